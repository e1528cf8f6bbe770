"""What is loaded when: help and version answer at once, so they load the command line and nothing that it drives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deckpress.exporters import BUILTIN, SUFFIXES, exporters

SLOW = {
    "django",
    "genanki",
    "jinja2",
    "markdown",
    "markdown_it",
    "nh3",
    "pygments",
    "pymdownx",
    "quickjs",
    "rapidfuzz",
    "sqlite3",
    "yaml",
}

RUN = """
import json, runpy, sys
sys.argv = ["deckpress", *sys.argv[1:]]
try:
    runpy.run_module("deckpress", run_name="__main__", alter_sys=True)
except SystemExit as end:
    print(json.dumps({"status": end.code or 0, "modules": sorted(sys.modules)}))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_and_version_load_none_of_the_slow_packages(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *shown, last = done.stdout.splitlines()
    seen = json.loads(last)
    assert seen["status"] == 0
    assert shown, "the command printed nothing"
    assert "click" in seen["modules"]
    assert {name.partition(".")[0] for name in seen["modules"]} & SLOW == set()


def test_importing_the_package_loads_no_other_package() -> None:
    code = "import sys; before = set(sys.modules); import deckpress; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "deckpress" in loaded
    assert loaded & {*SLOW, "click"} == set()


def test_the_name_of_a_package_loads_no_other_format(tmp_path: Path) -> None:
    (tmp_path / "heat.md").write_text("## What is heat?\n\nMotion.\n", encoding="utf-8")
    command = [sys.executable, "-c", RUN, "build", "heat.md", "-o", "heat.apkg"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    seen = json.loads(done.stdout.splitlines()[-1])
    formats = [name for name in BUILTIN.values() if name in seen["modules"]]
    assert (seen["status"], formats) == (0, [BUILTIN["apkg"]])


def test_the_ends_of_files_are_known_without_their_formats() -> None:
    assert {name: own.suffix for name, own in exporters().items() if name in BUILTIN} == SUFFIXES
