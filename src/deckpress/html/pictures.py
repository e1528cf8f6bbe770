"""Replaces the addresses of pictures, and players, in the HTML of a field by marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.media import BLANKS_IN_PATH
from deckpress.html.tags import Piece, walk
from deckpress.marks import IMAGE, MARK, OPEN, PLAYER, WIKI, mark
from deckpress.media import SUFFIXES, suffix_of
from deckpress.model import Image, MediaKind, Text
from deckpress.regex import regex

_PLAYERS = ("audio", "video")
_PARTS = (*_PLAYERS, "source", "track")
"""The elements of a player."""
_MEASURES = ("width", "height", "style")
_BEFORE_SRC = r"""(?:(\]\([ \t\n]*)|\]\([ \t\n]*<|src[ \t\n]*=[ \t\n]*["']?|!\[\[[ \t]*|\[sound:[ \t]*)"""
_MOST_MISSED = 100
"""How many searches for addresses in a field may fail; after that, the field's start counts as their place."""
_SIGN = regex(r"[!-/:-@\[-`{-~\s]")
_ENTITIES = {"&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)", '"': '(?:"|&quot;)', "'": "(?:'|&apos;|&#39;)"}
_NO_SCHEME = regex(r"\./(?=[A-Za-z][A-Za-z0-9+.-]*:)")
"""The prefix that `sanitize.with_local_sources` adds to a path."""


def keep_media_apart(shown: str, text: Text) -> tuple[str, tuple[Image, ...], Diagnostics]:
    """The HTML with a mark for each `src` of a picture and for each player, and the media they stand for.

    An `<img>` of a sound or a film becomes a player. DP408 (note) for a path with blanks, which CommonMark does not
    allow.
    """
    if "<img" not in shown and "<audio" not in shown and "<video" not in shown:
        return shown.replace(WIKI, ""), (), ()
    found = _Found(text)
    shown = "".join(found.read(tuple(walk(shown))))
    if found.players:
        shown = "".join(piece.written for piece in walk(shown) if piece.name not in _PARTS)
    return shown.replace(WIKI, ""), tuple(found.images), tuple(found.diagnostics)


def _ends(pieces: Sequence[Piece]) -> dict[int, int]:
    """The index of the end tag of each player, by that of its start tag."""
    ends: dict[int, int] = {}
    nearest: dict[str, int] = {}
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.closes:
            nearest[piece.name] = index
        elif piece.name in _PLAYERS and piece.name in nearest:
            ends[index] = nearest[piece.name]
    return ends


class _Found:
    """Collects the media of one field in the order of its HTML, with their places in the Markdown."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.images: list[Image] = []
        self.diagnostics: list[Diagnostic] = []
        self.players = False
        self.position = 0
        self.missed: dict[str, int] = {}

    def read(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """The HTML of the pieces, with marks."""
        ends = _ends(pieces)
        position = 0
        while position < len(pieces):
            piece = pieces[position]
            end = ends.get(position)
            if end is not None:
                yield self.player(piece, pieces[position + 1 : end])
                position = end
            elif piece.opens("img") and piece.written_value("src") is not None:
                yield self.picture(piece)
            else:
                yield piece.written
            position += 1

    def picture(self, tag: Piece) -> str:
        """A picture whose address is a mark; a player for an `<img>` of a sound or a film."""
        written, src = tag.written_value("src"), tag.value("src")
        kind: MediaKind = "image" if src[:5].lower() == "data:" else SUFFIXES.get(suffix_of(unquote(src)), "image")
        if kind != "image":
            self.players = True
            return self.add(src, kind, tag)
        return tag.written.replace(f' src="{written}"', f' src="{self.add(src, kind, tag)}"', 1)

    def player(self, tag: Piece, inside: Sequence[Piece]) -> str:
        """A player for an element that the author wrote. Its fallback text stays only if it has gaps or formulas."""
        self.players = True
        sources = (tag, *(piece for piece in inside if piece.opens("source")))
        source = next((piece for piece in sources if piece.written_value("src") is not None), tag)
        player = self.add(source.value("src"), "audio" if tag.name == "audio" else "video", tag)
        fallback = "".join(piece.written for piece in inside)
        return player + (fallback if OPEN in fallback else "")

    def add(self, src: str, kind: MediaKind, tag: Piece) -> str:
        wiki = src.startswith(WIKI)
        src = src.removeprefix(WIKI)
        if not wiki and _NO_SCHEME.match(src):
            src = src.removeprefix("./")
        words = "" if kind == "image" else MARK.sub("", tag.value("alt", "title"))
        measures = (f' {name}="{value}"' for name, value in tag.values if name in _MEASURES)
        size = "".join(measures) if kind == "video" else ""
        at, written = self.place(src)
        self.images.append(Image(src, "", self.text.locate_offset(at), kind, wiki, words, size, written))
        return mark(IMAGE if kind == "image" else PLAYER, len(self.images) - 1)

    def place(self, src: str) -> tuple[int, str]:
        """The offset of an address in the Markdown, and the address as written. Reports an address with blanks."""
        markdown = self.text.markdown
        if src in self.missed or len(self.missed) >= _MOST_MISSED:
            return self.missed.get(src, 0), src
        found = re.compile(f"{_BEFORE_SRC}({_as_written(src)})").search(markdown, self.position)
        if found is None:
            self.missed[src] = max(markdown.find(src), 0)
            return self.missed[src], src
        self.position = found.end()
        if found[1] and re.search(r"\s", src):
            self.diagnostics.append(BLANKS_IN_PATH.at(self.text.locate_offset(found.start(2)), path=src[:80]))
        return found.start(2), found[2]


def _as_written(src: str) -> str:
    """A pattern for an address in Markdown: with or without a backslash before each sign, and with entities."""
    if src.startswith("data:"):
        return re.escape(src)
    return _SIGN.sub(lambda sign: r"\\?" + (_ENTITIES.get(sign[0]) or re.escape(sign[0])), src)
