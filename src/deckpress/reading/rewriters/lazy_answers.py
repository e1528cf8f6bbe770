"""Numbered questions with their answers right below them at the left edge -> the same document, cut between the two.

Markdown reads the first lines of such an answer as the rest of the item, and the text behind a blank line as outside of
it. `Answer: B` right below several bare items answers the question above them. A line of dashes right below text, which
Markdown reads as a heading, is a rule if the others like it are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from deckpress.reading.parts.option_values import begins_options, is_second_option
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import is_answer_word, label_alone, label_kind, label_of
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.vocabulary import ASK_TO
from deckpress.regex import regex

_FEWEST = 2
_LONGEST_HEADING = 80
_ENDS = regex(r"[.:;!。！)]\s*\Z")


def with_answers_apart(document: Document) -> Document:
    """The document with its blocks cut between such questions and their answers."""
    cuts = sorted({*_below_questions(document), *_below_bare_items(document)})
    return document.cut_blocks(cuts) if cuts else document


def _below_bare_items(document: Document) -> Iterator[int]:
    """The lines at the left edge with the label of an answer, right below the last of several items that do not ask."""
    for block in document.blocks:
        if block.kind != "list" or len(block.items) < _FEWEST or block.items[-1].end <= block.items[-1].start + 1:
            continue
        *others, last = block.items
        line = document.lines[last.start + 1]
        if (
            not line[:1].isspace()
            and label_kind(line) == "answer"
            and not any(other.nested or "\n" in other.text for other in others)
            and not any(_is_question(item.text.split("\n", 1)[0]) or _TASK.match(item.text) for item in block.items)
        ):
            yield last.start + 1


_TASK = regex(rf"\W*(?:{ASK_TO})(?!\w)", re.I)


def with_rules_apart(document: Document) -> Document:
    """The document with asterisks in place of the dashes of such rules, which no text above makes a heading."""
    rules = [*_rules(document), *_rules_below_answers(document)]
    if _below_questions(document):
        rules += _rules_below_lists(document)
    return document.with_lines(dict.fromkeys(rules, ("***", 0)))


def _below_questions(document: Document) -> list[int]:
    """The lines on which the answers begin, if some of them do not end with their item."""
    cuts, spills = [], 0
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind != "list" or not block.ordered:
            continue
        own = [item.start + 1 for item in block.items if _is_lazy(document, item)]
        cuts += own
        below = blocks[index + 1].kind if index + 1 < len(blocks) else ""
        last = block.items[-1]
        spills += below in ("paragraph", "list", "fence", "quote", "table") and last.start + 1 in own
    return cuts if spills and _questions(document) >= _FEWEST else []


def _questions(document: Document) -> int:
    lists = (block for block in document.blocks if block.kind == "list" and block.ordered)
    return sum(1 for block in lists for item in block.items if _is_question(item.text.split("\n", 1)[0]))


def _is_question(line: str) -> bool:
    return BOLD_LINE.match(line) is not None or looks_like_question(line)


def _is_lazy(document: Document, item: Item) -> bool:
    """True for a question on one line with text below it that is not indented."""
    if item.first != "paragraph" or item.nested or "\n" not in item.text:
        return False
    first, second = item.text.split("\n")[:2]
    line = document.lines[item.start + 1]
    return (
        _is_question(first)
        and line[:1].strip() != ""
        and (BOLD_LINE.match(first) is not None or not second[:1].islower())
        and label_of(line) is None
        and not begins_options(line)
    )


def _rules(document: Document) -> Iterator[int]:
    """The lines of dashes below sentences, in a document with other rules of the same length."""
    lines = document.lines
    rules = Counter(lines[block.start].strip() for block in document.blocks if block.kind == "rule")
    for block in document.blocks if rules else ():
        mark = lines[block.end - 1].strip()
        if _is_underlined(block, mark) and rules[mark] >= _FEWEST and _is_text(document, block):
            yield block.end - 1


def _rules_below_lists(document: Document) -> Iterator[int]:
    """The lines of dashes right below the last line of a list."""
    for above, block in pairwise(document.blocks):
        if block.kind == "rule" and above.kind == "list" and document.lines[block.start].strip("- ") == "":
            yield block.start


def _rules_below_answers(document: Document) -> Iterator[int]:
    """The lines of dashes or equals signs right below the options or the answer of a question.

    The heading above an answer may announce it: `### Answer`, `B`, `---`.
    """
    lines = document.lines
    found = [n for n in document.table.marked(_DASHES) if n > document.first and _LINE.match(lines[n])]
    code = document.code_lines() if found else frozenset()
    for number in found:
        above = list(_right_above(lines, number))
        ends = _is_end(above) or (lines[number].strip() == "---" and _is_announced(lines, number - len(above) - 1))
        if number not in code and ends and not (len(above) == 1 and label_alone(above[0].strip())):
            yield number


def _is_end(above: Sequence[str]) -> bool:
    """True if the lines above a rule, up from it, hold options or an answer."""
    return any(map(_answers, above)) or any(map(_announces, above[1:]))


def _is_announced(lines: Sequence[str], above: int) -> bool:
    """True if one blank line, or two, is all that is between a text and the heading that announces it."""
    above -= above > 0 and not lines[above - 1].strip()
    return above > 0 and not lines[above].strip() and _announces(lines[above - 1])


def _announces(line: str) -> bool:
    """True for a heading that only announces the answer below it."""
    head = HEADING_MARK.match(line)
    return head is not None and is_answer_word(line[head.end() :])


def _right_above(lines: Sequence[str], number: int) -> Iterator[str]:
    """The lines above a line, up from it, to a blank one."""
    return takewhile(str.strip, (lines[above] for above in range(number - 1, max(number - _REACH, 0) - 1, -1)))


def _answers(line: str) -> bool:
    return label_kind(line) == "answer" or is_second_option(line)


_LINE = regex(r" {0,3}(?:-{3,}|={3,})[ \t]*\Z")
_DASHES = frozenset("-=")
_REACH = 30


def _is_underlined(block: Block, mark: str) -> bool:
    return block.kind == "heading" and block.end > block.start + 1 and len(mark) >= 3 and not mark.strip("-")


def _is_text(document: Document, block: Block) -> bool:
    words = document.lines[block.end - 2]
    return block.end - block.start > 2 or len(words) > _LONGEST_HEADING or _ENDS.search(words) is not None
