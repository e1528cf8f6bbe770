"""List items with a topic in bold, of which some ask: where the others set tasks, all with text below are questions.

    * **Wire or air:** Explain the difference. Why does detection fail?

      On a wire, a station hears collisions.
    * **Hidden nodes:** Describe the three cases.
      Two senders do not hear each other.

An item in bold with a question among its sentences is one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start, clean_question, question_text
from deckpress.reading.starts.list_items import PLAIN
from deckpress.reading.starts.numbered_runs import LIKELY
from deckpress.reading.starts.set_tasks import tells_to
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_TOPIC = regex(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+(\*\*|__)(?=\S)[^*_\n]{1,120}(?:[:：]\1|\1[ \t]?[:：])[ \t]*")
_FEWEST = 3
_SHARE = 1 / 3


def with_topic_items(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with such items as likely questions: each ends with its first line, the answer begins below."""
    items = [start for start in starts if start.shape in ("item", "item-bold") and _has_topic(document, start)]
    sure = [start for start in items if start.shape == "item" and start.evident and not start.form]
    others = [start for start in items if start.form == PLAIN or start.shape == "item-bold"]
    if len(sure) < max(_FEWEST, _SHARE * len(items)) or len(sure) + len(others) < len(items):
        return list(starts)
    tasks = sum(1 for start in others if tells_to(_words(document, start)))
    if 2 * tasks < len(others):
        return list(starts)
    likely = {id(start): found for start in others if (found := _question(document, start))}
    return [likely.get(id(start), start) for start in starts]


def _has_topic(document: Document, start: Start) -> bool:
    """True for such an item, and for one in bold with a question among its sentences."""
    if start.item is None or start.level:
        return False
    asks = start.shape == "item-bold" and "?" in document.lines[start.start]
    return asks or _TOPIC.match(document.lines[start.start]) is not None


def _words(document: Document, start: Start) -> str:
    """The words behind the topic on the first line of an item."""
    match = _TOPIC.match(document.lines[start.start])
    return document.lines[start.start][match.end() if match else 0 :].strip()


def _question(document: Document, start: Start) -> Start | None:
    """An item as a likely question, if text is below its first line."""
    item = start.item
    if item is None or not (item.nested or "\n" in item.text):
        return None
    cleaned, _, _ = clean_question(item.text.split("\n", 1)[0], numbered=True)
    text = question_text(document, start.start, cleaned)
    return replace(start, shape="item", form="", end=start.start + 1, text=text, body=True, sign=LIKELY)
