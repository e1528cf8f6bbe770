"""Exports an exam to print: questions with room to write, in one or several versions, and the answer key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostics
from deckpress.direction import page_direction
from deckpress.exporters.base import Exporter, ExportOptions, Files
from deckpress.exporters.pages.exam import Question, Spread, Version, blank_in_formula, blank_width, versions, width
from deckpress.exporters.pages.measure import content
from deckpress.exporters.pages.page import PAPERS, Binder, live_math, page_title, passage_label, with_script
from deckpress.exporters.passages import with_passages
from deckpress.exporters.siblings import with_choices
from deckpress.html.page import Blank
from deckpress.html.plain import plain
from deckpress.inert import css_string
from deckpress.model import Gap, Html, Kind, RenderedDeck, RenderedNote
from deckpress.templating.faults import TemplateError
from deckpress.tex.drawing import TexEngine, sprite

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

SUFFIX = ".paper.html"
KEY_SUFFIX = ".key.html"
_LINES_KEPT_TOGETHER = 4
_LONG = 8
"""A question with this many ruled lines may break across pages, since keeping it whole would leave a gap."""
_WIDTH, _HIGH, _IMAGE = 44.0, 24.0, 24.0
"""In em: the width of the text, the height up to which it stays whole, and the largest height of a picture."""
_PAGE = 90.0
"""In em: a question with options that is estimated higher, with small pictures, surely does not fit a page."""
_SMALL = 0.76
"""The scale of type in a wide table, as in paper.css."""
_TABLE, _LEAST = 0.94, 0.48
"""The type size of tables in em, as in paper.css, and the least, which is 5 points."""
_SURE = 0.96
"""A table that shrinks becomes a little smaller than estimated: a word that does not fit would be cut off."""
_HEAD = 200
"""The characters of a text for several questions within which the author may say for which."""
_SHORT_OPTION = 30
"""Characters; options up to this length are set in two columns."""


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[Files, Diagnostics]:
    """The exam as UTF-8 HTML, and its answer key as a second file if `options.answer_key` is `file`.

    The files load nothing from elsewhere, except mathjax.js beside them with live formulas, or if MathJax cannot run
    (DP302).
    """
    deck, of_options = with_choices(deck, options)
    deck, faults = with_passages(deck, options)
    live, doubts = live_math(deck, options.formulas, "exam")
    tex = None if live else options.tex or TexEngine()
    papers = versions(deck, options.versions, options.seed)
    keys = {options.answer_key: papers}
    try:
        files = with_script(SUFFIX, _Page(deck, templates, options, tex).html(papers, keys.get("pages", ())), live)
        if "file" in keys:
            files += with_script(KEY_SUFFIX, _Page(deck, templates, options, tex).html((), papers), live)
    except TemplateError as problem:
        return (), (problem.diagnostic,)
    return files, (*of_options, *faults, *doubts)


class _Page:
    """Writes one file; each field is written once, even if several versions show it."""

    def __init__(self, deck: RenderedDeck, templates: Templates, options: ExportOptions, tex: TexEngine | None) -> None:
        self.deck, self.templates, self.options, self.live = deck, templates, options, tex is None
        self.words = deck.deck.wording
        self.binder = Binder(deck.media, tex, plays=False)
        self.written: dict[tuple[Html, str], str] = {}

    def html(self, papers: Sequence[Version], keys: Sequence[Version]) -> str:
        """The page with these papers, followed by these answer keys."""
        title = page_title(self.deck.deck)
        language = self.deck.deck.language or "en"
        size = PAPERS[self.options.paper]
        values = {
            "title": title,
            "title_css": css_string(title),
            "language": language,
            "direction": page_direction(language),
            "date": self.words.date(self.deck.deck.date),
            "words": self.words.words,
            "words_css": {key: css_string(word) for key, word in self.words.words.items()},
            "page_number": _pieces(self.words["paper_page" if len(papers) + len(keys) > 1 else "paper_page_of"]),
            "papers": tuple(self.paper(version) for version in papers),
            "keys": tuple(self.key(version) for version in keys),
            "live": self.live,
            "width": f"{size[0]:g}",
            "height": f"{size[1]:g}",
        }
        return self.templates.page("paper.html.j2", sprite=sprite(self.binder.drawings), **values)

    def field(self, note: RenderedNote, name: str, side: str = "back") -> str:
        """The HTML of a field of a note on one side."""
        return self.write(note.fields.get(name, Html()), side)

    def write(self, field: Html, side: str = "back") -> str:
        """The HTML of a field on the page; written once, even if several papers show it."""
        key = (field, side)
        if key not in self.written:
            self.written[key] = _tables_that_fit(self.binder.html(field, side, blank=_RULES))
        return self.written[key]

    def paper(self, version: Version) -> dict[str, Any]:
        """The values of a paper for the template."""
        sections = (
            {
                "path": section.path,
                "passages": tuple(self.passage(spread) for spread in section.spreads),
                "questions": tuple(self.question(question) for question in section.questions),
            }
            for section in version.sections
        )
        return {
            **self.named(version),
            "sections": tuple(sections),
            "one": any(question.options and not question.several for question in version.questions),
            "several": any(question.several for question in version.questions),
        }

    def passage(self, spread: Spread) -> dict[str, Any]:
        """The values of a text for several questions for the template."""
        passage, first, last = spread.passage, spread.first, spread.last
        label = passage_label(self.words, first, last) if passage.section else ""
        numbers = re.findall(r"[0-9]+", plain(passage.html)[:_HEAD])
        if {str(first), str(last)} <= set(numbers):  # the author says so
            label = ""
        html = self.write(passage.html)
        return {"html": html, "label": label, "framed": bool(passage.section), "long": _is_high(html)}

    def question(self, question: Question) -> dict[str, Any]:
        """The values of a question for the template."""
        note = question.note
        name = "Text" if note.note.kind is Kind.CLOZE else "Question"
        asked = self.field(note, name, "front")
        texts = tuple(option.text for option in question.options)
        options = self.options_of(question)
        whole = asked + "".join(f"<p>{option['html']}</p>" for option in options)
        return {
            "number": question.number,
            "points": self.points(question.points),
            "html": asked,
            "gaps": name == "Text",
            "options": options,
            "several": question.several,
            "narrow": len(texts) > 3 and all(_is_short(text) for text in texts),
            "lines": _blocks(question.lines),
            "typed": note.note.typed,
            "long": question.lines > _LONG or _is_high(asked),
            "tall": content(whole, image=1).height(_WIDTH) > _PAGE,
        }

    def options_of(self, question: Question) -> tuple[dict[str, Any], ...]:
        """The values of the options of a question for the template."""
        return tuple(
            {
                "letter": option.letter,
                "html": self.write(option.text),
                "right": option.right,
            }
            for option in question.options
        )

    def key(self, version: Version) -> dict[str, Any]:
        """The values of the answer key of a paper for the template."""
        return {**self.named(version), "answers": tuple(self.answer(question) for question in version.questions)}

    def answer(self, question: Question) -> dict[str, Any]:
        """The values of an answer for the template."""
        answer = self.field(question.note, "Text" if question.note.note.kind is Kind.CLOZE else "Answer")
        explanation = self.field(question.note, "Explanation")
        return {
            "number": question.number,
            "points": self.points(question.points),
            "options": tuple(option for option in self.options_of(question) if option["right"]),
            "html": answer,
            "explanation": explanation,
            "long": _is_high(answer + explanation),
        }

    def named(self, version: Version) -> dict[str, Any]:
        """The values that a paper and its answer key share."""
        name = self.words.say("paper_version", name=version.name) if version.name else ""
        return {"name": name, "name_css": css_string(name), "points": self.points(version.points)}

    def points(self, points: float) -> str:
        """A number of points in the language of the deck, with at most two decimals."""
        return self.words.number(f"{points:.2f}".rstrip("0").rstrip("."))


def _pieces(words: str) -> tuple[str, ...]:
    """The words of a page number for the style sheet: CSS strings, with `{n}` and `{total}` for the numbers."""
    parts = (part for part in re.split(r"( |\{\w+\})", words) if part)
    return tuple(part if part in ("{n}", "{total}") else css_string(part) for part in parts)


def _blocks(lines: int) -> tuple[int, ...]:
    """Splits ruled lines into unbreakable blocks of four; the last has three to six, or all if they are few."""
    if lines < 2 * _LINES_KEPT_TOGETHER - 1:
        return (lines,) if lines else ()
    return (_LINES_KEPT_TOGETHER, *_blocks(lines - _LINES_KEPT_TOGETHER))


def _rule(gap: Gap, hidden: Html) -> str:
    """A rule to write on in place of a gap, and the hint of the gap."""
    rule = f'<span class="blank" style="--dp-blank: {blank_width(hidden)}ch"></span>'
    return f"{rule} ({gap.hint})" if gap.hint else rule


def _rule_in_formula(gap: Gap, hidden: str) -> str:
    """The same in TeX: a row of underscores, which is allowed wherever a sign is, even in text."""
    rule = r"\_" * blank_in_formula(hidden)
    return f"{rule}({unescape(gap.hint)})" if gap.hint else rule


_RULES = Blank(_rule, _rule_in_formula)


def _is_high(markup: str) -> bool:
    """True for HTML that takes about a third of a page or more: keeping it whole would leave a gap."""
    return content(markup, image=_IMAGE).height(_WIDTH) > _HIGH


def _tables_that_fit(markup: str) -> str:
    """The HTML with smaller type for tables that are too wide, or, in the smallest, with breaks within their words."""
    if "<table" not in markup:
        return markup
    measured = content(markup)
    if measured.table_shrinks(_WIDTH, roomy=True) == 1 and 'class="brief"' in markup:
        return markup.replace("<table", '<table class="roomy"')
    if (scale := measured.table_shrinks(_WIDTH)) == 1:
        return markup
    if scale >= _SMALL:
        return markup.replace("<table", '<table class="small"')
    size = max(int(100 * _TABLE * scale * _SURE) / 100, _LEAST)
    looks = f'class="{"small" if size > _LEAST else "tight"}" style="font-size: {size:g}em"'
    return markup.replace("<table", f"<table {looks}")


def _is_short(option: Html) -> bool:
    return not option.images and not option.formulas and width(plain(option)) <= _SHORT_OPTION


EXPORTER = Exporter("paper", SUFFIX, "exam to print: room to write, boxes to tick, versions, answer key", export, True)
