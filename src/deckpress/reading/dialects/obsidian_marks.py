"""The marks between question and answer that a user of Obsidian's Spaced Repetition may choose instead of `::`.

On several lines they separate cards; elsewhere the lines that have them are reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from deckpress.diagnostics.catalogue.reading import OTHER_MARK
from deckpress.markdown.spans import scan
from deckpress.reading.dialects.common import blotted
from deckpress.reading.dialects.lines import separator
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_OTHER_MARK = regex(
    r"(?<=\S)(?:[ \t]*+(?P<mark>;{2,3}|(?<![>-])>>|\|\|)(?![;>|])|[ \t](?P<spaced>→|⟶|⇒|[=-]>|==|:=)[ \t])[ \t]*(?=\S)"
)
_OTHER_LINE = regex(r"[ \t]*(?P<mark>[&?!;>%@$|/^~:→]{2,5})[ \t]*")
_MARKS = (";;", ">>", "||")
_COMMON = frozenset(("→", "⟶", "⇒", "->", "=>", "==", ":="))
"""Marks that text has as well."""
_FEWEST = 3
_LONGEST = 10_000


def other_marks(document: Document, code: Callable[[int], bool]) -> frozenset[str]:
    """The marks that separate two texts on so many lines that these are cards, such as `;;`.

    The plug-in's settings let its user choose them. Marks that text has as well do not count.
    """
    found: Counter[str] = Counter()
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if code(number) or len(line) > _LONGEST or line.lstrip().startswith(("|", ">", "#")):
            continue
        if not any(mark in line for mark in _MARKS):
            continue
        match = _only_mark(line)
        if match and separator(line) is None:
            found[match["mark"]] += 1
    return frozenset(mark for mark, count in found.items() if count >= _FEWEST)


def other_separator(line: str, marks: frozenset[str]) -> tuple[int, int] | None:
    """Where a line has one of the marks, if only once."""
    if not marks or len(line) > _LONGEST or not any(mark in line for mark in marks):
        return None
    match = _only_mark(line)
    return match.span("mark") if match and match["mark"] in marks else None


def _only_mark(line: str) -> re.Match[str] | None:
    """The one mark of a line outside code, formulas, addresses and HTML; None if there are several, or none."""
    masked = blotted(line, ((span.start, span.end) for span in scan(line)))
    found = [match for match in _OTHER_MARK.finditer(masked) if match["mark"]]
    return found[0] if len(found) == 1 else None


def report_other_marks(ledger: Ledger, code: Callable[[int], bool]) -> None:
    """DP117 where lines outside cards have another mark than the plug-in's, which a user may set there."""
    document = ledger.document
    found: dict[str, list[int]] = {}
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if ledger.owners.get(number + 1) is not Use.PROSE or code(number) or len(line) > _LONGEST:
            continue
        match = _OTHER_MARK.search(line) or (_OTHER_LINE.fullmatch(line) if _between_texts(document, number) else None)
        if match and not line.lstrip().startswith(("|", ">", "#")):
            found.setdefault(next(filter(None, match.groups())), []).append(number)
    for mark, lines in found.items():
        if mark in _COMMON and len(lines) < _FEWEST:
            continue
        ledger.report(
            document, OTHER_MARK, lines[0], mark=mark, lines=f"{len(lines)} line{'s' if len(lines) > 1 else ''}"
        )


def _between_texts(document: Document, number: int) -> bool:
    beside = document.lines[number - 1 : number] + document.lines[number + 1 : number + 2]
    return number > 0 and len(beside) == 2 and all(line.strip() for line in beside)
