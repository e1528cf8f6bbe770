"""The inline content of one block -> where its formulas, code spans, HTML tags and addresses are.

The rules, after pandoc's and GitHub's, as measured on real documents:

1. `$..$`: no blank just inside, unless it holds signs of TeX; the closing `$` is not followed by a digit, an upper-case
   letter or, as in `${a}-${b}`, a brace; the `$` of `US$5` opens nothing.
2. `$$..$$` is display, also in the middle of a sentence.
3. `\\(..\\)` is inline; `\\[..\\]` is display, alone on its line unless it holds words, within a line if it holds TeX.
   Both may have two backslashes.
4. `` $`..`$ `` and MyST's `` {math}`..` `` are inline; `\\begin{align}` and the like are display,
   `\\begin{pmatrix}` within a line is inline.
5. In a table's cell `\\|` is `|` (markdown-it unescapes it, see blocks).
6. Braces balance, so that `$x \\text{ if $y$}$` is one formula.
7. Anki's `[$]..[/$]`, `[$$]..[/$$]`, `[latex]..[/latex]` and `<anki-mathjax>` are formulas.
8. Code, HTML tags and link targets win over math; between `<code>` and `</code>` there is none.

Code spans, tags, autolinks and link targets are those of CommonMark 0.31 (6.1, 6.3 to 6.6). Unlike in CommonMark,
`<std::string>` is not an autolink, and `<?..?>`, `<!..>` and `<![CDATA[..]]>` are text.

One pass from left to right; a missing closer is searched for once, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from markdown_it.common.html_re import close_tag, open_tag

from deckpress.frozen import dataclass
from deckpress.markdown.closers import Unclosed
from deckpress.markdown.formulas import MOST_NESTED, Formulas, Math
from deckpress.markdown.targets import Target, read_target
from deckpress.regex import regex

_SPECIAL = regex(r"\\|`+|\$|<|!?\[|\]|https?://")
_TAG = regex(f"{open_tag}|{close_tag}")
_TAG_NAME = regex(r"[A-Za-z0-9-]+")
_AUTOLINK = regex(
    r"<(?:(?:[A-Za-z][A-Za-z0-9+.-]{1,31}://|(?:mailto|tel):)[^\x00-\x20<>]*+"
    r"|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>"
)
_URL = regex(r"https?://(?>(?:[^\s<>)\]}]|\}(?!\}))*)")
_MATH_ROLE = "{math}"
"""What MyST writes before the code span of a formula."""
_ANKI_MARKS = frozenset("$/lL")
"""What may follow the bracket of `[$]`, `[latex]` and `[/latex]`."""
_RAW_ELEMENTS = frozenset({"code", "pre", "script", "style", "textarea", "kbd", "samp"})


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the content.

    They are math (with its TeX), `[latex]` or `[/latex]` around text with formulas, code with its backticks, an HTML
    tag or comment, an autolink with its `<>`, an address in the text or the parentheses of a link (with their target),
    or the text between tags such as `<code>`, which may hold no formula.
    """

    kind: Literal["math", "latex", "code", "html", "autolink", "address", "verbatim"]
    start: int
    end: int
    tex: str = ""
    display: bool = False
    target: Target | None = None


def scan(content: str) -> tuple[Span, ...]:
    """The spans of the inline content of one block, in order, none inside another."""
    return scan_all(content)[0]


def scan_all(content: str) -> tuple[tuple[Span, ...], tuple[Unclosed, ...]]:
    """The spans, and the openers of TeX that nothing closes."""
    if not _SPECIAL.search(content):
        return (), ()
    scanner = _Scanner(content)
    return tuple(scanner.spans()), tuple(scanner.formulas.closers.unclosed)


class _Scanner:
    """One pass over the content; remembers which closers do not occur any more."""

    def __init__(self, content: str) -> None:
        self.text = content
        self.found: list[Span] = []
        self.missing: set[str] = set()
        self.formulas = Formulas(content)
        self.brackets: list[bool] = []
        """For each open bracket, whether it is that of an image."""
        self.inactive = 0
        """How many of the open brackets already contain a link, so that they cannot open another."""
        self.verbatim = (0, 0)
        """What is left of the text between `<code>` and `</code>`, or the like."""
        self.latex_end = -1
        """Where the `[/latex]` of the text with formulas stands that was found last."""

    def spans(self) -> list[Span]:
        position = 0
        while mark := _SPECIAL.search(self.text, position):
            start, token = mark.start(), mark.group()
            position = mark.end()
            if token == "\\":
                span = self.formula(start, self.formulas.at_backslash)
                position = start + 2
            elif token == "$":
                span = self.formula(start, self.formulas.at_dollar)
                position = start + (2 if self.text.startswith("$$", start) else 1)
            elif token[0] == "`":
                span = self.code(start, len(token))
            elif token == "<":
                span = self.tag(start)
            elif token[0] == "h":
                address = _URL.match(self.text, start)
                span = Span("address", start, address.end()) if address else None
            else:
                span = self.anki(start) if self.text[position : position + 1] in _ANKI_MARKS else None
                span = span or self.bracket(token, position)
            if span:
                self.add(span)
                position = span.end
        return self.found

    def add(self, span: Span) -> None:
        """Adds a span, and before it the verbatim text that ends there."""
        start, end = self.verbatim
        if start < min(span.start, end):
            self.found.append(Span("verbatim", start, min(span.start, end)))
        self.verbatim = (max(start, span.end), end)
        self.found.append(span)

    def bracket(self, token: str, end: int) -> Span | None:
        """The target of the link or image whose text ends with the bracket before `end`, if it does."""
        if token != "]":
            self.brackets.append(token == "![")
            return None
        if not self.brackets:
            return None
        index, image = len(self.brackets) - 1, self.brackets.pop()
        active = index < MOST_NESTED and (image or index >= self.inactive)
        self.inactive = min(self.inactive, index)
        target = read_target(self.text, end, image=image) if active and self.text.startswith("(", end) else None
        if target is None:
            return None
        if not image:
            self.inactive = index
        return Span("address", end, target.end, target=target)

    def formula(self, start: int, read: Callable[[int], Math | None]) -> Span | None:
        """The formula that opens at `start`, if it is none of the text between `<code>` and `</code>`."""
        found = read(start) if start >= self.verbatim[1] else None
        if found is None:
            return None
        if found.tex:
            return Span("math", start, found.end, found.tex, found.display)
        self.latex_end = found.end - len("[/latex]")
        return Span("latex", start, start + len("[latex]"))

    def anki(self, start: int) -> Span | None:
        """The formula that `[$]`, `[$$]` or `[latex]` opens, or the end of text between `[latex]` and `[/latex]`."""
        if start == self.latex_end:
            return Span("latex", start, start + len("[/latex]"))
        return self.formula(start, self.formulas.at_bracket)

    def find(self, closer: str, start: int) -> int:
        """Where the closer occurs next, or -1; one that is missing once is missing for good."""
        end = -1 if closer in self.missing else self.text.find(closer, start)
        if end < 0:
            self.missing.add(closer)
        return end

    def code(self, start: int, length: int) -> Span | None:
        end = self.formulas.closers.code_end(start, length)
        role = start - len(_MATH_ROLE)
        free = role >= max(self.verbatim[1], self.found[-1].end if self.found else 0)
        if end > 0 and free and self.text.startswith(_MATH_ROLE, role):
            tex = self.text[start + length : end - length].strip()
            return Span("math", role, end, tex) if tex else Span("code", start, end)
        return Span("code", start, end) if end > 0 else None

    def tag(self, start: int) -> Span | None:
        if self.text.startswith("<!--", start):
            end = self.find("-->", start + 2)
            return Span("html", start, end + 3) if end > 0 else None
        if self.text[start + 1 : start + 2] in "aA" and (formula := self.formula(start, self.formulas.at_tag)):
            return formula
        if address := _AUTOLINK.match(self.text, start):
            return Span("autolink", start, address.end())
        match = _TAG.match(self.text, start)
        if match is None:
            return None
        end = match.end()
        span = Span("html", start, end)
        name = _TAG_NAME.search(match.group())
        lower = name.group().lower() if name else ""
        if lower not in _RAW_ELEMENTS or match.group()[1] == "/" or start < self.verbatim[1]:
            return span
        closing = None
        if ("</" + lower) not in self.missing:
            closing = re.compile(f"</{lower}\\s*>", re.I).search(self.text, end)
        if closing is None:
            self.missing.add("</" + lower)
        else:
            self.verbatim = (end, closing.start())
        return span
