r"""The environments of LaTeX that are formulas, and those of its text: `align` and `pmatrix`, `tabular` and `itemize`.

A formula environment needs no dollars. Alone on its lines it is a display; within a line, a matrix or the cases of a
function stand in the line, as `$..$` does.
"""

from __future__ import annotations

import re

from deckpress.regex import regex

_DISPLAYS = "align alignat displaymath eqnarray equation flalign gather multline numcases subnumcases CD".split()
_PARTS = (
    "aligned alignedat array Bmatrix bmatrix Bsmallmatrix bsmallmatrix cases dcases drcases gathered matrix multlined "
    "pmatrix psmallmatrix rcases smallmatrix split Vmatrix vmatrix Vsmallmatrix vsmallmatrix math"
).split()
"""Those that TeX allows only in a formula, so that many writers leave out its dollars."""
_OF_TEXT = (
    "algorithm algorithmic center description displayquote enumerate figure flushleft flushright itemize list "
    "longtable lstlisting minipage minted quotation quote table tabbing tabular tabularx tabulary theorem lemma proof "
    "verbatim verse wrapfigure"
).split()
_BARE = {"displaymath": "", "math": ""}
_NAMES = "|".join(sorted((*_DISPLAYS, *_PARTS), key=len, reverse=True))
NAMES = rf"(?:{_NAMES})\*?"
"""The pattern of the names of formula environments."""
BEGINS = regex(rf"\\begin\{{({NAMES})\}}")
_EDGE = regex(rf"\\(begin|end)\{{({NAMES})\}}|\\\\(?!(?:begin|end)\{{)")
TEXT_BEGINS = regex(rf"(?<!\\)\\begin\{{((?:{'|'.join(_OF_TEXT)})\*?)\}}")
"""The beginning of an environment that neither Anki nor MathJax can show."""


def ends_of(text: str) -> dict[int, int]:
    """For each formula environment of a text that is closed: where it begins, and where its `\\end{..}` begins."""
    found: dict[int, int] = {}
    stacks: dict[str, list[int]] = {}
    for edge in _EDGE.finditer(text):
        kind, name = edge.groups()
        if kind == "begin":
            stacks.setdefault(name, []).append(edge.start())
        elif kind and (opened := stacks.get(name)):
            found[opened.pop()] = edge.start()
    return found


def stands_alone(name: str) -> bool:
    """True for an environment that is a display wherever it stands."""
    return name.rstrip("*") in _DISPLAYS


def tex_of(name: str, written: str) -> str:
    """The TeX of an environment as written; two of them only say that they hold a formula."""
    if name in _BARE:
        return written[len(f"\\begin{{{name}}}") : -len(f"\\end{{{name}}}")].strip()
    return written


def is_closed(text: str, opened: re.Match[str]) -> bool:
    """True if an environment of text has its end, or begins on a line of its own."""
    begins = not text[text.rfind("\n", 0, opened.start()) + 1 : opened.start()].strip()
    return begins or text.find(f"\\end{{{opened.group(1)}}}", opened.end()) >= 0
