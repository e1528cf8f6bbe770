"""DP5xx: templates of cards and pages."""

from __future__ import annotations

from deckpress.diagnostics.values import error

BAD_TEMPLATE = error(
    "DP501",
    "template cannot be used",
    "mend the template, or delete it to use the built-in one",
    "A template in `templates/` is not valid Jinja, names something that does not exist, or fails in a trial run.",
    """
    templates/qa/question.html.j2:
        {{ Question }
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="{reason}",
)
TEMPLATE_UNREADABLE = BAD_TEMPLATE.saying("the template cannot be read: {reason}")
TEMPLATE_SYNTAX = BAD_TEMPLATE.saying("not valid Jinja: {reason}")
TEMPLATE_NOT_UTF8 = BAD_TEMPLATE.saying("the template cannot be read: it is not UTF-8")
MISSING_TEMPLATE = BAD_TEMPLATE.saying("there is no template '{name}'")
UNKNOWN_VALUE = BAD_TEMPLATE.saying("there is no value '{name}'")
ENDLESS_TEMPLATE = BAD_TEMPLATE.saying("the template includes itself without end")
FILTERED_FIELD = BAD_TEMPLATE.saying(
    "a filter cannot change the field '{field}'", "write the field without a filter, or change its text with CSS"
)
INSPECTED_FIELD = BAD_TEMPLATE.saying("a template cannot look into the field '{field}'")
UNKNOWN_CARD_WORD = BAD_TEMPLATE.saying("there is no word '{word}' for cards; the words are {words}")
UNKNOWN_FIELD = error(
    "DP502",
    "template names an unknown field",
    "use a field of the note type",
    "A card template may use the fields of its note type only. Anki would show an error on every card.",
    """
    templates/qa/question.html.j2:
        {{ Qestion }}
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="there is no field '{field}'",
)
UNKNOWN_THEME = error(
    "DP503",
    "unknown theme",
    "choose one of the themes, or leave the setting out",
    "A theme is a folder below `templates/themes/`, of deckpress or of your project.",
    """
    deckpress.toml:
        theme = "dark"
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="there is no theme '{theme}'",
)
TEMPLATE_TOO_LONG = error(
    "DP504",
    "template that does too much",
    "give it fewer or shorter loops, calls and strings",
    "A template may take a limited number of steps and write a limited number of characters, so that a stranger's"
    " template cannot keep a build from ending.",
    """
    templates/qa/question.html.j2:
        {% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}{{ Question }}
    cards/notes.md:
        ## What is light?

        A wave.
    $ deckpress check
    """,
    message="the template takes more than {most:,} steps (loop iterations, calls and filters)",
)
LONG_PAGE = TEMPLATE_TOO_LONG.saying("the template writes more than {most:,} characters")
LONG_TEXT = TEMPLATE_TOO_LONG.saying("the template makes a string or list of more than {most:,} characters or items")
LARGE_NUMBER = TEMPLATE_TOO_LONG.saying("the template makes a number with more than {most:,} bits")
