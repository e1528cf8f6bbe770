"""Text right behind the marks that close a block of code -> closed blocks, with the text on the blank line below.

    ```
    git pull
    ```This fetches and merges.

    ## What does `git push` do?

To Markdown, no words may stand behind closing marks, so the block would go on and swallow the questions below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import dataclass
from deckpress.regex import regex

_FENCE = regex(r"[ \t]*(?P<marks>`{3,})(?P<info>[^`\n]*)\Z")
_SIGN = "```"
_PROSE = regex(
    r"[ \t]*(?![^\n]*[{}=])(?:"
    r"[^\n]{0,400}?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}"  # words of East Asia, where blanks do not tell
    r"|(?:[*_(\"']{0,3}[^\W\d_]\S*[ \t]+){3}[^\n]*[.!?:;,…][*_)\"']{0,3}[ \t]*\Z)"
)
"""Words that are no language of code with its settings: a sentence, or letters of East Asia."""


@dataclass(frozen=True, slots=True)
class Glued:
    """A line with closing marks and text: the lines of the opening and the closing marks, and where the text begins."""

    opened: int
    line: int
    column: int
    marks: str


def glued_fences(lines: Sequence[str], first: int) -> list[Glued]:
    """The lines from `first` on that close a block of code and go on with text; a blank line is below each."""
    found: list[Glued] = []
    if not any(_SIGN in line and _prose(line) for line in lines[first:]):
        return found
    opened: tuple[int, str] | None = None
    for number in range(first, len(lines)):
        fence = _FENCE.match(lines[number]) if _SIGN in lines[number] else None
        if fence is None:
            continue
        if opened is None:
            opened = number, fence["marks"]
        elif not fence["info"].strip():
            opened = None if fence["marks"].startswith(opened[1]) else opened
        elif fence["marks"] == opened[1] and _prose(lines[number]) and _is_blank(lines, number + 1):
            words = lines[number][fence.end("marks") :]
            column = len(lines[number]) - len(words.lstrip())
            found.append(Glued(opened[0], number, column, opened[1]))
            opened = None
    return found


def _prose(line: str) -> re.Match[str] | None:
    fence = _FENCE.match(line)
    return _PROSE.match(fence["info"]) if fence else None


def _is_blank(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and not lines[number].strip()
