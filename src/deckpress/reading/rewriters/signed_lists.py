"""Lists below questions with a tick or a cross at each item, and several ticks -> the same lists with boxes.

    Which are metals?

    - ✅ Iron
    - ✅ Gold
    - ❌ Oak

An answer may list what is good and what is not in this form, first all that is good. A list counts as options if its
question asks to choose, or if a cross comes before a tick. Lists with one tick are left to `option_marks`. Below a
question that asks to choose, crosses alone mark the wrong ones if one item has none. Places in the file do not change.
"""

from __future__ import annotations

from deckpress.frozen import dataclass
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.rewriters.bold_options import lists_below_questions
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

TICK = r"[✓✔✅☑]\ufe0f?|:(?:white|heavy)_check_mark:"
CROSS = r"[❌✗✘✖]\ufe0f?|:x:"
_HEAD = regex(rf"(?:(?P<tick>{TICK})|(?:{CROSS}))[ \t]*(?=\S)")
_TAIL = regex(rf"(?<=\S)[ \t]*(?:(?P<tick>{TICK})|(?:{CROSS}))[ \t]*\Z")
_CROSSES = ("❌", "✗", "✘", "✖", ":x:")
_LONGEST_SIGN = 30


@dataclass(frozen=True, slots=True)
class _List:
    """The items: the line of each, the columns of its sign and of its words, their end, and whether it is right."""

    items: tuple[tuple[int, int, int, int, bool], ...]
    chooses: bool
    """True if the question asks to choose, or a cross comes before a tick."""
    ticked: bool = True
    """False if only crosses mark the wrong ones."""


def with_boxes_for_signs(document: Document) -> Document:
    """The document with boxes in place of the signs, unless most such lists may be answers."""
    if not any(sign in document.source.text for sign in _CROSSES):
        return document
    found = list(filter(None, (_signed(document, *place) for place in lists_below_questions(document))))
    if sum(own.chooses for own in found) * 2 < len(found):
        return document
    changes: dict[int, Change] = {}
    for own in found:
        if sum(right for *_, right in own.items) < 2 and own.ticked:
            continue
        for number, start, words, end, right in own.items:
            line = document.lines[number]
            box = "[x] " if right else "[ ] "
            changes[number] = (f"{line[:start]}{box}{line[words:end]}", words - start - len(box))
    return document.with_lines(changes)


def _signed(document: Document, block: Block, line: int, column: int) -> _List | None:
    """A list with ticks and crosses, one at the same end of each item; or with crosses at all items but one."""
    places: list[tuple[int, int, int, int]] = []
    signs: list[bool | None] = []
    heads = any(_HEAD.match(item.text) for item in block.items)
    for item in block.items:
        number, start = line + item.start, column + item.indent
        text = document.lines[number]
        match = _HEAD.match(text, start) if heads else _TAIL.search(text, max(start, len(text) - _LONGEST_SIGN))
        if item.nested:
            return None
        words = match.end() if match and heads else start
        places.append((number, start, words, match.start() if match and not heads else len(text)))
        signs.append(match.group("tick") is not None if match else None)
    chooses = asks_to_choose(" ".join(document.lines[max(places[0][0] - _REACH, 0) : places[0][0]]))
    rights = [sign is not False for sign in signs]
    items = tuple((*place, right) for place, right in zip(places, rights, strict=True))
    if None in signs:
        alone = signs.count(None) == 1 and True not in signs and len(signs) >= _FEWEST
        return _List(items, chooses, ticked=False) if alone and chooses else None
    if len({*rights}) < 2:
        return None
    return _List(items, chooses or rights != sorted(rights, reverse=True))


_FEWEST = 3
_REACH = 4
"""How many lines above a list its question may begin."""
