"""A table -> its rows as questions with answers, terms with meanings, or questions that nothing answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from deckpress.markdown.blocks import parse
from deckpress.model import NO_TEXT, Text
from deckpress.reading.furniture import only_links
from deckpress.reading.labels import number_of
from deckpress.reading.outline import looks_like_question
from deckpress.reading.question_starts import Start, clean_question
from deckpress.reading.tree import Block, Document
from deckpress.reading.vocabulary import ANSWER, MEANING, QUESTION, QUESTIONS, TERM

_ASKS = re.compile(rf"\W*(?:{QUESTION}|{QUESTIONS})\W*\Z", re.I)
_ANSWERS = re.compile(rf"\W*(?:{ANSWER})\W*\Z", re.I)
_NAMES = re.compile(rf"\W*(?:{TERM})\W*\Z", re.I)
_MEANS = re.compile(rf"\W*(?:{MEANING}|{ANSWER})\W*\Z", re.I)
_COUNTS = re.compile(r"[\W\d]*\Z")
_BOLD = re.compile(r"(\*\*|__|`)(.+)\1\Z")


Row = tuple[int, tuple[Text, ...]]
"""The line of a row in the document, and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table as texts with their places; `question` and `answer` are columns, from 0, or -1.

    `sure` is true if the table's own header says that its rows ask and answer.
    """

    rows: tuple[Row, ...]
    question: int = -1
    answer: int = -1
    sure: bool = False


def table_of(document: Document, block: Block) -> Table:
    """The cells of a table block, and which of its columns ask and answer."""
    (_, header), *rows = cells_of(document, block)
    names = [re.sub(r"[*_`]", "", cell.markdown) for cell in header]
    asks, says = _column(names, _ASKS), _column(names, _ANSWERS)
    if asks >= 0 and says >= 0:
        return Table(tuple(rows), asks, says, sure=True)
    counted = 1 if len(names) > 2 and rows and all(_COUNTS.match(row[0].markdown) for _, row in rows) else 0
    term, means = _column(names, _NAMES), _column(names, _MEANS)
    if term >= 0 and means > term:
        return Table(tuple(rows), term, means)
    asking = [
        column for column in range(len(names))
        if sum(1 for _, row in rows if looks_like_question(row[column].markdown)) * 2 > len(rows)
    ]  # fmt: skip
    if asking or asks >= 0:
        return Table(tuple(rows), asking[0] if asking else asks, -1)
    if len(names) - counted == 2:
        return Table(tuple(rows), counted, counted + 1)
    return Table(tuple(rows))


def row_starts(document: Document, block: Block) -> list[Start]:
    """The rows of a table that hold a term or question and what it means, as candidates."""
    table = table_of(document, block)
    if table.answer < 0:
        return []
    starts = []
    for line, row in table.rows:
        question, answer = row[table.question], row[table.answer]
        if question:
            said = NO_TEXT if table.sure and only_links(answer.markdown) else answer
            starts.append(
                Start("row", line, line + 1, _cleaned(question), line + 1, looks_like_question(question.markdown),
                      table.sure, body=bool(said), answer=said)
            )  # fmt: skip
    return starts


def asking_rows(document: Document, block: Block) -> list[tuple[int, str]]:
    """The line and words of each question in a table of questions that holds no answers."""
    table = table_of(document, block)
    if table.question < 0 or not any(looks_like_question(row[table.question].markdown) for _, row in table.rows):
        return []
    found = []
    for line, row in table.rows:
        if row[table.question]:
            found.append((line, _cleaned(row[table.question]).markdown))
    return found


def _column(names: Sequence[str], pattern: re.Pattern[str]) -> int:
    return next((index for index, name in enumerate(names) if name.strip() and pattern.match(name)), -1)


def _cleaned(cell: Text) -> Text:
    text, cut, _ = clean_question(cell.markdown, numbered=bool(number_of(cell.markdown)))
    bold = _BOLD.match(text)
    if bold and bold.group(1) not in bold.group(2) and bold.group(1) != "`":
        text = bold.group(2)
    return Text.at(cell.locate_offset(cut), text)


def cells_of(document: Document, block: Block) -> list[Row]:
    """The rows of a table, its header first."""
    tokens, _ = parse("\n".join(document.lines[block.start : block.end]))
    rows: list[tuple[int, list[Text]]] = []
    position = 0
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append((block.start + (token.map[0] if token.map else 0), []))
            position = 0
        elif token.type in ("th_open", "td_open"):
            number, cells = rows[-1]
            content = tokens[index + 1].content
            line = document.lines[number]
            column = max(line.find(written, position) for written in (content, content.replace("|", "\\|")))
            position = column + len(content) if column >= 0 else position
            cells.append(Text.at(document.place(number, max(column, 0)), content))
    return [(number, tuple(cells)) for number, cells in rows]
