"""`-` is the standard input: a text that is treated like a file of its --name in the current folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from rendered import png

GOOD = "## What is light?\n\nA wave.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, text: str | bytes = GOOD) -> Result:
    return CliRunner().invoke(cli, arguments, input=text, prog_name="deckpress", catch_exceptions=False)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_build_writes_into_the_default_folder_under_the_name_stdin(here: Path) -> None:
    result = run("build", "-", "--to", "csv,sheet")
    assert result.exit_code == 0
    assert result.stdout.split() == ["build/stdin.csv", "build/stdin.html"]
    assert files(here) == ["build/stdin.csv", "build/stdin.html", "deckpress.lock"]
    assert '"Basic","stdin"' in (here / "build/stdin.csv").read_text(encoding="utf-8")


def test_the_same_text_as_a_file_gives_the_same_bytes_and_the_same_lock(here: Path) -> None:
    made = []
    for arguments in (("notes.md",), ("-", "--name", "notes.md")):
        (here / "notes.md").write_text(GOOD, encoding="utf-8")
        assert run("build", *arguments, "-o", "out").exit_code == 0
        made.append({name: (here / name).read_bytes() for name in files(here)})
        for name in made[-1]:
            (here / name).unlink()
    assert made[0] == made[1]


def test_a_note_keeps_its_identity_from_build_to_build(here: Path) -> None:
    run("build", "-", "--to", "csv")
    before = (here / "deckpress.lock").read_text(encoding="utf-8")
    assert '"path":"stdin"' in before.replace(" ", "")
    result = run("plan", "-", text=GOOD.replace("A wave", "A fast wave"))
    assert result.stdout.splitlines()[-1] == "importing this build: 1 updated"
    assert (here / "deckpress.lock").read_text(encoding="utf-8") == before


def test_the_name_decides_on_the_dialect_the_deck_and_what_problems_are_said_of() -> None:
    deck = json.loads(run("inspect", "-", "--name", "birds.tsv", "--json", text="a\tb\nc\td\n").stdout)
    assert deck["deck"] == "birds"
    told = run("check", "-", "--name", "birds.md", text="## What?\n\n## Why?\n\nSo.\n").stdout
    assert told.startswith("birds.md:1:1: DP104 warning: ")


def test_pictures_and_macros_count_from_the_folder_of_the_name(here: Path) -> None:
    (here / "cards").mkdir()
    (here / "cards/it.png").write_bytes(png())
    (here / "cards/macros.tex").write_text("\\newcommand{\\R}{\\mathbb{R}}\n", encoding="utf-8")
    text = "## What?\n\n![](it.png) $\\R$\n"
    assert run("check", "-", "--name", "cards/notes.md", text=text).output == ""
    assert "DP401" in run("check", "-", text=text).output


def test_a_project_takes_it_for_one_of_its_files(here: Path) -> None:
    (here / "deckpress.toml").write_text('deck = "Physics"\n', encoding="utf-8")
    (here / "cards").mkdir()
    result = run("build", "-", "--name", "cards/light.md", "--to", "csv")
    assert result.stdout.split() == ["build/light.csv"]
    assert "Physics" in (here / "build/light.csv").read_text(encoding="utf-8")


def test_it_is_built_together_with_files(here: Path) -> None:
    (here / "heat.md").write_text("## What is heat?\n\nMotion.\n", encoding="utf-8")
    assert run("build", "heat.md", "-", "--to", "csv", "-o", "out").stdout.split() == ["out/heat.csv", "out/stdin.csv"]
    assert run("build", "-", "-", "--to", "csv", "-o", "out").stdout.split() == ["out/stdin.csv"]


def test_it_must_not_go_by_the_name_of_a_file_that_is_read(here: Path) -> None:
    (here / "heat.md").write_text(GOOD, encoding="utf-8")
    for paths in (("heat.md", "-"), ("-", "heat.md"), ("-", ".")):
        result = run("build", *paths, "--name", "heat.md", "-o", "out")
        assert result.exit_code == 1
        assert "heat.md: DP602 error: the standard input goes by the name of a file that is read" in result.output
        assert not (here / "out").exists()


def test_convert_is_a_filter(here: Path) -> None:
    assert run("convert", "-", "-q", text="Q: a\nA: b\n").stdout == run("convert", "-", text="Q: a\nA: b\n").stdout
    (here / "deck.md").write_text("old", encoding="utf-8")
    assert run("convert", "-", "--name", "deck.md", "-o", "deck.md", text="Q: a?\nA: b\n").exit_code == 0
    assert "a?" in (here / "deck.md").read_text(encoding="utf-8")
    (here / "out").mkdir()
    assert run("convert", "-", "-o", "out", text="Q: a?\nA: b\n").stdout == "out/stdin.md\n"
    (here / "-").mkdir()
    assert run("convert", "-", text="Q: a?\nA: b\n").exit_code == 0


def test_a_file_that_is_called_so_is_named_with_its_folder(here: Path) -> None:
    (here / "-").write_text("## Here?\n\nYes.\n", encoding="utf-8")
    assert "Here?" in run("inspect", "./-").stdout
    assert "What is light?" in run("inspect", "-").stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("ids", "-"), "ids changes files, and standard input is not a file"),
        (("build", "notes.md", "--name", "x"), "--name is the name of standard input"),
        (("check", "--name", "x"), "--name is the name of standard input"),
        *((("check", "-", "--name", name), "--name needs a file name") for name in ("", " ", ".", "..", "a/")),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_use(arguments: tuple[str, ...], reason: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.output


@pytest.mark.parametrize(
    ("text", "code"), [(b"", "DP004"), (b"\xff", "DP002"), (bytes(range(256)) * 8, "DP003"), (b"x" * 200, "DP009")]
)
def test_bad_input_is_told_like_that_of_a_file(text: bytes, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if code == "DP009":
        monkeypatch.setattr("deckpress.disk.MOST_SOURCE", 100)
        monkeypatch.setattr("deckpress.project.loading.MOST_SOURCE", 100)
    result = run("build", "-", text=text)
    assert result.exit_code == 1
    assert result.output.startswith("stdin")
    assert f"{code} error: " in result.output
    assert not Path("build").exists()


def test_a_long_name_is_an_error() -> None:
    result = run("build", "-", "--name", "x" * 300)
    assert result.exit_code == 1
    assert "error: " in result.output


@pytest.mark.skipif(os.name == "nt", reason="the shell closes no stream on Windows")
@pytest.mark.parametrize("how", ["<&-", "< /dev/null", "< notes.md", "| cat notes.md |"])
def test_it_may_be_a_file_a_pipe_empty_or_closed(how: str, here: Path) -> None:
    (here / "notes.md").write_text(GOOD, encoding="utf-8")
    command = f'"{sys.executable}" -m deckpress inspect -'
    script = f"cat notes.md | {command}" if how.startswith("|") else f"{command} {how}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    assert done.returncode == (0 if "notes.md" in how else 1)
    expected = {"<&-": "cannot read standard input: it is closed", "< /dev/null": "DP004"}
    assert expected.get(how, "") in done.stderr
