"""What authors do to their decks between two builds: source trees before and after, and what Anki must make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

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
    text. `asked` is how many notes the last build asks about (DP702); with `answers`, the author writes the ids that
    `plan` names before that build. `says` is what the plan of the last build says. If there are `branches`, both are
    built upon the first tree, and merged, sources and lock, by Git. `first` and `paths` are what the first and the
    later builds name. With `lost`, the lock is not there any more after the first build; with `elsewhere`, the second
    tree is another author's, in a folder of its own. `ones` are the
    decks that the first and the later builds put all files into; `answer` is what the author says about each doubtful
    note before the last build: `same` or `new`.
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
    first: tuple[str, ...] = ()
    asked: int = 0
    answers: bool = False
    lost: bool = False
    elsewhere: bool = False

    @property
    def whole(self) -> bool:
        """True if the last build holds all notes that learners have."""
        return not (self.paths or self.elsewhere)


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
        says=("the same card, as you decided",),
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
        asked=1,
        says=("this question stands where 'What is an echo?' stood",),
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
        asked=1,
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

# ---- identity without a lock, and an id that comes late -------------------------------------------

FIRST = "# Aardvarks\n\n## What do aardvarks eat?\n\nAnts and termites.\n"
TOWNS = "# Towns\n\n## Which town has most people?\n\nTokyo.\n"
ID = {"deckpress.toml": 'id = "jo-physics"\n'}
OTHER_ID = {"deckpress.toml": 'id = "al-physics"\n'}

IDENTITY = (
    Scenario(
        "lock lost, and a file added that sorts first",
        {"cards/b.md": DECK},
        {"cards/b.md": DECK, "cards/a.md": FIRST},
        new=("What do aardvarks eat?",),
        lost=True,
    ),
    Scenario(
        "lock lost, and other files renamed and deleted",
        {"cards/a.md": FIRST, "cards/m.md": TOWNS, "cards/z.md": DECK},
        {"cards/zoo.md": FIRST, "cards/z.md": DECK},
        gone=("Which town has most people?",),
        lost=True,
    ),
    Scenario(
        "without a lock: one author builds the folder, another one a file",
        {"cards/a.md": FIRST, "cards/b.md": DECK},
        {"cards/a.md": FIRST, "cards/b.md": DECK},
        paths=("cards/b.md",),
        lost=True,
    ),
    Scenario(
        "without a lock: one author builds a file, another one the folder",
        {"cards/a.md": FIRST, "cards/b.md": DECK},
        {"cards/a.md": FIRST, "cards/b.md": DECK},
        first=("cards/b.md",),
        new=("What do aardvarks eat?",),
        lost=True,
    ),
    Scenario(
        "another author's deck with the same name and questions (each project has an id)",
        {"cards/a.md": DECK, **ID},
        {"cards/a.md": DECK.replace("A wave", "Waves"), **OTHER_ID},
        new=ALL,
        elsewhere=True,
    ),
    Scenario(
        "id of the project set after the first build, answer edited",
        {"cards/a.md": DECK},
        {"cards/a.md": DECK.replace("rays", "beams"), **ID},
        updated=("What is a lens?",),
        says=("DP713",),
    ),
    Scenario(
        "id of the project changed after the first build, answer edited",
        {"cards/a.md": DECK, **ID},
        {"cards/a.md": DECK.replace("rays", "beams"), **OTHER_ID},
        updated=("What is a lens?",),
        says=("DP713",),
    ),
    Scenario(
        "checked out on a Mac (NFD)",
        {"cards/a.md": "# Café\n\n## Où est le café noir?\n\nÀ l\u2019Élysée, près du théâtre.\n"},
        {"cards/a.md": normalize("NFD", "# Café\n\n## Où est le café noir?\n\nÀ l\u2019Élysée, près du théâtre.\n")},
    ),
)

# ---- a card in the place of another one -----------------------------------------------------------

REPLACED = (
    ("What is the capital of Iran?", "Tehran.", "What is the capital of Iraq?", "Baghdad."),
    ("What is HTTP?", "A protocol for web pages.", "What is HTTPS?", "A protocol for encrypted web pages."),
    ("What is a stack?", "Last in, first out.", "What is a queue?", "First in, first out."),
    ("What does git push do?", "It uploads commits.", "What does git pull do?", "It downloads commits."),
    ("Which port does FTP use?", "21.", "Which port does SSH use?", "22."),
    ("Who wrote Hamlet?", "Shakespeare.", "Who wrote Faust?", "Goethe."),
    ("What is mitosis?", "Division into two equal cells.", "What is meiosis?", "Division into four germ cells."),
    ("When did World War I end?", "In 1918.", "When did World War II end?", "In 1945."),
    ("What is latitude?", "The angle from the equator.", "What is longitude?", "The angle from Greenwich."),
    ("What is O(n)?", "Linear time.", "What is O(1)?", "Constant time."),
    ("What is a list?", "A mutable sequence.", "What is a tuple?", "An immutable sequence."),
    ("What does RAM mean?", "Random access memory.", "What does ROM mean?", "Read-only memory."),
    ("Give the plural of mouse.", "Mice.", "Give the plural of house.", "Houses."),
    ("What is 7 x 8?", "56.", "What is 7 x 9?", "63."),
)
KEPT = ("Why do leaves turn red?", "What makes bread rise?")


def _pairs(*cards: tuple[str, str]) -> str:
    """A deck of these questions and answers between two that stay."""
    around = ((KEPT[0], "The green is gone."), *cards, (KEPT[1], "The gas of the yeast."))
    return "---\ndeck: Facts\n---\n# Facts\n" + "".join(
        f"\nQ: {question}\nA: {answer}\n" for question, answer in around
    )


FACTS, OTHERS = _pairs(*(pair[:2] for pair in REPLACED)), _pairs(*(pair[2:] for pair in REPLACED))
COUNTRIES = (
    ("What is the largest city of Italy?", "Rome, on the Tiber."),
    ("Which river flows through Paris?", "The Seine."),
    ("How many people live in Iceland?", "About 390,000."),
    ("What do Swiss people speak?", "German, French, Italian and Romansh."),
    ("Which sea is north of Poland?", "The Baltic Sea."),
    ("When did Norway become independent?", "In 1905."),
)
LAENDER = (
    ("Welche Stadt in Italien ist die größte?", "Rom, am Tiber."),
    ("Welcher Fluss fließt durch Paris?", "Die Seine."),
    ("Wie viele Menschen leben in Island?", "Etwa 390.000."),
    ("Was sprechen die Schweizer?", "Deutsch, Französisch, Italienisch und Rätoromanisch."),
    ("Welches Meer liegt nördlich von Polen?", "Die Ostsee."),
    ("Seit wann ist Norwegen unabhängig?", "Seit 1905."),
)
ECHO_LATER = "\n## Why does a valley answer?\n\nIts walls send your voice back.\n"
ECHO_LAST = "\n## Name what mountains do with shouts.\n\nThey reflect them.\n"
END = "\n## What is silence?\n\nNothing to hear.\n"


def _output(number: int, code: str = "") -> str:
    """A question that differs from others of the deck by its code."""
    code = code or f"x = {number + 2}\ny = x * {number % 7 + 3}\nprint(y - {number})"
    return f"\nQ: What's the output?\n```python\n{code}\n```\nA: `{(number + 2) * (number % 7 + 3) - number}`\n"


def _outputs() -> tuple[Files, Files]:
    """30 questions; then three are edited, two removed, one is new, and all are in another order."""
    head = "---\ndeck: Code\n---\n# Code\n"
    later = {number: _output(number) for number in range(30)}
    later[4] = _output(4, "# try it\nx = 6\ny = x * 7\nprint(y - 4)")
    later[17] = _output(17, "count = 19\ny = count * 6\nprint(y - 17)")
    later[11] = _output(11).replace("x = 13", "x = 20").replace(f"`{13 * 7 - 11}`", f"`{20 * 7 - 11}`")
    del later[9], later[23]
    later[30] = "\nQ: What's the output?\n```python\nfor i in range(3):\n    print(i)\n```\nA: `0 1 2`\n"
    shuffled = sorted(later, key=lambda number: (number * 7 % 31, number))
    return _one(head + "".join(map(_output, range(30))), head + "".join(map(later.__getitem__, shuffled)))


PLACES_TAKEN = (
    Scenario(
        "14 cards replaced by similar ones, such as Iran by Iraq",
        *_one(FACTS, OTHERS),
        new=tuple(pair[2] for pair in REPLACED),
        gone=tuple(pair[0] for pair in REPLACED),
        asked=14,
        says=("'What is the capital of Iran?'", "'What is HTTP?'", "'What is a stack?'"),
    ),
    Scenario(
        "the same in two builds: the old ones removed, then the others added",
        *_one(FACTS, OTHERS),
        between={"cards/a.md": _pairs()},
        new=tuple(pair[2] for pair in REPLACED),
        gone=tuple(pair[0] for pair in REPLACED),
        asked=9,
    ),
    Scenario(
        "question and answer reworded, the question of DP702 answered",
        *_one(SOUND + ECHO + END, SOUND + ECHO_LATER + END),
        updated=("Why does a valley answer?",),
        answers=True,
    ),
    Scenario(
        "question and answer reworded twice, built each time, DP702 answered each time",
        *_one(SOUND + ECHO + END, SOUND + ECHO_LAST + END),
        between={"cards/a.md": SOUND + ECHO_LATER + END},
        updated=("Name what mountains do with shouts.",),
        answers=True,
    ),
    Scenario(
        "question and answer reworded, no answer given",
        *_one(SOUND + ECHO + END, SOUND + ECHO_LATER + END),
        new=("Why does a valley answer?",),
        gone=("What is an echo?",),
        asked=1,
    ),
    Scenario(
        "deck translated in place, the questions of DP702 answered",
        *_one(_pairs(*COUNTRIES), _pairs(*LAENDER)),
        updated=tuple(question for question, _ in LAENDER),
        answers=True,
    ),
    Scenario(
        "deck translated in place, no answer given",
        *_one(_pairs(*COUNTRIES), _pairs(*LAENDER)),
        new=tuple(question for question, _ in LAENDER),
        gone=tuple(question for question, _ in COUNTRIES),
        asked=6,
    ),
    Scenario(
        '30 times "What\'s the output?": 3 edited, 2 removed, 1 added, all shuffled',
        *_outputs(),
        updated=("What's the output?",) * 2,
        new=("What's the output?",) * 2,
        gone=("What's the output?",) * 3,
        asked=1,
    ),
    Scenario(
        "the same, the question of DP702 answered",
        *_outputs(),
        updated=("What's the output?",) * 3,
        new=("What's the output?",),
        gone=("What's the output?",) * 2,
        answers=True,
    ),
)

SCENARIOS = (*EDITS, *_kinds(), *PLACES, *ONES, *ANSWERED, *NOTES, *CLOZES, *IDENTITY, *PLACES_TAKEN)
