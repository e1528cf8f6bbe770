"""Labels of questions and answers in an unusual spelling, `Q - ..`, `A1) ..`, `*R.* ..`, -> `Q: ..` and `A: ..`.

Options begin with letters and such marks, too, and so do ordinary sentences. So questions and answers must take turns,
both written in one way, and no `B) ..` may follow an `A) ..`. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.letter_pairs import SPELLED_PAIRS, SURE
from deckpress.reading.words.vocabulary import ANSWER, QUESTION, SHORT_ANSWER
from deckpress.regex import regex

_ASKING = "".join(sorted({pair[0] for pair in SPELLED_PAIRS}))
_SAYING = "".join(sorted({pair[1] for pair in SPELLED_PAIRS}))
_OPEN = r"\*{1,3}|_{1,3}|`|<(?:b|strong|em|i|u)>"
_CLOSE = r"\*{1,3}|_{1,3}|`|</(?:b|strong|em|i|u)>"
_LABEL = regex(
    r"(?P<lead>[ \t]{0,8}(?:>[ \t]?){0,3}(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?(?:(?P<count>\d{1,3})[.)][ \t]+)?)"
    rf"(?:(?P<open>{_OPEN})|(?P<round>[\[(]))?"
    rf"(?:(?P<asks>{QUESTION}|[{_ASKING}])|(?P<says>{ANSWER}|{SHORT_ANSWER}|[{_SAYING}]))"
    r"(?:(?P<apart>[ \t]?[.#№-]?[ \t]?)(?P<number>\d{1,4}))?"
    rf"(?(round)[\])]|(?P<mark>[ \t]?(?:[:：.)]|[–—-]+(?=[ \t*_<]|\Z)))?(?P<close>{_CLOSE})?)"
    r"(?P<late>[ \t]?(?:[:：.)]|[–—-]+(?=[ \t]|\Z)))?"
    r"(?:[ \t]+|\Z|(?<=[:：.])(?=[^\s.:*_\d]))",
    re.I,
)
_AHEAD = " \t>*_-+#[(`0123456789.)"
"""What may be in front of the word of a label, beside the tag of an element."""
_BEHIND = " \t.:：#-–—)]*_`<0123456789№"
"""What may be behind a label of one letter."""
_OPTION = regex(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__|[*_])?\(?[b-hB-HбвБВ](?:[.):]|[ \t]+[-–—])")
_OPTION_BESIDE = regex(r"[ \t](?:\*\*|__)?\(?[bBбБ][.):](?:\*\*|__|(?=[^\n])(?![^\W\d_]?[.)]))")
"""The second option on one line."""
_FEWEST = 2
_FORMS = 3
"""How many forms a document may mix."""
_SHARE = 0.8
"""The share of the labels of either form that must be one of such a pair."""


class _Head(NamedTuple):
    """A line that may begin with a label, its word, and the marks in and around it."""

    line: int
    match: re.Match[str]
    word: str
    form: tuple[str, ...]


def with_spelled_labels(document: Document) -> Document:
    """The document with plain labels in place of such ones."""
    lines = document.lines
    numbers = [number for number in document.table.spoken if _may_be_labelled(lines[number])]
    if len(numbers) < _FEWEST:
        return document
    code = document.code_lines()
    found = [head for n in numbers if n not in code and (head := _head(lines[n], n))]
    pairs = _pairs(lines, found) if len(found) >= _FEWEST else ()
    if not pairs or all(_is_known(head.match) for pair in pairs for head in pair):
        return document
    return document.with_lines({head.line: _plain(head.match) for pair in pairs for head in pair})


def _may_be_labelled(line: str) -> bool:
    """False for most lines: their first word begins like no word for a question or an answer."""
    words = line.lstrip(_AHEAD)
    if words.startswith("<"):
        words = words[words.find(">") + 1 :].lstrip(_AHEAD)
    start, heads = words[:3].casefold(), _heads()
    return start in heads or start[:2].rstrip(_BEHIND) in heads


@cache
def _heads() -> frozenset[str]:
    """The first three letters of the words for a question and an answer, in lower case, and the shorter words."""
    words = f"{QUESTION}|{ANSWER}|{SHORT_ANSWER}".casefold().split("|")
    return frozenset((*_ASKING, *_SAYING, *(word[:3] for word in words)))


def _head(line: str, number: int) -> _Head | None:
    match = _LABEL.match(line)
    if match is None or (match["close"] and match["close"] != (match["open"] or "").replace("<", "</")):
        return None
    if not (match["mark"] or match["late"] or match["number"] or match["close"] or match["round"]):
        return None
    word = (match["asks"] or match["says"]).casefold()
    marks = [match[name] or "" for name in ("open", "round", "apart", "mark", "close", "late")]
    return _Head(number, match, word, (word, *marks, "0" if match["number"] else ""))


def _pairs(lines: Sequence[str], heads: Sequence[_Head]) -> list[tuple[_Head, _Head]]:
    """The questions and answers of the forms that most often take turns."""
    pairs: list[tuple[_Head, _Head]] = []
    turns = [pair for pair in pairwise(heads) if _are_pair(*pair)]
    forms = Counter(head.form for head in heads)
    for (asks, says), times in Counter((asked.form, said.form) for asked, said in turns).most_common(_FORMS):
        if times >= max(_SHARE * forms[asks], _SHARE * forms[says]):
            own = [pair for pair in turns if (pair[0].form, pair[1].form) == (asks, says)]
            if len(asks[0]) == 1 and asks[0] not in SURE and 2 * sum(_asks(lines, *pair) for pair in own) < len(own):
                continue
            if times < _FEWEST and not _is_sure(lines, *own[0]):
                continue
            ends = [*(asked.line for asked, _ in own[1:]), len(lines)]
            pairs += [pair for pair, end in zip(own, ends, strict=True) if not _is_option(lines, pair[1], end)]
    return pairs


def _are_pair(asked: _Head, said: _Head) -> bool:
    """True for the label of a question and that of an answer; two letters must belong together."""
    if not (asked.match["asks"] and said.match["says"]):
        return False
    if len(asked.word) > 1 or (asked.word == "q" and len(said.word) > 1):
        return True
    return asked.word + said.word in SPELLED_PAIRS


def _is_sure(lines: Sequence[str], asked: _Head, said: _Head) -> bool:
    """True for one question that asks, with its answer right below it, both written in one way."""
    between = lines[asked.line + 1 : said.line]
    return asked.form[1:] == said.form[1:] and not any(map(str.strip, between)) and _asks(lines, asked, said)


def _asks(lines: Sequence[str], asked: _Head, said: _Head) -> bool:
    """True for a question that ends in a question mark, or sets a task."""
    words = [asked.match.string[asked.match.end() :], *lines[asked.line + 1 : said.line]]
    told = [text for line in words if (text := line.strip(" \t*_"))]
    return bool(told) and (looks_like_question(told[-1]) or is_task(told[0]))


def _is_option(lines: Sequence[str], said: _Head, end: int) -> bool:
    """True for a letter that has the next option below it, up to the next question."""
    if len(said.word) > 1:
        return False
    below = any(_OPTION.match(lines[number]) for number in range(said.line + 1, end))
    return below or _OPTION_BESIDE.search(said.match.string, said.match.end() - 1) is not None


def _is_known(match: re.Match[str]) -> bool:
    """True for a label that the readers know as it is."""
    if match["count"]:
        return False
    label = label_of(match.string[match.end("lead") :])
    kind = "question" if match["asks"] else "answer"
    return label is not None and label.kind == kind and match.end("lead") + label.end >= match.end()


def _plain(match: re.Match[str]) -> Change:
    """The line with a letter, the number, and a colon."""
    still_open = match["open"] or "" if not match["close"] else ""
    lead = match.string[: match.start("count")] if match["count"] else match["lead"]
    number = match["number"] or match["count"] or ""
    label = f"{lead}{still_open}{'Q' if match['asks'] else 'A'}{number}: "
    return label + match.string[match.end() :], match.end() - len(label)
