"""Headings with the label of a question and a title that does not ask, above a task: no text below them answers.

    ## Question: Bank account
    Write a class with the methods `pay` and `take`.

They are questions without an answer, if none of them has one: no label, no code, nothing hidden.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import is_answer_heading, label_kind
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.reading.words.vocabulary import ASK_TO, ASK_TO_BEHIND
from deckpress.regex import regex

SET = "set"
"""The form of such headings."""
_TOLD = "|".join(
    (
        r"(?:write|implement|create|build|design|develop|make|draw|program|extend|complete|add)"
        r" (?:an?|the|your|two|three|some|this|these|all|each|another|code|functions?|programs?)(?!\w)",
        r"(?:schreiben?|implementieren?|erstellen?|entwickeln?|entwerfen?|programmieren?|zeichnen?|ergänzen?)"
        r" (?:sie |bitte )?(?:eine?n?|den|die|das|zwei|ihr\w*)(?!\w)",
        r"(?:écrivez|écrire|créez|créer|implémentez|réalisez|concevez|programmez|dessinez|développez)"
        r" (?:une?|les?|la)(?!\w)",
        r"(?:escrib[ae]|implement[ae]|cre[ae]|desarroll[ae]|diseñ[ae]|constru[iy][rae]?|realice|dibuj[ae])"
        r" (?:una?|el|l[ao]s?)(?!\w)",
        r"(?:escreva|implemente|crie|desenvolva|faça|construa|projete|desenhe) (?:uma?|[oa]s?)(?!\w)",
        r"(?:scriv(?:i|ete|ere)|implementa(?:te|re)?|crea(?:te|re)?|realizza(?:te|re)?|disegna(?:te|re)?)"
        r" (?:una?|il?|l[ao])(?!\w)",
        r"(?:напишите|реализуйте|создайте|разработайте|составьте|нарисуйте|напишіть|створіть|реалізуйте|розробіть)(?!\w)",
        r"(?:napisz|zaimplementuj|stwórz|utwórz|zaprojektuj|narysuj|napište|vytvořte|implementujte)(?!\w)",
        r"(?:schrijf|maak|implementeer|ontwerp|teken) (?:een|de|het|je)(?!\w)",
        r"(?:skriv|skapa|implementera|rita) (?:en|ett)(?!\w)",
        r"(?:buatlah|tulislah|tuliskan|implementasikan|rancanglah|gambarkan|lengkapilah)(?!\w)",
        r"(?:hãy )?(?:viết|tạo|xây dựng|thiết kế) (?:một|chương trình|hàm|lớp)(?!\w)",
        r"请?(?:编写|编程实现|实现一个|写一个|写出一个|设计一个|创建一个)|請?(?:編寫|寫一個|設計一個)",
    )
)
_TOLD_BEHIND = (
    "(?:書け|書きなさい|作成せよ|作成しなさい|作りなさい|作成してください|実装せよ|実装しなさい|実装してください"
    "|작성하시오|작성하세요|구현하시오|구현하세요|만드시오|만드세요|yazınız|yazın|oluşturunuz|oluşturun|tasarlayınız)"
)
_SETS = regex(rf"[\W_]*(?:(?:{_TOLD})|[^.。\n]{{0,200}}{_TOLD_BEHIND}[.。])", re.I)
_TOLD_TO = regex(
    rf"(?:\A[\W_]*|[.:?!][ \t]+)(?:(?:{ASK_TO})(?!\w)|(?:{_TOLD})"
    r"|(?:write|implement|create|build|design|develop|draw|extend|complete|extract|find|show|sort|print|convert|use)"
    r" (?=\S)"
    r"|(?:investigar|realizar|crear|escribir|implementar|explicar|describir|desarrollar|diseñar|modificar|definir"
    r"|calcular|comparar|enumerar|realice|haga|escriba|modifique|agregue|complete|dad[oa]s?"
    r"|realizar|criar|escrever|descrever|desenvolver|comparar|calcular"
    r"|scrivere|creare|realizzare|spiegare|descrivere|implementare|calcolare|confrontare|scrivi|progetta(?:re)?"
    r"|écrire|créer|réaliser|expliquer|décrire|implémenter|calculer|comparer)(?!\w)"
    rf"|.{{0,200}}(?:{ASK_TO_BEHIND}|{_TOLD_BEHIND})[\W_]*\Z)",
    re.I,
)
_ENDS = (*QUESTION_MARKS, ".", "。", "!", ":", "：")
_HEAD = 300
"""How many characters may tell what to do."""


def sets_task(text: str) -> bool:
    """True for a text that begins with a task to make something: `Write a program ..`, `Напишите ..`."""
    return _SETS.match(text[:_HEAD]) is not None


def tells_to(text: str) -> bool:
    """True for a text with a sentence that begins with a task of any kind, or asks without a question mark."""
    return _TOLD_TO.search(text[:_HEAD]) is not None


def with_set_tasks(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; those headings have a form of their own, if below all others with a label is an answer."""
    headings = [start for start in starts if start.is_heading and start.labelled and start.text]
    if not headings or any(start.title.rstrip(" *_").endswith(_ENDS) for start in headings):
        return list(starts)
    lines = sorted(start.start for start in starts if start.is_heading)
    own = set()
    for start in headings:
        below = bisect_left(lines, start.end)
        end = lines[below] if below < len(lines) else len(document.lines)
        if _is_answered(document, start.end, end):
            continue
        if not _sets(document, start.end, end):
            return list(starts)
        own.add(id(start))
    return [replace(start, form=SET) if id(start) in own else start for start in starts]


def _sets(document: Document, start: int, end: int) -> bool:
    """True for paragraphs, lists and tables on these lines, the first of which tells what to do."""
    blocks = [block for block in document.blocks_on(start, end) if block.start >= start]
    told = bool(blocks) and blocks[0].kind == "paragraph" and _SETS.match(blocks[0].text[:_HEAD]) is not None
    return told and all(block.kind in ("paragraph", "list", "rule", "table") for block in blocks)


def _is_answered(document: Document, start: int, end: int) -> bool:
    """True if an answer has a label on these lines, or a heading of its own among them."""
    headings = (block for block in document.blocks_on(start, end) if block.kind == "heading")
    labelled = any(label_kind(document.lines[number]) in ("answer", "explanation") for number in range(start, end))
    return labelled or any(is_answer_heading(block.text) for block in headings)
