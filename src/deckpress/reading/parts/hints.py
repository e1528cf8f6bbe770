"""The hints of a question, in parts folded below `Hint` or behind its label -> the hint of its card, and the rest."""

from __future__ import annotations

import re

from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.details import Details, find_details, inside
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import ITEM_MARK
from deckpress.reading.words.vocabulary import HINT
from deckpress.regex import regex

_SHOW = r"(?:show|see|need|get|reveal|click for)[ \t]+(?:(?:the|an?)[ \t]+)?"
_HINT = regex(rf"\W*(?:{_SHOW})?(?:{HINT})\W*\d{{0,2}}\W*\Z", re.I)
_LAMP = r"💡\ufe0f?[ \t]*"
_LABEL = regex(
    rf"[ \t]*(?:{_LAMP})?(?P<mark>\*\*|__|\*|_)?(?:{_LAMP})?(?:{HINT})[ \t]*\d{{0,2}}"
    r"(?:[ \t\u00a0]*[:：](?(mark)(?P=mark))|(?(mark)(?P=mark)|(?!))[ \t\u00a0]*[:：])[ \t]*(?=\S)",
    re.I,
)


def names_hint(summary: str) -> bool:
    """True for a summary that says only `Hint`, `Show hint` or `Hint 2`."""
    return len(summary) < 40 and bool(_HINT.match(summary))


_ADDS = regex(
    r"\W*(?:(?:an? |for |some )?examples?|(?:read |learn |even )?more(?: info(?:rmation)?| details| about (?:it|this))?"
    r"|(?:side )?notes?|tips?|see also|further reading|sources?|references?|background"
    r"|(?:ein )?beispiele?|mehr(?: dazu| erfahren)?|anmerkung(?:en)?|siehe auch|weiterlesen|quellen"
    r"|(?:un )?exemples?|(?:en savoir )?plus|voir aussi|remarques?|(?:un )?ejemplos?|(?:leer |ver )?más|ver también"
    r"|notas?|(?:un )?esempi?o?|approfondiment[oi]|(?:um )?exemplos?|(?:saiba )?mais|voorbeeld(?:en)?|(?:lees )?meer"
    r"|пример(?:ы)?|подробнее|примечани[ея]|przykłady?|więcej|例子?|示例|更多|参考|补充|補足|예시?)\W*\Z",
    re.I,
)


def names_addition(summary: str) -> bool:
    """True for a summary that says only that more follows: `Example`, `Read more`, `Note`."""
    return len(summary) < 40 and bool(_ADDS.match(summary))


def without_hints(body: Document) -> tuple[Text, Document]:
    """The hints in the folded parts of a body and in the labelled items above the answer, and the body without them."""
    folded, rest = _without_folded(body)
    labelled, rest = _without_labelled(rest)
    return Text.join(folded, labelled), rest


def hint_at_end(asked: Text) -> tuple[Text, Text]:
    """A question without the labelled hint in its last lines, and that hint, which holds no blank line."""
    said = asked.markdown.rstrip()
    at = len(said) + 1
    for _ in range(_MOST_LINES):
        start = said.rfind("\n", 0, at - 1) + 1
        if start == 0 or not said[start : at - 1].strip() or "```" in said[start:]:
            break
        if label := _LABEL.match(said, start):
            return asked.slice(0, start).strip(), asked.slice(label.end()).strip()
        at = start
    return asked, NO_TEXT


def hint_beside(said: Text) -> tuple[Text, Text]:
    """An explanation without the labelled hint in its first or last paragraph, and that hint."""
    if label := _LABEL.match(said.markdown):
        end = said.markdown.find("\n\n")
        end = len(said.markdown) if end < 0 else end
        return said.slice(end).strip(), said.slice(label.end(), end).strip()
    rest, hint = hint_at_end(said)
    return (rest, hint) if said.markdown[len(rest.markdown) :].startswith("\n\n") else (said, NO_TEXT)


_MOST_LINES = 5


def _without_folded(body: Document) -> tuple[Text, Document]:
    hints = [details for details in find_details(body) if names_hint(details.summary) and _is_apart(body, details)]
    if not hints:
        return NO_TEXT, body
    gone = {line for details in hints for line in range(details.opens[0], details.closes)}
    texts = (_plain(part.text(0, len(part.lines))) for part in (inside(body, details) for details in hints))
    return Text.join(*texts), body.cut((n, 0, None) for n in range(len(body.lines)) if n not in gone)


def _plain(text: Text) -> Text:
    """A hint without the label that repeats what its summary says: `- **Hint:** Count.`."""
    mark = ITEM_MARK.match(text.markdown)
    label = _LABEL.match(text.markdown, mark.end() if mark else 0)
    return text.slice(label.end()) if label and "\n" not in text.markdown.strip() else text


def _without_labelled(body: Document) -> tuple[Text, Document]:
    """The list items and paragraphs at the head of a body that are hints, and the body without them.

    A hint answers nothing. It ends above the label of an answer.
    """
    found: list[tuple[int, int, int, int]] = []
    for block in body.blocks:
        if block.kind == "paragraph" and (label := _LABEL.match(body.lines[block.start])):
            lines = range(block.start + 1, block.end)
            end = next((n for n in lines if label_kind(body.lines[n]) in ("answer", "explanation")), block.end)
            found.append((block.start, end, 0, label.end()))
            if end < block.end:
                break
            continue
        items = block.items if block.kind == "list" else ()
        own = [(item, label) for item in items if (label := _LABEL.match(item.text))]
        if not own or own[0][0] is not items[0]:
            break
        found += [(item.start, item.end, item.indent, label.end()) for item, label in own]
        if len(own) < len(items):
            break
    gone = {line for start, end, _, _ in found for line in range(start, end)}
    left = [number for number in range(len(body.lines)) if number not in gone]
    if not gone:
        return NO_TEXT, body
    hints = (body.part_text(start, end, indent, indent + skip) for start, end, indent, skip in found)
    return Text.join(*hints), body.cut((number, 0, None) for number in left)


def _is_apart(body: Document, details: Details) -> bool:
    """True if nothing else is on the first and the last line of an element."""
    first = body.lines[details.opens[0]][: details.opens[1]]
    last = body.lines[details.closes - 1] if details.closes else ""
    behind = last[details.ends[1] :].strip() if details.ends[0] == details.closes - 1 else ""
    return not first.strip() and not details.role and behind.lower() in ("", "</details>")
