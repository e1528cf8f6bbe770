"""The lines and list items that hold a term and its meaning, or a question and its answer, with a mark between them.

`la sartén – pan`, `front:::back`, `1. Which river? – The Nile.`: a single line is weak evidence, so a list or paragraph
holds pairs only if most of its items or lines have the same mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, lead_term, question_text
from deckpress.reading.parts.reference_tables import is_link
from deckpress.reading.parts.signs import AMOUNT, PAIRS, SURE
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.starts.navigation import lead_on
from deckpress.reading.starts.pair_marks import ADJECTIVE, DIRECTIVE, Pair, mask, pair_of
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_REMARK = regex(r"\([^()]*\)[\s.]*\Z")
"""Words in brackets after a question may be its answer, or a remark: `Who brings the cake? (Ann)`."""
_BOLD = regex(r"(\*\*|__)((?:(?!\1).)+)\1")
_AMOUNT = regex(r"[ \t]*[~≈+€$£¥]?[ \t]*\d[\d .,:/–-]*[ \t]*(?:[€$£¥%]|[^\W\d_]{1,3}\b\.?)?[ \t]*\Z")
"""A number behind a name, with its unit or currency: a price, a time, or a telephone number."""
_BULLET = regex(r"[•●▪◦‣○·][ \t\u00a0]*(?=\S)")
"""A bullet that Markdown does not know, as copied lists have it."""
_MOST_OF = 0.6
_Place = TypeVar("_Place")
_CLASS = regex(r"\((?:a|b|n|v|vt|vi|vb|adj|adv|ad|prep|conj|pron|num|art|int|interj|phr|pl)[.]?\)[ \t]*(?=\w)")


def _has_classes(texts: Sequence[str]) -> bool:
    """True if `(a)` at the head of lines or items means an adjective: other words have classes, and none is `(b)`."""
    if not any(text.startswith(ADJECTIVE) for text in texts):
        return False
    found = Counter(match.group().strip() for text in texts if (match := _CLASS.match(text)))
    return "(b)" not in found and (len(found) > 1 or found[ADJECTIVE] > 1)


def item_pairs(document: Document, block: Block) -> list[Start]:
    """The pairs among the items of a list, if most items have the same mark."""
    plain = [item for item in block.items if item.first == "paragraph" and not lead_term(document, item.start, item)]
    classed = _has_classes([item.text for item in plain])
    pairs = [(item, pair_of(document.lines[item.start], item.indent, classed=classed)) for item in plain]
    same = _same(pairs, len(block.items))
    apart = not same or any(labelled_behind(document.lines[item.start], item.indent) for item in plain)
    if found := (_answered(document, block) if apart else []) or _behind_arrows(document, block):
        form = next(pair.mark for _, pair in found if pair)
        return [
            pair_start(document, item.start, pair, item) if pair else _open(document, item, form)
            for item, pair in found
        ]
    placed = [(item.start, pair) for item, pair in same]
    if _are_offers(document, placed) or _lead_away(document, placed):
        return []
    cut = _same_sign([document.lines[item.start][pair.start : pair.end] for item, pair in same if pair])
    return [pair_start(document, item.start, pair, item, cut=cut) for item, pair in same if pair]


def _answered(document: Document, block: Block) -> list[tuple[Item, Pair | None]]:
    """The items of a list that ask, if most do or many have an answer behind a dash, or some behind slashes."""
    found: list[tuple[Item, Pair | None]] = []
    lines = [document.lines[item.start] if item.first == "paragraph" else "" for item in block.items]
    if not any(map(is_set_off, lines)):
        return []
    masked = [mask(line) for line in lines]
    slashes = sum(1 for line in masked if _SLASHES.search(line)) >= _FEWEST_ANSWERED
    for item, line, plain in zip(block.items, lines, masked, strict=True):
        match = _SET_OFF.search(plain, item.indent) or labelled_behind(plain, item.indent)
        match = match or (_BEHIND_SLASHES.search(plain, item.indent) if slashes else None)
        if match:
            found.append((item, Pair("?", item.indent, match.end("mark"), match.end())))
        elif line and not item.nested and looks_like_question(line):
            found.append((item, None))
    apart = sum(1 for _, pair in found if pair)
    some = apart >= _FEWEST_OF_SOME and apart >= _SOME * len(block.items)
    asked = _MOST_ASK if apart >= _FEWEST_OF_SOME else 1  # two may be titles, `Who Are You? - The Who`
    most = apart >= _FEWEST_ANSWERED and len(found) >= asked * len(block.items)
    return found if slashes or some or most else []


def _behind_arrows(document: Document, block: Block) -> list[tuple[Item, Pair | None]]:
    """All items of a numbered list if many have an answer behind an arrow, `1. Type of x => int`, and most ask."""
    if not block.ordered or not any(arrow in item.text for item in block.items for arrow in _ARROWS):
        return []
    if not all(item.first == "paragraph" for item in block.items):
        return []
    pairs = [(item, pair_of(document.lines[item.start], item.indent, asking=False)) for item in block.items]
    found = [(item, pair if pair and pair.mark == "→" else None) for item, pair in pairs]
    apart = sum(1 for _, pair in found if pair)
    words = [_words(document, item) if pair is None else _term(document, item, pair) for item, pair in found]
    asking = sum(map(asks_or_sets_task, words))
    many = apart >= max(_FEWEST_OF_SOME, _SOME * len(found)) and 2 * asking >= len(found)
    return found if many and any(map(looks_like_question, words)) else []


def _term(document: Document, item: Item, pair: Pair) -> str:
    return document.lines[item.start][pair.start : pair.end]


def _words(document: Document, item: Item) -> str:
    """The first line of an item, without the arrow at its end."""
    return _ARROW_LAST.sub("", document.lines[item.start][item.indent :].strip())


def _open(document: Document, item: Item, form: str) -> Start:
    """A question among such items that lacks its answer."""
    words = _words(document, item)
    text = question_text(document, item.start, words)
    return Start("pair", item.start, item.start + 1, text, item.end, True, item=item, form=form, sign=SURE)


_ARROWS = ("=>", "->", "→")
_ARROW_LAST = regex(r"[ \t]*(?:[-=]+>|→)\Z")
_SET_OFF = regex(r"(?P<mark>[?？؟][*_\"”»)]{0,3})[ \t]+(?:--?|[–—→]|->|//)[ \t]+(?=\S)")
_SLASHES = regex(r"[?？؟][*_\"”»)]{0,3}[ \t]+//[ \t]+(?=\S)")
_BEHIND_SLASHES = regex(r"(?<=\S)(?P<mark>)[ \t]+//[ \t]+(?=\S)")
_FEWEST_ANSWERED, _FEWEST_OF_SOME = 2, 3
_MOST_ASK, _SOME = 0.6, 0.4
"""The share of all items that must ask, and of those with an answer if fewer ask."""


def is_set_off(line: str) -> bool:
    """True for a question with a dash, an arrow, slashes or a label before its answer: `Is it late? - Yes`."""
    return _SET_OFF.search(line) is not None or labelled_behind(line) is not None


def labelled_behind(line: str, start: int = 0) -> re.Match[str] | None:
    """The end of a question with a labelled answer on its line: `Is it late? Answer: yes`; None if there is none."""
    if ":" not in line and "：" not in line:
        return None
    ends = _ASKED.finditer(line, start)
    return next((match for match in ends if label_kind(line[match.end() :]) == "answer"), None)


_ASKED = regex(r"(?P<mark>[?？؟][*_\"”»)]{0,3})[ \t]*(?=[^\W_]|[*_]{1,2}\w)")


def _same_sign(terms: Sequence[str]) -> int:
    """How many characters the sign and the blank take that decorate each of several terms: `✅ **Tent**: ..`."""
    found = _DECORATION.match(terms[0]) if len(terms) > 1 and not terms[0][0].isascii() else None
    return found.end() if found and all(term.startswith(found.group()) for term in terms) else 0


_DECORATION = regex(r"[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?[ \t]+(?=\S)")


_OFFER = regex(
    r"[\W_]*(?:need|found|want|wanna|have|having|got|looking|interested|stuck|any|more|questions?|problems?|issues?|bugs?"
    r"|feedback|ideas?|suggestions?|spotted|spot|noticed?|ready|new (?:to|here)|missing|lost|curious"
    r"|like (?:it|this|what)|besoin|envie|une idée|brauchst du|brauchen sie|fehler (?:gefunden|entdeckt)|fragen"
    r"|necesitas?|quieres|encontraste|precisa|quer|encontrou|hai|serve|нужна помощь|нашли|есть вопрос)\b",
    re.I,
)
"""How an offer begins: `Need help? Open an issue.`"""
_LONGEST_OFFER = 40


def _are_offers(document: Document, pairs: Sequence[tuple[int, Pair | None]]) -> bool:
    """True if most of some pairs are offers in words that ask, such as `Found a bug?`."""
    asked = [document.lines[line][pair.start : pair.end] for line, pair in pairs if pair and pair.mark == "?"]
    offers = sum(1 for words in asked if len(words) <= _LONGEST_OFFER and _OFFER.match(words))
    return bool(asked) and 2 * offers > len(asked)


def _lead_away(document: Document, pairs: Sequence[tuple[int, Pair | None]]) -> bool:
    """True if most of some pairs are names of pages and their addresses: `Search → https://..`, as in lists of links.

    So are links to the page before and the next one. A name that asks, a mark that only cards have, and the address of
    a picture are signs of cards.
    """
    found = [(line, pair) for line, pair in pairs if pair]
    if not found or any(pair.mark in _OF_CARDS for _, pair in found):
        return False
    told = [(document.lines[n][pair.start : pair.end], document.lines[n][pair.column :].strip()) for n, pair in found]
    if lead_on(told):
        return True
    links = 0
    for term, meaning in told:
        asks = "//" not in meaning or looks_like_question(term)
        links += not asks and is_link(meaning) and not _PICTURE.search(meaning)
    return links > _MOST_OF * len(found)


_OF_CARDS = frozenset(("?", ":::", "::"))
_PICTURE = regex(r"\.(?:png|jpe?g|gif|svg|webp|mp3|mp4)\b", re.I)


def line_pairs(document: Document, block: Block) -> list[Start]:
    """The pairs on the lines of a paragraph, if most lines have the same mark."""
    lines = range(block.start, block.end)
    if len(lines) == 1 and not _has_neighbour(document, block):
        return []
    plain = [number for number in lines if not lead_term(document, number, None)]
    classed = _has_classes([document.lines[number].lstrip() for number in plain])
    pairs = [(number, pair_of(document.lines[number], classed=classed)) for number in plain]
    if _are_properties(document, block) or _are_fields(document, block):
        return []
    told = _is_told(document, block)
    same = _same(pairs, len(lines))
    if _lead_away(document, same):
        return []
    return [pair_start(document, number, pair, None, told=told) for number, pair in same if pair]


_PROPERTY = regex(r"[ \t]*([a-z][\w-]*)::[ \t]")
_PROPERTIES = frozenset(
    """alias aliases tag tags type title refs icon status created updated author collapsed id template deck public
    priority source link website cssclass""".split()
)
"""The names of properties that many pages of Logseq and of Obsidian's Dataview have."""


def _are_properties(document: Document, block: Block) -> bool:
    """True for a paragraph of properties: `tags:: #tea`. At the top of a document, one name must be well known."""
    if "::" not in document.lines[block.start]:
        return False
    found = [_PROPERTY.match(line) for line in document.lines[block.start : block.end]]
    names = [match.group(1) for match in found if match]
    known = sum(1 for name in names if name in _PROPERTIES)
    is_first = block.start == next(other.start for other in document.blocks)
    return len(names) == len(found) and (known == len(names) or (is_first and known > 0))


_FIELD = regex(r"[ \t]*:[^\W\d][^:\n]{0,40}:[ \t]")


def _are_fields(document: Document, block: Block) -> bool:
    """True for a paragraph of fields, `:author: Ann`, in a document with directives of reStructuredText."""
    if not document.lines[block.start].lstrip().startswith(":"):
        return False
    fields = all(_FIELD.match(line) for line in document.lines[block.start : block.end])
    return fields and is_restructured(document)


def is_restructured(document: Document) -> bool:
    """True for a document with directives of reStructuredText at the head of its paragraphs."""
    if "\n.. " not in f"\n{document.source.text}":
        return False
    return any(
        block.kind == "paragraph" and DIRECTIVE.match(document.lines[block.start]) is not None
        for block in document.blocks
    )


def _is_told(document: Document, block: Block) -> bool:
    """True for one line that asks and goes on, as prose does: no bold print, dash or neighbour marks it."""
    line = document.lines[block.start]
    pair = pair_of(line)
    if block.end > block.start + 1 or pair is None or pair.mark != "?" or line.lstrip().startswith(("**", "__")):
        return False
    if number_of(line) or labelled_behind(line) or not line[: pair.column].rstrip().endswith(QUESTION_MARKS):
        return False
    index = bisect_left(document.blocks, block.start, key=lambda other: other.start)
    near = (*document.blocks[max(index - 1, 0) : index], *document.blocks[index + 1 : index + 2])
    return not any(
        other.kind == "paragraph" and (pair := pair_of(document.lines[other.start])) and pair.mark == "?"
        for other in near
    )


def announced_blocks(document: Document) -> frozenset[int]:
    """The first lines of paragraphs that an answer announces: its labelled text ends with a colon right above them.

    `Answer: There are three kinds:`, and then `Pond: still water` and so on, are one answer.
    """
    found: set[int] = set()
    for above, block in pairwise(document.blocks):
        if block.kind != "paragraph" or label_kind(document.lines[block.start]):
            continue
        last = document.lines[above.end - 1].rstrip() if above.kind in ("paragraph", "list") else ""
        lines = range(max(above.start, above.end - _MOST_ANNOUNCING), above.end)
        if above.start in found or (
            last.endswith((":", "："))
            and any(label_kind(document.lines[number].lstrip()) == "answer" for number in lines)
        ):
            found.add(block.start)
    return frozenset(found)


_MOST_ANNOUNCING = 5
"""How many lines the text may have that announces a list."""


def _has_neighbour(document: Document, block: Block) -> bool:
    """True if the line of a paragraph is next to another line of that kind, or its mark is neither a colon nor a dash.

    One sentence with a colon below a heading is not a pair, but several in a row are.
    """
    pair = pair_of(document.lines[block.start])
    if pair is None or pair.mark not in (":", "=", "–"):
        return True
    index = bisect_left(document.blocks, block.start, key=lambda other: other.start)
    for other in (*document.blocks[max(index - 1, 0) : index], *document.blocks[index + 1 : index + 2]):
        if other.kind == "paragraph" and (near := pair_of(document.lines[other.start])) and near.mark == pair.mark:
            return True
    return False


def _same(pairs: Sequence[tuple[_Place, Pair | None]], count: int) -> list[tuple[_Place, Pair | None]]:
    marks = Counter(pair.mark for _, pair in pairs if pair)
    mark, times = marks.most_common(1)[0] if marks else ("", 0)
    if times < _MOST_OF * count:
        return []
    if mark != "?":
        pairs = [(place, other) for place, pair in pairs if (other := pair.marked if pair else None)]
    return [(place, pair) for place, pair in pairs if pair and pair.mark == mark]


def pair_start(
    document: Document, line: int, pair: Pair, item: Item | None, *, told: bool = False, cut: int = 0
) -> Start:
    """The candidate for a pair on a line, or on the first line of an item."""
    written = document.lines[line][pair.start : pair.end]
    if item is None:
        bullet = _BULLET.match(written)
        cut = bullet.end() if bullet else 0
        cut += number_of(written[cut:])
    term = written[cut:].strip()
    if bold := _BOLD.fullmatch(term):
        term = bold.group(2)
    text = question_text(document, line, term)
    asked = pair.mark == "?" and not told and not _REMARK.match(document.lines[line], pair.column)
    amount = not asked and _AMOUNT.match(document.lines[line], pair.column)
    return Start("pair", line, line + 1, text, item.end if item else line + 1, asked, body=True, item=item,
                 column=pair.column, form=pair.mark, sign=SURE if asked else AMOUNT if amount else PAIRS[pair.mark],
                 numbered=item is not None)  # fmt: skip
