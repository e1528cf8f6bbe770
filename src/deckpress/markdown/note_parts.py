"""A note and the name of a part -> the text of the part: what is below a heading, or the block with an id.

A part is written as Obsidian and GitHub do: `Heading`, `Heading#Subheading`, `heading-as-an-anchor` or `^block-id`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from markdown_it.token import Token

from deckpress.frozen import dataclass
from deckpress.markdown.abbreviations import abbreviation
from deckpress.markdown.blocks import parse
from deckpress.markdown.footnotes import definitions, is_class, key_of, labels_in
from deckpress.markdown.remarks import remark_lines
from deckpress.model import Text
from deckpress.regex import regex

_BLOCK_ID = regex(r"(?:^|[ \t])\^(?=\S*[A-Za-z]|\S{4})([A-Za-z0-9-]+)[ \t]*$")
_LINK = regex(r"!?\[([^\[\]]*)\]\([^()]*\)|!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_AFTER = regex(r"(?:[ \t]*(?:<!--[^>]*-->|(?<=[ \t])\{[^{}]*\}))+[ \t]*$")
_OWN_ID = regex(r"\{[^{}]*#([\w:.-]+)[^{}]*\}[ \t]*$")
_SIGNS = regex(r"[*`~=\\]|(?<!\w)_|_(?!\w)")
_NO_WORD = regex(r"[\W_]+")
_NOT_IN_ANCHOR = regex(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    text: str
    line: int
    body: int
    """The line after it."""
    names: tuple[str, str]
    """Its text as written and as its words alone, without upper case."""
    loose: str
    """Its words without signs."""


class NoteText:
    """The Markdown of a note below its front matter, with its headings and link definitions. Lines count from 0."""

    def __init__(self, path: str, markdown: str, first: int = 0) -> None:
        self.path, self.first = path, first
        self.lines = markdown.split("\n")
        self._tokens, references = parse(markdown)
        self.references = {label: target for label, target in references.items() if not label.startswith("^")}
        self.footnotes: dict[str, Text] = {}
        self.abbreviations: dict[str, str] = {}
        self._left_out: set[int] = set()
        """The lines that belong to no part: footnotes, abbreviations and remarks."""
        if any(sign in markdown for sign in ("[^", "*[", "%%")):
            self._take_asides()

    def part(self, name: str) -> Text | None:
        """The text of a part, or of the whole note if `name` is empty; None if there is no such part."""
        name = name.strip().strip("#").strip()
        if not name:
            return self._text(0, len(self.lines))
        if name.startswith("^"):
            found = self._block(name[1:])
            return self._text(*found) if found else None
        start, end = 0, len(self.lines)
        for step in filter(None, (step.strip() for step in name.split("#"))):
            heading = self._heading(step, start, end)
            if heading is None:
                return None
            start = heading.body
            deeper = (h.line for h in self._headings if h.line >= start and h.level <= heading.level)
            end = min(end, next(deeper, end))
        return self._text(start, end)

    def _take_asides(self) -> None:
        """Takes in the footnotes and abbreviations of the note."""
        kept = frozenset(
            line for token in self._tokens if token.type in ("fence", "code_block") for line in range(*_lines(token))
        )
        for run in remark_lines(self.lines, 0, kept):
            self._left_out.update(run)
        lines = ["" if number in self._left_out else line for number, line in enumerate(self.lines)]
        for number, line in enumerate(lines):
            if number not in kept and (found := abbreviation(line)):
                self.abbreviations.setdefault(*found)
                self._left_out.add(number)
        notes = tuple(definitions(lines, kept))
        heads = {one.start: one.slices[0][1] for one in notes}
        used = {label for n, line in enumerate(lines) if n not in kept for label in labels_in(line[heads.get(n, 0) :])}
        for one in notes:
            if key_of(one.label) not in used and is_class(one.label):
                continue
            text = "\n".join(self.lines[line][column:] for line, column, _ in one.slices)
            origin = tuple((self.first + line + 1, column + 1) for line, column, _ in one.slices)
            self.footnotes.setdefault(key_of(one.label), Text(text, self.path, origin))
            self._left_out.update(range(one.start, one.end))

    @property
    def names(self) -> tuple[str, ...]:
        """The headings, as their words alone."""
        return tuple(_plain(heading.text) for heading in self._headings)

    @cached_property
    def _headings(self) -> tuple[_Heading, ...]:
        found = []
        for token, following in zip(self._tokens, self._tokens[1:], strict=False):
            if token.type == "heading_open" and token.level == 0 and token.map:
                text, plain = following.content, _folded(_plain(following.content))
                names = (_folded(text), plain)
                found.append(_Heading(int(token.tag[1]), text, token.map[0], token.map[1], names, _loose(plain)))
        return tuple(found)

    @cached_property
    def _anchors(self) -> Mapping[str, _Heading]:
        """The headings by their anchors on GitHub and their own ids."""
        found: dict[str, _Heading] = {}
        times: Counter[str] = Counter()
        for heading in self._headings:
            anchor = _NOT_IN_ANCHOR.sub("", _plain(heading.text).casefold()).replace(" ", "-")
            found.setdefault(f"{anchor}-{times[anchor]}" if times[anchor] else anchor, heading)
            times[anchor] += 1
            if own := _OWN_ID.search(heading.text):
                found.setdefault(own[1].casefold(), heading)
        return found

    def _heading(self, name: str, start: int, end: int) -> _Heading | None:
        """The first heading of a name between two lines: the same words, else the anchor, else words without signs."""
        within = [heading for heading in self._headings if start <= heading.line < end]
        wanted, loose = _folded(name), _loose(_folded(name))
        if exact := next((heading for heading in within if wanted in heading.names), None):
            return exact
        anchored = self._anchors.get(name.casefold())
        if anchored is not None and start <= anchored.line < end:
            return anchored
        return next((heading for heading in within if loose and heading.loose == loose), None)

    def _block(self, name: str) -> tuple[int, int] | None:
        """The lines of the block whose last line has an id: an item with all below it, a paragraph, a table .."""
        items: list[Token] = []
        before: dict[int, tuple[int, int]] = {}
        for token in self._tokens:
            if token.type == "list_item_open":
                items.append(token)
            elif token.type == "list_item_close":
                items.pop()
            if not token.map or token.nesting < 0:
                continue
            if token.type == "inline" and self._id_at(token.map[1] - 1) == name.casefold():
                alone = not _BLOCK_ID.sub("", token.content.rsplit("\n", 1)[-1]).strip() and "\n" not in token.content
                if alone and token.level - 1 in before:
                    return before[token.level - 1]
                held = items[-1].map if items else None
                return (held[0], held[1]) if held else (token.map[0], token.map[1])
            an_id_alone = token.type == "paragraph_open" and _BLOCK_ID.fullmatch(self.lines[token.map[0]])
            if token.type != "inline" and not an_id_alone:
                before[token.level] = (token.map[0], token.map[1])
        return None

    def _id_at(self, line: int) -> str:
        found = _BLOCK_ID.search(self.lines[line]) if line < len(self.lines) else None
        return found[1].casefold() if found else ""

    @cached_property
    def _with_ids(self) -> frozenset[int]:
        """The lines that end with the id of a block."""
        ends = (token.map[1] - 1 for token in self._tokens if token.type == "inline" and token.map)
        return frozenset(line for line in ends if self._id_at(line))

    def _text(self, start: int, end: int) -> Text:
        """Lines of the note as a text that knows its places, without ids of blocks and without a common indent."""
        lines = [
            ""
            if number in self._left_out
            else _BLOCK_ID.sub("", self.lines[number])
            if number in self._with_ids
            else self.lines[number]
            for number in range(start, end)
        ]
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        origin = tuple((self.first + number + 1, indent + 1) for number in range(start, end))
        return Text("\n".join(line[indent:] for line in lines), self.path, origin)


def _lines(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _plain(heading: str) -> str:
    """The words of a heading without their markup, comments and settings."""
    words = _AFTER.sub("", heading)
    words = _LINK.sub(lambda found: found[1] or found[2] or "", words)
    return " ".join(_SIGNS.sub("", words).split())


def _loose(folded: str) -> str:
    return _NO_WORD.sub(" ", folded).strip()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
