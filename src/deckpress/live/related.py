"""Changed files and the texts of a build -> whether the build may use one of the files.

Around the sources, a watcher sees all media and notes, also those of other decks. A card names what it shows, so a file
whose name is in no text changes nothing.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import unquote

from deckpress.live.watching import Difference, Places
from deckpress.markdown.surroundings import NOTES
from deckpress.media import SUFFIXES as MEDIA

_NAMED = frozenset((*MEDIA, *NOTES))
"""The suffixes of files that a build uses only if a text names them."""
_OF_TEMPLATES = frozenset((".css", ".j2", ".js", ".woff2"))
_TEMPLATES = "templates"
"""The folder in which files with those suffixes count, also when it appears."""


def is_related(changed: Difference, places: Places, texts: Iterable[str]) -> bool:
    """True if one of the files may be part of a build of these texts."""
    other = [path for path in changed.paths if not _is_watched(path, places.paths)]
    if not other or len(other) < len(changed.paths) or any(map(_counts_unnamed, other)):
        return True
    shown = [_folded(text) for text in texts]
    return not shown or any(_folded(path.stem) in text for path in other for text in shown)


def _counts_unnamed(path: Path) -> bool:
    """True for a file that a build may use even if no text names it."""
    suffix = path.suffix.lower()
    return suffix not in _NAMED and (suffix not in _OF_TEMPLATES or _TEMPLATES in path.parts)


def _is_watched(path: Path, paths: Collection[Path]) -> bool:
    """True if a path is watched itself, or lies in a folder that is."""
    return path in paths or any(parent in paths for parent in path.parents)


def _folded(text: str) -> str:
    """A text in which names can be searched for: without escapes, and in one case."""
    plain = html.unescape(unquote(text.replace("\\", "")))
    return unicodedata.normalize("NFC", plain).casefold()
