"""The `_` files beside templates (fonts, scripts, pictures) -> media of every package, and their names in templates.

If a file is named only by a template, Anki copies it only if its name begins with `_`; then it never counts as unused
and is never replaced (Anki's rules on media). So each file gets a name made from its content, and the templates use it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.media import THEME_FILE_EMPTY, THEME_FILE_TOO_LARGE, THEME_FILE_UNREADABLE
from deckpress.disk import FileError, below, is_folder, is_there, read_file
from deckpress.media import MOST_BYTES, template_media
from deckpress.model import Media

_TEMPLATES = (".j2", ".css")
_PART_OF_NAME = r"[\w./%-]"


def read_files(folder: Path, shown: str, within: Path | None = None) -> tuple[dict[str, Media], Diagnostics]:
    """The `_` files of a folder except templates, by their paths in it; files outside the folder `within` are refused.

    Errors: DP010, DP402, DP404 and DP406.
    """
    found: dict[str, Media] = {}
    diagnostics: list[Diagnostic] = []
    for path in below(folder, "_*"):
        name = path.relative_to(folder).as_posix()
        place = Location(f"{shown}/{name}", 0)
        try:
            if name.endswith(_TEMPLATES) or is_folder(path) or not is_there(path):
                continue
            if (size := path.stat().st_size) > MOST_BYTES:
                seen.note("bytes", path)
                diagnostics.append(THEME_FILE_TOO_LARGE.at(place, size=f"{size / 2**20:,.0f}"))
            elif data := read_file(path, MOST_BYTES, within):
                found[name] = template_media(path.name, data)
            else:
                diagnostics.append(THEME_FILE_EMPTY.at(place))
        except FileError as error:
            diagnostics.append(error.at(place.path, otherwise=THEME_FILE_UNREADABLE))
        except OSError as error:
            diagnostics.append(THEME_FILE_UNREADABLE.at(place, reason=error.strerror or str(error)))
    return found, tuple(diagnostics)


def replace_names(
    sources: Mapping[str, tuple[str, str]], files: Mapping[str, Media], address: Callable[[Media], str]
) -> dict[str, tuple[str, str]]:
    """The templates, as name -> (text, shown path), with the address of each file in place of its name.

    Templates name a file by its path in the folder of templates, or by its name alone if no other file has that name.
    """
    if not files:
        return dict(sources)
    names: dict[str, Media] = {}
    for path, media in files.items():
        name = path.rpartition("/")[2]
        if sum(other.rpartition("/")[2] == name for other in files) == 1:
            names |= {name: media, quote(name): media}
    for path, media in files.items():
        names |= {path: media, quote(path): media}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!{_PART_OF_NAME})(?:\./|\.\./)*({longest_first})(?![\w-]|\.\w)")
    return {
        template: (pattern.sub(lambda found: address(names[found[1]]), text), shown)
        for template, (text, shown) in sources.items()
    }


def data_address(media: Media) -> str:
    """A data: URL with the content of a file, for pages."""
    return f"data:{media.mime};base64,{base64.b64encode(media.data).decode()}"
