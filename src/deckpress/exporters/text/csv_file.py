"""Exports a CSV file: one that Anki imports, or a plain table for spreadsheets and other programs.

For Anki (`--csv anki`): header lines for Anki, then a row for each note, in the note types that every Anki has: Basic,
Basic (and reversed card), Basic (type in the answer) and Cloze. The importer knows them by these English names.

- The guid is that of the .apkg. If someone imports both files, the notes of the first stay, with their history: Anki
  skips those of the second as conflicting (same guid, other note type), so no card appears twice. With another guid,
  each question would be in the deck twice. For the same reason, a note that becomes reversed or typed does not change
  in Anki until it is deleted there; the .apkg has no such limit.
- Line ends in a field stay line ends in Anki, so code in `<pre>` keeps its lines.
- Anki reads a deck name of digits as the number of a deck, so `2024::May` is written as `Deck 2024::May`.

Plain (`--csv plain`): RFC 4180 with a header row, and with a byte order mark for Excel. Each option has a line. A gap
of a cloze is `[...]` or its hint in the question, and its text in the answer. A cell that a spreadsheet would run as a
formula (it starts with = + - @, also full-width, and is not a number) gets a leading apostrophe, as OWASP advises;
programs that need the text must remove it.

Neither file contains pictures: the Anki file names them, and the plain file has their descriptions.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from deckpress import csv_heads
from deckpress.diagnostics import Diagnostic
from deckpress.diagnostics.catalogue.output import CANNOT_HOLD
from deckpress.exporters.anki.names import anki_decks, anki_tags, deck_parents
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.html.anki import anki_fields, for_anki
from deckpress.html.choices import write_feedback, write_list
from deckpress.html.compose import text_html
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.html.tags import without_tags
from deckpress.inert import csv_cell
from deckpress.model import Html, Kind, Media, RenderedDeck, RenderedNote
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_FORM = "Anki's text import"
_UNTYPED = "an answer to type beside an explanation, options or other accepted answers (the card only shows it)"
_INTEGER = regex(r"[+-]?[0-9]+")


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The file as UTF-8, in the form of `options.csv` (`anki` or `plain`)."""
    del templates
    names = anki_decks([deck.deck.place, *(note.deck for note in deck.notes)])
    if options.csv == "plain":
        rows = (_plain_row(note, names[note.deck]) for note in deck.notes)
        return _plain_file(rows), ()
    names = {name: _deck_name(place) for name, place in names.items()}
    notes = _parents_first(deck.notes, names)
    hint = for_anki(text_html(deck.deck.wording["hint"]), {})
    anki_rows = [(note, _anki_row(note, names[note.deck], deck.media, hint)) for note in notes]
    problems = (
        CANNOT_HOLD.at(note.note.location, form=_FORM, what=_UNTYPED)
        for note, row in anki_rows
        if _loses_typing(note, row)
    )
    return _anki_file(row for _, row in anki_rows), tuple(problems)


EXPORTER = Exporter("csv", ".csv", "CSV for Anki's text import, or a plain table (--csv plain)", export)


# ---- for Anki ------------------------------------------------------------------------------------


def _anki_file(rows: Iterable[tuple[str, ...]]) -> bytes:
    """The file with every cell quoted, since Anki reads an unquoted # at the start of a row as a comment."""
    out = io.StringIO(newline="")
    out.write(csv_heads.ANKI)
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _anki_row(note: RenderedNote, deck: str, media: Mapping[str, Media], hint: str) -> tuple[str, ...]:
    """The row of a note; `hint` is the word for hints, as HTML."""
    kind, front, back = _stock_note(note, media, hint)
    return (kind, deck, " ".join(anki_tags(note.note.tags)), note.guid, front, back)


def _loses_typing(note: RenderedNote, row: tuple[str, ...]) -> bool:
    """True if an answer to type became a plain card, since Anki would compare it with more than the answer."""
    return note.note.typed and bool(note.accepted) and row[0].startswith("Basic") and "type" not in row[0]


def _deck_name(deck: str) -> str:
    """The name of a deck, changed if it is a number."""
    return f"Deck {deck}" if _INTEGER.fullmatch(deck.partition("::")[0]) else deck


def _stock_note(note: RenderedNote, media: Mapping[str, Media], hint_word: str) -> tuple[str, str, str]:
    """Anki's own note type for a note, and its two fields."""
    fields = anki_fields(note, media)
    explanation = _block("explanation", fields["Explanation"])
    hint = f"<details><summary>{hint_word}</summary>{fields['Hint']}</details>" if fields["Hint"] else ""
    if note.note.kind is Kind.CLOZE:
        return "Cloze", fields["Text"] + hint, explanation
    asked, solved = _lists(note, media)
    front = fields["Question"] + asked + hint
    back = solved + fields["Answer"] + explanation
    if fields["Reverse"]:
        return "Basic (and reversed card)", front, back
    # Anki compares the typed text with the whole second field, so it may hold nothing but the answer.
    if fields["Typed"] == _text(fields["Answer"]) != "" and not (solved or explanation):
        return "Basic (type in the answer)", front, back
    return "Basic", front, back


def _text(field: str) -> str:
    """A field as Anki compares it with the typed text: without tags, on one line."""
    return " ".join(without_tags(field, " ").split())


def _block(name: str, content: str) -> str:
    return f'<div class="{name}">{content}</div>' if content else ""


def _lists(note: RenderedNote, media: Mapping[str, Media]) -> tuple[str, str]:
    """The lists of options for the front, and for the back, with marks and feedback. Empty without options."""
    if not note.options:
        return "", ""
    asked, solved = [], []
    for option in note.options:
        text = for_anki(option.html, media)
        paragraph = "<p>" if text.startswith("<p>") else ""
        feedback = write_feedback(option, lambda field: for_anki(field, media))
        asked.append(f"<li>{text}</li>")
        mark = "✓" if option.correct else "✗"
        solved.append(f"<li>{paragraph}{mark} {text.removeprefix(paragraph)}{feedback}</li>")
    return write_list(note, asked), write_list(note, solved)


def _parents_first(notes: tuple[RenderedNote, ...], names: Mapping[str, str]) -> Iterator[RenderedNote]:
    """The notes in document order, but with the first note of a deck before those of its subdecks.

    When Anki creates `A::B`, it creates `A` too, but does not find it again in the same file: each later row for `A`
    would go to a new deck `A+`, `A++`. The order within a deck stays.
    """
    first: dict[str, int] = {}
    for index, note in enumerate(notes):
        first.setdefault(names[note.deck], index)
    early: set[int] = set()
    for index, note in enumerate(notes):
        for parent in deck_parents(names[note.deck]):
            pulled = first.get(parent, -1)
            if pulled > index and pulled not in early:
                early.add(pulled)
                yield notes[pulled]
        if index not in early:
            yield note


# ---- plain ---------------------------------------------------------------------------------------


def _plain_file(rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(csv_heads.PLAIN)
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain_row(note: RenderedNote, deck: str) -> tuple[str, ...]:
    text = {name: plain(value) for name, value in note.fields.items() if value}
    if note.note.kind is Kind.CLOZE:
        whole = note.fields.get("Text", Html())
        question, answer = plain(with_gaps_hidden(whole)), text.get("Text", "")
    else:
        question, answer = text.get("Question", ""), plain(note.answer_alone)
    options = _options(note)
    correct = "\n".join(option for option, right, _ in options if right) or _accepted(note)
    remarks = (f"{option}: {remark}" for option, _, remark in options if remark)
    return (
        question,
        answer or correct,
        "\n".join(option for option, _, _ in options),
        correct,
        "\n".join(filter(None, (text.get("Explanation", ""), *remarks))),
        text.get("Hint", ""),
        deck,
        " ".join(anki_tags(note.note.tags)),
        note.guid,
    )


def _accepted(note: RenderedNote) -> str:
    """What may be typed, one answer on each line, if the author says more than the answer does."""
    return "\n".join(answer.written for answer in note.accepted.answers) if note.note.accepted else ""


def _options(note: RenderedNote) -> list[tuple[str, bool, str]]:
    """The options of a multiple choice on one line each, whether they are right, and their feedback."""

    def line(field: Html) -> str:
        return " ".join(plain(field).split())

    return [(line(option.html), option.correct, line(option.feedback)) for option in note.options]
