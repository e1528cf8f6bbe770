"""Tags that a note gets or loses -> the ways to write that into the source.

A note has its tags in a comment, in braces or as `#tag`; the front matter has those of all notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from deckpress.live.pull_lines import Lines, last_line, lines_below
from deckpress.live.pull_values import Change
from deckpress.model import Note
from deckpress.regex import regex

_COMMENT = regex(r"<!--(?:(?!-->|<!--).)*-->", re.S)
_LABEL = regex(r"\btags:")
_WORDS = regex(r"(?:\s?[^\s:>]+(?=\s))*")
_BRACES = regex(r"\{[^{}\n]*[}\n]?")
_EMPTY = regex(r"\n[ \t]*<!--\s*(?:tags:\s*)?-->(?=\n|\Z)|(?<![ \t])[ \t]*<!--\s*(?:tags:\s*)?-->")
_EMPTY_BRACES = regex(r"(?<![ \t])[ \t]*\{\s*\}")


def tag_changes(
    source: Lines, note: Note, last: int, added: Sequence[str], removed: Sequence[str]
) -> Iterator[tuple[Change, ...]]:
    """The ways to change the tags of a note, which ends with line `last`, counted from 1."""
    start, end = source.starts[note.location.line - 1], source.end(last)
    own = source.text[start:end]
    without = own
    for tag in removed:
        without = _without(without, tag)
    gone = without != own or not removed
    for text in dict.fromkeys(_with(without, added, note.tags)) if gone else ():
        yield (source.replacement(start, end, text),)
    if added and gone:
        question_end = last_line(note.question) - note.location.line + 1
        for (change,) in lines_below(Lines.of(without), 1, question_end, f"<!-- tags: {' '.join(added)} -->"):
            yield (source.replacement(start, end, without[: change.start] + change.text + without[change.end :]),)


def _without(text: str, tag: str) -> str:
    """The text without a tag: the first mention of it in a comment, in braces or after `#`."""
    word = re.escape(tag)
    if place := _first(rf"(?<!\s)\s+{word}(?=\s)", text, _labels(text)):
        return _EMPTY.sub("", _cut(text, place), count=1)  # the comment may have said nothing else
    if place := _first(rf"(?<!\s)\s*\.{word}(?=[\s}}])", text, (found.span() for found in _BRACES.finditer(text))):
        return _EMPTY_BRACES.sub("", _cut(text, place), count=1)
    if place := _first(rf"(?<![ \t])[ \t]*(?<!\S)#{word}(?!\S)", text, [(0, len(text))]):
        return _cut(text, place)
    return text


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """From where each comment says `tags:` to where the comment ends."""
    for comment in _COMMENT.finditer(text):
        if label := _LABEL.search(text, *comment.span()):
            yield label.end(), comment.end()


def _first(pattern: str, text: str, places: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The first match inside one of the places."""
    compiled = re.compile(pattern)
    return next((found.span() for place in places if (found := compiled.search(text, *place))), None)


def _cut(text: str, place: tuple[int, int]) -> str:
    return text[: place[0]] + text[place[1] :]


def _with(text: str, added: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """The ways to add tags beside the existing ones; without any to add, the text itself."""
    if not added:
        yield text
        return
    if place := next(_labels(text), None):
        words = _WORDS.match(text, *place)
        at = words.end() if words else place[0]
        yield f"{text[:at]} {' '.join(added)}{text[at:]}"
    for tag in known:
        if braces := re.search(rf"\{{[^{{}}\n]*\.{re.escape(tag)}(?=[\s}}])", text):
            yield text[: braces.end()] + "".join(f" .{one}" for one in added) + text[braces.end() :]
        if inline := re.search(rf"(?<!\S)#{re.escape(tag)}(?!\S)", text):
            yield text[: inline.end()] + "".join(f" #{one}" for one in added) + text[inline.end() :]


# ---- front matter --------------------------------------------------------------------------------

_FRONT = regex(r"---[ \t]*\n(?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n)*?(?=(?:---|\.\.\.)[ \t]*$)", re.M)
_KEY = regex(r"^tags[ \t]*:[ \t]*(?P<value>.*)\n(?P<items>(?:[ \t]*-[ \t].*\n|[ \t]+-[ \t]*\n)*)", re.M)


def front_changes(text: str, tag: str) -> Iterator[tuple[Change, ...]]:
    """The ways to remove a tag from the front matter, with the whole key if it is the only tag."""
    front = _FRONT.match(text)
    key = _KEY.search(front[0]) if front else None
    if key is None:
        return
    word = rf"([\"']?){re.escape(tag)}\1"
    if item := re.search(rf"^[ \t]*-[ \t]+{word}[ \t]*\n", key["items"], re.M | re.I):
        at = key.start("items")
        yield (Change(at + item.start(), at + item.end(), ""),)
    at, value = key.start("value"), key["value"]
    for found in re.finditer(rf"(?<![^\s\[,\"']){word}(?![^\s\],\"'])", value, re.I):
        start, end = found.span()
        if re.match(r"[ \t]*[\]\"']?[ \t]*\Z", value[end:]):  # the last tag: the comma before it goes, too
            start = len(value[:start].rstrip(" \t").removesuffix(",").rstrip(" \t"))
        else:
            end = len(value) - len(value[end:].lstrip(" \t").removeprefix(",").lstrip(" \t"))
        if value[:start].strip(" \t[\"'") or value[end:].strip(" \t]\"'"):
            yield (Change(at + start, at + end, ""),)
    yield (Change(key.start(), key.end(), ""),)


def front_line(text: str, tag: str) -> int:
    """The number of the line of the front matter that names a tag; 0 if none does."""
    front = _FRONT.match(text)
    key = _KEY.search(front[0]) if front else None
    found = re.search(rf"(?<![\w-]){re.escape(tag)}(?![\w-])", key[0], re.I) if key else None
    return text.count("\n", 0, key.start() + found.start()) + 1 if key and found else 0
