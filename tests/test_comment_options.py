"""Options that are comments of HTML: text in, cards out."""

from __future__ import annotations

from readings import cards

OTHER = "\nQuestion 2: Which is a metal?\n\na) Oak\nb) Iron\nAnswer: b\n"


def test_an_option_with_a_letter_may_be_a_comment() -> None:
    text = "Question 1: Which hides text?\n\na) <!-- it -->\nb) // it\nc) # it\nAnswer: a) <!-- it -->\n" + OTHER
    assert cards(text)[0] == "Which hides text? | +`<!-- it -->` -// it -# it"


def test_a_comment_in_the_middle_that_only_its_letter_names_is_an_option() -> None:
    text = "### Which hides text?\n\n- A. // it\n- B. <!-- it -->\n- C. # it\n\n**Answer:** B\n"
    assert cards(text) == ["Which hides text? | -// it +`<!-- it -->` -# it"]


def test_a_comment_with_a_tick_is_an_option() -> None:
    text = "1. Which hides text?\n   - [ ] // it\n   - [x] <!-- it -->\n2. Which?\n   - [ ] Oak\n   - [x] Iron\n"
    assert cards(text)[0] == "Which hides text? | -// it +`<!-- it -->`"


def test_an_empty_box_with_a_comment_is_no_option() -> None:
    text = "### Which is a metal?\n\n- [ ] Oak\n- [x] Iron\n- [ ] <!-- one more -->\n"
    assert cards(text) == ["Which is a metal? | -Oak +Iron"]


def test_a_comment_behind_an_option_stays_hidden() -> None:
    text = "### Which is a metal?\n\n- a) Oak\n- b) Iron <!-- easy -->\n\nAnswer: b\n"
    assert "`" not in cards(text)[0]


def test_templates_of_options_stay_hidden() -> None:
    text = "### What is iron?\n\nA metal.\n\n### What is new?\n\na) <!-- first -->\nb) <!-- second -->\n"
    assert not any("first" in card for card in cards(text))


def test_all_options_may_be_comments_above_their_answer() -> None:
    text = "### Which hides text?\n\na) <!-- it -->\nb) <!-- all -->\n\nAnswer: b\n"
    assert cards(text) == ["Which hides text? | -`<!-- it -->` +`<!-- all -->`"]
