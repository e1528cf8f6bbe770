"""Small pieces of HTML: plain text as a field, an attribute, the first paragraph, the words of a card."""

from __future__ import annotations

import html
from collections.abc import Mapping

from deckpress.frozen import replace
from deckpress.html.tags import walk
from deckpress.inert import card_text, html_text
from deckpress.model import Html
from deckpress.regex import regex

_FOOTNOTE_MARK = regex(r'<sup class="footnote-mark">[0-9]+</sup>')
_FOOTNOTES = '<div class="footnotes">'
_BEGINS_WITH_TEXT = regex(r"(?:<[^<>]*>)*[^\s<>&]")
_SHOWN = ("img", "audio", "video", "hr", "input", "svg")
"""Elements that show something without text."""


def first_paragraph(field: Html) -> Html:
    """The first paragraph of a field, or the whole field if it does not start with one; without marks of footnotes."""
    paragraph, end, _ = field.markup.removeprefix("<p>").partition("</p>")
    if not (end and field.markup.startswith("<p>")):
        return field
    return replace(field, markup=without_footnotes(paragraph))


def without_footnotes(markup: str) -> str:
    """The HTML of a field without the marks of footnotes, and without their texts at its end."""
    return _FOOTNOTE_MARK.sub("", markup.partition(_FOOTNOTES)[0]) if "footnote" in markup else markup


def text_html(text: str) -> Html:
    """Plain text as a field."""
    return Html(html_text(text))


def attribute(text: str) -> str:
    """Plain text as the value of an attribute of a card: no command, and no backslash.

    Anki's editor reads `\\(` as a formula, in an attribute, too.
    """
    return card_text(html.escape(text)).replace("\\", "&#92;")


def word_list(words: Mapping[str, str]) -> Html:
    """The words of a card as one field, from which the template shows those it needs."""
    return Html(
        "".join(f'<span class="word-{key}">{html.escape(text, quote=False)}</span>' for key, text in words.items())
    )


def is_blank(field: Html) -> bool:
    """True if Anki counts the field as empty: it holds only blanks and tags that show nothing."""
    if not field.markup or _BEGINS_WITH_TEXT.match(field.markup):
        return not field.markup
    return not any(
        piece.opens(*_SHOWN) if piece.is_tag else html.unescape(piece.written).strip() for piece in walk(field.markup)
    )
