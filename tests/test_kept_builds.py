"""A project that is edited and built again: the same files and messages with a store as without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckpress.cache.store import DiskStore, MemoryStore, Store
from deckpress.project import run
from deckpress.reading.text import chunks
from rendered import png
from request_maker import make_request
from test_kept_notes import RICH

TEXT = RICH.replace("\\R", "x")
EDITS = (
    ("a.md", "Some **bold**", "Some *other*"),
    ("a.md", "## Why?", "```\n## Why?"),
    ("a.md", "```\n## Why?", "<div>\n## Why?"),
    ("a.md", "https://example.com", "https://example.org"),
    ("b.md", "# Deck", "# Deck\n\n## New?\n\n![[a]]"),
    ("b.md", "# Deck", "---\nlanguage: de\n---\n\n# Deck"),
)


def build(folder: Path, store: Store | None) -> tuple[dict[str, bytes], str, str]:
    request = make_request(folder, ("a.md", "b.md"), folder / "out", ("apkg", "csv"), now=1_800_000_000)
    report, diagnostics = run(request, write=True, store=store)
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return files, repr(diagnostics), repr((report.files, report.written, report.plan))


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_every_edit_makes_the_files_and_messages_of_a_build_without_a_store(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "LEAST", 1)
    monkeypatch.setattr(chunks, "_begins", lambda *_: True)
    memory = MemoryStore()
    folders = [tmp_path / "with", tmp_path / "without"]
    for folder in folders:
        folder.mkdir()
        (folder / "one.png").write_bytes(png(8, 8))
        for name in "ab":
            (folder / f"{name}.md").write_text(TEXT, encoding="utf-8")
    for name, old, new in (("a.md", "", ""), *EDITS):
        made = []
        for folder in folders:
            monkeypatch.chdir(folder)
            text = (folder / name).read_text("utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
            monkeypatch.setenv("DECKPRESS_CACHE", "")
            store = None if folder == folders[1] else memory if kind == "memory" else DiskStore(tmp_path / "cache")
            made.append(build(folder, store))
        assert made[0] == made[1]
