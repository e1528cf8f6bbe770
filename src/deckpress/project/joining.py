"""The rendered decks of several files -> the one deck that a build into one package, sheet, quiz and exam exports.

Notes keep their guids, and each file keeps its deck: below the one deck if that has a name, else as it is. On pages,
the deck of a file is the outermost section of its notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.output import NOT_SHARED
from deckpress.model import Deck, RenderedDeck, RenderedNote, RenderedPassage
from deckpress.settings import SETTINGS

OF_NOTES = frozenset(("card_context", "card_source", "links", "vault"))
"""The settings of front matter that are in the notes when they are rendered, so each file keeps its own."""


def join(decks: Sequence[RenderedDeck], name: str, title: str) -> tuple[RenderedDeck, Diagnostics]:
    """The one deck: `name` is the deck that all notes are in, or empty; `title` is that of its pages.

    DP607 for front matter that the files do not share.
    """
    first = decks[0]
    if len(decks) == 1 and not name:
        return first, ()
    deck, problems = _head([one.deck for one in decks], name, title)
    media = {key: value for one in decks for key, value in one.media.items()}
    joined = RenderedDeck(
        deck,
        first.project,
        tuple(_placed(note, name, one.deck) for one in decks for note in one.notes),
        dict(sorted(media.items())),
        first.mod,
        first.source if len(decks) == 1 else "",
        first.release,
        tuple(note for one in decks for note in one.retired),
        tuple(_below(passage, name, one.deck) for one in decks for passage in one.passages),
        {guid: kind for one in decks for guid, kind in one.moved.items()},
    )
    return joined, problems


def _head(decks: Sequence[Deck], name: str, title: str) -> tuple[Deck, Diagnostics]:
    """All of the one deck except what is rendered. Its subdecks are those of the files."""
    settings, problems = _settings(decks)
    language, more = _language(decks)
    date, others = _date(decks)
    deck = Deck(
        name or title,
        tuple(note for deck in decks for note in deck.notes),
        title,
        language,
        date,
        settings=settings,
        named=True,
        location=decks[0].location,
        words=decks[0].words,
    )
    return deck, (*problems, *more, *others)


def _placed(note: RenderedNote, name: str, deck: Deck) -> RenderedNote:
    """The note with the deck of its file as its outermost section."""
    return replace(note, note=replace(note.note, section=(*_inside(name, deck), *note.note.section)))


def _below(passage: RenderedPassage, name: str, deck: Deck) -> RenderedPassage:
    return replace(passage, section=(*_inside(name, deck), *passage.section))


def _inside(name: str, deck: Deck) -> tuple[str, ...]:
    """The path of a file's deck within the one deck."""
    parts = tuple(deck.place.split("::"))
    return parts[len(name.split("::")) :] if name else parts


def _settings(decks: Sequence[Deck]) -> tuple[Mapping[str, object], Diagnostics]:
    """The settings that all files share, and DP607 for each other one, where a file sets it."""
    shared: dict[str, object] = {}
    problems: list[Diagnostic] = []
    for setting in SETTINGS:
        given = [(deck, deck.settings[setting.key]) for deck in decks if setting.key in deck.settings]
        if not given or setting.key in OF_NOTES:
            continue
        if len(given) == len(decks) and all(value == given[0][1] for _, value in given):
            shared[setting.key] = given[0][1]
        else:
            problems += _not_shared(setting.name, (deck for deck, _ in given), "is left out")
    return shared, tuple(problems)


def _language(decks: Sequence[Deck]) -> tuple[str, Diagnostics]:
    """The language of the pages: that of the first file that names one. DP607 for files in another one."""
    language = next((deck.language for deck in decks if deck.language), "")
    others = (deck for deck in decks if deck.language not in ("", language))
    return language, _not_shared("lang", others, f"counts for its cards only; the words of the pages are in {language}")


def _date(decks: Sequence[Deck]) -> tuple[str, Diagnostics]:
    dated = [deck for deck in decks if deck.date]
    if dated and len(dated) == len(decks) and len({deck.date for deck in dated}) == 1:
        return dated[0].date, ()
    return "", _not_shared("date", dated, "is left out")


def _not_shared(key: str, decks: Iterable[Deck], effect: str) -> Diagnostics:
    return tuple(NOT_SHARED.at(Location(deck.location.path, 0), key=key, effect=effect) for deck in decks)
