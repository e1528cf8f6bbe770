"""The sources of a build -> diagnostics where two of them have the same output, id or question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.output import RESERVED_NAME, SAME_OUTPUT, SAME_OUTPUT_NAME
from deckpress.diagnostics.catalogue.reading import SAME_ID_ELSEWHERE, SAME_QUESTION_ELSEWHERE
from deckpress.history.identity import question_key
from deckpress.inert import file_name, file_path, same_name
from deckpress.model import Deck, Note
from deckpress.project.sources import SourceFile


def output_stem(file: SourceFile) -> str:
    """The path of a file's outputs in the output folder, without a suffix, in names that every system allows."""
    return file_path(_stem(file))


def one_stem(name: str) -> str:
    """The path of the outputs of all files in the output folder, without a suffix."""
    return file_name(re.sub(r"\s*(?:::|[/\\])\s*", " - ", name))


def _stem(file: SourceFile) -> str:
    return str(PurePosixPath(file.name).with_suffix(""))


def output_name(stem: str, suffix: str) -> str:
    """The path of an output in the output folder: `/name` is a file of that name in the folder of the stem."""
    return str(PurePosixPath(stem).with_name(suffix[1:])) if suffix.startswith("/") else stem + suffix


def other_names(files: Sequence[SourceFile]) -> Diagnostics:
    """DP606 for each file whose outputs cannot have its name on every system."""
    return tuple(
        RESERVED_NAME.at(Location(file.shown, 0), name=stem)
        for file in files
        if (stem := output_stem(file)) != _stem(file)
    )


def same_outputs(files: Sequence[SourceFile]) -> Diagnostics:
    """DP602 for each file whose outputs would replace another's, also on a disk that ignores upper and lower case."""
    first: dict[str, SourceFile] = {}
    problems = []
    for file in files:
        if (other := first.setdefault(same_name(output_stem(file)), file)) is not file:
            problems.append(SAME_OUTPUT.at(Location(file.shown), other=other.shown))
    return tuple(problems)


def same_output(name: str, data: bytes, file: SourceFile, first: dict[str, tuple[SourceFile, int]]) -> Diagnostics:
    """DP602 if another file has a different output of this name, as `a.quiz.md` (its sheet) and `a.md` (its quiz).

    `first` has the file of each name and a hash of its bytes; this output is added.
    """
    other, content = first.setdefault(same_name(name), (file, hash(data)))
    if other is file or content == hash(data):
        return ()
    return (SAME_OUTPUT_NAME.at(Location(file.shown), name=PurePosixPath(name).name, other=other.shown),)


def same_notes(decks: Iterable[tuple[str, Deck]]) -> Iterator[tuple[str, Diagnostic]]:
    """Notes of different files that Anki cannot tell apart, as (shown path of the later file, diagnostic).

    The same id in one project is DP111; the same question in one deck is DP105. For notes of one file, see
    `identity.repeated`.
    """
    first: dict[tuple[str, ...], tuple[str, Note]] = {}
    for path, deck in decks:
        for note in deck.notes:
            key = (note.id,) if note.id else (deck.name, question_key(note))
            other, earlier = first.setdefault(key, (path, note))
            if other == path:
                continue
            place = f"{other}:{earlier.location.line}"
            if note.id:
                yield path, SAME_ID_ELSEWHERE.at(note.location, id=note.id, place=place)
            else:
                yield path, SAME_QUESTION_ELSEWHERE.at(note.location, place=place)
