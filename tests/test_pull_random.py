"""Any edit of any field -> after a pull the source gives it, or is as it was; all other cards stay."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pulls import Fields, pulled
from test_pull_edits import check

_ANSWERS = (
    "A wave.",
    "A *wave* of the `field`,\nand a __stream__ of photons.",
    "One.\n\nTwo & three < four.",
    "* one\n* two\n  with more\n\nThen *three*.",
    "1. first\n2. second\n\n   more",
    "```python\nprint(1)\n```\n\nIt prints.",
    "$a^2$ and\n\n$$\nx = 1\n$$",
    "| a | b |\n|---|---|\n| c | d |\n\nA table.",
    "> quoted\n\nsaid.",
    "A [link](https://example.org/) and ~~old~~ words.",
    "Ümlaut, naïve café\\\nand a break",
)
_CLOZES = ("The ==sun== shines by day.", "A {{c1::wave::hint}} of the ==field==.", "$x = {{c1::2}}$ and *==more==*")
_OPTIONS = "- [x] `0`\n  > yes\n- [ ] one *two*\n- [ ] three"


def _heading(question: str, answer: str) -> str:
    return f"## {question}\n\n{answer}\n"


def _labelled(question: str, answer: str) -> str:
    return f"Q: {question}\nA: {answer}\n"


_QUESTIONS = st.sampled_from(("What is light?", "What is *heat*?", "Why `x`?", "How is $E$ found?", "Who & when?"))
_HEADINGS = st.builds(_heading, _QUESTIONS, st.sampled_from((*_ANSWERS, _OPTIONS, f"{_OPTIONS}\n\nOnly zero.")))
_LABELLED = st.builds(_labelled, _QUESTIONS, st.sampled_from(_ANSWERS[:3]))
_GAPS = st.sampled_from(_CLOZES).map(lambda text: f"C: {text}\n")
_DECKS = st.one_of(
    st.lists(_HEADINGS, min_size=1, max_size=4),
    st.lists(st.one_of(_LABELLED, _GAPS), min_size=1, max_size=4),
).map("\n".join)

_WORD = re.compile(r"(?<![&\\\w</{:])[A-Za-zé]{3,}(?![\w;:}])(?![^<>]*>)")
_CHANGES = st.sampled_from(
    (
        *(
            "other words",
            "<b>strong</b>",
            "a<br>b",
            "a<div>b</div>",
            "x &lt; y &amp; z",
            "{word} more",
            "",
            "<i>{word}</i>",
        ),
        *(
            "1. item",
            "# no heading",
            "* star *",
            "[x](y)",
            "Q: asked",
            "<u>{word}</u>",
            "`tick`",
            "$5 and $6",
            "a&nbsp;b",
        ),
        *('<span style="color: red">{word}</span>', "==marked==", "::", "<ul><li>a</li><li>b</li></ul>", "é\u0301"),
    )
)


@st.composite
def _edits(draw: st.DrawFn) -> tuple[tuple[int, int, str], ...]:
    """Which word of which note becomes what."""
    return tuple(draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 8), _CHANGES), min_size=1, max_size=3)))


def _edited(fields: Fields, word: int, change: str) -> Fields:
    """The fields with one word changed."""
    places = [
        (name, found)
        for name in ("Question", "Text", "Answer", "Choices", "Explanation")
        for found in _WORD.finditer(fields.get(name, ""))
    ]
    if not places:
        return fields
    name, found = places[word % len(places)]
    text = fields[name]
    new = change.replace("{word}", found.group())
    return {**fields, name: text[: found.start()] + new + text[found.end() :]}


@settings(max_examples=60)
@given(_DECKS, _edits())
def test_whatever_is_edited_in_anki_a_build_gives_it_and_other_cards_stay(
    deck: str, edits: tuple[tuple[int, int, str], ...]
) -> None:
    def edit(index: int, fields: Fields, tags: tuple[str, ...]) -> tuple[Fields, tuple[str, ...]]:
        for note, word, change in edits:
            if note == index:
                fields = _edited(fields, word, change)
        return fields, tags

    result = pulled(deck, edit)
    check(result)
    if not result.notes:
        assert result.text == deck
    again = pulled(result.text, lambda _, fields, tags: (fields, tags))
    assert again.notes == ()
