"""The body of a question -> the same without settings, and without furniture at its head and its end."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from deckpress.diagnostics.catalogue import reading as rules
from deckpress.markdown.closed import without_comments
from deckpress.model import NOTE_SETTINGS, Form
from deckpress.reading.notes.heads import Head
from deckpress.reading.parts.furniture import (
    is_back_to_top,
    is_break,
    is_repeated,
    lines_of_links,
)
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex


def _report_unknown(ledger: Ledger, document: Document, line: int, attributes: Attributes) -> None:
    """Reports the settings that no note has."""
    if not attributes.unknown:
        return
    example = {Form.NUMBER: " (a number such as 2 or 0.5)"}
    rows = NOTE_SETTINGS.values()
    values = [f"{row.word}:{example.get(row.form, '')}" for row in rows if row.form is not Form.FLAG]
    *words, last = (*values, *(row.word for row in rows if row.form is Form.FLAG))
    hint = f"the settings of a note are {', '.join(words)} and {last}"
    for misfit in attributes.unknown:
        meant = f"did you mean '{misfit.meant}'?" if misfit.meant else hint
        rule = rules.EMPTY_ANSWER if misfit.gap else rules.UNKNOWN_NOTE_SETTING
        ledger.report(document, rule, line, hint=meant, name=misfit.name)


def trimmed(ledger: Ledger, head: Head, body: Document) -> tuple[Attributes, Document, int]:
    """The attributes of a question, its body without them and without furniture, and the lines of that."""
    attributes = head.attributes
    _report_unknown(ledger, ledger.document, head.start, attributes)
    blocks = list(body.blocks)
    gone: set[int] = set()
    for block in blocks:
        found = from_comment(block.text, body.text(block.start, block.end)) if block.kind == "html" else None
        if found is None:
            continue
        attributes = attributes.merged(found)
        gone.update(range(block.start, block.end))
        _report_unknown(ledger, body, block.start, found)
        ledger.book(body, Use.SETTINGS, block.start, block.end)
    end = len(body.lines)
    above = next((index for index, block in enumerate(blocks) if block.start not in gone), 0)
    links = lines_of_links(body, blocks[-1], ledger.link_lines) if blocks else range(0)
    if links:
        ledger.book(body, Use.FURNITURE, links.start, links.stop)
        gone.update(links)
    while blocks and (
        (_ends(blocks[-1]) and not _closes(body, blocks[-1]))
        or gone.issuperset(range(blocks[-1].start, blocks[-1].end))
        or _is_notice(ledger, body, blocks, gone)
        or (len(blocks) > above + 1 and is_repeated(body, blocks[-1], ledger.link_lines))
    ):
        block = blocks.pop()
        if block.start not in gone:
            ledger.book(body, Use.FURNITURE, block.start, block.end)
        end = block.start
    for block in blocks[:-1]:
        if block.kind == "rule" or is_repeated(body, block, ledger.link_lines):
            ledger.book(body, Use.FURNITURE, block.start, block.end)
            gone.update(range(block.start, block.end))
        elif block.start not in gone:
            break
    first = next((b.start for b in blocks if b.start not in gone), 0)
    inner = [line for line in gone if first < line < end]
    dropped = len(body.lines) - end
    if inner:
        body = body.cut((number, 0, None) for number in range(first, end) if number not in gone)
    elif first or end < len(body.lines):
        body = body.part(first, end)
    return attributes, body, dropped


def _is_notice(ledger: Ledger, body: Document, blocks: Sequence[Block], settings: Set[int]) -> bool:
    """True if a rule or a link to the top separates the last block, and the document repeats it word for word.

    The comment with the settings of a note separates nothing: the block below it is the answer.
    """
    if len(blocks) < 2 or blocks[-2].start in settings:
        return False
    return _ends(blocks[-2]) and is_repeated(body, blocks[-1], ledger.repeated)


def _ends(block: Block) -> bool:
    """True for what may be after the last words of an answer: a rule, a link to the top, a comment, a line break."""
    return block.kind == "rule" or is_back_to_top(block) or is_break(block) or _is_comment(block)


def _closes(body: Document, block: Block) -> bool:
    """True for a block that begins with the end of an element that is open above it: `</div>` below `<div ..>`."""
    if (tag := _END_TAG.match(block.text)) is None:
        return False
    above = "\n".join(body.lines[: block.start]).lower()
    name = tag.group(1).lower()
    return above.count(f"<{name}") > above.count(f"</{name}")


_END_TAG = regex(r"\s*</(div|center)\b", re.I)


def _is_comment(block: Block) -> bool:
    return block.kind == "html" and "<!--" in block.text and not without_comments(block.text).strip()
