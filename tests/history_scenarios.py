"""What authors do to their decks between two builds: source trees before and after, and what Anki must make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rendered import png

Files = Mapping[str, str | bytes]

HEAD = "---\ndeck: Physics\n---\n# Physics\n"
LIGHT = "\n### What is light?\n\nA wave of the electromagnetic field, and a stream of photons.\n"
LENS = "\n### What is a lens?\n\nA piece of glass that bends rays to a focus.\n"
HEAT = "\n### What is heat?\n\nThe motion of molecules that passes from warm to cold.\n"
OPTICS, WARMTH = "\n## Optics\n", "\n## Heat\n"
DECK = HEAD + OPTICS + LIGHT + LENS + WARMTH + HEAT
ALL = ("What is light?", "What is a lens?", "What is heat?")
SOUND = "---\ndeck: Sound\n---\n# Sound\n\n## What carries sound?\n\nThe air, and any other matter that can swing.\n"
ECHO = "\n## What is an echo?\n\nNoise that a wall throws back to where it came from.\n"
PITCH = "\n## What makes a tone high?\n\nMany swings in every second, and short waves.\n"
SKY = "---\ndeck: Sky\n---\n# Sky\n"
GAPS = SKY + "\nC: The ==sun== shines by day, the ==moon== by night, the ==stars== always.\n"
TWICE = HEAD + "\n## What is work?\n\nForce times way.\n\n## What is work?\n\nWhat people do for money.\n"
LINES = """---
deck: Physics
---
# Physics

## Optics

Q: What is light?
A: A wave of the electromagnetic field, and a stream of photons.

Q: What is a lens?
A: A piece of glass that bends rays to a focus.

## Heat

Q: What is heat?
A: The motion of molecules that passes from warm to cold.
"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """An edit: the first tree is built, imported and studied; then the next ones are built and imported in turn.

    `updated` and `new` are the questions that the imports update and add; `gone` are those that stay in Anki though
    they left the source; `cards` is how many cards are added to old notes, `empty` how many of theirs lose their
    text. `says` is what the plan of the last build says. If there are `branches`, both are built upon the first tree,
    and merged, sources and lock, by Git. `ones` are the decks that the first and the later builds put all files into;
    `answer` is what the author says about each doubtful note before the last build: `same` or `new`.
    """

    name: str
    before: Files
    after: Files
    updated: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    cards: int = 0
    empty: int = 0
    says: tuple[str, ...] = ()
    between: Files | None = None
    branches: tuple[Files, ...] = ()
    paths: tuple[str, ...] = ()
    ones: tuple[str, str] = ("", "")
    answer: str = ""


def _one(before: str, after: str) -> tuple[Files, Files]:
    return {"cards/a.md": before}, {"cards/a.md": after}


def _edit(*changes: tuple[str, str], text: str = DECK) -> tuple[Files, Files]:
    after = text
    for old, new in changes:
        assert old in after, old
        after = after.replace(old, new, 1)
    return _one(text, after)


def _kinds() -> tuple[Scenario, ...]:
    """One note as each kind of question-and-answer note, turned into each other kind."""
    question = "\n### What boils at 100 degrees?\n"
    bodies = {
        "open": "\nWater, at the level of the sea.\n",
        "reversed": "<!-- reverse -->\n\nWater, at the level of the sea.\n",
        "type-in": "<!-- type-in -->\n\nWater, at the level of the sea.\n",
        "multiple choice": "\n- [x] water\n- [ ] milk\n- [ ] oil\n",
    }
    return tuple(
        Scenario(
            f"kind changed: {one} → {other}",
            *_one(DECK + question + bodies[one], DECK + question + bodies[other]),
            updated=("What boils at 100 degrees?",),
            cards=1 if other == "reversed" else 0,
            empty=1 if one == "reversed" else 0,
        )
        for one in bodies
        for other in bodies
        if one != other
    )


WITH_LENS = DECK.replace("rays to a focus.", "rays. ![a lens](l.png)")
SPLIT = LENS.replace("What is a lens?", "What is a lens made of?").replace("glass that bends rays to a focus", "glass")
OTHER = "\n### What are rays?\n\nThin straight beams.\n"

EDITS = (
    Scenario("nothing", *_one(DECK, DECK)),
    Scenario("answer edited", *_edit(("rays to a focus", "light to one point")), updated=("What is a lens?",)),
    Scenario(
        "answer rewritten",
        *_edit(("A piece of glass that bends rays to a focus", "Look into your camera")),
        updated=("What is a lens?",),
    ),
    Scenario(
        "question edited",
        *_edit(("What is a lens?", "What does a lens do?")),
        updated=("What does a lens do?",),
        says=("question edited (",),
    ),
    Scenario(
        "question rewritten, answer kept",
        *_edit(("What is a lens?", "Name the part that magnifies.")),
        updated=("Name the part that magnifies.",),
        says=("question edited (",),
    ),
    Scenario(
        "question and answer edited lightly",
        *_edit(("a lens?", "a lens, exactly?"), ("piece of glass", "piece of cut glass")),
        updated=("What is a lens, exactly?",),
        says=("question edited (",),
    ),
    Scenario(
        "two answers swapped",
        *_edit(
            ("A piece of glass that bends rays to a focus.", "HERE"),
            ("The motion of molecules that passes from warm to cold.", "A piece of glass that bends rays to a focus."),
            ("HERE", "The motion of molecules that passes from warm to cold."),
        ),
        updated=("What is a lens?", "What is heat?"),
    ),
    Scenario("tags of a card changed", *_edit(("heat?\n", "heat?\n<!-- tags: exam -->\n")), updated=("What is heat?",)),
    Scenario("tags of the deck changed", *_edit(("deck: Physics\n", "deck: Physics\ntags: [exam]\n")), updated=ALL),
    Scenario(
        "image replaced under the same name",
        {"cards/a.md": WITH_LENS, "cards/l.png": png(48, 16)},
        {"cards/a.md": WITH_LENS, "cards/l.png": png(24, 16)},
        updated=("What is a lens?",),
    ),
)

PLACES = (
    Scenario("cards reordered", *_one(HEAD + OPTICS + LIGHT + LENS, HEAD + OPTICS + LENS + LIGHT)),
    Scenario(
        "section title edited (each card of the section shows it)",
        *_edit(("## Optics", "## Optiks")),
        updated=("What is light?", "What is a lens?"),
        says=("moved from a.md › Optics", '"deck:Physics::Optics"'),
    ),
    Scenario(
        "card moved to another section",
        *_one(DECK, HEAD + OPTICS + LIGHT + WARMTH + LENS + HEAT),
        updated=("What is a lens?",),
        says=("moved from a.md › Optics", '"deck:Physics::Optics" "what" "is" "a" "lens"'),
    ),
    Scenario(
        "card moved to another file",
        {"cards/a.md": SOUND + ECHO, "cards/b.md": GAPS + PITCH},
        {"cards/a.md": SOUND, "cards/b.md": GAPS + PITCH + ECHO},
        says=("moved from a.md", '"deck:Sound" "what" "is" "an" "echo"'),
    ),
    Scenario(
        "card moved to another folder",
        {"cards/a.md": SOUND + ECHO, "cards/deep/b.md": SKY + PITCH},
        {"cards/a.md": SOUND, "cards/deep/b.md": SKY + PITCH + ECHO},
        says=("moved from a.md",),
    ),
    Scenario("file renamed", {"cards/a.md": DECK}, {"cards/physics.md": DECK}, says=("moved from a.md",)),
    Scenario("file moved to a folder", {"cards/a.md": DECK}, {"cards/school/a.md": DECK}, says=("moved from a.md",)),
    Scenario(
        "deck renamed (its cards stay in the old deck)",
        *_edit(("deck: Physics", "deck: Nature")),
        says=('"deck:Physics"',),
    ),
    Scenario(
        "second deck added",
        {"cards/a.md": DECK},
        {"cards/a.md": DECK, "cards/b.md": SOUND},
        new=("What carries sound?",),
    ),
    Scenario(
        "only one of two files built",
        {"cards/a.md": DECK, "cards/b.md": SOUND},
        {"cards/a.md": DECK.replace("rays", "beams"), "cards/b.md": SOUND.replace("air", "wind")},
        updated=("What is a lens?",),
        paths=("cards/a.md",),
    ),
    Scenario("dialect changed: headings → Q: and A:", *_one(DECK, LINES)),
    Scenario("dialect changed: Q: and A: → headings", *_one(LINES, DECK)),
)

TWO_FILES = {"cards/a.md": DECK, "cards/sound/b.md": SOUND}
ONES = (
    Scenario(
        "many packages become one (`--one`)",
        TWO_FILES,
        TWO_FILES,
        ones=("", "All"),
        says=("deck Sound is now called All::Sound", '"deck:Physics"'),
    ),
    Scenario("one package becomes many", TWO_FILES, TWO_FILES, ones=("All", "")),
    Scenario(
        "one package: a card edited, a file added",
        {"cards/a.md": DECK},
        {"cards/a.md": DECK.replace("rays", "beams"), "cards/A first.md": SOUND},
        updated=("What is a lens?",),
        new=("What carries sound?",),
        ones=("All", "All"),
    ),
    Scenario(
        "many packages become one, a card edited and moved to another file",
        {"cards/a.md": SOUND + ECHO, "cards/b.md": GAPS + PITCH},
        {"cards/a.md": SOUND, "cards/b.md": GAPS + PITCH + ECHO.replace("Noise", "Sound")},
        updated=("What is an echo?",),
        ones=("", "All"),
    ),
)

IRAN = "\n### What is the capital of Iran?\n\nTehran\n"
IRAQ = "\n### What is the capital of Iraq?\n\nBaghdad\n"
ANSWERED = (
    Scenario(
        "card replaced by a similar one; the author says: the same card",
        *_one(DECK + IRAN, DECK + IRAQ),
        updated=("What is the capital of Iraq?",),
        says=("the same card, as you say",),
        answer="same",
    ),
    Scenario(
        "card replaced by a similar one; the author says: a new card",
        *_one(DECK + IRAN, DECK + IRAQ),
        new=("What is the capital of Iraq?",),
        gone=("What is the capital of Iran?",),
        answer="new",
    ),
)

NOTES = (
    Scenario("card added", *_one(SOUND, SOUND + ECHO), new=("What is an echo?",)),
    Scenario("card deleted", *_one(SOUND + ECHO, SOUND), gone=("What is an echo?",), says=("gone: What is an echo?",)),
    Scenario(
        "card deleted and brought back",
        *_one(SOUND + ECHO, SOUND + ECHO),
        between={"cards/a.md": SOUND},
        says=("back: What is an echo?",),
    ),
    Scenario(
        "card deleted, brought back with another answer",
        *_one(SOUND + ECHO, SOUND + ECHO.replace("Noise", "Sound")),
        between={"cards/a.md": SOUND},
        updated=("What is an echo?",),
        says=("back: What is an echo?",),
    ),
    Scenario(
        "card deleted, another one added",
        *_one(SOUND + ECHO, SOUND + PITCH),
        new=("What makes a tone high?",),
        gone=("What is an echo?",),
    ),
    Scenario(
        "card split in two",
        *_one(HEAD + LIGHT + LENS, HEAD + LIGHT + SPLIT + OTHER),
        updated=("What is a lens made of?",),
        new=("What are rays?",),
    ),
    Scenario(
        "two branches merged, each with a new card",
        *_one(
            SOUND + HEAT.replace("###", "##") + ECHO,
            SOUND + PITCH + HEAT.replace("###", "##") + ECHO + LIGHT.replace("###", "##"),
        ),
        new=("What makes a tone high?", "What is light?"),
        branches=(
            {"cards/a.md": SOUND + PITCH + HEAT.replace("###", "##") + ECHO},
            {"cards/a.md": SOUND + HEAT.replace("###", "##") + ECHO + LIGHT.replace("###", "##")},
        ),
    ),
    Scenario(
        "one of two identical questions edited", *_edit(("way", "length"), text=TWICE), updated=("What is work?",)
    ),
    Scenario(
        "one of two identical questions removed",
        *_one(TWICE, TWICE.replace("## What is work?\n\nForce times way.\n\n", "")),
        gone=("What is work?",),
    ),
    Scenario(
        "two identical questions swapped",
        *_one(
            TWICE,
            HEAD
            + TWICE[len(HEAD) :][TWICE[len(HEAD) :].rindex("\n## What is w") :]
            + "\n## What is work?\n\nForce times way.\n",
        ),
    ),
    Scenario("id added", *_edit(("heat?\n", "heat?\n<!-- id: heat -->\n"))),
    Scenario(
        "id removed", *_edit(("<!-- id: heat -->\n", ""), text=DECK.replace("heat?\n", "heat?\n<!-- id: heat -->\n"))
    ),
    Scenario(
        "question rewritten, same id",
        *_edit(("What is heat?", "Why does soup cool?"), text=DECK.replace("heat?\n", "heat?\n<!-- id: heat -->\n")),
        updated=("Why does soup cool?",),
    ),
    Scenario(
        "id changed (another id is another note)",
        *_edit(("id: heat", "id: warmth"), text=DECK.replace("heat?\n", "heat?\n<!-- id: heat -->\n")),
        new=("What is heat?",),
        gone=("What is heat?",),
        says=("DP702",),
    ),
)

SUN = "The [...] shines by day, the moon by night, the stars always."
CLOZES = (
    Scenario("cloze gap removed", *_edit(("==moon==", "moon"), text=GAPS), updated=("The sun",), empty=1),
    Scenario("cloze gap added", *_edit(("by day", "by ==day=="), text=GAPS), updated=("The sun",), cards=1),
    Scenario(
        "cloze gap removed, another added",
        *_edit(("==sun==", "sun"), ("by day", "by ==day=="), text=GAPS),
        updated=("The sun",),
        cards=1,
        empty=1,
    ),
    Scenario("cloze gap edited", *_edit(("==moon==", "==full moon=="), text=GAPS), updated=("The sun",)),
    Scenario("cloze gap replaced by another word", *_edit(("==moon==", "==lamp=="), text=GAPS), updated=("The sun",)),
    Scenario(
        "text around the gaps edited",
        *_edit(("shines by day", "shines in the daytime"), text=GAPS),
        updated=("The sun",),
    ),
    Scenario(
        "cloze gaps reordered",
        *_one(GAPS, SKY + "\nC: The ==moon== shines by night, the ==sun== by day, the ==stars== always.\n"),
        updated=("The moon",),
    ),
    Scenario(
        "cloze becomes a question (a new note)",
        *_one(
            GAPS + ECHO,
            SKY + "\nQ: The ==sun== shines by day, the ==moon== by night, the ==stars== always.\nA: Yes.\n" + ECHO,
        ),
        new=("The sun",),
        gone=("The sun",),
        says=("conflict: ", "DP703"),
    ),
)

SCENARIOS = (*EDITS, *_kinds(), *PLACES, *ONES, *ANSWERED, *NOTES, *CLOZES)
