"""DP3xx: the text of a card: formulas, HTML, macros."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

BAD_TEX = error(
    "DP301",
    "TeX that MathJax cannot read",
    "mend the formula; write \\$ for a dollar sign",
    "Anki and the pages draw formulas with MathJax. deckpress runs MathJax to check them: it would show an error in red"
    " in place of this formula.",
    """
    notes.md:
        ## What is $\\frac{1}{2$?

        0.5
    """,
    message="{reason} in {formula}",
)
FORMULAS_UNCHECKED = warning(
    "DP302",
    "formulas could not be checked",
    "nothing for Anki; install quickjs-ng, or build pages with --formulas live",
    "MathJax runs inside the package quickjs-ng, which is missing here. The Anki deck is complete, but an invalid"
    " formula shows up only in Anki, and pages need mathjax.js beside them.",
    message="formulas were not checked, because MathJax cannot run here",
)
FORMULAS_IN_BROWSER = FORMULAS_UNCHECKED.saying(
    "the {page} draws its formulas with mathjax.js, which must lie beside it, because MathJax cannot run here"
)
FORMULAS_AS_TEX = FORMULAS_UNCHECKED.saying("the quiz shows its formulas as TeX, because MathJax cannot run here")
UNSAFE_HTML = warning(
    "DP303",
    "HTML that a card must not contain",
    "it was left out; write it as `code` to show it",
    "Scripts, event handlers, forms and addresses that run something are removed, because Anki would run whatever a"
    " card contains. Harmless HTML stays.",
    """
    notes.md:
        ## What is light?

        A wave. <script>alert("light")</script>
    """,
    message="{what} was left out of the card",
)
RETIRED_HTML = UNSAFE_HTML.saying(
    "unsafe HTML was removed from this deleted note: {question}", "nothing: the rest of the note is shipped"
)
BAD_MACRO = error(
    "DP304",
    "TeX macro that cannot be used",
    "mend its definition, such as \\newcommand{\\R}{\\mathbb{R}}",
    "A macro of `macros.tex` or of the front matter has no valid definition, gets too few arguments, or expands"
    " without end.",
    """
    notes.md:
        ---
        macros:
          loop: x + \\loop
        ---
        ## What is $\\loop$?

        Endless.
    """,
    message="{problem}",
)
ENDLESS_MACRO = BAD_MACRO.saying("the macro \\{name} expands endlessly or too far")
MISSING_ARGUMENT = BAD_MACRO.saying("\\{name} takes {count}, but has fewer here")
UNNAMED_MACRO = BAD_MACRO.saying("\\{command} does not name a macro")
BAD_MACRO_NAME = BAD_MACRO.saying("\\{command} must name a macro of letters, such as \\R")
MACRO_WITHOUT_BODY = BAD_MACRO.saying("\\{name} has no body in braces")
UNCLOSED_MACRO = BAD_MACRO.saying("the definition of \\{name} is never closed")
UNKNOWN_ARGUMENT = BAD_MACRO.saying("\\{name} uses {argument}, but takes {count}")
DELIMITED_ARGUMENTS = BAD_MACRO.saying("\\def supports only the arguments #1#2.. in order, with nothing between them")
BAD_ARGUMENT_COUNT = BAD_MACRO.saying("the number of arguments must be 0 to 9, not [{count}]")
MISPLACED_DEFINITION = warning(
    "DP305",
    "TeX definition out of place",
    "write \\newcommand and its like into macros.tex or the front matter",
    "A definition inside a formula holds for that formula only, because Anki draws each formula by itself. Lines of"
    " `macros.tex` that define no macro have no effect.",
    """
    notes.md:
        ## What are the real numbers?

        $\\newcommand{\\R}{\\mathbb{R}}$ All points of the number line.
    """,
    message="a definition in a formula applies to that formula only: {names}",
)
LEAKING_DEFINITION = MISPLACED_DEFINITION.saying(
    "Anki would apply this definition to the cards that follow, too: {definition}"
)
NOT_A_DEFINITION = MISPLACED_DEFINITION.saying("this line defines no macro and is ignored: {line}")
TEX_PICTURE = warning(
    "DP306",
    "picture in TeX",
    "save the drawing as SVG or PNG, and show that file as a picture",
    "TikZ and PSTricks pictures need a TeX system. Neither Anki nor MathJax can draw them, so the card shows the code.",
    """
    notes.md:
        ## How does light travel?

        \\begin{tikzpicture}
        \\draw (0,0) -- (1,1);
        \\end{tikzpicture}
    """,
    message="this drawing is shown as its code: cards cannot draw TikZ",
)
TEX_TEXT = TEX_PICTURE.saying(
    "this LaTeX is shown as its code: cards cannot show the environment '{name}'",
    "write the table or list in Markdown, or put the code between backticks",
)
TOO_MUCH_TEX = error(
    "DP307",
    "formula too large to draw",
    "split it into several formulas, or show it as a picture",
    "MathJax gives up on formulas that have, or expand to, many thousands of characters. No reader could follow them on"
    " a card either.",
    message="{reason} in {formula}",
)
LOST_COMMAND = note(
    "DP308",
    "TeX command that a card cannot follow",
    "write the formula without it; a link can stand around the formula",
    "Links, styles, tips and turned or resized boxes within a formula do not work on a card. Their text stays in the"
    " formula.",
    """
    notes.md:
        ## What did Euler write?

        $\\href{https://example.org}{e^{i\\pi} = -1}$
    """,
    message="\\{command} is left out of this formula, so {loss} is lost",
)
UNCLOSED_FORMULA = warning(
    "DP309",
    "formula that is never closed",
    "close the formula; put it between backticks if it is none",
    "A sign that opens a formula is followed by TeX, but nothing in the paragraph closes it. So the card shows the TeX"
    " itself.",
    """
    notes.md:
        ## What is $\\alpha?

        The first letter.
    """,
    message="{opener} opens a formula, but no {closer} closes it: {tex}",
)
NO_FOOTNOTE = warning(
    "DP311",
    "footnote without its text, or without a mark",
    "write [^1]: and the text on a line of its own, or put a backslash before the bracket",
    "The mark `[^1]` in a text needs a line `[^1]: the text` in the same file, and the other way round. A mark without"
    " its text stays on the card as it is written; a text without a mark is on no card.",
    """
    notes.md:
        ## When does water boil?

        At 100 degrees[^1].
    """,
    message="this footnote has no text: [^{label}]",
)
UNUSED_FOOTNOTE = NO_FOOTNOTE.saying(
    "no text uses this footnote, so it is on no card: [^{label}]", "write its mark where it belongs, or delete the line"
)
REPEATED_FOOTNOTE = NO_FOOTNOTE.saying(
    "this footnote is defined twice, and the first text counts: [^{label}]", "give one of the two another name"
)
