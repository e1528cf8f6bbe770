"""Diagnostics as SARIF 2.1.0 (OASIS), which code scanning of GitHub and many editors read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from deckpress.diagnostics import Diagnostic, Diagnostics, Rule, Severity
from deckpress.diagnostics.reports.spans import find_span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "deckpress/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def lines(diagnostics: Diagnostics, texts: Mapping[str, str], version: str) -> Iterator[str]:
    """The lines of a SARIF log with one run; rules are those that occur, sorted by code."""
    rules = sorted({d.code: d.rule for d in diagnostics}.items())
    index = {code: number for number, (code, _) in enumerate(rules)}
    split = {path: text.split("\n") for path, text in texts.items()}
    seen: Counter[str] = Counter()
    driver = {
        "name": "deckpress",
        "version": version,
        "rules": [_rule(code, rule) for code, rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, index[d.code], split, seen) for d in diagnostics],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from json.dumps(log, indent=2).split("\n")


def _rule(code: str, rule: Rule) -> dict[str, object]:
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.about},
        "help": {"text": f"{rule.about}\n\nTo fix it: {rule.remedy}. More: deckpress explain {code}."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, rule: int, split: Mapping[str, list[str]], seen: Counter[str]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message} ({diagnostic.next_step})"},
        "partialFingerprints": {FINGERPRINT: _fingerprint(diagnostic, split, seen)},
    }
    if diagnostic.location.path:
        where: dict[str, object] = {"artifactLocation": {"uri": quote(diagnostic.location.path)}}
        if span := find_span(diagnostic, split):
            where["region"] = {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            }
        result["locations"] = [{"physicalLocation": where}]
    return result


def _fingerprint(diagnostic: Diagnostic, split: Mapping[str, list[str]], seen: Counter[str]) -> str:
    """What identifies a result from run to run: its code, its file and the words of its line, not its line number."""
    place = diagnostic.location
    text = split.get(place.path, [])
    line = text[place.line - 1].strip() if 0 < place.line <= len(text) else ""
    key = "\n".join((diagnostic.code, place.path, line))
    seen[key] += 1
    return hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
