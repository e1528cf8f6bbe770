"""DP8xx: a running Anki, for `deckpress push` and `deckpress pull`."""

from __future__ import annotations

from deckpress.diagnostics.values import error, warning

ANKI_CLOSED = error(
    "DP801",
    "Anki not running",
    "start Anki and open your profile; if it runs, install the add-on AnkiConnect: Tools > Add-ons > Get Add-ons, code"
    " 2055492159, and restart Anki",
    "`deckpress push` and `deckpress pull` talk to Anki on your desktop through its add-on AnkiConnect, which listens"
    " at http://127.0.0.1:8765. If yours has another address, give it with --anki or $DECKPRESS_ANKI.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress push notes.md --anki http://127.0.0.1:1
    """,
    message="Anki is not running, or lacks the add-on AnkiConnect",
)
NOT_ANKI = ANKI_CLOSED.saying(
    "the program at this address is not AnkiConnect",
    "give the address of AnkiConnect with --anki; its port is webBindPort in the settings of the add-on",
)
ANKI_SILENT = ANKI_CLOSED.saying(
    "Anki did not answer in time (request: {action})",
    "in Anki, close all dialogs, wait until a sync is complete, and try again",
)
ANKI_LEFT = ANKI_CLOSED.saying(
    "Anki closed before the push was complete",
    "start Anki and run deckpress push again: it continues where it stopped",
)
ADD_ON_OLD = error(
    "DP802",
    "AnkiConnect too old",
    "in Anki, choose Tools > Add-ons > Check for Updates, and restart Anki",
    "deckpress asks the add-on what it can do before it changes anything. If an action is missing, nothing is sent.",
    message="this version of AnkiConnect lacks {action}",
)
ANKI_REFUSED = error(
    "DP803",
    "request that Anki refused",
    "look at Anki; if it shows nothing unusual, run Tools > Check Database there, and try again",
    "Anki or AnkiConnect answered with an error, which the message repeats. Earlier changes stay; run the command"
    " again to continue.",
    message="Anki refuses {action}: {reason}",
)
KEY_REFUSED = ANKI_REFUSED.saying(
    "AnkiConnect refuses the key",
    "give the apiKey of the add-on's settings (Tools > Add-ons > AnkiConnect > Config) with --key or"
    " $DECKPRESS_ANKI_KEY",
)
ANKI_BUSY = ANKI_REFUSED.saying(
    "no collection is open in Anki ({reason})",
    "open your profile in Anki, or wait until a sync is complete, and try again",
)
OTHER_PROFILE = error(
    "DP804",
    "profile of Anki that is not open",
    "in Anki, choose File > Switch Profile, and run the command again",
    "With --profile, deckpress uses only this profile of Anki. If another one is open, nothing is sent.",
    message="Anki has the profile '{reason}' open, not '{action}'",
)
TYPE_ALTERED = error(
    "DP805",
    "note type that was changed in Anki",
    "undo that change in Anki (Edit > Undo); or, if it is too late, build the package, import it in Anki with 'Merge"
    " note types' ticked, and push again",
    "An import would add the missing fields or cards again. That would change every note of the type: Anki would then"
    " refuse the edits of this push, and your next sync with AnkiWeb would be a full one. So deckpress sends nothing."
    " You can add fields and cards of your own, rename them, and change the style.",
    message="the note type '{name}' lacks {parts} in Anki: {missing}",
)
BOTH_CHANGED = warning(
    "DP806",
    "note that was changed both here and in Anki",
    "run deckpress pull to see both versions; then write the text that you want into the source, and push it",
    "A push replaces a note in Anki only if its fields were not edited there since the last build or push. Otherwise"
    " Anki and the source each keep their version. If you then edit the note in the source again, and it was not edited"
    " in Anki meanwhile, the next push replaces it. The same goes for the style and the templates of a note type."
    " `deckpress push --overwrite` replaces all of them.",
    message="this note was changed both here and in Anki; Anki keeps its version: {question}",
)
NEWER_IN_ANKI = BOTH_CHANGED.saying(
    "Anki has a later release of this note, and keeps it: {question}",
    "update the source from version control; or replace the note in Anki with deckpress push --overwrite",
)
LOOK_CHANGED = BOTH_CHANGED.saying(
    "the look of the note type '{name}' was changed both here and in Anki; Anki keeps its version: {parts}",
    "copy what you want to keep into your templates/ folder, and replace the look in Anki with deckpress push"
    " --overwrite, which also replaces notes that were edited in Anki",
)
NOT_TAKEN = warning(
    "DP807",
    "note that Anki did not import",
    "look for the note in Anki's browser; if you need the update, delete it there and push again",
    "After an import, deckpress asks Anki for each note that it sent. Anki refuses a note whose guid belongs to a note"
    " of another note type.",
    message="Anki did not import this note: {question}",
)
TYPE_CHOSEN = NOT_TAKEN.saying(
    "this note has another note type in Anki, so it was not sent: {question}",
    "in Anki's browser, choose Notes > Change Note Type and give it the type of the other notes of its deck",
)
