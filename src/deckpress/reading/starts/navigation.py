"""Links from page to page, which are no terms: `Previous: [[Tides]]`, `Next: [[Waves]]`, `Chapter: [[Sea]]`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.regex import regex

_BACK = regex(
    r"\W*(?:(?:prev(?:ious)?|back|zurück|vorherige[rs]?|précédente?|anterior|precedente|vorige|poprzedni[ae]?|předchozí"
    r"|predchádzajúce|föregående|предыдущ(?:ий|ая|ее)|назад|önceki|trước)(?!\w)|上一|前一|前へ|前の|이전)",
    re.I,
)
_ON = regex(
    r"\W*(?:(?:next|forward|weiter|nächste[rs]?|suivante?|siguiente|próxim[oa]|seguinte|successiv[oa]|prossim[oa]"
    r"|volgende|następn[yae]|následující|nasledujúce|další|nästa|следующ(?:ий|ая|ее)|далее|sonraki|tiếp)(?!\w)"
    r"|下一|次へ|次の|다음)",
    re.I,
)
_LINK = regex(r"\W*\[\[[^\]\n]+\]\]\W*|\W*\[[^\]\n]*\]\([^()\n]*\)\W*")
_LONGEST = 40


def lead_on(pairs: Sequence[tuple[str, str]]) -> bool:
    """True for terms with links alone as their meanings, one of which leads to the page before or the next one."""
    if not all("[" in meaning and _LINK.fullmatch(meaning) for _, meaning in pairs):
        return False
    return any(len(term) <= _LONGEST and (_BACK.match(term) or _ON.match(term)) for term, _ in pairs)
