"""`Recent` keeps what an export made for the next one, and no longer."""

import pytest

from deckpress.diagnostics import Location
from deckpress.model import Formula
from deckpress.recent import Recent
from deckpress.tex.drawing import Drawing, TexEngine, TexError, available


def makes(*exports: str) -> list[str]:
    """What is made anew in each export that asks for some letters."""
    recent, made = Recent(), []
    for number, letters in enumerate(exports):
        recent.begin()
        made.append("")
        for letter in letters:
            if recent.once(letter, lambda number=number: number) == number and letter not in made[-1]:
                made[-1] += letter
    return made


@pytest.mark.parametrize(
    ("exports", "made"),
    [
        (["abc"], ["abc"]),
        (["aab"], ["ab"]),
        (["abc", "abc"], ["abc", ""]),
        (["abc", "adc"], ["abc", "d"]),
        (["abc", "d", "abc"], ["abc", "d", "abc"]),
    ],
)
def test_each_export_makes_what_the_one_before_did_not(exports, made):
    assert makes(*exports) == made


def test_a_result_may_be_none():
    recent = Recent()
    assert recent.once("key", lambda: None) is None
    assert recent.once("key", lambda: "made twice") is None


@pytest.mark.skipif(not available(), reason="MathJax cannot run here")
def test_engines_share_drawings_but_no_refusals():
    drawn: dict[tuple[str, bool], Drawing] = {}
    good, bad = (Formula(tex, False, Location("x.md", 1)) for tex in ("x^2", r"\frac{"))
    first = TexEngine(drawn=drawn)
    assert isinstance(first.draw(good), Drawing)
    assert isinstance(first.draw(bad), TexError)
    assert list(drawn) == [("x^2", False)]
    assert TexEngine(drawn=drawn).draw(good) is first.draw(good)


def test_a_build_leaves_only_the_latest_drawings_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.tex.drawing.MOST_KEPT", 2)
    drawn = {(tex, False): Drawing(tex, ()) for tex in "abcd"}
    engine = TexEngine(drawn=drawn)
    assert [tex for tex, _ in drawn] == ["c", "d"]
    drawn["e", False] = Drawing("e", ())
    assert [tex for tex, _ in drawn] == ["c", "d", "e"], "a build keeps all of its own"
    engine.begin()
    assert [tex for tex, _ in drawn] == ["d", "e"]
