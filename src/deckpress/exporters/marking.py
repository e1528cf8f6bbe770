"""What Moodle counts an option, and how it writes a path: what its two formats have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckpress.exporters.questions import Asks, Option, Question


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


def category(path: Iterable[str]) -> str:
    """A path as Moodle writes it: a `/` in a name is doubled, and kept from those between the names by a blank."""
    names = (name.replace("/", "//") for name in path)
    parts = (f"{' ' if name[:1] == '/' else ''}{name}{' ' if name[-1:] == '/' else ''}" for name in names)
    return "/".join(("$course$", "top", *parts))
