"""A document -> the text and the evidence that the costs of its readings are based on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.choice.topics import Layout
from deckpress.reading.parts.asking_lists import asking_lines, list_asks
from deckpress.reading.parts.furniture import is_back_to_top, is_break, is_contents_block, only_links
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_LINKING = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?[*_]{0,3}(?:\[[^\[\]]+\]\(|<?)https?://")
_WIKI = regex(r"\[\[[^\[\]]*+\]\]")


@dataclass(frozen=True, slots=True)
class Page:
    """The basis for the costs of readings: the text and the evidence of a document, line by line."""

    size: tuple[int, ...]
    """How many characters are on the lines before each line that a card could hold."""
    asking: tuple[int, ...]
    """The lines of candidates with a label or an answer below, in order."""
    answers: tuple[int, ...]
    """The lines at which answers begin that have a label or are hidden, in order."""
    evidence: tuple[int, ...]
    """The lines of both, and of labels of questions, in order."""
    asked: int = 0
    """How many characters are in lists of questions without answers."""
    links: tuple[int, ...] = ()
    """How many of the characters of `size` are in list items that begin with a link, or on lines of links alone."""
    code: Mapping[int, str] = field(default_factory=dict)
    """The code that follows each block, by the line at which the block ends."""
    worded: tuple[int, ...] = ()
    """The lines of headings and bold lines that ask and have text below them, in order."""
    layout: Callable[[], Layout] | None = None
    """Makes what tells topics from the parts of a document; None if the user takes every guess."""


_ONLY_TAGS = regex(
    r"\s*(?:<th\b[^<>]*>[^<>]*</th>\s*|</?(?:table|thead|tbody|tr|th|dl|div|p|section)\b[^<>]*>\s*)+\Z", re.I
)


def page_of(
    document: Document,
    asking: Iterable[int],
    answers: Iterable[int],
    labels: Iterable[int],
    keys: Iterable[int],
    layout: Callable[[], Layout] | None = None,
) -> Page:
    """The text of a document without parts that no card holds: contents, rules, keys, headers of tables, comments.

    The other arguments are lines: those of evident candidates, answers, labels of questions, and answer keys.
    """
    empty = set(keys)
    asked = 0
    for block in document.blocks:
        if block.kind == "list" and list_asks(block):
            plain = [item for item in block.items if not item.nested]
            lines = [n for item in plain for n in range(item.start, item.end)]
            asked += sum(len(document.lines[n].strip()) for n in lines)
            empty.update(lines)
        elif block.kind == "paragraph" and (questions := asking_lines(document, block)):
            asked += sum(len(words) for _, words in questions)
            empty.update(number for number, _ in questions)
        elif (
            block.kind in ("rule", "heading")
            or is_back_to_top(block)
            or is_break(block)
            or is_contents_block(document, block)
            or (block.kind == "html" and block.text.lstrip().startswith("<!--"))
        ):
            empty.update(range(block.start, block.end))
        elif block.kind == "table":
            empty.update((block.start, block.start + 1))
        elif block.kind == "html":
            empty.update(n for n in range(block.start, block.end) if _ONLY_TAGS.match(document.lines[n]))
    size, links = [0], [0]
    linked = "](" in document.table.text or "[[" in document.table.text or "://" in document.table.text
    for number, line in enumerate(document.lines):
        length = len(line.strip()) if number >= document.first and number not in empty else 0
        size.append(size[-1] + length)
        links.append(links[-1] + (length if linked and length and _is_linking(line) else 0))
    code = {block.end: after.text for block, after in pairwise(document.blocks) if after.kind in ("fence", "code")}
    asking, answers = sorted(set(asking)), sorted(answers)
    evidence = sorted([*asking, *answers, *labels])
    return Page(tuple(size), tuple(asking), tuple(answers), tuple(evidence), asked, tuple(links), code, layout=layout)


def _is_linking(line: str) -> bool:
    """True for a list item that begins with a link to elsewhere, and for a line of links alone."""
    if "://" in line and _LINKING.match(line):
        return True
    return ("[[" in line or "](" in line) and "![" not in line and only_links(_WIKI.sub("[](.)", line))
