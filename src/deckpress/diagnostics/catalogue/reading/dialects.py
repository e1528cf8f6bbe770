"""DP1xx: files that other programs define, where they break the rules of those programs."""

from __future__ import annotations

from deckpress.diagnostics.values import warning

NOT_THIS_DIALECT = warning(
    "DP117",
    "text that breaks the rules of its dialect",
    "mend it as the message says, or choose another --dialect",
    "The file is written for another program, and at this place it does not follow that program's rules. The rest of"
    " the file is read.",
    """
    notes.md:
        :::card
        Q: What carries light?
        A: Nothing but itself.
        :::

        :::card
        Q: What carries sound?
        A: Air.
    """,
)
DIRECTIVE_OPEN = NOT_THIS_DIALECT.saying("this directive is never closed", "close it with a line of :::")
TOO_FEW_OPTIONS = NOT_THIS_DIALECT.saying("a question needs at least two options, lettered from A")
NO_SUCH_OPTION = NOT_THIS_DIALECT.saying("the answer names {letters}, but the question has no such option")
ANSWERS_UNCLEAR = NOT_THIS_DIALECT.saying(
    "the answers of this question are unclear; they must be in one pair of braces",
    "write other braces as \\{ and \\}",
)
ANSWERS_UNMARKED = NOT_THIS_DIALECT.saying("the answers of this question begin with neither = nor ~")
NOT_A_NUMBER = NOT_THIS_DIALECT.saying("the answer must be a number, not '{answer}'")
NO_RIGHT_NUMBER = NOT_THIS_DIALECT.saying("no number is given as the right answer")
NO_BLACKBOARD_TYPE = NOT_THIS_DIALECT.saying("a question of the type '{type}' makes no card")
ASKING_LEFT_OUT = NOT_THIS_DIALECT.saying(
    "{count} headings look like questions with answers, but make no card: the file is read as {dialect}",
    "mark them as that program does, or read the file with --dialect shapes",
)
LONE_ASKING_LEFT_OUT = NOT_THIS_DIALECT.saying(
    "this {what} looks like a question with its answer, but makes no card: the file is read as {dialect}",
    "write it in the syntax of that program, or read the file with --dialect shapes",
)
TABLE_LEFT_OUT = NOT_THIS_DIALECT.saying(
    "this table looks like questions with answers, but makes no card: the file is read as {dialect}",
    "write its rows in the syntax of that program, or read the file with --dialect shapes",
)
MISSPELT_GAP = NOT_THIS_DIALECT.saying("{written} is not a cloze gap")
OTHER_MARK = NOT_THIS_DIALECT.saying(
    "{lines} with {mark} between two texts: no card, since the marks are :: on a line and ? between lines",
    "write :: or ? there, or define a dialect with your mark in deckpress.toml",
)
OTHER_MARK_TAKEN = NOT_THIS_DIALECT.saying(
    "{count} lines with {mark} between two texts became cards, although the mark on a line is ::",
    "write :: there, or define a dialect with your mark in deckpress.toml",
)
NOTE_OPEN = NOT_THIS_DIALECT.saying(
    "this note is never closed; it was read up to the first blank line", "add a line with END below it"
)
QUIZ_OPEN = NOT_THIS_DIALECT.saying("this quiz is never closed", "close it with a line of </quiz>")
NEEDS_R = NOT_THIS_DIALECT.saying(
    "this exercise is computed by R, which deckpress does not run",
    "write the values into it, or export it with R/exams first",
)
SOLUTION_DOES_NOT_FIT = NOT_THIS_DIALECT.saying(
    "the solution '{solution}' does not fit an exercise of type '{type}'",
    "write what extype requires: a 1 or a 0 for each option, a number, or text",
)
NOTE_WITHOUT_A_FIELD = NOT_THIS_DIALECT.saying("this note has no field with text", "write its fields, or delete it")
NO_COLUMN_ASKS = NOT_THIS_DIALECT.saying(
    "this table holds {held}, and no column holds questions",
    "write a header line such as question,answer above its rows",
)
COLUMNS_GUESSED = NOT_THIS_DIALECT.saying(
    "no header line names the {count} columns: the first is read as questions, the second as answers, the others as"
    " explanations",
    "write a header line such as question,answer,example above the rows",
)
HEADER_GUESSED = NOT_THIS_DIALECT.saying(
    "this line was read as a header line because {why}: the {first} column is read as questions, the {second}{more} as"
    " answers",
)
FIRST_LINE_TAKEN = NOT_THIS_DIALECT.saying(
    "the first line became the card '{words}'; it may be a header line",
)
SECTIONS_GUESSED = NOT_THIS_DIALECT.saying(
    "no header line names the {count} columns: the first is read as sections, the second as questions, the third as"
    " answers",
    "write a header line such as section,question,answer above the rows",
)
OPTIONS_GUESSED = NOT_THIS_DIALECT.saying(
    "no header line names the columns: the last one is read as the letters or numbers of the right options",
    "write a header line such as question,A,B,C,correct above the rows",
)
LATER_COLUMNS = NOT_THIS_DIALECT.saying(
    "the {count} columns have no names that deckpress knows: {named}",
    "write a header line such as section,question,answer",
)
CODE_NOT_RUN = NOT_THIS_DIALECT.saying(
    "deckpress does not run code that generates questions", "run it with text2qti, and put its output in its place"
)
ANSWER_WITHOUT_QUESTION = NOT_THIS_DIALECT.saying("this answer has no question above it")
NOTE_WITHOUT_FIELDS = NOT_THIS_DIALECT.saying("this note has no field; a field is a heading of level 2")
BACK_WITHOUT_FRONT = NOT_THIS_DIALECT.saying(
    "this back has no front, as no blank line separates it from the card above",
    "put a blank line between the two cards",
)
