"""Questions whose gap holds the letter of the right option, as in `The capital is ( B ).`: text in, cards out."""

from __future__ import annotations

import pytest

from combined import each_pair
from deckpress.model import Note, Source
from deckpress.reading import read
from deckpress.reading.parts.outline import looks_like_question


def notes(text: str) -> tuple[list[Note], list[str]]:
    reading, problems = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return list(reading.deck.notes), [problem.code for problem in problems]


def shown(note: Note) -> str:
    return " ".join(("+" if choice.correct else "-") + choice.text.markdown for choice in note.choices)


FORMS = {
    "lines": "A. 罗马\nB. 巴黎\nC. 柏林",
    "lines with the marks of Chinese": "A、罗马\nB、巴黎\nC、柏林",
    "lines with colons": "A: 罗马\nB: 巴黎\nC: 柏林",
    "items": "- A. 罗马\n- B. 巴黎\n- C. 柏林",
    "one line": "A、罗马  B、巴黎  C、柏林",
    "two lines": "A. 罗马    B. 巴黎\nC. 柏林",
    "two paragraphs": "A.罗马    B.巴黎\n\nC.柏林",
    "paragraphs": "A. 罗马\n\nB. 巴黎\n\nC. 柏林",
}
GAPS = ("（ {} ）", "（{}）", "({})", "( {} )。", "（{}），是吗？")


@pytest.mark.parametrize(
    ("form", "gap", "number"),
    each_pair(FORMS, GAPS, ["{}. ", "{}、", "## {}. "]),
)
def test_the_letter_in_the_gap_names_the_right_option_and_leaves_an_empty_gap(number: str, form: str, gap: str) -> None:
    text = "".join(
        f"{number.format(n)}首都{n}是{gap.format(say)}\n\n{FORMS[form]}\n\n" for n, say in ((1, "B"), (2, "A"))
    )
    found, codes = notes(text)
    assert [shown(note) for note in found] == ["-罗马 +巴黎 -柏林", "+罗马 -巴黎 -柏林"]
    empty = gap.format("").replace("  ", " ").replace("（）", "（ ）").replace("()", "( )")
    assert [note.question.markdown for note in found] == [f"首都{n}是{empty}" for n in (1, 2)]
    assert codes == []


@pytest.mark.parametrize("said", ["AC", "A,C", "A、C", "A C", "C，A"])
def test_several_letters_name_several_options(said: str) -> None:
    text = "".join(f"{n}. 金属是（ {said} ）\nA. 铁\nB. 木\nC. 铜\n\n" for n in (1, 2))
    assert [shown(note) for note in notes(text)[0]] == ["+铁 -木 +铜"] * 2


def test_a_question_of_several_lines_may_have_its_gap_on_any_of_them() -> None:
    text = "".join(f"{n}. 下面的句子\n是（ B ）的，\n请选择：\nA. 真\nB. 假\n\n" for n in (1, 2))
    assert [shown(note) for note in notes(text)[0]] == ["-真 +假"] * 2


KEPT = {
    "only one of several questions": ("Vitamin (A) is", "Iron is", "Lead is"),
    "a letter without an option": ("Metal (D) is", "Metal (D) was", "Metal (E) is"),
    "two letters apart": ("From (A) to (B) is", "From (A) to (C) is", "From (B) to (A) is"),
}


@pytest.mark.parametrize("asked", KEPT.values(), ids=KEPT.keys())
def test_a_letter_in_brackets_that_may_mean_something_else_names_nothing(asked: tuple[str, ...]) -> None:
    found, codes = notes("".join(f"{n}. {ask}?\nA. good\nB. bad\n\n" for n, ask in enumerate(asked, 1)))
    assert found == []
    assert codes.count("DP108") == 3


def test_an_answer_below_the_options_leaves_the_letter_in_the_question() -> None:
    found, _ = notes("".join(f"{n}. Is vitamin (A) good?\nA. yes\nB. no\n\nAnswer: B\n\n" for n in (1, 2)))
    assert [(note.question.markdown, shown(note)) for note in found] == [("Is vitamin (A) good?", "-yes +no")] * 2


def test_code_keeps_its_letters() -> None:
    text = "## What does it print?\n\n```\nf(A)\nA. one\nB. two\ng(B)\nA. one\nB. two\n```\n\n## Why?\n\nBecause.\n"
    assert [note.answer.markdown[:8] for note in notes(text)[0]] == ["```\nf(A)", "Because."]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("首都是（ ）", True),
        ("首都是（）。", True),
        ("首都是( )", True),
        ("**The capital is ( ).**", True),
        ("Which one? [2 points]", True),
        ("print()", False),
        ("Array.push( )", False),
        ("The capital (Paris)", False),
        ("A list [2 points]", False),
        ("**1) Which bird sings? (2/31 points)**", True),
        ("*Which bird sings? [2019]*", True),
        ("**A list (2 points)**", False),
        ("Which bird? ![a song](robin.wav)", True),
        ("Which bird? ![[robin.png]] ![a](b.png)", True),
        ("Which bird? %%ask Jo%%", True),
        ("A bird ![which?](robin.png)", False),
        ("Birds %%which?%%", False),
    ],
)
def test_an_empty_gap_at_the_end_asks(text: str, asks: bool) -> None:
    assert looks_like_question(text) is asks


UNCLOSED = {
    "¿Qué es el hielo.": True,
    "Según Ana, ¿qué es el hielo": True,
    "**¿Dónde está el río.**": True,
    "¿Qué es el hielo? Agua.": False,
    "Si preguntas ¿qué? te contesto.": False,
    "¿Qué es el hielo. Es agua helada.": False,
    "El hielo es agua.": False,
    "¿.": False,
}


@pytest.mark.parametrize(("text", "asks"), UNCLOSED.items())
def test_a_spanish_question_may_lack_its_second_mark(text: str, asks: bool) -> None:
    assert looks_like_question(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is 7 a prime? Explain your answer.", True),
        ("¿Cuál es la diferencia? Explica cada una.", True),
        ("Ist 7 eine Primzahl? **Begründe.**", True),
        ("河流有何作用？試加以說明。（4分）", True),
        ("河流流向哪里？请写出一个例子。", True),
        ("河流流向哪里？流向大海。", False),
        ("Where do rivers end? (2 marks) (2018)", True),
        ("**Where do rivers end?** [May 2018] (2.5 points)", True),
        ("Where do rivers end? (the sea) (the lake)", False),
        ("Who wrote the song of the rivers? (Ann Lee) (2018)", False),
        ("**Where do rivers end?** (2018)", False),
        ("Is it late? It is.", False),
        ("[Rivers](https://example.org/play?list=Rivers)", False),
        ("Is it late? Explained in the text.", False),
        ("Who knows? Explain it, and then tell me: who?", True),
    ],
)
def test_a_task_or_points_and_a_year_may_follow_a_question(text: str, asks: bool) -> None:
    assert looks_like_question(text) is asks


def test_list_items_with_points_and_a_year_ask() -> None:
    asked = "1. Where do rivers end? (2 marks) (2018)\n\n{}2. Where do they begin? (1 mark) (2019)\n"
    for answer in ("   In the sea.\n\n", "In the sea.\n\n"):
        made, codes = notes(asked.format(answer))
        assert len(made) == 1
        assert codes == ["DP104"]
    assert notes(asked.format(""))[1] == ["DP104", "DP101", "DP104"]


def test_the_letter_may_be_far_behind_a_question_with_a_number() -> None:
    text = "**1. 首都1是**      B\n\nA. 罗马  B. 巴黎\n\n**2. 首都2是**      A\n\nA. 罗马  B. 巴黎\n"
    made, codes = notes(text)
    assert ([(note.question.flat, shown(note)) for note in made], codes) == (
        [("首都1是", "-罗马 +巴黎"), ("首都2是", "+罗马 -巴黎")],
        [],
    )


@pytest.mark.parametrize("end", ["   B", " B", "      BAG", "      b"])
def test_other_letters_at_the_end_are_words_of_the_question(end: str) -> None:
    text = "".join(f"{n}. Which is best: A or{end}\n\nA. Rome  B. Paris\n\nAnswer: A\n\n" for n in (1, 2))
    made, _ = notes(text)
    assert [note.question.flat.rpartition(" ")[2] for note in made] == [end.strip()] * 2
    assert {shown(note) for note in made} == {"+Rome -Paris"}
