"""One line of text -> the label it begins with: `Q1.`, `**Question 3:**`, `Ans -`, `A:`, `C:` and their like.

It knows the words of many languages; other pairs of labels are found because they alternate (see `unlisted_labels`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from deckpress.frozen import dataclass
from deckpress.reading.words.first_looks import may_begin, may_hold
from deckpress.reading.words.vocabulary import (
    AND,
    ANSWER,
    ANSWER_TITLE,
    CORRECT,
    CORRECT_ALONE,
    CORRECT_BARE,
    EXPLANATION,
    HINT,
    QUESTION,
    SHORT_ANSWER,
    SHOW,
)
from deckpress.regex import regex

_BOLD = r"(?:\*\*|__)?"
_CLOSE = r"(?:(?(open)(?:\*\*|__)?|(?:\*\*|__)(?=[ \t]|\Z))|)"
"""The mark that closes a bold label; behind a label that is not bold, a mark right before a word opens bold words."""
_MARKS = r"[ \t]*+(?:[.:：．)\]–—-]+|،)"
_SIGN = r"(?:[\u2600-\u27bf\u2b50\u2b06\U0001f300-\U0001faff]\ufe0f?[ \t]*+)?"
_LEAD = rf"[ \t]{{0,3}}{_SIGN}(?P<open>\*\*|__)?[ \t]*+{_SIGN}"
_ASIDE = (
    r"(?:(?P<inner>(?:\*\*|__)?)[ \t]*"
    r"(?:\((?=[^()\n]*(?:\d|\w{4}))[^()\n]{1,40}\)|\[(?=[^\[\]\n]*\d)[^\[\]\n]{1,30}\])"
    r"(?=(?:\*\*|__)?[ \t]*[:：]))?"
)
"""A remark on an answer before its colon: `**Answer** (150 words):`, `**Answer [2 marks]:**`."""
_POINTS = r"(?:[ \t]*\((?=[^()\n]*\d)[^()\n]{1,30}\)(?=(?:\*\*|__)?[ \t]*(?:[:：.]|$)))?"
"""The points for a question: `Question 2 (5 points)`."""
_NO_YEAR = r"(?![ \t]+20\d\d(?!\d)[^?\n]*\Z)"
"""`Q1 2025` is a part of a year."""
_NO = r"(?:[ \t]++(?:n[or](?:[.:]|(?=[ \t]+\d))|(?:č|br|št|αρ)[.]|nro|số|संख्या|n[º°])|[ \t]*+[.#№])?"
"""The word for a number: `Question No. 1`, `QUESTION NO: 1`, `Otázka č. 1`."""
_DOTTED = rf"(?:{QUESTION}){_NO}[ \t]*+\d{{1,4}}(?:[.-]\d{{1,3}}){{1,2}}(?!\w|\.\d)"
"""A number with that of its chapter: `Question 10.1`, `問題1-2`."""
_QUESTION = regex(
    rf"{_LEAD}(?:"
    rf"{_DOTTED}{_POINTS}(?=(?:\*\*|__)?[ \t]*$)"
    rf"|{_DOTTED}{_POINTS}(?:{_MARKS}|(?=(?:\*\*|__)?[ \t]))"
    rf"|(?:{QUESTION}){_NO}[ \t]*+(?:(?P<number>\d{{1,4}})|\d{{1,4}}[a-h](?={_MARKS})){_POINTS}"
    rf"(?:{_MARKS}|(?=(?:\*\*|__)?[ \t]*$))"
    rf"|(?<=\*\*|__)(?:{QUESTION}){_NO}[ \t]*+(?P<inner>\d{{1,4}}){_POINTS}(?P<early>\*\*|__)[ \t]*[:：]"
    rf"|(?:q[.]?|(?:問題|问题|[問问题題]|문제?)[ \t]?)(?P<bare>\d{{1,4}})(?=(?:\*\*|__)?[ \t\u3000]){_NO_YEAR}"
    rf"|第[ \t]*(?P<cjk>[\d一二三四五六七八九十百]+)[ \t]*[题題問问]{_MARKS}?"
    rf"|(?P<bnumber>\d{{1,4}})\\?[.)](?=\*\*|__)"
    rf"|(?:{QUESTION})[ \t]*[.:：](?=\*\*|__|[ \t]|$|[^\x00-\x7f])"
    rf"|(?:{QUESTION})(?P<outside>\*\*|__)[ \t]*[:：](?=[ \t]+\S|[^\x00-\x7f])"
    rf")[ \t]*(?P<close>{_CLOSE})[ \t\u3000]*",
    re.I,
)
_ANSWER = regex(
    rf"{_LEAD}(?:"
    rf"(?:{ANSWER}|{CORRECT}|(?-i:{SHORT_ANSWER})(?=[ \t]*\d{{0,4}}[*_]{{0,2}}[.:：]))"
    rf"(?:(?<! is)(?<! are)[ \t]*+\d{{0,4}})?{_ASIDE}(?:"
    rf"[ \t]*(?:[:：．]|[.–—-]+(?=\*\*|__|[ \t:：]|$))+[ \t]*(?P<close>{_CLOSE})"
    r"|(?P<early>\*\*|__)[ \t]*[.:：–—-]+"
    r"|(?P<alone>\*\*|__)?[ \t]*$)"
    rf"|(?:{CORRECT_BARE})[ \t]+(?=[^\s/|])(?!(?:oder|or|ou|of|eller|lub|nebo|или)[ \t])"
    r"|(?-i:Ans(?:wer)?|ANS(?:WER)?|Sol(?:ution)?)\d{0,4}\)[ \t]+(?=\S)"
    rf"|(?:{CORRECT_ALONE})[ \t]*+[:：][ \t]*(?P<said>{_CLOSE})"
    r"|(?<=\*\*)r(?P<bold>[:：]\*\*|\*\*[ \t]*[:：])"
    rf"|[aａ][ \t]*+\d{{0,4}}[ \t]*+[:：](?=\*\*|__|[ \t]|$|[^\x00-\x7f])(?P<short>{_CLOSE})"
    rf"|(?-i:R)\.[ \t]?[:：](?=\*\*|__|[ \t]|$)(?P<dotted>{_CLOSE})"
    r"|(?-i:[AＡ])\d{1,4}[.．](?=[^\s\d][^\n]*[^\x00-\x7f]|[^\x00-\x7f\s]))[ \t\u3000]*",
    re.I,
)
_EXPLANATION = regex(
    rf"{_LEAD}(?:{EXPLANATION})(?:[ \t]*[:：.–—-]+[ \t]*(?P<close>{_CLOSE})"
    r"|(?P<early>\*\*|__)[ \t]*[:：.–—-]*|[ \t]*$)[ \t\u3000]*",
    re.I,
)
_HINT = regex(rf"[ \t>]*(?:[*_]{{1,3}})?(?:{HINT})(?:[*_]{{1,3}})?[ \t]*+[:：]", re.I)
_CLOZE = regex(r"[ \t]{0,3}C:[ \t]+")
_NUMBER = regex(
    r"[ \t]*(?:[^\w\s]\ufe0f?[ \t]*)?(?:(?!(?:1\d{3}|20\d\d)[ \t]?[:：])\d{1,4}"  # a year is no number
    r"(?:[ \t]?\\?[.)](?:[ \t]?[-–—](?=[ \t]))?(?!\d)|：|、|．(?!\d)|:(?!\d))"
    r"|(?:[Nn][or]\.?|[Nn][º°]|№)[ \t]?\d{1,4}[.:)]+(?![^\s*_])"
    r"|#\d{1,4}[.:)]?|\(\d{1,4}\))[ \t]*(?=\S)"
)

RECENT = 32_768
"""How many recent results are kept: many rules ask about the same line, and so does the next build of a `watch`."""
LABEL_HEADS = frozenset(
    """a alte ans answ antw atbi atsa aufl ausf ayri az begr beis bena best bonn c calc cava cev ceva come comp cont
    core corr dema det deta dobr doma ekse eran erkl exam exem expe expl faci fasi fork frag full gaba gald goed
    good hely het idea intr ispr izah jaut javo jawa jibu juis just klau korr kunc kysy lahe lsg magy mahd mall
    mego mint mode moge moti muli must neue new nouv nova nuev nuov obja odg odgo odp odpo offi oike olas opci
    oplo opzi paai pare pask pemb pene penj peny perg pert pita popr posi poss prav praw preg prop przy pyta q qn
    que ques r rasp rati ratk razl reas rech reco refe repo resp retr rett rezo rich righ rigt rikt risi risp rozw
    rpta samp savo selg seli soal sol solu soru spie spre spur step sual sugg svar swal szcz taca tacn tany teis
    toca tocn toel uitl uzas vari vast voor vpra vraa vysv vzor why work wyja wzor yani""".split()
)
"""How the words of labels begin."""
_HEAD = 300
"""How many characters at the head of a line are searched for a label. A longer line does not end there."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with; its text starts at column `end`. `bold` is the mark that a bold line still closes."""

    kind: Literal["question", "answer", "cloze", "explanation"]
    end: int
    number: str = ""
    bold: str = ""


@lru_cache(maxsize=RECENT)
def label_of(line: str) -> Label | None:
    """The label at the head of a line, or None."""
    if not may_begin(line, LABEL_HEADS):
        return None
    if len(line) > _HEAD:
        line = line[:_HEAD] + "…"
    if match := _ITALIC.match(line):
        return _italic_label(line, match)
    if match := _QUESTION.match(line):
        if match.end() < len(line.rstrip()) or not match.group("bare"):
            numbers = ("number", "inner", "bare", "cjk", "bnumber")
            number = next(filter(None, map(match.group, numbers)), "")
            return Label("question", match.end(), number, "" if match.group("early") else _still_open(match))
        return None
    if match := _ANSWER.match(line):
        closed = match.group("early") or match.group("close") or match.group("short") or match.group("alone")
        closed = closed or match.group("said") or match.group("inner") or match.group("bold")
        closed = closed or match.group("dotted")
        return Label("answer", match.end(), "", "" if closed else match.group("open") or "")
    if match := _EXPLANATION.match(line):
        closed = match.group("early") or match.group("close")
        return Label("explanation", match.end(), "", "" if closed else match.group("open") or "")
    if match := _CLOZE.match(line):
        return Label("cloze", match.end())
    return None


def _italic_label(line: str, match: re.Match[str]) -> Label | None:
    """The label of a question, an answer or an explanation in italics: `*Answer:* text`, `*Solution*: text`."""
    head = match.group("lead") + match.group("words")
    label = label_of(head + line[match.end() :])
    if label is None or label.kind == "cloze" or label.end < len(head):
        return None
    if label.kind == "question" and not line[match.end() :].strip(" \t:："):
        return None
    return replace(label, end=label.end + 2)


_ITALIC = regex(r"(?P<lead>[ \t]{0,3})(?P<mark>[*_])(?=[^\s*_])(?P<words>[^*_\n]{1,40})(?P=mark)(?!(?P=mark))")


@lru_cache(maxsize=RECENT)
def label_kind(line: str) -> str:
    """What the label at the head of a line announces: `question`, `answer`, `cloze`, `explanation`; '' without one."""
    label = label_of(line)
    return label.kind if label else ""


def label_alone(text: str) -> str:
    """What a label that is all of a text announces, in the words of `label_kind`; '' for other texts."""
    label = label_of(text)
    return label.kind if label and not text[label.end :].strip(_EDGES) else ""


_EDGES = " \t\n#:：*_"
"""What may stand behind a label that is alone: marks of emphasis and headings, a colon."""


def _still_open(match: re.Match[str]) -> str:
    closed = match.group("close") or match.group("early") or match.group("outside")
    return "" if closed else match.group("open") or ""


def is_hint(text: str) -> bool:
    """True for a text that begins with the label of a hint: `**Hint**: look left`."""
    return _HINT.match(text) is not None


@lru_cache(maxsize=RECENT)
def is_answer_heading(text: str) -> bool:
    """True for a heading that only announces the answer or its explanation, or begins with such a label."""
    return is_answer_word(text) or label_kind(text) in ("answer", "explanation")


def number_of(text: str) -> int:
    """The length of a list number at the head of a heading (`3. `, `4) `, `#5 `), or 0."""
    match = _NUMBER.match(text)
    return match.end() if match else 0


def without_bold(text: str, mark: str) -> str:
    """The text of a bold line whose opening mark was before its label: the closing mark is removed as well."""
    if mark and (end := text.find(mark)) >= 0:
        return (text[:end] + text[end + len(mark) :]).rstrip()
    return text


_STRONG = regex(r"\*\*|__|<[^<>]*>")
_BEFORE = "view|show|see|reveal|click|expand|display|hide|the|for|to|my|solution|expected|sample"
_BEHIND = r"answers?|solutions?|response|here|it|code|hidden|explanations?|and|&|see|to|breakdown|\w+ing"
_WITH = (
    r"analysis|breakdown|mark(?:ing)? scheme|discussion|comments?|commentary|walk-?through|proof|steps|derivation"
    r"|análisis|analyse|analisi|análise|анализ|discusión|discussão|barème|bewertung"
)
"""What a heading may announce beside an answer: `Solution and analysis`, `Answer & marking scheme`."""
_ANSWER_ALONE = regex(
    rf"[\W_]*(?:(?:{_BEFORE})[\s/]+)*(?:the )?(?:{ANSWER}|{CORRECT}|{SHOW}|(?-i:{SHORT_ANSWER})(?=[.:：]))"
    rf"(?:[\s/]+(?:{_BEHIND}))*"
    rf"(?:[\s/・&+,、]*(?:{AND})?[\s/・&+,、]*(?:{EXPLANATION})|\s*(?:[/&+]|(?<=\s)(?:{AND})(?=\s))\s*(?:{_WITH}))?"
    rf"[\W_]*\Z|[\W_]*(?:{ANSWER_TITLE})[^\w:：]*\Z",
    re.I,
)


_ANSWER_HEADS = frozenset(
    """a alte ans answ antw atbi atsa aufl ausf ayri az beis best bonn calc cava cev ceva comp cont corr det deta
    dobr ekse eran exam exem expa expe faci fasi full gaba goed good hely het idea ispr javo jawa jibu juis korr
    kunc lahe lsg mahd mall mego mint mode moge most muli must odg odgo odp odpo offi oike olas opci oplo
    opzi pare peny poka popr posi poss prav praw prop przy rasp ratk rech reco refe repo reso resp rett reve rezo
    rich righ rigt rikt risi risp rozw rpta samp show solu spre step sugg svar szcz taca tacn teis toca tocn
    uitw vari vast ver voir voor vzor work wzor yani""".split()
)
"""How the words for an answer, or to show it, begin."""
_QUESTION_ALONE = regex(rf"[^\w×]*_?(?:{QUESTION})[\W_]*\Z", re.I)


@lru_cache(maxsize=RECENT)
def is_question_word(text: str) -> bool:
    """True if a text says only `Question`, `❓ Frage`, `問題` or the like, without a number."""
    if len(text) > 40 or "?" in text or not may_hold(text.replace("_", " "), LABEL_HEADS):
        return False
    return bool(_QUESTION_ALONE.match(_STRONG.sub("", text)))


def may_name_answer(text: str) -> bool:
    """True if a word of a text begins as an answer word does, see `is_answer_word`."""
    return may_hold(text, _ANSWER_HEADS)


@lru_cache(maxsize=RECENT)
def is_answer_word(text: str) -> bool:
    """True if a text says only `Answer`, `show answer`, `✅ Solution`, `答案` or the like."""
    plain = unicodedata.normalize("NFKC", _STRONG.sub("", text)).strip()
    return len(plain) <= 40 and may_hold(plain, _ANSWER_HEADS) and _ANSWER_ALONE.match(plain) is not None
