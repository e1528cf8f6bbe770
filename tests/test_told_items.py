"""Items with their answer behind a colon or dash, among items whose answer is indented below them."""

from __future__ import annotations

import pytest

from readings import cards, codes

LISTS = {
    "English": "- Stack and heap\n  Locals and objects.\n\n- Array: elements side by side\n\n- Hash table\n  It finds"
    " by key.\n\n- Tree\n  Nodes with children.\n",
    "German": "- Stapel und Halde\n\tVariablen und Objekte.\n\n- Feld – Elemente in Reihe\n\n- Hashtabelle\n\tSie"
    " findet.\n\n- Baum\n\tKnoten mit Kindern.\n",
    "Russian": "1. Стек и куча\n   Переменные и объекты.\n\n2. Массив: элементы рядом\n\n3. Хеш-таблица\n   Ищет по"
    " ключу.\n\n4. Дерево\n   Узлы с детьми.\n",
    "Chinese": "- 栈与堆\n  变量和对象。\n\n- 数组：相邻的元素\n\n- 哈希表\n  按键查找。\n\n- 树\n  有子节点。\n",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_an_item_among_items_with_indented_answers_may_have_its_own_behind_a_mark(text: str) -> None:
    found = cards(text)
    assert len(found) == 4
    assert found[1] in {
        "Array | elements side by side",
        "Feld | Elemente in Reihe",
        "Массив | элементы рядом",
        "数组 | 相邻的元素",
    }
    assert codes(text) == ["DP115"]


def test_an_item_without_any_answer_among_them_is_reported() -> None:
    text = LISTS["English"] + "\n- Queue\n  First in.\n\n- Engines run the code\n\n- List\n  A row.\n"
    assert len(cards(text)) == 6
    assert sorted(codes(text)) == ["DP104", "DP115"]


@pytest.mark.parametrize(
    "text",
    [
        "- Open the folder\n  and look for it.\n\n- Name: the old one\n\n- Change it\n  to yours.\n\n- Start\n  it.\n",
        "- Ann: chair\n- Bob: notes\n- Fence\n  It is old.\n- Gate\n  It is new.\n",
        "- Ann: chair\n- Fence\n  It is old.\n- Gate\n  It is new.\n",
    ],
    ids=["sentences that go on", "half of the items", "few items"],
)
def test_other_lists_with_a_colon_in_some_items_make_no_cards(text: str) -> None:
    assert cards(text) == []
