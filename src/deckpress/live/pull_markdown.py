"""A part of a note that was edited in Anki -> the ways to spell it in Markdown, the nearest to the author's first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from deckpress.foreign.elements import VOID
from deckpress.foreign.fields import ways, with_media
from deckpress.foreign.looks import look
from deckpress.live.pull_values import Part
from deckpress.live.pull_words import in_style_of, transfer
from deckpress.regex import regex

PathOf = Callable[[str], str]
"""The path of a file of media in the source, by its name in Anki."""


def spellings(part: Part, path_of: PathOf) -> Iterator[str]:
    """The spellings of a part: the source with the edit in it, the whole part anew, on one line, and as HTML.

    None loses a comment or a footnote.
    """
    if not look(part.anki):
        yield ""
        return
    unseen = Counter(_UNSEEN.findall(part.old.markdown))
    found = _spellings(part, path_of)
    yield from dict.fromkeys(t for t in found if t.strip() and not unseen - Counter(_UNSEEN.findall(t)))


def _spellings(part: Part, path_of: PathOf) -> Iterator[str]:
    old = part.old.markdown
    kinds = dict.fromkeys((part.inline, True))
    sides = [
        (_written(part.now, part, path_of, inline=inline), _written(part.anki, part, path_of, inline=inline))
        for inline in kinds
    ]
    for before, after in sides:
        for one, made in zip(before[:_IN_MARKDOWN], after[:_IN_MARKDOWN], strict=False):
            other = with_languages(made, old)
            found = (
                _trimmed(transfer(in_style_of(old, one), in_style_of(old, other), old), old),
                _trimmed(transfer(one, other, old), old),
                in_style_of(old, other),
            )
            yield from (text for text in found if is_balanced(text))
            yield other
    if "\n" not in old:
        yield from (text.replace("\\\n", "<br>").replace("\n\n", "<br><br>") for text in sides[-1][1][:_IN_MARKDOWN])
    yield from (text for _, after in sides for text in after[_IN_MARKDOWN:])


def _written(markup: str, part: Part, path_of: PathOf, *, inline: bool) -> list[str]:
    """A field in each of the `ways`; an empty field stays empty."""
    if not markup:
        return [""] * _WAYS
    shown = with_media(markup, path_of)
    made = ways(shown, cloze=part.cloze, inline=inline, soft=not inline or "\n" in part.old.markdown)
    return [one.markdown for one in islice(made, _WAYS)]


_WAYS = 5
_IN_MARKDOWN = 3
"""How many of the ways to write a field are Markdown; the others are HTML, which has its own spelling."""
_UNSEEN = regex(r"<!--.*?-->|\[\^[^\]\s]+\]", re.S)
"""Hidden text that an edit must not lose: comments, and the names of footnotes."""
_FENCES = regex(
    r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<code>(?:.*\n)*?[ \t]*(?P=mark)[`~]*[ \t]*$)", re.M
)
_TAG = regex(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.I)


def with_languages(text: str, old: str) -> str:
    """The text with the languages of the author's code: edited code has lost the colours that reveal its language."""
    heads, own = _FENCES.findall(old), _FENCES.findall(text)
    if len(heads) != len(own):
        return text
    left = iter(heads)

    def head(found: re.Match[str]) -> str:
        before = next(left)
        return found[0] if found["info"] else f"{found['indent']}{found['mark']}{before[2]}\n{found['code']}"

    return _FENCES.sub(head, text)


def is_balanced(text: str) -> bool:
    """True if each HTML element in a text has its opening and its closing tag."""
    count: Counter[str] = Counter()
    for closes, name in _TAG.findall(text):
        count[name.lower()] += -1 if closes else 1
    return not any(number for name, number in count.items() if name not in VOID)


def _trimmed(text: str, like: str) -> str:
    """The text without blanks at its ends, unless the author's text has them."""
    text = text if like[:1].isspace() else text.lstrip()
    return text if like[-1:].isspace() else text.rstrip()


def nearest(part: Part, path_of: PathOf) -> tuple[str, str]:
    """Both sides of a part in the same style, to show what differs."""
    sides = []
    for markup in (part.now, part.anki):
        found = _written(markup, part, path_of, inline=part.inline)
        sides.append(found[0] if found else "")
    return sides[0], sides[1]
