"""Values in a JSON text -> values of a deck, with a diagnostic at each that has the wrong type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.diagnostics.catalogue.files import UNFIT_CHARACTER
from deckpress.diagnostics.values import Rule
from deckpress.model import (
    NO_TEXT,
    Source,
    Text,
)
from deckpress.reading.json_places import Node, Places
from deckpress.reading.text.ledger import short
from deckpress.reading.text.source import fit

_MOST_POINTS = 1_000_000
Members = Mapping[str, Node]
T = TypeVar("T")


class JsonValues:
    """Reads values from a JSON text and reports those of the wrong type."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places = Places(source.text)
        self.diagnostics: list[Diagnostic] = []

    def report(self, offset: int, rule: Rule, /, **parts: Any) -> None:
        """Adds a diagnostic at a character of the file."""
        self.diagnostics.append(rule.at(self.place(offset), **parts))

    def place(self, offset: int) -> Location:
        """The place of a character of the file."""
        return Location(self.source.path, *self.places.at(offset))

    def keys(self, members: Members, known: frozenset[str], what: str) -> None:
        """Reports the members of an object that no reader knows."""
        for key, node in members.items():
            if key not in known:
                self.report(node.start, rules.UNKNOWN_JSON_KEY, object=what, key=short(key))

    def items(self, members: Members, key: str) -> tuple[Node, ...]:
        """The members of a list."""
        node = members.get(key)
        if node is None:
            return ()
        if not isinstance(node.value, tuple):
            self.report(node.start, rules.WRONG_TYPE, key=key, type="a list")
            return ()
        return node.value

    def object(self, members: Members, key: str) -> tuple[tuple[str, Node], ...]:
        """The members of an object, by their names."""
        node = members.get(key)
        if node is None:
            return ()
        if not isinstance(node.value, Mapping):
            self.report(node.start, rules.WRONG_TYPE, key=key, type="an object")
            return ()
        return tuple((self.fit(name, node), member) for name, member in node.value.items())

    def valued(self, key: str, members: Members, read: Callable[[Members], T]) -> Iterator[tuple[str, T]]:
        """The members of an object that are objects themselves, as `read` reads them."""
        for name, node in self.object(members, key):
            if isinstance(node.value, Mapping):
                yield name, read(node.value)
            else:
                self.report(node.start, rules.MEMBERS_NOT_OBJECTS, key=key)

    def text(self, members: Members, key: str) -> Text:
        """Markdown, with the place of each of its lines."""
        markdown = self.string(members, key)
        if not markdown:
            return NO_TEXT
        node = members[key]
        origin = self.places.lines(node)[: markdown.count("\n") + 1]
        return Text(markdown, self.source.path, origin)

    def line(self, members: Members, key: str) -> str:
        """A text in one line."""
        return _one_line(self.string(members, key))

    def words(self, members: Members, key: str) -> tuple[str, ...]:
        """A list of texts, each in one line, the empty ones left out."""
        found = []
        for node in self.items(members, key):
            if isinstance(node.value, str):
                found.append(_one_line(self.fit(node.value, node)))
            else:
                self.report(node.start, rules.WRONG_TYPE, key=key, type="a list of texts")
        return tuple(word for word in found if word)

    def string(self, members: Members, key: str) -> str:
        """A string as it is."""
        node = self.value(members, key, (str,), "a string")
        return self.fit(str(node.value), node) if node else ""

    def flag(self, members: Members, key: str) -> bool:
        """True or false."""
        node = self.value(members, key, (bool,), "true or false")
        return node is not None and bool(node.value)

    def number(self, members: Members, key: str) -> float:
        """A number that is not negative."""
        node = self.value(members, key, (int, float), "a number")
        if node is None:
            return 0
        if not 0 <= node.value <= _MOST_POINTS:  # type: ignore[operator]  # it is a number
            self.report(node.start, rules.WRONG_TYPE, key=key, type=f"a number from 0 to {_MOST_POINTS}")
            return 0
        return node.value  # type: ignore[return-value]

    def value(self, members: Members, key: str, kinds: tuple[type, ...], words: str) -> Node | None:
        """The member of an object, if there is one and it is of one of the kinds."""
        node = members.get(key)
        if node is None or node.value is None:
            return None
        if type(node.value) not in kinds:
            self.report(node.start, rules.WRONG_TYPE, key=key, type=words)
            return None
        return node

    def fit(self, text: str, node: Node) -> str:
        """A string with the line ends of a source and without characters that cannot be in a deck."""
        kept, unfit = fit(text)
        if unfit:
            self.report(node.start, UNFIT_CHARACTER, code=ord(unfit))
        return kept


def _one_line(text: str) -> str:
    return re.sub(r"(?<!\s)\s*\n\s*", " ", text.strip("\n"))
