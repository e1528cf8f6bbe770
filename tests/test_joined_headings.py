"""Headings that are one question with the heading on the next line, and those that are not."""

from __future__ import annotations

from readings import cards, codes_and_lines

REST = "\n\nTwo wires.\n\n## What is a bus?\n\nA shared line.\n"


def test_a_heading_that_breaks_off_goes_on_in_lower_case() -> None:
    text = "# Exam questions\n\n## Name the interfaces of sensors and\n## describe one in\n## detail." + REST
    first = cards(text)[0]
    assert first == "Name the interfaces of sensors and describe one in detail. | Two wires."
    assert codes_and_lines(text) == []


def test_a_heading_in_upper_case_or_further_down_is_another_one() -> None:
    for second in ("\n## Describe one", "\n\n## describe one"):
        text = f"# Exam questions\n\n## Name the interfaces of sensors{second}{REST}"
        assert not any("Name" in card and "escribe" in card for card in cards(text))


def test_a_task_above_a_question_is_a_question_without_an_answer() -> None:
    text = f"# Exam questions\n\n## 1. Describe how a read works.\n\n## 2. Which services share a disk?{REST}"
    assert cards(text)[0] == "Which services share a disk? | Two wires."
    assert codes_and_lines(text) == [("DP104", 3)]


def test_a_sentence_above_a_question_is_its_scenario() -> None:
    text = f"# Exam questions\n\n## 1. A shop sells tea in three towns.\n\n## How many are there?{REST}"
    assert cards(text)[0].startswith("A shop sells tea in three towns. How many are there? |")


def test_lettered_headings_and_headings_in_lower_case_are_not_joined() -> None:
    for text in (
        "## Sort with\n## b) less memory",
        "## all about sensors and\n## wires",
        "## See the guide\n## http://x.y",
    ):
        assert codes_and_lines(f"# Exam questions\n\n{text}{REST}")[0] == ("DP104", 3)


def test_a_task_touches_the_question_that_goes_with_it() -> None:
    text = f"# Exam questions\n\n## Compare a bus and a star.\n## Which is cheaper?{REST}"
    assert cards(text)[0] == "Compare a bus and a star. Which is cheaper? | Two wires."
