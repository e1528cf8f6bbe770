"""Emphasis in a line of Markdown: its delimiters are marks until both sides of each are known."""

from __future__ import annotations

from deckpress.marks import DELIMITERS
from deckpress.regex import regex

SIGNS = {"strong": "**", "em": "*", "del": "~~"}
STARTS = dict(zip(SIGNS, DELIMITERS[:3], strict=True))
ENDS = dict(zip(SIGNS, DELIMITERS[3:], strict=True))
_DELIMITER = regex(f"[{DELIMITERS}]")
MERGED = regex("|".join(ENDS[name] + STARTS[name] for name in SIGNS))
"""An emphasis that ends where another of the same kind begins."""


def within(part: str, opens: str, ends: str) -> str:
    """Text between two delimiters, with the blanks at its edges outside."""
    inner = part.strip(" \n\t\xa0")
    if not inner:
        return part
    at = part.index(inner)
    return f"{part[:at]}{opens}{inner}{ends}{part[at + len(inner) :]}"


def delimited(line: str) -> str:
    """A line with the delimiters of its emphasis: asterisks where Markdown sees them as such, else tags."""
    if not _DELIMITER.search(line):
        return line
    starts: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _DELIMITER.finditer(line):
        if found.group() in DELIMITERS[:3]:
            starts.append(found.start())
        elif starts:
            pairs.append((starts.pop(), found.start()))
    new: dict[int, str] = {}
    for start, end in pairs:
        name = next(name for name, sign in STARTS.items() if sign == line[start])
        if _fits(line, start, end):
            new[start] = new[end] = SIGNS[name]
        else:
            new[start], new[end] = f"<{name}>", f"</{name}>"
    return _DELIMITER.sub(lambda found: new.get(found.start(), ""), line)


def _fits(line: str, start: int, end: int) -> bool:
    """True if signs at both places are read as delimiters: a letter or digit within, none outside."""
    before, after = line[start - 1 : start], line[end + 1 : end + 2]
    return (
        line[start + 1].isalnum()
        and (line[end - 1].isalnum() or line[end - 1] in ".!?,;:)")
        and not before.isalnum()
        and not after.isalnum()
        and before not in ("\\", "*", "_", "~")
        and after not in ("*", "_", "~")
    )
