"""Line blocks of Pandoc in block tokens: a paragraph whose lines all begin with `| ` keeps its line ends.

| Roses are red,
| violets are blue.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def with_line_blocks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with the lines of such paragraphs as lines that break; rows of a table without its rule stay."""
    return [
        token.copy(content=_broken(token.content)) if above.type == "paragraph_open" and _is_block(token) else token
        for above, token in zip((_NO_TOKEN, *tokens), tokens, strict=False)
    ]


_NO_TOKEN = Token("", "", 0)


def _is_block(token: Token) -> bool:
    if token.type != "inline" or not token.content.startswith("| ") or "\n" not in token.content:
        return False
    lines = token.content.split("\n")
    return all(line.startswith("| ") and not line.rstrip().endswith("|") for line in lines)


def _broken(content: str) -> str:
    return "\\\n".join(line[2:].strip().removesuffix("\\") for line in content.split("\n"))
