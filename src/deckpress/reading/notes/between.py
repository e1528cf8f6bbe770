"""What lies between questions -> its use: sections, furniture, questions without answers, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.notes.unanswered import unanswered, unanswered_item
from deckpress.reading.parts.asking_lists import asking_lines, asks_about_text, list_asks, list_has_blanks
from deckpress.reading.parts.details import find_details, folds_contents
from deckpress.reading.parts.furniture import (
    is_back_to_top,
    is_break,
    is_contents,
    is_contents_block,
    leads_to_answers,
)
from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.tables import asking_rows
from deckpress.reading.starts.statement_starts import is_instruction
from deckpress.reading.text.labelled_pieces import Piece, pieces_of, text_of
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.labels import is_question_word, label_of
from deckpress.reading.words.line_marks import ITEM_MARK
from deckpress.reading.words.vocabulary import EXERCISE
from deckpress.reading.words.word_heads import TASK_HEADS
from deckpress.regex import regex


def book_between(ledger: Ledger, document: Document, start: int, end: int, *, above_item: bool = False) -> None:
    """Books what belongs to no question: sections, furniture, lists of questions without answers, and prose.

    `above_item`: the next question is an item, so the items right above it that ask are questions as well.
    """
    if start >= end:
        return
    part = document.part(start, end)
    folded = _round_contents(part)
    judged = titled = False  # below a heading such as `True or false`, or right below `Question`, below cards
    trained = elsewhere = False  # below a heading such as `Exercises`, or below a link to the answers
    for piece in pieces_of(part):
        block = piece.block
        judged = is_instruction(block.text) if block.kind == "heading" else judged
        trained = _names_exercises(block.text) if block.kind == "heading" else trained
        elsewhere = leads_to_answers(block) or (elsewhere and block.kind == "list")
        if ledger.use_of(part, piece.start, piece.end) is Use.KEY:
            continue
        beside = above_item and block.kind == "list" and not "".join(part.lines[piece.end : end]).strip()
        asked, titled = titled and block.kind == "paragraph", False
        if block.kind == "heading":
            titled = bool(ledger.notes) and is_question_word(block.text)
            ledger.book(part, Use.SECTION, piece.start, piece.end, block.text)
        elif asked or piece.kind == "question":
            words = text_of(part, [piece]).flat
            unanswered(ledger, part, piece.start, piece.end, words or block.text)
        elif _is_furniture(part, block) or block.start in folded:
            ledger.book(part, Use.FURNITURE, piece.start, piece.end)
        elif block.kind == "list" and (items := _asking(ledger, part, block, judged=judged, trained=trained)):
            _book_list(ledger, part, block, items)
        elif beside:
            _book_list(ledger, part, block, [item for item in block.items if looks_like_question(item.text)])
        elif lines := asking_lines(part, block):
            for number, words in lines:
                unanswered(ledger, part, number, number + 1, words)
        elif block.kind == "table" and (rows := asking_rows(part, block)):
            _book_table(ledger, part, piece, rows)
        else:
            _book_text(ledger, part, piece, topics=elsewhere and block.kind == "list")


def _asking(ledger: Ledger, part: Document, block: Block, *, judged: bool, trained: bool) -> Sequence[Item]:
    """The items of a list that are questions without answers: all of them, or those in a box named `questions`."""
    if list_asks(block) or list_has_blanks(block) or (judged and _states(block)) or (trained and _has_questions(block)):
        return block.items
    if asks_about_text(part, block):
        return block.items
    listed = (item for item in block.items if part.origin[item.start][0] in ledger.asking_lists)
    return [item for item in listed if looks_like_question(item.text)] if ledger.asking_lists else ()


def _book_list(ledger: Ledger, part: Document, block: Block, asking: Sequence[Item]) -> None:
    """Books some items of a list as questions without answers, the others as prose.

    Several that name questions or headings further down are contents.
    """
    asked = {item.start for item in asking}
    named = {item.start for item in asking if _names_below(ledger, part, item)}
    named = named if len(named) >= _FEWEST_NAMED else set()
    for item in block.items:
        if item.start in named:
            ledger.book(part, Use.FURNITURE, item.start, item.end)
        elif item.start in asked:
            unanswered_item(ledger, part, item)
        else:
            ledger.book(part, Use.PROSE, item.start, item.end)


_FEWEST_NAMED = 2


def _names_below(ledger: Ledger, part: Document, item: Item) -> bool:
    """True for an item with the words of a question or a heading below it, and with nothing else."""
    line = part.origin[item.start][0] - 1
    return not item.nested and ledger.asked_below.get(bare_letters(item.text), -1) > line


def _names_exercises(title: str) -> bool:
    """True for a title such as `Exercises` or `2.3 Übungen`, but not `Exercise 3`, which may have steps below it."""
    return may_hold(title.replace("_", " "), TASK_HEADS) and _EXERCISES.fullmatch(title) is not None


_EXERCISES = regex(rf"[\W\d_]*(?:{EXERCISE})[\W_]*(?:\{{[^{{}}\n]{{0,80}}\}}\s*)?", re.I)


def _has_questions(block: Block) -> bool:
    """True for a list of questions and tasks: a third of its items ask."""
    return len(block.items) >= 2 and 3 * sum(looks_like_question(i.text) for i in block.items) >= len(block.items)


def _states(block: Block) -> bool:
    """True for a list of sentences, which a heading above asks to judge."""
    return len(block.items) >= 2 and all(item.text.rstrip(" *_").endswith((".", "。")) for item in block.items)


def _book_text(ledger: Ledger, part: Document, piece: Piece, *, topics: bool) -> None:
    """Books a block as prose; in a list of `topics`, the items that ask are questions without answers."""
    if not topics:
        ledger.book(part, Use.PROSE, piece.start, piece.end)
        return
    for number in range(piece.start, piece.end):
        mark = ITEM_MARK.match(part.lines[number])
        words = part.lines[number][mark.end() :] if mark else ""
        label = label_of(words)
        if looks_like_question(words):
            unanswered(ledger, part, number, number + 1, words[label.end :] if label else words)
        else:
            ledger.book(part, Use.PROSE, number, number + 1)


def _book_table(ledger: Ledger, part: Document, piece: Piece, rows: Sequence[tuple[int, str]]) -> None:
    """Books the rows of a table that ask, given by line and words, as questions without answers, the rest as prose."""
    ledger.book(part, Use.PROSE, piece.start, rows[0][0])
    for number, words in rows:
        unanswered(ledger, part, number, number + 1, words)
    asked = {number for number, _ in rows}
    for number in range(rows[0][0], piece.end):
        if number not in asked:
            ledger.book(part, Use.PROSE, number, number + 1)


def _round_contents(document: Document) -> frozenset[int]:
    """The lines with the tags of elements that hold nothing but the contents of the document."""
    if not any(block.kind == "html" and "<details" in block.text for block in document.blocks):
        return frozenset()
    folded = (found for found in find_details(document) if folds_contents(document, found))
    return frozenset(line for found in folded for line in range(found.opens[0], found.closes))


def _is_furniture(document: Document, block: Block) -> bool:
    return (
        block.kind == "rule"
        or is_back_to_top(block)
        or is_break(block)
        or ((is_contents(block) or is_contents_block(document, block)) and not asks_about_text(document, block))
    )
