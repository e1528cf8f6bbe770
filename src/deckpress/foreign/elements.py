"""The HTML of a field -> a tree of elements, in the safe subset that a build keeps.

The html5ever parser, through nh3, repairs and cleans the HTML as a build would; what it writes is well formed, so that
Python's own parser, which is not an HTML5 parser, reads it correctly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from deckpress.html.sanitize import clean_field

VOID = frozenset("br col hr img input source track wbr".split())
_DEEPEST = 60
"""How deep elements may be; deeper ones are the children of the last one, so that no text is lost."""


@dataclass(slots=True)
class Element:
    """An element with its attributes and what is in it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names in its attribute `class`."""
        return tuple(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Element]:
        """The elements in it, at any depth, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    @property
    def text(self) -> str:
        """All text in it; a line break is a line end."""
        parts = (
            child if isinstance(child, str) else "\n" if child.name == "br" else child.text for child in self.children
        )
        return "".join(parts)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID and len(self.open) < _DEEPEST:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


def parsed(markup: str) -> Element:
    """The tree of a field; its root has no name."""
    if "<" not in markup and "&" not in markup:
        return Element("", {}, [markup] if markup else [])
    builder = _Builder()
    builder.feed(clean_field(markup))
    builder.close()
    return builder.root
