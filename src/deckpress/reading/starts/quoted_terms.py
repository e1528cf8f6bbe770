"""Terms above their translations and, in a quote, their meaning: `candid`, `* franc`, `> Open and honest.`.

Lines of `---` divide the entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, bold_question, question_text
from deckpress.reading.parts.signs import DEFINITION
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_QUOTED = "quoted"
"""The form of such terms."""
_FEWEST = 3
_MOST_OF = 0.6
_LONGEST = 80
_MOST_WORDS = 8
_TRANSLATION = regex(r"[ \t]{0,3}(?:\\?\*(?!\*)|_(?!_))(?=.*\w)")
_ENDS = regex(r"[.!:;,。！：；][\s*_]*\Z")


def with_quoted_terms(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, with the terms of such entries, if most parts between rules are entries."""
    parts = list(_parts(document.blocks))
    if len(parts) < _FEWEST:
        return list(starts)
    found = [term for part, end in parts if (term := _term(document, part, end))]
    if len(found) < max(_FEWEST, _MOST_OF * len(parts)):
        return list(starts)
    ends = {term.start: term.limit for term in found}
    headings = [
        replace(start, sign=DEFINITION, limit=ends[start.start])
        for start in starts
        if start.start in ends and start.is_heading
    ]
    own = {heading.start for heading in headings}
    inside = {line for term in found for line in range(term.start, term.limit)}
    rest = [start for start in starts if start.start not in inside]
    return sorted(
        [*rest, *headings, *(term for term in found if term.start not in own)],
        key=lambda start: (start.start, start.end),
    )


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], int]]:
    """The blocks between rules, each with the line of the rule or the end; titles above an entry are left out."""
    part: list[Block] = []
    for block in blocks:
        if block.kind == "rule":
            if part:
                yield _without_titles(part), block.start
            part = []
        else:
            part.append(block)
    if part:
        yield _without_titles(part), part[-1].end


def _without_titles(part: list[Block]) -> list[Block]:
    """The blocks from the last heading or, if a term follows the heading, from there."""
    heads = [number for number, block in enumerate(part) if block.kind == "heading"]
    if not heads:
        return part
    rest = part[heads[-1] + 1 :]
    titled = rest and (rest[0].kind != "paragraph" or _TRANSLATION.match(rest[0].text))
    return part[heads[-1] :] if titled else rest


def _term(document: Document, part: Sequence[Block], end: int) -> Start | None:
    """The term of an entry: a short line, then translations with their star, then a quote."""
    if len(part) < 2 or part[0].kind not in ("paragraph", "heading"):
        return None
    line = part[0].start
    written = part[0].text if part[0].kind == "heading" else document.lines[line]
    bold = bold_question([written])
    term = (bold[1].group(2) + bold[1].group(3) if bold else written).strip().strip("\\").strip()
    if len(term) > _LONGEST or len(term.split()) > _MOST_WORDS or _ENDS.search(term) or label_of(term):
        return None
    if looks_like_question(term) or (not bold and _TRANSLATION.match(written)):
        return None
    rest, quotes = list(part[1:]), [number for number, block in enumerate(part) if block.kind == "quote"]
    if not quotes:
        return None
    if part[0].kind == "paragraph" and part[0].end > line + 1:
        translated = quotes[0] == 1 and all(map(_TRANSLATION.match, document.lines[line + 1 : part[0].end]))
    else:
        translated = quotes[0] == 2 and _translates(document, rest[0])
    if not translated:
        return None
    text = question_text(document, line, term)
    return Start("lead", line, line + 1, text, end, body=True, form=_QUOTED, sign=DEFINITION)


def _translates(document: Document, block: Block) -> bool:
    """True for a list with stars, or a paragraph whose lines begin with a star."""
    if block.kind not in ("list", "paragraph"):
        return False
    numbers = [item.start for item in block.items if not item.nested] or range(block.start, block.end)
    return all(_TRANSLATION.match(document.lines[number]) for number in numbers)
