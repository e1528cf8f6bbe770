"""The lines of a document by what they begin and end with: a first look that many rewriters share.

Each rewriter knows with which signs or words its lines begin or end. One pass over the lines sorts them for all, so
that a rewriter only reads those that it may change; hardly any document has lines for many of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, chain

from deckpress.reading.words.first_looks import ANY_WORD, NUMBER, first_word
from deckpress.reading.words.labels import LABEL_HEADS

_AHEAD = " \t>*_-+#"
"""The marks before the first word of a line: blanks, quotes, items, emphasis, headings."""


class LineTable:
    """The numbers of the lines below the front matter, by their heads and their ends."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines = lines
        self._first = first

    @cached_property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self._lines[self._first :])

    def holding(self, sign: re.Pattern[str]) -> list[int]:
        """The lines, in order, on which a sign is found that has no line end in it."""
        found = (bisect_right(self._starts, match.start()) for match in sign.finditer(self.text))
        return [self._first - 1 + line for line in dict.fromkeys(found)]

    def marked(self, signs: AbstractSet[str]) -> list[int]:
        """The lines, in order, whose first sign is one of these."""
        return _joined(self._marks[sign] for sign in self._marks.keys() & signs)

    def led_by(self, may_lead: Callable[[str], bool]) -> list[int]:
        """The lines, in order, whose first sign behind the marks at their head passes a test."""
        return _joined(numbers for sign, numbers in self._signs.items() if sign and may_lead(sign))

    def ended_by(self, may_end: Callable[[str], bool]) -> list[int]:
        """The lines, in order, whose last sign passes a test."""
        return _joined(numbers for sign, numbers in self._ends.items() if sign and may_end(sign))

    def begun_by(self, heads: AbstractSet[str], *, counted: bool = True) -> list[int]:
        """The lines, in order, for which `may_begin` may be true with these heads and any of the marks ahead.

        With `counted`, those that begin with a digit are among them.
        """
        words = [*(self._words.keys() & heads), ANY_WORD, *([NUMBER] if counted else ())]
        return _joined(self._words.get(word, ()) for word in words)

    @cached_property
    def spoken(self) -> list[int]:
        """The lines, in order, that are not blank."""
        return [number for number in range(self._first, len(self._lines)) if self._lines[number].strip()]

    @cached_property
    def labelled(self) -> list[int]:
        """The lines, in order, that may begin with a label, behind any marks."""
        return self.begun_by(LABEL_HEADS)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each line begins in the text."""
        return [0, *accumulate(len(line) + 1 for line in self._lines[self._first : -1])]

    @cached_property
    def _marks(self) -> Mapping[str, Sequence[int]]:
        return self._sorted([line.lstrip()[:1] for line in self._texts])

    @cached_property
    def _signs(self) -> Mapping[str, Sequence[int]]:
        return self._sorted([line[:1] for line in self._bare])

    @cached_property
    def _ends(self) -> Mapping[str, Sequence[int]]:
        return self._sorted([line.rstrip()[-1:] for line in self._texts])

    @cached_property
    def _words(self) -> Mapping[str, Sequence[int]]:
        """The lines by the word that they begin with, as `first_word` gives it."""
        return self._sorted([first_word(line) for line in self._bare])

    @cached_property
    def _bare(self) -> list[str]:
        """The lines with text, without the marks at their heads."""
        return [line.lstrip(_AHEAD) for line in self._texts]

    @cached_property
    def _texts(self) -> list[str]:
        return [self._lines[number] for number in self.spoken]

    def _sorted(self, keys: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """The lines with text by their keys."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, key in zip(self.spoken, keys, strict=True):
            found[key].append(number)
        return found


def _joined(runs: Iterable[Sequence[int]]) -> list[int]:
    return sorted(chain.from_iterable(runs))
