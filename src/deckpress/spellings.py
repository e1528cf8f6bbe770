"""An accepted answer as people write it -> its text, or its number with tolerance and unit.

    9.81            9.81 ± 0.05         9.7 to 9.9          6.02e23
    9.81 m/s^2      9.81 +- 1 %         9.7..9.9            6.02 × 10^23
    1,234.5         9.81 +/- 0.05 m     (9.81 ± 0.05) m     1 234.5

Whether `1.000` is one or a thousand, and whether `3,14` is a number, depends on the language of the deck.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from deckpress.model import Accepted, Answer, Number
from deckpress.wording import primary, tag

_COMMA = frozenset(
    "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq"
    " sr sv tr uk uz vi".split()
)
"""Languages with a decimal comma, as in the CLDR."""
_POINT = frozenset("de-ch de-li es-mx es-us es-419 es-gt es-hn es-ni es-pa es-pe es-pr es-sv es-do it-ch".split())
"""Their regions with a decimal point."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]"
_SIGNED = r"(?P<sign>[-+−]?)"
_DIGITS = r"(?P<digits>[0-9][0-9.,'’ \u00a0\u202f]*+|[.,][0-9]++)"
_POWER = (
    r"(?:[eE](?P<e>[-+−]?[0-9]{1,4})"
    rf"|[ ]?[x×*·⋅][ ]?10(?:(?:\^|\*\*)\{{?(?P<ten>[-+−]?[0-9]{{1,4}})\}}?|(?P<raised>{_RAISED}{{1,5}})))?"
)
_NUMBER = re.compile(rf"{_SIGNED}{_DIGITS}{_POWER}")
_GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?:(?P<sign>[ '])[0-9]{3})(?:(?P=sign)[0-9]{3})*)(?P<rest>[.,][0-9]+)?"
)
_GROUPS = {sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in ".,"}
_PLAIN = re.compile(r"(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)")
_OFF = re.compile(r"[ ]?(?:±|\+/[-−]|\+[-−])[ ]?")
_OFF_BELOW = re.compile(r"(\S+ )?(± [0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?%?)[ \t]*(?:\n|\Z)")
_TO = re.compile(r"(?<=[^ ])(?:[ ](?:to|bis|à|tot)[ ]|[ ]?(?:\.\.\.?|…)[ ]?)(?=[^ .])")
_BRACKETED = re.compile(r"\((?P<inside>[^()]+)\)[ ]?(?P<unit>[^()]*)")
_YEARS = re.compile(r"[12][0-9]{3}")
_LONGEST = 80
"""Characters; a longer text is no number."""
_BAR = re.compile(r"(\\*)(\|+)")

_PREFIXED = (
    "m g s A K mol cd rad sr Hz N Pa J W C V F Ω S Wb T H lm lx Bq Gy Sv kat L l eV bar Wh cal bit bits B b byte bytes"
    " t u M"
).split()
_PREFIXES = ("", *"Y Z E P T G M k h d c m µ μ n p f a da Ki Mi Gi Ti K".split())
_UNITS = frozenset(prefix + unit for unit in _PREFIXED for prefix in _PREFIXES) | frozenset(
    "% ‰ ° °C °F ' \" min h d wk mo yr y a ft in yd mi lb lbs oz mph kn rpm ppm ppb dB dBm px pt ha au AU ly pc"
    " € $ £ ¥ USD EUR GBP CHF second seconds minute minutes hour hours day days week weeks month months year years"
    " meter meters metre metres kilometer kilometers kilometre kilometres centimeter centimeters millimeter millimeters"
    " gram grams kilogram kilograms liter liters litre litres bits bytes volt volts watt watts newton newtons joule"
    " joules kelvin degree degrees percent dollar dollars euro euros cent cents mile miles foot feet inch inches"
    " Sekunde Sekunden Minute Minuten Stunde Stunden Tag Tage Woche Wochen Monat Monate Jahr Jahre Meter Kilometer"
    " Zentimeter Millimeter Gramm Kilogramm Liter Grad Prozent Euro"
    " seconde secondes heure heures jour jours semaine semaines mois an ans mètre mètres kilomètre kilomètres gramme"
    " grammes kilogramme kilogrammes litre litres degré degrés segundo segundos minuto minutos hora horas día días"
    " metro metros kilómetro kilómetros gramo gramos kilogramo kilogramos litro litros grado grados".split()
)
_GLUED = frozenset(("%", "‰", "°", "°C", "°F", "€", "$", "£", "¥"))
"""Units that need no blank before them, as all with two characters or more."""
_EXPONENT = re.compile(rf"(?:\^|\*\*)?\{{?[-−]?[0-9]\}}?\Z|{_RAISED}{{1,2}}\Z")


def accepted(texts: Iterable[str], language: str) -> Accepted:
    """The accepted answers of a note in a deck of this language, which may be empty; each text counts once."""
    comma = has_decimal_comma(language)
    found = dict.fromkeys(_line(text) for text in texts)
    return Accepted(tuple(_answer(text, comma) for text in found if text), comma)


def with_margin(found: Accepted, explanation: str) -> Accepted:
    """The accepted number with the tolerance at the start of the explanation, `± 0.1`, where older decks have it."""
    number = found.numbers[0] if len(found.numbers) == 1 else None
    off = _OFF_BELOW.match(explanation) if number else None
    if number is None or off is None or number.margin or (off[1] or number.value).strip() != number.value:
        return found
    stated = _found(f"{number.value} {off[2]}", comma=False)
    margin = stated.number.margin if stated else ""
    return replace(found, answers=(replace(found.answers[0], number=replace(number, margin=margin)),))


def has_decimal_comma(language: str) -> bool | None:
    """True for a language that writes 3,14; None without a language."""
    if not language:
        return None
    return primary(language) in _COMMA and tag(language) not in _POINT


def is_doubtful(text: str) -> bool:
    """True for a number that languages read differently: `1.000`, `1,234`, `3,14 m`."""
    written = _line(text)
    if len(written) > _LONGEST or written.endswith("."):
        return False
    return _found(written, comma=True) != _found(written, comma=False)


def plain_number(digits: str) -> str:
    """A number with a decimal point, spelt so that every language reads it alike: `1.2340` for `1.234`."""
    return f"{digits}0" if _GROUPS["."].fullmatch(digits.lstrip("+-")) else digits


# ---- several in one setting ----------------------------------------------------------------------


def split_texts(value: str) -> tuple[str, ...]:
    r"""The texts between single bars: `grey | gray`. `\|` is a bar of the text, and so are `||` and a bar at an end."""
    parts, current, position = list[str](), "", 0
    for found in _BAR.finditer(value):
        slashes, bars = found.groups()
        literal = len(slashes) % 2 == 1 or len(bars) > 1
        current += value[position : found.start()] + "\\" * (len(slashes) // 2)
        if literal:
            current += bars
        else:
            parts, current = [*parts, current], ""
        position = found.end()
    parts = [part.strip() for part in (*parts, current + value[position:])]
    if all(parts) and not (len(parts) == 1 and not parts[0]):
        return tuple(dict.fromkeys(parts))
    return (value.strip(),) if value.strip() else ()


def join_texts(texts: Iterable[str]) -> str:
    """The value of a setting from which `split_texts` reads these texts."""
    return " | ".join(_BAR.sub(lambda bar: "\\" * (2 * len(bar[1])) + "\\|" * len(bar[2]), text) for text in texts)


# ---- one answer ----------------------------------------------------------------------------------


class _Found(NamedTuple):
    """A number, and the text that a learner types for it."""

    number: Number
    typed: str


def _line(text: str) -> str:
    return " ".join(text.split())


def _answer(text: str, comma: bool | None) -> Answer:
    found = _found(text, comma=bool(comma)) if len(text) <= _LONGEST else None
    return Answer(text, found.typed, found.number) if found else Answer(text, text)


def _found(text: str, *, comma: bool) -> _Found | None:
    """The number that a text is, with its bounds and its unit; None for any other text."""
    return _tolerant(text, comma) or _range(text, comma) or _single(text, comma)


def _single(text: str, comma: bool) -> _Found | None:
    value, unit = _measured(text, comma)
    return _Found(Number(value, unit=unit), text) if value and (not unit or _is_unit(unit, text)) else None


def _tolerant(text: str, comma: bool) -> _Found | None:
    """`9.81 ± 0.05 m/s^2`, `(9.81 ± 0.05) m/s^2`, `50 % ± 2 %`; per cent of the value: `9.81 ± 1 %`."""
    bracketed = _BRACKETED.fullmatch(text)
    said, outside = (bracketed["inside"].strip(), bracketed["unit"]) if bracketed else (text, "")
    off = _OFF.search(said, 1)
    if off is None:
        return None
    value, unit = _measured(said[: off.start()], comma)
    margin, other = _measured(said[off.end() :], comma)
    units = {name for name in (unit, other, outside) if name}
    if not value or not margin or margin.startswith("-"):
        return None
    if other == "%" and (unit or outside) != "%":
        units.discard("%")
        margin = f"{abs(Decimal(value)) * Decimal(margin) / 100:f}"
    if len(units) > 1 or not all(map(_may_be_unit, units)):
        return None
    name = next(iter(units), "")
    typed = said[: off.start()].strip()
    return _Found(Number(value, _short(margin), name), f"{typed} {name}" if name and not unit else typed)


def _range(text: str, comma: bool) -> _Found | None:
    """`9.7 to 9.9 m`, `9.7..9.9`. Two years with a word between them are a text."""
    to = _TO.search(text)
    if to is None:
        return None
    first, second = text[: to.start()].strip(), text[to.end() :].strip()
    (low, unit), (high, other) = _measured(first, comma), _measured(second, comma)
    if not low or not high or (unit and unit != other) or (other and not _may_be_unit(other)):
        return None
    if to[0].strip(" .…") and _YEARS.fullmatch(first) and _YEARS.fullmatch(second):
        return None
    least, most = Decimal(low), Decimal(high)
    if least >= most:
        return None
    middle, half = (least + most) / 2, (most - least) / 2
    return _Found(Number(f"{middle:f}", f"{half:f}", other, between=True), text)


def _short(digits: str) -> str:
    """A margin without zeros at its end; empty for zero."""
    if not Decimal(digits):
        return ""
    return digits.rstrip("0").rstrip(".") if "." in digits and not re.search("[eE]", digits) else digits


def _measured(text: str, comma: bool) -> tuple[str, str]:
    """The number at the start of a text, and the rest of it; the number is empty if there is none."""
    found = _NUMBER.match(text.strip())
    if found is None:
        return "", ""
    digits = found["digits"].rstrip(" \u00a0\u202f'’,")
    exponent = found["e"] or found["ten"] or (found["raised"] or "").translate(_SUPERSCRIPTS)
    rest = text.strip()[found.end() if exponent else found.start("digits") + len(digits) :]
    value = _value(re.sub("[\u00a0\u202f]", " ", digits).replace("’", "'"), comma)
    number = f"{found['sign']}{value}{f'e{exponent}' if exponent else ''}".replace("\u2212", "-")
    return (number if value else ""), rest.strip()


def _value(digits: str, comma: bool) -> str:
    """Digits with groups and a decimal sign, as digits with a decimal point; empty if they are no number."""
    if " " in digits or "'" in digits:
        grouped = _GROUPED.fullmatch(digits)
        if grouped is None:
            return ""
        return re.sub("[ ']", "", grouped["whole"]) + (grouped["rest"] or "").replace(",", ".")
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        last = max(".,", key=digits.rfind)
        group = "." if last == "," else ","
        whole, _, rest = digits.rpartition(last)
        fits = digits.count(last) == 1 and _GROUPS[group].fullmatch(whole) and rest.isdigit()
        return f"{whole.replace(group, '')}.{rest}" if fits else ""
    sign = "." if points else ","
    is_grouped = (points or commas) and _GROUPS[sign].fullmatch(digits)
    if is_grouped and (comma if sign == "." else points + commas > 1 or not comma):
        return digits.replace(sign, "")
    if commas and (not comma or digits.endswith(",")):
        return ""
    if points and comma and digits.endswith("."):
        return ""  # an ordinal number, such as `3.` in German
    plain = digits.replace(",", ".")
    return plain if _PLAIN.fullmatch(plain) else ""


# ---- units ---------------------------------------------------------------------------------------


def _is_unit(unit: str, text: str) -> bool:
    """True for a unit that is known, at the end of a text: `m/s^2`, `kWh`, `days`; but not the K of `4K`."""
    glued = text.removesuffix(unit)[-1:].isdigit()
    if glued and len(unit) == 1 and unit not in _GLUED:
        return False
    factors = [part for part in re.split(r"[/·⋅*.\s]|(?<!\*)\*(?!\*)", unit) if part]
    return bool(factors) and all(_EXPONENT.sub("", part) in _UNITS or part in _UNITS for part in factors)


def _may_be_unit(unit: str) -> bool:
    """True for a text that can only be a unit after a tolerance or a range: a short word without digits before it."""
    return len(unit) <= 24 and not unit[0].isdigit() and unit.count(" ") <= 2 and unit[0] not in ".,;:±+-("
