"""The TeX of a formula that is too wide for a line -> pieces for several lines, cut where TeX would break it."""

from __future__ import annotations

import re

from deckpress.regex import regex

_TOKEN = regex(r"\\[A-Za-z]+\s*|\\.|.", re.DOTALL)
_RELATIONS = frozenset(
    r"= < > : \approx \equiv \sim \simeq \cong \propto \le \leq \ge \geq \ne \neq \ll \gg \to \rightarrow \Rightarrow "
    r"\implies \iff \Leftrightarrow \leftarrow \mapsto \in \subset \subseteq \mid \coloneqq".split()
)
_WHOLE = regex(
    r"[&%#]|\\\\|\\(?:begin|end|over|atop|above|choose|brack|brace|color|tag|label|ref|def|let|(?:re)?newcommand|"
    r"(?:display|text|script|scriptscript)style|rm|bf|it|sf|tt|cal|tiny|small|large|Large|huge|Huge|middle|require)(?![A-Za-z])"
)
"""Commands that affect everything after them, or belong to a larger structure: such a formula is not cut."""
_TAKES_NEXT = frozenset(r"^ _ \not \mathrel \mathbin \mathop \operatorname \text".split())
_SHORTEST = 12
"""The least length, in characters, of a piece that ends with a comma."""
_OPENS, _CLOSES = frozenset("([") | {"\\{"}, frozenset(")]") | {"\\}"}


def pieces(tex: str, *, commas: bool = False) -> tuple[str, ...]:
    """The formula cut before each relation outside all brackets or, with `commas`, after commas.

    The pieces, one after another, look like the whole formula: a `{}` before a relation at the start of a piece, and
    after a comma at its end, keeps the space that TeX sets there. A formula that cannot be cut is one piece.
    """
    if not tex.strip() or _WHOLE.search(tex):
        return (tex,)
    found: list[str] = []
    part, previous = "", ""
    braces = brackets = 0
    for token in _TOKEN.findall(tex):
        name = token.strip()
        free = braces == 0 and previous not in _TAKES_NEXT
        begins = name in _RELATIONS and previous not in _RELATIONS and bool(part.strip(" {}"))
        if free and begins and not commas and brackets == 0:
            found.append(part)
            part = "{}"
        part += token
        if free and commas and name == "," and len(part) >= _SHORTEST:
            found.append(part + "{}")
            part = ""
        braces += (name in ("{", "\\left")) - (name in ("}", "\\right"))
        brackets += (name in _OPENS) - (name in _CLOSES)
        previous = name or previous
    return (*found, part) if part.strip() else tuple(found)
