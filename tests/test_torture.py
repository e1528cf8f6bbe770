"""Documents that make tools of this kind stumble, built by the command and imported into the real Anki."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from anki_collection import AnkiCollection, AnkiNote
from deckpress.cli import cli
from rendered import png

Build = Callable[..., list[AnkiNote]]


@pytest.fixture
def build(anki: AnkiCollection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds a deck of these files and gives its notes as Anki has them; nothing may be wrong with them."""
    monkeypatch.chdir(tmp_path)

    def made(
        text: str, now: int = 1_800_000_000, outcome: dict[str, int] | None = None, **files: bytes
    ) -> list[AnkiNote]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
        for name, data in {"deck.md": text.encode(), **files}.items():
            path = Path(name.replace("__", "/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        result = CliRunner().invoke(cli, ["build", "deck.md", "-o", "out", "--to", "apkg"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        counts = anki.import_apkg(Path("out/deck.apkg").read_bytes())
        assert outcome is None or counts == outcome
        assert anki.problems() == []
        return list(anki.notes().values())

    return made


def answer(build: Build, markdown: str) -> str:
    """The field Answer of a note with this answer."""
    (note,) = build(f"## What is it?\n\n{markdown}\n")
    return note.fields["Answer"]


def words(html: str) -> str:
    """What is to be read of HTML."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())


# ---- math ------------------------------------------------------------------------------------------


def test_money_is_no_math(build: Build) -> None:
    assert answer(build, "It costs $5 now and $10 later.") == "<p>It costs $5 now and $10 later.</p>"


def test_stars_and_underscores_in_math_are_no_emphasis(build: Build) -> None:
    html = answer(build, "$a_1 * b_1$ and $c_2 * d_1$, $a*b*c$")
    assert html == r"<p>\(a_1 * b_1\) and \(c_2 * d_1\), \(a*b*c\)</p>"


def test_backslash_parentheses_are_math_as_they_stand(build: Build) -> None:
    assert answer(build, r"\(x_1 + y_1\)") == r"<p>\(x_1 + y_1\)</p>"


def test_display_math_keeps_its_signs_and_line_ends(build: Build) -> None:
    html = answer(build, "$$\n\\begin{aligned} a &< b \\\\ c &= d \\end{aligned}\n$$")
    assert r"\begin{aligned} a &amp;&lt; b \\ c &amp;= d \end{aligned}" in html
    assert html.count(r"\[") == html.count(r"\]") == 1


def test_pipes_in_code_and_math_of_a_table_split_no_cell(build: Build) -> None:
    html = answer(build, "| code | math |\n|---|---|\n| `a\\|b` | $|z|$ |")
    cells = [words(cell) for cell in re.findall(r"<td[^<>]*>(.*?)</td>", html, re.S)]
    assert cells == ["a|b", r"\(|z|\)"]


# ---- structure -------------------------------------------------------------------------------------


def test_what_stands_in_a_fence_is_one_card_word_for_word(build: Build) -> None:
    code = "## x\n---\n%\n$HOME\nQ: no\n"
    (note,) = build(f"## What does the file say?\n\n```\n{code}```\n\nAnd so on.\n")
    assert unescape(re.sub(r"<[^<>]*>", "", note.fields["Answer"].split("</code>")[0])) == code


def test_lists_nest_as_github_nests_them(build: Build) -> None:
    text = "text\n- one\n  - two\n    - three\n- four\n\n  ```py\n  x = 1\n  ```\n- five"
    html = answer(build, text)
    shape = re.sub(r"<(/?)(\w+)[^<>]*>", r"<\1\2>", re.sub(r"<(/?)(?:span|div|code)[^<>]*>", "", html))
    assert re.sub(r"\s+", "", shape) == (
        "<p>text</p><ul><li><p>one</p><ul><li>two<ul><li>three</li></ul></li></ul></li>"
        "<li><p>four</p><pre>x=1</pre></li><li><p>five</p></li></ul>"
    )


def test_a_type_in_angle_brackets_is_seen(build: Build) -> None:
    (note,) = build("## What is a vector<int>?\n\nA map<string, vector<int>> holds some.\n")
    assert words(note.fields["Question"]) == "What is a vector<int>?"
    assert words(note.fields["Answer"]) == "A map<string, vector<int>> holds some."


# ---- media -----------------------------------------------------------------------------------------


def test_pictures_with_blanks_and_of_one_name_in_two_folders_are_all_there(build: Build, anki: AnkiCollection) -> None:
    text = "## Which pictures?\n\n![s](my%20img.png) ![one](one/a.png) ![two](two/a.png)\n"
    pictures = [png(8, 8), png(16, 8), png(24, 8)]
    (note,) = build(text, **{"my img.png": pictures[0], "one__a.png": pictures[1], "two__a.png": pictures[2]})
    shown = re.findall(r'src="([^"]*)"', note.fields["Answer"])
    assert [anki.media()[name] for name in shown] == pictures


# ---- gaps ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "seen"),
    [(r"{{c1::$\frac{a}{\sqrt{b}}$}}", r"\(\frac{a}{\sqrt{b} }\)"), ("{{c1::std::vector}}", "std::vector")],
)
def test_a_gap_comes_out_whole_and_without_a_hint(build: Build, gap: str, seen: str) -> None:
    (note,) = build(f"C: It is {gap}.\n")
    (card,) = note.cards
    assert "[...]" in card.front
    assert words(card.back).endswith(f"It is {seen}.")


@pytest.mark.parametrize(
    ("text", "code"), [("C: A ==gap==.\n\nC: No gap.\n", "DP106"), ("## a?\nb\n\n##\n\nc\n", "DP107")]
)
def test_a_card_that_would_show_nothing_is_told_and_not_written(
    text: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deck.md").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "deck.md", "-o", "out"], catch_exceptions=False)
    assert (code in result.output, result.exit_code, Path("out").exists()) == (True, 1, False)


# ---- identity --------------------------------------------------------------------------------------


def test_a_question_that_comes_twice_is_two_notes(build: Build) -> None:
    notes = build("## What is it?\n\none\n\n## What is it?\n\ntwo\n", outcome={"new": 2})
    assert [words(note.fields["Answer"]) for note in notes] == ["one", "two"]


def test_an_edit_updates_one_note_and_adds_none(build: Build) -> None:
    build("## What is it?\n\none\n\n## And that?\n\ntwo\n", outcome={"new": 2})
    build("## And that?\n\ntwo\n\n## What is it, then?\n\none\n", 1_900_000_000, outcome={"updated": 1, "duplicate": 1})
