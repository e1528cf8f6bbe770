"""Ordinary forms of exams in combination: heads of questions, letters of options, signs of right ones, answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from readings import cards, codes, notes

Questions = Sequence[tuple[str, tuple[str, ...], int]]
ASKED = (
    ("Which is a metal?", ("oak", "iron", "wool"), 1),
    ("Which of these is a tree?", ("ash", "gold", "silk"), 0),
    ("What flies?", ("a cat", "a mole", "a bee"), 2),
)
TOLD = (
    ("A metal is", ("oak", "iron", "wool"), 1),
    ("The only tree is:", ("ash", "gold", "silk"), 0),
    ("What flies is ____.", ("a cat", "a mole", "a bee"), 2),
)
HEADS = {
    "number": "{n}. {asked}\n",
    "brackets": "({n}) {asked}\n",
    "heading": "### {n}. {asked}\n\n",
    "label": "### Question {n}\n\n{asked}\n\n",
    "bold label": "**Question {n}:** {asked}\n\n",
    "capitals": "QUESTION {n}\n{asked}\n",
    "bold": "**{n}. {asked}**\n\n",
}


def exam(head: str, option: str, right: str = "{}", answer: str = "", questions: Questions = ASKED) -> str:
    """Three questions; `right` is the form of a right option, `answer` that of the answer below the options."""
    parts = []
    for n, (asked, words, place) in enumerate(questions, 1):
        options = [
            option.format("ABC"[i], i + 1) + (right.format(word) if i == place else word)
            for i, word in enumerate(words)
        ]
        parts.append(head.format(n=n, asked=asked) + "\n".join(options) + "\n" + answer.format("ABC"[place]))
    return "# Exam\n\n" + "\n".join(parts)


def wanted(questions: Questions = ASKED) -> list[str]:
    """The cards of such an exam."""
    return [
        f"{asked} | " + " ".join(("+" if i == place else "-") + word for i, word in enumerate(words))
        for asked, words, place in questions
    ]


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("answer", ["- Answer: {}\n", "\n> **Answer:** {}\n", "\n> [!success]- Answer\n> {}\n"])
def test_the_answer_of_the_last_question_is_its_own_too(head: str, answer: str) -> None:
    text = exam(head, "{}. ", answer=answer)
    assert (cards(text), codes(text)) == (wanted(), [])


def test_the_text_of_an_option_alone_is_no_page_label() -> None:
    text = exam(HEADS["bold label"], "{}. ", answer="\n> [!success]- Answer\n> {}\n").removesuffix("C\n") + "a bee\n"
    assert (cards(text), codes(text)) == (wanted(), [])


@pytest.mark.parametrize("head", [HEADS["heading"], HEADS["capitals"], HEADS["label"]])
@pytest.mark.parametrize("option", ["{} - ", "{} – ", "[{}] ", "{}: "])
@pytest.mark.parametrize("right", ["{} (correct)", "{} ✅"])
def test_letters_of_other_forms_begin_options_below_statements(head: str, option: str, right: str) -> None:
    text = exam(head, option, right, questions=TOLD)
    assert (cards(text), codes(text)) == (wanted(TOLD), [])


@pytest.mark.parametrize("right", ["**{}**", "=={}=="])
def test_a_dash_behind_the_letter_needs_a_sign_or_an_answer(right: str) -> None:
    assert cards(exam(HEADS["heading"], "{} - ", right)) == wanted()
    assert cards(exam(HEADS["heading"], "{} - ", answer="\nAnswer: {}\n")) == wanted()
    assert not any(note.choices for note in notes(exam(HEADS["heading"], "{} - ")))


@pytest.mark.parametrize("head", [HEADS["label"], HEADS["bold"], HEADS["bold label"]])
@pytest.mark.parametrize("option", ["- ", "{1}. "])
@pytest.mark.parametrize("right", ["**{}**", "=={}==", "{}*"])
@pytest.mark.parametrize("questions", [ASKED, TOLD], ids=["asked", "told"])
def test_a_mark_in_each_list_below_a_labelled_question_marks_the_right_item(
    head: str, option: str, right: str, questions: Questions
) -> None:
    text = exam(head, option, right, questions=questions)
    assert (cards(text), codes(text)) == (wanted(questions), [])


def test_numbers_in_brackets_count_above_options() -> None:
    text = exam(HEADS["brackets"], "{}) ", questions=TOLD) + "\n## Answers\n\n1. B\n2. A\n3. C\n"
    assert (cards(text), codes(text)) == (wanted(TOLD), [])


@pytest.mark.parametrize(
    "said",
    [
        "A - excellent\nB - good\nC - fair",
        "A: Hello.\nB: Good day.\nC: Come in.",
        "- gold\n- ==silver==\n- lead",
        "[A] moves left\n[B] opens the bag\n[C] shows the map",
    ],
    ids=["grades", "dialogue", "highlight", "keys"],
)
def test_one_such_list_below_a_title_is_an_answer(said: str) -> None:
    text = f"## 1. The list\n\n{said}\n\n## 2. Its author\n\nAnn wrote it.\n\n## 3. Its year\n\nIn 1904.\n"
    assert not any(note.choices for note in notes(text))


@pytest.mark.parametrize(
    "reason", [", because it is so", " because it is so", "; since it is so", " (it is so)", ", weil es so ist"]
)
def test_a_reason_behind_the_letter_is_the_explanation(reason: str) -> None:
    text = exam(HEADS["number"], "{}) ", answer="\nAnswer: {}" + reason + ".\n")
    assert cards(text) == wanted()
    small = text.replace("A)", "a)").replace("B)", "b)").replace("C)", "c)")
    for mark in "ABC":
        small = small.replace(f"Answer: {mark}", f"Answer: {mark.lower()}")
    assert cards(small) == wanted()
    assert all("so" in note.explanation.flat for note in notes(small))


BANK = (
    "A planet with rings is:\na) Saturn\nb) Mars\n\nWhich is blue?\na) Neptune\nb) Mars\n\n"
    "The smallest is ____\na) Mercury\nb) Mars\n"
)


@pytest.mark.parametrize("before", ["", "# Bank\n\n", "Read well.\n\n"])
def test_a_bank_without_answers_has_questions_that_break_off(before: str) -> None:
    text = before + BANK
    assert sorted(codes(text)) == ["DP101", "DP108", "DP108", "DP108"]
    marked = text.replace("Saturn", "**Saturn**").replace("Neptune", "**Neptune**").replace("Mercury", "**Mercury**")
    assert [card.partition(" |")[0] for card in cards(marked)] == [
        "A planet with rings is:",
        "Which is blue?",
        "The smallest is ____",
    ]


def test_a_list_that_an_answer_announces_is_no_question() -> None:
    text = "How do you brew tea?\n\na) leaves\nb) a bag\n\nIt has two kinds:\n\na) green\nb) black\n\nDrink.\n"
    assert len(cards(text)) == 1


def test_a_label_above_letters_below_a_labelled_question_is_no_title_of_a_key() -> None:
    text = "**Question:** How?\n\n**Answer:**\n\na) Open.\nb) Close.\n\n**Question:** Why?\n\n**Answer:** Dust.\n"
    assert (cards(text), codes(text)) == (["How? | a) Open. b) Close.", "Why? | Dust."], [])


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "key",
    [
        "| Q | A | Explanation |\n|---|---|---|\n| 1 | B | So. |\n| 2 | A | So. |\n| 3 | C | So. |\n",
        "1. B\n2. A\n3. C\n",
    ],
)
def test_a_key_answers_questions_below_labels_whose_options_touch_them(between: str, key: str) -> None:
    text = exam(f"### Q{{n}}\n\n{{asked}}{between}", "{}) ") + "\n---\n\n## Answers\n\n" + key
    assert (cards(text), codes(text)) == (wanted(), [])


@pytest.mark.parametrize("form", ["**Q{} — {}.** {}", "{}. **{}** {}", "{}. **{}.** {}"])
def test_a_word_in_capitals_behind_the_letter_of_a_key_is_no_letter(form: str) -> None:
    said = (("B", "STIX is one."), ("A", "A tree is one."), ("C", "OT and ICS fly."))
    key = "\n".join(form.format(n, *pair) for n, pair in enumerate(said, 1))
    text = exam("**Q{n}.** {asked}\n", "{}) ") + f"\n## Answer key\n\n{key}\n"
    assert cards(text) == wanted()
    assert [note.explanation.flat for note in notes(text)] == [words for _, words in said]


def test_a_remark_may_be_behind_the_gap_of_a_question() -> None:
    first, second = (
        "支撑机制包括（） s2 底层\n\n- [x] 处理器\n- [ ] 动态\n",
        "信号量用于（） s3\n- [x] 条件\n- [ ] 中断\n",
    )
    text = f"# 练习\n\n{first}\n{second}"
    assert cards(text) == ["支撑机制包括（） s2 底层 | +处理器 -动态", "信号量用于（） s3 | +条件 -中断"]
