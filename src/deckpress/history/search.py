"""A deck and a question -> what to type into Anki's browser to find that note, or some of its cards.

Anki looks for each quoted term in the HTML of all fields of a note (Anki manual, "Searching"). So a search consists of
single words of the question, because there may be markup between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MOST_WORDS = 8
_LONGEST = 24
_LOOKED_AT = 4_000
"""Characters at the start of a question from which the words of a search are taken."""
_UNSHOWN = re.compile(
    r"```[^\s`]*|~~~[^\s~]*"  # the language of a code block
    r"|!\[[^\[\]]*\]\([^()]*\)|\]\([^()]*\)|\]\[[^\[\]]*\]"  # a picture; the address of a link
    r"|\$\$.*?\$\$|\$[^$]*\$|\\\(.*?\\\)|\\\[.*?\\\]"  # a formula
    r"|</?[a-zA-Z][^<>]*>|<!--.*?-->|&#?\w+;"
    r"|\{\{c[\d,]+::"
)
_HINT = re.compile(r"::[^{}]*\}\}")
_SPECIAL = re.compile(r'(["\\*_])')


def find_note(deck: str, question: str, *, leave_out: str = "", cards: Sequence[int] = ()) -> str:
    """A search for the note of a deck with this question, given as Markdown.

    It excludes the cards in the deck `leave_out`; with `cards` it finds only cards with these ordinals, from 0.
    """
    terms = [_deck(deck)]
    if leave_out.startswith(f"{deck}::"):  # any other deck is excluded by the first term
        terms.append(f"-{_deck(leave_out)}")
    terms += [f'"{word}"' for word in _words(question)]
    ordinals = " OR ".join(f"card:{number + 1}" for number in cards)
    return " ".join([*terms, *([f"({ordinals})" if len(cards) > 1 else ordinals] if cards else [])])


def find_question(question: str) -> str:
    """A search for notes of any deck with this question, given as Markdown."""
    return " ".join(f'"{word}"' for word in _words(question))


def _deck(name: str) -> str:
    """The term for a deck under the name that Anki gives it; `"`, `*`, `_` and the backslash are escaped."""
    parts = (re.sub(r"[\x00-\x1f\x7f]+", " ", part).strip() or "blank" for part in name.split("::"))
    tidy = unicodedata.normalize("NFC", "::".join(parts))
    return '"deck:' + _SPECIAL.sub(r"\\\1", tidy) + '"'


def _words(question: str) -> list[str]:
    """A few words of a question that are the same in its Markdown and in its field."""
    question = unicodedata.normalize("NFC", question[:_LOOKED_AT])
    shown = _HINT.sub(" ", _UNSHOWN.sub(" ", question))
    words = re.findall(r"[^\W_]+", shown) or re.findall(r"[^\W_]+", re.sub(r"&#?\w+;", " ", question))
    return list(dict.fromkeys(_lower(word)[:_LONGEST] for word in words))[:_MOST_WORDS]


def _lower(word: str) -> str:
    """The word with ASCII letters in lower case: Anki's search ignores case for these only."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in word)
