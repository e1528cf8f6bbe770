"""Times `deckpress` against the reference program, whole processes in turn, and prints ratios of what they took.

    make bench                              10, 1,000 and 10,000 cards, `--help` and `plan`
    make bench ARGS=--quick                 10 cards and `--help`, few rounds
    make bench ARGS="--sizes 100000 --first"  processor time and memory of a large deck
    make bench ARGS=--growth                how the time of a first build grows from 500 to 8,000 cards
    make bench ARGS=--pages                 sheets and cut cards of 200 cards

Seconds depend on the machine and on what else it does; so each round runs every program once, and a ratio is taken
within a round. The table gives medians. "cpu" is user and system time of the process, which a busy machine changes
least. A "first" build has no cache and no lock, "unchanged" builds the same deck again, and "edited" builds it again
after one answer has changed. A build is compared with the reference program, `plan` with an unchanged build, `--help`
with a Python that does nothing.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"
RUNS = {10: 11, 1_000: 5, 10_000: 3, 100_000: 1}
SMALL = 2_000
"""Cards; a first round of larger decks is kept."""
GROWTH = (500, 1_000, 2_000, 4_000, 8_000)


class Took(NamedTuple):
    """What one process took: seconds by the clock, seconds of processor, megabytes at its largest."""

    wall: float
    cpu: float
    memory: float


def run(arguments: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Took:
    """Runs a Python process to its end; raises SystemExit if it fails."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | dict(variables)
    command = [sys.executable, *arguments]
    began = time.perf_counter()
    os.chdir(folder)
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.executable, command, environment, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - began
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    # ru_maxrss is in kilobytes on Linux, in bytes on macOS.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Took(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


class Bench:
    """A folder of decks, and the programs that are run on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = {"PYTHONPATH": os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH"))))}

    def deck(self, cards: int) -> str:
        """The name of the deck of so many cards, made by another process so that this one stays small."""
        name = f"deck{cards}.md"
        if not (self.folder / name).exists():
            program = f"import generate; open({name!r}, 'w', encoding='utf-8').write(generate.deck({cards}))"
            run(["-c", program], self.folder, {"PYTHONPATH": str(HERE)})
        return name

    def python(self) -> Took:
        return run(["-c", "pass"], self.folder, {})

    def help(self) -> Took:
        return run(["-m", "deckpress", "--help"], self.folder, self.source)

    def reference(self, cards: int) -> Took:
        return run([str(HERE / "reference.py"), self.deck(cards), "reference.apkg"], self.folder, {})

    def build(self, cards: int, state: str) -> Took:
        """A build of a deck: `first`, `unchanged` or `edited`; the last two follow a build of the same deck."""
        name, cache = self.deck(cards), self.folder / "cache" / f"{cards}.{state}"
        home = self.folder / f"{cards}.{state}"
        if state == "first":
            shutil.rmtree(home, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
        if not home.exists():
            home.mkdir()
            shutil.copy(self.folder / name, home)
            if state != "first":
                self.deckpress(home, cache, "build", name)
        if state == "edited":
            self.edit(home / name)
        return self.deckpress(home, cache, "build", name)

    def plan(self, cards: int) -> Took:
        """What `plan` takes for a deck that was built and has not changed since."""
        home, cache = self.folder / f"{cards}.unchanged", self.folder / "cache" / f"{cards}.unchanged"
        if not home.exists():
            self.build(cards, "unchanged")
        return self.deckpress(home, cache, "plan", self.deck(cards))

    def deckpress(self, home: Path, cache: Path, command: str, name: str) -> Took:
        options = ["--to", "apkg", "-q", "-o", "out"] if command == "build" else []
        variables = self.source | {"DECKPRESS_CACHE": str(cache)}
        return run(["-m", "deckpress", command, name, *options], home, variables)

    def edit(self, deck: Path) -> None:
        """Changes one answer in the middle of a deck, each time in another way."""
        text = deck.read_text(encoding="utf-8")
        at = text.index(" It is **", len(text) // 2)
        deck.write_text(f"{text[:at]} Again.{text[at:]}", encoding="utf-8")

    def pages(self, kind: str, *options: str) -> Took:
        """A build of one kind of pages of the deck of 200 cards, with their formulas drawn before."""
        variables = self.source | {"DECKPRESS_CACHE": str(self.folder / "cache" / "200")}
        arguments = ["-m", "deckpress", "build", self.deck(200), "--to", kind, "-q", "--no-lock", "-o", "out", *options]
        return run(arguments, self.folder, variables)

    def rounds(self, runs: int, programs: Sequence[Callable[[], Took]], *, warm: bool = True) -> list[list[Took]]:
        """What each program took in each round; the order turns. If `warm`, a first round is not kept."""
        for program in programs if warm else ():
            program()
        taken: list[list[Took]] = [[] for _ in programs]
        for number in range(runs):
            order = list(range(len(programs)))
            for index in order[number % len(order) :] + order[: number % len(order)]:
                taken[index].append(programs[index]())
        return taken


def median(taken: Sequence[Took], name: str) -> float:
    return statistics.median(getattr(took, name) for took in taken)


def ratio(ours: Sequence[Took], theirs: Sequence[Took], name: str) -> float:
    """The median of the ratios within each round."""
    return statistics.median(getattr(a, name) / getattr(b, name) for a, b in zip(ours, theirs, strict=True))


def row(label: str, ours: Sequence[Took], theirs: Sequence[Took]) -> str:
    figures = f"{median(ours, 'wall'):8.3f} {median(ours, 'cpu'):8.3f} {median(ours, 'memory'):8.0f}"
    return f"{label:<28}{figures} {ratio(ours, theirs, 'cpu'):9.2f} {ratio(ours, theirs, 'memory'):9.2f}"


def sizes(bench: Bench, counts: Sequence[int], runs: int | None, states: Sequence[str]) -> None:
    """A table row for each program and number of cards."""
    for cards in counts:
        programs = [lambda n=cards: bench.reference(n)]
        programs += [lambda n=cards, s=state: bench.build(n, s) for state in states]
        taken = bench.rounds(runs or RUNS.get(cards, 5), programs, warm=cards <= SMALL)
        for label, found in zip(("reference", *states), taken, strict=True):
            print(row(f"{cards:>7,} cards {label}", found, taken[0]), flush=True)


def start(bench: Bench, runs: int) -> None:
    """What `deckpress --help` takes, against a Python that does nothing."""
    python, shown = bench.rounds(runs, [bench.python, bench.help])
    print(row("python -c pass", python, python))
    print(row("deckpress --help", shown, python), flush=True)


def planning(bench: Bench, cards: int, runs: int) -> None:
    """What `deckpress plan` of an unchanged deck takes, against a build of it."""
    built, planned = bench.rounds(
        runs, [lambda: bench.build(cards, "unchanged"), lambda: bench.plan(cards)], warm=False
    )
    print(row(f"{cards:>7,} cards unchanged", built, built))
    print(row(f"{'':>13} plan", planned, built), flush=True)


def printing(bench: Bench, runs: int) -> None:
    """What pages of 200 cards take, and their PDFs where a browser is installed; and how large they are."""
    print(f"\n{'200 cards':<14}{'wall s':>8} {'cpu s':>8} {'kB':>8}")
    for kind, suffix in (("sheet", ""), ("cards", ".cards")):
        for options, ending in (((), "html"), (("--pdf",), "pdf")):
            try:
                (taken,) = bench.rounds(runs, [lambda k=kind, o=options: bench.pages(k, *o)])
            except SystemExit:  # nothing here makes PDFs
                continue
            size = (bench.folder / f"out/deck200{suffix}.{ending}").stat().st_size / 1000
            label = f"{kind} {ending}"
            print(f"{label:<14}{median(taken, 'wall'):8.3f} {median(taken, 'cpu'):8.3f} {size:8.0f}", flush=True)


def growth(bench: Bench, counts: Sequence[int], runs: int) -> None:
    """Processor time a card as decks grow; an exponent of 1 is linear, and start-up makes it smaller."""
    previous: tuple[int, float] | None = None
    print(f"\n{'growth':<14}{'cpu s':>8} {'ms a card':>10} {'exponent':>9}")
    for cards in counts:
        (taken,) = bench.rounds(runs, [lambda n=cards: bench.build(n, "first")])
        cpu = median(taken, "cpu")
        exponent = math.log(cpu / previous[1], cards / previous[0]) if previous else math.nan
        print(f"{cards:>6,} cards  {cpu:8.3f} {1000 * cpu / cards:10.3f} {exponent:9.2f}", flush=True)
        previous = cards, cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[10, 1_000, 10_000]
    )
    parser.add_argument("--runs", type=int, help="rounds, instead of 11, 5, 3 and 1")
    parser.add_argument("--quick", action="store_true", help="10 cards, 3 rounds")
    parser.add_argument("--first", action="store_true", help="only first builds")
    parser.add_argument("--growth", action="store_true", help="first builds of 500 to 8,000 cards instead")
    parser.add_argument("--pages", action="store_true", help="pages of 200 cards instead")
    options = parser.parse_args()
    counts, runs = ([10], 3) if options.quick else (options.sizes, options.runs)
    states = ("first",) if options.first else ("first", "unchanged", "edited")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        if options.pages:
            printing(bench, runs or 3)
        elif options.growth:
            growth(bench, GROWTH, runs or 3)
        else:
            print(f"{'':<28}{'wall s':>8} {'cpu s':>8} {'MB':>8} {'x cpu':>9} {'x MB':>9}")
            start(bench, runs or 15)
            sizes(bench, counts, runs, states)
            if not options.first:
                planning(bench, max(counts), runs or RUNS.get(max(counts), 3))
        os.chdir(HERE)  # a folder that is the current one cannot be removed everywhere


if __name__ == "__main__":
    main()
