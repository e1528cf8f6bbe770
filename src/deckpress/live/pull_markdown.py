"""A part of a note that was edited in Anki -> the ways to spell it in Markdown, the nearest to the author's first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from deckpress.foreign.fields import ways, with_media
from deckpress.foreign.looks import look
from deckpress.live.pull_values import Part
from deckpress.live.pull_words import in_style_of, transfer

PathOf = Callable[[str], str]
"""The path of a file of media in the source, by its name in Anki."""


def spellings(part: Part, path_of: PathOf) -> Iterator[str]:
    """The spellings of a part: the source with the edit in it, the whole part anew, on one line, and as HTML."""
    if not look(part.anki):
        yield ""
        return
    found = _spellings(part, path_of)
    yield from dict.fromkeys(text for text in found if text.strip())


def _spellings(part: Part, path_of: PathOf) -> Iterator[str]:
    old = part.old.markdown
    for inline in dict.fromkeys((part.inline, True)):
        before = _written(part.now, part, path_of, inline=inline)
        after = _written(part.anki, part, path_of, inline=inline)
        for one, other in zip(before, after, strict=False):
            yield _trimmed(transfer(in_style_of(old, one), in_style_of(old, other), old), old)
            yield _trimmed(transfer(one, other, old), old)
            yield in_style_of(old, other)
            yield other


def _written(markup: str, part: Part, path_of: PathOf, *, inline: bool) -> list[str]:
    """A field in the ways of `ways`; of an empty one, nothing in each."""
    if not markup:
        return [""] * _WAYS
    shown = with_media(markup, path_of)
    made = ways(shown, cloze=part.cloze, inline=inline, soft=not inline or "\n" in part.old.markdown)
    return [one.markdown for one in islice(made, _WAYS)]


_WAYS = 5


def _trimmed(text: str, like: str) -> str:
    """The text without blanks at its ends that the author's has not."""
    text = text if like[:1].isspace() else text.lstrip()
    return text if like[-1:].isspace() else text.rstrip()


def nearest(part: Part, path_of: PathOf) -> tuple[str, str]:
    """Both sides of a part in one manner of writing, to show what differs."""
    sides = []
    for markup in (part.now, part.anki):
        found = _written(markup, part, path_of, inline=part.inline)
        sides.append(found[0] if found else "")
    return sides[0], sides[1]
