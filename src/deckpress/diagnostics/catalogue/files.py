"""DP0xx: files that deckpress reads, and the settings of a project."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

NO_SUCH_PATH = error(
    "DP001",
    "path does not exist",
    "check the spelling, or run the command in the folder that holds it",
    "A file or folder named on the command line does not exist. Paths count from the current folder.",
    "$ deckpress check nowhere.md",
    message="this path does not exist",
)
EMPTY_PATH = NO_SUCH_PATH.saying("the path is empty")
DANGLING_LINK = NO_SUCH_PATH.saying("this link leads to nothing")
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
    "The file contains bytes that text never has, as in a picture, a PDF or a word-processor document. Save or export"
    " it as Markdown or plain text first.",
    message="this file is binary, not text",
)
EMPTY_FILE = error(
    "DP004",
    "file is empty",
    "write a question and its answer, or leave the file out",
    "The file contains only blanks and line ends, so it makes no card.",
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
    message="this file cannot be read: {reason}",
)
UNREADABLE_PATH = UNREADABLE.saying("cannot access this path: {reason}")
NOTHING_TO_BUILD = error(
    "DP006",
    "nothing to build",
    "put Markdown files into cards/, or name files: deckpress build notes.md",
    "No file was named, and the project has no `cards/` folder, or the folder holds no file that deckpress reads, such"
    " as `.md`, `.txt` or `.csv`.",
    "$ deckpress check",
    message="no file was named, and there is no cards/ folder here",
)
NO_SOURCES = NOTHING_TO_BUILD.saying("{folders} has no file that ends in {suffixes}")
UNFIT_CHARACTER = warning(
    "DP007",
    "character that a deck cannot contain",
    "delete it",
    "Anki's database and XML cannot contain control characters, such as those of a terminal's colours. They are"
    " replaced, and the rest of the file is read.",
    """
    deck.json:
        {"deckpress": 1, "deck": "A", "notes": [{"question": "What\\u0007?", "answer": "So."}]}
    $ deckpress check deck.json
    """,
    message="a deck cannot contain the character U+{code:04X}, so U+FFFD replaces it",
)
REMOVED_CHARACTER = UNFIT_CHARACTER.saying(
    "a deck cannot contain the character U+{code:04X}, so it was removed", "delete it"
)
BROKEN_CONFIG = error(
    "DP008",
    "broken deckpress.toml",
    "write each setting on a line of its own, as name = value",
    "The settings of the project cannot be read, or a value has the wrong type or is out of range. deckpress does not"
    " build with only some of the settings.",
    """
    deckpress.toml:
        paper = "A7"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="not valid TOML: {problem}",
)
CONFIG_NOT_UTF8 = BROKEN_CONFIG.saying("byte {number} is not UTF-8", "save the file as UTF-8 in your editor")
CONFIG_UNREADABLE = BROKEN_CONFIG.saying("this file cannot be read: {reason}", "check its permissions")
CONFIG_VALUE = BROKEN_CONFIG.saying("{problem}")
CONFIG_ID = BROKEN_CONFIG.saying("'id' must be a string: the permanent id of the project")
CONFIG_TEXT = BROKEN_CONFIG.saying("'{key}' must be a string: the {key} of {owner}")
CONFIG_FORMATS = BROKEN_CONFIG.saying("'to' must be a list of formats", 'write it as to = ["apkg", "csv"]')
CONFIG_UNKNOWN_FORMAT = BROKEN_CONFIG.saying("there is no format '{name}'")
CONFIG_CODES = BROKEN_CONFIG.saying("'ignore' must be a list of codes", 'write it as ignore = ["DP119"]')
CONFIG_LIST = BROKEN_CONFIG.saying("'{key}' must be a list of {things}", 'write it as a list in brackets, ["..", ".."]')
TOO_LARGE = error(
    "DP009",
    "file is too large",
    "split it, or check that it is the file you mean",
    "A Markdown or text file may be up to 100 MB, `deckpress.toml`, `macros.tex` and templates 10 MB each, the lock"
    " 500 MB and a package 1 GB. The size is checked before the file is read.",
    message="this file is {size} MB, but deckpress reads at most {limit} MB",
)
NOT_A_FILE = error(
    "DP010",
    "not a plain file",
    "put a plain file in its place, or name another",
    "There is a folder, pipe, socket or device where a file is expected. Reading it could wait forever, so deckpress"
    " refuses it.",
    """
    deckpress.lock/keep.txt:
        A folder where the lock should be.
    notes.md:
        ## What is light?

        A wave.
    $ deckpress check notes.md
    """,
    message="this is a {kind}, not a plain file",
)
NOT_REPLACED = NOT_A_FILE.saying("this is a {kind}, which deckpress does not replace with an output")
MEDIA_NOT_A_FILE = NOT_A_FILE.saying("{path} is a {kind}, not a plain file", "name the media file itself")
UNKNOWN_WORD = warning(
    "DP013",
    "unknown word",
    "check its spelling; docs/languages.md lists the words",
    "`[words]` in `deckpress.toml` replaces words that deckpress writes on cards and pages. deckpress has no"
    " word with this name.",
    """
    deckpress.toml:
        [words]
        hnt = "Clue"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="there is no word '{key}'",
)
BAD_WORD = error(
    "DP014",
    "word that cannot be used",
    'write a string on one line, as in hint = "Clue"',
    "A value under `[words]` in `deckpress.toml` is not a string, has line breaks or control characters, or has a name"
    " in braces that this word does not use.",
    """
    deckpress.toml:
        [words]
        hint = 7
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="'{key}' must be a string",
)
WORDS_NOT_A_TABLE = BAD_WORD.saying("'words' must be a table", "begin it with a line [words]")
WORD_LANGUAGE = BAD_WORD.saying(
    "'{language}' is not a language tag", "name a language as in [words.de] or [words.pt-BR]"
)
WORD_EMPTY = BAD_WORD.saying("'{key}' must not be empty")
WORD_OF_SEVERAL_LINES = BAD_WORD.saying("'{key}' must be on one line, without control characters")
WORD_WITH_UNKNOWN_NAME = BAD_WORD.saying("'{key}' cannot contain {{{name}}}")
WORD_WITH_BRACE = BAD_WORD.saying("'{key}' has a brace without a name")
NO_QUESTIONS = note(
    "DP015",
    "file without questions left out",
    "leave it as it is, or add it to exclude in deckpress.toml",
    "The file lies in a folder and makes no card, but other files there do, so it is left out. If you name the file"
    " itself, or if no file in the folder makes a card, that is an error (DP101). CSV and text files that a build wrote"
    " into the folder are left out as well: their cards already come from the other files.",
    """
    notes/readme.md:
        These are my notes.
    notes/light.md:
        ## What is light?

        A wave.
    $ deckpress check notes
    """,
    message="no card found in this file, so it is left out",
)
GUESSED_FILES = warning(
    "DP016",
    "files left out that may hold no questions",
    "to make cards from their headings, add --guess; to leave them out for good, add them to exclude in deckpress.toml",
    "In a folder, a text is left out if none of its headings ends in a question mark or has a number or label, and"
    " nothing else suggests questions: it may be an essay or minutes. A CSV or TSV file is left out if no header line"
    " names its columns. `--guess`, or `guess = true` in `deckpress.toml`, reads them all; `questions: h2` in the front"
    " matter makes a card from each heading with text. A file that you name is always read.",
    """
    notes/rocks.md:
        # Rocks

        ## Basalt

        It is dark and heavy.

        ## Granite

        It is hard.

        ## Slate

        It splits into plates.

        ## Chalk

        Nobody came.
    notes/light.md:
        ## What is light?

        A wave.
    $ deckpress check notes
    """,
    message="left out {files} in which only headings suggest questions: {names}",
)
GUESSED_TABLES = GUESSED_FILES.saying(
    "left out {files} in which no header line names the columns: {names}",
    "to make cards from their rows, name the columns in their first line, such as question,answer, or add --guess; to"
    " leave them out for good, add them to exclude in deckpress.toml",
)
STUDY_LEFT_OUT = GUESSED_FILES.saying(
    "left out {files} without a card, although the title, name, deck or tags suggest study: {names}",
    "deckpress inspect --why lists how such a file was read; questions: h2 in its front matter makes cards from its"
    " headings, and questions: none says that it holds no questions",
)
GUESSED_SHAPES = GUESSED_FILES.saying(
    "left out {files} in which only {shapes} suggest questions: {names}",
    "to make cards from them, add --guess; to leave them out for good, add them to exclude in deckpress.toml",
)
