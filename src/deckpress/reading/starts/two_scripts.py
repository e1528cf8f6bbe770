"""Sentences above their translation in another script, as candidates.

    Wie spät ist es?            Сколько стоит билет?
    几点了？
                                How much is the ticket?
    Ich bin müde.
    我累了。                     билет: ticket

The translation is on the next line of the paragraph, or a paragraph of its own if a heading or a rule is above the
sentence; word notes may follow. Songs and texts with a translation of each line have many in one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Ranges, Start, clean_question, question_text
from deckpress.reading.parts.signs import is_version
from deckpress.reading.starts.index_letters import INDEX
from deckpress.reading.starts.plain_starts import SHAPE
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_LATIN = regex(r"[A-Za-zÀ-ɏ]")
_OTHER = regex(r"[\u0370-\u1fff\u2e80-\ud7ff]")
_FEWEST = 6
_FEWEST_EVIDENT = 5
_SHARE = 0.6
"""The share of the paragraphs that hold such a pair, or are word notes below one."""
_ALIKE = 0.9
"""The share of the pairs whose sentence is in the same script."""
_MOST_FOREIGN = 0.25
"""The share of Latin letters in a line of another script, in which names and marks may be."""
_LONGEST = 200
_TITLED = 2
"""How often the script changes in a paragraph if a title in that of the translation is above the sentence."""
_LINKS = ("](", "http", "|", "`")
_SIGN = 0.5


def with_two_scripts(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with such sentences instead of others; no heading above some of them asks."""
    text = document.source.text
    if not (_OTHER.search(text) and _LATIN.search(text)):
        return list(starts)
    if sum(start.evident and start.shape != SHAPE for start in starts) >= _FEWEST_EVIDENT:
        return list(starts)
    found = list(_pairs(document))
    own = [block for block in document.blocks if block.kind in ("paragraph", "list", "table", "quote", "fence")]
    latin = sum(_script(document.lines[line]) == "latin" for line, _ in found)
    if len(found) < _FEWEST or max(latin, len(found) - latin) < _ALIKE * len(found):
        return list(starts)
    asked = "latin" if 2 * latin > len(found) else "other"
    kept = [(line, end) for line, end in found if _script(document.lines[line]) == asked]
    covered = sum(1 for block in own if any(line < block.end and block.start < end for line, end in kept))
    if covered < _SHARE * len(own):
        return list(starts)
    inside = Ranges([(line - 1, end) for line, end in kept])
    rest = [replace(s, form=INDEX) if s.is_heading else s for s in starts if not inside.holds(s.start)]
    return [*rest, *(_start(document, line, end) for line, end in kept)]


def _pairs(document: Document) -> Iterator[tuple[int, int]]:
    """The lines of sentences with a translation, and where their text ends."""
    above: Block | None = None
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind == "paragraph":
            own = [n for n in range(block.start, block.end - 1) if _changes(document, n, n + 1)]
            below = blocks[index + 1] if index + 1 < len(blocks) else block
            if own and (len(own) == 1 or (len(own) == _TITLED and block.end == own[-1] + _TITLED)):
                yield own[-1], block.end
            elif below.kind == "paragraph" and _begins(block, above) and _changes(document, block.start, below.start):
                yield block.start, _end(document, index + 1)
        above = block


def _begins(block: Block, above: Block | None) -> bool:
    """True for one line below a rule, a heading or nothing; below a version, changes are told in two languages."""
    if block.end != block.start + 1:
        return False
    return above is None or above.kind == "rule" or (above.kind == "heading" and not is_version(above.text))


def _end(document: Document, index: int) -> int:
    """The end of a translation and the word notes below it."""
    end = document.blocks[index].end
    for block in document.blocks[index + 1 :]:
        if block.kind not in ("paragraph", "list"):
            break
        end = block.end
    return end


def _changes(document: Document, line: int, below: int) -> bool:
    first, second = document.lines[line], document.lines[below]
    scripts = {_script(first), _script(second)}
    return scripts == {"latin", "other"} and not any(mark in first + second for mark in _LINKS)


def _script(line: str) -> str:
    """`latin` or `other` for a sentence in one script; '' for a mixed, empty or long line, or one with a label."""
    if len(line) > _LONGEST or label_kind(line.strip()):
        return ""
    latin, other = len(_LATIN.findall(line)), len(_OTHER.findall(line))
    if not other:
        return "latin" if latin > 1 else ""
    return "other" if latin <= _MOST_FOREIGN * (latin + other) else ""


def _start(document: Document, line: int, end: int) -> Start:
    cleaned, _, _ = clean_question(document.lines[line].strip(), numbered=True)
    text = question_text(document, line, cleaned)
    return Start(SHAPE, line, line + 1, text, end, body=True, sign=_SIGN)
