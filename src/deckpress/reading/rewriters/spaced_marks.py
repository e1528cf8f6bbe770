"""Numbers, letters and emphasis with blanks inside their marks, `1 . Which?`, `( a ) iron`, -> `1. Which?`, `(a) iron`.

Text from a scanner has such blanks. Dashes may be there, too: `1- ) Which?`, `1.-Which?`, `a-) iron`. The emphasis of a
whole item, `- * iron *`, becomes `- *iron*`. Numbers count if two of them count on. Letters count if an `( a )` and a
`( b )` begin lines or follow each other on one, in a document with such numbers, or with answers that are a letter in
brackets. Places in the file do not change, but for those behind a letter on the same line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.regex import regex

_NUMBER = regex(
    r"(?P<lead>[ \t]{0,3})(?P<open>\*\*|__|)(?P<number>\d{1,3})(?:(?P<mark>[ \t]{1,2}[.)])[ \t]+(?=\S)"
    r"|(?:[ \t]?[-–—][ \t]?(?P<dash>\))|(?P<dot>\.)[ \t]?[-–—](?![-–—\d]))[ \t]*(?=[^\s*_]))"
)
_DASHED = regex(r"(?<![^\s>*_])(?P<letter>[A-Ha-h])[ \t]?[-–—][ \t]?\)[ \t]*")
_LETTER = regex(r"\([ \t]{1,2}(?P<letter>[A-La-l])[ \t]{0,2}\)|\((?P<other>[A-La-l])[ \t]{1,2}\)")
_EMPHASIS = regex(
    r"(?P<lead>[ \t]*[-*+][ \t]+)(?P<mark>\*\*?|__?)[ \t]+(?P<words>[^*_\s](?:[^*_\n]*[^*_\s])?)[ \t]+(?P=mark)[ \t]*\Z"
)
_ALONE = regex(r"[ \t*_]*\([ \t]*[A-La-l][ \t]*\)[ \t*_]*\Z")
_CLOSES = (" *", " **", " _", " __")
_ENDS = ("?", ":", ".", "_")
_DASHES = ("-)", "- )", "–)", "– )", "—)", ".-", ".–", ". -")


def with_tight_marks(document: Document) -> Document:
    """The document without blanks between a number or letter and its marks."""
    text = document.source.text
    letters = any(sign in text for sign in ("( b", "(b ", "( B", "(B "))
    spaced = [n for n in document.table.ended_by("*_".__contains__) if document.lines[n].endswith(_CLOSES)]
    dashed = any(sign in text for sign in _DASHES)
    if not (spaced or letters or dashed or " . " in text or " ) " in text):
        return document
    code = document.code_lines()
    items = ((n, _EMPHASIS.match(document.lines[n])) for n in spaced if n not in code)
    changed = {n: f"{m['lead']}{m['mark']}{m['words']}{m['mark']}" for n, m in items if m}
    counted = document.table.led_by(str.isdigit)
    numbered = _with_numbers({n: document.lines[n] for n in counted if n not in code and n not in changed})
    changed |= numbered
    if dashed:
        heads = document.table.led_by(lambda sign: sign in "abcdefghABCDEFGH")
        changed |= _without_dashes({n: document.lines[n] for n in heads if n not in code})
    if letters:
        lines = {n: line for n, line in enumerate(document.lines) if n >= document.first and n not in code}
        if numbered or any(map(_names_letter, lines.values())):
            changed |= _with_letters({**lines, **changed})
    return document.with_lines({n: _change(document.lines[n], line) for n, line in changed.items()})


def _change(line: str, written: str) -> Change:
    return written, len(line) - len(written)


def _with_numbers(lines: dict[int, str]) -> dict[int, str]:
    """The lines on which a number changes."""
    changed: dict[int, str] = {}
    above: tuple[int, re.Match[str]] | None = None
    for number, line in lines.items():
        if not (found := _NUMBER.match(line)):
            continue
        if above is not None and int(found["number"]) == int(above[1]["number"]) + 1:
            pair = (above, (number, found))
            changed |= {n: f"{m['lead']}{m['open']}{m['number']}{_mark(m)} {m.string[m.end() :]}" for n, m in pair}
        above = (number, found)
    return changed


def _mark(number: re.Match[str]) -> str:
    return number["dash"] or number["dot"] or number["mark"].strip()


def _without_dashes(lines: dict[int, str]) -> dict[int, str]:
    """The lines with letters before a dash and a bracket, `a-) iron`, if some of them count on from the first."""
    found = {n: [m["letter"] for m in _DASHED.finditer(line)] for n, line in lines.items() if _DASHED.search(line[:9])}
    if "ab" not in "".join(letter for letters in found.values() for letter in letters).lower():
        return {}
    return {n: _DASHED.sub(lambda match: f"{match['letter']}) ", lines[n]) for n in found}


def _with_letters(lines: dict[int, str]) -> dict[int, str]:
    """The lines on which letters change: options, and answers that name one."""
    found = {number: [*_LETTER.finditer(line)] for number, line in lines.items() if "(" in line}
    options = {number: matches for number, matches in found.items() if matches and _begins(matches)}
    if "ab" not in "".join(_name(match).lower() for matches in options.values() for match in matches):
        return {}
    answers = (number for number, matches in found.items() if matches and label_kind(lines[number]) == "answer")
    return {number: _LETTER.sub(lambda match: f"({_name(match)})", lines[number]) for number in (*options, *answers)}


def _names_letter(line: str) -> bool:
    """True for the label of an answer and a letter: `Ans. ( b )`."""
    label = label_of(line) if line.rstrip().endswith(")") else None
    return label is not None and label.kind == "answer" and _ALONE.match(line, label.end) is not None


def _begins(found: Sequence[re.Match[str]]) -> bool:
    """True if options begin at the head of a line, or two behind the end of its question."""
    ahead = found[0].string[: found[0].start()].rstrip()
    return not ahead.strip("-*+> \t") or (len(found) > 1 and ahead.endswith(_ENDS) and _name(found[0]) in "aA")


def _name(found: re.Match[str]) -> str:
    return found["letter"] or found["other"]
