"""What README.md, docs/ and CHANGELOG.md say is true: their decks are built, and their commands run and compared."""

from __future__ import annotations

import re
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import click.testing
import pytest
from click.shell_completion import get_completion_class

from anki_collection import AnkiCollection
from anki_connect import open_anki
from chrome import find_shell
from deckpress import project
from deckpress.cli import cli
from deckpress.cli.group import COMMANDS, load_command
from deckpress.diagnostics import has_errors
from deckpress.model import Macro, Source
from deckpress.project.config import find_project
from deckpress.reading.settings.frontmatter import read_front_matter
from docs_pages import PAGES, ROOT, Change, Command, Entering, File, files, read, replace, steps
from request_maker import make_request

README = read("README.md")
INSTALL = read("docs/install.md")
DECKS = {**files("docs/syntax.md"), **files("README.md")}
SIZE = re.compile(r" +[\d.,]+ (bytes|kB)$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, without the user's own settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    monkeypatch.setenv("DECKPRESS_CHROME", str(find_shell() or ""))  # test_pdf.py prints with the browser of a user
    return tmp_path


def run(line: str) -> str:
    """What a command prints. Its exit status may be 1, since the pages also show problems."""
    result = click.testing.CliRunner().invoke(cli, line.split(), prog_name="deckpress")
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def build(folder: Path, name: str, text: str, options: str = "") -> bytes:
    """The package of a file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    run(f"build -q {name} -o out --to apkg {options}")
    return (folder / "out" / name).with_suffix(".apkg").read_bytes()


# ---- commands and what they print ----------------------------------------------------------------


@pytest.mark.parametrize("page", [page for page in PAGES if any(isinstance(step, Command) for step in steps(page))])
def test_the_commands_of_a_page_print_on_a_terminal_what_the_page_shows(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, page: str
) -> None:
    """The files, changes and commands of the page follow each other in one folder, as a reader would try them.

    `pytest --update-golden` writes what is printed into the page. Sizes of files are not compared: zlib and MathJax
    may change them by a few bytes.
    """
    monkeypatch.setattr("deckpress.cli.streams.is_terminal", lambda stream: stream is sys.stdout)
    assert folder == Path.cwd()
    with running_anki(page, monkeypatch):
        for step in steps(page):
            if isinstance(step, File):
                step.write()
            elif isinstance(step, Change):
                step.apply()
            elif isinstance(step, Entering):
                monkeypatch.chdir(step.folder)
            else:
                printed = run(step.line)
                if SIZE.sub("", printed) == SIZE.sub("", step.output):
                    continue
                assert request.config.getoption("--update-golden"), f"$ deckpress {step.line}\n{printed}"
                replace(page, f"$ deckpress {step.line}\n{step.output}```", f"$ deckpress {step.line}\n{printed}```")


@contextmanager
def running_anki(page: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An Anki that the commands of a page find, if the page has such commands."""
    if not any(isinstance(step, Command) and step.line.startswith(("push", "pull")) for step in steps(page)):
        yield
        return
    with TemporaryDirectory() as name, open_anki(Path(name)) as anki:
        monkeypatch.setenv("DECKPRESS_ANKI", anki.url)
        yield


def subcommands() -> list[tuple[str, click.Command]]:
    return [("deckpress", cli), *((name, load_command(name)) for name in COMMANDS)]


@pytest.mark.parametrize(("name", "command"), subcommands(), ids=[name for name, _ in subcommands()])
def test_a_command_and_each_of_its_options_have_help(name: str, command: click.Command) -> None:
    assert command.help, name
    context = click.Context(command, info_name=name)
    options = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]
    assert options, "--help itself is an option"
    assert [option.name for option in options if not option.help] == []


# ---- installing ----------------------------------------------------------------------------------


def test_the_pages_name_the_python_and_the_extra_of_the_package() -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = about["requires-python"].removeprefix(">=")
    for page in ("README.md", "docs/index.md", "docs/install.md"):
        assert f"Python {oldest} or newer" in read(page)
    extras = set(re.findall(r"\.\[(\w+)\]", INSTALL + read("docs/printing.md")))
    assert extras == set(about["optional-dependencies"])


def test_the_shells_of_the_page_have_completion() -> None:
    shells = re.findall(r"_DECKPRESS_COMPLETE=(\w+)_source deckpress", INSTALL)
    assert len(shells) == 3
    assert all(get_completion_class(shell) for shell in shells)


def test_readme_is_short() -> None:
    assert len(README.splitlines()) < 250


# ---- decks ---------------------------------------------------------------------------------------


def test_the_deck_of_six_lines_makes_two_cards_in_anki(folder: Path, anki: AnkiCollection) -> None:
    assert DECKS["rivers.md"].count("\n") == 6
    assert anki.import_apkg(build(folder, "rivers.md", DECKS["rivers.md"])) == {"new": 2}
    assert anki.collection.card_count() == 2
    assert set(anki.decks()) == {"Rivers"}
    assert anki.problems() == []


def test_the_deck_of_readme_makes_the_cards_that_readme_describes(folder: Path, anki: AnkiCollection) -> None:
    assert anki.import_apkg(build(folder, "basics.md", DECKS["basics.md"])) == {"new": 4}
    assert set(anki.decks()) == {"Python", "Python::Basics", "Python::Basics::Values", "Python::Basics::Names"}
    identity, choice, short, cloze = anki.notes().values()
    assert [len(note.cards) for note in (identity, choice, short, cloze)] == [1, 1, 1, 2]
    assert identity.fields["Hint"] == "one asks about identity"
    assert "only when it is empty" in choice.fields["Explanation"]
    assert anki.problems() == []


def test_the_deck_of_the_page_about_syntax_makes_the_cards_that_the_page_describes(
    folder: Path, anki: AnkiCollection
) -> None:
    assert anki.import_apkg(build(folder, "python.md", DECKS["python.md"])) == {"new": 8}
    assert set(anki.decks()) == {"Python", "Python::Basics", "Python::Basics::Values", "Python::Basics::Names"}
    identity, code, choice, reverse, typed, short, gaps, numbered = anki.notes().values()
    assert [len(note.cards) for note in (identity, code, choice, short)] == [1, 1, 1, 1]
    assert set(identity.tags) == {"python", "operators"}
    assert identity.fields["Hint"] == "one asks about identity"
    assert "\\(O(n \\log n)\\)" in identity.fields["Answer"]
    assert "print" in code.fields["Question"]
    assert "aaa" in code.fields["Answer"]
    assert choice.fields["Choices"].count('class="right"') == 2
    assert "only when it is empty" in choice.fields["Explanation"]
    assert [card.ordinal for card in reverse.cards] == [0, 1]
    assert set(reverse.tags) == {"python", "types"}
    assert "[[type:Typed]]" in typed.cards[0].front
    assert [len(note.cards) for note in (gaps, numbered)] == [2, 2]
    assert "[who?]" in re.sub(r"<[^>]*>", "", numbered.cards[0].front)
    assert anki.problems() == []


# ---- an update -----------------------------------------------------------------------------------

ROME = "# Capitals\n## What is the capital of Italy?\n{id}\nRome\n"
ID = "<!-- id: rome -->"


def test_a_question_that_is_added_comes_as_a_new_note(folder: Path, anki: AnkiCollection) -> None:
    anki.import_apkg(build(folder, "rivers.md", DECKS["rivers.md"]))
    more = DECKS["rivers.md"] + "## Where does the Seine end?\nIn the Channel.\n"
    assert anki.import_apkg(build(folder, "rivers.md", more)) == {"new": 1, "duplicate": 2}


def test_the_change_that_readme_shows_updates_one_note_and_adds_one(folder: Path, anki: AnkiCollection) -> None:
    (change,) = (step for step in steps("README.md") if isinstance(step, Change))
    before = DECKS[change.name]
    anki.import_apkg(build(folder, change.name, before))
    assert anki.import_apkg(build(folder, change.name, change.applied(before))) == {"new": 1, "updated": 1}


@pytest.mark.parametrize(
    ("comment", "options", "outcome"),
    [(ID, "", "updated"), ("", "", "updated"), (ID, "--no-lock", "duplicate"), ("", "--no-lock", "new")],
)
def test_a_reworded_question_is_found_again_by_the_lock_and_without_one_by_its_id(
    folder: Path, anki: AnkiCollection, comment: str, options: str, outcome: str
) -> None:
    anki.import_apkg(build(folder, "capitals.md", ROME.format(id=comment), options))
    reworded = ROME.format(id=comment).replace("the capital of", "the capital city of")
    assert anki.import_apkg(build(folder, "capitals.md", reworded, options)) == {outcome: 1}


@pytest.mark.parametrize(
    ("settings", "options", "outcome"),
    [
        ('id = "mine"', "", "duplicate"),
        ("", "", "duplicate"),
        ('id = "mine"', "--no-lock", "duplicate"),
        ("", "--no-lock", "new"),
    ],
)
def test_the_notes_of_a_deck_that_is_renamed_are_found_by_the_lock_or_by_the_id_of_the_project(
    folder: Path, anki: AnkiCollection, settings: str, options: str, outcome: str
) -> None:
    (folder / "deckpress.toml").write_text(settings, encoding="utf-8")
    text = ROME.format(id=ID)
    anki.import_apkg(build(folder, "capitals.md", text, options))
    renamed = text.replace("# Capitals", "# Cities", 1)
    assert anki.import_apkg(build(folder, "capitals.md", renamed, options)) == {outcome: 1}


@pytest.mark.parametrize("comment", [ID, ""])
def test_an_edited_answer_arrives_and_what_a_learner_did_to_the_others_stays(
    folder: Path, anki: AnkiCollection, monkeypatch: pytest.MonkeyPatch, comment: str
) -> None:
    text = ROME.format(id=comment) + "## What is the capital of Spain?\nMadrid\n"
    anki.import_apkg(build(folder, "capitals.md", text))
    anki.collection.tags.bulk_add(anki.collection.find_notes(""), "mine")
    edited = text.replace("\nRome\n", "\nRoma\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + 60))  # Anki wants an edit later than the tag
    assert anki.import_apkg(build(folder, "capitals.md", edited)) == {"updated": 1, "duplicate": 1}
    rome, madrid = anki.notes().values()
    assert "Roma" in rome.fields["Answer"]
    assert ("mine" in rome.tags, "mine" in madrid.tags) == (False, True)


def test_with_no_lock_an_edited_answer_does_not_arrive(folder: Path, anki: AnkiCollection) -> None:
    text = ROME.format(id=ID)
    anki.import_apkg(build(folder, "capitals.md", text, "--no-lock"))
    edited = text.replace("Rome", "Roma")
    assert anki.import_apkg(build(folder, "capitals.md", edited, "--no-lock")) == {"duplicate": 1}


# ---- settings, templates, formats ----------------------------------------------------------------


def test_the_front_matter_knows_each_key_of_the_table() -> None:
    table = read("docs/settings.md").split("Every key is optional:\n\n", 1)[1].split("\n\n", 1)[0]
    names = [name for row in table.splitlines() for name in re.findall(r"`([\w-]+)`", row.split("|")[1])]
    values = {"lang": "en", "questions": "h3", "macros": "{v: w}", "subdecks": "files"}
    values |= dict.fromkeys(("reverse", "type-in", "shuffle"), "true")
    text = "\n".join(["---", *(f"{name}: {values.get(name, 'x')}" for name in names), "---"])
    settings, problems = read_front_matter(Source("x.md", text))
    assert problems == ()
    assert (settings.deck, settings.title, settings.language, settings.date) == ("x", "x", "en", "x")
    assert (settings.tags, settings.questions, settings.macros) == (("x",), 3, {"v": Macro("w")})
    assert (set(settings.defaults), settings.subdecks) == ({"reverse", "type-in", "shuffle"}, ("files",))


def test_the_project_file_and_the_template_of_the_page_about_settings_change_what_a_build_makes(folder: Path) -> None:
    for step in steps("docs/settings.md"):
        assert isinstance(step, File)
        step.write()
    (folder / "cards").mkdir()
    (folder / "cards/rivers.md").write_text(DECKS["rivers.md"], encoding="utf-8")
    found, problems = find_project(folder)
    assert problems == ()
    texts = {name: getattr(found, name) for name in ("id", "name", "version", "theme", "deck")}
    settings = {**texts, "subdecks": [*found.subdecks], "to": [*found.to], **found.export}
    assert settings == tomllib.loads((folder / "deckpress.toml").read_text(encoding="utf-8"))
    assert run("build").splitlines() == ["build/rivers.apkg", "build/rivers.html"]
    page = (folder / "build/rivers.html").read_text(encoding="utf-8")
    assert ".card { font-size: 22px; }" in page


def test_the_format_of_the_page_about_plug_ins_is_found_by_its_entry_point(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = files("docs/plugins.md")
    package = folder / "installed"
    package.mkdir()
    (package / "question_list.py").write_text(shown["question_list.py"], encoding="utf-8")
    group = tomllib.loads(shown["pyproject.toml"])["project"]["entry-points"]["deckpress.exporters"]
    about = package / "question_list-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: question-list\nVersion: 1\n", encoding="utf-8")
    lines = ["[deckpress.exporters]", *(f"{name} = {value}" for name, value in group.items())]
    (about / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(package))
    (folder / "rivers.md").write_text(DECKS["rivers.md"], encoding="utf-8")
    assert run("build rivers.md -o out --to questions") == "out/rivers.questions.txt\n"
    written = (folder / "out/rivers.questions.txt").read_text(encoding="utf-8")
    assert written == "Which river flows through Paris?\nWhich of these flows into the Seine?"


# ---- pictures, mistakes, changes -----------------------------------------------------------------


def test_the_pictures_are_small_and_each_of_them_is_shown() -> None:
    pictures = sorted((ROOT / "docs/images").glob("*.png"))
    pages = README + "".join(read(page).replace("(images/", "(docs/images/") for page in PAGES)
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < 150_000, picture.name
        assert f"docs/images/{picture.name}" in pages


def test_only_the_broken_deck_of_readme_has_an_error(folder: Path) -> None:
    outcomes = {}
    for name, text in files("README.md").items():
        (folder / name).write_text(text, encoding="utf-8")
        _, diagnostics = project.run(make_request(folder, (name,)), write=False)
        outcomes[name] = has_errors(diagnostics)
    assert outcomes == {"rivers.md": False, "basics.md": False, "fractions.md": True}


def test_the_changelog_says_what_is_new() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = re.search(r"^## Unreleased\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert section
    assert re.search(r"^- \S", section[1], re.MULTILINE)
