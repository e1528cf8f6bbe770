"""The inline content of a block -> the edits that keep parts of it apart from Python-Markdown, with marks instead."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from deckpress.diagnostics import Location
from deckpress.diagnostics.catalogue.markup import NO_FOOTNOTE, TEX_PICTURE, TEX_TEXT, UNCLOSED_FORMULA
from deckpress.frozen import dataclass
from deckpress.markdown.delimiters import Piece, find_pairs
from deckpress.markdown.embeds import Edit, Embeds, embedded_note, merged
from deckpress.markdown.environments import TEXT_BEGINS, is_closed
from deckpress.markdown.extras import extras
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.formula_marks import FormulaMarks
from deckpress.markdown.kept import Kept
from deckpress.markdown.local_links import lost_file
from deckpress.markdown.spans import Span, scan_all
from deckpress.markdown.surroundings import NoteLink
from deckpress.marks import IDLE
from deckpress.model import Text
from deckpress.regex import regex

_LINK = regex(r"<a\s[^<>]*?\bhref\s*=\s*([\"'])(.*?)\1", re.I)
_SIGNS = regex(r"[\\`$<\[\]*_=:%^~+{}]")
"""The characters of which every span, edit and delimiter has one."""
_TIKZ = regex(r"\\begin\{tikz(?:picture|cd)\}")


@dataclass(slots=True)
class Marking:
    """Finds what to keep apart in the blocks of one field."""

    kept: Kept
    formulas: FormulaMarks
    embeds: Embeds
    footnotes: Footnotes
    links: Mapping[str, tuple[str, str]]
    is_tag: Callable[[str, Callable[[], Location]], bool]

    def edits(
        self, content: str, place: Callable[[int], Location], *, block: bool = False
    ) -> tuple[list[Edit], list[Edit]]:
        """The edits that put marks for gaps and formulas, and those for all other elements.

        `block` is HTML of the author.
        """
        if not block and self.formulas.gaps is None and not _SIGNS.search(content):
            return [], []
        spans: Sequence[Span]
        spans, unclosed = scan_all(content)
        for start, opener, closer in unclosed:
            tex = " ".join(content[start + len(opener) : start + 40].split())
            self.kept.diagnostics.append(UNCLOSED_FORMULA.at(place(start), opener=opener, closer=closer, tex=tex))
        embed = partial(self._embed, place)
        others = self.embeds.replace(content, spans, embed, block=block)
        for target, start in self.embeds.pages:
            self._note_lost_file(target, partial(place, start))
        if not block:
            others = self._extras(content, spans, others, place)
        spans = merged(spans, others)
        kept: list[Edit] = []
        if self.formulas.gaps is not None:
            kept = list(self.formulas.gaps.replace(content, spans))
            self.formulas.report_gaps(self.formulas.gaps.unclosed, self.formulas.gaps.wrong, place)
        if not block:
            others = [(start, end, self.kept.html_tag(new) if new[:1] == "<" else new) for start, end, new in others]
            others += self._elements(content, spans, [*others, *kept], place)
        maths = [span for span in spans if span.kind == "math"]
        marks = {span.start: self.formulas.in_line(content, span, place) for span in maths}
        kept += [(span.start, span.end, marks[span.start]) for span in maths]
        if self.formulas.gaps is not None:
            self.formulas.gaps.write_hints(content, spans, marks)
        if "\\begin{tikz" in content and (picture := _outside(_TIKZ, content, spans)) >= 0:
            self.kept.diagnostics.append(TEX_PICTURE.at(place(picture)))
        if "\\begin{" in content and not block:
            self._note_text_environments(content, spans, place)
        return kept, others

    def _note_text_environments(self, content: str, spans: Sequence[Span], place: Callable[[int], Location]) -> None:
        """Reports the first environment of LaTeX's text, such as a `tabular`, that the card shows as its code."""
        first = _outside(TEXT_BEGINS, content, spans)
        opened = TEXT_BEGINS.match(content, first) if first >= 0 else None
        if opened and is_closed(content, opened):
            self.kept.diagnostics.append(TEX_TEXT.at(place(first), name=opened.group(1)))

    def _extras(
        self, content: str, spans: Sequence[Span], others: list[Edit], place: Callable[[int], Location]
    ) -> list[Edit]:
        """The replacements `others`, and those for footnotes, emoji and the like."""

        def text(start: int, end: int) -> Text:
            return Text.at(place(start), " ".join(content[start:end].split()))

        found = extras(content, spans, others, self.footnotes, text)
        for offset, label in self.footnotes.undefined:
            self.kept.diagnostics.append(NO_FOOTNOTE.at(place(offset), label=label))
        self.footnotes.undefined = []
        return found

    def _elements(
        self, content: str, spans: Sequence[Span], edits: Sequence[Edit], place: Callable[[int], Location]
    ) -> list[Edit]:
        """The replacements of the delimiters of inline elements, outside the ranges that `edits` replace."""
        taken = {start for start, _, _ in edits} if edits else ()
        found: list[Edit] = []
        leaves = False
        for span in spans:
            start, end = span.start, span.end
            if span.kind == "html" and start not in taken and self.is_tag(content[start:end], partial(place, start)):
                found.append((start, end, self.kept.html_tag(content[start:end])))
                if link := _LINK.match(content, start, end):
                    self._note_lost_file(html.unescape(link[2]), partial(place, start))
            elif span.kind == "code":
                ticks = end - start - len(content[start:end].lstrip("`"))
                found += self.kept.piece(Piece("code", start, start + ticks, end - ticks, end))
            elif span.kind == "autolink":
                address = content[start + 1 : end - 1]
                href = address if ":" in address else f"mailto:{address}"
                found += self.kept.piece(Piece("autolink", start, start + 1, end - 1, end, {"href": href}))
            elif span.kind == "latex":
                found.append((start, end, ""))
            leaves = leaves or span.kind in ("html", "code", "autolink")
        pairs = find_pairs(content, _with_edits(spans, edits), self.links)
        for piece in pairs.pieces:
            if piece.tag == "a" and not content.startswith("![", piece.text):
                self._note_lost_file(piece.attributes["href"], partial(place, piece.start))
            source = piece.attributes.get("src", "") if piece.tag == "img" else ""
            note = embedded_note(source, content[piece.text : piece.text_end]) if source else None
            if note:
                found.append((piece.start, piece.end, self._embed(place, note, piece.start)))
            else:
                found += self.kept.piece(piece)
        self.kept.depth = max(self.kept.depth, pairs.depth + leaves)
        return found + [(at, at + 1, IDLE) for at in pairs.idle]

    def _note_lost_file(self, target: str, place: Callable[[], Location]) -> None:
        """Reports a link to a file that the card does not hold."""
        address = self.embeds.surroundings.address
        if address is not None and (lost := lost_file(target, place, address)):
            self.kept.diagnostics.append(lost)

    def _embed(self, place: Callable[[int], Location], note: NoteLink, offset: int) -> str:
        """The mark of an embedded note."""
        return self.kept.passage(replace(note, place=place(offset)))


def _outside(pattern: re.Pattern[str], content: str, spans: Sequence[Span]) -> int:
    """Where a pattern is first found outside formulas, code and HTML, or -1."""
    position = 0
    for span in spans:
        if found := pattern.search(content, position, span.start):
            return found.start()
        position = span.end
    found = pattern.search(content, position)
    return found.start() if found else -1


def _with_edits(spans: Sequence[Span], edits: Sequence[Edit]) -> Iterator[Span]:
    """The spans and the ranges replaced between them, in order."""
    position = 0
    replaced = (Span("html", start, end) for start, end, _ in edits)
    for span in sorted((*spans, *replaced), key=lambda span: span.start) if edits else spans:
        if span.start >= position:
            yield span
            position = span.end
