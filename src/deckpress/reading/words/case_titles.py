"""Titles that name a case: `Scenario`, `Case 2`, `Case study 3: The shop`."""

from __future__ import annotations

import re
from functools import lru_cache

from deckpress.reading.words.first_looks import may_begin, may_hold
from deckpress.reading.words.labels import RECENT
from deckpress.reading.words.word_heads import SCENARIO_HEADS
from deckpress.regex import regex

CASE = (
    "(?:case |sample |clinical |patient )?(?:scenario|case|vignette|situation|context|background)s?|case study|szenario"
    "|fall(?:beispiel|vignette|studie)?|ausgangslage|escenario|caso(?: (?:cl[ií]nico|práctico|de estudio))?|situación"
    "|contexto|cenário|situação|scénario|cas(?: (?:clinique|pratique))?|contexte|situazione|contesto|сценар[иі]й"
    "|ситуац[иі]я|scenariusz|sytuacja|senaryo|durum|tình huống|skenario"
)
JOINED_CASE = "シナリオ|状況|事例|ケース|情境|场景|場景|案例|背景|시나리오|상황|사례"
_TITLE = regex(
    rf"[\W\d_]*(?:(?:{CASE})(?!\w)|{JOINED_CASE})[ \t]*(?:#|n[or]\.?[ \t])?[ \t]*"
    r"(?:\d{1,3}|[A-H](?!\w)|[IVX]{1,4})?"
    r"[*_]{0,3}[ \t]*(?:[:：.(–—-][^\n]*)?\Z",
    re.I,
)
_LABEL = regex(rf"[*_]{{0,3}}(?:(?:{CASE})(?!\w)|{JOINED_CASE})[ \t]*\d{{0,3}}[*_]{{0,3}}[ \t]*[:：]", re.I)
_HEAD = 40
_ALONE = regex(r"[^\w]*[^\W\d_]+(?: [^\W\d_]{2,})*[^\w]*\Z")
_NUMBERED = regex(r"[^\d]{2,30}?(?P<number>\d{1,3})(?!\w)")
_LONGEST = 80


@lru_cache(maxsize=RECENT)
def is_case_title(text: str) -> bool:
    """True for a title that names a case, with or without its number and its topic."""
    return len(text) <= _LONGEST and may_hold(text, SCENARIO_HEADS) and _TITLE.match(text) is not None


def is_case_word(text: str) -> bool:
    """True for a title that names a case without a number or a topic: `Scenario`."""
    return is_case_title(text) and _ALONE.match(text) is not None


def number_of_case(text: str) -> int:
    """The number in a title that names a case, or 0."""
    match = _NUMBERED.match(text)
    return int(match["number"]) if match else 0


def names_scenario(line: str) -> bool:
    """True for a line that begins with the label of a scenario, with a colon: `**Scenario 2:** ..`."""
    head = line[:_HEAD]
    if not (":" in head or "：" in head) or head[0] in "# \t":
        return False
    return may_begin(line, SCENARIO_HEADS) and _LABEL.match(line) is not None
