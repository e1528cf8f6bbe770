"""The settings of the outputs: options of the command line, keys of deckpress.toml and of front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Setting(NamedTuple):
    """A setting by its name: `--name` on the command line, `name` in deckpress.toml and in the front matter.

    The type of its default is its own: a flag (bool), a number (int or float, from `low` to `high`) or a text, which is
    one of the `choices` if there are any.
    """

    name: str
    default: bool | int | float | str
    help: str
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    metavar: str = ""

    @property
    def key(self) -> str:
        """Its name in Python."""
        return self.name.replace("-", "_")

    @property
    def shown_default(self) -> str:
        """Its default as users write it; empty for a text that is empty."""
        return str(self.default).lower() if isinstance(self.default, bool) else f"{self.default}".removesuffix(".0")


CARD_SIZES = ("2x4", "3x3", "business", "a6", "index")

_ANKI = (
    Setting(
        "card-context",
        "title",
        "What stands above a question: title (of the deck, with the sections), sections alone, or none.",
        ("title", "sections", "none"),
    ),
    Setting("card-source", False, "Name of the source file above each question."),
    Setting("csv", "anki", "Program that reads the CSV file: anki, or plain for spreadsheets.", ("anki", "plain")),
)
_PAGES = (
    Setting("paper", "A4", "Size of the paper.", ("A4", "Letter")),
    Setting(
        "formulas",
        "drawn",
        "Formulas on pages: drawn during the build, or live by a script in the browser.",
        ("drawn", "live"),
    ),
)
_SHEET = (
    Setting(
        "orientation",
        "auto",
        "Orientation of the sheet: auto (portrait up to 2 columns), portrait or landscape.",
        ("auto", "portrait", "landscape"),
    ),
    Setting("columns", 2, "Number of columns of the sheet.", low=1, high=5),
    Setting(
        "type-size",
        0.0,
        "Type size of the sheet in points; 0: chosen by the number of columns.",
        low=0,
        high=24,
        metavar="PT",
    ),
    Setting(
        "fit",
        0,
        "Number of pages to fit the sheet on, with the largest type possible; 0: any number.",
        low=0,
        high=99,
        metavar="N",
    ),
)
_CARDS = (
    Setting(
        "card-size",
        "2x4",
        "Size of printed cards: 2x4 or 3x3 cards on a page, business, a6 or index cards.",
        CARD_SIZES,
    ),
    Setting(
        "flip",
        "long",
        "How to turn the paper: over its long or short edge; fold prints each back beside its front.",
        ("long", "short", "fold"),
    ),
    Setting(
        "offset-x",
        0.0,
        "Shift of the backs to the right in mm, to correct a printer.",
        low=-20,
        high=20,
        metavar="MM",
    ),
    Setting(
        "offset-y",
        0.0,
        "Shift of the backs downwards in mm, to correct a printer.",
        low=-20,
        high=20,
        metavar="MM",
    ),
)
_EXAMS = (
    Setting(
        "versions", "", "Names of the versions of the exam, such as A,B,C; each has its own order.", metavar="NAMES"
    ),
    Setting(
        "passages",
        "shown",
        "Texts above the questions of a section, in exams and quizzes: shown or hidden.",
        ("shown", "hidden"),
    ),
    Setting("seed", 0, "Seed of every shuffle.", low=0, high=999_999_999),
    Setting(
        "answer-key",
        "pages",
        "Answer key of the exam: pages at its end, a file of its own, or none.",
        ("pages", "file", "none"),
    ),
    Setting(
        "choices-from-siblings",
        0,
        "Number of options for short answers, taken from other answers; 0: no options.",
        high=10,
        metavar="N",
    ),
)
_SYSTEMS = (
    Setting(
        "canvas-math",
        "inline",
        "Formulas in Canvas: inline TeX, or images for classic quizzes.",
        ("inline", "image"),
    ),
    Setting(
        "pick",
        "",
        "Number of questions that Canvas draws from each section: 3, or 'Waves=3, Heat=2'; empty: all.",
        metavar="N",
    ),
    Setting(
        "quizlet",
        "flat",
        "Cards for Quizlet: flat (one line each), or lines as in the source.",
        ("flat", "lines"),
    ),
)

_LINKS = (
    Setting(
        "links",
        "words",
        "Links to other notes: words alone, or links that open the note in Obsidian.",
        ("words", "obsidian"),
    ),
    Setting(
        "vault",
        "",
        "Name of the Obsidian vault that the links open; empty: the name of the project's folder.",
        metavar="NAME",
    ),
)

GROUPS: Mapping[str, tuple[Setting, ...]] = {
    "Anki and spreadsheets": _ANKI,
    "Pages": _PAGES,
    "Sheet": _SHEET,
    "Printed cards": _CARDS,
    "Exams and quizzes": _EXAMS,
    "Other learning systems": _SYSTEMS,
    "Links between notes": _LINKS,
}
"""The settings by what they shape."""

SETTINGS = tuple(setting for group in GROUPS.values() for setting in group)
"""Every setting of the exporters; `ExportOptions` has a field for each."""

BY_NAME = {setting.name: setting for setting in SETTINGS}


def complaint(setting: Setting, value: object) -> str:
    """What is wrong with the value that a file gives a setting, as a sentence; empty if nothing is."""
    name, default = setting.name, setting.default
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else f"'{name}' must be true or false"
    if isinstance(default, int | float):
        kinds = (int,) if isinstance(default, int) else (int, float)
        fits = isinstance(value, kinds) and not isinstance(value, bool) and setting.low <= value <= setting.high
        return "" if fits else f"'{name}' must be a number from {setting.low:g} to {setting.high:.15g}"
    if setting.choices:
        return "" if value in setting.choices else f"'{name}' must be {_listed(setting.choices)}"
    return "" if is_text(value) else f"'{name}' must be a string"


def is_text(value: object) -> bool:
    """True for a text, and for a number, which counts as its text where a text is expected: `version = 1.0`."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def as_kind(setting: Setting, value: object) -> object:
    """A valid value in the type of the setting: a number becomes a text where a text is expected."""
    return str(value) if isinstance(setting.default, str) else value


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
