"""Text as other programs hold it, plain or HTML -> Markdown that shows the same."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from deckpress.html.sanitize import TAG, is_tag
from deckpress.markdown.blocks import parse
from deckpress.markdown.spans import scan
from deckpress.marks import KEPT_LINE_END, LINE_BREAK, PARAGRAPH_BREAK
from deckpress.model import NO_TEXT, Note, Text
from deckpress.regex import regex
from deckpress.tex.recognition import is_word, undoubled

_MATH = (
    r"(?P<round>\\{1,2})\((?P<inline>.+?)(?P=round)\)|(?P<square>\\{1,2})\[(?P<display>.+?)(?P=square)\]"
    r"|(?P<dollars>\$\$.+?\$\$)"
    r"|\[(?P<mark>\$\$?|latex)\](?P<marked>.{1,9999}?)\[/(?P=mark)\]"
)
_ANKI_MATH = r"<anki-mathjax(?P<block>[^<>]*)>(?P<anki>.*?)</anki-mathjax>"
_TOKEN = regex(f"{_MATH}|{_ANKI_MATH}|(?P<tag>{TAG.pattern})", re.S)
_PLAIN_TOKEN = regex(_MATH, re.S)
_BLOCKS = frozenset("ul ol dl table pre blockquote details h1 h2 h3 h4 h5 h6 hr".split())
"""Elements that stay as they are, with all that is in them."""
_PARAGRAPHS = frozenset("p div section article header footer center figure".split())
_SPECIAL = regex(r"[\\`*_$]|~~|==|<(?=[A-Za-z/!?])")
_LINK = regex(r"\[(?=[^\[\]]*\][(\[:])")
_LINE_START = regex(r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}$|-{2,}$)")
_LINE_NUMBER = regex(r"(\d{1,9})([.)])(?=\s|$)")


def from_plain(text: Text) -> Text:
    """Plain text as Markdown: nothing in it is markup, its lines stay apart.

    Formulas stay: `\\(..\\)`, `\\[..\\]`, `$$..$$`, and those between the marks of Anki.
    """
    return _made(text, _replaced(text.markdown.replace("&", "&amp;"), _PLAIN_TOKEN).replace("\n", LINE_BREAK))


def from_words(text: Text) -> Text:
    """Plain text as `from_plain` reads it, with formulas `$..$` as well."""
    markdown = text.markdown
    parts, position = [], 0
    for span in scan(markdown):
        if span.kind == "math" and markdown[span.start] == "$" and not span.display:
            parts += [markdown[position : span.start], f"\\({span.tex}\\)"]
            position = span.end
    return from_plain(text.reword("".join((*parts, markdown[position:]))))


def with_line_breaks(text: Text) -> Text:
    """Markdown whose line ends within a paragraph break the line, for programs that show them so."""
    markdown = text.markdown
    if "\n" not in markdown:
        return text
    lines = markdown.split("\n")
    tokens = parse(markdown, boxes=True)[0]
    for index, token in enumerate(tokens):
        if token.type != "inline" or token.map is None or tokens[index - 1].type != "paragraph_open":
            continue
        first, last = token.map
        inside = _lines_inside(token.content)
        for number in range(first, last - 1):
            line = lines[number]
            if number - first not in inside and not line.endswith(("\\", "  ")) and not line.rstrip().endswith("<br>"):
                lines[number] = line.rstrip() + "\\"
    return text.reword("\n".join(lines))


def _lines_inside(content: str) -> set[int]:
    """The lines of a paragraph that end within a formula, code or a tag, counted from 0."""
    inside: set[int] = set()
    line = position = 0
    for span in scan(content):
        line += content.count("\n", position, span.start)
        within = content.count("\n", span.start, span.end)
        inside.update(range(line, line + within))
        line, position = line + within, span.end
    return inside


def broken_into_lines(note: Note) -> Note:
    """A note whose line ends are line breaks on the card."""
    return replace(
        note,
        question=with_line_breaks(note.question),
        answer=with_line_breaks(note.answer),
        explanation=with_line_breaks(note.explanation),
        choices=tuple(replace(choice, text=with_line_breaks(choice.text)) for choice in note.choices),
    )


def from_html(text: Text, *, breaks: bool = False) -> Text:
    """HTML as Markdown: paragraphs, line breaks and formulas become Markdown, other tags stay as they are.

    With `breaks`, line ends break lines, as in the text fields of learning platforms; else they are blanks.
    """
    markup = text.markdown.replace("&nbsp;", " ")
    if not breaks:
        return _made(text, _replaced(markup, _TOKEN, blanks=True))
    return _made(text, _replaced(markup, _TOKEN).replace("\n", LINE_BREAK))


def _replaced(markup: str, token: re.Pattern[str], *, blanks: bool = False) -> str:
    """The text with what Markdown would read as markup escaped, and marks for the ends of lines and paragraphs."""
    parts: list[str] = []
    position = 0
    while True:
        found = token.search(markup, position)
        words = markup[position : found.start() if found else len(markup)]
        parts.append(_escaped(" ".join(re.split(r"\s+", words)) if blanks else words))
        if found is None:
            return "".join(parts)
        position = found.end()
        if token is _TOKEN and found.group("tag"):
            part, position = _tag(markup, found)
            parts.append(part)
        else:
            parts.append(_formula(found, token is _TOKEN))


def _formula(found: re.Match[str], is_html: bool) -> str:
    groups = found.groupdict()
    if groups.get("anki") is not None:
        display = "block" in groups["block"]
        tex = groups["anki"]
    elif groups["marked"] is not None and is_word(groups["marked"]) and groups["mark"] != "latex":
        return _escaped(found.group())
    elif groups["marked"] is not None:
        display = groups["mark"] == "$$"
        tex = groups["marked"]
    else:
        display = groups["inline"] is None
        tex = groups["inline"] or groups["display"] or groups["dollars"][2:-2]
    tex = html.unescape(re.sub(r"<[^<>]*>", " ", tex) if is_html else tex.replace("&amp;", "&"))
    tex = " ".join((undoubled(tex) if "\\\\" in (groups["round"], groups["square"]) else tex).split())
    if not tex:
        return ""
    if groups["mark"] == "latex":  # one formula, or text with formulas
        return f"[latex]{tex}[/latex]"
    return f"$${tex}$$" if display else f"\\({tex}\\)"


def _tag(markup: str, found: re.Match[str]) -> tuple[str, int]:
    """What replaces a tag, and where to go on: after the whole element if that stays as it is."""
    tag = TAG.match(found.group("tag"))
    if tag is None or not is_tag(tag):
        return html.escape(found.group("tag"), quote=False), found.end()
    name = tag.group(2).lower()
    if name == "br":
        return LINE_BREAK, found.end()
    if name in _PARAGRAPHS:
        return PARAGRAPH_BREAK, found.end()
    if name not in _BLOCKS:
        return " ".join(tag.group().split()), found.end()
    if tag.group(1):
        return "", found.end()
    end = _element_end(markup, found.start(), name)
    element = markup[found.start() : end]
    if name != "pre":
        inner = "<pre" in element
        element = re.sub(r"\n\s*\n", "\n", element) if inner else re.sub(r"(?<!\s)\s*\n\s*", " ", element)
    return f"{PARAGRAPH_BREAK}{element}{PARAGRAPH_BREAK}".replace("\n", KEPT_LINE_END), end


def _element_end(markup: str, start: int, name: str) -> int:
    """Where the element that opens at `start` ends; the end of the text if nothing closes it."""
    depth = 0
    for tag in TAG.finditer(markup, start):
        if tag.group(2).lower() == name:
            depth += -1 if tag.group(1) else 1
            if depth <= 0 or name == "hr":
                return tag.end()
    return len(markup)


def _escaped(words: str) -> str:
    words = _SPECIAL.sub(lambda found: "&lt;" if found.group() == "<" else "\\" + found.group(), words)
    return _LINK.sub("&#91;", words)


def _made(text: Text, markup: str) -> Text:
    """The Markdown of a text with marks; all its lines get the place where the text begins."""
    paragraphs = []
    for paragraph in re.split(
        rf"[ \n]*(?:{PARAGRAPH_BREAK}|{LINE_BREAK}[ \n]*{LINE_BREAK})[ \n{LINE_BREAK}{PARAGRAPH_BREAK}]*", markup
    ):
        if KEPT_LINE_END in paragraph or re.match(r"<(?:" + "|".join(_BLOCKS) + r")\b", paragraph.strip()):
            paragraphs.append(paragraph.strip().replace(KEPT_LINE_END, "\n"))
            continue
        lines = [_line(line) for line in paragraph.strip(f" \n{LINE_BREAK}").split(LINE_BREAK)]
        paragraphs.append(("<br>" if lines[0].startswith("<") else "\\\n").join(lines))
    markdown = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if not markdown:
        return NO_TEXT
    if text.markdown.count("\n") == markdown.count("\n"):
        return Text(markdown, text.path, text.origin)
    return Text(markdown, text.path, tuple(text.origin[:1]) * (markdown.count("\n") + 1))


def _line(line: str) -> str:
    line = line.strip()
    if start := _LINE_START.match(line):
        return "\\" + line if start.group() != ">" else "&gt;" + line[1:]
    return _LINE_NUMBER.sub(r"\1\\\2", line, count=1) if _LINE_NUMBER.match(line) else line
