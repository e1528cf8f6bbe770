"""Replaces the addresses of pictures, and players, in the HTML of a field by marks."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.media import BLANKS_IN_PATH
from deckpress.marks import IMAGE, MARK, OPEN, PLAYER, WIKI, mark
from deckpress.media import SUFFIXES, suffix_of
from deckpress.model import Image, MediaKind, Text

_ELEMENT = re.compile(r'<img\b([^<>]*?\ssrc="([^"<>]*)"[^<>]*)>|<(audio|video)\b([^<>]*)>(.*?)</\3>', re.S)
_LEFT_OVER = re.compile(r"</?(?:audio|video|source|track)\b[^<>]*>")
_SRC = re.compile(r'(?:\A|\s)src="([^"<>]*)"')
_ALT = re.compile(r'\s(?:alt|title)="([^"<>]*)"')
_MEASURES = re.compile(r'\s(?:width|height|style)="[^"<>]*"')
_BEFORE_SRC = r"""(?:(\]\([ \t\n]*)|\]\([ \t\n]*<|src[ \t\n]*=[ \t\n]*["']?|!\[\[[ \t]*|\[sound:[ \t]*)"""
_MOST_MISSED = 100
"""How many searches for addresses in a field may fail; after that, the field's start counts as their place."""
_NO_SCHEME = re.compile(r"\./(?=[A-Za-z][A-Za-z0-9+.-]*:)")
"""The prefix that `sanitize.with_local_sources` adds to a path."""


def keep_media_apart(shown: str, text: Text) -> tuple[str, tuple[Image, ...], Diagnostics]:
    """The HTML with a mark for each `src` of a picture and for each player, and the media they stand for.

    An `<img>` of a sound or a film becomes a player. DP408 (note) for a path with blanks, which CommonMark does not
    allow.
    """
    if "<img" not in shown and "<audio" not in shown and "<video" not in shown:
        return shown.replace(WIKI, ""), (), ()
    found = _Found(text)
    shown = _ELEMENT.sub(found.element, shown)
    if found.players:
        shown = _LEFT_OVER.sub("", shown)
    return shown.replace(WIKI, ""), tuple(found.images), tuple(found.diagnostics)


class _Found:
    """Collects the media of one field in the order of its HTML, with their places in the Markdown."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.images: list[Image] = []
        self.diagnostics: list[Diagnostic] = []
        self.players = False
        self.position = 0
        self.missed: dict[str, int] = {}

    def element(self, found: re.Match[str]) -> str:
        if found.group(3):
            return self.player(found)
        written, src = found.group(1), html.unescape(found.group(2))
        kind: MediaKind = "image" if src[:5].lower() == "data:" else SUFFIXES.get(suffix_of(unquote(src)), "image")
        if kind != "image":
            self.players = True
            return self.add(src, kind, written)
        start, end = found.start(2) - found.start(), found.end(2) - found.start()
        return found.group()[:start] + self.add(src, kind, "") + found.group()[end:]

    def player(self, found: re.Match[str]) -> str:
        """A player for an element that the author wrote. Its fallback text stays only if it has gaps or formulas."""
        self.players = True
        attributes, inner = found.group(4), found.group(5)
        src = _SRC.search(attributes) or re.search(r'<source\b[^<>]*?\ssrc="([^"<>]*)"', inner)
        kind: MediaKind = "audio" if found.group(3) == "audio" else "video"
        player = self.add(html.unescape(src.group(1)) if src else "", kind, attributes)
        return player + (inner if OPEN in inner else "")

    def add(self, src: str, kind: MediaKind, attributes: str) -> str:
        wiki = src.startswith(WIKI)
        src = _NO_SCHEME.sub("", src.removeprefix(WIKI), count=1) if src.startswith("./") else src.removeprefix(WIKI)
        alt = _ALT.search(attributes)
        words = MARK.sub("", html.unescape(alt.group(1))) if alt else ""
        size = "".join(_MEASURES.findall(attributes)) if kind == "video" else ""
        location = self.text.locate_offset(self.place(src))
        self.images.append(Image(src, "", location, kind, wiki, words, size))
        return mark(IMAGE if kind == "image" else PLAYER, len(self.images) - 1)

    def place(self, src: str) -> int:
        """The offset of an address in the Markdown. Reports an address with blanks."""
        markdown = self.text.markdown
        if src in self.missed or len(self.missed) >= _MOST_MISSED:
            return self.missed.get(src, 0)
        written = re.compile(_BEFORE_SRC + re.escape(src)).search(markdown, self.position)
        if written is None:
            self.missed[src] = max(markdown.find(src), 0)
            return self.missed[src]
        at = written.end() - len(src)
        self.position = written.end()
        if written.group(1) and re.search(r"\s", src):
            self.diagnostics.append(BLANKS_IN_PATH.at(self.text.locate_offset(at), path=src[:80]))
        return at
