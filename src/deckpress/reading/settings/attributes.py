"""The settings of one note, written where GitHub shows nothing: what each word sets, and how settings add up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deckpress.frozen import public_dataclass, replace
from deckpress.model import DEFAULTS, NOTE_SETTINGS, Form, NoteSettings, Text
from deckpress.reading.settings.misspelt import (
    CLOZE,
    Misfit,
    near_flag,
)
from deckpress.reading.text.source import fit
from deckpress.regex import regex
from deckpress.spellings import join_texts, lacks_text, split_texts

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_POINTS = regex(r"\d{1,4}(?:\.\d{1,2})?\Z")
_IN_BRACKETS = regex(r"\[[^\[\]]*\]")
_LISTED = regex(r'"(?:[^"\\]|\\.)*"(?=[\s,]|\Z)|[^\s,]+')


@public_dataclass(frozen=True, slots=True, kw_only=True)
class Attributes(NoteSettings):
    """Settings of one note as its author wrote them. Unset ones are empty or False."""

    cloze: bool = False
    """True if the note is a cloze, whatever its text looks like."""
    unknown: tuple[Misfit, ...] = ()

    def merged(self, other: Attributes) -> Attributes:
        """The settings of both: those of `other` take precedence, but lists of words and flags are combined."""
        if self is NONE:
            return other
        both: dict[str, Any] = {}
        for name, row in NOTE_SETTINGS.items():
            old, new = getattr(self, name), getattr(other, name)
            unset = new == getattr(NONE, name)
            both[name] = _union(old, new) if row.form is Form.WORDS else old if unset else new
        declined, unknown = _union(self.declined, other.declined), (*self.unknown, *other.unknown)
        return Attributes(**both, cloze=self.cloze or other.cloze, declined=declined, unknown=unknown)


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(word for word in second if word not in first))


NONE = Attributes()


def settings_of(said: NoteSettings) -> dict[str, Any]:
    """The settings of a note by the names of their fields, for making another note."""
    return {**{name: getattr(said, name) for name in NOTE_SETTINGS}, "declined": said.declined}


def as_json(said: NoteSettings) -> Mapping[str, object]:
    """The settings of a note as JSON values, in the order of the table."""
    values = {name: _json_value(row.form, getattr(said, name)) for name, row in NOTE_SETTINGS.items()}
    return {**values, "declined": list(said.declined)}


def _json_value(form: Form, value: Any) -> object:
    if form is Form.MARKDOWN:
        return value.markdown
    if form in (Form.WORDS, Form.TEXTS):
        return list(value)
    if form is Form.NUMBER:
        return int(value) if value == int(value) else value
    return value


def with_word(found: Attributes, word: str, value: Text) -> Attributes:
    """The attributes with one more word; an unknown word is added to `unknown`."""
    if word == CLOZE:
        changes: dict[str, Any] = {"cloze": True}
    elif word.startswith("no-"):
        changes = {"declined": _union(found.declined, (word[3:],))}
    else:
        rows = {name: row for name, row in NOTE_SETTINGS.items() if row.word == word}
        changes = {name: True for name, row in rows.items() if row.form is Form.FLAG}
        for name, row in rows.items():
            parsed = None if row.form is Form.FLAG else _parsed(row.form, value)
            if parsed is None:
                continue
            if row.form is Form.TEXTS and lacks_text(_unquoted(value.markdown)):
                misfit = Misfit(f"{word}: {value.markdown}", f"{word}: {join_texts(parsed)}", gap=True)
                found = replace(found, unknown=(*found.unknown, misfit))
            return replace(found, **changes, **{name: parsed})
        if not changes:
            words = f"{word}: {value.markdown}" if rows else word
            return replace(found, unknown=(*found.unknown, Misfit(words)))
    said = value.markdown.casefold()
    if said in _NO and word in DEFAULTS:
        return replace(found, declined=_union(found.declined, (word,)))
    wrong = value and said not in _YES
    unknown = (*found.unknown, Misfit(value.markdown, near_flag(value.markdown))) if wrong else found.unknown
    return replace(found, **changes, unknown=unknown)


def _parsed(form: Form, value: Text) -> Any:
    """The value of a setting, parsed; None if it does not have that form."""
    if form is Form.WORDS:
        listed = value.markdown[1:-1] if _IN_BRACKETS.fullmatch(value.markdown) else value.markdown
        words = (_unquoted(w) if w[0] == '"' else w.lstrip("#") for w in _LISTED.findall(listed))
        return tuple(word for word in words if word and word != "-")
    text = _unquoted(value.markdown)
    if form is Form.NUMBER:
        return points_of(text) or None
    if form is Form.TEXTS:
        return split_texts(text) or None
    return replace(value, markdown=text) if form is Form.MARKDOWN else text


def points_of(text: str) -> float:
    """The points that a text states; 0 if it is not such a number."""
    return float(text) if _POINTS.match(text) else 0


def _unquoted(value: str) -> str:
    """The text of a value in double quotes, a JSON string; the value as written if no deck can hold that text."""
    if not value.startswith('"'):
        return value
    try:
        text = json.loads(value)
    except ValueError:
        return value
    return text if isinstance(text, str) and not fit(text)[1] else value
