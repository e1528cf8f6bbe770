"""Lines right below an answer that names an option by its words: they are its explanation, and none is lost."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, notes

OPTIONS = "- Wood\n- Sand\n\n"
SAID = "It holds carbon."
BELOW = {
    "the next line": f"Answer: Wood\n{SAID}\n",
    "with a label": f"Correct: Wood\nExplanation: {SAID}\n",
    "a bold answer": f"**Answer: Wood**\n{SAID}\n",
    "bold labels": f"**Answer:** Wood\n**Explanation:** {SAID}\n",
    "a quote": f"> Answer: Wood\n> {SAID}\n",
    "a heading": f"### Answer\n\nWood\n{SAID}\n",
    "a fold": f"<details><summary>Answer</summary>\n\nWood\n{SAID}\n\n</details>\n",
    "two blank lines": f"Answer: Wood\n\n\n{SAID}\n",
    "part of the option": f"Answer: wood\n{SAID}\n",
}


def _explanations(text: str) -> list[str]:
    reading, _ = read(Source("a.md", text))
    return [note.explanation.flat for note in reading.deck.notes]


@pytest.mark.parametrize("below", BELOW)
def test_they_are_its_explanation(below: str) -> None:
    text = f"## Which burns?\n\n{OPTIONS}{BELOW[below]}"
    assert cards(text) == ["Which burns? | +Wood -Sand"]
    assert _explanations(text) == [SAID]
    assert codes(text) == []


def test_they_are_in_keys_as_well() -> None:
    text = f"## Which burns?\n\n{OPTIONS}## Which is wet?\n\n- Rain\n- Sand\n\n"
    assert _explanations(f"{text}## Answers\n\n1. Wood\n   {SAID}\n2. Rain\n   It is water.\n") == [
        SAID,
        "It is water.",
    ]


def test_several_options_may_be_on_a_line_each() -> None:
    text = f"## Which two burn?\n\n- Wood\n- Sand\n- Coal\n\nAnswer: Wood\nCoal\n\n{SAID}\n"
    assert cards(text) == ["Which two burn? | +Wood -Sand +Coal"]
    assert _explanations(text) == [SAID]


@pytest.mark.parametrize(
    "label", ["*Explanation:* {}", "_Explanation:_ {}", "*Explanation*: {}", "**Explanation: {}**", "*Why: {}*"]
)
def test_labels_in_italics_are_no_part_of_it(label: str) -> None:
    options = "- [ ] A) wood\n- [ ] B) sand\n\n**Correct answer:** A"
    for between in ("\n", "\n\n"):
        assert _explanations(f"## Which burns?\n\n{options}{between}{label.format(SAID)}\n") == [SAID]


LISTED = """<ol>
<li>

**What is shown?**

- A: `1`
- B: `2`

<br/>
<details>
<summary><b>Answer</b></summary>

#### Option: B
{}
</details>
</li>

<li>

**What is read?**

- A: `1`
- B: `2`

<br/>
<details>
<summary><b>Answer</b></summary>

#### Option: A

</details>
</li>
</ol>
"""


@pytest.mark.parametrize(("below", "explained"), [("", ""), ("\nTwo.<br>Not one.\n", "Two.<br>Not one.")])
def test_line_breaks_and_items_of_html_around_an_answer_explain_nothing(below: str, explained: str) -> None:
    text = LISTED.format(below)
    assert cards(text) == ["What is shown? | -`1` +`2`", "What is read? | +`1` -`2`"]
    assert [note.explanation.markdown for note in notes(text)] == [explained, ""]
