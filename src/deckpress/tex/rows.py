r"""TeX with `\\` outside every environment -> the same rows in `gathered` or, where they hold `&`, in `aligned`.

MathJax ignores such a `\\`, as LaTeX does, so that two equations would run into one that is wrong.
"""

from __future__ import annotations

import re
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.regex import regex

_BREAK = regex(r"\\\\|\\(?:cr|newline)(?![A-Za-z])")
_DELIMITER = r"\s*(?:\\[A-Za-z]+|\\.|[^\\{}])"
_TOKEN = regex(
    r"(?P<row>\\\\\*?(?:\s*\[\s*[-+]?[\d.,]+\s*[a-z]{2}\s*\])?|\\(?:cr|newline)(?![A-Za-z]))"
    r"|\\(?P<begin>begin)\s*\{|\\(?P<end>end)\s*\{"
    rf"|\\(?P<left>left)(?![A-Za-z]){_DELIMITER}|\\(?P<right>right)(?![A-Za-z]){_DELIMITER}"
    r"|\\(?P<middle>middle)(?![A-Za-z])|(?P<tag>\\(?:tag|label)\*?\s*\{)|\\.|%[^\n]*|(?P<sign>[{}&])",
    re.S,
)

_OPENS = {"brace": ("brace",), "tag": ("brace",), "begin": ("begin", "brace"), "end": ("brace",), "left": ("left",)}
"""The levels that a token opens: `\\begin` and `\\end` also open the braces around the name of their environment."""
_CLOSES = {"closing brace": ("brace",), "end": ("begin",), "right": ("left",)}
"""The kind of level that a token closes."""


@dataclass(slots=True)
class _Level:
    r"""What is between braces, `\begin` and `\end`, or `\left` and `\right`; the whole formula is one, too."""

    kind: str
    start: int
    rows: list[tuple[int, int]] = field(default_factory=list)
    aligned: bool = False
    tagged: bool = False
    cut: bool = False
    """True after `\\middle`, which no row can hold."""

    def note(self, kind: str, span: tuple[int, int]) -> None:
        """Notes a token of the level."""
        if kind == "row":
            self.rows.append(span)
        self.aligned = self.aligned or kind == "sign"
        self.tagged = self.tagged or kind == "tag"
        self.cut = self.cut or kind == "middle"


def in_rows(tex: str, *, display: bool) -> str:
    r"""The formula with each `\\` inside an environment; unchanged if its braces or environments do not match."""
    if not _BREAK.search(tex):
        return tex
    edits: list[tuple[int, int, str]] = []
    levels = [_Level("whole", 0)]
    for token in _TOKEN.finditer(tex):
        kind = token.lastgroup or ""
        if kind == "sign" and token.group() != "&":
            kind = "brace" if token.group() == "{" else "closing brace"
        if kind in _CLOSES:
            level = levels.pop()
            if level.kind not in _CLOSES[kind]:
                return tex
            if kind == "right":
                edits += _wrapped(tex, level, token.start(), display=False)
        else:
            levels[-1].note(kind, token.span())
        levels += [_Level(opened, token.end()) for opened in _OPENS.get(kind, ())]
    if len(levels) > 1:
        return tex
    edits += _wrapped(tex, levels[0], len(tex), display=display)
    return _edited(tex, edits).strip() or tex


def _wrapped(tex: str, level: _Level, end: int, *, display: bool) -> list[tuple[int, int, str]]:
    """The edits that put a level's rows into an environment; breaks before the first row and after the last go."""
    if not level.rows or level.cut:
        return []
    rows, edits = list(level.rows), []
    start = level.start
    while rows and not tex[start : rows[0][0]].strip():
        edits.append((*rows[0], ""))
        start = rows.pop(0)[1]
    while rows and not tex[rows[-1][1] : end].strip():
        end = rows[-1][0]
        edits.append((*rows.pop(), ""))
    if not rows:
        return edits
    name = "aligned" if level.aligned else "gathered"
    if display and level.tagged:
        name = "align*" if level.aligned else "gather*"
    for row in rows:
        bracket = tex[row[1] :].lstrip()[:1] == "["
        if bracket or tex[row[0] : row[0] + 2] != "\\\\":
            edits.append((*row, "\\\\ {}" if bracket else "\\\\ "))
    content = tex[start:end]
    indent = len(content) - len(content.lstrip())
    apart = "" if content[indent : indent + 1].isascii() and content[indent] != "[" else "{}"
    inner = start + indent, end - (len(content) - len(content.rstrip()))
    edits.append((inner[0], inner[0], f"\\begin{{{name}}} {apart}"))
    edits.append((inner[1], inner[1], f" \\end{{{name}}}"))
    return edits


def _edited(tex: str, edits: list[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, new in sorted(edits):
        parts += [tex[position:start], new]
        position = end
    return "".join([*parts, tex[position:]])
