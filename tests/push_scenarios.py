"""What authors and learners do between two pushes: the source before and after, and what Anki must have then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from anki_connect import Faults
from rendered import png

Files = Mapping[str, str | bytes]

TOML = 'id = "physics-1"\n'
LIGHT, LENS, HEAT = "What is light?", "What is a lens?", "What is heat?"
HEAD = "---\ndeck: Physics\ntags: [phys]\n---\n# Physics\n"
OPTICS = f"\n## Optics\n\n### {LIGHT}\n\nA wave of the electromagnetic field.\n\n### {LENS}\n\nA piece of glass.\n"
WARMTH = f"\n## Heat\n\n### {HEAT}\n<!-- reverse -->\n\nThe motion of molecules.\n"
GAPS = "\nC: The ==sun== shines by day, the ==moon== by night.\n"
SUN = "The ==sun== shines by day, the ==moon== by night."
DECK = HEAD + GAPS + OPTICS + WARMTH
NEW = "What is sound?"
MORE = DECK + f"\n### {NEW}\n\nWaves in the air.\n"
EDITED = DECK.replace("A piece of glass.", "A piece of glass that bends rays.")
WITHOUT_LENS = DECK.replace(f"### {LENS}\n\nA piece of glass.\n", "")
RENAMED = DECK.replace("## Heat", "## Warmth")
PICTURE = DECK.replace("A piece of glass.", "A piece of glass: ![a lens](lens.png)")

ANSWER = '{% include "builtin/qa/answer.html.j2" %}\n<p class="own">{{ Question }}</p>'
STYLE = '{% include "builtin/style.css" %}\n.card { color: #333 }'


@dataclass(frozen=True, slots=True)
class Do:
    """What a learner does to a note, by its question, or to the whole collection."""

    what: str
    note: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """The first tree is pushed and studied; the learner does something; then the second tree is pushed.

    `new`, `updated`, `moved`, `stays`, `edited` and `gone` are the questions that the push reports so; `again` are
    those that were deleted in Anki; `suspended` and `deleted` are those that it prunes; `looks` and `own_looks` are the
    parts of note types that it replaces and that it leaves to the learner; `conflicts` are those with DP806 or DP807.
    `codes` are the errors for which nothing is sent. `has` are texts that fields have afterwards, by question; `tags`
    are the tags that a note has.
    With `dialog`, the first tree comes by Anki's import dialog, not by a push. With `forgets`, the user empties the
    cache of deckpress in between; with `unlocked`, the lock is lost, too. With `early`, the second build was made
    before the learner did something.
    """

    name: str
    after: Mapping[str, str | bytes]
    learner: tuple[Do, ...] = ()
    options: str = ""
    before: Mapping[str, str | bytes] = field(default_factory=lambda: {"cards/a.md": DECK})
    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    suspended: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    own_looks: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    has: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    dialog: bool = False
    forgets: bool = False
    unlocked: bool = False
    early: bool = False


def a(text: str, **more: str | bytes) -> Files:
    return {"cards/a.md": text, **more}


TWO = a(HEAD + OPTICS, **{"cards/b.md": "# Sound\n\n## What is an echo?\n\nA sound that comes back.\n"})
TWO_EDITED = {name: str(text).replace("comes back", "comes back late") for name, text in TWO.items()}
ECHO = "What is an echo?"
TAGGED = Do("tag", LENS, "mine marked")
OWN_WORDS = Do("edit", LENS, "My own words.")
MOVED = (HEAT,)
ALL = (LIGHT, LENS, HEAT, SUN)
PNG, OTHER_PNG = png(2, 2), png(3, 3)

STYLED = a(DECK, **{"templates/style.css": STYLE})
BOTH_LOOKS = ("Cloze (Physics)  style", "Q&A (Physics)  style")
OWN_LOOK = "Q&A (Physics)  style"

PLAIN = (
    Scenario("nothing", a(DECK)),
    Scenario("a new note", a(MORE), new=(NEW,)),
    Scenario("an answer edited", a(EDITED), updated=(LENS,), has={LENS: "bends rays"}),
    Scenario("a question edited", a(DECK.replace(LENS, "What does a lens do?")), updated=("What does a lens do?",)),
    Scenario(
        "a gap added, which makes a card",
        a(DECK.replace("by night", "by ==night==")),
        updated=("The ==sun== shines by day, the ==moon== by ==night==.",),
    ),
    Scenario(
        "a tag of the author's added",
        a(DECK.replace("tags: [phys]", "tags: [phys, exam]")),
        updated=ALL,
        tags={LENS: "phys exam"},
    ),
    Scenario("a tag of the author's removed", a(DECK.replace("tags: [phys]\n", "")), updated=ALL, tags={LENS: ""}),
    Scenario("a second file", {**a(DECK), "cards/b.md": TWO["cards/b.md"]}, new=(ECHO,)),
    Scenario("two decks, one edited", TWO_EDITED, before=TWO, updated=(ECHO,), has={ECHO: "late"}),
    Scenario("all files in one package", a(EDITED), options="--one Science", moved=ALL, updated=(LENS,)),
    Scenario("one file of two", TWO_EDITED, before=TWO, options="cards/b.md", updated=(ECHO,)),
    Scenario(
        "the other file gone, and only one pushed",
        a(HEAD + OPTICS.replace("glass.", "glass that bends rays.")),
        before=TWO,
        options="cards/a.md",
        updated=(LENS,),
    ),
    Scenario("an extra tag for all notes", a(DECK), options="--tag exam", updated=ALL, tags={LENS: "phys exam"}),
    Scenario("the style changed", STYLED, looks=BOTH_LOOKS),
    Scenario("the style changed, and the cache is lost", STYLED, looks=BOTH_LOOKS, forgets=True),
    Scenario(
        "the style changed, and the first release came by the import dialog", STYLED, looks=BOTH_LOOKS, dialog=True
    ),
    Scenario(
        "a template changed",
        {**a(DECK), "templates/qa/answer.html.j2": ANSWER},
        looks=("Q&A (Physics)  back of Card",),
    ),
    Scenario(
        "the style and an answer changed",
        a(EDITED, **{"templates/style.css": STYLE}),
        looks=BOTH_LOOKS,
        updated=(LENS,),
    ),
)

LEARNERS = (
    Scenario(
        "tags of the learner's stay with an update",
        a(EDITED),
        (TAGGED,),
        updated=(LENS,),
        has={LENS: "bends rays"},
        tags={LENS: "phys mine marked"},
    ),
    Scenario("tags of the learner's alone are no reason to push", a(DECK), (TAGGED,), tags={LENS: "phys mine marked"}),
    Scenario(
        "tags of the learner's stay though the cache is lost",
        a(EDITED),
        (TAGGED,),
        forgets=True,
        conflicts=(LENS,),
        tags={LENS: "phys mine marked"},
    ),
    Scenario(
        "tags added after the author's build do not keep the edit away",
        a(EDITED),
        (TAGGED,),
        early=True,
        updated=(LENS,),
        has={LENS: "bends rays"},
        tags={LENS: "phys mine marked"},
    ),
    Scenario("a tag of the author's that the learner removed", a(DECK), (Do("untag", LENS, "phys"),), edited=(LENS,)),
    Scenario("a note edited in Anki", a(DECK), (OWN_WORDS,), edited=(LENS,), has={LENS: "My own words."}),
    Scenario("both edited", a(EDITED), (OWN_WORDS,), conflicts=(LENS,), has={LENS: "My own words."}),
    Scenario(
        "both edited, the author before the learner",
        a(EDITED),
        (OWN_WORDS,),
        early=True,
        conflicts=(LENS,),
        has={LENS: "My own words."},
    ),
    Scenario(
        "both edited, and the cache is lost",
        a(EDITED),
        (OWN_WORDS,),
        forgets=True,
        conflicts=(LENS,),
        has={LENS: "My own words."},
    ),
    Scenario(
        "both edited to the same",
        a(EDITED),
        (Do("edit", LENS, "<p>A piece of glass that bends rays.</p>"),),
        has={LENS: "bends rays"},
    ),
    Scenario(
        "both edited, and the author insists",
        a(EDITED),
        (OWN_WORDS, TAGGED),
        "--overwrite",
        updated=(LENS,),
        has={LENS: "bends rays"},
        tags={LENS: "phys mine marked"},
    ),
    Scenario(
        "edited in Anki alone, and the author insists",
        a(DECK),
        (OWN_WORDS,),
        "--overwrite",
        updated=(LENS,),
        has={LENS: "A piece of glass."},
    ),
    Scenario("cards suspended and flagged", a(EDITED), (Do("suspend", LENS), Do("flag", LENS)), updated=(LENS,)),
    Scenario("a note that the learner deleted comes back", a(DECK), (Do("delete", LENS),), again=(LENS,)),
    Scenario("an own field", a(EDITED), (Do("add field", LENS, "Mine"),), updated=(LENS,), has={LENS: "bends rays"}),
    Scenario("an own template", a(EDITED), (Do("add template", LENS, "Mine"),), updated=(LENS,)),
    Scenario("a field removed", a(EDITED), (Do("drop field", LENS, "Spare3"),), codes=("DP805",)),
    Scenario(
        "a field moved", a(EDITED), (Do("move field", LENS, "Answer"),), updated=(LENS,), has={LENS: "bends rays"}
    ),
    Scenario(
        "the answer renamed",
        a(EDITED),
        (Do("rename field", LENS, "Answer Back"),),
        updated=(LENS,),
        has={LENS: "bends rays"},
    ),
    Scenario("a field renamed", a(EDITED), (Do("rename field", LENS, "Spare3 Mine"),), updated=(LENS,)),
    Scenario("an own style", a(EDITED), (Do("restyle", LENS),), updated=(LENS,), own_looks=(OWN_LOOK,)),
    Scenario(
        "an own style, and another one in the source",
        STYLED,
        (Do("restyle", LENS),),
        looks=("Cloze (Physics)  style",),
        conflicts=("style",),
    ),
    Scenario("an own style, and the author insists", STYLED, (Do("restyle", LENS),), "--overwrite", looks=BOTH_LOOKS),
    Scenario(
        "an own template, and another style in the source",
        STYLED,
        (Do("retouch", LENS),),
        looks=BOTH_LOOKS,
        own_looks=("Q&A (Physics)  back of Card",),
    ),
    Scenario(
        "a field renamed, and another template in the source",
        {**a(DECK), "templates/qa/answer.html.j2": ANSWER},
        (Do("rename field", LENS, "Question Ask"),),
        looks=("Q&A (Physics)  back of Card",),
    ),
    Scenario("another note type chosen", a(EDITED), (Do("change type", LENS, "Basic"),), conflicts=(LENS,)),
    Scenario(
        "another note type chosen, and the cache is lost",
        a(EDITED),
        (Do("change type", LENS, "Basic"), Do("edit back", LENS, "all else")),
        conflicts=(LENS,),
        forgets=True,
    ),
    Scenario(
        "another note type chosen, and cache and lock are lost",
        a(EDITED),
        (Do("change type", LENS, "Basic"),),
        conflicts=(LENS,),
        forgets=True,
        unlocked=True,
    ),
)

DECKS = (
    Scenario("a note moved to another deck", a(RENAMED), moved=MOVED, updated=MOVED),
    Scenario("notes moved, and the cache is lost", a(RENAMED), forgets=True, moved=MOVED, updated=MOVED),
    Scenario("the first release came by the import dialog", a(RENAMED), dialog=True, moved=MOVED, updated=MOVED),
    Scenario("the deck renamed", a(DECK.replace("deck: Physics", "deck: Science")), moved=ALL),
    Scenario(
        "notes moved to a deck that is there", a(DECK.replace("## Heat", "## Optics")), moved=MOVED, updated=MOVED
    ),
    Scenario("a card that the learner moved stays", a(DECK), (Do("move", HEAT, "Mine"),)),
    Scenario(
        "a card that the learner moved stays though its deck is renamed",
        a(RENAMED),
        (Do("move", HEAT, "Mine"),),
        stays=(HEAT,),
        updated=MOVED,
    ),
    Scenario(
        "a card that the learner moved stays though the cache is lost",
        a(RENAMED),
        (Do("move", HEAT, "Mine"),),
        stays=(HEAT,),
        updated=MOVED,
        forgets=True,
    ),
    Scenario(
        "a card in a filtered deck stays",
        a(RENAMED),
        (Do("filter", HEAT),),
        stays=(HEAT,),
        updated=MOVED,
    ),
    Scenario("a note in a filtered deck is found and updated", a(EDITED), (Do("filter", LENS),), updated=(LENS,)),
    Scenario(
        "a note moved to the other file and deck",
        {
            "cards/a.md": HEAD + OPTICS.replace(f"### {LENS}\n\nA piece of glass.\n", ""),
            "cards/b.md": f"{TWO['cards/b.md']}\n## {LENS}\n\nA piece of glass.\n",
        },
        before=TWO,
        moved=(LENS,),
        updated=(LENS,),
    ),
)

GONE = (
    Scenario("a note gone from the source", a(WITHOUT_LENS), gone=(LENS,)),
    Scenario("a note gone, suspended", a(WITHOUT_LENS), options="--prune suspend", suspended=(LENS,)),
    Scenario("a note gone that is suspended already", a(WITHOUT_LENS), (Do("suspend", LENS),), "--prune suspend"),
    Scenario("a note gone, deleted", a(WITHOUT_LENS), options="--prune delete --yes", deleted=(LENS,)),
    Scenario(
        "a file gone", {"cards/a.md": TWO["cards/a.md"]}, before=TWO, options="--prune suspend", suspended=(ECHO,)
    ),
    Scenario("a note gone that the learner deleted", a(WITHOUT_LENS), (Do("delete", LENS),)),
    Scenario("nothing gone, nothing pruned", a(DECK), options="--prune delete --yes"),
)

MEDIA = (
    Scenario("a picture added", {**a(PICTURE), "cards/lens.png": PNG}, updated=(LENS,)),
    Scenario(
        "a picture changed",
        {**a(PICTURE), "cards/lens.png": OTHER_PNG},
        before={**a(PICTURE), "cards/lens.png": PNG},
        updated=(LENS,),
    ),
)

FAULTS = (
    Scenario("another profile open", a(EDITED), options="--profile Mine", codes=("DP804",)),
    Scenario("the profile that was named", a(EDITED), options="--profile 'User 1'", updated=(LENS,)),
    Scenario(
        "an add-on that is too old", a(EDITED), faults=Faults(missing=frozenset({"exportPackage"})), codes=("DP802",)
    ),
    Scenario(
        "an add-on without reflection", a(EDITED), faults=Faults(missing=frozenset({"apiReflect"})), codes=("DP802",)
    ),
    Scenario("an add-on of an old protocol", a(EDITED), faults=Faults(version=4), codes=("DP802",)),
    Scenario("a key that is wrong", a(EDITED), options="--key no", faults=Faults(key="yes"), codes=("DP803",)),
    Scenario("a key that is right", a(EDITED), options="--key yes", faults=Faults(key="yes"), updated=(LENS,)),
    Scenario("Anki synchronises", a(EDITED), faults=Faults(busy=True), codes=("DP803",)),
    Scenario("Anki closed", a(EDITED), faults=Faults(closes_before="version"), codes=("DP801",)),
    Scenario(
        "Anki closes before the import", a(EDITED), faults=Faults(closes_before="importPackage"), codes=("DP801",)
    ),
    Scenario(
        "Anki closes after the import",
        a(EDITED),
        (TAGGED,),
        faults=Faults(closes_after="importPackage"),
        codes=("DP801",),
    ),
    Scenario(
        "Anki closes before it moves cards", a(RENAMED), faults=Faults(closes_before="changeDeck"), codes=("DP801",)
    ),
    Scenario(
        "Anki closes while it is asked", a(EDITED), faults=Faults(closes_before="exportPackage"), codes=("DP801",)
    ),
    Scenario("Anki sees no temporary folder", a(MORE), faults=Faults(blind=True), new=(NEW,)),
)

SCENARIOS = (*PLAIN, *LEARNERS, *DECKS, *GONE, *MEDIA, *FAULTS)
