"""AnkiOps: notes with labelled fields, separated by three dashes; comments hold what Anki needs.

    <!-- note_key: 2fd62bcaa861 -->
    <!-- tags: exam -->
    Q: What carries light?
    C1: air
    C2: nothing but itself
    A: 2
    E: It crosses empty space.

    ---

    T: Light is a {{c1::wave}}.

`Q` and `A` ask and answer, `T` is a cloze, `F` and `B` ask both ways, `I` is typed in, `C1` to `C9` are options whose
right numbers are in `A`; `E`, `M`, `S` and `AI` explain. A file `A__B.md` is the deck `A::B`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from deckpress.diagnostics.catalogue.reading import NO_SUCH_OPTION
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, is_code, refuse, words_of
from deckpress.reading.dialects.lines import finish
from deckpress.reading.dialects.texts import broken_into_lines
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_LABEL = regex(r"(Q|A|T|THA|F|B|I|E|M|S|AI|C[1-9]):(?:[ \t]+|$)")
_COMMENT = regex(r"[ \t]*<!--[ \t]*(note_key|note_type|note_id|deck_id|tags):(.*)-->[ \t]*$")
_RULE = regex(r"-{3,}[ \t]*$")
_EXTRAS = ("E", "M", "S", "AI")


@dataclass(slots=True)
class _Block:
    """The lines of a note, its fields as slices of lines, and the settings in its comments."""

    start: int
    end: int
    fields: dict[str, list[Slice]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    settings: list[int] = field(default_factory=list)

    @property
    def sure(self) -> bool:
        """True if only AnkiOps writes a note this way."""
        known = self.fields.keys()
        options = sum(name[0] == "C" for name in known)
        return "T" in known or "THA" in known or {"F", "B"} <= known or {"Q", "I"} <= known or options > 1


def _blocks(document: Document) -> list[_Block]:
    """The stretches between lines of three dashes that hold a label."""
    code = is_code(document)
    rules = [n for n in range(document.first, len(document.lines)) if not code(n) and _RULE.match(document.lines[n])]
    starts = [document.first, *(rule + 1 for rule in rules)]
    ends = [*rules, len(document.lines)]
    return [_block(document, code, start, end) for start, end in zip(starts, ends, strict=True)]


def _block(document: Document, code: Callable[[int], bool], start: int, end: int) -> _Block:
    block = _Block(start, end)
    name = ""
    for number in range(start, end):
        line = document.lines[number]
        comment = None if code(number) else _COMMENT.match(line)
        if comment:
            block.comments[comment.group(1)] = comment.group(2).strip()
            block.settings.append(number)
            continue
        label = None if code(number) else _LABEL.match(line)
        if label and label.group(1) not in block.fields:
            name = label.group(1)
            block.fields[name] = []
        column = label.end() if label and label.group(1) == name else 0
        if name:
            block.fields[name].append((number, column, None))
    return block


def _signs(document: Document) -> str:
    blocks = _blocks(document)
    if any(block.fields and block.comments.keys() & {"note_key", "note_type"} for block in blocks):
        return "its comments note_key"
    texts = [block for block in blocks if any(document.lines[n].strip() for n in range(block.start, block.end))]
    whole = [block for block in texts if _begins_with_label(document, block)]
    sure = [
        block for block in whole if block.sure and (block.fields.keys() & {"A", "B", "I"} or _has_gap(document, block))
    ]
    return "labelled fields between lines of three dashes" if len(whole) == len(texts) and sure else ""


def _begins_with_label(document: Document, block: _Block) -> bool:
    first = next(
        (n for n in range(block.start, block.end) if document.lines[n].strip() and n not in block.settings), -1
    )
    return first >= 0 and _LABEL.match(document.lines[first]) is not None


def _has_gap(document: Document, block: _Block) -> bool:
    slices = block.fields.get("T") or block.fields.get("THA") or []
    return has_numbered_gap(document.cut_text(slices).markdown)


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    stem = PurePosixPath(document.path).stem
    if "__" in stem.strip("_"):
        ledger.deck = stem.replace("__", "::")
    ids = []
    for block in _blocks(document):
        for number in block.settings:
            ledger.book(document, Use.SETTINGS, number, number + 1)
        if not block.fields:
            continue
        start = next(slices[0][0] for slices in block.fields.values())
        note = _note(ledger, document, settings, block, start)
        if note is not None and book_note(ledger, document, broken_into_lines(note), start, block.end):
            ids.append(note.id)
    finish(ledger, [word for word in ids if word])


def _note(ledger: Ledger, document: Document, settings: Settings, block: _Block, start: int) -> Note | None:
    """The note of a block; None, with a diagnostic, if its answer names a missing option."""
    texts = {name: document.cut_text(slices) for name, slices in block.fields.items()}
    extra = Text.join(*(texts.get(name, NO_TEXT) for name in _EXTRAS))
    tags = tuple(dict.fromkeys((*settings.tags, *words_of(block.comments.get("tags", "")))))
    own, place = block.comments.get("note_key", ""), document.place(start)
    cloze = texts.get("T") or texts.get("THA")
    if cloze:
        return Note(cloze, NO_TEXT, Kind.CLOZE, explanation=extra, tags=tags, id=own, location=place)
    question = texts.get("Q") or texts.get("F") or NO_TEXT
    answer = texts.get("A") or texts.get("B") or texts.get("I") or NO_TEXT
    options = [texts[name] for name in sorted(texts) if name[0] == "C"]
    if not options:
        return Note(
            question, answer, explanation=extra, tags=tags, id=own, location=place,
            reverse="F" in texts and "B" in texts, typed="I" in texts,
        )  # fmt: skip
    right = _right(answer.markdown, [name for name in sorted(texts) if name[0] == "C"])
    if right is None:
        refuse(ledger, document, start, block.end, NO_SUCH_OPTION, letters=answer.flat[:90])
        return None
    choices = tuple(Choice(option, index in right) for index, option in enumerate(options))
    return Note(
        question, NO_TEXT, Kind.CHOICE, choices, extra, tags=tags, id=own, location=place, shuffle=True
    )  # fmt: skip


def _right(said: str, names: Sequence[str]) -> set[int] | None:
    """The indices of the options that an answer such as `1, 3` names; None if one of them is missing."""
    wanted = [f"C{word.lstrip('Cc')}" for word in re.split(r"[\s,;]+", said) if word]
    return {names.index(word) for word in wanted} if all(word in names for word in wanted) else None


DIALECT = Dialect("ankiops", "fields Q:, A:, T: or C1: between lines of three dashes", _signs, _read)
