"""DP1xx: the options of a question, and which of them is right."""

from __future__ import annotations

from deckpress.diagnostics.values import note, warning

NO_RIGHT_OPTION = warning(
    "DP108",
    "multiple choice without a right option",
    "mark the right ones with - [x]; until then it makes no card",
    "The question has options, but neither a mark, an `Answer:` line nor an answer key says which one is right.",
    """
    notes.md:
        ## Which of these is a wave?

        - [ ] light
        - [ ] a stone

        ## What is a stone?

        A piece of rock.
    """,
    message="no option is marked as right: {question}",
)
KEY_NAMES_NO_OPTION = NO_RIGHT_OPTION.saying(
    "no option is marked as right, and the answer key says '{answer}': {question}",
    "make the answer key name one of the options, or mark the right ones with - [x]",
)
KEY_LACKS_QUESTION = NO_RIGHT_OPTION.saying(
    "no option is marked as right, and the answer key does not answer this question: {question}",
    "add this question's number and right letter to the answer key, or mark each right option with - [x]",
)
ANSWER_NAMES_NO_OPTION = NO_RIGHT_OPTION.saying(
    "no option is marked as right, and the answer '{answer}' does not say which one is: {question}",
    "begin the answer with the letter of the right option, as in `B.`, or mark the right options with - [x]",
)
SHARED_LETTER = NO_RIGHT_OPTION.saying(
    "no option is marked as right: two have the letter {letter}, so an answer cannot name one of them: {question}",
    "give each option its own letter, and write the right letter after Answer:",
)
EVERY_OPTION_RIGHT = note(
    "DP143",
    "multiple choice with right options only",
    "write a plain list (- tag it) if these are the answer; leave it if learners tick all of them",
    "Every box of a task list is ticked, so the card is a multiple choice without a wrong option. Steps that were done"
    " are often written so; as an answer they are a plain list.",
    """
    notes.md:
        ## What was done for the release?

        - [x] tag it
        - [x] build it
    """,
    message="every option, - [x], is right: {question}",
)
GUESSED_OPTION = warning(
    "DP116",
    "right option guessed",
    "check it; better write the letter of the right option, or mark the right options with - [x]",
    "The answer names no letter, and its words only resemble those of an option.",
    """
    notes.md:
        ## Which of these is a wave?

        A) the light of the sun
        B) a stone

        **Answer:** light of the sun
    """,
    message="the right option was guessed, because the answer only resembles it: {answer}",
)
GUESSED_MARK = GUESSED_OPTION.saying("the right option was guessed from its mark: {answer}")
GUESSED_FROM_SENTENCE = GUESSED_OPTION.saying(
    "the right option was guessed: the answer mentions it, but does not say that it is right: {answer}",
    "check it; begin the answer with the letter and a full stop, as in `B.`, or mark the right options with - [x]",
)
NUMBER_OR_TEXT = GUESSED_OPTION.saying(
    "the right option was guessed: '{answer}' is the number or letter of one option and the text of another",
    "check it; write the number or letter, its mark and the text of the option, as in `2) 5` or `C) C#`",
)
GUESSED_FROM_TEXT = GUESSED_OPTION.saying(
    "the right option was guessed, because the text below the options begins with its words: {text}",
    "write Answer: and the letter of the right option below the options",
)
MAY_BE_KEY = GUESSED_OPTION.saying(
    "'{answer}' marks several options of the last question as right, but questions above it have no answer",
    "if it is a key, write each answer below its question, or number the answers: 1. B, 2. A",
)
OPTIONS_IN_ANSWER = GUESSED_OPTION.saying(
    "nothing says which of these options is right, so they are shown as the answer: {option}",
    "write Answer: and the letter of the right one below them; if they are the answer, write them as a plain list",
)
UNMARKED_LIST = GUESSED_OPTION.saying(
    "unlike in other questions, no item of this list is marked as right, so the whole list is the answer: {question}",
    "mark the right item as in the other questions; if the whole list is the answer, leave it",
)
UNMARKED_LISTS = GUESSED_OPTION.saying(
    "the lists below {count} questions are read as answers, because no item is marked as right: {question}",
    "mark each right option with - [x]; if the lists are the answers, change nothing",
)
GUESSED_BOXES = GUESSED_OPTION.saying(
    "the boxes are read as options, although nothing above them is clearly a question: {question}",
    "end the questions with ?; if the boxes are a to-do list, write questions: none in the front matter",
)
LISTED_ANSWERS = GUESSED_OPTION.saying(
    "the lettered lines below {count} questions with points are read as their answers, not as options: {question}",
    "if they are options, mark the right ones with - [x]",
)
LETTERED_PAIRS = GUESSED_OPTION.saying(
    "the lettered lines are read as the answer, not as options, because each explains a term: {question}",
    "if they are options, mark the right one with - [x]",
)
TIGHT_BOXES = GUESSED_OPTION.saying(
    "a space is missing beside these boxes; they are read as options: {question}",
    "write - [ ] and - [x], with a space before and after each box",
)
ITEM_WITHOUT_BOX = GUESSED_OPTION.saying(
    "this item has no complete box like the others, so the list is shown as the answer, not as options: {item}",
    "write [ ] or [x], with a space after it, at the head of each option",
)
MARKED_BY_HTML = GUESSED_OPTION.saying(
    "HTML marks an option as right, but the card has no options, so the mark is lost: {tag}",
    "write the options as a list with boxes, - [ ] and - [x]",
)
KEY_DISAGREES = warning(
    "DP137",
    "answer key that contradicts a question",
    "make the question and the answer key agree",
    "A question marks one option as right, and the answer key names another: the mark at the question counts. Or the"
    " key gives the letter of one option and the words of another: in that case the question makes no card.",
    """
    notes.md:
        # Test

        ## 1. Which river is longer?

        - [x] the Po
        - [ ] the Rhine

        ## 2. Which hill is higher?

        - [ ] the Feldberg
        - [x] the Brocken

        ## Answer key

        1. B
        2. B
    """,
    message="the answer key says '{answer}', but this question has another answer: {question}",
)
KEY_NAMES_NO_LINE = KEY_DISAGREES.saying(
    "the answer key says '{answer}', but the lettered lines are read as the answer, not as options: {question}",
    "give the options the letters a, b, c in order, and name one of them in the answer key",
)
MARKS_DISAGREE = KEY_DISAGREES.saying(
    "one mark says that '{first}' is right, another says '{second}': {question}",
    "mark the right options in one way; the first mark counts",
)
KEY_CONTRADICTS_ITSELF = KEY_DISAGREES.saying(
    "the answer key says '{answer}', but the option with that letter is '{option}': {question}",
    "correct the letter or the words in the key; until then the question makes no card",
)
KEYS_DISAGREE = KEY_DISAGREES.saying(
    "one answer key says '{first}', another says '{second}': {question}",
    "correct one of the keys; the first one counts",
)
KEY_FITS_NOTHING = warning(
    "DP138",
    "answer key without its questions",
    "number the questions as in the key, or repeat their headings in the key",
    "Below a title such as `Answers` there are numbers with letters, but the file has no questions with these numbers"
    " that need an answer. The key is not used.",
    """
    notes.md:
        # Heat

        ## What is heat?

        Motion.

        ## Answer key

        1. B
        2. A
    """,
    message="no questions here fit the answer key '{title}'",
)
KEY_WITHOUT_QUESTION = KEY_FITS_NOTHING.saying(
    "the answer key answers question {number}, but no question here with that number needs an answer",
    "correct the number, or delete its answer from the key",
)
KEY_BY_POSITION = KEY_FITS_NOTHING.saying(
    "the answer key '{title}' has more answers or fewer than there are questions, so its numbers count these from the"
    " top",
    "check which answer each question has; better number the questions as in the key",
)
