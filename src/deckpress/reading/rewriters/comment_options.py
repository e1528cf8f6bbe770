"""Options that are only an HTML comment, which no page shows -> the same comment as code.

    a) // a note
    b) <!-- a note -->

    Answer: b) <!-- a note -->

The option above or below has other text, or an answer is a few lines below the letters. Of boxes, only a ticked one
counts: an empty one may be an option that was taken out. A comment that sets something, `<!-- tags: x -->`, stays as it
is. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    code = document.code_lines()
    numbers = [number for number, line in enumerate(document.lines) if _SIGN in line and number not in code]
    options = dict(_options(document.lines, numbers))
    return document.with_lines(options | dict(_answers(document.lines, numbers))) if options else document


def _options(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[int, Change]]:
    for number in numbers:
        line = lines[number]
        found = _OPTION.match(line)
        if found is None or line.count(_SIGN) > 1 or _means(found["comment"]):
            continue
        beside = (lines[n] for n in (number - 1, number + 1, number - 2, number + 2) if 0 <= n < len(lines))
        if any(map(_OTHER.match, beside)) or (_LETTERED.match(line) and _is_answered(lines, number)):
            yield number, _coded(line, found)


def _is_answered(lines: Sequence[str], number: int) -> bool:
    """True if a lettered comment is beside another one, above the label of an answer."""
    others = any(_LETTERED.match(lines[n]) for n in (number - 1, number + 1) if 0 <= n < len(lines))
    return others and any(map(_is_answer, lines[number + 1 : number + _NEAR]))


def _is_answer(line: str) -> bool:
    label = label_of(line)
    return label is not None and label.kind == "answer" and bool(line[label.end :].strip())


_LETTERED = regex(rf"[ \t]*(?:[-*+][ \t]+)?{_LETTER}<!--")
_NEAR = 10


def _answers(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[int, Change]]:
    for number in numbers:
        line = lines[number]
        label = label_of(line)
        found = _SAID.match(line, label.end) if label is not None and label.kind == "answer" else None
        if found and not _means(found["comment"]):
            yield number, _coded(line, found)


def _means(comment: str) -> bool:
    """True for a comment that says something to deckpress."""
    return MARK.fullmatch(comment) is not None or from_comment(comment) is not None


def _coded(line: str, found: re.Match[str]) -> Change:
    start = found.start("comment")
    return f"{line[:start]}`{found['comment']}`", 0
