"""Definition lists, bold questions and pairs whose items touch: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

METALS = ["What is iron? | A grey metal.", "What is gold? | A yellow metal.", "What is tin? | A soft metal."]


@pytest.mark.parametrize("mark", [": ", ":   ", "  : "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_terms_need_no_blank_line_between_them(mark: str, between: str) -> None:
    text = between.join(card.replace(" | ", f"\n{mark}") for card in METALS) + "\n"
    assert (cards(text), codes(text)) == (METALS, [])


def test_a_term_may_have_several_meanings() -> None:
    text = "Oak\n: a tree\n: its wood\nCod\n: a fish\n"
    assert cards(text) == ["Oak | a tree its wood", "Cod | a fish"]
    assert notes(text)[0].answer.markdown == "a tree\n\nits wood"
    assert cards("Oak\n\n: a tree\n\n: its wood\n\nCod\n\n: a fish\n") == cards(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oak\n: a tree\nthat grows tall\nand old\n",
        "Oak\nand elm\n: trees\nCod\n: fish\n",
    ],
)
def test_text_below_a_meaning_goes_on_with_it(text: str) -> None:
    assert len(cards(text)) < 2


@pytest.mark.parametrize(
    "more",
    [
        "that grows tall\n",
        "It grows tall.\n",
        "and\nits wood\n",
        "  - tall\n  - old\n",
        "- tall\n",
        "\n  It is tall.\n",
    ],
)
def test_all_forms_of_a_meaning_end_at_the_next_term(more: str) -> None:
    found = cards(f"Oak\n: a tree\n{more}Cod\n: a fish\n{more}Tin\n: a metal\n")
    said = " ".join(more.split())
    assert found == [f"Oak | a tree {said}", f"Cod | a fish {said}", "Tin | a metal"]


def test_a_line_between_two_meanings_is_a_term_unless_it_continues_a_sentence() -> None:
    assert cards("Oak\n: a tree\nthat grows\n: its wood\nCod\n: a fish\n") == [
        "Oak | a tree that grows its wood",
        "Cod | a fish",
    ]
    small = "oak\n: a tree\n{}ash\n: a tree\ncod\n: a fish\n"
    for more in ("", "  - old\n", "\n  old\n"):
        assert [card.split(" | ")[0] for card in cards(small.format(more))] == ["oak", "ash", "cod"]


def test_a_term_may_be_right_below_a_paragraph_of_a_meaning_that_is_below_a_blank_line() -> None:
    text = "Cod\n\n: a fish\n\n  It swims.\nAsh\n: a tree\n\nOak\n\n: a tree\nElm\n: a tree\n"
    assert cards(text) == ["Cod | a fish It swims.", "Ash | a tree", "Oak | a tree", "Elm | a tree"]


def test_text_and_lists_at_the_left_edge_below_a_blank_line_are_not_part_of_a_meaning() -> None:
    text = "Oak\n: a tree\n\n{}\n\nCod\n: a fish\n"
    assert cards(text.format("All trees are old.")) == cards(text.format("- tall")) == ["Oak | a tree", "Cod | a fish"]


MIXED = [
    "What is iron? | A metal.",
    "Explain the tides. | The moon pulls.",
    "Who found radium? | The Curies.",
    "Why do bees dance? | To talk.",
]


@pytest.mark.parametrize(
    "form", ["**{}**\n{}\n", "*{}*\n{}\n\n", "<b>{}</b>\n\n{}\n\n", "> {}\n> A: {}\n\n", "_{}_\n\n{}\n\n"]
)
def test_tasks_beside_questions_in_the_same_print_are_questions(form: str) -> None:
    assert cards("".join(form.format(*card.split(" | ")) for card in MIXED)) == MIXED


@pytest.mark.parametrize("line", ["**Explain nothing here**, he said.", "**A note**", "*Explain it.*"])
def test_other_lines_in_an_answer_stay(line: str) -> None:
    text = f"**What is iron?**\nA metal.\n{line}\n\n**What is tin?**\nA metal, too.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is iron?", "What is tin?"]


def test_a_number_with_a_dash_may_be_ahead_of_a_pair() -> None:
    assert cards("1 - oak - a tree\n2 - cod - a fish\n3 - tin - a metal\n") == [
        "oak | a tree",
        "cod | a fish",
        "tin | a metal",
    ]
    assert cards("1 - one\n2 - two\n3 - three\n") == ["1 | one", "2 | two", "3 | three"]


def test_sentences_that_end_in_the_same_number_are_no_labels() -> None:
    pairs = [
        "What is a cube? | A solid.",
        "Name page 4. | It has 4.",
        "What is a ring? | A circle.",
        "Name page 6. | It has 6.",
    ]
    assert cards("".join("**{}**\n\n{}\n\n".format(*pair.split(" | ")) for pair in pairs)) == pairs


def test_indented_lines_go_on_with_a_meaning() -> None:
    assert cards("Oak\n: a tree\n  of the north\nCod\n: a fish\n") == ["Oak | a tree of the north", "Cod | a fish"]
