"""Headings that hold a term and its meaning, with more text below."""

from __future__ import annotations

from readings import cards

PAIRS = """### 1. BRISK -> quick and full of energy
    Syno - lively, nimble
    Anto - slow

### 2. FRUGAL -> careful not to waste any money
    Syno - thrifty

### 3. Candid - Honest and open in what one says.
    Syno - frank

### 4. Timid -> easily made afraid
    Syno - shy
"""


def test_the_meaning_on_a_heading_and_the_text_below_it_are_the_answer() -> None:
    assert cards(PAIRS) == [
        "BRISK | quick and full of energy Syno - lively, nimble Anto - slow",
        "FRUGAL | careful not to waste any money Syno - thrifty",
        "Candid | Honest and open in what one says. Syno - frank",
        "Timid | easily made afraid Syno - shy",
    ]


def test_sentences_behind_a_dash_are_meanings_too() -> None:
    text = PAIRS.replace(" -> ", " - ").replace("\n    Syno", ".\n    Syno").replace("..", ".")
    assert [card.split(" | ")[0] for card in cards(text)] == ["BRISK", "FRUGAL", "Candid", "Timid"]


def test_steps_and_titles_are_no_pairs() -> None:
    steps = "".join(f"### Step {n} -> do the thing number {n}\n\nSome text.\n\n" for n in range(1, 6))
    assert not any(card.startswith("Step 1 |") for card in cards(steps))
    names = "Arrays Lists Trees Graphs Heaps".split()
    titles = "".join(f"### {n}. {name} - a first look\n\nSome text.\n\n" for n, name in enumerate(names, 1))
    assert not any(card.startswith("Arrays |") for card in cards(titles))


def test_menus_are_no_pairs() -> None:
    names = ("File -> Save", "Edit -> Copy", "View -> Zoom", "Help -> About", "Run -> Start")
    text = "".join(f"### {name}\n\nIt does what it says.\n\n" for name in names)
    assert not any(card.startswith("File |") for card in cards(text))
