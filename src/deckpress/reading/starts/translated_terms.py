"""Items with a term in bold and its translation in code or italics right behind it, as candidates.

    - **oven** `forno` _the oven is hot_
    - **crust** `crosta`

Lists of parameters are written so as well, but those repeat the names of types, and lists of states repeat the states.
Brackets hold a translation, `- *The oven is hot.* (烤箱很热。)`, if only one side has Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.parts.question_starts import Start, question_text
from deckpress.reading.text.tree import Document, Item
from deckpress.regex import regex

_TRANSLATED = regex(
    r"(?P<mark>\*\*|__)(?=\S)(?P<term>(?:(?!(?P=mark)).){1,80}?)(?P=mark)[ \t]*"
    r"(?P<said>`[^`\n]+`?|(?<=[ \t])_[^_\n]+_|(?<=[ \t])\*(?!\*)[^*\n]+\*)"
)
_BRACKETED = regex(
    r"(?P<mark>\*\*|__|[*_])(?=\S)(?P<term>(?:(?!(?P=mark)).){1,200}?)(?P=mark)[ \t]*#?[ \t]*"
    r"(?P<said>[(（][^()（）\n]+[)）])"
)
_LATIN = regex(r"[A-Za-zÀ-ɏ]")
_OTHER = regex(r"[\u0370-\u1fff\u2e80-\ud7ff]")
_WORD = regex(r"`[^\W\d_]+(?:[ ,/'’-]+[^\W\d_]+)*`")
_FEWEST = 8
_MOST_OF = 0.6
_DIFFERENT = 0.9
_SIGN = 0.6
FORM = "translated"


def with_translated_terms(document: Document, starts: list[Start]) -> list[Start]:
    """The candidates, with such items instead of others if eight or more in the document translate words by words."""
    text = document.source.text
    if max(text.count("** `") + text.count("__ `"), text.count("(") + text.count("（")) < _FEWEST:
        return starts
    found = list(_items(document))
    said = [match["said"].casefold() for _, match in found]
    words = sum(1 for text in said if text[0] in "(（" or _WORD.match(text))
    if words < max(_FEWEST, _MOST_OF * len(found)) or len(set(said)) < _DIFFERENT * len(said):
        return starts
    lines = {item.start for item, _ in found}
    kept = [start for start in starts if start.start not in lines]
    return kept + [_start(document, item, match) for item, match in found]


def may_be_other_lists(starts: Sequence[Start]) -> bool:
    """True if all are terms with such translations, few of which are sentences: settings and names look alike."""
    sentences = sum(1 for start in starts if _ENDS.search(start.text.flat))
    return all(start.form == FORM for start in starts) and sentences < _MOST_OF * len(starts)


_ENDS = regex(r"[.!?。！？]\Z")


def _start(document: Document, item: Item, match: re.Match[str]) -> Start:
    text = question_text(document, item.start, match["term"].strip())
    return Start(
        "lead", item.start, item.start + 1, text, item.end,
        body=True, item=item, column=match.start("said"), form=FORM, sign=_SIGN,
    )  # fmt: skip


def _items(document: Document) -> Iterator[tuple[Item, re.Match[str]]]:
    for block in document.blocks:
        if block.kind != "list" or not any(mark in item.text for item in block.items for mark in "*_"):
            continue
        matches = [_match(document.lines[item.start], item.indent) for item in block.items]
        if sum(map(bool, matches)) >= _MOST_OF * len(matches):
            yield from ((item, match) for item, match in zip(block.items, matches, strict=True) if match)


def _match(line: str, indent: int) -> re.Match[str] | None:
    """The term and its translation at the head of an item."""
    match = _BRACKETED.match(line, indent)
    if match is None:
        return _TRANSLATED.match(line, indent)
    sides = [
        (_LATIN.search(match[name]) is not None, _OTHER.search(match[name]) is not None) for name in ("term", "said")
    ]
    return match if sides in ([(True, False), (False, True)], [(False, True), (True, False)]) else None
