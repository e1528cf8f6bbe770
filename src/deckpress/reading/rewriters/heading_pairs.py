"""Headings that repeat the title of the question above, `Exercise 1 – Solution`, -> headings that only say `Solution`.

`Question 1 – Text` above `Question 1 – Answer` loses its `– Text`, if all such headings have the same word there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import is_answer_heading, is_answer_word, label_kind, may_name_answer
from deckpress.regex import regex

_MARKS = regex(r" {0,3}#{1,6}[ \t]+(?=\S)")
_PARTED = regex(
    r"(?P<name>.*\S)(?P<rest>(?:[ \t]*[-–—:：|/][ \t]*|[ \t]*[(（\[])(?P<part>[^-–—:：|/()（）\[\]]+)[)）\]]?)\Z"
)
_NUMBER = regex(r"\d{1,4}(?:\.\d{1,4})*")
_EDGES = " \t-–—:：|/()（）[]*_.`"
_FEWEST = 2
_LONGEST = 200
_MOST_WORDS = 3
"""How many words may name the part of an exercise, and how many words `answer to question` may have before a number."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """The lines of a question and of its answer, the title that both have, and the words that say which is which."""

    question: int
    answer: int
    part: str
    says: str


def with_own_answers(document: Document) -> Document:
    """The document, with the headings of answers that repeat the title of their question as such headings."""
    headings = (block.start for block in document.blocks if block.kind == "heading")
    if not any(may_name_answer(document.lines[line]) for line in headings):
        return document
    pairs = list(_pairs(document))
    if len(pairs) < _FEWEST and not any(label_kind(_title(document, pair.question)) == "question" for pair in pairs):
        return document
    parts = Counter(letters(pair.part) for pair in pairs)
    changes: dict[int, Change] = {}
    for pair in pairs:
        changes[pair.answer] = (f"{_head(document, pair.answer)}{pair.says}", 0)
        if pair.part and parts[letters(pair.part)] == len(pairs):
            name, _ = _cut(_title(document, pair.question))
            changes[pair.question] = (f"{_head(document, pair.question)}{name}", 0)
    return document.with_lines(changes)


def _pairs(document: Document) -> Iterator[_Pair]:
    above: list[Block] = []  # the nearest heading of each level that is not the heading of an answer
    for block in document.blocks:
        if block.kind != "heading" or block.end != block.start + 1 or not _MARKS.match(document.lines[block.start]):
            continue
        above = [heading for heading in above if heading.level <= block.level]
        title = _title(document, block.start)
        if not is_answer_heading(title):
            near = reversed(above[-_FEWEST:]) if may_name_answer(title) else ()
            pair = next((p for heading in near if (p := _pair(document, heading, block))), None)
            if pair is None:
                above = [*(heading for heading in above if heading.level < block.level), block]
            else:
                yield pair


def _pair(document: Document, heading: Block, block: Block) -> _Pair | None:
    """The pair of a heading with one below it; None if the second does not announce the answer to the first."""
    title, own = _title(document, heading.start), _title(document, block.start)
    if max(len(title), len(own)) > _LONGEST:
        return None
    name, part = _cut(title)
    for known, said in ((title, ""), (name, part)):
        says = _behind(own, known)
        if known and is_answer_word(says):
            return _Pair(heading.start, block.start, said, says)
    says = _before_number(own, title)
    return _Pair(heading.start, block.start, "", says) if says else None


def _cut(title: str) -> tuple[str, str]:
    """A title without the few words behind its last dash, colon or bracket, and these words; twice '' without any."""
    match = _PARTED.match(title)
    if match is None or len(match.group("part").split()) > _MOST_WORDS:
        return "", ""
    return match.group("name"), match.group("part").strip(_EDGES)


def _behind(title: str, name: str) -> str:
    """What a title says behind a name that it begins with, without marks at its ends; '' if it does not."""
    return title[len(name) :].strip(_EDGES) if title.casefold().startswith(name.casefold()) else ""


def _before_number(title: str, question: str) -> str:
    """The word for an answer at the head of a title that ends in the number of a question: `Solution to exercise 1`."""
    numbers, own = _NUMBER.findall(title), _NUMBER.findall(question)
    if len(numbers) != 1 or not own or own[0] != numbers[0] or not title.rstrip(_EDGES).endswith(numbers[0]):
        return ""
    words = title[: title.rindex(numbers[0])].split()
    heads = (" ".join(words[:count]).strip(_EDGES) for count in range(1, len(words) + 1))
    return next((head for head in heads if is_answer_word(head)), "") if len(words) <= _MOST_WORDS + 1 else ""


def _title(document: Document, line: int) -> str:
    match = _MARKS.match(document.lines[line])
    return document.lines[line][match.end() :].strip(" \t#") if match else ""


def _head(document: Document, line: int) -> str:
    match = _MARKS.match(document.lines[line])
    return match.group() if match else ""
