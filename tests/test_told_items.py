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


def test_an_answer_may_begin_with_a_name_in_lower_case_below_a_title_in_a_script_without_capitals() -> None:
    text = "1. 栈与堆\n   变量和对象。\n\n2. 列表的排序\n   sort 会改变原列表。\n\n3. 哈希表\n   按键查找。\n"
    assert [card.partition(" |")[0] for card in cards(text)] == ["栈与堆", "列表的排序", "哈希表"]
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize(
    "text",
    [
        "1. 打开文件，\n   open 会返回对象。\n\n2. 读取内容，\n   read 会返回文本。\n",
        "- Locals and\n  objects.\n\n- Sorting of a list\n  changes it.\n\n- Keys\n  are unique.\n",
    ],
    ids=["lines that end with a comma", "capitals in the script"],
)
def test_a_line_that_the_next_one_goes_on_with_is_no_title(text: str) -> None:
    assert cards(text) == []
