"""Words and signs behind an option that say it is right: each of them, in lists of any form."""

from __future__ import annotations

import pytest

from readings import cards

MARKS = (
    "*CORRECT*", "**CORRECT**", "*correct*", "_correct_", "**RIGHT**", "**Correct!**", "CORRECT", "`correct`",
    "✅ Correct", "✔️ Correct", "**✅ Correct**", "✅ correct answer", "**Correct Answer**", "{correct}", "// correct",
    "# correct", "(✅)", "[✅]", "<- Answer", "← this one", "(this is correct)", "<-- correct", "(correct)",
    "*richtig*", "✓ richtig", "✅ Верно", "*верно*", "<- Antwort", "**Correcto**",
)  # fmt: skip
FORMS = (
    ("- {}", "- {}", "- {}"),
    ("1. {}", "2. {}", "3. {}"),
    ("a) {}", "b) {}", "c) {}"),
    ("A. {}", "B. {}", "C. {}"),
)


@pytest.mark.parametrize("mark", MARKS)
def test_the_option_in_front_of_a_mark_is_right(mark: str) -> None:
    for form in FORMS:
        first = [f"A hill|Still water {mark}|A river", f"High land {mark}|A pond|A sea"]
        lists = [
            "\n".join(item.format(words) for item, words in zip(form, one.split("|"), strict=True)) for one in first
        ]
        text = f"## What is a lake?\n\n{lists[0]}\n\n## What is a hill?\n\n{lists[1]}\n"
        wanted = ["What is a lake? | -A hill +Still water -A river", "What is a hill? | +High land -A pond -A sea"]
        assert cards(text) == wanted, form[0]


@pytest.mark.parametrize("items", [
    "- Style: *correct*\n- Types: *wrong*",
    "- turn *left*\n- turn *right*",
    "- TURN LEFT\n- TURN RIGHT",
    "- Both are *correct*\n- Neither is",
    "- use `right`\n- use `left`",
    "- The rivers // their lengths\n- The lakes",
    "- `a = b # correct the sign`\n- `a = c`",
    "- www.example.org\n- \\*.example.org\n- mail.example.org",
    "- *.log\n- build/",
    "- Question (first line)\n- Reply (Answer)\n- Signature",
])  # fmt: skip
def test_the_same_words_in_a_text_mark_nothing(items: str) -> None:
    flat = items.replace("\n", " ")
    assert cards(f"## What does the report say?\n\n{items}\n") == [f"What does the report say? | {flat}"]
