"""What Anki shows of a note -> a hash, which is equal if and only if the card looks the same.

An update erases the tags of learners, so it must not come from what nobody sees. `as_shown` says what that is: how a
paragraph is wrapped, the form of Unicode (a checkout on a Mac may have NFD), and how a character is escaped. What is
preformatted counts as it is. Everything else is already the same in the HTML: the marks of a list, or `*` and `_`.
"""

from __future__ import annotations

import hashlib
import html
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from deckpress.compare import composed
from deckpress.html.tags import split_tags, walk
from deckpress.model import Html
from deckpress.regex import regex

_written = json.JSONEncoder(ensure_ascii=False).encode
_FORM = "2-"
"""How a hash of this form begins. The hashes of earlier releases are 20 hex digits without a prefix."""
_BLANKS = regex(r"[ \t\r\n\f]+")
"""What HTML shows as one blank. A no-break space is not among them."""
_LITERAL_TEX = regex(r"%|\\verb")
_BLOCKS = frozenset(
    "address article aside blockquote br caption center col colgroup dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul".split()
)
"""The elements at whose edges HTML shows no blanks; `br` is one of them."""


def content_hash(fields: Mapping[str, Html], tags: Iterable[str], cards: Sequence[int]) -> str:
    """A hash of everything that Anki shows of a note, except the name of its source file.

    The name, like the title of the deck, which `render` leaves out, goes along with the next change of the note.
    """
    parts = {name: list(_seen(field)) for name, field in fields.items() if name != "Source" and field}
    said = [parts, sorted(map(composed, tags)), list(cards)]
    return _FORM + hashlib.blake2b(_written(said).encode(), digest_size=10).hexdigest()


def is_early(remembered: str) -> bool:
    """True for a hash in the form of earlier releases."""
    return bool(remembered) and not remembered.startswith(_FORM)


def early_hashes(fields: Mapping[str, Html], tags: Iterable[str], cards: Sequence[int]) -> frozenset[str]:
    """The hashes that earlier releases gave to this content; they depended on the form of Unicode."""

    def as_it_is(text: str) -> str:
        return text

    def decomposed(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    tags = tuple(tags)
    return frozenset(_early(fields, tags, cards, form) for form in (as_it_is, decomposed))


def _early(fields: Mapping[str, Html], tags: Iterable[str], cards: Sequence[int], form: Callable[[str], str]) -> str:
    digest = hashlib.blake2b(digest_size=10)
    for name, field in fields.items():
        if name == "Source" or not field:
            continue
        formulas = [[form(formula.tex), formula.display] for formula in field.formulas]
        images = [image.media or form(image.src) for image in field.images]
        gaps = [[list(gap.numbers), form(gap.hint)] for gap in field.gaps]
        row = [name, form(field.markup), formulas, images, gaps]
        digest.update(_written(row).encode())
    digest.update(_written([sorted(map(form, tags)), list(cards)]).encode())
    return digest.hexdigest()


def _seen(field: Html) -> Iterator[object]:
    """What is seen of a field."""
    yield as_shown(field.markup)
    yield [[_tex(formula.tex), formula.display] for formula in field.formulas]
    yield [image.media or composed(image.src) for image in field.images]
    yield [[list(gap.numbers), as_shown(gap.hint)] for gap in field.gaps]


def _tex(tex: str) -> str:
    """TeX, in which a line end is a blank, unless it ends a comment or is in a literal text."""
    tex = composed(tex)
    return tex if _LITERAL_TEX.search(tex) else _BLANKS.sub(" ", tex).strip()


def as_shown(markup: str) -> str:
    """HTML without what a browser does not show: fields that look the same become the same text.

    - Text is in NFC, and each character is written in one way, whatever reference stood for it.
    - A run of blanks and line ends is one blank; at the edges of blocks and beside `<br>` there is none.
    - In `<pre>`, and in a field with a style for white space, blanks count as they are.
    """
    if "<" not in markup:
        text = composed(html.unescape(markup) if "&" in markup else markup)
        return html.escape(text if "white-space" in markup else _BLANKS.sub(" ", text).strip(" "), quote=False)
    exact = "white-space" in markup
    pieces = [piece for piece in split_tags(markup) if piece and not piece.startswith("<!--")]
    shown: list[str] = []
    inside = 0  # how many `<pre>` are open
    edge = True  # the start of a field, or the tag of a block
    for index, piece in enumerate(pieces):
        if _is_tag(piece):
            written, edge, pre = _tag(piece)
            inside = max(0, inside + pre)
            shown.append(written)
            continue
        text = composed(html.unescape(piece))
        if not (exact or inside):
            text = _BLANKS.sub(" ", text)
            text = text.lstrip(" ") if edge else text
            text = text.rstrip(" ") if _is_edge(pieces, index + 1) else text
        shown.append(html.escape(text, quote=False))
        edge = False
    return "".join(shown)


@lru_cache(maxsize=4096)
def _tag(written: str) -> tuple[str, bool, int]:
    """A tag in the form that is compared, whether it is a block's, and how many `<pre>` it opens: -1 to close one."""
    (piece,) = walk(written)
    opened = (1 - 2 * piece.closes) * (piece.name == "pre")
    return composed(_BLANKS.sub(" ", written)), piece.name in _BLOCKS, opened


def _is_edge(pieces: Sequence[str], index: int) -> bool:
    """True for the tag of a block, and for the end of a field."""
    return index == len(pieces) or (_is_tag(pieces[index]) and _tag(pieces[index])[1])


def _is_tag(piece: str) -> bool:
    return piece[0] == "<" and piece[-1] == ">"
