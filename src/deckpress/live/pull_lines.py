"""A part of a note, and its new Markdown -> the ways to write it into the source, on the lines of this part alone.

Each line of a part may have something before it on its line, such as `> `, `A: ` or the mark of an item, and something
after it, such as the end of a table's cell. Both stay. Reading the result shows which way is right: see `pull_source`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from deckpress.history.differing import Run
from deckpress.live.pull_beside import changes_beside
from deckpress.live.pull_values import Change
from deckpress.live.pull_words import runs
from deckpress.model import Kind, Note, Text
from deckpress.regex import regex

_MARKS = regex(r"(?:[\s>]|[-*+:](?=\s)|(?:\d+|[A-Za-z])[.)](?=\s|\Z)|\[[ xX]\])*")
"""The marks of quotes, items, tasks and definitions before the words of a line."""
_QUOTE_OR_BLANKS = regex(r"[>\s]*")
_QUOTED = regex(r"(?: {0,3}> ?)*")
_NOT_BLANK = regex(r"[^\s>]")


@dataclass(frozen=True, slots=True)
class Lines:
    """A source and the places at which its lines begin."""

    text: str
    lines: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a text."""
        lines = text.split("\n")
        return cls(text, lines, (0, *accumulate(len(line) + 1 for line in lines[:-1])))

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column, both from 1; -1 if there is no such place."""
        if not 0 < line <= len(self.lines) or not 0 < column <= len(self.lines[line - 1]) + 1:
            return -1
        return self.starts[line - 1] + column - 1

    def end(self, line: int) -> int:
        """The offset of the end of a line, counted from 1."""
        return self.starts[line - 1] + len(self.lines[line - 1])

    def replacement(self, start: int, end: int, text: str) -> Change:
        """The change of a stretch, without the parts at both ends that stay the same."""
        old = self.text[start:end]
        shortest = min(len(old), len(text))
        first = next((n for n in range(shortest) if old[n] != text[n]), shortest)
        last = next((n for n in range(shortest - first) if old[-1 - n] != text[-1 - n]), shortest - first)
        return Change(start + first, end - last, text[first : len(text) - last])


def splices(source: Lines, old: Text, new: str) -> Iterator[tuple[Change, ...]]:
    """The ways to put new Markdown in the place of a text."""
    if not old.origin:
        return
    found = [*_by_lines(source, old, new), *_in_one(source, old, new), *_by_words(source, old, new)]
    yield from (change for number, change in enumerate(found) if change not in found[:number])


# ---- texts that are written in another way -------------------------------------------------------


def _in_cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _in_quotes(text: str) -> str:
    return text.replace('"', '""')


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _in_ascii_json(text: str) -> str:
    return json.dumps(text)[1:-1]


_SPELLINGS: tuple[Callable[[str], str], ...] = (str, _in_cell, _in_quotes, _in_json, _in_ascii_json)


def _in_one(source: Lines, old: Text, new: str) -> Iterator[tuple[Change, ...]]:
    """The text as one stretch: verbatim, or escaped as in a table cell, a quoted value or JSON."""
    place = old.locate(0, 0)
    start = source.offset(place.line, place.column)
    if start < 0 or not old.markdown:
        return
    for spelled in _SPELLINGS:
        raw = spelled(old.markdown)
        for at in (start, start + 1):
            if source.text.startswith(raw, at):
                yield (source.replacement(at, at + len(raw), spelled(new)),)
                if spelled is str and "\n" not in raw:
                    yield (Change(at, at + len(raw), f'"{_in_quotes(new)}"'),)


# ---- words beside an edit --------------------------------------------------------------------------


def _by_words(source: Lines, old: Text, new: str) -> Iterator[tuple[Change, ...]]:
    """Each edit at the words beside it, on the lines of the text."""
    first, last = old.locate(0, 0).line, last_line(old)
    if 0 < first <= last <= len(source.lines):
        changes = changes_beside(source.text, source.starts[first - 1], source.end(last), old.markdown, new)
        yield from (changes,) if changes else ()


# ---- line by line ----------------------------------------------------------------------------------


def _by_lines(source: Lines, old: Text, new: str) -> Iterator[tuple[Change, ...]]:
    before, after = old.markdown.split("\n"), new.split("\n") if new else []
    hunks = [_with_a_line(run, len(before)) for run in runs(before, after) if not run.same]
    for rest in _rests(source, old, len(before)):
        made = [_hunk(source, old, before, after[run.c : run.d], run, rest) for run in hunks]
        kept = tuple(change for change in made if change is not None)
        if kept and len(kept) == len(made):
            yield kept


def _with_a_line(run: Run, count: int) -> Run:
    """A run with at least one line of the old text: added lines need a neighbour."""
    if run.b > run.a or not count:
        return run
    if run.a:
        return Run(False, run.a - 1, run.b, run.c - 1, run.d)
    return Run(False, run.a, run.b + 1, run.c, run.d + 1)


def _rests(source: Lines, old: Text, count: int) -> Iterator[str]:
    """Possible prefixes of the further lines of a text, the likeliest first.

    A text that begins after a label, such as `A:`, goes on below its line: within the same quote or item. A definition
    goes on four columns from the margin, and some readers want other indents.
    """
    first = _around(source, old, 0).head
    marks = _MARKS.match(first)[0]  # type: ignore[index]
    found = [_around(source, old, line).head for line in range(1, count)][:1]
    found += [_DEFINED] if first.lstrip().startswith(":") else []
    found += [_NOT_BLANK.sub(" ", marks), _NOT_BLANK.sub(" ", first), ""]
    yield from dict.fromkeys((*found, "   ", _DEFINED))


_DEFINED = "    "
"""The indent of the further lines of a definition, which all readers of definition lists know."""


class _Around(NamedTuple):
    """The prefix and suffix of a line of text on its source line, and the number of that line from 1.

    The number is 0 if the line is not written there. `mark` is what a reader put in place of `head`: a quote mark
    for the indentation of a box.
    """

    head: str
    tail: str = ""
    number: int = 0
    mark: str = ""


def _around(source: Lines, old: Text, line: int) -> _Around:
    place = old.locate(line, 0)
    if not 0 < place.line <= len(source.lines):
        return _Around("")
    whole, words = source.lines[place.line - 1], old.markdown.split("\n")[line]
    column = place.column - 1
    if whole.startswith(words, column):
        return _Around(whole[:column], whole[column + len(words) :], place.line)
    head, mark = _QUOTE_OR_BLANKS.match(whole)[0], _QUOTE_OR_BLANKS.match(words)[0]  # type: ignore[index]
    if words[len(mark) :] and whole[len(head) :] == words[len(mark) :]:
        return _Around(head, "", place.line, mark)
    return _Around(whole[:column])


def _hunk(source: Lines, old: Text, before: Sequence[str], lines: Sequence[str], run: Run, rest: str) -> Change | None:
    """The change of some lines; None unless they stand verbatim, one after the other, in the source."""
    around = [_around(source, old, line) for line in range(run.a, run.b)]
    numbers = [one.number for one in around]
    if 0 in numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    if any(one.tail.strip() for one in around[:-1]):
        return None
    start, end = source.starts[numbers[0] - 1], source.end(numbers[-1])
    if not lines:
        return _removal(source, around, len(before) == run.b - run.a)
    last = around[-1]
    heads = [*around, *[_Around(last.head if last.mark else rest, mark=last.mark)] * len(lines)]
    if not all(line.startswith(one.mark) for one, line in zip(heads, lines, strict=False)):
        return None
    written = [
        f"{one.head}{line[len(one.mark) :]}" if line else one.head.rstrip()
        for one, line in zip(heads, lines, strict=False)
    ]
    return source.replacement(start, end, "\n".join(written) + last.tail)


def _removal(source: Lines, around: Sequence[_Around], whole: bool) -> Change:
    """Removes lines, and a blank line below them if two would meet; the text around them stays."""
    first, last = around[0].number, around[-1].number
    if _NOT_BLANK.search(around[0].head) or around[-1].tail.strip():
        return Change(source.starts[first - 1] + len(around[0].head), source.end(last) - len(around[-1].tail), "")
    start, end = source.starts[first - 1], source.end(last)
    if start and (whole or end == len(source.text)):
        return Change(start - 1, end, "")
    return Change(start, min(end + 1, len(source.text)), "")


# ---- parts that the source does not have yet -----------------------------------------------------


def additions(source: Lines, note: Note, name: str, new: str) -> Iterator[tuple[Change, ...]]:
    """The ways to add a hint or an explanation to a note that has none."""
    if name == "hint":
        quoted = json.dumps(new, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
        for comment in (f"<!-- hint: {new} -->", f"<!-- hint: {quoted} -->"):
            yield from lines_below(source, note.location.line, last_line(note.question), comment)
    if name == "explanation":
        last = max((last_line(text) for text in texts_of(note)), default=0)
        if not 0 < last <= len(source.lines):
            return
        mark = "<!-- explanation -->\n\n"
        for head in ("", mark) if note.kind is not Kind.OPEN else (mark,):
            yield (Change(source.end(last), source.end(last), f"\n\n{head}{new}"),)


def hint_removals(source: Lines, hint: Text) -> Iterator[tuple[Change, ...]]:
    """The ways to remove a hint: its whole line, its comment, or its part of a comment with other settings."""
    place = hint.locate(0, 0)
    start = source.offset(place.line, place.column)
    if start < 0 or not source.text.startswith(hint.markdown, start):
        return
    first, end = source.starts[place.line - 1], source.end(place.line)
    line, at = source.text[first:end], start - first
    before = re.search(r"\s*\bhint:\s*\"?\Z", line[:at])
    if before is None:
        return
    after = line[at + len(hint.markdown) :].removeprefix('"')
    opens, closes = line[: before.start()], after.lstrip()
    if opens.rstrip().endswith("<!--") and closes.startswith("-->"):
        left = opens.rstrip()[: -len("<!--")] + closes[len("-->") :]
        if not left.strip():
            yield (Change(first, min(end + 1, len(source.text)), ""),)
        yield (Change(first, end, left.rstrip()),)
    yield (Change(first, end, f"{opens.rstrip()} {closes}"),)


def lines_below(source: Lines, first: int, last: int, line: str) -> Iterator[tuple[Change, ...]]:
    """The ways to put a line below a question, which has the lines `first` to `last`.

    It goes below the first line, below an underline, or below all of it.
    """
    places = [first, last + 1, last] if re.match(r" {0,3}#", source.lines[first - 1]) else [last + 1, last, first]
    for place in dict.fromkeys(places):
        is_underline = place > last and re.match(r" {0,3}(?:=+|-+)[ \t]*\Z", _line(source, place))
        if 0 < place <= len(source.lines) and (place <= last or is_underline):
            yield from (
                (Change(source.end(place), source.end(place), f"\n{head}{line}"),)
                for head in dict.fromkeys((_QUOTED.match(_line(source, place))[0], ""))  # type: ignore[index]
            )


def _line(source: Lines, number: int) -> str:
    return source.lines[number - 1] if 0 < number <= len(source.lines) else ""


def texts_of(note: Note) -> Iterator[Text]:
    """The non-empty texts of a note."""
    options = (text for choice in note.choices for text in (choice.text, choice.feedback))
    yield from (text for text in (note.question, note.answer, *options, note.explanation) if text and text.origin)


def last_line(text: Text) -> int:
    """The number of the last line of a text in its file."""
    return text.locate(text.markdown.count("\n"), 0).line
