"""What Moodle counts an option, and how it writes a path: what its two formats have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.output import TAG_CUT
from deckpress.exporters.lms.questions import Asks, Option, Question

_LIKE_MARKUP = re.compile(r"<(?!\s)|&(?=#?\w+;)")
"""What Moodle takes for the beginning of a tag, which it drops from names with all that follows, or decodes."""
_LONGEST_TAG = 50
_LONGEST_NAME = 255
"""A longer name of a category ends the import: the database does not take it."""


def shares(number: int) -> tuple[str, ...]:
    """What each right option of a question counts, in percent, by the steps that Moodle knows; none if none fit.

    Equal shares, as 33.33333, up to ten; tens and fives up to twenty.
    """
    if 0 < number <= 10:
        return (f"{100 / number:.7g}",) * number
    return ("10",) * (20 - number) + ("5",) * (2 * number - 20) if 10 < number <= 20 else ()


def weighed(question: Question) -> Iterator[tuple[Option, str]]:
    """Each option and what it counts in percent; where several are right, a wrong one takes all away."""
    right = iter(shares(sum(option.right for option in question.options)))
    wrong = "0" if question.asks is Asks.ONE else "-100"
    yield from ((option, next(right) if option.right else wrong) for option in question.options)


def right_options(question: Question) -> str:
    """The right options as a list: the model answer where they cannot be ticked."""
    return f"<ul>{''.join(f'<li>{option.html}</li>' for option in question.options if option.right)}</ul>"


def shown(name: str) -> str:
    """A name of a question or a category in which nothing is markup (Moodle cleans both as its PARAM_TEXT)."""
    return _LIKE_MARKUP.sub(lambda sign: "&lt;" if sign[0] == "<" else "&amp;", name)


def kept_tag(tag: str) -> str:
    """A tag as Moodle keeps it (its PARAM_TAG); what else it drops, `<`, `>` and backticks, is in no tag."""
    return tag[:_LONGEST_TAG].strip()


def cut_tags(questions: Iterable[Question], form: str) -> Diagnostics:
    """DP603 for each tag that Moodle does not keep as it is, at the first question that has it."""
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for question in questions:
        cut = [tag for tag in question.tags if kept_tag(tag) != tag and tag not in seen]
        seen.update(cut)
        for tag in cut:
            found.append(TAG_CUT.at(question.location, form=form, tag=tag, length=_LONGEST_TAG))
    return tuple(found)


def _fitting(name: str) -> str:
    """A name that is not too long for a category when it is written."""
    cuts = (name, f"{name[: _LONGEST_NAME * 9 // 10]}…", f"{name[: _LONGEST_NAME // 6]}…")
    return next(cut for cut in cuts if len(shown(cut)) <= _LONGEST_NAME)


def category(path: Iterable[str]) -> str:
    """A path as Moodle writes it: a `/` in a name is doubled, and kept from those between the names by a blank."""
    names = (shown(_fitting(name)).replace("/", "//") for name in path)
    parts = (f"{' ' if name[:1] == '/' else ''}{name}{' ' if name[-1:] == '/' else ''}" for name in names)
    return "/".join(("$course$", "top", *parts))
