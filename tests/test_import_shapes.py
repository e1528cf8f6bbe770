"""An import proves one of the fields that differ only in plain words, and reads back every note of its files."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import deckpress.convert
from deckpress.cli import cli
from deckpress.convert import to_native
from deckpress.diagnostics import Diagnostics, Location
from deckpress.foreign.fields import Fields, to_markdown
from deckpress.foreign.looks import look
from deckpress.foreign.packages import read_package
from deckpress.foreign.shapes import shape_of
from deckpress.model import NO_TEXT, Deck, Kind, Note, Source, Text
from deckpress.reading import Reading, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is light?", "Who was the first, and when?"),
        ("a <b>wave</b>", "two <b>big waves</b>"),
        ("x \\(a_1 = \\frac{bc}{2}\\)", "yes \\(f_3 = \\frac{g}{77}\\)"),
        ("The {{c1::sun}} shines.", "A red {{c1::moon of Mars}} rises."),
        ("<code>a.b(c1)</code>", "<code>list.append(x22)</code>"),
        ('see <img src="media/a.png">', 'look <img src="media/other-1.png">'),
        ('<a href="https://a.org/b">c</a>', '<a href="https://other.net/x/y_z">here it is</a>'),
        ("<ul><li>one</li><li>two or three</li></ul>", "<ul><li>light of 1950</li><li>waves</li></ul>"),
    ],
)
def test_fields_that_differ_in_plain_words_have_one_shape(one: str, other: str) -> None:
    assert shape_of(one) == shape_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("light", "1. light"),
        ("A. light", "B. light"),
        ("light", "- light"),
        ("<b>a</b>", "<i>a</i>"),
        ('<span style="color:red">a</span>', '<span style="color:blue">a</span>'),
        ("a &amp; b", "a &lt; b"),
        ("\\(5\\)", "\\(x\\)"),
        ("(c)", "(d)"),
        ("{{c1::a}}", "{{c2::a}}"),
        ("a\u00a0b", "a b"),
        ('see <img src="media/a.png">', 'see <img src="media/a.svg">'),
    ],
)
def test_fields_that_differ_in_signs_have_two_shapes(one: str, other: str) -> None:
    assert None is not shape_of(one) != shape_of(other)


@pytest.mark.parametrize(
    "markup",
    [
        *("see www.a.org", "see https://a.org", "a" * 3000, "a *light", "a|b", ":smile:", "::: note", "!!! note"),
        *("<pre>def a</pre>", "{.left}", "&gt; [!NOTE]", "<blockquote><b>Note</b> a</blockquote>", "[x] a", "a_b $x$"),
        *("\\[\\begin{cases} a \\end{cases}\\]", "{{x", "\u212b", "<table><tr><td>a</td></tr></table>Table: a"),
    ],
)
def test_a_field_that_is_not_plain_has_no_shape_and_is_always_proved(markup: str) -> None:
    assert shape_of(markup) is None


@pytest.mark.parametrize("words", ["light", "Answer", "TODO", "Note", "true", "TOC", "答案", "Hint and more"])
@pytest.mark.parametrize(
    "form",
    [
        *(
            "<div>W</div><div>W: W</div>",
            "<b>W</b>: W<br>W",
            "<b><i>W</i></b> W",
            "<u>W</u>&nbsp;W",
            "W <code>W</code>",
        ),
        *("<ol><li>W</li><li><b>W</b> W</li></ol>", "<p>W</p>W: W", "W. W<br>W) W", "&quot;W&quot; (W)", "&lt;W&gt;"),
        *("<table><tr><th>W</th></tr><tr><td>W</td></tr></table>", "<blockquote><b>W</b> W</blockquote>", "::: W"),
    ],
)
def test_what_is_proved_of_a_field_is_true_of_those_of_its_shape(form: str, words: str) -> None:
    fields = Fields()
    fields.to_markdown(form.replace("W", "wave"))
    assert fields.to_markdown(form.replace("W", words)) == to_markdown(form.replace("W", words))


def test_two_fields_of_one_shape_are_proved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    proved: list[str] = []

    def counted(markup: str) -> str:
        proved.append(markup)
        return look(markup)

    monkeypatch.setattr("deckpress.foreign.fields.look", counted)
    fields = Fields()
    for word in ("one", "two", "three"):
        fields.to_markdown(f"<u>{word}</u> is it")
    assert "<u>two</u> is it" not in proved
    Fields().to_markdown("<u>two</u> is it")
    assert "<u>two</u> is it" in proved


# ---- all notes are read back ---------------------------------------------------------------------

WORDS = (
    "answer answers answered key keys solution question questions exercise option options hint note true false "
    "yes no none all both A B C d e correct wrong right explanation because example definition todo tbd "
    "summary contents chapter quiz test exam review glossary term terms reference antwort frage lösung richtig "
    "falsch hinweis réponse vrai faux question pregunta respuesta verdadero risposta vero ответ вопрос верно "
    "答案 问题 正确 正解 light wave of the is which following choose select write explain describe name what why how "
    "points easy hard skip draft import"
).split()
QUESTIONS = ["W?", "W", "W.", "W **W** W?", "W `W`?", "W & W?", '"W" W?', "W $x$?", "W <u>W</u>?", "W (W)?"]
ANSWERS = [
    *(
        "W",
        "W.",
        "W\n\nW",
        "W\\\nW",
        "- W\n- W\n- W",
        "- W\n- **W**: W",
        "1. W\n2. W",
        "| W | W |\n|---|---|\n| W | W |",
    ),
    *("W <u>W</u>&nbsp;W.", "W. <sub>W</sub> x<sup>2</sup>", "W\n\n```\nW\n```", "`W`", "*W* W", "W - W", "> W"),
    *('"W"', "W = W", "$x$ W", "W (W)", "W [sound:media/a.mp3]", "W\\\n![](media/a.png)", "W; W, W"),
]


def some_notes(chance: random.Random, count: int) -> list[Note]:
    """Notes of a few shapes, in words that mean something to a reader and others."""

    def filled(shape: str) -> Text:
        parts = shape.split("W")
        words = [" ".join(chance.choices(WORDS, k=chance.randint(1, 3))) for _ in parts[1:]]
        return Text("".join(a + b for a, b in zip(parts, [*words, ""], strict=True)))

    notes = []
    for _ in range(count):
        if chance.random() < 0.1:
            notes.append(Note(filled("W {{c1::W}} W."), NO_TEXT, Kind.CLOZE, explanation=filled("W.")))
        else:
            notes.append(Note(filled(chance.choice(QUESTIONS)), filled(chance.choice(ANSWERS))))
    return notes


def native(notes: Sequence[Note]) -> str:
    """The file of an import, about which there is nothing to say."""
    text, problems = native_and_problems(notes)
    assert problems == ()
    return text


def native_and_problems(notes: Sequence[Note]) -> tuple[str, Diagnostics]:
    placed = tuple(
        Note(n.question, n.answer, n.kind, explanation=n.explanation, location=Location("", i))
        for i, n in enumerate(notes, 1)
    )
    return to_native(Reading(Deck("d", placed), "", (), ()), Source("a.md", ""), quick=True)


@pytest.mark.parametrize("seed", range(3))
def test_notes_in_the_words_of_readers_are_read_as_they_were(seed: int) -> None:
    notes = some_notes(random.Random(seed), 400)
    found = read(Source("", native(notes)))[0].deck.notes
    assert [(n.kind, n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in found] == [
        (n.kind, n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in notes
    ]


def test_a_list_of_letters_below_which_is_read_as_the_answer_that_it_was() -> None:
    """Each is written with marks then: without them, it is a choice."""
    notes = [Note(Text("Which is it?"), Text(f"A. {word}\\\nB. red")) for word in ("bud", "mud", "bud") * 10]
    found = read(Source("", native(notes)))[0].deck.notes
    assert [n.answer.markdown for n in found] == [n.answer.markdown for n in notes]


def test_a_note_that_is_read_with_other_settings_is_reported_when_another_is_lost_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read_badly(source: Source) -> tuple[Reading, Diagnostics]:
        reading, problems = read(source)
        kept = [replace(note, typed=True) if note.question.flat == "Two?" else note for note in reading.deck.notes]
        kept = [note for note in kept if note.question.flat != "Four?"]
        return replace(reading, deck=replace(reading.deck, notes=tuple(kept))), problems

    monkeypatch.setattr(deckpress.convert, "read", read_badly)
    notes = [Note(Text(f"{name}?"), Text("yes")) for name in ("One", "Two", "Three", "Four", "Five")]
    assert [(p.code, p.location.line) for p in native_and_problems(notes)[1]] == [("DP114", 2), ("DP114", 4)]


def test_a_cloze_of_several_blocks_is_one_question() -> None:
    notes = [
        Note(Text("The {{c1::sun}}.\n\n- a\n- b"), NO_TEXT, Kind.CLOZE, explanation=Text("So it is.")),
        Note(Text("The {{c1::moon}}."), NO_TEXT, Kind.CLOZE),
    ]
    text = native(notes)
    assert "## The {{c1::sun}}.\n\n<!-- question -->\n\n- a\n- b\n\n<!-- explanation -->\n\nSo it is." in text


# ---- from a field to a field ---------------------------------------------------------------------

NASTY = [
    *("1. x", "- y", "# z", "a | b", "Q: A:", "---", "x :: y", "{{", "&lt;b", "*a*", "_a_", "5-10 ~ ~", "\\\\", "\\"),
    *("&nbsp; led", "a&nbsp;b", "key: value", "Answer: no", "A) x<br>B) y", "[ ] box", "[x]: y", "::: note", "$5 $6"),
    *(
        "===",
        "| a |<br>|---|",
        "{.class}",
        "word {#id}",
        ":smile:",
        "&amp;lt;",
        "`",
        "```",
        "~~~",
        "&gt; x",
        "+ z",
        "1)",
    ),
    *("C: {{c1::x}}", "%% x", "==x==", "^^", "True", "n/a", "TODO", "Answers", "Hint: x", "Solution", "www.a.org", "!"),
]


def test_any_plain_text_is_the_same_text_after_an_import_and_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [(f"{text} {n}", text) for n, text in enumerate(NASTY)] + [
        (text, f"{text} and so on") for n, text in enumerate(NASTY)
    ]
    lines = "".join(f"{front}\t{back}\n" for front, back in rows)
    Path("notes.txt").write_text(f"#separator:pipe\n#html:true\n{lines}".replace("pipe", "tab"), encoding="utf-8")
    for arguments in (["import", "notes.txt", "-o", "in"], ["build", "in", "-o", "out", "--to", "apkg", "--no-lock"]):
        result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
    (made,) = Path("out").rglob("*.apkg")
    found, _ = read_package("x", made.read_bytes())
    assert found is not None
    assert [tuple(map(look, (note.fields[0], note.fields[1]))) for note in found.notes] == [
        tuple(map(look, row)) for row in rows if not row[0].startswith("#")
    ]
