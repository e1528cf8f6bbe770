"""The preview in a real browser: cards look as in Anki, keys and filters work, a save keeps the place."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe import violations
from deckpress.live.preview_server import PreviewServer
from deckpress.live.preview_session import Preview
from rendered import png
from request_maker import make_request
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page

DECK = """\
---
title: Demo
tags: [start]
---

# Physics

## What is the energy of a mass?

$$E = mc^2$$

with the speed of light $c$.

## Which are primes?

- [x] 2
- [x] 7
- [ ] 9

## What is the capital of France?
<!-- type-in -->

Paris

## The cell

The {{c1::mitochondrion}} is the {{c2::powerhouse::what?}} of the cell.

# Words

## Tree?
<!-- reverse, tags: german -->

der Baum

![bars](bars.png)
"""
ENTRIES = "#list [role=option]"


@dataclass
class Shown:
    """A folder, its preview and a page that shows it."""

    folder: Path
    preview: Preview
    server: PreviewServer
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def save(self, text: str, name: str = "deck.md") -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.preview.rebuild()


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """A preview of `DECK`; the test fails if a page asks for anything from elsewhere, or complains."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bars.png").write_bytes(png(96, 32))
    (tmp_path / "deckpress.toml").write_text("", encoding="utf-8")
    preview = Preview(make_request(tmp_path, ["deck.md"]))
    server = PreviewServer(preview, "token")
    made = Shown(tmp_path, preview, server)
    made.save(DECK)
    with server.running():
        yield made
    assert [url for url in made.requests if not url.startswith((server.address, "data:", "about:"))] == []
    assert made.complaints == []


@pytest.fixture
def open_page(shown: Shown, browser: Tabs) -> Callable[..., Page]:
    """Opens the page, and waits until the first card is there."""

    def opened(**options: object) -> Page:
        page = browser.new_page(requests=shown.requests, complaints=shown.complaints, **options)
        page.set_default_timeout(20_000)
        page.goto(shown.server.address)
        wait(page)
        return page

    return opened


def wait(page: Page) -> None:
    """Waits until every frame shows what it is to show."""
    page.wait_for_selector("#shots iframe, #shots .nothing", state="attached")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.glass')].every(glass => glass.querySelector('iframe:not(.coming)'))"
        " && !document.querySelector('.coming')"
    )


def card(page: Page, side: str, light: str = "day", width: str = "desk") -> FrameLocator:
    return page.frame_locator(f'iframe:not(.coming)[title="{side} of the card, {light}, {width}"]')


def title(page: Page) -> str:
    return page.inner_text("#title")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    wait(page)


# ---- cards -----------------------------------------------------------------------------------------


def test_every_kind_of_card_looks_as_in_anki(open_page: Callable[..., Page]) -> None:
    page = open_page()
    back = card(page, "back")
    assert back.locator("mjx-container[display=true] svg path, mjx-container svg use").count() > 3
    assert "What is the energy" in card(page, "front").locator(".question").inner_text()
    press(page, "j")
    assert card(page, "front").locator("[role=checkbox]").count() == 3
    assert back.locator("li.right").count() == 2
    press(page, "j")
    assert card(page, "front").locator("#typeans").is_visible()
    assert back.locator("code#typeans").inner_text() == "Paris"
    press(page, "j")
    assert "The [...] is the powerhouse" in card(page, "front").locator(".text").inner_text()
    press(page, "j")
    assert "[what?]" in card(page, "front").locator(".cloze").inner_text()
    assert back.locator(".cloze").inner_text() == "powerhouse"
    press(page, "j")
    assert back.locator("img").evaluate("picture => picture.naturalWidth") == 96
    press(page, "j")
    assert "der Baum" in card(page, "front").locator("body").inner_text()


def test_a_formula_that_is_too_wide_keeps_its_size_and_scrolls(shown: Shown, open_page: Callable[..., Page]) -> None:
    shown.save(f"## Wide?\n\n$${' + '.join(f'a_{{{number}}}' for number in range(30))}$$\n")
    page = open_page()
    formula = card(page, "back", width="phone").locator("mjx-container")
    assert formula.evaluate(
        "box => box.scrollWidth > 2 * box.clientWidth && getComputedStyle(box).overflowX === 'auto'"
    )
    assert card(page, "back", width="phone").locator("html").evaluate("page => page.scrollWidth <= innerWidth")


def test_day_and_night_desk_and_phone_stand_beside_each_other(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    page.locator("#views input[name=light][value=both]").check()
    wait(page)
    grounds = {
        (light, width): card(page, "front", light, width)
        .locator("body")
        .evaluate("body => [getComputedStyle(body).backgroundColor, body.className, innerWidth]")
        for light in ("day", "night")
        for width in ("desk", "phone")
    }
    assert grounds["day", "desk"][:2] == ["rgb(253, 252, 249)", "card card1"]
    assert grounds["night", "phone"][:2] == ["rgb(29, 32, 38)", "card card1 nightMode night_mode"]
    assert grounds["day", "phone"][2] < 400 < grounds["day", "desk"][2]
    assert page.locator("#shots iframe").count() == 8


def test_what_is_picked_and_typed_on_the_front_shows_on_the_back(open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j")
    card(page, "front").locator("li", has_text="7").click()
    card(page, "back").locator("li.right.picked", has_text="7").wait_for()
    press(page, "j")
    card(page, "front").locator("#typeans").fill("Pariz")
    card(page, "back").locator(".typeBad", has_text="z").wait_for()
    assert card(page, "back").locator(".typeMissed").inner_text() == "s"


def test_a_script_in_a_template_is_alone_with_its_card(shown: Shown, open_page: Callable[..., Page]) -> None:
    tries = (
        "parent.document.title",
        "top.location.href",
        "localStorage.length",
        "document.cookie",
        "indexedDB.open('x')",
    )
    script = "".join(
        f"try {{ {code}; document.body.append('reached {number}') }} catch {{ document.body.append('safe ') }}"
        for number, code in enumerate(tries)
    )
    script += f"fetch('{shown.server.address}model.json').then(() => document.body.append('reached'), () => {{}});"
    template = '{% extends "builtin/qa/card.front.html.j2" %}{% block side %}{{ super() }}'
    own = shown.folder / "templates" / "qa"
    own.mkdir(parents=True)
    (own / "card.front.html.j2").write_text(f"{template}<script>{script}</script>{{% endblock %}}", encoding="utf-8")
    shown.save(DECK)
    page = open_page()
    shown.complaints.clear()  # the browser says what it refused
    said = card(page, "front").locator("body").inner_text()
    assert said.count("safe") >= 3
    assert "reached 0" not in said
    assert "reached 1" not in said
    assert not said.endswith("reached")


# ---- keys, filters and links -----------------------------------------------------------------------


def test_keys_move_flip_and_turn(open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j", "ArrowDown", "ArrowRight", "k")
    assert title(page) == "What is the capital of France?"
    assert page.locator("[aria-selected=true] .title").inner_text() == title(page)
    press(page, " ")
    assert page.locator("#shots iframe").count() == 2
    press(page, "w")
    assert page.locator("#shots figcaption").all_inner_texts() == ["front · day · desk"]
    press(page, " ", "n")
    assert page.locator("#shots figcaption").all_inner_texts() == ["back · night · desk"]
    press(page, "b")
    assert page.locator("#shots iframe").count() == 2


def test_keys_work_when_a_card_has_the_focus_and_letters_go_into_its_box(open_page: Callable[..., Page]) -> None:
    page = open_page()
    card(page, "front").locator("body").click()
    press(page, "j", "j")
    # The frame of a card sends the keys to the page, which may take a moment.
    page.wait_for_function("() => document.querySelector('#title').innerText === 'What is the capital of France?'")
    wait(page)
    card(page, "front").locator("#typeans").click()
    page.keyboard.type("j k")
    assert title(page) == "What is the capital of France?"
    assert card(page, "front").locator("#typeans").input_value() == "j k"


@pytest.mark.parametrize("words", ["Straße", "STRASSE", "strasse", "ΟΔΟΣ", "οδος", "e\u0301te\u0301", "ÉTÉ"])
def test_the_search_folds_letters_as_readers_do(shown: Shown, open_page: Callable[..., Page], words: str) -> None:
    shown.save("# Words\n\n## What is a Straße, an οδος, in été?\n\nA way.\n\n## Other?\n\nNo.\n")
    page = open_page()
    page.fill("#search", words)
    page.wait_for_function("() => document.querySelectorAll('#list [role=option]').length === 1")


def test_search_and_filters_leave_the_cards_that_fit(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("SPEED light")
    assert page.locator(ENTRIES).count() == 1
    assert page.inner_text("#count") == "1 of 7 cards"
    page.keyboard.press("Escape")
    assert page.locator(ENTRIES).count() == 7
    page.select_option("#kind", "cloze")
    assert page.locator(ENTRIES).count() == 2
    assert title(page).startswith("The [...]")
    page.select_option("#kind", "")
    page.select_option("#tag", "german")
    assert page.locator(f"{ENTRIES} .kind").all_inner_texts() == ["open", "reversed"]
    page.select_option("#tag", "")
    page.select_option("#deck", "Demo::Physics")
    assert page.locator(ENTRIES).count() == 5


def test_only_cards_with_problems(shown: Shown, open_page: Callable[..., Page]) -> None:
    shown.save(DECK + "\n## Empty?\n\n<b onclick='x()'>script</b>\n")
    page = open_page()
    page.locator("#only").check()
    assert page.locator(f"{ENTRIES} .title").all_inner_texts() == ["Empty?"]
    assert "DP303" in page.inner_text("#found")


def test_a_place_is_a_link_to_the_editor(shown: Shown, open_page: Callable[..., Page]) -> None:
    page = open_page()
    link = page.locator("#facts .place")
    assert link.inner_text() == "deck.md:8"
    assert link.get_attribute("href") == f"vscode://file{shown.folder.as_posix()}/deck.md:8:4"


# ---- saves -----------------------------------------------------------------------------------------


def test_a_save_shows_the_change_and_keeps_card_and_place(shown: Shown, open_page: Callable[..., Page]) -> None:
    long = DECK.replace("Paris\n", "Paris\n\n" + "A long answer.\n\n" * 40)
    shown.save(long)
    page = open_page()
    press(page, "j", "j")
    page.evaluate("document.getElementById('stage').scrollTop = 700")
    shown.save(long.replace("# Physics", "Words above.\n\n# Physics").replace("A long answer.", "A longer answer."))
    card(page, "back").locator("p", has_text="A longer answer.").first.wait_for()
    wait(page)
    assert title(page) == "What is the capital of France?"
    assert page.evaluate("document.getElementById('stage').scrollTop") == 700
    assert page.inner_text("#facts .place") == "deck.md:22"


def test_a_save_loads_no_card_that_did_not_change(shown: Shown, open_page: Callable[..., Page]) -> None:
    page = open_page()
    shown.requests.clear()
    shown.save(DECK.replace("der Baum", "ein Baum"))
    page.wait_for_function("() => document.getElementById('state').textContent.startsWith('Updated')")
    assert shown.requests == []


def test_an_edited_question_stays_in_view(shown: Shown, open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j")
    shown.save(DECK.replace("Which are primes?", "Which of these numbers are primes?"))
    page.wait_for_function("() => document.getElementById('title').textContent.includes('these numbers')")


def test_a_broken_save_shows_the_error_over_the_last_good_cards(shown: Shown, open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j")
    shown.save(DECK.replace("$c$", "$\\frca{c}{1}$"))
    page.wait_for_selector("#broken:not([hidden])")
    assert "Undefined control sequence" in page.inner_text("#broken")
    assert "last good build" in page.inner_text("#broken")
    assert title(page) == "Which are primes?"
    assert page.locator(ENTRIES).count() == 7
    shown.save(DECK)
    page.wait_for_selector("#broken", state="hidden")


def test_a_removed_card_gives_way_to_the_one_before(shown: Shown, open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j", "j")
    start, end = DECK.index("## What is the capital"), DECK.index("## The cell")
    shown.save(DECK[:start] + DECK[end:])
    page.wait_for_function("() => document.querySelectorAll('#list [role=option]').length === 6")
    assert title(page) in ("Which are primes?", "The [...] is the [what?] of the cell.")


def test_the_address_leads_back_to_the_card(open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j", "j")
    page.reload()
    wait(page)
    assert title(page) == "What is the capital of France?"


# ---- pages -----------------------------------------------------------------------------------------


def test_the_pages_of_a_build_are_tabs(open_page: Callable[..., Page]) -> None:
    page = open_page()
    for tab, words in (("Sheet", "der Baum"), ("Cut cards", "Print at"), ("Exam", "Points"), ("Quiz", "0 of 5")):
        page.get_by_role("tab", name=tab).click()
        page.frame_locator("#printed iframe").locator("body", has_text=words).wait_for()


def test_a_quiz_keeps_its_answers_and_its_place_over_a_save(shown: Shown, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.get_by_role("tab", name="Quiz").click()
    quiz = page.frame_locator("#printed iframe")
    box = quiz.get_by_label("2", exact=True).first
    box.check()
    quiz.locator("html").evaluate("() => scrollTo(0, 200)")
    page.wait_for_timeout(100)
    shown.save(DECK.replace("der Baum", "ein Baum"))
    quiz.locator("body", has_text="ein Baum").wait_for(state="attached")
    assert quiz.locator("html").evaluate("() => new Promise(done => setTimeout(() => done(scrollY), 200))") == 200
    assert quiz.locator("#unkept").is_hidden()


def test_all_problems_are_listed_and_lead_to_their_cards(shown: Shown, open_page: Callable[..., Page]) -> None:
    shown.save(DECK + "\n## Empty?\n\n<b onclick='x()'>script</b>\n")
    page = open_page()
    page.get_by_role("tab", name=re.compile("Problems")).click()
    page.get_by_role("button", name="Show the card").click()
    assert title(page) == "Empty?"


# ---- access ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(shown: Shown, open_page: Callable[..., Page], scheme: str) -> None:
    shown.save(DECK + "\n## Empty?\n\n<b onclick='x()'>script</b>\n")
    page = open_page(color_scheme=scheme, bypass_csp=True)
    press(page, "p")
    assert violations(page, colours=scheme == "dark" or None) == []
    page.keyboard.press("2")
    page.wait_for_selector("#printed iframe")
    assert violations(page, colours=scheme == "dark" or None) == []
    page.keyboard.press("6")
    assert violations(page, colours=scheme == "dark" or None) == []
    page.keyboard.press("?")
    assert violations(page, colours=scheme == "dark" or None) == []


def test_nothing_is_wider_than_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_keys_are_beside_the_title_and_the_tabs_below(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 800})
    tops = (
        "names => names.map(name => { const box = document.querySelector(name).getBoundingClientRect(); return %s; })"
    )
    title, keys = page.evaluate(tops % "(box.top + box.bottom) / 2", ["#top h1", "#help"])
    assert title == pytest.approx(keys, abs=2)
    assert page.evaluate(tops % "box.top", ["#tabs"])[0] >= page.evaluate(tops % "box.bottom", ["#help"])[0]


# ---- the command -----------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="a test there cannot press Ctrl-C in another process")
def test_the_command_watches_its_files_until_ctrl_c(tmp_path: Path, browser: Tabs) -> None:
    (tmp_path / "deck.md").write_text(DECK, encoding="utf-8")
    (tmp_path / "bars.png").write_bytes(png(96, 32))
    command = [sys.executable, "-m", "deckpress", "preview", "deck.md", "--no-open"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            assert running.stdout is not None
            address = running.stdout.readline().removeprefix("preview at ").strip()
            assert running.stdout.readline() == "press Ctrl-C to end it\n"
            assert running.stdout.readline() == "7 cards, 0 errors, 0 warnings\n"
            page = browser.new_page()
            page.goto(address)
            wait(page)
            (tmp_path / "deck.md").write_text(DECK.replace("speed of light", "pace of light"), encoding="utf-8")
            card(page, "back").locator("p", has_text="pace of light").wait_for()
            running.send_signal(signal.SIGINT)
            _, told = running.communicate(timeout=20)
            assert (running.returncode, told) == (130, "interrupted\n")
        finally:
            running.kill()  # where the test has failed, it would be waited for without end
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bars.png", "deck.md"]
