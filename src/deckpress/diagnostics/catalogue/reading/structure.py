"""DP1xx: how a document is cut into questions, answers and other text."""

from __future__ import annotations

from deckpress.diagnostics.values import note, warning

OPEN_FENCE = warning(
    "DP103",
    "code fence is never closed",
    "close it with a line of the same marks",
    "A line of ``` or ~~~ opens a block of code, and no such line ends it. Everything down to the end of the file then"
    " counts as code, questions included. The exception is an open block of Markdown (```markdown) with questions:"
    " it is read as if its first line were missing.",
    """
    notes.md:
        ## What prints a line?

        ```python
        print("line")

        ## Is this a question?

        No: it is code.
    """,
    message="this code fence ({marks}) is never closed",
)
PAGE_LABEL = note(
    "DP110",
    "short line read as a page label",
    "if it belongs to the answer, join it to a sentence",
    "Text copied from slides or a PDF repeats short lines, such as the name of the author, on every page. They are"
    " left out of the answers and listed by `deckpress inspect`.",
    """
    notes.md:
        Q1. What is light?

        Ans. It is a wave.

        Physics for all

        Q2. What is sound?

        Ans. It is a wave of the air.

        Physics for all
    """,
    message="read as a page label, not as part of the answer: {text}",
)
TITLE_BELOW_ANSWER = PAGE_LABEL.saying(
    "read as the title of the questions below, not as part of the answer: {text}",
    "write it as a heading, or, if it belongs to the answer, join it to a sentence",
)
UNPLACED = warning(
    "DP114",
    "text that could not be placed",
    "put it under a question, or compare the converted file with the original",
    "deckpress accounts for every line of a document: it belongs to a card, is a section, or is text between the cards."
    " This text has no place, or the converted file is not read in the same way as the original. Please report it: this"
    " is a fault of deckpress.",
)
CARD_FROM_TEXT = UNPLACED.saying("the converted file reads text as a card", "compare it with the original")
CARD_CHANGED = UNPLACED.saying(
    "the converted file reads this card slightly differently", "compare it with the original"
)
TEXT_CHANGED = UNPLACED.saying(
    "the converted file does not have this text above its questions as it was", "compare it with the original"
)
SECTION_TOO_DEEP = UNPLACED.saying(
    "this card's section is nested too deeply; in the converted file it is {section}", "compare it with the original"
)
LINE_UNPLACED = UNPLACED.saying("line {line} could not be placed")
LINES_UNPLACED = UNPLACED.saying("lines {first} to {last} could not be placed")
ABOVE_FIELDS_UNPLACED = UNPLACED.saying(
    "the text above the first field of this note is in no card", "move it below the heading of a field"
)
GUESSED_READING = warning(
    "DP115",
    "cards assumed without a clear sign",
    "write questions: h2, questions: none or dialect: terms in the front matter, or end the headings with ?",
    "No question mark, label, options or table header shows which lines are the questions, or two readings explain the"
    " file about equally well. deckpress guesses, and uses the reading that fits best. `deckpress inspect --why` lists"
    " all readings that were weighed.",
    """
    notes.md:
        # Lecture

        ## Mitosis

        A cell divides.

        ## Meiosis

        Four cells come from one.

        ## Interphase

        The cell grows.
    """,
    message="{became}, but {why}",
)
GUESSED_OR_NONE = GUESSED_READING.saying("{became}, but {why}, and the file may hold none")
GUESSED_WITH_RIVAL = GUESSED_READING.saying(
    "this file can be read in two ways: {became}; the other way would take {rival}"
)
LETTER_NEVER_ASKS = GUESSED_READING.saying(
    "lines that begin with '{letter}:' became questions, but none is phrased as one; '{letter}:' may have another"
    " meaning",
    "write Q: and A: if they are questions and answers, or questions: none in the front matter if they are not",
)
TITLE_ASKS = GUESSED_READING.saying(
    "'{question}' in the front matter became the only question, and the whole text its answer",
    "if it is only a title, write questions: none in the front matter",
)
MAY_BE_RHETORICAL = GUESSED_READING.saying(
    "{became}, but the file may hold no questions: {why}",
    "write questions: none in the front matter if it holds none, or questions: h2, or the level you mean, if it does",
)
HEADING_LEFT_OUT = GUESSED_READING.saying(
    "'{heading}' makes no card: it has text below it, but is not a question like other headings of level {level}",
    "end it with ?, or write questions: h2, or the level you mean, in the front matter",
)
QUESTIONS_LEFT_OUT = GUESSED_READING.saying(
    "{count} lines look like questions with answers but are in no card; the first is '{question}'",
    "write them in the same form as the other questions",
)
QUESTION_LEFT_OUT = GUESSED_READING.saying(
    "this line looks like a question with an answer but is in no card: {question}",
    "write it in the same form as the other questions",
)
TASKS_IN_ANSWERS = GUESSED_READING.saying(
    "{count} answers seem to be parts of their tasks, the first one below '{question}'; the file may hold no answers",
    "write the answers below the tasks, or questions: none in the front matter",
)
MATCHING_ROWS = GUESSED_READING.saying(
    "the rows of this table became cards, although the text above tells the reader to match their sides",
    "put both halves of each pair into one row, or write questions: none in the front matter",
)
WEB_EXERCISE = GUESSED_READING.saying(
    "this quiz of the R package webexercises is not read: {question}",
    "write its options as a list, with [x] before the right one",
)
WEB_EXERCISES = GUESSED_READING.saying(
    "{count} quizzes of the R package webexercises are not read; the first is '{question}'",
    "write the options of each as a list, with [x] before the right one",
)
ANSWERS_LEFT_OUT = GUESSED_READING.saying(
    "{count} labelled answers have no question; the first is '{answer}'",
    "end the line above each one with ?, or begin it with Q:",
)
ANSWER_LEFT_OUT = GUESSED_READING.saying(
    "this labelled answer has no question: {answer}",
    "end the line above it with ?, or begin that line with Q:",
)
QUESTION_IN_ANSWER = GUESSED_READING.saying(
    "this line asks or sets a task, but is part of the answer to the question above it: {question}",
    "if it is a question of its own, write it in the same form as the others",
)
TERMS_LEFT_OUT = GUESSED_READING.saying(
    "{count} lines in a row look like terms with their meanings, but are in no card; the first term is '{term}'",
    "if they are terms, write a heading such as ## Vocabulary above them",
)
TITLE_LEFT_OUT = GUESSED_READING.saying(
    "this bold line above a list looks like a term but makes no card, unlike the terms beside it: {term}",
    "if it is a term, begin its line with - and indent the list below it",
)
TITLES_LEFT_OUT = GUESSED_READING.saying(
    "{count} bold lines above lists look like terms but make no cards, unlike the terms beside them; "
    "the first is '{term}'",
    "if they are terms, begin each of these lines with - and indent the list below it",
)
QUESTION_INSIDE = GUESSED_READING.saying(
    "the explanation of this card holds a question with an answer of its own: {question}",
    "give that question a number or a heading, as the other questions have",
)
TEXT_FOR_NEXT = GUESSED_READING.saying(
    "this text belongs to the questions below it, and is in no card: {text}",
    "write it into each question that needs it",
)
MUCH_LEFT_OUT = GUESSED_READING.saying(
    "{became}, but {share} % of the text is in no card",
    "run deckpress inspect on the file to see the text between the cards",
)
TWO_LEVELS = note(
    "DP120",
    "two heading levels look like questions",
    "write questions: h2, or the level you mean, in the front matter",
    "Headings of two levels look like questions about equally often. One level is read as questions, the other as"
    " sections.",
    """
    notes.md:
        # Rocks

        ## What is basalt?

        ### Where is it found?

        On the sea floor.

        ## What is granite?

        ### What is in it?

        Quartz and feldspar.

        ## What is slate?

        ### What was it before?

        Clay.
    """,
    message="headings of level {rival} look like questions about as often as those of level {level}, but are read as"
    " sections",
)
LEVEL_BELOW_ASKS = TWO_LEVELS.saying(
    "headings of level {rival} look like questions about as often as those of level {level}, but are read as parts of"
    " answers"
)
CAPTION = note(
    "DP121",
    "short line inside an answer",
    "if it is a caption or a page label, delete it or make it a sentence",
    "A short line stands alone in the middle of an answer in text copied from slides, or right above the next question,"
    " where it may be a title. It stays in the answer.",
    """
    notes.md:
        Q1. What is basalt?

        Ans - A dark rock of old lava.



        Basalt columns in Iceland



        It cools fast, so its crystals are small.

        Q2. What is slate?

        Ans - Clay that was pressed.
    """,
    message="this may be a caption or a page label: {text}",
)
TITLE_IN_ANSWER = CAPTION.saying(
    "this may be the title of the questions below, but it was read as part of the answer above: {text}",
    "if it is a title, write it as a heading",
)
TEXT_BELOW_RULE = CAPTION.saying(
    "this text below the last rule may be the end of the document, but it was read as part of the last answer: {text}",
    "if it is not part of the answer, write a heading above it",
)
WORDS_AS_FORMULA = note(
    "DP122",
    "formula that reads like words or money",
    "write \\$ for a dollar sign, or put code between backticks",
    "Two dollar signs make a formula, and what stands between them reads like a sentence or an amount of money.",
    """
    notes.md:
        ## What does it cost?

        Either $5 for adults, or 3$ for children.
    """,
    message="read as a formula, but it looks like words or money: ${tex}$",
)
HEADINGS_LEFT_OUT = note(
    "DP124",
    "headings with text that is in no card",
    "write questions: h2, or the level you mean, in the front matter",
    "The file has questions of another shape, such as `Q:` lines. It also has headings with text below them, which"
    " were left out, although they may be questions.",
    """
    notes.md:
        # Notes

        ## One

        Text one.

        ## Two

        Text two.

        ## Three

        Q: Is this a card?
        A: yes
    """,
    message="{count} headings of level {level} have text below them that is in no card",
)
TOO_MANY_MARKS = warning(
    "DP136",
    "paragraph with too many marks",
    "cut it into shorter paragraphs, or put it between lines of ```",
    "A paragraph with many thousands of brackets, stars or tags would take too long to read as Markdown. It is shown"
    " as plain text.",
    message="this paragraph of {count} characters has too many marks, so it is shown as plain text",
)
