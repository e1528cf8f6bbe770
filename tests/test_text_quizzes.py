"""Quizzes as plain text, for Aiken, Blackboard and Quizlet: what is written is what their readers find, and no more."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from deckpress.cli import cli
from deckpress.diagnostics import Diagnostics
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.model import Note, Source, Text
from deckpress.reading import read
from exported import choice_note, cloze_note, open_note, rendered_deck, templates
from nasty import NAMED, TEXTS
from test_quiz_formats import CARDS


def made(name: str, *notes: Note, **options: object) -> tuple[str, Diagnostics]:
    """The text that a format makes of notes, and what it tells."""
    found = exporter(name)
    assert found is not None
    data, problems = found.export(rendered_deck(*notes), templates(), ExportOptions(**options))  # type: ignore[arg-type]
    assert isinstance(data, bytes)
    return data.decode(), problems


def told(problems: Diagnostics, code: str = "DP603") -> list[str]:
    return [problem.message for problem in problems if problem.code == code]


def words(text: str) -> str:
    """The letters and digits of a text in their order: what no format may lose."""
    return "".join(c for c in text if c.isalnum())


TYPED = open_note("Capital of France?", "Paris", typed=True)
NUMBER = open_note("Pi?", "3.14", typed=True, explanation="± 0.01")
CHOICE = choice_note("What *carries* $E$?", {"Air": False, "Nothing,\n\nbut `itself`": True}, explanation="So it is.")
SEVERAL = choice_note("Which?", {"a": True, "b": True, "c": False})
TRUTH = choice_note("Light is a wave.", {"Falsch": False, "Wahr": True})
OPEN = open_note("Why?\n\n```\nif x:\n    y\n```", "Because\n\n- of *this*\n- of that")
GAPS = cloze_note("A ==photon== is {{c2::a quantum::of what?}} of light.", explanation="Einstein.")
PICTURE = choice_note("![some bars](bars.png)", {"one": True, "![](other.png)": False}, hint="Look")
ALL = (CHOICE, SEVERAL, TRUTH, TYPED, NUMBER, OPEN, GAPS, PICTURE)


def test_what_was_written_is_no_source_of_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But it is one where it is named, or lies elsewhere."""
    monkeypatch.chdir(tmp_path)
    Path("light.md").write_text("## What is light?\n\n- [x] a wave\n- [ ] a stone\n", encoding="utf-8")
    command = ["build", ".", "--to", "aiken,quizlet,blackboard", "--no-lock", "-o"]
    for out in ("build", "build", "out", "out"):
        written = CliRunner().invoke(cli, [*command, out], catch_exceptions=False).stdout.splitlines()
        assert written == [f"{out}/light.{name}.txt" for name in ("aiken", "quizlet", "blackboard")]
    done = CliRunner().invoke(cli, ["inspect", "out/light.aiken.txt"], catch_exceptions=False)
    assert "1 card" in done.stdout


# ---- Aiken -----------------------------------------------------------------------------------------


def test_aiken_holds_questions_with_one_right_option_and_tells_of_all_others() -> None:
    text, problems = made("aiken", *ALL)
    assert text == (
        "What carries \\(E\\)?\nA. Air\nB. Nothing, but itself\nANSWER: B\n\n"
        "Light is a wave.\nA. Falsch\nB. Wahr\nANSWER: B\n\n"
        "[some bars]\nA. one\nB. [other.png]\nANSWER: A\n"
    )
    assert told(problems) == [
        "Aiken does not support several right options (this card is left out)",
        "Aiken does not support typed answers (this card is left out)",
        "Aiken does not support numerical answers (this card is left out)",
        "Aiken does not support open questions (this card is left out)",
        "Aiken does not support gaps (this card is left out)",
        "Aiken does not support explanations (left out)",
        "Aiken does not support pictures (replaced by their descriptions); hints (left out)",
    ]


def aiken_cards(text: str) -> list[tuple[str, list[tuple[str, bool]]]]:
    """The questions of an Aiken file as deckpress reads it."""
    reading, problems = read(Source("quiz.txt", text), "aiken")
    assert problems == ()
    return [
        (note.question.markdown.strip(), [(c.text.markdown.strip(), c.correct) for c in note.choices])
        for note in reading.deck.notes
    ]


def as_moodle_does(text: str) -> list[tuple[str, list[str], str]]:
    """The questions of an Aiken file by the rules of Moodle, which trims lines and passes over short ones."""
    questions: list[tuple[str, list[str], str]] = []
    stems: list[str] = []
    options: list[str] = []
    for line in re.split(r"[\r\n]", text):
        line = line.strip(" \t\x0b\0")
        if len(line.encode()) < 2:
            continue
        if re.match(r"[A-Z][).][ \t]", line):
            options.append(line[2:].strip(" \t"))
        elif line.startswith("ANSWER:"):
            questions.append(("|".join(stems), options, line[7:].strip()[:1]))
            stems, options = [], []
        else:
            stems.append(line)
    assert (stems, options) == ([], [])
    return questions


@pytest.mark.parametrize("text", [*NAMED.values(), *TEXTS, "A", "7", "B) x", "answer: A", "e.g. this"])
def test_moodle_reads_one_question_with_its_options(text: str) -> None:
    written, _ = made("aiken", choice_note(text, {"before": False, text: True, "behind": False}))
    ((stem, options, right),) = as_moodle_does(written)
    assert (len(options), right) == (3, "B")
    assert (options[0], options[2]) == ("before", "behind")
    assert words(stem) == words(options[1])
    assert stem


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_nasty_text_is_one_question_with_its_options_in_aiken(text: str) -> None:
    written, problems = made("aiken", choice_note(text, {"before": False, text: True, "behind": False}))
    assert told(problems) == (["Aiken does not support " + PICTURES] if "bars.png" in text else [])
    ((question, options),) = aiken_cards(written)
    assert [right for _, right in options] == [False, True, False]
    assert [option for option, _ in options] == ["before", options[1][0], "behind"]
    assert words(question) == words(options[1][0])
    assert words(question) == words(plain_of(text))


PICTURES = "pictures (replaced by their descriptions)"
PLAIN = {
    "ampersand": "R&D & <b>  x A",
    "table": "a | b 1 | 2 | 3",
    "code": "if x < 1 and y > 2: print(\"\\t{}\".format('#')) # ~ = :",
    "html": "a bold Ctrl x y",
    "two-formulas": "\\(a\\) and \\(b\\), not (c) or [d]",
    "image-text": 'alt "text" ~ {x} after',
    "display": "\\[\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}\\]",
}
"""What the nasty texts say that are not written as they are read."""


def plain_of(text: str) -> str:
    name = next((name for name, nasty in NAMED.items() if nasty == text), "")
    return PLAIN.get(name, text)


def test_aiken_leaves_out_what_has_no_words_or_too_many_options() -> None:
    """An option of a blank alone, and twenty-seven options."""
    many = choice_note("Which of them?", {f"option {number}": not number for number in range(27)})
    blank = choice_note("Which?", {"a": True, "&nbsp;": False})
    text, problems = made("aiken", many, blank)
    assert text == ""
    assert told(problems) == [
        "Aiken does not support more than 26 options; this card is left out",
        "Aiken does not support an option without text; this card is left out",
    ]


letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), include_characters="\n\t")
texts = st.text(letters, max_size=30) | st.text(st.sampled_from("A. B)ANSWER:~={}#\\$`*_<>&[]-> \n\t1"), max_size=30)


@settings(max_examples=100)
@given(texts, st.lists(texts, min_size=2, max_size=4, unique=True))
def test_any_question_is_read_back_from_aiken_or_told(stem: str, options: Sequence[str]) -> None:
    note = choice_note(f"a{stem}", {text: number == 1 for number, text in enumerate(options)})
    try:
        deck = rendered_deck(note)
    except AssertionError:  # reported when it is rendered: nothing of it comes here
        return
    found = exporter("aiken")
    assert found is not None
    data, problems = found.export(deck, templates(), ExportOptions())
    assert isinstance(data, bytes)
    if not data:
        assert told(problems)
        return
    ((_, read_back),) = aiken_cards(data.decode())
    assert [right for _, right in read_back] == [number == 1 for number in range(len(options))]


# ---- Blackboard ------------------------------------------------------------------------------------


def rows(text: str) -> list[list[str]]:
    """The lines of a tab-separated file, as the csv module reads them; none is blank."""
    assert text == "" or text.endswith("\n")
    return list(csv.reader(text.split("\n")[:-1], delimiter="\t", quoting=csv.QUOTE_NONE))


def test_blackboard_has_a_row_of_its_kind_for_each_question() -> None:
    text, problems = made("blackboard", *ALL)
    assert rows(text) == [
        ["MC", "What carries \\(E\\)?", "Air", "incorrect", "Nothing, but itself", "correct"],
        ["MA", "Which?", "a", "correct", "b", "correct", "c", "incorrect"],
        ["TF", "Light is a wave.", "true"],
        ["FIB", "Capital of France?", "Paris"],
        ["NUM", "Pi?", "3.14", "0.01"],
        ["ESS", "Why? if x: y", "Because - of this - of that"],
        [
            "FIB_PLUS",
            "A [gap1] is [gap2] (of what?) of light.",
            *("gap1", "photon", "", "gap2", "a quantum"),
        ],
        ["MC", "[some bars]", "one", "correct", "[other.png]", "incorrect"],
    ]
    assert told(problems) == [
        "Blackboard does not support explanations (left out)",
        "Blackboard does not support explanations (left out)",
        "Blackboard does not support explanations (left out)",
        f"Blackboard does not support {PICTURES}; hints (left out)",
    ]
    assert told(problems, "DP605") == [
        "Blackboard does not support code (only the words are kept, on one line), used by 2 cards",
        "Blackboard does not support formatting (only the words are kept), used by 2 cards",
    ]


def test_a_cloze_that_blackboard_would_misread_is_an_open_question() -> None:
    """Brackets would be variables, and there may be ten of them."""
    many = cloze_note(" ".join(f"=={number}==" for number in range(11)))
    text, problems = made("blackboard", cloze_note("In `a[0]` ==zero== counts."), cloze_note("It is ==$x$==."), many)
    assert told(problems) == ["Blackboard does not support gaps (the card asks for the whole text)"] * 3
    assert rows(text)[0] == ["ESS", "In a[0] _____ counts.", "In a[0] zero counts."]
    assert rows(text)[1] == ["ESS", "It is _____.", "It is \\(x\\)."]
    assert rows(text)[2][0] == "ESS"


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_nasty_text_is_one_cell_in_blackboard(text: str) -> None:
    essay_note = open_note(f"Why?\n\n{text}", text)
    notes = (choice_note(text, {text: True, "other": False}), essay_note, cloze_note(f"==gap== {text}"))
    written, _ = made("blackboard", *notes)
    choice, essay, cloze = rows(written)
    assert [choice[0], *choice[3:]] == ["MC", "correct", "other", "incorrect"]
    assert (essay[0], len(essay)) == ("ESS", 3)
    assert cloze[0] in ("FIB_PLUS", "ESS")
    for cell in (*choice[1:3], essay[1].removeprefix("Why?"), essay[2]):
        assert words(cell) == words(plain_of(text))
        assert not re.search(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]", cell)


def test_more_than_five_hundred_questions_are_several_files() -> None:
    found = exporter("blackboard")
    assert found is not None
    deck = rendered_deck(*(open_note(f"What is {number}?") for number in range(1001)))
    files = found.files(found.export(deck, templates(), ExportOptions())[0])
    assert [suffix for suffix, _ in files] == [f"-{number}.blackboard.txt" for number in (1, 2, 3)]
    assert [data.count(b"\n") for _, data in files] == [500, 500, 1]


def test_a_deck_of_nothing_is_an_empty_file() -> None:
    many = choice_note("Which?", {f"option {number}": not number for number in range(101)})
    text, problems = made("blackboard", many)
    assert text == ""
    assert told(problems) == ["Blackboard does not support more than 100 options; this card is left out"]


# ---- Quizlet ---------------------------------------------------------------------------------------


def test_quizlet_has_a_term_and_a_definition_for_each_card() -> None:
    text, problems = made("quizlet", *ALL)
    assert rows(text) == [
        ["What carries $E$? A) Air B) Nothing, but itself", "B) Nothing, but itself So it is."],
        ["Which? A) a B) b C) c", "A) a B) b"],
        ["Light is a wave. A) Falsch B) Wahr", "B) Wahr"],
        ["Capital of France?", "Paris"],
        ["Pi?", "3.14 ± 0.01"],
        ["Why? if x: y", "Because - of this - of that"],
        ["A _____ is _____ (of what?) of light.", "photon; a quantum Einstein."],
        ["[some bars] A) one B) [other.png]", "A) one"],
    ]
    assert told(problems) == [f"Quizlet does not support {PICTURES}; hints (left out)"]


def test_quizlet_shows_the_whole_text_where_a_gap_hides_a_formula() -> None:
    text, _ = made("quizlet", cloze_note("The set $x = {{c1::y^2}}$ is ==real=="), cloze_note("It is ==$x$== or ==y=="))
    assert rows(text) == [
        ["The set $x = [...]$ is _____", "The set $x = y^2$ is real"],
        ["It is _____ or _____", "It is $x$ or y"],
    ]


def test_quizlet_shows_what_is_to_be_typed_in() -> None:
    said = replace(open_note("to eat", "**manger**, *je mange*", typed=True), accepted=("manger",))
    other = replace(open_note("Which sign?", "An arrow.", typed=True), accepted=("a -> b",))
    assert rows(made("quizlet", said, other)[0]) == [
        ["to eat", "manger, je mange"],
        ["Which sign?", "a -> b An arrow."],
    ]


def test_quizlet_keeps_lines_where_cards_end_in_semicolons() -> None:
    text, _ = made("quizlet", OPEN, open_note("a;;;b\tc?", "x"), quizlet="lines")
    assert text == "Why?\nif x:\n    y\tBecause\n- of this\n- of that\n;;;\na;; ;b    c?\tx\n;;;\n"


@pytest.mark.parametrize("lines", ["flat", "lines"])
@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_nasty_text_is_one_side_in_quizlet(text: str, lines: str) -> None:
    written, _ = made("quizlet", open_note(text, text), choice_note("Which?", {text: True, "b": False}), quizlet=lines)
    end = "\n" if lines == "flat" else "\n;;;\n"
    cards = [card.split("\t") for card in written.removesuffix(end).split(end)]
    assert [len(card) for card in cards] == [2, 2]
    plain = words(re.sub(r"\\([()\[\]])", "", plain_of(text)))
    assert [words(side) for side in cards[0]] == [plain, plain]
    assert [words(side) for side in cards[1]] == [f"WhichA{plain}Bb", f"A{plain}"]


def test_quizlets_file_is_read_back_as_terms_and_meanings() -> None:
    text, _ = made("quizlet", TYPED, open_note("What is $x^2$?", "A *square*"), NUMBER)
    notes = read(Source("terms.txt", text))[0].deck.notes
    assert [(note.question.markdown, note.answer.markdown) for note in notes] == [
        ("Capital of France?", "Paris"),
        ("What is $x^2$?", "A square"),
        ("Pi?", "3.14 ± 0.01"),
    ]


@settings(max_examples=60)
@given(texts, texts)
def test_any_card_is_one_row_for_quizlet_or_told(term: str, definition: str) -> None:
    deck = rendered_deck(Note(Text(f"a{term}"), Text(f"b{definition}")))
    found = exporter("quizlet")
    assert found is not None
    data, problems = found.export(deck, templates(), ExportOptions())
    assert isinstance(data, bytes)
    assert [len(row) for row in rows(data.decode())] == [2] or told(problems)


def test_a_card_without_words_is_told() -> None:
    text, problems = made("quizlet", open_note("What?", "<br>"))
    assert text == ""
    assert told(problems) == ["Quizlet does not support a card without text on both sides; this card is left out"]


# ---- docs/quiz-formats.md ------------------------------------------------------------------------

PAGE = Path(__file__).parents[1] / "docs/quiz-formats.md"
OTHERS = re.compile(r"(<!-- others: begin -->\n)(.*)(<!-- others: end -->)", re.DOTALL)
FORMATS = ("qti", "blackboard", "aiken", "quizlet")
TWO = choice_note("Which?", {"a": True, "b": False})
PARTS = {
    "feedback for options": replace(TWO, choices=tuple(replace(c, feedback=Text("So.")) for c in TWO.choices)),
    "the explanation": replace(TWO, explanation=Text("So.")),
    "the hint": replace(TWO, hint=Text("think")),
    "pictures": choice_note("![b](bars.png)", {"a": True, "b": False}),
    "sounds": choice_note("![a bell](bell.mp3)", {"a": True, "b": False}),
    "formulas": choice_note("$x$?", {"a": True, "b": False}),
    "code": choice_note("```\nx\n```", {"a": True, "b": False}),
    "bold, lists, tables": choice_note("What is **that**?", {"a": True, "b": False}),
    "tags": replace(TWO, tags=("t",)),
    "points": replace(TWO, points=2),
}


def kind(name: str, note: Note) -> str:
    """What a format makes of a note."""
    found = exporter(name)
    assert found is not None
    data, problems = found.export(rendered_deck(note), templates(), ExportOptions())
    assert isinstance(data, bytes)
    word = "card"
    if name == "qti":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            text = "".join(archive.read(entry).decode() for entry in archive.namelist() if entry.endswith(".xml"))
        word = (re.findall(r">(\w+)_question<", text) or [""])[0].replace("_", " ")
    elif name == "blackboard":
        word = data.decode().partition("\t")[0]
    elif name == "aiken":
        word = "question" if data else "left out"
    return f"{word} (warning)" if told(problems) else word


def part(name: str, note: Note) -> str:
    found = exporter(name)
    assert found is not None
    _, problems = found.export(rendered_deck(note), templates(), ExportOptions())
    return "warning" if told(problems) else "note" if problems else "kept"


def others_table() -> str:
    rows = [(first, *(kind(name, note) for name in FORMATS)) for first, note in CARDS.items()]
    rows += [(first, *(part(name, note) for name in FORMATS)) for first, note in PARTS.items()]
    head = "| | Canvas | Blackboard | Aiken | Quizlet |\n|---|---|---|---|---|\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_the_page_says_what_becomes_of_each_kind_of_card(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes the table anew."""
    text = PAGE.read_text(encoding="utf-8")
    found = OTHERS.search(text)
    assert found
    if request.config.getoption("--update-golden"):
        PAGE.write_text(OTHERS.sub(lambda m: m[1] + others_table() + m[3], text), encoding="utf-8")
        return
    assert found[2] == others_table()
