"""The forms of an answer key below an exam of four questions, whose right answers are A, B, B and A."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes, codes_and_lines, notes, read_document


def exam(first: int = 1) -> str:
    lines = (f"{first + n}. Which of {n}?\n   A. Iron\n   B. Neon\n" for n in range(4))
    return "".join(lines)


def right(text: str) -> str:
    reading, _ = read_document("exam.md", text)
    assert reading.unaccounted == ()
    return "".join("AB"[n] for note in reading.deck.notes for n, choice in enumerate(note.choices) if choice.correct)


FORMS = {
    "columns": "Answers\n\n1 A   3 B\n2 B   4 A",
    "columns with points": "## Key\n\n1. A   3. B\n2. B   4. A",
    "columns with brackets": "## Key\n\n1) A   3) B\n2) B   4) A",
    "a row and a half": "## Key\n\n1. A  2. B  3. B\n4. A",
    "one row": "## Key\n\n1. A 2. B 3. B 4. A",
    "a range": "## Key\n\n1-4: A B B A",
    "ranges without blanks": "**Answers**\n\n1-2 AB\n3-4 BA",
    "ranges in German": "**Lösungen**\n\n1 bis 4: A, B, B, A",
    "letters in order": "**Answers**: A B B A",
    "letters in order with commas": "Key: A, B, B, A",
    "letters in order below a heading": "## Answers\n\nA B B A",
    "a letter on each line": "## Answers\n\nA\nB\nB\nA",
    "a letter in each paragraph": "## Answers\n\nA\n\nB\n\nB\n\nA",
    "a letter on each line, in bold": "## Answers\n\n**A**\n**B**\n**B**\n**A**",
    "letters above explanations": "## Answers\n\nA\nIt rusts.\n\nB\nIt glows.\n\nB\nIt glows.\n\nA\nIt rusts.",
    "letters with words in order": "## Answers\n\nA) Iron\nB) Neon\nB) Neon\nA) Iron",
    "numbers without blanks": "## Answers\n\n1A 2B 3B 4A",
    "a table of three pairs in each row": "## Key\n\n| Q | A | Q | A | Q | A |\n|-|-|-|-|-|-|\n"
    "| 1 | A | 3 | B | 4 | A |\n| 2 | B | | | | |",
    "a table with a number in each cell": "## Key\n\n| | | | |\n|-|-|-|-|\n| 1. A | 2. B | 3. B | 4. A |",
    "a table without a header": "## Key\n\n| 1. A | 2. B |\n|-|-|\n| 3. B | 4. A |",
    "words": "Answers:\n\n1. Iron\n2. Neon\n3. Neon\n4. Iron",
    "words on the line of the title": "Answers: 1. Iron 2. Neon 3. Neon 4. Iron",
    "words behind brackets": "Answers: 1) Iron 2) Neon 3) Neon 4) Iron",
    "words in one row": "## Answers\n\n1. Iron 2. Neon 3. Neon 4. Iron",
    "words behind brackets in one row": "## Answers\n\n1) Iron, 2) Neon, 3) Neon, 4) Iron",
    "letters in brackets": "## Key\n\n1. [A]\n2. [B]\n3. **[B]**\n4. [A] Iron",
    "letters in brackets behind bullets": "## Key\n\n- 1: [A]\n- 2: [B]\n- 3: [B]\n- 4: [A]",
    "sentences": "## Key\n\n1. The answer is A.\n2. The correct answer is (B).\n3. Answer is **B**.\n4. Option A.",
    "sentences in other languages": "## Key\n\n1. Die richtige Antwort ist A.\n2. La respuesta correcta es la B.\n"
    "3. La bonne réponse est B.\n4. Правильный ответ: A.",
    "wide blanks": "## 解答\n\n問1　A\n問2　B\n第3問　B\n問4　A",
    "wide blanks on one line": "## 解答\n\n問1　A　問2　B　問3　B　問4　A",
    "letters with words": "## Answers\n\n1. A) Iron\n2. B) Neon\n3. B. Neon\n4. A",
}


@pytest.mark.parametrize("key", FORMS.values(), ids=FORMS.keys())
def test_a_key_may_have_many_forms(key: str) -> None:
    assert right(f"# Exam\n\n{exam()}\n{key}\n") == "ABBA"


@pytest.mark.parametrize(
    ("key", "options", "apart"),
    each_pair(
        FORMS, ["? A. Iron B. Neon", "? (a) Iron (b) Neon", " is A) Iron B) Neon", ": a) Iron; b) Neon"], ["\n", "\n\n"]
    ),
)
def test_the_options_may_be_on_the_line_of_the_question(key: str, options: str, apart: str) -> None:
    lines = apart.join(f"{n}. The metal {n}{options}" for n in range(1, 5))
    assert right(f"# Exam\n\n{lines}\n\n{FORMS[key]}\n") == "ABBA"


def test_brackets_in_a_question_are_no_options() -> None:
    text = "1. What is the answer to (a) and (b)?\n2. Where is plan A. that B. had?\n\nAnswers: 1. a 2. c\n"
    assert right(text) == ""


def test_five_letters_or_more_in_order_need_no_blanks() -> None:
    """Four may be a word: `ABBA`."""
    text = f"# Exam\n\n{exam()}5. Which of 4?\n   A. Iron\n   B. Neon\n\n**Answers:** "
    assert right(f"{text}ABBAB\n") == "ABBAB"
    assert right(f"{text}ABBA\n") != "ABBA"


@pytest.mark.parametrize("key", ["Key: A, B, B, A", "Answers\n\n46 A 47 B\n48 B 49 A", "## Key\n\n46-49: ABBA"])
def test_the_numbers_may_begin_anywhere(key: str) -> None:
    assert right(f"# Exam\n\n{exam(46)}\n{key}\n") == "ABBA"


@pytest.mark.parametrize("key", ["## Answers\n\n1-4: A B B A", "**Key:** 1A 2B 3B 4A"])
def test_a_key_may_stand_above_its_questions(key: str) -> None:
    assert right(f"{key}\n\n## Questions\n\n{exam()}") == "ABBA"


@pytest.mark.parametrize("intro", ["", "Good luck!\n\n"])
@pytest.mark.parametrize("title", ["# Mock exam", "## Mock exam", "### Probetest"])
def test_the_title_above_such_a_key_may_have_any_level(title: str, intro: str) -> None:
    mark = title.partition(" ")[0] + "#"
    assert right(f"{title}\n\n{intro}{mark} Answer key\n1A 2B 3B 4A\n\n{mark} Questions\n\n{exam()}") == "ABBA"


@pytest.mark.parametrize(
    "word",
    ["Answer", "Lösung", "**Antwort:**", "Réponse", "Respuesta", "Soluzione", "Ответ", "答え", "Svar"],
)
@pytest.mark.parametrize("said", ["1b", "1. B", "1: b", "1) b", "1 B"])
def test_one_question_may_have_a_key_of_one_answer(word: str, said: str) -> None:
    label = word if word.endswith("*") else f"{word}:"
    assert right(f"1. Which is a fruit?\n   a) Carrot\n   b) Apple\n\n{label} {said}\n") == "B"


def test_each_chapter_may_have_a_key_of_one_answer() -> None:
    first = "## Teil 1\n\n1. Was glüht?\n   a) Holz\n   b) Neon\n\nLösung: 1b\n\n"
    text = f"{first}## Teil 2\n\n1. Was rostet?\n   a) Eisen\n   b) Gold\n2. Was brennt?\n   a) Stein\n   b) Holz\n"
    assert right(f"{text}\nLösung: 1a, 2b\n") == "BAB"


@pytest.mark.parametrize("said", ["3 km", "2 A", "1492", "5 b or so"])
def test_a_number_behind_the_word_for_an_answer_may_be_the_answer(said: str) -> None:
    text = f"1. How much is it?\n\nAnswer: {said}\n"
    assert cards(text) == [f"How much is it? | {said}"]
    assert cards(text.replace("Answer", "Lösung")) == cards(text)


def test_a_link_is_no_letter_in_brackets() -> None:
    text = "1. What burns?\n2. What glows?\n\n## Answers\n\n1. [A](gas.md) gas\n2. [B][neon] lamp\n\n[neon]: neon.md\n"
    assert cards(text) == ["What burns? | [A](gas.md) gas", "What glows? | [B][neon] lamp"]


def test_a_passage_stands_above_its_questions() -> None:
    passage = "The sun was setting when Anna came home.\n\nHer brother waited at the door.\n\n"
    text = f"# Test\n\n## Passage 1\n\n{passage}{exam(46)}\n## Passage 2\n\n{passage}{exam(50)}\n"
    assert right(f"{text}## Answer key\n\n46-53: ABBA ABBA\n") == "ABBAABBA"


def test_each_part_may_have_its_key_and_the_book_another_one() -> None:
    part = "# Part {0}\n\n{1}\n**Answers:** {2}\n\n"
    parts = part.format(1, exam(), "1A 2B 3B 4A") + part.format(2, exam(), "1B 2A 3A 4B")
    book = "# Answers\n\n**Part 1:** 1A 2B 3B 4A\n\n**Part 2:** 1B 2A 3A 4B\n"
    assert right(parts) == right(parts + book) == "ABBABAAB"


def test_keys_that_disagree_are_reported_and_the_first_one_counts() -> None:
    text = f"# Part 1\n\n{exam()}\n**Answers:** 1A 2B 3B 4A\n\n# Answers\n\n**Part 1:** 1A 2B 3A 4A\n"
    assert (right(text), codes_and_lines(text)) == ("ABBA", [("DP137", 9)])


def test_letters_in_the_order_of_the_alphabet_are_the_right_ones_of_one_question() -> None:
    own = "1. Which?\n   A. a\n   B. b\n   Answer: A\n2. Which?\n   A. a\n   B. b\n   Answer: B\n"
    text = own + "3. Which three?\n   A. a\n   B. b\n   C. c\n   Answers: A, B, C\n"
    reading, _ = read_document("exam.md", text)
    assert [sum(choice.correct for choice in note.choices) for note in reading.deck.notes] == [1, 1, 3]


def test_letters_in_order_for_another_number_of_questions_answer_none() -> None:
    assert right(f"{exam()}\nKey: B A B\n") == ""


def test_a_number_within_an_answer_begins_no_other_one() -> None:
    text = "1. When did it begin?\n2. When did it end?\n\n## Answers\n\n1. On the 2. May\n2. In June\n"
    reading, _ = read_document("exam.md", text)
    assert [note.answer.flat for note in reading.deck.notes] == ["On the 2. May", "In June"]


@pytest.mark.parametrize("below", ["1. Paris\n2. Rome", "1. B\n2. A", "| No. | Answer |\n|-|-|\n| 1 | B |\n| 2 | A |"])
def test_a_key_that_fits_no_question_is_reported_and_is_no_part_of_an_answer(below: str) -> None:
    text = f"# Rain\n\n## What is rain?\n\nWater.\n\n## What is snow?\n\nIce.\n\n## Answers\n\n{below}\n"
    reading, _ = read_document("exam.md", text)
    assert [note.answer.flat for note in reading.deck.notes] == ["Water.", "Ice."]
    assert ("DP138", 11) in codes_and_lines(text)


def test_a_list_below_the_answer_of_each_question_is_no_key() -> None:
    text = "".join(f"## What is {n}?\n\nSee below.\n\n## Answer\n\n1. Water\n2. Ice\n\n" for n in range(2))
    reading, _ = read_document("exam.md", text)
    assert [note.answer.flat for note in reading.deck.notes] == ["1. Water 2. Ice"] * 2


def test_letters_in_order_need_no_blanks_below_a_heading_either() -> None:
    text = f"# Exam\n\n{exam()}5. Which of 4?\n   A. Iron\n   B. Neon\n\n## Answers\n\nABBAB\n"
    assert right(text) == "ABBAB"


def test_letters_in_order_that_are_fewer_than_the_questions_answer_none() -> None:
    text = f"# Exam\n\n{exam()}\n## Answers\n\nA\nB\nB\n"
    assert right(text) == ""
    assert "DP138" in [code for code, _ in codes_and_lines(text)]


def test_the_right_letters_of_one_question_may_be_on_lines_of_their_own() -> None:
    first = "## Which are prime?\n\nA. 2\nB. 4\n\n### Answers\n\nA\n\n"
    text = f"{first}## Which are even?\n\nA. 2\nB. 4\n\n### Answers\n\nA\nB\n"
    assert right(text) == "AAB"


def test_sentences_that_begin_with_a_b_and_c_are_no_letters_in_order() -> None:
    text = f"# Exam\n\n{exam()}\n## Answers\n\nA. Think.\nB. Write.\nC. Read.\nD. Rest.\n"
    assert right(text) == ""


@pytest.mark.parametrize("key", ["الإجابات: 1 ب، 2 أ", "الإجابات: 1. ب، 2. أ", "الإجابات: 1-ب؛ 2-أ"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_answers_may_have_arabic_commas_between_them(key: str, gap: str) -> None:
    text = f"1. أي معدن سائل؟\nأ) الحديد\nب) الزئبق\n\n2. أي غاز نبيل؟\nأ) النيون\nب) الأكسجين{gap}{key}\n"
    assert cards(text) == ["أي معدن سائل؟ | -الحديد +الزئبق", "أي غاز نبيل؟ | +النيون -الأكسجين"]


BLANKS = ["Answer: ____", "**Antwort:** \\_\\_\\_", "Answer: ......", "Your answer: ____", "*Ваш ответ:* …………"]


@pytest.mark.parametrize("blank", BLANKS)
def test_the_key_answers_questions_with_lines_to_write_on(blank: str) -> None:
    lines = (f"{n}. Which of {n}?\n   A. Iron\n   B. Neon\n\n   {blank}\n" for n in (1, 2))
    assert right("".join(lines) + "\n## Answers\n\n1. B\n2. A\n") == "BA"
    tight = (f"{n}. Which of {n}?\n   A. Iron\n   B. Neon\n   {blank}\n" for n in (1, 2))
    text = "".join(tight) + "\n## Answers\n\n1. B\n2. A\n"
    assert cards(text) == ["Which of 1? | -Iron +Neon", "Which of 2? | +Iron -Neon"]
    headings = (f"### Question {n}\n\nWhich of {n}?\n\n- A) Iron\n- B) Neon\n\n{blank}\n\n" for n in (1, 2))
    assert cards("".join(headings) + "## Answers\n\n1. B\n2. A\n") == cards(text)


@pytest.mark.parametrize("blank", BLANKS[:3])
def test_without_a_key_such_questions_are_reported(blank: str) -> None:
    text = f"## Which of these?\n\n- A. Iron\n- B. Neon\n\n{blank}\n"
    assert ("DP108", 1) in codes_and_lines(text)


def test_a_rule_above_the_title_of_the_key_is_no_explanation() -> None:
    text = (
        "### Q1: Iron\n\nWhich of 1?\n\na) Iron\nb) Neon\n\n---\n\n"
        "### Q2: Neon\n\nWhich of 2?\n\na) Iron\nb) Neon\n\n---\n\n"
        "## 📝 Answers\n\n<details>\n<summary><b>Show them</b></summary>\n\n| Question | Answer |\n|---|---|\n"
        "| Q1 | **b** |\n| Q2 | **a** |\n\n</details>\n"
    )
    found = read_document("exam.md", text)[0].deck.notes
    assert [[choice.correct for choice in note.choices] for note in found] == [[False, True], [True, False]]
    assert not any(note.explanation for note in found)


@pytest.mark.parametrize("title", ["**Part II**", "__Stones__"])
def test_the_title_of_a_part_in_bold_below_options_does_not_hide_them(title: str) -> None:
    asked = "### Question {0}\n\nWhich of {0}?\n\n- A. Iron\n- B. Neon\n\n"
    text = f"{asked.format(1)}{title}\n\n{asked.format(2)}## Answers\n\n1. B\n2. A\n"
    assert cards(text) == ["Which of 1? | -Iron +Neon", "Which of 2? | +Iron -Neon"]


@pytest.mark.parametrize(
    "title", ["Vastused", "Õiged vastused", "Одговори", "Решења", "Тачни одговори", "Atsakymai", "Atbildes", "Rešitve"]
)
def test_one_line_of_a_key_may_begin_with_the_word_of_other_languages(title: str) -> None:
    assert right(f"{exam()}\n{title}: 1. A, 2. B, 3. B, 4. A\n") == "ABBA"
    assert right(f"{exam()}\n{title}: 1A, 2B, 3B, 4A\n") == "ABBA"


@pytest.mark.parametrize(
    ("form", "line_end", "blank"),
    each_pair(["{}. {}", "{}) {}", "{}: {}", "{} - {}"], ["<br>\n", "<br/>\n", "<BR>\n"], ["", "\n"]),
)
def test_line_breaks_of_html_in_a_folded_key_are_no_part_of_its_answers(form: str, line_end: str, blank: str) -> None:
    key = line_end.join(form.format(n, letter) for n, letter in enumerate("ABBA", 1))
    text = f"{exam()}\n<details><summary>Answers</summary>\n{blank}{key}\n{blank}</details>\n"
    assert right(text) == "ABBA"
    assert {note.explanation.markdown for note in read_document("exam.md", text)[0].deck.notes} == {""}


@pytest.mark.parametrize(
    "key", ["1 A<br>\n2 B<br>\n3 B<br>\n4 A<br>", "1 A\n2 B\n3 B\n4 A", "1) **A**  \n2) **B**  \n3) **B**  \n4) **A**"]
)
def test_lines_with_a_number_and_a_letter_are_a_key_without_a_title(key: str) -> None:
    assert right(f"# Exam\n\n{exam()}\n{key}\n") == "ABBA"


@pytest.mark.parametrize("key", ["Answers: 1.A2.B3.B4.A", "Answers: 1)a2)b3)b4)a", "## Key\n\n1-A2-B3-B4-A"])
def test_the_answers_of_a_key_may_lack_blanks(key: str) -> None:
    assert right(f"# Exam\n\n{exam()}\n{key}\n") == "ABBA"


def test_a_table_of_numbers_may_name_options_with_numbers() -> None:
    asked = "".join(f"## {n}. Which of {n}?\n\n1. Iron\n2. Neon\n\n" for n in range(1, 4))
    table = "| Question | Answer |\n|---|---|\n| 1 | 2 |\n| 2 | 1 |\n| 3 | 2 |\n"
    assert right(asked + table) == "BAB"
    assert right(asked + table.replace("Answer", "Minutes")) == ""


@pytest.mark.parametrize("rule", ["", "---\n\n"])
def test_a_key_with_brackets_on_one_line_may_have_words(rule: str) -> None:
    text = f"1) What burns?\n2) What glows?\n3) What rusts?\n\n{rule}Answers: 1) a dry log 2) neon 3) iron\n"
    assert cards(text) == ["What burns? | a dry log", "What glows? | neon", "What rusts? | iron"]


def test_numbers_in_brackets_in_an_answer_are_no_key() -> None:
    text = "".join(f"{n}. What is part {n}?\n\n(1) the liver, (2) the heart, (3) the lungs\n\n" for n in (1, 2, 3))
    assert [card.split(" | ")[1] for card in cards(text)] == ["(1) the liver, (2) the heart, (3) the lungs"] * 3


@pytest.mark.parametrize("form", ["({})", "- ({})", "**({})**"])
@pytest.mark.parametrize("rule", ["", "> "])
def test_the_numbers_of_a_key_may_be_in_brackets(form: str, rule: str) -> None:
    key = "\n".join(rule + f"{form.format(n)} {said}" for n, said in enumerate(("a log", "neon", "iron"), 1))
    text = f"1. What burns?\n\n2. What glows?\n\n3. What rusts?\n\n{rule}## Answers\n{rule}\n{key}\n"
    assert cards(text) == ["What burns? | a log", "What glows? | neon", "What rusts? | iron"]


@pytest.mark.parametrize("indent", ["", "   "])
def test_numbers_in_brackets_below_other_numbers_are_parts_of_an_answer(indent: str) -> None:
    key = f"1. Two:\n{indent}(1) a log\n{indent}(2) a coal\n2. Neon\n"
    text = f"1. What burns?\n\n2. What glows?\n\n## Answers\n\n{key}"
    assert cards(text) == ["What burns? | Two: (1) a log (2) a coal", "What glows? | Neon"]


@pytest.mark.parametrize("form", ["- **Q{}:** {}", "Q{}: {}", "第{}题 {}"])
def test_the_numbers_of_a_folded_key_may_follow_a_letter(form: str) -> None:
    key = "\n".join(form.format(n, letter) for n, letter in enumerate("ABBA", 1))
    assert right(f"{exam()}\n<details>\n<summary>Answers</summary>\n\n{key}\n\n</details>\n") == "ABBA"


@pytest.mark.parametrize("cells", [("1", "3", "4"), ("Q1", "Q3", "Q4")])
def test_the_numbers_in_the_head_of_a_table_may_have_gaps(cells: tuple[str, ...]) -> None:
    table = f"| {' | '.join(cells)} |\n|---|---|---|\n| B | A | A |\n"
    text = f"{exam()}\n## Answers\n\n{table}"
    assert [card.split(" | ")[0] for card in cards(text)] == ["Which of 0?", "Which of 2?", "Which of 3?"]
    assert right(text) == "BAA"


def test_a_table_of_pairs_may_begin_with_rising_numbers() -> None:
    asked = "".join(f"{n}. Which of {n}?\n   1. Iron\n   2. Neon\n" for n in (1, 3, 4, 5))
    assert right(f"{asked}\n## Answers\n\n| 1 | 2 | 3 | 1 |\n|---|---|---|---|\n| 4 | 2 | 5 | 1 |\n") == "BABA"


@pytest.mark.parametrize("form", ["**{}.** {}", "Q{}: {}", "Question {} - {}", "{} → {}", "- {}. {}", "- **Q{}:** {}"])
@pytest.mark.parametrize("rule", ["", "---\n\n"])
def test_key_lines_may_have_any_usual_form_below_labelled_questions(form: str, rule: str) -> None:
    asked = "".join(f"### Question {n}\n\nWhich of {n}?\n\nA. Iron\nB. Neon\n\n" for n in range(1, 5))
    key = "\n".join(form.format(n, letter) for n, letter in enumerate("ABBA", 1))
    assert right(f"# Exam\n\n{asked}{rule}{key}\n") == "ABBA"


def test_a_key_answers_the_list_above_it_and_not_headings_with_their_own_answers() -> None:
    asked = "### Question {0}\n\nWhich stone is {0}?\n\n**Answer:** Stone {0}, as ever.\n\n"
    gaps = "## Check yourself\n\n1. Chalk is ______.\n2. Slate is ______.\n\n**Answers:** 1. white; 2. grey.\n"
    text = "## Practice questions\n\n" + asked.format(1) + asked.format(2) + gaps
    assert cards(text) == [
        "Which stone is 1? | Stone 1, as ever.",
        "Which stone is 2? | Stone 2, as ever.",
        "Chalk is ______. | white",
        "Slate is ______. | grey",
    ]


MATCHED = (
    "1. Which is a metal?\n   a) iron\n   b) wood\n\nSolution: a) iron.\n\n"
    "2. Which is a gas?\n   a) neon\n   b) lead\n\nSolution: a) neon.\n\n"
    "3. Match cause and effect:\n   rain (1), sun (2)\n\n   A) dry\n   B) wet\n\nSolution: 1-B, 2-A\n\n"
    "4. Put the meals in order:\n   A) lunch\n   B) breakfast\n   C) dinner\n\nSolution: B → A → C\n"
)


def test_pairs_behind_the_label_of_one_answer_are_no_key_where_each_question_has_its_own() -> None:
    assert cards(MATCHED) == [
        "Which is a metal? | +iron -wood",
        "Which is a gas? | +neon -lead",
        "Match cause and effect: rain (1), sun (2) A) dry B) wet | 1-B, 2-A",
        "Put the meals in order: A) lunch B) breakfast C) dinner | B → A → C",
    ]
    assert codes(MATCHED) == []


def test_an_arrow_behind_one_letter_explains_the_option() -> None:
    text = MATCHED.replace("B → A → C", "B → it is early.")
    assert cards(text)[-1] == "Put the meals in order: | -lunch +breakfast -dinner"


def test_a_list_that_speaks_of_each_letter_names_no_right_option() -> None:
    asked = (
        "## Exercise {0}\n> Which one fits each task {0}?\n\n>- (a) Add rows\n>- (b) Sort rows\n>- (c) Drop rows\n\n"
    )
    answer = "- (a) An array, as it grows.\n- (b) A tree.\n- (c) A set.\n\n"
    found = cards("".join(asked.format(n) + answer for n in (1, 2, 3)))
    assert len(found) == 3
    assert found[0].endswith(" | - (a) An array, as it grows. - (b) A tree. - (c) A set.")


@pytest.mark.parametrize(
    "said", ["- A is bright.\n- B is grey.\n- C is dark.", "- A) noon\n- B) dawn\n- C) night", "A -> B"]
)
def test_a_list_about_each_letter_and_an_arrow_between_two_letters_name_none(said: str) -> None:
    found = notes(
        f"1. Which is dark?\n\nA) noon\nB) dawn\nC) night\n\nAnswer:{' ' if said[0] == 'A' else chr(10)}{said}\n"
    )
    assert not any(choice.correct for note in found for choice in note.choices)


def test_a_list_that_judges_each_letter_and_a_text_with_an_arrow_name_the_right_one() -> None:
    asked = "1. Which is bright?\n\nA) noon\nB) dawn\nC) night\n\nAnswer:\n"
    assert cards(asked + "- A is correct.\n- B is wrong.\n- C is wrong.\n") == ["Which is bright? | +noon -dawn -night"]
    text = asked.replace("Answer:", "Answer: A") + "- A shines.\n- B is grey.\n- C is dark.\n"
    assert cards(text) == ["Which is bright? | +noon -dawn -night"]
    text = "1. Which holds?\n\nA) A -> C\nB) A -> B\nC) C -> A\n\nAnswer: A -> B\n"
    assert cards(text) == ["Which holds? | -A -> C +A -> B -C -> A"]
