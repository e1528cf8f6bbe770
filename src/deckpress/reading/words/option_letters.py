"""The letters of options in the alphabets of many languages: A, B, C, а, б, в, أ, ب, ج, ア, イ, ウ, 가, 나, 다."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.regex import regex

_LATIN = tuple("ABCDEFGHIJKL")
_DIGITS = tuple("123456789")
_CIRCLED = ("①②③④⑤⑥⑦⑧⑨⑩", "ⒶⒷⒸⒹⒺⒻⒼⒽ", "㉠㉡㉢㉣㉤㉥㉦㉧", "㉮㉯㉰㉱㉲㉳")
_ORDERS = (
    _LATIN,
    _DIGITS,
    *map(
        tuple,
        (
            *_CIRCLED,
            "АБВГДЕЖЗИКЛМ",
            "ΑΒΓΔΕΖΗΘ",
            "ԱԲԳԴԵԶ",
            "აბგდევ",
            "אבגדהוזח",
            "أبجدهوزح",
            "ابجدهوزح",
            "أبتث",
            "ابتث",
            "कखगघङ",
            "अबसद",
            "কখগঘঙ",
            "અબકડ",
            "กขคงจฉ",
            "アイウエオカキク",
            "あいうえお",
            "가나다라마바사아",
            "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊ",
            "甲乙丙丁戊己",
        ),
    ),
    ("الف", "ب", "ج", "د", "ه", "و"),
)
"""The orders in which letters count options. A letter has the same place in all orders that it is in."""
_UPPER = tuple(tuple(letter.upper() for letter in order) for order in _ORDERS)
_BEGUN = {first: tuple(order for order in _UPPER if order[0] == first) for first in {order[0] for order in _UPPER}}
"""The alphabets that begin with a letter."""
_ORDERS_OF = {letter: tuple(order for order in _UPPER if letter in order) for order in _UPPER for letter in order}
"""The alphabets that hold a letter."""
_FEWEST_LOOSE = 3
_PLACES = {letter: place for order in _UPPER for place, letter in enumerate(order)}
_PAIRS = frozenset((above, order[place + 1]) for order in _UPPER for place, above in enumerate(order[:-1]))
_FOREIGN = "".join(
    sorted({case for order in _ORDERS[2:] for letter in order if len(letter) == 1 for case in (letter, letter.lower())})
)
ANY_LETTER = rf"(?:الف|[A-Za-zА-Яа-я{_FOREIGN}])"
"""A letter, as part of a pattern."""
FOREIGN_LETTER = rf"(?:الف|[{_FOREIGN}])"
"""A letter that is not Latin, as part of a pattern."""
NEAR_LETTER = rf"(?:[A-La-lА-Иа-и]|{FOREIGN_LETTER})"
"""A letter of one of the first options."""
CIRCLED_LETTER = rf"[{''.join(_CIRCLED)}{''.join(_CIRCLED).lower()}]"
"""A letter or digit in a circle, which needs no mark after it."""
_SIGNS_OF_WORDS = r"\w\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e00-\u0e7f"
"""What makes a letter a part of a word, which includes the vowel signs of India and Thailand."""
_ALONE = regex(rf"(?<![{_SIGNS_OF_WORDS}])(?!و){FOREIGN_LETTER}(?![{_SIGNS_OF_WORDS}])")
"""A letter that may name an option in an answer; the Arabic letter in the sixth place also means `and`."""


def is_first(letter: str) -> bool:
    """True for the first letter of an alphabet: A, а, أ, ア, 가."""
    return _PLACES.get(letter.upper()) == 0


def is_second(letter: str) -> bool:
    """True for the second letter of an alphabet: B, б, ب, イ, 나."""
    return _PLACES.get(letter.upper()) == 1


def is_next(letter: str, above: str) -> bool:
    """True for a letter right after another one in an alphabet."""
    return (above.upper(), letter.upper()) in _PAIRS


def sequence(letters: Sequence[str]) -> tuple[str, ...]:
    """The labels if they count up from the first one, in Latin letters whatever the alphabet; else nothing."""
    count = len(letters)
    upper = tuple(letter.upper() for letter in letters)
    if count < 2 or not all(letters):
        return ()
    order = next((order for order in _BEGUN.get(upper[0], ()) if order[:count] == upper), None)
    return () if order is None else upper if order == _DIGITS else _LATIN[:count]


def loose_sequence(letters: Sequence[str]) -> tuple[str, ...]:
    """The labels, if the letters are those of a sequence in any order, or with one letter missing or repeated.

    With a letter missing or repeated, the first one counts from the first place, unless it is the first letter that is
    missing. A letter that two options share is doubled, `BB`, so that no answer names either of them.
    """
    upper = [letter.upper() for letter in letters]
    if len(upper) < _FEWEST_LOOSE or not all(upper):
        return ()
    for order in _ORDERS_OF.get(upper[0], ()):
        places = [order.index(letter) for letter in upper if letter in order[: len(upper) + 1]]
        if order == _DIGITS or len(places) < len(upper) or len({*places}) < len(places) - 1:
            continue
        if places[0] and max(places) >= len(places) and places != [*range(1, len(places) + 1)]:
            continue
        if places[0] and len({*places}) < len(places):
            continue
        return tuple(_LATIN[place] * places.count(place) for place in places)
    return ()


def in_latin(said: str) -> str:
    """An answer with single letters of any alphabet replaced by A, B, C: `б` becomes B. It keeps its length."""
    return _ALONE.sub(lambda found: _LATIN[_PLACES[found.group().upper()]].rjust(len(found.group())), said)


def with_plain_digits(said: str, labels: Sequence[str]) -> str:
    """An answer with plain digits for those in circles, if digits are the labels of the options, and of its length."""
    return _CIRCLED_DIGIT.sub(_plain, said) if labels[:1] == ("1",) and not said.isascii() else said


_CIRCLED_DIGIT = regex("[①-⑨]")


def _plain(circled: re.Match[str]) -> str:
    return _DIGITS[_PLACES[circled.group()]]
