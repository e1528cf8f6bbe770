"""A note of the source -> the parts of it that are compared with the lock."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from deckpress.compare import fold
from deckpress.frozen import dataclass
from deckpress.history.identity import question_key
from deckpress.history.likeness import answer_of, gap_texts, sketch, words
from deckpress.history.lock import Entry
from deckpress.model import Note
from deckpress.regex import regex

_SHOWN = regex(r"\s*(?:```|~~~|!\[(?!\[[^\[\].|]*(?:[#|][^\[\]]*)?\]\])|<img\b)")
"""A block of code or a picture; not an embedded note, whose name has no extension."""


@dataclass(frozen=True, slots=True)
class Now:
    """A note of the source, and what is compared: its folded question (`key`) and a sketch of its answer."""

    note: Note
    path: str
    deck: str
    key: str
    answer: str
    note_type: str
    position: int
    nth: int = 0
    """How many notes of its type with the same question come before it in its file."""


def describe(notes: Iterable[tuple[Note, str, str]]) -> tuple[Now, ...]:
    """Notes, given with their paths and decks, in the form in which they are compared."""
    found: list[Now] = []
    seen: Counter[tuple[str, str, str]] = Counter()
    for position, (note, path, deck) in enumerate(notes):
        key = question_key(note)
        same = (path, note.note_type, key)
        found.append(Now(note, path, deck, key, sketch(answer_of(note)), note.note_type, position, seen[same]))
        seen[same] += 1
    return tuple(found)


def current_entry(now: Now, guid: str, *, deck: str, content: str, mod: int, clozes: Mapping[str, int]) -> Entry:
    """The line of the lock for a note as it is now, with one card; `content` is the hash of what is shipped."""
    return Entry(
        guid,
        now.note_type,
        now.path,
        deck,
        now.note.question.flat,
        now.answer,
        content,
        mod,
        own_id(now, guid),
        now.note.section,
        tuple(sorted(clozes.items(), key=lambda item: (item[1], item[0]))),
        nth=now.nth,
    )


def shows(now: Now) -> bool:
    """True if the answer begins with the code or the picture that the question is about."""
    return bool(_SHOWN.match(now.note.answer.markdown))


def own_id(now: Now, guid: str) -> str:
    """The author's own id of a note, which is not its guid; empty if it has none."""
    return now.note.id if now.note.id != guid else ""


def replaces_around(now: Now, entry: Entry) -> bool:
    """True if a word outside the gaps of a cloze was replaced."""
    gaps = "\n".join((*gap_texts(now.note.question.markdown), *(text for text, _ in entry.clozes)))
    inside = words(fold(gaps))
    one, two = words(now.key) - inside, words(fold(entry.question)) - inside
    return not (one <= two or two <= one)


def may_be(now: Now, entry: Entry) -> bool:
    """False if both have an id of the author's and these differ, or if the author says that they are two notes."""
    return not (now.note.id and entry.id and now.note.id != entry.id) and not is_apart(now, entry)


def is_apart(now: Now, entry: Entry) -> bool:
    """True if the author says that the note is not this entry."""
    return bool(entry.apart) and not {key_hash(now, entry), key_hash(now)}.isdisjoint(entry.apart)


def key_hash(now: Now, entry: Entry | None = None) -> str:
    """A hash of the id of a note or, if it has none, of its question; with its answer if the entry asks the same."""
    text = f"id {now.note.id}" if now.note.id else f"question {now.key}"
    if entry is not None and not now.note.id and fold(entry.question) == now.key:
        text = f"{text}\n{now.answer}"
    return hashlib.blake2b(text.encode(), digest_size=8, person=b"answer").hexdigest()
