"""DP6xx: what is written: files, formats, paper."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

CANNOT_WRITE = error(
    "DP601",
    "output cannot be written",
    "choose another folder with -o, or change its permissions",
    "The system refuses to write there, the disk is full, or a file that is read would be overwritten. Files of an"
    " earlier build stay as they were.",
    message="cannot write here: {reason}",
)
SOURCE_IN_THE_WAY = CANNOT_WRITE.saying("{source} is a source file, which is never overwritten")
CONVERTED_ONTO_SOURCE = SOURCE_IN_THE_WAY.saying(SOURCE_IN_THE_WAY.message, "choose another name with -o")
CANNOT_UNDO = CANNOT_WRITE.saying(
    "an interrupted build cannot be undone: {reason}",
    "make this file writable and build again; that puts the old files back first",
)
SAME_OUTPUT = error(
    "DP602",
    "two files would have one name",
    "rename one of the sources",
    "Outputs are named after their sources, and two sources of this build lead to the same name.",
    """
    a/notes.md:
        ## What is light?

        A wave.
    b/notes.txt:
        ## What is heat?

        Motion.
    $ deckpress check a b
    """,
    message="its outputs would have the same names as those of {other}",
)
SAME_OUTPUT_NAME = SAME_OUTPUT.saying("its output {name} would have the same name as one of {other}")
SAME_CONVERTED_NAME = SAME_OUTPUT.saying("its output would have the same name as that of {other}")
STDIN_NAME_TAKEN = SAME_OUTPUT.saying(
    "standard input has the name of a file that is read, too", "give it another name with --name"
)
CANNOT_HOLD = warning(
    "DP603",
    "card that a format cannot hold whole",
    "choose a format that holds it; docs/quiz-formats.md compares them",
    "The format has no place for a part of this card, or for the card itself. The message says what is missing.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to aiken
    """,
)
TOO_FEW_ANSWERS = warning(
    "DP604",
    "too few answers to make options of",
    "write more short answers, or lower --choices-from-siblings",
    "`--choices-from-siblings` takes wrong options from other answers of the same section, and there are too few.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to quiz --choices-from-siblings 3
    """,
)
PLAIN_WORDS = note(
    "DP605",
    "formatting that a format cannot hold",
    "nothing: the words are kept; docs/quiz-formats.md compares the formats",
    "The format holds plain text. Bold, colours or tags are lost, and the words stay.",
)
RESERVED_NAME = warning(
    "DP606",
    "name that not every system allows",
    "rename the source, if its outputs should have its name",
    "Windows reserves names such as CON and AUX, and allows no : * ? and the like. The outputs get a name that every"
    " system allows.",
    """
    aux.md:
        ## What is light?

        A wave.
    """,
    message="Windows does not allow this name; the outputs are called {name}",
)
RESERVED_CONVERTED_NAME = RESERVED_NAME.saying("Windows does not allow this name; the output is called {name}")
SMALL_TYPE = warning(
    "DP611",
    "type too small to read on paper",
    "allow more pages or larger cards, or write less on this one",
    "To fit, this text has to be set in less than 5 points, which few people can read.",
)
TOO_MANY_PAGES = warning(
    "DP612",
    "sheet with more pages than allowed",
    "allow more with --fit, or split the deck",
    "Even in the smallest type the sheet has more pages than `--fit` allows.",
)
TYPE_SIZE = note(
    "DP613",
    "type size chosen for the sheet",
    "keep it for later builds with --type-size",
    "With `--fit`, deckpress looks for the largest type with which the sheet has no more pages than allowed.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to sheet --fit 1
    """,
)
NO_PDF_PROGRAM = error(
    "DP614",
    "no program that makes PDFs",
    "install Chrome, Chromium or Edge, or deckpress[pdf]; or build without --pdf",
    "deckpress prints its pages with an installed browser or, without one, with WeasyPrint. It found neither.",
    message="found no program that can make a PDF",
)
WRONG_BROWSER = NO_PDF_PROGRAM.saying("DECKPRESS_CHROME names no program: {path}")
PDF_FAILED = error(
    "DP615",
    "PDF that could not be made",
    "open the page in a browser and print it from there",
    "The browser or WeasyPrint ended with an error, or took too long.",
    message="cannot make a PDF of its {suffix} page: {reason}",
)
EXPORTER_FAILED = warning(
    "DP616",
    "exporter of another package that failed",
    "update or uninstall that package, or report it to its authors",
    "Another package adds an output format, and its code raised an exception, could not be imported, or returned"
    " something that is no file. The other formats are written.",
)
NO_FORMAT_LEFT = error(
    "DP617",
    "no format left to write",
    "name one that can be written with --to; deckpress formats lists them",
    "Every format of this build comes from a package whose exporter failed.",
    message="no format is left to write: {formats} failed",
)
