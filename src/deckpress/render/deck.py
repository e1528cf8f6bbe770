"""A deck of Markdown -> its notes and texts as HTML fields, with their media and diagnostics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.direction import page_direction
from deckpress.helpers import Helpers
from deckpress.history.identity import BASE_TIME, Identity, repeated
from deckpress.html.compose import is_blank
from deckpress.inert import anki_name
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.surroundings import NOTHING_AROUND, Surroundings
from deckpress.media import MediaLoader
from deckpress.model import Deck, Formula, Note, RenderedDeck, RenderedNote, RenderedPassage, deck_paths
from deckpress.render.fields import EMPTY, FieldRenderer
from deckpress.render.kept import KeptNotes
from deckpress.render.notes import NoteRenderer
from deckpress.store import Values
from deckpress.tex.gaps import every_form
from deckpress.tex.macros import Expander


def render(  # noqa: PLR0913 - what a deck cannot know: its project, its history, the disk, the clock
    deck: Deck,
    project: str,
    identities: Sequence[Identity],
    load: MediaLoader,
    *,
    surroundings: Surroundings = NOTHING_AROUND,
    source: str = "",
    shows_source: bool = False,
    context: str = "title",
    now: int = BASE_TIME,
    forgets_tokens: bool = False,
    kept: Values | None = None,
    helpers: Helpers | None = None,
    progress: Callable[[], None] = lambda: None,
) -> tuple[RenderedDeck, Diagnostics]:
    """The rendered deck, and its diagnostics. `identities` are those of its notes, in order.

    `surroundings` gives what fields take from other files and programs. `source` is the name of its file, relative to
    the project; cards show it with `shows_source`. `context` is what they show above the question: the `title` of the
    deck with the sections, the `sections` alone, or `none`. Changed notes get the time `now`, in seconds since 1970.
    `kept` has notes as they were rendered before, and `helpers` render some at the same time. With `forgets_tokens`,
    each note lets go of its tokens once it is rendered; rendered again, it is parsed again. `progress` is called after
    each note.
    """
    shown, macros = source if shows_source else "", Expander(deck.macros)
    fields = FieldRenderer(
        deck,
        load,
        macros,
        words=deck.wording,
        from_right=page_direction(deck.language) == "rtl",
        surroundings=surroundings,
    )
    renderer = NoteRenderer(fields, shown, context, now, deck_paths(deck))
    notes: list[RenderedNote] = []
    problems: list[Diagnostic] = []
    uses = Counter(id(text) for note in deck.notes for text in note.texts if text.parsed)
    made = KeptNotes(renderer, kept, helpers).notes(deck.notes, identities)
    for note, one in zip(deck.notes, made, strict=True):
        if one is not None:
            notes.append(one)
        problems += fields.diagnostics
        fields.diagnostics.clear()
        if forgets_tokens:
            _forget_tokens(note, uses)
        progress()
    media = dict(sorted(fields.media.items()))
    passages = tuple(_passages(deck, notes, fields))
    rendered = RenderedDeck(deck, project, tuple(notes), media, BASE_TIME, source, passages=passages)
    return rendered, (*repeated(deck), *_renamed(deck, renderer.paths), *problems)


def _forget_tokens(note: Note, uses: Mapping[int, int]) -> None:
    """Lets go of the tokens of the texts that no other note has."""
    for text in note.texts:
        if uses[id(text)] == 1:
            text.forget_tokens()


def _passages(deck: Deck, notes: Sequence[RenderedNote], like: FieldRenderer) -> Iterator[RenderedPassage]:
    """The texts that belong to several notes, each with its own media and diagnostics."""
    for passage in deck.passages:
        guids = tuple(note.guid for note in notes if passage.covers(note.note))
        renderer = replace(like, media={}, diagnostics=[])
        found = renderer.html(passage.text, Footnotes(deck.footnotes)) if guids else EMPTY
        if not is_blank(found):
            place = passage.text.locate(0, 0)
            yield RenderedPassage(passage.section, found, guids, renderer.media, tuple(renderer.diagnostics), place)


def _renamed(deck: Deck, paths: Mapping[tuple[str, ...], str]) -> Iterator[Diagnostic]:
    """DP132 for the deck if Anki gets another name for it, and for each such subdeck, at its first note."""
    whole = deck.place
    if anki_name(whole) != whole:
        yield _unsafe_name(deck.location, whole)
    looked_at = {whole}
    for note in deck.notes:
        name = paths[note.section]
        if name not in looked_at and anki_name(name) != name.replace(whole, anki_name(whole), 1):
            yield _unsafe_name(note.location, name)
        looked_at.add(name)


def _unsafe_name(place: Location, name: str) -> Diagnostic:
    return rules.UNSAFE_DECK_NAME.at(place, name=name[:80], safe=anki_name(name)[:80])


def formulas(deck: RenderedDeck) -> Iterator[Formula]:
    """Every formula of a deck, in the order of notes and fields; a formula with gaps in each form that a card shows."""
    for note in deck.notes:
        for value in note.pieces:
            for formula in value.formulas:
                yield from every_form(formula, value.gaps)
