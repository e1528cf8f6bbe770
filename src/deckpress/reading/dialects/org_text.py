"""Lines in Org's markup -> Markdown that looks the same, each line with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from deckpress.markdown.spans import scan
from deckpress.model import NO_TEXT, Text
from deckpress.regex import regex

_BEGIN = regex(r"([ \t]*)#\+begin_(\w+)[ \t]*([^\s:-][^\s]*)?.*$", re.I)
_END = regex(r"[ \t]*#\+end_(\w+)[ \t]*$", re.I)
_KEYWORD = regex(r"[ \t]*#(?:\+\w[\w-]*:|[ \t]|$)")
_VERBATIM = ("src", "example", "export", "comment")
_ROW = regex(r"[ \t]*\|")
_RULE = regex(r"[ \t]*\|[-+|: \t]+\|?[ \t]*$")
_ITEM = regex(r"([ \t]*)([-+]|[ \t]\*|\d{1,9}[.)])([ \t]+)(?:\[([ X-])\][ \t]+)?(?:(.{1,80}?)[ \t]+::(?:[ \t]+|$))?")
_FIXED = regex(r"[ \t]*: ?")
_LINK = regex(r"\[\[([^\[\]\n]+)\](?:\[([^\[\]\n]+)\])?\]")
_IMAGE = regex(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)\Z", re.I)
_BEFORE, _BEHIND = r"(?<![^\s\-({'\"\u2018\u201c])", r"(?![^\s\-.,:;!?'\")}\[\u2019\u201d])"
_MARKED = regex(
    rf"{_BEFORE}(?P<mark>[*/_+=~])(?=\S)(?P<inner>(?>(?:(?!(?P=mark))[^\n]){{1,600}}))(?<=\S)(?P=mark){_BEHIND}"
)
_MARKDOWN = {"*": ("**", "**"), "/": ("*", "*"), "_": ("<u>", "</u>"), "+": ("~~", "~~")}
_DEEPEST = 4


@dataclass(slots=True)
class _Lines:
    """Markdown lines with the places where they come from."""

    texts: list[str] = field(default_factory=list)
    origin: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, place: tuple[int, int]) -> None:
        self.texts.append(text)
        self.origin.append(place)


def verbatim_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines, from 0, of blocks whose text is not Org's: code, examples, comments."""
    found: set[int] = set()
    opened, name = -1, ""
    for number, line in enumerate(lines):
        if opened < 0:
            begin = _BEGIN.match(line)
            name = begin.group(2).lower() if begin else ""
            opened = number if name in _VERBATIM else -1
        elif (end := _END.match(line)) and end.group(1).lower() == name:
            found.update(range(opened, number + 1))
            opened = -1
    return frozenset(found)


def from_org(text: Text) -> Text:
    """Org's markup as Markdown; formulas stay, comments and keywords are left out."""
    if not text:
        return NO_TEXT
    lines = text.markdown.split("\n")
    made = _Lines()
    quoted = False
    verbatim, indent = "", 0
    for number, line in enumerate(lines):
        place = text.locate(number, 0)
        at = place.line, place.column
        begin, end = _BEGIN.match(line), _END.match(line)
        if verbatim:
            if end and end.group(1).lower() == verbatim:
                made.add(line[:indent] + "```" if verbatim in ("src", "example") else "", at)
                verbatim = ""
            elif verbatim in ("src", "example"):
                made.add(re.sub(r"^([ \t]*),(?=\*|#\+)", r"\1", line), at)
        elif begin and begin.group(2).lower() in _VERBATIM:
            verbatim, indent = begin.group(2).lower(), len(begin.group(1))
            if verbatim in ("src", "example"):
                language = (begin.group(3) or "") if verbatim == "src" else ""
                made.add(f"{begin.group(1)}```{language}", at)
        elif begin or end:
            quoted = begin is not None and begin.group(2).lower() in ("quote", "verse")
            made.add("", at)
        elif not _KEYWORD.match(line):
            _add_line(made, lines, number, at, "> " if quoted else "")
    return Text("\n".join(made.texts), text.path, tuple(made.origin)).strip()


def _add_line(made: _Lines, lines: Sequence[str], number: int, place: tuple[int, int], lead: str) -> None:
    """Adds a line outside code; a table without a rule below its first row gets one."""
    line = lines[number]
    if _ROW.match(line):
        first = number == 0 or not _ROW.match(lines[number - 1])
        if _RULE.match(line):
            second = number == 1 or (number > 1 and not _ROW.match(lines[number - 2]))
            if not first and second:
                made.add(lead + line.replace("+", "|"), place)
            return
        made.add(lead + _inline(line.strip()), place)
        if first and not (number + 1 < len(lines) and _RULE.match(lines[number + 1])):
            made.add(lead + "|" + "---|" * max(line.strip().strip("|").count("|") + 1, 1), place)
        return
    if fixed := _FIXED.match(line):
        made.add(f"{lead}    {line[fixed.end() :]}", place)
        return
    item = _ITEM.match(line)
    if item is None:
        made.add(lead + _inline(line), place)
        return
    blanks, mark, gap, box, term = item.groups()
    mark = "-" if mark.strip() in ("*", "+") else mark
    ticked = f"[{'x' if box == 'X' else ' '}] " if box else ""
    named = f"**{_inline(term)}**: " if term else ""
    made.add(f"{lead}{blanks}{mark}{gap}{ticked}{named}{_inline(line[item.end() :])}", place)


def _inline(line: str) -> str:
    """The markup within a line; formulas stay as they are."""
    parts, position = [], 0
    for span in scan(line):
        if span.kind == "math" and span.start >= position:
            parts += [_marked(line[position : span.start]), line[span.start : span.end]]
            position = span.end
    return "".join((*parts, _marked(line[position:])))


def _marked(text: str, depth: int = 0) -> str:
    parts, position = [], 0
    for found in re.finditer(rf"{_LINK.pattern}|{_MARKED.pattern}", text):
        parts.append(text[position : found.start()])
        target, words = found.group(1), found.group(2)
        mark, inner = found.group("mark"), found.group("inner")
        if target is not None:
            parts.append(_link(target, words))
        elif mark in "=~":
            parts.append(f"`` {inner} ``" if "`" in inner else f"`{inner}`")
        else:
            before, behind = _MARKDOWN[mark]
            parts.append(before + (_marked(inner, depth + 1) if depth < _DEEPEST else inner) + behind)
        position = found.end()
    return "".join((*parts, text[position:]))


def _link(target: str, words: str | None) -> str:
    address = re.sub(r"^(?:file|attachment):", "", target)
    if _IMAGE.search(address) and not words:
        return f"![]({_address(address)})"
    if words:
        return f"[{words}]({_address(address)})"
    return f"<{address}>" if re.match(r"[a-z][a-z0-9+.-]*:", address, re.I) else address


def _address(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
