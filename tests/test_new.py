"""`deckpress new`: a project that builds at once, in a folder in which nothing is replaced."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from anki_collection import AnkiCollection
from deckpress.cli import cli
from deckpress.history.identity import new_project_id
from deckpress.project.config import find_project
from deckpress.project.starting import start_project
from deckpress.starter import RECIPES, Wanted, new_files, toml_string

PLAIN = {"deckpress.toml", "README.md", "Makefile", ".gitignore"}
EXAMPLE = {"cards/water.md", "cards/media/molecule.svg"}
NOTE = "# Light\n\n## What is light?\n\nA wave.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    return tmp_path


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def build(project: str, *arguments: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        return run("build", "--strict", *arguments)


def tree(folder: str) -> dict[str, str]:
    root = Path(folder)
    return {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in root.rglob("*") if p.is_file()}


# ---- what it writes ------------------------------------------------------------------------------


def test_it_writes_settings_an_example_and_a_makefile_and_prints_their_paths() -> None:
    printed = run("new", "biology").stdout.splitlines()
    assert {line.removeprefix("biology/") for line in printed} == PLAIN | EXAMPLE
    assert set(tree("biology")) == PLAIN | EXAMPLE


def test_the_new_project_builds_at_once_without_a_warning_or_a_note() -> None:
    run("new", "biology")
    built = build("biology", "--to", "apkg,csv,sheet,quiz,cards,paper", "-v")
    assert "warning" not in built.stderr
    assert " note: " not in built.stderr
    assert Path("biology/build/water.apkg").is_file()


def test_the_example_shows_every_kind_of_card(anki: AnkiCollection) -> None:
    run("new", "biology")
    build("biology", "--to", "apkg")
    assert anki.import_apkg(Path("biology/build/water.apkg").read_bytes()) == {"new": 8}
    assert anki.problems() == []
    text = Path("biology/cards/water.md").read_text(encoding="utf-8")
    for sign in ("{reverse}", "type-in", "- [x]", "C: ", "{{c2::", "$$", "```python", "hint:", "![", "**Answer:**"):
        assert sign in text
    assert anki.collection.card_count() == 10


def test_two_projects_of_one_name_have_different_ids_and_the_first_build_says_nothing_about_it() -> None:
    run("new", "a/biology")
    run("new", "b/biology")
    ids = [find_project(Path(name).absolute())[0].id for name in ("a/biology", "b/biology")]
    assert all(re.fullmatch(r"biology-[0-9a-f]{8}", own) for own in ids)
    assert ids[0] != ids[1]
    assert "DP712" not in build("a/biology").stderr


def test_the_files_follow_from_the_name_and_the_id() -> None:
    wanted = Wanted("Biology", "biology-01234567")
    assert new_files(wanted) == new_files(wanted)
    assert b'id = "biology-01234567"' in new_files(wanted)["deckpress.toml"]


def test_quiet_prints_nothing() -> None:
    assert run("new", "biology", "-q").output == ""


# ---- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Biologie für Übermorgen", 'Jo\'s "best" notes', "a$b ${c} `d`", "数学", "#1 *x*", "x\\y"]
)
def test_a_folder_may_have_any_name(name: str) -> None:
    run("new", name)
    project, problems = find_project(Path(name).absolute())
    assert problems == ()
    assert project.name == name
    build(name)


def test_the_name_may_be_another_one_than_that_of_the_folder() -> None:
    run("new", "x", "--name", "Biology for all")
    project, _ = find_project(Path("x").absolute())
    assert project.name == "Biology for all"
    assert project.id.startswith("biology-for-all-")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_a_string_in_the_settings(text: str) -> None:
    assert tomllib.loads(f"name = {toml_string(text)}") == {"name": text}


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Biology", "biology-7"),
        ("Jo's Übungen", "jo-s-ubungen-7"),
        ("Straße", "strasse-7"),
        ("数学", "deck-7"),
        ("", "deck-7"),
        ("a" * 99, f"{'a' * 30}-7"),
    ],
)
def test_the_id_begins_with_the_name_in_letters_of_ascii(name: str, id: str) -> None:
    assert new_project_id(name, "7") == id


@pytest.mark.parametrize("arguments", [[""], ["x", "--name", " "], ["x", "--ci", "jenkins"], []])
def test_what_cannot_be_a_project_is_a_usage_error(folder: Path, arguments: list[str]) -> None:
    run("new", *arguments, status=2)
    assert list(folder.iterdir()) == []


# ---- folders that exist --------------------------------------------------------------------------


def test_markdown_that_is_there_becomes_the_cards() -> None:
    Path("notes/more").mkdir(parents=True)
    Path("notes/a.md").write_text(NOTE, encoding="utf-8")
    Path("notes/more/b.markdown").write_text(NOTE.replace("ight", "ime"), encoding="utf-8")
    run("new", "notes")
    assert set(tree("notes")) == PLAIN | {"a.md", "more/b.markdown"}
    assert build("notes", "--to", "csv").stdout.splitlines() == ["build/a.csv", "build/more/b.csv"]


def test_the_current_folder_can_become_a_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("my notes").mkdir()
    monkeypatch.chdir("my notes")
    Path("a.md").write_text(NOTE, encoding="utf-8")
    assert set(run("new", ".").stdout.splitlines()) == PLAIN
    assert find_project(folder / "my notes")[0].name == "my notes"
    assert "build/a.apkg" in run("build", "--strict").stdout


def test_a_cards_folder_that_is_there_is_used_as_it_is() -> None:
    Path("x/cards").mkdir(parents=True)
    Path("x/cards/a.md").write_text(NOTE, encoding="utf-8")
    Path("x/other.md").write_text(NOTE, encoding="utf-8")
    run("new", "x")
    assert "include" not in tree("x")["deckpress.toml"]
    assert build("x", "--to", "csv").stdout.splitlines() == ["build/a.csv"]


@pytest.mark.parametrize("name", sorted((PLAIN | EXAMPLE) - {"deckpress.toml"}))
def test_a_file_that_is_there_is_kept_and_named_and_the_others_are_written(name: str) -> None:
    path = Path("x", name)
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    done = run("new", "x", "--example")
    found = tree("x")
    assert found.pop(name) == "mine"
    assert found.keys() == (PLAIN | EXAMPLE) - {name}
    assert f"  kept x/{name}" in done.stderr
    assert f"x/{name}" not in done.stdout.splitlines()


def test_several_files_are_kept_and_a_gitignore_is_told_what_it_lacks() -> None:
    Path("x").mkdir()
    Path("x/README.md").write_text("# Mine\n", encoding="utf-8")
    Path("x/.gitignore").write_text("*.log\nbuild\n", encoding="utf-8")
    assert run("new", "x").stderr.splitlines() == [
        "  kept x/README.md, which was there",
        "  kept x/.gitignore; add these lines to it: /.venv/",
    ]
    assert run("new", "x", status=1).stderr.startswith(
        "x/deckpress.toml: DP621 error: this folder is already a project"
    )


def test_a_project_that_is_there_stays_as_it_is() -> None:
    Path("x").mkdir()
    Path("x/deckpress.toml").write_text("", encoding="utf-8")
    assert "name a new folder" in run("new", "x", status=1).stderr
    assert tree("x") == {"deckpress.toml": ""}


def test_a_folder_in_place_of_a_file_is_in_the_way() -> None:
    Path("x/README.md").mkdir(parents=True)
    assert "x/README.md: DP621 error" in run("new", "x", status=1).stderr
    assert [path.name for path in Path("x").iterdir()] == ["README.md"]


def test_a_link_to_nothing_is_kept_as_a_file_is() -> None:
    Path("x").mkdir()
    Path("x/Makefile").symlink_to("nowhere")
    assert "  kept x/Makefile" in run("new", "x").stderr
    assert Path("x/Makefile").is_symlink()
    assert not Path("x/nowhere").exists()


def test_the_message_names_the_file_and_what_to_do(golden: Callable[[str, str], None]) -> None:
    Path("x").mkdir()
    Path("x/cards").write_text("mine", encoding="utf-8")
    golden("bad-new.txt", run("new", "x", status=1).stderr)


def test_a_file_in_place_of_a_folder_is_named() -> None:
    Path("x").mkdir()
    Path("x/cards").write_text("mine", encoding="utf-8")
    assert "x/cards: DP621 error" in run("new", "x", status=1).stderr
    assert tree("x") == {"cards": "mine"}


def test_nothing_is_written_through_a_link_that_leads_away() -> None:
    Path("away").mkdir()
    Path("x").mkdir()
    Path("x/cards").symlink_to(Path("away").absolute())
    assert "x/cards: DP402 error" in run("new", "x", status=1).stderr
    assert list(Path("away").iterdir()) == []


@pytest.mark.parametrize("path", ["file", "file/x"])
def test_a_file_cannot_become_a_project(path: str) -> None:
    Path("file").write_text("mine", encoding="utf-8")
    said = run("new", path, status=1).stderr
    assert f"{path}: DP601 error: cannot write here" in said
    assert "-o" not in said
    assert Path("file").read_text(encoding="utf-8") == "mine"


def test_the_id_in_a_lock_that_is_there_stays_in_force() -> None:
    Path("x/cards").mkdir(parents=True)
    Path("x/deckpress.toml").write_text('id = "old"', encoding="utf-8")
    Path("x/cards/a.md").write_text(NOTE, encoding="utf-8")
    build("x")
    Path("x/deckpress.toml").unlink()
    run("new", "x")
    assert find_project(Path("x").absolute())[0].id == "old"
    build("x")


def test_notes_that_are_known_without_an_id_get_none() -> None:
    Path("x/cards").mkdir(parents=True)
    Path("x/cards/a.md").write_text(NOTE, encoding="utf-8")
    build("x")
    run("new", "x")
    assert find_project(Path("x").absolute())[0].id == ""
    build("x")


def test_a_damaged_lock_is_reported_and_nothing_is_written() -> None:
    Path("x").mkdir()
    Path("x/deckpress.lock").write_text("<<<<", encoding="utf-8")
    assert "x/deckpress.lock" in run("new", "x", status=1).stderr
    assert tree("x") == {"deckpress.lock": "<<<<"}


# ---- options -------------------------------------------------------------------------------------


def test_without_the_example_the_folder_of_cards_is_empty() -> None:
    run("new", "x", "--no-example")
    assert set(tree("x")) == PLAIN | {"cards/.gitkeep"}
    Path("x/cards/a.md").write_text(NOTE, encoding="utf-8")
    build("x")


def test_the_example_can_be_added_to_markdown_that_is_there() -> None:
    Path("x").mkdir()
    Path("x/a.md").write_text(NOTE, encoding="utf-8")
    run("new", "x", "--example")
    assert build("x", "--to", "csv").stdout.splitlines() == ["build/a.csv", "build/water.csv"]


@pytest.mark.parametrize("service", RECIPES)
def test_the_recipe_checks_and_builds_on_every_push(service: str) -> None:
    run("new", "x", "--ci", service)
    text = tree("x")[RECIPES[service]]
    commands = re.findall(r"(?:run:|^ +-) (deckpress .+|pip .+)$", text, re.MULTILINE)
    assert [words.split()[:2] for words in commands] == [
        ["pip", "install"],
        ["deckpress", "check"],
        ["deckpress", "build"],
    ]
    assert isinstance(yaml.safe_load(text), dict)
    for line in commands[1:]:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir("x")
            run(*line.split()[1:])


# ---- make ----------------------------------------------------------------------------------------


def test_make_deck_installs_deckpress_once_and_builds(folder: Path) -> None:
    """A stand-in for Python makes the environment: the tests need no network."""
    run("new", "my deck")
    stub = folder / "python"
    stub.write_text(
        f"#!/bin/sh\nmkdir -p .venv/bin\nprintf '#!/bin/sh\\necho pip \"$@\" >> log\\n' > .venv/bin/python\n"
        f"printf '#!/bin/sh\\nexec {sys.executable} -m deckpress \"$@\"\\n' > .venv/bin/deckpress\n"
        "chmod +x .venv/bin/*\n",
        encoding="utf-8",
    )
    stub.chmod(stub.stat().st_mode | stat.S_IXUSR)
    for _ in range(2):
        done = subprocess.run(
            ["make", "deck", f"PYTHON={stub}", "DECKPRESS=a b"],
            cwd="my deck",
            env={**os.environ, "DECKPRESS_CACHE": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "build/water.apkg" in done.stdout
    log = Path("my deck/log").read_text(encoding="utf-8").splitlines()
    assert log == ["pip -m pip install --quiet --disable-pip-version-check a b"]


def test_a_file_that_cannot_be_written_leaves_no_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    started, problems = start_project(folder / "a/b", folder, Wanted("b", "b-1"))
    assert started.written == ()
    assert [d.code for d in problems] == ["DP601"]
    assert list(folder.iterdir()) == []
