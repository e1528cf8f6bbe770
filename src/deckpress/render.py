"""A deck's Markdown -> its fields as HTML with their pictures: what every exporter starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.history.clozes import kept_numbers
from deckpress.identity import BASE_TIME, Identity, content_hash, repeated
from deckpress.markup import fields
from deckpress.markup.compose import concat, is_blank, text_html
from deckpress.media import ImageLoader
from deckpress.model import (
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
    Text,
    deck_path,
)

EMPTY = Html()


@dataclass(slots=True)
class _Renderer:
    """What rendering one deck collects."""

    deck: Deck
    load: ImageLoader
    source: str
    now: int
    media: dict[str, Media] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def html(
        self, text: Text, *, cloze: bool = False, inline: bool = False, numbers: Mapping[str, int] | None = None
    ) -> Html:
        if not text:
            return EMPTY
        found, problems = fields.render(text, self.deck.references, cloze=cloze, inline=inline, numbers=numbers)
        self.diagnostics += problems
        if not found.images:
            return found
        return replace(found, images=tuple(self.image(image) for image in found.images))

    def image(self, image: Image) -> Image:
        media, problems = self.load(image.src, image.location)
        self.diagnostics += problems
        if media is None:
            return image
        self.media[media.name] = media
        return replace(image, media=media.name)

    def cloze(self, note: Note, identity: Identity) -> Html:
        """The text with its gaps, which keep the numbers they had before, edited or not."""
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
        }
        if cloze:
            numbers = sorted({number for gap in question.gaps for number in gap.numbers})
            if not numbers:
                if not any(d.code == "DP112" for d in self.diagnostics):
                    self.diagnostics.append(Diagnostic(note.location, "DP106", "this cloze has no gap"))
                return None
            values = {"Text": question, **common}
            return self.made(note, identity, FIELDS_CLOZE, values, tuple(number - 1 for number in numbers))
        if is_blank(question):
            self.diagnostics.append(Diagnostic(note.location, "DP107", "nothing is left of this question on a card"))
            return None
        answer = self.html(note.answer)
        values = {
            "Question": question,
            "Answer": answer,
            "Choices": self.choices(note),
            "Reverse": text_html("1" if note.reverse else ""),
            "Typed": text_html("1" if note.typed else ""),
            **common,
        }
        cards = (0, 1) if note.reverse and not is_blank(answer) else (0,)
        return self.made(note, identity, FIELDS_QA, values, cards)

    def choices(self, note: Note) -> Html:
        if not note.choices:
            return EMPTY
        parts: list[str | Html] = ['<ul class="choices">']
        for choice in note.choices:
            option, feedback = self.html(choice.text, inline=True), self.html(choice.feedback)
            parts += [f'<li class="{"right" if choice.correct else "wrong"}">', option]
            parts += ['<div class="feedback">', feedback, "</div></li>"] if feedback else ["</li>"]
        return concat(*parts, "</ul>")

    def made(
        self, note: Note, identity: Identity, names: tuple[str, ...], values: dict[str, Html], cards: tuple[int, ...]
    ) -> RenderedNote:
        ordered = {name: values.get(name, EMPTY) for name in names}
        content = content_hash(ordered, note.tags, cards)
        mod = identity.changed(content, self.now)
        return RenderedNote(note, identity.guid, deck_path(self.deck, note), ordered, cards, mod, content)


def render(
    deck: Deck,
    project: str,
    identities: Sequence[Identity],
    load: ImageLoader,
    *,
    source: str = "",
    now: int = BASE_TIME,
    progress: Callable[[], None] = lambda: None,
) -> tuple[RenderedDeck, Diagnostics]:
    """The deck as HTML, for the identities of its notes, one each.

    `source` is its file's name, relative to the project; `now` is the time of the build, in seconds since 1970, which
    notes get that changed; `progress` is called once a note.
    """
    renderer = _Renderer(deck, load, source, now)
    notes: list[RenderedNote] = []
    for note, identity in zip(deck.notes, identities, strict=True):
        made = renderer.note(note, identity)
        if made is not None:
            notes.append(made)
        progress()
    media = dict(sorted(renderer.media.items()))
    return RenderedDeck(deck, project, tuple(notes), media, BASE_TIME), (*repeated(deck), *renderer.diagnostics)


def formulas(deck: RenderedDeck) -> Iterator[Formula]:
    """Every formula of a deck, in the order of its notes and fields."""
    for note in deck.notes:
        for value in note.fields.values():
            yield from value.formulas
