"""DP1xx: settings, names and suppressions: front matter, comments, deckpress.toml and JSON decks."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

BROKEN_FRONT_MATTER = error(
    "DP102",
    "broken front matter",
    "write the settings as name: value, between two lines of ---",
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
FRONT_MATTER_NOT_YAML = BROKEN_FRONT_MATTER.saying(
    "the front matter is not valid YAML: {problem}",
    "write each setting as name: value; put a value with signs in quotes",
)
FRONT_MATTER_NOT_TOML = BROKEN_FRONT_MATTER.saying(
    "the front matter is not valid TOML: {problem}", 'write each setting as name = "value", with the value in quotes'
)
FRONT_MATTER_NOT_SETTINGS = BROKEN_FRONT_MATTER.saying("the front matter has no settings of the form name: value")
SETTING_NOT_TEXT = BROKEN_FRONT_MATTER.saying("'{key}' must be text, not a list", "write one text, without [ ] or { }")
SETTING_NOT_LEVEL = BROKEN_FRONT_MATTER.saying(
    "'questions' must be a heading level, h1 to h6, or none, not '{value}'",
    "write questions: h2 if headings of level 2 ask, or remove the line to let deckpress find the questions",
)
SETTING_NOT_WORDS = BROKEN_FRONT_MATTER.saying(
    "'{key}' must be a list of words", "write them as in tags: [optics, waves]"
)
SETTING_NOT_FLAG = BROKEN_FRONT_MATTER.saying("'{key}' must be true or false", "write true or false after the colon")
SUBDECKS_UNKNOWN = BROKEN_FRONT_MATTER.saying("{problem}", "docs/settings.md lists the values of subdecks")
MACROS_NOT_NAMES = BROKEN_FRONT_MATTER.saying(
    "'macros' must be names with their TeX, such as R: \\mathbb R", "write one name: TeX on each indented line below it"
)
MACRO_NAME = BROKEN_FRONT_MATTER.saying(
    "the name of the macro '{name}' must consist of letters", "TeX allows no digits or signs in names; rename it"
)
MACRO_CUT_OFF = BROKEN_FRONT_MATTER.saying(
    "the macro '{name}' is cut off: YAML reads ' #' as the start of a comment", "write the TeX between single quotes"
)
MACRO_BROKEN = BROKEN_FRONT_MATTER.saying("the macro '{name}' {problem}", "mend its TeX; docs/formulas.md shows macros")
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
EMPTY_ANSWER = UNKNOWN_SETTING.saying("one of the answers between the bars is empty in '{name}'")
UNKNOWN_FRONT_MATTER = UNKNOWN_SETTING.saying("front matter has no setting '{key}'")
CARDS_IN_FRONT_MATTER = UNKNOWN_SETTING.saying(
    "the cards in the front matter are not read: {problem}",
    "mend that, or write the cards below the front matter, each question as a heading with its answer below it",
)
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
