"""The blocks of a document, with paragraphs cut before each line that begins with a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.markdown.spans import scan
from deckpress.model import NO_TEXT, Text
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import Label, label_kind, label_of, without_bold
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or the part of a paragraph from one label to the next: lines `start` to `end`."""

    block: Block
    start: int
    end: int
    label: Label | None = None

    @property
    def own_block(self) -> Block:
        """The block, or the part of a paragraph that is in this piece."""
        whole = self.block.kind != "paragraph" or (self.start, self.end) == (self.block.start, self.block.end)
        return self.block if whole else Block("paragraph", self.start, self.end)

    @property
    def kind(self) -> str:
        """What its label announces (see `label_kind`), or '' without one."""
        return self.label.kind if self.label else ""

    @property
    def column(self) -> int:
        """Where the text after the label starts on the first line."""
        return self.label.end if self.label else 0


_OPTION = regex(r"[ \t]{0,3}(?:\*\*)?([A-L])[ \t\u00a0\u202f]*[:：]")
_LETTER = regex(r"[\W_]*[A-L](?:[\W_]|\Z)")
_FEWEST_OPTIONS = 3


def pieces_of(document: Document, blocks: Sequence[Block] | None = None) -> list[Piece]:
    """The pieces of a document, or of some of its blocks, in order."""
    pieces: list[Piece] = []
    blocks = document.blocks if blocks is None else blocks
    options = _option_lines(document, blocks)

    def label_on(line: int) -> Label | None:
        return None if line in options else label_of(document.lines[line])

    for block in blocks:
        if block.kind != "paragraph":
            pieces.append(Piece(block, block.start, block.end))
            continue
        start, label = block.start, label_on(block.start)
        inside: frozenset[int] | None = None
        for line in range(block.start + 1, block.end):
            following = label_on(line)
            if following is not None and inside is None:
                inside = lines_in_displays(block)
            if following is not None and line not in (inside or ()):
                pieces.append(Piece(block, start, line, label))
                start, label = line, following
        pieces.append(Piece(block, start, block.end, label))
    return _without_references(document, pieces)


def _without_references(document: Document, pieces: list[Piece]) -> list[Piece]:
    """The pieces without the label of a line such as `question: 4` above `answer: C`, which only refers to a number."""
    for index, (piece, below) in enumerate(pairwise(pieces)):
        if piece.kind != "question" or below.kind != "answer" or below.block is not piece.block:
            continue
        if piece.end == piece.start + 1 and document.lines[piece.start][piece.column :].strip().isdigit():
            pieces[index] = replace(piece, label=None)
    return pieces


def _option_lines(document: Document, blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of options `A: ..`, `B: ..`, `C: ..`, in which `A:` is no answer and `C:` no cloze."""
    found: list[int] = []
    run: list[int] = []
    for block in blocks:
        if block.kind != "paragraph":
            run = []
            continue
        for line in range(block.start, block.end):
            letter = match.group(1) if (match := _OPTION.match(document.lines[line])) else ""
            if letter == "A":
                run = [line]
            elif letter and run and ord(letter) == ord("A") + len(run):
                run.append(line)
            elif letter or line == block.start:
                run = []
            if len(run) == _FEWEST_OPTIONS - 1 and run[0] == block.start and _names_option(document, line + 1):
                found += run
            elif len(run) >= _FEWEST_OPTIONS:
                found += run if len(run) == _FEWEST_OPTIONS else run[-1:]
    return frozenset(found)


def _names_option(document: Document, start: int) -> bool:
    """True if the next line with text, or the one after a blank line, says which letter is the answer."""
    line = first_with_text(document.lines[start : start + 2])
    label = label_of(line)
    if label is None or label.kind != "answer" or _OPTION.match(line):
        return False
    return bool(_LETTER.match(line, label.end)) and len(line) - label.end < _SHORT


_SHORT = 8


def is_labelled_answer(document: Document, block: Block) -> bool:
    """True for a paragraph that begins with the label of an answer."""
    return block.kind == "paragraph" and label_kind(document.lines[block.start]) == "answer"


def lines_in_displays(block: Block) -> frozenset[int]:
    """The lines of a paragraph that begin within a display, as `A: V \\to W` may: no label is looked for in them."""
    content = block.text
    if not any(sign in content for sign in ("$$", "\\", "[latex]", "<anki-mathjax")):
        return frozenset()
    found: set[int] = set()
    line, position = block.start, 0
    for span in scan(content):
        first = line + content.count("\n", position, span.start)
        line, position = first + content.count("\n", span.start, span.end), span.end
        if span.display:
            found.update(range(first + 1, line + 1))
    return frozenset(found)


def teaser_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """The lines of questions that are in one paragraph without an answer, in a document whose answers are labelled.

    Such a paragraph announces questions that are answered elsewhere; the text below it is not an answer.
    """
    if not any(piece.kind == "answer" for piece in pieces):
        return frozenset()
    blocks: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.block.kind == "paragraph":
            blocks.setdefault(piece.block.start, []).append(piece)
    lines = []
    for own in blocks.values():
        kinds = [piece.kind for piece in own]
        if kinds.count("question") >= 2 and "answer" not in kinds and all(p.end == p.start + 1 for p in own[:-1]):
            lines += [piece.start for piece, kind in zip(own, kinds, strict=True) if kind == "question"]
    return frozenset(lines)


def text_of(document: Document, pieces: Sequence[Piece], *, label: bool = False) -> Text:
    """The Markdown of consecutive pieces; the label of the first is left out unless `label` keeps it."""
    if not pieces:
        return NO_TEXT
    first = pieces[0]
    text = document.text(first.start, pieces[-1].end, 0 if label else first.column)
    if first.label and first.label.bold and not label:
        head, _, rest = text.markdown.partition("\n")
        head = without_bold(head, first.label.bold)
        text = text.reword(f"{head}\n{rest}" if rest else head)
    return text
