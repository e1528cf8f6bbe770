"""Names for new files, which are distinct on every disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from deckpress.inert import same_name


@dataclass(slots=True)
class FreeNames:
    """The names that are taken so far, and the last number that each got, so that equal names take linear time."""

    _taken: set[str] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)

    def is_free(self, name: str) -> bool:
        """True if no file has this name, also on a disk that ignores upper and lower case."""
        return same_name(name) not in self._taken

    def take(self, stem: str, suffix: str = "") -> str:
        """The name or, if it is taken, the name with a number: `A (2).png` beside `a.png`."""
        name = stem + suffix
        if not self.is_free(name):
            key = same_name(name)
            numbered = ((number, f"{stem} ({number}){suffix}") for number in count(self._numbers.get(key, 1) + 1))
            self._numbers[key], name = next(pair for pair in numbered if self.is_free(pair[1]))
        self._taken.add(same_name(name))
        return name
