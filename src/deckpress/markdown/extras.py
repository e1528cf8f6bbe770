"""The inline content of one block -> the replacements for what Markdown's relatives add to it.

Footnotes, subscripts and superscripts, emoji, remarks, keys: each has a module of its own. Nothing is found inside
code, formulas, HTML or addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckpress.markdown.embeds import Edit, outside
from deckpress.markdown.emoji import emoji
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.remarks import block_id, remarks
from deckpress.markdown.scripts import scripts
from deckpress.markdown.site_marks import site_marks
from deckpress.markdown.spans import Span
from deckpress.model import Text


def extras(
    content: str, spans: Sequence[Span], others: Sequence[Edit], footnotes: Footnotes, text: Callable[[int, int], Text]
) -> list[Edit]:
    """The replacements in a content, together with `others`, in order; `text` gives a part of it as a text."""
    left_out = [*remarks(content), *block_id(content)]
    found = [
        *emoji(content),
        *left_out,
        *scripts(content),
        *site_marks(content, spans, {start for start, _, _ in others}),
    ]
    if "[" in content and "^" in content:
        hidden = [(start, end) for start, end, _ in (*left_out, *others)]
        hidden += [(s.start, s.end) for s in spans if s.kind in ("code", "math", "html", "autolink")]
        found += footnotes.marks(_masked(content, sorted(hidden)), text)
    return list(outside(sorted([*others, *found]), spans)) if found else list(others)


def _masked(content: str, hidden: Sequence[tuple[int, int]]) -> str:
    """The content with parts of it blanked, so that no mark in them counts."""
    parts, position = [], 0
    for start, end in hidden:
        if start >= position:
            parts += [content[position:start], "\x00" * (end - start)]
            position = end
    return "".join([*parts, content[position:]])
