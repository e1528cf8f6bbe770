"""The questions of `plan --review`: is a note an edited version of an earlier one, or is it a new card."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

import click

from deckpress.cli import streams
from deckpress.cli.diffs import edit_lines
from deckpress.excerpts import excerpt
from deckpress.inert import visible

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.history.answering import Answer, Doubt
    from deckpress.project import Request
    from deckpress.project.answering import Questions

_CHOICES = {"s": "same card", "n": "new card", "k": "skip", "q": "quit"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the author gives on the command line: answers, and the ids of cards whose answers are taken back."""

    accept: Sequence[str] = ()
    undo: Sequence[str] = ()


def ask_author(request: Request, said: Said, *, review: bool, silent: bool) -> None:
    """Writes the given answers into the lock; with `review`, asks for further ones or lists the questions.

    `silent`: neither asks nor lists. Errors of the sources and the lock are left to the plan that follows.
    """
    from deckpress.diagnostics import has_errors
    from deckpress.project.answering import AnswerError, find_questions, read_answers, undo_answers

    questions, problems = find_questions(request)
    if has_errors(problems):
        return
    try:
        if said.undo:
            _stop(undo_answers(questions, said.undo))
            questions, _ = find_questions(request)
        if said.accept:
            _write(questions, read_answers(questions, said.accept))
            questions, _ = find_questions(request)
    except AnswerError as error:
        raise click.UsageError(visible(str(error))) from None
    if review and not silent:
        if streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout):
            questions = _ask_all(request, questions)
        else:
            streams.say(_listed(questions))
        streams.say(_decided(questions))


def _write(questions: Questions, answers: Sequence[Answer]) -> None:
    from deckpress.project.answering import write_answers

    _stop(write_answers(questions, answers))


def _stop(problems: Diagnostics) -> None:
    for problem in problems:
        raise click.ClickException(f"{problem.location}: {problem.message}; your answers are lost")


def _ask_all(request: Request, questions: Questions) -> Questions:
    """Asks until each question is answered or skipped, and writes the answers after each round; what is left.

    If the author interrupts, the answers of the round are written, too.
    """
    from deckpress.project.answering import find_questions

    skipped: set[tuple[str, str]] = set()
    while True:
        asked = [doubt for doubt in questions.doubts if (doubt.entry.guid, doubt.guid) not in skipped]
        if not asked:
            return questions
        answers: list[Answer] = []
        try:
            goes_on = _ask(questions, asked, skipped, answers)
        except (click.Abort, KeyboardInterrupt):
            _write(questions, answers)
            streams.say(["", _kept(len(answers))], err=True)
            raise
        _write(questions, answers)
        questions, _ = find_questions(request)
        if not goes_on or not answers:
            return questions


def _kept(count: int) -> str:
    """What became of the answers of an author who interrupted."""
    if not count:
        return "nothing was written"
    kept = "your answer was kept" if count == 1 else f"your {count} answers were kept"
    return f"{kept}; deckpress plan --review shows what is left, and how to take an answer back"


def _ask(questions: Questions, doubts: Sequence[Doubt], skipped: set[tuple[str, str]], answers: list[Answer]) -> bool:
    """Asks some questions and adds to `answers` and `skipped`; False if the author wants to quit."""
    from deckpress.history.answering import Answer

    choice = click.Choice([*_CHOICES], case_sensitive=False)
    words = ", ".join(f"{word} ({letter})" for letter, word in _CHOICES.items())
    colour = streams.is_colourful(sys.stdout)
    for number, doubt in enumerate(doubts, 1):
        if any(answer.same and answer.entry.guid == doubt.entry.guid for answer in answers):
            continue  # the earlier card is another note now
        streams.say([click.style(f"{number} of {len(doubts)}", bold=True), *_described(questions, doubt, colour)])
        said = click.prompt(f"      {words}", type=choice, show_choices=False, prompt_suffix=": ")
        if said == "q":
            return False
        if said == "k":
            skipped.add((doubt.entry.guid, doubt.guid))
        else:
            answers.append(Answer(doubt.entry, doubt.now, same=said == "s"))
    return True


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


def _decided(questions: Questions) -> Iterator[str]:
    """What the author decided since the last build, with the commands that take it back."""
    from deckpress.project.answering import given_answers

    for entry, now in given_answers(questions):
        other = now.note.question.flat if now else entry.question
        phrase = "is not the same card as" if now else "is the same card as"
        yield f"you decided: '{_cut(entry.was or entry.question)}' {phrase} '{_cut(other)}'"
        yield f"      to take this back: deckpress plan --undo {quote(questions.short(entry.guid))}"
