"""Lists whose items are the parts of questions: `- Q: ..` above `- A: ..`."""

from __future__ import annotations

import pytest

from readings import cards, codes

WANTED = ["What is iron? | A metal.", "What is oak? | A tree.", "What is slate? | A rock."]
ASKED = [tuple(card.split(" | ")) for card in WANTED]
LABELS = {
    "letters": ("Q:", "A:"),
    "words": ("**Question:**", "**Answer:**"),
    "colons outside": ("**Question**:", "**Answer**:"),
    "italics": ("*Question:*", "*Answer:*"),
    "German": ("Frage:", "Antwort:"),
    "Polish letters": ("**P:**", "**O:**"),
    "a language without words": ("**Cwestiwn:**", "**Ateb:**"),
    "people": ("**Examiner:**", "**Student:**"),
}
FORMS = {
    "items that alternate": "- {} {}\n- {} {}\n",
    "pairs of items": "- {} {}\n- {} {}\n\n",
    "numbers": "1. {} {}\n2. {} {}\n",
    "lines of one item": "- {} {}  \n  {} {}\n",
    "an item in an item": "- {} {}\n  - {} {}\n",
    "below headings": "## Things\n\n* {} {}\n* {} {}\n\n",
}


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS.keys())
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_items_with_labels_are_the_parts_of_questions(form: str, labels: tuple[str, str]) -> None:
    text = "".join(form.format(labels[0], question, labels[1], answer) for question, answer in ASKED)
    assert cards(f"# Things\n\n{text}") == WANTED
    assert codes(f"# Things\n\n{text}") == []


def test_what_is_nested_below_an_answer_belongs_to_it() -> None:
    text = "- Q: What is iron?\n- A: A metal:\n  - grey\n  - heavy\n- Q: What is oak?\n- A: A tree.\n"
    assert cards(text) == ["What is iron? | A metal: - grey - heavy", "What is oak? | A tree."]


def test_options_may_be_an_item_too() -> None:
    options = "- **Options**: A) Oak B) Iron\n"
    text = (
        f"- **Question 1**: Which is a metal?\n{options}- **Answer**: B\n- **Explanation**: It rusts.\n\n"
        f"- **Question 2**: Which is a tree?\n{options}- **Answer**: A\n- **Explanation**: It grows.\n"
    )
    assert cards(text) == ["Which is a metal? | -Oak +Iron", "Which is a tree? | +Oak -Iron"]


@pytest.mark.parametrize(
    "text",
    [
        "# Metals\n\n- **Name:** Iron\n- **Use:** Bridges\n- **Name:** Lead\n- **Use:** Roofs\n",
        "# Team\n\n- Who: Ann\n- When: Monday\n- Who: Ben\n- When: Friday\n",
        "# Keys\n\n- Question 1: see page 4\n- Question 2: see page 5\n",
    ],
    ids=["properties", "a plan", "references"],
)
def test_other_items_with_labels_are_no_questions(text: str) -> None:
    assert not any(card.startswith(("Iron |", "Ann |", "see page")) for card in cards(text))
    assert codes(text)


@pytest.mark.parametrize("form", ["items that alternate", "pairs of items", "numbers", "below headings"])
@pytest.mark.parametrize("labels", [("**Exercise:**", "**Solution:**"), ("Aufgabe:", "Lösung:")])
def test_an_item_with_an_exercise_asks(form: str, labels: tuple[str, str]) -> None:
    text = "".join(FORMS[form].format(labels[0], asked, labels[1], said) for asked, said in ASKED)
    assert cards(f"# Things\n\n{text}") == WANTED


@pytest.mark.parametrize(
    "form",
    [
        "- {q}\n- **Answer:** {a}\n",
        "- {q}\n- Answer: {a}\n\n",
        "* **{q}**\n* A: {a}\n",
        "1. {q}\n2. **Answer:** {a}\n\n<!-- -->\n\n",
        "- {q}\n- **Answer:** {a}\n  It is old.\n",
    ],
)
def test_items_that_ask_above_items_with_the_label_of_an_answer(form: str) -> None:
    text = "# Metals\n\n" + "".join(form.format(q=f"What is {m}?", a=f"A {m}.") for m in ("tin", "zinc", "lead"))
    assert [card[: card.index(".") + 1] for card in cards(text)] == [
        f"What is {m}? | A {m}." for m in ("tin", "zinc", "lead")
    ]


def test_one_item_that_asks_may_lack_its_answer() -> None:
    text = "- What is tin?\n- Answer: A metal.\n- What is zinc?\n- What is lead?\n- Answer: Metal.\n"
    assert cards(text) == ["What is tin? | A metal.", "What is lead? | Metal."]
    assert codes(text) == ["DP104"]


def test_options_above_their_answer_stay_a_list() -> None:
    text = "## What is red?\n\n- Is it Mars?\n- Answer: no\n- It is blood.\n\n## What is blue?\n\nThe sky.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is red?", "What is blue?"]


OFFERED = [("Which burns?", "ice", "gas"), ("Which floats?", "iron", "wood")]


@pytest.mark.parametrize(
    "form",
    [
        "- **Question:** {}\n- **Options:**\n  - A) {}\n  - B) {}\n- **Answer:** B\n\n",
        "- **Question:** {}\n- **Options:** A) {}; B) {}\n- **Answer:** B\n- **Explanation:** So.\n\n",
        "### Task\n\n{}\n\n- **Type:** single\n- **Options:**\n  - {}\n  - {}\n- **Correct Option:** B\n\n",
        "**Question:** {}\n**Options:** A) {}; B) {}\n**Answer:** B\n**Explanation:** So.\n\n",
        "**Question:** {}\n\n**Options**: (A) {} (B) {}\n\n**Answer:** B\n\n",
    ],
)
def test_options_below_or_behind_their_label_are_options(form: str) -> None:
    text = "".join(form.format(*parts) for parts in OFFERED)
    found = [card.rpartition("|")[2] for card in cards(text)]
    assert found == [" -ice +gas", " -iron +wood"]
    assert codes(text) == []


@pytest.mark.parametrize("line", ["- **Options:** tea, or milk", "- **Choice:** B. Smith wrote it"])
def test_such_a_label_above_other_words_is_text(line: str) -> None:
    text = "".join(f"- **Question:** {asks}\n{line}\n- **Answer:** {says}\n\n" for asks, _, says in OFFERED)
    assert cards(text) == [f"Which burns? {line} | gas", f"Which floats? {line} | wood"]


def test_a_remark_on_the_form_of_a_question_is_not_its_answer() -> None:
    text = "".join(f"**Prompt:** {asks}\n\n**Type:** open\n\n**Answer:** {says}\n\n" for asks, _, says in OFFERED)
    assert cards(text) == ["Which burns? | gas", "Which floats? | wood"]
