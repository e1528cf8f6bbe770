r"""The inline content of one block and where a formula may open -> the formula: where it ends, and its TeX.

Beside `$..$` and `$$..$$` these are the forms that people know from TeX and from Anki: `\(..\)`, `\[..\]`, both with
two backslashes as other tools ask for them, `[$]..[/$]`, `[$$]..[/$$]`, `[latex]..[/latex]` and `<anki-mathjax>`.
Formatters of Markdown write a plain bracket as `\[`, so what stands between brackets must look like TeX.

No formula holds the opener of another of its kind, so the time is linear.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from deckpress.markdown.closers import CLOSER, Closers
from deckpress.markdown.environments import BEGINS, ends_of, stands_alone, tex_of
from deckpress.regex import regex
from deckpress.tex.recognition import has_strong_signs, is_loose, is_prose, is_sentence, is_tex, is_word, undoubled

_DISPLAY_BODY = regex(r"((?>(?:[^\\$]|\\.|\$(?!\$))*))\$\$", re.S)
_INLINE_TOKEN = regex(r"\\.|[{}$]", re.S)
_ANKI = regex(r"\[(\$\$?|latex)\]", re.I)
_ANKI_EDGE = regex(r"(?<=\[)\$\$?\]|(?<=\[/)\$\$?\]|(?<=\[\$)\$\]|(?<=\[/\$)\$\]")
"""The dollars of `[$]` and the like open and close nothing else."""
_ELEMENT = regex(r"<anki-mathjax(?:\s[^<>]*)?>", re.I)
_BLOCK = regex(r"\sblock(?!\s*=\s*[\"']?(?:false|0)\b)", re.I)
_BREAK = regex(r"<br\s*/?>|</?div>", re.I)
_MONEY = regex(r"[A-Z]\$[0-9]")
"""`US$5` opens nothing."""
_CURRENCY = regex(r"(?<![A-Za-z])(?:US|AU|CA|NZ|HK|SG|NT|MX|AR|BR|[ACRS])-?\$[ \xa0]?[0-9]")
"""The `$` of `US$ 3` and `US-$ 3` closes no sum of money before it."""
_LONGEST_CODE = 2
_MATH_ALONE = regex(
    r"\$\$(?P<display>[^$]+)\$\$|\$(?P<inline>[^$]+)\$|\\\[(?P<square>.+)\\\]|\\\((?P<round>.+)\\\)", re.S
)
_HOLDS_MATH = regex(r"\$|\\[(\[]|\\begin\{")
MOST_NESTED = 20
_LONGEST_LOOSE = 500
_LOOK_AHEAD = 200
_HOLDS_SIGN = regex(r"[\w\\]")


class Math(NamedTuple):
    """A formula up to `end`. For text with formulas between `[latex]` and `[/latex]`, `tex` is empty."""

    end: int
    tex: str
    display: bool


class Formulas:
    """Reads the formulas of one content."""

    def __init__(self, content: str) -> None:
        self.text = content
        self.closers = Closers(content)
        self._ends: dict[int, int] | None = None
        """Where the environments of the content end, by where they begin."""

    # ---- backslashes

    def at_backslash(self, start: int) -> Math | None:
        r"""The formula that `\(`, `\[`, `\\(`, `\\[` or an environment opens."""
        following = self.text[start + 1 : start + 3]
        if following[:1] == "b":
            opened = BEGINS.match(self.text, start)
            return self._environment(opened) if opened else None
        opener = "\\" + (following if following[:1] == "\\" else following[:1])
        if opener not in CLOSER:
            return None
        end = self.closers.bracket(start, opener)
        if end < 0:
            self.closers.note_unclosed(start, opener, CLOSER[opener])
            return None
        inner = self.text[start + len(opener) : end]
        end += len(opener)
        if not inner.strip() or not self._is_formula(opener, start, end, inner):
            return None
        tex = undoubled(inner) if len(opener) > _LONGEST_CODE else inner
        return Math(end, dedented(tex).strip(), opener[-1] == "[")

    def _is_formula(self, opener: str, start: int, end: int, inner: str) -> bool:
        if opener == "\\(":
            return not is_sentence(inner) and not self.closers.holds_code(start, end)
        if "`" in inner:
            return False
        if opener == "\\\\(":
            return not is_word(inner)
        if self._alone(start, end):
            return "\n" in inner.strip(" \t") or not is_prose(inner)
        glued = re.match(r"[\w)\]]", self.text[start - 1 : start]) is not None
        return is_tex(inner, glued=glued) or (len(opener) > _LONGEST_CODE and not glued and not is_prose(inner))

    def _alone(self, start: int, end: int) -> bool:
        """True if nothing stands beside the formula on its lines, or in its gap."""
        before = self.text[max(start - 12, self.text.rfind("\n", 0, start) + 1) : start]
        after = self.text[end : end + 4].lstrip(" \t")
        opens = self._line_start(start) or re.search(r"\{\{c[0-9,]+::\s*\Z", before)
        return bool(opens) and (not after.strip(" \t") or after.startswith(("\n", "}}", "::")))

    def _environment(self, opened: re.Match[str]) -> Math | None:
        """The formula of an environment: on lines of its own, or within a line if it holds no words."""
        start, name = opened.start(), opened.group(1)
        if self._ends is None:
            self._ends = ends_of(self.text)
        closer, at = f"\\end{{{name}}}", self._ends.get(start, -1)
        begins = self._line_start(start)
        if at < 0:
            if begins or has_strong_signs(self.text[opened.end() : opened.end() + _LOOK_AHEAD].split("\n", 1)[0]):
                self.closers.note_unclosed(start, opened.group(), closer)
            return None
        inner, end = self.text[opened.end() : at], at + len(closer)
        if not begins and (is_word(inner) or not _HOLDS_SIGN.search(inner) or self.closers.holds_code(start, at)):
            return None
        display = stands_alone(name) or (name != "math" and self._alone(start, end))
        return Math(end, dedented(tex_of(name, self.text[start:end])), display)

    def _line_start(self, start: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip()

    # ---- dollars

    def at_dollar(self, start: int) -> Math | None:
        """The formula that `$`, `$$` or `` $` `` opens."""
        text = self.text
        if _ANKI_EDGE.match(text, start):
            return None
        if text.startswith("$$", start):
            return self._display(start)
        if text.startswith("$`", start) and (end := self.closers.find("`$", start + 2)) > start + 2:
            return Math(end + 2, text[start + 2 : end], False)
        if _MONEY.match(text, start - 1):
            return None
        end = self._closing_dollar(start + 1) if text[start + 1 : start + 2].strip() else -1
        if end > 0 and self.closers.holds_code(start, end):
            return None
        if end > 0:
            return Math(end + 1, text[start + 1 : end], False)
        if loose := self._loose(start):
            return loose
        self.closers.note_unclosed(start, "$", "$")
        return None

    def _display(self, start: int) -> Math | None:
        match = None if "$$" in self.closers.missing else _DISPLAY_BODY.match(self.text, start + 2)
        if match is None:
            self.closers.missing.add("$$")
            self.closers.note_unclosed(start, "$$", "$$")
            return None
        if not match.group(1).strip() or self.closers.holds_code(start, match.end() - 2):
            return None
        return Math(match.end(), dedented(match.group(1)).strip(), True)

    def _closing_dollar(self, start: int) -> int:
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
                closes = end > start and self._closes(start, end)
                if depth <= 0:
                    return end if closes else unbalanced
                if closes and unbalanced < 0:
                    unbalanced = end
                nested += 1
                if nested > MOST_NESTED:
                    break
        return unbalanced

    def _closes(self, start: int, end: int) -> bool:
        text = self.text
        if text[end - 1].isspace() or _goes_on(text[end + 1 : end + 3]) or _ANKI_EDGE.match(text, end):
            return False
        money = text[start].isdigit() and (text[end - 1].isupper() or text[end - 1] == "-")
        return not (money and any(_CURRENCY.match(text, end - length) for length in (1, 2, 3)))

    def _loose(self, start: int) -> Math | None:
        """A formula with blanks just inside its dollars, if it holds signs of TeX: `$ \\frac{1}{2} $`."""
        text = self.text
        following = _INLINE_TOKEN.finditer(text, start + 1, start + _LONGEST_LOOSE)
        end = next((token.start() for token in following if token.group() == "$"), -1)
        inner = text[start + 1 : end]
        if end < 0 or not inner.strip() or inner.strip() == inner:
            return None
        beside = text[start - 1 : start].strip() if start else ""
        behind = text[end + 1 : end + 2]
        if self.closers.holds_code(start, end):
            return None
        free = not (inner[0].isspace() and beside.isalnum()) and not behind.isalnum() and behind not in ("$", "\\")
        return Math(end + 1, dedented(inner).strip(), False) if free and is_loose(inner) else None

    # ---- Anki's own forms

    def at_bracket(self, start: int) -> Math | None:
        """The formula that `[$]`, `[$$]` or `[latex]` opens."""
        opened = _ANKI.match(self.text, start)
        if opened is None:
            return None
        name = opened.group(1).lower()
        inner, end = self._between(opened, f"[/{opened.group(1)}]")
        if inner is None or (is_word(inner) and not (name == "latex" and _HOLDS_MATH.search(inner))):
            return None
        if name == "latex":
            return self._latex(inner, end)
        return Math(end, dedented(inner).strip(), name == "$$")

    def _latex(self, inner: str, end: int) -> Math | None:
        """What `[latex]` holds: one formula, or text with formulas."""
        inner = inner.strip()
        if alone := _MATH_ALONE.fullmatch(inner):
            tex = next(group for group in alone.groups() if group is not None)
            return Math(end, dedented(tex).strip(), alone.lastgroup in ("display", "square"))
        if opened := BEGINS.match(inner):
            name = opened.group(1)
            if ends_of(inner).get(0, -1) + len(f"\\end{{{name}}}") == len(inner):
                return Math(end, dedented(tex_of(name, inner)), name != "math")
        if _HOLDS_MATH.search(inner):
            return Math(end, "", False)
        return Math(end, dedented(inner), "\\\\" in inner)

    def at_tag(self, start: int) -> Math | None:
        """The formula between `<anki-mathjax>` and `</anki-mathjax>`."""
        opened = _ELEMENT.match(self.text, start)
        if opened is None:
            return None
        inner, end = self._between(opened, "</anki-mathjax>")
        if inner is None:
            return None
        return Math(end, dedented(inner).strip(), _BLOCK.search(opened.group()) is not None)

    def _between(self, opened: re.Match[str], closer: str) -> tuple[str | None, int]:
        """The TeX from an opener to its closer, with characters of HTML resolved, and where the closer ends."""
        end = self.closers.find(closer, opened.end())
        if end < 0:
            self.closers.note_unclosed(opened.start(), opened.group(), closer)
            return None, 0
        if self.text.find(opened.group(), opened.end(), end) >= 0:
            return None, 0
        inner = html.unescape(_BREAK.sub("\n", self.text[opened.end() : end])).replace("\xa0", " ")
        return (inner if inner.strip() else None), end + len(closer)


def dedented(tex: str) -> str:
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
