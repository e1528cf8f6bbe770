"""Pictures alone on a line of a paragraph, or after its last sentence: they are blocks, not signs beside the words."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.markdown.delimiters import Piece
from deckpress.marks import CLOSE, ENDS, OPEN, SIZE, STARTS, mark
from deckpress.media import SUFFIXES, suffix_of
from deckpress.regex import regex

_STARTS = regex(f"{OPEN}{STARTS}([0-9]+){CLOSE}")
_BLANK = regex(f"(?:[ \t]|{OPEN}{SIZE}[0-9]+{CLOSE})*")
_BROKEN = regex(r"(?:  |\\)\Z")
"""The end of a line that breaks already."""
_SENTENCE_END = regex(f"[?!.。？！؟][)\"'”»]*(?:{OPEN}{ENDS}[0-9]+{CLOSE})*[ \t]+(?={OPEN}{STARTS})")
"""The end of a sentence before what may be a picture."""


def pictures_apart(text: str, pieces: Sequence[Piece]) -> str:
    """Inline Markdown with line breaks around lines of pictures alone, and before pictures after its last sentence."""
    if not any(piece.tag == "img" or piece.tag == "html" for piece in pieces):
        return text
    lines = text.split("\n")
    lines[-1:] = _after_sentence(lines[-1], pieces)
    alone = [_holds_pictures(line, pieces) for line in lines]
    for index in range(len(lines) - 1):
        if (alone[index] or alone[index + 1]) and not _BROKEN.search(lines[index]):
            lines[index] += "  "
    return "\n".join(lines)


def _after_sentence(line: str, pieces: Sequence[Piece]) -> list[str]:
    """The line, or its words and the pictures that follow their last sentence."""
    for found in _SENTENCE_END.finditer(line):
        if _holds_pictures(line[found.end() :], pieces):
            return [line[: found.end()].rstrip(), line[found.end() :]]
    return [line]


def _holds_pictures(line: str, pieces: Sequence[Piece]) -> bool:
    """True for a line of one or more pictures, which may be links, and nothing else."""
    position, found = _after_blanks(line, 0), False
    ends: list[str] = []  # the ends of the links that are open
    while position < len(line):
        if ends and line.startswith(ends[-1], position):
            position = _after_blanks(line, position + len(ends.pop()))
            continue
        start = _STARTS.match(line, position)
        if start is None:
            return False
        piece, end = pieces[int(start[1])], mark(ENDS, int(start[1]))
        if piece.tag == "a":
            ends.append(end)
            position = _after_blanks(line, start.end())
            continue
        stop = line.find(end, start.end())
        if stop < 0 or not _is_picture(piece, line[start.end() : stop]):
            return False
        found, position = True, _after_blanks(line, stop + len(end))
    return found and not ends


def _is_picture(piece: Piece, text: str) -> bool:
    if piece.tag == "img":
        return SUFFIXES.get(suffix_of(piece.attributes.get("src", "")), "image") == "image"
    return piece.tag == "html" and text[:4].lower() == "<img"


def _after_blanks(line: str, position: int) -> int:
    found = _BLANK.match(line, position)
    return found.end() if found else position
