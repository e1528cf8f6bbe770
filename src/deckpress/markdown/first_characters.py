"""The rules of a block parser -> the same rules, each tried only on lines that begin with a character it looks for.

A stock parser asks a dozen rules about each line, and nearly all say no after a look at the first character.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_MARKS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The characters that a line begins with, indent aside, for each rule of the stock parser that looks for some."""


class FirstCharacters(Ruler[BlockRule]):
    """The rules of a finished ruler, as one rule for each of its chains. `marks` is for rules as `_MARKS` is."""

    def __init__(self, ruler: Ruler[BlockRule], marks: Mapping[str, str]) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        known = {rule.fn: {**_MARKS, **marks}.get(rule.name) for rule in ruler.__rules__ if rule.enabled}
        names = {"", *chain.from_iterable(rule.alt for rule in ruler.__rules__)}
        self._chains = {name: [_by_first_character(ruler.getRules(name), known)] for name in names}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803 - the name that the parser calls
        """The rule of a chain, as a list."""
        return self._chains.get(chainName, [])


def _by_first_character(rules: list[BlockRule], marks: Mapping[BlockRule, str | None]) -> BlockRule:
    """The rules as one that tries those that may match, in their order."""
    others = [rule for rule in rules if marks[rule] is None]
    characters = set("".join(marks[rule] or "" for rule in rules))
    by_character = {
        character: [rule for rule in rules if character in (marks[rule] or character)] for character in characters
    }

    def tried(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        character = state.src[first : first + 1]
        for rule in by_character.get(character, others):  # noqa: SIM110 - half as fast with any()
            if rule(state, start, end, silent):
                return True
        return False

    return tried
