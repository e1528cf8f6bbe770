"""YAML and TOML -> plain values: no number too long to print, and no character that a deck cannot contain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckpress.reading.text.source import fit
from deckpress.regex import regex

MOST_DIGITS = 1000
"""The longest number that is read; Python itself prints none of more than 4,300 digits."""

_TOO_LONG = f"a number of more than {MOST_DIGITS:,} characters"
_SCALARS = ("int", "float", "timestamp")
_BROKEN = (ValueError, ArithmeticError, LookupError, AttributeError, TypeError)
"""What PyYAML raises for a value that does not fit its written type: `!!bool x`, 2026-13-01."""
_IN_PLAIN_WORDS = (
    ("expected ',' or ']'", "a list lacks a comma or its closing ]"),
    ("expected ',' or '}'", "a comma or the closing } is missing"),
    ("found unexpected end of stream", "the closing quotation mark is missing"),
    ("mapping values are not allowed", "a colon with a blank after it is not allowed here"),
    ("could not find expected ':'", "a name lacks the colon after it"),
    (r"found character '\t'", "a tab is not allowed here"),
    ("expected the node content", "a value is missing"),
    ("expected <block end>", "this line does not fit the lines above it"),
)
"""How the commonest problems begin in PyYAML's words, which are about tokens and streams, and what they mean."""


class NoValuesError(ValueError):
    """A text that cannot be read: `words` give the reason; `line` and `column` count from 1, and are 0 if unknown."""

    def __init__(self, words: str, line: int = 0, column: int = 0) -> None:
        super().__init__(words)
        self.words, self.line, self.column = words, line, column


def read_yaml(text: str) -> tuple[object, str]:
    """The value of a YAML text, and the first character in it that a deck cannot contain. Raises NoValuesError."""
    import yaml

    unfit: list[str] = []

    class Loader(yaml.SafeLoader):
        pass

    def text_of(loader: Any, node: Any) -> str:
        kept, found = fit(loader.construct_scalar(node))
        unfit.extend(found)
        return kept

    def number(loader: Any, node: Any) -> object:
        if len(str(node.value)) > MOST_DIGITS:
            raise yaml.constructor.ConstructorError(None, None, _TOO_LONG, node.start_mark)
        return yaml.SafeLoader.yaml_constructors[node.tag](loader, node)

    Loader.add_constructor("tag:yaml.org,2002:str", text_of)
    for name in _SCALARS:
        Loader.add_constructor(f"tag:yaml.org,2002:{name}", number)
    try:
        return yaml.load(text, Loader), "".join(unfit[:1])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise NoValuesError(_in_plain_words(error.problem or "it cannot be read"), *place) from error
    except RecursionError as error:
        raise NoValuesError("it is nested too deeply") from error
    except yaml.YAMLError as error:
        raise NoValuesError(str(error).split("\n", 1)[0]) from error
    except _BROKEN as error:
        words = str(error) if isinstance(error, ValueError) else "a value is not of the type that it is written as"
        raise NoValuesError(words.split("\n", 1)[0]) from error


def _in_plain_words(problem: str) -> str:
    """A problem in words for people who know little of YAML."""
    return next((words for head, words in _IN_PLAIN_WORDS if problem.startswith(head)), problem)


def read_toml(text: str) -> tuple[dict[str, Any], str]:
    """The values of a TOML text, and the first character in it that a deck cannot contain. Raises NoValuesError."""
    import tomllib

    try:
        values = tomllib.loads(text)
        unfit: list[str] = []
        return {key: _plain(value, unfit) for key, value in values.items()}, "".join(unfit[:1])
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        place = (int(found[1]), int(found[2])) if found else (0, 0)
        raise NoValuesError(str(error), *place) from error
    except RecursionError as error:
        raise NoValuesError("it is nested too deeply") from error
    except ValueError as error:  # of int(), for a number of more digits than Python converts
        raise NoValuesError(_TOO_LONG) from error


_AT = regex(r" \(at line (\d+), column (\d+)\)\Z")
"""How Python says where a TOML text is wrong."""


def _plain(value: Any, unfit: list[str]) -> Any:
    """A value without characters that a deck cannot contain. Raises ValueError for a number that is too long."""
    if isinstance(value, str):
        kept, found = fit(value)
        unfit.extend(found)
        return kept
    if isinstance(value, Mapping):
        return {key: _plain(inner, unfit) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, unfit) for inner in value]
    if type(value) is int and value.bit_length() > 3 * MOST_DIGITS:
        raise ValueError(_TOO_LONG)
    return value
