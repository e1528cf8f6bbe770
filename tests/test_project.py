"""The disk: files written all or none, pictures found where their author means them, the cache, the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

import deckpress
from deckpress.cli import cli
from deckpress.diagnostics import Diagnostics
from deckpress.exporters.base import Exporter
from deckpress.project import Report, run
from deckpress.project.cache import DiskCache, cache_folder
from deckpress.project.paths import printable, shown_path
from deckpress.project.writing import WriteError, staging
from request_maker import make_request

LIGHT = "## What is light?\n\nA wave.\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f0001040100"
    "5fe5c34b0000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's folder, which is the current one; there is room for strangers beside it."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(Path(deckpress.__file__).parents[1]))
    return folder


def write(files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)


def build(*paths: str, out: str = "out", formats: tuple[str, ...] = (), **more: bool) -> tuple[Report, Diagnostics]:
    return run(make_request(Path.cwd(), paths, Path(out), formats, **more), write=True)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, and the folders with none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def told(diagnostics: Diagnostics) -> list[str]:
    return [str(diagnostic) for diagnostic in diagnostics]


# ---- all files or none -----------------------------------------------------------------------------


def exporter_that(does: Callable[[], object]) -> Callable[[str], Exporter]:
    """A registry in which `csv` does something before it gives its bytes."""

    def export(*_: object) -> tuple[bytes, Diagnostics]:
        does()
        return b"new", ()

    def find(name: str) -> Exporter:
        return Exporter(name, f".{name}", name, export if name == "csv" else lambda *_: (b"new", ()))

    return find


def interrupt() -> None:
    raise KeyboardInterrupt


def break_down() -> None:
    raise RuntimeError("a fault of ours")


@pytest.mark.parametrize(("accident", "error"), [(interrupt, KeyboardInterrupt), (break_down, RuntimeError)])
def test_what_ends_a_build_in_the_middle_leaves_the_old_files(
    accident: Callable[[], None], error: type[BaseException], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"light.md": LIGHT, "out/light.apkg": b"old", "out/light.csv": b"old"})
    before = tree(here)
    monkeypatch.setattr("deckpress.exporters.exporter", exporter_that(accident))
    with pytest.raises(error):
        build("light.md")
    assert tree(here) == before
    with pytest.raises(error):
        build("light.md", out="new/deep")
    assert tree(here) == before


def test_what_moves_is_on_the_disk_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a power failure leaves all old, all new, or a journal to go by."""
    done: list[str] = []
    move = os.replace

    def replace(*arguments: str) -> None:
        done.append("move")
        move(*arguments)

    def sync(number: int) -> None:
        done.append(f"sync a {'folder' if stat.S_ISDIR(os.fstat(number).st_mode) else 'file'}")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "fsync", sync)
    write({"light.md": LIGHT})
    build("light.md", formats=("csv",))
    lock, journal, outputs = ["sync a file"], ["sync a file", "move", "sync a folder"], ["move", "move"]
    assert done == [*lock, *journal, *outputs]


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["INT", "TERM", "HUP"],
)
def test_a_signal_ends_the_command_with_the_status_of_shells(number: int, status: int, here: Path) -> None:
    """Ctrl-C, `kill` and a terminal that closes; the signal comes while the second file is made."""
    write({"light.md": LIGHT, "out/light.apkg": b"old"})
    before = tree(here)
    code = (
        "import os, deckpress.exporters.text.csv_file as module\n"
        "from dataclasses import replace\n"
        "def export(*_):\n"
        f"    os.kill(os.getpid(), {int(number)})\n"
        "    while True: pass\n"
        "module.EXPORTER = replace(module.EXPORTER, export=export)\n"
        "from deckpress.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "build", "light.md", "-o", "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == status
    assert (done.stdout, done.stderr) == ("", "interrupted\n" if number == signal.SIGINT else "")
    assert tree(here) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")])
def test_a_file_that_cannot_be_put_in_its_place_brings_all_old_ones_back(
    error: OSError, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"light.md": LIGHT, "out/light.apkg": b"old", "out/light.html": b"old"})
    before = tree(here)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.suffix == ".html" and path.suffix != ".old":
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    report, diagnostics = build("light.md")
    assert told(diagnostics) == [f"out/light.html: DP601 error: cannot write here: {error.strerror}"]
    assert report.written == ()
    assert tree(here) == before


def test_an_interrupt_between_two_files_brings_the_old_ones_back(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"light.md": LIGHT, "out/light.apkg": b"old", "out/light.html": b"old"})
    before = tree(here)
    replace = Path.replace

    def stop(path: Path, target: Path) -> Path:
        made = replace(path, target)
        if target.suffix == ".html" and path.suffix != ".old":
            raise KeyboardInterrupt
        return made

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        build("light.md")
    assert tree(here) == before


def test_a_full_disk_is_told_and_leaves_the_old_files(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"light.md": LIGHT, "out/light.apkg": b"old"})
    before = tree(here)
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.parent.name.startswith(".deckpress-"):
            write_bytes(path, data[: len(data) // 2])
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    for out in ("out", "new/deep"):
        _, diagnostics = build("light.md", out=out)
        assert told(diagnostics) == [f"{out}: DP601 error: cannot write here: No space left on device"]
        assert tree(here) == before


def test_a_folder_that_cannot_be_made_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"light.md": LIGHT})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    _, diagnostics = build("light.md", out="new")
    assert told(diagnostics) == ["new: DP601 error: cannot write here: Permission denied"]
    assert list(tree(here)) == ["light.md"]


def test_a_folder_in_the_way_of_the_last_file_keeps_the_first_from_being_replaced(here: Path) -> None:
    write({"light.md": LIGHT, "out/light.apkg": b"old", "out/light.html/x": b""})
    before = tree(here)
    _, diagnostics = build("light.md")
    assert told(diagnostics) == ["out/light.html: DP601 error: cannot write here: a folder of that name is in the way"]
    assert tree(here) == before


def test_the_sheet_of_one_file_does_not_take_the_place_of_the_quiz_of_another(here: Path) -> None:
    write({"light.md": LIGHT, "light.quiz.md": LIGHT.replace("light", "heat"), "out/light.quiz.html": b"old"})
    before = tree(here)
    _, diagnostics = build("light.md", "light.quiz.md")
    [problem] = [problem for problem in told(diagnostics) if "DP602" in problem]
    assert problem.startswith("light.quiz.md")
    assert problem.endswith("its output light.quiz.html would have the same name as one of light.md")
    assert tree(here) == before


def test_a_build_replaces_its_own_files_and_nothing_else() -> None:
    write({"light.md": LIGHT, "out/light.apkg": b"old", "out/other.apkg": b"mine"})
    report, diagnostics = build("light.md")
    assert diagnostics == ()
    assert [path for path, _ in report.written] == [f"out/light.{end}" for end in ("apkg", "csv", "html", "quiz.html")]
    assert [size for _, size in report.written] == [Path(path).stat().st_size for path, _ in report.written]
    assert names("out") == ["light.apkg", "light.csv", "light.html", "light.quiz.html", "other.apkg"]
    assert Path("out/other.apkg").read_bytes() == b"mine"
    assert Path("out/light.apkg").read_bytes() != b"old"


def test_without_hard_links_the_old_file_is_copied(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"out/a": b"old", "out/b/x": b""})

    def no_links(*_: object, **__: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)

    def put(*names: str) -> None:
        with staging(here / "out", "out") as staged:
            for name in names:
                staged.add(name, b"new")
            staged.publish()

    with pytest.raises(WriteError):
        put("a", "b")
    assert tree(here) == {"out": b"", "out/a": b"old", "out/b": b"", "out/b/x": b""}
    put("a", "c/d")
    assert tree(here) == {"out": b"", "out/a": b"new", "out/b": b"", "out/b/x": b"", "out/c": b"", "out/c/d": b"new"}


# ---- pictures --------------------------------------------------------------------------------------


def with_images(*sources: str) -> str:
    return "## What is this?\n\n" + "\n\n".join(f"![a picture]({src})" for src in sources) + "\n"


def media(path: str = "out/notes.apkg") -> dict[str, bytes]:
    """The media of a package: name -> bytes."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(number) for number, name in json.loads(archive.read("media")).items()}


@pytest.mark.parametrize(
    ("file", "src"),
    [
        ("img/a.png", "img/a.png"),
        ("img/a b.png", "<img/a b.png>"),
        ("img/a b.png", "img/a%20b.png"),
        ("img/a%20b.png", "img/a%20b.png"),
        ("img/ünï 漢.png", "img/%C3%BCn%C3%AF%20%E6%BC%A2.png"),
        ("img/漢.png", "img/漢.png"),
        ("img/a.png", "img/a.png?raw=true"),
        ("img/a.png", "img/a.png#part"),
        ("img/a?b.png", "img/a?b.png"),
        ("img/a.png", "/img/a.png"),
        ("img/a.png", "./deep/../img/a.png"),
        ("img/a:b.png", "img/a:b.png"),
        ("fig:1.png", "./fig:1.png"),
    ],
)
def test_a_picture_is_found_as_it_is_written(file: str, src: str) -> None:
    write({"notes.md": with_images(src), file: PNG, "deep/x": ""})
    _, diagnostics = build("notes.md")
    assert diagnostics == ()
    assert list(media().values()) == [PNG]


def test_a_slash_is_the_root_of_the_project() -> None:
    write({"deckpress.toml": 'id = "mine"\n', "cards/deep/notes.md": with_images("/img/a.png", "../b.png")})
    write({"img/a.png": PNG, "cards/b.png": PNG + b"b"})
    _, diagnostics = build()
    assert diagnostics == ()
    assert sorted(media("out/deep/notes.apkg").values()) == [PNG, PNG + b"b"]


def test_pictures_of_one_name_stay_apart_and_of_one_content_are_one() -> None:
    """Media have names made of their content: Anki keeps them in one folder and never replaces one."""
    write({"notes.md": with_images("a/x.png", "b/x.png", "c/x.png"), "a/x.png": PNG, "b/x.png": PNG + b"2"})
    write({"c/x.png": PNG})
    build("notes.md")
    found = media()
    assert sorted(found.values()) == [PNG, PNG + b"2"]
    assert all(name.startswith("x-") and name.endswith(".png") and name.isascii() for name in found)
    before = set(found)
    write({"a/x.png": PNG + b"3"})
    build("notes.md")
    assert len(set(media()) - before) == 1


def test_the_type_of_a_picture_is_what_it_holds() -> None:
    """Whatever its name says: a wrong suffix would keep Anki from showing it."""
    kinds = {"a": PNG, "b": b"\xff\xd8\xff\xe0jpeg", "c": b"GIF89a", "d": b"RIFF\0\0\0\0WEBP", "e.jpg": SVG}
    write({"notes.md": with_images(*kinds), **kinds})
    _, diagnostics = build("notes.md")
    assert diagnostics == ()
    assert sorted(name[-4:] for name in media()) == [".gif", ".jpg", ".png", ".svg", "webp"]


def test_a_picture_outside_the_project_is_refused_unless_it_is_allowed(here: Path) -> None:
    write({"../prism.png": PNG, "notes.md": with_images("../prism.png")})
    _, diagnostics = build("notes.md")
    assert told(diagnostics) == ["notes.md:3:14: DP402 error: this image lies outside the project: ../prism.png"]
    _, diagnostics = build("notes.md", allow_outside=True)
    assert diagnostics == ()
    assert list(media().values()) == [PNG]
    write({"notes.md": with_images((here.parent / "prism.png").as_posix())})
    _, diagnostics = build("notes.md", allow_outside=True)
    assert diagnostics == ()


def test_a_link_that_leads_out_of_the_project_is_refused() -> None:
    write({"../secret.png": PNG, "img/a.png": PNG, "notes.md": with_images("img/link.png", "folder/secret.png")})
    Path("img/link.png").symlink_to("../../secret.png")
    Path("folder").symlink_to("..")
    _, diagnostics = build("notes.md")
    assert [d.code for d in diagnostics] == ["DP402", "DP402"]
    Path("img/link.png").unlink()
    Path("img/link.png").symlink_to("a.png")
    write({"notes.md": with_images("img/link.png")})
    _, diagnostics = build("notes.md")
    assert diagnostics == ()


def test_a_page_in_a_folder_that_was_named_may_use_pictures_of_the_current_one() -> None:
    write({"docs/notes.md": with_images("../img/a.png"), "img/a.png": PNG})
    _, diagnostics = build("docs/notes.md")
    assert diagnostics == ()
    os.chdir("img")
    _, diagnostics = build("../docs/notes.md")
    assert told(diagnostics) == [
        "../docs/notes.md:3:14: DP402 error: this image lies outside the project: ../img/a.png"
    ]


@pytest.mark.parametrize(
    ("src", "message"),
    [
        ("img/gone.png", "DP401 error: there is no image img/gone.png"),
        ("img", "DP401 error: there is no image img"),
        ("", "DP401 error: this image has no path"),
        ("file:///img/a.png", "DP401 error: this address works only on this computer: file:///img/a.png"),
        ("img/text.png", "DP403 error: img/text.png is not a PNG, JPEG, GIF, WebP, AVIF or SVG file"),
        ("img/nothing.png", "DP403 error: img/nothing.png is empty"),
        ("x" * 300 + ".png", "DP404 error: " + "x" * 200 + " cannot be read: File name too long"),
        ("https://example.org/a.png", "DP405 warning: this image is downloaded each time it is shown: "),
        ("//example.org/a.png", "DP405 warning: this image is downloaded each time it is shown: "),
    ],
)
def test_what_is_no_picture_of_the_project(src: str, message: str) -> None:
    write({"notes.md": with_images(src), "img/text.png": "a text", "img/nothing.png": ""})
    _, diagnostics = build("notes.md")
    assert len(diagnostics) == 1
    assert message in told(diagnostics)[0]


def test_a_picture_within_the_text_needs_no_file() -> None:
    src = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    write({"notes.md": with_images(src)})
    _, diagnostics = build("notes.md")
    assert "DP4" not in "".join(told(diagnostics))
    assert media() == {}


# ---- the cache of formulas -------------------------------------------------------------------------

MATH = "## What is $E$?\n\n$mc^2$\n"


def rows_of(folder: Path) -> int:
    database = sqlite3.connect(folder / "formulas-1.sqlite")
    (count,) = database.execute("select count(*) from drawn where value like '%svg%'").fetchone()
    database.close()
    return int(count)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache" / "deep"
    monkeypatch.setenv("DECKPRESS_CACHE", str(folder))
    return folder


def test_formulas_are_kept_from_build_to_build(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"math.md": MATH})
    build("math.md")
    first = tree(Path("out"))
    assert rows_of(cache) > 0

    def no_mathjax() -> None:
        raise AssertionError("MathJax was started")

    monkeypatch.setattr("deckpress.tex.mathjax.Runtime", no_mathjax)
    build("math.md")
    assert tree(Path("out")) == first


def test_a_cache_that_is_damaged_is_made_anew(cache: Path) -> None:
    write({"math.md": MATH})
    cache.mkdir(parents=True)
    (cache / "formulas-1.sqlite").write_bytes(b"no database" * 1000)
    _, diagnostics = build("math.md")
    assert diagnostics == ()
    assert rows_of(cache) > 0
    first = tree(Path("out"))
    database = sqlite3.connect(cache / "formulas-1.sqlite")
    with database:
        database.execute("update drawn set value = 'nonsense'")
    database.close()
    _, diagnostics = build("math.md")
    assert diagnostics == ()
    assert tree(Path("out")) == first


@pytest.mark.parametrize("kind", ["a file", "a folder", "locked"])
def test_a_cache_that_cannot_be_used_is_none(kind: str, cache: Path) -> None:
    write({"math.md": MATH})
    cache.parent.mkdir(parents=True)
    holder = None
    if kind == "a file":
        cache.write_bytes(b"in the way")
    elif kind == "a folder":
        (cache / "formulas-1.sqlite").mkdir(parents=True)
    else:
        cache.mkdir()
        holder = sqlite3.connect(cache / "formulas-1.sqlite", isolation_level=None)
        holder.execute("begin exclusive")
    report, diagnostics = build("math.md")
    assert diagnostics == ()
    assert len(report.written) == 4
    if holder:
        holder.close()


def test_an_empty_setting_means_no_cache(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    monkeypatch.setenv("HOME", str(here / "home"))
    assert cache_folder() is None
    write({"math.md": MATH})
    build("math.md")
    assert names() == ["deckpress.lock", "math.md", "out"]


def test_without_the_setting_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    monkeypatch.delenv("DECKPRESS_CACHE")
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(here / "home"))
    folder = cache_folder()
    assert folder is not None
    assert "deckpress" in folder.parts
    if sys.platform != "win32":
        assert folder.is_relative_to(here / "home")


def test_a_cache_gives_back_what_it_was_given(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    assert cache.get("a") is None
    cache.set("a", "1")
    assert cache.get("a") == "1"
    cache.close()
    cache = DiskCache(tmp_path)
    assert cache.get("a") == "1"
    cache.close()
    assert cache.get("a") is None
    cache.close()


# ---- the same bytes --------------------------------------------------------------------------------

FULL = """\
---
deck: Physics
tags: [school]
---
## Waves

### What is $E$?

$$mc^2$$ and ![a picture](img/a%20b.png) and `code`

### Which are waves?

- [x] light
- [ ] a stone

C: Light is a ==wave==.
"""


def test_a_build_elsewhere_later_and_with_another_hash_seed_gives_the_same_bytes(here: Path, tmp_path: Path) -> None:
    """Paths may be given in any way; nothing of this machine is in the files.

    The first and the last build are processes with hash seeds of their own.
    """
    write({"docs/notes.md": FULL, "docs/img/a b.png": PNG})
    there = tmp_path / "there" / "deeper"
    shutil.copytree(here / "docs", there / "docs")
    os.utime(there / "docs" / "notes.md", (1, 1))
    found = []
    for number, (folder, path) in enumerate(
        [
            (here, "docs/notes.md"),
            (here, "./docs/../docs/notes.md"),
            (here / "docs", "."),
            (there, str(there / "docs" / "notes.md")),
            (tmp_path, "there/deeper/docs"),
        ]
    ):
        out = tmp_path / f"out{number}"
        variables = {"PYTHONHASHSEED": str(number), "TZ": f"Etc/GMT+{number}", "DECKPRESS_CACHE": ""}
        words = ["build", path, "-o", str(out)]
        if number in (0, 4):
            command = [sys.executable, "-m", "deckpress", *words]
            environment = {**os.environ, **variables}
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert (done.stderr, done.returncode) == ("", 0)
        else:
            with chdir(folder):
                result = CliRunner(env=variables).invoke(cli, words, catch_exceptions=False)
            assert (result.stderr, result.exit_code) == ("", 0)
        found.append(tree(out))
    assert list(found[0]) == ["notes.apkg", "notes.csv", "notes.html", "notes.quiz.html"]
    assert all(other == found[0] for other in found[1:])
    with zipfile.ZipFile(tmp_path / "out0" / "notes.apkg") as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())
    for data in (inside, *(found[0][name] for name in ("notes.csv", "notes.html", "notes.quiz.html"))):
        assert str(tmp_path).encode() not in data


def test_the_source_of_a_card_is_told_from_the_deck_folder(tmp_path: Path) -> None:
    write({"cards/deep/notes.md": LIGHT, "deckpress.toml": 'id = "x"\ncard-source = true\n'})
    build(formats=("apkg",))
    with zipfile.ZipFile("out/deep/notes.apkg") as archive:
        database = tmp_path / "collection.sqlite"
        database.write_bytes(archive.read("collection.anki2"))
    connection = sqlite3.connect(database)
    ((fields,),) = connection.execute("select flds from notes").fetchall()
    connection.close()
    assert any(field.startswith("deep/notes.md") for field in fields.split("\x1f"))


# ---- paths as they are told ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a/b.md", "a/b.md"),
        ("../b.md", "../b.md"),
        ("/home/me/deck/a.md", "a.md"),
        ("/home/me/other/a.md", "../other/a.md"),
        ("/tmp/a.md", "/tmp/a.md"),
        ("a\nb\x1b.md", "a<U+000A>b<U+001B>.md"),
        ("caf\udce9.md", "caf\ufffd.md"),
        ("gpj\u202e.md", "gpj<U+202E>.md"),
        ("שלום-می\u200cخواهم.md", "שלום-می\u200cخواهم.md"),
        ("\udce6\udcbc\udca2.md", "漢.md"),
        ("\ud800.md", "?.md"),
    ],
)
def test_how_a_path_is_told(path: str, shown: str) -> None:
    assert shown_path(Path(path), Path("/home/me/deck")) == shown
    assert printable(shown) == shown


def test_a_theme_of_the_command_line_is_told_as_such() -> None:
    Path("deckpress.toml").write_text('theme = "book"\n', encoding="utf-8")
    Path("notes.md").write_text("# T\n## a?\nb\n", encoding="utf-8")
    report = run(make_request(Path.cwd(), ("notes.md",), Path("out"), theme="none"), write=True)[1]
    assert [(d.code, d.location.path) for d in report] == [("DP503", "--theme")]
