"""Patterns that users write: they match as `re` does, in linear time, and anything else is refused with a reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.reading.text.patterns import PatternError, make_pattern

ATOMS = st.sampled_from(["a", "b", ".", r"\d", r"\w", "[ab]", "[^a]", r"\.", "1", " ", "é"])


def _rows(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{1,}"])
    grouped = st.tuples(inner, signs).map(lambda pair: f"(?:{pair[0]}){pair[1]}")
    return st.one_of(grouped, st.lists(inner, max_size=3).map("".join), st.tuples(inner, inner).map("|".join))


PATTERNS = st.recursive(
    st.tuples(ATOMS, st.sampled_from(["", "*", "+", "?", "*?", "+?"])).map("".join), _rows, max_leaves=6
)


@given(st.lists(PATTERNS, min_size=1, max_size=3), st.text("ab1 é.-", max_size=10), st.booleans(), st.booleans())
def test_a_pattern_matches_as_re_does(parts: list[str], line: str, whole: bool, slow: bool) -> None:
    text = "".join(f"(?P<g{number}>{part})" for number, part in enumerate(parts)) + ("$" if whole else "")
    made = make_pattern(text)
    if slow:
        made = replace(made, ways=10**9)
    theirs, ours = re.match(text, line), made.match(line)
    assert (theirs is None) == (ours is None)
    if theirs is not None and ours is not None:
        assert ours[""] == theirs.span()
        assert {n: ours.get(n, (-1, -1)) for n in theirs.groupdict()} == {n: theirs.span(n) for n in theirs.groupdict()}


@pytest.mark.parametrize(
    ("pattern", "line", "groups"),
    [
        (r"^(?P<question>.+?) :: (?P<answer>.+)$", "a :: b :: c", {"question": "a", "answer": "b :: c"}),
        (r"^(?<number>\d{1,3})[.)]\s+(?P<question>.*)", "12) x", {"number": "12", "question": "x"}),
        (r"^(?:Frage|Q)\b:? *(?P<question>.*)", "Frage: x", {"question": "x"}),
        (r"^\[(?P<right>x)?[ ]?\] (?P<option>.+)", "[ ] no", {"option": "no"}),
        (r"^\[(?P<right>x)?[ ]?\] (?P<option>.+)", "[x] yes", {"right": "x", "option": "yes"}),
    ],
)
def test_groups(pattern: str, line: str, groups: dict[str, str]) -> None:
    found = make_pattern(pattern).match(line)
    assert found is not None
    assert {name: line[slice(*place)] for name, place in found.items() if name} == groups


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "(",
            ")",
            "a)",
            "(a",
            "[a",
            "*",
            "a**",
            "a*+",
            "a{60}",
            "a{3,2}",
            r"(a)\1",
            "(?=a)",
            "(?!a)",
            "(?P<a>.)(?P<a>.)",
        ),
        *("(?i)a", r"\p", "a\\", "(" * 50 + ")" * 50, "a" * 1000, "((a{50}){50}){50}", "[z-a]"),
    ],
)
def test_what_is_not_allowed_is_said(pattern: str) -> None:
    if pattern == "(a)\\1":
        pattern = r"(?P<a>a)\1"
    with pytest.raises(PatternError):
        make_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"^(?:a+)+$", r"^(?:a|a)*$", r"^(?:a*)*b", r"^(?P<x>.*?)::(?P<y>.*?)##(?P<z>.*)$", r"^(?:a?){30}(?:a){30}$"],
)
def test_hard_patterns_take_few_steps(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import deckpress.reading.text.patterns as module

    made, taken, follow = make_pattern(pattern), 0, module._follow

    def counted(*args):  # type: ignore[no-untyped-def]
        nonlocal taken
        found = follow(*args)
        taken += len(found)
        return found

    monkeypatch.setattr(module, "_follow", counted)
    line = "a:" * 500 + "!"
    assert made.match(line) is None
    assert made.match("a" * 1000 + "!") is None
    assert taken <= 2 * 1010 * len(made.steps)


@pytest.mark.parametrize(
    ("pattern", "quick"),
    [
        (r"^.*$", 10_000),
        (r"^(?P<a>.+?) = (?P<b>.+)$", 2_000),
        (r"^.*a.*b.*c", 70),
        (r"^(?:a*)*", 0),
        (r"^(?:a|b)*", 0),
        (r"^(?:a?){40}", 0),
        (r"^" + "a?" * 12 + "b", 0),
    ],
)
def test_re_itself_matches_where_it_has_few_ways(pattern: str, quick: int) -> None:
    made = make_pattern(pattern)
    assert made._is_quick(max(quick, 1)) is (quick > 0)
    assert made._is_quick(2 * quick + 1) is (quick == 10_000)
