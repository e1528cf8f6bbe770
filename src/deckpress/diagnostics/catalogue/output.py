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
CANNOT_START = CANNOT_WRITE.saying(CANNOT_WRITE.message, "name another folder, or change its permissions")
SAME_OUTPUT = error(
    "DP602",
    "two outputs would have the same name",
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
HOLDS_ONE_FILE = SAME_OUTPUT.saying(
    "{form} holds the notes of one file, and several are built", "name a folder with -o, or build one file"
)
SAME_CONVERTED_NAME = SAME_OUTPUT.saying("its output would have the same name as that of {other}")
STDIN_NAME_TAKEN = SAME_OUTPUT.saying(
    "standard input has the name of a file that is read, too", "give it another name with --name"
)
CANNOT_HOLD = warning(
    "DP603",
    "card that a format does not fully support",
    "choose a format that supports it; docs/quiz-formats.md compares them",
    "The format has no place for a part of this card, or for the card itself. The message says what is missing.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to aiken
    """,
    message="{form} does not support {what}",
)
LEFT_OUT_OF_FORMAT = CANNOT_HOLD.saying("{form} does not support {what}; this card is left out")
PASSAGE_LEFT_OUT = CANNOT_HOLD.saying("{form} does not support texts for several questions; this one is left out")
TAG_CUT = CANNOT_HOLD.saying("in {form}, the tag '{tag}' is cut to {length} characters, the most that Moodle keeps")
GROUP_HAS_ONE_VALUE = CANNOT_HOLD.saying(
    "{form} gives all questions of a group the same points; those of this question count"
)
ORDER_OF_WHOLE_QUIZ = CANNOT_HOLD.saying("{form} shuffles the options of all questions or of none; these stay in order")
TOO_FEW_ANSWERS = warning(
    "DP604",
    "too few answers for options",
    "write more short answers, or lower --choices-from-siblings",
    "`--choices-from-siblings` takes wrong options from other answers of the same section, and there are too few.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to quiz --choices-from-siblings 3
    """,
    message="this question gets {options}, because the deck has too few other short answers",
)
PLAIN_WORDS = note(
    "DP605",
    "formatting that a format does not support",
    "nothing: the words are kept; docs/quiz-formats.md compares the formats",
    "The format holds plain text. Bold, colours or tags are lost, and the words stay.",
    message="{form} does not support {what}, used by {cards}",
)
NOT_SHARED = warning(
    "DP607",
    "front matter that one package cannot follow",
    "write it into all files, into deckpress.toml or on the command line; or build without --one",
    "A build with --one writes one sheet, one quiz and one exam for all files, so a setting of the front matter counts"
    " only if all files have it.",
    """
    a.md:
        ---
        columns: 3
        ---
        ## What is light?

        A wave.
    b.md:
        ## What is heat?

        Motion.
    $ deckpress build a.md b.md --one Physics
    """,
    message="all files are built into one deck, so '{key}' of this file {effect}",
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
    message="this name is not allowed on Windows; the outputs are called {name}",
)
RESERVED_CONVERTED_NAME = RESERVED_NAME.saying("this name is not allowed on Windows; the output is called {name}")
SMALL_TYPE = warning(
    "DP611",
    "type too small to read on paper",
    "allow more pages or larger cards, or write less on this one",
    "To fit, this text needs type smaller than 5 points, which few people can read.",
    message="the {side} of card {number} is set in about {size}",
)
SMALL_FORMULA_ON_CARD = SMALL_TYPE.saying("a formula on the {side} of card {number} shrinks to about {size}")
SMALL_SHEET = SMALL_TYPE.saying("the sheet sets this card and all that follow in {points:g} pt")
SMALL_FORMULA_ON_SHEET = SMALL_TYPE.saying("a formula of this card shrinks to about {size} on the sheet")
TOO_MANY_PAGES = warning(
    "DP612",
    "sheet with more pages than allowed",
    "allow more with --fit, or split the deck",
    "Even in the smallest type the sheet has more pages than `--fit` allows.",
    message="even in {points:g} pt type the sheet has {pages} pages, not {wanted}",
)
TYPE_SIZE = note(
    "DP613",
    "type size chosen for the sheet",
    "keep it for later builds with --type-size",
    "With `--fit`, deckpress looks for the largest type that keeps the sheet within the allowed number of pages.",
    """
    notes.md:
        ## What is light?

        A wave.
    $ deckpress build notes.md --to sheet --fit 1
    """,
    message="the sheet fits {wanted} at {points:g} pt",
)
TYPE_SIZE_ESTIMATED = TYPE_SIZE.saying(
    "the sheet fits {wanted} at {points:g} pt (estimated, as there is no browser to measure with)"
)
NO_PDF_PROGRAM = error(
    "DP614",
    "no program that makes PDFs",
    "install Chrome, Chromium or Edge, or deckpress[pdf]; or build without --pdf",
    "deckpress prints its pages with an installed browser or, without one, with WeasyPrint. It found neither.",
    message="found no program that can make a PDF",
)
WRONG_BROWSER = NO_PDF_PROGRAM.saying("the variable DECKPRESS_CHROME names no program: {path}")
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
    " something other than files. The other formats are written.",
    message="the exporter '{name}' of the package {package} failed: {problem}",
)
NO_FORMAT_LEFT = error(
    "DP617",
    "no format left to write",
    "name one that can be written with --to; deckpress formats lists them",
    "Every format of this build comes from a package whose exporter failed.",
    message="no format is left to write: {formats} failed",
)
INCOMPLETE_PASSAGE = warning(
    "DP618",
    "text above questions that is shown incompletely",
    "mend the text, or leave all such texts out with --passages hidden",
    "Exams and quizzes show the text between a heading and its first question. Something in it cannot be shown, such as"
    " a picture that is missing.",
    """
    notes.md:
        # Test

        ## Water

        The picture shows a boiler: ![a boiler](boiler.png)

        ### At which temperature does it boil?

        At 100 degrees.
    $ deckpress build notes.md --to paper
    """,
    message="in a text above questions: {problem}",
)
PASSAGES_SHOWN = note(
    "DP620",
    "texts above questions that are shown",
    "to leave out such texts, write passages: hidden in the front matter, or build with --passages hidden",
    "Exams and quizzes show the text between a heading and its first question, since questions may refer to it. A note"
    " to yourself in that place is shown as well. Cards in Anki do not show it.",
    """
    notes.md:
        # Test

        ## Water

        Water is a liquid at 20 degrees.

        ### At which temperature does it boil?

        At 100 degrees.
    $ deckpress build notes.md --to gift
    """,
    message="exams and quizzes show {count} above the questions: {texts}",
)
PROJECT_FILE_IN_THE_WAY = error(
    "DP621",
    "file in the way of a new project",
    "name a new folder, or move this file away",
    "`deckpress new` never replaces a file: it keeps a README and the like, and writes what is missing. It writes"
    " nothing if the folder is a project already, or if a file has the name of a folder that the project needs.",
    """
    cards:
        My notes.
    $ deckpress new .
    """,
    message="the new project needs this name for something else",
)
PROJECT_THERE = PROJECT_FILE_IN_THE_WAY.saying(
    "this folder is already a project", "change its settings in this file, or name a new folder"
)
NO_FONT = warning(
    "DP619",
    "characters that no installed font has",
    "install a font that has them, such as a Noto font (Debian, Ubuntu: apt-get install fonts-noto), and build again",
    "A PDF is made with the fonts of the machine that builds it. A character that none of them has is printed as an"
    " empty box. Servers and containers often have fonts for Latin letters alone.",
    message="no font on this machine has {characters}: the PDF of the {suffix} page shows boxes",
)
