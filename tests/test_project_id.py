"""The id of a project: what a note's guid depends on without a lock, and what an id does that is set later."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import deckpress
from deckpress.cli import cli
from deckpress.exporters.anki.names import note_type_id
from deckpress.history.lock import NAME
from deckpress.history.lock_reading import read_lock
from deckpress.history.release import Release, read_release

NET = "# Net\n\n## What is a port?\n\nA number.\n"
ART = "# Art\n\n## What is a fresco?\n\nPaint on wet plaster.\n"
FIRST = "# Aardvarks\n\n## What do aardvarks eat?\n\nAnts.\n"
WITH_ID = 'id = "jo-net"\n'


@pytest.fixture(autouse=True)
def _in_an_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def build(files: Mapping[str, str], *arguments: str, folder: str = "one") -> tuple[dict[str, Release], Result]:
    """The packages of a project with these files, by stem, and what was said."""
    root = Path(folder)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        result = CliRunner().invoke(cli, ["build", "--to", "apkg", *arguments], prog_name="deckpress")
    assert result.exit_code == 0, result.output
    return {path.stem: read(path) for path in sorted((root / "build").glob("*.apkg"))}, result


def read(path: Path) -> Release:
    release, problems = read_release(path.name, path.read_bytes())
    assert release is not None, problems
    return release


def identity(release: Release) -> tuple[set[str], set[int]]:
    """The guids and the ids of the note types of a package."""
    return {note.guid for note in release.notes}, {kind.id for kind in release.types}


def remembered(folder: str = "one") -> str:
    return read_lock(NAME, (Path(folder) / NAME).read_text(encoding="utf-8"))[0].project


# ---- without a lock --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "arguments"),
    [
        ({"cards/net.md": NET, "cards/aardvarks.md": FIRST}, ()),
        ({"cards/net.md": NET, "cards/zoo.md": FIRST, "cards/art.md": ART}, ()),
        ({"cards/net.md": NET, "cards/aardvarks.md": FIRST}, ("cards/net.md",)),
        ({"cards/net.md": NET, "cards/aardvarks.md": FIRST}, ("cards/net.md", "cards/aardvarks.md")),
        ({"cards/net.md": NET, "cards/aardvarks.md": FIRST}, ("cards",)),
        ({"cards/net.md": NET, "deckpress.toml": 'name = "Mine"\n'}, ()),
        ({"deep/net.md": NET, "deep/aardvarks.md": FIRST}, ("deep",)),
    ],
    ids=["one sorts first", "two sort around it", "it alone", "both named", "folder", "other settings", "no project"],
)
def test_other_files_and_what_is_built_change_no_guid_and_no_note_type(
    files: Mapping[str, str], arguments: tuple[str, ...]
) -> None:
    alone, _ = build({"cards/net.md": NET}, folder="alone")
    others, _ = build(files, *arguments, folder="others")
    assert identity(others["net"]) == identity(alone["net"])


def test_a_program_ships_the_guids_that_a_build_ships() -> None:
    built, _ = build({"cards/net.md": NET})
    Path("net.apkg").write_bytes(deckpress.export(deckpress.read(NET, path="net.md").deck, "apkg").data)
    assert identity(read(Path("net.apkg"))) == identity(built["net"])


def test_an_id_makes_the_notes_of_two_authors_two_notes() -> None:
    one, _ = build({"cards/net.md": NET, "deckpress.toml": WITH_ID}, folder="jo")
    other, _ = build({"cards/net.md": NET, "deckpress.toml": 'id = "al-net"\n'}, folder="al")
    guids, types = identity(one["net"])
    assert not guids & identity(other["net"])[0]
    assert not types & identity(other["net"])[1]


def test_without_an_id_of_the_project_the_same_short_id_in_two_decks_is_two_notes() -> None:
    one, _ = build({"cards/net.md": "# Net\n\n## What is a port? {#1}\n\nA number.\n"}, folder="jo")
    other, _ = build({"cards/art.md": "# Art\n\n## What is a fresco? {#1}\n\nPaint.\n"}, folder="al")
    assert not identity(one["net"])[0] & identity(other["art"])[0]


# ---- what a build without an id says ----------------------------------------------------------------


def test_the_first_build_of_a_project_without_an_id_says_what_to_write_and_no_later_one_does() -> None:
    _, first = build({"cards/net.md": NET})
    assert first.stderr.count("DP712 note") == 1
    assert 'write id = "one-' in first.stderr
    _, second = build({"cards/net.md": NET.replace("A number", "A number of a host")})
    assert "DP712" not in second.stderr


def test_a_settings_file_beside_a_single_file_makes_its_notes_the_author_s_own() -> None:
    """docs/updating.md tells it: without an id, Anki takes the same question of two authors for one note."""
    before, _ = build({"net.md": NET}, "net.md", folder="jo")
    other, _ = build({"net.md": NET}, "net.md", folder="al")
    assert identity(before["net"]) == identity(other["net"])
    (Path("jo") / NAME).unlink()
    after, result = build({"net.md": NET, "deckpress.toml": WITH_ID}, "net.md", folder="jo")
    assert not identity(after["net"])[0] & identity(other["net"])[0]
    assert "DP71" not in result.stderr


def test_two_projects_are_given_two_ids() -> None:
    lines = set()
    for folder in ("a/notes", "b/notes"):
        _, result = build({"cards/net.md": NET}, folder=folder)
        (line,) = (line for line in result.stderr.splitlines() if "write id = " in line)
        lines.add(line)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("files", "arguments", "advised"),
    [
        ({"cards/net.md": NET}, (), True),
        ({"deckpress.toml": "", "cards/net.md": NET}, ("cards/net.md",), True),
        ({"deep/net.md": NET}, ("deep",), True),
        ({"net.md": NET}, ("net.md",), False),
        ({"cards/net.md": NET}, ("--no-lock",), False),
        ({"cards/net.md": NET, "deckpress.toml": WITH_ID}, (), False),
        ({"cards/net.md": NET}, ("-q",), False),
    ],
    ids=["project", "file of a project", "folder", "single file", "no lock", "with an id", "quiet"],
)
def test_only_a_project_that_writes_a_lock_gets_advice_about_its_id(
    files: Mapping[str, str], arguments: tuple[str, ...], advised: bool
) -> None:
    _, result = build(files, *arguments)
    assert ("DP712" in result.stderr) is advised


def test_the_steps_that_are_named_make_the_project_distinct_and_silent() -> None:
    before, _ = build({"cards/net.md": NET})
    (Path("one") / NAME).unlink()
    after, result = build({"cards/net.md": NET, "deckpress.toml": WITH_ID})
    assert not identity(after["net"])[0] & identity(before["net"])[0]
    assert remembered() == "jo-net"
    assert "DP71" not in result.stderr


# ---- an id that is set, changed or removed later -----------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("", WITH_ID, "remove the id; or"),
        (WITH_ID, 'id = "other"\n', 'write id = "jo-net"; or'),
        (WITH_ID, "", ""),
        (WITH_ID, WITH_ID, ""),
    ],
    ids=["set", "changed", "removed", "the same"],
)
def test_the_id_of_the_first_build_stays_in_force(first: str, second: str, says: str) -> None:
    before, _ = build({"cards/net.md": NET, "deckpress.toml": first})
    after, result = build({"cards/net.md": NET + "\n## What is a host?\n\nA machine.\n", "deckpress.toml": second})
    guids, types = identity(before["net"])
    assert guids < identity(after["net"])[0]
    assert types == identity(after["net"])[1]
    assert ("DP713 warning" in result.stderr) is bool(says)
    assert says in result.stderr


def test_an_old_lock_keeps_the_id_that_was_the_name_of_its_first_deck() -> None:
    build({"cards/net.md": NET})
    lock = Path("one") / NAME
    lock.write_text(
        lock.read_text(encoding="utf-8").replace('"project": ""', '"project": "deck:Net"'), encoding="utf-8"
    )
    packages, result = build({"cards/aardvarks.md": FIRST})
    assert remembered() == "deck:Net"
    assert identity(packages["net"])[1] == {note_type_id("deck:Net", "qa")}
    assert "DP71" not in result.stderr


def test_a_lock_without_notes_leaves_the_choice_of_an_id() -> None:
    build({"cards/net.md": NET, "deckpress.toml": ""})
    lock = Path("one") / NAME
    lock.write_text(lock.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    _, result = build({"deckpress.toml": WITH_ID})
    assert remembered() == "jo-net"
    assert "DP713" not in result.stderr


def test_ids_in_the_text_tell_that_the_notes_were_built_without_an_id_though_the_lock_is_lost() -> None:
    before, _ = build({"cards/net.md": NET + "\n## What is a host?\n\nA machine.\n", "deckpress.toml": ""})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("one")
        assert CliRunner().invoke(cli, ["ids", "--write"], prog_name="deckpress").exit_code == 0
        Path(NAME).unlink()
    after, result = build({"deckpress.toml": WITH_ID})
    assert identity(after["net"]) == identity(before["net"])
    assert "DP713 warning" in result.stderr
    assert "delete the ids that deckpress ids wrote" in result.stderr


def test_ids_that_were_written_under_the_id_of_the_project_are_no_sign_of_another_one() -> None:
    build({"cards/net.md": NET, "deckpress.toml": WITH_ID})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("one")
        assert CliRunner().invoke(cli, ["ids", "--write"], prog_name="deckpress").exit_code == 0
        Path(NAME).unlink()
    _, result = build({})
    assert "DP713" not in result.stderr
    assert remembered() == "jo-net"


# ---- a plan against a package -----------------------------------------------------------------------


def plan(*arguments: str, folder: str = "one") -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return CliRunner().invoke(cli, ["plan", *arguments], prog_name="deckpress")


def released(files: Mapping[str, str]) -> None:
    build(files)
    (Path("one") / "build/net.apkg").rename("v1.apkg")


def test_a_plan_against_a_package_of_another_id_is_an_error_and_adopt_restores_the_id() -> None:
    released({"cards/net.md": NET, "deckpress.toml": 'id = "old"\n'})
    (Path("one") / NAME).unlink()
    (Path("one") / "deckpress.toml").write_text(WITH_ID, encoding="utf-8")
    result = plan("--against", "../v1.apkg")
    assert result.exit_code == 1
    assert "DP706 error" in result.stderr
    result = plan("--against", "../v1.apkg")
    assert "importing" not in result.stdout


def test_a_lost_lock_of_a_project_without_an_id_is_adopted_though_an_id_was_set() -> None:
    released({"cards/net.md": NET, "deckpress.toml": ""})
    (Path("one") / NAME).unlink()
    (Path("one") / "deckpress.toml").write_text(WITH_ID, encoding="utf-8")
    assert "DP706 error" in plan("--against", "../v1.apkg").stderr
    result = plan("--against", "../v1.apkg", "--adopt")
    assert (result.exit_code, remembered()) == (0, "")
    assert "DP713 warning" in result.stderr
    after, _ = build({})
    assert identity(after["net"]) == identity(read(Path("v1.apkg")))


def test_without_an_id_a_package_of_other_notes_belongs_to_another_project() -> None:
    released({"cards/net.md": NET})
    result = plan("--against", "../v1.apkg", folder=str(art()))
    assert result.exit_code == 1
    assert "belongs to another project" in result.stderr


def art() -> Path:
    build({"cards/art.md": ART}, folder="art")
    return Path("art")
