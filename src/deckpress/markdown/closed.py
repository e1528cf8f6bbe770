"""Where a text stops holding closing marks, so that a search for what is between two marks takes linear time.

A pattern such as `<!--.*?-->` reads on to the end of the text for each opening mark that is never closed, which is
quadratic for a text that repeats the opening mark. Up to the last closing mark every opening mark is closed.
"""

from __future__ import annotations

import re

from deckpress.regex import regex

_COMMENT = regex(r"<!--.*?-->", re.S)


def last_end(text: str, *closers: str) -> int:
    """The offset after the last of the closing marks in a text; 0 if it holds none."""
    return max(text.rfind(closer) + len(closer) if closer in text else 0 for closer in closers)


def sub_closed(pattern: re.Pattern[str], replacement: str, text: str, *closers: str) -> str:
    """`pattern.sub` for a pattern whose matches all end in one of the closing marks."""
    end = last_end(text, *closers)
    return pattern.sub(replacement, text[:end]) + text[end:] if end else text


def without_comments(html: str) -> str:
    """HTML without its comments; a comment that is never closed stays."""
    return sub_closed(_COMMENT, "", html, "-->")
