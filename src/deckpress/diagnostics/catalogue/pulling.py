"""DP85x: edits made in Anki, which `deckpress pull` brings back into the source."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

NOTHING_BUILT = error(
    "DP851",
    "pull without a lock",
    "build or push the deck first; or, if the lock was lost, run deckpress plan --against PACKAGE --adopt",
    "`deckpress pull` uses the lock that each build writes to find the notes of your files in Anki. Without it,"
    " deckpress cannot tell which note in Anki belongs to which card.",
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
    "note that was changed both in Anki and in the source",
    "write the text that you want into the source, and push it",
    "A note was edited both in Anki and in the source after the last build. `deckpress pull` shows both versions and"
    " writes neither: the source stays as it is until you decide. If you edit the card after that, the next push"
    " replaces the version in Anki.",
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
    message="this note was changed both here and in Anki; the file keeps its version",
)
ANKI_IS_BEHIND = BOTH_CHANGED.saying(
    "Anki does not have the last build of this note; the file keeps its version",
    "push the last build, or first copy what was edited in Anki into the source",
)
NOT_IN_PLACE = warning(
    "DP853",
    "edit that cannot be written into the source",
    "make the edit in the source yourself",
    "`deckpress pull --write` changes the lines of a card only if the source is then read as the same cards, with this"
    " one as Anki has it. Some edits cannot be written this way: a deleted answer, an added option, a"
    " tag of the front matter that other cards keep, or HTML that a card cannot contain.",
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
    "change in Anki that is not pulled",
    "make the change in the source if all learners should get it",
    "A build fills some fields by itself: the text to type (Typed), and whether there is a reversed card (Reverse)."
    " They are not pulled, and the next push of the note restores the values of the source.",
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
    message="Anki has another text in {fields} of this note; it is not pulled",
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
    "source that changed during a pull",
    "run deckpress pull again",
    "A file was written by another program while `deckpress pull` compared it. Nothing is written.",
    message="this file changed during the pull; nothing is written",
)
