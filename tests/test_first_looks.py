"""The tables of beginnings hold those of all words that the patterns behind them know."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import takewhile

import pytest

from deckpress.reading.choice import document_kinds, topics
from deckpress.reading.parts import option_marks
from deckpress.reading.rewriters import (
    answer_letters,
    answers_in_sentences,
    labels_alone,
    named_parts,
    numbered_tasks,
    own_answers,
    right_wrong_lists,
    scenario_labels,
)
from deckpress.reading.starts import term_sections
from deckpress.reading.words import case_titles, key_names, labels, rhetoric_words, said_behind, word_heads
from deckpress.reading.words.first_looks import may_begin, may_hold
from deckpress.reading.words.vocabulary import (
    ANSWER,
    ANSWER_TITLE,
    CORRECT,
    CORRECT_ALONE,
    INTENT,
    RIGHT_MARK,
    SHORT_ANSWER,
    SHOW,
    TASK,
    TRUE_OR_FALSE,
    WRONG_MARK,
)
from pattern_starts import ANY, starts

LABELS = (labels._QUESTION, labels._ANSWER, labels._EXPLANATION, labels._CLOZE)
AT_THE_HEAD = {
    "labels": (LABELS, labels.LABEL_HEADS),
    "right_wrong_lists": ((right_wrong_lists._LABEL,), right_wrong_lists.HEADS),
    "own_answers": ((own_answers._OWN,), own_answers._HEADS),
    "answer_letters": ((answer_letters._SAYS,), answer_letters._HEADS),
    "options": ((named_parts._OPTIONS, labels_alone._OPTIONS), word_heads.OPTION_HEADS),
    "tasks": ((numbered_tasks._ALONE,), word_heads.TASK_HEADS),
    "scenarios": ((case_titles._LABEL, scenario_labels._SCENARIO), word_heads.SCENARIO_HEADS),
    "intents": ((re.compile(INTENT, re.I),), word_heads.INTENT_HEADS),
    "parts": ((rhetoric_words.PARTS,), word_heads.PART_HEADS),
}
ANYWHERE = {
    "key_names": (key_names._WORD.pattern, key_names._HEADS),
    "said_behind": (said_behind._SAID.pattern, said_behind._HEADS),
    "term_sections": (rf"(?:{term_sections._NAMES}|{term_sections._LAST})(?!\w)", term_sections._HEADS),
    "answers_in_sentences": (
        rf"(?:{ANSWER}|{CORRECT}|{CORRECT_ALONE}|letra|lettre|lettera|letter|chọn|sol)(?!\w)",
        answers_in_sentences._HEADS,
    ),
    "answer words": (rf"(?:{ANSWER}|{ANSWER_TITLE}|{CORRECT}|{SHOW}|{SHORT_ANSWER})(?!\w)", labels._ANSWER_HEADS),
    "option_marks": (
        rf"(?:{RIGHT_MARK}|{WRONG_MARK}|{CORRECT}|{CORRECT_ALONE}|{option_marks._ANSWERS})(?!\w)",
        option_marks._HEADS,
    ),
    "topics": (topics._STUDY.pattern, topics._HEADS),
    "judgements": (rf"(?:{TRUE_OR_FALSE})(?!\w)", word_heads.TRUE_OR_FALSE_HEADS),
    "documents": (
        f"(?:{document_kinds._TITLE.pattern}|{rhetoric_words.MEETING.pattern}|{rhetoric_words.GUIDE.pattern})",
        word_heads.DOCUMENT_HEADS,
    ),
    "lists of questions": (rhetoric_words.QUESTION_LISTS.pattern, word_heads.QUESTION_LIST_HEADS),
}
BEFORE_OTHERS = frozenset(("the",))
"""Heads that a table may lack, because another word of the table always follows: `the answers`."""

WITHOUT_ENDINGS = frozenset(("ans", "lsg"))
"""Short forms to which no language adds the endings that a pattern allows."""


def head_of(word: str) -> str:
    """What a table holds of the first four characters of a word: the letters that come first."""
    return "".join(takewhile(str.isalpha, word))


@pytest.mark.parametrize("name", AT_THE_HEAD)
def test_a_table_has_the_first_letters_of_each_word_at_the_head_of_a_line(name: str) -> None:
    patterns, heads = AT_THE_HEAD[name]
    found = set().union(*(starts(pattern.pattern, 4) for pattern in patterns))
    assert {head for word in found if (head := head_of(word))} - BEFORE_OTHERS == heads
    assert {word[:-1] for word in found if ANY in word} <= WITHOUT_ENDINGS


@pytest.mark.parametrize("name", ANYWHERE)
def test_a_table_has_the_first_letters_of_each_word(name: str) -> None:
    pattern, heads = ANYWHERE[name]
    found = starts(pattern, 4) - {""}
    assert found - BEFORE_OTHERS == heads
    assert not any(ANY in head for head in found)


def test_words_for_tasks_are_those_that_other_readers_know() -> None:
    assert starts(rf"(?:{TASK})(?!\w)", 4) - {""} <= word_heads.TASK_HEADS


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("(?:the )?answers?", {"the", "ans"}),
        (r"(?<!\w)q ?& ?a(?!\w)", {"q"}),
        (r"keys?\Z", {"key"}),
        (r"r[eé]ponse", {"rep"}),
        ("cev[aı]p|ключ", {"cev"}),
        (r"[ \t]*\d{1,2}[.)]", {str(n) for n in range(100)} | {f"0{n}" for n in range(10)}),
        (r"(?>\*\*|__)?(?:so\w|s)(?!\w)", {"so" + ANY, "s", "__s"}),
    ],
)
def test_starts_reads_a_pattern(pattern: str, found: set[str]) -> None:
    assert starts(pattern, 3) - {""} == found


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Quiz (answers)", True),
        ("The ANSWER is", True),
        ("reanswer it", False),
        ("answer", True),
        ("antenna", False),
        ("a key", True),
        ("a keyboard", False),
        ("Lösungen", True),  # any text beyond ASCII is searched
        ("", False),
    ],
)
def test_a_first_look_for_a_word(text: str, holds: bool) -> None:
    assert may_hold(text, frozenset(("answ", "key"))) == holds


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Answer: no", True),
        ("  **Answer:** no", True),
        ("A: no", True),
        ("1. **Which?**", True),
        ("The answer is no", True),
        ("The other", False),
        ("Réponse : non", True),
        ("Not an answer", False),
        ("Ans. no", True),
        ("Ans1: no", True),
        ("Ans", True),
        ("Antenna: no", False),
        ("Anscombe: no", False),
        ("An: no", False),
        ("If so", False),
        ("- Answer: no", False),
        ("$x$", False),
        ("", False),
    ],
)
def test_a_first_look_at_the_head_of_a_line(line: str, begins: bool) -> None:
    heads: AbstractSet[str] = frozenset(("answ", "ans", "a"))
    assert may_begin(line, heads) == begins
