"""Times the preview: from a save to the moment when a browser shows the edited card.

    python tests/bench/preview.py              1,000 cards in one file, and in 20 files
    python tests/bench/preview.py 4000 1 100   so many cards in one file, and in 100 files

The command runs as people run it, and the page is open in a real browser. Each save edits the answer of another card,
which the page then shows. Prints the median and the slowest of the saves, in seconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import time

sys.path.insert(0, str(Path(__file__).parents[1]))

from generate import deck
from playwright.sync_api import Page, sync_playwright

from chrome import ARGS, find_chrome

SAVES = 8
NOTING = """
window.shown = [];
new MutationObserver((changes) => {
  const backs = changes.filter(({ target }) => target.title?.startsWith("back of") && target.className !== "coming");
  if (backs.length) { window.shown.push(Date.now()); }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
"""
"""Notes in a page when a frame with the back of a card takes the place of the one before."""


def write_deck(folder: Path, cards: int, files: int) -> list[Path]:
    """Writes one deck in so many files."""
    head, *parts = deck(cards).split("\n## ")
    paths = [folder / f"deck-{number}.md" for number in range(files)]
    for number, path in enumerate(paths):
        share = parts[number * cards // files : (number + 1) * cards // files]
        path.write_text("\n## ".join((f"{head} {number}\n", *share)), encoding="utf-8")
    return paths


def times(page: Page, address: str, paths: list[Path]) -> list[float]:
    """The seconds from each save to the frame that shows it."""
    page.add_init_script(NOTING)
    page.goto(address)
    page.locator("#list [role=option]").first.wait_for()
    found = []
    for number in range(SAVES + 1):
        path = paths[number * 7 % len(paths)]
        before, mark, rest = path.read_text(encoding="utf-8").partition(" -->\n\nThe ")
        page.get_by_role("option").filter(has_text=before.split("## ")[1].split("\n")[0]).first.click()
        page.wait_for_timeout(1000)  # for its frames
        word = f"Edit{number}"
        page.evaluate("shown.length = 0")
        start = time()
        path.write_text(f"{before}{mark}{word} {rest}", encoding="utf-8")
        card = page.frame_locator('iframe:not(.coming)[title^="back of the card"]').first
        card.get_by_text(word).first.wait_for(timeout=60_000)
        found.append(page.evaluate("shown[0]") / 1000 - start)
    return found[1:]  # the first save also loads what no save needed before


def measure(cards: int, files: int) -> list[float]:
    """The times of a preview of so many cards in so many files."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "cards"
        folder.mkdir()
        paths = write_deck(folder, cards, files)
        command = [sys.executable, "-m", "deckpress", "preview", ".", "--no-open"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "DECKPRESS_CACHE": str(Path(name) / "cache")}
        chrome = playwright.chromium.launch(executable_path=find_chrome(), args=ARGS)
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as running:
            assert running.stdout is not None
            try:
                return times(chrome.new_page(), running.stdout.readline().removeprefix("preview at ").strip(), paths)
            finally:
                running.terminate()
                running.communicate()
                chrome.close()


if __name__ == "__main__":
    cards, *several = [int(word) for word in sys.argv[1:]] or [1000, 1, 20]
    for files in several:
        found = measure(cards, files)
        shown = f"median {statistics.median(found):.2f} s, slowest {max(found):.2f} s"
        print(f"{cards:,} cards in {files} file{'s' * (files > 1)}: {shown}", flush=True)
