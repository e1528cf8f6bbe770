"""One document of the fuzzer, given to the commands as a user would: what came of it, and what should not have.

Run by test_fuzz.py. `python tests/fuzz_trial.py SEED NUMBER` writes the document of a number here and says what is
wrong with it; `--hunt SECONDS [SEED [FOLDER ...]]` looks for as long, in the decks of more folders, too, and prints
every fault; `--hashes FOLDER FORMATS` prints a hash of each output of each document in a folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.convert.notes import mended
from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.text.source import decode
from fuzzing import Document, corpus, document

SEED = 20260101
MOST_SECONDS = 60
"""Of CPU time for one document: a hundred times what the slowest takes."""
FORMATS = "apkg,csv,sheet,quiz,cards,paper,moodle,gift,qti,blackboard,aiken,quizlet,json"
FUZZED = "fuzzed"
"""The property of a test that holds its counts, for the summary of the run."""

KINDS = ("tracebacks", "hangs", "unaccounted", "lost in silence", "not deterministic")


class Hang(BaseException):
    """Raised in the middle of a document that takes too long; nothing may catch it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What must not happen: its kind, one of `KINDS`, and what was seen."""

    kind: str
    what: str


@dataclass(slots=True)
class Trials:
    """Runs the commands on documents in a folder of its own, and counts."""

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, made: Document, *, build: bool) -> list[Fault]:
        """Everything that is wrong with one document; with `build`, also whether it is built the same each time."""
        self.counts["documents"] += 1
        place = self.folder / "one"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        (place / made.name).write_bytes(made.data)
        faults: list[Fault] = []
        try:
            with limited(MOST_SECONDS):
                faults += self._read(place, made.name)
                faults += self._built(place, made) if build else []
        except Hang:
            faults.append(Fault("hangs", f"more than {MOST_SECONDS} s of CPU time"))
        self.counts.update(fault.kind for fault in faults)
        return faults

    def command(self, place: Path, *arguments: str) -> tuple[Result, list[Fault]]:
        """One command, run in a folder."""
        self.counts["commands"] += 1
        with contextlib.chdir(place):
            result = CliRunner().invoke(cli, arguments, prog_name="deckpress")
        error = result.exception
        if error is None or isinstance(error, SystemExit):
            return result, []
        if isinstance(error, Hang):
            raise error
        where = traceback.extract_tb(error.__traceback__)[-1]
        what = (
            f"{arguments[0]}: {type(error).__name__}: {str(error)[:100]} ({Path(where.filename).name}:{where.lineno})"
        )
        return result, [Fault("tracebacks", what)]

    def _read(self, place: Path, name: str) -> Iterator[Fault]:
        result, faults = self.command(place, "inspect", "--json", name)
        yield from faults
        if result.stdout.startswith("{"):
            if missed := json.loads(result.stdout)["unaccounted"]:
                yield Fault("unaccounted", f"lines {missed[0]['lines']}")
            self.counts["cards"] += len(json.loads(result.stdout)["cards"])
        yield from self.command(place, "check", name)[1]
        result, faults = self.command(place, "convert", name)
        yield from faults
        if result.exit_code == 0:
            yield from self._converted((place / name).read_bytes(), name, result)

    def _converted(self, data: bytes, name: str, result: Result) -> Iterator[Fault]:
        """What the converted text holds beside what the document held; code that was left open is closed in it."""
        source, _ = decode(name, data)
        assert source is not None
        before, after = read(source)[0].deck.notes, read(Source("new.md", result.stdout))[0].deck.notes
        self.counts["converted"] += 1
        same = len(before) == len(after) and all(
            new in (old, mended(old)) for old, new in zip(before, after, strict=True)
        )
        if same:
            return
        told = "DP114" in result.stderr
        self.counts["converted otherwise, and told"] += told
        self.counts["converted to another number of cards, and told"] += told and len(before) != len(after)
        if not told:
            yield Fault("lost in silence", f"{len(before)} cards, then {len(after)}")

    def _built(self, place: Path, made: Document) -> Iterator[Fault]:
        """Built, built again with the lock, and built elsewhere: the same bytes, and nothing new to tell."""
        arguments = ("build", made.name, "--to", FORMATS, "-q", "-o", "out")
        result, faults = self.command(place, *arguments)
        yield from faults
        if result.exit_code != 0:
            return
        self.counts["built"] += 1
        first, lock = _files(place / "out"), (place / "deckpress.lock").read_bytes()
        yield from self.command(place, *arguments)[1]
        yield from _compared("built again", first, _files(place / "out"))
        if (place / "deckpress.lock").read_bytes() != lock:
            yield Fault("not deterministic", "the second build changed the lock")
        planned, faults = self.command(place, "plan", "--json", made.name)
        yield from faults
        if planned.exit_code == 0:
            plan = json.loads(planned.stdout)
            self.counts["planned"] += 1
            if plan["changes"]:
                yield Fault("not deterministic", f"the plan after a build: {plan['counts']}")
        other = self.folder / "elsewhere"
        shutil.rmtree(other, ignore_errors=True)
        other.mkdir()
        (other / made.name).write_bytes(made.data)
        yield from self.command(other, *arguments)[1]
        yield from _compared("built elsewhere", first, _files(other / "out"))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def _compared(when: str, first: dict[str, bytes], other: dict[str, bytes]) -> Iterator[Fault]:
    different = [name for name in sorted(first.keys() | other.keys()) if first.get(name) != other.get(name)]
    if different:
        yield Fault("not deterministic", f"{when}: {', '.join(different)}")


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises Hang in what takes more CPU time than that; without a limit where the platform has no such timer."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def hunt(
    seed: int,
    seconds: float,
    trials: Trials,
    found: Callable[[Document, Sequence[Fault]], None],
    decks: Sequence[tuple[str, str]],
    build_every: int = 12,
    first: int = 0,
) -> None:
    """Tries one document after the other for so many seconds of wall time; `found` is called with those at fault."""
    end = time.monotonic() + seconds
    number = first
    while time.monotonic() < end:
        made = document(seed, number, decks)
        if faults := trials.run(made, build=number % build_every == 0):
            found(made, faults)
        number += 1


def hashes(folder: Path, formats: str, trials: Trials) -> Iterator[str]:
    """A line for each output and each lock of the documents in a folder, which are built one by one."""
    for path in sorted(folder.iterdir()):
        place = trials.folder / path.stem
        place.mkdir()
        shutil.copy(path, place / path.name)
        trials.command(place, "build", path.name, "--to", formats, "-q", "-o", "out")
        for made in sorted((place / "out").glob("*")) if (place / "out").is_dir() else ():
            yield f"{path.name} {made.name} {hashlib.sha256(made.read_bytes()).hexdigest()}\n"
        for lock in place.glob("deckpress.lock"):
            yield f"{path.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def summary(counts: Counter[str]) -> str:
    """The counts in one line, those of faults too if they are 0."""
    names = ("documents", "commands", "cards", "converted", "built", "planned", *KINDS)
    more = [name for name in sorted(counts) if name not in names]
    return ", ".join(f"{name} {counts[name]}" for name in (*names, *more))


def main(arguments: Sequence[str]) -> None:
    decks = corpus()
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(Path(folder))
        if arguments[:1] == ["--hunt"]:
            seed = int(arguments[2]) if len(arguments) > 2 else SEED
            decks = corpus(*map(Path, arguments[3:]))

            def tell(made: Document, faults: Sequence[Fault]) -> None:
                for fault in faults:
                    print(f"{seed} {made.number}  {fault.kind}: {fault.what}  ({made.made})", flush=True)

            hunt(seed, float(arguments[1]), trials, tell, decks)
            print(summary(trials.counts))
            return
        if arguments[:1] == ["--hashes"]:
            print("".join(hashes(Path(arguments[1]), arguments[2], trials)), end="")
            return
        made = document(int(arguments[0]), int(arguments[1]), decks)
        Path(made.name).write_bytes(made.data)
        print(f"wrote {made.name}: {made.made}")
        for fault in trials.run(made, build=True):
            print(f"{fault.kind}: {fault.what}")


if __name__ == "__main__":
    main(sys.argv[1:])
