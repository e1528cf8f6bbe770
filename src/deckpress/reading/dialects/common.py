"""What the readers of other programs' formats share: booking and refusing notes, and rewriting texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from deckpress.diagnostics.catalogue import reading as rules
from deckpress.diagnostics.values import Rule
from deckpress.html.plain import plain
from deckpress.markdown.blocks import parse
from deckpress.markdown.cloze import has_numbered_gap, may_have_gap
from deckpress.markdown.fields import render
from deckpress.markdown.spans import scan
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.answers.placeholders import is_placeholder
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

VALUE = r"(?>(?:[^ \t\n]++|[ \t]++(?!\Z))*)"
"""A pattern for the rest of a line without the blanks at its end, in linear time: `.*?[ \t]*\\Z` is quadratic."""
_ONLY_WORDS = regex(r"\w+(?>(?: \w+)*)")
_SIGN = regex(r"[^\w\s.…·*_?!()\[\]—–-]|`")
"""Signs that answer without words, such as `%` or `++`, but not `...` or `???`."""


def book_note(ledger: Ledger, document: Document, note: Note, start: int, end: int, *, right: str = "") -> bool:
    """Books a note that lines `start` to `end` hold, or reports why it makes no card; True if it makes one.

    Reports DP107 (no question), DP108 (no right option), DP106 (a cloze without a gap) and DP104 (no answer). `right`
    is the mark of right options in this format, if it is not `- [x]`.
    """
    words = note.question.flat
    rule = _problem(note)
    if rule is None:
        ledger.notes.append(note)
        ledger.book(document, Use.CARD, start, end, words)
        return True
    hint = f"mark the right ones with {right}; until then it makes no card"
    own = hint if right and rule is rules.NO_RIGHT_OPTION else ""
    ledger.report(document, rule, start, hint=own, question=short(words))
    unanswered = rule in (rules.NO_RIGHT_OPTION, rules.UNANSWERED)
    ledger.book(document, Use.UNANSWERED if unanswered else Use.PROSE, start, end, words)
    return False


def _problem(note: Note) -> Rule | None:
    """The rule that a note breaks; None if it makes a card."""
    if not note.question:
        return rules.EMPTY_QUESTION
    if note.kind is Kind.CHOICE and not any(choice.correct for choice in note.choices):
        return rules.NO_RIGHT_OPTION
    if note.kind is Kind.CLOZE and not may_have_gap(note.question.markdown):
        return rules.CLOZE_WITHOUT_GAP
    if note.kind is Kind.OPEN and is_placeholder(note.answer) and not _SIGN.search(note.answer.markdown):
        return rules.UNANSWERED
    return None


def refuse(ledger: Ledger, document: Document, start: int, end: int, rule: Rule, /, **parts: Any) -> None:
    """Reports that lines `start` to `end` break a rule of their dialect (DP117), and books them as text."""
    ledger.report(document, rule, start, **parts)
    ledger.book(document, Use.PROSE, start, end)


def is_code(document: Document) -> Callable[[int], bool]:
    """A function that tells whether a line, counted from 0, is in a block of code."""
    return document.code_lines().__contains__


def words_of(text: str) -> tuple[str, ...]:
    """Tags as they are written in a list: apart by blanks or commas, with or without `#`, each once."""
    return tuple(dict.fromkeys(word.lstrip("#") for word in re.split(r"[\s,]+", text) if word.lstrip("#")))


def note_of_fields(
    fields: Sequence[Text], model: str, *, section: tuple[str, ...], tags: tuple[str, ...], note_id: str
) -> Note:
    """The note that Anki's stock note types make of fields: question, answer, and the rest as explanation."""
    question, rest = fields[0] if fields else NO_TEXT, list(fields[1:])
    kind, lower = Kind.OPEN, model.lower()
    answer = rest.pop(0) if rest else NO_TEXT
    if has_numbered_gap(question.markdown) and "basic" not in lower:
        kind, rest, answer = Kind.CLOZE, [answer, *rest], NO_TEXT
    return Note(
        question,
        answer,
        kind,
        explanation=Text.join(*rest),
        section=section,
        tags=tags,
        id=note_id,
        reverse=kind is Kind.OPEN and "reversed" in lower,
        typed=kind is Kind.OPEN and "type" in lower,
        location=question.locate(0, 0),
    )


def with_accepted(note: Note, answers: Sequence[Text]) -> Note:
    """The note with its typed answer, the first of these; several are all accepted."""
    said = [answer for answer in answers if answer] or list(answers)
    texts = dict.fromkeys(text for answer in said if (text := plain_text(answer)))
    accepted = tuple(texts) if len(texts) > 1 else ()
    return replace(note, answer=said[0] if said else NO_TEXT, accepted=accepted, typed=True)


def with_number(note: Note, answer: Text, *spellings: str) -> Note:
    """The note with a typed number; `spellings` are the numbers with their tolerances, as `9.81 ± 0.05`."""
    accepted = spellings if spellings != (answer.flat,) else ()
    return replace(note, answer=answer, accepted=accepted, typed=True)


def plain_text(text: Text) -> str:
    """A Markdown text as a learner types it, on one line."""
    if _ONLY_WORDS.fullmatch(text.markdown):
        return text.markdown
    return " ".join(plain(render(text, {})[0]).split())


def deck_paths(decks: Sequence[str]) -> tuple[str, list[tuple[str, ...]]]:
    """The common start of the deck names `A::B` of some notes, and the rest of each as a path.

    An empty name stands for the common start itself.
    """
    paths = [deck_path(deck) for deck in decks]
    named = [path for path in paths if path]
    shared = 0
    while named and all(len(path) > shared and path[shared] == named[0][shared] for path in named):
        shared += 1
    return "::".join(named[0][:shared]) if named else "", [path[shared:] for path in paths]


def deck_path(deck: str) -> tuple[str, ...]:
    """The names in the name of a deck, `A::B`."""
    return tuple(part.strip() for part in deck.split("::") if part.strip())


def own_id(guid: str, guids: Mapping[str, int]) -> str:
    """A guid as the id of its note, or an empty text: it must be printable, without blanks, and no other note's."""
    return guid if guid.isprintable() and " " not in guid and guids[guid] == 1 else ""


def is_asking(words: str) -> bool:
    """True if words end in a question mark."""
    return words.rstrip("*_` ").endswith(("?", "？"))


def free_numbers(used: Iterable[str]) -> Iterator[int]:
    """The numbers of gaps from 1 on, except those that the author uses."""
    taken = {int(number) for number in used if number}
    return (number for number in count(1) if number not in taken)


# ---- texts ---------------------------------------------------------------------------------------


def rewrite(text: Text, pattern: re.Pattern[str], new: Callable[[Mapping[str, str]], str]) -> Text:
    """A text with each match of the pattern rewritten; code, math, HTML and addresses match as letters do.

    `new` is given the named groups of the match as they are in the text. Without a match the text itself is returned.
    """
    markdown = text.markdown
    if not pattern.search(markdown):
        return text
    parts, position = [], 0
    for found in pattern.finditer(blotted(markdown, _kept(markdown))):
        groups = {name: markdown[slice(*found.span(name))] if found.group(name) else "" for name in pattern.groupindex}
        parts += [markdown[position : found.start()], new(groups)]
        position = found.end()
    return text.reword("".join([*parts, markdown[position:]])) if parts else text


def substitute(text: Text, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Text:
    """A text with each match of the pattern rewritten, but for those that begin or end in code, math or an address."""
    markdown = text.markdown
    if not pattern.search(markdown):
        return text
    kept = _kept(markdown)
    parts, position = [], 0
    for found in pattern.finditer(markdown):
        start, end = found.span()
        if any(a < end and start < b and not (start <= a and b <= end) for a, b in kept):
            continue
        parts += [markdown[position:start], new(found)]
        position = end
    return text.reword("".join([*parts, markdown[position:]])) if parts else text


def blotted(markdown: str, stretches: Iterable[tuple[int, int]]) -> str:
    """A text whose characters in some stretches are all `x`, except the line ends."""
    chars = list(markdown)
    for start, end in stretches:
        chars[start:end] = ["\n" if char == "\n" else "x" for char in chars[start:end]]
    return "".join(chars)


def _kept(markdown: str) -> list[tuple[int, int]]:
    """The stretches of a text that are code, math, HTML or an address, block by block."""
    lines = markdown.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    kept: list[tuple[int, int]] = []
    position = 0
    for token in parse(markdown)[0]:
        if token.map is None:
            continue
        first, last = token.map
        if token.type in ("fence", "code_block"):
            kept.append((starts[first], starts[last]))
        elif token.type == "inline" and first >= position:
            body = markdown[starts[first] : starts[last]]
            kept += [(starts[first] + span.start, starts[first] + span.end) for span in scan(body)]
            position = last
    return kept
