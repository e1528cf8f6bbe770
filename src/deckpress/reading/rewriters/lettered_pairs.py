"""Lettered lines below a numbered task, each of them a term with its meaning, -> the answer to the task.

    2. Define these words:
    a. Bow: the front of a boat
    b. Stern: its back

Lettered lines are mostly options. They are the answer if the task ends with a colon, few questions have lettered lines,
and nothing in the document names a right option.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import LETTERED_PAIRS
from deckpress.reading.keys.key_titles import find_titles
from deckpress.reading.parts.option_values import LETTER, begins_options
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.option_letters import is_next
from deckpress.regex import regex

_NUMBER = regex(r"[ \t]{0,3}\d{1,3}[.)][ \t]+(?=\S)")
_PAIR = regex(r"(?=[^\W\d_])[^:：*\n]{2,80}[:：][ \t]*(?:\S.*)?[^\s:：.]")
_SHARE = 1 / 3
"""The share of the numbered questions that may have lettered lines."""
_ANSWER = "**Answer:** "


def with_lettered_pairs(ledger: Ledger) -> Document:
    """The document of a ledger, with the label of an answer at such lines; each is reported with a warning."""
    document = ledger.document
    lines = document.lines
    numbered = [n for n in document.table.led_by(str.isdigit) if n < len(lines) - 2 and _NUMBER.match(lines[n])]
    lettered = [n for n in numbered if begins_options(lines[n + 1])]
    found = [n for n in lettered if lines[n].rstrip("*_ \t").endswith((":", "：")) and _are_pairs(lines, n + 1)]
    if not found or len(lettered) > _SHARE * len(numbered) or _names_answers(document):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for number in found:
        if number not in code:
            changes[number + 1] = (_ANSWER + lines[number + 1].lstrip(), -len(_ANSWER))
            ledger.report(document, LETTERED_PAIRS, number, question=short(lines[number].strip()))
    return document.with_lines(changes)


def _are_pairs(lines: Sequence[str], first: int) -> bool:
    """True if two or more lines have the next letter each, all with a pair, down to a blank line."""
    above = ""
    for number in range(first, len(lines)):
        match = LETTER.match(lines[number].strip())
        if match is None and lines[number].startswith((" ", "\t")) and lines[number].strip():
            continue  # the line above goes on
        if match is None or not _PAIR.match(lines[number].strip(), match.end()):
            return number > first + 1 and not lines[number].strip()
        if above and not is_next(match.group("letter"), above):
            return False
        above = match.group("letter")
    return len(lines) > first + 1


def _names_answers(document: Document) -> bool:
    """True if a line has the label of an answer, or may be the title of a key."""
    labelled = any(label_kind(document.lines[n]) == "answer" for n in document.table.labelled)
    return labelled or bool(find_titles(document))
