"""Kinds of text files that are not Markdown and that deckpress cannot read: their names, and how to convert them."""

from __future__ import annotations

import re
import shlex
from pathlib import PurePosixPath

from deckpress.model import Source
from deckpress.regex import regex

_KINDS = {
    (".ipynb",): ("a Jupyter notebook", "jupyter nbconvert --to markdown {name}"),
    (".html", ".htm", ".xhtml"): ("a web page (HTML)", "pandoc {name} -t gfm -o {stem}.md"),
    (".rst",): ("reStructuredText", "pandoc {name} -t gfm -o {stem}.md"),
    (".adoc", ".asciidoc"): ("AsciiDoc", "asciidoctor -b docbook -o - {name} | pandoc -f docbook -t gfm -o {stem}.md"),
    (".xml",): ("XML", "import {name} into Moodle, if it is of Moodle, and export it as GIFT"),
    (".tex", ".latex"): ("a LaTeX document", "pandoc {name} -t gfm -o {stem}.md"),
}
_BINARY = {
    (".docx", ".odt", ".epub"): "convert it first: pandoc {name} -t gfm -o {stem}.md",
    (".doc", ".pages", ".rtf"): "save it as .docx, then convert it: pandoc {stem}.docx -t gfm -o {stem}.md",
    (".pptx", ".ppt", ".odp", ".key", ".pdf"): "copy its text into a Markdown file",
    (".xlsx", ".xls", ".ods", ".numbers"): "save its sheet as CSV, and build that file",
    (".apkg", ".colpkg"): "write its notes as Markdown first: deckpress import {name} -o notes",
}
"""Kinds of files that are no text, and what to do with them."""
_PAGE = regex(r"\s*<(?:!doctype html|html\b)", re.I)
_NOTEBOOK = regex(r'\s*\{\s*"(?:cells|metadata|nbformat)"\s*:')


def is_notebook(source: Source) -> bool:
    """True for the JSON of a notebook, which would be read as text."""
    return source.path.lower().endswith(".ipynb") and _NOTEBOOK.match(source.text) is not None


def remedy_for(path: str) -> str:
    """What to do with a file that is no text, by the end of its name; empty if that says nothing."""
    name = PurePosixPath(path.replace("\\", "/"))
    hint = next((hint for suffixes, hint in _BINARY.items() if name.suffix.lower() in suffixes), "")
    return hint.format(name=shlex.quote(name.name), stem=shlex.quote(name.stem))


def other_kind(source: Source) -> tuple[str, str] | None:
    """The kind of a file, by its name or head, and the command that converts it to Markdown; None for plain text."""
    path = PurePosixPath(source.path.replace("\\", "/"))
    suffix = ".html" if _PAGE.match(source.text) else path.suffix.lower()
    for suffixes, (kind, command) in _KINDS.items():
        if suffix in suffixes:
            return kind, command.format(name=shlex.quote(path.name), stem=shlex.quote(path.stem))
    return None
