"""Each line of a document has one use: what is a card is no text between the cards, and a key is neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import unstyle
from hypothesis import given
from hypothesis import strategies as st

from deckpress.cli.reading_json import as_object
from deckpress.cli.tree import tree_lines
from deckpress.convert import to_native
from deckpress.model import Source
from deckpress.reading import Reading, Use, read
from deckpress.reading.dialects import AUTO, names
from deckpress.reading.text.ledger import BookedTwiceError, Ledger
from deckpress.reading.text.tree import read_tree
from readings import read_document

DECKS = Path(__file__).parent / "decks"
TEXTS = sorted(path for kind in ("md", "txt", "tsv", "gift") for path in DECKS.rglob(f"*.{kind}"))


def uses(text: str, reading: Reading) -> list[tuple[str, ...]]:
    """The uses of each line that is not blank."""
    found: dict[int, list[str]] = {}
    for region in reading.regions:
        for first, last in region.own:
            for line in range(first, last + 1):
                found.setdefault(line, []).append(region.use.value)
    return [tuple(found.get(number, ())) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def understood(text: str, dialect: str = AUTO) -> Reading:
    return read(Source("deck.md", text), dialect)[0]


def codes(text: str) -> list[tuple[str, int]]:
    return [(d.code, d.location.line) for d in read(Source("deck.md", text))[1]]


def native(text: str) -> str:
    source = Source("deck.md", text)
    return to_native(read(source)[0], source)[0]


def is_text(path: Path) -> bool:
    return path.parent.name != "bad" or path.suffix == ".md"


# ---- one use -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*filter(is_text, TEXTS)], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_line_of_a_deck_has_one_use(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    for dialect in {AUTO, path.stem} & {AUTO, *names()}:
        reading, problems = read_document(path.name, text, dialect)
        if not any(problem.code == "DP102" for problem in problems):
            assert {len(found) for found in uses(text, reading)} == {1}


BLOCKS = (
    "# Title", "## Part", "### What is it?", "## 1. Which?", "#### Detail", "plain words", "Part one:",
    "A. one\nB. two", "- [x] right\n- [ ] wrong\n  > no", "1. What is a?\n2. What is b?", "1. What is a?\n\n   that",
    "Q: how\nA: thus", "Q1. Why?\nAns - So.", "C: a ==b==", "C: no gap", "**Answer:** B", "**Q3.** Bold?", "LIKE",
    "## Answer key", "**Answers:** 1. B 2. A", "1. B\n2. A", "1. B 2. A 3. C", "Answers:", "Good luck!\n1. B\n2. A",
    "| Question | Answer | Why |\n|---|---|---|\n| 1 | B | so |\n| 2 | A | |", "| term | meaning |\n|-|-|\n| a | b |",
    "<!-- id: x -->", "<!-- hint: h  points: 2 -->", "<!-- a remark -->", "<!-- answer -->", "<!-- end -->", "---",
    "<!-- question -->", "<!-- explanation -->", "<details><summary>Why?</summary>\n\nso\n\n</details>", "</details>",
    "<details>\n<summary>Answer</summary>\n\nB\n\n<!-- id: y -->\n</details>", "[top](#top)", "[a]: http://x.y",
    "- [a](#a)\n- [b](#b)", "> quote\n> - item", "```\ncode\n```", "~~~", "Term\n: meaning", "- **bold**: said",
    "front #card\n  key:: 1\n\t- back #card\n\t\t- more", "#flashcards\na::b", "?", "<!--SR:!2026-02-14,12,250-->",
    "START\nBasic\nf\nBack: b\n<!--ID: 1-->\nEND", "STARTI [Basic] a Back: b ENDI STARTI [Cloze] c ENDI", "%", ":::",
    "FILE TAGS: a b", "TARGET DECK\nd", "tags: a, b", "[^uid]: 12", "[#tag](x)", "^1700000000000", "a ::: b",
    "<!-- notecardId: 1 -->", "`{=:a:=}`", "# Subdeck: s (123456)", "---\nDeck: d\n\n1. q\n> a\n---", "# Note\n## F\nf",
    "<details><summary>a?</summary>b</details> <details><summary>c?</summary>d</details>", "- - Why?\n    so",
    "::: card\nfront\n---\nback\n:::", "What?\nA) a\nB) b\nANSWER: B", "::t:: q {=a ~b}", "1. q\n*a) x\nb) y", "a\tb",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(BLOCKS), max_size=14), st.sampled_from((AUTO, *names())), st.sampled_from(("\n", "\n\n"))
)
def test_each_line_of_any_mixture_has_one_use(blocks: list[str], dialect: str, between: str) -> None:
    """Whatever dialect reads it; a line that is booked twice raises, here and in every test."""
    text = between.join(blocks)
    reading, problems = read(Source("deck.md", text), dialect)
    if not any(problem.code == "DP102" for problem in problems):
        assert {len(found) for found in uses(text, reading)} <= {1}


def test_a_line_that_is_booked_twice_is_an_error_in_tests_and_the_first_use_stays_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document, _ = read_tree(Source("deck.md", "one\n\ntwo\nthree"), 0)
    ledger = Ledger(document)
    ledger.book(document, Use.PROSE, 0, 3)
    with pytest.raises(BookedTwiceError, match="line 3 is prose and card"):
        ledger.book(document, Use.CARD, 2, 4)
    monkeypatch.setattr(Ledger, "strict", False)
    ledger.book(document, Use.CARD, 2, 4)
    assert [(region.use, region.own) for region in ledger.regions] == [(Use.PROSE, ((1, 3),)), (Use.CARD, ((4, 4),))]


def test_settings_and_marks_of_a_card_keep_their_lines_within_it() -> None:
    text = "---\ndeck: D\n---\n## a?\n<!-- id: x -->\n<!-- answer -->\n\nb\n\n<!-- end -->\n"
    reading = understood(text)
    found = [(region.use.value, region.start, region.end, region.own) for region in reading.regions]
    assert found == [
        ("settings", 1, 3, ((1, 3),)),
        ("card", 4, 8, ((4, 4), (8, 8))),
        ("settings", 5, 5, ((5, 5),)),
        ("frame", 6, 6, ((6, 6),)),
        ("frame", 10, 10, ((10, 10),)),
    ]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("<details><summary>a?</summary>b</details> <details><summary>c?</summary>d</details>\n", ["a?", "c?"]),
        ("STARTI [Basic] a Back: b ENDI and STARTI [Basic] c Back: d ENDI\n", ["a", "c"]),
    ],
)
def test_a_line_may_hold_two_cards(text: str, questions: list[str]) -> None:
    reading = understood(text)
    assert [note.question.markdown for note in reading.deck.notes] == questions
    assert uses(text, reading) == [("card",)]


@pytest.mark.parametrize(
    ("dialect", "text", "wanted"),
    [
        ("terms", "| Question | Answer |\n|---|---|\n| a | b |\n| c | d |\n", [("a", "b"), ("c", "d")]),
        ("terms", "1. What is a?\n\n   that\n2. What is b?\n\n   this\n- **c**: d\n", [("What is a?", "that"),
         ("What is b?", "this"), ("c", "d")]),
        ("auto", "Q: Where? <details>\n   <summary>Why?</summary>\n\nSo.\n</details>\n", [("Why?", "So.")]),
        ("auto", "## One #card\n### Two #card\n\nThe answer to two.\n", [("Two", "The answer to two.")]),
    ],
)  # fmt: skip
def test_a_line_is_read_as_one_question(dialect: str, text: str, wanted: list[tuple[str, str]]) -> None:
    """Also where two shapes fit it, or two cards stand one below the other."""
    assert [(n.question.markdown, n.answer.markdown) for n in understood(text, dialect).deck.notes] == wanted


def test_a_section_of_inka_without_a_card_is_text() -> None:
    text = "---\nDeck: d\n---\n---\nDeck: e\n\n1. a\n> b\n---\n"
    reading = understood(text)
    assert [note.question.markdown for note in reading.deck.notes] == ["a"]


def test_a_definition_that_only_a_part_of_the_document_has_is_text() -> None:
    """The line ends the HTML of `</details>`, so that the document itself defines nothing."""
    reading = understood("<details><summary>Why?</summary>\n\nso\n\n</details>\n[a]: http://x.y\n")
    assert [(region.start, region.text) for region in reading.of(Use.PROSE)] == [(6, "[a]: http://x.y")]


# ---- answer keys ---------------------------------------------------------------------------------

QUESTIONS = (
    "# Test\n\n## 1. Which river is longer?\n\nA. the Po\nB. the Rhine\n\n## 2. Which hill is higher?\n\nA. x\nB. y\n"
)


def right(text: str) -> list[list[str]]:
    return [[c.text.markdown for c in note.choices if c.correct] for note in understood(text).deck.notes]


@pytest.mark.parametrize(
    "key",
    [
        "## Answer key\n\n1. B\n2. B\n",
        "## Answers\n\n1-B, 2-B\n",
        "**Answers:** 1. B; 2. B\n",
        "**Answers:**\n\n- 1: B\n- 2: B\n",
        "## Key\n\n### Rivers\n\n1 - B\n\n### Hills\n\n2 - B\n",
        "# Lösungen\n\n| Nr. | Antwort |\n|---|---|\n| 1 | B |\n| 2 | B |\n",
    ],
)
def test_a_key_marks_the_right_options_and_is_not_written_again(key: str) -> None:
    text = f"{QUESTIONS}\n{key}"
    reading = understood(text)
    assert right(text) == [["the Rhine"], ["y"]]
    first = text.split("\n").index(key.split("\n")[0]) + 1
    assert [(region.start, region.end) for region in reading.of(Use.KEY)] == [(first, len(text.split("\n")) - 1)]
    assert reading.of(Use.PROSE) == ()
    assert native(text) == (
        "---\ndeck: Test\nquestions: h2\n---\n\n# Test\n\n"
        "## Which river is longer?\n\n- [ ] the Po\n- [x] the Rhine\n\n"
        "## Which hill is higher?\n\n- [ ] x\n- [x] y\n"
    )


def test_inspect_shows_a_key_under_a_heading_of_its_own() -> None:
    reading = understood(f"{QUESTIONS}\n## Answer key\n\n1. B\n2. B\n")
    lines = [unstyle(line) for line in tree_lines(reading)]
    assert lines[lines.index("1 answer key") + 1] == "        lines 13-16    Answer key"
    assert as_object(reading)["key"] == [{"text": "Answer key", "lines": [13, 16]}]


def test_what_a_key_says_beside_its_answers_stays_text() -> None:
    text = f"{QUESTIONS}\n## Answer key\n\nGood luck!\n\n1. B\n2. B\n\nThe Rhine is 1,230 km long.\n"
    reading = understood(text)
    assert [region.text for region in reading.of(Use.PROSE)] == ["Good luck!", "The Rhine is 1,230 km long."]
    written = native(text)
    assert [words in written for words in ("Good luck!", "1,230 km", "Answer key")] == [True, True, False]


def test_the_last_column_of_a_key_explains() -> None:
    text = (
        f"{QUESTIONS}\n## Key\n\n| # | Answer | Why |\n|---|---|---|\n| 1 | B | It is 1,230 km long. |\n| 2 | B | |\n"
    )
    reading = understood(text)
    assert [note.explanation.markdown for note in reading.deck.notes] == ["It is 1,230 km long.", ""]
    assert reading.of(Use.PROSE) == ()


def test_a_table_that_says_more_than_a_key_stays_text() -> None:
    text = (
        f"{QUESTIONS}\n## Key\n\n| # | Answer | Author | By |\n|---|---|---|---|\n| 1 | B | Ann | Bo |\n| 2 | B | | |\n"
    )
    assert right(text) == [["the Rhine"], ["y"]]
    assert "| 1 | B | Ann | Bo |" in native(text)


def test_a_key_with_more_answers_than_questions_answers_those_with_its_numbers() -> None:
    text = f"{QUESTIONS}\n## Answer key\n\n1. B\n2. B\n3. A\n"
    assert right(text) == [["the Rhine"], ["y"]]
    assert ("DP138", 17) in codes(text)


def test_an_answer_in_a_key_without_its_question_is_told() -> None:
    questions = "\n\n".join(f"## {n}. Which follows {n}?\n\nA. {n - 1}\nB. {n + 1}" for n in range(1, 5))
    text = f"{questions}\n\n## Answer key\n\n1. B\n2. B\n3. B\n4. B\n5. A\n"
    assert right(text) == [["2"], ["3"], ["4"], ["5"]]
    assert codes(text) == [("DP138", 27)]


@pytest.mark.parametrize(
    ("question", "problems"),
    [
        ("- [x] the Po\n- [ ] the Rhine", [("DP137", 3)]),
        ("- [ ] the Po\n- [x] the Rhine", []),
        ("The longest of them all is the Rhine.", [("DP137", 3)]),
        ("A. the Po\nB. the Rhine\n\n**Answer:** A", [("DP137", 3)]),
        ("A. the Po\nB. the Rhine\n\n**Answer:** B", []),
        ("B. the Po\nC. the Rhine", [("DP137", 3)]),
    ],
)
def test_a_key_that_contradicts_a_question_is_told(question: str, problems: list[tuple[str, int]]) -> None:
    """The question's own answer is used; what the key says is in the message."""
    text = (
        f"# Test\n\n## 1. Which river is longer?\n\n{question}\n\n## 2. Which?\n\nA. x\nB. y\n\n## Key\n\n1. B\n2. A\n"
    )
    assert codes(text) == problems


def test_a_key_that_names_no_option_is_told() -> None:
    text = f"{QUESTIONS}\n## Key\n\n1. B\n2. E\n"
    (problem,) = read(Source("deck.md", text))[1]
    assert (problem.code, problem.location.line) == ("DP108", 8)
    assert "the answer key says 'E'" in problem.message


def test_a_key_fills_in_what_a_question_leaves_open() -> None:
    text = (
        "# Test\n\n1. Which river?\n\n   ...\n2. Hill?\n\n   ...\n\n## Solutions\n\n1. The Rhine.\n2. The Zugspitze.\n"
    )
    assert [n.answer.markdown for n in understood(text).deck.notes] == ["The Rhine.", "The Zugspitze."]


def test_settings_below_the_front_matter_do_not_hide_sections_from_convert() -> None:
    """Settings stand anywhere in a document, such as a tag of flashcards-obsidian; front matter only at its head."""
    text = "# Deck\n\n## German\n\nBaum::tree\n\n## French\n\narbre::tree\n\n#flashcards\n"
    written = native(text)
    assert [words in written for words in ("## German", "<!--\n#")] == [True, False]


def test_each_line_of_a_deck_in_json_has_one_use() -> None:
    """Also where a line holds several notes."""
    notes = '{"question": "a", "answer": "b"}, {"question": "c", "answer": ""},\n{"question": "d", "answer": "e"}'
    text = f'{{"deckpress": 1,\n "notes": [{notes}\n]}}\n'
    reading = read(Source("deck.json", text))[0]
    assert uses(text, reading) == [("settings",), ("card",), ("card",), ("settings",)]
    assert [region.text for region in reading.of(Use.UNANSWERED)] == ["c"]
