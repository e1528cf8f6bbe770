"""Quizzes in plain text whose options begin with `+` if they are right and with `-` if they are wrong.

    Lesson 1: Light
    * What carries light?
    - Air
    + Nothing at all

A question begins with `*`, `?`, a number or `#`, or it is the text right above its options. Other lines are the titles
of sections. Markdown reads the three marks as three lists, and `+` says nothing there. In a document without `-`,
wrong options may begin with `*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deckpress.diagnostics.catalogue.reading import TOO_FEW_OPTIONS
from deckpress.model import NO_TEXT, Choice, Kind, Note
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, is_asking, is_code, refuse
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, once
from deckpress.regex import regex

_OPTION = regex(r"[ \t]*(?P<mark>[+-])[ \t]+(?=\S)(?!\[[ xX]\])")
_HEAD = regex(r"[ \t]*(?:[*?]|\d{1,4}[.)]|#{1,6})[ \t]+(?=\S)")
_STARRED = regex(r"(?P<mark>[+*])[ \t]+(?=\S)(?!\[[ xX]\])")
"""An option where `*` marks the wrong ones; lists within lists are indented."""
_NUMBERED = regex(r"(?:\d{1,4}[.)]|#{1,6})[ \t]+(?=\S)")
_REMARK = regex(r"\(.+\)[.,;]?[ \t]*\Z")
_SIGN = "options with '+' and '-'"
_FEWEST = 3
"""How many complete questions show that a document is such a quiz."""
_SHARE = 0.8
"""The share of all lists with `+` or `-` that are complete questions, without questions above a single answer, `+`."""
_SORTED = 3
"""Of how many questions with several right options one must have these both above and below wrong ones."""
_SAID = 3
"""How many words a question has that is not only the name of a thing."""
_GLUED = 8
"""How many questions right below the options of others show a quiz: lists of reasons have blank lines between them."""
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class _Part:
    """A question with its options, or other text, which has neither a mark nor options."""

    start: int
    end: int
    head: bool
    """True if the first line has the mark of a question."""
    options: tuple[tuple[int, int], ...] = ()
    """The first line of each option, and the line after its last."""
    marks: str = ""
    """The mark of each option."""

    @property
    def complete(self) -> bool:
        """True for a question with wrong options and one that is right or more."""
        return 0 < self.marks.count("+") < len(self.marks) and self.start < self.options[0][0]


def _forms(document: Document) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins an option, and what begins a question."""
    return (_STARRED, _NUMBERED) if _is_starred(document) else (_OPTION, _HEAD)


@once
def _is_starred(document: Document) -> bool:
    marks = {match.group() for match in _MARKS.finditer("\n".join(document.lines))}
    return marks == {"*", "+"}


_MARKS = regex(r"^[*+-](?=[ \t]+\S)", re.M)


def _parts(document: Document) -> Iterator[_Part]:
    """The parts of a document in order, without the blank lines between them."""
    code, lines = is_code(document), document.lines
    an_option, a_head = _forms(document)
    number = document.first
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        start, head = number, bool(a_head.match(lines[number])) and not code(number)
        while number < len(lines) and (lines[number].strip() or code(number)):
            marked = not code(number) and (an_option.match(lines[number]) or a_head.match(lines[number]))
            if marked and not (head and number == start):
                break
            number += 1
        end = number
        while head and number < len(lines) and not lines[number].strip():
            number += 1  # blank lines between a question and its options
        options, marks = _options(document, number)
        stop = options[-1][1] if options else end
        yield _Part(start, stop, head, options, marks)
        number = stop


def _options(document: Document, number: int) -> tuple[tuple[tuple[int, int], ...], str]:
    """The options from a line on, each with the indented lines and the remark in brackets below it, and their marks."""
    lines = document.lines
    an_option, a_head = _forms(document)
    options: list[tuple[int, int]] = []
    marks = ""
    while number < len(lines) and (option := an_option.match(lines[number])):
        start, number = number, number + 1
        while number < len(lines) and lines[number][:1].isspace() and lines[number].strip():
            if an_option.match(lines[number]) or a_head.match(lines[number]):
                break
            number += 1
        if number + 1 < len(lines) and _REMARK.match(lines[number]) and an_option.match(lines[number + 1]):
            number += 1
        options.append((start, number))
        marks += option.group("mark").replace("*", "-")
    return tuple(options), marks


def _signs(document: Document) -> str:
    listed = [part for part in _parts(document) if part.options and not (part.head and part.marks == "+")]
    whole = [part for part in listed if part.complete]
    if len(whole) < _FEWEST or len(whole) < _SHARE * len(listed):
        return ""
    if not any(len(part.marks) > 2 for part in whole):
        return ""  # the pros and cons of something, one each
    # Pros are above all cons, or below them.
    turned = min(sum(1 for part in whole if turn in part.marks) for turn in ("-+", "+-"))
    several = sum(1 for part in whole if part.marks.count("+") > 1)
    asking = sum(1 for part in whole if is_asking(_words(document, part)))
    if _are_glued(document, whole):
        return _SIGN
    if several * 2 > len(whole) and turned * _SORTED < len(whole):
        return ""
    if (turned * 2 < len(whole) or _is_starred(document)) and asking * 2 < len(whole):
        return ""
    return _SIGN


def _are_glued(document: Document, whole: Sequence[_Part]) -> bool:
    """True if most of many questions are right below the options above them, and are more than the name of a thing."""
    glued = [_words(document, part) for above, part in pairwise(whole) if above.end == part.start and not part.head]
    asking = sum(1 for words in glued if words.endswith(":") or asks_or_sets_task(words))
    long = sum(1 for words in glued if len(words.split()) >= _SAID)
    return len(glued) >= _GLUED and len(glued) * 2 > len(whole) and long * 2 > len(glued) and asking * 3 > len(glued)


def _words(document: Document, part: _Part) -> str:
    return " ".join(document.lines[part.start : part.options[0][0]])


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    parts = list(_parts(document))
    heads = sum(1 for part in parts if part.options and part.head)
    marked = heads * 2 > sum(1 for part in parts if part.options)
    section: tuple[str, ...] = ()
    for part in parts:
        if part.options or (part.head and marked and not document.lines[part.start].startswith("#")):
            _book(ledger, part, section, settings)
        elif _is_title(document, part):
            words = document.lines[part.start].strip()
            section = (plain_title(words.lstrip("# ")),)
            ledger.book(document, Use.SECTION, part.start, part.end, words)
        else:
            ledger.book(document, Use.PROSE, part.start, part.end)


def _is_title(document: Document, part: _Part) -> bool:
    lines = [line for line in document.lines[part.start : part.end] if line.strip()]
    return len(lines) == 1 and len(lines[0]) <= _LONGEST_TITLE and any(map(str.isalnum, lines[0]))


def _book(ledger: Ledger, part: _Part, section: Sequence[str], settings: Settings) -> None:
    document = ledger.document
    if part.marks == "-":
        refuse(ledger, document, part.start, part.end, TOO_FEW_OPTIONS)
        return
    an_option, a_head = _forms(document)
    head = a_head.match(document.lines[part.start]) if part.head else None
    stop = part.options[0][0] if part.options else part.end
    choices = []
    for (first, last), mark in zip(part.options, part.marks, strict=True):
        found = an_option.match(document.lines[first])
        choices.append(Choice(document.text(first, last, found.end() if found else 0), mark == "+"))
    alone = choices.pop().text if len(choices) == 1 else NO_TEXT
    note = Note(
        document.text(part.start, stop, head.end() if head else 0),
        alone,
        kind=Kind.CHOICE if choices else Kind.OPEN,
        choices=tuple(choices),
        section=tuple(section),
        tags=settings.tags,
        location=document.place(part.start),
    )
    book_note(ledger, document, note, part.start, part.end, right="+")


DIALECT = Dialect("plus-minus", "choice questions with '+ right' and '- wrong' options", _signs, _read)
