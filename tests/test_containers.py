"""Containers of site generators and note programs: text in, cards out."""

from __future__ import annotations

import re

import pytest

from deckpress.model import Source
from deckpress.reading import Reading, Use, read

SKULL = ["Which bone guards it? | The skull."]
WINE = "\n\n## What is wine?\n\nA drink.\n"

ASKING = {
    "Obsidian, folded": "> [!question]- Which bone guards it?\n> The skull.",
    "Obsidian, not folded": "> [!question] Which bone guards it?\n> The skull.",
    "Obsidian, faq": "> [!faq]- Which bone guards it?\n>\n> The skull.",
    "Obsidian, nested": "> [!question] Which bone guards it?\n> > [!success]- Answer\n> > The skull.",
    "Obsidian, nested with a blank line": "> [!question] Which bone guards it?\n>\n> > [!answer]-\n> > The skull.",
    "Obsidian, the answer in the title": "> [!question] Which bone guards it?\n> > [!answer]- The skull.",
    "Obsidian, a note that is folded": "> [!note]- Which bone guards it?\n> The skull.",
    "Obsidian, an example": "> [!example] Which bone guards it?\n> > [!success]- Solution\n> > The skull.",
    "MkDocs": '??? question "Which bone guards it?"\n    The skull.',
    "MkDocs, open": '!!! question "Which bone guards it?"\n\n    The skull.',
    "MkDocs, nested": '!!! question "Which bone guards it?"\n\n    ??? success "Answer"\n        The skull.',
    "MkDocs, unfolded at first": '???+ question "Which bone guards it?"\n    The skull.',
    "MkDocs, an exercise": '!!! exercise\n\n    Which bone guards it?\n\n    ??? solution\n        The skull.',
    "colons": "::: question\nWhich bone guards it?\n::: answer\nThe skull.\n:::\n:::",
    "colons, a title": "::: question Which bone guards it?\nThe skull.\n:::",
    "colons, no blank": ":::question\nWhich bone guards it?\n::::solution\nThe skull.\n::::\n:::",
    "colons, in a row": "::: exercise\nWhich bone guards it?\n:::\n\n::: solution\nThe skull.\n:::",
    "Carpentries": ":::::::: challenge\n\n## Which bone guards it?\n\n::: solution\n\nThe skull.\n\n::::::\n\n:::::::",
    "Quarto": "::: {#exr-1 .exercise}\nWhich bone guards it?\n:::\n\n::: {.solution}\nThe skull.\n:::",
    "Docusaurus, label": ":::question[Which bone guards it?]\n\nThe skull.\n\n:::",
    "MyST": "```{exercise}\n:label: ex\n\nWhich bone guards it?\n```\n\n```{solution} ex\nThe skull.\n```",
    "MyST, colons": ":::{exercise}\nWhich bone guards it?\n:::\n\n:::{solution} ex\n:class: dropdown\nThe skull.\n:::",
    "MyST, nested": "````{exercise}\nWhich bone guards it?\n```{solution}\nThe skull.\n```\n````",
    "kramdown": "> ## Which bone guards it?\n>\n> > ## Solution\n> >\n> > The skull.\n> {: .solution}\n{: .challenge}",
    "another language": "::: Aufgabe\nWhich bone guards it?\n:::\n::: Lösung\nThe skull.\n:::",
    "Quarto, box": ":::{.callout-task}\nWhich bone guards it?\n::: {.callout-answer}\n## Answer\nThe skull.\n:::\n:::",
    "R Markdown": "::: {.question}\nWhich bone guards it?\n:::\n\n::: {.answer}\nThe skull.\n:::",
    "HTML": '<div class="question">\n\nWhich bone guards it?\n\n</div>\n\n<div class="answer">\n\nThe skull.\n\n</div>',
    "HTML, a box": '<div class="box task">Which bone guards it?</div>\n<div class="answer-box">\nThe skull.\n</div>',
    "HTML, on one line": '<div class="question">Which bone guards it?</div>\n<div class="answer">The skull.</div>',
    "HTML, in it": '<section class="task">\nWhich bone guards it?\n<div class="answer">The skull.</div>\n</section>',
    "never closed": "::: exercise\nWhich bone guards it?\n\n::: solution\nThe skull.",
}  # fmt: skip

HIDING = {
    "colons": "::: details Show the answer\nThe skull.\n:::",
    "colons, no title": ":::spoiler\nThe skull.\n:::",
    "a solution": "::: solution\nThe skull.\n:::",
    "Quarto": '::: {.callout-tip collapse="true"}\n## Solution\n\nThe skull.\n:::',
    "Quarto, a title": '::: {.callout-note collapse="true" title="Answer"}\nThe skull.\n:::',
    "Zenn": ":::details 解答\nThe skull.\n:::",
    "GitHub": "> [!note] Answer\n> The skull.",
    "Obsidian": "> [!success]- Answer\n> The skull.",
    "MkDocs": '??? tip "Solution"\n    The skull.',
    "MkDocs, named a question": '??? question "Show Answer"\n    The skull.',
    "MyST": "```{admonition} Answer\n:class: dropdown\n\nThe skull.\n```",
    "MyST, dropdown": ":::{dropdown} Answer\nThe skull.\n:::",
    "a hint alone": "::: hint\nThe skull.\n:::",
    "an answer that is labelled inside": "::: details Answer\n**Answer:** The skull.\n:::",
}  # fmt: skip

KEPT = {
    "a tip": (":::tip\nUse cold water.\n:::", "> [!tip]\n> Use cold water."),
    "a tip with a title": (":::tip Cold\nUse it.\n:::", "> [!tip] Cold\n> Use it."),
    "a label": (":::tip[Cold]\n\nUse it.\n\n:::", "> [!tip] Cold\n> Use it."),
    "a tip in a tip": (":::tip\nOne.\n!!! note\n    Two.\n:::", "> [!tip]\n> One.\n>\n> > [!note]\n> > Two."),
    "text after a tip": (":::tip\nUse it.\n:::\nThen go.", "> [!tip]\n> Use it.\n\nThen go."),
    "a tip in an item": ("- One\n\n    !!! tip\n        Two.", "- One\n\n    > [!tip]\n    > Two."),
    "Quarto": ("::: {.callout-note}\nUse it.\n:::", "> [!note]\n> Use it."),
    "Quarto, a heading": ("::: {.callout-tip}\n## Cold\n\nUse it.\n:::", "> [!tip] Cold\n> Use it."),
    "columns": (":::: columns\n::: column\nOne.\n:::\n::: column\nTwo.\n:::\n::::", "One.\n\nTwo."),
    "MkDocs": ('!!! note "Cold"\n\n    Use it.', "> [!note] Cold\n> Use it."),
    "MkDocs, folded": ('??? note "Cold"\n    Use it.', "> [!note]- Cold\n> Use it."),
    "MkDocs, unfolded": ('???+ note "Cold"\n    Use it.', "> [!note]+ Cold\n> Use it."),
    "MkDocs, folded, no title": ("??? tip\n    Use it.", "> [!tip]-\n> Use it."),
    "MkDocs, folded, named like its kind": ('??? tip "Tip"\n    Use it.', "> [!tip]- Tip\n> Use it."),
    "Obsidian, folded": ("> [!tip]- Cold\n> Use it.", "> [!tip]- Cold\n> Use it."),
    "MyST": ("```{note}\nUse it.\n```", "> [!note]\n> Use it."),
    "a callout stays": ("> [!note] Cold\n> Use it.", "> [!note] Cold\n> Use it."),
    "code": ("```md\n::: details Answer\nHidden.\n:::\n```", "```md\n::: details Answer\nHidden.\n:::\n```"),
    "code with tildes": ("~~~\n!!! note\n    x\n~~~", "~~~\n!!! note\n    x\n~~~"),
    "code of MyST": ("```{python}\n1 + 1\n```", "```{python}\n1 + 1\n```"),
    "indented code": ("Like this:\n\n    ::: tip\n    x\n    :::", "Like this:\n\n    ::: tip\n    x\n    :::"),
    "a dot outside the braces": ("::: .{callout-note}\nUse it.\n:::", "> [!note]\n> Use it."),
    "attributes of kramdown": ("{: .no_toc }\nUse it.\n{: #cold .big }", "Use it."),
    "a tuple of Elixir": ("{:ok}\n\n{:error, :cold}", "{:ok}\n\n{:error, :cold}"),
    "attributes in code": ("```md\n{: .big }\n```", "```md\n{: .big }\n```"),
    "a page break": ("{{< pagebreak >}}\n\nUse it.", "Use it."),
    "a level": ("{{< level 2 >}}\n\nUse it.", "Use it."),
    "a video": ('{{< video "a.mp4" >}}\n\nUse it.', '{{< video "a.mp4" >}}\n\nUse it.'),
    "a film in a note": ("::: note\n{{< vimeo 146022717 >}}\n:::", "> [!note]\n> {{< vimeo 146022717 >}}"),
    "an element with another class": ('<div class="wide">Use it.</div>', '<div class="wide">Use it.</div>'),
    "colons that close nothing": ("One.\n\n:::\n\nTwo.", "One.\n\n:::\n\nTwo."),
    "unknown and never closed": ("::: whatever\n\nOne.", "::: whatever\n\nOne."),
    "a folded example": ("::: details Example\nIt is so.\n:::", "> [!details]- Example\n> It is so."),
}  # fmt: skip


def cards(reading: Reading) -> list[str]:
    return [f"{note.question.flat} | {note.answer.flat}" for note in reading.deck.notes]


def reading_of(text: str) -> Reading:
    reading, problems = read(Source("deck.md", text))
    assert [problem.code for problem in problems] == []
    assert reading.unaccounted == ()
    return reading


@pytest.mark.parametrize("text", ASKING.values(), ids=ASKING.keys())
def test_a_container_asks(text: str) -> None:
    assert cards(reading_of(f"# Bones\n\n{text}\n")) == SKULL


@pytest.mark.parametrize("text", ASKING.values(), ids=ASKING.keys())
def test_two_containers_are_two_cards(text: str) -> None:
    assert cards(reading_of(f"{text}\n\n{text.replace('skull', 'cap').replace('Which', 'What')}\n")) == [
        *SKULL,
        "What bone guards it? | The cap.",
    ]


@pytest.mark.parametrize("text", HIDING.values(), ids=HIDING.keys())
def test_a_container_hides_the_answer_of_a_question(text: str) -> None:
    asked = "## Which bone guards it?"
    assert cards(reading_of(f"{asked}\n\n{text}{WINE}")) == [*SKULL, "What is wine? | A drink."]
    assert cards(reading_of(f"{asked}\nIt is hard.\n{text}\n## What is wine?\nA drink.\n")) == [
        "Which bone guards it? It is hard. | The skull.",
        "What is wine? | A drink.",
    ]


@pytest.mark.parametrize(("text", "shown"), KEPT.values(), ids=KEPT.keys())
def test_other_containers_lose_only_their_fences(text: str, shown: str) -> None:
    reading = reading_of(f"## How is rice rinsed?\n\nThree times.\n\n{text}{WINE}")
    answer = re.sub(r"\n{3,}", "\n\n", reading.deck.notes[0].answer.markdown)
    assert answer == f"Three times.\n\n{shown}"
    assert len(reading.deck.notes) == 2


def test_the_lines_of_fences_frame_the_card() -> None:
    reading = reading_of("## How is rice rinsed?\n\n:::tip\nUse cold water.\n:::\n")
    assert [(region.start, region.end) for region in reading.of(Use.FRAME)] == [(3, 3), (5, 5)]
    assert [note.location.line for note in reading.deck.notes] == [1]


def test_a_question_in_a_container_has_its_place_in_the_file() -> None:
    reading = reading_of(
        "# Bones\n\n> [!question]- Which one?\n> The skull.\n\n::: challenge\n## Which two?\n::: answer\nx\n:::\n:::\n"
    )
    places = [(note.location.line, note.location.column, note.answer.origin) for note in reading.deck.notes]
    assert places == [(3, 16, ((4, 3),)), (7, 4, ((9, 1),))]


def test_a_task_without_a_solution_is_reported() -> None:
    reading, problems = read(
        Source("deck.md", "::: exercise\nShow it.\n:::\n\n::: exercise\nProve it.\n::: solution\nSo.\n:::\n:::\n")
    )
    assert cards(reading) == ["Prove it. | So."]
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP104", 1)]


def test_options_in_a_container_are_multiple_choice() -> None:
    reading = reading_of("> [!question] Which one is prime?\n> - [ ] 4\n> - [x] 7\n>\n> It has no divisor.\n")
    note = reading.deck.notes[0]
    assert [choice.correct for choice in note.choices] == [False, True]
    assert note.explanation.markdown == "It has no divisor."


def test_options_listed_again_with_ticks_are_one_list() -> None:
    below = "### Options\n\n- 2\n- 4\n- 7\n\n### Answer\n\n"
    below += ":::details Show answer\n- [x] 2\n- [ ] 4\n- [x] 7\n\nNo divisor.\n:::\n"
    note = reading_of(f"## Which are prime?\n\n{below}").deck.notes[0]
    assert note.question.markdown == "Which are prime?"
    assert [(choice.text.markdown, choice.correct) for choice in note.choices] == [
        ("2", True),
        ("4", False),
        ("7", True),
    ]
    assert note.explanation.markdown == "No divisor."


def test_a_quiz_of_several_questions_is_no_question_itself() -> None:
    text = "::: quiz\n\n## What is wine?\n\nA drink.\n\n## What is rice?\n\nA grain.\n\n:::\n"
    assert cards(reading_of(text)) == ["What is wine? | A drink.", "What is rice? | A grain."]


def test_a_hint_beside_a_solution_is_the_hint_of_the_question() -> None:
    text = "::: challenge\nAdd them, all.\n\n::: hint\nUse `sum`:\nit adds.\n:::\n\n::: solution\nsum()\n:::\n:::\n"
    reading = reading_of(text)
    assert cards(reading) == ["Add them, all. | sum()"]
    assert reading.deck.notes[0].hint.markdown == "Use `sum`: it adds."


@pytest.mark.parametrize(
    "text",
    [
        "::: challenge\nAdd them.\n\n::: solution\n## Hints\nUse `sum`.\n\n::: solution\nsum()\n:::\n:::\n:::\n",
        "::: challenge\nAdd them.\n\n::: solution\n### Hint\nUse `sum`.\n:::\n\n::: solution\nsum()\n:::\n:::\n",
        "::: Aufgabe\nAdd them.\n\n:::: Lösung\n## Tipp\nUse `sum`.\n::::: Lösung\nsum()\n:::::\n::::\n:::\n",
        '!!! question "Add them."\n\n    ??? tip "Hint"\n        Use `sum`.\n\n        ??? success "Solution"\n'
        "            sum()\n",
    ],
)
def test_a_container_with_the_title_of_a_hint_above_a_solution_or_round_it_is_a_hint(text: str) -> None:
    reading = reading_of(text)
    assert cards(reading) == ["Add them. | sum()"]
    assert reading.deck.notes[0].hint.markdown == "Use `sum`."


def test_a_solution_with_the_title_of_a_hint_or_a_longer_one_is_the_answer_if_it_is_alone() -> None:
    for title in ("Hint", "Hints of the trade"):
        text = f"::: challenge\nAdd them.\n\n::: solution\n## {title}\n\nsum()\n:::\n:::\n"
        assert cards(reading_of(text)) == ["Add them. | sum()"]


LISTED = {
    "colons": "   ::: details Answer\n   The skull.\n   :::",
    "MkDocs": '    ??? success "Answer"\n        The skull.',
    "a callout": "   > [!success]- Answer\n   > The skull.",
    "MyST": "   ```{solution}\n   The skull.\n   ```",
}


@pytest.mark.parametrize("text", LISTED.values(), ids=LISTED.keys())
def test_a_container_in_an_item_hides_the_answer_of_the_item(text: str) -> None:
    reading = reading_of(
        f"1. Which bone guards it?\n\n{text}\n\n2. What is wine?\n\n{text.replace('skull', 'drink')}\n"
    )
    assert cards(reading) == [*SKULL, "What is wine? | The drink."]


def test_a_lesson_round_containers_that_ask_is_no_card() -> None:
    text = "# Loops\n\n## Counting\n\nA loop repeats.\n\n"
    text += "::: challenge\n\nWhich keyword?\n\n::: solution\n\nfor\n\n:::\n\n:::\n"
    reading, _ = read(Source("deck.md", text))
    assert cards(reading) == ["Which keyword? | for"]


@pytest.mark.parametrize("mark", ["::: note", "!!! note", "```{solution}\nx", "> [!answer]- Which?"])
def test_a_part_that_the_author_marked_keeps_its_containers_as_they_are_written(mark: str) -> None:
    text = f"## What is wine?\n\n<!-- answer -->\n\nA drink.\n\n{mark}\n\n<!-- end -->\n"
    if mark.startswith("```"):
        text = text.replace("x\n", "x\n```\n")
    reading, _ = read(Source("deck.md", text))
    assert [n.answer.markdown for n in reading.deck.notes] == [
        text.partition("<!-- answer -->")[2].removesuffix("<!-- end -->\n").strip()
    ]


@pytest.mark.parametrize("mark", ["???", "???+", "???-"])
def test_an_admonition_may_say_whether_it_is_folded(mark: str) -> None:
    text = f'## What is a caldera?\n\n{mark} success "Answer"\n\n    A basin.\n\n## What is lava?\n\nMolten rock.\n'
    assert [note.answer.flat for note in read(Source("deck.md", text))[0].deck.notes] == ["A basin.", "Molten rock."]


PARTS = "Measure the pond.\n\na. How deep is it?\nb. How wide is it?\n"


@pytest.mark.parametrize(
    "text",
    [
        f"::: {{.callout-exercise}}\n{PARTS}\n::: {{.callout-answer}}\nTwo feet deep and six wide.\n:::\n:::\n",
        f'<div class="task">\n\n{PARTS}\n<div class="solution">\n\nTwo feet deep and six wide.\n\n</div>\n</div>\n',
    ],
)
def test_letters_number_the_parts_of_a_task_with_a_hidden_solution(text: str) -> None:
    note = reading_of(text).deck.notes[0]
    assert (note.question.markdown, note.answer.markdown) == (PARTS.strip(), "Two feet deep and six wide.")


def test_a_hidden_answer_that_is_a_letter_picks_an_option() -> None:
    text = "::: exercise\nWhich is prime?\n\na. 4\nb. 7\n\n::: solution\nb\n:::\n:::\n"
    note = reading_of(text).deck.notes[0]
    assert [(choice.text.markdown, choice.correct) for choice in note.choices] == [("4", False), ("7", True)]


def test_a_heading_above_a_box_with_a_question_is_its_section() -> None:
    box = '<div class="question">\n\n{}\n\n</div>\n\n<div class="answer">\n\n{}\n\n</div>\n\n'
    text = "## Exercise 1\n\n" + box.format("What is wine?", "A drink.")
    text += "## Exercise 2\n\n" + box.format("Name a grain.\n\n```r\ngrains()\n```", "Rice.")
    reading = reading_of(text)
    assert cards(reading) == ["What is wine? | A drink.", "Name a grain. ```r grains() ``` | Rice."]
    assert [note.section for note in reading.deck.notes] == [("Exercise 1",), ("Exercise 2",)]


def test_lines_that_ask_in_the_prose_between_exercises_are_no_cards() -> None:
    text = "# Ponds\n\nIs it deep? It seems so.\n\n"
    for number in range(4):
        text += f"How wide is pond {number}? We shall see.\n\n" if number % 2 else "A pond holds water.\n\n"
        text += f"::: exercise\nMeasure pond {number}.\n\n::: solution\n{number} feet.\n:::\n:::\n\n"
    reading, _ = read(Source("deck.md", text))
    assert cards(reading) == [f"Measure pond {number}. | {number} feet." for number in range(4)]


def test_an_admonition_at_the_left_edge_answers_the_list_item_above() -> None:
    text = "# Pond\n\n## Exercise 1\n\n- Find the pump.\n\n"
    text += '???- question "Answer"\n\n    It is in:\n\n    - the shed\n    - the yard\n\n'
    text += '- Start it.\n  Wait a moment.\n\n???- question "Answer"\n\n    Press the knob.\n'
    assert cards(reading_of(text)) == [
        "Find the pump. | It is in: - the shed - the yard",
        "Start it. Wait a moment. | Press the knob.",
    ]


def test_an_answer_behind_several_items_is_not_that_of_the_last_item() -> None:
    text = (
        "## Exercise 1: Start the pump\n\n- Find it.\n- Start it.\n\n::: solution\nIn the shed, by the knob.\n:::\n\n"
    )
    text += text.replace("1: Start the", "2: Mend the").replace("shed", "yard")
    reading, _ = read(Source("deck.md", text))
    assert cards(reading) == [
        "Exercise 1: Start the pump - Find it. - Start it. | In the shed, by the knob.",
        "Exercise 2: Mend the pump - Find it. - Start it. | In the yard, by the knob.",
    ]


def test_one_item_above_an_answer_is_part_of_the_heading_that_asks() -> None:
    text = "## Which bone guards it?\n\n- Think of a helmet.\n\n::: solution\nThe skull.\n:::" + WINE
    assert cards(reading_of(text))[0] == "Which bone guards it? - Think of a helmet. | The skull."


def test_a_box_for_teachers_is_no_card() -> None:
    text = '???- question "For teachers"\n\n    Time: ten minutes.\n\n???- question "Is it deep?"\n\n    Yes.\n'
    reading, _ = read(Source("deck.md", text))
    assert cards(reading) == ["Is it deep? | Yes."]


COOKED = ["Is it raw? | No.", "Is it hot? | Yes."]


@pytest.mark.parametrize(
    "text",
    [
        "> [!question] Is it raw?\n> No.\n> [!question] Is it hot?\n> Yes.\n",
        "> [!faq]- Is it raw?\n> No.\n>\n> [!faq]- Is it hot?\n> Yes.\n",
        "> [!faq] Is it raw?\n> > [!success]- Answer\n> > No.\n> [!faq] Is it hot?\n> > [!answer]-\n> > Yes.\n",
        "> [!faq] Is it raw?\n> [!answer]- Answer\n> No.\n> [!faq] Is it hot?\n> [!answer]- Answer\n> Yes.\n",
    ],
)
def test_several_callouts_may_be_in_one_quote(text: str) -> None:
    reading, problems = read(Source("deck.md", text))
    assert cards(reading) == COOKED
    assert problems == ()


def test_a_callout_within_the_answer_of_another_stays_there() -> None:
    text = "> [!question] Is it raw?\n> No.\n> > [!note] Heat\n> > It was fried.\n"
    reading, _ = read(Source("deck.md", text))
    assert cards(reading) == ["Is it raw? | No. > [!note] Heat > It was fried."]


BEHIND = "\n\nNow close it.\n\n## What is a drone?\n\nA male bee.\n"


@pytest.mark.parametrize(("opening", "closing"), [("::: callout", ":::"), (":::: tip", "::::"), (":::{note}", ":::")])
def test_the_answer_to_a_heading_in_a_box_ends_with_the_box(opening: str, closing: str) -> None:
    text = f"{opening}\n\n## Can you see the queen?\n\nLook for eggs.\n\n{closing}" + BEHIND
    reading, _ = read(Source("deck.md", text))
    assert cards(reading) == ["Can you see the queen? | Look for eggs.", "What is a drone? | A male bee."]
    assert reading.unaccounted == ()


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("::: tip\n## Where is she?\n:::\n\nBelow.", "Where is she? | Below. Now close it."),
        (
            "::: tip\n## Where is she?\n\nLook.\n:::\n\n**Answer:** Below.",
            "Where is she? Look. | Below. Now close it.",
        ),
        (
            "::: tip\n## Where is she?\n\nLook.\n:::\n\n::: solution\nBelow.\n:::",
            "Where is she? Look. | Below. Now close it.",
        ),
        (
            "::: column\n## Where is she?\n\nLook.\n:::\n\n::: column\nBelow.\n:::",
            "Where is she? | Look. Below. Now close it.",
        ),
    ],
    ids=["no text in the box", "a label below it", "a solution below it", "a column"],
)
def test_the_answer_to_a_heading_in_a_box_may_be_below_the_box(text: str, card: str) -> None:
    assert cards(reading_of(text + BEHIND))[0] == card


LESSON = """::: questions
{}
:::

Light the smoker first.

::: callout
{}
:::

::: challenge
Name a sign of a queen.

::: solution
Eggs.
:::
:::
"""


@pytest.mark.parametrize("head", ["Is the lid stuck?", "¿Está pegada la tapa?"])
def test_boxes_beside_challenges_that_ask_are_reported(head: str) -> None:
    reading, problems = read(Source("deck.md", LESSON.format("- How do I open a hive?", f"{head}\n\nUse the chisel.")))
    assert cards(reading) == ["Name a sign of a queen. | Eggs."]
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP104", 2), ("DP115", 8)]


@pytest.mark.parametrize("box", ["It is stuck.\n\nUse the chisel.", "Is the lid stuck?", "Stuck? Use the chisel."])
def test_other_boxes_beside_challenges_are_text(box: str) -> None:
    reading, problems = read(Source("deck.md", LESSON.format("Hives, and how to open them.", box)))
    assert cards(reading) == ["Name a sign of a queen. | Eggs."]
    assert [problem.code for problem in problems if problem.location.line == 8] == []


@pytest.mark.parametrize(
    ("head", "foot"),
    [("::: {}", ":::"), (":::: {{.{}}}", "::::"), ("```{{note}} {}", "```"), ('<div class="{}">', "</div>")],
)
def test_the_lists_of_two_containers_are_two_lists(head: str, foot: str) -> None:
    """The head of many lessons: what one can do at its end, then the questions that it answers."""
    aims = f"{head.format('objectives')}\n\n- Write a loop.\n- Quote a name.\n\n{foot}\n\n"
    asked = f"{head.format('questions')}\n\n- How often does it run?\n- When does it end?\n\n{foot}\n\n"
    task = "::: challenge\nWrite one.\n\n::: solution\nfor\n:::\n:::\n"
    reading, problems = read(Source("deck.md", f"# Loops\n\n{aims}{asked}A loop repeats.\n\n{task}"))
    assert cards(reading) == ["Write one. | for"]
    missed = [problem.message for problem in problems if problem.code == "DP104"]
    assert missed == ["no answer: How often does it run?", "no answer: When does it end?"]


def test_options_in_containers_of_their_own_stay_one_list() -> None:
    text = "".join(f"::: option{mark}\n- {word}\n:::\n" for mark, word in (("", "Rice"), ("{.correct}", "Wine")))
    reading = reading_of(f"::: question\nWhich is a drink?\n\n{text}:::\n")
    assert [choice.text.markdown.strip("- ") for choice in reading.deck.notes[0].choices] == ["Rice", "Wine"]


@pytest.mark.parametrize("opening", ["::: instructor\n\n{}:::", ":::: {{.note}}\n{}::::", "```{{tip}}\n{}```"])
def test_a_heading_in_a_container_is_no_section_of_what_is_below_it(opening: str) -> None:
    task = "::: challenge\nWrite one.\n\n::: solution\nfor\n:::\n:::\n\n"
    for mark in ("##", "###"):
        box = opening.format(f"{mark} How to teach it\n\nShow the mistake first.\n\n")
        notes = reading_of(f"# Shell\n\n## Loops\n\n{box}\n\nThey repeat.\n\n{task}").deck.notes
        assert [note.section for note in notes] == [("Loops",)]
    box = opening.format("### Part 1\n\nA text.\n\n### Part 2\n\n" + task)
    assert [note.section for note in reading_of(f"# Shell\n\n## Loops\n\n{box}\n").deck.notes] == [("Loops", "Part 2")]


def test_a_heading_alone_in_an_element_is_the_section_of_what_is_below_it() -> None:
    task = "::: challenge\nWrite one.\n\n::: solution\nfor\n:::\n:::\n\n"
    for box in ('<div class="banner">\n\n## Loops\n\n</div>', "::: center\n## Loops\n:::"):
        assert [note.section for note in reading_of(f"# Shell\n\n{box}\n\n{task}").deck.notes] == [("Loops",)]


@pytest.mark.parametrize(
    ("opening", "title"),
    [("!!! 提示", "**提示** "), ("!!! hinweis", "**Hinweis** "), ("!!! remarque inline", "**Remarque** "),
     ('!!! hinweis ""', ""), ('!!! hinweis "Zeit"', "**Zeit** "), ("!!! admonition", "")],
)  # fmt: skip
def test_an_admonition_of_an_unknown_kind_has_the_word_of_its_kind_as_its_title(opening: str, title: str) -> None:
    text = f"## Which bone guards it?\n\nThe skull.\n\n{opening}\n\n    It is hard.{WINE}"
    answer = re.sub(r"> \[!admonition\] > ", "", cards(reading_of(text))[0].partition(" | ")[2])
    assert answer == f"The skull. {title}It is hard."


@pytest.mark.parametrize(
    ("fold", "shown"),
    [
        ('::: {.details title="Hinweise"}\nIt is hard.\n:::', "> [!details]- Hinweise > It is hard."),
        ('??? info "Hinweis"\n    It is hard.', "> [!info]- Hinweis > It is hard."),
        ("> [!note]- Hint\n> It is hard.", "> [!note]- Hint > It is hard."),
    ],
)
def test_a_fold_for_hints_below_an_answer_is_not_the_answer(fold: str, shown: str) -> None:
    text = f"## Which bone guards it?\n\nThe skull.\n\n{fold}{WINE}"
    assert cards(reading_of(text)) == [f"{SKULL[0]} {shown}", "What is wine? | A drink."]
