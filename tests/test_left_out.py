"""What stays off the card, or stays on it as written: ids of blocks, remarks, links to files, odd footnotes."""

from __future__ import annotations

import pytest

from deckpress.markdown.fields import render
from deckpress.markdown.surroundings import Surroundings, words_alone
from deckpress.model import Text
from readings import notes


def shown(markdown: str) -> str:
    return render(Text(markdown))[0].markup.replace("<!---->", "")


def told(markdown: str) -> list[str]:
    text = Text(markdown, "deck.md", ((1, 1),))
    return [f"{d.code} {d.location.column}" for d in render(text, surroundings=Surroundings(words_alone))[1]]


@pytest.mark.parametrize("name", ["blockid", "abc123", "a-b", "37066d", "Def"])
@pytest.mark.parametrize(
    "block", ["Some words {}", "- Some words {}", "> Some words {}", "Some words\n{}", "It is $x$ {}"]
)
def test_the_id_of_a_block_stays_off_the_card(block: str, name: str) -> None:
    assert name not in shown(block.format(f"^{name}"))


@pytest.mark.parametrize(
    "text",
    [
        "a ^mask",
        "2 ^abc",
        "x = y ^abc",
        "words^abc",
        "words ^abc more",
        "words ^2",
        "words ^n",
        "`words ^abc`",
        "e ^kx",
        "f(x) = ^abc",
    ],
)
def test_other_carets_stay(text: str) -> None:
    assert "^" in shown(text)


def test_an_id_behind_a_question_does_not_hide_that_it_asks() -> None:
    assert [note.question.markdown for note in notes("## What is it? ^abc123\n\nYes.\n")] == ["What is it? ^abc123"]


@pytest.mark.parametrize("form", ["- [x] a\n- [ ] b\n{}\n", "a) a\nb) b\n{}\n\nAnswer: a\n"])
@pytest.mark.parametrize("remark", ["%%x%%", "%% check this %%"])
def test_an_option_that_is_only_a_remark_is_none(form: str, remark: str) -> None:
    mark = "- [ ] " if form.startswith("-") else "c) "
    (note,) = notes("## Which is it?\n\n" + form.format(mark + remark))
    assert [choice.text.markdown for choice in note.choices] == ["a", "b"]


def test_an_option_with_a_remark_and_words_stays() -> None:
    (note,) = notes("## Which is it?\n\n- [x] a\n- [ ] b\n- [ ] %%x%% c\n")
    assert len(note.choices) == 3


@pytest.mark.parametrize("label", ["c d", "see below", "a b c"])
def test_a_bracket_with_a_caret_and_blanks_is_text(label: str) -> None:
    (note,) = notes(f"## What is it?\n\nWords[^{label}] here.\n\n[^{label}]: word\n")
    assert shown(note.answer.markdown) == f"<p>Words[^{label}] here.</p><p>[^{label}]: word</p>"


def test_links_with_a_label_of_two_words_still_work() -> None:
    assert 'href="https://example.org"' in shown("[two words]\n\n[two words]: https://example.org")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("see [x](x.pdf)", ["DP415 5"]),
        ("see [x](dir/x%20y.docx#page=2)", ["DP415 5"]),
        ("see [[x.pdf]]", ["DP415 5"]),
        ("see [[x.pdf|words]]", ["DP415 5"]),
        ('see <a href="x.zip">x</a>', ["DP415 5"]),
        ("see [x](x.png)", ["DP415 5"]),
        ("see [x][1]\n\n[1]: x.py", ["DP415 5"]),
        ("see [x](x.md)", []),
        ("see [x](x.html)", []),
        ("see [x](x)", []),
        ("see [x](folder/)", []),
        ("see [x](#x.pdf)", []),
        ("see [x](https://example.org/x.pdf)", []),
        ("see [v1.2](v1.2)", []),
        ("see [[x]] and [[v1.2]]", []),
        ("see `[x](x.pdf)` and `[[x.pdf]]`", []),
        ("[![x](x.png)](large.png)", []),
    ],
)
def test_a_link_to_a_file_that_a_card_cannot_hold_gets_a_note(markdown: str, expected: list[str]) -> None:
    assert told(markdown) == expected


def test_a_link_that_works_gets_none() -> None:
    around = Surroundings(lambda target, wiki: f"obsidian://{target}{wiki}")
    assert render(Text("[x](x.pdf)"), surroundings=around)[1] == ()
    assert render(Text("[x](x.pdf)"))[1] == ()


@pytest.mark.parametrize(
    "info",
    [
        "mermaid",
        "mermaid {linenos}",
        "mermaid{linenos}",
        "{mermaid}",
        "{.mermaid}",
        "Mermaid title=x",
        "mermaid,linenos",
    ],
)
def test_a_diagram_is_known_by_its_language(info: str) -> None:
    seen: list[str] = []

    def draw(_: str, language: str, *__: object) -> tuple[None, tuple[()]]:
        seen.append(language)
        return None, ()

    render(Text(f"```{info}\nA\n```"), surroundings=Surroundings(draw=draw))
    assert seen == ["mermaid"]
