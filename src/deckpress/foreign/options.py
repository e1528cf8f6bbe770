"""The list of options in a field of one of our notes -> each option: whether it is right, its text, its feedback."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    """The options of a note, in their order; `before` is what is in the list before the first one."""

    options: tuple[Option, ...]
    shuffled: bool = False
    before: str = ""


def split_options(markup: str) -> Options | None:
    """The options of a list that a build wrote, which may have been edited since; None for anything else."""
    found = _LIST.match(markup)
    if found is None or "made" in found[1].split():
        return None
    before, *pieces = _ITEM.split(found[2])
    options = []
    for mark, item in zip(pieces[::2], pieces[1::2], strict=True):
        text, _, said = item.rstrip().removesuffix("</li>").partition(_FEEDBACK)
        options.append(Option(mark == "right", text, said.rstrip().removesuffix("</div>")))
    return Options(tuple(options), "shuffle" in found[1].split(), before)


def read_options(markup: str) -> Options | None:
    """The options of a field; None if it is not a list as a build writes it."""
    if not markup.strip():
        return Options(())
    found = split_options(markup)
    if found is None or found.before.strip():
        return None
    texts = (one.text for one in found.options)
    return None if any("<li" in text and "<ul" not in text and "<ol" not in text for text in texts) else found
