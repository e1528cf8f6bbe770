r"""TeX with macros -> TeX without them: macros of the project and the deck, of the formula itself, of LaTeX packages.

Anki's MathJax does not know an author's macros, and a macro that a formula defines leaks into the next card. So all
macros are expanded when the deck is built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from deckpress.diagnostics import NOWHERE
from deckpress.diagnostics.catalogue.markup import ENDLESS_MACRO, MISSING_ARGUMENT
from deckpress.frozen import dataclass
from deckpress.marks import GAP_OPENS, MARK, OPEN
from deckpress.model import Macro
from deckpress.regex import regex
from deckpress.tex.definitions import (
    DEFINES,
    DEFINITION,
    NAME,
    PARAMETER,
    BrokenError,
    count_arguments,
    define,
    skip_blanks,
)
from deckpress.tex.harmless import HARMLESS, LOSSY
from deckpress.tex.lexer import MissingError, argument, group, optional
from deckpress.tex.packages import COMMANDS as PACKAGES

COMMANDS = {**PACKAGES, **HARMLESS}
"""The commands that are translated, by name."""
NO_MACROS: Mapping[str, Macro] = {}
_TOKEN = regex(r"\\([A-Za-z]+)|\\.|(?<!\\)%[^\n]*|[^\\%]+", re.S)
_ENDS_IN_NAME = regex(r"\\[A-Za-z]+\Z")
_MOST_EXPANSIONS = 2_000
_MOST_ADDED = 50_000
"""Characters that the macros of one formula may add to it."""
_MOST_READ = 500_000
"""Characters that the arguments of the macros of one formula may have, counted each time they are read."""
_LOOK_AHEAD = 100
_TEXTS = frozenset(
    "text textbf textit textrm textsf texttt textup textnormal mbox hbox intertext shortintertext".split()
)
_DOLLAR = regex(r"(?<!\\)\$")
_IN_MATH_ALONE = regex(r"[\\^_]")
_DEEPEST = 20
_ARITY = {
    **dict.fromkeys("frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel".split(), 2),
    **dict.fromkeys(
        "sqrt hat widehat bar tilde widetilde vec dot ddot overline underline overbrace underbrace mathbb mathbf "
        "mathrm mathcal mathit mathsf mathtt mathfrak mathscr boldsymbol operatorname overrightarrow cancel "
        "boxed".split(),
        1,
    ),
}
"""How many arguments MathJax's commands take. A macro that is such an argument is put into braces and then expanded."""


@dataclass(slots=True)
class Expanded:
    """TeX without macros.

    `problem` says why it could not be expanded; `defined` names the macros that it defined, and `lost` the commands
    that lost something, since a card cannot do what they say.
    """

    tex: str
    problem: str = ""
    defined: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class Expander:
    """Expands the macros of one deck. An author's definition takes precedence over that of a package."""

    def __init__(self, macros: Mapping[str, Macro] = NO_MACROS) -> None:
        self.macros = dict(macros)
        names = sorted({*macros, *COMMANDS}, key=lambda name: (-len(name), name))
        self._known = re.compile(DEFINES + r"|\\(?:" + "|".join(names) + ")(?![A-Za-z])")

    def expand(self, tex: str) -> Expanded:
        """The TeX without macros; unchanged if it has none or cannot be expanded."""
        if not self._known.search(tex):
            return Expanded(tex)
        run = _Run(dict(self.macros))
        try:
            found = run.expand(tex)
        except BrokenError as broken:
            return Expanded(tex, str(broken))
        except MissingError:  # in a package's command, which MathJax then reports as unknown
            return Expanded(tex)
        lost = tuple(dict.fromkeys(run.lost))
        return Expanded(found if _gaps_are_paired(found) else tex, "", tuple(run.defined), lost)


@dataclass(slots=True)
class _Run:
    """The expansion of one formula. `macros` gains those that the formula defines."""

    macros: dict[str, Macro]
    defined: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    count: int = 0
    """Macros expanded so far."""
    read: int = 0
    """Characters of their arguments."""

    def expand(self, tex: str, *, text: bool = False, depth: int = 0) -> str:
        """TeX of a formula without macros; with `text`, words within a formula, in which macros become formulas."""
        rest, position, parts = tex, 0, [""]
        most = len(tex) + _MOST_ADDED
        while token := _TOKEN.match(rest, position):
            name = token.group(1) or ""
            definition = DEFINITION.match(rest, position) if name else None
            if definition is not None:
                position = self._define(rest, definition)
            elif name in self.macros or name in COMMANDS:
                made, end = self._substitute(name, rest, token.end())
                self.count += 1
                self.read += end - token.end()
                if self.count > _MOST_EXPANSIONS or len(rest) + len(made) > most or self.read > _MOST_READ:
                    raise BrokenError(0, ENDLESS_MACRO.at(NOWHERE, name=name))
                if text and _IN_MATH_ALONE.search(made := self.expand(made)):
                    parts.append(f"${made}$")
                    rest, position = rest[end:], 0
                else:
                    rest, position = _separate(parts[-1], made, rest[end:]), 0
            elif name in _TEXTS and depth < _DEEPEST and rest[token.end() : token.end() + 1] == "{":
                words, position = group(rest, token.end())
                pieces = enumerate(_DOLLAR.split(words))
                shown = (self.expand(piece, text=n % 2 == 0, depth=depth + 1) for n, piece in pieces)
                parts.append(f"{token.group()}{{{'$'.join(shown)}}}")
            else:
                rest = self._brace_arguments(name, rest, token.end()) if name in _ARITY else rest
                parts.append(token.group())
                position = token.end()
        return "".join([*parts, rest[position:]])

    def _define(self, rest: str, definition: re.Match[str]) -> int:
        """Remember the macro that a definition in the formula makes, and return where the definition ends."""
        try:
            name, macro, end = define(rest, definition)
        except BrokenError:  # MathJax decides
            raise MissingError from None
        if definition.group(1) != "providecommand" or name not in self.macros:
            self.macros[name] = macro
            self.defined.append(name)
        return end

    def _substitute(self, name: str, rest: str, position: int) -> tuple[str, int]:
        """The TeX that replaces a macro with its arguments, and where the arguments end."""
        macro = self.macros.get(name)
        if macro is None:
            self.lost += [name] if name in LOSSY else []
            return COMMANDS[name](rest, position)
        arguments: list[str] = []
        if macro.default is not None:
            given, position = optional(rest, position)
            arguments.append(macro.default if given is None else given)
        try:
            while len(arguments) < macro.arguments:
                text, position = argument(rest, position)
                arguments.append(text)
        except MissingError:
            count = count_arguments(macro.arguments)
            raise BrokenError(0, MISSING_ARGUMENT.at(NOWHERE, name=name, count=count)) from None
        return _fill(macro.body, arguments), position

    def _brace_arguments(self, name: str, rest: str, position: int) -> str:
        r"""The TeX with braces around macros that are whole arguments of a command, as in `\frac\R2`."""
        for _ in range(_ARITY[name]):
            position = skip_blanks(rest, position)
            try:
                text, length = argument(rest[position : position + _LOOK_AHEAD], 0)
            except MissingError:
                break
            named = NAME.fullmatch(text) if rest[position] == "\\" else None
            if named and (named.group(1) in self.macros or named.group(1) in COMMANDS):
                rest, length = f"{rest[:position]}{{{text}}}{rest[position + length :]}", length + 2
            position += length
        return rest


def _fill(body: str, arguments: list[str]) -> str:
    """The body with its arguments in place, each separated from the name of a command before it."""
    parts = [""]
    position = 0
    for found in PARAMETER.finditer(body):
        if found.group(1):
            text = arguments[int(found.group(1)) - 1]
            parts.append(body[position : found.start()])
            parts.append(_separate("".join(parts[-2:]), text, ""))
            position = found.end()
    return _separate("".join(parts), body[position:], "", whole=True)


def _separate(before: str, text: str, after: str, *, whole: bool = False) -> str:
    """The text and what follows it, with a space wherever a command's name and a letter would touch."""
    if text[:1].isalpha() and _ENDS_IN_NAME.search(before):
        text = f" {text}"
    if after[:1].isalpha() and _ENDS_IN_NAME.search(text):
        text = f"{text} "
    return (before if whole else "") + text + after


def _gaps_are_paired(tex: str) -> bool:
    """True if the marks of gaps are still properly nested pairs."""
    if OPEN not in tex:
        return True
    stack: list[str] = []
    for kind, index in MARK.findall(tex):
        if kind == GAP_OPENS:
            stack.append(index)
        elif not stack or stack.pop() != index:
            return False
    return not stack
