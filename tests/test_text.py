"""`model.Text`: however a text is cut and joined, each of its characters keeps its place in the source file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.diagnostics import Location
from deckpress.model import NO_TEXT, Note, Text
from deckpress.reading import read
from deckpress.reading.text.source import decode

DECKS = Path(__file__).parent / "decks"

LINES = Text("one two\n\n  three\nfour", "a.md", ((3, 5), (4, 1), (5, 9), (8, 2)))
"""Four lines that stand apart in the file."""


def places(text: Text) -> list[Location]:
    return [text.locate_offset(offset) for offset in range(len(text.markdown))]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Any Markdown, with places for none, some or all of its lines, or for more lines than it has."""
    markdown = draw(st.text("ab \t\n", max_size=20))
    points = st.tuples(st.integers(1, 50), st.integers(1, 9))
    return Text(markdown, "a.md", tuple(draw(st.lists(points, max_size=markdown.count("\n") + 3))))


INDICES = st.none() | st.integers(-25, 25)


# ---- slices --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "markdown", "first"),
    [
        (0, 3, "one", (3, 5)),
        (4, 7, "two", (3, 9)),
        (4, 10, "two\n\n ", (3, 9)),
        (11, None, "three\nfour", (5, 11)),
        (-4, None, "four", (8, 2)),
        (7, 7, "", (3, 12)),
    ],
)
def test_a_slice_begins_where_its_first_character_stands(
    start: int, end: int | None, markdown: str, first: tuple[int, int]
) -> None:
    part = LINES.slice(start, end)
    assert part.markdown == markdown
    assert part.locate(0, 0) == Location("a.md", *first)


@given(texts(), st.integers(-25, 25), INDICES)
def test_each_character_of_a_slice_keeps_its_place(text: Text, start: int, end: int | None) -> None:
    part = text.slice(start, end)
    assert part.markdown == text.markdown[start:end]
    assert places(part) == places(text)[start:end]


@given(texts(), st.integers(0, 20), st.integers(0, 20))
def test_a_slice_of_a_slice_is_a_slice(text: Text, start: int, further: int) -> None:
    twice, once = text.slice(start).slice(further), text.slice(start + further)
    assert (twice.markdown, places(twice)) == (once.markdown, places(once))


@given(texts())
def test_a_slice_that_takes_all_is_the_text_itself(text: Text) -> None:
    assert text.slice(0) is text


# ---- strip and lines -----------------------------------------------------------------------------


@given(texts())
def test_a_stripped_text_keeps_the_places_of_what_is_left(text: Text) -> None:
    stripped = text.strip()
    assert stripped.markdown == text.markdown.strip()
    start = text.markdown.find(stripped.markdown)
    assert places(stripped) == places(text)[start : start + len(stripped.markdown)]


def test_lines_are_counted_from_0_and_the_last_one_is_excluded() -> None:
    part = LINES.lines(2, 4)
    assert (part.markdown, part.origin) == ("  three\nfour", ((5, 9), (8, 2)))


@given(texts(), st.integers(-5, 25), INDICES)
def test_each_character_of_some_lines_keeps_its_place(text: Text, first: int, last: int | None) -> None:
    part = text.lines(first, last)
    assert part.markdown == "\n".join(text.markdown.split("\n")[first:last])
    before = len("\n".join([*text.markdown.split("\n")[:first], ""]))
    assert places(part) == places(text)[before : before + len(part.markdown)]


# ---- join and reword -----------------------------------------------------------------------------


@given(st.lists(texts().filter(lambda text: text.origin), max_size=4))
def test_texts_that_are_joined_keep_the_places_of_their_characters(parts: list[Text]) -> None:
    joined = Text.join(*parts)
    kept = [part for part in parts if part.markdown.strip()]
    assert joined.markdown == "\n\n".join(part.markdown for part in kept)
    offset = 0
    for part in kept:
        assert places(joined)[offset : offset + len(part.markdown)] == places(part)
        offset += len(part.markdown) + 2


def test_the_blank_line_between_two_texts_stands_where_the_second_begins() -> None:
    joined = Text.join(Text("a", "a.md", ((1, 1),)), Text("b", "a.md", ((7, 3),)))
    assert joined.origin == ((1, 1), (7, 3), (7, 3))


def test_a_text_without_words_leaves_no_trace_in_what_is_joined() -> None:
    assert Text.join(NO_TEXT, LINES, Text(" \n")) is LINES
    assert Text.join() == NO_TEXT


def test_a_text_whose_place_is_unknown_makes_the_place_of_the_whole_unknown() -> None:
    assert Text.join(LINES, Text("b", "a.md")).locate_offset(30) == Location("a.md")


def test_other_words_stand_at_the_place_of_the_text_line_for_line() -> None:
    other = LINES.reword("1\n2\n3")
    assert [other.locate(line, 0).line for line in range(3)] == [3, 4, 5]


# ---- places --------------------------------------------------------------------------------------


def test_lines_beyond_the_known_ones_follow_the_last_one() -> None:
    text = Text("a\nb\nc", "a.md", ((4, 3),))
    assert [text.locate_offset(offset) for offset in (0, 2, 4)] == [
        Location("a.md", 4, 3),
        Location("a.md", 5, 1),
        Location("a.md", 6, 1),
    ]


def test_a_text_at_a_place_begins_there() -> None:
    assert Text.at(Location("a.md", 2, 9), "word").locate_offset(2) == Location("a.md", 2, 11)


@given(st.text("a\n", max_size=9))
def test_a_text_of_which_only_the_file_is_known_is_at_its_head(markdown: str) -> None:
    assert set(places(Text(markdown, "a.md"))) <= {Location("a.md")}


# ---- the texts of decks --------------------------------------------------------------------------


def fields(note: Note) -> list[Text]:
    options = (text for choice in note.choices for text in (choice.text, choice.feedback))
    return [text for text in (note.question, note.answer, note.explanation, note.hint, *options) if text]


@pytest.mark.parametrize("path", sorted([*DECKS.glob("good/*.md"), *DECKS.glob("shapes/*.md")]), ids=lambda p: p.stem)
def test_each_line_of_a_field_stands_in_the_file_where_its_place_says(path: Path) -> None:
    source, _ = decode(path.name, path.read_bytes())
    assert source is not None
    lines = source.text.split("\n")
    for text in (text for note in read(source)[0].deck.notes for text in fields(note)):
        for number, line in enumerate(text.markdown.split("\n")):
            word = line.split(maxsplit=1)[0] if line.strip() else ""
            place = text.locate(number, line.index(word))
            assert lines[place.line - 1][place.column - 1 :].startswith(word), (str(place), word)
