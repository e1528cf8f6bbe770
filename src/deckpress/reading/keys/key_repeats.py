"""A further key for questions that have an answer in a key above it: explanations, the same answers, or others."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.model import Text
from deckpress.reading.answers.key_answers import read_key
from deckpress.reading.keys.key_questions import Questions, list_of
from deckpress.reading.keys.key_values import Key, Keyed
from deckpress.reading.parts.option_values import Options

_LONGER = 5
"""How many words more than the first answer a further answer has if it explains the first one."""


def with_repeat(questions: Questions, keys: Sequence[Key], again: Key) -> list[Key] | None:
    """The keys with a further one, whose explanations go to the answers above; None if it answers other questions."""
    known = {line: keyed for key in reversed(keys) for line, keyed in key.answers.items()}
    if not again.answers or not all(line in known for line in again.answers):
        return None
    limit = min(key.start for key in keys if key.answers)
    merged: dict[int, Keyed] = {}
    own: dict[int, Keyed] = {}
    for line, keyed in again.answers.items():
        first = known[line]
        options = _options(questions, line, limit)
        if _says_other(first, keyed, options):
            own[line] = keyed
            continue
        said = Text.join(keyed.answer, keyed.remark) if _explains(first, keyed, options) else keyed.remark
        merged[line] = replace(first, remark=Text.join(first.remark, said)) if said else first
        own[line] = merged[line]
    joined = [replace(key, answers={n: merged.get(n, k) for n, k in key.answers.items()}) for key in keys]
    return [*joined, replace(again, answers=own)]


def _options(questions: Questions, line: int, limit: int) -> Options | None:
    asked = questions.at(line)
    return list_of(questions.body(asked, limit)) if asked is not None else None


def _says_other(first: Keyed, second: Keyed, options: Options | None) -> bool:
    if options is not None:
        ours, theirs = read_key(first.answer, options).right, read_key(second.answer, options).right
        return bool(ours and theirs and ours != theirs)
    return letters(first.answer.markdown) != letters(second.answer.markdown) and not _explains(first, second, None)


def _explains(first: Keyed, second: Keyed, options: Options | None) -> bool:
    """True if a further answer names no option, or has more words than the first one."""
    if options is not None:
        return not read_key(second.answer, options).right
    return len(second.answer.markdown.split()) >= len(first.answer.markdown.split()) + _LONGER
