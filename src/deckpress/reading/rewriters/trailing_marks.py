"""Options of which the right one ends in a mark such as `X`, `(answer)` or `(*)`, -> the same options with a tick.

    b) Mars X      - Mars (x)      C. Mars (Answer)      - Mars [*]      - Mars - right      - ✅ Mars

A name may end in an X, too, and a remark may be in brackets. So a mark counts only if nearly all lists, or all but
one, have exactly one item that ends in it and, except for an X, no answer has a label. An option that is only
an X, `A. x`, has no mark. Nor has one in a list of ratings, `★★★` and `★`. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.option_runs import OptionRun, option_runs
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import WRONG_MARK
from deckpress.regex import regex

_ANSWER = "answer|ans|antwort|réponse|respuesta|resposta|risposta|antwoord|svar|ответ|відповідь|odpowiedź|cevap|答案"
_CROSS = regex(r"(?<=\S)[ \t]+(?:[xX]|\([ \t]*[xX][ \t]*\)|\[[ \t]*[xX][ \t]*\]|\*\*[xX]\*\*)[ \t]*\Z")
_MARKS = (
    regex(
        rf"(?<=\S)[ \t]+(?P<open>[*_`]{{0,2}})[(\[{{]\.?[*_]?(?:{_ANSWER}|(?:correct|right|true|this) one|this|true|yes"
        r"|ok|key|good|correct|[TYR])[.!]?[*_]?[)\]}](?P=open)[ \t]*\Z",
        re.I,
    ),
    regex(r"(?<=\S)[ \t]+(?:\(\\?\*+\)|\[\\?\*+\])[ \t]*\Z"),
    regex(r"(?<=\S)[ \t]+[(\[]?(?:[√★⭐🟢+]|<{1,3}|<[-=]+|(?<=[(\[])!|[←👈]|⬅\ufe0f?)[)\]]?[ \t]*\Z"),
    regex(rf"(?<=\S)[ \t]+<!--[ \t]*(?:x|correct|right|true|{_ANSWER})[ \t]*-->[ \t]*\Z", re.I),
)
"""The kinds of marks behind an option beside the X; each counts for itself."""
_RATING = regex(r"(?<![★⭐])(?:[★⭐]\ufe0f?[ \t]?){2,10}[☆ \t]*\Z|☆[ \t]*\Z")
_SAID = regex(rf"(?<=\S)(?:[ \t]+[–—-]{{1,2}}|[,:])[ \t]*(?:correct|right|true|{_ANSWER})[ \t]*\Z", re.I)
_DENIED = regex(rf"(?<=\S)(?:[ \t]+[–—-]{{1,2}}|[,:])[ \t]*(?:{WRONG_MARK})[ \t]*\Z", re.I)
_AHEAD = regex(
    r"(?P<item>[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)(?P<mark>(?:[✅✓✔☑⭐★👉]\ufe0f?|[→⇒➡]\ufe0f?|[-=]{1,2}>)[ \t]*)(?=\S)"
)
"""A mark ahead of an item without a letter."""
_ITEM = regex(r"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?")
_ENDS = frozenset("xX)]*}>√★⭐🟢+<←👈\ufe0f⬅=-_`")
_DASHES = frozenset(",:–—-")
_LAST = 40
"""A mark is among this many characters at the end of a line; a word behind a dash, among half as many."""
_BULLETS = frozenset("-*+0123456789")
"""The signs that the items of lists begin with."""
_FEWEST = 2
_SHARE = 0.8


def with_ticks_for_marks(document: Document) -> Document:
    """The document, with a tick in place of the mark of each right option."""
    lines = document.lines
    ends = [n for n in document.table.ended_by(_ENDS.__contains__) if _may_be_option(lines[n])]
    found = [(_CROSS, {n for n in ends if _is_marked_by(_CROSS, lines[n])})]
    if not _is_answered(document):
        found += [(pattern, {n for n in ends if _is_marked_by(pattern, lines[n])}) for pattern in _MARKS]
        said = [n for n in document.table.ended_by(str.isalpha) if not _DASHES.isdisjoint(lines[n][-_LAST // 2 :])]
        if not any(_DENIED.search(lines[n]) for n in said):  # `- Lyon - wrong` beside it has a rule of its own
            found.append((_SAID, {n for n in said if _may_be_option(lines[n]) and _is_marked_by(_SAID, lines[n])}))
        found.append((_AHEAD, {n for n in document.table.marked(_BULLETS) if _AHEAD.match(lines[n])}))
    found = [(pattern, own) for pattern, own in found if len(own) >= _FEWEST]
    if not found:
        return document
    runs = option_runs(document)
    changes: dict[int, Change] = {}
    for pattern, own in found:
        changes |= _ticked(lines, runs, pattern, own)
    return document.with_lines(changes)


def _is_answered(document: Document) -> bool:
    return any(label_kind(document.lines[n]) == "answer" for n in document.table.labelled)


def _ticked(
    lines: Sequence[str], runs: Sequence[OptionRun], pattern: re.Pattern[str], own: set[int]
) -> dict[int, Change]:
    """The lines with a mark of one kind, if nearly all lists have exactly one."""
    lists = [one for one in runs if not (pattern is _AHEAD and one.labels[0].isalpha())]
    lists = [one for one in lists if not any(_RATING.search(lines[number]) for number in one.lines)]
    counts = [sum(number in own for number in one.lines) for one in lists]
    single = counts.count(1)
    if single < _FEWEST or single < min(_SHARE * len(lists), len(lists) - 1):
        return {}
    changes: dict[int, Change] = {}
    marked = (one for one, count in zip(lists, counts, strict=True) if count < len(one.lines))
    for number in (n for one in marked for n in one.lines if n in own):
        line = lines[number]
        if pattern is _AHEAD and (match := pattern.match(line)):
            changes[number] = (f"{match['item']}{line[match.end() :].rstrip()} ✓", len(match["mark"]))
        elif match := pattern.search(line, max(len(line) - _LAST, 0)):
            changes[number] = (f"{line[: match.start()]} ✓", 0)
    return changes


def _is_marked_by(pattern: re.Pattern[str], line: str) -> bool:
    """True if a mark of a kind follows the words of an option."""
    match = pattern.search(line, max(len(line) - _LAST, 0))
    if match is None:
        return False
    start = _item_end(line)
    letter = LETTER.match(line[start:])
    return match.start() >= start + (letter.end() if letter else 0)


def _may_be_option(line: str) -> bool:
    words = line.lstrip()
    return words[:1] in _BULLETS or LETTER.match(words) is not None


def _item_end(line: str) -> int:
    match = _ITEM.match(line)
    return match.end() if match else 0
