"""The example of a rule -> the files to write and the commands to run, in order.

An example is text: `name:` begins a file, whose lines are indented by four blanks; `$ deckpress ..` is a command.
Without a command it is `$ deckpress check NAME` for its last file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc


@dataclass(frozen=True, slots=True)
class File:
    """A file of an example: its relative path and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of an example, as it is typed."""

    line: str


def steps(example: str) -> tuple[File | Command, ...]:
    """The files and commands of an example, empty if there is none."""
    found = tuple(_parsed(cleandoc(example).split("\n"))) if example else ()
    if not found or isinstance(found[-1], Command):
        return found
    return (*found, Command(f"deckpress check {found[-1].name}"))


def _parsed(lines: list[str]) -> Iterator[File | Command]:
    name, text = "", list[str]()
    for line in lines:
        if line.startswith("    ") or not line:
            text.append(line[4:])
            continue
        if name:
            yield File(name, "\n".join(text).strip("\n") + "\n")
        name, text = "", []
        if line.startswith("$ "):
            yield Command(line[2:])
        else:
            name = line.removesuffix(":")
    if name:
        yield File(name, "\n".join(text).strip("\n") + "\n")
