"""The accessibility checker axe-core, run on a page that a test has opened."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules whose result depends on colours."""

UNFOLD = """() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    document.head.append(Object.assign(document.createElement('style'),
        {textContent: '* { content-visibility: visible !important; transition: none !important }'}));
}"""

# Frames have no axe of their own; it would send them messages, and wait for an answer.
RUN = """async ([rules, without]) => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations'], iframes: false,
        rules: Object.fromEntries(without.map(rule => [rule, {enabled: false}]))});
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(' ')}: ${(node.failureSummary || '').replace(/\\s+/g, ' ')}`));
}"""


@cache
def _script() -> str:
    spec = find_spec("axe_playwright_python")  # the package carries axe.min.js; the rest of it is not needed
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, *, colours: bool | None = None) -> list[str]:
    """What axe finds wrong, one element each; every `<details>` is unfolded, since what is folded is not looked at.

    The rules about colours take most of the time. With `colours=True` only they are checked: enough for a page that is
    checked by all rules in another colour scheme. With `colours=False` all others are: enough for one that is checked
    by all rules in another width.

    A page that forbids inline styles has to be opened in a context with `bypass_csp=True`.
    """
    page.evaluate(UNFOLD)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    without = COLOURS["values"] if colours is False else []
    found: list[str] = page.evaluate(RUN, [COLOURS if colours else RULES, without])
    return found
