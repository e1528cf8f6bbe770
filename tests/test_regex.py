"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import deckpress
from deckpress.regex import regex


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The patterns that were compiled."""
    made: list[object] = []
    compiler = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0: made.append(pattern) or compiler(pattern, flags))
    return made


def test_a_pattern_is_compiled_when_it_is_first_used_and_never_again(compiled: list[object]) -> None:
    word = regex("[a-z]+")
    assert compiled == []
    assert word.match("abc")
    assert word.search("1 b")
    assert word.sub("-", "a1") == "-1"
    assert compiled == ["[a-z]+"]


def test_a_pattern_that_is_a_part_of_another_is_not_compiled(compiled: list[object]) -> None:
    pair = regex(f"({regex('[a-z]+').pattern})=([0-9]+)")
    assert pair.findall("a=1 b=2") == [("a", "1"), ("b", "2")]
    assert compiled == ["([a-z]+)=([0-9]+)"]


@pytest.mark.parametrize("text", ["", "Key: Value", "key:\nKEY: x", "a key: y"])
def test_every_method_finds_what_a_compiled_pattern_finds(text: str) -> None:
    ours, theirs = (make(r"^(key):[ ]*(?P<rest>.*)$", re.I | re.M) for make in (regex, re.compile))
    for method in ("match", "fullmatch", "search"):
        found, expected = (getattr(pattern, method)(text) for pattern in (ours, theirs))
        assert (found and found.groupdict()) == (expected and expected.groupdict())
    assert ours.findall(text) == theirs.findall(text)
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("x", text) == theirs.sub("x", text)
    assert ours.subn("x", text) == theirs.subn("x", text)
    assert (ours.groups, ours.flags, dict(ours.groupindex)) == (theirs.groups, theirs.flags, dict(theirs.groupindex))


def test_a_pattern_of_bytes_finds_bytes() -> None:
    assert regex(rb"a+").findall(b"baab") == [b"aa"]


def test_a_method_that_patterns_lack_is_an_error() -> None:
    with pytest.raises(AttributeError):
        regex("a").find("a")  # type: ignore[attr-defined]


def test_no_module_asks_by_identity_which_pattern_a_match_is_of() -> None:
    """`found.re` is the compiled pattern, never the `regex` that found it."""
    modules = Path(deckpress.__file__).parent.rglob("*.py")
    assert [path.name for path in modules if re.search(r"\.re (?:is|==|!=|in)\b", path.read_text("utf-8"))] == []
