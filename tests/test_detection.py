"""The dialect in which a document is read: the name of its file, the signs in it, and false signs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from deckpress.cli import cli
from deckpress.model import Kind, Source
from deckpress.reading import Use, read
from deckpress.reading.dialects import DIALECTS, Entry, fold
from readings import codes, dialect_of, notes, right, understood


def pairs(text: str, name: str = "deck.md") -> list[tuple[str, str]]:
    return [(note.question.markdown, note.answer.markdown) for note in notes(text, name)]


# ---- braces that are not GIFT --------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "- What is $h_{t}$?\n    - The vector $h_{t}$.\n- What is a gate?\n    - A number $g_{f}$.\n",
        "Q: When is $A$ symmetric?\nA: If $A^{T} = A$.\n",
        "- What is a tesla? #card\n\t- $1\\,\\mathrm{T}$\n",
        "What is true?\n\nIt is `{T}` in code.\n",
        "The matrix A^{T} has rows.\n",
        "a\t{T}\nb\t{F}\nc\t{=x}\n",
        "- The values {F} and {T}\n",
        "#card What is {T}?\n",
    ],
)
def test_braces_in_formulas_code_and_other_formats_are_no_gift_answers(text: str) -> None:
    assert dialect_of(text) != "gift"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Grant is buried in Grant's tomb.{FALSE}\n\nIs the sky blue? {T}\n", 2),
        ("::A:: What is $x_{t}$? {=one ~two}\n", 1),
        ("What is 1+1? {=2 =two}\n", 1),
        ("Cost is \\$5? {=yes ~no}\n\nIt costs $x$. {T}\n", 2),
    ],
)
def test_gift_is_known_by_its_answers_even_beside_formulas(text: str, count: int) -> None:
    assert (dialect_of(text), len(notes(text))) == ("gift", count)


def test_the_name_of_a_gift_file_decides_whatever_stands_in_it() -> None:
    """Without the name, a block of code is no GIFT."""
    text = "::Prints::[markdown]What does it print?\n```c\nint x;\n``` {\n=1\n~0\n}\n\n::Sky::It is blue. {T}\n"
    assert len(notes(text, "quiz.gift")) == 2
    assert dialect_of(text, "quiz.gift") == "gift"


# ---- tables in text files ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Front,Back\nknot,a mile an hour\nfathom,\"six feet, or so\"\n"),
        ("a.csv", "knot,a mile an hour\nfathom,\"six feet, or so\"\n"),
        ("a.csv", "knot;a mile an hour\nfathom;six feet, or so\n"),
        ("a.csv", "question;answer\nknot;a mile an hour\nfathom;six feet, or so\n"),
        ("a.csv", "sep=;\nquestion;answer\nknot;a mile an hour\nfathom;six feet, or so\n"),
        ("a.csv", "\"knot\"\t\"a mile an hour\"\n\"fathom\"\t\"six feet, or so\"\n"),
        ("a.tsv", "Term\tDefinition\nknot\ta mile an hour\nfathom\tsix feet, or so\n"),
        ("a.tsv", "knot\ta mile an hour\nfathom\tsix feet, or so\n"),
        ("a.csv", "Deutsch,English\nknot,a mile an hour\nfathom,\"six feet, or so\"\n"),
        ("a.csv", "id,Word,German\n1,knot,a mile an hour\n2,fathom,\"six feet, or so\"\n"),
        ("a.txt", "question,answer\nknot,a mile an hour\nfathom,\"six feet, or so\"\n"),
        ("a.CSV", "Begriff,Bedeutung\nknot,a mile an hour\nfathom,\"six feet, or so\"\n"),
    ],
)  # fmt: skip
def test_a_table_is_read_with_or_without_a_header_line(name: str, text: str) -> None:
    assert pairs(text, name) == [("knot", "a mile an hour"), ("fathom", "six feet, or so")]


def test_a_header_line_names_what_else_a_note_has() -> None:
    text = "front,back,example,tags,deck,hint,points\nknot,mile,ten knots,sea speed,A::B,slow,2\nfathom,feet,,,A::C,,\n"
    first, second = notes(text, "a.csv")
    assert (first.explanation.markdown, first.tags, first.section) == ("ten knots", ("sea", "speed"), ("B",))
    assert (first.hint.markdown, first.points, second.section) == ("slow", 2, ("C",))
    assert understood(text, "a.csv").deck.name == "A"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("question,A,B,C,D,correct", "Which has rings?,Mars,Saturn,Venus,Io,B"),
        ("question,option 1,option 2,option 3,answer", "Which has rings?,Mars,Saturn,Venus,2"),
        ("Question,Choice A,Choice B,Correct Answer", "Which has rings?,Mars,Saturn,Saturn"),
        ("question,choices,correct", 'Which has rings?,"Mars\nSaturn",Saturn'),
        ("question,options,answer", "Which has rings?,Mars | Saturn | Venus,b"),
    ],
)
def test_columns_with_options_make_a_multiple_choice(header: str, row: str) -> None:
    (note,) = notes(f"{header}\n{row}\n", "bank.csv")
    assert (note.kind, right(note)) == (Kind.CHOICE, ["Saturn"])


def test_several_right_options_stand_in_one_cell() -> None:
    text = 'question,A,B,C,correct\nWhich?,x,y,z,"A, C"\nWhich else?,x,y,z,AC\nAnd?,x,y,z,x; z\n'
    assert [right(note) for note in notes(text, "bank.csv")] == [["x", "z"]] * 3


def test_a_right_option_that_does_not_exist_is_reported_at_its_row() -> None:
    text = "question,A,B,correct\nWhich?,x,y,D\nWhat?,x,y,A\n"
    assert (len(notes(text, "bank.csv")), codes(text, "bank.csv")) == (1, ["DP117"])


WRONG = [
    ("question,correct_answer,wrong1,wrong2", ","),
    ("Question;Correct Answer;Incorrect Answer 1;Incorrect Answer 2", ";"),
    ("Frage;Antwort;Falsche Antwort 1;Falsche Antwort 2", ";"),
    ("question,answer,distractor_1,distractor_2", ","),
]


@pytest.mark.parametrize(("header", "sign"), WRONG)
def test_columns_of_wrong_answers_make_options_that_are_shuffled(header: str, sign: str) -> None:
    rows = [("How many legs has a spider?", "8", "6", "2"), ("Which is red?", "Mars", "Io", "")]
    (first, second) = notes("\n".join([header, *(sign.join(row) for row in rows)]), "a.csv")
    assert [(choice.text.flat, choice.correct) for choice in first.choices] == [("8", True), ("6", False), ("2", False)]
    assert [choice.correct for choice in second.choices] == [True, False]
    assert first.shuffle
    assert first.kind is Kind.CHOICE


def test_two_lines_with_a_tab_are_a_table_if_they_ask() -> None:
    assert dialect_of("What falls?\tThe ebb.\nWhat rises?\tThe flood.\n", "a.txt") == "tsv"
    assert dialect_of("ebb\tfalls\nflood\trises\n", "a.txt") != "tsv"


def test_lines_within_a_cell_are_lines_on_the_card() -> None:
    (note,) = notes('front,back\npoem,"one\ntwo"\n', "a.csv")
    assert note.answer.markdown == "one\\\ntwo"


def test_a_row_without_an_answer_is_reported() -> None:
    assert codes("front,back\nknot,\nfathom,feet\n", "a.csv") == ["DP104"]


def test_the_header_lines_of_anki_count_more_than_the_name_of_the_file() -> None:
    text = "#separator:Comma\n#html:true\nknot,<b>mile</b>\n"
    assert dialect_of(text, "a.csv") == "anki-text"


@pytest.mark.parametrize(
    "text",
    [
        "Front, back and sides, all wet.\n\nNo, not so.\n",
        "## What is a comma, or a point?\n\nA mark, such as this.\n",
        "Question, answer\n\nis how a talk goes, and so on, and on.\n",
        "Term\tDefinition\n\n## What is a tab?\n\nA gap.\n",
    ],
)
def test_text_with_commas_is_no_table(text: str) -> None:
    assert dialect_of(text) not in ("csv", "tsv")


def test_a_table_of_measurements_is_no_deck() -> None:
    text = "date,station,rain,wind\n2025-01-01,Oban,4.5,12 kn\n2025-01-02,Oban,3.9,4 kn\n"
    assert (notes(text, "a.csv"), codes(text, "a.csv")) == ((), ["DP117", "DP101"])


def test_three_columns_without_a_header_line_are_reported_as_a_guess() -> None:
    text = "knot,mile,ten knots\nfathom,feet,two fathoms\n"
    assert (len(notes(text, "a.csv")), codes(text, "a.csv")) == (2, ["DP117"])


HEADERS = {
    "questions": "item,info\nWhat is a knot?,A mile an hour.\nWhat is a fathom?,Six feet.\n",
    "numbers": "Metal,Sign,Place\nIron,Fe,26\nLead,Pb,82\n",
    "dates": "Event;Time\nFirst flight;1903\nFirst satellite;in 1957\n",
    "sentences": "Begrep;Forklaring\nKnop;En nautisk mil i timen.\nFavn;Omtrent seks fot.\n",
    "long cells": "mot;sens donné\nnœud;un mille marin par heure\nbrasse;à peu près six pieds\n",
    "known words": "Concept;Remark\nKnot;fast\nFathom;deep\n",
    "tabs": "Begrep\tForklaring\nKnop\tEn mil i timen.\nFavn\tOmtrent seks fot.\n",
}


@pytest.mark.parametrize("text", HEADERS.values(), ids=HEADERS.keys())
def test_a_first_line_that_differs_from_all_others_is_taken_for_a_header_line_with_a_warning(text: str) -> None:
    name = "a.tsv" if "\t" in text else "a.csv"
    assert (len(notes(text, name)), codes(text, name)) == (2, ["DP117"])
    assert "read as a header line" in read(Source(name, text))[1][0].message
    assert dict(pairs(text, name)).keys().isdisjoint(("item", "Metal", "Event", "Begrep", "mot", "Concept"))


ROWS = {
    "words": "knot,mile\nfathom,feet\nmast,pole\n",
    "nouns": "Knoten,knot\nFaden,fathom\nMast,mast\n",
    "one sentence": "Knot,Speed\nFathom,Depth\nMast,A long pole of wood.\n",
    "one number": "Knot,Mile\nFathom,6 feet\nMast,Pole\n",
    "all ask": "What is it?,Knot\nWhat else?,Fathom\nAnd?,Mast\n",
    "all are numbers": "one,1\ntwo,2\nthree,3\n",
    "long first line": "The speed of a ship at sea,knot\nDepth: 2,fathom\nLength: 3,mast\n",
    "one line below": "Metal,Place\nIron,26\n",
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS.keys())
def test_a_first_line_like_the_others_is_a_card(text: str) -> None:
    assert len(notes(text, "a.csv")) == len(text.splitlines())


def test_a_first_line_of_words_with_capital_letters_is_a_card_with_a_warning() -> None:
    text = "Ship,Owner\nBounty,Navy\nBeagle,Navy\n"
    assert [(p.code, p.message, p.hint) for p in read(Source("a.csv", text))[1]] == [
        (
            "DP117",
            "the first line became the card 'Ship'; it may be a header line",
            "if it is one, write question,answer in its place; if not, write that above it",
        )
    ]
    assert len(notes(text, "a.csv")) == 3
    assert codes(f"question,answer\n{text}", "a.csv") == []
    assert codes(text.replace(",", "\t"), "a.txt") == []


# ---- files that deckpress writes -----------------------------------------------------------------

OWN = """---
deck: Rivers
---
## Which river flows through *Ghent*? {.belgium}

The Scheldt, with $x^2$ & more; =1.

## Which of these are in Italy?

- [x] Po
- [ ] Ebro
- [x] Tiber

It rains there.

C: The ==Oder== flows north.

## How much is it? {type-in=42}

42
"""


@pytest.mark.parametrize(
    ("options", "file"),
    [
        (("--to", "csv", "--csv", "plain"), "rivers.csv"),
        (("--to", "blackboard"), "rivers.blackboard.txt"),
        (("--to", "quizlet"), "rivers.quizlet.txt"),
        (("--to", "quizlet", "--quizlet", "lines"), "rivers.quizlet.txt"),
        (("--to", "gift"), "rivers.gift"),
    ],
)
def test_what_deckpress_writes_for_other_programs_is_read_back(
    options: tuple[str, ...], file: str, tmp_path: Path
) -> None:
    """As far as the format holds it: a cloze may come back as a question with a gap."""
    source = tmp_path / "rivers.md"
    source.write_text(OWN, encoding="utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(cli, ["build", str(source), *options, "-o", str(out)])
    assert result.exit_code == 0, result.output
    (written,) = [path for path in out.iterdir() if path.name.lower().endswith(Path(file).suffix)]
    found, problems = read(Source(written.name, written.read_text(encoding="utf-8-sig")))
    assert [problem.code for problem in problems] == []
    first, choice, cloze, typed = found.deck.notes
    assert "Ghent" in first.question.markdown
    assert "The Scheldt, with " in first.answer.markdown
    assert "x^2" in first.answer.markdown
    assert (choice.kind, right(choice)) == (Kind.CHOICE, ["Po", "Tiber"])
    assert len(choice.choices) == 3
    assert "Oder" in cloze.question.markdown + cloze.answer.markdown
    assert typed.answer.markdown.startswith("42")


def test_a_plain_table_keeps_its_ids_tags_and_deck() -> None:
    text = (
        "question,answer,choices,correct,explanation,hint,deck,tags,guid\n"
        "Why?,'=1,,,,,Rivers::North,a b,95689899f06e\nWhat?,*so*,,,,,Rivers,,01693f91eb01\n"
    )
    first, second = notes(text, "a.csv")
    assert (first.id, first.tags, first.section) == ("95689899f06e", ("a", "b"), ("North",))
    assert (first.answer.markdown, second.answer.markdown) == ("=1", "\\*so\\*")


def test_blackboard_types_become_the_kinds_of_notes() -> None:
    text = (
        "MC\tWhich?\tair\tincorrect\tlight\tcorrect\nTF\tIt is.\ttrue\nNUM\tHow many?\t8\t0.5\n"
        "FIB_PLUS\tThe [a] in the [b].\ta\twhale\t\tb\tsea\nORD\tSort.\tone\ttwo\nMAT\tJoin.\tred\tlong\tblue\tshort\n"
        "SR\tWhy?\tSo.\nFIL\tHand in a drawing.\n"
    )
    found, problems = read(Source("quiz.txt", text))
    kinds = [note.kind for note in found.deck.notes]
    assert kinds == [Kind.CHOICE, Kind.CHOICE, Kind.OPEN, Kind.CLOZE, Kind.OPEN, Kind.OPEN, Kind.OPEN]
    assert found.deck.notes[3].question.markdown == "The {{c1::whale}} in the {{c2::sea}}."
    assert found.deck.notes[5].answer.markdown == "- red → long\n- blue → short"
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP117", 8)]


# ---- two dialects in one file --------------------------------------------------------------------

NOTE = "START\nBasic\nWhat is a pier?\nBack: A walkway.\nEND\n"


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("Q: What is a jetty?\nA: A smaller one.\n", [("What is a jetty?", "A smaller one.")]),
        ("### What is a mole? #card\nA bigger one.\n", [("What is a mole?", "A bigger one.")]),
        ("#flashcards\n\nWhat is a dock?\n?\nA basin.\n", [("What is a dock?", "A basin.")]),
        ("<quiz>\nWhat is a quay?\n- [x] a wall\n- [ ] a boat\n</quiz>\n", [("What is a quay?", "")]),
    ],
)
def test_what_one_dialect_leaves_is_read_in_another(rest: str, found: list[tuple[str, str]]) -> None:
    for text in (f"# Harbour\n\n{NOTE}\n{rest}", f"# Harbour\n\n{rest}\n{NOTE}"):
        reading = understood(text)
        assert sorted(pairs(text)) == sorted([("What is a pier?", "A walkway."), *found])
        assert [note.location.line for note in reading.deck.notes] == sorted(
            note.location.line for note in reading.deck.notes
        )
        assert reading.unaccounted == ()
        assert len(reading.shapes) == len(reading.deck.notes)


def test_three_dialects_in_one_file_are_read_in_the_order_of_the_file() -> None:
    text = f"#flashcards\n\nebb::falling water\n\n{NOTE}\nQ: What?\nA: That.\n"
    assert [note.question.markdown for note in notes(text)] == ["ebb", "What is a pier?", "What?"]


@pytest.mark.parametrize(
    "rest",
    ["A: an answer alone\n", "Q: asked, but\nnever answered\n", "```\nQ: in code\nA: too\n```\n", "Plain text.\n"],
)
def test_text_beside_the_cards_of_a_dialect_stays_text(rest: str) -> None:
    reading = understood(f"{NOTE}\n{rest}")
    assert len(reading.deck.notes) == 1
    assert reading.of(Use.PROSE)


def test_one_heading_that_asks_beside_the_cards_of_a_dialect_is_reported() -> None:
    assert codes(f"{NOTE}\n## What is a jetty?\n\nA small one.\n") == ["DP117"]
    assert codes(f"{NOTE}\n## The jetty\n\nA small one.\n") == []


def test_headings_that_ask_beside_the_cards_of_a_dialect_are_reported() -> None:
    text = f"{NOTE}\n## What is a jetty?\n\nA small one.\n\n## What is a mole?\n\nA big one.\n"
    assert (len(notes(text)), codes(text)) == (1, ["DP117"])


def test_one_heading_over_the_cards_of_a_dialect_is_their_section() -> None:
    text = f"## What is what?\n\n{NOTE}\n## And what else?\n\n{NOTE.replace('pier', 'mole')}"
    assert codes(text) == []
    assert [note.section for note in notes(text)] == [("What is what?",), ("And what else?",)]


# ---- Obsidian ------------------------------------------------------------------------------------


@pytest.mark.parametrize("marker", ["+++", "***", "---", "%%%", "<!-- end -->"])
def test_an_answer_may_hold_blank_lines_where_a_marker_ends_each(marker: str) -> None:
    text = (
        f"#flashcards\n\nWhat is a tide?\n?\nRising water.\n\nIt has causes.\n{marker}\n\nText.\n\n"
        f"What is ebb?\n??\nFalling.\n\nSlowly.\n{marker}\n\nflood::rising water\n"
    )
    assert pairs(text) == [
        ("What is a tide?", "Rising water.\n\nIt has causes."),
        ("What is ebb?", "Falling.\n\nSlowly."),
        ("flood", "rising water"),
    ]


def test_a_rule_that_ends_only_some_answers_is_no_end_marker() -> None:
    text = "#flashcards\n\nWhat is a tide?\n?\nRising water.\n\nText.\n\n---\n\nWhat is ebb?\n?\nFalling.\n"
    assert pairs(text) == [("What is a tide?", "Rising water."), ("What is ebb?", "Falling.")]


def test_line_ends_in_an_obsidian_answer_are_lines_on_the_card() -> None:
    """But not in lists, tables, code and formulas, where they mean something else."""
    back = "Assoc.\nIdentity $a\n+b$ and\nInverse\n- a\n- b\n```\none\ntwo\n```\n| a | b |\n|---|---|\n"
    text = f"#flashcards\n\nAxioms?\n?\n{back}"
    (note,) = notes(text)
    assert note.answer.markdown == (
        "Assoc.\\\nIdentity $a\n+b$ and\\\nInverse\n- a\n- b\n```\none\ntwo\n```\n| a | b |\n|---|---|"
    )


def test_a_note_type_of_ones_own_is_known_by_the_deck_of_the_file() -> None:
    text = "TARGET DECK\nVerbs\n\nSTART\nVerb\n### machen\n**Englisch:** to do\nEND\n"
    assert pairs(text) == [("machen", "to do")]
    assert understood(text).deck.name == "Verbs"


def test_two_lines_of_a_question_mark_show_the_plug_in_in_a_file_without_its_tag() -> None:
    text = (
        "# Sea\n\nWhat is a tide?\n?\nWater.\n\n## Salt\n\nFrom where?\n??\n- rivers\n- rocks\n\nA fin?\n?\nA part.\n"
    )
    assert dialect_of(text) == "obsidian-sr"
    assert pairs(text) == [("What is a tide?", "Water."), ("From where?", "- rivers\n- rocks"), ("A fin?", "A part.")]


def test_one_card_that_fills_a_file_shows_the_plug_in() -> None:
    back = "```py\na = 1\n\nb = 2\n```\n\nBoth are numbers."
    assert pairs(f"How is a name bound?\n?\n\n{back}\n") == [("How is a name bound?", back)]
    assert pairs("What is ebb?\n?\nFalling water.\n") == [("What is ebb?", "Falling water.")]


def test_answers_with_a_blank_line_right_below_each_mark_end_at_the_next_card_heading_or_tag() -> None:
    text = "#flashcards\n\nOne?\n?\n\nA.\n\nB.\n\nTwo?\n??\n\nC.\n\n## Sea\n\nText.\n\n"
    text += "Six?\n?\n\nD.\n\n#flashcards/x\n\nE.\n"
    assert pairs(text) == [("One?", "A.\n\nB."), ("Two?", "C."), ("Six?", "D.")]
    assert pairs(text + "\nSeven?\n?\nF.\n") == [("Seven?", "F.")]


@pytest.mark.parametrize(
    "text",
    [
        "# Log\n\nAnn\n?\nBen\n",
        "Who?\n?\nBen.\n\nProse.\n",
        "```\na\n?\nb\n\nc\n?\nd\n```\n",
        "# Notes\n\n?\n\nWhy so\n?\n\nAgain\n?\n",
    ],
    ids=["one", "text beside it", "in code", "nothing below"],
)
def test_other_lines_of_a_question_mark_do_not(text: str) -> None:
    assert dialect_of(text) != "obsidian-sr"


# ---- Logseq --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "question"),
    [
        ("什么是闭包？#card", "什么是闭包？"),
        ("闭包#card", "闭包"),
        ("What is a fjord?#card", "What is a fjord?"),
        ("What is a skerry#card", "What is a skerry"),
        ("**Bold**#card", "**Bold**"),
        ("What is left?\n  card-last-interval:: 4", "What is left?"),
    ],
)
def test_a_logseq_card_needs_no_blank_before_its_tag_and_no_tag_beside_a_schedule(block: str, question: str) -> None:
    assert pairs(f"- {block}\n\t- An answer.\n") == [(question, "An answer.")]


@pytest.mark.parametrize(
    "block", ["see https://example.org/p#card", "see [it](page.md#card)", "the mark `x.#card` in code", "a #card-game"]
)
def test_the_tag_in_an_address_or_in_code_makes_no_card(block: str) -> None:
    assert dialect_of(f"- {block}\n\t- An answer.\n") != "logseq"


def test_arrows_part_the_sides_of_a_block() -> None:
    text = "- Norway :-> Oslo\n- Bergen :<-> a town #card\n- Bern :<- Switzerland\n\t- far up\n"
    found = notes(text)
    assert [(n.question.markdown, n.answer.markdown, n.reverse) for n in found] == [
        ("Norway", "Oslo", False),
        ("Bergen", "a town", True),
        ("Switzerland", "Bern\\\nfar up", False),
    ]


@pytest.mark.parametrize("text", ["- smile :-> here\n- and go\n", "- `a :-> b`\n- `c :-> d`\n", "- a :->\n- b :->\n"])
def test_a_lone_arrow_and_arrows_in_code_are_no_cards(text: str) -> None:
    assert dialect_of(text) != "logseq"


def test_a_page_of_logseq_may_begin_with_a_heading_whose_mark_is_missing() -> None:
    text = (
        "# Sea\n\t- A tide? #card\n\t\t- Water.\n- # Salt\n\t- In\n\t  the sea?\n\t  #card\n\t\t- From rivers.\n\t\t-\n"
    )
    assert dialect_of(text) == "logseq"
    assert pairs(text) == [("A tide?", "Water."), ("In\\\nthe sea?", "From rivers.")]


def test_code_below_a_heading_is_no_page_of_logseq() -> None:
    assert dialect_of("# Sea\n\n    tide #card\n    - water\n\n- A tide? #card\n  Water.\n") != "logseq"


def test_empty_blocks_below_a_block_are_not_on_the_card() -> None:
    assert pairs("- A tide? #card\n\t-\n\t- Water.\n\t-\n- Salt? #card\n\t- a\n\t-\n\t- b\n") == [
        ("A tide?", "Water."),
        ("Salt?", "- a\n- b"),
    ]


def test_numbered_gaps_of_logseq_make_a_cloze_without_the_tag() -> None:
    text = "- The {{c1 Baltic}} is {{cloze2 brackish \\\\ salt}}.\n- plain\n"
    assert [note.question.markdown for note in notes(text)] == ["The {{c1::Baltic}} is {{c2::brackish::salt}}."]


@pytest.mark.parametrize(
    "text",
    [
        "- `{{c1 x}}` in code\n- and more\n",
        "# Report\n\n- The {{c1 x}} of Logseq\n\nProse below it.\n",
        "| a | `x :-> y` |\n|---|---|\n- see `#card`\n",
    ],
)
def test_a_text_about_logseq_is_no_outline_of_cards(text: str) -> None:
    assert dialect_of(text) != "logseq"


def test_a_gap_in_code_below_a_block_makes_no_cloze() -> None:
    (note,) = notes("- How is a gap written? #card\n\t- ```\n\t  {{cloze x}}\n\t  ```\n")
    assert note.kind is Kind.OPEN


# ---- text2qti ------------------------------------------------------------------------------------


def test_one_number_alone_is_an_answer_of_text2qti() -> None:
    assert pairs("Quiz title: Numbers\n\n1. How many hours have two days?\n= 48\n") == [
        ("How many hours have two days?", "48")
    ]


def test_a_short_answer_below_the_title_of_a_quiz_is_one_of_text2qti() -> None:
    assert pairs("Quiz title: Planets\n\n1. The red planet is\n*   Mars\n*   mars\n") == [("The red planet is", "Mars")]
    assert dialect_of("Quiz title: Planets\n\n1. Planets\n\n2. Moons\n*   Io\n") != "text2qti"


@pytest.mark.parametrize("text", ["1. x is\n= 42 always\n", "1. one\n\n2. two\n= 3\n", "= 48\n", "1. x\n   = 4\n"])
def test_a_number_behind_an_equals_sign_in_ordinary_text_is_no_answer(text: str) -> None:
    assert dialect_of(text) != "text2qti"


def test_code_that_nobody_indented_belongs_to_its_text2qti_question() -> None:
    text = "1. What does it print?\n\n```\necho hi\n```\n\n![a](b.png)\n\n*a) hi\nb) echo\n"
    (note,) = notes(text)
    assert note.question.markdown == "What does it print?\n\n```\necho hi\n```\n\n![a](b.png)"
    assert right(note) == ["hi"]


@pytest.mark.parametrize("title", ["1. What is {}?", "**What is {}?**", "## What is {}?", "Q: What is {}?"])
def test_lines_of_a_question_mark_in_answers_are_none_of_obsidian(title: str) -> None:
    text = "".join(f"{title.format(word)}\n\nSalt\n?\nPepper\n\n" for word in ("this", "that", "ebb", "flood"))
    assert dialect_of(text) != "obsidian-sr"


# ---- words that are looked for before patterns -----------------------------------------------------

WORDED = {name: entry for name, entry in DIALECTS.items() if entry.words}


@pytest.mark.parametrize("entry", WORDED.values(), ids=WORDED)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_text_with_the_pattern_of_a_dialect_has_one_of_its_words(entry: Entry, data: st.DataObject) -> None:
    assert entry.hint is not None
    text = data.draw(st.from_regex(re.compile(entry.hint.pattern, entry.hint.flags)))
    assert any(word in fold(text) for word in entry.words), text
    assert entry.may_fit(text, fold(text))


@pytest.mark.parametrize("text", ["\n:drill:", "\n#card", "\n<!-- notecard", "\n100 %", "\nA note", "\nSTART here"])
def test_a_text_with_a_word_alone_is_not_in_its_dialect(text: str) -> None:
    assert [name for name, entry in DIALECTS.items() if entry.may_fit(text, fold(text))] in (
        [],
        ["flashcards-obsidian"],
    )


def test_letters_that_patterns_take_for_others_are_folded() -> None:
    letters = "".join(map(chr, range(0x80, 0x30000)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert all(fold(other) == letter for other in re.findall(letter, letters, re.I))


def test_ids_of_cards_are_a_sign_of_the_flashcards_plug_in() -> None:
    text = "## Bones\n\nA long note.\n\nWhat is the femur?:::The thigh bone\n^1675870454389\n\nUlna::In the arm\n"
    assert dialect_of(text) == "flashcards-obsidian"
    assert pairs(text) == [("What is the femur?", "The thigh bone"), ("Ulna", "In the arm")]
    assert dialect_of(text.replace("^1675870454389", "^a-block")) != "flashcards-obsidian"
