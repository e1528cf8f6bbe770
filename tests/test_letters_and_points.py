"""Headings without a blank or with letters for numbers, and lettered lines that are the answer to a question."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, notes

EXAM = (
    "1. What is law? (4P)\nLaw is a set of rules.\n2. Which rights\nare there? (2P)\na) The right to live.\n"
    "b) Freedom.\n3. What does it protect? (6P)\na) Life\nb) Honour\nc) Property\n"
    "4. Name the parts! (3P)\na) Bund\nb) Land\n"
)
WANTED = [
    "What is law? (4P) | Law is a set of rules.",
    "Which rights are there? (2P) | a) The right to live. b) Freedom.",
    "What does it protect? (6P) | a) Life b) Honour c) Property",
    "Name the parts! (3P) | a) Bund b) Land",
]


def test_lettered_lines_below_questions_with_points_are_their_answers() -> None:
    assert cards(EXAM) == WANTED
    assert codes(EXAM) == ["DP116"]


@pytest.mark.parametrize("points", ["points", " Punkte", " pts.", " puntos", " балла", "分"])
def test_points_have_many_names(points: str) -> None:
    assert [card.partition(" | ")[2] for card in cards(EXAM.replace("P)", f"{points})"))] == [
        card.partition(" | ")[2] for card in WANTED
    ]


def test_the_places_of_these_answers_stay_the_same() -> None:
    note = read(Source("deck.md", EXAM))[0].deck.notes[1]
    assert (note.question.origin[0], note.answer.origin[0]) == ((3, 4), (5, 1))


@pytest.mark.parametrize(
    "text",
    [
        EXAM.replace("c) Property\n", ""),
        EXAM.replace("(2P)", "").replace("(6P)", "").replace("(3P)", ""),
        EXAM.replace("Law is a set of rules.", "a) Rules\nb) Roads").replace("b) Rules", "b) Rules ✓"),
    ],
)
def test_options_of_equal_number_without_points_or_with_marks_need_a_right_one(text: str) -> None:
    if "Rules" in text:
        text = text.replace("b) Freedom.", "b) Freedom. ✓")
    assert "DP108" in codes(text)
    assert not any("a)" in note.answer.markdown for note in notes(text))


TIGHT = "# Planets\n\n## Which is red?\n\nMars.\n\n##Which is big?\n\nJupiter.\n\n## Which is cold?\n\nPluto.\n"


def test_a_heading_may_lack_the_blank_after_its_marks() -> None:
    assert cards(TIGHT) == ["Which is red? | Mars.", "Which is big? | Jupiter.", "Which is cold? | Pluto."]


def test_several_such_headings_need_no_other_heading() -> None:
    assert cards("##Which is red?\n\nMars.\n\n##Which is big?\n\nJupiter.\n") == [
        "Which is red? | Mars.",
        "Which is big? | Jupiter.",
    ]


@pytest.mark.parametrize("end", ["</sea>", "{% endhighlight %}", "```"])
def test_such_a_heading_may_touch_the_end_of_code(end: str) -> None:
    start = {"</sea>": "<sea>", "```": "```"}.get(end, "{% highlight xml %}")
    text = f"## What is wet?\n\nThis:\n{start}\n  salt\n{end}\n##Which is big?\n\nJupiter.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is wet?", "Which is big?"]


@pytest.mark.parametrize(("above", "count"), [("{% endhighlight %}", 3), ("{% highlight sh %}", 2)])
def test_tight_headings_may_be_right_below_the_end_of_a_liquid_block(above: str, count: int) -> None:
    assert len(cards(TIGHT.replace("\n##Which", f"{above}\n##Which"))) == count


def test_tags_signs_and_code_are_no_headings() -> None:
    text = "## What is a tag?\n\n#planet\n\n####\n\n##123\n\n```\n##define\n```\n\nText.\n"
    assert len(cards(text)) == 1


def test_headings_with_letters_count_as_numbered() -> None:
    topics = ("Describe the sea", "Which is red?", "Draw the moon", "Compare them", "Which is big?", "Sum up")
    text = "".join(f"### {'abc'[n % 3]}. {words}\n\nText {n}.\n\n" for n, words in enumerate(topics))
    assert len(cards(f"# Exam\n\n{text}")) == len(topics)


PARTS = """# Exam

## Routing

### a. Describe a table of routes, with what each of its columns is for.

It has a row for each network.

- Its address
- The next hop

```
10.0.0.0/8 via 10.1.1.1
```

### b. Who writes it?

A protocol does.

- It asks the neighbours.

## Names

### a. Discuss zones in detail.

A zone is a part of the names.

- One server knows it.

```
$TTL 3600
```

### b. Give an example.

- The zone of a school

```
example 3600 IN A 192.0.2.1
```
"""


def test_lettered_parts_of_exercises_ask_if_one_of_them_does() -> None:
    assert [card.partition(" | ")[0] for card in cards(PARTS)] == [
        "a. Describe a table of routes, with what each of its columns is for.",
        "b. Who writes it?",
        "a. Discuss zones in detail.",
        "b. Give an example.",
    ]


def test_letters_alone_leave_the_doubt() -> None:
    report = "# Report\n\n## A. Aim\n\nWe ask why.\n\n- Costs\n\n## B. What next?\n\nWe go on.\n\n## C. End\n\nDone.\n"
    assert codes(report) == ["DP115"]
