"""The containers of a document: `:::`, the directives of MyST, MkDocs' admonitions, callouts, quotes with a class."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from deckpress.frozen import dataclass
from deckpress.markdown.boxes import PICTURES
from deckpress.reading.text.container_marks import DIRECTIVES, Opening, Role, admonition, callout, directive, fenced
from deckpress.reading.text.container_tags import AS_WRITTEN, Tag, box_at, has_boxes, is_import, tag_at
from deckpress.reading.text.part_marks import bounds
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_COLONS = regex(r"[ \t]*(:{3,})[ \t]*(.*?)[ \t]*:*[ \t]*\Z")
_FENCE = regex(r"[ \t]*(`{3,}|~{3,})[ \t]*(.*?)[ \t]*\Z")
_QUOTE = regex(r"[ \t]{0,3}>[ \t]?")
_KRAMDOWN = regex(r"\{:[^{}]*?\.([\w-]+)[^{}]*\}[ \t]*\Z")
_LIST_OF_ATTRIBUTES = regex(
    r"[ \t]{0,6}\{:[ \t]*(?:(?:[.#][\w-]+|[\w-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'))[ \t]*)+\}[ \t]*\Z"
)
"""The classes and the id that kramdown gives to the block above or below: `{: .no_toc #caching }`."""
HEADING = regex(r"[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*\Z")
_OPTION = regex(r"[ \t]*:[\w-]+:(?:[ \t]|\Z)")
_LABEL = regex(r"[ \t]*:(?:label|name):[ \t]+([\w:.-]+)[ \t]*\Z")
_GATE = regex(r"(\w+)-(start|end)\Z")
_SHOWS_NOTHING = regex(r"[ \t]*\{\{<[ \t]*(?!toc\b)[a-z][\w-]*(?:[ \t]+\d{1,2})?[ \t]*>\}\}[ \t]*\Z")
"""A short code of Hugo or Quarto without words, such as a page break or a level."""
_BEGINS = frozenset("`~:{<>!?ie")
"""What the lines begin with that open or close a container; `i` and `e` begin the imports and exports of MDX."""
_DEEPEST = 8
_TASK = "exercise"


@dataclass(slots=True)
class Open:
    """A container that is open: its line, and the fence that opened it."""

    opening: Opening
    line: int
    fence: str
    end: int = 0
    """The line after its last."""
    text: str = ""
    column: int = 0
    """What is after a tag on its line, and where."""
    head: int = 1
    """The number of lines that its tag takes up."""


def _nearest(stack: list[Open], fence: str) -> Open | None:
    """The innermost open container with a fence that begins so, among the last few."""
    near = stack[: -_DEEPEST - 1 : -1]
    return next(
        (open_ for open_ in near if open_.fence == fence or (len(fence) == 1 and open_.fence[0] == fence)), None
    )


class Scan:
    """The lines of a document, in which containers are searched for."""

    def __init__(self, document: Document) -> None:
        self.lines = list(document.lines)
        self.origin = list(document.origin)
        self.found: list[Open] = []
        _, self.is_kept = bounds(document)
        """A function of a line: true in a part that the author marked, which stays as it is."""
        self.frames: set[int] = set()
        self.unclosed: set[str] = set()
        """The tags around literal text that are never closed further down."""
        self.hidden: list[int] = []
        """The number of containers around each line that hide an answer."""
        self.boxes = has_boxes(self.lines)
        """True if some elements of HTML hold questions or answers."""
        self.ended = 0
        """How many containers ended where one of the same name began, so that their fence may still follow."""
        self.headings = [number for number, line in enumerate(self.lines) if HEADING.match(line)]
        self.code = dict(document.code)
        """The line after each block of code, by its first line: the end of an item ends a fence in it."""
        self.indented = {
            number
            for start, end in document.code
            if not _FENCE.match(document.lines[start].lstrip(" \t>"))
            for number in range(start, end)
        }

    def run(self, number: int, end: int, depth: int) -> None:
        """Finds the containers on lines up to `end`."""
        stack: list[Open] = []
        code, code_end = "", 0
        while number < end:
            line = self.lines[number]
            if code and 0 < code_end <= number:
                code = ""
            if line.lstrip()[:1] not in _BEGINS or self.is_kept(number) or number in self.frames:
                number += 1
                continue
            fence = _FENCE.match(line)
            if code:
                if fence and not fence.group(2) and fence.group(1).startswith(code):
                    code = ""
                number += 1
            elif fence and "`" not in fence.group(2):
                code = self._fence(stack, number, fence)
                code_end = self.code.get(number, 0) if line[:1] in " \t" else 0
                number += 1
            elif number not in self.indented and (colons := _COLONS.match(line)):
                self._colons(stack, number, colons)
                number += 1
            elif number not in self.indented and (tag := self._tag_at(number)):
                number = self._tag(stack, number, tag, end)
            elif is_import(line) or (number not in self.indented and _LIST_OF_ATTRIBUTES.match(line)):
                self.frames.add(number)
                number += 1
            elif depth < _DEEPEST and number not in self.indented and (after := self._block(number, end, depth)):
                number = after
            else:
                number += 1
        self._unclosed(stack, end)

    def _fence(self, stack: list[Open], number: int, fence: re.Match[str]) -> str:
        """Opens or closes a directive at a code fence; returns the fence if it is one of code."""
        mark, info = fence.groups()
        opening = directive(info, fence.start(2)) if info else None
        if opening is not None and (gate := _GATE.match(opening.name)) and gate.group(1) in DIRECTIVES:
            self._gate(stack, number, mark, gate, opening)
            return ""
        if opening is not None and opening.name in DIRECTIVES:
            stack.append(Open(opening, number, mark))
            self._options(number + 1, stack[-1])
            return ""
        own = _nearest(stack, mark[0])
        if not info and own is not None and mark.startswith(own.fence):
            self._close(stack, own, number)
            self.frames.add(number)
            return ""
        return mark

    def _gate(self, stack: list[Open], number: int, mark: str, gate: re.Match[str], opening: Opening) -> None:
        """Opens or closes a container of MyST that begins and ends with a directive of its own."""
        last = next((n for n in range(number + 1, min(number + _DEEPEST, len(self.lines))) if mark in self.lines[n]), 0)
        self.frames.update(range(number, last + 1) if last else (number,))
        name, side = gate.groups()
        if side == "start":
            stack.append(Open(replace(opening, name=name), number, "{" + name, last + 1))
            self._set_label(stack[-1], self.lines[number + 1 : last])
        elif own := _nearest(stack, "{" + name):
            self._close(stack, own, number)

    def _tag_at(self, number: int) -> Tag | None:
        return tag_at(self.lines, number) or (box_at(self.lines[number]) if self.boxes else None)

    def _tag(self, stack: list[Open], number: int, tag: Tag, end: int) -> int:
        """Opens or closes the container of a tag; returns the line after the tag."""
        after = number + tag.lines
        name = tag.opening.name
        if name in AS_WRITTEN and not tag.closes and tag.key not in self.unclosed:
            closing = (n for n in range(after, end) if (t := tag_at(self.lines, n)) and t.closes and t.key == tag.key)
            if last := next(closing, 0):
                return last + 1
            self.unclosed.add(tag.key)
        if name in AS_WRITTEN:
            return after
        if tag.closes:
            if own := _nearest(stack, tag.key):
                self._close(stack, own, number)
                self.frames.add(number)
            return after
        opened = Open(tag.opening, number, tag.key, after, tag.text.strip(), tag.column, tag.lines)
        if tag.complete:
            self.found.append(opened)
        else:
            stack.append(opened)
        return after

    def _options(self, number: int, open_: Open) -> None:
        """Keeps the options of a directive, `:label: ex1`, off the card."""
        while number < len(self.lines) and _OPTION.match(self.lines[number]):
            if "dropdown" in self.lines[number]:
                open_.opening = replace(open_.opening, folded=True)
            self._set_label(open_, self.lines[number : number + 1])
            self.frames.add(number)
            number += 1

    def _set_label(self, open_: Open, options: Sequence[str]) -> None:
        """Keeps the label among the options of a directive."""
        found = next((match for line in options if (match := _LABEL.match(line))), None)
        if found is not None and not open_.opening.label:
            open_.opening = replace(open_.opening, label=found.group(1))

    def _colons(self, stack: list[Open], number: int, colons: re.Match[str]) -> None:
        mark, info = colons.groups()
        if not info:
            own = _nearest(stack, ":")
            if own is not None:
                self._close(stack, own, number)
                if own.opening.name not in PICTURES:
                    self.frames.add(number)
            elif self.ended:
                self.ended -= 1
                self.frames.add(number)
            return
        opening = fenced(info, colons.start(2))
        if opening is None:
            return
        near = stack[: -_DEEPEST - 1 : -1] if opening.known else []
        same = next((open_ for open_ in near if open_.opening.name == opening.name), None)
        if same is not None and opening.role is not Role.FRAMES:
            self._close(stack, same, number)  # the one before was never closed, or is closed below this one
            self.ended += 1
        stack.append(Open(opening, number, mark))
        if info.startswith("{") and opening.name not in PICTURES:
            self._options(number + 1, stack[-1])

    def _close(self, stack: list[Open], own: Open, number: int) -> None:
        """Closes a container and those that were left open in it."""
        while stack:
            open_ = stack.pop()
            if open_ is not own and open_.fence[0] in "<{" and not open_.opening.known:
                self._lone(open_)
                continue
            open_.end = number
            if open_.opening.name not in PICTURES:
                self.found.append(open_)
            if open_ is own:
                return

    def _lone(self, open_: Open) -> None:
        """Keeps a tag that nothing closes as it is, unless it shows nothing: `{{< pagebreak >}}`, `{{< level 2 >}}`."""
        if _SHOWS_NOTHING.match(self.lines[open_.line]):
            self.frames.add(open_.line)

    def _unclosed(self, stack: list[Open], end: int) -> None:
        """Ends each unclosed container at the next heading after its first lines; unknown ones do not count."""
        for open_ in stack:
            if open_.fence[0] in "<{":
                self._lone(open_)
                continue
            if not open_.opening.known:
                continue
            first = self.first(open_.line + 1, end)
            index = bisect_right(self.headings, first)
            open_.end = min(self.headings[index], end) if index < len(self.headings) else end
            self.found.append(open_)

    def first(self, number: int, end: int) -> int:
        """The first line with text from a line on, or `end`."""
        while number < end and (not self.lines[number].strip() or number in self.frames):
            number += 1
        return number

    def _block(self, number: int, end: int, depth: int) -> int:
        """Opens a callout, a quote with a class or an admonition that begins here; returns the line after it, or 0."""
        line = self.lines[number]
        if found := admonition(line):
            opening, indent = found
            last = number + 1
            while last < end and (not self.lines[last].strip() or self._indent(last) >= indent + 4):
                last += 1
            last = self.trimmed(number + 1, last)
            if last == number + 1:
                return 0
            self._strip(number + 1, last, _dedented)
        elif _QUOTE.match(line):
            last = number + 1
            several = callout(line) is not None
            while last < end and _QUOTE.match(self.lines[last]) and not (several and callout(self.lines[last])):
                last += 1
            opened = self._quote(number, last, end)
            if opened is None:
                return last
            opening = opened
        else:
            return 0
        titled = bool(found or callout(line))
        self.run(number + 1 if titled else number, last, depth + 1)
        self.found.append(Open(opening, number if titled else -1 - number, "", last))
        return last

    def _quote(self, number: int, last: int, end: int) -> Opening | None:
        opening = callout(self.lines[number])
        if opening is not None:
            if opening.role is Role.FRAMES and self._hides_inside(number + 1, last):
                opening = replace(opening, name=_TASK)
            if opening.role is Role.FRAMES:
                return None
            self._strip(number + 1, last, _unquoted)
            return opening
        match = _KRAMDOWN.match(self.lines[last]) if last < end else None
        if match is None:
            return None
        self.frames.add(last)
        opening = Opening(match.group(1).lower())
        if opening.role is Role.FRAMES:
            return None
        self._strip(number, last, _unquoted)
        return opening

    def _hides_inside(self, start: int, end: int) -> bool:
        """True if a callout holds another one that hides an answer."""
        lines = (self.lines[number] for number in range(start, end))
        inner = (callout(line[_unquoted(line) :]) for line in lines if "[!" in line)
        return any(found is not None and found.role is Role.HIDES for found in inner)

    def _indent(self, number: int) -> int:
        line = self.lines[number].expandtabs(4)
        return len(line) - len(line.lstrip())

    def trimmed(self, start: int, end: int) -> int:
        """The line after the last one with text among lines `start` to `end`."""
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        return end

    def _strip(self, start: int, end: int, cut: Callable[[str], int]) -> None:
        """Removes the prefix of each line; the lines keep their places in the file."""
        for number in range(start, end):
            text = self.lines[number]
            off = cut(text)
            line, column = self.origin[number]
            kept = text[: len(text) - len(text.lstrip())] if cut is _unquoted else ""
            self.lines[number], self.origin[number] = kept + text[off:], (line, column + off - len(kept))
            self.indented.discard(number)


def _unquoted(text: str) -> int:
    match = _QUOTE.match(text)
    return match.end() if match else 0


def _dedented(text: str) -> int:
    """The length of the first level of indentation, four columns; the further indentation of a list stays."""
    off = column = 0
    while off < len(text) and column < 4 and text[off] in " \t":
        column = column + 1 if text[off] == " " else column + 4 - column % 4
        off += 1
    return off
