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

_WHOLE = r"!?\[\[[^\[\]\n]*\]\](?:\{[^{}\n]*\})?|\[[^\[\]\n]*\]\{[^{}\n]*\}"
"""What stays whole beside an edit: a link to a page of a wiki, and words with a class in braces."""
_WORDS = (
    r"\n[ \t]*\n\s*|[ \t\n]+|\{\{c[\d,]+::|\}\}|==|\*+|_+|`+|~+|\$+"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\w\s]|\s"
)
_TOKEN = regex(_WORDS)
_WHOLE_TOKEN = regex(f"{_WHOLE}|{_WORDS}")
_PAGE = regex(r"(?<!!)\[\[([^\[\]|\n#^]+)\]\]")
_SAME_NAME = regex(r"\[\[([^\[\]|\n]+)\|\1\]\]")
_PRIVATE = 0xF0000
"""The first of the signs that stand for the pages of links: the names on the card may change, the pages stay."""
_SIGN = regex(r"[\U000F0000-\U000FFFFD]")
_ITEM = regex(r"([ \t]*)([-*+]|\d+[.)])[ \t]")
_MOST = 4000
"""The most words to compare between the first and the last difference; longer texts are compared by lines."""


def transfers(base: str, edited: str, spelled: str) -> Iterator[str]:
    """The ways to make an edit in another spelling: beside whole links, in the words of links, and in any words."""
    if "[" in spelled:
        yield aligned(transfer(base, edited, spelled, whole=True), spelled)
        if pages := _PAGE.findall(spelled):
            signs = iter(range(len(pages)))
            named = _PAGE.sub(lambda link: f"[[{chr(_PRIVATE + next(signs))}|{link[1]}]]", spelled)
            made = _SIGN.sub(lambda sign: pages[ord(sign[0]) - _PRIVATE], transfer(base, edited, named))
            yield aligned(_SAME_NAME.sub(r"[[\1]]", made), spelled)
    yield aligned(transfer(base, edited, spelled), spelled)


def transfer(base: str, edited: str, spelled: str, *, whole: bool = False) -> str:
    """The text `spelled`, which is another spelling of `base`, with what was edited from `base` to `edited`.

    With `whole`, no edit is made within a link to a page of a wiki.
    """
    old, new, own = tokens(base), tokens(edited), (_WHOLE_TOKEN if whole else _TOKEN).findall(spelled)
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


def aligned(text: str, author: str) -> str:
    """The text with the indents of the author's list at new items below it."""
    own = set(author.split("\n"))
    lines = text.split("\n")
    for number in range(1, len(lines)):
        above, item = _ITEM.match(lines[number - 1]), _ITEM.match(lines[number])
        if above and item and lines[number] not in own and above[2][-1] == item[2][-1] and not item[1]:
            lines[number] = above[1] + lines[number]
    return "\n".join(lines)


_STYLES = (
    (regex(r"^([ \t]*)-(?=[ \t])", re.M), regex(r"^[ \t]*([*+])[ \t]", re.M), r"\1{}"),
    (regex(r"(?<!\*)\*\*(?!\*)"), regex(r"(?<!_)(__)(?!_)"), "{}"),
    (regex(r"(?<![*\\])\*(?![*\s])|(?<![*\s\\])\*(?!\*)"), regex(r"(?<![\w_])(_)(?=[^\W_])"), "{}"),
)
"""A mark of Markdown as deckpress writes it, the author's sign for it, and what the mark becomes."""


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
