"""Files that a stranger may have made: what is no plain file is refused, and links do not lead out of a project."""

from __future__ import annotations

import os
import re
import signal
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.disk import FileError, is_inside, read_file, read_text, refuse_target

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes or devices among its files")

GOOD = "## What is light?\n\nA wave.\n"
SECRET = "the-key-of-the-house"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in; a test that waits for a pipe ends after a minute."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def stop(*_: object) -> None:
        raise AssertionError("it waits for ever")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield folder
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def codes(result: Result) -> list[str]:
    return re.findall(r"^(?:.*: )?(DP\d{3}) (?:error|warning|note): ", result.output, re.M)


# ---- one function reads every file -----------------------------------------------------------------


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))  # an address has no more than 108 bytes


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": Path.mkdir,
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_plain_file_is_not_read(kind: str, here: Path) -> None:
    ODD[kind](here / "odd")
    with pytest.raises(FileError, match=f"this is a {kind}, not a plain file") as found:
        read_file(here / "odd", 100)
    assert found.value.at("x").code == "DP010"


def test_a_file_is_read_up_to_its_limit(here: Path) -> None:
    (here / "file").write_bytes(b"x" * 100)
    assert read_file(here / "file", 100) == b"x" * 100
    with pytest.raises(FileError, match=r"this file is 0.1 MB, but deckpress reads at most 0.1 MB"):
        read_file(here / "file", 99)


def test_a_file_over_the_limit_is_refused_by_its_size(here: Path) -> None:
    with (here / "file").open("wb") as file:
        file.truncate(10**13)
    with pytest.raises(FileError, match=r"this file is 10,000,000 MB, but deckpress reads at most 1 MB") as found:
        read_file(here / "file", 1_000_000)
    assert found.value.at("x").code == "DP009"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_a_file_whose_size_the_system_does_not_know_is_read_up_to_the_limit() -> None:
    assert Path("/proc/self/status").stat().st_size == 0
    assert read_file(Path("/proc/self/status"), 1_000_000).startswith(b"Name:")
    with pytest.raises(FileError) as found:
        read_file(Path("/proc/self/status"), 10)
    assert found.value.at("x").code == "DP009"


def test_a_text_has_plain_line_ends_and_no_byte_order_mark(here: Path) -> None:
    (here / "file").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert read_text(here / "file", 100) == "a\nb\nc\n"


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 300])
def test_a_file_that_cannot_be_read_is_an_error_of_ours(name: str, here: Path) -> None:
    with pytest.raises(FileError) as found:
        read_file(here / name, 100)
    assert found.value.rule is None


def test_a_link_is_followed_within_the_folder_alone(here: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    (here / "deep").mkdir()
    (here / "deep/own").write_text("own", encoding="utf-8")
    links = {"in": "deep/own", "out": "../secret", "twice": "out", "up": "..", "abs": str(tmp_path / "secret")}
    for name, target in links.items():
        (here / name).symlink_to(target)
    assert read_file(here / "in", 100, here) == b"own"
    for name in ("out", "twice", "abs", "up/secret", "deep/../../secret"):
        assert not is_inside(here / name, here)
        with pytest.raises(FileError) as found:
            read_file(here / name, 100, here)
        assert found.value.at("x").code == "DP402"
    assert read_file(here / "out", 100) == SECRET.encode()


# ---- every path that can be given ------------------------------------------------------------------

PATHS: dict[str, tuple[str, ...]] = {
    "a source": ("build", "odd", "-o", "out"),
    "the lock": ("build", "notes.md", "-o", "out", "--lock", "odd"),
    "the lock of a plan": ("plan", "notes.md", "--lock", "odd"),
    "the lock of ids": ("ids", "notes.md", "--lock", "odd"),
    "a package": ("plan", "notes.md", "--against", "odd"),
    "a package to retire from": ("build", "notes.md", "-o", "out", "--retire", "--against", "odd"),
    "what is checked": ("check", "odd"),
    "what is inspected": ("inspect", "odd"),
    "what is converted": ("convert", "odd"),
    "what gets ids": ("ids", "odd", "--write"),
    "the output of convert": ("convert", "notes.md", "-o", "odd"),
    "the output folder": ("build", "notes.md", "-o", "odd"),
    "below the output folder": ("build", "notes.md", "-o", "odd/deeper"),
}


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
@pytest.mark.parametrize("what", PATHS)
def test_a_path_that_names_no_plain_file_is_refused(what: str, kind: str, here: Path) -> None:
    (here / "notes.md").write_text(GOOD, encoding="utf-8")
    if what == "a package to retire from":
        (here / "notes.md").write_text(GOOD + "\n## Gone?\n\nYes.\n", encoding="utf-8")
        run("build", "notes.md", "-o", "before", "--to", "csv")
        (here / "notes.md").write_text(GOOD, encoding="utf-8")
    ODD[kind](here / "odd")
    before = (here / "odd").lstat()
    kept = (before.st_mode, before.st_ino, before.st_rdev, before.st_mtime_ns)  # looking at a device may set its atime
    result = run(*PATHS[what])
    assert result.exit_code == 1
    assert codes(result) == ["DP601" if "output folder" in what else "DP010"]
    after = (here / "odd").lstat()
    assert (after.st_mode, after.st_ino, after.st_rdev, after.st_mtime_ns) == kept
    assert not (here / "out").exists()


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
@pytest.mark.parametrize("name", ["deckpress.toml", "macros.tex", "templates/style.css", "templates/_font.woff2"])
def test_what_a_project_holds_beside_its_cards_must_be_plain_files(name: str, kind: str, here: Path) -> None:
    (here / "cards").mkdir()
    (here / "templates").mkdir()
    (here / "cards/notes.md").write_text(GOOD, encoding="utf-8")
    ODD[kind](here / name)
    result = run("build", "--allow-outside")
    assert codes(result) == ["DP010"]
    assert not (here / "build").exists()


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_no_output_takes_the_place_of_a_pipe_or_a_device(kind: str, here: Path) -> None:
    (here / "notes.md").write_text(GOOD, encoding="utf-8")
    (here / "out").mkdir()
    ODD[kind](here / "out/notes.csv")
    assert codes(run("build", "notes.md", "-o", "out", "--to", "apkg,csv")) == ["DP010"]
    assert [path.name for path in (here / "out").iterdir()] == ["notes.csv"]
    assert not refuse_target(here / "out", "out")
    assert not refuse_target(here / "notes.md", "notes.md")


# ---- links out of a project ------------------------------------------------------------------------


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.md"
    path.write_text(f"## {SECRET}?\n\n\\{SECRET} {SECRET}\n", encoding="utf-8")
    return path


LINKS = {
    "deckpress.toml": "deckpress.toml",
    "deckpress.lock": "deckpress.lock",
    "macros.tex": "macros.tex",
    "cards/macros.tex": "cards/macros.tex",
    "cards/deep/link.md": "cards/deep/link.md",
    "templates/style.css": "templates/style.css",
    "templates/_key.txt": "templates/_key.txt",
    "templates/qa/question.html.j2": "templates/qa/question.html.j2",
    "templates/themes/x/style.css": "templates/themes/x/style.css",
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_leads_out_of_the_project_is_refused_and_nothing_of_it_is_shown(
    name: str, here: Path, secret: Path
) -> None:
    (here / "cards/deep").mkdir(parents=True)
    (here / "cards/notes.md").write_text(GOOD, encoding="utf-8")
    if name != "deckpress.toml":
        (here / "deckpress.toml").write_text("", encoding="utf-8")
    (here / name).parent.mkdir(parents=True, exist_ok=True)
    (here / name).symlink_to(secret)
    for command in ("check", "build", "plan"):
        result = run(command)
        assert result.exit_code == 1
        assert codes(result) == ["DP402"]
        assert f"{name}: DP402 error: this link leads outside the project" in result.output
        assert SECRET not in result.output
    assert not (here / "build").exists()


def test_a_folder_of_templates_that_is_a_link_out_of_the_project_is_refused(here: Path, tmp_path: Path) -> None:
    (here / "cards").mkdir()
    (here / "cards/notes.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/_key.txt").write_text(SECRET, encoding="utf-8")
    (here / "templates").symlink_to(tmp_path / "shared")
    assert codes(run("build")) == ["DP402"]
    assert run("build", "--allow-outside").exit_code == 0
    with zipfile.ZipFile("build/notes.apkg") as archive:
        assert archive.read("0") == SECRET.encode()


@pytest.mark.parametrize("command", ["convert", "ids"])
def test_commands_that_write_sources_refuse_a_link_out_of_the_folder(command: str, here: Path, secret: Path) -> None:
    (here / "notes").mkdir()
    (here / "notes/link.md").symlink_to(secret)
    before = secret.read_bytes()
    result = run(*(("convert", "notes", "-o", "out") if command == "convert" else ("ids", "notes", "--write")))
    assert codes(result) == ["DP402"]
    assert SECRET not in result.output
    assert secret.read_bytes() == before
    assert not (here / "out").exists()


@pytest.fixture
def target(here: Path, tmp_path: Path) -> Path:
    """A folder outside, with a file that a build of `cards/deep/notes.md` would replace."""
    (here / "cards/deep").mkdir(parents=True)
    (here / "cards/deep/notes.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "target").mkdir()
    (tmp_path / "target/notes.csv").write_text("mine", encoding="utf-8")
    return tmp_path / "target"


def only_mine(target: Path) -> bool:
    """True if the folder outside is as it was."""
    files = [path for path in target.rglob("*") if path.is_file()]
    return [(path.name, path.read_text(encoding="utf-8")) for path in files] == [("notes.csv", "mine")]


def test_an_output_folder_that_is_a_link_out_of_the_project_is_refused(here: Path, target: Path) -> None:
    (here / "build").symlink_to(target)
    result = run("build", "--to", "csv")
    assert codes(result) == ["DP402"]
    assert "build: DP402 error: this output folder is a link that leads outside the project" in result.output
    assert only_mine(target)
    assert run("check").exit_code == 0


@pytest.mark.parametrize("options", [(), ("-o", "build"), ("-o", "out")])
def test_a_link_in_an_output_folder_that_leads_out_of_it_is_refused(
    options: tuple[str, ...], here: Path, target: Path
) -> None:
    folder = here / (options[-1] if options else "build")
    folder.mkdir()
    (folder / "deep").symlink_to(target)
    result = run("build", "--to", "csv,sheet", *options)
    assert codes(result) == ["DP402"]
    assert f"{folder.name}/deep: DP402 error: this folder is a link that leads outside the output" in result.output
    assert only_mine(target)
    assert [path.name for path in folder.iterdir()] == ["deep"]


def test_convert_refuses_a_link_that_leads_out_of_the_output_folder(here: Path, target: Path) -> None:
    (here / "out").mkdir()
    (here / "out/deep").symlink_to(target)
    assert codes(run("convert", "cards", "-o", "out")) == ["DP402"]
    assert only_mine(target)


@pytest.mark.parametrize(
    ("link", "options"),
    [("build", ("-o", "build")), ("build", ("--allow-outside",)), ("build/deep", ("--allow-outside",))],
)
def test_an_output_folder_may_be_a_link_that_is_named_or_allowed(
    link: str, options: tuple[str, ...], here: Path, target: Path
) -> None:
    (here / link).parent.mkdir(exist_ok=True)
    (here / link).symlink_to(target)
    result = run("build", "--to", "csv", *options)
    assert result.exit_code == 0, result.output
    assert not only_mine(target)


def test_an_output_folder_may_be_a_link_within_the_project(here: Path, target: Path) -> None:
    (here / "real/deep").mkdir(parents=True)
    (here / "real/other").symlink_to("deep")
    (here / "build").symlink_to("real")
    assert run("build", "--to", "csv").exit_code == 0
    assert (here / "real/deep/notes.csv").exists()
    assert only_mine(target)


def test_a_link_that_is_named_itself_is_read(here: Path, secret: Path) -> None:
    (here / "link.md").symlink_to(secret)
    assert SECRET in run("inspect", "link.md").output


def test_links_within_a_project_and_a_project_behind_a_link_are_read(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "real/cards").mkdir(parents=True)
    (here / "real/templates").mkdir()
    (here / "real/deckpress.toml").write_text('id = "mine"\n', encoding="utf-8")
    (here / "real/one.md").write_text(GOOD, encoding="utf-8")
    (here / "real/cards/two.md").symlink_to("../one.md")
    (here / "real/own.css").write_text("p { color: red }", encoding="utf-8")
    (here / "real/templates/style.css").symlink_to("../own.css")
    (here / "link").symlink_to("real")
    monkeypatch.chdir(here / "link")
    result = run("build", "--to", "sheet")
    assert result.exit_code == 0, result.output
    assert codes(result) == []


def test_with_allow_outside_links_lead_anywhere(here: Path, tmp_path: Path) -> None:
    (here / "cards").mkdir()
    (tmp_path / "real.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "real.tex").write_text("\\newcommand{\\R}{\\mathbb{R}}\n", encoding="utf-8")
    (tmp_path / "real.toml").write_text('id = "physics"\n', encoding="utf-8")
    for name, target in (("cards/notes.md", "real.md"), ("macros.tex", "real.tex"), ("deckpress.toml", "real.toml")):
        (here / name).symlink_to(tmp_path / target)
    result = run("build", "--allow-outside", "--to", "csv")
    assert result.exit_code == 0, result.output
    assert codes(run("build", "--to", "csv")) == ["DP402", "DP402"]  # without a source nobody asks for macros
