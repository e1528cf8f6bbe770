"""Answers and options of which a card would show nothing: signs alone on a line, lone tags, comments."""

from __future__ import annotations

import pytest

from deckpress.history.identity import new_identities
from deckpress.model import Source
from deckpress.reading import read
from deckpress.render import render
from readings import cards, codes


def problems(markdown: str) -> list[str]:
    """The codes and hints of what is reported while a deck is read and rendered."""
    reading, found = read(Source("deck.md", markdown))
    _, more = render(reading.deck, "project", new_identities("project", reading.deck), lambda _: (None, ()))
    return [f"{p.code} {p.message} ({p.hint})" for p in (*found, *more) if p.code != "DP115"]


REST = "\n## What is heat?\n\nMotion.\n"


@pytest.mark.parametrize("sign", ["#", ">", "-", "*", "--"])
def test_a_sign_alone_is_no_answer_and_the_report_says_how_to_write_it(sign: str) -> None:
    (found,) = problems(f"## Which sign?\n\n{sign}\n{REST}")
    assert found.startswith("DP104")
    assert f"({sign} alone on a line is Markdown)" in found
    assert "between backticks" in found


@pytest.mark.parametrize(
    "text", ["", "...", "---", "<!-- later -->", "- \n- \n", "TODO", "<p></p>", "<ul>\n<li> </li>\n</ul>"]
)
def test_other_questions_without_an_answer_are_reported_as_before(text: str) -> None:
    (found,) = problems(f"## Which sign?\n\n{text}\n{REST}")
    assert found == "DP104 no answer: Which sign? (write an answer below it; until then it makes no card)"


@pytest.mark.parametrize("sign", ["`#`", "\\#", "`-`", "+ 1", "1", "//"])
def test_a_sign_that_is_shown_is_an_answer(sign: str) -> None:
    assert problems(f"## Which sign?\n\n{sign}\n{REST}") == []


@pytest.mark.parametrize("text", ["<b>", "<b></b>", "<td>"])
def test_an_answer_that_is_only_a_tag_is_reported(text: str) -> None:
    (found,) = problems(f"## Which tag?\n\n{text}\n{REST}")
    assert found.startswith(f"DP104 this answer shows nothing: {text} is HTML")


def test_an_option_that_is_only_a_tag_is_shown_as_code() -> None:
    text = f"## Which tag?\n\n- [x] <b>\n- [ ] <i>\n- [ ] none\n{REST}"
    assert problems(text) == []
    reading, _ = read(Source("deck.md", text))
    assert [choice.text.markdown for choice in reading.deck.notes[0].choices] == ["`<b>`", "`<i>`", "none"]


@pytest.mark.parametrize("text", ["`<b>`", "<b>x</b>", "&lt;b>", "![a](https://x.example/a.png)"])
def test_an_answer_that_shows_something_is_not_reported(text: str) -> None:
    assert not [line for line in problems(f"## Which tag?\n\n{text}\n{REST}") if "DP104" in line]


@pytest.mark.parametrize("remark", ["- [ ] <!-- x -->", "- [ ] %%x%%", "* [ ] <!-- x -->"])
def test_an_option_that_is_only_a_remark_is_left_out(remark: str) -> None:
    reading, _ = read(Source("deck.md", f"## Which?\n\n- [x] a\n{remark}\n- [ ] b\n"))
    assert [choice.text.markdown for choice in reading.deck.notes[0].choices] == ["a", "b"]
    assert not reading.unaccounted


def test_an_item_with_more_than_a_comment_stays() -> None:
    text = "## Which?\n\n- [x] a <!-- x -->\n- [ ] <!-- x --> b\n- [ ] <!-- y -->\n  c\n"
    reading, _ = read(Source("deck.md", text))
    assert len(reading.deck.notes[0].choices) == 3


def test_comments_in_code_stay() -> None:
    reading, _ = read(Source("deck.md", "## How?\n\n```\n- <!-- x -->\n```\n"))
    assert "- <!-- x -->" in reading.deck.notes[0].answer.markdown


@pytest.mark.parametrize(
    ("meaning", "shown"),
    [
        (": ```{note}\n  Keep it dry.\n  ```", "Keep it dry."),
        (": ```python\n  x = 1\n\n  y = 2\n  ```", "y = 2"),
        (":   ~~~\n    x = 1\n    ~~~", "x = 1"),
    ],
)
def test_a_meaning_between_fences_ends_at_the_closing_fence(meaning: str, shown: str) -> None:
    reading, found = read(Source("deck.md", f"## What?\n\nTwo words:\n\nGenus\n{meaning}\n{REST}"))
    first, second = reading.deck.notes
    assert shown in first.answer.markdown
    assert second.question.markdown == "What is heat?"
    assert found == ()


def test_a_meaning_whose_fence_never_closes_is_text() -> None:
    reading, _ = read(Source("deck.md", f"## What?\n\nGenus\n: ```{{note}}\n{REST}"))
    assert [note.question.markdown for note in reading.deck.notes] == ["What?", "What is heat?"]


def test_a_box_with_blank_lines_belongs_to_the_answer_in_the_obsidian_dialect() -> None:
    text = "#flashcards\n\nWhat?\n?\n:::note\nFirst.\n\nSecond.\n:::\n\nNow?\n?\nYes.\n\nA:::B\n\nStray.\n"
    reading, _ = read(Source("deck.md", text))
    assert [note.question.markdown for note in reading.deck.notes] == ["What?", "Now?", "A"]
    assert "Second." in reading.deck.notes[0].answer.markdown
    assert not reading.unaccounted


def test_a_box_that_never_closes_ends_at_the_blank_line_in_the_obsidian_dialect() -> None:
    reading, _ = read(Source("deck.md", "#flashcards\n\nWhat?\n?\n:::note\nFirst.\n\nSecond.\n\nNow?\n?\nYes.\n"))
    assert "Second." not in reading.deck.notes[0].answer.markdown
    assert len(reading.deck.notes) == 2


@pytest.mark.parametrize(
    "tag", ["![map](https://a.example/m.png)", '<a href="https://a.example"><img src="m.png"></a>']
)
def test_a_picture_that_is_a_link_is_more_than_a_link(tag: str) -> None:
    assert [found for found in problems(f"## What does it show?\n\n{tag}\n{REST}") if found.startswith("DP118")] == []


def test_an_answer_that_is_only_a_link_is_reported() -> None:
    (found,) = problems(f"## What does it show?\n\n[The map](https://a.example)\n{REST}")
    assert found.startswith("DP118")


def test_the_end_of_an_element_stays_with_its_beginning() -> None:
    box, _ = read(Source("deck.md", f'## What is there?\n\n<div class="box">\n\nA rope.\n\n</div>\n\n---\n{REST}'))
    assert box.deck.notes[0].answer.markdown.endswith("A rope.\n\n</div>")
    lone, _ = read(Source("deck.md", f"## What is there?\n\nA rope.\n\n</div>\n{REST}"))
    assert lone.deck.notes[0].answer.markdown == "A rope."


@pytest.mark.parametrize(
    "answer",
    [
        "*\\<a short text>*",
        "<explanation in text form>",
        "**<what it does (in a few words)>**",
        "```{r Q1}\nponds <- NULL\n```",
        "```{r}\nponds <- NULL\nfish.names <- NULL\n\n```",
        "```python\n# your code here\n```",
        "```js\n\n// Write your answer here.\n\n```",
        "```sql\n-- Your query goes here\n```",
        "```\nTODO\n```",
        "```python\n|\n|\n|\n```",
        "**Answer:** ___",
        "1. ______\n2. ______",
        "- Use: ______\n- Made of: ______",
        "It holds water. Or not?\n\n**Issue:** ______\n\n**Fix:** ______",
        "Tell what lives there.\n\n**Space for the answer:**\n```\n[Your text here]\n```",
        "[Seu texto aqui]",
        "\\[your answer\\]",
        "**Your answer:** [Your text here]",
        "略",
    ],
)
def test_a_text_that_tells_what_to_write_is_no_answer(answer: str) -> None:
    assert codes(f"## What is a pond?\n\n{answer}\n\n## What is a pump?\n\nA machine.\n") == ["DP104"]


@pytest.mark.parametrize(
    "answer",
    [
        "`<a short text>`",
        "<vector>",
        "a < b and c > d",
        "<small body of water>, still",
        "```r\nponds <- NULL\n```",
        "```{r}\nponds$fish <- NULL\n```",
        "```{r}\nponds <- NULL\nponds[1] <- 2\n```",
        "```python\n# not your code here\n```",
        "```python\n# your code here\nprint(1)\n```",
    ],
)
def test_a_text_that_looks_alike_is_an_answer(answer: str) -> None:
    assert codes(f"## What is a pond?\n\n{answer}\n\n## What is a pump?\n\nA machine.\n") == []


@pytest.mark.parametrize(
    "answer",
    [
        "A lake: small",
        "**A lake:** [your garden]",
        "```\n|\n```",
        "Water ______",
        "[Your garden](https://example.org)",
        "略图",
        "__A lake__",
    ],
)
def test_a_text_that_only_resembles_lines_to_fill_in_is_an_answer(answer: str) -> None:
    assert "DP104" not in codes(f"## What is a pond?\n\n{answer}\n\n## What is a pump?\n\nA machine.\n")


KEYED = """# Quiz

### Q1. Metals

Name two of them.

**Answer:**
1. ______
2. ______

### Q2. Code

What is wrong here?

```
print(1
```

**Issue:** ______

### Q3. Which gas burns?

- A) Neon
- B) Hydrogen

**Answer:** ___

## Answer key

- **Q1:** Tin and iron
- **Q2:** A bracket is missing
- **Q3:** B
"""


def test_a_key_fills_in_the_lines_below_a_question() -> None:
    reading, found = read(Source("deck.md", KEYED))
    first, second, third = reading.deck.notes
    assert (first.question.markdown, first.answer.markdown) == ("Metals\n\nName two of them.", "Tin and iron")
    assert second.question.markdown == "Code\n\nWhat is wrong here?\n\n```\nprint(1\n```"
    assert second.answer.markdown == "A bracket is missing"
    assert [choice.correct for choice in third.choices] == [False, True]
    assert found == ()


@pytest.mark.parametrize("line", ["**Answer:** [Your text here]", "Answer: [Your answer]", "**Answer:** ____"])
def test_a_key_fills_in_a_placeholder_behind_a_label(line: str) -> None:
    text = f"## Q1. What is a pond?\n\nThink of rain.\n\n{line}\n\n## Q2. What is a pump?\n\n{line}\n\n"
    assert cards(f"{text}## Answer key\n\n- **Q1:** A lake\n- **Q2:** A machine\n") == [
        "What is a pond? Think of rain. | A lake",
        "What is a pump? | A machine",
    ]
    told = text.replace(line, "Answer: [Your garden](https://example.org)")
    assert [card.split(" | ")[1] for card in cards(told)] == ["[Your garden](https://example.org)"] * 2
