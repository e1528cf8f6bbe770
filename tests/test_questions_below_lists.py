"""Questions in bold or with a label right below the answer to the one above: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

ANSWERS = ("A function:\n- one\n- two\n", "An identity.\n", "It opens:\n\n1. in\n2. out\n", "\nStone.\n")
WORDS = ("What is a hook?", "What is a key?", "What is a door?", "What is a wall?")
SAID = ("A function: - one - two", "An identity.", "It opens: 1. in 2. out", "Stone.")


@pytest.mark.parametrize(
    "head",
    ["**{words}**", "__{words}__", "**{n}. {words}**", "**Q{n}: {words}**", "**Q{n}:** {words}", "Q{n}: {words}"],
)
def test_it_needs_no_blank_line_above(head: str) -> None:
    asked = [head.format(n=n, words=words) for n, words in enumerate(WORDS, 1)]
    text = "".join(f"{question}\n{answer}" for question, answer in zip(asked, ANSWERS, strict=True))
    assert cards(text) == [f"{words} | {said}" for words, said in zip(WORDS, SAID, strict=True)]


@pytest.mark.parametrize("answer", ["> {}", "> {}\n> It is.", "| Part | Sense |\n|---|---|\n| it | {} |"])
@pytest.mark.parametrize(
    "head", ["**{words}**", "**{n}. {words}**", "**Q{n}:** {words}", "{n}\\. {words}", "#{n} {words}"]
)
def test_the_answer_above_may_be_a_quote_or_a_table(head: str, answer: str) -> None:
    asked = [head.format(n=n, words=words) for n, words in enumerate(WORDS, 1)]
    text = "".join(f"{question}\n{answer.format(n)}\n" for n, question in enumerate(asked))
    assert [card.split(" | ")[0] for card in cards(text)] == list(WORDS)


@pytest.mark.parametrize("number", ["", "{}. "])
def test_of_bold_questions_on_adjacent_lines_the_last_has_the_answer(number: str) -> None:
    asked = [f"**{number.format(n)}{words}**\n" for n, words in enumerate(WORDS[:3], 1)]
    text = f"{asked[0]}A function.\n{asked[1]}{asked[2]}An opening.\n"
    assert cards(text) == [f"{WORDS[0]} | A function.", f"{WORDS[2]} | An opening."]
    assert codes_and_lines(text) == [("DP104", 3)]


def test_a_bold_line_ends_the_answer_above_only_if_it_asks() -> None:
    text = "**What is a hook?**\nA function.\n**There are doors.**\n**What is one?**\nAn opening.\n"
    assert cards(text) == ["What is a hook? | A function. **There are doors.**", "What is one? | An opening."]


def test_the_next_question_may_have_options() -> None:
    text = "**Which is red?**\n- [ ] sky\n- [x] blood\n**Which is blue?**\n- [x] sky\n- [ ] blood\n"
    assert cards(text) == ["Which is red? | -sky +blood", "Which is blue? | +sky -blood"]


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ("- one\n- two\n**But why?**", "- one - two **But why?**"),
        ("- one\n- two\n**Mind the gap.**\nIt is deep.", "- one - two **Mind the gap.** It is deep."),
        ("- one\n- two\n  **And then?**\n  Three.", "- one - two **And then?** Three."),
        ("```\none\n**What?**\ntwo\n```", "``` one **What?** two ```"),
    ],
)
def test_other_bold_lines_in_an_answer_cut_nothing(below: str, said: str) -> None:
    assert cards(f"**What is a hook?**\n{below}\n\n**What is a key?**\n\nAn identity.\n")[0] == f"{WORDS[0]} | {said}"


def test_a_bold_question_below_a_heading_that_asks_stays_in_its_answer() -> None:
    text = "## What is a hook?\n\n- one\n- two\n**And then?**\nThree.\n\n## What is a key?\n\nAn identity.\n"
    assert cards(text)[0] == "What is a hook? | - one - two **And then?** Three."
