"""Options in HTML whose tags say which of them is right."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, notes

CARD = "Which planet is red? | -Venus +Mars -Pluto"


def told(text: str) -> list[str]:
    """The code and the place of each diagnostic."""
    return [f"{p.code} {p.location.line}" for p in read(Source("deck.md", text))[1]]


@pytest.mark.parametrize("says", [
    'class="correct"', "class='option is-correct'", "class=correct-answer", 'class="right"', 'class="answer"',
    'data-correct="true"', "data-correct", 'data-is-correct="1"', 'data-answer="correct"', "checked",
])  # fmt: skip
def test_an_item_with_such_an_attribute_is_the_right_option(says: str) -> None:
    items = f"<ul>\n<li>Venus</li>\n<li {says}>Mars</li>\n<li>Pluto</li>\n</ul>"
    assert cards(f"## Which planet is red?\n\n{items}\n") == [CARD]


@pytest.mark.parametrize(("opens", "closes"), [
    ("<li{}>", "</li>"), ('<div class="quiz-option"{}>', "</div>"), ("<p{}>", "</p>"), ("<button{}>", "</button>"),
    ("<option{}>", "</option>"), ('<input type="radio" name="q"{}> ', "<br>"), ("- <span{}>", "</span>"),
    ('<label><input type="radio"{}>', "</label>"), ("1. <span{}>", "</span>"),
])  # fmt: skip
def test_options_may_be_in_tags_of_any_kind(opens: str, closes: str) -> None:
    right = {"Mars": ' data-correct="true"', "Venus": ' data-correct="false"', "Pluto": ""}
    options = "\n".join(opens.format(says) + name + closes for name, says in sorted(right.items(), reverse=True))
    assert cards(f"## Which planet is red?\n\n{options}\n") == ["Which planet is red? | -Venus -Pluto +Mars"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("check(true)", "check(false)"),
        ("check(this, 'correct', 'q1')", "check(this, 'wrong', 'q1')"),
        ("ask(1, true)", "ask(2)"),
    ],
)
@pytest.mark.parametrize("form", [
    '<button onclick="{}">{}</button>', '<li onclick="{}">{}</li>',
    '<label><input type="radio" onclick="{}"> {}</label>',
])  # fmt: skip
def test_the_script_that_a_click_runs_may_be_told_which_is_right(form: str, right: str, wrong: str) -> None:
    options = "\n".join(form.format(right if name == "Mars" else wrong, name) for name in ("Venus", "Mars", "Pluto"))
    assert cards(f"## Which planet is red?\n\n{options}\n") == [CARD]
    assert cards(f"## Which planet is red?\n\n{options.replace(right, wrong)}\n") != [CARD]


QUIZ = """\
<div class="quiz">
<div class="quiz-question">Which planet is red?</div>
<div class="quiz-option" data-correct="false">Venus</div>
<div class="quiz-option" data-correct="true">Mars</div>
<div class="quiz-option" data-correct="false">Pluto</div>
</div>
"""
FORM = """\
<form>
<p>Which planet is red?</p>
<input type="radio" name="a"> Venus<br>
<input type="radio" name="a" data-correct="true"> Mars<br>
<input type="radio" name="a"> Pluto<br>
<p>Which is big?</p>
<input type="radio" name="b" data-correct="true"> Jupiter<br>
<input type="radio" name="b"> Pluto<br>
</form>
"""
NAMED = """\
<div class="question" data-answer="{}">
<p>Which planet is red?</p>
<ol type="a">
<li>Venus</li>
<li>Mars</li>
<li>Pluto</li>
</ol>
</div>
"""


def test_a_quiz_may_be_all_in_html() -> None:
    assert cards(f"{QUIZ}\n{QUIZ.replace('Mars', 'Io')}") == [CARD, CARD.replace("Mars", "Io")]
    assert cards(FORM) == [CARD, "Which is big? | +Jupiter -Pluto"]


@pytest.mark.parametrize("name", ["b", "B", "2"])
def test_the_tag_around_the_options_may_name_the_right_one(name: str) -> None:
    assert cards(NAMED.format(name)) == [CARD]


def test_a_tag_that_names_no_option_makes_no_card() -> None:
    assert told(NAMED.format("h")) == ["DP104 1", "DP101 1"]


@pytest.mark.parametrize("answer", [
    "<ul>\n<li>Venus</li>\n<li>Mars</li>\n</ul>",
    '<p class="right">Mars is red.</p>\n<p>Venus is not.</p>',
    "```html\n<li>Venus</li>\n<li data-correct>Mars</li>\n```",
    "    <li>Venus</li>\n    <li data-correct>Mars</li>",
])  # fmt: skip
def test_other_html_and_code_are_no_options(answer: str) -> None:
    text = f"## Which planet is red?\n\n{answer}\n"
    assert (len(cards(text)), "+" in cards(text)[0], told(text)) == (1, False, [])


@pytest.mark.parametrize("answer", [
    '<ul><li>Venus</li><li class="correct">Mars</li></ul>',
    '<p>One of <span class="correct">Mars</span> and Venus.</p>',
    '<ul>\n<li class="correct">Venus</li>\n<li class="correct">Mars</li>\n</ul>',
])  # fmt: skip
def test_a_mark_that_no_options_show_is_reported_at_its_place(answer: str) -> None:
    line = 3 + answer.split("correct")[0].count("\n")
    assert told(f"## Which planet is red?\n\n{answer}\n") == [f"DP116 {line}"]


CLICKED = """\
<div class="quiz-block">

  <div class="quiz-question">
    <p>{}. Which planet is red?</p>
    <label class="choice"><input type="radio" name="q{}" onclick="mark(this, 'wrong')"> Venus</label>
    <label class="choice"><input type="radio" name="q{}" onclick="mark(this, 'correct')"> Mars</label>
    <label class="choice"><input type="radio" name="q{}" onclick="mark(this, 'wrong')"> Pluto</label>
    <div class="feedback correct">Right, its soil is full of rust.</div>
    <div class="feedback wrong">No, the soil of the other two has no rust.</div>
  </div>

</div>
"""


def test_feedback_below_options_in_indented_html_explains_them() -> None:
    text = "# Planets\n\n" + "\n".join(CLICKED.format(n, n, n, n) for n in (1, 2))
    assert cards(text) == [CARD, CARD]
    told_right = {note.explanation.flat for note in notes(text)}
    assert told_right == {"Right, its soil is full of rust. No, the soil of the other two has no rust."}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Correct!", "Wrong!"),
        ("✅ Right.", "Try again"),
        ("Yes, correct", "No"),
        ("Richtig!", "Falsch!"),
        ("¡Correcto!", "No"),
    ],
)
def test_a_button_may_tell_the_reader_whether_it_is_right(right: str, wrong: str) -> None:
    form = "<button onclick=\"alert('{}')\">{}</button>\n"
    items = form.format(wrong, "Venus") + form.format(right, "Mars") + form.format(wrong, "Pluto")
    assert cards(f"## Which planet is red?\n\n{items}") == [CARD]
    assert cards(f"<p>Which planet is red?</p>\n{items}") == [CARD]


def test_buttons_that_tell_other_things_are_no_options() -> None:
    form = "<button onclick=\"alert('{}')\">{}</button>\n"
    items = form.format("Saved", "Save") + form.format("Correct the text first", "Send")
    assert cards(f"## Which planet is red?\n\nMars.\n\n{items}")[0].startswith("Which planet is red? | Mars.")
