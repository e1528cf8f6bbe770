"""A rendered deck with every kind of note, made by hand: what an exporter or a template is given in tests."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from html import unescape

from deckpress.markdown.fields import render
from deckpress.marks import MARK
from deckpress.model import (
    FIELD_OF_OPTIONS,
    FIELDS_CLOZE,
    FIELDS_QA,
    NO_TEXT,
    Accepted,
    Choice,
    Deck,
    Html,
    Kind,
    Media,
    Note,
    RenderedDeck,
    RenderedNote,
    RenderedOption,
    Text,
)
from deckpress.spellings import accepted
from deckpress.tex.drawing import TexEngine
from deckpress.tex.macros import Expander

BASE = 1767225600


def png(width: int = 480, height: int = 160) -> bytes:
    """A picture with a few bars in it."""
    row = b"".join(b"\x2f\x6f\xb7" if x // 24 % 2 else b"\xe8\xee\xf6" for x in range(width))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + row) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@cache
def engine() -> TexEngine:
    """Draws the formulas of all tests of a process: to start one takes longer than most tests."""
    return TexEngine()


def html(markdown: str, *, cloze: bool = False, inline: bool = False) -> Html:
    """A field as the render stage makes it, with the local pictures found under their own names."""
    field, problems = render(Text(markdown), cloze=cloze, inline=inline)
    assert not problems
    images = tuple(type(image)(image.src, "" if "://" in image.src else image.src) for image in field.images)
    return Html(field.markup, field.formulas, images, field.gaps)


def with_macros(markdown: str, *, cloze: bool = False) -> Html:
    """A field whose formulas are expanded, as those of a deck are."""
    return render(Text(markdown), cloze=cloze, macros=Expander())[0]


def formulas(markdown: str) -> list[str]:
    """The formulas as TeX, displays between `[[` and `]]`."""
    return [f"[[{f.tex}]]" if f.display else f.tex for f in with_macros(markdown).formulas]


def words(markdown: str) -> str:
    """What a reader sees: the text, with `@` for each formula."""
    return " ".join(unescape(re.sub("<[^<>]*>", " ", MARK.sub("@", with_macros(markdown).markup))).split())


def told(markdown: str) -> list[str]:
    """The diagnostics of a text, with their places."""
    text = Text(markdown, "deck.md", tuple((row + 1, 1) for row in range(markdown.count("\n") + 1)))
    return [f"{d.code} {d.location.line}:{d.location.column}" for d in render(text, macros=Expander())[1]]


def note(
    question: str,
    answer: str = "",
    *,
    choices: Mapping[str, bool] | None = None,
    cloze: bool = False,
    section: tuple[str, ...] = (),
    explanation: str = "",
    hint: str = "",
    reverse: bool = False,
    typed: bool = False,
) -> RenderedNote:
    """A note and its fields, from the Markdown of each."""
    kind = Kind.CLOZE if cloze else Kind.CHOICE if choices else Kind.OPEN
    names = FIELDS_CLOZE if cloze else FIELDS_QA
    fields = {name: Html() for name in names if name != FIELD_OF_OPTIONS}
    fields |= {"Explanation": html(explanation), "Hint": html(hint), "Context": Html(" › ".join(section))}
    if cloze:
        fields["Text"] = html(question, cloze=True)
    else:
        fields |= {"Question": html(question, inline=True), "Answer": html(answer, inline=typed)}
        fields |= {"Reverse": Html("1" if reverse else ""), "Typed": Html(answer if typed else "")}
    options = tuple(RenderedOption(html(text, inline=True), right) for text, right in (choices or {}).items())
    source = Note(
        Text(question),
        Text(answer) if answer else NO_TEXT,
        kind,
        tuple(Choice(Text(text), right) for text, right in (choices or {}).items()),
        section=section,
        reverse=reverse,
        typed=typed,
    )
    numbers = {number for gap in fields["Text"].gaps for number in gap.numbers} if cloze else set()
    cards = tuple(number - 1 for number in sorted(numbers)) if cloze else (0, 1) if reverse else (0,)
    path = "::".join(("Test", *section))
    wanted = accepted([answer], "") if typed and kind is Kind.OPEN else Accepted()
    return RenderedNote(source, f"guid-{question[:20]}", path, fields, cards, BASE, options=options, accepted=wanted)


def deck(*notes: RenderedNote, title: str = "A Test Deck", language: str = "", date: str = "") -> RenderedDeck:
    """A deck of these notes, which holds the picture bars.png."""
    media = {"bars.png": Media("bars-1234.png", png(), "image/png")}
    return RenderedDeck(Deck("Test", title=title, language=language, date=date), "project", notes, media, BASE)


ATTENTION = ("Transformers", "Attention")
CODE = ("Python",)

EVERY_KIND = (
    note("What does a tokenizer do?", "It cuts text into **tokens**, and gives each of them a number.", reverse=True),
    note(
        "Why are the scores of attention divided by $\\sqrt{d_k}$?",
        "The dot product of two random vectors has a variance of $d_k$. Without the divisor, softmax would come close "
        "to a step, whose gradient is almost zero:\n\n"
        "$$\\operatorname{Attention}(Q,K,V)=\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V$$\n\n"
        "1. Multiply queries and keys.\n2. Scale:\n   - by $1/\\sqrt{d_k}$,\n   - before the mask.\n"
        "3. Take the softmax.",
        section=ATTENTION,
        hint="What is the *variance* of a dot product?",
        explanation="See the first pages of [the paper](https://example.org/paper).",
    ),
    note(
        "Which position does a sinusoidal encoding give to $2i$ and $2i+1$?",
        "$$PE_{(pos,2i)}=\\sin\\left(\\frac{pos}{10000^{2i/d_{model}}}\\right),\\qquad "
        "PE_{(pos,2i+1)}=\\cos\\left(\\frac{pos}{10000^{2i/d_{model}}}\\right)$$",
        section=ATTENTION,
    ),
    note(
        "How do the variants compare?",
        "| Variant | Heads for K, V | Cache for one token |\n|---|---:|---|\n"
        "| multi-head | $h$ | $2 h d_h$ |\n| grouped-query | $g < h$ | $2 g d_h$ |\n| multi-query | 1 | $2 d_h$ |\n\n"
        "![bars of two colours](bars.png)",
        section=ATTENTION,
    ),
    note(
        "==Masks== are added {{c2::before::when?}} the softmax, so that $e^{-\\infty}=0$.",
        cloze=True,
        section=ATTENTION,
        explanation="An additive mask holds $0$ and $-\\infty$.",
    ),
    note(
        "What does this print?\n\n```python\nprint('a' * 2, end='')\n```",
        "`aa`, without a new line.\n\n"
        '```python {linenos hl_lines="1 3"}\n@cache\ndef area(radius: float) -> str:  # one comment that is long\n'
        '    """Docstring."""\n    if radius is None or radius < 0x10:\n        raise ValueError(f"no {radius!r}\\n")\n'
        "    return str(3.14159 * radius ** 2) + 'a string that runs on and on, until no phone can show the line'\n```",
        section=CODE,
    ),
    note(
        "Which of these are falsy?",
        choices={"`0`": True, "the empty string, and every container that has nothing in it": True, "`'0'`": False},
        explanation="Containers are falsy when they are empty.",
        section=CODE,
    ),
    note("Which keyword makes a generator?", "yield", typed=True, section=CODE),
    note(
        "What is left to do?",
        "- [x] read\n- [ ] ~~write~~ ==run==\n\n> First make it right.\n\nPress Ctrl.",
        section=CODE,
    ),
    note("مَا هِيَ عَاصِمَةُ مِصْر؟", "القاهرة، وعدد سكانها $n \\approx 10^7$.\n\n```python\nx = 1\n```", section=("عربي",)),
)
"""Notes of every kind: reversed, open with math, a table and a picture, cloze, code, choice, typed, tasks, Arabic."""
