"""Org files: headings that anki-editor, org-drill or org-fc use as cards, else headings that are questions.

    * Item                                * What is light? :drill:
    :PROPERTIES:                          ** Answer
    :ANKI_NOTE_TYPE: Basic                A wave.
    :ANKI_DECK: Physics
    :END:                                 * What is sound? :fc:
    ** Front                              :PROPERTIES:
    What carries light?                   :FC_TYPE: normal
    ** Back                               :END:
    Nothing but itself.                   Air that moves.

Decks and tags are inherited as in Org; ids are those of the programs. A drill card has gaps as `[text||hint]`, one of
org-fc as `{{text}{hint}@0}`; two-sided cards ask both ways. Org's markup becomes Markdown (see `org_text`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, deck_paths, is_asking, is_code, words_of
from deckpress.reading.dialects.lines import numbered
from deckpress.reading.dialects.org_lists import described_terms
from deckpress.reading.dialects.org_text import from_org
from deckpress.reading.frontmatter import Settings
from deckpress.reading.ledger import Ledger, Use
from deckpress.reading.tree import Document, Slice
from deckpress.regex import regex

_HEADLINE = regex(r"(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?:\[#[A-Z]\][ \t]+)?(.*)")
_TAGS = regex(r":[\w@#%:]+:\Z")
_PROPERTY = regex(r"[ \t]*:([\w-]+)\+?:(?:[ \t]+(.*))?$")
_DRAWER = regex(r"[ \t]*:(PROPERTIES|LOGBOOK|SRS|REVIEW_DATA|CLOCK):[ \t]*$", re.I)
_DRAWER_END = regex(r"[ \t]*:END:[ \t]*$", re.I)
_PLANNED = regex(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_KEYWORD = regex(r"#\+(title|filetags|anki_deck|property|deck):[ \t]*(.*)", re.I)
_DRILL_GAP = regex(r"(?<!\[)\[(?![\[\]#X -]?\]|fn:)((?:[^\[\]\n|]|\n(?![ \t]*\n))+)(?:\|\|([^\[\]\n]*))?\](?![\[(\]])")
_FC_GAP = regex(r"\{\{([^{}\n]+)\}(?:\{([^{}\n]*)\})?(?:@(\d{1,3}))?\}")
_GENERIC = frozenset("item question fact card drill note frage karte definition".split())
_WORDS = (("VERB_INFINITIVE", "VERB_TRANSLATION"), ("NOUN", "NOUN_TRANSLATION"), ("NOUN_ROOT", "NOUN_TRANSLATION"))
_MARKERS = frozenset(("drill", "fc", "leech", "suspended", "ATTACH"))


@dataclass(slots=True)
class _Heading:
    """A headline: the lines of its own text, the end of its subtree, and the properties and tags that it inherits."""

    start: int
    level: int
    title: Text
    tags: tuple[str, ...]
    parent: _Heading | None
    end: int = 0
    body: list[int] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    children: list[_Heading] = field(default_factory=list)

    def inherited(self, name: str) -> str:
        """A property of the headline or of one above it."""
        return self.properties.get(name) or (self.parent.inherited(name) if self.parent else "")

    def all_tags(self) -> tuple[str, ...]:
        """The tags of the headline and of those above it, without those that only mark cards."""
        above = self.parent.all_tags() if self.parent else ()
        return tuple(dict.fromkeys((*above, *(tag for tag in self.tags if tag not in _MARKERS))))

    def section(self) -> tuple[str, ...]:
        """The titles above the headline."""
        return (*self.parent.section(), self.parent.title.flat) if self.parent else ()


@dataclass(slots=True)
class _Outline:
    headings: list[_Heading]
    title: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    keywords: list[int] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    """The lines that only Org and its programs need."""


def _outline(document: Document) -> _Outline:
    """The headlines of a document with their properties; in Org a line of code never begins with a star."""
    outline = _Outline([])
    open_: list[_Heading] = []
    drawer = ""
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if found := _HEADLINE.match(line):
            drawer = ""
            while open_ and open_[-1].level >= len(found.group(1)):
                open_.pop().end = number
            parent = open_[-1] if open_ else None
            words, _, last = found.group(2).rstrip().rpartition(" ")
            tags = tuple(tag for tag in last.split(":") if tag) if _TAGS.match(last) else ()
            title = from_org(
                Text.at(document.place(number, found.start(2)), words.rstrip() if tags else found.group(2))
            )
            heading = _Heading(number, len(found.group(1)), title, tags, parent)
            outline.headings.append(heading)
            if parent:
                parent.children.append(heading)
            open_.append(heading)
            continue
        if drawer or _DRAWER.match(line):
            outline.furniture.append(number)
            held = _PROPERTY.match(line.rstrip())
            if drawer.upper() == "PROPERTIES" and open_ and held and not _DRAWER_END.match(line):
                open_[-1].properties[held.group(1).upper()] = held.group(2) or ""
            opened = _DRAWER.match(line)
            drawer = opened.group(1) if opened else "" if _DRAWER_END.match(line) else drawer
        elif open_ and _PLANNED.match(line):
            outline.furniture.append(number)
        elif open_:
            open_[-1].body.append(number)
        elif not open_ and (keyword := _KEYWORD.match(line)):
            _keyword(outline, number, keyword.group(1).lower(), keyword.group(2).strip())
    for heading in open_:
        heading.end = len(document.lines)
    return outline


def _keyword(outline: _Outline, number: int, name: str, value: str) -> None:
    outline.keywords.append(number)
    if name == "title":
        outline.title = value
    elif name == "filetags":
        outline.tags = tuple(tag for tag in re.split(r"[:\s]+", value) if tag and tag not in _MARKERS)
    elif name in ("anki_deck", "deck"):
        outline.deck = value
    elif found := re.match(r"ANKI_DECK[ \t]+(.*)", value, re.I):
        outline.deck = found.group(1)


def _kind(heading: _Heading) -> str:
    """The program that uses a headline as a card; empty if it is not a card."""
    if "ANKI_NOTE_TYPE" in heading.properties:
        return "anki"
    return next((tag for tag in ("drill", "fc") if tag in heading.tags), "")


def _cards(outline: _Outline) -> Iterator[tuple[_Heading, str]]:
    """The headlines that are cards, none inside another: those of the programs, and others that are questions."""
    marked = [heading.start for heading in outline.headings if _kind(heading)]
    end = 0
    for heading in outline.headings:
        kind = _kind(heading)
        if not kind and is_asking(heading.title.flat) and not _holds(marked, heading):
            kind = "asks"
        if kind and heading.start >= end:
            end = heading.end
            yield heading, kind


def _holds(marked: Sequence[int], heading: _Heading) -> bool:
    """True if a headline of a program, by its line, is below another one."""
    following = bisect_left(marked, heading.start)
    return following < len(marked) and marked[following] < heading.end


def _signs(document: Document) -> str:
    code = is_code(document)
    if any(block.kind == "heading" and document.lines[block.start].startswith("#") for block in document.blocks):
        return ""
    found = [
        heading for heading in _outline(document).headings
        if _kind(heading) and not code(heading.start) and (heading.properties or heading.children)
    ]  # fmt: skip
    return "headings that anki-editor, org-drill or org-fc studies" if found else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    outline = _outline(document)
    for number in outline.keywords:
        ledger.book(document, Use.SETTINGS, number, number + 1)
    for number in outline.furniture:
        ledger.book(document, Use.FURNITURE, number, number + 1)
    cards = list(_cards(outline))
    decks = [heading.inherited("ANKI_DECK") or outline.deck for heading, _ in cards]
    named, paths = deck_paths(decks)
    ledger.deck = named or outline.title
    for (heading, kind), path in zip(cards, paths, strict=True):
        note = _note(document, heading, kind)
        own = words_of(heading.properties.get("ANKI_TAGS", ""))
        note = replace(
            note,
            section=path if any(decks) else heading.section(),
            tags=tuple(dict.fromkeys((*settings.tags, *outline.tags, *heading.all_tags(), *own))),
            id=heading.properties.get("ANKI_NOTE_ID") or heading.properties.get("ID") or "",
            location=document.place(heading.start),
        )
        book_note(ledger, document, note, heading.start, heading.end)
    if not any(kind for _, kind in cards if kind != "asks"):
        _book_terms(ledger, settings, outline)
    for heading in outline.headings:
        if heading.start + 1 not in ledger.owners:
            ledger.book(document, Use.SECTION, heading.start, heading.start + 1, heading.title.flat)
    for first, last in ledger.missed():
        ledger.book(document, Use.PROSE, first - 1, last)


def _book_terms(ledger: Ledger, settings: Settings, outline: _Outline) -> None:
    """Books the items that describe a term, outside the headings that are cards."""
    document = ledger.document
    code = is_code(document)
    for found in described_terms(document, lambda number: number + 1 not in ledger.owners and not code(number)):
        index = bisect_left(outline.headings, found.start, key=lambda heading: heading.start)
        above = outline.headings[index - 1 : index] if index else []
        note = Note(
            from_org(document.cut_text([found.term])),
            from_org(_aligned(document, found.meaning)),
            section=(*above[-1].section(), above[-1].title.flat) if above else (),
            tags=tuple(dict.fromkeys((*settings.tags, *outline.tags, *(above[-1].all_tags() if above else ())))),
            location=document.place(found.start),
        )
        book_note(ledger, document, note, found.start, found.end)


def _aligned(document: Document, slices: Sequence[Slice]) -> Text:
    """The lines of an item without their common indentation."""
    first, *below = slices
    cut = _common_indent(document, [number for number, _, _ in below])
    return document.cut_text([first, *((number, cut, None) for number, _, _ in below)])


def _text(document: Document, lines: Sequence[int]) -> Text:
    """Lines as Markdown, without their common indentation."""
    cut = _common_indent(document, lines)
    return from_org(document.cut_text((number, min(cut, len(document.lines[number])), None) for number in lines))


def _common_indent(document: Document, lines: Sequence[int]) -> int:
    """The indentation that all lines with text have."""
    written = (document.lines[number] for number in lines)
    return min((len(line) - len(line.lstrip()) for line in written if line.strip()), default=0)


def _whole(document: Document, heading: _Heading, *, named: bool = False) -> Text:
    """The text of a headline and everything below it; with `named`, preceded by its title in bold."""
    title = heading.title.reword(f"**{heading.title.flat}**") if named else NO_TEXT
    below = [_whole(document, child, named=True) for child in heading.children]
    return Text.join(title, _text(document, heading.body), *below)


def _note(document: Document, heading: _Heading, kind: str) -> Note:
    if kind == "anki":
        return _anki_note(document, heading)
    body = _text(document, heading.body)
    if kind == "fc":
        return _fc_note(document, heading, body)
    if kind == "drill":
        return _drill_note(document, heading, body)
    return Note(heading.title, Text.join(body, *(_whole(document, child, named=True) for child in heading.children)))


def _anki_note(document: Document, heading: _Heading) -> Note:
    """A note of anki-editor: a child headline for each field; title and text replace missing fields."""
    model = heading.properties["ANKI_NOTE_TYPE"].lower()
    fields = {child.title.flat.lower(): _whole(document, child) for child in heading.children}
    body = _text(document, heading.body)
    front = next((fields.pop(name) for name in ("front", "text", "question") if name in fields), None)
    back = next((fields.pop(name) for name in ("back", "back extra", "extra", "answer") if name in fields), None)
    rest = list(fields.values())
    if front is None and not (heading.children and back is None):
        front, back = heading.title, back if back is not None else body
    elif front is None:
        front, back, rest = rest[0], rest[1] if len(rest) > 1 else NO_TEXT, rest[2:]
    cloze = "cloze" in model or has_numbered_gap(front.markdown)
    if cloze and not has_numbered_gap(front.markdown) and has_numbered_gap(body.markdown):
        front, back = body, NO_TEXT
    explanation = Text.join(*rest)
    if cloze:
        return Note(front, kind=Kind.CLOZE, explanation=Text.join(back or NO_TEXT, explanation))
    reverse, typed = "reversed" in model, "type" in model
    return Note(front, back or NO_TEXT, explanation=explanation, reverse=reverse, typed=typed)


def _drill_note(document: Document, heading: _Heading, body: Text) -> Note:
    """A card of org-drill: a cloze, or its text as the question and the headings below it as the answer."""
    kind = heading.properties.get("DRILL_CARD_TYPE", "").lower()
    title = NO_TEXT if heading.title.flat.lower() in _GENERIC else heading.title
    if "cloze" in kind or (not heading.children and _DRILL_GAP.search(body.markdown)):
        gaps = numbered(body, _DRILL_GAP, lambda gap: (gap.group(1), (gap.group(2) or "").strip(), 0))
        explanation = Text.join(*(_whole(document, child, named=True) for child in heading.children))
        return Note(Text.join(title, gaps), kind=Kind.CLOZE, explanation=explanation)
    if kind == "twosided" and len(heading.children) > 1:
        one, two, *rest = heading.children
        question = Text.join(title, body, _whole(document, one))
        explanation = Text.join(*(_whole(document, child, named=True) for child in rest))
        return Note(question, _whole(document, two), explanation=explanation, reverse=True)
    if not heading.children and not body and (words := _words_of(document, heading)):
        return Note(*words, reverse=True)
    if not heading.children:
        return Note(heading.title, body)
    question = Text.join(title, body) or heading.title
    if len(heading.children) == 1:
        (only,) = heading.children
        return Note(question, _whole(document, only) or only.title)
    return Note(question, Text.join(*(_whole(document, child, named=True) for child in heading.children)))


def _words_of(document: Document, heading: _Heading) -> tuple[Text, Text] | None:
    """The translation and the word of a card of org-drill that conjugates or declines, from its properties."""
    for word, translation in _WORDS:
        pair = (heading.properties.get(translation, ""), heading.properties.get(word, ""))
        if all(pair):
            meaning, term = (Text.at(document.place(heading.start), text.strip('" ')) for text in pair)
            return meaning, term
    return None


def _fc_note(document: Document, heading: _Heading, body: Text) -> Note:
    """A card of org-fc: its gaps, or its title and text with the heading `Back`, if there is one."""
    kind = heading.properties.get("FC_TYPE", "").lower()
    back = next((child for child in heading.children if child.title.flat.lower() == "back"), None)
    if kind == "cloze":

        def gap(found: re.Match[str]) -> tuple[str, str, int]:
            return found.group(1), found.group(2) or "", int(found.group(3)) + 1 if found.group(3) else 0

        return Note(
            Text.join(numbered(heading.title, _FC_GAP, gap), numbered(body, _FC_GAP, gap)), kind=Kind.CLOZE,
            explanation=_whole(document, back) if back else NO_TEXT,
        )  # fmt: skip
    others = [_whole(document, child, named=True) for child in heading.children if child is not back]
    question = Text.join(heading.title, body) if back else heading.title
    answer = _whole(document, back) if back else Text.join(body, *others)
    return Note(
        question, answer, explanation=Text.join(*others) if back else NO_TEXT,
        reverse=kind == "double", typed=kind == "text-input",
    )  # fmt: skip


DIALECT = Dialect(
    "org",
    "Org headings of anki-editor, org-drill and org-fc, headings that ask, and terms with a description",
    _signs,
    _read,
    markdown=False,
)
