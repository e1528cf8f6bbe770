"""Documents as many people write them: what each form makes of its cards, and the texts that only resemble it."""

from __future__ import annotations

from textwrap import dedent

from deckpress.diagnostics import Severity
from deckpress.model import Kind, Note, Source
from deckpress.reading import read


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


# ---- lists that are no questions -----------------------------------------------------------------------------


def test_a_list_of_releases_makes_no_cards() -> None:
    releases = "\n".join(f"* 1.{n}.0 2026-05-{n + 10}\n  * fixes fault {n}\n  * adds option {n}\n" for n in range(8))
    assert cards(f"# 修订记录\n\n{releases}") == ["! DP101"]


def test_a_list_of_topics_with_text_still_makes_cards() -> None:
    topics = "\n".join(f"* topic {n}x\n  * has part {n}\n  * has use {n}\n" for n in range(8))
    assert len(cards(f"# Notes\n\n{topics}")) == 9
