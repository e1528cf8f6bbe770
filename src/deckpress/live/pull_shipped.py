"""A note in Anki -> whether the last build shipped it like this, if neither its time nor a package shows that.

The lock has a hash of what was shipped. So this module converts the fields back to a note, renders it, and compares
its hash. Equal hashes prove that the note was not edited in Anki; for some notes the conversion is not exact.
"""

from __future__ import annotations

from dataclasses import replace

from deckpress.foreign.fields import to_markdown, with_media
from deckpress.foreign.own import own_note
from deckpress.history.lock import Entry
from deckpress.live.pull_media import MediaNames
from deckpress.live.pull_proof import Proof
from deckpress.live.pull_values import InAnki, InSource
from deckpress.model import NO_TEXT, Text


def is_as_shipped(index: int, ours: InSource, theirs: InAnki, entry: Entry, proof: Proof, names: MediaNames) -> bool:
    """True if the fields and tags of a note in Anki have the hash of the last build."""
    cloze = entry.note_type == "cloze"

    def convert(markup: str, inline: bool) -> Text:
        shown = with_media(markup, names.path_of)
        return Text(to_markdown(shown, cloze=cloze, inline=inline, soft=True).markdown) if markup else NO_TEXT

    note = replace(own_note(theirs.fields, convert, cloze=cloze), section=entry.section)
    known = tuple(tag for tag in theirs.tags if tag in ours.note.tags)
    for tags in dict.fromkeys((theirs.tags, ours.note.tags, known)):
        made, _ = proof.note(index, replace(note, tags=tags))
        if made is not None and made.content == entry.hash:
            return True
    return False
