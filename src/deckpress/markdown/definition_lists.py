"""Definition lists in block tokens, as Pandoc and PHP Markdown Extra write them: a term, and below it `: its meaning`.

    Genus
    : a group of kinds

A meaning may follow a blank line, a term may have several, and what is indented below a meaning belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from textwrap import dedent

from markdown_it.token import Token

from deckpress.frozen import dataclass
from deckpress.markdown.blocks import parse
from deckpress.markdown.spans import scan
from deckpress.regex import regex

Nested = Callable[[Sequence[Token]], Sequence[Token]]
_BLOCK = regex(r">|```|~~~|(?:!!!|\?\?\?)[-+]?[ \t]")
_MEANING = regex(r":[ \t]+(?=\S)")


@dataclass(slots=True)
class _Entry:
    """Terms or the paragraphs of one meaning."""

    tag: str
    tokens: list[Token] = field(default_factory=list)


def with_definition_lists(tokens: Sequence[Token], nested: Nested = lambda tokens: tokens) -> list[Token]:
    """The tokens with `dl`, `dt` and `dd` in place of paragraphs that are written so.

    `nested` is what to do with the blocks in a meaning.
    """
    if not any(token.type == "inline" and _has_meaning(token.content) for token in tokens):
        return list(tokens)
    shown: list[Token] = []
    entries: list[_Entry] = []
    position = 0
    while position < len(tokens):
        three = tokens[position : position + 3]
        if _is_paragraph(three) and (found := _entries(three[1])):
            if found[0].tag == "dd" and not entries and not _take_term(shown, entries):
                shown += three
            else:
                entries += [_with_blocks(entry, nested) for entry in found]
            position += 3
            continue
        if entries and entries[-1].tag == "dd" and (inner := _indented(tokens[position], nested)):
            entries[-1].tokens += inner
            position += 1
            continue
        if entries and _is_paragraph(three) and _goes_on(tokens, position):
            entries.append(_Entry("dt", [three[1]]))
            position += 3
            continue
        shown += _list_of(entries)
        entries = []
        shown.append(tokens[position])
        position += 1
    return shown + _list_of(entries)


def _has_meaning(content: str) -> bool:
    return content.startswith(": ") or "\n:" in content


def _is_paragraph(three: Sequence[Token]) -> bool:
    return len(three) == 3 and three[0].type == "paragraph_open" and three[1].type == "inline"


def _entries(inline: Token) -> list[_Entry]:
    """The terms and meanings of a paragraph; empty if it has no meaning."""
    content = inline.content
    if not _has_meaning(content):
        return []
    spans = scan(content)
    found: list[_Entry] = []
    line, offset = inline.map[0] if inline.map else 0, 0
    piece: list[str] = []
    started = line
    for number, text in enumerate(content.split("\n"), line):
        bare = text.lstrip(" \t")
        meaning = _MEANING.match(bare)
        if meaning and not any(span.start < offset < span.end for span in spans):
            found += _entry(found, piece, started)
            piece, started = [bare[meaning.end() :]], number
            found.append(_Entry("dd"))
        else:
            piece.append((text if _BLOCK.match(piece[0]) else bare) if found else text)
        offset += len(text) + 1
    if not found:
        return []
    found += _entry(found, piece, started)
    return [entry for entry in found if entry.tokens]


def _entry(found: list[_Entry], piece: Sequence[str], line: int) -> list[_Entry]:
    """Puts the lines of a meaning into it; those before the first meaning are terms, one on each line."""
    if found:
        found[-1].tokens.append(_inline("\n".join(piece), line))
        return []
    return [_Entry("dt", [_inline(text.strip(), number)]) for number, text in enumerate(piece, line) if text.strip()]


def _inline(content: str, line: int) -> Token:
    return Token("inline", "", 0, content=content, map=[line, line + content.count("\n") + 1])


def _take_term(shown: list[Token], entries: list[_Entry]) -> bool:
    """Moves the paragraph at the end, if it is one line, into the entries as the term."""
    last = shown[-3:]
    if not _is_paragraph(last) or "\n" in last[1].content:
        return False
    del shown[-3:]
    entries.append(_Entry("dt", [last[1]]))
    return True


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """True if the paragraph is one line, and the next one begins with a meaning."""
    following = tokens[position + 3 : position + 6]
    inline = tokens[position + 1]
    return "\n" not in inline.content and _is_paragraph(following) and following[1].content.startswith(": ")


def _indented(token: Token, nested: Nested) -> Sequence[Token]:
    """What an indented block below a meaning holds."""
    return _inner(token, nested) if token.type == "code_block" else ()


def _with_blocks(entry: _Entry, nested: Nested) -> _Entry:
    """A meaning that begins with a quote or a box, with the blocks that it holds."""
    first = entry.tokens[0]
    if entry.tag != "dd" or not _BLOCK.match(first.content):
        return entry
    head, *rest = first.content.split("\n")
    if rest:
        indent = "    " if head.startswith(("!!!", "???")) else ""
        lines = dedent("\n".join(rest)).split("\n")
        first.content = "\n".join([head, *(indent + line for line in lines)])
    return _Entry("dd", [*_inner(first, nested)])


def _inner(token: Token, nested: Nested) -> Sequence[Token]:
    by = token.map[0] if token.map else 0
    inner = nested(parse(token.content, boxes=True)[0])
    return [t.copy(map=[t.map[0] + by, t.map[1] + by]) if t.map else t for t in inner]


def _list_of(entries: Sequence[_Entry]) -> list[Token]:
    if not entries:
        return []
    shown = [Token("dl_open", "dl", 1)]
    for entry in entries:
        loose = len(entry.tokens) > 1
        shown.append(Token(f"{entry.tag}_open", entry.tag, 1))
        for index, token in enumerate(entry.tokens):
            first = loose and index == 0 and token.type == "inline"
            shown += [Token("paragraph_open", "p", 1), token, Token("paragraph_close", "p", -1)] if first else [token]
        shown.append(Token(f"{entry.tag}_close", entry.tag, -1))
    return [*shown, Token("dl_close", "dl", -1)]
