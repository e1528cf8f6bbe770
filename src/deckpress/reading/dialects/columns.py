"""The columns of a table in a text file: which holds questions and which answers, by a header line or by their order.

    question,A,B,C,correct          Front,Back          Deutsch;English;Example

A header counts only if it names a column of questions and a column of answers; otherwise the first line is a row like
the others: the first column holds the questions, the second the answers, the others explanations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from deckpress import csv_heads
from deckpress.reading.words.title_words import LANGUAGE, MEANING, QUESTIONS, SOUND, TERM
from deckpress.reading.words.vocabulary import (
    ANSWER,
    CORRECT,
    EXPLANATION,
    OPTION,
    QUESTION,
    SHORT_ANSWER,
    SHORT_QUESTION,
)
from deckpress.regex import regex

_LANGUAGES = (
    "english|german|french|spanish|italian|portuguese|dutch|polish|czech|russian|ukrainian|turkish|greek|latin|arabic"
    "|hebrew|hindi|chinese|mandarin|japanese|korean|vietnamese|indonesian|swedish|danish|norwegian|finnish|hungarian"
    "|deutsch|englisch|französisch|spanisch|italienisch|portugiesisch|russisch|latein|griechisch|chinesisch|japanisch"
    "|français|anglais|allemand|espagnol|italien|portugais|russe|chinois|japonais"
    "|español|inglés|alemán|francés|italiano|portugués|ruso|chino|japonés|português|inglês|alemão|francês|espanhol"
    "|inglese|tedesco|francese|spagnolo|portoghese|nederlands|engels|duits|frans|spaans|polski|angielski|niemiecki"
    "|čeština|svenska|engelska|tyska|dansk|norsk|suomi|englanti|türkçe|ingilizce|almanca|ελληνικά|αγγλικά"
    "|русский|английский|немецкий|французский|испанский|українська|англійська|العربية|الإنجليزية|עברית|אנגלית"
    "|हिन्दी|हिंदी|अंग्रेज़ी|中文|汉语|漢語|英文|英语|英語|日语|日本語|한국어|영어|tiếng việt|tiếng anh|bahasa indonesia"
    "|kanji|hanzi|hangul|汉字|漢字|简体|繁體|한자"
)
_SHORT = "en|de|fr|es|it|pt|nl|pl|ru|uk|zh|ja|ko|ar|hi|tr|vi|sv"
_ANSWERS = "antworten|respuestas|réponses|risposte|respostas|ответы|odpowiedzi|cevaplar|antwoorden|الأجوبة"
_EXAMPLES = (
    "examples?|beispiele?|beispielsatz|beispielsätze|exemples?|ejemplos?|esempio?|exemplos?|примеры?|приклад|例句"
    "|例子|例文|예문|مثال|उदाहरण|przykład|örnek(?: cümle)?|voorbeeld(?:zin)?|exempel|ví dụ|contoh|usage|sentences?"
)
_OPTION_WORDS = rf"option|choice|answer|antwort|odp|rép|resp|alt|opt|ans|wariant|možnosť|válasz|varianta|{OPTION}"
_RIGHT_WORDS = (
    "correct|right|richtig|korrekt|correct[ao]s?|corrett[ao]|giust[ao]|esatt[ao]|juist|poprawn[ay]|prawidłow[ay]"
    "|správně|správná|helyes|corect|doğru|верный|правильный|правильна|вірна|正确|正確|صحيح|rätt|riktig|oikein|benar|đúng"
)
_WRONG_WORDS = (
    "wrong|incorrect|false|distractor|falsch(?:e|er|es)?|incorrect[ao]s?|incorrecte?s?|faux|fausses?|mauvaise?s?|errad[ao]s?"
    "|sbagliat[ao]|errat[ao]|foute?|błędn[ay]|неправильный|неверный|yanlış|错误|錯誤|誤答|오답|fel"
)
_NUMBER_WORDS = "index|idx|number|num|no|nr|letter|key|position|indeks|índice|indice|numer|номер"
_AROUND = rf"(?>(?:(?:{_LANGUAGES}|target|native|foreign|your|my|the|new|full|short)[ \t_.-]*)*)"
_BEHIND = rf"(?:[ \t_.-]*(?:\([^()]*\)|\d|text|words?|sentences?|column|field|{_LANGUAGES}|{_SHORT}))?"
"""What may be before and after the name of a column: `German word`, `Meaning (English)`, `word_en`."""
_ROLES: Mapping[str, re.Pattern[str]] = {
    role: regex(rf"\W*(?:{pattern})\W*\Z", re.I)
    for role, pattern in {
        "guid": r"guid|uuid",
        "number": r"id|no|nr|num|number|#|index|lfd\.? ?nr|n°|nº|номер|№|序号|編號|番号|번호|رقم|क्रम|lp",
        "deck": r"decks?|section|chapter|unit|lesson|kapitel|lektion|chapitre|capítulo|leçon|lección",
        "tags": r"tags?|labels?|stichwörter|schlagwörter|étiquettes|etiquetas",
        "hint": r"hints?|clue|hinweis|tipp|indice|pista",
        "points": r"points?|marks?|score|punkte",
        "choices": r"choices|options|alternatives|antwortmöglichkeiten|optionen|opciones|opções|варианты|选项|選択肢",
        "option": rf"(?:(?:{_OPTION_WORDS})[ _-]*)?(?:[A-H]|[1-8])",
        "correct": (
            rf"{CORRECT}|key|answer ?key|lösung|gabarito"
            rf"|(?:{_RIGHT_WORDS})(?:[ _-]?(?:answer|option|choice|{OPTION}))?s?"
            rf"(?:[ _-]?(?:{_NUMBER_WORDS}))?|(?:answer|option|{ANSWER})[ _-]?(?:{_NUMBER_WORDS})"
        ),
        "wrong": rf"(?:{_WRONG_WORDS})(?:[ _-]?(?:{_OPTION_WORDS}))?s?(?:[ _-]?\d)?"
        rf"|(?:{_OPTION_WORDS})[ _-](?:{_WRONG_WORDS})(?:[ _-]?\d)?",
        "setting": r"time[ _-]?limit(?:[ _-]?(?:\([^()]*\)|in seconds|seconds|secs?))?"
        r"|time (?:\(s(?:ec(?:ond)?s?)?\)|in seconds)"
        r"|zeitlimit|límite de tiempo|limite de temps|tempo limite|difficult(?:y(?:[ _-]?level)?|é)"
        r"|schwierigkeit(?:sgrad)?|dificultad|dificuldade|difficoltà|сложность|难度|難易度",
        "explanation": rf"{EXPLANATION}|feedback|comments?|remarks?|notes?|extra|{_EXAMPLES}",
        "question": rf"{QUESTION}|{QUESTIONS}|prompt|stem|vorderseite|recto|anverso",
        "answer": rf"{ANSWER}|{_ANSWERS}|rückseite|verso|reverso",
        "short question": SHORT_QUESTION,
        "short answer": SHORT_ANSWER,
        "term": TERM,
        "meaning": MEANING,
        "sound": SOUND,
        "language": rf"{_LANGUAGES}|{LANGUAGE}|{_SHORT}|cn|jp|kr",
        "asked": rf"{_AROUND}(?:{QUESTION}|{QUESTIONS}){_BEHIND}",
        "said": rf"{_AROUND}(?:{ANSWER}|{_ANSWERS}){_BEHIND}",
        "example": rf"{_AROUND}(?:{_EXAMPLES}){_BEHIND}",
        "means": rf"{_AROUND}(?:{MEANING}){_BEHIND}",
        "named": rf"{_AROUND}(?:{TERM}){_BEHIND}",
    }.items()
}
"""The names of columns for each role, the surest role first."""
ANSWERING = frozenset(("answer", "term", "meaning", "said"))
"""The roles of columns that may answer a question."""
_FEWEST_WITHOUT_KEY = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The indices of the columns, from 0; -1 for a missing one. The columns `rest` appear below the answer."""

    question: int = 0
    answer: int = 1
    options: tuple[int, ...] = ()
    choices: int = -1
    correct: int = -1
    hint: int = -1
    deck: int = -1
    tags: int = -1
    guid: int = -1
    points: int = -1
    rest: tuple[int, ...] = field(default=())
    more: tuple[int, ...] = field(default=())
    """Further columns of the answer."""
    named: bool = False
    """True if a header line names them."""
    right_first: bool = False
    """True if the first option is the right one, since the others are named as wrong ones."""
    own: bool = False
    """True if deckpress wrote the file."""


def columns_of(names: Sequence[str]) -> Columns | None:
    """The columns that a header line names; None if the line is not a header.

    A header that names a column of questions and several options needs no column that says which is right.
    """
    roles: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        role = role_of(name)
        roles.setdefault(role, []).append(index)
    question = _first(roles, "question", "term", "asked", "named")
    answer = _first(roles, "answer", "meaning", "said", "means")
    if answer < 0 and (shortened := _first(roles, "short answer")) >= 0:
        asked = _first(roles, "question", "short question")
        question, answer = (asked, shortened) if asked >= 0 else (question, answer)
    spoken = (column for role in ("language", "named", "sound") for column in roles.get(role, ()))
    left_over = (column for column in spoken if column not in (question, answer))
    question = next(left_over, -1) if question < 0 else question
    answer = next(left_over, -1) if answer < 0 else answer
    options = tuple(roles.get("option", []))
    correct, choices = _first(roles, "correct"), _first(roles, "choices")
    wrong, right = tuple(roles.get("wrong", [])), correct if correct >= 0 else answer
    right_first = bool(wrong) and right >= 0 and question >= 0 and not options and choices < 0
    if right_first:
        options, correct, answer = (right, *wrong), right, -1
    elif len(options) < 2:
        options = ()
    elif correct < 0:
        correct, answer = answer, -1
    if choices >= 0 and correct < 0:
        correct = answer
    keyless = len(options) >= _FEWEST_WITHOUT_KEY
    if question < 0 or (answer < 0 and correct < 0 and not keyless):
        return None
    if not options and choices < 0 and answer < 0:
        correct, answer = -1, correct
    used = {question, answer, *options, correct, choices}
    single = {name: _first(roles, name) for name in ("hint", "deck", "tags", "guid", "points")}
    left = set(range(len(names))) - used - set(single.values())
    left -= {column for role in ("number", "setting") for column in roles.get(role, ())}
    return Columns(
        question, answer, options, choices, correct, **single, rest=tuple(sorted(left)), more=(), named=True,
        right_first=right_first, own=tuple(name.strip().lower() for name in names) == csv_heads.PLAIN,
    )  # fmt: skip


def unnamed(width: int) -> Columns:
    """The columns of a table without a header line."""
    return Columns(rest=tuple(range(2, width)))


def with_meaning(columns: Columns, names: Sequence[str]) -> Columns:
    """The columns by their order; one named `Meaning` or `Explanation` behind them belongs to the answer as well.

    `Sign;In full;Explanation`: it says what the sign in the first column means.
    """
    more = tuple(index for index in columns.rest if _SAYS_WHAT.match(names[index]))
    return replace(columns, more=more, rest=tuple(index for index in columns.rest if index not in more))


_SAYS_WHAT = regex(rf"\W*{_AROUND}(?:{EXPLANATION}|{MEANING}){_BEHIND}\W*\Z", re.I)


def role_of(name: str) -> str:
    """The role of a column with this name; empty if the name says nothing."""
    words = re.sub(r"[*_`]", " ", name).strip()
    if not words or len(words) > 40:
        return ""
    return next((role for role, pattern in _ROLES.items() if pattern.match(words)), "")


def _first(roles: Mapping[str, Sequence[int]], *wanted: str) -> int:
    return next((roles[role][0] for role in wanted if roles.get(role)), -1)


def counts_from_zero(rows: Iterable[tuple[str, Sequence[str]]]) -> bool:
    """True if the cells that name the right options are their indices, counted from 0.

    `rows` holds these cells with the options of their rows, whose words may be numbers, too.
    """
    told = [(said.strip(), [_folded(option) for option in options]) for said, options in rows if said.strip()]
    return any(said == "0" for said, _ in told) and all(
        said.isdecimal() and int(said) < len(options) and said not in options for said, options in told
    )


def right_options(said: str, options: Sequence[str], *, from_zero: bool = False) -> frozenset[int]:
    """The options that a cell names by letter, number or text; empty if it names no option."""
    if from_zero:
        return frozenset((int(said),)) if said.strip() else frozenset()
    wanted = _folded(said)
    texts = {_folded(option): index for index, option in reversed(list(enumerate(options)))}
    lettered = _LETTER.match(said.strip())
    if lettered and wanted not in texts and texts.get(_folded(said.strip()[lettered.end() :])) == _index(lettered[1]):
        return frozenset((_index(lettered[1]),))
    if wanted in texts:
        return frozenset((texts[wanted],))
    for parts in (said.split("\n"), re.split("[;|]", said), said.split(",")):
        found = [texts.get(_folded(part)) for part in parts if part.strip()]
        if found and None not in found:
            return frozenset(index for index in found if index is not None)
    words = [word for word in re.split(r"[\s,;/&|]+|\band\b|\bund\b", re.sub(r"[().]", " ", said)) if word]
    if len(words) == 1 and words[0].isalpha() and words[0].isupper():
        words = list(words[0])
    indices = [_index(word) for word in words]
    return frozenset(indices) if indices and all(0 <= index < len(options) for index in indices) else frozenset()


def _index(word: str) -> int:
    if re.fullmatch(r"[1-9]\d?", word):
        return int(word) - 1
    return ord(word.upper()) - ord("A") if re.fullmatch(r"[A-Za-z]", word) else -1


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


_LETTER = regex(r"\(?(?P<letter>[A-La-l])[.):][ \t]+(?=\S)")


def letters_ahead(options: Sequence[str]) -> list[int]:
    """How long the letter before each option is, `A) `, if all have one, in order; else zeros."""
    lettered = [_LETTER.match(option) for option in options]
    letters = [match["letter"].upper() for match in lettered if match]
    in_order = letters == list(ascii_uppercase[: len(options)])
    return [match.end() if in_order and match else 0 for match in lettered]


def split_choices(cell: str) -> list[str]:
    """The options in one cell: on separate lines, or separated by `|` or `;`. Letters in order are left out."""
    for mark in ("\n", "|", ";"):
        parts: Iterable[str] = (part.strip() for part in cell.split(mark))
        found = [part for part in parts if part]
        if len(found) > 1:
            cuts = letters_ahead(found)
            return [part[cut:] for part, cut in zip(found, cuts, strict=True)]
    return [cell.strip()] if cell.strip() else []
