"""The containers of a document (`:::`, MyST, MkDocs, callouts, kramdown) -> the document with marks in their place.

A container that asks or hides an answer becomes one line `<?><details ..><summary>..</summary>`, which is a block of
its own wherever it stands and says how many lines belong to it; those that only frame lose their fences. The lines
keep their numbers and their places in the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from deckpress.reading.container_marks import DIRECTIVES, Opening, Role, admonition, callout, directive, fenced
from deckpress.reading.labels import is_answer_word, label_of
from deckpress.reading.ledger import Ledger, Use
from deckpress.reading.outline import looks_like_question
from deckpress.reading.tree import Document, make_document

_SIGNS = (":::", "!!!", "???", "[!", "{:", "```{", "~~~{")
_COLONS = re.compile(r"[ \t]*(:{3,})[ \t]*(.*?)[ \t]*:*[ \t]*\Z")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*(.*?)[ \t]*\Z")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_KRAMDOWN = re.compile(r"\{:[^{}]*?\.([\w-]+)[^{}]*\}[ \t]*\Z")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*\Z")
_OPTION = re.compile(r"[ \t]*:[\w-]+:(?:[ \t]|\Z)")
_DEEPEST = 8
_ASKING = (Role.ASKS, Role.TASK)


@dataclass(slots=True)
class _Open:
    """A container that is open: its line, and the fence that opened it."""

    opening: Opening
    line: int
    fence: str
    end: int = 0
    """The line after its last."""


def open_containers(ledger: Ledger) -> None:
    """Puts the marks of containers into the document, and books the lines of their fences."""
    document = ledger.document
    lines = document.lines[document.first :]
    if not any(sign in line for line in lines for sign in _SIGNS):
        return
    scan = _Scan(document)
    scan.run(document.first, len(document.lines), 0)
    if not scan.found and not scan.frames:
        return
    scan.write()
    for number in sorted(scan.frames):
        ledger.book(document, Use.FRAME, number, number + 1)
    blank = ["" if n < document.first else line for n, line in enumerate(scan.lines)]
    made = make_document(document.source, blank, scan.origin, {})
    ledger.document = Document(
        document.source,
        (*document.lines[: document.first], *scan.lines[document.first :]),
        tuple(scan.origin),
        made.blocks,
        {**made.references, **document.references},
        document.first,
        made.code,
    )


class _Scan:
    """The lines of a document while its containers are looked for."""

    def __init__(self, document: Document) -> None:
        self.lines = list(document.lines)
        self.origin = list(document.origin)
        self.found: list[_Open] = []
        self.frames: set[int] = set()
        self.hidden: list[int] = []
        """How many containers that hide an answer each line lies in."""
        self.headings = [number for number, line in enumerate(self.lines) if _HEADING.match(line)]
        self.indented = {
            number
            for start, end in document.code
            if not _FENCE.match(document.lines[start].lstrip(" \t>"))
            for number in range(start, end)
        }

    def run(self, number: int, end: int, depth: int) -> None:
        """Finds the containers on lines up to `end`."""
        stack: list[_Open] = []
        code = ""
        while number < end:
            line = self.lines[number]
            fence = _FENCE.match(line)
            if code:
                if fence and not fence.group(2) and fence.group(1).startswith(code):
                    code = ""
                number += 1
            elif fence and "`" not in fence.group(2):
                code = self._fence(stack, number, fence)
                number += 1
            elif number not in self.indented and (colons := _COLONS.match(line)):
                self._colons(stack, number, colons)
                number += 1
            elif depth < _DEEPEST and number not in self.indented and (after := self._block(number, end, depth)):
                number = after
            else:
                number += 1
        self._unclosed(stack, end)

    def _fence(self, stack: list[_Open], number: int, fence: re.Match[str]) -> str:
        """Opens or closes a directive at a code fence; returns the fence if it is one of code."""
        mark, info = fence.groups()
        opening = directive(info, fence.start(2)) if info else None
        if opening is not None and opening.name in DIRECTIVES:
            stack.append(_Open(opening, number, mark))
            self._options(number + 1, stack[-1])
            return ""
        own = next((open_ for open_ in stack[: -_DEEPEST - 1 : -1] if open_.fence[0] == mark[0]), None)
        if not info and own is not None and mark.startswith(own.fence):
            self._close(stack, own, number)
            self.frames.add(number)
            return ""
        return mark

    def _options(self, number: int, open_: _Open) -> None:
        """Takes the options of a directive, `:label: ex1`, off the card."""
        while number < len(self.lines) and _OPTION.match(self.lines[number]):
            if "dropdown" in self.lines[number]:
                open_.opening = replace(open_.opening, folded=True)
            self.frames.add(number)
            number += 1

    def _colons(self, stack: list[_Open], number: int, colons: re.Match[str]) -> None:
        mark, info = colons.groups()
        if not info:
            own = next((open_ for open_ in stack[: -_DEEPEST - 1 : -1] if open_.fence[0] == ":"), None)
            if own is not None:
                self._close(stack, own, number)
                self.frames.add(number)
            return
        opening = fenced(info, colons.start(2))
        if opening is None:
            return
        near = stack[: -_DEEPEST - 1 : -1] if opening.known else []
        same = next((open_ for open_ in near if open_.opening.name == opening.name), None)
        if same is not None and opening.role is not Role.FRAMES:
            self._close(stack, same, number)  # the one before was never closed
        stack.append(_Open(opening, number, mark))
        if info.startswith("{"):
            self._options(number + 1, stack[-1])

    def _close(self, stack: list[_Open], own: _Open, number: int) -> None:
        """Closes a container and those that were left open in it."""
        while stack:
            open_ = stack.pop()
            open_.end = number
            self.found.append(open_)
            if open_ is own:
                return

    def _unclosed(self, stack: list[_Open], end: int) -> None:
        """Ends each container that nothing closes at the next heading behind its first lines; unknown ones are none."""
        for open_ in stack:
            if not open_.opening.known:
                continue
            first = self._first(open_.line + 1, end)
            index = bisect_right(self.headings, first)
            open_.end = min(self.headings[index], end) if index < len(self.headings) else end
            self.found.append(open_)

    def _first(self, number: int, end: int) -> int:
        while number < end and (not self.lines[number].strip() or number in self.frames):
            number += 1
        return number

    def _block(self, number: int, end: int, depth: int) -> int:
        """The line after a callout, a quote with a class or an admonition that begins here, opened; 0 if none does."""
        line = self.lines[number]
        if found := admonition(line):
            opening, indent = found
            last = number + 1
            while last < end and (not self.lines[last].strip() or self._indent(last) >= indent + 4):
                last += 1
            last = self._trimmed(number + 1, last)
            if last == number + 1:
                return 0
            self._strip(number + 1, last, _dedented)
        elif _QUOTE.match(line):
            last = number + 1
            while last < end and _QUOTE.match(self.lines[last]):
                last += 1
            opened = self._quote(number, last, end)
            if opened is None:
                return last
            opening = opened
        else:
            return 0
        self.run(number + 1 if found or callout(line) else number, last, depth + 1)
        self.found.append(_Open(opening, number if found or callout(line) else -1 - number, "", last))
        return last

    def _quote(self, number: int, last: int, end: int) -> Opening | None:
        opening = callout(self.lines[number])
        if opening is not None:
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

    def _indent(self, number: int) -> int:
        line = self.lines[number].expandtabs(4)
        return len(line) - len(line.lstrip())

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        return end

    def _strip(self, start: int, end: int, cut: Callable[[str], int]) -> None:
        """Takes the head off each line, which keeps its place in the file."""
        for number in range(start, end):
            text = self.lines[number]
            off = cut(text)
            line, column = self.origin[number]
            kept = text[: len(text) - len(text.lstrip())] if cut is _unquoted else ""
            self.lines[number], self.origin[number] = kept + text[off:], (line, column + off - len(kept))
            self.indented.discard(number)

    def write(self) -> None:
        """Puts the marks of the containers that were found into the lines, and blanks their fences."""
        solved = any(open_.opening.role is Role.HIDES for open_ in self.found)
        asked = list(accumulate((self._asks(line) for line in self.lines), initial=0))
        steps = [0] * (len(self.lines) + 1)
        for open_ in self.found:
            if open_.opening.role is Role.HIDES:
                steps[abs(open_.line)] += 1
                steps[open_.end] -= 1
        self.hidden = list(accumulate(steps))
        inner = sorted(open_.line for open_ in self.found if open_.opening.role in _ASKING)
        for open_ in self.found:
            line, end = abs(open_.line), open_.end
            several = asked[end] - asked[line] >= 2 or bisect_left(inner, end) > bisect_right(inner, line)
            role = open_.opening.role
            self._write(open_, Role.FRAMES if several and role in _ASKING else role, solved=solved)
        for number in self.frames:
            self.lines[number] = ""

    def _asks(self, line: str) -> bool:
        """True for a heading that asks and for a line with a question's label."""
        if heading := _HEADING.match(line):
            return looks_like_question(heading.group(1))
        label = label_of(line)
        return label is not None and label.kind == "question"

    def _write(self, open_: _Open, role: Role, *, solved: bool) -> None:
        opening, line = open_.opening, open_.line
        first = self._first(line + 1 if line >= 0 else -1 - line, open_.end)
        heading = _HEADING.match(self.lines[first]) if first < open_.end and role is not Role.FRAMES else None
        title, column = opening.title, opening.column
        if line >= 0:
            self.frames.add(line)
        if not title and heading:
            title, column, line = heading.group(1), heading.start(1), first
        elif line < 0:
            line = -1 - line  # a quote without a title: its first line is text
            return
        if role is Role.FRAMES:
            if title:
                self._put(line, f"**{title}**", 2, column)
            return
        if role is Role.HINT and solved and self._set_hint(open_):
            return
        if role is Role.HINT:
            role, title = (Role.FOLDS, title or "Hint") if solved else (Role.HIDES, title)
        if role is Role.FOLDS and not title:
            role = Role.HIDES
        rest = title if role is Role.HIDES and not is_answer_word(title) and not heading else ""
        head = f'<?><details data-role="{role}" data-lines="{open_.end - line}"><summary>'
        if role is Role.HIDES:
            head, title = f"{head}Answer</summary>", rest
            self._put(line, head + rest, len(head), column)
        else:
            self._put(line, f"{head}{title}</summary>", len(head), column)

    def _set_hint(self, open_: _Open) -> bool:
        """Writes a hint as the comment that sets the hint of a question; False if it must stay as it is."""
        lines = [line.strip() for line in self.lines[open_.line + 1 : open_.end]]
        text = " ".join(line for line in lines if line)
        if not text or "-->" in text or "<?>" in text or "```" in text or self.hidden[open_.line]:
            return False
        self._put(open_.line, f"<!-- hint: {json.dumps(text, ensure_ascii=False)} -->", 0, 0)
        self.frames.update(range(open_.line + 1, open_.end))
        return True

    def _put(self, line: int, text: str, ahead: int, column: int) -> None:
        number, start = self.origin[line]
        self.frames.discard(line)
        indent = re.match(r"[ \t]*", self.lines[line])
        kept = indent.group() if indent else ""
        self.lines[line], self.origin[line] = kept + text, (number, start + column - ahead - len(kept))


def _unquoted(text: str) -> int:
    match = _QUOTE.match(text)
    return match.end() if match else 0


def _dedented(text: str) -> int:
    """The length of the first level of indentation, four columns; what a list adds to it stays."""
    off = column = 0
    while off < len(text) and column < 4 and text[off] in " \t":
        column = column + 1 if text[off] == " " else column + 4 - column % 4
        off += 1
    return off
