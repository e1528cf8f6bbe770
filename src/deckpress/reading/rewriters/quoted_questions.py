"""Quotes that hold a question with its options, as exam papers set off their cases -> the same lines without quotes.

So may quotes of nothing but options, if there are many of them, or several below questions:

    Which is a metal?

    > A. Oak
    > B. Iron
    > C. Wool

Two letters are enough if the quote asks, or below a question and above an answer; so are boxes below a question. A
callout may say above its options how to choose: `> [!question] Select one or more:`.
"""

from __future__ import annotations

from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.option_values import BOX, LETTER, is_ticked
from deckpress.reading.parts.outline import is_above_answer, is_below_question, leads_to_options, looks_like_question
from deckpress.reading.text.quotes import end_of_mark
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.line_marks import QUOTE_MARK, first_with_text
from deckpress.reading.words.option_letters import sequence
from deckpress.regex import regex

_CALLOUT = regex(r" {0,3}>[ \t]*\[!")
_BOLD = regex(r"\*\*((?:(?!\*\*).)+)\*\*[ \t]*\Z")
"""The line in which a case asks, which is no question of its own."""
_FEWEST = 3
_LEAST = 2
_FEWEST_ALONE = 2
_SHARE = 0.5
_MANY = 5


def without_quotes(document: Document) -> Document:
    """The document, with each quote that holds text and then lettered options as plain text."""
    quotes = [block for block in document.blocks if block.kind == "quote" and _has_letters(document, block)]
    few = [block for block in quotes if _is_of_two(document, block)]
    quotes = [block for block in quotes if block not in few]
    alone = {block.start for block in quotes if _holds_options(document, block)}
    asked = sum(1 for start in alone if is_below_question(document.lines, start))
    sure = len(alone) >= _MANY or (asked >= _FEWEST_ALONE and asked >= _SHARE * len(alone))
    changes: dict[int, Change] = {}
    kept = [quote for quote in quotes if sure or quote.start not in alone]
    kept += [block for block in few if _is_choice(document, block)]
    kept += [block for block in document.blocks if block.kind == "quote" and _has_boxes(document, block)]
    for block in kept:
        lines = range(block.start, block.end)
        options = next(n for n in lines if LETTER.match(_text(document, n)) or BOX.match(_text(document, n)))
        changes |= {number: _unquoted(document.lines[number], bold=number < options) for number in lines}
    return document.with_lines(changes)


def _unquoted(line: str, *, bold: bool) -> Change:
    """The line without its mark; with `bold`, and without the marks around the whole."""
    cut = end_of_mark(line)
    match = _BOLD.match(line[cut:]) if bold else None
    return (match.group(1), cut + 2) if match else (line[cut:], cut)


def with_choices_out_of_callouts(document: Document) -> Document:
    """The document without the marks of callouts below questions that only say how to choose among their options."""
    if "> [!" not in document.source.text and ">[!" not in document.source.text:
        return document
    changes: dict[int, Change] = {}
    for block in document.blocks:
        title = _TITLE.match(document.lines[block.start]) if block.kind == "quote" else None
        said = title["words"] if title else ""
        if not said or looks_like_question(said) or not (asks_to_choose(said) and leads_to_options(said)):
            continue
        below = (_text(document, number) for number in range(block.start + 1, block.end))
        first = first_with_text(below)
        if (LETTER.match(first) or BOX.match(first)) and is_below_question(document.lines, block.start):
            changes |= {n: _unquoted(document.lines[n], bold=False) for n in range(block.start + 1, block.end)}
            changes[block.start] = (said, len(document.lines[block.start]) - len(said))
    return document.with_lines(changes)


_TITLE = regex(r" {0,3}>[ \t]*\[![\w-]{1,20}\][-+]?[ \t]+(?P<words>\S.{0,80})\Z")


def _is_of_two(document: Document, block: Block) -> bool:
    """True for a quote with fewer than three options, or with options in a list."""
    options = [n for n in range(block.start, block.end) if LETTER.match(_text(document, n))]
    listed = any(QUOTE_MARK.sub("", document.lines[n]).lstrip()[:2] in _ITEMS for n in options)
    return len(options) < _FEWEST or listed


_ITEMS = ("- ", "* ", "+ ")


def _is_choice(document: Document, block: Block) -> bool:
    """True for a quote that asks above its options, or one below a question and above an answer."""
    texts = [text for n in range(block.start, block.end) if (text := _text(document, n))]
    options = next(n for n, text in enumerate(texts) if LETTER.match(text))
    if options:
        above = texts[options - 1]
        return looks_like_question(above) or (asks_to_choose(above) and leads_to_options(above))
    return is_below_question(document.lines, block.start) and is_above_answer(document.lines, block.end - 1)


def _has_boxes(document: Document, block: Block) -> bool:
    """True for a quote below a question whose lines are boxes, some of them ticked, below at most one other line."""
    if _CALLOUT.match(document.lines[block.start]):
        return False
    texts = [text for n in range(block.start, block.end) if (text := _text(document, n))]
    boxes = [BOX.match(text) for text in texts]
    boxes = boxes[1:] if boxes and not boxes[0] else boxes
    ticked = {is_ticked(box) for box in boxes if box}
    return all(boxes) and len(ticked) > 1 and is_below_question(document.lines, block.start)


def _text(document: Document, number: int) -> str:
    """A line without the marks of a quote and of an item."""
    text = QUOTE_MARK.sub("", document.lines[number], count=1).strip()
    return text[2:].lstrip() if text[:2] in _ITEMS else text


def _has_letters(document: Document, block: Block) -> bool:
    """True for a quote with two options or more, in order."""
    if _CALLOUT.match(document.lines[block.start]):
        return False
    letters = [match["letter"] for line in _texts(document, block) if (match := LETTER.match(line))]
    return len(letters) >= _LEAST and bool(sequence(letters))


def _holds_options(document: Document, block: Block) -> bool:
    """True for a quote with no text above its options."""
    first = next(filter(None, _texts(document, block)))
    return LETTER.match(first) is not None


def _texts(document: Document, block: Block) -> list[str]:
    return [_text(document, number) for number in range(block.start, block.end)]
