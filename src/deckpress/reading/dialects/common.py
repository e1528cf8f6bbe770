"""What the readers of other programs' formats share: notes booked or refused, texts cut and rewritten in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from deckpress.markdown.blocks import parse
from deckpress.markdown.cloze import has_numbered_gap, may_have_gap
from deckpress.markdown.spans import scan
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.answers import is_placeholder
from deckpress.reading.ledger import Ledger, Use
from deckpress.reading.tree import Document
from deckpress.reading.words import short

_SIGN = re.compile(r"[^\w\s.…·*_?!()\[\]—–-]|`")
"""What makes an answer of an answer without words: `%` or `++`, but not `...` or `???`."""


def book_note(ledger: Ledger, document: Document, note: Note, start: int, end: int) -> bool:
    """Books a note that lines `start` to `end` hold, or says why it is none; True if it is one.

    Told are DP107 (no question), DP108 (no right option), DP106 (a cloze without a gap) and DP104 (no answer).
    """
    words = note.question.flat
    if not note.question:
        ledger.tell(document, "DP107", start, "this question has no text")
        ledger.book(document, Use.PROSE, start, end)
        return False
    problem = _problem(note, words)
    if problem is None:
        ledger.notes.append(note)
        ledger.book(document, Use.CARD, start, end, words)
        return True
    code, message = problem
    ledger.tell(document, code, start, message)
    ledger.book(document, Use.PROSE if code == "DP106" else Use.UNANSWERED, start, end, words)
    return False


def _problem(note: Note, words: str) -> tuple[str, str] | None:
    if note.kind is Kind.CHOICE and not any(choice.correct for choice in note.choices):
        return "DP108", f"no option is marked as right: {short(words)}"
    if note.kind is Kind.CLOZE and not may_have_gap(note.question.markdown):
        return "DP106", f"this cloze has no gap: {short(words)}"
    if note.kind is Kind.OPEN and is_placeholder(note.answer) and not _SIGN.search(note.answer.markdown):
        return "DP104", f"no answer: {short(words)}"
    return None


def refuse(ledger: Ledger, document: Document, start: int, end: int, message: str, hint: str = "") -> None:
    """Says that lines `start` to `end` cannot be read as a question (DP117), and books them as text."""
    ledger.tell(document, "DP117", start, message, hint)
    ledger.book(document, Use.PROSE, start, end)


def is_code(document: Document) -> Callable[[int], bool]:
    """A function that tells whether a line, counted from 0, is in a block of code."""
    lines = {line for first, last in document.code for line in range(first, last)}
    return lines.__contains__


def words_of(text: str) -> tuple[str, ...]:
    """Tags as they are written in a list: apart by blanks or commas, with or without `#`, each once."""
    return tuple(dict.fromkeys(word.lstrip("#") for word in re.split(r"[\s,]+", text) if word.lstrip("#")))


def note_of_fields(
    fields: Sequence[Text], model: str, *, section: tuple[str, ...], tags: tuple[str, ...], note_id: str
) -> Note:
    """The note that Anki's stock note types make of fields: the first asks, the second answers, the rest is remark."""
    question, rest = fields[0] if fields else NO_TEXT, list(fields[1:])
    kind, lower = Kind.OPEN, model.lower()
    answer = rest.pop(0) if rest else NO_TEXT
    if has_numbered_gap(question.markdown) and "basic" not in lower:
        kind, rest, answer = Kind.CLOZE, [answer, *rest], NO_TEXT
    return Note(
        question,
        answer,
        kind,
        explanation=join_all(rest),
        section=section,
        tags=tags,
        id=note_id,
        reverse=kind is Kind.OPEN and "reversed" in lower,
        typed=kind is Kind.OPEN and "type" in lower,
        location=question.locate(0, 0),
    )


def alternatives(answers: Sequence[Text]) -> tuple[Text, Text]:
    """What to type in, and, where several answers count, the remark that lists them all."""
    if not answers:
        return NO_TEXT, NO_TEXT
    said = [answer for answer in answers if answer]
    if len(said) < 2:
        return (said or answers)[0], NO_TEXT
    return said[0], like(said[0], " / ".join(answer.markdown for answer in said))


def deck_paths(decks: Sequence[str]) -> tuple[str, list[tuple[str, ...]]]:
    """What the deck names of some notes, `A::B`, have in common, and for each the path from there on.

    A note without a deck, an empty name, belongs to what the others have in common.
    """
    paths = [tuple(part.strip() for part in deck.split("::") if part.strip()) for deck in decks]
    named = [path for path in paths if path]
    shared = 0
    while named and all(len(path) > shared and path[shared] == named[0][shared] for path in named):
        shared += 1
    return "::".join(named[0][:shared]) if named else "", [path[shared:] for path in paths]


def free_numbers(used: Iterable[str]) -> Iterator[int]:
    """The numbers of gaps from 1 on, those left out that the author gave."""
    taken = {int(number) for number in used if number}
    return (number for number in count(1) if number not in taken)


# ---- texts ---------------------------------------------------------------------------------------


def slice_text(text: Text, start: int, end: int) -> Text:
    """Characters `start` to `end` of a text, blanks round them left out; its places stay right."""
    part = text.markdown[start:end]
    start += len(part) - len(part.lstrip())
    part = part.strip()
    if not part:
        return NO_TEXT
    line = text.markdown.count("\n", 0, start)
    column = start - (text.markdown.rfind("\n", 0, start) + 1)
    origin = text.origin[line : line + part.count("\n") + 1]
    if origin:
        origin = ((origin[0][0], origin[0][1] + column), *origin[1:])
    return Text(part, text.path, origin)


def like(text: Text, markdown: str) -> Text:
    """Other words at the place of a text; line for line, where they have as many lines."""
    return Text(markdown, text.path, text.origin) if markdown.strip() else NO_TEXT


def join_all(texts: Sequence[Text]) -> Text:
    """Texts with blank lines between them, the empty ones left out."""
    kept = [text for text in texts if text]
    if not kept:
        return NO_TEXT
    origin: list[tuple[int, int]] = []
    for text in kept:
        lines = text.markdown.count("\n") + 1
        last = text.origin[-1] if text.origin else (0, 1)
        own = [*text.origin[:lines], *[last] * (lines - len(text.origin))]
        origin += [own[0], *own] if origin else own
    known = all(text.origin for text in kept)
    return Text("\n\n".join(text.markdown for text in kept), kept[0].path, tuple(origin) if known else ())


def rewrite(text: Text, pattern: re.Pattern[str], new: Callable[[Mapping[str, str]], str]) -> Text:
    """A text with each match of the pattern rewritten; code, math, HTML and addresses match as letters do.

    `new` is given the named groups of the match as they stand in the text. Without a match the text itself is returned.
    """
    markdown = text.markdown
    if not pattern.search(markdown):
        return text
    masked = list(markdown)
    for start, end in _kept(markdown):
        masked[start:end] = [char if char == "\n" else "x" for char in masked[start:end]]
    parts, position = [], 0
    for found in pattern.finditer("".join(masked)):
        groups = {name: markdown[slice(*found.span(name))] if found.group(name) else "" for name in pattern.groupindex}
        parts += [markdown[position : found.start()], new(groups)]
        position = found.end()
    return Text("".join([*parts, markdown[position:]]), text.path, text.origin) if parts else text


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
    return Text("".join([*parts, markdown[position:]]), text.path, text.origin) if parts else text


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
