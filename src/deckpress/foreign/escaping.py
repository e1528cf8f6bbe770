"""Plain text of a field -> Markdown that shows the same letters."""

from __future__ import annotations

import re

from deckpress.regex import regex

_SPECIAL = regex(
    r"[\\`*$]|(?<![^\W_])_|_(?![^\W_])|~|==|\^|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\{\{|%%|(?<![:\w]):(?=[\w+-]+:(?!:))"
    r"|\[(?=[^\[\]]*\][(\[:{])|\[(?=[\[^])|(?<=!)\[|-->"
)
_LINE_START = regex(r"#{1,6}(?= |$)|[-+](?= |$)|>|={3,}$|-{2,}$|:(?= )|\[[ xX]?\]")
_NUMBER = regex(r"(\d{1,9})([.)])(?= |$)")
_BRACES = regex(r"(?<=[\w\])`*>}])\{(?=[#.:\w])")
_PUNCTUATION = regex(r"[!#$%&*+/:<=>@\[\\\]^_`{|}~]")
_GAPS = regex(r"\{\{c[\d,]+::|\}\}|::")


def escaped(text: str, *, cloze: bool = False) -> str:
    """Text in which nothing is markup; with `cloze`, gaps stay."""

    def one(found: re.Match[str]) -> str:
        sign = found.group()
        if sign == "{{":
            return sign if cloze else "{&#123;"
        if sign in "<&[" or sign in ("%%", "-->", ":"):
            return "".join({"<": "&lt;", "&": "&amp;"}.get(letter, f"&#{ord(letter)};") for letter in sign)
        return "\\" + sign

    return _BRACES.sub("&#123;", _SPECIAL.sub(one, text)) if not cloze else _SPECIAL.sub(one, text)


def wholly_escaped(text: str, *, cloze: bool = False) -> str:
    """The same with every sign of punctuation as a number, for text that Markdown still reads as markup."""
    if not cloze:
        return _PUNCTUATION.sub(_number, text)
    parts, position = [], 0
    for kept in _GAPS.finditer(text):
        parts += [_PUNCTUATION.sub(_number, text[position : kept.start()]), kept.group()]
        position = kept.end()
    return "".join([*parts, _PUNCTUATION.sub(_number, text[position:])])


def _number(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"


def at_line_start(line: str) -> str:
    """A line that begins with a text which would begin a list, a heading or a quote, with its first sign escaped."""
    if _LINE_START.match(line):
        return f"&#{ord(line[0])};{line[1:]}" if line[0] in "[:>=" else "\\" + line
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line
