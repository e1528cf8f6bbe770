"""A formula -> its drawing: SVG to show, MathML for screen readers, and the glyphs that both need on a page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from itertools import islice

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostics
from deckpress.diagnostics.catalogue.markup import BAD_TEX, TOO_MUCH_TEX
from deckpress.excerpts import excerpt
from deckpress.frozen import dataclass
from deckpress.model import Formula
from deckpress.regex import regex
from deckpress.store import Texts
from deckpress.tex import mathjax
from deckpress.tex.mathjax import available, live_script, version

__all__ = ["Drawing", "TexEngine", "TexError", "available", "check", "live_script", "sprite", "version"]

FORMAT = 1
"""Part of the cache key; raised when the same formula is drawn in a new form, so that old drawings are not used."""
SHOWN_CHARACTERS = 60
MOST_CHARACTERS = 10_000
"""The longest formula that is given to MathJax, which takes quadratic time for some formulas."""
MOST_KEPT = 20_000
"""How many drawings one build leaves to the next: some 60 MB."""
_PICTURE = regex(r"\\begin\{(?:tikz|pspicture|picture)|\\(?:includegraphics|tikz|usetikzlibrary)(?![A-Za-z])")
_WIDTH = regex(r'<svg[^>]* width="([\d.]+)ex"')
_UNKNOWN = regex(r"Undefined control sequence (\\[A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class TexError:
    """Why a formula cannot be drawn, in MathJax's own words; `too_much` if it reaches one of the limits."""

    message: str
    too_much: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as phrasing HTML: `svg` is the whole ``<span class="math ..">``, for a page that defines the `glyphs`.

    `glyphs` has (id, path data) of each glyph once, in the order of first use; `sprite` makes the definitions.
    """

    svg: str
    glyphs: tuple[tuple[str, str], ...]

    @property
    def width(self) -> float:
        """The width in ex, as MathJax gives it."""
        found = _WIDTH.search(self.svg)
        return float(found[1]) if found else 0.0


Drawn = dict[tuple[str, bool], Drawing]
"""Drawings by their TeX, and whether they are displays."""


class TexEngine:
    """Draws formulas with MathJax, which starts with the first formula that is in neither memory nor the cache.

    Each formula is drawn by itself, as on an Anki card: macros, labels, colours and numbers of one formula are unknown
    in all others. So the same formula gives the same bytes in any order, and drawings can be cached by their TeX.
    Anything that Anki's MathJax cannot do is an error here. An engine belongs to one thread of one process.
    """

    def __init__(self, cache: Texts | None = None, drawn: Drawn | None = None) -> None:
        """`drawn` has the drawings that another engine made, and gets those of this one."""
        self._cache = cache
        self._drawn: Drawn = {} if drawn is None else drawn
        self._refused: dict[tuple[str, bool], TexError] = {}
        self._runtime: mathjax.Runtime | None = None
        self.begin()

    def begin(self) -> None:
        """Begins a build: forgets the oldest results of earlier ones, since each edit adds more."""
        for known in (self._drawn, self._refused):
            for key in [*islice(known, max(0, len(known) - MOST_KEPT))]:
                del known[key]

    def draw(self, formula: Formula) -> Drawing | TexError:
        """The drawing of a formula, or why there is none. Raises ImportError if `available()` is false."""
        key = (formula.tex, formula.display)
        found = self._drawn.get(key) or self._refused.get(key)
        if found is None:
            found = self._recall(formula) or self._make(formula)
            if isinstance(found, Drawing):
                self._drawn[key] = found
            else:
                self._refused[key] = found
        return found

    def _recall(self, formula: Formula) -> Drawing | TexError | None:
        kept = self._cache.get(_key(formula)) if self._cache is not None else None
        return _unpack(kept) if kept is not None else None

    def _make(self, formula: Formula) -> Drawing | TexError:
        if len(formula.tex) > MOST_CHARACTERS:
            return TexError(
                f"Formula has {len(formula.tex):,} characters, more than {MOST_CHARACTERS:,}", too_much=True
            )
        if self._runtime is None:
            self._runtime = mathjax.Runtime()
        made = self._runtime.draw(formula.tex, formula.display)
        if isinstance(made, mathjax.Refusal) and made.broken:  # not cached: another machine may succeed
            seen.doubt()
            self._runtime.close()
            self._runtime = None
            return TexError(made.message, too_much=True)
        result = TexError(made.message) if isinstance(made, mathjax.Refusal) else _drawing(made, formula.display)
        if self._cache is not None:
            self._cache.set(_key(formula), _pack(result))
        return result


def _drawing(parts: mathjax.Parts, display: bool) -> Drawing:
    glyphs = tuple((_glyph_id(path), path) for path in parts.paths)
    # The text of a formula cannot match, because < and " are escaped in it.
    svg = re.sub(r'<use href="#(\d+)"', lambda use: f'<use href="#{glyphs[int(use[1])][0]}"', parts.svg)
    kind = "display" if display else "inline"
    return Drawing(f'<span class="math {kind}">{svg}<span class="mjx-mml">{parts.mathml}</span></span>', glyphs)


def _glyph_id(path: str) -> str:
    """A short name made from the path data only, hence the same in every page; it is unique among MathJax's glyphs."""
    return "g" + hashlib.sha256(path.encode()).hexdigest()[:8]


def sprite(drawings: Iterable[Drawing]) -> str:
    """The hidden SVG that a page needs once: all glyphs of its drawings. Empty if there are none."""
    glyphs = sorted({glyph for drawing in drawings for glyph in drawing.glyphs})
    if not glyphs:
        return ""
    paths = "".join(f'<path id="{name}" d="{data}"/>' for name, data in glyphs)
    # Not display:none, because some browsers then hide the glyphs, too.
    return (
        '<svg class="math-glyphs" aria-hidden="true" focusable="false" width="0" height="0" style="position:absolute">'
        f"<defs>{paths}</defs></svg>"
    )


def check(formulas: Iterable[Formula], engine: TexEngine) -> Diagnostics:
    """One DP301 for each formula that cannot be drawn, in the order given: MathJax's words, then the formula.

    DP307 for one that is too long, too deep or too slow to draw, although no error is known in it.
    """
    found = ((formula, engine.draw(formula)) for formula in formulas)
    return tuple(
        (TOO_MUCH_TEX if result.too_much else BAD_TEX).at(
            formula.location, reason=result.message, formula=_shown(formula), hint=_advice(result, formula)
        )
        for formula, result in found
        if isinstance(result, TexError)
    )


def _advice(result: TexError, formula: Formula) -> str:
    """A hint for cases that the remedy of the rule does not cover; else empty."""
    if _PICTURE.search(formula.tex):
        return "MathJax cannot draw pictures: save the drawing as SVG or PNG, and show that file"
    unknown = _UNKNOWN.match(result.message)
    if unknown:
        return f"check its spelling, or define it in macros.tex: \\newcommand{{{unknown[1]}}}{{..}}"
    return ""


def _shown(formula: Formula) -> str:
    tex = excerpt(" ".join(formula.tex.split()), SHOWN_CHARACTERS)
    mark = "$$" if formula.display else "$"
    return f"{mark}{tex}{mark}"


# ---- the form in the cache -----------------------------------------------------------------------


def _key(formula: Formula) -> str:
    parts = json.dumps(["formula", FORMAT, version(), mathjax.PACKAGES, formula.tex, formula.display])
    return hashlib.sha256(parts.encode()).hexdigest()


def _pack(result: Drawing | TexError) -> str:
    if isinstance(result, TexError):
        return json.dumps({"error": result.message})
    return json.dumps({"svg": result.svg, "glyphs": result.glyphs})


def _unpack(text: str) -> Drawing | TexError | None:
    """The result that was packed; None if the text is anything else, as a damaged cache may be."""
    try:
        match json.loads(text):
            case {"error": str(message)}:
                return TexError(message)
            case {"svg": str(svg), "glyphs": list(pairs)} if svg.startswith('<span class="math '):
                glyphs = tuple((str(name), str(path)) for name, path in pairs)
                return Drawing(svg, glyphs) if all(_glyph_id(path) == name for name, path in glyphs) else None
    except (ValueError, TypeError, RecursionError):
        pass
    return None
