"""Headings and lines: whether a text looks like a question, its plain words, and the end of its section."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from deckpress.compare import letters
from deckpress.markdown.emoji import with_emoji
from deckpress.markdown.remarks import without_remarks
from deckpress.marks import ESCAPED, MARK, mark
from deckpress.reading.settings.line_settings import without_hashtags
from deckpress.reading.words.labels import RECENT, label_alone, label_kind, number_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.vocabulary import POINTS
from deckpress.regex import regex

_MARKS = regex(
    r"(?:[\s*_`~)\]\"'”’»#.]|[\u2600-\u27bf\u2b50\u2b06\U0001f300-\U0001faff\ufe0f\u200d]"
    r"|==|\[\^?\w+\]|\[\^[\w-]+\]|\[\[[^\]]*\]\([^)]*\)\])+\Z"
)
"""Marks and symbols after a question mark. The label of a footnote comes before its bracket alone."""
_TAIL = 400
_REMARK = regex(r"(?<=[?\u061f])[ \t]*(?:\([^()?]{1,40}\)|\[[^\[\]?]{1,40}\])[*_]{0,3}\s*\Z")
"""A remark in brackets after a question mark: a year, points, a source."""
_PAIR = regex(
    r"(?<=[?\u061f])(?P<bold>[*_]{0,3})(?P<first>[ \t]*(?:\([^()?]{1,40}\)|\[[^\[\]?]{1,40}\]))"
    r"(?P<second>[ \t]*(?:\([^()?]{1,40}\)|\[[^\[\]?]{1,40}\])[*_]{0,3})\s*\Z"
)
"""Two remarks in brackets, `(2 marks) (2018)`, also behind a question in bold."""
_COUNTS = regex(rf"[ \t]*\d{{1,3}}(?:[.,]\d)?[ \t-]*(?:{POINTS})\.?[ \t]*\Z", re.I)
"""Points, as a remark tells them."""
_BLOCK_ID = regex(r"(?<=[?\u061f])[ \t]+\^[A-Za-z0-9-]{3,64}\s*\Z")
"""The id of a block, by which Obsidian links to it."""
_ASK = regex("[?\u061f\u055e\u2e2e\u1367\uff1f\u2047-\u2049\ufe56\ufe16]")
"""The question marks of all scripts, and the characters that hold one in their compatibility form."""
_BEHIND = regex(r"(?:[ \t]+(?:!\[[^\[\]\n]*\](?:\([^()\n]*\))?|!\[\[[^\[\]\n]+\]\]|%%[^%\n]+%%))+\s*\Z")
"""Pictures, sounds and Obsidian's comments behind a question."""
_CLOSING = regex(r"\A#+(?=\s)|(?:\A|(?<=\s))#+\s*\Z")
"""The `#` marks round the words of a heading, but not the `#` of `C#`."""
_BRACES = regex(r"\{:?[ \t]*[#.][^{}]*\}\s*\Z")
_SETTINGS = regex(r"(?<=\s)\{[\w#.=:,;\"' -]{1,120}\}\s*\Z")

_NOTE_MARK = regex(r"(?<=\S)\[\^[\w-]{1,99}\]")
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")


_GAP = regex(r"(?:（[ \t\u3000]*）[^（）\n?？。]{0,30}|(?<=[\s\u2e80-\u9fff])\([ \t\u3000]+\))[。.]?[\s*_]*\Z")
"""A place for the letter of an option, at the end of a question: `法国的首都是（ ）`."""
_GREEK = regex("[\u0370-\u03ff\u1f00-\u1fff][»\"”')\\]]{0,3}[;\u037e][\\s*_]*\\Z")
"""The Greek question mark, which looks like a semicolon."""
_OPENS = ("( ", "（", "(\t", "(\u3000")
_UNCLOSED = regex(r"¿[^?¿.!\n]{3,}[.:]?[\s*_]*\Z")
"""A Spanish question whose second mark is missing."""

_THEN_TELLS = regex(
    r"\?[*_]*\s+[*_]*(?:explain|justify|describe|discuss|give|name|list|compare|state|prove|begründen?|erklären?|erläutern?"
    r"|beschreiben?|nennen?|expli(?:que|quez|ca)|justifi(?:ez|e|ca|que)|décri(?:vez|s)|donnez?|describ[ea]|menciona"
    r"|spiega(?:te)?|motiva(?:te)?|giustifica|descrivi|объясните?|обоснуйте|приведите|опишите|wyjaśnij|uzasadnij"
    r"|podaj|vysvětlete?|förklara|motivera)(?!\w)[^?\n]{0,200}[.!]?[*_\s]*\Z"
    r"|[?？][*_\s]*(?:请|請)?(?:解释|解釋|说明|說明|描述|举例|舉例|列举|列舉|简述|簡述|论述|論述)[^?？\n]{0,200}[*_\s]*\Z"
    r"|[?？][*_\s]*(?:请|請|试|試)[^?？\n]{2,200}[*_\s]*\Z",
    re.I,
)
"""A task behind a question: `Is 7 a prime? Explain your answer.`"""
_LONGEST = 400


@lru_cache(maxsize=RECENT)
def looks_like_question(text: str) -> bool:
    """True if a text ends in a question mark of any script or in empty brackets, or begins with a question's label.

    Emphasis, brackets, emoji, footnote marks, pictures and comments after the question mark do not matter. A Spanish
    question may lack its second mark.
    """
    if text.endswith("?"):
        return True
    if any(map(text.__contains__, _OPENS)) and _GAP.search(text, max(len(text) - _TAIL, 0)):
        return True
    if _ASK.search(text) and _ends_asking(text):
        return True
    if "¿" in text and _UNCLOSED.search(text, max(len(text) - _TAIL, 0)):
        return True
    if ("?" in text or "？" in text) and len(text) < _LONGEST and _THEN_TELLS.search(text):
        return True
    if not text.isascii() and _GREEK.search(text, max(len(text) - _TAIL, 0)):
        return True
    return label_kind(text) == "question"


def leads_to_options(line: str) -> bool:
    """True for a line that asks, or that breaks off for the options below it: with a colon, dots or a blank."""
    return looks_like_question(line) or _BREAKS_OFF.search(line[-_BROKEN:]) is not None


def is_below_question(lines: Sequence[str], start: int) -> bool:
    """True if the nearest text in the three lines above a line has a number, asks, or breaks off for its options.

    It may also be below the label of a question.
    """
    near = next((n for n in range(start - 1, max(start - _NEAR, 0) - 1, -1) if lines[n].strip()), -1)
    if near < 0:
        return False
    above = lines[near].strip()
    if number_of(above.lstrip("#* \t")) or leads_to_options(above):
        return True
    return label_alone(first_with_text(reversed(lines[max(near - _NEAR, 0) : near])).lstrip("# \t")) == "question"


def is_above_answer(lines: Sequence[str], last: int) -> bool:
    """True if the nearest text below a line, also in a quote, a list or italics, has the label of an answer."""
    below = first_with_text(lines[last + 1 : last + 1 + _NEAR]).strip()
    return "answer" in (label_kind(below), label_kind(below.strip(_QUOTED)))


_NEAR = 3
_QUOTED = "> \t*_-+"
_BREAKS_OFF = regex(r"(?:[:：…]|\.{3}|_{3,}[.)]?)[*_\s]*\Z")
_BROKEN = 80


def _ends_asking(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", re.sub(r"<[^<>]*>", "", text))
    folded = _SETTINGS.sub("", _BEHIND.sub("", folded[-_TAIL:]))
    folded = _REMARK.sub("", _without_second(_BLOCK_ID.sub("", folded)))
    for _ in range(4):
        before, folded = folded, _BRACES.sub("", _MARKS.sub("", folded))
        if folded == before:
            break
    return folded.endswith(("?", "\u061f", "\u055e", "\u2e2e", "\u1367"))


def _without_second(text: str) -> str:
    """A text without the second of two remarks in brackets at its end, if one of them tells points."""
    pair = _PAIR.search(text)
    if pair is None or not any(_COUNTS.match(remark.strip(_BRACKETS)) for remark in pair.group("first", "second")):
        return text
    return text[: pair.start()] if pair["bold"] else text[: pair.start("second")]


_BRACKETS = " \t*_()[]"


@lru_cache(maxsize=RECENT)
def bare_letters(text: str) -> str:
    """The letters and digits of a text without its marks of footnotes, as contents and keys repeat it."""
    return letters(_NOTE_MARK.sub("", text) if "[^" in text else text)


def plain_title(text: str) -> str:
    """A heading as the name of a deck: without emphasis, links, braces, `#tags`, marks of footnotes and closing marks.

    `\\*` is a star.
    """
    text = with_emoji(without_remarks(_NOTE_MARK.sub("", text)))
    text = _ESCAPED.sub(lambda match: mark(ESCAPED, ord(match.group(1))), _BRACES.sub("", text))
    text, _ = without_hashtags(_CLOSING.sub("", text))
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    text = re.sub(r"<[^<>]*>|[*`]|(?<!\w)_+|(?<!_)_++(?!\w)|\{[#.][^{}]*\}\s*$", "", text)
    text = _CLOSING.sub("", " ".join(text.split())).strip()
    return MARK.sub(lambda held: chr(int(held.group(2))), text) or "?"


def section_ends(headings: Sequence[tuple[int, int]], last: int) -> list[int]:
    """For each heading, the line on which the next one of its level or above begins, else `last`.

    A heading is given as its line and its level.
    """
    ends = [last] * len(headings)
    open_: list[int] = []
    for number, (line, level) in enumerate(headings):
        while open_ and headings[open_[-1]][1] >= level:
            ends[open_.pop()] = line
        open_.append(number)
    return ends
