"""Diagrams: drawn by a program that is installed, here a stand-in, or code with a warning."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anki_collection import AnkiCollection
from deckpress import export, read
from deckpress.diagnostics import Diagnostics
from deckpress.markdown.diagrams import Diagram, alternative, fit
from deckpress.markdown.fields import render
from deckpress.model import Text
from deckpress.project import programs, run
from deckpress.project.diagrams import find_program
from request_maker import make_request

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts")

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><text>drawn</text></svg>'
DECK = "## What follows from a?\n\n```dot\ndigraph { a -> b }\n```\n"
Install = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, an empty cache, and no program installed."""
    for name in ("here", "bin"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("DECKPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


@pytest.fixture
def install(here: Path) -> Install:
    """Installs a program: its name and its lines in Python."""

    def write(name: str, script: str) -> None:
        path = here / "bin" / name
        path.write_text(f"#!{sys.executable}\nimport os, sys\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    return write


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[AnkiCollection]:
    folder = tmp_path / "anki"
    folder.mkdir()
    with AnkiCollection(folder) as collection:
        yield collection


def build(deck: str) -> tuple[Diagnostics, str]:
    """The diagnostics, and the rows of Anki's text file."""
    Path("deck.md").write_text(deck, encoding="utf-8")
    _, diagnostics = run(make_request(Path.cwd(), ("deck.md",), Path("out"), ("csv", "apkg", "sheet")), write=True)
    return diagnostics, Path("out/deck.csv").read_text(encoding="utf-8").replace('""', '"')


def test_a_diagram_is_drawn_and_travels_as_a_picture(install: Install, anki: AnkiCollection) -> None:
    install("dot", f"sys.stdin.read(); print({DRAWN!r})")
    diagnostics, text = build(DECK)
    assert diagnostics == ()
    assert '<p><img class="diagram" alt="digraph { a -> b }" src="dot-' in text.replace("&gt;", ">")
    anki.import_apkg(Path("out/deck.apkg").read_bytes())
    assert anki.problems() == []
    assert len(anki.media()) == 1
    assert "data:image/svg+xml;base64," in Path("out/deck.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["dot", "graphviz", "gv", "DOT", "{.dot}", 'dot title="x"'])
def test_every_name_of_the_language_is_known(language: str, install: Install) -> None:
    install("dot", f"print({DRAWN!r})")
    assert "<img" in build(DECK.replace("dot", language))[1]


@pytest.mark.parametrize("fence", ["```python", "```text", "```", "~~~ {.mermaids}", "    "])
def test_other_code_stays_code_without_a_word(fence: str) -> None:
    deck = f"## What?\n\nA:\n\n{fence}\ndigraph {{ a -> b }}\n{fence[:3]}\n"
    assert build(deck)[0] == ()


def test_the_code_comes_by_standard_input_or_a_file_and_no_secret_comes_along(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_SECRET", "secret")
    monkeypatch.setenv("GV_FILE_PATH", "/")
    show = "given = sys.stdin.read() + ' '.join(sys.argv[1:]) + repr(sorted(os.environ)) + repr(os.listdir())"
    svg = "'<svg xmlns=\"http://www.w3.org/2000/svg\"><text>' + given.replace('<', '') + '</text></svg>'"
    install("dot", f"{show}; print({svg})")
    install("mmdc", f"given = open('diagram.mmd').read(); open('drawing.svg', 'w').write({svg})")
    diagnostics, _ = build(DECK + "\n## And?\n\n```mermaid\nflowchart LR\n```\n")
    assert diagnostics == ()
    made = {media.name[:3]: media.data.decode() for media in media_of(Path("out/deck.apkg"))}
    assert "digraph { a -> b }-Tsvg" in made["dot"].replace("&gt;", ">")
    assert "SERVER_NAME" in made["dot"]
    assert "SECRET" not in made["dot"]
    assert "GV_FILE_PATH" not in made["dot"]
    assert "deck.md" not in made["dot"]
    assert ">flowchart LR<" in made["mer"]


def media_of(package: Path) -> list[MediaFile]:
    import json
    import zipfile

    with zipfile.ZipFile(package) as archive:
        names = json.loads(archive.read("media"))
        return [MediaFile(name, archive.read(number)) for number, name in names.items()]


class MediaFile:
    """A file in a package."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data


def test_a_drawing_is_kept_and_goes_by_the_code_alone(install: Install, here: Path) -> None:
    install("dot", f"print({DRAWN!r})")
    _, first = build(DECK)
    package = Path("out/deck.apkg").read_bytes()
    install("dot", f"print({DRAWN.replace('drawn', 'another version')!r})")
    assert build(DECK) == ((), first)
    (here / "bin" / "dot").unlink()
    assert build(DECK) == ((), first)
    assert Path("out/deck.apkg").read_bytes() == package
    (told,), _ = build(DECK.replace("a -> b", "a -> c"))
    assert told.code == "DP414"


def test_a_missing_program_is_told_once_for_each_kind() -> None:
    more = "\n## Third?\n\n```mermaid\nA\n```\n\n## Fourth?\n\n```plantuml\nA -> B\n```\n"
    diagnostics, text = build(DECK + DECK.replace("a", "c") + more)
    assert [str(told) for told in diagnostics] == [
        f"deck.md:{place}: DP414 warning: {kind} diagrams stay code: no program that draws them is installed"
        for place, kind in (("3:4", "Graphviz"), ("14:4", "Mermaid"), ("20:4", "PlantUML"))
    ]
    assert [told.next_step.split()[:2] for told in diagnostics] == [
        ["install", "Graphviz:"],
        ["install", "mermaid-cli:"],
        ["install", "PlantUML,"],
    ]
    assert "<img" not in text
    assert "A -&gt; B" in text


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("sys.exit('warning: a\\nError: syntax error in line 1')", "Error: syntax error in line 1"),
        ("sys.exit(3)", "it ended with status 3"),
        ("pass", "it wrote nothing"),
        ("print('<p>no</p>')", "it is <p>, and no <svg>"),
        ("print('<svg')", "unclosed token (line 1)"),
        ("print('<svg><script>alert(1)</script></svg>')", "its drawing holds more than a picture: <script>"),
        ("print('<svg/>'); print('file loading is disabled', file=sys.stderr)", "it names a picture or another file"),
        ("os.execv('/bin/sleep', ['sleep', '60'])", "it takes more than 0.5 seconds"),
    ],
)
def test_a_program_that_fails_is_told_and_the_code_stays(
    script: str, reason: str, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    install("dot", script)
    (told,), text = build(DECK)
    assert str(told).startswith(
        f"deck.md:3:4: DP414 warning: this diagram stays code: Graphviz cannot draw it: {reason}"
    )
    assert "<img" not in text
    assert "digraph" in text


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("!include /etc/passwd\nA -> B", "!include"),
        ("  !INCLUDEURL https://x.example", "!INCLUDEURL"),
        ("!$x = %getenv('HOME')", "%getenv"),
        ("A : <img:/etc/a.png>", "<img"),
        ("@startditaa\n+-+\n@endditaa", "@startditaa"),
    ],
)
def test_a_plantuml_diagram_that_reads_files_is_not_even_tried(code: str, sign: str, install: Install) -> None:
    install("plantuml", f"print({DRAWN!r})")
    (told,), _ = build(f"## What?\n\n```plantuml\n{code}\n```\n")
    assert told.message == f"this diagram stays code: it reads something outside its text: {sign}"


def test_plantuml_draws_what_has_all_in_its_text(install: Install) -> None:
    install(
        "plantuml", f"assert sys.stdin.read() == '@startuml\\n!include <c4>\\nA -> B\\n@enduml\\n'; print({DRAWN!r})"
    )
    assert build("## What?\n\n```puml\n!include <c4>\nA -> B\n```\n")[0] == ()


def test_a_program_in_the_current_folder_is_never_started(here: Path) -> None:
    Path("dot").write_text("#!/bin/sh\n", encoding="utf-8")
    Path("dot").chmod(0o755)
    assert find_program("dot", {"PATH": os.pathsep.join((".", "", str(here / "bin")))}) is None
    assert find_program("dot", {"PATH": str(Path.cwd())}) == Path.cwd() / "dot"
    assert find_program("dot", {}) is None


def test_a_diagram_with_a_gap_stays_code_with_a_warning() -> None:
    field, problems = render(Text("A:\n\n```dot\na -> {{c1::b}}\n```"), cloze=True)
    assert [told.message for told in problems] == ["this diagram stays code: it has a gap, which a picture cannot have"]
    assert len(field.gaps) == 1
    assert render(Text("A {{c1::b}}:\n\n```mermaid\na --> {{b}}\n```"), cloze=True)[1] == ()


def test_a_program_of_a_user_exports_diagrams_too(install: Install) -> None:
    deck = read(DECK).deck
    assert [told.code for told in export(deck, "csv").diagnostics] == ["DP414"]
    install("dot", f"print({DRAWN!r})")
    assert b"<img" in export(deck, "csv").data


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("mermaid", "flowchart LR\n  accTitle: From A to B\n  A --> B", "From A to B"),
        ("mermaid", "pie title Pets", "pie title Pets"),
        ("mermaid", "gantt\n  title A plan", "A plan"),
        ("dot", 'digraph {\n  label="from a"\n  a -> b }', "from a"),
        ("plantuml", "@startuml\ntitle Hello you\nA -> B", "Hello you"),
        ("dot", "digraph {\n  a -> b\n}", "digraph { a -> b }"),
        ("dot", "x" * 400, "x" * 299 + "…"),
    ],
)
def test_the_alternative_text_is_what_the_author_says_or_the_code(kind: str, code: str, words: str) -> None:
    assert alternative(Diagram(kind, code)) == words


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ('<svg width="9pt">x</svg>', '<svg style="background: white" width="9pt">x</svg>'),
        (
            '<svg id="a" width="100%" viewBox="0 0 90.4 12" style="max-width: 90px;"/>',
            '<svg width="90" height="12" id="a" viewBox="0 0 90.4 12" style="max-width: 90px; background: white"/>',
        ),
        ('<svg width="9" style="background:#EEE"/>', '<svg width="9" style="background:#EEE"/>'),
        ("<p>", "<p>"),
    ],
)
def test_a_drawing_has_a_size_and_stands_on_white(svg: str, expected: str) -> None:
    assert fit(svg) == expected
