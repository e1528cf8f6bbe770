"""Containers that tags open and close: Hugo, Jekyll, GitBook, MDX, and the gates of MyST. Text in, cards out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import Use, read
from readings import codes, notes

WINE = "\n\n## What is wine?\n\nA drink.\n"

HIDING = {
    "Hugo": '{{< details "Answer" >}}\nThe skull.\n{{< /details >}}',
    "Hugo, a named title": '{{< details title="Click to see the answer" open=true >}}\nThe skull.\n{{< /details >}}',
    "Hugo, per cent": '{{% expand "Show the answer" %}}\nThe skull.\n{{% /expand %}}',
    "Hugo, no title": "{{< spoiler >}}\nThe skull.\n{{< /spoiler >}}",
    "Hugo, its name says it": "{{< solution >}}\nThe skull.\n{{< /solution >}}",
    "Jekyll": "{% details Answer %}\nThe skull.\n{% enddetails %}",
    "Jekyll, dashes": "{%- solution -%}\nThe skull.\n{%- endsolution -%}",
    "GitBook": "{%s%}\nThe skull.\n{%ends%}",
    "GitBook, blanks": "{% s %}\n\nThe skull.\n\n{% ends %}",
    "GitBook, spoiler": "{% spoiler %}\nThe skull.\n{% endspoiler %}",
    "MDX": "<Solution>\n\nThe skull.\n\n</Solution>",
    "MDX, one line": "<Answer>The skull.</Answer>",
    "MDX, a title": '<Accordion title="Show the answer">\nThe skull.\n</Accordion>',
    "MDX, a title in braces": '<Collapse title={"Lösung"}>\nThe skull.\n</Collapse>',
    "MDX, several lines": '<Accordion\n  title="Solution"\n  icon="key"\n>\nThe skull.\n</Accordion>',
    "MDX, a name of several words": "<RevealAnswer>\nThe skull.\n</RevealAnswer>",
}

FRAMING = {
    "Hugo": ('{{% notice tip "Mind" %}}\nThe skull.\n{{% /notice %}}', "**Mind**\nThe skull."),
    "Hugo, hint is a box": ("{{< hint info >}}\nThe skull.\n{{< /hint >}}", "> [!note]\n> The skull."),
    "GitBook": ('{% hint style="info" %}\nThe skull.\n{% endhint %}', "> [!note]\n> The skull."),
    "GitBook, tabs": (
        '{% tabs %}\n{% tab title="Linux" %}\nThe skull.\n{% endtab %}\n{% endtabs %}',
        "**Linux**\nThe skull.",
    ),
    "Docusaurus": (
        '<Tabs>\n<TabItem value="a" label="Linux">\n\nThe skull.\n\n</TabItem>\n</Tabs>',
        "**Linux**\n\nThe skull.",
    ),
    "an unknown name": ("<Fancy>\nThe skull.\n</Fancy>", "The skull."),
    "Jekyll, a text": ('{% include note.html content="The skull." %}', "The skull."),
    "Jekyll, nothing": ("The skull.\n\n{% include nav.html %}", "The skull."),
}

KEPT = {
    "never closed": "The skull. {{< ref a >}}\n{{< figure src=x >}}",
    "code": "```\n{{< details >}}\n<Solution>\n```",
    "raw": "{% raw %}\n{{< details >}}\nx\n{{< /details >}}\n{% endraw %}",
    "a placeholder in a sentence": "Write `<Name>` or <Name> here.",
    "closed by itself": "The skull.\n\n<Figure id={3} />",
    "a condition": "{% if page %}\nThe skull.\n{% endif %}",
    "import in a sentence": "import os from the shell.",
}


def cards(text: str, path: str = "q.mdx") -> list[str]:
    reading, problems = read(Source(path, text))
    assert not [p for p in problems if p.code != "DP115"], problems
    return [f"{n.question.markdown} | {n.answer.markdown}" for n in reading.deck.notes]


@pytest.mark.parametrize("text", HIDING.values(), ids=HIDING)
def test_a_tag_hides_the_answer_of_a_question(text: str) -> None:
    asked = f"## Question 1\n\nWhich bone guards it?\n\n{text}\n\n## Question 2\n\nWhat is it?\n\n**Answer:** Wine.\n"
    assert cards(asked) == ["Which bone guards it? | The skull.", "What is it? | Wine."]


@pytest.mark.parametrize(("text", "shown"), FRAMING.values(), ids=FRAMING)
def test_other_tags_lose_only_their_marks(text: str, shown: str) -> None:
    assert cards(f"## Which bone guards it?\n\n{text}{WINE}") == [
        f"Which bone guards it? | {shown}",
        "What is wine? | A drink.",
    ]


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_no_container_stays(text: str) -> None:
    assert cards(f"## Which bone guards it?\n\n{text}{WINE}")[0] == f"Which bone guards it? | {text}"


@pytest.mark.parametrize(
    "text",
    [
        '<AccordionGroup>\n<Accordion title="What is wine?">\nA drink.\n</Accordion>\n'
        '<Accordion title="What is ice?">\nWater.\n</Accordion>\n</AccordionGroup>\n',
        '<FAQ>\n<FAQItem question="What is wine?">\nA drink.\n</FAQItem>\n'
        '<FAQItem question="What is ice?">\nWater.\n</FAQItem>\n</FAQ>\n',
        "<Question>What is wine?</Question>\n<Answer>A drink.</Answer>\n\n"
        "<Question>What is ice?</Question>\n<Answer>Water.</Answer>\n",
        '{{< expand "What is wine?" >}}\nA drink.\n{{< /expand >}}\n\n'
        '{{< expand "What is ice?" >}}\nWater.\n{{< /expand >}}\n',
        "```{exercise-start}\n:label: e1\n```\n\nWhat is wine?\n\n```{exercise-end}\n```\n\n"
        "```{solution-start} e1\n:class: dropdown\n```\n\nA drink.\n\n```{solution-end}\n```\n\n"
        "```{exercise-start}\n```\nWhat is ice?\n```{exercise-end}\n```\n"
        "```{solution-start} e2\n```\nWater.\n```{solution-end}\n```\n",
    ],
)
def test_tags_ask(text: str) -> None:
    assert cards(text) == ["What is wine? | A drink.", "What is ice? | Water."]


def test_a_solution_with_a_label_goes_to_its_exercise_though_one_without_a_label_is_between() -> None:
    text = (
        "```{exercise}\n:label: e1\nWhat is wine?\n```\n\n```{exercise}\nWhat is ice?\n```\n\n"
        "```{solution} e1\nA drink.\n```\n"
    )
    reading, problems = read(Source("q.md", text))
    assert [f"{n.question.markdown} | {n.answer.markdown}" for n in reading.deck.notes] == ["What is wine? | A drink."]
    assert [(p.code, p.location.line) for p in problems] == [("DP104", 6)]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_glossary_of_myst_holds_terms(between: str) -> None:
    terms = between.join(["Wine\n  A drink.", "Ice\n  Frozen\n  water.", "Tea\n  Leaves."])
    assert cards(f":::{{glossary}}\n{terms}\n:::\n", "q.md") == [
        "Wine | A drink.",
        "Ice | Frozen water.",
        "Tea | Leaves.",
    ]


@pytest.mark.parametrize(
    ("opens", "right", "closes"),
    [
        ("::: choice\n", "::: choice {correct=true}\n", "\n:::"),
        ("::: option\n", "::: {.option .correct}\n", "\n:::"),
        ("<Choice>", "<Choice correct>", "</Choice>"),
        ("<Option>\n", "<Option isCorrect={true}>\n", "\n</Option>"),
    ],
)
def test_options_may_be_containers(opens: str, right: str, closes: str) -> None:
    text = f"::: question\nWhat is wine?\n\n{opens}A stone{closes}\n{right}A drink{closes}\n:::\n"
    (note,) = read(Source("q.md", text))[0].deck.notes
    assert [(c.text.markdown, c.correct) for c in note.choices] == [("A stone", False), ("A drink", True)]


def test_imports_and_exports_of_mdx_are_no_text() -> None:
    text = f"import Tabs from '@theme/Tabs';\nimport './x.css'\nexport const a = {{b: 1}};{WINE}"
    reading = read(Source("q.mdx", text))[0]
    assert [(region.start, region.end) for region in reading.of(Use.FRAME)] == [(1, 1), (2, 2), (3, 3)]
    assert not reading.of(Use.PROSE)


def test_each_heading_with_a_solution_in_a_box_of_tasks_is_a_card() -> None:
    task = "#### {0} {{/*{0}*/}}\n\nFix {0}.\n\n<Sandpack>\n\n```sh\n# run {0}\n```\n\n</Sandpack>\n\n"
    solved = "<Solution>\n\nMend {0}.\n\n</Solution>\n\n"
    text = "".join((task + solved).format(name) for name in ("sail", "mast", "keel"))
    found = cards(f"# Boats\n\nSome text on boats.\n\n<Challenges>\n\n{text}</Challenges>\n", "q.md")
    assert [card.split(" | ")[1] for card in found] == ["Mend sail.", "Mend mast.", "Mend keel."]
    assert all("Fix" in card.split(" | ")[0] for card in found)


@pytest.mark.parametrize("lacking", ["sail", "mast", "keel"])
def test_a_heading_without_a_solution_among_others_is_reported(lacking: str) -> None:
    task = "## Mend a {0}\n\nThe {0} has a hole.\n\n### Size of the {0}\n\nIt is small.\n\n"
    solved = "<Solution>\n\nPatch the {0}.\n\n</Solution>\n\n"
    names = ("sail", "mast", "keel")
    text = "".join((task + (solved if name != lacking else "")).format(name) for name in names)
    text = f"# Boats\n\n<Challenges>\n\n{text}</Challenges>\n"
    answers = [note.answer.markdown.strip() for note in notes(text, "q.md")]
    assert answers == [f"Patch the {name}." for name in names if name != lacking]
    assert codes(text, "q.md") == ["DP104"]


def test_headings_without_solutions_that_are_no_fewer_than_the_others_are_parts_of_a_task() -> None:
    task = "## {0}\n\nFix it.\n\n## Rules\n\nBe fast.\n\n<Solution>\n\nMend {0}.\n\n</Solution>\n\n"
    text = "".join(map(task.format, ("sail", "mast")))
    assert len(cards(f"# Boats\n\n<Challenges>\n\n{text}</Challenges>\n", "q.md")) == 1


def test_headings_in_a_task_with_one_solution_are_parts_of_it() -> None:
    text = "#### Sail\n\nFix it.\n\n#### Mast\n\nFix it, too.\n\n<Solution>\n\nMend both.\n\n</Solution>\n\n"
    found = cards(f"# Boats\n\n<Challenges>\n\n{text}</Challenges>\n", "q.md")
    assert [card.split(" | ")[1] for card in found] == ["Mend both."]
