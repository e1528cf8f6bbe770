"""Options that are nothing but a comment of HTML, which no page shows, -> the same as code.

    a) // a note
    b) <!-- a note -->

    Answer: b) <!-- a note -->

The option above or below has other text. Of boxes only a ticked one counts: an empty one may be an option that was
taken out. A comment that sets something, `<!-- tags: x -->`, stays as it is. Places in
the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.text.part_marks import MARK
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.option_letters import NEAR_LETTER
from deckpress.regex import regex

_COMMENT = r"(?P<comment><!--[^`]*?-->)[ \t]*\Z"
_LETTER = rf"\(?{NEAR_LETTER}[.)][ \t]+"
_OPTION = regex(rf"[ \t]*(?:[-*+][ \t]+)?(?:\[[xX]\][ \t]+(?:{_LETTER})?|{_LETTER}){_COMMENT}")
_OTHER = regex(rf"[ \t]*(?:[-*+][ \t]+)?(?:\[[ xX]\][ \t]+(?:{_LETTER})?|{_LETTER})(?!<!--)\S")
_SAID = regex(rf"[ \t*_]*(?:{_LETTER})?{_COMMENT}")
_SIGN = "<!--"


def with_comments_as_code(document: Document) -> Document:
    """The document with such comments between the marks of code, in the options and in the answers."""
    if _SIGN not in document.source.text:
        return document
    options = dict(_options(document))
    return document.with_lines(options | dict(_answers(document))) if options else document


def _options(document: Document) -> Iterator[tuple[int, Change]]:
    lines = document.lines
    for number, line in enumerate(lines):
        found = _OPTION.match(line) if _SIGN in line else None
        if found is None or line.count(_SIGN) > 1 or _means(found["comment"]):
            continue
        beside = (lines[n] for n in (number - 1, number + 1, number - 2, number + 2) if 0 <= n < len(lines))
        if any(map(_OTHER.match, beside)) and not _is_in_code(document, number):
            yield number, _coded(line, found)


def _answers(document: Document) -> Iterator[tuple[int, Change]]:
    for number, line in enumerate(document.lines):
        label = label_of(line) if _SIGN in line else None
        found = _SAID.match(line, label.end) if label is not None and label.kind == "answer" else None
        if found and not _means(found["comment"]) and not _is_in_code(document, number):
            yield number, _coded(line, found)


def _means(comment: str) -> bool:
    """True for a comment that says something to deckpress."""
    return MARK.fullmatch(comment) is not None or from_comment(comment) is not None


def _is_in_code(document: Document, number: int) -> bool:
    return any(start <= number < end for start, end in document.code)


def _coded(line: str, found: re.Match[str]) -> Change:
    start = found.start("comment")
    return f"{line[:start]}`{found['comment']}`", 0
