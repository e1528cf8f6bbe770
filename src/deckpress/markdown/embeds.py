"""The inline content of one block -> the syntax of other programs for files, rewritten: pictures, sounds, sizes, links.

`![[x.png|300]]`, `![alt|300](x.png)` and `[[page|words]]` are Obsidian's, `[sound:x.mp3]` is Anki's, `{width=50%}`
after a picture is pandoc's. Nothing is found inside code, math or HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import field
from urllib.parse import unquote

from markdown_it.common.utils import normalizeReference

from deckpress.frozen import dataclass
from deckpress.markdown.spans import Span
from deckpress.markdown.surroundings import NOTES, NOTHING_AROUND, NoteLink, Surroundings
from deckpress.marks import CLOSE, OPEN, SIZE, WIKI, mark
from deckpress.media import SUFFIXES, suffix_of
from deckpress.regex import regex

_EMBED = regex(r"(?<!\\)!\[\[([^\[\]\n]{1,999}+)\]\]")
_PAGE = regex(r"(?<![\w!\[\]\\])\[\[(?![\s\]])([^\[\]\n]{1,999}+)(?<!\s)\]\](?![(\[:\]])")
_SOUND = regex(r"(?<!\\)\[sound:([^\[\]<>\n]{1,999}+)\]", re.I)
_SIZE = regex(r"[)\]>][ \t]?(\{:?[ \t]*((?:(?:width|height)=(?:\"[\d.]+[a-z%]*\"|[\d.]+[a-z%]*)[ \t]*)+)\})", re.I)
_MEASURE = regex(
    r"(width|height)=\"?((?:\d+(?:\.\d+)?|\.\d+))(px|%|em|rem|ex|cm|mm|in|pt|pc|vw|vh|)\"?(?=[\s}]|\Z)", re.I
)
_PIXELS = regex(r"\s*(\d{1,5})\s*(?:x\s*(\d{1,5})\s*)?\Z")
_SIZE_AT_END = regex(r"(.*)\|[ \t]*([0-9]{2,4})(?:[ \t]*x[ \t]*([0-9]{2,4}))?[ \t]*\Z", re.S)
_SCHEME = regex(r"[a-z][a-z0-9+.-]*:|//", re.I)
_LETTER = regex(r"[^\W\d_]")

Edit = tuple[int, int, str]
Embed = Callable[[NoteLink, int], str]
"""Gives the mark of a note that is embedded at an offset of the content."""


@dataclass(slots=True)
class Embeds:
    """What one field's content says about files, and the sizes that are waiting for their pictures."""

    labels: Collection[str] = ()
    sizes: list[tuple[str, str]] = field(default_factory=list)
    """For each mark of a size the attributes it stands for, and its text as it was written."""
    surroundings: Surroundings = NOTHING_AROUND
    pages: list[tuple[str, int]] = field(default_factory=list)
    """The targets of `[[..]]` in the content last given to `replace`, and where they begin."""

    def replace(self, content: str, spans: Sequence[Span], embed: Embed, *, block: bool) -> list[Edit]:
        """The replacements (start, end, new text) in a block's content, in order; of its HTML, only sounds."""
        found: list[Edit] = []
        self.pages = []
        if "[sound:" in content.lower():
            found += (_edit(sound, _sound(sound.group(1))) for sound in _SOUND.finditer(content) if _plays(sound[1]))
        if not block and "[[" in content:
            found += (self._embed(found, embed) for found in _EMBED.finditer(content))
            for page in _PAGE.finditer(content):
                found += self._page(page)
        if not block and "{" in content:
            found += (self._size(size) for size in _SIZE.finditer(content) if _measures(size.group(2)))
        kept = list(outside(sorted(found), spans)) if found else found
        if self.pages:
            starts = {start for start, _, _ in kept}
            self.pages = [(target, start) for target, start in self.pages if start in starts]
        return kept

    def _embed(self, found: re.Match[str], embed: Embed) -> Edit:
        target, *more = (part.strip() for part in found.group(1).split("|"))
        if suffix_of(target) not in SUFFIXES:
            path, _, part = target.partition("#")
            words = "|".join(more)
            words = target if not words or _PIXELS.match(words) else words
            return _edit(found, embed(NoteLink(path.strip(), part.strip(), wiki=True, words=words), found.start()))
        size = _PIXELS.match(more[-1]) if more else None
        alt = "|".join(more[:-1] if size else more)
        attributes = f' width="{size[1]}"' if size else ""
        attributes += f' height="{size[2]}"' if size and size[2] else ""
        return _edit(found, f'<img src="{WIKI}{_value(target)}" alt="{_value(alt)}"{attributes}>')

    def _page(self, page: re.Match[str]) -> list[Edit]:
        target, *more = page.group(1).split("|", 1)
        is_name = _LETTER.search(target) and not target.lower().startswith("type:")
        if not is_name or (not more and "," in target) or normalizeReference(target) in self.labels:
            return []
        address = self.surroundings.address(target.strip(), True) if self.surroundings.address else ""
        start, end = page.span(1)
        self.pages.append((target.strip(), page.start()))
        if more:
            start += page.group(1).index("|") + 1
        tags = (f'<a href="{html.escape(address)}">', "</a>") if address else ("", "")
        return [(page.start(), start, tags[0]), (end, page.end(), tags[1])]

    def _size(self, size: re.Match[str]) -> Edit:
        self.sizes.append((_measures(size.group(2)), size.group()[1:]))
        return size.start() + 1, size.end(), mark(SIZE, len(self.sizes) - 1)


def embedded_note(src: str, alt: str) -> NoteLink | None:
    """The note that a picture of Markdown means, `![](note.md#part)` or `![](#part)`; None for a picture."""
    path, _, part = src.partition("#")
    if _SCHEME.match(src) or not (part if not path else suffix_of(path) in NOTES):
        return None
    return NoteLink(path, unquote(part), words=alt or src)


def sized(shown: str, sizes: Sequence[tuple[str, str]]) -> str:
    """HTML in which each mark of a size is in the tag of its picture, or is its text again."""
    pattern = re.compile(rf"(<(?:img|video)\b[^<>{OPEN}]*>(?:</video>)?)?{OPEN}{SIZE}([0-9]+){CLOSE}")

    def put(found: re.Match[str]) -> str:
        attributes, written = sizes[int(found.group(2))]
        if not found.group(1):
            return html.escape(written)
        name = found.group(1)[1:].split(maxsplit=1)[0]
        return found.group(1).replace(name, name + attributes, 1)

    return pattern.sub(put, shown)


def with_size(alt: str) -> tuple[str, Sequence[tuple[str, str]]]:
    """The description of a picture without the size at its end, `a map|100` or `a map|100x50`, and that size."""
    found = _SIZE_AT_END.match(alt) if "|" in alt else None
    if found is None:
        return alt, ()
    return found[1].rstrip(), [(name, value) for name, value in (("width", found[2]), ("height", found[3])) if value]


def merged(spans: Sequence[Span], edits: Iterable[Edit]) -> Sequence[Span]:
    """The spans with what is replaced as HTML, in place of those within it; without sizes: gaps count their braces."""
    own = [Span("html", start, end) for start, end, new in edits if not new.startswith(OPEN)]
    if not own:
        return spans
    ahead, found = iter(own), []
    one = next(ahead, None)
    for span in spans:
        while one is not None and one.end <= span.start:
            found.append(one)
            one = next(ahead, None)
        if one is None or span.end <= one.start:
            found.append(span)
    return [*found, *([one] if one else []), *ahead]


def _edit(found: re.Match[str], new: str) -> Edit:
    return found.start(), found.end(), new


def _plays(target: str) -> bool:
    return SUFFIXES.get(suffix_of(target.strip()), "image") != "image"


def _sound(target: str) -> str:
    tag = SUFFIXES[suffix_of(target.strip())]
    return f'<{tag} src="{_value(target.strip())}"></{tag}>'


def _value(text: str) -> str:
    """Text as the value of an attribute, in which no inline Markdown is found."""
    return re.sub(r"[^\w ./-]", lambda found: f"&#{ord(found[0])};", text)


def _measures(written: str) -> str:
    """The attributes of a size: numbers of pixels and percentages as HTML has them, other measures as a style."""
    found = {name.lower(): (number, unit.lower()) for name, number, unit in _MEASURE.findall(written)}
    if len(found) != len(written.split("=")) - 1:
        return ""
    plain = {name: number + unit for name, (number, unit) in found.items() if unit in ("%", "px", "")}
    style = "; ".join(f"{name}: {number}{unit}" for name, (number, unit) in found.items() if name not in plain)
    attributes = "".join(f' {name}="{value.removesuffix("px")}"' for name, value in plain.items())
    return attributes + (f' style="{style}"' if style else "")


def outside(edits: Iterable[Edit], spans: Sequence[Span]) -> Iterable[Edit]:
    """The edits that cut into no code, math, HTML, address or edit before them; a tag may take the place of some."""
    ahead = iter(spans)
    span = next(ahead, None)
    position = 0
    for start, end, new in edits:
        while span is not None and span.end <= start:
            span = next(ahead, None)
        whole = span is None or span.start >= start
        while new.startswith("<") and whole and span is not None and span.end <= end:
            span = next(ahead, None)
        if start >= position and (span is None or span.start >= end):
            yield start, end, new
            position = end
