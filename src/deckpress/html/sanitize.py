"""Cleans HTML of authors: a safe subset stays, scripts and event handlers never do.

Scripts and event handlers of a field run in Anki's reviewer (tested with the real program), so none may reach a
field. Tags that HTML does not know, such as the `<int>` of `vector<int>`, are text.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from deckpress.html import css
from deckpress.regex import regex

_INLINE = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_BLOCK = (
    "address article aside blockquote caption center col colgroup dd details div dl dt figcaption figure footer h1 h2 "
    "h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_MEDIA = "audio picture source track video"
ALLOWED = frozenset(f"{_INLINE} {_BLOCK} {_MEDIA}".split())
"""Tags that stay, with their safe attributes."""
WITHOUT_CONTENT = frozenset("script style template title noscript iframe object embed applet svg math".split())
"""Tags that are removed together with their content."""
KNOWN = ALLOWED | WITHOUT_CONTENT | frozenset(
    "area base body button canvas dialog datalist fieldset form frame frameset head html input label legend link map "
    "marquee meta meter noframes optgroup option output param portal progress rb search select slot textarea "
    "menu menuitem dir".split()
)  # fmt: skip
"""Tags of HTML; any other name between `<` and `>` is the author's text."""

_EVERYWHERE = {"class", "dir", "lang", "title", "style", "align"}
_CELL = {"colspan", "rowspan", "headers", "scope", "valign", "width"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": _EVERYWHERE,
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "width", "height", "poster"},
    "source": {"src", "type", "media"},
    "track": {"src", "kind", "srclang", "label"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": _CELL,
    "th": _CELL,
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "table": {"width", "border", "cellpadding", "cellspacing"},
    "details": {"open"},
    "font": {"color", "size"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "time": {"datetime"},
    "data": {"value"},
}
_OWN = {"*": _EVERYWHERE | {"tabindex", "data-line", "role", "aria-label"}, "input": {"type", "checked", "disabled"}}
"""Attributes that deckpress writes into fields; authors cannot use them."""
TAG = regex(r"""<(/?)([A-Za-z][A-Za-z0-9:_.-]*+)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_NAME_AND_VALUE = regex(r"""([^\s"'<>/=]++)(\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?|/""")
_BARE_ATTRIBUTES = frozenset(
    "open checked controls reversed hidden disabled autoplay loop muted default async defer nowrap noshade "
    "markdown allowfullscreen".split()
)
_MARK_ENTITY = regex(r"&#(?:0*649(?:7[6-9]|[89]\d)|0*6500[0-7]|[xX]0*[fF][dD][dDeE][0-9a-fA-F]);?")
"""A noncharacter written as an entity, which cleaning would turn into a mark."""
_HANDLER = regex(r"""\son[a-z]+\s*=|(?:href|src)\s*=\s*+["']?\s*+(?:javascript|vbscript):""", re.I)

_STYLE = regex(r"""\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)""", re.I)

_SCHEMES = frozenset(("http", "https", "mailto", "ftp", "tel", "data", "zotero", "obsidian", "file"))
_SCRIPTS = frozenset(("javascript", "vbscript"))
_SOURCE_SCHEME = regex(r"""(<(?:img|audio|video|source)\b[^<>]*?\ssrc\s*=\s*["']?)(?=([a-z][a-z0-9+.-]*):)""", re.I)
_LINK_SCHEME = regex(r"""\shref\s*=\s*+["']?\s*+(([a-z][a-z0-9+.-]*):[^"'<>\s]*)""", re.I)
_HARMLESS = "|".join(sorted(_SCHEMES - {"data"}))
ODD_LINK = regex(rf"(?:\]\(|\]:)[ \t\n]*<?(?!(?:{_HARMLESS}):)([a-z][a-z0-9+.-]*:)", re.I)
"""A Markdown link, or a link definition, with a scheme that is not allowed."""
ODD_ADDRESS = regex(rf"""\s(?:href|src)\s*=\s*+["']?\s*+(?!(?:{_HARMLESS}):)[a-z][a-z0-9+.-]*:""", re.I)
"""An attribute with such an address."""


def is_tag(tag: re.Match[str]) -> bool:
    """True if a match of `TAG` is one of HTML's tags; `<int>` and the `<b and c>` of `a<b and c>d` are text."""
    if tag.group(2).lower() not in KNOWN:
        return False
    rest = _NAME_AND_VALUE.sub(lambda found: " " if found[2] or not found[1] else f"{found[1]} ", tag.group(3))
    return all(word.lower() in _BARE_ATTRIBUTES for word in rest.split())


def never_closed(markdown: str) -> frozenset[str]:
    """Tags that a text names and never closes, such as the `<script>` of "the <script> tag": they are text.

    Cleaning would remove all text after such a tag as its content.
    """
    if "<" not in markdown:
        return frozenset()
    lower = markdown.lower()
    return frozenset(name for name in WITHOUT_CONTENT if f"<{name}" in lower and f"</{name}" not in lower) - {"embed"}


def escape_unknown(html: str, shown_as_text: frozenset[str] = frozenset()) -> str:
    """The HTML with unknown tags, and those in `shown_as_text`, escaped so that they are shown."""

    def escaped(tag: re.Match[str]) -> str:
        known = is_tag(tag) and tag.group(2).lower() not in shown_as_text
        return tag.group() if known else _as_text(tag.group())

    return TAG.sub(escaped, html)


def _as_text(tag: str) -> str:
    return tag.replace("<", "&lt;").replace(">", "&gt;")


def refused(html: str) -> tuple[tuple[int, str], ...]:
    """What `clean` would remove from the author's HTML: (offset, words that name it), each name once."""
    found: dict[str, int] = {}
    for tag in TAG.finditer(html):
        name = tag.group(2).lower()
        if is_tag(tag) and name not in ALLOWED and not tag.group(1):
            found.setdefault(f"<{name}>", tag.start())
        elif _HANDLER.search(tag.group(3)):
            found.setdefault(f"the script of <{name}>", tag.start())
        elif name == "a" and (link := _LINK_SCHEME.search(tag.group(3))) and link[2].lower() not in _SCHEMES - {"data"}:
            found.setdefault(f"the address of a link, {link[1][:80]},", tag.start())
        else:
            for property_name in _refused_styles(tag):
                found.setdefault(f"the style '{property_name[:40]}' of <{name}>", tag.start())
    return tuple((offset, words) for words, offset in found.items())


def _refused_styles(tag: re.Match[str]) -> Iterator[str]:
    """The properties in a tag's style that are not allowed."""
    if tag.group(2).lower() in ALLOWED and (style := _STYLE.search(tag.group(3))):
        yield from css.kept(entities.unescape(style[1].strip("\"'")))[1]


def with_local_sources(html: str) -> str:
    """The HTML with `./` before addresses of media that only seem to have a scheme, such as `fig:1.png`."""
    if "src" not in html.lower():
        return html
    known = _SCHEMES | _SCRIPTS
    return _SOURCE_SCHEME.sub(lambda found: found[1] + ("" if found[2].lower() in known else "./"), html)


def clean(html: str) -> str:
    """The HTML in the safe subset, balanced: an element that is never closed ends with the field."""
    return str(_cleaner().clean(_MARK_ENTITY.sub("\ufffd", html) if "&#" in html else html))


def clean_field(field: str) -> str:
    """A field of a package, cleaned; unchanged if cleaning removes nothing."""
    cleaned = str(_cleaner(own=True).clean(field))
    return field if entities.unescape(cleaned) == entities.unescape(field) else cleaned


@lru_cache(maxsize=2)
def _cleaner(*, own: bool = False) -> Any:
    """A cleaner that keeps what authors may write; with `own`, also what deckpress writes into fields."""
    import nh3

    return nh3.Cleaner(
        tags={*ALLOWED, "input"} if own else set(ALLOWED),
        clean_content_tags=set(WITHOUT_CONTENT),
        attributes={**_ATTRIBUTES, **_OWN} if own else _ATTRIBUTES,
        attribute_filter=_keep_attribute,
        filter_style_properties=set(css.PROPERTIES),
        link_rel=None,
        url_schemes=set(_SCHEMES),
    )


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or None to remove it. No style may fetch a file; only pictures may use `data:`."""
    if tag == "input" and name == "type":
        return value if value == "checkbox" else None
    if name == "style":
        return css.kept(value)[0] or None
    if value.lstrip().lower().startswith("data:") and not (tag == "img" and value.lstrip()[5:11].lower() == "image/"):
        return None
    return value
