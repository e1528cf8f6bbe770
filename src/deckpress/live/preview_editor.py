"""The editor that opens a place in a source: the user's own editor, or VS Code through a link.

The preview starts only editors with a window of their own: one in the terminal would compete with it for the keyboard.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import PurePath

_PLACE = "{path}:{line}:{column}"
EDITORS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), ("--goto", _PLACE)),
    **dict.fromkeys(("subl", "zed", "zeditor"), (_PLACE,)),
    **dict.fromkeys(("gvim", "mvim"), ("+call cursor({line},{column})", "{path}")),
    **dict.fromkeys(("gedit", "emacsclient", "gnome-text-editor", "xed"), ("+{line}:{column}", "{path}")),
    **dict.fromkeys(("kate", "kwrite"), ("--line", "{line}", "--column", "{column}", "{path}")),
    **dict.fromkeys(
        ("idea", "pycharm", "webstorm", "clion", "goland"), ("--line", "{line}", "--column", "{column}", "{path}")
    ),
    "mate": ("--line", "{line}:{column}", "{path}"),
    "bbedit": ("+{line}", "{path}"),
    "notepad++": ("-n{line}", "-c{column}", "{path}"),
}
"""The arguments with which each editor opens a place."""


def find_editor(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The command in $VISUAL or $EDITOR, if it is a known editor with its own window; else nothing."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            command = tuple(shlex.split(environment.get(variable, "")))
        except ValueError:
            continue
        if command and _name(command) in EDITORS and not {"-nw", "-t", "--tty"} & set(command):
            return command
    return ()


def editor_command(editor: tuple[str, ...], path: str, line: int, column: int) -> tuple[str, ...]:
    """The command that opens a place. Each argument stays one text, whatever characters the path contains."""
    arguments = EDITORS[_name(editor)]
    return (*editor, *(part.format(path=path, line=max(line, 1), column=max(column, 1)) for part in arguments))


def start_editor(command: tuple[str, ...]) -> str:
    """Starts an editor without a shell, detached from the preview. Returns the reason if it cannot start."""
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _name(command: tuple[str, ...]) -> str:
    name = PurePath(command[0].replace("\\", "/")).name.lower()
    return name.removesuffix(".exe").removesuffix(".cmd")
