"""A code -> the lines of `deckpress explain`: what it means, an example, how to mend it, how to silence it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from difflib import get_close_matches

from deckpress.diagnostics import Rule, Severity
from deckpress.diagnostics.catalogue import RULES
from deckpress.diagnostics.examples import File, steps

_WIDTH = 88
_NEAR = 0.8
"""The lowest similarity at which a code is suggested: four of five characters."""


def find_rule(code: str) -> Rule | None:
    """The rule of a code, in upper or lower case, with or without `DP`."""
    return RULES.get(_spelt(code))


def _spelt(code: str) -> str:
    word = code.strip().upper()
    return word if word.startswith("DP") else f"DP{word}"


def near_codes(code: str) -> tuple[str, ...]:
    """Codes that begin with the same digit as one that does not exist, and differ from it by one character."""
    word = _spelt(code)
    return tuple(get_close_matches(word, [known for known in RULES if known[:3] == word[:3]], 3, _NEAR))


def list_lines() -> Iterator[str]:
    """One line for each code: the code, its severity and its title."""
    yield from (f"{code}  {rule.severity.word:<7}  {rule.title}" for code, rule in sorted(RULES.items()))


def explain_lines(rule: Rule) -> Iterator[str]:
    """The explanation of one rule."""
    yield f"{rule.code} {rule.severity.word}: {rule.title}"
    yield ""
    yield from textwrap.wrap(rule.about, _WIDTH)
    found = steps(rule.example)
    if found:
        yield ""
        yield "For example:"
        for step in found:
            yield ""
            if isinstance(step, File):
                yield f"  {step.name}"
                yield from (f"    {line}".rstrip() for line in step.text.rstrip("\n").split("\n"))
            else:
                yield f"  $ {step.line}"
    yield ""
    yield from textwrap.wrap(f"To fix it: {rule.remedy}.", _WIDTH, subsequent_indent="  ")
    yield ""
    yield from _silencing(rule)


def _silencing(rule: Rule) -> Iterator[str]:
    if rule.severity is Severity.ERROR:
        yield "It cannot be silenced: it is an error."
        return
    yield f"To silence it for one note, write under its question:  <!-- deckpress: ignore {rule.code} -->"
    yield "For a file, write that line above its first question."
    yield f'For a project, write into deckpress.toml:  ignore = ["{rule.code}"]'
