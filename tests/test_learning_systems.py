"""Questions as learning systems export them: counts, points, round marks, and what a learner has answered."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WANTED = ["What is ice? | -steam +water", "The ash is | -a fish +a tree"]
ASKED = ("What is ice?", "The ash is")
OPTIONS = (("steam", "water"), ("a fish", "a tree"))


def quiz(label: str, body: str, *, of: int = 2) -> str:
    """Two questions, each with two options, the second of which is right."""
    parts = (
        label.format(n, of) + body.format(asked, *words)
        for n, (asked, words) in enumerate(zip(ASKED, OPTIONS, strict=True), 1)
    )
    return "".join(parts)


COUNTS = {
    "plain": "Question {} of {}\n\n",
    "bold": "**Question {} of {}**\n\n",
    "heading": "## Question {} of {}\n\n",
    "German": "Frage {} von {}:\n\n",
    "Spanish": "Pregunta {} de {}\n\n",
    "French": "#### Question {} sur {}\n\n",
    "Russian": "Вопрос {} из {}\n\n",
    "slash": "Question {}/{}\n\n",
    "touching": "Question {} of {}\n",
}
MARKS = {
    "round": "{}\n\n○ {}\n● {}\n\n",
    "ring": "{}\n\n◯ {}\n◉ {}\n\n",
    "bullseye": "{}\n\n◯ {}\n⦿ {}\n\n",
    "in a list": "{}\n\n- ○ {}\n- ● {}\n\n",
    "brackets": "{}\n\n( ) {}\n(•) {}\n\n",
    "boxes": "{}\n- [ ] {}\n- [x] {}\n\n",
    "no blank lines": "{}\n○ {}\n● {}\n",
}


@pytest.mark.parametrize("count", COUNTS.values(), ids=COUNTS.keys())
@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS.keys())
def test_the_count_of_the_questions_is_in_no_card(count: str, marks: str) -> None:
    text = f"# Quiz\n\n{quiz(count, marks)}"
    assert cards(text) == WANTED
    assert not any(note.explanation for note in notes(text))
    assert codes(text) == []


@pytest.mark.parametrize("points", ["1 / 1 pts", "0 / 1 pts", "1 point", "(2 Punkte)", "*1 of 1 points*", "0,5 / 1 pt"])
@pytest.mark.parametrize(
    "label", ["Question {0}\n{points}\n", "**Question {0}**\n\n{points}\n\n", "## Frage {0}\n\n{points}\n\n"]
)
def test_the_points_are_in_no_card(points: str, label: str) -> None:
    text = quiz(label.replace("{points}", points), MARKS["boxes"])
    assert cards(text) == WANTED
    assert codes(text) == []


LABEL = "Question {0}\n1 / 1 pts\n"
ANSWERED = {
    "right answer chosen": "{0}\n\n{1}\n\nCorrect!\n\n{2}\n\n",
    "wrong answer chosen": "{0}\n\nYou Answered\n\n{1}\n\nCorrect Answer\n\n{2}\n\n",
    "no blank lines": "{0}\nYou Answered\n{1}\nCorrect Answer\n{2}\n\n",
    "right answer below": "{0}\n\n- {1}\n- {2}\n\nYour answer: {1}\n\nCorrect answer: {2}\n\n",
    "right answer below, bold": "{0}\n\n- {1}\n- {2}\n\n**Your answer:** {1}\n**Correct answer:** {2}\n\n",
    "ticked": "{0}\n\n- {1}\n- {2}\n\nYour answer: {2} ✅\n\n",
    "German": "{0}\n\n- {1}\n- {2}\n\nDeine Antwort: {1} ❌\n\nRichtige Antwort: {2}\n\n",
}


@pytest.mark.parametrize("body", ANSWERED.values(), ids=ANSWERED.keys())
def test_what_a_learner_answered_is_in_no_card(body: str) -> None:
    text = f"# Quiz\n\n{quiz(LABEL, body)}"
    assert cards(text) == WANTED
    assert not any(note.explanation for note in notes(text))
    assert codes(text) == []


OTHER = {
    "one count": "Question 1 of 2\n\nWhat is ice?\n\n- [ ] steam\n- [x] water\n",
    "pages": "Page 1 of 2\n\nIce is cold.\n\nPage 2 of 2\n\nAsh is a tree.\n",
    "other totals": "Question 1 of 2\n\nIs it?\n\nQuestion 2 of 9\n\nIs it not?\n",
    "points in a text": "## What is ice?\n\n3 points\n\n- cold\n- wet\n\n## What is ash?\n\n2 points\n\n- a tree\n",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER.keys())
def test_other_counts_and_points_stay(text: str) -> None:
    shown = [note.question.flat + note.answer.flat for note in notes(text)]
    assert shown in ([], ["What is ice?"], ["What is ice?3 points - cold - wet", "What is ash?2 points - a tree"])


OWN = {
    "glued": "Your answer: {0}  Correct answer: {1}\n",
    "glued in Chinese": "我的答案:{0}正确答案:{1}\n",
    "empty": "我的答案:正确答案:{1}\n",
    "Chinese": "我的答案: {0} 正确答案: {1}\n",
    "two lines": "Your answer: {0}\nCorrect answer: {1}\n",
    "bold": "**Your answer:** {0}\n\n**Correct answer:** {1}\n",
    "German": "Deine Antwort: {0}\nRichtige Antwort: {1}\n",
}


@pytest.mark.parametrize("said", OWN.values(), ids=OWN.keys())
def test_what_a_learner_answered_beside_the_right_answer_is_in_no_card(said: str) -> None:
    lines = said.format("A", "B")
    text = f"1. What is ice?\nA. steam\nB. water\n{lines}\n2. The ash is\nA. a fish\nB. a tree\n{lines}"
    assert cards(text) == WANTED
    assert not any(note.explanation for note in notes(text))
    assert codes(text) == []


@pytest.mark.parametrize("line", ["Your answer: yes, it is", "My answer: it depends"])
def test_the_answer_of_a_writer_stays(line: str) -> None:
    assert line.split(": ")[1] in cards(f"## Is it so?\n\n{line}\n\nIt is hard to say.\n")[0]


@pytest.mark.parametrize(
    ("given", "right"), [("Given answer", "**Right answer: 4**"), ("Adott válasz", "**A helyes válasz: 4**")]
)
def test_the_given_answer_above_the_right_one_is_left_out(given: str, right: str) -> None:
    text = "".join(f"{n}. How many is {n} + {4 - n}?\n\n   {given}: 7\n\n   {right}\n\n" for n in (1, 2))
    assert cards(text) == ["How many is 1 + 3? | 4", "How many is 2 + 2? | 4"]
