"""Which parts of a field are formulas, which are text and which are code, and where each formula stands."""

from __future__ import annotations

import html
import re

import pytest

from deckpress.markdown.fields import render
from deckpress.marks import MARK
from deckpress.model import Html, Text


def located(markdown: str, *, line: int = 1, column: int = 1) -> Text:
    """A text that starts at a line and column of its file and goes on at the start of the lines below."""
    rows = markdown.count("\n") + 1
    return Text(markdown, "deck.md", ((line, column), *((line + row, 1) for row in range(1, rows))))


def rendered(markdown: str) -> Html:
    return render(located(markdown))[0]


def formulas(markdown: str) -> list[str]:
    """The formulas as TeX, those on a line of their own between `[[` and `]]`."""
    return [f"[[{f.tex}]]" if f.display else f.tex for f in rendered(markdown).formulas]


def words(markdown: str) -> str:
    """What a reader sees: the text, with `@` for each formula."""
    return " ".join(html.unescape(re.sub("<[^<>]*>", " ", MARK.sub("@", rendered(markdown).markup))).split())


INLINE = [
    # rule 1: dollars
    ("The mass is $m_0$.", ["m_0"]),
    ('($u$), $v$; "$w$" and $z$\'s', ["u", "v", "w", "z"]),
    ("an $m$-fold sum, the $p$th one, $q$s", ["m", "p", "q"]),
    ("from $s$-$t$ to $s$–$t$", ["s", "t", "s", "t"]),
    ("so$r$mid", ["r"]),
    ("$r$2 and $r$Q", []),
    ("$ r $ and $r $ and $ r$", []),
    ("$-4$, $+4$, $.4$", ["-4", "+4", ".4"]),
    ("$g\n= h$", ["g\n= h"]),
    ("$g\n\nh$", []),
    ("$\\alpha$$\\beta$", ["\\alpha", "\\beta"]),
    ("$h*k*l$ is not $h_k_l$", ["h*k*l", "h_k_l"]),
    ("$[p](q)$ and $[p][q]$ and $<u>$", ["[p](q)", "[p][q]", "<u>"]),
    ("$c < d$ while $d>e$", ["c < d", "d>e"]),
    ("$f''$ and $...$ and $a--b$", ["f''", "...", "a--b"]),
    ("$~~n~~$ and $==n==$ and $&amp;$", ["~~n~~", "==n==", "&amp;"]),
    ("$\\{k\\}\\_\\%\\&\\,$", ["\\{k\\}\\_\\%\\&\\,"]),
    ("$5x+1$ and $10^6$", ["5x+1", "10^6"]),
    ("$x\\$y$", ["x\\$y"]),
    ("$\\\\$ ends", ["\\\\"]),
    # rule 2: two dollars
    ("We put $$k = 1$$ here.", ["[[k = 1]]"]),
    ("$$k$$ $$l$$$$m$$", ["[[k]]", "[[l]]", "[[m]]"]),
    ("$$k=1$$\n$$l=2$$", ["[[k=1]]", "[[l=2]]"]),
    ("$$\nk\n$$\nthen $l$", ["[[k]]", "l"]),
    ("$k$ $$l$$ $m$", ["k", "[[l]]", "m"]),
    ("$$\\text{costs \\$4}$$", ["[[\\text{costs \\$4}]]"]),
    # rule 3: backslashes
    ("We put \\(k_1 * k_2\\) here.", ["k_1 * k_2"]),
    ("\\(k\\)\\(l\\)", ["k", "l"]),
    ("\\[k_1\\]", ["[[k_1]]"]),
    ("\\[k\n+ l\\]", ["[[k\n+ l]]"]),
    ("Here:\n\\[k\\]\nthere", ["[[k]]"]),
    ("see \\[k\\] and\n\\[l\\] too", []),
    ("\\\\$k$", ["k"]),
    # rule 4: GitHub's forms and environments
    ("$`k_1*k_2`$ and `$k$`", ["k_1*k_2"]),
    ("```math\nk\n\nl\n```", ["[[k\n\nl]]"]),
    ("\\begin{align}\nk &= l \\\\\nm &= n\n\\end{align}", ["[[\\begin{align}\nk &= l \\\\\nm &= n\n\\end{align}]]"]),
    ("\\begin{gather*}k\\end{gather*}", ["[[\\begin{gather*}k\\end{gather*}]]"]),
    ("a \\begin{align}k\\end{align}", ["[[\\begin{align}k\\end{align}]]"]),
    ("\\begin{itemize}k\\end{itemize}", []),
    ("$$\\begin{aligned} k \\\\ l \\end{aligned}$$", ["[[\\begin{aligned} k \\\\ l \\end{aligned}]]"]),
    # rule 6: braces
    ("$k \\text{ if $l$ holds}$ and $m$", ["k \\text{ if $l$ holds}", "m"]),
    ("$\\text{a $b$ c $d$}$", ["\\text{a $b$ c $d$}"]),
    ("$\\{ k$ and $l \\}$", ["\\{ k", "l \\}"]),
    ("$\\frac{{k}}{l}$", ["\\frac{{k}}{l}"]),
    # scripts of the world
    ("质量$m$是，$n$。", ["m", "n"]),
    ("הערך $m$ הוא $n$", ["m", "n"]),
    ("$\\text{größer}≥β$ да", ["\\text{größer}≥β"]),
    ("🙂$m$🙂", ["m"]),
]


@pytest.mark.parametrize(("markdown", "expected"), INLINE)
def test_formulas(markdown: str, expected: list[str]) -> None:
    assert formulas(markdown) == expected


NOT_MATH = [
    "Tea is $5, cake is $6.",
    "A seat is $1,000-$2,000, or $5-$6.",
    "US$5, US$7 and A$ 3, HK$9",
    "From $3.50 to $4; US-$ 7 or 5$ and 6$",
    "It was $4, then A-$ 5.",
    "5€, €5, 5$ and 6$",
    "$5 million to $6 million",
    "$30k–$40k a year",
    "set $HOME, $PATH and ${USER}",
    "${first}-${second}.txt",
    "run $(date) and $(id -u)",
    "from ^abc$ to ^def$ in words",
    "a lone $ sign, and $k",
    "it costs $$ a lot",
    "\\$4 and \\$5",
    "\\$k\\$ as typed",
    "(k) and [l]",
]


@pytest.mark.parametrize("markdown", NOT_MATH)
def test_money_and_shell_are_text_as_typed(markdown: str) -> None:
    assert formulas(markdown) == []
    assert words(markdown) == markdown.replace("\\$", "$")


@pytest.mark.parametrize(
    ("markdown", "seen", "expected"),
    [
        ("At $4 you get $k$ for \\$3.", "At $4 you get @ for $3.", ["k"]),
        ("If $k>1$ you owe $30 more.", "If @ you owe $30 more.", ["k>1"]),
        ("$k = $ and then $l$", "$k = $ and then @", ["l"]),
        ("unclosed $$k and \\(l and $m$", "unclosed $$k and (l and @", ["m"]),
        ("\\[k and $m$", "[k and @", ["m"]),
        ("\\begin{align} k and $m$", "\\begin{align} k and @", ["m"]),
        ("**the $k_i$ term** of *$l_j$*", "the @ term of @", ["k_i", "l_j"]),
        ("~~$k$~~ ==$l$==", "@ @", ["k", "l"]),
        ("# A $k$ and $$l$$ #", "A @ and @", ["k", "[[l]]"]),
    ],
)
def test_text_beside_formulas_stays(markdown: str, seen: str, expected: list[str]) -> None:
    assert (words(markdown), formulas(markdown)) == (seen, expected)


CODE = [
    ("`$k$` then $l$", "<code>$k$</code>", ["l"]),
    ("`` a ` $k$ `` then $l$", "<code>a ` $k$</code>", ["l"]),
    ("`$5/month` for $6/month", "<code>$5/month</code>", []),
    ("`^k$|^l$` matches $k$", "<code>^k$|^l$</code>", ["k"]),
    ("`\\(k\\)` is \\(k\\)", r"<code>\(k\)</code>", ["k"]),
    ("```sh\necho $A $B \\( \\) $$\n```", "$A $B", []),
    ("Text.\n\n    cost = $k$\n\nEnd $l$.", "cost = $k$", ["l"]),
    ("- a\n\n  ```py\n  x = '$k$'\n  ```\n- $l$", "$k$", ["l"]),
    ("<code>$@</code>, <kbd>$*</kbd> and $k$", "<code>$@</code>", ["k"]),
    ("<pre>\n$k$\n</pre>\n\n$l$", "$k$", ["l"]),
    ("<!-- $k$ --> here $l$", "here", ["l"]),
    ("a `lone tick and $k$", "`lone", ["k"]),
]


@pytest.mark.parametrize(("markdown", "shown", "expected"), CODE)
def test_code_wins_over_math(markdown: str, shown: str, expected: list[str]) -> None:
    result = rendered(markdown)
    text = re.sub("</?span[^<>]*>", "", html.unescape(result.markup))
    assert shown in text
    assert formulas(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "href"),
    [
        ("[t](https://h.example/$k$) $l$", "https://h.example/$k$"),
        ("[t](<a $k$ b> 'and $k$') $l$", "a $k$ b"),
        ("<https://h.example/$k$> $l$", "https://h.example/$k$"),
        ("https://h.example/?q=$k$ $l$", "https://h.example/?q=$k$"),
        ("[t] $l$\n\n[t]: https://h.example/$k$", "https://h.example/$k$"),
    ],
)
def test_an_address_holds_no_formula(markdown: str, href: str) -> None:
    result = rendered(markdown)
    assert f'href="{href}"' in result.markup
    assert [f.tex for f in result.formulas] == ["l"]


def test_a_formula_in_an_alt_text_is_its_tex() -> None:
    assert 'alt="plot of k&lt;l"' in rendered("![plot of $k<l$](plot.png)").markup


def test_a_formula_is_the_text_of_a_link() -> None:
    assert rendered("[see $k_1$](u)").markup == '<p><a href="u">see \ufdd0m0\ufdd1</a></p>'


# ---- rule 5: tables


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| $|k|$ | size |", ["|k|"]),
        ("| \\(|k|\\) | size |", ["|k|"]),
        ("| $$|k|$$ | size |", ["[[|k|]]"]),
        ("| $P(A\\|B)$ | given |", ["P(A|B)"]),
        ("| $|k|$ | $|l|$ |", ["|k|", "|l|"]),
        ("$|k|$ | size", ["|k|"]),
        ("| costs $4 | or $5 |", []),
        ("| `a\\|b` | $k$ |", ["k"]),
        ("| `$` | `$` and $k$ |", ["k"]),
    ],
)
def test_a_pipe_in_a_formula_does_not_split_the_cell(row: str, expected: list[str]) -> None:
    markdown = f"| f | g |\n|---|---|\n{row}"
    assert formulas(markdown) == expected
    assert rendered(markdown).markup.count("<td>") == 2


# ---- displays that run over lines

OPERATORS = ["+ k", "- k", "# k", "## k", "= k", "> k", "1. k", "* k", "===", "---", "~~~", "| k", "<b>"]


@pytest.mark.parametrize("line", OPERATORS)
@pytest.mark.parametrize(("opener", "closer"), [("$$", "$$"), ("\\[", "\\]")])
@pytest.mark.parametrize("before", ["", "Text above\n", "- item\n  ", "1. item\n   ", "* item\n    ", "> quote\n> "])
def test_no_line_of_a_display_starts_a_block(line: str, opener: str, closer: str, before: str) -> None:
    indent = before.rsplit("\n", 1)[-1]
    markdown = before + f"\n{indent}".join([opener, "l", line, "m", closer])
    assert formulas(markdown) == [f"[[l\n{line}\nm]]"]


@pytest.mark.parametrize(("opener", "closer"), [("$$", "$$"), ("\\[", "\\]")])
def test_a_display_between_lines_of_its_own_may_hold_blank_lines(opener: str, closer: str) -> None:
    assert formulas(f"{opener}\nk\n\n+ l\n{closer}\n\nend") == ["[[k\n\n+ l]]"]


def test_a_display_that_is_never_closed_takes_nothing_with_it() -> None:
    assert words("$$\nk\n\n- item\n\nend") == "$$ k item end"


def test_a_display_stays_in_its_item() -> None:
    markup = rendered("- a\n  $$\n  k\n  $$\n- b\n\n  $$\n  l\n\n  m\n  $$\n\n- c").markup
    assert markup.count("<li>") == 3
    assert markup.count("<ul>") == 1


# ---- places


@pytest.mark.parametrize(
    ("markdown", "places"),
    [
        ("$k$", [(1, 1)]),
        ("a $k$ b $k$", [(1, 3), (1, 9)]),
        ("`$k$` $k$", [(1, 7)]),
        ("a\n  b $k$", [(2, 5)]),
        ("## H $k$ ##", [(1, 6)]),
        ("> a $k$\n> $l$\nlazy $m$", [(1, 5), (2, 3), (3, 6)]),
        ("- a\n  - b $k$\n\n    $l$", [(2, 7), (4, 5)]),
        ("> - `$k$` $k$", [(1, 11)]),
        ("- [x] $k$", [(1, 7)]),
        ("1. a\n   $$\n   k\n   $$", [(2, 4)]),
        ("a\n\n$$\nk\n\nl\n$$", [(3, 1)]),
        ("- a\n\n  ```math\n  k\n  ```", [(3, 3)]),
        ("<div>\n<b>$k$</b>\n</div>", [(2, 4)]),
        ("a | b\n--|--\n$k$ | $k$\n`$k$` | $k$", [(3, 1), (3, 7), (4, 9)]),
        ("| a | b |\n|--|--|\n| $u\\|v$ | $|k|$ |", [(3, 3), (3, 12)]),
        ("\n\n$k$", [(3, 1)]),
        ("a $$k\nl$$ $m$", [(1, 3), (2, 5)]),
    ],
)
def test_each_formula_knows_its_line_and_column(markdown: str, places: list[tuple[int, int]]) -> None:
    assert [(f.location.line, f.location.column) for f in rendered(markdown).formulas] == places


def test_places_count_from_where_the_text_stands_in_its_file() -> None:
    """An answer that begins after a label, on line 7, column 9."""
    result, _ = render(located("is $k$\nor $l$", line=7, column=9))
    assert [(f.location.line, f.location.column) for f in result.formulas] == [(7, 12), (8, 4)]
