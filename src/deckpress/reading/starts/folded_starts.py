"""Any text right above a folded answer, or between a rule and the label of an answer, as a candidate.

    Name the largest planet.

    <details><summary>Answer</summary>
    Jupiter
    </details>

    ---

A question is all text below a rule, a heading or the folded answer above. A heading that asks, or that has one such
answer below it, asks itself; `## Problems` above several is a section, as are `## Exercise` and `## Exercise`, and
all headings if one is above several and the text below the others asks. A question begins at its sign, `❓`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.frozen import dataclass, replace
from deckpress.reading.parts.details import Details
from deckpress.reading.parts.furniture import is_back_to_top
from deckpress.reading.parts.option_lines import holds_two
from deckpress.reading.parts.option_values import begins_box, begins_options, is_second_option
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_FEWEST = 3
_ASKING = frozenset(("paragraph", "quote", "fence", "code", "table"))
_HELD = _ASKING | {"list", "html"}
_PLAIN = frozenset(("asked", "code", "item", "term", "lead", "pair", "row"))
_BULLET = regex(r"[ \t]*[-*+][ \t]+(?=[^\[\s])")
_NUMBER = regex(r"[ \t]*[*_(]*\d{1,2}(?!\d)")
_GAP = "{{c"
_SIGN = regex(r"[ \t]*(?:\d{1,3}[.)][ \t]+)?(?::(?:grey_)?question:|[❓❔🤔🙋])")
_COMMENT = regex(r"[ \t]*(?:<!--|\{%|\[//\]:)")


@dataclass(frozen=True, slots=True)
class _Run:
    """The blocks above a folded answer, and what is above them."""

    blocks: tuple[Block, ...]
    heading: int
    """The line of the heading that it belongs to, or -1."""
    first: bool
    """True if nothing else is between it and this heading."""
    says: str = ""
    """What the label of an answer says behind it on its line."""
    answer: int = -1
    """The line of this label, or -1."""
    bare: bool = False
    """True if it has no answer: the next one is right below it."""


def with_folded(document: Document, details: Sequence[Details], starts: Sequence[Start]) -> list[Start]:
    """The candidates, with such texts instead of those within them that have no label and no marks.

    There must be several that no other candidate covers, or one beside others that ask or have a folded answer; one
    that ends in a question mark above a folded answer may be alone. A heading above one such answer is a section if
    most answers are below none.
    """
    if not any(found.hides_answer for found in details) and not _has_rules(document):
        return list(starts)
    runs = _with_bare(_without_lead([_from_sign(document, run) for run in _runs(document, details)]))
    sections = Counter(run.heading for run in runs) + _folds_in_lists(document, details)
    asking = {start.start for start in starts if start.is_heading and _asks_itself(start, sections)}
    at = _by_line(runs)
    inside: dict[int, list[Start]] = {}
    for start in starts:
        if (number := at.get(start.start)) is not None:
            inside.setdefault(number, []).append(start)
    labels = {start.start: start for start in starts if start.labelled}
    found: list[Start] = []
    asking_alone: list[Start] = []
    telling: list[Start] = []
    bare = 0
    gone: set[int] = set()
    titles = Counter(letters(document.lines[run.heading]) for run in runs if run.heading >= 0)
    apart = [run for run in runs if run.heading >= 0 and sections[run.heading] == 1]
    apart = [run for run in apart if titles[letters(document.lines[run.heading])] == 1]
    titled = 2 * len(apart) >= len(runs) and not (_has_several(runs) and _most_ask(document, apart))
    own_heading = frozenset(run.heading for run in apart) if titled else frozenset()
    for number, run in enumerate(runs):
        own = inside.get(number, [])
        asked = [start for start in own if start.asks or start.marked or start.labelled]
        if (
            run.heading in own_heading
            or run.heading in asking
            or any(start.shape not in _PLAIN or start.labelled for start in own)
        ):
            continue
        if run.first and any(start.start != run.blocks[0].start for start in asked):
            continue  # text that leads to the first question
        if (made := _start(document, run)) is not None:
            bare += not asked
            found.append(made)
            if run.answer < 0 and not own and looks_like_question(document.lines[made.end - 1]):
                asking_alone.append(replace(made, asks=True))
            elif run.answer < 0 and not asked:
                telling.append(made)
            gone.update(map(id, own))
            if run.answer in labels:  # a label alone on its line, as if it asked what is below it
                gone.add(id(labels[run.answer]))
    if bare < _FEWEST:
        others = asking_alone or bare < len(found) or sum(own.hides_answer for own in details) >= _FEWEST
        beside = {start.start: start for start in telling} if others else {}
        kept = (start for start in starts if start.start not in beside or start.labelled or start.marked)
        return [*kept, *asking_alone, *beside.values()]
    return [*(start for start in starts if id(start) not in gone), *found]


def _asks_itself(start: Start, sections: Counter[int]) -> bool:
    """True for a heading that asks; `Problem` above several texts with answers is the title of a section."""
    return start.asks or (start.labelled and sections[start.start] < _FEWEST)


def _has_several(runs: Sequence[_Run]) -> bool:
    """True if one heading has several such texts below it."""
    return any(line >= 0 and count > 1 for line, count in Counter(run.heading for run in runs).items())


def _most_ask(document: Document, runs: Sequence[_Run]) -> bool:
    """True if most of the texts ask or tell to do something, right above their answers."""
    return 2 * sum(_asks(document, run.blocks[-1]) for run in runs) > len(runs)


def _asks(document: Document, block: Block) -> bool:
    line = document.lines[block.start]
    return _SIGN.match(line) is not None or (
        block.kind == "paragraph" and (looks_like_question(block.text) or is_task(line))
    )


def _from_sign(document: Document, run: _Run) -> _Run:
    """The text from the sign of a question on, which leads it, as in `:question: Name a tree`."""
    signed = (n for n, block in enumerate(run.blocks) if _SIGN.match(document.lines[block.start]))
    return replace(run, blocks=run.blocks[number:]) if (number := next(signed, 0)) else run


def _folds_in_lists(document: Document, details: Sequence[Details]) -> Counter[int]:
    """How many folded answers are in lists below each heading."""
    headings = [block.start for block in document.blocks if block.kind == "heading"]
    lines = (found.opens[0] for found in details if found.hides_answer)
    inside = (line for line in lines if any(block.kind == "list" for block in document.blocks_on(line, line + 1)))
    above = (bisect_right(headings, line) - 1 for line in inside)
    return Counter(headings[number] if number >= 0 else -1 for number in above)


def _without_lead(runs: list[_Run]) -> list[_Run]:
    """The runs; if all but the first have one block, the first one has text that leads to it above its last block."""
    if len(runs) >= _FEWEST and runs[0].first and all(len(run.blocks) == 1 for run in runs[1:]):
        return [replace(runs[0], blocks=runs[0].blocks[-1:]), *runs[1:]]
    return runs


def _with_bare(runs: list[_Run]) -> list[_Run]:
    """The runs; where nearly all are one block, those of several lines that each ask are a question each.

    Only the last of these has an answer.
    """
    single = sum(1 for run in runs if len(run.blocks) == 1)
    if single < _FEWEST or single == len(runs) or single < _NEARLY_ALL * len(runs):
        return runs
    parted: list[_Run] = []
    for run in runs:
        asking = all(block.kind == "paragraph" and looks_like_question(block.text) for block in run.blocks)
        same = [replace(run, blocks=(block,), bare=block is not run.blocks[-1]) for block in run.blocks]
        parted += same if asking else [run]
    return parted


_NEARLY_ALL = 0.75


def _start(document: Document, run: _Run) -> Start | None:
    """The text as a candidate; options at its end belong to its answer."""
    options = _first_options(document, run.blocks)
    if run.blocks[-1].kind == "list" and run.blocks[-1].ordered and _NUMBER.match(run.says):
        options = min(options, len(run.blocks) - 1)
    if not options:
        return None
    first, last = run.blocks[0].start, run.blocks[options - 1].end
    text = document.text(first, last)
    return Start("folded", first, last, text, len(document.lines), marked=not run.bare, body=True, sign=1.0)


def _first_options(document: Document, blocks: Sequence[Block]) -> int:
    """The place of the first block with options; one letter alone, `ⓐ is ..`, begins the text of a question."""
    for number, block in enumerate(blocks):
        lines = list(map(_without_bullet, document.lines[block.start : block.end]))
        if block.kind not in ("list", "paragraph") or (len(lines) == 1 and looks_like_question(lines[0])):
            continue  # `a) Which is it?` asks
        if begins_box(lines[0].lstrip()) or (begins_options(lines[0]) and block.kind == "list"):
            return number
        if begins_options(lines[0]):
            below = [_without_bullet(document.lines[other.start]) for other in blocks[number + 1 : number + 2]]
            if holds_two(lines[0]) or any(map(is_second_option, [*lines, *below])):
                return number
    return len(blocks)


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _has_rules(document: Document) -> bool:
    return sum(1 for block in document.blocks if block.kind == "rule") >= _FEWEST - 1


def _by_line(runs: Sequence[_Run]) -> dict[int, int]:
    return {line: n for n, run in enumerate(runs) for line in range(run.blocks[0].start, run.blocks[-1].end)}


@dataclass(frozen=True, slots=True)
class _Below:
    """What may be below a question: a folded part or an answer with a label, up to line `end`."""

    end: int
    answers: bool = True
    label: int = -1
    says: str = ""


def _runs(document: Document, details: Sequence[Details]) -> Iterator[_Run]:
    ends = {found.opens[0]: _Below(found.closes, found.hides_answer) for found in details} | _labelled(document)
    blocks: list[Block] = []
    first, heading, end, hinted = True, -1, document.first, False
    for block in document.blocks:
        if block.start < end:
            continue
        if not blocks and is_back_to_top(block):
            continue
        below = ends.get(block.start) if block.kind in ("html", "paragraph") else None
        if below is not None:
            end = below.end
            if blocks and not below.answers:
                hinted = True
                continue  # a hint between the question and its answer
            if blocks:
                yield _Run(tuple(blocks), heading, first, below.says, below.label)
            first = False
        elif block.kind == "heading":
            first, heading = True, block.start
        elif block.kind == "rule":
            first = first and not blocks
        elif _may_hold(document, block, _HELD if blocks else _ASKING):
            if blocks and _is_cloze(document, blocks[-1]):
                blocks, first = [], False  # a cloze above a question is a card of its own
            blocks += () if hinted else (block,)
            continue
        blocks, hinted = [], False


def _may_hold(document: Document, block: Block, kinds: frozenset[str]) -> bool:
    """True for a block of these kinds, and for an item that begins with the sign of a question."""
    line = document.lines[block.start]
    return (block.kind in kinds and not _COMMENT.match(line)) or (block.kind == "list" and bool(_SIGN.match(line)))


def _is_cloze(document: Document, block: Block) -> bool:
    return block.kind == "paragraph" and any(_GAP in line for line in document.lines[block.start : block.end])


def _labelled(document: Document) -> dict[int, _Below]:
    """The answers with labels, each up to the next rule or heading."""
    found = {}
    end = len(document.lines)
    for block in reversed(document.blocks):
        if block.kind in ("heading", "rule"):
            end = block.start
        elif block.kind == "paragraph" and (label := label_of(document.lines[block.start])) and label.kind == "answer":
            says = document.lines[block.start][label.end :]
            found[block.start] = _Below(end, True, block.start, says)
    return found
