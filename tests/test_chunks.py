"""A large source is parsed in chunks: the same blocks as when it is parsed at once, whatever reaches beyond a chunk."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.markdown.fields import render
from deckpress.markdown.text_keys import LateTokens
from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.text import chunks
from deckpress.reading.text.chunks import in_chunks, parsed_in_chunks
from deckpress.reading.text.parsing import Block, Part, is_page, parse_part
from deckpress.reading.text.tree import Document, read_tree
from kept import MemoryValues
from test_kept_notes import RICH, shown
from test_kept_readings import PIECES, all_but_digests, blocks_of

DECKS = Path(__file__).parent / "decks"
CARDS = """# Deck

## One?

- a

  b

## Two?

```python
# no heading

## none
```

### Deeper

> quoted
lazy

## Three?

| a | b |
|---|---|
| $x|y$ | 2 |

$$
x

y
$$

[ref]: /one "title"

## Four?

1. a
   ```
   code
   ```

Term
: meaning [ref]

[ref]: /two
"""


def chunked(text: str, kept: MemoryValues | None = None) -> Part | None:
    lines = text.split("\n")
    return parsed_in_chunks(lines, kept or MemoryValues(), page=is_page(lines), least=1, every=1)


def whole(text: str) -> Part:
    lines = text.split("\n")
    part = parse_part(lines, page=is_page(lines))
    assert part is not None
    return part


def texts(part: Part, text: str) -> list[object]:
    """The parts with the tokens of many texts that they give to fields."""
    lines = tuple(text.split("\n"))
    origin = tuple((number, 1) for number in range(1, len(lines) + 1))
    document = Document(Source("a.md", text), lines, origin, part.blocks, part.references, code=part.code)
    starts = [block.start for block in part.blocks]
    spans = [(start, end) for n, start in enumerate(starts) for end in (*starts[n + 1 : n + 4], len(lines))]
    return [part, *(tokens(document, start, end) for start, end in spans)]


def tokens(document: Document, start: int, end: int) -> object:
    text = document.text(start, end)
    return text, text.origin, blocks_of(text)


def assert_same(text: str, kept: MemoryValues) -> None:
    expected = texts(whole(text), text)
    for _ in range(2):
        part = chunked(text, kept)
        assert part is None or texts(part, text) == expected


def test_chunks_have_the_blocks_of_the_whole() -> None:
    kept = MemoryValues()
    assert chunked(CARDS) is not None
    assert_same(CARDS, kept)
    assert kept.found == len(kept.texts) == 7  # one of them ends in the block of code, and is joined with the next


def test_an_edit_parses_its_own_chunk_alone() -> None:
    kept = MemoryValues()
    chunked(CARDS, kept)
    assert_same(CARDS.replace("meaning", "another meaning").replace("# Deck\n", "# Deck\n\nMore.\n"), kept)
    assert len(kept.texts) == 9


@pytest.mark.parametrize(
    "open_block",
    [
        "```",
        "~~~~",
        "<!--",
        "<script>",
        "<pre>",
        "<?php",
        "<![CDATA[",
        "- a\n\n  ```",
        "> ```\n\n<style>",
        "Term\n: ```",
    ],
)
def test_a_source_with_a_block_that_reaches_beyond_its_chunk_is_the_same(open_block: str) -> None:
    text = CARDS.replace("## Three?", f"## Three?\n\n{open_block}\n", 1)
    assert_same(text, MemoryValues())


def test_a_source_is_read_at_once_if_something_reaches_beyond_many_chunks() -> None:
    text = "```\n\n" + "## Q?\n\nA.\n\n" * 20
    assert chunked(text) is None
    assert chunked(text + "```\n") is None
    assert chunked("Term\n: ```\n\n" + CARDS) is None


@pytest.mark.parametrize(
    "lines",
    [
        "$$\nx\n\n## Four?\n\n$$",
        "\\\\[\nx\n\n#### Deep\n\n\\\\]",
        "text \\\\[ x\n## Next?\n\n\\\\]",
        "$$ a\n\nb $$",
        "Setext\n# Next\n===",
        "- a\n## Next",
        "<div>\n## Next\n</div>",
        "## a | b\n|---|---|\n| c | d |",
        "[ref]: /url '\n\n## title'",
        "  ## indented\n\n    # code",
        "- x\n\n\n## Next",
        "<div>\n<h2>Q</h2>\nA\n</div>\n\n## B",
    ],
)
def test_what_looks_ahead_is_the_same(lines: str) -> None:
    for text in (CARDS.replace("## Three?", f"\n{lines}\n\n## Three?"), f"{lines}\n\n{CARDS}", f"{CARDS}\n\n{lines}\n"):
        assert_same(text, MemoryValues())


@settings(max_examples=share(60))
@given(st.lists(PIECES, max_size=8), st.integers(0, 45), st.integers(0, 4), st.lists(PIECES, max_size=4))
@example([": ```", ""], 20, 0, ["```"])
def test_any_edit_has_the_blocks_of_the_whole(pieces: list[str], at: int, cut: int, end: list[str]) -> None:
    kept = MemoryValues()
    chunked(CARDS, kept)
    lines = CARDS.split("\n")
    assert_same("\n".join([*lines[:at], *pieces, *lines[at + cut :], *end]), kept)


@settings(max_examples=share(80))
@given(st.lists(PIECES, max_size=25))
def test_any_text_has_the_blocks_of_the_whole(pieces: list[str]) -> None:
    assert_same("\n".join(pieces), MemoryValues())


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "LEAST", 1)
    monkeypatch.setattr(chunks, "_begins", lambda *_: True)


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize(
    "path",
    sorted(path for kind in ("bad", "good", "keys", "structure", "shapes") for path in (DECKS / kind).rglob("*.md")),
    ids=lambda path: path.stem,
)
def test_every_deck_is_read_the_same_in_chunks(path: Path) -> None:
    source = Source("a.md", path.read_text("utf-8", errors="replace"))
    fresh, kept = read(source), MemoryValues()
    for _ in range(2):
        assert all_but_digests(*read(source, kept=kept)) == all_but_digests(*fresh)


@pytest.mark.usefixtures("_small")
@settings(max_examples=share(25))
@given(st.lists(PIECES, max_size=10), st.integers(0, 40), st.integers(0, 3))
def test_any_edit_is_read_and_rendered_the_same_in_chunks(pieces: list[str], at: int, cut: int) -> None:
    kept, notes = MemoryValues(), MemoryValues()
    shown(read(Source("a.md", RICH), kept=kept)[0].deck, notes)
    lines = RICH.split("\n")
    source = Source("a.md", "\n".join([*lines[:at], *pieces, *lines[at + cut :]]))
    fresh = read(source)
    found = read(source, kept=kept)
    assert all_but_digests(*found) == all_but_digests(*fresh)
    assert shown(found[0].deck, None) == shown(fresh[0].deck, None)
    assert shown(found[0].deck, notes) == shown(fresh[0].deck, None)


@pytest.mark.usefixtures("_small")
def test_a_text_that_let_go_of_its_tokens_is_rendered_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "LEAST", 1)
    deck = read(Source("a.md", CARDS), kept=MemoryValues())[0].deck
    assert any(type(text.parsed) is LateTokens for note in deck.notes for text in note.texts)
    before = [render(text, deck.references) for note in deck.notes for text in note.texts]
    for note in deck.notes:
        for text in note.texts:
            text.forget_tokens()
    assert [render(text, deck.references) for note in deck.notes for text in note.texts] == before


def test_a_reading_frees_its_blocks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cycle of references would keep every block of a large source until the garbage is collected."""
    monkeypatch.setattr(chunks, "LEAST", 1)
    gc.collect()
    gc.disable()
    try:
        reading = read(Source("a.md", CARDS), kept=MemoryValues())
        alive = sum(type(one) is Block for one in gc.get_objects())
        assert reading
        gc.collect()
        assert sum(type(one) is Block for one in gc.get_objects()) == alive
    finally:
        gc.enable()


def test_a_fence_that_is_never_closed_is_reported_at_its_line() -> None:
    source = Source("a.md", "---\ndeck: A\n---\n\n## One?\n\n- a\n  ```\n  b\n\n## Two?\n\nC.\n\n## Three?\n\n```\nD\n")
    document, problems = read_tree(source, 3, in_chunks(MemoryValues()))
    assert (document, problems) == read_tree(source, 3)
    assert [problem.location.line for problem in problems] == [8, 17]
