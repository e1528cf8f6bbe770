"""Code blocks -> HTML with Pygments' short classes, so that one style sheet colours them by day and by night."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from deckpress.frozen import dataclass
from deckpress.marks import ANY_MARK, GAP_OPENS, MARK, OPEN
from deckpress.regex import regex

_LANGUAGE = regex(r"[{]?\s*\.?([A-Za-z0-9_+#.-]+)")
_NUMBERED = regex(
    r"""(?<![\w.-])\.?(?:linenos|linenums|number-?lines|showlinenumbers|line-numbers)(?![\w-])"""
    r"""(?:[=:]["']?(\w+)["']?)?""",
    re.I,
)
_FIRST = regex(r"""(?<![\w-])(?:startFrom|linenostart|lineno-start|firstline)=["']?([0-9]{1,7})""", re.I)
_MARKED = regex(r"""(?<![\w-])hl_lines=["']?([0-9 ,-]+)|[{]\s*([0-9][0-9 ,-]*)[}]""", re.I)
_RANGE = regex(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")
_OFF = frozenset(("false", "no", "off", "none"))
_PIECE = regex(r"<(/?)span[^>]*>|&[^;]*;|[^<&]", re.S)
_NEXT_MARK = regex(f"({ANY_MARK})")


@dataclass(frozen=True, slots=True)
class Info:
    """What a fence's info string asks for. `marked` are ranges of lines, counted from 1 whatever `first` is."""

    language: str = ""
    numbered: bool = False
    first: int = 1
    marked: tuple[tuple[int, int], ...] = ()


def read_info(info: str) -> Info:
    """The language is the first word; `{linenos}`, `linenums="5"`, `{.py .numberLines}`, `{2,4-5}`, `hl_lines="2"`."""
    match = _LANGUAGE.match(info.strip())
    language = match.group(1).lower() if match else ""
    if not match or match.end() == len(info.strip()):
        return Info(language)
    asked, first = _NUMBERED.search(info), _FIRST.search(info)
    value = (asked.group(1) or "").lower() if asked else ""
    start = int(value) if value.isdecimal() and len(value) < 8 else 1
    lines = ",".join(found.group(1) or found.group(2) for found in _MARKED.finditer(info))
    marked = tuple((int(one), int(other or one)) for one, other in _RANGE.findall(lines))
    return Info(language, asked is not None and value not in _OFF, int(first.group(1)) if first else start, marked)


def highlight(code: str, info: str, marks: Sequence[tuple[int, str]] = ()) -> str:
    """A `<div class="highlight">` of the code; `info` is the fence's info string, its first word the language.

    A language that Pygments does not know, or none, leaves the code plain. `marks` are to be put in at offsets of the
    code, in order; what is between two of them is balanced HTML.
    """
    asked = read_info(info)
    lexer = _lexer(asked.language) if asked.language else None
    code = code if code.endswith("\n") else code + "\n"
    if lexer is None:
        shown = html.escape(code, quote=False)
    else:
        from pygments import highlight as pygments_highlight

        shown = str(pygments_highlight(code, lexer, _formatter()))
    if marks:
        shown = _with_marks(shown, marks)
    if asked.numbered or asked.marked:
        shown = _in_lines(shown, asked)
    return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


def _with_marks(shown: str, marks: Sequence[tuple[int, str]]) -> str:
    """The HTML with marks at offsets of its text; spans that are open there are closed and opened again."""
    parts: list[str] = []
    open_spans: list[str] = []
    waiting = list(reversed(marks))
    offset = 0
    for piece in _PIECE.finditer(shown):
        if piece.group(0)[0] != "<" or not piece.group(1):
            while waiting and waiting[-1][0] <= offset:
                parts += ["</span>" * len(open_spans), waiting.pop()[1], *open_spans]
        parts.append(piece.group(0))
        if piece.group(0)[0] != "<":
            offset += 1
        elif piece.group(1):
            open_spans.pop()
        else:
            open_spans.append(piece.group(0))
    return re.sub(r"<span[^>]*></span>", "", "".join([*parts, *(mark for _, mark in reversed(waiting))]))


def _in_lines(shown: str, asked: Info) -> str:
    """The HTML with each line in a span of its own; the number is an attribute, so that no one copies it."""
    lines = [f"{line}\n" for line in shown.removesuffix("\n").split("\n")]
    width = len(str(asked.first + len(lines) - 1))
    wanted = {n for one, last in asked.marked for n in range(one, min(last, len(lines)) + 1)}
    parts: list[str] = []
    for number, line in enumerate(lines, 1):
        name = "line hll" if number in wanted else "line"
        label = f' data-line="{asked.first + number - 1:{width}}"' if asked.numbered else ""
        for piece in _pieces(line):
            if piece[:1] == OPEN and MARK.fullmatch(piece):
                parts.append(piece)
            elif piece:
                parts.append(f'<span class="{name}"{label}>{piece}</span>')
                label = ""
    return "".join(parts)


def _pieces(line: str) -> list[str]:
    """The line, cut at the marks of gaps that begin or end on another line."""
    if OPEN not in line:
        return [line]
    opened: dict[str, str] = {}
    alone: set[str] = set()
    for found in MARK.finditer(line):
        if found.group(1) == GAP_OPENS:
            opened[found.group(2)] = found.group()
        elif opened.pop(found.group(2), None) is None:
            alone.add(found.group())
    alone.update(opened.values())
    pieces = [""]
    for piece in _NEXT_MARK.split(line):
        if piece in alone:
            pieces += [piece, ""]
        else:
            pieces[-1] += piece
    return pieces


@lru_cache(maxsize=1)
def _formatter() -> Any:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
