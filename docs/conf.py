"""Settings of Sphinx: README.md, CHANGELOG.md and docs/ as a website with search. `make docs` builds it.

The pages stay plain Markdown, with links that work on GitHub. The navigation consists of the lists in docs/index.md; a
page that is not in these lists appears under "More".
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]
START = "docs/index"

project = "deckpress"
extensions = ["myst_parser"]
include_patterns = ["README.md", "CHANGELOG.md", "docs/*.md"]
exclude_patterns = [".*", "build", "cards", "src", "templates", "tests"]
root_doc = START
myst_heading_anchors = 4
smartquotes = False  # it would turn the dashes of options into one long dash

html_theme = "furo"
html_title = "deckpress"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_search_summary = False  # browsers cannot load it for pages opened from the disk

LISTED = re.compile(r"^- \[[^]]*\]\((.+)\.md\)$", re.MULTILINE)
LINK = re.compile(r"(?<=\]\()([^)\s:#]+\.md)(?=\))")
LOADED = re.compile(r'<(?:script|img|iframe|link rel="stylesheet")[^>]* (?:src|href)="((?:https?:)?//[^"]*)')
REDIRECT = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=docs/index.html">\n'


def from_root(page: str, link: str) -> str:
    """The path of a linked file from the root, without its suffix `.md`."""
    return Path(os.path.normpath(Path(page).parent / link.removesuffix(".md"))).as_posix()


def navigation(text: str, pages: set[str]) -> str:
    """The table of contents: the lists of the start page by their headings, then the remaining pages."""
    sections = (section.partition("\n") for section in text.split("\n### ")[1:])
    groups = {heading: [from_root(START, link) for link in LISTED.findall(rest)] for heading, _, rest in sections}
    listed = {page for group in groups.values() for page in group}
    groups["More"] = sorted(pages - listed - {START})
    return "".join(
        f"\n\n```{{toctree}}\n:hidden:\n:caption: {heading}\n\n" + "".join(f"/{page}\n" for page in group) + "```\n"
        for heading, group in groups.items()
        if group
    )


def prepare(app: Sphinx, page: str, source: list[str]) -> None:
    """Adds the navigation to the start page, and makes links to Markdown files that are no pages downloads."""
    pages = set(app.env.found_docs)
    if page == START:
        source[0] += navigation(source[0], pages)
    source[0] = LINK.sub(lambda link: link[0] if from_root(page, link[0]) in pages else f"path:{link[0]}", source[0])


def finish(app: Sphinx, error: Exception | None) -> None:
    """Adds the pictures in HTML tags, and an index.html; fails if a page loads anything from the internet."""
    if error:
        return
    shutil.copytree(ROOT / "docs/images", app.outdir / "docs/images", dirs_exist_ok=True)
    (app.outdir / "index.html").write_text(REDIRECT, encoding="utf-8")
    for page in Path(app.outdir).rglob("*.html"):
        loaded = LOADED.findall(page.read_text(encoding="utf-8"))
        if loaded:
            raise RuntimeError(f"{page} loads {loaded[0]} from the internet")


def setup(app: Sphinx) -> None:
    """Registers the functions above."""
    app.connect("source-read", prepare)
    app.connect("build-finished", finish)
