"""How much room HTML takes on paper, estimated: close to what a browser says, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.exporters.pages.measure import content
from rendered import EVERY_KIND, html
from tabs import Tabs

WORDS = "Some words of a text that is set in lines, one after the other. "
TAGS = "<p> </p> <ul> <li> </li> </ul> <b> </b> <pre> </pre> <table> <tr> <td> </td> </tr> </table> <br> <img> <svg>"


@pytest.mark.parametrize(
    ("markdown", "low", "high"),
    [
        (WORDS, 3, 5),  # about 64 letters in lines of about 18
        (WORDS * 10, 28, 38),
        ("word", 1, 2),
        ("x" * 100, 5, 8),
        ("长" * 100, 9, 12),
        ("- a\n- b\n- c", 3, 6),
        ("one\n\ntwo\n\nthree", 3, 6),
        ("```\na\nb\nc\nd\n```", 4, 8),
        ("| a | b |\n|---|---|\n| c | d |\n| e | f |", 3, 7),
    ],
)
def test_lines_of_ten_em(markdown: str, low: float, high: float) -> None:
    assert low <= content(html(markdown).markup).height(10, line=1.0) <= high


def test_a_picture_is_as_high_as_it_may_be() -> None:
    assert content('<p><img src="data:,"></p>', image=7).height(20) == pytest.approx(7.4)


def test_a_formula_that_is_too_wide_shrinks() -> None:
    wide = content('<span class="math display"><svg width="100ex" height="4ex"></svg></span>')
    assert wide.shrinks(27) == pytest.approx(0.5, abs=0.01)
    assert wide.shrinks(60) == 1
    assert wide.height(27) < wide.height(60)


@pytest.mark.parametrize(
    ("markdown", "width", "fits"),
    [
        ("| abc | abc |\n|---|---|\n| abcdefghij | x |", 12, True),
        ("| abc | abc |\n|---|---|\n| abcdefghij | x |", 6, False),
        ("| abc | abc |\n|---|---|\n| many short words in a long row | x |", 8, True),
        ("| a | b |\n|---|---|\n| aaaaaaaa | b |\n\n| a |\n|---|\n| bbbbbbbb |", 9, True),
        ("averyverylongwordthatisinnotable", 2, True),
    ],
)
def test_the_words_of_a_table_are_kept_whole_where_there_is_room(markdown: str, width: float, fits: bool) -> None:
    assert content(html(markdown).markup).keeps_words(width) is fits


@given(st.lists(st.sampled_from(TAGS.split()) | st.text(max_size=12)), st.floats(1, 200))
def test_nothing_that_is_measured_is_an_error_and_narrow_is_not_lower(parts: list[str], width: float) -> None:
    measured = content(" ".join(parts))
    assert measured.height(width) >= 0
    assert 0 < measured.shrinks(width) <= 1
    assert measured.keeps_words(width) in (True, False)


def test_text_is_measured_as_a_browser_sets_it(browser: Tabs) -> None:
    """In whatever face the system has, so not exactly; a script in the page of cards corrects it."""
    texts = [field.markup for note in EVERY_KIND for field in note.fields.values() if len(field.markup) > 60]
    plain = [text for text in texts if "\ufdd0" not in text and "<pre" not in text] + [html(WORDS * 20).markup]
    page = browser.new_page()
    style = "width: 20em; font: 16px/1.4 'Noto Sans', sans-serif; overflow-wrap: anywhere"
    page.set_content(
        "".join(f'<div style="{style}"><style>p {{ margin: .4em 0 }}</style>{text}</div>' for text in plain)
    )
    heights = page.locator("div").evaluate_all("divs => divs.map(div => div.getBoundingClientRect().height / 16)")
    estimated = [content(text).height(20, 1.4) for text in plain]
    assert len(plain) >= 3
    assert sum(estimated) == pytest.approx(sum(heights), rel=0.2)
