"""The types of diagnostics: a rule says what can be wrong, a diagnostic where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import IntEnum

from deckpress.frozen import public_dataclass, replace


class Severity(IntEnum):
    """How serious a diagnostic is: an error stops the build; a warning or a note does not."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word that is printed: ``error``, ``warning`` or ``note``."""
        return self.name.lower()


@public_dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. Lines and columns count from 1, columns in characters; line 0 means the whole file."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


NOWHERE = Location("")


@public_dataclass(frozen=True, slots=True)
class Rule:
    """One code of the catalogue: what can be wrong in general, and what to do about it."""

    code: str
    severity: Severity
    title: str
    """What is wrong, as a noun phrase for tables."""
    remedy: str
    """What the user does next, in the imperative."""
    about: str
    """What it means and why it matters, in a few sentences for `deckpress explain`."""
    example: str = ""
    """Files and a command that cause it (see `deckpress.diagnostics.examples`); empty if only the machine can."""
    message: str = ""
    """The sentence of a diagnostic, with the names of its parts in braces."""

    def saying(self, message: str, remedy: str = "") -> Rule:
        """The same rule with another sentence, and another remedy if one is given."""
        return replace(self, message=message, remedy=remedy or self.remedy)

    def at(self, place: Location, /, *, hint: str = "", end: tuple[int, int] = (0, 0), **parts: object) -> Diagnostic:
        """A diagnostic at `place`, with `parts` in the sentence; `hint` replaces the remedy for this one case.

        `end` is the line and column after the last character that is meant, if that is known.
        """
        said = self.message.format_map(parts) if parts else self.message
        return Diagnostic(place, self.code, said, hint or self.remedy, end)


@public_dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem: `message` says what is wrong here, `hint` (or the rule's remedy) what to do next."""

    location: Location
    code: str
    message: str
    hint: str = ""
    end: tuple[int, int] = field(default=(0, 0), compare=False)
    """The line and column after the last character that is meant, both from 1; zeros if unknown."""

    @property
    def rule(self) -> Rule:
        """The rule of the code, from the catalogue."""
        return KNOWN.get(self.code, UNLISTED)

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return self.rule.severity

    @property
    def next_step(self) -> str:
        """What the author does next: the hint of this case, else the remedy of the rule."""
        return self.hint or self.rule.remedy

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location.path else ""
        return f"{place}{self.code} {self.severity.word}: {self.message}"


Diagnostics = tuple[Diagnostic, ...]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True if one of the diagnostics is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


KNOWN: dict[str, Rule] = {}
"""Every rule by its code; `deckpress.diagnostics` fills it from the catalogue."""


def error(code: str, title: str, remedy: str, about: str, example: str = "", message: str = "") -> Rule:
    """A rule whose diagnostics stop the build."""
    return Rule(code, Severity.ERROR, title, remedy, about, example, message)


def warning(code: str, title: str, remedy: str, about: str, example: str = "", message: str = "") -> Rule:
    """A rule whose diagnostics stop the build only with --strict."""
    return Rule(code, Severity.WARNING, title, remedy, about, example, message)


def note(code: str, title: str, remedy: str, about: str, example: str = "", message: str = "") -> Rule:
    """A rule whose diagnostics are shown by `check` and by `build --verbose` alone."""
    return Rule(code, Severity.NOTE, title, remedy, about, example, message)


UNLISTED = error(
    "DP999",
    "problem reported by a plug-in",
    "see the documentation of the plug-in",
    "A plug-in used a code that deckpress does not know.",
)
"""The rule of a diagnostic whose code another package made up."""
