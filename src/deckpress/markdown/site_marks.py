"""What sites and Pandoc add within a line: `++ctrl+c++`, `[words]{.class}`, `[link](a.md){.class}`, `` {sub}`2` ``.

Attributes behind a link, a picture or code are left out. Keys are those of pymdownx.keys, whose names are looked up
there. A span with attributes shows its words; those that are marked, underlined or keys look so. Roles of MyST that
refer to something are left as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence

from deckpress.markdown.embeds import Edit
from deckpress.markdown.spans import Span
from deckpress.regex import regex

_KEY = r"(?:[\w-]{1,30}|\"[^\"+\n]{1,30}\")"
_KEYS = regex(rf"(?<![\w+\\])\+\+(?P<keys>{_KEY}(?:\+{_KEY}){{0,7}})\+\+(?![\w+])")
_ATTRIBUTE = r"(?:[.#][A-Za-z][\w-]*|[a-z-]+=(?:\"[^\"{}\n]*\"|[\w%.-]+))"
_SPAN = regex(
    r"(?<![\]!\\\w])\[(?P<words>[^\[\]\n]{1,400})\]"
    rf"\{{(?P<attributes>[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE}){{0,9}}[ \t]*)\}}"
)
_VALUE = r"(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s\"'{}=]+)"
_WORD = rf"(?:[.#][A-Za-z][\w:-]*|[A-Za-z][\w:-]*={_VALUE})"
_BEHIND = regex(rf"\{{:?[ \t]*{_WORD}(?:[ \t]+{_WORD}){{0,9}}[ \t]*\}}")
"""Braces behind a link, of Pandoc or kramdown: `{target="_blank"}`, `{: .button}`."""
_ROLE = regex(
    r"(?<![\\{}])\{(?P<role>sub|sup|subscript|superscript|kbd)\}(?P<ticks>`{1,2})(?P<text>[^`\n]{1,200})(?P=ticks)(?!`)"
)
_ELEMENTS = {"sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup", "kbd": "kbd"}
_CLASSES = {"mark": "mark", "underline": "u", "ul": "u", "kbd": "kbd"}


def site_marks(content: str, spans: Sequence[Span], taken: Collection[int]) -> Iterator[Edit]:
    """The replacements of the marks in a content, and of the attributes behind its `spans`: links and code.

    Sizes of pictures have a replacement of their own: they begin where `taken` says.
    """
    if "{" in content:
        yield from (edit for edit in _behind(content, spans) if edit[0] not in taken)
    if content.count("++") > 1:
        yield from _keys(content)
    if "]{" in content:
        yield from _spans(content)
    if "}`" in content:
        for found in _ROLE.finditer(content):
            name = _ELEMENTS[found["role"]]
            yield found.start(), found.end(), f"<{name}>{html.escape(found['text'].strip(), quote=False)}</{name}>"


def _behind(content: str, spans: Sequence[Span]) -> Iterator[Edit]:
    for span in spans:
        if span.kind in _SHOWN and content[span.end : span.end + 1] == "{":
            found = _BEHIND.match(content, span.end)
            if found:
                yield found.start(), found.end(), "<!---->"


_SHOWN = ("address", "autolink", "code")


def _keys(content: str) -> Iterator[Edit]:
    for found in _KEYS.finditer(content):
        keys = [_key(key) for key in found["keys"].split("+")]
        if all(keys) and (len(keys) > 1 or len(found["keys"]) > 1):
            shown = "+".join(f"<kbd>{html.escape(key, quote=False)}</kbd>" for key in keys)
            yield found.start(), found.end(), shown


def _key(written: str) -> str:
    """What is on a key, by its name; an empty text for an unknown name."""
    from pymdownx.keymap_db import aliases, keymap

    if written.startswith('"'):
        return written[1:-1].strip()
    name = written.lower()
    return str(keymap.get(aliases.get(name, name), "")) or (written.upper() if len(written) == 1 else "")


def _spans(content: str) -> Iterator[Edit]:
    for found in _SPAN.finditer(content):
        classes = re.findall(r"\.([\w-]+)", found["attributes"])
        name = next((_CLASSES[word] for word in classes if word in _CLASSES), "")
        start, end = found.span("words")
        yield start - 1, start, f"<{name}>" if name else "<!---->"
        yield end, found.end(), f"</{name}>" if name else "<!---->"
