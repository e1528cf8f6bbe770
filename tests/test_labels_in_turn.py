"""Bold labels that repeat in turn, a text and its meaning, are those of questions and answers."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

LABELS = {
    "German sentences": ("German sentence", "English translation", "Note"),
    "words": ("Word", "Meaning", "Example"),
    "languages": ("Deutsch", "English", "Hinweis"),
    "Spanish": ("Frase en inglés", "Traducción al español", "Nota"),
    "Russian": ("Предложение на английском", "Перевод", "Разбор"),
    "Chinese": ("德语句子", "中文翻译", "难点解释"),
    "Japanese": ("例文", "日本語訳", "解説"),
}
ABOVE = {"headings": "### {}\n\n", "rules": "---\n\n", "nothing": ""}
GAPS = {"below": "\n", "behind": " "}


def turns(labels: tuple[str, ...], above: str, gap: str) -> str:
    """Three texts with their labels in turn."""
    return "".join(
        above.format(number) + "".join(f"**{label}:**{gap}text {label[0]}{number}\n\n" for label in labels)
        for number in (1, 2, 3)
    )


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS.keys())
@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS.keys())
def test_a_text_above_its_meaning_is_a_question(labels: tuple[str, ...], above: str, gap: str) -> None:
    text = turns(labels, above, gap)
    assert codes(text) == []
    found = [card.partition(" | ") for card in cards(text)]
    assert [question for question, _, _ in found] == [f"text {labels[0][0]}{number}" for number in (1, 2, 3)]
    for number, (_, _, answer) in enumerate(found, 1):
        assert answer.startswith(f"text {labels[1][0]}{number}")
        assert f"text {labels[2][0]}{number}" in answer


@pytest.mark.parametrize(
    "labels",
    [("Problem", "Decision", "Reason"), ("Name", "Description", "Price"), ("Example", "Explanation", "Note")],
)
@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS.keys())
def test_the_fields_of_records_are_no_questions(labels: tuple[str, ...], gap: str) -> None:
    assert cards(turns(labels, "### {}\n\n", gap)) == []


def test_two_turns_are_no_sign() -> None:
    text = turns(LABELS["words"], "", " ")
    assert cards(text[: text.rindex("**Word:**")]) == []


def test_one_text_may_lack_its_meaning_and_another_have_it_below_a_note() -> None:
    labels = LABELS["German sentences"]
    text = turns(labels, "", " ") + f"**{labels[0]}:** text 4\n\n**{labels[0]}:** text 5\n**Note:** verb\n"
    text += f"**{labels[1]}:** text E5\n"
    assert [card.partition(" | ")[0] for card in cards(text)][3:] == ["text 5 **Note:** verb"]
    assert codes_and_lines(text) == [("DP104", text[: text.index("text 4")].count("\n") + 1)]


def test_two_of_four_texts_without_a_meaning_are_too_many() -> None:
    text = turns(LABELS["words"], "", " ")
    assert cards(text + "**Word:** text 4\n\n**Word:** text 5\n") == []
