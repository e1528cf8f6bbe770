"""Exam papers whose sections have bold titles, with keys of several forms."""

from __future__ import annotations

from itertools import count, product

import pytest

from combined import each_pair
from readings import cards, codes, notes

SECTIONS = {
    "Multiple choice": {"Which is a metal?": "B", "Which is a tree?": "A"},
    "True or false": {"Iron rusts in water.": "True", "Oak is a metal.": "False"},
    "Fill in the blanks": {"Water boils at ____ degrees.": "100", "Ice melts at ____ degrees.": "0"},
    "Short answers": {"What is rust?": "Iron oxide", "Explain why wood floats.": "It is light"},
}
OPTIONS = "   A) oak\n   B) iron\n   C) slate\n"
WANTED = [
    "Which is a metal? | -oak +iron -slate",
    "Which is a tree? | +oak -iron -slate",
    "Iron rusts in water. | True",
    "Oak is a metal. | False",
    "Water boils at ____ degrees. | 100",
    "Ice melts at ____ degrees. | 0",
    "What is rust? | Iron oxide",
    "Explain why wood floats. | It is light",
]
QUESTIONS = {
    "items": "{}. {}\n",
    "bold numbers": "**{}.** {}\n\n",
    "letters": "Q{}. {}\n\n",
    "headings": "### {}. {}\n\n",
}


def paper(title: str, question: str, *, key: str, restart: bool) -> str:
    """An exam paper; its key has a list or a line for each section, or each answer is below its question."""
    text, answers, numbers = "# Exam\n\nName: ______\n\n", "", count(1)
    for part, (section, asked) in enumerate(SECTIONS.items(), 1):
        numbers = count(1) if restart else numbers
        text += f"{title.format(section, part)}\n\n"
        said = []
        for words, answer in asked.items():
            number = next(numbers)
            text += question.format(number, words) + (f"{OPTIONS}\n" if len(answer) == 1 and answer.isalpha() else "\n")
            text += f"{' ' * 3 * question.startswith('{}.')}**Answer:** {answer}\n\n" if key == "below" else ""
            said.append(f"{number}. {answer}")
        answers += f"### {section}\n\n" + "\n".join(said) + "\n\n" if key == "lists" else ""
        answers += f"**{section}:** {', '.join(said)}\n\n" if key == "lines" else ""
    return f"{text}## Answers\n\n{answers}" if answers else text


@pytest.mark.parametrize(
    ("title", "key", "question"),
    each_pair(
        ["**{}**", "**{}:**", "**Section: {}**\n\n*Answer all questions.*", "**Part {1}: {0}**", "## {}", "### {}"],
        product(["lists", "lines", "below"], ["from 1", "on"]),
        QUESTIONS,
    ),
)
def test_the_sections_of_an_exam_may_have_bold_titles(question: str, title: str, key: tuple[str, str]) -> None:
    form, numbers = key
    made = paper(title, QUESTIONS[question], key=form, restart=numbers == "from 1")
    assert [card.removesuffix(".") for card in cards(made)] == WANTED
    assert codes(made) == []


INTERVIEW = {
    "Rocks": {"What is slate?": "A rock.", "Explain granite.": "It is old."},
    "Metals": {"What is iron?": "A metal.", "Uses of lead": "There are few."},
}
FORMS = {
    "headings": "### {}\n\n{}\n\n",
    "bold": "**{}**\n\n{}\n\n",
    "bold items": "- **{}**\n\n  {}\n\n",
    "labels": "Q: {}\nA: {}\n\n",
}


@pytest.mark.parametrize("title", ["*{}*", "_{}_", "**{}**", "## {}"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_sections_of_other_questions_may_have_titles_in_italics_or_bold(form: str, title: str) -> None:
    if "**" in title and form.startswith("**"):
        title = "*{}*"  # bold titles beside bold questions look like questions without answers
    text = "# Interview\n\n"
    for section, asked in INTERVIEW.items():
        text += f"{title.format(section)}\n\n" + "".join(form.format(*pair) for pair in asked.items())
    assert cards(text) == [f"{words} | {said}" for asked in INTERVIEW.values() for words, said in asked.items()]
    assert codes(text) == []


def test_a_title_may_touch_the_answer_above_it() -> None:
    text = "**Rocks**\n\n1. What is slate?\n\nAnswer: A rock.\n**Metals**\n\n1. What is iron?\n\nAnswer: A metal.\n"
    assert cards(text) == ["What is slate? | A rock.", "What is iron? | A metal."]


def test_bold_lines_above_the_steps_of_a_recipe_are_no_headings() -> None:
    text = "**Cake**\n\n1. Beat the eggs.\n2. Add sugar.\n\n**Icing**\n\n1. Melt butter.\n2. Stir it.\n"
    assert cards(text) == []
    assert codes(text) == ["DP101"]


def test_bold_lines_below_answers_stay_in_them() -> None:
    asked = {"What is iron?": "A metal.", "What is oak?": "A tree.", "What is slate?": "A rock."}
    text = "".join(f"{n}. {words}\n\n   {said}\n\n**Learn it**\n\n" for n, (words, said) in enumerate(asked.items(), 1))
    assert cards(text)[0] == "What is iron? | A metal. **Learn it**"


@pytest.mark.parametrize("restart", [True, False], ids=["from 1", "on"])
@pytest.mark.parametrize("form", ["**{}**", "***{}***", "*{}*"])
def test_the_key_may_repeat_the_bold_titles(form: str, *, restart: bool) -> None:
    asked, key, numbers = "", "", count(1)
    for section, letters in (("Metals", "ab"), ("Trees", "ba")):
        numbers = count(1) if restart else numbers
        asked, key = (f"{text}{form.format(section)}\n\n" for text in (asked, key))
        for letter in letters:
            number = next(numbers)
            asked += f"{number}. Which of {section} is it?\n\na) oak\nb) iron\n\n"
            key += f"{number}. {letter}\n"
        key += "\n"
    made = cards(f"{asked}**Answers**\n\n{key}")
    assert [card.split(" | ")[1] for card in made] == ["+oak -iron", "-oak +iron", "-oak +iron", "+oak -iron"]


def test_a_key_below_each_section_ends_none() -> None:
    part = (
        "**{}**\n\n1. Which is {}?\n\na) oak\nb) iron\n\n2. Is it {}?\n\na) yes\nb) no\n\n**Answers**\n\n1. b\n2. a\n\n"
    )
    text = part.format("Metals", "hard", "old") + part.format("Trees", "soft", "new")
    assert len(cards(text)) == 4


@pytest.mark.parametrize("word", ["Key to {}", "Answers to {}", "{}: key"])
def test_a_key_of_one_part_may_be_of_open_questions(word: str) -> None:
    parts = "## Part A\n\n1. Which is hard?\n   a) iron\n   b) wool\n2. Which is soft?\n   a) iron\n   b) wool\n\n"
    parts += "## Part B\n\n1. Name a fish.\n2. Name a bird.\n\n"
    keys = f"## {word.format('Part A')}\n\n1. a\n2. b\n\n## {word.format('Part B')}\n\n1. cod\n2. crow\n"
    assert cards(parts + keys) == [
        "Which is hard? | +iron -wool",
        "Which is soft? | -iron +wool",
        "Name a fish. | cod",
        "Name a bird. | crow",
    ]


@pytest.mark.parametrize(
    "form", ["{}. {}\n\n   {}\n\n", "### {}. {}\n\n{}\n\n", "**Q{}.** {}\n\n{}\n\n", "{}. {}\n\n{}\n\n"]
)
@pytest.mark.parametrize("parts", [(0, 1, 2), (0, 2)])
def test_bold_titles_with_numbers_above_questions_are_titles(form: str, parts: tuple[int, ...]) -> None:
    asked = [("What is iron?", "A metal."), ("What is neon?", "A gas."), ("What is cod?", "A fish.")]
    titles = ["**1. Metals**\n\n" if 0 in parts else "", "**2. Gases**\n\n" if 1 in parts else "", "**3. Fish**\n\n"]
    text = "".join(title + form.format(n, *pair) for n, (title, pair) in enumerate(zip(titles, asked, strict=True), 1))
    assert cards(text) == [f"{question} | {answer}" for question, answer in asked]


def test_bold_lines_with_numbers_that_have_text_below_are_no_titles() -> None:
    text = "**1. Explain iron**\n\nA metal.\n\n**2. What is neon?**\n\nA gas.\n\n**3. Explain cod**\n\nA fish.\n"
    assert cards(text) == ["Explain iron | A metal.", "What is neon? | A gas.", "Explain cod | A fish."]


def _hashcards(title: str, answer: str = "") -> str:
    return "".join(
        f"{title.format(name)}Q: What is {name}?\nA: A thing.{answer}\n\nC: See [{name}].\n\n"
        for name in ("Oak", "Tin")
    )


@pytest.mark.parametrize(
    "text",
    [
        _hashcards("\n{}\n\n"),
        _hashcards("**{}**\n\n"),
        _hashcards("\n\n{}\n\n", "\n\nIt has a use.").replace("use.", "use.\n\nSo they say.", 1),
        _hashcards("\n\nPart: {0}\n\n{0}\n\n").replace("Part: ", "On "),
    ],
)
def test_a_title_below_a_cloze_is_a_section(text: str) -> None:
    made = notes(text)
    assert [(note.section[-1], note.explanation.flat) for note in made] == [
        (name, "") for name in ("Oak", "Oak", "Tin", "Tin")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "C: See [Oak].\n\nIn the wood\n\nC: See [Tin].\n\nIn the mine\n\nC: See [Ash].\n",
        "Trees\n\nC: See [Oak].\n\nIn the wood\n\nC: See [Tin].\n\nIn the mine\n\nC: See [Ash].\n\nIn the wood\n",
    ],
)
def test_words_below_each_cloze_are_explanations(text: str) -> None:
    assert [note.section for note in notes(text)] == [(), (), ()]
