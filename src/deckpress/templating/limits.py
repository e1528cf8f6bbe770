"""Jinja's sandbox with limits on the steps that a template takes and the characters that it makes.

A deck and its templates may come from a stranger. Jinja's sandbox keeps a template away from files and from Python, but
lets it loop endlessly. Here every turn of a loop, every call and every filter is a step, and every text that an
operator, a filter or the template itself makes is measured. Limits count steps, not time, so that a template that
passes on one machine passes on all.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any

from deckpress.diagnostics import NOWHERE, Diagnostic
from deckpress.diagnostics.catalogue.templates import LARGE_NUMBER, LONG_PAGE, LONG_TEXT, TEMPLATE_TOO_LONG
from deckpress.regex import regex

MOST_STEPS = 5_000_000
"""Steps of one page or card; a printed page takes about ten for each card."""
CALL = 10
"""Steps of a call: a macro takes about ten times as long as a turn of a loop."""
LONGEST_TEXT = 10_000_000
"""Characters of a text, or items of a list, that an operator, a filter or a method makes."""
LONGEST_PART = 100_000_000
"""Characters of a part of a page that a macro puts together: it may hold large pictures."""
MOST_BITS = 10_000
"""The size of the largest number."""
LONGEST_PAGE = 500_000_000
"""Characters of one page or card, including everything that its macros make."""
_AT_ONCE = frozenset(("default", "first", "len", "escape", "mark_safe"))
"""The functions of filters that do not read a whole list or text."""
_PADS = frozenset("batch center expandtabs indent ljust rjust slice to_bytes zfill".split())
"""Methods and filters that make a text or a list as long as one of their arguments."""
_WIDTH = regex(r"[0-9]+")


class TooMuchError(Exception):
    """A template that does more than it may, with its diagnostic (DP504), which has no place yet."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Meter:
    """The steps and characters of the current page so far."""

    def __init__(self) -> None:
        self._depth = self._steps = self._characters = 0

    @contextmanager
    def page(self) -> Iterator[None]:
        """Start counting at zero; a card that is made within a page counts as part of the page."""
        if not self._depth:
            self._steps = self._characters = 0
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def tick(self, steps: int = 1) -> bool:
        """Count steps. Always true, so that it can be part of a condition."""
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise TooMuchError(TEMPLATE_TOO_LONG.at(NOWHERE, most=MOST_STEPS))
        return True

    def written(self, pieces: Iterable[str]) -> str:
        """The pieces of a page as one text."""
        return "".join(self._measured(pieces))

    def _measured(self, pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            self._characters += len(piece)
            if self._characters > LONGEST_PAGE:
                error = TooMuchError(LONG_PAGE.at(NOWHERE, most=LONGEST_PAGE))
                if isinstance(pieces, Generator):
                    pieces.throw(error)  # so that the traceback shows the current line of the template
                raise error
            yield piece

    def weigh(self, value: Any) -> Any:
        """Count the steps of reading a whole value, and return the value."""
        if isinstance(value, (str, bytes)):
            self.tick(len(value) // 1000)
        elif isinstance(value, (list, tuple, dict)):
            self.tick(len(value))
            for item in value.values() if isinstance(value, dict) else value:
                if isinstance(item, (list, tuple, dict)):
                    self.weigh(item)
        return value

    def result(self, value: Any) -> Any:
        """Measure and return the result of an operator, a filter or a call; an iterator counts its items as it goes."""
        if isinstance(value, (str, bytes, list, tuple, dict)):
            allow(len(value), LONGEST_PART if hasattr(value, "__html__") else LONGEST_TEXT)
            self.tick(len(value) // 1000)
        elif isinstance(value, int):
            _allow_number(value)
        elif isinstance(value, Iterator):
            return self._counted(value)
        return value

    def _counted(self, items: Iterator[Any]) -> Iterator[Any]:
        for item in items:
            self.tick()
            yield item


def allow(size: int, most: int = LONGEST_TEXT) -> None:
    """Raise TooMuchError if `size`, the length of a text or a list, is over the limit."""
    if size > most:
        raise TooMuchError(LONG_TEXT.at(NOWHERE, most=most))


def _allow_number(*factors: int) -> None:
    """Raise TooMuchError if the product of the factors is over the limit."""
    if sum(factor.bit_length() for factor in factors) > MOST_BITS:
        raise TooMuchError(LARGE_NUMBER.at(NOWHERE, most=MOST_BITS))


def _widths(pattern: str, arguments: Iterable[object]) -> None:
    """Raise TooMuchError for a format that pads to a huge width, which may be one of the arguments."""
    widths = (int(digits[:9]) for digits in _WIDTH.findall(pattern))
    allow(len(pattern) + sum(widths) + sum(abs(n) for n in arguments if isinstance(n, int)))


def _operation(operator: str, left: Any, right: Any) -> None:
    """Raise TooMuchError for an operation whose result would be huge, before it is computed."""
    if operator == "%" and isinstance(left, str):
        _widths(left, right if isinstance(right, tuple) else (right,))
    if operator == "**" and isinstance(left, int) and isinstance(right, int) and left.bit_length() > 1:
        _allow_number(1 << min(left.bit_length() * abs(right), MOST_BITS))
    if operator == "*":
        for many, times in ((left, right), (right, left)):
            if isinstance(times, int):
                allow(len(many) * times if hasattr(many, "__len__") else 0)
        if isinstance(left, int) and isinstance(right, int):
            _allow_number(left, right)


def _call(called: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> None:
    """Raise TooMuchError for a method that would make a huge text, such as `ljust`, `replace`, `join` or `format`."""
    method = getattr(called, "__wrapped__", called)  # the sandbox wraps `format`
    owner, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
    if name == "join" and arguments:
        _joined(owner, arguments[0])
    elif isinstance(owner, (str, bytes, int)):
        _transform(name, owner, (*arguments, *named.values()))


def _joined(glue: object, items: object) -> None:
    if isinstance(items, (list, tuple)):
        allow(sum(len(str(item)) for item in items) + len(items) * len(str(glue)))


def _transform(name: str, subject: Any, others: Sequence[Any]) -> None:
    """Raise TooMuchError if the method or filter `name` of a subject with these arguments would have a huge result."""
    text = subject if isinstance(subject, str) else ""
    if name in ("format", "format_map"):
        _widths(text, others)
    elif name == "replace" and len(others) > 1:
        allow(text.count(str(others[0])) * len(str(others[1])))
    elif name == "translate" and others and isinstance(others[0], dict):
        allow(len(text) * max((len(str(value)) for value in others[0].values()), default=0))
    elif name in _PADS:
        places = text.count("\n") + text.count("\t") + 1
        allow(places * sum(abs(number) for number in others if isinstance(number, int)))


def _counted(made: Callable[..., Any], meter: Meter) -> Callable[..., Any]:
    """The filter, counted as a step and with its result measured."""
    first = 1 if hasattr(made, "jinja_pass_arg") else 0

    @wraps(made)
    def apply(*arguments: Any, **named: Any) -> Any:
        meter.tick()
        name, others = made.__name__.removeprefix("do_"), (*arguments[first + 1 :], *named.values())
        if name == "join" and isinstance(arguments[first], Iterator):
            arguments = (*arguments[:first], list(arguments[first]), *arguments[first + 1 :])
        if name == "join":
            _joined(others[0] if others else "", arguments[first])
        _transform(name, arguments[first], others)
        if name not in _AT_ONCE:
            for value in arguments[first:]:
                meter.weigh(value)
        return meter.result(made(*arguments, **named))

    return apply


def _counting() -> type[Any]:
    """The visitor that adds the counting to a template. Its class is in a function because Jinja is imported late."""
    from jinja2 import nodes
    from jinja2.visitor import NodeTransformer

    class Counting(NodeTransformer):
        """Adds a step to each turn of a loop, and measures each result of `~` and each operand of a comparison."""

        def visit_For(self, node: Any) -> Any:  # noqa: N802 - the name is Jinja's
            self.generic_visit(node)
            tick = nodes.Call(nodes.EnvironmentAttribute("tick"), [], [], None, None, lineno=node.lineno)
            if node.test is not None:
                node.test = nodes.And(tick, node.test, lineno=node.lineno)
            node.body.insert(0, nodes.ExprStmt(tick, lineno=node.lineno))
            return node

        def visit_Concat(self, node: Any) -> Any:  # noqa: N802 - the name is Jinja's
            self.generic_visit(node)
            made, *others = node.nodes
            for other in others:
                joined = nodes.Concat([made, other], lineno=node.lineno)
                measure = nodes.EnvironmentAttribute("result")
                made = nodes.Call(measure, [joined], [], None, None, lineno=node.lineno)
            return made

        def visit_Compare(self, node: Any) -> Any:  # noqa: N802 - the name is Jinja's
            self.generic_visit(node)
            node.expr = self.weighed(node.expr)
            for operand in node.ops:
                operand.expr = self.weighed(operand.expr)
            return node

        @staticmethod
        def weighed(node: Any) -> Any:
            if isinstance(node, nodes.Const):
                return node
            return nodes.Call(nodes.EnvironmentAttribute("weigh"), [node], [], None, None, lineno=node.lineno)

    return Counting


@cache
def limited_environment() -> type[Any]:
    """Jinja's sandboxed environment with a `meter`. The class is in a function because Jinja is imported late."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    counting = _counting()

    class Limited(ImmutableSandboxedEnvironment):
        """The environment, for one page at a time."""

        intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

        def __init__(self, *arguments: Any, **named: Any) -> None:
            self.meter = Meter()
            self.tick, self.weigh, self.result = self.meter.tick, self.meter.weigh, self.meter.result
            self.concat = self.meter.written  # type: ignore[method-assign]
            super().__init__(*arguments, finalize=self.weigh, **named)
            self.globals.pop("lipsum")  # random text: two builds would differ
            self.filters = {name: _counted(made, self.meter) for name, made in self.filters.items()}

        def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
            return counting().visit(super()._parse(source, name, filename))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            _operation(operator, left, right)
            return self.meter.result(super().call_binop(context, operator, left, right))

        def call(__self, __context: Any, __obj: Any, *arguments: Any, **named: Any) -> Any:  # noqa: N805 - as in Jinja
            if getattr(__obj, "__self__", None) is __self.meter:
                return __obj(*arguments)
            __self.meter.tick(CALL)
            _call(__obj, arguments, named)
            return __self.meter.result(super().call(__context, __obj, *arguments, **named))

    return Limited
