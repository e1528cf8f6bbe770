"""Notes that an earlier build has rendered: the same cards and messages as without them, whatever was edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deckpress.diagnostics import Diagnostics
from deckpress.helpers import Helpers
from deckpress.history.identity import BASE_TIME, Identity, new_identities
from deckpress.markdown.surroundings import NOTHING_AROUND, NoteLink, NotePart, Surroundings
from deckpress.media import MediaLoader, make_media
from deckpress.model import Deck, Image, Macro, Media, RenderedDeck, Source, Text
from deckpress.reading import read
from deckpress.render import render
from kept import MemoryValues
from rendered import png

DECKS = Path(__file__).parent / "decks"
RICH = """# Deck

## What is shown in $\\R$?

Some **bold** text with $x \\in \\R$ and `code`.

```python
print(1)
```

## Which are right?

- [x] one $x^2$
- [ ] two <blink>three</blink>

## Why?

![a picture](one.png) and [a link](other.md) and [a reference][ref] and a note[^1].

C: The ==first== and the ==second== gap.

## How many?
<!-- type-in: 9.81 ± 0.05 -->

9.81, see <script>alert(1)</script>.

[ref]: https://example.com
[^1]: A footnote with $y$.
"""


def deck_of(markdown: str, **changes: object) -> Deck:
    reading, _ = read(Source("a.md", markdown))
    return replace(reading.deck, **changes)  # type: ignore[arg-type]


def pictures(data: bytes) -> MediaLoader:
    def load(image: Image) -> tuple[Media | None, Diagnostics]:
        return (None, ()) if image.remote else (make_media(image.src, data), ())

    return load


def shown(
    deck: Deck,
    kept: MemoryValues | None,
    load: MediaLoader = pictures(png()),  # noqa: B008 - a pure function
    around: Surroundings = NOTHING_AROUND,
    identities: tuple[Identity, ...] = (),
    helpers: Helpers | None = None,
) -> tuple[str, str]:
    """All of a rendered deck with its places, and its diagnostics, as text."""
    found = identities or new_identities("", deck)
    made, problems = render(deck, "", found, load, surroundings=around, kept=kept, helpers=helpers)
    return as_text(made), repr(problems)


def as_text(made: RenderedDeck) -> str:
    return "\n".join([*map(repr, made.notes), *(f"{name} {len(file.data)}" for name, file in made.media.items())])


def test_a_second_build_takes_every_note_from_the_store() -> None:
    deck, kept = deck_of(RICH), MemoryValues()
    first = shown(deck, kept)
    assert (first, kept.found) == (shown(deck, None), 0)
    assert shown(deck, kept) == first
    assert kept.found == len(deck.notes) == 5


def edit(old: str, new: str) -> Callable[[], Deck]:
    assert old in RICH
    return lambda: deck_of(RICH.replace(old, new))


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(edit("# Deck\n", "# Deck\n\nA line.\n\nAnother line.\n"), id="lines above"),
        pytest.param(edit("# Deck\n", "# Other\n"), id="the title"),
        pytest.param(edit("## Why?", "# Section\n\n## Why?"), id="a section"),
        pytest.param(edit("**bold**", "*bold*"), id="the text"),
        pytest.param(edit("https://example.com", "https://example.org"), id="a link definition"),
        pytest.param(edit("[ref]: https://example.com", ""), id="a link definition removed"),
        pytest.param(edit("A footnote with $y$", "Another footnote"), id="a footnote"),
        pytest.param(edit("[^1]: ", "\n\nProse.\n\n[^1]: "), id="the place of a footnote"),
        pytest.param(edit("# Deck", "*[bold]: strong\n\n# Deck"), id="an abbreviation"),
        pytest.param(edit("- [x] one", "- [ ] one"), id="the right option"),
        pytest.param(edit("- [ ] two", "* [ ] two"), id="the mark of an item"),
        pytest.param(edit("<blink>", "  <blink>"), id="a column"),
        pytest.param(edit("9.81 ± 0.05", "9.81 ± 0.1"), id="an accepted answer"),
        pytest.param(edit("## Why?", "```\n## Why?"), id="a fence"),
        pytest.param(edit("## Why?", "<div>\n## Why?"), id="HTML"),
        pytest.param(lambda: deck_of(RICH, macros={"R": Macro("\\mathbb{R}")}), id="a macro"),
        pytest.param(lambda: deck_of(RICH, language="ar"), id="the language"),
        pytest.param(lambda: deck_of(RICH, words={"": {"options_several": "Choose"}}), id="the words"),
    ],
)
def test_cards_and_messages_after_an_edit_are_those_without_a_store(edited: Callable[[], Deck]) -> None:
    kept = MemoryValues()
    shown(deck_of(RICH), kept)
    assert shown(edited(), kept) == shown(edited(), None)


def test_a_note_whose_lines_moved_is_found() -> None:
    kept = MemoryValues()
    plain = RICH.replace("[^1]", "")
    shown(deck_of(plain), kept)
    moved = deck_of(plain.replace("# Deck\n", "# Deck\n\nMore.\n\n"))
    shown(moved, kept)
    assert kept.found == len(moved.notes)


def test_a_picture_that_changed_is_read_anew() -> None:
    deck, kept = deck_of(RICH), MemoryValues()
    shown(deck, kept)
    other = pictures(png(10, 10))
    assert shown(deck, kept, other) == shown(deck, None, other)


def test_a_picture_that_is_gone_is_reported() -> None:
    from deckpress.diagnostics.catalogue.media import NO_MEDIA

    def gone(image: Image) -> tuple[Media | None, Diagnostics]:
        return None, (NO_MEDIA.at(image.location, what="image", path=image.src),)

    deck, kept = deck_of(RICH), MemoryValues()
    shown(deck, kept)
    assert shown(deck, kept, gone) == shown(deck, None, gone)
    assert shown(deck, kept, gone) == shown(deck, None, gone)
    assert shown(deck, kept) == shown(deck, None)


@pytest.mark.parametrize("address", ["", "obsidian://open?vault=a", "obsidian://open?vault=b"])
def test_the_address_of_a_link_is_asked_again(address: str) -> None:
    def around(found: str) -> Surroundings:
        return Surroundings(lambda target, wiki: found)  # noqa: ARG005

    deck, kept = deck_of(RICH), MemoryValues()
    shown(deck, kept, around=around("obsidian://open?vault=a"))
    there = around(address)
    assert shown(deck, kept, around=there) == shown(deck, None, around=there)


def test_an_embedded_note_is_rendered_anew() -> None:
    def around(words: str) -> Surroundings:
        def embed(link: NoteLink) -> tuple[NotePart | None, Diagnostics]:
            return NotePart(Text.at(link.place, words), {}, {}, NOTHING_AROUND), ()

        return Surroundings(embed=embed)

    deck, kept = deck_of("# Deck\n\n## What?\n\nThis:\n\n![[other]]\n"), MemoryValues()
    assert "first" in shown(deck, kept, around=around("first"))[0]
    assert "second" in shown(deck, kept, around=around("second"))[0]


def test_a_kept_note_gets_the_time_of_its_change() -> None:
    deck, kept = deck_of("## What?\n\nThis.\n"), MemoryValues()
    made, _ = render(deck, "", new_identities("", deck), pictures(png()), kept=kept)
    content = made.notes[0].content
    same, other = (
        (Identity("g", content, BASE_TIME + 5),),
        (Identity("g", "2-other", BASE_TIME + 5),),
    )
    for identities, mod in ((same, BASE_TIME + 5), (other, BASE_TIME + 6)):
        again, _ = render(deck, "", identities, pictures(png()), kept=kept)
        assert again.notes[0].mod == mod
    assert kept.found == 2


def test_gaps_keep_the_numbers_of_the_lock_beside_a_store() -> None:
    deck, kept = deck_of("C: The ==first== and the ==second== gap.\n"), MemoryValues()
    shown(deck, kept)
    for numbers in ({"second": 1}, {"first": 3, "second": 2}):
        known = (Identity("g", "2-x", BASE_TIME, numbers, (0, 1)),)
        assert shown(deck, kept, identities=known) == shown(deck, None, identities=known)


def test_gaps_keep_their_numbers_beside_a_store_in_whatever_order_the_lock_has_them() -> None:
    deck, kept = deck_of("C: The ==old three== and the ==other== gap.\n"), MemoryValues()
    for numbers in ({"old one": 1, "old two": 2}, {"old two": 2, "old one": 1}):
        known = (Identity("g", "2-x", BASE_TIME, numbers, (0, 1)),)
        assert shown(deck, kept, identities=known) == shown(deck, None, identities=known)


def test_every_cloze_without_a_gap_is_reported() -> None:
    deck = deck_of("C: The {{c0::first}} one.\n\nC: The {{c0::second}} one.\n")
    _, problems = render(deck, "", new_identities("", deck), pictures(png()))
    assert [d.location.line for d in problems] == [1, 3]


@pytest.mark.parametrize(
    "path",
    sorted(path for kind in ("bad", "good", "inline", "keys", "structure") for path in (DECKS / kind).rglob("*.md")),
    ids=lambda path: path.relative_to(DECKS).as_posix(),
)
def test_every_deck_looks_the_same_with_a_store_and_below_more_lines(path: Path) -> None:
    text = path.read_text("utf-8", errors="replace")
    kept = MemoryValues()
    below = text if text.startswith("---") else f"Some prose.\n\n{text}"
    for markdown in dict.fromkeys((text, below)):
        deck = read(Source("a.md", markdown))[0].deck
        assert shown(deck, kept) == shown(deck, kept) == shown(deck, None)


@pytest.mark.parametrize("odd", [[], {}, "text", [[], [], [1]], [[], [[1]], None], [[], [], [{"Question": 3}] * 8], 7])
def test_a_value_of_another_form_is_not_used(odd: object) -> None:
    class Odd(MemoryValues):
        def get(self, kind: str, key: str) -> object:  # noqa: ARG002
            return odd

    deck = deck_of(RICH)
    assert shown(deck, Odd()) == shown(deck, None)
