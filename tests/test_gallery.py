"""Cards of every kind, as Anki would show them: its templates and style sheets in a browser, looked at by axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from anki_collection import AnkiCollection, AnkiNote
from anki_page import reviewer_page, stock_css, write_page
from axe import violations
from deckpress.cli import cli
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

GALLERY = Path(__file__).parent / "decks" / "good" / "gallery"
THEMES = ("", "book", "clear")
PHONE = 320


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AnkiNote, ...]]:
    """The notes of the gallery, built by the command and imported into the real Anki."""
    folder = tmp_path_factory.mktemp("gallery")
    arguments = ["build", str(GALLERY), "-o", str(folder), "--to", "apkg", "--no-lock", "--strict"]
    result = CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (package,) = folder.rglob("*.apkg")
    (folder / "anki").mkdir()
    with AnkiCollection(folder / "anki") as collection:
        collection.import_apkg(package.read_bytes())
        assert collection.problems() == []
        for name, data in collection.media().items():
            (folder / name).write_bytes(data)
        yield tuple(collection.notes().values())


@pytest.fixture
def gallery(notes: tuple[AnkiNote, ...], browser: Tabs, tmp_path: Path) -> Page:
    """A page with both sides of every card; `evaluate` and `set_viewport_size` choose how to look at it."""
    page = browser.new_page()
    page.goto(write_page(tmp_path, "gallery.html", reviewer_page(all_sides(notes), css=" ")))
    return page


_LEFT_OUT = re.compile(r"<script>.*?</script>| id=\"?answer\"?|\[\[type:[^\]]*\]\]", re.S)


def all_sides(notes: tuple[AnkiNote, ...]) -> str:
    """Every side below the other, without scripts, type-in boxes and ids, which stand for one element of a page."""
    sides = (side for note in notes for card in note.cards for side in (card.front, card.back))
    return "<h1>Gallery</h1>" + "<hr>".join(f"<article>{_LEFT_OUT.sub('', side)}</article>" for side in sides)


def look(page: Page, css: str, *, night: bool, width: int = 800) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("style").first.evaluate("(style, css) => { style.textContent = css; }", css)
    page.locator("body").evaluate(
        "(body, night) => { body.className = night ? 'card nightMode night_mode' : 'card'; }", night
    )


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("theme", THEMES, ids=["plain", *THEMES[1:]])
def test_every_card_is_accessible_and_its_colours_can_be_told_apart(gallery: Page, theme: str, night: bool) -> None:
    look(gallery, stock_css(theme), night=night)
    assert violations(gallery, colours=night or None) == []


@pytest.mark.parametrize("theme", THEMES, ids=["plain", *THEMES[1:]])
def test_no_card_is_wider_than_a_phone(gallery: Page, theme: str) -> None:
    look(gallery, stock_css(theme), night=False, width=PHONE)
    assert gallery.evaluate("document.documentElement.scrollWidth") <= PHONE
    wide = "sides => sides.filter(side => side.scrollWidth > side.clientWidth + 1).map(side => side.innerText)"
    assert gallery.locator("article").evaluate_all(wide) == []


def test_right_to_left_text_starts_at_the_right(gallery: Page) -> None:
    look(gallery, stock_css(), night=False)
    question = gallery.get_by_text("مَا هِيَ عَاصِمَةُ مِصْر؟").last
    assert question.evaluate("element => getComputedStyle(element).direction") == "rtl"
    code = gallery.locator("article", has_text="نهر النيل").locator("pre").last
    assert code.evaluate("element => getComputedStyle(element).direction") == "ltr"


@pytest.mark.parametrize(("language", "side"), [("ar", "right"), ("he-IL", "right"), ("de", "left")])
def test_a_card_of_a_deck_that_is_written_from_right_to_left_begins_at_the_right(
    browser: Tabs, language: str, side: str
) -> None:
    source = f'<div class="context"><span class="source">{"long/" * 40}a.md</span></div>'
    hint = '<details class="hint"><summary><b>Hint</b></summary></details>'
    front = f'<div class="front" lang="{language}">{source}<div class="question" dir="auto">?</div>{hint}</div>'
    page = browser.new_page()
    page.set_content(reviewer_page(front))
    left, begins, above, below = page.evaluate(
        """['.front', 'summary', '.source', '.question']
            .map(name => document.querySelector(name).getBoundingClientRect())
            .map((box, index) => index < 2 ? box.left : index < 3 ? box.bottom : box.top)"""
    )
    assert ("left" if begins == left else "right") == side
    assert below - above > 8, "the line above a question keeps its distance"


def test_what_anki_would_act_on_is_shown_as_it_is_written(notes: tuple[AnkiNote, ...]) -> None:
    (code,) = (note for note in notes if "What does this print" in note.fields.get("Question", ""))
    shown = re.sub(r"<[^<>]*>", "", code.cards[0].back).replace("&#91;", "[").replace("&#123;", "{")
    for written in ("[sound:x]", "[latex]", "[[type:F]]", "{{Front}}"):
        assert written in shown


def test_a_picture_of_every_kind_of_note_is_there(notes: tuple[AnkiNote, ...]) -> None:
    """What the gallery is for; a kind that leaves it would be looked at by nobody."""
    filled = {name for note in notes for name, text in note.fields.items() if text}
    assert {"Answer", "Choices", "Explanation", "Hint", "Reverse", "Typed", "Text", "Context", "Language"} <= filled
    text = "".join(side for note in notes for card in note.cards for side in (card.front, card.back))
    for part in ("shuffle", "several", "one", "highlight", "<table", "<img", "<blockquote>", "\\[", "<kbd>", "<mark>"):
        assert part in text
    for part in (
        "callout-warning",
        '<details class="callout',
        "callout-important",
        "footnotes",
        "<dl>",
        "<abbr",
        "<sub>",
    ):
        assert part in text
    for part in ("<sup>2</sup>", "🎉", 'width="120"', ".avif", "gathered", "Steam or a hot pan", 'class="prose"'):
        assert part in text


def test_every_spelling_of_a_formula_is_one_for_anki(notes: tuple[AnkiNote, ...]) -> None:
    (note,) = (note for note in notes if "Which ways of writing" in note.fields.get("Question", ""))
    assert r"such as \(x_1 &lt; x_2\)" in note.fields["Question"]
    formulas = re.findall(r"\\\(.*?\\\)|\\\[.*?\\\]", note.fields["Answer"], re.S)
    assert formulas == [
        r"\[E = \frac12 mv^2\]", r"\(a_1 * b_1\)", r"\(\frac{a}{b}\)", r"\(\sqrt{2}\)", r"\(x^2 + y^2\)",
        r"\[\begin{gathered} x = 1 \\ y = 2 \end{gathered}\]",
    ]  # fmt: skip


def test_what_only_the_source_says_is_on_no_card(notes: tuple[AnkiNote, ...]) -> None:
    text = "".join(side for note in notes for card in note.cards for side in (card.front, card.back))
    for written in ("Ask Jo", "block of remarks", "[!", "!!! note", ":::", "[^", "![[", "%%", ":tada:", "^black"):
        assert written not in text


@pytest.mark.parametrize("width", [320, 360])
def test_no_column_of_a_table_is_squeezed_on_a_phone(gallery: Page, width: int) -> None:
    look(gallery, stock_css(), night=False, width=width)
    lines = gallery.locator("td, th").evaluate_all(
        """cells => cells.map(cell => { const words = document.createRange(); words.selectNodeContents(cell);
            const tops = [...words.getClientRects()].map(box => Math.round(box.top));
            return [cell.innerText, new Set(tops).size, cell.innerText.trim().split(/\\s+/).length]; })"""
    )
    assert lines
    assert [cell for cell in lines if cell[2] > 1 and cell[1] >= cell[2]] == []
