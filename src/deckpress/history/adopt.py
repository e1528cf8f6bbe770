"""A release and the current notes -> the lock that the build of the release would have left, to replace a lost one.

A note is recognised in the release by its id, by the guid that it would get by default, or as in `matching`, where
questions and answers are compared as the plain text of what Anki shows.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from deckpress.compare import composed, fold
from deckpress.diagnostics import Diagnostics
from deckpress.history.content import as_shown
from deckpress.history.described import current_entry
from deckpress.history.differing import Edit, edits_between
from deckpress.history.identity import Taken, new_identity
from deckpress.history.likeness import sketch
from deckpress.history.lock import Entry
from deckpress.history.matching import Now, match
from deckpress.history.release import Shipped
from deckpress.history.retire import TAG
from deckpress.markdown.closed import last_end, sub_closed
from deckpress.model import RenderedNote
from deckpress.regex import regex

_GAP = regex(r"\{\{c([\d,]+)::(.*?)(?:::((?:(?!\}\}).)*))?\}\}", re.DOTALL)
_TAG = regex(r"<[^<>]*>")
_QUESTION = {"qa": "Question", "cloze": "Text"}
_ANSWER = ("Answer", "Choices", "Explanation")


@dataclass(frozen=True, slots=True)
class Current:
    """A note of the source: as it is compared, as it is rendered, and its fields, tags and deck in a package."""

    now: Now
    note: RenderedNote
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    deck: str


def find_released(
    project: str, current: Sequence[Current], release: Sequence[Shipped], path_of: Callable[[Shipped], str]
) -> tuple[tuple[tuple[Current, Shipped | None, str], ...], tuple[Entry, ...], Diagnostics]:
    """Which shipped note each current note is.

    Returns (note, its shipped note or None, how it was recognised) for each current note, the entries of shipped notes
    without a current one, and diagnostics of doubtful matches. `path_of` gives the file of a shipped note,
    as the lock names it.
    """
    shipped = {note.guid: note for note in release}
    entries = {note.guid: entry_as_seen(note, path_of(note), nth) for nth, note in enumerate(release)}
    found: dict[int, tuple[str, str]] = {}
    seen = [now_as_seen(one) for one in current]
    asked = Counter(now.key for now in seen) | Counter(fold(entry.question) for entry in entries.values())
    for one, now in zip(current, seen, strict=True):
        guid = _default_guid(project, one)
        entry = entries.get(guid)
        if entry is None or entry.note_type != now.note_type:
            continue
        same = fold(entry.question) == now.key and (asked[now.key] == 1 or entry.answer == now.answer)
        if now.note.id or same:
            found[now.position] = (guid, "")
            del entries[guid]
    rest = [now for now in seen if now.position not in found]
    matches, problems = match(rest, tuple(entries.values()))
    for other in matches:
        if other.entry is not None:
            found[other.now.position] = (other.entry.guid, other.how)
            del entries[other.entry.guid]
    nothing = ("", "")
    pairs = ((one, *found.get(one.now.position, nothing)) for one in current)
    return tuple((one, shipped.get(guid), how) for one, guid, how in pairs), tuple(entries.values()), problems


def _default_guid(project: str, one: Current) -> str:
    return new_identity(project, one.now.deck, one.now.note, Taken()).guid


def entry_of(one: Current, old: Shipped, path: str) -> Entry:
    """The line of the lock for a shipped note, written so that the next build recognises it as the current note.

    Its hash is the current one if nothing that Anki keeps has changed since; otherwise another one, so that the next
    build updates the note.
    """
    now, note = one.now, one.note
    above = _same_context(one, old)
    apart = ("Source", "Context") if above else ("Source",)
    same = (
        _seen(one.fields, apart) == _seen(old.fields, apart)
        and sorted(map(composed, one.tags)) == sorted(map(composed, old.tags))
        and note.cards == old.cards
    )
    entry = current_entry(
        now,
        old.guid,
        deck=note.deck if one.deck == old.deck else old.deck,
        content=note.content if same else digest(old),
        mod=old.mod,
        clozes=numbers_of(one, old),
    )
    section = now.note.section if above else _section(old, _title(one))
    return replace(entry, path=path, section=section, cards=old.cards)


def _seen(fields: Mapping[str, str], apart: Collection[str]) -> Mapping[str, str]:
    """What Anki shows of a note, except some fields."""
    return {name: as_shown(text) for name, text in fields.items() if name not in apart}


def _same_context(one: Current, old: Shipped) -> bool:
    """True if nothing changed above the card, or only the title of the deck, which earlier releases left out."""
    return composed(plain(old.fields["Context"])) in (plain(one.fields["Context"]), " › ".join(one.now.note.section))


def _title(one: Current) -> str:
    """The title of the deck, if it is above the card."""
    parts, sections = plain(one.fields["Context"]).split(" › "), one.now.note.section
    return parts[0] if len(parts) > len(sections) else ""


def numbers_of(one: Current, old: Shipped) -> dict[str, int]:
    """The numbers of the automatic gaps in the release, by their text, for gaps whose text has not changed."""
    had = {content: int(number.split(",")[0]) for number, content in _gaps(old.fields)}
    has = [content for _, content in _gaps(one.fields)]
    gaps = one.note.fields["Text"].gaps if "Text" in one.note.fields else ()
    if len(has) != len(gaps):  # gaps in gaps
        return {}
    return {gap.text: had[content] for gap, content in zip(gaps, has, strict=True) if gap.text and content in had}


def digest(old: Shipped) -> str:
    """A hash of a shipped note that differs from the hash of any current note."""
    content = [old.fields, old.tags, old.cards]
    return hashlib.blake2b(json.dumps(content).encode(), digest_size=10, person=b"release").hexdigest()


def entry_as_seen(old: Shipped, path: str, nth: int) -> Entry:
    """A shipped note in the form in which it is compared, as plain text. `nth` is its place in the package."""
    return Entry(
        old.guid,
        old.note_type,
        path,
        old.deck,
        _question(old.note_type, old.fields),
        _answer(old.fields),
        digest(old),
        old.mod,
        section=_section(old),
        cards=old.cards,
        gone=TAG in old.tags,
        retired=TAG in old.tags,
        nth=nth,
        at=nth + 1,
    )


def edits_since(one: Current, old: Shipped) -> tuple[Edit, ...]:
    """What changed in a note since it was shipped, as plain text."""
    return edits_between(texts_of(old.note_type, old.fields), texts_of(one.now.note_type, one.fields))


def texts_of(note_type: str, fields: Mapping[str, str]) -> tuple[str, str]:
    """The question of a note in Anki, and everything else in it, each as plain text on one line."""
    return _question(note_type, fields), " · ".join(text for name in _ANSWER if (text := plain(fields.get(name, ""))))


def now_as_seen(one: Current) -> Now:
    """A current note in the form in which it is compared with shipped ones."""
    return replace(one.now, key=fold(_question(one.now.note_type, one.fields)), answer=_answer(one.fields))


def _question(note_type: str, fields: Mapping[str, str]) -> str:
    return plain(fields[_QUESTION[note_type]])


def _answer(fields: Mapping[str, str]) -> str:
    gaps = (content for _, content in _gaps(fields))
    return sketch(fold("\n".join(plain(text) for text in (*(fields.get(name, "") for name in _ANSWER), *gaps))))


def _gaps(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """The numbers, as written, and the hidden text of each gap of a cloze."""
    text = fields.get("Text", "")
    return [(number, content) for number, content, _ in _GAP.findall(text, 0, last_end(text, "}}"))]


def _section(old: Shipped, title: str = "") -> tuple[str, ...]:
    """The sections that are above a shipped card, without the title of the deck."""
    parts = tuple(part for part in composed(plain(old.fields["Context"])).split(" › ") if part)
    return parts[1:] if title and parts[:1] == (title,) else parts


def plain(markup: str) -> str:
    """A field as one line of plain text; a gap becomes the text that it hides."""
    return " ".join(html.unescape(_TAG.sub(" ", sub_closed(_GAP, r"\2", markup, "}}"))).split())


def latest(releases: Iterable[Sequence[Shipped]]) -> tuple[Shipped, ...]:
    """The notes of several packages, each in the version that changed last."""
    found: dict[str, Shipped] = {}
    for notes in releases:
        for note in notes:
            if note.guid not in found or note.mod > found[note.guid].mod:
                found[note.guid] = note
    return tuple(found.values())
