"""Results of quizzes on the web, with lines above options that say which are right, -> options with boxes.

    Which is a metal?
    oak
    Your answer is incorrect
    wool
    Correct answer
    iron

The first line asks, all others are options; each may be a paragraph of its own, down to the next question, and so may
the lines above them. Such lines count if some say how a learner did: `Correct answer` alone may be above a letter, or
above an answer of several lines. It counts if the right options of half the questions stand between others. Places in
the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.before_letters import IS
from deckpress.reading.words.labels import label_alone, label_of
from deckpress.reading.words.line_marks import HEADING_MARK, first_with_text
from deckpress.reading.words.vocabulary import CORRECT, RIGHT_MARK, WRONG_MARK, YOUR_ANSWER
from deckpress.regex import regex

_LEARNER = rf"(?:{YOUR_ANSWER}|your selection)[ \t]+(?:{IS})[ \t]+"
_JUDGED = regex(rf"[ \t]*{_LEARNER}(?:(?P<wrong>{WRONG_MARK})|{RIGHT_MARK})[ \t]*[.!:]?[ \t]*\Z", re.I)
_RIGHT = regex(rf"[ \t]*(?:{CORRECT}|correct selection)[ \t]*[.!:]?[ \t]*\Z", re.I)
_OTHER = regex(r"[ \t]*(?:#{1,6}[ \t]|[-*+>|<][ \t>|]|```|~~~|\d{1,3}[.)][ \t])")
"""The head of a line that is no option: a heading, an item, a quote, code."""
_TITLE = "###### "
_LONGEST = 60
_ENDS = (".", "!", "?", ":", "。")
_REACH = 4
_FEWEST = 2
_MOST = 10

_Span = list[int]
"""The lines of a paragraph."""


def with_boxes_for_results(document: Document) -> Document:
    """The document with boxes before such options, and without the lines above them."""
    lines = document.lines
    short = [n for n in document.table.spoken if len(lines[n]) < _LONGEST]
    judged = {n: match for n in short if (match := _JUDGED.match(lines[n]))}
    right = {n for n in short if _RIGHT.match(lines[n])} | {n for n, match in judged.items() if not match["wrong"]}
    groups = list(_groups(document, {*judged, *right})) if right else []
    if not judged and 2 * sum(_is_between(lines, group, right) for group in groups) < max(len(groups), _FEWEST):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for group in groups:
        asked, *below = group
        options = [n for n in below if n not in judged and n not in right]
        if len(options) > _MOST:
            continue
        ticked = [n for above, n in pairwise(group) if above in right and n in options]
        if not judged and not _asks_above_options([lines[n] for n in (asked, *options)]):
            continue
        if not code.isdisjoint(group) or not _are_options([lines[n] for n in options]) or not ticked:
            continue
        if asked in judged or asked in right or len(ticked) == len(options):
            continue
        if _is_apart(document, asked):
            changes[asked] = (_TITLE + lines[asked].lstrip(), -len(_TITLE))
        for number in below:
            box = "- [x] " if number in ticked else "- [ ] "
            changes[number] = (box + lines[number].lstrip(), -len(box)) if number in options else ("", 0)
    return document.with_lines(changes)


def _is_between(lines: Sequence[str], group: Sequence[int], right: set[int]) -> bool:
    """True for a question whose right option has others above and below it."""
    options = [n for n in group[1:] if n not in right][: _MOST + 1]
    ticked = [options.index(n) for above, n in pairwise(group) if above in right and n in options]
    between = bool(ticked) and 0 < min(ticked) <= max(ticked) < len(options) - 1
    return between and _asks_above_options([lines[n] for n in (group[0], *options)])


def _asks_above_options(texts: Sequence[str]) -> bool:
    """True for a line that asks and others without the end of a sentence."""
    return leads_to_options(texts[0]) and not any(text.rstrip().endswith(_ENDS) for text in texts[1:])


def _is_apart(document: Document, asked: int) -> bool:
    """True for a question in a document with headings that is not right below one: it does not belong to their text."""
    above = first_with_text(reversed(document.lines[max(asked - _REACH, document.first) : asked]))
    return not HEADING_MARK.match(above) and any(block.kind == "heading" for block in document.blocks)


def _are_options(texts: Sequence[str]) -> bool:
    plain = not any(_OTHER.match(text) or LETTER.match(text.strip()) or label_of(text) for text in texts)
    return plain and _FEWEST <= len(texts) <= _MOST


def _groups(document: Document, marks: set[int]) -> Iterator[list[int]]:
    """The lines with text of each question and its options, some of which have such a line above them."""
    spans = list(_joined(_paragraphs(document), marks))
    place = 0
    while place < len(spans):
        span = spans[place]
        own = [n for n in span if n not in marks]
        if len(own) > _FEWEST:
            if len(own) < len(span):
                yield span
            place += 1
            continue
        last = place + 1
        if len(own) == 1 and span[0] not in marks and leads_to_options(document.lines[span[0]]):
            while last < len(spans) and _is_option(document, spans[last], marks):
                last += 1
            group = [n for paragraph in spans[place:last] for n in paragraph]
            if not marks.isdisjoint(group):
                yield group
        place = last


def _joined(paragraphs: Iterable[_Span], marks: set[int]) -> Iterator[_Span]:
    """The paragraphs, each with the one above it if that is only such a line."""
    above: _Span = []
    for span in paragraphs:
        if len(span) == 1 and span[0] in marks and not above:
            above = span
            continue
        yield [*above, *span]
        above = []


def _is_option(document: Document, span: _Span, marks: set[int]) -> bool:
    """True for a paragraph of one option, with or without such a line above it."""
    own = [n for n in span if n not in marks]
    return own == span[-1:] and len(span) <= _FEWEST and not leads_to_options(document.lines[span[-1]])


def _paragraphs(document: Document) -> Iterator[_Span]:
    """The lines with text in a row; headings and labels of questions alone are not among them."""
    span: _Span = []
    for number in document.table.spoken:
        line = document.lines[number]
        if HEADING_MARK.match(line) or label_alone(line) == "question":
            continue
        if span and number > span[-1] + 1:
            yield span
            span = []
        span.append(number)
    if span:
        yield span
