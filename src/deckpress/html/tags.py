"""The tags of a field's HTML, and the text between them.

Fields are written by Python-Markdown and nh3: their tags hold no bare `<` or `>`, and values are in double quotes, so
one regular expression finds them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from deckpress.regex import regex

_TAG = regex(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>|<[^<>]*>")
_ANY_TAG = regex(r"(<[^<>]*>)")
_VALUE = regex(r'([^\s"=]+)="([^"]*)"')
_CODE_OR_TAG = regex(r"(<pre\b.*?</pre>|<code\b.*?</code>|<[^<>]*>)", re.S)


class Piece(NamedTuple):
    """A tag, a comment, or the text between two of them, as it is written."""

    written: str
    is_tag: bool = False
    """True for a comment, too."""
    name: str = ""
    """The name of the element; empty for comments and text."""
    attributes: str = ""
    """All that is after the name."""
    closes: bool = False

    def opens(self, *names: str) -> bool:
        """True for the tag that opens one of these elements."""
        return self.name in names and not self.closes

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The attributes with a value: their names, and the values as they are written."""
        return tuple(_VALUE.findall(self.attributes))

    def written_value(self, *attributes: str) -> str | None:
        """The value, as written, of the first attribute with one of these names; None if there is no such attribute."""
        return next((value for name, value in self.values if name in attributes), None)

    def value(self, *attributes: str) -> str:
        """The text of the first attribute with one of these names; empty if there is no such attribute."""
        return html.unescape(self.written_value(*attributes) or "")

    @property
    def is_box(self) -> bool:
        """True for a checkbox."""
        return self.name == "input" and 'type="checkbox"' in self.attributes

    @property
    def is_checked(self) -> bool:
        """True for a checkbox that is ticked."""
        return "checked" in self.attributes.partition('type="checkbox"')[2]


def walk(markup: str) -> Iterator[Piece]:
    """The tags of HTML and the text between them, in order."""
    position = 0
    for tag in _TAG.finditer(markup):
        if position < tag.start():
            yield Piece(markup[position : tag.start()])
        yield Piece(tag[0], True, tag[2] or "", tag[3] or "", tag[1] == "/")
        position = tag.end()
    if position < len(markup):
        yield Piece(markup[position:])


def split_tags(markup: str) -> list[str]:
    """The tags of HTML and the text between them, in order, as they are written; some texts are empty."""
    return _ANY_TAG.split(markup)


def without_tags(markup: str, instead: str = "") -> str:
    """The HTML with `instead` for each tag; character references stay."""
    return _TAG.sub(instead, markup)


def change_text(markup: str, change: Callable[[str], str]) -> str:
    """The HTML with its text changed. Tags stay as they are, and so does code with all that is in it."""
    pieces = _CODE_OR_TAG.split(markup)
    pieces[::2] = map(change, pieces[::2])
    return "".join(pieces)
