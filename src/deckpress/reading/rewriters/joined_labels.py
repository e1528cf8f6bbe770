"""Labels of two words, `**Question / Front**`, and the names of sides as titles of callouts -> `Question` and `Answer`.

    ### Card 1: rivers
    **Question / Front**
    Which river runs through Prague?

    > [!success]- Answer / Back
    > The Vltava.

Such a label is never a question. Where only questions have one, below headings that ask, it is the label of the
answer. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.sides import BACKS, FRONTS, HEADS
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import LABEL_HEADS
from deckpress.reading.words.line_marks import HEADING_MARK, first_with_text
from deckpress.reading.words.vocabulary import ANSWER, QUESTION
from deckpress.regex import regex

_WORD = rf"(?:(?P<{{0}}q>{QUESTION}|{FRONTS})|(?P<{{0}}a>{ANSWER}|{BACKS}))"
_LABEL = regex(
    r"(?P<lead>[ \t]{0,3}(?:>[ \t]?)*(?P<callout>\[![\w-]{1,20}\][-+]?[ \t]+)?(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?"
    r"(?P<open>\*\*|__)?)(?:[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]*)?"
    rf"{_WORD.format('first')}(?:[ \t]*[/|][ \t]*{_WORD.format('second')}|[ \t]*[(（]{_WORD.format('inner')}[)）])?"
    r"[ \t]*\d{0,3}(?P<early>[ \t]*[:：]{1,2})?(?:\*\*|__)?(?P<late>[ \t]*[:：]{1,2}(?=[ \t]|\Z))?(?P<rest>.*)",
    re.I,
)
_NAMED = regex(rf"(?<![^\W_])(?:{FRONTS}|{BACKS})(?![^\W_])", re.I)
_HEADS = LABEL_HEADS | HEADS
_JOIN = regex(r"[/(（]|\[!")
"""What is between two words of a label, or ahead of the title of a callout."""
_LONGEST = 60
"""How many characters a label with its marks may have."""
_FEWEST = 2
_ANSWERED = 0.6
"""The share of the questions that must have an answer with such a label."""


def with_plain_words(document: Document) -> Document:
    """The document with one word for each such label, if two or more questions have one, and most have an answer."""
    found = [(number, match) for number, match in _labels(document) if _is_joined(match)]
    asked = [number for number, match in found if _asks(match)]
    if len(asked) < _FEWEST:
        return document
    if len(found) - len(asked) < _ANSWERED * len(asked):
        if len(found) > len(asked) or not all(_tells(document, number, match) for number, match in found):
            return document
        return document.with_lines({number: _plain(match, "Answer") for number, match in found})
    return document.with_lines({n: _plain(match, "Question" if _asks(match) else "Answer") for n, match in found})


def _labels(document: Document) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines with such a label: with a colon behind it, or alone in a heading, in bold print or as a title."""
    begun, titles = document.table.begun_by(_HEADS, counted=False), document.table.led_by("[".__eq__)
    heads = ((number, document.lines[number][:_LONGEST]) for number in sorted({*begun, *titles}))
    found = [number for number, head in heads if _JOIN.search(head) and _NAMED.search(head)]
    code = document.code_lines() if found else frozenset()
    for number in found:
        match = _LABEL.match(document.lines[number]) if number not in code else None
        if match and (match["early"] or match["late"] or (match["lead"].strip(" \t>-+") and not match["rest"].strip())):
            yield number, match


def _is_joined(match: re.Match[str]) -> bool:
    """True for two words of one kind, and for the name of a side alone as the title of a callout."""
    asks = [match[f"{place}q"] for place in _PLACES]
    tells = [match[f"{place}a"] for place in _PLACES]
    joined = any(asks[1:]) or any(tells[1:])
    return any(asks) != any(tells) and (joined or bool(match["callout"] and not match["rest"].strip()))


_PLACES = ("first", "second", "inner")


def _asks(match: re.Match[str]) -> bool:
    return bool(match["firstq"])


def _tells(document: Document, number: int, match: re.Match[str]) -> bool:
    """True for the label of a question that has other text behind it, right below a heading that asks."""
    above: Sequence[str] = document.lines[max(number - 2, 0) : number][::-1]
    heading = first_with_text(above)
    words = match["rest"].strip()
    return bool(words and not looks_like_question(words) and HEADING_MARK.match(heading)) and looks_like_question(
        heading
    )


def _plain(match: re.Match[str], word: str) -> Change:
    shut = match["open"] or ""
    mark = "" if match["callout"] or "#" in match["lead"] else ":"
    head = f"{match['lead']}{word}{mark}{shut}"
    return head + match["rest"], match.start("rest") - len(head)
