"""A document -> every place where a question might start, in any shape; `compete` picks from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import replace
from deckpress.reading.parts.bold_choices import with_bold_choices
from deckpress.reading.parts.details import Details, find_details
from deckpress.reading.parts.furniture import is_contents_block
from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.question_starts import (
    Ranges,
    Start,
    with_own_signs,
)
from deckpress.reading.parts.tables import row_starts
from deckpress.reading.starts.answer_terms import answer_terms, without_inner_terms
from deckpress.reading.starts.asked_starts import with_asked
from deckpress.reading.starts.bare_exercises import without_exercises
from deckpress.reading.starts.bold_runs import with_bold_runs
from deckpress.reading.starts.bold_subtitles import with_subtitles
from deckpress.reading.starts.box_starts import box_starts
from deckpress.reading.starts.captions import without_captions, without_introductions, without_properties
from deckpress.reading.starts.cases_below_headings import with_cases_below_headings
from deckpress.reading.starts.class_notes import without_class_notes
from deckpress.reading.starts.code_starts import code_starts
from deckpress.reading.starts.colon_terms import with_colon_terms
from deckpress.reading.starts.counted_bold import with_asides
from deckpress.reading.starts.defined_headings import with_defined_headings
from deckpress.reading.starts.details_starts import (
    details_starts,
    folded_lines,
    has_flat,
    with_tasks_beside_questions,
)
from deckpress.reading.starts.endpoints import with_endpoints
from deckpress.reading.starts.folded_starts import with_folded
from deckpress.reading.starts.gap_starts import gap_starts, gaps_of_headings
from deckpress.reading.starts.heading_starts import answered_ranges, heading_starts, with_scenarios
from deckpress.reading.starts.headings_of_questions import with_headings_of_questions
from deckpress.reading.starts.html_tables import html_rows
from deckpress.reading.starts.index_letters import with_index
from deckpress.reading.starts.lettered_headings import with_lettered_headings
from deckpress.reading.starts.list_items import item_starts
from deckpress.reading.starts.listed_again import with_listed_again
from deckpress.reading.starts.lone_lists import answered_lists, is_above_next, labelled_lists, with_bare_lists
from deckpress.reading.starts.numbered_runs import with_runs
from deckpress.reading.starts.open_points import without_open_points
from deckpress.reading.starts.paired_headings import with_paired_headings
from deckpress.reading.starts.pairs import announced_blocks, item_pairs
from deckpress.reading.starts.paragraph_starts import paragraph_starts, with_forgotten_gaps
from deckpress.reading.starts.plain_starts import plain_starts
from deckpress.reading.starts.quoted_starts import quoted_starts
from deckpress.reading.starts.quoted_terms import with_quoted_terms
from deckpress.reading.starts.records import without_records
from deckpress.reading.starts.repeated_labels import without_counted_parts, without_repeated_labels
from deckpress.reading.starts.scenarios_above import with_scenarios_above
from deckpress.reading.starts.set_tasks import with_set_tasks
from deckpress.reading.starts.spaced_groups import spaced_starts
from deckpress.reading.starts.statement_starts import open_statements, statement_starts
from deckpress.reading.starts.tables_alike import with_tables_alike
from deckpress.reading.starts.task_headings import with_tasks
from deckpress.reading.starts.tasks_again import with_tasks_again
from deckpress.reading.starts.term_sections import with_bare_terms, with_term_sections
from deckpress.reading.starts.texts_below_rules import with_texts_below_rules
from deckpress.reading.starts.told_headings import with_told_headings
from deckpress.reading.starts.topic_items import with_topic_items
from deckpress.reading.starts.topics_above import with_topics_above
from deckpress.reading.starts.trailing_answers import with_trailing_answers
from deckpress.reading.starts.translated_terms import with_translated_terms
from deckpress.reading.starts.two_scripts import with_two_scripts
from deckpress.reading.starts.wrapped_pairs import paragraph_pairs
from deckpress.reading.text.labelled_pieces import Piece, pieces_of, teaser_lines
from deckpress.reading.text.part_marks import bounds
from deckpress.reading.text.tree import Document
from deckpress.regex import regex


def find_starts(document: Document, linked: frozenset[str], *, level: int = 0) -> list[Start]:
    """Every candidate of a document, in order of lines; `linked` are the texts of its table of contents.

    `level` is that of the questions if the author names it (see `Settings`), so that headings such as `Answer` count
    as well; otherwise 0.
    """
    fixed = level != 0
    details = find_details(document)
    folded = Ranges(folded_lines(document, details))
    hidden = frozenset(found.opens[0] for found in details if found.hides_answer and not found.label)
    starts = heading_starts(document, folded, hidden, linked, fixed=fixed)
    if not fixed:
        starts = with_scenarios(document, starts)
    answered = Ranges(answered_ranges(starts, len(document.lines)))
    lone = with_bare_lists(document, answered_lists(document.blocks, hidden) | labelled_lists(document))
    starts += _in_lists_and_tables(document, linked, lambda line: folded.holds(line) or answered.holds(line), lone)
    starts = with_translated_terms(document, starts)
    pieces = pieces_of(document)
    teasers = teaser_lines(pieces)

    def skips(piece: Piece) -> bool:
        inside = folded.holds(piece.start) or (piece.label is None and answered.holds(piece.start))
        return piece.block.kind != "paragraph" or piece.start in teasers or inside

    starts += _in_paragraphs(document, pieces, skips, hidden, linked)
    if not fixed:
        starts = with_bold_choices(document, starts)
        starts = with_asked(document, pieces, starts, hidden, linked, skips)
        starts = with_cases_below_headings(
            document, with_scenarios_above(document, with_texts_below_rules(document, starts))
        )
        starts += quoted_starts(document, frozenset(start.start for start in starts), linked)
        starts += code_starts(document, details, frozenset(start.start for start in starts))
        starts = with_trailing_answers(
            document, with_folded(document, [found for found in details if not found.label], starts)
        )
    starts = with_topic_items(document, with_runs(document, starts))
    starts = with_asides(document, with_bold_runs(document, starts))
    starts = with_subtitles(document, starts)
    starts = with_forgotten_gaps(document, starts)
    labelled = {start.start for start in starts if start.labelled}
    gaps = [start for start in _gaps(document, folded, level) if start.start not in labelled]
    starts = with_own_signs(document, starts) + gaps
    starts += _in_details(document, details, linked)
    starts = with_tasks_beside_questions(starts) + box_starts(document, details, linked)
    if not fixed:
        headed = with_headings_of_questions(document, starts)
        starts = _with_signless(document, with_set_tasks(document, with_tasks(document, with_told_headings(headed))))
    ordered = with_lettered_headings(without_repeated_labels(_without_asides(document, _in_order(document, starts))))
    return ordered if fixed else _with_terms(document, without_counted_parts(ordered))


def _in_paragraphs(
    document: Document,
    pieces: Sequence[Piece],
    skips: Callable[[Piece], bool],
    hidden: frozenset[int],
    linked: frozenset[str],
) -> Iterator[Start]:
    """The candidates in paragraphs, except those in pieces that are skipped."""
    terms = answer_terms(document, pieces)
    announced = announced_blocks(document)
    for piece, after in pairwise((*pieces, None)):
        if piece is None or skips(piece):
            continue
        own = replace(piece, label=None) if piece.start in terms else piece
        yield from paragraph_starts(document, own, after, hidden, linked)
        if own.label is None:
            judged = list(statement_starts(document, own.own_block))
            yield from judged or ([] if own.block.start in announced else paragraph_pairs(document, own.own_block))
            yield from open_statements(document, own.own_block)


def _in_details(document: Document, details: Sequence[Details], linked: frozenset[str]) -> Iterator[Start]:
    """The candidates in folded texts; those in lists belong to their items."""
    flat = has_flat(details)
    for found in details:
        line = found.opens[0]
        if not any(block.kind == "list" for block in document.blocks_on(line, line + 1)):
            yield from details_starts(document, found, linked, flat=flat)


def _with_terms(document: Document, ordered: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, without tasks and topics that are no cards, with the terms of glossaries."""
    ordered = with_endpoints(document, without_exercises(document, ordered))
    starts = with_bare_terms(document, with_topics_above(ordered))
    starts = with_colon_terms(document, with_quoted_terms(document, with_paired_headings(document, starts)))
    return with_term_sections(document, with_index(with_defined_headings(document, starts)))


def _with_signless(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with those that only the rest of the document shows: plain lines, and rows of tables alike.

    The lines of records and open questions about topics are left out.
    """
    starts = without_open_points(document, without_records(document, starts))
    signless = spaced_starts(document, starts) or plain_starts(document, starts)
    again = with_tasks_again(document, with_listed_again(document, [*starts, *signless]))
    return with_tables_alike(document, with_two_scripts(document, again))


def _without_asides(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without captions, notes to a class and titles of introductions."""
    starts = without_properties(document, without_captions(starts))
    return without_class_notes(document, without_introductions(document, starts))


def find_native(document: Document, *, level: int) -> list[Start]:
    """The candidates of the native syntax alone: headings, labelled lines, numbered gaps and callouts that ask.

    `level` is that of the questions if the author names it, otherwise 0.
    """
    details = find_details(document)
    folded = Ranges(folded_lines(document, details))
    hidden = frozenset(found.opens[0] for found in details if found.hides_answer and not found.label)
    starts = heading_starts(document, folded, hidden, frozenset(), fixed=True)
    pieces = pieces_of(document)
    for piece, after in pairwise((*pieces, None)):
        if piece is not None and piece.kind in ("question", "cloze") and not folded.holds(piece.start):
            starts += paragraph_starts(document, piece, after, hidden, frozenset())
    starts = with_own_signs(document, with_forgotten_gaps(document, starts))
    labelled = {start.start for start in starts if start.labelled}
    starts += [start for start in _gaps(document, folded, level) if start.start not in labelled]
    return _in_order(document, [*starts, *box_starts(document, details, frozenset())])


def _gaps(document: Document, folded: Ranges, level: int) -> Iterator[Start]:
    """The clozes without a label, outside elements that hold one answer."""
    one_note = gaps_of_headings(document, level)
    for block in document.blocks:
        if not (folded.holds(block.start) or one_note.holds(block.start)):
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
