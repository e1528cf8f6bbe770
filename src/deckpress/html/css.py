"""Filters styles: only known properties with known values stay, which can change nothing but looks.

A value is refused unless each of its tokens is known (CSS Syntax 3): a word, a number, a colour, a quoted string, or a
function of a list. So no style can name a file: there is no `url()`, `image-set()` or `var()`, and no escape or
comment that could hide one. An SVG may point to its own parts, `url(#a)`, and to data that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.regex import regex

_SIDES = tuple(f"{name}{side}" for name in ("margin", "padding") for side in ("", "-top", "-right", "-bottom", "-left"))
_BORDERS = tuple(
    f"border{side}{part}"
    for side in ("", "-top", "-right", "-bottom", "-left")
    for part in ("", "-color", "-style", "-width")
)
_OTHERS = (
    "border-radius border-top-left-radius border-top-right-radius border-bottom-left-radius "
    "border-bottom-right-radius border-collapse border-spacing caption-side empty-cells table-layout "
    "background background-color background-position background-repeat background-size color opacity "
    "visibility box-shadow box-sizing outline outline-color outline-style outline-width width height "
    "min-width min-height max-width max-height aspect-ratio object-fit overflow overflow-x overflow-y display "
    "float clear vertical-align columns column-count column-gap column-rule column-span column-width gap "
    "row-gap flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap align-content "
    "align-items align-self justify-content justify-items justify-self order font font-family "
    "font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant "
    "font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric "
    "font-variant-position font-weight line-height letter-spacing word-spacing text-align text-align-last "
    "text-combine-upright text-decoration text-decoration-color text-decoration-line text-decoration-style "
    "text-decoration-thickness text-emphasis text-emphasis-position text-indent text-justify text-orientation "
    "text-overflow text-shadow text-transform text-underline-offset text-underline-position text-wrap "
    "white-space word-break word-wrap overflow-wrap line-break hyphens tab-size quotes direction unicode-bidi "
    "writing-mode list-style list-style-position list-style-type ruby-align ruby-position break-after "
    "break-before break-inside page-break-after page-break-before page-break-inside orphans widows"
)
PROPERTIES = frozenset((*_SIDES, *_BORDERS, *_OTHERS.split()))
"""The properties that a style in Markdown may set."""

_LOOKS = frozenset(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp linear-gradient "
    "radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient "
    "fit-content".split()
)
_DRAWS = _LOOKS | frozenset(
    "var env matrix matrix3d translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez "
    "rotate3d scale scalex scaley scalez scale3d skew skewx skewy perspective cubic-bezier steps linear path polygon "
    "circle ellipse inset rect xywh blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate "
    "sepia local format tech not is where has lang dir nth-child nth-last-child nth-of-type nth-last-of-type "
    "icc-color and or only".split()
)
"""What an SVG may use as well. Its custom properties pass the same test, so `var()` is harmless."""
_RULES = frozenset("media supports keyframes -webkit-keyframes -moz-keyframes font-face charset page layer".split())

_OWN_ADDRESS = (
    r"""url\(\s*+(?P<quote>["']?)\s*+(?:\#|data:(?:image/(?:png|jpe?g|gif|webp)|(?:application/(?:x-)?)?font))"""
    r"""[^\s"'()\\]*+\s*+(?P=quote)\s*+\)"""
)
_TOKEN = regex(
    rf"""(?P<own>{_OWN_ADDRESS})
    |(?P<function>-{{0,2}}[^\W\d][\w-]*)\(
    |-{{0,2}}[^\W\d][\w-]*|--[\w-]*
    |[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?:%|[A-Za-z]+)?
    |\#[\w-]+
    |(?P<string>"(?:[^"\\\n\r\f]|\\[^\n\r\f])*"|'(?:[^'\\\n\r\f]|\\[^\n\r\f])*')
    |(?P<comment>/\*.*?(?:\*/|\Z))
    |@(?P<rule>[A-Za-z-]+)
    |(?P<sheet>[{{}};:.>~=^$|\[\]&])
    |(?P<open>\()|(?P<close>\))
    |[\s,/!+*%-]""",
    re.X | re.S | re.I,
)
_DEEPER = {"function": 1, "open": 1, "close": -1}
"""How a token changes the depth of brackets."""
_NAME = regex(r"\s*([A-Za-z-]+)\s*\Z")


def kept(style: str) -> tuple[str, tuple[str, ...]]:
    """A style attribute with the declarations that may stay, and the names of the properties that may not.

    Anything that is not a declaration is dropped without a name, as browsers do.
    """
    good: list[str] = []
    refused: dict[str, None] = {}
    for name, value, written in _declarations(style):
        if name in PROPERTIES and is_inert(value):
            good.append(written)
        elif name:
            refused[name] = None
    return ";".join(good), tuple(refused)


def _declarations(style: str) -> Iterator[tuple[str, str, str]]:
    """The name, value and text of each declaration. A `;` in quotes ends one, too, so that both halves are refused."""
    for written in style.split(";"):
        before, colon, value = written.partition(":")
        name = _NAME.match(before) if colon else None
        yield (name[1].lower() if name else "", value, written)


def is_inert(value: str) -> bool:
    """True if the value of a property cannot name a file."""
    return _is_known(value, _LOOKS, sheet=False)


def is_inert_drawing(css: str) -> bool:
    """True for a style element, style or other attribute of an SVG that names no file outside the picture."""
    return _is_known(css, _DRAWS, sheet=True)


def _is_known(css: str, functions: frozenset[str], *, sheet: bool) -> bool:
    """True if every token is known; `sheet` also allows comments, rules, addresses in the picture, and punctuation."""
    position = depth = 0
    while position < len(css):
        token = _TOKEN.match(css, position)
        if token is None:
            return False
        position = token.end()
        if not _may_stand(token, functions, depth, sheet=sheet):
            return False
        depth += _DEEPER.get(token.lastgroup or "", 0)
        if depth < 0:
            return False
    return depth == 0


def _may_stand(token: re.Match[str], functions: frozenset[str], depth: int, *, sheet: bool) -> bool:
    """True if a token may stand `depth` brackets deep."""
    match token.lastgroup:
        case "function":
            return token["function"].lower() in functions
        case "rule":
            return sheet and token["rule"].lower() in _RULES
        case "string":
            return sheet or not (depth or "\\" in token["string"])
        case "own" | "comment" | "sheet":
            return sheet
    return True
