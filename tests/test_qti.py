"""The quiz for Canvas: each file of the package is read as XML, and holds the questions letter for letter."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckpress.diagnostics import Diagnostics
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.lms.questions import questions
from deckpress.model import Choice, Note, RenderedDeck, Text
from exported import SOUND, choice_note, cloze_note, open_note, rendered_deck, templates
from nasty import NAMED, TEXTS

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
CANVAS = "{http://canvas.instructure.com/xsd/cccv1p0}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@dataclass(frozen=True)
class Package:
    """What is in the zip file."""

    files: Mapping[str, bytes]
    told: tuple[str, ...]

    @property
    def manifest(self) -> Element:
        return ElementTree.fromstring(self.files["imsmanifest.xml"])

    @property
    def resources(self) -> list[tuple[str, str, list[str]]]:
        """Identifier, type and files of each resource."""
        return [
            (r.attrib["identifier"], r.attrib["type"], [f.attrib["href"] for f in r.iter(f"{CP}file")])
            for r in self.manifest.iter(f"{CP}resource")
        ]

    @property
    def quiz(self) -> Element:
        (path,) = self.resources[0][2]
        return ElementTree.fromstring(self.files[path])

    @property
    def settings(self) -> Mapping[str, str | None]:
        (path,) = self.resources[1][2]
        return {child.tag.removeprefix(CANVAS): child.text for child in ElementTree.fromstring(self.files[path])}

    @property
    def items(self) -> list[Item]:
        return [Item(element) for element in self.quiz.iter(f"{QTI}item")]


@dataclass(frozen=True)
class Item:
    """One question as a reader of QTI finds it."""

    element: Element

    def all(self, name: str) -> list[Element]:
        return list(self.element.iter(QTI + name))

    @property
    def data(self) -> dict[str, str]:
        return {row[0].text or "": row[1].text or "" for row in self.all("qtimetadatafield")}

    @property
    def kind(self) -> str:
        return self.data["question_type"]

    @property
    def stem(self) -> str:
        return _html(next(self.element.iter(f"{QTI}presentation"))[0])

    @property
    def options(self) -> dict[str, str]:
        """HTML of what can be chosen, by its identifier."""
        return {label.attrib["ident"]: _html(label[0]) for label in self.all("response_label") if len(label)}

    @property
    def feedback(self) -> dict[str, str]:
        return {said.attrib["ident"]: _html(said[0][0]) for said in self.all("itemfeedback")}

    @property
    def scoring(self) -> Iterator[tuple[Element, str, str]]:
        """The tests that give points, with the action and the number."""
        for condition in self.all("respcondition"):
            score = condition.find(f"{QTI}setvar")
            if score is not None:
                yield condition[0], score.attrib["action"], score.text or ""

    @property
    def score(self) -> Element:
        """The test of the one condition that gives all points."""
        ((test, action, number),) = self.scoring
        assert (action, number) == ("Set", "100")
        return test

    @property
    def rights(self) -> tuple[list[str], list[str]]:
        """What must be chosen, and what must not."""
        wrong = [e.text or "" for no in self.score.iter(f"{QTI}not") for e in no.iter(f"{QTI}varequal")]
        chosen = [e.text or "" for e in self.score.iter(f"{QTI}varequal")]
        return [name for name in chosen if name not in wrong], wrong


def _html(material: Element) -> str:
    assert material.tag == f"{QTI}material"
    (text,) = material
    assert text.attrib.get("texttype", "text/plain") in ("text/html", "text/plain")
    return text.text or ""


def package(deck: RenderedDeck, **options: object) -> Package:
    data, problems = export(deck, **options)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()}, tuple(p.message for p in problems))


def export(deck: RenderedDeck, **options: object) -> tuple[bytes, Diagnostics]:
    found = exporter("qti")
    assert found is not None
    data, problems = found.export(deck, templates(), ExportOptions(**options))  # type: ignore[arg-type]
    assert isinstance(data, bytes)
    return data, problems


def items(*notes: Note, **options: object) -> list[Item]:
    return package(rendered_deck(*notes), **options).items


INSIDE = {
    "questestinterop": "assessment",
    "assessment": "qtimetadata section",
    "section": "selection_ordering? (item|section)*",
    "selection_ordering": "selection",
    "selection": "selection_number selection_extension",
    "selection_extension": "points_per_item",
    "item": "itemmetadata presentation resprocessing itemfeedback*",
    "itemmetadata": "qtimetadata",
    "qtimetadata": "qtimetadatafield+",
    "qtimetadatafield": "fieldlabel fieldentry",
    "presentation": "material (response_lid+|response_str)",
    "response_lid": "material? render_choice",
    "response_str": "render_fib",
    "render_choice": "response_label+",
    "render_fib": "response_label",
    "response_label": "material?",
    "resprocessing": "outcomes respcondition+",
    "outcomes": "decvar",
    "respcondition": "conditionvar setvar? displayfeedback?",
    "conditionvar": "(or|and|other|varequal)",
    "or": "varequal and",
    "and": "(varequal|not|vargte|varlte)+",
    "not": "varequal",
    "itemfeedback": "flow_mat",
    "flow_mat": "material",
    "material": "mattext",
}
"""What stands in which element, and in which order: what is used of the DTD of QTI 1.2.1, and Canvas's groups."""


def check_order(element: Element) -> None:
    """Every element holds what the standard lets it hold, and those that hold a text hold nothing else."""
    name = element.tag.removeprefix(QTI)
    found = "".join(f"{child.tag.removeprefix(QTI)} " for child in element)
    pattern = re.sub(r"(\w+)", r"(?:\1[ ])", INSIDE.get(name, ""))
    assert re.fullmatch(pattern, found, re.VERBOSE), (name, found)
    for child in element:
        check_order(child)


def check(made: Package) -> None:
    """What a package must be, whatever is in it: all names are there, once, and point to something."""
    check_order(made.quiz)
    listed = ["imsmanifest.xml", *(path for _, _, files in made.resources for path in files)]
    assert sorted(made.files) == sorted(listed)
    assert len({name for name, _, _ in made.resources}) == len(made.resources)
    depends = next(made.manifest.iter(f"{CP}dependency")).attrib["identifierref"]
    assert depends == made.resources[1][0]
    names = [item.element.attrib["ident"] for item in made.items]
    assert len(set(names)) == len(names)
    for item in made.items:
        options, feedback = item.options, item.feedback
        assert len(set(options)) == len(options)
        responses = {r.attrib["ident"] for kind in ("response_lid", "response_str") for r in item.all(kind)}
        assert [e.attrib["linkrefid"] for e in item.all("displayfeedback")] == list(feedback)
        for test in (*item.all("varequal"), *item.all("vargte"), *item.all("varlte")):
            assert test.attrib["respident"] in responses
            assert not options or test.text in options
        assert item.data["original_answer_ids"].split(",") == list(options) or item.kind not in CHOICES
        assert sum(float(number) for _, _, number in item.scoring) == pytest.approx(
            0 if item.kind == "essay_question" else 100, abs=0.1
        )


CHOICES = ("multiple_choice_question", "multiple_answers_question", "true_false_question")
ONE = choice_note("What *carries* it?", {"Air": False, "Nothing": True}, explanation="So *it* is.", tags=("t",))
SEVERAL = choice_note("Which?", {"a": True, "b": True, "c": False}, points=2.5)
TRUE = choice_note("Light is a wave.", {"True": False, "False": True})
WAHR = choice_note("Licht ist eine Welle.", {"Wahr": True, "Falsch": False})
TYPED = open_note("Capital of France?", "Paris", typed=True)
NUMBER = open_note("Pi?", "3.14", typed=True, explanation="± 0.01")
ESSAY = open_note("Why?", "Because of *this*.", hint="Think.")
GAPS = cloze_note("A ==photon== is {{c2::a quantum::of what?}} of `a[0]`.", explanation="Einstein.")
DRAWN = cloze_note("It is ==$x$==.")
ALL = (ONE, SEVERAL, TRUE, WAHR, TYPED, NUMBER, ESSAY, GAPS, DRAWN)

# ---- the package -----------------------------------------------------------------------------------


def test_every_kind_of_question_is_in_a_package_that_is_whole() -> None:
    made = package(rendered_deck(*ALL, name="Light", title="Light & <waves>"))
    check(made)
    assert [item.kind.removesuffix("_question") for item in made.items] == [
        "multiple_choice",
        "multiple_answers",
        "true_false",
        "multiple_choice",
        "short_answer",
        "numerical",
        "essay",
        "fill_in_multiple_blanks",
        "essay",
    ]
    assert [item.data["points_possible"] for item in made.items] == ["1", "2.5", *["1"] * 7]
    assert made.settings["title"] == "Light & <waves>"
    assert made.settings["points_possible"] == "10.5"
    assert made.settings["shuffle_answers"] == "false"
    assert next(made.quiz.iter(f"{QTI}assessment")).attrib["title"] == "Light & <waves>"
    assert made.told == (
        "Canvas does not support gaps (the card asks for the whole text)",
        "Canvas does not support hints (shown as feedback after the answer), used by 1 card",
        "Canvas does not support tags (left out), used by 1 card",
    )


def test_the_same_deck_gives_the_same_bytes_and_an_edit_keeps_the_names() -> None:
    deck = rendered_deck(*ALL)
    assert export(deck)[0] == export(deck)[0]
    edited = replace(deck, notes=(replace(deck.notes[0], note=replace(ONE, points=3)), *deck.notes[1:]))
    assert export(edited)[0] != export(deck)[0]
    assert [i.element.attrib for i in package(edited).items] == [i.element.attrib for i in package(deck).items]
    assert [list(i.options) for i in package(edited).items] == [list(i.options) for i in package(deck).items]


def test_pictures_are_in_the_package_and_where_the_questions_look_for_them() -> None:
    deck = rendered_deck(choice_note("![bars](bars.png)", {"![](more/bars.png)": True, "![](other.png)": False}))
    made = package(deck)
    check(made)
    names = [media.name for media in deck.media.values()]
    assert len(names) == 2, "two of them are the same"
    assert {path: data for path, data in made.files.items() if path.startswith("media/")} == {
        f"media/{media.name}": media.data for media in deck.media.values()
    }
    (item,) = made.items
    shown = "".join([item.stem, *item.options.values()])
    assert [shown.count(f'src="$IMS-CC-FILEBASE$/media/{name}"') for name in names] == [2, 1]
    assert [kind for _, kind, _ in made.resources] == [
        "imsqti_xmlv1p2",
        "associatedcontent/imscc_xmlv1p1/learning-application-resource",
        *["webcontent"] * 2,
    ]


def test_sounds_are_in_the_package_with_their_players_and_a_link_to_each() -> None:
    """New Quizzes drop `controls`, which leaves a player that nobody sees."""
    deck = rendered_deck(choice_note("What do you hear? ![a bell](bell.mp3)", {"a bell": True, "a dog": False}))
    made = package(deck)
    check(made)
    ((path, data),) = ((path, data) for path, data in made.files.items() if path.startswith("media/"))
    assert data == SOUND
    address = f"$IMS-CC-FILEBASE$/{path}"
    shown = f'<audio controls title="a bell" src="{address}"></audio> <a href="{address}">a bell</a>'
    assert shown in made.items[0].stem
    assert made.told == ()


def test_a_section_is_a_group_whatever_becomes_a_subdeck() -> None:
    deck = rendered_deck(*WAVES, open_note("What else?"))
    flat = replace(deck, deck=replace(deck.deck, subdecks=("none",)), notes=deck.notes)
    flat = replace(flat, notes=tuple(replace(note, deck="Test") for note in flat.notes))
    assert groups(package(flat, pick="1")) == [("Waves", "1", "2", 3), ("Test", "1", "1", 1)]


def test_pictures_that_no_question_shows_stay_outside() -> None:
    deck = rendered_deck(open_note("What?"), open_note("![](bars.png)"))
    assert not [name for name in package(replace(deck, notes=deck.notes[:1])).files if name.startswith("media/")]


# ---- one question ----------------------------------------------------------------------------------


def test_one_right_option() -> None:
    (item,) = items(ONE)
    assert item.stem == "What <em>carries</em> it?"
    air, nothing = item.options
    assert list(item.options.values()) == ["Air", "Nothing"]
    assert item.rights == ([nothing], [])
    assert item.feedback == {"general_fb": "<p>So <em>it</em> is.</p>"}
    assert item.all("response_lid")[0].attrib["rcardinality"] == "Single"
    assert air != nothing


def test_what_is_said_to_a_single_option_is_shown_to_who_takes_it() -> None:
    air, nothing = ONE.choices
    made = package(rendered_deck(replace(ONE, choices=(replace(air, feedback=Text("No $**way**")), nothing))))
    check(made)
    (item,) = made.items
    air, nothing = item.options
    assert item.options == {air: "Air", nothing: "Nothing"}
    assert item.feedback[f"{air}_fb"] == "<p>No $<strong>way</strong></p>"
    assert set(item.feedback) == {"general_fb", f"{air}_fb"}
    shown = [c for c in item.all("respcondition") if c.find(f"{QTI}displayfeedback") is not None]
    assert [c.attrib["continue"] for c in shown] == ["Yes", "Yes"]
    assert [test.text for test in shown[1].iter(f"{QTI}varequal")] == [air]


def test_several_right_options_are_all_of_them_and_none_of_the_others() -> None:
    (item,) = items(SEVERAL)
    a, b, c = item.options
    assert item.rights == ([a, b], [c])
    assert item.score[0].tag == f"{QTI}and"
    assert item.all("response_lid")[0].attrib["rcardinality"] == "Multiple"


def test_true_and_false_of_another_language_stay_the_authors_words() -> None:
    english, german = items(TRUE, WAHR)
    assert list(english.options.values()) == ["True", "False"]
    assert english.rights == ([list(english.options)[1]], [])
    assert list(german.options.values()) == ["Wahr", "Falsch"]


def test_what_is_typed_in() -> None:
    (item,) = items(TYPED)
    assert [test.text for test in item.score] == ["Paris"]
    assert item.feedback == {}


@pytest.mark.parametrize(
    ("answer", "explanation", "bounds"),
    [
        ("3.14", "± 0.01", ("3.13", "3.15")),
        ("5", "", ("5", "5")),
        ("-2", "± 50%", ("-3", "-1")),
        ("1e400", "± 1", ("1e400", "1e400")),
        ("0.1", "± 0.2", ("-0.1", "0.3")),
        ("1e3", "± 1", ("999", "1001")),
    ],
)
def test_a_number_is_right_and_what_is_near_it(answer: str, explanation: str, bounds: tuple[str, str]) -> None:
    (item,) = items(open_note("Number?", answer, typed=True, explanation=explanation))
    assert [test.text for test in item.score.iter(f"{QTI}varequal")] == [answer]
    assert (next(item.score.iter(f"{QTI}vargte")).text, next(item.score.iter(f"{QTI}varlte")).text) == bounds


def test_an_open_question_shows_its_answer_and_its_hint_afterwards() -> None:
    (item,) = items(ESSAY)
    assert item.stem == "Why?", "New Quizzes would show a folded hint at once"
    assert item.feedback == {"general_fb": "<p>Because of <em>this</em>.</p>\n<div>Hint: Think.</div>"}
    assert list(item.scoring) == []


def test_a_cloze_has_a_field_for_each_gap_and_a_share_of_the_points() -> None:
    """Other words in brackets are no fields; a gap that nobody can type makes it an open question."""
    gaps, drawn = items(GAPS, DRAWN)
    assert gaps.stem == "A [gap1] is [gap2] (of what?) of <code>a&#91;0]</code>."
    assert list(gaps.options.values()) == ["photon", "a quantum"]
    names = [response.attrib["ident"] for response in gaps.all("response_lid")]
    assert names == ["response_gap1", "response_gap2"]
    assert [_html(response[0]) for response in gaps.all("response_lid")] == ["gap1", "gap2"]
    assert [(test[0].attrib["respident"], test[0].text, *rest) for test, *rest in gaps.scoring] == [
        (name, option, "Add", "50.00") for name, option in zip(names, gaps.options, strict=True)
    ]
    assert gaps.feedback == {"general_fb": "<p>Einstein.</p>"}
    assert drawn.stem == "It is _____."
    assert drawn.feedback == {"general_fb": "It is \\(x\\)."}


def test_a_word_in_brackets_that_is_called_like_a_field_is_none() -> None:
    """Canvas looks for the names of fields when it has decoded `&#91;`."""
    (item,) = items(cloze_note("Write [gap1] or `[gap_2]` for a ==field==."))
    assert item.stem == "Write &#91;gap1] or <code>&#91;gap_2]</code> for a [gap__1]."
    assert [response.attrib["ident"] for response in item.all("response_lid")] == ["response_gap__1"]
    assert [_html(response[0]) for response in item.all("response_lid")] == ["gap__1"]
    assert [test[0].attrib["respident"] for test, *_ in item.scoring] == ["response_gap__1"]


def test_formulas_are_tex_or_the_images_of_classic_quizzes() -> None:
    note = open_note(r"What is $x_{1} < \text{" '"' r"}$?", r"$$a\ b$$")
    (item,) = items(note)
    assert item.stem == r"What is \(x_{1} &lt; \text{" '"' r"}\)?"
    assert item.feedback["general_fb"] == r"<p>\[a\ b\]</p>"
    (item,) = items(note, canvas_math="image")
    reader = Reader(item.stem)
    ((tag, attributes),) = reader.tags
    assert (tag, attributes["class"]) == ("img", "equation_image")
    assert attributes["data-equation-content"] == r'x_{1} < \text{"}'
    assert attributes["alt"] == r'LaTeX: x_{1} < \text{"}'
    assert attributes["src"] == "/equation_images/x_%257B1%257D%2520%253C%2520%255Ctext%257B%2522%257D?scale=1"
    assert reader.text == "What is ?"


class Reader(HTMLParser):
    """The tags and the words of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", [*NAMED.values(), *TEXTS], ids=lambda text: text[:20])
def test_a_nasty_text_comes_back_letter_for_letter_from_every_part(text: str) -> None:
    remark = Choice(Text(text), True, Text(text))
    choice = replace(choice_note(text, {"other": False}, explanation=text), choices=(remark, Choice(Text("other"))))
    deck = rendered_deck(choice, open_note(f"Why?\n\n{text}", text, hint=text), cloze_note(f"==gap== {text}"))
    made = package(deck)
    check(made)
    first, essay, cloze = made.items
    asked, open_, gaps = questions(deck, lambda image: f"$IMS-CC-FILEBASE$/media/{deck.media[image.media].name}")
    assert first.stem == asked.stem
    assert list(first.options.values()) == [option.html for option in asked.options]
    (right, _) = first.options
    assert first.feedback == {"general_fb": asked.feedback, f"{right}_fb": asked.options[0].feedback}
    assert essay.stem == open_.stem
    assert essay.feedback == {"general_fb": f"{open_.answer}\n<div>Hint: {open_.hint}</div>"}
    assert Reader(cloze.stem.replace("[gap1]", "_____", 1)).text == Reader(gaps.stem).text


letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), include_characters="\n\t")
texts = st.text(letters, max_size=30) | st.text(st.sampled_from("]]>&<\"'[gap1]${}\\()`*_ \n!"), max_size=30)


@settings(max_examples=50)
@given(texts, texts, texts)
def test_any_text_gives_a_package_that_is_whole(stem: str, option: str, answer: str) -> None:
    notes = (
        choice_note(f"a{stem}", {f"b{option}": True, "c": False}),
        open_note(f"d{stem}", f"e{answer}"),
        cloze_note(f"==f== {stem}"),
    )
    try:
        deck = rendered_deck(*notes)
    except (AssertionError, KeyError):  # what is wrong was told, or a picture is not there: nothing comes here
        return
    check(package(deck))
    check(package(deck, canvas_math="image"))


# ---- the quiz as a whole ---------------------------------------------------------------------------

WAVES = tuple(open_note(f"Wave {number}?", points=2, section=("Waves",)) for number in range(3))
HEAT = tuple(open_note(f"Heat {number}?", section=("Matter", "Heat")) for number in range(2))


def groups(made: Package) -> list[tuple[str, str, str, int]]:
    """Title, number, points and size of each question group."""
    return [
        (
            section.attrib["title"],
            next(section.iter(f"{QTI}selection_number")).text or "",
            next(section.iter(f"{QTI}points_per_item")).text or "",
            len(list(section.iter(f"{QTI}item"))),
        )
        for section in made.quiz.iter(f"{QTI}section")
        if "title" in section.attrib
    ]


@pytest.mark.parametrize(
    ("pick", "found", "points", "told"),
    [
        ("", [], "8", []),
        ("0", [], "8", []),
        ("2", [("Waves", "2", "2", 3), ("Heat", "2", "1", 2)], "6", []),
        ("9", [("Waves", "3", "2", 3), ("Heat", "2", "1", 2)], "8", []),
        ("Heat=1", [("Heat", "1", "1", 2)], "7", []),
        ("Matter › Heat = 1, Waves=2", [("Waves", "2", "2", 3), ("Heat", "1", "1", 2)], "5", []),
        ("Light=2, Heat=1", [("Heat", "1", "1", 2)], "7", ["'pick' names a section that does not exist: Light"]),
        ("some", [], "8", ["'pick' holds no number of questions: some"]),
    ],
)
def test_a_section_becomes_a_group_of_which_some_questions_are_drawn(
    pick: str, found: list[tuple[str, str, str, int]], points: str, told: list[str]
) -> None:
    made = package(rendered_deck(*WAVES, *HEAT), pick=pick)
    check(made)
    assert groups(made) == found
    assert made.settings["points_possible"] == points
    assert len(made.items) == 5
    assert list(made.told) == told


def test_different_points_in_a_group_are_told() -> None:
    made = package(rendered_deck(*WAVES, open_note("Other?", section=("Waves",))), pick="2")
    assert made.told == ("Canvas gives all questions of a group the same points; those of this question count",)


def test_options_are_shuffled_if_all_are_and_told_of_if_some_are() -> None:
    shuffled, other = choice_note("W?", {"a": True, "b": False}, shuffle=True), SEVERAL
    made = package(rendered_deck(shuffled, open_note("Why?", "Because.")))
    assert (made.settings["shuffle_answers"], made.told) == ("true", ())
    assert [element.attrib for element in made.items[0].all("render_choice")] == [{"shuffle": "Yes"}]
    made = package(rendered_deck(shuffled, other))
    assert made.settings["shuffle_answers"] == "false"
    assert made.told == ("Canvas shuffles the options of all questions or of none; these stay in order",)
