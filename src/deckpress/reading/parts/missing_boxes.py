"""A list that is meant as options -> the first of its items that has no box, or a box that is never closed.

- [ ] Venus
- [x Mars
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.parts.option_values import BOX, ROUND_BOX, TIGHT_BOX, is_ticked
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_SIGN = regex(r"[\[\]✅☐☑☒🔲⬜□■○●◯◉⦿🔘⚪]|\([ \txX✓✔*•)]")
"""A sign that a box has; a line without one has no box."""
_BROKEN = regex(
    r"\[(?P<ticked>[xX✓✔][ \t]*)?[ \t](?=\S)[^\[\]]*+\Z|[xX✓✔]?\](?![(\[:])[^\[\]]*+\Z"
    r"|\((?P<crossed>[xX✓✔][ \t]*)?[ \t](?=\S)[^()]*+\Z|\[[xX ][)}>][ \t]"
)
"""A box that lacks one of its brackets, or has another one in its place: `[x Mars`, `x] Mars`, `[x) Mars`."""


def item_without_box(document: Document) -> tuple[int, str] | None:
    """The line and the words of the first item without a box, in a list where half of the items or more have one."""
    if not any(map(_SIGN.search, document.lines)):
        return None
    for block in document.blocks:
        if block.kind not in ("list", "paragraph"):
            continue
        found = list(_heads(document, block))
        boxes = [_box(head) for _, head in found]
        broken = [box is None and _is_broken(head) for box, (_, head) in zip(boxes, found, strict=True)]
        meant = sum(1 for box, other in zip(boxes, broken, strict=True) if box is not None or other)
        if len(found) < 2 or None not in boxes or meant * 2 < len(found):
            continue
        if any(boxes) or (all(broken) and any(_says_right(head) for _, head in found)):
            return found[boxes.index(None)]
    return None


def _heads(document: Document, block: Block) -> Iterator[tuple[int, str]]:
    """The items of a list, or the lines of a paragraph, with the line that each is on."""
    if block.kind == "list":
        yield from ((item.start, item.text.split("\n", 1)[0].strip()) for item in block.items)
    elif block.kind == "paragraph":
        yield from ((line, document.lines[line].strip()) for line in range(block.start, block.end))


def _box(head: str) -> bool | None:
    """True for text that begins with a box, False for a round one with a tick, which may be anything else.

    A mere tick is no box: an answer may list what is good, and what is not.
    """
    if TIGHT_BOX.match(head) or ((found := BOX.match(head)) and found[2] != "✅"):
        return True
    round_box = ROUND_BOX.match(head)
    return None if round_box is None else not is_ticked(round_box)


def _is_broken(head: str) -> bool:
    return (head[:1] in "[(" or "]" in head[:2]) and _BROKEN.match(head) is not None


def _says_right(head: str) -> bool:
    found = _BROKEN.match(head)
    return found is not None and bool(found["ticked"] or found["crossed"])
