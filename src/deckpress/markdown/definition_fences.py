"""Code or a box between fences as the meaning of a definition list, which Markdown reads as two pieces.

Genus
: ```{note}
A group of kinds.
```
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from deckpress.markdown.display_fences import line_of
from deckpress.regex import regex

_OPENS = regex(r":[ \t]+(?P<marks>`{3,8}|~{3,8})(?![`~])[^`]*\Z")


def definition_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: a meaning from its opening to its closing fence, as one paragraph."""
    opens = _OPENS.match(line_of(state, start)) if state.sCount[start] - state.blkIndent <= 3 else None
    if opens is None:
        return False
    close = _closing(state, start, end, opens["marks"])
    if not close or silent:
        return bool(close)
    state.line = close
    state.push("paragraph_open", "p", 1).map = [start, close]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, close, state.blkIndent, False).strip()
    inline.map = [start, close]
    state.push("paragraph_close", "p", -1)
    return True


def _closing(state: StateBlock, start: int, end: int, marks: str) -> int:
    """The line after the closing fence; 0 if there is none, which is searched for once."""
    open_: set[str] = state.env.setdefault("open_definitions", set())
    if marks in open_:
        return 0
    for number in range(start + 1, end):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return 0
        text = line_of(state, number).strip()
        if text.startswith(marks) and not text.strip(marks[0]):
            return number + 1
    open_.add(marks)
    return 0
