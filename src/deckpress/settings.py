"""What a user may choose about the outputs, a row a setting: on the command line, in a project and in a deck."""

from __future__ import annotations

from typing import NamedTuple


class Setting(NamedTuple):
    """A choice by its name: `--name` on the command line, `name` in deckpress.toml and in the front matter.

    Its kind is that of its default: a flag (bool), a number (int or float, from `low` to `high`) or a text, which is
    one of the `choices` if there are some.
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


CARD_SIZES = ("2x4", "3x3", "business", "a6", "index")

SETTINGS = (
    # Anki and spreadsheets
    Setting("csv", "anki", "CSV for Anki (default) or for spreadsheets.", ("anki", "plain")),
    # every page
    Setting("paper", "A4", "Size of printed pages; default A4.", ("A4", "Letter")),
    Setting("formulas", "drawn", "Drawn in pages (default), or live, by a script beside them.", ("drawn", "live")),
    # the sheet
    Setting(
        "orientation",
        "auto",
        "Of the sheet; auto: upright up to 2 columns.",
        ("auto", "portrait", "landscape"),
    ),
    Setting("columns", 2, "Columns of the sheet; default 2.", low=1, high=5),
    Setting("type-size", 0.0, "Size of the sheet's text in points; 0: by its columns.", low=0, high=24, metavar="PT"),
    Setting(
        "fit",
        0,
        "Largest type with which the sheet has N pages; 0: any number.",
        low=0,
        high=99,
        metavar="N",
    ),
    # cards to cut
    Setting("card-size", "2x4", "Of printed cards; default 2x4, a page's columns and rows.", CARD_SIZES),
    Setting(
        "flip",
        "long",
        "Edge over which cards are turned; fold: back beside front.",
        ("long", "short", "fold"),
    ),
    Setting(
        "offset-x",
        0.0,
        "How far the backs of cards are moved to the right.",
        low=-20,
        high=20,
        metavar="MM",
    ),
    Setting("offset-y", 0.0, "How far the backs of cards are moved down.", low=-20, high=20, metavar="MM"),
    # exams and quizzes
    Setting("versions", "", "Versions of the exam paper, such as A,B,C, each in an order of its own.", metavar="NAMES"),
    Setting("seed", 0, "Number that decides every shuffle; default 0.", low=0, high=999_999_999),
    Setting(
        "answer-key",
        "pages",
        "Answers of the exam paper: on pages at its end (default), in a file, or none.",
        ("pages", "file", "none"),
    ),
    Setting("choices-from-siblings", 0, "Give short answers N options, from the answers nearby.", high=10, metavar="N"),
    # quizzes for other systems
    Setting("canvas-math", "inline", "Canvas: formulas as TeX (default), or as classic images.", ("inline", "image")),
    Setting(
        "pick", "", "Canvas: how many questions of each section are drawn, as 3 or 'Waves=3, Heat=2'.", metavar="N"
    ),
    Setting("quizlet", "flat", "Quizlet: a line for each card (default), or lines as they are.", ("flat", "lines")),
)
"""Every setting of the exporters; `ExportOptions` has a field for each."""

BY_NAME = {setting.name: setting for setting in SETTINGS}


def complaint(setting: Setting, value: object) -> str:
    """Why a value that a file gives a setting is none, as a sentence; empty if it is fine."""
    name, default = setting.name, setting.default
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else f"'{name}' must be true or false"
    if isinstance(default, int | float):
        kinds = (int,) if isinstance(default, int) else (int, float)
        fits = isinstance(value, kinds) and not isinstance(value, bool) and setting.low <= value <= setting.high
        return "" if fits else f"'{name}' must be a number from {setting.low:g} to {setting.high:.15g}"
    if setting.choices:
        return "" if value in setting.choices else f"'{name}' must be {_listed(setting.choices)}"
    return "" if is_text(value) else f"'{name}' must be a text"


def is_text(value: object) -> bool:
    """True for a text, and for a number, which stands for one where a text is wanted: `version = 1.0`."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def as_kind(setting: Setting, value: object) -> object:
    """A value without a complaint, as the kind that the setting has: a text that was written as a number is a text."""
    return str(value) if isinstance(setting.default, str) else value


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
