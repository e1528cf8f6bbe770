"""The exam as a page: answers that fit their version, and what stands on the screen and on paper."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click.testing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from budget import share
from deckpress.cli import cli
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages import page as pages
from deckpress.exporters.pages import paper
from deckpress.model import RenderedDeck
from exported import choice_note, cloze_note, open_note, rendered_deck, templates
from rendered import EVERY_KIND, deck, engine, note

if TYPE_CHECKING:
    from playwright.sync_api import Page

Show = Callable[..., "Page"]
SENTENCE = "This sentence has exactly forty-eight characters"
QUESTIONS = rendered_deck(
    *(open_note(f"Question {n}?", f"{SENTENCE} " * n) for n in range(1, 7)),
    choice_note("Sum?", {"1": True, "2": False}),
)


def made(deck: RenderedDeck, **options: object) -> dict[str, str]:
    """The files of an exam by their suffixes; there is nothing to tell about a sound deck."""
    files, problems = paper.export(deck, templates(), ExportOptions(tex=engine(), **options))  # type: ignore[arg-type]
    assert problems == ()
    return {suffix: data.decode() for suffix, data in files}


def exam(deck: RenderedDeck, **options: object) -> str:
    return made(deck, **options)[".paper.html"]


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not() -> None:
    assert made(QUESTIONS, versions="A,B", seed=7) == made(QUESTIONS, versions="A,B", seed=7)
    assert made(QUESTIONS, versions="A,B", seed=7) != made(QUESTIONS, versions="A,B", seed=8)


def test_lines_to_write_on_are_those_that_the_answers_need() -> None:
    assert exam(QUESTIONS, answer_key="none").count('<div class="line">') == 1 + 3 + 4 + 5 + 6 + 7


@pytest.mark.parametrize(
    ("points", "language", "each", "total"),
    [
        ((0, 0), "", ["1", "1"], "2"),
        ((2, 0), "", ["2", "1"], "3"),
        ((0.5, 0.25), "", ["0.5", "0.25"], "0.75"),
        ((0.1, 0.2), "de", ["0,1", "0,2"], "0,3"),
        ((10, 1000000), "", ["10", "1000000"], "1000010"),
    ],
)
def test_points_are_shown_with_their_sum(
    points: tuple[float, float], language: str, each: list[str], total: str
) -> None:
    made = rendered_deck(*(open_note(f"Q{n}?", points=points[n]) for n in (0, 1)))
    page = exam(replace(made, deck=replace(made.deck, language=language)))
    paper_of, key = page.split('<section class="key"')
    assert re.findall(r'class="score"></span> / ([\d.,]+)</span>', paper_of) == [total, *each]
    assert re.findall(r'<p class="points">([\d.,]+)</p>', key) == each
    assert f": {total}</p>" in key


# ---- the answers fit the questions ---------------------------------------------------------------


class Paper(NamedTuple):
    """A version as it can be read off its page: the questions with their options, and the answers with theirs."""

    questions: dict[str, tuple[str, dict[str, str]]]
    answers: dict[str, dict[str, str]]


_NUMBER = re.compile(r'<p class="number">(\d+)</p>')
_TEXT = re.compile(r'<div class="text[^"]*" dir="auto">(.*?)</div>', re.DOTALL)
_OPTION = re.compile(r'<span class="letter">(\w+)</span><div class="option" dir="auto">(.*?)</div>', re.DOTALL)


def read(page: str) -> list[Paper]:
    """The versions of an exam whose answers are on its last pages."""
    papers, keys = (page.split(f'<section class="{kind}"')[1:] for kind in ("paper", "key"))
    return [Paper(dict(asked_in(paper)), dict(answered_in(key))) for paper, key in zip(papers, keys, strict=True)]


def asked_in(paper: str) -> Iterator[tuple[str, tuple[str, dict[str, str]]]]:
    for part in paper.split('<section class="key"')[0].split('<article class="question')[1:]:
        yield _NUMBER.findall(part)[0], (html.unescape(_TEXT.findall(part)[0]), dict(_OPTION.findall(part)))


def answered_in(key: str) -> Iterator[tuple[str, dict[str, str]]]:
    for part in key.split('<article class="answer')[1:]:
        yield _NUMBER.findall(part)[0], dict(_OPTION.findall(part))


WORD = st.text("abcé<&\"'_", min_size=1, max_size=8).map(lambda text: f"w{text}w")
OPTIONS = st.dictionaries(WORD, st.booleans(), min_size=1, max_size=8).filter(lambda options: any(options.values()))


@settings(max_examples=share(40))
@given(
    st.lists(OPTIONS, min_size=1, max_size=6), st.integers(0, 999_999_999), st.sampled_from(["", "A", "A,B", "1,2,3"])
)
def test_each_letter_of_the_key_is_that_of_a_right_option_in_its_version(
    notes: list[dict[str, bool]], seed: int, names: str
) -> None:
    written = {
        f"Question {n}?": {f"`{text}`": right for text, right in options.items()} for n, options in enumerate(notes)
    }
    deck = rendered_deck(*(choice_note(question, options) for question, options in written.items()))
    papers = read(exam(deck, versions=names, seed=seed))
    assert len(papers) == max(1, len(names.split(",")))
    for version in papers:
        assert sorted(question for question, _ in version.questions.values()) == sorted(written)
        assert list(version.answers) == list(version.questions)
        for number, (question, options) in version.questions.items():
            right = {
                f"<code>{html.escape(text[1:-1], quote=False)}</code>"
                for text, correct in written[question].items()
                if correct
            }
            assert len(options) == len(written[question])
            assert {options[letter] for letter in version.answers[number]} == right
            assert set(version.answers[number].values()) == right


SECRET = rendered_deck(
    open_note("What is it?", "a SECRET", hint="a SECRET one", explanation="since SECRET"),
    choice_note("Which?", {"x": True, "y": False}, explanation="the SECRET"),
    cloze_note("It is a =={{no}} SECRET== and $x$ {{c2::SECRET `code` $y$::a kind of word}}.", explanation="SECRET"),
    open_note("Which word?", "SECRET", typed=True),
    open_note("tuple", "SECRET", reverse=True),
)


@pytest.mark.parametrize(
    ("answer_key", "suffixes"),
    [("pages", [".paper.html"]), ("file", [".paper.html", ".key.html"]), ("none", [".paper.html"])],
)
def test_the_answers_are_where_they_are_wanted(answer_key: str, suffixes: list[str]) -> None:
    files = made(SECRET, answer_key=answer_key, versions="A,B")
    assert list(files) == suffixes
    exam, _, key = files[".paper.html"].partition('<section class="key"')
    assert "SECRET" not in exam
    assert 'class="right"' not in exam
    assert bool(key) == (answer_key == "pages")
    for answers in (key, files.get(".key.html")):
        if answers:
            assert answers.count("a SECRET</p>") == 2
            assert 'class="cloze">SECRET <code>code</code>' in answers
            assert "SECRET one" not in answers, "a hint is no answer"


def test_gaps_are_rules_with_their_hints() -> None:
    page = exam(SECRET, answer_key="none")
    [text] = re.findall(r'<div class="text gaps" dir="auto">(.*?)</div>', page, re.DOTALL)
    assert text.count('class="blank"') == 2
    assert "(a kind of word)" in text
    assert text.count("<svg") == 1, "a formula outside the gaps is drawn, one inside is hidden"


def test_a_gap_in_a_formula_is_a_rule_too() -> None:
    cloze = note(r"In $E = {{c1::m}} \text{times } c^{{c2::2::a power}}$ and $\left{{c3::(}} x \right)$.", cloze=True)
    page = exam(deck(cloze), answer_key="none")
    assert page.count('<mi mathvariant="normal">_</mi>') == 8, "two rules, of four signs each"
    assert "a power" in page
    assert page.count("<mo") > 0
    assert "…" not in page
    assert "tex-error" not in page


@pytest.mark.parametrize(("columns", "shown"), [(4, "<table>"), (7, '<table class="small"'), (20, '<table class="tight"')])  # fmt: skip # noqa: E501
def test_a_wide_table_is_smaller_and_a_wider_one_may_break_its_words(columns: int, shown: str) -> None:
    row = "| " + " | ".join(["unbreakable"] * columns) + " |\n"
    page = exam(deck(note("Q?", row + "|---" * columns + "|\n" + row))).replace('<table tabindex="0"', "<table")
    assert shown in page.replace(' tabindex="0"', "")


def test_a_reversed_note_is_asked_once() -> None:
    assert exam(SECRET, answer_key="none").count(">tuple<") == 1


def test_one_right_option_has_circles_and_several_have_squares() -> None:
    decks = (rendered_deck(choice_note("Q?", {"x": True, "y": right})) for right in (False, True))
    one, several = (exam(deck, answer_key="none") for deck in decks)
    assert (one.count('class="box one"'), one.count('class="box several"')) == (3, 0)
    assert (several.count('class="box one"'), several.count('class="box several"')) == (0, 3)
    assert "one is right" in one
    assert "several are right" in several


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", ["Name", "Date", "Points", "Answer key", "Version A"]),
        ("de", ["Name", "Datum", "Punkte", "Lösungen", "Version A"]),
        ("fr", ["Nom", "Date", "Points", "Corrigé", "Version A"]),
        ("he", ["Name", 'lang="he" dir="rtl"', '@bottom-left { content: "Page"']),
    ],
)
def test_the_paper_speaks_the_language_of_the_deck(language: str, words: list[str]) -> None:
    page = exam(replace(QUESTIONS, deck=replace(QUESTIONS.deck, language=language)), versions="A")
    assert [word for word in words if word not in page] == []


def test_titles_and_versions_are_text_and_no_markup() -> None:
    nasty = 'a"</style><script>x</script>\\'
    page = exam(replace(QUESTIONS, deck=replace(QUESTIONS.deck, title=nasty)), versions=nasty)
    assert "<script>" not in page
    assert page.count("</style>") == 1


def test_an_empty_heading_of_a_column_is_a_cell() -> None:
    page = exam(deck(note("Q", "| | b |\n|---|--:|\n| 1 | 2 |")))
    assert re.findall(r"<(t[hd])\b[^>]*>(.*?)</t[hd]>", page) == [("td", ""), ("th", "b"), ("td", "1"), ("td", "2")]


# ---- in a browser --------------------------------------------------------------------------------

EVERYTHING = deck(*EVERY_KIND, title="An exam & more", date="2026-01-05")


@pytest.fixture
def show(watched: Callable[..., Page], tmp_path: Path) -> Show:
    """Opens a file of an exam; a test fails if the page asks for a file, or complains of anything."""

    def opened(text: str, width: int = 1280) -> Page:
        path = tmp_path / "exam.html"
        path.write_text(text, encoding="utf-8")
        return watched(path, viewport={"width": width, "height": 800})

    return opened


def printed(page: Page) -> list[str]:
    """The text of each printed page."""
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]


def test_each_version_is_printed_with_its_letter_and_page_numbers_of_its_own(show: Show) -> None:
    questions = (open_note(f"Question {n}?", f"{SENTENCE} " * 5) for n in range(8))
    pages = printed(show(exam(rendered_deck(*questions, title="An exam"), versions="A,B", seed=7)))
    heads = [re.search(r"^(?=.*Version ([AB])\b).*(Page \d)", page) for page in pages]
    assert [head and head.groups() for head in heads] == [
        *(("A", f"Page {n}") for n in (1, 2, 3)),
        *(("B", f"Page {n}") for n in (1, 2, 3)),
        *(("A", "Page 1"), ("B", "Page 1")),
    ]
    assert ["Answer key" in page for page in pages] == [False] * 6 + [True] * 2
    assert ["Name" in page for page in pages] == [True, False, False] * 2 + [False] * 2


def test_a_paper_that_is_alone_in_its_file_says_how_many_pages_it_has(show: Show) -> None:
    questions = rendered_deck(*(open_note(f"Question {n}?", f"{SENTENCE} " * 9) for n in range(5)))
    files = made(questions, answer_key="file")
    assert [re.findall(r"Page \d of \d", page) for page in printed(show(files[".paper.html"]))] == [
        ["Page 1 of 3"],
        ["Page 2 of 3"],
        ["Page 3 of 3"],
    ]
    assert [re.findall(r"Page \d of \d", page) for page in printed(show(files[".key.html"]))] == [["Page 1 of 1"]]


def test_paper_shows_all_questions_and_answers_and_no_tex(show: Show) -> None:
    text = " ".join(printed(show(exam(EVERYTHING))))
    asked = ("What does a tokenizer do?", "Which keyword makes a generator?", "Which of these are falsy?", "print(")
    answered = ("Multiply queries and keys.", "grouped-query", "Masks", "no phone can show", "yield", "Containers are")
    for wanted in (*asked, *answered, "An exam & more", "2026-01-05", "/ 10", "Points: 10"):
        assert wanted in text
    assert re.findall(r"\\[a-z]{2}|\\[(\[]|\$|\{\{|variance\* of", text) == []


@pytest.mark.parametrize("count", [1, 5, 6, 12, 23])
def test_no_page_is_blank_and_a_short_question_is_never_broken(show: Show, count: int) -> None:
    """A page holds five or six of these questions."""
    options = {"the one": True, **{f"{SENTENCE} {n}": False for n in range(4)}, "last": False}
    pages = printed(show(exam(rendered_deck(*(choice_note(f"Question {n}?", options) for n in range(count))))))
    papers = [page for page in pages if "Answer key" not in page]
    assert all(page.count("Question") == page.count("last") > 0 for page in papers)
    assert sum(page.count("Question") for page in papers) == count
    assert all("the one" in page for page in pages)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_long_question_stays_on_one_page_with_its_picture_and_its_options(show: Show, count: int) -> None:
    """Each takes more than half a page, so that most of the page before it stays empty."""
    stem = "\n\n".join(f"{SENTENCE} {SENTENCE} {n}." for n in range(14))
    options = {"the one": True, **{f"{SENTENCE} {n}": False for n in range(9)}, "the end": False}
    asked = (choice_note(f"Begin {n}?\n\n{stem}\n\n![](bars.png)", options) for n in range(count))
    pages = printed(show(exam(rendered_deck(*asked), answer_key="none")))
    assert [(page.count("Begin"), page.count("the end")) for page in pages if "Begin" in page] == [(1, 1)] * count
    assert not [page for page in pages if "the end" in page and "Begin" not in page]


def test_a_question_that_is_taller_than_a_page_begins_where_it_stands(show: Show) -> None:
    stem = "\n\n".join(f"{SENTENCE} {SENTENCE} {n}." for n in range(70))
    deck_ = rendered_deck(open_note("First?"), choice_note(f"Begin?\n\n{stem}", {"a": True, "the end": False}))
    pages = printed(show(exam(deck_, answer_key="none")))
    assert "First?" in pages[0]
    assert "Begin?" in pages[0]
    assert "the end" in pages[-1]


def test_the_answer_key_never_ends_in_a_page_without_an_answer(show: Show) -> None:
    """Whatever follows the last word of an answer, such as a rule or a margin, stays on its page or is left out."""
    text = exam(rendered_deck(open_note("Why?", "SPACE\n\nLast.")))
    text = text.replace('class="answer"', 'class="answer long"')
    page = show(text)
    counts = []
    for height in range(2240, 2340, 6):
        page.set_content(text.replace("<p>SPACE</p>", f'<div style="height: {height / 10}mm"></div>'))
        pages = printed(page)
        assert "Last." in pages[-1]
        counts.append(len(pages))
    assert {2, 3} == {*counts}, "the answer goes on overleaf somewhere in between"


@pytest.mark.parametrize(
    "answer", ["```python\nLINE\n```", "    LINE", "| LINE | LINE |\n|---|---|\n| a | b |", "> LINE"]
)
def test_points_are_never_printed_over_code_or_a_table(show: Show, answer: str) -> None:
    answer = answer.replace("LINE", "one two three " * 15)
    page = show(exam(rendered_deck(open_note(f"What?\n\n{answer}", answer), open_note("Why?", answer))))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 900})
    crossings = page.evaluate(
        """[...document.querySelectorAll('.points')].flatMap(points => {
            const a = points.getBoundingClientRect();
            return [...points.closest('article').querySelectorAll('pre, table, blockquote')].filter(other => {
                const b = other.getBoundingClientRect();
                return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
            }).map(other => other.tagName);
        })"""
    )
    assert [name for name in crossings if name != "BLOCKQUOTE"] == [], "the words of a quote stay beside the points"


def test_lines_that_go_on_overleaf_never_stand_alone(show: Show) -> None:
    page = show(exam(rendered_deck(*(open_note(f"Q{n}?", f"{SENTENCE}\n\n" * n) for n in range(1, 14)))))
    blocks = page.locator(".question").evaluate_all(
        "all => all.map(q => [...q.querySelectorAll('.lines')].map(block => block.childElementCount))"
    )
    assert [sum(lines) for lines in blocks] == [*range(1, 13), 12]
    assert all(min(lines) >= 3 and max(lines) <= 6 for lines in blocks[2:])


def test_a_question_with_many_lines_may_go_on_overleaf(show: Show) -> None:
    """Kept whole, each of them would take a page for itself."""
    notes = (open_note(f"Question {n}: {SENTENCE * 15}?", f"{SENTENCE} " * 30) for n in range(12))
    assert 7 <= len(printed(show(exam(rendered_deck(*notes), answer_key="none")))) <= 9


def test_a_long_question_begins_below_the_one_before_it(show: Show) -> None:
    code = "\n".join(f"line_{number} = of(code)" for number in range(70))
    long = note(f"What is this?\n\n```\n{code}\n```", "Code.")
    first, *_ = printed(show(exam(deck(note("First?", "Yes."), long), answer_key="none")))
    assert "First?" in first
    assert "line_20" in first


def test_code_has_no_rules_below_its_lines(show: Show) -> None:
    page = show(exam(EVERYTHING))
    lines = page.locator(".highlight .line")
    assert lines.count() > 3
    assert set(lines.evaluate_all("all => all.map(e => getComputedStyle(e).borderBottomWidth)")) == {"0px"}


def test_a_box_stands_in_the_line_of_its_option(show: Show) -> None:
    options = {"words, then code:\n\n```\nx\n```": True, "![](bars.png)": False}
    page = show(exam(rendered_deck(choice_note("Q?", options)), answer_key="none"))
    offsets = page.locator(".options li").evaluate_all(
        """items => items.map(item => item.querySelector('.box').getBoundingClientRect().top
            - item.querySelector('.option').getClientRects()[0].top)"""
    )
    assert len(offsets) == 2
    assert max(map(abs, offsets)) < 8, "px"


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_what_was_asked_for(show: Show, size: str, points: tuple[int, int]) -> None:
    page = show(exam(EVERYTHING, paper=size, versions="A,B"))
    boxes = [sheet.mediabox for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    assert {(round(box.width), round(box.height)) for box in boxes} == {points}


@pytest.mark.parametrize("width", [320, 1280])
def test_on_the_screen_nothing_is_wider_than_it_and_nothing_runs(show: Show, width: int) -> None:
    page = show(exam(EVERYTHING, versions="A,B"), width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("script").count() == 0
    assert page.locator("h1").all_inner_texts() == [
        *(f"An exam & more Version {name}" for name in "AB"),
        *(f"Answer key Version {name}" for name in "AB"),
    ]
    assert page.locator("main").count() == 1
    assert page.evaluate("[...document.querySelectorAll('.math use')].every(u => document.querySelector(u.getAttribute('href')))")  # fmt: skip # noqa: E501


def test_formulas_can_be_left_to_the_script_beside_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    page = exam(SECRET, formulas="live")
    assert '<script src="mathjax.js" defer></script>' in page
    assert r'<span class="math inline">\(x\)</span>' in page
    monkeypatch.setattr(pages, "available", lambda: False)
    files, [warning] = paper.export(SECRET, templates(), ExportOptions())
    assert warning.code == "DP302"
    assert files[0][1].decode() == page


# ---- on the command line -------------------------------------------------------------------------


def test_versions_and_seed_may_stand_in_the_front_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "---\nversions: A, B\nseed: 7\nanswer-key: file\n---\n# Exam\n## Why?\nBecause.\n## How?\nSo.\n"
    Path("exam.md").write_text(text, encoding="utf-8")
    result = click.testing.CliRunner().invoke(cli, ["build", "exam.md", "-o", "out", "--to", "paper"])
    assert result.output.split() == ["out/exam.paper.html", "out/exam.key.html"]
    page = Path("out/exam.paper.html").read_text(encoding="utf-8")
    assert page.count('<section class="paper"') == 2


def test_a_seed_that_is_none_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("exam.md").write_text("---\nseed: -1\n---\n# Exam\n## Why?\nBecause.\n", encoding="utf-8")
    result = click.testing.CliRunner().invoke(cli, ["build", "exam.md", "-o", "out", "--to", "paper"])
    assert "exam.md:2:1: DP109 warning: 'seed' must be a number from 0 to 999999999; " in result.output


# ---- docs/exam-paper.md --------------------------------------------------------------------------

PAGE = (Path(__file__).parents[1] / "docs/exam-paper.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```\n", PAGE, re.DOTALL))
COMMANDS = re.findall(r"^\$ deckpress (.*)\n((?:(?!```).*\n)*)", PAGE, re.MULTILINE)


def test_what_the_page_about_exams_says_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cards").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    [(line, shown)] = COMMANDS
    runner = click.testing.CliRunner()
    result = runner.invoke(cli, line.split())
    assert result.exit_code == 0, result.output
    written = re.findall(r"wrote (\S+)", shown)
    page = Path(written[0]).read_text(encoding="utf-8")
    assert ".line { height: 12mm; }" in page
    [first, second] = read(page)
    assert sorted(first.questions) == sorted(second.questions) == ["1", "2", "3", "4"]
    assert first != second
    assert page.count('class="blank"') == 4
    assert page.count('<div class="line">') == 2 * (1 + 5)
    assert "(a metal)" in page
    for version in (first, second):
        [options] = (options for _, options in version.questions.values() if options)
        assert list(options.values())[-1] == "none of these"
    assert runner.invoke(cli, [*line.split(), "--answer-key", "file"]).output.split() == [
        "out/metals.paper.html",
        "out/metals.key.html",
    ]
