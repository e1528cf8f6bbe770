"""Rows of tables -> rows in which no `|` of a formula or a cloze gap splits a cell, while the blocks are parsed."""

from __future__ import annotations

import re

from deckpress.marks import PIPE
from deckpress.regex import regex
from deckpress.tex.recognition import is_tex

_DELIMITER_ROW = regex(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)*)\|?[ \t]*+$")
_ROW_MATH = regex(
    r"\{\{c[0-9,]++::[^{}\n]*+\}\}|\\\((?>(?:[^\\\n]|\\(?!\)).){0,500})\\\)"
    r"|\\\\(?P<round>\()(?>(?:[^\\\n]|\\(?!\\[()]).){0,500})\\\\\)"
    r"|(?P<square>\\\\?\[)(?P<tex>(?>(?:[^\\\n]|\\(?!\\?[\[\]]).){0,500}))\\\\?\]"
    r"|\[(?P<anki>\$\$?|latex)\][^\n]{0,500}?\[/(?P=anki)\]|<anki-mathjax[^<>\n]*>[^\n]{0,500}?</anki-mathjax>"
    r"|\\.|(?P<ticks>`++)[^`\n]*+(?P=ticks)(?!`)|(?<!\$)(?P<dollars>\$\$?)(?![\s$])(?>(?:\\.|[^$\\\n])*)(?<!\s)(?P=dollars)(?![0-9A-Z$])"
)
_NORM = regex(r"\s*+\|[^|]++\|\s*+\Z")
_BARE_PIPE = regex(r"\\.|\|")


def guard_pipes(text: str) -> str:
    """The text with the bare `|` of formulas and gaps in table rows replaced, where a row has too many cells."""
    if "|" not in text or not _may_hold_pipes(text):
        return text
    lines = text.split("\n")
    changed = False
    below = 0  # the line below the last table
    for number, line in enumerate(lines):
        if number <= below or "|" not in lines[number - 1] or "-" not in line or not _DELIMITER_ROW.match(line):
            continue
        cells = _cells(line)
        head = _guarded(lines[number - 1], cells)
        if _cells(head) != cells:
            continue  # not a table: its head and its second row must have the same number of cells (GFM 4.10)
        changed |= head != lines[number - 1]
        lines[number - 1] = head
        below = number + 1
        while below < len(lines) and lines[below].strip():
            row = _guarded(lines[below], cells)
            changed |= row != lines[below]
            lines[below] = row
            below += 1
    return "\n".join(lines) if changed else text


def _guarded(row: str, cells: int) -> str:
    """The row with its bare `|` replaced, if it has more cells than it may."""
    return _ROW_MATH.sub(_hide_pipes, row) if _cells(row) > cells and _may_hold_pipes(row) else row


def _may_hold_pipes(text: str) -> bool:
    return (
        "$" in text or "\\(" in text or "\\[" in text or "{{c" in text or "[latex]" in text or "<anki-mathjax" in text
    )


def _hide_pipes(formula: re.Match[str]) -> str:
    text = formula.group()
    escape = len(text) == 2 and text[0] == "\\"
    tex = formula.group("tex") or ""
    plain = formula.group("square") and not (_NORM.match(tex) or is_tex(tex.replace("|", " ")))
    if text[0] == "`" or escape or plain:
        return text
    return _BARE_PIPE.sub(lambda m: PIPE if m.group() == "|" else m.group(), text)


def _cells(row: str) -> int:
    inner = row.strip(" \t>")
    pipes = sum(1 for found in _BARE_PIPE.finditer(inner) if found.group() == "|")
    return pipes + 1 - inner.startswith("|") - (inner.endswith("|") and not inner.endswith("\\|"))
