"""Tables of options: one question per row (`Question | A | B | C | Answer`), or one option per row or column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.parts.option_marks import RIGHT_SIGN
from deckpress.reading.parts.option_values import LETTER, Options, lead_of, with_marks
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, clean_question
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.option_letters import sequence
from deckpress.reading.words.title_words import QUESTIONS
from deckpress.reading.words.vocabulary import (
    ANSWER,
    CORRECT,
    CORRECT_ALONE,
    EXPLANATION,
    OPTION,
    QUESTION,
    SHORT_ANSWER,
)
from deckpress.regex import regex

_ASKS = regex(rf"\W*(?:{QUESTION}|{QUESTIONS})\W*\Z", re.I)
_SAYS = regex(
    rf"\W*(?:{ANSWER}|{CORRECT}|{CORRECT_ALONE}|{SHORT_ANSWER}|(?:correct|right) (?:options?|choices?)"
    r"|key|schlüssel|clave|clé|chiave|chave|sleutel|ключ|klucz)\W*\Z",
    re.I,
)
_EXPLAINS = regex(rf"\W*(?:{EXPLANATION}|notes?|comment)\W*\Z", re.I)
_OPTION = regex(rf"\W*(?:(?:{OPTION})[ \t]*)?[(]?(?P<label>[A-Ha-h]|[1-8])[).]?\W*\Z", re.I)
_FIRST = regex(
    r"[ \t]*\|?[ \t]*(?:\*\*)?\(?[AaАаΑα][.)]?(?:\*\*)?[ \t]*\|"
    r"|[ \t]*\|?[ \t]*(?:[*_]{1,2}|[✓✔✅][ \t]*)?\(?[AaАаΑα①甲][.):：]?[ \t]*[^\s|]"
    r"|[ \t]*\|?[^|]{0,24}(?:\|[^|]{0,24}){0,2}\|[ \t]*\(?[AaАаΑα][.)]?[ \t]*\|"
)
_COUNTS = regex(r"\W*(?:[^\W\d_]{1,2}\W?)?\d{0,4}\W*\Z")
"""The number of a question, `7` or `Q7`: the column of `Question #` beside that of `Question`."""
_NO_MARK = regex(r"[\s\\–—-]*\Z")
_MARK = regex(r"\\?\*|[→➡►▶●☒][\ufe0f]?")
_CROSS = regex(r"[❌✗✘✖×][\ufe0f]?|no|-")
Row = tuple[int, tuple[Text, ...]]


def has_option_columns(names: Sequence[str]) -> bool:
    """True for the header of a table with a question and its options on each row."""
    return bool(_columns(names))


def asks_in_rows(rows: Sequence[Row], names: Sequence[str]) -> bool:
    """True for a table with a header for questions, or with a column in which at least half of the cells ask."""
    columns = zip(*(row for _, row in rows), strict=False)
    asking = (sum(1 for cell in column if looks_like_question(cell.markdown)) for column in columns)
    return any(map(_ASKS.match, names)) or any(2 * count >= len(rows) for count in asking)


def option_rows(rows: Sequence[Row], names: Sequence[str]) -> list[Start]:
    """The rows of such a table as candidates, with the options and the right ones as their answers."""
    columns = _columns(names)
    numbered = bool(columns) and "1" in names[columns[0]]
    cells = [tuple(row[column] for column in columns) for _, row in rows]
    return rows_with_options(rows, names, columns, cells, numbered=numbered)


def rows_with_options(
    rows: Sequence[Row],
    names: Sequence[str],
    columns: Sequence[int],
    options: Sequence[Sequence[Text]],
    *,
    numbered: bool = False,
) -> list[Start]:
    """The rows of a table as candidates, each with its options, which are in some of the columns."""
    asks = asking_column(rows, names, columns)
    says = key_column(names, [*columns, asks])
    explains = next(
        (n for n, name in enumerate(names) if n not in (*columns, asks, says) and _EXPLAINS.match(name)), -1
    )
    starts = []
    for (line, row), own in zip(rows, options, strict=True):
        if asks >= 0 and row[asks]:
            cells = (row[column] if column >= 0 else NO_TEXT for column in (says, explains))
            said = _options(own, *cells, numbered=numbered)
            text, cut, _ = clean_question(row[asks].markdown, numbered=True)
            question = Text.at(row[asks].locate_offset(cut), text)
            starts.append(
                Start("row", line, line + 1, question, line + 1, looks_like_question(text), True,
                      body=bool(said), answer=said, form=" | ".join(names).casefold(), sign=1.0)
            )  # fmt: skip
    return starts


def asking_column(rows: Sequence[Row], names: Sequence[str], taken: Sequence[int]) -> int:
    """The column with a header for questions, or else with the most cells that ask; -1 if all are taken."""
    named = [n for n, name in enumerate(names) if n not in taken and _ASKS.match(name)]
    asks = next((n for n in named if not all(_COUNTS.match(row[n].markdown) for _, row in rows)), -1)
    if asks >= 0:
        return asks
    others = [n for n in range(len(names)) if n not in taken]
    return max(others, key=lambda n: sum(looks_like_question(row[n].markdown) for _, row in rows), default=-1)


def key_column(names: Sequence[str], taken: Sequence[int]) -> int:
    """The first column, except those that are taken, with a header for the right options; -1 without one."""
    return next((n for n, name in enumerate(names) if n not in taken and _SAYS.match(name)), -1)


def _columns(names: Sequence[str]) -> list[int]:
    """The adjacent columns of options A, B, C or 1, 2, 3; they do not fill the table."""
    labels = [match.group("label").upper() if (match := _OPTION.match(name)) else "" for name in names]
    for first in ("A", "1"):
        if first in labels:
            start = labels.index(first)
            end = start
            while end < len(labels) and labels[end] == chr(ord(first) + end - start):
                end += 1
            if end - start >= 2 and len(names) > end - start:
                return list(range(start, end))
    return []


def _options(cells: Sequence[Text], says: Text, explains: Text, *, numbered: bool) -> Text:
    """The options of a row as a list, followed by the right ones, as they would be below a question."""
    lines: list[tuple[str, Text]] = [(f"- {chr(65 + n)}. {cell.flat}", cell) for n, cell in enumerate(cells) if cell]
    if says:
        named = says.flat
        if numbered and not any(cell.flat == named for cell in cells):
            named = re.sub(r"\b[1-8]\b", lambda digit: chr(64 + int(digit.group())), named)
        lines += [("", says), (f"**Answer:** {named}", says)]
    if explains:
        lines += [("", explains), (explains.flat, explains)]
    places = [cell.locate_offset(0) for _, cell in lines]
    if not places:
        return NO_TEXT
    return Text("\n".join(line for line, _ in lines), places[0].path, tuple((p.line, p.column) for p in places))


def option_cells(rows: Sequence[Row]) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """The options of a table with one option per row (`A | Oxygen`), or per column below `A | B | C`; or nothing."""
    (_, header), *below = rows
    names = [cell.markdown.strip("*_().` ").upper() for cell in header]
    letters = [chr(65 + n) for n in range(26)]
    if (named := sequence(names)) and len(below) == 1 and all(below[0][1]):
        return tuple(Choice(cell) for cell in below[0][1]), named
    labels = [row[0].markdown.strip("*_().` ").upper() for _, row in below if len(row) >= 2]
    if len(labels) < 2 or labels != letters[: len(labels)] or len(labels) != len(below):
        return (), ()
    choices = []
    for _, row in below:
        right = any(RIGHT_SIGN.match(cell.markdown.strip()) for cell in row[2:])
        choices.append(Choice(row[1], right))
    return tuple(choices), tuple(labels)


def signed_rows(rows: Sequence[Row]) -> Options | None:
    """The options of a table with a cell for the letter of each, one for its text, and one for the sign of the right.

    `|  * | c. | the owner |`: any sign that only some of the rows have marks them as right.
    """
    below = [row for _, row in rows if any(cell.markdown.strip() for cell in row)]
    for own in (below, below[1:]):
        columns = list(zip(*own, strict=False))
        letters = (sequence([cell.markdown.strip("*_().` ").upper() for cell in column]) for column in columns)
        found = next(((n, labels) for n, labels in enumerate(letters) if labels), None)
        if found is None:
            continue
        others = [column for n, column in enumerate(columns) if n != found[0]]
        texts = [column for column in others if all(cell.markdown.strip() for cell in column)]
        signs = [column for column in others if column not in texts]
        if len(texts) != 1 or not signs or not all(_signs(cell) is not None for column in signs for cell in column):
            return None
        right = [any(_signs(cell) for cell in cells) for cells in zip(*signs, strict=True)]
        choices = tuple(Choice(text, sign) for text, sign in zip(texts[0], right, strict=True))
        return Options(choices, found[1], boxed=False)
    return None


def _signs(cell: Text) -> bool | None:
    """True for a cell that marks an option as right, False for one that does not, None for any other text."""
    said = cell.markdown.strip()
    if _NO_MARK.match(said) or _CROSS.fullmatch(said):
        return False
    return True if _MARK.fullmatch(said) or RIGHT_SIGN.match(said) else None


def lettered_cells(rows: Sequence[Row]) -> Options | None:
    """The cells of a table, each with its letter, `A) Oxygen | B) Iron`, row by row or column by column; or None."""
    cells = [cell for _, row in rows for cell in row if cell.markdown.strip()]
    found = [(match, cell) for cell in cells if (match := LETTER.match(cell.markdown)) and cell.slice(match.end())]
    found.sort(key=lambda pair: pair[0]["letter"])
    labels = sequence([match["letter"] for match, _ in found]) if len(found) == len(cells) else ()
    if not labels:
        return None
    choices = tuple(Choice(cell.slice(match.end()).strip()) for match, cell in found)
    return with_marks(Options(choices, labels, boxed=False), tuple(lead_of(match) for match, _ in found))


def may_hold_options(document: Document, block: Block) -> bool:
    """True for a table whose header or first row begins with the letter A."""
    lines = document.lines[block.start : block.end]
    return any(_FIRST.match(line) for line in (lines[0], *lines[2:3]))
