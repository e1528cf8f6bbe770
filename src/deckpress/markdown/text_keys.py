"""A text -> everything that its HTML depends on: its words, its place, and the blocks from its document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from markdown_it.token import Token

from deckpress.digests import digest
from deckpress.model import Text


class LateTokens(Sequence[Any]):
    """Block tokens that are made only if a text is rendered.

    `digest` stands for them in a key: where it is the same, the tokens are the same but for the number of their first
    line.
    """

    def __init__(self, digest: str | Callable[[], str], make: Callable[[], Sequence[Any]]) -> None:
        self._digest = digest
        self._make = make
        self._tokens: Sequence[Any] | None = None

    @property
    def digest(self) -> str:
        """What the tokens are made of, as a short text."""
        return self._digest if isinstance(self._digest, str) else self._digest()

    def forget(self) -> None:
        """Frees the tokens, which are made anew if they are needed again."""
        self._tokens = None

    def _made(self) -> Sequence[Any]:
        if self._tokens is None:
            self._tokens = self._make()
        return self._tokens

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._made())

    def __getitem__(self, index: Any) -> Any:
        return self._made()[index]

    def __iter__(self) -> Iterator[Any]:
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
    groups: list[list[Token]] = []
    for token in cast("Iterable[Token]", text.parsed):
        if not token.level and token.nesting >= 0:
            groups.append([])
        groups[-1].append(token)
    return joined_digest((_first(group) - text.parsed_from, block_digest(group)) for group in groups)


def block_digest(tokens: Sequence[Token]) -> str:
    """A hash of the tokens of one block, with lines counted from its first."""
    first = _first(tokens)
    return digest([_of_token(token, first) for token in tokens])


def joined_digest(blocks: Iterable[tuple[int, str]]) -> str:
    """The hash of several blocks, each given by its line from 0 in the text and its own hash."""
    return digest(list(blocks))


def _first(tokens: Sequence[Token]) -> int:
    return tokens[0].map[0] if tokens[0].map else 0


def _of_token(token: Token, first: int) -> tuple[object, ...]:
    at = token.map and (token.map[0] - first, token.map[1] - first)
    attrs = token.attrs or 0
    return token.type, token.tag, token.level, token.hidden, at, token.content, token.info, token.markup, attrs
