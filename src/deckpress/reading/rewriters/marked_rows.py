"""Options that share a line, one of them in italics, tags or with a sign, -> that option in bold.

    A. iron   *B. neon*   C. gold          A. iron   <u>B. neon</u>   C. gold
    A. iron   *B. neon    C. gold          A. iron   B. neon (x)      C. gold

An option with a tick in front, `A. iron    ✅ B. neon`, is in bold, too, if the tick cannot belong to the option before
it: it is far from that one, or another row begins with a tick. A row with a mark on each option stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.option_letters import is_next
from deckpress.regex import regex

_TAGS = "b|strong|mark|ins|u|i|em"
_LETTER = r"\(?(?P<letter>[A-Ha-h])[.)]"
_TICK = r"[✅✓✔☑]\ufe0f?"
_TICKS = "✅✓✔☑"
_MARKED = regex(rf"(?:<(?:{_TAGS})>|==|(?<![*_\w])[*_]|{_TICK}[ \t]*){_LETTER}|[ \t][(\[][xX][)\]](?=[\s;,|]|\Z)", re.I)
"""A mark right before the letter of an option, or a cross in brackets."""
_OPTION = regex(
    rf"(?:(?<=[ \t])|\A)(?P<open>(?:<(?:{_TAGS})>)+|==|\*\*|__|[*_]|{_TICK}[ \t]?)?{_LETTER}[ \t]*(?=[^\s.)])", re.I
)
_CLOSES = regex(rf"(?P<close>(?:</(?:{_TAGS})>)+|==|[*_]|)(?P<stop>[ \t;,|]*)\Z", re.I)
_CROSSED = regex(r"(?<!\b[a-zA-Z])(?<!sin|cos|tan|log|exp)(?<!ln)[ \t]+[(\[][xX][)\]](?P<stop>[ \t;,|]*)\Z")
"""A cross in brackets behind the words of an option: not the argument of a function, `f (x)`."""
_NAMES = regex(r"<(\w+)>")
_BOLD = ("**", "__")
_LONGEST = 500
_FEWEST = 2


def with_bold_in_rows(document: Document) -> Document:
    """The document with such options in bold."""
    if not _MARKED.search(document.table.text):
        return document
    lines, code = document.lines, document.code_lines()
    rows: dict[int, list[str]] = {}
    for number in document.table.holding(_MARKED):
        if number not in code and len(lines[number]) <= _LONGEST and (parts := _parts(lines[number])):
            rows[number] = parts
    ahead = any(parts[0].lstrip()[:1] in _TICKS for parts in rows.values())
    crossed = {number for number, parts in rows.items() if sum(map(_is_crossed, parts)) == 1}
    if len(crossed) < _FEWEST:
        crossed = set()
    changes: dict[int, Change] = {}
    for number, parts in rows.items():
        made = _with_bold(parts, ahead=ahead, crossed=number in crossed)
        if made != parts:
            changes[number] = ("".join(made), 0)
    return document.with_lines(changes)


def _parts(line: str) -> list[str]:
    """The options on a line that begins with one, as they are written, each with the next letter; else none."""
    start = len(line) - len(line.lstrip())
    found: list[re.Match[str]] = []
    for match in _OPTION.finditer(line, start):
        if not found and match.start() > start:
            return []
        if not found or is_next(match["letter"], found[-1]["letter"]):
            found.append(match)
    if len(found) < _FEWEST:
        return []
    starts = [0, *(match.start() for match in found[1:]), len(line)]
    return [line[start:end] for start, end in pairwise(starts)]


def _with_bold(parts: Sequence[str], *, ahead: bool, crossed: bool) -> list[str]:
    """The options of a row, the marked ones in bold unless all are; `ahead`: a tick belongs to the option after it."""
    behind = ["", *parts[:-1]]
    made = [_bold(part, far=_is_far(above), ahead=ahead) for part, above in zip(parts, behind, strict=True)]
    if crossed:
        made = [_CROSSED.sub(lambda m: f"**{m['stop']}", f"**{part}") if _is_crossed(part) else part for part in made]
    changed = sum(new != old for new, old in zip(made, parts, strict=True))
    return made if changed < len(parts) else list(parts)


def _is_crossed(part: str) -> bool:
    return _CROSSED.search(part) is not None


def _is_far(above: str) -> bool:
    return above[-2:] == "  " or above.endswith("\t")


def _bold(part: str, *, far: bool, ahead: bool) -> str:
    """An option with its letter, in bold if the mark in front of it says that it is right."""
    match = _OPTION.match(part.lstrip())
    opened = (match and match["open"]) or ""
    if not opened or opened in _BOLD or (opened[0] in _TICKS and not (ahead or far)):
        return part
    indent = part[: len(part) - len(part.lstrip())]
    words = part.strip()[len(opened) :]
    close = _CLOSES.search(words)
    closed, stop = (close["close"], close["stop"]) if close else ("", "")
    inside = words[: len(words) - len(closed) - len(stop)].rstrip()
    alone = opened == "*" or opened[0] in _TICKS
    if (closed and not _belong(opened, closed)) or not (closed or alone) or opened in inside:
        return part
    return f"{indent}**{inside}**{stop}{part[len(part.rstrip()) :]}"


def _belong(opened: str, closed: str) -> bool:
    """True for marks that open and close: the same ones, or tags in reverse order."""
    tags = _NAMES.findall(opened)
    return closed == opened or (bool(tags) and closed.lower() == "".join(f"</{tag.lower()}>" for tag in tags[::-1]))
