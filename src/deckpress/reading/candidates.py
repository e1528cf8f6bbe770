"""A document -> every place where a question might start, in any shape; `compete` picks from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from deckpress.model import Text
from deckpress.reading.answer_terms import answer_terms, without_inner_terms
from deckpress.reading.asked_starts import with_asked
from deckpress.reading.attributes import from_line
from deckpress.reading.bold_choices import with_bold_choices
from deckpress.reading.bold_runs import with_bold_runs
from deckpress.reading.bold_subtitles import with_subtitles
from deckpress.reading.box_starts import box_starts
from deckpress.reading.captions import without_captions
from deckpress.reading.class_notes import without_class_notes
from deckpress.reading.code_starts import code_starts
from deckpress.reading.counted_bold import with_asides
from deckpress.reading.defined_headings import with_defined_headings
from deckpress.reading.details import Details, find_details, says_first
from deckpress.reading.folded_starts import with_folded
from deckpress.reading.furniture import is_contents, is_contents_block
from deckpress.reading.gap_starts import gap_starts
from deckpress.reading.heading_starts import answered_ranges, heading_starts, with_scenarios
from deckpress.reading.html_tables import html_rows
from deckpress.reading.index_letters import with_index
from deckpress.reading.labelled_pieces import Piece, pieces_of, teaser_lines
from deckpress.reading.labels import number_of
from deckpress.reading.lettered_headings import with_lettered_headings
from deckpress.reading.list_items import item_starts
from deckpress.reading.lone_lists import answered_lists, is_above_next, labelled_lists, with_bare_lists
from deckpress.reading.numbered_runs import LIKELY, is_task, with_runs
from deckpress.reading.options import options_at
from deckpress.reading.outline import bare_letters, looks_like_question
from deckpress.reading.pairs import announced_blocks, item_pairs, line_pairs
from deckpress.reading.part_marks import bounds
from deckpress.reading.plain_starts import plain_starts
from deckpress.reading.question_starts import (
    Ranges,
    Start,
    bold_question,
    clean_question,
    lead_lines,
    lead_term,
    question_text,
    with_own_signs,
)
from deckpress.reading.quoted_starts import quoted_starts
from deckpress.reading.quoted_terms import with_quoted_terms
from deckpress.reading.repeated_labels import without_repeated_labels
from deckpress.reading.statement_starts import open_statements, statement_starts
from deckpress.reading.tables import row_starts
from deckpress.reading.tables_alike import with_tables_alike
from deckpress.reading.task_headings import with_tasks
from deckpress.reading.term_sections import with_bare_terms, with_term_sections
from deckpress.reading.trailing_answers import with_trailing_answers
from deckpress.reading.tree import Document
from deckpress.regex import regex

_GAP = regex(r"==\S|\{\{c\d")
_TERM = regex(r":(?:[ \t]+\S|[ \t]*\Z)")
_WORD = regex(r"[ \t]{0,3}[\w`$\[]")


def find_starts(document: Document, linked: frozenset[str], *, fixed: bool = False) -> list[Start]:
    """Every candidate of a document, in order of lines; `linked` are the texts of its table of contents.

    With `fixed`, the author names the level of the questions, so that headings such as `Answer` count as well.
    """
    details = find_details(document)
    folded = Ranges(_folded(document, details))
    hidden = frozenset(found.opens[0] for found in details if found.hides_answer)
    starts = heading_starts(document, folded, hidden, linked, fixed=fixed)
    if not fixed:
        starts = with_scenarios(document, starts)
    answered = Ranges(answered_ranges(starts, len(document.lines)))
    lone = with_bare_lists(document, answered_lists(document.blocks, hidden) | labelled_lists(document))
    starts += _in_lists_and_tables(document, linked, lambda line: folded.holds(line) or answered.holds(line), lone)
    pieces = pieces_of(document)
    teasers = teaser_lines(pieces)

    def skips(piece: Piece) -> bool:
        inside = folded.holds(piece.start) or (piece.label is None and answered.holds(piece.start))
        return piece.block.kind != "paragraph" or piece.start in teasers or inside

    terms = answer_terms(document, pieces)
    announced = announced_blocks(document)
    for index, piece in enumerate(pieces):
        if skips(piece):
            continue
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.start in terms:
            piece = replace(piece, label=None)
        starts += _paragraph(document, piece, after, hidden, linked)
        if piece.label is None:
            judged = list(statement_starts(document, piece.own_block))
            starts += judged or ([] if piece.block.start in announced else line_pairs(document, piece.own_block))
            starts += open_statements(document, piece.own_block)
    if not fixed:
        starts = with_bold_choices(document, starts)
        starts = with_asked(document, pieces, starts, hidden, linked, skips)
        starts += quoted_starts(document, frozenset(start.start for start in starts), linked)
        starts += code_starts(document, details, frozenset(start.start for start in starts))
        starts = with_trailing_answers(document, with_folded(document, details, starts))
    starts = with_asides(document, with_bold_runs(document, with_runs(document, starts)))
    starts = with_subtitles(document, starts)
    starts = _with_forgotten_gaps(document, starts)
    labelled = {start.start for start in starts if start.labelled}
    gaps = [start for start in _gaps(document, folded) if start.start not in labelled]
    starts = with_own_signs(document, starts) + gaps
    flat = _has_flat(details)
    for found in details:
        line = found.opens[0]
        if not any(block.kind == "list" for block in document.blocks_on(line, line + 1)):
            starts += _details(document, found, linked, flat=flat)  # those in lists belong to their items
    starts += box_starts(document, details, linked)
    if not fixed:
        starts = with_tasks(starts, len(document.lines))
        starts = with_tables_alike(document, [*starts, *plain_starts(document, starts)])
    ordered = with_lettered_headings(without_repeated_labels(_without_asides(document, _in_order(document, starts))))
    if fixed:
        return ordered
    ordered = with_quoted_terms(document, with_bare_terms(document, ordered))
    return with_term_sections(document, with_index(with_defined_headings(document, ordered)))


def _without_asides(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without captions and notes to a class."""
    return without_class_notes(document, without_captions(starts))


def find_native(document: Document) -> list[Start]:
    """The candidates of the native syntax alone: headings, labelled lines, numbered gaps and callouts that ask."""
    details = find_details(document)
    folded = Ranges(_folded(document, details))
    hidden = frozenset(found.opens[0] for found in details if found.hides_answer)
    starts = heading_starts(document, folded, hidden, frozenset(), fixed=True)
    pieces = pieces_of(document)
    for piece, after in pairwise((*pieces, None)):
        if piece is not None and piece.kind in ("question", "cloze") and not folded.holds(piece.start):
            starts += _paragraph(document, piece, after, hidden, frozenset())
    starts = with_own_signs(document, _with_forgotten_gaps(document, starts))
    labelled = {start.start for start in starts if start.labelled}
    starts += [start for start in _gaps(document, folded) if start.start not in labelled]
    return _in_order(document, [*starts, *box_starts(document, details, frozenset())])


def _gaps(document: Document, folded: Ranges) -> Iterator[Start]:
    """The clozes without a label, outside elements that hold one answer."""
    for block in document.blocks:
        if not folded.holds(block.start):
            yield from gap_starts(document, block)


def _in_order(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, with the `end` of their card as a limit; none lies in a part of a card."""
    limit, in_part = bounds(document)
    bounded = (_bounded(s, limit(s.start)) for s in starts if not in_part(s.start))
    return list(without_inner_terms(sorted(bounded, key=lambda s: (s.start, s.end))))


def _in_lists_and_tables(
    document: Document, linked: frozenset[str], skips: Callable[[int], bool], lone: frozenset[int]
) -> Iterator[Start]:
    """The candidates in lists and tables, except those that begin on a line that is skipped.

    `lone` are the first lines of lists whose last item is followed by its answer.
    """
    blocks = document.blocks
    options = -1  # the block that holds the options of the item before it
    for index, block in enumerate(blocks):
        if block.kind not in ("list", "table", "html") or index == options or skips(block.start):
            continue
        after = index + 1 if not _is_picture_above_options(document, index + 1) else index + 2
        following = blocks[after] if after < len(blocks) else None
        if is_contents_block(document, block):
            continue
        if block.kind == "html":
            yield from html_rows(document, block)
        elif block.kind == "table":
            yield from row_starts(document, block)
        else:
            items = item_starts(document, block, following, linked, answered=block.start in lone)
            apart = following is not None and is_above_next(document, block, following)
            options = after if any(item.loose for item in items) and not apart else options
            judged = list(statement_starts(document, block))
            yield from [item for item in items if item.evident] if judged else items
            yield from judged or item_pairs(document, block)


def _is_picture_above_options(document: Document, index: int) -> bool:
    """True for a paragraph that is only a picture or a film, with the options of the question above it below."""
    here = document.blocks[index : index + 2]
    if len(here) < 2 or here[0].kind != "paragraph" or not _PICTURE.match(here[0].text):
        return False
    return options_at(document, here[1]) is not None


_PICTURE = regex(r"[ \t]{0,3}!\[[^\[\]\n]*\]\([^()\n]*\)[ \t]*\Z")


def _bounded(start: Start, limit: int) -> Start:
    return start if start.limit <= limit else replace(start, limit=limit)


def _folded(document: Document, details: Sequence[Details]) -> list[tuple[int, int]]:
    """The line ranges of elements that hold one answer: no question starts inside them."""
    ranges = []
    flat = _has_flat(details)
    for found in details:
        if found.hides_answer or not _groups(document, found, flat=flat):
            ranges.append((found.opens[0], found.closes))
        else:
            ranges += _folded(document, found.children)
    return ranges


def _groups(document: Document, found: Details, *, flat: bool) -> bool:
    """True for an element that holds questions: its summary is a heading or empty, or it holds several that ask.

    One with text above those it holds asks itself, if an element beside it is `flat`: it holds only an answer.
    """
    if found.asks:
        return False
    if looks_like_question(found.summary):
        return False
    if found.heading or not found.summary:
        return True
    if len(_asking(found)) < 2:
        return False
    return not (flat and says_first(document, found))


def _has_flat(details: Sequence[Details]) -> bool:
    """True if one of the elements has a summary, and holds no element with a summary of its own."""
    return any(found.summary and not _asking(found) for found in details)


def _asking(found: Details) -> list[Details]:
    """The elements in an element that have a summary of their own, other than `Answer`."""
    return [child for child in found.children if not child.hides_answer and child.summary]


def _paragraph(
    document: Document, piece: Piece, after: Piece | None, hidden: frozenset[int], linked: frozenset[str]
) -> list[Start]:
    line = document.lines[piece.start]
    if piece.kind in ("question", "cloze"):
        return [
            Start("label", piece.start, piece.end, Text(""), len(document.lines), True, True,
                  _short_card(document, piece, after), body=True, piece=piece, within=_is_within(document, piece))
        ]  # fmt: skip
    whole = piece.label is None and piece.block.start == piece.start
    if whole and (leads := lead_lines(document, piece.start, piece.end)):
        return leads
    line, said = from_line(line)
    found = bold_question([line, *document.lines[piece.start + 1 : piece.end]]) if piece.label is None else None
    if found is not None:
        line, bold, count = found
        if after is not None and is_contents(after.block):
            return []
        cleaned, _, _ = clean_question(line.strip(), numbered=True)
        end = piece.start + count
        body = piece.end > end or (after is not None and after.block.kind not in ("heading", "rule"))
        marked = piece.end == end and after is not None and after.start in hidden
        return [
            Start("bold", piece.start, end, question_text(document, piece.start, cleaned),
                  len(document.lines), looks_like_question(line.strip()), False, marked,
                  bare_letters(cleaned) in linked, bool(number_of(bold.group(2))), body, attributes=said, piece=piece)
        ]  # fmt: skip
    if piece.block.start == piece.start and (lead := lead_term(document, piece.start, None)):
        return [lead]
    meaning = _meaning_line(document, piece, after) if piece.block.start == piece.start else 0
    if meaning:
        term = re.sub(r"^\[([^\[\]]+)\](?:\{[^{}]*\})?$", r"\1", line.strip())
        term = re.sub(r"<[^<>]*>|(?<!\s)\s*+\{#[^{}]*\}$", "", term).strip()
        text = question_text(document, piece.start, term)
        return [
            Start("term", piece.start, meaning, text, len(document.lines), False, True, True,
                  body=True, piece=piece)
        ]  # fmt: skip
    return []


def _meaning_line(document: Document, piece: Piece, after: Piece | None) -> int:
    """The line with the meaning of a term, `: what it is`: the second one of its paragraph, or below blank lines."""
    if piece.end > piece.start + 1:
        line = piece.start + 1
    elif after is not None and after.block.kind == "paragraph" and _WORD.match(document.lines[piece.start]):
        line = after.start
    else:
        return 0
    said = document.lines[line]
    return line if _TERM.match(said.lstrip()) and len(said) - len(said.lstrip()) < 4 else 0


def _is_within(document: Document, piece: Piece) -> bool:
    """True if the first line of a labelled question asks, and other lines of its paragraph that do not are below it."""
    asked, *rest = document.lines[piece.start : piece.end]
    return bool(rest) and looks_like_question(asked) and not any(map(looks_like_question, rest))


def _short_card(document: Document, piece: Piece, after: Piece | None) -> bool:
    """True for `Q:` with its `A:`, and `C:` with a gap, at the left edge: a card in any place."""
    line = document.lines[piece.start]
    if line.startswith("C:"):
        return any(_GAP.search(document.lines[number]) for number in range(piece.start, piece.end))
    return line.startswith("Q:") and after is not None and document.lines[after.start].startswith("A:")


def _with_forgotten_gaps(document: Document, starts: list[Start]) -> list[Start]:
    """The starts. If some `C:` lines have gaps, all count as clozes, so that missing gaps are reported.

    A `C:` below a `B:` is an option instead.
    """
    clozes = [n for n, s in enumerate(starts) if s.piece and s.piece.kind == "cloze"]
    if not any(starts[n].marked for n in clozes):
        return starts
    for n in clozes:
        start = starts[n]
        lines = document.lines[max(0, start.start - 3) : start.start]
        above = next((line for line in reversed(lines) if line.strip()), "")
        own = start.piece is not None and start.piece.block.start == start.start
        if own and document.lines[start.start].startswith("C:") and not above.startswith("B:"):
            starts[n] = replace(start, marked=True)
    return starts


def _details(document: Document, found: Details, linked: frozenset[str], *, flat: bool) -> list[Start]:
    """The questions of an element: itself or, if it only groups others, those inside it."""
    if found.hides_answer:
        return []
    if _groups(document, found, flat=flat):
        flat = _has_flat(found.children)
        inner = [start for child in found.children for start in _details(document, child, linked, flat=flat)]
        return inner + box_starts(document, found.children, linked)
    if found.asks:
        return []
    text, _, label = clean_question(found.summary, numbered=True)
    line = min(found.summary_starts[0], len(document.lines) - 1)
    while (
        line < len(document.lines) - 1
        and not document.lines[line][found.summary_starts[1] if line == found.summary_starts[0] else 0 :].strip()
    ):
        line += 1
    question = question_text(document, line, text)
    asks = looks_like_question(found.summary)
    body = found.ends > found.inside
    in_contents = bare_letters(text) in linked
    sign = LIKELY if body and not asks and not in_contents and is_task(found.summary) else 0.0
    return [
        Start("details", found.opens[0], max(found.inside[0], found.opens[0]) + 1, question, found.closes,
              asks, label is not None, False, in_contents, body=body, details=found, sign=sign)
    ]  # fmt: skip
