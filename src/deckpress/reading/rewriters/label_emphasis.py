"""Labels in any emphasis, `***Answer:***`, `<b>Q1.</b>`, `**_Solution_**`, -> the same labels in bold.

A label in italics alone stays as it is, and so does every line in a marked part of a card. A line in italics as a
whole, `_Correct answer: Rome_`, loses its marks. Places in the file do not change.
"""

from __future__ import annotations

import re

from deckpress.reading.text.part_marks import bounds
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_MARK = r"\*{1,3}|_{1,3}|`|<(?:b|strong|em|i|u|mark)>"
_HEAD = regex(
    rf"(?P<lead>[ \t>]*(?:[-*+][ \t]+|#{{1,6}}[ \t]+)?)(?P<open>(?>(?:{_MARK})+))(?P<words>[^*_<>`\n]{{1,300}})"
    r"(?P<close>(?>(?:[*_]{1,3}|`|</(?:b|strong|em|i|u|mark)>)+))",
    re.I,
)
_ONE = regex(_MARK, re.I)
_KNOWN = ("**", "__", "*", "_")
_OPENS = frozenset("*_`<")
"""What emphasis begins with."""
_LEAD = " \t>-+#"
"""The other marks before it."""
_BEGINS = _OPENS | frozenset(_LEAD)


def with_plain_labels(document: Document) -> Document:
    """The document with the labels at the heads of its lines in bold, whatever emphasis they have."""
    lines = document.lines
    changes: dict[int, Change] = {}
    code: frozenset[int] | None = None
    in_part = None
    for number in document.table.marked(_BEGINS):
        match = _HEAD.match(lines[number]) if lines[number].lstrip(_LEAD)[:1] in _OPENS else None
        if match is None or not _closes(match) or _is_code(match):
            continue
        if match.group("open") in _KNOWN:
            code = document.code_lines() if code is None else code
            if number not in code and _is_answer_in_italics(match, lines[number]):
                head = match.group("lead") + match.group("words")
                changes[number] = (head, 1)
            continue
        code = document.code_lines() if code is None else code
        words = f"**{match.group('words').strip()}**"
        if number in code or label_of(words + lines[number][match.end() :]) is None:
            continue
        in_part = in_part or bounds(document)[1]
        if in_part(number):
            continue
        head = match.group("lead") + words
        changes[number] = (head + lines[number][match.end() :], match.end() - len(head))
    return document.with_lines(changes)


def _is_code(match: re.Match[str]) -> bool:
    """True for one letter in code, as in a list of keys: `q` quits, `a` appends."""
    return "`" in match.group("open") and len(match.group("words").strip(" \t:：")) == 1


def _is_answer_in_italics(match: re.Match[str], line: str) -> bool:
    """True for a line in italics that is an answer with its label."""
    if len(match.group("open")) > 1 or line[match.end() :].strip():
        return False
    words = match.group("words")
    label = label_of(words)
    return label is not None and label.kind == "answer" and bool(words[label.end :].strip())


def _closes(match: re.Match[str]) -> bool:
    """True if the marks behind the words are those before them, in reverse order."""
    marks = reversed(_ONE.findall(match.group("open")))
    closing = "".join(mark.replace("<", "</") for mark in marks)
    return closing.casefold() == match.group("close").casefold()
