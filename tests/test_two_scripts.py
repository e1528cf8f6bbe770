"""Sentences above their translation in another script."""

from __future__ import annotations

from readings import cards, codes

SENTENCES = (
    ("Где ближайшая станция?", "Where is the nearest station?"),
    ("Я хочу пить.", "I am thirsty."),
    ("Завтра будет дождь.", "It will rain tomorrow."),
    ("Они живут за городом.", "They live outside the town."),
    ("Дверь была открыта.", "The door was open."),
    ("Поезд опаздывает.", "The train is late."),
)


def test_the_next_line_of_a_paragraph_translates_a_sentence() -> None:
    text = "\n\n".join("\n".join(pair) for pair in SENTENCES)
    assert cards(text) == [" | ".join(pair) for pair in SENTENCES]
    assert codes(text) == ["DP115"]


def test_titles_between_the_sentences_are_on_no_card() -> None:
    text = "\n\n".join(("On the road\n" if n in (0, 3) else "") + "\n".join(pair) for n, pair in enumerate(SENTENCES))
    assert [card.split(" | ")[0] for card in cards(text)] == [first for first, _ in SENTENCES]


def test_the_next_paragraph_translates_a_sentence_below_a_heading_or_rule() -> None:
    text = "\n\n---\n\n".join(f"## {n}\n\n{a}\n\n{b}\n\nслово: word {n}" for n, (a, b) in enumerate(SENTENCES, 1))
    assert cards(text) == [f"{a} | {b} слово: word {n}" for n, (a, b) in enumerate(SENTENCES, 1)]


def test_songs_and_pages_in_two_languages_are_no_cards() -> None:
    song = "\n\n".join("\n".join(line for pair in SENTENCES[n : n + 3] for line in pair) for n in (0, 3))
    assert "DP101" in codes(song)
    page = "\n\n".join(f"{a}\n\n{b}" for a, b in SENTENCES)
    assert "DP101" in codes(f"# Trip\n\n{page}")
    changes = "\n\n".join(f"## 1.{n}.0\n\n{a}\n\n{b}" for n, (a, b) in enumerate(SENTENCES))
    assert not any(card.startswith(SENTENCES[1][0]) for card in cards(changes))
