"""What deckpress understands of a document: each deck of tests/decks/good beside what must come out of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.diagnostics import Location
from deckpress.model import Kind, Source
from deckpress.reading import Use, read
from listed import listed
from readings import codes_and_lines, understood

GOOD = Path(__file__).parent / "decks" / "good"


def pairs(text: str) -> list[tuple[str, str]]:
    """Question and answer of each note, as Markdown."""
    return [(note.question.markdown, note.answer.markdown) for note in understood(text).deck.notes]


@pytest.mark.parametrize("deck", sorted(GOOD.glob("*.md")), ids=lambda path: path.stem)
def test_a_good_deck_is_understood_as_written_down(deck: Path, golden: Callable[[Path, str], None]) -> None:
    """The golden file is what `deckpress inspect --json` prints; nothing is left unaccounted for."""
    reading = understood(deck.read_text(encoding="utf-8"))
    assert reading.unaccounted == ()
    golden(deck.with_suffix(".json"), json.dumps(listed(reading), ensure_ascii=False, indent=1) + "\n")


def test_a_messy_document_gives_its_answered_questions_and_no_page_label() -> None:
    """The truth was written by hand: each question with its line, the first and last words of its answer."""
    truth = json.loads((GOOD / "messy-carousel.truth").read_text(encoding="utf-8"))
    reading = understood((GOOD / "messy-carousel.md").read_text(encoding="utf-8"))
    found = [(n.question.markdown, n.location.line) for n in reading.deck.notes]
    assert found == [(card["question"], card["line"]) for card in truth["cards"]]
    for note, card in zip(reading.deck.notes, truth["cards"], strict=True):
        words = note.answer.markdown.split()
        assert " ".join(words).startswith(card["answer_begins"])
        assert " ".join(words).endswith(card["answer_ends"])
    unanswered = [(region.text, region.start) for region in reading.of(Use.UNANSWERED)]
    assert unanswered == [(item["question"], item["line"]) for item in truth["unanswered"]]
    assert {"LIKE", "SHARE", "Orla Quist"} <= {region.text for region in reading.of(Use.FURNITURE)}


def test_the_question_level_is_the_one_that_asks() -> None:
    """Sections stand above it and become the path; headings below it belong to the answer."""
    text = "# Title\n\n## Part\n\n### One?\n\nfirst\n\n#### Detail\n\nmore\n\n### Two?\n\nsecond\n"
    notes = understood(text).deck.notes
    assert [(n.question.markdown, n.section) for n in notes] == [("One?", ("Part",)), ("Two?", ("Part",))]
    assert notes[0].answer.markdown == "first\n\n#### Detail\n\nmore"


def test_the_front_matter_may_fix_the_question_level() -> None:
    """`questions: h2` makes cards of headings that ask nothing, and text of those that do."""
    text = "---\nquestions: h2\n---\n# Title\n\n## Term\n\nmeaning\n\n### Why?\n\nbecause\n"
    assert pairs(text) == [("Term", "meaning\n\n### Why?\n\nbecause")]


@pytest.mark.parametrize(
    "text",
    [
        "Q1. What?\n\nAns - This.\n",
        "**Q1.** What?\n\nAns - This.\n",
        "**Q1. What?**\n\n**Ans.** This.\n",
        "Question 1: What?\nAnswer: This.\n",
        "Q: What?\nA: This.\n",
        "Q: What?\n\nA: This.\n",
        "**Q:** What?\n**A:** This.\n",
        "Ques 1) What?\n\nAns: This.\n",
        "Q.1 What?\n\n**Answer:** This.\n",
        "## Q1. What?\n\n**Answer:**\n\nThis.\n",
        "## Question 1: What?\n\nThis.\n",
        "What?\n=====\n\nThis.\n",
        "## What? ##\nThis.\n",
        "##  What?\nAnswer: This.\n",
    ],
)  # fmt: skip
def test_one_question_in_many_forms(text: str) -> None:
    """Labels are no part of the question or the answer, in whatever form they are written."""
    assert pairs(text) == [("What?", "This.")]


def test_what_stands_before_the_answer_line_belongs_to_the_question() -> None:
    """A program whose output is asked for must be on the front."""
    text = "## What does it print?\n\n```python\nprint(1)\n```\n\n**Answer:** `1`\n"
    assert pairs(text) == [("What does it print?\n\n```python\nprint(1)\n```", "`1`")]


def test_a_task_list_holds_the_options_and_the_text_below_explains() -> None:
    """Ticked boxes are the right options; text above the list belongs to the question."""
    text = "## Which?\n\nChoose.\n\n- [x] a\n- [ ] b\n  and more\n- [X] c\n\nBecause.\n"
    note = understood(text).deck.notes[0]
    assert note.kind is Kind.CHOICE
    assert [(c.text.markdown, c.correct) for c in note.choices] == [("a", True), ("b\nand more", False), ("c", True)]
    assert (note.question.markdown, note.explanation.markdown) == ("Which?\n\nChoose.", "Because.")


def test_options_of_which_none_is_right_make_no_card() -> None:
    """They are told, and listed as unanswered."""
    text = "## Which?\n\n- [ ] a\n- [ ] b\n\n## Other?\n\nyes\n"
    assert pairs(text) == [("Other?", "yes")]
    assert codes_and_lines(text) == [("DP108", 1)]


def test_attributes_stand_in_a_comment_or_in_braces() -> None:
    """They set the id, tags, hint and kind of one note, and are shown nowhere."""
    text = (
        "## One?\n<!-- id: one  tags: a, #b  hint: think hard  reverse -->\n\nyes\n\n## Two? {#two .c type-in}\n\nno\n"
    )
    one, two = understood(text).deck.notes
    assert (one.id, one.tags, one.hint.markdown, one.reverse, one.typed) == (
        "one",
        ("a", "b"),
        "think hard",
        True,
        False,
    )
    assert (two.question.markdown, two.id, two.tags, two.typed) == ("Two?", "two", ("c",), True)
    assert one.answer.markdown == "yes"


def test_a_comment_that_names_no_attribute_stays_a_comment() -> None:
    """An author's remark is no setting."""
    assert pairs("## One?\n<!-- check this again -->\n\nyes\n")[0][1].endswith("yes")


def test_every_question_without_an_answer_is_told_with_its_line() -> None:
    """A list of questions, a heading with nothing below, a label with nothing behind."""
    text = "- What is a?\n- What is b?\n\n## What is c?\n\n## What is d?\n\nyes\n"
    assert codes_and_lines(text) == [("DP104", 1), ("DP104", 2), ("DP104", 4)]


def test_a_label_inside_an_answer_under_a_heading_is_text() -> None:
    """Labels count only where cards start."""
    assert pairs("## How?\n\nFirst this.\n\nQ: is it so\n\nyes\n\n## Why?\n\nso\n")[0][1].count("Q: is it so") == 1


def test_short_cards_end_the_answer_above_them() -> None:
    """`Q:` with its `A:`, and `C:` with a gap, are cards wherever they stand at the left edge."""
    options = "### Which are falsy?\n\n- [x] `0`\n- [ ] `1`\n\n"
    text = options + "Q: Short cards as lines\nA: work as well.\n\nC: The capital of ==France==.\n"
    notes = understood(text).deck.notes
    assert [note.kind for note in notes] == [Kind.CHOICE, Kind.OPEN, Kind.CLOZE]
    assert (notes[1].question.markdown, notes[1].answer.markdown) == ("Short cards as lines", "work as well.")
    assert not notes[0].explanation


@pytest.mark.parametrize(
    ("text", "questions", "section"),
    [
        (
            "# Coast\n\nC: The ==ebb== follows the flood.\n\n# Muscles\n\n- The {{c1::biceps}} bends the arm.\n",
            ["The ==ebb== follows the flood.", "The {{c1::biceps}} bends the arm."],
            "Coast",
        ),
        (
            "# Cities\n\n## Where is Lima?\n\nIn {{c1::Peru}}, by the {{c2::sea}}.\n",
            ["In {{c1::Peru}}, by the {{c2::sea}}."],
            "Where is Lima?",
        ),
    ],
)
def test_a_heading_directly_above_a_cloze_is_its_section(text: str, questions: list[str], section: str) -> None:
    """The heading is no question whose answer is the cloze, whatever else the file holds."""
    reading = understood(text)
    assert [note.question.markdown for note in reading.deck.notes] == questions
    assert reading.deck.notes[0].section[-1] == section
    assert reading.weighed[0].count == len(questions)


def test_a_page_label_is_told_also_where_question_and_answer_share_a_paragraph() -> None:
    """`Ans - ..` may follow its question on the next line."""
    text = "Q1. What?\nAns - This.\n\n\n\nSave for later\n\nQ2. Why?\nAns - So.\n"
    assert pairs(text) == [("What?", "This."), ("Why?", "So.")]
    assert ("DP110", 6) in codes_and_lines(text)


def test_a_labelled_answer_at_the_end_is_no_page_label() -> None:
    text = "Q1. Which part makes food?\n\n- Root\n- Leaf\n\nAnswer: Leaf\n\nQ2. Which drinks?\n\n- Root\n- Leaf\n\n"
    reading = understood(f"{text}Answer: Root\n")
    assert [[choice.correct for choice in note.choices] for note in reading.deck.notes] == [
        [False, True],
        [True, False],
    ]
    assert codes_and_lines(f"{text}Answer: Root\n") == []


def test_questions_that_follow_up_answer_nothing() -> None:
    """A nested list of questions is more to ask; the question above it has no answer."""
    text = "1. What is a?\n\n   yes\n2. What is b?\n\n   so\n3. Take c.\n\n   - How long is it?\n   - How wide?\n"
    assert pairs(text) == [("What is a?", "yes"), ("What is b?", "so")]
    assert codes_and_lines(text) == [("DP104", 7)]


def test_places_count_from_the_file_also_below_front_matter() -> None:
    """Lines and columns are those of the file, not of the field."""
    note = understood("---\ndeck: D\n---\n\nQ1. What?\n\nAns - This is $x$.\n").deck.notes[0]
    assert (note.location.line, note.location.column) == (5, 5)
    assert str(note.answer.locate_offset(note.answer.markdown.index("$x$"))) == "deck.md:7:15"


LINES = st.sampled_from(
    """

# Title
## Section
### What is it?
#### More
Q1. Why?
Ans - So.
Q: how
A: thus
C: a ==b==
**Answer:** yes
- [x] right
- [ ] wrong
- item
  - nested
1. one
> quote
```
~~~py
---
***
<!-- id: x -->
<details><summary>S</summary>
</details>
[top](#top)
[a]: http://x.y
| a | b |
|---|---|
text
    code
$$
\\[
x = $5
LIKE
**Q3.** Bold?
===
Term
: meaning
{#id}
\t- tab
<div>""".split("\n")
)
"""What documents are made of, a line each."""


@given(st.lists(LINES, max_size=40))
def test_each_line_of_any_document_is_accounted_for(lines: list[str]) -> None:
    """Whatever stands in a document ends as a card, a section, unanswered, furniture, prose or settings."""
    reading = understood("\n".join(lines))
    assert reading.unaccounted == ()


@given(st.text(max_size=400))
def test_the_reader_never_raises(text: str) -> None:
    """Any text is read; what it means is another question."""
    read(Source("deck.md", text.replace("\r", "\n")))


@pytest.mark.parametrize(
    ("item", "text", "feedback"),
    [
        ("no\n  > It is **not**.", "no", "It is **not**."),
        ("no\n\n  > one\n  lazily\n  >\n  > two", "no", "one\nlazily\n\ntwo"),
        ("no\n  > one\n\n  > two", "no\n> one", "two"),
        ("no\n  > one\n\n  >", "no\n> one", ""),
        ("> only a quote", "> only a quote", ""),
        ("no\n  > said by one\n\n  and more", "no\n> said by one\n\nand more", ""),
        ("B. no\n  > not B", "B. no", "not B"),
    ],
)
def test_a_quote_that_ends_a_ticked_option_is_what_is_said_to_it(item: str, text: str, feedback: str) -> None:
    reading, problems = read(Source("notes.md", f"## Which?\n\n- [x] yes\n- [ ] {item}\n\nSince.\n"))
    assert problems == ()
    (note,) = reading.deck.notes
    said = [(choice.text.markdown, choice.feedback.markdown) for choice in note.choices]
    assert said == [("yes", ""), (text, feedback)]
    assert note.explanation.markdown == "Since."


def test_a_remark_knows_its_place() -> None:
    reading, _ = read(Source("notes.md", "## Which?\n\n- [x] yes\n- [ ] no\n  > It\n  > is $x$.\n"))
    assert reading.deck.notes[0].choices[1].feedback.locate(1, 3) == Location("notes.md", 6, 8)
