"""Tables of phrases in two languages, in which questions stand beside what they are in the other language."""

from __future__ import annotations

from textwrap import dedent

import pytest

from readings import cards, codes

PROSE = "These words help on a journey. Read them aloud, and come back to them every day until you know them.\n\n"
PHRASES = [("Hola", "Kaixo"), ("¿Cómo estás?", "Zer moduz zaude?"), ("¿Dónde está?", "Non dago?"), ("Adiós", "Agur")]


def table(header: str, rows: list[tuple[str, str]]) -> str:
    """A table of two columns."""
    return f"{header}\n|---|---|\n" + "".join(f"| {left} | {right} |\n" for left, right in rows)


@pytest.mark.parametrize(
    "header",
    [
        "| A | B |",
        "| Castellano | Euskara |",
        "| Türkçe | Almanca |",
        "| Angol | Magyar |",
        "| Húngaro | Tcheco |",
        "| Ungarisch | Tschechisch |",
    ],
)
@pytest.mark.parametrize("rows", [PHRASES, PHRASES[1:], PHRASES[1:3]])
def test_a_question_beside_a_question_is_a_phrase_like_its_neighbours(header: str, rows: list[tuple[str, str]]) -> None:
    text = f"# Viaje\n\n{PROSE}{table(header, rows)}"
    assert cards(text) == [f"{left} | {right}" for left, right in rows]
    assert codes(text) in ([], ["DP115"])


def test_few_questions_in_a_long_vocabulary_do_not_stand_out() -> None:
    rows = [(f"söz {number}", f"Wort {number}") for number in range(30)] + PHRASES[1:3]
    text = f"# Yolculuk\n\n## Kurallar\n\n{PROSE}## Sözler\n\n{table('| Türkçe | Almanca |', rows)}"
    assert len(cards(text)) == len(rows)


def test_a_question_beside_its_answer_still_asks() -> None:
    text = table("| A | B |", [("Where is it?", "In Peru"), ("How high is it?", "Very high"), ("Is it old?", "Yes")])
    assert cards(text) == ["Where is it? | In Peru", "How high is it? | Very high", "Is it old? | Yes"]


def test_questions_with_further_questions_in_a_table_that_says_so_have_answers() -> None:
    rows = [("Which river?", "The Nile?"), ("Which lake?", "Which one do you know?")]
    assert len(cards(table("| Question | Answer |", rows))) == 2


def test_one_column_of_questions_without_answers_is_reported() -> None:
    text = "| No | Question | Done |\n|---|---|---|\n| 1 | Which river? | |\n| 2 | Which lake? | |\n"
    assert cards(text) == []
    assert codes(text).count("DP104") == 2


VOCABULARY = """\
    # Cards

    ## Theme 1

    ### Words

    | {} | {} |
    |---|---|
    | **fűz** | willow |
    | **nyír** | birch |
    | **bükk** | beech |

    ### Questions

    | # | QUESTION | ANSWER |
    |---|---|---|
    | 1 | Which tree bends? | The willow. |
    | 2 | Which tree is white? | The birch. |
    """


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("Magyar kifejezés", "Jelentés (angolul)"),
        ("Szó", "Jelentése"),
        ("Hungarian word", "English meaning"),
        ("Term (Hungarian)", "Meaning (in English)"),
        ("Terme (hongrois)", "Définition (en anglais)"),
        ("Wort (Ungarisch)", "Bedeutung (Englisch)"),
    ],
)
def test_tables_of_terms_are_read_beside_tables_of_questions(term: str, meaning: str) -> None:
    assert cards(dedent(VOCABULARY.format(term, meaning))) == [
        "fűz | willow",
        "nyír | birch",
        "bükk | beech",
        "Which tree bends? | The willow.",
        "Which tree is white? | The birch.",
    ]


@pytest.mark.parametrize(("first", "second"), [("Shop (town)", "Price (euro)"), ("Magyar bolt", "Ár (forint)")])
def test_tables_of_other_things_stay_text_beside_tables_of_questions(first: str, second: str) -> None:
    assert [card.split(" | ")[0] for card in cards(dedent(VOCABULARY.format(first, second)))] == [
        "Which tree bends?",
        "Which tree is white?",
    ]


@pytest.mark.parametrize("answers", ["A", "Answer", "Sample answer", "Solution"])
@pytest.mark.parametrize("asks", ["Q", "Interview question", "Problem"])
def test_a_column_named_after_answers_answers_the_column_that_asks(asks: str, answers: str) -> None:
    rows = "| Where is it? | In Peru | See it |\n| How high is it? | Very high | |\n| Is it old? | Yes | Ask Ann |\n"
    text = f"| {asks} | {answers} | Notes |\n|---|---|---|\n{rows}"
    assert cards(text) == [
        "Where is it? | In Peru *Notes:* See it",
        "How high is it? | Very high",
        "Is it old? | Yes *Notes:* Ask Ann",
    ]
    assert codes(text) == []


def test_an_empty_column_for_answers_answers_nothing() -> None:
    rows = "| Where is it? | | 2 |\n| How high is it? | | 3 |\n| Is it old? | | 1 |\n"
    text = f"| Q | Your answer | Points |\n|---|---|---|\n{rows}"
    assert cards(text) == []
    assert "DP104" in codes(text)


HEADLESS = {
    "English": [("What is ebb?", "It falls."), ("What is flood?", "It rises."), ("What is slack?", "It rests.")],
    "German": [("Was ist Ebbe?", "Sie fällt."), ("Was ist Flut?", "Sie steigt.")],
    "Japanese": [("風は何ですか？", "空気の動き"), ("雨は何ですか？", "水")],
    "Spanish": [("¿Qué es la marea?", "Agua."), ("¿Qué es el viento?", "Aire.")],
}


@pytest.mark.parametrize("rows", HEADLESS.values(), ids=HEADLESS)
def test_a_header_that_asks_and_answers_is_the_first_row(rows: list[tuple[str, str]]) -> None:
    (asked, said), *below = rows
    assert cards(table(f"| {asked} | {said} |", below)) == [f"{left} | {right}" for left, right in rows]


@pytest.mark.parametrize("header", ["| What? | Where |", "| What is it? | Meaning |", "| What is it? | How is it? |"])
def test_a_header_that_only_names_its_columns_is_no_row(header: str) -> None:
    rows = HEADLESS["English"]
    assert cards(table(header, rows)) == [f"{left} | {right}" for left, right in rows]


@pytest.mark.parametrize("first", ["spell", "sepll", "Spelling", "X"])
@pytest.mark.parametrize("sound", ["phonetic symbol", "IPA", "Phonetics"])
def test_how_words_sound_beside_one_language_shows_that_the_first_column_holds_them(first: str, sound: str) -> None:
    rows = "| oven | /ˈʌvn/ | 烤箱 |\n| loaf | /ləʊf/ | 面包 |\n| salt | /sɔːlt/ | 盐 |\n"
    text = f"# Bread\n\n{PROSE}## Baking\n\n| {first} | {sound} | Chinese |\n|---|---|---|\n{rows}"
    assert cards(text)[0] == f"oven | 烤箱 *{sound}:* /ˈʌvn/"
    assert len(cards(text)) == 3


def test_tables_with_headers_of_different_spelling_are_of_one_kind() -> None:
    tables = "".join(
        f"## Part {number}\n\n{PROSE}| {header} | chinese |\n|---|---|---|\n| word{number} | /w/ | 词 |\n\n"
        for number, header in enumerate(
            ("spell | phonetic symbol", "Spell | phonetic symble", "spell | Phonetic Symbol")
        )
    )
    assert len(cards(f"# Sounds\n\n{tables}")) == 3


def test_pali_is_a_language() -> None:
    assert cards("# Sutta\n\n| Pāli | POS | English |\n|---|---|---|\n| me | pron | by me |\n| ca | ind | and |\n") == [
        "me | by me *POS:* pron",
        "ca | and *POS:* ind",
    ]
