"""An import reads back a few notes of each shape: what makes notes alike, and that the others are read so as well."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import deckpress.convert
from deckpress.cli import cli
from deckpress.convert import to_native
from deckpress.convert.alike import note_shape
from deckpress.convert.shapes import shape_of
from deckpress.diagnostics import Location
from deckpress.foreign.looks import look
from deckpress.foreign.packages import read_package
from deckpress.model import NO_TEXT, Deck, Kind, Note, Source, Text
from deckpress.reading import Reading, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is light?", "Who was the first, and when?"),
        ("a <b>wave</b>", "two <b>big waves</b>"),
        ("x \\(a_1 = \\frac{bc}{2}\\)", "yes \\(f_3 = \\frac{g}{77}\\)"),
        ("The {{c1::sun}} shines.", "A red {{c1::moon of Mars}} rises."),
        ("<code>a.b(c)</code>", "<code>list.append(x1)</code>"),
        ('see <img src="media/a.png">', 'look <img src="media/other-1.png">'),
        ('<a href="https://a.org/b">c</a>', '<a href="https://other.net/x/y_z">here it is</a>'),
        ("no (plural only)", "yes (rare)"),
    ],
)
def test_texts_that_differ_in_plain_words_have_one_shape(one: str, other: str) -> None:
    assert shape_of(one) == shape_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("light", "1. light"),
        ("light", "- light"),
        ("light and", "light *and"),
        ("a b", "a|b"),
        ("<b>a</b>", "<i>a</i>"),
        ('<span style="color:red">a</span>', '<span style="color:blue">a</span>'),
        ("see :smile:", "see :heart:"),
        ("a &amp; b", "a &lt; b"),
        ("<pre>def a</pre>", "<pre>int a</pre>"),
        ("\\[\\begin{cases} a \\end{cases}\\]", "\\[\\begin{align} a \\end{align}\\]"),
        ("{.left}", "{.right}"),
        ("(c)", "(d)"),
        ("> [!NOTE]", "> [!HELP]"),
        ("{{c1::a}}", "{{c2::a}}"),
        ("a\u00a0b", "a b"),
    ],
)
def test_texts_that_differ_in_signs_have_two_shapes(one: str, other: str) -> None:
    assert shape_of(one) != shape_of(other)


def test_what_may_be_an_address_has_no_shape() -> None:
    assert shape_of("see www.a.org") is None
    assert shape_of("see https://a.org") is None
    assert shape_of("a" * 3000) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Answers", "light"),
        ("Solution", "light"),
        ("What is it?", "TODO"),
        ("What is it?", "n/a"),
        ("What is it?", "na"),
        ("What is it?", "Answer: a wave"),
        ("1. What is it?", "a wave"),
        ("What is it?", "12"),
        ("What is it?", "- a\n- b"),
        ("What is it?", "Note: a wave"),
        ("What is it?", "a wave\n\n---"),
        ("What is it?", "a wave\n\n![](media/a.png)"),
        ("What is it?", "[a wave](https://a.org/b)"),
        ("What is it? \u2705", "a wave"),
        ("What is it? {type-in}", "a wave"),
        ("Q: what?", "A: a wave"),
        ("True or false?", "a wave"),
        ("What is it?", "<div>Explanation</div>"),
    ],
)
def test_a_note_that_a_reader_may_tell_apart_is_always_read_back(question: str, answer: str) -> None:
    assert note_shape(Note(Text(question), Text(answer))) is None


# ---- what is not read back is right --------------------------------------------------------------

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


def native(notes: Sequence[Note], lines: list[int], monkeypatch: pytest.MonkeyPatch) -> str:
    """The file of an import; `lines` collects how many lines are read back each time."""

    def counted(source: Source) -> tuple[Reading, object]:
        lines.append(source.text.count("\n"))
        return read(source)

    monkeypatch.setattr(deckpress.convert, "read", counted)
    placed = tuple(
        Note(n.question, n.answer, n.kind, explanation=n.explanation, location=Location("", i))
        for i, n in enumerate(notes, 1)
    )
    text, problems = to_native(Reading(Deck("d", placed), "", (), ()), Source("a.md", ""), quick=True)
    assert problems == ()
    return text


@pytest.mark.parametrize("seed", range(3))
def test_notes_in_the_words_of_readers_are_read_as_they_were_whether_proved_or_not(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = some_notes(random.Random(seed), 400)
    text = native(notes, [], monkeypatch)
    found = read(Source("", text))[0].deck.notes
    assert [(n.kind, n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in found] == [
        (n.kind, n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in notes
    ]


def test_a_few_of_a_thousand_notes_of_one_shape_are_tried_and_in_the_end_all_are_read_back_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(1)
    notes = [Note(Text(f"{word(chance)} {word(chance)}?"), Text(f"{word(chance)}.")) for _ in range(1000)]
    lines: list[int] = []
    assert native(notes, lines, monkeypatch).count("## ") == 1000
    *tried, whole = lines
    assert sum(tried) < 50
    assert whole > 4 * 1000 - 4


def word(chance: random.Random) -> str:
    return "".join(chance.choices("bdlmnr", k=3)) + "u"


def test_if_a_note_of_a_shape_is_read_otherwise_all_of_that_shape_are_read_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each is written with marks then: here a list of letters and words, which is a choice below `Which?`."""
    notes = [Note(Text("Which is it?"), Text(f"A. {word(chance)}\\\nB. red")) for chance in [random.Random(1)] * 30]
    found = read(Source("", native(notes, [], monkeypatch)))[0].deck.notes
    assert [n.answer.markdown for n in found] == [n.answer.markdown for n in notes]


def test_a_cloze_of_several_blocks_is_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = [
        Note(Text("The {{c1::sun}}.\n\n- a\n- b"), NO_TEXT, Kind.CLOZE, explanation=Text("So it is.")),
        Note(Text("The {{c1::moon}}."), NO_TEXT, Kind.CLOZE),
    ]
    text = native(notes, [], monkeypatch)
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
