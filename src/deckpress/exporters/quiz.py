"""A rendered deck -> one HTML file that asks its questions, keeps the score, and works without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.pages import Binder, page_direction, page_title
from deckpress.exporters.strings import strings, words_language
from deckpress.markup.bind import plain
from deckpress.markup.tex import TexEngine, available, sprite
from deckpress.model import Html, Kind, RenderedDeck, RenderedNote
from deckpress.templating import TemplateError

if TYPE_CHECKING:
    from deckpress.templating import Templates

_EMPTY = Html()
_ITEM = re.compile(r"<(/?)li\b([^<>]*)>")
_FEEDBACK = re.compile(r'(.*)<div class="feedback">(.*)</div>\s*', re.DOTALL)
_PARAGRAPH = re.compile(r"\s*<p>(.*?)</p>", re.DOTALL)
_SCRIPT_WORDS = "quiz_"


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The quiz as UTF-8 HTML; it asks for nothing outside itself, and runs no script but its own.

    Where MathJax cannot run (DP302), formulas stay as they are written.
    """
    has_math = any(field.formulas for note in deck.notes for field in note.fields.values())
    cannot = has_math and not available()
    binder = Binder(deck.media, None if cannot else options.tex or TexEngine())
    paths = _numbered(prefix for note in deck.notes for prefix in accumulate((part,) for part in note.note.section))
    tags = _numbered(tag for note in deck.notes for tag in note.note.tags)
    questions = tuple(_question(note, binder, paths, tags) for note in deck.notes)
    try:
        text = templates.page(
            "quiz.html.j2",
            questions=questions,
            sections=tuple(" › ".join(path) for path in paths),
            tags=tuple(tags),
            sprite=sprite(binder.drawings),
            **_values(deck),
            **_code(templates, options),
        )
    except TemplateError as problem:
        return b"", (problem.diagnostic,)
    if not cannot:
        return text.encode(), ()
    message = "the quiz shows its formulas as they are written, since MathJax cannot be run here"
    return text.encode(), (Diagnostic(Location(deck.deck.location.path), "DP302", message),)


def _numbered(values: Iterator[Any]) -> dict[Any, int]:
    """Each value once, in order, with its number: by these the page filters."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _values(deck: RenderedDeck) -> dict[str, Any]:
    """What the page is told of the deck."""
    language = deck.deck.language or "en"
    words, spoken = strings(language), words_language(language)
    script = {key.removeprefix(_SCRIPT_WORDS): text for key, text in words.items() if key.startswith(_SCRIPT_WORDS)}
    return {
        "title": page_title(deck.deck),
        "language": language,
        "direction": page_direction(language),
        "date": deck.deck.date,
        "key": _digest(deck.project, deck.deck.name),
        "words": words,
        "word_language": language if re.split("[-_]", language.lower())[0] == spoken else spoken,
        "script_words": json.dumps(script, ensure_ascii=False),
    }


def _code(templates: Templates, options: ExportOptions) -> dict[str, str]:
    """The page's style and script, and the policy that allows these two, by their hashes, and nothing from elsewhere.

    Attributes may hold styles, as those of formulas and of the author's tables do; a style can fetch nothing.
    """
    style = templates.page("quiz.css", paper=options.paper)
    script = templates.page("quiz.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "style-src-attr 'unsafe-inline'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"style": style, "script": script, "policy": policy}


def _hash(text: str) -> str:
    """A source of the content security policy (CSP 3, section 2.3.1) for an element that holds this text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


# ---- one question --------------------------------------------------------------------------------


def _question(note: RenderedNote, binder: Binder, paths: dict[Any, int], tags: dict[Any, int]) -> dict[str, Any]:
    """A note as the page asks it."""
    said = note.note
    cloze = said.kind is Kind.CLOZE
    asked = note.fields["Text" if cloze else "Question"]
    answer = asked if cloze else note.fields.get("Answer", _EMPTY)
    options = tuple(_options(note.fields.get("Choices", _EMPTY), binder))
    right = [option["letter"] for option in options if option["right"]]
    return {
        "id": note.guid,
        "version": _digest(asked.markup, answer.markup, note.fields.get("Choices", _EMPTY).markup)[:8],
        "kind": "choice" if options else "cloze" if cloze else "open",
        "path": said.section,
        "sections": " ".join(str(paths[path]) for path in accumulate((part,) for part in said.section)),
        "tags": " ".join(str(tags[tag]) for tag in said.tags),
        "shuffle": said.shuffle,
        "expected": _expected(note) if said.typed and not options else "",
        "html": binder.html(asked, "front"),
        "hint": binder.html(note.fields.get("Hint", _EMPTY)),
        "one": len(right) == 1,
        "options": options,
        "key": ", ".join(right),
        "answer": binder.html(answer),
        "explanation": binder.html(note.fields.get("Explanation", _EMPTY)),
    }


def _expected(note: RenderedNote) -> str:
    """What is to be typed, on one line: what the author names, else the first paragraph of the answer as text.

    Empty if no keyboard can write it, so that the question is asked as an open one.
    """
    if note.note.expected:
        return " ".join(note.note.expected.split())
    answer = note.fields.get("Answer", _EMPTY)
    first = _PARAGRAPH.match(answer.markup)
    field = Html(first[1] if first else answer.markup, answer.formulas, answer.images)
    text = plain(field)
    return "" if "\ufdd0" in field.markup or "\n" in text else text


def _options(field: Html, binder: Binder) -> Iterator[dict[str, Any]]:
    """The options of a multiple choice: the outermost items of the field's list."""
    depth = start = number = 0
    kind = ""
    for tag in _ITEM.finditer(field.markup):
        depth += -1 if tag[1] else 1
        if depth == 1 and not tag[1]:
            start, kind = tag.end(), tag[2]
        elif depth == 0 and tag[1]:
            piece = field.markup[start : tag.start()]
            parts = _FEEDBACK.fullmatch(piece)
            text, feedback = (parts[1], parts[2]) if parts else (piece, "")
            yield {
                "html": binder.html(Html(text, field.formulas, field.images)),
                "right": 'class="right"' in kind,
                "letter": _letter(number),
                "number": number,
                "feedback": binder.html(Html(feedback, field.formulas, field.images)),
            }
            number += 1


def _letter(number: int) -> str:
    """A, B .. Z, AA, AB .. for a number from 0, as a list's counter `upper-alpha` shows it."""
    return (_letter(number // 26 - 1) if number > 25 else "") + chr(65 + number % 26)


EXPORTER = Exporter("quiz", ".quiz.html", "quiz page: asks, checks and keeps the score, complete in one file", export)
