"""All files built into one package, sheet, quiz and exam: their content, their names, and what stays as it is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anki_collection import AnkiCollection
from deckpress.cli import cli
from deckpress.history.lock_reading import read_lock
from deckpress.model import Deck
from rendered import png

NET = "# Net\n\n## Basics\n\n### What is a packet?\n\nA unit of data. ![it](p.png)\n"
PYTHON = "# Python\n\n## What is a list?\n\nA sequence.\n\n## What is a packet?\n\nA book's old name. ![it](p.png)\n"
FILES = {"cards/net.md": NET, "cards/deep/python.md": PYTHON}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two files, whose pictures have one name."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    for name, text in FILES.items():
        write(name, text)
    write("cards/p.png", png(48, 16))
    write("cards/deep/p.png", png(24, 16))
    return tmp_path / "here"


def write(name: str, text: str | bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def built(*arguments: str) -> list[str]:
    """What a build that succeeds writes, without the folder `build`."""
    result = run("build", *arguments)
    assert result.exit_code == 0, result.output
    return [path.removeprefix("build/") for path in result.stdout.split("\n") if path]


def guids() -> dict[tuple[str, str], str]:
    """The guids of the lock by file and question."""
    lock, problems = read_lock("deckpress.lock", Path("deckpress.lock").read_text(encoding="utf-8"))
    assert problems == ()
    return {(entry.path, entry.question): entry.guid for entry in lock.entries}


# ---- the package ---------------------------------------------------------------------------------


def test_one_package_holds_all_notes_in_subdecks_of_its_deck_and_all_media(anki: AnkiCollection) -> None:
    assert built("--one", "Interview", "--to", "apkg") == ["Interview.apkg"]
    assert anki.import_apkg(Path("build/Interview.apkg").read_bytes())["new"] == 3
    notes = anki.notes().values()
    assert sorted((note.cards[0].deck, note.fields["Question"]) for note in notes) == [
        ("Interview::Net::Basics", "What is a packet?"),
        ("Interview::Python", "What is a list?"),
        ("Interview::Python", "What is a packet?"),
    ]
    assert sorted(len(data) for name, data in anki.media().items() if name.startswith("p-")) == sorted(
        len(Path(name).read_bytes()) for name in ("cards/p.png", "cards/deep/p.png")
    )
    assert anki.problems() == []


def test_guids_and_note_types_are_the_same_with_and_without_a_lock(anki: AnkiCollection) -> None:
    built("--to", "apkg")
    many = guids()
    for package in Path("build").rglob("*.apkg"):
        anki.import_apkg(package.read_bytes())
    before = anki.notes()
    for options in (("--one", "Interview"), ("-o", "all.apkg")):
        Path("deckpress.lock").unlink()
        built("--to", "apkg", *options)
        assert guids() == many
        package = Path("all.apkg") if options[0] == "-o" else Path("build/Interview.apkg")
        counts = anki.import_apkg(package.read_bytes())
        assert counts.keys() == {"duplicate"}
    assert anki.notes() == before


@pytest.mark.parametrize(
    ("name", "above", "place"),
    [
        ("Net", "", "Net"),
        ("Net", "Interview", "Interview::Net"),
        ("Interview", "Interview", "Interview"),
        ("interview::Net", "Interview", "Interview::Net"),
        ("Interviews", "Interview", "Interview::Interviews"),
        ("School::Net", "School", "School::Net"),
        ("Net", "School::Interview", "School::Interview::Net"),
        ("School::Interview::Net", "School::Interview", "School::Interview::Net"),
    ],
)
def test_a_deck_that_is_in_the_one_deck_already_stays_where_it_is(name: str, above: str, place: str) -> None:
    assert Deck(name, above=above).place == place


def test_a_file_with_the_decks_of_several_others_has_no_empty_deck(anki: AnkiCollection) -> None:
    built("-o", "all.apkg")
    anki.import_apkg(Path("all.apkg").read_bytes())
    assert set(anki.decks()) - {"Default"} == {"Net", "Net::Basics", "Python"}
    assert "1 card" in anki.decks()["Net::Basics"]


def test_the_same_sources_give_the_same_bytes() -> None:
    built("--one", "Interview", "--to", "apkg,sheet,quiz,paper")
    first = {path.name: path.read_bytes() for path in Path("build").iterdir()}
    built("--one", "Interview", "--to", "apkg,sheet,quiz,paper")
    assert {path.name: path.read_bytes() for path in Path("build").iterdir()} == first


# ---- pages and other formats ---------------------------------------------------------------------


def test_pages_hold_all_files_as_sections_below_the_title() -> None:
    assert built("--one", "Interview", "--to", "sheet,quiz,paper,cards") == [
        *("Interview.html", "Interview.quiz.html", "Interview.paper.html", "Interview.cards.html"),
    ]
    for name in ("html", "quiz.html", "paper.html", "cards.html"):
        page = Path(f"build/Interview.{name}").read_text(encoding="utf-8")
        assert "<title>Interview" in page
        assert page.count("What is a packet?") >= 2
    sheet = Path("build/Interview.html").read_text(encoding="utf-8")
    quiz = Path("build/Interview.quiz.html").read_text(encoding="utf-8")
    assert sheet.index("Python") < sheet.index("What is a list?")
    assert "Net › Basics" in quiz
    assert "Interview › Net" not in quiz


def test_a_text_above_the_questions_of_a_file_stays_with_them() -> None:
    write("cards/net.md", "# Net\n\n## Basics\n\nLook at the wire below.\n\n### What is a packet?\n\nA unit.\n")
    built("--one", "Interview", "--to", "paper")
    page = Path("build/Interview.paper.html").read_text(encoding="utf-8")
    assert page.count("Look at the wire below.") == 1


def test_other_formats_hold_all_files() -> None:
    assert built("--one", "Interview", "--to", "csv,gift,moodle,qti,quizlet") == [
        *("Interview.csv", "Interview.gift", "Interview.moodle.xml", "Interview.qti.zip", "Interview.quizlet.txt"),
    ]
    rows = [line for line in Path("build/Interview.csv").read_text(encoding="utf-8").split("\n") if line[:1] != "#"]
    assert [row[1] for row in csv.reader(io.StringIO("\n".join(rows))) if row] == [
        *("Interview::Net::Basics", "Interview::Python", "Interview::Python"),
    ]


def test_json_holds_one_file_whose_labels_and_media_it_has() -> None:
    assert built("--one", "Interview", "--to", "json,csv") == ["net.json", "deep/python.json", "Interview.csv"]
    assert json.loads(Path("build/net.json").read_text(encoding="utf-8"))["deck"] == "Net"
    refused = run("build", "-o", "all.json")
    assert (refused.exit_code, "json holds the notes of one file" in refused.output) == (1, True)
    assert not Path("all.json").exists()
    assert run("build", "cards/net.md", "-o", "one.json").exit_code == 0
    assert json.loads(Path("one.json").read_text(encoding="utf-8"))["deck"] == "Net"


# ---- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Interview", "Interview"),
        ("School::Interview", "School - Interview"),
        ("TCP/IP", "TCP - IP"),
        ("Version 1.5", "Version 1.5"),
        ("what?", "what_"),
        ("CON", "_CON"),
    ],
)
def test_the_outputs_are_named_after_the_deck(name: str, file: str) -> None:
    assert built("--one", name, "--to", "csv,sheet") == [f"{file}.csv", f"{file}.html"]


def test_files_whose_own_outputs_would_have_one_name_can_be_built_into_one() -> None:
    write("cards/net.txt", "Q: What is a hub?\nA: A box.\n")
    assert run("build").exit_code == 1
    assert built("--one", "Interview", "--to", "apkg") == ["Interview.apkg"]
    refused = run("build", "--one", "Interview", "--to", "json")
    assert (refused.exit_code, "DP602" in refused.output) == (1, True)


@pytest.mark.parametrize(
    ("out", "file"),
    [
        ("interview.apkg", "interview.apkg"),
        ("new/Interview 1.5.apkg", "new/Interview 1.5.apkg"),
        ("Interview.APKG", "Interview.APKG"),
        ("a.csv", "a.csv"),
        ("a.quiz.html", "a.quiz.html"),
        ("a.paper.html", "a.paper.html"),
        ("a.gift", "a.gift"),
        ("a.moodle.xml", "a.moodle.xml"),
        ("a.xml", "a.xml"),
        ("a.zip", "a.zip"),
        ("a.quizlet.txt", "a.quizlet.txt"),
    ],
)
def test_a_file_after_o_names_the_output_and_its_format(out: str, file: str) -> None:
    before = {path for path in Path().rglob("*") if path.is_file()}
    assert built("-o", out) == [file]
    assert {path for path in Path().rglob("*") if path.is_file()} - before == {Path(file), Path("deckpress.lock")}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("-o a.html", "use one of these: --to sheet -o a.html, -o a.quiz.html, -o a.cards.html, -o a.paper.html"),
        ("-o a.txt", "use one of these: -o a.blackboard.txt, -o a.aiken.txt, -o a.quizlet.txt"),
        ("-o a.pdf", "name the page and its format, such as -o a.paper.html, and add --pdf"),
        ("-o a.apkg --to csv", "leave out --to, or name a folder with -o"),
        ("-o a.apkg --to apkg,csv", "leave out --to, or name a folder with -o"),
    ],
)
def test_a_name_that_does_not_say_the_format_is_refused_with_names_that_do(options: str, said: str) -> None:
    refused = run("build", *options.split())
    assert (refused.exit_code, said in refused.output.replace("\n", " ")) == (2, True), refused.output


@pytest.mark.parametrize(
    ("options", "file"),
    [
        ("--to sheet -o a.html", "a.html"),
        ("--to quiz -o a.html", "a.html"),
        ("--to aiken -o a.txt", "a.txt"),
        ("--to apkg -o a.apkg", "a.apkg"),
    ],
)
def test_the_format_of_to_settles_what_a_name_leaves_open(options: str, file: str) -> None:
    write("cards/net.md", "# Net\n\n## Which?\n\n- [x] one\n- [ ] two\n")
    assert built(*options.split()) == [file]


@pytest.mark.parametrize("out", ["out", "out/", "v1.5", "a.apkg/"])
def test_any_other_name_after_o_is_a_folder(out: str) -> None:
    built("-o", out, "--to", "csv")
    assert Path(out, "net.csv").is_file()


def test_a_folder_with_the_name_of_a_file_is_a_folder() -> None:
    Path("old.apkg").mkdir()
    built("-o", "old.apkg", "--to", "csv")
    assert Path("old.apkg/net.csv").is_file()


def test_the_deck_of_one_file_keeps_its_name_and_title_in_a_file_of_another_name(anki: AnkiCollection) -> None:
    assert built("cards/net.md", "-o", "other.apkg") == ["other.apkg"]
    anki.import_apkg(Path("other.apkg").read_bytes())
    assert {note.cards[0].deck for note in anki.notes().values()} == {"Net::Basics"}


def test_o_names_the_file_and_one_the_deck() -> None:
    assert built("--one", "Interview questions", "-o", "q.csv") == ["q.csv"]
    assert "Interview questions::Net::Basics" in Path("q.csv").read_text(encoding="utf-8")


def test_a_table_beside_the_output_stays_a_source_and_the_output_is_none() -> None:
    write("words/more.csv", "question,answer\nWhat is a hub?,A box\n")
    built("words", "-o", "words/all.csv", "--lock", "a.lock")
    first = Path("words/all.csv").read_bytes()
    assert b"What is a hub?" in first
    built("words", "-o", "words/all.csv", "--lock", "a.lock")
    assert Path("words/all.csv").read_bytes() == first


def test_a_source_is_never_overwritten_by_the_named_file() -> None:
    write("words.csv", "question,answer\nWhat is a hub?,A box\n")
    refused = run("build", "words.csv", "-o", "words.csv")
    assert (refused.exit_code, "DP601" in refused.output) == (1, True)


# ---- the project ---------------------------------------------------------------------------------


def test_the_project_can_say_that_all_files_are_one() -> None:
    write("deckpress.toml", 'id = "me"\none = "Interview"\nto = ["apkg"]\n')
    assert built() == ["Interview.apkg"]
    assert built("cards") == ["Interview.apkg"]
    assert built("--one", "Other") == ["Other.apkg"]


def test_a_file_that_is_named_is_not_the_whole_package_of_the_project(anki: AnkiCollection) -> None:
    """It does not replace the package with a part of it; its deck and its notes are the same."""
    write("deckpress.toml", 'id = "me"\none = "Interview"\nto = ["apkg"]\n')
    built()
    whole = guids()
    assert built("cards/net.md") == ["net.apkg"]
    assert guids() == whole
    anki.import_apkg(Path("build/net.apkg").read_bytes())
    assert {note.cards[0].deck for note in anki.notes().values()} == {"Interview::Net::Basics"}


@pytest.mark.parametrize("value", ['""', "true", '["a"]'])
def test_one_must_be_a_text(value: str) -> None:
    write("deckpress.toml", f"one = {value}\n")
    refused = run("check")
    assert (refused.exit_code, "DP008" in refused.output) == (1, True)


def test_one_needs_a_name() -> None:
    refused = run("build", "--one", " ")
    assert (refused.exit_code, "--one needs a name" in refused.output) == (2, True)


# ---- what the files do not share -----------------------------------------------------------------


def test_front_matter_that_only_some_files_have_is_left_out_with_a_warning() -> None:
    write("cards/net.md", "---\ncolumns: 3\n---\n" + NET)
    result = run("build", "--one", "Interview", "--to", "sheet")
    assert (
        "cards/net.md: DP607 warning: all files are built into one deck, so 'columns' of this file is left out"
        in result.output
    )


@pytest.mark.parametrize("setting", ["columns: 3", "lang: de", "date: 2026-01-01"])
def test_front_matter_that_all_files_have_counts(setting: str) -> None:
    write("cards/net.md", f"---\n{setting}\n---\n{NET}")
    write("cards/deep/python.md", f"---\n{setting}\n---\n{PYTHON}")
    result = run("build", "--one", "Interview", "--to", "sheet")
    assert (result.exit_code, "DP607" in result.output) == (0, False)


def test_what_is_on_the_cards_is_as_each_file_says() -> None:
    write("cards/net.md", "---\ncard-context: none\n---\n" + NET)
    result = run("build", "--one", "Interview", "--to", "apkg")
    assert (result.exit_code, "DP607" in result.output) == (0, False)


def test_pages_have_the_language_of_the_first_file_that_names_one_with_a_warning_for_the_others() -> None:
    write("cards/deep/python.md", f"---\nlang: fr\n---\n{PYTHON}")
    write("cards/net.md", f"---\nlang: de\n---\n{NET}")
    result = run("build", "--one", "Interview", "--to", "sheet")
    said = "cards/deep/python.md: DP607 warning: all files are built into one deck, so 'lang' of this file counts"
    assert said in result.output
    assert 'lang="de"' in Path("build/Interview.html").read_text(encoding="utf-8")[:400]


def test_an_id_that_two_files_have_is_reported() -> None:
    write("cards/net.md", NET.replace("packet?\n", "packet?\n<!-- id: p -->\n"))
    write("cards/deep/python.md", PYTHON.replace("list?\n", "list?\n<!-- id: p -->\n"))
    assert "DP111" in run("build", "--one", "Interview", "--to", "apkg").output


def test_nothing_is_written_if_one_file_has_an_error() -> None:
    write("cards/net.md", NET.replace("p.png", "none.png"))
    assert run("build", "--one", "Interview").exit_code == 1
    assert not Path("build").exists()


# ---- between one and many ------------------------------------------------------------------------


def test_a_deleted_note_is_retired_in_the_one_package(anki: AnkiCollection) -> None:
    built("--one", "Interview", "--to", "apkg")
    anki.import_apkg(Path("build/Interview.apkg").read_bytes())
    write("cards/deep/python.md", PYTHON.partition("## What is a packet")[0])
    built("--one", "Interview", "--to", "apkg", "--retire")
    assert anki.import_apkg(Path("build/Interview.apkg").read_bytes())["updated"] == 1
    assert [note.fields["Question"] for note in anki.notes().values() if note.tags] == ["What is a packet?"]


def test_a_plan_against_the_one_package_knows_its_notes_and_decks() -> None:
    built("--one", "Interview", "--to", "apkg")
    Path("build/Interview.apkg").rename("v1.apkg")
    Path("deckpress.lock").unlink()
    planned = run("plan", "--one", "Interview", "--against", "v1.apkg")
    assert planned.stdout.splitlines()[-1] == "importing this build: nothing changes"
    assert "rename it in Anki" in run("plan", "--against", "v1.apkg").stdout


def test_plan_says_which_decks_are_renamed() -> None:
    built("--to", "apkg")
    planned = run("plan", "--one", "Interview").stdout
    assert "deck Net is now called Interview::Net: rename it in Anki before the import" in planned
