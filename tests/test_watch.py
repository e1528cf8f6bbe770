"""`deckpress watch`: a build for each change, with the last good outputs kept, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from deckpress.cli import cli
from deckpress.cli.watch_lines import Lost, Told, changed_lines, result_lines
from deckpress.live.places import places_of
from deckpress.live.rebuilding import Rebuilder, Round
from deckpress.live.watching import Difference
from deckpress.project import History, Inputs, Outputs, Request, run

NOTE = "# Light\n\n## What is light?\n\nA wave.\n"
BROKEN = "# Light\n\n## What is light?\n\n$\\frac{1}{2$\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    monkeypatch.setenv("NO_COLOR", "1")
    write("deckpress.toml", 'id = "physics"\n')
    write("cards/light.md", NOTE)
    return tmp_path


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def rounds(*steps: Callable[[], object], paths: tuple[str, ...] = (), out: Path | None = None) -> list[Round]:
    """The first build, and one after each step. A step is done while the command waits; the clock is the test's."""
    left, ticks, numbers = iter(steps), count(), count(1_800_000_000)
    waited = [0]

    def request() -> Request:
        return Request(Inputs(Path.cwd(), paths), Outputs(out, ("csv",)), History(now=next(numbers)))

    def wait(_: float) -> None:
        waited[0] += 1
        assert waited[0] < 50, "no build for the last step"
        if waited[0] == 1:
            next(left)()

    found = []
    for done in Rebuilder(request, lambda r, w: run(r, write=True, warm=w), wait, lambda: float(next(ticks))).rounds():
        found.append(done)
        waited[0] = 0
        if len(found) > len(steps):
            break
    return found


def shown(done: Round) -> list[str]:
    return [click.unstyle(line) for line in changed_lines(done.changed, Path.cwd())]


# ---- what leads to a build -----------------------------------------------------------------------


def test_a_saved_file_is_built_again() -> None:
    first, second = rounds(lambda: write("cards/light.md", NOTE.replace("wave", "ray")))
    assert first.changed == Difference()
    assert shown(second) == ["changed cards/light.md"]
    assert "ray" in Path("build/light.csv").read_text(encoding="utf-8")


def test_new_files_are_built_and_removed_ones_no_longer() -> None:
    _, more, fewer = rounds(
        lambda: write("cards/deep/heat.md", NOTE.replace("ight", "eat")), lambda: Path("cards/deep/heat.md").unlink()
    )
    assert shown(more) == ["new cards/deep/heat.md"]
    assert [file.path for file in more.report.files] == ["cards/light.md", "cards/deep/heat.md"]
    assert shown(fewer) == ["removed cards/deep/heat.md"]
    assert [file.path for file in fewer.report.files] == ["cards/light.md"]


def test_many_files_at_once_lead_to_one_build() -> None:
    def checkout() -> None:
        for number in range(5):
            write(f"cards/{number}.md", NOTE.replace("light", f"light {number}").replace("# Light", f"# {number}"))

    _, second = rounds(checkout)
    assert shown(second) == ["new cards/0.md, new cards/1.md, new cards/2.md and 2 other files"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deckpress.toml", 'id = "physics"\ncard-context = "none"\n'),
        ("macros.tex", "\\newcommand{\\x}{1}\n"),
        ("templates/style.css", "{% include 'builtin/style.css' %}\n.card { color: red; }\n"),
        ("cards/.gitignore", "x\n"),
        ("cards/media/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("img/picture one.png", "x"),
        ("note.md", "A note that a card embeds.\n"),
        ("deep/shown.png", "x"),
    ],
)
def test_what_a_build_reads_leads_to_a_build(name: str, text: str) -> None:
    write("cards/light.md", f"{NOTE}\n![](../img/Picture%20One.png)\n\n![[note]]\n\n![[outer]]\n")
    write("outer.md", "![[shown.png]]\n")
    _, second = rounds(lambda: write(name, text))
    assert name in shown(second)[0]


@pytest.mark.parametrize("name", ["img/other.png", "cards/other/heat.md", "other/heat.md", "other.js"])
def test_what_no_card_of_a_folder_names_leads_to_no_build(name: str) -> None:
    write("cards/one/light.md", f"{NOTE}\n![](../../img/a.png)\n")
    write(name, NOTE)

    def step() -> None:
        write(name, NOTE + "\nMore.\n")

    with pytest.raises(AssertionError, match="no build"):
        rounds(step, paths=("cards/one",))


def test_the_files_that_a_build_writes_lead_to_no_build() -> None:
    def step() -> None:
        assert Path("deckpress.lock").exists()
        write("cards/light.md", NOTE + "\n## More?\n\nYes.\n")

    found = rounds(step, lambda: write("cards/light.md", NOTE), out=Path("cards"))
    assert [shown(done) for done in found] == [[], ["changed cards/light.md"], ["changed cards/light.md"]]


def test_a_lock_that_another_program_changes_leads_to_a_build() -> None:
    _, second = rounds(lambda: Path("deckpress.lock").unlink())
    assert shown(second) == ["removed deckpress.lock"]
    assert Path("deckpress.lock").exists()


def test_a_file_that_is_saved_during_a_build_is_built_after_it() -> None:
    texts = iter([NOTE, NOTE.replace("wave", "ray")])

    def build(request: Request, warm: object) -> object:
        result = run(request, write=True, warm=warm)  # type: ignore[arg-type]
        if text := next(texts, ""):
            write("cards/light.md", text + "\n")
        return result

    ticks = count()
    request = Request(Inputs(Path.cwd()), Outputs(formats=("csv",)), History(now=1_800_000_000))
    again = Rebuilder(lambda: request, build, lambda _: None, lambda: float(next(ticks))).rounds()  # type: ignore[arg-type]
    done = [next(again) for _ in range(3)]
    assert [shown(one) for one in done] == [[], ["changed cards/light.md"], ["changed cards/light.md"]]
    assert "ray" in Path("build/light.csv").read_text(encoding="utf-8")


def test_a_file_alone_is_watched_with_the_media_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alone").mkdir()
    Path("deckpress.toml").unlink()
    monkeypatch.chdir(tmp_path / "alone")
    write("a.md", NOTE)
    places = places_of(Request(Inputs(Path.cwd(), ("a.md",))))
    assert places is not None
    assert Path("a.md") in places.paths
    assert places.around == (Path.cwd(),)
    broken = f"{BROKEN}\n![](sub/a.png)\n"
    _, second, third = rounds(lambda: write("a.md", broken), lambda: write("sub/a.png", "x"), paths=("a.md",))
    assert shown(second) == ["changed a.md"]
    assert shown(third) == ["new sub/a.png"]


def test_a_project_that_goes_away_may_come_back() -> None:
    text = Path("deckpress.toml").read_text(encoding="utf-8")

    def away() -> None:
        Path("cards").rename("other")
        Path("deckpress.toml").unlink()

    def back() -> None:
        Path("other").rename("cards")
        write("deckpress.toml", text)

    _, second, third = rounds(away, back)
    assert [d.code for d in second.diagnostics] == ["DP006"]
    assert third.report.written


def test_a_folder_of_cards_that_goes_away_may_come_back_without_settings() -> None:
    Path("deckpress.toml").unlink()
    _, second, third = rounds(lambda: Path("cards").rename("other"), lambda: Path("other").rename("cards"))
    assert [d.code for d in second.diagnostics] == ["DP006"]
    assert third.report.written


def test_a_link_that_leads_to_nothing_is_named_and_so_is_its_end() -> None:
    _, second, third = rounds(
        lambda: Path("cards/dead.md").symlink_to("nowhere.md"), lambda: Path("cards/dead.md").unlink()
    )
    assert shown(second) == ["new cards/dead.md"]
    assert [(d.code, d.location.path) for d in second.diagnostics] == [("DP001", "cards/dead.md")]
    assert third.report.written


# ---- what is wrong -------------------------------------------------------------------------------


def test_a_build_with_an_error_keeps_the_last_good_output() -> None:
    _, broken, mended = rounds(
        lambda: write("cards/light.md", BROKEN), lambda: write("cards/light.md", NOTE.replace("wave", "ray"))
    )
    assert broken.report.written == ()
    (line,) = result_lines(broken, plain=False)
    assert "nothing written" in click.unstyle(line)
    assert click.unstyle(line).endswith("1 error, 0 warnings; the outputs of the last good build stay")
    assert mended.report.written


def test_a_problem_is_shown_in_full_once_an_error_on_a_line_after_that_and_others_are_counted() -> None:
    warned = (
        "# Light\n\n## What is light?\n\nA wave.\n\n![](nowhere.png)\n\n## What is heat?\n<!-- hnt: x -->\n\nHot.\n"
    )
    told = Told()
    texts = [
        [click.unstyle(line) for line in told.lines(done)]
        for done in rounds(
            lambda: write("cards/light.md", warned),
            lambda: write("cards/light.md", "\n" + warned),
            lambda: write("cards/light.md", NOTE),
        )
    ]
    assert texts[0] == texts[3] == []
    assert [line for line in texts[1] if "error" in line or "warning" in line] == [
        line for line in texts[1] if line.startswith("cards/light.md:")
    ]
    assert any("   7 | ![](nowhere.png)" in line for line in texts[1])
    (error,) = [line for line in texts[2] if "DP401 error" in line]
    assert error.startswith("cards/light.md:8:")
    assert not [line for line in texts[2] if "|" in line]
    assert texts[2][-1] == "as before: 1 warning"


def test_what_was_written_is_listed_once_and_then_counted() -> None:
    first, second = rounds(lambda: write("cards/light.md", NOTE + "\n"))
    listed = [click.unstyle(line) for line in result_lines(first, plain=False)]
    assert listed[0].startswith("cards/light.md  1 card")
    (counted,) = [click.unstyle(line) for line in result_lines(second, plain=False)]
    assert counted.startswith("built 1 file in ")
    assert counted.endswith(" s: 1 card, 0 errors, 0 warnings")
    assert [*result_lines(second, plain=True)] == ["build/light.csv"]


def test_without_anything_to_watch_the_command_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    Path("deckpress.toml").unlink()
    monkeypatch.chdir(tmp_path / "empty")
    result = CliRunner().invoke(cli, ["watch"], prog_name="deckpress")
    assert result.exit_code == 1
    assert "DP006" in result.stderr


@pytest.mark.parametrize("command", ["watch", "watch --to csv cards/light.md", "preview --no-open", "preview cards"])
def test_a_path_that_does_not_exist_ends_the_command(command: str) -> None:
    result = CliRunner().invoke(cli, [*command.split(), "missing.md"], prog_name="deckpress")
    assert result.exit_code == 1
    assert result.output.startswith("missing.md: DP001 error: this path does not exist\n")


def test_notes_and_outputs_that_are_no_longer_there_are_named_once() -> None:
    heat = NOTE.replace("light", "heat")
    write("cards/heat.md", heat + "\n## What is cold?\n\nThe lack of it.\n")
    found = rounds(
        lambda: write("cards/heat.md", heat),
        lambda: write("cards/light.md", NOTE + "\n"),
        lambda: Path("cards/heat.md").unlink(),
    )
    lost = Lost()
    assert [[click.unstyle(line) for line in lost.lines(done, Path.cwd())] for done in found] == [
        [],
        ["no longer in the source: What is cold?"],
        [],
        ["no longer in the source: What is heat?", "no longer built: build/heat.csv (you can delete it)"],
    ]


def test_standard_input_cannot_be_watched() -> None:
    result = CliRunner().invoke(cli, ["watch", "-"], prog_name="deckpress")
    assert result.exit_code == 2
    assert "standard input" in result.stderr


# ---- the command itself --------------------------------------------------------------------------


def as_in_a_shell() -> None:
    """Ctrl-C ends the process, even if the tests run in the background, where it would be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def running(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command, as a shell starts it; its output goes into a file of the project."""
    command = [sys.executable, "-m", "deckpress", "watch", "--to", "apkg,csv"]
    with (project / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=project,
            stdout=log,
            stderr=log,
            preexec_fn=as_in_a_shell,
        )
    yield process
    if process.poll() is None:
        process.kill()
        process.wait()


def until(true: Callable[[], bool]) -> None:
    """Waits for something for at most two minutes."""
    for _ in range(1200):
        if true():
            return
        time.sleep(0.1)
    pytest.fail(Path("log.txt").read_text(encoding="utf-8"))


def has(name: str, text: str) -> bool:
    return Path(name).exists() and text in Path(name).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_an_edit_is_built_and_ctrl_c_leaves_whole_files(running: subprocess.Popen[bytes], project: Path) -> None:
    until(lambda: has("build/light.csv", "wave"))
    write("cards/light.md", NOTE.replace("wave", "ray"))
    until(lambda: has("build/light.csv", "ray"))
    write("cards/light.md", BROKEN)
    until(lambda: has("log.txt", "DP301"))
    assert has("build/light.csv", "ray")
    write("cards/light.md", NOTE.replace("wave", "photon"))
    until(lambda: Path("log.txt").read_text(encoding="utf-8").count("changed ") == 3)
    assert has("build/light.csv", "photon")
    running.send_signal(signal.SIGINT)
    assert running.wait(120) == 130
    assert zipfile.ZipFile(project / "build/light.apkg").testzip() is None
    assert sorted(path.name for path in (project / "build").iterdir()) == ["light.apkg", "light.csv"]
    assert sorted(path.name for path in project.iterdir()) == [
        *("build", "cards", "deckpress.lock", "deckpress.toml", "log.txt")
    ]
    log = Path("log.txt").read_text(encoding="utf-8")
    assert log.count("changed ") == log.count("changed cards/light.md") == 3
    assert log.endswith("interrupted\n")
