"""What README.md and CHANGELOG.md say is true: their decks are built, their commands run, their tables compared."""

from __future__ import annotations

import itertools
import re
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import click.testing
import pytest

from anki_collection import AnkiCollection
from deckpress import project
from deckpress.cli import cli
from deckpress.diagnostics import has_errors
from deckpress.diagnostics.catalogue import RULES
from deckpress.model import Macro, Source
from deckpress.project.config import find_project
from deckpress.reading.frontmatter import read_front_matter

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILE = re.compile(r"<!-- file: (\S+) -->\n(?P<fence>`{3,})\w+\n(.*?)\n(?P=fence)\n", re.DOTALL)
FILES = {found[1]: found[3] + "\n" for found in FILE.finditer(README)}
"""The files that README shows, by the name in the comment above each."""

CHANGE = re.compile(r"<!-- change: (\S+) -->\n```diff\n(.*?)\n```\n", re.DOTALL)
CHANGES = {found[1]: found[2] for found in CHANGE.finditer(README)}
SHELL = re.compile(r"^```(?:console|sh)\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ deckpress (.*)\n((?:(?!\$ ).*(?:\n|\Z))*)", re.MULTILINE)
COMMANDS = [(found[1], found[2]) for block in SHELL.findall(README) for found in COMMAND.finditer(block + "\n")]
SIZE = re.compile(r" +[\d.,]+ (bytes|kB)$", re.MULTILINE)
TABLE = re.compile(r"(<!-- codes: begin -->\n)(.*)(<!-- codes: end -->)", re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the decks of README, and nothing of the user's own settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    write(tmp_path, *(name for name in FILES if Path(name).suffix in (".md", ".txt")))
    return tmp_path


def changed(name: str) -> str:
    """A file of README after the change that README shows of it: the lines with + in place of those with -."""
    text = FILES[name]
    lines = CHANGES[name].splitlines()
    for minus, run_of_lines in itertools.groupby(lines, key=lambda line: line.startswith("-")):
        part = "".join(f"{line[1:]}\n" for line in run_of_lines)
        assert not minus or part in text
        text = text.replace(part, "\0", 1) if minus else text.replace("\0", part, 1)
    return text


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILES[name], encoding="utf-8")


def run(line: str) -> str:
    """What a command prints; it may end with 1, since README shows what is told of bad input."""
    result = click.testing.CliRunner().invoke(cli, line.split(), prog_name="deckpress")
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def rewrite(change: Callable[[str], str]) -> None:
    """Changes README.md on the disk, for --update-golden."""
    path = ROOT / "README.md"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def build(folder: Path, name: str, text: str | None = None, options: str = "") -> bytes:
    """The package of a file, rewritten first if a text is given."""
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
    run(f"build -q {name} -o out --to apkg {options}")
    return (folder / "out" / name).with_suffix(".apkg").read_bytes()


# ---- commands and what they print ----------------------------------------------------------------


def test_readme_shows_each_command() -> None:
    assert {line.split()[0] for line, _ in COMMANDS} == set(cli.commands)


@pytest.mark.parametrize(("line", "shown"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_a_command_of_readme_prints_on_a_terminal_what_readme_shows(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, line: str, shown: str
) -> None:
    """`pytest --update-golden` writes what is printed into README.

    Sizes of files are left out of the comparison: zlib and MathJax may change them by a few bytes.
    """
    for module in ("cli", "cli_streams"):
        monkeypatch.setattr(f"deckpress.{module}.is_terminal", lambda stream: stream is sys.stdout)
    assert folder == Path.cwd()
    if line == "plan rivers.md":
        build(folder, "rivers.md")
        (folder / "rivers.md").write_text(changed("rivers.md"), encoding="utf-8")
    printed = run(line)
    if request.config.getoption("--update-golden") and SIZE.sub("", printed) != SIZE.sub("", shown):
        head = f"$ deckpress {line}\n"
        rewrite(lambda text: text.replace(head + shown, head + printed, 1))
        return
    assert SIZE.sub("", printed) == SIZE.sub("", shown)


def subcommands() -> list[tuple[str, click.Command]]:
    return [("deckpress", cli), *cli.commands.items()]


@pytest.mark.parametrize(("name", "command"), subcommands(), ids=[name for name, _ in subcommands()])
def test_a_command_and_each_of_its_options_have_help(name: str, command: click.Command) -> None:
    assert command.help, name
    context = click.Context(command, info_name=name)
    options = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]
    assert options, "--help itself is an option"
    assert [option.name for option in options if not option.help] == []


# ---- decks ---------------------------------------------------------------------------------------


def test_the_deck_of_six_lines_makes_two_cards_in_anki(folder: Path, anki: AnkiCollection) -> None:
    assert FILES["rivers.md"].count("\n") == 6
    assert anki.import_apkg(build(folder, "rivers.md")) == {"new": 2}
    assert anki.collection.card_count() == 2
    assert set(anki.decks()) == {"Rivers"}
    assert anki.problems() == []


def test_the_deck_that_shows_the_syntax_makes_in_anki_what_readme_says_of_it(
    folder: Path, anki: AnkiCollection
) -> None:
    assert anki.import_apkg(build(folder, "python.md")) == {"new": 8}
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
    anki.import_apkg(build(folder, "rivers.md"))
    more = FILES["rivers.md"] + "## Where does the Seine end?\nIn the Channel.\n"
    assert anki.import_apkg(build(folder, "rivers.md", more)) == {"new": 1, "duplicate": 2}


def test_the_change_that_readme_shows_updates_one_note_and_adds_one(folder: Path, anki: AnkiCollection) -> None:
    anki.import_apkg(build(folder, "rivers.md"))
    assert anki.import_apkg(build(folder, "rivers.md", changed("rivers.md"))) == {"new": 1, "updated": 1}


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


def keys(heading: str) -> list[str]:
    """The first column of the table below a line of README."""
    table = README.split(heading, 1)[1].split("\n\n", 2)[1]
    return re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE)


def test_the_front_matter_knows_each_key_of_the_table() -> None:
    names = keys("The front matter, all of it optional:")
    assert set(names) == {"deck", "title", "tags", "lang", "date", "questions", "reverse", "subdecks", "macros"}
    values = {"questions": "h3", "macros": "{v: w}", "reverse": "true", "subdecks": "files"}
    text = "\n".join(["---", *(f"{name}: {values.get(name, 'x')}" for name in names), "---"])
    settings, problems = read_front_matter(Source("x.md", text))
    assert problems == ()
    assert (settings.deck, settings.title, settings.language, settings.date) == ("x", "x", "x", "x")
    assert (settings.tags, settings.questions, settings.macros) == (("x",), 3, {"v": Macro("w")})
    assert (settings.defaults, settings.subdecks) == (("reverse",), ("files",))


def test_the_project_file_and_the_templates_of_readme_change_what_a_build_makes(folder: Path) -> None:
    write(folder, *(name for name in FILES if name.startswith("templates/")), "deckpress.toml")
    (folder / "cards").mkdir()
    (folder / "rivers.md").rename(folder / "cards/rivers.md")
    found, problems = find_project(folder)
    assert problems == ()
    texts = {name: getattr(found, name) for name in ("id", "name", "version", "theme", "deck")}
    settings = {**texts, "subdecks": [*found.subdecks], "to": [*found.to], **found.export}
    assert settings == tomllib.loads(FILES["deckpress.toml"])
    assert run("build").splitlines() == ["build/rivers.apkg", "build/rivers.html"]
    page = (folder / "build/rivers.html").read_text(encoding="utf-8")
    assert ".card { font-size: 22px; }" in page


def test_the_format_of_readme_is_found_by_its_entry_point(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = folder / "installed"
    package.mkdir()
    (package / "question_list.py").write_text(FILES["question_list.py"], encoding="utf-8")
    group = tomllib.loads(FILES["pyproject.toml"])["project"]["entry-points"]["deckpress.exporters"]
    about = package / "question_list-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: question-list\nVersion: 1\n", encoding="utf-8")
    lines = ["[deckpress.exporters]", *(f"{name} = {value}" for name, value in group.items())]
    (about / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(package))
    assert run("build rivers.md -o out --to questions") == "out/rivers.questions.txt\n"
    written = (folder / "out/rivers.questions.txt").read_text(encoding="utf-8")
    assert written == "Which river flows through Paris?\nWhich of these flows into the Seine?"


# ---- tables, links, changes ----------------------------------------------------------------------


def codes_table() -> str:
    """README's table of codes, from `RULES`."""

    def cell(text: str) -> str:
        return re.sub(r"([\\|<])", r"\\\1", text)

    rows = (f"| {name} | {c.severity.word} | {cell(c.title)} | {cell(c.remedy)} |" for name, c in sorted(RULES.items()))
    return "\n".join(("| Code | | What is wrong | What to do |", "|---|---|---|---|", *rows, ""))


def test_the_table_of_codes_is_that_of_the_program(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes the table anew."""
    found = TABLE.search(README)
    assert found
    if request.config.getoption("--update-golden"):
        rewrite(lambda text: TABLE.sub(lambda match: match[1] + codes_table() + match[3], text))
        return
    assert found[2] == codes_table()


def test_every_file_that_readme_links_to_is_there() -> None:
    prose = re.sub(r"^(`{3,})\w*\n.*?^\1$", "", README, flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"", prose)
    paths = [path for pair in links for path in pair if path]
    assert len(paths) >= 5
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_pictures_are_small_and_each_of_them_is_shown() -> None:
    pictures = sorted((ROOT / "docs/images").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < 150_000, picture.name
        assert f"docs/images/{picture.name}" in README


def test_the_changelog_says_what_is_new() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = re.search(r"^## Unreleased\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert section
    assert re.search(r"^- \S", section[1], re.MULTILINE)


def test_each_mistake_that_readme_shows_is_one(folder: Path) -> None:
    """The broken deck is broken, and the others are not."""
    outcomes = {}
    for name in sorted(path.name for path in folder.iterdir() if path.suffix in (".md", ".txt")):
        _, diagnostics = project.run(project.Job(folder, (name,)), write=False)
        outcomes[name] = has_errors(diagnostics)
    assert outcomes == {"fractions.md": True, "python.md": False, "rivers.md": False, "slides.txt": False}
