"""Exams that tell a case above each question: it is part of the question, in every form that the exam may have."""

from __future__ import annotations

from itertools import product

import pytest

from readings import cards, codes

CASES = (
    ("A bank moves old files.", "Where should they be?", ("Archive", "Cache", "Queue")),
    ("An app is slow.", "What helps?", ("Cache", "Disk", "Desk")),
    ("A shop needs a copy.", "What do you add?", ("Backup", "Log", "Lock")),
    ("A school prints a lot.", "What should it buy?", ("Printer", "Pen", "Tablet")),
)
WANTED = [f"{told} {asked} | +{right} -{one} -{two}" for told, asked, (right, one, two) in CASES]
HEADS = {
    "numbers": "{n}. {told}\n\n{asked}",
    "numbers in bold": "**{n}.** {told}\n\n{asked}",
    "bold with numbers": "**{n}. {told}**\n\n{asked}",
    "headings of numbers": "## {n}\n\n{told}\n\n{asked}",
    "nothing": "{told}\n\n{asked}",
    "bold questions": "{told}\n\n**{asked}**",
}
OPTIONS = {
    "letters": "A. {}\nB. {}\nC. {}",
    "paragraphs": "A. {}\n\nB. {}\n\nC. {}",
    "items": "- A) {}\n- B) {}\n- C) {}",
}
ANSWERS = {
    "label": "\n\nAnswer: A",
    "folded": "\n\n<details><summary>Answer</summary>\n\nA\n\n</details>",
    "boxes": "",
}


FIVE = "\n5. A mine is wet.{mark}\n\nWhat dries it?\n\nA. Pump\nB. Pen\nC. Pan\n\nAnswer: A\n"
CASE_FIVE = {
    "numbers": FIVE.format(mark=""),
    "bold with numbers": FIVE.format(mark="**").replace("5.", "**5."),
    "nothing": FIVE.format(mark="").replace("5. ", ""),
}


def exam(head: str, options: str, answer: str, between: str = "\n\n") -> str:
    """The four questions in one form."""
    parts = (
        head.format(n=n, told=told, asked=asked) + "\n\n" + options.format(*words) + answer
        for n, (told, asked, words) in enumerate(CASES, 1)
    )
    return between.join(parts) + "\n"


def plain(text: str) -> list[str]:
    """The cards, in which a question in bold print below its case keeps its marks."""
    return [card.replace("**", "") for card in cards(text)]


@pytest.mark.parametrize(("head", "options", "answer"), [*product(HEADS, OPTIONS, ("label", "folded"))])
def test_the_case_is_part_of_the_question(head: str, options: str, answer: str) -> None:
    text = exam(HEADS[head], OPTIONS[options], ANSWERS[answer])
    assert plain(text) == WANTED
    assert codes(text) == []


@pytest.mark.parametrize("head", HEADS)
def test_options_may_have_boxes(head: str) -> None:
    assert plain(exam(HEADS[head], "- [x] {}\n- [ ] {}\n- [ ] {}", "")) == WANTED


@pytest.mark.parametrize("head", ["numbers", "bold with numbers", "nothing", "bold questions"])
def test_rules_and_explanations_may_be_between(head: str) -> None:
    answer = "\n\n**Answer:** A\n\n**Explanation:** It fits."
    assert plain(exam(HEADS[head], OPTIONS["letters"], answer, "\n\n---\n\n")) == WANTED


def test_text_below_answers_stays_there_if_the_first_question_has_none_above() -> None:
    text = "\n\n".join(
        f"{asked}\n\n{OPTIONS['letters'].format(*words)}\n\nAnswer: A\n\nIt fits, as {words[0]} shows."
        for _, asked, words in CASES
    )
    assert cards(text + "\n") == [
        card[card.index(told) + len(told) + 1 :] for card, (told, *_) in zip(WANTED, CASES, strict=True)
    ]


def test_an_introduction_is_not_part_of_the_first_question() -> None:
    text = "Try these.\n\n" + exam("{asked}", OPTIONS["letters"], ANSWERS["label"])
    assert cards(text)[0].startswith("Where should they be? |")


@pytest.mark.parametrize("head", ["numbers", "bold with numbers", "nothing"])
def test_one_question_may_lack_a_case(head: str) -> None:
    text = exam(HEADS[head], OPTIONS["letters"], ANSWERS["label"]).replace(f"{CASES[2][0]}", "@@")
    bare = {
        "numbers": "3. What do you add?",
        "bold with numbers": "**3. What do you add?**",
        "nothing": "What do you add?",
    }
    told = {"numbers": "3. @@", "bold with numbers": "**3. @@**", "nothing": "@@"}
    text = text.replace(f"{told[head]}\n\nWhat do you add?", bare[head]) + CASE_FIVE[head]
    assert [card.split(" | ")[0] for card in plain(text)][2] == "What do you add?"
    assert all("@@" not in card for card in plain(text))


def test_a_numbered_list_in_an_answer_is_no_case() -> None:
    pairs = (f"{asked}\n\nAnswer: It depends.\n\n1. First {told}\n2. Then rest." for told, asked, _ in CASES)
    found = [card.split(" | ")[0] for card in cards("\n\n".join(pairs) + "\n")]
    assert found == [asked for _, asked, _ in CASES]
