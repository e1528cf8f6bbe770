"""The preview shows what the real Anki shows: the same HTML from templates, gaps, sounds and typed answers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from hypothesis import given
from hypothesis import strategies as st

from anki_collection import AnkiCollection, open_collection
from deckpress.exporters.anki.apkg import export
from deckpress.exporters.base import ExportOptions
from deckpress.live.preview_cloze import typed_cloze
from deckpress.live.preview_model import cards_of_deck
from deckpress.live.preview_side import CardText, show_side, with_formulas
from deckpress.live.preview_template import with_special
from deckpress.live.preview_typing import compared, expected_answer
from deckpress.model import Kept, MovedType
from deckpress.templating.templates import load_templates
from rendered import EVERY_KIND, deck, engine, note

SOUND = re.compile(r"\[anki:play:[qa]:\d+\]|\[sound:[^\]]*\]")
BLANK = re.compile(r"(The front of this card is blank\.)<br><a [^<>]*>[^<>]*</a>")
HINT = re.compile(r"hint[0-9a-f]{16}")
FIELDS = {"Front": "a <b>b</b> [sound:x y.mp3] &amp; q &nbsp;z", "Back": "back", "Empty": " <br>"}
JAPANESE = " 日本語[にほんご] 食[た]べる x[sound:a.mp3] a>b[c]d&nbsp;e[f]"


def alike(markup: str) -> str:
    """The HTML without Anki's own numbers, and without the link to its manual."""
    return BLANK.sub(r"\1", HINT.sub("hint", SOUND.sub("♪", markup)))


def by_anki(
    collection: Collection, front: str, back: str, fields: dict[str, str], *, cloze: bool = False
) -> dict[int, tuple[str, str, str]]:
    """The two sides that Anki makes of a template, for each card by its ordinal, and the name of the note type."""
    models = collection.models
    kind = models.new(f"T{len(models.all_names_and_ids())}")
    kind["type"] = int(cloze)
    for name in fields:
        models.add_field(kind, models.new_field(name))
    template = models.new_template("Card 1") | {"qfmt": front, "afmt": back}
    models.add_template(kind, template)
    models.add(kind)
    made = collection.new_note(kind)
    for name, text in fields.items():
        made[name] = text
    made.tags = ["a", "b::c"]
    collection.add_note(made, collection.decks.id("Deck::Sub") or 1)
    shown = {card.ord: card.render_output() for card in made.cards()}
    return {number: (out.question_text, out.answer_text, kind["name"]) for number, out in shown.items()}


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("{{Front}}", "{{FrontSide}}<hr>{{Back}}"),
        ("{{hint:Front}}|{{hint:Empty}}{{Back}}", "{{text:Front}}|{{text:FrontSide}}"),
        ("{{type:Back}}{{Front}}", "{{type:Back}}{{type:nc:Back}}"),
        (
            "{{Front}}|{{Tags}}|{{Type}}|{{Deck}}|{{Subdeck}}|{{Card}}|{{CardFlag}}",
            "{{{Front}}} {{ Front }} {{foo:Front}}",
        ),
        ("{{#Back}}B{{/Back}}{{^Back}}none{{/Back}}", "{{^Empty}}E{{/Empty}}{{#Empty}}{{#Front}}x{{/Front}}{{/Empty}}"),
        ("<!-- {{Front}} -->{{Front}}", "<!-- {{#Back}} -->{{Back}}<!-- {{/Back}} -->"),
        ("{{furigana:Front}}|{{kana:Front}}|{{kanji:Front}}", "{{furigana:text:Back}}"),
    ],
)
@pytest.mark.parametrize("text", [FIELDS["Front"], JAPANESE])
def test_a_template_is_filled_as_anki_fills_it(anki: AnkiCollection, front: str, back: str, text: str) -> None:
    fields = {**FIELDS, "Front": text}
    question, answer, name = by_anki(anki.collection, front, back, fields)[0]
    special = with_special(fields, tags=("a", "b::c"), note_type=name, deck="Deck::Sub", card="Card 1")
    ours = CardText(front, back, special, 0, cloze=False)
    assert alike(ours.filled("front")) == alike(question)
    assert alike(ours.filled("back")) == alike(answer)


CLOZES = [
    "A {{c1::B<b>\"x'</b> {{c2::in &amp; é 日 \n:;-_ side::h}}::hi<i>nt</i>}} "
    "\\({{c1::x^2}}+<b>y</b>\\) {{c3,1::m}} }} {{c9::un",
    "A {{c1::a}}, {{c2::b::h::i}} {{c1::{{c1::n}} m}} \\[ {{c2::\\frac{1}{2} }} \\] {{c1::}}",
    "{{c2::only the second}}, twice: {{c2::only the second}}",
]


@pytest.mark.parametrize("text", CLOZES)
def test_the_gaps_of_each_card_are_those_of_anki(anki: AnkiCollection, text: str) -> None:
    front = "{{cloze:Text}}|{{#c1}}one{{/c1}}{{^c1}}not{{/c1}}"
    back = "{{cloze:Text}}|{{type:cloze:Text}}|{{cloze-only:Text}}|{{FrontSide}}"
    shown = by_anki(anki.collection, front, back, {"Text": text}, cloze=True)
    assert shown
    for ordinal, (question, answer, name) in shown.items():
        special = with_special({"Text": text}, tags=(), note_type=name, deck="", card="")
        ours = CardText(front, back, special, ordinal, cloze=True)
        assert ours.filled("front") == question
        assert ours.filled("back") == answer
        assert typed_cloze(text, ordinal + 1) == anki.collection.extract_cloze_for_typing(text, ordinal + 1)


OLD = MovedType(7, "Basic", "qa", (Kept("Question", "Front"), Kept("Answer", "Back")), (Kept("Card", "Card 1"),))


@pytest.mark.parametrize(
    ("theme", "moved"), [("", {}), ("book", {}), ("", {EVERY_KIND[0].guid: OLD})], ids=["plain", "theme", "moved"]
)
def test_every_kind_of_card_is_the_html_that_anki_makes_of_the_package(
    anki: AnkiCollection, theme: str, moved: dict[str, MovedType]
) -> None:
    templates, _ = load_templates(theme=theme)
    assert templates is not None
    made = replace(deck(*EVERY_KIND), moved=moved)
    data, _ = export(made, templates, ExportOptions())
    assert isinstance(data, bytes)
    anki.import_apkg(data)
    theirs = {
        f"{found.guid}.{card.ordinal + 1}": (alike(card.front), alike(card.back))
        for found in anki.notes().values()
        for card in found.cards
    }
    ours = {
        card.key: tuple(alike(card.text.filled(side)) for side in ("front", "back"))
        for card in cards_of_deck(made, templates)
    }
    assert ours == theirs


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return open_collection(tmp_path_factory.mktemp("compared"))


@given(st.text("abcdé <", min_size=1, max_size=12), st.text("abcdé <", max_size=12))
def test_typed_answers_are_compared_as_anki_compares_them(collection: Collection, expected: str, typed: str) -> None:
    assert compared(expected_answer(expected), typed) == collection.compare_answer(expected, typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [("<b>hi</b><br>x [sound:a.mp3] &amp;", "hi"), ("a<b>&c", "ac"), ("Paris", ""), ("2 &lt; 3", "2 < 3")],
)
def test_the_right_answer_is_the_text_of_the_field(collection: Collection, expected: str, typed: str) -> None:
    assert compared(expected_answer(expected), typed) == collection.compare_answer(expected, typed)


def test_accents_do_not_count_where_the_template_says_so() -> None:
    assert compared("été", "ete", accents=False) == "<code id=typeans><span class=typeGood>été</span></code>"


def card(front: str, back: str = "", *, cloze: bool = False, **fields: str) -> CardText:
    return CardText(front, back, fields, 0, cloze)


def test_a_box_is_where_the_answer_is_typed_and_the_comparison_where_it_is_shown() -> None:
    typed = card("{{type:A}}", "{{type:A}}", A="Paris")
    assert 'id="typeans"' in show_side(typed, "front")
    assert "typeBad" in show_side(typed, "back", "Pariz")
    assert "<code id=typeans>Paris</code>" in show_side(typed, "back")


def test_nothing_is_typed_if_there_is_no_answer() -> None:
    assert show_side(card("{{B}}{{type:A}}", A="", B="x"), "front") == "x"


def test_what_the_learner_types_cannot_break_the_card() -> None:
    assert "<img" not in show_side(card("", "{{type:A}}", A="x"), "back", "<img src=x>")


def test_a_sound_is_a_button_that_names_its_file() -> None:
    assert 'data-sound="a &amp; b.mp3"' in show_side(card("{{A}}", A="[sound:a &amp; b.mp3]"), "front")


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        (r"<p>\(x\) and \[y\]</p>", 2),
        (r"\(x &lt; y\)", 1),
        (r"<code>\(x\)</code><pre>\(x\)</pre><script>a<b; '\(x\)'</script>", 0),
        (r'<span class="mathjax_ignore">\(</span>x\)', 0),
        (r'<span class="mathjax_ignore"><span>\(a\)</span>\(b\)</span> \(c\)', 1),
        (r"\(open \[y\] \(z", 1),
    ],
)
def test_formulas_are_drawn_where_mathjax_would_draw_them(markup: str, count: int) -> None:
    shown, drawings = with_formulas(markup, engine())
    assert len(drawings) == shown.count("<mjx-container") == count


def test_a_formula_that_cannot_be_drawn_says_why() -> None:
    assert "Undefined control sequence" in with_formulas(r"\(\nosuch\)", engine())[0]


def test_a_gap_in_a_formula_is_shown_in_brackets() -> None:
    templates, _ = load_templates()
    assert templates is not None
    (first,) = cards_of_deck(deck(note("$a + {{c1::b}}$", cloze=True)), templates)
    assert r"\(a + [...]\)" in first.text.filled("front")
    assert Path(first.listed["file"]) == Path()
