"""The signs that mark an option as right or wrong: `(correct)`, `✅`, `*`, `==..==`, `~~..~~`, bold.

A sign counts only if it distinguishes some options from the others: if all options are bold, bold is emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from deckpress.frozen import dataclass, replace
from deckpress.model import Choice, Text
from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.labels import RECENT
from deckpress.reading.words.said_behind import VERB, said_behind
from deckpress.reading.words.vocabulary import CORRECT, CORRECT_ALONE, RIGHT_MARK, WRONG_MARK
from deckpress.regex import regex

LEAD_SIGN = r"(?:[✓✔✅☑❌✗✘✖→➡⇒▶►👉]\ufe0f?|[-=]{1,3}>|\[[xX✓✔ ]?\](?![(\[:]))"
"""A sign before the letter of an option."""
_SIGNS = (
    r"(?P<tick>[✓✔✅☑]\ufe0f?)|(?P<cross>[❌✗✘✖]\ufe0f?)"
    rf"|[(\[（【][ \t]*(?:(?P<word>{RIGHT_MARK})|(?P<wrong>{WRONG_MARK}))[ \t]*[!.]?[ \t]*[)\]）】]"
)
RIGHT_SIGN = regex(rf"(?:[✓✔✅☑]\ufe0f?|[xX]|yes|{RIGHT_MARK})\Z", re.I)
"""The text of a cell that marks the option of its row as right."""
_HEAD = regex(rf"(?:{_SIGNS})[ \t]*", re.I)
_ANSWERS = "answer|antwort|réponse|respuesta|resposta|risposta|antwoord|svar|ответ|відповідь|odpowiedź|cevap|答案"
_SHOUTED = "CORRECT[OAE]?|RIGHT|RICHTIG|CORRET[OA]|CORRETT[OA]|ВЕРНО|ПРАВИЛЬНО"
_TAIL = regex(
    rf"[ \t]*(?P<open>[*_`]{{1,3}})?(?:{_SIGNS}|[(\[{{][ \t]*(?:(?P<boxed>[✓✔✅☑]\ufe0f?)|(?:this is[ \t]+)?"
    rf"(?P<braced>{CORRECT_ALONE}))[ \t]*[)\]}}]"
    rf"|[✓✔✅☑]\ufe0f?[ \t]*(?P<ticked>{RIGHT_MARK}|{_ANSWERS})[ \t]*[!.]?"
    rf"|[❌✗✘✖]\ufe0f?[ \t]*(?P<crossed>{WRONG_MARK})[ \t]*[!.]?"
    rf"|(?:←|⬅\ufe0f?|👈|<[-=]+|[-=]*[-=]>|→|⇒)[ \t]*(?P<pointed>{RIGHT_MARK}|{_ANSWERS}|this(?: one)?)[ \t]*[!.]?"
    rf"|(?<=[ \t])[–—-]{{1,2}}[ \t]+(?:(?P<said>{CORRECT_ALONE}|{CORRECT})|(?P<denied>{WRONG_MARK}))[ \t]*[!.]?"
    rf"|(?<=[ \t])(?://|\#)[ \t]*(?:(?P<remarked>{CORRECT_ALONE}|{CORRECT}|right)|(?P<dismissed>{WRONG_MARK}))"
    r"[ \t]*[!.]?"
    rf"|(?(open)(?:(?P<noted>{CORRECT_ALONE}|{CORRECT}|(?-i:RIGHT))|(?P<refuted>{WRONG_MARK}))[ \t]*[!.]?"
    rf"|(?<=[ \t])(?-i:(?P<shouted>{_SHOUTED})|(?P<scolded>INCORRECT[OAE]?|WRONG|FALSCH)))"
    rf"|(?<=[ \t])(?P<arrow>←|⬅\ufe0f?|👈|<[-=]+))(?(open)(?P=open))[ \t]*\Z",
    re.I,
)
_NO_REMARK = regex(rf"(?:\A|[–—:：=,，→-]|(?<!\w)(?:{VERB}))[ \t]*\Z", re.I)
"""The words before `*correct*` if it is part of the option itself: `both are *correct*`, `Style: *correct*`."""
_IN_TAIL = frozenset("✓✔✅☑❌✗✘✖([（【←⬅👈<>→⇒-–—*_`{/#")
"""Every sign at the end of an option has one of these characters, or is in capitals."""
_IN_SIGNS = _IN_TAIL | frozenset("=~")
"""Every sign has one of these characters."""
_HEADS = frozenset(
    """a alte answ antw az bena best bonn cert ceva cier core corr det dobr erra esat exac fals faus faux
    feil fel fork fout gius goed good hely het inco ispr jawa juis just korr kunc nesp not odpo oike opci opzi
    pare popr prav praw prop resp rett rich righ rigt rikt risp sai sala sbag sugg svar taca tacn teis toca
    tocn true vari vrai wron yanl""".split()
)
"""How the words for right and wrong begin."""
_STAR = regex(r"(?:(?<![*\\])\\?\*|(?<=[ \t])\*{2,3})[ \t]*\Z")
_STAR_AHEAD = regex(r"\\?\*(?=[^*\s./])[^*]*\Z")
_LONE_STAR = regex(r"(?<![*\\])\*(?![*\w])")
_BOLD = regex(r"(\*\*|__)[^*_]+\1[.,;]?\Z")
_STRUCK = regex(r"~~[^~]+~~[.,;]?\Z")
_WRAPPED = regex(
    r"(?P<mark>\*\*|__|==|~~)(?=\S)(?P<text>.*?)(?P=mark)(?P<stop>[.,;:!?]?)\Z"
    r"|<(?P<tag>b|strong|mark|ins|u|s|del|(?:font|span)(?=[^<>]{0,200}\bcolor[ \t]*[=:]))(?:[ \t][^<>]*)?>"
    r"[ \t]*(?P<inner>\S(?:(?!</?(?P=tag)\b).)*)</(?P=tag)>[ \t]*(?P<end>[.,;:!?]?)\Z",
    re.I,
)
_WAYS = {"**": "bold", "__": "bold", "b": "bold", "strong": "bold", "~~": "struck", "s": "struck", "del": "struck"}
_ORDER = ("word", "said", "tick", "star", "highlight", "struck", "cross", "wrong", "denied", "bold")
"""The ways to mark an option, the surest first. Those that mark wrong options make all others right."""
_NEGATIVE = frozenset(("struck", "cross", "wrong", "denied"))
_LONGEST_SIGN = 60
FEWEST_SURE = 3
"""How many items with a tick or a cross are surely options; two may be what to do and what not to do."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Options without their signs. `doubt`: the options of two conflicting marks; `guess`: that of a weak mark."""

    choices: tuple[Choice, ...]
    doubt: tuple[str, str] = ("", "")
    guess: str = ""


def may_be_marked(texts: Sequence[str]) -> bool:
    """True if an item of a list without letters has a sign that plain lists lack: a word, or a tick."""
    heads = [text.split("\n", 1)[0] for text in texts]
    return any(
        _head(head[:_LONGEST_SIGN]) or _tail(head[-_LONGEST_SIGN:]) or _STAR_AHEAD.match(head) for head in heads
    ) or (
        (len(heads) >= 3 and sum(1 for head in heads if _STRUCK.match(head)) == len(heads) - 1)
        or _are_struck_or_bold(heads)
        or bool(said_behind(heads, listed=True))
    )


def _are_struck_or_bold(heads: Sequence[str]) -> bool:
    """True if some items are struck out, and all others are bold."""
    struck = [_STRUCK.match(head) is not None for head in heads]
    return (
        any(struck)
        and not all(struck)
        and all(out or _BOLD.match(head) for out, head in zip(struck, heads, strict=True))
    )


def marked(
    choices: Sequence[Choice], labels: Sequence[str], leads: Sequence[str], *, listed: bool, boxed: bool = False
) -> Marked | None:
    """The options, with the right ones according to their signs; None without a sign.

    `leads` are the signs before the label of each option. With `listed`, they are items without labels, which are
    options only if words or a single tick say so.
    """
    signed = [_signed(choice.text, lead) for choice, lead in zip(choices, leads, strict=True)]
    ways = _ways(signed)
    if boxed:
        ways.pop("bold", None)
    guess = ""
    if listed:
        ways = _of_lists(ways, signed)
        if ways.keys() == {"struck"}:
            guess = choices[min(ways["struck"])].text.flat
        if ways.keys() == {"tick"} and len(choices) < FEWEST_SURE and any("cross" in found for _, found in signed):
            guess = choices[min(ways["tick"])].text.flat
    if not ways:
        said = said_behind([choice.text.markdown for choice in choices], listed=listed)
        return Marked(tuple(map(_judged, choices, said))) if said else None
    way = next(name for name in _ORDER if name in ways)
    drop = frozenset(ways) | {"tick", "cross", "word", "wrong"} | ({"denied"} if "said" in ways else set())
    texts = [_signed(choice.text, lead, drop)[0] for choice, lead in zip(choices, leads, strict=True)]
    if not all(texts):
        return None
    made = tuple(
        replace(choice, text=text, correct=index in ways[way])
        for index, (choice, text) in enumerate(zip(choices, texts, strict=True))
    )
    other = next((n for n in ways if n not in _NEGATIVE and way not in _NEGATIVE and ways[n] != ways[way]), "")
    doubt = (names_of(made, labels, ways[way]), names_of(made, labels, ways[other])) if other else ("", "")
    return Marked(made, doubt, guess)


def has_one_star_ahead(choices: Sequence[Choice], found: Marked) -> bool:
    """True if the only right option is the only one that begins with a star: `*name`."""
    starred = [_STAR_AHEAD.match(choice.text.markdown) is not None for choice in choices]
    return sum(starred) == 1 and starred == [choice.correct for choice in found.choices]


def verdict_at_end(line: str) -> tuple[int, bool] | None:
    """Where a word or a sign at the end of an option begins, and whether it says right; None without one."""
    first = max(len(line) - _LONGEST_SIGN, 0)
    match = _tail(line[first:])
    way = _way(match) if match else ""
    return (first + match.start(), way not in _NEGATIVE) if match and way else None


def _head(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The sign at the head of a text."""
    first = text[start : start + 1]
    if first.isascii() and first not in "([":
        return None
    return _HEAD.match(text, start, len(text) if end is None else end)


@lru_cache(maxsize=RECENT)
def _tail(text: str) -> re.Match[str] | None:
    """The sign at the end of a text."""
    if _IN_TAIL.isdisjoint(text) and not text.rstrip()[-2:].isupper():
        return None
    if not ("<-" in text or "<=" in text or may_hold(text.replace("_", " "), _HEADS)):
        return None
    match = _TAIL.search(text)
    if match is None or not (match["noted"] or match["refuted"] or match["shouted"]):
        return match
    before = text[: match.start()]
    return None if _NO_REMARK.search(before) or (match["shouted"] and before.isupper()) else match


def _judged(choice: Choice, said: tuple[int, bool]) -> Choice:
    """An option without the word at the end of its first line, which says whether it is right."""
    end, correct = said
    _, line_end, rest = choice.text.markdown.partition("\n")
    return replace(choice, text=choice.text.reword(choice.text.markdown[:end] + line_end + rest), correct=correct)


def _ways(signed: Sequence[tuple[Text, frozenset[str]]]) -> dict[str, frozenset[int]]:
    """The kinds of marks that distinguish some options from the others, with the indices that each marks as right."""
    ways = {}
    every = frozenset(range(len(signed)))
    for way in _ORDER:
        hits = frozenset(index for index, (_, found) in enumerate(signed) if way in found)
        if hits and (hits != every or way == "word"):
            ways[way] = every - hits if way in _NEGATIVE else hits
    return ways


def _of_lists(
    ways: Mapping[str, frozenset[int]], signed: Sequence[tuple[Text, frozenset[str]]]
) -> dict[str, frozenset[int]]:
    """The kinds of marks that count for items without labels: words, and one tick, alone or among crosses.

    So do items that are struck out, if all others are bold or only one is left.

    Two items such as `Tick - right` and `Cross - wrong` may also say what the signs mean.
    """
    kept = {way: ways[way] for way in ("word", "wrong") if way in ways and len(ways[way]) < len(signed)}
    if "star" in ways and any("starred" in found for _, found in signed) and not _are_of_code(signed):
        kept["star"] = ways["star"]
    if "said" in ways and not (len(signed) == 2 and any("denied" in found for _, found in signed)):
        kept["said"] = ways["said"]
    if "struck" in ways and ways["struck"] == ways.get("bold"):
        kept |= {"struck": ways["struck"], "bold": ways["bold"]}
    elif "struck" in ways and len(ways["struck"]) == 1 and len(signed) >= 3:
        kept["struck"] = ways["struck"]
    ticks = ways.get("tick", frozenset())
    if kept or len(ticks) != 1:
        return kept
    crossed = len(signed) - len(ways["cross"]) if "cross" in ways else 0
    ahead = any("ahead" in found for _, found in signed)
    return {"tick": ticks} if crossed == len(signed) - 1 or not (crossed or ahead) else {}


def _are_of_code(signed: Sequence[tuple[Text, frozenset[str]]]) -> bool:
    """True if an item without the mark holds a star as well, as `a * b` next to `*args` does."""
    return any("star" not in found and _LONE_STAR.search(text.markdown) for text, found in signed)


def names_of(choices: Sequence[Choice], labels: Sequence[str], right: frozenset[int]) -> str:
    """The letters of some options, or their texts."""
    return ", ".join(labels[index] or choices[index].text.flat for index in sorted(right))


def _signed(text: Text, lead: str, drop: frozenset[str] | None = None) -> tuple[Text, frozenset[str]]:
    """An option without its signs, or only without those of the kinds `drop`; and the kinds of its marks."""
    head, line_end, rest = text.markdown.partition("\n")
    if not lead and _IN_SIGNS.isdisjoint(head) and head == head.strip() and not head[-2:].isupper():
        return text, frozenset()
    scan = _Scan(head, 0, len(head.rstrip()), _found_in_lead(lead), drop)
    opened = next((mark for mark in ("**", "__", "==", "~~") if mark in lead), "")
    before = (-1, -1)
    while before != (scan.start, scan.end):
        before = (scan.start, scan.end)
        scan.cut_signs()
        if not scan.cut_stars():
            break
        if opened:
            scan.close(opened)
            opened = ""
        elif not scan.prefix:
            scan.unwrap()
    return _kept(text, head, (scan.start, scan.end), scan.prefix, scan.stop, line_end + rest), frozenset(scan.found)


@dataclass(slots=True)
class _Scan:
    """The first line of an option while its signs are cut from both ends: what is left is `start` to `end`."""

    head: str
    start: int
    end: int
    found: set[str]
    """The kinds of the marks found."""
    drop: frozenset[str] | None
    """The kinds to cut; None for all."""
    prefix: str = ""
    """Words before the start that stay."""
    stop: str = ""
    """The full stop after a mark that was cut, which stays."""

    def drops(self, way: str) -> bool:
        return self.drop is None or way in self.drop

    def cut_signs(self) -> None:
        """Cuts a tick, a cross or a word such as `(correct)` from each end."""
        if (match := _head(self.head, self.start, self.end)) and (way := _way(match)) and self.drops(way):
            self.found |= {way, "ahead"}
            self.start = match.end()
        first = max(self.start, self.end - _LONGEST_SIGN)
        if (match := _tail(self.head[first : self.end])) and (way := _way(match)) and self.drops(way):
            self.found |= {way, "ahead"} if match.group("arrow") else {way}
            self.end = first + match.start()

    def cut_stars(self) -> bool:
        """Cuts a star from each end. False for an option that is nothing but a star."""
        head, start, end = self.head, self.start, self.end
        if _STAR_AHEAD.match(head[start:end]) and self.drops("star"):
            self.found |= {"star", "starred"}
            self.start = start = start + head[start:end].index("*") + 1
        star = _STAR.search(head[start:end])
        if star and (head.count("*", start, start + star.start()) % 2 == 0) and self.drops("star"):
            before = head[start : start + star.start()].rstrip(" \t")
            if not before:
                return False
            self.found.add("star")
            self.end = start + len(before)
        return True

    def close(self, opened: str) -> None:
        """Cuts the end of a mark that opens before the label."""
        inner = self.head.find(opened, self.start, self.end)
        if inner < 0:
            return
        behind = inner + len(opened)
        if not self.head[behind : self.end].strip(" \t.,;:!?"):
            self.found.add(_WAYS.get(opened, "highlight"))
            self.stop, self.end = self.head[behind : self.end].strip(), inner
        else:  # only the label and some words are in bold
            self.prefix, self.start = self.head[self.start : inner], behind

    def unwrap(self) -> None:
        """Cuts the marks or the tags around the whole."""
        match = _WRAPPED.match(self.head[self.start : self.end])
        if match is None:
            return
        mark = match.group("mark") or match.group("tag").lower()
        way = _WAYS.get(mark, "highlight")
        words = match.group("text") if match.group("mark") else match.group("inner")
        nested = match.group("mark") and mark in words
        if not nested and self.drops(way):
            self.found.add(way)
            self.stop = match.group("stop") or match.group("end") or ""
            self.start += match.start("text" if match.group("mark") else "inner")
            self.end = self.start + len(words.rstrip(" \t"))


def _kept(text: Text, head: str, span: tuple[int, int], prefix: str, stop: str, rest: str) -> Text:
    start, end = span
    words = prefix + head[start:end].strip() + stop
    if words + rest == text.markdown:
        return text
    lead = start + len(head[start:end]) - len(head[start:end].lstrip()) if not prefix else 0
    return text.slice(lead).reword(words + rest)


def _found_in_lead(lead: str) -> set[str]:
    found = set()
    if re.search(r"[✓✔✅☑→➡⇒▶►👉>]|\[[xX]\]", lead):
        found |= {"tick", "ahead"}
    if re.search("[❌✗✘✖]", lead):
        found |= {"cross", "ahead"}
    if re.fullmatch(r"[^*]*\*[^*]*", lead):
        found.add("star")
    return found


def _way(match: re.Match[str]) -> str:
    return next((_WAY_OF[name] for name, said in match.groupdict().items() if said and name in _WAY_OF), "")


_WAY_OF = {
    **{name: name for name in ("tick", "cross", "word", "wrong", "said", "denied")},
    **dict.fromkeys(("pointed", "braced", "ticked", "remarked", "noted", "shouted"), "word"),
    **dict.fromkeys(("crossed", "refuted", "dismissed", "scolded"), "wrong"),
    **dict.fromkeys(("arrow", "boxed"), "tick"),
}
"""What the groups of the patterns for signs stand for."""
