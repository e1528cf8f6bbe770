"""`dialect: native`: a file that says so holds the native syntax and nothing else, as `deckpress import` writes it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deckpress.reading
from budget import share
from deckpress.convert import to_native
from deckpress.diagnostics import Location
from deckpress.foreign.fields import to_markdown
from deckpress.model import NO_TEXT, Deck, Kind, Note, Source, Text
from deckpress.reading import Reading, Use
from readings import read_document

HEAD = "---\ndialect: native\nquestions: h2\n---\n\n"
CARDS = """\
# Metals

Words above the cards.

## Light ones

### Which metal melts in the hand?
<!-- hint: a liquid  tags: liquid -->

Gallium.

**What else?** Nothing.

<!-- end -->

Q: Which is red?
A: Copper.

C: ==Tin== is soft.

### Which are precious?
- [x] gold
- [ ] iron

### What does it print?

```python
print(1)
```

**Answer:** 1
"""


def notes_of(text: str) -> list[tuple[str, str, str]]:
    return [(n.kind.value, n.question.markdown, n.answer.markdown) for n in read_document("a.md", text)[0].deck.notes]


def test_the_native_syntax_is_read_as_it_is_without_the_line() -> None:
    with_line = HEAD.replace("h2", "h3") + CARDS
    without = with_line.replace("dialect: native\n", "")
    found, problems = read_document("a.md", with_line)
    assert found.deck.notes == read_document("a.md", without)[0].deck.notes
    assert [note.section for note in found.deck.notes] == [("Light ones",)] * 5
    assert found.deck.title == "Metals"
    assert problems == ()


@pytest.mark.parametrize(
    "body",
    [
        "**What is iron?**\n\nA metal.\n\n**What is tin?**\n\nA metal.\n\n**What is zinc?**\n\nA metal.",
        "1. What is iron?\n\n   A metal.\n\n2. What is tin?\n\n   A metal.\n\n3. What is zinc?\n\n   A metal.",
        "| question | answer |\n|---|---|\n| What is iron? | A metal. |\n| What is tin? | A metal. |",
        "iron\n: A metal.\n\ntin\n: A metal.\n\nzinc\n: A metal.",
        "<details><summary>What is iron?</summary>\n\nA metal.\n\n</details>\n\n<details><summary>Is tin?</summary>"
        "\n\nA metal.\n\n</details>",
    ],
    ids=["bold lines", "numbered items", "rows", "terms", "details"],
)
def test_what_asks_in_another_shape_is_text(body: str) -> None:
    assert len(notes_of(body)) > 1
    reading, _ = read_document("a.md", HEAD + body)
    assert reading.deck.notes == ()
    assert reading.unaccounted == ()
    assert notes_of(f"{HEAD}## Which metals are there?\n\n{body}") == [("open", "Which metals are there?", body)]


def test_callouts_that_ask_and_paragraphs_with_numbered_gaps_are_cards() -> None:
    text = f"{HEAD}> [!question]- What is iron?\n> A metal.\n\n{{{{c1::Tin}}}} is soft.\n"
    assert [kind for kind, _, _ in notes_of(text)] == ["open", "cloze"]


def test_without_a_level_the_headings_that_ask_are_found() -> None:
    text = "---\ndialect: native\n---\n## Metals\n\n### What is iron?\n\nA metal.\n\n### What is tin?\n\nA metal.\n"
    assert [question for _, question, _ in notes_of(text)] == ["What is iron?", "What is tin?"]


def test_the_dialect_can_be_asked_for() -> None:
    text = "## What is iron?\n\n1. What is it?\n\n   A metal.\n\n2. Is it red?\n\n   No.\n"
    reading, _ = read_document("a.md", text, "native")
    assert [note.question.markdown for note in reading.deck.notes] == ["What is iron?"]
    assert len(reading.of(Use.CARD)) == 1


# ---- what an import writes -----------------------------------------------------------------------

WORDS = "time water river stone theorem kernel of the big old in with light colour and a they grows holds".split()
FIELDS = [
    *("W", "W.", "W <b>W</b> W.", "<ul><li>W</li><li>W</li></ul>", "<ol><li>W</li><li>W</li></ol>", "W<br>W.<br>W"),
    *("W <code>w(a=1)</code> W", "<pre><code>def w(x):\n    return x\n</code></pre>", "W \\(x^2\\) W", "W \\[y\\] W"),
    *('W<br><img src="media/a.png">', "<div>W</div><div>W</div>", '<span style="color:red">W</span>&nbsp;W &amp; W'),
    *("<table><tr><th>W</th></tr><tr><td>W</td></tr></table>", "<blockquote>W</blockquote>W", "W <i>W</i>: <u>W</u>"),
    *("1. W<br>2. W", "- W<br>- W", "# W", "Q: W", "A: W", "W | W", "{{c1::W}}", "<b>W</b><br>W", "W?", "a) W<br>b) W"),
]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def _filled(form: str, names: list[str]) -> str:
    words = iter(names * 4)
    return re.sub(r"\bW\b", lambda _: next(words), form)


@st.composite
def some_notes(draw: st.DrawFn) -> list[Note]:
    made = []
    for number in range(draw(st.integers(3, 12))):
        words = draw(st.lists(NAMES, min_size=1, max_size=4))
        field = to_markdown(_filled(draw(st.sampled_from(FIELDS)), words)).markdown
        more = to_markdown(_filled(draw(st.sampled_from(FIELDS)), words)).markdown if draw(st.booleans()) else ""
        end = draw(st.sampled_from(["?", "", "."]))
        question = to_markdown(f"{number} <i>{words[0]}</i> {words[-1]}{end}", inline=True).markdown
        if draw(st.integers(0, 5)) == 0:
            made.append(Note(Text(f"{words[0]} {{{{c1::{words[-1]}}}}}."), NO_TEXT, Kind.CLOZE, explanation=Text(more)))
        else:
            made.append(Note(Text(question), Text(field), explanation=Text(more)))
    return [replace(note, location=Location("", number)) for number, note in enumerate(made, 1)]


def written(notes: list[Note]) -> tuple[str, list[str]]:
    text, problems = to_native(Reading(Deck("d", tuple(notes)), "", (), ()), Source("a.md", ""), quick=True)
    return text, [problem.code for problem in problems]


@settings(max_examples=share(50))
@given(some_notes())
def test_what_an_import_writes_is_read_alike_with_and_without_the_line(notes: list[Note]) -> None:
    text, codes = written(notes)
    assert codes == []
    assert text.count("dialect: native\n") == 1
    found = read_document("", text)[0].deck.notes
    assert found == read_document("", text.replace("dialect: native\n", ""))[0].deck.notes
    assert [(n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in found] == [
        (n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in notes
    ]


def test_a_note_that_the_native_reader_takes_for_another_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The import reads its files as a build does."""
    honest = deckpress.reading.read_native

    def sabotaged(ledger: object, settings: object) -> tuple[str, str]:
        found = honest(ledger, settings)  # type: ignore[arg-type]
        ledger.notes[:] = [n for n in ledger.notes if "stone" not in n.answer.markdown]  # type: ignore[attr-defined]
        return found

    monkeypatch.setattr(deckpress.reading, "read_native", sabotaged)
    names = ["wood"] * 6 + ["stone"] + ["wood"] * 20
    notes = [
        Note(Text(f"What is {number}?"), Text(name), location=Location("", number))
        for number, name in enumerate(names, 1)
    ]
    assert written(notes)[1] == ["DP114"]
