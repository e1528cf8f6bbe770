"""Numbered tasks that are answered by code, with the same labelled parts below it in each task.

    **1. Show every city and its country.**
    ```sql
    SELECT city.name, country.name FROM city JOIN country ON country.id = city.country;
    ```

    **How it works:**
    - `JOIN` adds the country of each city.

The steps of a manual are alike, but hold commands of a shell or settings, or have no such parts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_FEWEST = 4
_FEWEST_SOLVED = 3
"""How many of the tasks must have code and such parts; one of four may lack them."""
_FEWEST_WORDS = 3
_SHARE = 0.6
"""The share of tasks that must have a part for it to count as the same in all of them."""
_FEWEST_PARTS = 2
_GAP = 2
"""How many blank lines may be between a task and its code."""
_LABEL = regex(
    r"[ \t]{0,3}(?P<mark>\*\*|__)(?=\S)(?P<name>[^*_:：(\n]{2,40})[^*_:：\n]{0,60}(?:[:：](?P=mark)|(?P=mark)[:：])"
)
_OF_MANUALS = regex(
    r"[ \t]*(?:`{3,}|~{3,})[ \t{.]*(?:bash|sh|shell(?:[-_ ]?session)?|zsh|fish|console|terminal|cmd|bat(?:ch)?"
    r"|powershell|ps1|pwsh|ya?ml|toml|ini|conf(?:ig)?|env|dotenv|properties|json5?|jsonc|xml|docker(?:file)?|nginx|diff|git|http"
    r"|te?xt|log|output|plaintext|markdown|md|mermaid|plantuml)?(?!\w)[^\w`~]*\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Solutions:
    """The lines of code in a programming language, and the bold labels of paragraphs with their lines, in order."""

    code: frozenset[int] = frozenset()
    lines: tuple[int, ...] = ()
    labels: tuple[str, ...] = field(default=())

    def share(self, topics: Sequence[tuple[Start, int]]) -> float:
        """The share of topics, each with the end of its text, that are such tasks; 0 if they are few."""
        if not self.code or len(topics) < _FEWEST:
            return 0.0
        solved = [(start, end) for start, end in topics if self._is_solved(start)]
        below = [set(self.labels[bisect_left(self.lines, s.end) : bisect_left(self.lines, end)]) for s, end in solved]
        count = Counter(label for labels in below for label in labels)
        same = {label for label, often in count.items() if often >= max(_FEWEST_SOLVED, _SHARE * len(topics))}
        found = sum(1 for labels in below if len(labels & same) >= _FEWEST_PARTS)
        return found / len(topics) if found >= _FEWEST_SOLVED else 0.0

    def _is_solved(self, start: Start) -> bool:
        if not start.numbered or len(start.text.flat.split()) < _FEWEST_WORDS:
            return False
        return any(line in self.code for line in range(start.end, start.end + _GAP + 1))


def solutions_of(document: Document) -> Solutions:
    """The code and the labels of a document."""
    blocks = document.blocks
    lines = document.lines
    code = frozenset(b.start for b in blocks if b.kind == "fence" and not _OF_MANUALS.match(lines[b.start]))
    if len(code) < _FEWEST_SOLVED:
        return Solutions()
    found = [(b.start, match["name"]) for b in blocks if b.kind == "paragraph" and (match := _LABEL.match(b.text))]
    labels = tuple(name.casefold().strip() for _, name in found)
    return Solutions(code, tuple(line for line, _ in found), labels)
