"""Quotes that ask, `> What is it?` above the answer, -> the same lines in bold, without the marks of a quote.

A quote that holds the answer as well becomes plain text. Numbered quotes, `> 2. Compare both.`, are all questions if a
third of them ask. So do labelled questions and answers in quotes of their own. The question is the first line of such a
quote. Up to two more lines belong to it if the first line neither asks nor sets a task, or if the last line does. The
rest stays a quote.

Beside quotes that ask, quotes of one line may set a task. A question may be a list item, `> - What is it?`, or the
last of up to three items, which ask the same in other words.

Most quotes of the document must be questions, since a quote in an article may ask, too. The label of a question,
`> **Question:** ..`, is a sign of its own: two such quotes are enough, whatever the other quotes are, and one below
another question with a label. Such a question may have several paragraphs, and may lack its answer.

Quotes with a text above the label of its answer are read whatever the other quotes are, if there are three of them.
Those with marks at their end are read as well: see `graded_quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise, zip_longest

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.rewriters.exercise_quotes import ANSWER_LABEL, with_label, with_labels_for_exercises
from deckpress.reading.rewriters.graded_quotes import graded_quotes
from deckpress.reading.text.quotes import unquoted, without_mark
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.labels import is_answer_heading, label_kind
from deckpress.regex import regex

_BOLD = regex(r"\*\*(?:(?!\*\*).)+\*\*\Z")
_FEWEST = _FEWEST_ANSWERED = 3
_FEWEST_WHOLE = _FEWEST_LABELLED = 2
_MOST_OF = 0.6


def with_plain_quotes(document: Document) -> Document:
    """The document, with the quotes that ask as plain text."""
    quotes = [block for block in document.blocks if block.kind == "quote"]
    if not quotes:
        return document
    if paired := _paired(document):
        lines = (number for block in paired for number in range(block.start, block.end))
        return document.with_lines({number: without_mark(document.lines[number]) for number in lines})
    if (labelled_exercises := with_labels_for_exercises(document)) is not document:
        return labelled_exercises
    changes = _without_marks_of_labelled(document, quotes)
    apart = [block for block, below in pairwise(document.blocks) if _is_above_text(block, below)]
    counted = _counted(document, apart)
    if graded := graded_quotes(document, apart, quotes):
        return document.with_lines({block.start: with_label(document.lines[block.start]) for block in graded})
    alone = [block for block in apart if block.start in counted or _asks_alone(document, block)]
    alone = _with_others(document, _with_tasks(document, alone, apart))
    whole = [block for block in quotes if _answers_itself(document, block)]
    answered = [block for block in quotes if _has_label_inside(document, block)]
    if len(answered) >= _FEWEST_ANSWERED and len(whole) < _MOST_OF * len(quotes):
        lines = (number for block in answered for number in range(block.start, block.end))
        changes |= {number: without_mark(document.lines[number]) for number in lines}
        changes |= {block.start: with_label(document.lines[block.start]) for block in answered}
        return document.with_lines(changes)
    labelled = all(label_kind(_text(document, block.start)) == "question" for block in alone)
    fewest = _FEWEST_LABELLED if labelled else _FEWEST
    chosen = whole if len(whole) >= _FEWEST_WHOLE else alone if len(alone) >= fewest else []
    others = sum(1 for block in document.blocks if block.kind == "heading" and looks_like_question(block.text))
    if not chosen or len(chosen) < _MOST_OF * len(quotes) or others > len(chosen) / 2:
        return document.with_lines(changes)
    for block in chosen:
        if block.start in changes:
            continue
        end = _end_of_question(document, block) if block.start in counted else block.end
        bold = chosen is alone and not any(_is_marked(_text(document, number)) for number in range(block.start, end))
        for number in range(block.start, end):
            text, cut = changes[number] = _without_marks(document, block, number)
            if bold:
                opens, closes = "**" * (number == block.start), "**" * (number == end - 1)
                changes[number] = (f"{opens}{text.strip()}{closes}", cut - len(opens))
    return document.with_lines(changes)


def _paired(document: Document) -> list[Block]:
    """The quotes with the label of a question and those with the label of its answer right below, if there are some."""
    pairs = [
        (block, below)
        for block, below in pairwise(document.blocks)
        if block.kind == below.kind == "quote"
        and label_kind(_text(document, below.start)) == "answer"
        and label_kind(_text(document, block.start)) == "question"
    ]
    return [block for pair in pairs for block in pair] if len(pairs) >= _FEWEST_LABELLED else []


def _without_marks_of_labelled(document: Document, quotes: Sequence[Block]) -> dict[int, Change]:
    """The lines of quotes that begin with the label of a question and hold no answer, without the marks of quotes.

    Below a question of several lines, the label of an answer parts it from a text without one.
    """
    labelled = {block.start: block for block in quotes if _is_labelled(document, block)}
    if not labelled or (len(labelled) < _FEWEST_LABELLED and not _has_labels(document)):
        return {}
    changes: dict[int, Change] = {}
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        if block.start not in labelled:
            continue
        changes.update((number, without_mark(document.lines[number])) for number in range(block.start, block.end))
        apart = below is not None and _is_above_text(block, below) and not document.lines[block.end].strip()
        if apart and _has_lines(document, block) and not is_answer_heading(document.lines[below.start]):
            changes[block.end] = (ANSWER_LABEL, 0)
    return changes


def _is_labelled(document: Document, block: Block) -> bool:
    first, *others = (_text(document, number) for number in range(block.start, block.end))
    named = label_kind(first) == "question" and not _NUMBER.match(first)
    return named and not any(label_kind(line) in ("answer", "question") for line in others)


def _has_labels(document: Document) -> bool:
    """True if a paragraph, a heading or a quote that answers itself begins with the label of a question."""
    texts = (block.text for block in document.blocks if block.kind in ("paragraph", "heading"))
    quotes = (block for block in document.blocks if block.kind == "quote" and _answers_itself(document, block))
    quoted = (_text(document, block.start) for block in quotes)
    return any(label_kind(text) == "question" and not _NUMBER.match(text) for text in chain(texts, quoted))


def _has_lines(document: Document, block: Block) -> bool:
    return sum(1 for number in range(block.start, block.end) if _text(document, number).strip()) > 1


def _is_marked(text: str) -> bool:
    return _BOLD.match(text) is not None or bool(label_kind(text))


def _end_of_question(document: Document, block: Block) -> int:
    """The line after the question in a numbered quote: its first line, or those up to the first one without text."""
    end = block.start + 1
    while end < block.end and _text(document, end).strip():
        end += 1
    first, last = (_NUMBER.sub("", _text(document, number)).strip() for number in (block.start, end - 1))
    whole = _asks(first) or is_task(first)
    several = 1 < end - block.start <= _MOST_LINES and (not whole or _asks(last) or is_task(last))
    return end if several else block.start + 1


_MOST_LINES = 3
"""How many lines in bold are read as one question."""


def _is_above_text(block: Block, below: Block) -> bool:
    """True for a quote with text below it other than a quote or a heading."""
    return block.kind == "quote" and below.kind not in ("quote", "heading", "rule")


def _asks_alone(document: Document, block: Block) -> bool:
    """True for a quote of one line that asks, or of up to three items, the last of which asks."""
    return _is_short(document, block) and _asks(_words(document, block.end - 1))


def _with_tasks(document: Document, asking: Sequence[Block], quotes: Sequence[Block]) -> list[Block]:
    """The quotes that ask, with those of one line that set a task if there are two or more that ask."""
    alike = {block.start for block in asking}
    alone = (block for block in quotes if len(asking) >= _FEWEST_ASKING and block.end == block.start + 1)
    alike.update(block.start for block in alone if _sets_task(_words(document, block.start)))
    return [block for block in quotes if block.start in alike]


def _sets_task(text: str) -> bool:
    """True for a task, but not for words that somebody says, `"Be brief," she said.` among them."""
    return not _SPEECH.match(text) and (is_task(text) or is_exam_task(text))


_FEWEST_ASKING = 2
_SPEECH = regex(r"[ \t*_]*[\"“”„«»‘‚「『]")


def _is_short(document: Document, block: Block) -> bool:
    return block.end == block.start + 1 or _is_list(document, block)


def _is_list(document: Document, block: Block) -> bool:
    """True for a quote of up to three lines that are all items with a bullet."""
    texts = [_text(document, number) for number in range(block.start, block.end)]
    return len(texts) <= _MOST_LINES and all(map(_BULLET.match, texts))


def _words(document: Document, number: int) -> str:
    """A line of a quote without its mark and the bullet of its item."""
    return _TAGS.sub("", _BULLET.sub("", _text(document, number)))


def _without_marks(document: Document, block: Block, number: int) -> Change:
    """A line without the mark of its quote, and without its bullet if the quote is a list of questions."""
    text, cut = without_mark(document.lines[number])
    bullet = _BULLET.match(text) if _is_list(document, block) else None
    return (text[bullet.end() :], cut + bullet.end()) if bullet else (text, cut)


_BULLET = regex(r"[ \t]{0,3}[-*+][ \t]+(?=[^\s\[])")
_TAGS = regex(r"</?(?:mark|b|strong|u|i|em)>", re.I)


def _with_others(document: Document, alone: Sequence[Block]) -> list[Block]:
    """The quotes, with further ones of one line: those that ask but lack an answer, and those that are no sentence.

    A quote lacks its answer if the next quote that asks is right below it.
    """
    taken = {block.start for block in alone}
    blocks = document.blocks
    for block, below in pairwise(reversed(blocks)):
        if block.start in taken and below.kind == "quote" and _asks_alone(document, below):
            taken.add(below.start)
    telling = [
        block.start
        for block, below in pairwise(blocks)
        if _is_above_text(block, below) and block.start not in taken and _is_title(document, block)
    ]
    every = sum(1 for block in blocks if block.kind == "quote")
    if len(telling) * (1 if every == len(taken) + len(telling) else _MOST_TELLING) <= len(alone):
        taken.update(telling)
    return [block for block in blocks if block.start in taken]


def _is_title(document: Document, block: Block) -> bool:
    """True for a quote of one line that is not a sentence."""
    text = _text(document, block.start).strip()
    return block.end == block.start + 1 and not text.startswith("[!") and (is_task(text) or text[-1:].isalnum())


_MOST_TELLING = 3
"""One in this many such quotes may lack a question mark; one in two if the document has no other quotes."""


def _counted(document: Document, quotes: Sequence[Block]) -> frozenset[int]:
    """The first lines of quotes whose numbers rise, or begin again; none if fewer than a third of them ask."""
    found = [(int(match[1]), block.start) for block in quotes if (match := _NUMBER.match(_text(document, block.start)))]
    counts = all(number == 1 or 0 < number - above <= _NEXT for (above, _), (number, _) in pairwise([(0, 0), *found]))
    asking = sum(1 for _, line in found if _asks(_text(document, line)))
    return frozenset(line for _, line in found if counts and 3 * asking >= len(found))


_NEXT = 3
"""How far the number of a quote may be above that of the one before it."""
_NUMBER = regex(r"(?:\*\*)?(\d{1,3})[.)、．][ \t]*(?=\S)")


def _answers_itself(document: Document, block: Block) -> bool:
    """True for a quote that asks in its first line and has its answer below; the line is bold, or one has a label.

    Above a labelled answer it may also set a task.
    """
    text = _text(document, block.start).strip()
    below = range(block.start + 1, block.end)
    answered = any(label_kind(_text(document, number)) == "answer" for number in below)
    set_off = _BOLD.match(text) is not None or label_kind(text) == "question" or answered
    asks = _asks(text) or (answered and is_task(text))
    return set_off and asks and any(_text(document, n).strip() for n in range(block.start + 1, block.end))


def _has_label_inside(document: Document, block: Block) -> bool:
    """True for a quote with a short text, a line without text, and then the label of the answer."""
    texts = [_text(document, number).strip() for number in range(block.start, block.end)]
    kinds = [label_kind(text) for text in texts]
    if kinds.count("answer") != 1 or kinds[0] == "answer" or texts[0].startswith("[!"):
        return False
    place = kinds.index("answer")
    return place <= _MOST_LINES and not texts[place - 1] and not any(kinds[:place])


def _asks(text: str) -> bool:
    return looks_like_question(text.strip()) and not text.lstrip().startswith("[!")


def _text(document: Document, number: int) -> str:
    return unquoted(document.lines[number])
