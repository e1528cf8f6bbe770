"""The texts and places of one question <-> values that JSON can hold, with lines counted from its first."""

from __future__ import annotations

from typing import Any

from deckpress.diagnostics import NOWHERE, Location
from deckpress.markdown.text_keys import LateTokens, tokens_digest
from deckpress.model import NO_TEXT, Text
from deckpress.packing import UnknownKindError
from deckpress.reading.notes.kept import places_of, runs


class QuestionPlaces:
    """The question that is packed or unpacked: its first line in the document and in the file, and its blocks' shift.

    It does not know the document, so a packing that uses it does not keep the document alive.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self.start = self.line = self.shift = 0

    def from_text(self, text: Text) -> Any:
        """A text as a value that JSON can hold. Raises UnknownKindError for one of another file."""
        if text is NO_TEXT:
            return None
        if text.path not in (self._path, ""):
            raise UnknownKindError(text.path)
        late = isinstance(text.parsed, LateTokens)
        parsed_from = text.parsed_from - self.shift - self.start if late else text.parsed_from
        rows = tuple((line - self.line, column, count) for line, column, count in runs(text.origin))
        return text.markdown, bool(text.path), rows, tokens_digest(text), late, parsed_from

    def to_text(self, value: Any) -> Text:
        """The text of such a value, with late blocks if it had blocks."""
        if value is None:
            return NO_TEXT
        markdown, here, rows, blocks, late, parsed_from = value
        origin = places_of((line + self.line, column, count) for line, column, count in rows)
        if late:
            parsed_from += self.shift + self.start
        return Text(markdown, self._path if here else "", origin, (blocks,) if blocks else (), parsed_from)

    def from_place(self, place: Location) -> Any:
        """A place as a value. Raises UnknownKindError for one in another file."""
        if place == NOWHERE:
            return None
        if place.path != self._path:
            raise UnknownKindError(place.path)
        return place.line - self.line, place.column

    def to_place(self, value: Any) -> Location:
        """The place of such a value."""
        return NOWHERE if value is None else Location(self._path, value[0] + self.line, value[1])
