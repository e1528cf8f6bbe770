"""The notes of a rendered deck as questions of learning systems, the same for every format.

A format writes what it supports, and reports the rest with `losses`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from deckpress.compare import fold
from deckpress.diagnostics import NOWHERE, Diagnostic, Location
from deckpress.diagnostics.catalogue.output import CANNOT_HOLD
from deckpress.exporters.anki.names import anki_tags
from deckpress.html.compose import first_paragraph, text_html
from deckpress.html.lms import FileAddress, GapText, for_lms, tex, without_gaps
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.html.tags import walk
from deckpress.marks import BLANK, FORMULA, GAP_EDGES, GAP_OPENS, IMAGE, OPEN, PLAYER, holds, split_marks
from deckpress.model import Formula, Gap, Html, Image, Kind, RenderedDeck, RenderedNote

EMPTY = Html()
_TRUE = frozenset(
    "true wahr richtig vrai verdadero verdadeiro vero waar sant sand prawda правда верно "
    "正确 对 正しい صحيح صواب".split()
)
_FALSE = frozenset(
    "false falsch faux falso onwaar falskt falsk fałsz ложь неверно 错误 错 間違い 誤り خطأ خاطئ".split()
)
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_MARGIN = re.compile(r"(?P<value>\S+ )?± (?P<margin>[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)(?P<percent>%?)[ \t]*(?:\n|\Z)")
_FORMATS = tuple("b strong i em u s del mark a sub sup ul ol table blockquote h1 h2 h3 h4 h5 h6 hr dl".split())
"""Elements whose looks plain text loses."""
_LONGEST_TITLE = 80
_LONGEST_TYPED = 200


class Asks(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """By one option."""
    SEVERAL = "several"
    """By several options."""
    TRUTH = "true or false"
    """By one of the two options true and false, in either order."""
    SHORT = "short"
    """By a text that is typed in."""
    NUMBER = "number"
    ESSAY = "essay"
    """By a text that a person marks with the help of a model answer."""
    CLOZE = "cloze"
    """By the words that are missing in a text."""


class Trait(StrEnum):
    """A feature of questions that a format may not support, in the words of the diagnostic."""

    PICTURES = "pictures"
    SOUNDS = "sounds and videos"
    MATH = "formulas"
    CODE = "code"
    MARKUP = "formatting"
    """Bold, lists, tables, links, several paragraphs."""
    OPTION_FEEDBACK = "feedback for options"
    EXPLANATION = "explanations"
    HINT = "hints"
    SEVERAL = "several right options"
    ESSAY = "open questions"
    CLOZE = "gaps"
    NESTED = "gaps inside gaps"
    TYPED = "typed answers"
    NUMBER = "numerical answers"
    TAGS = "tags"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a multiple choice as HTML; `text` is the same as plain text on one line."""

    html: str
    right: bool
    feedback: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap of a cloze as plain text; `typable` is False if it hides a formula or media."""

    text: str
    hint: str = ""
    typable: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A note as a question; texts are HTML, except `title` and `accepted`, which are plain text on one line."""

    asks: Asks
    title: str
    """Its title in lists: the start of the question, with a number if others start the same."""
    stem: str
    text: str
    """The whole stem as plain text, in lines."""
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    """The typed answers that are right, the best first; a number has a decimal point."""
    margin: str = ""
    """The tolerance of a number; empty for none."""
    blanks: tuple[Blank, ...] = ()
    """The gaps of a cloze, in the order of its text."""
    answer: str = ""
    """The model answer of an essay; a cloze with its gaps filled in."""
    feedback: str = ""
    """Feedback for any answer: the explanation, and the parts of the answer that appear nowhere else."""
    hint: str = ""
    hint_word: str = "Hint"
    """The word for hints in the language of the deck, as HTML."""
    tags: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    """The names of the parent decks, the deck and the sections."""
    points: float = 0
    """Its points; 0 if the author set none."""
    shuffle: bool = False
    guid: str = ""
    traits: frozenset[Trait] = frozenset()
    note: RenderedNote | None = field(default=None, compare=False, repr=False)
    location: Location = field(default=NOWHERE, compare=False)


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
    deck: RenderedDeck, file: FileAddress = no_file, gap: GapText = blank, math: Callable[[Formula], str] = tex
) -> tuple[Question, ...]:
    """The questions of a deck, in order. `file` gives addresses; `gap` and `math` write gaps and formulas."""
    titles: dict[str, int] = {}
    hint = for_lms(text_html(deck.deck.wording["hint"]), file, gap, math)
    found = []
    for note in deck.notes:
        question = _question(note, lambda value: for_lms(value, file, gap, math).strip(" \t\n\r"))
        titles[question.title] = count = titles.get(question.title, 0) + 1
        title = f"{question.title} ({count})" if count > 1 else question.title
        found.append(replace(question, title=title, hint_word=hint))
    return tuple(found)


WHOLE_TEXT = {Trait.CLOZE: "the card asks for the whole text"}
"""What is done with a cloze if a format does not support gaps (see `losses`)."""


def losses(question: Question, form: str, cannot: Mapping[Trait, str]) -> tuple[Diagnostic, ...]:
    """DP603 if the question has a trait that the format `form` does not support.

    `cannot` holds for each such trait what is done instead, as in "replaced by their descriptions". No format with
    gaps supports gaps inside gaps.
    """
    if Trait.CLOZE not in cannot:
        cannot = {Trait.NESTED: "only the outer gaps are asked", **cannot}
    lost = [f"{trait} ({cannot[trait]})" for trait in Trait if trait in question.traits and trait in cannot]
    if not lost:
        return ()
    return (CANNOT_HOLD.at(question.location, form=form, what="; ".join(lost)),)


def with_hint(question: Question) -> str:
    """The stem with the hint in a fold below it, for question types without hints."""
    if not question.hint:
        return question.stem
    return f"{question.stem}\n<details><summary>{question.hint_word}</summary>\n{question.hint}</details>"


def is_true(option: Option) -> bool:
    """True for the option of a true-or-false question that means true."""
    return _word(option) in _TRUE


def _word(option: Option) -> str:
    return fold(option.text).strip(" .!")


# ---- one note ------------------------------------------------------------------------------------


def _question(note: RenderedNote, html: Callable[[Html], str]) -> Question:
    said = note.fields
    stem = said.get("Text" if note.note.kind is Kind.CLOZE else "Question", EMPTY)
    shown = with_gaps_hidden(stem)
    question = Question(
        Asks.ESSAY,
        _shortened(" ".join(plain(shown).split())) or note.deck.rpartition("::")[2],
        html(stem),
        plain(shown),
        answer=html(said.get("Answer", EMPTY)),
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
        question = replace(question, asks=Asks.CLOZE, blanks=tuple(_blanks(stem)), answer=whole)
    elif note.note.kind is Kind.CHOICE:
        question = _choice(question, note, html)
    elif note.note.typed:
        question = _typed(question, note)
    return replace(question, traits=frozenset(_traits(question, note.pieces)))


def _choice(question: Question, note: RenderedNote, html: Callable[[Html], str]) -> Question:
    """The question with its options. An answer beside the options becomes part of the feedback."""
    options = tuple(
        Option(html(option.html), option.correct, html(option.feedback), " ".join(plain(option.html).split()))
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
    """The question with its typed answer; it stays an essay if the answer cannot be typed."""
    answer = note.fields.get("Answer", EMPTY)
    first = first_paragraph(answer)
    wanted = " ".join((note.note.expected or plain(first)).split())
    if not wanted or len(wanted) > _LONGEST_TYPED or not (note.note.expected or _typable(first)):
        return question
    if wanted != plain(answer):
        question = replace(question, feedback=_blocks(question.answer, question.feedback))
    number = wanted.replace("\u2212", "-")
    if not _NUMBER.fullmatch(number):
        return replace(question, asks=Asks.SHORT, accepted=(wanted,))
    return replace(question, asks=Asks.NUMBER, accepted=(number,), margin=_margin(number, note))


def _margin(number: str, note: RenderedNote) -> str:
    """The tolerance of a number, which readers of other formats keep as `5 ± 0.1` at the start of the explanation."""
    found = _MARGIN.match(note.note.explanation.markdown)
    if found is None or (found["value"] or number).strip() != number:
        return ""
    if not found["percent"]:
        return found["margin"]
    return f"{abs(float(number)) * float(found['margin']) / 100:.12g}"


def _blanks(text: Html) -> Iterator[Blank]:
    """The outermost gaps of a cloze, then the gaps within formulas, which cannot be typed."""
    kept: list[Blank] = []

    def collect(gap: Gap, inside: Html) -> str:
        kept.append(Blank(" ".join(plain(inside).split()), html_text(gap.hint), _typable(inside)))
        return ""

    for_lms(text, no_file, collect)
    yield from kept
    yield from (Blank(formula.tex, typable=False) for formula in text.formulas if OPEN in formula.tex)


def html_text(markup: str) -> str:
    """The plain text of HTML without marks, on one line."""
    return " ".join(plain(Html(markup)).split())


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
