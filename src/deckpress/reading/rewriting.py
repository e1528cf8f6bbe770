"""Other ways to write questions, options and answers -> those that the readers know.

Each rewriter returns the document itself, or the same document with other text on some lines; places in the file do
not change. The order counts: each works on what those before it have written.
"""

from __future__ import annotations

from collections.abc import Callable

from deckpress.reading.rewriters.answer_headings import with_labels
from deckpress.reading.rewriters.answer_letters import with_colons
from deckpress.reading.rewriters.answers_in_sentences import with_labels_for_sentences
from deckpress.reading.rewriters.answers_said_right import with_answers_above_remarks
from deckpress.reading.rewriters.asked_below_labels import with_questions_for_labels
from deckpress.reading.rewriters.asking_quotes import with_plain_quotes
from deckpress.reading.rewriters.bare_items import with_bare_items_apart
from deckpress.reading.rewriters.bare_keys import with_label_for_bare_key
from deckpress.reading.rewriters.bare_options import with_listed_options
from deckpress.reading.rewriters.bold_labels import with_colons_behind_labels
from deckpress.reading.rewriters.bold_numbers import with_plain_item_numbers
from deckpress.reading.rewriters.bold_options import with_bold_letters, with_bold_options
from deckpress.reading.rewriters.boxes_over_code import with_boxes_over_code
from deckpress.reading.rewriters.braced_answers import without_braces
from deckpress.reading.rewriters.bracketed_labels import with_labels_out_of_brackets
from deckpress.reading.rewriters.bulleted_numbers import with_plain_numbers
from deckpress.reading.rewriters.checked_terms import with_plain_terms
from deckpress.reading.rewriters.closing_titles import with_closing_titles
from deckpress.reading.rewriters.code_of_options import with_code_inside_options
from deckpress.reading.rewriters.colon_options import with_options_without_colons
from deckpress.reading.rewriters.containers import open_containers
from deckpress.reading.rewriters.counted_labels import with_counted_questions
from deckpress.reading.rewriters.counted_levels import with_counted_at_one_level
from deckpress.reading.rewriters.counted_lines import with_counted_lines
from deckpress.reading.rewriters.counted_parts import with_items_for_parts
from deckpress.reading.rewriters.damaged_letters import with_whole_letters
from deckpress.reading.rewriters.details_apart import with_details_apart
from deckpress.reading.rewriters.empty_items import with_answers_of_empty_items, with_text_below_empty_bullets
from deckpress.reading.rewriters.entry_levels import with_entries_at_one_level
from deckpress.reading.rewriters.equals_labels import with_labels_for_abbreviations
from deckpress.reading.rewriters.exam_dumps import with_plain_dumps
from deckpress.reading.rewriters.exercise_labels import with_labelled_exercises
from deckpress.reading.rewriters.explained_options import with_feedback_below_options
from deckpress.reading.rewriters.explanations_alone import with_answers_for_explanations
from deckpress.reading.rewriters.fallen_answers import with_plain_headings
from deckpress.reading.rewriters.feedback_by_letter import with_names_above_feedback
from deckpress.reading.rewriters.flat_options import with_bold_questions
from deckpress.reading.rewriters.glued_questions import without_glue
from deckpress.reading.rewriters.graded_options import with_graded_options
from deckpress.reading.rewriters.headed_parts import with_parts_of_questions
from deckpress.reading.rewriters.heading_pairs import with_own_answers
from deckpress.reading.rewriters.html_boxes import with_markdown_boxes
from deckpress.reading.rewriters.html_lines import with_markdown_lines
from deckpress.reading.rewriters.html_lists import with_lists_of_html
from deckpress.reading.rewriters.html_marks import with_options_of_html
from deckpress.reading.rewriters.html_offers import with_offers_of_html
from deckpress.reading.rewriters.html_paragraphs import with_paragraphs_of_html
from deckpress.reading.rewriters.html_rules import with_markdown_rules
from deckpress.reading.rewriters.indented_answers import with_listed_bullets
from deckpress.reading.rewriters.indented_headings import with_headings_at_the_edge
from deckpress.reading.rewriters.indented_lists import without_indents
from deckpress.reading.rewriters.italic_questions import with_bold_questions_for_italics
from deckpress.reading.rewriters.items_above_answers import with_labels_for_items
from deckpress.reading.rewriters.joined_labels import with_plain_words
from deckpress.reading.rewriters.judged_above import with_judged_questions
from deckpress.reading.rewriters.judged_items import with_labels_for_judgements
from deckpress.reading.rewriters.judged_letters import with_answers_of_letters
from deckpress.reading.rewriters.keycap_numbers import with_numbers_for_keycaps
from deckpress.reading.rewriters.keys_in_fences import with_keys_unfenced
from deckpress.reading.rewriters.label_emphasis import with_plain_labels
from deckpress.reading.rewriters.labelled_items import with_labels_unlisted
from deckpress.reading.rewriters.labelled_scenarios import with_labels_above_scenarios
from deckpress.reading.rewriters.labels_above_items import with_questions_out_of_lists
from deckpress.reading.rewriters.labels_alone import with_labels_taken
from deckpress.reading.rewriters.labels_in_turn import with_labels_in_turn
from deckpress.reading.rewriters.lazy_answers import with_answers_apart, with_rules_apart
from deckpress.reading.rewriters.learning_systems import with_plain_exports
from deckpress.reading.rewriters.left_comments import with_comments_inside
from deckpress.reading.rewriters.lettered_pairs import with_lettered_pairs
from deckpress.reading.rewriters.letters_in_gaps import with_filled_gaps
from deckpress.reading.rewriters.liascript import with_lia_quizzes
from deckpress.reading.rewriters.lines_above_letters import with_lettered_lines
from deckpress.reading.rewriters.lone_bold_letters import with_marks_of_letters
from deckpress.reading.rewriters.lone_numbers import with_numbers_in_front
from deckpress.reading.rewriters.marked_lines import with_listed_lines
from deckpress.reading.rewriters.marked_questions import with_labels_for_marks
from deckpress.reading.rewriters.marked_rows import with_bold_in_rows
from deckpress.reading.rewriters.marks_before_letters import with_marks_behind_options
from deckpress.reading.rewriters.mixed_letters import with_one_alphabet
from deckpress.reading.rewriters.named_parts import with_named_parts
from deckpress.reading.rewriters.names_alone import with_labels_for_names
from deckpress.reading.rewriters.nested_details import with_answers_unnested
from deckpress.reading.rewriters.nested_quotes import with_quotes_unnested
from deckpress.reading.rewriters.numbered_answers import with_numbers_of_questions
from deckpress.reading.rewriters.numbered_cells import with_lettered_cells
from deckpress.reading.rewriters.numbered_tasks import with_numbered_questions
from deckpress.reading.rewriters.numbers_above_titles import with_numbers_of_titles
from deckpress.reading.rewriters.numbers_ahead import with_numbers_behind_words
from deckpress.reading.rewriters.numbers_with_points import with_question_labels
from deckpress.reading.rewriters.odd_blanks import with_plain_blanks
from deckpress.reading.rewriters.odd_boxes import with_plain_boxes
from deckpress.reading.rewriters.odd_letters import with_plain_letters
from deckpress.reading.rewriters.odd_rules import with_plain_rules
from deckpress.reading.rewriters.option_titles import with_options_below_questions
from deckpress.reading.rewriters.options_in_fences import with_options_unfenced
from deckpress.reading.rewriters.options_unlabelled import with_options_unlabelled
from deckpress.reading.rewriters.own_answers import with_right_answers_alone
from deckpress.reading.rewriters.part_titles import with_headings
from deckpress.reading.rewriters.points_of_answers import with_listed_answers
from deckpress.reading.rewriters.question_types import without_question_types
from deckpress.reading.rewriters.questions_in_fences import with_questions_unfenced
from deckpress.reading.rewriters.quiz_results import with_boxes_for_results
from deckpress.reading.rewriters.quoted_items import with_boxes_for_quotes
from deckpress.reading.rewriters.quoted_questions import with_choices_out_of_callouts, without_quotes
from deckpress.reading.rewriters.quotes_below_labels import with_questions_unquoted
from deckpress.reading.rewriters.remarked_items import with_boxes_above_remarks
from deckpress.reading.rewriters.remarks_behind_terms import with_remarks_inside
from deckpress.reading.rewriters.remarks_below_options import with_remarks_as_marks
from deckpress.reading.rewriters.repeated_in_keys import with_numbers_of_repeated_questions
from deckpress.reading.rewriters.right_wrong_lists import with_boxes_by_label
from deckpress.reading.rewriters.scenario_labels import with_scenarios_asked
from deckpress.reading.rewriters.section_titles import with_section_headings
from deckpress.reading.rewriters.several_ticks import with_boxes_for_ticks
from deckpress.reading.rewriters.short_indents import with_full_indents, with_nested_answers
from deckpress.reading.rewriters.sides import with_sides_as_labels
from deckpress.reading.rewriters.sign_labels import with_labels_for_signs
from deckpress.reading.rewriters.signed_lists import with_boxes_for_signs
from deckpress.reading.rewriters.small_print import with_small_print_apart
from deckpress.reading.rewriters.spaced_marks import with_tight_marks
from deckpress.reading.rewriters.spelled_labels import with_spelled_labels
from deckpress.reading.rewriters.spoiler_gaps import with_gaps_for_spoilers
from deckpress.reading.rewriters.square_letters import with_round_letters
from deckpress.reading.rewriters.tagged_labels import with_untagged_labels
from deckpress.reading.rewriters.task_pairs import with_headed_tasks
from deckpress.reading.rewriters.term_titles import with_term_titles
from deckpress.reading.rewriters.ticked_headings import with_answers
from deckpress.reading.rewriters.tight_bullets import with_blanks_behind_dashes
from deckpress.reading.rewriters.tight_headings import with_loose_headings
from deckpress.reading.rewriters.tight_numbers import with_blanks
from deckpress.reading.rewriters.titled_questions import with_titled_questions
from deckpress.reading.rewriters.titles_of_cases import with_headings_of_cases
from deckpress.reading.rewriters.titles_of_questions import with_titles_of_questions
from deckpress.reading.rewriters.titles_on_numbers import with_titles_off_questions
from deckpress.reading.rewriters.topic_lists import with_topic_headings
from deckpress.reading.rewriters.topics_before_numbers import with_numbers_before_topics
from deckpress.reading.rewriters.topics_of_pairs import with_pairs_below_topics
from deckpress.reading.rewriters.trailing_breaks import with_plain_breaks
from deckpress.reading.rewriters.trailing_marks import with_ticks_for_marks
from deckpress.reading.rewriters.unlabelled_questions import with_labels_for_questions
from deckpress.reading.rewriters.unlisted_labels import with_known_labels
from deckpress.reading.rewriters.unmarked_letters import with_marked_letters
from deckpress.reading.rewriters.verdicts import with_boxes_for_verdicts
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document

Rewriters = tuple[Callable[[Document], Document], ...]
_HEADINGS: Rewriters = (
    with_markdown_rules,
    with_text_below_empty_bullets,
    with_plain_rules,
    with_plain_terms,
    with_paragraphs_of_html,
    with_remarks_inside,
    without_indents,
    with_tight_marks,
    with_blanks_behind_dashes,
    with_numbers_behind_words,
    with_numbers_before_topics,
    with_numbers_of_repeated_questions,
    with_marks_behind_options,
    with_full_indents,
    with_nested_answers,
    with_listed_bullets,
    with_items_for_parts,
    with_headings_at_the_edge,
    with_plain_words,
    with_sides_as_labels,
    with_labels_in_turn,
    with_lettered_lines,
    with_colons_behind_labels,
    with_plain_numbers,
    with_plain_item_numbers,
    with_plain_breaks,
    with_round_letters,
    with_spelled_labels,
    with_labels_for_signs,
    without_braces,
    with_labels_for_abbreviations,
    with_labels_out_of_brackets,
    with_labels_for_judgements,
    with_numbers_for_keycaps,
    with_plain_letters,
    with_marked_letters,
    with_options_without_colons,
    with_whole_letters,
    with_marks_of_letters,
    with_answers_of_letters,
    with_labels_for_names,
    with_names_above_feedback,
    with_details_apart,
    with_answers_unnested,
    with_loose_headings,
    with_titles_off_questions,
    with_question_labels,
    with_untagged_labels,
    with_questions_unquoted,
    with_questions_for_labels,
    with_parts_of_questions,
    with_graded_options,
    with_plain_exports,
    with_plain_dumps,
    with_right_answers_alone,
    with_plain_boxes,
    with_entries_at_one_level,
    with_counted_at_one_level,
    with_answers_of_empty_items,
)
"""Text below closed elements, headings, and answers that continue empty items."""
_OPTIONS: Rewriters = (
    with_questions_unfenced,
    with_code_inside_options,
    with_options_unfenced,
    with_keys_unfenced,
    with_label_for_bare_key,
    with_options_below_questions,
    with_questions_out_of_lists,
    with_pairs_below_topics,
    with_labels_unlisted,
    with_labels_for_items,
    with_options_unlabelled,
    with_plain_headings,
    with_lia_quizzes,
    with_labels_taken,
    with_named_parts,
    with_boxes_over_code,
    with_boxes_by_label,
    with_boxes_for_results,
    with_remarks_as_marks,
    with_feedback_below_options,
    with_boxes_above_remarks,
    with_boxes_for_quotes,
    with_listed_lines,
    with_ticks_for_marks,
    with_plain_blanks,
    with_filled_gaps,
    with_gaps_for_spoilers,
    with_lists_of_html,
    with_offers_of_html,
    with_one_alphabet,
    with_topic_headings,
    with_bold_questions,
    with_options_of_html,
    with_lettered_cells,
    with_bold_letters,
    with_bold_in_rows,
    with_markdown_boxes,
    with_rules_apart,
    with_numbers_in_front,
    with_numbers_of_titles,
)
"""Options, boxes and gaps."""
_LABELS: Rewriters = (
    with_counted_lines,
    with_blanks,
    with_plain_labels,
    with_colons,
    with_labels_for_sentences,
    with_choices_out_of_callouts,
)
"""Numbers and labels."""
_ANSWERS: Rewriters = (
    with_markdown_lines,
    with_listed_options,
    with_judged_questions,
    with_boxes_for_signs,
    with_boxes_for_ticks,
    with_boxes_for_verdicts,
    without_quotes,
    with_quotes_unnested,
    with_plain_quotes,
    with_labels_for_marks,
    with_answers,
    with_answers_above_remarks,
    with_bold_questions_for_italics,
    with_headed_tasks,
    with_numbers_of_questions,
    with_own_answers,
    with_labels,
    with_labelled_exercises,
    with_titled_questions,
    with_answers_for_explanations,
    with_known_labels,
    with_labels_for_questions,
    with_counted_questions,
    with_numbered_questions,
    with_headings,
    with_section_headings,
    with_titles_of_questions,
    with_closing_titles,
    with_term_titles,
    with_headings_of_cases,
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
