"""Numbered questions with the answer at the end of their line, among others with options -> candidates with answers.

    1. The sun is cold. (F)
    2. The largest planet is ____. # Jupiter

Here, other items have options or an answer below them; `statement_starts` reads lists in which every item ends in its
answer. The answers count if most items with nothing below them end in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass, replace
from deckpress.model import Text
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.statement_starts import judges, statement_starts
from deckpress.reading.text.tree import Document
from deckpress.reading.words.vocabulary import FALSE, TRUE
from deckpress.regex import regex

_JUDGED = regex(
    rf"(?P<open>[(（\[])[ \t]*(?P<said>[TFVRWPВН]|{TRUE}|{FALSE}|[√✓✔✅☑×✗✘❌✖]\ufe0f?)[ \t]*[)）\]][*_]{{0,2}}"
    r"(?P<rest>(?:[ \t]+(?:\\?>|→|-|–|—|\()[^()\n]{1,40}\)?)?)[ \t]*\Z",
    re.I,
)
_FILLED = regex(r"(?<=[\w.?_。？)）*])[ \t]+#[ \t]+(?P<said>[^#\n]{1,120}?)[ \t]*\Z")
_BLANK = regex(r"_{2,}|(?:\\_){2,}|_\\_|\\__|…{2,}|\.{4,}")
_NUMBER = regex(r"[ \t]*(?:#{1,6}[ \t]+)?\(?\d{1,4}[.)][ \t]+")
_LABEL = "**Answer:** "
_FEWEST = 3
_BRACKETS = frozenset(")）]")
_FEWEST_WORDS = 2
_SHARE = 0.5
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class _Tail:
    """The answer at the end of a question: where the question ends, and where the answer begins."""

    stop: int
    at: int
    said: str
    judged: bool


def with_trailing_answers(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with such answers in place of the ends of their questions."""
    numbered = list(_numbered(document))
    lines = (document.lines[number] for number, _, _ in numbered)
    if sum(1 for line in lines if _may_end(line) and _tail(line)) < _FEWEST:
        return list(starts)
    found: dict[int, _Tail] = {}
    asked = bare = 0
    for line, indent, alone in numbered:
        tail = _tail(document.lines[line])
        bare += tail is None and alone
        if tail is not None and (alone or indent):
            found[line] = tail
            asked += tail.judged or _asks(document.lines[line][: tail.stop])
    judged = [tail.said for tail in found.values() if tail.judged]
    if judged and not judges(judged):
        return list(starts)
    if len(found) < _FEWEST or asked < _SHARE * len(found) or len(found) < _SHARE * (len(found) + bare):
        return list(starts)
    return [_answered(document, start, found) for start in starts]


def _answered(document: Document, start: Start, found: Mapping[int, _Tail]) -> Start:
    """A candidate that ends with an answer; any other as it is."""
    tail = found.get(start.end - 1)
    if tail is None or not (start.shape == "item" or start.is_heading) or start.answer is not None:
        return start
    line = start.end - 1
    kept = start.text.markdown[: start.text.markdown.rfind(document.lines[line][tail.stop :].strip())].rstrip()
    if not kept:
        return start
    said = Text.at(document.place(line, tail.at - len(_LABEL)), f"{_LABEL}{tail.said}")
    end = start.end
    if start.item is not None and start.item.nested:
        below = document.part(start.end, start.item.end, start.item.indent)
        said, end = Text.join(said, below.text(0, len(below.lines))), start.item.end
    text = start.text.slice(0, len(kept))
    return replace(start, text=text, answer=said, end=end, limit=end, body=True, marked=True, loose=False)


def _numbered(document: Document) -> Iterator[tuple[int, int, bool]]:
    """The last lines of numbered questions, the columns of what is below, and whether nothing is.

    Lists that others read are left out.
    """
    for block, after in pairwise((*document.blocks, None)):
        if block is None:
            return
        if block.kind == "heading" and block.end == block.start + 1 and _NUMBER.match(document.lines[block.start]):
            yield block.start, 0, after is None or after.kind == "heading"
        if block.kind != "list" or not block.ordered or any(statement_starts(document, block)):
            continue
        follows = after is not None and after.kind in ("table", "list", "paragraph")
        for item in block.items:
            if item.first == "paragraph" and item.head_end > item.start:
                alone = not item.nested and not (item is block.items[-1] and follows)
                yield item.head_end - 1, item.indent, alone


def _may_end(line: str) -> bool:
    return bool(_BRACKETS.intersection(line[-60:])) or "# " in line[7:]


def _tail(line: str) -> _Tail | None:
    if len(line) > _LONGEST:
        return None
    if match := _JUDGED.search(line, max(len(line) - 90, 0)):
        said = match.group("said") + match.group("rest")
        words = line[: match.start()]
        sentence = len(words.split()) >= _FEWEST_WORDS or not words.isascii()
        return _Tail(match.start(), match.start("said"), said, judged=True) if sentence else None
    if match := _FILLED.search(line, 4):
        return _Tail(match.start(), match.start("said"), match.group("said"), judged=False)
    return None


def _asks(words: str) -> bool:
    return looks_like_question(words) or bool(_BLANK.search(words))
