"""Headings that ask at another level than most, and headings below them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

POND = """\
# The pond

Welcome to it.

# About it

## What is it?

A hole with water.

## Who digs it?

The club.

## When does it start?

In May.

## Is it deep?

Not at all.

## Is it cold?

In winter.

"""
ASKED = [
    "What is it? | A hole with water.",
    "Who digs it? | The club.",
    "When does it start? | In May.",
    "Is it deep? | Not at all.",
    "Is it cold? | In winter.",
]
GATE = "# Where do I sign up?\n\nAt the gate.\n\n"
LINKS = "# Our friends\n\nThe club of the [frogs](https://example.org/frogs).\n"


def test_a_heading_that_asks_above_the_level_of_the_others_is_a_card() -> None:
    assert cards(POND + GATE + LINKS) == [*ASKED, "Where do I sign up? | At the gate."]


def test_a_heading_that_asks_below_a_section_without_questions_is_a_card() -> None:
    costs = "# Costs\n\n### How much is the foil?\n\nTen coins.\n\n### Tools\n\nA spade.\n\n### Plants\n\nReeds.\n\n"
    assert cards(POND + costs + LINKS) == [*ASKED, "How much is the foil? | Ten coins."]


def test_a_heading_that_asks_in_an_answer_stays_in_it() -> None:
    why = "## Why?\n\nFor the fish.\n\n### How many fish?\n\nTen.\n\n### Food\n\nWorms.\n\n"
    assert cards(POND + why + LINKS) == [*ASKED, "Why? | For the fish. ### How many fish? Ten. ### Food Worms."]


def test_a_heading_that_asks_above_questions_is_their_section() -> None:
    text = POND + "# Any questions?\n\nRead on.\n\n## Is it far?\n\nNo.\n\n" + LINKS
    assert cards(text) == [*ASKED, "Is it far? | No."]


def test_one_heading_that_asks_beside_labelled_questions_is_no_card() -> None:
    asked = "".join(f"Q: Who swims in pond {n}?\n\nA: The fish.\n\n" for n in range(4))
    assert len(cards("# Quiz\n\n## First part\n\nRead well.\n\n## Second part\n\n" + asked + "#" + GATE)) == 4


def test_a_heading_of_the_level_of_the_questions_is_reported_above_such_a_card() -> None:
    frogs = "## The frogs\n\nThey come on their own.\n\n"
    assert codes(POND + frogs + GATE + LINKS) == ["DP115"]
    assert codes(POND + frogs + LINKS) == ["DP115"]


@pytest.mark.parametrize("address", ["https://example.org/a", "<https://example.org/a>", "[a](https://example.org/a)"])
def test_a_last_heading_above_addresses_is_no_card(address: str) -> None:
    assert cards(POND + f"## Other answers\n\n- {address}\n- {address}\n") == ASKED


def test_a_last_heading_above_addresses_with_words_is_a_card() -> None:
    assert len(cards(POND + "## Other ponds\n\n- the old one: https://example.org/a\n- that of the club\n")) == 6


SLIPPED = [
    "What is a cell? | A unit.",
    "What is a tissue? | Many cells.",
    "What is an organ? | Many tissues.",
    "What is a vacuole? | A bubble.",
]


@pytest.mark.parametrize(
    "levels",
    ["## ### ## ####", "## ## ### ####", "## ### ## #", "### ## ### ###", "## ## ## ###", "#### ### #### ####"],
)
def test_headings_that_ask_may_have_uneven_levels(levels: str) -> None:
    pairs = (card.split(" | ") for card in SLIPPED)
    text = "".join(f"{level} {q}\n\n{a}\n\n" for level, (q, a) in zip(levels.split(), pairs, strict=True))
    assert cards(f"# Life\n\n{text}") == SLIPPED
    assert codes(f"# Life\n\n{text}") == []


def test_headings_of_uneven_levels_stay_in_answers_if_one_of_them_does_not_ask() -> None:
    text = "## What is a cell?\n\nA unit.\n\n### Is it small?\n\nYes.\n\n#### Size\n\nTiny.\n\n"
    text += "## What is a tissue?\n\nMany cells.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is a cell?", "What is a tissue?"]


RING = (
    "#### Which metal rusts?\n\n- [ ] Gold\n- [x] Iron\n\n#### Complete the sentence.\n\nGlass is made of [option].\n\n"
)
ROWS = "- [ ] Iron\n- [x] Sand\n\n#### Which metal shines?\n\n- [x] Gold\n- [ ] Lead\n"


@pytest.mark.parametrize("choose", ["Select one answer only.", "Choisissez une réponse.", "Wählen Sie eine Antwort."])
def test_a_line_that_asks_to_choose_may_stand_above_the_options(choose: str) -> None:
    assert [card.split(" | ")[1] for card in cards(f"{RING}{choose}\n\n{ROWS}")] == [
        "-Gold +Iron",
        "-Iron +Sand",
        "+Gold -Lead",
    ]


def test_another_paragraph_above_the_boxes_shows_no_question() -> None:
    part = "## {}\n\nIt takes a day.\n\nThis is what is left to do.\n\n- [ ] Dig\n- [x] Plan\n\n"
    assert cards("# Pond\n\n" + "".join(map(part.format, ("Hole", "Water", "Plants")))) == []


CRAB = "## Question {}\n\nWhat has {} legs?\n\nChoose one answer.\n\n[x] A crab\n\n[ ] A snake\n\n"


def test_a_misspelt_label_with_a_number_asks_above_options() -> None:
    text = "# Sea\n\n" + "".join(CRAB.format(n, n) for n in range(1, 6)).replace("Question 2", "Qestion 2")
    assert [card.split(" | ")[0] for card in cards(text)][1] == "Qestion 2 What has 2 legs? Choose one answer."


def test_a_title_with_a_number_and_a_text_is_no_question() -> None:
    text = "# Sea\n\n" + "".join(CRAB.format(n, n) for n in range(1, 6)) + "## Part 2\n\nHere it ends.\n"
    assert len(cards(text)) == 5


NUMBERED = "## {}Q{}. What is a {}?\n\nIt is a tool.\n\n"
TOOLS = ("hammer", "saw", "rasp", "plane", "drill", "file")


def numbered(plain: str) -> str:
    """Questions with a label, of which the fourth has another title."""
    parts = [NUMBERED.format("", number, tool) for number, tool in enumerate(TOOLS, 1)]
    return "# Tools\n\n" + "".join([*parts[:3], f"## {plain}\n\nIt is flat.\n\n", *parts[4:]])


@pytest.mark.parametrize("title", ["4. The plane", "**4. The plane**", "Qu. 4: The plane"])
def test_a_heading_whose_number_counts_on_from_labels_asks_too(title: str) -> None:
    assert (len(cards(numbered(title))), codes(numbered(title))) == (6, [])


@pytest.mark.parametrize("title", ["The plane", "9. The plane", "4.1 The plane"])
def test_a_heading_with_another_number_among_labels_does_not(title: str) -> None:
    assert len(cards(numbered(title))) == 5


def test_a_heading_without_a_number_above_the_first_label_does_not_ask() -> None:
    text = "# Tools\n\n## Steel\n\nIt is hard.\n\n" + numbered("Q4. What is a plane?")[len("# Tools\n\n") :]
    assert len(cards(text)) == 6


def test_a_heading_above_a_list_of_tasks_ends_the_text_of_the_one_above() -> None:
    text = "# Plan\n\n## Change\n\nDescribe what is new.\n\n## Steps\n\n- [ ] Dig\n- [ ] Plant\n\n## Notes\n\nNone.\n"
    assert cards(text) == []


WORDS = ("seal", "nib", "quill", "chalk", "lead", "coal", "pastel", "brush")
INNER = "# Notes\n\n" + "".join(
    f"## What is a {word}?\n\nA tool.\n\n### Who needs a {word}?\n\nA painter.\n\n" for word in WORDS
)
FURTHER = "# More\n\n### What is ink?\n\nA dye.\n\n# Tools\n\n## Steps\n\n### Step 1: Cut\n\nCut the quill.\n\n"


def test_questions_below_answers_are_cards_even_if_headings_elsewhere_do_not_ask() -> None:
    found = cards(INNER + FURTHER)
    assert found[:2] == ["What is a seal? | A tool.", "Who needs a seal? | A painter."]
    assert found[2 * len(WORDS) :] == ["What is ink? | A dye."]


def test_headings_below_answers_stay_in_them_if_one_of_them_does_not_ask() -> None:
    found = cards(INNER + "### Care\n\nRinse it.\n\n" + FURTHER)
    assert found[0] == "What is a seal? | A tool. ### Who needs a seal? A painter."


def test_a_question_below_an_answer_may_lack_its_own() -> None:
    text = INNER + "### Who sharpens a brush?\n\n" + FURTHER
    found = cards(text)
    assert found[:2] == ["What is a seal? | A tool.", "Who needs a seal? | A painter."]
    assert found[2 * len(WORDS) :] == ["What is ink? | A dye."]
    assert "DP104" in codes(text)


def test_questions_below_answers_stay_there_if_all_lack_their_own() -> None:
    text = "# Notes\n\n" + "".join(f"## What is a {word}?\n\nA tool.\n\n### Who needs it?\n\n" for word in WORDS)
    assert cards(text)[0] == "What is a seal? | A tool. ### Who needs it?"


LATHE = "### 1. What is a lathe?\n{0}### Name two of its parts. (3 points)\n\nThe bed and the spindle.\n\n"
SAW = "### 2. A board splits at its end.\n### Why does it do so?\n### What helps?\n\nIt dries too fast. Wax helps.\n\n"
FILE = "### 3. What is a rasp?\n\nA coarse file.\n"


def test_headings_on_lines_right_below_each_other_are_one_question() -> None:
    assert cards(LATHE.format("") + SAW + FILE) == [
        "What is a lathe? Name two of its parts. (3 points) | The bed and the spindle.",
        "A board splits at its end. Why does it do so? What helps? | It dries too fast. Wax helps.",
        "What is a rasp? | A coarse file.",
    ]


@pytest.mark.parametrize("between", ["\n", "A machine.\n", "### 2. Which is older?\n"])
def test_headings_apart_or_with_numbers_are_questions_of_their_own(between: str) -> None:
    found = cards(LATHE.format(between) + FILE)
    assert not any(card.startswith("What is a lathe? Name") for card in found)
    assert found[-1] == "What is a rasp? | A coarse file."


FAULTS = ("Login fails", "The window stays white", "No pictures")
ASKING = [f"{begin} {what}?" for begin in ("What is", "Where is") for what in ("a note", "a deck", "a sheet", "a quiz")]


def _faq(title: str, section: str, last: tuple[str, ...] = FAULTS) -> list[str]:
    """The titles of the cards of a list of questions with a last section whose headings do not ask."""
    headings = ["## First steps", *(f"### {asking}" for asking in ASKING), f"## {section}", *(f"### {t}" for t in last)]
    text = f"# {title}\n\n" + "".join(
        f"{heading}\n\n" + ("Start it again.\n\n" if heading.startswith("###") else "") for heading in headings
    )
    return [card.split(" | ")[0] for card in cards(text)]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("FAQ", "Troubleshooting"),
        ("Häufige Fragen (FAQ)", "Fehlerbehebung"),
        ("Frequently asked questions", "Known problems"),
        ("Perguntas frequentes", "Problemas"),
    ],
)
def test_the_last_section_of_an_faq_holds_cards_though_it_does_not_ask(title: str, section: str) -> None:
    assert _faq(title, section) == [*ASKING, *FAULTS]


@pytest.mark.parametrize(
    ("title", "section", "last"),
    [
        ("FAQ", "License", ("Code", "Fonts", "Pictures")),
        ("FAQ", "Contact", ("Forum", "E-mail", "Chat")),
        ("The pond", "Troubleshooting", FAULTS),
        ("Interview questions", "In short", ("The four rules:", "Tips for the day:", "Good books:")),
    ],
)
def test_the_last_section_of_another_document_does_not(title: str, section: str, last: tuple[str, ...]) -> None:
    assert _faq(title, section, last) == ASKING


def _plain_faq(title: str, section: str, last: tuple[str, ...] = FAULTS) -> list[str]:
    """The titles of the cards if the questions have the level of the title of the last section."""
    text = f"# {title}\n\n" + "".join(f"## {asking}\n\nA thing.\n\n" for asking in ASKING[:3])
    text += f"## {section}\n\n" + "".join(f"### {fault}\n\nStart it again.\n\n" for fault in last)
    return [card.split(" | ")[0] for card in cards(text)]


@pytest.mark.parametrize(
    ("title", "section"), [("FAQ", "Troubleshooting"), ("Questions", "Known issues"), ("FAQ", "Häufige Probleme")]
)
def test_faults_below_their_own_title_are_cards_beside_questions_of_its_level(title: str, section: str) -> None:
    assert _plain_faq(title, section) == [*ASKING[:3], *FAULTS]


@pytest.mark.parametrize(
    ("title", "section", "last"),
    [
        ("FAQ", "Plans", FAULTS),
        ("The pond", "Troubleshooting", FAULTS),
        ("FAQ", "Troubleshooting", FAULTS[:1]),
    ],
    ids=["no title of faults", "no questions", "one fault"],
)
def test_other_last_sections_at_the_level_of_the_questions_are_not_split(
    title: str, section: str, last: tuple[str, ...]
) -> None:
    assert not set(_plain_faq(title, section, last)) & set(FAULTS)


def test_the_level_in_the_front_matter_counts_beside_a_section_of_faults() -> None:
    text = "# FAQ\n\n" + "".join(f"## {asking}\n\nA thing.\n\n" for asking in ASKING[:3])
    text += "## Troubleshooting\n\n" + "".join(f"### {fault}\n\nStart it again.\n\n" for fault in FAULTS)
    found = [card.split(" | ")[0] for card in cards(f"---\nquestions: h2\n---\n{text}")]
    assert found == [*ASKING[:3], "Troubleshooting"]


def test_headings_at_the_end_of_a_section_that_asks_are_no_cards() -> None:
    text = "# FAQ\n\n## Use\n\n" + "".join(f"### {title}\n\nSo.\n\n" for title in (*ASKING, *FAULTS))
    assert len(cards(text)) == len(ASKING)


BOLD = ("Expand the name of the club", "What is a weir?", "What is a dam?", "What is a lock?", "Give examples of gates")
HEADS = (
    *(f"What is a {word}?" for word in ("canal", "weir", "lock", "ferry")),
    *("Ways of the canals", "Kinds of gates", "Sorts of boats", "Rights of way"),
    *(f"What is a {word}?" for word in ("quay", "buoy", "pier", "mole")),
)


def test_questions_in_bold_above_headings_with_the_same_words_are_cards() -> None:
    text = "".join(f"- **{title}**\n\n    Text of {n}, which goes on.\n\n" for n, title in enumerate(BOLD))
    text += "".join(
        f"### {title}\n\nOther text of {n}.\n\n" + "It says more. " * 9 + "\n\n" for n, title in enumerate(HEADS)
    )
    assert [card.split(" | ")[0] for card in cards(text)] == [*BOLD, *HEADS]
