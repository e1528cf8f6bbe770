"""What stands between the cards of a document for its text alone: footnotes, abbreviations, remarks.

    [^1]: At sea level.
    *[HTML]: Hyper Text Markup Language

They may be anywhere in a document, also below a card that does not use them, so they are taken out before it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from deckpress.diagnostics.catalogue.markup import REPEATED_FOOTNOTE, UNUSED_FOOTNOTE
from deckpress.frozen import dataclass
from deckpress.markdown.abbreviations import abbreviation
from deckpress.markdown.footnotes import Definition, definitions, is_class, key_of, labels_in
from deckpress.markdown.remarks import remark_lines
from deckpress.model import Text
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.comment_options import with_comments_as_code
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.part_marks import MARK
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_OWN_REMARKS = frozenset(("ankdown", "obsidian-to-anki"))
"""The dialects in which a line of `%%` is a sign of its own."""

_OWN_FOOTNOTES = frozenset(("ankcompiler",))
"""The dialects in which footnotes hold the settings of a card."""


@dataclass(frozen=True, slots=True)
class Asides:
    """The footnotes of a document by their labels, as they are compared, and its abbreviations."""

    footnotes: Mapping[str, Text] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)


def take_asides(ledger: Ledger, dialect: str) -> Asides:
    """Takes the footnotes, abbreviations and remarks out of the document of a ledger, and books their lines."""
    document = ledger.document = with_comments_as_code(ledger.document)
    text = "\n".join(document.lines[document.first :])
    if not any(sign in text for sign in ("[^", "*[", "%%", "<!--")):
        return Asides()
    code = document.code_lines()
    gone: set[int] = set()
    if "%%" in text and dialect not in _OWN_REMARKS and "%%ANKI" not in text:
        for run in remark_lines(document.lines, document.first, code):
            gone.update(run)
    if "<!--" in text:
        gone.update(_empty_items(document, code))
    short = dict(_abbreviations(document, code | gone, gone))
    lines = ["" if number in gone else line for number, line in enumerate(document.lines)]
    has_footnotes = "[^" in text and dialect not in _OWN_FOOTNOTES
    notes = _footnotes(ledger, lines, code, gone) if has_footnotes else {}
    if not gone:
        return Asides()
    for number in sorted(gone):
        ledger.book(document, Use.FURNITURE, number, number + 1)
    lines = ["" if number in gone else line for number, line in enumerate(document.lines)]
    links = {label: target for label, target in document.references.items() if not label.startswith("^")}
    ledger.document = replace(document, references=links).rewritten(lines, document.origin)
    return Asides(notes, short)


_EMPTY_ITEM = regex(
    r"(?P<mark>[ \t]*)(?:[-*+]|\d{1,3}[.)]|[A-Za-z][.)])[ \t]+(?:\[[ xX]?\][ \t]*)?"
    r"(?P<comment><!--(?:(?!-->).)*-->)[ \t]*\Z"
)


def _empty_items(document: Document, code: frozenset[int]) -> Iterator[int]:
    """The lines of list items that hold only a comment, which is neither a setting nor a mark."""
    lines = document.lines
    for number in range(document.first, len(lines)):
        found = _EMPTY_ITEM.match(lines[number]) if "<!--" in lines[number] and number not in code else None
        if found is None or MARK.fullmatch(found["comment"]) or from_comment(found["comment"]) is not None:
            continue
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if len(below) - len(below.lstrip()) <= len(found["mark"]) or not below.strip():
            yield number


def _abbreviations(document: Document, kept: frozenset[int] | set[int], gone: set[int]) -> Iterator[tuple[str, str]]:
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if "*[" in line and number not in kept and (found := abbreviation(line)):
            gone.add(number)
            yield found


def _footnotes(ledger: Ledger, lines: Sequence[str], code: frozenset[int], gone: set[int]) -> dict[str, Text]:
    """The footnotes; reports those that nothing uses, and those that are defined twice."""
    document = ledger.document
    found = tuple(definitions(lines, code, _asks, document.first))
    used = _used(lines, found, code, document.first)
    notes: dict[str, Text] = {}
    for one in found:
        key = key_of(one.label)
        if key not in used and is_class(one.label):
            continue  # a class of characters that is explained: `[^a-z]: all other letters`
        if key in notes:
            ledger.report(document, REPEATED_FOOTNOTE, one.start, label=one.label)
        elif key not in used:
            ledger.report(document, UNUSED_FOOTNOTE, one.start, label=one.label)
        notes.setdefault(key, document.cut_text(one.slices))
        gone.update(range(one.start, one.end))
    return notes


def _used(lines: Sequence[str], found: Sequence[Definition], code: frozenset[int], first: int) -> frozenset[str]:
    """The labels of the marks in the text, also in that of the footnotes."""
    heads = {one.start: one.slices[0][1] for one in found}
    texts = (line[heads.get(n, 0) :] for n, line in enumerate(lines) if n >= first and n not in code)
    return frozenset(label for text in texts for label in labels_in(text))


def _asks(line: str) -> bool:
    """True for a line that may begin a question or an answer of its own."""
    return "::" in line or looks_like_question(line) or bool(label_kind(line))
