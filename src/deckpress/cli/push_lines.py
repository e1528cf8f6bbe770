"""A push -> the lines that a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from deckpress.cli.lines import counted
from deckpress.excerpts import excerpt
from deckpress.inert import visible
from deckpress.live.fates import Fate

if TYPE_CHECKING:
    from deckpress.live.sending import Outcome, Prepared

_MOST = 10
"""The notes of each kind that are listed without --verbose."""
_LONGEST = 80


def push_lines(prepared: Prepared, outcome: Outcome, *, dry_run: bool, verbose: bool) -> Iterator[str]:
    """What a push did, or would do: the notes by kind, then the totals."""
    plan = prepared.plan
    most = None if verbose else _MOST
    for kind, lines in (*_done(prepared, outcome), *_left(prepared)):
        yield from _listed(kind.would if dry_run and kind.would else kind.word, kind.colour, lines, most)
    pruned = {one.entry.guid for one in (*outcome.suspended, *outcome.deleted)}
    left = [_cut(one.entry.question) for one in plan.gone if one.entry.guid not in pruned and not one.suspended]
    yield from _listed("no longer in the source", "yellow", left, most)
    yield from _summary(prepared, outcome, dry_run=dry_run)
    if left and not pruned:
        yield (
            f"Anki keeps {counted(len(left), 'note')} that you removed; to suspend or delete"
            f" {'it' if len(left) == 1 else 'them'}, add --prune suspend or --prune delete"
        )


class _Kind(NamedTuple):
    """What happened to notes: the word before each of them, that of a dry run, and its colour."""

    word: str
    would: str = ""
    colour: str = "yellow"


_Rows = Iterator[tuple[_Kind, Iterable[str]]]


def _done(prepared: Prepared, outcome: Outcome) -> _Rows:
    """What the push changes."""
    plan, questions = prepared.plan, prepared.packaged.questions
    again = set(plan.of(Fate.AGAIN))
    yield _Kind("new", "would add", "green"), (_cut(questions[g]) for g in outcome.new if g not in again)
    yield (
        _Kind("added again", "would add again", "green"),
        (
            f"{_cut(questions[guid])}  it was deleted in Anki, and is still in the source"
            for guid in outcome.new
            if guid in again
        ),
    )
    yield _Kind("updated", "would update", "cyan"), (_updated(prepared, guid) for guid in outcome.updated)
    moved = (f"{_cut(questions[one.guid])}  {one.old} -> {one.new}" for one in outcome.moves)
    yield _Kind("moved", "would move", "blue"), moved
    looks = (f"{one.there.name}  {', '.join(one.replaced)}" for one in outcome.looks)
    yield _Kind("look updated", "would update the look", "cyan"), looks
    yield _Kind("unsuspended", "would unsuspend", "green"), (_cut(questions[one.guid]) for one in outcome.woken)
    yield _Kind("suspended", "would suspend"), (_cut(one.entry.question) for one in outcome.suspended)
    yield _Kind("deleted", "would delete"), (_cut(one.entry.question) for one in outcome.deleted)


def _left(prepared: Prepared) -> _Rows:
    """What the push leaves as it is in Anki."""
    plan, questions = prepared.plan, prepared.packaged.questions
    yield (
        _Kind("not moved"),
        (f"{_cut(questions[one.guid])}  stays in {one.deck}{_why(filtered=one.filtered)}" for one in plan.stays),
    )
    yield _Kind("edited in Anki"), (_cut(questions[guid]) for guid in plan.of(Fate.EDITED))
    looks = (f"{one.there.name}  {', '.join(one.edited)}" for one in plan.looks if one.edited)
    yield _Kind("look edited in Anki"), looks
    yield (
        _Kind("stays suspended"),
        (f"{_cut(questions[guid])}  unsuspend it in Anki if you want to study it" for guid in plan.asleep),
    )


def _summary(prepared: Prepared, outcome: Outcome, *, dry_run: bool) -> Iterator[str]:
    plan = prepared.plan
    again = len(set(outcome.new) & set(plan.of(Fate.AGAIN)))
    cards, looks = sum(len(one.cards) for one in outcome.moves), len(outcome.looks)
    done = (
        (len(outcome.new) - again, "new", "add {}"),
        (again, "added again", "add {} again"),
        (len(outcome.updated), "updated", "update {}"),
        (len(outcome.woken), "unsuspended", "unsuspend {}"),
        (len(outcome.suspended), "suspended", "suspend {}"),
        (len(outcome.deleted), "deleted", "delete {}"),
    )
    did = [f"{number:,} {word}" for number, word, _ in done if number]
    would = [verb.format(counted(number, "note")) for number, _, verb in done if number]
    for number, noun, word, verb in ((cards, "card", "moved", "move"), (looks, "look", "updated", "update")):
        if number:
            did.append(f"{counted(number, noun)} {word}")
            would.append(f"{verb} {counted(number, noun)}")
    conflicts = len(plan.of(Fate.CONFLICT)) + len(plan.of(Fate.NEWER)) + len(plan.of(Fate.OTHER_TYPE))
    numbers = (
        (len(plan.of(Fate.EDITED)), "edited in Anki (kept)"),
        (conflicts, "in conflict (kept)"),
        (len(outcome.refused), "not imported by Anki"),
        (len(plan.of(Fate.SAME)), "unchanged"),
    )
    rest = [f"{number:,} {words}" for number, words in numbers if number]
    profile = f"Anki, profile {visible(prepared.profile)}"
    if dry_run:
        changes = [f"would {', '.join(would)}"] if would else []
        yield f"dry run ({profile}): {'; '.join((*changes, *rest)) or 'nothing would change'}"
    else:
        yield f"pushed to {profile}: {', '.join((*did, *rest)) or 'nothing changed'}"


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
