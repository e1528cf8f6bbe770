"""Lines of long dashes, `⸻`, `———`, `━━━━`, as word processors and chats write rules, -> rules of Markdown."""

from __future__ import annotations

from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_RULE = regex(r"[ \t]{0,3}(?:[⸺⸻][⸺⸻ \t]*|[—―─━═]{3,}[ \t]*)\Z")
_DASHES = frozenset("⸺⸻—―─━═")
_DRAWN = frozenset("│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╭╮╰╯|+")
"""Signs next to such a line that make it a part of a drawing."""


def with_plain_rules(document: Document) -> Document:
    """The document with such rules as Markdown writes them."""
    lines = document.lines
    found = [number for number in document.table.marked(_DASHES) if _RULE.match(lines[number])]
    code = document.code_lines() if found else ()
    return document.with_lines(
        {n: ("***", 0) for n in found if n not in code and not _is_drawn(lines[max(n - 1, 0) : n + 2])}
    )


def _is_drawn(lines: tuple[str, ...]) -> bool:
    return any(not _DRAWN.isdisjoint(line.strip()[:1] + line.strip()[-1:]) for line in lines)
