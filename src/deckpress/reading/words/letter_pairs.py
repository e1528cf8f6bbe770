"""The letters that stand for a question and its answer in many languages: `F:` and `A:` in German, `В:` and `О:`."""

from __future__ import annotations

PAIRS = frozenset("سج pr dr îr fa va po sc fs sv sa kv hđ ht tj εα во пв שת qr qj вa".split())
"""Before a colon: Arabic, Spanish, Italian, German, Dutch, Russian, Hebrew and others."""
SPELLED_PAIRS = frozenset("qa fa fr pr вo во dr vs sv po qr 问答 問答 문답".split())
"""In other spellings, `F) ..`, which options and names have as well, so that they are fewer."""
SURE = ("q", "问", "問", "문")
"""The letters for a question that hardly mean anything else in any spelling."""
SURE_WITH_COLON = (*SURE, "س", "ש")
"""Those that hardly mean anything else before a colon."""
