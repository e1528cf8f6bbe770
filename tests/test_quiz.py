"""The quiz, taken in a browser: a deck in, one HTML file out that asks, checks, keeps the score and can be printed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from axe import violations
from deckpress.cli import cli
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages import quiz
from deckpress.model import Html, RenderedDeck, RenderedNote, RenderedOption
from deckpress.spellings import accepted, split_texts
from deckpress.templating.sources import builtin_templates
from deckpress.templating.templates import Templates, load_templates
from deckpress.wording import english
from rendered import EVERY_KIND, deck, engine, note
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page


def told(made: RenderedNote, **changes: object) -> RenderedNote:
    """The note with something else said of it."""
    return replace(made, note=replace(made.note, **changes))  # type: ignore[arg-type]


ONE = told(note("Capital of France?", choices={"Lyon": False, "Paris": True, "Nice": False}, section=("Land",)), tags=("eu",))  # fmt: skip # noqa: E501
SEVERAL = note("Which are rivers?", choices={"Seine": True, "Alps": False, "Marne": True}, section=("Water",))
OPEN = told(note("Why is the sea salty?", "Rivers bring **salt**.", section=("Water", "Sea"), hint="rain"), tags=("eu", "x y"))  # fmt: skip # noqa: E501
TYPED = note("Longest river of France?", "Loire", typed=True, section=("Water",), explanation="It has 1,006 km.")
CLOZE = note("The ==Danube== ends in the {{c2::Black Sea::which sea?}}.", cloze=True, section=("Water",))
FIVE = deck(ONE, SEVERAL, OPEN, TYPED, CLOZE, title="Geography")
EVERYTHING = deck(*EVERY_KIND, title="A deck & more", date="2026-01-05")


@pytest.fixture(scope="module")
def templates() -> Templates:
    found, _ = load_templates(None)
    assert found is not None
    return found


def made(shown: RenderedDeck, templates: Templates, **options: Any) -> str:
    data, diagnostics = quiz.export(shown, templates, ExportOptions(tex=engine(), **options))
    assert diagnostics == ()
    return data.decode()


@dataclass
class Visit:
    """A browser that keeps what pages store, and notes what they ask for and complain of."""

    browser: Tabs
    options: dict[str, Any]
    templates: Templates
    path: Path
    noticed: list[str] = field(default_factory=list)
    first: Page | None = None

    def open(self, shown: RenderedDeck = FIVE, text: str | None = None) -> Page:
        self.path.write_text(text or made(shown, self.templates), encoding="utf-8")
        if self.first:
            page = self.browser.another(self.first)
        else:
            noticed = self.noticed
            page = self.browser.new_page(requests=noticed, complaints=noticed, accepts=True, **self.options)
            self.first = page
        page.set_default_timeout(5000)
        page.goto(self.path.as_uri())
        return page

    def complaints(self) -> list[str]:
        """All that was noticed but the page itself, and the pictures and files that it holds."""
        return [entry for entry in self.noticed if not entry.startswith(("data:", "blob:", self.path.as_uri()))]


Visits = Callable[..., Visit]


@pytest.fixture
def visits(browser: Tabs, templates: Templates, tmp_path: Path) -> Iterator[Visits]:
    """Starts a browser with options of Playwright's contexts; a test fails if a page complains or asks for a file."""

    def visit(width: int = 900, **options: Any) -> Visit:
        options = {"viewport": {"width": width, "height": 700}, "reduced_motion": "reduce", **options}
        opened.append(Visit(browser, options, templates, tmp_path / "deck.quiz.html"))
        return opened[-1]

    opened: list[Visit] = []
    yield visit
    browser.put_back()
    assert [complaint for one in opened for complaint in one.complaints()] == []


@pytest.fixture
def visit(visits: Visits) -> Visit:
    return visits()


def score(page: Page) -> str:
    return page.locator("#score").inner_text()


def numbered(page: Page) -> list[str]:
    """The questions that are shown, as they are headed."""
    return page.locator("main > article:not([hidden]) > .question").all_inner_texts()


def choose(page: Page, number: int, *options: str) -> None:
    page.bring_to_front()  # as a person does; what a tab in the background is asked to do takes seconds
    card = page.locator(f"#q{number}")
    for option in options:
        card.get_by_label(option).check()
    card.get_by_role("button", name="Check").click()


def answer_all(page: Page) -> None:
    """Answers the five questions: the first two wrong, the others right."""
    choose(page, 1, "Lyon")
    choose(page, 2, "Seine")
    page.locator("#q3 .solution summary").click()
    page.locator("#q3").get_by_role("button", name="I knew it").click()
    page.get_by_label("Your answer").fill("loire")
    page.locator("#q4 .check").click()
    page.get_by_label("Gap 1 of 2").fill("Danube")
    page.get_by_label("Gap 2 of 2: which sea?").fill("black sea")
    page.locator("#q5 .check").click()


# ---- one file that needs nothing else ------------------------------------------------------------


def test_the_page_allows_its_own_script_and_no_other(visit: Visit, templates: Templates) -> None:
    text = made(FIVE, templates)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-\S+'", rules["script-src"])
    assert re.fullmatch(r"'sha256-\S+'", rules["style-src"])
    page = visit.open(text=text.replace("</body>", "<script>document.title = 'taken over'</script></body>"))
    assert page.title() == "Geography"
    assert score(page) == "0 of 5 answered, 0 right"
    assert any("violates the following Content Security Policy" in entry for entry in visit.noticed)
    visit.noticed.clear()


def test_pictures_and_formulas_are_inside(visit: Visit) -> None:
    page = visit.open(EVERYTHING)
    page.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true })")
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert page.locator(".math > svg").count() > 10
    assert page.evaluate("[...document.querySelectorAll('.math use')].every(u => document.querySelector(u.getAttribute('href')))")  # fmt: skip # noqa: E501
    # what the elements of a formula say of their style holds, too
    assert page.evaluate("[...document.querySelectorAll('.math > svg[style]')].some(s => s.style.verticalAlign)")


def test_where_mathjax_cannot_run_formulas_stay_as_written(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiz, "available", lambda: False)
    data, [problem] = quiz.export(deck(note("What is $x_1$?", "A.")), templates, ExportOptions())
    assert problem.code == "DP302"
    assert r"\(x_1\)" in data.decode()


def test_the_same_deck_gives_the_same_bytes(templates: Templates) -> None:
    assert made(EVERYTHING, templates) == made(EVERYTHING, templates)


def test_a_script_and_a_style_of_the_project_may_add_to_ours(tmp_path: Path, visit: Visit) -> None:
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates"
    own.joinpath("quiz.js").write_text('{% include "builtin/quiz.js" %}\ndocument.title = "<mine> & \\"yours\\"";\n')
    own.joinpath("quiz.css").write_text('{% include "builtin/quiz.css" %}\nh1 { color: rgb(1, 2, 3) }\n')
    templates, problems = load_templates(own)
    assert templates is not None, problems
    page = visit.open(text=made(FIVE, templates))
    assert page.title() == '<mine> & "yours"'
    assert page.locator("h1").evaluate("title => getComputedStyle(title).color") == "rgb(1, 2, 3)"
    assert score(page) == "0 of 5 answered, 0 right"


def test_a_thousand_cards_stay_one_small_page(visit: Visit) -> None:
    kinds = (ONE, SEVERAL, OPEN, TYPED, CLOZE)
    many = deck(*(replace(kinds[i % 5], guid=f"guid-{i:020}") for i in range(1000)))
    page = visit.open(many)
    assert score(page) == "0 of 1000 answered, 0 right"
    assert visit.path.stat().st_size < 1_500_000
    choose(page, 1, "Paris")
    assert score(page) == "1 of 1000 answered, 1 right"
    page.locator("#section").select_option("Water › Sea")
    assert score(page) == "0 of 200 answered, 0 right"


# ---- answering -----------------------------------------------------------------------------------


def test_a_whole_quiz_is_taken_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.open()
    for key in ("j", "2", "Enter"):  # Paris
        page.keyboard.press(key)
    assert score(page) == "1 of 5 answered, 1 right"
    for key in ("Enter", "1", "2", "Enter", "Enter"):  # Seine and the Alps, which is wrong
        page.keyboard.press(key)
    assert score(page) == "2 of 5 answered, 1 right"
    for key in ("Enter", "1", "Enter"):  # shown, known, on
        page.keyboard.press(key)
    assert score(page) == "3 of 5 answered, 2 right"
    page.keyboard.press("Enter")
    page.keyboard.type("1006 km")
    for key in ("Enter", "Enter", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("danube")
    page.keyboard.press("Enter")
    page.keyboard.type("Black Sea")
    page.keyboard.press("Enter")
    assert score(page) == "5 of 5 answered, 3 right"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "resulth"
    assert page.locator("#sum").inner_text() == "3 of 5 right (60 %)"
    assert page.locator("#missed a").all_inner_texts() == ["2. Which are rivers?", "4. Longest river of France?"]


@pytest.mark.parametrize("pressed", ["Enter", " "])
def test_after_next_what_is_typed_is_in_the_field_of_the_next_question(visit: Visit, pressed: str) -> None:
    """The letters j and k, and digits, move or choose only where no field has the focus."""
    page = visit.open(deck(ONE, TYPED, CLOZE, OPEN))
    choose(page, 1, "Lyon")
    page.keyboard.press(pressed)
    page.keyboard.type("jk 1")
    assert page.locator("#q2i").input_value() == "jk 1"
    assert page.locator("#q2i").evaluate("e => document.getElementById(e.getAttribute('aria-describedby')).innerText") == "Longest river of France?"  # fmt: skip # noqa: E501
    top = page.locator("#q2").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 300, "the whole question is in view"
    page.keyboard.press("Enter")
    page.keyboard.press(pressed)
    page.keyboard.type("jack")
    assert page.get_by_label("Gap 1 of 2").input_value() == "jack"
    page.locator("#q3 .check").click()
    page.keyboard.press(pressed)
    assert page.evaluate("document.activeElement.id") == "q4"
    page.get_by_role("button", name="Retry the wrong ones").click()
    assert page.evaluate("document.activeElement.id") == "q1"
    choose(page, 1, "Lyon")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "q2", "the keys still move to the question itself"


def test_tab_leads_through_the_page_and_out_of_it(visit: Visit) -> None:
    page = visit.open()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, ring = page.evaluate(
            "(e => [e.id || e.className || e.tagName, getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        if name in (*seen[:1], "quiz card live"):
            break
        assert name == "resulth" or ring != "none", f"{name} shows that it has the focus"
        seen.append(name)
    else:
        pytest.fail(f"the focus goes round: {seen}")
    assert {"section", "tag", "shuffle", "reset", "help", "check", "q4i", "gap"} <= set(seen)


def test_each_option_says_in_words_what_it_was(visit: Visit) -> None:
    page = visit.open()
    choose(page, 2, "Seine", "Alps")
    marks = page.locator("#q2 .mark").all_inner_texts()
    assert marks == ["✓ Right", "✗ Wrong", "✓ Right, but not chosen"]
    assert page.locator("#q2 .end strong").inner_text() == "Wrong"
    assert page.locator("#q2 input").evaluate_all("all => all.every(input => input.disabled)")
    assert page.evaluate("document.activeElement.className") == "next"


def test_what_is_said_to_who_takes_an_option_is_said_to_them_alone(visit: Visit) -> None:
    two = note("Capital of France?", choices={"Lyon": False, "Paris": True})
    lyon = RenderedOption(Html("Lyon"), False, Html("the <b>third</b> largest"))
    paris = RenderedOption(Html("Paris<ul><li>on the Seine</li></ul>"), True, Html("well done"))
    with_feedback = replace(two, options=(lyon, paris))
    page = visit.open(deck(with_feedback))
    assert page.get_by_text("third").is_hidden()
    choose(page, 1, "Lyon")
    assert page.locator("#q1 .feedback:visible").all_inner_texts() == ["the third largest"]
    assert page.locator("#q1 .choices > li").count() == 2


def test_options_made_of_other_answers_say_so(visit: Visit, templates: Templates) -> None:
    asked = deck(*(note(f"{i} and one?", f"{i + 1}") for i in range(4)), ONE)
    page = visit.open(text=made(asked, templates, choices_from_siblings=3))
    assert page.locator("legend").all_inner_texts() == ["Choose one · the others answer other questions"] * 4 + ["Choose one"]  # fmt: skip # noqa: E501
    choose(page, 1, "1")
    assert score(page) == "1 of 5 answered, 1 right"


def test_without_a_choice_nothing_is_checked(visit: Visit) -> None:
    page = visit.open()
    page.locator("#q1 .check").click()
    assert score(page) == "Choose an option first"
    page.locator("#q4 .check").click()
    assert score(page) == "Type an answer first"
    choose(page, 1, "Paris")
    assert score(page) == "1 of 5 answered, 1 right"


def test_what_is_typed_is_compared_with_leniency(visit: Visit) -> None:
    pairs = [
        ("Loire", "  LOIRE ", True), ("Straße", "STRASSE", True), ("the sea", "the  sea", True),
        ("ﬁne", "fine", True), ("it's", "it’s", True), ("3", "３", True), ("x–y", "x-y", True), ("é", "e\u0301", True),
        ("Loire", "Loir", False), ("a b", "ab", False),
    ]  # fmt: skip
    page = visit.open(deck(*(note(f"Number {i}", right, typed=True) for i, (right, _, _) in enumerate(pairs))))
    for i, (_, typed, _) in enumerate(pairs):
        page.locator(f"#q{i + 1}i").fill(typed)
        page.locator(f"#q{i + 1}i").press("Enter")
    verdicts = page.locator(".end strong").all_inner_texts()
    assert verdicts == ["Right" if right else "Wrong" for _, _, right in pairs]


def test_what_the_author_expects_is_what_is_compared(visit: Visit) -> None:
    page = visit.open(deck(replace(TYPED, accepted=accepted(["the Loire"], ""))))
    page.get_by_label("Your answer").fill("the loire")
    page.keyboard.press("Enter")
    assert score(page) == "1 of 1 answered, 1 right"


def test_several_answers_a_tolerance_and_a_unit_are_right(visit: Visit) -> None:
    """What the page compares with stands in `tests/test_accepted.py`; this is the way there."""
    asked = [
        ("9.81 ± 0.05", "9.80", True), ("9.81 ± 0.05", "9.75", False), ("9.81 m/s^2", "9.81 m/s²", True),
        ("9.81 m/s^2", "9.81", True), ("9.81 m/s^2", "9.81 km", False), ("grey | gray", "Gray", True),
        ("//", "//", True), ("∀", "∀", True),
    ]  # fmt: skip
    notes = [
        replace(note(f"Number {i}", "x", typed=True), accepted=accepted(split_texts(right), "en"))
        for i, (right, _, _) in enumerate(asked)
    ]
    page = visit.open(deck(*notes))
    for i, (_, typed, _) in enumerate(asked):
        page.locator(f"#q{i + 1}i").fill(typed)
        page.locator(f"#q{i + 1}i").press("Enter")
    verdicts = page.locator(".end strong").all_inner_texts()
    assert verdicts == ["Right" if right else "Wrong" for _, _, right in asked]


def test_the_learner_has_the_last_word_on_what_was_typed(visit: Visit) -> None:
    page = visit.open()
    page.get_by_label("Your answer").fill("Loir")
    page.locator("#q4 .check").click()
    assert page.locator("#q4 .solution .answer").is_visible()
    assert score(page) == "1 of 5 answered, 0 right"
    page.locator("#q4").get_by_role("button", name="I knew it").click()
    assert score(page) == "1 of 5 answered, 1 right"
    assert page.locator("#q4 .end strong").inner_text() == "I knew it"


def test_a_gap_is_typed_or_revealed_and_one_with_a_formula_is_revealed(visit: Visit) -> None:
    mixed = note("==$x^2$== grows faster than ==x==.", cloze=True)
    page = visit.open(deck(CLOZE, mixed))
    page.get_by_label("Gap 1 of 2", exact=True).fill("Rhine")
    page.get_by_label("Gap 2 of 2: which sea?").fill("Black sea")
    page.locator("#q1 .check").click()
    assert page.locator("#q1 .mark").all_inner_texts() == ["✗\u00a0Danube", "✓ Right"]
    assert page.locator("#q2 .gap").count() == 1
    page.locator("#q2 .solution summary").click()
    page.locator("#q2").get_by_role("button", name="Not yet").click()
    assert page.locator("#q2 .mark").inner_text() == ""
    assert page.locator("#q2 .mark").evaluate("mark => mark.getBoundingClientRect().width") == 0, (
        "no blank before a dot"
    )
    assert page.locator("#q2 .end strong").inner_text() == "Not yet"
    assert score(page) == "2 of 2 answered, 0 right"


def test_the_single_keys_can_be_turned_off(visit: Visit) -> None:
    page = visit.open()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.get_by_label("Letters and digits are keys").uncheck()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    for key in ("j", "2", "?"):
        page.keyboard.press(key)
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("input:checked").count() == 0


# ---- what is remembered --------------------------------------------------------------------------


def test_a_reload_keeps_the_answers_the_score_and_the_order(visit: Visit) -> None:
    page = visit.open()
    page.get_by_role("button", name="Shuffle").click()
    answer_all(page)
    before = (score(page), numbered(page), page.locator(".mark").all_text_contents())
    page.reload()
    assert (score(page), numbered(page), page.locator(".mark").all_text_contents()) == before
    assert page.locator("#q4i").input_value() == "loire"


def test_a_deck_that_is_built_anew_keeps_the_answers_to_what_did_not_change(visit: Visit) -> None:
    answer_all(visit.open())
    edited = replace(TYPED, fields={**TYPED.fields, "Answer": Html("the Loire")})
    assert edited.guid == TYPED.guid
    page = visit.open(deck(note("New?", "Yes."), OPEN, CLOZE, edited, SEVERAL, title="Geography"))
    assert score(page) == "3 of 5 answered, 2 right"
    assert page.locator("article.answered > .question").count() == 3


def test_a_question_whose_formula_changed_is_asked_again(visit: Visit) -> None:
    before, after = (replace(note("How?", f"By ${tex}$."), guid="same") for tex in ("x^2", "x^3"))
    page = visit.open(deck(before))
    page.locator("#q1 .solution summary").click()
    page.get_by_role("button", name="I knew it").click()
    assert score(page) == "1 of 1 answered, 1 right"
    assert score(visit.open(deck(before))) == "1 of 1 answered, 1 right"
    assert score(visit.open(deck(after))) == "0 of 1 answered, 0 right"


def test_another_deck_begins_anew(visit: Visit) -> None:
    answer_all(visit.open())
    assert score(visit.open(replace(FIVE, project="another"))) == "0 of 5 answered, 0 right"


def test_a_store_that_holds_something_else_is_passed_over(visit: Visit) -> None:
    page = visit.open()
    choose(page, 1, "Paris")
    for kept in ("no JSON", "null", "[]", '{"answers": null}', '{"only": 5, "answers": {"guid": 1}}'):
        page.evaluate("kept => localStorage.setItem(Object.keys(localStorage)[0], kept)", kept)
        page.reload()
        assert score(page) == "0 of 5 answered, 0 right"
    choose(page, 1, "Paris")
    assert score(page) == "1 of 5 answered, 1 right"


def test_two_tabs_of_a_quiz_keep_the_answers_of_both(visit: Visit) -> None:
    first, second = visit.open(), visit.open()
    choose(first, 1, "Paris")
    choose(second, 2, "Seine")
    for page in (first, second, visit.open()):
        page.wait_for_function("document.getElementById('score').textContent === '2 of 5 answered, 1 right'")
        assert page.locator("#q1 .mark").all_text_contents() == ["", "✓ Right", ""]
        assert page.locator("#q2 .end strong").inner_text() == "Wrong"


DEAF = "addEventListener('storage', event => event.stopImmediatePropagation(), true)"


def test_a_tab_that_hears_nothing_of_the_others_overwrites_none_of_their_answers(visits: Visits) -> None:
    """A browser may put a tab in the background to sleep, so that what others store reaches it late or never."""
    visit = visits(init=DEAF)
    first, second = visit.open(), visit.open()
    choose(first, 1, "Paris")
    first.get_by_role("button", name="Shuffle").click()
    assert score(second) == "0 of 5 answered, 0 right"
    choose(second, 2, "Seine")
    assert score(second) == "2 of 5 answered, 1 right"
    assert not second.locator("h2.shuffled").is_visible(), "its own order stays as it is"
    third = visit.open()
    assert score(third) == "2 of 5 answered, 1 right"
    assert third.locator("h2.shuffled").is_visible()


def test_starting_over_in_one_tab_starts_over_in_the_others(visit: Visit) -> None:
    first, second = visit.open(), visit.open()
    answer_all(first)
    second.wait_for_function("document.getElementById('score').textContent.startsWith('5 of 5')")
    first.bring_to_front()
    first.get_by_role("button", name="Start over").click()
    second.wait_for_function("document.getElementById('score').textContent.startsWith('0 of 5')")
    choose(second, 1, "Lyon")
    first.wait_for_function("document.getElementById('score').textContent === '1 of 5 answered, 0 right'")


UNKEPT = "This browser stores nothing for this page: your answers are lost when you close it."
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
ABSENT = "Object.defineProperty(window, 'localStorage', { value: null })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("init", [REFUSED, ABSENT, FULL])
def test_where_the_browser_stores_nothing_the_quiz_works_and_says_so(visits: Visits, init: str) -> None:
    page = visits(init=init).open()
    assert page.locator("#unkept").inner_text() == UNKEPT
    answer_all(page)
    assert score(page) == "5 of 5 answered, 3 right"
    page.get_by_role("button", name="Start over").click()
    assert score(page) == "0 of 5 answered, 0 right"


def test_a_store_that_fills_up_is_reported_and_its_answers_are_stored_once_there_is_room(visit: Visit) -> None:
    page = visit.open()
    assert page.locator("#unkept").is_hidden()
    page.evaluate("() => { window.store = Storage.prototype.setItem; }")
    page.evaluate(f"() => {{ {FULL} }}")
    choose(page, 1, "Paris")
    assert page.locator("#unkept").is_visible()
    page.evaluate("() => { Storage.prototype.setItem = window.store; }")
    choose(page, 2, "Seine")
    assert page.locator("#unkept").is_hidden()
    page.reload()
    assert score(page) == "2 of 5 answered, 1 right"


# ---- order, filters, retry, result ---------------------------------------------------------------


def test_shuffling_loses_nothing_and_starting_over_restores_the_order(visit: Visit) -> None:
    page = visit.open(EVERYTHING)
    options = page.locator(".choices > li").all_inner_texts
    order, listed = numbered(page), options()
    orders = set()
    for _ in range(5):
        page.get_by_role("button", name="Shuffle").click()
        assert sorted(numbered(page)) == sorted(order)
        assert sorted(options()) == sorted(listed)
        orders.add((*numbered(page), *options()))
    assert len(orders) > 1
    assert page.locator("h2:visible").all_inner_texts() == ["Shuffled"]
    page.get_by_role("button", name="Start over").click()
    assert (numbered(page), options()) == (order, listed)


def test_options_that_the_author_lets_move_are_shuffled_from_the_start(visit: Visit) -> None:
    choices = {f"Option {i:02}": i == 3 for i in range(30)}
    page = visit.open(deck(told(note("Moving?", choices=choices), shuffle=True), note("Fixed?", choices=choices)))
    moving = page.locator("#q1 .choices label").all_inner_texts()
    assert sorted(moving) == list(choices) != moving
    assert page.locator("#q2 .choices label").all_inner_texts() == list(choices)
    letters = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC", "AD"]
    assert page.locator("#q1 .key").text_content() == f"Right: {letters[moving.index('Option 03')]}"
    choose(page, 1, "Option 03")
    assert score(page) == "1 of 2 answered, 1 right"


def test_filters_narrow_the_questions_and_the_score(visit: Visit) -> None:
    page = visit.open()
    choose(page, 1, "Paris")
    assert page.get_by_label("Section").locator("option").all_inner_texts() == ["All sections", "Land", "Water", "Water › Sea"]  # fmt: skip # noqa: E501
    page.get_by_label("Section").select_option("Water")
    assert [text[:12] for text in numbered(page)] == ["Which are ri", "Why is the s", "Longest rive", "The  ends in"]
    assert score(page) == "0 of 4 answered, 0 right"
    assert page.locator("h2.section:visible").all_inner_texts() == ["Water", "WaterSea", "Water"]
    page.get_by_label("Tag").select_option("x y")
    assert numbered(page) == ["Why is the sea salty?"]
    page.get_by_label("Section").select_option("All sections")
    page.get_by_label("Tag").select_option("eu")
    assert score(page) == "1 of 2 answered, 1 right"
    assert page.locator("h3:visible").all_inner_texts() == ["Question 1 of 2", "Question 2 of 2"]


def test_the_wrong_ones_are_asked_again_alone(visit: Visit) -> None:
    page = visit.open()
    answer_all(page)
    page.get_by_role("button", name="Retry the wrong ones").click()
    assert numbered(page) == ["Capital of France?", "Which are rivers?"]
    assert score(page) == "0 of 2 answered, 0 right"
    choose(page, 1, "Paris")
    page.reload()
    assert score(page) == "1 of 2 answered, 1 right"
    page.locator("#bar").get_by_role("button", name="Show all questions").click()
    assert score(page) == "4 of 5 answered, 4 right"


def test_points_weigh_in_the_result_where_the_author_gave_some(visit: Visit) -> None:
    page = visit.open(deck(told(ONE, points=2.5), SEVERAL, language="de"))
    assert page.locator("h3").all_inner_texts() == ["Frage 1 von 2 · Punkte: 2,5", "Frage 2 von 2"]
    page.locator("#q1").get_by_label("Paris").check()
    page.locator("#q2").get_by_label("Alps").check()
    for button in page.locator("#q1 .check, #q2 .check").all():
        button.click()
    assert page.locator("#sum").inner_text() == "1 von 2 richtig, 2,5 von 3,5 Punkten (71\u00a0%)"


def test_the_result_is_copied_and_saved_as_text(visits: Visits) -> None:
    visit = visits(permissions=["clipboard-read", "clipboard-write"])
    page = visit.open()
    answer_all(page)
    page.get_by_role("button", name="Copy result").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.sub(r"\d{4}-\d\d-\d\d", "(date)", copied.replace("\r", "")).splitlines() == [
        "Geography",
        "3 of 5 right (60 %)",
        "(date)",
        "",
        "✗ 1. Capital of France?",
        "✗ 2. Which are rivers?",
        "✓ 3. Why is the sea salty?",
        "✓ 4. Longest river of France?",
        "✓ 5. The […] ends in the [which sea?].",
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save result").click()
    assert download.value.suggested_filename == "Geography.txt"
    assert download.value.path().read_text(encoding="utf-8").splitlines() == copied.replace("\r", "").splitlines()


def test_the_result_is_copied_where_the_clipboard_is_refused(visits: Visits) -> None:
    visit = visits(init="Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = visit.open(deck(ONE, note("What prints?\n\n```python\nx * 2\n```", "xx"), title="Geography"))
    page.evaluate("document.addEventListener('copy', () => { window.copied = getSelection().toString() })")
    choose(page, 1, "Lyon")
    page.get_by_role("button", name="Copy result").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("window.copied").splitlines()[-2:] == ["✗ 1. Capital of France?", "· 2. What prints? x * 2"]
    assert page.evaluate("document.activeElement.id") == "copy"


# ---- for everyone --------------------------------------------------------------------------------


def answer_every_kind(page: Page) -> None:
    """Answers all there is by script, most of it wrong."""
    page.evaluate(
        """() => document.querySelectorAll('article').forEach(card => {
            const input = card.querySelector('fieldset input, .gap, .reply');
            if (input && input.type === 'text') input.value = 'Danube';
            else if (input) input.click();
            card.querySelector(input ? '.check' : '.grades button:last-child').click();
        })"""
    )


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(900, "light", ""), (900, "dark", "de"), (320, "light", "ar"), (320, "dark", "")],
)
def test_the_page_is_accessible_to_everyone(visits: Visits, width: int, scheme: str, language: str) -> None:
    visit = visits(width, color_scheme=scheme, bypass_csp=True)
    page = visit.open(deck(*FIVE.notes, *EVERY_KIND[4:], language=language))
    if (width, scheme) == (900, "light"):
        assert violations(page) == []
        page.keyboard.press("?")
        assert violations(page) == []
        page.keyboard.press("Escape")
    answer_every_kind(page)
    assert violations(page, colours=None if width == 900 else False) == []  # no width has colours of its own
    assert page.locator("#meter").evaluate("meter => meter.value === meter.max")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    small = page.evaluate(
        """[...document.querySelectorAll('button, select, summary, .choices label, #missed a, input[type=text]')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_an_option_that_is_a_formula_has_a_name(visits: Visits) -> None:
    two = note("Which is even?", choices={r"$\frac{2}{1}$": True, "$3$ of them": False})
    page = visits(320, bypass_csp=True).open(
        deck(
            two,
            note("A\n\n```python\nnumbers = [{{c1::n * n}} for n in (3,)]\n```", cloze=True),
        )
    )
    names = page.get_by_role("radio").evaluate_all("all => all.map(input => input.getAttribute('aria-label'))")
    assert names == [r"\frac{2}{1}", "3 of them"]
    assert violations(page) == []


@pytest.mark.parametrize(("language", "text", "side"), [("ar", "النيل", "right"), ("ar", "Nile", "right"), ("", "النيل", "right"), ("", "Nile", "left")])  # fmt: skip # noqa: E501
def test_a_box_to_tick_stands_where_the_text_begins(visit: Visit, language: str, text: str, side: str) -> None:
    page = visit.open(deck(note("?", choices={text: True, f"{text} 2": False}), language=language))
    boxes = [page.locator(f"#q1 {part}").first.bounding_box() for part in ("li input", "li label > span")]
    assert all(boxes)
    assert ("left" if boxes[0]["x"] < boxes[1]["x"] else "right") == side  # type: ignore[index]


def test_the_page_has_the_font_and_the_colours_of_the_theme(visit: Visit) -> None:
    templates, problems = load_templates(theme="book")
    assert templates is not None, problems
    page = visit.open(text=made(FIVE, templates))
    for part in ("h1", "#shuffle", "h2.section", "#q1 h3", "#q1 .question", "#q1 .check", "#result h2", "dialog h2"):
        assert "Palatino" in page.locator(part).first.evaluate("part => getComputedStyle(part).fontFamily"), part
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(251, 245, 233)"


@pytest.mark.parametrize(("language", "direction", "word"), [("", "ltr", "Shuffle"), ("de-AT", "ltr", "Mischen"), ("fr", "ltr", "Mélanger"), ("ar", "rtl", "خلط"), ("fa", "rtl", "Shuffle")])  # fmt: skip # noqa: E501
def test_the_page_speaks_the_language_of_the_deck_or_says_that_it_does_not(
    visit: Visit, language: str, direction: str, word: str
) -> None:
    page = visit.open(deck(CLOZE, OPEN, language=language))
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (language or "en", direction)
    assert page.locator("#shuffle").inner_text() == word
    other = "en" if language == "fa" else None
    spoken = page.locator("header > #tools, #bar, #q1 h3, #q1 .check, #q2 .solution > summary, #q2 .grades button, dialog")  # fmt: skip # noqa: E501
    assert set(spoken.evaluate_all("all => all.map(e => e.getAttribute('lang'))")) == {other}
    box = page.locator("#q2 > .question").evaluate("e => getComputedStyle(e).direction")
    assert box == direction  # a question that begins with a Latin word keeps the direction of its deck


def test_every_word_of_the_script_and_the_page_is_among_the_strings() -> None:
    script = "".join(path.read_text(encoding="utf-8") for path in sorted((builtin_templates() / "quiz").glob("*.js")))
    page = (builtin_templates() / "quiz.html.j2").read_text(encoding="utf-8")
    used = {word for words in re.findall(r'words\.(\w+)|say\("(\w+)"', script) for word in words if word}
    others = {"date", "decimal_point", "passage_one", "passage_many"}
    assert used >= others
    used = {f"quiz_{word}" for word in used - others}
    used |= set(re.findall(r"words\.(quiz_\w+)", page))
    assert used == {key for key in english().words if key.startswith("quiz_")}


NASTY = '</script><b onclick="x">\'\u2028\\" ${x} {{ y }} & ><img src=x onerror=x>'


def test_no_text_of_a_deck_becomes_part_of_the_page(visit: Visit) -> None:
    plain = told(note("Q?", choices={"yes": True, "no": False}, section=(NASTY,)), tags=(NASTY,))
    typed = note("Typed?", "x", typed=True)
    typed = replace(typed, guid=NASTY, accepted=accepted([NASTY], ""))
    page = visit.open(deck(plain, typed, title=NASTY, language='e"n', date=NASTY))
    assert page.locator("h1").text_content() == NASTY
    assert page.locator("h2.section").first.text_content() == NASTY
    assert page.locator("#tag option").last.get_attribute("value") == "0"
    assert page.locator("img, b, [onclick], [onerror]").count() == 1  # the letter of the right option
    page.locator("#q2i").fill(" ".join(NASTY.split()))
    page.locator("#q2i").press("Enter")
    choose(page, 1, "no")
    page.reload()
    assert score(page) == "2 of 2 answered, 1 right"
    assert page.locator("#missed a").inner_text() == "1. Q?"


def test_html_of_the_author_that_looks_like_ours_is_not_taken_for_it(visit: Visit) -> None:
    mimic = '<article class="q card"><div class="solution"><div class="question">no</div></div></article>'
    looks = '<ul class="choices"><li>one</li></ul><h2 class="section">no</h2><span class="cloze">[x]</span>'
    page = visit.open(
        deck(
            note(f"Which?\n\n{mimic}\n\n{looks}", choices={"yes": True, "no": False}, section=("S",)),
            note(f"A ==gap== here.\n\n{looks}", cloze=True, section=("S",)),
            note("Why?", f"Because.\n\n{mimic}\n\n{looks}", section=("S",), hint="<span class='solution'>h</span>"),
        )
    )
    assert score(page) == "0 of 3 answered, 0 right"
    choose(page, 1, "yes")
    page.get_by_label("Gap 1 of 2").fill("gap")
    page.locator("#q2 > .solution > summary").click()
    page.locator("#q2 .grades button").first.click()
    page.locator("#q3 > .solution > summary").click()
    page.locator("#q3 .grades button").first.click()
    assert score(page) == "3 of 3 answered, 3 right"


# ---- without its script, and on paper ------------------------------------------------------------


def test_without_its_script_the_page_shows_every_question_and_folds_its_answer(visits: Visits) -> None:
    page = visits(java_script_enabled=False).open()
    assert len(numbered(page)) == 5
    for control in ("#tools", "#bar", "#result", "dialog", "button"):
        assert page.locator(f"{control}:visible").count() == 0
    assert page.locator("#q5 .question").inner_text() == "The […] ends in the [which sea?]."
    assert page.get_by_text("Rivers bring").is_hidden()
    for number, answer in ((1, "Right: B"), (2, "Right: A, C"), (3, "Rivers bring salt."), (5, "The Danube ends")):
        page.locator(f"#q{number} summary", has_text="Show answer").click()
        assert answer in page.locator(f"#q{number} .solution").inner_text()


def test_answers_are_unfolded_while_a_page_is_printed(visit: Visit) -> None:
    page = visit.open()
    choose(page, 1, "Paris")
    unfolded = page.locator(".solution[open]")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert unfolded.count() == 5
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert unfolded.count() == 1


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_each_question_has_its_answer_and_nothing_to_press(visits: Visits, script: bool) -> None:
    page = visits(java_script_enabled=script).open(deck(*FIVE.notes, title="Geography"))
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    for words in ("Geography", "Right: B", "Right: A, C", "Rivers bring salt.", "It has 1,006 km.", "Danube"):
        assert words in text
    for words in ("Show answer", "Check", "Shuffle", "answered", "Not yet"):
        assert words not in text


# ---- as docs/quiz.md says ------------------------------------------------------------------------


def test_the_deck_of_the_page_about_quizzes_is_the_quiz_that_it_tells_of(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (Path(__file__).parents[1] / "docs/quiz.md").read_text(encoding="utf-8")
    source = re.search(r"<!-- file: moon.md -->\n```markdown\n(.*?)```", guide, re.DOTALL)
    command = re.search(r"^\$ deckpress (.*)\n((?:.+\n)*?)```", guide, re.MULTILINE)
    assert source
    assert command
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("deckpress.cli.streams.is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("moon.md").write_text(source[1], encoding="utf-8")
    printed = CliRunner().invoke(cli, command[1].split(), prog_name="deckpress").output
    assert re.sub(r"[\d.]+ kB", "", printed) == re.sub(r"[\d.]+ kB", "", command[2])
    page = visit.open(text=Path("out/moon.quiz.html").read_text(encoding="utf-8"))
    page.get_by_label("Your answer").fill("29.5 Days")
    page.locator("#q1 .check").click()
    choose(page, 2, "tides", "solar eclipses")
    page.get_by_label("Gap 1 of 2").fill("1969")
    page.get_by_label("Gap 2 of 2: which mission?").fill("apollo  11")
    page.locator("#q4 .check").click()
    assert score(page) == "3 of 4 answered, 3 right"
