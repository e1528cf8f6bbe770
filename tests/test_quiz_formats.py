"""Moodle XML and GIFT, read back as their importers read them: every field as it was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nasty
from budget import share
from deckpress.diagnostics import Diagnostics
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.lms.question import Asks, Question
from deckpress.exporters.lms.questions import questions
from deckpress.exporters.lms.texts import line
from deckpress.model import Choice, Note, RenderedDeck, Source, Text
from deckpress.reading import read as read_source
from exported import PICTURES, SOUND, choice_note, cloze_note, open_note, rendered_deck, templates
from gift_pegjs import GiftParser, gift_parser
from quiz_files import Answer, Read, embedded, gift, moodle_xml

READERS = {"moodle": moodle_xml, "gift": gift}
FORMATS = tuple(READERS)


def exported(name: str, deck: RenderedDeck, **options: int) -> tuple[bytes, Diagnostics]:
    found = exporter(name)
    assert found is not None
    data, problems = found.export(deck, templates(), ExportOptions(**options))  # type: ignore[arg-type]
    assert isinstance(data, bytes)
    return data, problems


def read(name: str, *notes: Note) -> tuple[Read, ...]:
    return READERS[name](exported(name, rendered_deck(*notes))[0])


def told(name: str, *notes: Note) -> list[str]:
    return [problem.message for problem in exported(name, rendered_deck(*notes))[1]]


def typed(question: str, answer: str, **more: object) -> Note:
    return replace(open_note(question, answer, **more), typed=True)


def with_remarks(note: Note, *remarks: str) -> Note:
    """A multiple choice whose options have these remarks; they are rendered as part of the option."""
    pairs = zip(note.choices, remarks, strict=True)
    return replace(note, choices=tuple(Choice(c.text, c.correct, Text(remark)) for c, remark in pairs))


# ---- the kinds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_one_right_option(name: str) -> None:
    note = choice_note("Which?", {"*yes*": True, "no": False}, explanation="Since **so**.", tags=("a", "b"))
    found = read(name, replace(note, section=("One", "Two/Three")))[0]
    assert (found.kind, found.single) == ("multichoice", True)
    assert (found.name, found.stem) == ("Which?", "Which?")
    assert found.answers == (Answer(100, "<em>yes</em>"), Answer(0, "no"))
    assert found.feedback == "<p>Since <strong>so</strong>.</p>"
    assert found.tags == ("a", "b")
    assert found.path == ("Test", "One", "Two/Three")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("right", range(2, 21))
def test_several_right_options_count_what_moodle_knows_and_all_in_all_everything(name: str, right: int) -> None:
    note = choice_note("Which?", {**{f"yes {n}": True for n in range(right)}, "no": False})
    found = read(name, note)[0]
    assert (found.kind, found.single) == ("multichoice", False)
    assert found.answers[-1] == Answer(-100, "no")
    assert len(found.answers) == right + 1
    assert abs(sum(answer.fraction for answer in found.answers[:-1]) - 100) < 0.01


@pytest.mark.parametrize("name", FORMATS)
def test_more_right_options_than_moodle_can_count_ask_for_a_text(name: str) -> None:
    note = choice_note("Which?", {f"yes {n}": True for n in range(21)})
    found = read(name, note)[0]
    assert found.kind == "essay"
    assert "<li>yes 20</li>" in found.model + found.feedback
    assert "several right options" in told(name, note)[0]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("options", "right"),
    [
        ({"True": True, "False": False}, "true"),
        ({"false": True, "true": False}, "false"),
        ({"Wahr": False, "Falsch": True}, "false"),
        ({"**Vrai**": True, "Faux.": False}, "true"),
    ],
)
def test_true_or_false(name: str, options: dict[str, bool], right: str) -> None:
    found = read(name, choice_note("Is it so?", options, explanation="It is."))[0]
    assert found.kind == "truefalse"
    assert [answer.text for answer in found.answers if answer.fraction] == [right]
    assert found.feedback == "<p>It is.</p>"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "options", [{"Yes": True, "No": False}, {"true": True, "false": True}, {"true": True, "F": False}]
)
def test_two_options_that_are_no_true_and_false(name: str, options: dict[str, bool]) -> None:
    assert read(name, choice_note("Is it so?", options))[0].kind == "multichoice"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("answer", "accepted"),
    [("Paris", "Paris"), ("**Paris**", "Paris"), ("a * b", "a \\* b"), ("`x < y & z`", "x < y & z"), ("007", "007")],
)
def test_an_answer_to_type_in(name: str, answer: str, accepted: str) -> None:
    found = read(name, typed("Which?", answer))[0]
    assert (found.kind, found.answers) == ("shortanswer", (Answer(100, accepted),))
    assert found.feedback == ""


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_typed_in_is_said_afterwards(name: str) -> None:
    found = read(name, typed("Capital?", "Paris\n\nOn the Seine.", explanation="Since 987."))[0]
    assert found.answers == (Answer(100, "Paris"),)
    assert "<p>On the Seine.</p>" in found.feedback
    assert found.feedback.endswith("<p>Since 987.</p>")
    expected = replace(typed("Capital?", "It is Paris."), accepted=("Paris",))
    assert read(name, expected)[0].answers == (Answer(100, "Paris"),)


@pytest.mark.parametrize(
    ("answer", "wanted", "said"),
    [
        ("a -> b", "", "<p>a -&gt; b</p>\n<p>Since 987.</p>"),
        ("`a -> b`, an arrow", "a -> b", "<p><code>a -&gt; b</code>, an arrow</p>\n<p>Since 987.</p>"),
        ("An arrow.", "a -> b", "<p>a -&gt; b</p>\n<p>An arrow.</p>\n<p>Since 987.</p>"),
    ],
)
def test_an_answer_that_gift_would_take_for_a_pair_is_shown_once(answer: str, wanted: str, said: str) -> None:
    found = read(
        "gift", replace(typed("Which?", answer, explanation="Since 987."), accepted=(wanted,) if wanted else ())
    )[0]
    assert (found.kind, found.feedback) == ("essay", said)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("answer", ["$x^2$", "![bars](bars.png)", "```\nx = 1\ny = 2\n```", "word " * 60])
def test_what_no_keyboard_can_write_is_an_open_question(name: str, answer: str) -> None:
    assert read(name, typed("Which?", answer))[0].kind == "essay"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("answer", "explanation", "number", "margin"),
    [
        ("4", "", "4", "0"),
        ("−5", "", "-5", "0"),
        ("1.4142", "± 0.0001", "1.4142", "0.0001"),
        ("299792", "299792 ± 1\n\nOr so.", "299792", "1"),
        ("200", "± 5%", "200", "10"),
        ("5", "± 0.5\nas we round", "5", "0.5"),
        ("6.02e23", "", "6.02e23", "0"),
    ],
)
def test_a_number(name: str, answer: str, explanation: str, number: str, margin: str) -> None:
    found = read(name, typed("How many?", answer, explanation=explanation))[0]
    assert (found.kind, found.answers) == ("numerical", (Answer(100, number, "", margin),))


@pytest.mark.parametrize("name", FORMATS)
def test_an_open_question_keeps_its_answer_for_whoever_marks_it(name: str) -> None:
    found = read(name, open_note("Why?", "Since **so**.\n\n- a\n- b", explanation="See there."))[0]
    assert found.kind == "essay"
    answer = "<p>Since <strong>so</strong>.</p><ul><li>a</li><li>b</li></ul>"
    expected = ("<p>See there.</p>", answer) if name == "moodle" else (f"{answer}\n<p>See there.</p>", "")
    assert (found.feedback, found.model) == expected


def test_the_gaps_of_a_cloze_are_in_its_text_for_moodle() -> None:
    note = cloze_note("The capital of ==France== is {{c2::Paris::city}}, $x_{1}$.", explanation="So it is.")
    found = read("moodle", note)[0]
    assert found.kind == "cloze"
    assert embedded(found.stem) == ("The capital of {#1} is {#2} (city), \\(x_{1}\\).", [(1, "France"), (1, "Paris")])
    assert found.feedback == "<p>So it is.</p>"


def test_a_gap_inside_a_gap_is_told() -> None:
    whole = rendered_deck(cloze_note("{{c1::one {{c2::two}} three}} and {{c3::four}}"))
    apart = rendered_deck(cloze_note("{{c1::one}} {{c2::two}} three"))
    found = exporter("moodle")
    assert found is not None
    _, [problem] = found.export(whole, templates(), ExportOptions())
    assert (problem.code, "gaps inside gaps" in problem.message) == ("DP603", True)
    assert found.export(apart, templates(), ExportOptions())[1] == ()


@pytest.mark.parametrize(
    "answer", ["a}b", "a#b", "a~b", "=a", "%50%a", 'a"b', "a/b", "a\\b", "{x}", "a & b < c", "é→", "a\\}", "\\#1"]
)
def test_nothing_ends_a_gap_but_its_end(answer: str) -> None:
    markdown = answer.replace("\\", "\\\\").replace("<", "&lt;").replace("~", "\\~")
    found = read("moodle", cloze_note(f"It is {{{{c1::{markdown} }}}} here, and {{{{c2::there}}}}."))[0]
    assert embedded(found.stem) == ("It is {#1} here, and {#2}.", [(1, answer), (1, "there")])


def test_a_gap_that_stands_for_anything_stands_for_itself() -> None:
    assert embedded(read("moodle", cloze_note("It is ==a\\*b==."))[0].stem)[1] == [(1, "a\\*b")]


def test_a_text_that_looks_like_a_gap_is_none() -> None:
    found = read("moodle", cloze_note("It is ==so==: {1:SHORTANSWER:=x} {#2} {:MC:=a~b}"))[0]
    text, gaps = embedded(found.stem)
    assert gaps == [(1, "so")]
    assert text == "It is {#1}: &#123;1:SHORTANSWER:=x} &#123;#2} &#123;:MC:=a~b}"


@pytest.mark.parametrize("name", FORMATS)
def test_a_gap_within_a_formula_asks_for_the_whole_text(name: str) -> None:
    note = cloze_note("It is $a^{{c1::b}}$ and ==c==.")
    found = read(name, note)[0]
    assert (found.kind, found.stem) == ("essay", "It is \\(a^{[...]}\\) and _____.")
    assert (found.model or found.feedback) == "It is \\(a^{b}\\) and c."
    assert "does not support gaps (" in told(name, note)[0]


def test_a_gap_in_code_is_typed_in_the_code() -> None:
    text, gaps = embedded(read("moodle", cloze_note("```python\nprint({{c1::x}})\n```"))[0].stem)
    assert gaps == [(1, "x")]
    assert "{#1}" in text


def test_points_are_shared_among_the_gaps() -> None:
    note = cloze_note("==a== and ==b==")
    assert embedded(read("moodle", replace(note, points=4))[0].stem)[1] == [(2, "a"), (2, "b")]
    assert told("moodle", replace(note, points=4)) == []
    assert told("moodle", replace(note, points=3)) == ["Moodle XML does not support points (each gap counts 2)"]


def test_a_cloze_with_one_gap_is_a_short_answer_in_gift_and_others_are_open() -> None:
    one, two = read("gift", cloze_note("It is ==so== here."), cloze_note("==a== or ==b=="))
    assert (one.kind, one.stem, one.answers) == ("shortanswer", "It is _____ here.", (Answer(100, "so"),))
    assert (two.kind, two.stem, two.feedback) == ("essay", "_____ or _____", "a or b")


@pytest.mark.parametrize("name", FORMATS)
def test_a_hint_has_its_place_or_is_folded_up_below_the_question(name: str) -> None:
    note = choice_note("Which?", {"a": True, "b": False}, hint="think")
    found = read(name, note)[0]
    folded = "Which?\n<details><summary>Hint</summary>\nthink</details>"
    assert (found.stem, found.hint) == (("Which?", "think") if name == "moodle" else (folded, ""))
    assert "<summary>Hint</summary>" in read(name, open_note("Why?", "So.", hint="think"))[0].stem


def test_points_and_shuffle_are_kept_in_moodle() -> None:
    note = replace(choice_note("Which?", {"a": True, "b": False}), points=2.5, shuffle=True)
    found = read("moodle", note)[0]
    assert (found.points, found.shuffle) == (2.5, True)
    assert told("gift", note) == ["GIFT does not support points (every question counts the same)"]


# ---- names, ids, sections, files -----------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_each_question_has_a_name_of_its_own_and_its_guid(name: str) -> None:
    deck = rendered_deck(
        open_note("word " * 40 + "a?"), open_note("word " * 40 + "b?"), open_note("![](bars.png)"), open_note("`a<b>`?")
    )
    found = READERS[name](exported(name, deck)[0])
    assert len({question.name for question in found}) == 4
    assert found[0].name == "word " * 15 + "word…"
    assert found[1].name.endswith("… (2)")
    assert found[2].name == "Test"
    assert found[3].name == "a<b>?"
    assert [question.guid for question in found] == [note.guid for note in deck.notes]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "section", ["a/b", "/a", "a/", "//", "a\\b", "C#: {x} ~ =", "<b>", "a <= b", "R&D &lt;", "top", "a::b"]
)
def test_any_section_is_a_category(name: str, section: str) -> None:
    found = read(name, open_note("Why?", section=(section, "deep")))[0]
    assert found.path == ("Test", section.replace("::", ": "), "deep")


@pytest.mark.parametrize("name", FORMATS)
def test_the_guid_of_another_programs_note_and_any_tag_come_back(name: str) -> None:
    deck = rendered_deck(open_note("Why?", tags=("a[1]", "b<c>`d")))
    deck = replace(deck, notes=(replace(deck.notes[0], guid="a&b<c]d>[e"),))
    found = READERS[name](exported(name, deck)[0])[0]
    assert (found.guid, found.tags) == ("a&b<c]d>[e", ("a[1]", "b‹c›‘d"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_tag_that_moodle_would_cut_is_told(name: str) -> None:
    form = {"moodle": "Moodle XML", "gift": "GIFT"}[name]
    note = open_note("Why?", tags=("t" * 51,))
    assert read(name, note)[0].tags == ("t" * 50,)
    said = f"in {form}, the tag '{'t' * 51}' is cut to 50 characters, the most that Moodle keeps"
    assert told(name, note, replace(note, id="again")) == [said]
    assert told(name, open_note("Why?", tags=("t" * 50,))) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("section", ["word " * 60, "<" * 300])
def test_a_category_has_no_longer_name_than_moodle_takes(name: str, section: str) -> None:
    found = read(name, open_note("Why?", section=(section.strip(), "deep")))[0]
    assert found.path[2] == "deep"
    assert section.startswith(found.path[1].rstrip("…"))
    assert found.path[1].endswith("…")
    data = exported(name, rendered_deck(open_note("Why?", section=(section.strip(),))))[0].decode()
    written = next(line for line in data.splitlines() if "$course$" in line)
    assert max(map(len, written.split("/"))) <= 255


def test_pictures_travel_inside_moodle_xml_beside_each_text_that_shows_them() -> None:
    note = choice_note("![b](bars.png) Which? ![b](bars.png)", {"![b](bars.png)": True, "![o](other.png)": False})
    found = read("moodle", replace(note, explanation=Text("![b](bars.png)")))[0]
    pictures = Counter(data for _, data in found.files)
    assert pictures == {PICTURES["bars.png"]: 3, PICTURES["other.png"]: 1}
    assert 'src="@@PLUGINFILE@@/bars-' in found.stem
    assert told("moodle", note) == []


def test_gift_says_which_card_loses_a_picture_and_shows_its_description() -> None:
    note = open_note("What do the ![two bars](bars.png) say?", "![](bars.png)")
    assert read("gift", note)[0].stem == "What do the [two bars] say?"
    assert read("gift", note)[0].feedback == "<p>[bars.png]</p>"
    assert told("gift", note) == ["GIFT does not support pictures (replaced by their descriptions)"]


def test_sounds_travel_inside_moodle_xml_and_gift_names_them() -> None:
    note = choice_note("What do you hear? ![a bell](bell.mp3)", {"![](bell.mp3)": True, "no": False})
    found = read("moodle", note)[0]
    assert [data for _, data in found.files] == [SOUND, SOUND]
    assert '<audio controls title="a bell" src="@@PLUGINFILE@@/bell-' in found.stem
    assert told("moodle", note) == []
    assert read("gift", note)[0].stem == "What do you hear? [a bell]"
    assert read("gift", note)[0].answers[0].text == "[bell.mp3]"
    assert told("gift", note) == ["GIFT does not support sounds and videos (replaced by their names)"]


@pytest.mark.parametrize("name", FORMATS)
def test_short_answers_become_multiple_choice_if_asked_for(name: str) -> None:
    deck = rendered_deck(*(open_note(f"Capital {n}?", f"city {n}") for n in "abcd"))
    found = READERS[name](exported(name, deck, choices_from_siblings=3)[0])
    assert {question.kind for question in found} == {"multichoice"}
    assert all(len(question.answers) == 3 for question in found)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_deck_gives_the_same_bytes(name: str) -> None:
    notes = (open_note("Why?"), cloze_note("==a== b"), choice_note("Which?", {"a": True, "b": False}))
    assert exported(name, rendered_deck(*notes))[0] == exported(name, rendered_deck(*notes))[0]


# ---- whatever is written comes back --------------------------------------------------------------


def notes_of(text: str) -> tuple[Note, ...]:
    """Notes of every kind that hold a text in every place."""
    return (
        replace(open_note(text, text, explanation=text, hint=text), id="open"),
        replace(choice_note(text, {text: True, f"{text} b": False}, explanation=text), id="one"),
        replace(choice_note(text, {text: True, f"{text} b": True, f"c {text}": False}, explanation=text), id="two"),
        replace(typed(text, text), id="typed"),
        replace(with_remarks(choice_note(text, {text: True, "b": False}), text, text), id="remarks"),
        replace(choice_note(text, {"true": True, "false": False}, explanation=text, hint=text), id="truth"),
        replace(with_remarks(choice_note(text, {"true": False, "false": True}), text, "b"), id="truths"),
    )


KINDS = {
    Asks.ONE: "multichoice",
    Asks.SEVERAL: "multichoice",
    Asks.TRUTH: "truefalse",
    Asks.SHORT: "shortanswer",
    Asks.NUMBER: "numerical",
    Asks.ESSAY: "essay",
}


def expected(question: Question, found: Read, name: str) -> None:
    """What was read is what is to be written."""
    hint = f"\n<details><summary>Hint</summary>\n{question.hint}</details>" if question.hint else ""
    folded = question.asks is Asks.ESSAY or name == "gift"
    arrow = name == "gift" and any("->" in text for text in question.accepted)
    assert found.kind == ("essay" if arrow else KINDS[question.asks])
    if arrow:
        assert found.feedback.endswith(question.feedback)
        assert question.accepted[0] in line(found.feedback)
    elif found.kind == "essay":
        said = (question.answer, question.feedback)
        assert (found.model, found.feedback) == (said if name == "moodle" else ("", "\n".join(filter(None, said))))
    else:
        assert found.feedback == question.feedback
    assert found.stem == question.stem + (hint if folded else "")
    assert found.hint == ("" if folded else question.hint)
    assert " ".join(found.name.split()) == " ".join(question.title.split())
    assert found.guid == question.guid
    if question.options and found.kind == "multichoice":
        assert [(a.text, a.fraction > 0) for a in found.answers] == [(o.html, o.right) for o in question.options]
        assert [answer.feedback for answer in found.answers] == [option.feedback for option in question.options]
    if found.kind == "truefalse":
        remarks = {option.text: (option.right, option.feedback) for option in question.options}
        assert {a.text: (a.fraction > 0, a.feedback) for a in found.answers} == remarks
    if found.kind == "shortanswer":
        assert [answer.text.replace("\\*", "*") for answer in found.answers] == list(question.accepted)


def check_all(name: str, text: str) -> None:
    deck = rendered_deck(*notes_of(text))
    found = READERS[name](exported(name, deck)[0])
    wanted = questions(deck)
    assert len(found) == len(wanted)
    for question, one in zip(wanted, found, strict=True):
        expected(question, one, name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", nasty.TEXTS, ids=lambda text: text[:20])
def test_the_nastiest_texts_come_back_as_they_were_written(name: str, text: str) -> None:
    check_all(name, text)


SIGNS = [*"~=#{}:\\<>&]*$%[/-.\n ", "->", "//", "]]>", "####", "::", "\n\n", "n", "x", "0"]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=share(40))
@given(text=st.lists(st.sampled_from(SIGNS), max_size=25).map("".join))
def test_any_text_comes_back_as_it_was_written(name: str, text: str) -> None:
    check_all(name, f"x{text}x")


# ---- other readers of GIFT -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def pegjs(request: pytest.FixtureRequest) -> GiftParser:
    return gift_parser(request.config.cache.mkdir("gift-pegjs"))


PEGJS_KINDS = {
    Asks.ONE: "MC",
    Asks.SEVERAL: "MC",
    Asks.TRUTH: "TF",
    Asks.SHORT: "Short",
    Asks.NUMBER: "Numerical",
    Asks.ESSAY: "Essay",
}


@pytest.mark.parametrize("text", nasty.TEXTS, ids=lambda text: text[:20])
def test_another_parser_reads_the_same(pegjs: GiftParser, text: str) -> None:
    deck = rendered_deck(*notes_of(text[:2000]))  # it takes seconds for what is longer
    data, problems = exported("gift", deck)
    found = [question for question in pegjs(data.decode()) if question["type"] != "Category"]
    wanted = questions(deck)
    assert len(found) == len(wanted)
    for question, one in zip(wanted, found, strict=True):
        asks = Asks.ESSAY if any("->" in accepted for accepted in question.accepted) else question.asks
        assert one["type"] == PEGJS_KINDS[asks]
        assert one["id"] == question.guid
        assert one["stem"]["format"] == "html"
        assert one["stem"]["text"].startswith(question.stem)
        assert (one["globalFeedback"] or {"text": ""})["text"].endswith(question.feedback)
        if asks in (Asks.ONE, Asks.SEVERAL):
            right = [choice["isCorrect"] or (choice["weight"] or 0) > 0 for choice in one["choices"]]
            assert right == [option.right for option in question.options]
            assert [choice["text"]["text"] for choice in one["choices"]] == [o.html for o in question.options]
            remarks = [(choice["feedback"] or {"text": ""})["text"] for choice in one["choices"]]
            assert remarks == [option.feedback for option in question.options]
        if asks is Asks.TRUTH:
            assert one["isTrue"] is question.options[0].right
            assert (one["trueFeedback"] or {"text": ""})["text"] == question.options[0].feedback
            assert (one["falseFeedback"] or {"text": ""})["text"] == question.options[1].feedback
    assert all("->" in text for _ in problems)


def test_another_parser_reads_tags_and_categories(pegjs: GiftParser) -> None:
    note = choice_note("Which?", {"a": True, "b": False}, tags=("x", "y"))
    category, question = pegjs(exported("gift", rendered_deck(replace(note, section=("One",))))[0].decode())
    assert category == {"type": "Category", "title": "$course$/top/Test/One"}
    assert question["tags"] == ["x", "y"]


def lines(text: str) -> str:
    """A plain text on one line, boxes of tasks alike however they are drawn."""
    return " ".join(text.replace("[x]", "☑").replace("[ ]", "☐").split())


@pytest.mark.parametrize("text", nasty.TEXTS, ids=lambda text: text[:20])
def test_our_own_reader_reads_the_same(text: str) -> None:
    deck = rendered_deck(*(replace(note, section=("C# {x}", "a\\b"), tags=("t",)) for note in notes_of(text)))
    reading, problems = read_source(Source("notes.gift", exported("gift", deck)[0].decode()), dialect="gift")
    assert problems == ()
    for note in reading.deck.notes:
        assert (note.section, note.tags) == (("Test", "C# {x}", "a\\b"), ("t",))
    found = questions(rendered_deck(*reading.deck.notes))
    wanted = questions(deck)
    assert [note.id for note in reading.deck.notes] == [question.guid for question in wanted]
    for question, one in zip(wanted, found, strict=True):
        if any("->" in accepted or "\\(" in accepted for accepted in question.accepted):
            continue  # an open question here, or a formula there: plain text has no other way to write one
        assert one.asks is question.asks
        assert lines(one.text).startswith(lines(question.text))
        assert one.accepted == question.accepted
        options = [(lines(option.text).casefold(), option.right) for option in one.options]
        assert options == [(lines(option.text).casefold(), option.right) for option in question.options]


# ---- docs/quiz-formats.md ------------------------------------------------------------------------

PAGE = Path(__file__).parents[1] / "docs/quiz-formats.md"
KINDS_TABLE = re.compile(r"(<!-- kinds: begin -->\n)(.*)(<!-- kinds: end -->)", re.DOTALL)
TWO = choice_note("Which?", {"a": True, "b": False})
CARDS = {
    "one right option": TWO,
    "several right options": choice_note("Which?", {"a": True, "b": True, "c": False}),
    "the options true and false, in one of a dozen languages": choice_note("So?", {"True": True, "False": False}),
    "a typed answer": typed("Which?", "Paris"),
    "a typed number": typed("How many?", "4"),
    "a typed answer that is a formula": typed("Which?", "$x$"),
    "an open question": open_note("Why?", "So."),
    "a cloze with one gap": cloze_note("It is ==so==."),
    "a cloze with several gaps": cloze_note("It is ==so== or ==so=="),
    "a cloze that hides a formula or a picture": cloze_note("It is ==$x$==."),
}
WORDS = {
    "multichoice": "multiple choice",
    "truefalse": "true or false",
    "shortanswer": "short answer",
    "numerical": "number",
    "essay": "essay",
    "cloze": "embedded answers",
}
PARTS: dict[str, tuple[Note, dict[str, Callable[[Read], bool]]]] = {
    "feedback for options": (
        with_remarks(TWO, "Yes.", "No."),
        {"feedback of the option": lambda read: read.answers[1].feedback == "<p>No.</p>"},
    ),
    "the explanation": (
        replace(TWO, explanation=Text("So.")),
        {"general feedback": lambda read: read.feedback == "<p>So.</p>"},
    ),
    "the model answer of an open question": (
        open_note("Why?", "So."),
        {
            "information for graders": lambda read: read.model == "<p>So.</p>",
            "general feedback": lambda read: read.feedback == "<p>So.</p>",
        },
    ),
    "the hint": (
        replace(TWO, hint=Text("think")),
        {"hint": lambda read: read.hint == "think", "folded below the question": lambda read: "<summary>" in read.stem},
    ),
    "pictures": (
        open_note("![b](bars.png)"),
        {"inside": lambda read: bool(read.files), "their descriptions": lambda read: read.stem == "[b]"},
    ),
    "tags": (replace(TWO, tags=("t",)), {"tags": lambda read: read.tags == ("t",)}),
    "points": (replace(TWO, points=2), {"grade": lambda read: read.points == 2, "left out": lambda _: True}),
    "shuffle": (replace(TWO, shuffle=True), {"kept": lambda read: read.shuffle, "left to the system": lambda _: True}),
}


def kinds_table() -> str:
    """What becomes of each kind of card, and of its parts, in each format, as it is read back."""

    def row(first: str, note: Note, word: Callable[[Read], str]) -> str:
        cells = (word(read(name, note)[0]) + (" (warning)" if told(name, note) else "") for name in FORMATS)
        return f"| {' | '.join((first, *cells))} |"

    rows = [row(first, note, lambda found: WORDS[found.kind]) for first, note in CARDS.items()]
    for first, (note, words) in PARTS.items():
        rows.append(row(first, note, lambda found, words=words: next(w for w, is_so in words.items() if is_so(found))))  # type: ignore[misc]
    return "\n".join(("| | Moodle XML | GIFT |", "|---|---|---|", *rows, ""))


def test_the_page_says_what_becomes_of_each_kind_of_card(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes the table anew."""
    text = PAGE.read_text(encoding="utf-8")
    found = KINDS_TABLE.search(text)
    assert found
    if request.config.getoption("--update-golden"):
        PAGE.write_text(KINDS_TABLE.sub(lambda m: m[1] + kinds_table() + m[3], text), encoding="utf-8")
        return
    assert found[2] == kinds_table()


def test_the_example_of_the_page_is_read_as_it_says() -> None:
    text = re.findall(r"```markdown\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    (note,) = read_source(Source("notes.md", text))[0].deck.notes
    assert [bool(choice.feedback) for choice in note.choices] == [True, True]


def test_other_gift_readers_know_several_answers_and_bounds(pegjs: GiftParser) -> None:
    notes = [
        replace(open_note(f"Which {n}?", "x"), typed=True, accepted=texts)
        for n, texts in enumerate([("grey", "gray"), ("9.81 ± 0.05",), ("9.7..9.9",), ("2", "-2")])
    ]
    found = [q for q in pegjs(exported("gift", rendered_deck(*notes))[0].decode()) if q["type"] != "Category"]
    assert [question["type"] for question in found] == ["Short", "Numerical", "Numerical", "Numerical"]
