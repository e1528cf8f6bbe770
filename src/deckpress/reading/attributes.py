"""The settings of one note, written where GitHub shows nothing: `<!-- id: x  tags: a b -->`, `{#x .a reverse}`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from deckpress.frozen import replace
from deckpress.model import DEFAULTS, NO_TEXT, NOTE_SETTINGS, Form, NoteSettings, Text
from deckpress.reading.misspelt import (
    CLOZE,
    FLAGS,
    LONE,
    ORDINARY,
    VALUES,
    Misfit,
    near_braces,
    near_flag,
    near_lone,
    near_value,
)
from deckpress.reading.source import fit
from deckpress.regex import regex
from deckpress.spellings import join_texts, lacks_text, split_texts

_COMMENT = regex(r"\s*<!--(.*?)-->\s*\Z", re.S)
_WORD = r"""(?:[#.][^\s{}#]+|[a-z-]+(?:="(?:[^"\\]|\\.)*"|=[^\s"{}][^\s{}]*)?)"""
_BRACES = regex(rf"(?<![ \t])[ \t]*+\{{:?[ \t]*+({_WORD}(?>(?:[ \t]++{_WORD})*))[ \t]*+\}}[ \t]*+\Z")
"""Words in braces with blanks between them; the possessive quantifiers keep the match linear."""
_BRACED = tuple(row.word for row in NOTE_SETTINGS.values() if row.form is not Form.FLAG and not row.sign)
_LIKE_KEY = r"(?:[Tt]ype in|[A-Za-z][\w-]{1,19})"
_KEY = regex(
    rf"(?<![^\s,;])(?:({'|'.join(VALUES)}|deck):[ \t]*|({'|'.join(LONE)})(?![^\s,;])|({_LIKE_KEY})[ \t]*([:=])[ \t]*)"
)
"""A setting, or a word in the place of one.

`deck` is not a setting of a note, but people write it, so it is matched and then reported.
"""
_FREE = tuple(
    row.word for row in NOTE_SETTINGS.values() if row.form in (Form.LINE, Form.MARKDOWN, Form.TEXTS) and not row.sign
)
"""The settings whose values are sentences."""
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_POINTS = regex(r"\d{1,4}(?:\.\d{1,2})?\Z")
_QUOTED = regex(r'(?<=[ ,:])"(?:[^"\\]|\\.)*"(?=[ ,]|\Z)')
_IN_BRACKETS = regex(r"\[[^\[\]]*\]")
_LISTED = regex(r'"(?:[^"\\]|\\.)*"(?=[\s,]|\Z)|[^\s,]+')


@dataclass(frozen=True, slots=True, kw_only=True)
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


def from_comment(html: str, source: Text | None = None) -> Attributes | None:
    """The attributes in an HTML comment; None if it is not a comment or sets nothing.

    A value in double quotes is a JSON string, which may hold anything, even names of attributes and line ends. `source`
    is the comment with its place in the document; values in Markdown get their places from it.
    """
    found = _plain_comment(html)
    return _from_comment(html, source) if found and found.hint is not NO_TEXT else found


@lru_cache(maxsize=16_384)
def _plain_comment(html: str) -> Attributes | None:
    """The attributes in a comment without its place, which only Markdown has. Two passes ask for each comment."""
    return _from_comment(html, None)


def _from_comment(html: str, source: Text | None) -> Attributes | None:
    comment = _COMMENT.match(html)
    if comment is None or html.count("<!--") != 1:
        return None
    body = re.sub(r"\s", " ", comment.group(1))
    keys = _keys(_QUOTED.sub(lambda quoted: "_" * len(quoted.group()), body), comment.group(1))
    before = body[: keys[0].start] if keys else body
    words = before.replace(",", " ").replace(";", " ").split()
    alone = not keys and len(words) == 1
    found, misfits = NONE, dict[Misfit, None]()
    for word in words:
        meant = near_lone(word) if alone else near_flag(word)
        if not meant and (alone or word not in LONE):
            return None
        if meant:
            misfits[Misfit(word, meant)] = None
        else:
            found = _set(found, word, NO_TEXT)
    if not keys and not words:
        return None
    for key, following in zip(keys, [*keys[1:], None], strict=False):
        if key.meant:
            misfits[Misfit(f"{key.word}{key.sign}", key.meant)] = None
            continue
        raw = body[key.end : following.start].rstrip(" ,;") if following else body[key.end :]
        offset = comment.start(1) + key.end + len(raw) - len(raw.lstrip(' "'))
        value = _placed(" ".join(raw.split()), source, offset)
        found = _set(found, key.word, value)
        if found.unknown:
            misfits.update(dict.fromkeys(found.unknown))
            found = replace(found, unknown=())
    return replace(found, unknown=tuple(misfits)) if misfits else found


class _Key(NamedTuple):
    """A setting in a comment, or a word that looks like one, and its meaning."""

    word: str
    start: int
    end: int
    sign: str = ""
    meant: str = ""


def _keys(body: str, written: str) -> list[_Key]:
    """The settings in a comment in order, and the words that look like one; `written` has its line ends."""
    keys: list[_Key] = []
    for found in _KEY.finditer(body):
        value, flag, word, sign = found.groups()
        if word is None:
            keys.append(_Key(value or flag, *found.span()))
        elif word in FLAGS:
            keys.append(_Key(word, *found.span()))  # `reverse: true`, as front matter has it
        elif meant := near_value(word):
            start = found.start()
            apart = not start or written[start - 1] in "\n,;" or body[max(start - 2, 0) : start].isspace()
            sentence = keys and keys[-1].word in _FREE and not keys[-1].meant
            if not sentence or (apart and sign == ":") or (sign == ":" and word not in ORDINARY):
                keys.append(_Key(word, *found.span(), sign, f"{meant}:" if meant in VALUES else meant))
    return keys


def _placed(value: str, source: Text | None, offset: int) -> Text:
    """A value at its place, if that is known: `offset` counts the characters of the source before it."""
    if source is None or not value:
        return Text(value)
    return Text.at(source.locate_offset(offset), value)


def _set(found: Attributes, word: str, value: Text) -> Attributes:
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


_HASHTAG = regex(r"#([^\W\d_](?:[\w/-]|::(?=\w))*)")
_WORDS_AND_BLANKS = regex(r"[ \t]+|[^ \t]+")


def without_hashtags(text: str) -> tuple[str, tuple[str, ...]]:
    """A heading without the `#tags` at its end, and these."""
    if "#" not in text:
        return text, ()
    parts = _WORDS_AND_BLANKS.findall(text.rstrip(" \t"))
    tags: list[str] = []
    while len(parts) > 2 and (tag := _HASHTAG.fullmatch(parts[-1])) and not parts[-3][-1].isspace():
        tags.append(tag[1])
        del parts[-2:]
    return ("".join(parts).rstrip(), tuple(reversed(tags))) if tags else (text, ())


def from_heading(text: str) -> tuple[str, Attributes]:
    """A heading without the braces at its end, and their settings; other braces stay text.

    `#tags` after a question mark are tags; elsewhere they may be part of the question, such as `#include`.
    """
    text, found = _from_end(text)
    words, tags = without_hashtags(text)
    if tags and words.rstrip("*_ ").endswith(("?", "？")):
        return words, found.merged(Attributes(tags=tags))
    return text, found


def from_line(text: str) -> tuple[str, Attributes]:
    """A question on a line that is not a heading, without the settings at its end.

    `{.a}` alone stays, since it names none.
    """
    kept, found = _from_end(text)
    named = any(getattr(found, name) for name, row in NOTE_SETTINGS.items() if not row.sign)
    comment = text.rstrip().endswith("-->")
    return (kept, found) if named or comment or found.cloze or found.declined or found.unknown else (text, NONE)


def from_bold(text: str) -> tuple[str, Attributes]:
    """A question in bold without the settings behind it, even misspelt ones; else the same as `from_line`."""
    kept, found = _from_end(text)
    if found.unknown and kept.endswith("}"):
        kept = kept[: kept.rindex("{")].rstrip()
    return (kept, found) if kept.endswith(("**", "__")) and found != NONE else from_line(text)


def _from_end(text: str) -> tuple[str, Attributes]:
    """A question without the braces or the comment at its end, and their settings."""
    start = text.rfind("<!--") if text.rstrip().endswith("-->") else -1
    comment = from_comment(text[start:]) if start > 0 and text[:start].strip() else None
    if comment is not None:
        text = text[:start].rstrip()
    text, found = _from_braces(text)
    return text, found.merged(comment) if comment else found


def _from_braces(text: str) -> tuple[str, Attributes]:
    braces = _BRACES.search(text)
    if braces is None:
        return text, _misspelt(text)
    found = NONE
    for word in re.findall(r'[a-z-]+="(?:[^"\\]|\\.)*"|\S+', braces.group(1)):
        signed = next((name for name, row in NOTE_SETTINGS.items() if row.sign == word[:1]), "")
        name, _, value = word.partition("=")
        if signed:
            many = NOTE_SETTINGS[signed].form is Form.WORDS
            changes: dict[str, Any] = {signed: (*getattr(found, signed), word[1:]) if many else word[1:]}
            found = replace(found, **changes)
        elif value and name in _BRACED:
            found = _set(found, name, Text(value))
        elif _KEY.fullmatch(word):
            found = _set(found, word, NO_TEXT)
        else:
            return text, _misspelt(text)
    return text[: braces.start()].rstrip(), found


def _misspelt(text: str) -> Attributes:
    """The report of a misspelt word, if the braces at the end of a question look like settings."""
    misfit = near_braces(text)
    return Attributes(unknown=(misfit,)) if misfit else NONE
