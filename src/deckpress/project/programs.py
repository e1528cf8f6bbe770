"""Runs a program on some input, in a folder of its own, for a limited time -> what it wrote, or why it did not."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from deckpress.interrupts import held
from deckpress.project.scratch import scratch

SECONDS = 60
MOST_WRITTEN = 10_000_000
"""The largest output in bytes."""


class ProgramError(Exception):
    """A program gave no usable output; the text of the error says why."""


def run_program(
    command: Sequence[str],
    files: Mapping[str, bytes],
    text: bytes,
    environment: Mapping[str, str],
    output: str = "",
) -> tuple[bytes, str]:
    """What a program writes to its standard output or to the file `output`, and its complaints. Raises ProgramError.

    It runs without a shell in a new folder, which has `files`, and gets `text` as its standard input.
    """
    try:
        with scratch(Path(tempfile.gettempdir()), "deckpress-") as folder:
            for name, data in {**files, ".input": text}.items():
                (folder / name).write_bytes(data)
            status, complaints = _run(command, folder, environment)
            written = folder / (output or ".output")
            if status:
                raise ProgramError(_complaint(complaints) or f"it ended with status {status}")
            if not written.is_file() or not written.stat().st_size:
                raise ProgramError(_complaint(complaints) or "it wrote nothing")
            if written.stat().st_size > MOST_WRITTEN:
                raise ProgramError("its drawing is too large")
            return written.read_bytes(), complaints
    except OSError as error:
        raise ProgramError(f"it cannot be started: {error.strerror or error}") from error


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """The exit status of a program, and its complaints. After `SECONDS`, it is killed with its children."""
    process: subprocess.Popen[bytes] | None = None
    out, err = folder / ".output", folder / ".errors"
    try:
        with (folder / ".input").open("rb") as given, out.open("wb") as written, err.open("wb") as wrong, held():
            process = subprocess.Popen(
                command,
                stdin=given,
                stdout=written,
                stderr=wrong,
                cwd=folder,
                env=dict(environment),
                start_new_session=True,
            )
        status = process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ProgramError(f"it takes more than {SECONDS} seconds") from error
    finally:
        if process is not None and process.poll() is None:
            end_process(process)
    with err.open("rb") as file:
        return status, file.read(20_000).decode("utf-8", "replace")


def _complaint(errors: str) -> str:
    """The line that names the error, else the first line; paths of the program's own code are left out."""
    lines = [line.strip() for line in errors.splitlines() if line.strip() and not line.startswith("Picked up ")]
    return next((line for line in lines if "rror" in line), lines[0] if lines else "")[:200]


def end_process(process: subprocess.Popen[bytes]) -> None:
    """Kills a process and, on systems that can, its children."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            import signal

            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
