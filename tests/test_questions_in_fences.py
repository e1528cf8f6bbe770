"""Notes that are blocks of code, each with a question on its first line."""

from __future__ import annotations

from readings import cards, codes

NOTES = """# Notes

```
Kinds of loops:
   for, while, do
```
```
How does a map grow?
   It doubles its buckets.
   The old ones move over, *one by one*.
```

```
Channels
   They pass values between threads.
```
```
When a slice is nil:
   It has no memory yet.
What can be a key?
   Whatever can be compared.
```
```
Differences between a class and a record:
Use:
   a record for data
Cost:
   the same
```
```
Uses of an empty struct:
```
"""


def test_the_first_line_of_a_block_is_the_question() -> None:
    assert cards(NOTES) == [
        "Kinds of loops: | ``` for, while, do ```",
        "How does a map grow? | ``` It doubles its buckets. The old ones move over, *one by one*. ```",
        "Channels | ``` They pass values between threads. ```",
        "When a slice is nil: | It has no memory yet.",
        "What can be a key? | Whatever can be compared.",
        "Differences between a class and a record: | ``` Use: a record for data Cost: the same ```",
    ]
    assert codes(NOTES) == ["DP104"]


def test_code_is_code() -> None:
    yaml = "".join(f"```\nkey{n}:\n  value: {n}\n```\n\n" for n in range(8))
    python = "".join(f"```\nif a == {n}:\n    run({n})\n```\n\n" for n in range(8))
    assert "DP101" in codes(yaml)
    assert "DP101" in codes(python)


def test_blocks_below_text_are_code() -> None:
    text = "Then type this text into the window, and look at what the program answers you on the screen.\n\n"
    notes = "".join(f"{text}```\nWhat is your name?\n  Ann {n}\n```\n\n" for n in range(8))
    assert not any(card.startswith("What is your name? |") for card in cards(notes))
