"""Texts without math -> the blocks that the stock parser of CommonMark makes of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from deckpress.markdown.blocks import parse

LINES = st.sampled_from(
    (
        "", "", "Tea is hot.", "(Tea) is hot.", "“Tea” is hot.", '"Tea" is hot.', "**Tea** is hot.", "**Tea** | hot",
        "Tea | hot", "--- | ---", ":-- | --:", "---", "===", "***", "** **", "**", "**-", "*** tea", "* tea", "- tea",
        "- **tea**", "- (tea)", "1. tea", "1) tea", "(1) tea", "1990 tea", "    tea", "  tea", "\ttea", "> tea", ">",
        "> **tea**", "> “tea”", "# tea", "#tea", "[tea]: /tea", "[tea]:", '"Tea"', "'Tea'", "(Tea)", "/tea",
        "```", "~~~ tea", "<b>tea</b>", "<div>", "</div>", "<!-- tea -->", "¿Tea?", "„Tea“", "«Tea»", "__tea__",
    )
)  # fmt: skip


def row(token: Token) -> tuple[object, ...]:
    return (
        token.type, token.tag, token.nesting, token.map, token.level, token.content, token.markup, token.info,
        token.hidden,
    )  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(("", "", "", "  ", "   ")), LINES), max_size=9))
def test_blocks_are_those_of_the_stock_parser(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(indent + line for indent, line in lines)
    stock = MarkdownIt("commonmark").enable("table")
    stock.core.ruler.enableOnly(["normalize", "block"])
    tokens, _ = parse(text)
    assert list(map(row, tokens)) == list(map(row, stock.parse(text)))
