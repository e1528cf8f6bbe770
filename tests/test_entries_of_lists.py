"""What is part of an entry and no question: captions of tables, labels that every entry has, contents with ticks."""

from __future__ import annotations

import pytest

from readings import cards, codes

CAPTIONS = (
    "# Report\n\nThe sea.\n\n**{0} 1:** Depths.\n\nNote: in metres.\n\n**{0} 2:** Widths.\n\n"
    "Note: in miles.\n\n**{0} 3:** Ages.\n"
)


@pytest.mark.parametrize(
    "word", ["Table", "Figure", "Fig.", "Tabelle", "Abbildung", "Tabla", "Figura", "Tabela", "表", "図", "Таблица"]
)
def test_captions_and_their_notes_are_no_questions(word: str) -> None:
    assert cards(CAPTIONS.format(word)) == []
    assert cards(CAPTIONS.format(word).replace("**", "")) == []


def test_a_numbered_word_that_is_no_caption_still_asks() -> None:
    text = "# Kurs\n\n" + "".join(f"Übung {n}: Was ist {n}?\n\nErgebnis: viel.\n\n" for n in range(1, 4))
    assert cards(text) == [f"Was ist {n}? | viel." for n in range(1, 4)]


def test_a_caption_that_asks_is_a_question() -> None:
    assert cards("**Map 1: where is it?**\n\nIn Rome.\n") == ["Map 1: where is it? | In Rome."]


GLOSSARY = "# {0}\n\n" + "".join(
    f"## {term}\n\nThe sea {does}.\n\n- **{{1}}**: {when}.\n\n"
    for term, does, when in (("Ebb", "falls", "at noon"), ("Flood", "rises", "at night"), ("Tide", "turns", "twice"))
)


@pytest.mark.parametrize(
    ("title", "label"),
    [("Glossary of the sea", "Example"), ("Glosario", "Ejemplo"), ("Глоссарий", "Пример"), ("用語集", "例")],
)
def test_the_headings_of_a_glossary_are_terms_and_a_label_in_each_entry_is_not(title: str, label: str) -> None:
    assert cards(GLOSSARY.format(title, label)) == [
        f"Ebb | The sea falls. - **{label}**: at noon.",
        f"Flood | The sea rises. - **{label}**: at night.",
        f"Tide | The sea turns. - **{label}**: twice.",
    ]


def test_terms_below_headings_that_differ_stay_terms() -> None:
    text = (
        "# Verbs\n\n## Irregular\n\n- **go**: went\n- **see**: saw\n- **do**: did\n\n## Regular\n\n- **talk**: talked\n"
    )
    assert cards(text)[:3] == ["go | went", "see | saw", "do | did"]


ANSWERS = (
    '- #### [What is red?](#1)\n  <div id="1" />\n  - Mars.\n  - Rust.\n\n'
    '- #### [What is blue?](#2)\n  <div id="2" />\n- The sea.\n- The sky.\n\n'
    "- #### [Describe the moon](#3)\nIt is grey.\n"
)
WANTED = ["What is red? | - Mars. - Rust.", "What is blue? | - The sea. - The sky.", "Describe the moon | It is grey."]


def test_answers_that_fall_out_of_their_items_belong_to_the_headings_in_these() -> None:
    assert cards(ANSWERS) == WANTED


def test_contents_with_ticks_are_no_options() -> None:
    contents = (
        "# Colours\n\n## Questions\n\n1. [x] [What is red?](#1)\n1. [ ] [What is blue?](#2)\n"
        "1. [x] [Describe the moon](#3)\n\n"
    )
    assert cards(f"{contents}## Answers\n\n{ANSWERS}") == WANTED
    assert codes(f"{contents}## Answers\n\n{ANSWERS}") == []


def test_options_with_links_to_other_pages_stay_options() -> None:
    text = (
        "## Which is a planet?\n\n- [x] [Mars](https://example.org/mars)\n- [ ] [Sirius](https://example.org/sirius)\n"
    )
    assert " | +" in cards(text)[0]


def test_headings_whose_answers_are_indented_stay_in_their_items() -> None:
    text = "1. ### What is red?\n   Mars.\n\n2. ### What is blue?\n   The sea.\n"
    assert cards(text) == ["What is red? | Mars.", "What is blue? | The sea."]


FOLLOWED = (
    "## What is big?\n\nThe sun.\n\n### What is bigger?\n\nA galaxy.\n\n## What is red?\n\n"
    "Mars.\n\n## What is cold?\n\nIce.\n"
)


def test_a_heading_that_asks_below_an_answer_is_a_card_of_its_own() -> None:
    assert cards(FOLLOWED)[:2] == ["What is big? | The sun.", "What is bigger? | A galaxy."]


def test_headings_in_an_answer_stay_in_it_if_some_do_not_ask() -> None:
    text = FOLLOWED.replace("## What is red?", "### Example\n\nOurs.\n\n## What is red?")
    assert len(cards(text)) == 3


SHEET = (
    "# Law\n\n## Sheet 1\n\n- **Where is it**{0}:  \n  By the river.\n\n- **Who was the king**{0}:  \n  A wise man.\n\n"
    "- **Was he just?**{0}:  \n  - Yes.\n  - Mostly.\n"
)


@pytest.mark.parametrize("blank", ["", " ", "\u00a0"])
def test_a_colon_behind_a_bold_item_is_no_part_of_the_question(blank: str) -> None:
    assert cards(SHEET.format(blank)) == [
        "Where is it | By the river.",
        "Who was the king | A wise man.",
        "Was he just? | - Yes. - Mostly.",
    ]


def test_bold_items_with_a_question_mark_and_a_colon_ask_beside_numbered_questions() -> None:
    numbered = "\n## Sheet 2\n\n" + "".join(f"{n}) Who is {n}?\n   1) Person {n}\n" for n in range(1, 9))
    assert len(cards(SHEET.format(" ") + numbered)) == 11


TRAITS = "# Sight\n\n## Traits\n\nThree groups:\n\n{}\n\nAll of them count.\n\n## Limits\n\nThe eye needs time.\n"


@pytest.mark.parametrize(
    "items",
    [
        "1. relative order (How well can it be seen?)\n2. amount (How well can it be told?)",
        "- Ordnung (Wie gut sieht man sie?)\n- Menge (Wie viel ist es?)\n- Farbe",
        "* 順序（よく見えますか？）\n* 量（どのくらいですか？）",
    ],
)
def test_names_with_a_question_in_brackets_are_no_questions(items: str) -> None:
    text = TRAITS.format(items)
    assert "DP104" not in codes(text)
    assert not any(card.startswith(("order", "amount", "Menge", "量")) for card in cards(text))


@pytest.mark.parametrize(
    "items",
    [
        "1. Explain order (How is it seen?)\n2. Compare amounts (Which ones differ?)",
        "1. How is order seen (or is it not?)\n2. What is an amount (or a sum?)",
        "1. Is it seen?\n2. Order (How is it seen?)",
    ],
    ids=["tasks", "question words", "one question"],
)
def test_other_items_with_brackets_stay_questions(items: str) -> None:
    assert "DP104" in codes(TRAITS.format(items))


def test_names_with_a_question_in_brackets_and_text_below_are_questions() -> None:
    text = "1. Order (what is it?)\n\n   A row.\n\n2. Amount (what is it?)\n\n   A sum.\n"
    assert cards(text) == ["Order (what is it?) | A row.", "Amount (what is it?) | A sum."]


def _sheet(word: str, parts: list[str]) -> str:
    tasks = "".join(f"## {word} {number}\n\nThe baker works hard.\n\n" for number in (1, 2))
    return f"# Set\n\n{tasks}## {word} 3\n\n" + "\n\n".join(f"{part}for example this" for part in parts) + "\n"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("task", ["paragraph 4: ", "paragraph 5: ", "paragraph 6: "]),
        ("Übung", ["Zeile 4 – ", "Zeile 5 – ", "Zeile 6 – "]),
        ("Завдання", ["Рядок 4: ", "Рядок 5: ", "Рядок 6: "]),
    ],
)
def test_counted_lines_below_one_of_several_tasks_are_its_answer(word: str, parts: list[str]) -> None:
    said = " ".join(f"{part}for example this" for part in parts)
    assert cards(_sheet(word, parts))[2] == f"{word} 3 | {said}"


def test_other_counted_lines_are_terms() -> None:
    amendments = "Amendment 1: speech\n\nAmendment 2: arms\n\nAmendment 4: privacy\n"
    assert len(cards(f"# Law\n\n## Rights\n\n{amendments}")) == 3
    chapters = "".join(f"## Chapter {n}\n\n{amendments.replace('t ', f't {n}')}\n" for n in (1, 2, 3))
    assert len(cards(f"# Law\n\n{chapters}")) == 9
