"""The tags of a field's HTML, and the text between them.

Fields are written by Python-Markdown and nh3: their tags hold no bare `<` or `>`, so a regular expression finds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

TAG = re.compile(r"<[^<>]*>")
"""A tag or a comment."""
ELEMENT = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>")
"""A tag: `/` if it closes, its name, and its attributes."""
_CODE_OR_TAG = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>|<[^<>]*>)", re.S)


def without_tags(markup: str, instead: str = "") -> str:
    """The HTML with `instead` for each tag; character references stay."""
    return TAG.sub(instead, markup)


def change_text(markup: str, change: Callable[[str], str]) -> str:
    """The HTML with its text changed. Tags stay as they are, and so does code with all that is in it."""
    pieces = _CODE_OR_TAG.split(markup)
    pieces[::2] = map(change, pieces[::2])
    return "".join(pieces)
