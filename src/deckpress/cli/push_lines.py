"""A push -> the lines that a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from deckpress.cli.lines import counted
from deckpress.excerpts import excerpt
from deckpress.inert import visible
from deckpress.live.pushing import Fate

if TYPE_CHECKING:
    from deckpress.live.sending import Outcome, Prepared

_MOST = 10
"""The notes of each kind that are listed without --verbose."""
_LONGEST = 80


def push_lines(prepared: Prepared, outcome: Outcome, *, dry_run: bool, verbose: bool) -> Iterator[str]:
    """What a push did, or would do: the notes by kind, then the totals."""
    plan, questions = prepared.plan, prepared.packaged.questions
    most = None if verbose else _MOST
    yield from _listed("new", "green", (_cut(questions[guid]) for guid in outcome.new), most)
    yield from _listed("updated", "cyan", (_updated(prepared, guid) for guid in outcome.updated), most)
    moved = (f"{_cut(questions[one.guid])}  {one.old} -> {one.new}" for one in outcome.moves)
    yield from _listed("moved", "blue", moved, most)
    stays = (f"{_cut(questions[one.guid])}  stays in {one.deck}{_why(filtered=one.filtered)}" for one in plan.stays)
    yield from _listed("not moved", "yellow", stays, most)
    edited = (_cut(questions[guid]) for guid in plan.of(Fate.EDITED))
    yield from _listed("edited in Anki", "yellow", edited, most)
    for word, gone in (("suspended", outcome.suspended), ("deleted", outcome.deleted)):
        yield from _listed(word, "yellow", (_cut(one.entry.question) for one in gone), most)
    pruned = {one.entry.guid for one in (*outcome.suspended, *outcome.deleted)}
    left = [_cut(one.entry.question) for one in plan.gone if one.entry.guid not in pruned and not one.suspended]
    yield from _listed("no longer in the source", "yellow", left, most)
    yield from _summary(prepared, outcome, dry_run=dry_run)
    if left and not pruned:
        yield (
            f"Anki keeps {counted(len(left), 'note')} that you removed; to suspend or delete"
            f" {'it' if len(left) == 1 else 'them'}, add --prune suspend or --prune delete"
        )


def _summary(prepared: Prepared, outcome: Outcome, *, dry_run: bool) -> Iterator[str]:
    plan = prepared.plan
    cards = sum(len(one.cards) for one in outcome.moves)
    conflicts = len(plan.of(Fate.CONFLICT)) + len(plan.of(Fate.NEWER)) + len(plan.of(Fate.OTHER_TYPE))
    numbers = (
        (len(outcome.new), "new"),
        (len(outcome.updated), "updated"),
        (len(plan.of(Fate.EDITED)), "edited in Anki (kept)"),
        (conflicts, "in conflict (kept)"),
        (len(outcome.refused), "not imported by Anki"),
        (len(outcome.suspended), "suspended"),
        (len(outcome.deleted), "deleted"),
    )
    parts = [f"{number:,} {words}" for number, words in numbers if number]
    if cards:
        parts.append(f"{counted(cards, 'card')} moved")
    profile = f"Anki, profile {visible(prepared.profile)}"
    start = f"dry run ({profile})" if dry_run else f"pushed to {profile}"
    unchanged = len(plan.of(Fate.SAME))
    rest = f"{unchanged:,} unchanged" if unchanged else ""
    yield f"{start}: {', '.join(filter(None, (*parts, rest))) or 'nothing changes'}"


def deletion_lines(prepared: Prepared) -> Iterator[str]:
    """The notes that are to be deleted, all of them, before the user is asked."""
    gone = prepared.plan.gone
    yield f"you removed these notes; --prune delete deletes them in Anki, with their history ({len(gone):,}):"
    yield from (f"  {_cut(one.entry.question)}" for one in gone)


def _listed(word: str, colour: str, lines: Iterable[str], most: int | None) -> Iterator[str]:
    shown = list(lines)
    for line in shown[:most]:
        yield f"{click.style(word, fg=colour)}: {visible(line)}"
    if most is not None and len(shown) > most:
        yield f"{click.style(word, fg=colour)}: … and {len(shown) - most:,} more (--verbose lists all)"


def _updated(prepared: Prepared, guid: str) -> str:
    """The question of an updated note, and the learner's tags that it keeps."""
    tags = prepared.plan.kept_tags.get(guid, ())
    keeps = f"  (keeps the tag{'' if len(tags) == 1 else 's'} {' '.join(tags)})" if tags else ""
    return _cut(prepared.packaged.questions[guid]) + keeps


def _why(*, filtered: bool) -> str:
    return ", a filtered deck" if filtered else ", where you put it"


def _cut(words: str) -> str:
    return excerpt(words, _LONGEST)
