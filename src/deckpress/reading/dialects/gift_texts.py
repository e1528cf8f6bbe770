"""One text in GIFT -> its parts, and the text as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckpress.marks import MASKED
from deckpress.model import Text
from deckpress.reading.dialects.texts import from_html, from_plain
from deckpress.regex import regex

_ESCAPE = regex(r"\\([~=#{}:\\n])")
TITLE = regex(r"\s*::(?P<title>.*?)::", re.S)
_FORMAT = regex(r"\s*\[(?P<format>html|markdown|plain|moodle)\]", re.I)
TRUTH = regex(r"\s*(?P<truth>T|TRUE|F|FALSE)\s*(?=#|\Z)", re.I)
NUMERIC = regex(r"\s*#(?!###)(?=\s*[-+=~.\d])")


@dataclass(frozen=True, slots=True)
class Group:
    """The braces of the answers: characters `start` to `end`, both braces included."""

    start: int
    end: int
    sure: bool
    """True if the braces can hold nothing but answers."""


def masked_escapes(text: str) -> str:
    """The text with escaped characters blotted out, so that the marks that are left are meant as such."""
    return _ESCAPE.sub(MASKED * 2, text)


def title_of(text: Text) -> Text | None:
    """The title between `::` and `::` at the head of a question, or None."""
    found = TITLE.match(masked_escapes(text.markdown))
    return text.slice(*found.span("title")).strip() if found else None


def answer_group(text: Text) -> Group | None:
    """The braces that hold the answers: the last pair that begins as answers do, else the only pair there is."""
    masked = masked_escapes(text.markdown)
    title = TITLE.match(masked)
    groups: list[Group] = []
    depth, start = 0, 0
    for found in re.compile(r"[{}]").finditer(masked, title.end() if title else 0):
        if found.group() == "{":
            start = found.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                inner = masked[start + 1 : found.start()]
                groups.append(Group(start, found.end(), _is_sure(inner)))
    if depth:
        return None
    sure = [group for group in groups if group.sure]
    if sure:
        return sure[-1]
    return groups[0] if len(groups) == 1 and not masked[groups[0].start + 1 : groups[0].end - 1].strip() else None


def _is_sure(inner: str) -> bool:
    head = inner.lstrip()[:1]
    return bool(
        (head and head in "=~") or TRUTH.match(inner) or NUMERIC.match(inner) or inner.lstrip().startswith("####")
    )


def plain_escapes(text: Text) -> Text:
    """A text with its escapes undone; `\\n` is a line end."""
    lines, origin = [], []
    for number, line in enumerate(text.markdown.split("\n")):
        place = text.origin[min(number, len(text.origin) - 1)] if text.origin else (0, 1)
        parts = _ESCAPE.sub(lambda m: "\n" if m.group(1) == "n" else m.group(1), line).split("\n")
        lines += parts
        origin += [place] * len(parts)
    return Text("\n".join(lines), text.path, tuple(origin))


def format_of(text: Text, default: str) -> tuple[Text, str]:
    """A text without the format that is before it, and the format."""
    found = _FORMAT.match(text.markdown)
    if found is None:
        return text, default
    return text.slice(found.end()).strip(), found.group("format").lower()


def shown_text(text: Text, default: str) -> Text:
    """A text as Markdown, by the format that is before it or else by the question's."""
    return written_as(*format_of(text, default))


def written_as(text: Text, written: str) -> Text:
    """A text in one of the four formats as Markdown."""
    text = plain_escapes(text)
    if written == "markdown":
        return text.strip()
    return from_plain(text) if written == "plain" else from_html(text, breaks=written == "moodle")
