"""What may be typed: how people write it, and what each output makes of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anki_collection import AnkiCollection
from budget import share
from deckpress.cli.reading_json import as_object
from deckpress.convert import to_native
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages.quiz import _accepted as script_values
from deckpress.exporters.pages.quiz import _gaps as script_gaps
from deckpress.html.plain import plain
from deckpress.markdown.fields import render as render_field
from deckpress.model import Choice, Kind, Note, Number, RenderedDeck, Source, Text
from deckpress.reading import read
from deckpress.spellings import (
    accepted,
    has_decimal_comma,
    is_doubtful,
    join_texts,
    lacks_text,
    plain_number,
    slip,
    split_texts,
)
from exported import open_note, rendered_deck, templates
from quiz_files import gift, moodle_xml

ROOT = Path(__file__).parents[1]
SCRIPTS, DOCS = ROOT / "templates" / "quiz", ROOT / "docs"


def number(text: str, language: str = "en") -> Number | None:
    (answer,) = accepted([text], language).answers
    return answer.number


def bounds(text: str, language: str = "en") -> tuple[str, str, str] | None:
    found = number(text, language)
    return (found.low, found.high, found.unit) if found else None


# ---- how people write it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9.81", ("9.81", "9.81", "")),
        ("−3", ("-3", "-3", "")),
        (".5", (".5", ".5", "")),
        ("6.02e23", ("6.02e23", "6.02e23", "")),
        ("6.02 × 10^23", ("6.02e23", "6.02e23", "")),
        ("6.02·10²³", ("6.02e23", "6.02e23", "")),
        ("9.81 ± 0.05", ("9.76", "9.86", "")),
        ("9.81±0.05", ("9.76", "9.86", "")),
        ("9.81 +- 0.05", ("9.76", "9.86", "")),
        ("9.81 +/- 0.05", ("9.76", "9.86", "")),
        ("200 ± 1 %", ("198", "202", "")),
        ("200 ± 1 % km", ("198", "202", "km")),
        ("50 % ± 2 %", ("48", "52", "%")),
        ("9.7 to 9.9", ("9.7", "9.9", "")),
        ("9.7..9.9", ("9.7", "9.9", "")),
        ("-5 to 5", ("-5", "5", "")),
        ("9.7 to 9.9 m", ("9.7", "9.9", "m")),
        ("9.81 m/s^2", ("9.81", "9.81", "m/s^2")),
        ("9.81 m/s²", ("9.81", "9.81", "m/s²")),
        ("9.81 ± 0.05 m/s^2", ("9.76", "9.86", "m/s^2")),
        ("9.81 m/s^2 ± 0.05 m/s^2", ("9.76", "9.86", "m/s^2")),
        ("(9.81 ± 0.05) m/s^2", ("9.76", "9.86", "m/s^2")),
        ("29.5 days", ("29.5", "29.5", "days")),
        ("90°", ("90", "90", "°")),
        ("12 apples ± 1", ("11", "13", "apples")),
        ("1,234.5", ("1234.5", "1234.5", "")),
        ("1 234 567", ("1234567", "1234567", "")),
        ("1'000", ("1000", "1000", "")),
        ("٣٫١٤", ("3.14", "3.14", "")),
        ("۳", ("3", "3", "")),
        ("१२३", ("123", "123", "")),
        ("３．１４", ("3.14", "3.14", "")),
        ("١٬٠٠٠٫٥", ("1000.5", "1000.5", "")),
        ("٩٫٨١ ± ٠٫٠٥ م/ث²", ("9.76", "9.86", "م/ث²")),
        ("٥٠ ± ٢٪", ("49", "51", "")),
        ("٩٫٧ إلى ٩٫٩", ("9.7", "9.9", "")),
        ("\u200f-٣\u200f", ("-3", "-3", "")),
    ],
)
def test_a_number_is_read_with_its_tolerance_and_its_unit(text: str, wanted: tuple[str, str, str]) -> None:
    assert bounds(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["007", "12:30", "1/2", "24.12.", "192.168.1.1", "4K", "3D", "7 samurai", "3 in a row", "1,2,3", "2x3", "100 - 5",
     "1914 to 1918", "1914-1918", "5 to 3", "9 to five", "a ± b", "±", "..", "to", "//", "*", "{}", "∀", "→", "🎉",
     "٠٠٧", "١٢:٣٠", "١٫٢٫٣", "١٬٠٠", "٣ سمك", "٫"],
)  # fmt: skip
def test_what_only_looks_like_a_number_stays_a_text(text: str) -> None:
    (answer,) = accepted([text], "en").answers
    assert (answer.number, answer.typed) == (None, text)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("1.000", "1.000", "1000"),
        ("3,14", None, "3.14"),
        ("3.14", "3.14", "3.14"),
        ("1,234", "1234", "1.234"),
        ("1.234,5", "1234.5", "1234.5"),
        ("10.000.000", None, "10000000"),
        ("24.12.", None, None),
        ("3.", "3.", None),
        ("٣٫١٤١", "3.141", "3.141"),
        ("٣٬١٤١", "3141", "3141"),
        ("٣,١٤", None, "3.14"),
    ],
)
def test_the_language_of_the_deck_says_what_a_sign_in_a_number_means(
    text: str, english: str | None, german: str | None
) -> None:
    for language, wanted in (("en-GB", english), ("de-AT", german), ("fr", german), ("de-CH", english)):
        found = number(text, language)
        assert (found.value if found else None) == wanted, language


@pytest.mark.parametrize("text", ["1.000", "1,234", "3,14", "0,5 m", "2,5 ± 0,1"])
def test_a_number_that_languages_read_differently_is_doubtful(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize("text", ["3.14", "1000", "1.234,5", "0.001", "1.2340", "Paris", "24.12.", "1, 2", "5."])
def test_any_other_text_is_not(text: str) -> None:
    assert not is_doubtful(text)


def test_only_a_deck_without_a_language_is_told_of_a_doubtful_number() -> None:
    deck = "# Numbers\n\n## How many?\n<!-- type-in -->\n\n1.000\n"
    for head, codes in (("", ["DP125"]), ("---\nlang: en\n---\n", []), ("---\nlang: de\n---\n", [])):
        assert [problem.code for problem in problems_of(head + deck)] == codes


def test_arabic_has_a_decimal_comma_in_the_maghreb() -> None:
    assert [number("3,14", language) is not None for language in ("ar", "ar-EG", "ar-MA", "ar-DZ")] == [
        False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("10 to 5", "en", "its first number is not the smaller one"),
        ("10..5 m", "en", "its first number is not the smaller one"),
        ("5 to 5", "en", "its first number is not the smaller one"),
        ("١٠ إلى ٥", "ar", "its first number is not the smaller one"),
        ("5 ± -1", "en", "its tolerance is negative"),
        ("5 ±", "en", "no tolerance follows the sign"),
        ("5 m ± 1 s", "en", "it has two units"),
        ("3,14", "en", "the language of the deck writes numbers with a decimal point"),
        ("٣,١٤", "ar", "the language of the deck writes numbers with a decimal point"),
        ("10.000.000", "en", "the language of the deck writes numbers with a decimal point"),
    ],
)
def test_what_is_almost_a_number_gets_a_warning(text: str, language: str, reason: str) -> None:
    assert slip(text, has_decimal_comma(language)) == reason
    deck = f"---\nlang: {language}\n---\n# Numbers\n\n## How many?\n<!-- type-in: {text} -->\n\nsome\n"
    assert [problem.code for problem in problems_of(deck)] == ["DP126"]


@pytest.mark.parametrize(
    "text",
    ["5 to 10", "5 ± 1", "3.14", "1918 to 1914", "2 ± √3", "a ± b", "±", "x to y", "9 to five", "1,2,3", "192.168.1.1",
     "24.12.", "7 samurai", "007", "Paris", "to", ".."],
)  # fmt: skip
def test_a_number_and_a_plain_text_get_none(text: str) -> None:
    assert slip(text, comma=False) == ""


def test_a_number_that_two_languages_read_differently_gets_one_warning() -> None:
    deck = "# Numbers\n\n## How many?\n<!-- type-in: 3,14 -->\n\nsome\n"
    assert [problem.code for problem in problems_of(deck)] == ["DP125"]


@settings(max_examples=share(40))
@given(st.from_regex(r"[-+]?[1-9][0-9]{0,4}(\.[0-9]{0,4})?", fullmatch=True))
def test_a_plain_number_is_the_same_number_in_every_language(digits: str) -> None:
    plain = plain_number(digits.rstrip("."))
    assert not is_doubtful(plain)
    assert float(plain) == float(digits)


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("grey | gray", ("grey", "gray")),
        ("grey|gray", ("grey", "gray")),
        ("yes", ("yes",)),
        ("|", ("|",)),
        ("a || b", ("a || b",)),
        (r"ls \| wc", ("ls | wc",)),
        ("| x", ("| x",)),
        ("a | a", ("a",)),
        ("a | | b", ("a", "b")),
        ("a | b |", ("a", "b")),
        (r"a \| \| b", ("a | | b",)),
        ("", ()),
    ],
)
def test_a_single_bar_is_between_two_answers(value: str, texts: tuple[str, ...]) -> None:
    assert split_texts(value) == texts


@pytest.mark.parametrize(
    ("value", "lacks"),
    [("a | | b", True), ("| a | b", True), ("a | b |", True), ("a | b", False), ("| x", False), ("a || b", False),
     (r"a \| \| b", False), (r"a \\| | b", True), ("|", False), ("", False)],
)  # fmt: skip
def test_an_empty_answer_among_several_gets_a_warning(value: str, lacks: bool) -> None:
    assert lacks_text(value) == lacks
    deck = f"# Words\n\n## Which word?\n<!-- type-in: {value} -->\n\nsome\n"
    found = [(problem.code, problem.hint) for problem in problems_of(deck)] if value else []
    assert found == ([("DP109", f"did you mean 'type-in: {join_texts(split_texts(value))}'?")] if lacks else [])


WORD = st.text(st.sampled_from("ab|\\ "), min_size=1).map(str.strip).filter(bool)


@given(st.lists(WORD, min_size=1, unique=True))
def test_what_is_joined_is_split_into_the_same_texts(texts: list[str]) -> None:
    assert split_texts(join_texts(texts)) == tuple(texts)


@pytest.mark.parametrize(
    "text", ["9" * 20_000, "9." * 10_000, "± " * 10_000, "|" * 20_000, "\\" * 20_000 + "|", "5 ± " * 10_000]
)
def test_long_texts_are_read_at_once(text: str) -> None:
    assert accepted(split_texts(text), "de")
    assert not is_doubtful(text)


# ---- the quiz page ---------------------------------------------------------------------------------


@cache
def _script() -> Any:
    import quickjs

    context = quickjs.Context()
    folded = re.search(r"^function folded.*?^}", (SCRIPTS / "memory.js").read_text("utf-8"), re.S | re.M)
    assert folded
    context.eval(folded[0] + (SCRIPTS / "typed.js").read_text("utf-8"))
    context.eval("function judged(said, accepted) { return fits(said, JSON.parse(accepted)); }")
    return context.get("judged")


def fits(said: str, right: str, language: str = "en") -> bool:
    """True if the script of the quiz page counts what a learner typed as right."""
    pytest.importorskip("quickjs")
    return bool(_script()(said, script_values(accepted(split_texts(right), language))))


@pytest.mark.parametrize(
    ("right", "yes", "no"),
    [
        ("9.81 ± 0.05", "9.80 9.76 9.86 9.8 9,8 981e-2 0.98×10^1", "9.75 9.87 9 98 -9.81 x"),
        ("9.81 m/s^2", "9.81|9.81 m/s^2|9.81 m/s²|9.810m/s2", "9.82 m/s^2|9.81 km|m/s^2"),
        ("9.7 to 9.9", "9.7 9.8 9.9", "9.6 10"),
        ("grey | gray", "grey GRAY Gray", "gry"),
        ("2 | -2", "2 -2 2.0 −2 +2", "-3 0"),
        ("1,234", "1234|1,234|1 234|1'234", "1.234|1"),
        ("//", "//", "/|///"),
        ("six ± 1", "six ± 1|SIX ± 1", "6|six"),
        ("٣٫١٤", "٣٫١٤ ۳٫۱۴ 3.14 ٣.١٤ ३.१४ ３．１４", "٣٫١٥ ٣١٤ 3"),
        ("3.14", "٣٫١٤ ۳٫۱۴ 3.14", "٣٫١٥ 314"),
        ("٩٫٨١ ± ٠٫٠٥ م/ث²", "٩٫٨|9.8|٩٫٨ م/ث²|9.8 م/ث^2|\u200f٩٫٨", "٩٫٧|9.8 م"),
        ("1000", "١٬٠٠٠|١٠٠٠|1,000", "١٫٠٠٠|1"),
        ("5 %", "٥٪|5%|5", "٦٪"),
    ],
)
def test_the_quiz_page_counts_what_the_author_accepts(right: str, yes: str, no: str) -> None:
    for said in yes.split("|" if "|" in yes else " "):
        assert fits(said, right), said
    for said in no.split("|" if "|" in no else " "):
        assert not fits(said, right), said


@pytest.mark.parametrize(
    ("right", "language", "yes", "no"),
    [
        ("3,14", "de", "3,14 3.14", "314 3"),
        ("1.000", "de", "1000 1.000 1'000", "1 1.0 1,000"),
        ("1.000", "en", "1 1.0 1.000", "1000"),
        ("1000", "", "1000 1.000 1,000", "1"),
        ("1.234,5", "de", "1234,5 1234.5 1.234,5", "1,2345"),
    ],
)
def test_the_quiz_page_reads_numbers_in_the_language_of_the_deck(right: str, language: str, yes: str, no: str) -> None:
    for said in yes.split():
        assert fits(said, right, language), said
    for said in no.split():
        assert not fits(said, right, language), said


# ---- files for learning systems --------------------------------------------------------------------


def deck(*answers: str, language: str = "", answer: str = "See the book.") -> RenderedDeck:
    notes = [
        replace(open_note(f"Question {n}?", answer), typed=True, accepted=split_texts(text))
        for n, text in enumerate(answers)
    ]
    return rendered_deck(*notes, language=language)


def made(name: str, rendered: RenderedDeck) -> tuple[bytes, list[str]]:
    found = exporter(name)
    assert found is not None
    data, problems = found.export(rendered, templates(), ExportOptions())
    data = data if isinstance(data, bytes) else data[0][1]
    return data, [problem.message for problem in problems if problem.code == "DP603"]


def rights(name: str, text: str, language: str = "") -> list[tuple[str, str]]:
    data, _ = made(name, deck(text, language=language))
    (found,) = {"moodle": moodle_xml, "gift": gift}[name](data)
    return [(answer.text, answer.margin) for answer in found.answers]


@pytest.mark.parametrize("name", ["moodle", "gift"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("grey | gray", [("grey", ""), ("gray", "")]),
        ("9.81 ± 0.05", [("9.81", "0.05")]),
        ("200 ± 1 %", [("200", "2")]),
        ("9.7 to 9.9", [("9.8", "0.1")]),
        ("2 | -2", [("2", "0"), ("-2", "0")]),
        ("four | 4", [("four", ""), ("4", "")]),
    ],
)
def test_moodle_holds_every_accepted_answer(name: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert rights(name, text) == wanted


def test_moodle_accepts_a_unit_and_does_not_ask_for_it() -> None:
    data, told = made("moodle", deck("9.81 ± 0.05 m/s^2"))
    (found,) = moodle_xml(data)
    assert (found.kind, found.unit, told) == ("numerical", "m/s^2", [])


def test_a_unit_is_text_where_a_format_has_none() -> None:
    texts = ["9.81 m/s^2", "9.81"]
    assert [text for text, _ in rights("gift", "9.81 m/s^2")] == texts
    assert made("blackboard", deck("9.81 m/s^2"))[0] == b"FIB\tQuestion 0?\t9.81 m/s^2\t9.81\n"


@pytest.mark.parametrize("name", ["gift", "blackboard"])
def test_what_a_format_cannot_hold_of_an_answer_is_said(name: str) -> None:
    assert "units" in made(name, deck("9.81 ± 0.05 m"))[1][0]
    assert "tolerances" in made(name, deck("9.81 ± 0.05 | about ten"))[1][0]


def test_blackboard_has_a_number_with_its_tolerance_or_several_texts() -> None:
    data, _ = made("blackboard", deck("9.81 ± 0.05", "9.7..9.9", "2 | -2", "grey | gray"))
    assert data.decode().splitlines() == [
        "NUM\tQuestion 0?\t9.81\t0.05",
        "NUM\tQuestion 1?\t9.8\t0.1",
        "FIB\tQuestion 2?\t2\t-2",
        "FIB\tQuestion 3?\tgrey\tgray",
    ]


def test_a_german_number_is_a_number_everywhere() -> None:
    assert rights("moodle", "3,14", "de") == rights("gift", "3,14", "de") == [("3.14", "0")]
    assert rights("moodle", "1.000", "de") == [("1000", "0")]
    assert made("blackboard", deck("2,718", language="de"))[0] == b"NUM\tQuestion 0?\t2.718\n"


@pytest.mark.parametrize(
    "sign", ["//", "∀", "→", "*", "{}", "🎉", "==", "~", "#", "=", "&&", "<", "%", ":", "[]", "\\"]
)
def test_an_answer_made_of_signs_is_an_answer_everywhere(sign: str) -> None:
    written = sign.replace("*", r"\*")
    assert rights("moodle", sign) == [(written, "")]
    assert rights("gift", sign) == [(written, "")]
    assert made("blackboard", deck(sign))[0].decode() == f"FIB\tQuestion 0?\t{sign}\n"


SHAPES: dict[str, Callable[[str], str]] = {
    "heading": lambda sign: f"## Which sign?\n\n{sign}\n\n## And which river?\n\nThe Po.\n",
    "labels": lambda sign: f"Q: Which sign?\nA: {sign}\n\nQ: And which river?\nA: The Po.\n",
    "typed": lambda sign: f"## Which sign?\n<!-- type-in -->\n\n{sign}\n",
    "bold": lambda sign: f"**Which sign?**\n\n{sign}\n\n**And which river?**\n\nThe Po.\n",
    "table": lambda sign: f"| Question | Answer |\n|--|--|\n| Which sign? | {sign} |\n| And which river? | The Po. |\n",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("sign", ["`//`", "∀", r"\*", "`*`", "**", "`{}`", "🎉", "->", ":", "`...`", "`-`", "+", "&&"])
def test_signs_answer_a_question_in_every_shape(shape: str, sign: str) -> None:
    reading, problems = read(Source("notes.md", SHAPES[shape](sign)))
    assert reading.deck.notes[0].answer.markdown == sign
    assert problems == ()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("sign", ["+", ">=", ">>=", "1.", "3)", "->", "**", "=", "=="])
def test_an_answer_of_signs_that_begin_a_block_is_on_the_card(shape: str, sign: str) -> None:
    reading, _ = read(Source("notes.md", SHAPES[shape](sign)))
    found = rendered_deck(reading.deck.notes[0]).notes[0]
    assert plain(found.answer_alone) == sign


@pytest.mark.parametrize("sign", ["+", "-", "*", "#", ">", ">>", ">=", "1."])
def test_an_option_of_one_sign_is_on_the_card(sign: str) -> None:
    note = Note(Text("Which?"), kind=Kind.CHOICE, choices=(Choice(Text(sign), correct=True), Choice(Text("<"))))
    assert [plain(option.html) for option in rendered_deck(note).notes[0].options] == [sign, "<"]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("+ one", "<ul><li>one</li></ul>"),
        ("> one", "<blockquote><p>one</p></blockquote>"),
        ("# one", "<h1>one</h1>"),
        ("1. one", "<ol><li>one</li></ol>"),
    ],
)
def test_a_list_a_quote_and_a_heading_with_words_stay_what_they_are(text: str, markup: str) -> None:
    assert render_field(Text(text))[0].markup == markup


@pytest.mark.parametrize("text", ["...", "…", "???", "---", "___", "- ...", "**...**", "TODO", "*"])
def test_dots_and_dashes_are_no_answer(text: str) -> None:
    _, problems = read(Source("notes.md", SHAPES["heading"](text)))
    assert [problem.code for problem in problems] == ["DP104"]


# ---- Anki, paper, other files ----------------------------------------------------------------------


def test_anki_compares_with_the_first_answer_and_shows_the_others(anki: AnkiCollection) -> None:
    anki.import_apkg(made("apkg", deck("Amsterdam | Mokum", "9.81 ± 0.05 m", answer="Amsterdam"))[0])
    first, second = anki.notes().values()
    assert (first.fields["Typed"], second.fields["Typed"]) == ("Amsterdam", "9.81 m")
    assert "Accepted: Mokum" in first.cards[0].back
    assert "Accepted: 9.81 ± 0.05 m" in second.cards[0].back


def test_a_build_says_that_anki_compares_with_one_text() -> None:
    found = exporter("apkg")
    assert found is not None
    for text, codes in (("a | b", ["DP605"]), ("9 ± 1", ["DP605"]), ("a", []), ("9", [])):
        problems = found.export(deck(text), templates(), ExportOptions())[1]
        assert [problem.code for problem in problems] == codes, text


@pytest.mark.parametrize(
    ("text", "answer", "told"),
    [("9", "9", 0), ("9.81 ± 0.05", "9.81", 1), ("grey | gray", "grey", 1), ("Paris", "Paris, of course", 1)],
)
def test_a_csv_file_for_anki_says_which_answers_nobody_types(text: str, answer: str, told: int) -> None:
    data, problems = made("csv", deck(text, answer=answer))
    assert len(problems) == told
    assert (b'"Basic (type in the answer)"' in data) == (not told)


def test_the_key_of_an_exam_lists_what_to_accept() -> None:
    page = made("paper", deck("Amsterdam | Mokum", answer="Amsterdam"))[0].decode()
    assert page.count("Accepted: Mokum") == 1


def test_an_answer_that_says_it_all_is_shown_alone() -> None:
    assert "Accepted" not in made("paper", deck("gray | grey", answer="Gray (British: grey)."))[0].decode()
    assert "Accepted" not in made("paper", deck("Paris", answer="It is **Paris**."))[0].decode()


# ---- in and out ------------------------------------------------------------------------------------


def problems_of(text: str) -> tuple[Any, ...]:
    from deckpress.history.identity import new_identities
    from deckpress.render import render

    reading, problems = read(Source("notes.md", text))
    return (*problems, *render(reading.deck, "p", new_identities("p", reading.deck), lambda _: (None, ()))[1])


FOREIGN = {
    "deck.gift": "::a:: Seat of the king? {=Amsterdam =A'dam =%50%Den Haag}\n\n::b:: g? {#9.81:0.05}\n\n"
    "::c:: h? {#9.7..9.9}\n\n::d:: root? {#=2:0 =-2:0}\n\n::e:: one? {#1.000:0}\n",
    "quiz.txt": "1. Colour of ash?\n* grey\n* gray\n\n2. Root of 2?\n= 1.4142 +- 0.0001\n\n3. Pi?\n= [3.1, 3.2]\n",
    "upload.txt": "FIB\tColour of ash?\tgrey\tgray\nNUM\tLegs?\t8\t0.5\n",
}
ACCEPTED = {
    "deck.gift": [["Amsterdam", "A'dam"], ["9.81 ± 0.05"], ["9.7..9.9"], ["2", "-2"], ["1.0000"]],
    "quiz.txt": [["grey", "gray"], ["1.4142 ± 0.0001"], ["3.1..3.2"]],
    "upload.txt": [["grey", "gray"], ["8 ± 0.5"]],
}


def listed(notes: object) -> list[object]:
    return [card["accepted"] for card in notes["cards"]]  # type: ignore[index]


@pytest.mark.parametrize("name", FOREIGN)
def test_the_formats_of_others_keep_their_accepted_answers(name: str) -> None:
    source = Source(name, FOREIGN[name])
    reading, problems = read(source)
    assert problems == ()
    assert listed(as_object(reading)) == ACCEPTED[name]
    native, _ = to_native(reading, source)
    assert listed(as_object(read(Source("deck.md", native))[0])) == ACCEPTED[name]


def test_a_gift_file_comes_back_as_it_was_written() -> None:
    reading, _ = read(Source("deck.gift", FOREIGN["deck.gift"]))
    data, told = made("gift", rendered_deck(*reading.deck.notes))
    again, _ = read(Source("deck.gift", data.decode()))
    assert told == []
    assert [(n.accepted, n.explanation) for n in again.deck.notes] == [
        (n.accepted, n.explanation) for n in reading.deck.notes
    ]


def test_a_json_deck_of_an_earlier_version_has_one_expected_text() -> None:
    text = '{"deckpress": 1, "deck": "D", "notes": [{"question": "a?", "answer": "b", "typed": true, "expected": "c"}]}'
    (found,) = read(Source("deck.json", text))[0].deck.notes
    assert found == Note(Text("a?"), Text("b"), typed=True, accepted=("c",))


def test_the_tolerance_at_the_start_of_an_explanation_still_counts() -> None:
    note = replace(open_note("g?", "9.81", explanation="± 0.05\n\nMeasured."), typed=True)
    (found,) = rendered_deck(note).notes
    assert found.accepted.numbers == (Number("9.81", "0.05"),)


# ---- the tables in the documentation ---------------------------------------------------------------


def rows(page: str, name: str) -> list[list[str]]:
    """The cells of the table between two marks on a page of docs, without its head."""
    found = re.search(rf"<!-- {name}: begin -->\n(.*?)<!-- {name}: end -->", (DOCS / page).read_text("utf-8"), re.S)
    assert found
    lines = found[1].splitlines()[2:]
    return [[cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


@pytest.mark.parametrize(("written", "right"), rows("cards.md", "accepted"))
def test_the_page_about_cards_says_what_is_right(written: str, right: str) -> None:
    spellings = re.findall("`([^`]+)`", written)
    if "every number" not in right and "this range" not in right:
        assert all(fits(said, text) for text in spellings for said in split_texts(text))
        return
    low, high = (re.findall(r"from (\S+) to (\S+)", right) or [("9.7", "9.9")])[0]
    assert {bounds(text) for text in spellings} == {(low, high, "")}


def test_the_deck_on_that_page_accepts_what_it_says() -> None:
    page = (DOCS / "cards.md").read_text("utf-8").partition("## Answers to type")[2]
    text = re.search(r"```markdown\n(.*?)```", page, re.S)
    assert text
    assert problems_of(text[1]) == ()
    assert listed(as_object(read(Source("a.md", text[1]))[0])) == [
        ["grey", "gray"],
        ["9.81 ± 0.05 m/s^2"],
        ["1.6 to 1.65"],
    ]


def held(name: str, text: str) -> str:
    """What a format makes of an accepted answer, in the words of the table."""
    data, told = made(name, deck(text))
    warned = " (warning)" if re.search("units|tolerances|accepted", " ".join(told)) else ""
    if name == "blackboard":
        return data.decode().partition("\t")[0] + warned
    if name == "qti":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            (path,) = (name for name in package.namelist() if "/" in name and "meta" not in name)
            quiz = package.read(path).decode()
        kind, number, unit = ("number" if "numerical_question" in quiz else "answer"), quiz.count("<varequal"), ""
    else:
        (found,) = {"moodle": moodle_xml, "gift": gift}[name](data)
        kind, number, unit = ("number" if found.kind == "numerical" else "answer"), len(found.answers), found.unit
    return {1: kind, 2: f"two {kind}s"}[number] + (" with unit" if unit else "") + warned


@pytest.mark.parametrize("row", rows("quiz-formats.md", "typed"), ids=lambda row: row[0])
def test_the_page_about_quiz_formats_says_what_each_holds(row: list[str]) -> None:
    text, *cells = row
    assert [held(name, text.strip("`")) for name in ("moodle", "gift", "qti", "blackboard")] == cells


# ---- gaps ------------------------------------------------------------------------------------------


def gap_note(text: str) -> Note:
    return Note(Text(text), kind=Kind.CLOZE)


@pytest.mark.parametrize(
    ("gap", "language", "written"),
    [
        ("3,14", "de", "{1:NUMERICAL:=3.14:0}"),
        ("1.000", "de", "{1:NUMERICAL:=1000:0}"),
        ("1.000", "en", "{1:NUMERICAL:=1.000:0}"),
        ("+2", "en", "{1:NUMERICAL:=2:0}"),
        ("9.81 ± 0.05", "en", "{1:NUMERICAL:=9.81:0.05}"),
        ("9.7 to 9.9", "en", "{1:NUMERICAL:=9.8:0.1}"),
        ("٣٫١٤", "ar", "{1:NUMERICAL:=3.14:0}"),
        ("9.81 ± 0.05 m", "en", "{1:NUMERICAL:=9.81:0.05} m"),
        ("9.81 m", "en", "{1:SHORTANSWER:=9.81 m~=9.81}"),
        ("3,14", "en", "{1:SHORTANSWER:=3,14}"),
        ("007", "en", "{1:SHORTANSWER:=007}"),
        ("Paris", "en", "{1:SHORTANSWER:=Paris}"),
    ],
)
def test_a_gap_that_is_a_number_is_one_in_moodle(gap: str, language: str, written: str) -> None:
    data, told = made("moodle", rendered_deck(gap_note(f"It is {{{{c1::{gap}}}}}!"), language=language))
    assert f"It is {written}!" in data.decode()
    assert told == []


def test_so_it_is_in_gift() -> None:
    (found,) = gift(made("gift", rendered_deck(gap_note("It is {{c1::9,81 ± 0,05}}!"), language="de"))[0])
    assert [(answer.text, answer.margin) for answer in found.answers] == [("9.81", "0.05")]


@pytest.mark.parametrize("name", ["qti", "blackboard"])
def test_a_format_without_tolerances_in_gaps_takes_the_number_and_says_so(name: str) -> None:
    data, told = made(name, rendered_deck(gap_note("It is {{c1::9.81 ± 0.05}} and {{c2::x}}!"), language="en"))
    assert ["tolerances" in message for message in told] == [True]
    if name == "blackboard":
        assert data.decode() == "FIB_PLUS\tIt is [gap1] and [gap2]!\tgap1\t9.81\t\tgap2\tx\n"


@pytest.mark.parametrize(
    ("gap", "language", "yes", "no"),
    [
        ("9,81 ± 0,05", "de", "9,8 9.8 9.81", "9,7 98"),
        ("1.000", "de", "1000 1.000", "1"),
        ("3.14", "ar", "٣٫١٤ 3.14", "3.15"),
    ],
)
def test_so_it_is_on_the_quiz_page(gap: str, language: str, yes: str, no: str) -> None:
    pytest.importorskip("quickjs")
    (found,) = rendered_deck(gap_note(f"It is {{{{c1::{gap}}}}}!"), language=language).notes
    (values,) = json.loads(script_gaps(found, language))
    assert all(_script()(said, json.dumps(values)) for said in yes.split())
    assert not any(_script()(said, json.dumps(values)) for said in no.split())


def test_a_page_says_nothing_of_gaps_that_hold_words_alone() -> None:
    page = made("quiz", rendered_deck(gap_note("It is {{c1::Paris}} in {{c2::France}}!")))[0].decode()
    assert "data-gaps=" not in page
    mixed = made("quiz", rendered_deck(gap_note("It is {{c1::Paris}} since {{c2::500 ± 20}}!")))[0].decode()
    assert mixed.count('data-gaps="[null,{') == 1
