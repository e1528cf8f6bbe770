"""`H~2~O` and `x^2^` in the inline content of one block: subscripts and superscripts as Pandoc writes them.

The marks stand within a word and hold no blank. Other tildes and carets are text: `~5 to ~6`, `~/tmp`, `x^2 + y^2`,
`HEAD~1..HEAD~2`, `2^3^2`, `9:00~10:00`. What is ambiguous stays as it is: a letter or digit right after the closing
mark is allowed only behind a number, as in `H~2~O`, and behind a single letter that is a subscript, as in `C~n~H`.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.markdown.embeds import Edit
from deckpress.regex import regex

_GAP = r"\{\{c[0-9]{1,3}::[^\s{}~^]{1,40}\}\}"
_NUMBER = r"[+\-−±]?[0-9]{1,9}[+\-−]?"
_WORDS = r"\([\w+\-−±.,]{1,40}\)|[\w+\-−±][\w+\-−±.,:;=()/*'′°%]{0,40}+|[+\-−*′'°]{1,3}+"
_ONE = rf"(?:{_NUMBER}|{_GAP}|{_WORDS})"
_PAIR = rf"(?<=[\w)\]}}*'’\"”])(?:~{_ONE}~\^{_ONE}\^|\^{_ONE}\^~{_ONE}~)(?![~^\w])"
_SINGLE = (
    rf"(?<=[\w)\]}}*'’\"”])(?P<sign>[~^])(?<!~~)(?:(?:{_NUMBER}|{_GAP})(?P=sign)(?![~^0-9])"
    rf"|[^\W\d_](?<=~.)~(?![~0-9])|(?:{_WORDS})(?P=sign)(?![~^\w]))"
    r"|(?<![^\s(\[/])(?P<before>\^)[+\-−]?[0-9]{1,3}\^(?=[^\W\d_])"
)
_SCRIPT = regex(rf"(?P<pair>{_PAIR})|{_SINGLE}")
"""A subscript and a superscript at the same place, `SO~4~^2-^`; one of them; the number before a symbol, `^14^C`."""
_ALONE = regex(_SINGLE)
"""The same without pairs, which few texts have, and which take long to compile."""
_NAMES = {"~": "sub", "^": "sup"}


def scripts(content: str) -> Iterator[Edit]:
    """The replacements of the marks in a content."""
    if content.count("~") < 2 and content.count("^") < 2:
        return
    pattern = _SCRIPT if "~^" in content or "^~" in content else _ALONE
    for found in pattern.finditer(content):
        start, end = found.span()
        if pattern is _SCRIPT and found["pair"]:
            between = content.index("~^" if content[start] == "~" else "^~", start)
            yield from _marks(content, start, between + 1)
            start = between + 1
        yield from _marks(content, start, end)


def _marks(content: str, start: int, end: int) -> Iterator[Edit]:
    """The replacements of the two marks of one script."""
    name = _NAMES[content[start]]
    yield start, start + 1, f"<{name}>"
    yield end - 1, end, f"</{name}>"
