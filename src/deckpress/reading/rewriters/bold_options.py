"""Lists below questions whose right item is bold, italic, highlighted or has a star -> lists with a word or boxes.

Bold print in a list without letters, also in tags of HTML, is mostly emphasis, and a star, `- Rome*`, a footnote. They
mark the right option if nearly all lists below questions of a document have such an item, and most of them just one.
Fewer may have one if all lists are about as long; of two lists, both have just one and both questions ask to choose.
Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.option_values import BOX, LETTER
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.parsing import SHOWN
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.labels import label_alone, number_of
from deckpress.regex import regex

_TAGS = "b|strong|mark|ins|u"
_BOLD = regex(
    r"(?P<mark>\*\*|__|==)(?P<also>[*_])?(?=[^\s_])(?P<bold>(?:[^*_\n]|(?<=\w)_(?=\w)){1,300})(?<=\S)"
    r"(?P=also)?(?P=mark)[ \t]*\Z"
    rf"|(?P<tags>(?>(?:<(?:{_TAGS})>[ \t]*)+))(?P<inside>[^<>\n]{{1,300}})(?:</(?:{_TAGS})>[ \t]*)+\Z"
    r"|(?P<slant>[*_])(?=[^\s*_])(?P<italic>[^*_\n]{1,300})(?<=\S)(?P=slant)[ \t]*\Z"
    r"|(?P<starred>[^*\n]{0,300}[^\s*\\])[ \t]?\*[ \t]*\Z",
    re.I,
)
_LETTER_IN_TAGS = regex(
    rf"(?P<item>[ \t]*(?:[-*+][ \t]+)?)(?P<tags>(?>(?:<(?:{_TAGS})>[ \t]*)+))"
    rf"(?P<words>\(?[A-Ha-h][.)][ \t]*[^\s*][^<>*]*)(?:</(?:{_TAGS})>[ \t]*)+\Z",
    re.I,
)
_LETTER_IN_THREE = regex(
    r"(?P<item>[ \t]*(?:[-*+][ \t]+)?)(?P<tags>\*{3}|_{3})(?P<words>\(?[A-Ha-h][.)][ \t]*[^\s*_][^*\n]*?)"
    r"(?P=tags)[ \t]*\Z"
)
_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_CLOSES, _BEGINS = ("*", "_", ">", "=="), frozenset("-*+0123456789")
"""How lines with marked items end and begin."""
_ENDS_OF_MARKS = frozenset(mark[-1] for mark in _CLOSES)
_ENDS = regex(r"(?:[:：…]|\.\.\.|(?:_|\\_){3,}[.)]?)[*_\s]*\Z")
_FEWEST = 3
_FEWEST_MARKS = _PAIR = 2
_REACH = 4
"""How many lines above a list its question may begin."""
_MANY = 6
"""How many lists there must be if few of them are below texts that ask."""
_SHARE = 0.8
_SHARE_OF_EVEN = 0.6
"""The share of lists with marked items if all lists are about as long, from `_SHORTEST` items on."""
_SHORTEST = 3
_LONGEST = 2_000
_TEXT_AND_LIST = ("paragraph", "list")
_SHARE_OF_GAPS = 0.3
_GAP = regex(r"[(（][ \t\u3000]*[)）]")
_MOSTLY = 0.5
"""The share of lists with such items that must have just one."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list below other text: where the content of its items begins, and which items are bold as a whole."""

    items: tuple[tuple[int, int], ...]
    bold: frozenset[tuple[int, int]]
    asked: bool
    chooses: bool
    """True if the question above asks to choose."""
    gapped: bool
    """True if it is in an item with an empty bracket, `A planet is ()`."""
    words_mark: bool
    """True if a word marks the right ones: some items hold more than a paragraph, which boxes would keep in them."""

    @property
    def marked(self) -> bool:
        """True if some items are bold, but not all."""
        return 0 < len(self.bold) < len(self.items)


def with_bold_options(document: Document) -> Document:
    """The document, with `(correct)` or boxes in place of the marks of right options.

    Where lists below questions show that they are marks, they are marks below `Choose the right one.`, too.
    """
    items = frozenset(document.table.marked(_BEGINS))
    ends = (document.lines[n].rstrip() for n in document.table.ended_by(_ENDS_OF_MARKS.__contains__) if n in items)
    if sum(line.endswith(_CLOSES) for line in ends) < _FEWEST_MARKS:
        return document
    lists = [found for found in _lists(document) if len(found.items) > 1]
    asked = [found for found in lists if found.asked]
    if not (_are_marked(asked, _FEWEST) or _are_marked(lists, _MANY) or _are_two(asked) or _fill_gaps(lists)):
        return document
    lists += _below_code(document)
    changes = (_changed(document.lines, found) for found in lists if found.marked)
    return document.with_lines({number: change for found in changes for number, change in found})


def _are_marked(lists: Sequence[_List], fewest: int) -> bool:
    """True if nearly all of some lists have a marked item, and most of these just one."""
    marked = [found for found in lists if found.marked]
    single = [found for found in marked if len(found.bold) == 1]
    share, fewest = (_SHARE_OF_EVEN, min(fewest, len(lists) - 1)) if _are_even(lists) else (_SHARE, fewest)
    if len(single) < max(fewest, _MOSTLY * len(marked)) or len(marked) < share * len(lists):
        return False
    return any(len(found.items) > 2 for found in single)


def _are_two(lists: Sequence[_List]) -> bool:
    """True for two lists, each below a question that asks to choose, with just one marked item among several."""
    return len(lists) == _PAIR and all(
        found.chooses and len(found.bold) == 1 and len(found.items) >= _SHORTEST for found in lists
    )


def _fill_gaps(lists: Sequence[_List]) -> bool:
    """True if many lists are below empty brackets, and most of these lists have marked items, some of them just one."""
    gapped = [found for found in lists if found.gapped]
    marked = [found for found in gapped if found.marked]
    single = sum(1 for found in marked if len(found.bold) == 1)
    return len(marked) >= max(_MANY, _SHARE_OF_EVEN * len(gapped)) and single >= _SHARE_OF_GAPS * len(marked)


def _are_even(lists: Sequence[_List]) -> bool:
    """True for three or more lists below questions if all have about the same length, and none is short."""
    counts = [len(found.items) for found in lists if found.asked]
    return _FEWEST <= len(counts) == len(lists) and min(counts) >= _SHORTEST and max(counts) - min(counts) <= 1


def with_bold_letters(document: Document) -> Document:
    """The document with `**b) text**` for options whose letter is inside tags or bold and italic.

    They are written `<u><b>b) text</b></u>` and `***b) text***`.
    """
    if not any(sign in document.table.text for sign in ("</", "***", "___")):
        return document
    lines = document.lines
    may_be = (n for n in range(document.first, len(lines)) if len(lines[n]) < _LONGEST)
    found = [(number, match) for number in may_be if (match := _letter_inside(lines[number]))]
    code = document.code_lines() if found else ()
    changes: dict[int, Change] = {}
    for number, match in found:
        if number not in code:
            text = f"{match['item']}**{match['words'].rstrip()}**"
            changes[number] = (text, match.start("words") - len(match["item"]) - len("**"))
    return document.with_lines(changes)


def _letter_inside(line: str) -> re.Match[str] | None:
    if "</" in line:
        return _LETTER_IN_TAGS.match(line)
    return _LETTER_IN_THREE.match(line) if line.rstrip().endswith(("***", "___")) else None


def _changed(lines: Sequence[str], found: _List) -> Iterator[tuple[int, Change]]:
    """The lines of options: a word behind the right ones below a question, boxes before each below other texts."""
    for number, indent in found.items:
        line = lines[number]
        item = _ITEM.match(line)
        column = item.end() if item else indent  # tabs make the indent of an item wider than its text
        match = _BOLD.match(line, column) if (number, indent) in found.bold else None
        words = (match["bold"] or match["inside"] or match["italic"] or match["starred"]).rstrip() if match else ""
        opened = len(match["mark"] or match["tags"] or match["slant"] or "") if match else 0
        if match is not None and found.words_mark:
            yield number, (f"{line[:column]}{words} (correct)", opened)
        elif match is not None:
            yield number, (f"{line[:column]}[x] {words}", opened - 4)
        elif not found.words_mark:
            yield number, (f"{line[:column]}[ ] {line[column:]}", -4)


def _lists(document: Document) -> Iterator[_List]:
    """The lists without boxes and letters below questions and other texts, also those in items of a list."""
    asked = {
        (block.start, line, column): (block, line, column) for block, line, column in lists_below_questions(document)
    }
    below = {
        (block.start, 0, 0): (block, 0, 0)
        for above, block in pairwise(document.blocks)
        if block.kind == "list" and above.kind == "paragraph"
    }
    told = {(block.start, line, column): (block, line, column) for block, line, column in _lists_in_items(document)}
    for key, (block, line, column) in {**below, **told, **asked}.items():
        if found := _list(document, block, line, column, asked=key in asked):
            yield found


def _below_code(document: Document) -> list[_List]:
    """The lists right below code that follows a text without a question mark: `What this prints`."""
    blocks = document.blocks
    return [
        found
        for number, block in enumerate(blocks)
        if number > 1 and block.kind == "list" and blocks[number - 1].kind == "fence"
        if blocks[number - 2].kind == "paragraph" and not _asks(blocks[number - 2].text)
        if len(block.items) > 1 and (found := _list(document, block, 0, 0, asked=False))
    ]


def _list(document: Document, block: Block, line: int, column: int, *, asked: bool) -> _List | None:
    """The list of a block, whose places count from a line and a column; None if its items have boxes or letters."""
    if any(BOX.match(item.text) or LETTER.match(item.text) for item in block.items):
        return None
    items = tuple((line + item.start, column + item.indent) for item in block.items)
    bold = [_is_marked(item.text.split("\n", 1)[0]) for item in block.items]
    return _List(
        items,
        frozenset(place for place, is_bold in zip(items, bold, strict=True) if is_bold),
        asked,
        asked and asks_to_choose(" ".join(document.lines[max(items[0][0] - _REACH, 0) : items[0][0]])),
        bool(_GAP.search(document.lines[max(items[0][0] - 1, 0)])),
        asked and any(item.nested for item in block.items),
    )


def _lists_in_items(document: Document) -> Iterator[tuple[Block, int, int]]:
    """The lists that are all there is below the text of an item, as `lists_below_questions` gives them.

    The item has a number, or some items of the document with lists below them ask or hold an empty bracket.
    """
    numbered, bulleted = (
        [item for block in document.blocks if block.kind == "list" and block.ordered is ordered for item in block.items]
        for ordered in (True, False)
    )
    yield from _told_in(document, numbered)
    if sum(1 for item in bulleted if item.nested and _has_gap(item)) < _FEWEST:
        return
    found = list(_told_in(document, bulleted))
    starts = {start for _, start, _ in found}
    asking = sum(1 for item in bulleted if item.start in starts and _has_gap(item))
    if asking >= _FEWEST and asking >= _SHARE_OF_GAPS * len(found):
        yield from found


def _told_in(document: Document, items: Sequence[Item]) -> Iterator[tuple[Block, int, int]]:
    """The lists that are all there is below the text of some items."""
    for item in items:
        inner = document.inside(item) if item.nested else None
        if inner is not None and tuple(one.kind for one in inner.blocks) == _TEXT_AND_LIST:
            yield inner.blocks[1], item.start, item.indent


def _has_gap(item: Item) -> bool:
    """True for an item that asks or holds an empty bracket."""
    return _asks(item.text) or _GAP.search(item.text) is not None


def _is_marked(text: str) -> bool:
    """True for an item that a mark says to be right; bold words with a colon are the title of what is below them."""
    match = _BOLD.match(text)
    words = (match["bold"] or match["inside"] or match["italic"] or match["starred"]) if match else ""
    return bool(words) and not words.endswith((":", "："))


def lists_below_questions(document: Document) -> Iterator[tuple[Block, int, int]]:
    """The lists right below a question, each with the line and the column that its own are counted from."""
    for number, block in enumerate(document.blocks):
        if block.kind != "list":
            continue
        above = _text_above(document.blocks, number)
        if above is not None and (_asks_last(above) or _is_labelled(document.blocks, number)):
            yield block, 0, 0
            continue
        for item in block.items:
            if item.nested and _asks(item.text):
                inner = document.inside(item)
                below = next((n for n, b in enumerate(inner.blocks) if b.kind == "list"), 0)
                if below and _text_above(inner.blocks, below) is inner.blocks[0]:
                    yield inner.blocks[below], item.start, item.indent


def _text_above(blocks: Sequence[Block], number: int) -> Block | None:
    """The block above another one, or above the code, the table or the picture on top of it."""
    above = blocks[number - 1] if number else None
    if above is not None and number > 1 and (above.kind in SHOWN or _PICTURE.match(above.text)):
        return blocks[number - 2]
    return above


def _is_labelled(blocks: Sequence[Block], number: int) -> bool:
    """True for a list below a paragraph in bold with a number, or below one that the label of a question is above."""
    above = blocks[number - 1]
    if above.kind != "paragraph" or "\n" in above.text:
        return False
    if above.text.startswith("**") and above.text.endswith("**") and number_of(above.text[2:]):
        return True
    label = blocks[number - 2] if number > 1 else None
    return label is not None and label.kind in ("heading", "paragraph") and label_alone(label.text) == "question"


_PICTURE = regex(r"[ \t]*!\[[^\]\n]*\]\([^()\n]*\)[ \t]*\Z")


def _asks_last(block: Block) -> bool:
    """True if a block asks: a paragraph, a heading, or a list whose last item is a question without options."""
    last = block.items[-1] if block.items else None
    alone = last is not None and not last.nested and _asks(last.text)
    return alone or (block.kind in ("paragraph", "heading") and _asks(block.text))


def _asks(text: str) -> bool:
    return looks_like_question(text) or bool(_ENDS.search(_TAG.sub("", text[-_NEAR_END:])))


_TAG = regex(r"(?<=[.…?])[ \t]*\*\*[^*\n]{1,20}\*\*[ \t]*\Z")
"""A word in bold behind a question: `The largest planet is... **exam**`."""
_NEAR_END = 80
