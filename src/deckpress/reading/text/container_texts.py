"""The marks of containers (see `containers`) in what was read -> the words that a card or a message shows instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.model import Note, Text
from deckpress.reading.text.boxes import Box, with_boxes
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.words.answer_words import leads_to_answer
from deckpress.regex import regex

_LINE = regex(r"(?m)^[ \t]*<\?><details[^<>]*><summary>(.*?)</summary>(.*)$")
_CUT = regex(r"<\?><details[^<>]*(?:>(?:<summary>(?:Answer</summary>)?)?|\Z)|</summary>|</?summary?\w*\Z|<\?>(?!<)")
_BREAK = regex(r"(?m)^[ \t]*<\?>[ \t]*$")
_SIGN = "<?>"


def without_marks(ledger: Ledger) -> None:
    """Removes the marks from notes, regions and messages; one that a card holds as a whole becomes a callout."""
    ledger.notes[:] = [_clean_note(note, ledger.boxes) for note in ledger.notes]
    ledger.regions[:] = [
        replace(region, text=_plain(region.text)) if _SIGN in region.text else region for region in ledger.regions
    ]
    ledger.diagnostics[:] = [
        replace(found, message=_plain(found.message)) if _SIGN in found.message else found
        for found in ledger.diagnostics
    ]


def _plain(words: str) -> str:
    """Words on one line, perhaps cut off, without marks."""
    return " ".join(_CUT.sub(" ", words).split())


def _clean_note(note: Note, boxes: Sequence[Box]) -> Note:
    texts = (note.question, note.answer, note.explanation, *(choice.text for choice in note.choices))
    if not boxes and not any(_SIGN in text.markdown for text in texts):
        return note
    choices = tuple(replace(choice, text=_clean(choice.text)) for choice in note.choices)
    explanation = _clean(with_boxes(note.explanation, boxes))
    question, answer = (_clean(with_boxes(text, boxes)) for text in (note.question, note.answer))
    return replace(note, question=question, answer=answer, choices=choices, explanation=explanation)


def _clean(text: Text) -> Text:
    if _SIGN not in text.markdown:
        return text
    return text.reword(_BREAK.sub("", _LINE.sub(_shown, text.markdown)).strip("\n"))


def _shown(match: re.Match[str]) -> str:
    title, rest = match.groups()
    return rest if leads_to_answer(title) else f"**{title}**"
