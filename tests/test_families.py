"""Headings of one form of which a few ask: in documents for study, the others are topics with their texts."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

TOPICS = ("Locks", "Deep and shallow copies", "Garbage collection", "Slots", "Closures", "Iterators", "Descriptors")
ASKED = ("What is a thread?", "Why are names bound late?", "When is a list copied?")
LONG = "It is a part of the language that most people meet late, and then use every day.\n\n" * 3


def headings(mark: str, indent: str = "") -> str:
    """Each topic and question as a heading with text below it; `{}` in the mark is its number."""
    titles = [*TOPICS, *ASKED, "Modules"]
    texts = (f"{mark.format(n)} {title}\n\n{indent}{LONG.strip()[:80]}\n\n" for n, title in enumerate(titles, 1))
    return "".join(texts)


def test_topics_among_questions_become_cards_with_a_warning_in_notes_for_an_interview() -> None:
    text = f"# Python interview notes\n\n# About\n\n{LONG * 3}" + headings("##") + f"# Links\n\n{LONG * 3}"
    assert (len(cards(text)), codes(text)) == (11, ["DP115"])


def test_topics_among_questions_become_cards_in_numbered_lists_whatever_the_title() -> None:
    text = headings("{}. ###", "    ") + f"\nThe rest.\n\n{LONG * 6}"
    assert (len(cards(text)), codes(text)) == (11, ["DP115"])


def test_in_a_handbook_only_the_headings_that_ask_are_cards() -> None:
    text = f"# Python handbook\n\n# About\n\n{LONG * 3}" + headings("##") + f"# Links\n\n{LONG * 3}"
    assert len(cards(text)) == len(ASKED)


def test_parts_of_the_answer_to_the_only_question_are_no_topics() -> None:
    text = "# What is a closure?\n\nIt keeps a name.\n\n" + headings("##").replace("?", "")
    assert [card.split(" | ")[0] for card in cards(f"---\ntitle: Interview questions\n---\n\n{text}")] == [
        "What is a closure?"
    ]


def test_topics_above_questions_without_answers_make_no_cards() -> None:
    asked = ASKED[0]
    text = f"# Python interview notes\n\n## {asked}\n\nA part of a program.\n\n"
    topics = "".join(f"### {topic}\n\nSome use it daily.\n\nWhy would you use {topic.lower()}?\n\n" for topic in TOPICS)
    assert [card.split(" | ")[0] for card in cards(text + "# More\n\n" + topics)] == [asked]
    assert len(cards(text + "# More\n\n" + topics.replace("Why would you use", "Most use").replace("?", "."))) == 8


MORE = ("Tuples", "Scopes", "Properties", "Wheels", "Packages", "Mixins", "Protocols", "Futures", "Sets", "Slices")


def test_a_question_in_the_text_of_a_topic_stays_a_card_of_its_own() -> None:
    asked = "* Follow up: Why would you have more than one?\n\n    The second one waits.\n\n"
    text = "# Python interview notes\n\n" + headings("##").replace("## Closures", f"{asked}## Closures")
    assert (len(cards(text)), codes(text)) == (12, ["DP115"])


def test_two_bold_items_that_ask_are_enough_in_notes_for_an_interview() -> None:
    titles = [*TOPICS, *ASKED[:2], *MORE]
    text = "# {}\n\n" + "".join(f"* **{title}**\n\n  {LONG[:80]}\n\n---\n\n" for title in titles)
    interview = text.format("Interview questions")
    assert (len(cards(interview)), codes(interview)) == (len(titles), ["DP115"])
    assert len(cards(text.format("Handbook"))) == 2


EXERCISES = ("Write a program that counts words.", "Shell: make a script that waits.", "Describe pipes.", "Signals")


def exercises(*marks: str) -> str:
    """Eight tasks and two questions, each with such a mark and more than one kind of text below it."""
    titles = [*EXERCISES, "What is a shell?", *EXERCISES, "What does it read?", "What are streams?"]
    code = "```sh\nwc -w < notes.txt\n```\n\n"
    return "".join(f"## {mark}{title}\n\n{LONG}{code}" for mark, title in zip(marks, titles, strict=True))


def test_numbered_headings_that_ask_or_set_tasks_become_cards_with_a_warning() -> None:
    text = f"# Lesson 3\n\n{exercises(*(f'{n}. ' for n in range(1, 12)))}"
    assert (len(cards(text)), codes(text)) == (11, ["DP115"])


@pytest.mark.parametrize("marks", [("",) * 11, ("1. ", "", "2. ", "", "5. ", "", "", "3. ", "", "4. ", "")])
def test_they_need_numbers_that_count_on(marks: tuple[str, ...]) -> None:
    assert len(cards(f"# Lesson 3\n\n{exercises(*marks)}")) < len(marks)


OUTLINE = """\
# Interview notes

## {a}1. Threads

### 1.1 Locks and monitors

One thread at a time holds a lock.

### 1.2 What is a deadlock?

Two threads wait for each other.

### 1.3 Pools

Threads that are used again.

## {a}2. Memory

### 2.1 The heap

Objects live there.

### 2.2 What is the stack?

Calls live there.
"""


def test_numbered_sections_of_notes_are_cards_without_their_numbers_and_chapters_are_sections() -> None:
    text = OUTLINE.format(a="")
    assert cards(text) == [
        "Locks and monitors | One thread at a time holds a lock.",
        "What is a deadlock? | Two threads wait for each other.",
        "Pools | Threads that are used again.",
        "The heap | Objects live there.",
        "What is the stack? | Calls live there.",
    ]
    assert understood(text).deck.notes[0].section[-1] == "1. Threads"


def test_a_chapter_that_asks_is_a_card_with_its_sections() -> None:
    text = OUTLINE.format(a="").replace("1. Threads", "1. What are threads?").replace("2. Memory", "2. What is memory?")
    assert [card.split(" | ")[0] for card in cards(text)] == ["What are threads?", "What is memory?"]


@pytest.mark.parametrize(
    "sections",
    [
        ["1.3 Fixed the lock", "1.2 Faster pools", "1.1 Smaller heap", "1.0 First"],
        ["1.1.2 Fixed the lock", "1.1.3 Faster pools", "1.1.4 Smaller heap", "1.1.5 First"],
    ],
)
def test_versions_are_no_sections(sections: list[str]) -> None:
    text = "# Interview bot\n\n" + "".join(f"## {title}\n\nSee the list of changes.\n\n" for title in sections)
    assert not any(card.startswith("Fixed the lock") for card in cards(text))
