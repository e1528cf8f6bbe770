"""Sentences about options: `Option B is wrong. Option A is right`, and `A gas has no shape`, where `A` is no option.

A letter before a word in small letters begins a sentence. It names its option unless the letter may be a word, the
sentence calls the option wrong, or another sentence calls another option right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.words.before_letters import IS, THE
from deckpress.reading.words.option_letters import in_latin, with_plain_digits
from deckpress.reading.words.vocabulary import AND, CORRECT, OPTION, RIGHT_MARK, WRONG_MARK, WRONG_ONES
from deckpress.regex import regex

_RIGHT = (
    rf"{RIGHT_MARK}|richtige|korrekte|bonne|exacte?|exact[ao]|верн(?:ый|ая|ое|а|ы)|вер(?:ен|на)"
    r"|правил(?:ьный|ьная|ьний|ен)|правильн[аеі]|верният|doğrudur|riktiga|rätta|juiste|goede|tepat"
    r"|正确的|正確的|맞다|맞습니다|맞음|옳다|옳습니다|정답이다|정답입니다|맞는"
)
_WRONG = (
    rf"{WRONG_MARK}|{WRONG_ONES}|not[ \t]+(?:correct|right|true)|nicht[ \t]+(?:richtig|korrekt)|inkorrekt"
    r"|невер(?:ен|на|ный|ная)|неправильн(?:ый|ая|ий|а)|не[ \t]*верн[оаы]|nieprawidłow[aey]|niepoprawn[aey]"
    r"|yanlıştır|onjuist|felaktigt?|錯的|错的|不正确|不正確|不对|不對|間違い|틀렸(?:다|습니다)|틀립니다|خاطئة?|غلط"
)
_ARE = rf"{IS}|da|está|este|war|wäre|является|are|sind|sont|son|sono|são|są"
_A_WORD = rf"(?i:(?:(?:{THE})[ \t]+|l['’])?(?:(?:{OPTION}|letter|letra|lettre|lettera|буква|buchstabe)[ \t]*)?)"
_ONE = r"[*_]{0,2}\(?[A-L1-9](?![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])\)?[*_]{0,2}"
_LETTERS = rf"(?P<letters>{_ONE}(?:(?:[ \t]*[,&、]|[ \t]+(?i:{AND})(?=[ \t]))[ \t]*{_ONE})*)"
_START = (
    r"(?:\A|(?<=[\n.!?;:,。！？；：，、।–—-])|(?<=\bso )|(?<=\bdass )|(?<=\balso )|(?<=\bque ))[ \t*_>-]{0,8}"
    r"(?i:(?:and[ \t]+)?(?:so|therefore|thus|hence|also|folglich|donc|por tanto|portanto|logo|quindi|więc|значит"
    r"|所以|因此|よって|따라서),?[ \t]*)?"
)
_UNLESS = r"(?![ \t]*(?:if|only|when|but|except|for|in|on|nur|wenn|aber|si|se|mais|pero|mas|ma|если|но|только)\b)"
_JUDGED = regex(
    rf"{_START}{_A_WORD}{_LETTERS}[ \t]*(?i:(?:şıkkı|seçeneği|选项|選項|项|項|が|は|是|为|為|가|이|는|은|번이|번은)?"
    rf"[ \t]*(?:(?:{_ARE})[ \t]+)?(?:(?:the|{THE})[ \t]+)?[*_]*"
    rf"(?:(?P<right>{CORRECT}|{_RIGHT})|(?P<wrong>{_WRONG}))(?![A-Za-zÀ-ɏЀ-ӿ]){_UNLESS})"
)
"""A letter and what is said about its option: `Option A is correct`."""
_NAMED = regex(
    rf"{_START}(?i:(?:(?:{THE})[ \t]+(?=\w))?(?:{CORRECT}|(?:right|true|best)[ \t]+(?:answer|option|choice)|{_RIGHT})"
    rf"(?:[ \t]+(?:{IS}))?[ \t]*[*_]*[はが是为為:：]?[*_]*[ \t]*){_A_WORD}{_LETTERS}"
    r"(?=[ \t]*(?:[.,;:!)。，、]|\Z|\n|です|だ|である|입니다|이다))"
)
"""What names the right option, and its letter: `The correct option is A.`"""
_LETTER = regex("[A-L1-9]")
_RIGHT_WORD = regex(_RIGHT, re.I)
_BEGINS = regex(
    rf"[\s>\"“'-]*(?P<word>{_A_WORD})"
    rf"(?P<letters>[^\W_](?:(?:[ \t]*[,&、]|[ \t]+(?i:{AND}|or|oder|ou|o))[ \t]*[^\W_](?!\w))*)"
    r"(?:[ \t]+(?P<next>[^\W\d_]+)|(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]))"
)
"""A letter that begins a sentence, and the next word."""
_APART = regex(rf"[\s*_]*{_A_WORD}[A-L1-9][*_]*(?:,|[ \t]+[–—-])[ \t]")
"""A letter with a comma or dash behind it, before an explanation."""
_ABOUT = frozenset(
    f"""{" ".join(IS.split("|"))} are has have does can will would must should means gives shows makes sind hat kann
    sont tiene ha sono tem son mają ist describes states uses correctly alone only because since weil denn car parce
    puisque porque perché poiché omdat bo ponieważ protože çünkü потому бо eftersom fordi är er {AND.replace("|", " ")}
    or oder ou nur plus sowie lub veya as""".split()
) - {"to", "la", "on", "هو", "هي"}
"""Words that show that the letter before them names an option: `A is`, `A because`."""
_VERBS = frozenset(f"are sind sont son sono são są has have hat {IS}".replace("|", " ").split())
_WORDS = frozenset("AEIOUYKSVZАВИКОСУЯІ")
"""Letters that are words, too: the article in English, Portuguese and Hungarian, `and`, `or`, `to`, `at`, `in`."""
_SENTENCE = regex(r"[^.!?。！？\n]*")
_CALLED_WRONG = regex(
    rf"[\W_]*(?:[^\W\d_]+[ \t]+){{0,3}}(?:{_WRONG})(?![A-Za-zÀ-ɏЀ-ӿ])|.*(?<![A-Za-zÀ-ɏЀ-ӿ])(?:{_WRONG})[\W_]*\Z",
    re.I,
)
_LONGEST = 2_000
_COUNTER = 3
"""This many characters behind a letter, or fewer, make no sentence in Chinese, Japanese or Korean: `2번이다`."""


@dataclass(frozen=True, slots=True)
class Head:
    """The letter at the head of an answer that begins a sentence."""

    names: bool
    """True if the sentence is about the option."""
    whole: bool
    """True if the explanation needs the letter: `A is a metal`."""


def begins_sentence(said: str, texts: Sequence[str], labels: Sequence[str]) -> Head | None:
    """How an answer begins with a letter and a word in small letters; None for other answers.

    `texts` are the letters and digits of each option: an answer with the words of an option begins no sentence.
    """
    said = with_plain_digits(said, labels)
    found = _BEGINS.match(said[:_LONGEST])
    if found is None:
        return None
    first, word = found["letters"][0], found["next"] or ""
    if (word[:1].isupper() and word[:1].lower() != word[:1]) or (first.islower() and first.isascii()):
        return None
    if not word and len(said[found.end("letters") :].split("\n", 1)[0].strip(" *_.。")) <= _COUNTER:
        return None
    name = in_latin(first)
    behind = letters(said[found.end("letters") :])
    own = next((text for label, text in zip(labels, texts, strict=True) if label == name), "")
    if (own and behind.startswith(own)) or letters(said.split("\n", 1)[0]) in texts:
        return None
    sentence = _SENTENCE.match(said, found.end("letters"))
    wrong = sentence is not None and _CALLED_WRONG.match(sentence.group()) is not None
    alone = len(found["letters"]) == 1 and not letters(found["word"])
    article = alone and bool(word) and first.upper() in _WORDS and not _is_about(word)
    return Head(not wrong and not article, word.lower() in _VERBS or not word)


def _is_about(word: str) -> bool:
    return word.lower() in _ABOUT or _RIGHT_WORD.fullmatch(word) is not None


def stated(said: str, labels: Sequence[str], texts: Sequence[str]) -> frozenset[int]:
    """The options that sentences of an answer call right; none if they contradict each other."""
    said = in_latin(with_plain_digits(said[:_LONGEST], labels))
    named = {_letters(match["letters"]) for match in _NAMED.finditer(said)}
    right: set[str] = set().union(*named)
    wrong: set[str] = set()
    if len(named) > 1:
        return frozenset()
    for match in _JUDGED.finditer(said):
        (wrong if match["wrong"] else right).update(_letters(match["letters"]))
    digits = any(text.isdigit() for text in texts) and any(name.isdigit() for name in right)
    if not right or right & wrong or digits or not right <= {*labels} or (named and {*right} != {*next(iter(named))}):
        return frozenset()
    return frozenset(labels.index(name) for name in right)


def _letters(named: str) -> frozenset[str]:
    return frozenset(_LETTER.findall(named))


def set_apart(said: str) -> bool:
    """True for an answer that begins with a letter and a comma or dash: `B - a gas, so it is wrong`."""
    return _APART.match(in_latin(said[:_LONGEST])) is not None
