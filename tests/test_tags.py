"""The tags of a field's HTML: HTML in, its pieces out."""

from __future__ import annotations

import pytest

from deckpress.html.tags import walk

FIELD = '<p class="a">x &lt; y<!-- c --><br><img alt="a &quot;b&quot;" src="c.png"></p>\n'


@pytest.mark.parametrize("markup", ["", "words", "a < b", FIELD, "<p>", "</b>", "<!-- only a comment -->"])
def test_the_pieces_joined_are_the_html(markup: str) -> None:
    assert "".join(piece.written for piece in walk(markup)) == markup


def test_a_piece_is_a_tag_or_the_text_between_two() -> None:
    found = [(piece.name, piece.closes) if piece.is_tag else piece.written for piece in walk(FIELD)]
    assert found == [("p", False), "x &lt; y", ("", False), ("br", False), ("img", False), ("p", True), "\n"]


@pytest.mark.parametrize(
    ("names", "value"),
    [(("alt",), 'a "b"'), (("src",), "c.png"), (("title",), ""), (("title", "alt"), 'a "b"'), (("rc",), "")],
)
def test_the_value_of_an_attribute_is_text(names: tuple[str, ...], value: str) -> None:
    (picture,) = walk('<img alt="a &quot;b&quot;" src="c.png">')
    assert picture.value(*names) == value


def test_an_empty_attribute_is_not_a_missing_one() -> None:
    (picture,) = walk('<img src="">')
    assert (picture.written_value("src"), picture.written_value("alt")) == ("", None)


@pytest.mark.parametrize(
    ("markup", "box", "checked"),
    [
        ('<input type="checkbox" disabled>', True, False),
        ('<input type="checkbox" checked>', True, True),
        ('<input aria-label="checked" type="checkbox">', True, False),
        ('<input type="text" checked>', False, False),
        ("checked", False, False),
    ],
)
def test_a_checkbox_says_if_it_is_ticked(markup: str, box: bool, checked: bool) -> None:
    (piece,) = walk(markup)
    assert (piece.is_box, piece.is_checked) == (box, checked)
