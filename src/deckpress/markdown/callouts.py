"""Callouts in block tokens: `> [!note] Title` of GitHub and Obsidian, boxes, fences ```` ```{note} ```` and `ad-note`.

A callout becomes a quote with the class of its kind and its title in a paragraph of its own, so that readers without a
style for it show a quote. One that folds (`> [!tip]-`) becomes a `<details>`. A title that is missing is the word of
the kind in the language of the deck.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from deckpress.markdown.blocks import parse
from deckpress.markdown.boxes import KINDS, OPTION, PICTURES
from deckpress.regex import regex
from deckpress.wording import ENGLISH, Wording, primary

_HEAD = regex(r"\[!([A-Za-z][\w-]{0,40})(?:\|[^\]\n]*)?\]([-+]?)(?:[ \t]+([^\n]*)|\\?(?=\n)|\Z)")
_DIRECTIVE = regex(r"(?:\{([a-z]+(?:-md)?)\}|ad-([a-z][\w-]*))[ \t]*(.*)\Z", re.I)
_SETTING = regex(r"[ \t]*(title|collapse|icon|color)[ \t]*:[ \t]*(.*)\Z")
_DIRECTIVES = frozenset(
    (*"note tip warning danger caution important attention error hint seealso admonition dropdown".split(),)
)
_DEEPEST = 8


def with_callouts(tokens: Sequence[Token], words: Wording, depth: int = 0) -> list[Token]:
    """The tokens with those of callouts in place of quotes and fences that are written so."""
    shown: list[Token] = []
    open_quotes: list[str] = []
    open_boxes: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.type == "blockquote_open":
            made = _of_quote(tokens[position : position + 3], words)
            open_quotes.append(made[0].tag if made else "")
            shown += made or (token,)
            position += 3 if made else 0
        elif token.type == "blockquote_close":
            tag = open_quotes.pop() if open_quotes else ""
            shown.append(Token("callout_close", tag, -1) if tag else token)
        elif token.type == "box_open":
            opening = _of_box(token, words)
            open_boxes.append(opening[0].tag if opening and opening[0].type == "callout_open" else "")
            shown += opening
        elif token.type == "box_close":
            if tag := open_boxes.pop():
                shown.append(Token("callout_close", tag, -1))
        elif token.type == "fence" and depth < _DEEPEST and (inner := _of_fence(token, words, depth)):
            shown += inner
        else:
            shown.append(token)
    return shown


def _of_quote(first: Sequence[Token], words: Wording) -> tuple[Token, ...]:
    """The beginning of a callout in place of that of a quote whose tokens are these; empty if it is none."""
    if len(first) < 3 or first[0].type != "paragraph_open":
        return ()
    content = first[1]
    head = _HEAD.match(content.content)
    if head is None:
        return ()
    line = _line(content)
    kind, fold, title = head[1].lower(), head[2], (head[3] or "").strip().removesuffix("\\").rstrip()  # a hard break
    rest = content.content[head.end() :].lstrip("\n")
    below = _paragraph(rest, line + 1) if rest.strip() else ()
    return (*_opening(kind, fold, title, line, words), *below)


def _of_box(box: Token, words: Wording) -> Sequence[Token]:
    """The beginning of a box; only its title if the box is of an unknown kind."""
    kind, fold, title, options = (box.meta[key] for key in ("kind", "fold", "title", "options"))
    if box.meta["directive"] and kind in PICTURES:
        return picture_of(kind, title, options, _line(box))
    title = options.get("title") or title
    if kind == "admonition":
        kind = _kind_by_class(kind, options.get("class", ""))
    if fold or "dropdown" in options.get("class", "").split():
        return _opening(kind, fold or "-", title, _line(box), words)
    if kind in KINDS or kind == "admonition":
        return _opening(kind, fold, title, _line(box), words)
    return _paragraph(f"**{title}**", _line(box)) if title and not box.meta["directive"] else ()


def picture_of(name: str, source: str, options: Mapping[str, str], line: int) -> Sequence[Token]:
    """The picture that a directive of MyST shows, as an image of Markdown; its caption is the text in the directive."""
    if name == "figure-md" or not source:
        return ()
    alt = re.sub(r"([\[\]\\])", r"\\\1", options.get("alt", ""))
    size = next((f"{{{key}={value}}}" for key in ("width", "height") if (value := options.get(key, ""))), "")
    return _paragraph(f"![{alt}](<{source.strip()}>){size}", line)


def _kind_by_class(kind: str, classes: str) -> str:
    return next((word for word in classes.lower().split() if word in KINDS), kind)


def _of_fence(fence: Token, words: Wording, depth: int) -> list[Token]:
    """A callout in place of a fence; empty if the fence holds code."""
    info = _DIRECTIVE.match(fence.info.strip())
    name = (info[1] or info[2]).lower() if info else ""
    if info is None or not (info[2] or name in _DIRECTIVES or name in (*PICTURES, "math")):
        return []
    title, fold = info[3].strip() if info[1] else "", "-" if name == "dropdown" else ""
    lines = fence.content.split("\n")
    first = 0
    options: dict[str, str] = {}
    pattern = OPTION if info[1] else _SETTING
    while first < len(lines) and (said := pattern.match(lines[first])):
        key, value = said[1].lower(), said[2].strip()
        options[key] = value
        if key == "title":
            title = value
        elif key == "collapse":
            fold = {"closed": "-", "close": "-", "true": "-", "open": "+"}.get(value.lower(), "")
        elif key == "class" and name == "admonition":
            name = _kind_by_class(name, value)
        if key == "class" and "dropdown" in value:
            fold = "-"
        first += 1
    line = _line(fence)
    if name == "math":
        place = [line + first, fence.map[1] if fence.map else line + first]
        return [fence.copy(info="math", content="\n".join(lines[first:]), map=place)]
    start = line + 1 + first
    inner = [_moved(token, start) for token in parse("\n".join(lines[first:]), boxes=True)[0]]
    if name in PICTURES:
        return [*picture_of(name, title, options, line), *with_callouts(inner, words, depth + 1)]
    opening = _opening(name, fold, title, line, words)
    return [*opening, *with_callouts(inner, words, depth + 1), Token("callout_close", opening[0].tag, -1)]


def _opening(kind: str, fold: str, title: str, line: int, words: Wording) -> tuple[Token, ...]:
    tag, head = ("details", "summary") if fold else ("blockquote", "p")
    attributes: dict[str, Any] = {"class": f"callout callout-{kind}"}
    if fold == "+":
        attributes["open"] = ""
    shown = [Token("callout_open", tag, 1, attrs=attributes)]
    shown.append(Token("callout_title_open", head, 1, attrs={"class": "callout-title"}))
    shown.append(Token("callout_title_open", "strong", 1))
    shown.append(Token("inline", "", 0, content=title or title_of(kind, words), map=[line, line + 1]))
    shown += [Token("callout_title_close", "strong", -1), Token("callout_title_close", head, -1)]
    return tuple(shown)


def title_of(kind: str, words: Wording) -> str:
    """The title of a callout that has none of its own."""
    own = kind.replace("-", " ").replace("_", " ")
    known = KINDS.get(kind)
    if known is None or (known != kind and primary(words.language) == ENGLISH):
        return "See also" if kind == "seealso" else own[:1].upper() + own[1:]
    return words[f"callout_{known}"]


def _paragraph(content: str, line: int) -> tuple[Token, ...]:
    inline = Token("inline", "", 0, content=content, map=[line, line + content.count("\n") + 1])
    return Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)


def _moved(token: Token, by: int) -> Token:
    return token.copy(map=[token.map[0] + by, token.map[1] + by]) if token.map else token


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def may_hold_callouts(tokens: Sequence[Token]) -> bool:
    """True if some of the tokens may begin a callout."""
    return any(token.type in ("blockquote_open", "fence", "box_open") for token in tokens)
