"""Lists and numbered lines -> whether they ask: most items are questions, or have blanks to fill."""

from __future__ import annotations

import re

from deckpress.compare import letters
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, without_hard_break
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.labels import is_hint, label_kind, number_of
from deckpress.reading.words.vocabulary import ASK_TO, TOLD_BEHIND
from deckpress.regex import regex


def list_asks(block: Block) -> bool:
    """True for a list of questions: two items or more, most with a question mark or the label of a question.

    Tasks whose last word sets them count as questions: `분산을 설명해 주세요.` Other tasks count beside two items that
    ask: `Explain heaps.`
    """
    if has_remarks(block):
        return False
    labelled = sum(1 for item in block.items if label_kind(item.text) == "question")
    asking = sum(1 for item in block.items if asks(item.text) and not _NAMED.match(item.text))
    listed = labelled == len(block.items) or asking * 2 > len(block.items)
    if not listed and asking >= _FEWEST_ASKING:
        tasks = sum(1 for item in block.items if not asks(item.text) and is_exam_task(item.text))
        listed = asking + tasks >= _NEARLY_ALL * len(block.items)
    return len(block.items) >= 2 and (listed or links_questions(block))


_FEWEST_ASKING = 2
_NEARLY_ALL = 0.8


def asks(text: str) -> bool:
    """True for a question, and for a task whose last word sets it."""
    return looks_like_question(text) or (not text.isascii() and _TOLD.search(text[-_LAST_WORDS:]) is not None)


_TOLD = regex(rf"(?:{TOLD_BEHIND})[\W_]*\Z")
_LAST_WORDS = 60
"""How many characters at the end of an item may hold the word that sets a task."""


def links_questions(block: Block) -> bool:
    """True for a list of two or more links to other pages, all of which are questions that are answered there."""
    if len(block.items) < 2 or "](" not in block.items[0].text:
        return False
    asking = sum(1 for item in block.items if linked_question(item.text))
    return asking == len(block.items) and not any(item.nested for item in block.items)


def linked_question(text: str) -> str:
    """The words of a link to another page if they ask, for the answer is there; otherwise an empty text."""
    link = _LINK.match(text) if "](" in text else None
    return link.group(1) if link and looks_like_question(link.group(1)) else ""


def asks_about_text(document: Document, block: Block) -> bool:
    """True for two or more linked questions about passages above, as a lesson ends with: `[Why props?](#use)`.

    A table of contents links to questions that are in the document again, as headings or in bold print.
    """
    if block.kind != "list" or not 2 <= len(block.items) <= _MOST or "](#" not in block.items[0].text:
        return False
    links = [_ANCHORED.match(item.text) for item in block.items]
    return all(link and _asks_once(document, link.group(1), link.group(2)) for link in links)


def _asks_once(document: Document, words: str, anchor: str) -> bool:
    """True for a question that nothing repeats; the address of a heading that repeats it would have its words."""
    if not looks_like_question(words) or document.source.text.count(words.strip("*_ ")) > 1:
        return False
    head = letters(words)[:_SAME]
    return not letters(anchor).lstrip("0123456789").startswith(head)


_SAME = 10
_MOST = 60
"""A longer list of links is a table of contents."""


def passage_question(text: str) -> str:
    """The words of a link to a passage of the same page; otherwise an empty text."""
    link = _ANCHORED.match(text) if "](#" in text else None
    return link.group(1) if link else ""


_ANCHORED = regex(r"\s*(?:\[[ xX]\][ \t]+)?[*_]{0,3}\[([^\[\]]*+)\]\(#([^()\s]*+)\)[*_]{0,3}\s*\Z")
_LINK = regex(r"\s*(?:\[[ xX]\][ \t]+)?[*_]{0,3}\[([^\[\]]*+)\]\((?!#)[^()\s]*+\)[*_]{0,3}\s*\Z")


def has_remarks(block: Block) -> bool:
    """True for a list in which only names with a question in brackets ask, such as `order (How well can it be seen?)`.

    Nothing is below these names, which do not begin with a word that asks.
    """
    if not block.items or "?)" not in block.items[0].text.replace("？", "?").replace("）", ")"):
        return False
    asking = [item for item in block.items if looks_like_question(item.text)]
    names = (not item.nested and _REMARKED.match(item.text) and not _ASKS.match(item.text) for item in asking)
    return len(asking) > 1 and all(names)


_REMARKED = regex(r"[^\s?？()（）]+(?:[ \t]+[^\s?？()（）]+){0,4}[ \t]*[(（][^()（）\n]{4,}[?？][)）][ \t.;,]*\Z")
_ASKS = regex(rf"\W*(?:{ASK_TO})(?!\w)", re.I)


def list_has_blanks(block: Block) -> bool:
    """True for a list of two items or more, most of which have a blank to fill in: `The ____ is red.`."""
    blanks = sum(1 for item in block.items if _TO_FILL.search(item.text[:_HEAD]))
    return len(block.items) >= 2 and blanks * 2 > len(block.items)


_TO_FILL = regex(r"(?<![_\w])(?:_|\\_){3,}(?!\w)")
_HEAD = 2_000


def asking_lines(document: Document, block: Block) -> list[tuple[int, str]]:
    """The line and words of each question in a paragraph of numbered questions, such as `1.What is x?`; or nothing.

    Without a blank after the number, Markdown sees no list in such lines.
    """
    if block.kind != "paragraph" or block.end < block.start + 2 or not number_of(document.lines[block.start].strip()):
        return []
    lines = [(number, document.lines[number].strip()) for number in range(block.start, block.end)]
    if not all(number_of(line) for _, line in lines):
        return []
    asked = [(number, without_hard_break(line[number_of(line) :]).strip()) for number, line in lines]
    return asked if sum(1 for _, words in asked if looks_like_question(words)) * 2 > len(asked) else []


def asked_between_pairs(document: Document, above: Start | None, below: Start, start: int) -> list[tuple[int, str]]:
    """The line and words of each question that alone is between two of the form `Which river? The Nile.`."""
    if above is None or not (above.form == below.form == "?") or above.item or below.item:
        return []
    found = [
        (number, words) for number in range(start, below.start) if (words := document.lines[number].strip("*_ \t"))
    ]
    plain = all(looks_like_question(words) and words[0] not in _OTHER for _, words in found)
    return found if plain and len(found) <= _MOST_BETWEEN else []


_MOST_BETWEEN = 3
_OTHER = frozenset("#-+>|<")
_NAMED = regex(r"(?:\*\*|__)(?!\W)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])[ \t]")
"""A property with its name in bold, such as `**Example**: ¿Dónde está?`, which is not a question."""


def follows_up(block: Block) -> bool:
    """True for a list of follow-up questions, or a hint: neither is an answer."""
    if block.kind == "paragraph":
        return is_hint(block.text)
    return block.kind == "list" and (list_asks(block) or _all_ask(block))


def _all_ask(block: Block) -> bool:
    return all(asks(item.text) for item in block.items) and not has_remarks(block)
