"""The commands as files: each has a row, is imported when it runs, and is listed without being imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import deckpress.cli
from deckpress.cli import cli
from deckpress.cli.group import COMMANDS, load_command

FILES = {path.stem for path in Path(deckpress.cli.__file__).parent.glob("*.py")}

LOADED = """
import json, runpy, sys
try:
    runpy.run_module("deckpress", run_name="__main__", alter_sys=True)
except SystemExit:
    print(json.dumps([name for name in sys.modules if name.startswith("deckpress.")]))
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_a_file_with_a_function_of_its_name(name: str) -> None:
    assert name in FILES or f"{name}_" in FILES  # `import` is a word of Python
    command = load_command(name)
    assert isinstance(command, click.Command)
    assert command.name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_begins_with_the_line_that_the_group_lists(name: str) -> None:
    first, _, _ = (load_command(name).help or "").partition("\n")
    assert first == COMMANDS[name]


def loaded(*arguments: str) -> set[str]:
    """The modules of deckpress that a command imports."""
    code = f"import sys; sys.argv = ['deckpress', *{list(arguments)!r}]\n{LOADED}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_lists_the_commands_without_importing_one() -> None:
    assert not {f"deckpress.cli.{name}" for name in COMMANDS} & loaded("--help")


def test_a_command_is_imported_alone() -> None:
    found = loaded("explain", "DP104")
    assert {f"deckpress.cli.{name}" for name in COMMANDS} & found == {"deckpress.cli.explain"}
    assert "deckpress.project" not in found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("bild", "Did you mean 'build'?"),
        ("inpsect", "Did you mean 'inspect'?"),
        ("notes.md", "To build this file: deckpress build notes.md"),
        ("zzz", "No such command 'zzz'."),
    ],
)
def test_a_misspelt_command_gets_a_suggestion(typed: str, said: str) -> None:
    told = CliRunner().invoke(cli, [typed], prog_name="deckpress")
    assert told.exit_code == 2
    assert told.stderr.rstrip().endswith(said)
