"""The signs of a tutorial and of the record of a decision: a title that promises to make something, fixed headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.regex import regex

_MAKES = regex(
    r"\A[\W\d_]*(?:how to )?(?:make|making|build|building|bake|baking|cook|cooking|create|creating|write|writing|draw"
    r"|sew|sewing|knit|plant|planting|deploy|deploying|publish|publishing|set up|setting up|install|installing"
    r"|configure|configuring|migrate|migrating|upgrade|upgrading) (?:an?|your|my|our|the) "
    r"|(?<!\w)(?:your (?:very )?first|first steps|hello,? world|in \w+ minutes|from scratch"
    r"|step[- ]by[- ]step|getting started|quick ?start"
    r"|(?:dein|ihr)(?:e[nms]?)? erste[nrs]?|erste schritte|schritt für schritt|in \w+ minuten"
    r"|ein(?:en?)? .{1,30} (?:bauen|backen|basteln|nähen|schreiben|erstellen|anlegen|einrichten|machen)"
    r"|(?:ton|votre) premi(?:er|ère)|premiers pas|pas à pas"
    r"|(?:créer|écrire|construire|faire|fabriquer|installer|configurer|déployer) (?:une?|l[ea]|son|sa|ton|ta|votre)"
    r"|(?:tu|su) primer[ao]?|primeros pasos|paso a paso"
    r"|(?:crear|construir|hacer|escribir|instalar|configurar) (?:una?|el|la|tu)"
    r"|(?:il tuo primo|la tua prima)|primi passi|passo (?:dopo|per) passo"
    r"|(?:creare|costruire|scrivere|installare|configurare) (?:una?|il|lo|la)"
    r"|(?:seu|sua) primeir[ao]|primeiros passos|passo a passo"
    r"|(?:criar|construir|fazer|escrever|instalar|configurar) (?:uma?|o|a|seu|sua)"
    r"|(?:je|uw) eerste|eerste stappen|stap voor stap|(?:twój|twoja|twoje) pierwsz\w+|pierwsze kroki"
    r"|krok (?:po kroku|za krokem)|первые шаги|шаг за шагом|пошагов\w+|перш[іи] кроки|крок за кроком|adım adım"
    r"|første skridt|steg för steg|ensimmäinen \w+|askel askeleelta)(?!\w)"
    r"|从零开始|一步一步|手把手|作ってみ|はじめての|만들기",
    re.I,
)
_DECIDES = (
    "(?:the )?decision(?: outcome)?|(?:die )?entscheidung|(?:la )?décision|decisi[óo]n|decisione|decisão|besluit"
    "|beslissing|decyzja|rozhodnutí|решение|рішення|karar|beslut|beslutning|päätös|决策|决定|決定(?:事項)?|결정"
)
_RECORD = regex(
    rf"[\W\d_]*(?:(?P<decides>{_DECIDES})|(?:decision )?status|context(?: and problem statement)?|decision drivers?"
    r"|(?:positive |negative )?consequences|considered options|options considered|alternatives(?: considered)?"
    r"|kontext|konsequenzen|alternativen|contexte|conséquences|contexto|consecuencias|consequências|contesto|conseguenze"
    r"|gevolgen|kontekst|konsekwencje|důsledky|контекст|последствия|наслідки|bağlam|sonuçlar|konsekvenser|seuraukset"
    r"|背景|状态|後果|后果|ステータス|結果|맥락|상태)[\W_]*\Z",
    re.I,
)
_ACTS = regex(
    r"[\W\d_]*(?:add|apply|arrange|assemble|attach|bake|boil|bring|build|call|change|check|choose|clean|click|close|cook"
    r"|connect|copy|cover|create|cut|deploy|dig|download|draw|drill|dry|edit|enter|fill|find|finish|fold|get|glue|heat"
    r"|install|join|knead|launch|leave|let|make|mark|measure|melt|mix|mount|move|open|paint|paste|pick|place|plant|plug"
    r"|pour|prepare|press|pull|push|put|remove|repeat|rest|rinse|roll|run|sand|save|screw|select|send|serve|set|sew"
    r"|shape|slice|sow|start|stir|stop|switch|test|tie|trim|try|turn|type|unpack|update|upload|use|wait|wash|water|wrap"
    r"|write) (?P<object>(?:it|them|everything|(?:it|them) \w+(?: \w+)?)\Z)?",
    re.I,
)
_MOST = 0.75
"""The share of headings that tell the reader to act in a tutorial without a title that says so."""
_FEWEST = 3


def promises_to_make(title: str) -> bool:
    """True for the title of a tutorial: `Build a bird house`, `Your first loaf`, `Erste Schritte`."""
    return bool(_MAKES.search(title))


def tells_decision(titles: Sequence[str]) -> bool:
    """True for the headings of the record of a decision: `Status`, `Context`, `Decision`, `Consequences`."""
    found = [match for title in titles if (match := _RECORD.match(title))]
    return len(found) > 1 and any(match.group("decides") for match in found)


def tells_steps(titles: Sequence[str]) -> bool:
    """True for headings that tell the reader to act, if one goes on from another: `Mix the flour`, `Let it rest`.

    Tasks of a study deck do not go on from each other: `Undo a commit`, `Create a branch`.
    """
    if len(titles) < _FEWEST:
        return False
    found = [match for title in titles if (match := _ACTS.match(title))]
    return len(found) >= _MOST * len(titles) and any(match.group("object") for match in found)
