"""Which way texts run: those of a right-to-left deck from right to left, code and formulas in them the other way."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import pytest

from deckpress.api import export, read
from deckpress.direction import has_right_to_left, page_direction
from deckpress.html.direction import from_left, in_direction
from deckpress.marks import FORMULA, mark
from deckpress.templating.templates import load_templates

HEBREW = """---
lang: he
---
# בחינה

## מה עושה `len`?
<!-- hint: מספר -->

`len` סופר איברים.

$x^2$ הוא ריבוע.

## איזה נהר?

- [x] הסן
  > נכון!
- [ ] Rhein

הוא זורם בפריז.
"""
FORMULA_MARK = mark(FORMULA, 0)


def text(source: str, to: str) -> str:
    """An export as text: XML and GIFT without their escapes."""
    result = read(source)
    made = export(result.deck, to)
    assert made.files, made.diagnostics
    data = next(iter(made.files.values()))
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            return unescape("\n".join(held.read(n).decode() for n in held.namelist() if n.endswith(".xml")))
    return re.sub(r"\\(.)", r"\1", data.decode()) if to == "gift" else data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p><code>a</code> b</p>", '<p><code dir="ltr">a</code> b</p>'),
        ("<pre><code>a</code></pre>", '<pre dir="ltr"><code>a</code></pre>'),
        ("<kbd>A</kbd><samp>b</samp>", '<kbd dir="ltr">A</kbd><samp dir="ltr">b</samp>'),
        (f"<p>{FORMULA_MARK} b</p>", f'<p><bdi dir="ltr">{FORMULA_MARK}</bdi> b</p>'),
        ('<code dir="rtl">a</code>', '<code dir="rtl">a</code>'),
        ("<p>codes</p>", "<p>codes</p>"),
    ],
)
def test_code_and_formulas_say_that_they_run_from_left_to_right(before: str, after: str) -> None:
    assert from_left(before) == after


@pytest.mark.parametrize(
    ("markup", "inline", "written"),
    [
        ("a", False, '<p dir="rtl">a</p>'),
        ("<b>a</b>", True, '<span dir="rtl"><b>a</b></span>'),
        ("<p>a</p>", True, '<div dir="rtl"><p>a</p></div>'),
        ("", False, ""),
    ],
)
def test_a_text_for_a_page_of_others_says_its_direction(markup: str, inline: bool, written: str) -> None:
    assert in_direction(markup, "rtl", inline=inline) == written


def test_the_language_says_the_direction_and_letters_tell_it_otherwise() -> None:
    assert [page_direction(tag) for tag in ("he", "ar-EG", "fa", "UR", "en", "", "arn")] == [
        *("rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "ltr")
    ]
    assert has_right_to_left("a ש")
    assert not has_right_to_left("añ 字 \ufdd0m0\ufdd1")


@pytest.mark.parametrize("to", ["sheet", "quiz", "cards", "paper"])
def test_every_block_of_a_page_has_the_direction_of_the_deck(to: str) -> None:
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text(HEBREW, to))
    assert 'dir="auto"' not in page
    for block in re.findall(r'<(?:div|ul) class="(?:question|answer|explanation|options|text|option)\b[^>]*>', page):
        assert 'dir="rtl"' in block or "options" in block
    assert '<code dir="ltr">len</code>' in page


@pytest.mark.parametrize("to", ["moodle", "qti", "gift"])
def test_each_text_in_a_quiz_file_has_the_direction_of_the_deck(to: str) -> None:
    written = text(HEBREW, to)
    for start in ('<p dir="rtl">מה עושה <code dir="ltr">len</code>', '<div dir="rtl"><p><code dir="ltr">len</code>'):
        assert start in written
    for option in ("הסן", "Rhein"):
        assert f'<span dir="rtl">{option}</span>' in written
    assert '<div dir="rtl"><p>נכון!</p></div>' in written
    assert 'dir="auto"' not in written


@pytest.mark.parametrize("to", ["moodle", "qti", "gift"])
def test_so_has_a_text_above_several_questions(to: str) -> None:
    deck = "---\nlang: he\n---\n# בחינה\n\n## נהרות\n\nRhein הוא נהר.\n\n### מה?\n\nכן.\n\n### מי?\n\nלא.\n"
    assert re.search(r'<(p|div) dir="rtl">(<p>)?Rhein הוא נהר', text(deck, to))
    german = deck.replace("lang: he", "lang: de")
    assert re.search(r'<(p|div) dir="auto">(<p>)?Rhein הוא נהר', text(german, to))
    assert "<p>Text.</p>" in text("# A\n\n## B\n\nText.\n\n### C?\n\nYes.\n\n### D?\n\nNo.\n", to)


def test_an_option_that_begins_with_a_foreign_word_runs_as_its_page_does() -> None:
    style = re.search(r"(?s)<style>(.*?)</style>", text(HEBREW, "quiz"))
    assert style is not None
    rules = re.findall(r"([^{}]*label > span)\s*\{([^}]*)\}", style[1])
    plain = [selector.strip() for selector, rule in rules if "plaintext" in rule]
    assert plain
    assert all("[dir=auto]" in selector for selector in plain)


def test_without_a_language_the_letters_of_each_text_decide() -> None:
    written = text("## מה?\n\nכן.\n\n## What?\n\nYes.\n", "moodle")
    assert '<p dir="auto">מה?</p>' in written
    assert "<text>What?</text>" in written


@pytest.mark.parametrize("to", ["sheet", "quiz", "moodle", "qti", "gift", "csv"])
def test_a_deck_from_left_to_right_says_nothing_of_code(to: str) -> None:
    written = text("---\nlang: en\n---\n## What does `len` do?\n\nIt counts $x$.\n", to)
    assert "<code>len</code>" in written
    assert "<bdi dir=" not in written
    assert 'dir="rtl"' not in re.sub(r"(?s)<style.*?</style>", "", written)


@pytest.mark.parametrize("to", ["quizlet", "blackboard", "aiken"])
def test_plain_formats_hold_no_markup(to: str) -> None:
    written = text(HEBREW, to)
    assert "dir=" not in written
    assert "<" not in written


def test_the_style_sheet_of_cards_keeps_the_direction_of_a_right_to_left_deck() -> None:
    templates, _ = load_templates()
    assert templates is not None
    rule = re.search(r'(?:\.card \[dir="auto"\]:lang\(\w+\),?\s*)+\{ direction: rtl; \}', templates.note_type("qa").css)
    assert rule is not None
    found = set(re.findall(r":lang\((\w+)\)", rule[0]))
    assert {tag for tag in found if page_direction(tag) == "rtl"} == found
    assert len(found) == 10
