"""What stands above a card, and what stands apart on it: pictures on their own line, tables on a phone."""

from __future__ import annotations

import pytest

from deckpress.api import read
from deckpress.history.identity import new_identities
from deckpress.html.tables import with_roomy_cells
from deckpress.markdown.fields import render as render_field
from deckpress.model import Text
from deckpress.render import render

DECK = "# Diabetes\n\n## What is it?\n\nSugar.\n\n## Type 2\n\n### How does it begin?\n\nSlowly.\n"


def contexts(source: str, context: str = "title") -> list[str]:
    deck = read(source).deck
    made, _ = render(deck, "", new_identities("", deck), lambda _: (None, ()), context=context)
    return [note.fields["Context"].markup for note in made.notes]


@pytest.mark.parametrize(
    ("context", "above"),
    [("title", ["Diabetes", "Diabetes › Type 2"]), ("sections", ["", "Type 2"]), ("none", ["", ""])],
)
def test_the_title_and_the_sections_stand_above_a_card_as_the_setting_says(context: str, above: list[str]) -> None:
    assert contexts(DECK, context) == above


@pytest.mark.parametrize(
    ("source", "above"),
    [
        ("---\ntitle: Heart\n---\n## Why?\n\nSo.\n", "Heart"),
        ("---\ndeck: Body::Heart\n---\n## Why?\n\nSo.\n", "Heart"),
        ("## Why?\n\nSo.\n\n## How?\n\nThus.\n", ""),
        ("# Diabetes\n\n## Types of diabetes\n\n### Why?\n\nSo.\n", "Types of diabetes"),
        ("---\ntitle: a <b>\n---\n## Why?\n\nSo.\n", "a &lt;b&gt;"),
    ],
)
def test_the_title_is_the_one_that_the_author_gave_unless_a_section_says_it(source: str, above: str) -> None:
    assert contexts(source)[0] == above


def test_the_name_of_the_file_is_on_a_card_only_if_it_is_asked_for() -> None:
    deck = read(DECK).deck
    for shows, field in ((False, ""), (True, "a.md")):
        made, _ = render(
            deck, "", new_identities("", deck), lambda _: (None, ()), source="a.md", shows_source=shows
        )  # fmt: skip
        assert made.notes[0].fields["Source"].markup == field
        assert made.source == "a.md"


def test_another_title_or_file_name_is_no_change_of_a_note() -> None:
    def content(text: str, **more: str | bool) -> list[str]:
        deck = read(text).deck
        made, _ = render(deck, "", new_identities("", deck), lambda _: (None, ()), **more)  # type: ignore[arg-type]
        return [note.content for note in made.notes]

    assert content(DECK) == content(DECK.replace("# Diabetes", "# Sugar"), source="b.md", shows_source=True)
    assert content(DECK) != content(DECK.replace("Type 2", "Type 1"))


def html(markdown: str) -> str:
    return "".join(part for part in render_field(Text(markdown))[0].markup if ord(part) < 0xFDD0)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Words:\n![](a.png)", '<p>Words:<br><img alt="" src="i0"></p>'),
        ("![](a.png)\nwords", '<p><img alt="" src="i0"><br>words</p>'),
        ("One\n  ![](a.png)  \ntwo", '<p>One<br><img alt="" src="i0"><br>two</p>'),
        ("One\n![[a.png|90]]\ntwo", '<p>One<br><img src="i0" alt="" width="90"><br>two</p>'),
        ('One\n<img src="a.png">\ntwo', '<p>One<br><img src="i0"><br>two</p>'),
        ("One\n![](a.png){width=9}\ntwo", '<p>One<br><img width="9" alt="" src="i0"><br>two</p>'),
        (
            "One\n[![](a.png)](http://a.example)\ntwo",
            '<p>One<br><a href="http://a.example"><img alt="" src="i0"></a><br>two</p>',
        ),
        ("One\\\n![](a.png)", '<p>One<br><img alt="" src="i0"></p>'),
        ("One\n![](a.png) ![](b.png)", '<p>One<br><img alt="" src="i0"> <img alt="" src="i1"></p>'),
        ("- One\n  ![](a.png)", '<ul><li>One<br><img alt="" src="i0"></li></ul>'),
    ],
)
def test_a_picture_on_a_line_of_its_own_is_set_apart(markdown: str, shown: str) -> None:
    assert html(markdown).replace(" />", ">") == shown


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Which moon? ![](a.png)", '<p>Which moon?<br><img alt="" src="i0"></p>'),
        ("See it. ![](a.png) ![](b.png)", '<p>See it.<br><img alt="" src="i0"> <img alt="" src="i1"></p>'),
        ("**Which?** ![[a.png|90]]", '<p><strong>Which?</strong><br><img src="i0" alt="" width="90"></p>'),
        ('"Which?" <img src="a.png">', '<p>"Which?"<br><img src="i0"></p>'),
        ("One\ntwo? ![](a.png)", '<p>One\ntwo?<br><img alt="" src="i0"></p>'),
        ("何。 ![](a.png)", '<p>何。<br><img alt="" src="i0"></p>'),
    ],
)
def test_a_picture_after_the_last_sentence_of_a_text_is_set_apart(markdown: str, shown: str) -> None:
    assert html(markdown).replace(" />", ">") == shown


@pytest.mark.parametrize(
    "markdown",
    [
        "Which sign is ![](a.png)?",
        "The sign is ![](a.png)",
        "The sign is: ![](a.png)",
        "Press it. ![](a.png) Then wait.",
        "Which bird? ![](a.mp3)",
        "Which? `![](a.png)`",
        "| a |\n|---|\n| One. ![](a.png) |",
        "Press ![](a.png) to start.",
        "Press\n![](a.png) to start.",
        "Press ![](a.png)\nto start.",
        "![](a.png)",
        "One\n![](a.mp3)",
        "One\n`![](a.png)`",
        "One\n*![](a.png)*",
        "One\n[words](http://a.example)",
    ],
)
def test_a_picture_among_words_and_a_sound_stay_where_they_are(markdown: str) -> None:
    assert "<br" not in html(markdown)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<table><tr><td>a few words and more</td></tr></table>", '<td class="prose">'),
        ('<table><tr><th style="x">a few words and more</th></tr></table>', '<th class="prose" style="x">'),
        ("<table><tr><td>a <b>few words</b> &amp; more</td></tr></table>", '<td class="prose">'),
        ("<table><tr><td>two words</td></tr></table>", '<td class="brief">'),
        ("<table><tr><td>225 <b>d</b></td></tr></table>", '<td class="brief">'),
        ("<table><tr><td>富士山</td></tr></table>", '<td class="brief">'),
        ("<table><tr><td>日本で一番高い山は</td></tr></table>", '<td class="prose">'),
        ("<table><tr><td>กรุงเทพ</td></tr></table>", '<td class="brief">'),
        ("<table><tr><td>word</td></tr></table>", "<td>"),
        ("<table><tr><td>onlyonelongword-with-signs</td></tr></table>", "<td>"),
        ('<table><tr><td class="own">a few words and more</td></tr></table>', '<td class="own">'),
    ],
)
def test_a_cell_whose_text_can_break_gets_the_room_of_a_few_words_or_one_line(markup: str, shown: str) -> None:
    assert shown in with_roomy_cells(markup)


def test_markup_without_a_table_and_loose_ends_of_cells_stay_as_they_are() -> None:
    for markup in ("<p>a few words and more</p>", "<table></td>a few words and more</table>"):
        assert with_roomy_cells(markup) == markup
