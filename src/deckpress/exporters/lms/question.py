"""A question of a learning system, and what a format that cannot hold all of it loses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from deckpress.diagnostics import NOWHERE, Diagnostic, Location
from deckpress.diagnostics.catalogue.output import CANNOT_HOLD
from deckpress.model import Accepted, Number, RenderedNote


class Asks(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """By one option."""
    SEVERAL = "several"
    """By several options."""
    TRUTH = "true or false"
    """By one of the two options true and false, in either order."""
    SHORT = "short"
    """By a text that is typed in."""
    NUMBER = "number"
    ESSAY = "essay"
    """By a text that a person marks with the help of a model answer."""
    CLOZE = "cloze"
    """By the words that are missing in a text."""


class Trait(StrEnum):
    """A feature of questions that a format may not support, in the words of the diagnostic."""

    PICTURES = "pictures"
    SOUNDS = "sounds and videos"
    MATH = "formulas"
    CODE = "code"
    MARKUP = "formatting"
    """Bold, lists, tables, links, several paragraphs."""
    OPTION_FEEDBACK = "feedback for options"
    EXPLANATION = "explanations"
    HINT = "hints"
    SEVERAL = "several right options"
    ESSAY = "open questions"
    CLOZE = "gaps"
    NESTED = "gaps inside gaps"
    TYPED = "typed answers"
    NUMBER = "numerical answers"
    ACCEPTED = "several accepted answers"
    TOLERANCE = "tolerances"
    UNIT = "units"
    TAGS = "tags"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a multiple choice as HTML; `text` is the same as plain text on one line."""

    html: str
    right: bool
    feedback: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap of a cloze as plain text; `typable` is False if it hides a formula or media."""

    text: str
    hint: str = ""
    typable: bool = True
    accepted: Accepted = field(default_factory=Accepted)
    """The number that it is, with its tolerance and its unit; empty for any other text."""

    @property
    def number(self) -> Number | None:
        """The number, if it is one."""
        return next(iter(self.accepted.numbers), None)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts to type, the best first."""
        number = self.number
        return (number.value,) if number and number.between else self.accepted.spellings or (self.text,)


@dataclass(frozen=True, slots=True)
class Question:
    """A note as a question; texts are HTML, except `title` and `accepted`, which are plain text on one line."""

    asks: Asks
    title: str
    """Its title in lists: the start of the question, with a number if others start the same."""
    stem: str
    text: str
    """The whole stem as plain text, in lines."""
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    """The typed answers that are right, the best first."""
    numbers: tuple[Number, ...] = ()
    """The numbers that are right, if all accepted answers are numbers."""
    blanks: tuple[Blank, ...] = ()
    """The gaps of a cloze, in the order of its text."""
    answer: str = ""
    """The model answer of an essay; a cloze with its gaps filled in."""
    feedback: str = ""
    """Feedback for any answer: the explanation, and the parts of the answer that appear nowhere else."""
    hint: str = ""
    hint_word: str = "Hint"
    """The word for hints in the language of the deck, as HTML."""
    tags: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    """The names of the parent decks, the deck and the sections."""
    points: float = 0
    """Its points; 0 if the author set none."""
    shuffle: bool = False
    guid: str = ""
    traits: frozenset[Trait] = frozenset()
    note: RenderedNote | None = field(default=None, compare=False, repr=False)
    location: Location = field(default=NOWHERE, compare=False)


WHOLE_TEXT = {Trait.CLOZE: "the card asks for the whole text"}
"""What is done with a cloze if a format does not support gaps (see `losses`)."""


def losses(question: Question, form: str, cannot: Mapping[Trait, str]) -> tuple[Diagnostic, ...]:
    """DP603 if the question has a trait that the format `form` does not support.

    `cannot` holds for each such trait what is done instead, as in "replaced by their descriptions". No format with
    gaps supports gaps inside gaps.
    """
    if Trait.CLOZE not in cannot:
        cannot = {Trait.NESTED: "only the outer gaps are asked", **cannot}
    lost = [f"{trait} ({cannot[trait]})" for trait in Trait if trait in question.traits and trait in cannot]
    if not lost:
        return ()
    return (CANNOT_HOLD.at(question.location, form=form, what="; ".join(lost)),)


def is_typed(question: Question) -> bool:
    """True if texts or numbers are typed in, apart from a cloze without tolerances."""
    return bool(question.accepted) or any(blank.accepted.is_tolerant for blank in question.blanks)


def as_texts(question: Question) -> Question:
    """A number as a text to type, for formats whose numbers have no units or alternatives."""
    return replace(question, asks=Asks.SHORT, numbers=())


def is_exact(question: Question) -> bool:
    """True if no accepted number has a tolerance, so that texts can hold them all."""
    return not any(number.margin for number in question.numbers)


def without_unit(question: Question) -> tuple[Question, Mapping[Trait, str]]:
    """A typed answer for a format whose numbers have no unit, and what is lost.

    Without a tolerance, the number becomes two texts, with its unit and without.
    """
    lost = {} if question.asks is Asks.NUMBER else {Trait.TOLERANCE: "only the numbers as written are right"}
    if not any(number.unit for number in question.numbers):
        return question, lost
    if is_exact(question):
        return as_texts(question), lost
    return question, {Trait.UNIT: "only the number is typed"}


def with_hint(question: Question) -> str:
    """The stem with the hint in a fold below it, for question types without hints."""
    if not question.hint:
        return question.stem
    return f"{question.stem}\n<details><summary>{question.hint_word}</summary>\n{question.hint}</details>"
