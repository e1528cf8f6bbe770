r"""A command of a LaTeX package that Anki's MathJax lacks, with its arguments -> TeX that MathJax knows.

`\bm` and `\ensuremath`; physics' derivatives, brackets and operators; siunitx's numbers and units (see `units`).
Commands that MathJax has, such as `\ket` and `\ce`, are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deckpress.tex.lexer import argument, braced, optional, starred
from deckpress.tex.units import angle, number, quantity, unit

Command = Callable[[str, int], tuple[str, int]]
"""TeX and the offset after the command's name -> the TeX that replaces the command, and where its arguments end.

Raises MissingError if arguments are missing.
"""


def _simple(body: str, arguments: int = 0) -> Command:
    """A command that becomes `body`, a format string with its arguments as {0}, {1}.."""

    def command(tex: str, position: int) -> tuple[str, int]:
        found: list[str] = []
        while len(found) < arguments:
            text, position = argument(tex, position)
            found.append(text)
        return body.format(*found), position

    return command


def _fenced(left: str, right: str) -> Command:
    """One argument between delimiters that grow with it; with a star they do not."""

    def command(tex: str, position: int) -> tuple[str, int]:
        star, position = starred(tex, position)
        text, position = argument(tex, position)
        return (f"{left}{text}{right}" if star else f"\\left{left}{text}\\right{right}"), position

    return command


def _derivative(sign: str) -> Command:
    r"""`\dv[n]{f}{x}`, `\dv{x}`, `\pdv{f}{x}{y}`; `sign` is the d."""

    def command(tex: str, position: int) -> tuple[str, int]:
        star, position = starred(tex, position)
        order, position = optional(tex, position)
        first, position = argument(tex, position)
        second, position = braced(tex, position)
        third, position = braced(tex, position) if second is not None and sign != "\\mathrm{d}" else (None, position)
        power = f"^{{{order}}}" if order else "^{2}" if third is not None else ""
        above, below = ("", first) if second is None else (first, second)
        lower = f"{sign} {below}" + (f"^{{{order}}}" if order else "")
        lower += f" {sign} {third}" if third is not None else ""
        upper = f"{sign}{power} {above}".rstrip()
        return (f"{{{upper}}} / {{{lower}}}" if star else f"\\frac{{{upper}}}{{{lower}}}"), position

    return command


def _differential(tex: str, position: int) -> tuple[str, int]:
    order, position = optional(tex, position)
    text, position = braced(tex, position)
    power = f"^{{{order}}}" if order else ""
    return f"\\mathrm{{d}}{power}" + (f" {text}" if text is not None else ""), position


def _units(make: Callable[..., str], arguments: int, *, before_unit: bool = False) -> Command:
    """A command of siunitx without its options; `before_unit` allows the optional symbol before the unit of `\\SI`."""

    def command(tex: str, position: int) -> tuple[str, int]:
        _, position = optional(tex, position)
        found: list[str] = []
        while len(found) < arguments:
            if before_unit and found:
                _, position = optional(tex, position)
            text, position = argument(tex, position)
            found.append(text)
        return make(*found), position

    return command


def _range(first: str, second: str, units: str) -> str:
    return f"{quantity(first, units)}\\text{{ to }}{quantity(second, units)}"


def _numbers(first: str, second: str) -> str:
    return f"{number(first)}\\text{{ to }}{number(second)}"


_BRACKET = _fenced("\\langle ", "\\rangle ")
COMMANDS: Mapping[str, Command] = {
    "ensuremath": _simple("{0}", 1),
    "bm": _simple("\\boldsymbol{{{0}}}", 1),
    "dv": _derivative("\\mathrm{d}"),
    "pdv": _derivative("\\partial"),
    "dd": _differential,
    "abs": _fenced("|", "|"),
    "norm": _fenced("\\lVert ", "\\rVert "),
    "expval": _BRACKET,
    "ev": _BRACKET,
    "mel": _simple("\\left\\langle {0}\\middle|{1}\\middle|{2}\\right\\rangle ", 3),
    "comm": _simple("\\left[{0}, {1}\\right]", 2),
    "acomm": _simple("\\left\\{{{0}, {1}\\right\\}}", 2),
    "order": _simple("\\mathcal{{O}}\\left({0}\\right)", 1),
    "vb": _simple("\\mathbf{{{0}}}", 1),
    "va": _simple("\\vec{{\\mathbf{{{0}}}}}", 1),
    "vu": _simple("\\hat{{\\mathbf{{{0}}}}}", 1),
    "grad": _simple("\\nabla "),
    "curl": _simple("\\nabla\\times "),
    "laplacian": _simple("\\nabla^{{2}}"),
    "tr": _simple("\\operatorname{{tr}}"),
    "Tr": _simple("\\operatorname{{Tr}}"),
    "rank": _simple("\\operatorname{{rank}}"),
    "num": _units(number, 1),
    "ang": _units(angle, 1),
    "si": _units(unit, 1),
    "unit": _units(unit, 1),
    "SI": _units(quantity, 2, before_unit=True),
    "qty": _units(quantity, 2),
    "SIrange": _units(_range, 3),
    "qtyrange": _units(_range, 3),
    "numrange": _units(_numbers, 2),
}
"""The commands by name; the packages in `mathjax.PACKAGES` do not define any."""
