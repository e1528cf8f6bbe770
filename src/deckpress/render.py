"""Renders the Markdown of a deck to HTML fields with their media, which every exporter takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.direction import has_right_to_left, page_direction
from deckpress.history.clozes import kept_numbers
from deckpress.history.content import content_hash, early_hashes, is_early
from deckpress.history.identity import BASE_TIME, Identity, repeated
from deckpress.html.choices import fields_with_options
from deckpress.html.compose import first_paragraph, is_blank, text_html, word_list
from deckpress.html.direction import from_left
from deckpress.html.page import with_names_of_boxes
from deckpress.html.plain import plain
from deckpress.inert import anki_name, attribute
from deckpress.markdown import fields
from deckpress.markdown.abbreviations import explained
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.surroundings import NOTHING_AROUND, Surroundings
from deckpress.marks import FORMULA, PLAYER, holds
from deckpress.media import MediaLoader
from deckpress.model import (
    FIELD_OF_OPTIONS,
    FIELD_OF_WORDS,
    FIELDS_CLOZE,
    FIELDS_QA,
    Accepted,
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
    RenderedPassage,
    Text,
    deck_paths,
)
from deckpress.spellings import accepted, is_doubtful, with_margin
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
    """What is in the field for the name of the source file."""
    context: str
    """What is above a card: `title`, `sections` or `none`."""
    now: int
    macros: Expander
    media: dict[str, Media] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    paths: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    words: Wording = field(default_factory=english)
    from_right: bool = False
    """True if the language of the deck runs from right to left."""
    surroundings: Surroundings = NOTHING_AROUND

    def html(
        self,
        text: Text,
        notes: Footnotes,
        *,
        cloze: bool = False,
        inline: bool = False,
        numbers: Mapping[str, int] | None = None,
        collects: bool = False,
    ) -> Html:
        """A field; with `collects`, its footnotes wait for a later one of the note."""
        if not text and (collects or not notes.waiting):
            return EMPTY
        found, problems = fields.render(
            text,
            self.deck.references,
            cloze=cloze,
            inline=inline,
            numbers=numbers,
            macros=self.macros,
            footnotes=notes,
            writes_notes=not collects,
            words=self.words,
            surroundings=self.surroundings,
        )
        self.diagnostics += problems
        if self.deck.abbreviations and not inline:
            found = replace(found, markup=explained(found.markup, self.deck.abbreviations))
        if "<input" in found.markup and self.differ("box_done", "box_open"):
            found = replace(found, markup=with_names_of_boxes(found.markup, self.words))
        if self.from_right or has_right_to_left(found.markup):
            found = replace(found, markup=from_left(found.markup))
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

    def cloze(self, note: Note, identity: Identity, notes: Footnotes) -> Html:
        """The text with its gaps, which keep the numbers of earlier builds, even if the text was edited."""
        told = len(self.diagnostics)
        text = self.html(note.question, notes, cloze=True, inline=True, numbers=identity.numbers, collects=True)
        shipped = {ordinal + 1 for ordinal in identity.cards}
        numbers = kept_numbers(identity.numbers, shipped, text.gaps, note.question.markdown)
        if numbers is identity.numbers:
            return text
        del self.diagnostics[told:]
        notes.forget()
        return self.html(note.question, notes, cloze=True, inline=True, numbers=numbers, collects=True)

    def note(self, note: Note, identity: Identity) -> RenderedNote | None:
        cloze = note.kind is Kind.CLOZE
        notes = Footnotes(self.deck.footnotes)
        question = self.cloze(note, identity, notes) if cloze else self.html(note.question, notes, inline=True)
        options = () if cloze or is_blank(question) else self.options(note, notes)
        answer = EMPTY if cloze or is_blank(question) else self.html(note.answer, notes, collects=not note.answer)
        common = {
            "Explanation": self.html(note.explanation, notes),
            "Hint": self.html(note.hint, notes, inline=True),
            "Context": text_html(" › ".join(self.context_of(note))),
            "Source": text_html(self.source),
            "Language": Html(attribute(self.deck.language)),
        }
        common[FIELD_OF_WORDS] = self.card_words(common)
        if cloze:
            return self.cloze_note(note, identity, question, common)
        if is_blank(question):
            self.diagnostics.append(rules.UNSAFE_QUESTION.at(note.location))
            return None
        blank = is_blank(answer) and all(is_blank(part) for o in options for part in (o.html, o.feedback))
        reverse = note.reverse and not blank
        wanted = self.expected(note, answer, options) if note.typed else ""
        found = self.accepted(note, wanted) if note.typed else Accepted()
        also = self.also(note, found, answer)
        values = {
            "Question": question,
            "Answer": replace(answer, markup=answer.markup + also),
            "Reverse": text_html("1" if reverse else ""),
            "Typed": text_html(found.first or wanted),
            **common,
        }
        made = self.finish(note, identity, values, (0, 1) if reverse else (0,), options)
        first = first_paragraph(answer)
        is_typable = note.accepted or not (_is_drawn(first) or "\n" in plain(first))
        return replace(made, accepted=found if is_typable else Accepted(), also=also)

    def cloze_note(self, note: Note, identity: Identity, text: Html, common: Mapping[str, Html]) -> RenderedNote | None:
        numbers = sorted({number for gap in text.gaps for number in gap.numbers})
        if not numbers:
            if not any(d.code in ("DP112", "DP113") for d in self.diagnostics):
                self.diagnostics.append(rules.CLOZE_WITHOUT_GAP.at(note.location))
            return None
        values = {"Text": text, "Typed": text_html("1" if note.typed else ""), **common}
        return self.finish(note, identity, values, tuple(number - 1 for number in numbers))

    def context_of(self, note: Note) -> tuple[str, ...]:
        """What is above the cards of a note: the title of the deck, unless its sections say it, and its sections."""
        title = self.deck.title or (self.deck.name.rpartition("::")[2] if self.deck.named else "")
        said = not title or any(fold(title) in fold(section) for section in note.section)
        return self.sections_of(note) if said or self.context != "title" else (title, *note.section)

    def sections_of(self, note: Note) -> tuple[str, ...]:
        """The sections above the cards of a note, which count as its content.

        The title of the deck does not: if it changed, an update would erase the tags of learners on every note.
        """
        return () if self.context == "none" else note.section

    def options(self, note: Note, notes: Footnotes) -> tuple[RenderedOption, ...]:
        """The options; their footnotes wait, so that they are below all of them."""
        return tuple(
            RenderedOption(
                self.html(choice.text, notes, inline=True, collects=True),
                choice.correct,
                self.html(choice.feedback, notes, collects=True),
            )
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
        if note.accepted:
            return note.accepted[0]
        right = tuple(option.html for option in options if option.correct)
        parts = right if is_blank(answer) else (first_paragraph(answer),)
        text = ", ".join(" ".join(plain(part).split()) for part in parts)
        if not text or any(map(_is_drawn, parts)):
            self.diagnostics.append(rules.HARD_TO_TYPE.at(note.location))
        elif len(text) > MOST_TYPED:
            self.diagnostics.append(rules.LONG_TO_TYPE.at(note.location, length=len(text)))
        return text

    def accepted(self, note: Note, wanted: str) -> Accepted:
        """What the learner may type. DP125 for a number that languages read differently, if the deck names none."""
        found = accepted(note.accepted or (wanted,), self.deck.language)
        doubtful = [] if self.deck.language else [a.written for a in found.answers if is_doubtful(a.written)]
        if doubtful:
            self.diagnostics.append(rules.DOUBTFUL_NUMBER.at(note.location, number=doubtful[0]))
        return with_margin(found, note.explanation.markdown)

    def also(self, note: Note, found: Accepted, answer: Html) -> str:
        """A line for the answer with the accepted answers that it lacks, if there are several or a tolerance."""
        if note.kind is not Kind.OPEN or not note.accepted or not (len(found.answers) > 1 or found.is_tolerant):
            return ""
        shown = fold(plain(answer))
        lacking = [a.written for a in found.answers if fold(a.written) not in shown]
        if not lacking:
            return ""
        text = self.words.say("accepted", answers=" / ".join(lacking))
        return f'\n<p class="accepted">{text_html(text).markup}</p>'

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
        counted = {**fields_with_options(made), "Context": text_html(" › ".join(self.sections_of(note)))}
        content = content_hash(counted, note.tags, cards)
        same = is_early(identity.hash) and identity.hash in early_hashes(counted, note.tags, cards)
        return replace(made, mod=identity.changed(content, self.now, same=same), content=content)


def _is_drawn(field: Html) -> bool:
    """True if a field has a formula, a sound or a picture, which nobody can type."""
    return holds(field.markup, FORMULA, PLAYER) or "<img" in field.markup


def render(  # noqa: PLR0913 - what a deck cannot know: its project, its history, the disk, the clock
    deck: Deck,
    project: str,
    identities: Sequence[Identity],
    load: MediaLoader,
    *,
    surroundings: Surroundings = NOTHING_AROUND,
    source: str = "",
    shows_source: bool = False,
    context: str = "title",
    now: int = BASE_TIME,
    progress: Callable[[], None] = lambda: None,
) -> tuple[RenderedDeck, Diagnostics]:
    """The rendered deck, and its diagnostics. `identities` are those of its notes, in order.

    `surroundings` gives what fields take from other files and programs. `source` is the name of its file, relative to
    the project; cards show it with `shows_source`. `context` is what they show above the question: the `title` of the
    deck with the sections, the `sections` alone, or `none`. Changed notes get the time `now`, in seconds since 1970.
    `progress` is called after each note.
    """
    shown, macros = source if shows_source else "", Expander(deck.macros)
    renderer = _Renderer(
        deck,
        load,
        shown,
        context,
        now,
        macros,
        paths=deck_paths(deck),
        words=deck.wording,
        from_right=page_direction(deck.language) == "rtl",
        surroundings=surroundings,
    )
    notes: list[RenderedNote] = []
    for note, identity in zip(deck.notes, identities, strict=True):
        made = renderer.note(note, identity)
        if made is not None:
            notes.append(made)
        progress()
    media = dict(sorted(renderer.media.items()))
    passages = tuple(_passages(deck, notes, renderer))
    rendered = RenderedDeck(deck, project, tuple(notes), media, BASE_TIME, source, passages=passages)
    return rendered, (*repeated(deck), *_renamed(deck, renderer.paths), *renderer.diagnostics)


def _passages(deck: Deck, notes: Sequence[RenderedNote], like: _Renderer) -> Iterator[RenderedPassage]:
    """The texts that belong to several notes, each with its own media and diagnostics."""
    for passage in deck.passages:
        guids = tuple(note.guid for note in notes if passage.covers(note.note))
        renderer = replace(like, media={}, diagnostics=[])
        found = renderer.html(passage.text, Footnotes(deck.footnotes)) if guids else EMPTY
        if not is_blank(found):
            place = passage.text.locate(0, 0)
            yield RenderedPassage(passage.section, found, guids, renderer.media, tuple(renderer.diagnostics), place)


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
