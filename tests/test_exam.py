"""An exam before it is a page: which question and option stands where in which version, and how much room there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.exporters.pages.exam import Version, blank_width, letter, order_of_options, rank, versions, writing_lines
from deckpress.html.plain import plain
from deckpress.markdown.fields import render
from deckpress.model import Choice, Html, Note, RenderedDeck, Text
from exported import choice_note, cloze_note, open_note, rendered_deck


def section(name: str, *notes: Note) -> tuple[Note, ...]:
    return tuple(replace(note, section=(name,)) for note in notes)


CAPITALS = ("Athens", "Berlin", "Cairo", "Dublin", "Essen", "Florence")
QUESTIONS = rendered_deck(
    *section("Cities", *(open_note(f"Where is {city}?", "There.", id=city.lower()) for city in CAPITALS)),
    *section("Sums", *(choice_note(f"{n} + 1?", {str(n + 1): True, "0": False, "9": False}) for n in (1, 2, 3))),
)


def asked(version: Version) -> list[str]:
    """The questions of a version in order."""
    return [question.note.note.question.markdown for question in version.questions]


def offered(version: Version) -> list[list[str]]:
    """The options of each question of a version in order."""
    return [[plain(option.text) for option in question.options] for question in version.questions if question.options]


# ---- the order -----------------------------------------------------------------------------------

FOR_EVER = {
    ("A", 7): "Cairo Essen Dublin Florence Berlin Athens | 3 + 1? 2 + 1? 1 + 1? | 940 930 920",
    ("B", 7): "Athens Florence Cairo Essen Dublin Berlin | 1 + 1? 2 + 1? 3 + 1? | 092 903 049",
    ("A", 8): "Essen Athens Cairo Berlin Dublin Florence | 3 + 1? 2 + 1? 1 + 1? | 490 390 290",
}


def order(deck: RenderedDeck, name: str, seed: int) -> str:
    [version] = versions(deck, name, seed)
    first = " ".join(question[9:-1] for question in asked(version)[:6])
    return " | ".join((first, " ".join(asked(version)[6:]), " ".join(map("".join, offered(version)))))


@pytest.mark.parametrize(("name", "seed"), FOR_EVER)
def test_a_seed_gives_the_same_paper_for_ever(name: str, seed: int) -> None:
    """Papers are printed from these orders: if this fails, the program has to change, not the test."""
    assert order(QUESTIONS, name, seed) == FOR_EVER[name, seed]


def test_the_hash_that_things_are_sorted_by_never_changes() -> None:
    assert rank(7, "A", "guid").hex() == "71fe110306a16e1ab47684a9259bbd31"
    assert rank(7, "Ä", "guid", "an option").hex() == "85d5e900b585089b8d25870fb40925fc"


def test_each_version_has_every_question_and_sections_keep_their_order() -> None:
    papers = versions(QUESTIONS, "A,B, C", 1)
    assert [version.name for version in papers] == ["A", "B", "C"]
    for version in papers:
        assert [section.path for section in version.sections] == [("Cities",), ("Sums",)]
        assert sorted(asked(version)) == sorted(note.note.question.markdown for note in QUESTIONS.notes)
        assert [question.number for question in version.questions] == list(range(1, 10))
    assert len({tuple(asked(version)) for version in papers}) == 3


def test_a_version_is_the_same_whatever_others_there_are() -> None:
    assert versions(QUESTIONS, "A,B,C", 7)[1] == versions(QUESTIONS, "B", 7)[0]


@given(st.permutations(range(9)), st.integers(0, 8), st.integers(0, 99))
def test_a_question_that_is_added_or_moved_leaves_the_order_of_the_others(
    positions: list[int], added: int, seed: int
) -> None:
    notes = tuple(replace(note, note=replace(note.note, section=())) for note in QUESTIONS.notes)
    whole = replace(QUESTIONS, notes=tuple(notes[position] for position in positions))
    without = replace(QUESTIONS, notes=tuple(note for note in notes if note is not notes[added]))
    rest = [question for question in asked(versions(whole, "A", seed)[0]) if question != _text(notes[added])]
    assert asked(versions(without, "A", seed)[0]) == rest


def _text(note: object) -> str:
    return note.note.question.markdown  # type: ignore[attr-defined, no-any-return]


def test_without_versions_and_seed_all_stands_as_it_was_written() -> None:
    [only] = versions(QUESTIONS, "", 0)
    assert only.name == ""
    assert asked(only) == [_text(note) for note in QUESTIONS.notes]
    assert offered(only)[0] == ["2", "0", "9"]


def test_a_seed_alone_shuffles_the_only_version() -> None:
    [only] = versions(QUESTIONS, " , ", 1)
    assert only.name == ""
    assert asked(only) != [_text(note) for note in QUESTIONS.notes]


MANY = {"one": True, **dict.fromkeys(("two", "three", "four", "five", "six"), False)}


def test_a_note_may_ask_for_the_shuffling_of_its_options_or_decline_it() -> None:
    shuffled = rendered_deck(choice_note("Q?", MANY, shuffle=True))
    assert offered(versions(shuffled, "", 0)[0]) != [list(MANY)]
    declined = rendered_deck(choice_note("Q?", MANY, declined=("shuffle",)))
    assert offered(versions(declined, "A", 7)[0]) == [list(MANY)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("a b c d", "d c b a"),
        ("red|green|blue|All of the above", "blue green red All of the above"),
        ("red|None of these.|green|blue", "blue None of these. green red"),
        ("rot|grün|Keine der genannten", "grün rot Keine der genannten"),
        ("rouge|vert|Toutes les réponses", "vert rouge Toutes les réponses"),
        ("all right|all wrong|nothing", "nothing all wrong all right"),
        ("red|green|A and B", "red green A and B"),
        ("red|green|both a and b", "red green both a and b"),
        ("red|green|a, b", "red green a, b"),
        ("True|False", "True False"),
        ("ja|nein", "ja nein"),
        ("True|False|unknown", "unknown False True"),
    ],
)
def test_options_that_speak_of_others_stay_where_they_are(options: str, expected: str) -> None:
    texts = options.split("|") if "|" in options else options.split()
    choices = [Choice(Text(text)) for text in texts]
    backwards = order_of_options(choices, lambda choice: bytes([255 - texts.index(choice.text.markdown)]))
    assert " ".join(texts[index] for index in backwards) == expected


def test_options_have_letters() -> None:
    assert [letter(n) for n in (0, 1, 25, 26, 27, 702)] == ["a", "b", "z", "aa", "ab", "aaa"]


# ---- room to write and points --------------------------------------------------------------------

SENTENCE = "This sentence has exactly forty-eight characters"


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("yes", 1),
        (SENTENCE, 1),
        (SENTENCE + ".", 2),
        (f"{SENTENCE}\n\n{SENTENCE}", 2),
        (f"{SENTENCE} " * 5, 6),
        (f"{SENTENCE} " * 99, 12),
        ("- a\n- b\n- c", 3),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", 3),
        ("```python\nfor x in y:\n    print(x)\n```", 2),
        ("$$\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V$$", 2),
        ("![bars](bars.png)", 7),
        ("张量是一个可以有任意数量轴的数组，它可以用来表示标量、向量和矩阵", 2),
    ],
)
def test_there_are_as_many_lines_as_the_answer_needs(answer: str, lines: int) -> None:
    deck = rendered_deck(open_note("Q?", answer))
    assert writing_lines(deck.notes[0]) == lines


def test_a_typed_answer_has_one_line_and_options_and_gaps_have_none() -> None:
    notes = (open_note("Q?", SENTENCE * 3, typed=True), choice_note("Q2?", {"a": True}), cloze_note("==x==."))
    assert [writing_lines(note) for note in rendered_deck(*notes).notes] == [1, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", 6),
        ("seven..", 11),
        ("$\\frac{a}{b}$", 6),
        ("$\\sqrt{2} + \\alpha_{max}$", 11),
        ("北京北京", 13),
        ("word " * 99, 48),
    ],
)
def test_a_gap_is_as_long_as_what_it_hides(text: str, expected: int) -> None:
    assert blank_width(render(Text(text))[0]) == expected


def test_what_is_said_to_who_takes_an_option_is_not_on_the_paper() -> None:
    [note] = rendered_deck(choice_note("Q?", {"x": True, "y": False})).notes
    deck = rendered_deck(choice_note("Q?", {"x": True, "y": False}))
    options = tuple(replace(option, feedback=Html("no")) for option in note.options)
    deck = replace(deck, notes=(replace(note, options=options),))
    assert offered(versions(deck, "", 0)[0]) == [["x", "y"]]
