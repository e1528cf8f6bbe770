"""Text below a heading that asks, which only asks further: a question with choices, then code, and no answer.

# What does the timer do?
When does it run?
1. After the loop.
2. Before the loop.
What does it print?
```js
setTimeout(print, 100);
```
"""

from __future__ import annotations

from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.details import find_details
from deckpress.reading.parts.option_values import BOX, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.parsing import SHOWN
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_SENTENCES = regex(r"[.!。！][ \t\n]+\S|:[ \t]*\Z|[。！：]\S")
"""The end of a sentence before more text, or a colon: such a paragraph does not only ask."""
_BREAK = ("  ", "\\")
_FEWEST = 2
_MOST = 8
_LONGEST = 100
"""The fewest and the most choices, and the most characters of one."""


def only_asks_on(document: Document, start: int, end: int) -> bool:
    """True if the lines below a question hold a question with choices, code, and nothing that answers.

    One paragraph may set the scene above the first question. Below it are only questions, choices and code.
    """
    code = any(block.kind in SHOWN for block in document.blocks_on(start, end))
    if not code or not any(line.strip().endswith(QUESTION_MARKS) for line in document.lines[start:end]):
        return False
    body = document.part(start, end)
    blocks = body.blocks
    asked = next((n for n, block in enumerate(blocks) if _asks(block)), len(blocks))
    above = [block for block in blocks[:asked] if block.kind not in SHOWN]
    if len(above) > 1 or any(block.kind != "paragraph" for block in above):
        return False
    offered = [n for n in range(asked + 1, len(blocks)) if _asks(blocks[n - 1]) and _offers(body, blocks[n])]
    rest = [n for n in range(asked, len(blocks)) if n not in offered]
    asking = all(_asks(blocks[n]) or blocks[n].kind in SHOWN for n in rest)
    if not offered or not asking or not any(blocks[n].kind in SHOWN for n in rest if n > offered[-1]):
        return False
    again = any(_asks(blocks[n]) for n in rest if n > offered[-1])
    chosen = not above and any(_is_choice(body, blocks[n - 1], blocks[n]) for n in offered)
    answered = any(label_kind(line) in ("answer", "explanation") for line in body.lines)
    return (again or chosen) and not answered and not find_details(body)


def _asks(block: Block) -> bool:
    """True for a paragraph that is one question."""
    text = block.text.strip()
    return block.kind == "paragraph" and looks_like_question(text) and not _SENTENCES.search(text)


def _is_choice(body: Document, asked: Block, offered: Block) -> bool:
    """True if a question asks to choose, or its choices have letters."""
    return asks_to_choose(asked.text) or begins_options(body.lines[offered.start].lstrip("-*+ \t"))


def _offers(body: Document, block: Block) -> bool:
    """True for a short list of short choices without a mark, or for as many lines that each end in a line break."""
    lines = [line for line in body.lines[block.start : block.end] if line.strip()]
    if not _FEWEST <= len(lines) <= _MOST or any(len(line) > _LONGEST or _leads_on(line) for line in lines):
        return False
    if block.kind == "list":
        return len(block.items) == len(lines) and not any(BOX.match(item.text) for item in block.items)
    return block.kind == "paragraph" and all(line.endswith(_BREAK) for line in lines[:-1])


def _leads_on(line: str) -> bool:
    return line.rstrip().endswith((":", "：", "?", "？"))
