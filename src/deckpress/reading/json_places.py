"""The text of a JSON file -> its values, each with its place in the file for diagnostics."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.regex import regex

_TOKEN = regex(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{}:,"]+')
_ESCAPE = regex(r"\\r\\n|\\[nr]|\\u000[aAdD]|\\.")
_LONG = regex(r"\d{4000,}")
_LINE_END = regex(r"\\r\\n|\\[nr]|\\u000[aAdD]")


@dataclass(frozen=True, slots=True)
class Node:
    """A value, and the characters `start` to `end` of the text that it is written in.

    A list holds nodes, and so does an object.
    """

    value: str | int | float | bool | tuple[Node, ...] | Mapping[str, Node] | None
    start: int
    end: int


class NoJsonError(ValueError):
    """A text that is not JSON: `words` says why, `offset` says where."""

    def __init__(self, words: str, offset: int = 0) -> None:
        super().__init__(words)
        self.words, self.offset = words, offset


class Places:
    """The lines and columns of a JSON text, both from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def lines(self, node: Node) -> tuple[tuple[int, int], ...]:
        r"""Where each line of a string begins: after its quotation mark, and after each `\n` in it."""
        line, column = self.at(node.start + 1)
        raw = self.text[node.start + 1 : node.end - 1]
        ends = (found.end() for found in _ESCAPE.finditer(raw) if _LINE_END.fullmatch(found.group()))
        return ((line, column), *((line, column + end) for end in ends))


def parse(text: str) -> Node:
    """The value of a text. Raises NoJsonError if it is not valid JSON; NaN is not valid either."""
    try:
        json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise NoJsonError(error.msg[:1].lower() + error.msg[1:], min(error.pos, max(len(text) - 1, 0))) from error
    except RecursionError as error:
        raise NoJsonError("it is nested too deeply") from error
    except ValueError as error:
        long = _LONG.search(text)
        raise NoJsonError(
            "a number has too many digits" if long else str(error), long.start() if long else 0
        ) from error
    return _nodes(text)


def _refused(name: str) -> object:
    raise ValueError(f"{name} is not a number in JSON")


@dataclass(slots=True)
class _Open:
    """A list or an object that is not closed yet; `key` is the key of the next value, if it has been read."""

    start: int
    is_object: bool
    members: list[tuple[str, Node]] = field(default_factory=list)
    key: str | None = None


def _nodes(text: str) -> Node:
    """The nodes of valid JSON, read without recursion."""
    whole = _Open(0, is_object=False)
    around = [whole]
    for found in _TOKEN.finditer(text):
        token, end = found.group(), found.end()
        if token in "{[":
            around.append(_Open(found.start(), is_object=token == "{"))
            continue
        if token in "}]":
            closed = around.pop()
            nodes = tuple(node for _, node in closed.members)
            node = Node(dict(closed.members) if closed.is_object else nodes, closed.start, end)
        else:
            node = Node(json.loads(token), found.start(), end)
        inner = around[-1]
        if inner.is_object and inner.key is None:
            inner.key = str(node.value)
        else:
            inner.members.append((inner.key or "", node))
            inner.key = None
    return whole.members[0][1]
