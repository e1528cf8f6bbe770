"""The public interface: `import deckpress` in a program."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import deckpress
from rendered import png

NOTES = "# Rivers\n\n## Which river flows through Paris?\n\nThe Seine.\n\n## And through Rome?\n"


def test_a_text_is_read_to_a_deck_with_diagnostics() -> None:
    result = deckpress.read(NOTES)
    assert [note.question.markdown for note in result.deck.notes] == ["Which river flows through Paris?"]
    assert [str(d) for d in result.diagnostics] == ["notes.md:7:1: DP104 warning: no answer: And through Rome?"]
    assert result.ok


def test_a_file_that_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    result = deckpress.read_file(tmp_path / "nowhere.md")
    assert not result.ok
    assert result.deck.notes == ()


def test_a_file_reads_as_its_text_does(tmp_path: Path) -> None:
    (tmp_path / "rivers.md").write_text(NOTES, encoding="utf-8")
    assert deckpress.read_file(tmp_path / "rivers.md").deck == deckpress.read(NOTES, path="rivers.md").deck


@pytest.mark.parametrize("to", ["csv", "apkg", "sheet", "gift"])
def test_a_deck_is_exported_to_the_same_bytes_each_time(to: str) -> None:
    deck = deckpress.read(NOTES).deck
    first, second = deckpress.export(deck, to), deckpress.export(deck, to)
    assert first.data == second.data
    assert not first.diagnostics


def test_settings_are_those_of_the_command_line() -> None:
    deck = deckpress.read(NOTES).deck
    assert b"215.9mm" in deckpress.export(deck, "sheet", paper="Letter").data
    assert deckpress.export(deck, "csv", csv="plain").data != deckpress.export(deck, "csv").data


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda deck: deckpress.export(deck, "docx"), "there is no format 'docx'; choose from apkg"),
        (lambda deck: deckpress.export(deck, "csv", papr="A4"), "there is no setting 'papr'; choose from card_context"),
        (lambda deck: deckpress.export(deck, "csv", paper="A7"), "'paper' must be A4 or Letter"),
        (lambda _: deckpress.read("text", dialect="klingon"), "there is no dialect 'klingon'; choose from auto"),
        (lambda _: deckpress.build(to=("docx",)), "there is no format 'docx'"),
    ],
)
def test_a_value_that_does_not_exist_is_a_value_error(call, words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call(deckpress.read(NOTES).deck)


def test_media_come_from_the_folder_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(2, 2))
    deck = deckpress.read("## What is this?\n\n![a](a.png)\n").deck
    without = deckpress.export(deck, "apkg")
    assert not without.files
    assert [d.code for d in without.diagnostics] == ["DP401"]
    with pytest.raises(ValueError, match="DP401"):
        _ = without.data
    data = deckpress.export(deck, "apkg", folder=tmp_path).data
    assert len(zipfile.ZipFile(BytesIO(data)).namelist()) == 3


def test_a_project_is_built_as_the_command_builds_it(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/rivers.md").write_text(NOTES, encoding="utf-8")
    result = deckpress.build(start=tmp_path, to=("csv",), now=1_800_000_000)
    assert (result.ok, result.notes, result.cards) == (True, 1, 1)
    assert (tmp_path / "build/rivers.csv").exists()
    assert (tmp_path / "deckpress.lock").exists()


def test_importing_deckpress_imports_nothing_else() -> None:
    code = "import sys, deckpress; print([m for m in sys.modules if m.startswith('deckpress.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_documented() -> None:
    assert set(deckpress.__all__) <= set(dir(deckpress))
    for name in deckpress.__all__:
        value = getattr(deckpress, name)
        assert name == "__version__" or value.__doc__
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = deckpress.nothing_like_it  # type: ignore[attr-defined]


PAGE = (Path(__file__).parents[1] / "docs/python.md").read_text(encoding="utf-8")
PROGRAMS = dict(re.findall(r"<!-- file: (\w+\.py) -->\n```python\n(.*?)```\n", PAGE, re.S))
OUTPUTS = dict(re.findall(r"```console\n\$ python (\w+\.py)\n(.*?)```\n", PAGE, re.S))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_programs_of_the_docs_print_what_the_docs_say(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(PROGRAMS[name], encoding="utf-8")
    done = subprocess.run([sys.executable, name], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == OUTPUTS[name]


def test_the_docs_have_programs() -> None:
    assert set(PROGRAMS) == set(OUTPUTS) == {"reading.py", "exporting.py", "building.py"}
