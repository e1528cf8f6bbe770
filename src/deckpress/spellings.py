"""An accepted answer as people write it -> its text, or its number with tolerance and unit.

    9.81            9.81 ± 0.05         9.7 to 9.9          6.02e23
    9.81 m/s^2      9.81 +- 1 %         9.7..9.9            6.02 × 10^23
    1,234.5         9.81 +/- 0.05 m     (9.81 ± 0.05) m     1 234.5
    ٣٫١٤            ۹٫۸۱ ± ۰٫۰۵         ٩٫٧ إلى ٩٫٩         ३.१४

Whether `1.000` is one or a thousand, and whether `3,14` is a number, depends on the language of the deck.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from deckpress.digits import western, without_marks
from deckpress.model import Accepted, Answer, Number
from deckpress.regex import regex
from deckpress.unit_names import is_unit, may_be_unit
from deckpress.wording import primary, tag

_COMMA = frozenset(
    "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq"
    " sr sv tr uk uz vi ar-dz ar-eh ar-ly ar-ma ar-mr ar-tn".split()
)
"""Languages with a decimal comma, as in the CLDR, and regions of a language with a point."""
_POINT = frozenset("de-ch de-li es-mx es-us es-419 es-gt es-hn es-ni es-pa es-pe es-pr es-sv es-do it-ch".split())
"""Their regions with a decimal point."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]"
_SIGNED = r"(?P<sign>[-+−]?)"
_DIGITS = r"(?P<digits>[0-9][0-9.,٫٬'’ \u00a0\u202f]*+|[.,٫][0-9]++)"
_POWER = (
    r"(?:[eE](?P<e>[-+−]?[0-9]{1,4})"
    rf"|[ ]?[x×*·⋅][ ]?10(?:(?:\^|\*\*)\{{?(?P<ten>[-+−]?[0-9]{{1,4}})\}}?|(?P<raised>{_RAISED}{{1,5}})))?"
)
_NUMBER = regex(rf"{_SIGNED}{_DIGITS}{_POWER}")
_GROUPED = regex(r"(?P<whole>[1-9][0-9]{0,2}(?:(?P<sign>[ '])[0-9]{3})(?:(?P=sign)[0-9]{3})*)(?P<rest>[.,][0-9]+)?")
_ARABIC = regex(r"(?:[1-9][0-9]{0,2}(?:٬[0-9]{3})+|[0-9]*)(?:٫[0-9]+)?")
_GROUPS = {sign: regex(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in ".,"}
_PLAIN = regex(r"(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)")
_OFF = regex(r"[ ]?(?:±|\+/[-−]|\+[-−])[ ]?")
_OFF_BELOW = regex(r"(\S+ )?(± [0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?%?)[ \t]*(?:\n|\Z)")
_TO = regex(r"(?<=[^ ])(?:[ ](?:to|bis|à|tot|hasta|do|до|إلى|الى|تا)[ ]|[ ]?(?:\.\.\.?|…)[ ]?)(?=[^ .])")
_BRACKETED = regex(r"\((?P<inside>[^()]+)\)[ ]?(?P<unit>[^()]*)")
_YEARS = regex(r"[12][0-9]{3}")
_LONGEST = 80
"""Characters; a longer text is not a number."""
_BAR = regex(r"(\\*)(\|+)")


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
    return tag(language) in _COMMA or (primary(language) in _COMMA and tag(language) not in _POINT)


def is_doubtful(text: str) -> bool:
    """True for a number that languages read differently: `1.000`, `1,234`, `3,14 m`."""
    written = _line(text)
    if len(written) > _LONGEST or written.endswith("."):
        return False
    return _found(written, comma=True) != _found(written, comma=False)


def slip(text: str, comma: bool | None) -> str:
    """The reason why a text that looks like a number or a range is none; empty for any other text."""
    text = western(without_marks(_line(text)))
    if len(text) > _LONGEST or _found(text, comma=bool(comma)):
        return ""
    ends = [_measured(end, bool(comma)) for end in _TO.split(text)]
    if len(ends) == 2 and all(value for value, _ in ends):
        return _slip_of_range(text, ends)
    off = _OFF.search(text, 1)
    if off is not None and _measured(text[: off.start()], bool(comma))[0]:
        return _slip_of_margin(text[off.end() :].strip(), bool(comma))
    if comma is None or text.endswith(".") or not _found(text, comma=not comma):
        return ""
    return "the language of the deck writes numbers with a decimal " + ("comma" if comma else "point")


def _slip_of_range(text: str, ends: Sequence[tuple[str, str]]) -> str:
    (low, unit), (high, other) = ends
    if unit not in ("", other) or (other and not may_be_unit(other)) or _are_years(*_TO.split(text)):
        return ""
    return "its first number is not the smaller one" if Decimal(low) >= Decimal(high) else ""


def _slip_of_margin(margin: str, comma: bool) -> str:
    if not margin:
        return "no tolerance follows the sign"
    value, unit = _measured(margin, comma)
    if margin[0] in "-\u2212":
        return "its tolerance is negative"
    return "it has two units" if value and unit and may_be_unit(unit) else ""


def plain_number(digits: str) -> str:
    """A number with a decimal point, spelt so that every language reads it alike: `1.2340` for `1.234`."""
    return f"{digits}0" if _GROUPS["."].fullmatch(digits.lstrip("+-")) else digits


# ---- several in one setting ----------------------------------------------------------------------


def split_texts(value: str) -> tuple[str, ...]:
    r"""The texts between single bars: `grey | gray`. `\|` is a bar of the text, and so are `||` and the bar of `| x`.

    An empty text among several is left out (see `lacks_text`).
    """
    parts = _parts(value)
    filled = list(filter(None, parts))
    if len(filled) == len(parts) or len(filled) > 1:
        return tuple(dict.fromkeys(filled))
    return (value.strip(),) if value.strip() else ()


def lacks_text(value: str) -> bool:
    """True if one of several texts between bars is empty: `grey | | gray`."""
    return len(split_texts(value)) > 1 and not all(_parts(value))


def _parts(value: str) -> list[str]:
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
    return [part.strip() for part in (*parts, current + value[position:])]


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
    written = without_marks(text)
    text = western(written)
    return _tolerant(text, written, comma) or _range(text, written, comma) or _single(text, written, comma)


def _single(text: str, written: str, comma: bool) -> _Found | None:
    value, unit = _measured(text, comma)
    return _Found(Number(value, unit=unit), written) if value and (not unit or is_unit(unit, text)) else None


def _tolerant(text: str, written: str, comma: bool) -> _Found | None:
    """`9.81 ± 0.05 m/s^2`, `(9.81 ± 0.05) m/s^2`, `50 % ± 2 %`; per cent of the value: `9.81 ± 1 % m`."""
    bracketed = _BRACKETED.fullmatch(text)
    said, outside = (bracketed["inside"].strip(), bracketed["unit"]) if bracketed else (text, "")
    off = _OFF.search(said, 1)
    if off is None:
        return None
    value, unit = _measured(said[: off.start()], comma)
    margin, other = _measured(said[off.end() :], comma)
    if other.startswith("% ") and not outside:
        other, outside = "%", other[2:].strip()
    units = {name for name in (unit, other, outside) if name}
    if not value or not margin or margin.startswith("-"):
        return None
    if other == "%" and (unit or outside) != "%":
        units.discard("%")
        margin = f"{abs(Decimal(value)) * Decimal(margin) / 100:f}"
    if len(units) > 1 or not all(map(may_be_unit, units)):
        return None
    name = next(iter(units), "")
    at = text.index(said)
    typed = written[at : at + off.start()].strip()
    return _Found(Number(value, _short(margin), name), f"{typed} {name}" if name and not unit else typed)


def _range(text: str, written: str, comma: bool) -> _Found | None:
    """`9.7 to 9.9 m`, `9.7..9.9`. Two years with a word between them are a text."""
    to = _TO.search(text)
    if to is None:
        return None
    first, second = text[: to.start()].strip(), text[to.end() :].strip()
    (low, unit), (high, other) = _measured(first, comma), _measured(second, comma)
    if not low or not high or (unit and unit != other) or (other and not may_be_unit(other)):
        return None
    if to[0].strip(" .…") and _are_years(first, second):
        return None
    least, most = Decimal(low), Decimal(high)
    if least >= most:
        return None
    middle, half = (least + most) / 2, (most - least) / 2
    return _Found(Number(f"{middle:f}", f"{half:f}", other, between=True), written)


def _are_years(first: str, second: str) -> bool:
    return bool(_YEARS.fullmatch(first.strip()) and _YEARS.fullmatch(second.strip()))


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
    digits = found["digits"].rstrip(" \u00a0\u202f'’,٫٬")
    exponent = found["e"] or found["ten"] or (found["raised"] or "").translate(_SUPERSCRIPTS)
    rest = text.strip()[found.end() if exponent else found.start("digits") + len(digits) :]
    value = _value(re.sub("[\u00a0\u202f]", " ", digits).replace("’", "'"), comma)
    number = f"{found['sign']}{value}{f'e{exponent}' if exponent else ''}".replace("\u2212", "-")
    return (number if value else ""), rest.strip()


def _value(digits: str, comma: bool) -> str:
    """Digits with groups and a decimal sign, as digits with a decimal point; empty if they are not a number."""
    if "٫" in digits or "٬" in digits:
        arabic = _ARABIC.fullmatch(digits)
        plain = digits.replace("٬", "").replace("٫", ".")
        return plain if arabic and _PLAIN.fullmatch(plain) else ""
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
