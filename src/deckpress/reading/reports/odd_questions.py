"""A question of another form than the others, in an answer that it divides in two like theirs -> a warning.

    Q: What is iron?
    A: A metal.

    Name a light gas.

    Helium.

    Q: What is tin?
    A: A soft metal.

The text above and below the line that asks is as long as the other answers; together with it, the first answer would be
longer than any other. Such a line may also lie above the first question or below the last answer, in no card.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from deckpress.diagnostics.catalogue.reading import QUESTION_IN_ANSWER, QUESTION_LEFT_OUT
from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import asks_or_sets_task, is_task
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_alone
from deckpress.regex import regex

_FEWEST = 2
_SHARE = 0.75
"""The share of the questions that must ask, have a label or set a task."""
_OFTEN = 4
"""At most one answer in this many may hold such a line; in a short file, up to three, but not all."""
_FEW = 3
_MOST = 3
"""The most lines of an answer that are reported."""
_SHORTEST = 8
_LONGEST = 120
_WORDS = regex(
    r"[ \t]*(?:#{1,6}[ \t]+)?(?:\*\*|__)?(?:\d{1,3}\\?[.)][ \t]+)?(?:\*\*|__)?(?P<words>(?:[^\W\d_]|¿[^\W\d_])[^\n]*)"
)
_FRAMES = frozenset(("rule", "html"))
_BREAKS_OFF = (":", "：", "?", "？")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The blocks of an answer, the places of those that ask, and how many blocks are between them."""

    blocks: Sequence[Block]
    asking: Sequence[int]
    sizes: Sequence[int]


def report_odd_questions(ledger: Ledger, chosen: Sequence[Start]) -> None:
    """Reports such lines if all other answers are short."""
    texts = [note.question.markdown for note in ledger.notes]
    asking = sum(1 for text in texts if asks_or_sets_task(text))
    labelled = sum(1 for start in chosen if start.labelled)
    if len(chosen) < _FEWEST or max(asking, labelled) < _SHARE * len(chosen):
        return
    answers = _answers(ledger, chosen)
    longest = max((len(answer.blocks) for answer in answers if not answer.asking), default=0)
    odd = [answer for answer in answers if answer.asking]
    if not longest or longest > (1 if len(chosen) < _OFTEN else _LONGEST_ANSWER):
        return
    if len(odd) <= max(min(_FEW, len(chosen) - 1), len(chosen) // _OFTEN):
        for answer in odd:
            _report_within(ledger, answer, longest)
    _report_above(ledger, chosen[0].start)


_LONGEST_ANSWER = 2
"""The most blocks that the other answers may have."""


def _answers(ledger: Ledger, chosen: Sequence[Start]) -> list[_Answer]:
    document = ledger.document
    asked = {note.question.locate(note.question.markdown.count("\n"), 0).line for note in ledger.notes}
    answers = []
    ends = [*(start.start for start in chosen[1:]), len(document.lines)]
    for start, end in zip(chosen, ends, strict=True):
        blocks = [
            block
            for block in document.blocks_on(start.end, end)
            if block.kind not in _FRAMES
            and (block.kind != "heading" or _asks(document, block))
            and not label_alone(block.text[:_LONGEST])
        ]
        while blocks and document.place(blocks[0].end - 1).line in asked:
            blocks = blocks[1:]
        beside = start.answer is not None
        asking = [place for place in range(0 if beside else 1, len(blocks)) if _asks(document, blocks[place])]
        sizes = [below - above - 1 for above, below in pairwise((-1, *asking, len(blocks)))]
        answers.append(_Answer(blocks, asking, sizes[1:] if beside else sizes))
    return answers


def _report_within(ledger: Ledger, answer: _Answer, longest: int) -> None:
    """Reports the first lines that ask in an answer, if it is too long and its parts are not."""
    document = ledger.document
    if not 0 < min(answer.sizes) <= max(answer.sizes) <= longest < len(answer.blocks):
        return
    lines = range(document.place(answer.blocks[0].start).line, document.place(answer.blocks[-1].end - 1).line + 1)
    if any(problem.location.line in lines for problem in ledger.diagnostics):
        return
    for place in islice(answer.asking, _MOST):
        _report(ledger, answer.blocks[place])


def _report_above(ledger: Ledger, first: int) -> None:
    """Reports a line that asks above the first question, with only the title above it and one block below it."""
    document = ledger.document
    blocks = [block for block in document.blocks_on(document.first, first) if block.kind not in _FRAMES]
    if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
        blocks = blocks[1:]
    if len(blocks) != _PAIR or not _asks(document, blocks[0]):
        return
    said = blocks[1].text.rstrip("*_ ")
    told = {problem.location.line for problem in ledger.diagnostics}
    if document.place(blocks[0].start).line not in told and not said.endswith(_BREAKS_OFF):
        _report(ledger, blocks[0])


_PAIR = 2


def _report(ledger: Ledger, block: Block) -> None:
    document = ledger.document
    use = ledger.use_of(document, block.start, block.start + 1)
    if use in (Use.CARD, Use.PROSE, Use.SECTION):
        rule = QUESTION_IN_ANSWER if use is Use.CARD else QUESTION_LEFT_OUT
        ledger.report(document, rule, block.start, question=short(document.lines[block.start].strip(" #*_\\")))


def _asks(document: Document, block: Block) -> bool:
    """True for a heading, or a paragraph or item of one line, that asks or sets a task."""
    line = document.lines[block.start]
    alone = not any(document.lines[block.start + 1 : block.end])
    if block.kind not in ("paragraph", "heading", "list") or not alone or len(line) > 2 * _LONGEST:
        return False
    match = _WORDS.match(line)
    words = match["words"].rstrip(" \t*_#") if match else ""
    if not _SHORTEST <= len(words) <= _LONGEST:
        return False
    return looks_like_question(words) or (not words.endswith((":", "：")) and is_task(words))
