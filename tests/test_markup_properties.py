"""What holds for the markup of any text: it never fails, it repeats, its marks are whole, and it comes to an end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.html.anki import for_anki
from deckpress.html.page import for_page
from deckpress.html.plain import plain
from deckpress.markdown.fields import render
from deckpress.marks import MARK
from deckpress.model import Html, Text

PIECES = st.sampled_from(
    "$ $$ \\( \\) \\[ \\] \\ ` `` ``` ~~~ ~~ == * ** _ __ [ ] ]( ![ ) ( < > <b> </b> <div> </div> <script> </script> "
    "<!-- --> <a &#xFDD0; &amp; & {{c1:: {{ }} :: {{c2,3:: | |-|-| # - 1. > - [x] http://h.example/ me@h.example "
    "\\\\( \\\\) \\\\[ \\\\] [$] [/$] [$$] [/$$] [latex] [/latex] <anki-mathjax> </anki-mathjax> \\alpha x^2 "
    "\\\\ \\left( \\right) "
    "\\begin{align} \\end{align} \\text{ } { [a]: [a] a b 5 é 字 \u202e \u2028 \x02 \x03 \x00 \ufdd0 m0 \ufdd1 \uffff "
    "klzzwxh:0000 wzxhzdk:0 STX &#64976; [[ ]] ![[ |9 {width=9} [sound:a.mp3] <audio \ufdd6 <video src=b> </video> "
    "![](a.mp3) <img src=c.png> src=a:b> ".strip().split(" ")
) | st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "    "])
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
REMAINS = re.compile("[\ufdd0-\ufdef]")


def check(field: Html) -> None:
    """Every mark of a field stands for something it has, and nothing else is left of the stages in between."""
    images = len(field.images)
    counts = {"m": len(field.formulas), "i": images, "p": images, "o": len(field.gaps), "c": len(field.gaps)}
    for kind, index in MARK.findall(field.markup):
        assert int(index) < counts[kind]
    assert not REMAINS.search(MARK.sub("", field.markup))
    for formula in field.formulas:
        assert {kind for kind, _ in MARK.findall(formula.tex)} <= {"o", "c"}
        assert not REMAINS.search(MARK.sub("", formula.tex))
    for image in field.images:
        assert not REMAINS.search(image.src + image.alt + image.size)
    for gap in field.gaps:
        assert not REMAINS.search(gap.hint)
    opened = [index for kind, index in MARK.findall(field.markup) if kind == "o"]
    assert sorted(opened) == sorted(index for kind, index in MARK.findall(field.markup) if kind == "c")
    assert len(set(opened)) == len(opened)


@given(TEXTS, st.booleans(), st.booleans())
def test_any_text_becomes_a_whole_field(markdown: str, cloze: bool, inline: bool) -> None:
    field, diagnostics = render(Text(markdown), cloze=cloze, inline=inline)
    check(field)
    assert render(Text(markdown), cloze=cloze, inline=inline) == (field, diagnostics)


@given(TEXTS, st.booleans())
def test_any_field_can_be_put_out(markdown: str, cloze: bool) -> None:
    field, _ = render(Text(markdown), cloze=cloze)
    outputs = [
        for_anki(field, {}),
        for_page(field, lambda image: image.src, lambda _: "<svg></svg>", "front"),
        for_page(field, lambda image: image.src, lambda _: "<svg></svg>", "back"),
        plain(field),
    ]
    for output in outputs:
        assert not REMAINS.search(output)


@given(TEXTS)
def test_no_text_brings_a_script_onto_a_card(markdown: str) -> None:
    field, _ = render(Text(markdown))
    assert "<script" not in field.markup.lower()


DEEP = 60
HOSTILE = {
    "items": "- *a* $k$\n" * 4_000,
    "quotes": "".join("> " * depth + "a\n" for depth in range(DEEP)),
    "quoted further than anyone reads": "> " * 5_000 + "a",
    "lists in lists": "".join("  " * depth + "- a\n" for depth in range(DEEP)),
    "brackets": "[" * 50_000,
    "pairs of brackets": "[" * 20_000 + "]" * 20_000,
    "links never closed": "[a](" * 20_000,
    "titles never closed": '[a](b "' * 10_000,
    "images never closed": "![" * 20_000,
    "embeds never closed": "![[a " * 8_000 + "[[b " * 8_000 + "[sound:" * 8_000,
    "embeds": "![[a.png|9]]{width=9}[[b|c]][sound:d.mp3]" * 500,
    "sizes of nothing": "){width=9}" * 3_000,
    "players never closed": "<audio src=a.mp3><video>" * 2_000,
    "links in links": "[a " * 3_000 + "](b)" * 3_000,
    "pictures in pictures": "![a " * 3_000 + "](b)" * 3_000,
    "links": "[a](b) *c* `d` <b>e</b> " * 1_000,
    "labels of nothing": "[a][b" * 10_000,
    "parentheses": "[a](" + "(" * 50_000,
    "emphasis of two kinds": "*_" * 10_000,
    "labels": "[a]" * 10_000 + "\n\n[b]: c",
    "asterisks": "*" * 50_000,
    "emphasis never closed": "_a " * 20_000,
    "strong never closed": "**a " * 20_000,
    "emphasis in emphasis": "*a " * 5_000 + "b* " * 5_000,
    "strikes": "~~a " * 20_000,
    "equals": "==" * 20_000,
    "marks never closed": "==a " * 20_000,
    "ticks": " ".join("`" * length for length in range(1, 300)),
    "tags never closed": "<a " * 20_000,
    "attributes never closed": '<a b="' * 20_000,
    "comments never closed": "x " + "<!-- " * 20_000,
    "scripts never closed": "x " + "<script>" * 5_000,
    "code never closed": "x " + "<code>" * 5_000,
    "elements never closed": "<div>\n" * 5_000,
    "dollars": "$" * 50_000,
    "formulas never closed": "$k " * 20_000,
    "braces never closed": "$k{" * 20_000,
    "ticked formulas never closed": "$`k " * 20_000,
    "round brackets never closed": "\\(" * 20_000,
    "square brackets never closed": "\\[\n" * 5_000,
    "square brackets of no formula": "\\[a b\\] " * 5_000,
    "square brackets in a line": "\\[" * 20_000,
    "doubled brackets never closed": "\\\\(" * 10_000 + "\\\\[" * 10_000,
    "a long word in brackets": "\\[" + "a" * 100_000 + "\\] \\[" + " " * 100_000 + "a\\]",
    "marks of Anki never closed": "[$] a b " * 10_000 + "[latex] a b " * 10_000 + "<anki-mathjax> " * 10_000,
    "marks of Anki with one closer": "[$] word " * 10_000 + "[/$]",
    "loose dollars": "$ \\a b " * 10_000,
    "rows": "$$" + "\\left( a \\\\ " * 2_000 + "$$" + "$$" + "\\\\" * 4_000 + "$$",
    "displays never closed": "$$k\n" * 5_001,
    "environments never closed": "\\begin{align}\n" * 5_000,
    "display fences": "$$\n\nk\n\n" * 5_001,
    "gaps never closed": "{{c1::" * 5_000,
    "gaps in a formula": "$" + "\\a{{c1::" * 1_000 + "{" * 5_000 + "}}" * 1_000 + "$",
    "gaps of code": "```\n" + "{{c1::a\n" * 2_000 + "}}" * 2_000,
    "gaps in code": "`{{c1::a}}` " * 3_000,
    "gaps in gaps": "{{c1::" * 2_000 + "}}" * 2_000,
    "braces": "{{" * 20_000,
    "fences": "```\n" * 5_001,
    "fence never closed": "```\n" + "a\n" * 10_000,
    "a wide table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n",
    "formulas in a row": "|a|\n|-|\n|" + "$k|" * 10_000,
    "addresses": "http://" * 10_000,
    "mail": "a@" * 10_000,
    "entities": "&" * 50_000,
    "backslashes": "\\" * 50_000,
    "a long word": "a" * 200_000,
    "blanks": "a" + " " * 100_000 + "b",
    "empty lines": "a" + "\n" * 50_000 + "b",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_to_an_end(name: str) -> None:
    """A cost that grows with the square of a text would make each of these a matter of minutes."""
    field, _ = render(Text(HOSTILE[name]), cloze="gap" in name or "mark" in name)
    check(field)
    assert field.markup
    plain(field)
    for_anki(field, {})
