"""The body of a question -> the rest of the question, the answer, the options, and the right ones among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.answer_names import named_by
from deckpress.reading.answer_starts import (
    cut_at_options,
    find_marker,
    opened_by,
    output_at,
    with_lazy_labels,
    with_listed_answers,
)
from deckpress.reading.beside_answers import without_lines_to_write_on, without_remarks, without_rules
from deckpress.reading.boxes_below import boxes_below
from deckpress.reading.details import Details, find_details, inside
from deckpress.reading.explained import explanation_beyond
from deckpress.reading.fenced_answers import with_fenced_answers
from deckpress.reading.key_answers import read_key
from deckpress.reading.labelled_pieces import Piece, pieces_of, text_of
from deckpress.reading.labels import is_answer_word, is_hint, label_of
from deckpress.reading.named_above import named_above
from deckpress.reading.named_options import contradicting, is_options_heading, right_ones
from deckpress.reading.option_lines import options_in
from deckpress.reading.option_marks import names_of
from deckpress.reading.option_pieces import find_options, naming_piece
from deckpress.reading.option_values import BOX, Options, chosen_ones, is_ticked
from deckpress.reading.options import options_of
from deckpress.reading.options_above_text import options_above_text
from deckpress.reading.quoted_output import quoted_output
from deckpress.reading.tree import Document, Slice
from deckpress.reading.vocabulary import NO_ANSWER, REMARK
from deckpress.regex import regex

_NO_ANSWER = regex(rf"[\W_]*(?:{NO_ANSWER})[\W_]*", re.I)
_DOT = r"(?:\\?[.…_?？—–·•🚧⏳🔜📝✍️-]\s*)"
_EMPTY = regex(
    r"\s*(?:(?:>|[*-]|#{1,6})(?:\s+|\Z)|:\s+)*"  # the marks of a quote, an item, a heading, a definition
    rf"(?:[*|]{{1,3}}\s*{_DOT}+[*|]{{1,3}}|{_DOT}*|(?:\*\s*){{3,}})\s*"
)
_FRAME = regex(r"</?(?:p|div|ul|ol|li|br|center|table|tr|td)\b[^<>]*>", re.I)
_LONGEST_FRAME = 1_000
"""Tags that show nothing by themselves, and how long an answer may be that might hold only such tags."""
_LEAD = r"[ \t]*(?:[-*+][ \t]+)?\W{0,4}"
_SAYS = rf"(?:{REMARK})\W{{0,3}}[:：]"
_ABOUT = regex(rf"{_LEAD}(?!key){_SAYS}", re.I)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parts of a question's body. `guessed` is the answer if it only resembles the option it was matched with."""

    extra: Text = NO_TEXT
    answer: Text = NO_TEXT
    choices: tuple[Choice, ...] = ()
    explanation: Text = NO_TEXT
    unmarked: bool = False
    """True if there are options and nothing says which is right."""
    guessed: str = ""
    hinted: str = ""
    """The right option, if an uncertain mark names it."""
    tight: bool = False
    """True if the boxes of the options lack a blank."""
    doubt: tuple[str, str] = ("", "")
    """The options that two marks name, if they disagree."""
    contradicted: str = ""
    """The option whose letter a key gives, if the words after the letter are those of another option."""
    keyed: bool = False
    """True if a key says which options are right."""
    told: str = ""
    """The line below the options that begins with the words of one, from which the right option is guessed."""
    letter: str = ""
    """The letter that two options share, if nothing else names the right one."""
    loose: str = ""
    """The first option in an open answer, if nothing says which is right."""


def is_placeholder(text: Text) -> bool:
    """True if a text is only a placeholder for an answer: nothing, dots, TODO, `Answer here` and the like.

    Dots, dashes, underscores and question marks are placeholders. Other signs are answers: `//`, `∀`, `\\*`, `**`, and
    any in code.
    """
    said = text.markdown.strip()
    if "</" in said and len(said) < _LONGEST_FRAME:
        said = _FRAME.sub("", said).strip()
    if len(said) >= 60:
        return False
    return bool(_NO_ANSWER.fullmatch(said)) or all(map(_EMPTY.fullmatch, said.split("\n")))


def is_only_remarks(text: Text) -> bool:
    """True if every line is a remark about the question, such as `**Difficulty**: easy`, or a hint."""
    if is_hint(text.markdown):
        return "\n\n" not in text.markdown.strip()
    lines = [line for line in text.markdown.split("\n") if line.strip()]
    return 0 < len(lines) <= 6 and all(_ABOUT.match(line) and len(line) < 80 for line in lines)


def resolve(
    body: Document, *, open_details: frozenset[str] = frozenset(), key: Text = NO_TEXT, output: bool = False
) -> Resolved:
    """Takes the body of a question apart.

    `open_details` are summaries that hide answers in this document, `key` is the answer in
    an answer key. With `output`, the question asks what the code below it prints.
    """
    body = with_fenced_answers(with_listed_answers(with_lazy_labels(body)))
    pieces = cut_at_options(body, pieces_of(body))
    found = find_details(body)
    marker = find_marker(body, pieces, found, open_details)
    if key and marker is not None and is_placeholder(_answer(body, pieces, marker, found)):
        # `Answer: ____` is to be filled in, and the key says with what.
        pieces, marker = list(without_rules(pieces[:marker])), None
    choices = find_options(body, pieces, marker, named=bool(key))
    if choices is not None and marker is None and not choices[2].marked and not key:
        marker = naming_piece(body, pieces, choices)
    if choices is None and marker is None and key:
        choices = _keyed_list(body, pieces, key)
    if choices is not None:
        taken = _chosen(body, pieces, choices, marker, found, key)
        taken = _with_text_above(body, pieces, choices[0], taken)
        return replace(taken, tight=bool(choices[2].tight and taken.choices))
    if marker is None and output and (printed := _printed(body, pieces, key)) is not None:
        return printed
    above = options_above_text(body, pieces) if marker is None and not key else None
    if above is not None and above.right:
        told, below = chosen_ones(above.options, above.right), text_of(body, pieces[above.stop :], label=True)
        return _with_text_above(body, pieces, above.index, Resolved(choices=told, explanation=below, told=above.guess))
    if marker is None:
        if not key and (wrong := _only_box(body, pieces, ticked=False)):
            return Resolved(choices=(Choice(wrong),), unmarked=True)
        answer = _only_box(body, pieces, ticked=True) or text_of(body, pieces, label=True)
        loose = above.options.choices[0].text.flat if above is not None else ""
        return Resolved(answer=key if key and is_placeholder(answer) else answer, loose=loose)
    kept, aside = without_remarks(body, without_lines_to_write_on(body, pieces[:marker]))
    if named := named_above(body, pieces, marker):
        below = Text.join(aside, named.options.remark, named.below)
        return Resolved(kept, choices=named.options.choices, explanation=below, doubt=named.doubt)
    if boxed := boxes_below(body, pieces, marker):
        below = text_of(body, pieces[boxed[1] :], label=True)
        return Resolved(kept, choices=boxed[0].choices, explanation=Text.join(aside, below), tight=boxed[0].tight)
    return Resolved(extra=kept, answer=_answer(body, pieces, marker, found), explanation=aside)


def _printed(body: Document, pieces: Sequence[Piece], key: Text) -> Resolved | None:
    """The code of a question, and what it prints: below a line that announces it, or in a quote."""
    if (label := output_at(pieces)) is not None:
        return Resolved(extra=text_of(body, pieces[:label]), answer=text_of(body, pieces[label + 1 :], label=True))
    said = NO_TEXT if key else quoted_output(body, pieces)
    return Resolved(extra=text_of(body, pieces[:-1]), answer=said) if said else None


def _only_box(body: Document, pieces: Sequence[Piece], *, ticked: bool) -> Text:
    """The text after the box if a body is a list of one item, with a box that is ticked or not: it offers no choice."""
    items = pieces[0].block.items if len(pieces) == 1 else ()
    box = BOX.match(items[0].text) if len(items) == 1 else None
    if box is None or is_ticked(box) != ticked:
        return NO_TEXT
    return body.part_text(items[0].start, items[0].end, items[0].indent, items[0].indent + box.end())


def with_options_of(question: Text, found: Resolved) -> tuple[Text, Resolved]:
    """A question and its parts; if it ends with options and the answer names one of them, it is a multiple choice."""
    if found.choices or not found.answer:
        return question, found
    cut = options_in(question)
    if cut is None and ((cut := options_in(question, named=True)) is None or not _names_one(found.answer, cut[1])):
        return question, found
    asked, options = cut
    right, taken, guessed = right_ones(found.answer.markdown, options)
    if not right or guessed:
        return question, found
    explanation = explanation_beyond(found.answer, taken, [options.choices[index] for index in right])
    explanation = Text.join(explanation, found.explanation)
    return asked, Resolved(choices=chosen_ones(options, right), explanation=explanation)


def _names_one(answer: Text, options: Options) -> bool:
    """True for an answer that is nothing but the letter of an option, its words, or both."""
    said = letters(answer.markdown)
    pairs = zip(options.labels, options.words, strict=True)
    return any(said in (letters(label), words, letters(label) + words) for label, words in pairs)


# ---- the answer of an open question --------------------------------------------------------------


def _answer(body: Document, pieces: Sequence[Piece], marker: int, details: Sequence[Details]) -> Text:
    piece = pieces[marker]
    block = piece.block
    if block.kind in ("html", "paragraph") and (opened := opened_by(piece, details)):
        return _unfolded(body, pieces[marker:], opened)
    if block.kind == "heading":
        label = label_of(block.text)
        behind = pieces[marker + 1 :]
        if all(below.block.kind == "heading" for below in behind):
            behind = []  # an empty solution, above an empty explanation
        opened = opened_by(behind[0], details) if behind and behind[0].block.kind == "html" else None
        hidden = opened is not None and opened.hides_answer
        after = _unfolded(body, behind, opened) if opened and hidden else text_of(body, behind, label=True)
        if label is None or is_answer_word(block.text):
            return after
        line = body.lines[piece.start]
        said = body.text(piece.start, piece.start + 1, max(line.find(block.text), 0) + label.end)
        return Text.join(said, after)
    if block.kind == "list":
        item = block.items[0]
        label = label_of(item.text)
        part = body.part(item.start, item.end, item.indent, item.indent + (label.end if label else 0))
        first = part.text(0, len(part.lines))
        return Text.join(first, body.text(item.end, pieces[-1].end)) if item.end < pieces[-1].end else first
    if block.kind == "quote":
        inner = _unquoted(body, piece)
        if find_marker(inner, pieces_of(inner), (), frozenset()) is None:
            return Text.join(inner.text(0, len(inner.lines)), text_of(body, pieces[marker + 1 :], label=True))
        return Text.join(resolve(inner).answer, text_of(body, pieces[marker + 1 :], label=True))
    return text_of(body, pieces[marker:])


def _unfolded(body: Document, pieces: Sequence[Piece], opened: Details) -> Text:
    """The content of the element that opens in the first piece, and the text after it."""
    inner = inside(body, opened)
    labelled = find_marker(inner, pieces_of(inner), (), frozenset()) == 0
    shown = resolve(inner).answer if labelled else inner.text(0, len(inner.lines))
    rest = [piece for piece in pieces if piece.start >= opened.closes]
    return Text.join(shown, text_of(body, rest, label=True)) if rest else shown


def _unquoted(body: Document, piece: Piece) -> Document:
    """The text of a quote."""
    slices: list[Slice] = []
    for number in range(piece.start, piece.end):
        mark = re.match(r"[ \t]*>?[ \t]?", body.lines[number])
        slices.append((number, mark.end() if mark else 0, None))
    return body.cut(slices)


# ---- multiple choice -----------------------------------------------------------------------------


def _keyed_list(body: Document, pieces: Sequence[Piece], key: Text) -> tuple[int, int, Options] | None:
    """The options of a question that ends with a list without letters, if a key names one of its items."""
    options = options_of(body, pieces[-1].block, any_list=True) if pieces else None
    if options is None or not read_key(key, options).right:
        return None
    return len(pieces) - 1, len(pieces), options


def _with_text_above(body: Document, pieces: Sequence[Piece], index: int, found: Resolved) -> Resolved:
    """A question with options, with what it says above these, which begin at a piece."""
    head = index - 1 if index and is_options_heading(pieces[index - 1].block) else index
    extra, aside = without_remarks(body, without_lines_to_write_on(body, pieces[:head]), forms=True)
    return replace(found, extra=Text.join(extra, found.extra), explanation=Text.join(aside, found.explanation))


def _chosen(
    body: Document,
    pieces: Sequence[Piece],
    choices: tuple[int, int, Options],
    marker: int | None,
    details: Sequence[Details],
    key: Text,
) -> Resolved:
    """The parts of a question with options, without what it says above them."""
    index, stop, options = choices
    if options.marked and marker == stop:
        return _marked_twice(options, _answer(body, pieces, marker, details))
    if options.marked:
        rest = pieces[stop:]
        below = text_of(body, rest, label=not (rest and rest[0].kind == "explanation"))
        explanation = Text.join(options.remark, below)
        return Resolved(choices=options.choices, explanation=explanation, hinted=options.guess, doubt=options.doubt)
    if marker is None and not key:
        return Resolved(choices=options.choices, unmarked=True)
    if marker is None:
        return _keyed(options, key, text_of(body, pieces[stop:], label=True))
    said = _answer(body, pieces, marker, details)
    right, taken, guessed = named_by(body.lines[pieces[marker].start], said.markdown, options)
    if not right:
        if not options.plain and (options.boxed or any(options.labels)):
            return Resolved(choices=options.choices, explanation=said, unmarked=True, letter=options.shared)
        return Resolved(text_of(body, pieces[index:marker], label=True), answer=said)
    explanation = explanation_beyond(said, taken, [options.choices[i] for i in right])
    explanation = NO_TEXT if is_placeholder(explanation) else explanation
    above = without_rules(without_lines_to_write_on(body, pieces[stop:marker]))
    between = text_of(body, above, label=not (above and above[0].kind == "explanation"))
    first_line = said.markdown.split("\n", 1)[0]
    other = contradicting(said.markdown, right, options)
    return Resolved(
        choices=chosen_ones(options, right),
        explanation=Text.join(between, explanation),
        guessed=first_line if guessed else "",
        doubt=("", "") if other is None else _names(options, right, frozenset({other})),
    )


def _marked_twice(options: Options, explanation: Text) -> Resolved:
    """A question whose options have marks and are followed by an answer, which may name the right one again."""
    right, taken, guessed = right_ones(explanation.markdown, options)
    own = frozenset(n for n, choice in enumerate(options.choices) if choice.correct)
    doubt = options.doubt
    if right and not guessed:
        explanation = explanation_beyond(explanation, taken, [options.choices[i] for i in right])
        if right != own and not any(doubt):
            doubt = _names(options, own, right)
    return Resolved(choices=options.choices, explanation=explanation, hinted=options.guess, doubt=doubt)


def _names(options: Options, first: frozenset[int], second: frozenset[int]) -> tuple[str, str]:
    return names_of(options.choices, options.labels, first), names_of(options.choices, options.labels, second)


def _keyed(options: Options, key: Text, below: Text) -> Resolved:
    """A question with options, answered only by a key."""
    says = read_key(key, options)
    if not says.right:
        wrong = says.option
        return Resolved(
            choices=options.choices, explanation=key, unmarked=True, contradicted=wrong, letter=options.shared
        )
    choices = chosen_ones(options, says.right)
    explanation = Text.join(below, says.explanation)
    return Resolved(choices=choices, explanation=explanation, guessed=says.guessed, keyed=True)
