"""What a user names as a dialect -> the dialect: a known one, one of the project, or one in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from deckpress.disk import MOST_SETTINGS, FileError, read_file
from deckpress.project.config import find_project
from deckpress.project.dialects import FILES
from deckpress.reading.dialects import Dialect, names
from deckpress.reading.dialects.own import DialectError, own_dialect
from deckpress.reading.values import NoValuesError, read_toml


def chosen_dialect(value: str, start: Path) -> str | Dialect:
    """The dialect that a user names: a known one, one of the project, or a file of his own. Raises ValueError."""
    if value in names():
        return value
    if value.endswith(".toml"):
        return _from_file(start / value)
    own = find_project(start)[0].dialects
    if value not in own:
        raise ValueError(f"no dialect '{value}'; there are {', '.join((*names(), *own))}")
    return own[value].dialect


def _from_file(path: Path) -> Dialect:
    """The dialect of a file: its marks, in a table or not."""
    try:
        values, _ = read_toml(read_file(path, MOST_SETTINGS).decode("utf-8-sig").replace("\r\n", "\n"))
        tables = values.get("dialects")
        if (
            isinstance(tables, Mapping)
            and len(tables) == 1
            and isinstance(marks := next(iter(tables.values())), Mapping)
        ):
            values = dict(marks)
        return own_dialect(path.stem, {key: mark for key, mark in values.items() if key != FILES})
    except FileError as error:
        raise ValueError(f"{path.name}: {error.at(path.name).message}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name} is not UTF-8") from error
    except NoValuesError as error:
        raise ValueError(f"{path.name} is not valid TOML: {error.words}") from error
    except DialectError as error:
        raise ValueError(f"{path.name}: {error}") from error
