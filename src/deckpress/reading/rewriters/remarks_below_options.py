"""Lists with a sentence below an item that says whether it is right, as practice assessments print them.

    - Add a route.

    **This answer is correct.**

    - Add a gateway.

The items become options with boxes. Where only the right ones are printed, they become the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass, replace
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.regex import regex

_GATE = ("nswer is", "ption is", "hoice is", "éponse est", "ntwort ist", "espuesta es", "esposta está", "isposta è")
_SAYS = regex(
    r"[\W_]*(?:this (?:answer|option|choice) is|cette réponse est|diese antwort ist|esta respuesta es"
    r"|esta resposta está|questa risposta è)[ \t]+"
    r"(?:(?P<right>correct[ae]?|right|richtig|juste|corrett?a)|in(?:correct[ae]?|corrett?a)|wrong|falsch|fausse|errada)"
    r"[\W_]*\Z",
    re.I,
)
_LETTER = regex(r"([ \t]{0,3})(?:\*\*)?\(?[A-Ha-h][.)](?:\*\*)?[ \t]+(?=\S)")
_ITEM = regex(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Option:
    """An item: its line, the columns of its mark and of its words, and what the sentence below it says, if any."""

    line: int
    mark: int
    words: int
    ordered: bool | None
    """True for an item with a number, False for one with a bullet; None for a paragraph."""
    remark: int = -1
    right: bool = False


def with_remarks_as_marks(document: Document) -> Document:
    """The document with boxes, or with the label of an answer, in place of such sentences."""
    if not any(words in document.source.text for words in _GATE):
        return document
    changes: dict[int, Change] = {}
    for options in _runs(document):
        changes |= _changed(document, options)
    return document.with_lines(changes)


def _changed(document: Document, options: Sequence[_Option]) -> dict[int, Change]:
    lines = document.lines
    changes: dict[int, Change] = {option.remark: ("", 0) for option in options if option.remark >= 0}
    if not all(option.right for option in options):
        for option in options:
            head = f"{lines[option.line][: option.mark]}- [{'x' if option.right else ' '}] "
            changes[option.line] = (head + lines[option.line][option.words :], option.words - len(head))
    elif len(options) == 1:
        label = "**Answer:** "
        changes[options[0].line] = (label + lines[options[0].line][options[0].words :], options[0].words - len(label))
    elif not lines[options[0].line - 1].strip():
        changes[options[0].line - 1] = ("**Answer:**", 0)
    return changes


def _runs(document: Document) -> Iterator[list[_Option]]:
    """The options of one form with only such sentences between them, if one sentence says what is right.

    Text between options explains the one above it; such options are left as they are.
    """
    run: list[_Option] = []
    for block, below in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        options = _options(document, block)
        if options:
            if run and run[-1].ordered != options[0].ordered:  # a numbered question above its options, or below others
                yield from _complete(run)
                run = []
            run += options
            continue
        said = _said(document, block)
        if said is None or not run:
            explains = block.kind == "paragraph" and below is not None and below.kind == "list"
            yield from [] if explains else _complete(run)
            run = []
        elif run[-1].remark < 0:
            run[-1] = replace(run[-1], remark=block.start, right=said)
    yield from _complete(run)


def _options(document: Document, block: Block) -> list[_Option]:
    """The items of a list, or the paragraph that begins with a letter."""
    if block.kind == "list":
        return [_item(document, item, ordered=block.ordered) for item in block.items]
    letter = _LETTER.match(document.lines[block.start]) if block.kind == "paragraph" else None
    if letter is None:
        return []
    return [_Option(block.start, letter.end(1), letter.end(), None, *_inner(document, block.start + 1, block.end))]


def _item(document: Document, item: Item, *, ordered: bool) -> _Option:
    columns = _columns(document.lines[item.start])
    return _Option(item.start, *columns, ordered, *_inner(document, item.start + 1, item.end))


def _inner(document: Document, first: int, end: int) -> tuple[int, bool]:
    """The line within an option that says whether it is right, and what it says; -1 without one."""
    for number in range(first, end):
        if match := _SAYS.match(document.lines[number]):
            return number, match["right"] is not None
    return -1, False


def _complete(run: list[_Option]) -> Iterator[list[_Option]]:
    if any(option.right for option in run):
        yield run


def _said(document: Document, block: Block) -> bool | None:
    """Whether a paragraph of one line says that the answer above it is right; None for any other block."""
    if block.kind != "paragraph" or block.end > block.start + 1 or len(document.lines[block.start]) > _LONGEST:
        return None
    match = _SAYS.match(document.lines[block.start])
    return None if match is None else match["right"] is not None


def _columns(line: str) -> tuple[int, int]:
    match = _ITEM.match(line)
    return (match.end(1), match.end()) if match else (0, 0)
