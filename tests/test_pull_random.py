"""Any edit of any field -> after a pull the source gives it, or is as it was; all other cards stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
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


@dataclass(frozen=True)
class Deck:
    """A source, made of a head and one block for each card; `name` is that of its file."""

    blocks: tuple[str, ...]
    head: str = ""
    name: str = "notes.md"

    @property
    def text(self) -> str:
        return self.head + "".join(self.blocks)


def _deck(block: str, answers: Sequence[str], head: str = "", name: str = "notes.md") -> st.SearchStrategy[Deck]:
    """Decks with `block` for each card, with a question and an answer in it."""
    cards = st.builds(lambda q, a: block.replace("{q}", q).replace("{a}", a), _QUESTIONS, st.sampled_from(answers))
    return st.lists(cards, min_size=2, max_size=4, unique=True).map(lambda cards: Deck(tuple(cards), head, name))


def _indented(answers: Sequence[str], blanks: str) -> list[str]:
    return [answer.replace("\n", f"\n{blanks}").replace(f"\n{blanks}\n", "\n\n") for answer in answers]


_QUESTIONS = st.sampled_from(("What is light?", "What is *heat*?", "Why `x`?", "How is $E$ found?", "Who & when?"))
_LINES = [answer for answer in _ANSWERS if "\n" not in answer]
_TIGHT = [answer for answer in _ANSWERS if "\n\n" not in answer]
_GAPS = st.sampled_from(_CLOZES).map(lambda text: f"C: {text}\n\n")
_DECKS = st.one_of(
    _deck("## {q}\n\n{a}\n\n", (*_ANSWERS, _OPTIONS, f"{_OPTIONS}\n\nOnly zero.")),
    _deck("Q: {q}\nA: {a}\n\n", _ANSWERS[:3]),
    st.lists(_GAPS, min_size=2, max_size=3, unique=True).map(lambda cards: Deck(tuple(cards))),
    _deck("| {q} | {a} |\n", _LINES, "| Question | Answer |\n| --- | --- |\n"),
    _deck("- **{q}**: {a}\n", _LINES),
    _deck("1. {q}\n   A: {a}\n", _indented(_ANSWERS[:3], "   ")),
    _deck("- {q}\n  - {a}\n", _LINES),
    _deck("> [!question] {q}\n> {a}\n\n", [answer.replace("\n", "\n> ") for answer in _ANSWERS]),
    _deck("<details><summary>{q}</summary>\n\n{a}\n\n</details>\n\n", _ANSWERS),
    _deck("::: question\n{q}\n:::\n\n::: answer\n{a}\n:::\n\n", _ANSWERS[:5]),
    _deck("{q}::{a}\n", _LINES, "#flashcards\n\n"),
    _deck("{q}\n?\n{a}\n\n", _TIGHT, "#flashcards\n\n"),
    _deck("- {q} #card\n\t- {a}\n", _LINES),
    _deck("::card:: {q} {={a}}\n\n", ["A wave.", "One & two.", "Motion of molecules"], name="notes.gift"),
    _deck('"{q}","{a}"\n', _LINES, "question,answer\n", "notes.csv"),
)

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
        *(r"{word} \(x^2_1\)", r"\[ a &lt; b \]", '{word} <img src="paste-1.png">', "<code>{word}_1</code>"),
        *('<a href="https://example.org/a_b">{word}</a>', "{word} \U0001f600", "{word} مرحبا", "{{c1::{word}}}"),
        *('<p class="MsoNormal" style="margin: 0">{word} <b style="font-weight: 700">x</b><o:p></o:p></p>', "<hr>"),
    )
)
_ENDS = st.sampled_from(
    (
        *("", "", "<p>New words.</p>", "<div><br></div><div>Apart.</div>", "<ul><li>one</li><li>two</li></ul>"),
        *("<pre><code>x = 1\n\n    y = 2</code></pre>", '<img src="paste-1.png">', '<div dir="rtl">مرحبا</div>'),
        *("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "<blockquote>x</blockquote>"),
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


def _grown(fields: Fields, end: str) -> Fields:
    """The fields with something below the text, and the list in it one item longer."""
    name = next((name for name in ("Answer", "Text", "Explanation") if fields.get(name)), "")
    if not name or not end:
        return fields
    text = fields[name].replace("</li></ul>", "</li><li>more</li></ul>", 1)
    return {**fields, name: text + end}


@settings(max_examples=share(20))
@given(_DECKS, _edits(), st.integers(0, 3), _ENDS)
def test_whatever_is_edited_in_anki_a_build_gives_it_and_other_cards_stay(
    deck: Deck, edits: tuple[tuple[int, int, str], ...], grows: int, end: str
) -> None:
    def edit(index: int, fields: Fields, tags: tuple[str, ...]) -> tuple[Fields, tuple[str, ...]]:
        for note, word, change in edits:
            if note == index:
                fields = _edited(fields, word, change)
        return _grown(fields, end) if index == grows else fields, tags

    result = pulled(deck.text, edit, deck.name)
    check(result)
    changed = {note.index for note in result.notes if note.written}
    if len(result.before) == len(deck.blocks):
        kept = (block for index, block in enumerate(deck.blocks) if index not in changed)
        assert all(block.strip() in result.text for block in kept)
        assert result.text.startswith(deck.head)
    if not changed:
        assert result.text == deck.text
    assert all(note.written or note.refused for note in result.notes)
    again = pulled(result.text, lambda _, fields, tags: (fields, tags), deck.name)
    assert again.notes == ()
