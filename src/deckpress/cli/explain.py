"""The command `explain`."""

from __future__ import annotations

import click

from deckpress.cli.streams import say


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a diagnostic code.

    It prints what CODE means, a deck that causes it, how to fix it and how to silence it. Without CODE, it lists all
    codes.
    """
    from deckpress.diagnostics.explaining import explain_lines, find_rule, list_lines, near_codes

    if code is None:
        say(list_lines())
        return
    rule = find_rule(code)
    if rule is None:
        near = near_codes(code)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; deckpress explain lists all codes"
        raise click.UsageError(f"there is no code {code}{hint}")
    say(explain_lines(rule))
