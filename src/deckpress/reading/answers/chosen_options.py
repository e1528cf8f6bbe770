"""The options of a question and what answers it -> the right ones among them, and the explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.answers.beside_answers import without_lines_to_write_on, without_rules
from deckpress.reading.answers.key_answers import read_key
from deckpress.reading.answers.placeholders import is_placeholder
from deckpress.reading.answers.resolved import Resolved
from deckpress.reading.parts.answer_names import named_by
from deckpress.reading.parts.explained import answers_each_letter, explanation_beyond, judged_options, solves_parts
from deckpress.reading.parts.named_options import contradicting, right_ones
from deckpress.reading.parts.option_lines import first_option_behind, options_in
from deckpress.reading.parts.option_marks import names_of
from deckpress.reading.parts.option_values import Options, chosen_ones
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.orders import says_order, speaks_of_each
from deckpress.reading.text.labelled_pieces import Piece, text_of
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.letter_verdicts import stated
from deckpress.regex import regex


def with_options_of(question: Text, found: Resolved, key: Text = NO_TEXT) -> tuple[Text, Resolved]:
    """A question and its parts; if it ends with options and the answer names one of them, it is a multiple choice.

    It may also end with the first of options whose others are below it.
    """
    if found.later and (ends := first_option_behind(question)):
        return ends[0], _with_first(ends[1], found, key)
    if found.choices or not found.answer:
        return question, found
    cut = options_in(question)
    if cut is None and ((cut := options_in(question, named=True)) is None or not _names_one(found.answer, cut[1])):
        return question, found
    asked, options = cut[0], _counted(cut[1], question.markdown[len(cut[0].markdown) :])
    right, taken, guessed = right_ones(found.answer.markdown, options)
    if not right or guessed or answers_each_letter(found.answer.markdown, options.labels):
        return question, found
    if right == {0} and _only_speaks_of_each(found.answer.markdown, options):
        return question, found
    if says_order(found.answer.markdown, options.words) or solves_parts(found.answer.markdown, options, asked.markdown):
        return question, found
    explanation = explanation_beyond(found.answer, taken, [options.choices[index] for index in right])
    explanation = Text.join(explanation, found.explanation)
    return asked, Resolved(choices=chosen_ones(options, right), explanation=explanation)


def _with_first(first: Choice, found: Resolved, key: Text) -> Resolved:
    """The options with the first one, which is right if none of the others is and the answer or the key names it."""
    choices = (first, *found.choices)
    if not found.unmarked:
        return replace(found, choices=choices)
    options = Options(choices, tuple("ABCDEFGHIJKLM"[: len(choices)]), False)
    right, taken, guessed = right_ones((key or found.explanation).markdown, options)
    if not right or guessed:
        return replace(found, choices=choices)
    explanation = (
        found.explanation if key else explanation_beyond(found.explanation, taken, [choices[i] for i in right])
    )
    return replace(found, choices=chosen_ones(options, right), explanation=explanation, unmarked=False)


def _names_one(answer: Text, options: Options) -> bool:
    """True for an answer that is nothing but the letter of an option, its words, or both."""
    said = letters(answer.markdown)
    pairs = zip(options.labels, options.words, strict=True)
    return any(said in (letters(label), words, letters(label) + words) for label, words in pairs)


def keyed_list(body: Document, pieces: Sequence[Piece], key: Text) -> tuple[int, int, Options] | None:
    """The options of a question that ends with a list without letters, if a key names one of its items."""
    options = options_of(body, pieces[-1].block, any_list=True) if pieces else None
    if options is None or not read_key(key, options).right:
        return None
    return len(pieces) - 1, len(pieces), options


def chosen(  # noqa: PLR0913 - the answer may be below the options or in a key, and the question says how to read it
    body: Document,
    pieces: Sequence[Piece],
    choices: tuple[int, int, Options],
    marker: int | None,
    answer: Callable[[int], Text],
    key: Text,
    asked: str = "",
) -> Resolved:
    """The parts of a question with options, without what it says above them.

    `answer` gives the answer that begins at a piece, and `marker` is the piece at which it begins, if there is one.
    `asked` is the question without its body.
    """
    index, stop, options = choices
    options = _counted(options, body.lines[pieces[index].start])
    if options.marked and marker == stop:
        return _marked_twice(options, answer(marker))
    if options.marked:
        rest = pieces[stop:]
        below = text_of(body, rest, label=not (rest and rest[0].kind == "explanation"))
        explanation = Text.join(options.remark, below)
        return Resolved(choices=options.choices, explanation=explanation, hinted=options.guess, doubt=options.doubt)
    if marker is None and not key:
        return Resolved(choices=options.choices, unmarked=True)
    said = key if marker is None else answer(marker)
    if says_order(said.markdown, options.words) or solves_parts(
        said.markdown, options, text_of(body, pieces[:index]).markdown or asked
    ):
        end = stop if marker is None else marker
        below = text_of(body, pieces[stop:], label=True) if marker is None else NO_TEXT
        parts = text_of(body, pieces[index:end], label=True)
        return Resolved(parts, answer=said, explanation=below, keyed=marker is None)
    if marker is None:
        return _keyed(options, key, text_of(body, pieces[stop:], label=True))
    right, taken, guessed, ahead = named_by(body.lines[pieces[marker].start], said.markdown, options)
    each = right == {0} and _only_speaks_of_each(said.markdown, options)
    if each or not right:
        speaks = not options.boxed and bool(_OF_EACH.match(said.markdown))
        speaks = speaks and not _CHOOSES.search(text_of(body, pieces[:index]).markdown or asked)
        offered = not (each or speaks) and (not options.plain or _gives_number(said.markdown, options))
        if offered and (options.boxed or any(options.labels)):
            return Resolved(choices=options.choices, explanation=said, unmarked=True, letter=options.shared)
        return Resolved(text_of(body, pieces[index:marker], label=True), answer=said)
    explanation = explanation_beyond(said, taken, [options.choices[i] for i in right])
    explanation = NO_TEXT if is_placeholder(explanation) else explanation
    explanation = Text.join(_reasons(said.slice(0, ahead).strip()), explanation)
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


def _only_speaks_of_each(said: str, options: Options) -> bool:
    """True for a list about each letter that does not say which options are right."""
    judged = judged_options(said, options) or stated(said, options.labels, options.words)
    return not judged and speaks_of_each(said, options.labels)


def _counted(options: Options, head: str) -> Options:
    """The options, labelled with plain digits if the text labels them with circled ones: `1` names `①`, too."""
    circled = "①" in head[:_NEAR] and options.labels == tuple("ABCDEFGHIJKL"[: len(options.labels)])
    return replace(options, labels=tuple(map(str, range(1, len(options.labels) + 1)))) if circled else options


_NEAR = 12


def _reasons(ahead: Text) -> Text:
    """What an answer says above the line that names the right option, unless it only names the question again."""
    label = label_of(ahead.markdown) if "\n" not in ahead.markdown else None
    known = label is not None and label.kind == "question" and ahead.markdown[label.end :].strip(" *_").isdigit()
    return NO_TEXT if known or is_placeholder(ahead) else ahead


_OF_EACH = regex(
    r"[\s*_]*(?:both|neither|each|all|beide|jede[rs]?|alle|keine[rs]?|les deux|tous|toutes|aucun|ambos|ambas|todos"
    r"|todas|entrambi|entrambe|tutti|tutte)[ \t]+[^\W\d_]+[ \t]+[^\W\d_]+[^\n]*[.!。](?:\n|\Z)",
    re.I,
)
"""A sentence about all the options that does not choose between them: `Both are punished.`"""
_CHOOSES = regex(
    r"(?<!\w)(?:which|choose|select|pick|mark|tick|correct|true|right|welche[rsnm]?|wähle|kreuze|richtig|quels?|quelles?"
    r"|cuál(?:es)?|quali?|quais|qual)(?!\w)",
    re.I,
)


def _gives_number(said: str, options: Options) -> bool:
    """True for an answer that is only a number up to those of the options, which no option has."""
    found = _NUMBER.match(said)
    return found is not None and options.labels[-1].isdigit() and int(found.group(1)) <= int(options.labels[-1])


_NUMBER = regex(r"\W*(\d{1,2})\W*\Z")


def _marked_twice(options: Options, explanation: Text) -> Resolved:
    """A question whose options have marks, with an answer below that may name the right one, too.

    If the answer names another option than the one that begins with a star, the answer counts: the star may be text.
    """
    right, taken, guessed = right_ones(explanation.markdown, options)
    own = frozenset(n for n, choice in enumerate(options.choices) if choice.correct)
    doubt = options.doubt
    if right and not guessed:
        explanation = explanation_beyond(explanation, taken, [options.choices[i] for i in right])
        if right != own and options.starred:
            starred = replace(options, choices=options.starred)
            return Resolved(
                choices=chosen_ones(starred, right), explanation=explanation, doubt=_names(options, right, own)
            )
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
