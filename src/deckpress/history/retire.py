"""A note that left the source, from an old package -> the same note with a tag, for which learners can search.

Anki deletes nothing that is missing from a package. So the note is shipped once more, and the learner decides.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from deckpress.frozen import dataclass
from deckpress.history.lock import Entry
from deckpress.html.sanitize import clean_field
from deckpress.inert import COMMAND, is_flat_name
from deckpress.model import Html, Kind, Media, Note, RenderedNote, Text
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.history.release import Shipped

TAG = "deckpress::retired"
SEARCH = f"tag:{TAG}"
_SOUND = regex(r"\[sound:([^\[\]]*)\]", re.I)
_SRC = regex(r'\ssrc="([^"]*)"|\[sound:([^\]]*)\]')


@dataclass(frozen=True, slots=True)
class Retired:
    """The missing notes that a build ships once more, by the shown path of the file whose package contains them."""

    notes: Mapping[str, tuple[RenderedNote, ...]] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)


def retired_note(entry: Entry, old: Shipped, now: int) -> RenderedNote:
    """A missing note with its old content and the tag, changed `now` (seconds since 1970) or just after its last build.

    The package is not trusted: unsafe HTML is removed from the fields.
    """
    kind = Kind.CLOZE if entry.note_type == "cloze" else Kind.OPEN
    note = Note(Text(entry.question), kind=kind, tags=(*(tag for tag in old.tags if tag != TAG), TAG))
    fields = {name: Html(inert_field(text), raw=True) for name, text in old.fields.items()}
    return RenderedNote(note, entry.guid, old.deck, fields, old.cards, max(entry.mod, old.mod, now - 1) + 1)


def inert_field(text: str) -> str:
    """A field of a package without unsafe HTML, in which `[sound:..]` plays only files of the package."""

    def shown(found: re.Match[str]) -> str:
        sound = _SOUND.match(text, found.start())
        return found.group() if sound and is_flat_name(html.unescape(sound[1])) else "&#91;"

    text = clean_field(text)
    return COMMAND.sub(shown, text) if "[" in text else text


def media_of(old: Shipped) -> Iterator[str]:
    """The names of the media files in the fields of a shipped note; paths and addresses are left out."""
    for text in old.fields.values():
        yield from filter(is_flat_name, (html.unescape(src or sound) for src, sound in _SRC.findall(text)))
