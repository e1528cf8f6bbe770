"""A deck's own settings -> front matter, headings and link definitions of the native syntax."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from deckpress.markdown.blocks import parse
from deckpress.model import DEFAULTS, Deck, Source
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.settings.frontmatter import Settings, read_front_matter
from deckpress.reading.settings.line_settings import from_heading
from deckpress.regex import regex

_PLAIN_VALUE = regex(r"[^\W\d_][\w ()/.-]*(?<! )\Z")
_NO_TEXT = frozenset("y n yes no on off true false null none".split())
_DATE = regex(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])\Z")
_UNPRINTABLE = regex("[\x7f-\x9f\u2028\u2029\ufeff]")
_OWN_KEY = regex(rf"(?:deck|title|tags|lang|language|date|questions|{'|'.join(DEFAULTS)})[ \t]*:")
_KEY = regex(r"[A-Za-z_][\w -]*:(?:[ \t]|$)")
_SPECIAL = regex(r"[\[\]<>*`_{}#\\!]")


def front_matter(
    deck: Deck, tags: Sequence[str], level: int, kept: Sequence[str], *, title: bool, native: bool = False
) -> str:
    """The head of the file: the name of the deck, and the heading level of its questions.

    `kept` are lines of the old front matter that other programs read; `title` is true if the title must be given here.
    With `native`, the file says that nothing but the native syntax is in it.
    """
    lines = [f"deck: {_value(deck.name)}"]
    if title:
        lines.append(f"title: {_value(deck.title)}")
    if tags:
        lines.append(f"tags: [{', '.join(map(_value, tags))}]")
    if deck.language:
        lines.append(f"lang: {_value(deck.language)}")
    if deck.date:
        lines.append(f"date: {deck.date if _DATE.match(deck.date) else _value(deck.date)}")
    if native:
        lines.append("dialect: native")
    lines.append(f"questions: h{level}")
    plain = "\n".join(["---", *lines, "---"])
    with_others = "\n".join(["---", *lines, *kept, "---"])
    return with_others if kept and _settings(with_others) == _settings(plain) else plain


def _settings(text: str) -> tuple[Settings, int]:
    settings, problems = read_front_matter(Source("", text + "\n"))
    return (
        Settings(settings.deck, settings.title, settings.tags, settings.language, settings.date, settings.questions),
        sum(1 for problem in problems if problem.code == "DP102"),
    )


def _value(text: str) -> str:
    """A YAML scalar that is read as this text."""
    if _PLAIN_VALUE.match(text) and text.lower() not in _NO_TEXT:
        return text
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def tags_fit(tags: Sequence[str]) -> bool:
    """True if tags can be in the front matter and are read back unchanged."""
    settings, problems = read_front_matter(Source("", f"---\ntags: [{', '.join(map(_value, tags))}]\n---\n"))
    return not problems and settings.tags == tuple(tags)


def other_settings(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a YAML front matter with settings that deckpress does not have, without cards."""
    settings, _ = read_front_matter(Source("", "\n".join(("---", *lines, "---"))))
    keys = {next((n for n in range(card.start - 1, -1, -1) if _KEY.match(lines[n])), 0) for card in settings.cards}
    kept: list[str] = []
    keep = False
    for number, line in enumerate(lines):
        if not line[:1].isspace() and not line.startswith(("-", "]", "}")):
            keep = bool(_KEY.match(line) and not _OWN_KEY.match(line)) or line.startswith("#")
            keep = keep and number not in keys
        if keep and line.strip():
            kept.append(line)
    return tuple(kept)


def heading(level: int, name: str, source: str = "") -> str:
    """A heading that is read as a section or title of this name; as the source wrote it, if that does."""
    for text in (source, name, _SPECIAL.sub(lambda match: "\\" + match.group(), name)):
        tokens, _ = parse(f"{'#' * level} {text}")
        whole = len(tokens) == 3 and tokens[1].type == "inline" and tokens[1].content == text
        if text and whole and plain_title(text) == name and from_heading(text)[0] == text:
            return f"{'#' * level} {text}"
    return ""


def definitions(wanted: Mapping[str, tuple[str, str]], text: str) -> tuple[str, str]:
    """The link definitions that a text lacks: those that must be above it to take precedence, and the rest."""
    if not wanted:
        return "", ""
    _, found = parse(text)
    above = [_definition(label, *target) for label, target in wanted.items() if found.get(label, target) != target]
    below = [_definition(label, *target) for label, target in wanted.items() if label not in found]
    return "\n".join(above), "\n".join(below)


def asides(deck: Deck) -> str:
    """The footnotes and abbreviations of a deck, each on lines of its own."""
    notes = (f"[^{label}]: {text.markdown}".replace("\n", "\n    ") for label, text in deck.footnotes.items())
    names = (f"*[{name}]: {meaning}" for name, meaning in deck.abbreviations.items())
    lines = "\n".join((*notes, *names))
    return "\n".join(line.rstrip() for line in lines.split("\n"))


def _definition(label: str, url: str, title: str) -> str:
    """One link definition; labels are compared without regard to case."""
    lower = label.lower()
    name = lower if lower.upper() == label else label
    target = url if re.fullmatch(r"[^\s<>()\\&]+", url) else "<" + re.sub(r"&(?=#|\w+;)", r"\\&", url) + ">"
    said = re.sub(r'["\\&]', lambda match: "\\" + match.group(), title)
    return f"[{name}]: {target}" + (f' "{said}"' if title else "")
