"""Which reading of a document wins: the evidence for and against it, and when the choice is reported as a guess."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest

from deckpress.diagnostics import Severity
from deckpress.reading import Reading
from deckpress.reading.choice import cost
from readings import read_document
from shapes import names, read_deck

ROCKS = ("basalt", "granite", "slate", "marble", "chalk", "flint", "gneiss", "schist")
TOPICS = "# Rocks\n\n" + "".join(f"## {rock.title()}\n\nIt lies in the hills.\n\n" for rock in ROCKS)
ASKING = "# Rocks\n\n" + "".join(f"## What is {rock}?\n\nA rock.\n\n" for rock in ROCKS)
TERMS = "# Rocks\n\n| Term | Meaning |\n|---|---|\n" + "".join(f"| {rock} | a rock |\n" for rock in ROCKS) + "\n"
PAIRS = "# Rocks\n\n" + "".join(f"- {rock} – a rock of number {n}\n" for n, rock in enumerate(ROCKS)) + "\n"
LABELS = "# Rocks\n\n" + "".join(f"Q: Where is {rock}?\n\nA: In hill {n}.\n\n" for n, rock in enumerate(ROCKS))
BOLD = "# Rocks\n\n" + "".join(f"**How old is {rock}?**\n\nVery old.\n\n" for rock in ROCKS)
KINDS = {"asking": ASKING, "terms": TERMS, "pairs": PAIRS, "labels": LABELS, "bold": BOLD}


def read_text(text: str) -> Reading:
    return read_document("rocks.md", text)[0]


def questions(text: str) -> list[str]:
    return [note.question.markdown for note in read_text(text).deck.notes]


def guesses(text: str) -> list[str]:
    """The messages of DP115 for a text; each is a warning."""
    found = [problem for problem in read_document("rocks.md", text)[1] if problem.code == "DP115"]
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.message for problem in found]


# ---- what wins -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_each_kind_alone_is_read_whole_and_without_doubt(text: str) -> None:
    assert len(questions(text)) == len(ROCKS)
    assert guesses(text) == []


@pytest.mark.parametrize(
    ("kind", "described"),
    [
        ("asking", "headings of level 2 (8 of 8 ask or show an answer)"),
        ("terms", "table rows (8 with their meanings)"),
        ("pairs", "pairs (8 with their meanings)"),
        ("labels", "labelled lines (8 labelled)"),
    ],
)
def test_the_description_of_a_reading_says_why_its_shape_was_read(kind: str, described: str) -> None:
    assert read_text(KINDS[kind]).dialect == described


@pytest.mark.parametrize(("first", "second"), list(permutations(KINDS, 2)))
def test_two_kinds_in_one_document_are_both_read(first: str, second: str) -> None:
    """Neither hides the other, in either order; pairs beside a more certain kind may only get a warning."""
    text = KINDS[first] + KINDS[second].replace("# Rocks\n", "# More rocks\n", 1)
    assert len(questions(text)) == 2 * len(ROCKS) or ("pairs" in (first, second) and guesses(text))


@pytest.mark.parametrize("name", names())
def test_a_beginning_of_a_deck_has_no_card_that_the_deck_does_not_have(name: str) -> None:
    """The reading of a document does not change while it is being written."""
    deck = read_deck(name)
    whole = {note.question.markdown for note in deck.deck.notes}
    lines = deck.source.text.split("\n")
    half = read_document(deck.source.path, "\n".join(lines[: len(lines) // 2]))[0]
    *kept, _ = [*(note.question.markdown for note in half.deck.notes), ""]
    assert [question for question in kept[:-1] if question not in whole] == []


def test_an_asking_heading_keeps_the_terms_table_and_list_of_its_answer() -> None:
    inner = "| Term | Meaning |\n|---|---|\n| a | b |\n| c | d |\n\n- **x**: y\n- **z**: w\n"
    assert questions(f"## What is there?\n\n{inner}\n## What else?\n\nNothing.\n") == ["What is there?", "What else?"]


def test_labelled_questions_end_the_answer_of_a_heading_that_is_no_question() -> None:
    text = "# Notes\n\n## Rocks\n\nText on rocks.\n\nQ: What is slate?\n\nA: A rock.\n\nQ: Is it old?\n\nA: Yes.\n"
    assert questions(text) == ["What is slate?", "Is it old?"]


LABELLED = "".join(f"**Question:** Where is {rock}?\n\nIn the hills.\n\n" for rock in ROCKS[:3])


def test_a_heading_that_asks_beside_labelled_questions_is_a_question_too() -> None:
    text = f"# Rocks\n\n## What is a rock?\n\nStone.\n\n## Exercises\n\n{LABELLED}"
    assert questions(text) == ["What is a rock?", *(f"Where is {rock}?" for rock in ROCKS[:3])]
    assert guesses(text) == []


def test_a_heading_that_asks_among_others_beside_labelled_questions_is_reported() -> None:
    text = f"# Rocks\n\n## What is a rock?\n\nStone.\n\n## Layers\n\nSand.\n\n## Exercises\n\n{LABELLED}"
    assert questions(text) == [f"Where is {rock}?" for rock in ROCKS[:3]]
    assert [words.endswith(": What is a rock?") for words in guesses(text)] == [True]


def test_labels_of_questions_end_the_answers_of_headings_that_ask() -> None:
    asked = [f"## What is {rock}?\n\nA rock.\n\n**Question:** Is {rock} old?\n\nYes.\n" for rock in ROCKS[:3]]
    both = [question for rock in ROCKS[:3] for question in (f"What is {rock}?", f"Is {rock} old?")]
    assert questions("\n".join(asked)) == both
    one = [text.split("**")[0] for text in asked[:2]]
    assert questions("\n".join([*one, asked[2]])) == [f"What is {rock}?" for rock in ROCKS[:3]]


def test_labelled_questions_with_the_answer_on_their_next_line_win_over_their_sections() -> None:
    asked = [f"**Q{n}: Where is {rock}?**\nIt lies in the {rock} hills." for n, rock in enumerate(ROCKS)]
    sections = ["## 1. Soft rocks (Q0 to Q3)", *asked[:4], "## 2. Hard rocks (Q4 to Q7)", *asked[4:]]
    text = "\n\n".join(sections)
    assert questions(text) == [f"Where is {rock}?" for rock in ROCKS]
    assert guesses(text) == []


def test_the_same_labels_under_each_heading_are_properties_of_it() -> None:
    sheet = "".join(f"## {rock.title()}\n\n- **Age**: old\n- **Colour**: grey\n\n" for rock in ROCKS)
    assert questions(f"# Rocks\n\n{sheet}") == [rock.title() for rock in ROCKS]


# ---- not a deck ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "# Changelog\n\n" + "".join(f"## [1.{n}.0] - 2026-01-0{n}\n\n- A fix of this.\n\n" for n in range(1, 8)),
        "# Walk\n\nWe went up the hill. Was it high? It was. Then we came down again, tired.\n\nIt rained.\n",
        "# Tools\n\n- [One](https://example.org/1)\n- [Two](https://example.org/2)\n",
    ],
    ids=["changelog", "prose", "links"],
)
def test_a_document_without_questions_gives_no_cards(text: str) -> None:
    assert questions(text) == []


@pytest.mark.parametrize(("bare", "cards"), [(1, 5), (3, 0), (4, 0)])
def test_topics_are_no_questions_if_half_of_them_have_no_text(bare: int, cards: int) -> None:
    topics = (f"## {rock}\n\n" + "It lies in the hills.\n\n" * (n >= bare) for n, rock in enumerate(ROCKS[:6]))
    assert len(questions("# Rocks\n\n" + "".join(topics))) == cards


def test_questions_none_leaves_everything_as_text() -> None:
    reading, problems = read_document("a.md", f"---\nquestions: none\n---\n{ASKING}")
    assert reading.deck.notes == ()
    assert [problem.code for problem in problems] == ["DP101"]
    assert reading.unaccounted == ()


def test_dialect_in_the_front_matter_names_the_dialect() -> None:
    text = "---\ndialect: terms\n---\n# Words\n\n| a | b |\n|---|---|\n| x | y |\n| v | w |\n"
    assert questions(text) == ["x", "v"]
    assert [p.code for p in read_document("a.md", text.replace("terms", "latin"))[1]] == ["DP109", "DP115"]


# ---- what is reported ------------------------------------------------------------------------------


def test_headings_without_a_sign_are_a_guess_and_the_warning_says_what_to_write() -> None:
    reading, problems = read_document("rocks.md", TOPICS)
    assert len(reading.deck.notes) == len(ROCKS)
    assert reading.guessed
    (guess,) = [problem for problem in problems if problem.code == "DP115"]
    assert guess.message == (
        "8 headings of level 2 ('Basalt') became cards, but nothing marks them as questions, and the file may hold none"
    )
    assert guess.hint == (
        "if these are the questions, write questions: h2 in the front matter;"
        " if the file holds none, write questions: none"
    )


HINTS = {
    "list items": (
        "# Rocks\n\n- Basalt\n\n  It is dark.\n\n- Chalk\n\n  It is white.\n\n- Slate\n\n  It is flat.\n",
        "3 list items ('Basalt') became cards, but nothing marks them as questions, and the file may hold none",
        "if these are the questions, end them with ?;"
        " if the file holds none, write questions: none in the front matter",
    ),
    "a title of study": (
        "# Exam topics\n\n### Basalt\n\nIt is dark.\n\n### Chalk\n\nIt is white.\n\n### Slate\n\nIt is flat.\n",
        "3 headings of level 3 ('Basalt') became cards, but nothing marks them as questions",
        "if these are the questions, write questions: h3 in the front matter;"
        " if the file holds none, write questions: none",
    ),
    "two ways": (
        "# Rocks\n\n1. **Basalt:**\n   - It is dark.\n   - Is it old? Yes.\n2. **Chalk:**\n   - It is white.\n",
        "this file can be read in two ways: 2 bold list items ('Basalt:') became cards; the other way would take 2 bold"
        " terms ('Basalt')",
        "write one of these in the front matter: dialect: terms (the other way), questions: none (no cards)",
    ),
}


PAGES = "It is old.\n\n" * 6 + "It is known. " * 150


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (TOPICS, "nothing marks them as questions"),
        (TOPICS.replace("Chalk", "Chalk?").replace("Flint", "Flint?"), "nothing marks 6 of them as questions"),
        (f"# Rocks\n\nWords.\n\n## Why so old?\n\n{PAGES}\n", "only a question mark marks it as a question"),
    ],
)
def test_a_guess_says_which_questions_have_no_sign(text: str, why: str) -> None:
    (message,) = guesses(text)
    assert why in message


@pytest.mark.parametrize(("text", "message", "hint"), HINTS.values(), ids=HINTS)
def test_a_guess_says_what_became_cards_what_else_could_and_what_to_write(text: str, message: str, hint: str) -> None:
    (guess,) = [problem for problem in read_document("rocks.md", text)[1] if problem.code == "DP115"]
    assert (guess.message, guess.hint) == (message, hint)


def test_topics_of_a_list_are_not_called_headings_of_a_level() -> None:
    text = "".join(
        f"{n}. **{rock}:**\n   - Why? It is old.\n   - It is dark.\n\n   It lies in the hills, mostly.\n\n"
        for n, rock in enumerate(ROCKS[:2], 1)
    )
    reading, problems = read_document("rocks.md", text)
    assert [one.taken for one in reading.weighed if one.count] == ["2 topics"]
    assert not any("h6" in problem.hint or "level 6" in problem.message for problem in problems)


def test_the_author_s_word_leaves_no_doubt() -> None:
    assert guesses(f"---\nquestions: h2\n---\n{TOPICS}") == []


def test_much_text_in_no_card_is_reported_with_its_share() -> None:
    prose = "\n\n".join(f"This paragraph of number {n} tells something of rocks and of the hills." for n in range(40))
    (message,) = guesses(f"{ASKING}\n# Essay\n\n{prose}\n")
    assert "% of the text is in no card" in message


def test_a_file_without_cards_is_described_by_what_it_holds() -> None:
    text = "# Log\n\n## 2026-01-01\n\n| day | rain | wind |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    assert [p.message for p in read_document("a.md", text)[1] if p.code == "DP101"] == [
        "no card found; the file holds 2 headings, 1 table"
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"oak", "tree"\n"hen", "bird"\n"ant", "insect"\n', "3 lines like those of CSV, "),
        ('oak, "a tree, tall"\nhen, "a bird"\nant, "an insect"\n', "3 lines like those of CSV, "),
        ('"oak", "tree"\n"hen", "bird"\n', ""),
        ('"oak", "tree"\n"hen", "bird"\n"ant", "insect", "small"\n', ""),
        ('He said "go", and we went.\nShe said "stay", and we sat.\nThey said "eat", and we ate.\n', ""),
        ('```\n"oak", "tree"\n"hen", "bird"\n"ant", "insect"\n```\n', ""),
    ],
)
def test_only_rows_below_each_other_with_as_many_cells_are_like_those_of_csv(text: str, rows: str) -> None:
    (message,) = [p.message for p in read_document("a.md", f"# Log\n\n{text}")[1] if p.code == "DP101"]
    assert message == f"no card found; the file holds {rows}1 heading"


KEY = "## Section 1\n\n| Question | Answer | Question | Answer |\n|---|---|---|---|\n"


def test_a_file_that_is_only_an_answer_key_says_so() -> None:
    text = KEY + "| 1 | A | 4 | B |\n| 2 | C | 5 | D |\n| 3 | B | 6 | A |\n"
    (problem,) = [p for p in read_document("a.md", text)[1] if p.code == "DP101"]
    assert problem.message == "no card found; the file holds an answer key, but no questions that it answers"
    assert problem.hint == "add the questions to the file, above the key"


def test_a_table_of_numbers_is_no_answer_key() -> None:
    text = "# Log\n\n## 2026-01-01\n\n| day | rain | wind |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 4
    (problem,) = [p for p in read_document("a.md", text)[1] if p.code == "DP101"]
    assert "answer key" not in problem.message


def test_a_short_file_without_cards_is_described_too_and_says_how_to_write_a_question() -> None:
    (problem,) = read_document("a.md", "It rains.\n\nIt snows.\n")[1]
    assert problem.message == "no card found; the file holds 2 paragraphs"
    assert problem.hint.startswith("write each question as a heading that ends in ?")


@pytest.mark.parametrize(
    "title", ["Glossary", "Glossary of rocks", "Python glossary", "Lexikon", "用語集", "Key terms"]
)
def test_the_headings_of_a_glossary_are_no_guess(title: str) -> None:
    text = f"# {title}\n\n" + "".join(f"## {word}\n\nA rock.\n\n" for word in ("Basalt", "Granite", "Slate", "Marble"))
    assert guesses(text) == []
    assert read_document("rocks.md", text)[0].guessed is False


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Rocks", "## Basalt\n\nA rock.\n\n## Granite\n\nA rock.\n\n## Slate\n\nA rock.\n"),
        ("Glossary", "".join(f"## {word}\n\n" + "It is long.\n\n" * 20 for word in ("Basalt", "Granite", "Slate"))),
        ("Glossary", "".join(f"## How to use the words of {n} here\n\nSo.\n\n" for n in range(4))),
    ],
)
def test_headings_that_are_no_terms_of_a_glossary_are_a_guess(title: str, text: str) -> None:
    assert len(guesses(f"# {title}\n\n{text}")) == 1


def test_all_readings_that_were_weighed_are_kept_the_best_first() -> None:
    weighed = read_text(ASKING).weighed
    assert weighed[0].taken == "8 headings of level 2"
    assert weighed[0].first == ("What is basalt?", "What is granite?", "What is slate?")
    assert "no questions" in [one.taken for one in weighed]
    assert [one.cost for one in weighed[1:]] == sorted(one.cost for one in weighed[1:])


# ---- the numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_shaken_weights_change_hardly_anything(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds of evidence decide, not their exact prices: each weight times 0.66 to 1.5."""
    chance = random.Random(seed)
    before = {name: [note.question.markdown for note in read_deck(name).deck.notes] for name in names()}
    shaken = {name: weight * chance.uniform(0.66, 1.5) for name, weight in cost.WEIGHTS.items()}
    monkeypatch.setattr(cost, "WEIGHTS", shaken)
    changed = [name for name in names() if [n.question.markdown for n in read_deck(name).deck.notes] != before[name]]
    assert len(changed) <= len(before) // 10, changed


def test_every_term_of_the_cost_has_a_price_and_words() -> None:
    assert cost.WEIGHTS.keys() == cost.WHAT.keys()
    page = (Path(__file__).parent.parent / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [words for words in cost.WHAT.values() if words not in page] == []


# ---- more evidence ---------------------------------------------------------------------------------

OUTPUT = (
    "```js\nconsole.log({0});\n```\n\n<details>\n<summary><b>Answer</b></summary>\n\nIt prints `{0}`.\n\n</details>\n\n"
)


def test_a_heading_above_code_and_a_hidden_answer_is_a_question() -> None:
    text = "# Output\n\n" + "".join(f"### {n}. Printing {n}\n\n" + OUTPUT.format(n) for n in range(1, 6))
    assert len(questions(text)) == 5
    assert guesses(text) == []


def test_a_section_with_several_hidden_answers_is_no_question() -> None:
    """Each answer belongs to the question right above it."""
    tasks = "".join(f"**{n}. What is {n} + 1?**\n\n" + OUTPUT.format(n + 1) for n in range(1, 4))
    assert len(questions(f"# Sums\n\n## Easy ones\n\n{tasks}## Others\n\n{tasks}")) == 6


def test_questions_with_the_same_words_differ_by_their_code() -> None:
    text = "# Output\n\n" + "".join("## What's the output?\n\n" + OUTPUT.format(n) for n in range(8))
    assert len(questions(text)) == 8


def test_a_second_form_of_answered_questions_is_not_part_of_the_last_answer_of_the_first() -> None:
    first = "".join(f"### {n}. Printing {n}\n\n" + OUTPUT.format(n) for n in range(1, 6))
    second = "".join(f"###### {n}. What's the output?\n\n" + OUTPUT.format(n) for n in range(6, 9))
    assert len(questions(f"# Output\n\n{first}{second}")) == 8


def test_headings_over_lists_of_links_are_no_cards() -> None:
    links = "- [A page](https://example.org/a)\n- [Another](https://example.org/b) - with words\n"
    text = "# Links\n\n" + "".join(f"## {rock.title()}\n\n{links}\n" for rock in ROCKS)
    assert questions(text) == []
    assert len(questions(text.replace("## ", "## Where is ").replace("\n\n-", "?\n\n-"))) == len(ROCKS)


def test_paragraphs_above_quotes_are_questions_where_most_are() -> None:
    quoted = "".join(f"{rock.title()}:\n> A rock\\\n> of number {n}\n\n" for n, rock in enumerate(ROCKS))
    asked = "Which one burns?\n\n```\ncoal\n```\n"
    assert questions(f"# Rocks\n\n{quoted}{asked}") == [*(rock.title() for rock in ROCKS), "Which one burns?"]


def test_a_few_quotes_in_a_text_are_no_answers() -> None:
    text = "# An essay\n\n" + "Rocks are old, and many people have written about them.\n\n" * 4
    assert questions(f"{text}As somebody wrote:\n> Rocks last.\n\nAnd another one:\n> They do.\n\n{text}") == []


def test_sentences_above_quotes_are_no_questions_and_titles_alone_are_a_guess() -> None:
    told = "".join(f"Then somebody spoke about {rock}.\n\n> It lasts.\n\n" for rock in ROCKS)
    assert questions(f"# A conference\n\n{told}") == []
    wrote = "".join(f"{rock.title()} wrote about the course:\n\n> Good!\n\n" for rock in ROCKS)
    assert len(guesses(f"# Reviews\n\n{wrote}")) == 1


def test_tasks_above_quotes_are_questions_like_those_with_a_question_mark() -> None:
    asked = "".join(f"What is {rock}?\n\n> A rock.\n\n" for rock in ROCKS)
    told = questions(f"# Rocks\n\n{asked}Explain erosion.\n\n> Water and wind.\n")
    assert told == [*(f"What is {rock}?" for rock in ROCKS), "Explain erosion."]


def test_words_in_brackets_behind_a_question_may_be_a_remark() -> None:
    """In the minutes of a meeting they name who looks after it."""
    words = "The group met in the old hall and talked about the hike to the quarry, which was a success.\n\n"
    notes = "Who brings the rope? (Ann)\n\nIs the hall booked? (Ben)\n\nWhen do we start? (Ann)\n\n"
    assert questions(f"{words * 12}{notes}{words * 12}") == []


def test_numbered_questions_without_a_blank_or_an_answer_are_reported() -> None:
    lines = "".join(f"{n}.Where is {rock}?  \n" for n, rock in enumerate(ROCKS, 1))
    text = f"# Rocks\n\n## Easy\n\n{lines}\n## Hard\n\n{lines}"
    assert questions(text) == []
    told = [problem.code for problem in read_document("rocks.md", text)[1]]
    assert told.count("DP104") == 2 * len(ROCKS)


QUIZ = "# Cells\n\n" + "".join(f"## What is part {n}?\n\nIt is a small part of a cell.\n\n" for n in range(9))


def test_questions_of_another_form_that_make_no_cards_are_reported_where_they_stand() -> None:
    text = "# Cells\n\n" + "".join(f"1. What is part {n}?\n   It is small.\n" for n in range(9))
    text += "\nMore:\n\n- Which one makes ATP? Mitochondria.\n- Which one digests? Lysosomes.\n"
    reading, problems = read_document("deck.md", text)
    assert len(reading.deck.notes) == 9
    assert [(p.code, p.location.line, "2 lines look like questions" in p.message) for p in problems] == [
        ("DP115", 24, True)
    ]


def test_a_remark_that_asks_between_the_cards_is_not_reported() -> None:
    assert read_document("deck.md", "# Cells\n\nReady? Then go on.\n\n" + QUIZ[9:])[1] == ()


def test_a_hint_alone_is_no_answer() -> None:
    items = "".join(
        f"{n}. Where is {rock}?\n\n   **Hint**: look at the map of the hills.\n\n" for n, rock in enumerate(ROCKS, 1)
    )
    assert questions(f"# Rocks\n\n{items}") == []
    text = "# Rocks\n\n" + "".join(f"## Where is {rock}?\n\nHinweis: sieh auf die Karte\n\n" for rock in ROCKS)
    assert questions(text) == []
    assert questions(text.replace("Hinweis: sieh", "Sieh")) != []


def test_the_first_column_asks_where_only_one_column_is_called_after_a_language() -> None:
    rows = "| sein | war | to be |\n| gehen | ging | to go |\n"
    found = read_text(f"# Verben\n\n| Grundform | Damals | English |\n|---|---|---|\n{rows}").deck.notes
    assert [(note.question.flat, note.answer.flat) for note in found] == [
        ("sein", "to be *Damals:* war"),
        ("gehen", "to go *Damals:* ging"),
    ]


def test_two_pairs_are_cards_if_the_author_says_that_the_file_lists_terms() -> None:
    text = "# Words\n\n- der Hund - the dog\n- die Katze - the cat\n"
    assert questions(text) == []
    assert questions(f"---\ndialect: terms\n---\n{text}") == ["der Hund", "die Katze"]


def test_headings_that_ask_beside_questions_of_another_form_are_reported() -> None:
    topics = "### What is inertia?\nRest.\n### What is energy?\nWork.\n### Momentum\n$p=mv$\n### Force\n$F=ma$\n"
    asked = "> [!question] Why is it so?\n> Because.\n\n> [!question] Who found it?\n> Newton did.\n"
    _, problems = read_document("deck.md", f"# Physics\n{topics}\n{asked}")
    assert [(one.code, one.location.line) for one in problems] == [("DP115", 2)]
    assert "in no card; the first is 'What is inertia?'" in problems[0].message


@pytest.mark.parametrize("form", ["**What is {}?**\n\n{}.\n\n", "**What is {}?**\n{}.\n\n", "**What is {}?** {}.\n\n"])
def test_the_answer_of_one_heading_ends_at_questions_in_bold_if_most_questions_are_bold(form: str) -> None:
    above = "".join(form.format(name, name) for name in ("ash", "fir", "elm"))
    below = "".join(form.format(name, name) for name in ("yew", "box"))
    text = f"# Trees\n\n{above}## What is oak?\n\nA tree.\n\n{below}"
    assert questions(text) == [f"What is {name}?" for name in ("ash", "fir", "elm", "oak", "yew", "box")]


def test_bold_questions_in_the_answers_of_most_headings_stay_there() -> None:
    part = "## What is {0}?\n\nA tree.\n\n**Why is it tall?**\n\nIt grows.\n\n"
    text = f"# Trees\n\n{part.format('oak')}{part.format('ash')}**What is fir?**\n\nA tree.\n"
    assert questions(text) == ["What is oak?", "What is ash?"]


def test_bold_steps_in_an_answer_stay_there() -> None:
    asked = "**What is ash?**\n\nA tree.\n\n**What is fir?**\n\nA tree.\n\n"
    text = f"# Trees\n\n{asked}## How is oak sawn?\n\n**First step**\n\nMark it.\n\n**Second step**\n\nSaw it.\n"
    assert questions(text) == ["What is ash?", "What is fir?", "How is oak sawn?"]


OFFERS = {
    "boxes": "- [ ] steam\n- [x] water\n\n",
    "letters with a tick": "- a) steam\n- b) water ✅\n\n",
    "letters above an answer": "A) steam\nB) water\n\nAnswer: B\n\n",
    "plain lines": "Wrong: steam\nCorrect: water\n\n",
}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS.keys())
@pytest.mark.parametrize("numbers", [("", "2. ", "3. "), ("", "", "3. "), ("1. ", "", "3. "), ("", "1. ", "2. ")])
def test_some_questions_may_have_numbers(offer: str, numbers: tuple[str, str, str]) -> None:
    asked = ("What is ice?", "What is ash?", "What is oak?")
    text = "".join(f"{number}{words}\n\n{offer}" for number, words in zip(numbers, asked, strict=True))
    assert questions(f"# Quiz\n\n{text}") == list(asked)


def test_a_list_of_questions_without_answers_below_options_explains_them() -> None:
    text = f"What is ice?\n\n{OFFERS['boxes']}Ask yourself:\n\n1. Is it cold?\n2. Is it wet?\n"
    assert questions(text) == ["What is ice?"]


def test_headings_that_ask_are_not_lost_in_the_answers_to_a_few_tasks() -> None:
    chapters = "".join(
        f"## Describe the {rock}.\n\nIt is hard and grey.\n\n"
        f"### Where is {rock}?\n\nHere.\n\n### How old is {rock}?\n\nOld.\n\n"
        for rock in ROCKS[:3]
    )
    assert len(questions(f"# Rocks\n\n{chapters}")) == 9
