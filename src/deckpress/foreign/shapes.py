"""A field -> its shape, which is the same for fields that differ only in plain words.

The letters of a word do not matter to the conversion if blanks surround it, and if everything else is plain: known
elements, code and formulas of letters and digits, and punctuation. Only a field that is entirely plain has a shape.
"""

from __future__ import annotations

import re
import unicodedata

from deckpress.regex import regex

_WORD = r"[^\W\d_]+"
_NAMED = r"(?:b|i|u|s|em|strong|sub|sup|br|div|p|span|font|ul|ol|li|table|thead|tbody|tr|th|td)"
_TEX = r"(?:[A-Za-z0-9 _^+=,.*/-]|\\(?!begin|end|tag|label|ref)[A-Za-z]+|\{(?!\{)|\}(?!\}\}))"
_PART = regex(
    rf"(?P<tag></?{_NAMED}>|<(?:div|p|span|font|t[hd]) (?:style|color|align)=\"[\w\s:;#%(),.-]*\">)"
    r"|(?P<code><code>[A-Za-z0-9_ .,()=+-]+</code>)"
    rf"|\\\((?P<inline>{_TEX}+)\\\)|\\\[(?P<display>{_TEX}+)\\\]"
    r"|<img src=\"media/[\w-]{1,80}(?P<file>\.(?:png|jpe?g|gif|svg|webp))\" ?/?>"
    r"|(?P<link><a href=\")https?://[\w.-]+(?:/[\w-]+)*/?\">|(?P<end></a>)"
    r"|(?P<gap>\{\{c\d{1,3}::|::|\}\})"
    r"|(?P<entity>&(?:nbsp|amp|lt|gt|quot);)"
    rf"|(?P<words>(?:(?<![^\s>])|(?<=\}}\}}|::)|(?<=&nbsp;))"
    rf"(?!\w{{1,4}}[.):]){_WORD}(?>(?:[,;]? (?:{_WORD}|\d{{1,4}}))*)"
    r"(?=[.?!,;:]?(?:[\s<]|&nbsp;|\Z)|::|\}\}))"
    r"|(?P<kept>\w+|[\s.,;?'\"()/-]|(?<=[\w)])[:!](?!\S)|(?<=[\w)])[:!](?=<))"
)
"""A part of a plain field."""
_LETTERS = regex(r"(?<![\\A-Za-z])[A-Za-z]+")
_DIGITS = regex(r"\d+")
_ADDRESS = regex(r"\b(?:www|https?|ftp|mailto)\b", re.I)
_LONGEST = 2_000


def shape_of(markup: str) -> str | None:
    """The shape of a field; None if something in it is not plain, or if it is too long."""
    if len(markup) > _LONGEST or not unicodedata.is_normalized("NFC", markup):
        return None
    parts: list[str] = []
    position = 0
    while position < len(markup):
        found = _PART.match(markup, position)
        if found is None:
            return None
        parts.append(_shape(found))
        position = found.end()
    shape = "".join(parts)
    is_clear = not _ADDRESS.search(shape) and not ("<table" in shape and ":" in shape)
    return shape if is_clear else None


def _shape(found: re.Match[str]) -> str:
    name = found.lastgroup
    if name == "words":
        return "w"
    if name in ("code", "inline", "display"):
        return f"<{name}>{_DIGITS.sub('0', _LETTERS.sub('w', found[name]))}<>"
    return f"<img{found[name]}>" if name == "file" else found[name or 0]
