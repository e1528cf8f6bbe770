"""A `src` in a document -> the picture on the disk, read once, or the sentence that says why not."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.media import ImageLoader, make_media
from deckpress.model import Media
from deckpress.project.paths import shown_path
from deckpress.project.sources import SourceFile

_REMOTE = ("http:", "https:", "ftp:", "//")
_Told = Callable[[Location], Diagnostics]


def image_loader(source: SourceFile, start: Path, *, allow_outside: bool) -> ImageLoader:
    """A loader for the images of one file: paths count from its folder, `/` from its root.

    Diagnostics: DP401 not there, DP402 outside the root, DP403 no image, DP404 unreadable, DP405 (warning) remote.
    """
    seen: dict[str, tuple[Media | None, _Told]] = {}

    def load(src: str, location: Location) -> tuple[Media | None, Diagnostics]:
        if src not in seen:
            seen[src] = _load(src, source, start, allow_outside=allow_outside)
        media, problems = seen[src]
        return media, problems(location)

    return load


def _load(src: str, source: SourceFile, start: Path, *, allow_outside: bool) -> tuple[Media | None, _Told]:
    def problem(code: str, message: str, hint: str = "") -> _Told:
        return lambda location: (Diagnostic(location, code, message, hint),)

    if src.lower().startswith("data:"):
        return None, lambda _: ()
    if src.lower().startswith(_REMOTE):
        return None, problem("DP405", f"this image is fetched from the internet each time it is shown: {src}")
    if not src.strip():
        return None, problem("DP401", "this image has no path", "write its path between the brackets")
    if src.lower().startswith("file:"):
        hint = "write the path from the folder of the Markdown file instead"
        return None, problem("DP401", f"an address of this machine alone: {src}", hint)
    try:
        path = _find(src, source, allow_outside=allow_outside)
        tried = shown_path(Path(os.path.normpath(path)), start)
        if not allow_outside and not path.resolve().is_relative_to(source.root.resolve()):
            return None, problem("DP402", f"this image lies outside the project: {tried}")
        if _in_circle(path):
            return None, problem("DP404", f"{tried} cannot be read: its links lead in a circle")
        if not path.is_file():
            return None, problem("DP401", f"there is no image {tried}")
        data = path.read_bytes()
    except RuntimeError:  # how Python 3.11 and 3.12 say that links lead in a circle
        return None, problem("DP404", f"{tried} cannot be read: its links lead in a circle")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return None, problem("DP404", f"{src[:200]} cannot be read: {reason}")
    if not data:
        return None, problem("DP403", f"{tried} is empty")
    media = make_media(path.name, data)
    if media is None:
        return None, problem("DP403", f"{tried} is no PNG, JPEG, GIF, WebP or SVG")
    return media, lambda _: ()


def _in_circle(path: Path) -> bool:
    """True if symbolic links lead from a path back to it; Python 3.13 resolves such a path without a word."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _find(src: str, source: SourceFile, *, allow_outside: bool) -> Path:
    """The file a `src` means: as written if there is one, else without `%20` and the like and without `?..` or `#..`.

    With `allow_outside`, an absolute path that is none from the root is one of the machine.
    """
    folder = source.root if src.startswith("/") else source.path.parent
    plain = unquote(src.split("#", 1)[0].split("?", 1)[0]).replace("\0", "")
    for written in (src, plain):
        if _is_file(folder / written.lstrip("/")):
            return folder / written.lstrip("/")
        if allow_outside and src.startswith("/") and _is_file(Path(written)):
            return Path(written)
    return folder / plain.lstrip("/")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
