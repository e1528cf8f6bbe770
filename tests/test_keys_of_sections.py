"""Questions whose numbers start again, with a short key at the end of each section."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes, notes

ROCKS = "1. Which is igneous?\n   A. Marble\n   B. Basalt\n2. Which is soft?\n   A. Granite\n   B. Slate\n   C. Chalk\n"
SEAS = "1. Which is salty?\n   A. Dead Sea\n   B. Como\n2. Which is cold?\n   A. Red Sea\n   B. Baltic\n"
WANTED = [
    "Which is igneous? | -Marble +Basalt",
    "Which is soft? | -Granite -Slate +Chalk",
    "Which is salty? | +Dead Sea -Como",
    "Which is cold? | -Red Sea +Baltic",
]
SECTIONS = {
    "headings": ("## Rocks\n\n", "## Seas\n\n"),
    "bold": ("**Rocks**\n\n", "**Seas**\n\n"),
    "rule": ("", "---\n\n"),
}


@pytest.mark.parametrize(
    ("key", "titles", "indent"),
    each_pair(
        [
            "1. {} 2. {}",
            "1. {}\n2. {}",
            "1-{}, 2-{}",
            "1{} 2{}",
            "(1) {} (2) {}",
            "Answers: 1. {} 2. {}",
            "### Answers\n\n1. {} 2. {}",
            "Answer key\n\n1. {}\n2. {}",
        ],
        SECTIONS,
        ["   ", ""],
    ),
)
def test_each_section_may_end_with_its_key(titles: str, key: str, indent: str) -> None:
    rocks, seas = ROCKS.replace("   ", indent), SEAS.replace("   ", indent)
    text = (
        f"{SECTIONS[titles][0]}{rocks}\n{key.format('B', 'C')}\n\n{SECTIONS[titles][1]}{seas}\n{key.format('A', 'B')}\n"
    )
    assert cards(text) == WANTED
    assert codes(text) == []


def test_a_key_without_a_title_may_be_the_only_one() -> None:
    assert cards(f"{ROCKS}\n1. B 2. C\n") == WANTED[:2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. What is a rook?\n\n   A tower.\n\n2. What is castling?\n\n   A move.\n\n3. e4 e5 4. Nf3 d6\n", 2),
        ("## Which grades are good?\n\n1. First\n2. A\n3. B\n", 1),
        ("## What comes first?\n\nLetters.\n\n1. A 2. B\n", 1),
    ],
)
def test_other_lines_with_numbers_and_letters_are_no_key(text: str, count: int) -> None:
    assert len(cards(text)) == count
    assert not any("+" in card for card in cards(text))


HEAD = "# Test\n\n## How to use it\n\n1. Answer alone.\n2. Compare.\n3. Rest.\n\n"


@pytest.mark.parametrize("head", ["", HEAD], ids=["alone", "below other steps"])
@pytest.mark.parametrize("titles", [("R1 – Rocks", "R2 – Seas"), ("Rocks", "Seas")], ids=["codes", "words"])
@pytest.mark.parametrize("short", [("R1", "R2"), ("First", "Second")], ids=["named alike", "named otherwise"])
def test_one_key_has_a_list_for_each_section(head: str, titles: tuple[str, str], short: tuple[str, str]) -> None:
    text = f"{head}## {titles[0]}\n\n{ROCKS}\n## {titles[1]}\n\n{SEAS}\n## Answers\n\n"
    text += f"### {short[0]}\n\n1. B\n2. C\n\n### {short[1]}\n\n1. A\n2. B\n"
    assert cards(text) == WANTED


@pytest.mark.parametrize(
    ("said", "explanation"),
    [("`B` -> it cools", "it cools"), ("`B`", ""), ("`B` – `it` cools", "`it` cools")],
)
@pytest.mark.parametrize("place", ["\n**Answer:** {}\n", "\n## Answers\n\n1. {}\n"], ids=["below", "in a key"])
def test_the_letter_of_an_answer_may_be_code(said: str, explanation: str, place: str) -> None:
    note = notes("1. Which is igneous?\n   A. Marble\n   B. `Basalt`\n" + place.format(said))[0]
    assert [choice.correct for choice in note.choices] == [False, True]
    assert note.explanation.markdown == explanation


@pytest.mark.parametrize("letters", ["a, b, c", "a b c", "A, B, C", "ABC"])
def test_letters_in_order_are_a_key_if_as_many_questions_above_need_one(letters: str) -> None:
    form = "{}. Which is {}?\na) iron\nb) oak\nc) wool\n\n"
    asked = "".join(form.format(number, word) for number, word in enumerate(("hard", "old", "soft"), 1))
    assert cards(f"{asked}Answers: {letters}\n") == [
        "Which is hard? | +iron -oak -wool",
        "Which is old? | -iron +oak -wool",
        "Which is soft? | -iron -oak +wool",
    ]


@pytest.mark.parametrize("mark", ["- ", "a) "])
@pytest.mark.parametrize("numbered", [True, False])
def test_two_letters_below_two_questions_are_a_key(mark: str, *, numbered: bool) -> None:
    second = mark.replace("a", "b")
    heads = ("1. ", "2. ") if numbered else ("## ", "## ")
    below = f"\n\n{mark}iron\n{second}oak\n\n"
    assert cards(f"{heads[0]}Which is hard?{below}{heads[1]}Which is old?{below}Answers: a, b\n") == [
        "Which is hard? | +iron -oak",
        "Which is old? | -iron +oak",
    ]


@pytest.mark.parametrize(
    ("first", "card"),
    [
        ("- iron\n- lead\n", "- iron - lead"),
        ("a) wool\nb) lead\n\nAnswer: b\n", "-wool +lead"),
        ("Lead.\n", "Lead."),
    ],
)
def test_two_letters_are_the_answers_to_one_question_if_the_other_has_its_own(first: str, card: str) -> None:
    text = f"## Which is hard?\n\n{first}\n## Which are old?\n\na) oak\nb) iron\nc) news\n\nAnswers: a, b\n"
    assert cards(text) == [f"Which is hard? | {card}", "Which are old? | +oak +iron -news"]


@pytest.mark.parametrize("title", ["**Answer key**", "Answers:", "ANSWERS", "答案：", "## Answers", "### Answers"])
@pytest.mark.parametrize("first", [1, 3])
def test_headings_of_chapters_may_stand_right_below_any_title_of_a_key(title: str, first: int) -> None:
    seas = SEAS.replace("1. Wh", f"{first}. Wh").replace("2. Wh", f"{first + 1}. Wh")
    key = f"### Rocks\n\n1. B\n2. C\n\n### Seas\n\n{first}. A\n{first + 1}. B\n\n## Sources\n\nA book.\n"
    assert cards(f"# Quiz\n\n### Rocks\n\n{ROCKS}\n### Seas\n\n{seas}\n{title}\n\n{key}") == WANTED


def test_a_title_above_the_heading_of_the_next_chapter_is_not_that_of_its_questions() -> None:
    text = f"# Quiz\n\n## Rocks\n\n{ROCKS}\nAnswers:\n\n## Seas\n\n{SEAS}\n## Answers\n\n1. A\n2. B\n"
    assert cards(text) == WANTED[2:]


@pytest.mark.parametrize("title", ["**Answers:**", "Answers:", "Đáp án", "答案："])
@pytest.mark.parametrize("key", ["1. B\n2. C\n", "1. **B**\n2. **C**\n", "Q1: B\nQ2: C\n"])
def test_the_keys_of_chapters_may_share_a_title_below_questions_with_labels(title: str, key: str) -> None:
    rocks, seas = (
        part.replace("   ", "").replace("1. W", "Q1: W").replace("2. W", "\nQ2: W") for part in (ROCKS, SEAS)
    )
    other = key.replace("B", "A").replace("C", "B")
    text = f"## Rocks\n\n{rocks}\n{title}\n\n{key}\n## Seas\n\n{seas}\n{title}\n\n{other}"
    assert cards(text) == WANTED
    assert codes(text) == []
