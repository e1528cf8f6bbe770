"""A field of Anki's -> Markdown, with a proof: what a build makes of it looks the same as the field in Anki.

There are several ways to write a field: plain Markdown; the same with every sign escaped; the field's own HTML. The
first one that looks the same counts. If none does, the field is plain Markdown, and `same` is false.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from deckpress.foreign.code import fence
from deckpress.foreign.elements import Element, parsed
from deckpress.foreign.looks import look
from deckpress.foreign.markdown import Writer
from deckpress.foreign.pieces import LATEX, Pieces, with_pieces_kept
from deckpress.foreign.shapes import shape_of
from deckpress.html.anki import for_anki
from deckpress.html.sanitize import refused
from deckpress.markdown.fields import render
from deckpress.model import Text
from deckpress.regex import regex

_PLAIN = regex(r"(?!.*(?:www\.|\.\.\.))[A-Za-z][A-Za-z0-9 ,?'()/-]*[.?!]?\Z")
"""A field of words, which is the same in Markdown, and is not proved."""
_WORDS = r"[A-Za-z](?:[A-Za-z0-9 ,?;'()/-]*[A-Za-z0-9?)])?"
_MARKED = rf"\*\*{_WORDS}\*\*|\*{_WORDS}\*|`{_WORDS}`|\$[A-Za-z0-9_^+=]+\$"
_SPAN = rf"(?:{_MARKED}|{_WORDS})"
_NEXT = rf"(?:{_MARKED}|[A-Za-z0-9](?:[A-Za-z0-9 ,?;'()/-]*[A-Za-z0-9?)])?)"
_LINE = rf"(?:- |[1-9]\d?\. )?{_SPAN}(?>(?:[,:]? {_NEXT})*)[.,:?!]?"
_SIMPLE = regex(rf"(?!.*(?:www\.|\*{{4}}))(?:{_LINE}(?:\\\n(?=\w)|\n\n|\n(?=[-\d])|\Z))+\Z")
"""Markdown that all readers read the same: words, emphasis, code and formulas between blanks, in paragraphs and lists.

It is not proved each time, which would take most of the time of an import; a test proves it.
"""
_SOURCE = regex(r"""(<(?:img|audio|video|source)\b[^<>]*?\ssrc\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.I)
_OTHER = regex(r"<(?!/?(?:b|i|strong|em|br|div|p|ul|ol|li|code)>)|&(?!nbsp;|amp;|lt;|gt;|quot;)")
_GAP = regex(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::")
_SOUND = regex(r"\[sound:([^\[\]<>\n]+?)\]", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """A field as Markdown: the elements in it that stay as HTML, and whether it looks the same on the card."""

    markdown: str
    kept: tuple[str, ...] = ()
    same: bool = True


def with_media(markup: str, path_of: Callable[[str], str]) -> str:
    """The HTML of a field with `path_of` of each name of a picture, a sound or a film."""
    if "src" in markup:
        markup = _SOURCE.sub(lambda m: f'{m[1]}"{path_of(m[2] or m[3] or m[4] or "")}"', markup)
    return _SOUND.sub(lambda m: f"[sound:{path_of(m[1].strip())}]", markup) if "[" in markup else markup


def media_in(markup: str) -> Iterator[str]:
    """The names of pictures, sounds and films in a field, as they are written."""
    yield from (m[2] or m[3] or m[4] or "" for m in _SOURCE.finditer(markup))
    yield from (m[1].strip() for m in _SOUND.finditer(markup))


@lru_cache(maxsize=20_000)
def to_markdown(markup: str, *, cloze: bool = False, inline: bool = False, soft: bool = False) -> Written:
    """The Markdown of a field, whose media are paths already. With `inline`, it is on one line if it can be.

    With `soft`, line ends that show nothing stay.
    """
    return Fields().to_markdown(markup, cloze=cloze, inline=inline, soft=soft)


class Fields:
    """Writes the fields of one import: of those that differ only in plain words, one is proved."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, bool, bool, bool], Written] = {}
        self._same: dict[tuple[str, int, bool, bool, bool], bool] = {}
        """Whether the fields of a shape look the same, by how they are written."""
        self._new: list[list[Any]] = []

    def to_markdown(self, markup: str, *, cloze: bool = False, inline: bool = False, soft: bool = False) -> Written:
        """See `to_markdown`."""
        if _PLAIN.match(markup):
            return Written(markup.strip())
        key = markup, cloze, inline, soft
        if key not in self._made:
            made = self._made[key] = self._write(markup, cloze=cloze, inline=inline, soft=soft)
            self._new.append([*key, made.markdown, made.kept, made.same])
        return self._made[key]

    def take_new(self) -> list[list[Any]]:
        """The fields that were written since the last call, as values that JSON can hold."""
        new, self._new = self._new, []
        return new

    def learn(self, values: Iterable[list[Any]]) -> None:
        """Takes over fields that another process wrote."""
        for markup, cloze, inline, soft, markdown, kept, same in values:
            self._made[markup, cloze, inline, soft] = Written(markdown, tuple(kept), same)

    def _write(self, markup: str, *, cloze: bool, inline: bool, soft: bool) -> Written:
        wanted = ""
        first: Written | None = None
        shape = shape_of(markup)
        for number, found in enumerate(ways(markup, cloze=cloze, inline=inline, soft=soft)):
            if first is None and not cloze and _is_simple(found, markup):
                return found
            first = first or found
            manner = (shape or "", number, cloze, inline, soft)
            same = self._same.get(manner) if shape else None
            if same is None:
                wanted = wanted or look(markup)
                if not wanted:
                    return Written("")
                same = bool(found.markdown.strip()) and _looks_like(
                    markup, found.markdown, wanted, cloze=cloze, inline=inline
                )
                if shape:
                    self._same[manner] = same
            if same:
                fits = soft or not refused(markup)
                return found if fits else Written(found.markdown, found.kept, same=False)
        assert first is not None
        return Written(first.markdown, first.kept, same=False)


def _is_simple(found: Written, markup: str) -> bool:
    """True for Markdown that needs no proof, of a field without tables, blocks of code and other elements."""
    return not found.kept and bool(_SIMPLE.match(found.markdown)) and not _OTHER.search(markup)


def _looks_like(markup: str, markdown: str, wanted: str, *, cloze: bool, inline: bool) -> bool:
    """True if a build of the Markdown looks like the field, and has the same gaps."""
    made, _ = render(Text(markdown), cloze=cloze, inline=inline)
    if cloze and Counter(gap.numbers for gap in made.gaps) != _gaps_in(markup):
        return False
    shown = look(for_anki(made, {}))
    return shown == wanted or (LATEX in wanted and made.formulas != ())


def _gaps_in(markup: str) -> Counter[tuple[int, ...]]:
    """The numbers of the gaps of a field; number 0 makes no card."""
    return Counter(tuple(map(int, found.split(","))) for found in _GAP.findall(markup))


def ways(markup: str, *, cloze: bool, inline: bool, soft: bool) -> Iterator[Written]:
    """The ways to write a field, the plainest first."""
    for wholly, dollars in ((False, True), (False, False), (True, False)):
        pieces = Pieces(dollars, soft and not inline)
        root = parsed(with_pieces_kept(markup, pieces))
        writer = Writer(pieces, fence, cloze=cloze, inline=inline, wholly=wholly, soft=soft)
        yield Written(writer.field(root), tuple(writer.kept))
    for dollars in (True, False):
        pieces = Pieces(dollars)
        root = parsed(with_pieces_kept(markup, pieces))
        writer = Writer(pieces, fence, cloze=cloze, inline=inline)
        shown = pieces.put_back(writer.raw(Element("div", {}, list(root.children)), pre=False))
        yield Written(shown, tuple(dict.fromkeys(f"<{one.name}>" for one in root.walk())) or ("<div>",))
