"""DP85x: what was edited in Anki, and comes back into the source by `deckpress pull`."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

NOTHING_BUILT = error(
    "DP851",
    "pull without a lock",
    "build or push the deck first; or, if the lock was lost, run deckpress plan --against PACKAGE --adopt",
    "`deckpress pull` finds the notes of your files in Anki by the lock that each build writes. Without it,"
    " deckpress cannot tell which note in Anki is which card.",
    """
    notes.md:
        ## What is light?

        A wave.
    anki.txt:
        #separator:|
        #guid column:1
        957d59cf1e35068dbf84|What is light?|A ray.
    $ deckpress pull notes.md --from anki.txt
    """,
    message="no build has written {lock}, which links these files to their notes in Anki",
)
BOTH_CHANGED = warning(
    "DP852",
    "note that was changed in Anki and in the source",
    "write into the source what both should say, and push it",
    "A note was edited in Anki after the last build, and its card in the source as well. `deckpress pull` shows both"
    " and writes neither: the source stays as it is until you decide. If you change the card after that, the"
    " next push replaces what Anki has.",
    """
    notes.md:
        ## What is light?
        <!-- id: light -->

        A wave.
    $ deckpress build notes.md --to csv
    notes.md:
        ## What is light?
        <!-- id: light -->

        A fast wave.
    anki.txt:
        #separator:|
        #html:true
        #guid column:1
        925755a204b7175b841a|What is light?|<p>A long wave.</p>
    $ deckpress pull notes.md --from anki.txt
    """,
    message="this note was changed in Anki and here; it is not written",
)
ANKI_IS_BEHIND = BOTH_CHANGED.saying(
    "Anki does not have the last build of this note, or it was edited there before that build; it is not written",
    "push the last build, or write into the source what the note in Anki should keep",
)
NOT_IN_PLACE = warning(
    "DP853",
    "edit that cannot be written into the source",
    "make the edit in the source yourself",
    "`deckpress pull --write` changes the lines of a card only if the source is then read as the same cards, with this"
    " one as Anki has it. Some edits have no such place: an answer that was deleted, an option that was"
    " added, a tag of the whole deck, or HTML that a card cannot have.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to csv
    anki.txt:
        #separator:|
        #html:true
        #guid column:1
        957d59cf1e35068dbf84|What is light?|
    $ deckpress pull notes.md --from anki.txt
    """,
    message="this edit cannot be written here: {reason}",
)
NOT_PULLED = note(
    "DP854",
    "change in Anki that has no text in the source",
    "make the change in the source if it is meant for everybody",
    "A build fills some fields by itself: the text to type (Typed), and whether there is a reversed card (Reverse)."
    " They are not pulled, and the next push of the note puts back what the source says.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to csv
    anki.txt:
        #separator:|
        #html:true
        #guid column:1
        957d59cf1e35068dbf84|What is light?|A wave.|||||||1
    $ deckpress pull notes.md --from anki.txt
    """,
    message="{fields} of this note was changed in Anki; it is not pulled",
)
OTHER_TYPE_IN_ANKI = warning(
    "DP855",
    "note with another note type in Anki",
    "change its note type back in Anki",
    "The note type of a note was changed in Anki. Its fields are no longer those of a card of deckpress, and imports no"
    " longer update it.",
    message="this note has another note type in Anki; it is not pulled",
)
SOURCE_CHANGED = error(
    "DP856",
    "source that changed while it was pulled",
    "run deckpress pull again",
    "A file was written by another program while `deckpress pull` compared it. Nothing is written.",
    message="this file has changed in the meantime; nothing is written",
)
