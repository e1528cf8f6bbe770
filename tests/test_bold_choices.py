"""Bold lines and paragraphs right above options with a mark: questions, whether they ask or not."""

from __future__ import annotations

from textwrap import dedent

import pytest

from readings import cards, codes, codes_and_lines

LETTERED = """\
    # {0}

    ## 41 - {0}

    **{1}**

    - [ ] A. {2}
    - [x] B. {3}

    ## 42 - {0}

    **{4}**

    - [x] A. {5}
    - [ ] B. {6}

    ## 43 - {0}

    **{7}?**

    - [ ] A. {2}
    - [x] B. {6}
    """
LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("The garden", "In spring the leaves", "fall", "grow", "A rake serves to", "gather", "cut", "What is moss"),
    "it": ("L'orto", "In inverno si", "miete", "pota", "La zappa serve a", "scavare", "bere", "Che cosa è il muschio"),
    "de": ("Der Garten", "Im Mai muss man", "ernten", "säen", "Rechen dienen zum", "Sammeln", "Mähen", "Was ist Moos"),
    "ru": ("Сад", "Весной листья", "падают", "растут", "Грабли служат, чтобы", "собирать", "резать", "Что есть мох"),
    "ja": ("庭", "春の葉は", "落ちる", "育つ", "熊手の用途は", "集める", "切る", "苔とは何か"),
}  # fmt: skip


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("mark", ["**", ""], ids=["bold", "plain"])
def test_a_line_above_options_with_letters_and_a_tick_is_a_question(words: tuple[str, ...], mark: str) -> None:
    text = dedent(LETTERED.format(*words)).replace("**", mark)
    _, first, wrong, right, second, picked, other, third = words
    assert cards(text) == [
        f"{first} | -{wrong} +{right}",
        f"{second} | +{picked} -{other}",
        f"{third}? | -{wrong} +{other}",
    ]


def test_no_line_above_the_options_needs_a_question_mark() -> None:
    text = dedent(LETTERED.format(*LANGUAGES["en"])).replace("?", "")
    for written in (text, text.replace("**", "")):
        assert [card.split(" | ")[0] for card in cards(written)] == [
            "In spring the leaves",
            "A rake serves to",
            "What is moss",
        ]


def test_boxes_without_letters_are_options_if_other_bold_lines_above_boxes_ask() -> None:
    text = """\
        **What is a rake?**

        - [x] a tool
        - [ ] a plant

        **Where does moss grow?**

        - [ ] in the sun
        - [x] in the shade

        **In spring the leaves**

        - [x] grow
        - [ ] fall
        """
    assert "In spring the leaves | +grow -fall" in cards(dedent(text))


@pytest.mark.parametrize("mark", ["**", ""], ids=["bold", "plain"])
def test_a_to_do_list_below_a_line_is_no_question(mark: str) -> None:
    text = """\
        # Week 12

        **Beds at the wall**

        - [x] dig
        - [ ] water

        **Beds at the gate**

        - [ ] dig
        - [x] sow

        **Shed and tools**

        - [x] sweep
        - [ ] oil the hinges
        """
    assert cards(dedent(text).replace("**", mark)) == []


def test_bold_lines_above_lists_without_a_mark_are_no_questions() -> None:
    text = """\
        # The walk

        We set out at dawn and saw three villages.

        **What we carried**

        - A. bread
        - B. water

        **Where we slept**

        - A. a barn
        - B. a tent
        """
    assert cards(dedent(text)) == []


def test_questions_with_options_are_not_called_rhetorical() -> None:
    text = """\
        # Minutes of the garden club

        Date: 3 May. Present: all. We met in the shed, and everybody brought something to eat.

        **Why?**

        A. no rain
        B. no sun

        Answer: A

        **How does it work?**

        A. by hand
        B. by itself

        Answer: B
        """
    assert len(cards(dedent(text))) == 2
    assert "DP115" not in codes(dedent(text))


def test_boxes_below_a_word_among_questions_of_another_form_get_a_warning() -> None:
    asked = "**What is a cell?**\n\nThe unit of life.\n\n"
    shopping = "**Shopping**\n\n- [ ] milk\n- [x] bread\n\n"
    assert codes_and_lines(asked + shopping) == [("DP116", 5)]
    assert codes_and_lines(asked + shopping.replace("Shopping", "Which is baked?")) == []
    assert codes_and_lines(asked + shopping.replace("Shopping", "In the morning we eat")) == []
