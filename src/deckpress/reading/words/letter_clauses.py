"""What is said behind the letter of an option: why it is right, or something else about it or about other options.

`B because it glows` names an option. `B glows` may explain why B is right, which is a guess. `A would glow`,
`B does not glow`, `A and C are solids` and `A is a star, B is a planet` do not say which option is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from deckpress.reading.words.before_letters import IS, THE
from deckpress.reading.words.option_letters import in_latin
from deckpress.reading.words.vocabulary import AND, CORRECT_ALONE, OPTION
from deckpress.regex import regex


class Says(Enum):
    """How far the words behind a letter show that its option is right."""

    NAMES = "names"
    """They give a reason, say that no other option fits, or repeat the option."""
    DESCRIBES = "describes"
    """They say something of this option alone, so it may be right."""
    LEAVES_OPEN = "leaves open"
    """They deny something, suppose something, or speak of several options."""


def what_is_said(behind: str, own: str, labels: Sequence[str], *, several: bool) -> Says:
    """What the rest of a line behind the letter of an option says; `several`: more letters are beside it."""
    if _ONLY.match(behind) or _OPENS.match(behind):
        return Says.NAMES
    others = {in_latin(match[match.lastindex or 0]) for match in _OTHERS.finditer(behind)}
    if several or _DENIES.match(behind) or not others.isdisjoint(set(labels) - {own}):
        return Says.LEAVES_OPEN
    return Says.DESCRIBES


def denies(behind: str) -> bool:
    """True for `: no, it is blue` behind a letter, and for `: sky. B: grass`, which says something of each option."""
    return _NO.match(behind) is not None or _EACH.match(behind) is not None


_SIGNS = r"[*_]*[ \t]*(?:[:=→]|->|[❌✗✘✖✅✓✔]\ufe0f?)"
_EACH = regex(rf"{_SIGNS}[^\n]{{0,200}}?[.,;❌✗✘✖✅✓✔\ufe0f][ \t]*[*_]*[B-L]{_SIGNS}")


_NO = regex(r"[\s*_]*[:.)–—-][*_]*[ \t]*(?i:no|nope|nein|non|нет|nee|não|nie)(?=[*_]*(?:[,.;:!)]|[ \t]+[–—-]|\Z|\n))")
_REASONS = (
    "because|since|as|for|due|by|from|in|of|with|weil|denn|da|wegen|aufgrund|car|parce|puisque|grâce|porque|ya que|pues"
    "|por|debido|pois|perché|perche|poiché|omdat|want|bo|ponieważ|gdyż|protože|çünkü|потому|так|бо|поскольку|из-за"
    "|eftersom|fordi|vì|karena"
)
_OPENS = regex(
    rf"[ \t]+(?i:{_REASONS}|{CORRECT_ALONE}|{THE}|an?|alone|obviously|clearly|see|plus|sowie|nur|allein|siehe"
    r"|only(?![ \t]+(?:seems?|looks?|appears?|if|when)(?!\w))|rather|instead|not(?=[ \t]+[A-L1-9](?!\w))|statt"
    r"|plutôt|seulement|solo|sólo|voir|ver|vedi|только|см)(?!\w)"
    r"|[ \t]*(?:因为|因為|なぜなら|왜냐하면)"
)
"""A reason, a word for right, an article before the words of the option, or a reference."""
_ARE = rf"(?:{IS}|are|sind|sont|son|sono|são|są|zijn|har|has|hat|have)"
_ONLY = regex(
    rf"[ \t]+(?i:{_ARE}[ \t]+(?:(?:{THE})[ \t]+)?(?:only|sole|one that|einzig\w*|seule?s?|única?s?|únic[oa]|unic[oa]"
    r"|enige|jedyn[ay]|единственн\w+)|remains|fits|bleibt|reste)(?!\w)"
)
"""`is the only one that glows`, `remains`."""
_NOT = "not|no|never|cannot|hardly|nicht|kein\\w*|nie|pas|ne|n|non|não|nao|не|нет|nie|geen|niet|inte|ikke|neither|nor"
_DENIES = regex(
    rf"[ \t]+(?i:(?:{_NOT})(?!\w)|n['’]|[a-z]+n['’]t(?!\w)"
    rf"|[^\W\d_]+[ \t]+(?:{_NOT}|too|also|zu|auch|trop|aussi|demasiado|también|troppo|anche|muito|também|te|ook|zbyt"
    r"|też|слишком|тоже|almost|nearly|often|sometimes)(?!\w)"
    r"|(?:would|were|was|could|might|may|should|seems?|looks?|used|sounds?|had|wäre|würde|war|könnte|scheint|serait"
    r"|était|semble|sería|era|fue|parece|sarebbe|sembra|seria|foi|zou|was|lijkt|byłby|byłaby|был[аио]?|skulle)(?!\w))"
)
"""`does not glow`, `has no sea`, `is too dense`, `would be green`, `was right until then`."""
_LETTER = r"[1-9A-LБВГД]"
_OTHERS = regex(
    r"(?<![\w'’&./°-])(?:[(（*_]{0,3}([B-LБГД])(?![\w'’&+#/=-])"
    rf"|([A1-9АВ])(?=[ \t]+(?i:{_ARE}|does|did|do|can|lacks)(?!\w)|[ \t]*(?:[,;)]|[はがと是和])))"
    rf"|(?<!\w)(?i:{OPTION}|{AND}|or|oder|ou|unlike|than)[ \t]+({_LETTER})(?![\w'’])"
    rf"|[和と与及]({_LETTER})|({_LETTER})[はがと是和는은이가]"
)
"""The letters of other options."""
