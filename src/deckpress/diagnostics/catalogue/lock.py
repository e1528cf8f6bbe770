"""DP7xx: the lock, and the identity of notes."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

LOCK_UNREADABLE = error(
    "DP701",
    "lock that cannot be read",
    "mend it, or restore it from version control, or build with --no-lock",
    "`deckpress.lock` records the identity of each note in Anki. Without it, reworded questions would be new notes"
    " without history, so a damaged lock stops the build.",
    """
    deckpress.lock:
        <<<<<<< ours
    notes.md:
        ## What is light?

        A wave.
    $ deckpress check notes.md
    """,
    message="the lock cannot be read: {reason}",
)
LOCK_NOT_UTF8 = LOCK_UNREADABLE.saying("the lock cannot be read: byte {number} is not UTF-8")
LOCK_CONFLICT = LOCK_UNREADABLE.saying(
    "the lock contains a merge conflict",
    "keep the lines of both sides (each note is one line) and delete the conflict markers",
)
LOCK_EMPTY = LOCK_UNREADABLE.saying("the lock is empty")
LOCK_HEAD_MISSING = LOCK_UNREADABLE.saying("this is not the first line of a lock")
LOCK_TOO_NEW = LOCK_UNREADABLE.saying(
    "the lock has version {version}, but this deckpress reads only versions up to {newest}", "update deckpress"
)
LOCK_LINE_DAMAGED = LOCK_UNREADABLE.saying("this line of the lock is damaged")
DOUBTFUL_NOTE = warning(
    "DP702",
    "possibly an edited note",
    "run deckpress plan --review, which asks once; or, if it is the same note, write the id that the message names",
    "A question resembles one of the last build, but not enough to be sure. It is treated as a new note; if it is the"
    " same one, its history in Anki would be lost.",
    message="possibly an edited version of '{question}' ({likeness}); treated as new",
)
PLACE_TAKEN = DOUBTFUL_NOTE.saying("this question stands where '{question}' stood; treated as new")
OTHER_ID = DOUBTFUL_NOTE.saying("this question had the id '{id}' before; with another id it is treated as new")
OTHER_NOTE_TYPE = warning(
    "DP703",
    "note that changed its note type",
    "nothing, or write a new card and keep the old one",
    "Anki cannot turn a question into a cloze or back on import. It keeps the old note and adds a new one.",
    """
    notes.md:
        C: Is light a ==wave==?
    $ deckpress build notes.md --to csv
    notes.md:
        ## Is light a ==wave==?

        It bends at an edge.
    $ deckpress check notes.md
    """,
    message="this {before} is now a {after}; Anki keeps the old note and adds a new one",
)
LOCK_UNWRITABLE = warning(
    "DP704",
    "lock that cannot be written",
    "name another place with --lock, or build with --no-lock",
    "The outputs are written, but the identities of their notes are not: the next build may count notes as new.",
    message="the lock cannot be written: {reason}",
)
LOCK_WOULD_CHANGE = error(
    "DP705",
    "build that would change the lock",
    "build without --locked, and commit the lock",
    "With `--locked`, as on a build server, a build must not change the committed lock.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --locked
    """,
    message="the build would change the lock: {changes}",
)
OTHER_LOCK_LINES_WOULD_CHANGE = LOCK_WOULD_CHANGE.saying("the build would change the lock, although no note changes")
PACKAGE_UNREADABLE = error(
    "DP706",
    "package that cannot be read",
    "give an .apkg that deckpress built from these files",
    "The file named by `--against` is not an Anki package, is damaged, or contains no notes of this project.",
    """
    old.apkg:
        no package
    notes.md:
        ## What is light?

        A wave.
    $ deckpress plan notes.md --against old.apkg
    """,
    message="not an Anki package, or a damaged one: {reason}",
)
PACKAGE_NOT_READ = PACKAGE_UNREADABLE.saying("this package cannot be read: {reason}")
PACKAGE_OF_ANOTHER_PROJECT = PACKAGE_UNREADABLE.saying(
    "this package belongs to another project than these files",
    "restore the id that deckpress.toml had then, or name the files that the package was built from",
)
PACKAGE_OF_ANOTHER_ID = PACKAGE_UNREADABLE.saying(
    "these files would be built under another project id than this package, and Anki would update none of its notes",
    "to make a lock with the id of the package, add --adopt; or restore the lock",
)
PACKAGE_WITH_OTHER_FIELDS = PACKAGE_UNREADABLE.saying(
    "a note type of this package has other fields than deckpress gives it; Anki would update none of its notes",
    "give the package as deckpress built it",
)
PACKAGE_WITHOUT_COLLECTION = PACKAGE_UNREADABLE.saying("not an Anki package: it contains no collection")
PACKAGE_OF_ANKI = PACKAGE_UNREADABLE.saying("this package was exported from Anki; give the one that deckpress built")
PACKAGE_WITHOUT_NOTES = PACKAGE_UNREADABLE.saying("this package contains no note made by deckpress")
CANNOT_RETIRE = warning(
    "DP707",
    "note that cannot be shipped again",
    "name the last package that holds it: --against FILE",
    "`--retire` ships notes that were deleted from the source one last time, with a tag. Their text comes from an"
    " earlier package, and none of the known packages contains this note.",
    message="no earlier package contains this deleted note: {question}",
)
RETIRED_WITHOUT_PACKAGE = CANNOT_RETIRE.saying(
    "only a package can ship deleted notes one last time, and none is built", "also build --to apkg"
)
NO_PLACE_FOR_ID = note(
    "DP708",
    "note that cannot hold an id",
    "write it as a heading or a 'Q: ..' line, or rely on the lock",
    "`deckpress ids` writes a comment under each question. Some shapes, such as a table row, have no place for one.",
    """
    notes.md:
        | Question | Answer |
        | --- | --- |
        | What is light? | A wave. |
        | What is heat? | Motion. |
    $ deckpress build notes.md --to csv
    $ deckpress ids notes.md --write
    """,
    message="cannot insert an id comment here; this note gets no id",
)
ID_OF_MOVED_NOTE = NO_PLACE_FOR_ID.saying(
    "this note was in Anki before its deck moved to deckpress; only the lock can identify it, so it gets no id"
)
UNDONE = note(
    "DP710",
    "interrupted build undone",
    "nothing: this build starts from the files of the build before it",
    "A crash or a power failure ended an earlier build into this folder halfway. Its journal lists the files that it"
    " had replaced; they are restored before this build begins.",
    message="an earlier build was interrupted while it wrote its files; the files from before it are back",
)
NOT_UNDONE = warning(
    "DP711",
    "interrupted build that cannot be undone",
    "look at the files in the output folder and at the lock",
    "The journal of an interrupted build is damaged, names files outside the output folder, or does not match the files"
    " there. Nothing is touched.",
    message="the journal of an interrupted build cannot be used: {reason}",
)
PARTLY_UNDONE = NOT_UNDONE.saying("some files of an interrupted build could not be put back: {files}")
NO_PROJECT_ID = note(
    "DP712",
    "project without an id",
    "write an id into deckpress.toml before anybody imports the deck",
    "Anki recognises a note by its guid, which is made of the id of the project, the name of the deck and the question."
    " Without an id, the notes of two authors are one note for Anki if their decks and questions have the same names. A"
    " build says this once, when it writes the first lock: from then on the lock keeps the identity of the notes.",
    """
    deckpress.toml:
        name = "Physics"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress build
    """,
    message="this project has no id: for Anki, another author's note with the same deck and question is the same note",
)
OTHER_PROJECT_ID = warning(
    "DP713",
    "project id without effect",
    "write the id that the message names, or remove the id",
    "Anki knows the notes of the lock by the project's id at their first build. Under another id, Anki would refuse"
    " each later update of them. So the id in the lock stays in force, and learners keep their history.",
    """
    deckpress.toml:
        id = "first"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress build
    deckpress.toml:
        id = "second"
    $ deckpress check
    """,
    message="the id '{id}' has no effect: Anki knows these notes by the id '{old}', which stays in force",
)
LATE_PROJECT_ID = OTHER_PROJECT_ID.saying(
    "the id '{id}' has no effect: Anki knows these notes without an id, and this cannot change",
)
LOST_LOCK = warning(
    "DP714",
    "lost lock",
    "restore the lock from version control; or keep a copy of the package that you released last, and run"
    " deckpress plan --against PACKAGE --adopt before you build",
    "There is no lock, but the output folder holds a package of these files, or Anki has notes of them. Without the"
    " lock, deckpress does not know what earlier builds sent: a reworded question becomes a new note, and edits of"
    " other notes do not reach people who have the package.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to apkg
    $ deckpress plan notes.md --lock lost.lock
    """,
    message="the lock is missing, although {package} was built from these files: reworded cards become new ones",
)
LOST_LOCK_OF_ANKI = LOST_LOCK.saying(
    "the lock is missing, although Anki has notes of this project: reworded cards become new ones",
    "restore the lock from version control; or export the deck from Anki, and run deckpress adopt EXPORT before you"
    " push",
)
