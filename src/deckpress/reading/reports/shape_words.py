"""The words for the shapes of questions: one row for each shape."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.question_starts import Start

_WORDS = {
    "label": ("labelled lines", "labelled line{s}"),
    "bold": ("bold lines", "bold line{s}"),
    "folded": ("texts above an answer", "text{s} above an answer"),
    "code": ("blocks of code above an answer", "block{s} of code above an answer"),
    "asked": ("paragraphs with options or answers", "paragraph{s} with options or answers"),
    "quoted": ("paragraphs above quotes", "paragraph{s} above quotes"),
    "plain": ("asking paragraphs", "asking paragraph{s}"),
    "item": ("list items", "list item{s}"),
    "item-bold": ("bold list items", "bold list item{s}"),
    "item-heading": ("headings in a list", "heading{s} in a list"),
    "item-details": ("details in a list", "collapsed block{s} in a list"),
    "details": ("details", "collapsed block{s}"),
    "term": ("definition list", "definition{s}"),
    "row": ("table rows", "table row{s}"),
    "lead": ("bold terms", "bold term{s}"),
    "pair": ("pairs", "pair{s} with {form}"),
    "box": ("containers", "container{s}"),
    **{f"h{level}": (f"headings of level {level}", f"heading{{s}} of level {level}") for level in range(1, 7)},
}
"""What the questions of a shape are called, as a kind and when they are counted."""


def shape_words(shape: str) -> str:
    """What a document consists of: `headings of level 2`, `pairs`; a shape without words is called by its name."""
    return _WORDS[shape][0] if shape in _WORDS else shape


def is_written_heading(start: Start) -> bool:
    """True for a heading that the author wrote as one.

    Readers give other titles, such as those of lists, the lowest level, but leave them where they are: too far left for
    six marks.
    """
    return start.is_heading and (start.level < _LOWEST or start.text.locate(0, 0).column > _LOWEST)


_LOWEST = 6


def counted_words(start: Start) -> str:
    """What a question is called where it is counted, for `counted`: `heading{s} of level 2`, `pair{s} with a dash`."""
    if start.is_heading and not is_written_heading(start):
        return "topic{s}"
    shape = f"h{start.level}" if start.is_heading else start.shape
    return _WORDS[shape][1].replace("{form}", _DASH if start.form == "–" else start.form)


_DASH = "a dash"
"""What is between the two sides of a pair with a dash of any length."""


def counted(count: int, words: str) -> str:
    """A number and the word for what it counts, which holds `{s}` where the plural has an s."""
    return f"{count} {words.replace('{s}', '' if count == 1 else 's')}"


def series(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
