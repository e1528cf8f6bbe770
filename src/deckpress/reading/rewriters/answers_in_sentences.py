"""Lines below options that say which is right in a sentence or with a sign -> lines with the label of an answer.

    Richtig ist **b)**.          The answer is option B.       正解は 2
    ✅ C                         → **B**                       *Answer: C.* It is so.

Such a line counts only below options, and only if one of them has its letter and the line does not continue them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.before_letters import IS, THE
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.option_letters import NEAR_LETTER, is_next
from deckpress.reading.words.vocabulary import ANSWER, CORRECT, CORRECT_ALONE, OPTION
from deckpress.regex import regex

_NAMES = rf"(?P<names>[*_`]{{0,3}}\(?(?P<letter>{NEAR_LETTER})\)?(?=[*_`]{{0,3}}[ \t]*(?:[.):：,;–—-]|$)))"
_SAYS = rf"(?:(?:{THE})[ \t]+)?(?P<says>{ANSWER}|{CORRECT}|{CORRECT_ALONE}|sol|letra|lettre|lettera|letter|chọn)"
_SENTENCE = regex(
    r"(?P<lead>[ \t]{0,6}(?:[-*+>][ \t]+)?(?P<open>\*\*|__|[*_])?)"
    rf"{_SAYS}(?!\w)(?:[ \t]+(?:{IS})(?!\w))?(?:[ \t]*[.:：–—-]+)?(?P<close>[*_]{{0,2}})"
    rf"(?:[ \t]+(?:{THE}|{OPTION}|letter|letra|lettre|lettera|буква|buchstabe)(?!\w))*[ \t]+{_NAMES}",
    re.I,
)
_ANOTHER = regex(r"(?:[ \t][*_`(]*(?P<capital>[A-Z])|[:：][*_]*[ \t]+[*_`(]*[a-z])[ \t]+\Z")
"""A letter right before the last one that names another option and is not an article: `Answer: A C`."""
_WIDE = regex(
    r"(?P<lead>[ \t]{0,6}(?P<open>\*\*|__)?)(?P<says>"
    r"(?:标准|正确|正しい)?(?:答案|答え|解答|正解|答)(?:应该是|应为|应选|[是为為は选選]|(?=\*\*|__|[ \t]))"
    r"|(?:정?답)[은는]"
    r"|정답(?=\*\*|[ \t])|(?:故|应)?[选選])"
    rf"(?P<close>\*\*|__)?(?P<gap>[ \t:：]*)(?P<names>[「（(]?(?P<letter>{NEAR_LETTER}|\d)[」）)]?)"
    r"(?=[*_]*[ \t]*(?:[.。,，:：、]|$|です|である|だ|번|이다|입니다))"
)
_SIGN = regex(
    rf"(?P<lead>[ \t]{{0,6}})(?P<says>(?:[✅✔☑➡]\ufe0f?|[→⇒👉🔑☞🎯]|=>|-{{1,2}}>)[ \t]*){_NAMES}",
)
_COPULA = regex(r"\A(?:です|である|だ|입니다|이다)")
_SIGNS = frozenset("✅✔☑➡→⇒👉🔑☞🎯=-")
_DASHES = frozenset("-=")
_ARROW = 9
"""Where an arrow of dashes has ended, at the latest."""
_ITALIC = regex(r"(?P<lead>[ \t]{0,3})(?P<mark>[*_])(?![*_])(?P<said>[^*_\n]{4,60})(?P=mark)(?![*_])(?P<rest>.*)\Z")
_NAMED = regex(rf"[ \t]*\(?(?P<letter>{NEAR_LETTER})\)?[ \t]*[.)]?[ \t]*\Z")
_HEADS = frozenset(
    """a alte ans answ antw atbi atsa aufl ausf ayri az beis bena best bonn calc cava ceva comp cont core corr det
    deta dobr ekse eran exam exem expe faci fasi full gaba goed good hely het idea ispr javo jawa jibu juis just
    korr kunc lahe letr lett lsg mahd mall mego mint mode moge muli must odgo odpo offi oike olas opci oplo
    opzi pare peny popr posi poss prav praw prop przy rasp ratk rech reco refe repo resp rett rezo rich righ rigt
    rikt risi risp rozw samp sol solu spre step sugg svar szcz taca tacn teis toca tocn vari vast voor vzor
    work wzor yani""".split()
)
_ARTICLES = frozenset(THE.split("|"))
_ABOVE = 40
"""How many lines above are searched for the options."""
_WIDE_HEADS = frozenset("答正标解정답选選故应")


def with_labels_for_sentences(document: Document) -> Document:
    """The document with the label of an answer in place of such words and signs."""
    lines = document.lines
    changes: dict[int, Change] = {}
    code: frozenset[int] | None = None
    table = document.table
    heads = {*table.led_by((_SIGNS | _WIDE_HEADS).__contains__), *table.begun_by(_HEADS | _ARTICLES, counted=False)}
    heads.update(number for number in table.marked(_DASHES) if ">" in lines[number][:_ARROW])
    for number in sorted(heads):
        line = lines[number]
        found = _found(line)
        if found is None:
            continue
        code = document.code_lines() if code is None else code
        letter, written = found
        if number not in code and _is_named(lines, number, letter):
            changes[number] = (written, len(line) - len(written))
    return document.with_lines(changes)


def _found(line: str) -> tuple[str, str] | None:
    """The letter that a line names as right, and the line with a label; None for other lines."""
    head = line.lstrip(" \t>*_")
    first = head[:1]
    if not first:
        return None
    if first in _SIGNS:
        match = _SIGN.match(line)
    elif first in _WIDE_HEADS:
        match = _WIDE.match(line)
    else:
        word, _, more = head.partition(" ")
        if not may_begin(more if word.lower() in _ARTICLES else head, _HEADS):
            return None
        if line.lstrip()[:1] in "*_" and (italic := _ITALIC.match(line)) and (found := _in_italics(italic)):
            return found
        match = _SENTENCE.match(line)
        label = label_of(line) if match else None
        if match is None or (label is not None and not line[label.end : match.start("names")].strip(" \t*_")):
            return None
        another = _ANOTHER.search(line, match.end("says"), match.start("names"))
        if another and (another["capital"] or match["letter"].islower()):
            return None
    if match is None or (first in _WIDE_HEADS and _is_number(line, match.end("names"))):
        return None
    names, rest = line[match.start("names") : match.end("names")], _COPULA.sub("", line[match.end("names") :])
    closed = match["open"] if first not in _SIGNS and match["close"] else ""
    return match["letter"], f"{match['lead'].removesuffix(closed or '')}Answer: {names}{rest}"


def _is_number(line: str, end: int) -> bool:
    """True if the digit before a place is the number of a label with words behind it: `答案 1：水星`."""
    label = label_of(line)
    return label is not None and label.end > end


def _in_italics(match: re.Match[str]) -> tuple[str, str] | None:
    label = label_of(match["said"])
    if label is None and (sentence := _SENTENCE.match(match["said"])):
        said = match["said"][sentence.start("names") :]
        return sentence["letter"], f"{match['lead']}Answer: {said}{match['rest']}"
    named = _NAMED.match(match["said"], label.end) if label is not None and label.kind == "answer" else None
    return (named["letter"], f"{match['lead']}{match['said']}{match['rest']}") if named else None


def _goes_on(lines: Sequence[str], number: int, letter: str) -> bool:
    """True for an option with a sign above the next option: `✅ a) Neon`, `b) Iron`."""
    match = LETTER.match(first_with_text(lines[number + 1 : number + 3]).strip())
    return match is not None and is_next(match["letter"], letter)


def _is_named(lines: Sequence[str], number: int, letter: str) -> bool:
    """True if options right above have a letter; not if the letter continues them."""
    if letter.isdigit():
        return True
    if _goes_on(lines, number, letter):
        return False
    below, text = "", False
    for line in reversed(lines[max(number - _ABOVE, 0) : number]):
        if line.startswith("#") or (text and not line.strip()):
            return False
        match = LETTER.match(line.strip().removeprefix("- ").removeprefix("* "))
        if match is None:
            text = bool(line.strip()) and not below  # a paragraph between is an explanation
            continue
        text = False
        above = match["letter"]
        if not below and is_next(letter, above):
            return False
        if below and not is_next(below, above):
            return False
        if above.upper() == letter.upper():
            return True
        below = above
    return False
