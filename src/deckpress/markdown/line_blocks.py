"""Line blocks of Pandoc in block tokens: a paragraph whose lines all begin with `| ` keeps its line ends.

| Roses are red,
| violets are blue.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def with_line_blocks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with a break after each line of such paragraphs; rows of a table that lacks its rule stay."""
    return [
        token.copy(content=_broken(token.content)) if _is_block(above, token) else token
        for above, token in zip((None, *tokens), tokens, strict=False)
    ]


def _is_block(above: Token | None, token: Token) -> bool:
    if above is None or above.type != "paragraph_open":
        return False
    if token.type != "inline" or not token.content.startswith("| ") or "\n" not in token.content:
        return False
    lines = token.content.split("\n")
    return all(line.startswith("| ") and not line.rstrip().endswith("|") for line in lines)


def _broken(content: str) -> str:
    return "\\\n".join(line[2:].strip().removesuffix("\\") for line in content.split("\n"))
