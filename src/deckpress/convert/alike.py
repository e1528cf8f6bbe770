"""Notes that differ only in plain words -> one shape: if some of them are read back as they are, so are the others.

A reader goes by words as well: labels, placeholders, instructions, answer keys. And it compares cards: their numbers,
repeated pictures, labels that alternate. A note with anything of that kind has no shape, and is always read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.convert.shapes import shape_of
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.answers import is_only_remarks, is_placeholder
from deckpress.reading.key_names import has_key_word
from deckpress.reading.labels import is_answer_word, is_question_word, label_kind
from deckpress.reading.statement_starts import is_instruction
from deckpress.regex import regex

Shape = tuple[object, ...]
_PIECES = regex(r"\n|<[^<>]*>")
_MARK = regex(r"(?:[->*+|] |\d{1,3}[.)] |[*_|\s])+")
_LINK = regex(r"!?\[[^\[\]]*\]\([^()]*\)|<[^<>]*>")
_TOLD_APART = regex(
    r"(?:[-*+]|\d+[.)]) \W*\w?\W*$"  # an item of one letter, as in answer keys
    r"|\d++(?![.)] )"  # a number
    r"|(?![-+*] )\W*[^\W\d_][^\s:：]*(?: [^\s:：]+){0,2}[*_]*[:：](?:\s|$)"  # a label
    r"|\*\*"  # a bold line
    r"|\s*(?:[-*_]\s*){3,}$",  # a rule
    re.M,
)
_TEX = regex(r"(?<![\\$])\$[^$]+\$")
_COMPARED = regex("[\u2600-\u27bf\u2b50\u2b06\U0001f300-\U0001faff]|\\A\\W*\\d|(?<!\\{)\\{(?!\\{c\\d)|<!--|\\]\\(#|<hr")


def note_shape(note: Note) -> Shape | None:
    """The shape of a note; None if something in it must be read back."""
    if note.hint or note.accepted or note.id or note.points or note.shuffle or note.choices or note.section:
        return None
    if (note.kind is Kind.CLOZE and note.answer) or (note.kind is Kind.OPEN and note.explanation):
        return None
    below = note.explanation if note.kind is Kind.CLOZE else note.answer
    asked = shape_of(note.question.markdown)
    said = shape_of(below.markdown)
    if asked is None or said is None or _speaks(note.question) or (below != NO_TEXT and _speaks(below)):
        return None
    return note.kind, bool(note.tags), note.reverse, note.typed, asked, said


def _speaks(text: Text) -> bool:
    """True for a text whose words or place among others may mean something to a reader."""
    markdown = text.markdown
    if _COMPARED.search(_TEX.sub("", markdown)) or any(_TOLD_APART.match(line) for line in markdown.split("\n")):
        return True
    if any(not re.search(r"\w", _LINK.sub("", block)) for block in markdown.split("\n\n")):
        return True
    return is_placeholder(text) or is_only_remarks(text) or any(map(_is_known, _pieces(markdown)))


def _pieces(markdown: str) -> Iterator[str]:
    """The lines of a text, and what tags separate in them, with and without the marks of lists and emphasis."""
    for piece in filter(None, map(str.strip, _PIECES.split(markdown))):
        yield piece
        if found := _MARK.match(piece):
            yield piece[found.end() :]


def _is_known(words: str) -> bool:
    return bool(
        has_key_word(words)
        or label_kind(words)
        or is_answer_word(words)
        or is_question_word(words)
        or is_instruction(words)
    )
