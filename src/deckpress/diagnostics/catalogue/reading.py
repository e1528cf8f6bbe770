"""DP1xx: what a document says, and how it is understood."""

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
NO_CARD_WANTED = NO_CARD.saying("no card: the front matter says questions: none", "name other files to build")
NO_NOTES = NO_CARD.saying("no card found: the list of notes is empty", "add a note to the list")
ONLY_GUESSED = NO_CARD.saying(
    "no card found; only headings suggest questions in {files}: {names}",
    "to make cards of their headings, add --guess, or write questions: h2 in their front matter",
)
IS_NO_TEXT = NO_CARD.saying("no card found: this file is {kind}", "convert it to Markdown first")
BROKEN_FRONT_MATTER = error(
    "DP102",
    "broken front matter",
    "front matter is YAML between two lines of ---",
    "The settings at the top of the file cannot be read, or one of them has a value that does not fit.",
    """
    notes.md:
        ---
        deck: Physics

        ## What is light?

        A wave.
    """,
)
FRONT_MATTER_OPEN = BROKEN_FRONT_MATTER.saying(
    "the front matter that begins here is never closed", "close it with a line of ---"
)
FRONT_MATTER_NOT_YAML = BROKEN_FRONT_MATTER.saying("the front matter is not valid YAML: {problem}")
FRONT_MATTER_NOT_SETTINGS = BROKEN_FRONT_MATTER.saying("the front matter holds no settings of the form name: value")
SETTING_NOT_TEXT = BROKEN_FRONT_MATTER.saying("'{key}' must be a text, not a list")
SETTING_NOT_LEVEL = BROKEN_FRONT_MATTER.saying("'questions' must be a heading level, h1 to h6, or none, not '{value}'")
SETTING_NOT_WORDS = BROKEN_FRONT_MATTER.saying("'{key}' must be a list of words")
SETTING_NOT_FLAG = BROKEN_FRONT_MATTER.saying("'{key}' must be true or false")
SUBDECKS_UNKNOWN = BROKEN_FRONT_MATTER.saying("{problem}")
MACROS_NOT_NAMES = BROKEN_FRONT_MATTER.saying("'macros' must be names with their TeX, such as R: \\mathbb R")
MACRO_NAME = BROKEN_FRONT_MATTER.saying("the name of the macro '{name}' must consist of letters")
MACRO_CUT_OFF = BROKEN_FRONT_MATTER.saying(
    "the macro '{name}' is cut off: YAML reads ' #' as the start of a comment", "write the TeX between single quotes"
)
MACRO_BROKEN = BROKEN_FRONT_MATTER.saying("the macro '{name}' {problem}")
OPEN_FENCE = warning(
    "DP103",
    "code fence is never closed",
    "close it with a line of the same marks",
    "A line of ``` or ~~~ opens a block of code, and no such line ends it. Everything down to the end of the file is"
    " code then, questions included.",
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
UNKNOWN_SETTING = warning(
    "DP109",
    "unknown setting",
    "check its spelling; docs/settings.md lists the settings",
    "deckpress does not know a key of the front matter, of `deckpress.toml` or of a comment under a question, or its"
    " value does not fit. The key has no effect.",
    """
    notes.md:
        ---
        tagss: light
        ---
        ## What is light?

        A wave.
    """,
)
UNKNOWN_CONFIG = UNKNOWN_SETTING.saying("deckpress.toml has no setting '{key}'")
UNKNOWN_NOTE_SETTING = UNKNOWN_SETTING.saying("a note has no setting '{name}'")
UNKNOWN_FRONT_MATTER = UNKNOWN_SETTING.saying("front matter has no setting '{key}'")
UNKNOWN_DIALECT = UNKNOWN_SETTING.saying(
    "there is no dialect '{value}'", "write the name of a known dialect; docs/reading.md lists them"
)
FRONT_MATTER_VALUE_UNUSED = UNKNOWN_SETTING.saying(
    "{problem}; this value is not used", "mend it, or leave it if it is meant for another program"
)
LANGUAGE_NO_CODE = UNKNOWN_SETTING.saying(
    "'lang' must be the code of a language, not '{value}'",
    "write a code such as de, en or pt-BR, or leave it if it is meant for another program",
)
UNKNOWN_JSON_SETTING = UNKNOWN_SETTING.saying("there is no setting '{name}'")
UNKNOWN_JSON_KEY = UNKNOWN_SETTING.saying(
    "{object} has no key '{key}'", "check its spelling; docs/json.md lists the keys"
)
NO_SUCH_SECTION = UNKNOWN_SETTING.saying(
    "'pick' names a section that does not exist: {name}",
    "write a number for all sections, or one for each, as in 'Waves=3, Heat=2'",
)
PICK_UNREADABLE = NO_SUCH_SECTION.saying("'pick' holds no number of questions: {value}")
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
    "close it with }} in the same paragraph, item or cell; gaps of one number share a card",
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
    message="Anki makes cards of the gaps 1 to 500 only, so this gap has no card",
)
UNPLACED = warning(
    "DP114",
    "text that could not be placed",
    "put it under a question, or compare the converted file with the original",
    "deckpress accounts for every line of a document: as part of a card, as a section, or as text between the cards."
    " This text is in none of them, or a converted file does not read back as the original does. Please report it:"
    " it is a fault of deckpress.",
)
CARD_FROM_TEXT = UNPLACED.saying("the converted file reads text as a card", "compare it with the original")
CARD_CHANGED = UNPLACED.saying(
    "the converted file reads this card slightly differently", "compare it with the original"
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

        Four cells come of one.

        ## Interphase

        The cell grows.
    """,
    message="no clear sign of questions: {taken} became cards",
)
GUESSED_OR_NONE = GUESSED_READING.saying(
    "no clear sign of questions: {taken} became cards, but the file may hold no questions"
)
GUESSED_WITH_RIVAL = GUESSED_READING.saying(
    "unclear what the questions are: {taken} became cards, but the questions may be {rival}"
)
HEADING_LEFT_OUT = GUESSED_READING.saying(
    "'{heading}' makes no card: it has text below it, but is not a question like other headings of level {level}",
    "end it with ?, or write questions: h2, or the level you mean, in the front matter",
)
QUESTIONS_LEFT_OUT = GUESSED_READING.saying(
    "lines that look like questions with answers are in no card, {count} in all; the first is '{question}'",
    "write them in the same form as the other questions",
)
MUCH_LEFT_OUT = GUESSED_READING.saying(
    "{share} % of the text is in no card: {taken} became cards",
    "run deckpress inspect on the file to see the text between the cards",
)
GUESSED_OPTION = warning(
    "DP116",
    "right option guessed",
    "check it; better mark the right options with - [x]",
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
GUESSED_BOXES = GUESSED_OPTION.saying(
    "the boxes are read as options, although nothing above them is clearly a question: {question}",
    "end the questions with ?; if the boxes are a to-do list, write questions: none in the front matter",
)
TIGHT_BOXES = GUESSED_OPTION.saying(
    "a space is missing beside these boxes; they are read as options: {question}",
    "write - [ ] and - [x], with a space before and after each box",
)
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
    "the answers of this question are unclear; they must stand in one pair of braces",
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
OTHER_MARK = NOT_THIS_DIALECT.saying(
    "{lines} with {mark} between two texts: no card, since the marks are :: on a line and ? between lines",
    "write :: or ? there, or define a dialect with your mark in deckpress.toml",
)
QUIZ_OPEN = NOT_THIS_DIALECT.saying("this quiz is never closed", "close it with a line of </quiz>")
NEEDS_R = NOT_THIS_DIALECT.saying(
    "this exercise is computed by R, which deckpress does not run",
    "write the values into it, or export it with R/exams first",
)
SOLUTION_DOES_NOT_FIT = NOT_THIS_DIALECT.saying(
    "the solution '{solution}' does not fit an exercise of type '{type}'",
    "write a 1 or a 0 for each option, a number or a text, as extype says",
)
NOTE_WITHOUT_A_FIELD = NOT_THIS_DIALECT.saying("this note has no field with text", "write its fields, or delete it")
NO_COLUMN_ASKS = NOT_THIS_DIALECT.saying(
    "this table holds numbers, and no column holds questions",
    "write a header line such as question,answer above its rows",
)
COLUMNS_GUESSED = NOT_THIS_DIALECT.saying(
    "no header line names the {count} columns: the first is read as questions, the second as answers, the others as"
    " explanations",
    "write a header line such as question,answer,example above the rows",
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
    "A short line stands alone in the middle of an answer in text copied from slides. It stays in the answer.",
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
BROKEN_JSON = error(
    "DP130",
    "broken JSON deck",
    "mend it, or write it again with deckpress build --to json; docs/json.md describes the format",
    "A `.json` file is read as a deck that deckpress wrote. This one is not valid JSON, or a value has the wrong type.",
    """
    deck.json:
        {"deckpress": 1, "deck": 7, "notes": []}
    $ deckpress check deck.json
    """,
)
NOT_JSON = BROKEN_JSON.saying("this is not valid JSON: {problem}")
NOT_A_DECK = BROKEN_JSON.saying('this is not a deck: a deck begins with {{"deckpress": {version}')
UNKNOWN_VERSION = BROKEN_JSON.saying("this version of the format is unknown; deckpress reads version {version}")
NOTE_NOT_OBJECT = BROKEN_JSON.saying("a note must be an object")
OPTION_NOT_OBJECT = BROKEN_JSON.saying("an option must be an object", 'write it as {"text": .., "correct": ..}')
WRONG_TYPE = BROKEN_JSON.saying("'{key}' must be {type}")
MEMBERS_NOT_OBJECTS = BROKEN_JSON.saying("each member of '{key}' must be an object")
BAD_SETTING = BROKEN_JSON.saying("{problem}")
UNSAFE_TAG = warning(
    "DP131",
    "tag that Anki would run as HTML",
    "write tags in letters, digits, - _ and ::",
    "Anki puts tags into a card as they are, so a tag with < or quotation marks could run a script there. Such"
    " characters are replaced.",
    """
    notes.md:
        ---
        tags: ["<b>light</b>"]
        ---
        ## What is light?

        A wave.
    """,
    message="the tag '{tag}' became '{safe}'",
)
TAG_LEFT_OUT = UNSAFE_TAG.saying("the tag '{tag}' was left out")
UNSAFE_DECK_NAME = note(
    "DP132",
    "deck whose name Anki would run as HTML",
    "nothing, or give it a name without < and >",
    "Anki puts the names of decks into cards as they are. In packages for Anki, a name that looks like a tag is written"
    " with other brackets; pages keep it.",
    """
    notes.md:
        ---
        deck: <b>Light</b>
        ---
        ## What is light?

        A wave.
    """,
    message="the deck '{name}' is called '{safe}' in Anki",
)
TOO_MANY_MARKS = warning(
    "DP136",
    "paragraph with too many marks",
    "cut it into shorter paragraphs, or put it between lines of ```",
    "A paragraph with many thousands of brackets, stars or tags would take very long to read as Markdown. It is shown"
    " as plain text.",
    message="this paragraph of {count} characters has too many marks, so it is shown as it is written",
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
    "Below a title such as `Answers` there are numbers with letters, but no questions in the file have these numbers"
    " and need an answer. The key is not used.",
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
SILENCED_NOTHING = warning(
    "DP140",
    "suppression that silences nothing",
    "delete it, so that it cannot hide a later problem",
    "A comment `<!-- deckpress: ignore DP119 -->`, or `ignore` in `deckpress.toml`, names a code that does not occur"
    " there.",
    """
    notes.md:
        ## What is light?
        <!-- deckpress: ignore DP119 -->

        A wave.
    """,
    "{code} does not occur here, so this comment silences nothing",
)
CANNOT_SILENCE = warning(
    "DP141",
    "suppression that cannot work",
    "mend what the error says, and delete the suppression",
    "Only warnings and notes can be silenced. An error means that a card would be missing or wrong, or the code does"
    " not exist.",
    """
    notes.md:
        ## What is light? {#light}
        <!-- deckpress: ignore DP111 -->

        A wave.
    """,
    "{code} is an error, which cannot be silenced",
)
UNKNOWN_CODE = CANNOT_SILENCE.saying("there is no code {code}", "check its spelling; deckpress explain lists all codes")
