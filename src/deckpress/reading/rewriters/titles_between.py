"""Bold or italic lines between a closed answer and the next question: the titles of sections.

    Q: What is iron?
    A: A metal.

    **Living things**

    Q: What is a cod?

The answer above is closed if it has a label, or ends with an option or with its item, and so is a cloze. In other
answers, such a line may be their end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from operator import attrgetter

from deckpress.compare import letters
from deckpress.reading.parts.option_values import LETTER, begins_box
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.starts.not_questions import names_closing
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import REMARK
from deckpress.regex import regex

_REMARK = regex(rf"(?:{REMARK})\W{{0,3}}[:：]", re.I)
_ITEM = regex(r"[ \t]*(?:[-*+][ \t]+)?")
_SHARE = 0.5
"""The largest share of questions with a title above; if more have one, the lines may be parts of the answers."""
_FEWEST_LETTERS = 3
_INDENT = 2
_MOST_WORDS = 4
_CLOSED = ("answer", "explanation", "cloze")


def titles_between(
    document: Document, questions: Sequence[int], title: Callable[[str], re.Match[str] | None]
) -> dict[int, re.Match[str]]:
    """The lines of such titles, by the lines of the questions; `title` matches a line that may be one.

    A closing title, `**Sources**`, may stand below the last answer.
    """
    code = document.code_lines()
    found: dict[int, re.Match[str]] = {}
    for above, question in pairwise(questions):
        line = _text_above(document, question, above)
        here = line > above and line not in code and not document.lines[line][:_INDENT].isspace()
        match = title(document.lines[line]) if here else None
        if match is None or _is_remark(match) or _names_option(document, above, line, match["words"]):
            continue
        if _is_closed(document, _text_above(document, line, above), above):
            found[line] = match
    words = {match["words"] for match in found.values()}
    if not questions or len(found) > _SHARE * len(questions) or len(words) < len(found):
        return {}
    last = _below_last(document, questions[-1], title)
    if any(not names_closing(match["words"]) for match in last.values()):
        return {}
    return found | last


def plain_titles(document: Document, questions: Sequence[int]) -> dict[int, re.Match[str]]:
    """The lines of titles without a mark right above the first question and others, by the lines of the questions.

    All answers have as many blocks, and so do all clozes, so that no title can be a part of one; or the titles are
    farther below the text above them. A title may have another one right below it.
    """
    blocks, lines = document.blocks, frozenset(questions)
    places = sorted({bisect_right(blocks, line, key=attrgetter("start")) - 1 for line in lines})
    if len(questions) < _FEWEST_PLAIN or not places[0] or not all(_holds(blocks[place], lines) for place in places):
        return {}
    for most in (1, 2):
        above = [_titles_above(document, place, most) for place in places]
        ends = [place - len(titles) for place, titles in zip(places, above, strict=True)][1:]
        sizes = {
            (end - place, label_kind(document.lines[blocks[place].start]) == "cloze")
            for place, end in zip(places, [*ends, len(blocks)], strict=True)
        }
        found = {line: match for titles in above for line, match in titles.items()}
        distinct = {match["words"] for match in found.values()}
        few = 2 * sum(map(bool, above)) <= len(lines) + 1  # a line above each question may end the answer before it
        alike = len(sizes) == len({cloze for _, cloze in sizes}) or _are_apart(document, sorted(found))
        if above[0] and few and alike and _FEWEST <= len(found) == len(distinct):
            return found
    return {}


def _titles_above(document: Document, place: int, most: int) -> dict[int, re.Match[str]]:
    """The lines of up to `most` titles right above a block."""
    found: dict[int, re.Match[str]] = {}
    for block in reversed(document.blocks[max(place - most, 0) : place]):
        if (match := plain_title(document, block)) is None:
            break
        found[block.start] = match
    return found


def _are_apart(document: Document, titles: Sequence[int]) -> bool:
    """True if two blank lines or more are above each title but the first and those right below another one."""
    lines = document.lines
    below = [line for above, line in pairwise(titles) if any(lines[n].strip() for n in range(above + 1, line))]
    return bool(below) and all(not any(map(str.strip, lines[line - _APART : line])) for line in below)


_APART = 2


def _holds(block: Block, questions: AbstractSet[int]) -> bool:
    """True for a block that begins with a question; a list of several has their answers in its items."""
    listed = len(block.items) < _FEWEST or all(item.nested or "\n" in item.text for item in block.items)
    return block.start in questions and (block.kind != "list" or listed)


def plain_title(document: Document, block: Block) -> re.Match[str] | None:
    """A paragraph of a few words that neither ask nor end a sentence."""
    match = _PLAIN.match(block.text) if block.kind == "paragraph" else None
    if match is None or len(match["words"].split()) > _MOST_WORDS or label_kind(block.text):
        return None
    return None if looks_like_question(match["words"]) else _PLAIN.match(document.lines[block.start])


_PLAIN = regex(r"[ \t]{0,3}(?P<mark>)(?P<words>(?![a-zа-я])[^\W\d_][^*_\n]{0,58}[\w)）])[:：]?[ \t]*\Z")
_FEWEST = 2
_FEWEST_PLAIN = 3


def _is_remark(match: re.Match[str]) -> bool:
    """True for a remark on the question above, or for more words in italics than a title has."""
    long = len(match["mark"]) == 1 and len(match["words"].split()) > _MOST_WORDS
    return long or _REMARK.match(match["words"]) is not None


def _text_above(document: Document, line: int, end: int) -> int:
    """The nearest line with text above a line, not above the line `end`."""
    line -= 1
    while line > end and not document.lines[line].strip():
        line -= 1
    return line


def _is_closed(document: Document, last: int, question: int) -> bool:
    """True for the last line of an option, of an item, or of a paragraph that begins with the label of an answer."""
    if last <= question:
        return False
    line = document.lines[last]
    asked = document.lines[question]
    if line[:_INDENT].isspace() and looks_like_question(asked) and not asked[:1].isspace():
        return True  # the answer ends with its item
    bare = line[len(_lead(line)) :]
    if LETTER.match(bare) or begins_box(bare):
        return True
    while last > question and document.lines[last].strip():
        if label_kind(document.lines[last].strip()) in _CLOSED:
            return True
        last -= 1
    return False


def _lead(line: str) -> str:
    match = _ITEM.match(line)
    return match.group() if match else ""


def _below_last(
    document: Document, question: int, title: Callable[[str], re.Match[str] | None]
) -> dict[int, re.Match[str]]:
    """The first such line below the answer to the last question: a closing title, or a sign that answers end so."""
    for number in range(question + 1, len(document.lines)):
        match = title(document.lines[number])
        if match and _is_closed(document, _text_above(document, number, question), question):
            return {number: match}
    return {}


def _names_option(document: Document, start: int, end: int, words: str) -> bool:
    """True for words that hold those of an option above them, or its letter."""
    said = letters(words)
    if len(said) < _FEWEST_LETTERS or LETTER.match(words):
        return True
    lines = (line[len(_lead(line)) :] for line in document.lines[start + 1 : end])
    options = (letters(line[match.end() :] if (match := LETTER.match(line)) else line) for line in lines)
    return any(option and (option in said or said in option) for option in options)
