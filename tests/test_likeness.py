"""What two questions or answers are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.compare import fold
from deckpress.history.clozes import kept_numbers
from deckpress.history.likeness import (
    Weights,
    answer_likeness,
    answer_of,
    letter_likeness,
    question_likeness,
    replaces_words,
    sketch,
)
from deckpress.history.lock import Entry
from deckpress.history.matching import describe, match
from deckpress.model import Gap, Kind, Note, Text

GAP = re.compile(r"==(?=\S)(.+?)(?<=\S)==|\{\{c[\d,]+::(.+?)(?:::[^{}]*)?\}\}", re.DOTALL)
"""What locks were written with; it takes quadratic time where no gap is closed."""
PIECES = st.sampled_from(["==", "{{c1::", "{{c2,3::", "}}", "::", ":", "{", "}", "a", " ", "\n", "=", "b c"])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_gaps_of_a_cloze_are_those_of_the_locks_that_are_there(markdown: str) -> None:
    gaps = "\n".join(["", "", *(one or other for one, other in GAP.findall(markdown))])
    assert answer_of(Note(Text(markdown), kind=Kind.CLOZE)) == fold(gaps)


def test_a_cloze_is_compared_by_its_gaps_without_hints() -> None:
    note = Note(Text("==Paris== on the {{c1::Seine::river}}"), kind=Kind.CLOZE, explanation=Text("since 508"))
    assert answer_of(note).split() == "since 508 paris seine".split()


def test_gaps_that_are_never_closed_are_read_in_a_moment() -> None:
    for opening in ("{{c1::a ", "==a ", "{{c1::a::b "):
        assert not answer_of(Note(Text(opening * 50_000), kind=Kind.CLOZE)).strip()


# ---- which edits are recognised ------------------------------------------------------------------

SKY = "What colour is the sky at noon?"
OTHERS = (
    "Which rivers flow into the Black Sea?",
    "How do cells divide?",
    "When does the moon wax?",
    "Who wrote the first dictionary?",
    "Why do leaves turn red in autumn?",
    "What makes bread rise?",
)


def shipped(number: int, question: str) -> Entry:
    """An entry of a file of its own, so that places tell nothing."""
    return Entry(f"{number:020x}", "qa", f"{number}.md", "D", question, "", "hash", 5)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What colour is the sky at night?", "kept"),
        ("Which colour is the sky at dusk?", "kept"),
        ("Why is the sky blue at noon?", "kept"),
        ("What colour has the sky at dawn?", "kept"),  # the least similar question whose history is kept: 0.727
        ("Of what colour is the sea at dawn?", "asked"),  # 0.695
        ("What colour can the sky be at dusk?", "asked"),
        ("Which colour has the sky at dawn?", "asked"),  # the least similar question that is asked about: 0.616
        ("Which colour does the sky have at dawn?", "new"),  # 0.586
        ("What colour has the sky in the morning?", "new"),
    ],
)
def test_a_similar_question_keeps_its_history_a_less_similar_one_is_asked_about(question: str, outcome: str) -> None:
    """Without answers, so that the questions alone decide."""
    entries = [shipped(number, text) for number, text in enumerate((SKY, *OTHERS))]
    notes = describe([(Note(Text(question)), "b.md", "D")])
    ((found,), problems) = match(notes, entries)
    codes = [problem.code for problem in problems]
    assert (found.entry, codes) == {
        "kept": (entries[0], []),
        "asked": (None, ["DP702"]),
        "new": (None, []),
    }[outcome]


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What colour is the sky at night?", "kept"),
        ("What colour can the sky be at noon?", "kept"),  # the least similar question that is kept
        ("Which colour is the sky at dusk?", "asked"),
        ("What colour has the sky at dawn?", "asked"),
        ("Of what colour is the sea at dawn?", "new"),
        ("What colour can the sky be at dusk?", "new"),
    ],
)
def test_a_question_must_be_more_similar_to_take_up_the_history_of_a_removed_note(question: str, outcome: str) -> None:
    removed, *others = [shipped(number, text) for number, text in enumerate((SKY, *OTHERS))]
    entries = [replace(removed, gone=True), *others]
    ((found,), problems) = match(describe([(Note(Text(question)), "b.md", "D")]), entries)
    assert ("kept" if found.entry else "asked" if problems else "new") == outcome
    assert found.entry in (None, entries[0])


@pytest.mark.parametrize(
    ("question", "rival", "outcome"),
    [
        ("What colour is the sky at dusk?", "What colour is the sky tonight?", "kept"),  # 1.5 times as far away
        ("What colour is the sky?", "What colour is the sky in a storm?", "asked"),  # 1.3 times
    ],
)
def test_a_similar_question_keeps_its_history_only_if_the_next_one_is_clearly_less_similar(
    question: str, rival: str, outcome: str
) -> None:
    entries = [shipped(number, text) for number, text in enumerate((SKY, rival, *OTHERS))]
    ((found,), problems) = match(describe([(Note(Text(question)), "b.md", "D")]), entries)
    assert found.entry in (None, entries[0])
    assert ("kept" if found.entry else "asked" if problems else "new") == outcome


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("colour", "color", True),
        ("photosyntese", "photosynthese", True),
        ("iran", "iraq", True),
        ("sin", "tan", False),
        ("cat", "cut", False),
        ("light", "night", True),
        ("sun", "sunflower", False),
    ],
)
def test_a_word_counts_as_misspelt_if_most_of_its_letters_are_right(one: str, two: str, same: bool) -> None:
    assert (question_likeness(one, two, Weights(())) > 0.5) is same


@pytest.mark.parametrize("changed", [0, 20, 100, 200, 300, 400])
def test_the_likeness_of_long_answers_is_near_their_share_of_equal_words(changed: int) -> None:
    """Long answers are compared by a sample of their words."""
    before = " ".join(f"word{n}" for n in range(400))
    after = " ".join(f"{'new' if n < changed else 'word'}{n}" for n in range(400))
    one, two = (sketch(answer_of(Note(Text("Why?"), Text(text)))) for text in (before, after))
    assert answer_likeness(one, two, Weights(())) == pytest.approx(1 - changed / 400, abs=0.2)


# ---- edited cards and other cards ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards of edited_cards.txt, and what becomes of the history if the second replaces the first."""

    name: str
    outcome: str
    before: str
    after: str


def pairs(text: str) -> list[Pair]:
    blocks = [block.splitlines() for block in text.split("\n\n") if block.count("\n  ") == 2]
    return [Pair(*head.rsplit(": ", 1), before.strip(), after.strip()) for head, before, after in blocks]


TEXT = (Path(__file__).parent / "edited_cards.txt").read_text(encoding="utf-8")
EDITED, ANOTHER = map(pairs, TEXT.split("== another card"))


def card(text: str) -> Note:
    question, answer = text.split(" | ")
    return Note(Text(question), Text(answer))


def known(number: int, text: str) -> Entry:
    note = card(text)
    return Entry(f"{number:020x}", "qa", f"{number}.md", "D", note.question.flat, sketch(answer_of(note)), "hash", 5)


@pytest.mark.parametrize("pair", EDITED + ANOTHER, ids=[pair.name for pair in EDITED + ANOTHER])
def test_an_edited_card_keeps_its_history_and_another_card_is_asked_about(pair: Pair) -> None:
    """Each card replaces one of a lock that knows all the others, too."""
    entries = [known(number, other.before) for number, other in enumerate(EDITED + ANOTHER)]
    ((found,), problems) = match(describe([(card(pair.after), "b.md", "D")]), entries)
    assert ("kept" if found.entry else "asked" if problems else "new") == pair.outcome
    assert found.entry in (None, entries[(EDITED + ANOTHER).index(pair)])


def test_few_edited_cards_lose_their_history_and_few_other_cards_take_it() -> None:
    assert (len(EDITED), len(ANOTHER)) == (32, 24)
    assert sum(pair.outcome != "kept" for pair in EDITED) <= 3
    assert not [pair.name for pair in ANOTHER if pair.outcome == "kept"]


DECK = (
    "Is Mars a planet? | Yes",
    "Is the sun a planet? | No",
    "Which colour has Mars? | Red",
    "What is a comet? | A ball of ice and dust that circles the sun",
    "Who was the first human in space? | Gagarin",
)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ("Is Pluto a planet? | No", "Is Ceres a planet? | No", "asked"),  # `No` tells nothing: another note has it, too
        ("Is Pluto, far away, still called a planet? | No", "Is Pluto, far away, still thought a planet? | No", "kept"),
        ("What does React do? | React draws pages", "What does Preact do? | Preact draws pages", "kept"),  # renamed
        ("What does React do? | React draws pages", "What does Preact do? | Preact draws fast pages", "asked"),
        ("Ou est le siege? | A Paris ou a Lyon", "Où est le siège? | À Paris ou à Lyon", "kept"),
        (
            "Which gas do plants absorb from the air around them? | Carbon dioxide, by day",
            "Which gas do plants take from the air around them? | Carbon dioxide, by day, through their leaves",
            "kept",
        ),
        (
            "Which gas do plants absorb from the air around them? | Carbon dioxide, by day",
            "Which gas do plants emit into the air around them? | Oxygen, by day",
            "asked",
        ),
        (
            "What is hyperglycemia? | Too much sugar in the blood",
            "What is hypoglycemia? | Too little sugar in the blood",
            "asked",
        ),
        (
            "What is a mutable type? | Its values can change",
            "What is an immutable type? | Its values cannot change",
            "asked",
        ),
    ],
)
def test_a_replaced_word_and_another_answer_are_another_card(before: str, after: str, outcome: str) -> None:
    entries = [known(number, text) for number, text in enumerate((before, *DECK))]
    ((found,), problems) = match(describe([(card(after), "b.md", "D")]), entries)
    assert ("kept" if found.entry else "asked" if problems else "new") == outcome
    assert found.entry in (None, entries[0])


def test_a_cloze_with_another_gap_and_another_word_beside_it_is_another_card() -> None:
    def cloze(text: str) -> Note:
        return Note(Text(text), kind=Kind.CLOZE)

    def outcome(before: str, after: str) -> str:
        note = cloze(before)
        gaps = tuple((gap, number) for number, gap in enumerate(re.findall("==(.*?)==", before), 1))
        entry = Entry("a", "cloze", "a.md", "D", before, sketch(answer_of(note)), "hash", 5, clozes=gaps)
        ((found,), _) = match(describe([(cloze(after), "a.md", "D")]), [entry])
        return "kept" if found.entry else "new"

    text = "As everybody here knows, the capital of the old land of Iran is ==Tehran==."
    assert outcome(text, text.replace("Iran", "Iraq").replace("Tehran", "Baghdad")) == "new"
    assert outcome(text, text.replace("Tehran", "Teheran")) == "kept"
    assert outcome(text, text.replace("everybody", "anybody")) == "kept"


@pytest.mark.parametrize(
    ("before", "after", "replaced"),
    [
        ("what is light?", "what is red light?", False),
        ("what is red light?", "what is light?", False),
        ("what is light?", "light, what is it? is it light?", False),
        ("what is light?", "what is heat?", True),
    ],
)
def test_a_word_is_replaced_if_one_is_missing_and_another_is_new(before: str, after: str, replaced: bool) -> None:
    assert replaces_words(before, after) is replaced


@given(st.text(alphabet="abc é日", max_size=30), st.text(alphabet="abc é日", max_size=30))
def test_the_likeness_of_letters_is_the_same_in_both_directions(one: str, two: str) -> None:
    assert letter_likeness(one, two) == letter_likeness(two, one)
    assert (letter_likeness(one, two) == 1) == (one == two)


# ---- gaps that are edited ------------------------------------------------------------------------


def new_numbers(before: dict[str, int], after: list[str], question: str = "") -> dict[str, int]:
    """The numbers of the gaps of a cloze that had the numbers `before`, by their texts."""
    gaps = [Gap((0,), text=text) for text in after]
    return {t: n for t, n in kept_numbers(before, before.values(), gaps, question).items() if t in after}


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        ({"mitochondira": 1, "sun": 2}, ["mitochondria", "sun"], {"mitochondria": 1, "sun": 2}),
        ({"moon": 1, "sun": 2}, ["full moon", "bright sun"], {"full moon": 1, "bright sun": 2}),
        ({"colour": 1, "grey": 2}, ["gray", "color"], {"color": 1, "gray": 2}),
        ({"Paris": 1, "Rome": 2}, ["Berlin", "Madrid"], {}),
        ({"moon": 1, "sun": 2}, ["lamp", "star"], {}),
        ({"moon": 1}, ["lamp"], {"lamp": 1}),  # one gap in the place of one
        ({"1914": 1, "1918": 2}, ["1915", "sun"], {"1915": 1}),
        ({"run": 1, "swim": 2}, ["swam", "ran"], {"ran": 1, "swam": 2}),
        ({"three": 1, "tree": 2}, ["thee", "rose"], {"thee": 1}),
    ],
)
def test_an_edited_gap_keeps_its_number(before: dict[str, int], after: list[str], numbers: dict[str, int]) -> None:
    assert new_numbers(before, after) == numbers


def test_of_two_gaps_that_are_as_similar_the_one_with_the_lower_number_was_edited_in_whatever_order_they_come() -> None:
    for before in ({"old one": 1, "old two": 2}, {"old two": 2, "old one": 1}):
        assert new_numbers(before, ["old three"]) == {"old three": 1}


def test_long_gaps_are_compared_in_a_moment() -> None:
    before = {f"{'a b ' * 2_000}{n} x": n for n in range(1, 30)}
    after = [f"{'a c ' * 2_000}{n} y" for n in range(1, 30)]
    assert len(new_numbers(before, after)) == 29


def test_long_questions_with_other_words_are_compared_in_a_moment() -> None:
    before, after = (" ".join(f"{sign}word{n}" for n in range(20_000)) for sign in ("a", "b"))
    assert question_likeness(f"same {before}", f"same {after}", Weights(())) < 0.5
