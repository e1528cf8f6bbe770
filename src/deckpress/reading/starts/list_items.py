"""The lists of a document -> the items in which a question might start."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.asking_lists import follows_up, has_remarks, list_asks
from deckpress.reading.parts.details import Details, find_details
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.options import options_at, options_of
from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.question_starts import (
    BOLD_LINE,
    Start,
    clean_question,
    lead_term,
    question_text,
)
from deckpress.reading.parts.signs import NUMBERED_ITEM
from deckpress.reading.settings.attributes import NONE, Attributes
from deckpress.reading.settings.line_settings import from_heading
from deckpress.reading.starts.further_lines import asks_further
from deckpress.reading.starts.lone_lists import is_above_next, number_of_item
from deckpress.reading.starts.parted_items import asking_items, titles_of_parts
from deckpress.reading.starts.told_items import told_items, with_answer_behind
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import is_answer_heading, label_kind, label_of
from deckpress.regex import regex

PLAIN = "plain"
"""The form of list items without a sign of a question."""
TOPIC = "topic"
"""The form of the last item of a numbered list whose answer is the block below the list."""
_SHARE = 0.4
"""The share of a list's items that must clearly be questions, so that the others may be, too."""
_BARE = 3
"""One in this many items of a numbered list that asks may lack an answer."""
_SHORT = 70
"""How many characters the first line of an item may have, so that one at the left edge below it may go on."""


def item_starts(
    document: Document, block: Block, following: Block | None, linked: frozenset[str], *, answered: bool = False
) -> list[Start]:
    """The candidates among the items of a list; `following` is the block after the list.

    `answered`: the block after the list holds the answer of its last item.
    """
    if has_remarks(block):
        return []
    starts: list[Start] = []
    told = told_items(document, block, lambda item: _has_body(document, block, item, asks=False))
    bodied = told is not None or _all_have_bodies(document, block)
    titles = titles_of_parts(document, block)
    for item in block.items:
        if item.start in titles:
            continue
        if item.first == "html":
            starts += _with_details(document, item, linked)
        elif item.first == "paragraph" and (folded := _below_title(document, item, linked)):
            starts += folded
        elif item.first in ("heading", "paragraph"):
            last = item is block.items[-1]
            loose = last and not are_conditions(block) and _options_follow(document, item, following)
            topic = last and not loose and _is_topic(document, block, following)
            start = _item(document, block, item, linked, loose=loose, bodied=bodied)
            start = with_answer_behind(document, start, (told or {}).get(item.start))
            if topic:
                start = replace(start, loose=True, body=True, form=TOPIC, sign=NUMBERED_ITEM, limit=len(document.lines))
            elif last and not loose and _is_cut_off(document, block):
                start = replace(start, loose=True, body=True, limit=len(document.lines))
            if answered and last:
                start = replace(start, loose=True, marked=True, body=True, form="answered", limit=len(document.lines))
            starts.append(start)
            lead = lead_term(document, item.start, item)
            starts += [lead] if lead else []
    return _with_signs(starts, bodied=bodied, apart=frozenset() if bodied else asking_items(document, block))


def _with_signs(starts: Sequence[Start], *, bodied: bool, apart: frozenset[int]) -> list[Start]:
    """The candidates of a list; items without a sign of a question have the form `PLAIN`, except those `apart`."""
    items = [start for start in starts if start.shape == "item" and not start.form]
    sure = sum(1 for start in items if start.evident)
    if bodied or (sure and sure >= _SHARE * len(items)):
        return list(starts)
    return [
        s
        if s.shape != "item" or s.form or s.labelled or s.marked or (s.body and s.start in apart)
        else replace(s, form=PLAIN)
        for s in starts
    ]


def are_conditions(block: Block) -> bool:
    """True for numbered items below a question that are conditions for its answer: they are short and not questions."""
    return (
        block.ordered
        and len(block.items) >= 2
        and not any(item.nested or looks_like_question(item.text) or label_of(item.text) for item in block.items)
    )


def _is_topic(document: Document, block: Block, following: Block | None) -> bool:
    """True for the last item of a numbered list, on one line, if the text below it is its answer.

    Nothing is indented, so it is a separate list, or the number or the question mark set it apart from the items above
    it.
    """
    item = block.items[-1]
    if not block.ordered or item.nested or "\n" in item.text or following is None:
        return False
    if is_above_next(document, block, following):
        return True
    if following.kind not in ("paragraph", "fence", "quote", "table") and (
        following.kind != "list" or following.ordered
    ):
        return False
    if len(block.items) == 1:
        return True
    if following.kind == "fence" and len(block.items) >= _BARE and list_asks(block):
        return False  # nothing answers the items above, so the code is what this one asks about
    above, own = (number_of_item(document, other) for other in block.items[-2:])
    return own <= above or looks_like_question(item.text)


def _is_cut_off(document: Document, block: Block) -> bool:
    """True if only the last of some items has no text below it, and the next list counts on from its number."""
    *above, item = block.items
    if not block.ordered or not above or not all(item.nested or "\n" in item.text for item in above):
        return False
    number = 0 if item.nested or "\n" in item.text else number_of_item(document, item)
    for below in document.blocks_on(block.end, block.end + _NEAR) if number else ():
        if below.kind == "heading":
            return False
        if below.kind == "list" and below.ordered:
            return number_of_item(document, below.items[0]) == number + 1
    return False


_NEAR = 30
"""How many lines the answer of an item may have that is cut off from it."""


def _all_have_bodies(document: Document, block: Block) -> bool:
    """True for a list of two items or more, each with more than its first line.

    One of several may lack it, if another one asks.
    """
    if len(block.items) < 2:
        return False
    asks = any(looks_like_question(item.text.split("\n", 1)[0]) for item in block.items)
    titles = titles_of_parts(document, block)
    told = [item for item in block.items if item.start not in titles]
    bare = sum(1 for item in told if not _has_body(document, block, item, asks=asks))
    return bare == 0 or (asks and block.ordered and bare * _BARE <= len(block.items))


def _has_body(document: Document, block: Block, item: Item, *, asks: bool) -> bool:
    return item.nested or (
        item.first == "paragraph" and "\n" in item.text and _goes_on(document, block, item, asks=asks)
    )


def _goes_on(document: Document, block: Block, item: Item, *, asks: bool) -> bool:
    """True if the second line of an item is more than the rest of a sentence that the first line begins.

    It is indented as the content of the item; in a numbered list it may begin at the left edge below a short first
    line. `asks`: an item of the list ends with a question mark.
    """
    first, second = item.text.split("\n")[:2]
    line = document.lines[item.start + 1] if item.start + 1 < len(document.lines) else ""
    ended = asks and first.rstrip(" *_").endswith((".", "?", "!", ":", "？", "。", "؟"))
    lower = second[:1].islower() and not _ends_without_case(first)
    fresh = ended or not (lower or first.endswith((",", "-", "–", "(", ";", "，", "、")))
    short = block.ordered and (asks or len(block.items) >= 3) and len(first) < _SHORT
    return fresh and (line.startswith((" ", "\t")) or short)


def _ends_without_case(line: str) -> bool:
    """True for a line that ends in a script without capitals: a Latin name in lower case below it may begin anew."""
    last = line.rstrip(" *_`")[-1:]
    return last.isalpha() and last.lower() == last.upper()


def _options_follow(document: Document, item: Item, following: Block | None) -> bool:
    """True if the options of an item's question follow the list, because nothing is indented."""
    return (
        following is not None
        and not item.nested
        and following.kind in ("paragraph", "list")
        and options_at(document, following) is not None
    )


def _item(document: Document, block: Block, item: Item, linked: frozenset[str], *, loose: bool, bodied: bool) -> Start:
    lines = item.text.split("\n")
    first = lines[0]
    bold = BOLD_LINE.match(from_heading(first)[0] if first.endswith("-->") else first) is not None
    answered = _answered_on(lines) if item.first == "paragraph" else 0
    settings = _settings_on(lines)
    whole = not (bold or answered or settings) and asks_further(document, block, item)
    split = (
        answered
        or settings % len(lines)
        or int(
            not (settings or whole)
            and item.first == "paragraph"
            and len(lines) > 1
            and (bold or bodied or looks_like_question(first))
        )
    )
    body = bool(item.nested or split or loose)
    shape = "item-heading" if item.first == "heading" else "item-bold" if bold else "item"
    written, attributes = from_heading("\n".join(lines[:split]) if split else item.text)
    if shape == "item-bold":
        written = _COLON_BEHIND.sub(r"\1", written)
    cleaned, _, label = clean_question(written, numbered=True)
    end = item.start + split if split else item.head_end
    inner = document.inside(item) if item.nested else None
    if inner and not split and all(follows_up(b) for b in inner.blocks[1:]):
        body = loose  # follow-up questions are not answers
    marked = loose or bool(answered) or (body and inner is not None and _marked(inner, titled=shape == "item-heading"))
    return Start(
        shape, item.start, end, question_text(document, item.start, cleaned),
        len(document.lines) if loose else item.end,
        whole or looks_like_question(written), label is not None or _has_comment(attributes, lines[split - 1]), marked,
        bare_letters(cleaned) in linked,
        block.ordered, body, item.level, attributes, item=item, loose=loose,
    )  # fmt: skip


_COLON_BEHIND = regex(r"(\*\*|__)[ \t\xa0]*[:：]\s*\Z")
"""A colon behind a question in bold, `**Who was he?** :`."""


def _settings_on(lines: Sequence[str]) -> int:
    """The line, from 1, that ends with the settings of a question; 0 if there is none."""
    for number, line in enumerate(lines, 1):
        if line.endswith("-->") and from_heading(line)[1] != NONE:
            return number
    return 0


def _has_comment(attributes: Attributes, line: str) -> bool:
    """True for a question with a comment at its end that holds its settings: only a question has any."""
    return attributes != NONE and line.rstrip().endswith("-->")


def _answered_on(lines: Sequence[str]) -> int:
    """The line of an item's paragraph, from 0, on which options or an answer's label begin; 0 if there is none."""
    for number, line in enumerate(lines[1:], 1):
        if label_kind(line) == "answer" or (begins_options(line) and number + 1 < len(lines)):
            return number
    return 0


def _marked(inner: Document, *, titled: bool) -> bool:
    """True if the content of an item below its first block looks like an answer.

    A quote does, unless the item is `titled` by a heading and goes on below the quote, as sections in outlines do.
    """
    details = find_details(inner)
    if any(found.hides_answer for found in details):
        return True
    below = inner.blocks[1:]
    quoted = not titled or all(block.kind == "quote" for block in below)
    return any(answers(inner, block) or _nested_label(block, quoted=quoted) for block in below)


def answers(document: Document, block: Block) -> bool:
    """True if a block that follows a question looks like its answer: an answer's label, or options."""
    if block.kind == "heading":
        return is_answer_heading(block.text)
    if block.kind == "paragraph":
        if label_kind(document.lines[block.start]) == "answer":
            return True
        options = options_at(document, block)
        return options is not None and not options.plain
    return block.kind in ("list", "table") and options_of(document, block) is not None


def _nested_label(block: Block, *, quoted: bool) -> bool:
    first = block.items[0].text if block.kind == "list" and block.items else ""
    return label_kind(first) == "answer" or (quoted and block.kind == "quote")


def _below_title(document: Document, item: Item, linked: frozenset[str]) -> list[Start]:
    """The collapsed blocks that ask below an item that is only their title, if there are several."""
    if looks_like_question(item.text) or label_of(item.text):
        return []
    folded = _with_details(document, item, linked)
    return folded if len(folded) > 1 and any(start.asks for start in folded) else []


def _with_details(document: Document, item: Item, linked: frozenset[str]) -> list[Start]:
    """The collapsed blocks of an item that ask, unless answers or other text follow its first one."""
    if not any("<" in line for line in document.lines[item.start : item.end]):
        return []
    inner = document.inside(item)
    found = find_details(inner)
    if not found or any(one.hides_answer or not one.summary for one in found):
        found = found[:1]
    if not found or found[0].hides_answer:
        return []
    return [_folded(document, item, one, linked) for one in found]


def _folded(document: Document, item: Item, found: Details, linked: frozenset[str]) -> Start:
    text, _, _ = clean_question(found.summary, numbered=True)
    question = question_text(document, item.start + found.summary_starts[0], text)
    start = item.start + found.opens[0]
    return Start(
        "item-details", start, start + 1, question, min(item.start + found.closes, item.end), looks_like_question(text),
        linked=bare_letters(text) in linked, body=True, item=item, details=found,
    )  # fmt: skip
