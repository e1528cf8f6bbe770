"""The words of a question that asks to choose: `which`, `select`, `welche`."""

from __future__ import annotations

import re

from deckpress.regex import regex

_CHOOSE = regex(
    r"(?<!\w)(?:which|select|choose|pick|mark|tick|check all|welche[rsnm]?|wählen?|kreuzen?|quel(?:le)?s"
    r"|lesquel(?:le)?s|cochez|choisi(?:r|ss(?:ez|ant)|s)|cuál(?:es)?|seleccion[ae]|elija|elige|marque|marca|quali?"
    r"|scegli|seleziona|quais|selecione|escolha|assinale|как(?:ие|ой|ая|ое)|выберите|отметьте|які|оберіть|któr[eya]|wybierz|zaznacz|welke"
    r"|kies|vilka|vilken|välj|hvilke[nt]?|mitkä|mikä|hangi(?:si|leri)|které|která|který|melyik(?:ek)?|care)(?!\w)"
    r"|哪|下列|选择|選択|選[びべんぶ]|どれ|どの|次のうち|다음 중|고르|어느|선택|أي",
    re.I,
)
_ASKED = 300
"""How many characters of a question are searched for a word that asks to choose."""


def asks_to_choose(question: str) -> bool:
    """True for a question with a word such as `which`."""
    return _CHOOSE.search(question[-_ASKED:]) is not None
