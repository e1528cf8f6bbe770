"""DP0xx: files that deckpress reads, and the settings of a project."""

from __future__ import annotations

from deckpress.diagnostics.values import error, warning

NO_SUCH_PATH = error(
    "DP001",
    "path does not exist",
    "check the spelling, or run the command in the folder that holds it",
    "A file or folder named on the command line is not there. Paths count from the current folder.",
    "$ deckpress check nowhere.md",
)
NOT_UTF8 = error(
    "DP002",
    "file is not UTF-8",
    "save the file as UTF-8 in your editor, then build again",
    "deckpress reads UTF-8, with or without a byte order mark. In another encoding, such as Windows-1252 or UTF-16,"
    " letters beyond ASCII would come out wrong, so the file is refused.",
)
BINARY = error(
    "DP003",
    "file is binary",
    "give a Markdown or text file",
    "The file holds bytes that no text has, such as a picture, a PDF or a word processor's document. Save or export"
    " it as Markdown or plain text first.",
)
EMPTY_FILE = error(
    "DP004",
    "file is empty",
    "write a question and its answer, or leave the file out",
    "The file has no characters besides blanks and line ends, so no card can come from it.",
    """
    notes.md:
        \N{SPACE}
    """,
)
UNREADABLE = error(
    "DP005",
    "file cannot be read",
    "check its permissions",
    "The file or folder exists, but the system refuses to open it, or it is a pipe, a device or a circle of links.",
)
NOTHING_TO_BUILD = error(
    "DP006",
    "nothing to build",
    "put Markdown files into cards/, or name files: deckpress build notes.md",
    "No file was named, and the project has no `cards/` folder, or the folder holds no file that ends in `.md`,"
    " `.markdown`, `.mdown` or `.txt`.",
    "$ deckpress check",
)
UNFIT_CHARACTER = warning(
    "DP007",
    "character that no deck can hold",
    "delete it; it was replaced by U+FFFD or a blank",
    "Control characters, such as those of a terminal's colours, cannot stand in Anki's database or in XML. They are"
    " replaced, and the rest of the file is read.",
    """
    deck.json:
        {"deckpress": 1, "deck": "A", "notes": [{"question": "What\\u0007?", "answer": "So."}]}
    $ deckpress check deck.json
    """,
)
BROKEN_CONFIG = error(
    "DP008",
    "broken deckpress.toml",
    "deckpress.toml is TOML: a line of the form name = value for each setting",
    "The settings of the project cannot be read, or a value has the wrong type or lies outside its range. Nothing is"
    " built with half of the settings.",
    """
    deckpress.toml:
        paper = "A7"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
)
