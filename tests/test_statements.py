"""Statements that are true or false, sentences with a blank, and paragraphs with an answer's label below them."""

from __future__ import annotations

import pytest

from readings import cards, codes


def judged(first: str, second: str) -> list[str]:
    return [f"The earth is flat. | {first}", f"Water is wet. | {second}"]


JUDGED = {
    "letters in brackets": ("1. The earth is flat. (F)\n2. Water is wet. (T)", "F", "T"),
    "words in brackets": ("1. The earth is flat. (False)\n2. Water is wet. [True]", "False", "True"),
    "letters in bullets": ("- The earth is flat. (F)\n- Water is wet. (T)", "F", "T"),
    "lines": ("The earth is flat. (F)\nWater is wet. (T)", "F", "T"),
    "blanks with letters before numbers": ("__F__ 1. The earth is flat.\n__T__ 2. Water is wet.", "F", "T"),
    "brackets behind numbers": ("1. ( F ) The earth is flat.\n2. ( T ) Water is wet.", "F", "T"),
    "one of two in bold": (
        "1. The earth is flat. True / **False**\n2. Water is wet. **True** / False",
        "False",
        "True",
    ),
    "bold words": ("1. The earth is flat. **False**\n2. Water is wet. **True**", "False", "True"),
    "letters alone": ("1. The earth is flat. F\n2. Water is wet. T", "F", "T"),
    "dashes": ("1. The earth is flat. — False\n2. Water is wet. — True", "False", "True"),
    "German": ("1. The earth is flat. (falsch)\n2. Water is wet. (richtig)", "falsch", "richtig"),
    "Spanish": ("1. The earth is flat. (F)\n2. Water is wet. (V)", "F", "V"),
    "French": ("1. The earth is flat. — Faux\n2. Water is wet. — Vrai", "Faux", "Vrai"),
    "ticks in brackets": ("1. The earth is flat. (✗)\n2. Water is wet. (✓)", "✗", "✓"),
    "signs of Chinese tests": ("1. The earth is flat.（ × ）\n2. Water is wet.（ √ ）", "×", "√"),
    "Portuguese": ("1. The earth is flat. (Errado)\n2. Water is wet. (Certo)", "Errado", "Certo"),
    "Hungarian": ("1. The earth is flat. (hamis)\n2. Water is wet. (igaz)", "hamis", "igaz"),
    "Korean": ("1. The earth is flat. (거짓)\n2. Water is wet. (참)", "거짓", "참"),
    "Arabic": ("1. The earth is flat. (خطأ)\n2. Water is wet. (صح)", "خطأ", "صح"),
    "labels": (
        "1. The earth is flat. (True/False)\n   Answer: False\n2. Water is wet.\n   Answer: True",
        "False",
        "True",
    ),
}


@pytest.mark.parametrize(("text", "first", "second"), JUDGED.values(), ids=JUDGED.keys())
@pytest.mark.parametrize("title", ["", "# True or false?\n\n", "# Quiz\n\n## Teil B: Richtig oder falsch?\n\n"])
def test_a_judgement_answers_its_statement(title: str, text: str, first: str, second: str) -> None:
    found = [card.replace(" (True/False)", "").replace("。", ".") for card in cards(f"{title}{text}\n")]
    assert found == judged(first, second)


KEYED = {
    "T / F": "1. The earth is flat. T / F\n2. Water is wet. T / F",
    "words in brackets": "1. The earth is flat. (True/False)\n2. Water is wet. (True/False)",
    "a blank before the number": "___ 1. The earth is flat.\n___ 2. Water is wet.",
    "nothing": "1. The earth is flat.\n2. Water is wet.",
}


@pytest.mark.parametrize("text", KEYED.values(), ids=KEYED.keys())
@pytest.mark.parametrize("key", ["Answers: 1. F 2. T", "## Answers\n\n1. F\n2. T"])
def test_a_key_may_judge_statements(text: str, key: str) -> None:
    found = cards(f"# True or false?\n\n{text}\n\n{key}\n")
    assert [card.replace(" T / F", "").replace(" (True/False)", "") for card in found] == judged("F", "T")


FILLED = {
    "brackets": "1. The capital of France is ____. (Paris)\n2. The capital of Italy is ____. (Rome)",
    "square brackets": "1. The capital of France is ____. [Paris]\n2. The capital of Italy is ____. [Rome]",
    "bullets": "- The capital of France is ____ (Paris).\n- The capital of Italy is ____ (Rome).",
    "an arrow": "1. The capital of France is ____. → Paris\n2. The capital of Italy is ____. → Rome",
    "labels": "1. The capital of France is ____.\n   Answer: Paris\n2. The capital of Italy is ____.\n   Answer: Rome",
    "a key": "1. The capital of France is ____.\n2. The capital of Italy is ____.\n\n**Answers:** 1. Paris 2. Rome",
    "paragraphs": "The capital of France is ____.\nAnswer: Paris\n\nThe capital of Italy is ____.\n\nAnswer: Rome",
}


@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED.keys())
def test_the_words_for_a_blank_answer_its_sentence(text: str) -> None:
    assert [card.replace("____.", "____") for card in cards(text + "\n")] == [
        "The capital of France is ____ | Paris",
        "The capital of Italy is ____ | Rome",
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_paragraph_above_the_label_of_an_answer_is_its_question(gap: str) -> None:
    text = f"What is force?{gap}Answer: a push\n\nExplain inertia.{gap}**Answer:** resistance\n"
    assert cards(text) == ["What is force? | a push", "Explain inertia. | resistance"]


def test_a_paragraph_between_a_heading_and_its_answer_is_part_of_the_question() -> None:
    text = "## What is force?\n\nThink of a ball.\n\n**Answer:** a push\n\n## What is mass?\n\nStuff.\n\nAnswer: kg\n"
    assert cards(text) == ["What is force? Think of a ball. | a push", "What is mass? Stuff. | kg"]


def test_the_parts_of_an_exam_may_have_different_forms() -> None:
    text = (
        "# Exam\n\n## Part A: True or False\n\n1. The earth is flat. (F)\n2. Water is wet. (T)\n\n"
        "## Part B: Blanks\n\n3. Rome lies in ____. (Italy)\n4. Bonn lies in ____. (Germany)\n\n"
        "## Part C: Choice\n\n5. Which is a gas?\n   A. Iron\n   B. Neon\n   Answer: B\n"
        "6. Which is a metal?\n   A. Iron\n   B. Neon\n   Answer: A\n\n"
        "## Part D: Short answer\n\n7. What is rain?\n\nWater from clouds.\n\n8. Define snow.\n\nFrozen rain.\n"
    )
    assert cards(text) == [
        *judged("F", "T"),
        "Rome lies in ____. | Italy",
        "Bonn lies in ____. | Germany",
        "Which is a gas? | -Iron +Neon",
        "Which is a metal? | +Iron -Neon",
        "What is rain? | Water from clouds.",
        "Define snow. | Frozen rain.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- cache enabled: true\n- log enabled: false",
        "1. Berlin is warm today. (T)\n2. It rains a lot in Rome. (R)",
        "1. The meeting starts at 9. (Tom)\n2. Lunch is at noon. (Kim)",
        "1. Math test (A)\n2. Physics test (F)",
        "He said it was so. True\nThey said it was not. False\nNobody knew.",
        "- Water boils at 100. (F)",
    ],
)
def test_other_words_in_brackets_are_no_judgements(text: str) -> None:
    assert cards(f"# Notes\n\n{text}\n") == []


def test_statements_in_an_answer_stay_in_it() -> None:
    text = "## Which hold?\n\n1. The earth is flat. (F)\n2. Water is wet. (T)\n\n## What is water?\n\nA liquid.\n"
    assert cards(text) == [
        "Which hold? | 1. The earth is flat. (F) 2. Water is wet. (T)",
        "What is water? | A liquid.",
    ]


def test_a_word_that_is_a_label_elsewhere_may_be_the_answer_in_a_key() -> None:
    text = "# Richtig oder falsch?\n\n1. The earth is flat.\n2. Water is wet.\n\n## Lösungen\n\n1. falsch\n2. richtig\n"
    assert cards(text) == judged("falsch", "richtig")


def test_a_dash_may_follow_the_number_of_a_question() -> None:
    text = "**1.- Which is a gas?**\na) Iron\nb) Neon\nAnswer: b\n\n"
    text += "**2.- Which is a metal?**\na) Iron\nb) Neon\nAnswer: a\n"
    assert cards(text) == ["Which is a gas? | -Iron +Neon", "Which is a metal? | +Iron -Neon"]


def test_blanks_without_an_answer_are_reported_beside_other_questions() -> None:
    quiz = "".join(f"{n}. Which is {n}?\n   - [x] red\n   - [ ] blue\n" for n in (1, 2, 3))
    text = f"# Quiz\n\n{quiz}\n## Fill in the blanks\n\n1. Mars is ____.\n2. Rust is ____.\n"
    assert codes(text).count("DP104") == 2


def test_statements_without_an_answer_below_a_title_that_asks_to_judge_them_are_reported() -> None:
    quiz = "".join(f"{n}. Which is {n}?\n   - [x] red\n   - [ ] blue\n" for n in (1, 2, 3))
    statements = "1. Mars is red.\n2. Rust is blue.\n"
    assert codes(f"{quiz}\n## True or false\n\n{statements}").count("DP104") == 2
    assert codes(f"{quiz}\n## Facts\n\n{statements}").count("DP104") == 0


def test_the_answer_for_a_blank_may_have_a_label() -> None:
    text = "1. Mars is ____. **Answer:** red\n2. Rust is ____. **Answer:** brown\n"
    assert cards(text) == ["Mars is ____. | red", "Rust is ____. | brown"]


def test_a_heading_above_blanks_without_an_answer_is_no_question() -> None:
    asking = "".join(f"## What is {n}?\n\nA number.\n\n" for n in range(4))
    text = f"{asking}## Fill in\n\n- Mars is ____.\n- Rust is ____.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == [f"What is {n}?" for n in range(4)]


def test_a_colon_may_be_before_the_judgement_of_a_sentence() -> None:
    first, second = "Il semaforo giallo obbliga ad accelerare:False", "La nebbia riduce la visibilità:True"
    text = f"{first}\n{second}\nIl casco è obbligatorio per tutti: True\n"
    assert cards(text) == [
        "Il semaforo giallo obbliga ad accelerare | False",
        "La nebbia riduce la visibilità | True",
        "Il casco è obbligatorio per tutti | True",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- Works on Linux (✓)\n- Works on Windows (✗)\n- Works on Mac (✓)",
        "- Export works ✅\n- Import works ❌\n- Sync works ✅",
        "Dark mode:true\nShow hidden files:false\nAuto save:true",
    ],
)
def test_features_and_settings_are_no_statements(text: str) -> None:
    assert cards(f"# Features\n\n{text}\n") == []


@pytest.mark.parametrize("points", ["(2 marks)", "(2)", "[1 point]", "(2 Punkte)"])
def test_points_behind_a_blank_do_not_fill_it(points: str) -> None:
    asked = f"1. Water boils at ____ degrees. {points}\n\n2. Ice melts at ____ degrees. {points}\n\n"
    assert [card.split(" | ")[1] for card in cards(asked + "## Answers\n\n1. 100\n2. 0\n")] == ["100", "0"]


def test_numbers_that_differ_may_fill_blanks() -> None:
    text = "1. Water boils at ____ degrees. (100)\n2. Ice melts at ____ degrees. (0)\n"
    assert cards(text) == ["Water boils at ____ degrees. | 100", "Ice melts at ____ degrees. | 0"]


@pytest.mark.parametrize("form", ["### {1}. {0}\n\n**Answer:** {2}\n\n", "### {0}\n\n{2}\n\n"])
def test_a_statement_that_ends_with_the_question_is_no_title_of_a_section(form: str) -> None:
    text = form.format("Wool floats. True or False?", 1, "False") + form.format(
        "Ice is cold. True or false?", 2, "True"
    )
    assert cards(text) == ["Wool floats. True or False? | False", "Ice is cold. True or false? | True"]


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_signs_without_brackets_judge_japanese_and_korean_statements(blank: str) -> None:
    text = f"1. 東京は日本の首都である。{blank}○\n2. 京都は日本の首都である。{blank}×\n"
    assert cards(text) == ["東京は日本の首都である。 | ○", "京都は日本の首都である。 | ×"]
    text = f"- 서울은 한국의 수도이다.{blank}○\n- 부산은 한국의 수도이다.{blank}×\n"
    assert cards(text) == ["서울은 한국의 수도이다. | ○", "부산은 한국의 수도이다. | ×"]


@pytest.mark.parametrize(
    "text",
    [
        "# 점검표\n\n1. 난방을 확인했다. ○\n2. 창문을 확인했다. ×\n",
        "# 점검표\n\n1. 난방을 확인했다. (O)\n2. 창문을 확인했다. (X)\n",
        "# チェックリスト\n\n1. 暖房を確認した。 ○\n2. 窓を確認した。 ×\n",
        "# 会議\n\n- 山田太郎 ○\n- 鈴木花子 ×\n",
        "1. The heating is checked. ○\n2. The window is checked. ×\n",
    ],
)
def test_signs_behind_entries_of_checklists_make_no_cards(text: str) -> None:
    assert cards(text) == []
