"""Terms alone on a line that ends in a colon, each above its meaning, below a title or a line that names terms.

The line `Glossary`, then `crust:` and `The outside of a loaf.`, then `crumb:`, each a paragraph, or a term and its
meaning in one: nothing else marks these terms. One that lacks its meaning among them has no answer.

No title need be above them if nearly all paragraphs of a document are such a line, which may ask, and text below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, question_text
from deckpress.reading.parts.signs import DEFINITION, PAIRS
from deckpress.reading.starts.term_sections import is_list_of_terms
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.regex import regex

_FEWEST = 3
_FEWEST_ALONE = 8
_FEWEST_WORDS = 3
"""How many words such a line without a title above has on average: names, as in a play, have fewer."""
_NEARLY_ALL = 0.9
_LONGEST = 200
_TERM = regex(r"(?:\*\*|__|\*|_)?(?P<term>\w[^\n:：*_.!?]{0,58}\w|\w)[*_]*[ \t]?[:：](?:\*\*|__|\*|_)?\Z")
_MOST_WORDS = 5
_MOST_BLOCKS = 3
"""How many blocks a meaning may have."""
_FORM = "colon"
ALONE = "colon alone"
"""The form of such lines without a title above them."""


def with_colon_terms(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, with such terms instead of other candidates on their lines."""
    found = {} if any(start.evident for start in starts) else _whole(document)
    for number, (above, block) in enumerate(pairwise(document.blocks), 1):
        if _term(document, block) and _names_terms(document, above):
            run = list(_run(document, number))
            answered = sum(start.body for start in run)
            taken = len(run) >= _FEWEST and 2 * answered > len(run)
            found |= {start.start: start for start in run} if taken else {}
    if not found:
        return list(starts)
    kept = [start for start in starts if start.start not in found]
    return sorted([*kept, *found.values()], key=lambda start: (start.start, start.end))


def _whole(document: Document) -> dict[int, Start]:
    """The first lines of all such paragraphs, if they are nearly all text of a document and hardly any is repeated."""
    if any(block.kind not in ("paragraph", "heading", "rule") for block in document.blocks):
        return {}
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    headed = [block for block in paragraphs if _is_headed(document, block)]
    lines = [document.lines[block.start].strip() for block in headed]
    if len(headed) < max(_FEWEST_ALONE, _NEARLY_ALL * len(paragraphs)) or len(set(lines)) < _NEARLY_ALL * len(lines):
        return {}
    if sum(len(line.split()) for line in lines) < _FEWEST_WORDS * len(lines):
        return {}
    found: dict[int, Start] = {}
    for block, line in zip(headed, lines, strict=True):
        text = question_text(document, block.start, line[number_of(line) :].rstrip("*_:： "))
        asks = looks_like_question(text.markdown)
        found[block.start] = Start(
            "lead", block.start, block.start + 1, text, block.end, asks, body=True, form=ALONE, sign=PAIRS[":"]
        )
    return found


def _is_headed(document: Document, block: Block) -> bool:
    """True for a paragraph of which only the first line ends in a colon."""
    first, *below = document.lines[block.start : block.end]
    if not below or not first.rstrip(" *_").endswith((":", "：")) or len(first) > _LONGEST or label_kind(first):
        return False
    return not any(line.rstrip(" *_").endswith((":", "：")) for line in below)


def _names_terms(document: Document, block: Block) -> bool:
    """True for a heading or a paragraph of one line that names a list of terms."""
    if block.kind == "heading":
        return is_list_of_terms(block.text)
    plain = block.kind == "paragraph" and block.end == block.start + 1
    return plain and is_list_of_terms(document.lines[block.start].strip(" \t*_:："))


def _term(document: Document, block: Block) -> str:
    """The term on the first line of a paragraph, which its meaning may follow, or ''."""
    if block.kind != "paragraph":
        return ""
    line = document.lines[block.start].strip()
    match = _TERM.match(line) if line.endswith((":", "：", "*", "_")) else None
    if match is None or label_kind(line) or len(match["term"].split()) > _MOST_WORDS:
        return ""
    return match["term"]


def _run(document: Document, number: int) -> Iterator[Start]:
    """The terms from a block on, up to one above something else than a meaning or another term, or with a long one.

    The meaning of the last one has no more blocks than those of the others, and ends above a title: other text may
    follow it.
    """
    blocks = document.blocks
    most = 1
    while number < len(blocks) and (term := _term(document, blocks[number])):
        last = number + 1
        while last < len(blocks) and last - number <= _MOST_BLOCKS + 1 and _goes_on(document, blocks[last]):
            last += 1
        told = last > number + 1 or blocks[number].end > blocks[number].start + 1
        if not told and last < len(blocks) and not _term(document, blocks[last]):
            return
        if last == len(blocks) or not _term(document, blocks[last]):
            last = min(last, number + 1 + most)
            last = next((n for n in range(number + 2, last) if _is_title(document, blocks[n])), last)
        most = max(most, last - number - 1)
        line, end = blocks[number].start, blocks[last - 1].end
        text = question_text(document, line, term)
        yield Start("lead", line, line + 1, text, end, body=told, form=_FORM, sign=DEFINITION)
        number = last


def _goes_on(document: Document, block: Block) -> bool:
    return block.kind not in ("heading", "rule") and not _term(document, block)


def _is_title(document: Document, block: Block) -> bool:
    """True for a paragraph of a few words that end no sentence."""
    line = document.lines[block.start].strip()
    few = block.end == block.start + 1 and len(line.split()) <= _MOST_WORDS
    return block.kind == "paragraph" and few and not _ENDS.search(line)


_ENDS = regex(r"[.!?:;,。！？：；][*_)\"”»]*\Z")
