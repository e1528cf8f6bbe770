"""Notes in Markdown -> the bytes of an exported file, through the real render stage, templates and exporters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from deckpress.diagnostics import Diagnostics
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.history.identity import new_identities
from deckpress.media import make_media
from deckpress.model import Choice, Deck, Image, Kind, Media, Note, RenderedDeck, Text
from deckpress.render import render
from deckpress.templating.templates import Templates, load_templates
from rendered import BASE, engine, png

PICTURES = {"bars.png": png(48, 16), "more/bars.png": png(48, 16), "other.png": png(24, 16)}
SOUND = b"ID3\x04" + bytes(60)


def open_note(question: str, answer: str = "yes", **more: object) -> Note:
    return Note(Text(question), Text(answer), **_texts(more))  # type: ignore[arg-type]


def cloze_note(text: str, **more: object) -> Note:
    return Note(Text(text), kind=Kind.CLOZE, **_texts(more))  # type: ignore[arg-type]


def choice_note(question: str, choices: dict[str, bool], **more: object) -> Note:
    options = tuple(Choice(Text(text), right) for text, right in choices.items())
    return Note(Text(question), kind=Kind.CHOICE, choices=options, **_texts(more))  # type: ignore[arg-type]


def _texts(more: dict[str, object]) -> dict[str, object]:
    return {name: Text(value) if name in ("hint", "explanation") else value for name, value in more.items()}  # type: ignore[arg-type]


def rendered_deck(
    *notes: Note, name: str = "Test", title: str = "", language: str = "", project: str = "project", mod: int = BASE
) -> RenderedDeck:
    deck = Deck(name, notes, title=title, language=language)
    made, problems = render(deck, project, new_identities(project, deck), _picture)
    assert {problem.code for problem in problems} <= {"DP104", "DP123", "DP132", "DP309"}  # for the author to judge
    return replace(made, mod=mod, notes=tuple(replace(note, mod=mod) for note in made.notes))


def _picture(image: Image) -> tuple[Media | None, Diagnostics]:
    return make_media(image.src, SOUND if image.src.endswith(".mp3") else PICTURES[image.src]), ()


@cache
def templates() -> Templates:
    found, problems = load_templates()
    assert found is not None, problems
    return found


def export(name: str, deck: RenderedDeck, options: ExportOptions | None = None) -> bytes:
    """The file that the exporter of this name makes; it has nothing to tell about a sound deck."""
    found = exporter(name)
    assert found is not None
    data, problems = found.export(deck, templates(), replace(options or ExportOptions(), tex=engine()))
    assert problems == ()
    assert isinstance(data, bytes)
    return data


def apkg(deck: RenderedDeck) -> bytes:
    return export("apkg", deck)


def csv_for_anki(deck: RenderedDeck) -> bytes:
    return export("csv", deck)


def plain_csv(deck: RenderedDeck) -> bytes:
    return export("csv", deck, ExportOptions(csv="plain"))
