"""The texts that several questions refer to, as items of learning systems that ask nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deckpress.exporters.lms.questions import blank, no_file
from deckpress.exporters.passages import first_passages
from deckpress.html.direction import in_own_direction
from deckpress.html.lms import FileAddress, PlayerHtml, for_lms, player, tex
from deckpress.model import Formula, RenderedDeck


@dataclass(frozen=True, slots=True)
class Item:
    """A text with its title, and an id made from that of its first note."""

    title: str
    html: str
    id: str


def passage_items(
    deck: RenderedDeck,
    file: FileAddress = no_file,
    math: Callable[[Formula], str] = tex,
    play: PlayerHtml = player,
) -> Mapping[str, tuple[Item, ...]]:
    """The texts by the guid of the question before which they stand."""
    title = deck.deck.title or deck.deck.name
    return {
        guid: tuple(
            Item(
                passage.section[-1] if passage.section else title,
                in_own_direction(for_lms(passage.html, file, blank, math, play).strip(), deck.deck.language),
                f"{guid}-text{number}",
            )
            for number, passage in enumerate(found, 1)
        )
        for guid, found in first_passages(deck).items()
    }
