"""Lists and lines that are the options of a question, and the words that say which of them are right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from deckpress.compare import letters
from deckpress.model import Choice, Text
from deckpress.reading.tree import Block, Document, Item, make_document

_BOX = re.compile(r"\[([ xX✓✔]?)\](?:[ \t\u2800]+|$)")
_LETTER = re.compile(
    r"(?P<star>\*(?!\*))?(?P<open>\*\*|__)?[ \t]*[(（]?(?P<letter>[A-Za-zА-Яа-я](?=[ \t]*(?:[.)）:：、]|\\\)))"
    r"|[①-⑨]|[ア-クｱ-ｸ가나다라마바사أبجده甲乙丙丁戊](?=[ \t]*[.)）:：、．]|[ \t\u3000]))[ \t]*(?:[.)）:：、．]|\\\))?"
    r"[ \t]*(?P<close>\*\*|__)?[ \t]*(?=\S|$)"
)
_SERIES = ("アイウエオカキク", "가나다라마바사", "أبجده", "甲乙丙丁戊")
"""Labels that do not follow each other in Unicode."""
_FIRST = tuple(series[0] for series in _SERIES)
_DIGIT = re.compile(r"(?P<open>\*\*)?\(?(?P<letter>\d)[ \t]*[:.)：、][ \t]*(?P<close>\*\*)?[ \t]*(?=\S)")
_FILLER = re.compile(r"^(?:[\s*_>#`\"'“‘(:：–—-]|(?:the|option|options|choice|is|are|and)\b)+", re.I)
_AND = r"(?:[ \t*_`]*(?:,|;|&|/|\+|、|，|\b(?:and|or|und|et|y|e|и)\b|和|와|과)+[ \t*_`]*|[ \t]*)"
_LETTERS = re.compile(rf"\(?([A-Z])\)?(?:{_AND}\(?([A-Z])\)?)*(?![A-Za-z'’])")
_DIGITS = re.compile(
    r"(\d{1,2})(?:[ \t*_`]*(?:,|;|&|/|\+|、|，|\b(?:and|or|und|et|y|e|и)\b|和|와|과)+[ \t*_`]*(\d{1,2}))*(?![\w%])"
)
_BARE = re.compile(r"[ \t(]*[A-Za-z](?:[ \t,;&/+()、]+[A-Za-z])*[ \t).]*(?=\n|\Z)")
_CONNECTORS = frozenset("YEIOUИ")
_FRAME = re.compile(r"[ \t]*<div\b[^<>]*\bmarkdown\b[^<>]*>[ \t]*\Z", re.I)
_POSITIONS = re.compile(r"\(?[A-L]\)?(?:[ \t]*[,;&/、][ \t]*\(?[A-L]\)?)*(?=[\s.:)*_]*(?:\Z|\n|[.:)*_]))")
_QUOTE = re.compile(r" {0,3}> ?")
_ALIKE = 0.84


@dataclass(frozen=True, slots=True)
class Options:
    """Options as found: each with its text and label (`A`, `2` or nothing), and which are marked right already."""

    choices: tuple[Choice, ...]
    labels: tuple[str, ...]
    boxed: bool

    @property
    def marked(self) -> bool:
        """True if the options themselves say which are right."""
        return any(choice.correct for choice in self.choices)


def options_of(document: Document, block: Block, *, any_list: bool = False, least: int = 2) -> Options | None:
    """The options that a block holds: boxes, letters from A on, digits from 1 on; with `any_list` any list.

    A list has `least` items or more; of one item alone, only a box makes an option.
    """
    if block.kind == "list" and len(block.items) >= least:
        return _list_options(document, block, any_list=any_list)
    if block.kind == "paragraph" and block.end - block.start >= 2:
        return _line_options(document, block)
    if block.kind == "html" and (inner := _framed(document, block)):
        return options_of(inner, inner.blocks[0], any_list=any_list)
    return None


def begins_options(line: str) -> bool:
    """True for a line that a first option stands on: `a) ..`, `A. ..`, `(a) ..`."""
    match = _LETTER.match(line.strip())
    return match is not None and match.group("letter").upper() in ("A", "А", "①", *_FIRST) and line.strip()[1:2] != ":"


def _framed(document: Document, block: Block) -> Document | None:
    """The list that stands in a `<div markdown>`, which is how MkDocs gives a list letters instead of numbers."""
    lines = document.lines[block.start : block.end]
    if len(lines) < 4 or not _FRAME.match(lines[0]) or not lines[-1].strip().lower().startswith("</div"):
        return None
    inner = document.part(block.start + 1, block.end - 1)
    if not inner.blocks:
        inner = make_document(document.source, inner.lines, inner.origin, document.references)
    return inner if len(inner.blocks) == 1 and inner.blocks[0].kind == "list" else None


def options_of_blocks(document: Document, blocks: Iterable[Block]) -> tuple[Options | None, int]:
    """Options that several blocks hold: a box, and below it, not indented, the code it stands for.

    The number is how many blocks they are. If they are no options, then no options begin at any of so many blocks.
    """
    choices: list[Choice] = []
    taken = 0
    for block in blocks:
        boxes = [_BOX.match(item.text) for item in block.items]
        if block.kind == "list" and all(boxes) and (taken == 0 or choices):
            if choices and not _said(choices[-1]):
                return None, taken
            for item, box in zip(block.items, boxes, strict=True):
                if box:
                    choices.append(_boxed(document, item, box))
            if not all(_said(choice) for choice in choices[-len(boxes) : -1]):
                return None, taken + 1
        elif block.kind in ("fence", "code") and choices and not _said(choices[-1]):
            choices[-1] = replace(choices[-1], text=document.text(block.start, block.end))
        else:
            break
        taken += 1
    if taken < 2 or len(choices) < 2:
        return None, 1
    if not _said(choices[-1]):
        return None, taken
    return Options(tuple(choices), ("",) * len(choices), True), taken


def _said(choice: Choice) -> bool:
    return bool(choice.text.markdown.strip(" \t\n\u2800"))


def chosen_ones(options: Options, right: Collection[int]) -> tuple[Choice, ...]:
    """The options, with those at the indices `right` marked as right."""
    return tuple(replace(choice, correct=index in right) for index, choice in enumerate(options.choices))


def _list_options(document: Document, block: Block, *, any_list: bool) -> Options | None:
    texts = [item.text for item in block.items]
    boxes = [_BOX.match(text) for text in texts]
    if all(boxes):
        choices = tuple(_boxed(document, item, box) for item, box in zip(block.items, boxes, strict=True) if box)
        inner = [_LETTER.match(choice.text.markdown) for choice in choices]
        labels = _sequence([m.group("letter") if m else "" for m in inner])
        if labels:
            choices = tuple(replace(c, text=c.text.slice(m.end())) for c, m in zip(choices, inner, strict=True) if m)
        return Options(choices, labels or ("",) * len(choices), True)
    for pattern in (_LETTER, _DIGIT):
        found = [pattern.match(text) for text in texts]
        labels = _sequence([m.group("letter") if m else "" for m in found])
        if labels:
            choices = tuple(
                _choice(document, item, m.end(), bool(m.groupdict().get("star")))
                for item, m in zip(block.items, found, strict=True)
                if m
            )
            return Options(choices, labels, False)
    if any_list and not any(item.nested and item.first == "heading" for item in block.items):
        choices = tuple(_choice(document, item, 0, False) for item in block.items)
        labels = tuple(str(n) for n in range(1, len(choices) + 1)) if block.ordered else ("",) * len(choices)
        return Options(choices, labels, False)
    return None


def _sequence(letters: list[str]) -> tuple[str, ...]:
    """The labels if they count up from the first one, A or a or 1; else nothing."""
    if len(letters) < 2 or not all(letters):
        return ()
    upper = [unicodedata.normalize("NFKC", letter.upper()) for letter in letters]
    for first in ("A", "1", "А"):
        if upper == [chr(ord(first) + i) for i in range(len(upper))] and len(upper) <= 12:
            return tuple(upper)
    return tuple(upper) if any("".join(upper) == series[: len(upper)] for series in _SERIES) else ()


def _line_options(document: Document, block: Block) -> Options | None:
    """Lines `A. text`, `b) text`, `*c) text` of one paragraph, from a line that begins with the first letter."""
    lines = document.lines[block.start : block.end]
    found = [_LETTER.match(line.strip()) for line in lines]
    if found[0] is None:
        return None
    starts = [i for i, m in enumerate(found) if m]
    labels = _sequence([m.group("letter") for m in found if m])
    if not labels:
        return None
    ends = [*starts[1:], len(lines)]
    choices = []
    for start, end in zip(starts, ends, strict=True):
        match = found[start]
        assert match is not None
        lead = len(lines[start]) - len(lines[start].lstrip())
        text = document.text(block.start + start, block.start + end, lead + match.end())
        choices.append(Choice(text, bool(match.group("star"))))
    return Options(tuple(choices), labels, False)


def _boxed(document: Document, item: Item, box: re.Match[str]) -> Choice:
    """An item with a box, as an option; a quote at its end is the feedback on it."""
    choice = _choice(document, item, box.end(), box.group(1) not in ("", " "))
    if not (item.nested and ">" in choice.text.markdown):
        return choice
    part = document.part(item.start, item.end, item.indent, item.indent + box.end())
    last = part.blocks[-1] if len(part.blocks) > 1 else None
    if last is None or last.kind != "quote":
        return choice
    return Choice(part.text(0, last.start), choice.correct, _quoted(part, last))


def _quoted(document: Document, block: Block) -> Text:
    """The text of a quote, whose lines may lack their marks (lazy continuation in CommonMark)."""
    marks = ((number, _QUOTE.match(document.lines[number])) for number in range(block.start, block.end))
    return document.cut_text((number, mark.end() if mark else 0, None) for number, mark in marks)


def _choice(document: Document, item: Item, skip: int, correct: bool) -> Choice:
    """An item as an option, `skip` characters of its text taken off as its mark."""
    part = document.part(item.start, item.end, item.indent, item.indent + skip)
    text = part.text(0, len(part.lines))
    if item.text[:skip].startswith(("**", "__")) and "**" not in item.text[2:skip]:
        text = text.reword(text.markdown.replace("**", "", 1))
    return Choice(text, correct)


def right_ones(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    """The options that an answer names: their indices from 0, the number of characters read, and whether it is a guess.

    An answer names options by their letters or digits, or by their texts, alone or separated by commas. A text that
    only resembles an option is a guess.
    """
    folded = unicodedata.normalize("NFKC", said) if len(unicodedata.normalize("NFKC", said)) == len(said) else said
    start = match.end() if (match := _FILLER.match(folded)) else 0
    rest = folded[start:]
    labelled = {label: i for i, label in enumerate(options.labels) if label}
    if rest[:1] in labelled and not rest[:1].isascii() and not rest[1:2].isalnum():
        return frozenset({labelled[rest[:1]]}), start + 1, False
    if bare := _BARE.match(rest):
        letters = re.findall("[A-Z]", bare.group().upper())
        named = [letter for letter in letters if letter in labelled]
        if named and all(letter in labelled or letter in _CONNECTORS for letter in letters):
            return frozenset(labelled[letter] for letter in named), start + bare.end(), False
    for pattern in (_LETTERS, _DIGITS):
        found = pattern.match(rest) or pattern.match(rest.upper()[:1] + rest[1:] if rest[1:2] in ".):" else rest)
        if found is None:
            continue
        names = re.findall(r"[A-Z]", found.group()) if pattern is _LETTERS else re.findall(r"\d+", found.group())
        if names and all(name in labelled for name in names):
            return frozenset(labelled[name] for name in names), start + found.end(), False
        name = names[0] if names else ""
        if name in labelled and _stands_alone(rest, name, options.choices[labelled[name]]):
            return frozenset({labelled[name]}), start + rest.upper().index(name) + 1, False
    if set(options.labels) <= {"", *map(str, range(1, 13))} and (found := _POSITIONS.match(rest)):
        # The source has numbers that the page shows as letters.
        right = {ord(letter) - 65 for letter in re.findall("[A-L]", found.group())}
        if max(right) < len(options.choices):
            return frozenset(right), start + found.end(), False
    return _by_text(said, options)


def _stands_alone(rest: str, name: str, choice: Choice) -> bool:
    """True if a mark follows a label, or the words of its option do."""
    behind = rest[rest.upper().index(name) + len(name) :]
    words = letters(choice.text.markdown)
    return behind[:1] in tuple(").:：") or (bool(words) and letters(behind).startswith(words))


def _by_text(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    first = said.split("\n\n", 1)[0]
    texts = [letters(choice.text.markdown) for choice in options.choices]
    whole = letters(first)
    line = letters(first.split("\n", 1)[0])
    for candidate in (whole, line):
        if candidate and candidate in texts:
            return frozenset({texts.index(candidate)}), len(first), False
    parts = [letters(part) for part in re.split(r"[,;\n、，]", first)]
    hits = {texts.index(part) for part in parts if part in texts}
    if hits and len(hits) == len([part for part in parts if part]):
        return frozenset(hits), len(first), False
    contained = {i for i, text in enumerate(texts) if len(text) > 2 and text in whole}
    if contained and sum(len(texts[i]) for i in contained) >= 0.8 * len(whole):
        return frozenset(contained), len(first), False
    alike = _alike(parts if len(parts) > 1 else [whole], texts) or _alike([whole], texts)
    return frozenset(alike), len(first), bool(alike)


def _alike(parts: Sequence[str], texts: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for part in parts:
        if not part:
            continue
        ratios = [SequenceMatcher(None, part[:300], text[:300]).ratio() for text in texts]
        best = max(range(len(ratios)), key=ratios.__getitem__)
        if ratios[best] < _ALIKE:
            return set()
        found.add(best)
    return found
