"""Questions of a large source that an earlier build has read: the same notes and messages, whatever was edited."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.notes import kept_questions, walk
from deckpress.reading.text import chunks
from kept import MemoryValues
from test_kept_notes import shown
from test_kept_readings import all_but_digests

DECK = """# Biology

[Back to the top](#biology)

## What is a cell? {#cell .basics}
<!-- tags: small unit-1 -->

The **smallest** unit that $x \\in L$ lives.

- one

  ```python
  # no heading
  ```

## Which are right?

- [x] one $x^2$
- [ ] two

Because of the first.

[Back to the top](#biology)

## Who asks?

Hint: a name

> [!tip] Think
> of a person

<details>
<summary>Answer</summary>

Nobody, see [ref].

</details>

### Below

$$
x

y
$$

Q: What is labelled?
A: This line.

C: The ==first== gap.

## Which one?

A. left
B. right

Answer: B

## How many?

Two.

| a | b |
|---|---|
| 1 | 2 |

---

## Which two?

1. x
2. y

Explanation: both

[ref]: /one "title"
"""
PIECES = st.sampled_from(
    (
        "```;<div>;</div>;<!--;-->;<details>;<summary>Answer</summary>;</details>;[ref]: /x;[^1]: note"
        ";see [^1];---;===;- x;  - y;1. z;2. b;> q;$$;# T;## What?;## Answers;### Answer;1. b;Q: a;A: b"
        ";C: ==x==;;;text [ref];    code;**A:** b;- [x] one;- [ ] two;| a | b |;|---|---|;A. one;B. two"
        ";Answer: B;Hint: h;Explanation: e;> [!question] Why?;> [!success]- Answer;:::quiz;::: answer;:::"
        ";!!! question;??? note;    inside;<!-- tags: a -->;<!-- answer -->;## Why? {#x type-in}"
        ";<!-- hint: no;[Back to the top](#biology);**Why bold?**;Question 1: x;* * *;Term;: meaning"
    ).split(";")
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "LEAST", 1)
    monkeypatch.setattr(chunks, "_begins", lambda *_: True)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that are read, by their first lines."""
    first: list[str] = []
    question = walk.make_question

    def noted(ledger: object, start: object, **rest: object) -> None:
        first.append(start.text.markdown)  # type: ignore[attr-defined]
        question(ledger, start, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(walk, "make_question", noted)
    return first


def assert_same(text: str, kept: MemoryValues, notes: MemoryValues) -> None:
    source = Source("a.md", text)
    fresh, found = read(source), read(source, kept=kept)
    assert shown(found[0].deck, notes) == shown(fresh[0].deck, None)
    assert all_but_digests(*found) == all_but_digests(*fresh)


def edited(text: str, at: int, cut: int, pieces: list[str]) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:at], *pieces, *lines[at + cut :]])


def test_a_question_is_read_once(made: list[str]) -> None:
    kept = MemoryValues()
    read(Source("a.md", DECK), kept=kept)
    assert len(made) == 8
    made.clear()
    read(Source("a.md", DECK), kept=kept)
    assert made == ["Who asks?"]  # it goes on in another chunk


def test_an_edit_reads_its_own_question_alone(made: list[str]) -> None:
    kept = MemoryValues()
    read(Source("a.md", DECK), kept=kept)
    made.clear()
    read(Source("a.md", DECK.replace("- one\n", "- one more\n- line\n")), kept=kept)
    assert made == ["What is a cell?", "Who asks?"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[Back to the top](#biology)\n\n## Who", "## Who"),
        ("[ref]: /one", "[ref]: /two"),
        ("# Biology", "# Chemistry"),
        ("$$\nx\n\ny\n$$", "x"),
        ("### Below", "#### Below"),
        ("Explanation: both\n", "Explanation: both\n\n## Answers\n\n1. B\n2. A\n"),
        ("- [ ] two", "- [ ] two\n- [x] three"),
        ("## Which two?", "## Which two?\n<!-- tags: a -->"),
        ("## How many?", "## Deeper\n\n### How many?"),
        ("## What is a cell?", "\n\n\n## What is a cell?"),
        ("# Biology", "# Glossary"),
        ("# Biology", "# Contents\n\n- [How many?](#how-many)\n- [Which two?](#which-two)\n\n# Biology"),
        ("# Biology", "---\nquestions: 3\n---\n\n# Biology"),
        ("# Biology", "---\ndefaults: [reverse]\ntags: [all]\nlanguage: de\n---\n\n# Biology"),
        ("[ref]: /one", "[^1]: A footnote, see [ref].\n\n*[Two]: 2\n\n[ref]: /one"),
        ("Explanation: both\n", "Explanation: both\n\n**Key:** 1-x, 2-y, 3-z\n"),
        ("## How many?", '<ul>\n<li class="correct">x</li>\n<li>y</li>\n</ul>\n\n## How many?'),
        ("- [x] one $x^2$", "- [x one $x^2$"),
        ("## Which one?", "## 1. Which one?"),
        ("# Biology", "<!doctype html>\n\n# Biology"),
    ],
)
def test_what_a_question_depends_on_outside_its_lines_is_seen(before: str, after: str) -> None:
    kept, notes = MemoryValues(), MemoryValues()
    for text in (DECK, DECK.replace(before, after), DECK):
        assert_same(text, kept, notes)


@pytest.mark.parametrize("odd", [[], {}, "text", 7, [[0], 3], [[0, [4]], []], [[0], [["card", 1, "x", "", []]]]])
def test_a_value_of_another_form_is_not_used(odd: object) -> None:
    class Odd(MemoryValues):
        def get(self, kind: str, key: str) -> object:
            return odd if kind == kept_questions.KIND else super().get(kind, key)

    assert_same(DECK, Odd(), MemoryValues())


@cache
def kept_once() -> tuple[MemoryValues, MemoryValues]:
    """The stores after the first build of `DECK`."""
    kept, notes = MemoryValues(), MemoryValues()
    assert_same(DECK, kept, notes)
    return kept, notes


@settings(max_examples=share(20))
@given(st.lists(st.tuples(st.integers(0, 75), st.integers(0, 3), st.lists(PIECES, max_size=6)), max_size=4))
@example([(0, 0, ["[ref]: /x"]), (40, 0, ["## What?", "", "A: b"])])
def test_any_row_of_edits_is_read_and_rendered_as_without_a_store(edits: list[tuple[int, int, list[str]]]) -> None:
    kept, notes = (store.copy() for store in kept_once())
    text = DECK
    for at, cut, pieces in edits:
        text = edited(text, at, cut, pieces)
        assert_same(text, kept, notes)


def test_questions_of_a_very_large_source_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST", 7)
    kept = MemoryValues()
    read(Source("a.md", DECK), kept=kept)
    assert not any(kind == kept_questions.KIND for kind, _ in kept.texts)
