"""Plain paragraphs with options or the label of an answer right below them, as candidates."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from deckpress.compare import letters
from deckpress.reading.above_options import belongs, only_adds, option_begins
from deckpress.reading.attributes import NONE, Attributes, from_line
from deckpress.reading.bold_choices import is_above_letters, is_above_one_right
from deckpress.reading.labelled_pieces import Piece
from deckpress.reading.labels import is_answer_heading, label_of, number_of
from deckpress.reading.list_items import are_conditions
from deckpress.reading.named_lists import are_named, named_list
from deckpress.reading.numbered_runs import is_task
from deckpress.reading.option_values import Options
from deckpress.reading.options import options_at, options_of
from deckpress.reading.outline import bare_letters, looks_like_question
from deckpress.reading.question_starts import (
    BOLD_LINE,
    Start,
    bold_question,
    clean_question,
    question_text,
    without_hard_break,
)
from deckpress.reading.tree import Block, Document
from deckpress.regex import regex

_MOST_LINES = 12
_LONGEST_SCENARIO = 800
_SHARE = 0.4
"""The share of the paragraphs that must end as questions do, so that the rest probably are questions, too."""
_ASKS_OTHERWISE = regex(r"(?:[:：=…]|\.\.\.|(?:_|\\_){2,}[.)]?)[*_\s]*\Z")
_WHOLE = regex(r"[.!。！:：][*_)\s]*\Z")
"""The end of a sentence, and of text that announces a list."""
_NUMBERS = regex(r"\d+")
_FEWEST_ALIKE = 3
_FEW_TITLES = 2
"""Bold lines above questions are titles of parts if there are at least this many questions for each of them."""
_BLANK = regex(r"(?:_|\\_){3,}")


def with_asked(
    document: Document,
    pieces: Sequence[Piece],
    starts: Sequence[Start],
    hidden: Container[int],
    linked: frozenset[str],
    skips: Callable[[Piece], bool],
) -> list[Start]:
    """The candidates, with the paragraphs that are questions because options follow.

    A heading above several of them is a section. A heading or bold line above only one is the question itself, and the
    paragraph belongs to it.
    """
    found: list[Start] = []
    told: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.label is None and not skips(piece) and not belongs(pieces, index, found):
            asked = _asked(document, pieces, index, hidden, linked)
            found += [asked] if asked else []
            told += [] if asked or not _is_between_answers(pieces, index) else [index]
    told_too = _told_in_turn(document, pieces, found, told)
    if told_too:
        found = sorted(
            [*found, *(_start(document, pieces[n], linked) for n in told_too)], key=lambda start: start.start
        )
        told = []
    together = bool(found) and (_ask_together(found) or _have_letters(document, found) or _mark_one(document, found))
    named = bool(told or not together) and are_named(document, pieces, found)
    if named:
        found = sorted([*found, *(_start(document, pieces[n], linked) for n in told)], key=lambda start: start.start)
    elif not together:
        return list(starts)
    heads = [s for s in starts if s.is_heading or s.shape == "label" or s.loose or s.shape == "bold"]
    heads.sort(key=lambda s: s.start)
    size = list(accumulate((len(line.strip()) for line in document.lines), initial=0))
    above = _heads_of(found, heads, size)
    sections = _sections(heads, found, above, size)
    alone = [asked for asked in found if (head := above[asked.start]) is not None and id(head) not in sections]
    asking = {id(above[asked.start]): asked for asked in reversed(alone)}
    own = {id(head) for head in heads if id(head) in asking and _has_options(document, pieces, head)}
    titled = [asked for asked in found if _is_bold_title(above[asked.start])]
    own |= {id(above[asked.start]) for asked in titled if _FEW_TITLES * len(titled) < len(found)}
    left = {asked.start for asked in alone if not (asked.asks and id(above[asked.start]) in own)}
    kept = [asked for asked in found if asked.start not in left]
    changed = {id(head): replace(head, asks=False, marked=False, body=False) for head in heads if id(head) in sections}
    changed |= {id(head): replace(head, marked=True) for head in heads if head.level and id(head) in asking}
    return [changed.get(id(start), start) for start in starts] + kept


def _is_bold_title(head: Start | None) -> bool:
    """True for a bold line that does not ask, such as the name of a part above the next question."""
    return head is not None and head.shape == "bold" and not head.asks


def _is_titled(pieces: Sequence[Piece], index: int) -> bool:
    """True for a paragraph right below a heading or a bold line, of which the paragraphs below it are part."""
    above = pieces[index - 1].block if index else None
    return above is not None and (above.kind == "heading" or BOLD_LINE.match(above.text.strip()) is not None)


def _has_options(document: Document, pieces: Sequence[Piece], head: Start) -> bool:
    """True for a heading with options of its own right below it."""
    number = bisect_right(pieces, head.end - 1, key=lambda piece: piece.start)
    options = _options_of_piece(document, pieces[number]) if head.level and number < len(pieces) else None
    return options is not None and _sure(options, pieces[number + 1 : number + 2], (), asks=True)


def _ask_together(found: Sequence[Start]) -> bool:
    """True if one of the paragraphs has a question mark or a blank, and enough of them end as questions do."""
    ending = sum(1 for s in found if _asks(s.text.markdown))
    sure = any(s.asks or _BLANK.search(s.text.markdown) or is_task(s.text.markdown) for s in found)
    return sure and ending >= _SHARE * len(found)


def _have_letters(document: Document, found: Sequence[Start]) -> bool:
    """True for several paragraphs right above options, nearly all of which have letters and a mark."""
    lettered = sum(1 for start in found if is_above_letters(document, start))
    return lettered >= _FEWEST_LETTERED and lettered >= _NEARLY_ALL * len(found)


def _mark_one(document: Document, found: Sequence[Start]) -> bool:
    """True for several paragraphs right above lists, nearly all of which have three options or more and one right."""
    single = sum(1 for start in found if is_above_one_right(document, start))
    return single >= _FEWEST_SINGLE and single >= _NEARLY_ALL * len(found)


_FEWEST_SINGLE = 4
_FEWEST_LETTERED = 3
_NEARLY_ALL = 0.9


def _heads_of(found: Sequence[Start], heads: Sequence[Start], size: Sequence[int]) -> dict[int, Start | None]:
    """The heading or label above each paragraph, or the bold line or item that is directly above it, by line."""
    wide = [head for head in heads if head.is_heading or head.shape == "label"]
    above: dict[int, Start | None] = {}
    for asked in found:
        last = bisect_right(heads, asked.start, key=lambda s: s.start) - 1
        if last >= 0 and size[heads[last].end] >= size[asked.start]:
            above[asked.start] = heads[last]
            continue
        outer = bisect_right(wide, asked.start, key=lambda s: s.start) - 1
        above[asked.start] = wide[outer] if outer >= 0 else None
    return above


def _sections(
    heads: Sequence[Start], found: Sequence[Start], above: Mapping[int, Start | None], size: Sequence[int]
) -> set[int]:
    """The headings that only group the questions below them, by id.

    They are above several paragraphs with options, as most headings of their level do, or above a text too long to be
    the scenario of a question; or several have the same words with other numbers: `41 - Garden`, `42 - Garden`.
    """
    below: dict[int, list[Start]] = {}
    for asked in found:
        below.setdefault(id(above[asked.start]), []).append(asked)
    headings = [head for head in heads if head.is_heading]
    tops = [head for head in headings if head.level == 1]
    title = tops[0] if len(tops) == 1 and headings[0] is tops[0] else None
    several: dict[int, list[bool]] = {}
    for head in headings:
        if id(head) in below and not head.asks:
            several.setdefault(head.level, []).append(len(below[id(head)]) >= 2)
    levels = {level for level, signs in several.items() if 2 * sum(signs) >= len(signs)}
    words = Counter(_words(head.title) for head in headings if id(head) in below)
    sections = set()
    for head in headings:
        own = below.get(id(head), ())
        if not own or head.labelled:
            continue
        apart = size[own[0].start] - size[head.end] > _LONGEST_SCENARIO
        alike = words[_words(head.title)] >= _FEWEST_ALIKE
        groups = head is title or head.level in levels or apart or alike
        if (groups and not head.asks) or (len(own) >= 2 and all(asked.asks for asked in own)):
            sections.add(id(head))
    return sections


def _words(title: str) -> str:
    """The letters of a heading without its numbers."""
    return letters(_NUMBERS.sub("", title))


def _asked(
    document: Document, pieces: Sequence[Piece], index: int, hidden: Container[int], linked: frozenset[str]
) -> Start | None:
    """The paragraph of a piece as a candidate, if it contains options or options follow directly."""
    piece = pieces[index]
    if bold_question(document.lines[piece.start : piece.end][:3]):
        return None
    if option_begins(document, piece.start) and not _is_lettered_question(document, pieces, index):
        return None
    inside = next((n for n in range(piece.start + 1, piece.end) if option_begins(document, n)), 0)
    end = inside or piece.end
    if end - piece.start > _MOST_LINES:
        return None
    after, added = index + 1, False
    if inside:
        options = options_of(document, Block("paragraph", inside, piece.end))
    else:
        asking = looks_like_question(" ".join(document.lines[piece.start : end])) and not _is_titled(pieces, index)
        if after < len(pieces) and (
            pieces[after].block.kind == "fence"
            or _is_meant(document, pieces[after], end)
            or (asking and only_adds(document, pieces[after]))
        ):
            after += 1
        added = after > index + 1 and asking
        options = _options_of_piece(document, pieces[after]) if after < len(pieces) else None
        options = options or named_list(document, pieces, after)
        after += 1
    last, said = from_line(document.lines[end - 1])
    last = without_hard_break(last) if inside else last
    written = "\n".join([*(line.strip() for line in document.lines[piece.start : end - 1]), last.strip()])
    asks = looks_like_question(written)
    labelled = options is None and not inside and _label_follows(pieces, index, written)
    labelled = labelled or (
        added and options is None and [piece.kind for piece in pieces[after - 1 : after]] == ["answer"]
    )
    breaks_off = asks or not _WHOLE.search(written)
    below = pieces[after : after + 1]
    if not labelled and (options is None or not _sure(options, below, hidden, asks=asks, breaks_off=breaks_off)):
        return None
    return _start(document, piece, linked, written, end, said)


def _is_between_answers(pieces: Sequence[Piece], index: int) -> bool:
    """True for a paragraph below the answer to a question, and above an answer."""
    beside = pieces[index - 1 : index + 2] if index else ()
    return len(beside) == 3 and beside[0].kind in ("answer", "explanation") and beside[2].kind == "answer"


def _told_in_turn(
    document: Document, pieces: Sequence[Piece], found: Sequence[Start], told: Sequence[int]
) -> list[int]:
    """The paragraphs that are questions because they take turns with labelled answers, as those that were `found` do.

    They lack a question mark, or ask and lack an answer: the next question is right below them.
    """
    at = {piece.start: n for n, piece in enumerate(pieces)}
    asked = {at[start.start] for start in found if start.start in at}
    if len(asked) < _FEWEST_IN_TURN or not all(_is_in_turn(pieces, n) for n in asked):
        return []
    bare = [n - 1 for n in asked if n > 1 and _is_bare(document, pieces, n - 1)]
    plain = [n for n in told if pieces[n].end == pieces[n].start + 1]
    return sorted({*bare, *plain}) if len(plain) < len(asked) else bare


def _is_in_turn(pieces: Sequence[Piece], index: int) -> bool:
    """True for a paragraph above the label of an answer, and right below another answer or the start of a section."""
    above = pieces[index - 1] if index else None
    first = above is None or above.kind in ("answer", "explanation") or above.block.kind in ("heading", "rule")
    bare = above is not None and above.kind == "" and looks_like_question(above.block.text)
    return (first or bare) and index + 1 < len(pieces) and pieces[index + 1].kind == "answer"


def _is_bare(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True for a line that asks, right below an answer."""
    piece, above = pieces[index], pieces[index - 1]
    line = document.lines[piece.start]
    alone = piece.end == piece.start + 1 and piece.block.kind == "paragraph" and not piece.kind
    return alone and above.kind in ("answer", "explanation") and looks_like_question(line) and not label_of(line)


_FEWEST_IN_TURN = 3


def _start(
    document: Document, piece: Piece, linked: frozenset[str], written: str = "", end: int = 0, said: Attributes = NONE
) -> Start:
    """The candidate that a paragraph is, or its first lines, whose text without settings is `written`."""
    written, end = written or "\n".join(document.lines[piece.start : piece.end]).strip(), end or piece.end
    cleaned, _, _ = clean_question(written, numbered=True)
    return Start(
        "asked", piece.start, end, question_text(document, piece.start, cleaned), len(document.lines),
        looks_like_question(written), False, True, bare_letters(cleaned) in linked, bool(number_of(written)), True,
        attributes=said, piece=piece, sign=1.0,
    )  # fmt: skip


def _label_follows(pieces: Sequence[Piece], index: int, written: str) -> bool:
    """True for a paragraph above the label of an answer that ends as questions do, or is right above the label."""
    piece, after = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None or after.kind != "answer" or piece.start != piece.block.start:
        return False
    return after.block is piece.block or _asks(written)


def _asks(written: str) -> bool:
    return bool(looks_like_question(written) or is_task(written) or _ASKS_OTHERWISE.search(written))


def _is_meant(document: Document, piece: Piece, end: int) -> bool:
    """True for the numbered conditions that a paragraph announces with a colon: `Which meets all of these:`."""
    announced = document.lines[end - 1].rstrip(" *_").endswith((":", "："))
    return announced and are_conditions(piece.block) and options_of(document, piece.block) is None


def _is_lettered_question(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True for one line that asks, `a) What is it?`, right above the label of its answer: it is no option."""
    piece = pieces[index]
    alone = piece.end == piece.start + 1 and index + 1 < len(pieces) and pieces[index + 1].kind == "answer"
    return alone and looks_like_question(document.lines[piece.start])


def _options_of_piece(document: Document, piece: Piece) -> Options | None:
    if piece.kind not in ("", "answer"):  # 'A: ..' may be the first of several options
        return None
    if piece.block.kind == "list":
        return options_of(document, piece.block, least=1)
    return options_at(document, piece.block) if piece.block.kind == "paragraph" else None


def _sure(
    options: Options, after: Sequence[Piece], hidden: Container[int], *, asks: bool, breaks_off: bool = False
) -> bool:
    """True for options with marks for the right ones, and for those below a question mark or above an answer.

    Marks in a list without letters count below text that `breaks_off`: it asks, or is an unfinished sentence.
    """
    if options.boxed:
        return options.marked or (asks and len(options.choices) >= 2)
    if len(options.choices) < 2:
        return False
    if options.plain and not (after and after[0].kind == "answer"):
        return options.marked and breaks_off
    if options.marked or (asks and options.labels[0].isalpha() and not options.plain):
        return True
    if not after:
        return False
    block = after[0].block
    if block.kind == "heading":
        return is_answer_heading(block.text)
    return after[0].kind == "answer" or block.start in hidden
