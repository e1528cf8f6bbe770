"""The sources of a build -> what two of them must not share: names of outputs, and what Anki knows notes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.history.identity import question_key
from deckpress.inert import file_path, same_name
from deckpress.model import Deck, Note
from deckpress.project.sources import SourceFile


def output_stem(file: SourceFile) -> str:
    """The path of a file's outputs in the output folder, without a suffix, in names that every system allows."""
    return file_path(_stem(file))


def _stem(file: SourceFile) -> str:
    return str(PurePosixPath(file.name).with_suffix(""))


def output_name(stem: str, suffix: str) -> str:
    """The path of an output in the output folder: `/name` is a file of that name in the folder of the stem."""
    return str(PurePosixPath(stem).with_name(suffix[1:])) if suffix.startswith("/") else stem + suffix


def other_names(files: Sequence[SourceFile]) -> Diagnostics:
    """DP606 for each file whose outputs cannot have its name on every system."""
    return tuple(
        Diagnostic(Location(file.shown, 0), "DP606", f"Windows does not allow this name: the outputs are called {stem}")
        for file in files
        if (stem := output_stem(file)) != _stem(file)
    )


def same_outputs(files: Sequence[SourceFile]) -> Diagnostics:
    """DP602 for each file whose outputs would take the place of another's, also on a disk that knows no case."""
    first: dict[str, SourceFile] = {}
    problems = []
    for file in files:
        if (other := first.setdefault(same_name(output_stem(file)), file)) is not file:
            message = f"its outputs would have the same names as those of {other.shown}"
            problems.append(Diagnostic(Location(file.shown), "DP602", message))
    return tuple(problems)


def same_output(name: str, data: bytes, file: SourceFile, first: dict[str, tuple[SourceFile, int]]) -> Diagnostics:
    """DP602 if another file has another output of this name, as `a.quiz.md` (its sheet) and `a.md` (its quiz).

    `first` holds whose the names are, with a hash of what is in them, and is told of this one.
    """
    other, content = first.setdefault(same_name(name), (file, hash(data)))
    if other is file or content == hash(data):
        return ()
    message = f"its output {PurePosixPath(name).name} would have the same name as one of {other.shown}"
    return (Diagnostic(Location(file.shown), "DP602", message),)


def same_notes(decks: Iterable[tuple[str, Deck]]) -> Iterator[tuple[str, Diagnostic]]:
    """Notes of different files that are alike to Anki, as (shown path of the later file, diagnostic).

    The same id in one project is DP111; the same question in one deck is DP105. `identity.repeated` tells of those that
    stand in one file.
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
                yield path, Diagnostic(note.location, "DP111", f"the id '{note.id}' is taken by the note at {place}")
            else:
                yield path, Diagnostic(note.location, "DP105", f"the question of {place} again")
