"""Displays of several lines, blank ones among them -> fences of formulas, by rules for the block parser."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock

from deckpress.regex import regex
from deckpress.tex.recognition import has_strong_signs, is_tex, undoubled

MATH_FENCES = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]", "[$$]": "[/$$]"}
"""The marks between which a display may stand, alone on their lines."""
_DOLLARS = "a line with $$"
_OPENS = regex(r"\$\$(?!\$)(?:[^$]|\$(?!\$))*\Z")
_CLOSES = regex(r"(?:[^$]|\$(?!\$))*\$\$\Z")
_PUNCTUATION = " \t.,;"
_MAX_FENCE_LINES = 400
_MAX_OPEN_LINES = 40


def line_of(state: StateBlock, line: int) -> str:
    """The text of a line without its indent."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def fence_closers(text: str) -> dict[str, list[int]]:
    """The lines, from 0, on which a display fence may close, by closing mark."""
    found: dict[str, list[int]] = {close: [] for close in MATH_FENCES.values()}
    found[_DOLLARS] = []
    for number, line in enumerate(text.split("\n")):
        if (mark := line.strip(" \t\r>")) in found:
            found[mark].append(number)
        if "$$" in line:
            found[_DOLLARS].append(number)
    return found


def open_dollars(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$` before the first words of a display, and one behind its last ones, with blank lines between them."""
    first = line_of(state, start).rstrip()
    if state.is_code_block(start) or start in state.env["math_lines"] or not _OPENS.match(first):
        return False
    last = _closing_line(state, start, min(end, start + _MAX_OPEN_LINES), _DOLLARS)
    closing = line_of(state, last).rstrip() if last else ""
    if not _CLOSES.match(closing) or state.sCount[last] < state.blkIndent or not _fence_body(state, start + 1, last):
        return False
    body = state.getLines(start + 1, last, state.blkIndent, True)
    lines = [first[2:].strip(), *body.split("\n")[:-1], closing[:-2].strip()]
    if not all(has_strong_signs(line) or is_tex(line) or not line.strip(_PUNCTUATION) for line in lines):
        return False
    if not silent:
        _push(state, start, last, "$$", "\n".join(lines) + "\n")
    return True


def math_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$` or `\\[` alone on a line, up to its partner alone on a line: a display, blank lines and all."""
    if state.is_code_block(start) or start in state.env["math_lines"]:
        return False
    close = MATH_FENCES.get(line_of(state, start).strip())
    if close is None:
        return False
    last = _closing_line(state, start, min(end, start + _MAX_FENCE_LINES), close)
    if not last or not _fence_body(state, start + 1, last):
        return False
    if not silent:
        body = state.getLines(start + 1, last, state.blkIndent, True)
        _push(state, start, last, close, undoubled(body) if close == "\\\\]" else body)
    return True


def _closing_line(state: StateBlock, start: int, end: int, close: str) -> int:
    """The first line after `start` and before `end` on which a display may close; 0 if there is none."""
    closers: Sequence[int] = state.env["fence_closers"][close]
    following = bisect_right(closers, start)
    return closers[following] if following < len(closers) and closers[following] < end else 0


def _push(state: StateBlock, start: int, last: int, markup: str, tex: str) -> None:
    """Adds a display as a fence from its first line to its last."""
    token = state.push("fence", "code", 0)
    token.info, token.markup, token.content = "math", markup, tex
    token.map = [start, last + 1]
    state.line = last + 1


def _fence_body(state: StateBlock, start: int, end: int) -> bool:
    """True if the lines may be one display: at least one is blank, none leaves the container or starts a block."""
    blank = False
    for line in range(start, end):
        if state.isEmpty(line):
            blank = True
        elif state.sCount[line] < state.blkIndent:
            return False
        else:
            text = line_of(state, line).strip()
            if text.startswith(("# ", "## ", "### ", "```", "~~~")) or "$$" in text:
                return False
    return blank
