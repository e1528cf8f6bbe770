"""A source, and what a learner changes in the fields of its notes -> the source after a pull, in memory alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from deckpress.compare import fold
from deckpress.history.identity import Identity
from deckpress.html.anki import anki_fields
from deckpress.live.pull_file import Found, SourcePull
from deckpress.live.pull_media import MediaNames, paths_of
from deckpress.live.pull_plan import compare
from deckpress.live.pull_proof import Proof
from deckpress.live.pull_values import InAnki, InSource, Pulled, Tags
from deckpress.markdown.surroundings import NOTHING_AROUND
from deckpress.media import make_media
from deckpress.model import Image, Media, Source
from deckpress.reading import Reading, read
from rendered import png

Fields = Mapping[str, str]
Edit = Callable[[int, Fields, tuple[str, ...]], tuple[Fields, tuple[str, ...]]]
"""What a learner makes of a note: its index, its fields and its tags -> both as they are afterwards."""
THEIRS = {"paste-1.png": png(12, 4)}
"""What is in Anki's folder of media beside the files of the deck."""


@dataclass(frozen=True)
class Result:
    """What a pull made of a source: `before`, `anki` and `after` are the fields of each note by its index."""

    text: str
    notes: tuple[Pulled, ...]
    before: Sequence[Fields]
    anki: Sequence[Fields]
    after: Sequence[Fields]
    new: Mapping[str, bytes]


def pulled(text: str, edit: Edit, name: str = "notes.md", tags: Tags = Tags.KNOWN) -> Result:
    """Pulls what a learner changed in the notes of a source."""

    def reader(changed: str) -> Reading:
        return read(Source(name, changed))[0]

    reading = reader(text)
    names = MediaNames({}, {name: lambda data=data: data for name, data in THEIRS.items()}, lambda _: None)  # type: ignore[misc]
    proof = _proof(reading, names)
    deck = proof.whole()
    names.ours = paths_of(deck)
    known = {fold(tag): tag for note in deck.notes for tag in note.note.tags}
    found: list[Found] = []
    before, anki = [], []
    assert [note.note for note in deck.notes] == list(reading.deck.notes)
    for index, note in enumerate(deck.notes):
        fields = anki_fields(note, deck.media)
        changed, own = edit(index, fields, note.note.tags)
        changed = {field: names.as_shipped(value) for field, value in changed.items()}
        before.append(fields)
        anki.append(changed)
        ours, theirs = InSource(note.note, fields, note.note.tags), InAnki(str(index), changed, own)
        verdict = compare(ours, theirs, known, tags)
        found += [Found(index, ours, theirs, verdict)] if verdict else []
    pull = SourcePull(text, reading, reader, proof, names)
    notes = pull.pull(found)
    after = _proof(reader(pull.text), names)
    whole = after.whole()
    return Result(pull.text, notes, before, anki, [anki_fields(note, whole.media) for note in whole.notes], names.new)


def _proof(reading: Reading, names: MediaNames) -> Proof:
    identities = tuple(Identity(str(index)) for index in range(len(reading.deck.notes)))
    return Proof(reading.deck, "test", identities, _picture, NOTHING_AROUND, "", "none", 1, names)


def _picture(image: Image) -> tuple[Media | None, tuple[()]]:
    """Every picture that a source names is there."""
    made = make_media(image.src, png(8, 8))
    return (None, ()) if image.remote or made is None else (replace(made), ())
