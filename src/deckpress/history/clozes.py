"""The gaps of a cloze and their numbers in the last build -> their numbers now, so that edited gaps keep theirs.

The number of a gap is its card (Anki rule): another number is another card, without the history of the old one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from deckpress.compare import fold
from deckpress.history.likeness import letter_likeness, words
from deckpress.model import Gap

_ALIKE = 0.6
"""The least similarity of the old and the new text of a gap."""
_MOST = 50
"""How many gaps of each side are compared; if there are more, no number is kept."""


def kept_numbers(
    remembered: Mapping[str, int], shipped: Collection[int], gaps: Sequence[Gap], question: str
) -> Mapping[str, int]:
    """The numbers of gaps by their text; a gap with a new text inherits the number of the gap that it replaces.

    `shipped` are the numbers in the last package, `question` is the text as it is now. A new gap replaces a missing one
    if their texts are similar, or if there is exactly one of each and the old text is no longer in the question. The
    order of `remembered` does not matter, since a merged lock may have any.
    """
    present = {gap.text for gap in gaps}
    written = {number for gap in gaps if not gap.text for number in gap.numbers}
    new = [gap.text for gap in gaps if gap.text and gap.text not in remembered]
    lost = [text for text, number in remembered.items() if number in shipped and text not in present]
    lost = sorted((text for text in lost if remembered[text] not in written), key=lambda text: (remembered[text], text))
    if not new or not lost or len(new) * len(lost) > _MOST**2:
        return remembered
    pairs = sorted((-_alike(one, other), i, j) for i, one in enumerate(new) for j, other in enumerate(lost))
    taken: dict[str, str] = {}
    for score, i, j in pairs:
        if -score >= _ALIKE and new[i] not in taken and lost[j] not in taken.values():
            taken[new[i]] = lost[j]
    if not taken and len(new) == len(lost) == 1 and fold(lost[0]) not in fold(question):
        taken[new[0]] = lost[0]
    left = {text: number for text, number in remembered.items() if text not in taken.values()}
    return {**left, **{text: remembered[old] for text, old in taken.items()}}


def _alike(first: str, second: str) -> float:
    one, two = words(fold(first)), words(fold(second))
    if one <= two or two <= one:
        return 0.9
    return letter_likeness(fold(first), fold(second))
