"""A text -> all of it that its HTML depends on: what it says, where, and the blocks that its document gave it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from markdown_it.token import Token

from deckpress.model import Text


class LateTokens(Sequence[object]):
    """The block tokens of a text that an earlier build has read, which are made only if the text is rendered."""

    def __init__(self, digest: str, make: Callable[[], Sequence[object]]) -> None:
        self.digest = digest
        self._make = make
        self._tokens: Sequence[object] | None = None

    def _made(self) -> Sequence[object]:
        if self._tokens is None:
            self._tokens = self._make()
        return self._tokens

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._made())

    def __getitem__(self, index: Any) -> Any:
        return self._made()[index]

    def __iter__(self) -> Iterator[object]:
        return iter(self._made())


def text_key(text: Text, line: int) -> tuple[object, ...]:
    """All of a text that its HTML and its diagnostics depend on, with places counted from a line of the file."""
    return text.markdown, [(number - line, column) for number, column in text.origin], tokens_digest(text)


def tokens_digest(text: Text) -> str:
    """A hash of the blocks that its document gave to a text, with lines counted from its first; empty without them."""
    if not text.parsed:
        return ""
    if isinstance(text.parsed, LateTokens):
        return text.parsed.digest
    tokens = cast("Iterable[Token]", text.parsed)
    shown = repr([_of_token(token, text.parsed_from) for token in tokens])
    return hashlib.blake2b(shown.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _of_token(token: Token, first: int) -> tuple[object, ...]:
    at = token.map and (token.map[0] - first, token.map[1] - first)
    attrs = token.attrs or 0
    return token.type, token.tag, token.level, token.hidden, at, token.content, token.info, token.markup, attrs
