"""Marks of MkDocs, Pandoc and MyST within a line and in blocks: what is read, and what only looks alike."""

from __future__ import annotations

import pytest

from deckpress.history.identity import new_identities
from deckpress.model import Source
from deckpress.reading import read
from deckpress.render import render


def answer(markdown: str) -> str:
    """The HTML of an answer."""
    deck = read(Source("deck.md", f"## What is it?\n\n{markdown}\n"))[0].deck
    made, _ = render(deck, "project", new_identities("project", deck), lambda _: (None, ()))
    return made.notes[0].fields["Answer"].markup


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("++ctrl+alt+del++", "<p><kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd></p>"),
        ("Press ++enter++.", "<p>Press <kbd>Enter</kbd>.</p>"),
        ('++"Save <as>"++', "<p><kbd>Save &lt;as&gt;</kbd></p>"),
        ("^^new^^", "<p><ins>new</ins></p>"),
        ("a [b *c*]{.d #e f=g} h", "<p>a b <em>c</em> h</p>"),
        ("[b]{.underline}", "<p><u>b</u></p>"),
        ("H{sub}`2`O", "<p>H<sub>2</sub>O</p>"),
        ("{kbd}`Ctrl`", "<p><kbd>Ctrl</kbd></p>"),
        ("| a *b*\n| c\n\nd", "<p>a <em>b</em><br>c</p><p>d</p>"),
        ('=== "A"\n\n    b\n\n    - c\n\nd', "<p><strong>A</strong></p><p>b</p><ul><li>c</li></ul><p>d</p>"),
    ],
)
def test_what_sites_and_pandoc_add_is_shown_as_meant(written: str, shown: str) -> None:
    assert "".join(answer(written).split("\n")) == shown


@pytest.mark.parametrize(
    "text",
    [
        "C++ and D++", "i++ + j++", "++i++", "a++b++", "++nosuchkey++", "\\++ctrl+c++", "2^^3", "^^ a ^^", "a[0]{.x}",
        "[a]{x}", "[a]{}", "\\[a]{.x}", "{sub} 2", "=== \"A\"", "=== A", "| a | b |\n| 1 | 2 |", "| a",
    ],
)  # fmt: skip
def test_signs_that_only_look_alike_are_text(text: str) -> None:
    html = answer(text)
    assert not any(tag in html for tag in ("<kbd", "<ins", "<sub", "<br", "<strong"))
    made = plain_words(html)
    assert made == text.replace("\\", "")


def plain_words(html: str) -> str:
    for entity, sign in (("<p>", ""), ("</p>", ""), ("&quot;", '"'), ("&amp;", "&")):
        html = html.replace(entity, sign)
    return html


@pytest.mark.parametrize("text", ["++ctrl+c++", "^^a^^", "[a]{.b}", "{sub}`2`"])
def test_marks_in_code_are_text(text: str) -> None:
    assert "<kbd" not in answer(f"``` {text} ```")
    assert "<ins" not in answer(f"    {text}")
    assert "<sub" not in answer(f"``` {text} ```")
