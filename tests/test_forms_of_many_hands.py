"""Documents as many people write them: what each form makes of its cards, and the texts that only resemble it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from deckpress.diagnostics import Severity
from deckpress.diagnostics.catalogue.files import BINARY
from deckpress.model import Kind, Note, Source
from deckpress.reading import read
from deckpress.reading.text.source import decode


def _card(note: Note) -> str:
    said = note.answer.flat
    if note.kind is Kind.CHOICE:
        said = " ".join(f"[{'x' if choice.correct else ' '}] {choice.text.flat}" for choice in note.choices)
    return f"{note.question.flat} = {said}" + (f" ~ {note.explanation.flat}" if note.explanation else "")


def cards(text: str) -> list[str]:
    """The cards of a document, one line each, and its warnings by code."""
    reading, problems = read(Source("deck.md", dedent(text)))
    assert reading.unaccounted == ()
    told = [f"! {problem.code}" for problem in problems if problem.severity is not Severity.NOTE]
    return [*map(_card, reading.deck.notes), *told]


# ---- the line that names the right options stands above them ---------------------------------------


def test_a_line_with_letters_above_ticked_options_names_the_right_ones() -> None:
    text = """\
        ### Which are gases?
        **Respuestas correctas: A, C**
        - A) Neon ✓
        - B) Iron
        - C) Argon ✓

        ### Which are metals?
        **Answer: B**

        A) Neon
        B) Iron
        C) Argon
        """
    assert cards(text) == [
        "Which are gases? = [x] Neon [ ] Iron [x] Argon",
        "Which are metals? = [ ] Neon [x] Iron [ ] Argon",
    ]


def test_letters_above_options_that_contradict_the_ticks_are_reported() -> None:
    text = """\
        ### Which is a gas?
        **Answer: B**
        - A) Neon ✓
        - B) Iron
        - C) Zinc
        """
    assert cards(text) == ["Which is a gas? = [x] Neon [ ] Iron [ ] Zinc", "! DP137"]


def test_a_sentence_above_a_lettered_list_is_an_answer_and_the_list_belongs_to_it() -> None:
    text = """\
        ### What is a mixture?
        **Answer:** A mixture has two parts:
        - A) a solvent
        - B) a solute
        """
    assert cards(text) == ["What is a mixture? = A mixture has two parts: - A) a solvent - B) a solute"]


# ---- `Q.` and `A.` ------------------------------------------------------------------------------------


def test_a_with_a_full_stop_below_q_with_one_is_the_label_of_the_answer() -> None:
    text = """\
        ### Q. time complexity
        A. A measure of steps.

        ### Q. greedy
        A. It takes what is best now.
        - one step each
        """
    assert cards(text) == [
        "time complexity = A measure of steps.",
        "greedy = It takes what is best now. - one step each",
    ]


def test_a_with_a_full_stop_is_an_option_if_b_follows() -> None:
    text = """\
        Q. Which is a gas?
        A. Neon
        B. Iron
        Answer: A

        Q. Which is a metal?
        A. Neon
        B. Iron
        Answer: B
        """
    assert cards(text) == ["Which is a gas? = [x] Neon [ ] Iron", "Which is a metal? = [ ] Neon [x] Iron"]


# ---- containers of quizzes ----------------------------------------------------------------------------


def test_a_choice_of_quarto_may_be_marked_with_the_class_correct_choice() -> None:
    text = """\
        :::::{.question}
        Who founded it:

        ::::{.choices}

        :::{.choice}
        Ada
        :::

        :::{.choice .correct-choice}
        Bob
        :::

        :::{.button-clear title="Clear answer"}
        :::

        ::::
        :::::

        ::: {.callout-tip collapse="true"}
        ## Hint

        It begins with B.
        :::

        ::: {.callout-note collapse="true"}
        ## Answer

        Bob founded it in 1975.
        :::
        """
    assert cards(text)[0].startswith("Who founded it: = [ ] Ada [x] Bob")
    assert not any(line.startswith("Hint") for line in cards(text))


# ---- boxes and numbers ----------------------------------------------------------------------------------


def test_round_boxes_may_have_a_table_below_them() -> None:
    text = """\
        1. Which table is right?

        - (x)
          | a | b |
          |---|---|
          | 1 | 2 |

        - ( )
          | c | d |
          |---|---|
          | 1 | 2 |
        """
    table = "|---|---| | 1 | 2 |"
    assert cards(text) == [f"Which table is right? = [x] | a | b | {table} [ ] | c | d | {table}"]


def test_a_star_at_the_number_of_a_question_with_options_is_left_out() -> None:
    text = """\
        1*. Which is a gas?

            - (x) Neon
            - ( ) Iron

        2. Which is a metal?

            - ( ) Neon
            - (x) Iron
        """
    assert cards(text) == ["Which is a gas? = [x] Neon [ ] Iron", "Which is a metal? = [ ] Neon [x] Iron"]


def test_a_question_may_be_a_picture_or_have_one_above_its_options() -> None:
    text = """\
        1. ![a sound](one.mp3)

        - (x) a bell
        - ( ) a drum

        1. What does this show?

        ![a film](one.mp4)

        - ( ) a bell
        - (x) a drum
        """
    assert cards(text) == [
        "![a sound](one.mp3) = [x] a bell [ ] a drum",
        "What does this show? ![a film](one.mp4) = [ ] a bell [x] a drum",
    ]


# ---- keys -------------------------------------------------------------------------------------------------


def test_suggested_answers_below_a_numbered_list_are_its_key() -> None:
    text = """\
        ### Translate

        1. La luna es grande.
        2. Ese libro es caro.

        Sugerencias de solución:
        1. De maan is groot.
        2. Dat boek is duur.
        """
    assert cards(text)[:2] == [
        "La luna es grande. = De maan is groot.",
        "Ese libro es caro. = Dat boek is duur.",
    ]


def test_a_sentence_behind_the_last_answer_on_a_line_explains_it() -> None:
    text = """\
        ### Fill in

        1. ___ tafel
        2. ___ huis

        Antwoorden: 1. `de`, 2. `het`. Learn the article together with the word.
        """
    assert cards(text)[:2] == ["___ tafel = `de`", "___ huis = `het` ~ Learn the article together with the word."]


OPTIONS = "   A) one\n   B) two\n   C) three\n   D) four\n\n"
QUIZ = "".join(f"{n}. What is {n}?\n{OPTIONS}" for n in range(1, 5))


def test_letters_in_the_order_of_the_alphabet_are_a_key_if_each_question_needs_one() -> None:
    found = cards(f"{QUIZ}**Answers:** ABCD\n")
    assert found[0] == "What is 1? = [x] one [ ] two [ ] three [ ] four"
    assert found[3:] == ["What is 4? = [ ] one [ ] two [ ] three [x] four"]


def test_letters_in_the_order_of_the_alphabet_below_each_question_are_all_right() -> None:
    each = "".join(f"{n}. What is {n}?\n{OPTIONS}**Answers:** A, B, C\n\n" for n in (1, 2, 3))
    assert cards(each)[:3] == [f"What is {n}? = [x] one [x] two [x] three [ ] four" for n in (1, 2, 3)]


def test_letters_below_one_question_are_no_key() -> None:
    assert cards(f"1. What is 1?\n{OPTIONS}**Answers:** A, B, C\n")[0] == (
        "What is 1? = [x] one [x] two [x] three [ ] four"
    )


@pytest.mark.parametrize("order", [("Letters", "Explanations"), ("Explanations", "Letters")])
def test_explanations_in_a_part_of_the_key_explain_the_letters_in_another(order: tuple[str, str]) -> None:
    parts = {"Letters": "1. B\n2. A\n3. D\n4. C\n", "Explanations": "1. As two.\n2. As one.\n3. As four.\n"}
    key = "".join(f"## {name}\n\n{parts[name]}\n" for name in order)
    assert cards(f"{QUIZ}# Answers\n\n{key}") == [
        "What is 1? = [ ] one [x] two [ ] three [ ] four ~ As two.",
        "What is 2? = [x] one [ ] two [ ] three [ ] four ~ As one.",
        "What is 3? = [ ] one [ ] two [ ] three [x] four ~ As four.",
        "What is 4? = [ ] one [ ] two [x] three [ ] four",
    ]


def _sections(names: tuple[str, str], key: tuple[str, str], *, ask: str = "Which {n} of {name}?") -> list[str]:
    parts = "".join(
        f"## {name}\n\n" + "".join(f"{n}. {ask.format(n=n, name=name)}\n" for n in (1, 2)) + "\n" for name in names
    )
    answers = "".join(f"## {title}\n\n1. First: {title}.\n2. Second: {title}.\n\n" for title in key)
    return [line.partition(" = ")[2] for line in cards(f"# Test\n\n{parts}# Answers\n\n{answers}")]


@pytest.mark.parametrize(
    ("names", "key"),
    [(("Sea", "Sky"), ("Sky answers", "Sea answers")), (("动物", "植物"), ("植物答案", "动物答案"))],
)
def test_short_titles_of_sections_are_found_in_a_key_in_another_order(
    names: tuple[str, str], key: tuple[str, str]
) -> None:
    last, first = key
    assert _sections(names, key) == [f"First: {first}.", f"Second: {first}.", f"First: {last}.", f"Second: {last}."]


def test_the_first_letters_of_a_word_are_no_short_title() -> None:
    assert _sections(("Sea", "Sky"), ("Season", "Skyline")) == [
        "First: Season.",
        "Second: Season.",
        "First: Skyline.",
        "Second: Skyline.",
    ]


def test_headings_below_numbered_questions_that_repeat_explain_each() -> None:
    text = """\
        1. Which is wet?

        ( ) Sand
        (x) Water

        # Reason

        Water wets.

        2. Which is dry?

        (x) Sand
        ( ) Water

        # Reason

        Sand has no water.
        """
    assert cards(text) == [
        "Which is wet? = [ ] Sand [x] Water ~ Water wets.",
        "Which is dry? = [x] Sand [ ] Water ~ Sand has no water.",
    ]


def test_a_heading_below_several_numbered_questions_is_the_title_of_their_key() -> None:
    text = "## A\n\n1. Is it?\n2. Was it?\n\n## Answers\n\n1. Yes.\n2. No.\n\n"
    assert cards(text + text.replace("it", "he")) == [
        "Is it? = Yes.", "Was it? = No.", "Is he? = Yes.", "Was he? = No.",
    ]  # fmt: skip


def test_a_label_with_points_asks_in_the_paragraph_below_it() -> None:
    text = """\
        # Exam

        **Question 1 (5 points)**

        What is an atom made of?

        ______________________

        **Question 2 (5 points)**

        What is a cell made of?

        ______________________

        # Answers

        **Question 1** Nucleus.

        **Question 2** Membrane.
        """
    assert cards(text) == ["What is an atom made of? = Nucleus.", "What is a cell made of? = Membrane."]


# ---- labels and answers -----------------------------------------------------------------------------------


def test_a_label_may_be_in_italics() -> None:
    text = "### Which is a gas?\n\n*Answer:* Neon\n\n### Which is a metal?\n\n*Solution.* Iron\n"
    assert cards(text) == ["Which is a gas? = Neon", "Which is a metal? = Iron"]


def test_a_word_in_italics_at_the_head_of_a_sentence_is_no_label() -> None:
    text = "### What is measured?\n\n*Response* time in seconds.\n\n### What is mixed?\n\nA solution.\n"
    assert cards(text) == ["What is measured? = *Response* time in seconds.", "What is mixed? = A solution."]


def test_numbered_words_in_bold_ask_if_solutions_follow_them() -> None:
    text = """\
        **Exercise 1** Show that 2 is prime.

        *Solution.* Its divisors are 1 and 2.

        **Exercise 2** Show that 4 is not.

        *Solution.* 2 divides it.
        """
    assert cards(text) == ["Show that 2 is prime. = Its divisors are 1 and 2.", "Show that 4 is not. = 2 divides it."]


def test_the_place_where_a_learner_writes_is_not_part_of_the_question() -> None:
    text = """\
        ## What is water?

        **Your answer:** ________

        **Answer:** H2O

        ## Which is a salt?

        A) NaCl
        B) H2O

        Deine Antwort: ____

        **Answer:** A
        """
    assert cards(text) == ["What is water? = H2O", "Which is a salt? = [x] NaCl [ ] H2O"]


def test_several_options_with_words_may_be_followed_by_an_explanation() -> None:
    text = "## Which are gases?\n\na) Neon\nb) Iron\nc) Argon\n\n**Answer:** a) Neon and c) Argon - both are noble.\n"
    assert cards(text) == ["Which are gases? = [x] Neon [ ] Iron [x] Argon ~ both are noble."]


def test_a_letter_followed_by_the_words_of_another_option_is_reported() -> None:
    text = "## What do we drink?\n\na) acid\nb) NaCl\nc) H2O\n\n**Answer:** b) {said}\n"
    assert cards(text.format(said="H2O is water"))[1:] == ["! DP137"]
    assert cards(text.format(said="NaCl, not H2O"))[1:] == []
    assert cards(text.format(said="It is salt"))[1:] == []


# ---- lists that are no questions -----------------------------------------------------------------------------


def test_a_list_of_releases_makes_no_cards() -> None:
    releases = "\n".join(f"* 1.{n}.0 2026-05-{n + 10}\n  * fixes fault {n}\n  * adds option {n}\n" for n in range(8))
    assert cards(f"# 修订记录\n\n{releases}") == ["! DP101"]


def test_a_list_of_topics_with_text_still_makes_cards() -> None:
    topics = "\n".join(f"* topic {n}x\n  * has part {n}\n  * has use {n}\n" for n in range(8))
    assert len(cards(f"# Notes\n\n{topics}")) == 9


# ---- files that are no text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("my exam.docx", "pandoc 'my exam.docx' -t gfm -o 'my exam'.md"),
        ("my deck.apkg", "deckpress import 'my deck.apkg' -o notes"),
        ("exam.pdf", "copy its text"),
        ("words.xlsx", "CSV"),
        ("notes.md", ""),
    ],
)
def test_a_file_that_is_no_text_gets_the_remedy_for_its_kind(name: str, remedy: str) -> None:
    _, problems = decode(name, b"PK\x03\x04" + bytes(200))
    assert [problem.code for problem in problems] == ["DP003"]
    assert remedy in problems[0].hint if remedy else problems[0].hint == BINARY.remedy


def test_short_titles_above_quotes_may_end_in_dots() -> None:
    quoted = "".join(f"{title}\n\n> text\n\n" for title in ("Closures etc.", "Scope...", "Hoisting", "Modules"))
    assert len(cards(quoted)) == 5
    told = "".join(f"He said this again.\n\n> text {n}\n\n" for n in range(4))
    assert cards(told) == ["! DP101"]


# ---- text that went into other cards -------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["**Part 2: Salts**", "Part 2: Salts", "Teil 2", "第2章"])
def test_the_title_of_a_part_between_labelled_questions_is_in_no_answer(title: str) -> None:
    text = f"Q: What is water?\nA: H2O\n{title}\nQ: What is salt?\nA: NaCl\n\n{title}\n\nQ: What is lye?\nA: NaOH\n"
    assert cards(text)[:3] == ["What is water? = H2O", "What is salt? = NaCl", "What is lye? = NaOH"]


def test_parts_that_an_answer_lists_stay_in_it() -> None:
    text = (
        "Q: What has it?\nA: Two parts:\nPart 1: a lid\nPart 2: a pot\n"
        "Q: Is it?\nA: Yes\nPart 2 of it is.\nQ: Was it?\nA: No\n"
    )
    assert cards(text)[:2] == ["What has it? = Two parts: Part 1: a lid Part 2: a pot", "Is it? = Yes Part 2 of it is."]


def test_columns_of_a_table_that_repeat_their_headers_are_terms_of_their_own() -> None:
    text = "| Word | Meaning | Word | Meaning |\n|---|---|---|---|\n| Hund | dog | Katze | cat |\n| Kuh | cow | | |\n"
    assert cards(text) == ["Hund = dog", "Katze = cat", "Kuh = cow"]


def test_columns_with_other_headers_are_more_about_the_term() -> None:
    text = "| Word | Meaning | Plural | Meaning |\n|---|---|---|---|\n| Hund | dog | Hunde | dogs |\n"
    assert len(cards(text)) == 1


def test_collapsed_questions_below_items_that_are_titles_make_cards() -> None:
    text = """\
        - Drinks:

          <details><summary>What is tea?</summary>
          Leaves in water.
          </details>

          <details><summary>What is coffee?</summary>
          Beans in water.
          </details>
        """
    assert cards(text) == ["What is tea? = Leaves in water.", "What is coffee? = Beans in water."]


def test_collapsed_parts_below_an_item_that_asks_are_its_answer() -> None:
    text = """\
        1. What is tea?

           <details><summary>Green</summary>
           Fresh leaves.
           </details>

           <details><summary>Black</summary>
           Dried leaves.
           </details>

        2. What is coffee?

           Beans in water.
        """
    assert [line.partition(" = ")[0] for line in cards(text)] == ["What is tea?", "What is coffee?"]


def test_a_drill_card_of_org_leaves_other_questions_in() -> None:
    text = "* Physics\n** What is light? :drill:\nA wave.\n** What is sound?\nA wave in matter.\n** Notes\nNone.\n"
    reading, _ = read(Source("deck.org", text))
    assert [note.question.flat for note in reading.deck.notes] == ["What is light?", "What is sound?"]


def test_a_headline_that_asks_above_drill_cards_is_their_section() -> None:
    text = "* What is physics?\n** Light :drill:\nA wave.\n** Sound :drill:\nA wave in matter.\n"
    reading, _ = read(Source("deck.org", text))
    assert [note.question.flat for note in reading.deck.notes] == ["Light", "Sound"]
