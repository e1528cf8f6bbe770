"""A file or a folder of files -> the same cards in the syntax of deckpress, printed or written to the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.files import NO_QUESTIONS
from deckpress.diagnostics.catalogue.output import (
    CONVERTED_ONTO_SOURCE,
    RESERVED_CONVERTED_NAME,
    SAME_CONVERTED_NAME,
)
from deckpress.disk import refuse_detour, refuse_target
from deckpress.inert import file_name, file_path, same_name
from deckpress.project.config import find_project
from deckpress.project.dialects import Manner
from deckpress.project.leaving_out import is_guess, without_questions
from deckpress.project.loading import load
from deckpress.project.paths import shown_path
from deckpress.project.sources import STDIN, Given, SourceFile, find_sources
from deckpress.project.writing import WriteError, staging
from deckpress.reading import Use
from deckpress.reading.dialects import Dialect


@dataclass(frozen=True, slots=True)
class Converted:
    """One converted file: `shown` is the path of the source, `target` the new file, or None for standard output."""

    shown: str
    target: Path | None
    text: str
    cards: int
    skipped: int
    """How many blocks were skipped: contents, rules, page numbers and the like."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """The result of a conversion. `texts` holds the sources by shown path, for quotes in diagnostics."""

    files: tuple[Converted, ...] = ()
    written: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def convert(
    given: str, out: str | None, start: Path, dialect: str | Dialect, stdin: Given | None = None
) -> tuple[Conversion, Diagnostics]:
    """Converts a file, all files of a folder, or for `-` the text `stdin`.

    With `out`, all files are written or, if there is an error, none. `out` is a folder if it exists as one, ends in a
    slash, or if `given` is a folder; else it is the new file. Errors: those of reading, DP601 (also for a file that
    would replace a source), DP602.
    """
    project, problems = find_project(start)
    files, missing = find_sources(project, (given,), start, stdin=stdin)
    problems = (*problems, *missing)
    folder = Path(given) if given != STDIN and _is_folder(Path(given)) else None
    targets = dict(_targets(files, folder, out))
    problems = (*problems, *_clashes(files, targets, start))
    if folder is not None and out is not None:
        for target in targets.values():
            problems = (*problems, *refuse_detour(target, Path(out), shown_path(target.parent, start)))
    texts: dict[str, str] = {}
    made: list[Converted] = []
    of_files: dict[SourceFile, Diagnostics] = {}
    for file in files:
        manner = project.manner(file.name, dialect)
        converted, texts[file.shown], of_files[file] = _convert_file(file, targets.get(file), manner)
        if converted is not None:
            made.append(converted)
    if made:
        of_files |= {f: fewer for f, unfit in of_files.items() if not f.named and (fewer := without_questions(unfit))}
    problems = (*problems, *(problem for unfit in of_files.values() for problem in unfit))
    if has_errors(problems):
        return Conversion(texts=texts), problems
    try:
        written = _write(made, folder, out, start)
    except WriteError as error:
        return Conversion(texts=texts), (*problems, error.diagnostic)
    return Conversion(tuple(made), written, texts), problems


def _convert_file(file: SourceFile, target: Path | None, manner: Manner) -> tuple[Converted | None, str, Diagnostics]:
    from deckpress.convert import to_native
    from deckpress.convert.links import rebased

    reading, source, problems = load(file, manner)
    if reading is None or source is None or has_errors(problems):
        return None, source.text if source else "", problems
    if file.is_table and is_guess(file, reading, guess=False):
        return None, source.text, (NO_QUESTIONS.at(Location(file.shown)),)
    text, changes = to_native(reading, source)
    prefix = _way_back(file.path, target)
    if prefix:
        text = rebased(text, prefix)
    left = sum(1 for region in reading.of(Use.FURNITURE) if not _is_definition(region.text))
    return Converted(file.shown, target, text, len(reading.deck.notes), left), source.text, (*problems, *changes)


def _is_definition(text: str) -> bool:
    """True for a link definition, which is kept although the ledger counts it as furniture."""
    return text.startswith("[") and "]:" in text


def _way_back(source: Path, target: Path | None) -> str:
    """The path from the folder of the new file to that of the source; empty if they are the same."""
    if target is None:
        return ""
    with suppress(ValueError):  # another drive of Windows: no relative path leads there
        way = Path(os.path.relpath(source.resolve().parent, target.parent.resolve())).as_posix()
        return "" if way == "." else way
    return ""


def _targets(files: Sequence[SourceFile], folder: Path | None, out: str | None) -> Iterator[tuple[SourceFile, Path]]:
    if out is None:
        return
    for file in files:
        if folder is not None:
            name = PurePosixPath(file.path.relative_to(folder).as_posix()).with_suffix("")
            yield file, Path(out) / f"{file_path(str(name))}.md"
        elif _is_folder(Path(out)) or out.endswith(("/", os.sep)):
            yield file, Path(out) / f"{file_name(file.path.stem)}.md"
        else:
            yield file, Path(out)


def _is_folder(path: Path) -> bool:
    """True for a folder. A path that the system does not allow is reported when it is written."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _clashes(files: Sequence[SourceFile], targets: Mapping[SourceFile, Path], start: Path) -> Iterator[Diagnostic]:
    sources = {os.path.normcase(file.path.resolve()): file for file in files if file.data is None}
    taken: dict[str, SourceFile] = {}
    for file, target in targets.items():
        yield from refuse_target(target, shown_path(target, start))
        resolved = os.path.normcase(target.resolve())
        if target.stem == file_name(file.path.stem) != file.path.stem:
            yield RESERVED_CONVERTED_NAME.at(Location(file.shown, 0), name=target.name)
        if (source := sources.get(resolved)) is not None:
            yield CONVERTED_ONTO_SOURCE.at(Location(shown_path(target, start), 0), source=source.shown)
        elif (other := taken.setdefault(same_name(resolved), file)) is not file:
            yield SAME_CONVERTED_NAME.at(Location(file.shown, 0), other=other.shown)


def _write(made: Sequence[Converted], given: Path | None, out: str | None, start: Path) -> tuple[str, ...]:
    """Puts the files in their places, and returns their shown paths. Raises WriteError."""
    targets = [converted.target for converted in made if converted.target is not None]
    if out is None or not targets:
        return ()
    folder = Path(out) if given is not None else targets[0].parent
    with staging(folder, shown_path(folder, start)) as staged:
        for converted, target in zip(made, targets, strict=True):
            staged.add(target.relative_to(folder).as_posix(), converted.text.encode("utf-8", "replace"))
        return tuple(shown_path(path, start) for path in staged.publish())
