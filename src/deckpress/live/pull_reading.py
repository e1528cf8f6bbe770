"""The sources of a project and what Anki has of them -> for each source what differs, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckpress.compare import fold
from deckpress.diagnostics import has_errors
from deckpress.disk import FileError, read_file
from deckpress.exporters.anki.names import anki_tags
from deckpress.history.matching import Match
from deckpress.history.release import Shipped
from deckpress.html.anki import anki_fields
from deckpress.inert import storable
from deckpress.live.pull_anki import FromAnki
from deckpress.live.pull_export import Held
from deckpress.live.pull_file import Found, SourcePull
from deckpress.live.pull_media import MediaNames, paths_of
from deckpress.live.pull_plan import compare
from deckpress.live.pull_proof import Proof
from deckpress.live.pull_shipped import is_as_shipped
from deckpress.live.pull_values import InAnki, InSource, Pulled, State, Tags
from deckpress.live.values import digest_of
from deckpress.markdown.surroundings import Surroundings
from deckpress.media import MOST_BYTES
from deckpress.model import RenderedDeck, RenderedNote, Source
from deckpress.project.diagrams import Drawer
from deckpress.project.identifying import Identified, pair_rendered
from deckpress.project.library import Library
from deckpress.project.loading import Loaded
from deckpress.project.media import media_loader
from deckpress.project.notes import Notes, vault_of
from deckpress.project.request import Request
from deckpress.project.retiring import shipped_notes
from deckpress.project.sources import SourceFile
from deckpress.reading import Reading, read


@dataclass(slots=True)
class FilePull:
    """A source after its comparison: the notes that differ, and their edits in its text.

    `notes` says what becomes of each note of `found`, in the same order.
    """

    file: SourceFile
    text: str
    pull: SourcePull
    found: tuple[Found, ...]
    notes: tuple[Pulled, ...]
    matches: tuple[Match, ...]
    same: int = 0


@dataclass(slots=True)
class Puller:
    """Compares the sources of a request with Anki."""

    request: Request
    loaded: Loaded
    identified: Identified
    anki: FromAnki
    held: Held
    tags: Tags
    library: Library = field(default_factory=Library)
    _shipped: Mapping[str, Shipped] | None = None
    _new: dict[Path, dict[str, bytes]] = field(default_factory=dict)
    """The files of media to add, by the folder of their sources: two sources may use one file."""

    def files(self) -> Iterator[FilePull]:
        """Each source."""
        inputs = self.request.inputs
        notes = Notes(inputs.start, self.library, inputs.allow_outside, Surroundings(draw=Drawer().draw))
        known = {fold(tag): tag for _, deck in self.loaded.decks for note in deck.notes for tag in note.tags}
        for file, reading in self.loaded.readings:
            yield self._file(file, reading, notes, known)

    def _file(self, file: SourceFile, reading: Reading, notes: Notes, known: Mapping[str, str]) -> FilePull:
        new = self._new.setdefault(file.path.parent, {})
        names = MediaNames({}, self.anki.collection.media, _beside(file), new)
        proof = self._proof(file, reading, notes)
        deck = proof.whole()
        names.ours = paths_of(deck)
        proof.names = names
        matches = self.identified.matches[file.shown]
        found, same = [], 0
        for (index, match), note in pair_rendered(deck.notes, list(enumerate(matches)), lambda row: row[1].now.note):
            one = self._found(index, match, note, deck, proof, known)
            found += [one] if one else []
            same += one is None and match.entry is not None and match.entry.guid in self.held.notes
        text = self.loaded.texts[file.shown]
        again = self._reader(file)
        first = again(text) if found else None
        pull = SourcePull(text, first or reading, again, proof, names)
        if first is not None and len(first.deck.notes) != len(matches):
            found = []
        return FilePull(file, text, pull, tuple(found), pull.pull(found) if found else (), matches, same)

    def _found(
        self,
        index: int,
        match: Match,
        note: RenderedNote,
        deck: RenderedDeck,
        proof: Proof,
        known: Mapping[str, str],
    ) -> Found | None:
        """A note with both of its sides if it differs in Anki."""
        entry = match.entry
        held = self.held.notes.get(entry.guid) if entry else None
        if entry is None or held is None:
            return None
        names = proof.names
        assert names is not None
        theirs = replace(held, fields={name: names.as_shipped(value) for name, value in held.fields.items()})
        fields, tags = anki_fields(note, deck.media), anki_tags(note.note.tags)
        ours = InSource(note.note, fields, tags, note.mod != entry.mod, entry.mod)
        verdict = compare(ours, theirs, known, self.tags, by_time=False)
        if verdict is None or ((verdict.fields or ours.changed) and self._is_as_pushed(held)):
            return None
        if ours.changed:
            ours = self._with_shipped(ours, entry.guid)
            verdict = compare(ours, theirs, known, self.tags)
            if verdict and not ours.shipped and is_as_shipped(index, ours, theirs, entry, proof, names):
                return None
        if verdict and self._was_in_conflict(held):
            verdict = replace(verdict, state=State.CONFLICT)
        return Found(index, ours, theirs, verdict) if verdict else None

    def _was_in_conflict(self, held: InAnki) -> bool:
        """True if the last push kept what Anki has, since both sides had changed: another push would keep it, too."""
        pushed = self.anki.pushed.get(held.guid)
        return pushed is not None and pushed.conflict[0] == digest_of(held.fields)

    def _is_as_pushed(self, held: InAnki) -> bool:
        """True if the fields of a note in Anki are as the last push left them: a later build is not there yet."""
        pushed = self.anki.pushed.get(held.guid)
        return pushed is not None and pushed.seen == digest_of(held.fields)

    def _with_shipped(self, ours: InSource, guid: str) -> InSource:
        """The note with what the last build shipped, if its package is in the output folder."""
        if self._shipped is None:
            found, _ = shipped_notes(self.request, self.loaded, self.identified.memory)
            self._shipped = {guid: note for guid, (note, _, _) in found.items()}
        shipped = self._shipped.get(guid)
        if shipped is None or shipped.mod != ours.mod:
            return ours
        return replace(ours, shipped=shipped.fields, shipped_tags=tuple(shipped.tags))

    def _proof(self, file: SourceFile, reading: Reading, notes: Notes) -> Proof:
        inputs, project = self.request.inputs, self.loaded.project
        settings = self.request.settings(project, reading.deck)
        vault = vault_of(project.export, reading.deck.settings, self.request.outputs.export)
        return Proof(
            reading.deck,
            self.identified.memory.project,
            self.identified.identities[file.shown],
            media_loader(file, inputs.start, self.library, allow_outside=inputs.allow_outside, notes=notes.files),
            notes.around(file, vault),
            storable(file.name),
            str(settings.get("card_context", "title")),
            self.request.history.now,
        )

    def _reader(self, file: SourceFile) -> Callable[[str], Reading | None]:
        inputs = self.request.inputs
        manner = self.loaded.project.manner(file.name, inputs.dialect, guess=inputs.guess)

        def again(text: str) -> Reading | None:
            reading, problems = read(Source(file.shown, text), *manner)
            return None if has_errors(problems) else reading

        return again


def _beside(file: SourceFile) -> Callable[[str], bytes | None]:
    """Reads a file by its path from the folder of a source; None if there is none."""

    def data(path: str) -> bytes | None:
        try:
            return read_file(file.path.parent / path, MOST_BYTES, file.root)
        except FileError:
            return None

    return data
