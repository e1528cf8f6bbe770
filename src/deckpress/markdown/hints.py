"""The hint of a gap, as Markdown -> the HTML in Anki's brackets: words without emphasis, and marks for formulas.

Anki shows a hint as it stands, so the signs of Markdown would be seen. `H~2~O` becomes H₂O where there are signs for
it; backslashes are resolved.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from markdown_it.common.utils import unescapeAll

from deckpress.markdown.scripts import scripts
from deckpress.markdown.spans import Span
from deckpress.regex import regex

_SPECIAL = regex(r"[*_`$~^=\\<&\[]")
_EMPHASIS = regex(
    r"(?<![\w\\*])(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1(?![\w*])|(?<![\w\\_])(_{1,3})(?=[^\s_])([^_]*[^\s_\\])\3(?![\w_])"
    r"|~~(?=\S)([^~]*[^\s~])~~"
)
_LINK = regex(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = regex(r"</?[a-zA-Z][^<>]*>")
_LOW = dict(zip("0123456789+-−()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_HIGH = dict(zip("0123456789+-−()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁱⁿ", strict=True))


def shown_hint(content: str, start: int, end: int, spans: Sequence[Span], marks: Mapping[int, str]) -> str:
    """The HTML of the hint between two offsets of a content; `marks` are those of its formulas, by where they begin."""
    if not _SPECIAL.search(content, start, end):
        return html.escape(content[start:end].strip(), quote=False)
    parts: list[str] = []
    position = start
    for span in spans[bisect_left(spans, start, key=lambda span: span.start) :]:
        if span.end > end:
            break
        if span.kind not in ("math", "code"):
            continue
        parts.append(_words(content[position : span.start]))
        code = content[span.start : span.end].strip("`").strip()
        parts.append(marks.get(span.start, "") if span.kind == "math" else code)
        position = span.end
    return html.escape("".join([*parts, _words(content[position:end])]).strip(), quote=False)


def _words(text: str) -> str:
    """Inline Markdown as words alone."""
    text = _with_scripts(text)
    for _ in range(3):
        text = _EMPHASIS.sub(lambda found: found[2] or found[4] or found[5], text)
    return unescapeAll(_TAG.sub("", _LINK.sub(r"\1", text)))


def _with_scripts(text: str) -> str:
    """`H~2~O` as H₂O; what has no such signs only loses its marks, as in `x~wide~`."""
    edits = list(scripts(text))
    parts: list[str] = []
    position = 0
    for (start, opened, tag), (end, closed, _) in zip(edits[::2], edits[1::2], strict=True):
        inner = text[opened:end]
        signs = _LOW if tag == "<sub>" else _HIGH
        known = all(char in signs for char in inner)
        parts += [text[position:start], "".join(signs[char] for char in inner) if known else inner]
        position = closed
    return "".join([*parts, text[position:]])
