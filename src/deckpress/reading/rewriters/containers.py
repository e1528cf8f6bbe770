"""The containers of a document (`:::`, MyST, MkDocs, callouts, kramdown) -> the document with marks in their place.

A container that holds a question or hides an answer becomes one line `<?><details ..><summary>..</summary>`, which is a
separate block in any context and gives the number of its lines. Containers that only frame text lose their fences. The
lines keep their numbers and their places in the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.asking_boxes import FRAMED, asking_boxes, asking_lists, titled_boxes
from deckpress.reading.rewriters.container_edges import edges_between_lists, find_hints, titled_containers
from deckpress.reading.text.boxes import AROUND, Box, in_order
from deckpress.reading.text.container_marks import Role
from deckpress.reading.text.container_scan import HEADING, Open, Scan
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.reading.words.answer_words import leads_to_answer
from deckpress.reading.words.labels import is_hint, label_kind
from deckpress.regex import regex

_SIGNS = ("{{<", "{{%", "{%", ":::", "!!!", "???", "[!", "{:", "```{", "~~~{")
_TAGS = regex(r"^(?:[ \t]*<(?:[A-Z]|(?:div|section)[ \t][^<>\n]*class)|import |export )", re.M)
_MEANING = regex(r"[ \t]+(?![-*+>|`~]|\d+[.)])\S")
_ITEM = regex(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_CALLOUT = regex(r"[ \t]*:{3,}[ \t]*\{[^{}]*\.callout-")
_BOLD = "**"
_OPEN = regex(r"\?\?\?\+|\]\+|collapse=[\"']?false")
"""The words that say that a container is open at first."""
_NUMBERED = regex(r" {0,3}\d{1,3}[.)][ \t]")
_BUTTONS = frozenset(("clear", "reset", "check", "submit"))
"""Empty containers that only show a button of a quiz."""
_ASKING = (Role.ASKS, Role.TASK)
_SEVERAL = 2
_SOLVES = ("answer", "explanation")
"""The kinds of labels with which a solution begins, whatever the title above it says."""


def open_containers(ledger: Ledger) -> None:
    """Puts the marks of containers into the document, and books the lines of their fences."""
    document = ledger.document
    text = document.table.text
    if not any(sign in text for sign in _SIGNS) and not _TAGS.search(text):
        return
    scan = _Marks(document)
    scan.run(document.first, len(document.lines), 0)
    if not scan.found and not scan.frames:
        return
    scan.write()
    ledger.boxes = in_order(scan.kept_boxes(document))
    ledger.titled_boxes = titled_boxes(scan)
    ledger.asking_boxes = tuple(asking_boxes(scan))
    ledger.asking_lists = frozenset(asking_lists(scan))
    ledger.framed = scan.framed
    for number in sorted(scan.frames):
        ledger.book(document, Use.FRAME, number, number + 1)
    ledger.owners.update(dict.fromkeys((number + 1 for number in scan.breaks), Use.FRAME))
    ledger.document = document.rewritten(scan.lines, scan.origin)


class _Marks(Scan):
    """The containers that were found, and the marks that take their place."""

    items: Sequence[int] = ()
    """The number of items of numbered lists above each line."""
    solutions: Sequence[int] = ()
    """The lines, in order, on which answers open that are indented, as those in items are."""
    linked: frozenset[str] = frozenset()
    """The labels that link exercises with solutions elsewhere."""
    breaks: Sequence[int] = ()
    """Blank lines at the edges of containers that separate the lists inside from those outside."""
    framed: tuple[tuple[int, int], ...] = ()
    """The lines of each container that begins with a heading (see `titled_containers`)."""

    def write(self) -> None:
        """Puts the marks of the containers that were found into the lines, and blanks their fences."""
        self.framed = titled_containers(self)
        find_hints(self)
        edges = list(edges_between_lists(self))
        solved = any(open_.opening.role is Role.HIDES for open_ in self.found)
        asked = list(accumulate((self._asks(line) for line in self.lines), initial=0))
        steps = [0] * (len(self.lines) + 1)
        for open_ in self.found:
            if open_.opening.role is Role.HIDES:
                steps[abs(open_.line)] += 1
                steps[open_.end] -= 1
        self.hidden = list(accumulate(steps))
        self.linked = self._linked()
        inner = sorted(open_.line for open_ in self.found if self._holds_question(open_))
        self.items = list(accumulate((_NUMBERED.match(line) is not None for line in self.lines), initial=0))
        self.solutions = sorted(
            open_.line for open_ in self.found if open_.opening.role is Role.HIDES and self._indent(open_.line) > 1
        )
        for open_ in self.found:
            line, end = abs(open_.line), open_.end
            several = asked[end] - asked[line] >= 2 or bisect_left(inner, end) > bisect_right(inner, line)
            role = open_.opening.role
            several = several or self._solves_items(open_) or (role in _ASKING and self._offers_choices(open_))
            heads = self._solved_headings(open_) if role in _ASKING and not several else []
            for head, below in pairwise((*heads, end)) if heads else ():
                self._write(replace(open_, line=head, head=0, end=below, text=""), role, solved=solved)
            several = several or bool(heads)
            role = Role.FRAMES if several and role in _ASKING else role
            if role is Role.FRAMES:
                self._set_title(open_)
            self._write(open_, role, solved=solved)
        for number in self.frames:
            self.lines[number] = ""
        self.breaks = [open_.end for open_ in self.found if not open_.fence and self._joins_list(open_.end)]
        self.breaks += (number for number in edges if number in self.frames)
        for number in self.breaks:
            self.lines[number] = "<?>"

    def _linked(self) -> frozenset[str]:
        """The labels of exercises whose solutions are not right below them, but below other exercises."""
        found = [o for o in self.found if o.opening.label or o.opening.role in _ASKING]
        found.sort(key=lambda open_: abs(open_.line))
        asked = {o.opening.label for o in found if o.opening.label and o.opening.role is Role.TASK}
        apart = False
        for above, own in pairwise((None, *found)):
            if own is None or own.opening.role is not Role.HIDES or own.opening.label not in asked:
                continue
            apart = apart or above is None or above.opening.label != own.opening.label
        return frozenset(asked) if apart else frozenset()

    def kept_boxes(self, document: Document) -> Iterator[Box]:
        """The containers that frame or fold what may be a part of a card, inner ones first."""
        for open_ in self.found:
            opening = open_.opening
            folds = opening.role is Role.FOLDS and bool(opening.title)
            if open_.line < 0 or open_.text or not (folds or (opening.role is Role.FRAMES and opening.name in FRAMED)):
                continue
            written = document.lines[open_.line]
            fold = ("+" if _OPEN.search(written) else "-") if folds else ""
            numbers = range(open_.line + open_.head, open_.end)
            inside = {self.origin[n][0]: words for n in numbers if (words := self.lines[n].strip(AROUND))}
            head, column = self.origin[open_.line][0], opening.column
            yield Box(opening.name, opening.title, fold, head, column + 1, inside)

    def _solves_items(self, open_: Open) -> bool:
        """True for a container that has solutions in several items of a numbered list, each of which is a question."""
        first, last = bisect_right(self.solutions, open_.line), bisect_left(self.solutions, open_.end) - 1
        if last <= first:
            return False
        above, top = self.items[abs(open_.line)], self.items[self.solutions[first]]
        return above < top < self.items[self.solutions[last]]

    def _solved_headings(self, open_: Open) -> list[int]:
        """The lines of the headings in a container, if there are several and an answer opens below each of them.

        If it does below most headings of a level, these are all tasks; the others lack their solution.
        """
        line, end = abs(open_.line), open_.end
        opened = sorted(o.line for o in self.found if o.opening.role is Role.HIDES and line < o.line < end)
        if len(opened) < _SEVERAL:
            return []
        heads: list[int] = []
        while line < end:
            if line not in self.code and HEADING.match(self.lines[line]) and not self.hidden[line]:
                heads.append(line)
            line = max(self.code.get(line, 0), line + 1)
        levels = [len(self.lines[head].split()[0]) for head in heads]
        top = min(levels, default=0)
        tasks = [head for head, level in zip(heads, levels, strict=True) if level == top]
        for found, fewest in ((heads, len(heads)), (tasks, len(tasks) // 2 + 1)):
            above = {bisect_left(found, number) for number in opened}
            if 0 not in above and len(above) >= max(fewest, _SEVERAL):
                return found
        return []

    def _offers_choices(self, open_: Open) -> bool:
        """True for a container with several numbered questions that have options below them, and no solution."""
        first, end = abs(open_.line) + 1, open_.end
        if any(first <= abs(other.line) < end and other.opening.role is Role.HIDES for other in self.found):
            return False
        numbered = [n for n in range(first, end) if _NUMBERED.match(self.lines[n])]
        below = (self.lines[self.first(n + 1, end)] for n in numbered if self.first(n + 1, end) < end)
        return sum(1 for line in below if begins_options(line.lstrip(" \t*+-"))) >= _SEVERAL

    def _joins_list(self, end: int) -> bool:
        """True if a list follows the blank line after a container, whose text may end with a list as well."""
        if end + 1 >= len(self.lines) or self.lines[end].strip():
            return False
        return _ITEM.match(self.lines[end + 1]) is not None

    def _holds_question(self, open_: Open) -> bool:
        opening = open_.opening
        folded = opening.role is Role.FOLDS and bool(open_.fence) and looks_like_question(opening.title)
        return opening.role in _ASKING or folded

    def _asks(self, line: str) -> bool:
        """True for a heading that is a question, and for a line with the label of one."""
        if heading := HEADING.match(line):
            return looks_like_question(heading.group(1))
        return label_kind(line) == "question"

    def _write(self, open_: Open, role: Role, *, solved: bool) -> None:
        opening, line = open_.opening, open_.line
        first = self.first(line + open_.head if line >= 0 else -1 - line, open_.end)
        heading = HEADING.match(self.lines[first]) if first < open_.end and role is not Role.FRAMES else None
        title, column = opening.title, opening.column
        if line >= 0:
            self.frames.update(range(line, line + open_.head))
        if role is Role.OPTION or opening.name == "glossary":
            self._write_items(open_, first)
            return
        if not title and heading:
            title, column, line = heading.group(1), heading.start(1), first
        elif line < 0:
            line = -1 - line  # a quote without a title: its first line is text
            return
        if role is Role.FRAMES:
            button = opening.name in _BUTTONS and first >= open_.end
            words = "" if button else " ".join(part for part in (f"**{title}**" if title else "", open_.text) if part)
            if words:
                self._put(line, words, 2 if title else 0, column if title else open_.column)
            return
        labelled = first < open_.end and label_kind(self.lines[first].strip()) in _SOLVES
        role = Role.HINT if role is Role.FOLDS and is_hint(f"{title}:") else role
        if role is Role.HINT and solved and self._set_hint(open_, first + 1 if heading else open_.line + open_.head):
            return
        if role is Role.HINT:
            adds = opening.role is Role.FOLDS and not labelled and self._is_below_text(open_.line)
            shown = solved or adds  # a fold for hints or remarks adds to the text above it
            role, title = (Role.FOLDS, title or "Hint") if shown else (Role.HIDES, title)
        if role is Role.FOLDS and not title:
            role = Role.HIDES
        text = open_.text
        if text and role in _ASKING:
            role, title, text, column = (Role.FOLDS, title, text, column) if title else (role, text, "", open_.column)
        rest = title if role is Role.HIDES and not (leads_to_answer(title) or heading or labelled) else ""
        label = f' data-label="{opening.label}"' if opening.label in self.linked else ""
        head = f'<?><details data-role="{role}" data-lines="{open_.end - line}"{label}><summary>'
        if role is Role.HIDES:
            head, column = f"{head}Answer</summary>", column if rest else open_.column
            self._put(line, head + " ".join(part for part in (rest, text) if part), len(head), column)
        else:
            self._put(line, f"{head}{title}</summary>{text}", len(head), column)

    def _is_below_text(self, line: int) -> bool:
        """True if text is above a line, not a heading."""
        above = (self.lines[n] for n in range(line - 1, max(line - 9, -1), -1) if n not in self.frames)
        words = next((text for text in above if text.strip()), "")
        return bool(words) and HEADING.match(words) is None

    def _set_title(self, open_: Open) -> None:
        """Makes the heading at the beginning of a callout of Quarto its title, if it has none."""
        if open_.line < 0 or open_.opening.title or not _CALLOUT.match(self.lines[open_.line]):
            return
        first = self.first(open_.line + open_.head, open_.end)
        if first < open_.end and (heading := HEADING.match(self.lines[first])):
            self.frames.add(first)
            self.lines[first] = ""
            open_.opening = replace(open_.opening, title=heading.group(1), column=len(_BOLD))

    def _write_items(self, open_: Open, first: int) -> None:
        """Writes an option as an item with a box, or the terms of a glossary as items with their meanings."""
        if open_.opening.role is Role.OPTION:
            mark = f"- [{'x' if open_.opening.correct else ' '}] "
            if open_.text:
                self._put(open_.line, mark + open_.text, len(mark), open_.column)
                return
            for number in range(first, open_.end):
                self._put(number, (mark if number == first else "  ") + self.lines[number].lstrip(), len(mark), 0)
            return
        for number in range(first, open_.end - 1):
            term = self.lines[number]
            if not term.strip() or term[0].isspace() or not self.lines[number + 1][:1].isspace():
                continue
            last = number + 1
            while last < open_.end and _MEANING.match(self.lines[last]):
                last += 1
            said = " ".join(line.strip() for line in self.lines[number + 1 : last])
            if said:
                self._put(number, f"- **{term.strip()}**: {said}", 4, 0)
                self.frames.update(range(number + 1, last))

    def _set_hint(self, open_: Open, first: int) -> bool:
        """Writes a hint as the comment that sets the hint of a question; False if it must stay as it is."""
        lines = [line.strip() for line in self.lines[first : open_.end]]
        text = " ".join(line for line in (open_.text, *lines) if line)
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
