"""The options of a note are values until an output writes them, so an author's text is never read as an option."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from deckpress.exporters.base import ExportOptions
from deckpress.exporters.lms.questions import questions
from deckpress.exporters.pages.exam import versions
from deckpress.exporters.pages.paper import EXPORTER
from deckpress.html.anki import anki_fields, for_anki
from deckpress.html.choices import fields_with_options, options_html, write_fields, write_list, write_options
from deckpress.html.plain import plain
from deckpress.markdown.fields import render
from deckpress.model import FIELDS_QA, Choice, Html, Kind, Note, RenderedNote, RenderedOption, Text
from exported import choice_note, csv_for_anki, export, plain_csv, rendered_deck, templates


def asked(*options: RenderedOption, **more: object) -> RenderedNote:
    note = rendered_deck(choice_note("Which?", {"a": True, "b": False})).notes[0]
    return replace(note, options=options, **more)  # type: ignore[arg-type]


def markup(field: Html) -> str:
    return field.markup


def option(markdown: str, correct: bool = False, feedback: str = "") -> RenderedOption:
    return RenderedOption(
        render(Text(markdown), cloze=True, inline=True)[0], correct, render(Text(feedback), inline=True)[0]
    )


def test_the_list_says_which_options_are_right_and_holds_their_feedback() -> None:
    assert write_options(asked(option("a", True), option("b", feedback="no")), markup) == (
        '<ul class="choices one"><li class="right">a</li><li class="wrong">b<div class="feedback">no</div></li></ul>'
    )


@pytest.mark.parametrize(
    ("correct", "more", "tag"),
    [
        ((True, False), {}, '<ul class="choices one">'),
        ((True, True), {}, '<ul class="choices several">'),
        ((False, False), {}, '<ul class="choices several">'),
        ((True, False), {"shuffled": True}, '<ul class="choices one shuffle">'),
        ((True, False), {"made": True}, '<ul class="choices one made">'),
        ((True, False), {"options_label": 'a "b" \\['}, '<ul class="choices one" aria-label="a &quot;b&quot; &#92;[">'),
        ((True, False), {"options_label": "[sound:a.mp3]"}, '<ul class="choices one" aria-label="&#91;sound:a.mp3]">'),
        ((True, False), {"options_label": "{{b}} [c]"}, '<ul class="choices one" aria-label="{&#123;b}} [c]">'),
    ],
)
def test_the_list_has_a_class_for_each_property_of_the_note(
    correct: tuple[bool, bool], more: dict[str, object], tag: str
) -> None:
    assert write_list(asked(*(option("x", right) for right in correct), **more), ()) == f"{tag}</ul>"


def test_a_note_without_options_has_an_empty_field_for_them() -> None:
    note = asked()
    assert write_options(note, markup) == ""
    assert tuple(write_fields(note, markup)) == FIELDS_QA
    assert write_fields(note, markup)["Choices"] == ""


def test_the_pieces_of_a_note_come_in_the_order_of_its_fields() -> None:
    note = asked(option("o", feedback="f"), option("p"))
    fields = dict.fromkeys(note.fields, Html()) | {"Answer": Html("answer"), "Explanation": Html("explanation")}
    pieces = [piece.markup for piece in replace(note, fields=fields).pieces if piece]
    assert pieces == ["answer", "o", "f", "p", "explanation"]


def test_joined_options_keep_their_own_formulas_images_and_gaps() -> None:
    note = asked(
        option("$k$ ![a](a.png) {{c1::x}} ${{c2::u}}$"), option("$l$ ![b](b.png) {{c3::y}} ${{c4::v}}$", feedback="$m$")
    )
    joined = options_html(note)
    assert [formula.tex for formula in joined.formulas if len(formula.tex) == 1] == ["k", "l", "m"]
    assert for_anki(joined, {}) == anki_fields(note, {})["Choices"]
    assert r'\(l\) <img alt="b" src="b.png"> {{c3::y}} \({{c4::v}}\)' in for_anki(joined, {})


def test_the_hash_of_a_note_sees_its_options_as_one_field() -> None:
    note = asked(option("a", True), option("b"))
    fields = fields_with_options(note)
    assert tuple(fields) == FIELDS_QA
    assert fields["Choices"] == options_html(note)
    same, other = (rendered_deck(choice_note("Which?", {"a": True, text: False})).notes[0] for text in ("b", "c"))
    assert same.content != other.content


LIKE_OURS = 'one <ul class="choices several made"><li class="right">two</li></ul> <div class="feedback">three</div>'
"""Looks like the list that deckpress writes; here it is the author's."""


def test_html_of_the_author_that_looks_like_our_list_stays_in_its_option() -> None:
    choices = (Choice(Text("a"), True), Choice(Text(LIKE_OURS), feedback=Text("the remark")))
    deck = rendered_deck(Note(Text("Which?"), kind=Kind.CHOICE, choices=choices))

    (question,) = questions(deck)
    assert [len(question.options), question.options[1].feedback] == [2, "<p>the remark</p>"]
    assert plain(versions(deck, "", 0)[0].questions[0].options[1].text).split() == ["one", "-", "two", "three"]

    row = next(csv.DictReader(io.StringIO(plain_csv(deck).decode("utf-8-sig"))))
    assert (row["choices"], row["explanation"]) == ("a\none - two three", "one - two three: the remark")
    anki = csv_for_anki(deck).decode()
    assert anki.count("✓") == 1
    assert anki.count("✗") == 1

    page = export("quiz", deck).decode()
    assert page.count('<input type="radio"') == 2
    assert "· the others answer other questions" not in page
    assert json.loads(export("json", deck))["notes"][0]["choices"][1]["text"] == LIKE_OURS


FORMULAS = choice_note("Which is a prime?", {"$51$": False, "$2$": True, "none": False})


def test_options_that_differ_in_their_formulas_alone_are_told_apart_on_paper() -> None:
    made, problems = EXPORTER.export(rendered_deck(FORMULAS), templates(), ExportOptions(formulas="live"))
    assert problems == ()
    (page, *_) = (data.decode() for _, data in made)
    assert [page.count(tex) > 0 for tex in (r"\(51\)", r"\(2\)")] == [True, True]


def test_only_options_with_formulas_have_a_name_beside_their_text_in_the_quiz() -> None:
    page = export("quiz", rendered_deck(FORMULAS)).decode()
    assert re.findall('type="radio"[^<>]*aria-label="([^"]*)"', page) == ["51", "2"]
