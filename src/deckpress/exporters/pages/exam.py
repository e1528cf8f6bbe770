"""The versions of an exam: the order of questions and options in each, points, and room to write."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby

from deckpress.html.plain import plain
from deckpress.marks import FORMULA, MARK
from deckpress.model import Choice, Html, Kind, RenderedDeck, RenderedNote, RenderedPassage
from deckpress.regex import regex
from deckpress.tex.gaps import revealed
from deckpress.wording import letter

_WRITTEN = 48
"""Characters of a model answer for which there is one ruled line: handwriting takes more room than print."""
_MOST_LINES = 12
_LINES_OF_A_PICTURE = 6
_COMMAND = regex(r"\\[A-Za-z]+ ?")
_LAST = regex(
    r"(?:all|none|any|both|neither)\b.*\b(?:above|these|those|them|answers|options|choices)"
    r"|(?:alle|kein|keine|keiner|keines|beide|nichts)\b.*\b(?:oben|obigen?|genannten?|davon|antworten|dieser|diese)"
    r"|(?:tous|toutes|aucun|aucune|les deux)\b.*\b(?:ci-dessus|précédente?s?|réponses|propositions)"
)
"""An option that refers to those above it, in lower case and without its full stop."""
_LETTERS = regex(
    r"(?:(?:both|either|neither|only|beide|nur|seulement) )?"
    r"\(?[A-H]\)?(?:(?:,| and| und| et| or| oder| ou| nor| &)+ \(?[A-H]\)?)+",
    re.IGNORECASE,
)
"""An option that names others by their letters."""
_YES_OR_NO = frozenset("true false yes no right wrong wahr falsch ja nein richtig vrai faux oui non".split())


@dataclass(frozen=True, slots=True)
class Option:
    """An option in a version: its letter, its text, and whether it is right."""

    letter: str
    text: Html
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a version: its number from 1, its options in order, its points, and its number of ruled lines."""

    number: int
    note: RenderedNote
    options: tuple[Option, ...]
    points: float
    lines: int

    @property
    def several(self) -> bool:
        """True if more than one option is right."""
        return sum(option.right for option in self.options) > 1


@dataclass(frozen=True, slots=True)
class Spread:
    """A text for several questions in a version: the numbers of the first and the last of them."""

    passage: RenderedPassage
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of a section, in order, after the texts that begin there."""

    path: tuple[str, ...]
    questions: tuple[Question, ...]
    spreads: tuple[Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One paper; `name` is empty if there is only one."""

    name: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def points(self) -> float:
        """The sum of the points."""
        return sum(question.points for question in self.questions)


def versions(deck: RenderedDeck, names: str, seed: int) -> tuple[Version, ...]:
    """The papers of a deck, one for each of the comma-separated `names`.

    Without names there is one paper, in the order of the deck if `seed` is 0. Sections keep their order; questions are
    shuffled within their section.
    """
    named = tuple(dict.fromkeys(" ".join(name.split()) for name in names.split(",") if name.strip()))
    return tuple(_version(deck, name, seed, shuffled=bool(named or seed)) for name in named or ("",))


def rank(seed: int, version: str, *key: str) -> bytes:
    """The key by which a version is sorted: a hash of the seed, the version and the key of the thing itself.

    So the order does not depend on Python's random generator, and added questions do not reorder others. Never change
    this hash: exams that are printed depend on it.
    """
    return blake2b(json.dumps([seed, version, *key]).encode(), digest_size=16).digest()


def passages_above(deck: RenderedDeck) -> dict[str, tuple[int, ...]]:
    """The indices of the texts that a note belongs to, the widest first, by its guid."""
    found: dict[str, tuple[int, ...]] = {}
    for index, passage in enumerate(deck.passages):
        for guid in passage.notes:
            found[guid] = (*found.get(guid, ()), index)
    return found


def _version(deck: RenderedDeck, name: str, seed: int, *, shuffled: bool) -> Version:
    sections: list[Section] = []
    number = 0
    above, begun = passages_above(deck), set[int]()
    # Two sections of one name stay apart if each has a text of its own.
    for (path, texts), group in groupby(deck.notes, key=lambda note: (note.note.section, above.get(note.guid, ()))):
        notes = list(group)
        passages = [deck.passages[text] for text in texts if text not in begun]
        begun.update(texts)
        spreads = tuple(Spread(passage, number + 1, number + len(passage.notes)) for passage in passages)
        if shuffled:
            notes.sort(key=lambda note: rank(seed, name, note.guid))
        questions = tuple(_question(note, n, name, seed, shuffled=shuffled) for n, note in enumerate(notes, number + 1))
        number += len(questions)
        sections.append(Section(path, questions, spreads))
    return Version(name, tuple(sections))


def _question(note: RenderedNote, number: int, version: str, seed: int, *, shuffled: bool) -> Question:
    choices = note.note.choices
    order: Iterable[int] = range(len(choices))
    if (shuffled or note.note.shuffle) and "shuffle" not in note.note.declined:
        order = order_of_options(choices, lambda choice: rank(seed, version, note.guid, choice.text.markdown))
    given = note.options
    options = tuple(Option(letter(n), given[index].html, given[index].correct) for n, index in enumerate(order))
    return Question(number, note, options, note.note.points or 1, writing_lines(note))


def order_of_options(choices: Sequence[Choice], key: Callable[[Choice], bytes]) -> tuple[int, ...]:
    """The options sorted by a key, as indices.

    Options such as "all of the above" keep their place. All options do if one refers to others by letter ("A and B"),
    or if they are yes and no.
    """
    said = [choice.text.flat.strip(" .*_").casefold() for choice in choices]
    if any(_LETTERS.fullmatch(text) for text in said) or (len(said) == 2 and _YES_OR_NO.issuperset(said)):
        return tuple(range(len(choices)))
    stays = {index for index, text in enumerate(said) if _LAST.fullmatch(text)}
    moving = iter(sorted((i for i in range(len(choices)) if i not in stays), key=lambda i: key(choices[i])))
    return tuple(index if index in stays else next(moving) for index in range(len(choices)))


# ---- how much room an answer takes ---------------------------------------------------------------


def writing_lines(note: RenderedNote) -> int:
    """The number of ruled lines for an answer: none for options and gaps, one for a typed answer."""
    if note.note.kind is not Kind.OPEN:
        return 0
    if note.note.typed:
        return 1
    answer = note.fields["Answer"]
    lines = sum(-(-width(line) // _WRITTEN) for line in plain(_drawn(answer)).splitlines())
    lines += sum(formula.display for formula in answer.formulas) + _LINES_OF_A_PICTURE * len(answer.images)
    return max(1, min(lines, _MOST_LINES))


def blank_width(hidden: Html) -> int:
    """The length of the rule that replaces the text of a gap, in printed characters."""
    return max(6, min(round(1.6 * width(plain(_drawn(hidden)))), _WRITTEN))


def blank_in_formula(tex: str) -> int:
    """The same for the TeX of a gap in a formula, where the rule cannot be broken."""
    return max(4, min(2 * len(_signs(tex)), _WRITTEN // 3))


def width(text: str) -> int:
    """The width of a text in Latin letters: a wide character, such as a Chinese one, counts twice."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _signs(tex: str) -> str:
    """A letter for each sign that TeX draws."""
    return "x" * len(re.sub(r"[{}^_&\s]", "", _COMMAND.sub("x", tex)))


def _drawn(field: Html) -> Html:
    """The field with a letter for each sign that its formulas draw."""

    def letters(found: re.Match[str]) -> str:
        if found.group(1) != FORMULA:
            return found.group()
        return _signs(revealed(field.formulas[int(found.group(2))]).tex)

    return replace(field, markup=MARK.sub(letters, field.markup))
