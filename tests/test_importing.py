"""`deckpress import`: exports of Anki become files that a build turns into the same cards."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import product
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.foreign.decks import decks_of, used_media
from deckpress.foreign.mapping import (
    FieldMap,
    MapError,
    field_maps,
    guess,
    mapped,
    read_maps,
    reverses,
    stays_in_anki,
    words_of_template,
)
from deckpress.foreign.named_media import with_named_media
from deckpress.foreign.notes import Imported
from deckpress.foreign.packages import read_package
from deckpress.foreign.values import ForeignCollection, ForeignField, ForeignNote, ForeignTemplate, ForeignType
from deckpress.inert import same_name
from deckpress.model import Note, Text
from deckpress.project.importing import import_export
from moved import PNG, Made, crowdanki, package, write_package

ROOT = Path(__file__).parents[1]
HEAD = "#separator:tab\n#html:true\n"
NOTE = ForeignNote(1, "guid", 1, (), (), "Physics", (0,), 0)


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def imported(text: str, *arguments: str) -> str:
    """The file that an export as text becomes, without its front matter."""
    Path("notes.txt").write_text(text, encoding="utf-8")
    run("import", "notes.txt", "-o", "out", *arguments)
    (file,) = Path("out").glob("*.md")
    return file.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


# ---- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("legacy", [False, True], ids=["new", "older versions"])
def test_each_deck_becomes_a_file_with_its_media_beside_it(tmp_path: Path, *, legacy: bool) -> None:
    notes = (
        Made("Basic", ["What is light?", 'A wave. <img src="a b.png">'], "Physics::Light", ["optics"]),
        Made("Basic (and reversed card)", ["light", "das Licht"], "Words"),
        Made("Basic (type in the answer)", ["Who wrote Faust?", "Goethe"], "Words"),
        Made("Cloze", ["Light is a {{c1::wave}}.", "See optics."], "Physics::Light"),
    )
    media = {"a b.png": PNG, "unused.png": PNG}
    Path("deck.apkg").write_bytes(package(tmp_path / "c", notes, legacy=legacy, media=media))
    result = run("import", "deck.apkg", "-o", "out")
    assert sorted(path.as_posix() for path in Path("out").rglob("*.*")) == [
        "out/Physics - Light.md",
        "out/Words.md",
        "out/deckpress.lock",
        "out/media/a b.png",
    ]
    assert "imported 4 notes into 2 files and 1 file of media" in result.stderr
    assert Path("out/Physics - Light.md").read_text(encoding="utf-8") == (
        '---\ndeck: "Physics::Light"\ndialect: native\nquestions: h2\n---\n\n'
        "## What is light?\n<!-- tags: optics -->\n\nA wave. ![](media/a%20b.png)\n\n<!-- end -->\n\n"
        "C: Light is a {{c1::wave}}.\n\nSee optics.\n"
    )
    assert Path("out/Words.md").read_text(encoding="utf-8") == (
        "---\ndeck: Words\ndialect: native\nquestions: h2\n---\n\n"
        "## light\n<!-- reverse -->\n\ndas Licht\n\n"
        "## Who wrote Faust?\n<!-- type-in -->\n\nGoethe\n"
    )


def test_a_deck_of_crowdanki_is_imported_with_its_media() -> None:
    Path("Light/media").mkdir(parents=True)
    Path("Light/media/a.png").write_bytes(PNG)
    text = crowdanki([("What is light?", '<img src="a.png">')], media_files=["a.png"])
    Path("Light/Light.json").write_text(text, encoding="utf-8")
    run("import", "Light", "-o", "out")
    assert "![](media/a.png)" in Path("out/Light.md").read_text(encoding="utf-8")
    assert Path("out/media/a.png").read_bytes() == PNG


def test_an_import_replaces_no_file_and_writes_nothing_then() -> None:
    Path("notes.txt").write_text(HEAD + "What is light?\tA wave.\n", encoding="utf-8")
    Path("out").mkdir()
    Path("out/Default.md").write_text("mine", encoding="utf-8")
    result = run("import", "notes.txt", "-o", "out", status=1)
    assert "out/Default.md: DP721 error" in result.stderr
    assert Path("out/Default.md").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in Path("out").iterdir()] == ["Default.md"]


@pytest.mark.parametrize(
    ("name", "data"), [("x.apkg", b"PK\x03\x04"), ("x.txt", b"words"), ("x.bin", bytes(range(256)))]
)
def test_a_file_that_is_no_export_is_refused(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    assert f"{name}: DP720 error: this file cannot be imported" in run("import", name, "-o", "out", status=1).stderr
    assert not Path("out").exists()


@pytest.mark.parametrize("command", [["import", "none.apkg", "-o", "out"], ["adopt", "none.apkg", "a.md"]])
def test_a_missing_file_is_an_error(command: Sequence[str]) -> None:
    Path("a.md").write_text("## What is light?\n\nA wave.\n", encoding="utf-8")
    result = run(*command, status=1)
    assert "none.apkg: DP001 error: this path does not exist" in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in Path().iterdir()) == ["a.md"]


def test_a_link_to_nothing_is_an_error() -> None:
    Path("deck.apkg").symlink_to("none.apkg")
    result = run("import", "deck.apkg", "-o", "out", status=1)
    assert "deck.apkg: DP001 error: this link leads to nothing" in result.stderr


def test_a_folder_that_is_no_deck_of_crowdanki_is_refused() -> None:
    Path("Light").mkdir()
    stderr = run("import", "Light", "-o", "out", status=1).stderr
    assert "Light: DP720 error: this folder cannot be imported: it contains no Light.json or deck.json" in stderr


def test_only_media_that_are_there_are_counted() -> None:
    assert "imported 1 note into 1 file\n" in told(HEAD + "What is light?\tA wave.\n")


def test_a_damaged_picture_stops_the_import(tmp_path: Path) -> None:
    from moved import rezipped

    data = package(tmp_path / "c", [Made("Basic", ["q", '<img src="a.png">'])], legacy=True, media={"a.png": PNG})
    Path("deck.apkg").write_bytes(rezipped(data, {"0": b"\x28\xb5\x2f\xfd broken"}))
    assert "DP601" in run("import", "deck.apkg", "-o", "out", status=1).stderr
    assert not Path("out").exists()


@pytest.mark.parametrize("deck", ["a/b", "..", "con", "x" * 300, "a:b", "<b>", "  "])
def test_any_name_of_a_deck_gives_a_file_in_the_folder(deck: str) -> None:
    Path("notes.txt").write_text(f"{HEAD}#deck:{deck}\nWhat is light?\tA wave.\n", encoding="utf-8")
    run("import", "notes.txt", "-o", "out")
    assert len(list(Path("out").iterdir())) == 1
    assert not list(Path().glob("*.md"))


@pytest.mark.parametrize(
    ("deck", "file"),
    [("TCP/IP", "TCP_IP.md"), (".NET", "_NET.md"), ("../x", "_._x.md"), ("A::B", "A - B.md"), ("a.b", "a.b.md")],
)
def test_a_file_is_neither_in_a_folder_of_its_own_nor_hidden(tmp_path: Path, deck: str, file: str) -> None:
    data = package(tmp_path / "c", [Made("Basic", ["q", '<img src="a.png">'], deck)], legacy=True, media={"a.png": PNG})
    Path("deck.apkg").write_bytes(data)
    run("import", "deck.apkg", "-o", "out")
    assert [path.name for path in Path("out").glob("**/*.md")] == [file]
    assert "built/" in run("build", "out", "-o", "built", "--to", "apkg").output


def test_decks_whose_names_are_one_file_name_get_two_files() -> None:
    text = "#separator:tab\n#deck column:3\nWhat is light?\tA wave.\tA\nWhat is heat?\tMotion.\ta\n"
    Path("notes.txt").write_text(text, encoding="utf-8")
    run("import", "notes.txt", "-o", "out")
    assert sorted(path.name for path in Path("out").iterdir()) == ["A.md", "a (2).md"]


# ---- what is said --------------------------------------------------------------------------------


def told(text: str, *arguments: str) -> str:
    Path("notes.txt").write_text(text, encoding="utf-8")
    return run("import", "notes.txt", "-o", "out", *arguments).stderr


def test_a_note_without_an_answer_is_named() -> None:
    stderr = told(HEAD + "What is light?\tA wave.\nWhat is heat?\t\n")
    assert "DP726 warning: a note of the type 'Basic' is not imported: it has no answer (What is heat?)" in stderr


def test_media_that_the_export_lacks_are_named() -> None:
    assert "DP729 warning: the export lacks 1 file that notes name, such as wave.png" in told(
        HEAD + 'What is light?\t<img src="wave.png">\n'
    )


def test_names_of_media_may_be_escaped_or_decomposed(tmp_path: Path) -> None:
    fields = ["q", '<img src="a%20b.png"> <img src="R&amp;D.png"> <img src="u\u0308.png"> <img src="%C3%BC.png">']
    media = {name: PNG + name.encode() for name in ("a b.png", "R&D.png", "\u00fc.png")}
    Path("deck.apkg").write_bytes(package(tmp_path / "c", [Made("Basic", fields)], whole=True, media=media))
    assert "DP729" not in run("import", "deck.apkg", "-o", "out").stderr
    assert sorted(path.name for path in Path("out/media").iterdir()) == ["R&D.png", "a b.png", "\u00fc.png"]
    assert "DP4" not in run("check", "out").output


def test_html_that_stays_is_told_once_for_a_file() -> None:
    stderr = told(HEAD + 'q\t<span style="color: red">a</span>\nr\t<span style="color: red">b</span>\n')
    assert stderr.count("DP722") == 1
    assert "HTML that Markdown cannot express stays in 2 notes: <span color:red>" in stderr


def test_image_occlusion_stays_in_anki(tmp_path: Path) -> None:
    notes = [
        Made("Basic", ["What is light?", "A wave."]),
        Made("Image Occlusion", ["{{c1::image-occlusion:rect:left=.1:top=.1:width=.1:height=.1}}", "<img src=a.png>"]),
    ]
    Path("deck.apkg").write_bytes(package(tmp_path / "c", notes))
    stderr = run("import", "deck.apkg", "-o", "out").stderr
    assert "DP723 warning: deckpress has no image occlusion: 1 note of the note type 'Image Occlusion'" in stderr
    assert "imported 1 note" in stderr


def test_cards_of_further_templates_are_counted(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg")
    stderr = run("import", "d.apkg", "-o", "out").stderr
    assert "DP727 warning: no counterpart for 1 card of the note type 'Three': Ask Sound" in stderr
    assert (
        Path("out/Words.md")
        .read_text(encoding="utf-8")
        .endswith("<!-- answer -->\n\nLicht\n\n<!-- explanation -->\n\n**Sound:** lait\n\n<!-- end -->\n")
    )


# ---- fields --------------------------------------------------------------------------------------

WORDS = "#separator:|\n#notetype:Words\n#columns:Term|Meaning|Spoken|Hint\nlight|das Licht|lait|shines\n"


def test_every_field_goes_somewhere_and_a_guess_is_said() -> None:
    stderr = told("#separator:|\n#notetype:Words\n#columns:Term|Meaning|Spoken\nlight|das Licht|lait\n")
    assert "DP724 warning: the fields of the note type 'Words' are guessed" in stderr
    assert "Term=Question,Meaning=Answer,Spoken=Explanation" in stderr
    (file,) = Path("out").glob("*.md")
    assert "**Spoken:** lait" in file.read_text(encoding="utf-8")


def test_a_map_says_what_fields_become() -> None:
    text = imported(WORDS, "--map", "Meaning=Question,Term=Answer", "--map", "words:Spoken=Nothing")
    assert text == "## das Licht\n<!-- hint: shines -->\n\nlight"


def test_a_map_is_kept_in_the_settings_of_the_project() -> None:
    line = told(WORDS, "--map", "Meaning=Question,Term=Answer,Spoken=Nothing").splitlines()[-1]
    settings = line.partition("into deckpress.toml: ")[2]
    assert settings == 'map = ["Words:Term=Answer,Meaning=Question,Spoken=Nothing,Hint=Hint"]'
    Path("deckpress.toml").write_text(f'id = "x"\n{settings}\n', encoding="utf-8")
    stderr = run("import", "notes.txt", "-o", "again").stderr
    assert "DP724" not in stderr
    assert "deckpress.toml" not in stderr
    assert Path("again/Default.md").read_bytes() == Path("out/Default.md").read_bytes()


def test_a_map_of_the_project_that_does_not_fit_is_an_error_at_its_line() -> None:
    Path("deckpress.toml").write_text('id = "x"\nmap = ["Term=Side"]\n', encoding="utf-8")
    Path("notes.txt").write_text(WORDS, encoding="utf-8")
    assert "deckpress.toml:2:1: DP725 error" in run("import", "notes.txt", "-o", "out", status=1).stderr


def test_an_adoption_says_so_at_the_same_line(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg")
    Path("a.md").write_text("## What is light?\n\nA wave.\n", encoding="utf-8")
    Path("deckpress.toml").write_text('id = "x"\nmap = ["Term=Side"]\n', encoding="utf-8")
    assert "deckpress.toml:2:1: DP725 error" in run("adopt", "d.apkg", "a.md", status=1).stderr


def test_a_note_type_without_fields_cannot_be_mapped() -> None:
    note = ForeignNote(1, "a", 1, (), (), "", (), 0)
    with pytest.raises(MapError, match="the note type 'T' has no fields"):
        field_maps(ForeignCollection((note,), {1: kind("")}), {}, {})


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("Term", "'Term' is not FIELD=PART"),
        ("Term=Side", "'Side' is not a part of a note"),
        ("Tern=Question", "there is no field 'tern'; the fields are Term, Meaning, Spoken, Hint"),
        ("Other:Term=Question", "there is no note type 'other'; the note types are Words"),
        ("Term=Nothing", "no field of the note type 'Words' becomes the Question"),
    ],
)
def test_a_map_that_does_not_fit_is_an_error(given: str, complaint: str) -> None:
    Path("notes.txt").write_text(WORDS, encoding="utf-8")
    result = run("import", "notes.txt", "-o", "out", "--map", given, status=1)
    assert "DP725 error: " in result.stderr
    assert complaint in " ".join(result.stderr.split())
    assert not Path("out").exists()


def test_on_a_terminal_the_user_is_asked() -> None:
    Path("notes.txt").write_text(WORDS, encoding="utf-8")
    asked: list[str] = []

    def ask(kind: ForeignType, _: object, note: ForeignNote) -> Sequence[str]:
        asked.append(f"{kind.name}: {note.fields[0]}")
        return ["Term=Answer", "Meaning=Question", "Spoken=Nothing", "Hint=Hint"]

    found, problems = import_export(Path("notes.txt"), Path("out"), Path.cwd(), ask=ask)
    assert asked == ["Words: light"]
    assert problems == ()
    assert found.maps == ("Words:Term=Answer,Meaning=Question,Spoken=Nothing,Hint=Hint",)
    (moved,) = found.notes
    assert (moved.note.question.markdown, moved.note.answer.markdown) == ("das Licht", "light")
    assert (moved.file, moved.position, moved.foreign.fields[0]) == ("out/Default.md", 0, "light")


def kind(fields: str, *cards: tuple[str, str], cloze: bool = False, name: str = "T") -> ForeignType:
    templates = tuple(ForeignTemplate(f"Card {n}", 0, *card) for n, card in enumerate(cards, 1))
    return ForeignType(1, name, cloze, tuple(map(ForeignField, fields.split())), templates)


@pytest.mark.parametrize(
    ("given", "parts", "sure"),
    [
        (kind("Front Back", ("{{Front}}", "{{FrontSide}}<hr>{{Back}}")), "Question Answer", True),
        (kind("Back Front", ("{{Front}}", "{{FrontSide}}<hr>{{Back}}")), "Answer Question", True),
        (kind("X Y Z", ("{{Y}}", "{{Y}}{{Z}}")), "Explanation Question Answer", False),
        (
            kind("Text Extra Hint", ("{{cloze:Text}}{{Hint}}", "{{cloze:Text}}{{Extra}}"), cloze=True),
            "Question Explanation Hint",
            True,
        ),
        (kind("Front Back Extra", ("{{Front}}", "{{Back}}{{Extra}}")), "Question Answer Explanation", True),
        (kind("Id Front Back", ("{{Front}}", "{{Back}}")), "Explanation Question Answer", False),
        (kind("A B"), "Question Answer", True),
        (kind("Land Map City", ("{{Land}} {{Map}}", "{{City}}")), "Question Question Answer", False),
        (kind("Map Land City Clue", ("{{Land}} {{Clue}} {{Map}}", "{{City}}")), "Question Question Answer Hint", False),
    ],
)
def test_fields_are_recognised_by_names_and_templates(given: ForeignType, parts: str, *, sure: bool) -> None:
    found = guess(given)
    assert (" ".join(found.parts), found.sure) == (parts, sure)


def test_a_template_that_asks_for_the_question_reverses_the_note() -> None:
    given = kind("Front Back Reverse", ("{{Front}}", "{{Back}}"), ("{{#Reverse}}{{Back}}{{/Reverse}}", "{{Front}}"))
    found = guess(given)
    assert (found.parts, found.reversed_by) == (("Question", "Answer", "Nothing"), 1)
    assert [reverses(found, ForeignNote(1, "g", 1, ("a", "b", text), (), "D", (), 0)) for text in ("y", "")] == [
        True,
        False,
    ]
    assert [reverses(found, ForeignNote(1, "g", 1, ("a", "b", ""), (), "D", cards, 0)) for cards in ((0, 1), (0,))] == [
        True,
        False,
    ]


def test_a_typed_field_is_the_answer() -> None:
    found = guess(kind("Q A", ("{{Q}}{{type:A}}", "{{Q}}<hr>{{type:A}}")))
    assert (found.parts, found.typed) == (("Question", "Answer"), True)


def test_the_add_on_for_image_occlusion_is_recognised() -> None:
    assert stays_in_anki(ForeignType(1, "IO", False, tuple(map(ForeignField, ("Image", "Question Mask"))), ()))
    assert not stays_in_anki(kind("Image Text"))


def test_a_field_with_the_name_of_a_picture_becomes_the_picture_that_the_template_shows() -> None:
    given = kind("Land Map Said City", ('{{Land}} <img class="m" src="maps_{{Map}}.png">', "{{City}} [sound:{{Said}}]"))
    notes = [
        ForeignNote(n, "g", 1, fields, (), "D", (0,), 0)
        for n, fields in enumerate((("Iran", "iran", "iran.mp3", "Tehran"), ("Iraq", "", "<b>none</b>", "Baghdad")))
    ]
    collection = with_named_media(ForeignCollection(tuple(notes), {1: given}))
    assert [note.fields for note in collection.notes] == [
        ("Iran", '<img src="maps_iran.png">', "[sound:iran.mp3]", "Tehran"),
        ("Iraq", "", "<b>none</b>", "Baghdad"),
    ]
    plain = ForeignCollection(tuple(notes), {1: kind("Land Map Said City", ("{{Land}} {{Map}}", "{{City}}"))})
    assert with_named_media(plain) is plain


def test_a_map_for_one_type_wins_over_one_for_all() -> None:
    maps = read_maps(["A=Question", "t:A=Hint,B=Question"])
    assert mapped(kind("A B"), guess(kind("A B")), maps).parts == ("Hint", "Question")
    with pytest.raises(MapError):
        read_maps([""])


# ---- there and back ------------------------------------------------------------------------------


def notes_of(folder: Path) -> tuple[list[tuple[object, ...]], dict[str, bytes]]:
    """Every note of the packages in a folder without its guid, and their media."""
    notes: list[tuple[object, ...]] = []
    media: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.apkg")):
        found, problems = read_package(path.name, path.read_bytes())
        assert found is not None, problems
        notes += [(note.deck, note.fields, note.tags, note.cards) for note in found.notes]
        media |= {name: load() for name, load in found.media.items()}
    return notes, media


@pytest.mark.parametrize("source", ["tests/decks/good/gallery", "cards", "tests/decks/good/native.md"])
def test_importing_our_own_build_and_building_it_again_changes_nothing(source: str) -> None:
    run("build", str(ROOT / source), "-o", "first", "--to", "apkg", "--no-lock", "-q")
    (made,) = Path("first").rglob("*.apkg")
    stderr = run("import", str(made), "-o", "out").stderr
    assert "warning" not in stderr
    run("build", "out", "-o", "second", "--to", "apkg", "--no-lock", "-q")
    assert same_look(notes_of(Path("second"))) == same_look(notes_of(Path("first")))


BOXES = """\
## What is pressure?

Force per area.^[In *pascal*.] At sea level 1 bar^[About [1013] hPa, `p`.].

## What is a callout?

> [!note] Note
> A **boxed** remark.
>
> - one
> - two

> [!caution] Mind `it`
> ```python
> print(1)
> ```
>
> > [!tip]- Folded
> > inner

> [!example]+ Open
> - a
"""


def test_footnotes_and_callouts_of_our_own_come_back_as_they_were_written() -> None:
    Path("a.md").write_text(f"---\nquestions: h2\n---\n\n{BOXES}", encoding="utf-8")
    run("build", "a.md", "-o", "first", "--to", "apkg", "--no-lock", "-q")
    assert "DP7" not in run("import", "first/a.apkg", "-o", "in").stderr
    assert Path("in/a.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip() == BOXES.strip()
    run("build", "in/a.md", "-o", "second", "--to", "apkg", "--no-lock", "-q")
    assert sides_of(Path("second")) == sides_of(Path("first"))


def sides_of(folder: Path) -> list[list[str]]:
    """The question and the answer of each note."""
    return [list(fields)[:2] for _, fields, *_ in same_look(notes_of(folder))[0]]


@pytest.mark.parametrize(
    "answer",
    [
        "One[^a], and again[^a].",
        "Two[^b].",
        "A list[^c].",
        "> [!question]- Hidden?\n> no",
    ],
)
def test_footnotes_and_callouts_that_have_no_such_form_stay_as_html(answer: str) -> None:
    notes = "[^a]: Said twice.\n[^b]: Two\n\n    paragraphs.\n[^c]:\n    - an\n    - item\n"
    head = "---\nquestions: h2\n---\n\n## What?\n\nSo.\n\n"
    Path("a.md").write_text(f"{head}<!-- answer -->\n\n{answer}\n\n<!-- end -->\n\n{notes}", encoding="utf-8")
    run("build", "a.md", "-o", "first", "--to", "apkg", "--no-lock", "-q")
    run("import", "first/a.apkg", "-o", "in")
    assert 'class="' in Path("in/a.md").read_text(encoding="utf-8")
    run("build", "in/a.md", "-o", "second", "--to", "apkg", "--no-lock", "-q")
    assert sides_of(Path("second")) == sides_of(Path("first"))


def same_look(found: tuple[list[Any], dict[str, bytes]]) -> tuple[list[Any], dict[str, bytes]]:
    """Notes without what nobody sees: blank lines between blocks, the order of attributes, a paragraph of a picture."""
    notes, media = found

    def seen(field: str) -> str:
        field = re.sub(r"<p>(<img [^<>]*>)</p>", r"\1", re.sub(r">\s*\n\s*<", "><", field))
        return re.sub(r"<img [^<>]*>", lambda tag: " ".join(sorted(re.findall(r'[\w-]+="[^"]*"', tag.group()))), field)

    return [(deck, tuple(map(seen, fields)), *rest) for deck, fields, *rest in notes], media


def test_a_foreign_deck_is_built_with_the_same_words(tmp_path: Path) -> None:
    notes = (
        Made("Basic", ["1. What?<br>Why?", "<div>a *b*</div><div>\\(x&lt;y\\)</div>"], "D", ["a", "b::c"]),
        Made("Basic", ["Answer: what?", "A) x<br>B) y"], "D"),
        Made("Basic", ["# heading", "- [ ] box"], "D"),
        Made("Basic", ["C: is {{c1::no}} cloze", "Q: is no question"], "D"),
        Made("Cloze", ["<div>{{c1::a<br>b::hint}}</div><ul><li>{{c2::c}}</li></ul>", "extra"], "D"),
        Made("Basic (and reversed card)", ["<pre>x = 1<br>## y</pre>", "---<br>z"], "D"),
    )
    Path("deck.apkg").write_bytes(package(tmp_path / "c", notes))
    stderr = run("import", "deck.apkg", "-o", "out").stderr
    assert "imported 6 notes" in stderr
    assert "DP114" not in stderr
    run("build", "out", "-o", "made", "--to", "apkg", "--no-lock", "-q")
    built, _ = notes_of(Path("made"))
    assert len(built) == len(notes)
    assert [row[3] for row in built] == [(0,), (0,), (0,), (0,), (0, 1), (0, 1)]


def test_the_json_of_a_note_type_without_fields_is_refused() -> None:
    deck = json.loads(crowdanki([("a", "b")]))
    deck["note_models"][0]["flds"] = []
    deck["notes"][0]["fields"] = []
    Path("d.json").write_text(json.dumps(deck), encoding="utf-8")
    assert "error" in run("import", "d.json", "-o", "out", status=1).stderr


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("Capital of {{Country}}?", "Capital of … ?"),
        ("<div>What does <b>{{Word}}</b> mean?</div>", "What does … mean?"),
        ('<img class="logo" src="_map of.png"> Which is {{Number}}?', "picture _map of.png Which is … ?"),
        ("<IMG SRC=_map.png>{{Front}}", "picture _map.png"),
        ('<img src="{{Picture}}">{{Front}}', ""),
        ("{{Front}}", ""),
        ("{{#Hint}}<i>Hint: {{Hint}}</i>{{/Hint}}{{Front}}", ""),
        ("<script>var the = 'words in a script';</script>{{Front}}<hr>", ""),
    ],
)
def test_the_words_and_pictures_of_a_template_are_named(front: str, words: str) -> None:
    kind = ForeignType(1, "Capitals", False, (ForeignField("Country"),), (ForeignTemplate("Card 1", 0, front),))
    assert words_of_template(kind) == words


@pytest.mark.parametrize("answer", ["9.81 ± 0.05 m/s^2", "9.7 to 9.9 m", "-40 ± 1 °C", "grey"])
def test_answers_to_type_of_our_own_build_come_back_with_their_tolerance(answer: str) -> None:
    Path("a.md").write_text(f"---\nlang: en\n---\n# S\n\n## Typed?\n<!-- type-in -->\n\n{answer}\n", encoding="utf-8")
    run("build", "a.md", "-o", "one", "--to", "apkg,gift", "--no-lock")
    run("import", "one/a.apkg", "-o", "notes")
    run("build", "notes/S.md", "-o", "two", "--to", "gift", "--no-lock")
    first, second = (Path(name).read_text(encoding="utf-8").splitlines()[-1] for name in ("one/a.gift", "two/S.gift"))
    assert first == second


def test_media_whose_names_are_one_file_on_some_disks_get_two(tmp_path: Path) -> None:
    from moved import rezipped

    data = package(tmp_path / "c", [Made("Basic", ["q", '<img src="A.png"> <img src="a.png">'])], legacy=True)
    listed = json.dumps({"0": "A.png", "1": "a.png"})
    Path("deck.apkg").write_bytes(rezipped(data, {"media": listed, "0": PNG, "1": PNG + b"2"}))
    run("import", "deck.apkg", "-o", "out")
    assert sorted(path.name for path in Path("out/media").iterdir()) == ["A.png", "a (2).png"]
    assert "![](media/A.png) ![](media/a%20%282%29.png)" in next(Path("out").glob("*.md")).read_text(encoding="utf-8")


def test_a_name_of_media_that_no_disk_takes_is_cut(tmp_path: Path) -> None:
    from moved import rezipped

    name = "x" * 5000 + ".png"
    data = package(tmp_path / "c", [Made("Basic", ["q", f'<img src="{name}">'])], legacy=True)
    Path("deck.apkg").write_bytes(rezipped(data, {"media": json.dumps({"0": name}), "0": PNG}))
    run("import", "deck.apkg", "-o", "out")
    (made,) = Path("out/media").iterdir()
    assert made.name.startswith("xxx")
    assert len(made.name) < 80
    assert made.suffix == ".png"


@pytest.mark.parametrize(
    ("field", "reason"),
    [("<div>" * 3000, "nests HTML elements more than 2,000 deep"), ("<" * 200_000, "has more than 100,000 tags")],
)
def test_a_field_that_no_parser_reads_in_time_is_refused(field: str, reason: str) -> None:
    Path("notes.txt").write_text(f"{HEAD}What is light?\t{field}\n", encoding="utf-8")
    assert f"DP720 error: this file cannot be imported: a field of the note 1 {reason}" in " ".join(
        run("import", "notes.txt", "-o", "out", status=1).stderr.split()
    )
    assert not Path("out").exists()


@pytest.mark.parametrize("field", ["a<br>" * 3000, "<p>a" * 3000, "<div>" * 50 + "a"])
def test_a_long_field_of_many_tags_is_imported(field: str) -> None:
    assert "imported 1 note" in told(f"{HEAD}What is light?\t{field}\n")


def test_thousands_of_names_that_are_one_name_on_disk_are_numbered_in_linear_time() -> None:
    names = ["".join(signs) + ".png" for signs in product(":*|<>", repeat=5)]
    note = replace(NOTE, fields=("".join(f"<img src='{escape(name)}'>" for name in names),))
    collection = ForeignCollection((note,), {}, dict.fromkeys(names, bytes))
    began = process_time()
    media = used_media(collection, lambda _: False)
    assert sorted(media) == sorted(names)
    assert len({same_name(name) for name in media.values()}) == len(names)
    assert process_time() - began < 5


def test_thousands_of_decks_get_their_file_names_in_linear_time() -> None:
    kind = ForeignType(1, "Basic", False, (), ())
    decks = [replace(NOTE, deck=f"{n // 2}{'?*'[n % 2]}") for n in range(3000)]
    began = process_time()
    made = decks_of([Imported(one, kind, Note(Text("What is light?"))) for one in decks], {1: FieldMap(())})
    assert len({same_name(deck.file) for deck in made}) == len(decks)
    assert process_time() - began < 5


def test_a_name_that_is_another_one_in_an_address_is_another_name_on_disk(tmp_path: Path) -> None:
    from moved import rezipped

    data = package(tmp_path / "c", [Made("Basic", ["q", '<img src="a#b.png"> <img src="a%2523b.png">'])], legacy=True)
    listed = json.dumps({"0": "a#b.png", "1": "a%23b.png"})
    Path("deck.apkg").write_bytes(rezipped(data, {"media": listed, "0": PNG, "1": PNG + b"2"}))
    run("import", "deck.apkg", "-o", "out")
    assert Path("out/media/a#b.png").read_bytes() == PNG
    assert Path("out/media/a_23b.png").read_bytes() == PNG + b"2"
    assert "![](media/a%23b.png) ![](media/a_23b.png)" in next(Path("out").glob("*.md")).read_text(encoding="utf-8")


def test_two_processes_write_the_same_files_and_messages_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.project.import_jobs.LEAST", 1)
    monkeypatch.setattr("deckpress.project.jobs.LEAST", 1)
    rows = [f"What is <u>thing {n}</u>?\t<b>a{n}</b><p style='color: red'>b</p>\tDeck {n % 3}\n" for n in range(40)]
    rows += ["Which?\tA. one<br>B. two\tDeck 1\n", "x\t<iframe></iframe>y\tDeck 2\n"]
    Path("notes.txt").write_text(f"{HEAD}#deck column:3\n{''.join(rows)}", encoding="utf-8")
    made = []
    for jobs in (1, 2):
        found, problems = import_export(Path("notes.txt"), Path(f"out{jobs}"), Path.cwd(), jobs=jobs)
        said = [str(problem).replace(f"out{jobs}/", "") for problem in problems]
        made.append((list(found.texts.values()), said))
    assert made[0] == made[1]
    assert len(made[0][0]) == 3
    assert made[0][1]
