"""The head of a file between two lines of `---`, or `+++` -> its settings, checked key by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace

from deckpress.compare import nearest
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.diagnostics.catalogue.files import UNFIT_CHARACTER
from deckpress.frozen import dataclass
from deckpress.model import DEFAULTS, SUBDECKS, Macro, Source
from deckpress.reading.settings.front_cards import lists_of_cards
from deckpress.reading.settings.front_matter_keys import HEADS, LANGUAGE_NAMES, OTHERS_USE
from deckpress.reading.settings.front_notes import FrontNote, notes_of
from deckpress.reading.settings.misspelt import NEAREST, swapped
from deckpress.reading.settings.title_block import title_block
from deckpress.reading.settings.values import NoValuesError, read_toml, read_yaml
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex
from deckpress.settings import BY_NAME, as_kind, complaint
from deckpress.tex.definitions import macro_of

NO_QUESTIONS = -1
"""The value of `questions` if the author says that the file holds none."""
_LEVEL = regex(r"h[1-6]\Z|none\Z")
_KEY_LINE = regex(r"[A-Za-z_][\w -]*[:=]")
_TOML_LINE = regex(r"[A-Za-z_\"'][\w\"'. -]*=|\[\[?[A-Za-z_]")
_TOML = "+++"
"""The line round the front matter of Hugo and Zola, which is TOML."""
_CUT_OFF = regex(r"[^:]*:[ \t]++(?![\"'\[|>]).*[ \t]#[1-9]")
_KNOWN = ("deck", "title", "tags", "lang", "date", "questions", "dialect", "subdecks", "macros", *DEFAULTS, *BY_NAME)
_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}\Z")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings at the head of a file. `lines` is the number of lines of the front matter."""

    deck: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    date: str = ""
    questions: int = 0
    """The heading level of the questions, 1 to 6; 0 if not given, -1 for a file without questions."""
    dialect: str = ""
    """The name of the dialect, if the author gives it."""
    export: Mapping[str, object] = field(default_factory=dict)
    """Settings of the outputs, by the keys of `settings.SETTINGS`."""
    defaults: tuple[str, ...] = ()
    """Which of `model.DEFAULTS` hold for every note."""
    subdecks: tuple[str, ...] = ()
    lines: int = 0
    macros: Mapping[str, Macro] = field(default_factory=dict)
    """TeX macros by name, without the backslash."""
    guess: bool = False
    """True if the user wants cards from headings that look like parts of a document, too (`--guess`)."""
    asked: str = ""
    """The question that the whole text answers, `question: ..`."""
    cards: tuple[FrontNote, ...] = ()
    """The cards in the front matter itself."""


def read_front_matter(source: Source) -> tuple[Settings, Diagnostics]:
    """The settings at the head of a source: YAML, TOML as hashcards and Hugo write it, or the title block of Pandoc.

    Errors: DP102, DP109 (warning).
    """
    lines = source.text.split("\n")
    mark = lines[0].rstrip()
    if mark.startswith("% "):
        title, date, count = title_block(lines)
        return Settings(title=title, date=date, lines=count), ()
    if mark not in ("---", _TOML) or not "".join(lines[1:2]).strip():
        return Settings(), ()  # front matter begins at once; a rule has a blank line below it
    ends = (_TOML,) if mark == _TOML else ("---", "...")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ends), None)
    first = next((line for line in lines[1:end] if line.strip() and not line.lstrip().startswith("#")), "")
    key_line = _TOML_LINE if mark == _TOML else _KEY_LINE
    if end is None:
        if not key_line.match(first):
            return Settings(), ()
        return Settings(lines=len(lines)), (
            rules.FRONT_MATTER_OPEN.at(Location(source.path), hint=f"close it with a line of {mark}"),
        )
    if first and not key_line.match(first):
        return Settings(), ()  # a rule at the head of the text
    read = _toml_values if mark == _TOML else _values
    values, problems = read(source, "\n".join(lines[1:end]))
    if values is None:
        return Settings(lines=end + 1), problems
    settings, diagnostics = _settings(values, source, lines[:end])
    macros, wrong = _macros(values.get("macros"), source, lines[:end])
    return replace(settings, lines=end + 1, macros=macros), (*problems, *diagnostics, *wrong)


def _values(source: Source, text: str) -> tuple[Mapping[str, object] | None, Diagnostics]:
    """The values of a YAML front matter, or of a TOML one; None if it is neither."""
    first = Location(source.path, 2)
    try:
        values, unfit = read_yaml(text)
    except NoValuesError as error:
        try:
            values, unfit = read_toml(text)
        except NoValuesError:
            place = Location(source.path, error.line + 1, error.column) if error.line else first
            return None, (rules.FRONT_MATTER_NOT_YAML.at(place, problem=error.words),)
    if values is not None and not isinstance(values, dict):
        try:
            values, unfit = read_toml(text)
        except NoValuesError:
            return None, (rules.FRONT_MATTER_NOT_SETTINGS.at(first),)
    told = (UNFIT_CHARACTER.at(first, code=ord(unfit)),) if unfit else ()
    return {str(key): value for key, value in (values or {}).items()}, told


def _toml_values(source: Source, text: str) -> tuple[Mapping[str, object] | None, Diagnostics]:
    """The values of a front matter between lines of `+++`; None if it is not TOML."""
    first = Location(source.path, 2)
    try:
        values, unfit = read_toml(text)
    except NoValuesError as error:
        place = Location(source.path, error.line + 1, error.column) if error.line else first
        return None, (rules.FRONT_MATTER_NOT_TOML.at(place, problem=error.words.partition(" (at ")[0]),)
    return values, ((UNFIT_CHARACTER.at(first, code=ord(unfit)),) if unfit else ())


@dataclass(slots=True)
class _Head:
    """The values of a front matter by key, its lines, and what is wrong with them."""

    values: Mapping[str, object]
    path: str
    lines: list[str]
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def toml(self) -> bool:
        return self.lines[0].rstrip() == _TOML

    def place(self, key: str) -> Location:
        line = next((i for i, line in enumerate(self.lines) if line.lstrip().startswith(key)), 0)
        return Location(self.path, line + 1, 1)

    def place_of_list(self, key: str) -> Location:
        """The place of a key alone on its line, or of a list of tables in TOML."""
        heads = (f"{key}:", f"[[{key}]]", f"[[{key}.")
        line = next((i for i, line in enumerate(self.lines) if line.lstrip("\"'").startswith(heads)), 0)
        return Location(self.path, line + 1, 1)

    def text(self, *keys: str) -> str:
        """The text of the first of the keys that is there, on one line."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, (dict, list)):
                self.problems.append(rules.SETTING_NOT_TEXT.at(self.place(key), key=key))
            elif value is not None:
                return " ".join(str(value).split())
        return ""


def _settings(values: Mapping[str, object], source: Source, lines: list[str]) -> tuple[Settings, Diagnostics]:
    head = _Head(values, source.path, lines)
    level, tags, export = _level(head), _words(head), _export(head)
    cards = tuple(lists_of_cards(values))
    head.problems += [
        rules.UNKNOWN_FRONT_MATTER.at(head.place(key), key=key, hint=hint)
        for key, hint in _unknown(values)
        if key not in cards
    ]
    read, incomplete = notes_of("\n".join(lines[1:]), source.path, cards) if cards and not head.toml else ({}, {})
    unread = "deckpress reads them in YAML alone, between lines of ---" if head.toml else "their YAML is unusual"
    head.problems += [
        rules.CARDS_IN_FRONT_MATTER.at(head.place_of_list(key), problem=incomplete.get(key, unread))
        for key in cards
        if key not in read
    ]
    subdecks, wrong = read_subdecks(values.get("subdecks"))
    head.problems += [rules.SUBDECKS_UNKNOWN.at(head.place("subdecks"), problem=wrong)] if wrong else []
    found = Settings(
        language=_language(head),
        deck=head.text("deck"),
        title=head.text("title"),
        asked=_asked(values),
        tags=tags,
        date=head.text("date"),
        questions=level,
        dialect=head.text("dialect").lower(),
        export=export,
        defaults=tuple(name for name in DEFAULTS if values.get(name) is True),
        subdecks=subdecks,
        cards=tuple(note for own in read.values() for note in own),
    )
    return found, tuple(head.problems)


def _asked(values: Mapping[str, object]) -> str:
    """The question that front matter asks by its name."""
    value = values.get("question")
    asked = value.strip() if isinstance(value, str) else ""
    return asked if asked.endswith(QUESTION_MARKS) else ""


def _level(head: _Head) -> int:
    """The heading level of the questions; 0 if the author names none. A list is a key of The Carpentries."""
    questions = "" if isinstance(head.values.get("questions"), list) else head.text("questions").lower()
    if questions and not _LEVEL.match(questions):
        head.problems.append(rules.SETTING_NOT_LEVEL.at(head.place("questions"), value=questions))
        return 0
    return NO_QUESTIONS if questions == "none" else int(questions[1]) if questions else 0


def _words(head: _Head) -> tuple[str, ...]:
    """The tags of every note."""
    tags = head.values.get("tags")
    if isinstance(tags, dict) or (isinstance(tags, list) and any(isinstance(tag, dict | list) for tag in tags)):
        head.problems.append(rules.SETTING_NOT_WORDS.at(head.place("tags"), key="tags"))
        return ()
    return _tags(tags)


def _export(head: _Head) -> dict[str, object]:
    """The settings of the outputs. Reports flags for all notes that are not true or false, too."""
    export: dict[str, object] = {}
    for key, value in head.values.items():
        if key in DEFAULTS:
            if not isinstance(value, bool):
                head.problems.append(rules.SETTING_NOT_FLAG.at(head.place(key), key=key))
        elif key in BY_NAME:
            # A warning, for the key may be that of another program: `paper: https://...`
            if wrong := complaint(BY_NAME[key], value):
                head.problems.append(rules.FRONT_MATTER_VALUE_UNUSED.at(head.place(key), problem=wrong))
            else:
                export[BY_NAME[key].key] = as_kind(BY_NAME[key], value)
    return export


def _language(head: _Head) -> str:
    language = head.text("lang", "language")
    if not language or _LANGUAGE.match(language):
        return language
    code = LANGUAGE_NAMES.get(language.casefold(), "")
    hint = f"did you mean 'lang: {code}'?" if code else ""
    head.problems.append(rules.LANGUAGE_NO_CODE.at(head.place("lang"), value=language[:40], hint=hint))
    return ""


def _unknown(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """The keys that no known program uses, or that look like a misspelt setting, each with a remedy.

    If the front matter has keys of another program, keys that do not look like a setting are ignored.
    """
    known = {*_KNOWN, "question"} if _asked(values) else _KNOWN
    strange = [key for key in values if key not in known and key.lower() not in OTHERS_USE | HEADS]
    foreign = any(key.lower() in OTHERS_USE for key in values)
    found = []
    for key in strange:
        near = _meant(key.casefold().replace("_", "-")[:40], NEAREST if foreign else _NEAR)
        if near or not foreign:
            found.append((key, f"did you mean '{near}'?" if near else ""))
    return found


_NEAR = 0.75
"""How similar an unknown key must be to a setting if no key is of another program: `tagz`."""


def _meant(key: str, least: float) -> str:
    """The setting that a misspelt key probably means: `dekc`, `langauge`; '' if none is similar."""
    near = swapped(key, _KNOWN) or nearest(key, (*_KNOWN, "language"), least)
    return "lang" if near == "language" else near


def _macros(value: object, source: Source, lines: list[str]) -> tuple[dict[str, Macro], Diagnostics]:
    """The TeX macros that a mapping of names states: the TeX, or [how many arguments, the TeX]."""
    found: dict[str, Macro] = {}
    diagnostics: list[Diagnostic] = []

    def place(line: int) -> Location:
        return Location(source.path, line + 1, len(lines[line]) - len(lines[line].lstrip()) + 1)

    places: dict[str, int] = {}
    for number, text in enumerate(lines):
        places.setdefault(text.lstrip(" {\"'").partition(":")[0].rstrip(" \"'"), number)
    first = places.get("macros", 0)

    if value is not None and not isinstance(value, dict):
        diagnostics.append(rules.MACROS_NOT_NAMES.at(place(first)))
    for key, body in value.items() if isinstance(value, dict) else ():
        name, line = str(key).removeprefix("\\"), places.get(str(key), first)
        macro = macro_of(body)
        if _CUT_OFF.match(lines[line]):
            diagnostics.append(rules.MACRO_CUT_OFF.at(place(line), name=key))
        elif not re.fullmatch("[A-Za-z]+", name):
            diagnostics.append(rules.MACRO_NAME.at(place(line), name=key))
        elif isinstance(macro, str):
            diagnostics.append(rules.MACRO_BROKEN.at(place(line), name=key, problem=macro))
        else:
            found[name] = macro
    return found, tuple(diagnostics)


def read_subdecks(value: object) -> tuple[tuple[str, ...], str]:
    """The subdecks that a word or a list of words names, and the problem with it, if any."""
    words = re.split(r"[\s,+]+", value) if isinstance(value, str) else value
    if words is None:
        return (), ""
    if not isinstance(words, list) or not words or not all(word in SUBDECKS for word in words):
        return (), f"'subdecks' must be a list of {', '.join(SUBDECKS[:-1])}, or {SUBDECKS[-1]}"
    return tuple(words), ""


def _tags(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        words = re.split(r"[\s,]+", value)
    elif isinstance(value, (list, tuple)):
        words = ["_".join(str(word).split()) for word in value if word is not None]
    else:
        words = [] if value is None else [str(value)]
    return tuple(dict.fromkeys(word.lstrip("#") for word in words if word.lstrip("#")))
