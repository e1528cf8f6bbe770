"""What a learner may type: texts, and numbers within bounds."""

from __future__ import annotations

from decimal import Decimal

from deckpress.frozen import public_dataclass

_LONGEST = 40
"""The digits that a bound may have without an exponent."""


@public_dataclass(frozen=True, slots=True)
class Number:
    """A number with its tolerance and its unit; digits have a decimal point and no groups."""

    value: str
    """For a range, its middle."""
    margin: str = ""
    """How far an answer may be off; empty if only the number itself is right."""
    unit: str = ""
    between: bool = False
    """True if the author wrote a range."""

    @property
    def low(self) -> str:
        """The least number that is right."""
        return self._off(-1)

    @property
    def high(self) -> str:
        """The greatest number that is right."""
        return self._off(1)

    def _off(self, sign: int) -> str:
        """The number plus or minus its margin, without an exponent unless it is very long."""
        number, off = Decimal(self.value), Decimal(self.margin or 0)
        if not self.margin or max(abs(number.adjusted()), abs(off.adjusted())) > _LONGEST:
            return self.value
        return f"{number + sign * off:f}"


@public_dataclass(frozen=True, slots=True)
class Answer:
    """One accepted answer as plain text on one line, and the number that it is, if it is one."""

    written: str
    """As the author wrote it: `9.81 ± 0.05 m/s^2`."""
    typed: str
    """As a learner types it: `9.81 m/s^2`."""
    number: Number | None = None


@public_dataclass(frozen=True, slots=True)
class Accepted:
    """All accepted answers, the one to show first. Every output compares, writes or shows what is here."""

    answers: tuple[Answer, ...] = ()
    comma: bool | None = None
    """True if the language of the deck has decimal commas, None if the deck names no language."""

    def __bool__(self) -> bool:
        return bool(self.answers)

    @property
    def first(self) -> str:
        """The text that Anki compares with what is typed; empty if nothing is to be typed."""
        return self.answers[0].typed if self.answers else ""

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers, if every accepted answer is one."""
        found = tuple(answer.number for answer in self.answers if answer.number)
        return found if len(found) == len(self.answers) else ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The texts to compare with, each once; a number also with a decimal point and without its unit."""
        texts: dict[str, None] = {}
        for answer in self.answers:
            texts[answer.typed] = None
            if answer.number and not answer.number.between:
                unit = f" {answer.number.unit}" if answer.number.unit else ""
                texts.update({f"{answer.number.value}{unit}": None, answer.number.value: None})
                if unit and answer.typed.endswith(answer.number.unit):
                    texts[answer.typed.removesuffix(answer.number.unit).rstrip()] = None
        return tuple(texts)

    @property
    def is_tolerant(self) -> bool:
        """True if a number that the author did not write may be right."""
        return any(answer.number and answer.number.margin for answer in self.answers)
