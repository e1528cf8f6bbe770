"""Marks that stand for what is kept apart from a field's HTML: noncharacters round a kind and an index.

U+FDD0 to U+FDEF are noncharacters (Unicode 23.7): no text for interchange may hold them, so a mark is never text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
MARK = re.compile(OPEN + "([a-z])([0-9]+)" + CLOSE)
"""A mark: its kind and its index."""

FORMULA = "m"
IMAGE = "i"
PLAYER = "p"
"""A sound or a film, which are counted among the images."""
GAP_OPENS = "o"
GAP_CLOSES = "c"
RAW = "h"
"""HTML of our own, put back after sanitising; no finished field holds one."""
HTML_BLOCK = "b"
"""The author's HTML, put back before sanitising; no finished field holds one."""

STARTS = "t"
"""The delimiter that opens an inline element; no finished field holds one."""
ENDS = "e"
"""The delimiter that closes it; no finished field holds one."""

SIZE = "s"
"""The size of the picture before it, `{width=..}`; no finished field holds one."""
WIKI = "\ufdd6"
"""Stands before a `src` that was written between `[[` and `]]`; no finished field holds one."""

IDLE = "\ufdd2"
"""Stands for an `=` that marks nothing up while the inline Markdown is read."""
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef]")
"""Characters that could be taken for a mark, of ours or of Python-Markdown's."""


def mark(kind: str, index: int) -> str:
    """The mark of a kind and an index."""
    return f"{OPEN}{kind}{index}{CLOSE}"


def edited(content: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The content with parts (start, end, new) replaced; what lies in a part that is replaced already goes with it."""
    parts, position = [], 0
    for start, end, new in sorted(edits):
        if start >= position:
            parts += [content[position:start], new]
            position = end
    return "".join([*parts, content[position:]])
