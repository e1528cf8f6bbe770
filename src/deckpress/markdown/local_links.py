"""Links to files beside a note, `[the plan](plan.pdf)`: a card cannot hold them, so only their words stay."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.catalogue.media import LINKED_PICTURE, LOST_FILE
from deckpress.html.links import leads_out
from deckpress.markdown.surroundings import NOTES
from deckpress.media import SUFFIXES, suffix_of
from deckpress.regex import regex

_FILE = regex(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,8}\Z")
_PAGES = frozenset((*NOTES, ".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".rst", ".org", ".txt"))
"""Suffixes of other texts: a link to one is a hint where to read on, as a link to a note is."""
_LONGEST = 80


def lost_file(target: str, place: Callable[[], Location], address: Callable[[str, bool], str]) -> Diagnostic | None:
    """What to report of a link to a file; None if it works, or leads to another note or page."""
    suffix = suffix_of(target)
    if leads_out(target) or not _FILE.match(suffix) or suffix in _PAGES or address(target, False):
        return None
    rule = LINKED_PICTURE if suffix in SUFFIXES else LOST_FILE
    return rule.at(place(), path=unquote(target.partition("#")[0])[:_LONGEST])
