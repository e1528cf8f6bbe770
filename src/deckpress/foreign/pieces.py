"""What a field holds besides HTML, each kept as a mark while the HTML is parsed: formulas and characters as numbers."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from deckpress.marks import FOREIGN, MARK, UNFIT, mark
from deckpress.regex import regex

_OPENER = regex(
    r"<pre\b|<code\b|<span class=\"mathjax_ignore\">|\\\(|\\\[|\[latex\]|\[\$\$?\]|\[sound:"
    r"|<anki-mathjax(?P<block>[^<>]*)>|&#(?:58|91|123|125);",
    re.I,
)
_CLOSERS = {
    "<pre": "</pre>",
    "<code": "</code>",
    "<span": "</span>",
    "\\(": "\\)",
    "\\[": "\\]",
    "[latex]": "[/latex]",
    "[$]": "[/$]",
    "[sound:": "]",
    "[$$]": "[/$$]",
    "<anki-": "</anki-mathjax>",
}
LATEX = "[latex]"
"""What stands for such a passage when fields are compared: a build shows it as text and formulas."""
_TAG = regex(r"<[^<>]*>")


@dataclass(slots=True)
class Pieces:
    """The kept pieces of one field: the Markdown of each, and the text that it stands for, by its index."""

    dollars: bool = True
    """True to write formulas between dollars, which a digit or a dollar beside them would make text."""
    soft: bool = False
    """True to keep the ends of lines in formulas, which show nothing."""
    markdown: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)

    def keep(self, markdown: str, plain: str) -> str:
        """The mark of a piece."""
        self.markdown.append(markdown)
        self.plain.append(plain)
        return mark(FOREIGN, len(self.markdown) - 1)

    def put_back(self, text: str) -> str:
        """A text with the Markdown of its pieces."""
        return MARK.sub(lambda found: self.markdown[int(found[2])], text)

    def put_back_plain(self, text: str) -> str:
        """A text with what its pieces stand for, as code holds them."""
        return MARK.sub(lambda found: self.plain[int(found[2])], text)


def with_pieces_kept(markup: str, pieces: Pieces) -> str:
    """The HTML with marks for its formulas, and for characters that the author wrote as numbers.

    Formulas in code are code. Each search for an end goes on from the last one, so the time is linear.
    """
    markup = UNFIT.sub("\ufffd", markup)
    if not _OPENER.search(markup):
        return markup
    parts: list[str] = []
    position = 0
    ends: dict[str, int] = {}
    while found := _OPENER.search(markup, position):
        opener = found.group().lower()
        if opener.startswith("&#"):
            parts += [markup[position : found.start()], pieces.keep(opener, html.unescape(opener))]
            position = found.end()
            continue
        closer = next(end for start, end in _CLOSERS.items() if opener.startswith(start))
        if ends.get(closer, 0) < found.end():
            ends[closer] = markup.find(closer, found.end()) % (len(markup) + 1)
        end = ends[closer]
        parts.append(markup[position : found.start()])
        if end == len(markup):
            parts.append(found.group())
            position = found.end()
        elif opener.startswith(("<pre", "<code", "<span")):
            parts.append(_kept_element(markup[found.start() : end + len(closer)], opener, pieces))
            position = end + len(closer)
        elif opener == "[sound:":
            sound = html.unescape(markup[found.start() : end + 1])
            parts.append(pieces.keep(sound, sound))
            position = end + 1
        else:
            parts.append(_formula(markup[found.end() : end], opener, found["block"] or "", pieces))
            position = end + len(closer)
    return "".join([*parts, markup[position:]])


def _kept_element(element: str, opener: str, pieces: Pieces) -> str:
    """Code, in which only characters written as numbers are kept; a delimiter of TeX that is text."""
    if opener.startswith("<span"):
        text = html.unescape(_TAG.sub("", element))
        return pieces.keep("".join("\\\\" if sign == "\\" else f"\\{sign}" for sign in text), text)
    return re.sub(r"&#(?:58|91|123|125);", lambda found: pieces.keep(found[0], html.unescape(found[0])), element)


def _formula(content: str, opener: str, attributes: str, pieces: Pieces) -> str:
    """The mark of a formula. Tags that Anki's editor put into it do not belong to it, nor do line ends."""
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub(" ", content)).split("\n"))
    tex = ("\n" if pieces.soft else " ").join(line for line in lines if line)
    if not tex:
        return ""
    if opener == "[latex]":  # a formula, or text with formulas
        return pieces.keep(f"[latex]{tex}[/latex]", LATEX)
    display = opener in ("\\[", "[$$]") or "block" in attributes
    written = f"\\[{tex}\\]" if display else f"\\({tex}\\)"
    shown = (
        f"$${tex}$$" if display and pieces.dollars else f"${tex}$" if pieces.dollars and _fits_dollars(tex) else written
    )
    return pieces.keep(shown, f"\\[{_bare(tex)}\\]" if display else f"\\({_bare(tex)}\\)")


def _bare(tex: str) -> str:
    """TeX to compare, without what a build adds to formulas of several lines, and without blanks."""
    return tex.replace(r"\begin{gathered}", "").replace(r"\end{gathered}", "").replace(" ", "").replace("\n", "")


def _fits_dollars(tex: str) -> bool:
    """True if a formula may be between single dollars."""
    return "$" not in tex and not tex[0].isspace() and not tex[-1].isspace() and tex[-1] != "\\"
