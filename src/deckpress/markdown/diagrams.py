"""Diagrams in fenced blocks of code: their kinds, and a drawing as a field that shows it, with its alternative text."""

from __future__ import annotations

import hashlib
import re

from deckpress.excerpts import excerpt
from deckpress.frozen import dataclass
from deckpress.html.compose import attribute
from deckpress.marks import IMAGE, mark
from deckpress.model import Html, Image, Media
from deckpress.regex import regex

FORMAT = 1
"""Part of the names of drawings and of the key in the cache; raised when the same code is drawn in another way."""
_LANGUAGES = {
    "mermaid": "mermaid",
    "dot": "dot",
    "graphviz": "dot",
    "gv": "dot",
    "plantuml": "plantuml",
    "puml": "plantuml",
    "plant-uml": "plantuml",
}
_LONGEST = 300
_SAYS = {
    "mermaid": regex(r"^[ \t]*(?:accTitle|accDescr|title)[ \t]*:?[ \t]+(\S.*)$", re.M),
    "dot": regex(r"^[ \t]*(?:label|tooltip)[ \t]*=[ \t]*\"([^\"\\]+)\"", re.M),
    "plantuml": regex(r"^[ \t]*(?:title|caption)[ \t]+(\S.*)$", re.M),
}
"""Where the author of a diagram says in words what it shows."""
_ROOT = regex(r"<svg\b[^>]*>")
_VIEW = regex(r'\sviewBox="\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')


@dataclass(frozen=True, slots=True)
class Diagram:
    """The code of a diagram and its kind: `mermaid`, `dot` or `plantuml`."""

    kind: str
    code: str

    @property
    def key(self) -> str:
        """The hash of the diagram, which is the same on every machine."""
        return hashlib.blake2b(f"{FORMAT}\0{self.kind}\0{self.code}".encode(), digest_size=16).hexdigest()


def diagram_of(language: str, code: str) -> Diagram | None:
    """The diagram in a block of code; None for code of another language, and for an empty block."""
    kind = _LANGUAGES.get(language)
    return Diagram(kind, code.strip("\n")) if kind and code.strip() else None


def picture(diagram: Diagram, svg: str) -> Html:
    """A field that shows the drawing of a diagram."""
    media = Media(f"{diagram.kind}-{diagram.key[:12]}.svg", fit(svg).encode(), "image/svg+xml")
    image = Image(media.name, alt=alternative(diagram), file=media)
    return Html(f'<p><img class="diagram" alt="{attribute(image.alt)}" src="{mark(IMAGE, 0)}"></p>', images=(image,))


def alternative(diagram: Diagram) -> str:
    """What the author says that the diagram shows, else its code on one line, shortened."""
    found = _SAYS[diagram.kind].search(diagram.code)
    words = " ".join((found[1] if found else diagram.code).split())
    return excerpt(words, _LONGEST)


def fit(svg: str) -> str:
    """The drawing with a size of its own and on white, so that it is as large as drawn and is seen at night."""
    root = _ROOT.search(svg)
    if root is None:
        return svg
    tag, view = root[0], _VIEW.search(root[0])
    if view and (' width="100%"' in tag or " width=" not in tag):
        tag = re.sub(r'\s(?:width|height)="[^"]*"', "", tag)
        tag = tag.replace("<svg", f'<svg width="{float(view[1]):.0f}" height="{float(view[2]):.0f}"', 1)
    style = re.search(r'\sstyle="([^"]*)"', tag)
    if style and "background" not in style[1]:
        tag = tag.replace(style[0], f' style="{style[1].rstrip("; ")}; background: white"', 1)
    elif not style:
        tag = tag.replace("<svg", '<svg style="background: white"', 1)
    return svg[: root.start()] + tag + svg[root.end() :]
