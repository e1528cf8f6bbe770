"""What `deckpress convert` writes: the native syntax, read back as the same cards, and the command round it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.cli import cli
from deckpress.convert import to_native
from deckpress.convert.links import rebased
from deckpress.model import NO_TEXT, Choice, Deck, Kind, Note, Source, Text
from deckpress.reading import Reading, Use, inert_tags, read

DECKS = Path(__file__).parent / "decks"


def native(text: str) -> str:
    """The native form of a document."""
    source = Source("deck.md", text)
    return to_native(read(source)[0], source)[0]


def native_deck(deck: Deck) -> tuple[str, Deck]:
    """The native form of a deck, and what is read of it."""
    text, _ = to_native(Reading(deck, "", (), ()), Source("deck.md", ""))
    return text, read(Source("other.md", text))[0].deck


def cards(text: str) -> list[Note]:
    return list(read(Source("deck.md", text))[0].deck.notes)


def note(question: str, answer: str = "Yes.", **rest: object) -> Note:
    return Note(Text(question), Text(answer), **rest)  # type: ignore[arg-type]


def one(made: Note) -> str:
    """The native form of a deck of one note, without its front matter; it is read back as the same note."""
    text, after = native_deck(Deck("D", (made,)))
    assert after.notes == (made,)
    return text.split("---\n", 2)[2].strip("\n")


# ---- how it looks ----------------------------------------------------------------------------------


def test_a_slide_text_becomes_headings_with_its_unanswered_questions_and_prose() -> None:
    """Labels and page labels go; what is no card stays where it was."""
    text = (
        "Part two\n\nQ1. What is light?\n\nQ2. What is sound?\n\nAns - A wave in air.\n\n"
        "Save for later\n\nQ3. What is heat?\n\nAns - Motion.\n\nSave for later\n"
    )
    assert native(text) == (
        "---\ndeck: deck\nquestions: h2\n---\n\nPart two\n\n## What is light?\n\n"
        "## What is sound?\n\nA wave in air.\n\n## What is heat?\n\nMotion.\n"
    )


def test_title_sections_settings_and_definitions_are_kept() -> None:
    """Front matter of other programs, too; a section may be named like a question and be empty."""
    text = (
        "---\ntags: [t]\nlang: de\ndate: 2026-03-04\nauthor: A. N.\n---\n# Licht\n\n## Was?\n\n### Was ist es?\n\n"
        "Eine [Welle][w].\n\n## Leer\n\n## Ende *hier*\n\n### Warum?\n\nDarum.\n\n[w]: http://x.y 'T'\n"
    )
    assert native(text) == (
        "---\ndeck: Licht\ntags: [t]\nlang: de\ndate: 2026-03-04\nquestions: h3\nauthor: A. N.\n---\n\n# Licht\n\n"
        "## Was?\n\n### Was ist es?\n\nEine [Welle][w].\n\n## Leer\n\n## Ende *hier*\n\n### Warum?\n\nDarum.\n\n"
        '<!-- end -->\n\n[w]: http://x.y "T"\n'
    )


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (note("What?"), "## What?\n\nYes."),
        (note("What?\n\n```\nx\n```"), "## What?\n\n```\nx\n```\n\n**Answer:** Yes."),
        (note("What?", "Answer: no"), "## What?\n\n**Answer:** Answer: no"),
        (note("What?", "- [x] a\n- [ ] b"), "## What?\n\n<!-- answer -->\n\n- [x] a\n- [ ] b\n\n<!-- end -->"),
        (note("What?", "# Top"), "## What?\n\n<!-- answer -->\n\n# Top\n\n<!-- end -->"),
        (note("What?", "yes\n\n---"), "## What?\n\n<!-- answer -->\n\nyes\n\n---\n\n<!-- end -->"),
        (note("1. What?"), "##\n<!-- question -->\n\n1. What?\n\n<!-- answer -->\n\nYes.\n\n<!-- end -->"),
        (note("What?", id="a b", reverse=True), "## What?\n<!-- id: a b  reverse -->\n\nYes."),
        (note("What?", hint=Text("in reverse")), '## What?\n<!-- hint: "in reverse" -->\n\nYes.'),
        (note("a ==b==", "", kind=Kind.CLOZE), "C: a ==b=="),
        (note("a ==b==", "", kind=Kind.CLOZE, explanation=Text("c")), "C: a ==b==\n\nc"),
        (
            note("a\n\n==b==", "", kind=Kind.CLOZE),
            "##\n<!-- cloze -->\n<!-- question -->\n\na\n\n==b==\n\n<!-- end -->",
        ),
        (
            note("W?", "", kind=Kind.CHOICE, choices=(Choice(Text("a"), True), Choice(Text("b\n\nc")))),
            "## W?\n\n- [x] a\n- [ ] b\n\n  c",
        ),
        (
            note("W?", "", kind=Kind.CHOICE, choices=(Choice(Text("A. a")), Choice(Text("B. b"), True))),
            "## W?\n\n- [ ] A. A. a\n- [x] B. B. b",
        ),
        (
            note(
                "W?",
                "",
                kind=Kind.CHOICE,
                choices=(Choice(Text("a"), True, Text("Yes:\n\n- so")), Choice(Text("b\n\nc"), False, Text("No."))),
            ),
            "## W?\n\n- [x] a\n  > Yes:\n  >\n  > - so\n- [ ] b\n\n  c\n\n  > No.",
        ),
        (
            note("W?", "", kind=Kind.CHOICE, choices=(Choice(Text("a"), True), Choice(Text("b\n> said by one")))),
            "## W?\n\n- [x] a\n- [ ] b\n  > said by one\n\n  >",
        ),
    ],
)
def test_a_note_is_written_as_plainly_as_it_can_be(made: Note, written: str) -> None:
    """Marks stand only where something would be read otherwise."""
    assert one(made) == written


def test_text_behind_an_answer_stays_out_of_it() -> None:
    """Below the last card of a section as in front of the next one's."""
    text = "# T\n\n## One?\n\nyes\n\n# U\n\nHere is some text.\n\n- a\n- b\n\n## Two?\n\nno\n"
    after = native(text)
    assert cards(after) == cards(text)
    assert "Here is some text.\n\n- a\n- b\n" in after


def test_an_open_fence_is_closed_so_that_the_next_card_stays_one() -> None:
    """In a list the item ended it; a heading would not."""
    text = "- What is a?\n\n  ```\n  code\n\n- What is b?\n\n  Words.\n"
    after = cards(native(text))
    assert [(n.question.markdown, n.answer.markdown) for n in after] == [
        ("What is a?", "```\ncode\n```"),
        ("What is b?", "Words."),
    ]


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("```python", "```python\n```"),
        ("words\n\n~~~~", "words\n\n~~~~\n~~~~"),
        ("<?php", "<?php\n?>"),
        ("<![CDATA[", "<![CDATA[\n]]>"),
        ("words\n\n<!--\nno", "words\n\n<!--\nno\n-->"),
        ("<pre>", "<pre>\n</pre>"),
    ],
)
def test_what_an_answer_leaves_open_is_closed_and_nothing_is_told(opened: str, closed: str) -> None:
    """Closed, it says the same; an empty block of code that is left open would take in the end of the card."""
    source = Source("deck.md", f"Q1. What is it?\n\nAns - {opened}\n")
    text, problems = to_native(read(source)[0], source)
    assert [n.answer.markdown for n in cards(text)] == [closed]
    assert problems == ()


SAME = {
    "a details element that is never closed, in an answer": (
        "### Why?\n\n<details><summary>See</summary>\n\n### No?\n\n<details><summary>See</summary>\n\nso\n</details>\n"
        "\n### How?\n\nthus\n"
    ),
    "a details element that is never closed, below a question without an answer": (
        "13. which is it? (choose two.)\n    - a. one\n    - b. two\n    <details><summary>answer</summary>\n"
        "##     - Part\n    </details>\n\n14. what is it?\n    - it is thus and so.\n"
    ),
    "details elements in text that is no card": (
        "<details>\n<summary><b>What is it?</b></summary>\n\nThat.\n\nSTARTI [Basic] a Back: b ENDI\n"
    ),
    "a mark that is text": (
        "<!-- question -->\n## A front (24501c1a-f615-4355-a862-a00f64cc4725)\n```yaml\n```\n"
        "### A heading\n\n## Next (1)\n"
    ),
    "a section with braces at its end": "## How is tea made? {type-in}\n\nIt is made so.  a #card\nWith milk.\n",
    "one option": "7. Which is it?\n*a) this one\n\n8. Which is it not?\n*a) this\nb) that\n",
}


@pytest.mark.parametrize("name", SAME)
def test_the_cards_stay_the_same_beside(name: str) -> None:
    source = Source("deck.md", SAME[name])
    before = read(source)[0]
    text, problems = to_native(before, source)
    assert before.deck.notes
    assert read(Source("deck.md", text))[0].deck.notes == before.deck.notes
    assert problems == ()


def test_a_comment_of_an_answer_that_would_end_the_card_is_written_otherwise() -> None:
    """In another dialect it says nothing, and nobody sees it; in code it is text and stays."""
    source = Source("deck.md", "What?\n\n%\n\nthis\n\n<!-- end -->\n\n    <!-- end -->\n\nthat\n")
    text, problems = to_native(read(source, "ankdown")[0], source)
    assert [n.answer.markdown for n in cards(text)] == ["this\n\n<!-- (end) -->\n\n    <!-- end -->\n\nthat"]
    assert problems == ()


def test_a_tag_in_quotation_marks_keeps_its_number_sign() -> None:
    assert one(note("What?", tags=("##", "#a", "b"))) == '## What?\n<!-- tags: "##" "#a" "b" -->\n\nYes.'


def test_a_comment_hides_details() -> None:
    """What an author commented out is no card."""
    text = "<!--\n<details><summary>What?</summary>\nthat\n</details>\n-->\n\n## Why?\n\nSo.\n"
    assert [n.question.markdown for n in cards(text)] == ["Why?"]


def test_a_section_ends_where_none_follows() -> None:
    """A heading without words leads back to the level above."""
    made = (note("One?", section=("A", "B")), note("Two?", section=("A",)), note("Three?"))
    text, after = native_deck(Deck("D", made))
    assert after.notes == made
    assert "\n###\n\n#### Two?" in text


# ---- the marks, written by hand --------------------------------------------------------------------


def test_between_the_marks_nothing_is_searched() -> None:
    """Headings, labels and task lists between a mark and its end are text."""
    text = "## One?\n\n<!-- answer -->\n\n## No?\n\nQ: no\n\n<!-- end -->\n\n## Two?\n\nyes\n"
    assert [n.answer.markdown for n in cards(text)] == ["## No?\n\nQ: no", "yes"]


def test_a_task_list_may_stand_above_the_marks() -> None:
    """The explanation may then begin with a list."""
    text = "## One?\n\n- [x] a\n- [ ] b\n\n<!-- explanation -->\n\n- since\n- so\n"
    (made,) = cards(text)
    assert (made.kind, [c.correct for c in made.choices], made.explanation.markdown) == (
        Kind.CHOICE,
        [True, False],
        "- since\n- so",
    )


def test_a_card_whose_end_is_missing_does_not_take_the_next_one() -> None:
    """The marks of the next card begin anew."""
    text = "## One?\n\n<!-- answer -->\n\na\n\n## Two?\n\n<!-- answer -->\n\nb\n\n<!-- end -->\n"
    assert [n.answer.markdown for n in cards(text)] == ["a", "b"]


# ---- any deck --------------------------------------------------------------------------------------

BLOCKS = st.sampled_from(
    [
        "Words.", "Two\nlines of words.", "LIKE", "Save for later", "**Bold?**\ntext", "**Bold?**",
        "*slanted*: `code`", "a < b > c & d", "# Top", "## What is it?", "### Deeper", "###### Deepest",
        "Under\n=====", "Lined\n---", "##", "<h2>Raw</h2>", "Q: How?", "A: Thus.", "Q1. Why?\n\nAns - So.",
        "C: a ==gap==", "**Answer:** yes", "Answer: no", "Explanation: so", "**Question 3:** Who?", "- a\n- b",
        "- [x] right\n- [ ] wrong", "- [ ] one\n- [ ] two", "A. one\nB. two", "- A) one\n- B) two", "1. one\n2. two",
        "- Q: How?\n  A: Thus.", "- deep\n  - deeper\n\n    more", "> quoted\n> words", "> **Answer:** quoted",
        "> # Quoted heading", "```\n## x\n---\nQ: y\n<!-- end -->\n```", "~~~md\n```\n~~~",
        "    indented\n\n    code", "---", "***", "- - -", "<!-- a remark -->", "<!-- id: stolen  tags: a -->",
        "<!--\n## hidden\n-->", "<details><summary>More</summary>\n\ninside\n</details>",
        "<details>\n<summary>Answer</summary>\n\nhidden\n</details>", "<div>\nraw", "</div>", "<br/>", "[top](#top)",
        "![p](p.png)", "| a | b |\n|---|---|\n| 1 | 2 |", "Term\n: meaning", "$$\nx = 1\n\ny\n$$", "costs $5 and $10",
        "$x$", "TODO", "...", "{#x .tag}", "words {#id}", "1. First", "1984", "2) Second", "🍃 leaf 🍃",
        "漢字、です？",
        "سؤال؟", "שאלה", "{{c1::gap::hint}}", "a ==gap== b", "ends with **bold**", "#hash", "\\# escaped", "- ", "+",
        "\\", "Answer", "## Answer", "[a]: http://x.y", "words[^1]", "&nbsp;", "1\n2\n3", "a  \nb",
        "  indented a little", "x\n   y", "---\ndeck: no\n---", "yes", "::: note", "```python\nprint(1)\n```\nmore",
        "\u00a0", "\t tab",
    ]
)  # fmt: skip


def _fields(least: int = 0) -> st.SearchStrategy[Text]:
    """A field as readers make it: no blank lines round it, no blanks at its end."""

    def field(blocks: list[str], joint: str) -> Text:
        lines = joint.join(blocks).split("\n")
        while lines and not lines[0].strip():
            lines.pop(0)
        while lines and not lines[-1].strip():
            lines.pop()
        return Text("\n".join(lines).rstrip())

    made = st.builds(
        field, st.lists(BLOCKS, min_size=least, max_size=4), st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"])
    )
    return made.filter(bool) if least else made


NAMES = st.sampled_from(
    [
        "Part", "What is it?", "1. First", "Q1. Why?", "C#", "a*b*c", "_x_", "漢字", "فصل", "A::B", "#1 {#id}",
        "[a](b)", "Answer", "\\", "x <b> y", "```", "- a", "1) b",
    ]
)  # fmt: skip
TAGS = st.lists(
    st.sampled_from(["a", "b", "mehr-Wörter", "漢字", "a::b", "a,b", '"', "reverse", "-->", "true", "1", "id:"]),
    max_size=3,
    unique=True,
)
WORDS = st.sampled_from(
    [
        "",
        "x",
        "one-two",
        "id: x",
        "reverse",
        "a  b",
        "-->",
        '"q"',
        "漢字",
        "tags: t",
        "a\nb",
        "<!-- -->",
        "\\",
        "\u00a0",
    ]
)


@st.composite
def notes(draw: st.DrawFn) -> Note:
    kind = draw(st.sampled_from(Kind))
    note = Note(
        draw(_fields(1)),
        kind=kind,
        section=tuple(draw(st.lists(NAMES, max_size=5))),
        tags=inert_tags(draw(TAGS)),
        id=draw(WORDS),
        hint=Text(draw(WORDS)),
        reverse=draw(st.booleans()),
        typed=draw(st.booleans()),
    )
    if kind is Kind.OPEN:
        return replace(note, answer=draw(_fields(1)), explanation=draw(st.sampled_from([NO_TEXT, Text("Since.")])))
    if kind is Kind.CLOZE:
        gap = draw(st.sampled_from(["{{c1::gap}}", "==gap=="]))
        return replace(note, question=Text(f"{note.question.markdown}\n\n{gap}"), explanation=draw(_fields()))
    right = draw(st.integers(0, 2))
    texts = draw(st.lists(_choices(), min_size=3, max_size=3))
    remarks = draw(st.lists(_remarks(), min_size=3, max_size=3))
    choices = tuple(Choice(text, index == right, remarks[index]) for index, text in enumerate(texts))
    return replace(note, choices=choices, explanation=draw(_fields()))


def _choices() -> st.SearchStrategy[Text]:
    return st.sampled_from(
        [
            Text(words)
            for words in (
                "a",
                "A. a",
                "B. b",
                "`x`",
                "- x",
                "two\nlines",
                "a\n\n- list\n- of two",
                "a\n\n```\n# x\n```",
                "[x] y",
                "漢字",
                "1",
                "a\n> quoted",
                "a\n\n> quoted\nlazily",
                "> only quoted",
            )
        ]
    )


def _remarks() -> st.SearchStrategy[Text]:
    words = ("No.", "two\nlines", "a\n\n```\n# x\n\ny\n```", "- list", "> quoted", "# Heading", "[x] y", "Answer: A")
    return st.sampled_from([NO_TEXT, NO_TEXT, *(Text(said) for said in words)])


def test_a_title_that_names_a_key_takes_no_marked_parts() -> None:
    marked = "<!-- question -->\n\nA. one\nB. two\n\n<!-- answer -->\n\nWords.\n\n<!-- end -->\n"
    text = f"---\nquestions: h2\n---\n\n# Answer\n\n##\n{marked}"
    reading, _ = read(Source("deck.md", text))
    assert (reading.deck.title, [note.answer.markdown for note in reading.deck.notes]) == ("Answer", ["Words."])


@given(st.lists(notes(), min_size=1, max_size=4), NAMES, NAMES | st.just(""), st.sampled_from(["", "de", "no"]))
@settings(max_examples=share(25))
def test_any_deck_is_read_back_as_it_was(made: list[Note], name: str, title: str, language: str) -> None:
    """Whatever the notes hold: their own headings, labels, options, comments and code are not read as new cards."""
    deck = Deck(name, tuple(made), title, language, "2026-01-02")
    text, after = native_deck(deck)
    assert (after.name, after.title, after.language, after.date) == (name, title, language, "2026-01-02"), text
    assert after.notes == deck.notes, text


GOOD = [path for folder in ("good", "shapes", "structure") for path in sorted((DECKS / folder).rglob("*.md"))]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_deck_of_the_tests_is_read_back_as_it_was(path: Path) -> None:
    """Deck, notes and definitions of links are equal, and questions without an answer stay so.

    To convert the native form changes nothing.
    """
    source = Source("deck.md", path.read_text(encoding="utf-8"))
    before, _ = read(source)
    text, problems = to_native(before, source)
    after, _ = read(Source("deck.md", text))
    assert not problems
    assert replace(after.deck, references={}) == replace(before.deck, references={})
    assert before.deck.references.items() <= after.deck.references.items()
    if before.deck.notes:
        assert len(after.of(Use.UNANSWERED)) == len(before.of(Use.UNANSWERED))
    assert after.unaccounted == ()
    assert to_native(after, Source("deck.md", text))[0] == text


# ---- the command -----------------------------------------------------------------------------------

SLIDES = "Q1. What is light?\n\nAns - A ![wave](img/wave.png).\n\n[top](#top)\n"
NATIVE = "---\ndeck: slides\nquestions: h2\n---\n\n## What is light?\n\nA ![wave](img/wave.png).\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slides.txt").write_text(SLIDES, encoding="utf-8")
    return tmp_path


def convert(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["convert", *arguments], prog_name="deckpress", catch_exceptions=False)


def test_the_command_prints_the_file_and_on_the_other_stream_what_was_left_out(folder: Path) -> None:
    result = convert("slides.txt")
    assert (result.stdout, result.exit_code) == (NATIVE, 0)
    assert result.stderr == "slides.txt: 1 card, skipped 1 block without content\n"
    assert sorted(path.name for path in folder.iterdir()) == ["slides.txt"]


@pytest.mark.parametrize(("out", "path"), [("new.md", "new.md"), ("new/", "new/slides.md"), ("a/b.md", "a/b.md")])
def test_the_command_writes_a_file_and_says_which(folder: Path, out: str, path: str) -> None:
    """OUT is a folder if it ends in a slash; paths of pictures lead to where they are."""
    result = convert("slides.txt", "-o", out)
    assert (result.stdout, result.exit_code) == (f"{path}\n", 0)
    way = "../img/wave.png" if "/" in path else "img/wave.png"
    assert f"![wave]({way})" in (folder / path).read_text(encoding="utf-8")


def test_a_folder_becomes_a_folder_with_the_same_names(folder: Path) -> None:
    (folder / "in" / "sub").mkdir(parents=True)
    for name in ("a.md", "sub/b.txt"):
        (folder / "in" / name).write_text(SLIDES, encoding="utf-8")
    assert convert("in", "-o", "out").stdout == "out/a.md\nout/sub/b.md\n"
    assert "(../../in/sub/img/wave.png)" in (folder / "out/sub/b.md").read_text(encoding="utf-8")


def test_a_folder_needs_a_place_to_go() -> None:
    assert convert(".").exit_code == 2


@pytest.mark.parametrize(
    "arguments", [("a.md", "-o", "a.md"), ("a.md", "-o", "."), ("in", "-o", "in"), ("in", "-o", "in/../in")]
)
def test_a_source_is_never_written_over(folder: Path, arguments: tuple[str, ...]) -> None:
    """Not even where another name leads to it."""
    (folder / "in").mkdir()
    for path in (folder / "a.md", folder / "in" / "a.md"):
        path.write_text(SLIDES, encoding="utf-8")
    result = convert(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "DP601 error" in result.stderr
    assert (folder / "a.md").read_text(encoding="utf-8") == (folder / "in/a.md").read_text(encoding="utf-8") == SLIDES


def test_two_sources_of_one_name_are_told(folder: Path) -> None:
    (folder / "in").mkdir()
    for name in ("a.md", "a.txt"):
        (folder / "in" / name).write_text(SLIDES, encoding="utf-8")
    result = convert("in", "-o", "out")
    assert (result.exit_code, "DP602 error" in result.stderr) == (1, True)
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "DP004"), (b"## a\n\xff\n", "DP002"), (b"---\na: [\n---\n", "DP102"), (b"words\n", "DP101")],
)
def test_bad_input_is_told_and_nothing_written(folder: Path, data: bytes, code: str) -> None:
    (folder / "bad.md").write_bytes(data)
    result = convert("bad.md", "-o", "new/out.md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert code in result.stderr
    assert not (folder / "new").exists()


def test_paths_are_rewritten_in_every_form_but_not_in_code() -> None:
    text = (
        "![a](p.png) ![b](<p q.png> 'T') [c](../x.md#y) `![d](e.png)` "
        '<img src="i.png"> [n](#n) [h](http://x.y/z) ![r](/root.png) [sound:s.mp3] `[sound:t.mp3]` ![[w.png]]\n\n'
        "[r]: pic.png 'T'\n\n```\n![x](y.png)\n```\n"
    )
    assert rebased(text, "../in put") == (
        "![a](../in%20put/p.png) ![b](<../in%20put/p q.png> 'T') [c](../x.md#y) `![d](e.png)` "
        '<img src="../in%20put/i.png"> [n](#n) [h](http://x.y/z) ![r](/root.png) '
        "[sound:../in%20put/s.mp3] `[sound:t.mp3]` ![[w.png]]\n\n"
        "[r]: ../in%20put/pic.png 'T'\n\n```\n![x](y.png)\n```\n"
    )
