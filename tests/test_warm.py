"""A build with what earlier builds in the same process kept gives the same bytes and messages as one without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deckpress.diagnostics import Diagnostics
from deckpress.markdown.surroundings import NOTHING_AROUND
from deckpress.project import History, Inputs, Outputs, Request, run
from deckpress.project.warm import COLD, Rendered, Same, Warm
from deckpress.render.asked import Asked
from rendered import deck, note, png

LIGHT = "# Light\n\n## What is light?\n\nA wave, $c = \\x$.\n\n![](sun.png)\n"
HEAT = "# Heat\n\n## What is heat?\n\nMotion.\n\n## Which unit has it?\n\nThe joule.\n"
EMBEDS = "# All\n\n## What else?\n\n![[note]]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    for name, text in {
        "deckpress.toml": 'id = "physics"\n',
        "cards/light.md": LIGHT,
        "cards/heat.md": HEAT,
        "cards/all.md": EMBEDS,
        "note.md": "Words of a note.\n",
        "macros.tex": "\\newcommand{\\x}{1}\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "cards/sun.png").write_bytes(png())
    return tmp_path


def build(root: Path, warm: Warm, number: int) -> tuple[Diagnostics, list[tuple[str, str]], dict[str, bytes], str]:
    """The messages of a build with their places, its outputs, and the lock."""
    outputs = Outputs(formats=("apkg", "csv", "sheet", "json"))
    request = Request(Inputs(root), outputs, History(now=1_800_000_000 + number))
    _, diagnostics = run(request, write=True, warm=warm)
    files = {path.name: path.read_bytes() for path in sorted((root / "build").glob("*.*"))}
    places = [(str(d.location), d.message) for d in diagnostics]
    lock = root / "deckpress.lock"
    return diagnostics, places, files, lock.read_text(encoding="utf-8") if lock.exists() else ""


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8") if (root / name).exists() else ""
        assert old in text
        (root / name).write_text(text.replace(old, new) if old else new, encoding="utf-8")

    return change


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "an answer": edit("cards/heat.md", "Motion", "Fast motion"),
    "a line above, so that places move": edit("cards/light.md", "# Light\n", "# Light\n\n<!-- a -->\n"),
    "a formula that is wrong": edit("cards/heat.md", "joule", "joule $\\frac{1}{2$"),
    "another line above a file with a problem": edit("cards/heat.md", "# Heat\n", "# Heat\n\n\n"),
    "the formula is mended": edit("cards/heat.md", "$\\frac{1}{2$", "$2$"),
    "a macro": edit("macros.tex", "{1}", "{2}"),
    "a picture": lambda root: (root / "cards/sun.png").write_bytes(png() + b"more"),
    "a picture is gone": lambda root: (root / "cards/sun.png").unlink(),
    "a picture is back": lambda root: (root / "cards/sun.png").write_bytes(png()),
    "an embedded note": edit("note.md", "Words", "Other words"),
    "a setting": edit("deckpress.toml", "\n", '\ncard-context = "none"\n'),
    "a theme": edit("deckpress.toml", "card-context", 'theme = "book"\ncard-context'),
    "another theme": edit("deckpress.toml", '"book"', '"clear"'),
    "a style sheet": edit("templates/style.css", "", "{% include 'builtin/style.css' %}\n.card { color: red; }\n"),
    "a template of a page": edit("templates/sheet.css", "", "{% include 'builtin/sheet.css' %}\nh1 { color: red; }\n"),
    "a new file": edit("cards/new.md", "", "## What is new?\n\nThis.\n"),
    "a file is gone": lambda root: (root / "cards/new.md").unlink(),
    "the same note in another file": edit("cards/light.md", "", LIGHT + "\n## What is heat?\n\nMotion.\n"),
    "the lock is gone": lambda root: (root / "deckpress.lock").unlink(),
}


def test_each_edit_gives_what_a_cold_build_gives(project: Path) -> None:
    (project / "templates").mkdir()
    warm, seen = Warm(), []
    for number, (name, change) in enumerate(EDITS.items()):
        change(project)
        before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        kept = build(project, warm, number)
        after = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        for path in after.keys() - before.keys():
            path.unlink()
        for path, data in before.items():
            path.write_bytes(data)
        assert build(project, COLD, number) == kept, name
        assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == after, name
        seen.append(kept)
    assert len({str(kept[1:]) for kept in seen}) > len(EDITS) // 2, "most edits matter"


def test_a_file_that_did_not_change_is_neither_read_nor_rendered_nor_exported_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "cards/all.md").unlink()
    warm = Warm()
    build(project, warm, 0)
    build(project, warm, 1)  # the notes of the first build had no time yet
    edit("cards/heat.md", "Motion", "Fast motion")(project)
    done: list[str] = []

    def noting(module: str, name: str, path_of: Callable[..., str]) -> None:
        whole = __import__(module, fromlist=[name])
        original = getattr(whole, name)
        monkeypatch.setattr(whole, name, lambda *a, **k: (done.append(f"{name} {path_of(*a)}"), original(*a, **k))[1])

    noting("deckpress.project.loading", "read", lambda source, *_: source.path)
    noting("deckpress.render", "render", lambda deck, *_: deck.location.path)
    build(project, warm, 2)
    assert done == ["read cards/heat.md", "render cards/heat.md"]


def test_a_value_is_made_once_for_a_key() -> None:
    warm, made = Warm(), iter(range(9))
    assert [warm.once("a", "x", (key,), lambda: next(made)) for key in "aabb"] == [0, 0, 1, 1]
    assert warm.once("a", "y", ("b",), lambda: next(made)) == 2
    warm.forget_others({"y"})
    assert warm.once("a", "x", ("b",), lambda: next(made)) == 3
    assert warm.once("a", "y", ("b",), lambda: next(made)) == 2


def test_a_cold_one_keeps_nothing() -> None:
    made = iter(range(9))
    assert [COLD.once("a", "x", (), lambda: next(made)) for _ in range(2)] == [0, 1]


@pytest.mark.parametrize(("one_time", "times"), [(False, 2), (True, 1)])
def test_a_deck_with_a_note_of_this_very_time_is_kept_only_if_all_builds_have_one_time(
    one_time: bool, times: int
) -> None:
    warm, made = Warm(one_time=one_time), []
    now = 1_800_000_000

    def make() -> Rendered:
        made.append(deck(replace(note("What is light?"), mod=now)))
        return made[-1], ()

    for _ in range(2):
        warm.render("light.md", (), Asked(lambda _: (None, ()), NOTHING_AROUND), make, now)
    assert len(made) == times


def test_equal_values_are_not_the_same_value() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)


def test_a_deck_with_many_bytes_of_media_and_its_pages_are_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "cards/all.md").unlink()
    monkeypatch.setattr("deckpress.project.warm._MOST_MEDIA", len(png()) - 1)
    warm = Warm(one_time=True)
    build(project, warm, 0)
    kept = {(kind, name) for kind, name in warm._kept if kind not in ("reading", "deck") and name}
    assert {name for _, name in kept} == {"cards/heat.md"}
    assert {kind for kind, _ in kept} >= {"rendered", "complete", "export sheet", "cards sheet"}
