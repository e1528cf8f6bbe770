"""A reading held against a truth written by hand: what each question of a deck in tests/decks/shapes lacks.

Run `python tests/shapes.py` to see the score of every deck.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read

SHAPES = Path(__file__).parent / "decks" / "shapes"
_KINDS = {"text": Kind.OPEN, "choice": Kind.CHOICE, "cloze": Kind.CLOZE}
_FENCE = re.compile(r"(?m)^[ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})[^`\n]*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\{[^{}]*\})")
_MARK = re.compile(r"(?m)^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+")


def words(markdown: str) -> str:
    """The letters and digits of a text, small: what is compared. Fences, list marks, links and tags do not matter."""
    text = _FENCE.sub("", unicodedata.normalize("NFKC", markdown))
    text = re.sub(r"</?[A-Za-z][^<>]*>", " ", _MARK.sub("", _LINK.sub(r"\1", text)))
    return "".join(c for c in text.lower() if c.isalnum())


def read_deck(name: str) -> Reading:
    """The reading of a deck of the folder, its line ends as the program decodes them."""
    text = (SHAPES / f"{name}.md").read_bytes().decode("utf-8").replace("\r\n", "\n")
    return read(Source(f"{name}.md", text))[0]


def truth_of(name: str) -> Sequence[Mapping[str, Any]]:
    """The questions of a deck as they were written down by hand."""
    return json.loads((SHAPES / f"{name}.json").read_text(encoding="utf-8"))["cards"]  # type: ignore[no-any-return]


def faults(reading: Reading, truth: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is wrong with a reading, one line for each question that is missed, invented or not as it should be."""
    found = []
    notes = {note.location.line: note for note in reading.deck.notes}
    empty = {region.start: region.text for region in reading.of(Use.UNANSWERED)}
    for card in truth:
        place = f"line {card['line']}: {card['question'][:50]!r}"
        note = notes.pop(card["line"], None)
        if card["kind"] == "none":
            if note is not None:
                found.append(f"{place} has an answer: {note.answer.markdown[:60]!r}")
            elif card["line"] not in empty and words(card["question"]) not in map(words, empty.values()):
                found.append(f"{place} is not reported as unanswered")
        elif note is None:
            found.append(f"{place} is missing")
        elif fault := _fault(note, card):
            found.append(f"{place} {fault}")
    found += [f"line {n.location.line}: {n.question.markdown[:50]!r} is no question" for n in notes.values()]
    found += [f"lines {start} to {end} are not accounted for" for start, end in reading.unaccounted]
    return found


def _fault(note: Note, card: Mapping[str, Any]) -> str:
    if note.kind is not _KINDS[card["kind"]]:
        return f"is {note.kind}, not {card['kind']}"
    if words(note.question.markdown) != words(card["question"]):
        return f"is read as {note.question.markdown!r}"
    if card["kind"] == "choice":
        if [words(choice.text.markdown) for choice in note.choices] != [words(text) for text in card["choices"]]:
            return f"has the options {[choice.text.markdown for choice in note.choices]}"
        if (right := [index for index, choice in enumerate(note.choices) if choice.correct]) != card["correct"]:
            return f"has {right} as right options"
    text = words((note.explanation if card["kind"] == "choice" else note.answer).markdown)
    if not text.startswith(words(card.get("begins", ""))):
        return f"begins with {text[:40]!r}"
    if not text.endswith(words(card.get("ends", ""))):
        return f"ends with {text[-40:]!r}"
    return f"has the explanation {text[:40]!r}" if card["kind"] == "choice" and text and "begins" not in card else ""


def names() -> list[str]:
    """The decks of the folder."""
    return sorted(path.stem for path in SHAPES.glob("*.md"))


def main(chosen: Sequence[str]) -> None:
    """Prints what is wrong with each deck, and how many of all questions are right."""
    right = total = extra = 0
    for name in chosen or names():
        truth = truth_of(name)
        found = faults(read_deck(name), truth)
        missed = sum(1 for line in found if "is no question" not in line and "accounted" not in line)
        extra += sum(1 for line in found if "is no question" in line)
        right, total = right + len(truth) - missed, total + len(truth)
        print(f"{name:28} {len(truth) - missed:3} of {len(truth):3}", "" if found else "ok")
        for line in found:
            print("    ", line)
    print(f"{right} of {total} right, {extra} invented")


if __name__ == "__main__":
    main(sys.argv[1:])
