"""The words before the letter of an option: `Letra C`, `alternativa B`, `The correct answer is (B)`."""

from __future__ import annotations

import re

from deckpress.reading.words.option_letters import ANY_LETTER
from deckpress.reading.words.vocabulary import ANSWER, CORRECT, CORRECT_ALONE, OPTION
from deckpress.regex import regex

THE = "the|die|das|der|la|le|el|il|lo|o|a|os|de|het|det|den|η|το|ο"
IS = (
    "is|are|was|would be|ist|sind|lautet|wäre|est|sont|es|son|sería|é|são|è|sono|jest|to|это|є|je|är|er|on|adalah"
    "|ialah|yaitu|là|este|είναι|है|هي|هو"
)
BEFORE_LETTER = regex(
    rf"(?P<mark>\*\*|__)?(?:(?:{THE})[ \t]+)?"
    rf"(?>(?:(?:{OPTION}|{ANSWER}|{CORRECT}|{CORRECT_ALONE}|letter|letra|lettre|lettera|litera|literka|буква|buchstabe"
    rf"|harf|huruf)(?:[ \t]+(?:{IS})(?!\w))?[ \t]*[:：]?[ \t]+(?!\w[ \t])(?:(?:{THE})[ \t]+)?)+)"
    rf"(?=(?:\*\*|__)?\(?{ANY_LETTER}\)?(?:[*_]{{0,2}}[ \t]*(?:[.):：,;–—-]|[*_]*\Z|[*_]*\n)))",
    re.I,
)
