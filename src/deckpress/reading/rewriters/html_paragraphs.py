"""Paragraphs of HTML that ask and answer, `<p>Which?<br>` above `R: gold</p>`, -> the same lines in Markdown.

Headings of HTML right above one of them become headings of Markdown; lines keep their numbers.
"""

from __future__ import annotations

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_OPENS = regex(r"[ \t]*<(?:p|div)\b[^<>]*>[ \t]*")
_BREAK = regex(r"[ \t]*<br[ \t]*/?>[ \t]*\Z")
_CLOSES = regex(r"[ \t]*</(?:p|div)>[ \t]*\Z")
_HEADING = regex(r"[ \t]*<h(?P<level>[1-6])\b[^<>]*>(?:<a\b[^<>]*></a>)?(?P<words>[^<>]+)</h(?P=level)>[ \t]*\Z")
_LABEL = regex(r"[^\W\d_]{1,20}[ \t]?:")
"""The label of an answer, also one that other rewriters only know where many lines have it: `R:`."""
_FEWEST = 2


def with_paragraphs_of_html(document: Document) -> Document:
    """The document with such paragraphs as lines of Markdown, if there are two or more of two lines each."""
    if "<br" not in document.source.text:
        return document
    lines = document.lines
    code = document.code_lines()
    changes: dict[int, Change] = {}
    labels: set[str] = set()
    for number in document.table.marked(frozenset("<")):
        if number + 1 < len(lines) and number not in code and (asked := _asked(lines[number], lines[number + 1])):
            changes[number] = asked
            changes[number + 1] = _answer(lines[number + 1])
            labels.add(lines[number + 1].partition(":")[0])
    if len(changes) < 2 * _FEWEST or len(labels) > 1:
        return document
    for number in sorted(changes):
        above = number - 1
        while above >= document.first and above not in changes and (heading := _heading(lines[above])):
            changes[above] = heading
            above -= 1
    return document.with_lines(changes)


def _asked(line: str, below: str) -> Change | None:
    """The words of a line that opens a paragraph and asks above the answer that closes it; None for other lines."""
    opened, broken = _OPENS.match(line), _BREAK.search(line)
    if opened is None or broken is None or not _CLOSES.search(below):
        return None
    words = line[opened.end() : broken.start()]
    if "<" in words or not looks_like_question(words) or not _LABEL.match(below):
        return None
    return f"Q: {words}", opened.end() - len("Q: ")


def _answer(line: str) -> Change:
    told = _CLOSES.sub("", line)
    label = _LABEL.match(told)
    cut = label.end() if label else 0
    return f"A: {told[cut:].lstrip()}", cut - len("A: ") + len(told[cut:]) - len(told[cut:].lstrip())


def _heading(line: str) -> Change | None:
    match = _HEADING.match(line)
    if match is None:
        return None
    mark = "#" * int(match["level"]) + " "
    return mark + match["words"].strip(), match.start("words") - len(mark)
