"""The register of marks: noncharacters that stand for something while a text is read, rendered or exported.

U+FDD0 to U+FDEF are noncharacters (Unicode 23.7): no text for interchange may hold them, and `reading.source` takes
them out of every document, so a mark is never text. Each is defined here, has one meaning, and is written out nowhere
else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckpress.regex import regex

NONCHARACTERS = "\ufdd0-\ufdef"
"""All of them, as a range for a character class of a regular expression."""

# ---- marks with a kind and an index: what is kept apart from a field's HTML ----------------------

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
MARK = regex(f"{OPEN}([a-z])([0-9]+){CLOSE}")
"""A mark: its kind and its index."""
ANY_MARK = f"{OPEN}[a-z][0-9]+{CLOSE}"
"""The same as a pattern without groups."""

FORMULA = "m"
IMAGE = "i"
"""The value of the `src` of a picture."""
PLAYER = "p"
"""A sound or a film, counted among the images."""
GAP_OPENS = "o"
GAP_CLOSES = "c"
GAP_EDGES = (GAP_OPENS, GAP_CLOSES)
RAW = "h"
"""HTML of our own, put back after sanitising; no finished field holds one."""
HTML_BLOCK = "b"
"""The author's HTML, put back before sanitising; no finished field holds one."""
STARTS = "t"
"""The delimiter that opens an inline element; no finished field holds one."""
ENDS = "n"
"""The delimiter that closes it; no finished field holds one."""
SIZE = "s"
"""The size of the picture before it, `{width=..}`; no finished field holds one."""
FILE = "f"
"""A file in a question for a learning system, until its format writes its address; no field holds one."""
PASSAGE = "q"
"""A part of another note, or a drawing, that is filled in at last; no finished field holds one."""
FOREIGN = "k"
"""A formula, a sound or a character of a field of Anki's, until the field is Markdown."""
ESCAPED = "e"
"""A character that followed a backslash, by its code point, while a heading is made plain."""

# ---- marks of a single character -----------------------------------------------------------------

IDLE = "\ufdd2"
"""Stands for an `=` that marks nothing up while the inline Markdown is read."""
WIKI = "\ufdd6"
"""Stands before a `src` that was written between `[[` and `]]`; no finished field holds one."""
BLANK = "\ufdd7"
"""A gap in a question for a learning system, until its format writes it."""
LINE_BREAK = "\ufdd8"
"""A line break in a text of another program, until it is Markdown."""
PARAGRAPH_BREAK = "\ufdd9"
"""The end of a paragraph there."""
KEPT_LINE_END = "\ufdda"
"""The end of a line within an HTML element that stays as it is there."""
MASKED = "\ufddb"
"""A character that has no meaning as a sign, because a backslash precedes it (GIFT)."""
LINE_EDGE = "\ufddc"
"""Where a `<div>` begins or ends in a field of Anki's, until it is Markdown."""
DELIMITERS = "\ufde0\ufde1\ufde2\ufde3\ufde4\ufde5"
"""The delimiters that open strong text, emphasis and deleted text there, and the three that close them."""
START_TAG, START_TAG_ENDS, END_TAG, END_TAG_ENDS = "\ufde6", "\ufde7", "\ufde8", "\ufde9"
"""Stand around the names of inline elements in the look of such a field."""
BLOCK_TAG = "\ufdea"
"""Ends the tag of a block there."""
KEPT_BLANK = "\ufdeb"
"""A blank in code there."""
PIPE = "\ufdef"
"""A `|` inside a formula or a gap of a table row while the blocks are parsed."""

UNFIT = regex(f"[\x00-\x08\x0b\x0c\x0e-\x1f{NONCHARACTERS}]")
"""Characters that look like a mark, of ours or of Python-Markdown's."""


class Mark(NamedTuple):
    """A mark with a kind and a number, its index; as a string it is what is in the text."""

    kind: str
    number: int

    def __str__(self) -> str:
        return mark(*self)


def mark(kind: str, index: int) -> str:
    """The mark of a kind and an index, as it is in a text."""
    return f"{OPEN}{kind}{index}{CLOSE}"


def split_marks(text: str) -> Iterator[tuple[str, Mark | None]]:
    """The text in pieces, each with the mark after it; the last piece, which may be empty, has none."""
    position = 0
    for found in MARK.finditer(text) if OPEN in text else ():
        yield text[position : found.start()], Mark(found[1], int(found[2]))
        position = found.end()
    yield text[position:], None


def holds(text: str, *kinds: str) -> bool:
    """True if the text holds a mark of one of the kinds."""
    return any(f"{OPEN}{kind}" in text for kind in kinds)


def edited(content: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The content with parts (start, end, new) replaced; what lies in a part that is replaced already goes with it."""
    parts, position = [], 0
    for start, end, new in sorted(edits):
        if start >= position:
            parts += [content[position:start], new]
            position = end
    return "".join([*parts, content[position:]])
