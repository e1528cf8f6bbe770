"""The commands as they are typed: what they print, on which stream, in which colours, and how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import deckpress
from deckpress.cli import cli
from deckpress.cli.group import load_command
from deckpress.settings import GROUPS

LIGHT = "# Physics\n\n## What is light?\n\nA wave.\n\n## What is sound?\n\n## What is heat?\n\nMotion.\n"
HEAT = "## What is heat?\n\nMotion.\n"
UNANSWERED = """\
light.md:7:1: DP104 warning: no answer: What is sound?
    7 | ## What is sound?
      | ^
      = write an answer below it; until then it makes no card
"""


@pytest.fixture(autouse=True)
def _in_an_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(deckpress.__file__).parents[1]))  # also where it was given from here


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def rows(path: str) -> list[list[str]]:
    """The notes of a CSV file for Anki: Basic has the columns note type, deck, tags, guid, front, back."""
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines(True) if not line.startswith("#")]
    return list(csv.reader(io.StringIO("".join(lines))))


# ---- build -----------------------------------------------------------------------------------------


def test_build_in_a_pipe_prints_the_paths_and_on_the_other_stream_what_is_wrong() -> None:
    write({"light.md": LIGHT})
    result = run("build", "light.md", "-o", "out")
    assert result.stdout == "out/light.apkg\nout/light.csv\nout/light.html\nout/light.quiz.html\n"
    assert result.stderr == UNANSWERED
    assert result.exit_code == 0
    assert names("out") == ["light.apkg", "light.csv", "light.html", "light.quiz.html"]


def test_formats_may_be_given_at_once_or_one_by_one() -> None:
    write({"heat.md": HEAT})
    result = run("build", "heat.md", "-o", "out", "--to", "csv", "--to", "apkg,csv")
    assert result.stdout == "out/heat.csv\nout/heat.apkg\n"


def test_quiet_prints_only_what_is_wrong() -> None:
    write({"light.md": LIGHT, "heat.md": HEAT})
    result = run("build", "heat.md", "-o", "out", "--quiet")
    assert (result.output, result.exit_code) == ("", 0)
    result = run("build", "light.md", "-o", "out", "-q")
    assert (result.stdout, result.stderr) == ("", UNANSWERED)


def test_strict_takes_a_warning_for_an_error_and_then_writes_nothing() -> None:
    write({"light.md": LIGHT})
    result = run("build", "light.md", "-o", "out", "--strict")
    assert (result.stdout, result.stderr, result.exit_code) == ("", UNANSWERED, 1)
    assert not Path("out").exists()
    assert run("check", "light.md", "--strict").exit_code == 1
    assert run("check", "light.md").exit_code == 0


def test_verbose_prints_notes_too() -> None:
    write({"labels.md": "Q1. What?\n\nAns. This.\n\nPage one\n\nQ2. Who?\n\nAns. She.\n\nPage one\n"})
    assert run("build", "labels.md", "-o", "out").stderr == ""
    assert "labels.md:5:1: DP110 note: " in run("build", "labels.md", "-o", "out", "-v").stderr


def test_build_without_paths_takes_cards_and_writes_to_build() -> None:
    write({"cards/light.md": LIGHT, "cards/more/heat.md": HEAT, "cards/.draft.md": HEAT, "notes.md": HEAT})
    result = run("build", "--to", "csv,apkg")
    assert result.stdout.splitlines() == [
        "build/light.csv",
        "build/light.apkg",
        "build/more/heat.csv",
        "build/more/heat.apkg",
    ]


def test_build_from_a_folder_within_the_project_is_the_same_build() -> None:
    write({"deckpress.toml": 'to = "csv"\n', "cards/light.md": LIGHT})
    assert run("build").stdout == "build/light.csv\n"
    before = Path("build/light.csv").read_bytes()
    os.chdir("cards")
    result = run("build")
    assert result.stdout == "../build/light.csv\n"
    assert result.stderr == UNANSWERED
    assert Path("../build/light.csv").read_bytes() == before


def test_a_new_nested_output_folder_is_made() -> None:
    write({"heat.md": HEAT})
    assert run("build", "heat.md", "-o", "a/b/c", "--to", "csv").stdout == "a/b/c/heat.csv\n"


def test_deck_and_tags_of_the_command_line() -> None:
    """The deck is the one that was given, not the front matter's; tags add up."""
    write({"light.md": "---\ndeck: Physics\ntags: [school]\n---\n" + HEAT})
    run("build", "light.md", "-o", "out", "--to", "csv")
    (before,) = rows("out/light.csv")
    assert before[1:3] == ["Physics", "school"]
    run("build", "light.md", "-o", "out", "--to", "csv", "--deck", "Exam::May", "--tag", "may", "--tag", "school")
    (after,) = rows("out/light.csv")
    assert after[1:3] == ["Exam::May", "may school"]


def test_a_file_given_twice_is_built_once() -> None:
    write({"heat.md": HEAT})
    Path("link.md").symlink_to("heat.md")
    result = run(
        "build", "heat.md", "./heat.md", str(Path("heat.md").absolute()), "link.md", "-o", "out", "--to", "csv"
    )
    assert (result.stdout, result.stderr) == ("out/heat.csv\n", "")


def test_unicode_and_blanks_in_file_names() -> None:
    write({"Übung 1/漢字 😀 #2.md": HEAT, "-x.md": HEAT.replace("heat", "it")})
    result = run("build", "Übung 1", "-o", "das Ziel", "--to", "csv")
    assert result.stdout == "das Ziel/漢字 😀 #2.csv\n"
    assert rows("das Ziel/漢字 😀 #2.csv")[0][1] == "漢字 😀 #2"
    assert run("build", "--to", "csv", "-o", "out", "--", "-x.md").stdout == "out/-x.csv\n"


def test_the_csv_and_paper_options_reach_the_exporters() -> None:
    write({"heat.md": HEAT})
    run("build", "heat.md", "-o", "out", "--to", "csv,sheet", "--csv", "plain", "--paper", "Letter", "--columns", "1")
    assert not Path("out/heat.csv").read_text(encoding="utf-8").startswith("#")
    assert "215.9mm" in Path("out/heat.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [39, 40, 60])
def test_many_warnings_are_cut_short_in_a_build_and_shown_by_check(count: int) -> None:
    write({"many.md": HEAT + "".join(f"\n## What is {n}?\n" for n in range(count))})
    shown = run("build", "many.md", "-o", "out").stderr
    assert shown.count("DP104") == min(count, 40)
    assert shown.splitlines()[-1].startswith("… and 20 more; ") == (count == 60)
    assert run("check", "many.md").stdout.count("DP104") == count


# ---- check -----------------------------------------------------------------------------------------


def test_check_prints_diagnostics_alone_and_writes_nothing() -> None:
    write({"light.md": LIGHT, "heat.md": HEAT})
    result = run("check", "light.md")
    assert (result.stdout, result.stderr, result.exit_code) == (UNANSWERED, "", 0)
    result = run("check", "heat.md")
    assert (result.output, result.exit_code) == ("", 0)
    assert names() == ["heat.md", "light.md"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_error_that_leaves_nothing_to_read_goes_to_standard_error(command: str) -> None:
    write({"heat.md": HEAT})
    alone = run(command, "nosuch.md")
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert alone.stderr.startswith("nosuch.md: DP001 error: this path does not exist\n")


def test_an_error_beside_decks_is_part_of_what_check_reports() -> None:
    write({"heat.md": HEAT})
    both = run("check", "heat.md", "nosuch.md")
    assert (both.exit_code, both.stderr) == (1, "")
    assert "nosuch.md: DP001 error: " in both.stdout
    assert '"DP001"' in run("check", "nosuch.md", "--format", "json").stdout


def test_check_reads_folders_with_every_suffix_but_nothing_hidden() -> None:
    paths = ["d/a.md", "d/b.markdown", "d/c.MDOWN", "d/d/e.txt", "z.md"]
    write(dict.fromkeys([*paths, "d/.hidden.md", "d/.git/x.md", "d/data.csv", "other.md"], "Nothing here.\n"))
    result = run("check", "z.md", "d")
    assert re.findall(r"(.*):1:1: DP101 error", result.stdout) == ["z.md", *paths[:-1]]
    assert result.exit_code == 1


def test_two_sources_of_one_name() -> None:
    write({"notes.md": HEAT, "notes.txt": LIGHT})
    result = run("build", "notes.md", "notes.txt", "-o", "out")
    assert result.stderr.startswith(
        "notes.txt:1:1: DP602 error: its outputs would have the same names as those of notes.md\n"
    )
    assert result.exit_code == 1
    assert not Path("out").exists()


def test_an_error_in_one_file_keeps_all_from_being_written() -> None:
    write({"a.md": HEAT, "b.md": "Nothing here.\n"})
    result = run("build", "a.md", "b.md", "-o", "out")
    assert result.stdout == ""
    assert result.exit_code == 1
    assert not Path("out").exists()


def test_a_broken_config_is_told_and_nothing_is_built() -> None:
    write({"deckpress.toml": "columns = 12\n", "cards/heat.md": HEAT})
    result = run("build")
    assert result.stderr == (
        "deckpress.toml:1:1: DP008 error: 'columns' must be a number from 1 to 5\n"
        "    1 | columns = 12\n"
        "      | ^\n"
        "      = write each setting on a line of its own, as name = value\n"
    )
    assert result.exit_code == 1
    assert not Path("build").exists()


def test_a_config_with_a_byte_order_mark_is_read() -> None:
    write({"cards/heat.md": HEAT})
    Path("deckpress.toml").write_bytes(b'\xef\xbb\xbfto = ["csv"]\r\ncolumns = 3\r\n')
    assert run("build").stdout == "build/heat.csv\n"


# ---- inspect and formats ---------------------------------------------------------------------------


def test_inspect_shows_a_tree() -> None:
    write({"light.md": LIGHT})
    result = run("inspect", "light.md")
    assert result.stderr == UNANSWERED
    lines = result.stdout.splitlines()
    assert re.fullmatch(r"Physics  \(headings.*, 2 cards\)", lines[0])
    assert [line for line in lines if " open " in line] == [
        "     1  open    line 3       7 ch  What is light?",
        "     2  open    line 9       7 ch  What is heat?",
    ]
    assert lines[-1] == "0 blocks not understood"
    assert run("inspect", "light.md").exit_code == 0


def test_inspect_prints_one_json_object() -> None:
    choice = "\n## Which are waves?\n\n- [x] light\n- [ ] a stone\n- [x] sound\n"
    write({"light.md": LIGHT.replace("# Physics\n", "# Physics\n\nAbout this and that.\n") + choice})
    result = run("inspect", "light.md", "--json")
    shown = json.loads(result.stdout)
    assert list(shown)[:3] == ["version", "deck", "dialect"]
    assert {key: shown["cards"][0][key] for key in ("question", "answer_text", "line", "choices", "correct")} == {
        "question": "What is light?",
        "answer_text": "A wave.",
        "line": 5,
        "choices": [],
        "correct": [],
    }
    assert [(card["kind"], card["section"]) for card in shown["cards"]] == [("open", []), ("open", []), ("choice", [])]
    assert shown["cards"][2]["choices"] == ["light", "a stone", "sound"]
    assert shown["cards"][2]["correct"] == [0, 2]
    assert shown["unanswered"] == [{"question": "What is sound?", "lines": [9, 9]}]
    assert shown["prose"] == [{"text": "About this and that.", "lines": [3, 3]}]
    assert (shown["furniture"], shown["unaccounted"]) == ([], [])


def test_formats_lists_what_build_writes() -> None:
    result = run("formats")
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        ["apkg", ".apkg"],
        ["csv", ".csv"],
        ["sheet", ".html"],
        ["quiz", ".quiz.html"],
        ["cards", ".cards.html"],
        ["paper", ".paper.html"],
        ["moodle", ".moodle.xml"],
        ["gift", ".gift"],
        ["qti", ".qti.zip"],
        ["blackboard", ".blackboard.txt"],
        ["aiken", ".aiken.txt"],
        ["quizlet", ".quizlet.txt"],
        ["json", ".json"],
    ]
    assert all(len(line.split()) > 4 for line in result.stdout.splitlines())


# ---- used wrongly ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["build", "heat.md", "--to", "odt"], "no format 'odt'; choose from apkg, csv, sheet, "),
        (["build", "heat.md", "--to", "pdf"], "no format 'pdf'; to write printable pages as PDF, use --pdf"),
        (["build", "heat.md", "--to", "html"], "no format 'html'; the pages are sheet, cards, paper and quiz"),
        (["build", "heat.md", "--to", ","], "no format ','; choose from apkg, csv, sheet, "),
        (["build", "heat.md", "--columns", "9"], "Invalid value for '--columns': 9 is not in the range 1<=x<=5."),
        (
            ["build", "heat.md", "--columns", "two"],
            "Invalid value for '--columns': 'two' is not a valid integer range.",
        ),
        (["build", "heat.md", "--paper", "A3"], "Invalid value for '--paper': 'A3' is not one of 'A4', 'Letter'."),
        (["build", "heat.md", "--csv", "x"], "Invalid value for '--csv': 'x' is not one of 'anki', 'plain'."),
        (
            ["build", "heat.md", "--tag", "two words"],
            "a tag cannot contain blanks: 'two words'; repeat --tag for each tag",
        ),
        (["build", "heat.md", "--tag", ""], "--tag needs a tag"),
        (["build", "heat.md", "--deck", " "], "--deck needs a name"),
        (["build", "heat.md", "-o", ""], "-o needs a path"),
        (["build", "--nonsense"], "No such option"),
        (["inspect"], "Missing argument 'PATH'."),
        (["bake"], "No such command 'bake'."),
    ],
)
def test_wrong_use_is_told_with_the_usage_and_ends_in_2(arguments: list[str], sentence: str) -> None:
    write({"heat.md": HEAT})
    result = run(*arguments)
    lines = result.stderr.splitlines()
    assert lines[0].startswith("Usage: deckpress ")
    assert lines[-1].startswith(f"Error: {sentence}")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert names() == ["heat.md"]


def test_every_setting_of_the_outputs_is_an_option_and_a_field_of_the_export_options() -> None:
    from dataclasses import fields

    from deckpress.exporters.base import ExportOptions
    from deckpress.settings import SETTINGS

    defaults = {
        field.name: field.default
        for field in fields(ExportOptions)
        if field.name not in ("tex", "count_pages", "recent")
    }
    assert defaults == {setting.key: setting.default for setting in SETTINGS}
    options = {option.name: option for option in load_command("build").params}
    assert {setting.key for setting in SETTINGS} <= set(options)
    assert tuple(options["paper"].type.choices) == ("A4", "Letter")
    assert (options["columns"].type.min, options["columns"].type.max) == (1, 5)


def test_the_command_line_wins_over_the_front_matter_and_that_over_the_project() -> None:
    heat = "---\ncolumns: 3\n---\n" + HEAT
    write({"cards/heat.md": heat, "cards/light.md": HEAT, "deckpress.toml": 'columns = 4\nto = ["sheet"]\n'})
    assert run("build").exit_code == 0
    assert "columns: 3;" in Path("build/heat.html").read_text(encoding="utf-8")
    assert "columns: 4;" in Path("build/light.html").read_text(encoding="utf-8")
    assert run("build", "--columns", "1").exit_code == 0
    assert "columns: 1;" in Path("build/heat.html").read_text(encoding="utf-8")


# ---- the surroundings ------------------------------------------------------------------------------

MAIN = [sys.executable, "-m", "deckpress"]


def start(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A shell line, in which `deckpress` is the command."""
    line = command.replace("deckpress", " ".join(MAIN))
    env = {**os.environ, **environment}
    return subprocess.run(["bash", "-c", line], capture_output=True, env=env, check=False, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize(
    ("command", "stdout", "stderr", "status"),
    [
        ("deckpress check many.md | head -1; exit ${PIPESTATUS[0]}", b"many.md:5:1: DP104 warning", b"", 1),
        ("deckpress build heat.md -o out >&- 2>&-", b"", b"", 0),
        ("deckpress check gone.md >&- 2>&-", b"", b"", 1),
        ("deckpress build heat.md -o out <&-", b"out/heat.apkg", b"", 0),
        ("deckpress build heat.md -o out > /dev/full", b"", b"deckpress: cannot print: No space left on device", 1),
        ("mkdir x && cd x && rmdir ../x && deckpress check", b"", b"Error: the current folder no longer exists;", 1),
    ],
)
def test_streams_and_folders_that_went_away(command: str, stdout: bytes, stderr: bytes, status: int) -> None:
    """None of it ends in a traceback."""
    write({"heat.md": HEAT, "many.md": HEAT + "".join(f"\n## What is {n}?\n" for n in range(3000))})
    done = start(command)
    assert done.stdout.startswith(stdout)
    assert done.stderr.startswith(stderr)
    assert b"Traceback" not in done.stderr
    assert done.returncode == status


def test_an_output_that_lacks_the_characters_gets_escapes() -> None:
    write({"漢.md": "## 漢 😀?\n\n## Ä?\n\nÖ\n"})
    done = start("deckpress check *.md", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.stdout.splitlines()[0] == rb"\u6f22.md:1:1: DP104 warning: no answer: \u6f22 \U0001f600?"
    done = start("deckpress inspect --json *.md", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    shown = json.loads(done.stdout)
    assert shown["unanswered"][0]["question"] == "漢 😀?"
    assert shown["cards"][0]["question"] == "Ä?"


def test_file_names_in_another_encoding_and_in_the_c_locale() -> None:
    """The deck is named as it can be read; the output has the very bytes of the source's name."""
    write({"漢.md": HEAT})
    Path(os.fsdecode(b"caf\xe9.md")).write_text("## Coffee?\n\nYes.\n", encoding="utf-8")
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = start("deckpress build --to csv -o out *.md --tag 漢", **environment)
    assert (done.stderr, done.returncode) == (b"", 0)
    assert [os.fsencode(name) for name in names("out")] == [b"caf\xe9.csv", "漢.csv".encode()]
    text = Path("out/漢.csv").read_text(encoding="utf-8")
    assert '"漢","漢"' in text
    assert "caf\ufffd" in Path(os.fsdecode(b"out/caf\xe9.csv")).read_text(encoding="utf-8")


def test_what_a_file_says_cannot_steer_the_terminal() -> None:
    write({"heat.md": HEAT + "\n## What \x9b31m is \x1b[31m red?\n" + "\nwave" * 200, "x\ny.md": ""})
    result = run("check", "heat.md", "x\ny.md", "\x1b[31m.md")
    assert "DP007" in result.stdout
    assert "<U+001B>[31m.md: DP001 error: " in result.stdout
    assert "x<U+000A>y.md:1:1: DP004 error: " in result.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stdout)


# ---- a terminal ------------------------------------------------------------------------------------

NO_WAIT = "import deckpress.cli as c, deckpress.cli.progress as p; p.Bar.DELAY = 0; c.main()"


def on_terminal(*command: str, **environment: str) -> tuple[str, int]:
    """What a command shows on a terminal (both streams), and its status."""
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux tells that the other side is closed
                break
            if not part:
                break
            shown += part
        status = process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n"), status


def plain(text: str) -> str:
    """The text without colours and without a progress bar, each size of a file as N kB."""
    text = re.sub(r"\r\x1b\[\?25l.*?\x1b\[\?25h\r?\n", "", text, flags=re.S)
    return re.sub(r" +[0-9.]+ (?:kB|bytes)$", "  N kB", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text), flags=re.M)


def test_the_summary_on_a_terminal() -> None:
    write({"light.md": LIGHT, "heat.md": HEAT})
    shown, status = on_terminal(*MAIN, "build", "light.md", "heat.md", "-o", "out", NO_COLOR="")
    summary = """\
light.md  2 cards, 1 unanswered, 1 warning  -> Physics
heat.md   1 card  -> heat
  wrote out/light.apkg  N kB
  wrote out/light.csv  N kB
  wrote out/light.html  N kB
  wrote out/light.quiz.html  N kB
  wrote out/heat.apkg  N kB
  wrote out/heat.csv  N kB
  wrote out/heat.html  N kB
  wrote out/heat.quiz.html  N kB
importing this build: 3 new notes (first build)
"""
    assert plain(shown) == UNANSWERED + summary
    assert "\x1b[33m\x1b[1mwarning:\x1b[0m" in shown
    assert "\x1b[32mwrote\x1b[0m out/light.apkg" in shown
    assert status == 0


def test_the_summary_of_a_build_that_failed() -> None:
    write({"heat.md": HEAT, "none.md": "Nothing.\n"})
    shown, status = on_terminal(*MAIN, "build", "heat.md", "none.md", "-o", "out")
    assert plain(shown).splitlines()[-3:] == [
        "heat.md  1 card  -> heat",
        "none.md  0 cards  -> none",
        "nothing written: 1 error",
    ]
    assert status == 1


def test_check_on_a_terminal_ends_with_the_totals() -> None:
    write({"light.md": LIGHT})
    shown, status = on_terminal(*MAIN, "check", "light.md")
    assert plain(shown) == UNANSWERED + "2 cards, 0 errors, 1 warning\n"
    assert status == 0


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_wanted(environment: dict[str, str]) -> None:
    write({"light.md": LIGHT})
    shown, _ = on_terminal(*MAIN, "build", "light.md", "-o", "out", **environment)
    assert "\x1b" not in shown
    assert "wrote out/light.apkg" in shown


def test_a_progress_bar_where_there_is_something_to_wait_for() -> None:
    write({"many.md": "".join(f"## What is {n}?\n\nIt is {n}.\n\n" for n in range(60)), "heat.md": HEAT})
    shown, status = on_terminal(sys.executable, "-c", NO_WAIT, "build", "many.md", "-o", "out")
    assert "Rendering  [" in shown
    assert "100%" in shown
    assert "60 cards" in shown
    assert status == 0
    shown, _ = on_terminal(sys.executable, "-c", NO_WAIT, "build", "many.md", "-o", "out", "--quiet")
    assert shown == ""
    shown, _ = on_terminal(*MAIN, "build", "heat.md", "-o", "out")
    assert "Rendering" not in shown


def test_the_help_of_build_lists_each_setting_once_below_its_group() -> None:
    sections = re.split(r"^(\w[\w ]*):\n", run("build", "--help").stdout, flags=re.MULTILINE)
    by_heading = dict(zip(sections[1::2], sections[2::2], strict=True))
    for heading, group in GROUPS.items():
        for setting in group:
            assert [name for name, text in by_heading.items() if f"--{setting.name} " in text] == [heading]
            assert setting.shown_default in " ".join(by_heading[heading].split())
            assert "default" not in setting.help, "the help adds the default"
