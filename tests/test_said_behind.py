"""Words at the end of options that say without any mark which of them are right: `A. Paris 正确`."""

from __future__ import annotations

import pytest

from readings import cards, codes


def quiz(*options: str) -> str:
    return "1. Which?\n" + "".join(f"   {letter}. {option}\n" for letter, option in zip("ABCD", options, strict=False))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Lima correct", "Quito wrong"),
        ("Lima richtig", "Quito falsch"),
        ("Lima juste", "Quito faux"),
        ("Lima correcto", "Quito incorrecto"),
        ("Lima giusta", "Quito sbagliata"),
        ("Lima correta", "Quito errada"),
        ("Лима верно", "Кито неверно"),
        ("利马 正确", "基多 错误"),
        ("利马 正确", "基多"),
        ("true. 正确", "false."),
        ("リマ 正解", "キト 不正解"),
        ("리마 정답", "키토 오답"),
    ],
)
def test_such_words_mark_the_options(right: str, wrong: str) -> None:
    shown = [option.rpartition(" ")[0] or option for option in (right, wrong)]
    assert cards(quiz(right, wrong)) == [f"Which? | +{shown[0]} -{shown[1]}"]
    assert codes(quiz(right, wrong)) == []


def test_true_may_be_the_wrong_option() -> None:
    assert cards(quiz("True 错误", "False 正确")) == ["Which? | -True +False"]


@pytest.mark.parametrize(
    "options",
    [
        ("Only 1", "Only 2", "Both are correct"),
        ("The first is right", "The second is wrong"),
        ("Lima correct", "Quito"),
        ("True 正确", "False 错误"),
        ("Richtig", "Falsch"),
        ("以上都正确", "以上都错误"),
    ],
)
def test_sentences_translations_and_single_words_mark_nothing(options: tuple[str, ...]) -> None:
    assert cards(quiz(*options)) == []
    assert "DP108" in codes(quiz(*options))


def test_items_without_letters_need_a_word_each() -> None:
    assert cards("## Where is it?\n\n- Lima right\n- Quito wrong\n") == ["Where is it? | +Lima -Quito"]
    assert cards("## 是什么？\n\n- 语法 正确\n- 时间\n") == ["是什么？ | - 语法 正确 - 时间"]


def test_other_marks_come_first() -> None:
    assert cards(quiz("Lima wrong", "**Quito right**")) == ["Which? | -Lima wrong +Quito right"]
