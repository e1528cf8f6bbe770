"""The pictures of README and docs, drawn anew from cards/llm-interview.md: `make pictures`.

Pages come from the files that a build writes, in a real browser; paper is a page of the PDF. Pictures of Anki itself
(card*.png, gallery-*.png) need its desktop program, so they are not drawn here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from chrome import ADVICE, ARGS, find_chrome

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
DECK = ROOT / "cards" / "llm-interview.md"
SHOWN = "What keeps a token from attending"
"""The beginning of the question that the preview shows."""
WIDTH = 900
"""In pixels, of every picture."""


def build(out: Path) -> None:
    command = [sys.executable, "-m", "deckpress", "build", str(DECK), "-o", str(out), "--no-lock", "--quiet", "--pdf"]
    subprocess.run([*command, "--to", "sheet,cards,paper,quiz", "--columns", "3", "--versions", "A,B"], check=True)


def pages(pdf: Path) -> list[Image.Image]:
    """Every page of a PDF, with a line round it."""
    framed = []
    for page in pypdfium2.PdfDocument(pdf):
        drawn = page.render(scale=2).to_pil().convert("RGB")
        framed.append(Image.new("RGB", (drawn.width + 4, drawn.height + 4), "#b9b4aa"))
        framed[-1].paste(drawn, (2, 2))
    return framed


def fullest(pdf: Path) -> int:
    """The page with the most text on it."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return max(range(len(texts)), key=lambda number: len(texts[number]))


def beside(*drawn: Image.Image, high: float = 1) -> Image.Image:
    """Pages side by side, of which the upper part is shown."""
    gap = 24
    width = sum(page.width for page in drawn) + gap * (len(drawn) - 1)
    whole = Image.new("RGB", (width, round(drawn[0].height * high)), "white")
    left = 0
    for page in drawn:
        whole.paste(page, (left, 0))
        left += page.width + gap
    return whole.resize((WIDTH, round(WIDTH * whole.height / whole.width)), Image.Resampling.LANCZOS)


def save(picture: Image.Image, name: str) -> None:
    picture.quantize(128, dither=Image.Dither.NONE).save(IMAGES / name, optimize=True)


def quiz(page: Page, address: str, name: str) -> None:
    """The quiz with its first multiple choice answered."""
    page.goto(address)
    choice = page.locator("fieldset:has(input[type=radio]), fieldset:has(input[type=checkbox])").first
    choice.scroll_into_view_if_needed()
    choice.locator("input").first.check()
    choice.locator("xpath=ancestor-or-self::*[.//button][1]").get_by_role("button").first.click()
    page.evaluate("window.scrollBy(0, -40)")
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "quiz.png"
        page.screenshot(path=shot)
        save(Image.open(shot).convert("RGB"), name)


def preview(browser: Browser, address: str, scheme: str, name: str) -> None:
    """The preview with a card that has a formula and code, in a browser that prefers light or dark pages."""
    page = browser.new_page(viewport={"width": 1240, "height": 860}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    page.locator("#list [role=option]", has_text=SHOWN).click()
    page.wait_for_function("() => document.querySelectorAll('#shots iframe:not(.coming)').length === 4")
    page.wait_for_selector("#shots .coming", state="detached")
    page.wait_for_timeout(1000)
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "preview.png"
        page.screenshot(path=shot)
        drawn = Image.open(shot).convert("RGB")
        save(drawn.resize((WIDTH, round(WIDTH * drawn.height / drawn.width)), Image.Resampling.LANCZOS), name)
    page.close()


@contextmanager
def previewed() -> Iterator[str]:
    """The address of a preview of the deck, which runs until the block ends."""
    command = [sys.executable, "-m", "deckpress", "preview", str(DECK), "--no-open", "--quiet"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().removeprefix("preview at ").strip()
        finally:
            running.terminate()


def main() -> None:
    """Draws every picture into docs/images/."""
    chrome = find_chrome()
    if chrome is None:
        sys.exit(ADVICE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder)
        build(out)
        (base,) = {path.name.split(".")[0] for path in out.rglob("*.pdf")}
        (root,) = {path.parent for path in out.rglob("*.pdf")}
        save(beside(pages(root / f"{base}.pdf")[0]), "sheet.png")
        save(beside(*pages(root / f"{base}.cards.pdf")[:2], high=0.76), "cards.png")
        exam = root / f"{base}.paper.pdf"
        save(beside(pages(exam)[0], pages(exam)[fullest(exam)], high=0.7), "paper.png")
        browser = playwright.chromium.launch(executable_path=chrome, headless=True, args=list(ARGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": 640})
        quiz(page, (root / f"{base}.quiz.html").as_uri(), "quiz.png")
        with previewed() as address:
            preview(browser, address, "light", "preview.png")
            preview(browser, address, "dark", "preview-night.png")
        browser.close()


if __name__ == "__main__":
    main()
