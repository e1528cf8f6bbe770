"""`:smile:` in the inline content of one block -> the emoji of that name, as GitHub has it.

Only the names of GitHub's list count, and only where they stand apart: not in `12:30:45`, `a:100:b`, `{{c1::tea::cup}}`
or the role `:x:` of `` :x:`y` ``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from deckpress.markdown.embeds import Edit
from deckpress.regex import regex

_RUN = regex(r"(?<![\w:\\])(?>(?::[a-z0-9_+-]{1,50}:)+)(?![\w:`])")
_NAME = regex(r":[a-z0-9_+-]+:")


def emoji(content: str) -> Iterator[Edit]:
    """The replacements of the names in a content."""
    if content.count(":") < 2:
        return
    for run in _RUN.finditer(content):
        for name in _NAME.finditer(content, run.start(), run.end()):
            if char := _characters().get(name.group()):
                yield name.start(), name.end(), char


def with_emoji(text: str) -> str:
    """Plain words, such as a title, with the emoji in place of their names."""
    parts, position = [], 0
    for start, end, char in emoji(text):
        parts += [text[position:start], char]
        position = end
    return "".join([*parts, text[position:]])


@lru_cache(maxsize=1)
def _characters() -> Mapping[str, str]:
    """The emoji by their names; the list of pymdown-extensions takes 90 ms to load."""
    from pymdownx import gemoji_db

    known = {
        name: "".join(chr(int(part, 16)) for part in entry.get("unicode_alt", entry["unicode"]).split("-"))
        for name, entry in gemoji_db.emoji.items()
        if "unicode" in entry
    }
    return {**known, **{name: known[other] for name, other in gemoji_db.aliases.items() if other in known}}
