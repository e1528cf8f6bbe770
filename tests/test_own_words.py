"""No card says a label that the reader wrote into a line: the words of a card are those of its file."""

from __future__ import annotations

import re

import pytest

from deckpress.model import Note, Source, Text
from deckpress.reading import read
from fuzzing import corpus, document
from readings import cards

_LABEL = re.compile(r"(?<![^\W_])(?:Q|A|Question|Answer)(?: ?\d+)?:")
_DECKS = corpus()
_TRIALS = 150


def _texts(note: Note) -> list[Text]:
    return [note.question, note.answer, note.explanation, *(choice.text for choice in note.choices)]


def _strange(name: str, text: str) -> list[str]:
    """The labels in the cards of a document that it does not have in these words."""
    reading, _ = read(Source(name, text))
    said = (found for note in reading.deck.notes for part in _texts(note) for found in _LABEL.findall(part.markdown))
    return [label for label in said if label.rstrip(":") not in text]


def test_cards_of_the_decks_have_their_own_words() -> None:
    decks = [(name, text) for name, text in _DECKS if name.endswith(".md")]
    assert [(name, found) for name, text in decks if (found := _strange(name, text))] == []


def test_cards_of_damaged_decks_have_their_own_words() -> None:
    made = (document(5, number, _DECKS) for number in range(_TRIALS))
    texts = ((one, one.data.decode("utf-8", "replace")) for one in made if one.name.endswith(".md"))
    texts = ((one, text.replace("\r\n", "\n").replace("\r", "\n")) for one, text in texts)
    assert [(one.number, found) for one, text in texts if (found := _strange(one.name, text))] == []


FOLD = "{}\n\n<details><summary>Answer</summary>\n\n{}\n\n</details>\n\n"


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("said", ["It is {n}.", "That makes {n}.", "Ce sont {n}."])
def test_a_sentence_that_ends_in_a_number_is_no_label(said: str, count: int) -> None:
    pairs = [(f"How many are {n}?", said.format(n=n), f"Why are they {n}?", f"So {n}.") for n in range(1, count + 1)]
    text = "".join(f"### H{n}\n\n{FOLD.format(*four[:2])}{FOLD.format(*four[2:])}" for n, four in enumerate(pairs, 1))
    assert cards(f"# Numbers\n\n{text}") == [
        f"{question} | {answer}" for four in pairs for question, answer in (four[:2], four[2:])
    ]
