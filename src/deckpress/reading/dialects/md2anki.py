"""md2anki: headings one level below their deck are questions; decks and notes have ids in parentheses.

    # Rivers (3714486828)

    `{=:geography,water:=}`

    ## Where does the Danube rise? (66b3661f-e22e-4986-a50d-569fdac454ad)

    In the Black Forest.

    ## Subdeck: Asia (406542328)

    ### Long front (24501c1a-f615-4355-a862-a00f64cc4725)

    Which is the longest?

    ---

    The Yangtze.

The first lone `---` ends a long front. Tags in a span of code belong to the card or deck they are in, and to all
below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckpress.model import Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.headed import Extras, Part, heading_text, split_card
from deckpress.reading.dialects.lines import finish, headings
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document, Slice
from deckpress.regex import regex

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ID = regex(rf"(?:(?<![ \t])[ \t]+)?\(({_UUID}|[0-9]{{6,}})\)[ \t]*\Z")
_TAGS = regex(r"(?:(?<![ \t])[ \t]+)?`\{=:(.*?):=\}`[ \t]*\Z")
_SUBDECK = regex(r"Subdeck:[ \t]+")
_RULE = regex(r"[ \t]{0,3}---[ \t]*")


@dataclass(frozen=True, slots=True)
class _Deck:
    level: int
    path: tuple[str, ...]
    tags: tuple[str, ...]


def _line(number: int, line: str) -> Slice | Extras | None:
    found = _TAGS.search(line)
    if found is None:
        return (number, 0, None)
    kept = (number, 0, found.start()) if line[: found.start()].strip() else None
    return Extras(_words(found.group(1)), kept=kept)


def _words(tags: str) -> tuple[str, ...]:
    """Tags apart by commas; blanks in them become `_`."""
    return tuple("_".join(word.split()) for word in tags.split(",") if word.strip())


def signs(document: Document) -> str:
    """A heading with a UUID in parentheses at its end, or tags in a span of code."""
    found = headings(document)
    if any((match := _ID.search(block.text)) and "-" in match.group(1) for block in found):
        return "ids in its headings"
    code = is_code(document)
    tagged = any(
        _TAGS.fullmatch(line)
        for number, line in enumerate(document.lines)
        if number >= document.first and not code(number)
    )
    return "its tags in `{=: .. :=}`" if tagged and found else ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the headings below each deck as cards."""
    document = ledger.document
    found = headings(document)
    code = is_code(document)
    stack = [_Deck(1, (), settings.tags)]
    ids: list[str] = []
    index = 0
    while index < len(found):
        block = found[index]
        while len(stack) > 1 and stack[-1].level >= block.level:
            stack.pop()
        deck = stack[-1]
        after = index + 1
        if block.level <= deck.level or _SUBDECK.match(block.text):
            _open_deck(ledger, block, found[after].start if after < len(found) else len(document.lines), stack)
        else:
            while after < len(found) and found[after].level > block.level:
                after += 1
            end = found[after].start if after < len(found) else len(document.lines)
            ids.append(_card(ledger, code, Part(block, end), deck))
        index = after
    finish(ledger, [word for word in ids if word])


def _open_deck(ledger: Ledger, block: Block, end: int, stack: list[_Deck]) -> None:
    """Books the heading of a deck or subdeck with the tags that are below it."""
    document = ledger.document
    name = plain_title(_SUBDECK.sub("", _ID.sub("", block.text)))
    code = is_code(document)
    tags: tuple[str, ...] = ()
    for number in range(block.end, end):
        if not code(number) and (match := _TAGS.fullmatch(document.lines[number])):
            tags = (*tags, *_words(match.group(1)))
            ledger.book(document, Use.SETTINGS, number, number + 1)
    ledger.book(document, Use.SECTION, block.start, block.end, name)
    if _SUBDECK.match(block.text):
        above = stack[-1]
        stack.append(_Deck(block.level, (*above.path, name), (*above.tags, *tags)))
    elif not ledger.deck:
        ledger.deck = name
        stack[:] = [_Deck(block.level, (), (*stack[0].tags, *tags))]
    else:
        stack[:] = [_Deck(block.level, (name,), (*stack[0].tags, *tags))]


def _card(ledger: Ledger, code: Callable[[int], bool], part: Part, deck: _Deck) -> str:
    """Books a card and returns its id."""
    document = ledger.document
    text, braces = heading_text(document, part.heading)
    tagged = _TAGS.search(text.markdown)
    own = _words(tagged.group(1)) if tagged else ()
    text = text.slice(0, tagged.start() if tagged else len(text.markdown)).strip()
    found = _ID.search(text.markdown)
    text = text.slice(0, found.start() if found else len(text.markdown)).strip()
    front, back, extras = split_card(ledger, code, part, _RULE, _line)
    named = Attributes(id=found.group(1) if found else "", tags=own)
    question: Text = Text.join(text, front)
    head = Head(question, part.heading.start, part.heading.end, braces.merged(named).merged(extras))
    make_note(ledger, document, head, document.cut(back), part.end, Context(deck.path, deck.tags))
    return named.id


DIALECT = Dialect("md2anki", "headings with ids in parentheses, below decks and subdecks", signs, read)
