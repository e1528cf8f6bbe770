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

from deckpress.frozen import dataclass
from deckpress.reading.parts.asking_lists import asks
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, lead_term, question_text
from deckpress.reading.parts.reference_tables import is_link
from deckpress.reading.parts.signs import AMOUNT, PAIRS, SURE
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import label_kind, label_of, number_of
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_MARK = regex(
    r"(?=[ \t:：→⟶➜⇒↔=-])(?:"  # most characters begin no mark
    r"(?P<triple>[ \t]*:::+[ \t]*)"
    r"|(?P<double>[ \t]+::[ \t]*|::[ \t]+)"
    r"|(?P<arrow>[ \t]*(?:→|⟶|➜|⇒|↔|[-=]+>)[ \t]*)"
    r"|(?P<dash>[ \t]+(?:[–—]|--?)[ \t]+)"
    r"|(?P<colon>[ \t]?(?::[ \t]+|：[ \t]*))"
    r"|(?P<equals>[ \t]+=[ \t]+))"
)
_TAB = regex(r"(?P<tab>(?<=[^\s|])[ ]*\t[ \t]*(?=[^\s|]))")
"""A tab separates a pair on a line without another mark, as copied tables have it."""
_COUNTED = regex(r"\W*(?:\w{1,3}[.)]|[\W\d_]*)\Z")
_NAMES = {"triple": ":::", "double": "::", "arrow": "→", "dash": "–", "colon": ":", "equals": "=", "tab": "\t"}
_QUESTION = regex(
    r"(?:[^?？؟.!。]|[.!](?!\s)){4,}[?？؟](?:\*\*|__|[)\"”»])?[ \t]*(?:(?:[–—→:-]+>?|//)[ \t]+)?(?=[^\s?？)])"
)
_SURER = regex(r":::|\s::|::\s|→|⟶|➜|⇒|↔")
"""Marks that separate a pair more reliably than a question mark before them."""
_MASKED = regex(
    r"(`+)(?!`).+?(?<!`)\1(?!`)|\$\$.+?\$\$|\$[^$\s][^$]*\$|\\\(.+?\\\)|\\\[.+?\\\]"
    r'|\[(\$\$?|latex)\].+?\[/\2\]|<anki-mathjax.*?</anki-mathjax>|\]\([^()\s]*(?:[ \t]+"[^"\n]*")?\)|https?://\S+|<[^<>]*>'
)
"""Code, formulas, targets of links, addresses and tags, in which no mark is looked for."""
_LINK = regex(r"\[[^\[\]\x00]*+\x00+")
"""A link whose target is masked: a mark in its text separates nothing."""
_REMARK = regex(r"\([^()]*\)[\s.]*\Z")
"""Words in brackets after a question may be its answer, or a remark: `Who brings the cake? (Ann)`."""
_BOLD = regex(r"(\*\*|__)((?:(?!\1).)+)\1")
_SIGNS = frozenset(":：=?？؟→⟶➜⇒↔>–—-\t")
"""Every mark has one of these characters, and so has a question."""
_MASKS = frozenset("`$\\[]</")
"""Every masked part has one of these characters."""
_SPEECH = regex(
    r"(?P<term>[^\W\d_][^\W\d_]*+(?:[ '’/-][^\W\d_]++){0,4})[ \t]+"
    r"(?=[(\[]?(?:n|v|vt|vi|adj|adv|prep|conj|pron|num|aux|art|int|phr|pl|sb|adv?|sust|vb)[.]"
    r"(?:[ \t&/,)\]]|[^\x00-\x7f])(?<![-–—:：=→])(?![ \t]*[-–—:：=→]))"
)
"""A word and its part of speech, as dictionaries write it: `house n. ..`, `wide adj. ..`."""
_AMOUNT = regex(r"[ \t]*[~≈+€$£¥]?[ \t]*\d[\d .,:/–-]*[ \t]*(?:[€$£¥%]|[^\W\d_]{1,3}\b\.?)?[ \t]*\Z")
"""A number behind a name, with its unit or currency: a price, a time, or a telephone number."""
_SPOKEN_AT = regex(
    r"[\[(]?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?(?:[\])][ \t]*|[ \t]+)(?:[-–—][ \t]+)?"
    r"[^\W\d_][^:\n]{0,60}:(?=\s|\Z)"
)
"""The time, and the name of who speaks then, as in a chat: `10:01 Ann: hello`."""
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
_LONGEST_TERM = 80
_MOST_OF = 0.6
_Place = TypeVar("_Place")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line cut at its mark: the term on columns `start` to `end`, and the column where its meaning begins."""

    mark: str
    start: int
    end: int
    column: int
    other: Pair | None = None
    """The pair that another mark on the line makes, if the line begins with a question."""

    @property
    def marked(self) -> Pair | None:
        """The pair by its mark, even if the line begins with a question."""
        return self.other if self.mark == "?" else self


def pair_of(line: str, start: int = 0, *, asking: bool = True, classed: bool = False) -> Pair | None:
    """The pair on a line from a column on, or None; without `asking`, a question mark does not separate a pair.

    With `classed`, `(a)` at its head is the class of a word, not the letter of an option.
    """
    if len(line) > 2000:
        return None
    written = line[start:]
    start += len(written) - len(written.lstrip())
    if "." in written and (spoken := _SPEECH.match(line, start)):
        return Pair("n.", start, spoken.end("term"), spoken.end())
    if _SIGNS.isdisjoint(line) or label_of(written) or _SPOKEN_AT.match(line, start) or _DIRECTIVE.match(line, start):
        return None
    masked = line if _MASKS.isdisjoint(line) else _MASKED.sub(lambda m: "\x00" * len(m.group()), line)
    may_ask = asking and any(mark in masked for mark in QUESTION_MARKS)
    asked = _QUESTION.match(masked, start) if may_ask and not _SURER.search(masked, start) else None
    if asked and line.count("**", start, asked.end()) % 2:
        asked = None  # the bold print that begins before the question mark ends after it
    if asked and any(asked.group().count(opens) > asked.group().count(closes) for opens, closes in _BRACKETS):
        asked = None  # so do the brackets, or the words of a link
    if asked and asks(written.strip()):
        asked = None  # what follows asks as well, or sets a task: `What is a mean? How is it written?`
    if asked and re.search(r"\w", masked[asked.end() :]) and looks_like_question(_asked(line[start : asked.end()])):
        end = asked.end()
        return Pair("?", start, start + len(_asked(line[start:end])), end, pair_of(line, start, asking=False))
    return _marked(line, masked, start, classed=classed)


def _marked(line: str, masked: str, start: int, *, classed: bool) -> Pair | None:
    """The pair that the first mark of a line makes, outside what is masked."""
    if "](" in line:
        masked = _LINK.sub(lambda m: "\x00" * len(m.group()), masked)
    found = _MARK.search(masked, start) or ("\t" in line and _TAB.search(masked, start))
    if found:
        name = _NAMES[found.lastgroup or ""]
        term, meaning = line[start : found.start()].strip(), line[found.end() :].strip()
        if not term or not meaning or len(term) > _LONGEST_TERM:
            return None
        if begins_options(line[start:]) and not (classed and term.startswith(_ADJECTIVE)):
            return None
        if name == "→" and _is_chain(term, meaning):
            return None
        if (name == "\t" and _COUNTED.match(term)) or ("=>" in found.group() and term.startswith("`")):
            return None  # a number before an item; a key before what it does
        if name == ":" and re.search(r"[.!?。！？;]\s", term):
            return None
        return Pair(name, start, start + len(line[start : found.start()].rstrip()), found.end())
    return None


_DIRECTIVE = regex(r"\.\.[ \t]+(?:[\w:-]+::|_[^:\n]+:)(?:[ \t]|\Z)")
"""A directive or a target of reStructuredText: `.. include:: common.txt`, `.. _link: https://example.org`."""
_ADJECTIVE = "(a)"
_CLASS = regex(r"\((?:a|b|n|v|vt|vi|vb|adj|adv|ad|prep|conj|pron|num|art|int|interj|phr|pl)[.]?\)[ \t]*(?=\w)")


def _has_classes(texts: Sequence[str]) -> bool:
    """True if `(a)` at the head of lines or items means an adjective: other words have classes, and none is `(b)`."""
    if not any(text.startswith(_ADJECTIVE) for text in texts):
        return False
    found = Counter(match.group().strip() for text in texts if (match := _CLASS.match(text)))
    return "(b)" not in found and (len(found) > 1 or found[_ADJECTIVE] > 1)


def _is_chain(term: str, meaning: str) -> bool:
    """True for versions that follow each other: `Java 1.0 -> Java 1.1 -> Java 1.2`."""
    parts = [term, *_ARROW.split(meaning)]
    return len(parts) >= _FEWEST_PARTS and len({part.split(" ", 1)[0] for part in parts}) == 1


_ARROW = regex(r"[ \t]*(?:→|⟶|➜|⇒|↔|[-=]+>)[ \t]*")
_FEWEST_PARTS = 3


def _asked(written: str) -> str:
    return written.rstrip(" \t–—→:->")


def item_pairs(document: Document, block: Block) -> list[Start]:
    """The pairs among the items of a list, if most items have the same mark."""
    plain = [item for item in block.items if item.first == "paragraph" and not lead_term(document, item.start, item)]
    classed = _has_classes([item.text for item in plain])
    pairs = [(item, pair_of(document.lines[item.start], item.indent, classed=classed)) for item in plain]
    same = _same(pairs, len(block.items))
    if not same and (found := _answered(document, block)):
        return [_start(document, item.start, pair, item) if pair else _open(document, item) for item, pair in found]
    placed = [(item.start, pair) for item, pair in same]
    if _are_offers(document, placed) or _lead_away(document, placed):
        return []
    cut = _same_sign([document.lines[item.start][pair.start : pair.end] for item, pair in same if pair])
    return [_start(document, item.start, pair, item, cut=cut) for item, pair in same if pair]


def _answered(document: Document, block: Block) -> list[tuple[Item, Pair | None]]:
    """The items of a list that ask, if most do or many have an answer behind a dash, or some behind slashes."""
    found: list[tuple[Item, Pair | None]] = []
    lines = [document.lines[item.start] if item.first == "paragraph" else "" for item in block.items]
    if not any(map(is_set_off, lines)):
        return []
    masked = [_masked(line) for line in lines]
    slashes = sum(1 for line in masked if _SLASHES.search(line)) >= _FEWEST_ANSWERED
    for item, line, plain in zip(block.items, lines, masked, strict=True):
        match = _SET_OFF.search(plain, item.indent) or (_BEHIND_SLASHES.search(plain, item.indent) if slashes else None)
        if match:
            found.append((item, Pair("?", item.indent, match.end("mark"), match.end())))
        elif line and not item.nested and looks_like_question(line):
            found.append((item, None))
    apart = sum(1 for _, pair in found if pair)
    some = apart >= _FEWEST_OF_SOME and apart >= _SOME * len(block.items)
    asked = _MOST_ASK if apart >= _FEWEST_OF_SOME else 1  # two may be titles, `Who Are You? - The Who`
    most = apart >= _FEWEST_ANSWERED and len(found) >= asked * len(block.items)
    return found if slashes or some or most else []


def _masked(line: str) -> str:
    """A line without what is masked and without links."""
    masked = _MASKED.sub(lambda m: "\x00" * len(m.group()), line)
    return _LINK.sub(lambda m: "\x00" * len(m.group()), masked) if "](" in line else masked


def _open(document: Document, item: Item) -> Start:
    """A question among such items that lacks its answer."""
    words = document.lines[item.start][item.indent :].strip()
    text = question_text(document, item.start, words)
    return Start("pair", item.start, item.start + 1, text, item.end, True, item=item, form="?", sign=SURE)


_SET_OFF = regex(r"(?P<mark>[?？؟][*_\"”»)]{0,3})[ \t]+(?:--?|[–—→]|->|//)[ \t]+(?=\S)")
_SLASHES = regex(r"[?？؟][*_\"”»)]{0,3}[ \t]+//[ \t]+(?=\S)")
_BEHIND_SLASHES = regex(r"(?<=\S)(?P<mark>)[ \t]+//[ \t]+(?=\S)")
_FEWEST_ANSWERED, _FEWEST_OF_SOME = 2, 3
_MOST_ASK, _SOME = 0.6, 0.4
"""The share of all items that must ask, and of those with an answer if fewer ask."""


def is_set_off(line: str) -> bool:
    """True for a question with a dash, an arrow or slashes before its answer: `Is it late? - Yes`."""
    return _SET_OFF.search(line) is not None


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

    A name that asks, a mark that only cards have, and the address of a picture are signs of cards.
    """
    found = [(line, pair) for line, pair in pairs if pair]
    if not found or any(pair.mark in _OF_CARDS for _, pair in found):
        return False
    links = 0
    for line, pair in found:
        term, meaning = document.lines[line][pair.start : pair.end], document.lines[line][pair.column :].strip()
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
    return [_start(document, number, pair, None, told=told) for number, pair in same if pair]


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
        block.kind == "paragraph" and _DIRECTIVE.match(document.lines[block.start]) is not None
        for block in document.blocks
    )


def _is_told(document: Document, block: Block) -> bool:
    """True for one line that asks and goes on, as prose does: no bold print, dash or neighbour marks it."""
    line = document.lines[block.start]
    pair = pair_of(line)
    if block.end > block.start + 1 or pair is None or pair.mark != "?" or line.lstrip().startswith(("**", "__")):
        return False
    if number_of(line) or not line[: pair.column].rstrip().endswith(QUESTION_MARKS):
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


def _start(document: Document, line: int, pair: Pair, item: Item | None, *, told: bool = False, cut: int = 0) -> Start:
    written = document.lines[line][pair.start : pair.end]
    cut = number_of(written) if item is None else cut
    term = written[cut:].strip()
    if bold := _BOLD.fullmatch(term):
        term = bold.group(2)
    text = question_text(document, line, term)
    asked = pair.mark == "?" and not told and not _REMARK.match(document.lines[line], pair.column)
    amount = not asked and _AMOUNT.match(document.lines[line], pair.column)
    return Start("pair", line, line + 1, text, item.end if item else line + 1, asked, body=True, item=item,
                 column=pair.column, form=pair.mark, sign=SURE if asked else AMOUNT if amount else PAIRS[pair.mark],
                 numbered=item is not None)  # fmt: skip
