"""The title block of Pandoc at the head of a file: lines `% Title`, `% Author` and `% Date`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_MOST_FIELDS = 3
_MOST_LINES = 9


def title_block(lines: Sequence[str]) -> tuple[str, str, int]:
    """The title, the date and the number of lines of such a block; zero without one.

    A blank line ends it, and a line that begins with a blank continues the one above it. A title alone needs a heading
    below it, for a text may begin with a per cent sign.
    """
    end = next((n for n, line in enumerate(lines[:_MOST_LINES]) if not line.startswith(("%", " "))), 0)
    fields = [number for number, line in enumerate(lines[:end]) if line.startswith("%")]
    below = next((line for line in lines[end:] if line.strip()), "")
    if not end or lines[end].strip() or len(fields) > _MOST_FIELDS or (len(fields) == 1 and not below.startswith("#")):
        return "", "", 0
    texts = [" ".join(" ".join(lines[n:m]).lstrip("%").split()) for n, m in pairwise([*fields, end])]
    return texts[0], texts[2] if len(texts) == _MOST_FIELDS else "", end
