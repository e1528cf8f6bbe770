"""Diagnostics for programs: `--format json|github|sarif`, `--output`, and the comments that silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from deckpress.cli import cli
from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.reports import FORMATS, report
from sarif_schema import sarif_schema

NOTES = "# A\n\n## What is light?\n\nA wave.\n\n## What is `x`, or 50%: so?\n\n## What is light?\n\nA particle.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(NOTES, encoding="utf-8")
    return tmp_path


def run(line: str) -> Result:
    return CliRunner().invoke(cli, line.split(), prog_name="deckpress", catch_exceptions=False)


def test_json_has_one_object_a_diagnostic_and_one_line_an_object() -> None:
    output = run("check notes.md --format json").output
    found = json.loads(output)
    assert found[0] == {
        "code": "DP104",
        "severity": "warning",
        "path": "notes.md",
        "line": 7,
        "column": 1,
        "end_line": 7,
        "end_column": 28,
        "message": "no answer: What is `x`, or 50%: so?",
        "remedy": "write an answer below it; until then it makes no card",
    }
    assert [d["code"] for d in found] == ["DP104", "DP105"]
    assert len(output.splitlines()) == len(found) + 2


def test_a_problem_of_no_file_has_no_place() -> None:
    (found,) = json.loads(run("check nowhere.md --format json").output)
    assert (found["path"], found["line"], found["column"]) == ("nowhere.md", None, None)


def test_github_gets_an_annotation_for_each_problem_with_its_text_escaped() -> None:
    lines = run("check notes.md --format github").output.splitlines()
    assert lines[0] == (
        "::warning file=notes.md,line=7,endLine=7,col=1,endColumn=28,title=DP104 question without an answer"
        "::no answer: What is `x`, or 50%25: so?%0Awrite an answer below it; until then it makes no card"
    )


def test_github_shows_ten_of_a_kind_and_counts_the_others() -> None:
    Path("notes.md").write_text("".join(f"## What is {n}?\n\n" for n in range(13)) + "A thing.\n", encoding="utf-8")
    lines = run("check notes.md --format github").output.splitlines()
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1] == "2 more warnings: GitHub shows 10 of a kind; deckpress check shows all"


def test_sarif_is_valid_by_its_schema(request: pytest.FixtureRequest) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = sarif_schema(Path(request.config.cache.mkdir("schemastore")))  # type: ignore[union-attr]
    Path("bad.md").write_text("## What is $\\frac{1}{2$?\n\n0.5\n", encoding="utf-8")
    log = json.loads(run("check notes.md bad.md nowhere.md --format sarif").output)
    jsonschema.validate(log, schema, cls=jsonschema.Draft4Validator)
    results = log["runs"][0]["results"]
    assert {r["ruleId"] for r in results} == {"DP001", "DP104", "DP105", "DP301"}
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in results)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**log, "version": "2"}, schema, cls=jsonschema.Draft4Validator)


def test_a_fingerprint_stays_when_lines_are_added_above() -> None:
    def fingerprints() -> list[str]:
        log = json.loads(run("check notes.md --format sarif").output)
        return [r["partialFingerprints"]["deckpress/v1"] for r in log["runs"][0]["results"]]

    before = fingerprints()
    Path("notes.md").write_text(NOTES.replace("# A\n", "# A\n\n<!-- a remark -->\n"), encoding="utf-8")
    assert fingerprints() == before
    assert len(set(before)) == len(before)


@given(st.lists(st.tuples(st.text(max_size=9), st.integers(0, 5), st.integers(1, 9), st.text(max_size=30)), max_size=4))
def test_every_format_takes_any_text(rows: list[tuple[str, int, int, str]]) -> None:
    found = tuple(Diagnostic(Location(path, line, column), "DP104", text) for path, line, column, text in rows)
    for name in FORMATS:
        lines = list(report(name)(found, {path: text for path, _, _, text in rows}, "1"))
        assert not any("\n" in line or "\r" in line for line in lines)
        if name != "github":
            json.loads("\n".join(lines))
        else:
            assert sum(line.startswith("::warning ") for line in lines) == len(found)


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_output_names_a_file_for_the_problems(form: str) -> None:
    shown = run(f"check notes.md --format {form}").output
    result = run(f"check notes.md --format {form} --output report.txt")
    assert result.output == ""
    assert Path("report.txt").read_text(encoding="utf-8") == shown


def test_a_dash_as_the_file_is_standard_output() -> None:
    shown = run("check notes.md --format json").stdout
    assert run("check notes.md --format json --output -").stdout == shown
    assert not Path("-").exists()


def test_a_file_that_cannot_be_written_is_an_error() -> None:
    result = run("check notes.md --output nowhere/report.txt")
    assert result.exit_code == 1
    assert "nowhere/report.txt" in result.output


def test_build_prints_the_report_in_place_of_the_paths() -> None:
    result = run("build notes.md -o out --to csv --format json")
    assert [d["code"] for d in json.loads(result.stdout)] == ["DP104", "DP105"]
    assert Path("out/notes.csv").exists()
    assert run("build notes.md -o out --to csv --format json --output r.json").stdout == "out/notes.csv\n"


def test_plan_needs_a_file_for_the_report() -> None:
    assert "--output" in run("plan notes.md --format json").output
    assert run("plan notes.md --json --format sarif --output r.sarif").exit_code == 0
    assert json.loads(Path("r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


# ---- silenced ------------------------------------------------------------------------------------


def codes(text: str, *, config: str = "") -> list[tuple[str, int]]:
    """The code and line of each problem of a text."""
    Path("notes.md").write_text(text, encoding="utf-8")
    if config:
        Path("deckpress.toml").write_text(config, encoding="utf-8")
    return [(d["code"], d["line"]) for d in json.loads(run("check notes.md --format json").output)]


def test_a_comment_below_a_question_silences_a_code_for_that_note() -> None:
    text = "## Light?\n\nA wave.\n\n## Light?\n<!-- deckpress: ignore DP105 -->\n\nNo.\n\n## Light?\n\nYes.\n"
    assert codes(text) == [("DP105", 10)]


def test_a_comment_above_the_first_note_silences_a_code_for_the_file() -> None:
    text = "<!-- deckpress: ignore DP104, DP105 -->\n## Light?\n\nA wave.\n\n## Heat?\n\n## Light?\n\nNo.\n"
    assert codes(text) == []


def test_the_project_silences_a_code_everywhere() -> None:
    assert codes("## Light?\n\nA wave.\n\n## Light?\n\nNo.\n", config='ignore = ["DP105"]\n') == []


def test_a_comment_that_silences_nothing_gets_a_warning() -> None:
    assert codes("## Light?\n<!-- deckpress: ignore DP105 -->\n\nA wave.\n") == [("DP140", 2)]
    assert codes("## Light?\n\nA wave.\n", config='ignore = ["DP105"]\n') == [("DP140", 1)]


def test_an_error_or_an_unknown_code_cannot_be_silenced() -> None:
    text = "<!-- deckpress: ignore DP107 DP777 -->\n## \n\nA wave.\n\n## Light?\n\nA wave.\n"
    assert codes(text) == [("DP107", 2), ("DP141", 1), ("DP141", 1)]


def test_a_comment_in_code_is_code() -> None:
    text = "## Light?\n\n```\n<!-- deckpress: ignore DP105 -->\n```\n\n## Light?\n\nNo.\n"
    assert codes(text) == [("DP105", 7)]


def test_what_only_an_exporter_finds_is_not_called_unused_by_check() -> None:
    assert codes("## Light?\n<!-- deckpress: ignore DP603 -->\n\nA wave.\n") == []
    result = run("build notes.md -o out --to aiken --strict")
    assert result.exit_code == 0
    assert result.output == "out/notes.aiken.txt\n"


def test_a_silenced_warning_does_not_stop_a_strict_build() -> None:
    Path("notes.md").write_text("<!-- deckpress: ignore DP105 DP104 -->\n" + NOTES, encoding="utf-8")
    assert run("build notes.md -o out --to csv --strict").exit_code == 0
    assert Path("out/notes.csv").exists()


def test_the_comment_is_not_on_the_card() -> None:
    Path("notes.md").write_text("## Light?\n<!-- deckpress: ignore DP603 -->\n\nA wave.\n", encoding="utf-8")
    run("build notes.md -o out --to csv,json")
    assert "ignore" not in Path("out/notes.csv").read_text(encoding="utf-8")
