"""The units that people write after a number."""

from __future__ import annotations

import re

from deckpress.regex import regex

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
    " م كم سم مم كغ كجم غ جم ل مل ث س نيوتن جول واط متر أمتار كيلومتر لتر غرام جرام كيلوغرام ثانية ثوان دقيقة دقائق"
    " ساعة ساعات يوم أيام سنة سنوات درجة کیلومتر کیلوگرم گرم لیتر ثانیه دقیقه ساعت روز سال درجه"
    " metro metros kilómetro kilómetros gramo gramos kilogramo kilogramos litro litros grado grados".split()
)
_GLUED = frozenset(("%", "‰", "°", "°C", "°F", "€", "$", "£", "¥"))
"""Units that need no blank before them, as all with two characters or more."""
_EXPONENT = regex(r"(?:\^|\*\*)?\{?[-−]?[0-9]\}?\Z|[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]{1,2}\Z")


def is_unit(unit: str, text: str) -> bool:
    """True for a unit that is known, at the end of a text: `m/s^2`, `kWh`, `days`; but not the K of `4K`."""
    glued = text.removesuffix(unit)[-1:].isdigit()
    if glued and len(unit) == 1 and unit not in _GLUED:
        return False
    factors = [part for part in re.split(r"[/·⋅*.\s]|(?<!\*)\*(?!\*)", unit) if part]
    return bool(factors) and all(_EXPONENT.sub("", part) in _UNITS or part in _UNITS for part in factors)


def may_be_unit(unit: str) -> bool:
    """True for a text that can only be a unit after a tolerance or a range: a short word without digits before it."""
    return len(unit) <= 24 and not unit[0].isdigit() and unit.count(" ") <= 2 and unit[0] not in ".,;:±+-("
