"""The sentences of the catalogue: each call that uses one gives exactly the parts that it names."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from deckpress.diagnostics import Rule
from deckpress.diagnostics.catalogue import files, lock, markup, media, output, reading, templates

SOURCE = Path(__file__).parents[1] / "src" / "deckpress"
SENTENCES = {
    name: rule
    for module in (files, reading, markup, media, templates, output, lock)
    for name, rule in vars(module).items()
    if isinstance(rule, Rule)
}
"""Each rule and each variant of one, by the name of its constant."""
OTHER_KEYWORDS = {"hint", "end"}


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def uses(tree: ast.AST) -> Iterator[tuple[int, str, set[str]]]:
    """Line, constant and keywords of each `CONSTANT.at(...)` and of each call that is given a constant."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or any(keyword.arg is None for keyword in node.keywords):
            continue
        owner = [node.func.value] if isinstance(node.func, ast.Attribute) and node.func.attr == "at" else []
        for name in (*owner, *node.args):
            if isinstance(name, ast.Name) and name.id in SENTENCES:
                yield node.lineno, name.id, {str(keyword.arg) for keyword in node.keywords} - OTHER_KEYWORDS


def misfits(text: str) -> list[str]:
    return [
        f"line {line}: {name} needs {sorted(placeholders(SENTENCES[name].message))}, but gets {sorted(keywords)}"
        for line, name, keywords in uses(ast.parse(text))
        if keywords != placeholders(SENTENCES[name].message)
    ]


def test_each_sentence_gets_the_parts_that_it_names() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): misfits(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "call",
    [
        "SAME_QUESTION.at(place)",
        "SAME_QUESTION.at(place, number=3)",
        "SAME_QUESTION.at(place, line=3, column=1)",
        "tell(SAME_QUESTION, place)",
    ],
)
def test_a_sentence_without_a_part_is_found(call: str) -> None:
    assert len(misfits(call)) == 1


@pytest.mark.parametrize("call", ["SAME_QUESTION.at(place, line=3, hint=words)", "tell(SAME_QUESTION, place, line=3)"])
def test_a_sentence_with_its_parts_is_not(call: str) -> None:
    assert misfits(call) == []


def test_each_constant_of_the_catalogue_has_a_name_of_its_own() -> None:
    modules = (files, reading, markup, media, templates, output, lock)
    names = Counter(name for module in modules for name, value in vars(module).items() if isinstance(value, Rule))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(name for name, rule in SENTENCES.items() if rule.message))
def test_a_sentence_is_a_phrase_without_a_full_stop(name: str) -> None:
    message = SENTENCES[name].message
    assert message == " ".join(message.split())
    assert not message.endswith((".", ":", ","))
