"""A question -> its words, and the settings in braces, a comment or `#tags` at the end of its line."""

from __future__ import annotations

import re
from typing import Any

from deckpress.frozen import replace
from deckpress.model import NO_TEXT, NOTE_SETTINGS, Form, Text
from deckpress.reading.settings.attributes import NONE, Attributes, with_word
from deckpress.reading.settings.comment_settings import KEY, from_comment
from deckpress.reading.settings.misspelt import (
    near_braces,
)
from deckpress.regex import regex

_WORD = r"""(?:[#.][^\s{}#]+|[A-Za-z][\w:-]*(?:="(?:[^"\\]|\\.)*"|='[^'{}]*'|=[^\s"'{}][^\s{}]*)|[a-z-]+(?=[\s}]))"""
_BRACES = regex(rf"(?<![ \t])[ \t]*+\{{:?[ \t]*+({_WORD}(?>(?:[ \t]++{_WORD})*))[ \t]*+\}}[ \t]*+\Z")
"""Words in braces with blanks between them; the possessive quantifiers keep the match linear."""
_UNNUMBERED = "-"
"""What Pandoc's braces say of a heading without a number."""
_BRACED = tuple(row.word for row in NOTE_SETTINGS.values() if row.form is not Form.FLAG and not row.sign)

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
    text, found = from_end(text)
    words, tags = without_hashtags(text)
    if tags and words.rstrip("*_ ").endswith(("?", "？")):
        return words, found.merged(Attributes(tags=tags))
    return text, found


def from_line(text: str) -> tuple[str, Attributes]:
    """A question on a line that is not a heading, without the settings at its end.

    `{.a}` alone stays, since it names none.
    """
    kept, found = from_end(text)
    if found is NONE and kept == text:
        return text, NONE
    named = any(getattr(found, name) for name, row in NOTE_SETTINGS.items() if not row.sign)
    comment = text.rstrip().endswith("-->")
    return (kept, found) if named or comment or found.cloze or found.declined or found.unknown else (text, NONE)


def from_bold(text: str) -> tuple[str, Attributes]:
    """A question in bold without the settings behind it, even misspelt ones; else the same as `from_line`."""
    kept, found = from_end(text)
    if found.unknown and kept.endswith("}"):
        kept = kept[: kept.rindex("{")].rstrip()
    return (kept, found) if kept.endswith(("**", "__")) and found != NONE else from_line(text)


def from_end(text: str) -> tuple[str, Attributes]:
    """A question without the braces or the comment at its end, and their settings."""
    start = text.rfind("<!--") if text.rstrip().endswith("-->") else -1
    comment = from_comment(text[start:]) if start > 0 and text[:start].strip() else None
    if comment is not None:
        text = text[:start].rstrip()
    text, found = _from_braces(text)
    return text, found.merged(comment) if comment else found


def _from_braces(text: str) -> tuple[str, Attributes]:
    if "{" not in text:
        return text, NONE
    braces = _BRACES.search(text)
    if braces is None:
        return text, _misspelt(text)
    found = NONE
    of_page = not near_braces(text) and (braces.group(1)[0] in "#." or text[braces.start() :].lstrip().startswith("{:"))
    for word in re.findall(r"""[A-Za-z][\w:-]*=(?:"(?:[^"\\]|\\.)*"|'[^']*')|\S+""", braces.group(1)):
        signed = next((name for name, row in NOTE_SETTINGS.items() if row.sign == word[:1]), "")
        name, _, value = word.partition("=")
        if signed:
            many = NOTE_SETTINGS[signed].form is Form.WORDS
            changes: dict[str, Any] = {signed: (*getattr(found, signed), word[1:]) if many else word[1:]}
            found = replace(found, **changes)
        elif value and name in _BRACED:
            found = with_word(found, name, Text(value))
        elif KEY.fullmatch(word):
            found = with_word(found, word, NO_TEXT)
        elif not ((of_page and value) or word == _UNNUMBERED):
            return text, _misspelt(text)
    return text[: braces.start()].rstrip(), found


def _misspelt(text: str) -> Attributes:
    """The report of a misspelt word, if the braces at the end of a question look like settings."""
    misfit = near_braces(text)
    return Attributes(unknown=(misfit,)) if misfit else NONE
