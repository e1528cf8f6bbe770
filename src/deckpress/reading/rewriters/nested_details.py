"""Collapsed elements around a hidden answer -> elements that only hold the answer.

    <details>
    <summary>Question 1</summary>

    Which is a metal?

    <details>
    <summary>Answer</summary>

    Iron.

    </details>
    </details>

Here the outer element is only the frame of a question: its summary becomes a label, and its tags go. If the outer one
is a hint, it ends above the answer. Lines keep their numbers.
"""

from __future__ import annotations

from deckpress.reading.parts.details import Details, find_details
from deckpress.reading.parts.hints import names_hint
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_alone

_CLOSED = "</details>"


def with_answers_unnested(document: Document) -> Document:
    """The document without such elements around answers."""
    if not any(part.count("<details") > 1 for part in document.source.text.split(_CLOSED)):
        return document
    changes: dict[int, Change] = {}
    for found in find_details(document):
        inner = next((child for child in found.children if child.hides_answer), None)
        closing = found.closes - 1
        if inner is None or closing >= len(document.lines) or document.lines[closing].strip() != _CLOSED:
            continue
        if label_alone(found.summary) == "question":
            changes |= _labelled(document, found)
        elif names_hint(found.summary) and not document.lines[inner.opens[0] - 1].strip():
            changes[closing] = ("", 0)
            changes[inner.opens[0] - 1] = (_CLOSED, 0)
    return document.with_lines(changes)


def _labelled(document: Document, found: Details) -> dict[int, Change]:
    """The label in place of the tags in front of the text, and nothing in place of the last one."""
    first, summary, last = found.opens[0], found.summary_starts[0], found.inside[0]
    column = document.lines[summary].find(found.summary)
    if column < 0 or last - first > 1 or document.lines[last][found.inside[1] :].strip():
        return {}
    changes: dict[int, Change] = dict.fromkeys((*range(first, last + 1), found.closes - 1), ("", 0))
    changes[summary] = (f"**{found.summary}**", column - len("**"))
    return changes
