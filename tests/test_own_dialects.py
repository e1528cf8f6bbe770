"""Dialects that users define by marks: marks and text in, cards out. test_docs runs those of the docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckpress.cli import cli
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read
from deckpress.reading.dialects.own import DialectError, own_dialect

QA = {"question": "Q>", "answer": "A>"}


def reading(text: str, **marks: object) -> Reading:
    return read(Source("notes.md", text), own_dialect("mine", marks))[0]


def shown(note: Note) -> str:
    options = " ".join(("+" if choice.correct else "-") + choice.text.markdown for choice in note.choices)
    return " | ".join(part for part in (note.question.markdown, options, note.answer.markdown) if part)


def cards(text: str, **marks: object) -> list[str]:
    return [shown(note) for note in reading(text, **marks).deck.notes]


def codes(text: str, **marks: object) -> list[str]:
    _, problems = read(Source("notes.md", text), own_dialect("mine", marks))
    return [f"{problem.code}:{problem.location.line}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "marks", "wanted"),
    [
        ("Q> a\nA> b\nQ> c\nA> d\n", QA, ["a | b", "c | d"]),
        ("  Q> a\n  more\nA> b\n\nmore\n", QA, ["a\n  more | b\n\nmore"]),
        ("Q> a\nA> b\n---\nno\n", {**QA, "end": "---"}, ["a | b"]),
        ("Frage a\nb\n\nc\nFrage d\ne\n", {"question": "Frage"}, ["a | b\n\nc", "d | e"]),
        ("Q> a\n* b\n! c\n", {"question": "Q>", "option": "*", "right": "!"}, ["a | -b +c"]),
        ("Q> a\n* b\n* c\nA> B\n", {**QA, "option": "*"}, ["a | -b +c"]),
        ("Q> a\n* b\n* c\nA> c\n", {**QA, "option": "*"}, ["a | -b +c"]),
        ("Q> a\n(x) b\n( ) c\n", {"question": "Q>", "option": r"^\((?P<right>x)?[ ]?\)"}, ["a | +b -c"]),
        ("a = b\n\nc = d\ne\n", {"question": "^(?P<question>.+?) = (?P<answer>.+)"}, ["a | b", "c | d"]),
        ("Q> a\nA> b\n# New\nQ> c\nA> d\n", QA, ["a | b", "c | d"]),
        ("Q> the {{c1::a}}\n", QA, ["the {{c1::a}}"]),
        ("## a\nb\n", {"question": "## "}, ["a | b"]),
        ("##a\nb\n## c\nd\n", {"question": "## "}, ["c | d"]),
    ],
)
def test_cards(text: str, marks: dict[str, str], wanted: list[str]) -> None:
    assert cards(text, **marks) == wanted


def test_marks_in_code_are_code() -> None:
    assert cards("Q> a\nA> b\n```\nQ> c\n```\n", **QA) == ["a | b\n```\nQ> c\n```"]


def test_sections_are_those_of_the_mark_or_else_headings() -> None:
    for head, marks in (("@@ Rivers", {**QA, "section": "@@"}), ("# T\n## Rivers", QA)):
        (note,) = reading(f"{head}\nQ> a\nA> b\n", **marks).deck.notes
        assert note.section == ("Rivers",)


def test_groups_give_id_tags_and_hint() -> None:
    marks = {"question": r"^\[(?P<id>\w+)\] (?P<question>.+?)(?: \((?P<hint>.+)\))?(?: #(?P<tags>.+))?$"}
    (note,) = reading("[x1] What (think) #p, q\nThat.\n", **marks).deck.notes
    assert (note.question.markdown, note.id, note.hint.markdown, note.tags) == ("What", "x1", "think", ("p", "q"))


def test_places_are_those_of_the_source() -> None:
    (note,) = reading("x\n\n  Q> a\nA>  b\n", **QA).deck.notes
    assert (str(note.question.locate(0, 0)), str(note.answer.locate(0, 0))) == ("notes.md:3:6", "notes.md:4:5")


def test_what_makes_no_card_is_reported_and_the_rest_is_text() -> None:
    assert codes("Q> a\nQ> b\nA> c\n", **QA) == ["DP104:1"]
    assert codes("Q> a\n* b\n* c\nA> no such\n", **{**QA, "option": "*"}) == ["DP108:1", "DP101:1"]
    assert codes("Q>\nA> c\n", **QA) == ["DP107:1", "DP101:1"]
    assert codes("nothing\n", **QA) == ["DP101:1"]
    assert [region.text for region in reading("words\n\nQ> a\nA> b\n", **QA).of(Use.PROSE)] == ["words"]


def test_a_note_is_a_multiple_choice_or_a_cloze_by_what_it_holds() -> None:
    kinds = [
        note.kind for note in reading("Q> {{c1::a}}\nQ> b\n+ c\n- d\n", question="Q>", right="+", option="-").deck.notes
    ]
    assert kinds == [Kind.CLOZE, Kind.CHOICE]


def test_the_dialect_says_how_often_each_mark_was_found() -> None:
    assert reading("Q> a\nA> b\nQ> c\n", **QA).dialect == "mine (2 question, 1 answer)"


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ({"answer": "A"}, "a dialect needs the mark 'question'"),
        ({"question": "Q", "colour": "x"}, "'colour' is not a mark of a dialect"),
        ({"question": 1}, "'question' must be the beginning of its lines"),
        ({"question": " "}, "'question' must be the beginning of its lines"),
        ({"question": "^(a"}, "the pattern of 'question' cannot be used: a group is not closed"),
        ({"question": "^(?P<colour>a)"}, "the pattern of 'question' has a group 'colour'"),
    ],
)
def test_marks_that_cannot_be_used(marks: dict[str, object], sentence: str) -> None:
    with pytest.raises(DialectError, match=sentence.replace("(", r"\(")):
        own_dialect("mine", marks)


# ---- in a project --------------------------------------------------------------------------------


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, args)
    return result.exit_code, result.output


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/a.qa").write_text("Q> a\nA> b\n")
    (tmp_path / "deckpress.toml").write_text('[dialects.mine]\nquestion = "Q>"\nanswer = "A>"\nfiles = ["*.qa"]\n')
    return tmp_path


def test_files_in_a_dialect_of_the_project_are_found_and_read(project: Path) -> None:
    assert run("build", "--to", "csv", "-o", "o")[0] == 0
    assert (project / "o/a.csv").exists()
    assert "## a" in run("convert", "cards/a.qa")[1]
    assert "mine (1 question, 1 answer)" in run("inspect", "cards")[1]


def test_a_dialect_is_named_on_the_command_line(project: Path) -> None:
    (project / "b.txt").write_text("Q> a\nA> b\n")
    (project / "own.toml").write_text('[dialects.x]\nquestion = "Q>"\nanswer = "A>"\n')
    for name in ("mine", "./own.toml"):
        assert run("check", "b.txt", "--dialect", name)[0] == 0
    assert "no dialect 'yours'; choose from auto, shapes" in run("check", "b.txt", "--dialect", "yours")[1]
    (project / "own.toml").write_text("question = '^('\n")
    status, output = run("check", "b.txt", "--dialect", "./own.toml")
    assert (status, "own.toml: the pattern of 'question' cannot be used" in output) == (2, True)
    assert run("check", "b.txt", "--dialect", "./none.toml")[0] == 2


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ('[dialects.x]\nquestion = "Q"\ncolour = "b"\n', 3, "'colour' is not a mark"),
        ('[dialects.gift]\nquestion = "Q"\n', 1, "a dialect cannot be called 'gift'"),
        ('[dialects.x]\nquestion = "Q"\nfiles = 1\n', 3, "'files' must be a list"),
        ("dialects = 1\n", 1, "define dialects in tables [dialects.NAME]"),
    ],
)
def test_a_dialect_that_cannot_be_read_is_an_error_with_its_place(
    project: Path, text: str, line: int, sentence: str
) -> None:
    (project / "deckpress.toml").write_text(text)
    status, output = run("check")
    assert (status, f"deckpress.toml:{line}:1: DP008 error: {sentence}" in output) == (1, True)
