"""The ways to say which options are right: text in, the options and the right ones out."""

from __future__ import annotations

import pytest

from deckpress.model import Kind, Note, Source
from deckpress.reading import read

HEADING = "# Cells\n\n## Which organelle makes ATP?\n\n"
PLAIN = "\n\n## What is a cell?\n\nThe unit of life.\n"


def notes(text: str) -> tuple[list[Note], list[str]]:
    reading, problems = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return list(reading.deck.notes), [problem.code for problem in problems]


def first(below: str) -> tuple[Note, list[str]]:
    found, codes = notes(HEADING + below.strip("\n") + PLAIN)
    assert [note.kind for note in found][1:] == [Kind.OPEN]
    return found[0], codes


def options(note: Note) -> list[str]:
    return [("+" if choice.correct else "-") + choice.text.markdown for choice in note.choices]


CELLS = ["-Nucleus", "+Mitochondrion", "-Vacuole"]

MARKED = {
    "a word in brackets": "- Nucleus\n- Mitochondrion (correct)\n- Vacuole",
    "a word in brackets before the option": "- Nucleus\n- (correct) Mitochondrion\n- Vacuole",
    "a longer word in brackets": "- Nucleus\n- Mitochondrion (correct answer)\n- Vacuole",
    "square brackets": "- A) Nucleus\n- B) Mitochondrion [correct]\n- C) Vacuole",
    "German": "- Nucleus\n- Mitochondrion (richtig)\n- Vacuole",
    "Spanish": "- Nucleus\n- Mitochondrion (correcta)\n- Vacuole",
    "French": "- Nucleus\n- Mitochondrion (bonne réponse)\n- Vacuole",
    "Italian": "- Nucleus\n- Mitochondrion (corretta)\n- Vacuole",
    "Portuguese": "- Nucleus\n- Mitochondrion (correto)\n- Vacuole",
    "Russian": "- Nucleus\n- Mitochondrion (верно)\n- Vacuole",
    "Chinese": "- Nucleus\n- Mitochondrion（正确）\n- Vacuole",
    "Japanese": "- Nucleus\n- Mitochondrion（正解）\n- Vacuole",
    "Korean": "- Nucleus\n- Mitochondrion (정답)\n- Vacuole",
    "Arabic": "- Nucleus\n- Mitochondrion (صحيح)\n- Vacuole",
    "Polish": "- Nucleus\n- Mitochondrion (poprawna)\n- Vacuole",
    "Turkish": "- Nucleus\n- Mitochondrion (doğru)\n- Vacuole",
    "an arrow": "- A) Nucleus\n- B) Mitochondrion ← correct\n- C) Vacuole",
    "wrong options in words": "- Nucleus (wrong)\n- Mitochondrion\n- Vacuole (wrong)",
    "a tick behind": "- A) Nucleus\n- B) Mitochondrion ✅\n- C) Vacuole",
    "a tick before the letter": "- A) Nucleus\n- ✓ B) Mitochondrion\n- C) Vacuole",
    "a tick behind the letter": "- A) Nucleus\n- B) ✔️ Mitochondrion\n- C) Vacuole",
    "a tick and crosses": "- A) Nucleus ❌\n- B) Mitochondrion ✅\n- C) Vacuole ❌",
    "crosses alone": "- A) Nucleus ❌\n- B) Mitochondrion\n- C) Vacuole ❌",
    "a tick without letters": "- Nucleus\n- Mitochondrion ✅\n- Vacuole",
    "bold with the letter": "- A. Nucleus\n- **B. Mitochondrion**\n- C. Vacuole",
    "bold behind the letter": "- A. Nucleus\n- B. **Mitochondrion**\n- C. Vacuole",
    "bold lines": "A. Nucleus\n**B. Mitochondrion**\nC. Vacuole",
    "bold and a tick": "- A. Nucleus\n- **B. Mitochondrion** ✅\n- C. Vacuole",
    "a highlight": "- A. Nucleus\n- ==B. Mitochondrion==\n- C. Vacuole",
    "a highlight behind the letter": "- A. Nucleus\n- B. <mark>Mitochondrion</mark>\n- C. Vacuole",
    "a colour": "- A. Nucleus\n- B. <font color='red'>Mitochondrion</font>\n- C. Vacuole",
    "a colour of style": 'A. Nucleus\nB. <span style="color:#f00">Mitochondrion</span>\nC. Vacuole',
    "two tags and blanks": "- a) Nucleus\n- b) <u><b> Mitochondrion </b></u>\n- c) Vacuole",
    "two tags around the letter": "- a) Nucleus\n- <u><b> b) Mitochondrion </b></u>\n- c) Vacuole",
    "bold and italic around the letter": "a) Nucleus\n\n***b) Mitochondrion***\n\nc) Vacuole",
    "bold and italic in a line": "a) Nucleus\n___b) Mitochondrion___\nc) Vacuole",
    "a tag around signs": "- a) Nucleus\n- b) <u>**Mitochondrion**</u>\n- c) Vacuole",
    "an underlined option": "a) Nucleus\nb) <u>Mitochondrion</u>\nc) Vacuole",
    "a new option": "- a) Nucleus\n- b) <ins> Mitochondrion</ins>\n- c) Vacuole",
    "struck options": "- A. ~~Nucleus~~\n- B. Mitochondrion\n- ~~C. Vacuole~~",
    "round boxes": "- ( ) Nucleus\n- (x) Mitochondrion\n- ( ) Vacuole",
    "ticked boxes": "- [ ] Nucleus\n- [✓] Mitochondrion\n- [ ] Vacuole",
    "a star behind": "a) Nucleus\nb) Mitochondrion *\nc) Vacuole",
    "a star at the word": "- a) Nucleus\n- b) Mitochondrion*\n- c) Vacuole",
    "a star before": "- a) Nucleus\n- *b) Mitochondrion\n- c) Vacuole",
    "a label": "A. Nucleus\nB. Mitochondrion\nC. Vacuole\nCorrect: B",
    "a dash right behind the letter": "a- Nucleus\nb- Mitochondrion\nc- Vacuole\nAnswer: b",
    "a label in German": "A. Nucleus\nB. Mitochondrion\nC. Vacuole\nRichtig: B",
    "a bold label": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\n**Correct:** B",
    "a quoted letter": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\n> B",
    "a quoted letter below loose options": "A. Nucleus\n\nB. Mitochondrion\n\nC. Vacuole\n\n> B",
    "a label and a spoiler": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\nAnswer: ||B||",
    "a label and words in a spoiler": "A) Nucleus\nB) Mitochondrion\nC) Vacuole\n\n**Answer:** ||Mitochondrion||",
    "a label and a spoiler of Reddit": "A) Nucleus\nB) Mitochondrion\nC) Vacuole\n\nAnswer: >!b!<",
    "a spoiler": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\n||B||",
    "the option quoted": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\n> Mitochondrion",
    "the option and its letter": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\n> B. Mitochondrion",
    "the words of an option": "- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\nAnswer: Mitochondrion",
    "one line": "a) Nucleus b) Mitochondrion c) Vacuole\n\nAns: b",
    "one line with brackets": "(A) Nucleus (B) Mitochondrion (C) Vacuole\n\nAnswer: (B)",
    "one line with commas": "a) Nucleus, b) Mitochondrion, c) Vacuole\n\nAnswer: b",
    "two lines of two": "A. Nucleus   B. Mitochondrion\nC. Vacuole\n\nAnswer: B",
    "a table of options": "| | Option |\n|-|-|\n| A | Nucleus |\n| B | Mitochondrion |\n| C | Vacuole |\n\nAnswer: B",
    "a table below letters": "| A | B | C |\n|---|---|---|\n| Nucleus | Mitochondrion | Vacuole |\n\nAnswer: B",
    "a table with ticks": "|| Option | Right |\n|-|-|-|\n| A | Nucleus ||\n| B | Mitochondrion | ✓ |\n| C | Vacuole ||",
    "lines of boxes": "[ ] Nucleus\n[x] Mitochondrion\n[ ] Vacuole",
    "ballot boxes": "- ☐ Nucleus\n- ☑ Mitochondrion\n- ☐ Vacuole",
    "round boxes before letters": "- ( ) A. Nucleus\n- (x) B. Mitochondrion\n- ( ) C. Vacuole",
    "a star before an item": "- Nucleus\n- *Mitochondrion\n- Vacuole",
    "Cyrillic letters": "а) Nucleus\nб) Mitochondrion\nв) Vacuole\n\nОтвет: б",
    "Arabic letters": "أ) Nucleus\nب) Mitochondrion\nج) Vacuole\n\nالإجابة: ب",
    "numbers and a small letter": "1. Nucleus\n2. Mitochondrion\n3. Vacuole\n\nAnswer: b",
    "numbers and a small letter before words": "1. Nucleus\n2. Mitochondrion\n3. Vacuole\n\n**Correct answer: b.**",
    "Katakana": "ア. Nucleus\nイ. Mitochondrion\nウ. Vacuole\n\n答え：イ",
    "a label right below the list": "- Nucleus\n- Mitochondrion\n- Vacuole\nAnswer: Mitochondrion",
    "an item quoted": "- Nucleus\n- Mitochondrion\n- Vacuole\n\n> Mitochondrion",
    "a word behind a dash": "- A) Nucleus\n- B) Mitochondrion - Correct\n- C) Vacuole",
    "a German word behind a dash": "- A) Nucleus\n- B) Mitochondrion – richtig\n- C) Vacuole",
    "wrong options behind a dash": "- A) Nucleus - wrong\n- B) Mitochondrion\n- C) Vacuole - wrong",
    "letters with dashes": "- A - Nucleus\n- B - Mitochondrion - Correct\n- C - Vacuole",
    "lines of letters with dashes": "A - Nucleus\nB - Mitochondrion (correct)\nC - Vacuole",
    "letters with dashes and a label": "- A - Nucleus\n- B - Mitochondrion\n- C - Vacuole\n\nAnswer: B",
    "an arrow before the letter": "A. Nucleus\n→ B. Mitochondrion\nC. Vacuole",
    "an arrow before the letter of an item": "- A. Nucleus\n- => B. Mitochondrion\n- C. Vacuole",
    "a tick without a blank": "A. Nucleus\n✔️B. Mitochondrion\nC. Vacuole",
    "an arrow in ASCII": "A. Nucleus\nB. Mitochondrion <-- correct\nC. Vacuole",
    "an arrow to a word": "A. Nucleus\nB. Mitochondrion --> correct\nC. Vacuole",
    "an arrow alone": "A. Nucleus\nB. Mitochondrion ←\nC. Vacuole",
    "boxes before letters on lines": "[ ] A. Nucleus\n[x] B. Mitochondrion\n[ ] C. Vacuole",
    "one box before a letter": "A. Nucleus\n[x] B. Mitochondrion\nC. Vacuole",
    "a word in bold brackets": "A) Nucleus\nB) Mitochondrion **[Correct]**\nC) Vacuole",
    "a word in italic brackets": "- **A)** Nucleus\n- **B)** Mitochondrion *(richtig)*\n- **C)** Vacuole",
    "an option in bold with its word": "- A) Nucleus\n- **B) Mitochondrion (correct)**\n- C) Vacuole",
    "three stars": "A. Nucleus\nB. Mitochondrion ***\nC. Vacuole",
    "unticked boxes": "- [ ] Nucleus\n- [ ] Mitochondrion\n- [ ] Vacuole\n\n**Answer:** Mitochondrion",
}  # fmt: skip


@pytest.mark.parametrize("below", MARKED.values(), ids=MARKED.keys())
def test_a_mark_says_which_option_is_right_and_is_not_shown(below: str) -> None:
    note, codes = first(below)
    assert (note.kind, options(note)) == (Kind.CHOICE, CELLS)
    assert (note.explanation.markdown, codes) == ("", [])


OPEN = {
    "bold words that begin each item": "- **Atomicity** all or nothing\n- **Isolation** no mixing",
    "one bold item": "- a tent\n- **a headlamp, never forget it**\n- water",
    "all items bold": "- **Faster reads**\n- **Slower writes**",
    "a star of a footnote": "- Saturn\n- Chariklo *\n\n\\* a small body",
    "ticks before all": "- ✓ warm\n- ✓ dry",
    "a word in the middle": "- the (correct) spelling of a word\n- a comma",
    "some words struck": "- ~~old~~ new\n- old",
    "ticks of another kind before all": "- ✅ warm\n- ✅ dry",
    "one item struck": "- old\n- ~~new~~",
    "a quote that repeats no item": "- Saturn\n- Mars\n\n> Look up!",
    "a word in italics": "- *Saturn* has rings\n- Mars has none",
    "steps in order": "1. Boil **water**.\n2. **Wait.**\n3. Pour.",
    "words behind a dash": "- spelling – correct\n- grammar – wrong",
    "an arrow behind an item": "- delete ←\n- insert",
    "an arrow before an item": "- → forward\n- back",
    "letters with their words": "- A - Alfa\n- B - Bravo\n- C - Charlie",
    "lines of letters with their words": "A - Alfa\nB - Bravo",
    "a star before one of several terms of code": "- a + b\n- a * b\n- *args",
    "letters in a sentence": "It needs a) water and it needs light.",
}


@pytest.mark.parametrize("below", OPEN.values(), ids=OPEN.keys())
def test_emphasis_in_a_list_that_answers_is_no_mark(below: str) -> None:
    note, codes = first(below)
    assert (note.kind, note.answer.markdown, codes) == (Kind.OPEN, below, [])


def test_options_that_are_all_bold_are_emphasis_and_the_answer_counts() -> None:
    note, codes = first("- **A. Nucleus**\n- **B. Mitochondrion**\n\nAnswer: B")
    assert (options(note), codes) == (["-Nucleus", "+Mitochondrion"], [])


def test_bold_words_within_options_mark_nothing() -> None:
    _, codes = notes(f"{HEADING}- A. the **cell** wall\n- B. the nucleus{PLAIN}")
    assert codes == ["DP108"]


def test_a_tag_may_hold_the_letter_of_its_name() -> None:
    note, _ = first("- A. <b>a bubble</b>\n- B. a drop")
    assert options(note) == ["+a bubble", "-a drop"]


@pytest.mark.parametrize("words", ["the <u>cell</u> wall", "<u>the</u> cell <u>wall</u>", "<b>Wall:</b> of a cell"])
def test_words_in_tags_within_options_mark_nothing(words: str) -> None:
    _, codes = notes(f"{HEADING}- A. {words}\n- B. the nucleus{PLAIN}")
    assert codes == ["DP108"]


def test_two_marks_that_disagree_are_reported_with_both() -> None:
    _, problems = read(Source("deck.md", HEADING + "- A. Nucleus\n- **B. Mitochondrion**\n\nAnswer: A" + PLAIN))
    assert [problem.message for problem in problems] == [
        "one mark says that 'B' is right, another says 'A': Which organelle makes ATP?"
    ]
    note, codes = first("- A. Nucleus ✅\n- **B. Mitochondrion**")
    assert (options(note), codes) == (["+Nucleus", "-Mitochondrion"], ["DP137"])


def test_a_star_that_the_answer_below_contradicts_is_part_of_the_option() -> None:
    note, codes = first("- a) #name\n- b) .name\n- c) *name\n\n**Answer: b) .name**")
    assert (options(note), codes) == (["-#name", "+.name", "-*name"], ["DP137"])


@pytest.mark.parametrize("answer", ["**Answer: c) name**", "Answer: c", "They are classes."])
def test_a_star_that_nothing_contradicts_is_a_mark(answer: str) -> None:
    note, codes = first(f"- a) #name\n- b) .name\n- c) *name\n\n{answer}")
    assert (options(note), codes) == (["-#name", "-.name", "+name"], [])


def test_marks_that_agree_are_not_reported() -> None:
    note, codes = first("- A. Nucleus\n- **B. Mitochondrion** ✅\n\nAnswer: B")
    assert (options(note), note.explanation.markdown, codes) == (["-Nucleus", "+Mitochondrion"], "", [])


def test_one_tick_among_crosses_without_letters_is_the_right_option() -> None:
    note, codes = first("- ✅ Mitochondrion\n- ❌ Nucleus\n- ❌ Vacuole")
    assert (options(note), codes) == (["+Mitochondrion", "-Nucleus", "-Vacuole"], [])


def test_a_list_struck_but_for_one_item_is_a_guess() -> None:
    note, codes = first("- ~~Nucleus~~\n- Mitochondrion\n- ~~Vacuole~~")
    assert (options(note), codes) == (CELLS, ["DP116"])


@pytest.mark.parametrize(
    "asked",
    [
        "Q1. Which organelle makes ATP? a) Nucleus b) Mitochondrion c) Vacuole\nAns: b",
        "## Which organelle makes ATP? (A) Nucleus (B) Mitochondrion (C) Vacuole\n\n**Answer:** B",
        "1. Which organelle makes ATP? a) Nucleus b) Mitochondrion c) Vacuole\n   Answer: Mitochondrion\n"
        "2. What is a cell?\n   Answer: A room.",
    ],
)
def test_options_may_stand_on_the_line_of_the_question(asked: str) -> None:
    found, codes = notes(asked + "\n")
    assert found[0].question.markdown == "Which organelle makes ATP?"
    assert (options(found[0]), codes) == (CELLS, [])


def test_letters_in_a_question_that_its_answer_does_not_name_are_text() -> None:
    found, _ = notes("Q: What do these mean: a) noun b) verb?\nA: Words and deeds.\n")
    assert [(note.kind, note.question.markdown) for note in found] == [
        (Kind.OPEN, "What do these mean: a) noun b) verb?"),
    ]


def test_several_right_options_are_named_by_a_label() -> None:
    note, codes = first("A. Jupiter\nB. The Moon\nC. Mars\nCorrect: A and C")
    assert (options(note), codes) == (["+Jupiter", "-The Moon", "+Mars"], [])


@pytest.mark.parametrize(
    "options_",
    [
        "- A. Left – right\n- B. Up – down\n\nAnswer: B",
        "- A. x → y\n- B. y → x\n\nAnswer: B",
        "A. [x](y)\nB. z\n\nAnswer: B",
    ],
)
def test_a_sign_between_the_words_of_an_option_is_no_mark(options_: str) -> None:
    note, codes = first(options_)
    assert ([choice.correct for choice in note.choices], codes) == ([False, True], [])


def test_what_an_answer_says_beyond_its_letter_explains_it() -> None:
    note, _ = first("- A. Nucleus\n- **B. Mitochondrion**\n\nAnswer: B. It breathes.")
    assert note.explanation.markdown == "It breathes."


BOLD = {
    "**B. Mitochondrion** – it breathes.": "it breathes.",
    "**B. Mitochondrion** (it breathes)": "(it breathes)",
    "*B. Mitochondrion* - it breathes.": "it breathes.",
    "__B. Mitochondrion.__ It **breathes**.": "It **breathes**.",
    "***B. Mitochondrion***: **it** breathes.": "**it** breathes.",
    "**B. Mitochondrion, which breathes** – often.": "Mitochondrion, which breathes – often.",
    "**B. It breathes, as all of them do**": "It breathes, as all of them do",
    "**B. Mitochondrion\nIt breathes.**": "It breathes.",
    "**_B_** because it breathes.": "because it breathes.",
    "*B* because *it* breathes.": "because *it* breathes.",
    "**B.** It breathes.": "It breathes.",
    "`B` because it breathes.": "because it breathes.",
    "**B** **It breathes.** Often.": "**It breathes.** Often.",
    "**B. Mitochondrion** ✓ correct": "",
    "**B. Mitochondrion**": "",
    "B. It has 2 * 3 * 4 parts.": "It has 2 * 3 * 4 parts.",
}


@pytest.mark.parametrize(("said", "explanation"), BOLD.items(), ids=BOLD.keys())
def test_emphasis_of_the_named_option_does_not_leave_its_second_half(said: str, explanation: str) -> None:
    note, codes = first(f"- A. Nucleus\n- B. Mitochondrion\n- C. Vacuole\n\n**Answer:** {said}")
    assert (options(note), note.explanation.markdown, codes) == (CELLS, explanation, [])


def test_a_folded_answer_in_bold_leaves_the_explanation_whole() -> None:
    folded = "<details>\n<summary>Answer</summary>\n\n**B. Mitochondrion** – it breathes.\n\n</details>"
    note, codes = first(f"- A. Nucleus\n- B. Mitochondrion\n\n{folded}")
    assert (options(note), note.explanation.markdown, codes) == (CELLS[:2], "it breathes.", [])


TABLES = {
    "letters": ("A | B | C | Answer", "B"),
    "options with letters": ("Option A | Option B | Option C | Correct answer", "B"),
    "numbers": ("1 | 2 | 3 | Correct", "2"),
    "German": ("A | B | C | Antwort", "Mitochondrion"),
}


@pytest.mark.parametrize(("header", "answer"), TABLES.values(), ids=TABLES.keys())
def test_a_table_with_columns_of_options_is_multiple_choice(header: str, answer: str) -> None:
    head = f"| # | Question | {header} | Explanation |\n|---|---|---|---|---|---|---|\n"
    rows = f"| 1 | Which organelle makes ATP? | Nucleus | Mitochondrion | Vacuole | {answer} | It breathes. |\n"
    rows += "| 2 | Which one holds DNA? | Nucleus | Ribosome | Wall | Nucleus | |\n"
    found, codes = notes(head + rows)
    assert [note.question.markdown for note in found] == ["Which organelle makes ATP?", "Which one holds DNA?"]
    assert [options(note) for note in found] == [CELLS, ["+Nucleus", "-Ribosome", "-Wall"]]
    assert [note.explanation.markdown for note in found] == ["It breathes.", ""]
    assert codes == []


def test_a_table_of_grades_has_no_columns_of_options() -> None:
    found, _ = notes("# Marks\n\n| Term | Meaning | A |\n|---|---|---|\n| sum | total | x |\n| mean | average | y |\n")
    assert [note.kind for note in found] == [Kind.OPEN, Kind.OPEN]


def test_boxes_below_headings_that_do_not_ask_may_be_things_to_do() -> None:
    _, problems = read(Source("deck.md", "# Garden\n\n## Saturday\n\n- [x] buy seeds\n- [ ] dig\n"))
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP116", 3)]


@pytest.mark.parametrize(
    "asked", ["## Which planet has rings?", "## 1. A planet with rings", "## A planet with rings:"]
)
def test_boxes_below_a_heading_that_asks_are_options(asked: str) -> None:
    _, problems = read(Source("deck.md", f"# Sky\n\n{asked}\n\n- [x] Saturn\n- [ ] Mars\n"))
    assert [problem.code for problem in problems] == []


@pytest.mark.parametrize("mark", ["**Nucleus**", "**Nucleus**: inside", "__Nucleus__", "<b>Nucleus</b>"])
def test_bold_behind_an_empty_box_marks_nothing(mark: str) -> None:
    found, codes = notes(HEADING + f"- [ ] {mark}\n- [ ] Vacuole\n- [ ] Ribosome" + PLAIN)
    assert (len(found), codes) == (1, ["DP108"])


def test_a_ticked_box_and_a_bold_one_do_not_disagree() -> None:
    note, codes = first("- [ ] **Nucleus**\n- [x] Mitochondrion\n- [ ] Vacuole")
    assert options(note) == ["-**Nucleus**", "+Mitochondrion", "-Vacuole"]
    assert codes == []


@pytest.mark.parametrize(
    "below",
    [
        "-[ ] Nucleus\n-[x] Mitochondrion\n-[ ] Vacuole",
        "*[ ] Nucleus\n*[x] Mitochondrion\n*[ ] Vacuole",
        "+[ ]Nucleus\n+[X]Mitochondrion\n+[ ]Vacuole",
        "- [ ]Nucleus\n- [x]Mitochondrion\n- [ ]Vacuole",
        "- [ ] Nucleus\n- [x]Mitochondrion\n- [ ] Vacuole",
        "-[ ] Nucleus  \n-[x] Mitochondrion  \n-[ ] Vacuole  ",
    ],
)
def test_boxes_that_lack_a_blank_are_options_with_a_warning(below: str) -> None:
    note, codes = first(below)
    assert options(note) == CELLS
    assert codes == ["DP116"]


@pytest.mark.parametrize("gap", ["\n   ", "\n"])
@pytest.mark.parametrize("mark", ["-[{}] ", "- [{}]"])
def test_boxes_that_lack_a_blank_are_options_below_a_list_item(gap: str, mark: str) -> None:
    oak, fir = (f"{gap}{mark.format(tick)}{word}" for tick, word in ((" ", "cat"), ("x", "oak")))
    found, codes = notes(f"# Quiz\n\n1. Which one is a tree?{oak}{fir}\n\n2. Which one is wood?{oak}{fir}\n")
    assert [options(note) for note in found] == [["-cat", "+oak"]] * 2
    assert codes == ["DP116"] * 2


@pytest.mark.parametrize(
    "below",
    ["- [x](a.md)\n- [ ](b.md)", "- [x][a]\n- [ ][b]", "-[x] alone", "- []int\n- []bool", "[x]: /a\n[ ]: /b"],
)
def test_brackets_that_are_no_boxes_are_no_options(below: str) -> None:
    reading, _ = read(Source("deck.md", HEADING + below + PLAIN))
    assert all(not note.choices for note in reading.deck.notes)


def test_code_behind_a_box_is_closed_by_its_marks() -> None:
    text = "# Web\n\n### Which tag makes a link?\n\n- [ ] ```html\n  <link>\n  ```\n- [x] ```html\n  <a>\n  ```\n"
    found, codes = notes(text)
    assert [choice.text.markdown for choice in found[0].choices if choice.correct] == ["```html\n<a>\n```"]
    assert codes == []
    assert notes(f"{text}\n~~~\nopen\n")[1] == ["DP103"]


@pytest.mark.parametrize(
    ("answer", "explanation"),
    [
        ("B. A bat flies", "A bat flies"),
        ("B – bats fly", "bats fly"),
        ("b (a bat flies)", "(a bat flies)"),
        ("B. bat (correct)", ""),
        ("B. bat", ""),
    ],
)
def test_a_reason_in_the_words_of_an_option_is_kept(answer: str, explanation: str) -> None:
    (note,), _ = notes(f"1. Which animal flies?\n\nA. horse\nB. bat\nC. whale\n\nAnswer: {answer}\n")
    right = [choice.text.markdown for choice in note.choices if choice.correct]
    assert (right, note.explanation.markdown) == (["bat"], explanation)


def _lists(asked: list[str], *lengths: int) -> str:
    lengths = lengths or (4,) * len(asked)
    shown = ["".join(f"- item {n}\n" for n in range(length)) for length in lengths]
    return "".join(f"## {question}\n\n{items}\n" for question, items in zip(asked, shown, strict=True))


ASKED = ["Welches Protokoll nutzt UDP?", "Wie kopiert man?", "Welcher Befehl löscht?", "Wozu dient DNS?"]


def test_lists_of_one_length_below_questions_of_which_half_ask_to_choose_are_reported() -> None:
    assert [(found.code, found.location.line) for found in read(Source("deck.md", _lists(ASKED)))[1]] == [("DP116", 1)]


@pytest.mark.parametrize(
    "text",
    [
        _lists(ASKED, 4, 3, 5, 4),
        _lists(ASKED, 2, 2, 2, 2),
        _lists(["Was ist UDP?", *ASKED[1:]]),
        _lists([question.replace("?", "? Zwei Gründe") + "?" for question in ASKED]),
        _lists(ASKED).replace("- item 0\n- item 1\n- item 2\n- item 3\n", "One.\n", 1),
    ],
)
def test_other_lists_below_questions_are_answers(text: str) -> None:
    assert [found.code for found in read(Source("deck.md", text))[1]] == []


CODE = "```ruby\np 1\n```\n\n"
NUMBERED = "1. one thing\n2. two things\n3. three things\n"
BLOCKS = "1.\n```\n1\n```\n\n2.\n```\n11\n```\n"


@pytest.mark.parametrize("items", [NUMBERED, CODE + NUMBERED, f"Code\n{CODE}{NUMBERED}", BLOCKS, CODE + BLOCKS])
def test_numbered_lists_are_reported_if_nearly_all_questions_ask_to_choose(items: str) -> None:
    asked = ("Which output is shown?", "Choose the method.", "出力を選びなさい。")
    text = "".join(f"Question {n}: {question}\n\n{items}\n" for n, question in enumerate(asked, 1))
    assert [(found.code, found.location.line) for found in read(Source("deck.md", text))[1]] == [("DP116", 1)]


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        (("Which output is shown?", "How is it built?", "Why is it built?"), NUMBERED),
        (
            ("Which output is shown?", "Which method is called?", "Which error is raised?"),
            NUMBERED + "\nAll are.\n" * 4,
        ),
        (("Which output is shown?", "Which method is called?", "Which error is raised?"), "It depends.\n\n" + NUMBERED),
        (("Which output is shown?", "Which method is called?"), NUMBERED),
    ],
)
def test_other_numbered_lists_are_answers(asked: tuple[str, ...], items: str) -> None:
    text = "".join(f"Question {n}: {question}\n\n{items}\n" for n, question in enumerate(asked, 1))
    assert [found.code for found in read(Source("deck.md", text))[1]] == []


def test_two_ticked_items_with_feedback_are_a_guess_as_without() -> None:
    text = "# Tools\n\n## Which tools did we try?\n\n- Jenkins ❌\n  Too slow.\n- Actions ✅\n  Works.\n"
    found, codes = notes(text)
    assert [options(note) for note in found] == [["-Jenkins", "+Actions"]]
    assert codes == ["DP116"]


def test_feedback_by_letter_may_have_a_title() -> None:
    options_and_title = "A. Neon\nB. Iron\n\n**Feedback**\n\n"
    text = f"### Which is a metal?\n\n{options_and_title}A. Incorrect. It is a gas.\nB. Correct. It oxidises.\n"
    found, codes = notes(text)
    assert [options(note) for note in found] == [["-Neon", "+Iron"]]
    assert codes == []
    assert notes(f"### Which is a tree?\n\n{options_and_title}A. Incorrect.\nB. Incorrect.\n") == (
        [],
        ["DP108", "DP101"],
    )


def test_answers_above_a_list_announces_options_if_an_answer_repeats_one() -> None:
    text = "### Which is a gas?\n\nAnswers:\n\n- Neon\n- Iron\n\n**Correct answer:** Neon\n"
    found, codes = notes(text)
    assert [options(note) for note in found] == [["+Neon", "-Iron"]]
    assert codes == []
    found, _ = notes("### Which are gases?\n\nAnswers:\n\n- Neon\n- Argon\n")
    assert [options(note) for note in found] == [[]]
