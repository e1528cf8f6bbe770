"""Rows of tables -> rows in which no `|` of a formula or a cloze gap splits a cell, while the blocks are parsed."""

from __future__ import annotations

import re

from deckpress.marks import PIPE

_DELIMITER_ROW = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ROW_MATH = re.compile(
    r"\{\{c[0-9,]++::[^{}\n]*+\}\}|\\\((?:[^\\\n]|\\(?!\)).){0,500}+\\\)|\\.|(`++)[^`\n]*+\1(?!`)|(?<!\$)(\$\$?)(?![\s$])(?:\\.|[^$\\\n])*+(?<!\s)\2(?![0-9A-Z$])"
)
_BARE_PIPE = re.compile(r"\\.|\|")


def guard_pipes(text: str) -> str:
    """The text with the bare `|` of formulas and gaps in table rows replaced, where a row has too many cells."""
    if "|" not in text or not _may_hold_pipes(text):
        return text
    lines = text.split("\n")
    changed = False
    for number, line in enumerate(lines):
        if number and "|" in lines[number - 1] and "-" in line and _DELIMITER_ROW.match(line):
            cells = _cells(line)
            rows = [number - 1]
            row = number + 1
            while row < len(lines) and "|" in lines[row]:
                rows.append(row)
                row += 1
            for row in rows:
                if _cells(lines[row]) > cells and _may_hold_pipes(lines[row]):
                    lines[row] = _ROW_MATH.sub(_hide_pipes, lines[row])
                    changed = True
    return "\n".join(lines) if changed else text


def _may_hold_pipes(text: str) -> bool:
    return "$" in text or "\\(" in text or "{{c" in text


def _hide_pipes(formula: re.Match[str]) -> str:
    if formula.group()[0] == "`" or (formula.group()[0] == "\\" and formula.group()[1] != "("):
        return formula.group()
    return _BARE_PIPE.sub(lambda m: PIPE if m.group() == "|" else m.group(), formula.group())


def _cells(row: str) -> int:
    inner = row.strip(" \t>")
    pipes = sum(1 for found in _BARE_PIPE.finditer(inner) if found.group() == "|")
    return pipes + 1 - inner.startswith("|") - (inner.endswith("|") and not inner.endswith("\\|"))
