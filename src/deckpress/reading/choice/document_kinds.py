"""Minutes, reports, change logs and books: documents whose contents list links to their parts, not to questions."""

from __future__ import annotations

import re

from deckpress.compare import letters
from deckpress.reading.parts.furniture import is_contents_block, link_texts
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.signs import is_of_documents
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.steps import promises_to_make
from deckpress.reading.words.title_words import CHAPTERS, QUESTIONS
from deckpress.regex import regex

_AGENDA = (
    "agenda|ordre du jour|tagesordnung|orden del día|ordine del giorno|ordem d[oe] dia|ordem de trabalhos|pauta"
    "|agendapunten|porządek obrad|program schůze|повестка(?: дня)?|порядок денний|议程|議程|議事日程|議題|의제|안건"
    "|gündem|dagordning|dagsorden|saksliste|esityslista|جدول الأعمال|कार्यसूची|agenda acara|chương trình nghị sự"
)
_MEETING = (
    r"\A\W*minutes|meeting|compte[- ]rendu|procès[- ]verbal|protokoll (?:der|des|vom|zur)|sitzung"
    "|acta|verbale|riunione|réunion|reunión"
    "|assemblée|assemblea|asamblea|ata da|reunião|notulen|vergadering|protokół z|zebrani[ae]|zápis|заседани[ея]"
    "|собрани[ея]|засідання|会议纪要|會議記錄|会議|議事録|회의록?|tutanağı|toplantı|mötesprotokoll|møtereferat|referat"
    "|pöytäkirja|محضر|notulen rapat|biên bản"
)
_REPORT = (
    "report|rapport|bericht|jahresbericht|geschäftsbericht|informe|relazione|relatório|raport|отч[её]т|звіт|报告|報告書?"
    "|보고서|raporu?|verslag|raportti|تقرير|laporan|báo cáo|change ?log|release notes|änderungsprotokoll"
    "|versionshinweise|journal des modifications|notes de version|historial de cambios"
    "|registro de cambios|更新日志|変更履歴"
)
_TITLE = regex(rf"(?<!\w)(?:{_AGENDA}|{_MEETING}|{_REPORT})(?!\w)|[会會]议纪要|議事録|报告|報告|회의록|보고서", re.I)
_ASKS = regex(
    rf"(?<!\w)(?:{QUESTIONS}|quiz(?:zes)?|interviews?|flash ?cards?|exam|test|fragen|klausur|prüfung|examen|esame"
    r"|q ?& ?a|faq)(?!\w)",
    re.I,
)
_DOCUMENT = regex(
    r"(?<!\w)(?:manual|guide(?:lines)?|tutorial|handbook|walkthrough|how[- ]?to|essay|recipes?"
    r"|polic(?:y|ies)|terms of (?:service|use)|code of conduct|bylaws|statut\w*|satzung|contributing"
    r"|specification|proposal|adr(?: \d+)?|decision record|rfc \d+"
    r"|(?:project|technical|system) (?:plan|design|documentation)|anleitung|handbuch|leitfaden|rezepte?|aufsatz"
    r"|richtlinien?|manuel|tutoriel|recettes?|conditions générales|règlement|guía|receta\w*|ensayo|política\w*"
    r"|reglamento|manuale"
    r"|guida|ricett[ae]|saggio|regolamento|guia|receitas?|ensaio|regulamento|руководство|инструкция|рецепт\w*"
    r"|эссе|правила|установка|настройк[аи]|посібник|podręcznik|poradnik|instrukcja|przepis\w*|regulamin|příručka|návod"
    r"|recept\w*|kılavuz\w*|rehber\w*|tarif\w*|yönetmeli\w+|handleiding|gids|(?:technisch|functioneel) ontwerp"
    r"|projectplan"
    r"|veiledning|vejledning|oppskrift\w*|opskrift\w*|ohje\w*|hướng dẫn|công thức|panduan|resep)(?!\w)"
    r"|\A\W*(?:documentation|dokumentation|documentación|documentazione|documentação|документация|dokumentacja)(?!\w)"
    r"|\A\W*(?:(?:implementation|development|migration|rollout|release) plan|(?:umsetzungs|projekt|entwicklungs)plan"
    r"|plan d[e'’] ?(?:implementación|desarrollo|proyecto|trabajo|projet|développement|mise en (?:œuvre|place)|action)"
    r"|plano de (?:implementação|desenvolvimento|projeto|trabalho)|piano di (?:implementazione|sviluppo|progetto)"
    r"|plan (?:wdrożenia|projektu|realizacji|rozwoju)|план (?:реализации|разработки|внедрения|проекта|работ)"
    r"|план (?:реалізації|розробки|впровадження|проєкту)|дорожная карта)(?!\w)"
    r"|(?:实施|开发|项目|開發|實施|実装|開発)(?:计划|計劃|計画)|(?:구현|개발) 계획"
    r"|手册|手冊|教程|教學|指南|食谱|菜谱|的做法|随笔|政策|条款|年终总结|チュートリアル|マニュアル|ガイド"
    r"|レシピ|規約|가이드|튜토리얼|매뉴얼|레시피|약관"
    r"|دليل|وصفة|नुस्खा",
    re.I,
)
_LISTS_POINTS = regex(rf"[\W\d_]*(?:{_AGENDA})[\W_]*\Z", re.I)
_CHAPTER = regex(rf"[\W_]*(?:(?:{CHAPTERS})[ \t]*(?:\d{{1,3}}|[IVXLC]{{1,7}})(?!\w)|第.{{1,4}}[章节節回])", re.I)
_SHARE = 0.5


def names_kind(title: str) -> bool:
    """True for the title of minutes, an agenda, a report or a change log."""
    return bool(_TITLE.search(title))


def linked_words(document: Document) -> frozenset[str]:
    """The texts of the contents list of a document if it may list questions: not one of minutes or of chapters."""
    linked = link_texts(document)
    return frozenset() if linked and _lists_parts(document, linked) else linked


def is_title_of_document(title: str) -> bool:
    """True for a title that names minutes, a report, a manual, a recipe, a policy, or another document to read."""
    if promises_to_make(title):
        return True
    return not _ASKS.search(title) and bool(_TITLE.search(title) or _DOCUMENT.search(title))


def _lists_parts(document: Document, linked: frozenset[str]) -> bool:
    headings = [block for block in document.blocks if block.kind == "heading"]
    title = headings[0].text if headings and headings[0].level == 1 else ""
    if _ASKS.search(title):
        return False
    if _TITLE.search(title) or _is_agenda(document):
        return not _any_asks(headings)
    parts = [heading.text for heading in headings if letters(heading.text) in linked]
    known = sum(1 for words in parts if _CHAPTER.match(words) or is_of_documents(words))
    return known > 0 and known >= _SHARE * len(parts) and not _any_asks(headings)


def _any_asks(headings: list[Block]) -> bool:
    return any(looks_like_question(heading.text) for heading in headings)


def _is_agenda(document: Document) -> bool:
    """True if the block above the contents list says that it is an agenda."""
    above = ""
    for block in document.blocks:
        if is_contents_block(document, block):
            return bool(_LISTS_POINTS.match(re.sub(r"<[^<>]*>", "", above)))
        above = block.text
    return False
