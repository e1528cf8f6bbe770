"""A short text -> whether it names an answer key: `Answers`, `Quiz answers`, not `Questions and answers`.

A word for answers is not enough: `Short answer` and `Open-answer questions` are parts of an exam, and
`Exam with answers` has its questions below it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.labels import RECENT, is_answer_heading, is_answer_word
from deckpress.reading.words.title_words import QUESTIONS
from deckpress.reading.words.vocabulary import KEY
from deckpress.regex import regex

_TITLE = regex(rf"[\W\d_]*(?:{KEY})[\W_]*\Z", re.I)
_WORD = regex(rf"(?<!\w)(?:{KEY})(?!\w)", re.I)
_INNER_WORD = regex(rf"(?<!\w)(?:{KEY.replace('|(?:answers|solutions) to .+', '')})(?!\w)", re.I)
"""A word for answers without what they belong to."""
_HEADS = frozenset(
    """answ antw atbi atsa aufl auto bare ceva chav chei chia clav corr deta eran faci fasi full gaba grig hoja
    jawa key klju kluc kunc lahe mall mark mego mode moge must odgo odpo oike oplo pare paut pemb poss prav
    przy ratk reso resp rett rezo risp rozw samp sens sleu solu spre suge sugg svar teis uitw vast voor vzor
    work yani""".split()
)
"""How the words for answers begin, or those before them."""
_LONGEST = 60
_AND = r"(?:[+&/]|(?<!\w)(?:and|und|et|y|e|и|та|(?-i:i)|en|og|och|ve|dan|và|oraz|और|with|mit|avec|con|com|с|met|z))"
_ASKS = rf"(?:{QUESTIONS}|q|quest[õo]es|vragen|frågor|spørgsmål|питання|प्रश्न)"
_JOINED = regex(rf"\W*\w.*(?:{_AND}|(?<=\w)[과와])[\s(]*(?:the\s+|its\s+)?\Z", re.I)
"""The text before the word for answers in `Questions and answers` and `Exam (with answers)`."""
_JOINED_LOOSELY = regex(rf"(?:.*\W)?{_ASKS}\W.*{_AND}\s+[^\W\d_]+[\s-]*\Z", re.I)
"""The same with one more word: `Questions with short answers`."""
_BESIDE = regex(
    r"[\W\d_]*(?:\w+\s+)?(?:hints?|tips|explanations?|hinweise|indices|pistas|подсказки)\W+(?:\w+\W*)?\Z", re.I
)
"""What may be next to the answers in a key: `Hints and answers`."""
_KIND = regex(
    r".*(?<!\w)(?:short|long|brief|extended|open|closed|free|multiple|single|one-word|numerical|written|essay|full"
    r"|краткие|короткие|развёрнутые|krótkie|otwarte|korte|kısa)[\s-]+\Z",
    re.I,
)
_KIND_BEHIND = regex(
    r"[\s-]*(?:courtes|brèves|longues|ouvertes|multiples|cortas|breves|largas|abiertas|múltiples|brevi|aperte|multiple"
    r"|curtas|longas|abertas|múltiplas|krótkie|otwarte|singkat|ngắn)(?!\w)",
    re.I,
)
_ASKS_BEHIND = regex(rf"[\s-]*(?:(?:{_AND})\s*)?(?:{_ASKS}|items?|tasks?|aufgaben)(?!\w)", re.I)
_ONE = regex(
    r"(?:(?:the|die|la|le|el|il|a|o|het) )?(?:answer|solution|key|antwort|lösung|réponse|reponse|respuesta|solución"
    r"|risposta|soluzione|resposta|solução|antwoord|oplossing|lösning|løsning|vastaus|ratkaisu|odpowiedź|rozwiązanie"
    r"|odpověď|cevap|yanıt|çözüm|válasz|megoldás|răspuns|ответ|решение|відповідь|отговор|απάντηση|תשובה|الجواب|الإجابة"
    r"|答え)\Z",
    re.I,
)
"""Words for one answer, which name no key of several. Words such as `答案` may name either."""
_ENCLOSED = regex(r"\W*(?:included|inside|enclosed|below|at the (?:end|bottom|back)|inklusive|incluid[ao]s)\W*\Z", re.I)
_ONE_KEY = regex(r"\W*(?:\Z|(?:to|for|of)\s)", re.I)


def says_key(text: str) -> bool:
    """True if a text says only that answers follow."""
    if len(text) >= _LONGEST:
        return False
    return is_answer_word(text) or (may_hold(text, _HEADS) and _TITLE.match(text) is not None)


def says_one(text: str) -> bool:
    """True if a text announces one answer: `Answer`, `The solution`."""
    return bool(_ONE.match(text.strip(" *_:.#")))


@lru_cache(maxsize=RECENT)
def names_key(text: str) -> bool:
    """True if a short text names a key among other words: `Quiz answers`, `Unit 1: solutions`."""
    if says_key(text):
        return True
    if len(text) >= _LONGEST or "?" in text or not may_hold(text, _HEADS) or is_answer_heading(text):
        return False
    return any(_is_of_key(text, word) for word in _WORD.finditer(text))


def words_beside_key(text: str) -> list[str]:
    """The words of a title without the word for the answers, then without words at their head: `Part 1`.

    They may name the part of the document to which a key belongs: `Answers to part 1`, `Lösungen zu Teil 1`.
    """
    found = next((word for word in _INNER_WORD.finditer(text) if _is_of_several(text, word)), None)
    if found is None or len(text) >= _LONGEST:
        return []
    beside = f"{text[: found.start()]} {text[found.end() :]}".strip(" *_:：.,–—-()[]")
    words = beside.split()
    return [" ".join(words[n:]) for n in range(min(len(words), 4))]


def _is_of_several(text: str, word: re.Match[str]) -> bool:
    """True for a word for several answers, or `key` above the name of what it belongs to: `Key to part 1`."""
    return _ONE.match(word.group()) is None or (
        word.group().lower() == "key" and _ONE_KEY.match(text, word.end()) is not None
    )


_RANGE = regex(r"[^\d\n]{0,24}(?P<first>\d{1,4})(?P<between>[^\d\n]{1,24})(?P<last>\d{1,4})[^\d\n]{0,12}\Z")
_TO = regex(
    r"[^-–—~～]{0,3}[-–—~～]|.*?[至到]|から|.*\b(?:to|through|bis|à|au|al?|até|do|по|до|tot|til|till|ile|đến|\.{2,3})\b",
    re.I,
)


def range_of_numbers(text: str) -> range:
    """The numbers from the first to the last one that a title names: `Questions 61–130`, `61 to 130`; else none."""
    match = _RANGE.match(text)
    if match is None or not _TO.match(match["between"]) or int(match["first"]) >= int(match["last"]):
        return range(0)
    return range(int(match["first"]), int(match["last"]) + 1)


@lru_cache(maxsize=RECENT)
def has_key_word(line: str) -> bool:
    """True if a line has a word for answers or a key near its head."""
    head = line[:_LONGEST]
    return may_hold(head, _HEADS) and _WORD.search(head) is not None


def _is_of_key(text: str, word: re.Match[str]) -> bool:
    """True if a word in a text means the answers of a key, not a kind of question or something beside questions."""
    before, behind = text[: word.start()], text[word.end() :]
    if _ONE.match(word.group()):
        return "answer" not in word.group().lower() and bool(_ONE_KEY.match(behind))
    if re.search(r"keys?\Z", word.group(), re.I):
        return True
    if _ENCLOSED.match(behind) or _KIND_BEHIND.match(behind) or _ASKS_BEHIND.match(behind) or _KIND.match(before):
        return False
    joined = _JOINED.match(before) or _JOINED_LOOSELY.match(before)
    return not joined or bool(_BESIDE.match(before))
