"""A field's HTML -> the parts of it that an output needs one by one: options, and the remarks to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from deckpress.model import Html

_FEEDBACK = '<div class="feedback">'
_ITEM = re.compile(r"<(/?)(li|ul|ol|div)\b([^<>]*)>")


def options_of(choices: Html) -> Iterator[tuple[Html, Html]]:
    """The options that a field lists, each with the remark to it, which may be empty."""
    for start, remark, end in _spans(choices.markup):
        inner = choices.markup[remark + len(_FEEDBACK) : end].rpartition("</div>")[0]
        yield (
            replace(choices, markup=choices.markup[start:remark].strip()),
            replace(choices, markup=inner.strip()),
        )


def without_remarks(choices: Html) -> Html:
    """The list of the options, without the remarks to them."""
    parts, position = [], 0
    for _, remark, end in _spans(choices.markup):
        parts.append(choices.markup[position:remark])
        position = end
    return replace(choices, markup="".join([*parts, choices.markup[position:]]))


def _spans(markup: str) -> Iterator[tuple[int, int, int]]:
    """Where each option begins, where the remark to it begins, and where it ends; without a remark the two are one."""
    depth = start = remark = 0
    for tag in _ITEM.finditer(markup):
        closes, name = bool(tag[1]), tag[2]
        depth += -1 if closes else 1
        if name == "li" and not closes and depth == 2:
            start, remark = tag.end(), 0
        elif not closes and depth == 3 and tag[0] == _FEEDBACK:
            remark = tag.start()
        elif name == "li" and closes and depth == 1:
            yield start, remark or tag.start(), tag.start()
