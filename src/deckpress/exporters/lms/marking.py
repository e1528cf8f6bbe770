"""What Moodle's two formats share: the weights of options, tags, and the paths of categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.output import TAG_CUT
from deckpress.exporters.lms.question import Asks, Option, Question
from deckpress.regex import regex

_LIKE_MARKUP = regex(r"<(?!\s)|&(?=#?\w+;)")
"""What Moodle would decode, or remove from a name as the start of a tag."""
_LONGEST_TAG = 50
_LONGEST_NAME = 255
"""Characters; a longer name of a category breaks the import, since the database refuses it."""


def shares(number: int) -> tuple[str, ...]:
    """The weight of each right option in percent, in steps that Moodle allows; empty above twenty.

    Up to ten options have equal weights, such as 33.33333; up to twenty have 10 or 5.
    """
    if 0 < number <= 10:
        return (f"{100 / number:.7g}",) * number
    return ("10",) * (20 - number) + ("5",) * (2 * number - 20) if 10 < number <= 20 else ()


def weigh_options(question: Question) -> Iterator[tuple[Option, str]]:
    """Each option with its weight in percent; if several are right, a wrong one counts -100."""
    right = iter(shares(sum(option.right for option in question.options)))
    wrong = "0" if question.asks is Asks.ONE else "-100"
    yield from ((option, next(right) if option.right else wrong) for option in question.options)


def right_options(question: Question) -> str:
    """The right options as a list: the model answer if they cannot be ticked."""
    return f"<ul>{''.join(f'<li>{option.html}</li>' for option in question.options if option.right)}</ul>"


def escape_name(name: str) -> str:
    """The name of a question or a category, escaped for Moodle, which cleans it as PARAM_TEXT."""
    return _LIKE_MARKUP.sub(lambda sign: "&lt;" if sign[0] == "<" else "&amp;", name)


def kept_tag(tag: str) -> str:
    """A tag as Moodle keeps it (PARAM_TAG). The characters that Moodle removes are in no tag."""
    return tag[:_LONGEST_TAG].strip()


def cut_tags(questions: Iterable[Question], form: str) -> Diagnostics:
    """DP603 for each tag that Moodle cuts, at the first question that has it."""
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for question in questions:
        cut = [tag for tag in question.tags if kept_tag(tag) != tag and tag not in seen]
        seen.update(cut)
        for tag in cut:
            found.append(TAG_CUT.at(question.location, form=form, tag=tag, length=_LONGEST_TAG))
    return tuple(found)


def _fitting(name: str) -> str:
    """The name of a category, cut so that it is not too long once it is escaped."""
    cuts = (name, f"{name[: _LONGEST_NAME * 9 // 10]}…", f"{name[: _LONGEST_NAME // 6]}…")
    return next(cut for cut in cuts if len(escape_name(cut)) <= _LONGEST_NAME)


def category(path: Iterable[str]) -> str:
    """A path in Moodle's form: a `/` in a name is doubled, and a blank separates it from those between names."""
    names = (escape_name(_fitting(name)).replace("/", "//") for name in path)
    parts = (f"{' ' if name[:1] == '/' else ''}{name}{' ' if name[-1:] == '/' else ''}" for name in names)
    return "/".join(("$course$", "top", *parts))
