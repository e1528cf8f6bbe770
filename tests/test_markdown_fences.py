"""Blocks of Markdown that hold a document, or a part of it: their questions are read."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

ONE = "## What lists the files?\n\n```sh\nls\n```\n\n"
TWO = "## Which animal says meow?\n\nThe cat.\n\n"
THREE = "## Which one barks?\n\nThe dog.\n"
WANTED = [
    "What lists the files? | ```sh ls ```",
    "Which animal says meow? | The cat.",
    "Which one barks? | The dog.",
]


@pytest.mark.parametrize("info", ["markdown", "md", "Markdown "])
@pytest.mark.parametrize("marks", ["```", "````", "~~~"])
def test_a_block_around_the_whole_document_is_left_out(marks: str, info: str) -> None:
    text = f"\n{marks}{info}\n{ONE}{TWO}{THREE}{marks}\n\n"
    assert (cards(text), codes(text)) == (WANTED, [])


def test_inner_blocks_need_no_language_if_the_outer_one_holds_all() -> None:
    text = f"```markdown\n{ONE.replace('sh', '')}{TWO}{THREE}```\n"
    assert cards(text) == [WANTED[0].replace("sh", ""), *WANTED[1:]]


def test_a_block_that_holds_blocks_is_left_out_within_other_text() -> None:
    text = f"Here they are:\n\n```markdown\n{ONE}{TWO}```\n\nAnd one more:\n\n{THREE}"
    assert (len(cards(text)), codes(text)) == (3, [])


def test_a_block_that_is_never_closed_is_left_out_with_a_warning() -> None:
    text = f"# Pets\n\n```markdown\n{ONE}{TWO}{THREE}"
    assert (cards(text), codes(text)) == (WANTED, ["DP103"])


@pytest.mark.parametrize(
    "example", ["```markdown\n# Is it one?\n```", "````md\n## Title\n\n```sh\nls\n```\n````", "```md\n**bold**\n```"]
)
def test_an_example_of_markdown_stays_in_its_answer(example: str) -> None:
    (first, *_) = cards(f"## How is it written?\n\n{example}\n\n{TWO}{THREE}")
    assert first == f"How is it written? | {' '.join(example.split())}"


@pytest.mark.parametrize("info", ["", "text", "python"])
def test_other_blocks_that_are_never_closed_are_code(info: str) -> None:
    text = f"{TWO}```{info}\n{THREE}"
    assert (len(cards(text)), codes(text)) == (1, ["DP103"])


def test_a_line_within_a_block_of_code_opens_nothing() -> None:
    text = f"## How does a block begin?\n\n```text\n```markdown\n# Is it one?\n```\n\n{TWO}"
    assert len(cards(text)) == 2


def test_a_block_whose_inner_ones_do_not_pair_up_ends_as_markdown_says() -> None:
    text = f"{TWO}```markdown\n# Why?\n```\n\n{THREE}\n```sh\nls\n"
    assert len(cards(text)) == 2


GLUED = "## What gets changes?\n\n```sh\ngit pull\n```{}\n\n## What sends them?\n\n`git push`\n"


@pytest.mark.parametrize(
    "behind",
    [
        "This fetches and merges.",
        " It fetches, **then** merges:",
        "这会获取并合并更改",
        "이것은 변경 사항을 가져옵니다.",
    ],
)
def test_text_behind_the_marks_that_close_code_is_text_with_a_warning(behind: str) -> None:
    text = GLUED.format(behind)
    first = f"What gets changes? | ```sh git pull ``` {behind.strip()}"
    assert (cards(text), codes_and_lines(text)) == ([first, "What sends them? | `git push`"], [("DP103", 3)])


@pytest.mark.parametrize(
    "behind", ["python", "js {1,3} twice and more.", "r, echo = FALSE.", "bash npm2yarn", "js title.js"]
)
def test_a_language_behind_the_marks_stays_code(behind: str) -> None:
    text = GLUED.format(behind)
    assert (len(cards(text)), codes_and_lines(text)[0]) == (1, ("DP103", 3))


def test_a_sentence_right_below_such_a_line_leaves_it_as_it_is() -> None:
    assert len(cards(GLUED.format("This fetches\nand merges."))) == 1


def test_marks_of_another_length_show_how_to_write_code() -> None:
    text = "## How is code written?\n\n````\n```This is not how it is done.\n\n```\n````\n\n## And text?\n\nPlainly.\n"
    assert (len(cards(text)), codes(text)) == (2, [])
