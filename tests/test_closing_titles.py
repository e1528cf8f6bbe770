"""Titles and lines below the last answer, and above the first question, that belong to no card: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

SAID = [
    "What is a tide? | The rise and fall of the sea, twice on most days.",
    "Why is the sea salty? | Rivers carry salt out of the rocks into it.",
    "How deep is the lake? | Ninety metres.",
]
FORMS = {
    "headings": "## {}\n\n{}\n",
    "bold lines": "**{}**\n\n{}\n",
    "bold lines, tight": "**{}**\n{}\n",
    "numbers": "1. {}\n\n{}\n",
    "labels": "Q: {}\n\nA: {}\n",
    "paragraphs": "{}\n\nAnswer: {}\n",
}


def _deck(form: str) -> str:
    return "\n".join(FORMS[form].format(*said.split(" | ")) for said in SAID)


@pytest.mark.parametrize(
    "title", ["**Further reading**", "__Sources__", "*References*", "**Quellen:**", "**See also**:"]
)
@pytest.mark.parametrize("form", FORMS)
def test_a_closing_title_ends_the_last_answer(form: str, title: str) -> None:
    text = _deck(form) + f"\n{title}\n\nA book on lakes.\n\n- A map of the coast.\n"
    assert cards(text) == SAID
    assert codes(text) == []


@pytest.mark.parametrize(
    "below",
    ["**A riddle**\n\nIt is old.", "**Further reading**\n\n**Is it long?**\n\nNo.", "Further reading\n\nA book."],
)
def test_other_lines_below_the_last_answer_end_nothing(below: str) -> None:
    last = understood(_deck("headings") + "\n" + below + "\n").deck.notes[-1]
    assert below.split("\n")[0].strip("*") in last.answer.flat


def test_a_title_that_answers_have_as_well_is_part_of_them() -> None:
    text = "".join(f"## {said.split(' | ')[0]}\n\n{said}\n\n**Sources**\n\nA map.\n\n" for said in SAID)
    assert all("Sources" in note.answer.flat for note in understood(text).deck.notes)
    text = text.replace("**Sources**", "**Use**", 1).replace("**Sources**", "**Origin**", 1)
    assert "Sources" in understood(text).deck.notes[-1].answer.flat


@pytest.mark.parametrize("title", ["Further reading", "Zum Weiterlesen", "Pour aller plus loin"])
def test_what_surely_ends_a_document_is_no_part_of_an_answer_with_titles(title: str) -> None:
    parts = ("Origin", "Effect", "Kinds")
    text = "".join(f"## {said.split(' | ')[0]}\n\n**{n}**\n\nSalt.\n\n" for n, said in zip(parts, SAID, strict=True))
    assert [note.answer.flat for note in understood(f"{text}**{title}**\n\nA map.\n").deck.notes] == [
        f"**{n}** Salt." for n in parts
    ]
    assert understood(f"{text}**Summary**\n\nA map.\n").deck.notes[-1].answer.flat.endswith("A map.")


@pytest.mark.parametrize("wish", ["Good luck!", "Viel Erfolg!", "Bonne chance", "¡Mucha suerte!", "Удачи!", "Fin"])
@pytest.mark.parametrize("form", FORMS)
def test_good_wishes_end_the_last_answer(form: str, wish: str) -> None:
    text = f"{_deck(form)}\n**{wish}**\n"
    assert cards(text) == SAID
    assert codes(text) == []


@pytest.mark.parametrize("title", ["How to use this page", "Introduction", "About"])
def test_a_title_above_the_first_bold_question_is_no_question(title: str) -> None:
    text = f"# Lakes\n\n**{title}**\n\nRead slowly.\n\n" + _deck("bold lines")
    assert cards(text) == SAID
    assert [note.section for note in understood(text).deck.notes] == [()] * 3


@pytest.mark.parametrize(
    "footer", ["*Made by a sailor.*", "A book on lakes.\n\n- A map", "See [home](https://a.example)."]
)
@pytest.mark.parametrize("form", FORMS)
def test_a_few_lines_below_the_last_rule_are_no_part_of_the_last_answer(form: str, footer: str) -> None:
    text = _deck(form) + f"\n---\n\n{footer}\n"
    assert cards(text) == SAID
    assert codes(text) == []
    assert (
        cards(_deck(form).replace("\n\n" + SAID[2][:4], "\n\n---\n\n" + SAID[2][:4]) + f"\n---\n\n{footer}\n") == SAID
    )


@pytest.mark.parametrize(
    "text",
    [
        _deck("headings") + "\n---\n\n**Explanation:** it was measured.\n",
        _deck("headings") + "\n---\n\n" + "It was measured by many people. " * 20 + "\n",
        _deck("headings").replace("Ninety metres.", "---\n\nNinety metres."),
        _deck("headings").replace("Rivers", "Rain.\n\n---\n\nRivers") + "\n---\n\nIt was measured.\n",
        _deck("headings") + "\n---\n\nWho did it?\n",
    ],
    ids=["a label", "a long text", "the answer", "rules in answers", "a question"],
)
def test_other_text_below_a_rule_stays_in_the_answer(text: str) -> None:
    note = understood(text).deck.notes[-1]
    assert text.rstrip().rsplit("\n", 1)[1].replace("**Explanation:** ", "").strip() in (
        note.answer.flat + note.explanation.flat
    )


@pytest.mark.parametrize(
    "title",
    ["Weiterführende Literatur", "Pour aller plus loin", "Lecturas recomendadas", "Leitura complementar",
     "Approfondimenti", "Дополнительная литература", "延伸阅读"],
)  # fmt: skip
def test_closing_titles_of_other_languages(title: str) -> None:
    text = f"**Was ist Zinn?**\n\nEin Metall.\n\n**Was ist Öl?**\n\nFlüssig.\n\n**{title}**\n\n- Buch eins\n"
    assert cards(text) == ["Was ist Zinn? | Ein Metall.", "Was ist Öl? | Flüssig."]


@pytest.mark.parametrize("above", ["Rivers fill it with:", "Rivers."])
def test_a_paragraph_below_the_only_rule_goes_on_with_the_answer(above: str) -> None:
    text = _deck("headings").rstrip() + f"\n\n{above}\n\n---\n\nWater from the hills.\n"
    assert understood(text).deck.notes[-1].answer.flat.endswith(f"{above} --- Water from the hills.")


@pytest.mark.parametrize(
    "line",
    ["[Back](a.md) | [Next](b.md)", "[← Home](../README.md)", "[Zurück](a.md) · [Weiter](c.md)", "[下一章](b.md)"],
)
@pytest.mark.parametrize("form", FORMS)
def test_links_to_other_pages_are_no_part_of_the_last_answer(form: str, line: str) -> None:
    assert cards(f"{_deck(form)}\n{line}\n") == SAID


@pytest.mark.parametrize("line", ["[A map](map.md) | [A book](book.md)", "See [the next page](b.md)."])
def test_other_links_stay_in_the_last_answer(line: str) -> None:
    assert understood(f"{_deck('headings')}\n{line}\n").deck.notes[-1].answer.markdown.endswith(line)


@pytest.mark.parametrize("title", ["Bronnen", "Sources", "2. Quellen", "参考文献"])
@pytest.mark.parametrize(
    "links", ["[1] [The lake](https://a.example/1)", "- https://a.example/1\n- <https://a.example/2>"]
)
def test_a_last_section_of_links_is_no_part_of_the_last_answer(title: str, links: str) -> None:
    text = "## What is the sea?\n\nSalt water.\n\n## Who is behind it?\n\nTwo friends.\n"
    assert cards(f"{text}\n### {title}\n\n{links}\n") == cards(text)


@pytest.mark.parametrize("below", ["### Sources\n\nThe book of the sea.", "### Friends\n\n- https://a.example/1"])
def test_a_last_section_with_words_or_another_title_stays(below: str) -> None:
    text = "## What is the sea?\n\nSalt water.\n\n## Who is behind it?\n\nTwo friends.\n\n"
    assert cards(text + below + "\n")[1].startswith("Who is behind it? | Two friends. ### ")


def test_wishes_with_text_below_them_are_phrases_to_learn() -> None:
    text = "**Break a leg!**\n\nTo actors.\n\n**Good luck!**\n\nBefore an exam.\n\n**Bless you!**\n\nAfter a sneeze.\n"
    assert cards(text) == ["Break a leg! | To actors.", "Good luck! | Before an exam.", "Bless you! | After a sneeze."]
    text = "**What do you say in Nice?**\n\nBonjour!\n\n**And in Rome?**\n\nCiao!\n\n**Bonne chance!**\n\nGood luck!\n"
    assert cards(text)[-1] == "Bonne chance! | Good luck!"


LOAF = "# Loaf\n\n## What is it?\n\nBread.\n\n## Why?\n\nIt keeps.\n\n## Of what?\n\n- flour\n- water\n\n{}"


@pytest.mark.parametrize(
    "end",
    ["## Zdroj\n\n- a book\n", "## Források\n\nA book.\n", "## Some more\n\n- [book](https://example.org/a)\n"],
    ids=["Czech", "Hungarian", "one link"],
)
def test_a_title_of_sources_below_headings_that_ask_is_no_question(end: str) -> None:
    assert cards(LOAF.format(end)) == ["What is it? | Bread.", "Why? | It keeps.", "Of what? | - flour - water"]


@pytest.mark.parametrize("end", ["## Where from?\n\n- [mill](https://example.org/a)\n", "## Crumb\n\n- flour\n"])
def test_other_headings_below_headings_that_ask_are_questions(end: str) -> None:
    assert len(cards(LOAF.format(end))) == 4


def test_a_link_may_answer_the_last_heading_if_links_answer_the_others() -> None:
    text = "".join(f"## Where is {name}?\n\n- [map](https://example.org/{name})\n\n" for name in "AB")
    assert len(cards(text + "## Place of C\n\n- [map](https://example.org/C)\n")) == 3


@pytest.mark.parametrize(
    "title", ["Recap", "Key takeaways", "En resumen", "Résumé", "Riassunto", "Fazit", "Итоги", "小结", "요약", "Özet"]
)
def test_a_summary_below_the_questions_is_no_question(title: str) -> None:
    assert cards(f"{_deck('headings')}\n## {title}\n\nThe sea is deep and salty.\n") == SAID
    assert len(cards(f"# Words\n\n## {title} or not?\n\nIt is asked.\n\n{_deck('headings')}")) == len(SAID) + 1


@pytest.mark.parametrize(
    "links",
    [
        "[<< Day 1](a.md) | [Day 3 >>](b.md)",
        "[← Rivers](a.md) · [Ponds →](b.md)",
        "[< Day 1](a.md) | [Day 3 >](b.md)",
        "**[◀️ 1章](a.md)** | **[3章 ▶️](b.md)**",
        "[« Tag 1](a.md)",
        "[Previous: Rivers](a.md) | [Next: Ponds](b.md)",
        "[Следующий урок: Пруды](b.md)",
        "[下一章：池塘](b.md)",
    ],
)
def test_links_to_the_pages_before_and_after_are_in_no_answer(links: str) -> None:
    assert cards(f"{links}\n\n# Lakes\n\n{_deck('headings')}\n{links}\n") == SAID


@pytest.mark.parametrize(
    "links",
    [
        "[Ponds](a.md), [rivers](b.md)",
        "[a -> b](a.md) and [c](b.md)",
        "[List<T>](a.md), [Map<T>](b.md)",
        "[Why →](a.md)",
    ],
)
def test_other_links_stay_in_an_answer(links: str) -> None:
    assert cards(f"# Lakes\n\n{_deck('headings')}\n{links}\n")[-1] == f"{SAID[-1]} {links}"


TERMS = """# Words of the yard

**Silo**: a tall tank for loose goods.

**Cold room**: a room with a steady temperature.

{}

- **Roof**: it has to be tight.
- **Door**: wide enough for a lorry.

**Dock**: the place where lorries are loaded.
"""


@pytest.mark.parametrize("line", ["Requirements for both:", "**Für beide nötig:**", "两者都需要："])
def test_a_line_that_introduces_a_list_of_terms_is_in_no_meaning(line: str) -> None:
    found = cards(TERMS.format(line))
    assert (len(found), found[1]) == (5, "Cold room | a room with a steady temperature.")


@pytest.mark.parametrize("line", ["It is made of steel.", "It has:\n\n- walls\n- a door"])
def test_other_lines_are_part_of_the_meaning(line: str) -> None:
    assert cards(TERMS.format(line))[1].startswith(f"Cold room | a room with a steady temperature. {line[:6]}")
