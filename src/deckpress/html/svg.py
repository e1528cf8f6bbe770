"""Cleans SVG pictures: removes whatever runs or fetches something.

Scripts, event handlers and addresses outside the file are removed. Elements of SVG that draw are allowed; all others
are removed with their content. Data of drawing programs (other XML namespaces) shows nothing and is removed without a
diagnostic. An entity may stand for a short text, as in Illustrator's files; entities that name other entities are
refused, since they can expand a small file into a huge one.
"""

from __future__ import annotations

import base64
import html
import re
from dataclasses import field
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from deckpress.frozen import dataclass
from deckpress.html import css
from deckpress.regex import regex

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HTML = "http://www.w3.org/1999/xhtml"
_ELEMENTS = frozenset(
    "svg g defs symbol use switch a title desc style path rect circle ellipse line polyline polygon image view "
    "text tspan tref textPath altGlyph altGlyphDef altGlyphItem glyph glyphRef font font-face font-face-src "
    "font-face-name font-face-format missing-glyph hkern vkern linearGradient radialGradient meshgradient meshpatch "
    "meshrow hatch hatchpath solidcolor stop pattern clipPath mask marker cursor color-profile filter animate "
    "animateColor animateMotion animateTransform set mpath "
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap "
    "feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence".split()
)
_SILENT = frozenset(("metadata",))
"""Elements that show nothing: they are removed without a diagnostic."""
_INSIDE = regex(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,]|\Z)", re.I)
_LINK = regex(r"\s*(?:https?:|mailto:)", re.I)
_FETCHES = regex(
    r"@import|expression\s*\(|javascript:|-moz-binding"
    r"|url\(\s*[\"']?\s*(?!#|data:(?:image/(?:png|jpe?g|gif|webp)|(?:application/(?:x-)?)?font))[^\s\"')]",
    re.I,
)
_WORDS = regex(r"(?:id|class|role|lang|name|label|title|unicode|glyph-name|[ug][12]|d|points|aria-.*|data-.*)\Z", re.I)
"""Attributes whose values are words or numbers, which no program reads as a style."""
_CSS_ESCAPE = regex(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
_CSS_COMMENT = regex(r"/\*.*?(?:\*/|\Z)", re.S)
_LONGEST_ENTITY = 200
_GROWTH = 1_000_000
"""How many characters entities may add, apart from escapes, which make six characters of one."""


_DATA = regex(r"\s*data:([^,;]*)((?:;[^,;]*)*?)(;\s*base64\s*)?,", re.I)


class SvgError(ValueError):
    """Raised for an SVG that cannot be used; its text is a sentence without a full stop."""


def clean_svg(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The clean picture (the same bytes if nothing was removed), and what was removed, in words.

    Raises SvgError for malformed XML, for other XML than SVG, and for entities that expand too far.
    """
    cleaner = _Cleaner(limit=6 * len(data) + _GROWTH)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = cleaner.doctype
    parser.EntityDeclHandler = cleaner.entity
    parser.ProcessingInstructionHandler = cleaner.instruction
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "it is not XML")
        raise SvgError(f"{reason} (line {error.lineno})") from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise error if isinstance(error, SvgError) else SvgError("its encoding is not known") from None
    if not cleaner.changed:
        return data, ()
    return "".join(cleaner.parts).encode(), tuple(dict.fromkeys(cleaner.removed))


def read_data_address(address: str) -> tuple[str, bytes]:
    """The media type and the bytes of a `data:` address, read leniently, as programs do; empty for other addresses."""
    found = _DATA.match(address)
    if found is None:
        return "", b""
    data = unquote_to_bytes(address[found.end() :])
    if found[3]:
        try:
            data = base64.b64decode(data + b"===")  # characters outside the alphabet are ignored
        except ValueError:
            data = b""
    return found[1].strip().lower(), data


def _is_raster(address: str) -> bool:
    """True for a `data:` address whose bytes are not markup, whatever type it declares."""
    return not read_data_address(address)[1].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")


@dataclass(slots=True)
class _Cleaner:
    """Receives the parser's events and writes what is allowed."""

    limit: int
    parts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: bool = False
    skipping: int = 0
    """The number of open elements in the removed element, which counts itself; 0 outside one."""
    size: int = 0
    style: list[str] | None = None
    """The text of the style element that is open."""
    depth: int = 0

    def doctype(self, _name: str, _system: str | None, _public: str | None, internal: int) -> None:
        self.changed = self.changed or bool(internal)

    def entity(self, name: str, parameter: int, value: str | None, *_: object) -> None:
        if parameter or value is None:
            raise SvgError(f"it takes the entity {name} from outside")
        if "&" in value or len(value) > _LONGEST_ENTITY:
            raise SvgError(f"its entity {name} stands for more than a short text")

    def instruction(self, target: str, _data: str) -> None:
        self.changed = True
        if target.lower() == "xml-stylesheet":
            self.removed.append("a style sheet from outside")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.depth += 1
        if self.depth == 1 and (local != "svg" or space not in ("", _SVG)):
            raise SvgError(f"it is <{local[:40]}>, and no <svg>")
        if self.depth == 1 and not space:  # programs show nothing without the namespace
            self.changed = True
        if self.skipping:
            self.skipping += 1
            return
        if space not in ("", _SVG) or local not in _ELEMENTS or self.style is not None:
            self.skipping, self.changed = 1, True
            if space in ("", _SVG, _HTML) and local not in _SILENT:
                self.removed.append(f"<{local[:40]}>")
            return
        from xml.sax.saxutils import quoteattr  # it imports the network modules

        kept = "".join(
            f" {shown}={quoteattr(value)}"
            for key, value in attributes.items()
            if (shown := self._attribute(local, key, value, attributes))
        )
        spaces = f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"' if self.depth == 1 else ""
        self._write(f"<{local}{spaces}{kept}>")
        if local == "style":
            self.style = []

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        if self.style is not None:
            text, self.style = "".join(self.style), None
            if not css.is_inert_drawing(text) or _fetches(text):
                self._drop("a style that fetches a file")
            else:
                self._write(html.escape(text, quote=False))
        self._write(f"</{name.rpartition(' ')[2]}>")

    def characters(self, text: str) -> None:
        if self.skipping:
            return
        if self.style is None:
            self._write(html.escape(text, quote=False))
            return
        self._count(text)
        self.style.append(text)

    def _attribute(self, element: str, key: str, value: str, others: dict[str, Any]) -> str:
        """The name under which an attribute is written; empty if it is removed."""
        space, _, local = key.rpartition(" ")
        if space not in ("", _XLINK, _XML) or (space == _XML and local == "base"):
            self.changed = True
            return ""
        if local.lower().startswith("on"):
            return self._drop(f"the script of <{element}>")
        if local in ("href", "src"):
            link = element == "a" and _LINK.match(value)
            if not (link or (_INSIDE.match(value) and _is_raster(value))):
                return self._drop(f"the address of <{element}>: {' '.join(value.split())[:80]}")
        elif _fetches(value) or not _is_inert(local, value):
            return self._drop("a style that fetches a file")
        if local in ("to", "from", "by", "values") and "href" in str(others.get("attributeName", "")).lower():
            return self._drop(f"the address of <{element}>")
        return f"{'xlink:' if space == _XLINK else 'xml:' if space == _XML else ''}{local}"

    def _drop(self, words: str) -> str:
        self.removed.append(words)
        self.changed = True
        return ""

    def _write(self, text: str) -> None:
        self._count(text)
        self.parts.append(text)

    def _count(self, text: str) -> None:
        self.size += len(text)
        if self.size > self.limit:
            raise SvgError("its entities make it too large")


def _is_inert(name: str, value: str) -> bool:
    """True for an attribute that fetches nothing: it has no sign of a style, or is a style of known parts."""
    if _WORDS.match(name) or not any(sign in value for sign in "(\\@"):
        return True
    return css.is_inert_drawing(value)


def _fetches(style: str) -> bool:
    """True for a style that names a file outside the picture, in any spelling."""
    if "\\" in style:
        style = _CSS_ESCAPE.sub(lambda found: _character(found[1]) if found[1] else found[2], style)
    return bool(_FETCHES.search(style) or ("/*" in style and _FETCHES.search(_CSS_COMMENT.sub("", style))))


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else "\ufffd"
