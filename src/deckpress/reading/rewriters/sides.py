"""The two sides of cards by their names, `Front: ..` above `Back: ..`, -> `Question: ..` above `Answer: ..`.

The names stand at the head of lines, of items, or alone in a heading or paragraph, in turn. A second back goes on with
the first. Below a back, `Tags: ..` becomes a comment with settings. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_SIDES = (
    ("front", "back"),
    ("front side", "back side"),
    ("vorderseite", "rückseite"),
    ("anverso", "reverso"),
    ("recto", "verso"),
    ("frente", "verso"),
    ("frente", "dorso"),
    ("fronte", "retro"),
    ("voorkant", "achterkant"),
    ("przód", "tył"),
    ("ön yüz", "arka yüz"),
    ("forside", "bagside"),
    ("forside", "bakside"),
    ("framsida", "baksida"),
    ("etupuoli", "kääntöpuoli"),
    ("přední strana", "zadní strana"),
    ("predná strana", "zadná strana"),
    ("előlap", "hátlap"),
    ("лицевая сторона", "обратная сторона"),
    ("лицо", "оборот"),
    ("лицьова сторона", "зворотна сторона"),
    ("mặt trước", "mặt sau"),
    ("正面", "背面"),
    ("正面", "反面"),
    ("表面", "裏面"),
    ("表", "裏"),
    ("앞면", "뒷면"),
    ("etupuoli", "takapuoli"),
    ("față", "verso"),
    ("față", "spate"),
    ("depan", "belakang"),
    ("μπροστά", "πίσω"),
    ("सामने", "पीछे"),
    ("الوجه", "الظهر"),
)
"""The names of both sides, in lower case."""


def _any_of(names: set[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


FRONTS = _any_of({front for front, _ in _SIDES})
BACKS = _any_of({back for _, back in _SIDES})
_NAMES = _any_of({name for pair in _SIDES for name in pair})
_SIDE = regex(
    r"(?P<lead>[ \t]{0,6}(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?(?P<open>\*\*|__|[*_]|))"
    rf"(?P<name>{_NAMES})(?P<tail>(?:[ \t]*[:：])?(?P=open)(?:[ \t]*[:：](?=[ \t]|\Z))?)(?P<rest>.*)",
    re.I,
)
HEADS = frozenset(name[:4] for pair in _SIDES for name in pair)
"""How the names begin."""
_TAGS = regex(r"[ \t]{0,6}(?:[-*+][ \t]+)?Tags?[ \t]*:[ \t]+(?P<words>[^\n<>\"]*\S)[ \t]*\Z", re.I)
_MOST_BELOW = 30
"""How many lines below a back its tags may stand."""
_FEWEST = 2
_ANSWERED = 0.6
"""The share of the fronts that must have a back."""


def with_sides_as_labels(document: Document) -> Document:
    """The document with such labels, if two or more fronts are right above their backs, and few fronts have no back.

    One front counts if it begins a file of one card. It may be below a title.
    """
    found = list(_sides(document))
    if len(found) < _FEWEST:
        return document
    names = [match["name"].casefold() for _, match in found]
    turns = Counter(pair for pair in pairwise(names) if pair in _SIDES)
    pair, count = turns.most_common(1)[0] if turns else (("", ""), 0)
    again = sum(1 for above, below in pairwise(names) if above == below == pair[1])
    fewest = 1 if _is_one_card(document, [match for _, match in found]) else _FEWEST
    if count < max(fewest, _ANSWERED * names.count(pair[0])) or names.count(pair[1]) > count + again:
        return document
    changes: dict[int, Change] = {}
    above = ""
    for (number, match), name in zip(found, names, strict=True):
        if name == pair[1] == above:
            changes[number] = (match["lead"] + match["open"] + match["rest"], match.start("rest") - match.start("open"))
        elif name in pair:
            head = f"{match['lead']}{'Question' if name == pair[0] else 'Answer'}{match['tail']}"
            changes[number] = (head + match["rest"], match.start("rest") - len(head))
        above = name
    below = [number for (number, _), name in zip(found, names, strict=True) if name == pair[1]]
    return document.with_lines(dict(_tags(document, below)) | changes)


def _is_one_card(document: Document, found: Sequence[re.Match[str]]) -> bool:
    """True for two sides as headings, the only ones in the file beside a title above them, or as labels of its text."""
    if len(found) != _FEWEST:
        return False
    headings = [block for block in document.blocks if block.kind == "heading"]
    if not any(match["lead"].lstrip().startswith("#") for match in found):
        return _are_its_text(document, headings, found)
    titles, own = headings[:-_FEWEST], headings[-_FEWEST:]
    above = len(titles) < _FEWEST and all(title.level < own[0].level for title in titles)
    return above and [document.lines[block.start] for block in own] == [match.string for match in found]


def _are_its_text(document: Document, headings: Sequence[Block], found: Sequence[re.Match[str]]) -> bool:
    """True for two sides with colons, the first of which asks, from the first line below the title on."""
    texts = document.blocks[len(headings) :]
    labelled = all(not _COLONS.isdisjoint(match["tail"]) and match["rest"].strip() for match in found)
    asked = found[0]["rest"].strip("*_ \t")
    if not labelled or not asks_or_sets_task(asked) or len(headings) > 1 or not texts or texts[0].kind != "paragraph":
        return False
    if document.lines[texts[0].start] != found[0].string:
        return False
    below = [texts[0].start + 1] if texts[0].end > texts[0].start + 1 else [block.start for block in texts[1:2]]
    return [document.lines[line] for line in below] == [found[1].string]


_COLONS = frozenset(":：")


def _tags(document: Document, backs: Sequence[int]) -> Iterator[tuple[int, Change]]:
    """The lines of tags below backs, as comments with settings."""
    for back in backs:
        for number in range(back + 1, min(back + _MOST_BELOW, len(document.lines))):
            line = document.lines[number]
            if _SIDE.match(line):
                break
            if match := _TAGS.match(line):
                yield number, (f"<!-- tags: {' '.join(match['words'].replace(',', ' ').split())} -->", 0)


def _sides(document: Document) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that begin with the name of a side and a colon, or say nothing else."""
    begun = document.table.begun_by(HEADS, counted=False)
    found = [(n, match) for n in begun if (match := _SIDE.match(document.lines[n]))]
    code = document.code_lines() if found else frozenset()
    for number, match in found:
        if number in code:
            continue
        named = match["tail"].strip("*_ \t") != ""
        if named or (not match["rest"].strip() and match["lead"].strip()):
            yield number, match
