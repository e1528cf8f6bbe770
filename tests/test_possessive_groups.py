"""No pattern repeats a group possessively: before Python 3.11.5, `(?:a|b)*+` matches too little or nothing.

https://github.com/python/cpython/issues/106052: write `(?>(?:a|b)*)`, which means the same in every version.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator

import pytest

import deckpress
from deckpress import regex

SINGLE = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}


def parts_of(value: object) -> Iterator[tuple[str, object]]:
    """All (operation, operands) of a parsed pattern, at any depth."""
    if isinstance(value, tuple) and len(value) == 2 and str(value[0]).isupper():
        yield str(value[0]), value[1]
    if isinstance(value, tuple | list) or hasattr(value, "data"):
        for one in value:
            yield from parts_of(one)


def possessive_groups(pattern: str | bytes, flags: int = 0) -> list[str]:
    """The bodies of the possessive repeats of `pattern` that are more than one character or class."""
    bodies = [
        operands[2] for name, operands in parts_of(re._parser.parse(pattern, flags)) if name == "POSSESSIVE_REPEAT"
    ]
    return [str(body) for body in bodies if len(body) != 1 or str(body[0][0]) not in SINGLE]


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str | bytes, int]]:
    """Every pattern that a module of deckpress defines, with its flags."""
    found = []
    for module in pkgutil.walk_packages(deckpress.__path__, "deckpress."):
        if module.name != "deckpress.__main__":
            importlib.import_module(module.name)
    for name, module in list(sys.modules.items()):
        if name.startswith("deckpress"):
            waiting = list(vars(module).values())
            while waiting:
                value = waiting.pop()
                if isinstance(value, regex.regex):
                    found.append((value.pattern, value._flags))
                elif isinstance(value, tuple | list | set | frozenset) and len(value) < 1000:
                    waiting.extend(value)
                elif isinstance(value, dict) and not name.endswith("sys") and len(value) < 1000:
                    waiting.extend(value.values())
    return found


def test_the_patterns_are_found(patterns):
    assert len(patterns) > 800


def test_no_group_is_repeated_possessively(patterns):
    assert {pattern: groups for pattern, flags in patterns if (groups := possessive_groups(pattern, flags))} == {}


def test_only_groups_are_found():
    assert possessive_groups(r"[ab]*+x++.?+(?>(?:ab|c)*)") == []
    assert len(possessive_groups(r"(?:ab|c)*+")) == 1
    assert len(possessive_groups(r"x(?=(?:y(?:ab)++))")) == 1
