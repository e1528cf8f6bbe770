"""The sentences of diagnostics: each call gives the parts that its sentence names."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter

from deckpress.diagnostics import catalogue
from deckpress.diagnostics.values import Rule

SOURCE = Path(__file__).parents[1] / "src" / "deckpress"
CATALOGUE = "deckpress.diagnostics.catalogue"
PROPER_NAMES = ("Anki", "TeX", "HTML", "MathJax")
OWN_PARTS = frozenset({"hint", "end"})
"""Keywords that are no part of a sentence."""


@cache
def call_sites() -> tuple[tuple[str, Rule, set[str]], ...]:
    """Where a rule of the catalogue is reported: the line, the rule, and the parts that are given.

    A call names the rule itself, `RULE.at(place, part=..)`, or hands it to a helper, `report(RULE, place, part=..)`.
    """
    sites = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if CATALOGUE not in text:
            continue
        tree = ast.parse(text)
        scope = names_of(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            named = [call.func.value] if isinstance(call.func, ast.Attribute) and call.func.attr == "at" else call.args
            names = [ast.unparse(node) for node in named if isinstance(node, ast.Name | ast.Attribute)]
            found = [rule for name in names if (rule := scope.get(name))]
            if found and not (isinstance(call.func, ast.Attribute) and call.func.attr == "saying"):
                given = {keyword.arg for keyword in call.keywords if keyword.arg} - OWN_PARTS
                sites.append((f"{path.relative_to(SOURCE)}:{call.lineno}", found[0], given))
    return tuple(sites)


def names_of(tree: ast.Module) -> dict[str, Rule]:
    """The rules that a module imports, by the names it gives them: `RULE`, or `rules.RULE`."""
    scope: dict[str, Rule] = {}
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        for name in node.names if node.module and node.module.startswith(CATALOGUE) else ():
            if name.name == "*":
                continue  # the catalogue's own
            value = getattr(import_module(str(node.module)), name.name)
            own = name.asname or name.name
            members = {f"{own}.{key}": member for key, member in getattr(value, "__dict__", {}).items()}
            scope |= {key: member for key, member in {own: value, **members}.items() if isinstance(member, Rule)}
    return scope


def test_each_call_gives_the_parts_of_its_sentence() -> None:
    sites = call_sites()
    assert len(sites) > 60
    for place, rule, given in sites:
        wanted = {name for _, name, _, _ in Formatter().parse(rule.message) if name} if given else set()
        assert rule.message, f"{place}: {rule.code} has no sentence"
        assert wanted == given or not given, f"{place}: {rule.message!r} is given {sorted(given)}"


def test_a_sentence_with_parts_is_never_used_without_them() -> None:
    for place, rule, given in call_sites():
        assert given or not re.search(r"(?<!\{)\{\w+\}", rule.message), f"{place}: {rule.message!r}"


@cache
def rules_with_sentences() -> tuple[Rule, ...]:
    """Every rule of the catalogue that has a sentence."""
    modules = walk_packages(catalogue.__path__, f"{CATALOGUE}.")
    found = (rule for module in modules for rule in vars(import_module(module.name)).values())
    return tuple(rule for rule in found if isinstance(rule, Rule) and rule.message)


def test_a_sentence_begins_in_lower_case_and_has_no_full_stop() -> None:
    rules = rules_with_sentences()
    assert len(rules) > 100
    assert [rule for rule in rules if rule.message.endswith(".")] == []
    usual = ("'", "{", "-", "\\", *PROPER_NAMES)
    assert [rule for rule in rules if not (rule.message[0].islower() or rule.message.startswith(usual))] == []


def test_a_remedy_has_no_parts_since_nothing_fills_them() -> None:
    assert [rule for rule in rules_with_sentences() if re.search(r"(?<!\{)\{\w+\}(?!\})", rule.remedy)] == []
