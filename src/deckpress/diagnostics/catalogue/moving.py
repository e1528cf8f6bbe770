"""DP72x and DP73x: what comes from Anki by `deckpress import` and `deckpress adopt`."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

IMPORT_UNREADABLE = error(
    "DP720",
    "export that cannot be imported",
    "export the deck from Anki again, as a package or as text",
    "`deckpress import` reads Anki's packages (.apkg, .colpkg), Anki's text files and the JSON of CrowdAnki. Nothing is"
    " imported from a file that has another format, is damaged, or unpacks to far more than a collection needs.",
    """
    old.apkg:
        no package
    $ deckpress import old.apkg -o notes
    """,
    message="this file cannot be imported: {reason}",
)
IMPORT_WITHOUT_COLLECTION = IMPORT_UNREADABLE.saying("this file cannot be imported: it is a zip without a collection")
IMPORT_WITHOUT_NOTES = IMPORT_UNREADABLE.saying("this file cannot be imported: it contains no notes")
IMPORT_WITHOUT_CARDS = IMPORT_UNREADABLE.saying(
    "nothing in this file can be imported: none of its notes has a question"
)
IMPORT_UNKNOWN = IMPORT_UNREADABLE.saying(
    "this file cannot be imported: it is neither an Anki package nor a text file with Anki's header lines nor CrowdAnki"
    " JSON, or it is empty or damaged"
)
IMPORT_FOLDER = IMPORT_UNREADABLE.saying(
    "this folder cannot be imported: it contains no {names}, as the folder of a CrowdAnki deck does",
    "name the file that Anki exported, or the folder of a CrowdAnki deck",
)
FILE_IN_THE_WAY = error(
    "DP721",
    "import that would replace a file",
    "name an empty folder with -o, or move the file away",
    "`deckpress import` never replaces a file: it could hold notes that were edited after an earlier import. If one"
    " file is in the way, nothing is written.",
    """
    notes.txt:
        #separator:|
        #html:true
        What is light?|A wave.
    notes/Default.md:
        ## What is heat?

        Motion.
    $ deckpress import notes.txt -o notes
    """,
    message="the import would replace this file",
)
KEPT_AS_HTML = note(
    "DP722",
    "HTML that Markdown cannot express",
    "nothing, or rewrite it by hand",
    "Colours, sizes, alignment, merged cells and the like have no Markdown. Such parts of a field stay as HTML, which a"
    " build passes on.",
    """
    notes.txt:
        #separator:|
        #html:true
        What is light?|<span style="color: red">A wave.</span>
    $ deckpress import notes.txt -o notes
    """,
    message="HTML that Markdown cannot express stays in {notes}: {what}",
)
STAYS_IN_ANKI = warning(
    "DP723",
    "notes that stay in Anki",
    "keep them in Anki",
    "deckpress has no image occlusion. These notes are not imported; those in Anki stay as they are.",
    message="deckpress has no image occlusion: {notes} of the note type '{name}' not imported",
)
UNSURE_FIELDS = warning(
    "DP724",
    "note type whose fields are guessed",
    "if the guess is wrong, say which field is which with --map, in an empty folder",
    "deckpress knows the fields of Anki's own note types, and those with usual names. For others the first field that a"
    " card shows is the question and what its back adds the answer; the rest goes into the explanation.",
    """
    notes.txt:
        #separator:|
        #html:true
        #notetype:Words
        light|das Licht|/laIt/
    $ deckpress import notes.txt -o notes
    """,
    message="the fields of the note type '{name}' are guessed: {guess}",
)
WRONG_MAP = error(
    "DP725",
    "--map that does not fit",
    "write --map FIELD=PART, or --map TYPE:FIELD=PART for one note type",
    "`--map` says what the fields of a note type become: Question, Answer, Explanation, Hint, Tags or Nothing.",
    """
    notes.txt:
        #separator:|
        #html:true
        What is light?|A wave.
    $ deckpress import notes.txt -o notes --map Front=Side
    """,
    message="{problem}",
)
NOT_IMPORTED = warning(
    "DP726",
    "note that is not imported",
    "mend the note in Anki and export again, or write its card by hand",
    "A card needs a question with words, a picture or a sound, and a cloze needs a gap. The notes listed"
    " here were not written to any file.",
    """
    notes.txt:
        #separator:|
        #html:true
        What is light?|A wave.
        What is heat?|
    $ deckpress import notes.txt -o notes
    """,
    message="a note of the type '{name}' is not imported: {reason} ({words})",
)
CARDS_STAY = warning(
    "DP727",
    "cards without a counterpart",
    "write those cards by hand, or keep them in Anki",
    "A note of deckpress has one card, or two if it is reversed; a cloze has one for each gap. Further templates of a"
    " note type, such as a third question about the same word, are not imported.",
    message="no counterpart for {cards} of the note type '{name}': {templates}",
)
WORDS_OF_TEMPLATE = CARDS_STAY.saying(
    "the note type '{name}' puts something around its fields ('{words}'), which the imported cards lack",
    "write it into the questions; the note type in Anki stays as it is until you import a build",
)
LOOKS_DIFFERENT = warning(
    "DP728",
    "field that will look different",
    "compare the card with the original in Anki",
    "Markdown cannot reproduce this field exactly. Scripts, frames and the styles that deckpress"
    " does not allow are the usual reasons.",
    """
    notes.txt:
        #separator:|
        #html:true
        What is light?|A wave. <script>alert(1)</script>
    $ deckpress import notes.txt -o notes
    """,
    message="{what} of the note '{words}' will look different",
)
MEDIA_NOT_IN_PACKAGE = warning(
    "DP729",
    "file that the export lacks",
    "put the file into the folder of media, or export again with media",
    "A field shows a picture or plays a sound that is not in the package. Exports as text never hold media.",
    """
    notes.txt:
        #separator:|
        #html:true
        What is light?|A wave. <img src="wave.png">
    $ deckpress import notes.txt -o notes
    """,
    message="the export lacks {files} that notes name, such as {name}",
)
TYPE_STAYS = warning(
    "DP730",
    "note type that cannot move to deckpress",
    "keep these notes in Anki, or change their note type there",
    "The note types of deckpress have two cards at most, one for each direction, or the gaps of a cloze. A note"
    " with more cards would lose the learning history of the additional ones, and one without a question cannot be"
    " moved.",
    """
    words.txt:
        #separator:|
        light|A wave.
    $ deckpress import words.txt -o notes
    """,
    message="the notes of the note type '{name}' stay as they are: deckpress has no note type that could replace it",
)
NO_IDS = TYPE_STAYS.saying(
    "the notes of this file become new ones in Anki: only a package contains the ids of its notes and note types",
    "to keep learning history, export the deck from Anki as a package (.apkg) and import that",
)
ADOPT_WITHOUT_IDS = IMPORT_UNREADABLE.saying(
    "only a package contains the ids of its notes and note types", "export the deck from Anki as a package (.apkg)"
)
