"""A document in no particular dialect -> its notes, found by the repeated shapes of its questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial

from deckpress.compare import letters
from deckpress.diagnostics.catalogue.reading import UNANSWERED
from deckpress.frozen import replace
from deckpress.reading.choice.compete import Choice, Known, compete
from deckpress.reading.choice.document_kinds import linked_words
from deckpress.reading.choice.page import Page, page_of
from deckpress.reading.choice.topics import Layout, is_for_study, layout_of
from deckpress.reading.keys.answer_keys import find_keys
from deckpress.reading.keys.booked_keys import book_keys, without_keys
from deckpress.reading.notes.false_answers import withdraw_false_answers
from deckpress.reading.notes.subjects import add_subjects
from deckpress.reading.notes.walk import walk
from deckpress.reading.parts.details import find_details
from deckpress.reading.parts.outline import looks_like_question, plain_title
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.parts.signs import SURE
from deckpress.reading.reports.doubt import (
    contents_of,
    is_held_back,
    level_of_topics,
    report_doubt,
    report_title,
    weighed_of,
)
from deckpress.reading.reports.hidden_questions import report_hidden_questions, report_nested_questions
from deckpress.reading.reports.left_out import report_boxes_left_out, report_left_out, report_questions, report_rivals
from deckpress.reading.reports.left_terms import report_left_terms, report_titles_left
from deckpress.reading.reports.letter_labels import report_letters
from deckpress.reading.reports.lost_answers import report_answers, report_short_keys
from deckpress.reading.reports.matching_tables import report_matching_tables
from deckpress.reading.reports.odd_items import report_odd_items
from deckpress.reading.reports.shape_words import shape_words
from deckpress.reading.reports.swallowed_questions import report_swallowed
from deckpress.reading.reports.task_lists import report_boxes
from deckpress.reading.reports.tasks_in_answers import report_tasks_in_answers
from deckpress.reading.reports.unmarked_lists import report_unmarked_lists
from deckpress.reading.reports.web_exercises import report_web_exercises
from deckpress.reading.rewriters.checked_terms import are_checked_terms
from deckpress.reading.rewriters.fault_sections import with_faults_among_questions
from deckpress.reading.rewriters.front_titles import with_asking_title
from deckpress.reading.rewriting import rewrite
from deckpress.reading.settings.frontmatter import NO_QUESTIONS, Settings
from deckpress.reading.starts.answer_terms import GLOSSARY_TITLE
from deckpress.reading.starts.boxed_headings import within_boxes
from deckpress.reading.starts.candidates import find_starts
from deckpress.reading.starts.chapter_quizzes import quiz_lines
from deckpress.reading.starts.outlines import with_outline
from deckpress.reading.starts.statement_starts import is_instruction
from deckpress.reading.starts.term_sections import names_terms
from deckpress.reading.text.container_texts import without_marks
from deckpress.reading.text.labelled_pieces import Piece, pieces_of
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Document


def read_shapes(ledger: Ledger, settings: Settings, *, terms: bool = False) -> tuple[str, str]:
    """Books a document by its shapes; returns its title, and the chosen shapes with the reasons for them.

    With `terms`, it holds terms and their meanings, whatever its title.
    """
    document = _rewritten(ledger, settings)
    found = _candidates(ledger, settings)
    keys = find_keys(document, found)
    starts = without_keys(found, keys)
    title = title_of(starts, settings.questions)
    name = settings.title or (title.title if title else "")
    terms_only = terms
    terms = terms or bool(GLOSSARY_TITLE.search(name)) or are_checked_terms(document.source.text)
    layout = None if settings.guess else cache(partial(layout_of, document, settings.title))
    pieces = pieces_of(document)
    page = page_for(document, starts, pieces, [line for key in keys for line in key.lines], layout)
    only = (lambda group: group.shape in TERMS or group.sign >= SURE) if terms_only else None
    answered = quiz_lines(document, starts).union(line for key in keys for line in key.answers)
    chosen = compete(document, starts, page, title, Known(settings.questions, terms, names_terms(name), only, answered))
    keyed = book_keys(ledger, keys, chosen.starts)
    walk(ledger, starts, chosen, title, settings.tags, keyed)
    withdraw_false_answers(ledger)
    add_subjects(ledger)
    if not settings.questions and not terms_only:
        ledger.guessed = report_doubt(ledger, chosen, name, layout)
        if not settings.guess and document.first < settings.lines and report_title(ledger, chosen.starts):
            ledger.guessed = True
    ledger.weighed = weighed_of(chosen)
    if not chosen.starts:
        ledger.holds = contents_of(document, chosen.groups)
        ledger.topics, ledger.held_back = level_of_topics(chosen), is_held_back(chosen)
    report_rivals(ledger, starts, chosen)
    report_left_out(ledger, starts, chosen)
    if not (settings.questions or terms_only):
        report_questions(ledger, starts, chosen)
        report_boxes_left_out(ledger)
        report_answers(ledger, pieces)
        report_left_terms(ledger, starts, chosen)
        report_titles_left(ledger, starts, chosen)
        report_hidden_questions(ledger, chosen)
        report_nested_questions(ledger, starts, chosen)
        report_swallowed(ledger, chosen.starts)
        report_letters(ledger, chosen.starts)
    _report_exercises(ledger)
    report_boxes(ledger, chosen.starts)
    report_unmarked_lists(ledger)
    report_odd_items(ledger, chosen)
    report_short_keys(ledger, pieces)
    if settings.asked and all(letters(note.question.flat) != letters(settings.asked) for note in ledger.notes):
        ledger.report(ledger.document, UNANSWERED, ledger.document.first, question=short(settings.asked))
    without_marks(ledger)
    used = Counter(start.shape for start in chosen.starts)
    described = ", ".join(f"{shape_words(shape)} ({chosen.why.get(shape, '')})" for shape, _ in used.most_common())
    return plain_title(title.title) if title else "", described


def _rewritten(ledger: Ledger, settings: Settings) -> Document:
    """The document as the readers know it, with the question of its front matter."""
    ledger.document = with_asking_title(ledger.document, settings.title, settings.asked)
    if not settings.questions:
        ledger.document = with_faults_among_questions(ledger.document)
    return rewrite(ledger)


def _report_exercises(ledger: Ledger) -> None:
    """Reports exercises that are not read, and those without answers."""
    report_web_exercises(ledger)
    report_matching_tables(ledger)
    report_tasks_in_answers(ledger)


def _candidates(ledger: Ledger, settings: Settings) -> list[Start]:
    """The candidates of a document that is rewritten."""
    document = ledger.document
    found = find_starts(document, linked_words(document), level=settings.questions)
    if not settings.questions and is_for_study(document, settings.title):
        found = with_outline(document, found)
    return within_boxes(document, found, ledger.titled_boxes)


WITHOUT_QUESTIONS = "none (questions: none)"
"""How a document was read whose author says that it holds no questions."""


def book_prose(ledger: Ledger) -> tuple[str, str]:
    """Books a document whose author says that it holds no questions; returns its title, and why nothing was read."""
    document = ledger.document
    starts = find_starts(document, frozenset(), level=NO_QUESTIONS)
    title = title_of(starts, 0)
    walk(ledger, starts, Choice(), title, (), {})
    return plain_title(title.title) if title else "", WITHOUT_QUESTIONS


def page_for(
    document: Document,
    starts: Sequence[Start],
    pieces: Sequence[Piece],
    keys: Sequence[int],
    layout: Callable[[], Layout] | None = None,
) -> Page:
    """The basis for costs: text, labels, options and hidden answers. `pieces` are those of the document."""
    used = frozenset(keys)
    pieces = [piece for piece in pieces if piece.start not in used]
    answers = [piece.start for piece in pieces if piece.kind == "answer"]
    answers += [found.opens[0] for found in find_details(document) if found.hides_answer]
    asking = [start.start for start in starts if start.labelled or start.marked]
    labels = [piece.start for piece in pieces if piece.kind == "question"]
    worded = [s.start for s in starts if s.asks and s.body and (s.is_heading or s.shape == "bold")]
    return replace(page_of(document, asking, answers, labels, keys, layout), worded=tuple(worded))


def title_of(starts: Sequence[Start], fixed_level: int) -> Start | None:
    """The heading that is the title of a document; None if there is none."""
    headings = [start for start in starts if start.is_heading]
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != 1 or headings[0] is not tops[0] or fixed_level == 1:
        return None
    others = [start for start in starts if start is not tops[0] and (start.labelled or start.asks)]
    if looks_like_question(tops[0].text.markdown) and not others and not is_instruction(tops[0].text.markdown):
        return None
    return tops[0]
