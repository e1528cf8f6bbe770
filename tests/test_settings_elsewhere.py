"""Settings of notes below gaps, on labelled lines and on lines of word pairs; `cloze` for several paragraphs."""

from __future__ import annotations

import pytest

from deckpress.model import Note, Source
from deckpress.reading import read
from readings import cards, codes, codes_and_lines, dialect_of, notes

_MORE = "- reef – rock\n- cape – headland\n- moor – wet land\n"


def _said(note: Note) -> str:
    """The words of a note, its tags, id, hint and whether it has a reverse card."""
    settings = (" ".join(note.tags), note.id, note.hint.flat, "reverse" if note.reverse else "")
    return "; ".join((note.question.flat + (f" = {note.answer.flat}" if note.answer else ""), *filter(None, settings)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A {{c1::fjord}} is deep.\n<!-- tags: coast hint: cold -->\n", "A {{c1::fjord}} is deep.; coast; cold"),
        ("A {{c1::fjord}} is deep.\n\n<!-- id: fj -->\n", "A {{c1::fjord}} is deep.; fj"),
        ("A {{c1::fjord}} is deep. {.coast #fj}\n", "A {{c1::fjord}} is deep.; coast; fj"),
        ("- A {{c1::fjord}} is deep. {.coast}\n", "A {{c1::fjord}} is deep.; coast"),
        ("C: A ==fjord== is deep. {.coast}\n", "A ==fjord== is deep.; coast"),
        ("Q: What is a fjord? {.coast #fj}\nA: A bay.\n", "What is a fjord? = A bay.; coast; fj"),
        ("# Words\n\n- fjord – bay <!-- tags: coast -->\n" + _MORE, "fjord = bay; coast"),
        ("# Words\n\n- fjord – bay <!-- reverse -->\n" + _MORE, "fjord = bay; reverse"),
        ("# Words\n\n- fjord – bay {.coast}\n" + _MORE, "fjord = bay; coast"),
    ],
)
def test_settings_set_what_they_name(text: str, expected: str) -> None:
    assert _said(notes(text)[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A {{c1::fjord}} is deep.\n<!-- tgas: coast -->\n",
        "# Words\n\n- fjord – bay <!-- tgas: coast -->\n" + _MORE,
        "Q: What is a fjord? {.coast tgas=x}\nA: A bay.\n",
    ],
)
def test_misspelt_settings_are_reported(text: str) -> None:
    assert "DP109" in codes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: What does `{.a}` select?\nA: A class.\n", "What does `{.a}` select? = A class."),
        ("Q: Which set is {a}?\nA: One.\n", "Which set is {a}? = One."),
        ("A fjord is {{c1::deep}}\n\n<!-- checked in May -->\n", "A fjord is {{c1::deep}}"),
        ("# Words\n\n- fjord – bay {a}\n" + _MORE, "fjord = bay {a}"),
        ("# Words\n\n- fjord – f{.x}\n" + _MORE, "fjord = f{.x}"),
    ],
)
def test_other_braces_and_comments_set_nothing(text: str, expected: str) -> None:
    assert _said(notes(text)[0]) == expected


_PARAGRAPHS = "The {{c1::owner}} sells.\n\nThe {{c2::buyer}} pays.\n"
_ITEMS = "- The {{c1::owner}} sells.\n- The {{c2::buyer}} pays.\n"


@pytest.mark.parametrize("gaps", [_PARAGRAPHS, _ITEMS])
@pytest.mark.parametrize("head", ["### A sale {cloze}\n\n", "### A sale\n<!-- cloze -->\n"])
def test_cloze_makes_one_note_of_all_gaps_below_a_heading(head: str, gaps: str) -> None:
    text = f"# Law\n\n{head}{gaps}\n### A gift\n\nThe {{{{c1::giver}}}} gives.\n"
    asked = [note.question.flat for note in notes(text)]
    assert len(asked) == 2
    assert "{{c1::owner}}" in asked[0]
    assert "{{c2::buyer}}" in asked[0]
    assert asked[1] == "The {{c1::giver}} gives."


@pytest.mark.parametrize("head", ["### A sale\n\n", "### A sale\n<!-- a cloze in May -->\n", "### A cloze\n\n"])
def test_gaps_below_other_headings_are_a_note_each(head: str) -> None:
    assert len(cards(f"# Law\n\n{head}{_PARAGRAPHS}")) == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{{c1:Moon}}", "{{c1::Moon}}"),
        ("{{C2::Moon}}", "{{c2::Moon}}"),
        ("{c1::Moon}", "{{c1::Moon}}"),
        ("{{c1: new Moon }}", "{{c1::new Moon}}"),
    ],
)
def test_misspelt_gaps_are_reported_with_what_to_write(written: str, meant: str) -> None:
    _, problems = read(Source("deck.md", f"The {{{{c1::sun}}}} is hot.\n\nThe {written} is cold.\n"))
    told = [(problem.location.line, problem.hint) for problem in problems if problem.code == "DP117"]
    assert told == [(3, f"write {meant}")]


@pytest.mark.parametrize(
    "written",
    [
        "`{{c1:Moon}}`",
        "{{c1::Moon}}",
        "{{c1::{c}}}",
        "{{c1::a:b}}",
        "{{city:Moon}}",
        "{c1:Moon}",
        "\n```\n{c1::x}\n```",
    ],
)
def test_gaps_and_other_braces_are_not(written: str) -> None:
    assert "DP117" not in codes(f"The {{{{c1::sun}}}} is hot.\n\nThe {written} is cold.\n")


@pytest.mark.parametrize("empty", ["{{c2::}}", "{{c2:: }}"])
def test_an_empty_gap_is_reported(empty: str) -> None:
    _, problems = read(Source("deck.md", f"C: The {{{{c1::sea}}}} is {empty} wide.\n"))
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("DP117", "write what to hide in it: {{c2::words}}")
    ]


@pytest.mark.parametrize("written", ["{c1::Moon}", "{{c1:Moon}}", "{c1::Moon::light}"])
def test_misspelt_gaps_make_no_card_of_two_sides_below_a_tag(written: str) -> None:
    text = f"#flashcards\n\nebb::falling water\n\nThe {written} pulls.\n\nA {{set}} x::what belongs together\n"
    assert cards(text) == ["ebb | falling water", "A {set} x | what belongs together"]
    assert codes_and_lines(text) == ([("DP117", 5)] if written.count("::") < 2 else [])


def test_gaps_that_a_dialect_reads_are_not_misspelt() -> None:
    text = "---\n\nDeck: Sky\n\n1. The {c1::Moon} pulls.\n\n2. What shines?\n\n> The sun.\n\n---\n"
    assert (dialect_of(text), len(notes(text)), codes(text)) == ("inka", 2, [])


@pytest.mark.parametrize("label", ["**Cloze:**", "**Cloze**:", "Cloze:", "__Cloze 2:__"])
def test_the_label_of_a_cloze_is_on_no_card(label: str) -> None:
    text = f"{label} The {{{{c1::sun}}}} is hot.\n\n- {label} The {{{{c1::moon}}}} is cold.\n"
    assert [note.question.markdown for note in notes(text)] == ["The {{c1::sun}} is hot.", "The {{c1::moon}} is cold."]


@pytest.mark.parametrize("head", ["The cloze:", "Close:", "Cloze", "**Cloze: the"])
def test_other_words_before_a_gap_stay(head: str) -> None:
    assert notes(f"{head} {{{{c1::sun}}}} is hot.\n")[0].question.markdown.startswith(head)
