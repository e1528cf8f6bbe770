"""Bold or italic lines above the questions of each section, `**True or false**`, -> headings.

    **Multiple choice**

    1. Which is a metal?
       ..

    **True or false**

    1. Iron rusts in water.

Without the mark of a heading, such a title would end up in the answer above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.raised_headings import numbered, with_raised
from deckpress.reading.rewriters.titles_between import plain_title, plain_titles, titles_between
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.key_names import says_key, says_one
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_TITLE = regex(r"[ \t]{0,3}(?P<mark>\*{1,3}|_{1,3})(?P<words>[^\W\d_](?:(?![*_]).)+?)[:：]?(?P=mark)[:：]?[ \t]*\Z")
_COUNTED = regex(
    r"[ \t]{0,3}(?P<mark>\*\*|__)(?P<words>\d{1,2}[.)][ \t]+[^\W\d_](?:(?![*_]).)+?)[:：]?(?P=mark)[:：]?[ \t]*\Z"
)
_BOLD_ITEM = regex(r"[ \t]*[-*+][ \t]+(?:\*\*|__)\S")
_BLANK = regex(r"_{3,}|(?:\\_){3,}")
_LABELS = ("question", "cloze")
_ENDS = (".", "!", ",", ";")
_MARKS = frozenset("*_ ")
_FEWEST = 2
_LOWEST = 6
_LONGEST = 80
_ASKING = 0.2
"""The share of the questions that must ask or have a blank."""


@dataclass(frozen=True, slots=True)
class _Question:
    """The first line of a question, its number or 0, and its level if it is a heading."""

    line: int
    number: int
    level: int


def with_section_headings(document: Document) -> Document:
    """The document with such titles as headings, if the first question has one, and no other line looks like them."""
    document = with_raised(document)
    marked = (line for n in document.table.marked(_MARKS) if (line := document.lines[n])[:1] in _MARKS)
    found = {block.end - 1: match for block in document.blocks if (match := _title(document, block))}
    counted = {block.start: match for block in document.blocks if (match := _counted_title(document, block))}
    if not found and not counted and not any(map(_title_on, marked)):
        begun = any(plain_title(document, block) for block in document.blocks[:_FEWEST])
        questions = list(_questions(document)) if begun else []
        return _with_headings(document, plain_titles(document, _of_one_form(document, questions)), questions)
    key = _key_below(document, found)
    found = {line: match for line, match in found.items() if line < key}
    bold = {line: match for line, match in found.items() if len(match["mark"]) > 1}
    italic = {line: match for line, match in found.items() if len(match["mark"]) == 1}
    questions = [found for found in _questions(document) if found.line < key]
    titles = next((t for t in (bold, italic) if _are_titles(document, t, questions)), {})
    titles = titles or titles_between(document, _of_one_form(document, questions), _title_on)
    asked = [found for found in questions if found.line not in counted]
    titles = titles or (counted if _are_titles(document, counted, asked) else {})
    return _with_headings(document, titles, questions)


def _with_headings(document: Document, titles: Mapping[int, re.Match[str]], questions: Sequence[_Question]) -> Document:
    """The document with titles as headings of the level above that of its questions."""
    if not titles:
        return document
    levels = [found.level for found in questions if found.level]
    mark = "#" * (max(min(levels) - 1, 1) if levels else _LOWEST) + " "
    changes: dict[int, Change] = {
        line: (mark + match["words"], match.start("words") - len(mark)) for line, match in titles.items()
    }
    return document.with_lines(changes)


def _key_below(document: Document, titles: Mapping[int, re.Match[str]]) -> int:
    """The line of the title of a key whose own titles repeat titles or headings above it; else the last line."""
    words: set[str] = set()
    lines = iter(sorted(titles))
    key, line = 0, next(lines, None)
    for block in document.blocks:
        while line is not None and line < block.start:
            if key and titles[line]["words"] not in words:
                return len(document.lines)
            words.add(titles[line]["words"])
            line = next(lines, None)
        key = key or (block.start if words and _is_of_key(document, block) else 0)
        if block.kind == "heading" and not key:
            words.add(block.text.strip())
    return key or len(document.lines)


def _is_of_key(document: Document, block: Block) -> bool:
    """True for a heading or a bold line that says `Answers`."""
    if block.kind == "heading":
        return says_key(block.text) and not says_one(block.text)
    match = _TITLE.match(document.lines[block.start]) if block.kind == "paragraph" else None
    return match is not None and says_key(match["words"]) and not says_one(match["words"])


def _are_titles(document: Document, titles: dict[int, re.Match[str]], questions: list[_Question]) -> bool:
    """True if each title is right above a question, the first one too, and the questions count up."""
    above = _above(document, titles, questions) if len(titles) >= _FEWEST else {}
    if not questions or set(above) != set(titles) or above.get(min(titles, default=0)) != questions[0]:
        return False
    asking = sum(1 for found in questions if _asks(document.lines[found.line]))
    counted = [found for found in questions if found.number]
    return asking >= max(_FEWEST, _ASKING * len(questions)) and all(map(_follows, [None, *counted], counted))


def _title(document: Document, block: Block) -> re.Match[str] | None:
    """A line in bold or italics, alone or at the end of a text, that neither asks nor ends a sentence."""
    line = document.lines[block.end - 1]
    if block.kind not in ("paragraph", "list") or len(line) > _LONGEST or line[:1] not in _MARKS:
        return None
    if block.end > block.start + 1 and line.startswith(" "):
        return None
    return _title_on(line)


def _counted_title(document: Document, block: Block) -> re.Match[str] | None:
    """A paragraph of one bold line that begins with a number and neither asks nor ends a sentence: `**1. Metals**`."""
    line = document.lines[block.start]
    if block.kind != "paragraph" or block.end > block.start + 1 or not line.startswith(("**", "__")):
        return None
    match = _COUNTED.match(line) if len(line) <= _LONGEST else None
    return None if match is None or looks_like_question(line) or match["words"].endswith(_ENDS) else match


def _title_on(line: str) -> re.Match[str] | None:
    """A line in bold or italics that neither asks nor ends a sentence."""
    match = _TITLE.match(line) if len(line) <= _LONGEST else None
    if match is None or label_kind(line) or looks_like_question(match["words"]) or match["words"].endswith(_ENDS):
        return None
    return match


def _questions(document: Document) -> Iterator[_Question]:
    """The first lines of questions: numbered, labelled, bold items, and headings of the level at which most ask."""
    asking = Counter(b.level for b in document.blocks if b.kind == "heading" and looks_like_question(b.text))
    level = asking.most_common(1)[0][0] if asking else 0
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        if block.kind not in ("list", "paragraph", "heading"):
            continue
        for number in [item.start for item in block.items] or [block.start]:
            line = document.lines[number]
            if match := numbered(line):
                yield _Question(number, int(match["number"]), len(match["level"] or ""))
            elif block.kind == "heading" and block.level == level:
                yield _Question(number, 0, level)
            elif (
                (block.kind == "list" and _BOLD_ITEM.match(line))
                or (block.kind == "paragraph" and label_kind(line) in _LABELS)
                or (block.kind == "paragraph" and line.startswith("**") and looks_like_question(line))
                or _is_answered(document, block, below)
            ):
                yield _Question(number, 0, 0)


def _is_answered(document: Document, block: Block, below: Block | None) -> bool:
    """True for a paragraph that asks on its first line and has the label of an answer in it or right below it."""
    if block.kind != "paragraph" or not looks_like_question(document.lines[block.start]):
        return False
    lines = [*range(block.start + 1, block.end), *([below.start] if below and below.kind == "paragraph" else ())]
    return any(label_kind(document.lines[number]) == "answer" for number in lines)


def _of_one_form(document: Document, questions: list[_Question]) -> list[int]:
    """The lines of the questions of the surest form: headings, labels, numbers that count on or ask, other lines."""
    headings = [found.line for found in questions if found.level]
    labelled = [found.line for found in questions if label_kind(document.lines[found.line]) in _LABELS]
    counted = (found for found in questions if found.number)
    last: _Question | None = None
    numbered: list[int] = []
    for found in counted:
        if (last is not None and found.number == last.number + 1) or _asks(document.lines[found.line]):
            numbered.append(found.line)
            last = found
    asking = sum(1 for line in numbered if _asks(document.lines[line]))
    plain = [found.line for found in questions if not found.number and not found.level]
    return (
        max((labelled, headings), key=len)
        or (numbered if numbered and asking >= _ASKING * len(numbered) else _asking_items(document))
        or [line for line in plain if looks_like_question(document.lines[line])]
    )


def _asking_items(document: Document) -> list[int]:
    """The lines of items that ask, with text of their own below."""
    items = (item for block in document.blocks if block.kind == "list" for item in block.items)
    return [item.start for item in items if item.nested and looks_like_question(item.text.split("\n", 1)[0])]


def _above(document: Document, titles: dict[int, re.Match[str]], questions: list[_Question]) -> dict[int, _Question]:
    """The titles with the questions right below them; a paragraph of instructions may be between."""
    first = {found.line: found for found in questions}
    found: dict[int, _Question] = {}
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.end - 1 in titles:
            below = [b for b in blocks[index + 1 : index + 3] if b.start in first]
            between = blocks[index + 1 : index + 2]
            if below and (below[0] is between[0] or between[0].kind == "paragraph"):
                found[block.end - 1] = first[below[0].start]
    return found


def _follows(above: _Question | None, below: _Question) -> bool:
    """True if a question begins to count or counts on."""
    return below.number == 1 or (above is not None and below.number == above.number + 1)


def _asks(line: str) -> bool:
    return looks_like_question(line) or bool(_BLANK.search(line))
