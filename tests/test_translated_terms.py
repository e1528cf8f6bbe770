"""Items with a term in bold and its translation in code right behind it: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

WORDS = {
    "oven": "forno", "crust": "crosta", "dough": "massa", "salt": "sal", "yeast": "fermento", "flour": "farinha",
    "loaf": "pão inteiro", "crumb": "miolo",
}  # fmt: skip
LIST = "".join(f"* **{term}** `{said}`\n" for term, said in WORDS.items())


@pytest.mark.parametrize(
    "text", [LIST, f"# Bread\n\n## Words\n\n{LIST}", LIST.replace("* **salt", "\n## More\n* **salt")]
)
def test_the_translation_is_the_answer(text: str) -> None:
    assert cards(text) == [f"{term} | `{said}`" for term, said in WORDS.items()]


def test_an_example_may_follow_it_and_some_items_may_translate_in_italics() -> None:
    text = LIST.replace("`sal`", "_sal_").replace("`forno`", "`forno` _the oven is hot_") + "* **bun** pãozinho\n"
    assert cards(text + LIST.replace("** `", "s** `os "))[:4:3] == ["oven | `forno` _the oven is hot_", "salt | _sal_"]


@pytest.mark.parametrize(
    "text",
    [
        LIST.partition("\n")[2],
        "".join(f"* **{term}** `integer`\n" for term in WORDS),
        "".join(f"* **{term}** `{term}(n_{number})`\n" for number, term in enumerate(WORDS)),
        "".join(f"* **{term}** is `{said}`\n" for term, said in WORDS.items()),
    ],
    ids=["seven", "types", "calls", "words between"],
)
def test_parameters_and_a_few_are_no_terms(text: str) -> None:
    assert cards(f"# Bread\n\n{text}") == []


SENTENCES = {
    "Der Ofen ist heiß.": "烤箱很热。", "Das Brot ist frisch.": "面包很新鲜。", "Ich kaufe Salz.": "我买盐。",
    "Wir backen heute.": "我们今天烤。", "Er isst gern.": "他爱吃。", "Der Teig geht.": "面团发酵。",
    "Sie knetet lange.": "她揉很久。", "Das Mehl ist weiß.": "面粉是白的。",
}  # fmt: skip


@pytest.mark.parametrize("form", ["- *{}* ({})\n", "1. **{}** （{}）\n", "* **{}** #（{}）# **x**\n"])
def test_brackets_in_another_script_hold_a_translation(form: str) -> None:
    text = "".join(form.format(asked, said) for asked, said in SENTENCES.items())
    assert [card.split(" | ")[0] for card in cards(text)] == list(SENTENCES)


def test_brackets_in_the_same_script_hold_remarks() -> None:
    text = "".join(f"- *{asked}* (by {number} Ann)\n" for number, asked in enumerate(SENTENCES))
    assert cards(f"# Books\n\n{text}") == []


NAMES = "".join(f"- *Ann{'abcdefgh'[n]} Lee* ({'安本卡朵埃弗格汉'[n]})\n" for n in range(8))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"# Options\n\n{LIST}", ["DP115"]),
        (f"# People\n\n{NAMES}", ["DP115"]),
        (f"# Vocabulary\n\n{LIST}", []),
        ("# Bread\n\n" + "".join(f"- *{asked}* ({said})\n" for asked, said in SENTENCES.items()), []),
    ],
)
def test_lists_that_may_hold_settings_or_names_get_a_warning(text: str, wanted: list[str]) -> None:
    assert len(cards(text)) == 8
    assert codes(text) == wanted
