"""`deckpress explain`: every rule of the catalogue says what it means, and its example causes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.diagnostics.catalogue import RULES
from deckpress.diagnostics.examples import Command, File, steps
from deckpress.diagnostics.explaining import near_codes

WITHOUT_EXAMPLE = {
    "DP002": "an example is text, and text is UTF-8",
    "DP003": "an example is text",
    "DP005": "permissions and pipes",
    "DP009": "a file of 100 MB",
    "DP114": "a fault of deckpress itself",
    "DP119": "an answer of 5,000 characters",
    "DP136": "a very long paragraph",
    "DP302": "a platform without MathJax",
    "DP307": "a very long formula",
    "DP404": "permissions",
    "DP406": "a file of 100 MiB",
    "DP407": "two pictures",
    "DP409": "a picture",
    "DP412": "a network",
    "DP413": "a photo",
    "DP601": "permissions",
    "DP605": "shown by build --verbose",
    "DP611": "a card of many pages",
    "DP612": "a sheet of many pages",
    "DP614": "a machine without a browser",
    "DP615": "a browser that fails",
    "DP616": "a package that fails",
    "DP617": "a package that fails",
    "DP619": "a machine without a font",
    "DP702": "a lock of an earlier build",
    "DP704": "permissions",
    "DP707": "a package that was lost",
    "DP710": "a crash",
    "DP711": "a crash",
    "DP723": "a package of Anki's",
    "DP727": "a package of Anki's",
    "DP855": "a package of Anki's",
    "DP856": "a program that writes at the same moment",
    "DP802": "a running Anki",
    "DP803": "a running Anki",
    "DP804": "a running Anki",
    "DP805": "a running Anki",
    "DP806": "a running Anki",
    "DP807": "a running Anki",
}
"""Rules that no small deck can cause, and why."""


def run(line: str) -> Result:
    return CliRunner().invoke(cli, line.split()[1:], prog_name="deckpress", catch_exceptions=False)


@pytest.mark.parametrize("code", [code for code in RULES if code not in WITHOUT_EXAMPLE])
def test_the_example_of_a_rule_causes_it(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    output = ""
    for step in steps(RULES[code].example):
        if isinstance(step, File):
            Path(step.name).parent.mkdir(parents=True, exist_ok=True)
            Path(step.name).write_text(step.text, encoding="utf-8")
        else:
            output = run(step.line).output
    assert re.search(rf"^(?:.*: )?{code} {RULES[code].severity.word}: ", output, re.M), output


def test_a_rule_without_an_example_has_a_reason() -> None:
    assert {code for code, rule in RULES.items() if not rule.example} == set(WITHOUT_EXAMPLE)


def test_an_example_ends_with_a_command() -> None:
    found = steps("notes.md:\n    # A\n\n    text\n$ deckpress build notes.md\nb.md:\n    x")
    assert found == (
        File("notes.md", "# A\n\ntext\n"),
        Command("deckpress build notes.md"),
        File("b.md", "x\n"),
        Command("deckpress check b.md"),
    )
    assert steps("") == ()


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_written_as_a_manual_is(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert rule.about.endswith((".", ".'"))
    assert rule.about[0].isupper() or rule.about[0] in "`-" or rule.about.startswith(("deckpress", "macros"))
    assert rule.title
    assert rule.remedy
    assert not rule.title.endswith(".")
    assert not rule.remedy.endswith(".")


def test_explain_says_what_a_code_means_with_a_deck_and_a_remedy() -> None:
    output = run("deckpress explain DP104").output
    assert output.startswith("DP104 warning: question without an answer\n")
    assert "    ## What is sound?" in output
    assert "$ deckpress check notes.md" in output
    assert "To fix it: write an answer below it" in output
    assert "<!-- deckpress: ignore DP104 -->" in output
    assert run("deckpress explain dp104").output == output
    assert run("deckpress explain 104").output == output


def test_an_error_cannot_be_silenced() -> None:
    output = run("deckpress explain DP107").output
    assert "It cannot be silenced" in output
    assert "ignore DP107" not in output


def test_explain_alone_lists_every_code() -> None:
    lines = run("deckpress explain").output.splitlines()
    assert [line[:5] for line in lines] == sorted(RULES)
    assert "DP104  warning  question without an answer" in lines


def test_a_code_that_does_not_exist_is_a_usage_error_with_a_near_one() -> None:
    result = run("deckpress explain DP1044")
    assert result.exit_code == 2
    assert "there is no code DP1044; did you mean DP104?" in result.output


@pytest.mark.parametrize(("code", "near"), [("DP1044", "DP104"), ("1155", "DP115"), ("dp150", "DP140")])
def test_a_near_code_differs_by_one_character(code: str, near: str) -> None:
    assert near in near_codes(code)


@pytest.mark.parametrize("code", ["DP999", "DP211", "DP", "E501", "words"])
def test_a_code_far_from_all_others_gets_no_suggestion(code: str) -> None:
    assert near_codes(code) == ()
    assert f"there is no code {code}; deckpress explain lists all codes" in run(f"deckpress explain {code}").output
