"""Options as they are found, with their letters and the signs of the right ones."""

from __future__ import annotations

import re
from collections.abc import Collection

from deckpress.compare import letters
from deckpress.frozen import dataclass, replace
from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.parts.option_marks import LEAD_SIGN, has_one_star_ahead, marked
from deckpress.reading.words.option_letters import ANY_LETTER, CIRCLED_LETTER, in_latin, is_first, is_second, sequence
from deckpress.reading.words.vocabulary import ANSWER, CORRECT
from deckpress.regex import regex

BOX = regex(r"(?:\[([ xX✓✔✅☑]?)\]|([☐☑☒✅🔲⬜□■○●◯◉⦿🔘⚪]))(?:[ \t\u2800]+|$)")
ROUND_BOX = regex(r"\(([ xX✓✔*•]?)\)[ \t]+(?=\S)")
TIGHT_BOX = regex(r"(?:[-*+][ \t]*)?\[(?:([ xX])\](?:[ \t]+|(?=[^\s(\[:\]]))|\][ \t]+(?=\S))")
"""A box that lacks a blank, after it or after the mark of its item: `-[x] text`, `[x]text`."""
_BULLET = regex(r"[-*+]\[[ xX]\][ \t]*[^\s(\[:\]]")
LETTER = regex(
    rf"(?P<lead>(?:{LEAD_SIGN}[ \t]*)?(?:\*(?!\*)[ \t]*)?)(?P<open>\*\*|__|==|~~)?[ \t]*"
    rf"\(?(?P<letter>{ANY_LETTER})(?:[ \t]*(?:[.)）:：、．](?:[-–](?=[ \t]))?|\\\))"
    rf"|(?<={CIRCLED_LETTER})|(?<=[ア-ク])(?=[ \t\u3000]))"
    r"[ \t\u3000]*"
    r"(?P<close>(?(open)(?:\*\*|__)|(?!)))?[ \t]*(?=\S|$)"
)
_OPENS, _CLOSES = r"(?:\*\*|__|[`*_\[【]|<(?:b|strong|code|kbd)>)", r"(?:\*\*|__|[`*_\]】]|</(?:b|strong|code|kbd)>)"
SET_OFF = regex(
    rf"{_OPENS}{{1,2}}(?P<letter>{ANY_LETTER}|[1-9]){_CLOSES}{{1,2}}(?P<mark>[ \t]*(?:[:：.)]|[–—-](?=[ \t])))?"
    r"(?:[ \t\u3000]+|(?<=】))(?=\S)"
)
"""The letter of an option that nothing but print or brackets set off: `**A** text`, `[A] text`, `` `A`: text ``."""
_NUMBERED = regex(r"(?P<letter>[1-9])[.)][ \t]+(?=\S)")
DASHED = regex(
    r"(?P<open>\*\*)?(?P<letter>[A-L]|[a-l](?=-)|[أ-ي](?=-))[ \t]*[–—-][ \t]+(?P<close>(?(open)\*\*|(?!)))?[ \t]*(?=\S)"
)
"""A letter and a dash: an option only if a sign or an answer says so."""

FEEDBACK = "\u2063\u2063"
"""Two invisible separators, which a rewriter puts between an option with a box and the feedback on it."""

UNSURE = "\u2063\u2062"
"""What a rewriter puts behind an option whose box stands for a sign that could mean something else: `Actions ✅`."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options as found: each with its text and label, and which are marked right already.

    A label is `A`, `2` or nothing; `BB` is the letter of two options, which names neither.
    """

    choices: tuple[Choice, ...]
    labels: tuple[str, ...]
    boxed: bool
    doubt: tuple[str, str] = ("", "")
    """The options that two marks name, if they disagree."""
    guess: str = ""
    """The option that an uncertain mark names."""
    tight: bool = False
    """True for boxes that lack a blank, which Markdown reads as plain text."""
    remark: Text = NO_TEXT
    """What is said about a right option between the options."""
    starred: tuple[Choice, ...] = ()
    """The options as written, if their only mark is one leading star, which may be part of a text, `*name`."""
    plain: bool = False
    """True for a list without boxes and letters: its items are options only if an answer names one."""

    @property
    def marked(self) -> bool:
        """True if the options themselves say which are right."""
        return any(choice.correct for choice in self.choices)

    @property
    def shared(self) -> str:
        """The letter that two of the options have, else nothing."""
        return next((label[0] for label in self.labels if label[1:2].isalpha()), "")

    @property
    def words(self) -> tuple[str, ...]:
        """The letters and digits of each option, to compare it with an answer."""
        return tuple(letters(choice.text.markdown) for choice in self.choices)


def begins_options(line: str) -> bool:
    """True for a line that begins with a first option: `a) ..`, `A. ..`, `(a) ..`, `-[x] ..`."""
    if _BULLET.match(line.strip()):
        return True
    match = LETTER.match(line.strip())
    if match is None:
        match = DASHED.match(line.strip()) if line.strip()[1:2] == "-" else None
    return match is not None and is_first(match.group("letter")) and line.strip()[1:2] != ":"


def is_second_option(line: str) -> bool:
    """True for a line that begins with a second option: `b) ..`, `Б. ..`."""
    match = LETTER.match(line.strip())
    return match is not None and is_second(match.group("letter"))


def begins_box(line: str) -> bool:
    """True for a line that begins with a box, with or without a blank after it."""
    return bool(BOX.match(line.strip()) or TIGHT_BOX.match(line.strip()))


def chosen_ones(options: Options, right: Collection[int]) -> tuple[Choice, ...]:
    """The options, with those at the indices `right` marked as right."""
    return tuple(replace(choice, correct=index in right) for index, choice in enumerate(options.choices))


def is_ticked(box: re.Match[str]) -> bool:
    """True for a box with a cross or a tick in it."""
    return any(group and group not in " ☐🔲⬜□○◯⚪" for group in box.groups())


def without_letters(options: Options) -> Options:
    """Options with boxes, without the letters that are after all of these."""
    for letter in (LETTER, SET_OFF, _NUMBERED):
        if cut := _cut(options, letter):
            return with_marks(*cut)
    return with_marks(options, ("",) * len(options.choices))


def without_set_off_letters(options: Options) -> Options:
    """The options of a plain list, without the letters that print or brackets set off before all of them."""
    cut = _cut(options, SET_OFF)
    return cut[0] if cut else options


def _cut(options: Options, letter: re.Pattern[str]) -> tuple[Options, tuple[str, ...]] | None:
    """The options without the letters before all of them, and the signs before these; None if they do not count on."""
    inner = [letter.match(choice.text.markdown) for choice in options.choices]
    labels = sequence([match.group("letter") if match else "" for match in inner])
    if not labels:
        return None
    pairs = [(choice, match) for choice, match in zip(options.choices, inner, strict=True) if match]
    choices = tuple(replace(choice, text=choice.text.slice(match.end())) for choice, match in pairs)
    return replace(options, choices=choices, labels=labels), tuple(lead_of(match) for _, match in pairs)


def lead_of(match: re.Match[str]) -> str:
    """The signs before the letter of an option that are not closed after it."""
    opened = match.groupdict().get("open") or ""
    return (match.groupdict().get("lead") or "") + ("" if match.groupdict().get("close") else opened)


def with_marks(options: Options, leads: tuple[str, ...], *, listed: bool = False) -> Options:
    """The options, with the right ones according to their signs.

    Ticked boxes take precedence, and bold after boxes is emphasis.
    """
    options = _with_answer_behind(_without_boxes(options))
    found = marked(options.choices, options.labels, leads, listed=listed, boxed=options.boxed)
    if found is None:
        if not any(leads):
            return options
        plain = (_without_mark(c, lead) for c, lead in zip(options.choices, leads, strict=True))
        return replace(options, choices=tuple(plain))
    if options.marked:  # by boxes
        ticked, signed = ([n for n, c in enumerate(cs) if c.correct] for cs in (options.choices, found.choices))
        if ticked == signed:
            return replace(options, choices=found.choices)
        names = [", ".join(options.choices[n].text.flat for n in right) for right in (ticked, signed)]
        return replace(options, doubt=(names[0], names[1]))
    starred = options.choices if has_one_star_ahead(options.choices, found) else ()
    return replace(options, choices=found.choices, doubt=found.doubt, guess=found.guess, starred=starred)


def _without_boxes(options: Options) -> Options:
    """Options with letters or numbers, without the boxes that are after all of these: `a) [x] text`."""
    if options.boxed or options.choices[0].text.markdown[:1] not in _BOX_SIGNS:
        return options
    boxes = [BOX.match(choice.text.markdown) for choice in options.choices]
    if not all(boxes) or all(box and is_ticked(box) for box in boxes):
        return options
    pairs = zip(options.choices, boxes, strict=True)
    choices = (Choice(choice.text.slice(box.end()), is_ticked(box)) for choice, box in pairs if box)
    return replace(options, choices=tuple(choices), boxed=True)


_BOX_SIGNS = frozenset("[☐☑☒✅🔲⬜□■○●◯◉⦿🔘⚪")

_ANSWER_BEHIND = regex(
    rf"(?:[ \t]+|;{{1,3}}[ \t]*)[*_(\[]{{0,3}}(?:{ANSWER}|{CORRECT})"
    r"[ \t]*(?:[.:：–—-]+[ \t]*[*_]{0,2}[ \t]*|(?=\())\(?"
    r"(?P<names>[A-L](?:\)?[ \t]*[,;&/+][ \t]*\(?[A-L])*)(?:[.)][ \t]+(?P<words>\S[^\n]*?))?[*_)\].;]{0,4}\Z",
    re.I,
)
"""The answer at the end of the line of the last option: `(c) Zinc  Ans. (b)`, `C. Zinc;;Answer: B. Tin;`."""
_LONGEST_BEHIND = 400


def _with_answer_behind(options: Options) -> Options:
    *others, last = options.choices
    head, stop, line = last.text.markdown.rpartition("\n")
    searched = options.labels[0] and not options.boxed
    match = _ANSWER_BEHIND.search(in_latin(line), max(len(line) - _LONGEST_BEHIND, 0)) if searched else None
    names = re.findall("[A-L]", match.group("names").upper()) if match else []
    if not match or not all(name in options.labels for name in names) or options.marked:
        return options
    text = last.text.slice(0, len(head) + len(stop) + match.start()).strip()
    found = replace(options, choices=(*others, replace(last, text=text)))
    right = [*map(options.labels.index, names)]
    if match["words"] and letters(line[match.start("words") : match.end("words")]) != found.words[right[0]]:
        return options
    return replace(found, choices=chosen_ones(found, right))


def _without_mark(choice: Choice, lead: str) -> Choice:
    """An option without the mark that closes one opened before its letter: `**B. text**`."""
    mark = next((mark for mark in ("**", "__", "==", "~~") if mark in lead), "")
    return replace(choice, text=choice.text.reword(choice.text.markdown.replace(mark, "", 1))) if mark else choice
