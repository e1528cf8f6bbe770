"""A comment below a question -> the settings in it: `<!-- id: x  tags: a b -->`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from deckpress.frozen import replace
from deckpress.model import NO_TEXT, NOTE_SETTINGS, Form, Text
from deckpress.reading.settings.attributes import NONE, Attributes, with_word
from deckpress.reading.settings.misspelt import (
    FLAGS,
    LONE,
    ORDINARY,
    VALUES,
    Misfit,
    near_flag,
    near_lone,
    near_value,
    without_sign,
)
from deckpress.regex import regex

_COMMENT = regex(r"\s*<!--(.*?)-->\s*\Z", re.S)
_LIKE_KEY = r"(?:[Tt]ype in|[A-Za-z][\w-]{1,19})"
KEY = regex(
    rf"(?<![^\s,;])(?:({'|'.join(VALUES)}|deck):[ \t]*|({'|'.join(LONE)})(?![^\s,;])|({_LIKE_KEY})[ \t]*([:=])[ \t]*)"
)
"""A setting, or a word in the place of one.

`deck` is not a setting of a note, but people write it, so it is matched and then reported.
"""
_EQUALS = regex(r"[ \t]*=|[ \t]+[-–—](?=[ \t])")
_FREE = tuple(
    row.word for row in NOTE_SETTINGS.values() if row.form in (Form.LINE, Form.MARKDOWN, Form.TEXTS) and not row.sign
)
"""The settings whose values are sentences."""
_NUMBER_IN_ANKI = regex(r"[ \t]*ID:[ \t]*(\d{8,15})[ \t]*")
"""What Obsidian_to_Anki writes below each note: `<!--ID: 1685901965087-->`."""
_QUOTED = regex(r'(?<=[ ,:])"(?:[^"\\]|\\.)*"(?=[ ,]|\Z)')


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
    if written := _NUMBER_IN_ANKI.fullmatch(comment.group(1)):
        return replace(NONE, id=written.group(1))
    body = re.sub(r"\s", " ", comment.group(1))
    keys = _keys(_QUOTED.sub(lambda quoted: "_" * len(quoted.group()), body), comment.group(1))
    if not keys and (unsigned := without_sign(comment.group(1))):
        return replace(NONE, unknown=(unsigned,))
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
            found = with_word(found, word, NO_TEXT)
    if not keys and not words:
        return None
    for key, following in zip(keys, [*keys[1:], None], strict=False):
        if key.meant:
            misfits[Misfit(f"{key.word}{key.sign}", key.meant)] = None
            continue
        raw = body[key.end : following.start].rstrip(" ,;") if following else body[key.end :]
        offset = comment.start(1) + key.end + len(raw) - len(raw.lstrip(' "'))
        value = _placed(" ".join(raw.split()), source, offset)
        found = with_word(found, key.word, value)
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
    for found in KEY.finditer(body):
        value, flag, word, sign = found.groups()
        if flag and (equals := _EQUALS.match(body, found.end())):
            meant = f"{flag}:" if flag in VALUES else flag
            keys.append(_Key(flag, found.start(), equals.end(), equals.group(), meant))
        elif word == "explanation" and sign == ":" and not keys and not body[: found.start()].strip():
            keys.append(_Key(word, *found.span(), sign, "<!-- explanation -->"))
        elif word is None:
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
