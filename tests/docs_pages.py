"""README.md and the pages of docs/ as the tests read them: files, changes, commands with their output, and tables."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
"""Every page, as a path from the root of the repository. A new page in docs/ needs no change here."""

STEP = re.compile(
    r"^<!-- file: (?P<file>\S+) -->\n(?P<fence>`{3,})\w+\n(?P<text>.*?\n)(?P=fence)$"
    r"|^<!-- change: (?P<changed>\S+) -->\n```diff\n(?P<diff>.*?\n)```$"
    r"|^```console\n(?P<console>\$ deckpress .*?\n)```$"
    r"|^```console\n\$ cd (?P<entered>\S+)\n```$",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ deckpress (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class File:
    """A file that a page shows below the comment `<!-- file: name -->`."""

    name: str
    text: str

    def write(self) -> None:
        """Writes the file into the current folder."""
        path = Path(self.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a file, as a diff below the comment `<!-- change: name -->`."""

    name: str
    diff: str

    def apply(self) -> None:
        """Replaces each run of lines with `-` in the file by the lines with `+` that follow it."""
        path = Path(self.name)
        path.write_text(self.applied(path.read_text(encoding="utf-8")), encoding="utf-8")

    def applied(self, text: str) -> str:
        """The text after the change."""
        for minus, lines in itertools.groupby(self.diff.splitlines(), key=lambda line: line.startswith("-")):
            part = "".join(f"{line[1:]}\n" for line in lines)
            assert not minus or part in text, part
            text = text.replace(part, "\0", 1) if minus else text.replace("\0", part, 1)
        return text


@dataclass(frozen=True, slots=True)
class Command:
    """A command in a console block, without the name of the program, and the output that the page shows."""

    line: str
    output: str


@dataclass(frozen=True, slots=True)
class Entering:
    """The command `cd`, alone in a console block."""

    folder: str


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def steps(page: str) -> Iterator[File | Change | Command | Entering]:
    """What a page shows, in its order."""
    for found in STEP.finditer(read(page)):
        if found["file"]:
            yield File(found["file"], found["text"])
        elif found["changed"]:
            yield Change(found["changed"], found["diff"])
        elif found["entered"]:
            yield Entering(found["entered"])
        else:
            yield from (Command(line, output) for line, output in COMMAND.findall(found["console"]))


def files(page: str) -> dict[str, str]:
    """The files of a page by their names."""
    return {step.name: step.text for step in steps(page) if isinstance(step, File)}


def replace(page: str, old: str, new: str) -> None:
    """Changes a page on the disk, for --update-golden."""
    text = read(page)
    assert old in text, old
    (ROOT / page).write_text(text.replace(old, new, 1), encoding="utf-8")


def compare_table(page: str, name: str, wanted: str, *, update: bool) -> None:
    """Compares the text between `<!-- name: begin -->` and `<!-- name: end -->` with the wanted one, or writes it."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    _, mark, rest = read(page).partition(begin)
    assert mark, f"{page} needs the lines {begin.strip()} and {end}"
    found = rest[: rest.index(end)]
    if update:
        replace(page, begin + found + end, begin + wanted + end)
        return
    difference = difflib.unified_diff(found.splitlines(), wanted.splitlines(), page, "wanted", lineterm="", n=0)
    assert found == wanted, "\n".join(difference)
