"""The notes of a deck: what is in each of their fields, and which cards they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckpress.compare import fold
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.frozen import dataclass, replace
from deckpress.history.clozes import kept_numbers
from deckpress.history.content import content_hash, early_hashes, is_early
from deckpress.history.identity import Identity
from deckpress.html.choices import fields_with_options
from deckpress.html.compose import first_paragraph, is_blank, text_html, word_list
from deckpress.html.plain import plain
from deckpress.inert import attribute
from deckpress.markdown.footnotes import Footnotes
from deckpress.model import (
    FIELD_OF_OPTIONS,
    FIELD_OF_WORDS,
    FIELDS_CLOZE,
    FIELDS_QA,
    Accepted,
    Html,
    Kind,
    Note,
    RenderedNote,
    RenderedOption,
)
from deckpress.render.fields import EMPTY, FieldRenderer
from deckpress.render.typed import accepted_answers, expected_text, is_drawn, other_answers
from deckpress.templating.bindings import CARD_WORDS

_LAST = 9
"""How many diagnostics are searched for one about the same text, such as HTML that was left out."""


@dataclass(slots=True)
class NoteRenderer:
    """Renders the notes of one deck."""

    fields: FieldRenderer
    source: str
    """What is in the field for the name of the source file."""
    context: str
    """What is above a card: `title`, `sections` or `none`."""
    now: int
    paths: Mapping[tuple[str, ...], str]

    def note(self, note: Note, identity: Identity) -> RenderedNote | None:
        """The note with its fields; None if it would show nothing, which has a diagnostic."""
        cloze = note.kind is Kind.CLOZE
        notes = Footnotes(self.fields.deck.footnotes)
        question = self.cloze(note, identity, notes) if cloze else self.fields.html(note.question, notes, inline=True)
        options = () if cloze or is_blank(question) else self.options(note, notes)
        answer = (
            EMPTY if cloze or is_blank(question) else self.fields.html(note.answer, notes, collects=not note.answer)
        )
        common = {
            "Explanation": self.fields.html(note.explanation, notes),
            "Hint": self.fields.html(note.hint, notes, inline=True),
            "Context": text_html(" › ".join(self.context_of(note))),
            "Source": text_html(self.source),
            "Language": Html(attribute(self.fields.deck.language)),
        }
        common[FIELD_OF_WORDS] = self.card_words(common)
        if cloze:
            return self.cloze_note(note, identity, question, common)
        if is_blank(question):
            self.fields.diagnostics.append(rules.UNSAFE_QUESTION.at(note.location))
            return None
        blank = is_blank(answer) and all(is_blank(part) for o in options for part in (o.html, o.feedback))
        self.report_blank(note, answer, options)
        reverse = note.reverse and not blank
        wanted, found = self.typed(note, answer, options) if note.typed else ("", Accepted())
        also = other_answers(note, found, answer, self.fields.words)
        values = {
            "Question": question,
            "Answer": replace(answer, markup=answer.markup + also),
            "Reverse": text_html("1" if reverse else ""),
            "Typed": text_html(found.first or wanted),
            **common,
        }
        made = self.finish(note, identity, values, (0, 1) if reverse else (0,), options)
        first = first_paragraph(answer)
        is_typable = note.accepted or not (is_drawn(first) or "\n" in plain(first))
        return replace(made, accepted=found if is_typable else Accepted(), also=also)

    def report_blank(self, note: Note, answer: Html, options: Sequence[RenderedOption]) -> None:
        """DP104 for an answer or an option with text of which nothing is shown, such as `<b>`."""
        shown = [(note.answer, answer), *((c.text, o.html) for c, o in zip(note.choices, options, strict=True))]
        for text, field in shown:
            place = text.locate(0, 0)
            if text and is_blank(field) and not any(d.location == place for d in self.fields.diagnostics[-_LAST:]):
                self.fields.diagnostics.append(rules.SHOWS_NOTHING.at(place, text=text.flat[:40]))

    def cloze(self, note: Note, identity: Identity, notes: Footnotes) -> Html:
        """The text with its gaps, which keep the numbers of earlier builds, even if the text was edited."""
        before = len(self.fields.diagnostics)
        text = self.fields.html(note.question, notes, cloze=True, inline=True, numbers=identity.numbers, collects=True)
        shipped = {ordinal + 1 for ordinal in identity.cards}
        numbers = kept_numbers(identity.numbers, shipped, text.gaps, note.question.markdown)
        if numbers is identity.numbers:
            return text
        del self.fields.diagnostics[before:]
        notes.forget()
        return self.fields.html(note.question, notes, cloze=True, inline=True, numbers=numbers, collects=True)

    def cloze_note(self, note: Note, identity: Identity, text: Html, common: Mapping[str, Html]) -> RenderedNote | None:
        """A cloze with its cards; None if it has no gap, which has a diagnostic."""
        numbers = sorted({number for gap in text.gaps for number in gap.numbers})
        if not numbers:
            if not any(d.code in ("DP112", "DP113") for d in self.fields.diagnostics):
                self.fields.diagnostics.append(rules.CLOZE_WITHOUT_GAP.at(note.location))
            return None
        values = {"Text": text, "Typed": text_html("1" if note.typed else ""), **common}
        return self.finish(note, identity, values, tuple(number - 1 for number in numbers))

    def context_of(self, note: Note) -> tuple[str, ...]:
        """What is above the cards of a note: the title of the deck, unless its sections say it, and its sections."""
        title = self.fields.deck.title or (self.fields.deck.name.rpartition("::")[2] if self.fields.deck.named else "")
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
                self.fields.html(choice.text, notes, inline=True, collects=True),
                choice.correct,
                self.fields.html(choice.feedback, notes, collects=True),
            )
            for choice in note.choices
        )

    def options_label(self, options: Sequence[RenderedOption]) -> str:
        """The label of the options for screen readers, if it differs from the template's own."""
        keys = ("options_one", "options_several")
        if not options or not self.fields.differ(*keys):
            return ""
        return self.fields.words[keys[sum(option.correct for option in options) != 1]]

    def card_words(self, fields: Mapping[str, Html]) -> Html:
        """The words that introduce the fields of a note, if they differ from the template's own."""
        keys = [key for key, name in CARD_WORDS.items() if fields[name]]
        return word_list({key: self.fields.words[key] for key in keys}) if self.fields.differ(*keys) else EMPTY

    def typed(self, note: Note, answer: Html, options: Sequence[RenderedOption]) -> tuple[str, Accepted]:
        """The text to type, and all that the learner may type."""
        wanted, hard = expected_text(note, answer, options)
        found, doubtful = accepted_answers(note, wanted, self.fields.deck.language)
        self.fields.diagnostics += (*hard, *doubtful)
        return wanted, found

    def finish(
        self,
        note: Note,
        identity: Identity,
        values: dict[str, Html],
        cards: tuple[int, ...],
        options: tuple[RenderedOption, ...] = (),
    ) -> RenderedNote:
        """The note with the hash of its content, and the time of its last change."""
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
        return self.dated(replace(made, content=content_hash(self.counted(made), note.tags, cards)), identity)

    def counted(self, made: RenderedNote) -> Mapping[str, Html]:
        """The fields that count as the content of a note."""
        return {**fields_with_options(made), "Context": text_html(" › ".join(self.sections_of(made.note)))}

    def dated(self, made: RenderedNote, identity: Identity) -> RenderedNote:
        """The note with the time of its last change, which is now if it differs from the earlier build."""
        same = is_early(identity.hash) and identity.hash in early_hashes(self.counted(made), made.note.tags, made.cards)
        return replace(made, mod=identity.changed(made.content, self.now, same=same))
