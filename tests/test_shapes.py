"""Decks in many hands and languages: each of tests/decks/shapes is read as its truth, written by hand, says."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.model import Source
from deckpress.reading import Use, read
from deckpress.reading.text.source import decode
from shapes import SHAPES, faults, names, read_deck, truth_of


@pytest.mark.parametrize("name", names())
def test_a_deck_is_read_as_a_person_reads_it(name: str) -> None:
    """Every question, its answer's first and last words, its options, and nothing else; every line has its use."""
    assert faults(read_deck(name), truth_of(name)) == []


TEXTS = [path.read_bytes().decode("utf-8") for path in sorted(SHAPES.glob("*.md"))]
MARKS = [
    "",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "  ",
    "\ufeff",
    "|",
    "**",
    "<details>",
    "</details>",
    "```",
    "$$",
    "???",
    "Q: ",
]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A deck or two, cut, their lines shuffled, doubled, joined and marked at random."""
    lines = draw(st.sampled_from(TEXTS)).split("\n") + draw(st.sampled_from(TEXTS)).split("\n")
    chance = random.Random(draw(st.integers(0, 2**32)))
    lines = lines[chance.randrange(len(lines)) :][: chance.randrange(60)]
    for _ in range(draw(st.integers(0, 12))):
        at = chance.randrange(len(lines) + 1)
        action = chance.choice(("double", "swap", "mark", "cut", "blank", "drop"))
        if action == "blank" or not lines[at:]:
            lines.insert(at, "")
        elif action == "double":
            lines[at:at] = lines[at : at + chance.randrange(1, 9)]
        elif action == "swap":
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif action == "mark":
            lines[at] = chance.choice(MARKS) * chance.choice((1, 1, 1, 3, 60)) + lines[at]
        elif action == "cut":
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        else:
            del lines[at]
    return chance.choice(("\n", "\n", "\r\n")).join(lines)


@settings(max_examples=share(120), deadline=None)
@given(mangled())
def test_whatever_happened_to_a_deck_every_line_of_it_has_its_use(text: str) -> None:
    """Nothing is raised, nothing is lost: a line is in a card, or the reading says what it is."""
    source, _ = decode("deck.md", text.encode())
    assert source is None or read(source)[0].unaccounted == ()


@pytest.mark.parametrize(
    "text",
    [
        "> " * 200 + "## What is deep?\n\nThis.\n",
        "".join("  " * depth + f"- What is {depth}?\n" for depth in range(120)),
        "<details>\n<summary>What?</summary>\n\n" * 500,
        "</details>\n" * 500 + "## What?\n\nThis.\n",
        "".join(f"- What is {number}?\n" for number in range(5_000)),
        "## Answers\n\n" + "".join(f"{number}. B\n" for number in range(1, 2000)),
    ],
    ids=["quotes", "lists", "open-details", "closed-details", "long-list", "key-of-nothing"],
)
def test_a_text_of_great_depth_or_length_is_read(text: str) -> None:
    """No recursion, no line lost."""
    assert read(Source("deck.md", text))[0].unaccounted == ()


def test_terms_are_read_by_name_whatever_the_title_says() -> None:
    """A table of two columns is a guess; with the dialect `terms`, it is not."""
    text = "# Ports\n\n| Port | Service |\n|---|---|\n| 22 | SSH |\n| 80 | HTTP |\n"
    assert [problem.code for problem in read(Source("deck.md", text))[1]] == ["DP115"]
    reading, problems = read(Source("deck.md", text), "terms")
    assert problems == ()
    notes = reading.deck.notes
    assert [(n.question.markdown, n.answer.markdown) for n in notes] == [("22", "SSH"), ("80", "HTTP")]


def test_options_that_nothing_names_are_told_and_make_no_card() -> None:
    """Letters are options; without an answer or a key the question is no card."""
    text = (
        "### Which is a fruit?\n\nA. pear\nB. chair\nC. spoon\n\n### Which is red?\n\nA. grass\nB. blood\n\nAnswer: B\n"
    )
    reading = read(Source("deck.md", text))[0]
    assert [note.question.markdown for note in reading.deck.notes] == ["Which is red?"]
    assert [region.text for region in reading.of(Use.UNANSWERED)] == ["Which is a fruit?"]


def test_a_key_with_an_answer_too_many_answers_the_questions_with_its_numbers() -> None:
    """Three letters for two questions: their numbers say which is which."""
    text = (
        "**Question 1:** One?\n\nA. a\nB. b\n\n**Question 2:** Two?\n\nA. a\nB. b\n\n## Answers\n\n1. A\n2. B\n3. A\n"
    )
    reading, problems = read(Source("deck.md", text))
    assert [[choice.correct for choice in note.choices] for note in reading.deck.notes] == [
        [True, False],
        [False, True],
    ]
    assert [problem.code for problem in problems] == ["DP138"]
    assert reading.unaccounted == ()
