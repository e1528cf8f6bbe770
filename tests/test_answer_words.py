"""Words on an element that hides an answer: text in, yes or no out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.words.answer_words import leads_to_answer

LEADING = """\
Click here to see the answer
Show the explanation and solution
💡 Solution to exercise 3 (click to expand)
Click to reveal the answer to question 3
Exercise 2: solution
Hier klicken, um die Antwort zu sehen
Lösung zu Aufgabe 2 anzeigen
Ver la respuesta correcta
Short answer
Stručná odpověď
Kurze Antwort
Haz clic aquí para ver la solución
Cliquez ici pour voir la réponse
Afficher la solution de l'exercice 3
Clicca qui per vedere la soluzione
Clique aqui para ver a resposta
Показать правильный ответ
Нажмите, чтобы увидеть ответ
Kliknij, aby zobaczyć odpowiedź
Cevabı görmek için tıklayın
Klik hier om het antwoord te zien
点击查看答案
点击这里展开参考答案
クリックして解答を表示する
정답을 보려면 클릭하세요
اضغط هنا لعرض الإجابة
उत्तर देखने के लिए क्लिक करें""".splitlines()

SAYING_MORE = """\
How do I see the answer?
The answer to life
Answer the phone
Show me how to install the package
Solution architecture
Short questions and answers
Questions and answers
Question and answer
Problem and solution
Quiz answers
Question 3
Click here
Full example
Explanation
Ответ сервера
Vragen en antwoorden
答案是什么
問題と解答
문제와 정답""".splitlines()


@pytest.mark.parametrize("words", LEADING)
def test_words_that_only_lead_to_the_answer_hide_it(words: str) -> None:
    assert leads_to_answer(words)


@pytest.mark.parametrize("words", SAYING_MORE)
def test_words_that_say_more_hide_no_answer(words: str) -> None:
    assert not leads_to_answer(words)


@pytest.mark.parametrize("summary", ["Click here to see the answer", "Ver la respuesta correcta", "点击查看答案"])
def test_the_summary_of_a_hidden_answer_is_on_neither_side(summary: str) -> None:
    folded = f"<details>\n<summary>{summary}</summary>\n\nThe skull.\n\n</details>\n"
    deck = read(Source("q.md", f"## Question 1\nWhich bone guards the brain?\n\n{folded}"))[0].deck
    assert [(n.question.markdown, n.answer.markdown) for n in deck.notes] == [
        ("Which bone guards the brain?", "The skull.")
    ]


@pytest.mark.parametrize(
    ("shown", "question"),
    [
        ("```python\nx = []\n```\n\nWhat is x?", "```python\nx = []\n```\n\nWhat is x?"),
        ("```python\nx = []\n```", "```python\nx = []\n```"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nWhat is b?", "| a | b |\n|---|---|\n| 1 | 2 |\n\nWhat is b?"),
    ],
)
def test_code_and_tables_above_the_words_belong_to_the_question(shown: str, question: str) -> None:
    reading, problems = read(Source("q.md", f"## Question 1\n\n{shown}\n\n**Answer:** A list.\n"))
    assert [(n.question.markdown, n.answer.markdown) for n in reading.deck.notes] == [(question, "A list.")]
    assert not problems
