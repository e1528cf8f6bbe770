"""The gaps of a cloze text in an Anki field -> the text with the gaps of one card hidden or shown, as Anki does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deckpress.regex import regex

_EDGE = regex(r"\{\{c([0-9,]+)::|\}\}")
_FORMULA = regex(r"(\\[(\[])(.*?)(\\[)\]])", re.S)
_TAG = regex(r"<!--.*?-->|<[^<>]*>", re.S)
_PLAIN = regex(r"[^0-9A-Za-z\u0100-\U0010ffff]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


@dataclass(slots=True)
class _Gap:
    """A gap: its numbers as written, the texts and gaps in it, and its hint; without numbers, the whole text."""

    numbers: str = ""
    parts: list[str | _Gap] = field(default_factory=list)
    hint: str = "..."

    def asks(self, number: int) -> bool:
        return str(number) in self.numbers.split(",")

    def add_text(self, text: str) -> None:
        if self.numbers and "::" in text:
            text, _, self.hint = text.partition("::")
        if text:
            self.parts.append(text)


def with_clozes(text: str, number: int, *, hidden: bool) -> str:
    """The text with the gaps of a number hidden or marked; empty if it has no gap of that number."""
    whole = _parsed(text)
    if not any(_asked(whole, number)):
        return ""
    return _FORMULA.sub(lambda found: found[1] + _TAG.sub("", found[2]) + found[3], _shown(whole, number, hidden))


def clozes_alone(text: str, number: int, *, hidden: bool) -> str:
    """Only the contents of the gaps of a number or, if hidden, their hints."""
    found = (gap.hint if hidden else _bare(gap) for gap in _asked(_parsed(text), number))
    return ", ".join(found)


def typed_cloze(text: str, number: int) -> str:
    """What the learner types for the gaps of a number: their texts, or a single one if all are the same."""
    texts = [_bare(gap) for gap in _asked(_parsed(text), number)]
    return texts[0] if len(set(texts)) == 1 else ", ".join(texts)


def _parsed(text: str) -> _Gap:
    whole = _Gap()
    open_gaps = [whole]
    position = 0
    for edge in _EDGE.finditer(text):
        open_gaps[-1].add_text(text[position : edge.start()])
        position = edge.end()
        if edge[1]:
            open_gaps.append(_Gap(_sorted(edge[1])))
        elif len(open_gaps) > 1:
            gap = open_gaps.pop()
            open_gaps[-1].parts.append(gap)
        else:
            whole.add_text(edge[0])
    open_gaps[-1].add_text(text[position:])
    return whole  # Anki leaves out a gap that is never closed


def _sorted(numbers: str) -> str:
    """The numbers of a gap, such as `1,3`, in order."""
    return ",".join(map(str, sorted({int(number) for number in numbers.split(",") if number})))


def _asked(gap: _Gap, number: int) -> Iterator[_Gap]:
    """The gaps with a number, outer ones first."""
    for part in gap.parts:
        if isinstance(part, _Gap):
            if part.asks(number):
                yield part
            yield from _asked(part, number)


def _bare(gap: _Gap) -> str:
    return "".join(part if isinstance(part, str) else _bare(part) for part in gap.parts)


def _shown(gap: _Gap, number: int, hidden: bool) -> str:
    inner = "".join(part if isinstance(part, str) else _shown(part, number, hidden) for part in gap.parts)
    if not gap.numbers:
        return inner
    if not gap.asks(number):
        return f'<span class="cloze-inactive" data-ordinal="{gap.numbers}">{inner}</span>'
    if not hidden:
        return f'<span class="cloze" data-ordinal="{gap.numbers}">{inner}</span>'
    kept = _attribute(inner)
    return f'<span class="cloze" data-cloze="{kept}" data-ordinal="{gap.numbers}">[{gap.hint}]</span>'


def _attribute(text: str) -> str:
    """The text for an attribute, with the characters escaped that Anki escapes."""
    return _PLAIN.sub(lambda found: _NAMED.get(found[0], f"&#x{ord(found[0]):02X};"), text)
