"""Turns short answers of a deck into multiple choice; the wrong options are answers of other notes.

Candidates are the answers of the same section, then those of the whole deck; answers of the same kind (words, a number,
a formula) come first, and among these the ones of similar length. Hashes of the seed and the guids choose among them
and order the options, so the same deck always gets the same options.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostics
from deckpress.diagnostics.catalogue.output import TOO_FEW_ANSWERS
from deckpress.exporters.base import ExportOptions
from deckpress.history.identity import question_key
from deckpress.html.compose import first_paragraph, text_html
from deckpress.html.plain import plain
from deckpress.model import NO_TEXT, Accepted, Choice, Html, Kind, RenderedDeck, RenderedNote, RenderedOption, Text
from deckpress.regex import regex

_LONGEST = 60
_NEAR = 12
"""How many shorter, and how many longer, answers an option is chosen from."""
_OPPOSITES = frozenset(
    frozenset(pair.split())
    for pair in (
        *("true false", "yes no", "wahr falsch", "richtig falsch", "ja nein", "vrai faux", "oui non"),
        *("sí no", "si no", "verdadero falso", "vero falso"),
    )
)
_TRUTH = frozenset(word for pair in _OPPOSITES for word in pair)
_ARTICLE = regex(r"(?:the|an?|der|die|das|ein|eine|le|la|les|un|une|el|los|las) ")
_NUMBER = regex(r"([-+\u2212]?)([0-9][0-9.,]*)([eE][-+\u2212]?[0-9]+)?(?: ?([%°€$\w/]{1,4}))?")
_THOUSANDS = regex(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_TYPOGRAPHY = str.maketrans("‘’“”–—\u2212", "''\"\"---")


@dataclass(frozen=True, slots=True)
class _Answer:
    """A short answer: the key to compare it by, and its kind: words, number, formula or truth (yes or no)."""

    key: str
    kind: str
    length: int
    text: Text
    html: Html
    note: RenderedNote


@dataclass(slots=True)
class _Pool:
    """Distinct short answers, sorted by length."""

    answers: list[_Answer] = field(default_factory=list)
    lengths: list[tuple[int, str]] = field(default_factory=list)

    def near(self, answer: _Answer) -> Iterator[_Answer]:
        """The answers of the most similar length."""
        place = bisect_left(self.lengths, (answer.length, answer.key))
        yield from self.answers[max(0, place - _NEAR) : place + _NEAR + 1]


def with_choices(deck: RenderedDeck, options: ExportOptions) -> tuple[RenderedDeck, Diagnostics]:
    """The deck with `options.choices_from_siblings` options for every short answer; unchanged if that is 0 or 1.

    DP604 for notes that get fewer options, or none.
    """
    wanted = options.choices_from_siblings
    if wanted < 2:
        return deck, ()
    answers = {index: found for index, note in enumerate(deck.notes) if (found := _short_answer(note))}
    pools = _pools(answers.values())
    notes, problems = list(deck.notes), []
    for index, answer in answers.items():
        enough = 2 if answer.kind == "truth" else wanted
        others = _others(answer, pools, enough - 1, options.seed)
        if len(others) + 1 < enough:
            number = f"{len(others) + 1} of {wanted} options" if others else "no options"
            problems.append(TOO_FEW_ANSWERS.at(answer.note.note.location, options=number))
        if others:
            notes[index] = _choice_of(answer, others, options.seed)
    return replace(deck, notes=tuple(notes)), tuple(problems)


def _short_answer(note: RenderedNote) -> _Answer | None:
    """The answer of an open question if it is one short line or one formula, else None."""
    answer = note.answer_alone
    if note.note.kind is not Kind.OPEN or not answer:
        return None
    text, html, whole = note.note.answer, first_paragraph(answer), plain(answer)
    if note.note.typed and note.note.accepted:
        typed = note.accepted.first or note.note.accepted[0]
        text, html, whole = Text(typed), text_html(typed), typed
    if "<p>" in html.markup or "<pre" in html.markup or "<li" in html.markup or html.images:
        return None
    said = plain(html)
    formula = len(html.formulas) == 1 and said.strip("$") == html.formulas[0].tex
    if not said or said != whole or (not formula and ("\n" in said or len(said) > _LONGEST)):
        return None
    number = _number(html.formulas[0].tex.strip() if formula else said)
    key = number or (_formula(html.formulas[0].tex) if formula else _words(said))
    kind = "number" if number else "formula" if formula else "truth" if key in _TRUTH else "words"
    return _Answer(key or said, kind, len(said), text, html, note) if text else None


def _words(said: str) -> str:
    """The key of words: without an article, with plain quotes and dashes."""
    return _ARTICLE.sub("", fold(said).translate(_TYPOGRAPHY).strip(" .,;:!?\"'"), count=1)


def _formula(tex: str) -> str:
    """The key of a formula: without blanks, and `x^{2}` as `x^2`."""
    return re.sub(r"(?<=[_^])\{(\w)\}", r"\1", "".join(tex.split()))


def _number(said: str) -> str:
    """The key of a number: value, blank, unit, as `1E+3 m` for `1,000 m`. Empty for other text."""
    found = _NUMBER.fullmatch(said)
    if not found:
        return ""
    sign, digits, exponent, unit = found.groups("")
    if "," in digits and "." in digits:
        digits = digits.replace(min(",.", key=digits.rfind), "")  # the rightmost of the two is the decimal point
    elif _THOUSANDS.fullmatch(digits):
        digits = re.sub("[.,]", "", digits)
    try:
        value = Decimal(f"{sign}{digits.replace(',', '.')}{exponent}".replace("\u2212", "-")) + 0
        return f"{value.normalize()} {unit}"
    except ArithmeticError:  # such as 10.0.0.1
        return f"{fold(said)} "


def _pools(answers: Iterable[_Answer]) -> dict[tuple[str, str], _Pool]:
    """The answers by section and kind; those of the whole deck have an empty name."""
    found: dict[tuple[str, str], dict[str, _Answer]] = {}
    for answer in answers:
        for place in {answer.note.deck, ""}:
            found.setdefault((place, answer.kind), {}).setdefault(answer.key, answer)
    pools = {}
    for name, known in found.items():
        ordered = sorted(known.values(), key=lambda answer: (answer.length, answer.key))
        pools[name] = _Pool(ordered, [(answer.length, answer.key) for answer in ordered])
    return pools


def _others(answer: _Answer, pools: dict[tuple[str, str], _Pool], count: int, seed: int) -> tuple[_Answer, ...]:
    """Up to `count` wrong options for a question, all distinct; options of the same kind come first.

    A yes or no is paired only with its own kind, and other answers never with a yes or no.
    """
    kinds = [answer.kind, *(kind for kind in ("words", "number", "formula") if kind != answer.kind)]
    taken: dict[str, _Answer] = {}
    question = question_key(answer.note.note)
    for place in (answer.note.deck, ""):
        for kind in kinds[:1] if answer.kind == "truth" else kinds:
            near = pools[place, kind].near(answer) if (place, kind) in pools else ()
            for other in sorted(near, key=lambda other: _hash(seed, answer.note.guid, other.note.guid)):
                fits = not _same(answer, other) and not any(_equal(other, found) for found in taken.values())
                if len(taken) < count and fits and question_key(other.note.note) != question:
                    taken[other.key] = other
    return tuple(taken.values())


def _equal(one: _Answer, other: _Answer) -> bool:
    """True if two answers mean the same. Equal numbers do, even if one of them has no unit."""
    if not one.kind == other.kind == "number":
        return one.key == other.key
    (value, unit), (value2, unit2) = one.key.rsplit(" ", 1), other.key.rsplit(" ", 1)
    return value == value2 and (unit == unit2 or not (unit and unit2))


def _same(one: _Answer, other: _Answer) -> bool:
    """True if both answers could be right: they are equal, or one contains all words of the other."""
    if _equal(one, other):
        return True
    if one.kind == "truth":
        return frozenset((one.key, other.key)) not in _OPPOSITES
    if not one.kind == other.kind == "words":
        return False
    words = set(re.findall(r"\w+", one.key)), set(re.findall(r"\w+", other.key))
    return all(words) and (words[0] <= words[1] or words[1] <= words[0])


def _choice_of(answer: _Answer, others: tuple[_Answer, ...], seed: int) -> RenderedNote:
    """The note as a multiple choice, with its options ordered by their hashes."""
    guid = answer.note.guid
    ordered = sorted((answer, *others), key=lambda option: _hash(seed, "order", guid, option.note.guid))
    note = replace(
        answer.note.note,
        kind=Kind.CHOICE,
        choices=tuple(Choice(option.text, option is answer) for option in ordered),
        answer=NO_TEXT,
        reverse=False,
        typed=False,
        accepted=(),
    )
    options = tuple(RenderedOption(option.html, option is answer) for option in ordered)
    fields = {**answer.note.fields, "Answer": Html(), "Typed": Html(), "Reverse": Html()}
    alone = replace(answer.note, accepted=Accepted(), also="")
    return replace(alone, note=note, fields=fields, cards=(0,), options=options, shuffled=False, made=True)


def _hash(seed: int, *parts: str) -> bytes:
    return hashlib.blake2b("\x1f".join((str(seed), *parts)).encode(), digest_size=10).digest()
