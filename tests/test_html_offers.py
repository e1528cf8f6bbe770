"""Lists and lines of HTML that offer options below a question."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, notes

CARDS = ["Which river is the longest? | -Rhine +Volga", "Which lake is the deepest? | +Baikal -Garda"]
TEXT = """\
{0}Which river is the longest?{1}

<{2}>
  <li>Rhine</li>
  <li>Volga</li>
</{3}>

{4}

{0}Which lake is the deepest?{1}

<{2}>
  <li>Baikal</li>
  <li>Garda</li>
</{3}>

{5}
"""


def quiz(head: str, end: str, opening: str, first: str, second: str) -> str:
    """Two questions with their options in lists of HTML, and what is below each list."""
    return TEXT.format(head, end, opening, opening.split()[0], first, second)


@pytest.mark.parametrize(
    ("opening", "first", "second"),
    [
        ('ol type="a"', "Answer: B", "Answer: A"),
        ('ol type="A"', "**Answer:** b. Volga", "**Answer:** a. Baikal"),
        ("ol", "Ответ: 2", "Ответ: 1"),
        ("ul", "**Réponse :** Volga", "**Réponse :** Baikal"),
        ("ul", "<p>Answer: b</p>", "<p>Answer: a</p>"),
        (
            'ol style="list-style-type: lower-alpha"',
            "<details><summary>Answer</summary>\n\nb\n\n</details>",
            "<details><summary>Answer</summary>\n\na\n\n</details>",
        ),
        ('ol type="a"', "", "## Answers\n\n1. B\n2. A"),
    ],
)
@pytest.mark.parametrize(("head", "end"), [("**Q. ", "**"), ("### ", "")])
def test_lists_are_options_if_the_answer_names_one(head: str, end: str, opening: str, first: str, second: str) -> None:
    assert cards(quiz(head, end, opening, first, second)) == CARDS


@pytest.mark.parametrize(
    ("opening", "mark"), [("ul", "{} ✅"), ("ol", "{} ✔"), ("ol type='a'", "{} ✓"), ("ol type='a'", "<b>{}</b>")]
)
def test_a_mark_on_one_item_makes_options(opening: str, mark: str) -> None:
    text = quiz("### ", "", opening, "", "").replace("</li>", "</li>\n  <li>Elbe</li>")
    for said in ("Volga", "Baikal"):
        text = text.replace(said, mark.format(said))
    assert cards(text) == [
        "Which river is the longest? | -Rhine -Elbe +Volga -Elbe",
        "Which lake is the deepest? | +Baikal -Elbe -Garda -Elbe",
    ]


@pytest.mark.parametrize(
    "items", ["<li>Rhine</li><li>Volga</li>", "<li>Rhine <li>Volga", "\n<li>Rhine</li> <li>Volga</li>\n"]
)
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_list_may_be_on_one_line_and_in_an_item(items: str, indent: str) -> None:
    items = items.replace("\n", "\n" + indent)
    text = (
        f"1. Which river is the longest?\n{indent}<ol type='a'>{items}</ol>\n\n{indent}Answer: B\n\n"
        f"2. Which is the shortest?\n{indent}<ol type='a'>{items}</ol>\n\n{indent}Answer: A\n"
    )
    assert cards(text) == [CARDS[0], "Which is the shortest? | +Rhine -Volga"]


@pytest.mark.parametrize("gap", ["<br>", "<br/> ", "\n<br> ", "<br>\n"])
def test_line_breaks_of_html_may_separate_options(gap: str) -> None:
    text = f"**Q. Which river is the longest?**{gap}A. Rhine{gap}B. Volga{gap}\nAnswer: B\n"
    assert cards(text + f"\n**Q. Which lake is the deepest?**{gap}A. Baikal{gap}B. Garda{gap}\nAnswer: A\n") == CARDS


@pytest.mark.parametrize("answer", ["Answer: B <br/>See an atlas.", "Answer: B<br>\nSee an atlas."])
def test_the_text_behind_a_break_explains_the_letter(answer: str) -> None:
    made = notes(quiz("**Q. ", "**", 'ol type="a"', answer, "Answer: A"))
    assert [note.explanation.markdown for note in made] == ["See an atlas.", ""]
    assert [note.choices[1].correct for note in made] == [True, False]


def test_a_star_at_the_end_of_an_item_is_a_star() -> None:
    text = quiz("**Q. ", "**", 'ol type="a"', "Answer: A", "Answer: A").replace("Volga", "ab-*")
    assert cards(text)[0] == "Which river is the longest? | +Rhine -ab-&#42;"
    assert codes(text) == []


def test_places_are_those_of_the_file() -> None:
    choices = read(Source("deck.md", quiz("### ", "", "ul", "Answer: B", "Answer: A")))[0].deck.notes[0].choices
    assert [choice.text.origin[0] for choice in choices] == [(4, 7), (5, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "**Q. Which rivers are long?**\n\nAnswer:\n\n<ul>\n<li>Rhine</li>\n<li>Volga</li>\n</ul>\n",
        "### How is tea made?\n\n<ol type='a'>\n<li>boil water</li>\n<li>add tea</li>\n</ol>\n\n### Why?\n\nSo.\n",
        "### Which are long?\n\n<ul>\n<li>Rhine</li>\n<li>Volga</li>\n</ul>\n\nAnswer: both of them\n",
        "### Which is long?\n\n<ul>\n<li>Rhine</li>\n<li>Volga</li>\n</ul>\n\nAnswer: D\n",
        "### Which is long?\n\n```html\n<ul>\n<li>Rhine</li>\n<li>Volga</li>\n</ul>\n```\n\nAnswer: A\n",
    ],
)
def test_other_lists_are_no_options(text: str) -> None:
    assert all(not note.choices for note in notes(text))


def test_many_open_lists_take_linear_time() -> None:
    assert cards("<ul>\n<li>\n" * 10_000) == []
