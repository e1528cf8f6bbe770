"""The name or file that a user gives -> the dialect: a known one, one of the project, or one that the file defines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from deckpress.disk import MOST_SETTINGS, FileError, read_file
from deckpress.project.config import find_project
from deckpress.project.dialects import FILES
from deckpress.reading.dialects import Dialect, names
from deckpress.reading.dialects.own import DialectError, own_dialect
from deckpress.reading.settings.values import NoValuesError, read_toml


def chosen_dialect(value: str, start: Path) -> str | Dialect:
    """The dialect that a user names: a known one, one of the project, or a file that defines one. Raises ValueError."""
    if value in names():
        return value
    if value.endswith(".toml"):
        return _from_file(start / value)
    own = find_project(start)[0].dialects
    if value not in own:
        raise ValueError(f"there is no dialect '{value}'; choose from {', '.join((*names(), *own))}")
    return own[value].dialect


def _from_file(path: Path) -> Dialect:
    """The dialect that a file defines; its marks may be in a table `[dialects.NAME]`."""
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
