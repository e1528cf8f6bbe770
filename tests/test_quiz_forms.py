"""Questions, options and answers in the forms that people write them, and what looks alike but is none."""

from __future__ import annotations

import pytest

from combined import each_pair
from deckpress.model import Kind
from readings import cards, codes, notes, right, understood

# ---- options with letters and a colon ----

COLONS = """
### Vraag {n}

Which fruit is {colour}?

A: lemon

B: plum

C: lime

Antwoord: {letter}
"""


def test_paragraphs_that_begin_with_a_b_c_and_a_colon_are_options_not_answers_and_clozes() -> None:
    text = COLONS.format(n=1, colour="yellow", letter="A") + COLONS.format(n=2, colour="green", letter="C")
    assert cards(text) == ["Which fruit is yellow? | +lemon -plum -lime", "Which fruit is green? | -lemon -plum +lime"]
    assert codes(text) == []


def test_they_may_be_lines_of_one_paragraph_or_bold() -> None:
    lines = "### Question 1\n\nWhich metal is liquid?\n\n**A:** iron\n**B:** mercury\n**C:** zinc\n\nAnswer: B\n"
    assert cards(lines) == ["Which metal is liquid? | -iron +mercury -zinc"]


def test_an_answer_above_a_cloze_stays_an_answer() -> None:
    assert cards("Q: Which metal is liquid?\nA: mercury\n\nC: Zinc melts at ==420== degrees.\n") == [
        "Which metal is liquid? | mercury",
        "Zinc melts at ==420== degrees. | ",
    ]


def test_two_letters_with_a_colon_are_no_options_yet() -> None:
    assert cards("Q: Who speaks first?\nA: Anna\nB: is silent\n") == ["Who speaks first? | Anna B: is silent"]


@pytest.mark.parametrize("number", ["question: 7", "vraag: 7", "Frage: 7"])
def test_a_line_that_only_refers_to_the_number_of_a_question_is_no_question(number: str) -> None:
    text = (
        "### Vraag 7\n\nWhich fruit is yellow?\n\nA: lemon\n\nB: plum\n\nC: lime\n\n"
        f"---\noplossing:\n    {number}\n    antwoord: A\n...\n"
    )
    assert cards(text) == ["Which fruit is yellow? | +lemon -plum -lime"]
    assert notes(text)[0].explanation.flat == ""


# ---- boxes without a list ----

BOXES = """
Question 1

Which gas do plants take in?

[ ]oxygen

[X]carbon dioxide

Correct! They build sugar from it.

[ ]helium
"""


def test_boxes_that_are_paragraphs_are_options_and_the_remark_below_the_ticked_one_explains_it() -> None:
    assert cards(BOXES) == ["Which gas do plants take in? | -oxygen +carbon dioxide -helium"]
    assert notes(BOXES)[0].explanation.flat == "Correct! They build sugar from it."
    assert "DP116" in codes(BOXES)


def test_boxes_with_a_blank_need_no_warning() -> None:
    text = "## Which gas do plants take in?\n\n[ ] oxygen\n\n[x] carbon dioxide\n\nIt is in the air.\n"
    assert cards(text) == ["Which gas do plants take in? | -oxygen +carbon dioxide"]
    assert notes(text)[0].explanation.flat == "It is in the air."
    assert codes(text) == []


def test_paragraphs_that_are_all_ticked_offer_no_choice() -> None:
    assert [note.kind for note in notes("## What is done?\n\n[x] the roof\n\n[x] the walls\n")] == [Kind.OPEN]


# ---- options that are code ----

CODE = """
### {title}

Which line prints twice?

**A.**
```python
print(1)
```

**B.**
```python
print(1); print(2)
```

### Answer & explanation

**Correct answer: B**

- **A.** One call, one line.
- **B.** Two calls.
"""


@pytest.mark.parametrize("title", ["Question", "❓ **Question**", "問題"])
def test_a_letter_above_each_block_of_code_makes_it_an_option(title: str) -> None:
    (note,) = notes(CODE.format(title=title))
    assert [choice.text.markdown for choice in note.choices] == [
        "```python\nprint(1)\n```",
        "```python\nprint(1); print(2)\n```",
    ]
    assert right(note) == ["```python\nprint(1); print(2)\n```"]
    assert note.question.flat == "Which line prints twice?"
    assert note.explanation.markdown.startswith("- **A.** One call")


def test_letters_without_text_or_code_are_no_options() -> None:
    assert [note.kind for note in notes("## Which?\n\nA.\n\nB.\n\n**Answer:** the second\n")] == [Kind.OPEN]


# ---- headings that are only the word for a question ----

SAME = """
### **Questão**

{asked}

a. um<br>
b. dois

**Gabarito: {said}**

---
"""


def test_headings_that_only_say_question_ask_what_is_below_them() -> None:
    text = "# Prova\n" + "".join(
        SAME.format(asked=asked, said=said)
        for asked, said in (("O menor par é", "b. dois"), ("O primeiro natural é", "a. um"))
    )
    assert cards(text) == ["O menor par é | -um +dois", "O primeiro natural é | +um -dois"]


def test_such_a_heading_without_an_answer_is_a_section() -> None:
    assert cards("# Notes\n\n## Question\n\nWe wondered why.\n\n## Method\n\nWe looked.\n") == []


def test_a_question_alone_in_a_chapter_is_the_only_card() -> None:
    chapter = "## Traps\n\n### Cold water\n\nIt is slow.\n\n### Hot water\n\nIt is fast.\n\n## Check\n"
    text = chapter + "\n### Question\n\nWhich is faster?\n\n### Answer\n\nHot water.\n"
    assert cards(text) == ["Which is faster? | Hot water."]


@pytest.mark.parametrize(
    "word", ["Solución", "Soluzione", "Solução", "Gabarito", "Oplossing", "Rozwiązanie", "Řešení", "Çözüm", "Lời giải"]
)
def test_the_word_for_a_solution_is_the_label_of_an_answer(word: str) -> None:
    assert cards(f"## 2 + 2?\n\nThink.\n\n**{word}:** 4\n") == ["2 + 2? Think. | 4"]


# ---- code as the question ----


def test_code_below_a_number_is_the_question_if_a_hidden_answer_follows() -> None:
    part = "**{n}.**\n\n```python\nprint({n})\n```\n\n<details><summary>Solution</summary>\n\n`{n}`\n\n</details>\n\n"
    text = "## What does it print?\n\n" + "".join(part.format(n=n) for n in (1, 2, 3))
    assert [(note.question.markdown, note.answer.flat) for note in notes(text)] == [
        (f"```python\nprint({n})\n```", f"`{n}`") for n in (1, 2, 3)
    ]


def test_code_below_a_number_without_an_answer_is_no_question() -> None:
    assert notes("**1.**\n\n```python\nprint(1)\n```\n") == ()


# ---- answers that judge each option ----

JUDGED = """
### Question 1

Which planet is red?

a. Venus<br>b. Mars, the fourth planet<br>c. Saturn

<details><summary>Show answer</summary>

**Right answer:** the fourth one

- {0} **a) Venus** - it is yellow
- {1} **b) Mars** - rust
- {2} **c) Saturn** - it has rings
</details>
"""


def test_an_answer_that_ticks_one_letter_and_crosses_the_others_names_the_right_option() -> None:
    text = JUDGED.format("❌", "✅", "❌")
    assert cards(text) == ["Which planet is red? | -Venus +Mars, the fourth planet -Saturn"]
    assert codes(text) == []


def test_words_judge_as_well_as_signs() -> None:
    text = "## Which is a metal?\n\nA. tin\nB. wood\n\n**Answer:**\n\nA. Correct: it shines.\nB. Wrong: it burns.\n"
    assert cards(text) == ["Which is a metal? | +tin -wood"]


@pytest.mark.parametrize("signs", [("✅", "✅", "✅"), ("❌", "❌", "❌"), ("", "✅", "❌")])
def test_signs_that_leave_the_right_option_open_name_none(signs: tuple[str, str, str]) -> None:
    text = JUDGED.format(*signs)
    assert cards(text) == []
    assert sorted(codes(text)) == ["DP101", "DP108"]


def test_a_list_below_the_name_of_the_right_option_stays_a_list() -> None:
    text = "## Which is a metal?\n\nA. tin\nB. wood\n\n**Answer: A**\n\n- It shines.\n- It melts.\n"
    assert notes(text)[0].explanation.markdown == "- It shines.\n- It melts."


def test_line_breaks_in_html_at_the_end_of_options_are_left_out() -> None:
    text = "## Which is a metal?\n\na. tin<br>\nb. wood<br/>\n\nAnswer: a\n"
    assert [choice.text.markdown for choice in notes(text)[0].choices] == ["tin", "wood"]


# ---- cases in quotes ----

QUOTED = """
## Case {n}

> A shop sells {what}.
>
> **What should it do?**
>
> **A)** Close.
>
> **B)** Open.
>
> **C)** Wait.

### Correct answer: {letter}

Because of the {what}.
"""


def test_a_quote_with_options_is_the_question_of_the_heading_above() -> None:
    text = QUOTED.format(n=1, what="tea", letter="B") + QUOTED.format(n=2, what="ice", letter="C")
    assert cards(text) == [
        "Case 1 A shop sells tea. What should it do? | -Close. +Open. -Wait.",
        "Case 2 A shop sells ice. What should it do? | -Close. -Open. +Wait.",
    ]
    assert [note.explanation.flat for note in notes(text)] == ["Because of the tea.", "Because of the ice."]


def test_the_answer_may_be_in_the_quote() -> None:
    text = "> Which bird is black?\n>\n> A) swan\n> B) crow\n> C) dove\n>\n> **Answer: B.** It caws.\n"
    assert cards(text) == ["Which bird is black? | -swan +crow -dove"]


@pytest.mark.parametrize(
    "quote",
    [
        "> He gave two reasons:\n>\n> a) time\n> b) money\n",
        "> A) time\n> B) money\n> C) luck\n",
        "> [!note] Reasons\n> There are three:\n> A) time\n> B) money\n> C) luck\n",
    ],
)
def test_other_quotes_stay_quotes(quote: str) -> None:
    text = f"## Why did he go?\n\n{quote}"
    assert [note.answer.markdown.strip() for note in notes(text)] == [quote.strip()]


# ---- answers that are headings with a tick ----


def test_a_heading_with_a_tick_right_below_each_question_is_its_answer() -> None:
    part = "# **{n}. {asked}**\n\n### ✔ **{said}**\n\n### ❗ Explanation\n\nSee page {n}.\n\n---\n\n"
    rows = (("Largest planet", "Jupiter"), ("Red planet", "Mars"), ("Ringed planet", "Saturn"))
    text = "# Exam\n\n" + "".join(part.format(n=n, asked=a, said=s) for n, (a, s) in enumerate(rows, 1))
    assert [note.question.flat for note in notes(text)] == [asked for asked, _ in rows]
    assert [note.answer.markdown for note in notes(text)] == [
        f"**{said}**\n\n### ❗ Explanation\n\nSee page {n}." for n, (_, said) in enumerate(rows, 1)
    ]


def test_ticked_headings_of_a_list_of_features_are_no_answers() -> None:
    features = "### ✅ Fast\n\nIt runs.\n\n### ✅ Small\n\nIt fits.\n\n### ✅ Free\n\nIt costs nothing.\n"
    assert all("Fast" not in note.answer.flat for note in notes(f"# Tool\n\n## Features\n\n{features}"))


# ---- solutions in the items of a list ----

NESTED = """
### Sheet {n}
`````{{exercise}} Numbers
:class: dropdown

Let x be {n}.

1. Double x.

    ````{{dropdown}} Solution
    Twice {n}.
    ````

2. Is x even?

    ````{{dropdown}} Solution
    Look at {n}.
    ````
`````
"""


def test_an_exercise_with_a_solution_in_each_item_holds_several_questions() -> None:
    assert cards(NESTED.format(n=4) + NESTED.format(n=7)) == [
        "Double x. | Twice 4.",
        "Is x even? | Look at 4.",
        "Double x. | Twice 7.",
        "Is x even? | Look at 7.",
    ]


def test_an_exercise_with_one_solution_for_its_list_is_one_question() -> None:
    text = "::: exercise\n1. Boil water.\n2. Add tea.\n\n::: solution\nHot tea.\n:::\n:::\n"
    assert len(notes(text)) == 1


# ---- essays ----

ESSAY = "# On work\n\n{intro}\n\n**Who counts the hours?**\n\n{long}\n\n## Does it matter?\n\n{long}\n"


def test_one_or_two_questions_above_pages_of_text_are_reported_as_a_guess() -> None:
    text = ESSAY.format(intro="Work is long. " * 20, long=("Hours pass, and nobody counts them. " * 8 + "\n\n") * 8)
    assert "DP115" in codes(text)


def test_a_long_answer_in_one_piece_is_no_essay() -> None:
    text = ESSAY.format(intro="Work is long.", long="Hours pass, and nobody counts them. " * 60)
    assert "DP115" not in codes(text)


def test_short_answers_to_two_questions_are_none() -> None:
    text = ESSAY.format(intro="Work is long.", long="Nobody does.")
    assert "DP115" not in codes(text)


# ---- the word for options ----


@pytest.mark.parametrize(
    ("head", "words", "options"),
    each_pair(
        ["## {}\n\n", "**Question 1:** {}\n\n", "1. {}\n\n", "### Sky\n\n{}\n\n"],
        [
            "Which one is it? **Options:**",
            "Which one is it? *Opciones*:",
            "Which one is it? Answer choices:",
            "Which one is it?<br>Optionen:",
        ],
        ["A. red\nB. blue\n", "- A. red\n- B. blue\n", "- red\n- blue\n"],
    ),
)
def test_words_that_announce_the_options_are_no_part_of_the_question(options: str, head: str, words: str) -> None:
    text = f"{head.format(words)}{options}\n**Answer:** {'B' if 'B.' in options else 'blue'}\n"
    assert [card.split("\n")[-1].removeprefix("Sky ") for card in cards(text)] == ["Which one is it? | -red +blue"]


@pytest.mark.parametrize(
    "words", ["Which of these are options:", "Which is the best **answer**:", "What is shown below *Options*?"]
)
def test_such_words_in_a_sentence_stay(words: str) -> None:
    assert cards(f"## {words}\n\nA. red\nB. blue\n\n**Answer:** B\n")[0] == f"{words} | -red +blue"


@pytest.mark.parametrize("word", ["**Options:**", "Opciones:", "Antwortmöglichkeiten:", "Answer choices:"])
def test_a_line_that_only_announces_the_options_is_no_part_of_the_question(word: str) -> None:
    text = f"### Question 1: Which is a metal?\n\n{word}\n\nA) tin\nB) wood\n\nAnswer: A\n"
    assert cards(text) == ["Which is a metal? | +tin -wood"]


def test_a_line_that_says_more_than_options_stays() -> None:
    text = "### Question 1: Which is a metal?\n\nOptions for a coin:\n\nA) tin\nB) wood\n\nAnswer: A\n"
    assert cards(text) == ["Which is a metal? Options for a coin: | +tin -wood"]


# ---- titles without a blank line ----


def test_a_title_right_above_the_next_numbered_question_does_not_hide_it() -> None:
    text = (
        "Easy\n1) Name a gas.\nAnswer: neon\n\n2) Name a metal.\nAnswer: tin\n\nHard\n3) Name a salt.\nAnswer: potash\n"
    )
    assert [note.question.flat for note in notes(text)] == ["Name a gas.", "Name a metal.", "Name a salt."]


# ---- tables of addresses ----

TABLE = (
    "# Site\n\nThe pages have two names.\n\n| Polski | English |\n|---|---|\n{rows}\n\nAll of them are in the menu.\n"
)


def test_a_table_of_code_is_no_vocabulary_whatever_its_header() -> None:
    rows = "\n".join(f"| `/{a}` | `/en/{b}` |" for a, b in (("cennik", "prices"), ("pomoc", "help"), ("o", "about")))
    assert all(not note.question.markdown.startswith("`/") for note in notes(TABLE.format(rows=rows)))


def test_a_table_of_words_is_vocabulary_even_if_one_of_them_is_code() -> None:
    rows = "| dom | house |\n| pies | dog |\n| `kot` | cat |"
    assert [note.answer.flat for note in notes(TABLE.format(rows=rows))] == ["house", "dog", "cat"]


# ---- headings with #flashcard ----


def test_headings_with_flashcard_are_cards_up_to_the_blank_line_and_the_line_above_names_the_deck() -> None:
    text = (
        "TARGET DECK: School:: Physics\n\n# Notes\n\n## What is heat? #flashcard\nMotion.\n<!--ID: 1700156773473-->\n\n"
        "### Units #flashcard\n1. kelvin\n2. joule\n \n<!--ID: 1700156773478-->\n"
    )
    deck = understood(text).deck
    assert deck.name == "School::Physics"
    assert [(n.question.flat, n.answer.markdown) for n in deck.notes] == [
        ("What is heat?", "Motion."),
        ("Units", "1. kelvin\n2. joule"),
    ]
    assert codes(text) == []


def test_a_word_that_only_begins_like_the_tag_is_none() -> None:
    assert "flashcards-obsidian" not in understood("## What is heat? #flashcarding\nMotion.\n").dialect
