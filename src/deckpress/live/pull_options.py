"""The list of options in a field of Anki's -> its options: whether each is right, its text and its feedback."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckpress.history.adopt import plain
from deckpress.regex import regex

_LIST = regex(r'<ul class="choices([^"]*)"[^<>]*>(.*)</ul>(?:<br>|<div><br></div>|\s)*\Z', re.S)
_ITEM = regex(r'<li class="(right|wrong)">')
_FEEDBACK = '<div class="feedback">'


@dataclass(frozen=True, slots=True)
class Option:
    """An option: the HTML of its text, and that of its feedback."""

    right: bool
    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a note, in their order."""

    options: tuple[Option, ...]
    shuffled: bool = False


def in_words(markup: str) -> str:
    """The options of a field on one line, each with a box; for another field, its words."""
    found = read_options(markup)
    if found is None:
        return " ".join(plain(markup).split())
    return " · ".join(f"[{'x' if one.right else ' '}] {' '.join(plain(one.text).split())}" for one in found.options)


def read_options(markup: str) -> Options | None:
    """The options of a field; None if it is not a list as a build writes it."""
    if not markup.strip():
        return Options(())
    found = _LIST.match(markup)
    if found is None or "made" in found[1].split():
        return None
    pieces = _ITEM.split(found[2])
    if pieces[0].strip():
        return None
    options = []
    for mark, item in zip(pieces[1::2], pieces[2::2], strict=True):
        body = item.rstrip().removesuffix("</li>")
        text, _, said = body.partition(_FEEDBACK)
        if "<li" in text and "<ul" not in text and "<ol" not in text:
            return None
        options.append(Option(mark == "right", text, said.rstrip().removesuffix("</div>")))
    return Options(tuple(options), "shuffle" in found[1].split())
