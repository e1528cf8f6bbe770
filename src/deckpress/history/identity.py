"""A deck's notes -> their guids, by which Anki recognises a note whatever else of it changes.

A guid is a hash of the project and either the author's own id, or the deck's name and the question. (Anki rule: a note
is found by its guid alone, and the guid must differ between projects and within a package.) It does not depend on the
answer, tags, section or position, so correcting one of these keeps the learner's history.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.reading import SAME_ID, SAME_QUESTION
from deckpress.frozen import dataclass
from deckpress.model import Deck, Note
from deckpress.regex import regex

NO_ID = ""
"""The namespace of a project without an id. It is the same for all, so that a guid depends on nothing but the note's
own deck and question (or id): not on other files, nor on which files are built. An id makes authors distinct."""

BASE_TIME = 1_767_225_600
"""2026-01-01 UTC, in seconds since 1970: when a note last changed if no lock says so."""

LATEST_TIME = 253_402_300_799
"""The end of the year 9999, in seconds since 1970: no time in a lock or a package may be later."""

_GUID = regex("[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies a note: its guid, and from the last build its hash, its time and the numbers of its gaps."""

    guid: str
    hash: str = ""
    mod: int = 0
    numbers: Mapping[str, int] = field(default_factory=dict)
    cards: tuple[int, ...] = ()
    """The ordinals (from 0) of the cards that were shipped."""

    def changed(self, content: str, now: int, *, same: bool = False) -> int:
        """When the note last changed, in seconds since 1970, if the hash of its content is now `content`.

        With `same`, the content is known to be that of the last build, whose hash has an earlier form.

        Anki accepts an update only if it is strictly newer than the learner's note, and then overwrites the learner's
        tags. So the time changes if and only if the content did.
        """
        if not self.mod:
            return BASE_TIME
        return self.mod if same or self.hash == content else max(self.mod + 1, now)


def project_id(configured: str, remembered: str | None) -> str:
    """The namespace of all ids: that of the notes in the lock, if it has any, else the project's own id or `NO_ID`.

    Anki knows the notes of the lock by its namespace. Under another one, it would refuse each update (its rule on note
    types of known guids), so an id that is set or changed later has no effect.
    """
    return configured or NO_ID if remembered is None else remembered


def new_project_id(name: str, sign: str) -> str:
    """An id for a new project: its name in small letters of ASCII, and `sign`, which no other project has."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub("[^a-z0-9]+", "-", letters).strip("-")[:30].rstrip("-")
    return f"{words or 'deck'}-{sign}"


def has_id_without_project(decks: Iterable[Deck]) -> bool:
    """True if `deckpress ids` wrote the id of a note while the project had no id: Anki may know the notes by that."""
    return any(
        note.id == _hash(NO_ID, "question", deck.name, question_key(note))
        for deck in decks
        for note in deck.notes
        if _GUID.fullmatch(note.id)
    )


class Taken:
    """The guids that are in use, and the last number tried for each question that several notes ask."""

    def __init__(self, guids: Iterable[str] = ()) -> None:
        self._guids = set(guids)
        self._numbers: dict[tuple[str, ...], int] = {}

    def take(self, guid: str) -> bool:
        """Take a guid; False if a note has it already."""
        if guid in self._guids:
            return False
        self._guids.add(guid)
        return True

    def take_hash(self, *parts: str) -> str:
        """Take the hash of the parts or, if a note has it, that of the parts and the lowest free number, from 2."""
        number = self._numbers.get(parts, 1)
        while not self.take(guid := _hash(*parts, *([str(number)] if number > 1 else []))):
            number += 1
        if number > 1:  # the hashes of all numbers below are taken: no need to try them again
            self._numbers[parts] = number
        return guid


def new_identity(project: str, deck: str, note: Note, taken: Taken) -> Identity:
    """The identity of a note that was never shipped; its guid is added to `taken`.

    An id that `deckpress ids` wrote is the guid itself, so that the note keeps it even if the lock is lost.
    """
    if _GUID.fullmatch(note.id) and taken.take(note.id):
        return Identity(note.id)
    parts = ("id", note.id) if note.id else ("question", deck, question_key(note))
    if note.id and project == NO_ID:  # many authors call a note `1` or `intro`
        parts = ("id", deck, note.id)
    return Identity(taken.take_hash(project, *parts))


def new_identities(project: str, deck: Deck) -> tuple[Identity, ...]:
    """The identities of a deck that was never shipped."""
    taken = Taken()
    return tuple(new_identity(project, deck.name, note, taken) for note in deck.notes)


def repeated(deck: Deck) -> Diagnostics:
    """DP111 for an id that two notes of a deck have, DP105 for a question that two notes ask (both become cards)."""
    diagnostics: list[Diagnostic] = []
    ids: dict[str, Note] = {}
    questions: dict[str, Note] = {}
    for note in deck.notes:
        seen, key = (ids, note.id) if note.id else (questions, question_key(note))
        first = seen.setdefault(key, note)
        if first is note:
            continue
        if note.id:
            diagnostics.append(SAME_ID.at(note.location, id=note.id, line=first.location.line))
        else:
            diagnostics.append(SAME_QUESTION.at(note.location, line=first.location.line))
    return tuple(diagnostics)


def question_key(note: Note) -> str:
    """The question in the form in which questions are compared."""
    return fold(note.question.markdown)


def _hash(*parts: str) -> str:
    """20 hex digits: with 80 bits, a collision among a million notes has a chance below one in a trillion."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
