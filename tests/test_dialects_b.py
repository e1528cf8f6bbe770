"""Formats of other flashcard and quiz programs: each document of tests/decks/dialects beside what must come of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from deckpress.cli import cli
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read
from listed import listed

DECKS = Path(__file__).parent / "decks" / "dialects"
BY_SIGNS = {
    "aiken.txt": "aiken",
    "anki-text.txt": "anki-text",
    "apy.md": "apy",
    "cardforge.md": "cardforge",
    "gift.gift": "gift",
    "inka.md": "inka",
    "ki.md": "ki",
    "plus-minus.txt": "plus-minus",
    "text2qti.txt": "text2qti",
    "tsv-auto.txt": "tsv",
    "yanki.md": "yanki",
}
BY_NAME = {**BY_SIGNS, "mochi.md": "mochi", "mochi-gaps.md": "mochi", "tsv.tsv": "tsv"}
MINE = sorted(set(BY_NAME.values()))


def understood(text: str, dialect: str) -> Reading:
    return read(Source("deck.txt", text), dialect)[0]


def codes(text: str, dialect: str) -> list[tuple[str, int]]:
    """The code and line of each diagnostic."""
    return [(d.code, d.location.line) for d in read(Source("deck.txt", text), dialect)[1]]


def note(text: str, dialect: str) -> Note:
    """The only note of a text."""
    (found,) = understood(text, dialect).deck.notes
    return found


def options(found: Note) -> list[tuple[str, bool]]:
    return [(choice.text.markdown, choice.correct) for choice in found.choices]


@pytest.mark.parametrize(("name", "dialect"), BY_NAME.items())
def test_a_document_is_understood_as_written_down(name: str, dialect: str, golden: Callable[[Path, str], None]) -> None:
    """The golden file holds what `inspect --json` prints, the remarks of open notes, and each diagnostic."""
    source = Source(name, (DECKS / name).read_text(encoding="utf-8"))
    reading, problems = read(source, dialect)
    assert reading.unaccounted == ()
    remarks = {n.location.line: n.explanation.markdown for n in reading.deck.notes if n.kind is Kind.OPEN}
    told = {**listed(reading), "remarks": remarks, "told": [str(problem) for problem in problems]}
    golden(DECKS / f"{name.partition('.')[0]}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize(("name", "dialect"), BY_SIGNS.items())
def test_a_document_is_known_by_its_signs(name: str, dialect: str) -> None:
    """Without a word from the user it gives the same notes as when its dialect is named."""
    source = Source(name, (DECKS / name).read_text(encoding="utf-8"))
    guessed, named = read(source)[0], read(source, dialect)[0]
    assert guessed.dialect.startswith(f"{dialect} (")
    assert guessed.deck == named.deck


@pytest.mark.parametrize("deck", sorted((DECKS.parent / "good").glob("*.md")), ids=lambda path: path.stem)
def test_no_ordinary_document_is_taken_for_a_foreign_format(deck: Path) -> None:
    reading = read(Source(deck.name, deck.read_text(encoding="utf-8")))[0]
    assert not reading.dialect.startswith(tuple(f"{name} (" for name in MINE))


@pytest.mark.parametrize(
    "text",
    [
        "## What is a set?\n\nA collection {1, 2}, also {T}.\n\n## What is {#id}?\n\nNo question. {=x}\n",
        "## Choose\n\nA. one\nB. two\n\nANSWER: B\n",
        "## What is a directive?\n\n```\n:::card\nQ: a\nA: b\n:::\n```\n",
        "## What is inka?\n\n---\n\nDeck: of ships\n\n---\n\n1. One\n\n> said\n",
        "## Which column?\n\n| a\tb\n\n    x\ty\n",
        "#tags\n\n## What is a tag?\n\nA word.\n",
        "1. What?\n\n* *a) emphasis*\n\n[*] is a star.\n\n# Title\n",
        "# Note\n\n## What is a note?\n\nA sound.\n",
    ],
)
def test_signs_inside_ordinary_documents_are_no_signs(text: str) -> None:
    """Headings, code and prose with a mark in them stay what they are."""
    reading = read(Source("notes.md", text))[0]
    assert not reading.dialect.startswith(tuple(f"{name} (" for name in MINE))


@pytest.mark.parametrize(("name", "dialect"), [("gift.gift", "gift"), ("tsv.tsv", "tsv"), ("aiken.txt", "aiken")])
def test_a_file_that_is_named_is_built_whatever_its_suffix(name: str, dialect: str, tmp_path: Path) -> None:
    """`deckpress build quiz.gift` needs no switch but for the dialects that cannot be known."""
    file = tmp_path / name
    file.write_text((DECKS / name).read_text(encoding="utf-8"), encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["build", str(file), "--dialect", dialect, "--to", "csv", "-o", str(tmp_path / "out")]
    )
    assert result.exit_code == 0, result.output
    assert list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("dialect", ["auto", "inka"])
def test_inka_a_section_at_the_head_of_a_file_is_no_front_matter(dialect: str) -> None:
    """Its first rule is where front matter would open; YAML it is not."""
    text = "---\nDeck: Light\n\n1. What is {{c2::red}} and {blue}?\n\n2. Why?\n\n> So.\n---\n"
    reading = understood(text, dialect)
    assert reading.deck.name == "Light"
    assert [n.question.markdown for n in reading.deck.notes] == ["What is {{c2::red}} and {{c1::blue}}?", "Why?"]
    assert codes(text, dialect) == []


# ---- yanki ---------------------------------------------------------------------------------------


def test_yanki_two_rules_in_a_row_ask_both_ways() -> None:
    """A third rule sets off a remark."""
    found = note("oxygen\n\n---\n\n---\n\nO\n\n---\n\nNot zero.\n", "yanki")
    assert (found.question.markdown, found.answer.markdown, found.reverse) == ("oxygen", "O", True)
    assert found.explanation.markdown == "Not zero."


def test_yanki_a_last_word_in_emphasis_is_typed_in() -> None:
    """Only without a rule, and only with something before it."""
    found = note("What is `_x_` for *oxygen*?\n\n_O_\n", "yanki")
    assert (found.question.markdown, found.answer.markdown, found.typed) == ("What is `_x_` for *oxygen*?", "O", True)
    assert str(found.answer.locate(0, 0)) == "deck.txt:3:2"
    assert codes("_alone_\n", "yanki")[0] == ("DP104", 1)


# ---- mochi ---------------------------------------------------------------------------------------


def test_mochi_rules_with_blank_lines_part_sides_and_cards_in_turn() -> None:
    text = "one\n\n---\n\nyes\n\nand more\n\n---\n\ntwo\n\n---\n\nno\n"
    found = understood(text, "mochi").deck.notes
    assert [(n.question.markdown, n.answer.markdown) for n in found] == [("one", "yes\n\nand more"), ("two", "no")]


def test_mochi_a_back_without_a_front_is_told() -> None:
    """Without a blank line nothing parts the back of one card from the front of the next."""
    assert ("DP117", 4) in codes("one\n---\nyes and two\n---\nno\n", "mochi")


# ---- text2qti ------------------------------------------------------------------------------------


def test_text2qti_places_are_those_of_the_file() -> None:
    found = note("\n1.  What?\na)  no\n*b) yes\n    and $x$\n", "text2qti")
    assert options(found) == [("no", False), ("yes\nand $x$", True)]
    assert str(found.choices[1].text.locate(1, 0)) == "deck.txt:5:5"


def test_text2qti_code_that_writes_questions_is_told_and_not_run() -> None:
    text = "1. What?\n*a) this\nb) that\n\n```{.python .run}\nprint('2. Why?')\n```\n"
    assert codes(text, "text2qti") == [("DP117", 5)]


# ---- GIFT ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "question", "answer", "typed"),
    [
        ("Two and two {=4 =four}", "Two and two", "4", True),
        ("Two {#2} plus", "Two \\_\\_\\_\\_\\_ plus", "2", True),
        ("Pi {#3.1..3.2}", "Pi", "3.1..3.2", True),
        ("Why \\{so\\}? {####[html]<i>Thus</i>.}", "Why {so}?", "<i>Thus</i>.", False),
        ("::T:: {=a}", "T", "a", True),
        ("a\\=b\\nc {=\\\\(x\\_1\\\\)}", "a=b\\\nc", "\\(x\\_1\\)", True),
        ("{=Bonn ~Berlin} was it.", "", "", False),
    ],
)
def test_gift_forms_of_a_question(text: str, question: str, answer: str, typed: bool) -> None:
    """Short answers, numbers, ranges, essays, a title for want of a question, escapes."""
    found = note(text, "gift")
    if found.kind is Kind.CHOICE:
        assert found.question.markdown == "\\_\\_\\_\\_\\_ was it."
        assert options(found) == [("Bonn", True), ("Berlin", False)]
    else:
        assert (found.question.markdown, found.answer.markdown, found.typed) == (question, answer, typed)


def test_gift_names_and_tags_as_moodle_writes_them() -> None:
    """A `<` in the name of a category is a reference, for Moodle takes tags out of names; `\\]` is a bracket."""
    found = note("$CATEGORY: $course$/top/R&D &lt;b>\n\n// [id:a\\]b] [tag:x[1\\]]\n::T:: Why? {=a}", "gift")
    assert (found.section, found.id, found.tags) == (("R&D <b>",), "a]b", ("x[1]",))


def test_gift_a_hint_that_is_folded_up_is_the_hint() -> None:
    text = "[html]Why <b>so</b>?\\n<details><summary>Hint</summary>\\nThink <em>twice</em>.</details> {=a}"
    found = note(text, "gift")
    assert (found.question.markdown, found.hint.markdown) == ("Why <b>so</b>?", "Think <em>twice</em>.")
    found = note("Why? <details><summary>Hint</summary>Think.</details> But why? {=a}", "gift")
    assert (found.hint.markdown, "Think." in found.question.markdown) == ("", True)


def test_gift_braces_of_a_formula_do_not_hide_the_answers() -> None:
    """Authors forget to escape them, and Moodle then reads another question without a word."""
    found = note("What is $$x_{1}$$? {=\\frac{1}{2} ~2}", "gift")
    assert options(found) == [("\\\\frac{1}{2}", True), ("2", False)]


def test_gift_answers_may_hold_blank_lines() -> None:
    """Braces that are closed further down belong together."""
    assert options(note("Which?\n{\n=a\n\n~b\n}\n", "gift")) == [("a", True), ("b", False)]


@pytest.mark.parametrize("text", ["Which? {a ~b =c}", "Which? {=a", "{a} or {b}", "How much? {#=about 3}"])
def test_gift_that_cannot_be_read_is_told_with_its_place(text: str) -> None:
    assert ("DP117", 3) in codes(f"// first\n\n{text}\n\nLight is a wave. {{T}}\n", "gift")


# ---- tables --------------------------------------------------------------------------------------


def test_a_quotation_mark_that_nothing_closes_is_a_character() -> None:
    found = understood('"a" b\tc\n"d\te\n', "tsv").deck.notes
    assert [(n.question.markdown, n.answer.markdown) for n in found] == [('"a" b', "c"), ('"d', "e")]


@pytest.mark.parametrize(
    ("header", "row"),
    [("tab", "a\tb"), ("comma", 'a,"b"'), ("Semicolon", "a;b"), ("pipe", "a|b"), (";", "a;b"), ("colon", "a:b")],
)
def test_anki_separators_have_names(header: str, row: str) -> None:
    found = note(f"#separator:{header}\n#html:false\n{row}\n", "anki-text")
    assert (found.question.markdown, found.answer.markdown) == ("a", "b")


def test_anki_plain_fields_are_no_markup() -> None:
    """With `#html:false` a tag is shown as it is written; formulas stay formulas."""
    found = note("#separator:tab\n#html:false\n<b> & *x*\t\\(a_1\\) # 1\n", "anki-text")
    assert (found.question.markdown, found.answer.markdown) == ("&lt;b> &amp; \\*x\\*", "\\(a_1\\) # 1")


# ---- whatever comes ------------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "",
        "",
        "---",
        "Deck: A::B",
        "Tags: a b",
        "1. What {is} it?",
        "> answer",
        "<!--ID:12-->",
        "noteId: 3",
        "~~1 gap _hint_~~",
        "_typed_",
        "model: Basic",
        "# Note",
        "## Front",
        "## Back",
        "text",
        "{{1::gap}}",
        "A. one",
        "B) two",
        "ANSWER: B",
        "ANSWER: Z",
        "a) wrong",
        "*b) right",
        "[*] yes",
        "[ ] no",
        "* short",
        "= 3 +- 1",
        "= x",
        "____",
        "^^^^",
        "... more",
        "+ good",
        "- bad",
        "! so",
        "GROUP",
        "END_GROUP",
        "COMMENT",
        "END_COMMENT",
        "% note",
        "Text: t",
        "Points: 2",
        "```",
        "$CATEGORY: a/b",
        "// [id:x]",
        "::T:: What? {=a ~b#c}",
        "{T#a#b}",
        "{#1:2 =3}",
        "{#=a}",
        "{=a -> b =c->d}",
        "{}",
        "{=",
        "}",
        "\\{ \\n \\\\",
        "a {b} c {~d}",
        "[html]<b>x</b> {####y}",
        "a\tb",
        '"a\tb',
        '"a"\t"b""c"',
        "\t",
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "# x",
        "x<br><br>y\t<ul><li>z",
        "\\(x\\)\t\\[",
        ":::card tags=a,b deck=A::B",
        ":::cloze",
        ":::",
        "Q: what",
        "A: this",
        "Hint: h",
    ]
)


@given(st.lists(LINES, max_size=30), st.sampled_from([*MINE, "auto"]))
def test_each_line_of_any_document_is_accounted_for(lines: list[str], dialect: str) -> None:
    """Whatever stands in a document ends as a card, a section, unanswered, furniture, prose or settings."""
    reading, problems = read(Source("deck.txt", "\n".join(lines)), dialect)
    if not any(problem.code == "DP102" for problem in problems):
        assert reading.unaccounted == ()
    for found in reading.deck.notes:
        assert found.question
        assert 1 <= found.location.line <= max(len(lines), 1)


@given(st.text(max_size=300), st.sampled_from(MINE))
def test_no_reader_ever_raises(text: str, dialect: str) -> None:
    read(Source("deck.txt", text.replace("\r", "\n")), dialect)


def test_what_is_no_card_is_listed() -> None:
    """Comments and settings of a quiz are told apart from its text."""
    text = "Quiz title: T\n% c\nText: t\n\n1. What?\na) no\n*b) yes\n"
    reading = understood(text, "text2qti")
    assert [region.use for region in reading.regions] == [Use.SETTINGS, Use.FURNITURE, Use.PROSE, Use.CARD]
    assert reading.deck.name == "T"
