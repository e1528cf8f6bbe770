"""Anki's template language: the template of a side, and the fields of a note -> the HTML that Anki makes of them.

The same rules as Anki's own (rslib/src/template.rs), for templates that deckpress writes and for those of users. What
Anki's reviewer does later, such as the box for a typed answer, is in `preview_side`.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from deckpress.live.preview_cloze import clozes_alone, with_clozes
from deckpress.regex import regex

_TOKEN = regex(r"<!--.*?-->|\{\{(.*?)\}\}", re.S)
_EMPTY = regex(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
_HTML = regex(r"<!--.*?-->|<style\b[^>]*>.*?</style\s*>|<script\b[^>]*>.*?</script\s*>|<[^<>]*>", re.S | re.IGNORECASE)
_FURIGANA = regex(r"(?P<blank> ?)(?P<base>[^ >\[\]]+)\[(?P<reading>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Names:
    """What a template may name: the fields of the note, and what Anki adds to them."""

    fields: Mapping[str, str]
    ordinal: int
    """Of the card, from 0."""
    cloze: bool = False
    front: str | None = None
    """The front of the card, when its back is made."""

    def filled(self, name: str) -> bool:
        """True if a section `{{#name}}` is shown. A cloze card knows its own number, such as `c1`, too."""
        if self.cloze and name == f"c{self.ordinal + 1}":
            return True
        return _EMPTY.fullmatch(self.fields.get(name, "")) is None


class _Section(NamedTuple):
    """A section that is open: what is written into it, and whether it is shown."""

    name: str
    shown: bool


def fill(template: str, names: Names) -> str:
    """The HTML of one side, before sounds and boxes are put in."""
    return "".join(text if tag is None else _replaced(tag, names) for text, tag in _shown(template, names))


def is_blank(template: str, names: Names) -> bool:
    """True if no field with content is shown; Anki then says that the front is blank."""
    tags = (tag for _, tag in _shown(template, names) if tag is not None)
    return not any(names.filled(tag.split(":")[-1]) for tag in tags)


def _shown(template: str, names: Names) -> Iterator[tuple[str, str | None]]:
    """The tokens outside hidden sections."""
    sections: list[_Section] = []
    for text, tag in _tokens(template):
        sign, name = (tag[:1], tag[1:].strip()) if tag else ("", "")
        if sign in ("#", "^"):
            sections.append(_Section(name, names.filled(name) == (sign == "#")))
        elif sign == "/":
            if sections and sections[-1].name == name:
                sections.pop()
        elif all(section.shown for section in sections):
            yield text, tag


def _tokens(template: str) -> Iterator[tuple[str, str | None]]:
    """Text and, as the second value, what is between two braces; comments are text."""
    position = 0
    for token in _TOKEN.finditer(template):
        if token[1] is None:
            continue
        yield template[position : token.start()], None
        yield "", token[1].lstrip("{").strip()
        position = token.end()
    yield template[position:], None


def _replaced(tag: str, names: Names) -> str:
    """The text in place of `{{filter:filter:Field}}`: the filter next to the field comes first."""
    *filters, name = tag.split(":")
    if name == "FrontSide":
        return names.front or ""
    text = names.fields.get(name)
    if text is None:
        return html.escape(f"{{{{{tag}}}}}")
    if tuple(filters) in (("type", "cloze"), ("type", "nc")):
        return f"[[{tag}]]"
    for filter_ in reversed(filters):
        text = _filtered(filter_, text, name, names)
    return text


def _filtered(filter_: str, text: str, name: str, names: Names) -> str:
    """The text after one filter; a filter that Anki does not know changes nothing."""
    if filter_ == "cloze":
        return with_clozes(text, names.ordinal + 1, hidden=names.front is None)
    if filter_ == "cloze-only":
        return clozes_alone(text, names.ordinal + 1, hidden=names.front is None)
    if filter_ == "type":
        return f"[[type:{name}]]"
    if filter_ == "hint":
        return _hint(text, name)
    if filter_.startswith("tts "):
        return f"[anki:tts {_speech(filter_[4:])}]{text}[/anki:tts]"
    simple = _SIMPLE.get(filter_)
    return simple(text) if simple else text


def _speech(options: str) -> str:
    """The options of `{{tts en_US voices=..:Field}}` as Anki writes them."""
    language, *others = options.split()
    return " ".join([f"lang={language}", *others])


def _hint(text: str, name: str) -> str:
    """A link that shows the field in its place."""
    if not text.strip():
        return text
    number = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:16]
    return (
        f'\n<a class=hint href="#"\nonclick="this.style.display=\'none\';\n'
        f"document.getElementById('hint{number}').style.display='block';\nreturn false;\" draggable=false>\n"
        f'{name}</a>\n<div id="hint{number}" class=hint style="display: none">{text}</div>\n'
    )


def plain_text(markup: str) -> str:
    """HTML as text, as Anki's filter `text` makes it."""
    return html.unescape(_HTML.sub("", markup)).replace("\xa0", " ")


def _with_readings(form: str) -> Callable[[str], str]:
    """A filter for Japanese texts with readings in brackets, such as `食[た]べる`."""

    def change(text: str) -> str:
        def written(found: re.Match[str]) -> str:
            if found["reading"].startswith("sound:"):
                return found[0]
            return form.format(base=found["base"], reading=found["reading"])

        return _FURIGANA.sub(written, text.replace("&nbsp;", " "))

    return change


_SIMPLE: Mapping[str, Callable[[str], str]] = {
    "text": plain_text,
    "furigana": lambda text: _with_readings("<ruby><rb>{base}</rb><rt>{reading}</rt></ruby>")(text),
    "kana": lambda text: _with_readings("{reading}")(text),
    "kanji": lambda text: _with_readings("{base}")(text),
}
"""Filters that need nothing but the text."""


def with_special(
    fields: Mapping[str, str], *, tags: Sequence[str], note_type: str, deck: str, card: str
) -> dict[str, str]:
    """The fields of a note with what Anki adds to them in every template."""
    return {
        **fields,
        "Tags": " ".join(tags),
        "Type": note_type,
        "Deck": deck,
        "Subdeck": deck.rpartition("::")[2],
        "Card": card,
        "CardFlag": "flag0",
        "CardID": "",
    }
