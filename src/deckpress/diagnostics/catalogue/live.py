"""DP8xx: a running Anki, for `deckpress push` and `deckpress pull`."""

from __future__ import annotations

from deckpress.diagnostics.values import error

ANKI_CLOSED = error(
    "DP801",
    "Anki that is not running",
    "start Anki and open your profile; if it runs, install the add-on AnkiConnect: Tools > Add-ons > Get Add-ons, code"
    " 2055492159, and restart Anki",
    "`deckpress push` talks to the Anki on your desktop by its add-on AnkiConnect, which answers at the address"
    " http://127.0.0.1:8765. Another address goes into --anki or $DECKPRESS_ANKI.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress push notes.md --anki http://127.0.0.1:1
    """,
    message="Anki is not running, or lacks the add-on AnkiConnect",
)
NOT_ANKI = ANKI_CLOSED.saying(
    "the program that answers here is not AnkiConnect",
    "name the address of AnkiConnect with --anki; its port is webBindPort in the settings of the add-on",
)
ANKI_SILENT = ANKI_CLOSED.saying(
    "Anki did not answer in time (it was asked for {action})",
    "look at Anki: close its dialogs, wait until it has synchronised, and try again",
)
ADD_ON_OLD = error(
    "DP802",
    "AnkiConnect that is too old",
    "in Anki, choose Tools > Add-ons > Check for Updates, and restart Anki",
    "deckpress asks the add-on what it can do before it changes anything. If an action is missing, nothing is sent.",
    message="this version of AnkiConnect lacks {action}",
)
ANKI_REFUSED = error(
    "DP803",
    "request that Anki refuses",
    "look at Anki; if it shows nothing unusual, run Tools > Check Database there, and try again",
    "Anki or AnkiConnect answered with an error, which the message repeats. What was done before stays done; run the"
    " command again to continue.",
    message="Anki refuses {action}: {reason}",
)
KEY_REFUSED = ANKI_REFUSED.saying(
    "AnkiConnect refuses the key",
    "give the apiKey of the add-on's settings (Tools > Add-ons > AnkiConnect > Config) with --key or"
    " $DECKPRESS_ANKI_KEY",
)
ANKI_BUSY = ANKI_REFUSED.saying(
    "no collection is open in Anki ({reason})",
    "open your profile in Anki, or wait until it has synchronised, and try again",
)
