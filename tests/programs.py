"""Decks as other programs put them into Anki, and the Markdown that they were made of.

Each has three notes that are in the Markdown, one that is only in Anki, and a card that is only in the Markdown. In the
Markdown, `ID1` stands for Anki's number of the first note, and `GUID1` for its guid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A note type: its fields, and the two sides of each of its cards by name. `ids` is false for genanki's."""

    name: str
    fields: Sequence[str]
    cards: Mapping[str, tuple[str, str]]
    cloze: bool = False
    ids: bool = True


@dataclass(frozen=True)
class Put:
    """A note in Anki."""

    type: str
    fields: Sequence[str]
    guid: str = ""
    tags: Sequence[str] = ()


@dataclass(frozen=True)
class Program:
    """What a program makes of Markdown. `files` are the sources, `edit` is a change of one answer.

    `options` are those of `adopt` and `build`.
    """

    name: str
    types: Sequence[Type]
    notes: Sequence[Put]
    files: Mapping[str, str]
    edit: tuple[str, str]
    only_in_files: str
    only_in_anki: Put
    options: Sequence[str] = ()
    deck: str = "Deck"


FRONT_BACK = ("{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")
LIGHT, WAVE = "What is light?", "A <strong>wave</strong> of the field."
SUN, GAPS = "sun", "The {{c1::heart}} pumps {{c2::blood}}."


OBSIDIAN_TO_ANKI = Program(
    "Obsidian_to_Anki",
    (),
    (
        Put("Basic", (f"{LIGHT}", WAVE), tags=("optics",)),
        Put("Basic (and reversed card)", (SUN, "le <em>soleil</em>")),
        Put("Cloze", (GAPS, "")),
    ),
    {
        "notes.md": """TARGET DECK: Deck

START
Basic
What is light?
Back: A **wave** of the field.
Tags: optics
<!--ID: ID1-->
END

START
Basic (and reversed card)
sun
Back: le *soleil*
<!--ID: ID2-->
END

START
Cloze
The {heart} pumps {blood}.
<!--ID: ID3-->
END

STARTI [Basic] What is cold? Back: The lack of heat. ENDI
"""
    },
    ("le *soleil*", "le soleil"),
    "What is cold?",
    Put("Basic", ("What is heat?", "Motion.")),
)

INKA = Program(
    "inka",
    (
        Type("Inka Basic", ("Front", "Back"), {"Card 1": ("{{Front}}\n", "{{FrontSide}}\n<hr id=answer>\n{{Back}}\n")}),
        Type("Inka Cloze", ("Text",), {"Cloze": ("{{cloze:Text}}\n", "{{cloze:Text}}\n")}, cloze=True),
    ),
    (
        Put("Inka Basic", (f"<p>{LIGHT}</p>", f"<p>{WAVE}</p>"), tags=("optics",)),
        Put("Inka Basic", (f"<p>{SUN}</p>", "<ul>\n<li>le soleil</li>\n<li>(masculine)</li>\n</ul>")),
        Put("Inka Cloze", (f"<p>{GAPS}</p>",)),
    ),
    {
        "notes.md": """# Notes

---
Deck: Deck
Tags: optics

<!--ID:ID1-->
1. What is light?

> A **wave** of the field.

<!--ID:ID2-->
2. sun

> - le soleil
> - (masculine)

<!--ID:ID3-->
3. The {heart} pumps {blood}.

4. What is cold?

> The lack of heat.
---
"""
    },
    ("(masculine)", "(m.)"),
    "What is cold?",
    Put("Inka Basic", ("<p>What is heat?</p>", "<p>Motion.</p>")),
)

APY = Program(
    "apy",
    (),
    (
        Put("Basic", (f"<p>{LIGHT}</p>", f"<p>{WAVE}</p>"), tags=("optics",)),
        Put("Basic (and reversed card)", (SUN, "le soleil")),
        Put("Cloze", (GAPS, "")),
    ),
    {
        "notes.md": """deck: Deck

# Note
nid: ID1
model: Basic
tags: optics

## Front
What is light?

## Back
A **wave** of the field.

# Note
nid: ID2
model: Basic (and reversed card)

## Front
sun

## Back
le soleil

# Note
nid: ID3
model: Cloze

## Text
The {{c1::heart}} pumps {{c2::blood}}.

## Back Extra

# Note
model: Basic

## Front
What is cold?

## Back
The lack of heat.
"""
    },
    ("le soleil", "le *soleil*"),
    "What is cold?",
    Put("Basic", ("What is heat?", "Motion.")),
)

KI = Program(
    "ki",
    (),
    (
        Put("Basic", (LIGHT, "A <b>wave</b> of the field."), tags=("optics",)),
        Put("Basic (and reversed card)", (SUN, "le soleil")),
        Put("Cloze", (GAPS, "")),
    ),
    {
        "Deck/light.md": """# Note
```
guid: GUID1
notetype: Basic
```

### Tags
```
optics
```

## Front
What is light?

## Back
A <b>wave</b> of the field.
""",
        "Deck/sun.md": """# Note
```
guid: GUID2
notetype: Basic (and reversed card)
```

### Tags
```
```

## Front
sun

## Back
le soleil
""",
        "Deck/gaps.md": """# Note
```
guid: GUID3
notetype: Cloze
```

### Tags
```
```

## Text
The {{c1::heart}} pumps {{c2::blood}}.

## Back Extra

""",
        "Deck/cold.md": """# Note
```
guid: none-yet
notetype: Basic
```

### Tags
```
```

## Front
What is cold?

## Back
The lack of heat.
""",
    },
    ("le soleil", "le soleil, masculine"),
    "What is cold?",
    Put("Basic", ("What is heat?", "Motion.")),
)

MDANKI = Program(
    "mdanki",
    (Type("Deck", ("Front", "Back"), {"Card 1": FRONT_BACK}, ids=False),),
    (
        Put("Deck", ('<h2 id="what-is-light-">What is light?</h2>\n', f"<p>{WAVE}</p>\n"), "o0:kCj<w`]"),
        Put("Deck", ("<h2>sun</h2>\n", "<ul>\n<li>le soleil</li>\n<li>(masculine)</li>\n</ul>\n"), "b{Tq1)m#zK"),
        Put(
            "Deck",
            ("<h2>How to sort?</h2>\n", '<pre><code class="language-py"><span>sorted</span>(x)\n</code></pre>\n'),
            "hR6;Wq,u^4",
        ),
    ),
    {
        "notes.md": """# Deck

## What is light?

A **wave** of the field.

## sun

- le soleil
- (masculine)

## How to sort?

```py
sorted(x)
```

## What is cold?

The lack of heat.
"""
    },
    ("(masculine)", "(m.)"),
    "What is cold?",
    Put("Deck", ("<h2>What is heat?</h2>\n", "<p>Motion.</p>\n"), "zz;Wq,u^4"),
)

MARKDOWN_ANKI_DECKS = Program(
    "markdown-anki-decks",
    (
        Type(
            "Deck model",
            ("Question", "Answer", "Guid"),
            {
                "Card 1": (
                    '<div class="card"><div class="question">{{Question}}</div></div>',
                    '<div class="card"><div class="question">{{Question}}</div><hr><div class="answer">{{Answer}}'
                    "</div></div>",
                )
            },
            ids=False,
        ),
        Type(
            "Deck cloze model",
            ("Question", "Answer", "Guid"),
            {
                "Card 1": (
                    '<div class="card"><div class="question">{{cloze:Question}}</div></div>',
                    '<div class="card"><div class="question">{{cloze:Question}}</div><hr><div class="answer">{{Answer}}'
                    "</div></div>",
                )
            },
            cloze=True,
            ids=False,
        ),
    ),
    (
        Put("Deck model", (f"<h2>{LIGHT}</h2>", f"<section>\n<p>{WAVE}</p>\n</section>", "bA7&k"), "bA7&k"),
        Put("Deck model", (f"<h2>{SUN}</h2>", "<section>\n<p>le soleil</p>\n</section>", "bA7&l"), "bA7&l"),
        Put("Deck cloze model", (f"<h2>{GAPS}</h2>", "<section>\n</section>", "bA7&m"), "bA7&m"),
    ),
    {
        "notes.md": """# Deck

## What is light?

A **wave** of the field.

## sun

le soleil

## The {{c1::heart}} pumps {{c2::blood}}.

## What is cold?

The lack of heat.
"""
    },
    ("le soleil", "le *soleil*"),
    "What is cold?",
    Put("Deck model", ("<h2>What is heat?</h2>", "<section>\n<p>Motion.</p>\n</section>", "bA7&n"), "bA7&n"),
    options=("--dialect", "markdown-anki-decks"),
)

MD2ANKI = Program(
    "md2anki",
    (
        Type(
            "md2anki md2anki_default (v3)",
            ("Question", "Answer"),
            {
                "md2anki (default)": (
                    '<div class="card card_question">{{Question}}</div>',
                    '{{FrontSide}}\n\n<hr id="answer">\n\n<div class="card card_answer">{{Answer}}</div>',
                )
            },
            ids=False,
        ),
    ),
    (
        Put(
            "md2anki md2anki_default (v3)",
            (f"<p>{LIGHT}</p>", f"<p>{WAVE}</p>"),
            "66b3661f-e22e-4986-a50d-569fdac454ad",
            ("optics",),
        ),
        Put(
            "md2anki md2anki_default (v3)",
            ("<p>Long front</p>\n<p>Which word is French?</p>", "<p>le soleil</p>"),
            "24501c1a-f615-4355-a862-a00f64cc4725",
        ),
        Put(
            "md2anki md2anki_default (v3)",
            (
                "<p>How to sort?</p>",
                '<div class="highlight" style="background: #f8f8f8"><pre style="line-height: 125%;"><span></span>'
                '<span style="color: #008000">sorted</span>(x)\n</pre></div>',
            ),
            "583813da-5766-4cb8-b39f-ae0337e1f13c",
        ),
    ),
    {
        "notes.md": """# Deck (3714486828)

## What is light? (66b3661f-e22e-4986-a50d-569fdac454ad)

A **wave** of the field.

`{=:optics:=}`

## Long front (24501c1a-f615-4355-a862-a00f64cc4725)

Which word is French?

---

le soleil

## How to sort? (583813da-5766-4cb8-b39f-ae0337e1f13c)

```py
sorted(x)
```

## What is cold? (9d5f0b7c-1c2e-4a63-8d6b-1f8b7f6f5a01)

The lack of heat.
"""
    },
    ("le soleil", "le *soleil*"),
    "What is cold?",
    Put(
        "md2anki md2anki_default (v3)",
        ("<p>What is heat?</p>", "<p>Motion.</p>"),
        "0c2f8b1e-0000-4000-8000-1f8b7f6f5a01",
    ),
)

ANKCOMPILER = Program(
    "ankcompiler",
    (
        Type(
            "AnkCompiler-Question_Answer",
            ("Question", "Answer"),
            {"QA": ("{{Question}}", "{{Question}}<hr id=answer>{{Answer}}")},
            ids=False,
        ),
        Type("AnkCompiler-Cloze", ("Text",), {"Cloze": ("{{cloze:Text}}", "{{cloze:Text}}")}, cloze=True, ids=False),
    ),
    (
        Put("AnkCompiler-Question_Answer", (f"<p>{LIGHT}</p>", f"<p>{WAVE}</p>"), "k3v9x2m7qa", ("optics",)),
        Put("AnkCompiler-Question_Answer", (f"<p>{SUN}</p>", "<p>le soleil</p>"), "aaaaaaaaab"),
        Put("AnkCompiler-Cloze", (f"<p>{GAPS}</p>",), "aaaaaaaaac"),
    ),
    {
        "notes.md": """---
deck: Deck
---

---

What is light?

:::

A **wave** of the field.

---

[^uid]: k3v9x2m7qa
[^tag]: optics

---

sun

:::

le soleil

---

[^uid]: aaaaaaaaab

---

The {{c1::heart}} pumps {{c2::blood}}.

---

[^uid]: aaaaaaaaac

---

What is cold?

:::

The lack of heat.

---

[^uid]: aaaaaaaaad
"""
    },
    ("le soleil", "le *soleil*"),
    "What is cold?",
    Put("AnkCompiler-Question_Answer", ("<p>What is heat?</p>", "<p>Motion.</p>"), "aaaaaaaaae"),
)

YANKI = Program(
    "yanki",
    (
        Type("Yanki - Basic", ("Front", "Back", "YankiNamespace"), {"Card 1": FRONT_BACK}),
        Type(
            "Yanki - Cloze",
            ("Front", "Back", "YankiNamespace"),
            {"Card 1": ("{{cloze:Front}}", "{{cloze:Front}}<br>\n{{Back}}")},
            cloze=True,
        ),
        Type(
            "Yanki - Basic (and reversed card with extra)",
            ("Front", "Back", "Extra", "YankiNamespace"),
            {
                "Card 1": (
                    "{{Front}}",
                    "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}{{#Extra}}\n\n<hr>\n\n{{Extra}}{{/Extra}}",
                ),
                "Card 2": (
                    "{{Back}}",
                    "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}{{#Extra}}\n\n<hr>\n\n{{Extra}}{{/Extra}}",
                ),
            },
        ),
    ),
    (
        Put(
            "Yanki - Basic",
            (
                f'<div class="yanki namespace-x model-yanki-basic"><p>{LIGHT}</p></div>',
                f'<div class="yanki"><p>{WAVE}</p></div>',
                "yanki",
            ),
            tags=("optics",),
        ),
        Put(
            "Yanki - Basic (and reversed card with extra)",
            (
                f'<div class="yanki"><p>{SUN}</p></div>',
                '<div class="yanki"><p>le soleil</p></div>',
                '<div class="yanki"><p>masculine</p></div>',
                "yanki",
            ),
        ),
        Put("Yanki - Cloze", (f'<div class="yanki"><p>{GAPS}</p></div>', "", "yanki")),
    ),
    {
        "Deck/light.md": "---\nnoteId: ID1\ntags:\n  - optics\n---\n\n"
        "What is light?\n\n---\n\nA **wave** of the field.\n",
        "Deck/sun.md": "---\nnoteId: ID2\n---\n\nsun\n\n---\n---\n\nle soleil\n\n---\n\nmasculine\n",
        "Deck/gaps.md": "---\nnoteId: ID3\n---\n\nThe ~~heart~~ pumps ~~blood~~.\n",
        "Deck/cold.md": "---\nnoteId: 1\n---\n\nWhat is cold?\n\n---\n\nThe lack of heat.\n",
    },
    ("masculine", "(m.)"),
    "What is cold?",
    Put("Yanki - Basic", ("<p>What is heat?</p>", "<p>Motion.</p>", "yanki")),
)

GENANKI = Program(
    "a genanki script",
    (
        Type(
            "Simple Model with notes",
            ("Question", "Answer", "Notes"),
            {"Card 1": ("{{Question}}", '{{FrontSide}}<hr id="answer">{{Answer}}<br>{{Notes}}')},
            ids=False,
        ),
        Type("My cloze", ("Text",), {"Cloze": ("{{cloze:Text}}", "{{cloze:Text}}")}, cloze=True, ids=False),
    ),
    (
        Put("Simple Model with notes", ("What is light?", "A <b>wave</b> of the field.", "See optics."), "J+c3:a"),
        Put("Simple Model with notes", ("sun (in French)", "le soleil", ""), "J+c3:b"),
        Put("My cloze", (GAPS,), "J+c3:c"),
    ),
    {
        "notes.md": """---
deck: Deck
---

## What is light?

A **wave** of the field.

> See optics.

## sun (in French)

le soleil

C: The ==heart== pumps ==blood==.

## What is cold?

The lack of heat.
"""
    },
    ("le soleil", "le *soleil*"),
    "What is cold?",
    Put("Simple Model with notes", ("What is heat?", "Motion.", ""), "J+c3:d"),
)

PROGRAMS = {
    program.name: program
    for program in (
        *(OBSIDIAN_TO_ANKI, INKA, APY, KI, MDANKI, MARKDOWN_ANKI_DECKS),
        *(MD2ANKI, ANKCOMPILER, YANKI, GENANKI),
    )
}
