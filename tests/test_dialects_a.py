"""Dialects of flashcard programs for notes: each document of tests/decks/dialects beside what must come out of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read
from listed import listed

DECKS = Path(__file__).parent / "decks"
SURE = (
    "obsidian-sr", "logseq", "flashcards-obsidian", "obsidian-to-anki", "mdanki", "vscode-anki", "md2anki",
    "ankcompiler", "ankdown", "hashcards",
)  # fmt: skip
"""The dialects that are known by their signs."""
ALL = (*SURE, "markdown-anki-decks")


def understood(text: str, dialect: str) -> Reading:
    return read(Source("deck.md", text), dialect)[0]


def notes(text: str, dialect: str) -> tuple[Note, ...]:
    return understood(text, dialect).deck.notes


def pairs(text: str, dialect: str) -> list[tuple[str, str]]:
    """Question and answer of each note, as Markdown."""
    return [(note.question.markdown, note.answer.markdown) for note in notes(text, dialect)]


def codes(text: str, dialect: str) -> list[tuple[str, int]]:
    """The code and line of each diagnostic."""
    return [(d.code, d.location.line) for d in read(Source("deck.md", text), dialect)[1]]


@pytest.mark.parametrize("name", ALL)
def test_a_document_is_understood_as_written_down(name: str, golden: Callable[[Path, str], None]) -> None:
    """The golden file holds what `inspect --json` prints and each diagnostic; no line is left over."""
    source = Source(f"{name}.md", (DECKS / "dialects" / f"{name}.md").read_text(encoding="utf-8"))
    reading, problems = read(source, name)
    assert reading.unaccounted == ()
    told = {**listed(reading), "told": [str(problem) for problem in problems]}
    golden(DECKS / "dialects" / f"{name}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("name", SURE)
def test_a_document_is_known_by_its_signs(name: str) -> None:
    """Without a word from the user it gives the same notes as when its dialect is named."""
    source = Source(f"{name}.md", (DECKS / "dialects" / f"{name}.md").read_text(encoding="utf-8"))
    guessed, named = read(source)[0], read(source, name)[0]
    assert guessed.dialect.startswith(f"{name} (")
    assert guessed.deck == named.deck


def test_headings_alone_are_the_sign_of_no_program() -> None:
    """The reader by shapes has the documents of markdown-anki-decks, where nobody names the dialect."""
    text = (DECKS / "dialects" / "markdown-anki-decks.md").read_text(encoding="utf-8")
    assert understood(text, "auto").dialect == ""


@pytest.mark.parametrize(
    "text",
    [
        "## What is std::move?\n\nA cast: `std::move(x)`.\n\nfront::back\n",
        "## Which tag marks a card?\n\nThe tag `#card`, see [tags](#card) and [more](#flashcards).\n",
        "## What starts it?\n\nSTART\n\n## And what stops it?\n\nEND\n",
        "## How much?\n\n50 %\n\n100%\n",
        "## Who fixed it?\n\n[#12](https://example.org/12)\n\n## What else?\n\n[#top](#top)\n",
        "## What happened? (1984)\n\nMuch.\n",
        "```md\nfront #card\nback\n\n#flashcards\na::b\n\nSTART\nBasic\nx\nBack: y\nEND\n```\n\n## Why?\n\nSo.\n",
        "## What is a footnote?\n\nA remark.[^1]\n\n[^1]: like this\n\n:::\n",
        "## What is marked?\n\nThe ==word== and {braces}.\n\n?\n\nYes.\n",
    ],
)
def test_an_ordinary_document_is_claimed_by_no_dialect(text: str) -> None:
    """What only resembles a sign is text."""
    assert "headings" in understood(text, "auto").dialect


@pytest.mark.parametrize("deck", sorted((DECKS / "good").glob("*.md")), ids=lambda path: path.stem)
def test_a_deck_without_signs_is_read_by_its_shapes(deck: Path) -> None:
    reading = understood(deck.read_text(encoding="utf-8"), "auto")
    assert not reading.dialect.startswith(tuple(f"{name} (" for name in ALL))


# ---- Obsidian's Spaced Repetition ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("front::back", ("front", "back")),
        ("front :: back", ("front", "back")),
        ("- [x] front::back", ("front", "back")),
        ("> front:: back", ("front", "back")),
        ("`a::b` calls::it", ("`a::b` calls", "it")),
        ("$x::y$ means::so", ("$x::y$ means", "so")),
        ("std::move casts::yes", ("std::move casts", "yes")),
        ("Foo::bar() is :: a call", ("Foo::bar() is", "a call")),
        ("https://a.b/c::d is::a link", ("https://a.b/c::d is", "a link")),
        ("a::b :: c", ("a::b", "c")),
        ("Wort::Bedeutung <!--SR:!2026-01-01,1,230-->", ("Wort", "Bedeutung")),
    ],
)
def test_two_colons_part_a_card_on_one_line(line: str, pair: tuple[str, str]) -> None:
    assert pairs(line, "obsidian-sr") == [pair]


@pytest.mark.parametrize(
    "line", ["std::move", "Foo::bar()", "`a::b`", "::back", "a::b::c", "{{x::y}}", "$a::b$", "x :::: y"]
)
def test_colons_of_programs_part_nothing(line: str) -> None:
    reading = understood(line, "obsidian-sr")
    assert reading.deck.notes == ()
    assert reading.of(Use.PROSE)


def test_a_tag_holds_for_the_cards_below_it_or_for_its_own_line() -> None:
    """What all decks have in common names the deck, the rest is the section."""
    text = "#flashcards/a/b\n1::x\n\n#flashcards/a/c 2::y\n\n3::z\n\n#flashcards/a #other\n4::w\n"
    reading = understood(text, "auto")
    assert reading.deck.name == "a"
    assert [(n.question.markdown, n.section) for n in reading.deck.notes] == [
        ("1", ("b",)), ("2", ("c",)), ("3", ("b",)), ("4", ()),
    ]  # fmt: skip


def test_a_card_on_several_lines_ends_at_a_blank_line_outside_code() -> None:
    text = "one\ntwo\n??\nthree\n\n```\na\n\nb\n```\nfour\n\nfive\n"
    (note,) = notes(text, "obsidian-sr")
    assert (note.question.markdown, note.answer.markdown, note.reverse) == ("one\\\ntwo", "three", True)
    assert pairs("one\n?\n```\na\n\nb\n```\nfour\n\nfive\n", "obsidian-sr") == [("one", "```\na\n\nb\n```\nfour")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a ==b== c", "a ==b== c"),
        ("==b==^[h] ==c==", "{{c1::b::h}} {{c2::c}}"),
        ("==b==[^2] ==c==[^1] ==d==[^2]", "{{c2::b}} {{c1::c}} {{c2::d}}"),
        ("==b==[^ah] ==c==[^ha] ==d==[^hs]", "{{c1::b}} {{c2::c}} d"),
        ("`==x==^[y]` ==b==^[h]", "`==x==^[y]` {{c1::b::h}}"),
    ],
)
def test_gaps_with_hints_and_numbers_are_written_as_anki_does(text: str, written: str) -> None:
    (note,) = notes(text, "obsidian-sr")
    assert (note.kind, note.question.markdown) == (Kind.CLOZE, written)


def test_places_are_those_of_the_file() -> None:
    """Also behind list marks, tags and separators."""
    (note,) = notes("\n#flashcards/x - word ::  meaning\n", "obsidian-sr")
    assert str(note.answer.locate(0, 0)) == "deck.md:2:26"
    (note,) = notes("text\n\n- word ::  meaning\n", "flashcards-obsidian")
    assert (str(note.question.locate(0, 0)), str(note.answer.locate(0, 0))) == ("deck.md:3:3", "deck.md:3:12")


# ---- other programs for notes --------------------------------------------------------------------


def test_the_blocks_below_a_block_answer_it() -> None:
    """One alone loses its mark, several stay a list; blanks indent as tabs do."""
    assert pairs("- a #card\n  - b\n    c\n", "logseq") == [("a", "b\\\nc")]
    assert pairs("- a #card\n\t- b\n\t\t- c\n\t- d\n", "logseq") == [("a", "- b\n\t- c\n- d")]


def test_a_tag_in_the_middle_of_a_sentence_marks_no_front() -> None:
    assert codes("The tag #card marks a front.\nreally\n", "flashcards-obsidian") == [("DP101", 1)]


def test_cards_that_touch_are_kept_apart() -> None:
    assert pairs("a #card\nb\nc #card\nd\n", "flashcards-obsidian") == [("a", "b"), ("c", "d")]
    assert pairs("## a\nb\n## c\nd\n", "mdanki") == [("a", "b"), ("c", "d")]
    assert pairs("## Which sign?\n%\n## And which river?\nThe Po.\n", "mdanki")[0] == ("Which sign?", "%")
    assert pairs("a\n%\nb\n---\nc\n%\nd\n", "ankdown") == [("a", "b"), ("c", "d")]
    start = "START\nBasic\na\nBack: b\nEND\n"
    assert pairs(start * 2, "obsidian-to-anki") == [("a", "b"), ("a", "b")]


OPEN = "START\nBasic\na\nBack: b\n"


@pytest.mark.parametrize("below", ["", "\nSome text.\n", "\n# A heading\n"])
def test_a_note_without_end_ends_at_a_blank_line_with_a_warning(below: str) -> None:
    assert pairs(OPEN + below, "auto") == [("a", "b")]
    assert codes(OPEN + below, "auto") == [("DP117", 1)]
    for between in ("", "\n"):
        text = f"{OPEN}{between}{OPEN}END\n"
        assert pairs(text, "obsidian-to-anki") == [("a", "b"), ("a", "b")]
        assert codes(text, "obsidian-to-anki") == [("DP117", 1)]


@pytest.mark.parametrize(
    "text", ["START\nBasic\n\nBack: b\n", "START\nBasic training\nbegins.\n", "START\nHere\nBack: b\n"]
)
def test_other_text_below_start_is_no_note(text: str) -> None:
    assert pairs(text, "auto") == []


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("obsidian-sr", "a::\n"),
        ("obsidian-sr", "a\n?\n"),
        ("logseq", "- a #card\n"),
        ("flashcards-obsidian", "## a #card\n\n## b\n"),
        ("obsidian-to-anki", "START\nBasic\na\nBack:\nEND\n"),
        ("mdanki", "## a\n\n## \n"),
        ("vscode-anki", "## a\n<!-- notecardId: 1 -->\n"),
        ("markdown-anki-decks", "## a\n"),
        ("md2anki", "# D\n\n## a (66b3661f-e22e-4986-a50d-569fdac454ad)\n"),
        ("ankcompiler", "# t\n\n---\n\na\n\n:::\n\n---\n[^uid]: x\n"),
        ("ankdown", "a\n%\n"),
        ("hashcards", "Q: a\n"),
    ],
)  # fmt: skip
def test_a_front_without_a_back_is_told(dialect: str, text: str) -> None:
    assert "DP104" in [code for code, _ in codes(text, dialect)]
    assert [region.text for region in understood(text, dialect).of(Use.UNANSWERED)] == ["a"]


def test_an_id_that_two_notes_bear_is_no_id() -> None:
    """A note that was copied with its id is another note."""
    text = "a::b\n^1607361487244\nc::d\n^1607361487244\ne::f\n^1607361487245\n"
    assert [n.id for n in notes(text, "flashcards-obsidian")] == ["", "", "1607361487245"]


@pytest.mark.parametrize("kind", ["Basic", "Basic (and reversed card)", "Basic (type in the answer)"])
def test_a_note_type_says_how_a_note_is_asked(kind: str) -> None:
    (note,) = notes(f"START\n{kind}\na\nBack: b\nEND\n", "obsidian-to-anki")
    assert (note.reverse, note.typed) == ("reversed" in kind, "type in" in kind)


# ---- any document --------------------------------------------------------------------------------

PIECES = {
    "obsidian-sr": ["#flashcards/a", "#flashcards b::c", "a::b", "a:::b", "?", "??", "==x==^[h][^1]", "<!--SR:!1-->"],
    "logseq": [
        "- a #card", "\t- b", "\t\t- c #card", "  id:: 1", "title:: x", "- {{cloze a}} #card", ":LOGBOOK:", ":END:",
    ],
    "flashcards-obsidian": [
        "## a #card", "b #card-reverse", "#card", "^1607361487244", "a::b ^1607361487244", "{1:x}", "tags: a",
        "c #card/spaced",
    ],
    "obsidian-to-anki": [
        "START", "Basic", "Cloze", "Back: b", "Tags: a", "<!--ID: 1-->", "END", "STARTI [Basic] a Back: b ENDI",
        "TARGET DECK", "%%ANKI", "END%%",
    ],
    "mdanki": ["# D", "## a", "%", "[#t](x)", "### b", "a %"],
    "vscode-anki": ["## a", "%", "<!-- notecardId: 1 -->", "[#t]()", "## {{c1::x}}"],
    "markdown-anki-decks": ["# D", "## a", "### b", "##", "# E"],
    "md2anki": [
        "# D (123456)", "## a (66b3661f-e22e-4986-a50d-569fdac454ad)", "## Subdeck: s", "### b", "`{=:t:=}`",
        "c `{=:t:=}`",
    ],
    "ankcompiler": [":::", "[^uid]: abc", "[^type]: reversed", "[^tag]: t", "{{c1::x}}", "front"],
    "ankdown": ["%", "%%", "a, b", "front", "%"],
    "hashcards": ["Q: a", "A: b", "C: a [b]", 'name = "x"', "Q:"],
}  # fmt: skip
COMMON = [
    "", "", "text", "---", "```", "~~~", "- item", "  more", "\ttab", "# Title", "> quote", "| a | b |", "<div>",
    "<!-- x", "$$", "===", "[a]: b", "1. one",
]  # fmt: skip


@pytest.mark.parametrize("dialect", ALL)
@settings(max_examples=share(40))  # hundreds in all, beside those of test_ledger.py and test_reading.py
@given(data=st.data())
def test_each_line_of_any_document_is_accounted_for(dialect: str, data: st.DataObject) -> None:
    """Whatever stands in a document of a dialect is read without an error, by name and by signs."""
    line = st.sampled_from([*PIECES[dialect], *PIECES[dialect], *COMMON])
    text = "\n".join(data.draw(st.lists(line, max_size=30)))
    for asked in (dialect, "auto"):
        reading = understood(text, asked)
        assert reading.unaccounted == ()
        missing = [note for note in reading.deck.notes if not note.question]
        assert missing == []


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        ("Paris;;France", ";;"),
        ("Paris >> France", ">>"),
        ("a → b\nc → d\ne → f", "→"),
        ("Which hills?\n&&&\nSeven.", "&&&"),
    ],
)
def test_another_mark_than_the_plug_ins_is_reported(lines: str, mark: str) -> None:
    _, problems = read(Source("n.md", f"#flashcards\n\nRome::Italy\n\n{lines}\n"))
    assert [(p.code, p.location.line) for p in problems] == [("DP117", 6 if mark == "&&&" else 5)]
    assert f"with {mark} between" in problems[0].message


@pytest.mark.parametrize("mark", [";;", " ;; ", ";; ", ">>", " || "])
def test_another_mark_on_several_lines_separates_cards_and_is_reported(mark: str) -> None:
    lines = f"Which river{mark}The Tiber\n\nHow many hills?{mark}Seven\n\n- Port{mark}Ostia\n"
    reading, problems = read(Source("n.md", f"#flashcards\n\nRome::Italy\n\n{lines}"))
    assert [(note.question.markdown, note.answer.markdown) for note in reading.deck.notes[1:]] == [
        ("Which river", "The Tiber"),
        ("How many hills?", "Seven"),
        ("Port", "Ostia"),
    ]
    assert [(p.code, p.location.line) for p in problems] == [("DP117", 5)]
    assert f"3 lines with {mark.strip()} between two texts became cards" in problems[0].message


def test_a_line_with_many_links_may_have_another_mark() -> None:
    links = " ".join(f"[page {number}](https://example.org/{'x' * 80}/{number})" for number in range(30))
    reading, _ = read(Source("n.md", f"#flashcards\n\nA;;B\n\nC;;D\n\nE;;F\n\nWhich pages?;; {links}\n"))
    assert [note.question.markdown for note in reading.deck.notes] == ["A", "C", "E", "Which pages?"]


@pytest.mark.parametrize(
    "line",
    [
        "Run `for (;;)` or `a;;b`",
        "$a || b$ holds",
        "> said;;quoted",
        "| a || b |",
        "||hidden|| and ||more||",
        "a || b || c",
    ],
)
def test_such_marks_in_code_formulas_tables_and_twice_on_a_line_separate_nothing(line: str) -> None:
    reading, _ = read(Source("n.md", f"#flashcards\n\nRome::Italy\n\n{line}\n\n{line}\n\n{line}\n"))
    assert len(reading.deck.notes) == 1


@pytest.mark.parametrize(
    "line", ["A request → an answer", "`a >> b`\n---\nx", "> quoted >> twice", "| a || b |", "x = a >>> b"]
)
def test_marks_in_text_are_not_reported(line: str) -> None:
    assert not read(Source("n.md", f"#flashcards\n\nRome::Italy\n\n{line}\n"))[1]
