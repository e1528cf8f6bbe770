"""GIFT, Moodle's text format: a question and its answers in braces, blank lines between questions.

    $CATEGORY: $course$/top/Light
    // [tag:waves]
    ::Carrier:: What carries light? {=nothing but itself =itself ~air#No.}
    Light is a wave. {T}
    Its speed in km/s? {#299792:1}
    Join. {=red -> long =blue -> short}
    [html]Explain <b>why</b>. {####[html]Because..}

A comment `// [id:x] [tag:y]` belongs to the question below it. A matching question becomes one card, since its pairs
are answered together. Texts are HTML whose line ends count, unless `[html]`, `[markdown]` or `[plain]` is before
them (Moodle's documentation of the format, checked against Moodle 4.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from deckpress.diagnostics.catalogue.reading import ANSWERS_UNCLEAR
from deckpress.markdown.spans import scan
from deckpress.model import Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, blotted, book_note, refuse
from deckpress.reading.dialects.gift_answers import BrokenAnswersError, Question, note_of
from deckpress.reading.dialects.gift_texts import Group, answer_group, title_of
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_COMMENT = regex(r"[ \t]*//")
_CATEGORY = regex(rf"[ \t]*\$CATEGORY:[ \t]*+(?P<path>{VALUE})[ \t]*+\Z")
_NOTES = regex(r"\[(?P<key>id|tag):(?P<value>(?:\\\]|[^\]])*)\]")
_OTHER_FORMAT = regex(
    r"^[ \t]*(?:[-*+][ \t]|(?:Q|A|C|Question|Answer)[ \t]*\d*[:.)]|#{1,6}[ \t]|(?:START|END)[ \t]*$)"
    r"|\S\t+\S|(?<!\S)#[^\W\d]|\{\{c",
    re.M | re.I,
)
"""What other formats write: list marks, labels, headings, tabs between cells, tags and gaps."""
_GLUED = regex(r"(?:[\^_]|\\[A-Za-z]+)\Z")
_LOOK_BACK = 40
_NOWHERE = frozenset({"", "top", "$course$", "$module$", "$system$", "$cat1$"})
_MARKDOWN = frozenset({"heading", "fence", "table", "rule"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A category, a comment, or a question: lines `start` to `end`; a question may have comments between its lines."""

    kind: str
    start: int
    end: int
    lines: tuple[int, ...] = ()


def _parts(document: Document) -> Iterator[_Part]:
    lines: list[int] = []
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if _COMMENT.match(line):
            yield _Part("comment", number, number + 1)
        elif _CATEGORY.match(line):
            if lines:
                yield _question(lines)
            lines = []
            yield _Part("category", number, number + 1)
        elif line.strip():
            lines.append(number)
        elif lines and not _goes_on(document, lines, number):
            yield _question(lines)
            lines = []
        elif lines:
            lines.append(number)
    if lines:
        yield _question(lines)


def _question(lines: list[int]) -> _Part:
    return _Part("question", lines[0], lines[-1] + 1, tuple(lines))


def _goes_on(document: Document, lines: list[int], blank: int) -> bool:
    """True if the answers are open and the stretch below closes them before it opens others."""
    text = re.sub(r"\\.", "", "\n".join(document.lines[n] for n in lines))
    if text.count("{") <= text.count("}"):
        return False
    for line in document.lines[blank + 1 :]:
        bare = re.sub(r"\\.", "", line)
        opens, closes = bare.find("{"), bare.find("}")
        if closes >= 0 and not 0 <= opens < closes:
            return True
        if opens >= 0 or bare.startswith("::"):
            return False
    return False


def _text(document: Document, part: _Part) -> Text:
    return document.cut_text((number, 0, None) for number in part.lines)


def _without_formulas(text: Text) -> Text:
    """A text with formulas and code blanked out, since braces in them hold no answers."""
    spans = scan(text.markdown)
    return text.reword(
        blotted(text.markdown, ((span.start, span.end) for span in spans if span.kind in ("math", "code")))
    )


def _is_plain(text: Text, group: Group) -> bool:
    """True if neither the words around the answers nor the text directly before them belong to another format."""
    head, inner = text.markdown[: group.start], text.markdown[group.start + 1 : group.end - 1].strip()
    glued = inner in ("T", "F") and _GLUED.search(head[-_LOOK_BACK:])
    return not glued and not _OTHER_FORMAT.search(head) and not _OTHER_FORMAT.search(text.markdown, group.end)


def _signs(document: Document) -> str:
    if any(block.kind in _MARKDOWN for block in document.blocks):
        return ""
    sure = loose = 0
    marked = False
    for part in _parts(document):
        if part.kind == "question":
            text = _text(document, part)
            titled, group = title_of(text), answer_group(_without_formulas(text))
            sure += group is not None and (titled is not None or (group.sure and _is_plain(text, group)))
            loose += titled is None and (group is None or not _is_plain(text, group))
            marked = marked or (titled is not None and group is not None)
        marked = marked or part.kind == "category"
    if sure and (marked or not loose):
        return "answers in braces behind the questions"
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    section: tuple[str, ...] = ()
    said = ""
    for part in _parts(document):
        if part.kind == "comment":
            ledger.book(document, Use.FURNITURE, part.start, part.end)
            said += document.lines[part.start]
        elif part.kind == "category":
            found = _CATEGORY.match(document.lines[part.start])
            section = _section(found.group("path") if found else "")
            ledger.book(document, Use.SECTION, part.start, part.end)
        else:
            _book(ledger, part, section, settings, said)
            said = ""


def _section(path: str) -> tuple[str, ...]:
    """A category as a path; `//` in a name is a slash."""
    path = path.replace("\\\\", "\\").replace("//", "\x00")
    names = [unescape(name.replace("\x00", "/").strip()) for name in path.split("/")]
    return tuple(name for name in names if name not in _NOWHERE)


def _book(ledger: Ledger, part: _Part, section: tuple[str, ...], settings: Settings, said: str) -> None:
    document = ledger.document
    text = _text(document, part)
    group = answer_group(text)
    if group is None:
        opened = re.search(r"(?<!\\)\{", text.markdown)
        if opened:
            refuse(ledger, document, part.start, part.end, ANSWERS_UNCLEAR)
        else:
            ledger.book(document, Use.PROSE, part.start, part.end)
        return
    known = [(m.group("key"), m.group("value").replace("\\]", "]").strip()) for m in _NOTES.finditer(said)]
    tags = (*settings.tags, *("_".join(value.split()) for key, value in known if key == "tag" and value))
    note_id = next((value for key, value in known if key == "id"), "")
    question = Question(text, group, section, tuple(dict.fromkeys(tags)), note_id, settings.language)
    try:
        note = note_of(question)
    except BrokenAnswersError as error:
        refuse(ledger, document, part.start, part.end, error.rule, **error.parts)
    else:
        book_note(ledger, document, note, part.start, part.end, right="=")


DIALECT = Dialect("gift", "questions with their answers in braces, {=right ~wrong}", _signs, _read, markdown=False)
