"""Headings that set a task as an examiner does: `Please compare stacks and queues`, `Explain the water cycle.`."""

from __future__ import annotations

import re

from deckpress.reading.words.vocabulary import ASK_TO_BEHIND
from deckpress.regex import regex

_PLEASE = (
    "please|kindly|bitte|s'il vous plaît|veuillez|por favor|per favore|proszę|prosím|пожалуйста|будь ласка|lütfen"
    "|alsjeblieft|xin hãy|请|請"
)
_VERBS = (
    "explain|describe|define|name|compare|contrast|discuss|outline|identify|distinguish|differentiate|enumerate"
    "|list|characteri[sz]e|present|illustrate|analy[sz]e|evaluate|give|state"
    "|erklären|beschreiben|definieren|nennen|vergleichen|erläutern|charakterisieren|diskutieren|skizzieren"
    "|expliquer|décrire|définir|nommer|comparer|citer|énumérer|présenter|caractériser"
    "|explique|describa|defina|nombre|mencione|enumere|compare|caracterice|descreva|cite|liste|caracterize"
    "|spiegare|descrivere|definire|elencare|confrontare"
    "|wymienić|opisać|porównać|scharakteryzować|przedstawić|podać|omówić|wyjaśnić|zdefiniować"
    "|vysvětlete|popište|porovnejte|uveďte|definujte"
    "|объясните|опишите|назовите|перечислите|сравните|охарактеризуйте|поясніть|опишіть|назвіть|порівняйте"
    "|açıklayınız|açıklayın|karşılaştırınız|tanımlayınız"
)
_STRICT = (
    "explain|describe|define|compare|contrast|discuss|outline|distinguish|differentiate|enumerate|characteri[sz]e"
    "|erkläre|beschreibe|definiere|nenne|vergleiche|erläutere|definieren sie|définissez|comparez|citez"
    "|define|enumera|describe|explica|compara|nombra|menciona|defina|enumere|compare|spiega|descrivi|definisci|elenca|confronta"
    "|expliquer|décrire|définir|comparer|énumérer|explicar|describir|definir|comparar|enumerar|descrever"
    "|spiegare|descrivere|definire|elencare|confrontare"
    "|wymień|porównaj|omów|объяснить|описать|перечислить|сравнить|сравните"
)
_EXAM_ONLY = (
    "wymienić|opisać|porównać|scharakteryzować|przedstawić|omówić|wyjaśnić|wyjaśnij|opisz|scharakteryzuj"
    r"|verklaar|bespreek|beschrijf|leg(?=[ \t][^.?!]{0,200}(?<!\w)uit(?!\w))"
    "|erläutern sie|beschreiben sie|erklären sie|nennen sie|vergleichen sie"
    "|expliquez|décrivez|explique|descreva|describa|opište|popište|vysvětlete|charakterizujte|uveďte|vyjmenujte"
    "|vymezte|srovnejte|načrtněte|охарактеризовать|охарактеризуйте"
    "|объясните|опишите|перечислите"
)
"""Verbs that begin the tasks of an exam, but hardly any other heading: a heading with one needs no full stop."""
_SPOKEN = (
    r"[请請]?你?(?:简单|簡單|详细|詳細)?地?(?:[谈談说說讲講聊](?:一?[谈談说說讲講聊下]|一下)|介[绍紹]一?下|手写|手寫|[写寫实實][现現]?一[个個下]"
    r"|[简簡阐闡论論]述(?![题題]))[^。，,.!！\n]{1,40}\Z"
)
"""Tasks of an interview in Chinese, `谈谈变量提升`, `实现一个栈`: short, and no sentences."""
_TASK = regex(
    rf".*(?<!\w)(?:{_PLEASE})(?:(?<=[请請])|(?!\w))[ \t,]*(?:\w+[ \t]+){{0,2}}?"
    rf"(?:(?:{_VERBS})(?!\w)|简述|解释|列举|说明|描述|比较)"
    rf"|(?:\W*|.*?[.?!][ \t]+)(?:(?:{_STRICT}|{_EXAM_ONLY})(?!\w)|简述|论述).*[.。][\W_]*\Z"
    rf"|\W*(?:{_EXAM_ONLY})(?:[ \t]+\S+){{4}}"
    rf"|\W*(?:\d{{1,3}}[.、．][ \t]*)?{_SPOKEN}"
    rf"|.*(?:{ASK_TO_BEHIND})[\W_]*\Z",
    re.I,
)
_ASKED = regex(
    r"[\W\d_]*(?:什么是|什麼是)[^。，,!！\n]{1,40}\Z"
    r"|[^。!！\n]{0,40}(?:为什么|為什麼|为何|為何|如何|怎么|怎麼|怎样|怎樣|可否|能否|是否)[^。，,!！\n]{2,60}\Z"
    r"|.{2,60}(?:[吗嗎]|是什么|是什麼|为什么|為什麼|怎么办|怎么实现|有哪[些几]\w{0,4}|什么区别|什么不同|[异異]同|[区區][别別])\W*\Z"
)
_LONGEST = 300


def is_exam_task(heading: str) -> bool:
    """True for a heading that asks politely, or is a whole sentence that begins with a verb such as `Explain`."""
    return len(heading) <= _LONGEST and not heading.endswith("?") and _TASK.match(heading) is not None


def asks_in_words(heading: str) -> bool:
    """True for a heading in Chinese that asks without a question mark: `什么是锁`, `栈和队列的区别`."""
    return not heading.isascii() and _ASKED.match(heading) is not None
