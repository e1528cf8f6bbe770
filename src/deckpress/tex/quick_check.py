r"""TeX -> True if MathJax is certain to accept it, which holds for most formulas without starting MathJax.

False only means that MathJax must decide. So this module knows only what is common and cannot go wrong, and gives up on
everything else: characters outside ASCII, `%`, `#`, `$`, optional arguments, definitions, and commands that depend on
their neighbours, such as `\limits`.

Each command and character becomes one letter that stands for its use. Then every innermost group, pair of `\left` and
`\right` and environment that contains only a valid sequence becomes the letter of a group, until a single valid
sequence is left.
"""

from __future__ import annotations

import re

from deckpress.regex import regex

_LONGEST = 400
_DEEPEST = 8

# The letters. One marked "script" may be a whole subscript or superscript without braces.
_INVALID = "\0"
_ATOM = "a"  # script
_SIGN = "o"
_BAR = "d"  # a character that \left, \right and \big accept as well
_FENCE = "D"  # a command that they accept as well
_BLANK = " "
_SPACE = "s"  # takes no scripts
_GROUP = "g"  # in braces; script, and the argument of a command
_TEXT = "t"  # script
_PART = "p"  # an environment, or \left to \right
_UNARY, _BINARY = "U", "B"
_LEFT, _RIGHT, _BIG = "L", "R", "K"
_ROW = "N"

_WORDS: dict[str, str] = {
    _ATOM: "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho "
    "varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi "
    "Omega infty ell hbar imath jmath circ ast star dagger ddagger prime emptyset varnothing top bot perp pm mp cdot "
    "times partial nabla aleph Re Im wp %",
    _SIGN: "le ge ne leq geq neq lt gt ll gg equiv sim simeq approx cong propto in ni notin subset supset subseteq "
    "supseteq subsetneq supsetneq cup cap setminus land lor lnot neg wedge vee oplus ominus otimes oslash odot div "
    "forall exists nexists therefore because to gets mapsto rightarrow leftarrow leftrightarrow Rightarrow Leftarrow "
    "Leftrightarrow longrightarrow longleftarrow Longrightarrow implies iff hookrightarrow uparrow downarrow mid nmid "
    "parallel vdash models bullet bigcirc diamond triangle angle sum prod coprod int iint iiint oint bigcup bigcap "
    "bigoplus bigotimes bigvee bigwedge lim limsup liminf sup inf max min arg deg det dim exp gcd hom ker "
    "lg ln log Pr sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan ldots cdots vdots ddots dots dotsc "
    "dotsb bmod colon square Box blacksquare prec succ preceq succeq asymp doteq # & $ _",
    _FENCE: "{ } | langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert",
    _SPACE: ", ; : ! quad qquad displaystyle textstyle",
    _UNARY: "hat widehat bar tilde widetilde vec dot ddot check breve acute grave overline underline overbrace "
    "underbrace mathbb mathbf mathrm mathcal mathit mathsf mathtt mathfrak mathscr boldsymbol sqrt pmod overrightarrow",
    _BINARY: "frac dfrac tfrac binom overset underset stackrel",
    _LEFT: "left",
    _RIGHT: "right",
    _BIG: "big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr",
    _ROW: "\\",
}
_COMMANDS = {name: letter for letter, names in _WORDS.items() for name in names.split()} | {" ": _SPACE}
_ENVIRONMENTS = "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix aligned gathered cases".split()
_BEGINS = {name: chr(0xE000 + number) for number, name in enumerate(_ENVIRONMENTS)}
_ENDS = {name: chr(0xE100 + number) for number, name in enumerate(_ENVIRONMENTS)}

_COMMAND = regex(
    r"\\(?:(begin|end)\{([A-Za-z]+)\}(?!\s*\[)|text(?:bf|it|rm)?\{[A-Za-z0-9 ,.;:()-]*\}|operatorname\*?\{([A-Za-z]+)\}"
    r"|([A-Za-z]+)|([^A-Za-z\\]|\\(?!\s*[\[*])))",
    re.S,
)
# The letters of commands are shifted by this much until the characters of the formula are translated, too.
_AWAY = 0xE200
_CHARACTERS = {
    **dict.fromkeys(range(128), _INVALID),
    **{ord(character): _ATOM for character in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-*"},
    **{ord(character): _SIGN for character in "=<>,;:!?"},
    **{ord(character): _BAR for character in "()[]|./"},
    **{ord(character): _BLANK for character in " \n\t"},
    **{ord(character): character for character in "{}^_&'"},
    ord("~"): _SPACE,
    **{_AWAY + ord(letter): letter for letter in (*_WORDS, _TEXT, _INVALID)},
}

_ARGUMENT = rf" *[{_ATOM}{_GROUP}]"
_SCRIPT = rf" *[{_ATOM}{_GROUP}{_TEXT}]"
_NUCLEUS = (
    rf"(?:[{_ATOM}{_SIGN}{_BAR}{_FENCE}{_GROUP}{_TEXT}{_PART}]|{_UNARY}{_ARGUMENT}"
    rf"|{_BINARY}{_ARGUMENT}{_ARGUMENT}|{_BIG} *[{_BAR}{_FENCE}])"
)
_SCRIPTS = rf"(?: *(?:\^{_SCRIPT}(?: *_{_SCRIPT})?|_{_SCRIPT}(?: *\^{_SCRIPT})?)|'+(?! *\^))?"
_SEQUENCE = rf"(?>(?:{_NUCLEUS}{_SCRIPTS}|[ {_SPACE}])*)"
_INNERMOST = regex(
    rf"\{{{_SEQUENCE}\}}|{_LEFT} *[{_BAR}{_FENCE}]{_SEQUENCE}{_RIGHT} *[{_BAR}{_FENCE}]"
    rf"|([\ue000-\ue0ff])(?>(?:{_SEQUENCE}(?:&|{_ROW}))*){_SEQUENCE}([\ue100-\ue1ff])"
)
_WHOLE = regex(_SEQUENCE)


def is_command(name: str) -> bool:
    """True for the name of a common command of TeX."""
    return name in _COMMANDS


def is_sound(tex: str) -> bool:
    """True if MathJax is certain to read the formula without an error; False if it must be asked."""
    if len(tex) > _LONGEST or not tex.isascii():
        return False
    letters = _COMMAND.sub(_letter, tex).translate(_CHARACTERS)
    for _ in range(_DEEPEST):
        if _WHOLE.fullmatch(letters):
            return True
        letters, found = _INNERMOST.subn(_group, letters)
        if not found:
            return False
    return False


def _letter(command: re.Match[str]) -> str:
    edge, environment, operator, name, sign = command.groups()
    if edge:
        return (_BEGINS if edge == "begin" else _ENDS).get(environment, _INVALID)
    unnamed = _SIGN if operator else _TEXT
    letter = _COMMANDS.get(name or sign, _INVALID) if name or sign else unnamed
    return chr(_AWAY + ord(letter))


def _group(found: re.Match[str]) -> str:
    begin, end = found.groups()
    if begin is None:
        return _GROUP if found.group()[0] == "{" else _PART
    return _PART if ord(end) - ord(begin) == 0x100 else _INVALID
