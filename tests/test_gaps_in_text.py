"""Gaps with numbers in plain paragraphs and items: each is a cloze, in any place."""

from __future__ import annotations

import pytest

from deckpress.model import Kind, Source
from deckpress.reading import read
from readings import cards, read_document

CASES = {
    "a paragraph alone": (
        "Zagreb lies on the {{c1::Save}}.\n\nSplit lies on the {{c1::sea}}.",
        ["cloze: Zagreb lies on the {{c1::Save}}.", "cloze: Split lies on the {{c1::sea}}."],
    ),
    "a paragraph of two lines": ("Red has\nthe {{c1::longest}} waves.", ["cloze: Red has the {{c1::longest}} waves."]),
    "items of a list": (
        "# Muscles\n\n- The {{c1::biceps}} bends.\n- The {{c1::triceps}} stretches.",
        ["cloze: The {{c1::biceps}} bends.", "cloze: The {{c1::triceps}} stretches."],
    ),
    "between labelled lines": (
        "Q: Which tree?\nA: The fir.\n\nThe larch loses {{c1::needles}}.\n\nQ: Which other?\nA: The oak.",
        ["open: Which tree? | The fir.", "cloze: The larch loses {{c1::needles}}.", "open: Which other? | The oak."],
    ),
    "below a cloze line": (
        "C: The Sun is a ==star==.\n\nIt is {{c1::old}}.\n\nC: Mars is ==red==.",
        ["cloze: The Sun is a ==star==.", "cloze: It is {{c1::old}}.", "cloze: Mars is ==red==."],
    ),
    "behind an answer": (
        "## What is a pulse?\n\nA wave.\n\nThe heart has {{c1::four}} chambers.",
        ["open: What is a pulse? | A wave.", "cloze: The heart has {{c1::four}} chambers."],
    ),
    "a quote below a labelled answer": (
        "Q: Which tree?\nA: The fir.\n\n> The larch\nloses {{c1::needles}}.\n\nQ: Which other?\nA: The oak.",
        ["open: Which tree? | The fir.", "cloze: The larch loses {{c1::needles}}.", "open: Which other? | The oak."],
    ),
    "a quote below a cloze line, and one below another": (
        "C: The Sun is a ==star==.\n\n> It is {{c1::old}}.\n\n> It is\n> {{c2::hot}}.\n\nC: Mars is ==red==.",
        [
            "cloze: The Sun is a ==star==.",
            "cloze: It is {{c1::old}}.",
            "cloze: It is {{c2::hot}}.",
            "cloze: Mars is ==red==.",
        ],
    ),
    "quotes alone": (
        "# Muscles\n\n> The {{c1::biceps}} bends.\n\n> The {{c1::triceps}} stretches.",
        ["cloze: The {{c1::biceps}} bends.", "cloze: The {{c1::triceps}} stretches."],
    ),
    "a quote behind an answer": (
        "## What is a pulse?\n\nA wave.\n\n> The heart has {{c1::four}} chambers.",
        ["open: What is a pulse? | A wave.", "cloze: The heart has {{c1::four}} chambers."],
    ),
    "a table below a labelled answer": (
        "Q: Which tree?\nA: The fir.\n\n| Tree | Leaf |\n|---|---|\n| fir | {{c1::needle}} |\n\n"
        "Q: Which other?\nA: The oak.",
        [
            "open: Which tree? | The fir.",
            "cloze: | Tree | Leaf | |---|---| | fir | {{c1::needle}} |",
            "open: Which other? | The oak.",
        ],
    ),
    "a quote or table without a gap stays in its answer": (
        "Q: Which tree?\nA: The fir.\n\n> Write `{{c1::needles}}`.\n\nQ: Which other?\nA: The oak.\n\n"
        "| Tree | Leaf |\n|---|---|\n| fir | `{{c1::needle}}` |",
        [
            "open: Which tree? | The fir. > Write `{{c1::needles}}`.",
            "open: Which other? | The oak. | Tree | Leaf | |---|---| | fir | `{{c1::needle}}` |",
        ],
    ),
    "between template tags that hide": (
        "- Water is {%s%} wet {%ends%}.\n- It boils at {% spoiler %}100{% endspoiler %} or {%s%}212{%ends%} degrees.",
        ["cloze: Water is {{c1::wet}}.", "cloze: It boils at {{c1::100}} or {{c2::212}} degrees."],
    ),
    "above a question with a hidden answer": (
        "Lead is {{c1::heavy}}\nand grey.\n\nZinc?\n\n<details><summary>Answer</summary>\n\nA metal.\n\n</details>",
        ["cloze: Lead is {{c1::heavy}} and grey.", "open: Zinc? | A metal."],
    ),
    "template tags above a question with a hidden answer": (
        "Lead is {%s%} heavy {%ends%}.\n\nWhat is zinc?\n\n{% spoiler %}\nA metal.\n{% endspoiler %}",
        ["cloze: Lead is {{c1::heavy}}.", "open: What is zinc? | A metal."],
    ),
    "template tags in code or of another kind": (
        "## How is it hidden?\n\n```\nIt is {%s%} wet {%ends%}.\n```\n\n"
        "## What is {% raw %}x{% endraw %}?\n\nA letter.",
        [
            "open: How is it hidden? | ``` It is {%s%} wet {%ends%}. ```",
            "open: What is {% raw %}x{% endraw %}? | A letter.",
        ],
    ),
    "directly below a heading that asks": (
        "# Cities\n\n## Where is Lima?\n\nIn {{c1::Peru}}.\n\n## Where is Rome?\n\nIn Italy.",
        ["cloze: In {{c1::Peru}}.", "open: Where is Rome? | In Italy."],
    ),
    "headings": (
        "# Bridges\n\n## One opened in {{c1::1966}}\n\n## One is {{c1::red}}",
        ["cloze: One opened in {{c1::1966}}", "cloze: One is {{c1::red}}"],
    ),
    "headings between labelled lines": (
        "Q: Which tree?\nA: The fir.\n\n### Larches lose {{c1::needles}}\n\n### Oaks lose {{c1::leaves}}\n\n"
        "Q: Which other?\nA: The oak.",
        [
            "open: Which tree? | The fir.",
            "cloze: Larches lose {{c1::needles}}",
            "cloze: Oaks lose {{c1::leaves}}",
            "open: Which other? | The oak.",
        ],
    ),
    "a heading below an answer": (
        "## What is a fir?\n\nA tree.\n\n### Larches lose {{c1::needles}}\n\n## What is an oak?\n\nA tree.",
        ["open: What is a fir? | A tree.", "cloze: Larches lose {{c1::needles}}", "open: What is an oak? | A tree."],
    ),
    "headings with code or a highlight between labelled lines are none": (
        "Q: Which tree?\nA: The fir.\n\n### How `{{c1::a}}` looks\n\nQ: Which other?\nA: The oak.\n\n"
        "### ==More==\n\nQ: Which third?\nA: The elm.",
        ["open: Which tree? | The fir.", "open: Which other? | The oak.", "open: Which third? | The elm."],
    ),
    "code below a heading that is marked as a cloze": (
        "### Fill in\n\n<!-- cloze -->\n\n```sh\n{{c1::tar}} -x\n```",
        ["cloze: Fill in ```sh {{c1::tar}} -x ```"],
    ),
    "code in an answer is an example": (
        "## How is a gap written?\n\nLike this:\n\n```\nA {{c1::star}}.\n```\n\n## And a hint?\n\nAs `{{c1::a::b}}`.",
        ["open: How is a gap written? | Like this: ``` A {{c1::star}}. ```", "open: And a hint? | As `{{c1::a::b}}`."],
    ),
    "a highlight in an answer is none": (
        "## What is basalt?\n\nA ==dark== rock.\n\n## What is chalk?\n\nA ==white== one.",
        ["open: What is basalt? | A ==dark== rock.", "open: What is chalk? | A ==white== one."],
    ),
    "braces of templates are none": (
        "## What does Vue take?\n\n{{ message }}\n\n## And Jinja?\n\n{{ user|upper }}",
        ["open: What does Vue take? | {{ message }}", "open: And Jinja? | {{ user|upper }}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "cards"), CASES.values(), ids=CASES.keys())
def test_a_paragraph_or_item_with_a_numbered_gap_is_a_cloze(text: str, cards: list[str]) -> None:
    reading, problems = read(Source("deck.md", text + "\n"))
    found = [
        f"{note.kind.value}: {note.question.flat}" + (f" | {note.answer.flat}" if note.answer else "")
        for note in reading.deck.notes
    ]
    assert (found, reading.unaccounted) == (cards, ())
    assert [problem.code for problem in problems if problem.code in ("DP104", "DP106")] == []


IN_ANSWERS = {
    "behind a label": ("Q: Where is Bergen?\nA: In {{c1::Norway}}.", "Where is Bergen? In {{c1::Norway}}."),
    "below a bold question": (
        "**What bends light?**\nA {{c1::lens}} does.\n\n**What is a beam?**\nA ray.",
        "What bends light? A {{c1::lens}} does.",
    ),
    "in an item below a numbered question": (
        "1. Where is Bergen?\n   - In {{c1::Norway}}.\n2. Where is Turku?\n   - In Finland.",
        "Where is Bergen? - In {{c1::Norway}}.",
    ),
    "in a cell": ("| Word | Meaning |\n|---|---|\n| ray | {{c1::narrow}} |\n| lens | glass |", "ray {{c1::narrow}}"),
    "in a callout": ("> [!question]- What bends light?\n> A {{c2::lens}}.", "What bends light? A {{c2::lens}}."),
    "in a folded answer": (
        "<details><summary>What bends light?</summary>\n\nA {{c1::lens}}.\n\n</details>",
        "What bends light? A {{c1::lens}}.",
    ),
    "in a block of Logseq": ("- What bends light? #card\n\t- A {{c1::lens}}.", "What bends light? A {{c1::lens}}."),
    "below a question mark": (
        "#flashcards\nWhat bends light?\n?\nA {{c1::lens}}.",
        "What bends light? A {{c1::lens}}.",
    ),
    "in a quote that answers": ("Q: What bends light?\n\n> A {{c1::lens}}.", "What bends light? > A {{c1::lens}}."),
    "in a quote below a label": ("Q: What bends?\nA:\n\n> A {{c1::lens}}.", "What bends? > A {{c1::lens}}."),
    "in a quote that is announced": (
        "## What bends light?\nThe book says:\n\n> A {{c1::lens}} is glass.",
        "What bends light? The book says: > A {{c1::lens}} is glass.",
    ),
    "in a table below a label": (
        "Q: What bends?\nA:\n\n| a | b |\n|---|---|\n| lens | {{c1::light}} |",
        "What bends? | a | b | |---|---| | lens | {{c1::light}} |",
    ),
    "behind a tab": ("What bends light?\tA {{c1::lens}}.\nRay\tnarrow", "What bends light? A {{c1::lens}}."),
}


@pytest.mark.parametrize(("text", "shown"), IN_ANSWERS.values(), ids=IN_ANSWERS)
def test_an_answer_with_a_numbered_gap_makes_a_cloze_of_the_question_and_the_answer(text: str, shown: str) -> None:
    reading, _ = read(Source("optics.md", text))
    note = reading.deck.notes[0]
    assert (note.kind, note.question.flat, note.answer.flat) == ("cloze", shown, "")


@pytest.mark.parametrize(
    "answer",
    ["Write `{{c1::word}}`.", "Write:\n\n```\n{{c1::word}}\n```", "Write ==word==.", "Write \\{\\{c1::word\\}\\}."],
    ids=["in code", "in a fence", "a mark without a number", "escaped"],
)
def test_an_answer_that_shows_how_gaps_are_written_stays_an_answer(answer: str) -> None:
    reading, _ = read(Source("help.md", f"Q: How is a gap written?\nA: {answer}"))
    assert [note.kind for note in reading.deck.notes] == ["open"]


def test_a_marked_answer_with_a_gap_stays_an_answer() -> None:
    marked = "<!-- question -->\n\nWhere?\n\n<!-- answer -->\n\nIn {{c1::Peru}}.\n\n<!-- end -->\n"
    text = f"---\nquestions: h2\n---\n\n##\n{marked}"
    (note,) = read(Source("deck.md", text))[0].deck.notes
    assert (note.kind, note.answer.markdown) == (Kind.OPEN, "In {{c1::Peru}}.")


@pytest.mark.parametrize("title", ["# Sea {cloze}", "# Sea\n<!-- cloze -->"])
def test_gaps_below_a_title_that_says_cloze_are_clozes_of_their_own(title: str) -> None:
    text = f"{title}\n\nThe {{{{c1::sea}}}} is {{{{c2::deep}}}}.\n"
    assert len(read_document("sea.md", text)[0].deck.notes) == 1
    for head in ("", "---\nquestions: h2\n---\n", "---\ndialect: native\n---\n"):
        asked = f"{head}{text}\n## What is x?\n\nAn answer.\n"
        assert len(read_document("sea.md", asked)[0].deck.notes) == 2
    (note,) = read_document("sea.md", f"---\nquestions: h1\n---\n{text}")[0].deck.notes
    assert note.question.markdown.startswith("Sea")


def test_a_section_of_text_beside_clozes_is_no_card() -> None:
    gaps = "".join(f"The {{{{c1::{word}}}}} is a muscle.\n\n" for word in ("biceps", "triceps", "diaphragm"))
    text = f"# Muscles\n\n{gaps}## Background\n\nThey have been studied for long.\n"
    assert [card.partition(" | ")[0] for card in cards(text)] == [
        f"The {{{{c1::{word}}}}} is a muscle." for word in ("biceps", "triceps", "diaphragm")
    ]
