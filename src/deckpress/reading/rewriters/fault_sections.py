"""Headings of an FAQ that ask above a last section of faults -> headings at the level of the faults.

    # FAQ

    ## How do I start it?           becomes `### ..`

    ## Troubleshooting

    ### Pictures are missing

The faults are entries like the questions, not the answer to a question `Troubleshooting`.
"""

from __future__ import annotations

import re

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Document
from deckpress.reading.words.rhetoric_words import QUESTION_LISTS
from deckpress.regex import regex

_OFTEN = (
    "common|known|frequent|typical|general|other|häufige|bekannte|typische|andere|częste|znane|časté|bekende|veelvoorkomende"
    "|частые|типичные|известные|возможные|часті|відомі|常见|常見"
)
_OFTEN_BEHIND = (
    "courante?s|connue?s|fréquente?s|comunes|conocidos|frecuentes|comuns|conhecidos|frequentes|comuni|noti|frequenti"
)
_FAULTS = regex(
    rf"[\W\d_]*(?:(?:{_OFTEN})[ ]?)?(?:trouble[- ]?shooting|problems|issues|errors|faults|bugs"
    r"|fehler(?:behebung|suche|diagnose)?|problem(?:e|lösung(?:en)?|behebung)|dépannage|problèmes|erreurs"
    r"|(?:solución|resolución) de (?:problemas|errores)|problemas|errores|erros|(?:solução|resolução) de problemas"
    r"|(?:risoluzione (?:dei )?)?problemi|errori|probleemoplossing|problemen|felsökning|feilsøking|fejlfinding"
    r"|vianmääritys|rozwiązywanie problemów|problemy|problémy|řešení (?:problémů|potíží)|sorun giderme|sorunlar"
    r"|(?:решение|устранение) (?:проблем|неполадок)|проблемы|ошибки|неполадки"
    r"|(?:вирішення|усунення) (?:проблем|несправностей)|проблеми|помилки"
    r"|故障排[除查]|错误|故障|疑难解答|問題排解|疑難排解|トラブルシューティング|エラー対応|문제 해결|khắc phục sự cố)"
    rf"(?:[ ](?:{_OFTEN_BEHIND}))?[\W_]*",
    re.I,
)
"""Titles of a section of faults, with or without a word such as `common`."""
_LONGEST = 60
_FEWEST = 2
_MOST = 0.8


def with_faults_among_questions(document: Document) -> Document:
    """The document, in which the headings that ask have the level of the headings in its last section."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    if len(headings) < 2 * _FEWEST + 2 or not QUESTION_LISTS.search(headings[0].text):
        return document
    level = headings[1].level
    own = [number for number, heading in enumerate(headings) if heading.level == level]
    section = headings[own[-1]]
    asked, faults = headings[1 : own[-1]], headings[own[-1] + 1 :]
    if headings[0].level >= level or len(section.text) > _LONGEST or _FAULTS.fullmatch(section.text) is None:
        return document
    if any(block.level != level for block in asked) or any(block.level != level + 1 for block in faults):
        return document
    asking = sum(1 for block in asked if looks_like_question(block.text))
    if asking < max(_FEWEST, _MOST * len(asked)) or len(faults) < _FEWEST:
        return document
    if not all(document.lines[block.start].startswith("#") for block in asked):
        return document
    return document.with_lines({block.start: (f"#{document.lines[block.start]}", -1) for block in asked})
