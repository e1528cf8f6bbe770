"""Pages of exporters -> PDFs, the same bytes from the same page, or the reason why there are none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.output import NO_FONT, NO_PDF_PROGRAM, PDF_FAILED, WRONG_BROWSER
from deckpress.exporters.base import Files
from deckpress.project.browser import PrintError, find_browser, print_page
from deckpress.project.glyphs import boxed_characters
from deckpress.regex import regex

_NAMED = 5
"""Characters without a font that a message names."""
_DATE = regex(rb"(?<=\(D:)\d{14}[-+Z]\d\d'\d\d'(?=\))")
_PAGE = regex(rb"/Type\s*/Page\b")
_GLYPH = regex(r'<path id="(g[0-9a-f]{8})" d="([^"]*)"/>')
_USE = regex(r'<use href="#(g[0-9a-f]{8})"')
_SPRITE = regex(r'<svg class="math-glyphs".*?</svg>', re.DOTALL)


class Printer:
    """Prints pages with an installed browser, else with WeasyPrint if it is installed."""

    @cached_property
    def browser(self) -> Path | None:
        """The installed browser, if any."""
        seen.doubt()
        return find_browser(os.environ)

    @cached_property
    def missing(self) -> Diagnostic | None:
        """DP614 if no program can print, else None."""
        if self.browser or _weasyprint_is_there():
            return None
        named = os.environ.get("DECKPRESS_CHROME")
        return WRONG_BROWSER.at(Location("", 0), path=named) if named else NO_PDF_PROGRAM.at(Location("", 0))

    def pdf(self, files: Files) -> bytes:
        """The PDF of the first file, an HTML page, which may load the others. Raises PrintError."""
        page, beside = files[0][1], {name[1:]: data for name, data in files[1:] if name.startswith("/")}
        if self.browser:
            return same_bytes(print_page(self.browser, page, beside))
        return _weasy(page.decode())

    def count_pages(self, files: Files) -> int | None:
        """How many pages the first file has in print; None without a browser or if printing fails."""
        if not self.browser:
            return None
        try:
            return pages_of(self.pdf(files))
        except PrintError:
            return None

    def print_pages(
        self, files: Files, shown: str, find: Callable[[str], Location | None] = lambda _: None
    ) -> tuple[Files, Diagnostics]:
        """The PDF of each page among the files, with the suffix of the page. Errors: DP614, DP615.

        DP619 (warning) reports characters that no font has, at the place of the first, which `find` gives.
        """
        made: list[tuple[str, bytes]] = []
        problems: list[Diagnostic] = []
        for index, (suffix, _) in enumerate(files):
            if not suffix.endswith(".html"):
                continue
            if self.missing:
                return (), (self.missing,)
            try:
                data = self.pdf((files[index], *files[:index], *files[index + 1 :]))
            except PrintError as error:
                return (), (PDF_FAILED.at(Location(shown, 0), suffix=suffix, reason=error),)
            if boxed := boxed_characters(files[index][1].decode(), data):
                place = find(boxed[0]) or Location(shown, 0)
                problems.append(NO_FONT.at(place, characters=_listed(boxed), suffix=suffix))
            made.append((f"{suffix.removesuffix('.html')}.pdf", data))
        return tuple(made), tuple(problems)


def _listed(characters: str) -> str:
    """Some characters with their code points, for a message."""
    named = [f"{sign} (U+{ord(sign):04X})" for sign in characters[:_NAMED]]
    more = len(characters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def same_bytes(pdf: bytes) -> bytes:
    """A browser's PDF with a fixed time of creation; its length does not change."""
    return _DATE.sub(b"20260101000000+00'00'", pdf)


def pages_of(pdf: bytes) -> int:
    """How many pages a browser's PDF has; it writes them uncompressed."""
    return len(_PAGE.findall(pdf))


def _weasyprint_is_there() -> bool:
    return find_spec("weasyprint") is not None


def _weasy(page: str) -> bytes:
    """The PDF that WeasyPrint makes. It cannot load files or addresses that the page names. Raises PrintError."""
    refused: list[str] = []
    try:
        import weasyprint
        from weasyprint.urls import URLFetcher

        class DataFetcher(URLFetcher):  # type: ignore[misc]
            def fetch(self, url: str, *arguments: Any, **options: Any) -> Any:
                if not is_data(url):
                    refused.append(url)
                    raise ValueError("only data: addresses are allowed")
                return super().fetch(url, *arguments, **options)

        html = weasyprint.HTML(string=own_glyphs(page), url_fetcher=DataFetcher())
        made = bytes(html.write_pdf(pdf_identifier=b"deckpress"))
    except Exception as error:  # it needs system libraries, and raises many kinds of errors
        raise PrintError(f"WeasyPrint: {error}") from error
    if refused:
        raise PrintError(f"the page loads {refused[0][:200]}, which is outside it")
    return made


def is_data(address: str) -> bool:
    """True for an address that contains its data, so that nothing is read or downloaded."""
    return address[:5].lower() == "data:"


def own_glyphs(page: str) -> str:
    """The page with the glyphs of formulas inside each formula: WeasyPrint ignores shared ones."""
    glyphs = dict(_GLYPH.findall(page))
    return _USE.sub(lambda use: f'<path d="{glyphs.get(use[1], "")}"', _SPRITE.sub("", page)).replace(
        "</use>", "</path>"
    )
