"""Cards whose sides have names, `Front: ..` above `Back: ..`, and titles above labelled questions."""

from __future__ import annotations

import pytest

from deckpress.reading.rewriters import sides
from deckpress.reading.text.line_table import LineTable
from readings import cards, codes, notes

CARDS = [("oak", "a tree"), ("iron", "a metal"), ("slate", "a rock")]
WANTED = [f"{front} | {back}" for front, back in CARDS]
FORMS = {
    "bold": "**{0}:** {2}\n\n**{1}:** {3}\n\n",
    "colons outside": "**{0}**: {2}\n**{1}**: {3}\n\n",
    "plain": "{0}: {2}\n{1}: {3}\n\n",
    "rules": "{0}: {2}\n{1}: {3}\n\n---\n\n",
    "headings": "### {0}\n\n{2}\n\n### {1}\n\n{3}\n\n",
    "alone": "**{0}**\n{2}\n**{1}**\n{3}\n\n",
    "items": "- **{0}:** {2}\n- **{1}:** {3}\n\n",
    "lines of an item": "1. {0}: {2}?\n   {1}: {3}\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("names", ["Front Back", "FRONT BACK", "Vorderseite Rückseite", "Anverso Reverso", "正面 背面"])
def test_two_sides_in_turn_are_questions_and_answers(form: str, names: str) -> None:
    text = "# Things\n\n" + "".join(form.format(*names.split(), *card) for card in CARDS)
    assert [card.replace("? |", " |") for card in cards(text)] == WANTED
    assert codes(text) == []


@pytest.mark.parametrize("name", [name for pair in sides._SIDES for name in pair])
def test_a_first_look_finds_the_name_of_each_side(name: str) -> None:
    assert LineTable((f"- **{name.capitalize()}:** oak",), 0).begun_by(sides.HEADS, counted=False) == [0]


@pytest.mark.parametrize("title", ["", "# Wood\n\n", "---\nid: 3\n---\n\n"])
def test_a_file_may_be_one_card(title: str) -> None:
    text = f"{title}## Front\nName a tree\n\n## Back\nAn oak.\n\n```\n# oak\n```\n"
    assert cards(text) == ["Name a tree | An oak. ``` # oak ```"]
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Car\n\n## Front\n\nTwo lamps.\n\n## Back\n\nOne lamp.\n\n## Roof\n\nA rack.\n",
        "Front: two lamps\nBack: one lamp\n",
    ],
)
def test_the_front_and_the_back_of_something_are_no_sides_of_a_card(text: str) -> None:
    assert [card for card in cards(text) if card.startswith(("Two lamps", "two lamps"))] == []


def test_a_front_without_a_back_is_reported() -> None:
    text = "Front: oak\nBack: a tree\n\nFront: lead\n\nFront: iron\nBack: a metal\n"
    assert cards(text) == WANTED[:2]
    assert codes(text) == ["DP104"]


def test_a_second_back_goes_on_with_the_first() -> None:
    text = "Front: oak\nBack: a tree\nBack: a wood\n\nFront: iron\nBack: a metal\n"
    assert cards(text) == ["oak | a tree a wood", "iron | a metal"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_tags_below_a_back_are_the_tags_of_the_card(gap: str) -> None:
    text = f"Front: oak\nBack: a tree\n{gap}Tags: wood, old\n\nFront: iron\nBack: a metal\n{gap}Tags: hard\n"
    assert [(note.answer.flat, note.tags) for note in notes(text)] == [
        ("a tree", ("wood", "old")),
        ("a metal", ("hard",)),
    ]


def test_a_line_about_tags_in_a_back_stays() -> None:
    text = "Front: oak\nBack: a tree\nTags are words.\n\nFront: iron\nBack: a metal\n"
    assert cards(text)[0] == "oak | a tree Tags are words."


def test_sides_of_a_house_are_no_cards() -> None:
    text = "# House\n\n## Front\n\nIt is red.\n\n## Back\n\nIt is blue.\n\n## Roof\n\nIt is flat.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["Front", "Back", "Roof"]
    assert codes(text) == ["DP115"]


WORDS = [
    ("Question / Front", "Answer / Back"),
    ("Pregunta / Anverso", "Respuesta / Reverso"),
    ("Vorderseite (Frage)", "Rückseite (Antwort)"),
    ("Spørgsmål/Forside", "Svar/Bagside"),
    ("问题（正面）", "答案（背面）"),
]
JOINED = {
    "alone": "### 🃏 Card {4}: things\n\n**{0}**\n{2}\n\n**{1}**\n{3}\n\n---\n\n",
    "lines": "## Card {4}\n**{0}:** {2}\n**{1}**: {3}\n\n",
    "items": "## Card {4}\n- **{0}:** {2}\n- **{1}:** {3}\n\n",
    "quotes": "#### Card {4}\n> **{0}:** {2}\n\n> **{1}:** {3}\n\n",
    "headings": "## Card {4}\n\n### {0}\n{2}\n\n### {1}\n{3}\n\n",
    "callouts": "### Card {4}: things\n> [!question] {0}\n> {2}\n\n> [!success]- {1}\n> {3}\n\n",
    "a callout for the answer": "### Card {4}\n\n**{0}**\n{2}\n\n> [!success]- {1}\n> {3}\n\n",
}


@pytest.mark.parametrize("form", JOINED.values(), ids=JOINED.keys())
@pytest.mark.parametrize("words", WORDS, ids=[above for above, _ in WORDS])
def test_labels_of_two_words_are_in_no_question(form: str, words: tuple[str, str]) -> None:
    asked = [(f"What is {front}?", back) for front, back in CARDS]
    text = "# Things\n\n" + "".join(form.format(*words, *card, n) for n, card in enumerate(asked, 1))
    assert cards(text) == [f"{front} | {back}" for front, back in asked]


@pytest.mark.parametrize("head", ["", "---\ntags: [flashcards]\n---\n\n"])
def test_the_label_of_a_question_below_a_heading_that_asks_is_above_the_answer(head: str) -> None:
    form = "### Card {}: What is {}?\n**Question / Front**:: {}\n> [!note]- Show the answer\n> It is {}.\n\n"
    text = head + "".join(form.format(n, front, back, back) for n, (front, back) in enumerate(CARDS, 1))
    assert cards(text) == [f"What is {front}? | {back} It is {back}." for front, back in CARDS]


@pytest.mark.parametrize("names", [("Front", "Back"), ("Recto", "Verso"), ("Question", "Answer")])
def test_the_title_of_a_callout_may_be_a_label(names: tuple[str, str]) -> None:
    form = "> [!question] {}\n> What is {}?\n\n> [!success]- {}\n> {}\n\n"
    text = "".join(form.format(names[0], front, names[1], back) for front, back in CARDS)
    assert cards(text) == [f"What is {front}? | {back}" for front, back in CARDS]


@pytest.mark.parametrize("term", ["Front / back", "Question / answer", "Front / rear axle", "Left / right"])
def test_terms_of_two_words_stay(term: str) -> None:
    text = f"- **{term}:** two things\n- **Oak / elm:** two trees\n- **Iron / tin:** two metals\n"
    assert cards(text)[0] == f"{term} | two things"


@pytest.mark.parametrize("title", ["**Card {}**", "Card {}", "**Flashcard {}: Rocks**", "**Rocks {}**", "{}."])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_title_above_each_labelled_question_is_in_no_answer(title: str, between: str) -> None:
    parts = (title.format(n) + f"{between}Q: {front}{between}A: {back}\n\n" for n, (front, back) in enumerate(CARDS, 1))
    text = "# Things\n\n" + "".join(parts)
    assert cards(text) == WANTED
    assert codes(text) == []


def test_bold_print_at_the_end_of_each_answer_stays_in_it() -> None:
    text = "**Rocks**\n\n" + "".join(f"Q: {front}\n\nA: {back}\n\n**Learn it!**\n\n" for front, back in CARDS)
    assert cards(text) == [f"{card} **Learn it!**" for card in WANTED]


@pytest.mark.parametrize("head", ["", "# Trees\n\n", "---\ndeck: Trees\n---\n"])
@pytest.mark.parametrize(
    "form", ["Front: {}\nBack: {}\n", "**Front:** {}\n\n**Back:** {}\n", "**Recto** : {}\n**Verso** : {}\n"]
)
def test_a_file_may_hold_one_card_with_labels(head: str, form: str) -> None:
    assert cards(head + form.format("What is an oak?", "A tree.")) == ["What is an oak? | A tree."]
    assert codes(head + form.format("What is an oak?", "A tree.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The cover is cut from oak.\n\nFront: what is it?\nBack: elm\n",
        "# Doors\n\n## Wood\n\nFront: what is it?\nBack: elm\n",
        "Front: What is it?\n\nThe rest is glass.\n\nBack: elm\n",
    ],
    ids=["below text", "below two headings", "apart"],
)
def test_two_sides_within_a_text_are_no_card(text: str) -> None:
    assert cards(text) == []
