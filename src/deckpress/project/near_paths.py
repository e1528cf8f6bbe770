"""A path that leads to no file -> what the author may have meant: another case, another folder, the project's root."""

from __future__ import annotations

import os
import re
from pathlib import Path

from deckpress.disk import is_file, resolve
from deckpress.inert import same_name
from deckpress.media import suffix_of
from deckpress.model import Image
from deckpress.project.library import Library
from deckpress.project.paths import printable, shown_path
from deckpress.project.sources import SourceFile
from deckpress.regex import regex

_OF_ONE_COMPUTER = regex(r"[A-Za-z]:[\\/]|\\\\|~/")
"""The beginning of a path with a drive, a server or a home folder."""


def is_of_one_computer(image: Image) -> bool:
    """True for a path such as `C:\\pics\\x.png`, `\\\\server\\pics\\x.png` or `~/pics/x.png`."""
    return bool(_OF_ONE_COMPUTER.match(image.src) or _OF_ONE_COMPUTER.match(image.written))


def advice(image: Image, tried: Path, source: SourceFile, start: Path, library: Library) -> str:
    """What to write instead of a path that leads to no file, here `tried`; empty if nothing better is known."""
    near = _in_other_case(tried, source.root, library)
    if near is not None:
        return f"write {_from_folder(near, source)}: capital and small letters are different on Linux and in Anki"
    if image.src.startswith("/") and _is_below(Path(image.src), source.root):
        return f"write {_from_folder(Path(image.src), source)}, which is the path from the folder of the Markdown file"
    files = library.files(source.root, image.name) if source.in_project and suffix_of(image.name) else ()
    if len(files) == 1:
        return f"{shown_path(files[0], start)} exists; write the path to it"
    if is_of_one_computer(image):
        better = "/".join(part for part in re.split(r"[\\/]+", image.src)[-2:] if part != "~")
        return f"copy the file beside the Markdown file, and write its path from there, such as {printable(better)}"
    if image.src.startswith("/"):
        whole = "project" if source.in_project else "folder that deckpress was started in"
        return f"a path that begins with / counts from the root of the {whole}, not of the disk"
    return ""


def _from_folder(path: Path, source: SourceFile) -> str:
    """The path from the folder of a Markdown file, as it is written there."""
    return printable(Path(os.path.relpath(path, source.path.parent)).as_posix())


def _is_below(path: Path, root: Path) -> bool:
    try:
        return is_file(path) and resolve(path).is_relative_to(resolve(root))
    except (OSError, RuntimeError, ValueError):
        return False


def _in_other_case(path: Path, root: Path, library: Library) -> Path | None:
    """The only file below the root whose path differs from this one in capital and small letters alone."""
    top = Path(os.path.normpath(root.absolute()))
    whole = Path(os.path.normpath(str(path.absolute()).replace("\\", "/")))
    if not whole.is_relative_to(top):
        return None
    for part in whole.relative_to(top).parts:
        names = library.names(top).get(same_name(part), ())
        if part not in names and len(names) != 1:
            return None
        top /= part if part in names else names[0]
    return top if is_file(top) and _is_below(top, root) else None
