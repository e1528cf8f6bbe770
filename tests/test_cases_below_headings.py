"""Cases below headings of their own, `## Case 1`: the text is part of the only question below it."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

TOLD = ("A ship lists to port.", "A crane stands still.", "A pump runs dry.")
ASKED = ("What do you check?", "What do you test?", "What do you stop?")
SAID = ("The ballast tanks.", "The brake.", "The motor.")


def document(form: str) -> str:
    """Three cases in a form."""
    rows = zip(TOLD, ASKED, SAID, strict=True)
    return "\n\n".join(form.format(n=n, told=t, asked=q, said=a) for n, (t, q, a) in enumerate(rows, 1)) + "\n"


def plain(text: str) -> list[str]:
    """The cards without bold print, and without the titles of the cases."""
    return [card.replace("**", "").removeprefix(f"Case {n} ") for n, card in enumerate(cards(text), 1)]


WANTED = [f"{told} {asked} | {said}" for told, asked, said in zip(TOLD, ASKED, SAID, strict=True)]
BOLD = "{told}\n\n**{asked}**\n\n{said}"
FORMS = (
    f"## Case {{n}}\n\n{BOLD}",
    f"### Fallbeispiel {{n}}: Technik\n\n{BOLD}",
    f"## Scenario #{{n}}\n\n{BOLD}",
    f"## Case study {{n}} - Harbour\n\n{BOLD}",
    f"## Caso clínico {{n}}\n\n{BOLD}",
    "## Case {n}\n\n{told}\n\n**{asked}**\n\nAnswer: {said}",
    "## Case {n}\n\n{told}\n\n**{asked}**\n\n<details><summary>Answer</summary>\n\n{said}\n\n</details>",
    "Case {n}\n\n{told}\n\n{asked}\n\nAnswer: {said}",
    "**Case {n}**\n\n{told}\n\n{asked}\n\nAnswer: {said}",
    "Case {n}:\n\n{told}\n\nQ: {asked}\n\nA: {said}",
    "### Scenario\n\n{told}\n\n### Question\n\n{asked}\n\n### Answer\n\n{said}",
    "### Scenario\n\n{told}\n\n#### Question\n\n{asked}\n\n#### Answer\n\n{said}",
    "## {n}. Harbour\n\n### Case\n\n{told}\n\n### Question\n\n{asked}\n\n### Answer\n\n{said}",
    "## Case {n}\n\n{told}\n\n### Question\n\n{asked}\n\n### Answer\n\n{said}",
    "### Vignette\n\n{told}\n\n**Question:** {asked}\n\n**Answer:** {said}",
)


@pytest.mark.parametrize("form", FORMS)
def test_the_case_is_part_of_the_question(form: str) -> None:
    assert [card.removeprefix("Vignette ") for card in plain(document(form))] == WANTED
    assert codes(document(form)) == []


def test_two_questions_share_a_case_which_is_reported() -> None:
    text = document("## Case {n}\n\n{told}\n\n**{asked}**\n\n{said}\n\n**And then in part {n}?**\n\nWait.")
    assert plain(text)[:2] == [f"{ASKED[0]} | {SAID[0]}", "And then in part 1? | Wait."]
    assert {("DP115", 3), ("DP115", 15), ("DP115", 27)} <= set(codes_and_lines(text))
    listed = document(
        "## Case {n}\n\n{told}\n\n### Questions\n\n1. {asked}\n   {said}\n2. And then in part {n}?\n   Wait."
    )
    assert codes_and_lines(listed) == [("DP115", 3), ("DP115", 14), ("DP115", 25)]


def test_other_titles_are_sections() -> None:
    text = document(f"## Part {{n}}\n\n{BOLD}")
    assert plain(text) == [f"{asked} | {said}" for asked, said in zip(ASKED, SAID, strict=True)]


def test_cases_within_an_answer_stay_there() -> None:
    text = "## What does the theorem say?\n\nCase 1\n\nThe first term wins.\n\nCase 2\n\nThe last term wins.\n"
    text += "\n## What is a term?\n\nA part of a sum.\n"
    assert cards(text) == [
        "What does the theorem say? | Case 1 The first term wins. Case 2 The last term wins.",
        "What is a term? | A part of a sum.",
    ]


SLOW = "**Problem:** It is slow.\n\n**Solution:** Guess.\n\n"
USES = "### What it is\n\nA list of facts.\n\n### Guesses\n\n"
NEXT = "## What is a log?\n\nA record.\n"


def test_a_problem_and_its_solution_in_a_later_section_are_part_of_the_answer() -> None:
    asked = cards(f"## What is a profile?\n\n{USES}{SLOW}{NEXT}")
    assert [card.partition(" |")[0] for card in asked] == ["What is a profile?", "What is a log?"]
    assert "Problem" in asked[0].partition(" |")[2]


def test_a_problem_and_its_solution_below_the_answer_are_part_of_it() -> None:
    body = f"A list of facts.\n\n### Guesses\n\n{SLOW}{NEXT}"
    assert cards(f"## What is a profile?\n\n{body}")[0] == (
        "What is a profile? | A list of facts. ### Guesses **Problem:** It is slow. **Solution:** Guess."
    )
    assert cards(f"## Profile it\n\n{body}")[0].endswith(" | Guess.")


@pytest.mark.parametrize(
    "body",
    [
        SLOW,
        f"### Guesses\n\n{SLOW}",
        f"### What it is\n\n### Guesses\n\n{SLOW}",
        USES + SLOW.replace("Problem", "Input"),
        USES + SLOW.replace("Solution:** ", "Solution:**\n\n"),
    ],
    ids=["alone", "in the only section", "below an empty section", "without a problem", "a label alone"],
)
def test_another_solution_begins_the_answer(body: str) -> None:
    assert cards(f"## What is a profile?\n\n{body}{NEXT}")[0].endswith(" | Guess.")
