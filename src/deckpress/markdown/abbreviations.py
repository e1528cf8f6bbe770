"""`*[HTML]: Hyper Text Markup Language`: definitions of abbreviations, and the field in which each is explained."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache

from deckpress.html.tags import change_text
from deckpress.regex import regex

_DEFINITION = regex(r"[ ]{0,3}\*\[([^\[\]\\]{1,80})\]:[ \t]*(\S.*?)[ \t]*\Z")


def abbreviation(line: str) -> tuple[str, str] | None:
    """The abbreviation that a line defines, and what it stands for."""
    found = _DEFINITION.match(line) if line.lstrip()[:2] == "*[" else None
    return (found[1].strip(), found[2]) if found and found[1].strip() else None


def explained(shown: str, abbreviations: Mapping[str, str]) -> str:
    """The HTML of a field with its abbreviations in `<abbr>`, the first of each with a class; code stays as it is."""
    pattern = _pattern(tuple(abbreviations))
    seen: set[str] = set()

    def marked(found: re.Match[str]) -> str:
        meaning = html.escape(abbreviations[html.unescape(found.group())])
        first = "" if found.group() in seen else ' class="abbreviation"'
        seen.add(found.group())
        return f'<abbr{first} title="{meaning}">{found.group()}</abbr>'

    return change_text(shown, lambda text: pattern.sub(marked, text))


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((html.escape(name, quote=False) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
