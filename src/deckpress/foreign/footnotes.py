"""The footnotes below a field, as a build writes them -> the text of each by the number of its mark: `^[text]`.

Only footnotes of one paragraph count, each with one mark, in the order of the marks; others stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from deckpress.foreign.elements import Element
from deckpress.regex import regex

_WORDS = regex(r"[^\W\d_]{2}")
"""What a text has that cannot be an exponent, such as `x^[2]`."""
_MOST = 4_000
_BLOCKS = frozenset("p br ul ol dl table pre blockquote details div section h1 h2 h3 h4 h5 h6 hr img".split())
MARK = ("footnote-mark",)


def taken_out(root: Element) -> tuple[Element, dict[str, Element]]:
    """A field without its footnotes, and what is in each; the field as it is if they do not count."""
    below = root.children[-1] if root.children else None
    if not isinstance(below, Element) or below.classes != ("footnotes",):
        return root, {}
    rest = replace(root, children=root.children[:-1])
    marks = [one.text for one in rest.walk() if one.name == "sup" and one.classes == MARK]
    found = dict(filter(None, map(_footnote, below.children)))
    whole = len(found) == len(below.children) and list(found) == marks
    return (rest, found) if whole else (root, {})


def _footnote(child: Element | str) -> tuple[str, Element] | None:
    """The number of a footnote and its text, if that is one paragraph of words."""
    if isinstance(child, str) or child.classes != ("footnote",) or len(child.children) != 1:
        return None
    paragraph = child.children[0]
    if isinstance(paragraph, str) or paragraph.name != "p" or not paragraph.children:
        return None
    number = paragraph.children[0]
    text = Element("", {}, paragraph.children[1:])
    if isinstance(number, str) or number.classes != ("footnote-number",):
        return None
    if any(one.name in _BLOCKS for one in text.walk()) or not _WORDS.search(text.text) or len(text.text) > _MOST:
        return None
    return number.text, text
