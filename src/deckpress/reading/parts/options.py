"""Lists and lines that are the options of a question, and the words that say which of them are right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, tee

from deckpress.frozen import replace
from deckpress.model import Choice
from deckpress.reading.parts.option_lines import at_heads, box_paragraphs, line_options, paragraph_options, tight_boxes
from deckpress.reading.parts.option_marks import may_be_marked
from deckpress.reading.parts.option_rows import row_options
from deckpress.reading.parts.option_tables import lettered_cells, may_hold_options, option_cells, signed_rows
from deckpress.reading.parts.option_values import (
    BOX,
    DASHED,
    FEEDBACK,
    LETTER,
    UNSURE,
    Options,
    begins_box,
    is_ticked,
    lead_of,
    with_marks,
    without_letters,
    without_set_off_letters,
)
from deckpress.reading.parts.tables import cells_of
from deckpress.reading.text.quotes import quoted_text
from deckpress.reading.text.tree import Block, Document, Item, make_document, once
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.option_letters import loose_sequence, sequence
from deckpress.regex import regex

_ROUND = regex(r"\(([ xX✓✔*•]?)\)(?:[ \t\u2800]+|(?=\n)|$)")
_DIGIT = regex(r"(?P<open>\*\*)?\(?(?P<letter>\d)[ \t]*[:.)：、][ \t]*(?P<close>\*\*)?[ \t]*(?=\S)")
_NUMBER = regex(r"[ \t>]*(\d{1,2})[.)]")
_TO_PART = regex(r"[ \t]*\[.+\]\(#[^()\s]*\)[ \t]*\Z")
_MOST_BLOCKS = 24
"""The most blocks in which options are looked for."""
_FRAME = regex(r"[ \t]*<div\b[^<>]*\bmarkdown\b[^<>]*>[ \t]*\Z", re.I)


@once
def options_of(document: Document, block: Block, *, any_list: bool = False, least: int = 2) -> Options | None:
    """The options that a block holds: boxes, letters from A on, digits from 1 on; with `any_list` any list.

    A list has `least` items or more; of one item alone, only a box makes an option.
    """
    if block.kind == "list" and len(block.items) >= least:
        return _list_options(document, block, any_list=any_list)
    if block.kind == "paragraph":
        return line_options(document, block, dashed=any_list)
    if block.kind == "table" and may_hold_options(document, block):
        rows = cells_of(document, block)
        choices, labels = option_cells(rows)
        if not choices:
            return signed_rows(rows) or lettered_cells(rows)
        return with_marks(Options(choices, labels, False), ("",) * len(choices))
    if block.kind == "html" and (inner := _framed(document, block)):
        return options_of(inner, inner.blocks[0], any_list=any_list)
    return None


def _framed(document: Document, block: Block) -> Document | None:
    """The list that is in a `<div markdown>`, which is how MkDocs gives a list letters instead of numbers."""
    lines = document.lines[block.start : block.end]
    if len(lines) < 4 or not _FRAME.match(lines[0]) or not lines[-1].strip().lower().startswith("</div"):
        return None
    inner = document.part(block.start + 1, block.end - 1)
    if not inner.blocks:
        inner = make_document(document.source, inner.lines, inner.origin, document.references)
    return inner if len(inner.blocks) == 1 and inner.blocks[0].kind == "list" else None


def options_at(document: Document, block: Block) -> Options | None:
    """The options that begin with a block: its own, or those of a run of paragraphs with a letter each."""
    return options_from(document, block)[0]


@once
def options_from(document: Document, block: Block) -> tuple[Options | None, int]:
    """The options that begin with a block, as `options_at` gives them, and the number of their blocks."""
    options = options_of(document, block)
    if options or block.kind != "paragraph":
        return options, 1
    index = bisect_left(document.blocks, block.start, key=lambda other: other.start)
    return options_of_blocks(document, document.blocks[index : index + _MOST_BLOCKS])


def options_of_blocks(document: Document, blocks: Iterable[Block]) -> tuple[Options | None, int]:
    """Options of several blocks: a box with code below it, or paragraphs with letters.

    The number is that of their blocks. Without options, it is the number of blocks at which no options begin.
    """
    found = iter(blocks)
    first = next(found, None)
    if first is None:
        return None, 1
    blocks, same = tee(chain((first,), found))
    if first.kind != "paragraph":
        return _boxes_with_code(document, blocks)
    line = document.lines[first.start].strip()
    begins = begins_box(line) and (line[0] == "[" or not LETTER.match(line))  # a tick may be ahead of a letter
    if not begins and (rows := row_options(document, same))[0] is not None:
        return rows
    return (box_paragraphs if begins else paragraph_options)(document, blocks)


def _boxes_with_code(document: Document, blocks: Iterable[Block]) -> tuple[Options | None, int]:
    """Boxes with code below them, which is the option of an empty box, or the rest of one with text right above it."""
    choices: list[Choice] = []
    taken = 0
    touching: list[tuple[int, Item, Block]] = []  # the options with code right below them
    for number, block in enumerate(blocks, 1):
        code = block.kind in ("fence", "code") and bool(choices)
        if block.kind == "list" and (own := _all_boxed(document, block)) and (taken == 0 or choices):
            if choices and not _said(choices[-1]):
                return None, taken
            choices += own
            if not all(map(_said, own[:-1])):
                return None, taken + 1
            above = block
        elif code and not _said(choices[-1]):
            choices[-1] = replace(choices[-1], text=document.text(block.start, block.end))
        elif code and block.kind == "fence" and above.end == block.start:
            touching.append((len(choices) - 1, above.items[-1], block))
            if len(touching) == 1:
                continue  # code right below the last option of all explains it
        else:
            break
        taken = number
    if taken < 2 or len(choices) < 2:
        return None, 1
    if not _said(choices[-1]):
        return None, taken
    return Options(tuple(_with_code(document, choices, touching)), ("",) * len(choices), True), taken


def _all_boxed(document: Document, block: Block) -> list[Choice]:
    """The items of a list as options; none if some have no box."""
    boxes = [BOX.match(item.text) for item in block.items]
    found = zip(block.items, boxes, strict=True)
    return [_boxed(document, item, box) for item, box in found if box] if all(boxes) else []


def _with_code(
    document: Document, choices: list[Choice], touching: Sequence[tuple[int, Item, Block]]
) -> Iterable[Choice]:
    """The options, those with code right below them with this code."""
    code = {index: (item, block) for index, item, block in touching}
    for index, choice in enumerate(choices):
        if index not in code or (index == len(choices) - 1 and len(touching) == 1):
            yield choice
            continue
        item, block = code[index]
        box = BOX.match(item.text)
        said = document.slices(item.start, item.end, item.indent, item.indent + (box.end() if box else 0))
        below = ((line, 0, None) for line in range(block.start, block.end))
        yield replace(choice, text=document.cut_text([*said, *below]))


def _said(choice: Choice) -> bool:
    return bool(choice.text.markdown.strip(" \t\n\u2800"))


def _list_options(document: Document, block: Block, *, any_list: bool) -> Options | None:
    texts = [item.text for item in block.items]
    for boxed in (BOX, _ROUND):
        boxes = at_heads(boxed.match, texts)
        if boxes and all(map(_lists_a_part, texts, boxes)):
            return None
        if boxes and (not all(map(is_ticked, boxes)) or all(text.startswith("[") for text in texts)):
            return _box_options(document, block, boxes)
    if tight := tight_boxes(texts):
        return replace(_box_options(document, block, tight), tight=True)
    for pattern in (LETTER, _DIGIT):
        found = at_heads(pattern.match, texts)
        signs = [m.group("letter") for m in found]
        labels = sequence(signs) or (loose_sequence(signs) if pattern is LETTER else ())
        if labels:
            return _labelled_options(document, block, found, labels)
    if (options := _dashed(document, block, texts)) and (any_list or options.marked):
        return options
    if any_list and (options := _partly_lettered(document, block)):
        return options
    heads = any(item.nested and item.first == "heading" for item in block.items)
    if not heads and (any_list or may_be_marked(texts)):
        choices = tuple(_choice(document, item, 0) for item in block.items)
        labels = _numbers(document, block) if block.ordered else ("",) * len(choices)
        plain = Options(choices, labels, False, plain=True)
        plain = plain if block.ordered else without_set_off_letters(plain)
        options = with_marks(plain, ("",) * len(choices), listed=True)
        options = _with_remarks(options, block) if options.marked else options
        return options if any_list or options.marked else None
    return None


def _partly_lettered(document: Document, block: Block) -> Options | None:
    """Items of which half or more have letters that do not count on: an answer names them by these, not by place."""
    found = [LETTER.match(item.text) for item in block.items]
    letters = [match.group("letter").upper() if match else "" for match in found]
    first = set("ABCDEFGHIJKL"[: len(letters) + 2])
    own = [letter for letter in letters if letter]
    if len(own) < 2 or 2 * len(own) < len(letters) or not first.issuperset(own) or len({*own}) < len(own) - 1:
        return None
    choices = tuple(_choice(document, item, m.end() if m else 0) for item, m in zip(block.items, found, strict=True))
    labels = tuple(letter * letters.count(letter) if letter else "" for letter in letters)
    return with_marks(Options(choices, labels, False), tuple(lead_of(m) if m else "" for m in found))


def _numbers(document: Document, block: Block) -> tuple[str, ...]:
    """The numbers of the items: those in the file, if they count up and leave out one at most; else their places."""
    found = [_NUMBER.match(document.lines[item.start]) for item in block.items]
    numbers = [int(match.group(1)) if match else 0 for match in found]
    counts = all(match is not None for match in found) and numbers == sorted({*numbers})
    if not counts or numbers[-1] - numbers[0] > len(numbers):
        numbers = [*range(1, len(numbers) + 1)]
    return tuple(map(str, numbers))


def _lists_a_part(text: str, box: re.Match[str]) -> bool:
    """True for an item of a contents list that is ticked when its part is done: `[x] [What is it?](#1)`."""
    return _TO_PART.match(text, box.end()) is not None


def _with_remarks(options: Options, block: Block) -> Options:
    """The options, with what is below right ones as their feedback if nothing is below the others."""
    pairs = list(zip(options.choices, block.items, strict=True))
    remarked = [choice for choice, item in pairs if item.nested]
    if not remarked or not all(choice.correct for choice in remarked):
        return options
    choices = []
    for choice, item in pairs:
        lines = choice.text.markdown.split("\n")
        end = len("\n".join(lines[: item.head_end - item.start]))
        rest = choice.text.slice(end).strip() if item.nested else choice.text
        if item.nested and rest:
            choice = replace(choice, text=choice.text.slice(0, end).strip(), feedback=rest)
        choices.append(choice)
    return replace(options, choices=tuple(choices))


def _dashed(document: Document, block: Block, texts: list[str]) -> Options | None:
    """The items `A - text`, `B - text`, which may be terms with their meanings as well."""
    found = at_heads(DASHED.match, texts)
    labels = sequence([m.group("letter") for m in found])
    options = _labelled_options(document, block, found, labels) if labels else None
    return replace(options, plain=not options.marked) if options else None


def _box_options(document: Document, block: Block, boxes: list[re.Match[str]]) -> Options:
    pairs = list(zip(block.items, boxes, strict=True))
    explained = all(item.nested for item in block.items) and [_explained(document, *pair) for pair in pairs]
    choices = tuple(choice for choice in explained or () if choice)
    if len(choices) < len(pairs):
        choices = tuple(_boxed(document, *pair) for pair in pairs)
    unsure = next((choice.text.flat for choice in choices if choice.text.markdown.endswith(UNSURE)), "")
    choices = tuple(map(_without_unsure, choices)) if unsure else choices
    return without_letters(Options(choices, ("",) * len(choices), True, guess=unsure.removesuffix(UNSURE)))


def _without_unsure(choice: Choice) -> Choice:
    words = choice.text.markdown.removesuffix(UNSURE)
    return replace(choice, text=choice.text.slice(0, len(words)))


def _labelled_options(document: Document, block: Block, found: list[re.Match[str]], labels: tuple[str, ...]) -> Options:
    choices = tuple(_choice(document, item, m.end()) for item, m in zip(block.items, found, strict=True))
    return with_marks(Options(choices, labels, False), tuple(lead_of(m) for m in found))


def _boxed(document: Document, item: Item, box: re.Match[str]) -> Choice:
    """An item with a box, as an option; a quote at its end is the feedback on it."""
    choice = replace(_choice(document, item, box.end()), correct=is_ticked(box))
    if (cut := choice.text.markdown.find(FEEDBACK)) >= 0:
        text, feedback = choice.text.slice(0, cut).strip(), choice.text.slice(cut + len(FEEDBACK)).strip()
        return replace(choice, text=text, feedback=feedback)
    if not (item.nested and ">" in choice.text.markdown):
        return choice
    part = document.part(item.start, item.end, item.indent, item.indent + box.end())
    last = part.blocks[-1] if len(part.blocks) > 1 else None
    if last is None or last.kind != "quote":
        return choice
    return Choice(part.text(0, last.start), choice.correct, quoted_text(part, last.start, last.end))


def _explained(document: Document, item: Item, box: re.Match[str]) -> Choice | None:
    """An item with a box, and one item below it as the feedback on it; None if anything else is below it."""
    part = document.part(item.start, item.end, item.indent, item.indent + box.end())
    if [block.kind for block in part.blocks] != ["paragraph", "list"] or len(part.blocks[1].items) != 1:
        return None
    below = part.blocks[1].items[0]
    feedback = part.part_text(below.start, below.end, below.indent, below.indent)
    if below.nested or BOX.match(feedback.markdown):
        return None
    label = label_of(feedback.markdown)
    if label and label.kind == "explanation" and not label.bold:
        feedback = feedback.slice(label.end).strip()
    return Choice(part.text(0, part.blocks[1].start), is_ticked(box), feedback)


def _choice(document: Document, item: Item, skip: int) -> Choice:
    """An item as an option, `skip` characters of its text taken off as its mark."""
    return Choice(document.part_text(item.start, item.end, item.indent, item.indent + skip))
