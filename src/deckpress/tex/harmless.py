r"""A command that MathJax on a card lacks and that says nothing about the formula -> TeX without it.

Commands of layout and of packages (`\require`, `\allowbreak`, `\par`) are left out; links, styles, tips and boxes
leave their text; letters and fonts of other packages become those that MathJax has.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckpress.regex import regex
from deckpress.tex.lexer import MissingError, argument, optional, starred
from deckpress.tex.packages import Command

_SPECIAL = regex(r"[{}_%#$&]")
_SECTION = regex(r"\\(endtoggle)(?![A-Za-z])")


def _template(body: str, arguments: int = 0, *, options: int = 0) -> Command:
    """A command with a star, `options` in brackets and arguments; it becomes `body`, with the arguments as {0}, {1}."""

    def command(tex: str, position: int) -> tuple[str, int]:
        if arguments or options:
            _, position = starred(tex, position)
        for _ in range(options):
            _, position = optional(tex, position)
        found: list[str] = []
        while len(found) < arguments:
            text, position = argument(tex, position)
            found.append(text)
        return body.format(*found), position

    return command


def _verbatim(tex: str, position: int) -> tuple[str, int]:
    r"""`\verb|x|`."""
    sign = tex[position : position + 1]
    end = tex.find(sign, position + 1) if sign and not sign.isspace() else -1
    if end < 0:
        raise MissingError
    words = tex[position + 1 : end].replace("\\", "\0")
    words = _SPECIAL.sub(lambda found: "\\" + found.group(), words).replace("\0", "$\\backslash$")
    return f"\\texttt{{{words}}}", end + 1


def _toggle(tex: str, position: int) -> tuple[str, int]:
    r"""`\toggle{a}{b}\endtoggle`: its first state."""
    first, after = argument(tex, position)
    end = _SECTION.search(tex, after)
    if end is None:
        raise MissingError
    return first, end.end()


_NOTHING = "noindent par centering allowbreak nobreak linebreak nolinebreak pagebreak newpage clearpage smallskip "
_NOTHING += "medskip bigskip protect relax xspace null raggedright leavevmode sloppy fussy"
_LETTERS = {"AA": "Å", "aa": "å", "AE": "Æ", "ae": "æ", "OE": "Œ", "oe": "œ", "ss": "ß", "euro": "€", "pounds": "£"}
HARMLESS: Mapping[str, Command] = {
    **{name: _template("") for name in _NOTHING.split()},
    **{name: _template(f"\\text{{{{{letter}}}}}") for name, letter in _LETTERS.items()},
    **dict.fromkeys("require usepackage".split(), _template("", 1, options=1)),
    **dict.fromkeys("vspace pagestyle index hypersetup".split(), _template("", 1)),
    **dict.fromkeys("setlength addtolength".split(), _template("", 2)),
    **dict.fromkeys("hfill hfil".split(), _template("\\qquad ")),
    **dict.fromkeys("mathds mathbbm mathbbmss".split(), _template("\\mathbb{{{0}}}", 1)),
    **dict.fromkeys("textsl emph".split(), _template("\\textit{{{0}}}", 1)),
    "textsc": _template("\\text{{{0}}}", 1),
    **dict.fromkeys("nicefrac sfrac".split(), _template("{{}}^{{{0}}}\\!/_{{{1}}}", 2)),
    "texorpdfstring": _template("{0}", 2),
    "slashed": _template("{{\\not{{{0}}}}}", 1),
    "mathpzc": _template("\\mathcal{{{0}}}", 1),
    "mathbi": _template("\\boldsymbol{{{0}}}", 1),
    "uline": _template("\\underline{{{0}}}", 1),
    "mathlarger": _template("{0}", 1),
    "footnotesize": _template("\\small "),
    "dag": _template("\\dagger "),
    "ddag": _template("\\ddagger "),
    "copyright": _template("\\text{{©}}"),
    "divergence": _template("\\nabla\\cdot "),
    "verb": _verbatim,
    "makebox": _template("\\mbox{{{0}}}", 1, options=2),
    "parbox": _template("\\text{{{1}}}", 2, options=3),
    "href": _template("{1}", 2),
    "url": _template("\\texttt{{{0}}}", 1),
    "class": _template("{1}", 2),
    "cssId": _template("{1}", 2),
    "style": _template("{1}", 2),
    "texttip": _template("{0}", 2),
    "mathtip": _template("{0}", 2),
    "toggle": _toggle,
    "footnote": _template("", 1),
    "cite": _template("\\text{{[{0}]}}", 1, options=2),
    "raisebox": _template("\\mbox{{{1}}}", 2, options=2),
    "rotatebox": _template("\\mbox{{{1}}}", 2, options=1),
    "scalebox": _template("\\mbox{{{1}}}", 2, options=1),
    "resizebox": _template("\\mbox{{{2}}}", 3),
}
"""The commands by name."""
LOSSY: Mapping[str, str] = {
    "href": "the link",
    "url": "the link",
    "class": "the style",
    "cssId": "the style",
    "style": "the style",
    "texttip": "the tip",
    "mathtip": "the tip",
    "toggle": "all but its first state",
    "footnote": "the note",
    "raisebox": "the position",
    "rotatebox": "the rotation",
    "scalebox": "the size",
    "resizebox": "the size",
}
"""The commands that lose something, with what they lose."""
