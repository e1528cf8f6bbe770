"""Options that are nothing but tags of HTML, `A. <br>`: they would show nothing, so the card shows them as code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deckpress.model import Choice
from deckpress.regex import regex

_TAGS_ALONE = regex(
    r"(?:</?(?!(?:img|audio|video|svg|math|picture|object|iframe|input)\b)[a-z][^<>`\n]*>[ \t]*)+\Z", re.I
)


def with_tags_shown(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The options, with backticks around those that are only tags."""
    return tuple(
        replace(choice, text=choice.text.reword(f"`{choice.text.markdown.strip()}`"))
        if choice.text.markdown[:1] == "<" and _TAGS_ALONE.match(choice.text.markdown.strip())
        else choice
        for choice in choices
    )
