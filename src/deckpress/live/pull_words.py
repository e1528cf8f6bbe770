"""An edit of one spelling of a text -> the same edit of another spelling of it.

Anki keeps HTML, whose Markdown can be spelled in many ways. The author's spelling stays wherever nothing was edited: a
changed word in Anki changes only the same word of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.history import differing
from deckpress.history.differing import Run
from deckpress.regex import regex

_TOKEN = regex(
    r"\n[ \t]*\n\s*|[ \t\n]+|\{\{c[\d,]+::|\}\}|==|\*+|_+|`+|~+|\$+"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\w\s]|\s"
)
_MOST = 4000
"""The most words to compare between the first and the last difference; longer texts are compared by lines."""


def transfer(base: str, edited: str, spelled: str) -> str:
    """The text `spelled`, which is another spelling of `base`, with what was edited from `base` to `edited`."""
    old, new, own = tokens(base), tokens(edited), tokens(spelled)
    if max(len(old), len(new), len(own)) > _MOST:
        old, new, own = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (base, edited, spelled))
    to_new, to_own = list(runs(old, new)), list(runs(old, own))
    parts: list[str] = []
    last = 0
    for start, end in _spans(to_new, to_own):
        first, after = _at(to_own, start, last=end > start), _at(to_own, end, last=False)
        parts += own[last:first]
        parts += new[_at(to_new, start, last=False) : _at(to_new, end, last=True)]
        last = after
    return "".join([*parts, *own[last:]])


_STYLES = (
    (regex(r"^([ \t]*)-(?=[ \t])", re.M), regex(r"^[ \t]*([*+])[ \t]", re.M), r"\1{}"),
    (regex(r"(?<!\*)\*\*(?!\*)"), regex(r"(?<!_)(__)(?!_)"), "{}"),
    (regex(r"(?<![*\\])\*(?![*\s])|(?<![*\s\\])\*(?!\*)"), regex(r"(?<![\w_])(_)(?=[^\W_])"), "{}"),
)
"""A mark of Markdown as it is written anew, the author's sign for it, and what the mark becomes."""


def in_style_of(author: str, text: str) -> str:
    """The text with the author's marks for lists and emphasis, if the author uses other ones alone."""
    for usual, own, made in _STYLES:
        found = own.search(author)
        if found and not usual.search(author):
            text = usual.sub(made.format(found[1]), text)
    return text


def tokens(text: str) -> list[str]:
    """The words, signs and runs of blanks of a text."""
    return _TOKEN.findall(text)


def _spans(to_new: Sequence[Run], to_own: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The edited stretches of the base, each extended by the stretches that overlap it and are spelled differently.

    What the other spelling adds, such as a comment, stays where it is beside an edit.
    """
    edited = [(run.a, run.b, True) for run in to_new if not run.same]
    otherwise = [(run.a, run.b, False) for run in to_own if not run.same and run.b > run.a]
    groups: list[tuple[int, int, bool]] = []
    for a, b, is_edit in sorted([*edited, *otherwise]):
        if groups and a < groups[-1][1]:
            before = groups[-1]
            groups[-1] = (before[0], max(before[1], b), before[2] or is_edit)
        else:
            groups.append((a, b, is_edit))
    return ((a, b) for a, b, is_edit in groups if is_edit)


def _at(runs: Sequence[Run], place: int, *, last: bool) -> int:
    """The place in the other text of a place in the base that is in no run of different tokens.

    Where tokens were inserted at this very place, it is before them or, with `last`, after them.
    """
    found = 0
    for run in runs:
        if run.a > place:
            break
        if run.same and run.a <= place <= run.b:
            found = run.c + place - run.a
            if not last and place > run.a:
                return found
        elif not run.same and run.b == place and (last or run.b > run.a):
            found = run.d
        elif not run.same and run.a == place:
            found = run.c
            if not last:
                return found
    return found


def runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """What two texts have in common, and what differs. All runs of blanks in a line count as one blank."""
    one, two = ([_key(token) for token in text] for text in (old, new))
    return differing.runs(one, two, _MOST)


def _key(token: str) -> str:
    if not token.isspace():
        return token
    return "\n\n" if token.count("\n") > 1 else " "
