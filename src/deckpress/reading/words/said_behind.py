"""Words at the end of options that say without any mark which of them are right: `A. Paris 正确`, `B. Lyon 错误`.

A sentence may end in such a word, too, so they count only if each option has one. Chinese and Japanese set no blanks
between words, so there a word behind a blank is a remark, and the right options alone may have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.vocabulary import CORRECT_ALONE, WRONG_MARK
from deckpress.regex import regex

_RIGHT = (
    f"{CORRECT_ALONE}|right|true|wahr|vrai(?:e)?|vero|verdadeir[ao]|verdader[ao]|prawda|giust[oa]|esatt[oa]|exact[ao]"
    "|cert[oa]|cierto|正解|対|對|○"
)
_WRONG = f"{WRONG_MARK}|false|unwahr|fals[ao]|fałsz|fals[ey]|错|錯|不对|不對|×"
_SAID = regex(
    rf"(?<=[^\s–—:：=,，→-])[ \t\u3000]+(?:(?P<right>{_RIGHT})|(?P<wrong>{_WRONG}))[ \t]*[.!。！]?[ \t]*\Z", re.I
)
_JUDGES = regex(
    rf"[\W_]*(?:(?P<right>{_RIGHT}|yes|ja|oui|sí|да|是|はい)|(?:{_WRONG}|no|nein|non|нет|否|いいえ))[\W_]*\Z", re.I
)
"""An option that is itself a judgement: the same one behind it translates it."""
VERB = (
    "is|are|was|were|be|not|both|all|none|neither|only|ist|sind|war|nicht|beide|alle|est|sont|pas|tous|toutes"
    r"|es|son|no|ambas|todas|è|sono|non|são|é|não|jest|są|nie|не|все|оба|är|er"
)
"""Words of a sentence that ends in `right`."""
_VERB = regex(rf"(?<!\w)(?:{VERB})(?!\w)", re.I)
_WIDE = regex("[\u3040-\u30ff\u3400-\u9fff]")
_LONGEST = 40
_HEADS = frozenset(
    """bena cert cier core corr erra esat exac fals faus faux feil fel fork fout gius hely inco juis just
    korr nesp not oike popr praw rett rich righ rigt rikt sai sala sbag true unwa verd vero vrai wahr wron
    yanl""".split()
)
"""How the words for right and wrong begin."""


def said_behind(texts: Sequence[str], *, listed: bool = False) -> tuple[tuple[int, bool], ...]:
    """For each option, where the word at the end of its first line begins, and whether it is right; or nothing.

    Items of a list that are `listed` without letters need a word each.
    """
    heads = [text.partition("\n")[0] for text in texts]
    found = [_said(head) for head in heads]
    right = [bool(match and match.group("right")) for match in found]
    if len(heads) < 2 or not any(right) or all(right):
        return ()
    before = [head[: match.start()] for head, match in zip(heads, found, strict=True) if match]
    judged = [_JUDGES.match(head) for head in before]
    if all(found) and [bool(match.group("right")) for match in judged if match] == right:
        return ()
    wide = all(match is None or _WIDE.search(match.group()) for match in found)
    if not (all(found) or (wide and not listed)) or (not wide and any(map(_VERB.search, before))):
        return ()
    ends = [match.start() if match else len(head) for head, match in zip(heads, found, strict=True)]
    return tuple(zip(ends, right, strict=True))


def _said(head: str) -> re.Match[str] | None:
    """The word at the end of a line that says whether the option is right."""
    if not may_hold(head[-_LONGEST:], _HEADS):
        return None
    return _SAID.search(head, max(len(head) - _LONGEST, 0))
