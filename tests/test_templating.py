"""One template, two bindings: what the built-in templates give to Anki and to pages, and what a user's own may do."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from anki.collection import Collection

from anki_collection import open_collection
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.model import FIELD_OF_WORDS, FIELDS_CLOZE, FIELDS_QA
from deckpress.templating.faults import TemplateError
from deckpress.templating.note_types import BUILT_IN, NoteType, digest_of
from deckpress.templating.sources import builtin_templates
from deckpress.templating.templates import Templates, load_templates
from exported import choice_note, rendered_deck
from exported import templates as exported_with

Write = Callable[[str, str], Path]
FRONT = "qa/card.front.html.j2"


@pytest.fixture(scope="module")
def templates() -> Templates:
    return loaded(None)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a template into a project's folder, and returns that folder."""

    def into(name: str, text: str) -> Path:
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "templates"

    return into


def loaded(folder: Path | None) -> Templates:
    templates, diagnostics = load_templates(folder)
    assert diagnostics == ()
    assert templates is not None
    return templates


def told(folder: Path) -> list[str]:
    templates, diagnostics = load_templates(folder)
    assert templates is None
    return [str(diagnostic) for diagnostic in diagnostics]


# ---- the note types that come with the package ----------------------------------------------------


@pytest.fixture
def without_made_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leaves out the note types that come with the package, so that they are made from the templates."""
    monkeypatch.setattr("deckpress.templating.note_types.BUILT_IN", tmp_path / "missing.json")


@pytest.mark.usefixtures("without_made_ones")
def test_the_note_types_in_the_package_are_those_that_its_templates_make(request: pytest.FixtureRequest) -> None:
    """Also finds a fault in any built-in template, which is not looked for when a deck is built."""
    digest = digest_of(texts_of(builtin_templates()))
    made = {}
    for theme in ("", *sorted(path.name for path in (builtin_templates() / "themes").iterdir())):
        templates, diagnostics = load_templates(theme=theme)
        assert templates is not None, diagnostics
        assert diagnostics == ()
        rows = [asdict(kind) for kind in templates.note_types]
        (css,) = {row.pop("css") for row in rows}
        made[theme] = {"digest": digest, "css": css, "note_types": rows}
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--update-golden"):
        BUILT_IN.write_text(text, encoding="utf-8")
    assert BUILT_IN.read_text(encoding="utf-8") == text, "run pytest tests/test_templating.py --update-golden"


def texts_of(folder: Path) -> dict[str, tuple[str, str]]:
    """The templates of a folder by name, as they are read for a build."""
    paths = [path for path in folder.rglob("*") if path.suffix in (".j2", ".css", ".js")]
    return {path.relative_to(folder).as_posix(): (path.read_text(encoding="utf-8"), "") for path in paths}


def test_built_in_templates_are_not_compiled_until_a_page_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    monkeypatch.setattr("deckpress.templating.templates.environment_of", lambda sources: compiled.append(sources))
    assert loaded(None).note_type("qa").fields == FIELDS_QA
    assert compiled == []


def test_a_built_in_template_that_somebody_changed_is_tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(builtin_templates(), tmp_path / "templates")
    monkeypatch.setattr("deckpress.templating.templates.builtin_templates", lambda: tmp_path / "templates")
    (tmp_path / "templates" / FRONT).write_text("<b>{{ Question }}</b>", encoding="utf-8")
    assert loaded(None).note_type("qa").cards[0].front == "<b>{{Question}}</b>"
    (tmp_path / "templates/sheet.html.j2").write_text("{% if %}", encoding="utf-8")
    assert load_templates()[0] is None


def test_a_template_of_the_user_is_tried_even_for_a_page_that_is_not_built(write: Write) -> None:
    assert len(told(write("sheet.html.j2", "{% if %}"))) == 1


# ---- the built-in templates in Anki --------------------------------------------------------------


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return open_collection(tmp_path)


def cards(collection: Collection, note_type: NoteType, fields: dict[str, str]) -> list[tuple[str, str]]:
    """What the real Anki makes of a note: front and back of each card."""
    model = collection.models.new(note_type.name)
    model["type"] = int(note_type.cloze)
    for name in note_type.fields:
        collection.models.add_field(model, collection.models.new_field(name))
    for card in note_type.cards:
        template = collection.models.new_template(card.name) | {"qfmt": card.front, "afmt": card.back}
        collection.models.add_template(model, template)
    added = collection.models.add_dict(model)
    note = collection.new_note(collection.models.get(added.id))  # type: ignore[arg-type]
    for name, value in fields.items():
        note[name] = value
    collection.add_note(note, collection.decks.id("Test"))  # type: ignore[arg-type]
    made = []
    for card in note.cards():
        output = card.render_output()
        made.append((output.question_text, output.answer_text))
    return made


def test_an_open_note_is_one_card_in_anki(templates: Templates, collection: Collection) -> None:
    [(front, back)] = cards(collection, templates.note_type("qa"), {"Question": "Why?", "Answer": "Because."})
    assert "Why?" in front
    assert "Because." not in front
    assert "Because." in back
    assert '<hr id="answer">' in back


def test_the_field_reverse_makes_the_second_card(templates: Templates, collection: Collection) -> None:
    note = {"Question": "the word", "Answer": "the sense", "Reverse": "1"}
    _, (front, back) = cards(collection, templates.note_type("qa"), note)
    assert "the sense" in front
    assert "the word" not in front
    assert "the word" in back


@pytest.mark.parametrize("fields", [{"Reverse": "1", "Question": "a"}, {"Answer": "b", "Question": "a"}])
def test_no_second_card_without_an_answer_or_without_the_wish(
    templates: Templates, collection: Collection, fields: dict[str, str]
) -> None:
    assert len(cards(collection, templates.note_type("qa"), {**fields, "Context": "A section"})) == 1


def test_a_context_alone_makes_no_card(templates: Templates) -> None:
    """Anki makes a card where the front shows any filled field, so the whole front depends on its question."""
    qa = templates.note_type("qa")
    assert qa.cards[0].front.startswith("{{#Question}}")
    assert qa.cards[0].front.endswith("{{/Question}}")
    assert qa.cards[1].front.startswith("{{#Reverse}}{{#Answer}}")


def test_a_type_in_card_asks_once_and_compares_once(templates: Templates, collection: Collection) -> None:
    note = {"Question": "Keyword?", "Answer": "The keyword <b>yield</b>.", "Typed": "yield"}
    [(front, back)] = cards(collection, templates.note_type("qa"), note)
    assert front.count("[[type:Typed]]") == 1
    assert back.count("[[type:Typed]]") == 1
    [(front, _)] = cards(collection, templates.note_type("cloze"), {"Text": "{{c1::yield}}", "Typed": "1"})
    assert front.count("[[type:cloze:Text]]") == 1


def test_options_are_on_both_sides_and_css_alone_hides_which_are_right(
    templates: Templates, collection: Collection
) -> None:
    options = '<ul class="choices"><li class="right">a</li><li class="wrong">b</li></ul>'
    [(front, back)] = cards(collection, templates.note_type("qa"), {"Question": "Which?", "Choices": options})
    assert '<div class="front">' in front
    assert '<div class="back">' in back
    assert options in front
    assert options in back


def test_a_hint_is_folded_up_and_an_explanation_waits_for_the_back(
    templates: Templates, collection: Collection
) -> None:
    note = {"Question": "Q", "Answer": "A", "Hint": "think", "Explanation": "since"}
    [(front, back)] = cards(collection, templates.note_type("qa"), note)
    assert "<summary><span>Hint</span></summary>" in front
    assert "since" not in front
    assert "since" in back


def test_a_cloze_note_makes_a_card_for_each_number(templates: Templates, collection: Collection) -> None:
    made = cards(collection, templates.note_type("cloze"), {"Text": "{{c1::one}} and {{c2::two::hint}}"})
    assert len(made) == 2
    assert "[...]" in made[0][0]
    assert "[hint]" in made[1][0]
    assert "two" in made[1][1]


def test_the_note_types_have_the_fields_of_the_model(templates: Templates) -> None:
    assert templates.note_type("qa").fields == FIELDS_QA
    assert templates.note_type("cloze").fields == FIELDS_CLOZE
    assert [card.name for card in templates.note_type("qa").cards] == ["Card", "Reversed"]
    assert templates.note_type("cloze").cloze
    assert ".nightMode" in templates.note_type("cloze").css
    assert "{%" not in templates.note_type("cloze").css


# ---- the same templates on a page ----------------------------------------------------------------


def test_a_page_gets_the_html_of_the_note(templates: Templates) -> None:
    html = templates.card("qa", 0, {"Question": "<b>Why?</b>", "Answer": "Because."}, "back")
    assert "<b>Why?</b>" in html
    assert "Because." in html
    assert "{{" not in html
    assert "explanation" not in html
    assert "id=" not in html  # a page holds many cards, and an id stands for one


@pytest.mark.parametrize("empty", ["", "  ", "<br>", "<div><br></div>", "<BR />\n"])
def test_a_field_is_empty_on_a_page_when_anki_calls_it_empty(
    templates: Templates, collection: Collection, empty: str
) -> None:
    note = {"Question": "Q", "Answer": "A", "Explanation": empty}
    [(_, anki)] = cards(collection, templates.note_type("qa"), note)
    page = templates.card("qa", 0, note, "back")
    assert ("explanation" in anki, "explanation" in page) == (False, False)


def test_both_bindings_of_every_card_agree(templates: Templates, collection: Collection) -> None:
    """Page and Anki show the same HTML, but for the anchor that Anki scrolls to, its script, and what is folded."""
    note = {name: f"<i>{name}</i>" for name in FIELDS_QA if name not in ("Typed", FIELD_OF_WORDS)}
    note |= {"Language": "de"}
    for ordinal, sides in enumerate(cards(collection, templates.note_type("qa"), note)):
        for side, anki in zip(("front", "back"), sides, strict=True):
            shown = re.sub(r'<script>.*?</script>\s*| id="answer"', "", anki, flags=re.S)
            page = templates.card("qa", ordinal, note, side)
            assert page.replace('<details class="more" open>', '<details class="more">').split() == shown.split()


# ---- a user's own templates ----------------------------------------------------------------------


def test_a_template_of_the_project_replaces_the_built_in_one(write: Write) -> None:
    templates = loaded(write(FRONT, "<p>{{ Question }}</p>"))
    assert templates.note_type("qa").cards[0].front == "<p>{{Question}}</p>"
    assert templates.card("qa", 0, {"Question": "Why?"}, "front") == "<p>Why?</p>"
    assert "{{Answer}}" in templates.note_type("qa").cards[0].back


def test_a_template_may_build_on_the_built_in_one_of_its_name(write: Write) -> None:
    write("style.css", '{% include "builtin/style.css" %}\n.card { font-size: 30px }')
    css = loaded(write(FRONT, '<main>{% include "builtin/qa/card.front.html.j2" %}</main>'))
    assert css.note_type("qa").css.endswith(".card { font-size: 30px }")
    assert css.note_type("qa").cards[0].front.startswith("<main>{{#Question}}")


def test_a_template_may_extend_another(write: Write) -> None:
    write("frame.html.j2", "<section>{% block body %}{% endblock %}</section>")
    folder = write(FRONT, '{% extends "frame.html.j2" %}{% block body %}{{ Question }}{% endblock %}')
    assert loaded(folder).note_type("qa").cards[0].front == "<section>{{Question}}</section>"


def test_new_colours_reach_cards_and_pages(write: Write) -> None:
    palette = (builtin_templates() / "colours.css").read_text(encoding="utf-8")
    templates = loaded(write("colours.css", palette.replace("#0b57a4", "#123456")))
    assert "--dp-accent: #123456" in templates.note_type("qa").css


def test_sections_can_be_shown_when_a_field_is_empty(write: Write) -> None:
    folder = write(FRONT, '{{ Question }}{% call unless("Hint") %}no hint{% endcall %}')
    templates = loaded(folder)
    assert templates.note_type("qa").cards[0].front == "{{Question}}{{^Hint}}no hint{{/Hint}}"
    assert templates.card("qa", 0, {"Question": "Q"}, "front") == "Qno hint"
    assert templates.card("qa", 0, {"Question": "Q", "Hint": "h"}, "front") == "Q"


def test_what_only_anki_knows_stays_off_the_page(write: Write) -> None:
    folder = write(FRONT, "{{ Question }}{% if anki %}{% raw %}{{Tags}}{% endraw %}{% endif %}")
    assert loaded(folder).note_type("qa").cards[0].front == "{{Question}}{{Tags}}"
    assert loaded(folder).card("qa", 0, {"Question": "Q"}, "front") == "Q"


def test_front_side_is_the_front(write: Write) -> None:
    write(FRONT, "<b>{{ Question }}</b>")
    templates = loaded(write("qa/card.back.html.j2", "{{ FrontSide }}: {{ Answer }}"))
    assert templates.note_type("qa").cards[0].back == "{{FrontSide}}: {{Answer}}"
    assert templates.card("qa", 0, {"Question": "Q", "Answer": "A"}) == "<b>Q</b>: A"


def test_a_checkout_as_a_project_is_not_its_own_override() -> None:
    assert loaded(builtin_templates()).note_types == loaded(None).note_types


def test_a_folder_that_does_not_exist_means_the_built_in_templates(tmp_path: Path) -> None:
    assert loaded(tmp_path / "templates").note_types == loaded(None).note_types


def test_loading_and_binding_write_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(builtin_templates(), folder)
    before = sorted(tmp_path.rglob("*"))
    loaded(folder).card("qa", 0, {"Question": "Q"})
    assert sorted(tmp_path.rglob("*")) == before


# ---- templates that cannot be used ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<p>\n{{ Question\n</p>", 3, "DP501 error: not valid Jinja: unexpected '/'"),
        ("\n{% if anki %}", 2, "DP501 error: not valid Jinja: Unexpected end of template"),
        ("\n\n{{ Quesion }}", 3, "DP502 error: there is no field 'Quesion'"),
        ('{{ Question }}\n{% call when("Extra") %}x{% endcall %}', 2, "DP502 error: there is no field 'Extra'"),
        ('{{ typed("Text") }}', 1, "DP502 error: there is no field 'Text'"),
        ("{{ FrontSide }}", 1, "DP502 error: there is no field 'FrontSide'"),
        ('\n{% include "missing.j2" %}', 2, "DP501 error: there is no template 'missing.j2'"),
        ('{% extends "builtin/none.j2" %}', 1, "DP501 error: there is no template 'builtin/none.j2'"),
        ("\n{{ 1 / 0 }}", 2, "DP501 error: division by zero"),
        ("{{ Question|nofilter }}", 1, "DP501 error: not valid Jinja: No filter named 'nofilter'"),
        ('{% include "qa/card.front.html.j2" %}', 1, "DP501 error: the template includes itself without end"),
    ],
)  # fmt: skip
def test_a_bad_template_is_told_of_with_its_line(write: Write, text: str, line: int, message: str) -> None:
    [first, *_] = told(write(FRONT, text))
    assert first.startswith(f"templates/{FRONT}:{line}:1: {message}")


@pytest.mark.parametrize(
    "expression",
    ["{% if Question %}x{% endif %}", "{% if Question == 'a' %}x{% endif %}", "{% if Question != 'a' %}x{% endif %}",
     "{% if 'a' in Question %}x{% endif %}", "{{ Question|length }}", "{% for c in Question %}x{% endfor %}",
     "{{ Question and 'x' }}", "{{ Question|default('none', true) }}"],
)  # fmt: skip
def test_a_template_cannot_look_into_a_field(write: Write, expression: str) -> None:
    _, [problem] = load_templates(write(FRONT, f"\n{expression}"))
    message = "DP501 error: a template cannot look into the field 'Question'"
    assert str(problem) == f"templates/{FRONT}:2:1: {message}"
    assert '{% call when("Question") %}' in problem.next_step


def test_a_filter_cannot_change_a_field(write: Write) -> None:
    """Anki would look for a field named QUESTION."""
    [problem] = told(write(FRONT, "{{ Question|upper }}"))
    assert "a filter cannot change the field 'Question'" in problem


def test_an_unknown_field_comes_with_those_that_exist(write: Write) -> None:
    _, [problem] = load_templates(write("cloze/card.front.html.j2", "{{ Answer }}{{ cloze('Text') }}"))
    assert problem.code == "DP502"
    assert problem.next_step == "the fields are " + ", ".join(FIELDS_CLOZE)


def test_a_mistake_in_an_included_file_is_told_of_there(write: Write) -> None:
    write(FRONT, '{% include "part.html.j2" %}')
    assert told(write("part.html.j2", "\n\n{{ Nothing }}")) == [
        "templates/part.html.j2:3:1: DP502 error: there is no field 'Nothing'"
    ]


def test_mistakes_of_several_files_are_told_of_together(write: Write) -> None:
    write(FRONT, "{{ A }}")
    write("sheet.html.j2", "{{ nothing }}")
    assert told(write("style.css", ".card {\n{{ colour }}")) == [
        f"templates/{FRONT}:1:1: DP502 error: there is no field 'A'",
        "templates/sheet.html.j2:1:1: DP501 error: there is no value 'nothing'",
        "templates/style.css:2:1: DP501 error: there is no value 'colour'",
    ]


def test_a_template_that_is_not_utf8_is_told_of(write: Write) -> None:
    folder = write(FRONT, "")
    (folder / FRONT).write_bytes(b"\xff\xfe")
    [problem] = told(folder)
    assert problem == f"templates/{FRONT}:1:1: DP501 error: the template cannot be read: it is not UTF-8"


@pytest.mark.parametrize(
    "expression", ["{{ ''.__class__.__mro__ }}", "{{ when.__globals__ }}", "{{ cycler.__init__.__globals__.os }}"]
)
def test_a_template_of_a_stranger_runs_no_code(write: Write, expression: str) -> None:
    [problem] = told(write(FRONT, expression))
    assert "DP501" in problem
    assert "unsafe" in problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}", "more than 20,000 steps"),
        ("a\n{% for a in range(999) %}{% for b in range(999) if false %}{% endfor %}{% endfor %}", "20,000 steps"),
        ("a\n{% for a in [1] recursive %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "20,000 steps"),
        ("a\n{{ range(99999)|map('string')|join }}", "20,000 steps"),
        ("a\n{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}", "steps"),
        ("a\n{{ x.a == x.b }}", "20,000 steps"),
        ("a\n{{ x.a }}", "20,000 steps"),
        ("a\n{{ 'x' * 1000000000 }}", "more than 10,000,000 characters"),
        ("a\n{{ 'x'|center(1000000000) }}", "10,000,000 characters"),
        ("a\n{{ 'x'.ljust(1000000000) }}", "10,000,000 characters"),
        ("a\n{{ '%999999999d' % 1 }}", "10,000,000 characters"),
        ("a\n{{ '%*d' % (999999999, 1) }}", "10,000,000 characters"),
        ("a\n{{ '{:>999999999}'.format(1) }}", "10,000,000 characters"),
        ("a\n{{ ('x' * 9999).replace('x', 'x' * 9999) }}", "10,000,000 characters"),
        ("a\n{{ (['x' * 999] * 9999)|join('x' * 999) }}", "10,000,000 characters"),
        ("a\n{{ ('x' * 9999)|replace('x', 'x' * 9999) }}", "10,000,000 characters"),
        ("a\n{{ ('x\\n' * 9999)|indent(9999) }}", "10,000,000 characters"),
        ("a\n{{ '%999999999d'|format(1) }}", "10,000,000 characters"),
        ("a\n{{ 'x'.join(['x' * 9999] * 9999) }}", "10,000,000 characters"),
        ("a\n{{ [0] * 1000000000 }}", "10,000,000 characters or items"),
        ("a\n{{ 7 ** (7 ** 7) }}", "a number with more than 10,000 bits"),
        ("a\n{% set x.t = 'x' %}{% for i in range(99) %}{% set x.t = x.t ~ x.t %}{% endfor %}", "10,000,000"),
        ("a\n{% set x = 'x' * 999 %}{% for i in range(9999) %}{{ x }}{% endfor %}", "writes more than 1,000,000"),
    ],
)
def test_a_template_of_a_stranger_comes_to_an_end(
    write: Write, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.setattr("deckpress.templating.limits.MOST_STEPS", 20_000)
    monkeypatch.setattr("deckpress.templating.limits.LONGEST_PAGE", 1_000_000)
    doubled = (
        "{% set x = namespace(a=[1], b=[1]) %}"
        "{% for i in range(60) %}{% set x.a = [x.a, x.a] %}{% set x.b = [x.b, x.b] %}{% endfor %}"
    )
    (problem,) = told(write(FRONT, doubled + text))
    assert problem.startswith("templates/qa/card.front.html.j2:2:1: DP504 error: the template ")
    assert message in problem


def test_a_card_may_hold_a_picture_that_is_longer_than_any_text_a_template_makes() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 11_000_000}">'
    templates, _ = load_templates()
    made = templates.card("qa", 0, {"Question": "What?", "Answer": picture}, "back")
    assert picture in made


def test_what_counts_the_steps_of_a_template_changes_nothing_of_it(write: Write) -> None:
    text = """{% for item in ["a", "", "b"] if item %}
{{ loop.index }}/{{ loop.length }}{{ "." if loop.last }} {{ item ~ "<" ~ loop.index }} {{ item == "a" }}
{% else %}none{% endfor %}
{{ [1, 2]|map("string")|join("+") }} {{ 2 in [1, 2] }} {{ "%02d" % 7 }} {{ "{:>3}".format(1) }} {{ 7 // 2 }}
"""
    shown = loaded(write(FRONT, text)).note_type("qa").cards[0].front
    assert shown == "1/2 a&lt;1 True\n2/2. b&lt;2 False\n1+2 True 07   1 3"


def test_a_page_of_many_cards_takes_few_of_the_steps_that_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.templating.limits.MOST_STEPS", 20_000)  # of 5,000,000
    notes = [choice_note(f"What is {number}?", {"one": True, "two": False, "three": False}) for number in range(200)]
    for name in ("sheet", "quiz"):
        made = exporter(name)
        assert made is not None
        page, problems = made.export(rendered_deck(*notes), exported_with(), ExportOptions())
        assert problems == ()
        assert page


def test_text_for_a_page_is_escaped(templates: Templates) -> None:
    page = templates.page("sheet.html.j2", **SHEET, title="<script>")
    assert '<h1 dir="auto">&lt;script&gt;</h1>' in page


def test_a_page_that_fails_on_its_values_says_where(templates: Templates) -> None:
    with pytest.raises(TemplateError) as caught:
        templates.page("sheet.html.j2", **SHEET)
    assert caught.value.diagnostic.code == "DP501"
    assert caught.value.diagnostic.message == "there is no value 'title'"
    assert caught.value.diagnostic.location.path == "builtin/sheet.html.j2"


SHEET = {
    "counted": "2 cards",
    "words": {"contents": "Contents"},
    "contents": False,
    "title_css": '"x"', "language": "en", "direction": "ltr", "date": "", "count": 0, "sections": (), "sprite": "",
    "live": False, "width": 210, "height": 297, "columns": 1, "points": 9,
}  # fmt: skip
