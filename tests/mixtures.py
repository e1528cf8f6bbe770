"""A reading, compared with the truth about a document in tests/decks/mixtures.

Each `NAME.md` there has its truth in `NAME.json`: every question with its line, its answer or its options, the
questions that have no answer, or that the document holds no questions at all. All were written before the rules were.
The documents in `kept/` show how well the rules do on unseen documents: read their scores, not their text.

Run `python tests/mixtures.py` to see the score of every document, with NAMES to see the faults of these.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from deckpress.diagnostics import Diagnostics, Severity
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read
from deckpress.reading.text.source import decode
from shapes import words as bare_words

MIXTURES = Path(__file__).parent / "decks" / "mixtures"
NAMES = sorted(path.relative_to(MIXTURES).with_suffix("").as_posix() for path in MIXTURES.rglob("*.md"))

GUESSES = frozenset({"DP115"})
"""The codes that say: this document may hold no questions."""

Truth = Mapping[str, Any]


def words(markdown: str) -> str:
    """The letters and digits of a text in lower case, which are compared.

    Marks, blanks, comments and addresses do not count.
    """
    text = re.sub(r"<!--.*?-->", " ", markdown, flags=re.DOTALL)
    text = re.sub(r"!\[[^\]]*\]\([^()]*\)", " ", html.unescape(text))
    return bare_words(text)


def truth_of(name: str) -> Truth:
    """The truth about a document."""
    return json.loads((MIXTURES / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def source_of(name: str) -> Source:
    """A document as the program decodes it."""
    source, _ = decode(f"{name}.md", (MIXTURES / f"{name}.md").read_bytes())
    assert source is not None
    return source


def questions_of(card: Truth) -> list[str]:
    """The accepted texts of a question, the best one first."""
    return [words(text) for text in (card.get("question_full", card["question"]), *card.get("questions_alt", ()))]


def answers_of(card: Truth) -> list[str]:
    """The accepted texts of an answer or an explanation, the best one first."""
    return [words(text) for text in (card["answer"], *card.get("answers_alt", ()))] if "answer" in card else []


def is_composed(text: str, parts: Sequence[str], needed: Iterable[str], labels: Sequence[str]) -> bool:
    """Whether a text consists of the needed cells of a table row, other cells at most once each, and labels."""
    if not text:
        return not set(needed)
    after_cells = (
        is_composed(text.removeprefix(part), [*parts[:at], *parts[at + 1 :]], {*needed} - {part}, labels)
        for at, part in enumerate(parts)
        if part and text.startswith(part)
    )
    after_labels = (
        is_composed(text.removeprefix(label), parts, needed, labels)
        for label in labels
        if label and text.startswith(label)
    )
    return any(after_cells) or any(after_labels)


def answer_fault(note: Note, card: Truth) -> str:
    """The fault of the answer of an open question; empty if it is right."""
    got = words(note.answer.markdown)
    if row := card.get("compose"):
        parts, needed, labels = ([*map(words, row[key])] for key in ("parts", "must", "labels"))
        return "" if is_composed(got, parts, needed, labels) else f"is answered by {note.answer.markdown[:60]!r}"
    if got in answers_of(card):
        return ""
    right = words(card["answer"])
    size = min(40, len(got), len(right)) or 1
    where = (
        "begins wrongly" if got[:size] != right[:size] else "ends wrongly" if got[-40:] != right[-40:] else "differs"
    )
    return f"has an answer that {where}: {note.answer.markdown[:40]!r} .. {note.answer.markdown[-40:]!r}"


def choice_fault(note: Note, card: Truth) -> str:
    """The fault of the options or the explanation of a choice; empty if they are right."""
    if [words(choice.text.markdown) for choice in note.choices] != [words(text) for text in card["choices"]]:
        return f"has the options {[choice.text.markdown for choice in note.choices]}"
    right = [index for index, choice in enumerate(note.choices) if choice.correct]
    if right != card["correct"]:
        return f"has {right} as right options, not {card['correct']}"
    got = words(note.explanation.markdown)
    rest = next((got.removesuffix(text) for text in answers_of(card) if got.endswith(text)), got)
    repeated = sum(len(words(card["choices"][index])) for index in right)
    if rest == got and "answer" in card:
        return f"has the explanation {note.explanation.markdown[:60]!r}"
    return "" if len(rest) <= repeated + 30 else f"has text of others in its explanation: {note.explanation.markdown!r}"


def card_fault(note: Note, card: Truth) -> str:
    """The fault of a note whose question is right; empty if there is none."""
    kind = {"text": Kind.OPEN, "choice": Kind.CHOICE}[card["kind"]]
    if note.kind is not kind:
        return f"is {note.kind}, not {kind}"
    return choice_fault(note, card) if kind is Kind.CHOICE else answer_fault(note, card)


def faults_of(reading: Reading, cards: Sequence[Truth]) -> Iterator[str]:
    """What a reading misses, gets wrong or invents, one line for each question."""
    left = list(reading.deck.notes)
    unanswered = {line for region in reading.of(Use.UNANSWERED) for line in range(region.start, region.end + 1)}
    for card in cards:
        place = f"line {card['line']}: {card['question'][:50]!r}"
        accepted = questions_of(card)
        note = next((note for note in left if words(note.question.markdown) in accepted), None)
        if note is not None:
            left.remove(note)
        if card.get("optional"):
            continue
        if card["kind"] == "none":
            if note is not None:
                yield f"{place} has an answer: {note.answer.markdown[:60]!r}"
            elif card["line"] not in unanswered:
                yield f"{place} is not reported as unanswered"
        elif note is None:
            yield f"{place} is missing"
        elif fault := card_fault(note, card):
            yield f"{place} {fault}"
    yield from (f"line {note.location.line}: {note.question.markdown[:60]!r} is no question" for note in left)


def is_honest(reading: Reading, problems: Diagnostics) -> bool:
    """Whether a document without questions gives no cards, or a warning that they are a guess."""
    told = any(problem.code in GUESSES and problem.severity is not Severity.NOTE for problem in problems)
    return told or not reading.deck.notes


def main(chosen: Sequence[str]) -> None:
    """Prints how many questions of each document are read right, and for chosen documents what is wrong."""
    for name in chosen or NAMES:
        truth = truth_of(name)
        reading, problems = read(source_of(name))
        if truth.get("nocards"):
            count = 0 if is_honest(reading, problems) else len(reading.deck.notes)
            print(f"{name:34} no questions, {count} invented")
            continue
        cards = [card for card in truth["cards"] if not card.get("optional")]
        found = list(faults_of(reading, truth["cards"]))
        extra = sum(1 for line in found if line.endswith("is no question"))
        print(f"{name:34} {len(cards) - len(found) + extra:3} of {len(cards):3}, {extra} invented")
        for line in found if chosen else ():
            print("    ", line)


if __name__ == "__main__":
    main(sys.argv[1:])
