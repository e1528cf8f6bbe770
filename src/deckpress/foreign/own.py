"""A note of deckpress's own note types, as it is in a package -> the note that it was built from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from deckpress.foreign.elements import Element, parsed
from deckpress.foreign.options import split_options
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.regex import regex
from deckpress.spellings import accepted

Convert = Callable[[str, bool], Text]
"""Writes a field as Markdown, on one line if the flag is true and it can be."""
_ACCEPTED = regex(r'\n?<p class="accepted">(.*?)</p>\Z', re.S)
_ANNOUNCED = regex(r"[^:：]*[:：]\s*")
_CONTEXT = " › "


def own_note(fields: Mapping[str, str], convert: Convert, *, cloze: bool) -> Note:
    """The note with its sections, the title among them (see `split_title`)."""
    sections = tuple(html.unescape(part) for part in fields["Context"].split(_CONTEXT)) if fields["Context"] else ()
    explanation, hint = convert(fields["Explanation"], False), convert(fields["Hint"], True)
    if cloze:
        note = Note(convert(fields["Text"], True), NO_TEXT, Kind.CLOZE, typed=bool(fields["Typed"]))
        return replace(note, explanation=explanation, hint=hint, section=sections)
    choices, shuffle = _choices(fields["Choices"], convert)
    typed = html.unescape(fields["Typed"])
    note = Note(
        convert(fields["Question"], True),
        convert(_ACCEPTED.sub("", fields["Answer"]), False),
        Kind.CHOICE if choices else Kind.OPEN,
        choices,
        explanation,
        sections,
        hint=hint,
        reverse=bool(fields["Reverse"]),
        typed=bool(typed),
        shuffle=shuffle,
    )
    shown = parsed(fields["Answer"])
    first = next((child.text for child in shown.children if isinstance(child, Element) and child.name == "p"), "")
    if also := _ACCEPTED.search(fields["Answer"]):
        return replace(note, accepted=_accepted(typed, html.unescape(also[1])))
    first = " ".join(first.split())
    return note if not typed or first == typed or _has_margin(typed, first) else replace(note, accepted=(typed,))


def without_accepted(answer: str) -> str:
    """The field of an answer without the line that a build adds for the answers that may be typed as well."""
    return _ACCEPTED.sub("", answer) if "accepted" in answer else answer


def _has_margin(typed: str, text: str) -> bool:
    """True for the number that is typed, with a tolerance or a unit: `9.81 ± 0.05 m`."""
    return bool(accepted([text], "").numbers) and typed.split()[:1] == text.split()[:1]


def _accepted(typed: str, line: str) -> tuple[str, ...]:
    """All texts that may be typed, from the first one and the line of those that the answer lacks."""
    others = tuple(_ANNOUNCED.sub("", line, count=1).split(" / "))
    return others if any(_has_margin(typed, other) for other in others) else (typed, *others)


def _choices(markup: str, convert: Convert) -> tuple[tuple[Choice, ...], bool]:
    """The options of a list as deckpress writes it, and whether they are shuffled."""
    found = split_options(markup)
    if found is None:
        return (), False
    choices = []
    for one in found.options:
        feedback = convert(one.feedback, False) if one.feedback else NO_TEXT
        choices.append(Choice(convert(one.text, True), one.right, feedback))
    return tuple(choices), found.shuffled
