"""The text below the title of a key -> its entries: the number of a question, its answer, the explanation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from deckpress.frozen import dataclass, replace
from deckpress.model import NO_TEXT, Text
from deckpress.reading.answers.key_lines import (
    EXPLAINS,
    Said,
    alphabet_behind,
    answer_at_head,
    answers_on_line,
    in_brackets,
    letter_at_head,
    letters_in_order,
)
from deckpress.reading.keys.key_blocks import KeyHeading, file_lines, item_numbers, item_text, key_blocks
from deckpress.reading.keys.key_entry import (
    Behind,
    Entry,
    Open,
    behind_of,
    with_explanations,
    without_closing_words,
    without_short_labels,
)
from deckpress.reading.keys.key_tables import rows_of_key
from deckpress.reading.keys.key_titles import Title
from deckpress.reading.parts.details import inside
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.key_names import range_of_numbers
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.regex import regex

_BOLD_LINE = regex(r"[ \t]{0,3}(\*\*|__)(?=\S)([^*_]+)\1[:：]?[ \t]*\Z")
_LEAD = regex(r"[ \t]{0,3}(?:[-*+][ \t]+)?(?:\*\*|__)?([^*_:：]{2,60})(?:[:：](?:\*\*|__)?|(?:\*\*|__)[:：]?)[ \t]*")
_OF_TASK = regex(rf"[\W_]*(?:{QUESTION}|{TASK})[ \t]*[#№]?[ \t]*\d{{1,3}}[\W_]*\Z", re.I)
"""A title that says no more than `Exercise 3`."""
_DIGIT = regex(r"\d")
_POINTS = regex(r"\([^()]*\d[^()]*\)")
"""The points in a heading such as `Question 11 (5 points)`."""
_CONTINUES = frozenset(("paragraph", "list", "fence", "code", "quote", "table"))


@dataclass(frozen=True, slots=True)
class Entries:
    """What a key holds."""

    entries: Sequence[Entry]
    """The answers, in order."""
    headings: Mapping[str, tuple[int, ...]]
    """The lines of the headings between them, by their texts."""
    numbered: bool
    """True if a heading such as `Exercise 2` was read as the number of a question."""


def read_entries(document: Document, title: Title, *, sections: bool = False) -> Entries:
    """The entries below a title.

    With `sections`, a heading such as `Exercise 2` names a section with questions, else it is the number of a question.
    """
    reader = _Reader(sections=sections)
    if title.column:
        read = alphabet_behind if title.alphabet else answers_on_line
        said = read(document, title.start, title.column)
        reader.entries += [Entry(s.number, s.text, s.remark, lines=(title.start,), in_order=s.in_order) for s in said]
        following = document.part(title.start + 1, title.end) if title.end > title.start + 1 else None
    elif title.details is not None:
        following = inside(document, title.details)
    else:
        following = document.part(title.body, title.end)
    if following is not None:
        for part, found in key_blocks(following):
            if isinstance(found, KeyHeading):
                reader.heading(found)
            else:
                reader.block(part, found)
    reader.close()
    entries = without_short_labels(without_closing_words(reader.entries, reader.behind))
    return Entries(with_explanations(entries, reader.headings), reader.headings, reader.numbered)


class _Reader:
    """Collects entries block by block."""

    def __init__(self, *, sections: bool) -> None:
        self._sections = sections
        self.entries: list[Entry] = []
        self.headings: dict[str, tuple[int, ...]] = {}
        self.numbered = False
        """True if a heading was read as the number of a question."""
        self._path: list[tuple[int, str]] = []
        self._open: Open | None = None
        self._level = 0
        """The level of the last heading with the number of a question or a title."""
        self._titled: Open | None = None
        self.behind: dict[int, Behind] = {}
        """The text without a label after an entry, by the place of the entry."""
        self._first = ""
        """The first line that gives an answer by its number; if that has no brackets, `(1) ..` is part of an answer."""

    @property
    def _words(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._path)

    @property
    def _waits(self) -> bool:
        """True if an entry has no answer yet."""
        return self._open is not None and not (self._open.answer or self._open.remarks)

    def close(self) -> None:
        """Ends the open entries."""
        self._end_open()
        if self._titled is not None and (self._titled.answer or self._titled.remarks):
            self.entries.append(self._titled.closed())
        self._titled = None

    def heading(self, heading: KeyHeading) -> None:
        """A heading: the number of a question, or the words of a question or a chapter.

        A heading below a numbered heading and its answer is part of the explanation.
        """
        if self._is_part(heading):
            return
        if self._titled is not None and self._is_within(self._titled, heading):
            self._titled.remarks.append(heading.written)
            self._titled.lines += heading.lines
            return
        self._end_open()
        if self._goes_on(heading):
            self.entries[-1] = replace(self.entries[-1], lines=(*self.entries[-1].lines, *heading.lines))
            return
        self.close()
        head = answer_at_head(heading.text) or _number_alone(heading.text)
        words = _POINTS.sub("", heading.text[head[1] :]).strip(" *_") if head else heading.text
        if head and len(words) < 3 and not self._sections:
            lines = list(heading.lines)
            self._open = Open(head[0], Text(words), self._words, lines=lines, of_heading=True)
            self._level = heading.level
            self.numbered = True
            return
        self._path = [(level, text) for level, text in self._path if level < heading.level]
        self._path.append((heading.level, heading.text))
        self.headings.setdefault(heading.text, heading.lines)
        number = head[0] if head else 0
        self._level = heading.level
        self._titled = Open(number, NO_TEXT, self._words[:-1], heading.text, listed=False, lines=list(heading.lines))

    def _is_within(self, opened: Open, heading: KeyHeading) -> bool:
        """True for a deeper heading without a number below the answer to a title such as `Solution 3`."""
        numbered = _OF_TASK.match(opened.title) is not None
        answered = bool(opened.answer or opened.remarks) and bool(heading.written)
        asks = _DIGIT.search(heading.text) is not None or looks_like_question(heading.text)
        return numbered and answered and heading.level > self._level and not asks

    def _is_part(self, heading: KeyHeading) -> bool:
        """True for a deeper heading without a number below the answer to a numbered heading; it joins the answer."""
        opened = self._open
        if opened is None or not opened.of_heading or self._waits or heading.level <= self._level:
            return False
        if answer_at_head(heading.text) or _OF_TASK.match(heading.text) or looks_like_question(heading.text):
            return False
        opened.add(Text(f"**{heading.text.strip(' *_')}**"), labelled=False)
        opened.lines += heading.lines
        opened.parted = True
        return True

    def _goes_on(self, heading: KeyHeading) -> bool:
        """True for numbers of questions that count on from the entries above: `Questions 61–130` below 60 answers.

        Where every part has such a heading, they are sections of the questions, too.
        """
        above = self._path[-1][1] if self._path else ""
        numbers = range_of_numbers(heading.text)
        counts_on = bool(numbers) and bool(self.entries) and numbers[0] == self.entries[-1].number + 1
        return counts_on and not range_of_numbers(above)

    def block(self, document: Document, block: Block) -> None:
        """One block below the title: entries, or more text of the entry before it."""
        titled = self._titled
        bold = _bold_title(document, block) if titled is not None else ""
        if titled is not None and block.kind in _CONTINUES and not _OF_TASK.match(bold):
            titled.remarks.append(document.text(block.start, block.end))
            titled.lines += file_lines(document, block.start, block.end)
            if bold and _OF_TASK.match(titled.title) and _only_titles(document, block, bold):
                return
        if block.kind == "table" and (rows := rows_of_key(document, block)):
            self._end_open()
            whole = all(row.whole for row in rows)
            for row in rows:
                line = file_lines(document, row.line, row.line + 1) if whole else ()
                self.entries.append(Entry(row.number, row.answer, row.remark, self._words, row.title, line))
            if self.entries[-1].lines:
                head = file_lines(document, block.start, block.start + 2)
                self.entries[-1] = replace(self.entries[-1], lines=(*self.entries[-1].lines, *head))
        elif block.kind == "list" and self._list(document, block):
            return
        elif block.kind == "paragraph":
            self._paragraph(document, block)
        elif block.kind in _CONTINUES:
            self._more(document, block.start, block.end)
        elif block.kind == "rule":
            self._end_open()

    def _end_open(self) -> None:
        if self._open is not None:
            self.entries.append(self._open.closed())
            self._open = None

    def _start(self, entry: Open) -> None:
        self._end_open()
        self._open = entry

    def _more(self, document: Document, start: int, end: int) -> None:
        """Adds lines to the open entry."""
        opened = self._open
        if opened is None:
            return
        text = document.text(start, end)
        label = EXPLAINS.match(text.markdown)
        if label is None and (opened.answer or opened.remarks) and not opened.expects_list:
            self.behind[len(self.entries)] = behind_of(opened, text, self.behind.get(len(self.entries)))
        text = text.slice(label.end()) if label else text
        opened.add(text, labelled=label is not None)
        opened.lines += file_lines(document, start, end)

    def _list(self, document: Document, block: Block) -> bool:
        """True if the items of a list are entries: they are numbered, or begin with the number of a question."""
        texts = [item.text or document.lines[item.start][item.indent :] for item in block.items]
        heads = [self._head(text) for text in texts] if not block.ordered else [*map(answer_at_head, texts)]
        letters = [bool(_LETTERS_ONLY.match(item.text)) for item in block.items]
        own = [head is not None for head in heads]
        if not (block.ordered or all(own) or (all(letters) and len(letters) > 1) or any(own)):
            return False
        numbers = item_numbers(document, block)
        opened = self._open
        if opened is not None and opened.of_heading and (opened.parted or not opened.answer):
            return self._answer_list(document, block)
        if opened is not None and (opened.of_line and numbers[0] == 1 if block.ordered else opened.expects_list):
            return False
        for index, item in enumerate(block.items):
            head = heads[index]
            if head is not None and not block.ordered:
                self._inline_or(document, item, head)
                continue
            if block.ordered and len(said := self._on_one_line(document, item)) > 1:
                self._end_open()
                lines = file_lines(document, item.start, item.end)
                self.entries += [Entry(s.number, s.text, s.remark, self._words, lines=lines) for s in said]
                continue
            if not block.ordered and not letters[index]:
                self._more(document, item.start, item.end)
                continue
            whole = item_text(document, item, item.indent)
            self._start(
                Open(numbers[index], whole, self._words, lines=list(file_lines(document, item.start, item.end)))
            )
        return True

    def _head(self, text: str) -> tuple[int, int, bool] | None:
        """What `answer_at_head` tells; `(1) ..` counts if the first entry has brackets, too."""
        alone = not self._first and self._open is None and not self.entries
        head = answer_at_head(text, bracketed=alone or in_brackets(self._first))
        if head is not None and not self._first:
            self._first = text
        return head

    def _answer_list(self, document: Document, block: Block) -> bool:
        """Adds a list as the answer to the number in the heading above it."""
        self._more(document, block.start, block.end)
        return True

    def _on_one_line(self, document: Document, item: Item) -> list[Said]:
        """The answers on the line of an item whose number is that of the first: `1. A  2. B`."""
        return answers_on_line(document, item.start) if item.end == item.start + 1 else []

    def _inline_or(self, document: Document, item: Item, head: tuple[int, int, bool]) -> None:
        lines = file_lines(document, item.start, item.end)
        if item.end == item.start + 1 and len(said := answers_on_line(document, item.start, item.indent)) > 1:
            self._end_open()
            self.entries += [Entry(s.number, s.text, s.remark, self._words, lines=lines) for s in said]
            return
        number, column, bold = head
        text = item_text(document, item, item.indent + column - (2 if bold else 0))
        self._start(Open(number, _bold(text, bold=bold), self._words, lines=list(lines)))

    def _ordered(self, document: Document, block: Block) -> bool:
        """True if a paragraph gives letters without numbers, and so do all entries above it below this heading."""
        words = self._words
        own = [entry for entry in self.entries if entry.path == words]
        opened = self._open
        if not all(entry.in_order for entry in own) or (opened is not None and not opened.in_order):
            return False
        count = len(own) + (opened is not None)
        if said := letters_in_order(document, block.start) if block.end == block.start + 1 else []:
            self._end_open()
            lines = file_lines(document, block.start, block.end)
            self.entries += [
                Entry(count + s.number, s.text, path=self._words, lines=lines, in_order=True) for s in said
            ]
            return True
        heads = [letter_at_head(document.lines[number]) for number in range(block.start, block.end)]
        if heads[0] is None:
            return False
        for number, head in enumerate(heads, block.start):
            if head is None:
                self._more(document, number, number + 1)
                continue
            count += 1
            text = document.text(number, number + 1, head[0]) if head[2] else document.text(number, number + 1).strip()
            own_lines = list(file_lines(document, number, number + 1))
            self._start(Open(count, text, self._words, lines=own_lines, in_order=True))
        return True

    def _paragraph(self, document: Document, block: Block) -> None:
        """The lines of a paragraph: entries, their continuations, and chapters in bold."""
        if self._ordered(document, block):
            return
        start = block.start
        for number in range(block.start, block.end):
            line = document.lines[number]
            said = answers_on_line(document, number)
            head = self._head(line) if len(said) < 2 else None
            lead = _LEAD.match(line) if head is None and not said else None
            chapter = answers_on_line(document, number, lead.end()) if lead and lead.end() < len(line.rstrip()) else []
            alone = head is None and not said and block.end == block.start + 1 and not self._waits
            bold = _BOLD_LINE.match(line) if alone and label_kind(line) != "answer" else None
            if not (said or head or chapter or bold):
                continue
            if start < number:
                self._more(document, start, number)
            start = number + 1
            own = file_lines(document, number, number + 1)
            if len(said) > 1 or (chapter and head is None):
                path = (*self._words, lead.group(1).strip()) if chapter and lead and not said else self._words
                self._end_open()
                self.entries += [Entry(s.number, s.text, s.remark, path, lines=own) for s in said or chapter]
            elif head is not None:
                count, column, open_bold = head
                text = document.text(number, number + 1, column - (2 if open_bold else 0))
                self._start(Open(count, _bold(text, bold=open_bold), self._words, lines=list(own), of_line=True))
            elif bold is not None:
                self.heading(KeyHeading(7, bold.group(2).strip(" :："), own))
        if start < block.end:
            self._more(document, start, block.end)


def _bold_title(document: Document, block: Block) -> str:
    """The words of a paragraph that is one bold line."""
    if block.kind != "paragraph" or block.end != block.start + 1:
        return ""
    match = _BOLD_LINE.match(document.lines[block.start])
    return match.group(2).strip(" :：") if match else ""


def _only_titles(document: Document, block: Block, words: str) -> bool:
    """True for words without a number above plain text: a title in the answer to one task."""
    below = document.block_from(block.end)
    plain = below is not None and below.kind == "paragraph" and answer_at_head(document.lines[below.start]) is None
    return plain and not _DIGIT.search(words)


_LETTERS_ONLY = regex(r"\W*[A-Za-z](?:[ \t]*[,&/+][ \t]*[A-Za-z])*\W*\Z")


def _number_alone(text: str) -> tuple[int, int, bool] | None:
    """The number that is all of a heading, `### 3`, in the form of `answer_at_head`; else None."""
    found = _NUMBER_ALONE.match(text)
    return (int(found.group(1)), len(text), False) if found else None


_NUMBER_ALONE = regex(r"[*_#]{0,3}(\d{1,3})[.)]?[*_]{0,2}\Z")


def _bold(text: Text, *, bold: bool) -> Text:
    """A text whose bold print began before its number, with the opening mark restored."""
    if not bold or text.markdown.startswith(("**", "__")):
        return text
    return text.reword("**" + text.markdown[2:].lstrip()) if "**" in text.markdown[2:] else text.slice(2).strip()


def plain_heading(text: str) -> str:
    """The words of a heading without its number."""
    return text[number_of(text) :]


def end_of(entries: Sequence[Entry], fallback: int) -> int:
    """The line after the last one of some entries."""
    return max((line + 1 for entry in entries for line in entry.lines), default=fallback)
