"""What an author says of one note where GitHub shows nothing: `<!-- id: x  tags: a b -->`, `{#x .a reverse}`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from deckpress.reading.source import fit

_COMMENT = re.compile(r"\s*<!--(.*?)-->\s*\Z", re.S)
_WORD = r"""(?:[#.][^\s{}#]+|[a-z-]+(?:="(?:[^"\\]|\\.)*"|=[^\s"{}][^\s{}]*)?)"""
_BRACES = re.compile(rf"(?<![ \t])[ \t]*+\{{[ \t]*+({_WORD}(?:[ \t]++{_WORD})*+)[ \t]*+\}}[ \t]*+\Z")
"""The words in braces, blanks between them: without these there would be endless ways to read them."""
_FLAGS = ("reverse", "type-in", "shuffle", "cloze")
DEFAULTS = ("reverse", "type-in", "shuffle")
"""The flags that front matter may set for a whole deck; a note declines one by `no-reverse` and so on."""
_WORDS = "|".join((*_FLAGS, *(f"no-{flag}" for flag in DEFAULTS)))
_KEY = re.compile(rf"(?<!\S)(id|tags|hint|deck|points|type-in):[ \t]*|(?<!\S)({_WORDS})(?!\S)")
_POINTS = re.compile(r"\d{1,4}(?:\.\d{1,2})?\Z")
_QUOTED = re.compile(r'(?<=[ ,:])"(?:[^"\\]|\\.)*"(?=[ ,]|\Z)')


@dataclass(frozen=True, slots=True)
class Attributes:
    """Settings of one note. Unset ones are empty or False."""

    id: str = ""
    tags: tuple[str, ...] = ()
    hint: str = ""
    reverse: bool = False
    typed: bool = False
    cloze: bool = False
    """True if the note is a cloze, whatever its text looks like."""
    expected: str = ""
    shuffle: bool = False
    points: float = 0
    declined: tuple[str, ...] = ()
    """The defaults of the deck that do not hold for the note."""
    unknown: tuple[str, ...] = ()

    def merged(self, other: Attributes) -> Attributes:
        """Both; what `other` sets wins, tags and flags add up."""
        return Attributes(
            other.id or self.id,
            (*self.tags, *(tag for tag in other.tags if tag not in self.tags)),
            other.hint or self.hint,
            self.reverse or other.reverse,
            self.typed or other.typed,
            self.cloze or other.cloze,
            other.expected or self.expected,
            self.shuffle or other.shuffle,
            other.points or self.points,
            (*self.declined, *(flag for flag in other.declined if flag not in self.declined)),
            (*self.unknown, *other.unknown),
        )


NONE = Attributes()


def from_comment(html: str) -> Attributes | None:
    """The attributes in an HTML comment; None if the block is no comment or names no attribute.

    A value in double quotes is a JSON string, which may hold anything, the names of attributes and line ends too.
    """
    comment = _COMMENT.match(html)
    if comment is None or html.count("<!--") != 1:
        return None
    body = " ".join(comment.group(1).split())
    keys = list(_KEY.finditer(_QUOTED.sub(lambda quoted: "_" * len(quoted.group()), body)))
    if not keys or body[: keys[0].start()].strip():
        return None
    found = NONE
    for index, key in enumerate(keys):
        end = keys[index + 1].start() if index + 1 < len(keys) else len(body)
        value = body[key.end() : end].strip()
        name = key.group(1) or key.group(2)
        found = _set(found, name, value)
    return found


def _set(found: Attributes, name: str, value: str) -> Attributes:
    if name == "id":
        return replace(found, id=_unquoted(value))
    if name == "tags":
        words = (
            _unquoted(word) if word[0] == '"' else word.lstrip("#")
            for word in re.findall(r'"(?:[^"\\]|\\.)*"(?=[\s,]|\Z)|[^\s,]+', value)
        )
        return replace(found, tags=tuple(word for word in words if word))
    if name == "hint":
        return replace(found, hint=_unquoted(value))
    if name == "points":
        if _POINTS.match(value) and float(value):
            return replace(found, points=float(value))
        return replace(found, unknown=(*found.unknown, f"points: {value}"))
    if name == "type-in":
        return replace(found, typed=True, expected=_unquoted(value))
    if name in ("reverse", "shuffle", "cloze"):
        found = replace(found, **{name: True})  # type: ignore[arg-type]
    elif name.startswith("no-"):
        found = replace(found, declined=(*found.declined, name[3:]))
    else:
        return replace(found, unknown=(*found.unknown, name))
    return replace(found, unknown=(*found.unknown, value)) if value else found


def _unquoted(value: str) -> str:
    """A value in double quotes as the JSON string that it is; as it stands if it is none that a deck can hold."""
    if not value.startswith('"'):
        return value
    try:
        text = json.loads(value)
    except ValueError:
        return value
    kept, unfit = fit(text) if isinstance(text, str) else ("", "no text")
    return value if unfit else kept


_HASHTAGS = re.compile(r"(?:(?<=\S)[ \t]+#[^\W\d_](?:[\w/-]|::(?=\w))*)+[ \t]*\Z")


def without_hashtags(text: str) -> tuple[str, tuple[str, ...]]:
    """A heading without the `#tags` at its end, and these."""
    found = _HASHTAGS.search(text) if "#" in text else None
    if found is None:
        return text, ()
    return text[: found.start()].rstrip(), tuple(word.lstrip("#") for word in found.group().split())


def from_heading(text: str) -> tuple[str, Attributes]:
    """A heading without the braces at its end, and what they say; braces that are no attributes stay text.

    `#tags` behind a question mark are tags; behind other words they may be what is asked for, such as `#include`.
    """
    text, found = _from_braces(text)
    words, tags = without_hashtags(text)
    if tags and words.rstrip("*_ ").endswith(("?", "？")):
        return words, found.merged(Attributes(tags=tags))
    return text, found


def _from_braces(text: str) -> tuple[str, Attributes]:
    braces = _BRACES.search(text)
    if braces is None:
        return text, NONE
    found = NONE
    for word in re.findall(r'[a-z-]+="(?:[^"\\]|\\.)*"|\S+', braces.group(1)):
        if word.startswith("#"):
            found = replace(found, id=word[1:])
        elif word.startswith("."):
            found = replace(found, tags=(*found.tags, word[1:]))
        elif word.startswith("hint="):
            found = replace(found, hint=_unquoted(word[5:]))
        elif word.startswith(("points=", "type-in=")):
            name, _, value = word.partition("=")
            found = _set(found, name, _unquoted(value))
        elif _KEY.fullmatch(word):
            found = _set(found, word, "")
        else:
            return text, NONE
    return text[: braces.start()].rstrip(), found
