"""A line of Markdown -> the display that it opens and leaves open, whose lines below begin no block."""

from __future__ import annotations

import re

from deckpress.markdown.environments import NAMES
from deckpress.regex import regex
from deckpress.tex.recognition import has_strong_signs, is_tex

_OPENER = regex(
    rf"\\begin\{{({NAMES})\}}"
    r"|(?P<square>\\{1,2}\[)|\\.|`+|\[(?P<anki>\$\$?|latex)\]|(?P<element><anki-mathjax)(?=[\s>])|\$\$",
    re.I,
)
_LOOK_AHEAD = 200


def open_display(text: str) -> re.Pattern[str] | None:
    """What must close the display that a line opens and leaves open; None if it leaves none open."""
    open_dollars, position = False, 0
    missing: set[re.Pattern[str]] = set()
    while found := _OPENER.search(text, position):
        position = found.end()
        mark = found.group()
        if mark == "$$":
            open_dollars = not open_dollars
        elif mark[0] == "`":
            closing = re.compile(rf"(?<!`){mark}(?!`)").search(text, position)
            position = closing.end() if closing else position
        elif not open_dollars and (closer := _closer(found)):
            closing = None if closer in missing else closer.search(text, position)
            if closing is None and _stays_open(found, text):
                return closer
            if closing is None:
                missing.add(closer)
            else:
                position = closing.end()
    return re.compile(r"\$\$") if open_dollars else None


def _closer(opener: re.Match[str]) -> re.Pattern[str] | None:
    """What closes the display that a mark opens; None if the mark opens none."""
    environment, square, anki, element = opener.group(1, "square", "anki", "element")
    if environment:
        return re.compile(r"\\end\{" + re.escape(environment) + r"\}")
    if square:
        return re.compile(re.escape(square[:-1] + "]"))
    if anki:
        return re.compile(re.escape(f"[/{anki}]"))
    return re.compile("</anki-mathjax>") if element else None


def _stays_open(opener: re.Match[str], text: str) -> bool:
    """True if a display that a line leaves open may go on below: what the line holds of it is blank or TeX."""
    rest = text[opener.end() : opener.end() + _LOOK_AHEAD]
    begins = not text[: opener.start()].strip()
    if opener.group(1):
        return begins or not rest.strip() or has_strong_signs(rest) or is_tex(rest)
    if opener.group("square"):
        return begins or not rest.strip() or is_tex(rest)
    return not opener.group("anki") or opener.group("anki") == "latex" or not rest.strip() or has_strong_signs(rest)
