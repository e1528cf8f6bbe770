"""Every mixture of what a note can be -> its cards in the real Anki: none is blank, none is missing."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from anki_collection import AnkiCollection
from deckpress.model import Choice, Kind, Note, Text
from exported import apkg, rendered_deck

ONE = (Choice(Text("the Seine"), True), Choice(Text("the Rhône")))
SEVERAL = (Choice(Text("$2$"), True), Choice(Text("`17`"), True), Choice(Text("**51**")))
ANSWERS = {"open": ("the answer", ()), "one": ("", ONE), "several": ("", SEVERAL), "both": ("the answer", ONE)}


def note(kind: str, reverse: bool, typed: bool, hint: bool, explanation: bool, shuffle: bool) -> Note:
    answer, choices = ANSWERS[kind]
    name = f"{kind} {reverse} {typed} {hint} {explanation} {shuffle}?"
    return Note(
        Text(name),
        Text(answer),
        Kind.CHOICE if choices else Kind.OPEN,
        choices,
        Text("because" if explanation else ""),
        hint=Text("think" if hint else ""),
        reverse=reverse,
        typed=typed,
        accepted=("typed",) if typed and kind == "several" else (),
        shuffle=shuffle,
    )


def mixtures() -> list[Note]:
    return [note(kind, *flags) for kind in ANSWERS for flags in product((False, True), repeat=5)]


def test_anki_makes_exactly_the_cards_of_the_package_for_every_mixture(anki: AnkiCollection) -> None:
    notes = mixtures()
    assert anki.import_apkg(apkg(rendered_deck(*notes))) == {"new": len(notes)}
    made = {found.fields["Question"]: found for found in anki.notes().values()}
    for wanted in notes:
        found = made[wanted.question.markdown]
        assert found.ordinals == ((0, 1) if wanted.reverse else (0,)), wanted.question.markdown
        card = found.cards[0]
        assert wanted.question.markdown in card.front
        assert ("[[type:Typed]]" in card.front, "[[type:Typed]]" in card.back) == (wanted.typed, wanted.typed)
        assert ("think" in card.front, "because" in card.front) == (bool(wanted.hint), False)
        assert "the answer" not in card.front
        assert ("the answer" in card.back, "because" in card.back) == (bool(wanted.answer), bool(wanted.explanation))
        assert ('class="choices' in card.front) is bool(wanted.choices)
        for other in found.cards[1:]:
            assert wanted.question.markdown not in other.front
            assert wanted.question.markdown in other.back
            assert ("the answer" in other.front) or ("only-right" in other.front)
    assert anki.problems() == []  # Check Database adds what is missing, Empty Cards lists what is blank


@pytest.mark.parametrize("empty", ["", "  ", "<br>", "<!-- nothing -->"])
def test_an_answer_that_shows_nothing_makes_no_reversed_card(anki: AnkiCollection, empty: str) -> None:
    anki.import_apkg(apkg(rendered_deck(Note(Text("a?"), Text(empty), reverse=True))))
    assert anki.note().ordinals == (0,)
    assert anki.problems() == []


def test_a_note_keeps_its_history_through_every_kind(anki: AnkiCollection) -> None:
    first, *others = (note(kind, reverse, typed, True, True, False) for kind in ANSWERS for reverse, typed in
                      ((False, False), (False, True), (True, True)))  # fmt: skip
    question = Text("always the same?")
    anki.import_apkg(apkg(rendered_deck(replace(first, question=question, id="same"), mod=1_767_225_600)))
    (card_id,) = anki.collection.find_cards("")
    card = anki.collection.get_card(card_id)
    card.type, card.queue, card.ivl, card.reps = 2, 2, 77, 5  # type: ignore[assignment]
    anki.collection.update_card(card)
    for number, other in enumerate(others, 1):
        made = rendered_deck(replace(other, question=question, id="same"), mod=1_767_225_600 + number)
        assert anki.import_apkg(apkg(made)) == {"updated": 1}
        card = anki.collection.get_card(card_id)
        assert (card.ivl, card.reps, card.ord) == (77, 5, 0)


def test_what_is_to_be_typed_is_the_first_paragraph_or_what_the_author_says(anki: AnkiCollection) -> None:
    notes = (
        Note(Text("a?"), Text("`yield`, *of course*"), typed=True),
        Note(Text("b?"), Text("Paris\n\nIt lies on the Seine: $x$."), typed=True),
        Note(Text("c?"), Text("$\\pi$"), typed=True, accepted=("<pi> & {{more}}",)),
        Note(Text("d?"), kind=Kind.CHOICE, choices=ONE, typed=True),
    )
    anki.import_apkg(apkg(rendered_deck(*notes)))
    assert [found.fields["Typed"] for found in anki.notes().values()] == [
        "yield, of course",
        "Paris",
        "&lt;pi&gt; &amp; {&#123;more}}",
        "the Seine",
    ]


def test_a_cloze_can_be_typed_in(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(Note(Text("{{c1::Paris}} and {{c2::Rome}}"), kind=Kind.CLOZE, typed=True))))
    assert anki.note().ordinals == (0, 1)
    assert "[[type:cloze:Text]]" in anki.note().cards[0].front
    assert anki.problems() == []


def test_the_language_of_the_deck_is_that_of_its_cards(anki: AnkiCollection) -> None:
    made = rendered_deck(Note(Text("a?"), Text("b")))
    fields = {**made.notes[0].fields, "Language": replace(made.notes[0].fields["Source"], markup="de")}
    anki.import_apkg(apkg(replace(made, notes=(replace(made.notes[0], fields=fields),))))
    assert '<div class="front" lang="de">' in anki.note().cards[0].front
