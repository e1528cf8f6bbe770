r"""TeX definitions, in a file such as macros.tex or within a formula -> macros.

`\newcommand`, `\renewcommand`, `\providecommand`, `\def` and `\DeclareMathOperator`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from deckpress.diagnostics import NOWHERE, Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.markup import (
    BAD_ARGUMENT_COUNT,
    BAD_MACRO_NAME,
    DELIMITED_ARGUMENTS,
    MACRO_WITHOUT_BODY,
    NOT_A_DEFINITION,
    UNCLOSED_MACRO,
    UNKNOWN_ARGUMENT,
    UNNAMED_MACRO,
)
from deckpress.model import Macro, Source
from deckpress.regex import regex
from deckpress.tex.lexer import BLANKS, MissingError, argument, group, optional, starred

DEFINES = r"\\(newcommand|renewcommand|providecommand|def|DeclareMathOperator)(?![A-Za-z@])"
"""The start of a definition, as a pattern."""
DEFINITION = regex(DEFINES)
NAME = regex(r"\\([A-Za-z]+)")
PARAMETER = regex(r"\\.|#([1-9])|#(.?)", re.S)
_PARAMETERS = regex(r"\s*((?:#[1-9])*)")
_COMMENT = regex(r"(\\.)|%[^\n]*\n?[ \t]*", re.S)


class BrokenError(Exception):
    """A definition that cannot be read, or a macro that cannot be used; the diagnostic has no place yet."""

    def __init__(self, offset: int, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.offset, self.diagnostic = offset, diagnostic


def read_macros(source: Source) -> tuple[dict[str, Macro], Diagnostics]:
    """The macros that a file defines; the last definition of a name counts.

    DP304 (error) for a broken definition, DP305 (warning) for anything that is not a definition.
    """
    text = source.text
    found: dict[str, Macro] = {}
    diagnostics: list[Diagnostic] = []

    def locate(offset: int) -> Location:
        line = text.count("\n", 0, offset) + 1
        return Location(source.path, line, offset - text.rfind("\n", 0, offset))

    position = skip_blanks(text, 0)
    while position < len(text):
        definition = DEFINITION.match(text, position)
        if definition is None:
            words = " ".join(text[position:].split("\n", 1)[0].split())[:40]
            diagnostics.append(NOT_A_DEFINITION.at(locate(position), line=words))
            position = _next_definition(text, position + 1)
            continue
        try:
            name, macro, position = define(text, definition)
            if definition.group(1) != "providecommand" or name not in found:
                found[name] = macro
            position = skip_blanks(text, position)
        except BrokenError as broken:
            diagnostics.append(replace(broken.diagnostic, location=locate(broken.offset)))
            position = _next_definition(text, definition.end())
    return found, tuple(diagnostics)


def macro_of(value: object) -> Macro | str:
    """The macro of a setting, a body or [number of arguments, body]; or a text that says what is wrong with it."""
    count, body = (value[0], value[1]) if isinstance(value, list | tuple) and len(value) == 2 else (None, value)
    if isinstance(body, bool) or not isinstance(body, str | int | float):
        return "must be TeX, or a list of a number of arguments and TeX"
    used = max((int(found.group(1)) for found in PARAMETER.finditer(str(body)) if found.group(1)), default=0)
    if count is None:
        count = used
    if isinstance(count, bool) or not isinstance(count, int) or not used <= count <= 9:
        return f"uses the argument #{used}, but its number of arguments does not fit"
    problem = _unbalanced(str(body))
    return problem or Macro(str(body), count)


def _unbalanced(body: str) -> str:
    try:
        _, end = group(f"{{{body}}}", 0)
    except MissingError:
        return "has braces that do not match"
    return "" if end == len(body) + 2 else "has braces that do not match"


def _next_definition(text: str, start: int) -> int:
    found = DEFINITION.search(text, start)
    return found.start() if found else len(text)


def skip_blanks(text: str, position: int) -> int:
    """The offset of the next text that is neither blank nor a comment."""
    found = BLANKS.match(text, position)
    return found.end() if found else position


def define(text: str, definition: re.Match[str]) -> tuple[str, Macro, int]:
    """The name that a definition defines, its macro, and where the definition ends. Raises BrokenError."""
    kind, position = definition.group(1), definition.end()
    if kind != "def":
        _, position = starred(text, position)
    try:
        position = skip_blanks(text, position)
        at = position
        name, position = (
            (None, position) if kind == "def" and text[position : position + 1] == "{" else argument(text, position)
        )
    except MissingError:
        raise BrokenError(definition.start(), UNNAMED_MACRO.at(NOWHERE, command=kind)) from None
    named = NAME.fullmatch(name.strip()) if name else None
    if named is None:
        raise BrokenError(at, BAD_MACRO_NAME.at(NOWHERE, command=kind))
    try:
        if kind == "DeclareMathOperator":
            words, position = argument(text, position)
            star = "*" if "*" in text[definition.end() : at] else ""
            return named.group(1), Macro(f"\\operatorname{star}{{{_clean(words)}}}"), position
        count, default, position = _parameters(text, position, kind, definition.start())
        position = skip_blanks(text, position)
        if text[position : position + 1] != "{":
            raise BrokenError(position, MACRO_WITHOUT_BODY.at(NOWHERE, name=named.group(1)))
        body, position = group(text, position)
    except MissingError:
        raise BrokenError(definition.start(), UNCLOSED_MACRO.at(NOWHERE, name=named.group(1))) from None
    for found in PARAMETER.finditer(body):
        if found.group(0)[0] == "#" and not (found.group(1) and int(found.group(1)) <= count):
            wrong = UNKNOWN_ARGUMENT.at(
                NOWHERE, name=named.group(1), argument=found.group(), count=count_arguments(count)
            )
            raise BrokenError(position - 1 - len(body) + found.start(), wrong)
    return named.group(1), Macro(_clean(body), count, default), position


def _parameters(text: str, position: int, kind: str, start: int) -> tuple[int, str | None, int]:
    """The number of arguments, the default of the first one (None if it has none), and the offset after them."""
    if kind == "def":
        found = _PARAMETERS.match(text, position)
        numbers = found.group(1)[1::2] if found else ""
        if numbers != "123456789"[: len(numbers)] or (found and text[found.end() : found.end() + 1] not in ("{", " ")):
            raise BrokenError(start, DELIMITED_ARGUMENTS.at(NOWHERE))
        return len(numbers), None, found.end() if found else position
    count, after = optional(text, position)
    if count is None:
        return 0, None, position
    if not re.fullmatch(r"\s*[0-9]\s*", count):
        raise BrokenError(position, BAD_ARGUMENT_COUNT.at(NOWHERE, count=count))
    default, after = optional(text, after)
    return int(count), default, after


def count_arguments(number: int) -> str:
    """`1 argument`, `2 arguments`."""
    return f"{number} argument{'' if number == 1 else 's'}"


def _clean(body: str) -> str:
    """The body without comments."""
    return _COMMENT.sub(lambda found: found.group(1) or "", body).strip()
