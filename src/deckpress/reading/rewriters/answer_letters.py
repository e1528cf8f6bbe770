"""The letter of an option right after the word for an answer, `Réponse B – text`, -> with a colon: `Réponse: B – text`.

It counts only below options with letters: `Answer A` may be a title as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.option_lines import holds_two
from deckpress.reading.parts.option_values import DASHED, LETTER
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.option_letters import NEAR_LETTER, is_first, is_second
from deckpress.reading.words.vocabulary import ANSWER, CORRECT, OPTION
from deckpress.regex import regex

_SAYS = regex(
    rf"[ \t]{{0,3}}(?:[-*+][ \t]+)?(?:\*\*|__)?(?:{ANSWER}|{CORRECT})(?P<blank>[ \t]+)"
    rf"(?P<word>(?:(?:letter|letra|lettre|lettera|буква|{OPTION})[ \t]+)?)[(`]?{NEAR_LETTER}[)`]?"
    rf"(?:(?:[ \t]*[,;&/]|[ \t]+(?:and|et|und|y|e|и)(?=[ \t]))[ \t]*\(?{NEAR_LETTER}\)?)*"
    r"(?=(?:\*\*|__)?[ \t]*(?:[.):：,–—-]|$))",
    re.I,
)
_HEADS = frozenset(
    """a alte ans answ antw atbi atsa aufl ausf ayri az beis best bonn calc cava ceva comp cont corr det deta dobr
    ekse eran exam exem expe faci fasi full gaba goed good hely het idea ispr javo jawa jibu juis korr kunc lahe
    lsg mahd mall mego mint mode moge muli must odgo odpo offi oike olas opci oplo opzi pare peny popr posi
    poss prav praw prop przy rasp ratk rech reco refe repo resp rett rezo rich righ rigt rikt risi risp rozw samp
    solu spre step sugg svar szcz taca tacn teis toca tocn vari vast voor vzor work wzor yani""".split()
)
"""How the words for an answer begin."""
_ABOVE = 40
"""How many lines above are searched for the options."""


def with_colons(document: Document) -> Document:
    """The document with a colon after each such word."""
    lines = document.lines
    changes: dict[int, Change] = {}
    said = {n: match for n in document.table.begun_by(_HEADS, counted=False) if (match := _SAYS.match(lines[n]))}
    for block in document.blocks if said else ():
        if block.kind not in ("paragraph", "list"):
            continue
        for number in range(block.start, block.end):
            match = said.get(number)
            if match is None or label_of(lines[number]) is not None or not _options_above(lines, number):
                continue
            at, end = match.start("blank"), match.end("word")
            head = f"{lines[number][:at]}: "
            changes[number] = (head + lines[number][end:], end - len(head))
    return document.with_lines(changes)


def _options_above(lines: Sequence[str], number: int) -> bool:
    """True if options with the letters A and B are above a line, and no heading is between."""
    found: set[int] = set()
    for line in reversed(lines[max(number - _ABOVE, 0) : number]):
        if line.startswith("#"):
            return False
        words = line.strip()
        if holds_two(words):
            return True
        if match := LETTER.match(words.removeprefix("- ").removeprefix("* ")) or DASHED.match(words):
            found |= {is_first(match.group("letter")), 2 * is_second(match.group("letter"))}
            if {1, 2} <= found:
                return True
    return False
