"""A deck's notes -> their guids: what Anki finds a note again by, whatever else of it changes.

A guid hashes the project and either the author's own id, or the deck's name and the question (Anki rule: a note is
found by its guid alone, and the guid must differ between projects and within a package). It depends on no answer,
tag, section or position, so correcting one of these keeps the learner's history.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.reading import SAME_ID, SAME_QUESTION
from deckpress.model import Deck, Html, Note

BASE_TIME = 1_767_225_600
"""2026-01-01 UTC, in seconds: when a note last changed, as long as nobody says otherwise."""

LATEST_TIME = 253_402_300_799
"""The end of the year 9999, in seconds: no time from outside may be later."""

_GUID = re.compile("[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a note is for Anki: its guid, and of what was shipped before a hash, its time, and its gaps' numbers."""

    guid: str
    hash: str = ""
    mod: int = 0
    numbers: Mapping[str, int] = field(default_factory=dict)
    cards: tuple[int, ...] = ()
    """The ordinals (from 0) of the cards that were shipped."""

    def changed(self, content: str, now: int) -> int:
        """When the note last changed, in seconds, if its content has this hash now.

        Anki takes an update only if it is strictly newer than what a learner has, and overwrites the learner's tags
        with it: so the time moves when, and only when, the content did.
        """
        if not self.mod:
            return BASE_TIME
        return self.mod if self.hash == content else max(self.mod + 1, now)


def project_id(configured: str, remembered: str, decks: Sequence[Deck]) -> str:
    """What namespaces all ids: the project's own id, else what the lock says, else the name of the first deck."""
    return configured or remembered or f"deck:{decks[0].name if decks else ''}"


class Taken:
    """The guids that notes have already, and how often each question was numbered to get one that was free."""

    def __init__(self, guids: Iterable[str] = ()) -> None:
        self._guids = set(guids)
        self._numbers: dict[tuple[str, ...], int] = {}

    def take(self, guid: str) -> bool:
        """Takes a guid; False if a note has it already."""
        if guid in self._guids:
            return False
        self._guids.add(guid)
        return True

    def take_hash(self, *parts: str) -> str:
        """Takes the hash of the parts and of the lowest number, from 2, that makes one which no note has."""
        number = self._numbers.get(parts, 1)
        while not self.take(guid := _hash(*parts, *([str(number)] if number > 1 else []))):
            number += 1
        if number > 1:  # the hashes of all numbers below are taken: no need to try them again
            self._numbers[parts] = number
        return guid


def new_identity(project: str, deck: str, note: Note, taken: Taken) -> Identity:
    """The identity of a note that was never shipped; its guid is added to those that are taken.

    An id that `deckpress ids` wrote is the guid itself, so that it holds where the lock is lost, too.
    """
    if _GUID.fullmatch(note.id) and taken.take(note.id):
        return Identity(note.id)
    parts = ("id", note.id) if note.id else ("question", deck, question_key(note))
    return Identity(taken.take_hash(project, *parts))


def new_identities(project: str, deck: Deck) -> tuple[Identity, ...]:
    """The identities of a deck that was never shipped."""
    taken = Taken()
    return tuple(new_identity(project, deck.name, note, taken) for note in deck.notes)


def repeated(deck: Deck) -> Diagnostics:
    """The same id twice in a deck is DP111; the same question twice is DP105, and both are kept apart."""
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


def content_hash(fields: Mapping[str, Html], tags: Iterable[str], cards: Sequence[int]) -> str:
    """A hash of all that Anki keeps of a note, but for the name of its source file, which is no content."""
    digest = hashlib.blake2b(digest_size=10)
    for name, html in fields.items():
        if name == "Source" or not html:
            continue
        formulas = [[formula.tex, formula.display] for formula in html.formulas]
        images = [image.media or image.src for image in html.images]
        gaps = [[list(gap.numbers), gap.hint] for gap in html.gaps]
        digest.update(json.dumps([name, html.markup, formulas, images, gaps], ensure_ascii=False).encode())
    digest.update(json.dumps([sorted(tags), list(cards)], ensure_ascii=False).encode())
    return digest.hexdigest()


def fold(text: str) -> str:
    """A text as it is compared: compatibility forms folded (NFKC), case and blanks alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def question_key(note: Note) -> str:
    """The question as it is compared."""
    return fold(note.question.markdown)


def _hash(*parts: str) -> str:
    """20 hex digits: 80 bits, so that two of a million notes meet with a chance below one in a trillion."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
