"""Commands that are stopped at one operation on the disk after the other, each in a process of its own.

`python killing.py MODE FIRST STEP BEFORE RUNS ARGUMENTS...` copies the folder BEFORE to RUNS/1, RUNS/2 and so on, and
runs deckpress with the arguments in each copy. In RUNS/n the n-th operation that would change the folder is where it
happens: the process is killed before it, a signal comes, or the operation fails. The first n is FIRST, and STEP leads
to the next one. It ends with the first run in which nothing happens. What each command printed is in RUNS/n.txt, its
status in the last line.

The operations are seen by an audit hook (PEP 578): all that Python does to files and folders by name.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from deckpress.cli import cli, main

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = {"os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}


def changes(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    """True if an operation changes something in a folder, which is the current one."""
    if event == "open":
        path, _, flags = arguments
        if not flags & WRITES:
            return False
    elif event in CHANGES:
        path = arguments[0]
    else:
        return False
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return bool(name) and (not name.startswith("/") or name.startswith(folder + "/"))


def happen(mode: str, late: int) -> None:
    """What comes at the operation, and `late` operations after it."""
    if mode == "KILL":
        os.kill(os.getpid(), signal.SIGKILL)
    elif mode in {"INT", "TERM"} and not late:
        os.kill(os.getpid(), getattr(signal, f"SIG{mode}"))
    elif mode == "twice" and late < 3:
        os.kill(os.getpid(), (signal.SIGTERM, signal.SIGINT, signal.SIGTERM)[late])
    elif mode == "raise" and not late:
        raise KeyboardInterrupt
    elif mode == "fail-on" or (mode == "fail" and not late):
        raise OSError(28, "No space left on device")


def run(mode: str, number: int, folder: Path, log: Path, arguments: list[str]) -> NoReturn:
    """Runs the command in a forked process; its status is 200 if it came to its end before anything happened."""
    os.chdir(folder)
    output = os.open(log, os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    count = 0
    here = str(folder)

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal count
        if changes(event, given, here):
            count += 1
            if count >= number:
                happen(mode, count - number)

    sys.argv = ["deckpress", *arguments]
    status: object = 0
    sys.addaudithook(hook)
    try:
        main()
    except SystemExit as end:
        status = end.code or 0
    except KeyboardInterrupt:
        status = 130
    atexit._run_exitfuncs()
    sys.stdout.flush()
    print(f"status {status}", flush=True)
    os._exit(200 if count < number else 0)


def runs(mode: str, numbers: Iterable[int], before: Path, where: Path, arguments: list[str]) -> None:
    for number in numbers:
        folder = where / str(number)
        shutil.copytree(before, folder, symlinks=True)
        child = os.fork()
        if not child:
            run(mode, number, folder, where / f"{number}.txt", arguments)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 200:
            return
    raise SystemExit("it does not end")


if __name__ == "__main__":
    os.fsync = lambda _: None  # only a power failure would need it
    mode, first, step, before, where, *arguments = sys.argv[1:]
    Path(where).mkdir()
    shutil.copytree(before, Path(where) / "first", symlinks=True)
    # What a run imports is there already when it forks.
    with contextlib.chdir(Path(where) / "first"), contextlib.suppress(SystemExit):
        cli(arguments, standalone_mode=False)
    runs(mode, range(int(first), 500, int(step)), Path(before).resolve(), Path(where).resolve(), arguments)
