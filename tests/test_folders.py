"""Which files of a folder become cards; folders in, diagnostics and lines out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.project.folders import patterns
from rendered import png

CARD = "## What is {}?\nA wave.\n"
GUESS = "# Rocks\n## Basalt\nDark.\n## Granite\nHard.\n## Slate\nFlat.\n## Chalk\nWhite.\n"
MINUTES = "# Minutes\n## Budget\nWe agree.\n## Next meeting\nMay.\n## Rooms\nTwo.\n## Guests\nNone.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def read_files(*args: str) -> list[str]:
    """The files of a folder that make cards."""
    result = run("inspect", *args, "--json")
    assert result.exit_code == 0, result.output
    return [row["path"] for row in json.loads(result.stdout)["files"] if row["cards"] and not row["left_out"]]


def told(*args: str) -> list[str]:
    """The places, codes and severities of `check`, in order."""
    result = run("check", *args, "--format", "json")
    return [f"{d['path'] or ''} {d['code']} {d['severity']}".strip() for d in json.loads(result.stdout)]


# ---- files that people did not write -------------------------------------------------------------


def test_hidden_installed_and_generated_files_are_not_read() -> None:
    write(
        {
            name: CARD.format(number)
            for number, name in enumerate(
                (
                    "v/a.md",
                    "v/.hidden/b.md",
                    "v/node_modules/c/d.md",
                    "v/_build/e.md",
                    "v/env/f.md",
                    "v/made/g.md",
                    "v/web/public/h.md",
                    "v/public/i.md",
                )
            )
        }
    )
    write({"v/env/pyvenv.cfg": "", "v/made/CACHEDIR.TAG": "", "v/web/package.json": "{}"})
    assert read_files("v") == ["v/a.md", "v/public/i.md"]
    assert read_files("v/node_modules") == ["v/node_modules/c/d.md"]


OUTPUT = """# Rivers

## Which river is *long*?

- [x] the [Danube](https://example.org/danube)
- [ ] the Marne

## Is $\\frac{1}{2}$ a half?

Yes.

## Where is ![the mouth](mouth.png)?

At the end.

## The Danube ends in the {{c1::Black Sea}}.

It is salty.
"""


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("csv --csv anki", "a.csv"),
        ("csv --csv plain", "a.csv"),
        ("gift", "a.gift"),
        ("aiken", "a.aiken.txt"),
        ("blackboard", "a.blackboard.txt"),
        ("quizlet", "a.quizlet.txt"),
        ("quizlet --quizlet lines", "a.quizlet.txt"),
    ],
)
def test_outputs_of_a_build_into_another_folder_are_read_only_by_name(form: str, name: str) -> None:
    write({"v/a.md": OUTPUT})
    Path("v/mouth.png").write_bytes(png(8, 8))
    assert run("build", "v", "-o", "v/out", "--to", *form.split()).exit_code == 0
    (output,) = Path("v/out").iterdir()
    assert output.name == name
    assert run("build", "v", "-o", "made", "--to", "apkg").exit_code == 0
    assert "nothing changes" in run("plan", "v").output
    assert told("v") == [f"v/out/{name} DP015 note"]
    assert f"v/out/{name}" in run("inspect", "v").output
    assert json.loads(run("inspect", f"v/out/{name}", "--json").stdout)["cards"]


@pytest.mark.parametrize("name", ["b.gift", "b.aiken.txt", "b.quizlet.txt"])
def test_quizzes_of_other_people_beside_a_deck_are_read(name: str) -> None:
    texts = {
        "b.gift": "$CATEGORY: $course$/top/a\n\n// Ours\n::Q::Which is b? {=b ~c}\n",
        "b.aiken.txt": "Which is b?\nA. b\nB. c\nANSWER: A\n\nWhich is a?\nA. a\nB. c\nANSWER: A\n",
        "b.quizlet.txt": "Which is b?\tb\nWhich is a?\ta\n",
    }
    write({"v/a.md": "## Which is a?\n\na\n", f"v/{name}": texts[name]})
    assert read_files("v") == ["v/a.md", f"v/{name}"]


def test_gitignore_holds_as_in_git() -> None:
    names = ("v/a.md", "v/drafts/b.md", "v/c.draft.md", "v/sub/d.md", "v/sub/keep.draft.md", "v/sub/e.md", "v/e.md")
    write({name: CARD.format(number) for number, name in enumerate(names)})
    write({"v/.gitignore": "# mine\ndrafts/\n*.draft.md\n/e.md\n", "v/sub/.gitignore": "d.md\n!keep.draft.md\n"})
    assert read_files("v") == ["v/a.md", "v/sub/e.md", "v/sub/keep.draft.md"]


def test_gitignore_above_the_folder_holds_unless_the_folder_itself_is_ignored() -> None:
    write({"r/.git/HEAD": "", "r/.gitignore": "*.draft.md\nout/\n"})
    write({f"r/{name}": CARD.format(name) for name in ("v/a.md", "v/b.draft.md", "out/c.md", "out/d.draft.md")})
    assert read_files("r/v") == ["r/v/a.md"]
    assert read_files("r/out") == ["r/out/c.md", "r/out/d.draft.md"]


def test_a_broken_or_endless_pattern_is_left_out() -> None:
    spec = patterns(["!", "a" + "*a" * 30, "b.md"])
    assert spec is not None
    assert [spec.match_file(name) for name in ("b.md", "a" * 200)] == [True, False]
    assert patterns(["# only words", ""]) is None


def test_a_file_that_is_named_is_read_wherever_it_lies() -> None:
    write({"v/.gitignore": "a.md\n", "v/a.md": CARD.format("a"), "v/b.md": CARD.format("b")})
    result = run("build", "v/a.md", "v", "--to", "csv", "-o", "o")
    assert (result.exit_code, sorted(path.name for path in Path("o").glob("*.csv"))) == (0, ["a.csv", "b.csv"])


# ---- files without questions ---------------------------------------------------------------------


def test_files_without_questions_are_left_out_with_a_note() -> None:
    write({"v/a.md": CARD.format("a"), "v/words.md": "Only words.\n", "v/empty.txt": " \n"})
    assert told("v") == ["v/empty.txt DP015 note", "v/words.md DP015 note"]
    result = run("build", "v", "--to", "csv", "-o", "o")
    assert (result.exit_code, [path.name for path in Path("o").iterdir()]) == (0, ["a.csv"])


def test_a_file_without_questions_is_an_error_if_it_is_named_or_no_file_has_any() -> None:
    write({"v/a.md": CARD.format("a"), "v/words.md": "Only words.\n", "w/words.md": "Only words.\n"})
    assert told("v", "v/words.md") == ["v/words.md DP101 error"]
    assert told("w") == ["w/words.md DP101 error"]


def test_other_errors_of_a_file_without_questions_stay() -> None:
    write({"v/a.md": CARD.format("a"), "v/b.md": "---\ndeck: [\n---\nwords\n"})
    assert told("v") == ["v/b.md DP102 error"]


def test_questions_without_answers_stay_reported() -> None:
    write({"v/a.md": CARD.format("a"), "v/b.md": "- What is b?\n- What is c?\n"})
    assert told("v") == ["v/b.md DP104 warning", "v/b.md DP015 note", "v/b.md DP104 warning"]


def test_files_left_out_do_not_clash_with_others() -> None:
    write({"v/a.md": CARD.format("a"), "w/a.md": "Only words.\n"})
    assert told("v", "w") == ["w/a.md DP015 note"]


PROSE = "Nobody could say how it had begun, for it had taken the whole afternoon.\n\n" * 5
FOR_STUDY = {
    "its title": f"# Exam preparation: rivers\n\n{PROSE}",
    "its front matter": f"---\ntitle: Flashcards on hills\n---\n\n{PROSE}",
    "a deck": f"---\ndeck: Hills\n---\n\n{PROSE}",
    "a tag": f"---\ntags: [flashcards]\n---\n\n{PROSE}",
}


@pytest.mark.parametrize("text", FOR_STUDY.values(), ids=FOR_STUDY)
def test_a_file_for_study_without_a_card_is_named_in_a_warning(text: str) -> None:
    write({"v/a.md": CARD.format("a"), "v/b.md": text, "v/c.md": PROSE})
    assert told("v") == ["DP016 warning", "v/b.md DP015 note", "v/c.md DP015 note"]
    result = run("build", "v", "--to", "csv", "-o", "o")
    assert "suggest study: v/b.md\n" in result.output
    assert told("v/b.md") == ["v/b.md DP101 error"]


def test_the_name_of_a_file_for_study_says_so_too() -> None:
    write({"v/a.md": CARD.format("a"), "v/interview-notes.md": PROSE})
    assert "DP016 warning" in told("v")


@pytest.mark.parametrize("name", ["b.md", "contest.md"])
@pytest.mark.parametrize("head", ["title: Minutes", "tags: [garden]"])
def test_a_file_that_does_not_speak_of_study_has_only_its_note(head: str, name: str) -> None:
    write({"v/a.md": CARD.format("a"), f"v/{name}": f"---\n{head}\n---\n\n{PROSE}"})
    assert told("v") == [f"v/{name} DP015 note"]


def test_a_file_for_study_that_holds_no_questions_by_its_own_words_is_not_named() -> None:
    write({"v/a.md": CARD.format("a"), "v/exam.md": f"---\nquestions: none\n---\n\n{PROSE}"})
    assert "DP016 warning" not in told("v")


# ---- guesses -------------------------------------------------------------------------------------


def test_files_read_by_guess_alone_are_left_out_and_counted() -> None:
    write({"v/a.md": CARD.format("a"), **{f"v/m{number}.md": GUESS for number in range(5)}})
    result = run("check", "v")
    assert (
        "DP016 warning: left out 5 files in which only headings suggest questions: v/m0.md, v/m1.md, v/m2.md, .."
        in (result.stdout)
    )
    assert "--guess" in result.stdout
    assert read_files("v") == ["v/a.md"]
    assert run("check", "v", "--strict").exit_code == 1


def test_guess_takes_their_headings_and_so_do_the_project_the_front_matter_and_a_name() -> None:
    write({"v/a.md": CARD.format("a"), "v/m.md": GUESS})
    assert read_files("v", "--guess") == ["v/a.md", "v/m.md"]
    assert told("v", "--guess") == ["v/m.md DP115 warning"]
    assert told("v", "v/m.md") == ["v/m.md DP115 warning"]
    write({"deckpress.toml": "guess = true\n"})
    assert read_files("v") == ["v/a.md", "v/m.md"]
    write({"deckpress.toml": "", "v/m.md": f"---\nquestions: h2\n---\n{GUESS}"})
    assert read_files("v") == ["v/a.md", "v/m.md"]


def test_minutes_hold_no_questions_in_a_folder_or_alone_but_guess_takes_their_headings() -> None:
    write({"v/a.md": CARD.format("a"), "v/m.md": MINUTES})
    assert told("v") == ["DP016 warning"]
    assert told("v/m.md") == ["v/m.md DP101 error"]
    assert "the file holds 5 headings" in run("check", "v/m.md").stdout
    assert "write questions: h2 in the front matter, or add --guess" in run("check", "v/m.md").stdout
    assert read_files("v", "--guess") == ["v/a.md", "v/m.md"]
    assert told("v/m.md", "--guess") == ["v/m.md DP115 warning"]
    assert "4 cards" in run("inspect", "v/m.md", "--guess").stdout


def test_only_guesses_are_an_error() -> None:
    write({"v/m.md": GUESS, "v/words.md": "Only words.\n"})
    assert told("v") == ["DP101 error", "v/words.md DP101 error"]


OTHERS = {
    "a.qmd": CARD.format("a"),
    "b.Rmd": CARD.format("b"),
    "c.mdx": CARD.format("c"),
    "d.org": "* What is d?\nA wave.\n",
    "e.gift": "What is e? {=A wave.}\n",
    "f.csv": "question,answer\nWhat is f?,A wave.\n",
    "g.tsv": "term\tmeaning\ng\tA wave.\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_files_of_other_programs_in_a_folder_are_read(name: str) -> None:
    write({f"v/{name}": OTHERS[name]})
    assert read_files("v") == [f"v/{name}"]


DATA = {
    "no header line": ("Paris,city,2\nRome,town,3\n", "DP016 warning"),
    "two columns": ("Ann,Paris\nBob,Rome\n", "DP016 warning"),
    "numbers": ("name,age,size\nAnn,31,1.7\nBob,22,1.8\n", "v/d.csv DP015 note"),
}


@pytest.mark.parametrize(("text", "code"), DATA.values(), ids=DATA)
def test_tables_of_data_in_a_folder_are_left_out(text: str, code: str) -> None:
    write({"v/a.md": CARD.format("a"), "v/d.csv": text})
    assert read_files("v") == ["v/a.md"]
    assert told("v") == [code]
    assert run("convert", "v", "-o", "w").exit_code == 0
    assert [path.name for path in Path("w").iterdir()] == ["a.md"]


def test_a_folder_with_nothing_but_tables_of_data_names_what_they_lack() -> None:
    write({"v/d.csv": "Ann,Paris\nBob,Rome\n"})
    result = run("build", "v")
    assert result.exit_code == 1
    assert "DP101 error: no card found; no header line names the columns in 1 file: v/d.csv" in result.output
    write({"v/m.md": GUESS})
    assert told("v") == ["DP101 error", "DP101 error"]


def test_a_table_that_is_no_text_does_not_stop_the_build_of_a_folder() -> None:
    write({"v/a.md": CARD.format("a"), "v/d.csv": ""})
    Path("v/d.csv").write_bytes(b"caf\xe9,1\n\x00\xff")
    assert told("v") == ["v/d.csv DP015 note"]
    assert told("v/d.csv")[0].endswith("error")


# ---- settings of the project ---------------------------------------------------------------------


def test_include_names_the_files_of_a_build_and_exclude_leaves_out() -> None:
    write({"deckpress.toml": 'include = ["notes/**/*.md", "quiz.gift"]\nexclude = ["old/", "*.tmp.md"]\n'})
    names = ("notes/a.md", "notes/old/b.md", "notes/c/d.md", "notes/e.tmp.md", "other.md", "cards/f.md")
    write({name: CARD.format(name) for name in names})
    write({"quiz.gift": "::Q1::Is the sea salty? {T}\n"})
    assert told() == []
    result = run("build", "--to", "csv", "-o", "o")
    assert result.exit_code == 0
    made = sorted(path.relative_to("o").as_posix() for path in Path("o").rglob("*.csv"))
    assert made == ["notes/a.csv", "notes/c/d.csv", "quiz.csv"]
    assert read_files("notes") == ["notes/a.md", "notes/c/d.md"]
    assert run("check", "notes/old/b.md").exit_code == 0


def test_tagged_reads_only_files_with_a_tag() -> None:
    write({"deckpress.toml": 'tagged = ["#flash", "exam"]\n'})
    write(
        {
            "v/a.md": f"---\ntags: [flash/bio]\n---\n{CARD.format('a')}",
            "v/b.md": f"{CARD.format('b')}\n#exam\n",
            "v/c.md": f"{CARD.format('c')}\n#examples x#flash\n",
            "v/d.md": CARD.format("d"),
        }
    )
    assert read_files("v") == ["v/a.md", "v/b.md"]
    assert (told("v"), told("v/d.md")) == ([], [])


@pytest.mark.parametrize("line", ["include = 1", "exclude = [1]", 'tagged = [""]', 'guess = "yes"'])
def test_values_that_do_not_fit_are_errors(line: str) -> None:
    write({"deckpress.toml": line, "cards/a.md": CARD.format("a")})
    assert told() == ["deckpress.toml DP008 error"]


def test_a_dialect_of_the_list_may_have_files_in_a_project() -> None:
    pairs = "# Bones\n## Skull\nGuards the brain.\n## Rib\nGuards the heart.\n## Femur\nIs long.\n"
    write({"deckpress.toml": '[dialects.terms]\nfiles = ["words/"]\n', "words/a.md": pairs, "b.md": pairs})
    assert "read by name" not in run("inspect", "words/a.md").output
    assert run("inspect", "words/a.md").output.startswith("Bones  (terms (as asked for), 3 cards)")
    assert "DP115" in run("inspect", "b.md").output


def test_questions_of_a_folder_have_a_level_or_there_are_none() -> None:
    lines = '[questions]\nh2 = ["minutes/"]\nnone = "essays/*.md"\n'
    write({"deckpress.toml": lines, "minutes/a.md": GUESS, "essays/b.md": CARD.format("b"), "c.md": CARD.format("c")})
    assert read_files(".") == ["c.md", "minutes/a.md"]
    write({"essays/b.md": f"---\nquestions: h2\n---\n{CARD.format('b')}"})
    assert read_files(".") == ["c.md", "essays/b.md", "minutes/a.md"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('[dialects.term]\nfiles = ["a/"]', "there is no dialect 'term'; did you mean 'terms'?"),
        ('[dialects.terms]\nquestion = "Q"', "deckpress knows it, so it only takes 'files'"),
        ('[dialects.auto]\nfiles = ["a/"]', "a dialect cannot be called 'auto'"),
        ('[questions]\nh7 = ["a/"]', "'h7' is not a level of questions; write none, h1, h2"),
        ('[questions]\nh = ["a/"]', "'h' is not a level of questions; write none, h1, h2"),
        ('[questions]\nH2 = ["a/"]', "'H2' is not a level of questions; did you mean 'h2'?"),
        ('[questions]\nnome = ["a/"]', "'nome' is not a level of questions; did you mean 'none'?"),
        ("[questions]\nh2 = 3", "'h2' must be a list of file patterns"),
        ('questions = "none"', "write patterns of files below [questions]"),
        ("[question]\nnone = []", "did you mean 'questions'?"),
    ],
)
def test_how_files_are_read_is_checked(lines: str, words: str) -> None:
    write({"deckpress.toml": f"{lines}\n", "a.md": CARD.format("a")})
    assert words in run("check", "a.md").output.replace("\n", " ")


def test_the_project_is_found_from_a_folder_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    write({"p/deckpress.toml": 'exclude = ["b.md"]\n', "p/cards/x/a.md": CARD.format("a")})
    write({"p/cards/x/b.md": CARD.format("b")})
    monkeypatch.chdir("p/cards/x")
    assert read_files(".") == ["a.md"]


# ---- what commands show --------------------------------------------------------------------------


def test_inspect_shows_a_line_for_each_file_of_a_folder() -> None:
    write({"v/a.md": CARD.format("a"), "v/m.md": GUESS, "v/w.md": "Words.\n", "v/u.md": f"{CARD.format('u')}## Why?\n"})
    result = run("inspect", "v")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "v/a.md   1 card  headings of level 2 (1 of 1 ask or show an answer)",
        "v/m.md  4 cards  headings of level 2 (text below them), left out: guess, warning",
        "v/u.md   1 card  headings of level 2 (1 of 2 ask or show an answer), warning",
        "v/w.md  0 cards  left out: no questions, note",
        "4 files, 2 cards in 2 of them",
    ]


def test_convert_leaves_files_of_a_folder_without_questions_out() -> None:
    write({"v/a.md": CARD.format("a"), "v/w.md": "Words.\n", "w/w.md": "Words.\n"})
    result = run("convert", "v", "-o", "o")
    assert (result.exit_code, [path.name for path in Path("o").iterdir()]) == (0, ["a.md"])
    assert run("convert", "w", "-o", "p").exit_code == 1


QUOTED = "".join(
    f"{word}\n\n> The meaning of {word}.\n\n" for word in ("Closures etc.", "Scope...", "Hoisting", "Modules")
)


def test_paragraphs_above_quotes_left_out_of_a_folder_are_not_called_headings() -> None:
    write({"notes/quoted.md": QUOTED})
    alone = run("check", "notes").output
    assert "only paragraphs above quotes suggest questions in 1 file" in alone
    assert "--guess" in alone
    assert "questions: h2" not in alone
    write({"notes/light.md": CARD.format("light")})
    assert "left out 1 file in which only paragraphs above quotes suggest questions" in run("check", "notes").output


def test_the_remedy_for_a_table_does_not_say_that_it_lacks_a_first_line() -> None:
    write({"words/a.csv": "de,notes\nHund,dog\nKatze,cat\n"})
    told = run("check", "words").output
    assert "name the columns in their first line" in told
