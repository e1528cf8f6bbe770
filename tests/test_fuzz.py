"""Documents nobody would write: every command ends as it should, and nothing is lost, for as long as there is time.

`pytest tests/test_fuzz.py --fuzz-seconds 600` looks further than the 5 seconds of a usual run, and `--fuzz-seed 7` at
other documents. A failure prints a seed and a number: `python tests/fuzz_trial.py SEED NUMBER` makes it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fuzz_trial import FORMATS, FUZZED, Fault, Trials, hunt, summary
from fuzzing import CHANGES, DAMAGES, Document, corpus, document

SHOWN = 12


def test_a_number_makes_the_same_document_again() -> None:
    decks = corpus()
    assert len(decks) > 150
    made = [document(1, number, decks) for number in range(60)]
    assert made == [document(1, number, decks) for number in range(60)]
    assert len({found.data for found in made}) > 55
    assert document(2, 0, decks).data != made[0].data


def test_every_change_is_tried() -> None:
    decks = corpus()
    done = " ".join(document(3, number, decks).made for number in range(1500))
    assert [change.__name__ for change in (*CHANGES, *DAMAGES) if change.__name__.strip("_") not in done] == []


def test_no_document_ends_in_a_traceback_is_lost_or_comes_out_differently(
    request: pytest.FixtureRequest, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Every document is inspected, checked and converted; each tenth is built twice, planned, and built elsewhere."""
    seconds, seed = (request.config.getoption(name) for name in ("--fuzz-seconds", "--fuzz-seed"))
    trials = Trials(tmp_path)
    found: list[str] = []

    def note(made: Document, faults: list[Fault]) -> None:
        found.extend(
            f"python tests/fuzz_trial.py {seed} {made.number}: {f.kind}: {f.what} ({made.made})" for f in faults
        )

    hunt(seed, seconds, trials, note, corpus())
    record_property(FUZZED, f"seed {seed}: {summary(trials.counts)}")
    assert trials.counts["documents"]
    assert found == [], "\n".join(["", *found[:SHOWN], f"{len(found)} faults"])


def test_another_process_with_another_hash_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """Sets and dictionaries have another order there; nothing that is written may depend on it."""
    decks = corpus()
    (tmp_path / "cards").mkdir()
    for number in range(12):
        made = document(11, number, decks)
        (tmp_path / "cards" / f"{number}{made.name[5:]}").write_bytes(made.data)
    program = Path(__file__).with_name("fuzz_trial.py")
    hashes = {
        subprocess.run(
            [sys.executable, str(program), "--hashes", str(tmp_path / "cards"), FORMATS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1
    assert hashes.pop().count("\n") > 4 * len(FORMATS.split(","))
