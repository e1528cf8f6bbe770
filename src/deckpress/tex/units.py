r"""A number or a unit as siunitx writes it -> plain TeX: `\SI{9.81}{\metre\per\second\squared}`, `\qty{3e8}{m/s}`.

Units are set as siunitx sets them by default: upright, with a thin space between them, `\per` as a negative power. A
number keeps the decimal sign of the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from deckpress.marks import ANY_MARK
from deckpress.regex import regex

_NUMBER = regex(
    r"\s*(?P<sign>[+-]|\\pm)?\s*(?P<whole>\d+)?(?:(?P<point>[.,])(?P<part>\d+))?(?P<error>\(\d+\))?"
    r"(?:\s*(?:\+-|\\pm)\s*(?P<pm>\d+(?:[.,]\d+)?))?\s*(?:[eEdD]\s*(?P<power>[+-]?\s*\d+))?\s*\Z"
)
_LITERAL = regex(r"([A-Za-z]+)|(\^\s*(?:\{[^{}]*\}|-?\w))|([.~\u00b7\u22c5\s]+)|(.)", re.S)
_MACRO = regex(r"\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|(.)", re.S)
_MICRO, _OHM, _DEGREE = "\\micro ", "\\Omega ", "{}^{\\circ}"
_SIGNS = {"\u00b5": _MICRO, "\u03bc": _MICRO, "\u03a9": _OHM, "\u2126": _OHM, "\u00b0": _DEGREE, "%": "\\%"}
_THIN = "\\,"

_PREFIXES = dict(
    pair.split(":")
    for pair in (
        "yocto:y zepto:z atto:a femto:f pico:p nano:n micro:\u00b5 milli:m centi:c deci:d deca:da deka:da hecto:h "
        "kilo:k mega:M giga:G tera:T peta:P exa:E zetta:Z yotta:Y kibi:Ki mebi:Mi gibi:Gi tebi:Ti"
    ).split()
)
_UNITS = dict(
    pair.split(":")
    for pair in (
        "metre:m meter:m second:s gram:g kilogram:kg ampere:A kelvin:K mole:mol candela:cd becquerel:Bq coulomb:C "
        "farad:F gray:Gy hertz:Hz henry:H joule:J katal:kat lumen:lm lux:lx newton:N ohm:\u03a9 pascal:Pa radian:rad "
        "siemens:S sievert:Sv steradian:sr tesla:T volt:V watt:W weber:Wb minute:min hour:h day:d litre:L liter:L "
        "tonne:t electronvolt:eV hectare:ha bar:bar decibel:dB bel:B neper:Np dalton:Da astronomicalunit:au bit:bit "
        "byte:B degree:\u00b0 degreeCelsius:\u00b0C celsius:\u00b0C percent:% arcminute:' arcsecond:'' angstrom:\u00c5 "
        "atomicmassunit:u mmHg:mmHg kWh:kWh"
    ).split()
)
_SHORT = {
    "g": "f p n u m k",
    "m": "p n u m c d k",
    "s": "a f p n u m",
    "mol": "f p n u m k",
    "A": "p n u m k",
    "L": "u m h",
    "l": "u m h",
    "Hz": "m k M G T",
    "N": "m k M",
    "Pa": "k M G",
    "V": "p n u m k",
    "W": "n u m k M G",
    "J": "u m k",
    "eV": "m k M G T",
    "F": "f p n u",
    "H": "f p n u m",
    "K": "m u",
}
"""Units with the prefixes that siunitx has a short macro for: `\\km`, `\\us`."""
_POWERS_BEFORE = {"square": "2", "cubic": "3"}
_POWERS_BEHIND = {"squared": "2", "cubed": "3"}


@cache
def _symbols() -> dict[str, str]:
    """The symbol of each unit macro, including the short ones."""
    short = {
        prefix + symbol: ("\u00b5" if prefix == "u" else prefix) + symbol
        for symbol, prefixes in _SHORT.items()
        for prefix in ("", *prefixes.split())
    }
    return {**short, **_UNITS}


def number(text: str) -> str:
    r"""`12345.678e-9` as `12\,345.678\times 10^{-9}`; anything else is unchanged."""
    return _between_marks(text, _number)


def unit(text: str) -> str:
    r"""A unit of macros, or a plain one such as `kg.m/s^2`."""
    return _between_marks(text, _unit)


def quantity(value: str, units: str) -> str:
    """A number, a thin space and its unit; the sign of an angle follows without a space."""
    shown = unit(units)
    if shown == _DEGREE:
        return f"{number(value)}^{{\\circ}}"
    return f"{number(value)}{_THIN}{shown}" if value.strip() else shown


def angle(text: str) -> str:
    """`10;20;30` as degrees, minutes and seconds."""
    signs = ("^{\\circ}", "'", "''")
    parts = zip(text.split(";"), signs, strict=False)
    return "".join(f"{number(part)}{sign}" for part, sign in parts if part.strip())


def _between_marks(text: str, make: Callable[[str], str]) -> str:
    """`make` applied to the text or, if gaps begin or end in it, to each piece between their marks."""
    pieces = re.split(f"({ANY_MARK})", text)
    return "".join(piece if number % 2 else make(piece) for number, piece in enumerate(pieces))


def _number(text: str) -> str:
    found = _NUMBER.match(text)
    if found is None or not text.strip():
        return text
    whole, part, point = found["whole"] or "", found["part"] or "", found["point"] or ""
    shown = (found["sign"] or "") + _grouped(whole, from_right=True)
    if part:
        shown += ("0" if not whole else "") + ("{,}" if point == "," else ".") + _grouped(part, from_right=False)
    shown += found["error"] or ""
    if found["pm"]:
        shown += f"\\pm {found['pm'].replace(',', '{,}')}"
        shown = f"({shown})" if found["power"] else shown
    if found["power"]:
        power = f"10^{{{found['power'].replace(' ', '').lstrip('+')}}}"
        shown = f"{shown}\\times {power}" if whole or part else shown + power
    return shown


def _grouped(digits: str, *, from_right: bool) -> str:
    """Digits in groups of three if there are five or more, as siunitx does by default."""
    if len(digits) < 5:
        return digits
    first = len(digits) % 3 if from_right else 0
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    return _THIN.join(group for group in groups if group)


def _unit(text: str) -> str:
    return _of_macros(text) if "\\" in text else _plain(text)


def _plain(text: str) -> str:
    parts: list[str] = []
    for found in _LITERAL.finditer(text.strip()):
        letters, power, space, other = found.groups()
        if letters:
            parts.append(f"\\mathrm{{{letters}}}")
        elif power:
            parts.append("^{" + power[1:].strip().strip("{}") + "}")
        else:
            parts.append(_THIN if space else _SIGNS.get(other, other))
    return "".join(parts)


def _of_macros(text: str) -> str:
    r"""The symbols and powers of `\kilo\gram\metre\per\second\squared`."""
    symbols = _symbols()
    parts: list[tuple[str, str]] = []
    prefix, before, sign, per = "", "", "", ""
    for found in _MACRO.finditer(text):
        name, given, other = found.groups()
        if name == "per":
            per = "-"
        elif name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif name in _POWERS_BEFORE or name == "raiseto":
            before = _POWERS_BEFORE.get(name, given or "")
        elif (name in _POWERS_BEHIND or name == "tothe") and parts:
            parts[-1] = (parts[-1][0], sign + _POWERS_BEHIND.get(name, given or ""))
        elif name:
            symbol = _plain(prefix + symbols[name]) if name in symbols else f"\\{name} "
            power = per + (before or ("1" if per else ""))
            parts.append((symbol, power))
            prefix, before, sign, per = "", "", per, ""
        elif other.strip(" .~{}\n"):
            parts.append((_plain(prefix + other), ""))
            prefix = ""
    return _THIN.join(symbol + (f"^{{{power}}}" if power else "") for symbol, power in parts)
