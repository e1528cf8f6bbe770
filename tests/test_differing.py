"""Word diffs: what two versions of a text have in common, and what a lock still knows of an earlier answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.cli.diffs import diff_line
from deckpress.compare import fold
from deckpress.history.differing import Piece, Pieces, diff_words, edits_of, mark_new_words, shortened
from deckpress.history.likeness import answer_of, sketch
from deckpress.model import Choice, Kind, Note, Text


def shown(pieces: Pieces) -> str:
    return diff_line(pieces, colour=False)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Which river flows here?", "Which river runs here?", "Which river [-flows-]{+runs+} here?"),
        ("What is light?", "What is light?", "What is light?"),
        ("What is light?", "What is white light?", "What is {+white +}light?"),
        ("What is white light?", "What is light?", "What is [-white -]light?"),
        ("", "What is light?", "{+What is light?+}"),
        ("What is light?", "", "[-What is light?-]"),
        ("One two three.", "Four five six.", "[-One two three-]{+Four five six+}."),
        ("flow into the sea", "end in the sea", "[-flow into-]{+end in+} the sea"),
        ("the cat", "The cat", "[-the-]{+The+} cat"),
        ("$x^2$ is even", "$x^3$ is even", "$x^[-2-]{+3+}$ is even"),
        ("水の沸点は何度ですか", "水の融点は何度ですか", "水の[-沸-]{+融+}点は何度ですか"),
        ("to   be\nor not", "to be or not", "to be or not"),
    ],
)  # fmt: skip
def test_a_diff_marks_the_words_that_changed(before: str, after: str, line: str) -> None:
    assert shown(diff_words(before, after)) == line


TEXTS = st.lists(st.sampled_from(["a", "b", "cat", " ", "  ", "\n", ".", "é", "水", "点", "$", "=", "日本"])).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_a_diff(before: str, after: str) -> None:
    pieces = diff_words(before, after)
    old = "".join(piece.text for piece in pieces if piece.mark != "+")
    new = "".join(piece.text for piece in pieces if piece.mark != "-")
    assert (old, new) == (" ".join(before.split()), " ".join(after.split()))


def test_two_very_long_texts_are_compared_in_a_moment() -> None:
    """As a whole, where word by word would take time that grows with the square of their length."""
    before, after = "a b " * 50_000, "b c " * 50_000
    assert {piece.mark for piece in diff_words(before, after)} >= {"-", "+"}


def test_long_parts_that_did_not_change_are_cut() -> None:
    before = " ".join(f"w{n}" for n in range(100)) + " end"
    line = shown(diff_words(before, before.replace("w50", "new").replace("end", "END")))
    assert line.startswith("…")
    assert "[-w50-]{+new+}" in line
    assert line.endswith("[-end-]{+END+}")
    assert len(line) < 160


def test_the_parts_of_a_short_text_are_not_cut() -> None:
    pieces = (Piece("", "one two "), Piece("-", "three"), Piece("", " four"))
    assert shortened(pieces) == pieces


# ---- answers, of which a lock has only a sketch ---------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("A piece of glass.", "A piece of cut glass.", "A piece of {+cut+} glass."),
        ("A piece of glass.", "A thick lens of glass.", "A {+thick lens+} of glass."),
        ("By mitosis.", "By Mitosis!", "By Mitosis!"),
        ("one", "two", "{+two+}"),
    ],
)
def test_words_that_a_short_answer_did_not_have_are_marked(before: str, after: str, line: str) -> None:
    assert shown(mark_new_words(after, sketch(fold(before)))) == line


def test_of_a_long_answer_no_word_that_was_there_is_marked_as_new() -> None:
    """The sketch holds a part of the words, so some new ones are not found, but no old one is marked."""
    before = " ".join(f"word{n}" for n in range(60))
    pieces = mark_new_words(f"{before} other another", sketch(fold(before)))
    assert not {f"word{n}" for n in range(60)} & {word for p in pieces if p.mark for word in p.text.split()}


def note(question: str, answer: str = "", **more: object) -> Note:
    return Note(Text(question), Text(answer), **more)  # type: ignore[arg-type]


def test_an_edit_names_the_part_that_changed() -> None:
    old, new = note("Why?", "It is so."), note("Why now?", "It is not so.")
    question, answer = edits_of(new, "Why?", sketch(answer_of(old)), sketch(answer_of(new)))
    assert (question.part, shown(question.pieces), question.partial) == ("question", "Why{+ now+}?", False)
    assert (answer.part, shown(answer.pieces), answer.partial, answer.lost) == ("answer", "It is {+not+} so.", True, 0)


def test_a_removed_word_of_a_short_answer_is_counted_and_of_a_long_one_is_not() -> None:
    for number, lost in ((5, 1), (40, None)):
        old = note("Why?", " ".join(f"w{n}" for n in range(number)))
        new = note("Why?", " ".join(f"w{n}" for n in range(number - 1)))
        (edit,) = edits_of(new, "Why?", sketch(answer_of(old)), sketch(answer_of(new)))
        assert edit.lost == lost


def test_a_note_of_which_only_tags_changed_has_no_edits() -> None:
    same = note("Why?", "It is so.")
    assert edits_of(same, "Why?", sketch(answer_of(same)), sketch(answer_of(same))) == ()


def test_options_and_the_remark_below_them_are_part_of_the_answer() -> None:
    options = tuple(Choice(Text(text), correct=text == "red") for text in ("red", "blue"))
    old = note("Which?", kind=Kind.CHOICE, choices=options[:1])
    new = note("Which?", kind=Kind.CHOICE, choices=options, explanation=Text("See the sky."))
    (edit,) = edits_of(new, "Which?", sketch(answer_of(old)), sketch(answer_of(new)))
    assert shown(edit.pieces) == "red · {+blue+} · {+See the sky+}."
