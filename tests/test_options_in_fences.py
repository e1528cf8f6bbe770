"""Options between the marks of code: a `diff` shows the right ones in green."""

from __future__ import annotations

import pytest

from readings import cards, codes

WANTED = ["Which is a metal? | -Oak +Iron -Coal", "Which is a tree? | +Oak -Iron -Coal"]
SIGNED = ("- a) Oak\n+ b) Iron\n- c) Coal", "+ a) Oak\n- b) Iron\n- c) Coal")
SIGNS_ALONE = ("- Oak\n+ Iron\n- Coal", "+ Oak\n- Iron\n- Coal")
LETTERS = ("A) Oak\nB) Iron\nC) Coal", "A) Oak\nB) Iron\nC) Coal")


def asked(options: tuple[str, str], fence: str, said: tuple[str, str] = ("", ""), start: str = "{}. ") -> str:
    words = ("Which is a metal?", "Which is a tree?")
    return "".join(
        f"{start.format(n)}{question}\n\n{fence.format(own)}\n\n{answer}\n\n"
        for n, (question, own, answer) in enumerate(zip(words, options, said, strict=True), 1)
    )


@pytest.mark.parametrize("options", [SIGNED, SIGNS_ALONE], ids=["letters", "signs alone"])
@pytest.mark.parametrize("start", ["{}. ", "## ", "**Question {}:** "])
def test_a_diff_marks_the_right_option(options: tuple[str, str], start: str) -> None:
    text = asked(options, "```diff\n{}\n```", start=start)
    assert cards(text) == WANTED
    assert codes(text) == []


def test_blank_lines_may_be_between_the_options() -> None:
    spread = tuple(own.replace("\n", "\n\n") for own in SIGNED)
    assert cards(asked((spread[0], spread[1]), "```diff\n{}\n```")) == WANTED


@pytest.mark.parametrize("fence", ["```\n{}\n```", "```text\n{}\n```", "~~~\n{}\n~~~"])
def test_options_with_letters_may_be_in_any_code(fence: str) -> None:
    assert cards(asked(LETTERS, fence, ("**Answer:** B", "**Answer:** A"))) == WANTED


def test_the_mark_of_a_letter_may_lack_a_blank() -> None:
    tight = tuple(own.replace(") ", ".") for own in LETTERS)
    assert cards(asked((tight[0], tight[1]), "```\n{}\n```", ("**Answer:** B", "**Answer:** A"))) == WANTED


def test_code_of_the_question_may_be_above_the_options() -> None:
    text = asked(LETTERS, "```python\noak = 1\n```\n\n```\n{}\n```", ("**Answer:** B", "**Answer:** A"))
    assert [card.rpartition("``` | ")[2] for card in cards(text)] == [card.partition(" | ")[2] for card in WANTED]


def test_the_answer_may_be_below_the_options_in_the_code() -> None:
    own = (f"{LETTERS[0]}\nCorrect answer: B) Iron", f"{LETTERS[1]}\n\nCorrect answer: A\nExplanation: It grows.")
    assert cards(asked(own, "```\n{}\n```")) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "## How do you fix it?\n\n```diff\n- x = 1\n+ x = 2\n```\n\n## What does it do?\n\n```diff\n- a\n+ b\n```\n",
        "## Which line goes?\n\n```diff\n- one\n- two\n+ three\n```\n\n## What is oak?\n\nA tree.\n",
        "## What does this set?\n\n```\nA.x = 1\nB.x = 2\nC.x = 3\n```\n\n## What is oak?\n\nA tree.\n",
        "## What is a list?\n\nIt looks like this:\n\n```\na) one\nb) two\n```\n\n## What is oak?\n\nA tree.\n",
    ],
    ids=["changes", "one change", "one that counts", "an example"],
)
def test_other_code_is_the_answer(text: str) -> None:
    assert len(cards(text)) == 2
    assert not any("+" in card.partition("```")[0] for card in cards(text))


def test_names_of_files_are_no_options() -> None:
    text = asked(("A.class\nB.class\nC.class", "A.log\nB.log\nC.log"), "```\n{}\n```", start="## ")
    assert cards(text) == [
        "Which is a metal? | ``` A.class B.class C.class ```",
        "Which is a tree? | ``` A.log B.log C.log ```",
    ]


def test_options_without_blanks_need_no_answer_beside_others_with_blanks() -> None:
    tight = tuple(own.replace(") ", ".") for own in LETTERS)
    text = asked(LETTERS, "```\n{}\n```") + asked((tight[0], tight[1]), "```\n{}\n```")
    key = "## Answers\n\n1. B\n2. A\n3. B\n4. A\n"
    text = text.replace("1. Which is a metal?", "3. Which is a metal?").replace("3. Which", "1. Which", 1)
    text = text.replace("2. Which is a tree?", "4. Which is a tree?").replace("4. Which", "2. Which", 1)
    assert cards(text + key) == [*WANTED, *WANTED]


def test_the_first_options_may_be_on_the_second_line_of_a_file() -> None:
    text = "".join(f"## Which is {w}?\n```\na. Mars\nb. Sun\nc. Moon\n```\n- Answer: `{x}`\n\n" for w, x in ASKED)
    assert cards(text) == ["Which is red? | +Mars -Sun -Moon", "Which is hot? | -Mars +Sun -Moon"]


ASKED = (("red", "a"), ("hot", "b"))


@pytest.mark.parametrize("said", ["answer `b`", "answer: `b`", "Answer (b)", "jawaban `b`"])
def test_the_options_may_be_below_a_text_that_breaks_off_with_dots(said: str) -> None:
    asked = "## {}.\n- This is the {}....\n```\na. bed\nb. spindle\n```\n- {}\n\n"
    text = "# Lathes\n\n" + asked.format(1, "part that turns", said) + asked.format(2, "part that holds", said)
    assert cards(text) == [
        "This is the part that turns.... | -bed +spindle",
        "This is the part that holds.... | -bed +spindle",
    ]
