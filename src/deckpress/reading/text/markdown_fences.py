"""Fences marked as Markdown around text that has fences of its own: the text is read as if they were not there.

    ```markdown
    # Cats

    ## What prints a cat?

    ```sh
    cat
    ```

    ## What is a cat?
    ```

To Markdown, the block of code would end below `cat`, and the questions above would be code. A fence of Markdown that is
never closed is left out as well. One that is closed and holds no fence is an example, unless it holds the whole
document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from deckpress.frozen import dataclass
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_FENCE = regex(r"[ \t]*(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)\Z")
_MARKDOWN = frozenset(("markdown", "md", "mdx"))
_SIGNS = ("```", "~~~")
_HEADING = regex(r"[ \t]{0,3}#{1,6}[ \t]+\S")


@dataclass(frozen=True, slots=True)
class _Held:
    """What a fence of Markdown holds: the number of its last line, and whether it has fences and questions.

    Its end is unclear if inner fences do not pair up.
    """

    end: Literal["closed", "never", "unclear"]
    last: int
    fences: bool
    asks: bool


def without_outer_fences(lines: Sequence[str], first: int) -> tuple[list[str], tuple[tuple[int, str], ...]]:
    """The lines with such fences blank; and the line and the marks of each that is never closed."""
    kept = list(lines)
    never: list[tuple[int, str]] = []
    if not any(_opens(line) for line in lines[first:]):
        return kept, ()
    number = first
    while number < len(lines):
        fence = _fence(lines[number])
        if fence is None:
            number += 1
        elif not _opens(lines[number]):
            number = _closing(lines, number, fence) + 1
        else:
            held = _whole(lines, first, number, fence) or _held(lines, number, fence)
            plain = held.end == "never" or (held.end == "closed" and held.fences)
            if plain and held.asks:
                kept[number] = ""
                if held.end == "closed":
                    kept[held.last] = ""
                else:
                    never.append((number, fence["marks"]))
            number = held.last + 1
    return kept, tuple(never)


def _fence(line: str) -> re.Match[str] | None:
    return _FENCE.match(line) if any(sign in line for sign in _SIGNS) else None


def _opens(line: str) -> bool:
    """True for a line that opens a block of Markdown at the left edge."""
    fence = _fence(line) if line.startswith(_SIGNS) else None
    return fence is not None and fence["info"].strip().lower() in _MARKDOWN


def _may_ask(line: str) -> bool:
    """True for a heading and for a line that asks: the sign of a text that is more than an example."""
    return bool(_HEADING.match(line)) or line.rstrip(" \t*_").endswith(QUESTION_MARKS)


def _closes(fence: re.Match[str], opened: str) -> bool:
    return not fence["info"].strip() and fence["marks"].startswith(opened)


def _closing(lines: Sequence[str], number: int, opened: re.Match[str]) -> int:
    """The line that closes a plain block of code; the last line if there is none."""
    for below in range(number + 1, len(lines)):
        fence = _fence(lines[below])
        if fence and _closes(fence, opened["marks"]):
            return below
    return len(lines) - 1


def _held(lines: Sequence[str], number: int, opened: re.Match[str]) -> _Held:
    """What a fence holds if the inner blocks of code are those that say their language."""
    inner = ""
    fences = asks = False
    for below in range(number + 1, len(lines)):
        fence = _fence(lines[below])
        if fence is None:
            asks = asks or (not inner and _may_ask(lines[below]))
        elif inner:
            inner = "" if _closes(fence, inner) else inner
        elif _closes(fence, opened["marks"]):
            return _Held("closed", below, fences, asks)
        elif fence["marks"].startswith(opened["marks"]):
            inner, fences = fence["marks"], True
    return _Held("unclear" if inner else "never", len(lines) - 1, fences, asks)


def _whole(lines: Sequence[str], first: int, number: int, opened: re.Match[str]) -> _Held | None:
    """What a fence around all lines holds; None if it is not around all, or inner fences do not pair up."""
    if any(line.strip() for line in lines[first:number]):
        return None
    last = next(below for below in range(len(lines) - 1, -1, -1) if lines[below].strip())
    end = _fence(lines[last])
    if last == number or end is None or not _closes(end, opened["marks"]):
        return None
    inner = ""
    for below in range(number + 1, last):
        if fence := _fence(lines[below]):
            inner = fence["marks"] if not inner else "" if _closes(fence, inner) else inner
    return None if inner else _Held("closed", last, fences=True, asks=True)
