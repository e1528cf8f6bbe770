"""Lists of options with their answer right below the last one -> the lines that begin the answers and next questions.

    - Mars
    - Jupiter
    Answer: Jupiter
    Name the largest sea
    - Baltic

Blank lines are missing: Markdown reads the answer and the next question as the rest of `Jupiter`, and `Baltic` as a
further item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import label_kind, label_of, number_of
from deckpress.regex import regex

_LETTERS = regex(r"[\W_]*[A-La-l](?:[\W_]+[A-La-l])*[\W_]*|[\W_]*[A-La-l][.):].*")
_BELOW = ("answer", "explanation")


def lines_below_options(document: Document) -> Iterator[int]:
    """The lines in lists at which such an answer or the question below it begins."""
    for block in document.blocks:
        if block.kind == "list" and any("\n" in item.text for item in block.items):
            yield from _in_list(document, block)


def _in_list(document: Document, block: Block) -> Iterator[int]:
    options: list[Item] = []
    for item in block.items:
        options.append(item)
        if "\n" not in item.text or item.nested:
            continue
        lines = range(item.start + 1, item.head_end)
        answer = next((number for number in lines if label_kind(document.lines[number].lstrip()) == "answer"), 0)
        if not answer:
            continue
        if not _name(document.lines[answer].lstrip(), [option.text.split("\n", 1)[0] for option in options]):
            return
        yield answer
        if question := _question(document, answer + 1, item.head_end, last=item is block.items[-1]):
            yield question
            options = []


def _name(answer: str, options: Sequence[str]) -> bool:
    """True for an answer that names one of several options, none of which asks, by its words or by a letter."""
    label = label_of(answer)
    if label is None or len(options) < 2 or any(map(looks_like_question, options)):
        return False
    said = answer[label.end :]
    if all(map(LETTER.match, options)) and _LETTERS.fullmatch(said):
        return True
    words = letters(said)
    return any(words in (letters(option), letters(_without_letter(option))) for option in options if words)


def _without_letter(option: str) -> str:
    found = LETTER.match(option)
    return option[found.end() :] if found else option


def _question(document: Document, start: int, end: int, *, last: bool) -> int:
    """The line on which a question begins below an answer, right above its options; 0 without one.

    A number, bold print or an answer below it begins it, else the last line is the question. Nothing follows the
    `last` item, so its question needs one of these.
    """
    kinds = [label_kind(document.lines[number].lstrip()) for number in range(start, end)]
    below = [number for number, kind in enumerate(kinds, start) if kind not in _BELOW]
    marked = (n for n in below if _is_marked(document.lines[n]) or "answer" in kinds[n - start + 1 :][:1])
    return next(marked, 0) or (below[-1] if below and not last else 0)


def _is_marked(line: str) -> bool:
    return number_of(line) > 0 or BOLD_LINE.match(line) is not None or label_kind(line) == "question"
