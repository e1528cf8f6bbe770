"""A callout as a build writes it -> the callout in Markdown: `> [!note] Title`."""

from __future__ import annotations

from collections.abc import Callable

from deckpress.foreign.elements import Element
from deckpress.regex import regex

KINDS = frozenset(
    "note info tip important warning caution danger error failure bug success todo abstract summary tldr example quote"
    " cite seealso".split()
)
"""The kinds that no reader takes for a question or for a hidden answer."""
_CLASSES = regex(r"callout callout-([\w-]+)\Z")
_LINE = regex(r"[^\n]+\Z")
Blocks = Callable[[Element, bool], list[str]]
"""The blocks of an element as Markdown; on one line if the flag is true and it can be."""


def callout(element: Element, blocks: Blocks) -> str:
    """The callout; empty for any other element."""
    found = _CLASSES.match(element.attributes.get("class", ""))
    head = element.children[0] if element.children else None
    if not (found and found[1] in KINDS and isinstance(head, Element) and head.classes == ("callout-title",)):
        return ""
    if (element.name, head.name) not in (("blockquote", "p"), ("details", "summary")) or len(head.children) != 1:
        return ""
    strong = head.children[0]
    if not isinstance(strong, Element) or strong.name != "strong":
        return ""
    title = blocks(Element("", {}, strong.children), True)
    if len(title) != 1 or not _LINE.match(title[0]):
        return ""
    fold = "" if element.name == "blockquote" else "+" if "open" in element.attributes else "-"
    lines = [f"[!{found[1]}]{fold} {title[0]}"]
    if body := "\n\n".join(blocks(Element("", {}, element.children[1:]), False)):
        lines += body.split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)
