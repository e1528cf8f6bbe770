"""The options of a multiple choice on a card: picked on the front, marked on the back, in one order on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from anki_collection import AnkiCollection
from anki_page import reviewer_page
from deckpress.model import Choice, Kind, Note, Text
from exported import apkg, rendered_deck
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTERS = tuple("abcdefgh")
Sides = tuple[str, str]


def sides(anki: AnkiCollection, *, right: str, shuffle: bool = False, language: str = "") -> Sides:
    """Front and back, as the real Anki renders them, of a note with the options a to h."""
    choices = tuple(Choice(Text(f"option {letter}"), letter in right) for letter in LETTERS)
    note = Note(Text("Which?"), kind=Kind.CHOICE, choices=choices, explanation=Text("So."), shuffle=shuffle)
    anki.import_apkg(apkg(rendered_deck(note, language=language)))
    card = anki.note().cards[0]
    return card.front, card.back


@pytest.fixture
def shown(browser: Tabs) -> Iterator[Callable[..., Page]]:
    """Shows a side; one page for all, as in Anki's reviewer, so what a side keeps is there for the next.

    The sides have one address, as there: a browser keeps nothing for sure from one file to the next.
    """
    served = {"body": ""}
    problems: list[str] = []
    page = browser.new_page(complaints=problems)
    page.route("**/*", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=served["body"]))

    def show(side: str, *, script: bool = True) -> Page:
        served["body"] = reviewer_page(side, script=script)
        page.goto("http://card.test/")
        return page

    yield show
    browser.put_back()
    assert [text for text in problems if "Content Security Policy" not in text] == []


def order(page: Page) -> list[str]:
    return [text.split()[1] for text in page.locator(".choices > li").all_inner_texts()]


def picked(page: Page) -> list[str]:
    return [text.split()[1] for text in page.locator(".choices > .picked").all_inner_texts()]


def test_several_options_are_picked_and_put_back_by_a_click(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    front, back = sides(anki, right="bd")
    page = shown(front)
    for letter in "bcdc":
        page.get_by_text(f"option {letter}").click()
    assert picked(page) == ["b", "d"]
    assert page.locator("[role=group] > [role=checkbox][aria-checked=true]").count() == 2
    page = shown(back)
    assert picked(page) == ["b", "d"]
    assert page.locator(".right").count() == 2


@pytest.mark.parametrize(("language", "right", "name"), [("", "a", "Options: one is right"), ("de-AT", "ab", "Antworten: alle richtigen ankreuzen"), ("fr", "a", "Réponses : une seule est juste")])  # fmt: skip # noqa: E501
def test_the_list_is_named_in_the_language_of_the_deck(
    anki: AnkiCollection, shown: Callable[..., Page], language: str, right: str, name: str
) -> None:
    front, _ = sides(anki, right=right, language=language)
    page = shown(front)
    assert page.get_by_role("radiogroup" if right == "a" else "group", name=name, exact=True).count() == 1


def test_of_options_with_one_right_one_only_is_picked(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    front, back = sides(anki, right="a")
    page = shown(front)
    for letter in "ch":
        page.get_by_text(f"option {letter}").click()
    assert picked(page) == ["h"]
    assert page.locator("[role=radiogroup] > [role=radio]").count() == 8
    page = shown(back)
    assert picked(page) == ["h"]
    page.get_by_text("option c").dispatch_event("click")  # it is too late for another
    assert picked(page) == ["h"]


def test_options_are_picked_by_the_keyboard(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    page = shown(sides(anki, right="ab")[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert picked(page) == ["a", "b"]


def test_shuffled_options_have_one_order_on_both_sides_and_another_next_time(
    anki: AnkiCollection, shown: Callable[..., Page]
) -> None:
    front, back = sides(anki, right="a", shuffle=True)
    orders = set()
    for _ in range(4):
        first = order(shown(front))
        assert sorted(first) == list(LETTERS)
        page = shown(front)
        page.get_by_text("option g").click()
        now = order(page)
        page = shown(back)
        assert (order(page), picked(page)) == (now, ["g"])
        orders.add(tuple(now))
    assert len(orders) > 1  # 8! orders: four times the same would be a wonder


def test_options_keep_the_author_s_order_unless_asked(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    front, back = sides(anki, right="a")
    assert (order(shown(front)), order(shown(back))) == (list(LETTERS), list(LETTERS))


def test_picks_of_one_card_are_none_of_the_next(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    front, back = sides(anki, right="a")
    shown(front).get_by_text("option a").click()
    other = back.replace("option", "another")
    assert picked(shown(other)) == []
    assert picked(shown(front)) == []


def test_without_storage_both_sides_agree_on_the_order(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    """A phone that forbids storage, and loads each side anew."""
    front, back = sides(anki, right="a", shuffle=True)
    forbid = "<script>Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no'); }});</script>"
    first = order(shown(forbid + front))
    assert sorted(first) == list(LETTERS)
    assert order(shown(forbid + back)) == first


def test_without_javascript_the_list_is_plain_and_complete(anki: AnkiCollection, shown: Callable[..., Page]) -> None:
    front, back = sides(anki, right="bd", shuffle=True)
    page = shown(front, script=False)
    assert order(page) == list(LETTERS)
    colours = page.locator(".choices > li").evaluate_all("items => items.map(i => getComputedStyle(i).backgroundColor)")
    assert len(set(colours)) == 1  # nothing tells the right ones
    page = shown(back, script=False)
    assert order(page) == list(LETTERS)
    marks = page.locator(".choices > li").evaluate_all(
        "items => items.map(i => getComputedStyle(i, '::after').content)"
    )
    assert "".join(mark.strip('"') for mark in marks) == "✗✓✗✓✗✗✗✗"
