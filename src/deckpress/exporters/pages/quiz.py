"""Exports one HTML file that asks the questions, keeps the score, and works without a network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.markup import FORMULAS_AS_TEX
from deckpress.direction import page_direction
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.questions import outer_blanks
from deckpress.exporters.pages.exam import passages_above
from deckpress.exporters.pages.page import Binder, has_formulas, page_title, passage_label, policy_hash
from deckpress.exporters.passages import with_passages
from deckpress.exporters.siblings import with_choices
from deckpress.html.choices import options_html
from deckpress.html.plain import plain
from deckpress.model import Accepted, Html, Kind, RenderedDeck, RenderedNote
from deckpress.templating.faults import TemplateError
from deckpress.tex.drawing import TexEngine, available, sprite
from deckpress.wording import Wording, letter

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_EMPTY = Html()
_SCRIPT_WORDS = "quiz_"
"""The prefix of the keys of the words that the script uses; it also uses `_ALSO`."""
_ALSO = ("date", "decimal_point", "passage_one", "passage_many")


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The quiz as UTF-8 HTML. It loads nothing from elsewhere and runs only its own script.

    If MathJax cannot run (DP302), formulas are shown as TeX.
    """
    deck, problems = with_choices(deck, options)
    deck, faults = with_passages(deck, options)
    problems += faults
    cannot = has_formulas(deck) and not available()
    binder = Binder(deck.media, None if cannot else options.tex or TexEngine(), folds=True)
    paths = _numbered(prefix for note in deck.notes for prefix in accumulate((part,) for part in note.note.section))
    tags = _numbered(tag for note in deck.notes for tag in note.note.tags)
    words = deck.deck.wording
    above, passages = passages_above(deck), _passages(deck, binder)
    questions = tuple(
        {
            **_question(note, binder, paths, tags, words),
            "gaps": _gaps(note, deck.deck.language),
            "passages": passages.get(note.guid, ()),
            "below": " ".join(str(index) for index in above.get(note.guid, ()) if deck.passages[index].section),
        }
        for note in deck.notes
    )
    try:
        text = templates.page(
            "quiz.html.j2",
            questions=questions,
            preambles=tuple(binder.html(passage.html) for passage in deck.passages if not passage.section),
            sections=tuple(" › ".join(path) for path in paths),
            tags=tuple(tags),
            sprite=sprite(binder.drawings),
            **_values(deck),
            **_code(templates, options),
        )
    except TemplateError as problem:
        return b"", (problem.diagnostic,)
    if not cannot:
        return text.encode(), problems
    return text.encode(), (*problems, FORMULAS_AS_TEX.at(Location(deck.deck.location.path)))


def _numbered(values: Iterator[Any]) -> dict[Any, int]:
    """Numbers the distinct values in order; the page filters by these numbers."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _values(deck: RenderedDeck) -> dict[str, Any]:
    """The values of the deck for the template."""
    language = deck.deck.language or "en"
    words = deck.deck.wording
    script = {
        key.removeprefix(_SCRIPT_WORDS): text
        for key, text in words.words.items()
        if key.startswith(_SCRIPT_WORDS) or key in _ALSO
    }
    return {
        "title": page_title(deck.deck),
        "language": language,
        "direction": page_direction(language),
        "date": words.date(deck.deck.date),
        "key": _digest(deck.project, deck.deck.name),
        "words": words.words,
        "word_language": words.language,
        "script_words": json.dumps(script, ensure_ascii=False),
    }


def _code(templates: Templates, options: ExportOptions) -> dict[str, str]:
    """The page's style and script, and the policy that allows only these two, by their hashes.

    Style attributes are allowed, since formulas and the author's tables use them; these can load nothing.
    """
    style = templates.page("quiz.css", paper=options.paper)
    script = templates.page("quiz.js")
    policy = (
        f"default-src 'none'; script-src {policy_hash(script)}; style-src {policy_hash(style)}; "
        "style-src-attr 'unsafe-inline'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"style": style, "script": script, "policy": policy}


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _passages(deck: RenderedDeck, binder: Binder) -> dict[str, tuple[dict[str, Any], ...]]:
    """The values of the texts of sections for the template, by the guid of the question before which they stand."""
    numbers = {note.guid: number for number, note in enumerate(deck.notes, 1)}
    made: dict[str, tuple[dict[str, Any], ...]] = {}
    for index, passage in enumerate(deck.passages):
        if passage.section:
            first, last = passage.notes[0], passage.notes[-1]
            label = passage_label(deck.deck.wording, numbers[first], numbers[last])
            values = {"index": index, "label": label, "html": binder.html(passage.html)}
            made[first] = (*made.get(first, ()), values)
    return made


# ---- one question --------------------------------------------------------------------------------


def _question(
    note: RenderedNote, binder: Binder, paths: dict[Any, int], tags: dict[Any, int], words: Wording
) -> dict[str, Any]:
    """The values of a note for the template."""
    said = note.note
    cloze = said.kind is Kind.CLOZE
    asked = note.fields["Text" if cloze else "Question"]
    answer = asked if cloze else note.fields.get("Answer", _EMPTY)
    options = tuple(_options(note, binder))
    right = [option["letter"] for option in options if option["right"]]
    return {
        "id": note.guid,
        "version": _version(said.accepted, asked, answer, options_html(note)),
        "kind": "choice" if options else "cloze" if cloze else "open",
        "path": said.section,
        "sections": " ".join(str(paths[path]) for path in accumulate((part,) for part in said.section)),
        "tags": " ".join(str(tags[tag]) for tag in said.tags),
        "shuffle": said.shuffle,
        "points": f"{said.points:.2f}".rstrip("0").rstrip(".") if said.points else "",
        "expected": "" if options else note.accepted.first,  # for templates that a project had before `accepted`
        "accepted": "" if options else _accepted(note.accepted),
        "html": binder.html(asked, "front"),
        "hint": binder.html(note.fields.get("Hint", _EMPTY)),
        "one": len(right) == 1,
        "made": note.made,
        "options": options,
        "key": words.join(right),
        "answer": binder.html(answer),
        "explanation": binder.html(note.fields.get("Explanation", _EMPTY)),
    }


def _version(accepted: tuple[str, ...], *fields: Html) -> str:
    """A short hash of question and answer: the page forgets what was answered once the hash changes."""
    shown = (part for field in fields for part in (field.markup, *(formula.tex for formula in field.formulas)))
    images = (image.media or image.src for field in fields for image in field.images)
    return _digest(*shown, *images, *accepted)[:8]


def _accepted(accepted: Accepted) -> str:
    """What may be typed, as JSON for the script; empty if nothing is typed."""
    if not accepted:
        return ""
    numbers = [
        {"low": found.low, "high": found.high, "unit": found.unit}
        for answer in accepted.answers
        if (found := answer.number)
    ]
    values = {"texts": accepted.spellings, "numbers": numbers, "comma": accepted.comma}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _gaps(note: RenderedNote, language: str) -> str:
    """What may be typed in each gap, as JSON for the script; empty if no gap is a number."""
    if note.note.kind is not Kind.CLOZE:
        return ""
    found = [_accepted(blank.accepted) for blank in outer_blanks(note.fields["Text"], language)]
    return f"[{','.join(one or 'null' for one in found)}]" if any(found) else ""


def _options(note: RenderedNote, binder: Binder) -> Iterator[dict[str, Any]]:
    """The values of the options of a multiple choice for the template."""
    for number, option in enumerate(note.options):
        yield {
            "html": binder.html(option.html),
            "name": _name(option.html) if option.html.formulas else "",
            "right": option.correct,
            "letter": letter(number, "A"),
            "number": number,
            "feedback": binder.html(option.feedback),
        }


def _name(option: Html) -> str:
    """The accessible name of an option with formulas, as TeX, since browsers skip drawn formulas in a label."""
    text = plain(option)
    for formula in option.formulas:
        mark = "$$" if formula.display else "$"
        text = text.replace(f"{mark}{formula.tex}{mark}", formula.tex, 1)
    return " ".join(text.split())


EXPORTER = Exporter("quiz", ".quiz.html", "quiz page: asks, checks and keeps the score, complete in one file", export)
