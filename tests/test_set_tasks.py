"""Headings with the label of a question above tasks that have no answer: text in, cards and codes out."""

from __future__ import annotations

import pytest

from readings import cards, codes

SHOP = "\n\n## Question 2: Book shop\n\n{}\n\n## How to send it\n\nBy mail.\n"


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("Question 1", "Write a class `Account` with:\n\n- `pay`\n- `take`", "Create a list of books."),
        ("Soal", "Buatlah kelas `Rekening`.", "Tuliskan daftar buku."),
        ("Frage 1", "Schreiben Sie eine Klasse `Konto`.", "Implementiere die Liste der Bücher."),
        ("Pregunta 1", "Escribe una clase `Cuenta`.", "Implemente la lista de libros."),
        ("Вопрос 1", "Напишите класс `Account`.", "Реализуйте список книг."),
        ("問題 1", "口座のクラスを作成しなさい。", "本のリストを実装せよ。"),
    ],
)
def test_a_task_below_the_label_of_a_question_is_no_answer_to_its_title(label: str, first: str, second: str) -> None:
    text = f"# Sheet 3\n\n## {label}: Bank account\n\n{first}" + SHOP.format(second)
    assert cards(text) == []
    assert codes(text).count("DP104") == 2


def test_one_task_may_have_an_answer() -> None:
    text = "# Sheet 3\n\n## Question 1: Bank account\n\nWrite a class `Account`.\n\n**Solution:** See chapter 2."
    found = cards(text + SHOP.format("Create a list of books."))
    assert found[0] == "Bank account Write a class `Account`. | See chapter 2."
    assert not any("Book shop" in card for card in found)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tides", "They rise twice a day."),
        ("Tides?", "Write a name on the sand to see them."),
        ("How to see tides", "Write-ups of the harbour list them."),
        ("Tides", "Write a loop.\n\n```python\nfor _ in ():\n    pass\n```"),
    ],
)
def test_other_texts_below_such_a_label_answer(title: str, text: str) -> None:
    found = cards(
        f"# Sheet 3\n\n## Question 1: {title}\n\n{text}\n\n## Question 2: Storms\n\nThey come from the west.\n"
    )
    assert [card.partition(" | ")[0] for card in found] == [title, "Storms"]
