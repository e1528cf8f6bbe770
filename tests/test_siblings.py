"""Short answers become multiple choice, with the answers of other notes as the wrong options."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.compare import fold
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.siblings import with_choices
from deckpress.html.choices import options_html
from deckpress.html.plain import plain
from deckpress.model import Kind, Note, RenderedDeck, Text
from exported import choice_note, cloze_note, open_note, rendered_deck

CAPITALS = {"France": "Paris", "Italy": "Rome", "Spain": "Madrid", "Austria": "Vienna", "Greece": "Athens"}


def capitals() -> tuple[Note, ...]:
    return tuple(open_note(f"Capital of {land}?", city, section=("Capitals",)) for land, city in CAPITALS.items())


def made(*notes: Note, wanted: int = 4, seed: int = 0) -> tuple[RenderedDeck, list[str]]:
    options = ExportOptions(choices_from_siblings=wanted, seed=seed)
    deck, problems = with_choices(rendered_deck(*notes), options)
    return deck, [problem.message for problem in problems]


def options(deck: RenderedDeck, number: int = 0) -> list[str]:
    return [plain(option.html) for option in deck.notes[number].options]


def right(deck: RenderedDeck, number: int = 0) -> list[str]:
    return [choice.text.markdown for choice in deck.notes[number].note.choices if choice.correct]


def test_a_short_answer_gets_the_answers_of_its_section_as_wrong_options() -> None:
    deck, problems = made(*capitals(), open_note("Why is the sky blue?", "Rayleigh", section=("Physics",)))
    assert problems == []
    note = deck.notes[0]
    assert note.note.kind is Kind.CHOICE
    assert right(deck) == ["Paris"]
    assert len(set(options(deck))) == 4
    assert set(options(deck)) < set(CAPITALS.values())
    assert options_html(note).markup.startswith('<ul class="choices one made"><li class=')
    assert not note.fields["Answer"]
    assert [choice.text.markdown for choice in note.note.choices] == options(deck)


def test_nothing_happens_unless_it_is_asked_for() -> None:
    assert with_choices(deck := rendered_deck(*capitals()), ExportOptions())[0] is deck


def test_the_seed_decides_and_the_same_seed_decides_alike() -> None:
    found = {tuple(options(made(*capitals(), seed=seed)[0])) for seed in range(8)}
    assert len(found) > 3
    assert made(*capitals(), seed=5) == made(*capitals(), seed=5)


def test_the_right_option_does_not_always_stand_in_the_same_place() -> None:
    deck, _ = made(*capitals())
    assert len({options(deck, number).index(city) for number, city in enumerate(CAPITALS.values())}) > 1


@pytest.mark.parametrize(
    "note",
    [
        choice_note("Which?", {"a": True, "b": False}),
        cloze_note("==Paris== is a city."),
        open_note("Long?", "word " * 20),
        open_note("Two?", "One paragraph.\n\nAnother."),
        open_note("List?", "- one\n- two"),
        open_note("Code?", "```\nx = 1\n```"),
        open_note("Picture?", "![bars](bars.png)"),
    ],
    ids=lambda note: note.question.markdown,
)
def test_what_is_no_short_answer_stays_as_it_is(note: Note) -> None:
    deck, problems = made(note, *capitals())
    assert deck.notes[0] == rendered_deck(note, *capitals()).notes[0]
    assert problems == []


def test_answers_of_the_same_kind_come_first() -> None:
    words = capitals()
    numbers = [open_note(f"{n} squared?", str(n * n), section=("Capitals",)) for n in range(12, 17)]
    formulas = [open_note(f"Derivative of $x^{n}$?", f"${n}x^{n - 1}$", section=("Capitals",)) for n in range(2, 7)]
    deck, _ = made(*words, *numbers, *formulas)
    assert all(option in CAPITALS.values() for option in options(deck, 0))
    assert all(option.isdigit() for option in options(deck, 5))
    assert all(option.startswith("$") for option in options(deck, 10))


def test_a_formula_stays_a_formula_in_the_list() -> None:
    deck, _ = made(*(open_note(f"What is {n}?", f"$x_{n}$") for n in range(5)))
    assert all(option.html.formulas[0].tex.startswith("x_") for option in deck.notes[0].options)


def test_a_yes_or_no_is_only_set_against_its_opposite() -> None:
    deck, problems = made(*capitals(), open_note("Is Rome in Italy?", "Yes."), open_note("Is Rome in Spain?", "No."))
    assert sorted(options(deck, 5)) == ["No.", "Yes."]
    assert not any("Yes." in options(deck, number) for number in range(5))
    assert problems == []


def test_a_yes_is_not_set_against_a_true() -> None:
    answers = {"A?": "Yes", "B?": "True", "C?": "Sí", "D?": "No"}
    for seed in range(8):
        deck, _ = made(*(open_note(question, answer) for question, answer in answers.items()), seed=seed)
        assert sorted(options(deck)) == ["No", "Yes"]
        assert deck.notes[1].note.kind is Kind.OPEN
        assert sorted(options(deck, 2)) == ["No", "Sí"]
        assert set(options(deck, 3)) in ({"No", "Yes"}, {"No", "Sí"})


@pytest.mark.parametrize(
    "same",
    [
        ("1000", "1,000", "1e3", "$1000$", "1.000,0", "+1000", "1000 m"),
        ("50%", "50 %", "50.0 %"),
        ("-5", "\u22125", "-5.00"),
        ("$x^2$", "$$x^2$$", "$x^{2}$"),
        ("don't know", "don’t know", "Don't know."),
        ("TCP", "`TCP`", "**tcp**", "the TCP"),
    ],
    ids=lambda same: same[0],
)
def test_what_says_the_same_in_another_form_is_never_an_option_beside_it(same: tuple[str, ...]) -> None:
    others = ("7", "11 kg", "$y$", "10.0.0.1", "none")
    notes = [open_note(f"Question {number}?", answer) for number, answer in enumerate((*same, *others))]
    for seed in range(4):
        deck, _ = made(*notes, wanted=4, seed=seed)
        assert {note.note.kind for note in deck.notes} == {Kind.CHOICE}
        for note in deck.notes:
            assert sum(choice.text.markdown in same for choice in note.note.choices) <= 1


def test_no_option_may_be_right_as_well() -> None:
    notes = [
        open_note("Capital of France?", "Paris"),
        open_note("Capital of France? ", "Lutetia"),
        open_note("City of light?", "paris."),
        open_note("City?", "The Paris"),
        open_note("Another?", "Paris, France"),
        open_note("And?", "Rome"),
    ]
    deck, problems = with_choices(
        rendered_deck(*(replace(note, id=str(number)) for number, note in enumerate(notes))),
        ExportOptions(choices_from_siblings=4),
    )
    assert sorted(options(deck)) == ["Paris", "Rome"]
    assert problems[0].code == "DP604"
    assert problems[0].message.startswith("this question gets 2 of 4 options")


def test_a_note_without_any_siblings_is_told_and_stays() -> None:
    deck, problems = made(open_note("Capital of France?", "Paris"))
    assert deck.notes[0].note.kind is Kind.OPEN
    assert problems == ["this question gets no options, because the deck has too few other short answers"]


def test_what_is_to_be_typed_in_is_what_is_to_be_chosen() -> None:
    typed = replace(open_note("Capital?", "It is **Paris**.", section=("Capitals",)), typed=True, accepted=("Paris",))
    deck, _ = made(typed, *capitals()[1:])
    assert right(deck) == ["Paris"]
    assert not deck.notes[0].note.typed
    assert not deck.notes[0].fields["Typed"]


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=8), max_size=12),
    st.integers(2, 10),
    st.integers(0, 99),
)
def test_there_are_never_two_equal_options_and_always_one_right(answers: list[str], wanted: int, seed: int) -> None:
    notes = [replace(open_note(f"Question {n}?", answer), id=str(n)) for n, answer in enumerate(answers)]
    deck, problems = with_choices(
        rendered_deck(*(note for note in notes if Text(note.answer.markdown.strip()))),
        ExportOptions(choices_from_siblings=wanted, seed=seed),
    )
    told = {problem.location for problem in problems}
    for note in deck.notes:
        if note.note.kind is not Kind.CHOICE:
            continue
        texts = [fold(plain(option.html)) for option in note.options]
        assert len(texts) == len(set(texts)) == len(note.note.choices)
        assert sum(choice.correct for choice in note.note.choices) == 1
        assert len(texts) == wanted or told or len(texts) == 2
