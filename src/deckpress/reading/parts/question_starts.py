"""A line that might be a question -> a `Start`: the cleaned question, and the signs that it is one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from deckpress.frozen import dataclass, replace
from deckpress.model import Text
from deckpress.reading.parts.details import Details
from deckpress.reading.parts.hints import names_hint
from deckpress.reading.parts.option_values import begins_options, is_second_option
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.settings.attributes import NONE, Attributes
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Document, Item
from deckpress.reading.words.labels import Label, label_of, number_of, without_bold
from deckpress.regex import regex

BOLD_LINE = regex(r"[ \t]{0,3}(\*\*|__)(?=\S)(.+?)\1([^\w]{0,80})[ \t]*\Z")
_BOLD_LINES = regex(r"[ \t]{0,3}(\*\*|__)(?=\S)((?:(?:(?!\1).)+\n){1,2}(?:(?!\1).)+)\1([^\w]*)[ \t]*\Z")
_MOST_BOLD_LINES = 3
_HARD_BREAK = regex(r"(?<!\\)\\[ \t]*\Z")
_END_MARKS = regex(
    r"[ \t]*(?>(?:\*{2,}+|[\u2600-\u27bf\u2b50\u2b06\U0001f300-\U0001faff\ufe0f\u200d]++"
    r"|\[\[[^\[\]]*\]\([^()]*\)\]|\[\[[^\[\]]*\]\]\([^()]*\))+)[ \t]*\Z"
)

_LAST_MARKS = frozenset("*])")
"""How closing marks end, besides those that are not in ASCII."""
_TAIL = 200
"""How many characters at the end of a question are searched for closing marks."""

TERMS = frozenset(("term", "lead", "pair", "row"))
"""The shapes of terms with their meanings."""


@dataclass(frozen=True, slots=True)
class Start:
    """A place where a question might start: its lines, and `limit`, the line where its answer ends at the latest."""

    shape: str
    start: int
    end: int
    text: Text
    limit: int
    asks: bool = False
    labelled: bool = False
    marked: bool = False
    """True if the text below clearly is an answer: options, a hidden answer, the label of an answer."""
    linked: bool = False
    numbered: bool = False
    body: bool = False
    level: int = 0
    attributes: Attributes = NONE
    piece: Piece | None = None
    item: Item | None = None
    details: Details | None = None
    title: str = ""
    """A heading as it is written, for the name of a section."""
    answer: Text | None = None
    """The answer, if it is on the line of the question: the other cell of a table row."""
    column: int = 0
    """The column of an answer on the line of the question, after a term and its colon; 0 without one."""
    loose: bool = False
    """True for a list item whose answer follows the list, because nothing is indented."""
    form: str = ""
    """The feature that divides its shape into groups: the mark of a pair, the header of its table, the kind of its
    list."""
    key: int = 0
    """The line below it on which an answer key begins, or 0."""
    within: bool = False
    """True if its first line asks, and the other lines of its paragraph do not: they answer it."""
    sign: float = 0.0
    """How certainly it is a question, from 0 to 1, if its shape tells; see `signs`."""

    @property
    def is_heading(self) -> bool:
        """True for a heading of the document, not for one inside a list item."""
        return bool(self.level) and self.item is None

    @property
    def is_cloze(self) -> bool:
        """True for a `C:` line."""
        return self.piece is not None and self.piece.kind == "cloze"

    @property
    def evident(self) -> bool:
        """True if it shows itself to be a question: a label, an answer's mark below, or a question mark with text."""
        return self.labelled or self.marked or (self.asks and self.body)


_BLANKS = r"[ \t\u00a0\u2009\u202f]*"
"""Blanks before and after a colon: French sets one that does not break."""
_BETWEEN = r"(?:：|:(?!:)|=(?![=>])|[-–—]+(?=[ \t]))"
_LEAD = regex(
    r"(?P<mark>\*\*|__|`)(?=\S)(?P<term>(?:(?!(?P=mark)).)+?)"
    rf"(?:(?<![ \t]){_BLANKS}[:：](?P=mark)|(?<=[^ \t])[ \t][–—-](?P=mark)(?=[ \t])"
    rf"|(?P=mark){_BLANKS}{_BETWEEN}){_BLANKS}(?=\S)"
)

_LEADS = regex(
    r"(?P<term>(?P<mark>\*\*|__)(?=\S)(?:(?!(?P=mark)).)+?(?P=mark)(?:"
    r"(?:[ \t]*[/,(][ \t]*|[ \t]+[^\W\d_]{1,7}[ \t]+)(?P=mark)(?=\S)(?:(?!(?P=mark)).)+?(?P=mark)\)?"
    r"|(?:[ \t]+(?:\([^()\n]{1,80}\)|/[^/\n]{1,40}/|\[[^\[\]\n]{1,40}\](?![(\[])|[*_][^*_\n]{1,20}[*_])){1,3}))"
    rf"{_BLANKS}{_BETWEEN}{_BLANKS}(?=\S)"
)
"""A term in bold with its other name, also in bold, or with brackets, its sound or its kind: `**bow** /baʊ/ (n.):`."""
_MARKS_OF_TERMS = frozenset("*_`")
_LEAD_ALONE = regex(
    r"(?P<mark>\*\*|__)(?=\S)(?P<term>(?:(?!(?P=mark)).)+?)"
    rf"(?:(?<![ \t]){_BLANKS}[:：](?P=mark)|(?P=mark){_BLANKS}[:：])"
    r"[ \t]*\Z"
)
"""A term above a nested list or the next lines, which are its meaning."""


def term_above(document: Document, start: int, end: int) -> Start | None:
    """A term in bold with a colon, alone on the first line of a paragraph whose other lines are its meaning.

    Options are no meaning.
    """
    match = _LEAD_ALONE.match(without_hard_break(document.lines[start]).strip()) if end > start + 1 else None
    term = match.group("term").strip() if match else ""
    if match is None or number_of(term) or looks_like_question(term) or number_of(document.lines[start + 1].lstrip()):
        return None
    if begins_options(document.lines[start + 1]) and any(map(is_second_option, document.lines[start + 2 : end])):
        return None
    text = question_text(document, start, term)
    return Start("lead", start, start + 1, text, len(document.lines), body=True)


def lead_term(document: Document, line: int, item: Item | None) -> Start | None:
    """A term in bold or code at the head of a line, followed by a colon or dash and its meaning."""
    indent = item.indent if item else 0
    if document.lines[line][indent : indent + 1] not in _MARKS_OF_TERMS:
        return None
    match = _LEAD.match(document.lines[line], indent) or _LEADS.match(document.lines[line], indent)
    if match is None and item is not None and item.nested and item.head_end == line + 1:
        match = _LEAD_ALONE.match(document.lines[line], indent)
    if match is None or names_hint(match.group("term")):
        return None
    limit = item.end if item else len(document.lines)
    text = question_text(document, line, match.group("term").strip())
    return Start("lead", line, line + 1, text, limit, body=True, item=item, column=match.end())


def lead_lines(document: Document, start: int, end: int) -> list[Start]:
    """The terms at the heads of the lines of a paragraph, if several lines have one, or the first one is alone there.

    Each other line goes on with the meaning of the term above it.
    """
    if end == start + 1:
        return []
    above = term_above(document, start, end)
    leads = [above] if above else [lead] if (lead := lead_term(document, start, None)) else []
    if leads:
        others = range(start + 1 + bool(above), end)
        leads += [
            lead for line in others if (lead := term_above(document, line, end) or lead_term(document, line, None))
        ]
    return leads if len(leads) > 1 else [above] if above else []


def bold_question(lines: Sequence[str]) -> tuple[str, re.Match[str], int] | None:
    """The bold words that fill the first one to three lines of a paragraph: the match, and the number of lines.

    A hard break at their end is left out.
    """
    for count in range(1, min(len(lines), _MOST_BOLD_LINES) + 1):
        written = without_hard_break("\n".join(lines[:count]))
        match = BOLD_LINE.match(written) if count == 1 else _BOLD_LINES.match(written)
        if match and match.group(1) not in match.group(2) and (count == 1 or _asks(match.group(2))):
            return written, match, count
        if count == 1 and not lines[0].lstrip().startswith(("**", "__")):
            return None
    return None


def _asks(words: str) -> bool:
    return looks_like_question(words) or number_of(words) > 0


def without_hard_break(text: str) -> str:
    """A text without the backslash that breaks its last line."""
    return _HARD_BREAK.sub("", text)


class Ranges:
    """Line ranges that do not overlap, searched by bisection for one with a line strictly inside it."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)

    def holds(self, line: int) -> bool:
        """True if a range starts before the line and ends after it."""
        index = bisect_right(self._ranges, (line - 1, 1 << 60)) - 1
        return index >= 0 and self._ranges[index][0] < line < self._ranges[index][1]


_ANCHOR = r"(?:<a[ \t]+(?:name|id)[ \t]*=[ \t]*(?:\"[^\"<>\n]*\"|'[^'<>\n]*'|[\w-]+)[ \t]*></a>[ \t]*)+"
_ANCHORS_AHEAD = regex(rf"[ \t]*{_ANCHOR}")
_ANCHORS_BEHIND = regex(rf"[ \t]+{_ANCHOR}\Z")


_HIGHLIGHTED = regex(r"[ \t]*==(?=\S)([^=\n]{1,400}[?\uff1f\u061f])==[ \t]*\Z")
"""A whole question in highlight marks."""


def clean_question(written: str, *, numbered: bool) -> tuple[str, int, Label | None]:
    """A question without its label, list number and closing marks; the length cut off its head; and the label.

    Anchors without words, `<a name="x"></a>`, before and after the question are left out as well.
    """
    if "</a>" in written and (anchor := _ANCHORS_AHEAD.match(written) or _ANCHORS_BEHIND.search(written)):
        text, cut, label = clean_question(written[: anchor.start()] + written[anchor.end() :], numbered=numbered)
        return (text, cut + (0 if anchor.start() else anchor.end()), label) if text else (written.strip(), 0, label)
    label = label_of(written)
    if label is not None and label.kind != "question":
        label = None
    if label is None and numbered and (found := _numbered_label(written)) is not None:
        return "", found.end + number_of(written), found
    cut = label.end if label else number_of(written) if numbered else 0
    text = written[cut:]
    if label:
        text = without_bold(text, label.bold)
    bold = BOLD_LINE.match(text) or _BOLD_LINES.match(text)
    if bold and bold.group(1) not in bold.group(2):
        inner = bold.group(2) + bold.group(3)
        cut += text.find(bold.group(2))
        inner_number = 0 if label else number_of(inner)
        cut += inner_number
        text = inner[inner_number:]
    elif "==" in text and (marked := _HIGHLIGHTED.match(text)):
        cut += marked.start(1)
        text = marked.group(1)
    last = text.rstrip()[-1:]
    cleaned = text.strip()
    if last in _LAST_MARKS or not last.isascii():
        cleaned = (text[:-_TAIL] + _END_MARKS.sub("", text[-_TAIL:])).strip()
    if text.count("**") % 2 == 0 and cleaned.count("**") % 2:
        cleaned = text.strip()  # the marks close words in bold: `Name three. **(3 points)**`
    return cleaned or text.strip(), cut, label


def _numbered_label(written: str) -> Label | None:
    """The label that is all a numbered title says: `3. Question 3`."""
    number = number_of(written)
    label = label_of(written[number:]) if number else None
    says_all = label is not None and label.kind == "question" and not written[number + label.end :].strip()
    return label if says_all else None


def with_own_signs(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The starts, with the sign at the end of a question restored if no other question ends with it.

    `Name the sign ⚠️` asks about its sign; a sign at several questions tells how hard they are.
    """
    tails: dict[int, str] = {}
    for number, start in enumerate(starts):
        line = document.lines[start.start]
        words = start.text.markdown
        at = line.find(words) if words and "\n" not in words and not line.isascii() else -1
        found = _SIGNS.fullmatch(line[at + len(words) :]) if at >= 0 else None
        if found:
            tails[number] = found.group(1)
    count = Counter(sign for tail in tails.values() for sign in set(re.findall(_SIGN, tail)))
    own = {number: tail for number, tail in tails.items() if all(count[sign] == 1 for sign in re.findall(_SIGN, tail))}
    return [
        replace(start, text=question_text(document, start.start, start.text.markdown + own[number]))
        if number in own
        else start
        for number, start in enumerate(starts)
    ]


_SIGN = "[\u2600-\u27bf\u2b50\u2b06\U0001f300-\U0001faff]"
_SIGNS = regex(rf"([ \t]*{_SIGN}(?:{_SIGN}|[\ufe0f\u200d \t])*?)[ \t#*_]*")


def question_text(document: Document, start: int, cleaned: str) -> Text:
    """A cleaned question with the places of its lines, the first of which is on line `start` or soon after."""
    origin = []
    number = start
    for line in cleaned.split("\n"):
        words = line.strip()[:40]
        near = range(min(number, len(document.lines) - 1), min(number + 3, len(document.lines)))
        number = next((n for n in near if words in document.lines[n]), near[0])
        indent = len(line) - len(line.lstrip())
        column = max(document.lines[number].find(words) - indent, 0)
        origin.append((document.origin[number][0], document.origin[number][1] + column))
        number += 1
    return Text(cleaned, document.path, tuple(origin))
