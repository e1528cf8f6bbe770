"""A card as Anki's reviewer shows it: the rendered side and the note type's style sheet in a page of its own."""

from __future__ import annotations

from pathlib import Path

from deckpress.templating.templates import load_templates

NIGHT = {False: "card card1", True: "card card1 nightMode night_mode"}


def reviewer_page(side: str, *, css: str = "", night: bool = False, script: bool = True) -> str:
    """The page of one side, `side` being the HTML that Anki rendered from the note type's template.

    Anki puts the type-in box where the template left a mark, and the class of the night mode on html and body.
    """
    box = '<input type="text" id="typeans" aria-label="Your answer">'
    for mark in ("[[type:Typed]]", "[[type:cloze:Text]]"):
        side = side.replace(mark, box if 'class="front"' in side else "<code id=typeans>yield</code>")
    policy = "" if script else "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    return (
        f'<!doctype html><html lang="en"{" class=nightMode" if night else ""}><head><meta charset="utf-8">{policy}'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Card</title>'
        f"<style>body {{ margin: 20px }} {css or stock_css()}</style></head>"
        f'<body class="{NIGHT[night]}"><main id="qa">{side}</main></body></html>'
    )


def stock_css(theme: str = "") -> str:
    """The style sheet of a note type, plain or of a theme."""
    templates, problems = load_templates(theme=theme)
    assert templates is not None, problems
    return templates.note_type("qa").css


def write_page(folder: Path, name: str, text: str) -> str:
    """Writes a page and gives its address."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path.as_uri()
