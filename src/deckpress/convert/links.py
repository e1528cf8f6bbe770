"""Relative paths in a Markdown document -> the same paths from another folder, code and formulas left alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from deckpress.markdown.spans import scan
from deckpress.model import Source
from deckpress.reading.settings.frontmatter import read_front_matter
from deckpress.reading.text.tree import read_tree
from deckpress.regex import regex

_ELSEWHERE = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?\\]|\Z")
_TARGET = regex(r"(\A\([ \t]*)(?:<([^<>\n]*)>|((?:[^()\s\\]|\\.|\([^()\s]*\))+))")
_ATTRIBUTE = regex(r"""(?<![\w-])((?:src|href)[ \t]*=[ \t]*)(?:"([^"]*)"|'([^']*)')""", re.I)
_SOUND = regex(r"(?<!\\)(\[sound:[ \t]*+)([^\[\]<>\n]+\.\w+)(?=\])", re.I)
_DEFINITION = regex(r"([ ]{0,3}\[(?!\^)(?:[^\[\]\\]|\\.)+\]:[ \t]*)(?:<([^<>\n]*)>|([^\s<]\S*))")


def rebased(markdown: str, prefix: str) -> str:
    """A document with its paths changed for another folder; `prefix`, with forward slashes, leads to its old folder.

    Paths of images, links and link definitions, of `[sound:..]`, and `src` and `href` of HTML; not those that begin
    with `/`, and not `![[..]]`, which is found by its name.
    """
    source = Source("", markdown)
    first = read_front_matter(source)[0].lines
    document, _ = read_tree(source, first)
    code = document.code_lines()
    encoded = quote(prefix, safe="/.~")

    def move(path: str) -> str:
        if _ELSEWHERE.match(path):
            return path
        place, tail = re.match(r"([^?#]*)(.*)", path, re.S).groups()  # type: ignore[union-attr]
        moved = posixpath.normpath(f"{encoded}/{place}")
        return moved + ("/" if place.endswith("/") else "") + tail

    return "\n".join(_chunks(document.lines, code, first, move))


def _chunks(lines: tuple[str, ...], code: frozenset[int], first: int, move: Callable[[str], str]) -> Iterator[str]:
    """The lines of the document, those that hold text rewritten paragraph by paragraph."""
    chunk: list[str] = []
    for number, line in enumerate(lines):
        kept = number < first or number in code or not line.strip()
        if kept and chunk:
            yield _moved("\n".join(chunk), move)
            chunk = []
        if kept:
            yield line
        else:
            chunk.append(line)
    if chunk:
        yield _moved("\n".join(chunk), move)


def _moved(text: str, move: Callable[[str], str]) -> str:
    def sound(match: re.Match[str]) -> str:
        return match.group(1) + move(match.group(2))

    def replace(match: re.Match[str]) -> str:
        path = match.group(2) if match.group(2) is not None else match.group(3) or ""
        return match.group(1) + _around(match, move(path))

    parts, position = [], 0
    for span in scan(text):
        part = text[span.start : span.end]
        if span.kind == "html":
            part = _ATTRIBUTE.sub(replace, part)
        elif span.kind == "address":
            part = _TARGET.sub(replace, part)
        parts += [_SOUND.sub(sound, text[position : span.start]), part]
        position = span.end
    moved = "".join([*parts, _SOUND.sub(sound, text[position:])])
    if "]:" not in moved:
        return moved
    lines = moved.split("\n")
    return "\n".join(
        replace(match) + line[match.end() :] if (match := _DEFINITION.match(line)) else line for line in lines
    )


def _around(match: re.Match[str], path: str) -> str:
    """The path in the same quotes or brackets as the one that was found."""
    found = match.group()[match.end(1) - match.start() :]
    closing = {"<": ">", '"': '"', "'": "'"}.get(found[:1], "")
    return f"{found[0]}{path}{closing}" if closing else path
