"""Times builds of hostile texts at n and 4n, and prints how their time grows: an exponent of 1 is linear.

    python tests/bench/hostile.py            every shape
    python tests/bench/hostile.py comment    those with a word in their name

Each build is a process of its own, and its processor time is taken, without that of an empty build. A text repeats an
opening mark that is never closed, in one of several places of a deck. A quadratic step shows as an exponent near 2 from
some seconds on; below a tenth of a second the exponent says nothing, and is left out.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bench import SOURCE, run

SMALL = 20_000
"""Characters of the smaller text."""
MARKS = """
<!-- | --> | <a href="#x"> | <b> | </b> | <svg> | <pre> | <details> | <details><summary> | <div> | <img src=" | <audio>
{{c1:: | {{c1::a::b | }} | == | $ | $$ | \\( | \\[ | ` | ``a `b | * | *a* | _* | **a* | ~~a | [ | [a]( | [a](< | ![a](
[^a] | ]( | ( | { | {# | & | %% | :: | | | < | <a "b' | " | \\begin{aligned} | \\ | [[ | #tag | http:// | a@b.c | 1. | >
Q: | A:
"""
PLACES: dict[str, Callable[[str, int], str]] = {
    "paragraph": lambda mark, size: "# T\n\n## What is it?\n\n" + mark * (size // len(mark)) + "\n",
    "lines": lambda mark, size: "# T\n\n## What is it?\n\n" + f"{mark}\n" * (size // (len(mark) + 1)),
    "blocks": lambda mark, size: "# T\n\n## What is it?\n\n" + f"{mark}x\n\n" * (size // (len(mark) + 3)),
    "question": lambda mark, size: f"# T\n\n## What is {mark * (size // len(mark))}?\n\nA word.\n",
    "questions": lambda mark, size: "# T\n\n" + f"## What is {mark}?\n\n{mark} y\n\n" * (size // (2 * len(mark) + 20)),
    "items": lambda mark, size: "# T\n\n## What is it?\n\n" + f"- {mark}x\n" * (size // (len(mark) + 4)),
}


def shapes() -> Iterator[tuple[str, Callable[[int], str]]]:
    """The name of each shape, and what makes a text of so many characters of it."""
    for place, make in PLACES.items():
        for mark in dict.fromkeys(word.strip() for line in MARKS.split("\n") for word in line.split(" | ")):
            if mark:
                yield f"{mark} {place}", lambda size, m=f"{mark} ", p=make: p(m, size)
    yield "one question", lambda size: "## What is it?\n\nA word.\n\n" * (size // 25)
    yield "a long formula", lambda size: f"## What is $x$?\n\n${'x+' * (size // 20)}x$\n"


def main(word: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)

        def build(text: str) -> float:
            (home / "deck.md").write_text(text, encoding="utf-8")
            shutil.rmtree(home / "out", ignore_errors=True)
            program = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); sys.argv[1:] = {ARGUMENTS}; "
            program += "import deckpress.cli as c\ntry: c.main()\nexcept SystemExit: pass"
            return run(["-c", program], home, {"DECKPRESS_CACHE": str(home / "cache")}).cpu

        build("## What is $x$?\n\n`A` word.\n")
        empty = min(build("## What is it?\n\nA word.\n") for _ in range(3))
        for name, make in shapes():
            if word in name:
                small, large = (max(build(make(size)) - empty, 0.001) for size in (SMALL, 4 * SMALL))
                grown = f"{math.log(large / small, 4):9.2f}" if small > 0.1 else f"{'':9}"
                print(f"{name:<36}{small:8.2f} {large:8.2f}{grown}", flush=True)
        os.chdir(Path(__file__).parent)


ARGUMENTS = ["build", "deck.md", "-q", "--no-lock", "-o", "out", "--to", "apkg", "--to", "sheet", "--to", "quiz"]

if __name__ == "__main__":
    main(*sys.argv[1:])
