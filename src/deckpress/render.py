"""Renders the Markdown of a deck to HTML fields with their media, which every exporter takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.history.clozes import kept_numbers
from deckpress.history.identity import BASE_TIME, Identity, content_hash, repeated
from deckpress.html.choices import fields_with_options
from deckpress.html.compose import first_paragraph, is_blank, text_html, word_list
from deckpress.html.page import with_names_of_boxes
from deckpress.html.plain import plain
from deckpress.inert import anki_name, attribute
from deckpress.markdown import fields
from deckpress.markdown.surroundings import NOTHING_AROUND, Surroundings
from deckpress.marks import FORMULA, PLAYER, holds
from deckpress.media import MediaLoader
from deckpress.model import (
    FIELD_OF_OPTIONS,
    FIELD_OF_WORDS,
    FIELDS_CLOZE,
    FIELDS_QA,
    Deck,
    Formula,
    Html,
    Image,
    Kind,
    Media,
    Note,
    RenderedDeck,
    RenderedNote,
    RenderedOption,
    Text,
    deck_paths,
)
from deckpress.templating.bindings import CARD_WORDS
from deckpress.tex.gaps import every_form
from deckpress.tex.macros import Expander
from deckpress.wording import Wording, english

EMPTY = Html()
MOST_TYPED = 80
"""Characters; a longer answer is too long to type (DP123)."""


@dataclass(slots=True)
class _Renderer:
    """Renders the notes of one deck, and collects its media and diagnostics."""

    deck: Deck
    load: MediaLoader
    source: str
    now: int
    macros: Expander
    media: dict[str, Media] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    paths: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    words: Wording = field(default_factory=english)
    surroundings: Surroundings = NOTHING_AROUND

    def html(
        self, text: Text, *, cloze: bool = False, inline: bool = False, numbers: Mapping[str, int] | None = None
    ) -> Html:
        if not text:
            return EMPTY
        found, problems = fields.render(
            text,
            self.deck.references,
            cloze=cloze,
            inline=inline,
            numbers=numbers,
            macros=self.macros,
            surroundings=self.surroundings,
        )
        self.diagnostics += problems
        if "<input" in found.markup and self.differ("box_done", "box_open"):
            found = replace(found, markup=with_names_of_boxes(found.markup, self.words))
        if not found.images:
            return found
        return replace(found, images=tuple(self.image(image) for image in found.images))

    def differ(self, *keys: str) -> bool:
        """True if a word differs from the template's own, so that the note must carry it."""
        return any(self.words[key] != english()[key] for key in keys)

    def image(self, image: Image) -> Image:
        media, problems = (image.file, ()) if image.file else self.load(image)
        self.diagnostics += problems
        if media is None:
            return image
        self.media[media.name] = media
        return replace(image, media=media.name)

    def cloze(self, note: Note, identity: Identity) -> Html:
        """The text with its gaps, which keep the numbers of earlier builds, even if the text was edited."""
        told = len(self.diagnostics)
        text = self.html(note.question, cloze=True, inline=True, numbers=identity.numbers)
        shipped = {ordinal + 1 for ordinal in identity.cards}
        numbers = kept_numbers(identity.numbers, shipped, text.gaps, note.question.markdown)
        if numbers is identity.numbers:
            return text
        del self.diagnostics[told:]
        return self.html(note.question, cloze=True, inline=True, numbers=numbers)

    def note(self, note: Note, identity: Identity) -> RenderedNote | None:
        cloze = note.kind is Kind.CLOZE
        question = self.cloze(note, identity) if cloze else self.html(note.question, inline=True)
        common = {
            "Explanation": self.html(note.explanation),
            "Hint": self.html(note.hint, inline=True),
            "Context": text_html(" › ".join(note.section)),
            "Source": text_html(self.source),
            "Language": Html(attribute(self.deck.language)),
        }
        common[FIELD_OF_WORDS] = self.card_words(common)
        if cloze:
            return self.cloze_note(note, identity, question, common)
        if is_blank(question):
            self.diagnostics.append(rules.UNSAFE_QUESTION.at(note.location))
            return None
        answer, options = self.html(note.answer), self.options(note)
        blank = is_blank(answer) and all(is_blank(part) for o in options for part in (o.html, o.feedback))
        reverse = note.reverse and not blank
        values = {
            "Question": question,
            "Answer": answer,
            "Reverse": text_html("1" if reverse else ""),
            "Typed": text_html(self.expected(note, answer, options) if note.typed else ""),
            **common,
        }
        return self.finish(note, identity, values, (0, 1) if reverse else (0,), options)

    def cloze_note(self, note: Note, identity: Identity, text: Html, common: Mapping[str, Html]) -> RenderedNote | None:
        numbers = sorted({number for gap in text.gaps for number in gap.numbers})
        if not numbers:
            if not any(d.code in ("DP112", "DP113") for d in self.diagnostics):
                self.diagnostics.append(rules.CLOZE_WITHOUT_GAP.at(note.location))
            return None
        values = {"Text": text, "Typed": text_html("1" if note.typed else ""), **common}
        return self.finish(note, identity, values, tuple(number - 1 for number in numbers))

    def options(self, note: Note) -> tuple[RenderedOption, ...]:
        return tuple(
            RenderedOption(self.html(choice.text, inline=True), choice.correct, self.html(choice.feedback))
            for choice in note.choices
        )

    def options_label(self, options: Sequence[RenderedOption]) -> str:
        """The label of the options for screen readers, if it differs from the template's own."""
        keys = ("options_one", "options_several")
        if not options or not self.differ(*keys):
            return ""
        return self.words[keys[sum(option.correct for option in options) != 1]]

    def card_words(self, fields: Mapping[str, Html]) -> Html:
        """The words that introduce the fields of a note, if they differ from the template's own."""
        keys = [key for key, name in CARD_WORDS.items() if fields[name]]
        return word_list({key: self.words[key] for key in keys}) if self.differ(*keys) else EMPTY

    def expected(self, note: Note, answer: Html, options: Sequence[RenderedOption]) -> str:
        """The text to type: set by the author, else the first paragraph of the answer, else the right options."""
        if note.expected:
            return note.expected
        right = tuple(option.html for option in options if option.correct)
        parts = right if is_blank(answer) else (first_paragraph(answer),)
        text = ", ".join(" ".join(plain(part).split()) for part in parts)
        if not text or any(holds(part.markup, FORMULA, PLAYER) or "<img" in part.markup for part in parts):
            self.diagnostics.append(rules.HARD_TO_TYPE.at(note.location))
        elif len(text) > MOST_TYPED:
            self.diagnostics.append(rules.LONG_TO_TYPE.at(note.location, length=len(text)))
        return text

    def finish(
        self,
        note: Note,
        identity: Identity,
        values: dict[str, Html],
        cards: tuple[int, ...],
        options: tuple[RenderedOption, ...] = (),
    ) -> RenderedNote:
        names = FIELDS_CLOZE if note.kind is Kind.CLOZE else FIELDS_QA
        fields = {name: values.get(name, EMPTY) for name in names if name != FIELD_OF_OPTIONS}
        made = RenderedNote(
            note,
            identity.guid,
            self.paths[note.section],
            fields,
            cards,
            mod=0,
            options=options,
            shuffled=note.shuffle,
            options_label=self.options_label(options),
        )
        content = content_hash(fields_with_options(made), note.tags, cards)
        return replace(made, mod=identity.changed(content, self.now), content=content)


def render(  # noqa: PLR0913 - what a deck cannot know: its project, its history, the disk, the clock
    deck: Deck,
    project: str,
    identities: Sequence[Identity],
    load: MediaLoader,
    *,
    surroundings: Surroundings = NOTHING_AROUND,
    source: str = "",
    now: int = BASE_TIME,
    progress: Callable[[], None] = lambda: None,
) -> tuple[RenderedDeck, Diagnostics]:
    """The rendered deck, and its diagnostics. `identities` are those of its notes, in order.

    `surroundings` gives what fields take from other files and programs. `source` is the name of its file, relative to
    the project. Changed notes get the time `now`, in seconds since 1970. `progress` is called after each note.
    """
    renderer = _Renderer(
        deck,
        load,
        source,
        now,
        Expander(deck.macros),
        paths=deck_paths(deck),
        words=deck.wording,
        surroundings=surroundings,
    )
    notes: list[RenderedNote] = []
    for note, identity in zip(deck.notes, identities, strict=True):
        made = renderer.note(note, identity)
        if made is not None:
            notes.append(made)
        progress()
    media = dict(sorted(renderer.media.items()))
    rendered = RenderedDeck(deck, project, tuple(notes), media, BASE_TIME, source)
    return rendered, (*repeated(deck), *_renamed(deck, renderer.paths), *renderer.diagnostics)


def _renamed(deck: Deck, paths: Mapping[tuple[str, ...], str]) -> Iterator[Diagnostic]:
    """DP132 for the deck if Anki gets another name for it, and for each such subdeck, at its first note."""
    if anki_name(deck.name) != deck.name:
        yield _unsafe_name(deck.location, deck.name)
    told = {deck.name}
    for note in deck.notes:
        name = paths[note.section]
        if name not in told and anki_name(name) != name.replace(deck.name, anki_name(deck.name), 1):
            yield _unsafe_name(note.location, name)
        told.add(name)


def _unsafe_name(place: Location, name: str) -> Diagnostic:
    return rules.UNSAFE_DECK_NAME.at(place, name=name[:80], safe=anki_name(name)[:80])


def formulas(deck: RenderedDeck) -> Iterator[Formula]:
    """Every formula of a deck, in the order of notes and fields; a formula with gaps in each form that a card shows."""
    for note in deck.notes:
        for value in note.pieces:
            for formula in value.formulas:
                yield from every_form(formula, value.gaps)
