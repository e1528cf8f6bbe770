"""DP1xx: what a card lacks, or has twice."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

NO_CARD = error(
    "DP101",
    "no card found",
    "run deckpress inspect on the file to see what was read, and deckpress explain DP101 for what makes a card",
    "Nothing in the document has the shape of a question with an answer. The plainest card is a heading that ends in"
    " a question mark with text below it; `Q:` and `A:` lines, bold questions, task lists, glossaries and many other"
    " shapes are read, too.",
    """
    notes.md:
        # Notes on light

        Light is a wave. Light is a particle.
    """,
    message="no card found; deckpress looked for {shapes}",
)
NO_CARD_AMONG = NO_CARD.saying(
    "no card found; the file holds {holds}",
    "run deckpress inspect --why on the file to see the readings that were weighed; write questions: h2, dialect: terms"
    " or questions: none in the front matter",
)
NO_FINISHED_CARD = NO_CARD.saying(
    "no card found; {unfinished}", "add what each question lacks; a warning names it for each question"
)
NO_CARD_OF_BUILD = NO_CARD.saying(
    "no card: a build wrote this file; it is read only if you name it",
    "name the file itself, or the folder of your sources",
)
NO_CARD_WANTED = NO_CARD.saying("no card: the front matter says questions: none", "name other files to build")
NO_NOTES = NO_CARD.saying("no card found: the list of notes is empty", "add a note to the list")
ONLY_GUESSED = NO_CARD.saying(
    "no card found; only headings suggest questions in {files}: {names}",
    "to make cards from their headings, add --guess, or write questions: h2 in their front matter",
)
ONLY_GUESSED_TABLES = NO_CARD.saying(
    "no card found; no header line names the columns in {files}: {names}",
    "to make cards from their rows, name the columns in their first line, such as question,answer, or add --guess",
)
ONLY_GUESSED_SHAPES = NO_CARD.saying(
    "no card found; only {shapes} suggest questions in {files}: {names}",
    "to make cards from them, add --guess, or name the files",
)
IS_NO_TEXT = NO_CARD.saying("no card found: this file is {kind}", "convert it to Markdown first")
UNANSWERED = warning(
    "DP104",
    "question without an answer",
    "write an answer below it; until then it makes no card",
    "A question was found, but nothing below it answers it. It is counted and listed, and makes no card.",
    """
    notes.md:
        ## What is light?

        A wave.

        ## What is sound?
    """,
    message="no answer: {question}",
)
LONE_SIGN = UNANSWERED.saying(
    "no answer: {question} ({sign} alone on a line is Markdown)",
    "if the sign is the answer, write it between backticks, as in `#`",
)
SHOWS_NOTHING = UNANSWERED.saying(
    "this answer shows nothing: {text} is HTML", "if the tag is the answer, write it between backticks, as in `<b>`"
)
MATCHING_TABLE = UNANSWERED.saying(
    "no answer: the reader must match the numbers in this table with its letters",
    "put both halves of each pair into one row, without the numbers and letters",
)
ITEM_WITHOUT_MEANING = UNANSWERED.saying(
    "this item makes no card: it has no mark between term and meaning, unlike the items beside it: {item}",
    "separate its term and its meaning with the same mark",
)
ITEM_NOT_BOLD = UNANSWERED.saying(
    "this item makes no card: its term is not in bold, unlike those of the items beside it: {item}",
    "put its term in bold",
)
SAME_QUESTION = warning(
    "DP105",
    "same question twice in one deck",
    "reword one of them, or give each an id; both become cards",
    "Two notes of one deck ask the same question, apart from case, blanks and the encoding of accents. Both become"
    " cards, but whoever studies them cannot know which answer is meant.",
    """
    notes.md:
        ## What is light?

        A wave.

        ## What is LIGHT?

        A particle.
    """,
    message="duplicate of the question on line {line}",
)
SAME_QUESTION_ELSEWHERE = SAME_QUESTION.saying("duplicate of the question at {place}")
CLOZE_WITHOUT_GAP = error(
    "DP106",
    "cloze without a gap",
    "mark what to hide as ==text== or {{c1::text}}",
    "A `C:` line or a note marked as a cloze hides nothing, so there is nothing to ask.",
    """
    notes.md:
        C: Light is a wave.

        C: Sound is a ==wave==.
    """,
    message="this cloze has no gap",
)
EMPTY_QUESTION = error(
    "DP107",
    "empty question",
    "write the question, or delete its answer",
    "A question has no text, or nothing of it is left once comments and unsafe HTML are removed. Anki refuses a note"
    " whose first field is empty.",
    """
    notes.md:
        ##

        A wave.

        ## What is heat?

        Motion.
    """,
    message="this question has no text",
)
EMPTY_QUESTION_WITH_KEY = EMPTY_QUESTION.saying(
    "this question has no text, but the answer key answers it: {answer}",
    "write the question, or delete its answer from the key",
)
UNSAFE_QUESTION = EMPTY_QUESTION.saying("this question is empty after unsafe HTML was removed")
SAME_ID = error(
    "DP111",
    "same id twice",
    "give each note an id of its own",
    "An id names one note for as long as the deck lives: Anki finds the note by it. Two notes with one id would"
    " overwrite each other.",
    """
    notes.md:
        ## What is light? {#light}

        A wave.

        ## What is a photon? {#light}

        A particle.
    """,
    message="the id '{id}' is already used on line {line}",
)
SAME_ID_ELSEWHERE = SAME_ID.saying("the id '{id}' is already used at {place}")
CLOZE_OPEN = error(
    "DP112",
    "cloze gap is never closed",
    "close it with }} in the same paragraph, item or cell; gaps with the same number share a card",
    "A gap begins with `{{c1::`, and no `}}` ends it in the same block, so it is unclear what to hide.",
    """
    notes.md:
        C: Light is a {{c1::wave.
    """,
    message="this cloze gap is never closed",
)
CLOZE_NUMBER = error(
    "DP113",
    "cloze gap with a number that has no card",
    "number gaps from 1 to 500",
    "Anki makes cards for the gaps c1 to c500. A gap with another number would never be asked.",
    """
    notes.md:
        C: Light is a {{c0::wave}}.

        C: Sound is a {{c1::wave}}.
    """,
    message="Anki makes cards for gaps 1 to 500 only, so this gap has no card",
)
LINK_ONLY = note(
    "DP118",
    "answer is only a link",
    "write down what to remember; a card cannot show the page",
    "The whole answer is a link. It becomes a card, but there is nothing to recall without opening the page.",
    """
    notes.md:
        ### What is a data lake?

        [A long article](https://example.org/lake)

        ### What is a warehouse?

        Tables for reports.
    """,
    message="the answer is only a link: {link}",
)
LONG_ANSWER = note(
    "DP119",
    "very long answer",
    "split it into several questions",
    "Nobody can recall several thousand characters at once. Cards that ask for one fact each are easier to grade.",
    message="this answer has {length} characters",
)
HARD_TO_TYPE = warning(
    "DP123",
    "answer that is hard to type",
    "say what is to be typed: type-in: word",
    "The note asks for a typed answer, but the answer is a formula, a picture or very long, so no typed text can be"
    " compared with it.",
    """
    notes.md:
        ## What is the area of a circle? {type-in}

        $\\pi r^2$
    """,
    message="this answer cannot be typed (it is a formula or media)",
)
LONG_TO_TYPE = HARD_TO_TYPE.saying("this answer has {length} characters, which is long to type")
DOUBTFUL_NUMBER = warning(
    "DP125",
    "number that languages read differently",
    "name the language of the deck in the front matter, as in lang: en or lang: de",
    "`1.000` is one in English and a thousand in German; `3,14` is a number in German and a text in English. Where the"
    " deck names no language, deckpress reads it as in English.",
    """
    notes.md:
        ## How many metres are a kilometre? {type-in}

        1.000
    """,
    message="the number {number} is read as in English, since the deck names no language",
)
ALMOST_A_NUMBER = warning(
    "DP126",
    "answer that is almost a number",
    "write it as in 5 to 10, 5 ± 0.1 or 3.14, or silence this warning if learners must type exactly this text",
    "An answer to type looks like a number, a range or a tolerance but is not a valid one, so the quiz compares it"
    " letter by letter: the range begins with the greater number, the tolerance is negative or missing, or the number"
    " is written as in another language.",
    """
    notes.md:
        ## How warm is the fridge, in degrees? {type-in}

        8 to 2
    """,
    message="'{text}' is compared letter by letter, because it is not a valid number: {reason}",
)
