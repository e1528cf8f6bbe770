"""A build is a row of frozen values, and holds the media of one deck at a time."""

from __future__ import annotations

import gc
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from deckpress.diagnostics import has_errors
from deckpress.model import RenderedDeck
from deckpress.project import History, Inputs, Outputs, Report, Request, run
from deckpress.project.building import Published
from deckpress.project.identifying import Identified, identify
from deckpress.project.loading import Loaded, Sources, find_inputs, load_all
from deckpress.project.memory import Memory, open_memory
from deckpress.project.rendering import FileResult, RenderedFile, Tools, Work
from rendered import png
from request_maker import make_request

STAGES = (
    *(Inputs, Outputs, History, Request),
    *(Sources, Loaded, Memory, Identified),
    *(Tools, Work, FileResult, RenderedFile),
    *(Published, Report),
)


@pytest.mark.parametrize("kind", STAGES)
def test_a_stage_is_a_value_that_nothing_changes(kind: type) -> None:
    value = object.__new__(kind)
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(kind)[0].name, None)


def test_a_stage_leaves_the_one_before_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## What is light?\n\nA wave.\n", encoding="utf-8")
    request = make_request(tmp_path, (str(tmp_path / "a.md"),))
    loaded = load_all(find_inputs(request), request.inputs)
    memory, problems = open_memory(loaded, request)
    assert problems == ()
    first, second = identify(loaded.decks, memory), identify(loaded.decks, memory)
    assert first == second
    assert first.memory is memory


@pytest.mark.parametrize("write", [True, False])
def test_no_deck_is_kept_while_the_next_one_is_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        Path(f"{name}.png").write_bytes(png(8, 8))
        Path(f"{name}.md").write_text(f"## What does {name} show?\n\n![]({name}.png)\n", encoding="utf-8")
    alive: list[int] = []

    def count(_done: int, _total: int) -> None:
        alive.append(sum(isinstance(value, RenderedDeck) for value in gc.get_objects()))

    gc.freeze()  # what was made before this test is not listed
    _, problems = run(make_request(tmp_path, ("a.md", "b.md", "c.md"), Path("out")), write=write, progress=count)
    assert not has_errors(problems)
    assert alive == [0, 0, 0]
