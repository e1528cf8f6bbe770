"""Bold lines above the first heading of a quiz: text in, cards out."""

from __future__ import annotations

from readings import cards

QUIZ = """\
## Level 1
**Which city is on the Seine?**
- [ ] Rome
- [x] Paris

## Level 2
**Which city is on the Nile?**
- [x] Cairo
- [ ] Oslo
"""
CARDS = ["Which city is on the Seine? | -Rome +Paris", "Which city is on the Nile? | +Cairo -Oslo"]


def test_a_bold_line_with_a_colon_above_the_first_heading_is_no_question() -> None:
    assert cards("**Rules:**\n- A wrong answer ends the game.\n- A right one goes on.\n\n" + QUIZ) == CARDS


def test_a_bold_line_that_asks_or_is_below_the_heading_stays() -> None:
    assert len(cards("**Is it on?**\n- It is.\n- It was.\n\n" + QUIZ)) == len(CARDS) + 1
    text = QUIZ.replace("**Which city is on the Seine?**", "**The city on the Seine:**")
    assert cards(text) == ["The city on the Seine: | -Rome +Paris", CARDS[1]]
