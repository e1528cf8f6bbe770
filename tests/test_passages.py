"""Texts that several questions refer to: which text of a document is one, and where exams and quizzes show it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deckpress.convert import to_native
from deckpress.diagnostics import Diagnostics
from deckpress.diagnostics.catalogue.media import NO_MEDIA_PATH
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages.exam import versions
from deckpress.history.identity import new_identities
from deckpress.media import make_media
from deckpress.model import Image, Media, RenderedDeck, Source, Text
from deckpress.reading import Reading, read
from deckpress.render import render
from exported import PICTURES, templates
from rendered import engine
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

RIVER = (
    "The Rhine is a river in Europe. It rises in the Alps and flows to the North Sea, through six countries. Its name"
    " is of Celtic origin, and it has been a border since the Romans came to it. Many castles stand above it."
)
LEFT_OUT = f"""\
# Reading

## The river

{RIVER}

### Where does the Rhine rise?

In the Alps.

### Where does it flow to?

To the North Sea.
"""

TEST = """\
# Test

Answer all questions. No calculators.

## Part A

Questions 1 and 2 refer to this text:

> Water boils at 100 degrees.

### What boils?

Water.

### When does it boil?

At 100 degrees.

## Part B

### Who sings?

A robin.

## Part C

It is *cold* here.

### What is it here?

Cold.

### Where is it cold?

Here.
"""


def rendered(markdown: str) -> RenderedDeck:
    reading, _ = read(Source("test.md", markdown))
    deck, _ = render(reading.deck, "project", new_identities("project", reading.deck), _picture)
    return deck


def _picture(image: Image) -> tuple[Media | None, Diagnostics]:
    if image.src not in PICTURES:
        return None, (NO_MEDIA_PATH.at(image.location, what="picture"),)
    return make_media(image.src, PICTURES[image.src]), ()


def made(name: str, markdown: str = TEST, **options: object) -> tuple[bytes, Diagnostics]:
    found = exporter(name)
    assert found is not None
    chosen = ExportOptions(tex=engine(), **options)  # type: ignore[arg-type]
    data, problems = found.export(rendered(markdown), templates(), chosen)
    return found.files(data)[0][1], tuple(problem for problem in problems if problem.code != "DP620")


def notes_of(name: str, markdown: str, **options: object) -> list[str]:
    """The notes about the texts that an export shows."""
    found = exporter(name)
    assert found is not None
    chosen = ExportOptions(tex=engine(), **options)  # type: ignore[arg-type]
    return [p.message for p in found.export(rendered(markdown), templates(), chosen)[1] if p.code == "DP620"]


def text(name: str, markdown: str = TEST, **options: object) -> str:
    data, problems = made(name, markdown, **options)
    assert problems == ()
    return data.decode()


# ---- which texts they are ------------------------------------------------------------------------


def found(markdown: str) -> list[tuple[str, str, list[str]]]:
    """The texts of a document: the path of its section, its words, and the questions that belong to it."""
    deck, _ = read(Source("test.md", markdown))
    notes = deck.deck.notes
    return [
        (" › ".join(p.section), p.text.flat, [note.question.markdown for note in notes if p.covers(note)])
        for p in deck.deck.passages
    ]


def test_the_text_below_a_heading_belongs_to_the_questions_of_its_section() -> None:
    boils, when, who, what, where = (
        "What boils?",
        "When does it boil?",
        "Who sings?",
        "What is it here?",
        "Where is it cold?",
    )
    assert found(TEST) == [
        ("", "Answer all questions. No calculators.", [boils, when, who, what, where]),
        ("Part A", "Questions 1 and 2 refer to this text: > Water boils at 100 degrees.", [boils, when]),
        ("Part C", "It is *cold* here.", [what, where]),
    ]


ONE = "### What is it?\n\nIt.\n\n### Who is it?\n\nShe.\n"
DEEP = ONE.replace("###", "####")


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        (f"Read this.\n\n{ONE}", [("", "Read this.")]),
        (f"# T\n\nRead this.\n\n{ONE}", [("", "Read this.")]),
        (f"# T\n\n## A\n\nOf A.\n\n### B\n\nOf B.\n\n{DEEP}", [("A", "Of A."), ("A › B", "Of B.")]),
        (f"# T\n\n## A {{.x}} #y\n\nOf A.\n\n{ONE}", [("A", "Of A.")]),
        (f"# T\n\n## *A*\n\nOf A.\n\n```\ncode\n```\n\n{ONE}", [("A", "Of A. ``` code ```")]),
        (f"# T\n\n## A\n\n![](bars.png)\n\n{ONE}", [("A", "![](bars.png)")]),
        (f"# T\n\n## A\n\nOf A.\n\n---\n\nMore of A.\n\n{ONE}", [("A", "Of A. More of A.")]),
    ],
)
def test_a_text_may_be_anything_that_says_something(markdown: str, texts: list[tuple[str, str]]) -> None:
    assert [(section, words) for section, words, _ in found(markdown)] == texts


@pytest.mark.parametrize(
    "markdown",
    [
        f"# T\n\n{ONE}",
        f"# T\n\n[![build](https://x.org/b.svg)](https://x.org) ![](https://x.org/c.svg)\n\n{ONE}",
        f"# T\n\n- [A](https://x.org/a)\n- [B](https://x.org/b)\n\n{ONE}",
        f"# T\n\n- [A](#a)\n- [B](#b)\n\n## A\n\n{ONE}",
        f"# T\n\n<!-- a comment -->\n\n<p align=center></p>\n\n---\n\n{ONE}",
        f"# T\n\n## A\n\n{ONE}\n## The end\n\nThat is all.\n",
        f"# T\n\n## How to use this\n\nJust read on.\n\n## A\n\n{ONE}",
        f"# T\n\n## A\n\n### About\n\nAbout it.\n\n## B\n\n{ONE}",
        "Q: What?\nA: It.\n\nQ: Who?\nA: She.\n",
    ],
)  # fmt: skip
def test_badges_contents_and_sections_without_questions_are_no_texts_for_questions(markdown: str) -> None:
    assert found(markdown) == []


def test_a_text_is_as_the_author_wrote_it_even_where_its_words_were_read_as_labels() -> None:
    parts = "".join(f"## Part {n}\n\nReading {n}.\n\n### What rises in {n}?\n\nThe sun rises.\n\n" for n in range(3))
    assert {words for _, words, _ in found(f"# T\n\n{parts}")} <= {"Reading 0.", "Reading 1.", "Reading 2."}


def test_what_belongs_to_an_answer_is_no_text_for_the_questions_after_it() -> None:
    assert found("# T\n\n## A\n\n### What?\n\nIt.\n\nAnd more of it.\n\n### Who?\n\nShe.\n") == []


# ---- on paper ------------------------------------------------------------------------------------


def spreads(markdown: str, names: str = "") -> list[tuple[int, str, int, int]]:
    """The texts of an exam: the first number of the group of questions below it, the section, and the numbers."""
    return [
        (section.questions[0].number, " › ".join(spread.passage.section), spread.first, spread.last)
        for version in versions(rendered(markdown), names, 3)
        for section in version.sections
        for spread in section.spreads
    ]


def test_an_exam_shows_each_text_once_before_the_first_of_its_questions() -> None:
    assert spreads(TEST) == [(1, "", 1, 5), (1, "Part A", 1, 2), (4, "Part C", 4, 5)]
    assert spreads(TEST, "A,B") == spreads(TEST) * 2


def test_two_sections_of_one_name_keep_their_texts_apart() -> None:
    twice = f"# T\n\n## A\n\nFirst.\n\n{ONE}\n## A\n\nSecond.\n\n{ONE.replace('it', 'that')}"
    assert spreads(twice, "A") == [(1, "A", 1, 2), (3, "A", 3, 4)]
    assert text("paper", twice).count("<h2") == 1


def test_an_exam_says_for_which_questions_a_text_is_unless_the_author_does() -> None:
    page = text("paper")
    assert (
        page.index("No calculators.")
        < page.index("Part A</span>")
        < page.index("Water boils")
        < page.index("What boils")
    )
    assert re.findall(r'<p class="for">(.*?)</p>', page) == ["For questions 4 to 5"]
    german = text("paper", "---\nlang: de\n---\n" + TEST)
    assert re.findall(r'<p class="for">(.*?)</p>', german) == ["Zu den Fragen 4 bis 5"]


@pytest.mark.parametrize("name", ["paper", "quiz", "moodle", "gift"])
def test_texts_are_hidden_if_the_author_hides_them(name: str) -> None:
    shown, hidden = text(name), text(name, passages="hidden")
    for words in ("No calculators.", "Water boils at 100 degrees."):
        assert words in shown
        assert words not in hidden


@pytest.mark.parametrize("name", ["sheet", "cards", "csv"])
def test_pages_and_tables_of_cards_hold_no_texts_for_several_questions(name: str) -> None:
    assert "Water boils at 100 degrees." not in text(name)


PICTURED = "# T\n\n## A\n\nLook at ![the bars](bars.png) and $x^2$.\n\n" + ONE


@pytest.mark.parametrize(
    ("name", "shown"), [("paper", "data:image/png"), ("quiz", "data:image/png"), ("moodle", "<file ")]
)
def test_pictures_and_formulas_of_a_text_are_shown(name: str, shown: str) -> None:
    page = text(name, PICTURED)
    assert shown in page
    assert 'class="mjx-' in page or r"\(x^2\)" in page


def test_pictures_of_a_text_are_not_in_the_package_for_anki() -> None:
    assert rendered(PICTURED).media == {}


def test_a_fault_in_a_text_is_a_warning() -> None:
    data, problems = made("paper", PICTURED.replace("bars.png", "none.png").replace("x^2", r"\frac{x}{"))
    assert [(p.code, p.location.line, p.severity.word) for p in problems] == [("DP618", 5, "warning")] * 2
    assert b"the bars" in data


# ---- in learning systems -------------------------------------------------------------------------


def test_in_moodle_a_text_is_a_description_before_its_questions() -> None:
    page = text("moodle")
    assert re.findall(r'<question type="(\w+)">\n<name><text>(.*?)</text>', page) == [
        ("description", "Test"),
        ("description", "Part A"),
        ("essay", "What boils?"),
        ("essay", "When does it boil?"),
        ("essay", "Who sings?"),
        ("description", "Part C"),
        ("essay", "What is it here?"),
        ("essay", "Where is it cold?"),
    ]
    numbers = re.findall(r"<idnumber>(.*?)</idnumber>", page)
    assert len(set(numbers)) == len(numbers) == 8
    assert "<blockquote><p>Water boils at 100 degrees.</p>" in page


def test_in_gift_a_text_is_a_question_without_braces() -> None:
    blocks = text("gift").split("\n\n")
    texts = [block.splitlines()[-1] for block in blocks if "{" not in block and not block.startswith("$")]
    assert texts == [
        "::Test::[html]<p>Answer all questions. No calculators.</p>",
        r"::Part A::[html]<p>Questions 1 and 2 refer to this text\:</p>"
        "<blockquote><p>Water boils at 100 degrees.</p></blockquote>",
        "::Part C::[html]<p>It is <em>cold</em> here.</p>",
    ]


def kinds(data: bytes) -> list[str]:
    """The kinds of the items of a package for Canvas, and `group` where a group of questions begins and ends."""
    package = zipfile.ZipFile(BytesIO(data))
    [quiz] = [package.read(name).decode() for name in package.namelist() if "quiz" in name and "meta" not in name]
    entry = r"<fieldentry>(\w+)_question</fieldentry>|<(section ident=\"deckpress_group)|<(/section)"
    return [kind or ("group" if begins else "end") for kind, begins, _ in re.findall(entry, quiz)]


def test_in_canvas_a_text_is_an_item_that_asks_nothing_and_is_never_drawn() -> None:
    data, problems = made("qti")
    assert problems == ()
    only, essay = "text_only", "essay"
    assert kinds(data) == [only, only, essay, essay, essay, only, essay, essay, "end"]
    drawn, _ = made("qti", pick="Part A=1")
    assert kinds(drawn)[:6] == [only, only, "group", essay, essay, "end"]


@pytest.mark.parametrize("name", ["aiken", "blackboard", "quizlet"])
def test_a_format_that_cannot_hold_texts_says_so_at_each_text_of_a_section(name: str) -> None:
    _, problems = made(name)
    told = [(p.code, p.location.line) for p in problems if "texts for several questions" in p.message]
    assert told == [("DP603", 7), ("DP603", 27)]
    _, problems = made(name, passages="hidden")
    assert not [p for p in problems if "texts for several questions" in p.message]


# ---- on the quiz page ----------------------------------------------------------------------------


def shown(page: Page) -> list[str]:
    """The texts and the questions that the page shows, in order: the label of a text, the words of a question."""
    nodes = page.locator("main > :is(.passage, article):not([hidden])")
    return nodes.evaluate_all(
        "all => all.map(node => node.querySelector(':scope > .for, :scope > .question').textContent.trim())"
    )


def test_the_quiz_shows_each_text_above_its_questions_and_keeps_them_together(browser: Tabs, tmp_path: Path) -> None:
    (tmp_path / "quiz.html").write_text(text("quiz"), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "quiz.html").as_uri())
    assert "No calculators." in page.locator("header").inner_text()
    assert shown(page) == [
        "For questions 1 to 2", "What boils?", "When does it boil?", "Who sings?",
        "For questions 4 to 5", "What is it here?", "Where is it cold?",
    ]  # fmt: skip
    page.locator("#section").select_option("Part C")
    assert shown(page) == ["For questions 1 to 2", "What is it here?", "Where is it cold?"]
    page.locator("#section").select_option("Part B")
    assert shown(page) == ["Who sings?"]
    assert page.locator("h2.section:visible").all_inner_texts() == ["Part B"]
    page.locator("#section").select_option("All sections")
    for _ in range(4):
        page.get_by_role("button", name="Shuffle").click()
        order = shown(page)
        assert len(order) == 7
        for label in (label for label in order if label.startswith("For")):
            first = order.index(label)
            assert {*order[first + 1 : first + 3]} in (
                {"What boils?", "When does it boil?"},
                {"What is it here?", "Where is it cold?"},
            )
    page.locator("article:has-text('Who sings?') .solution summary").click()
    page.locator("article:has-text('Who sings?')").get_by_role("button", name="Not yet").click()
    page.get_by_role("button", name="Retry the wrong ones").click()
    assert shown(page) == ["Who sings?"]
    browser.put_back()


def test_a_text_within_a_text_stays_within_it_when_the_quiz_is_shuffled(browser: Tabs, tmp_path: Path) -> None:
    asked = "#### What rises in {n}?\n\nThe sun.\n\n#### What falls in {n}?\n\nThe rain.\n\n"
    lands = enumerate(("It is hot.", "Snow lies there.", "Nobody lives there."))
    inner = "".join(f"### Land {n}\n\n{said}\n\n{asked.format(n=n)}" for n, said in lands)
    markdown = f"# T\n\n## A\n\nOf all.\n\n{inner}## Z\n\n#### Why is the sea salty?\n\nRivers bring salt.\n"
    (tmp_path / "quiz.html").write_text(text("quiz", markdown), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "quiz.html").as_uri())
    for _ in range(4):
        page.get_by_role("button", name="Shuffle").click()
        order = [line for line in shown(page) if not line.startswith("Why")]
        assert order[0] in ("For questions 1 to 6", "For questions 2 to 7")
        assert [line[:3] for line in order[1::3]] == ["For"] * 3
        assert [{line[-2] for line in order[n : n + 2]} for n in (2, 5, 8)] in (
            [{str(a)}, {str(b)}, {str(c)}] for a in range(3) for b in range(3) for c in range(3)
        )
    browser.put_back()


def test_a_deck_without_such_texts_has_the_same_page_as_ever() -> None:
    bare = rendered("# T\n\n" + ONE)
    assert replace(bare, passages=()) == bare
    assert "passage" not in text("paper", "# T\n\n" + ONE).partition("</style>")[2]


def test_a_text_that_exams_show_does_not_count_as_left_out() -> None:
    assert read(Source("a.md", LEFT_OUT))[1] == ()


def test_a_text_below_the_last_question_of_its_section_does() -> None:
    problems = read(Source("a.md", f"{LEFT_OUT}\n## The castles\n\n{RIVER}\n\n{RIVER}\n"))[1]
    assert any("% of the text is in no card" in problem.message for problem in problems)


def test_headings_of_such_texts_are_no_questions_that_were_left_out() -> None:
    sections = (f"## The {n} river\n\n{RIVER}\n\n### Where does the {n} rise?\n\nHere.\n\n" for n in range(4))
    assert read(Source("a.md", "# Reading\n\n" + "".join(sections)))[1] == ()


# ---- which texts are shown -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["paper", "quiz", "moodle", "gift", "qti"])
def test_a_note_names_the_texts_that_exams_and_quizzes_show(name: str) -> None:
    assert notes_of(name, LEFT_OUT) == [
        "exams and quizzes show 1 text above the questions: 'The Rhine is a river in Europe. It…' (line 5)"
    ]


def test_a_long_list_of_texts_is_cut() -> None:
    parts = (f"## Part {n}\n\n{RIVER}\n\n### Where does it rise in part {n}?\n\nHere.\n\n" for n in range(6))
    (message,) = notes_of("gift", "# Test\n\n" + "".join(parts))
    assert message.startswith("exams and quizzes show 6 texts above the questions: 'The Rhine is")
    assert message.endswith("(line 5), 'The Rhine is a river in Europe. It…' (line 13), "
                            "'The Rhine is a river in Europe. It…' (line 21), 3 more")  # fmt: skip


@pytest.mark.parametrize(("name", "passages"), [("quiz", "hidden"), ("sheet", "shown"), ("aiken", "shown")])
def test_no_note_is_made_where_no_text_is_shown(name: str, passages: str) -> None:
    assert notes_of(name, LEFT_OUT, passages=passages) == []


# ---- converted -------------------------------------------------------------------------------------

CONVERTED = {
    "below the title": "# Test\n\nAll about water.\n\n## Why?\n\nSo.\n",
    "below sections": "# T\n\n## A\n\n> One.\n\n### Why?\n\nSo.\n\n### Who?\n\nI.\n\n"
    "## B\n\n- two\n- three\n\n### How?\n\nBy it.\n",
    "below both": "# T\n\nRead this.\n\n## A\n\nOne.\n\n```\ncode\n```\n\n### Why?\n\nSo.\n\n### Who?\n\nI.\n",
}


@pytest.mark.parametrize("markdown", CONVERTED.values(), ids=CONVERTED)
def test_a_deck_as_json_is_converted_with_the_texts_that_its_questions_refer_to(markdown: str) -> None:
    deck = read(Source("deck.md", markdown))[0].deck
    source = Source("deck.json", made("json", markdown)[0].decode())
    converted, problems = to_native(read(source)[0], source)
    after = read(Source("deck.md", converted))[0].deck
    assert [(text.section, text.text.markdown) for text in after.passages] == [
        (text.section, text.text.markdown) for text in deck.passages
    ]
    assert len(deck.passages) > 0
    assert problems == ()


def test_a_text_that_is_not_read_back_as_it_was_is_reported() -> None:
    deck = read(Source("deck.md", "# T\n\nOne.\n\n## Why?\n\nSo.\n"))[0].deck
    text = replace(deck.passages[0], text=Text("## Who?\n\nI."))
    reading = Reading(replace(deck, passages=(text,)), "", (), ())
    assert [problem.code for problem in to_native(reading, Source("deck.json", ""))[1]] == ["DP114"]


def test_a_text_in_markdown_is_converted_once() -> None:
    source = Source("deck.md", "# T\n\nRead this.\n\n## Why?\n\nSo.\n")
    assert to_native(read(source)[0], source)[0].count("Read this.") == 1
