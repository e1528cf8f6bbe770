"""Documents that fold their answers below the questions, with headings that name parts of the document."""

from __future__ import annotations

import pytest

from readings import cards, codes

FOLDED = "".join(
    f"<details>\n<summary>{question}</summary>\n{answer}\n</details>\n\n"
    for question, answer in [
        ("Explain what wool is.", "Hair of sheep."),
        ("Describe felt.", "Pressed wool."),
        ("Name a tool.", "A loom."),
        ("Compare silk and wool.", "Silk is smooth."),
    ]
)
ABOVE = "## Information\n\nThese questions come from interviews.\n\n## How to use it\n\nSay the answer aloud.\n\n"
CONTENTS = "- [Information](#information)\n- [How to use it](#how-to-use-it)\n- [Cloth](#cloth)\n\n"


def test_headings_that_a_table_of_contents_names_are_parts_of_the_document() -> None:
    text = f"# Interview\n\n{CONTENTS}{ABOVE}## Cloth\n\n{FOLDED}"
    assert [card.split(" | ")[0] for card in cards(text)] == [
        "Explain what wool is.",
        "Describe felt.",
        "Name a tool.",
        "Compare silk and wool.",
    ]


def test_a_heading_that_asks_stays_a_question_beside_them() -> None:
    text = f"# Interview\n\n{CONTENTS}{ABOVE}## What is cotton?\n\nA plant.\n\n## Cloth\n\n{FOLDED}"
    assert "What is cotton? | A plant." in cards(text)


def test_headings_with_more_text_than_the_folded_parts_stay_questions() -> None:
    topics = "".join(f"## {name}\n\n{name} is a kind of cloth.\n\n" for name in ("Wool", "Felt", "Silk", "Tweed"))
    text = f"# Cloth\n\n{topics}## More\n\n{FOLDED[: FOLDED.index('<details>', 9)]}"
    assert "Silk | Silk is a kind of cloth." in cards(text)


def test_a_summary_that_tells_to_answer_is_a_clear_sign() -> None:
    assert codes(f"# Interview\n\n{FOLDED}") == []


def exercises(label: str, summary: str, titles: tuple[str, str] = ("Exercise 1", "Exercise 2")) -> str:
    folds = f"**{label}**:\n\n<details>\n<summary>{summary}</summary>\n\n`%s`\n\n</details>\n\n"
    texts = "### %s\n\n- Spin the wool.\n- Weave it.\n\nHint: slowly.\n\n", "### %s\n\nKnit a sock.\n\n"
    return "".join((texts[n] + folds) % (titles[n], ("spin(wool)", "knit(sock)")[n]) for n in (0, 1))


@pytest.mark.parametrize(
    "label",
    [
        "Solution",
        "possible solution",
        "Possible solutions",
        "mögliche Lösung",
        "Mögliche Lösungen",
        "Posible solución",
        "Solution possible",
        "Possibile soluzione",
        "Possível solução",
        "Mogelijke oplossing",
        "Przykładowe rozwiązanie",
        "Возможное решение",
    ],
)
def test_an_exercise_ends_at_the_label_of_its_folded_solution(label: str) -> None:
    text = exercises(label, "Click to expand")
    assert [card.split(" | ")[1] for card in cards(text)] == ["`spin(wool)`", "`knit(sock)`"]
    assert codes(text) == []


def test_below_such_a_label_a_fold_with_any_words_to_open_it_hides_the_answer() -> None:
    assert codes(exercises("Solution", "Klicken zum Ausklappen", ("Wool", "Sock"))) == []


def test_other_labels_above_folds_make_no_exercises() -> None:
    assert not any("Weave it" in card for card in cards(exercises("Possible problems", "Click to expand")))


HINT = "<details>\n<summary>Hint</summary>\n\nLook up.\n\n</details>\n\n"
ASKED = ("A page breaks. Who mends it?", "**Case:** Two rules differ. Which one counts?")


def _cases(above: str, *asked: str) -> str:
    said = "<details>\n<summary>✅ Solution</summary>\n\nAsk.\n\n</details>\n\n"
    return "".join(f"## Case {word}\n\n{text}\n\n{above}{said}" for word, text in zip(("A", "B"), asked, strict=True))


@pytest.mark.parametrize("above", ["", HINT])
def test_headings_above_a_text_that_asks_and_a_folded_answer_are_questions(above: str) -> None:
    text = f"# Cases\n\n{_cases(above, *ASKED)}## Tips\n\nSleep well.\n\n**Q: Why?**\nA: So.\n\n**Q: When?**\nA: Now.\n"
    assert [card.rpartition(" | ")[2] for card in cards(text)] == ["Ask.", "Ask.", "So.", "Now."]


def test_headings_above_a_text_that_tells_and_a_folded_answer_are_a_guess() -> None:
    assert "DP115" in codes("# Cases\n\n" + _cases("", "A page breaks.", "Two rules differ."))


@pytest.mark.parametrize("tag", ["article", "section"])
def test_the_tags_that_frame_a_part_of_a_page_are_in_no_answer(tag: str) -> None:
    framed = "".join(
        f"<{tag} class='x'>\n\n## What is {n}?\n\nIt is {n}.\n\n</{tag}>\n---\n\n" for n in ("ebb", "flow")
    )
    assert cards(framed) == ["What is ebb? | It is ebb.", "What is flow? | It is flow."]


def scenarios(told: tuple[str, ...]) -> str:
    hint = "<details>\n<summary>Hint</summary>\n\nTry it.\n\n</details>\n\n"
    folds = hint + "<details>\n<summary>Solution</summary>\n\n%s\n\n"
    texts = (f"## Easy: cloth {n}\n\n{text}\n\n{folds % f'Knit {n}.'}</details>\n\n" for n, text in enumerate(told))
    return (
        "# Scenarios\n\n"
        + "".join(texts)
        + "## Quick ones\n\n**Q: What is silk?**\nA: A cloth.\n\n**Q: And tin?**\nA: A metal.\n"
    )


@pytest.mark.parametrize(
    "told",
    [
        "**Scenario:** A shop sells cloth:\n\n- silk\n- wool\n\nIt wants more.",
        "**Scenario:** A shop is cold.",
        "A shop is cold. Explain what it needs.",
    ],
)
def test_headings_above_scenarios_and_tasks_with_folded_solutions_ask(told: str) -> None:
    text = scenarios((told, told, told))
    assert [card.split(" | ")[1] for card in cards(text)] == ["Knit 0.", "Knit 1.", "Knit 2.", "A cloth.", "A metal."]
    assert codes(text) == []
