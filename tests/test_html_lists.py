"""Lists of HTML whose items ask, with their options or answers in nested lists."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

QUIZ = """\
<ol>
<li>¿Cuál es la capital del Perú?
<ol type="a">
<li>Quito{}</li>
<li>{}Lima{}</li>
</ol>
</li>
<li><p>Quelle est la capitale du Chili ?</p>
  <ol type="A">
    <li>{}Santiago{}</li>
    <li>Valdivia{}</li>
  </ol>
</li>
</ol>
"""
CARDS = ["¿Cuál es la capital del Perú? | -Quito +Lima", "Quelle est la capitale du Chili ? | +Santiago -Valdivia"]


@pytest.mark.parametrize(
    ("marks", "below"),
    [
        (("", "<b>", "</b>", "<strong>", "</strong>", ""), ""),
        (("", "", " (correct)", "", " (correct)", ""), ""),
        (("", "", "", "", "", ""), "\nAnswers: 1b, 2a\n"),
    ],
)
def test_nested_lists_with_letters_are_options(marks: tuple[str, ...], below: str) -> None:
    text = QUIZ.format(*marks) + below
    assert cards(text) == CARDS
    assert codes(text) == []


def test_other_nested_lists_are_answers_and_places_are_those_of_the_file() -> None:
    text = "<ul>\n<li>Что это?\n<ul>\n<li>Дом</li>\n</ul></li>\n<li>Кто там?\n<ul>\n<li>Кот</li>\n</ul></li>\n</ul>\n"
    assert cards(text) == ["Что это? | - Дом", "Кто там? | - Кот"]
    places = [note.location for note in read(Source("deck.md", text))[0].deck.notes]
    assert [(place.line, place.column) for place in places] == [(2, 5), (6, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "<ol>\n<li>Open it\n<ol>\n<li>Cut it</li>\n</ol>\n</li>\n<li>Is it empty?</li>\n<li>Rest</li>\n</ol>\n",
        "```html\n" + QUIZ.format(*[""] * 6) + "```\n",
        "<ol>\n<li>Who?\n<ol>\n<li>Me</li>\n",
    ],
)
def test_steps_code_and_open_lists_are_no_questions(text: str) -> None:
    assert cards(text) == []


def test_many_open_lists_take_linear_time() -> None:
    assert cards("<ol>\n" * 20_000) == []


@pytest.mark.parametrize(
    "options",
    [
        '\n<ol type="a"><li>Rome</li><li>Lima</li></ol>\n',
        "\n<ul>\n<li>Rome</li><li>Lima</li>\n</ul>\n",
        "\n<ol><li>Rome</li><li>Lima</li></ol>",
    ],
)
@pytest.mark.parametrize("first", ["<ol>\n<li>", "<ol><li>"])
def test_several_options_may_be_on_one_line(options: str, first: str) -> None:
    asked = (
        f"{first}What is the capital of Italy?{options}</li>\n<li>What is the capital of Peru?{options}</li>\n</ol>\n"
    )
    text = f"{asked}\nAnswers: 1. A 2. B\n"
    assert cards(text) == ["What is the capital of Italy? | +Rome -Lima", "What is the capital of Peru? | -Rome +Lima"]
    assert codes(text) == []


def test_several_options_on_one_line_may_have_marks() -> None:
    options = "<ul><li>Rome{}</li><li>Lima{}</li></ul>"
    italy, peru = options.format(" (correct)", ""), options.format("", " ✓")
    text = f"<ol>\n<li>Italy?\n{italy}</li>\n<li>Peru?\n{peru}</li>\n</ol>\n"
    assert cards(text) == ["Italy? | +Rome -Lima", "Peru? | -Rome +Lima"]


def test_several_questions_on_one_line_are_left_alone() -> None:
    assert cards("<ol><li>Why?<ul><li>So.</li></ul></li><li>How?<ul><li>Thus.</li></ul></li></ol>\n") == []
