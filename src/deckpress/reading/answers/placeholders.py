"""Texts that stand in place of an answer: dots, `TODO`, `Answer here`, `<the reason>`, code to fill in, remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.markdown.closed import sub_closed
from deckpress.model import Text
from deckpress.reading.words.labels import is_hint
from deckpress.reading.words.vocabulary import NO_ANSWER, REMARK, YOURS
from deckpress.regex import regex

_NO_ANSWER = regex(rf"[\W_]*(?:{NO_ANSWER})[\W_]*", re.I)
_DOT = r"(?:\\?[.…_?？—–·•🚧⏳🔜📝✍️-]\s*)"
_EMPTY = regex(
    r"\s*(?:(?:>|[*-]|#{1,6})(?:\s+|\Z)|:\s+)*"  # the marks of a quote, an item, a heading, a definition
    rf"(?:[*|]{{1,3}}\s*{_DOT}+[*|]{{1,3}}|{_DOT}*|(?:\*\s*){{3,}})\s*"
)
_FRAME = regex(r"</?(?:p|div|ul|ol|li|br|center|table|tr|td)\b[^<>]*>", re.I)
_LONGEST_FRAME = 1_000
"""Tags that show nothing by themselves, and how long an answer may be that might hold only such tags."""
_LEAD = r"[ \t]*(?:[-*+][ \t]+)?\W{0,4}"
_SAYS = rf"(?:{REMARK})\W{{0,3}}[:：]"
_ABOUT = regex(rf"{_LEAD}(?!key){_SAYS}", re.I)


_IN_BRACKETS = regex(
    r"[*_]{0,3}(?:\\<(?P<escaped>[^\W\d_][^<>=/\n]{1,120}[^<>=/\\\s])\\?>"
    r"|<(?!(?:input|audio|video|script|button|option|select|details|dialog|ol|iframe|img|form|textarea)[ ])"
    r"[^\W\d_][^\s<>=/]*(?:[ ][^\s<>=/]+){1,15}>)[*_]{0,3}",
    re.I,
)
"""Words in angle brackets for what is to be written there: `<a short text>`, `\\<reason>`."""
_FENCE = regex(r"(?:```|~~~)[^`]*")
_CHUNK = regex(r"```\{r\b[^}]*\}")
_RULED = regex(r"[|_.…]+")
_UNSET = regex(r"[\w.]+[ \t]*<-[ \t]*NULL")
_TO_WRITE = regex(
    r"(?:#+|//+|--+|%+|;+|/\*+|<!--+)[ \t]*"
    r"(?:(?:write|put|type|enter|insert|add|paste)[ ])?your[ ](?:own[ ])?(?:code|answer|solution|query|fix|text)"
    r"(?:[ ]goes)?(?:[ ](?:in[ ])?here)?[ \t.!:…]*(?:\*/|--+>)?",
    re.I,
)


_YOURS = regex(rf"\\?\[(?:{YOURS})\\?\]", re.I)
"""Code or a line that is only `[Your text here]`."""

_LABELLED = regex(rf"\W{{0,4}}\w[^\n:：\[\]]{{0,40}}[:：][ \t*_]{{0,4}}\\?\[(?:{YOURS})\\?\]", re.I)
"""The same behind a label: `**Your answer:** [Your text here]`."""


def is_placeholder(text: Text) -> bool:
    """True if a text is only a placeholder for an answer: nothing, dots, TODO, `Answer here` and the like.

    Dots, dashes, underscores and question marks are placeholders. Other signs are answers: `//`, `∀`, `\\*`, `**`, and
    any in code, unless it only sets names in R to `NULL`, or is only a comment such as `# Your code here`.
    """
    said = text.markdown.strip()
    if "</script>" in said and _is_form(said):
        return True
    if "</" in said and len(said) < _LONGEST_FRAME:
        said = _FRAME.sub("", said).strip()
    if said.startswith(("```", "~~~")) and _is_stub([line.strip() for line in said.split("\n") if line.strip()]):
        return True
    if said.endswith(_ENDS) and _ends_in_blanks(said):
        return True
    if "<" in said and _IN_BRACKETS.fullmatch(said):
        return True
    if len(said) >= 60:
        return False
    if "[" in said and _LABELLED.fullmatch(said):
        return True
    return bool(_NO_ANSWER.fullmatch(said)) or all(map(_EMPTY.fullmatch, said.split("\n")))


def _ends_in_blanks(said: str) -> bool:
    """True for a text that ends where learners write: a label with a line to write on, or code to be filled in.

    The text above it is the rest of the question. Without a label, there are only lines to write on.
    """
    lines = [line for line in said.split("\n") if line.strip()]
    if _TO_FILL.fullmatch(lines[-1]):
        return bool(_NAMED.match(lines[-1])) or all(map(_TO_FILL.fullmatch, lines))
    if len(lines) <= _FEWEST_LINES or lines[-1].strip() not in ("```", "~~~"):
        return False
    *_, opening, told, _ = (line.strip() for line in lines)
    return bool(_FENCE.fullmatch(opening) and (_TO_WRITE.fullmatch(told) or _YOURS.fullmatch(told)))


_ENDS = ("__", "__*", "```", "~~~")
_TO_FILL = regex(r"[ \t]*(?:(?:[-*+>]|\d{1,2}[.)])[ \t]+)?(?:\W{0,4}\w[^\n_:：]{0,40}[:：]\W{0,4})?_{3,}[_*\s]*")
_NAMED = regex(r"[^\n_:：]{1,60}[:：]")


def _is_stub(lines: Sequence[str]) -> bool:
    """True for the lines of one block of code to be filled in: a name without a value, `# Your code here`, `|`."""
    if len(lines) < _FEWEST_LINES or not _FENCE.fullmatch(lines[0]) or lines[-1] != lines[0][:3]:
        return False
    if len(lines) > _FEWEST_LINES and all(map(_RULED.fullmatch, lines[1:-1])):
        return True
    if _CHUNK.fullmatch(lines[0]) and all(map(_UNSET.fullmatch, lines[1:-1])):
        return True
    return len(lines) == _FEWEST_LINES and bool(_TO_WRITE.fullmatch(lines[1]) or _YOURS.fullmatch(lines[1]))


_FEWEST_LINES = 3


def _is_form(said: str) -> bool:
    """True for fields and buttons of a page, and the script behind them, without text of their own."""
    if len(said) > _LONGEST_FORM or "```" in said or not _CONTROL.search(said):
        return False
    rest = _TAG.sub("", sub_closed(_HIDDEN, "", said, "</script>", "</style>", "</button>", "</select>"))
    return not rest.strip()


_LONGEST_FORM = 5_000
_CONTROL = regex(r"<(?:input|button|form|select|textarea)\b", re.I)
_HIDDEN = regex(r"<(?P<tag>script|style|button|select)\b[^<>]*>.*?</(?P=tag)>", re.I | re.S)
_TAG = regex(r"</?[a-z][^<>]*>", re.I)


def is_only_remarks(text: Text) -> bool:
    """True if every line is a remark about the question, such as `**Difficulty**: easy`, or a hint."""
    if ":" not in text.markdown and "：" not in text.markdown:
        return False
    if is_hint(text.markdown):
        return "\n\n" not in text.markdown.strip()
    lines = [line for line in text.markdown.split("\n") if line.strip()]
    return 0 < len(lines) <= 6 and all(_ABOUT.match(line) and len(line) < 80 for line in lines)
