"""Tags that a note gets or loses -> the ways to write that into the source.

A note has its tags in a comment, in braces or as `#tag`; the front matter has those of all notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.live.pull_lines import Lines, last_line, lines_below
from deckpress.live.pull_values import Change
from deckpress.model import Note
from deckpress.regex import regex

_COMMENT = regex(r"<!--(?:(?!-->).)*\btags:(?:(?!-->).)*-->")
_EMPTY = regex(r"[ \t]*<!--\s*(?:tags:)?\s*-->")


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
    for pattern, kept in (
        (rf"(<!--(?:(?!-->).)*\btags:(?:(?!-->).)*?)\s+{word}(?=\s)", r"\1"),
        (rf"(\{{[^{{}}\n]*?)\s*\.{word}(?=[\s}}])", r"\1"),
        (rf"[ \t]*(?<!\S)#{word}(?!\S)", ""),
    ):
        found = re.sub(pattern, kept, text, count=1)
        if found != text:
            found = re.sub(r"[ \t]*\{\s*\}", "", found, count=1) if kept and "{" in pattern else found
            return re.sub(rf"\n{_EMPTY.pattern}(?=\n|\Z)|{_EMPTY.pattern}", "", found, count=1)
    return text


def _with(text: str, added: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """The ways to add tags beside the existing ones; without any to add, the text itself."""
    if not added:
        yield text
        return
    if found := _COMMENT.search(text):
        comment = found.group()
        head, _, rest = comment.partition("tags:")
        words = re.match(r"(?:\s?[^\s:>]+(?!\S*:)(?=\s))*", rest)
        at = words.end() if words else 0
        made = f"{head}tags:{rest[:at]} {' '.join(added)}{rest[at:]}"
        yield text[: found.start()] + made + text[found.end() :]
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
            start = len(re.sub(r"[ \t]*,?[ \t]*\Z", "", value[:start]))
        else:
            end += len(value[end:]) - len(re.sub(r"\A[ \t]*,?[ \t]*", "", value[end:]))
        if value[:start].strip(" \t[\"'") or value[end:].strip(" \t]\"'"):
            yield (Change(at + start, at + end, ""),)
    yield (Change(key.start(), key.end(), ""),)


def front_line(text: str, tag: str) -> int:
    """The number of the line of the front matter that names a tag; 0 if none does."""
    front = _FRONT.match(text)
    key = _KEY.search(front[0]) if front else None
    found = re.search(rf"(?<![\w-]){re.escape(tag)}(?![\w-])", key[0], re.I) if key else None
    return text.count("\n", 0, key.start() + found.start()) + 1 if key and found else 0
