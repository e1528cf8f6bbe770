"""Formats of quiz and note programs, recognised by their signs: each document of tests/decks/dialects and its cards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from deckpress.convert import to_native
from deckpress.model import Kind, Source
from deckpress.reading import read
from listed import listed
from readings import cards, dialect_of, notes, right, understood

DECKS = Path(__file__).parent / "decks" / "dialects"
FILES = {
    "ankiops.md": "ankiops",
    "crowdanki.crowd.json": "crowdanki",
    "mkdocs-quiz.md": "mkdocs-quiz",
    "org.org": "org",
    "rexams.Rmd": "rexams",
}


def codes(text: str, name: str = "deck.md") -> list[tuple[str, int]]:
    return [(problem.code, problem.location.line) for problem in read(Source(name, text))[1]]


@pytest.mark.parametrize(("name", "dialect"), FILES.items())
def test_a_document_is_understood_as_written_down(name: str, dialect: str, golden: Callable[[Path, str], None]) -> None:
    """The golden file holds what `inspect --json` prints, the remarks and tags of notes, and each diagnostic."""
    source = Source(name, (DECKS / name).read_text(encoding="utf-8"))
    reading, problems = read(source)
    assert reading.dialect.startswith(f"{dialect} (")
    assert reading.unaccounted == ()
    assert reading.deck == read(source, dialect)[0].deck
    remarks = {n.location.line: n.explanation.markdown for n in reading.deck.notes if n.kind is Kind.OPEN}
    told = {**listed(reading), "remarks": remarks, "told": [str(problem) for problem in problems]}
    golden(DECKS / f"{name.partition('.')[0]}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_converted_to_the_same_cards(name: str) -> None:
    source = Source(name, (DECKS / name).read_text(encoding="utf-8"))
    reading, _ = read(source)
    native, problems = to_native(reading, source)
    assert problems == ()
    assert len(read(Source("native.md", native))[0].deck.notes) == len(reading.deck.notes)


# ---- mkdocs-quiz ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "## How is a quiz written?\n\n```markdown\n<quiz>\nWhy?\n- [x] so\n</quiz>\n```\n",
        "## How is a quiz written?\n\n    <quiz>\n    Why?\n    - [x] so\n    </quiz>\n",
        "## What is it?\n\nThe element `<quiz>` holds `- [x]`.\n\n<quiz>\n</quiz>\n",
        "<quiz>\n- [x] never closed\n",
    ],
)
def test_a_page_that_only_mentions_quizzes_holds_none(text: str) -> None:
    assert dialect_of(text) != "mkdocs-quiz"


def test_mkdocs_quiz_without_options_and_gaps_makes_no_card() -> None:
    text = "<quiz>\nWhat?\n- [x] this\n- [ ] that\n</quiz>\n\n<quiz>\nOnly words.\n</quiz>\n"
    assert codes(text) == [("DP104", 8)]


def test_mkdocs_quiz_with_several_right_options_keeps_them_all() -> None:
    (note,) = notes("<quiz>\nWhich?\n- [x] a\n- [X] b\n- [ ] c\n</quiz>\n")
    assert (right(note), note.kind) == (["a", "b"], Kind.CHOICE)


# ---- R/exams -------------------------------------------------------------------------------------

META = "\n\nMeta-information\n================\n"


@pytest.mark.parametrize(
    "text",
    [
        "## Question\n\nWhy?\n\n## Solution\n\nSo.\n",
        "## How is it written?\n\n```\nQuestion\n========\nWhy?\n\nMeta-information\n======\nextype: num\n```\n",
        "## What is extype?\n\nextype: the type of an exercise.\n",
    ],
)
def test_a_text_about_exercises_is_no_exercise_of_r(text: str) -> None:
    assert dialect_of(text, "deck.Rmd") != "rexams"


@pytest.mark.parametrize(
    ("question", "meta"),
    [
        ("What is `r a` times two?", "extype: num\nexsolution: 4"),
        ("What is it?", "extype: num\nexsolution: `r 2 * a`"),
        ("```{r, results='asis'}\nanswerlist(x)\n```", "extype: num\nexsolution: 4"),
        ("Which?\n\nAnswerlist\n----------\n* a\n* b", "extype: schoice\nexsolution: 100"),
        ("What is it?", "extype: num\nexsolution:"),
        ("What is it?", "extype: other\nexsolution: 1"),
    ],
)
def test_an_exercise_that_r_must_compute_or_that_does_not_fit_is_reported(question: str, meta: str) -> None:
    text = f"Question\n========\n{question}{META}{meta}\n"
    assert (notes(text), [code for code, _ in codes(text)]) == ((), ["DP117", "DP101"])


def test_the_parts_of_a_cloze_exercise_without_placeholders_are_its_list() -> None:
    text = f"Question\n========\nAdd.\n\nAnswerlist\n----------\n* 1 + 1 =\n* 2 + 2 ={META}extype: cloze\n"
    (note,) = notes(text + "exclozetype: num|num\nexsolution: 2|4\n")
    assert note.question.markdown == "Add.\n\n- 1 + 1 = {{c1::2}}\n- 2 + 2 = {{c2::4}}"


# ---- CrowdAnki -----------------------------------------------------------------------------------


def test_crowdanki_on_one_line_holds_all_its_notes() -> None:
    text = (
        '{"__type__": "Deck", "name": "A", "note_models": [], "notes": [{"fields": ["a", "b"], "guid": "x"},'
        ' {"fields": ["c", "d"], "guid": "x"}]}'
    )
    reading = understood(text, "deck.json")
    found = [(n.question.markdown, n.answer.markdown, n.id) for n in reading.deck.notes]
    assert (found, reading.deck.name, reading.unaccounted) == ([("a", "b", ""), ("c", "d", "")], "A", ())


def test_crowdanki_that_is_broken_is_reported_where_it_breaks() -> None:
    assert codes('{"__type__": "Deck",\n "name": }', "deck.json") == [("DP101", 1), ("DP130", 2)]


@pytest.mark.parametrize("text", ['{"deckpress": 1, "deck": "A", "notes": []}', '{"name": "Deck"}', "[1, 2]"])
def test_other_json_is_none_of_crowdanki(text: str) -> None:
    assert dialect_of(text, "deck.json") != "crowdanki"


def test_a_document_that_shows_crowdanki_is_none() -> None:
    assert dialect_of('## What is it?\n\n```\n{"__type__": "Deck", "notes": []}\n```\n') != "crowdanki"


# ---- AnkiOps -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is light?\nA: A wave.\n\n---\n\nQ: What is sound?\nA: Air.\n",
        "## How is it written?\n\n```\n<!-- note_key: 2fd62bcaa861 -->\nQ: a\nA: b\n```\n",
        "Meeting\n\nT: Tom\nB: Bob\n\n---\n\nAll went home.\n",
        "T: a title without a gap\n\n---\n\nT: another\n",
    ],
)
def test_labels_that_others_use_are_none_of_ankiops(text: str) -> None:
    assert dialect_of(text) != "ankiops"


def test_ankiops_needs_no_comments_where_its_labels_are_sure() -> None:
    text = "Q: Which?\nC1: a\nC2: b\nA: 2\n\n---\n\nT: A {{c1::gap}}.\n"
    choice, cloze = notes(text, "Deck__Sub.md")
    assert (right(choice), cloze.kind) == (["b"], Kind.CLOZE)
    assert understood(text, "Deck__Sub.md").deck.name == "Deck::Sub"


# ---- Org -----------------------------------------------------------------------------------------


def org(body: str, head: str = "* What? :drill:") -> str:
    """The answer of a drill card with this text."""
    (note,) = notes(f"{head}\n** Answer\n{body}\n", "deck.org")
    return note.answer.markdown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*b* /i/ _u_ +s+ =c= ~d~", "**b** *i* <u>u</u> ~~s~~ `c` `d`"),
        ("a*b*c 1/2/3 x_1_y", "a*b*c 1/2/3 x_1_y"),
        ("$a *b* c$ and \\(x /y/ z\\)", "$a *b* c$ and \\(x /y/ z\\)"),
        ("[[https://e.org/a b][words]]", "[words](<https://e.org/a b>)"),
        ("[[file:a.png]] [[https://e.org]]", "![](a.png) <https://e.org>"),
        ("- [X] a\n- [ ] b\n1) c", "- [x] a\n- [ ] b\n1) c"),
        ("#+begin_src c\n,* no =code=\n#+end_src", "```c\n* no =code=\n```"),
        ("#+begin_quote\nsaid\n#+end_quote", "> said"),
        ("| a | b |\n|---+---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("| a |\n| b |", "| a |\n|---|\n| b |"),
        ("# a comment\n#+CAPTION: x\nwords", "words"),
        ("    deep\n      - in", "deep\n  - in"),
    ],
)
def test_the_markup_of_org_becomes_markdown(written: str, shown: str) -> None:
    assert org(written) == shown


def test_headings_that_ask_are_cards_where_no_program_studies_the_file() -> None:
    text = "* Chapter\n** What is light?\n   A wave.\n** Notes\n   No question.\n"
    (note,) = notes(text, "deck.org")
    assert (note.question.markdown, note.answer.markdown, note.section) == ("What is light?", "A wave.", ("Chapter",))


@pytest.mark.parametrize(
    "text",
    [
        "* an item :drill:\n* another\n\n## What is a drill?\n\nA tool.\n",
        "## How is it written?\n\n```org\n* Item :drill:\n** Answer\nx\n```\n",
        "* plain :drill:\n",
    ],
)
def test_a_list_with_the_tag_of_org_is_no_org_file(text: str) -> None:
    assert dialect_of(text) != "org"


# ---- files that nothing reads --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.ipynb", '{\n "cells": [{"source": ["## What is a mean?\\n"]}],\n "nbformat": 4\n}', "Jupyter notebook"),
        ("a.html", "<!DOCTYPE html>\n<html><body><p>Ebb.</p></body></html>", "HTML"),
        ("a.txt", "<html>\n<body>\n<p>Ebb.</p></body></html>", "HTML"),
        ("a.rst", "Tides\n\nEbb is falling water.\n", "reStructuredText"),
    ],
)
def test_a_file_of_another_kind_is_named_with_the_way_to_convert_it(name: str, text: str, kind: str) -> None:
    (problem,) = read(Source(name, text))[1]
    assert (problem.code, kind in problem.message, "convert it" in problem.hint) == ("DP101", True, True)


def test_a_gap_of_org_drill_may_continue_on_the_next_line() -> None:
    (note,) = notes("* Item :drill:\nThe capital of [France\nand its court] is [Paris].\n\n[a\n\nb]\n", "deck.org")
    assert note.question.markdown.startswith("The capital of {{c1::France\nand its court}} is {{c2::Paris}}.")
    assert note.question.markdown.endswith("[a\n\nb]")


def test_described_terms_of_org_are_cards() -> None:
    text = "* Network\n- Hub :: Repeats\n  signals.\n- Router ::\n  Forwards packets.\n- no term\n\na :: b\n"
    found = notes(text, "deck.org")
    assert [(n.question.markdown, n.answer.markdown) for n in found] == [
        ("Hub", "Repeats\nsignals."),
        ("Router", "Forwards packets."),
    ]
    assert [n.section for n in found] == [("Network",)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "* What? :drill:\n- Hub :: Repeats.\n- Bus :: Carries.\n* Other\n- x :: y\n",
        "* What is a hub?\n- Hub :: Repeats.\n- Bus :: Carries.\n",
        "* Network\n- Hub :: Repeats.\n#+begin_src text\n- a :: b\n#+end_src\n",
    ],
)
def test_described_terms_in_and_beside_cards_of_org_are_text(text: str) -> None:
    assert len(notes(text, "deck.org")) == 1


TABLE = "| {} | {} |\n|---+---|\n| crumb | the /inside/ |\n| crust | the outside |\n|---+---|\n| peel | a shovel |\n"


def test_the_rows_of_tables_of_terms_in_org_are_cards() -> None:
    reading = understood(f"#+TITLE: Bread\n\n* Words :baking:\n{TABLE.format('Term', 'Definition')}", "deck.org")
    assert [(n.question.markdown, n.answer.markdown, n.location.line) for n in reading.deck.notes] == [
        ("crumb", "the *inside*", 6),
        ("crust", "the outside", 7),
        ("peel", "a shovel", 9),
    ]
    assert {(note.section, note.tags) for note in reading.deck.notes} == {(("Words",), ("baking",))}


@pytest.mark.parametrize(("title", "count"), [("Key bindings", 3), ("Glossary", 3), ("Log of a week", 0)])
def test_a_title_of_terms_or_commands_decides_about_other_tables_in_org(title: str, count: int) -> None:
    text = f"#+TITLE: {title}\n\n* Moves\n{TABLE.format('Key', 'Meaning')}"
    assert len(notes(text, "deck.org")) == count


@pytest.mark.parametrize(
    "table",
    [
        TABLE.format("Day", "Weight"),
        TABLE.format("Term", "Definition").replace("| crust |", "|       |"),
        TABLE.format("Term", "Definition").replace("|---+---|\n", ""),
        "#+BEGIN_SRC org\n" + TABLE.format("Term", "Definition") + "#+END_SRC\n",
    ],
    ids=["other names", "a row that goes on", "no header", "code"],
)
def test_other_tables_in_org_are_text(table: str) -> None:
    assert notes(f"#+TITLE: Bread\n\n* Week\n{table}", "deck.org") == ()


def test_a_term_without_its_meaning_in_a_table_of_org_is_reported() -> None:
    text = f"* What is rye?\nA grain.\n* Words\n{TABLE.format('Term', 'Definition')}"
    text = re.sub(r"\| a shovel *\|", "| |", text)
    assert [note.question.markdown for note in notes(text, "deck.org")] == ["What is rye?", "crumb", "crust"]
    assert [problem.code for problem in read(Source("deck.org", text))[1]] == ["DP104"]


def test_a_row_of_a_bold_title_alone_in_a_table_of_org_is_no_term() -> None:
    text = f"* Words\n{TABLE.format('Term', 'Definition')}".replace("| crust |", "| *Tools* | |\n| crust |")
    assert [note.question.markdown for note in notes(text, "deck.org")] == ["crumb", "crust", "peel"]
    assert read(Source("deck.org", text))[1] == ()


def test_the_message_counts_the_tables_of_an_org_file_without_cards() -> None:
    text = TABLE.format("Day", "Weight") + "\nText.\n\n" + TABLE.format("Day", "Time")
    _, problems = read(Source("deck.org", text))
    assert ["2 tables" in problem.message for problem in problems] == [True]


def test_org_drill_asks_for_a_verb_by_its_properties() -> None:
    head = "* Verb :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: conjugate\n"
    (note,) = notes(f'{head}:VERB_INFINITIVE: "correr"\n:VERB_TRANSLATION: "to run"\n:END:\n', "deck.org")
    assert (note.question.markdown, note.answer.markdown, note.reverse) == ("to run", "correr", True)


MARKED = {
    "START and END": "START\nBasic\nWhat is a pier?\nBack: A walkway.\nEND\n\n",
    "a tag": "#flashcards\n\nWhat is a pier?::A walkway.\n\n",
}


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED)
@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ("1. Which is a cape?\n   - [x] Horn\n   - [ ] Rhine\n", ["Which is a cape? | +Horn -Rhine"]),
        (
            "Which is a cape?\n\n- [ ] Rhine\n- [x] Horn\n\nWhich is a river?\n\n- [x] Rhine\n- [ ] Horn\n",
            ["Which is a cape? | -Rhine +Horn", "Which is a river? | +Rhine -Horn"],
        ),
        ("F: Was ist ein Kap?\nA: Ein Berg.\n\nF: Was ist ein Fluss?\nA: Wasser.\n", None),
        ("P: ¿Qué es un cabo?\nR: Una punta.\n\nP: ¿Qué es un río?\nR: Agua.\n", None),
    ],
    ids=["numbered boxes", "boxes", "German", "Spanish"],
)
def test_questions_of_other_kinds_are_read_beside_the_cards_of_a_dialect(
    marked: str, below: str, wanted: list[str] | None
) -> None:
    found = cards(marked + below)
    assert found[0] == "What is a pier? | A walkway."
    if wanted is not None:
        assert found[1:] == wanted
    else:
        assert len(found) == 3


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED)
@pytest.mark.parametrize(
    "below", ["- [x] Buy milk\n- [ ] Call home\n", "What is left?\n\n- [ ] Milk\n- [ ] Bread\n", "N: Milk\nB: Bread\n"]
)
def test_tasks_and_notes_beside_the_cards_of_a_dialect_make_no_cards(marked: str, below: str) -> None:
    assert cards(marked + below) == ["What is a pier? | A walkway."]


@pytest.mark.parametrize("indent", ["\t", "  ", "    "])
def test_an_item_below_an_item_with_a_tag_is_an_answer_without_its_mark(indent: str) -> None:
    text = f"- What is a cape? #card\n{indent}- A point.\n\nQ: What is a river?\nA: Water.\n"
    assert [note.answer.markdown for note in notes(text)] == ["A point.", "Water."]
    two = f"- What is a cape? #card\n{indent}- A point.\n{indent}- Of land.\n\nQ: What is a river?\nA: Water.\n"
    assert notes(two)[0].answer.markdown == "- A point.\n- Of land."


@pytest.mark.parametrize("mark", ["-", "+", "1."])
def test_boxes_below_an_org_heading_that_asks_are_options(mark: str) -> None:
    text = f"* Quiz\n** Which is a cape?\n   {mark} [ ] Rhine\n   {mark} [X] Horn\n\n   It is a point.\n"
    (note,) = notes(text, "quiz.org")
    assert [(choice.text.markdown, choice.correct) for choice in note.choices] == [("Rhine", False), ("Horn", True)]
    assert note.explanation.flat == "It is a point."


@pytest.mark.parametrize(
    "below", ["- [ ] Rhine\n- [ ] Horn\n", "- Rhine\n- Horn\n", "Some ticks look like [X] or [ ].\n"]
)
def test_other_lists_below_an_org_heading_are_its_answer(below: str) -> None:
    (note,) = notes(f"* Quiz\n** Which are known?\n{below}", "quiz.org")
    assert note.kind is Kind.OPEN
    assert note.answer
