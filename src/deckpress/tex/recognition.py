r"""Text between `\[` and `\]`, or after a `$` that nothing closes -> whether it is TeX, or words that stay as they are.

Formatters of Markdown write a plain bracket as `\[`, so the brackets alone say little: `\[ a^2 + b^2 \]` is a formula,
`\[your name\]`, `\[0\]` and `\[C:\Users\]` are not.
"""

from __future__ import annotations

import re

from deckpress.regex import regex
from deckpress.tex.gaps import LIKE_EXPLICIT
from deckpress.tex.packages import COMMANDS
from deckpress.tex.quick_check import is_command

_MORE_COMMANDS = frozenset(
    "begin end text textbf textit textrm operatorname ce pu require href tag label color textcolor boxed cancel "
    "substack limits nolimits middle displaylines mathop not intertext stackrel pmb ket bra braket cfrac idotsint "
    "iiiint xrightarrow xleftarrow underbrace overbrace phantom hspace newcommand def cr hline nonumber notag".split()
)
_FUNCTIONS = frozenset(
    "sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log exp lim max min sup inf det dim gcd lcm ker arg "
    "deg mod div rot grad curl tr rank sgn erf Var Cov Pr".split()
)
_SHORT_WORDS = frozenset("an as at be by do go he if in is it me my no of on or so to up us we".split())
_LONG_WORD = 4
_COMMAND = regex(r"\\([A-Za-z]{2,})(\s*\{)?")
_PATH = regex(r"\s*+[A-Za-z]:(?>(?:\\[\w .-]++)+)\\?\s*+\Z")
_BRACED_SCRIPT = regex(r"[_^]\{[^{}\n]|\\\\(?:\s|\Z)")
_SCRIPT = regex(
    r"[A-Za-z0-9)}\]'!]\^(?:[A-Za-z0-9{*+∞°]|\\[A-Za-z]|-\d)|(?<![A-Za-z0-9_])[A-Za-z]'*_(?:[A-Za-z0-9](?![A-Za-z0-9_])|\\[A-Za-z])"
)
_SET = regex(r"\s+\\\{[^{}]*\\\}\s+\Z")
_SPACE = regex(r"\\[,;]")
_PROGRAM = regex(r"==|!=|&&|\|\||--|\+\+|[-+*/]=|[-=]>|[\"#$%&?@`~\\]")
"""Signs of programs and prose, which a formula without commands does not hold."""
_RELATION = regex(r"[\w)\]}'!∞]\s*[=<>≤≥≠≈≡∈⊂⊆→⇒⇔∝±×·÷∪∩]\s*[-+(\[{|√∑∫∂∇\w∞]|[∑∏∫√∂∇]\s*[\w(]")
_OPERATION = regex(r"[\w)\]'!]\s*[-+*/|!(]\s*[\w(]|\w!\s*\Z")
_WORD = regex(r"[^\W\d_]+")
_ITEM = regex(r"\w+")
_SYMBOL = regex(r"[^\W\d_]\d*(?:_[^\W_])?")
"""A letter, with its number or index."""
_LONE_SYMBOL = regex(r"[ \t]*[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z](?![\w'’.])")
"""A letter that is a word in no common language, alone."""
_LIST = regex(r"\s*+[-+]?[\w.…]++(?>(?:\s*+[,;:]\s*+[-+]?[\w.…]*+)*)\s*+\Z")
_SIGN = regex(r"[\\^=<>{}+*/|≤≥≠≈∈→±×∑∫√∂∇]")
_HINT = regex(r"::[^{}:]*+\}\}")
_TEXT_COMMAND = regex(r"\\(?:text[a-z]{0,2}|mathrm|operatorname|mbox|[A-Za-z]+)(?:\{[A-Za-z ,.]*\})?")


def is_tex(text: str, *, glued: bool = False) -> bool:
    r"""True if a text can hardly be anything but TeX; `glued` to a word before it, as the index in `a\[i+1\]`."""
    text = _without_gaps(text)
    if has_strong_signs(text):
        return True
    if glued or not text.strip():
        return False
    if _SCRIPT.search(text) or _SET.match(text) or (_SPACE.search(text) and not _PROGRAM.search(_SPACE.sub("", text))):
        return not _has_words(text)
    if _PROGRAM.search(text) or _has_words(text):
        return False
    padded = text[0].isspace() and text[-1].isspace()
    return bool(_RELATION.search(text) or (padded and _OPERATION.search(text)))


def has_strong_signs(text: str) -> bool:
    """True if a text holds a command of TeX, a script in braces, or a row's end."""
    if "\\" not in text and "{" not in text:
        return False
    commands = list(_COMMAND.finditer(text))
    if any(_is_known(found.group(1)) for found in commands):
        return not _PATH.match(text) or all(_is_known(found.group(1)) for found in commands)
    padded = text[:1].isspace() and text[-1:].isspace()
    if commands and not _PATH.match(text) and (padded or any(found.group(2) for found in commands)):
        return True
    return _BRACED_SCRIPT.search(text) is not None


def is_prose(text: str) -> bool:
    r"""True if a text reads like words, a name or a list, as in `\[see below\]`, `\[MY_NAME\]` and `\[1, 2\]`."""
    text = _without_gaps(text)
    if _SIGN.search(text):
        return False
    if _has_words(text, _LONG_WORD) or any("_" in item and not _SYMBOL.fullmatch(item) for item in _ITEM.findall(text)):
        return True
    return _LIST.match(text) is not None and _SYMBOL.fullmatch(text.strip()) is None


def is_word(text: str) -> bool:
    r"""True if a word stands in a text that holds no sign of TeX: `[$] and [/$]`."""
    text = _without_gaps(text)
    return not _SIGN.search(text) and _has_words(text)


def is_sentence(text: str) -> bool:
    r"""True if two words or more stand in a text that holds no sign of TeX: `\(as we said\)`."""
    text = _without_gaps(text)
    return not _SIGN.search(text) and sum(len(word) >= 3 for word in _WORD.findall(text)) >= 2 and text.isascii()


def is_unclosed(text: str) -> bool:
    """True if the text after a `$` that nothing closes is TeX: `$\\alpha?`."""
    if found := _COMMAND.match(text):
        return found.start() == 0
    name = re.match(r"\{?[A-Za-z_]\w+\}?(?=\\)", text)  # a variable of a shell and a path
    for found in _COMMAND.finditer(text, name.end() + 1 if name else 0):
        if _is_known(found.group(1)) or found.group(2):
            return True
    return re.match(r"[^\s$]*(?:[A-Za-z0-9)}]\^[{A-Za-z0-9\\]|[A-Za-z)}]_\{)", text) is not None


def is_left_open(text: str) -> bool:
    r"""True if the text after a bracket that nothing closes begins with TeX: `\[ F = ma`, `\(m is the mass`."""
    return is_tex(text) or _LONE_SYMBOL.match(text) is not None


def is_loose(text: str) -> bool:
    """True if a text with blanks just inside its dollars is TeX without a sentence in it."""
    if not (has_strong_signs(text) or _SCRIPT.search(text)):
        return False
    words = _WORD.findall(_TEXT_COMMAND.sub(" ", text))
    return sum(len(word) >= 3 and word not in _FUNCTIONS for word in words) < 2


def _without_gaps(text: str) -> str:
    return _HINT.sub("", LIKE_EXPLICIT.sub("", text)).replace("}}", "") if "{{c" in text else text


def _is_known(name: str) -> bool:
    return name in _MORE_COMMANDS or name in COMMANDS or is_command(name)


def _has_words(text: str, length: int = 3) -> bool:
    return any(word in _SHORT_WORDS or (len(word) >= length and word not in _FUNCTIONS) for word in _WORD.findall(text))


_DOUBLED = regex(r"\\\\(?:(\\\\)|([A-Za-z]{2,})|([{},;:!%_#$|]))")


def undoubled(tex: str) -> str:
    r"""TeX between `\\(` and `\\)`, where each backslash may be written twice: `\\frac` is `\frac`, `\\\\` is `\\`."""

    def single(found: re.Match[str]) -> str:
        row, name, sign = found.groups()
        if row:
            return "\\\\"
        return f"\\{name or sign}" if sign or _is_known(name) else found.group()

    return _DOUBLED.sub(single, tex)
