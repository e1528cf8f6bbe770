"""Questions in the headings of an essay, a guide or minutes: a reading that takes them may be one of no questions.

No single sign tells such a document from a small FAQ, so the signs add up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import PurePath

from deckpress.reading.choice.document_kinds import names_kind
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import is_version
from deckpress.reading.reports.shape_words import series
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.first_looks import may_begin, may_hold
from deckpress.reading.words.rhetoric_words import (
    CLOSING_TITLE,
    DATED,
    DAY,
    EMPTY,
    EMPTY_PIECES,
    GUIDE,
    MEETING,
    OF_MEETINGS,
    OWN,
    PARTS,
    PRESENT,
    QUESTION_LISTS,
    WE,
)
from deckpress.reading.words.word_heads import DOCUMENT_HEADS, PART_HEADS, QUESTION_LIST_HEADS
from deckpress.regex import regex

WEIGHTS = {
    "kind": 2,
    "guide": 1,
    "present": 2,
    "meeting": 2,
    "dated": 1,
    "intro": 1,
    "plain": 1,
    "parts": 2,
    "long": 1,
    "we": 1,
    "empty": 1,
    "bare": 1,
    "own": -1,
}
"""What each sign adds to the sum."""
WHAT = {
    "kind": "its title names another kind of document",
    "guide": "its title names another kind of document",
    "present": "it says who was present",
    "meeting": "it begins like the notes of a meeting",
    "dated": "it has a date",
    "intro": "text stands above the first question",
    "plain": "other headings do not ask",
    "parts": "a heading such as '{part}' names a part of another kind of document",
    "long": "{answers} long",
    "empty": "questions such as '{first}' name no subject",
    "bare": "questions such as '{first}' name no subject",
}
_WEAK = frozenset(("intro", "plain", "long", "own"))
"""Signs that many decks have, too; without others, they count only in a document of a few questions."""
_FEWER = 3
_ENOUGH = 2
"""The sum of the signs of a document that may hold no questions."""
_FEW = 6
"""More questions than these need one more sign, for then they are less likely rhetorical."""
_LONG_INTRO = 30
_LONG_ANSWER = 250
_MOST_WORDS = 9
_MOST_LETTERS = 80
_LONGEST = 400
_BELOW_HEADINGS = 7
_ALL = 1 << 60
_HEAD = 12
"""How many lines at the head of a document may say when it was written and who was there."""
_WIDE = regex("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SUBJECT = regex(r"[\d`$\\=+<>]")
"""A number, a formula or code, which a question asks about."""
_POST = regex(r"(?<![^/_\\])\d{4}-\d{2}-\d{2}-[^/\\]*\Z")
_ON = regex(r"(?:date|created(?:_at)?|published(?:_at)?|pub_?date)[ \t]*:", re.I)
_BY = regex(r"(?:authors?|author_name|by)[ \t]*:", re.I)
"""Keys in the front matter of an article."""


_SHAPES = frozenset(("bold", "asked"))
"""The shapes, apart from headings, that essays and minutes also use."""


def may_be_rhetorical(document: Document, taken: Sequence[Start], title: str) -> str:
    """Why the document may hold no questions although it asks, in words; empty if there is little sign of that.

    `title` is that of its front matter, if it has one.
    """
    asking = [start for start in taken if start.asks]
    head_signs = _of_head(document, taken[0].start) if asking else {}
    meeting = head_signs.get("meeting", False) or head_signs.get("present", False)
    if not asking or any(_is_sure(start) and not (meeting and _is_item(start)) for start in taken):
        return ""
    headings = [block for block in document.blocks if block.kind == "heading"]
    above = [block for block in headings if block.start < taken[0].start]
    head = [block for block in document.blocks_on(document.first, taken[0].start) if block.kind == "paragraph"]
    stem = PurePath(document.path).stem
    level = max(start.level or _BELOW_HEADINGS for start in taken)
    titles = [title, *(block.text for block in above if block.level < level)]
    above_first = (*titles, *(block.text[:_LONGEST] for block in head))
    if any(may_hold(text, QUESTION_LIST_HEADS) and QUESTION_LISTS.search(text) for text in above_first):
        return ""
    plain = _plain(headings, taken, level)
    part = next(filter(_is_part, plain), "")
    signs = {
        **_of_titles((*titles, stem)),
        **head_signs,
        **_of_questions(asking),
        "intro": any(_size(block.text) >= _LONG_INTRO and not _is_label(block.text) for block in head),
        "plain": bool(plain),
        "parts": bool(part),
        "long": _are_long(document, taken),
    }
    enough = _ENOUGH + (len(asking) > _FEW)
    if sum(WEIGHTS[name] for name, is_there in signs.items() if is_there) + WEIGHTS["we"] < enough:
        return ""
    signs["we"] = 2 * sum(1 for start in asking if WE.search(start.text.flat[:_LONGEST])) >= len(asking)
    found = [name for name in WEIGHTS if signs.get(name)]
    weak = _WEAK.issuperset(found) and len(asking) > _FEWER
    if weak or sum(WEIGHTS[name] for name in found) < enough:
        return ""
    answers = "its answer is" if len(taken) == 1 else "the answers are"
    first = next((start.text.flat for start in asking if _is_empty(start.text.markdown)), "")
    signs_told = [WHAT[name].format(first=first, part=part, answers=answers) for name in found if name in WHAT]
    return series(list(dict.fromkeys(signs_told)))


def _is_sure(start: Start) -> bool:
    """True for a candidate with a better sign of a question than its question mark."""
    return start.labelled or start.marked or bool(start.details) or not (start.level or start.shape in _SHAPES)


def _is_item(start: Start) -> bool:
    """True for an item of a list that may be what somebody said: `Ines: Do we want it?`."""
    return start.shape == "item" and not (start.labelled or start.numbered or start.details)


def _of_titles(titles: Sequence[str]) -> dict[str, bool]:
    named = [title for title in titles if may_hold(title, DOCUMENT_HEADS)]
    kind = any(map(is_version, titles)) or any(names_kind(title) or MEETING.search(title) for title in named)
    return {"kind": kind, "guide": not kind and any(map(GUIDE.search, named))}


def _is_part(title: str) -> bool:
    """True for the title of a part of a manual, minutes or a plan, without the signs and digits before its words."""
    return may_begin(title, PART_HEADS) and PARTS.match(title) is not None


def _of_head(document: Document, end: int) -> dict[str, bool]:
    lines = [line for line in document.lines[document.first : end] if line.strip()][:_HEAD]
    said = [line for line in lines if not _COLONS.isdisjoint(line)]
    dated = any(map(DATED.match, said)) or any(map(DAY.search, lines))
    meeting = sum(1 for line in lines if OF_MEETINGS.match(line)) >= _SEVERAL
    return {"present": any(map(PRESENT.match, said)), "meeting": meeting, "dated": dated or _is_post(document)}


_SEVERAL = 2
"""How many lines at the head of a document show that it is about a meeting."""
_COLONS = frozenset(":：|")
"""What ends the labels in the head of minutes."""


def _is_post(document: Document) -> bool:
    """True for an article of a blog: a day begins the name of its file, or its front matter names day and author."""
    return bool(_POST.search(document.path)) or all(
        any(map(key.match, document.lines[: document.first])) for key in (_ON, _BY)
    )


def _is_label(text: str) -> bool:
    return not _COLONS.isdisjoint(text) and bool(PRESENT.match(text) or DATED.match(text))


def _of_questions(asking: Sequence[Start]) -> dict[str, bool]:
    empty = sum(1 for start in asking if _is_empty(start.text.markdown))
    own = sum(1 for start in asking if not OWN.isdisjoint(_words(start.text.flat)))
    return {
        "bare": empty == len(asking) > 1,
        "empty": len(asking) > empty > len(asking) / 2,
        "own": 2 * own > len(asking) and own > empty,
    }


def _size(text: str) -> int:
    """The length of a text; a character of Chinese, Japanese or Korean says as much as two letters."""
    return len(text) + (0 if text.isascii() else len(_WIDE.findall(text[:_LONGEST])))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text[:_LONGEST].lower())


def _is_empty(question: str) -> bool:
    """True for a question whose words name no subject: `Why?`, `How does it work?`."""
    if len(question) > _MOST_LETTERS or _SUBJECT.search(question):
        return False
    if _WIDE.search(question):
        return not re.sub(r"[\W\d_]", "", EMPTY_PIECES.sub("", question))
    words = _words(question)
    return 0 < len(words) <= _MOST_WORDS and any(language.issuperset(words) for language in EMPTY)


def _plain(headings: Sequence[Block], taken: Sequence[Start], level: int) -> list[str]:
    """The headings beside the questions or above their level that ask nothing and have only text below them."""
    asking = {start.start for start in taken if start.asks}
    lines = [start.start for start in taken]
    found = []
    for heading, after in zip_longest(headings, headings[1:]):
        if heading.level > level or heading.start in asking or (heading is headings[0] and heading.level < level):
            continue
        words = re.sub(r"\A[\W\d_]+|[\W_]+\Z", "", heading.text[:_LONGEST])
        below = bisect_left(lines, after.start if after else _ALL) - bisect_left(lines, heading.end)
        leaf = after is None or after.level <= heading.level
        if leaf and not below and (_is_part(words) or not CLOSING_TITLE.match(words)):
            found.append(words)
    return found


def _are_long(document: Document, taken: Sequence[Start]) -> bool:
    """True if most answers have two paragraphs, or the mean answer has many words."""
    paragraphs = length = 0
    for start, after in zip_longest(taken, taken[1:]):
        for block in document.blocks_on(start.end, after.start if after else len(document.lines)):
            if block.kind == "heading" and not after:
                break
            if block.kind == "paragraph" and block.start >= start.end:
                paragraphs += 1
                length += _size(block.text)
    return 2 * paragraphs >= 3 * len(taken) or length >= _LONG_ANSWER * len(taken)
