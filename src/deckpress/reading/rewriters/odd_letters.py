"""Options counted by letters in signs, `🇦 red`, `🅱️ blue`, `3️⃣ green`, or Roman numerals, `(ii) blue` -> by `B)`.

So are those counted by wide letters, `Ｂ．blue`, if an answer names one.
Signs of letters count where the signs for A and B are near each other. Digits in signs and Roman numerals may also
number steps and parts of questions: they count only if there is an answer that names one, `Answer: (ii)`, `1 - (ii)`,
for at least half of their runs. The codes of signs at the head or end of a line, `:white_check_mark:`, become the signs
themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.reading.words.option_letters import ANY_LETTER
from deckpress.regex import regex

_CODES = {
    ":white_check_mark:": "✅",
    ":heavy_check_mark:": "✔",
    ":ballot_box_with_check:": "☑",
    ":negative_squared_cross_mark:": "❌",
    ":x:": "❌",
}
_CODE = regex(r"(?P<lead>\A[ \t>]*(?:[-*+][ \t]+)?)?(?P<code>:[a-z_]{1,30}:)(?(lead)|(?=[*_ \t]*\Z))")
_VOTED = regex(r"[*_(\[]{0,3}Most Voted[*_)\]]{0,3}[ \t]*\Z")
"""What a site for dumps writes behind the option that most readers chose."""
_ROOT = regex(rf"(?P<lead>[ \t]*(?:[-*+][ \t]+)?)(?P<sign>[√×])[ \t]*(?=\(?{ANY_LETTER}[.)）、．:：])")
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_SIGN = rf"[\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]\ufe0f?|{_FLAG}(?!{_FLAG})"
_SIGNS = regex(_SIGN)
_ENCLOSED = regex("[\U0001f130-\U0001f189\U0001f1e6-\U0001f1ff]")
"""A first look for such signs: one class of characters is found faster than several."""
_DIGIT = "[1-9]\ufe0f?\u20e3"
_ROMAN = "viii|vii|vi|iv|v|iii|ii|i"
_HEAD = r"(?P<lead>[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)?)"
_ALPHABETS = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_BARE = regex(
    r"[ \t>*_]*(?:(?:正解|答え|解答|答|正答)(?:は|[*_]{1,2}|[ \t]))?[ \t>*_]*"
    r"(?=[イロハニホヘ][)）。]?(?:です)?[*_ \t]*\Z)"
)
"""The words before such a letter as an answer, without a colon, or nothing before it."""
_APART = 3
"""The most lines from one option to the next."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to count options: what their heads look like, and the place of each sign in the count, from 0."""

    head: re.Pattern[str]
    sign: re.Pattern[str]
    """A sign in an answer."""
    pair: re.Pattern[str]
    """A sign behind the number of a question, in a key."""
    place: Callable[[str], int]
    sure: bool
    """True if no answer needs to name such a sign."""


def _way(signs: str, before: str, behind: str, place: Callable[[str], int], *, sure: bool = False) -> _Way:
    return _Way(
        regex(rf"{_HEAD}{before}(?P<sign>{signs}){behind}[ \t]*(?=\S)"),
        regex(rf"(?<!\w)(?P<sign>{signs})(?!\w)"),
        regex(rf"(?<!\w)\d{{1,3}}(?:[ \t]*[.):–—=-]+[ \t]*|[ \t]+)\(?(?P<sign>{signs})\)?(?!\w)"),
        place,
        sure,
    )


def _place_of_letter(sign: str) -> int:
    return next(ord(sign[0]) - first for first in reversed(_ALPHABETS) if ord(sign[0]) >= first)


_MARK = r"[ \t]*(?:[.):：–-](?=[ \t]))?"
_LETTERED = _way(_SIGN, "", _MARK, _place_of_letter, sure=True)
_KEYCAPS = _way(_DIGIT, "", _MARK, lambda sign: int(sign[0]) - 1)
_ROMANS = _way(_ROMAN, r"\(?", r"[.)](?=[ \t])", _NUMERALS.index)
_CAPITALS = _way(_ROMAN.upper(), r"\(?", r"[.)](?=[ \t])", lambda sign: _NUMERALS.index(sign.lower()))
_IROHA = replace(
    _way("[イロハニホヘ]", "[(（]?", r"[ \t]*[.)）．、:：]", "イロハニホヘ".index),
    sign=regex("(?<![\u30a0-\u30ff])(?P<sign>[イロハニホヘ])(?![\u30a0-\u30ff])"),
)
_WIDE = replace(
    _way("[Ａ-Ｌ]", "[(（]?", r"[ \t]*[.)）．、:：]", lambda sign: ord(sign) - ord("Ａ")),
    sign=regex("(?<![Ａ-Ｚａ-ｚ])(?P<sign>[Ａ-Ｌ])(?![Ａ-Ｚａ-ｚ])"),
)


def with_plain_letters(document: Document) -> Document:
    """The document with plain letters in place of such signs, and with signs in place of their codes."""
    text = document.source.text
    ways = [_ROMANS] if _has_lines_with(text, "ii") else []
    ways += [_CAPITALS] if _has_lines_with(text, "II") else []
    if not text.isascii():
        ways += [_IROHA] if "ロ" in text and "ハ" in text else []
        ways += [_WIDE] if "Ａ" in text and "Ｂ" in text else []
        ways += [_KEYCAPS] if "\u20e3" in text else []
        ways += [_LETTERED] if _ENCLOSED.search(text) and _SIGNS.search(text) else []
    codes = any(code in text for code in (*_CODES, "√", "×", "Most Voted"))
    if not (ways or codes):
        return document
    code = document.code_lines()
    lines = {n: line for n, line in enumerate(document.lines) if n >= document.first and n not in code and line}
    changed: dict[int, str] = dict(_with_signs(lines)) if codes else {}
    for way in ways:
        changed |= _lettered({**lines, **changed}, way)
    return document.with_lines({number: (line, 0) for number, line in changed.items()})


def _has_lines_with(text: str, numeral: str) -> bool:
    """True if a second option may begin with a Roman numeral."""
    return f"{numeral})" in text or f"\n{numeral}." in text or f" {numeral}. " in text


def _with_signs(lines: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The lines with a code of a sign at their head or end, or with another sign of a right or wrong option."""
    answered = any("nswer" in line and label_kind(line) == "answer" for line in lines.values())
    for number, line in lines.items():
        if "Most Voted" in line and (voted := _VOTED.search(line[-40:])) and LETTER.match(line.lstrip(" \t-*+")):
            yield number, line[: max(len(line) - 40, 0) + voted.start()].rstrip() + ("" if answered else " ✔")
        elif ("√" in line or "×" in line) and (sign := _ROOT.match(line)):
            yield number, f"{sign['lead']}{'✔' if sign['sign'] == '√' else '❌'} {line[sign.end() :]}"
        elif ":" in line:
            written = _CODE.sub(lambda found: (found["lead"] or "") + _CODES.get(found["code"], found["code"]), line)
            if written != line:
                yield number, written


def _lettered(lines: Mapping[int, str], way: _Way) -> Mapping[int, str]:
    """The lines on which signs become letters."""
    heads = {n: match for n, line in lines.items() if (match := way.head.match(line))}
    runs = list(_runs(heads, way))
    if not runs:
        return {}
    answers = {n: start for n, line in lines.items() if n not in heads and (start := _answer(line, way)) is not None}
    if not way.sure and (solved := {number for number in answers if _solves(lines, heads, number, way)}):
        answers = {number: start for number, start in answers.items() if number not in solved}
        lasts = [run[-1] for run in runs]
        above = {bisect_left(lasts, number) - 1 for number in solved}
        runs = [run for index, run in enumerate(runs) if index not in above]
    unnamed = not way.sure and 2 * len(answers) < len(runs) and not _keyed(lines, heads, way, len(runs))
    if unnamed or not runs:
        return {}
    changed: dict[int, str] = {}
    for number in {number for run in runs for number in run} | (heads.keys() if way.sure else set()):
        match = heads[number]
        changed[number] = f"{match['lead']}{_letter(way, match['sign'])}) {lines[number][match.end() :]}"
    for number, start in answers.items():
        changed[number] = lines[number][:start] + _named(lines[number][start:], way)
    for number, line in lines.items():
        if number not in changed and _is_key(line, way):
            changed[number] = way.pair.sub(lambda found: _with_letter(found, way), line)
    return changed


def _runs(heads: Mapping[int, re.Match[str]], way: _Way) -> Iterator[list[int]]:
    """The lines of options that count from the first sign, two or more."""
    run: list[int] = []
    for number, match in heads.items():
        place = way.place(match["sign"])
        if place != len(run) or (run and number - run[-1] > _APART):
            if len(run) > 1:
                yield run
            run = []
        if place == len(run):
            run.append(number)
    if len(run) > 1:
        yield run


def _answer(line: str, way: _Way) -> int | None:
    """Where an answer begins whose first word is such a sign, with or without a label."""
    label = label_of(line)
    start = label.end if label is not None and label.kind == "answer" else None
    if start is None and (bare := _BARE.match(line)):
        start = bare.end()
    if start is None:
        return None
    found = way.sign.search(line, start)
    return start if found and not line[start : found.start()].strip(" \t*_`([") else None


def _solves(lines: Mapping[int, str], heads: Mapping[int, re.Match[str]], number: int, way: _Way) -> bool:
    """True for an answer that says other words than its option behind each of the first signs: `(i) 5 (ii) -1`.

    Such signs number the parts of a task.
    """
    line = lines[number]
    parts = list(_IN_BRACKETS.finditer(line))
    if [part["sign"].lower() for part in parts[:2]] != list(_NUMERALS[:2]) or way not in (_ROMANS, _CAPITALS):
        return False
    ends = [*(part.start() for part in parts[1:]), len(line)]
    said = {part["sign"].lower(): letters(line[part.end() : end]) for part, end in zip(parts, ends, strict=True)}
    near = [n for n in range(number - _FAR, number) if n in heads]
    above = {heads[n]["sign"].lower(): letters(lines[n][heads[n].end() :]) for n in near}
    return all(words and words not in _ANDS and words != above.get(sign) for sign, words in said.items())


_IN_BRACKETS = regex(rf"(?<!\w)\(?(?P<sign>{_ROMAN})\)(?!\w)", re.I)
_ANDS = frozenset("and und et y e or oder ou o".split())
_FAR = 20
"""The most lines from an answer up to the first of its options."""


def _named(said: str, way: _Way) -> str:
    return way.sign.sub(lambda found: found.group().replace(found["sign"], _letter(way, found["sign"])), said)


def _keyed(lines: Mapping[int, str], heads: Mapping[int, re.Match[str]], way: _Way, runs: int) -> bool:
    """True if keys name at least half as many signs as there are runs of options."""
    keys = (line for number, line in lines.items() if number not in heads and _is_key(line, way))
    return 2 * sum(len(way.pair.findall(line)) for line in keys) >= runs


def _is_key(line: str, way: _Way) -> bool:
    """True for a line that is nothing but numbers with such signs: `1 - (ii), 2 - (i)`."""
    return line[-12:].strip() != "" and any(map(str.isdigit, line)) and _rest_is_empty(line, way)


def _rest_is_empty(line: str, way: _Way) -> bool:
    rest, count = way.pair.subn("", line)
    return count > 0 and not any(map(str.isalnum, rest.rpartition(":")[2]))


def _with_letter(found: re.Match[str], way: _Way) -> str:
    start, end = found.start("sign") - found.start(), found.end("sign") - found.start()
    return found.group()[:start] + _letter(way, found["sign"]) + found.group()[end:]


def _letter(way: _Way, sign: str) -> str:
    return _LETTERS[way.place(sign)]
