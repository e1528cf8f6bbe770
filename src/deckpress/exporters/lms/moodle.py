"""Exports Moodle XML: every kind of note as a question type of Moodle, with its files.

The rules are those of Moodle's importer (docs.moodle.org, "Moodle XML format"; checked against Moodle 4.5): texts are
trimmed; the weight of an option must be one of Moodle's steps; `*` in a short answer matches anything, `\\*` itself.
The gaps of a cloze are written into its text as `{1:SHORTANSWER:=Paris}`; signs that could end a gap are character
references, since Moodle decodes these but does not support a backslash before most signs.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from deckpress.diagnostics import Diagnostics
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.marking import category, cut_tags, kept_tag, right_options, shares, weigh_options
from deckpress.exporters.lms.passages import Item, passage_items
from deckpress.exporters.lms.question import Asks, Blank, Question, Trait, as_texts, is_exact, losses, with_hint
from deckpress.exporters.lms.questions import is_true, questions
from deckpress.exporters.passages import with_passages
from deckpress.exporters.siblings import with_choices
from deckpress.inert import xml_characters
from deckpress.marks import BLANK, FILE, MARK, mark
from deckpress.model import Image, Media, RenderedDeck
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_TYPES = {
    Asks.ONE: "multichoice",
    Asks.SEVERAL: "multichoice",
    Asks.TRUTH: "truefalse",
    Asks.SHORT: "shortanswer",
    Asks.NUMBER: "numerical",
    Asks.ESSAY: "essay",
    Asks.CLOZE: "cloze",
}
_LIKE_GAP = regex(r"\{(?=#|\s*[0-9]*:)")
_SIGN = regex(r"[^\w ,.;()!?'-]")


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The file as UTF-8."""
    del templates
    deck, of_options = with_choices(deck, options)
    deck, doubts = with_passages(deck, options)
    files = _Files(deck.media)
    asked = questions(deck, files.address, lambda *_: BLANK)
    texts = passage_items(deck, files.address)
    problems = [*of_options, *doubts, *cut_tags(asked, "Moodle XML")]
    parts: list[str] = []
    path: tuple[str, ...] = ()
    for found in asked:
        question, lost = _held(found)
        problems += losses(found, "Moodle XML", lost)
        if question.path != path:
            path = question.path
            parts.append(_category(path))
        parts += (_description(text, files) for text in texts.get(found.guid, ()))
        parts.append("\n".join(_question(question, files)))
    body = xml_characters("\n".join(parts))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{body}\n</quiz>\n'.encode(), tuple(problems)


EXPORTER = Exporter("moodle", ".moodle.xml", "quiz for Moodle, pictures inside (Moodle XML)", export)


class _Files:
    """The files of a deck. Until an element is written, a mark stands for the address of a file."""

    def __init__(self, media: Mapping[str, Media]) -> None:
        self.media = tuple(media.values())
        self.numbers = {key: number for number, key in enumerate(media)}

    def address(self, image: Image) -> str:
        return mark(FILE, self.numbers[image.media]) if image.media in self.numbers else image.src

    def write(self, markup: str) -> tuple[str, tuple[Media, ...]]:
        """The HTML with addresses, and the files that it shows, each once."""
        shown: dict[str, Media] = {}

        def address(found: re.Match[str]) -> str:
            media = self.media[int(found[2])]
            shown[media.name] = media
            return f"@@PLUGINFILE@@/{quote(media.name)}"

        return MARK.sub(address, markup), tuple(shown.values())


# ---- what Moodle cannot hold as it is ------------------------------------------------------------


def _held(question: Question) -> tuple[Question, Mapping[Trait, str]]:
    """The question in a form that Moodle supports, and what is lost."""
    if question.asks is Asks.CLOZE and all(blank.typable for blank in question.blanks):
        return _embedded(question)
    if question.asks is Asks.CLOZE:
        gaps = iter(question.blanks)
        stem = re.sub(BLANK, lambda _: f"_____{_hint(next(gaps))}", question.stem)
        lost = {Trait.CLOZE: "one of them cannot be typed, so the card asks for the whole text"}
        return replace(question, asks=Asks.ESSAY, stem=stem), lost
    if question.asks is Asks.SEVERAL and not shares(sum(option.right for option in question.options)):
        lost = {Trait.SEVERAL: "more than 20, so the card is an open question"}
        return replace(question, asks=Asks.ESSAY, answer=right_options(question)), lost
    if question.asks is Asks.SHORT:
        return question, {Trait.TOLERANCE: "only the numbers as written are right"}
    if len({number.unit for number in question.numbers if number.unit}) > 1:
        return (as_texts(question), {}) if is_exact(question) else (question, {Trait.UNIT: "only the number is typed"})
    return question, {}


def _embedded(question: Question) -> tuple[Question, Mapping[Trait, str]]:
    """A cloze with the answers in its text. Weights of gaps are integers, which Moodle adds up to the grade."""
    weight = question.points / len(question.blanks) or 1.0
    pieces = [_LIKE_GAP.sub("&#123;", piece) for piece in question.stem.split(BLANK)]
    gaps = [_gap(blank, max(1, round(weight))) for blank in question.blanks]
    stem = "".join([pieces[0], *(part for pair in zip(gaps, pieces[1:], strict=True) for part in pair)])
    lost = {} if weight.is_integer() else {Trait.POINTS: f"each gap counts {max(1, round(weight))}"}
    return replace(question, stem=stem), lost


def _gap(blank: Blank, weight: int) -> str:
    """A gap for a text or a number; the unit of a number with a tolerance stands behind it, as Moodle asks for none."""
    number = blank.number
    if number and (number.margin or not number.unit):
        unit = f" {html.escape(number.unit, quote=False)}" if number.unit else ""
        value = number.value.lstrip("+")
        return f"{{{weight}:NUMERICAL:={value}:{number.margin or 0}}}{unit}{_hint(blank)}"
    return f"{{{weight}:SHORTANSWER:={'~='.join(map(_in_gap, blank.texts))}}}{_hint(blank)}"


def _in_gap(text: str) -> str:
    text = re.sub(r"\\(?=[}#])", r"\\\\", _literal(text))  # once decoded, `\}` and `\#` lose their backslash
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _hint(blank: Blank) -> str:
    return f" ({html.escape(blank.hint, quote=False)})" if blank.hint else ""


def _literal(text: str) -> str:
    """The text to type, escaped: a bare `*` would match anything."""
    return text.replace("*", "\\*")


# ---- the file ------------------------------------------------------------------------------------


def _category(path: tuple[str, ...]) -> str:
    return f'<question type="category">\n<category>{_text(category(path))}</category>\n</question>'


def _description(text: Item, files: _Files) -> str:
    """A text that asks nothing, for the questions after it."""
    name = f"<name>{_text(html.escape(text.title, quote=False))}</name>"
    ends = f"<hidden>0</hidden>\n<idnumber>{html.escape(text.id, quote=False)}</idnumber>"
    return "\n".join(
        ('<question type="description">', name, _html("questiontext", text.html, files), ends, "</question>")
    )


def _question(question: Question, files: _Files) -> Iterator[str]:
    """The elements of a question, in Moodle's order."""
    open_ended = question.asks is Asks.ESSAY  # the only kind for which Moodle has no hints
    yield f'<question type="{_TYPES[question.asks]}">'
    yield f"<name>{_text(html.escape(question.title, quote=False))}</name>"
    yield _html("questiontext", with_hint(question) if open_ended else question.stem, files)
    yield _html("generalfeedback", question.feedback, files)
    if question.points and question.asks is not Asks.CLOZE:
        yield f"<defaultgrade>{question.points:g}</defaultgrade>"
    yield "<hidden>0</hidden>"
    yield f"<idnumber>{html.escape(question.guid, quote=False)}</idnumber>"
    yield from _ANSWERS[question.asks](question, files)
    if question.hint and not open_ended:
        yield _html("hint", question.hint, files)
    if question.tags:
        yield f"<tags>{''.join(f'<tag>{_text(tag)}</tag>' for tag in map(kept_tag, question.tags) if tag)}</tags>"
    yield "</question>"


def _essay(question: Question, files: _Files) -> Iterator[str]:
    yield "<responseformat>editor</responseformat>"
    yield _html("graderinfo", question.answer, files)


def _short(question: Question, _files: _Files) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    yield from (_accepted(text) for text in question.accepted)


def _numeric(question: Question, _files: _Files) -> Iterator[str]:
    """Numbers with their tolerances. The unit may be typed and need not be."""
    for number in question.numbers:
        yield _accepted(number.value, f"<tolerance>{number.margin or 0}</tolerance>")
    units = {number.unit for number in question.numbers if number.unit}
    if len(units) == 1:
        unit = html.escape(units.pop(), quote=False)
        yield f"<units><unit><multiplier>1</multiplier><unit_name>{unit}</unit_name></unit></units>"
        yield "<unitgradingtype>0</unitgradingtype><unitpenalty>0.1</unitpenalty>"
        yield "<showunits>0</showunits><unitsleft>0</unitsleft>"


def _accepted(text: str, more: str = "") -> str:
    return f'<answer fraction="100" format="moodle_auto_format">{_text(_literal(text))}{more}</answer>'


def _truth(question: Question, files: _Files) -> Iterator[str]:
    for option in question.options:
        feedback = _html("feedback", option.feedback, files)
        said = f"{_text('true' if is_true(option) else 'false')}{feedback}"
        yield f'<answer fraction="{100 if option.right else 0}" format="moodle_auto_format">{said}</answer>'


def _choice(question: Question, files: _Files) -> Iterator[str]:
    yield f"<single>{'true' if question.asks is Asks.ONE else 'false'}</single>"
    yield f"<shuffleanswers>{'true' if question.shuffle else 'false'}</shuffleanswers>"
    yield "<answernumbering>abc</answernumbering>"
    for option, worth in weigh_options(question):
        feedback = _html("feedback", option.feedback, files)
        yield _html("answer", option.html, files, f' fraction="{worth}"', feedback)


def _nothing(_question: Question, _files: _Files) -> Iterator[str]:
    """The answers of a cloze are in its text."""
    yield from ()


_ANSWERS = {
    Asks.ONE: _choice,
    Asks.SEVERAL: _choice,
    Asks.TRUTH: _truth,
    Asks.SHORT: _short,
    Asks.NUMBER: _numeric,
    Asks.ESSAY: _essay,
    Asks.CLOZE: _nothing,
}


def _html(name: str, markup: str, files: _Files, attributes: str = "", inside: str = "") -> str:
    """An element with HTML, the files that the HTML shows, and further elements (`inside`)."""
    markup, media = files.write(markup)
    data = "".join(
        f'\n<file name="{file.name}" path="/" encoding="base64">{base64.b64encode(file.data).decode()}</file>'
        for file in media
    )
    return f'<{name} format="html"{attributes}>{_text(markup)}{data}{inside}</{name}>'


def _text(text: str) -> str:
    """A text element; `]]>`, which would end its CDATA section, is split between two."""
    if not re.search("[<&>]", text):
        return f"<text>{text}</text>"
    return f"<text><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]></text>"
