"""A word such as `Solution` as a term of a glossary: text in, cards out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

BOLD = "**Router**\nForwards packets.\n\n**{}**\nA mixture.\n\n**Hub**\nRepeats.\n\n**Switch**\nConnects.\n"
HEADINGS = "# Glossary\n\n" + BOLD.replace("**{}**", "### {}").replace("**R", "### R").replace("**H", "### H").replace(
    "**S", "### S"
).replace("**", "")


def questions(text: str) -> list[str]:
    return [note.question.markdown for note in read(Source("q.md", text))[0].deck.notes]


@pytest.mark.parametrize("word", ["Lösung", "Solution", "Ответ", "答案"])
@pytest.mark.parametrize("form", [BOLD, HEADINGS])
def test_the_word_for_an_answer_may_be_a_term(form: str, word: str) -> None:
    assert questions(form.format(word)) == ["Router", word, "Hub", "Switch"]


@pytest.mark.parametrize(
    "text",
    [
        "**What is ice?**\n\n**Answer**\nWater.\n\n**What is wine?**\nA drink.\n\n**What is tea?**\nLeaves.\n",
        "**Ice**\n\n**Answer**\nWater.\n\n**Wine**\n\n**Answer**\nA drink.\n",
        "## What is ice?\n\n**Solution**\nWater.\n\n## What is wine?\n\nA drink.\n",
    ],
)
def test_elsewhere_it_labels_the_answer(text: str) -> None:
    assert not {"Answer", "Solution"} & set(questions(text))
