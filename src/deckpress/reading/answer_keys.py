"""The answers that an exam gives together at its end -> each with the question it belongs to.

A key is a title that says so (`Answers`, `Answer key`, `Lösungen`, `答案`) with a list, a table or lines below it whose
numbers count up from 1. It counts only if its numbers are those of the questions before it, one for each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deckpress.model import NO_TEXT, Text
from deckpress.reading.labels import is_answer_word
from deckpress.reading.part_marks import bounds
from deckpress.reading.question_starts import Start
from deckpress.reading.tables import cells_of
from deckpress.reading.tree import Block, Document
from deckpress.reading.vocabulary import KEY

_TITLE = re.compile(rf"[\W\d_]*(?:{KEY})[\W_]*\Z", re.I)
_PART = re.compile(
    r"(?:\A|(?<=[\s,;|]))\(?(\d{1,3})\)?[ \t]*[.):=–—-]*[ \t]*"
    r"\(?(?P<answer>[A-Za-z](?:[ \t]*[,&/+][ \t]*[A-Za-z])*)\)?(?=[\s,;.|]|\Z)"
)
_LEAD = re.compile(r"(?:\*\*|__)([^*_,:：(]++)[^*_]*?(?:\*\*|__)[:：]?[ \t]*")
_NUMBER = re.compile(r"\d{1,4}")
_LETTERS = re.compile(r"\W*[A-Za-z](?:\W*+(?:and\b\W*+)?[A-Za-z])*(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Keyed:
    """The answer that a key gives to one question, and the remark in the next column of a table."""

    answer: Text = NO_TEXT
    remark: Text = NO_TEXT


NOT_KEYED = Keyed()


@dataclass(frozen=True, slots=True)
class Key:
    """Lines `start` to `end` (from 0, end excluded) of a document, and the answers they give by number."""

    start: int
    end: int
    title: str
    answers: Mapping[int, Keyed]
    lines: tuple[int, ...]
    """The lines of its titles and answers, without remarks to the reader between them."""


def find_keys(document: Document) -> tuple[Key, ...]:
    """The possible keys, in order: titles that name a key, with numbers from 1 on below them."""
    keys = []
    _, in_part = bounds(document)
    blocks = [block for block in document.blocks if not in_part(block.start)]
    for index, block in enumerate(blocks):
        if not _is_title(block):
            continue
        lead = _LEAD.match(block.text)
        answered = lead is not None and lead.end() < len(block.text.strip())
        following = [block, *_below(blocks, index)] if answered else _below(blocks, index)
        answers: dict[int, Keyed] = {}
        lines = [] if answered else list(range(block.start, block.end))
        for inner in following:
            entries, own = _read(document, inner)
            answers.update(entries)
            lines += own
        if len(answers) >= 2 and sorted(answers) == list(range(1, len(answers) + 1)):
            title = (lead.group() if lead else block.text).strip(" *_:：")
            keys.append(Key(block.start, following[-1].end, title, answers, tuple(lines)))
    return tuple(keys)


def match_keys(
    document: Document, keys: Sequence[Key], starts: Sequence[Start]
) -> tuple[dict[int, Keyed], tuple[Key, ...]]:
    """The answers of the keys that fit the questions before them, by the line of the question; and those keys."""
    found: dict[int, Keyed] = {}
    used = []
    position = 0
    for key in keys:
        last = bisect_right(starts, key.start, key=lambda s: s.start)
        asked = starts[position:last]
        position = last
        numbers = [_number(document, start) for start in asked]
        if set(key.answers) <= set(numbers) and all(numbers.count(number) == 1 for number in key.answers):
            found.update({s.start: key.answers[n] for s, n in zip(asked, numbers, strict=True) if n in key.answers})
        elif len(asked) == len(key.answers):
            found.update({s.start: key.answers[n] for n, s in enumerate(asked, 1)})
        else:
            continue
        used.append(key)
    return found, tuple(used)


def asked_in_lists(document: Document, key: Key, starts: Sequence[Start]) -> list[Start]:
    """The items of numbered lists before a key, if nothing answers them and the key has an answer for each."""
    if letters_only(key):
        return []
    asked = [s for s in starts if s.start < key.start and s.item is not None and s.numbered and s.column == 0]
    fits = len(asked) == len(key.answers) and not any(s.body or s.linked for s in asked)
    return asked if fits and [_number(document, s) for s in asked] == sorted(key.answers) else []


def letters_only(key: Key) -> bool:
    """True if a key names options and says nothing else."""
    return all(_LETTERS.fullmatch(said.answer.markdown.strip(" .")) for said in key.answers.values())


def _is_title(block: Block) -> bool:
    if block.kind == "heading":
        return _says_key(block.text)
    text = block.text.strip()
    if block.kind == "paragraph" and (lead := _LEAD.match(text)) and lead.end() < len(text):
        return _says_key(lead.group(1)) and _PART.match(text, lead.end()) is not None
    return block.kind == "paragraph" and text.endswith(("**", ":", "：", "__")) and _says_key(text)


def _says_key(text: str) -> bool:
    return len(text) < 60 and (is_answer_word(text) or bool(_TITLE.match(text)))


def _below(blocks: Sequence[Block], index: int) -> list[Block]:
    """The blocks below a title, up to the next heading of its rank or the next title."""
    title = blocks[index]
    found = []
    for block in blocks[index + 1 :]:
        if (block.kind == "heading" and (not title.level or block.level <= title.level)) or _is_title(block):
            break
        found.append(block)
    return found


def _read(document: Document, block: Block) -> tuple[dict[int, Keyed], list[int]]:
    """The answers in a block below a title, by number, and its lines that hold nothing else."""
    whole = list(range(block.start, block.end))
    if block.kind == "heading":
        return {}, whole
    if block.kind == "table":
        entries, rest = _rows(document, block)
        return entries, [] if rest else whole
    if block.kind == "list" and block.ordered:
        first = _NUMBER.search(document.lines[block.start])
        number = int(first.group() if first else 1)
        parts = (document.part(item.start, item.end, item.indent, item.indent) for item in block.items)
        return {n: Keyed(part.text(0, len(part.lines))) for n, part in enumerate(parts, number)}, whole
    if block.kind not in ("list", "paragraph"):
        return {}, []
    entries, lines = {}, []
    for line in range(block.start, block.end):
        if found := dict(_entries_of_line(document, line)):
            entries.update(found)
            lines.append(line)
    return entries, lines


def _rows(document: Document, block: Block) -> tuple[dict[int, Keyed], bool]:
    """The answers in a table whose columns are numbers and answers in turn, and whether it says anything else.

    A last column without a partner explains the answer before it.
    """
    entries: dict[int, Keyed] = {}
    rest = False
    for index, (_, row) in enumerate(cells_of(document, block)):
        pairs = list(zip(row[::2], row[1::2], strict=False))
        numbers = [int(m.group()) if answer and (m := _NUMBER.search(cell.markdown)) else 0 for cell, answer in pairs]
        entries.update({n: Keyed(answer) for n, (_, answer) in zip(numbers, pairs, strict=True) if n})
        remark = row[-1] if len(row) % 2 and pairs else NO_TEXT
        if remark and numbers[-1]:
            entries[numbers[-1]] = Keyed(pairs[-1][1], remark)
        lost = any(not n and (cell or answer) for n, (cell, answer) in zip(numbers, pairs, strict=True))
        rest = rest or (index > 0 and (lost or bool(remark and not numbers[-1]) or not pairs))
    return entries, rest


def _entries_of_line(document: Document, number: int) -> Iterator[tuple[int, Keyed]]:
    line = document.lines[number]
    if (lead := _LEAD.match(line)) and _says_key(lead.group(1)):
        line = " " * lead.end() + line[lead.end() :]
    line = line.replace("*", " ").replace("|", " ")
    parts = list(_PART.finditer(line))
    if re.sub(r"[\W_]", "", _PART.sub("", line)):
        return
    for part in parts:
        place = document.place(number, part.start("answer"))
        yield int(part.group(1)), Keyed(Text.at(place, part.group("answer")))


def _number(document: Document, start: Start) -> int:
    line = document.lines[start.start] if start.start < len(document.lines) else ""
    match = _NUMBER.search(line[:24])
    return int(match.group()) if match else -1
