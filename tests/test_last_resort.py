"""What nobody expected: an exporter of another package that fails, and a fault of deckpress itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress import __version__
from deckpress.cli import cli

CARD = "## What is light?\n\nA wave.\n"
GOOD = """
from deckpress.exporters.base import Exporter
def export(deck, templates, options):
    {body}
EXPORTER = Exporter("odd", ".odd", "An odd format", export)
"""
FAULTS = {
    "it raises": (GOOD.format(body="raise KeyError('x')"), "KeyError: 'x'"),
    "it ends the program": (GOOD.format(body="raise SystemExit(3)"), "SystemExit: 3"),
    "it calls itself for ever": (GOOD.format(body="return export(deck, templates, options)"), "RecursionError: "),
    "it needs too much memory": (GOOD.format(body="raise MemoryError"), "MemoryError"),
    "it raises what cannot be shown": (
        GOOD.format(body="raise type('Odd', (Exception,), {'__str__': lambda self: 1 / 0})"),
        "failed: Odd",
    ),
    "nothing": (GOOD.format(body="return None"), "it must return a pair"),
    "a text": (GOOD.format(body="return 'x', ()"), "must be bytes, or pairs of a suffix and bytes"),
    "files of no bytes": (GOOD.format(body="return ((('.odd', None),), ())"), "must be bytes, or pairs"),
    "another folder": (GOOD.format(body="return ((('/../x', b'x'),), ())"), "must be bytes, or pairs"),
    "no diagnostics": (GOOD.format(body="return b'x', ('DP101',)"), "a tuple of diagnostics with known codes"),
    "an unknown code": (
        "from deckpress.diagnostics import NOWHERE, Diagnostic\n"
        + GOOD.format(body="return b'', (Diagnostic(NOWHERE, 'X', ''),)"),
        "a tuple of diagnostics with known codes",
    ),
    "no module": ("import nowhere_to_be_found", "it cannot be loaded: ModuleNotFoundError: No module named 'nowhere_"),
    "no Exporter": ("EXPORTER = 7", "of type int, not an Exporter"),
    "no such name": ("", "it cannot be loaded: AttributeError: "),
    "it ends the program at once": ("raise SystemExit", "it cannot be loaded: SystemExit"),
    "no suffix": (
        GOOD.format(body="pass").replace('".odd"', "None"),
        "its name, suffix, summary or function is invalid",
    ),
    "no function": (GOOD.format(body="pass").replace("export)\n", "7)\n"), "its name, suffix, summary or function"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("notes.md").write_text(CARD, encoding="utf-8")
    return tmp_path


def install(folder: Path, name: str, code: str) -> str:
    """A package with an exporter, as pip would leave it; the folder that must be on the path."""
    about = folder / "installed" / f"{name}-1.2.dist-info"
    about.mkdir(parents=True)
    (about.parent / f"{name}.py").write_text(code, encoding="utf-8")
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[deckpress.exporters]\nodd = {name}:EXPORTER\n", encoding="utf-8")
    return str(about.parent)


def run(command: str) -> Result:
    return CliRunner().invoke(cli, command.split(), prog_name="deckpress", catch_exceptions=False)


@pytest.mark.parametrize("fault", FAULTS)
def test_an_exporter_that_fails_is_told_and_the_other_formats_are_written(
    fault: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"odd_package_{list(FAULTS).index(fault)}"
    monkeypatch.syspath_prepend(install(folder, name, FAULTS[fault][0]))
    result = run("build notes.md -o out --to csv,odd,json")
    assert (result.exit_code, result.stdout) == (0, "out/notes.csv\nout/notes.json\n")
    told = [line for line in result.stderr.splitlines() if "DP616" in line]
    assert len(told) == 1
    assert f"DP616 warning: the exporter 'odd' of the package {name} 1.2 failed: " in told[0]
    assert FAULTS[fault][1] in told[0]
    assert run("build notes.md -o out2 --to csv,odd,json --strict").exit_code == 1
    assert not Path("out2").exists()
    alone = run("build notes.md -o out2 --to odd")
    assert (alone.exit_code, "DP617 error: " in alone.stderr) == (1, True)
    assert not Path("out2").exists()


def test_formats_lists_an_exporter_that_cannot_be_loaded_with_what_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(install(folder, "odd_listed", "import nowhere_to_be_found"))
    result = run("formats")
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("odd ")]
    assert result.exit_code == 0
    assert line.endswith(
        "cannot be used: the exporter 'odd' of the package odd_listed 1.2 failed: it cannot be loaded: "
        "ModuleNotFoundError: No module named 'nowhere_to_be_found'"
    )
    assert run("build notes.md -o out --to csv").stderr == ""


def test_what_is_told_of_an_exporter_that_fails(
    folder: Path, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DP616 and DP617 are met by build alone."""
    monkeypatch.syspath_prepend(install(folder, "odd_golden", GOOD.format(body="raise KeyError('x')")))
    shown = "".join(run(f"build notes.md -o out --to {formats}").output for formats in ("odd,csv", "odd"))
    golden("bad-exporter.txt", shown)


# ---- a fault of deckpress itself -------------------------------------------------------------------

PLANT = """
import sys
from deckpress import cli
from deckpress.exporters.text import csv_file
{plant}
sys.argv = ["deckpress", "build", "notes.md", "-o", "out", "--to", "json,csv"]
cli.main()
"""
RAISES = """
def export(*_):
    {body}
object.__setattr__(csv_file.EXPORTER, "export", export)
"""


def crash(folder: Path, plant: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with a fault planted."""
    (folder / "tmp").mkdir(exist_ok=True)
    variables = {**os.environ, "TMPDIR": str(folder / "tmp"), "TEMP": str(folder / "tmp"), **environment}
    program = [sys.executable, "-c", PLANT.format(plant=plant)]
    return subprocess.run(program, capture_output=True, text=True, timeout=120, env=variables, check=False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise KeyError('light')", "KeyError: 'light'"),
        ("return export()", "RecursionError: maximum recursion depth exceeded"),
        ("raise MemoryError", "MemoryError"),
        ("raise OSError(28, 'No space left on device', 'x')", "OSError: No space left on device"),
        ("raise ValueError('\\ud800\\x1b[31m' + 'x' * 5000)", "ValueError: "),
        ("raise type('Odd', (Exception,), {'__str__': lambda self: 1 / 0})", "Odd"),
    ],
)
def test_a_fault_becomes_two_sentences_and_a_report_and_nothing_is_written(folder: Path, body: str, said: str) -> None:
    Path("out").mkdir()
    Path("out/notes.csv").write_text("old", encoding="utf-8")
    result = crash(folder, RAISES.format(body=body))
    assert (result.returncode, result.stdout) == (70, "")
    first, second = result.stderr.splitlines()
    assert first.startswith(f"deckpress: stopped by a fault in deckpress itself: {said}")
    assert len(first) < 300
    assert "\x1b" not in result.stderr
    found = re.fullmatch(r"The full report is in (.*\.txt): read it through, and send it to the project.*", second)
    assert found
    text = Path(found[1]).read_text(encoding="utf-8")
    assert f"deckpress {__version__}, Python 3." in text
    assert "'build', 'notes.md', '-o', 'out'" in text
    assert "Traceback (most recent call last)" in text
    assert len(text) < 100_000
    assert [path.name for path in Path("out").iterdir()] == ["notes.csv"]
    assert Path("out/notes.csv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["notes.md", "out"]


def test_where_the_report_cannot_be_written_the_place_of_the_fault_is_told(folder: Path) -> None:
    plant = RAISES.format(body="1 / 0") + "\nimport tempfile\ndef full(*a, **k): raise OSError(28, 'No space')\n"
    result = crash(folder, plant + "import deckpress.cli.crash\ndeckpress.cli.crash._write = full")
    assert result.returncode == 70
    assert result.stderr.splitlines()[1].startswith(
        "The full report could not be written (OSError: No space); the fault is at line "
    )
    assert "Traceback" not in result.stderr


def test_ctrl_c_and_wrong_use_are_no_faults(folder: Path) -> None:
    assert crash(folder, RAISES.format(body="raise KeyboardInterrupt")).returncode == 130
    assert crash(folder, "import click\n" + RAISES.format(body="raise click.UsageError('so')")).returncode == 2
    assert not list((folder / "tmp").iterdir())
