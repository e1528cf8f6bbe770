"""What rules ask of a document again and again is found once, and anew where its lines or blocks have changed."""

from __future__ import annotations

from deckpress.model import Source
from deckpress.reading.text.tree import Block, Document, once, read_tree

ASKED: list[int] = []
TEXT = "- Iron\n  rusts.\n- Gold\n\nNeon\nglows.\n"


@once
def lines_of(document: Document, block: Block, *, blank: bool = False) -> int:
    ASKED.append(block.start)
    return sum(1 for line in document.lines[block.start : block.end] if blank or line.strip())


def test_a_question_about_a_block_is_answered_once() -> None:
    document = read_tree(Source("a.md", TEXT), 0)[0]
    ASKED.clear()
    assert [lines_of(document, block) for block in (*document.blocks, *document.blocks)] == [3, 2, 3, 2]
    assert len(ASKED) == 2
    assert lines_of(document, document.blocks[0], blank=True) == 3
    assert len(ASKED) == 3


def test_a_document_with_other_lines_or_blocks_is_asked_anew() -> None:
    document = read_tree(Source("a.md", TEXT), 0)[0]
    listed = document.blocks[0]
    assert lines_of(document, listed) == 3
    assert lines_of(document.with_lines({1: ("", 0)}), listed) == 2
    assert not document.cut_blocks([5]).known


def test_the_inside_of_an_item_is_read_once() -> None:
    document = read_tree(Source("a.md", TEXT), 0)[0]
    item = document.blocks[0].items[0]
    assert document.inside(item) is document.inside(item)
    assert document.inside(item).lines == ("Iron", "rusts.")
