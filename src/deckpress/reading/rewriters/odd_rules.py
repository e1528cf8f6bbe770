"""Lines of long dashes, `⸻`, `———`, `━━━━`, as word processors and chats write rules, -> rules of Markdown.

If most of them are above sentences that tell, below headings or labels that ask, they are parts of answers, and these
stay as they are written.
"""

from __future__ import annotations

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.line_marks import SENTENCE_END, first_with_text
from deckpress.regex import regex

_RULE = regex(r"[ \t]{0,3}(?:[⸺⸻][⸺⸻ \t]*|[—―─━═]{3,}[ \t]*)\Z")
_NEAR = 6
"""How many lines below a rule are looked at, so that long documents stay fast."""
_DASHES = frozenset("⸺⸻—―─━═")
_DRAWN = frozenset("│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╭╮╰╯|+")
"""Signs next to such a line that make it a part of a drawing."""


def with_plain_rules(document: Document) -> Document:
    """The document with such rules as Markdown writes them."""
    lines = document.lines
    found = [number for number in document.table.marked(_DASHES) if _RULE.match(lines[number])]
    code = document.code_lines() if found else ()
    found = [n for n in found if n not in code and not _is_drawn(lines[max(n - 1, 0) : n + 2])]
    inner = [n for n in found if _goes_on(first_with_text(lines[n + 1 : n + _NEAR]))]
    kept = frozenset(inner) if 2 * len(inner) > len(found) and any(map(_asks, document.blocks)) else frozenset()
    return document.with_lines({n: ("***", 0) for n in found if n not in kept})


def _goes_on(below: str) -> bool:
    """True for a sentence that neither asks nor has a number or a label: what is above the rule may go on with it."""
    line = below.strip()
    plain = line[:1].isalpha() and SENTENCE_END.search(line) is not None
    return plain and not (looks_like_question(line) or label_kind(line) or number_of(line))


def _asks(block: Block) -> bool:
    """True for a heading that asks, and for the label of a question: rules need not separate such questions."""
    if block.kind == "heading":
        return looks_like_question(block.text)
    return block.kind == "paragraph" and label_kind(block.text) == "question"


def _is_drawn(lines: tuple[str, ...]) -> bool:
    return any(not _DRAWN.isdisjoint(line.strip()[:1] + line.strip()[-1:]) for line in lines)
