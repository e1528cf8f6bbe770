"""Terms of glossaries with brackets or a sound behind them, and those that no mark separates from their meanings."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

TERMS = [("Bow", "The front of a boat."), ("Stern", "Its back."), ("Keel", "Its bottom.")]


@pytest.mark.parametrize("form", ["- **{}** {}", "**{}** {}\n", "**{}** {}", "1. **{}** {}", "{}\n{}\n"])
@pytest.mark.parametrize("above", ["# Glossary\n\n", "# Boats\n\n## Glossary\n\n", "# Glossary\n\n## Parts\n\n"])
def test_a_glossary_needs_no_mark_between_a_term_and_its_meaning(form: str, above: str) -> None:
    text = above + "\n".join(form.format(*term) for term in TERMS)
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in TERMS]
    assert codes(text) == []


@pytest.mark.parametrize("form", ["- **{}.** {}", "**{}.** {}\n", "**{}。** {}\n"])
def test_a_full_stop_inside_the_bold_print_of_each_term_is_no_part_of_it(form: str) -> None:
    text = "# Glossary\n\n" + "\n".join(form.format(*term) for term in TERMS)
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in TERMS]


@pytest.mark.parametrize(
    "terms",
    [
        [("Prof.", "professor"), ("Capt.", "captain"), ("Lt.", "lieutenant")],
        [("i.e.", "That is."), ("e.g.", "For example."), ("N.B.", "Note this.")],
        [("ca.", "About."), ("viz.", "Namely."), ("ibid.", "In the same place.")],
        [("Bow", "The front."), ("Stern.", "Its back."), ("Keel.", "Its bottom.")],
    ],
    ids=["first letters", "inner stops", "small letters", "not each"],
)
def test_the_full_stop_of_an_abbreviation_stays(terms: list[tuple[str, str]]) -> None:
    text = "# Glossary\n\n" + "\n".join(f"- **{term}** {meaning}" for term, meaning in terms)
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in terms]


def test_a_list_of_words_is_read_with_a_warning() -> None:
    text = "# New words\n\n" + "\n".join(f"- **{term}** `{meaning}`" for term, meaning in TERMS)
    assert cards(text) == [f"{term} | `{meaning}`" for term, meaning in TERMS]
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize(
    "text",
    [
        "# Boats\n\n" + "\n".join("- **{}** {}".format(*term) for term in TERMS),
        "# Glossary\n\nThis list\nhelps you.\n\nRead it on the way to\nthe harbour.\n\nIt is long\nand old.",
        "# Glossary\n\n- **Read** this first\n- then that\n- and then the rest\n- and all of it",
    ],
)
def test_bold_print_elsewhere_and_prose_in_a_glossary_are_no_terms(text: str) -> None:
    assert cards(text) == []
    assert codes(text) == ["DP101"]


@pytest.mark.parametrize(
    "behind", ["(the front)", "/baʊ/", "[baʊ]", "*n.*", "/baʊ/ (n.)", "(n.) *old*", "or **prow**", "/ **prow**"]
)
def test_what_is_behind_a_bold_term_belongs_to_it(behind: str) -> None:
    lines = [f"- **bow** {behind}: the front", "- **stern**: the back", "- **keel** (below): the bottom"]
    made = cards("# Glossary\n\n" + "\n".join(lines))
    assert made == [f"**bow** {behind} | the front", "stern | the back", "**keel** (below) | the bottom"]


def test_a_link_behind_bold_print_is_no_bracket() -> None:
    text = "# Links\n\n- **See** [the page](page.md): it helps\n- **See** [the book](book.md): it helps, too\n"
    assert not [card for card in cards(text) if card.startswith("**See** [the page] |")]


@pytest.mark.parametrize("form", ["- **{}** {}", "**{}** {}\n"])
def test_two_questions_in_bold_with_their_answers_behind_them_are_enough(form: str) -> None:
    text = "# FAQ\n\n" + "\n".join(form.format(*pair) for pair in [("Is it old?", "Yes."), ("Is it far?", "No.")])
    assert cards(text) == ["Is it old? | Yes.", "Is it far? | No."]


def test_two_plain_lines_that_ask_and_go_on_are_prose() -> None:
    assert cards("# Trip\n\nIs it old? Yes, it is.\n\nIs it far? No, it is near.\n") == []


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("form", ["- **{}**{}: {}", "**{}**{}: {}\n", "- **{}{}:** {}", "- **{}**{}:\u00a0{}"])
@pytest.mark.parametrize("head", ["# Lexique\n\n", ""])
def test_a_blank_before_the_colon_is_no_part_of_the_term(blank: str, form: str, head: str) -> None:
    terms = [("Mot", "Ce qui se dit."), ("Phrase", "Des mots."), ("Texte", "Des phrases.")]
    assert cards(head + "\n".join(form.format(term, blank, meaning) for term, meaning in terms)) == [
        f"{term} | {meaning}" for term, meaning in terms
    ]


@pytest.mark.parametrize(
    "form", ["**{}**: {}", "**{}:** {}", "__{}__ – {}", "`{}` = {}", "**{}:**\n{}", "**{}:**  \n{}"]
)
@pytest.mark.parametrize("end", ["\n", "  \n", "\\\n"])
def test_each_line_of_a_paragraph_may_have_a_term(form: str, end: str) -> None:
    text = "# Glossary\n\n" + end.join(form.format(*term) for term in TERMS) + "\n"
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in TERMS]
    assert codes(text) == []


def test_a_line_without_a_term_goes_on_with_the_meaning_above() -> None:
    text = "# Glossary\n\n**Bow**: it\ncuts the water\n**Stern**: there\n**Ann** stands\n**Keel**: low"
    assert cards(text) == [
        "Bow | it cuts the water",
        "Stern | there **Ann** stands",
        "Keel | low",
    ]


def test_labels_in_lines_below_a_question_stay_in_its_answer() -> None:
    text = (
        "# Boats\n\n## What floats?\n\nBoats.\n\n**Wood:** old ones\n**Steel:** new ones\n\n## What sinks?\n\nStones.\n"
    )
    assert cards(text) == ["What floats? | Boats. **Wood:** old ones **Steel:** new ones", "What sinks? | Stones."]


def test_a_backslash_that_breaks_a_line_inside_a_text_stays() -> None:
    (note,) = notes("## What is it?\n\nA boat\\\nand a raft\n")
    assert note.answer.markdown == "A boat\\\nand a raft"
