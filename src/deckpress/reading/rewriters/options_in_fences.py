"""Options between the marks of code, right below their question, -> options.

    Which is a metal?

    ```diff
    - a) Oak
    + b) Iron
    ```

In a `diff`, which programs show in red and green, `+` marks the right options. Without letters, several questions must
have such options, each question one right option. So must questions with options like `A.Oak`, which may be code: these
have answers, or others have blanks. A label, such as that of the answer, may follow the options. Places in the file do
not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import is_above_answer, is_below_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.option_letters import sequence
from deckpress.regex import regex

_FENCE = regex(r"[ \t]*(?:`{3,}|~{3,})[ \t]*(?P<language>\w*)[ \t]*\Z")
_OPTION = regex(
    r"[ \t]*(?P<sign>[-+](?=[ \t]))?[ \t]*"
    r"(?P<mark>\(?(?P<letter>[A-La-l](?=[.)][ \t])|[A-L])[.)](?P<gap>[ \t]*))?(?=\S)"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Fence:
    """The lines of code from its first mark to below its last one, and the beginning of each option in it."""

    start: int
    end: int
    options: tuple[tuple[int, re.Match[str]], ...]

    @property
    def lettered(self) -> bool:
        """True if the options have letters."""
        return bool(self.options[0][1]["letter"])

    @property
    def tight(self) -> bool:
        """True if an option lacks a blank behind the mark of its letter."""
        return any(match["letter"] and not match["gap"] for _, match in self.options)

    @property
    def signed(self) -> bool:
        """True if the options have the signs of a `diff`."""
        return bool(self.options[0][1]["sign"])


def with_options_unfenced(document: Document) -> Document:
    """The document, with such options as lines or, in a `diff`, as items with boxes."""
    found = [fence for above, own in pairwise(((-1, -1), *document.code)) if (fence := _fence(document, above, own))]
    plain = [fence for fence in found if not fence.lettered]
    kept = [fence for fence in found if not fence.tight and (fence.lettered or len(plain) >= _FEWEST)]
    lettered = sum(fence.lettered for fence in kept)
    tight = [fence for fence in found if fence.tight and (lettered >= _FEWEST or _is_answered(document, fence))]
    kept += tight if len(tight) >= _FEWEST else []
    return document.with_lines({n: change for fence in kept for n, change in _unfenced(document, fence)})


def _fence(document: Document, above: tuple[int, int], own: tuple[int, int]) -> _Fence | None:
    """The options between two marks of code below a question, or None; `above` are the lines of the code before it."""
    start, end = own
    opened = _FENCE.match(document.lines[start])
    if opened is None or end - start < _FEWEST + 2 or not _FENCE.match(document.lines[end - 1]):
        return None
    lines = [number for number in range(start + 1, end - 1) if document.lines[number].strip()]
    said = next((place for place, number in enumerate(lines) if label_kind(document.lines[number].strip())), len(lines))
    lines = lines[:said]
    options = [(number, match) for number in lines if (match := _OPTION.match(document.lines[number]))]
    found = _Fence(start, end, tuple(options))
    top = above[0] if start - 1 <= above[1] <= start else start  # code of the question may be right above
    if not _FEWEST <= len(options) == len(lines) or not is_below_question(document.lines, top):
        return None
    signs = [match["sign"] for _, match in options]
    if found.lettered:
        lettered = bool(sequence([match["letter"] or "" for _, match in options]))
        return found if lettered and (None not in signs or not any(signs)) else None
    return found if opened["language"] == "diff" and _is_choice(signs) else None


def _is_answered(document: Document, fence: _Fence) -> bool:
    """True if the label of an answer is below the options, in the code or right below it."""
    return is_above_answer(document.lines, fence.options[-1][0]) or is_above_answer(document.lines, fence.end - 1)


def _is_choice(signs: Sequence[str]) -> bool:
    """True for one right option among several wrong ones."""
    return None not in signs and signs.count("+") == 1 and len(signs) > _FEWEST


def _unfenced(document: Document, fence: _Fence) -> Iterator[tuple[int, Change]]:
    yield fence.start, ("", 0)
    yield fence.end - 1, ("", 0)
    for number, match in fence.options if fence.signed else ():
        line = document.lines[number]
        head = line[: len(line) - len(line.lstrip())] + ("- [x] " if match["sign"] == "+" else "- [ ] ")
        cut = match.start("mark") if match["mark"] else match.end()
        yield number, (head + line[cut:], cut - len(head))
