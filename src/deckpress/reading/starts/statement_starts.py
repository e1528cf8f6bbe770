"""Statements that are true or false, and sentences with a blank, with the answer on their line -> candidates.

`1. The earth is flat. (F)`, `__T__ 1. The earth is round.`, `Water is wet. **True** / False`,
`The capital of France is ____. (Paris)`. A sign like these counts only if most lines of a list or paragraph have it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from deckpress.frozen import dataclass
from deckpress.model import Text
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.labels import number_of
from deckpress.reading.words.vocabulary import ANSWER, FALSE, POINTS, TRUE, TRUE_OR_FALSE
from deckpress.reading.words.word_heads import TRUE_OR_FALSE_HEADS
from deckpress.regex import regex

_WORDS = rf"(?:{TRUE}|{FALSE})"
_LETTERS = (
    *(("T", "F"), ("V", "F"), ("R", "F"), ("W", "F"), ("В", "Н"), ("P", "F"), ("P", "N"), ("S", "F")),
    *(("D", "Y"), ("Đ", "S"), ("B", "S"), ("I", "H"), ("Σ", "Λ"), ("O", "X")),
)
"""The letters that mean true and false together."""
_ROUND = frozenset("OX")
"""The letters for true and false in Korea and Japan; elsewhere they may tick the entries of a list."""
_ASIAN = regex("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SINGLE = frozenset(letter for pair in _LETTERS for letter in pair)
_LETTER = f"[{''.join(sorted(_SINGLE))}]"
_TICK, _CROSS = "[√✓✔✅☑○◯〇⭕]\ufe0f?", "[×✗✘❌✖✕╳]\ufe0f?"
"""Signs for true and false, which count in brackets only."""
_SIGN = regex(rf"{_TICK}|{_CROSS}")
_TRUE = regex(rf"(?:{TRUE}|{_TICK})\Z", re.I)
_FALSE = regex(rf"(?:{FALSE}|{_CROSS})\Z", re.I)
_HEAD = regex(
    rf"(?P<open>[*_(\[（]{{1,3}}[ \t]*)?(?P<said>{_WORDS}|{_LETTER})(?(open)[ \t]*[*_)\]）]{{1,3}})[ \t]*[.:)–-]?[ \t]+"
    r"(?P<number>\(?\d{1,3}[.)][ \t]+)?(?=\S)",
    re.I,
)
_TAIL = regex(
    r"(?:(?P<stop>[.!。]|(?=[(（【]))|(?P<colon>[:：])|[ \t])[ \t]*(?:[–—=→-]+>?[ \t]*)?"
    r"(?P<open>[*_(\[`（【]{0,3})[ \t\u3000]*"
    rf"(?P<said>{_WORDS}|{_LETTER}|(?<=[(（【\[ \t\u3000])(?:{_TICK}|{_CROSS}))"
    r"[ \t\u3000]*(?P<close>[.*_)\]`）】]{0,4})[ \t]*\Z",
    re.I,
)
_BARE = regex(r"(?<=[^\s(（\[【])(?P<stop>[.!。]?)[ \t\u3000]*(?P<said>(?:[○◯〇⭕×✕✖✗✘❌╳]))\ufe0f?[ \t]*\Z")
"""A sign at the end of a line, without brackets."""
_STATES = regex("(?:[はがもを][^。]*[うくすつぬむるたいだん]|[\uac00-\ud7a3] [^.]*[다요음임])[.。]?[ \t\u3000]*\\Z")
"""A Japanese or Korean sentence, which such a sign judges; behind a name it ticks an entry."""
_CHECKS = regex("check|chek|点検|點檢|チェック|確認|一覧|状況|出欠|参加|準備|점검|체크|확인|현황|참석|준비|출석", re.I)
"""Titles of lists whose entries are ticked."""
_BOTH = regex(
    rf"[ \t(\[]+(?P<first>[*_]{{0,2}})(?:{TRUE}|[TVRW])(?P=first)[ \t]*[/|][ \t]*(?P<second>[*_]{{0,2}})"
    rf"(?:{FALSE}|F)(?P=second)[ \t]*[)\]]?[ \t]*\Z",
    re.I,
)
_BLANK = regex(r"(?:_|\\_){3,}|…{2,}|\.{4,}")
_FILLED = regex(
    r"[ \t]*(?:[(\[（【](?P<inside>[^()\[\]_（）]{1,60})[)\]）】]"
    r"|(?:→|->|=>|[–—-])[ \t]*(?P<behind>[^_]{1,60}?)"
    rf"|[*_]{{0,2}}(?:{ANSWER})[*_]{{0,2}}[ \t]*[:：][*_]{{0,2}}[ \t]*(?P<labelled>[^_]{{1,60}}?))[ \t.]*\Z",
    re.I,
)
_POINTED = regex(rf"[ \t]*\d{{1,3}}(?:[.,]\d{{1,2}})?[ \t]*(?:{POINTS})\.?[ \t]*\Z", re.I)
_INSTRUCTION = regex(
    r"[\W\d_]*(?:(?:[^:：.\n]{1,30}[:：]|[^\W\d_]+(?:[ \t]+\w{1,3})?[ \t]*[.–—-])[ \t]*)?"
    rf"(?:{TRUE_OR_FALSE})[\W_]*(?:\([^()]{{1,40}}\)\W*)?\Z",
    re.I,
)
JUDGED = "true or false"
"""The form of statements with their judgement."""
_BLANKS = "blanks"
ANSWERED_FORMS = frozenset((JUDGED, _BLANKS))
_SHARE = 0.8
_FEWEST = 2
"""The fewest statements of a block."""
_LONGEST = 400
_FEWEST_WORDS = 2
_FEWEST_BEFORE_COLON = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a list or paragraph: where its words begin, and what it says at its head or end."""

    number: int
    column: int
    end: int
    said: str = ""
    at: int = 0


def is_instruction(title: str) -> bool:
    """True for a title that only says how to answer: `True or false?`."""
    return may_hold(title.translate(_WITHOUT_DIGITS), TRUE_OR_FALSE_HEADS) and bool(_INSTRUCTION.match(title))


_WITHOUT_DIGITS = str.maketrans("0123456789_", " " * 11)


def statement_starts(document: Document, block: Block) -> Iterator[Start]:
    """The statements and gapped sentences of a list or paragraph, with their answers."""
    columns = list(_columns(document, block))
    if len(columns) < _FEWEST:
        return
    for form, find in ((JUDGED, _judged), (_BLANKS, _filled)):
        lines = (find(document.lines[number], number, column) for number, column in columns)
        found = _if_most(lines, len(columns))
        if not found:
            continue
        said = [line.said for line in found]
        if not judges(said) if form == JUDGED else said[0].isdigit() and len(set(said)) == 1:
            continue  # one number behind each sentence counts its points
        if _ROUND.issuperset(said) and not _ASIAN.search(document.table.text):
            continue
        if form == JUDGED and (_ROUND.issuperset(said) or _SIGN.match(said[0])) and _is_checklist(document, block):
            continue
        for line in found:
            text = document.lines[line.number][line.column : line.end].rstrip(" \t–—=→-")
            if not text:
                return
            asked = Text.at(document.place(line.number, line.column), text)
            answer = Text.at(document.place(line.number, line.at), line.said)
            yield Start("pair", line.number, line.number + 1, asked, line.number + 1, True, body=True, answer=answer,
                        form=form, sign=1.0, numbered=block.ordered)  # fmt: skip
        return


def _is_checklist(document: Document, block: Block) -> bool:
    """True for a list below a title such as `チェックリスト`."""
    at = bisect_left(document.blocks, block.start, key=attrgetter("start"))
    above = next((own for own in reversed(document.blocks[:at]) if own.kind == "heading"), None)
    return above is not None and _CHECKS.search(above.text) is not None


def _if_most(lines: Iterable[_Line | None], count: int) -> list[_Line]:
    """The statements among `count` lines, if they are enough; it stops reading where too many lines are none."""
    found: list[_Line] = []
    fewest = max(_FEWEST, _SHARE * count)
    for read, line in enumerate(lines, 1):
        if line is not None:
            found.append(line)
        elif len(found) + count - read < fewest:
            return []
    return found


def open_statements(document: Document, block: Block) -> list[Start]:
    """The lines of a paragraph that all begin with a place for the answer and a number: `___ 1. Water is wet.`."""
    found = []
    for number in range(block.start, block.end):
        line = document.lines[number]
        if match := _PLACE.match(line):
            text = Text.at(document.place(number, match.end()), line[match.end() :].strip())
            found.append(Start("asked", number, number + 1, text, number + 1, numbered=True, form="statement"))
    return found if len(found) == block.end - block.start >= 2 else []


_PLACE = regex(r"[ \t]{0,3}(?:_|\\_){2,}[ \t]*\(?\d{1,3}[.)][ \t]+(?=\S)")


def _columns(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a block that may each be a statement, and the columns of their words; nothing for other text."""
    if block.kind == "list":
        if all(item.first == "paragraph" and not item.nested and "\n" not in item.text for item in block.items):
            yield from ((item.start, item.indent) for item in block.items)
    elif block.kind == "paragraph":
        for number in range(block.start, block.end):
            line = document.lines[number]
            yield number, len(line) - len(line.lstrip()) + number_of(line.lstrip())


def _judged(line: str, number: int, column: int) -> _Line | None:
    """A line with a judgement at its head or end, or with one of two in bold."""
    words = line[column:].rstrip()
    if len(words) > _LONGEST:
        return None
    both = _BOTH.search(words) if "/" in words or "|" in words else None
    if both and bool(both.group("first")) != bool(both.group("second")):
        said = both.group().strip(" \t()[]").replace("|", "/").split("/")[0 if both.group("first") else 1].strip(" *_")
        at = column + both.start() + both.group().index(said)
        return _Line(number, column, column + both.start(), said, at)
    if both:
        return None
    head = _HEAD.match(words)
    if head and (head.group("open") or head.group("number")) and _is_sentence(words[head.end() :]):
        return _Line(number, column + head.end(), len(line.rstrip()), head.group("said"), column + head.start("said"))
    if (bare := _BARE.search(words)) and _STATES.search(words[: bare.start("said")]):
        return _Line(number, column, column + bare.end("stop"), bare["said"], column + bare.start("said"))
    tail = _TAIL.search(words)
    if tail is None or not _is_sentence(words[: tail.start()]):
        return None
    signed = bool(_SIGN.match(tail.group("said")))
    bracketed = any(b in tail.group("open") for b in ("([（【" if tail.group("stop") else "（【"))
    told = tail.group("colon") and not signed and _is_long(words[: tail.start()])
    if not (bracketed if signed else tail.group("stop") or tail.group("open").strip() or told):
        return None
    end = tail.end("stop") if tail.group("stop") else tail.start()
    return _Line(number, column, column + end, tail.group("said"), column + tail.start("said"))


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS or (not words.isascii() and len(words) > 3)


def _is_long(words: str) -> bool:
    """True for the words of a sentence, which the name of a setting (`Dark mode: true`) rarely has."""
    return len(words.split()) >= _FEWEST_BEFORE_COLON or (not words.isascii() and len(words) > 2 * _FEWEST_BEFORE_COLON)


def _filled(line: str, number: int, column: int) -> _Line | None:
    """A line with a blank, and the words for the blank in brackets or after an arrow at its end."""
    words = line[column:]
    blanks = list(_BLANK.finditer(words[:_LONGEST]))
    filled = _FILLED.search(words[:_LONGEST], blanks[-1].end()) if blanks and len(words) <= _LONGEST else None
    if filled is None:
        return None
    name = next(name for name in ("inside", "behind", "labelled") if filled.group(name))
    said = filled.group(name).strip()
    if not said or _POINTED.match(said):
        return None
    return _Line(number, column, column + filled.start(), said, column + filled.start(name))


def judges(said: Sequence[str]) -> bool:
    """True for judgements if some say true and some false."""
    values = {word.strip("*_(). ").upper() for word in said}
    if any(value in _SINGLE for value in values):
        letters = {value[:1] for value in values}
        return any(letters == set(pair) for pair in _LETTERS)
    true = {value for value in values if _TRUE.match(value)}
    false = {value for value in values if _FALSE.match(value)}
    return bool(true) and bool(false) and true | false == values
