"""Boxes of site generators -> block tokens: `!!! note "Title"` and `=== "Tab"` of MkDocs, `:::tip` of Pandoc and MyST.

While a deck is read, most boxes become callouts. These rules are for those that are left: in texts of other dialects,
in definition lists, in quotes, and pictures of MyST, `:::{figure} x.png`. A box of an unknown kind only loses its
fences.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any

from markdown_it.rules_block import StateBlock

from deckpress.markdown.display_fences import line_of
from deckpress.regex import regex

_MAY_BE_BOX = regex(r"^[ \t>:]*(?::::|!!!|\?\?\?|===)|^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?::::|!!!|\?\?\?|===)", re.M)
_KINDS = {
    "note": "note",
    "info": "info seealso",
    "todo": "todo",
    "abstract": "abstract summary tldr",
    "tip": "tip hint",
    "important": "important",
    "success": "success check done",
    "question": "question help faq",
    "warning": "warning attention",
    "caution": "caution",
    "failure": "failure fail missing",
    "danger": "danger error",
    "bug": "bug",
    "example": "example",
    "quote": "quote cite",
}
KINDS = {name: kind for kind, names in _KINDS.items() for name in names.split()}
"""The words for kinds of callouts, and the kind that each of them means."""
PICTURES = frozenset(("figure", "image", "figure-md"))
"""The directives of MyST that show a picture."""
_KNOWN = frozenset((*KINDS, *PICTURES))
_COLONS = regex(r"(:{3,})[ \t]*([^\n]*?)[ \t]*:*\Z")
_LINE = regex(r"[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)])[ \t]+)?(:{3,}|`{3,}|~{3,})[ \t]*([^\n]*?)[ \t]*:*\Z")
_NAMED = regex(
    r"(?:\{(?P<directive>[a-z][\w:-]*)\}|(?P<name>[^\W\d_][\w-]*))"
    r"[ \t]*(?:\[(?P<box>[^\[\]]*)\])?[ \t]*(?P<attributes>\{[^{}]*\})?(?:[ \t]*(?P<title>.*))?\Z",
    re.I,
)
_ATTRIBUTES = regex(r"\.?\{(?P<inside>[^{}]*[.#=][^{}]*)\}\Z")
_CLASS = regex(r"\.([\w-]+)")
_VALUE = regex(r"\b(title|summary|collapse)=[\"“']?([^\"”']*)")
_BANG = regex(r"(?P<mark>!!!|\?\?\?)(?P<open>[-+]?)[ \t]+(?P<name>[\w-]+)[\w \t-]*(?:\"(?P<title>[^\"]*)\")?[ \t]*\Z")
_TAB = regex(r"===[!+]{0,2}[ \t]+\"(?P<title>[^\"\n]+)\"[ \t]*\Z")
OPTION = regex(r"[ \t]*:([\w-]+):[ \t]*(.*)\Z")
"""An option of a directive of MyST: `:alt: words`."""
_BOX = regex(r"(?:callout|box|alert|admonition)-|-(?:callout|box|block|div)\Z")
_FOLDS = frozenset("details spoiler dropdown toggle collapse collapsible expander".split())
_SIGNS = (":::", "!!!", "???", '=== "', "===! ", "===+ ")
_INDENT = 4
_NOWHERE = sys.maxsize
"""In place of the line on which a box closes, for one that is never closed."""


def has_box(text: str) -> bool:
    """True if a line of a text may open a box."""
    return any(sign in text for sign in _SIGNS) and _MAY_BE_BOX.search(text) is not None


def ends_of_boxes(text: str) -> Mapping[int, int]:
    """The line on which each `:::` box closes, by the line on which it opens, both from 0."""
    ends: dict[int, int] = {}
    stack: list[tuple[int, int]] = []
    code = ""
    for number, line in enumerate(text.split("\n")):
        found = _LINE.match(line)
        if found is None:
            continue
        mark, info = found.groups()
        if mark[0] != ":":
            if code and mark.startswith(code) and not info:
                code = ""
            elif not code:
                code = mark
        elif code:
            continue
        elif info:
            stack.append((number, len(mark)))
        elif stack:
            fits = next(
                (at for at in range(len(stack) - 1, max(-1, len(stack) - 9), -1) if stack[at][1] <= len(mark)), -1
            )
            del stack[fits + 1 if fits >= 0 else len(stack) :]
            ends[stack.pop()[0]] = number
    ends.update((opened, _NOWHERE) for opened, _ in stack)
    return ends


def closed_boxes(text: str) -> Mapping[int, int]:
    """As `ends_of_boxes`, for the boxes of a known kind that close."""
    if not has_box(text):
        return {}
    lines, ends = text.split("\n"), ends_of_boxes(text)
    return {start: end for start, end in ends.items() if end != _NOWHERE and _is_known(lines[start])}


def _is_known(line: str) -> bool:
    found = _COLONS.match(line.strip())
    meta = _meta(found.group(2)) if found else None
    return meta is not None and meta["kind"] in _KNOWN


def colon_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box between `:::tip` and `:::`; one of a known kind that is never closed ends where its container ends."""
    if state.is_code_block(start):
        return False
    found = _COLONS.match(line_of(state, start))
    close = state.env["boxes"].get(start, -1) if found and found.group(2) else -1
    meta = _meta(found.group(2)) if found and close >= 0 else None
    if meta is None:
        return False
    if close == _NOWHERE and meta["kind"] in _KNOWN:
        inner_end = after = end
    elif close < end and state.sCount[close] >= state.blkIndent:
        inner_end, after = close, close + 1
    else:
        return False
    if not silent:
        _push(state, start, inner_end, after, meta)
    return True


def bang_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box whose text is indented below `!!! note` or `??? note`, or a tab below `=== "Title"`."""
    line = line_of(state, start).rstrip() if not state.is_code_block(start) else ""
    tab = _TAB.match(line)
    found = tab or _BANG.match(line)
    if found is None:
        return False
    indent = state.sCount[start] + _INDENT
    last = after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent):
        after += 1
        last = last if state.isEmpty(after - 1) else after
    if last == start + 1 and (tab or found["title"] is None):
        return False
    if silent:
        return True
    if tab:
        meta = _box("tab", "", tab["title"].strip())
    else:
        fold = ("+" if found["open"] == "+" else "-") if found["mark"] == "???" else ""
        meta = _box(found["name"].lower(), fold, (found["title"] or "").strip())
    _push(state, start, last, last, meta, indent)
    return True


def _push(state: StateBlock, start: int, inner_end: int, after: int, meta: dict[str, Any], indent: int = 0) -> None:
    """Adds a box and what it holds, from the line below its opening."""
    first = start + 1
    if not indent:
        first = _with_options(state, first, inner_end, meta)
    token = state.push("box_open", "div", 1)
    token.map, token.meta = [start, after], meta
    kept = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = max(indent, state.blkIndent), inner_end, "blockquote"
    if first < inner_end:
        state.md.block.tokenize(state, first, inner_end)
    state.blkIndent, state.lineMax, state.parentType = kept
    state.push("box_close", "div", -1)
    state.line = after


def _with_options(state: StateBlock, line: int, end: int, meta: dict[str, Any]) -> int:
    """Takes the options of a directive, `:alt: words`, into `meta`; returns the line below them."""
    while meta["directive"] and line < end and (said := OPTION.match(line_of(state, line))):
        meta["options"][said[1].lower()] = said[2].strip()
        line += 1
    return line


def _meta(info: str) -> dict[str, Any] | None:
    """The box that the words after `:::` open; None if they are text."""
    if attributes := _ATTRIBUTES.match(info):
        return _with_attributes(attributes["inside"])
    found = _NAMED.match(info)
    if found is None:
        return None
    own = _with_attributes(found["attributes"] or "")
    name = _BOX.sub("", (found["directive"] or found["name"]).rpartition(":")[2].lower(), count=1)
    title = (found["box"] or found["title"] or own["title"]).strip().strip('"“”')
    fold = own["fold"] or ("-" if name in _FOLDS else "")
    return _box(name, fold, title, directive=bool(found["directive"]))


def _box(kind: str, fold: str, title: str, *, directive: bool = False) -> dict[str, Any]:
    return {"kind": kind, "fold": fold, "title": title, "directive": directive, "options": {}}


def _with_attributes(inside: str) -> dict[str, Any]:
    names = [_BOX.sub("", name.lower(), count=1) for name in _CLASS.findall(inside)]
    values = {key: value.strip() for key, value in _VALUE.findall(inside)}
    collapse = values.get("collapse", "").split(" ")[0].lower()
    fold = {"true": "-", "false": "+"}.get(collapse, "-" if "dropdown" in names else "")
    title = values.get("title") or values.get("summary") or ""
    return _box(names[0] if names else "", fold, title)
