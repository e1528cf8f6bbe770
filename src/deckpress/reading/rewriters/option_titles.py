"""Lines that only announce options, `Pilihan Jawaban:`, `Respuestas posibles:`, between a question and its options.

Such a line is dropped if it has the words of many languages for options, or if it asks to choose and stands below
several questions of the document. Options with letters or boxes are right below it. `Answers:` names options, too, if
the right answer has a label below them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from deckpress.compare import letters
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.option_values import LETTER, begins_box, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.reading.words.vocabulary import OPTION
from deckpress.regex import regex

_ENDS = (":", "：")
_EDGES = " \t*_#:："
_LONGEST = 40
_MOST_WORDS = 4
_FEWEST = 2
_MOST_OPTIONS = 20
"""The most lines that options and the blank lines between them may have."""
_WORD = regex(rf"(?:the |your )?(?:{OPTION})\Z")
_OPTIONS = regex(
    r"(?:(?:possible|multiple choice|available|answer) (?:answers|options|choices|responses)"
    r"|posibles respuestas|respuestas posibles|opciones(?: de respuesta| disponibles)?|alternativas(?: de respuesta)?"
    r"|réponses (?:possibles|proposées)|choix(?: possibles| de réponses?)?|propositions(?: de réponses?)?"
    r"|auswahl(?:möglichkeiten)?"
    r"|(?:mögliche )?antworten zur auswahl|mögliche antworten|antwort(?:möglichkeiten|optionen|vorgaben)"
    r"|(?:possibili risposte|risposte possibili|opzioni(?: di risposta)?|alternative)"
    r"|(?:possíveis respostas|respostas possíveis|opções(?: de resposta)?|alternativas)"
    r"|varianty(?: odpovědí)?"
    r"|варианты(?: ответ(?:а|ов))?|возможные ответы|варіанти(?: відповід(?:і|ей))?|възможни отговори|варианти"
    r"|(?:możliwe )?odpowiedzi do wyboru|możliwe odpowiedzi|opcje(?: odpowiedzi)?|možnosti|válaszlehetőségek"
    r"|(?:mogelijke antwoorden|antwoord(?:mogelijkheden|opties))|svar(?:s?alternativ(?:er)?)|vastausvaihtoehdot"
    r"|pilihan(?: jawaban| ganda)?|opsi(?: jawaban)?|các (?:lựa chọn|phương án|đáp án)|phương án(?: trả lời)?"
    r"|seçenekler|şıklar|[选選][项項](?:如下)?|备选(?:答案|项)|選択肢|보기|선택지|선지"
    r"|(?:ال)?(?:خيارات|اختيارات)(?: المتاحة)?|विकल्प|ตัวเลือก|επιλογές|אפשרויות|گزینه\u200c?ها)\Z"
)


_ANSWERS = regex(
    r"(?:answers|antworten|réponses|respuestas|respostas|risposte|antwoorden|odpowiedzi|odpovědi|odpovede|ответы"
    r"|відповіді|cevaplar|yanıtlar|svar|vastaukset|válaszok|răspunsuri|απαντήσεις|jawaban|(?:ال)?إجابات)\Z"
)


def with_options_below_questions(document: Document) -> Document:
    """The document without such lines."""
    if ":" not in document.source.text and "：" not in document.source.text:
        return document
    ends = document.table.ended_by({*_ENDS, "*", "_"}.__contains__)
    if not any(map(_may_announce, (document.lines[n] for n in ends))):
        return document
    found = list(_titles(document))
    asked = Counter(words for _, words, asks in found if asks)
    known = [
        number
        for number, words, asks in found
        if names_options(words) or (asks and asked[words] >= _FEWEST and asks_to_choose(words))
    ]
    return document.with_lines(dict.fromkeys(known, ("", 0)))


def _may_announce(line: str) -> bool:
    return len(line) <= _LONGEST and line.rstrip("*_ \t").endswith(_ENDS)


def names_options(words: str) -> bool:
    """True for the words that announce options, in lower case: `choices`, `respuestas posibles`."""
    return bool(_WORD.match(words) or _OPTIONS.match(words))


def _titles(document: Document) -> Iterator[tuple[int, str, bool]]:
    """The short lines with a colon above options: the line, its words, and whether the line above asks."""
    spoken = document.table.spoken
    code: frozenset[int] | None = None
    above = ""
    for number, below in pairwise(spoken):
        line, before = document.lines[number], above
        above = line
        if not _may_announce(line) or not before:
            continue
        words = line.strip(_EDGES).casefold()
        if not words or len(words.split()) > _MOST_WORDS or line.lstrip()[:1] in "->|":
            continue
        if _ANSWERS.match(words) and _asks(before.strip("*_# \t")) and _names_item(document, below):
            yield number, "options", True
            continue
        option = document.lines[below].lstrip("-*+ \t")
        if not (begins_options(option) or begins_box(option)):
            continue
        code = document.code_lines() if code is None else code
        asks = _asks(before.strip("*_# \t"))
        if number in code:
            continue
        if asks and _ANSWERS.match(words) and _is_answered(document, below):
            yield number, "options", asks
        elif _OPTIONS.match(words) or not label_kind(line.lstrip("# ")):
            yield number, words, asks


def _is_answered(document: Document, first: int) -> bool:
    """True if the first line below some options has the label of an answer."""
    for line in document.lines[first : first + _MOST_OPTIONS]:
        words = line.lstrip("-*+ \t")
        if words and not (LETTER.match(words) or begins_box(words)):
            return label_kind(line) == "answer"
    return False


def _names_item(document: Document, first: int) -> bool:
    """True if an answer below a list without letters repeats one of its items: `**Correct answer:** Neon`."""
    items: list[str] = []
    for line in document.lines[first : first + _MOST_OPTIONS]:
        if match := _ITEM.match(line):
            items.append(letters(line[match.end() :]))
        elif line.strip():
            label = label_of(line)
            named = label is not None and label.kind == "answer" and letters(line[label.end :]) in items
            return named and len(items) >= _FEWEST
    return False


_ITEM = regex(r"[ \t]{0,3}[-*+][ \t]+(?=\S)")


def _asks(line: str) -> bool:
    """True for a line that asks, and is more than a label and its number."""
    label = label_of(line)
    return looks_like_question(line) and (label is None or bool(line[label.end :].strip()))
