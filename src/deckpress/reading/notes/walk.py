"""The chosen questions of a document -> notes; everything between them -> its use."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from deckpress.diagnostics.catalogue.reading import TEXT_BELOW_RULE
from deckpress.frozen import replace
from deckpress.reading.answers.beside_answers import says_why_above_answers
from deckpress.reading.answers.bodies import boundary
from deckpress.reading.choice.compete import Choice
from deckpress.reading.keys.key_questions import is_bare_task
from deckpress.reading.keys.key_values import Keyed
from deckpress.reading.notes.between import book_between
from deckpress.reading.notes.closings import closing_texts
from deckpress.reading.notes.footers import footer_lines
from deckpress.reading.notes.heads import Context
from deckpress.reading.notes.kept_questions import MOST, KeptQuestions
from deckpress.reading.notes.loose_titles import titles_above
from deckpress.reading.notes.questions import make_question
from deckpress.reading.notes.sections import sections_of
from deckpress.reading.notes.texts_for_next import TextsForNext, report_text
from deckpress.reading.notes.unanswered import forget_repeated, unanswered
from deckpress.reading.parts.asking_lists import asked_between_pairs
from deckpress.reading.parts.details import Details, find_details
from deckpress.reading.parts.furniture import link_lines, repeated_blocks, repeated_orphans
from deckpress.reading.parts.hints import names_addition, names_hint
from deckpress.reading.parts.outline import bare_letters
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.chapter_quizzes import end_of_answer, quiz_sections
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Document


def walk(
    ledger: Ledger,
    starts: Sequence[Start],
    choice: Choice,
    title: Start | None,
    tags: tuple[str, ...],
    keyed: Mapping[int, Keyed],
) -> None:
    """Books every line of the document: the questions, their sections, and what is between them.

    In the native syntax, what becomes of a question does not depend on others: nothing is furniture or
    hides an answer because it repeats, and no answer ends at the title of a quiz.
    """
    document = ledger.document
    headings = [start for start in starts if start.is_heading]
    chosen = choice.starts
    common = Context(keyed=keyed) if ledger.native else _common(document, chosen, keyed)
    repeated = frozenset[str]() if ledger.native else repeated_orphans(document.blocks)
    if not ledger.native:
        _find_furniture(ledger, headings, chosen)
    sections = sections_of(document, headings, {id(start) for start in chosen}, title, ledger.framed)
    quizzes = {} if ledger.native else quiz_sections(document, chosen, headings, title, keyed)
    few = len(chosen) <= MOST
    kept = KeptQuestions(ledger, ledger.kept, sorted(repeated)) if ledger.kept is not None and few else None
    parts = frozenset[int]() if ledger.native else titles_above(ledger, chosen, repeated)
    footer, doubtful = (len(document.lines), -1) if ledger.native else footer_lines(document, chosen)
    if doubtful >= 0:
        ledger.report(document, TEXT_BELOW_RULE, doubtful, text=short(document.lines[doubtful].strip()))
    closings = {} if ledger.native or keyed else closing_texts(document, chosen, headings)
    texts = None if ledger.native else TextsForNext(document, chosen)
    told: set[int] = set()
    position = document.first
    for number, start in enumerate(chosen):
        for line, words in asked_between_pairs(document, chosen[number - 1] if number else None, start, position):
            book_between(ledger, document, position, line)
            unanswered(ledger, document, line, line + 1, words)
            position = line + 1
        book_between(ledger, document, position, start.start, above_item=start.shape == "item")
        if texts is not None and (not number or position < start.start) and position not in told:
            texts.report(ledger, position, start.start)
        end = boundary(document, start, headings, chosen)
        following = chosen[number + 1] if number + 1 < len(chosen) else None
        if not ledger.native:
            end = min(
                end_of_answer(document, start, end, following, keyed, parts), footer, closings.get(start.start, end)
            )
        if (
            texts is not None
            and following is not None
            and (below := texts.begin(start, end, following, number + 2)) < end
        ):
            report_text(ledger, below)
            told.add(below)
            end = below
        section, section_tags = sections(start.start)
        section = quizzes.get(start.start, section)
        context = replace(common, section=section, tags=tuple(dict.fromkeys((*tags, *section_tags))))
        if start.details is not None or start.shape == "row":  # it may begin on the line on which the one before ends
            ledger.elsewhere = frozenset(range(start.start + 1, position + 1))
        last = number == len(chosen) - 1
        make = partial(make_question, start=start, end=end, context=context, repeated=repeated, last=last)
        if kept is None:
            make(ledger)
        else:
            kept.book(start, end, context, make, last=last)
        ledger.elsewhere = frozenset()
        ledger.shapes += [start.shape] * (len(ledger.notes) - len(ledger.shapes))
        position = max(end, position)
    book_between(ledger, document, position, len(document.lines))
    forget_repeated(ledger)


def _find_furniture(ledger: Ledger, headings: Sequence[Start], chosen: Sequence[Start]) -> None:
    """Finds what the document repeats and, if it has cards, the titles that a table of contents may name."""
    ledger.repeated = repeated_blocks(ledger.document)
    ledger.link_lines = link_lines(ledger.document)
    if chosen:
        ledger.asked_below = {bare_letters(start.text.flat): start.start for start in (*headings, *chosen)}


def _common(document: Document, chosen: Sequence[Start], keyed: Mapping[int, Keyed]) -> Context:
    """What all notes of a document have in common."""
    return Context(
        hiding=_hiding(document, chosen),
        keyed=keyed,
        says_why=says_why_above_answers(document),
        solves_tasks=_solves_tasks(chosen, keyed),
    )


def _solves_tasks(chosen: Sequence[Start], keyed: Mapping[int, Keyed]) -> bool:
    """True if a key answers two headings such as `Exercise 3` or more, and at least half of them."""
    solved = sum(1 for answer in keyed.values() if answer.task)
    bare = sum(1 for start in chosen if start.is_heading and is_bare_task(start.title)) if solved > 1 else 0
    return solved > 1 and 2 * solved >= bare


def _hiding(document: Document, chosen: Sequence[Start]) -> frozenset[str]:
    """Summaries that hide the answers of most questions, whatever their language: `ver`, `показать`, `정답`.

    What is folded as `Example` or `More` below other text adds to the answer above it.
    """

    def adds(found: Details) -> bool:
        line = found.opens[0]
        above = bisect_left(chosen, line, key=lambda start: start.start) - 1
        between = range(chosen[above].end, line) if above >= 0 else ()
        return names_addition(found.summary) and any(document.lines[number].strip() for number in between)

    spots = {start.details.opens for start in chosen if start.details and start.item is None}
    folded = (d for d in find_details(document) if d.opens not in spots and not (names_hint(d.summary) or adds(d)))
    summaries = Counter(d.summary for d in folded)
    others = sum(1 for start in chosen if start.details is None)
    return frozenset(s for s, count in summaries.items() if s and count >= 2 and count >= 0.6 * others)
