"""The reference tables of docs/ are those of the program; `pytest --update-golden` writes them."""

from __future__ import annotations

import re

import click
import pytest

from deckpress.cli.group import COMMANDS as COMMAND_NAMES
from deckpress.cli.group import load_command
from deckpress.diagnostics import RULES
from deckpress.reading.dialects import DIALECTS, dialect
from deckpress.settings import SETTINGS, Setting
from docs_pages import compare_table, read

COMMANDS = "docs/commands.md"


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def cell(text: str) -> str:
    """A text of the program as it can stand in a table."""
    return re.sub(r"([\\|<]|\[(?=\^))", r"\\\1", text)


def table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(line)} |\n".replace("|  |", "| |").replace("| --- ", "|---") for line in lines)


# ---- diagnostics -----------------------------------------------------------------------------------


def test_the_page_about_diagnostics_lists_every_code(update: bool) -> None:
    rows = (
        (f'<a id="{name.lower()}"></a>{name}', code.severity.word, cell(code.title), cell(code.remedy))
        for name, code in sorted(RULES.items())
    )
    wanted = table(("Code", "Severity", "What is wrong", "What to do"), *rows)
    compare_table("docs/diagnostics.md", "codes", wanted, update=update)


# ---- settings --------------------------------------------------------------------------------------


def values(setting: Setting) -> str:
    """What a setting can be set to."""
    if isinstance(setting.default, bool):
        return "`true`, `false`"
    if setting.choices:
        return ", ".join(f"`{choice}`" for choice in setting.choices)
    return f"{setting.low:g} to {setting.high:.15g}" if isinstance(setting.default, int | float) else "text"


def default(setting: Setting) -> str:
    value = setting.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, int | float) else f"`{value}`" if value else "none"


def test_the_page_about_settings_lists_every_setting_of_the_outputs(update: bool) -> None:
    rows = ((f"`{s.name}`", values(s), default(s), cell(s.help)) for s in SETTINGS)
    wanted = table(("setting", "values", "default", "effect"), *rows)
    compare_table("docs/settings.md", "settings", wanted, update=update)


# ---- commands --------------------------------------------------------------------------------------


def test_the_page_about_commands_has_a_section_for_each_command() -> None:
    headings = re.findall(r"^## ([a-z-]+)$", read(COMMANDS), re.MULTILINE)
    assert headings == sorted(COMMAND_NAMES), f"{COMMANDS} needs a heading and an options table for each command"


def option_rows(name: str) -> list[tuple[str, str]]:
    """Each option of a command with its help, except --help; the output settings have a table of their own."""
    command = load_command(name)
    context = click.Context(command, info_name=name)
    settings = {setting.key for setting in SETTINGS}
    rows = []
    for option in command.get_params(context):
        if isinstance(option, click.Option) and option.name not in settings and "--help" not in option.opts:
            metavar = "" if option.is_flag else " " + option.make_metavar(context)
            names = ", ".join((*option.opts, *option.secondary_opts))
            rows.append((f"`{names}{metavar}`".replace("|", "\\|"), cell(option.help or "")))
    return rows


@pytest.mark.parametrize("name", sorted(COMMAND_NAMES))
def test_the_page_about_commands_lists_every_option(name: str, update: bool) -> None:
    rows = option_rows(name)
    wanted = table(("option", "effect"), *rows) if rows else "No options.\n"
    compare_table(COMMANDS, f"options {name}", wanted, update=update)


# ---- dialects --------------------------------------------------------------------------------------


def test_the_page_about_reading_lists_every_dialect(update: bool) -> None:
    rows = (
        (f"`{name}`", cell(dialect(name).summary), "automatic" if entry.hint else "only with `--dialect`")
        for name, entry in sorted(DIALECTS.items())
    )
    wanted = table(("`--dialect`", "format", "recognition"), *rows)
    compare_table("docs/reading.md", "dialects", wanted, update=update)
