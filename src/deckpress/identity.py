"""A deck's notes -> their guids: what Anki finds a note again by, whatever else of it changes.

A guid hashes the project and either the author's own id, or the deck's name and the question (Anki rule: a note is
found by its guid alone, and the guid must differ between projects and within a package). It depends on no answer,
tag, section or position, so correcting one of these keeps the learner's history.
"""

from __future__ import annotations

import hashlib
import unicodedata

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.model import Deck, Note

BASE_TIME = 1_767_225_600
"""2026-01-01 UTC, in seconds: when a note last changed, as long as nobody says otherwise."""


def project_id(configured: str, deck: Deck) -> str:
    """What namespaces the ids of a deck: the project's own id, or for loose files the name of the deck."""
    return configured or f"deck:{deck.name}"


def guids(project: str, deck: Deck) -> tuple[tuple[str, ...], Diagnostics]:
    """One guid a note, in order. The same id twice is DP111; the same question twice is DP105, both kept apart."""
    found: list[str] = []
    diagnostics: list[Diagnostic] = []
    ids: dict[str, Note] = {}
    questions: dict[str, list[Note]] = {}
    for note in deck.notes:
        if note.id:
            if (first := ids.setdefault(note.id, note)) is not note:
                message = f"the id '{note.id}' is taken by the note at line {first.location.line}"
                diagnostics.append(Diagnostic(note.location, "DP111", message))
            found.append(_hash(project, "id", note.id))
            continue
        key = question_key(note)
        earlier = questions.setdefault(key, [])
        if earlier:
            message = f"the question of line {earlier[0].location.line} again"
            diagnostics.append(Diagnostic(note.location, "DP105", message))
        found.append(_hash(project, "question", deck.name, key, *([str(len(earlier) + 1)] if earlier else [])))
        earlier.append(note)
    return tuple(found), tuple(diagnostics)


def question_key(note: Note) -> str:
    """The question as it is compared: compatibility forms folded (NFKC), case and blanks alike."""
    return " ".join(unicodedata.normalize("NFKC", note.question.markdown).casefold().split())


def _hash(*parts: str) -> str:
    """20 hex digits: 80 bits, so that two of a million notes meet with a chance below one in a trillion."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
