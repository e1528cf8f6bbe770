"""The command line: the only package that prints, asks the clock, or exits.

Exit status: 0 done, 1 the input has errors, 2 wrong usage, 70 a fault in deckpress itself, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import sys

from deckpress.cli.group import cli

__all__ = ["cli", "main"]


def main() -> None:
    """The entry point of the `deckpress` command."""
    _handle_signals()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a character that its encoding lacks must not end the program
            stream.reconfigure(errors="backslashreplace")
    # A build makes few cycles: with the usual threshold of 700, 10,000 cards spend a fifth of their reading time on GC.
    gc.set_threshold(100_000, 50, 50)
    try:
        cli(prog_name="deckpress")
    except Exception as error:  # the last resort, so that nobody sees a bare traceback
        from deckpress.cli.crash import FAULT, report
        from deckpress.cli.streams import say

        say(report(error, sys.argv), err=True)
        raise SystemExit(FAULT) from None


def _handle_signals() -> None:
    """Lets Ctrl-C, `kill` and a closed terminal end a command after it has cleaned up."""
    import signal

    from deckpress.interrupts import ENDING, put_off

    def stop(number: int, _frame: object) -> None:
        if not put_off(number):
            raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)

    for name in ENDING:
        number = getattr(signal, name, None)
        usual = (signal.SIG_DFL, signal.default_int_handler)  # nohup sets SIG_IGN, which stays
        if number is not None and signal.getsignal(number) in usual:
            signal.signal(number, stop)
