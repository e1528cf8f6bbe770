"""Plain paragraphs with options right below them: which of them are questions, and what the headings above them are."""

from __future__ import annotations

import pytest

from deckpress.model import Kind, Source
from deckpress.reading import read
from readings import codes


def cards(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The section, the question and the right options of each card; every line has a use."""
    reading, _ = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return [
        (
            " / ".join(note.section),
            note.question.markdown,
            tuple(choice.text.markdown for choice in note.choices if choice.correct) or (note.answer.markdown,),
        )
        for note in reading.deck.notes
    ]


OAK = "Which tree bears acorns?\n- [x] oak\n- [ ] fir\n"
FIR = "Which tree bears cones?\n- [ ] oak\n- [x] fir\n"
HEN = "Which bird lays the most eggs?\n- [x] hen\n- [ ] kiwi\n"
SPACED = [text.replace("?\n", "?\n\n") for text in (OAK, FIR, HEN)]
LETTERED = [
    "Which tree bears acorns?\nA. oak\nB. fir\nAnswer: A\n",
    "Which tree bears cones?\nA. oak\nB. fir\nAnswer: B\n",
    "Which bird lays the most eggs?\nA. hen\nB. kiwi\nAnswer: A\n",
]
APART = [text.replace("?\n", "?\n\n").replace("\nAnswer", "\n\n**Answer**") for text in LETTERED]
KINDS = {"boxes": [OAK, FIR, HEN], "boxes set off": SPACED, "letters": LETTERED, "letters set off": APART}


@pytest.mark.parametrize("kind", KINDS)
def test_each_paragraph_above_options_is_a_question_and_the_heading_its_section(kind: str) -> None:
    oak, fir, hen = KINDS[kind]
    assert cards(f"# Nature\n\n## 1. Trees\n\n{oak}\n{fir}\n## 2. Birds\n\n{hen}") == [
        ("1. Trees", "Which tree bears acorns?", ("oak",)),
        ("1. Trees", "Which tree bears cones?", ("fir",)),
        ("2. Birds", "Which bird lays the most eggs?", ("hen",)),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["", "# Nature\n\n"])
def test_no_heading_is_needed_above_them(kind: str, title: str) -> None:
    assert [right for _, _, right in cards(title + "\n".join(KINDS[kind]))] == [("oak",), ("fir",), ("hen",)]


def test_one_question_alone_below_the_title_is_a_card() -> None:
    assert cards(f"# Nature\n\n{OAK}") == [("", "Which tree bears acorns?", ("oak",))]


def test_a_paragraph_that_ends_in_a_colon_or_in_nothing_asks_among_others_that_ask() -> None:
    text = (
        f"# Nature\n\n## Trees\n\n{OAK}\nCones grow on:\n- [x] firs\n- [ ] oaks\n\nName a tree\n- [x] elm\n- [ ] cow\n"
    )
    assert [asked for _, asked, _ in cards(text)] == ["Which tree bears acorns?", "Cones grow on:", "Name a tree"]


def test_the_only_box_of_a_question_is_its_answer_if_it_is_ticked() -> None:
    text = f"# Nature\n\n## Trees\n\n{OAK}\nThe sap of the maple is:\n- [x] sweet\n"
    assert cards(text)[1] == ("Trees", "The sap of the maple is:", ("sweet",))


def test_code_may_stand_between_a_question_and_its_options() -> None:
    text = f"# Code\n\nWhat does it print?\n\n```\nprint(7)\n```\n\n- [x] 7\n- [ ] 8\n\n{OAK}"
    assert cards(text)[0] == ("", "What does it print?\n\n```\nprint(7)\n```", ("7",))


def test_a_paragraph_behind_options_explains_them() -> None:
    reading, _ = read(Source("deck.md", f"## Trees\n\n{OAK}\nIts nuts feed jays.\n\n{FIR}"))
    assert [note.explanation.markdown for note in reading.deck.notes] == ["Its nuts feed jays.", ""]


def test_a_heading_above_one_scenario_stays_the_question() -> None:
    text = "# Exam\n\n" + "".join(
        f"## Case {word}\n\nA man has a garden.\n\nWhat grows there?\n\n- [x] {word}\n- [ ] iron\n\n"
        for word in ("oak", "fir", "elm")
    )
    assert cards(text)[0] == ("", "Case oak\n\nA man has a garden.\n\nWhat grows there?", ("oak",))
    assert len(cards(text)) == 3


def test_a_heading_that_asks_keeps_the_paragraph_below_it() -> None:
    text = "".join(f"## What is {w}?\n\nChoose one.\n\n- [x] a tree\n- [ ] a stone\n\n" for w in ("oak", "fir"))
    assert [asked for _, asked, _ in cards(text)] == ["What is oak?\n\nChoose one.", "What is fir?\n\nChoose one."]


def test_a_question_behind_the_options_of_a_heading_is_a_card_of_its_own() -> None:
    first, last = "Which tree is evergreen?\n\n- [x] fir\n- [ ] oak", "Which bird dives?\n\n- [x] auk\n- [ ] hen"
    text = f"# Nature\n\n## {first}\n\n{OAK}\n## {last}\n"
    assert [asked for _, asked, _ in cards(text)] == [
        "Which tree is evergreen?",
        "Which tree bears acorns?",
        "Which bird dives?",
    ]


def test_a_quiz_below_a_long_text_does_not_make_the_text_its_question() -> None:
    prose = "Trees stand in woods and parks, and give shade to those who rest below them on warm days.\n\n" * 12
    assert cards(f"# Nature\n\n## Trees\n\n{prose}{OAK}\n## Birds\n\n{prose}{HEN}") == [
        ("Trees", "Which tree bears acorns?", ("oak",)),
        ("Birds", "Which bird lays the most eggs?", ("hen",)),
    ]


def test_a_question_without_a_right_option_is_reported() -> None:
    open_oak = OAK.replace("[x]", "[ ]")
    assert codes(f"# Nature\n\n{open_oak}\n{FIR}") == ["DP108"]


@pytest.mark.parametrize(
    "text",
    [
        "# Week\n\nMonday:\n- [x] milk\n- [ ] bread\n\nTuesday:\n- [ ] tea\n- [x] rice\n",
        "# Release\n\n## Before\n\nDo this first.\n\n- [ ] tag\n- [ ] push\n\nThen do this.\n\n- [ ] rest\n- [ ] eat\n",
        "# Steps\n\nThe tool does this:\n\n1. It reads.\n2. It writes.\n\nAfter that:\n\n1. It ends.\n2. It rests.\n",
    ],
)
def test_a_list_of_things_to_do_is_no_question(text: str) -> None:
    assert cards(text) == []


def test_every_question_of_a_long_document_is_read() -> None:
    sections = "".join(
        f"## {part}. Part\n\n" + "".join(f"What is {part} plus {n}?\n- [x] {part + n}\n- [ ] 0\n\n" for n in range(9))
        for part in range(1, 13)
    )
    reading, problems = read(Source("deck.md", f"# Sums\n\n{sections}"))
    assert [note.kind for note in reading.deck.notes] == [Kind.CHOICE] * 108
    assert problems == ()


CONDITIONS = "1) It holds water.\n\n2) It floats.\n\n3) It is made of wood.\n\n- [ ] a stone\n- [x] a boat\n"


@pytest.mark.parametrize(
    "head", ["## Which thing meets all of these:\n\n", "Which thing meets all of these?\n\n", "Take these:\n\n"]
)
def test_numbered_conditions_belong_to_the_question_above_them(head: str) -> None:
    found = cards(
        f"# Things\n\n## Which thing is alive?\n\n- [x] a tree\n- [ ] a stone\n\n## Part\n\n{head}{CONDITIONS}"
    )
    assert [right for _, _, right in found] == [("a tree",), ("a boat",)]
    assert found[1][1].endswith("2) It floats.\n\n3) It is made of wood.")


def test_a_numbered_list_of_questions_has_the_options_behind_it() -> None:
    text = "# Things\n\n1. Which one floats?\n- [x] wood\n- [ ] lead\n\n2. Which one sinks?\n- [ ] wood\n- [x] lead\n"
    assert [asked for _, asked, _ in cards(text)] == ["Which one floats?", "Which one sinks?"]


@pytest.mark.parametrize("stop", ["", " \\", "\\"])
def test_a_question_in_bold_may_run_over_lines(stop: str) -> None:
    glows, melts, burns = (
        f"Which of these {verb}, if you\nlook at it from afar?" for verb in ("glows", "melts", "burns")
    )
    asked = [(glows, "A"), (melts, "B"), (burns, "A")]
    text = "# Exam\n\n" + "".join(
        f"**{n}) {question}**{stop}\nA. fire{stop}\nB. ice{stop}\n\n**Answer: {right}**\n\n"
        for n, (question, right) in enumerate(asked, 1)
    )
    assert cards(text) == [
        ("", glows, ("fire",)),
        ("", melts, ("ice" + stop.strip(" ") * (stop == "\\"),)),
        ("", burns, ("fire",)),
    ]


def test_a_question_in_bold_over_three_lines_ends_the_answer_above_it() -> None:
    asked = "Which of these carries\nwater, and which of these\ncarries oil?"
    text = f"**What is fire?**\n\nA flame.\n\n**{asked}**\n\nA pipe.\n\n**What is ice?**\n\nCold water.\n"
    assert [question for _, question, _ in cards(text)] == ["What is fire?", asked, "What is ice?"]


def test_a_remark_in_bold_over_lines_stays_in_its_answer() -> None:
    text = "**What is fire?**\n\nA flame.\n\n**Never touch it\nwith bare hands.**\n\n**What is ice?**\n\nCold water.\n"
    assert cards(text)[0][2] == ("A flame.\n\n**Never touch it\nwith bare hands.**",)


def test_a_backslash_that_is_an_option_stays() -> None:
    text = "**Which sign escapes?**\nA. /\nB. \\\\\n\n**Answer: B**\n"
    assert cards(text)[0][2] == ("\\\\",)


# ---- what stands round the answers -------------------------------------------------------------------


def explanations(text: str) -> list[str]:
    reading, _ = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return [note.explanation.markdown or note.answer.markdown for note in reading.deck.notes]


def test_footnotes_at_the_end_explain_no_question_that_does_not_use_them() -> None:
    text = f"# Nature\n\n{OAK}\n{FIR}\n[^1]: A book.\n\n[^2]: Another book.\n[^3]: A third.\n"
    assert explanations(text) == ["", ""]


@pytest.mark.parametrize("words", ["It stands there[^1].\n\n[^1]: A book.", "[^1]: A book."])
def test_footnotes_stay_with_the_answer_that_uses_them(words: str) -> None:
    mark = "" if words[0] != "[" else "Cold water[^1].\n\n"
    assert explanations(f"## What is an oak?\n\nA tree.\n\n## What is ice?\n\n{mark}{words}\n")[1] == (
        mark + words.partition("\n\n[")[0] if not mark else mark.strip()
    )


@pytest.mark.parametrize("label", ["**R:**", "**R**:", "**r:**", "**Resposta:**"])
def test_an_answer_in_a_list_loses_its_label(label: str) -> None:
    text = "".join(f"- What is {word}?\n    - {label} A tree.\n" for word in ("oak", "fir", "elm"))
    assert explanations(f"# Trees\n\n{text}") == ["A tree."] * 3


def test_a_letter_that_is_not_in_bold_is_no_label() -> None:
    text = "".join(f"- What is {word}?\n    - R: a language.\n" for word in ("that", "this", "it"))
    assert explanations(f"# Words\n\n{text}") == ["  - R: a language."] * 3


@pytest.mark.parametrize("rule", ["-----", "***", "_ _ _", "---\n\n---"])
def test_a_rule_below_a_heading_is_no_part_of_the_answer(rule: str) -> None:
    text = "".join(f"## What is {word}?\n{rule}\nA tree.\n\n---\n\nIt is tall.\n\n" for word in ("oak", "fir"))
    assert explanations(text) == ["A tree.\n\n---\n\nIt is tall."] * 2


PLANET = "{question}\n\n- Mars\n- Jupiter\n\nAnswer: {answer}\n"


@pytest.mark.parametrize("questions", [("Which is larger?", "Which is red?"), ("The larger one", "The red one")])
@pytest.mark.parametrize("mark", ["- ", "* ", "a) "])
def test_options_that_the_answer_names_make_the_paragraph_above_a_question(
    questions: tuple[str, str], mark: str
) -> None:
    text = "\n".join(
        PLANET.format(question=question, answer=answer)
        for question, answer in zip(questions, ("Jupiter", "Mars"), strict=True)
    )
    text = text.replace("- Mars", f"{mark}Mars").replace("- Jupiter", f"{mark.replace('a', 'b')}Jupiter")
    assert cards(text) == [("", questions[0], ("Jupiter",)), ("", questions[1], ("Mars",))]
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        PLANET.format(question="The larger one", answer="Jupiter"),
        PLANET.format(question="We saw two.", answer="See below") + PLANET.format(question="And more.", answer="Later"),
        "We saw two.\n\n- Mars\n- Jupiter\n\nMars\n\nAnd more.\n\n- Mars\n- Jupiter\n\nJupiter\n",
    ],
)
def test_one_such_list_and_lists_that_no_answer_names_make_no_question(text: str) -> None:
    assert cards(text) == []


@pytest.mark.parametrize(
    "between", ["![the tree](tree.png)", "It grows in Europe.", "| height | 20 m |\n|---|---|\n| age | 90 |"]
)
@pytest.mark.parametrize("kind", ["boxes set off", "letters set off"])
def test_what_stands_between_a_question_and_its_options_belongs_to_it(kind: str, between: str) -> None:
    first, second, third = KINDS[kind]
    text = "\n".join([first, second.replace("?\n\n", f"?\n\n{between}\n\n", 1), third])
    wanted = cards("\n".join([first, second, third]))
    assert cards(text) == [wanted[0], ("", f"Which tree bears cones?\n\n{between}", ("fir",)), wanted[2]]


def test_a_paragraph_that_breaks_off_above_its_options_asks_itself() -> None:
    text = f"{SPACED[0]}\nAre you ready?\n\nThe tree that bears cones is the\n\n- [ ] oak\n- [x] fir\n\n{SPACED[2]}"
    assert "The tree that bears cones is the" in [question for _, question, _ in cards(text)]


@pytest.mark.parametrize("kind", ["boxes set off", "letters set off"])
def test_the_title_of_a_part_in_bold_above_a_question_does_not_hide_it(kind: str) -> None:
    first, second, third = KINDS[kind]
    titled = "\n".join([first, second, "**Part II**\n", third])
    assert [question for _, question, _ in cards(titled)] == [
        "Which tree bears acorns?",
        "Which tree bears cones?",
        "Which bird lays the most eggs?",
    ]


def test_sentences_below_questions_with_a_bold_number_each_stay_in_them() -> None:
    quiz = "".join(
        f"**NEW QUESTION {n}**\n\n{asked}\n\nA. oak\n\nB. fir\n\nAnswer: A\n\n"
        for n, asked in enumerate(
            (
                "Which tree bears acorns? Choose one.",
                "Which tree has broad leaves?\n\nChoose one.",
                "Name the hard wood.",
            ),
            1,
        )
    )
    found = cards(f"# Trees\n\n{quiz}")
    assert [right for _, _, right in found] == [("oak",)] * 3
    assert "Which tree has broad leaves?\n\nChoose one." in found[1][1]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Which value is shown?", "Does `make` see `t`? Or both?\n\n{code}\n\nWhich value is shown, 1 or 2?"),
        ("Wann endet die Schleife?", "Sie zählt herunter.\n\n{code}\n\nBei welchem n, und wann endet die Schleife?"),
        ("输出哪个值？", "看下面的代码。\n\n{code}\n\n输出哪个值？"),
    ],
)  # fmt: skip
def test_a_text_that_ends_in_the_question_of_its_heading_is_a_task_without_an_answer(title: str, text: str) -> None:
    task = text.format(code="```js\nlet t = 1;\n```")
    assert cards(f"# {title}\n\n{task}\n") == []
    assert codes(f"# {title}\n\n{task}\n") == ["DP104", "DP101"]
    ((_, question, answer),) = cards(f"# {title}\n\n{task}\n\n**Answer:** `1`\n")
    assert (question.startswith(title), answer) == (True, ("`1`",))


@pytest.mark.parametrize(
    "answer",
    [
        "The inner one. Why is it shown?",
        "Which value is shown? The inner one.",
        "The inner one. Or which value?",
        "What?",
    ],
)
def test_other_texts_that_ask_are_answers(answer: str) -> None:
    assert cards(f"## Which value is shown?\n\n{answer}\n\n## What is a tide?\n\nThe rise. What else?\n") == [
        ("", "Which value is shown?", (answer,)),
        ("", "What is a tide?", ("The rise. What else?",)),
    ]


def test_an_answer_may_repeat_the_question_at_its_end() -> None:
    told = "This is a classic. They want honesty. Name one, and say how you work on it."
    text = f"## What is your weakness?\n\n{told} So: what is your weakness?\n\n## Why us?\n\nName the product.\n"
    assert [(asked, said) for _, asked, said in cards(text)] == [
        ("What is your weakness?", (f"{told} So: what is your weakness?",)),
        ("Why us?", ("Name the product.",)),
    ]
