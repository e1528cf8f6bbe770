"""A reference in a document -> the media file on the disk or the internet, read once, or a diagnostic."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostics, Location, Rule
from deckpress.diagnostics.catalogue.files import MEDIA_NOT_A_FILE
from deckpress.diagnostics.catalogue.media import (
    AMBIGUOUS_NAME,
    EMPTY_MEDIA,
    MEDIA_ADDRESS_OF_FILE,
    MEDIA_LINK_CIRCLE,
    MEDIA_OUTSIDE,
    MEDIA_TOO_LARGE,
    MEDIA_UNREADABLE,
    NO_MEDIA,
    NO_MEDIA_ON_DISK,
    NO_MEDIA_PATH,
    NOT_FETCHED,
    REMOTE_MEDIA,
    SHOWN_BY_FEW,
    SVG_CLEANED,
    UNUSABLE_SVG,
    WRONG_MEDIA_TYPE,
)
from deckpress.disk import FileError, is_file, is_inside, odd_kind, read_file, resolve
from deckpress.frozen import dataclass
from deckpress.media import MOST_BYTES, RARE_TYPES, SUFFIXES, MediaLoader, make_media, media_suffix, suffix_of
from deckpress.model import Image, Media
from deckpress.project.library import Library
from deckpress.project.near_paths import advice, is_of_one_computer
from deckpress.project.paths import shown_path
from deckpress.project.sources import SourceFile

_WORDS = {"image": "image", "audio": "audio file", "video": "video"}
_FORMATS = {
    "image": "PNG, JPEG, GIF, WebP, AVIF or SVG",
    "audio": "MP3, Ogg, Opus, WAV, M4A, FLAC or AAC",
    "video": "MP4, WebM, Ogg, MOV, MKV or AVI",
}
_Diagnose = Callable[[Location], Diagnostics]
_Loaded = tuple[Media | None, _Diagnose]


def media_loader(
    source: SourceFile,
    start: Path,
    library: Library | None = None,
    *,
    allow_outside: bool = False,
    notes: Mapping[str, SourceFile] | None = None,
) -> MediaLoader:
    """A loader for the media of one file: paths count from its folder, `/` from its root.

    `notes` are the notes that the file embeds, by their shown paths: the paths in these count from their folders.

    Diagnostics: DP010 not a plain file, DP401 not found, DP402 outside the root, DP403 of an unknown type, DP404
    unreadable, DP406 too large, DP407 a bare name that several files have; warnings are DP405 remote, DP410 cleaned,
    DP412 not downloaded.
    """
    seen: dict[tuple[str, str, bool, str, str], _Loaded] = {}
    finder = Finder(source, start, library or Library(), allow_outside)
    others = {} if notes is None else notes

    def load(image: Image) -> tuple[Media | None, Diagnostics]:
        key = (image.src, image.kind, image.wiki, image.written, image.location.path)
        if key not in seen:
            own = others.get(image.location.path, source)
            seen[key] = (finder if own is source else replace(finder, source=own)).load(image)
        media, problems = seen[key]
        return media, problems(image.location)

    return load


def _no_problem(_: Location) -> Diagnostics:
    return ()


def _problem(rule: Rule, /, *, hint: str = "", **parts: Any) -> _Loaded:
    return None, lambda location: (rule.at(location, hint=hint, **parts),)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds and reads the media of one file."""

    source: SourceFile
    start: Path
    library: Library
    allow_outside: bool

    def load(self, image: Image) -> _Loaded:
        """The media file of a reference."""
        if image.src.lower().startswith("data:"):
            return _inline(image)
        if image.remote:
            return self.remote(image)
        if not image.src.strip():
            return _problem(NO_MEDIA_PATH, what=_WORDS[image.kind])
        if image.src.lower().startswith("file:"):
            return _problem(MEDIA_ADDRESS_OF_FILE, address=image.src)
        return self.read(image)

    def read(self, image: Image) -> _Loaded:
        """A file on the disk."""
        try:
            path = self.find(image)
            if not isinstance(path, Path):
                return path
            tried = shown_path(Path(os.path.normpath(path)), self.start)
            if refused := self.refuse(image, path, tried):
                return refused
            self.library.used.add(resolve(path))
            if (size := path.stat().st_size) > MOST_BYTES:
                seen.note("bytes", path)
                return _problem(MEDIA_TOO_LARGE, path=tried, size=f"{size / 2**20:,.0f}")
            data = read_file(path, MOST_BYTES)
        except FileError as error:
            return _problem(MEDIA_UNREADABLE, path=tried, reason=error)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            return _problem(MEDIA_UNREADABLE, path=image.src[:200], reason=reason)
        return _make(image, path.name, tried, data)

    def refuse(self, image: Image, path: Path, tried: str) -> _Loaded | None:
        """The problem with a path that is not a file of the project; `tried` names it."""
        what = _WORDS[image.kind]
        if not self.allow_outside and not is_inside(path, self.source.root):
            return _problem(MEDIA_OUTSIDE, what=what, path=tried)
        if _in_circle(path):
            return _problem(MEDIA_LINK_CIRCLE, path=tried)
        if (kind := odd_kind(path)) and kind != "folder":
            return _problem(MEDIA_NOT_A_FILE, path=tried, kind=kind, hint=f"name the {what} itself")
        if not is_file(path):
            hint = advice(image, path, self.source, self.start, self.library)
            if is_of_one_computer(image):
                return _problem(NO_MEDIA_ON_DISK, path=image.src[:200], hint=hint)
            written = image.src[:200] if image.src.startswith("/") else tried
            return _problem(NO_MEDIA, what=what, path=written, hint=hint)
        return None

    def remote(self, image: Image) -> _Loaded:
        """A file on the internet: a link, or downloaded if the user asked for that."""
        what, fetch = _WORDS[image.kind], self.library.fetch
        if fetch is None:
            return _problem(REMOTE_MEDIA, what=what, address=image.src)
        data, reason = fetch(image.src)
        name = unquote(urlsplit(image.src).path)
        if not reason:
            media, diagnose = _make(image, name, "the downloaded file", data)
            if media is not None:
                return media, diagnose
            reason = next((d.message for d in diagnose(Location(""))), "")
        return _problem(NOT_FETCHED, address=image.src, reason=reason)

    def find(self, image: Image) -> Path | _Loaded:
        """The file that a reference means, whether it exists or not; DP407 for a bare name that several files have."""
        path = self.path_of(image.src)
        if "\\" in image.written and not _is_file(path):
            with_slashes = self.path_of(image.written.replace("\\", "/"))
            path = with_slashes if _is_file(with_slashes) else path
        if not image.wiki or _is_file(path):
            return path
        plain = image.src.split("#", 1)[0].replace("\\", "/").strip("/")
        if _is_file(self.source.root / plain):
            return self.source.root / plain
        files = self.library.files(self.source.root, plain)
        if len(files) > 1:
            some = ", ".join(shown_path(file, self.start) for file in files[:3])
            return _problem(AMBIGUOUS_NAME, name=plain, files=some + (", ..." if len(files) > 3 else ""))
        return files[0] if files else path

    def path_of(self, src: str) -> Path:
        """The file of the path as it is written, else of the path decoded (`%20`) and without `?..` or `#..`.

        With `allow_outside`, a path that begins with / and is not found below the root is a path of the disk.
        """
        folder = self.source.root if src.startswith("/") else self.source.path.parent
        plain = unquote(src.split("#", 1)[0].split("?", 1)[0]).replace("\0", "")
        for spelling in _spellings(src, plain):
            if _is_file(folder / spelling.lstrip("/")):
                return folder / spelling.lstrip("/")
            if self.allow_outside and src.startswith("/") and _is_file(Path(spelling)):
                return Path(spelling)
        return folder / plain.lstrip("/")


def _inline(image: Image) -> _Loaded:
    """A picture in a data: address. An SVG is cleaned, and becomes a file if something was removed."""
    from deckpress.html.svg import read_data_address

    kind, data = read_data_address(image.src)
    if "svg" not in kind and media_suffix("", data) != ".svg":
        return None, _no_problem
    media, diagnose = _make(image, "picture.svg", "the picture in this address", data)
    return (None, _no_problem) if media is not None and media.data == data else (media, diagnose)


def _make(image: Image, name: str, tried: str, data: bytes) -> _Loaded:
    """The media file for the bytes that were read; `tried` names them in diagnostics."""
    if not data:
        return _problem(EMPTY_MEDIA, path=tried)
    diagnose: _Diagnose = _no_problem
    if media_suffix(name, data) == ".svg":
        from deckpress.html.svg import SvgError, clean_svg

        try:
            data, removed = clean_svg(data)
        except SvgError as error:
            return _problem(UNUSABLE_SVG, path=tried, reason=error)
        if removed:
            _, diagnose = _problem(SVG_CLEANED, path=tried, parts=", ".join(removed[:4]))
    media = make_media(name, data)
    if media is None or (image.kind == "image") != (SUFFIXES[suffix_of(media.name)] == "image"):
        hint = "" if image.kind == "image" else f"use {_FORMATS[image.kind]}"
        return _problem(WRONG_MEDIA_TYPE, path=tried, formats=_FORMATS[image.kind], hint=hint)
    if kind := RARE_TYPES.get(suffix_of(media.name)):
        _, diagnose = _problem(SHOWN_BY_FEW, path=tried, kind=kind)
    return media, diagnose


def _spellings(src: str, plain: str) -> Iterator[str]:
    """A path as written, decoded, in both forms of Unicode that disks have, and with Windows' separators."""
    yield src
    yield plain
    if not plain.isascii():
        yield unicodedata.normalize("NFC", plain)
        yield unicodedata.normalize("NFD", plain)
    if "\\" in plain:
        yield plain.replace("\\", "/")


def _in_circle(path: Path) -> bool:
    """True if symbolic links lead from a path back to it; Python 3.13 resolves such a path without an error."""
    seen.note("kind", path)
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _is_file(path: Path) -> bool:
    try:
        return is_file(path)
    except (OSError, ValueError):
        return False
