"""The HTML of a field -> its look: a text that is equal for fields that look the same on a card.

Anki's editor writes a line as `<div>`, deckpress as `<br>`; `<b>` looks like `<strong>`. Where blanks and line ends
make no difference, there are none.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from deckpress.foreign.elements import Element, parsed
from deckpress.foreign.pieces import Pieces, with_pieces_kept
from deckpress.foreign.spacing import BREAK, EDGE, LINE, settled
from deckpress.marks import (
    BLOCK_TAG,
    END_TAG,
    END_TAG_ENDS,
    KEPT_BLANK,
    KEPT_LINE_END,
    START_TAG,
    START_TAG_ENDS,
)
from deckpress.regex import regex

SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
"""Elements that look like another one."""
LINES = frozenset("div section article header footer center figure main aside address".split())
_BLOCKS = frozenset(
    "p ul ol li dl dt dd table thead tbody tfoot tr td th caption pre blockquote details summary h1 h2 h3 h4 h5 h6 hr"
    " figcaption".split()
)
_COLOURING = frozenset("code span font bdi strong em u a".split())
"""What only colours a block of code, which a build colours in its own way."""
_PARTS_OF_TABLES = frozenset("thead tbody tfoot".split())
_NO_LOOK = frozenset("tabindex role aria-label data-line dir class id lang".split())
_LINE_ENDS = regex(f"([{EDGE}{LINE}{BREAK}]|<[^<>{BLOCK_TAG}]*{BLOCK_TAG}>)")
_EMPHASIS = "(?:strong|em|del)"
"""Elements in which a blank shows nothing: one that is underlined, marked or coloured may."""
_BLANK_AFTER = regex(f"((?>(?:{START_TAG}[^{START_TAG_ENDS}]*+{START_TAG_ENDS})+))([ \\n]+)")
_BLANK_WITHIN = regex(f"([ \\n]+)((?>(?:{END_TAG}[^{END_TAG_ENDS}]*+{END_TAG_ENDS})+))")
_FIXED_AFTER = regex(f"((?>(?:{START_TAG}{_EMPHASIS}{START_TAG_ENDS})+))([ \\n\xa0]+)")
_FIXED_WITHIN = regex(f"([ \\n\xa0]+)((?>(?:{END_TAG}{_EMPHASIS}{END_TAG_ENDS})+))")
_NEIGHBOURS = regex(f"{END_TAG}(strong|em|del){END_TAG_ENDS}{START_TAG}\\1{START_TAG_ENDS}")
_HINT = regex(r"(\{\{c[\d,]+::(?>(?:[^{}:]|:(?!:))*)::)([^{}]*+)(?=\}\})")
_PICTURE_BELOW = regex(rf"[{LINE} ]*{LINE}[ ]*(<img[^<>]*>)(?=[{LINE}{EDGE}{BREAK}]|\Z)")
"""A picture on the last line of a text: deckpress puts one there that follows the last sentence."""
_AROUND_BLOCK = regex(rf"[{BREAK}{LINE} \xa0]*(<[^<>{BLOCK_TAG}]*{BLOCK_TAG}>)[{BREAK}{LINE} \xa0]*")


def look(markup: str) -> str:
    """The look of a field."""
    pieces = Pieces()
    flat = _of(parsed(with_pieces_kept(markup, pieces)), pre=False)
    flat = " ".join(pieces.put_back_plain(flat).split(" "))
    flat = _PICTURE_BELOW.sub(r" \1", settled(_tidy_edges(flat)))
    flat = _AROUND_BLOCK.sub(r"\1", flat)
    return _HINT.sub(lambda found: found[1] + found[2].strip(), flat) if "::" in flat else flat


def _tidy_edges(flat: str) -> str:
    """The text with the blanks at the edges of inline elements outside of them, and equal neighbours as one element."""
    if START_TAG not in flat:
        return flat
    flat = _FIXED_WITHIN.sub(r"\2\1", _FIXED_AFTER.sub(r"\2\1", flat))
    flat = _BLANK_WITHIN.sub(r"\2\1", _BLANK_AFTER.sub(r"\2\1", flat))
    return _NEIGHBOURS.sub("", flat)


def _of(element: Element, *, pre: bool) -> str:
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child.replace(" ", KEPT_BLANK).replace("\n", KEPT_LINE_END) if pre else child)
        elif child.name == "br":
            parts.append(KEPT_LINE_END if pre else LINE)
        else:
            parts.append(_element(child, pre=pre))
    return "".join(parts)


def _element(element: Element, *, pre: bool) -> str:
    name = SAME.get(element.name, element.name)
    inner = _of(element, pre=pre or name == "pre")
    if name == "pre":
        return f"<pre{BLOCK_TAG}>{inner.strip(KEPT_LINE_END)}</pre{BLOCK_TAG}>"
    attributes = _attributes(element)
    if (pre and name in _COLOURING) or name in _PARTS_OF_TABLES:
        return inner
    if name in (*LINES, "p") and not attributes:
        edge = BREAK if name == "p" else EDGE
        return f"{edge}{inner}{edge}"
    is_address = name == "a" and inner.strip() == element.attributes.get("href", "").strip()
    if is_address or (name in ("span", "bdi", "font") and not attributes):
        return inner
    if name in _BLOCKS or name in LINES:
        inner = inner.strip(f" \n{EDGE}{LINE}{BREAK}")
        return f"{BREAK}<{name}{attributes}{BLOCK_TAG}>{inner}</{name}{BLOCK_TAG}>{BREAK}"
    if name in ("img", "audio", "video", "source", "track", "input", "wbr"):
        return f"<{name}{attributes}>"
    lines = _LINE_ENDS.split(inner)
    lines[::2] = [_tagged(name, attributes, line) if line.strip(" \n\t") else line for line in lines[::2]]
    return "".join(lines)


def _tagged(name: str, attributes: str, inner: str) -> str:
    return f"{START_TAG}{name}{attributes}{START_TAG_ENDS}{inner}{END_TAG}{name}{END_TAG_ENDS}"


def _attributes(element: Element) -> str:
    kept = []
    for name, value in sorted(element.attributes.items()):
        is_callout = name == "class" and value.startswith("callout")
        if (name in _NO_LOOK and not is_callout) or (name == "alt" and not value):
            continue
        shown = unquote(value) if name in ("src", "href") else value
        shown = re.sub(r"\s+|;\s*\Z", "", shown) if name == "style" else shown
        kept.append(f" {name}={shown}")
    return "".join(kept)
