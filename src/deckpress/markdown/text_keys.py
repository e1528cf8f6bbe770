"""A text -> all of it that its HTML depends on: what it says, where, and the blocks that its document gave it."""

from __future__ import annotations

from typing import cast

from markdown_it.token import Token

from deckpress.model import Text


def text_key(text: Text, line: int) -> tuple[object, ...]:
    """All of a text that its HTML and its diagnostics depend on, with places counted from a line of the file."""
    places = [(number - line, column) for number, column in text.origin]
    tokens = cast("tuple[Token, ...]", text.parsed)
    return text.markdown, places, [_of_token(token, text.parsed_from) for token in tokens]


def _of_token(token: Token, first: int) -> tuple[object, ...]:
    at = token.map and (token.map[0] - first, token.map[1] - first)
    attrs = token.attrs or 0
    return token.type, token.tag, token.level, token.hidden, at, token.content, token.info, token.markup, attrs
