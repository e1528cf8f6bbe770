"""Markdown text -> CommonMark block tokens with line positions, display math held together in its paragraph.

The tree is markdown-it-py's (CommonMark 0.31 with GitHub's tables). Three things differ, all for math:
a `$$`, `\\[`, `\\begin{..}` or a mark of Anki that opens on one line and closes on a later one keeps its paragraph
together, whatever its lines begin with; `$$`, `\\[` and the like alone on a line may hold blank lines, as a `math`
fence would; and a bare `|` inside a formula does not split the cell of a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from deckpress.markdown.boxes import bang_box, colon_box, ends_of_boxes, has_box
from deckpress.markdown.definition_fences import definition_fence
from deckpress.markdown.display_fences import fence_closers, line_of, math_fence, open_dollars
from deckpress.markdown.displays import open_display
from deckpress.markdown.first_characters import BlockRule, FirstCharacters
from deckpress.markdown.pipes import guard_pipes
from deckpress.marks import PIPE
from deckpress.regex import regex

_MAY_SPAN_LINES = regex(r"\$\$|\\\[|\\begin\{|\[\$|\[latex\]|<anki-mathjax")

_MAX_NESTING = 60
_ENDS_PARAGRAPHS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""For a rule whose block may follow a paragraph, or the text of a quote or an item, without a blank line."""

_MARKS = {
    "definition_fence": ":",
    "colon_box": ":",
    "bang_box": "!?=",
    "math_fence": "$\\[\u00a0\u3000",
    "open_dollars": "$",
}
"""The characters that a line begins with for each rule that looks for some."""


@lru_cache(maxsize=4)
def _parser(*, math: bool, boxes: bool) -> MarkdownIt:
    """The stock block parser, or with `math` the one that holds displays together, which is a tenth slower.

    With `boxes` it knows those of site generators as well.
    """
    md = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING + 10}).enable("table")
    md.core.ruler.enableOnly(["normalize", "block"])
    ruler = md.block.ruler
    ruler.before("table", "prose", _prose)
    for rule in list(ruler.__rules__):
        if rule.name in ("blockquote", "list"):
            ruler.at(rule.name, _not_too_deep(rule.fn), {"alt": list(rule.alt)})
        elif rule.name == "reference":
            ruler.at("reference", _no_footnote(rule.fn), {"alt": list(rule.alt)})
        elif rule.name == "lheading":
            ruler.at("lheading", _above_underline(rule.fn))
    ruler.before("fence", "definition_fence", definition_fence, _ENDS_PARAGRAPHS)
    if boxes:
        ruler.before("fence", "colon_box", _not_too_deep(colon_box), _ENDS_PARAGRAPHS)
        ruler.before("fence", "bang_box", _not_too_deep(bang_box), _ENDS_PARAGRAPHS)
    if not math:
        return _by_first_characters(md)
    for rule in list(ruler.__rules__):
        if "paragraph" in rule.alt:
            ruler.at(rule.name, _not_in_math(rule.fn), {"alt": list(rule.alt)})
        elif rule.name == "lheading":
            ruler.at("lheading", _no_heading_of_math(rule.fn))
    ruler.before("fence", "math_fence", math_fence, _ENDS_PARAGRAPHS)
    ruler.before("fence", "open_dollars", open_dollars, {"alt": ["reference", "blockquote", "list"]})
    ruler.before("lheading", "math_lines", _math_lines)
    return _by_first_characters(md)


def _by_first_characters(md: MarkdownIt) -> MarkdownIt:
    md.block.ruler = FirstCharacters(md.block.ruler, _MARKS)
    return md


def may_span_lines(text: str) -> bool:
    """True if a formula of the text may run over lines, so that the parser must hold its lines together."""
    return bool(_MAY_SPAN_LINES.search(text))


def parse(
    text: str, *, boxes: bool = False, math: bool | None = None
) -> tuple[list[Token], dict[str, tuple[str, str]]]:
    """Block tokens of a text, inline content not parsed, and its link definitions as label -> (URL, title).

    `Token.map` counts lines from 0. The labels are normalised as CommonMark says: folded case, single blanks.
    With `boxes`, `!!! note` and `:::tip` are tokens of their own, `box_open` and `box_close`. `math` says what
    `may_span_lines` says of the whole text, if this is a part of it.
    """
    env: dict[str, Any] = {"math": may_span_lines(text) if math is None else math, "math_lines": set(), "searched": {}}
    guarded = guard_pipes(text)
    boxes = boxes and has_box(text)
    if boxes:
        env["boxes"] = ends_of_boxes(text)
    if env["math"]:
        env["fence_closers"] = fence_closers(text)
    tokens = _parser(math=env["math"], boxes=boxes).parse(guarded, env)
    if guarded is not text:
        for token in tokens:
            token.content = token.content.replace(PIPE, "|")
    _share_empty(tokens)
    references = {
        label: (str(entry.get("href", "")), str(entry.get("title", "")))
        for label, entry in cast("dict[str, dict[str, object]]", env.get("references", {})).items()
    }
    return tokens, references


_NOTHING: dict[str, Any] = {}


def _share_empty(tokens: Sequence[Token]) -> None:
    """Gives tokens without attributes one empty mapping in common: a large document keeps a million tokens at once."""
    for token in tokens:
        if not token.attrs:
            token.attrs = _NOTHING
        if not token.meta:
            token.meta = _NOTHING
        if not token.children:
            token.children = None


def _not_too_deep(rule: BlockRule) -> BlockRule:
    """The same rule for a container up to the deepest nesting; what would go deeper is the text of a paragraph."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < _MAX_NESTING and rule(state, start, end, silent)

    return guarded


def _no_footnote(rule: BlockRule) -> BlockRule:
    """The rule of link definitions, but `[^a b]: word` stays text: it is a failed attempt at a footnote."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not line_of(state, start).startswith("[^") and rule(state, start, end, silent)

    return guarded


def _above_underline(rule: BlockRule) -> BlockRule:
    """The rule of underlined headings, tried only where a line of the paragraph below the first may be an underline."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = start + 1
        while line < end and (position := state.bMarks[line] + state.tShift[line]) < state.eMarks[line]:
            if state.src[position] in "-=":
                return rule(state, start, end, silent)
            line += 1
        return False

    return guarded


_BEGINS_PROSE = regex(r"""\*\*(?=[^\s*_-])|[("'“”„«»‘’¿¡]""")
"""What begins a line that is neither a list item, a rule nor an underline of a heading, besides a letter."""


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph as the stock rule makes it, where no line begins with what starts another block: spares ten rules."""
    del end, silent
    if state.sCount[start] - state.blkIndent > 3:
        return False
    line, last = start, state.lineMax
    while line < last:
        position = state.bMarks[line] + state.tShift[line]
        if position >= state.eMarks[line]:
            break
        if not state.src[position].isalpha() and not _BEGINS_PROSE.match(state.src, position):
            return False
        line += 1
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    inline.map = [start, line]
    state.push("paragraph_close", "p", -1)
    return True


# ---- displays that run over lines ----------------------------------------------------------------


def _not_in_math(rule: BlockRule) -> BlockRule:
    """The same rule, which never ends a paragraph in the middle of a formula."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent and start in state.env["math_lines"]:
            return False
        return rule(state, start, end, silent)

    return guarded


def _no_heading_of_math(rule: BlockRule) -> BlockRule:
    """A line of `=` or `-` inside a formula underlines nothing."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if _underline_in_math(state, start, end):
            return False
        return rule(state, start, end, silent)

    return guarded


def _underline_in_math(state: StateBlock, start: int, end: int) -> bool:
    inside = state.env["math_lines"]
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = line_of(state, line)
        if text and text[0] in "=-" and not text.strip(text[0] + " \t"):
            return line in inside
        line += 1
    return False


def _math_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Not a rule of its own: notes which lines of the paragraph that starts here lie inside a formula."""
    if silent or start in state.env["math_lines"]:
        return False
    line = start
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        close = open_display(line_of(state, line))
        if close is None:
            if line > start and _starts_block(state, line, end):
                break
            line += 1
            continue
        last = _closing_line(state, line, end, close)
        if last is None:
            line += 1
            continue
        state.env["math_lines"].update(range(line + 1, last + 1))
        line = last + 1
    return False


def _starts_block(state: StateBlock, line: int, end: int) -> bool:
    if state.sCount[line] - state.blkIndent > 3:
        return False
    parent, state.parentType = state.parentType, "paragraph"
    found = any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))
    state.parentType = parent
    return found


def _closing_line(state: StateBlock, line: int, end: int, close: re.Pattern[str]) -> int | None:
    searched: dict[str, int] = state.env["searched"]
    if line < searched.get(close.pattern, 0):
        return None  # an earlier opener of this paragraph has looked from here to its end in vain
    for following in range(line + 1, end):
        if state.isEmpty(following) or state.sCount[following] < state.blkIndent:
            break
        if close.search(line_of(state, following)):
            return following
    else:
        following = end
    searched[close.pattern] = following
    return None
