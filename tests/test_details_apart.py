"""Text right below `</details>` is no part of the element, and one folded answer is enough for a question that asks."""

from __future__ import annotations

import pytest

from readings import cards, codes

FOLDED = "<details>\n<summary>Answer</summary>\n\n{}\n\n</details>\n"
TIGHT = "<details><summary>Answer</summary>\n{}\n</details>\n"


@pytest.mark.parametrize("folded", [FOLDED, TIGHT], ids=["blank lines inside", "no blank lines"])
@pytest.mark.parametrize("head", ["**Q{}. {}**\n", "## {1}\n", "{}. {}\n"])
def test_the_next_question_needs_no_blank_line_above_it(folded: str, head: str) -> None:
    pairs = (("What is iron?", "A metal."), ("What is chalk?", "A rock."), ("What is amber?", "A resin."))
    text = "".join(head.format(n, asks) + folded.format(says) for n, (asks, says) in enumerate(pairs, 1))
    assert (cards(text), codes(text)) == ([f"{asks} | {says}" for asks, says in pairs], [])


def test_text_in_an_outer_element_stays_in_it() -> None:
    inner = "<details><summary>Hint</summary>\nIt rusts.\n</details>\nIt is magnetic.\n"
    text = (
        f"## What is iron?\n\n<details><summary>Answer</summary>\n{inner}</details>\n\n## What is chalk?\n\nA rock.\n"
    )
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is iron?", "What is chalk?"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_paragraph_that_asks_above_a_folded_answer_is_a_question(count: int) -> None:
    asked = [f"How many legs has animal {n}?" for n in range(count)]
    text = "\n".join(f"{words}\n\n{FOLDED.format('Four.')}" for words in asked)
    assert cards(text) == [f"{words} | Four." for words in asked]


def test_a_few_paragraphs_that_do_not_ask_are_no_questions() -> None:
    text = f"Iron and coal.\n\n{FOLDED.format('Both are dark.')}"
    assert cards(text) == []


@pytest.mark.parametrize("head", ["{n}\\. {q}", "#{n} {q}", "<b>{q}</b>", "**Task {n}** {q}"])
def test_questions_right_below_the_element_count_whatever_stands_before_them(head: str) -> None:
    asked = [f"How many legs has animal {n}?" for n in range(1, 5)]
    fold = "<details><summary>Answer</summary>\nFour.\n</details>\n"
    text = "# Legs\n\n" + "".join(f"{head.format(n=n, q=words)}\n{fold}" for n, words in enumerate(asked, 1))
    assert cards(text) == [f"{words} | Four." for words in asked]


COMMENTED = {
    "no text": "<!--\n{}\n-->",
    "words": "<!-- not yet checked\n\n{}\n\n-->",
    "on its line": "<!-- {} -->",
}


@pytest.mark.parametrize("comment", COMMENTED.values(), ids=COMMENTED.keys())
@pytest.mark.parametrize("asked", ["## {}\n\n<details><summary>Answer</summary>", "<details><summary>{}</summary>"])
def test_an_element_in_a_comment_is_no_card(asked: str, comment: str) -> None:
    folded = asked + "\n\n{}\n\n</details>"
    text = "\n\n".join(
        (folded.format("What is iron?", "A metal."), comment.format(folded.format("What is tar?", "A draft.")),
         folded.format("What is chalk?", "A rock."))
    )  # fmt: skip
    assert (cards(text), codes(text)) == (["What is iron? | A metal.", "What is chalk? | A rock."], [])


def test_an_element_in_a_comment_below_options_is_in_no_card() -> None:
    options = "- [x] a metal\n- [ ] a plant\n\n"
    text = f"## What is iron?\n\n{options}<!--\n<details><summary>Hint</summary>\n\nHeavy.\n\n</details>\n-->\n\n"
    text += f"## What is lead?\n\n{options}"
    assert [card.split(" | ")[1] for card in cards(text)] == ["+a metal -a plant"] * 2
    assert codes(text) == []


def test_an_element_below_a_comment_on_its_own_lines_is_a_card() -> None:
    text = "<!--\nchecked\n-->\n<details><summary>What is iron?</summary>\nA metal.\n</details>\nText.\n\n"
    text += "<details><summary>What is chalk?</summary>\nA rock.\n</details>\n"
    assert cards(text) == ["What is iron? | A metal.", "What is chalk? | A rock."]
