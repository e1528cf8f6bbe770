"""Bad input: each case has a file of the exact lines that `deckpress check` prints, in tests/decks/bad/NAME.txt.

To add a case, drop NAME.md there and run pytest --update-golden. Cases that are no text file are made in MADE.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.diagnostics import Severity
from deckpress.diagnostics.catalogue import RULES
from deckpress.reading.dialects import Entry
from moved import write_package
from rendered import png

Golden = Callable[[str, str], None]
Made = Callable[[Path, pytest.MonkeyPatch], list[str]]

BAD = Path(__file__).parent / "decks" / "bad"
SOURCE = Path(__file__).parents[1] / "src" / "deckpress"
FILES = sorted(path.stem for path in BAD.glob("*.md"))
GOOD = "## What is light?\n\nA wave.\n"
WITH_MATH = "## What is $E$?\n\n$\\sum\\limits_i m_i c^2$\n"


def _bytes(name: str, data: bytes, notes: str = "") -> Made:
    """A file of these bytes, which is built, or notes.md beside it."""

    def make(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        del monkeypatch
        (folder / name).write_bytes(data)
        if notes:
            (folder / "notes.md").write_text(notes, encoding="utf-8")
        return ["notes.md" if notes else name]

    return make


def _files(files: Mapping[str, str], *arguments: str) -> Made:
    def make(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        del monkeypatch
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return [*arguments]

    return make


def _pipe(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A pipe: reading it would wait for ever."""
    del monkeypatch
    os.mkfifo(folder / "pipe.md")
    return ["pipe.md"]


def _no_programs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Diagrams, where no program that draws them is installed."""
    monkeypatch.setenv("PATH", str(folder))
    fences = ("mermaid\nA --> B", "dot\ngraph { a }", "mermaid\nB --> C", "plantuml\n!include a.txt")
    cards = (f"## What is {n}?\n\n```{fence}\n```\n" for n, fence in enumerate(fences))
    (folder / "notes.md").write_text("\n".join(cards), encoding="utf-8")
    return ["notes.md"]


def _lost_lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A package, without the lock of its build."""
    del monkeypatch
    (folder / "deckpress.toml").write_text('id = "light"\n', encoding="utf-8")
    (folder / "cards").mkdir()
    (folder / "cards" / "notes.md").write_text(GOOD, encoding="utf-8")
    assert CliRunner().invoke(cli, ["build", "--to", "apkg"]).exit_code == 0
    (folder / "deckpress.lock").unlink()
    return []


def _no_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A file, a folder and a picture that must not be read."""
    (folder / "secret.md").write_text(GOOD, encoding="utf-8")
    (folder / "notes.md").write_text("## What is this?\n\n![](secret.png)\n", encoding="utf-8")
    (folder / "secret.png").touch()
    (folder / "secrets").mkdir()
    open_file, scandir = os.open, os.scandir

    def refuse_file(path: str | Path, *arguments: int) -> int:
        if Path(path).name.startswith("secret"):
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, *arguments)

    def refuse_folder(path: str | Path) -> object:
        if Path(path).name == "secrets":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "open", refuse_file)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    return ["secret.md", "notes.md", "secrets"]


def _no_mathjax(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A platform for which there is no quickjs-ng."""
    (folder / "math.md").write_text(WITH_MATH, encoding="utf-8")
    monkeypatch.setattr("deckpress.tex.drawing.available", lambda: False)
    return ["math.md"]


def _unplaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A reader that loses a line; it says so rather than be silent."""
    monkeypatch.setenv("DECKPRESS_CACHE", "")  # no other test may find what this reader makes
    (folder / "notes.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("deckpress.reading.text.ledger.Ledger.missed", lambda _: ((3, 3),))
    return ["notes.md"]


def _no_field(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A file in a dialect whose reader finds a note without its fields."""
    monkeypatch.setenv("DECKPRESS_CACHE", "")  # no other test may find what this reader makes
    notes = "# Note\n\n## Front\nWhat is light?\n\n## Back\nA wave.\n\n# Note\n\nWhat is heat?\n"
    (folder / "notes.md").write_text(notes, encoding="utf-8")
    table = {"apy": Entry("apy", re.compile("^# Note", re.M))}
    monkeypatch.setattr("deckpress.reading.dialects.DIALECTS", table)
    return ["notes.md"]


def _circle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Links that lead to each other, one given by name, one found in a folder, one as a picture."""
    del monkeypatch
    for name in ("a.md", "b.png"):
        (folder / f"other-{name}").symlink_to(name)
        (folder / name).symlink_to(f"other-{name}")
    (folder / "notes.md").write_text("## What is this?\n\n![](b.png)\n", encoding="utf-8")
    return ["a.md", "."]


def _too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A picture of 101 MiB, of which the disk holds nothing."""
    del monkeypatch
    (folder / "notes.md").write_text("## What is this?\n\n![](large.png)\n", encoding="utf-8")
    with (folder / "large.png").open("wb") as file:
        file.truncate(101 * 2**20)
    return ["notes.md"]


def _source_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A text of 101 MB, of which the disk holds nothing."""
    del monkeypatch
    with (folder / "notes.md").open("wb") as file:
        file.truncate(101_000_000)
    return ["notes.md"]


def _pipes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A project in which everything that is read is a pipe."""
    del monkeypatch
    (folder / "cards").mkdir()
    (folder / "templates").mkdir()
    (folder / "cards/notes.md").write_text(GOOD + "\n![](it.png)\n", encoding="utf-8")
    names = "deckpress.toml deckpress.lock macros.tex cards/pipe.md cards/it.png templates/style.css templates/_it.png"
    for name in names.split():
        os.mkfifo(folder / name)
    return []


def _links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A project in which everything that is read is a link to a secret outside."""
    del monkeypatch
    (folder.parent / "secret").write_text("\\def\\secret{1}\n", encoding="utf-8")
    (folder / "cards").mkdir()
    (folder / "templates/qa").mkdir(parents=True)
    (folder / "cards/notes.md").write_text(GOOD + "\n![](it.png)\n", encoding="utf-8")
    names = "macros.tex cards/link.md cards/macros.tex cards/it.png templates/style.css templates/_it.png "
    names += "deckpress.toml deckpress.lock templates/qa/question.html.j2"
    for name in names.split():
        (folder / name).symlink_to(folder.parent / "secret")
    return []


def _lock(**questions: str) -> str:
    """A lock with these questions by guid, all of notes.md."""
    rows = [{"guid": guid, "path": "notes.md", "question": question, "mod": 1} for guid, question in questions.items()]
    return "".join(json.dumps(row) + "\n" for row in ({"deckpress": 1, "project": "physics"}, *rows))


MADE: dict[str, Made] = {
    "not-utf8": _bytes("notes.md", "## Was ist Licht?\n\nEine Welle für alle.\n".encode("latin-1")),
    "utf-16": _bytes("notes.md", GOOD.encode("utf-16")),
    "binary": _bytes("notes.md", bytes(range(256)) * 8),
    "empty": _bytes("notes.md", b""),
    "diagrams": _no_programs,
    "photo-of-a-phone": _bytes("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "## What is this?\n\n![a dog](a.heic)\n"),
    "only-blanks": _bytes("notes.md", b"\xef\xbb\xbf \r\n\t\r\n"),
    "control-character": _bytes("notes.md", b"## What is light?\n\nIt is a\x1b[31m wave" + b" of light" * 50 + b".\n"),
    "no-such-path": _files({}, "nowhere.md", ""),
    "long-path": _files({}, "x" * 300 + ".md"),
    "nothing-to-build": _files({}),
    "folder-without-cards": _files({"notes/.hidden.md": GOOD, "notes/data.json": "{}"}, "notes"),
    "folder-with-other-files": _files({"notes/a.md": GOOD, "notes/words.md": "Only words.\n"}, "notes"),
    "folder-with-guesses": _files(
        {
            "notes/a.md": GOOD,
            "notes/rocks.md": "# Rocks\n## Basalt\nDark.\n## Granite\nHard.\n## Slate\nFlat.\n## Chalk\nWhite.\n",
        },
        "notes",
    ),
    "own-dialect": _files({"deckpress.toml": "[dialects.mine]\nquestion = '^(a'\n", "cards/a.md": GOOD}),
    "pipe": _pipe,
    "pipes-in-a-project": _pipes,
    "links-out-of-a-project": _links,
    "source-too-large": _source_too_large,
    "no-permission": _no_permission,
    "circle-of-links": _circle,
    "too-large": _too_large,
    "unused-media": _files(
        {
            "deckpress.toml": "",
            "cards/notes.md": GOOD + "\nSee old.png.\n",
            "cards/img/a b.png": "",
            "cards/old.png": "",
        }
    ),
    "template-file-that-is-empty": _files({"deckpress.toml": "", "cards/notes.md": GOOD, "templates/_font.woff2": ""}),
    "no-mathjax": _no_mathjax,
    "unplaced": _unplaced,
    "note-without-field": _no_field,
    "names-of-windows": _files(
        {"a/CON.md": GOOD, "a/b:c?.md": "## What is heat?\n\nMotion.\n", "a/b_c_.md": "## Is it cold?\n\nNo.\n"}, "a"
    ),
    "same-output": _files({"a/notes.md": GOOD, "b/Notes.txt": "## What is heat?\n\nMotion.\n"}, "a", "b"),
    "same-note-in-two-files": _files(
        {
            "deckpress.toml": 'id = "physics"\n',
            "cards/a.md": f"---\ndeck: X\n---\n{GOOD}\n## A? {{#same}}\n\nB\n",
            "cards/b.md": f"---\ndeck: X\n---\n{GOOD}\n## C? {{#same}}\n\nD\n",
        }
    ),
    "lock-with-a-conflict": _files(
        {
            "notes.md": GOOD,
            "deckpress.lock": f"{_lock()}<<<<<<< HEAD\n{_lock(a='A?')}=======\n>>>>>>> other\n",
        },
        "notes.md",
    ),
    "lock-of-a-newer-version": _files({"notes.md": GOOD, "deckpress.lock": '{"deckpress": 99}\n'}, "notes.md"),
    "lock-with-another-project": _files(
        {
            "deckpress.toml": 'name = "Physics"\nid = "chemistry"\n',
            "cards/notes.md": GOOD,
            "deckpress.lock": _lock(a="What is light?"),
        }
    ),
    "lock-that-was-lost": _lost_lock,
    "lock-without-a-project": _files(
        {
            "deckpress.toml": 'id = "late"\n',
            "cards/notes.md": GOOD,
            "deckpress.lock": _lock(a="What is light?").replace("physics", ""),
        }
    ),
    "lock-that-is-damaged": _files({"notes.md": GOOD, "deckpress.lock": _lock() + '{"guid": 7}\n'}, "notes.md"),
    "lock-that-is-empty": _files({"notes.md": GOOD, "deckpress.lock": ""}, "notes.md"),
    "lock-that-is-a-folder": _files({"notes.md": GOOD, "deckpress.lock/notes": ""}, "notes.md"),
    "note-with-another-id": _files(
        {
            "notes.md": GOOD.replace("?", "? {#wave}"),
            "deckpress.lock": _lock(a="What is light?").replace('"mod"', '"id": "ray", "mod"'),
        },
        "notes.md",
    ),
    "lock-in-another-encoding": _bytes("deckpress.lock", _lock().replace("physics", "é").encode("latin-1"), GOOD),
    "lock-with-two-candidates": _files(
        {"notes.md": GOOD, "deckpress.lock": _lock(a="What is a light?", b="What is the light?")}, "notes.md"
    ),
    "note-of-another-type": _files(
        {"notes.md": "C: Light is a ==wave==.\n", "deckpress.lock": _lock(a="Light is a ==wave==.")}, "notes.md"
    ),
    "config-no-toml": _files({"deckpress.toml": 'id = "physics\ncolumns = 2\n', "cards/notes.md": GOOD}),
    "config-values": _files(
        {
            "deckpress.toml": 'id = ""\nto = ["apkg", "pdf"]\npaper = "A7"\ncolumns = true\nnmae = "Physics"\n'
            'subdecks = "rooms"\nversion = [1]\n',
            "cards/notes.md": GOOD,
        }
    ),
    "words-of-its-own": _files(
        {
            "deckpress.toml": '[words]\nhnit = "Clue"\nhint = ""\nquiz-next = "Go on"\nmore = 7\n\n[words.de]\n'
            'hint = "Tipp\\u0007"\nquiz_question = "Frage {m}"\nquiz_show = "{{Answer}}"\n\n'
            '[words.german]\nhint = "Tipp"\n',
            "cards/notes.md": GOOD,
        }
    ),
    "words-that-are-no-table": _files({"deckpress.toml": 'words = "de"\n', "cards/notes.md": GOOD}),
    "macros-file": _files(
        {
            "macros.tex": "\\usepackage{bm}\n\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\v}[1]{\\mathbf{#2}}\n",
            "notes.md": GOOD,
        },
        "notes.md",
    ),
    "json-broken": _files(
        {"deck.json": '{"deckpress": 1,\n "notes": [\n  {"question": "What?",}\n ]\n}\n'}, "deck.json"
    ),
    "json-values": _files(
        {
            "deck.json": '{"deckpress": 1, "deck": 7,\n "notes": [\n  {"question": "What?", "answer": ["a"]},\n'
            '  {"question": "How?", "answer": "so", "tag": "x"}\n ]\n}\n'
        },
        "deck.json",
    ),
    "json-foreign": _files({"package.json": '{"name": "notes"}\n'}, "package.json"),
    "template-syntax": _files(
        {"deckpress.toml": "", "cards/notes.md": GOOD, "templates/qa/question.html.j2": "<p>\n{% if %}\n</p>\n"}
    ),
    "template-without-end": _files(
        {
            "deckpress.toml": "",
            "cards/notes.md": GOOD,
            "templates/qa/question.html.j2": "<p>\n{{ 'a' * 100000000 }}\n</p>\n",
        }
    ),
    "template-for-anki": _files(
        {
            "deckpress.toml": "",
            "cards/notes.md": GOOD,
            "templates/qa/answer.html.j2": "<p>\n{{#Answer}}{{Answer}}{{/Answer}}\n</p>\n",
            "templates/qa/question.html.j2": "{% raw %}\n<p>{{furigana:Qestion}}</p>\n{% endraw %}\n",
            "templates/cloze/text.html.j2": "{{cloze:Text}}\n",
        }
    ),
    "theme": _files({"deckpress.toml": 'theme = "dark"\n', "cards/notes.md": GOOD}),
    "template-field": _files(
        {"deckpress.toml": "", "cards/notes.md": GOOD, "templates/qa/question.html.j2": "<p>\n{{ Qestion }}\n</p>\n"}
    ),
}


@pytest.fixture(autouse=True)
def _in_an_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def prepare(name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Puts a case into the current folder and gives the arguments that name it."""
    here = Path.cwd()
    if name in MADE:
        return MADE[name](here, monkeypatch)
    shutil.copy(BAD / f"{name}.md", here)
    shutil.copytree(BAD / "media", here / "media")
    return [f"{name}.md"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def codes_in(text: str) -> list[str]:
    """The codes of the diagnostics in a command's output, in order."""
    return re.findall(r"^(?:.*: )?(DP\d{3}) (?:error|warning|note): ", text, re.M)


def test_the_cases_are_found() -> None:
    assert len(FILES) >= 20
    assert not set(FILES) & set(MADE)
    assert {path.stem for path in BAD.glob("*.txt")} == {*FILES, *MADE}


@pytest.mark.parametrize("name", [*FILES, *MADE])
def test_each_case_is_told_in_these_lines(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("check", *prepare(name, monkeypatch))
    codes = codes_in(result.output)
    assert codes, "nothing was said of it"
    assert result.exit_code == (1 if any(RULES[code].severity is Severity.ERROR for code in codes) else 0)
    golden(f"../decks/bad/{name}.txt", result.output)


def _content(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read()


def tree(folder: Path) -> dict[str, bytes | str]:
    """Every file below a folder with its bytes, every link with its target, and the folders."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink())
        else:
            found[name] = _content(path)
    return found


@pytest.mark.parametrize("name", [*FILES, *MADE])
def test_an_error_changes_no_file_and_a_warning_stops_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = prepare(name, monkeypatch)
    Path("out").mkdir()
    for old in ("notes.apkg", f"{name}.apkg", f"{name}.html"):
        Path("out", old).write_bytes(b"old")
    before = tree(Path.cwd())
    result = run("build", *arguments, "-o", "out")
    if result.exit_code:
        assert result.stdout == ""
        assert tree(Path.cwd()) == before
    else:
        assert result.stdout.splitlines() == [str(path) for path in sorted(Path("out").iterdir()) if _is_new(path)]
        assert len(result.stdout.splitlines()) == 4


def _is_new(path: Path) -> bool:
    return path.read_bytes() != b"old"


BYTES = ["not-utf8", "utf-16", "binary", "empty", "only-blanks", "control-character", "long-path", "pipe"]


@pytest.mark.parametrize("name", [*FILES, *BYTES])
def test_inspect_fails_only_where_nothing_can_be_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("inspect", *prepare(name, monkeypatch))
    shown = result.stdout.splitlines()
    assert (shown[-1] if shown else "") in {"", "0 blocks not understood", "1 block not understood"}
    assert shown or result.exit_code == 1


def test_a_folder_that_cannot_be_written_is_told(golden: Golden) -> None:
    """DP601 is met by build alone."""
    Path("notes.md").write_text(GOOD, encoding="utf-8")
    Path("taken").write_text("a file", encoding="utf-8")
    Path("out/notes.csv").mkdir(parents=True)
    shown = ""
    for out in ("taken", "taken/deeper", "out"):
        before = tree(Path.cwd())
        result = run("build", "notes.md", "-o", out)
        assert result.exit_code == 1
        assert tree(Path.cwd()) == before
        shown += result.output
    golden("bad-output.txt", shown)


def test_media_that_cannot_be_fetched_are_told_and_stay_links(golden: Golden) -> None:
    """DP412 is met by build --fetch alone."""
    Path("notes.md").write_text("## What is this?\n\n![it](ftp://example.org/a.png)\n", encoding="utf-8")
    result = run("build", "notes.md", "-o", "out", "--to", "csv", "--fetch")
    assert result.exit_code == 0
    assert 'src=""ftp://example.org/a.png""' in Path("out/notes.csv").read_text(encoding="utf-8")
    golden("bad-fetch.txt", result.output)


def test_what_cannot_be_read_on_paper_or_printed_is_told(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """DP611 to DP615 are met by build alone; without a browser, room is estimated, so the same on every machine."""
    monkeypatch.setenv("DECKPRESS_CHROME", "nowhere")
    monkeypatch.setattr("deckpress.project.pdf.find_spec", lambda _: None)
    Path("notes.md").write_text(GOOD + "\n## Why?\n\n" + "It is so. " * 600 + "\n", encoding="utf-8")
    Path("long.md").write_text(GOOD + "\n## Why?\n\n" + "It is so. " * 9000 + "\n", encoding="utf-8")
    Path("browser").write_text("no program", encoding="utf-8")
    shown = ""
    for arguments in ("notes.md --to cards", "notes.md --to sheet --fit 1", "long.md --to sheet --fit 1"):
        result = run("build", *arguments.split(), "-o", "out", "--no-lock")
        assert result.exit_code == 0
        shown += result.output
    before = tree(Path.cwd())
    for browser in ("nowhere", "./browser"):
        monkeypatch.setenv("DECKPRESS_CHROME", browser)
        result = run("build", "notes.md", "-o", "out", "--no-lock", "--to", "sheet", "--pdf")
        assert result.exit_code == 1
        assert tree(Path.cwd()) == before
        shown += result.output
    golden("bad-printing.txt", shown)


def test_a_text_above_questions_that_cannot_be_shown_whole_is_told(golden: Golden) -> None:
    """DP618 is met by build alone, and only where an exam or a quiz shows the text."""
    text = "# Test\n\n## Water\n\nLook at ![a boiler](boiler.png).\n\n### When does it boil?\n\nAt 100 degrees.\n"
    Path("notes.md").write_text(text, encoding="utf-8")
    assert "boiler" not in run("build", "notes.md", "-o", "out", "--to", "csv", "--no-lock").output
    result = run("build", "notes.md", "-o", "out", "--to", "paper", "--no-lock")
    assert result.exit_code == 0
    golden("bad-passages.txt", result.output)


def test_characters_without_a_font_are_told(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """DP619 depends on the fonts of the machine, which tests/test_glyphs.py takes away."""
    monkeypatch.setattr("deckpress.project.pdf.Printer.missing", None)
    monkeypatch.setattr("deckpress.project.pdf.Printer.pdf", lambda *_: b"%PDF")
    monkeypatch.setattr("deckpress.project.pdf.boxed_characters", lambda *_: "猫犬鳥魚虫貝")
    Path("notes.md").write_text("## Which animals are these?\n\n猫 犬 鳥 魚 虫 貝\n", encoding="utf-8")
    result = run("build", "notes.md", "-o", "out", "--to", "sheet", "--pdf", "--no-lock")
    assert result.exit_code == 0
    golden("bad-font.txt", result.output)


def test_a_lock_that_cannot_be_written_is_told_and_the_outputs_are_there(golden: Golden) -> None:
    """DP704 is met by build alone."""
    Path("notes.md").write_text(GOOD, encoding="utf-8")
    result = run("build", "notes.md", "-o", "out", "--to", "csv", "--lock", "nowhere/notes.lock")
    assert result.exit_code == 0
    assert sorted(tree(Path.cwd())) == ["notes.md", "out", "out/notes.csv"]
    golden("bad-lock-output.txt", result.output)


def test_a_lock_that_would_change_is_told_where_it_must_not(golden: Golden) -> None:
    """DP705 is met by build alone."""
    Path("notes.md").write_text(GOOD, encoding="utf-8")
    shown = ""
    for text in (GOOD, GOOD + "\n## What is heat?\n\nMotion.\n"):
        run("build", "notes.md", "-o", "out", "--to", "csv") if shown else None
        Path("notes.md").write_text(text, encoding="utf-8")
        before = tree(Path.cwd())
        result = run("build", "notes.md", "-o", "out", "--to", "csv", "--locked")
        assert result.exit_code == 1
        assert tree(Path.cwd()) == before
        shown += result.output
    golden("bad-locked.txt", shown)


def test_what_a_quiz_format_cannot_hold_is_told(golden: Golden) -> None:
    """DP603 and DP604 are met by build alone."""
    Path("bars.png").write_bytes(png())
    cards = ("## What is this?\n\n![a few bars](bars.png)", "C: The ==cat== sat on the ==mat==.", "C: It is ==$x$==.")
    Path("notes.md").write_text("\n\n".join((*cards, "## Which colour?\n\nred\n")), encoding="utf-8")
    result = run("build", "notes.md", "-o", "out", "--to", "gift,moodle", "--choices-from-siblings", "4")
    assert result.exit_code == 0
    golden("bad-quiz-formats.txt", result.output)


def test_an_exam_names_the_texts_above_its_questions(golden: Golden) -> None:
    """DP620 is met by build alone: for an exam in any case, for a quiz page with --verbose."""
    text = "# Test\n\n## Water\n\nAsk Jo to check this.\n\n### When does it boil?\n\nAt 100 degrees.\n"
    Path("notes.md").write_text(text, encoding="utf-8")
    built = {
        arguments: run("build", "notes.md", "-o", "out", "--no-lock", *arguments)
        for arguments in [("--to", "paper"), ("--to", "gift"), ("--to", "quiz"), ("--to", "paper", "--quiet")]
    }
    assert ["DP620" in result.output for result in built.values()] == [True, True, False, False]
    hidden = run("build", "notes.md", "-o", "out", "--no-lock", "--to", "paper", "--passages", "hidden")
    assert "DP620" not in hidden.output
    golden("bad-exam-texts.txt", built["--to", "paper"].output)


def test_what_a_text_format_cannot_hold_is_told(golden: Golden) -> None:
    """DP605 is met by build alone, and shown with --verbose."""
    cards = ("## What is *this*? {.tag}\n\n- [x] one\n- [ ] `two`\n\nSo.", "C: The ==cat== sat on the ==mat==.")
    Path("notes.md").write_text("\n\n".join(cards), encoding="utf-8")
    result = run("build", "-v", "notes.md", "-o", "out", "--to", "aiken,quizlet", "--no-lock")
    assert result.exit_code == 0
    golden("bad-text-formats.txt", result.output)


def test_front_matter_that_files_built_into_one_do_not_share_is_told(golden: Golden) -> None:
    """DP607 is met by build alone."""
    Path("a.md").write_text(f"---\ncolumns: 3\nlang: de\ndate: May\n---\n{GOOD}", encoding="utf-8")
    Path("b.md").write_text("---\nlang: fr\n---\n## What is heat?\n\nMotion.\n", encoding="utf-8")
    result = run("build", "a.md", "b.md", "--one", "Physics", "-o", "out", "--to", "sheet", "--no-lock")
    assert result.exit_code == 0
    golden("bad-one.txt", result.output)


def test_what_an_import_leaves_out_or_changes_is_told(golden: Golden) -> None:
    """DP720 to DP729 are met by import alone."""
    head = "#separator:|\n#html:true\n"
    texts = {
        "none.apkg": "no package\n",
        "way.txt": f"{head}What is light?|A wave.\n",
        "html.txt": f'{head}What is light?|<font color="red">A wave.</font>\nWhat is it?|<script>x()</script>That.\n',
        "words.txt": f"{head}#notetype:Words\nlight|das Licht|lait\n",
        "gaps.txt": f'{head}What is light?|\nWhat is heat?|<img src="heat.png">\n',
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    write_package(Path("words.apkg"))
    Path("way").mkdir()
    Path("way/Default.md").write_text("mine", encoding="utf-8")
    shown = ""
    for arguments in (
        "none.apkg",
        "way.txt -o way",
        "html.txt",
        "words.txt",
        "words.txt --map Front=Side",
        "gaps.txt",
        "words.apkg",
    ):
        file, *more = arguments.split()
        result = run("import", file, *(more if "-o" in more else ["-o", f"out-{len(shown)}", *more]))
        shown += result.stderr
    assert Path("way/Default.md").read_text(encoding="utf-8") == "mine"
    golden("bad-import.txt", re.sub(r"out-\d+", "out", shown))


def test_a_project_without_an_id_is_told_what_to_write(golden: Golden) -> None:
    """DP712 is met by the first build alone, and shown without --verbose. The id is another one for each project."""
    Path("cards").mkdir()
    Path("cards/notes.md").write_text(GOOD, encoding="utf-8")
    result = run("build", "--to", "csv")
    assert result.exit_code == 0
    golden("bad-project-without-id.txt", re.sub('"here-[0-9a-f]{8}"', '"here-01234567"', result.stderr))


def test_every_code_is_met_and_every_code_that_is_used_is_in_the_table() -> None:
    used = {
        code
        for path in SOURCE.rglob("*.py")
        if path.name != "values.py"
        for code in re.findall(r"\"(DP\d{3})\"", path.read_text(encoding="utf-8"))
    }
    goldens = [*BAD.glob("*.txt"), *(Path(__file__).parent / "golden").glob("bad-*.txt")]
    met = {code for path in goldens for code in codes_in(path.read_text(encoding="utf-8"))}
    assert used == set(RULES)
    assert met == set(RULES)


def test_the_table_gives_every_code_a_title_and_a_next_step() -> None:
    assert list(RULES) == sorted(RULES)
    for code in RULES.values():
        assert code.title
        assert code.remedy
        assert not code.title.endswith(".")
