"""The group of all commands. A command is a file here, with a function of the same name, and a row in `COMMANDS`."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from deckpress import __version__

COMMANDS = {
    "adopt": "Find the notes of your files in Anki's export, so that they keep their learning history.",
    "build": "Build decks, printable pages and quizzes from Markdown.",
    "check": "Report problems, and write no deck.",
    "convert": "Rewrite files in the syntax of deckpress.",
    "explain": "Explain a diagnostic code.",
    "formats": "List the output formats.",
    "ids": "Write an id under each question, into the file.",
    "import": "Write the notes of an Anki export as Markdown.",
    "inspect": "Show how deckpress reads a file, or each file of a folder.",
    "new": "Start a project: settings, an example deck and a Makefile.",
    "plan": "Show what importing the next build will change in Anki.",
    "preview": "Show the cards in the browser as Anki does, updated on each save.",
    "pull": "Bring edits that were made in Anki back into your files.",
    "push": "Build decks and import them into a running Anki.",
    "watch": "Build at once, and again each time a file is saved.",
}
"""Each command with the line that `deckpress --help` prints: the first sentence of its help."""


def load_command(name: str) -> click.Command:
    """Imports a command. Raises KeyError if it does not exist."""
    if name not in COMMANDS:
        raise KeyError(name)
    own = f"{name}_" if iskeyword(name) else name
    command: click.Command = getattr(import_module(f"deckpress.cli.{own}"), own)
    return command


def _meant(typed: str) -> str:
    """Advice for an unknown command: the nearest command, or how to build a file of that name."""
    from deckpress.compare import nearest

    if near := nearest(typed, COMMANDS):
        return f" Did you mean '{near}'?"
    return f" To build this file: deckpress build {typed}" if typed.lower().endswith((".md", ".txt")) else ""


class LazyGroup(click.Group):
    """Imports a command when it runs. Ctrl-C ends it with status 130, as shells report an interrupted command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, or None."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed and its arguments. The error for a misspelt one suggests the nearest name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _meant(args[0]), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Lists the commands for `--help` without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was typed."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            from deckpress.cli.streams import say

            say(["interrupted"], err=True)
            raise SystemExit(130) from None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="deckpress", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn Markdown questions and answers into Anki decks, pages to print and quizzes."""
