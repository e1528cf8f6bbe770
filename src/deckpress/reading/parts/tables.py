"""A table -> its rows as questions with answers, terms with meanings, or questions that nothing answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import dataclass
from deckpress.markdown.blocks import parse
from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.furniture import only_links
from deckpress.reading.parts.matching_tables import sets_matching
from deckpress.reading.parts.option_column import column_of_options, rows_beside_options
from deckpress.reading.parts.option_tables import has_option_columns, option_rows
from deckpress.reading.parts.options_in_questions import questions_with_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, clean_question
from deckpress.reading.parts.reference_tables import LINKS, are_states, column_of_types, reference_form
from deckpress.reading.parts.signs import LANGUAGES, TABLE_OF_TERMS, TWO_COLUMNS
from deckpress.reading.text.tree import Block, Document, once
from deckpress.reading.words.labels import number_of
from deckpress.reading.words.title_words import LANGUAGE, MEANING, QUESTIONS, SOUND, TERM
from deckpress.reading.words.vocabulary import ANSWER, FALSE, QUESTION, SHORT_ANSWER, SHORT_QUESTION, TRUE
from deckpress.regex import regex

_ASKING = regex(rf"\W*(?:{QUESTION}|{QUESTIONS}|{SHORT_QUESTION})\W*\Z", re.I)
_ANSWERS = regex(rf"\W*(?:{ANSWER}|{SHORT_ANSWER})\W*\Z", re.I)
_ANSWERED = regex(rf"(?:\w+[ ])?(?:{ANSWER}|{SHORT_ANSWER}|A)\W*\Z", re.I)
"""The header of answers beside a column that asks: `Sample answer`."""
_BRACKET = r"(?:[ ]*\([^()]*\))?"
_NAMES = regex(rf"\W*(?:(?:{LANGUAGE})[ ]+)?(?:{TERM}){_BRACKET}\W*\Z", re.I)
_MEANS = regex(rf"\W*(?:(?:{LANGUAGE})[ ]+)?(?:(?:{MEANING}){_BRACKET}|{ANSWER})\W*\Z", re.I)
_OF_ANYTHING = regex(r"\W*name\W*\Z", re.I)
"""A header that names a term only beside that of its meaning; people have names, too."""
_LANGUAGE = regex(rf"(?:{LANGUAGE}){_BRACKET}", re.I)
_SOUND = regex(SOUND, re.I)
_LABEL_ALONE = regex(r"[\W_]*\w{1,10}[\W_]*\d*(?:[ \t]*[-–,][ \t]*\w{1,10}\d*)?[^\w?？؟]*\Z")
_MOST_COLUMNS = 6
OF_TERMS = "of terms"
"""The form of the rows of tables that surely list terms."""
KNOWN = 0.8
"""Tables with this sign are of one kind, whatever their headers say."""
_COUNTS = regex(r"[\W\d]*\Z")
_BOLD = regex(r"(\*\*|__|`)(.+)\1\Z")


_LINKED = 0.5
"""How certainly the rows of a table of links are terms at most."""
Row = tuple[int, tuple[Text, ...]]
"""The line of a row in the document, and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table as texts with their places; `question` and `answer` are columns, from 0, or -1.

    `sure` is true if the table's own header says that its rows ask and answer; `sign` is how certainly its rows are
    terms and meanings, from 0 to 1. `further` are the columns with more about the answer, and their headers.
    """

    rows: tuple[Row, ...]
    question: int = -1
    answer: int = -1
    sure: bool = False
    sign: float = 0.0
    further: tuple[tuple[int, str], ...] = ()
    form: str = ""
    """The words of the header, by which tables of one kind are known."""


def table_of(cells: Sequence[Row]) -> Table:
    """The rows of a table, the header first -> those below it, and which of its columns ask and answer."""
    (_, header), *rows = cells
    names = [re.sub(r"[*_`]|<[^<>]*>", "", cell.markdown).strip() for cell in header]
    form = " | ".join(name.casefold() for name in names)
    asked = [name if not _counts(rows, column) else "" for column, name in enumerate(names)]
    asks, says = _column(asked, _ASKING), _column(names, _ANSWERS)
    asks = asks if asks >= 0 else _column(names, _ASKING)
    if asks >= 0 and says >= 0:
        return Table(tuple(rows), asks, says, sure=True, sign=1.0, form=form, further=_further(names, rows, asks, says))
    asking = [
        column for column in range(len(names))
        if sum(1 for _, row in rows if _asks(row[column])) * 2 > len(rows)
    ]  # fmt: skip
    term, means = _column(names, _NAMES), _column(names, _MEANS)
    means = -1 if means >= 0 and _counts(rows, means) else means
    if term >= 0 and means >= 0:
        further = _further(names, rows, term, means)
        return Table(tuple(rows), term, means, sign=TABLE_OF_TERMS, further=further, form=form)
    counted = next((c for c in range(len(names)) if not _counts(rows, c)), 0) if len(names) > 2 else 0
    translated = _translated(rows, counted) if asks < 0 else 0
    if (asking and not translated) or asks >= 0:
        question = asking[0] if asking else asks
        others = [c for c in range(question + 1, len(names)) if c not in asking and not _counts(rows, c)]
        named = [c for c in others if _ANSWERED.match(names[c])]
        answer, *more = named if len(named) == 1 else others or [-1]
        if asking and answer >= 0 and not more and _filled(rows, answer):
            sure = answer in named
            headless = not sure and not _MEANS.match(names[answer]) and _asks_itself(header[question], header[answer])
            further = _further(names, rows, question, answer) if sure else ()
            below, form = ([cells[0], *rows], "") if headless else (rows, form)
            return Table(tuple(below), question, answer, sure, 1.0 if sure else TWO_COLUMNS, further, form)
        return Table(tuple(rows), question, -1)
    spoken = _spoken(names)
    if term < 0 and len(spoken) == 1 and counted < _column(names, _SOUND) < spoken[0]:
        term = counted  # beside how its words sound and what they are in a language, its name does not matter
    if len(spoken) >= 2 or (term >= 0 and spoken):
        first, second, *_ = (term, *spoken) if term >= 0 else spoken
        further = _further(names, rows, first, second)
        sign = TWO_COLUMNS if _in_code(rows, first) and _in_code(rows, second) else LANGUAGES
        return Table(tuple(rows), first, second, sign=sign, further=further, form=form)
    alone = spoken[0] if spoken and spoken[0] > counted else counted  # the column of the one language
    first = term if term >= 0 else alone if means >= 0 else counted
    second = means if means > first else max(alone, first + 1)
    if len(names) - counted < 2 or second >= len(names) or len(names) > _MOST_COLUMNS:
        return Table(tuple(rows), form=form)
    if means > alone and spoken and term < 0:
        further = _further(names, rows, alone, means)
        return Table(tuple(rows), alone, means, sign=LANGUAGES, further=further, form=form)
    known = means >= 0 or (term >= 0 and not _OF_ANYTHING.match(names[term])) or bool(spoken)
    sign = TABLE_OF_TERMS - 0.3 if known else TWO_COLUMNS if len(names) - counted == 2 else TWO_COLUMNS / 2
    sign = LANGUAGES if translated >= _FEWEST_TRANSLATED else sign
    return Table(tuple(rows), first, second, sign=sign, further=_further(names, rows, first, second), form=form)


_CODE = regex(r"(`+).+\1\Z")


def _in_code(rows: Sequence[Row], column: int) -> bool:
    """True for a column in which most cells are code: paths and names, no words of a language."""
    return 2 * sum(1 for _, row in rows if _CODE.match(row[column].markdown.strip())) > len(rows)


def _spoken(names: Sequence[str]) -> list[int]:
    """The columns that are called after languages; how a word sounds counts only beside a single language."""
    spoken = [column for column, name in enumerate(names) if _LANGUAGE.fullmatch(name)]
    written = [column for column in spoken if not _SOUND.fullmatch(names[column])]
    return written if len(written) >= 2 else spoken


def _asks(cell: Text) -> bool:
    """True for a cell that ends in a question mark. A label such as `Q2` in a cell names a question elsewhere."""
    text = cell.markdown.strip()
    if not looks_like_question(text):
        return False
    return _is_wide(text) or not _LABEL_ALONE.match(text)


def _is_wide(text: str) -> bool:
    """True for a question in a script without blanks between words, `風は何ですか？`."""
    return not text.isascii() and len(text) >= _FEWEST_SIGNS and text.endswith("？")


def _asks_itself(question: Text, answer: Text) -> bool:
    """True for a header that is the first question and its answer, as in a table that has no header of its own."""
    words = question.markdown.split()
    whole = len(words) >= _FEWEST_WORDS or _is_wide(question.markdown.strip())
    return bool(answer) and _asks(question) and not _asks(answer) and whole


_FEWEST_WORDS = 3
"""The fewest words of a question in a header; `What?` and `Who is?` are names of columns."""
_FEWEST_SIGNS = 6
_FEWEST_TRANSLATED = 2
_MOST_OF = 0.8


def _translated(rows: Sequence[Row], column: int) -> int:
    """How many questions of a column have a question beside them: what they are in another language, no answer.

    0 if most of them have none.
    """
    pairs = [(_asks(row[column]), _asks(row[column + 1])) for _, row in rows if len(row) > column + 1]
    both = sum(1 for left, right in pairs if left and right)
    return both if both >= _MOST_OF * sum(1 for left, right in pairs if left or right) else 0


def _counts(rows: Sequence[Row], column: int) -> bool:
    """True for a column of numbers or signs, which only counts or decorates the rows."""
    return bool(rows) and all(_COUNTS.match(row[column].markdown) for _, row in rows)


def _filled(rows: Sequence[Row], column: int) -> bool:
    return sum(1 for _, row in rows if row[column] and not only_links(row[column].markdown)) * 2 > len(rows)


def _further(names: Sequence[str], rows: Sequence[Row], question: int, answer: int) -> tuple[tuple[int, str], ...]:
    """The columns with more about the answer, and their headers, without those that only count or decorate."""
    taken = (question, answer)
    return tuple((c, name) for c, name in enumerate(names) if c not in taken and not _counts(rows, c))


def row_starts(document: Document, block: Block) -> list[Start]:
    """The rows of a table that hold a term or question and what it means, as candidates."""
    cells = cells_of(document, block)
    return [] if sets_matching(cells) else starts_of_rows(cells)


def starts_of_rows(cells: Sequence[Row]) -> list[Start]:
    """The rows below a header as candidates; columns that repeat their headers are one table below another."""
    if not cells:
        return []
    if width := _repeated_width(cells[0][1]):
        parts = range(0, len(cells[0][1]), width)
        return [start for first in parts for start in starts_of_rows(_columns(cells, first, first + width))]
    if has_option_columns(names := [cell.flat for cell in cells[0][1]]):
        return option_rows(cells[1:], names)
    if (column := column_of_options(cells[1:], names)) >= 0:
        return rows_beside_options(cells[1:], names, column)
    if starts := questions_with_options(cells[1:], names):
        return starts
    table = table_of(cells)
    if table.answer < 0 or _is_key(table):
        return []
    if not table.sure and are_states([row[table.answer].markdown for _, row in table.rows]):
        return []
    reference = _reference(cells[0][1], table)
    form = reference or (OF_TERMS if table.sign >= KNOWN else table.form)
    certain = min(table.sign, _LINKED) if reference == LINKS else table.sign
    starts = []
    for line, row in table.rows:
        question, answer = row[table.question], row[table.answer]
        if question:
            said = NO_TEXT if table.sure and only_links(answer.markdown) else _joined(answer, row, table.further)
            asks = _asks(question) and (table.sure or not _asks(answer))
            sign = 1.0 if asks and said else certain
            starts.append(
                Start("row", line, line + 1, _cleaned(question), line + 1, asks,
                      table.sure, body=bool(said), answer=said, form=form, sign=sign)
            )  # fmt: skip
    return starts


_NUMBER = regex(r"\W*\w{0,2}\d{1,4}(?>(?:[ \t]*[,;&][ \t]*\d{1,4})*)\W*\Z")
_LETTER = regex(rf"\W*(?:[A-Za-z]|{TRUE}|{FALSE})\W*\Z", re.I)


def _is_key(table: Table) -> bool:
    """True if the rows have numbers of questions and letters of answers, as the key to questions elsewhere.

    A letter may answer several questions: `A | 1, 4, 7`.
    """
    if not table.sure:
        return False
    pairs = [(row[table.question].markdown, row[table.answer].markdown) for _, row in table.rows]
    return sum(1 for number, letter in pairs if _NUMBER.match(number) and _LETTER.match(letter)) > _MOST_OF * len(pairs)


def _reference(header: Sequence[Text], table: Table) -> str:
    """The form of the rows if they list links, options or commands, or empty."""
    names = [re.sub(r"[*_`]|<[^<>]*>", "", cell.markdown).strip() for cell in header]
    cells, answers = ([row[column].markdown for _, row in table.rows] for column in (table.question, table.answer))
    kind = column_of_types(names)
    types = [row[kind].markdown for _, row in table.rows] if kind not in (-1, table.question, table.answer) else []
    return "" if table.sure else reference_form(names, table.question, cells, answers, types)


def _repeated_width(header: Sequence[Text]) -> int:
    """The number of columns after which the headers repeat: 2 in `Word | Meaning | Word | Meaning`; 0 if none do."""
    names = [re.sub(r"[\W_]", "", cell.markdown).casefold() for cell in header]
    return next((w for w in (2, 3) if len(names) in (2 * w, 3 * w) and all(names) and _repeats(names, w)), 0)


def _repeats(names: Sequence[str], width: int) -> bool:
    return len(set(names[:width])) == width and all(name == names[n % width] for n, name in enumerate(names))


def _columns(cells: Sequence[Row], first: int, end: int) -> list[Row]:
    """The rows with some of their columns, without those that are empty there."""
    header, *rows = ((line, row[first:end]) for line, row in cells)
    return [header, *((line, row) for line, row in rows if any(row))]


def _joined(answer: Text, row: Sequence[Text], further: Sequence[tuple[int, str]]) -> Text:
    """The answer, with the other columns below it, each with its header."""
    for column, name in further:
        if cell := row[column]:
            label = f"*{name}:* " if name else ""
            answer = Text.join(answer, Text.at(cell.locate_offset(0), label + cell.markdown))
    return answer


def asking_rows(document: Document, block: Block) -> list[tuple[int, str]]:
    """The line and words of each question in a table of questions that holds no answers."""
    table = table_of(cells_of(document, block))
    if table.question < 0 or not any(_asks(row[table.question]) for _, row in table.rows):
        return []
    return [(line, _cleaned(cell).markdown) for line, row in table.rows if (cell := row[table.question])]


def _column(names: Sequence[str], pattern: re.Pattern[str]) -> int:
    return next((index for index, name in enumerate(names) if name.strip() and pattern.match(name)), -1)


def _cleaned(cell: Text) -> Text:
    text, cut, _ = clean_question(cell.markdown, numbered=bool(number_of(cell.markdown)))
    bold = _BOLD.match(text)
    if bold and bold.group(1) not in bold.group(2) and bold.group(1) != "`":
        text = bold.group(2)
    return Text.at(cell.locate_offset(cut), text)


@once
def cells_of(document: Document, block: Block) -> list[Row]:
    """The rows of a table, its header first."""
    tokens, first = block.tokens, block.parsed_at
    if not isinstance(tokens, tuple) or not tokens:
        tokens, first = parse("\n".join(document.lines[block.start : block.end]))[0], 0
    rows: list[tuple[int, list[Text]]] = []
    position = 0
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append((block.start + (token.map[0] - first if token.map else 0), []))
            position = 0
        elif token.type in ("th_open", "td_open"):
            number, cells = rows[-1]
            content = tokens[index + 1].content
            line = document.lines[number]
            column = max(line.find(written, position) for written in (content, content.replace("|", "\\|")))
            position = column + len(content) if column >= 0 else position
            cells.append(Text.at(document.place(number, max(column, 0)), content))
    return [(number, tuple(cells)) for number, cells in rows]
