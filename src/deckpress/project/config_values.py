"""The settings of a deckpress.toml, each checked and brought into the form in which the project has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from deckpress.compare import nearest
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import (
    CONFIG_CODES,
    CONFIG_FORMATS,
    CONFIG_ID,
    CONFIG_LIST,
    CONFIG_TEXT,
    CONFIG_UNKNOWN_FORMAT,
    CONFIG_VALUE,
)
from deckpress.diagnostics.catalogue.reading import UNKNOWN_CONFIG
from deckpress.frozen import dataclass
from deckpress.project.dialects import FilesWithLevel, OwnDialect, read_dialects, read_questions
from deckpress.project.own_words import read_words
from deckpress.reading.settings.frontmatter import read_subdecks
from deckpress.settings import BY_NAME, as_kind, complaint, is_text
from deckpress.wording import OwnWords

_TEXTS = {
    "name": "the project",
    "version": "the project",
    "deck": "the deck that holds the others",
    "one": "one package of all files",
    "theme": "cards and pages",
}


@dataclass(frozen=True, slots=True)
class Given:
    """A setting as deckpress.toml has it; `shown` and `text` are the path and the text of that file."""

    key: str
    value: object
    shown: str
    text: str

    @property
    def place(self) -> Location:
        """The place of the setting."""
        return Location(self.shown, line_of(self.key, self.text))


def read_settings(values: Mapping[str, object], shown: str, text: str) -> tuple[dict[str, object], Diagnostics]:
    """The settings of deckpress.toml by their names in `Project`, those of the exporters under `export`."""
    problems: list[Diagnostic] = []
    export: dict[str, object] = {}
    settings: dict[str, object] = {"export": export}
    for key, value in values.items():
        given = Given(key, value, shown, text)
        if read := _READERS.get(key):
            settings[key], unfit = read(given)
            problems += unfit
        elif key not in BY_NAME:
            problems.append(_unknown(given))
        elif wrong := complaint(BY_NAME[key], value):
            problems.append(CONFIG_VALUE.at(given.place, problem=wrong))
        else:
            export[BY_NAME[key].key] = as_kind(BY_NAME[key], value)
    return settings, tuple(problems)


def _unknown(given: Given) -> Diagnostic:
    near = nearest(given.key, (*_READERS, *BY_NAME))
    hint = f"did you mean '{near}'?" if near else ""
    return UNKNOWN_CONFIG.at(given.place, key=given.key, hint=hint)


def line_of(key: str, text: str) -> int:
    """The number of the first line that begins with a key; 1 if none does."""
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"[\s\[\"']*{re.escape(key)}\b", line)), 1)


def _id(given: Given) -> tuple[str, Diagnostics]:
    if not (isinstance(given.value, str) and given.value.strip()):
        return "", (CONFIG_ID.at(given.place),)
    return given.value.strip(), ()


def _text(given: Given) -> tuple[str, Diagnostics]:
    if not (is_text(given.value) and str(given.value).strip()):
        return "", (CONFIG_TEXT.at(given.place, key=given.key, owner=_TEXTS[given.key]),)
    return str(given.value).strip(), ()


def _guess(given: Given) -> tuple[bool, Diagnostics]:
    if not isinstance(given.value, bool):
        return False, (CONFIG_VALUE.at(given.place, problem="'guess' must be true or false"),)
    return given.value, ()


def _subdecks(given: Given) -> tuple[tuple[str, ...], Diagnostics]:
    subdecks, wrong = read_subdecks(given.value)
    return subdecks, (CONFIG_VALUE.at(given.place, problem=wrong),) if wrong else ()


def _words(given: Given) -> tuple[OwnWords, Diagnostics]:
    return read_words(given.value, given.shown, given.text)


def _dialects(given: Given) -> tuple[dict[str, OwnDialect], Diagnostics]:
    return read_dialects(given.value, given.shown, given.text)


def _questions(given: Given) -> tuple[tuple[FilesWithLevel, ...], Diagnostics]:
    return read_questions(given.value, given.shown, given.text)


def _codes(given: Given) -> tuple[tuple[str, ...], Diagnostics]:
    """The codes of `ignore`; DP008 if the value does not hold codes."""
    words = given.value.split(",") if isinstance(given.value, str) else given.value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return (), (CONFIG_CODES.at(given.place),)
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip())), ()


def _patterns(given: Given) -> tuple[tuple[str, ...], Diagnostics]:
    words = _list(given.value)
    if words is None:
        return (), (CONFIG_LIST.at(given.place, key=given.key, things="patterns of files"),)
    return words, ()


def _tags(given: Given) -> tuple[tuple[str, ...], Diagnostics]:
    words = _list(given.value)
    if words is None:
        return (), (CONFIG_LIST.at(given.place, key=given.key, things="tags"),)
    return tuple(dict.fromkeys(word.lstrip("#") for word in words)), ()


def _maps(given: Given) -> tuple[tuple[str, ...], Diagnostics]:
    words = _list(given.value)
    if words is None:
        return (), (CONFIG_LIST.at(given.place, key=given.key, things="texts such as 'Front=Question'"),)
    return words, ()


def _list(value: object) -> tuple[str, ...] | None:
    """The texts of a list, or the one text; None if it holds anything else."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        return None
    return tuple(dict.fromkeys(word.strip() for word in words))


def _formats(given: Given) -> tuple[tuple[str, ...], Diagnostics]:
    """The formats of `to`; DP008 for each name that is not a format."""
    from deckpress.exporters import BUILTIN, exporter, exporters

    names = given.value.split(",") if isinstance(given.value, str) else given.value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return (), (CONFIG_FORMATS.at(given.place),)
    names = [name.strip() for name in names if name.strip()]
    unknown = [name for name in names if name not in BUILTIN and exporter(name) is None]
    hint = f"the formats are {', '.join(exporters())}" if unknown else ""
    kept = tuple(dict.fromkeys(name for name in names if name not in unknown))
    return kept, tuple(CONFIG_UNKNOWN_FORMAT.at(given.place, name=name, hint=hint) for name in unknown)


_READERS: Mapping[str, Callable[[Given], tuple[object, Diagnostics]]] = {
    "id": _id,
    "to": _formats,
    "subdecks": _subdecks,
    "words": _words,
    "dialects": _dialects,
    "questions": _questions,
    "ignore": _codes,
    "include": _patterns,
    "exclude": _patterns,
    "tagged": _tags,
    "map": _maps,
    "guess": _guess,
    **dict.fromkeys(_TEXTS, _text),
}
"""The function that reads each setting that is not an exporter's; it returns the value and the diagnostics."""
