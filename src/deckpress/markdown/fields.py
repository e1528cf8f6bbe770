"""A field's Markdown -> its HTML, by Python-Markdown on the tree that CommonMark gives, math and images kept apart."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import cast

from markdown_it.token import Token

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.markup import UNSAFE_HTML
from deckpress.frozen import dataclass
from deckpress.html import sanitize
from deckpress.html.links import with_links_that_work
from deckpress.html.pictures import keep_media_apart
from deckpress.markdown import inline as inline_stage
from deckpress.markdown.abbreviations import explained
from deckpress.markdown.blocks import parse
from deckpress.markdown.boxes import has_box
from deckpress.markdown.callouts import may_hold_callouts, with_callouts
from deckpress.markdown.cloze import Gaps, explicit_numbers
from deckpress.markdown.definition_lists import with_definition_lists
from deckpress.markdown.embeds import Embeds, sized
from deckpress.markdown.filling import filled, passages, without_passages_in_tags
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.formula_marks import FormulaMarks
from deckpress.markdown.kept import Kept
from deckpress.markdown.line_blocks import with_line_blocks
from deckpress.markdown.marking import Marking
from deckpress.markdown.surroundings import NOTHING_AROUND, NoteLink, NotePart, Surroundings
from deckpress.markdown.tree import TreeBuilder
from deckpress.marks import CLOSE, FORMULA, GAP_EDGES, HTML_BLOCK, MARK, OPEN, RAW, UNFIT
from deckpress.model import Html, Text
from deckpress.regex import regex
from deckpress.tex.gaps import revealed
from deckpress.tex.macros import Expander
from deckpress.wording import Wording, english

_PLAIN_LINE = regex(r"(?!.*(?:www\.|%%))[A-Za-z][A-Za-z0-9 ,.?'()%/;-]*\Z")
"""A line in which nothing can start a block or an inline pattern."""
_MARKS_OF_BLOCKS = regex(r"[-+*](?:[ \t]+[-+*])?|#{1,6}|>[>=]*|[0-9]{1,9}[.)]")
"""A field of such signs alone means the signs, not a list, a heading or a quote without words."""
_TAG_WITH_MARK = regex(f"<[^<>{OPEN}]*{OPEN}[^<>]*>")
_ONE_PARAGRAPH = regex(r"<p>((?:(?!</?p>).)*)</p>\Z", re.S)


def render(  # noqa: PLR0913 - what a text cannot know: its deck, its note, its history, its project
    text: Text,
    references: Mapping[str, tuple[str, str]] | None = None,
    *,
    cloze: bool = False,
    inline: bool = False,
    numbers: Mapping[str, int] | None = None,
    macros: Expander | None = None,
    footnotes: Footnotes | None = None,
    writes_notes: bool = True,
    words: Wording | None = None,
    surroundings: Surroundings = NOTHING_AROUND,
) -> tuple[Html, Diagnostics]:
    """The HTML of a field.

    `references` are the link definitions of its document. With `cloze`, gaps are found and kept apart. With `inline`
    a single paragraph loses its `<p>`, as a question or an option is better without. `numbers` are those that
    automatic gaps had before, by their text. `macros` are to be expanded in its formulas. `footnotes` are those of the
    note; with `writes_notes`, those that wait to be written are added below. `words` are those for callouts.
    `surroundings` gives what is not in the text: the addresses of links, the notes that it embeds, the drawings of its
    diagrams.
    """
    source = text.markdown.strip("\n")
    footnotes = footnotes or Footnotes()
    waiting = writes_notes and footnotes.waiting
    is_plain = _PLAIN_LINE.match(source) or _MARKS_OF_BLOCKS.fullmatch(source.strip())
    if is_plain and not cloze and not waiting:
        escaped = html.escape(source.strip(), quote=False)
        return Html(escaped if inline else f"<p>{escaped}</p>"), ()
    if not source.strip() and not waiting:
        return Html(), ()
    text = _fit(text)
    if (text.parsed and has_box(text.markdown)) or (text.parsed_from and not text.parsed):
        text = Text(text.markdown, text.path, text.origin)
    tokens, own_references = (tuple(text.parsed), {}) if text.parsed else parse(text.markdown, boxes=True)
    known = {**(references or {}), **own_references}
    tags = _Tags(text, sanitize.never_closed(text.markdown))
    gaps = Gaps(explicit_numbers(text.markdown), remembered=numbers or {}) if cloze else None
    kept = Kept()
    embeds = Embeds(known, surroundings=surroundings)
    marking = Marking(kept, FormulaMarks(kept, gaps, macros), embeds, footnotes, known, tags.is_tag)
    builder = TreeBuilder(text, inline_stage.atomic, kept, marking, tags.clean_block, surroundings)
    words = words or english()
    root = builder.build(_blocks(cast("Sequence[Token]", tokens), words))
    if writes_notes and footnotes.waiting:
        builder.add_footnotes(root, lambda note: _blocks(parse(note.markdown, boxes=True)[0], words))
    shown = inline_stage.convert(root, kept.pieces, kept.depth)
    tags.note_odd_addresses(shown)
    shown = _sanitise(shown, kept, text.markdown, surroundings)
    if inline and (single := _ONE_PARAGRAPH.match(shown)):
        shown = single.group(1)
    if embeds.sizes:
        shown = sized(shown, embeds.sizes)
    if kept.formulas or (gaps and gaps.found):
        shown = _TAG_WITH_MARK.sub(lambda tag: _without_marks(tag.group(), kept), shown)
    shown = without_passages_in_tags(shown)
    shown, images, doubts = keep_media_apart(shown, text)
    formulas = tuple(kept.formulas)
    result = Html(shown, formulas, images, gaps.on_card(shown, formulas) if gaps else ())
    problems = (*kept.diagnostics, *tags.refused.values(), *doubts)
    if not kept.passages:
        return result, problems

    def embedded(part: NotePart) -> tuple[Html, Diagnostics]:
        """An embedded note, with its own definitions, and the macros and the numbers of footnotes of this field."""
        own = macros.macros if macros else {}
        known = Expander({**own, **part.macros}) if part.macros else macros
        notes = footnotes.of_part(part.footnotes)
        found, wrong = render(
            part.text, part.references, macros=known, footnotes=notes, surroundings=part.surroundings, words=words
        )
        footnotes.count(notes)
        if part.abbreviations and not inline:
            found = replace(found, markup=explained(found.markup, part.abbreviations))
        return found, wrong

    found, more = _with_passages(result, kept, surroundings, embedded)
    return found, (*problems, *more)


def _with_passages(
    field: Html, kept: Kept, surroundings: Surroundings, embedded: Callable[[NotePart], tuple[Html, Diagnostics]]
) -> tuple[Html, Diagnostics]:
    """The field with its drawings and the notes that it embeds."""
    parts: dict[int, Html] = {}
    problems: Diagnostics = ()
    for index in passages(field.markup):
        passage = kept.passages[index]
        if isinstance(passage, NoteLink):
            part, more = surroundings.embed(passage)
            found = Html(f"<p>{html.escape(passage.words, quote=False)}</p>")
            if part is not None:
                found, wrong = embedded(part)
                more = (*more, *wrong)
            problems = (*problems, *more)
            passage = found
        parts[index] = passage
    return filled(field, parts), problems


def _blocks(tokens: Sequence[Token], words: Wording) -> Sequence[Token]:
    """The tokens with callouts and definition lists."""

    def callouts(some: Sequence[Token]) -> Sequence[Token]:
        return with_callouts(some, words) if may_hold_callouts(some) else some

    return with_definition_lists(with_line_blocks(callouts(tokens)), callouts)


@dataclass(slots=True)
class _Tags:
    """The author's HTML in a field: which tags are HTML, and what of them is refused (DP405)."""

    text: Text
    shown_as_text: frozenset[str]
    """Tags that would hide the text after them, so they are text."""
    refused: dict[tuple[Location, str], Diagnostic] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    """The lines of the text, once they were needed."""

    def note(self, words: str, place: Location) -> None:
        self.refused[place, words] = UNSAFE_HTML.at(place, what=words)

    def clean_block(self, block: str, line: int) -> str:
        block = sanitize.escape_unknown(block, self.shown_as_text)
        for offset, words in sanitize.refused(block):
            self.note(words, self._place(block, offset, line))
        return block

    def _place(self, block: str, offset: int, first: int) -> Location:
        """The place of a tag in a block of HTML, which has no indentation and no `>` of a quote before its lines."""
        line = first + block.count("\n", 0, offset)
        tag = block[offset : block.find(">", offset) + 1].partition("\n")[0]
        self.lines = self.lines or self.text.markdown.split("\n")
        return self.text.locate(line, max(self.lines[line].find(tag), 0) if line < len(self.lines) else 0)

    def is_tag(self, tag: str, place: Callable[[], Location]) -> bool:
        """False for tags that HTML does not have, and for a tag that would hide the text after it."""
        found = sanitize.TAG.match(tag)
        if found and not sanitize.is_tag(found):
            return False
        for _, words in sanitize.refused(tag):
            if words.strip("<>") in self.shown_as_text:
                return False
            self.note(words, place())
        return True

    def note_odd_addresses(self, shown: str) -> None:
        """Notes the addresses of links in the rendered field that are refused."""
        may_link = "href" in shown.lower() or "src" in shown.lower()
        if not (may_link and sanitize.ODD_ADDRESS.search(shown)):
            return
        odd = sanitize.ODD_LINK.search(self.text.markdown)
        refused = {words for _, words in self.refused}
        for _, words in sanitize.refused(shown):
            if words not in refused:
                self.note(words, self.text.locate_offset(odd.start(1) if odd else 0))


def _fit(text: Text) -> Text:
    """The text without blank lines at its head, and without characters that are used as marks."""
    if UNFIT.search(text.markdown):
        text = Text(UNFIT.sub("\ufffd", text.markdown), text.path, text.origin)
    lines = text.markdown.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if first == 0:
        return text
    return Text("\n".join(lines[first:]), text.path, text.origin[first:])


def _sanitise(shown: str, kept: Kept, source: str, surroundings: Surroundings) -> str:
    """The field with the author's HTML put in and cleaned, then with our own put in."""
    if kept.html_blocks:
        shown = _put_back(shown, HTML_BLOCK, kept.html_blocks)
    if "<" in source or "[" in source or "%%" in source:
        shown = sanitize.clean(sanitize.with_local_sources(shown) if ":" in source else shown)
        shown = with_links_that_work(shown, surroundings.address) if surroundings.address else shown
    if "%%" in source:
        shown = shown.replace("<p></p>", "")
    return _put_back(shown, RAW, kept.raw) if kept.raw else shown


def _put_back(shown: str, kind: str, pieces: list[str]) -> str:
    pattern = re.compile(f"<p>{OPEN}{kind}([0-9]+){CLOSE}</p>|{OPEN}{kind}([0-9]+){CLOSE}")
    return pattern.sub(lambda found: pieces[int(found.group(1) or found.group(2))], shown)


def _without_marks(tag: str, kept: Kept) -> str:
    """A formula inside an attribute, such as an alt text, is its TeX there, and a gap its text."""

    def text(found: re.Match[str]) -> str:
        kind, index = found.group(1), int(found.group(2))
        if kind == FORMULA:
            return html.escape(revealed(kept.formulas[index]).tex)
        return "" if kind in GAP_EDGES else found.group()

    return MARK.sub(text, tag)
