"""Options in plain lines that each say whether they are right, `❌ 80` or `Wrong: 80`, -> options.

    What is the port of HTTPS?
    Correct: 443
    Wrong: 80

A word with a colon becomes a box, also behind a sign or the mark of an item. Lines with a sign alone get the marks of a
list, and are then read as lists with signs are (see `signed_lists` and `option_marks`); with a label right below them,
which would continue their last item, they get boxes. Style guides have such lines as well: they count if most of them
are right below a question, or one of several is right, in different places. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.rewriters.heads_above import head_above, labels_for
from deckpress.reading.rewriters.right_wrong_lists import HEADS, VERDICT
from deckpress.reading.rewriters.signed_lists import CROSS, TICK
from deckpress.reading.text.tree import Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_of, number_of
from deckpress.regex import regex

_SIGN = rf"(?:(?P<tick>{TICK})|(?P<cross>{CROSS}))[ \t]*"
_SIGNED = regex(rf"(?P<lead>[ \t]*){_SIGN}(?=\S)")
_LABELLED = regex(
    rf"(?P<lead>[ \t]*(?:[-*+][ \t]+)?)(?:{_SIGN})?(?P<mark>\*{{1,3}}|_{{1,3}})?(?P<label>{VERDICT})"
    r"(?:[ \t]*\d{1,2})?(?(mark)[ \t]*(?:(?P=mark)[ \t]*[:：]|[:：][ \t]*(?P=mark))|[ \t]*[:：])[ \t]*(?=\S)",
    re.I,
)
_SIGNS = frozenset("✓✔✅☑❌✗✘✖")
_WORDS = (":white_check_mark:", ":heavy_check_mark:", ":x:")
_LEADS = _SIGNS | {":"}
_AHEAD = " \t*_+-" + "".join(_SIGNS) + "\ufe0f"
_BEGINS_BLOCK = ("#", "-", "*", "+", ">", "<", "|", "```", "~~~", ":::")
_JUDGEMENTS = ("true", "false")
"""Words that may as well be two cases of an answer: `True: the first value`."""
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that says whether it is right: the columns of its sign or label, and of its words."""

    number: int
    start: int
    words: int
    right: bool
    labelled: bool


def with_listed_lines(document: Document) -> Document:
    """The document with boxes or items in place of such lines, if half of them or more are below a question.

    Paragraphs above them get the label of a question if some of them do not ask, or only some have numbers.
    """
    leads = {*document.table.begun_by(HEADS, counted=False), *document.table.led_by(_LEADS.__contains__)}
    if not any(_read(number, document.lines[number]) for number in leads):
        return document
    found = [run for run in _runs(document) if len({line.right for line in run}) > 1]
    asked = [_is_asked(document, run) for run in found]
    offered = [_offers(document, run) for run in found]
    sure = sum(asks and ok for asks, ok in zip(asked, offered, strict=True)) >= _SHARE * len(found)
    if not found or not (sure or (all(offered) and _choose_one(found))):
        return document
    heads = [head_above(document, run[0].number) for run in found]
    kept = [(run, head) for run, head, asks, ok in zip(found, heads, asked, offered, strict=True)
            if ok and (asks or head.may_ask)]  # fmt: skip
    if not sure and len(kept) < len(found):
        return document
    changes = dict(labels_for([head for _, head in kept], document))
    labelled = bool(changes)
    for run, _ in kept:
        below = "".join(document.lines[run[-1].number + 1 : run[-1].number + 2])
        boxed = labelled or run[0].labelled or label_of(below) is not None
        for line in run:
            text = document.lines[line.number]
            mark = ("[x] " if line.right else "[ ] ") if boxed else "- "
            mark = f"- {mark}" if labelled and not text[: line.start].strip() else mark
            start, words = (line.start, line.words) if boxed else (line.start, line.start)
            changes[line.number] = (text[:start] + mark + text[words:], words - start - len(mark))
    return document.with_lines(changes)


def _choose_one(runs: Sequence[Sequence[_Line]]) -> bool:
    """True if one line of each run is right, in different places or between others, and some run has three lines.

    Style guides set what is right and what is wrong in the same order throughout.
    """
    places = [[n for n, line in enumerate(run) if line.right] for run in runs]
    if len(runs) < 2 or not all(len(own) == 1 for own in places) or all(len(run) < _FEWEST for run in runs):
        return False
    between = any(0 < own[0] < len(run) - 1 for own, run in zip(places, runs, strict=True))
    return between or len({own[0] for own in places}) > 1


_FEWEST = 3


def _runs(document: Document) -> Iterator[list[_Line]]:
    """Runs of lines that say in the same way whether they are right; blank lines may be between them."""
    run: list[_Line] = []
    code: frozenset[int] | None = None
    for number in range(document.first, len(document.lines)):
        text = document.lines[number]
        if not text.strip():
            continue
        line = _read(number, text)
        if line is not None:
            code = document.code_lines() if code is None else code
            line = None if number in code else line
        if run and (line is None or line.labelled != run[-1].labelled):
            if line is None and _ends(text, apart=number > run[-1].number + 1):
                yield run
            run = []
        if line is not None:
            run.append(line)
    if run:
        yield run


def _read(number: int, text: str) -> _Line | None:
    if (":" in text or "：" in text) and may_begin(text, HEADS, _AHEAD) and (match := _LABELLED.match(text)):
        wrong = match.group("wrong") is not None
        if match.group("tick" if wrong else "cross") or match.group("label").casefold() in _JUDGEMENTS:
            return None
        return _Line(number, match.end("lead"), match.end(), not wrong, labelled=True)
    head = text.lstrip()
    if head[:1] not in _SIGNS and not head.startswith(_WORDS):
        return None
    signed = _SIGNED.match(text)
    if signed is None:
        return None
    return _Line(number, signed.end("lead"), signed.end(), signed.group("tick") is not None, labelled=False)


def _ends(below: str, *, apart: bool) -> bool:
    """True if the line below a list does not continue its last item."""
    return apart or below.lstrip().startswith(_BEGINS_BLOCK) or label_of(below) is not None or number_of(below) > 0


def _is_asked(document: Document, run: list[_Line]) -> bool:
    """True if the text right above asks, or breaks off for its options."""
    for number in range(run[0].number - 1, document.first - 1, -1):
        if above := document.lines[number].strip():
            return leads_to_options(above)
    return False


def _offers(document: Document, run: list[_Line]) -> bool:
    """True for options, rather than for what is good and what is not, or for several wrong ones in one line."""
    rights = [line.right for line in run]
    if run[0].labelled:
        wrong = [document.lines[line.number] for line in run if not line.right]
        return len(wrong) > 1 or not any(sign in wrong[0] for sign in ",;、，；")
    if rights.count(True) == 1 or rights != sorted(rights, reverse=True):
        return True
    return asks_to_choose(" ".join(document.lines[max(run[0].number - _REACH, 0) : run[0].number]))


_REACH = 4
"""How many lines above the options their question may begin."""
