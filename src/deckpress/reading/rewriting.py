"""Other ways to write questions, options and answers -> those that the readers know.

Each rewriter returns the document itself, or the same document with other text on some lines; places in the file do
not change. The order counts: each works on what those before it have written.
"""

from __future__ import annotations

from collections.abc import Callable

from deckpress.reading.answer_headings import with_labels
from deckpress.reading.answer_letters import with_colons
from deckpress.reading.answers_in_sentences import with_labels_for_sentences
from deckpress.reading.answers_said_right import with_answers_above_remarks
from deckpress.reading.asking_quotes import with_plain_quotes
from deckpress.reading.bare_items import with_bare_items_apart
from deckpress.reading.bare_options import with_listed_options
from deckpress.reading.bold_labels import with_colons_behind_labels
from deckpress.reading.bold_numbers import with_plain_item_numbers
from deckpress.reading.bold_options import with_bold_letters, with_bold_options
from deckpress.reading.boxes_over_code import with_boxes_over_code
from deckpress.reading.bracketed_labels import with_labels_out_of_brackets
from deckpress.reading.bulleted_numbers import with_plain_numbers
from deckpress.reading.colon_options import with_options_without_colons
from deckpress.reading.containers import open_containers
from deckpress.reading.counted_labels import with_counted_questions
from deckpress.reading.details_apart import with_details_apart
from deckpress.reading.empty_items import with_answers_of_empty_items
from deckpress.reading.entry_levels import with_entries_at_one_level
from deckpress.reading.exercise_labels import with_labelled_exercises
from deckpress.reading.fallen_answers import with_plain_headings
from deckpress.reading.flat_options import with_bold_questions
from deckpress.reading.glued_questions import without_glue
from deckpress.reading.heading_pairs import with_own_answers
from deckpress.reading.html_boxes import with_markdown_boxes
from deckpress.reading.html_lines import with_markdown_lines
from deckpress.reading.html_lists import with_lists_of_html
from deckpress.reading.html_marks import with_options_of_html
from deckpress.reading.indented_lists import without_indents
from deckpress.reading.judged_above import with_judged_questions
from deckpress.reading.judged_items import with_labels_for_judgements
from deckpress.reading.keycap_numbers import with_numbers_for_keycaps
from deckpress.reading.keys_in_fences import with_keys_unfenced
from deckpress.reading.label_emphasis import with_plain_labels
from deckpress.reading.labelled_items import with_labels_unlisted
from deckpress.reading.labelled_scenarios import with_labels_above_scenarios
from deckpress.reading.labels_alone import with_labels_taken
from deckpress.reading.lazy_answers import with_answers_apart, with_rules_apart
from deckpress.reading.learning_systems import with_plain_exports
from deckpress.reading.ledger import Ledger
from deckpress.reading.left_comments import with_comments_inside
from deckpress.reading.lettered_pairs import with_lettered_pairs
from deckpress.reading.letters_in_gaps import with_filled_gaps
from deckpress.reading.liascript import with_lia_quizzes
from deckpress.reading.lone_numbers import with_numbers_in_front
from deckpress.reading.marked_lines import with_listed_lines
from deckpress.reading.marked_questions import with_labels_for_marks
from deckpress.reading.mixed_letters import with_one_alphabet
from deckpress.reading.named_parts import with_named_parts
from deckpress.reading.numbered_tasks import with_numbered_questions
from deckpress.reading.numbers_ahead import with_numbers_behind_words
from deckpress.reading.numbers_with_points import with_question_labels
from deckpress.reading.odd_blanks import with_plain_blanks
from deckpress.reading.odd_boxes import with_plain_boxes
from deckpress.reading.odd_letters import with_plain_letters
from deckpress.reading.options_in_fences import with_options_unfenced
from deckpress.reading.own_answers import with_right_answers_alone
from deckpress.reading.part_titles import with_headings
from deckpress.reading.points_of_answers import with_listed_answers
from deckpress.reading.question_types import without_question_types
from deckpress.reading.quoted_questions import without_quotes
from deckpress.reading.remarks_below_options import with_remarks_as_marks
from deckpress.reading.right_wrong_lists import with_boxes_by_label
from deckpress.reading.scenario_labels import with_scenarios_asked
from deckpress.reading.section_titles import with_section_headings
from deckpress.reading.several_ticks import with_boxes_for_ticks
from deckpress.reading.short_indents import with_full_indents
from deckpress.reading.sides import with_sides_as_labels
from deckpress.reading.sign_labels import with_labels_for_signs
from deckpress.reading.signed_lists import with_boxes_for_signs
from deckpress.reading.small_print import with_small_print_apart
from deckpress.reading.spaced_marks import with_tight_marks
from deckpress.reading.spoiler_gaps import with_gaps_for_spoilers
from deckpress.reading.ticked_headings import with_answers
from deckpress.reading.tight_headings import with_loose_headings
from deckpress.reading.tight_numbers import with_blanks
from deckpress.reading.titled_questions import with_titled_questions
from deckpress.reading.topic_lists import with_topic_headings
from deckpress.reading.trailing_breaks import with_plain_breaks
from deckpress.reading.trailing_crosses import with_ticked_crosses
from deckpress.reading.tree import Document
from deckpress.reading.unlabelled_questions import with_labels_for_questions
from deckpress.reading.unlisted_labels import with_known_labels
from deckpress.reading.verdicts import with_boxes_for_verdicts

Rewriters = tuple[Callable[[Document], Document], ...]
_HEADINGS: Rewriters = (
    with_tight_marks,
    with_numbers_behind_words,
    with_full_indents,
    with_sides_as_labels,
    with_colons_behind_labels,
    with_plain_numbers,
    with_plain_item_numbers,
    with_plain_breaks,
    with_labels_for_signs,
    with_labels_out_of_brackets,
    with_labels_for_judgements,
    with_numbers_for_keycaps,
    with_plain_letters,
    with_options_without_colons,
    with_details_apart,
    with_loose_headings,
    with_question_labels,
    with_plain_exports,
    with_right_answers_alone,
    with_plain_boxes,
    with_entries_at_one_level,
    with_answers_of_empty_items,
)
"""Text below closed elements, headings, and answers that continue empty items."""
_OPTIONS: Rewriters = (
    with_options_unfenced,
    with_keys_unfenced,
    with_labels_unlisted,
    with_plain_headings,
    with_lia_quizzes,
    with_labels_taken,
    with_named_parts,
    with_boxes_over_code,
    with_boxes_by_label,
    with_remarks_as_marks,
    with_listed_lines,
    with_ticked_crosses,
    with_plain_blanks,
    with_filled_gaps,
    with_gaps_for_spoilers,
    with_lists_of_html,
    with_one_alphabet,
    with_topic_headings,
    with_bold_questions,
    with_options_of_html,
    with_bold_letters,
    with_markdown_boxes,
    with_rules_apart,
    with_numbers_in_front,
)
"""Options, boxes and gaps."""
_LABELS: Rewriters = (
    without_indents,
    with_blanks,
    with_plain_labels,
    with_colons,
    with_labels_for_sentences,
)
"""Indents, numbers and labels."""
_ANSWERS: Rewriters = (
    with_markdown_lines,
    with_listed_options,
    with_judged_questions,
    with_boxes_for_signs,
    with_boxes_for_ticks,
    with_boxes_for_verdicts,
    without_quotes,
    with_plain_quotes,
    with_labels_for_marks,
    with_answers,
    with_answers_above_remarks,
    with_own_answers,
    with_labels,
    with_labelled_exercises,
    with_titled_questions,
    with_known_labels,
    with_labels_for_questions,
    with_counted_questions,
    with_numbered_questions,
    with_headings,
    with_section_headings,
    with_scenarios_asked,
    with_labels_above_scenarios,
)
"""Answers and their labels, once containers are open."""
_EDGES: Rewriters = (
    with_details_apart,
    without_glue,
    with_answers_apart,
    with_bare_items_apart,
)
"""Questions and answers that touch; lines with other text are read anew, and their blocks are no longer cut."""


def rewrite(ledger: Ledger) -> Document:
    """The document of a ledger, which becomes one that the readers know; some rewriters report what they did."""
    ledger.document = without_question_types(ledger)
    _apply(ledger, _HEADINGS)
    ledger.document = with_listed_answers(ledger)
    _apply(ledger, _OPTIONS)
    ledger.document = with_lettered_pairs(ledger)
    _apply(ledger, _LABELS)
    ledger.document = with_bold_options(with_comments_inside(ledger))
    open_containers(ledger)
    _apply(ledger, _ANSWERS)
    ledger.document = with_small_print_apart(ledger)
    _apply(ledger, _EDGES)
    return ledger.document


def _apply(ledger: Ledger, rewriters: Rewriters) -> None:
    for rewritten in rewriters:
        ledger.document = rewritten(ledger.document)
