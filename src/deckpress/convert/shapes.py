"""A text -> its shape, which is the same for texts that differ only in plain words.

What Markdown makes of letters between blanks does not depend on which letters they are. Signs, tags, blocks of code and
words beside other signs are in the shape.
"""

from __future__ import annotations

import re

from deckpress.regex import regex

_WORD = r"[^\W\d_]+"
_PARTS = regex(
    r"(?P<code><code>[^<>`]*</code>|(?<![`\\])`[^`\n]+`(?!`))"
    r"|(?P<tex>\\\((?:(?!\\[)(]).)*+\\\)|\\\[(?:(?!\\[\][]).)*+\\\]|(?<![\\$])\${1,2}[^$]+\${1,2})"
    r"|(?P<kept><pre\b.*?</pre>|<code\b.*?</code>|<[^<>]*>|\[latex\].*?\[/latex\]|\[sound:[^\]]*\])"
    rf"|(?P<aside>(?<= )\({_WORD}[^\W\d_]{{2}}(?: {_WORD})*\))"
    rf"|(?:(?<![^\s>*\"])|(?<=\}}\}}|::)|(?<=&nbsp;)){_WORD}(?:[,;]? (?:{_WORD}|\d{{1,4}}))*+"
    r"(?=[.?!,;:]?(?:[\s<*\"]|\Z)|::|\}\})",
    re.S,
)
_IN_CODE = regex(r"[^\W\d_]+\d*|\d+")
_IN_TEX = regex(r"(?<![\\A-Za-z])[A-Za-z]+|\d+")
_MEDIA = regex(r"media/[\w-]{1,80}\.(?=(?:png|jpe?g|gif|svg|webp|mp3|ogg|wav|mp4)\b)")
_LINK = regex(r"(href=\"|\]\()https?://[\w.-]+(?:/[\w-]+)*/?(?=[\")])")
_ADDRESS = regex(r"\b(?:www|https?|ftp|mailto)\b", re.I)
_LONGEST = 2_000


def shape_of(text: str) -> str | None:
    """The shape of a text; None if it is too long, or if a word in it may be an address."""
    if len(text) > _LONGEST:
        return None
    text = _LINK.sub(r"\1w", text)
    return None if _ADDRESS.search(text) else _MEDIA.sub("media/w.", _PARTS.sub(_part, text))


def _part(found: re.Match[str]) -> str:
    if found["kept"] or "\\begin" in found.group():
        return found.group()
    if found["code"]:
        inner = found.group().removeprefix("<code>").removesuffix("</code>")
        return f"<code>{_IN_CODE.sub('w', inner)}</code>"
    if found["tex"]:
        return _IN_TEX.sub("w", found.group())
    return "(w)" if found["aside"] else "w"
