"""The questions of `plan --review`: is a note an edited version of an earlier one, or is it a new card."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING

import click

from deckpress.cli import streams
from deckpress.cli.diffs import edit_lines
from deckpress.excerpts import excerpt
from deckpress.inert import visible

if TYPE_CHECKING:
    from deckpress.history.answering import Answer, Doubt
    from deckpress.project import Request
    from deckpress.project.answering import Questions

_CHOICES = {"s": "same card", "n": "new card", "k": "skip", "q": "quit"}


def ask_author(request: Request, given: Sequence[str], *, review: bool, silent: bool) -> None:
    """Writes the answers that were given into the lock and, with `review`, asks for others, or lists the questions.

    `silent`: neither asks nor lists. Errors of the sources and the lock are left to the plan that follows.
    """
    from deckpress.diagnostics import has_errors
    from deckpress.project.answering import AnswerError, find_questions, read_answers

    questions, problems = find_questions(request)
    if has_errors(problems):
        return
    if given:
        try:
            _write(questions, read_answers(questions, given))
        except AnswerError as error:
            raise click.UsageError(visible(str(error))) from None
        questions, _ = find_questions(request)
    if review and not silent:
        if streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout):
            _ask_all(request, questions)
        else:
            streams.say(_listed(questions))


def _write(questions: Questions, answers: Sequence[Answer]) -> None:
    from deckpress.project.answering import write_answers

    for problem in write_answers(questions, answers):
        raise click.ClickException(f"{problem.location}: {problem.message}; your answers are lost")


def _ask_all(request: Request, questions: Questions) -> None:
    """Asks until each question is answered or skipped, and writes the answers after each round."""
    from deckpress.project.answering import find_questions

    skipped: set[tuple[str, str]] = set()
    while True:
        asked = [doubt for doubt in questions.doubts if (doubt.entry.guid, doubt.guid) not in skipped]
        if not asked:
            return
        answers, goes_on = _ask(questions, asked, skipped)
        _write(questions, answers)
        if not goes_on or not answers:
            return
        questions, _ = find_questions(request)


def _ask(
    questions: Questions, doubts: Sequence[Doubt], skipped: set[tuple[str, str]]
) -> tuple[tuple[Answer, ...], bool]:
    """The answers to some questions, and False if the author wants to quit; adds to `skipped`."""
    from deckpress.history.answering import Answer

    answers: list[Answer] = []
    choice = click.Choice([*_CHOICES], case_sensitive=False)
    words = ", ".join(f"{word} ({letter})" for letter, word in _CHOICES.items())
    colour = streams.is_colourful(sys.stdout)
    for number, doubt in enumerate(doubts, 1):
        if any(answer.same and answer.entry.guid == doubt.entry.guid for answer in answers):
            continue  # the earlier card is another note now
        streams.say([click.style(f"{number} of {len(doubts)}", bold=True), *_described(questions, doubt, colour)])
        said = click.prompt(f"      {words}", type=choice, show_choices=False, prompt_suffix=": ")
        if said == "q":
            return tuple(answers), False
        if said == "k":
            skipped.add((doubt.entry.guid, doubt.guid))
        else:
            answers.append(Answer(doubt.entry, doubt.now, same=said == "s"))
    return tuple(answers), True


def _described(questions: Questions, doubt: Doubt, colour: bool) -> Iterator[str]:
    """Both texts of a doubtful note, and what differs."""
    from deckpress.history.differing import answer_text

    note = doubt.now.note
    texts = questions.texts(doubt)
    before, after = texts or ((doubt.entry.question,), (note.question.flat, answer_text(note)))
    yield f"      {visible(str(note.location))}: {doubt.how}"
    for label, parts in (("earlier:", before), ("now:", after)):
        for title, text in zip((label, ""), parts, strict=False):
            yield f"      {title:9} {_cut(text)}"
    yield from (f"      {line}" for line in edit_lines(questions.edits(doubt), colour=colour))


def _cut(text: str) -> str:
    return visible(excerpt(text, 300))


def _listed(questions: Questions) -> Iterator[str]:
    """The open questions with their ids, for authors without a terminal."""
    for doubt in questions.doubts:
        earlier, now = questions.short(doubt.entry.guid), questions.short(doubt.guid)
        yield click.style(f"{earlier}={now}", bold=True)
        yield from _described(questions, doubt, colour=False)
        yield f"      if it is the same card: deckpress plan --accept {quote(f'{earlier}={now}')}"
        yield f"      if it is a new card:    deckpress plan --accept {quote(f'{earlier}=new')}"
    if not questions.doubts:
        yield "no card is in doubt"
