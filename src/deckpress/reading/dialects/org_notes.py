"""A heading of an Org file that is a card -> its note, as anki-editor, org-drill or org-fc reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.dialects.lines import numbered
from deckpress.reading.dialects.org_headings import Heading
from deckpress.reading.dialects.org_text import from_org
from deckpress.reading.parts.options import options_of
from deckpress.reading.text.tree import Document, Slice, make_document
from deckpress.regex import regex

_DRILL_GAP = regex(r"(?<!\[)\[(?![\[\]#X -]?\]|fn:)((?:[^\[\]\n|]|\n(?![ \t]*\n))+)(?:\|\|([^\[\]\n]*))?\](?![\[(\]])")
_FC_GAP = regex(r"\{\{([^{}\n]+)\}(?:\{([^{}\n]*)\})?(?:@(\d{1,3}))?\}")
_GENERIC = frozenset("item question fact card drill note frage karte definition".split())
_WORDS = (("VERB_INFINITIVE", "VERB_TRANSLATION"), ("NOUN", "NOUN_TRANSLATION"), ("NOUN_ROOT", "NOUN_TRANSLATION"))


def aligned(document: Document, slices: Sequence[Slice]) -> Text:
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


def _whole(document: Document, heading: Heading, *, named: bool = False) -> Text:
    """The text of a headline and everything below it; with `named`, preceded by its title in bold."""
    title = heading.title.reword(f"**{heading.title.flat}**") if named else NO_TEXT
    below = [_whole(document, child, named=True) for child in heading.children]
    return Text.join(title, _text(document, heading.body), *below)


def note_of(document: Document, heading: Heading, kind: str) -> Note:
    """The note of a heading; `kind` is the program that uses it, or `asks`."""
    if kind == "anki":
        return _anki_note(document, heading)
    body = _text(document, heading.body)
    if kind == "fc":
        return _fc_note(document, heading, body)
    if kind == "drill":
        return _drill_note(document, heading, body)
    if not heading.children and (choice := _choice_note(document, heading, body)):
        return choice
    return Note(heading.title, Text.join(body, *(_whole(document, child, named=True) for child in heading.children)))


def _choice_note(document: Document, heading: Heading, body: Text) -> Note | None:
    """A heading that asks above boxes, some of which are ticked: a question with options, and the text below them."""
    if "[x]" not in body.markdown or "[ ]" not in body.markdown:
        return None
    below = make_document(document.source, body.markdown.split("\n"), body.origin, document.references)
    options = options_of(below, below.blocks[0]) if below.blocks else None
    if options is None or not (options.boxed and options.marked):
        return None
    explanation = below.text(below.blocks[0].end, len(below.lines))
    return Note(heading.title, kind=Kind.CHOICE, choices=options.choices, explanation=explanation)


def _anki_note(document: Document, heading: Heading) -> Note:
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


def _drill_note(document: Document, heading: Heading, body: Text) -> Note:
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


def _words_of(document: Document, heading: Heading) -> tuple[Text, Text] | None:
    """The translation and the word of a card of org-drill that conjugates or declines, from its properties."""
    for word, translation in _WORDS:
        pair = (heading.properties.get(translation, ""), heading.properties.get(word, ""))
        if all(pair):
            meaning, term = (Text.at(document.place(heading.start), text.strip('" ')) for text in pair)
            return meaning, term
    return None


def _fc_note(document: Document, heading: Heading, body: Text) -> Note:
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
