"""The notes of a rendered deck as questions of learning systems, the same for every format.

A format writes what it supports, and reports the rest with `question.losses`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from deckpress.compare import fold
from deckpress.exporters.anki.names import anki_tags
from deckpress.exporters.lms.question import Asks, Blank, Option, Question, Trait
from deckpress.html.compose import text_html, without_footnotes
from deckpress.html.direction import in_own_direction
from deckpress.html.lms import FileAddress, GapText, PlayerHtml, for_lms, player, tex, without_gaps
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.html.tags import walk
from deckpress.marks import BLANK, FORMULA, GAP_EDGES, GAP_OPENS, IMAGE, OPEN, PLAYER, holds, split_marks
from deckpress.model import Accepted, Formula, Gap, Html, Image, Kind, RenderedDeck, RenderedNote
from deckpress.spellings import accepted

EMPTY = Html()
_TRUE = frozenset(
    "true wahr richtig vrai verdadero verdadeiro vero waar sant sand prawda правда верно "
    "正确 对 正しい صحيح صواب".split()
)
_FALSE = frozenset(
    "false falsch faux falso onwaar falskt falsk fałsz ложь неверно 错误 错 間違い 誤り خطأ خاطئ".split()
)
_FORMATS = tuple("b strong i em u s del mark a sub sup ul ol table blockquote h1 h2 h3 h4 h5 h6 hr dl".split())
"""Elements whose looks plain text loses."""
_LONGEST_TITLE = 80
_LONGEST_TYPED = 200


class Write(Protocol):
    """Writes a text of a note as HTML; `inline` within a line, if it can be."""

    def __call__(self, value: Html, *, inline: bool = False) -> str:
        """The HTML of a text."""


def blank(gap: Gap, _hidden: Html) -> str:
    """A gap as a line to write on, with its hint."""
    return f"_____ ({gap.hint})" if gap.hint else "_____"


def marked(gap: Gap, _hidden: Html) -> str:
    """A gap as the mark `BLANK`, which the format replaces, with its hint."""
    return f"{BLANK} ({gap.hint})" if gap.hint else BLANK


def no_file(image: Image) -> str:
    """The address of an image on the internet or in a `data:` address; empty for local files."""
    return "" if image.media else image.src


def questions(
    deck: RenderedDeck,
    file: FileAddress = no_file,
    gap: GapText = blank,
    math: Callable[[Formula], str] = tex,
    play: PlayerHtml = player,
) -> tuple[Question, ...]:
    """The questions of a deck, in order. `file` gives addresses; `gap`, `math` and `play` write gaps and so on."""
    language = deck.deck.language

    def html(value: Html, *, inline: bool = False) -> str:
        """The HTML of a text, which says its direction: the page around it is another's."""
        written = for_lms(value, file, gap, math, play).strip(" \t\n\r")
        return in_own_direction(written, language, inline=inline)

    titles: dict[str, int] = {}
    hint = for_lms(text_html(deck.deck.wording["hint"]), file, gap, math)
    found = []
    for note in deck.notes:
        question = _question(note, html, language)
        titles[question.title] = count = titles.get(question.title, 0) + 1
        title = f"{question.title} ({count})" if count > 1 else question.title
        found.append(replace(question, title=title, hint_word=hint))
    return tuple(found)


def is_true(option: Option) -> bool:
    """True for the option of a true-or-false question that means true."""
    return _word(option) in _TRUE


def _word(option: Option) -> str:
    return fold(option.text).strip(" .!")


# ---- one note ------------------------------------------------------------------------------------


def _question(note: RenderedNote, html: Write, language: str) -> Question:
    said = note.fields
    stem = said.get("Text" if note.note.kind is Kind.CLOZE else "Question", EMPTY)
    shown = with_gaps_hidden(stem)
    title = replace(shown, markup=without_footnotes(shown.markup))
    question = Question(
        Asks.ESSAY,
        _shortened(" ".join(plain(title).split())) or note.deck.rpartition("::")[2],
        html(stem),
        plain(shown),
        answer=html(note.answer_alone),
        feedback=html(said.get("Explanation", EMPTY)),
        hint=html(said.get("Hint", EMPTY)),
        tags=anki_tags(note.note.tags),
        path=tuple(note.deck.split("::")),
        points=note.note.points,
        shuffle=note.note.shuffle,
        guid=note.guid,
        note=note,
        location=note.note.location,
    )
    if note.note.kind is Kind.CLOZE:
        whole = html(without_gaps(stem))
        question = replace(question, asks=Asks.CLOZE, blanks=tuple(_blanks(stem, language)), answer=whole)
    elif note.note.kind is Kind.CHOICE:
        question = _choice(question, note, html)
    elif note.note.typed:
        question = _typed(question, note)
    return replace(question, traits=frozenset(_traits(question, note.pieces)))


def _choice(question: Question, note: RenderedNote, html: Write) -> Question:
    """The question with its options. An answer beside the options becomes part of the feedback."""
    options = tuple(
        Option(
            html(option.html, inline=True),
            option.correct,
            html(option.feedback),
            " ".join(plain(option.html).split()),
        )
        for option in note.options
    )
    right = sum(option.right for option in options)
    truths = {True: _TRUE, False: _FALSE}
    words = [_word(option) for option in options]
    asks = Asks.ONE if right == 1 else Asks.SEVERAL
    if right == 1 and len(words) == 2 and any(words[0] in truths[a] and words[1] in truths[not a] for a in truths):
        asks = Asks.TRUTH
    return replace(
        question, asks=asks, options=options, answer="", feedback=_blocks(question.answer, question.feedback)
    )


def _typed(question: Question, note: RenderedNote) -> Question:
    """The question with its typed answers; it stays an essay if they cannot be typed."""
    found = note.accepted
    if not found or any(len(text) > _LONGEST_TYPED for text in found.spellings):
        return question
    if plain(note.answer_alone) not in (found.answers[0].written, found.first):
        question = replace(question, feedback=_blocks(question.answer, question.feedback))
    numbers = found.numbers
    asks = Asks.NUMBER if numbers else Asks.SHORT
    return replace(question, asks=asks, accepted=found.spellings, numbers=numbers)


def outer_blanks(text: Html, language: str) -> list[Blank]:
    """The outermost gaps of a cloze in the order of its text; a number is one in the language of the deck."""
    kept: list[Blank] = []

    def collect(gap: Gap, inside: Html) -> str:
        hint = " ".join(plain(replace(inside, markup=gap.hint)).split()) if gap.hint else ""
        words, typable = " ".join(plain(inside).split()), _typable(inside)
        number = accepted([words], language) if typable else Accepted()
        kept.append(Blank(words, hint, typable, number if number.numbers else Accepted()))
        return ""

    for_lms(text, no_file, collect)
    return kept


def _blanks(text: Html, language: str) -> Iterator[Blank]:
    """The outermost gaps of a cloze, then the gaps within formulas, which cannot be typed."""
    yield from outer_blanks(text, language)
    yield from (Blank(formula.tex, typable=False) for formula in text.formulas if OPEN in formula.tex)


def _typable(value: Html) -> bool:
    """True for words on one line, without formulas, media or code blocks."""
    text = plain(value)
    words = not holds(value.markup, FORMULA, IMAGE, PLAYER) and "<pre" not in value.markup
    return words and 0 < len(text) <= _LONGEST_TYPED and "\n" not in text


def _blocks(*blocks: str) -> str:
    return "\n".join(block for block in blocks if block)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    cut = text[:_LONGEST_TITLE].rpartition(" ")[0]
    return f"{cut if len(cut) > _LONGEST_TITLE // 2 else text[:_LONGEST_TITLE]}…"


def _traits(question: Question, fields: Iterable[Html]) -> Iterator[Trait]:
    """The features of a question that not every format supports."""
    fields = tuple(fields)
    markup = "".join(value.markup for value in fields)
    typed = question.note.accepted if question.note and question.asks in (Asks.SHORT, Asks.NUMBER) else None
    shown = (question.stem, question.answer, question.feedback, *(o.html + o.feedback for o in question.options))
    having = {
        Trait.PICTURES: "<img" in markup,
        Trait.SOUNDS: holds(markup, PLAYER),
        Trait.MATH: any(value.formulas for value in fields),
        Trait.CODE: "<pre" in markup or "<code" in markup,
        Trait.MARKUP: any(map(_is_formatted, shown)),
        Trait.OPTION_FEEDBACK: any(option.feedback for option in question.options),
        Trait.EXPLANATION: question.feedback,
        Trait.HINT: question.hint,
        Trait.SEVERAL: question.asks is Asks.SEVERAL,
        Trait.ESSAY: question.asks is Asks.ESSAY,
        Trait.CLOZE: question.asks is Asks.CLOZE,
        Trait.NESTED: any(_nests(value.markup) for value in fields),
        Trait.TYPED: question.asks is Asks.SHORT,
        Trait.NUMBER: question.asks is Asks.NUMBER,
        Trait.ACCEPTED: typed and len(typed.answers) > 1,
        Trait.TOLERANCE: (typed and typed.is_tolerant) or any(blank.accepted.is_tolerant for blank in question.blanks),
        Trait.UNIT: any(number.unit for number in question.numbers),
        Trait.TAGS: question.tags,
        Trait.POINTS: question.points,
    }
    yield from (trait for trait, there in having.items() if there)


def _is_formatted(markup: str) -> bool:
    """True for HTML that is more than one paragraph of plain words."""
    ended = False  # a paragraph ended, and only blanks followed it
    for piece in walk(markup):
        if piece.opens(*_FORMATS) or (ended and piece.opens("p", "pre")):
            return True
        ended = (piece.closes and piece.name == "p") or (ended and not piece.written.strip())
    return False


def _nests(markup: str) -> bool:
    """True if a gap is inside another one."""
    depth = 0
    for _, mark in split_marks(markup):
        depth += 0 if mark is None or mark.kind not in GAP_EDGES else 1 if mark.kind == GAP_OPENS else -1
        if depth > 1:
            return True
    return False
