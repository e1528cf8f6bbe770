"""Tags that a note gets or loses -> the ways to write that into the source: in a comment, in braces, as `#tag`."""

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
