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
    message="byte {number} (0x{byte:02X}) on line {line} is not UTF-8",
)
UTF16 = NOT_UTF8.saying("this file is UTF-16, not UTF-8")
BINARY = error(
    "DP003",
    "file is binary",
    "give a Markdown or text file",
    "The file holds bytes that no text has, such as a picture, a PDF or a word processor's document. Save or export"
    " it as Markdown or plain text first.",
    message="this file is binary, not text",
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
    message="this file is empty",
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
    "delete it",
    "Control characters, such as those of a terminal's colours, cannot stand in Anki's database or in XML. They are"
    " replaced, and the rest of the file is read.",
    """
    deck.json:
        {"deckpress": 1, "deck": "A", "notes": [{"question": "What\\u0007?", "answer": "So."}]}
    $ deckpress check deck.json
    """,
    message="the character U+{code:04X} cannot stand in a deck, so U+FFFD replaces it",
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
TOO_LARGE = error(
    "DP009",
    "file is too large",
    "split it, or check that it is the file you mean",
    "A Markdown or text file may have 100 MB, `deckpress.toml`, `macros.tex` and templates 10 MB each, the lock 500 MB"
    " and a package 1 GB. The size is checked before the file is read.",
)
NOT_A_FILE = error(
    "DP010",
    "not a plain file",
    "put a plain file in its place, or name another",
    "A folder, pipe, socket or device stands where a file is expected. Reading it could wait forever, so deckpress"
    " refuses it.",
    """
    deckpress.lock/keep.txt:
        A folder where the lock should be.
    notes.md:
        ## What is light?

        A wave.
    $ deckpress check notes.md
    """,
)
UNKNOWN_WORD = warning(
    "DP013",
    "unknown word",
    "check its spelling; docs/languages.md lists the words",
    "`[words]` in `deckpress.toml` replaces words that deckpress writes on cards and pages. This name is none of them.",
    """
    deckpress.toml:
        [words]
        hnt = "Clue"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
)
BAD_WORD = error(
    "DP014",
    "word that cannot be used",
    'write a text on one line, as in hint = "Clue"',
    "A value below `[words]` in `deckpress.toml` is not a text, has line breaks or control characters, or names a part"
    " in braces that the word does not have.",
    """
    deckpress.toml:
        [words]
        hint = 7
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
)
