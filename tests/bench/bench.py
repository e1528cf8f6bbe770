"""Times `deckpress build` against the reference program, whole processes in turn, and prints ratios of what they took.

    make bench                     all sizes
    make bench ARGS=--quick        10 and 100 cards, few runs

Seconds depend on the machine and on what else it does; so each round runs every program once, and a ratio is taken
within a round. The table gives medians. "cpu" is user and system time of the process, which a busy machine changes
least. "cold" is a build with an empty cache of formulas, "warm" one that has seen the deck before.
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
RUNS = {10: 11, 100: 9, 1_000: 5, 10_000: 3}
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
    child = os.posix_spawn(sys.executable, command, environment)
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
        program = "import os, sys; sys.stdout = open(os.devnull, 'w'); from deckpress.cli import main; main()"
        return run(["-c", program, "--help"], self.folder, self.source)

    def reference(self, cards: int) -> Took:
        return run([str(HERE / "reference.py"), self.deck(cards), "reference.apkg"], self.folder, {})

    def build(self, cards: int, *, warm: bool) -> Took:
        cache = self.folder / "cache" / (str(cards) if warm else "cold")
        if not warm:
            shutil.rmtree(cache, ignore_errors=True)
        variables = self.source | {"DECKPRESS_CACHE": str(cache)}
        arguments = ["-m", "deckpress", "build", self.deck(cards), "--to", "apkg", "-q", "-o", "out"]
        return run(arguments, self.folder, variables)

    def pages(self, kind: str, *options: str) -> Took:
        """A build of one kind of pages of the deck of 200 cards, with their formulas drawn before."""
        variables = self.source | {"DECKPRESS_CACHE": str(self.folder / "cache" / "200")}
        arguments = ["-m", "deckpress", "build", self.deck(200), "--to", kind, "-q", "--no-lock", "-o", "out", *options]
        return run(arguments, self.folder, variables)

    def rounds(self, runs: int, programs: Sequence[Callable[[], Took]]) -> list[list[Took]]:
        """What each program took in each round; the order turns. A first round is not kept."""
        for program in programs:
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
    return f"{label:<26}{figures} {ratio(ours, theirs, 'wall'):9.2f} {ratio(ours, theirs, 'cpu'):9.2f}"


def sizes(bench: Bench, counts: Sequence[int], runs: int | None, *, cold: bool) -> None:
    """A table row for each program and number of cards."""
    for cards in counts:
        programs = [lambda n=cards: bench.reference(n), lambda n=cards: bench.build(n, warm=True)]
        if cold:
            programs.append(lambda n=cards: bench.build(n, warm=False))
        taken = bench.rounds(runs or RUNS.get(cards, 5), programs)
        labels = (f"{cards:>6,} cards  reference", f"{'':14}deckpress warm", f"{'':14}deckpress cold")
        for label, found in zip(labels, taken, strict=False):
            print(row(label, found, taken[0]), flush=True)


def start(bench: Bench, runs: int) -> None:
    """What `deckpress --help` takes, against a Python that does nothing."""
    python, shown = bench.rounds(runs, [bench.python, bench.help])
    print(row("python -c pass", python, python))
    print(row("deckpress --help", shown, python), flush=True)


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
        (taken,) = bench.rounds(runs, [lambda n=cards: bench.build(n, warm=True)])
        cpu = median(taken, "cpu")
        exponent = math.log(cpu / previous[1], cards / previous[0]) if previous else math.nan
        print(f"{cards:>6,} cards  {cpu:8.3f} {1000 * cpu / cards:10.3f} {exponent:9.2f}", flush=True)
        previous = cards, cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=list(RUNS))
    parser.add_argument("--runs", type=int, help="rounds, instead of 11, 9, 5 and 3")
    parser.add_argument("--quick", action="store_true", help="10 and 100 cards, 3 rounds")
    parser.add_argument("--warm", action="store_true", help="leave out the builds with an empty cache")
    parser.add_argument(
        "--growth", action=argparse.BooleanOptionalAction, default=True, help="time decks of 500 to 8,000 cards, too"
    )
    options = parser.parse_args()
    counts, runs = ([10, 100], 3) if options.quick else (options.sizes, options.runs)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        print(f"{'':<26}{'wall s':>8} {'cpu s':>8} {'MB':>8} {'x wall':>9} {'x cpu':>9}")
        start(bench, runs or 15)
        sizes(bench, counts, runs, cold=not options.warm)
        if not options.quick:
            printing(bench, runs or 3)
        if options.growth and not options.quick:
            growth(bench, GROWTH, runs or 3)
        os.chdir(HERE)  # a folder that is the current one cannot be removed everywhere


if __name__ == "__main__":
    main()
