"""Random edits with builds in between: no note's history is lost without a word, and none goes to a stranger."""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from budget import share
from deckpress.diagnostics import Diagnostics
from deckpress.history.lock import NAME, Entry
from deckpress.history.lock_reading import read_lock
from deckpress.history.plan import Fate
from deckpress.project import Report, run
from request_maker import make_request

SYLLABLES = [one + two for one in "bdfgklmnprst" for two in ("a", "e", "i", "o", "u")]
FILES = ("a.md", "b.md", "deep/c.md")
ASKED = "What do the people of the old town say of"
"""How every question begins: what all have in common must not make two of them alike."""
KINDS = ("", "<!-- reverse -->", "<!-- type-in -->", "<!-- tags: hard -->")


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the author's; `key` is who it is, whatever is edited of it. `light` counts edits since the build."""

    key: int
    question: tuple[str, ...]
    answer: tuple[str, ...]
    file: str
    section: str
    kind: str = ""
    light: int = 0
    known: bool = True
    """False once it was written anew since the last build, so that nobody can tell that it is the same."""

    def text(self) -> str:
        return f"### {ASKED} {' '.join(self.question)}?\n{self.kind}\n\n{' '.join(self.answer)}.\n"


class Author(RuleBasedStateMachine):
    """An author with three files of two sections each, who builds now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.cards: list[Card] = []
        self.guids: dict[int, str] = {}
        self.texts: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        """What each guid was shipped with last: the words of its question and answer."""
        self.shown: dict[int, tuple[str, str]] = {}
        self.random = random.Random(0)
        self.made, self.now = 0, 1_770_000_000

    def teardown(self) -> None:
        try:
            if self.cards:
                self.build()
        finally:
            shutil.rmtree(self.folder)

    def words(self, count: int) -> tuple[str, ...]:
        return tuple("".join(self.random.choices(SYLLABLES, k=3)) for _ in range(count))

    def new(self, file: str) -> Card:
        self.made += 1
        return Card(self.made, self.words(5), self.words(8), file, self.random.choice("XY"))

    @initialize(seed=st.integers(0, 999), count=st.integers(2, 6))
    def begin(self, seed: int, count: int) -> None:
        self.random.seed(seed)
        self.cards = [self.new(self.random.choice(FILES)) for _ in range(count)]
        self.build()

    # ---- edits -----------------------------------------------------------------------------------

    def change(self, index: int, **more: object) -> None:
        index %= len(self.cards)
        self.cards[index] = replace(self.cards[index], **more)  # type: ignore[arg-type]

    @rule(index=st.integers(0, 9), answer=st.booleans())
    def edit_a_word(self, index: int, answer: bool) -> None:
        card = self.cards[index % len(self.cards)]
        if card.light < 2:
            words = [*(card.answer if answer else card.question)]
            words[self.random.randrange(len(words))] = self.words(1)[0]
            changed = {"answer": tuple(words)} if answer else {"question": tuple(words)}
            self.change(index, light=card.light + 1, **changed)

    @rule(index=st.integers(0, 9))
    def edit_question_and_answer(self, index: int) -> None:
        self.edit_a_word(index, answer=False)
        self.edit_a_word(index, answer=True)

    @rule(index=st.integers(0, 9))
    def replace_by_a_stranger(self, index: int) -> None:
        self.add(self.cards[index % len(self.cards)].file)
        self.delete(index)

    @rule(index=st.integers(0, 9))
    def write_the_answer_anew(self, index: int) -> None:
        card = self.cards[index % len(self.cards)]
        self.change(index, answer=self.words(8), known=card.known and not card.light, light=2)

    @rule(index=st.integers(0, 9))
    def write_a_card_anew(self, index: int) -> None:
        self.change(index, question=self.words(5), answer=self.words(8), known=False)

    @rule(index=st.integers(0, 9), kind=st.sampled_from(KINDS))
    def change_the_kind(self, index: int, kind: str) -> None:
        self.change(index, kind=kind)

    @rule(index=st.integers(0, 9), file=st.sampled_from(FILES), section=st.sampled_from("XY"))
    def move(self, index: int, file: str, section: str) -> None:
        self.change(index, file=file, section=section)

    @rule(one=st.sampled_from(FILES), other=st.sampled_from(FILES))
    def rename_a_file(self, one: str, other: str) -> None:
        self.cards = [replace(card, file=other) if card.file == one else card for card in self.cards]

    @rule()
    def reorder(self) -> None:
        self.random.shuffle(self.cards)

    @rule(file=st.sampled_from(FILES))
    def add(self, file: str) -> None:
        if len(self.cards) < 10:
            self.cards.append(self.new(file))

    @rule(index=st.integers(0, 9))
    def delete(self, index: int) -> None:
        if len(self.cards) > 1:
            del self.cards[index % len(self.cards)]

    # ---- builds ----------------------------------------------------------------------------------

    def write(self) -> None:
        shutil.rmtree(self.folder / "cards", ignore_errors=True)
        for file in {card.file for card in self.cards}:
            parts = ["---\ndeck: D\n---\n# D\n"]
            for section in "XY":
                own = [card.text() for card in self.cards if (card.file, card.section) == (file, section)]
                parts += [f"## {section}\n", *own] if own else []
            path = self.folder / "cards" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(parts), encoding="utf-8")

    def run(self) -> tuple[Report, Diagnostics]:
        return run(make_request(self.folder, out=self.folder / "out", formats=("csv",), now=self.now), write=True)

    def entries(self) -> dict[str, Entry]:
        found, problems = read_lock(NAME, (self.folder / NAME).read_text(encoding="utf-8"))
        assert problems == ()
        assert len({entry.guid for entry in found.entries}) == len(found.entries)
        return {entry.guid: entry for entry in found.entries}

    @rule()
    def build(self) -> None:
        self.now += 1000
        self.write()
        before = self.entries() if self.guids else {}
        report, diagnostics = self.run()
        assert report.written
        after = self.entries()
        current = {entry.question: entry for entry in after.values() if not entry.gone}
        guids = {card.key: current[f"{ASKED} {' '.join(card.question)}?"].guid for card in self.cards}
        assert len(set(guids.values())) == len(self.cards)
        self.check_cards(guids, before, after, diagnostics)
        lost = {e.guid for e in before.values() if not e.gone} - set(guids.values())
        assert all(after[guid].gone for guid in before if guid not in guids.values())
        assert report.plan.counts()[Fate.GONE] == len(lost)
        self.guids = guids
        self.texts.update({guids[c.key]: (frozenset(c.question), frozenset(c.answer)) for c in self.cards})
        self.shown = {card.key: (card.text(), card.section) for card in self.cards}
        self.cards = [replace(card, light=0, known=True) for card in self.cards]
        self.check_again()

    def check_cards(
        self, guids: dict[int, str], before: dict[str, Entry], after: dict[str, Entry], diagnostics: Diagnostics
    ) -> None:
        asked = " ".join(problem.hint for problem in diagnostics if problem.code == "DP702")
        for card in self.cards:
            guid = guids[card.key]
            if card.known and card.key in self.guids:
                assert guid == self.guids[card.key] or self.guids[card.key] in asked
            if guid in self.texts:
                question, answer = self.texts[guid]
                assert question & set(card.question) or answer & set(card.answer), "a stranger's history"
            if guid == self.guids.get(card.key) and self.shown.get(card.key) == (card.text(), card.section):
                assert after[guid].mod == before[guid].mod

    def check_again(self) -> None:
        """The same source and lock, later: nothing to do, and nothing is written."""
        lock, written = (self.folder / NAME).read_bytes(), (self.folder / NAME).stat().st_mtime_ns
        self.now += 1000
        report, _ = self.run()
        assert report.plan.changes == ()
        assert ((self.folder / NAME).read_bytes(), (self.folder / NAME).stat().st_mtime_ns) == (lock, written)

    @invariant()
    def keys_are_unique(self) -> None:
        assert len({card.key for card in self.cards}) == len(self.cards)


Author.TestCase.settings = settings(max_examples=share(15), stateful_step_count=14)
TestHistory = Author.TestCase
