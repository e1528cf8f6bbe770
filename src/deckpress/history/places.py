"""The places of notes in their files: what the lock remembers of them, and which notes stand where others stood.

A place is a number that grows from note to note of a file. A note that is added gets a number between those of its
neighbours, so that only the lines of notes that moved change in the lock, and branches merge.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from deckpress.history.described import Now
from deckpress.history.lock import MOST_PLACE, Entry

_STEP = 1 << 20
"""The distance of two notes that are written one after the other: about 20 notes fit in one by one at the same spot."""


def new_places(old: Sequence[int]) -> list[int]:
    """The places of the notes of a file, in order, from their earlier ones; 0 stands for a note without one."""
    kept = rising(old)
    places = [place if index in kept else 0 for index, place in enumerate(old)]
    fixed = [-1, *sorted(kept), len(old)]
    for before, after in pairwise(fixed):
        low = places[before] if before >= 0 else 0
        count = after - before - 1
        step = (places[after] - low) // (count + 1) if after < len(old) else _STEP
        if count and (step == 0 or low + step * count > MOST_PLACE):
            return [_STEP * number for number in range(1, len(old) + 1)]
        places[before + 1 : after] = [low + step * number for number in range(1, count + 1)]
    return places


def with_places(entries: Iterable[Entry], order: Iterable[str]) -> tuple[Entry, ...]:
    """The entries with the places that a first build gives them if their notes have this order, given by guid."""
    by_guid = {entry.guid: entry for entry in entries}
    files: dict[str, list[Entry]] = defaultdict(list)
    for guid in order:
        if guid in by_guid:
            files[by_guid[guid].path].append(by_guid[guid])
    return tuple(
        replace(entry, at=place)
        for own in files.values()
        for entry, place in zip(own, new_places([0] * len(own)), strict=True)
    )


def rising(numbers: Sequence[int]) -> set[int]:
    """The indexes of a longest run of rising numbers, all others left out; zeros do not count.

    The numbers in it kept their order, and those outside it moved (patience sorting, C. Schensted 1961).
    """
    ends: list[int] = []
    indexes: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        pile = bisect_left(ends, number) if number else len(ends)
        before.append(indexes[pile - 1] if number and pile else -1)
        if number:
            ends[pile : pile + 1] = [number]
            indexes[pile : pile + 1] = [index]
    found: set[int] = set()
    last = indexes[-1] if indexes else -1
    while last >= 0:
        found.add(last)
        last = before[last]
    return found


Stretch = tuple[list[Now], list[Entry]]
"""Notes that are not matched, and entries that are not, between the same neighbours."""


def stretches(notes: Iterable[Now], entries: Iterable[Entry], matched: dict[int, Entry]) -> Iterator[Stretch]:
    """For each stretch of a file in which a note is new and one is missing: these, in their order.

    `matched` are the entries of the notes that are recognised, by position. Entries that were gone before count as
    little as those of files that are not built.
    """
    now: dict[str, list[Now]] = defaultdict(list)
    old: dict[str, list[Entry]] = defaultdict(list)
    for note in notes:
        now[note.path].append(note)
    for entry in entries:
        if not entry.gone:
            old[entry.path].append(entry)
    renamed = _renamed(now, old, matched)
    for path, own in now.items():
        before = sorted(old[renamed.get(path, path)], key=lambda entry: (entry.at, entry.guid))
        yield from _between(own, before, matched)


def _renamed(now: dict[str, list[Now]], old: dict[str, list[Entry]], matched: dict[int, Entry]) -> dict[str, str]:
    """The earlier path of each file that is new: of the file that left which had most of its notes, or the only one."""
    came = [path for path in now if path not in old]
    left = [path for path in old if path not in now]
    found: dict[str, str] = {}
    for path in came:
        counts: dict[str, int] = defaultdict(int)
        for note in now[path]:
            if note.position in matched:
                counts[matched[note.position].path] += 1
        known = [other for other in counts if other in left]
        if known:
            found[path] = max(known, key=lambda other: (counts[other], other))
        elif len(came) == len(left) == 1:
            found[path] = left[0]
    return found


def _between(own: Sequence[Now], before: Sequence[Entry], matched: dict[int, Entry]) -> Iterator[Stretch]:
    indexes = {entry.guid: index for index, entry in enumerate(before, 1)} if all(e.at for e in before) else {}
    places = [indexes.get(matched[note.position].guid, 0) if note.position in matched else 0 for note in own]
    fixed = [-1, *sorted(rising(places)), len(own)]
    known = {entry.guid for entry in matched.values()}
    for first, last in pairwise(fixed):
        low = places[first] if first >= 0 else 0
        high = places[last] - 1 if last < len(own) else len(before)
        came = [note for note in own[first + 1 : last] if note.position not in matched]
        left = [entry for entry in before[low:high] if entry.guid not in known] if came else []
        if left:
            yield came, left
