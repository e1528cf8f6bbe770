"""A note that an earlier build rendered -> the same rendered note, at its current place in the file.

What a note looks like follows from its Markdown and from what the deck gives to all its notes; both are in the key. The
rest is asked again when a kept note is used: the media it shows, and the addresses of its links. A note that embeds
another one, or a drawing, is rendered again each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.digests import digest
from deckpress.frozen import replace
from deckpress.helpers import Helpers
from deckpress.history.identity import Identity
from deckpress.markdown.text_keys import text_key
from deckpress.model import Deck, Image, Kind, Media, Note, RenderedNote, Text
from deckpress.render.asked import Asked, AskedMoreError
from deckpress.render.notes import NoteRenderer
from deckpress.render.values import NotHereError, Packer, Unpacker
from deckpress.store import Values

KIND = "note"
"""The kind of these values in the store."""
_SAMPLE = 20
"""How many notes are looked up to learn whether the store knows most of them."""


class KeptNotes:
    """Renders the notes of a deck, or takes them from a store or from a helper."""

    def __init__(self, renderer: NoteRenderer, store: Values | None, helpers: Helpers | None) -> None:
        self.store, self.helpers, self.renderer, self.fields = store, helpers, renderer, renderer.fields
        self._load, self._given = self.fields.load, self.fields.surroundings
        self.fields.load = self._load_noted
        self._begin()
        has_addresses = self._given.address is not None
        self._common = digest(_of_deck(self.fields.deck), renderer.source, renderer.context, not has_addresses)
        self._references = digest(sorted(self.fields.deck.references.items()))

    def notes(self, notes: Sequence[Note], identities: Sequence[Identity]) -> Iterator[RenderedNote | None]:
        """Each note as `NoteRenderer.note` renders it. The caller collects the diagnostics of each one."""
        if self.helpers is None or self._knows_most(notes, identities):
            for note, identity in zip(notes, identities, strict=True):
                yield self.note(note, identity)
            return
        sizes = [sum(len(text.markdown) for text in _parts_of(note)) for note in notes]
        with self.helpers.ahead(lambda number: self._ahead(notes[number], identities[number]), sizes) as made:
            for number, (note, identity) in enumerate(zip(notes, identities, strict=True)):
                yield self.note(note, identity, made(number))

    def note(self, note: Note, identity: Identity, ready: Any = None) -> RenderedNote | None:
        """As `NoteRenderer.note`; `ready` is the value that a helper made, if any."""
        key = "" if self.store is None and ready is None else self._key(note, identity)
        if not key:
            return self._rendered(note, identity)
        for value in (self._find(key), ready):
            if value is not None and (found := self._recalled(value, note, identity)):
                if value is ready:
                    self._keep(key, value)
                return found[0]
        made = self._rendered(note, identity)
        if self.store is not None and (value := self._value(made, note.location)):
            self._keep(key, value)
        return made

    def _find(self, key: str) -> Any:
        return None if self.store is None else self.store.get(KIND, key)

    def _keep(self, key: str, value: Any) -> None:
        if self.store is not None:
            self.store.put(KIND, key, value)

    def _knows_most(self, notes: Sequence[Note], identities: Sequence[Identity]) -> bool:
        """True if the store has most of some notes, so that helpers would have little to do."""
        if self.store is None:
            return False
        some = range(0, len(notes), max(1, len(notes) // _SAMPLE))
        known = [self._find(key) is not None for n in some if (key := self._key(notes[n], identities[n]))]
        return 2 * sum(known) > len(known)

    def _ahead(self, note: Note, identity: Identity) -> Any:
        """The value of a note for another process, which asks the outside again; None if it asked too much."""
        if not self._key(note, identity):
            return None
        self.fields.diagnostics.clear()
        self._begin(may_ask_more=False)
        try:
            made = self.renderer.note(note, identity)
        except AskedMoreError:
            return None
        return self._value(made, note.location)

    def _rendered(self, note: Note, identity: Identity) -> RenderedNote | None:
        self._begin()
        return self.renderer.note(note, identity)

    def _begin(self, *, may_ask_more: bool = True) -> None:
        """Begins to note what a note asks, and how many diagnostics come before those of each file."""
        self._asked = Asked(self._load, self._given, may_ask_more)
        self._starts: list[int] = []
        self.fields.surroundings = self._asked.surroundings

    def _load_noted(self, image: Image) -> tuple[Media | None, Diagnostics]:
        self._starts.append(len(self.fields.diagnostics))
        return self._asked.load(image)

    def _key(self, note: Note, identity: Identity) -> str:
        """Everything that the look of the note depends on, except its media and the addresses of its links.

        Empty for a note with texts of several files.
        """
        path, parts = note.location.path, list(_parts_of(note))
        if not path or any(text.path != path for text in parts):
            return ""
        line, deck = note.location.line, self.fields.deck
        cloze = (sorted(identity.numbers.items()), identity.cards) if note.kind is Kind.CLOZE else ()
        markdown = [text.markdown for text in parts]
        footnotes: list[object] = []
        if deck.footnotes and any("[^" in text for text in markdown):
            footnotes = [(label, *text_key(text, line)) for label, text in deck.footnotes.items()]
        refers = footnotes or any("[" in text for text in markdown)
        return digest(
            self._common,
            self._references if refers else "",
            footnotes,
            self.renderer.context_of(note),
            (note.kind, note.section, note.tags, note.reverse, note.typed, note.accepted, note.shuffle),
            [choice.correct for choice in note.choices],
            note.location.column,
            line if any(text.markdown and not text.origin for text in parts) else -1,
            [text_key(text, line) for text in parts],
            cloze,
        )

    def _value(self, made: RenderedNote | None, place: Location) -> list[Any] | None:
        """The note and its diagnostics as a value; None if they cannot be kept."""
        if self._asked.more:
            return None
        packer, diagnostics = Packer(place), self.fields.diagnostics
        said: list[Any] = []
        position = 0
        try:
            for (image, media, problems), start in zip(self._asked.files, self._starts, strict=True):
                end = start + len(problems)
                if start < position or tuple(diagnostics[start:end]) != problems:
                    return None
                said += map(packer.diagnostic, diagnostics[position:start])
                said.append({"image": packer.image(image), "name": media.name if media else ""})
                position = end
            said += map(packer.diagnostic, diagnostics[position:])
            return [self._asked.addresses, said, packer.rendered(made) if made else None]
        except NotHereError:
            return None

    def _recalled(self, value: Any, note: Note, identity: Identity) -> tuple[RenderedNote | None] | None:
        """The note of a value, if its media and its addresses are still the same; adds its media and diagnostics."""
        unpacker = Unpacker(note.location)
        try:
            addresses, said, kept = value
            made = kept and unpacker.rendered(kept, note, identity.guid, self.renderer.paths[note.section])
            same = self._asked_again(unpacker, addresses, said)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # another form: it may come from anywhere
            return None
        if same is None:
            return None
        self.fields.diagnostics += same[0]
        self.fields.media.update(same[1])
        return (self.renderer.dated(made, identity) if made else None,)

    def _asked_again(
        self, unpacker: Unpacker, addresses: Sequence[Any], said: Sequence[Any]
    ) -> tuple[list[Diagnostic], dict[str, Media]] | None:
        """The diagnostics and the media of a note, of which the media are read again; None if something is new."""
        address = self._given.address
        if any(address is None or address(target, wiki) != found for target, wiki, found in addresses):
            return None
        diagnostics: list[Diagnostic] = []
        media: dict[str, Media] = {}
        for one in said:
            if not isinstance(one, dict):
                diagnostics.append(unpacker.diagnostic(one))
                continue
            found, problems = self._load(unpacker.image(one["image"]))
            if (found.name if found else "") != one["name"]:
                return None
            if found:
                media[found.name] = found
            diagnostics += problems
        return diagnostics, media


def _parts_of(note: Note) -> Iterator[Text]:
    """The texts of a note that are fields; those without words have no place."""
    for text in (note.question, note.answer, note.explanation, note.hint):
        yield text if text.markdown else replace(text, path=note.location.path)
    for choice in note.choices:
        for text in (choice.text, choice.feedback):
            yield text if text.markdown else replace(text, path=note.location.path)


def _of_deck(deck: Deck) -> Mapping[str, object]:
    """What a deck gives to all its notes, except its link definitions and footnotes."""
    return {
        "language": deck.language,
        "macros": sorted((name, macro.body, macro.arguments, macro.default) for name, macro in deck.macros.items()),
        "abbreviations": list(deck.abbreviations.items()),
        "words": sorted(deck.wording.words.items()),
    }
