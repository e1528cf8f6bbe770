"""Boxes of site generators and pictures of MyST that are still in the text of a card when it is shown."""

from __future__ import annotations

import re

import pytest

from deckpress.markdown.boxes import ends_of_boxes
from deckpress.markdown.fields import render
from deckpress.model import Text
from readings import notes


def shown(markdown: str) -> str:
    """The HTML of a text, callouts as `<kind: title>`, without line ends."""
    markup = render(Text(markdown))[0].markup.replace("\n", " ")
    head = r'<\w+ class="callout callout-([\w-]+)"(?: open="")?><\w+ class="callout-title"><strong>(.*?)</strong></\w+>'
    return re.sub(head, r"<\1: \2>", markup).replace("</blockquote>", "</>").replace("</details>", "</>")


NOTE = "<note: Note><p>body</p></>"


@pytest.mark.parametrize(
    "markdown",
    [
        "!!! note\n    body",
        ":::note\nbody\n:::",
        "::: note\nbody\n:::",
        "::: {.callout-note}\nbody\n:::",
        ":::{note}\nbody\n:::",
        ":::{note}\n:class: x\n\nbody\n:::",
        "::::note\n\nbody\n\n::::",
        ":::note\nbody",
        "```{note}\nbody\n```",
        "> [!note]\n> body",
    ],
)
def test_a_box_becomes_a_callout_in_every_spelling(markdown: str) -> None:
    assert shown(markdown) == NOTE


@pytest.mark.parametrize(
    "markdown",
    [
        '!!! note "Mind *it*"\n    body',
        ":::note Mind *it*\nbody\n:::",
        ":::note[Mind *it*]\nbody\n:::",
        '::: {.note title="Mind *it*"}\nbody\n:::',
    ],
)
def test_its_title_is_kept(markdown: str) -> None:
    assert shown(markdown) == "<note: Mind <em>it</em>><p>body</p></>"


@pytest.mark.parametrize(
    ("markdown", "opens"),
    [
        ("??? note\n    body", False),
        ("???+ note\n    body", True),
        ('::: {.note collapse="true"}\nbody\n:::', False),
        (":::details Note\nbody\n:::", False),
    ],
)
def test_one_that_folds_folds(markdown: str, opens: bool) -> None:
    markup = render(Text(markdown))[0].markup
    assert markup.startswith("<details")
    assert (' open=""' in markup) == opens


@pytest.mark.parametrize(
    "markdown",
    [
        "::::warning\n:::tip\nbody\n:::\n::::",
        ":::warning\n:::tip\nbody\n:::\n:::",
        "!!! warning\n    !!! tip\n        body",
        "> [!warning]\n> :::tip\n> body\n> :::",
        "::::warning\n!!! tip\n    body\n::::",
        "::::warning\n:::tip\nbody\n:::",
    ],
)
def test_a_box_may_begin_with_a_box(markdown: str) -> None:
    expected = "<warning: Warning><tip: Tip><p>body</p></></>"
    assert shown(markdown) == expected
    (note,) = notes(f"## What is it?\n\n{markdown}\n")
    assert shown(note.answer.markdown) == expected


def test_boxes_follow_one_another_without_a_blank_line() -> None:
    expected = "<warning: Warning><p>a</p></><tip: Tip><p>b</p></>"
    assert shown(":::warning\na\n:::\n:::tip\nb\n:::") == expected
    assert shown("!!! warning\n    a\n!!! tip\n    b") == expected


@pytest.mark.parametrize("frame", ["- x\n\n{}", "> x\n>\n{}", "x\n: y\n\n{}"])
@pytest.mark.parametrize(
    "box", ["!!! note\n    body", ":::note\nbody\n:::", "> [!note]\n> body", "```{note}\nbody\n```"]
)
def test_boxes_stand_in_lists_quotes_and_definitions(frame: str, box: str) -> None:
    indent = {"-": "  ", ">": "> ", "x": "    "}[frame[0]]
    assert NOTE in shown(frame.format("\n".join(indent + line for line in box.split("\n"))))


@pytest.mark.parametrize("box", ["> [!note]\n    > body", "!!! note\n        body"])
def test_a_definition_may_be_a_box(box: str) -> None:
    assert shown(f"Term\n: {box}\n") == f"<dl><dt>Term</dt><dd>{NOTE}</dd></dl>"


@pytest.mark.parametrize(
    "markdown",
    [
        "!!! note", "!!! what a day", "It is so !!! note\nbody", "???", "??? really", ":::", ":::\nbody\n:::",
        "a ::: b\nbody\n:::",
        "::: columns\nbody", "```\n:::note\nbody\n:::\n```", "`!!! note`\n    body", "    :::note\n    body\n    :::",
    ],
)  # fmt: skip
def test_signs_that_open_no_box_stay(markdown: str) -> None:
    found = shown(markdown)
    assert "callout" not in found
    assert all(word in found for word in re.findall(r"[!?:]+|\w+", markdown))


def test_a_box_whose_name_says_nothing_loses_its_fences() -> None:
    assert shown("::: {.columns}\nbody\n:::") == "<p>body</p>"
    assert shown("::: center Words\nbody\n:::") == "<p><strong>Words</strong></p><p>body</p>"


def test_each_box_closes_at_its_own_fence() -> None:
    assert ends_of_boxes("::::a\n:::b\n:::\n:::c\n:::\n::::") == {1: 2, 3: 4, 0: 5}


# ---- pictures of MyST


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("```{figure}", "```"),
        (":::{figure}", ":::"),
        ("```{image}", "```"),
        (":::{image}", ":::"),
        ("~~~{figure}", "~~~"),
    ],
)
def test_a_picture_of_myst_is_a_picture(opening: str, closing: str) -> None:
    text = f"{opening} a map.png\n:alt: the [map]\n:width: 40%\n:name: fig-map\n{closing}"
    field = render(Text(text))[0]
    assert [image.src for image in field.images] == ["a map.png"]
    assert 'alt="the [map]"' in field.markup
    assert 'width="40%"' in field.markup


@pytest.mark.parametrize(
    "text", ["```{figure} a.png\nIts *words*.\n```", ":::{figure} a.png\n:alt: x\n\nIts *words*.\n:::"]
)
def test_its_caption_stands_below(text: str) -> None:
    (note,) = notes(f"## What is it?\n\n{text}\n")
    field = render(note.answer)[0]
    assert len(field.images) == 1
    assert field.markup.endswith("<p>Its <em>words</em>.</p>")


def test_a_figure_with_a_picture_of_its_own_shows_that() -> None:
    field = render(Text(":::{figure-md} fig\n![words](a.png)\n\nCaption\n:::"))[0]
    assert [image.src for image in field.images] == ["a.png"]
    assert field.markup.endswith("<p>Caption</p>")


# ---- other dialects


@pytest.mark.parametrize("box", ["!!! note\n    body", ":::note\nbody\n:::", "> [!note]\n> body"])
@pytest.mark.parametrize(
    "deck",
    [
        "---\ntags: [flashcards]\n---\nWhat is it?\n?\n{}\n",
        "TARGET DECK: X\n\nSTART\nBasic\nWhat is it?\nBack: Yes\n\n{}\nEND\n",
        "Q: What is it?\nA: Yes\n\n{}\n",
        "## What is it?\n\n{}\n",
    ],
)
def test_boxes_are_callouts_in_every_dialect(deck: str, box: str) -> None:
    (note,) = notes(deck.format(box))
    assert shown(note.answer.markdown).endswith(NOTE)
