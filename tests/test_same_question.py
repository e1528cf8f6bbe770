"""Notes that ask one question: the answer tells which is which, and one that shares nothing is asked about."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from deckpress.history.answering import Answer, answered
from deckpress.history.described import Now, current_entry, describe
from deckpress.history.lock import Entry, Lock
from deckpress.history.matching import match
from deckpress.model import Note, Text

Cards = Sequence[tuple[str, str, str]]
"""The file, the question and the answer of each card."""
OUTPUT = "What's the output?"
SORTED = "```python\nfor name in sorted(names):\n    print(name)\n```\n\nThe names in order."
SLICE = "```python\nx = [1, 2, 3]\nprint(x[1:])\n```\n\n[2, 3]"
LOOP = "```python\nfor i in range(3):\n    print(i)\n```\n\n0 1 2"
POWER = "```python\nprint(2 ** 5)\n```\n\n32"
SHIFT = "```python\nprint(1 << 4)\n```\n\n16"
STACK = "Use one if the last element that came in goes out first."
QUEUE = "Use one if the first element that came in goes out first, as at a counter."


def described(cards: Cards) -> tuple[Now, ...]:
    return describe((Note(Text(question), Text(answer)), path, "D") for path, question, answer in cards)


def entries(cards: Cards, gone: Sequence[int] = ()) -> list[Entry]:
    """The lock after a build of some cards, with guids `0`, `1` and so on; some are gone since then."""
    made = []
    for number, now in enumerate(described(cards)):
        entry = current_entry(now, str(number), deck="D", content="hash", mod=5, clozes={})
        made.append(entry.__class__(**{**_fields(entry), "at": number + 1, "gone": number in gone}))
    return made


def _fields(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__slots__}


def found(before: Cards, after: Cards, gone: Sequence[int] = ()) -> list[str]:
    """For each card, the earlier one that it is, such as `1`, `?1` if the author is asked about it, or `new`."""
    matches, _ = match(described(after), entries(before, gone))
    return [one.entry.guid if one.entry else f"?{one.maybe.guid}" if one.maybe else "new" for one in matches]


def one_file(*answers: str) -> Cards:
    return [("a.md", OUTPUT, answer) for answer in answers]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((SORTED, SLICE), (SLICE, SORTED), ["1", "0"]),
        ((SORTED, SLICE), (SORTED.replace("in order", "in their order"), SLICE), ["0", "1"]),
        ((SORTED, SLICE), (SORTED.replace("names)", "names)  # a comment"), SLICE), ["0", "1"]),
        ((SORTED, SLICE), (SORTED, SLICE.replace("[1:]", "[:1]")), ["0", "?1"]),
        ((STACK, QUEUE), (STACK, QUEUE.replace(",", " (")), ["0", "1"]),
        ((SORTED, SLICE), (LOOP, SLICE), ["?0", "1"]),
        ((SORTED, SLICE, LOOP), (SORTED, POWER, LOOP), ["0", "?1", "2"]),
        ((SORTED, POWER), (SORTED, SHIFT), ["0", "?1"]),
        ((SORTED,), (SORTED, POWER), ["0", "new"]),
        ((POWER,), (POWER, SHIFT), ["0", "new"]),
        ((POWER, SHIFT), (SHIFT,), ["1"]),
        ((POWER,), (SHIFT,), ["?0"]),
    ],
    ids=[
        *(
            "swapped",
            "answer edited",
            "code edited",
            "signs of short code edited",
            "signs edited",
            "replaced",
            "replaced among others",
            "replaced by a similar one",
        ),
        *("added", "a similar one added", "removed", "the only one replaced by other code"),
    ],
)
def test_the_answer_tells_which_of_several_notes_with_one_question_it_is(
    before: Sequence[str], after: Sequence[str], expected: list[str]
) -> None:
    assert found(one_file(*before), one_file(*after)) == expected


def test_a_question_that_only_one_note_asks_keeps_its_history_with_a_new_answer() -> None:
    assert found([("a.md", "When?", STACK)], [("a.md", "When?", "Never.")]) == ["0"]


def test_a_note_that_moves_takes_its_history_along_though_its_new_file_asked_the_same_question() -> None:
    before = [("a.md", "When?", STACK), ("b.md", "When?", QUEUE)]
    assert found(before, [("b.md", "When?", STACK), ("b.md", "When?", QUEUE)]) == ["0", "1"]
    assert found(before, [("b.md", "When?", STACK)]) == ["0"]


def test_each_file_may_ask_the_same_question_once() -> None:
    before = [("stack.md", "When?", STACK), ("queue.md", "When?", QUEUE)]
    edited = QUEUE.replace("as at a counter", "like people at a counter")
    assert found(before, [("stack.md", "When?", STACK), ("queue.md", "When?", edited)]) == ["0", "1"]
    anew = [("stack.md", "When?", STACK), ("queue.md", "When?", "Rarely.")]
    assert found(before, anew) == ["0", "?1"]


@pytest.mark.parametrize(
    "shown", ["```c\nputs(s);\n```\n", "~~~\nls\n~~~\n", "![](cell.png)\n", '<img src="cell.png">']
)
def test_a_question_about_code_or_a_picture_says_less_than_others(shown: str) -> None:
    before, after = [("a.md", "What is this?", STACK)], [("a.md", "What is this?", f"{shown}\nA cell.")]
    assert found(before, after) == ["?0"]


def test_a_question_that_says_what_it_asks_keeps_its_history_whatever_its_answer_shows() -> None:
    before = [("a.md", "How do I sort a list of names?", "```python\nsorted(names)\n```")]
    after = "```python\nwith connect() as base:\n    base.order()\n```"
    assert found(before, [("a.md", "How do I sort a list of names?", after)]) == ["0"]


def test_a_question_about_an_embedded_note_keeps_its_history() -> None:
    before, after = [("a.md", "What is this?", STACK)], [("a.md", "What is this?", "![[Cells#Nucleus]]\n\nA part.")]
    assert found(before, after) == ["0"]


def test_code_that_is_edited_is_the_same_card() -> None:
    before = [("a.md", "How do I sort a list?", "```python\nsorted(names)\n```")]
    assert found(before, [("a.md", "How do I sort a list?", "```python\nnames.sort()\n```")]) == ["0"]


def test_a_new_note_does_not_take_the_history_of_a_removed_one_that_asked_the_same_question() -> None:
    assert found(one_file(SORTED, SLICE), one_file(SORTED, POWER), gone=[1]) == ["0", "new"]
    assert found(one_file(SORTED, SLICE), one_file(SORTED, SLICE), gone=[1]) == ["0", "1"]


def test_a_new_card_that_asks_the_same_question_leaves_the_history_of_the_removed_one_to_it() -> None:
    """The author says that the two are not the same card; then the removed one comes back."""
    lock = Lock(entries=tuple(entries(one_file(SORTED, POWER))))
    (now,) = described(one_file(SORTED, SHIFT))[1:]
    lock = answered(lock, [Answer(lock.entries[1], now, same=False)])
    back = described(one_file(SORTED, SHIFT, POWER))
    matches, problems = match(back, lock.entries)
    assert [one.entry and one.entry.guid for one in matches] == ["0", None, "1"]
    assert problems == ()
