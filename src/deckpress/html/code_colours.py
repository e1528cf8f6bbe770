"""Colours for code in learning systems, which do not have the style sheet of cards: as attributes of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckpress.regex import regex

COLOURS: Mapping[str, str] = {
    name: colour
    for colour, names in (
        ("#8b2252", "k kc kd kn kp kr ow nt nd"),
        ("#0b57a4", "nf fm nb bp na ne py"),
        ("#6a3d9a", "nc nn kt no nl ni"),
        ("#2a6420", "s s1 s2 sa sb sc sd sh sr ss sx dl ld gi"),
        ("#8f4700", "m mb mf mh mi mo il se si vc vg vi"),
        ("#5f636c", "c ch cm c1 cs cp cpf go gp gu"),
    )
    for name in names.split()
}
"""The colour of each class of words of Pygments, as `code.css` has it by day."""
_CODE = regex(r'<div class="highlight">.*?</div>', re.S)
_WORD = regex(r'<span class="(\w+)">')


def coloured(markup: str) -> str:
    """HTML whose code has its colours in it."""
    if '<div class="highlight">' not in markup:
        return markup
    return _CODE.sub(lambda code: _WORD.sub(_word, code[0]), markup)


def _word(found: re.Match[str]) -> str:
    colour = COLOURS.get(found[1])
    return f'<span class="{found[1]}" style="color:{colour}">' if colour else found[0]
