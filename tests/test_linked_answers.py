"""Questions whose answers are on other pages: headings above a link to the answer."""

from __future__ import annotations

import pytest

from readings import cards, codes

QUESTIONS = ("How is a server closed?", "Streams", "Clusters of processes", "Middleware in a framework")


def _bank(link: str, field: str = "Company: Acme") -> str:
    """A bank in which one of several headings has a question mark."""
    return "# Servers\n\n" + "".join(
        f"### {title}\n\n{field}\n\n{link.replace('1', str(number))}\n\n<br/>\n\n"
        for number, title in enumerate(QUESTIONS)
    )


@pytest.mark.parametrize(
    "link", ["[Answer](1.md)", "[答案&解析](https://example.org/1)", "👉 [Solution](1.py)", "[Ответ](1.md)"]
)
@pytest.mark.parametrize("field", ["Company: Acme", "公司：快手", "**Level**: easy", ""])
def test_headings_above_a_link_to_the_answer_are_questions_if_one_asks(link: str, field: str) -> None:
    text = _bank(link, field)
    assert (len(cards(text)), codes(text)) == (4, ["DP118"] * 4)


@pytest.mark.parametrize("link", ["[Slides](1.md)", "[Read more](https://example.org/1)", "[Answers](#below)"])
def test_another_link_is_no_sign_of_a_question(link: str) -> None:
    assert {"DP101", "DP115"} & set(codes(_bank(link)))


def test_such_headings_are_a_guess_if_none_asks() -> None:
    assert "DP115" in codes(_bank("[Solution](1.py)").replace("?", ""))


def test_text_above_the_link_is_an_answer() -> None:
    text = "## What is a stream?\n\nData in pieces. They come one by one, and in order.\n\n[Answer](a.md)\n"
    text += "\n## What is a pipe?\n\nIt joins streams.\n"
    assert codes(text) == []


def test_code_may_stand_above_the_link_of_some() -> None:
    text = _bank("[Answer](1.md)") + "### What is printed\n\n```js\nlog(1)\n```\n\nCompany: Acme\n\n[Answer](9.md)\n"
    assert len(cards(text)) == 5


def test_chapters_that_end_in_a_link_are_a_guess() -> None:
    text = "".join(
        f"## {name}\n\nA long text about it, over more than one line.\n\nAnd one more.\n\n[Answers]({name}.md)\n\n"
        for name in ("Rivers", "Lakes", "Seas", "Which next?")
    )
    assert "DP115" in codes("# Water\n\n" + text)


@pytest.mark.parametrize("answer", ["> :arrow_up:[Top](#web) [Back](a.md)\n> - []()", "> [Back to top](#web)"])
def test_links_to_other_places_in_a_quote_answer_nothing(answer: str) -> None:
    text = f"# Web\n\n### What is a cookie?\n\nA text.\n\n### What is a closure?\n\n{answer}\n"
    assert codes(text) == ["DP118"]


@pytest.mark.parametrize("answer", ["> :arrow_up: means up, [as here](#web)", "> :wave: [hello](#web), world"])
def test_words_beside_the_links_are_an_answer(answer: str) -> None:
    text = f"# Web\n\n### What is a cookie?\n\nA text.\n\n### What is a closure?\n\n{answer}\n"
    assert codes(text) == []
