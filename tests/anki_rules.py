"""What Anki does with a package, rule by rule, and what a deck of deckpress makes of it: cases for test_anki_rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from anki.decks import DeckId
from anki.models import NotetypeId

from anki_collection import AnkiCollection
from deckpress.exporters.anki.names import FIELD_IDS, note_type_id
from deckpress.model import Kind, Note, RenderedDeck, Text
from exported import PICTURES, apkg, choice_note, cloze_note, open_note, rendered_deck
from rendered import BASE

Case = Callable[[AnkiCollection], object]


def imported(anki: AnkiCollection, *notes: Note, **more: object) -> dict[str, int]:
    return anki.import_apkg(apkg(rendered_deck(*notes, **more)))  # type: ignore[arg-type]


def fields(anki: AnkiCollection, *notes: Note) -> dict[str, str]:
    imported(anki, *notes)
    return anki.note().fields


def shown(anki: AnkiCollection, *notes: Note, side: str = "back") -> str:
    """What a learner reads on a side: tags away, entities read, the context line left out."""
    imported(anki, *notes)
    text = getattr(anki.note().cards[0], side)
    text = re.sub(r"<script>.*?</script>|<style>.*?</style>|<div class=\"context\">.*?</div>", "", text, flags=re.S)
    text = re.sub(r"<[^<>]*>", "", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = re.sub(r"&#(\d+);", lambda number: chr(int(number[1])), text)
    return " ".join(text.split())


def studied(anki: AnkiCollection) -> None:
    """Every card is in review, with an interval of 77 days."""
    for card_id in anki.collection.find_cards(""):
        card = anki.collection.get_card(card_id)
        card.type, card.queue, card.ivl = 2, 2, 77  # type: ignore[assignment]
        anki.collection.update_card(card)


def intervals(anki: AnkiCollection) -> list[str]:
    return [f"{anki.collection.get_card(n).ivl} days" for n in sorted(anki.collection.find_cards(""))]


def same(*notes: Note) -> list[Note]:
    return [replace(note, id=f"n{number}") for number, note in enumerate(notes)]


# ---- note types ------------------------------------------------------------------------------------


def restyled(anki: AnkiCollection, now: int) -> str:
    imported(anki, open_note("a?"))
    kind = anki.collection.models.get(NotetypeId(note_type_id("project", "qa")))
    assert kind is not None
    kind["css"] = "/* mine */"
    anki.collection.models.update_dict(kind)
    imported(anki, open_note("a?"), mod=now)
    again = anki.collection.models.get(NotetypeId(note_type_id("project", "qa")))
    assert again is not None
    return "the learner's" if again["css"] == "/* mine */" else "the author's"


def field_ids(anki: AnkiCollection) -> list[int]:
    imported(anki, open_note("a?"))
    kind = anki.collection.models.get(NotetypeId(note_type_id("project", "qa")))
    assert kind is not None
    return [field["id"] for field in kind["flds"]]


def names(anki: AnkiCollection) -> list[str]:
    stock = {entry.name for entry in anki.collection.models.all_names_and_ids()}
    imported(anki, open_note("a?"), cloze_note("==b=="))
    return sorted({entry.name for entry in anki.collection.models.all_names_and_ids()} - stock)


# ---- cards -----------------------------------------------------------------------------------------


def switched_on(anki: AnkiCollection) -> list[str]:
    imported(anki, *same(open_note("a?")))
    studied(anki)
    imported(anki, *same(open_note("a?", reverse=True)), mod=BASE + 1)
    return intervals(anki)


def cloze_added(anki: AnkiCollection) -> list[str]:
    imported(anki, *same(cloze_note("{{c1::a}} {{c2::b}}")))
    studied(anki)
    imported(anki, *same(cloze_note("{{c1::a}} {{c2::b}} {{c3::c}}")), mod=BASE + 1)
    return intervals(anki)


def ordinals(anki: AnkiCollection, *notes: Note) -> tuple[str, ...]:
    imported(anki, *notes)
    assert anki.problems() == []
    return tuple(f"card {ordinal + 1}" for ordinal in anki.note().ordinals)


# ---- decks -----------------------------------------------------------------------------------------


def two_decks_of_one_name(anki: AnkiCollection) -> list[str]:
    imported(anki, open_note("a?"), name="Shelf::Book")
    imported(anki, open_note("b?"), name="Shelf::Book", project="another")
    return sorted(anki.decks())


def described_anew(anki: AnkiCollection) -> str:
    made = rendered_deck(open_note("a?"))
    anki.import_apkg(apkg(made))
    anki.import_apkg(apkg(replace(made, release="Release 2")))
    return anki.decks()["Test"]


def order(anki: AnkiCollection) -> list[str]:
    sections = ("10 Ten", "2 Two", "1 One")
    notes = [open_note(f"{n}?", section=(sections[n % 3],), reverse=n == 2) for n in range(6)]
    imported(anki, *notes)
    return [note.fields["Question"] for note in anki.notes().values()]


def dated_zero(anki: AnkiCollection) -> list[str]:
    made = rendered_deck(open_note("a?"), mod=0)
    anki.import_apkg(apkg(made))
    return anki.problems()


# ---- text and media --------------------------------------------------------------------------------


def pictures(anki: AnkiCollection, *notes: Note) -> list[str]:
    imported(anki, *notes)
    assert anki.problems() == []
    return sorted(re.sub(r"-[0-9a-f]{8}\.", "-HASH.", name) for name in anki.media())


def repainted(anki: AnkiCollection) -> str:
    """The picture under the same name is another one now."""
    note = open_note("a?", "![](bars.png)", id="n")
    imported(anki, note)
    before = PICTURES["bars.png"]
    try:
        PICTURES["bars.png"] = PICTURES["other.png"]
        imported(anki, note, mod=BASE + 1)
    finally:
        PICTURES["bars.png"] = before
    (name,) = re.findall(r'src="([^"]*)"', anki.note().fields["Answer"])
    return "the new one" if anki.media()[name] == PICTURES["other.png"] else "the old one"


def math(anki: AnkiCollection, tex: str) -> str:
    return re.sub(r"</?p>", "", fields(anki, open_note("a?", tex))["Answer"])


def gap(anki: AnkiCollection, text: str) -> str:
    return shown(anki, cloze_note(text))


RULES: tuple[tuple[str, str, str, Case, object], ...] = (
    # ---- note types
    ("Note types", "A style sheet is updated if its time is newer", "a new release",
     lambda anki: restyled(anki, 4_000_000_000), "the author's"),
    ("Note types", "An older style sheet leaves the learner's edits alone", "imported again",
     lambda anki: restyled(anki, BASE), "the learner's"),
    ("Note types", "Fields are matched by id, not by name", "ids in Anki",
     field_ids, list(FIELD_IDS["qa"].values())),
    ("Note types", "A note type whose name is taken becomes `Name+`", "names in a fresh profile",
     names, ["Cloze (Test)", "Q&A (Test)"]),
    # ---- cards
    ("Cards", "The importer creates no cards; it uses those in the package", "open",
     lambda anki: ordinals(anki, open_note("a?")), ("card 1",)),
    ("Cards", "A card exists if its front shows a filled field", "reversed, blank answer",
     lambda anki: ordinals(anki, open_note("a?", "<br>", reverse=True)), ("card 1",)),
    ("Cards", "A card exists if its front shows a filled field", "options instead of an answer, reversed",
     lambda anki: ordinals(anki, choice_note("a?", {"b": True, "c": False}, reverse=True)), ("card 1", "card 2")),
    ("Cards", "Cards added to a note are imported; its other cards keep their schedule", "reverse switched on",
     switched_on, ["77 days", "0 days"]),
    ("Cards", "Cards added to a note are imported; its other cards keep their schedule", "gap added",
     cloze_added, ["77 days", "77 days", "0 days"]),
    ("Cards", "Gaps are numbered 1 to 500", "`{{c500::x}}`",
     lambda anki: ordinals(anki, cloze_note("{{c500::x}}")), ("card 500",)),
    ("Cards", "The first `}}` closes a gap", r"`{{c1::$\frac{a}{\sqrt{b}}$}}`",
     lambda anki: fields(anki, cloze_note(r"{{c1::$\frac{a}{\sqrt{b}}$}}"))["Text"],
     r"{{c1::\(\frac{a}{\sqrt{b} }\)}}"),
    ("Cards", "`::` begins the hint", "`{{c1::std::vector}}`",
     lambda anki: gap(anki, "{{c1::std::vector}}"), "std::vector"),
    ("Cards", "Gaps can be nested", "`{{c1::a {{c2::b}} c}}`",
     lambda anki: ordinals(anki, cloze_note("{{c1::a {{c2::b}} c}}")), ("card 1", "card 2")),
    ("Cards", "A gap can have two numbers", "`{{c1,2::x}}`",
     lambda anki: ordinals(anki, cloze_note("{{c1,2::x}}")), ("card 1", "card 2")),
    ("Cards", "`{{c1::` works even in the code of a question", "question with `` `{{c1::x}}` ``",
     lambda anki: shown(anki, open_note("What is `{{c1::x}}`?", "a gap"), side="front"), "What is {{c1::x}}?"),
    ("Cards", "An empty field shows no type-in box", "no type-in",
     lambda anki: "type:" in str(imported(anki, open_note("a?"))) + anki.note().cards[0].front, False),
    # ---- decks
    ("Decks", "Decks are matched by name, not by id", "two projects, one name",
     two_decks_of_one_name, ["Shelf", "Shelf::Book"]),
    ("Decks", "A new description replaces the old one", "a new release",
     described_anew, "Test\nRelease 2\n1 card"),
    ("Decks", "New cards are ordered by `due`", "six notes in three decks, one reversed",
     order, [f"{n}?" for n in range(6)]),
    ("Decks", "An empty part of a deck name becomes `blank`; control characters are removed", "`a::::b\\tc`",
     lambda anki: (imported(anki, open_note("a?"), name="a::::b\tc"), sorted(anki.decks()))[1],
     ["a", "a::blank", "a::blank::b c"]),
    ("Decks", "A note with id 0 cannot be loaded", "SOURCE_DATE_EPOCH=0", dated_zero, []),
    ("Decks", "The deck Default loses its description", "no card is in it",
     lambda anki: (imported(anki, open_note("a?")), anki.collection.decks.card_count(DeckId(1), True))[1], 0),
    # ---- text
    ("Text", "A space splits a tag; a tab is removed", "tag `new york\\tcity`",
     lambda anki: (imported(anki, open_note("a?", tags=("new york\tcity",))), anki.note().tags)[1], ("new_york_city",)),
    ("Text", "Tags and deck names are put into cards as they are", "tag `<b>`",
     lambda anki: (imported(anki, open_note("b?", tags=("<b>",))), anki.note().tags)[1], ("‹b›",)),
    ("Text", "Fields are HTML", "`a < b & c`", lambda anki: shown(anki, open_note("q?", "a < b & c")), "q? a < b & c"),
    ("Text", "Math stands between `\\(` and `\\)`, HTML-escaped once", "`$a<b$`",
     lambda anki: math(anki, "$a<b$"), r"\(a&lt;b\)"),
    ("Text", "Math stands between `\\[` and `\\]`", "`$$x$$`", lambda anki: math(anki, "$$x$$"), r"\[x\]"),
    ("Text", "Tags inside math break it", "`$a_1*b_1$ and $c*d$`",
     lambda anki: math(anki, "$a_1*b_1$ and $c*d$"), r"\(a_1*b_1\) and \(c*d\)"),
    ("Text", "A literal `\\(` begins math", "`\\\\( or \\\\)` in prose", lambda anki: math(anki, r"\\( or \\)"),
     r'<span class="mathjax_ignore">\(</span> or <span class="mathjax_ignore">\)</span>'),
    *(
        ("Text", "Anki interprets some texts, even in code", f"`` `{text}` ``",
         lambda anki, text=text: shown(anki, open_note("q?", f"`{text}`")), f"q? {text}")  # type: ignore[misc]
        for text in ("[sound:x]", "[latex]y[/latex]", "[$]z[/$]", "[[type:Answer]]", "{{Question}}")
    ),
    ("Text", "Scripts run in the reviewer", "`<b onclick=x>` and `<script>`",
     lambda anki: bool(re.search("onclick|<script>alert",
                                 (anki.import_apkg(apkg(loose("<b onclick=x>b</b>\n\n<script>alert(1)</script>"))),
                                  anki.note().fields["Answer"])[1])), False),
    ("Text", "An unclosed tag leaks into the template", "`<div>` without an end tag",
     lambda anki: (anki.import_apkg(apkg(loose("<div>\n\nx"))), anki.note().fields["Answer"].count("</div>"))[1], 1),
    # ---- media
    ("Media", "Only files named in a field are copied", "a picture",
     lambda anki: pictures(anki, open_note("a?", "![](bars.png)")), ["bars-HASH.png"]),
    ("Media", "Of two files with the same name, one wins", "bars.png in two folders, identical",
     lambda anki: pictures(anki, open_note("a?", "![](bars.png) ![](more/bars.png)")), ["bars-HASH.png"]),
    ("Media", "An existing file is never replaced", "the picture changed", repainted, "the new one"),
)  # fmt: skip
"""Chapter, Anki's rule, the case, how it is seen in Anki, and what must be seen."""


def loose(markdown: str) -> RenderedDeck:
    """A deck of which something was left out, as the diagnostics say."""
    from deckpress.history.identity import new_identities
    from deckpress.model import Deck
    from deckpress.render import render

    deck = Deck("Test", (Note(Text("a?"), Text(markdown), Kind.OPEN),))
    made, _ = render(deck, "project", new_identities("project", deck), lambda *_: (None, ()))
    return replace(made, mod=BASE)
