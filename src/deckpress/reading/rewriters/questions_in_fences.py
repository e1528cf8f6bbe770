"""Notes that are blocks of code, each with a question or a topic on its first line, -> questions with answers.

    ```                          ```
    Kinds of loops:              How does a map grow?
      for, while                   It doubles its buckets.
    ```                          ```

People who keep the layout of their notes write so. The blocks have no language and make up the document, apart from
headings; the first line of most ends in a colon or asks. The answer stays code, unless several questions are in one
block: each of these begins at the left edge, above indented lines. Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_OPENS = regex(r"(?:`{3,}|~{3,})[ \t]*\Z")
_ASKS = regex(r"(?=[^\W_])[^\n;={}<>\"\[\]#|@$\\]{2,80}[:：?？][ \t]*\Z")
_TITLE = regex(r"(?=[^\W\d_])[^\n;={}<>\"\[\]()#|@$\\/.,:]{2,40}\Z")
"""A first line without a mark at its end, in a document in which most have one."""
_CODE = regex(r"(?:if|for|while|def|class|try|else|elif|with|except|finally|switch|case|public|private|match)\b")
_KEYS = regex(r"[\w.-]+:[ \t]*\Z")
"""A key as YAML writes it; questions are in words, or in a script that needs no blanks."""
_FEWEST = 5
_SHARE = 0.5
_COVERED = 0.75
"""The share of the text that is in such blocks."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of code without a language, and the lines in it that ask; the first of these is its first line."""

    start: int
    end: int
    asked: tuple[int, ...]


def with_questions_unfenced(document: Document) -> Document:
    """The document with such questions behind labels, and their answers below."""
    lines = document.lines
    blocks = [block for block in document.blocks if block.kind == "fence" and _OPENS.match(lines[block.start])]
    if len(blocks) < _FEWEST:
        return document
    inner = [range(block.start + 1, block.end - 1) for block in blocks if _OPENS.match(lines[block.end - 1])]
    asking = [own for own in inner if own and _asks(lines[own[0]])]
    if len(asking) < max(_FEWEST, _SHARE * len(blocks)) or not _are_all(document, inner):
        return document
    changes: dict[int, Change] = {}
    for own in inner:
        if own and (own in asking or _TITLE.match(lines[own[0]])):
            changes |= dict(_changes(lines, own))
    return document.with_lines(changes)


def _asks(line: str) -> bool:
    if _ASKS.match(line) is None or label_of(line) or _CODE.match(line):
        return False
    return not (line.isascii() and _KEYS.match(line))


def _are_all(document: Document, inner: Sequence[range]) -> bool:
    """True if hardly any other text is in the document, besides headings, and the blocks are no drawings."""
    own = {number for numbers in inner for number in numbers}
    inside = sum(len(document.lines[number].strip()) for number in own)
    blocks = (
        block for block in document.blocks if block.kind not in ("heading", "rule") and block.start + 1 not in own
    )
    drawn = sum(1 for numbers in inner if any(_DRAWN.search(document.lines[number]) for number in numbers))
    return drawn <= _MOST_DRAWN * len(inner) and inside >= _COVERED * (inside + sum(len(b.text) for b in blocks))


_DRAWN = regex(r"[\u2500-\u25ff]|[-=+]{5}")
"""Lines, boxes and arrows of a drawing, and lines below a title."""
_MOST_DRAWN = 0.1


def _changes(lines: Sequence[str], own: range) -> Iterator[tuple[int, Change]]:
    """The lines of a block, each question with a label; the first one may leave its line to the mark of code."""
    first = own[0]
    further = [n for n in own[1:-1] if _asks(lines[n]) and lines[n + 1][:1] in (" ", "\t")]
    if further and further[0] == first + 1:
        further = []  # parts of the answer have titles
    if not further and any(lines[n].strip() for n in own[1:]):
        yield first - 1, (_LABEL + lines[first], -len(_LABEL))
        yield first, (lines[first - 1], 0)
        return
    asked = {first, *further}
    yield first - 1, ("", 0)
    yield own[-1] + 1, ("", 0)
    behind = False
    for number in own:
        line = lines[number]
        text = line.strip()
        cut = len(line) - len(line.lstrip())
        if number in asked:
            yield number, (_LABEL + text, -len(_LABEL))
        elif text:
            label = _SAID if behind else ""
            yield number, (f"{label}{text}  ", cut - len(label))
        behind = number in asked or (behind and not text)


_LABEL, _SAID = "Q: ", "A: "
