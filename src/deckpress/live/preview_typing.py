"""A typed answer and the right one -> the comparison that Anki shows on the back of a card."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from deckpress.live.preview_template import plain_text
from deckpress.regex import regex

_SOUND = regex(r"\[sound:[^\]]*\]|\[anki:[^\]]*\]")
_BREAKS = regex(r"(?:\n|<br\s?/?>|</?div>)+", re.IGNORECASE)
_LONGEST = 1_000
"""The most characters that are compared; longer texts would take too long."""


def expected_answer(field: str) -> str:
    """The text that the learner types, from the HTML of a field."""
    return plain_text(_BREAKS.sub(" ", _SOUND.sub("", field))).strip()


def compared(expected: str, typed: str, *, accents: bool = True) -> str:
    """The comparison as HTML: only the right answer if nothing is typed; without `accents`, they do not count."""
    if not typed or max(len(expected), len(typed)) > _LONGEST:
        return _whole(html.escape(expected, quote=False))
    left, right = (_plain(typed), _plain(expected)) if not accents else (typed, expected)
    if left == right:
        return _whole(_piece("typeGood", expected))
    above, below = ("".join(parts) for parts in zip(*_differences(left, right), strict=True))
    return _whole(f"{above}<br><span id=typearrow>&darr;</span><br>{below}")


def _differences(typed: str, expected: str) -> Iterator[tuple[str, str]]:
    """The pieces of both texts, each as HTML."""
    for tag, start, end, first, last in SequenceMatcher(None, typed, expected).get_opcodes():
        mine, right = typed[start:end], expected[first:last]
        if tag == "equal":
            yield _piece("typeGood", mine), _piece("typeGood", right)
        elif tag == "insert":
            yield _piece("typeMissed", "-" * len(right)), _piece("typeMissed", right)
        else:
            yield _piece("typeBad", mine), _piece("typeMissed", right)


def _piece(name: str, text: str) -> str:
    return f"<span class={name}>{html.escape(text, quote=False)}</span>" if text else ""


def _whole(inner: str) -> str:
    return f"<code id=typeans>{inner}</code>"


def _plain(text: str) -> str:
    """The text without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
