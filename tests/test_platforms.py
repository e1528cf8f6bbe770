"""Platforms for which there is no quickjs-ng: deckpress installs there, says what it cannot check, and builds."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
DECK = "# Physics\n\n## What is $E$?\n\n$$\\sum\\limits_i m_i c^2$$\n"
HIDDEN = """
import sys

class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "quickjs":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Hidden())
from deckpress.cli import main
main()
"""
"""The command in a Python that has no quickjs."""


def needs_quickjs(system: str, machine: str) -> bool:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (found,) = (Requirement(line) for line in project["dependencies"] if line.startswith("quickjs-ng"))
    return found.marker is None or found.marker.evaluate({"sys_platform": system, "platform_machine": machine})


@pytest.mark.parametrize(
    ("system", "machine"),
    [("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"), ("win32", "AMD64"), ("win32", "x86")],
)
def test_quickjs_is_installed_where_it_has_a_wheel(system: str, machine: str) -> None:
    assert needs_quickjs(system, machine)


@pytest.mark.parametrize(
    ("system", "machine"), [("darwin", "x86_64"), ("win32", "ARM64"), ("linux", "armv7l"), ("freebsd14", "amd64")]
)
def test_quickjs_is_left_out_where_pip_would_have_to_compile_it(system: str, machine: str) -> None:
    assert not needs_quickjs(system, machine)


def test_the_pinned_requirements_say_the_same_of_platforms_and_keep_their_hashes() -> None:
    for name in ("run.txt", "dev.txt"):
        pinned = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        (line,) = (line for line in pinned.splitlines() if line.startswith("quickjs-ng=="))
        marker = Requirement(line.rstrip("\\ ")).marker
        assert marker is not None
        assert not marker.evaluate({"sys_platform": "darwin", "platform_machine": "x86_64"})
        assert not marker.evaluate({"sys_platform": "win32", "platform_machine": "ARM64"})
        assert pinned.partition(line)[2].lstrip().startswith("--hash=sha256:")


def without_quickjs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "notes.md").write_text(DECK, encoding="utf-8")
    command = [sys.executable, "-c", HIDDEN, "build", "notes.md", "-o", "out", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_without_quickjs_a_package_is_built_with_one_warning(tmp_path: Path) -> None:
    done = without_quickjs(tmp_path, "--to", "apkg")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert said.count("DP302 warning: formulas were not checked, because MathJax cannot run here") == 1
    assert "--formulas live" in said
    assert (tmp_path / "out" / "notes.apkg").stat().st_size > 0


def test_without_quickjs_the_package_is_the_same(tmp_path: Path) -> None:
    without_quickjs(tmp_path, "--to", "apkg", "--no-lock")
    here = (tmp_path / "out" / "notes.apkg").read_bytes()
    command = [sys.executable, "-m", "deckpress", "build", "notes.md", "-o", "with", "--to", "apkg", "--no-lock"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert here == (tmp_path / "with" / "notes.apkg").read_bytes()


@pytest.mark.parametrize("options", [(), ("--formulas", "live")])
def test_without_quickjs_a_page_sets_its_formulas_with_mathjax(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = without_quickjs(tmp_path, "--to", "sheet", *options)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "notes.html").read_text(encoding="utf-8")
    assert "mathjax.js" in page
    assert r"\sum\limits_i m_i c^2" in page
    assert (tmp_path / "out" / "mathjax.js").stat().st_size > 1_000_000


def test_without_quickjs_strict_is_strict(tmp_path: Path) -> None:
    assert without_quickjs(tmp_path, "--to", "apkg", "--strict").returncode == 1
