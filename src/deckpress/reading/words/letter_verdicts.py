"""Sentences that say which option is right: `A is wrong. B is right`, `so it must be A`, `that leaves B`."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.words.before_letters import IS, THE
from deckpress.reading.words.option_letters import in_latin, with_plain_digits
from deckpress.reading.words.vocabulary import AND, ANSWER, CORRECT, OPTION, RIGHT_MARK, WRONG_MARK, WRONG_ONES
from deckpress.regex import regex

RIGHT = (
    rf"{RIGHT_MARK}|richtige|korrekte|bonne|exacte?|exact[ao]|верн(?:ый|ая|ое|а|ы)|вер(?:ен|на)"
    r"|правил(?:ьный|ьная|ьний|ен)|правильн[аеі]|верният|doğrudur|riktiga|rätta|juiste|goede|tepat"
    r"|true|wahr|stimm(?:t|en)|korrekten|correctes|corrects|exactes|justes|bonnes|vraies?|correct[ao]s|verdader[ao]s?"
    r"|corrett[ei]|giust[ei]|ver[oei]|corret[ao]s|verdadeir[ao]s?|juiste|waar|верны|правильны|prawdziw[aey]"
    r"|正确的|正確的|맞다|맞습니다|맞음|옳다|옳습니다|정답이다|정답입니다|맞는"
)
WRONG = (
    rf"{WRONG_MARK}|{WRONG_ONES}|not[ \t]+(?:correct|right|true)|nicht[ \t]+(?:richtig|korrekt)|inkorrekt"
    r"|невер(?:ен|на|ный|ная)|неправильн(?:ый|ая|ий|а)|не[ \t]*верн[оаы]|nieprawidłow[aey]|niepoprawn[aey]"
    r"|yanlıştır|onjuist|felaktigt?|錯的|错的|不正确|不正確|不对|不對|間違い|틀렸(?:다|습니다)|틀립니다|خاطئة?|غلط"
)
_ARE = rf"{IS}|da|está|este|war|wäre|является|are|sind|sont|son|sono|são|są|zijn"
_NOW = "|".join(word for word in _ARE.split("|") if word not in ("was", "would be", "war", "wäre"))
_WAS = r"(?:was|were|war|était|era)(?=[ \t]+[^\s,.;]+(?:[ \t]+[^\s,.;]+)?[ \t]*(?:[.!;]|\Z|\n))"
"""`A was right` judges an option, but not before `until 1990`."""
_WORD = rf"(?:{OPTION}|letter|letra|lettre|lettera|буква|buchstabe|statement|aussage|affirmation|afirmación|afirmação)"
A_WORD = rf"(?i:(?:(?:{THE})[ \t]+|l['’])?(?:{_WORD}[ \t]*)?)"
"""An article and a word for an option, or neither."""
_NO_WORD = r"(?![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])"
_ONE = rf"[*_]{{0,2}}\(?[A-L1-9]{_NO_WORD}\)?[*_]{{0,2}}"
_ONE_LETTER = rf"[*_]{{0,2}}\(?[A-L]{_NO_WORD}\)?[*_]{{0,2}}"
_JOIN = rf"(?:[ \t]*[,&、和と와과及与與]|[ \t]+(?i:{AND}|als auch)(?=[ \t]))[ \t]*"
_LETTERS = rf"(?P<letters>{_ONE}(?:{_JOIN}{_ONE})*)"
_BOTH = r"(?i:(?:both|beide|sowohl|tanto|only|nur|seule?|solo|sólo)[ \t]+)?"
_BUT = "and|but|aber|sondern|mais|sino|pero|mas|ma"
_START = (
    r"(?:\A|(?<=[\n.!?;:,。！？；：，、।–—-])|(?<=\bso )|(?<=\bdass )|(?<=\balso )|(?<=\bque )|(?<=\bbut ))"
    rf"[ \t*_>-]{{0,8}}(?i:(?:{_BUT})[ \t]+)?(?i:(?:so|therefore|thus|hence|also|folglich|donc|por tanto|portanto|logo"
    r"|quindi|więc|значит|所以|因此|よって|따라서),?[ \t]*)?"
)
_UNLESS = (
    r"(?![ \t]*(?:if|only|when|but|except|for|in|on|until|till|unless|before|nicht|pas|niet|nur|wenn|aber|bis|si|se"
    r"|mais|pero|mas|ma|jusqu|hasta|fino|até|если|но|только)\b)"
)
_OF_A_KIND = (
    r"(?![*_]*(?:the|an?)[ \t]+\w+[ \t]+(?!(?:answer|option|choice|one|here|because|since|as|and|for)(?!\w))[a-z])"
)
"""`A is the correct pattern for this` does not say that A is the right option."""
_JUDGED = regex(
    rf"{_START}{_BOTH}{A_WORD}{_LETTERS}(?![ \t]+(?i:{CORRECT})[ \t]+(?:{IS})(?!\w))[ \t]*[:=]?[ \t]*"
    r"(?i:(?:şıkkı|seçeneği|选项|選項|项|項|が|は|是|为|為|가|이|는|은|번이|번은)?[ \t]*"
    rf"(?:(?:(?:{_NOW}|{_WAS})[ \t]+)?{_OF_A_KIND}(?:(?:the|{THE})[ \t]+)?[*_]*"
    rf"(?P<right>{CORRECT}|{RIGHT}|(?:the|{THE})[ \t]+(?:{ANSWER}))"
    rf"|(?:(?:{_ARE})[ \t]+)?(?:(?:the|{THE})[ \t]+)?[*_]*(?P<wrong>{WRONG}))(?![A-Za-zÀ-ɏЀ-ӿ]){_UNLESS})"
)
"""A letter and what is said about its option: `Option A is correct`."""
_NAMED = regex(
    rf"{_START}(?i:(?:(?:{THE}|las|los|les)[ \t]+(?=\w))?"
    rf"(?:{CORRECT}|(?:right|true|best)[ \t]+(?:answer|option|choice)|{RIGHT})"
    rf"(?:[ \t]+(?:{IS}))?[ \t]*[*_]*[はが是为為:：]?[*_]*[ \t]*){A_WORD}{_LETTERS}"
    r"(?=[ \t]*(?:[.,;:!)。，、]|\Z|\n|です|だ|である|입니다|이다))"
)
"""What names the right option, and its letter: `The correct option is A.`"""
_SO = (
    r"so|therefore|thus|hence|leaving|(?:(?:that|this|which)[ \t]+)?leaves|(?:also|somit|daher|folglich)?[ \t]*bleibt"
    r"|somit|daher|folglich|demnach|also|(?:il[ \t]+)?reste|donc|así[ \t]+que|por[ \t]+(?:lo[ \t]+)?tanto|luego|queda"
    r"|resta|dunque|perciò|quindi|portanto|logo|então|dus|blijft|więc|zatem|zostaje|значит|следовательно|поэтому"
    r"|оста[её]тся|所以|因此|故|よって|したがって|なので|だから|따라서|그러므로"
)
_IT_IS = (
    rf"(?:it|this|that|(?:(?:the|{THE})[ \t]+)?(?:{ANSWER})|es|das|ce|c['’]|il|это)"
    rf"(?:[ \t]*['’]s|[ \t]*(?:{_ARE}|must[ \t]+be|muss))"
    r"|es[ \t]+(?=la[ \t])|è[ \t]+(?=la[ \t])|é[ \t]+(?=a[ \t])|must[ \t]+be"
)
_CHOOSE = "(?:choose|select|pick|tick|wähle|choisir|elegir)(?=[ \t])|选|選|应选|應選|故选|故選"
_CONCLUDED = regex(
    r"(?:\A|(?<=[\n.!?;:,，。；：）)–—-])|(?<=\bbut)|(?<=\baber)|(?<=\bsondern)|(?<=\bmais)|(?<=\bpero)|(?<=\bma)"
    r"|(?<=\band))[ \t*_>]{0,4}"
    rf"(?i:(?:{_SO})[ \t,，、]*(?:only|nur|donc|solo|sólo|seulement)?[ \t]*(?:(?:{_IT_IS})[ \t]*)?(?:{_CHOOSE})?"
    rf"|(?:{_IT_IS})[ \t]*|{_CHOOSE})[ \t]*{A_WORD}(?P<letters>{_ONE_LETTER}(?:{_JOIN}{_ONE_LETTER})*)"
    r"(?=[ \t]*[*_]{0,2}(?:[.!;)。，、]|,[ \t]+[^\W\d_]{2}|\Z|\n))"
)
"""What concludes that an option is right: `so it must be A`, `that leaves B`."""
_SMALL = regex(rf"(?<!\w)(?i:{_WORD})[ \t]+[*_]{{0,2}}(?P<letter>[a-l])(?=[*_]{{0,2}}(?:[ \t,.;:!)]|\Z))")
"""A small letter behind a word for an option: `Antwort b`."""
_LETTER = regex("[A-L1-9]")
_LONGEST = 2_000


def stated(said: str, labels: Sequence[str], texts: Sequence[str]) -> frozenset[int]:
    """The options that sentences of an answer call right; none if they contradict each other."""
    said = in_latin(with_capitals(with_plain_digits(said[:_LONGEST], labels)))
    named = {_letters(match["letters"]) for pattern in (_NAMED, _CONCLUDED) for match in pattern.finditer(said)}
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


def with_capitals(said: str) -> str:
    """An answer with capital letters for small ones behind a word for an option: `Antwort b`."""
    return _SMALL.sub(lambda found: found.group()[:-1] + found["letter"].upper(), said)
