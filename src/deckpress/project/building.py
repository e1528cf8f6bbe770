"""Identified notes -> rendered and exported files, put in place together with the lock, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.lock import LOCK_WOULD_CHANGE, OTHER_LOCK_LINES_WOULD_CHANGE
from deckpress.diagnostics.catalogue.output import EXPORTER_FAILED, HOLDS_ONE_FILE, NO_FORMAT_LEFT, SOURCE_IN_THE_WAY
from deckpress.disk import refuse_detour, refuse_target
from deckpress.frozen import public_dataclass
from deckpress.history.lock import write_lock
from deckpress.history.plan import Plan
from deckpress.model import Deck
from deckpress.project.clashes import one_stem, output_name, output_stem, same_output
from deckpress.project.identifying import Shipped
from deckpress.project.joining import join
from deckpress.project.memory import Memory, stage_memory
from deckpress.project.paths import shown_path
from deckpress.project.rendering import FileResult, RenderedFile, Work, render_files
from deckpress.project.request import Inputs, Progress
from deckpress.project.sources import SourceFile
from deckpress.project.warm import Same
from deckpress.project.writing import Staging, WriteError, staging
from deckpress.recent import Recent

if TYPE_CHECKING:
    from deckpress.exporters.base import Exporter, ExportOptions, Files


@public_dataclass(frozen=True, slots=True)
class Published:
    """What a build wrote. Mappings have the shown paths of files as keys."""

    written: tuple[tuple[str, int], ...] = ()
    """The shown path of each output, and its size in bytes."""
    plan: Plan = field(default_factory=Plan)
    """What importing the build will change."""
    cards: Mapping[str, int] = field(default_factory=dict)
    """How many cards Anki makes of each file."""
    file_problems: Mapping[str, Diagnostics] = field(default_factory=dict)
    """All diagnostics of each file that was rendered."""
    problems: Diagnostics = ()
    """The diagnostics of outputs and the lock."""
    used: frozenset[Path] = frozenset()
    """The media files that a note uses."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of the notes that cards embed."""
    paths: tuple[Path, ...] = ()
    """The outputs."""
    shipped: Shipped = ()
    """The notes of the outputs."""
    memory: Memory = field(default_factory=Memory)
    """What the next build finds in the lock."""
    passing: bool = False
    """True after a message that the next build does not repeat, such as that another build was undone."""


def build(work: Work, problems: Diagnostics, *, write: bool, progress: Progress) -> Published:
    """Renders every file; if `write` is set and nothing is wrong, exports them and puts the outputs in place.

    `problems` are all diagnostics so far.
    """
    rendered = render_files(work, progress)
    if write and not work.stop(problems):
        published = _publish(work, rendered)
    else:
        results = tuple(map(attrgetter("result"), rendered))  # a loop's variable would keep one deck alive
        shipped = [pair for result in results for pair in result.shipped]
        plan = work.identified.plan(shipped, work.retired_times)
        published = _with_results(Published(plan=plan), results)
    return replace(published, used=frozenset(work.tools.library.used), texts=work.tools.notes.texts)


def _with_results(published: Published, results: Iterable[FileResult]) -> Published:
    cards = {result.shown: result.cards for result in results}
    return replace(published, cards=cards, file_problems={result.shown: result.diagnostics for result in results})


def _publish(work: Work, rendered: Iterable[RenderedFile]) -> Published:
    """Puts the outputs and the lock in place in one step."""
    outputs, memory, start = work.request.outputs, work.identified.memory, work.request.inputs.start
    out = outputs.folder(work.loaded.project, start)
    results: list[FileResult] = []
    try:
        with staging(out, shown_path(out, start)) as staged:
            problems = _stage(work, rendered, staged, results)
            shipped = [pair for result in results for pair in result.shipped]
            plan = work.identified.plan(shipped, work.retired_times)
            packaged = "apkg" in outputs.format_names(work.loaded.project)
            state = work.tools.templates_state
            lock = work.identified.new_lock(shipped, state, work.retired_times, packaged=packaged)
            text = write_lock(lock)
            if work.request.history.locked and memory.changes(text):
                problems = (*problems, _lock_change(plan, memory.shown))
            of_files = tuple(d for result in results for d in result.diagnostics)
            unwritable: Diagnostics = ()
            if not work.stop((*of_files, *problems)) and not work.request.history.hold:
                unwritable = stage_memory(memory, text, staged)
                problems = (*problems, *unwritable)
            paths = () if work.stop((*of_files, *problems)) else staged.publish()
            problems = (*problems, *staged.problems)
    except WriteError as error:
        return _with_results(Published(problems=(error.diagnostic,)), results)
    sizes = tuple((shown_path(path, start), path.stat().st_size) for path in paths)
    passing = bool(unwritable or staged.problems)
    published = Published(sizes, plan, problems=problems, paths=paths, shipped=tuple(shipped), passing=passing)
    published = replace(published, memory=replace(memory, text=text, lock=lock))
    return _with_results(published, results)


def _lock_change(plan: Plan, lock: str) -> Diagnostic:
    """DP705 for a build that would change the lock."""
    place = Location(lock, 0)
    if not plan.changes:
        return OTHER_LOCK_LINES_WOULD_CHANGE.at(place)
    return LOCK_WOULD_CHANGE.at(place, changes=plan.summary())


def _stage(work: Work, rendered: Iterable[RenderedFile], staged: Staging, results: list[FileResult]) -> Diagnostics:
    """Exports every file into the staging folder, and adds what is kept of it to `results`.

    Errors: those of exporters, DP402, DP601, DP602, DP614, DP615.
    """
    problems: list[Diagnostic] = []
    printer, inputs = work.tools.printer, work.request.inputs
    if work.request.outputs.pdf and printer.missing:
        return (printer.missing,)
    exporters = _exporters(work.request.outputs.format_names(work.loaded.project))
    joined = work.request.joins(work.loaded.project)
    units = _joined(work, rendered, exporters, results, problems) if joined else _apart(rendered, exporters, results)
    sources = {file.path.resolve(): file for file, _ in work.loaded.readings if file.data is None}
    names: dict[str, tuple[SourceFile, int]] = {}
    for item, formats in units:
        if work.tools.templates is not None and not has_errors(item.result.diagnostics):
            for name, data in _export_file(work, item, formats, problems):
                target = staged.out / name
                problems += _in_the_way(target, staged.out, inputs, sources)
                seen.expect(target, data)
                problems += same_output(name, data, item.file, names)
                staged.add(name, data)
        del item
    if not names and any(problem.code == EXPORTER_FAILED.code for problem in problems):
        asked = ", ".join(work.request.outputs.format_names(work.loaded.project))
        problems.append(NO_FORMAT_LEFT.at(Location("", 0), formats=asked))
    return tuple(dict.fromkeys(problems))


Units = Iterator[tuple[RenderedFile, tuple["Exporter", ...]]]
"""What is exported, each with its formats."""


def _in_the_way(target: Path, out: Path, inputs: Inputs, sources: Mapping[Path, SourceFile]) -> Iterator[Diagnostic]:
    """The problems with the place of an output."""
    with seen.unnoted():  # the build itself changes what is there
        if source := sources.get(target.resolve()):
            yield SOURCE_IN_THE_WAY.at(Location(source.shown, 0), source=source.shown)
        yield from refuse_target(target, shown_path(target, inputs.start))
        if not inputs.allow_outside:
            yield from refuse_detour(target, out, shown_path(target.parent, inputs.start))


def _apart(rendered: Iterable[RenderedFile], exporters: tuple[Exporter, ...], results: list[FileResult]) -> Units:
    """Each file by itself; adds what is kept of it to `results`."""
    for item in rendered:
        results.append(item.result)
        yield item, exporters
        del item  # its media, before the next file is rendered


def _joined(
    work: Work,
    rendered: Iterable[RenderedFile],
    exporters: tuple[Exporter, ...],
    results: list[FileResult],
    problems: list[Diagnostic],
) -> Units:
    """All files together, and each by itself in formats that hold one file. Adds to `results` and `problems`."""
    alone = tuple(exporter for exporter in exporters if exporter.alone)
    items: list[RenderedFile] = []
    for item in rendered:
        results.append(item.result)
        items.append(item)
        if alone and not work.request.outputs.file:
            yield item, alone
    if not items:
        return
    if len(items) > 1 and work.request.outputs.file and alone:
        problems.append(HOLDS_ONE_FILE.at(Location(work.request.outputs.file, 0), form=alone[0].name))
        return
    together = exporters if work.request.outputs.file else tuple(one for one in exporters if not one.alone)
    name, stem = work.request.deck_of_all(work.loaded.project), one_stem(work.request.outputs.stem or "")
    deck, unfit = join([item.deck for item in items], name, name.replace("::", " › ") or stem)
    problems += unfit
    everything = tuple(d for item in items for d in item.result.diagnostics)
    result = FileResult("", 0, (), everything)
    yield RenderedFile(items[0].file, deck, result, stem or one_stem(name)), together


def _export_file(
    work: Work, item: RenderedFile, exporters: Iterable[Exporter], problems: list[Diagnostic]
) -> Iterator[tuple[str, bytes]]:
    """The name of each output of a file, relative to the output folder, and its bytes; adds to `problems`."""
    stem, options = item.stem or output_stem(item.file), options_of(work, item.deck.deck)
    for exporter in exporters:
        files, unfit = _export(exporter, item, work, options)
        problems += unfit
        if work.request.outputs.pdf and exporter.printable and not has_errors(unfit):
            pdfs, failed = work.tools.printer.print_pages(files, item.file.shown, lambda sign: _place_of(sign, item))
            files = (*files, *pdfs)
            problems += failed
        whole = work.request.outputs.file
        named = ((whole if whole and suffix == exporter.suffix else output_name(stem, suffix)) for suffix, _ in files)
        yield from zip(named, (data for _, data in files), strict=True)


def _place_of(sign: str, item: RenderedFile) -> Location | None:
    """The place of a character in the source; None if no note has it as it is."""
    for note in item.deck.deck.notes:
        for text in note.texts:
            if (at := text.markdown.find(sign)) >= 0:
                return text.locate_offset(at)
    return None


def _export(exporter: Exporter, item: RenderedFile, work: Work, options: ExportOptions) -> tuple[Files, Diagnostics]:
    """The files of one format, by suffix. This is the only call of an exporter in a build."""
    templates = work.tools.templates
    assert templates is not None

    def export() -> tuple[Files, Diagnostics]:
        recent.begin()
        made, problems = exporter.export(item.deck, templates, options)
        return exporter.files(made), problems

    shown = item.result.shown
    warm = work.warm.of(item.deck)
    recent = warm.once(f"cards {exporter.name}", shown, (Same(templates),), Recent)
    options = replace(options, recent=recent)
    key = (Same(item.deck), Same(templates), replace(options, tex=None, count_pages=None), item.stem)
    return warm.once(f"export {exporter.name}", shown, key, export)


def options_of(work: Work, deck: Deck) -> ExportOptions:
    """The settings of the exporters: the command line over the deck's front matter over the project."""
    from deckpress.exporters.base import ExportOptions

    options = ExportOptions(tex=work.tools.tex, count_pages=work.tools.printer.count_pages)
    return replace(options, **work.request.settings(work.loaded.project, deck))  # type: ignore[arg-type]


def _exporters(names: Iterable[str]) -> tuple[Exporter, ...]:
    from deckpress.exporters import exporter

    return tuple(known for name in names if (known := exporter(name)))
