"""The package as users get it: the wheel, installed alone in a fresh environment, builds a deck from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

DECK = """\
# Capitals

## What is the capital of France?

Paris, on the *Seine*.
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from this checkout's environment; its output is shown if it fails."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    environment |= {"HOME": str(cwd), "XDG_CACHE_HOME": str(cwd / ".cache"), "LOCALAPPDATA": str(cwd)}
    done = subprocess.run(
        list(command),
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def hatch_build(source: Path, folder: Path, target: str) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (built,) = folder.iterdir()
    return built


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatch_build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_wheel_holds_the_package_its_templates_and_its_type_marker(wheel: Path) -> None:
    names = set(contents(wheel))
    ours = {p.relative_to(ROOT / "src").as_posix() for p in files(ROOT / "src/deckpress")}
    templates = {f"deckpress/{p.relative_to(ROOT).as_posix()}" for p in files(ROOT / "templates")}
    assert "deckpress/py.typed" in ours
    assert templates
    assert ours | templates == {name for name in names if name.startswith("deckpress/")}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = hatch_build(ROOT, tmp_path / "sdist", "sdist")
    with tarfile.open(archive) as opened:
        safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Debian 12's Python has no filters yet
        opened.extractall(tmp_path / "unpacked", **safe)
    (source,) = (tmp_path / "unpacked").iterdir()
    assert {"tests", "cards", "Makefile", "requirements"} <= {p.name for p in source.iterdir()}
    assert contents(hatch_build(source, tmp_path / "again", "wheel")) == contents(wheel)


def test_the_installed_wheel_builds_a_deck_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python", "install", "-q", "--disable-pip-version-check")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path)

    # The packages deckpress needs are lent by the environment of the tests; deckpress itself is the wheel's.
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    lender = run(sys.executable, "-c", where, cwd=tmp_path).strip()
    packages = Path(run(scripts / "python", "-c", where, cwd=tmp_path).strip())
    (packages / "lent.pth").write_text(lender + "\n")
    found = run(scripts / "python", "-c", "import deckpress; print(deckpress.__file__)", cwd=tmp_path).strip()
    assert Path(found).is_relative_to(packages)

    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "notes.md").write_text(DECK, encoding="utf-8")
    run(scripts / "deckpress", "build", "notes.md", "-o", "out", cwd=folder)
    made = [p for p in (folder / "out").rglob("*") if p.is_file() and p.stat().st_size]
    assert {".apkg", ".csv", ".html"} <= {p.suffix for p in made}
    page = next(p for p in made if p.suffix == ".html").read_text(encoding="utf-8")
    assert "What is the capital of France?" in page
