"""A rendered note as a value that JSON can hold, and back; its places count from the line of the note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deckpress.diagnostics import NOWHERE, Diagnostic, Location
from deckpress.frozen import dataclass
from deckpress.model import Accepted, Answer, Formula, Gap, Html, Image, Note, Number, RenderedNote, RenderedOption


class NotHereError(ValueError):
    """A place is in another file than the note, so it cannot be counted from the line of the note."""


@dataclass(frozen=True, slots=True)
class Packer:
    """Makes values of what belongs to the note at a place."""

    note: Location

    def place(self, place: Location) -> list[int] | None:
        """A place in the file of the note; None for no place."""
        if place == NOWHERE:
            return None
        if place.path != self.note.path or not place.line:
            raise NotHereError
        return [place.line - self.note.line, place.column]

    def html(self, field: Html) -> Any:
        """A field: only its markup if that is all it has."""
        if not (field.formulas or field.images or field.gaps or field.raw):
            return field.markup
        formulas = [[one.tex, one.display, self.place(one.location)] for one in field.formulas]
        gaps = [[one.numbers, one.hint, one.text] for one in field.gaps]
        return [field.markup, formulas, [self.image(one) for one in field.images], gaps, field.raw]

    def image(self, one: Image) -> list[Any]:
        """A reference to a file, without the file itself."""
        if one.file is not None:
            raise NotHereError
        return [one.src, one.media, self.place(one.location), one.kind, one.wiki, one.alt, one.size, one.written]

    def diagnostic(self, problem: Diagnostic) -> list[Any]:
        """A diagnostic in the file of the note."""
        line, column = problem.end
        end = [line - self.note.line, column] if line else None
        return [problem.code, problem.message, problem.hint, self.place(problem.location), end]

    def rendered(self, made: RenderedNote) -> list[Any]:
        """All of a rendered note that follows from its content."""
        accepted = [made.accepted.comma, [_answer(one) for one in made.accepted.answers]] if made.accepted else None
        return [
            {name: self.html(field) for name, field in made.fields.items() if field},
            list(made.fields),
            made.cards,
            [[self.html(one.html), one.correct, self.html(one.feedback)] for one in made.options],
            made.options_label,
            made.content,
            accepted,
            made.also,
        ]


def _answer(one: Answer) -> list[Any]:
    number = one.number
    return [one.written, one.typed, number and [number.value, number.margin, number.unit, number.between]]


@dataclass(frozen=True, slots=True)
class Unpacker:
    """Makes of values what belongs to the note at a place."""

    note: Location

    def place(self, value: Sequence[int] | None) -> Location:
        """A place in the file of the note."""
        return NOWHERE if value is None else Location(self.note.path, self.note.line + value[0], value[1])

    def html(self, value: Any) -> Html:
        """A field."""
        if isinstance(value, str):
            return Html(value)
        markup, formulas, images, gaps, raw = value
        if not isinstance(markup, str):
            raise TypeError
        return Html(
            markup,
            tuple([Formula(tex, display, self.place(place)) for tex, display, place in formulas]),
            tuple([self.image(one) for one in images]),
            tuple([Gap(tuple(numbers), hint, text) for numbers, hint, text in gaps]),
            raw,
        )

    def image(self, value: Sequence[Any]) -> Image:
        """A reference to a file."""
        src, media, place, kind, wiki, alt, size, written = value
        return Image(src, media, self.place(place), kind, wiki, alt, size, written)

    def diagnostic(self, value: Sequence[Any]) -> Diagnostic:
        """A diagnostic in the file of the note."""
        code, message, hint, place, end = value
        last = (self.note.line + end[0], end[1]) if end else (0, 0)
        return Diagnostic(self.place(place), code, message, hint, last)

    def rendered(self, value: Sequence[Any], note: Note, guid: str, deck: str) -> RenderedNote:
        """The rendered note, without the time of its last change."""
        shown, names, cards, options, label, content, accepted, also = value
        return RenderedNote(
            note,
            guid,
            deck,
            _fields(names, {name: self.html(field) for name, field in shown.items()}),
            tuple(cards),
            mod=0,
            content=content,
            options=tuple(RenderedOption(self.html(one), right, self.html(said)) for one, right, said in options),
            shuffled=note.shuffle,
            options_label=label,
            accepted=_accepted(accepted),
            also=also,
        )


_EMPTY = Html()


def _fields(names: Sequence[str], shown: Mapping[str, Html]) -> dict[str, Html]:
    return {name: shown.get(name, _EMPTY) for name in names}


def _accepted(value: Sequence[Any] | None) -> Accepted:
    if value is None:
        return Accepted()
    comma, answers = value
    return Accepted(
        tuple(Answer(written, typed, Number(*number) if number else None) for written, typed, number in answers), comma
    )
