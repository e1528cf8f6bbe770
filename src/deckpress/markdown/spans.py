"""The inline content of one block -> where its formulas, code spans, HTML tags and addresses are.

The rules, after pandoc's and GitHub's, as measured on real documents:

1. `$..$`: no blank just inside; the closing `$` is not followed by a digit, an upper-case letter or, as in
   `${a}-${b}`, a brace; the `$` of `US$5` opens nothing.
2. `$$..$$` is display, also in the middle of a sentence.
3. `\\(..\\)` is inline; `\\[..\\]` is display only from a line's start to a line's end.
4. `` $`..`$ `` is inline; `\\begin{align}` and the like at a line's start are display.
5. In a table's cell `\\|` is `|` (markdown-it unescapes it, see blocks).
6. Braces balance, so that `$x \\text{ if $y$}$` is one formula.
7. Code, HTML tags and link targets win over math; between `<code>` and `</code>` there is none.

Code spans, tags, autolinks and link targets are those of CommonMark 0.31 (6.1, 6.3 to 6.6). Unlike in CommonMark,
`<std::string>` is not an autolink, and `<?..?>`, `<!..>` and `<![CDATA[..]]>` are text.

One pass from left to right; a missing closer is searched for once, so the time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from markdown_it.common.html_re import close_tag, open_tag

from deckpress.markdown.blocks import ENVIRONMENTS
from deckpress.markdown.targets import Target, read_target

_SPECIAL = re.compile(r"\\|`+|\$|<|!?\[|\]|https?://")
_DISPLAY_BODY = re.compile(r"((?:[^\\$]|\\.|\$(?!\$))*+)\$\$", re.S)
_ROUND_BODY = re.compile(r"((?:[^\\]|\\[^)])*+)\\\)", re.S)
_SQUARE_BODY = re.compile(r"(.*?)\\\](?=[ \t]*$)", re.S | re.M)
_ENVIRONMENT = re.compile(r"\\begin\{((?:" + "|".join(ENVIRONMENTS) + r")\*?)\}")
_INLINE_TOKEN = re.compile(r"\\.|[{}$]", re.S)
_TAG = re.compile(f"{open_tag}|{close_tag}")
_TAG_NAME = re.compile(r"[A-Za-z0-9-]+")
_AUTOLINK = re.compile(
    r"<(?:(?:[A-Za-z][A-Za-z0-9+.-]{1,31}://|(?:mailto|tel):)[^\x00-\x20<>]*+"
    r"|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>"
)
_URL = re.compile(r"https?://(?:[^\s<>)\]}]|\}(?!\}))*+")
_MONEY = re.compile(r"[A-Z]\$[0-9]")
"""`US$5` opens nothing."""
_RAW_ELEMENTS = frozenset({"code", "pre", "script", "style", "textarea", "kbd", "samp"})
MOST_NESTED = 20


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the content.

    They are math (with its TeX), code with its backticks, an HTML tag or comment, an autolink with its `<>`, an address
    in the text or the parentheses of a link (with their target), or the text between tags such as `<code>`, which may
    hold no formula.
    """

    kind: Literal["math", "code", "html", "autolink", "address", "verbatim"]
    start: int
    end: int
    tex: str = ""
    display: bool = False
    target: Target | None = None


def scan(content: str) -> tuple[Span, ...]:
    """The spans of the inline content of one block, in order, none inside another."""
    if not _SPECIAL.search(content):
        return ()
    return tuple(_Scanner(content).spans())


def _dedented(tex: str) -> str:
    """The TeX without the indent that all its lines but the first have, the closer's too: that is the container's."""
    if "\n" not in tex:
        return tex
    lines = tex.split("\n")
    inner = [line for line in lines[1:-1] if line.strip()] + lines[-1:]
    indent = min(len(line) - len(line.lstrip(" \t")) for line in inner)
    return "\n".join([lines[0], *(line[indent:] for line in lines[1:])])


def _goes_on(after: str) -> bool:
    """True if a `$` followed by these two characters closes nothing."""
    return after[:1].isdigit() or after[:1].isupper() or (after[:1] == "{" and after != "{{")


class _Scanner:
    """One pass over the content; remembers which closers do not occur any more."""

    def __init__(self, content: str) -> None:
        self.text = content
        self.found: list[Span] = []
        self.missing: set[str] = set()
        self.ticks: dict[int, list[int]] | None = None
        self.brackets: list[bool] = []
        """For each open bracket, whether it is that of an image."""
        self.inactive = 0
        """How many of the open brackets already contain a link, so that they cannot open another."""
        self.verbatim = (0, 0)
        """What is left of the text between `<code>` and `</code>`, or the like."""

    def spans(self) -> list[Span]:
        position = 0
        while mark := _SPECIAL.search(self.text, position):
            start, token = mark.start(), mark.group()
            position = mark.end()
            if token == "\\":
                span = self.backslash(start)
                position = start + 2
            elif token == "$":
                span = self.dollar(start)
                position = start + (2 if self.text.startswith("$$", start) else 1)
            elif token[0] == "`":
                span = self.code(start, len(token))
            elif token == "<":
                span = self.tag(start)
            elif token[0] == "h":
                address = _URL.match(self.text, start)
                span = Span("address", start, address.end()) if address else None
            else:
                span = self.bracket(token, position)
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

    def body(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The match of a body up to its closer; a closer that is missing once is missing for good."""
        if pattern.pattern in self.missing:
            return None
        match = pattern.match(self.text, start)
        if match is None:
            self.missing.add(pattern.pattern)
        return match

    def find(self, closer: str, start: int) -> int:
        """Where the closer occurs next, or -1; one that is missing once is missing for good."""
        end = -1 if closer in self.missing else self.text.find(closer, start)
        if end < 0:
            self.missing.add(closer)
        return end

    def line_start(self, start: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip()

    def backslash(self, start: int) -> Span | None:
        if start < self.verbatim[1]:
            return None
        following = self.text[start + 1 : start + 2]
        if following == "(":
            match = self.body(_ROUND_BODY, start + 2)
            return self.formula(start, match, display=False)
        if following == "[" and self.line_start(start):
            return self.formula(start, self.body(_SQUARE_BODY, start + 2), display=True)
        if following == "b" and self.line_start(start):
            opened = _ENVIRONMENT.match(self.text, start)
            if opened:
                return self.environment(start, f"\\end{{{opened.group(1)}}}")
        return None

    def environment(self, start: int, closer: str) -> Span | None:
        end = self.find(closer, start)
        if end < 0:
            return None
        end += len(closer)
        return Span("math", start, end, _dedented(self.text[start:end]), True)

    def formula(self, start: int, match: re.Match[str] | None, *, display: bool) -> Span | None:
        if match is None or not match.group(1).strip():
            return None
        return Span("math", start, match.end(), _dedented(match.group(1)).strip(), display)

    def dollar(self, start: int) -> Span | None:
        text = self.text
        if start < self.verbatim[1]:
            return None
        if text.startswith("$$", start):
            return self.formula(start, self.body(_DISPLAY_BODY, start + 2), display=True)
        if text.startswith("$`", start) and (end := self.find("`$", start + 2)) > start + 2:
            return Span("math", start, end + 2, text[start + 2 : end], False)
        if not text[start + 1 : start + 2].strip() or _MONEY.match(text, start - 1):
            return None
        end = self.closing_dollar(start + 1)
        return Span("math", start, end + 1, text[start + 1 : end], False) if end > 0 else None

    def closing_dollar(self, start: int) -> int:
        """Where the inline formula that starts here ends, or -1; braces that never balance do not matter."""
        text, depth, nested, unbalanced = self.text, 0, 0, -1
        for token in _INLINE_TOKEN.finditer(text, start):
            mark = token.group()
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
            elif mark == "$":
                end = token.start()
                closes = end > start and not text[end - 1].isspace() and not _goes_on(text[end + 1 : end + 3])
                if depth <= 0:
                    return end if closes else unbalanced
                if closes and unbalanced < 0:
                    unbalanced = end
                nested += 1
                if nested > MOST_NESTED:
                    break
        return unbalanced

    def code(self, start: int, length: int) -> Span | None:
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer(r"`+", self.text):
                self.ticks.setdefault(len(run.group()), []).append(run.start())
        runs = self.ticks.get(length, [])
        following = bisect_right(runs, start)
        if following == len(runs):
            return None
        return Span("code", start, runs[following] + length)

    def tag(self, start: int) -> Span | None:
        if self.text.startswith("<!--", start):
            end = self.find("-->", start + 2)
            return Span("html", start, end + 3) if end > 0 else None
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
