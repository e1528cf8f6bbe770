"""Labels, numbers, letters and answers as many people write them, and the texts that only resemble such forms."""

from __future__ import annotations

from textwrap import dedent

import pytest

from deckpress.model import Kind, Note, Source
from deckpress.reading import read


def _card(note: Note) -> str:
    said = note.answer.flat
    if note.kind is Kind.CHOICE:
        said = " / ".join(f"*{choice.text.flat}" if choice.correct else choice.text.flat for choice in note.choices)
    return f"{note.question.flat} = {said}" + (f" ~ {note.explanation.flat}" if note.explanation else "")


def cards(text: str) -> list[str]:
    """The cards of a document, one line each; the right options have a star."""
    reading, _ = read(Source("deck.md", dedent(text)))
    assert reading.unaccounted == ()
    return [_card(note) for note in reading.deck.notes]


PLANETS = (
    ("Which is red?", ("Mars", "Neptune"), 0),
    ("Which is blue?", ("Mars", "Neptune"), 1),
    ("Which has rings?", ("Moon", "Saturn"), 1),
)


def quiz(question: str, option: str, answer: str, letters: str = "A B") -> str:
    """Three questions in such forms."""
    parts = []
    own = letters.split()
    for number, (asked, options, right) in enumerate(PLANETS, 1):
        lines = [option.format(letter=letter, option=said) for letter, said in zip(own, options, strict=True)]
        head = question.format(n=number, q=asked)
        parts.append("\n".join((head, *lines, answer.format(letter=own[right]))))
    return "# Quiz\n\n" + "\n\n".join(parts) + "\n"


RIGHT = ["Which is red? = *Mars / Neptune", "Which is blue? = Mars / *Neptune", "Which has rings? = Moon / *Saturn"]

ANSWERS = {
    "a label in lenticular brackets": "\n【答案】{letter}",
    "a label in lenticular brackets and bold": "\n**【答案】{letter}**",
    "a label with a colon in square brackets": "\n[Answer: {letter}]",
    "a label with a colon in round brackets": "\n(Ans: {letter})",
    "a plural in brackets": "\n**Correct answer(s):** {letter}",
    "a sentence": "\nThe answer is option {letter}.",
    "a sentence in German": "\nRichtig ist **{letter}**.",
    "a sentence in Spanish": "\nLa respuesta correcta es la {letter}.",
    "a sentence in Chinese": "\n正确答案是{letter}。",
    "a shortened word in italics": "\n*Sol.* {letter}",
    "a tick": "\n✅ {letter}",
    "an arrow": "\n→ **{letter}**",
    "a break behind the letter": "\n**Answer: {letter}**<br>",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_the_answer_below_options_may_have_many_forms(answer: str) -> None:
    assert cards(quiz("### {q}\n", "- {letter}. {option}", answer)) == RIGHT


def test_options_may_have_colons_below_the_label_of_a_question() -> None:
    text = """\
        Q1: Which is red?
        A: Mars
        B: Neptune
        C: Pluto
        Answer: A

        Q2: Which is blue?
        A: Mars
        B: Neptune
        C: Pluto
        Answer: B
        """
    assert cards(text) == ["Which is red? = *Mars / Neptune / Pluto", "Which is blue? = Mars / *Neptune / Pluto"]


def test_two_people_who_talk_are_no_options() -> None:
    assert cards("Q: How does the talk go on?\nA: Hello.\n\nQ: And then?\nA: Goodbye.\n") == [
        "How does the talk go on? = Hello.",
        "And then? = Goodbye.",
    ]


@pytest.mark.parametrize(
    ("letters", "option"),
    [
        ("🇦 🇧", "{letter} {option}  "),
        ("🅰️ 🅱️", "- {letter} {option}"),
        ("1️⃣ 2️⃣", "{letter} {option}  "),
        ("i ii", "({letter}) {option}  "),
        ("I II", "{letter}. {option}  "),
    ],
)
def test_options_may_have_letters_in_signs_and_roman_numerals(letters: str, option: str) -> None:
    assert cards(quiz("### {q}\n", option, "\n**Answer:** {letter}", letters)) == RIGHT


def test_roman_numerals_in_a_key_name_options() -> None:
    text = quiz("### {n}. {q}\n", "({letter}) {option}  ", "", "i ii") + "\n## Answers\n\n1 - (i), 2 - (ii), 3 - (ii)\n"
    assert cards(text) == RIGHT


def test_parts_with_roman_numerals_stay_parts_of_the_question_or_answer() -> None:
    text = """\
        ### What belongs to a cell?

        (i) A nucleus.
        (ii) A membrane.
        """
    assert cards(text) == ["What belongs to a cell? = (i) A nucleus. (ii) A membrane."]


def test_flags_of_countries_are_no_letters() -> None:
    text = """\
        ### Which countries border France?

        🇧🇪 Belgium
        🇩🇪 Germany
        """
    assert cards(text) == ["Which countries border France? = 🇧🇪 Belgium 🇩🇪 Germany"]


def test_the_code_of_a_tick_marks_the_right_option() -> None:
    text = "### Which is red?\n\n* Mars :white_check_mark:\n* Neptune\n* Saturn\n"
    assert cards(text) == ["Which is red? = *Mars / Neptune / Saturn"]


NUMBERS = (
    "**Task {n}**: {q}",
    "**Task {n}** - {q}",
    "### Task {n} - {q}",
    "### **Frage {n}**: {q}",
    "### Exercise {n}: {q}",
    "### Frage Nr. {n}: {q}",
    "Pregunta n°{n} : {q}",
    "### {n} - {q}",
    "{n}/ {q}",
    "### {n}- {q}",
    "P-{n} {q}",
    "### №{n} {q}",
    "### 例{n}: {q}",
    "### Bài {n}: {q}",
    "### 【{n}】{q}",
    "**({n})** {q}",
    "第{n}题 {q}",
    "### س {n}- {q}",
)


@pytest.mark.parametrize("form", NUMBERS)
def test_numbers_that_count_on_are_no_part_of_the_question(form: str) -> None:
    assert cards(quiz(form + "\n", "- {letter}. {option}", "\nAnswer: {letter}")) == RIGHT


def test_a_number_within_a_question_is_part_of_it() -> None:
    text = """\
        ### What does layer 1 do?

        It sends bits.

        ### What does layer 2 do?

        It sends frames.

        ### What does layer 3 do?

        It sends packets.
        """
    assert [card.partition(" = ")[0] for card in cards(text)] == [f"What does layer {n} do?" for n in (1, 2, 3)]


def test_the_number_of_a_task_alone_above_its_question_is_no_part_of_it() -> None:
    text = """\
        ## Aufgabe 1 (2 Punkte)

        Was ist rot?

        ### Lösung

        Der Mars.

        ## Aufgabe 2 (1 Punkt)

        Was ist blau?

        ### Lösung

        Der Neptun.

        ## Aufgabe 3 (1 Punkt)

        Nenne einen Planeten mit Ringen.

        ### Lösung

        Der Saturn.
        """
    assert cards(text) == [
        "Was ist rot? = Der Mars.",
        "Was ist blau? = Der Neptun.",
        "Nenne einen Planeten mit Ringen. = Der Saturn.",
    ]


KEYS = {
    "a word before the letter": "- Question {n} : réponse {letter}",
    "a word in Portuguese": "**0{n}** – Letra {letter}. Porque sim.\n",
    "an alternative": "{n}. Alternativa {letter}",
    "the option in bold before its reason": "{n}. **{option}** – it is so.",
    "the option before its reason": "{n}. {option} – it is so.",
    "a label in bold below the number": "### Question {n}\n\n**Correct answer: {letter}**\n",
    "a number alone as a heading": "### {n}\n\n**Answer: {letter}**\n",
}


@pytest.mark.parametrize("form", KEYS.values(), ids=KEYS.keys())
def test_the_entries_of_a_key_may_have_many_forms(form: str) -> None:
    key = "\n".join(
        form.format(n=n, letter="AB"[right], option=options[right]) for n, (_, options, right) in enumerate(PLANETS, 1)
    )
    text = quiz("{n}. {q}", "   {letter}. {option}", "") + f"\n## Answers\n\n{key}\n"
    assert [card.partition(" ~ ")[0] for card in cards(text)] == RIGHT


def test_a_key_names_options_without_letters_by_their_places() -> None:
    text = quiz("{n}. {q}", "   - [ ] {option}", "") + "\n## Answers\n\n1. 1\n2. 2\n3. 2\n"
    assert cards(text) == RIGHT


def test_signs_in_turn_are_labels() -> None:
    text = """\
        ❓ What is red?
        💡 Mars.

        ❓ **What is blue?**
        💡 Neptune.
        """
    assert cards(text) == ["What is red? = Mars.", "What is blue? = Neptune."]


def test_signs_in_turn_at_statements_are_no_labels() -> None:
    assert cards("# News\n\n🚀 We are faster.\n🐛 A bug is gone.\n\n🚀 We are smaller.\n🐛 Two more are gone.\n") == []


def test_the_answer_below_a_number_of_two_digits_may_be_indented_by_three_blanks() -> None:
    text = "".join(f"{n}. What is {n} + 1?\n\n   ```\n   {n + 1}\n   ```\n\n" for n in range(8, 12))
    assert [card.partition(" = ")[0] for card in cards(text)] == [f"What is {n} + 1?" for n in range(8, 12)]


def test_breaks_end_questions_options_and_answers() -> None:
    text = """\
        **1. Which is red?**<br>
        A. Mars<br>
        B. Neptune<br>
        **Answer: A**<br>

        **2. Which is blue?**<br>
        A. Mars<br>
        B. Neptune<br>
        **Answer: B**<br>
        """
    assert cards(text) == RIGHT[:2]


LIA = "<!--\nauthor: A\nlanguage: en\nnarrator: US English Male\n-->\n\n# Lesson\n\n"


def test_a_menu_in_a_sentence_has_the_options_of_its_gap() -> None:
    assert cards(f"{LIA}Oslo is the capital of [[Sweden|(Norway)|Denmark]].\n\n## More\n") == [
        "Oslo is the capital of ____. = Sweden / *Norway / Denmark"
    ]


def test_a_field_in_a_sentence_is_a_cloze() -> None:
    assert cards(f"{LIA}The capital of Norway is [[Oslo]].\n\nWhich is it?\n\n- [(X)] Oslo\n- [( )] Bergen\n")[0] == (
        "The capital of Norway is {{c1::Oslo}}. = "
    )


def test_wiki_links_are_no_menus_and_no_fields() -> None:
    text = "## What is a graph?\n\nNodes and edges, see [[Tree|trees]] and [[Edge]].\n"
    assert cards(text) == ["What is a graph? = Nodes and edges, see [[Tree|trees]] and [[Edge]]."]


def test_words_in_bold_at_the_end_of_a_question_stay_in_bold() -> None:
    text = """\
        1. What is red? **(3 marks)**

           **Solution:** Mars

        2. What is blue? **[3 P.]**

           **Solution:** Neptune
        """
    reading, _ = read(Source("deck.md", dedent(text)))
    assert [note.question.markdown for note in reading.deck.notes] == [
        "What is red? **(3 marks)**",
        "What is blue? **[3 P.]**",
    ]


@pytest.mark.parametrize(
    ("label", "letters"),
    [
        ("答案是{}", "A B"),
        ("**答案** {}", "甲 乙"),
        ("选{}", "A B"),
        ("标准答案：{}", "① ②"),
        ("正解は{}", "ア イ"),
        ("正解は{}です", "イ ロ"),
        ("【正解】{}", "イ ロ"),
        ("정답은 {}", "가 나"),
        ("답 : {}번", "① ②"),
        ("R: {}", "a b"),
        ("Letra {}", "A B"),
        ("Chọn {}", "A B"),
        ("Korrekt ist {}.", "a b"),
        ("सही विकल्प: {}", "क ख"),
        ("*Réponse {}*", "a b"),
        ("תשובה: {}'", "א ב"),
    ],
)
def test_answers_in_many_languages_name_options(label: str, letters: str) -> None:
    options = "イ ロ ハ".split() if letters == "イ ロ" else letters.split()
    text = "".join(
        f"### {asked}\n\n"
        + "".join(f"{letter}) {said}  \n" for letter, said in zip(options, (*planets, "Pluto"), strict=False))
        + f"\n{label.format(options[right])}\n\n"
        for asked, planets, right in PLANETS
    )
    assert [card.replace(" / Pluto", "") for card in cards(text)] == RIGHT


@pytest.mark.parametrize("bold", [True, False])
def test_options_may_have_bullets_and_numbers(bold: bool) -> None:
    texts = []
    for number, (asked, planets, right) in enumerate(PLANETS, 1):
        texts.append(f"{number}. {asked}\n\n")
        for place, said in enumerate((*planets, "Pluto")):
            item = f"{place + 1}) {said}"
            marked = (f"**{item}**" if bold else f"{item} ✅") if place == right else item
            texts.append(f"   - {marked}\n")
        texts.append("\n")
    assert [card.replace(" / Pluto", "") for card in cards("".join(texts))] == RIGHT


def test_numbered_questions_behind_bullets_keep_their_answers() -> None:
    text = "- 1) What is red?\n  - Mars\n- 2) What is blue?\n  - Neptune\n- 3) What has rings?\n  - Saturn\n"
    assert cards(text) == ["What is red? = - Mars", "What is blue? = - Neptune", "What has rings? = - Saturn"]


def test_what_most_readers_chose_is_no_part_of_the_option() -> None:
    text = "### Which is red?\n\n- A. Mars **Most Voted**\n- B. Neptune\n\n**Suggested Answer:** A\n"
    assert cards(text) == ["Which is red? = *Mars / Neptune"]


def test_a_root_and_a_times_sign_before_letters_tell_right_from_wrong() -> None:
    text = "### Which is red?\n\n- √ A. Mars\n- × B. Neptune\n- × C. Pluto\n"
    assert cards(text) == ["Which is red? = *Mars / Neptune / Pluto"]
    assert cards("### What is the root of 2?\n\n√2 × 1, about 1.41\n") == [
        "What is the root of 2? = √2 × 1, about 1.41"
    ]


def test_labels_in_bold_may_stand_alone_without_a_colon() -> None:
    text = """\
        **Question**

        What is red?

        **Answer**

        Mars.

        ---

        **Question**

        What is blue?

        **Answer**

        Neptune.
        """
    assert cards(text) == ["What is red? = Mars.", "What is blue? = Neptune."]


def test_an_answer_in_brackets_may_end_its_question() -> None:
    text = "1. What is red? (Answer: Mars)\n2. What is blue? (Answer: Neptune)\n3. What has rings? (Answer: Saturn)\n"
    assert cards(text) == ["What is red? = Mars", "What is blue? = Neptune", "What has rings? = Saturn"]


@pytest.mark.parametrize("form", ["{letter}.- {option}", "{letter}.– {option}"])
def test_a_dash_behind_the_full_stop_of_a_letter_is_part_of_its_mark(form: str) -> None:
    assert cards(quiz("### {q}\n", form + "  ", "\nRespuesta: {letter}", "a b")) == RIGHT


def test_squares_are_boxes() -> None:
    assert cards("### Which is red?\n\n□ Neptune\n■ Mars\n□ Saturn\n") == ["Which is red? = Neptune / *Mars / Saturn"]
