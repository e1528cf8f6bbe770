"""Titles of the parts of documents in many languages: steps, dates, and the usual chapters of manuals and minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from deckpress.reading.parts.signs import is_of_documents
from deckpress.reading.words.rhetoric_words import DATED, PRESENT
from deckpress.reading.words.title_words import CHAPTERS
from deckpress.regex import regex

_MONTHS = (
    "jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni?|july?|juli|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|février|mars|avril|juin|juillet|août|septembre"
    "|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept?iembre|octubre|noviembre"
    "|diciembre"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho"
    "|setembro|outubro|novembro|dezembro|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября"
    "|декабря|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
)
_LONGEST = 120
"""A longer title is not that of a usual part."""
_DATE = regex(
    rf"\W*(?:\d{{4}} ?年|\d{{1,2}} ?[月/.-] ?\d{{1,2}}(?:\D|\Z)|(?:19|20)\d\d(?!\w)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de |of )?(?:{_MONTHS})(?!\w)|(?:{_MONTHS})\.? \d{{1,4}}(?!\w))",
    re.I,
)
_STEPS = (
    "step|schritt|étape|etape|paso|passo|passaggio|шаг|крок|krok|adım|stap|steg|trin|vaihe"
    "|langkah|bước|phase|part|day|week|tag|jour|día|giorno|dia|день|woche|group|grupo|gruppe|groupe|gruppo|группа"
)
_STEP = regex(
    rf"\W*(?:\d{{1,2}}[.)]? *)?(?:(?:{_STEPS}|article|artikel|art\.|§) ?\d"
    r"|第 ?[\d一二三四五六七八九十]{1,3} ?[步章节節条條部天週周日回]|步骤|步驟|手順|단계"
    r"|(?:first|second|third|fourth|fifth|sixth|next|last|final)(?: step(?!s)|ly,)|(?:erster|zweiter|dritter|vierter"
    r"|nächster|letzter) schritt(?!\w)|(?:première|deuxième|troisième|dernière) étape"
    r"|(?:primer|segundo|tercer|último) paso"
    r"|(?:primo|secondo|terzo|ultimo) passo|(?:primeiro|segundo|terceiro|último) passo|(?:первый|второй|третий) шаг)",
    re.I,
)
_STEP_ALONE = regex(
    rf"\W*(?:(?:{CHAPTERS}|{_STEPS}|aula|séance|module?|version|sprint|milestone)\W{{0,3}}\d{{1,3}}"
    r"|第 ?[\d一二三四五六七八九十]{1,3} ?[步章节節部天週周日回课課]|\d{1,2}(?:주차|일차|강))\W*",
    re.I,
)
_SECTION = regex(r"\W*\d{1,2}(?:\.\d{1,3})+\W*")
_CLOCK = r"\d{1,2}[:.h]\d\d(?:[ \t]*(?:[ap]\.?m\.?|uhr|h))?"
_TIME = regex(rf"\W*{_CLOCK}(?:[ \t]*[-–—][ \t]*{_CLOCK})?\W*", re.I)
_DAY = regex(r"(?<!\w)\d{1,2}\.?[ \t]+(?:de[ \t]+)?[^\W\d_]{3,12}\.?,?[ \t]+(?:de[ \t]+)?(?:19|20)\d\d(?!\w)")
_LETTERED = regex(r"(?:\W|:\w+:)*[A-H]\.\d{1,2}(?:[ \t]*[-–—:.)]|[ \t])")
"""The number of a step in a part with a letter: `D.12 - Press Enter`."""
_PARTS = regex(
    r"[\W\d_]*(?:introduction|einleitung|einführung|introducción|introduzione|introdução|введение|вступ|wstęp"
    r"|úvod|giriş|inleiding"
    r"|简介|簡介|介绍|介紹|前言|引言|概述|はじめに|概要|소개|개요|مقدمة"
    r"|overview|übersicht|überblick|background|hintergrund|contexte?|kontext|contesto|context(?:o|e)?|aperçu"
    r"|resumen|resumo|motivation"
    r"|scope|purpose|zweck|objectifs?|objetivos?|obiettivi|цель|цели|amaç|doel|references?|referenz(?:en)?"
    r"|références|referencias"
    r"|referências|riferimenti|bibliograf\w+|literatur|quellen|sources?|links|further reading|see also"
    r"|resources|参考\w*|參考\w*"
    r"|acknowledge?ments?|credits|danksagung|support|contact|kontakt|contacto?|contato|authors?|autoren"
    r"|auteurs?|maintainers?"
    r"|prerequisites?|voraussetzungen|prérequis|requisitos|prerequisiti|requisiti|требования|wymagania"
    r"|gereksinimler|vereisten"
    r"|依赖(?:要求)?|前提条件|必要条件|环境要求|功能(?:特性|介绍|特点)|主要功能|工作流程|输出文件|错误处理"
    r"|注意事[项項]|主な機能|動作環境|出力ファイル|エラー処理|setup|set-up|deployment|deploying|running|building|testing|tests"
    r"|debugging|troubleshooting"
    r"|fehlerbehebung|dépannage|known issues|limitations|roadmap|status|architecture|design|implementation"
    r"|decision|consequences"
    r"|alternatives(?: considered)?|entscheidung|konsequenzen|décision|decisión|решение|карта|文件结构"
    r"|项目结构|目录|安装\w*|安裝\w*"
    r"|使用\w{0,4}|用法|快速开始|インストール\w*|使い方|設定|설치\w*|사용법|установка\w*|использование|запуск"
    r"|настройка|лицензия"
    r"|installation|instalación|instalação|installazione|instalacja|instalace|kurulum|installatie|kullanım|uso"
    r"|utilisation"
    r"|verwendung|benutzung|nutzung|licen[cs]e|lizenz|licencia|licença|licenza|licencja|lisans|许可\w*"
    r"|ライセンス|라이선스"
    r"|beiträge|mitwirken|contribuer|contribuir|contribuire|what'?s next|next meeting|nächste \w+"
    r"|prochaine \w+|próxim[ao] \w+"
    r"|prossim[ao] \w+|tâches|tareas|tarefas|aufgabenverteilung|compromissos|acuerdos|pend[êe]n\w+( \w+)?"
    r"|beschl[uü]ss\w*"
    r"|décisions|decisiones|decisões|decisioni|absent\w*|announcements?|apologies|actions?|原料|材料|食材|步骤"
    r"|做法|作り方|操作|附加内容|计算"
    r"|ингредиенты|приготовление|malzemeler|yapılışı|hazırlanışı|składniki|przygotowanie|bereiding"
    r"|ingrediënten|ingredienti"
    r"|preparazione|conclusion(?:s|es)?|conclusão|conclusioni|fazit|schluss|заключение|выводы|итоги"
    r"|podsumowanie|závěr|sonuç"
    r"|conclusie|总结|總結|结论|結論|小结|まとめ|おわりに|결론|마치며|خاتمة|summary|wrap[- ]?up|tl;?dr"
    r"|version history|histórico.*"
    r"|unterschriften|signatures?|firmas|assinaturas|our \w+|formelles|wahl(?:en)? .*|genehmigung .*"
    r"|positions?|assumptions?|constraints?|argument|implications|issue|status|karar|durum|about(?: .{1,20})?"
    r"|über uns|à propos|acerca de|sobre.*)[\W_]*\Z",
    re.I,
)
_WORK = regex(
    r"[\W\d_]*(?:install|set(?:ting)? up|configure|configuring|run|running|start|starting|build|building|deploy"
    r"|deploying|download|downloading|clone|cloning|upgrade|upgrading|getting|initiali[sz]e)(?: |ing )\S",
    re.I,
)


_TELLING = regex(
    r"[\W\d_]*(?:attendees|attendance|agenda|apologies|any other business|anwesende\b.*|teilnehmer(?:innen)?"
    r"|tagesordnung|traktanden"
    r"|verschiedenes|genehmigung .*protokolls?|présents|participants|ordre du jour|asistentes|participantes"
    r"|orden del día"
    r"|presenti|partecipanti|ordine del giorno|presentes|pauta|ordem do dia|aanwezig(?:en)?|agendapunten"
    r"|rondvraag|obecni"
    r"|porządek obrad|přítomni|program schůze|присутствовали|присутствующие|повестка(?: дня)?|присутні"
    r"|katılımcılar|gündem"
    r"|närvarande|dagordning|til stede|dagsorden|saksliste|läsnä|出席者?|参加者|議題|议程|議程|与会人员|참석자"
    r"|안건|الحضور|جدول الأعمال"
    r"|ingredients|zutaten|ingrédients|ingredientes|ingredienti|ингредиенты|składniki|suroviny|ingrediënten"
    r"|malzemeler|ainekset"
    r"|必备原料和工具|食材|材料|재료|المكونات|सामग्री|nguyên liệu|bahan)[\W_]*\Z",
    re.I,
)
"""Titles that no other document has: those of minutes and of recipes."""
_MANUAL = regex(
    r"[\W\d_]*(?:install(?:ation|ing)?(?: .{1,30})?|usage|(?:how to )?use|quick ?start|getting started"
    r"|licen[cs]e|contributing"
    r"|contributors|configuration|deployment|development|requirements|prerequisites|troubleshooting|credits"
    r"|acknowledge?ments?|change ?log|project structure|roadmap"
    r"|verwendung|benutzung|nutzung|lizenz|konfiguration|voraussetzungen|mitwirken|utilisation|licence"
    r"|prérequis|contribuer"
    r"|instalación|instalação|installazione|uso|licencia|licença|licenza|requisit[oi]s?|configuración|configuração"
    r"|configurazione|contribuir|contribuire|установка|использование|запуск|настройка|лицензия|требования|встановлення"
    r"|instalacja|użycie|licencja|wymagania|kurulum|kullanım|lisans|installatie|gebruik|licentie"
    r"|安装\w{0,4}|安裝\w{0,4}|依赖要求|环境要求|動作環境|使用(?:方法|说明)|用法|快速开始|快速開始|许可证?|配置|部署|インストール\w{0,3}|使い方|ライセンス|設定"
    r"|설치\w{0,3}|사용법|라이선스)[\W_]*\Z",
    re.I,
)
"""Titles of the parts of a manual for a program."""


def tells_manual(title: str) -> bool:
    """True for a heading that manuals for programs have: `Installation`, `Usage`, `Lizenz`."""
    return len(title) <= _LONGEST and bool(_MANUAL.match(title))


_LOOKED_AT = 16
"""How many lines at the head of a document may say who was there."""


def begins_minutes(lines: Sequence[str]) -> bool:
    """True if two lines at the head of a document say who was there, or when: `Present: ..`, `Apologies: ..`."""
    there = {match.group().casefold() for line in lines[:_LOOKED_AT] if (match := PRESENT.match(line))}
    return len(there) > 1 or (len(there) == 1 and any(map(DATED.match, lines[:_LOOKED_AT])))


def is_template(lines: Sequence[str]) -> bool:
    """True for a form to fill in: many lines have a name in brackets where words should be, `[START_DATE]`."""
    filled = [found for line in lines if "[" in line and (found := _TO_FILL.findall(line))]
    if len(filled) < _FEWEST_TO_FILL or len({name for found in filled for name in found}) < _FEWEST_TO_FILL:
        return False
    return len(filled) >= _SHARE_TO_FILL * sum(1 for line in lines if line.strip())


_TO_FILL = regex(
    r"(?<!!)\[(?:[A-Z]{3,}(?:[_ -][A-Z0-9]{2,}){0,4}|[A-Z]+[_-][A-Z0-9_]{2,}"
    r"|(?:Your|Insert|Enter|Fill in) [^\[\]\n]{2,40})\](?![(\[:])"
)
_FEWEST_TO_FILL = 6
_SHARE_TO_FILL = 0.15
"""The fewest different names in a form, and the smallest share of its lines that hold one."""


def tells_document(title: str) -> bool:
    """True for a heading that alone tells minutes or a recipe: `Attendees`, `Zutaten`."""
    return len(title) <= _LONGEST and bool(_TELLING.match(title))


def names_step(text: str) -> bool:
    """True for the number of a step, a day or a lesson: `Step 2`, `Lektion 3`."""
    return len(text) <= _LONGEST and bool(_STEP_ALONE.fullmatch(text))


def is_section_number(text: str) -> bool:
    """True for the number of a section or a version, `1.2`, and for a time of day, `9:30`."""
    return bool(_SECTION.fullmatch(text) or _TIME.fullmatch(text))


def names_day(text: str) -> bool:
    """True for words with a date in them: `Session 2: 13 February 2026`."""
    return len(text) <= _LONGEST and bool(_DAY.search(text))


@lru_cache(maxsize=4096)
def names_part(title: str) -> bool:
    """True for the title of a step, a day, a chapter of a manual, or a point of an agenda."""
    return 0 < len(title) <= _LONGEST and (
        is_of_documents(title) or any(pattern.match(title) for pattern in (_DATE, _STEP, _PARTS, _WORK, _LETTERED))
    )
