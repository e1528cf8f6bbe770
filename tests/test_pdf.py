"""`build --pdf`: pages printed by a real browser, the same bytes each time; and what is said where none is."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from chrome import find_chrome
from deckpress.cli import cli
from deckpress.exporters import exporters
from deckpress.model import Formula
from deckpress.project import browser, pdf
from deckpress.project.browser import PrintError, find_browser
from deckpress.settings import CARD_SIZES, SETTINGS
from deckpress.tex.drawing import Drawing, TexEngine, sprite
from rendered import png
from tabs import Tabs

DECK = """# Heat

## What is $Q$?

$$Q = m c \\Delta T$$ as written.

## What is heat?

Motion, see [the other deck](light.md), {n} times.
"""
Prints = Callable[[str], bytes]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = find_chrome()
    assert found, "see tests/chrome.py"
    monkeypatch.setenv("DECKPRESS_CHROME", str(found))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "heat.md").write_text(DECK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def prints(browser: Tabs) -> Prints:
    """Prints a page in the browser that runs already: for what does not depend on how the command starts one."""
    page = browser.new_page()

    def printed(text: str) -> bytes:
        page.set_content(text)
        return page.pdf(prefer_css_page_size=True, print_background=True)

    return printed


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def outputs(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# ---- with a browser --------------------------------------------------------------------------------


def test_each_printable_page_gets_a_pdf_beside_it_with_the_same_bytes_each_time(folder: Path) -> None:
    """In another folder, too: no link in a PDF names a folder of this machine."""
    made = []
    for out in ("one", "two"):
        assert run("build", "heat.md", "-o", out, "--to", "csv,sheet,cards", "--pdf", "--no-lock").exit_code == 0
        made.append({path: (folder / out / path).read_bytes() for path in outputs(folder / out)})
    assert list(made[0]) == ["heat.cards.html", "heat.cards.pdf", "heat.csv", "heat.html", "heat.pdf"]
    assert made[0] == made[1]
    for name, count in (("heat.pdf", 1), ("heat.cards.pdf", 2)):
        pages = PdfReader(BytesIO(made[0][name])).pages
        text = " ".join(page.extract_text() for page in pages)
        assert len(pages) == pdf.pages_of(made[0][name]) == count
        assert "as written" in text
        assert "the other deck" in text
        assert "\\Delta" not in text
        assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)


def test_live_formulas_are_set_before_the_page_is_printed(folder: Path) -> None:
    done = run("build", "heat.md", "-o", "out", "--to", "sheet", "--formulas", "live", "--pdf", "--no-lock")
    assert done.stdout.split() == ["out/heat.html", "out/mathjax.js", "out/heat.pdf"]
    text = " ".join(page.extract_text() for page in PdfReader(folder / "out/heat.pdf").pages)
    assert "as written" in text
    assert re.findall(r"\\\[|\\Delta", text) == []


def test_several_pages_share_one_script(folder: Path) -> None:
    (folder / "light.md").write_text(DECK.replace("Heat", "Light"), encoding="utf-8")
    (folder / "more").mkdir()
    (folder / "more/sound.md").write_text(DECK.replace("Heat", "Sound"), encoding="utf-8")
    run("build", ".", "-o", "out", "--to", "sheet", "--formulas", "live", "--no-lock")
    names = ["heat.html", "light.html", "mathjax.js", "more/mathjax.js", "more/sound.html"]
    assert outputs(folder / "out") == names


def test_the_sheet_is_set_in_the_largest_type_that_fits(
    folder: Path, prints: Prints, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "print_page", lambda _, page, __: prints(page.decode()))
    text = "# Long\n" + "".join(f"\n## Question {n}?\n\n{'Words and more words of it. ' * 12}\n" for n in range(40))
    (folder / "long.md").write_text(text, encoding="utf-8")
    done = run("build", "long.md", "-o", "out", "--to", "sheet", "--fit", "2", "--pdf", "--no-lock")
    found = re.search(r"long.md: DP613 note: the sheet fits 2 pages at ([\d.]+) pt\n", done.stderr)
    assert found, done.stderr
    assert len(PdfReader(folder / "out/long.pdf").pages) == 2
    larger = str(float(found[1]) + 0.25)
    run("build", "long.md", "-o", "out", "--to", "sheet", "--type-size", larger, "--pdf", "--no-lock")
    assert len(PdfReader(folder / "out/long.pdf").pages) == 3


def test_a_pdf_names_no_time() -> None:
    before = b"<</CreationDate (D:20261125210707+01'00')\n/ModDate (D:20261125210707-05'30')>> D:2026"
    after = pdf.same_bytes(before)
    assert after == b"<</CreationDate (D:20260101000000+00'00')\n/ModDate (D:20260101000000+00'00')>> D:2026"
    assert len(after) == len(before)


# ---- without one -----------------------------------------------------------------------------------


def test_without_a_browser_nothing_is_written_and_a_sentence_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda _: None)
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    monkeypatch.delenv("DECKPRESS_CHROME")
    done = run("build", "heat.md", "-o", "out", "--pdf")
    assert done.exit_code == 1
    assert done.output == (
        "DP614 error: found no program that can make a PDF\n"
        "      = install Chrome, Chromium or Edge, or deckpress[pdf]; or build without --pdf\n"
    )
    assert outputs(folder) == ["heat.md"]


# ---- pages that mean no good -----------------------------------------------------------------------

SECRET = "the-key-of-the-house"


@pytest.fixture
def hits() -> Iterator[list[str]]:
    """What a web server on this machine is asked for; its port comes first."""
    found: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            found.append("a connection")
            super().handle()

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.append(str(server.server_port))
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.02), daemon=True)
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def _hostile(folder: Path, port: str, *, scripts: bool = True) -> str:
    """A page that reads files and calls out in each way there is, without leaving itself."""
    (folder / "secret.html").write_text(f"<p>{SECRET}", encoding="utf-8")
    (folder / "secret.png").write_bytes(png(100, 50))
    page, picture = (folder / "secret.html").as_uri(), (folder / "secret.png").as_uri()
    site, local = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{picture}"/><image href="{site}/svg"/></svg>'
    script = f"""<script>
for (const one of ["{page}", "{site}/a", "{local}/b"])
  fetch(one).then(got => got.text()).then(text => document.body.append(text));
new WebSocket("ws://127.0.0.1:{port}/"); navigator.sendBeacon("{site}/c");
new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{port}"}}]}}).createDataChannel("x");
</script>"""
    return f"""<!doctype html><meta charset="utf-8">
<link rel=stylesheet href="{site}/d"><link rel=preload href="{site}/e">
<style>@import url({site}/f); @font-face {{ font-family: x; src: url({site}/g) }}
p {{ font-family: x; background: url({picture}), image-set('{site}/h' 1x) }}</style>
<p>hello <img src="{picture}"><img src="{site}/i"><img src="{local}/j"><img src="data:image/svg+xml,{quote(svg)}">
<iframe src="{page}"></iframe><object data="{page}"></object><embed src="{picture}"><iframe src="{site}/k"></iframe>
{script if scripts else ""}"""


def _text(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def _colours(data: bytes) -> set[tuple[int, ...]]:
    """The colours of the first page, as it is drawn."""
    page = pdfium.PdfDocument(data)[0]
    found = page.render(scale=1).to_pil().convert("RGB").getcolors(maxcolors=1 << 24)
    return {colour for _, colour in found or ()}


def test_a_page_in_the_browser_reaches_no_file_and_no_server(folder: Path, hits: list[str], prints: Prints) -> None:
    made = _print(_hostile(folder, hits[0]))
    assert "hello" in _text(made)
    assert SECRET not in _text(made)
    of_the_picture = _colours(prints(f'<img src="{_inline(png(100, 50))}">')) - _colours(prints("hello <img>"))
    assert of_the_picture
    assert not _colours(made) & of_the_picture
    assert hits[1:] == []


@pytest.mark.parametrize("way", ["<meta http-equiv=refresh content='0;url={}'>", "<script>location = '{}'</script>"])
def test_a_page_in_the_browser_does_not_lead_to_another(way: str, folder: Path, hits: list[str]) -> None:
    (folder / "secret.html").write_text(f"<p>{SECRET}", encoding="utf-8")
    assert SECRET not in _text(_print(f"<!doctype html>{way.format((folder / 'secret.html').as_uri())}<p>hello"))
    _print(f"<!doctype html>{way.format(f'http://127.0.0.1:{hits[0]}/')}<p>hello")
    assert hits[1:] == []


def _print(page: str) -> bytes:
    found = find_chrome()
    assert found
    return browser.print_page(found, page.encode(), {})


def _inline(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


@pytest.fixture
def weasyprint() -> None:
    """Skips a test where WeasyPrint cannot be tried: it is no test tool, as it needs Pango from the system."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("ld"):
        pytest.skip("WeasyPrint looks for its libraries with `ld -o /dev/null`, which for root may delete /dev/null")
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint cannot be imported here: {error}")


@pytest.mark.usefixtures("weasyprint")
@pytest.mark.filterwarnings("default")
def test_a_page_in_weasyprint_reaches_no_file_and_no_server(folder: Path, hits: list[str]) -> None:
    with pytest.raises(PrintError, match=r"the page loads http://127.0.0.1:\d+/\w+, which is outside it"):
        pdf._weasy(_hostile(folder, hits[0], scripts=False))
    picture = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{folder.as_uri()}/secret.png"/></svg>'
    with pytest.raises(PrintError, match=r"the page loads file:///.*/secret.png, which is outside it"):
        pdf._weasy(f'<p>hello <img src="data:image/svg+xml,{quote(picture)}">')
    assert pdf._weasy(f'<p>hello <img src="{_inline(png(9, 9))}">').startswith(b"%PDF")
    assert hits[1:] == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("data:image/png;base64,AAAA", True),
        ("DATA:,x", True),
        ("file:///etc/passwd", False),
        ("http://example.org/data:", False),
        ("https://example.org/", False),
        (" data:,x", False),
        ("data", False),
        ("", False),
    ],
)
def test_weasyprint_gets_what_an_address_holds_and_nothing_else(address: str, expected: bool) -> None:
    assert pdf.is_data(address) is expected


# ---- what goes wrong -------------------------------------------------------------------------------


def _program(folder: Path, script: str) -> str:
    path = folder / "browser"
    path.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="the first line of a file names no program on Windows")
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("raise SystemExit(3)", "browser ended with status 3"),
        ("pass", "browser printed nothing"),
        ("import time; time.sleep(600)", "browser took more than 1 seconds"),
    ],
)
def test_a_browser_that_fails_is_an_error_and_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    monkeypatch.setattr(browser, "SECONDS", 1)
    monkeypatch.setenv("DECKPRESS_CHROME", _program(folder, script))
    done = run("build", "heat.md", "-o", "out", "--pdf")
    assert done.exit_code == 1
    assert f"heat.md: DP615 error: cannot make a PDF of its .html page: {reason}\n" in done.output
    assert outputs(folder) == ["browser", "heat.md"]


@pytest.mark.skipif(os.name == "nt", reason="the first line of a file names no program on Windows")
@pytest.mark.parametrize(("number", "left"), [(signal.SIGTERM, 0), (signal.SIGKILL, 1)], ids=["TERM", "KILL"])
def test_a_build_that_is_killed_while_a_browser_prints_leaves_no_folder_for_long(
    folder: Path, tmp_path: Path, number: int, left: int
) -> None:
    """After SIGKILL the folder stays until the next build that prints, which sees that nobody uses it."""
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    deadly = f"import os, time\nos.kill(os.getppid(), {int(number)})\ntime.sleep({0 if left else 600})"
    found = []
    for line in (deadly, "raise SystemExit(3)"):
        variables = {**os.environ, "TMPDIR": str(rooms), "DECKPRESS_CHROME": _program(folder, line)}
        words = [sys.executable, "-m", "deckpress", "build", "heat.md", "-o", "out", "--to", "sheet", "--pdf"]
        done = subprocess.run(words, env=variables, capture_output=True, check=False, timeout=60)
        found.append((done.returncode, len([*rooms.iterdir()])))
    assert found == [(-9 if left else 143, left), (1, 0)]
    assert outputs(folder) == ["browser", "heat.md"]


def test_a_browser_that_cannot_be_started_is_an_error(folder: Path) -> None:
    with pytest.raises(PrintError, match="cannot be started"):
        browser.print_page(folder / "heat.md", b"", {})


def test_a_sheet_that_no_browser_can_measure_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKPRESS_CHROME", "nowhere")
    done = run("build", "heat.md", "-o", "out", "--to", "sheet", "--fit", "1", "--no-lock")
    assert "fits 1 page at 12 pt (estimated, as there is no browser to measure with)" in done.stderr


def test_where_browsers_are_looked_for(folder: Path) -> None:
    programs = folder / "programs"
    for name in ("chromium", "Google/Chrome/Application/chrome.exe"):
        (programs / name).parent.mkdir(parents=True, exist_ok=True)
        (programs / name).touch(mode=0o755)
    path = {"PATH": str(programs)}
    assert find_browser({**path, "DECKPRESS_CHROME": str(folder / "heat.md")}) == folder / "heat.md"
    assert find_browser({**path, "DECKPRESS_CHROME": "chromium"}) == programs / "chromium"
    assert find_browser({**path, "DECKPRESS_CHROME": "nowhere"}) is None
    if os.name == "posix":
        assert find_browser(path) == programs / "chromium"
    windows = find_browser({"PATH": "", "PROGRAMFILES": str(programs)})
    assert windows is not None
    assert windows.suffix == ".exe" or sys.platform != "linux"


# ---- what docs/printing.md says --------------------------------------------------------------------

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "printing.md").read_text(encoding="utf-8")


def test_the_page_names_settings_that_there_are_and_no_setting_is_left_to_guess() -> None:
    named = set(re.findall(r"`([a-z-]+)`", " ".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE))))
    assert named <= {setting.name for setting in SETTINGS}
    pages = [path.read_text(encoding="utf-8") for path in (*(ROOT / "docs").glob("*.md"), ROOT / "README.md")]
    told = {setting.name for setting in SETTINGS for page in pages if re.search(rf"(?:`|--){setting.name}\b", page)}
    assert told == {setting.name for setting in SETTINGS}
    for size in CARD_SIZES:
        assert f"`{size}`" in PAGE


# ---- WeasyPrint ------------------------------------------------------------------------------------


@pytest.mark.parametrize("asks", ["", "file:///etc/passwd"])
def test_weasyprint_is_used_where_there_is_no_browser(asks: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stand-in, as WeasyPrint is no test tool: it needs libraries of the system."""
    pages: list[str] = []
    fetched: list[str] = []

    class Fetcher:
        def fetch(self, url: str) -> None:
            fetched.append(url)

    class Html:
        def __init__(self, string: str, url_fetcher: Fetcher) -> None:
            pages.append(string)
            url_fetcher.fetch("data:,x")
            if asks:
                with suppress(ValueError):
                    url_fetcher.fetch(asks)

        def write_pdf(self, pdf_identifier: bytes) -> bytes:
            return b"%PDF " + pdf_identifier

    module = types.ModuleType("weasyprint")
    module.HTML = Html  # type: ignore[attr-defined]
    module.urls = types.ModuleType("weasyprint.urls")  # type: ignore[attr-defined]
    module.urls.URLFetcher = Fetcher
    monkeypatch.setitem(sys.modules, "weasyprint", module)
    monkeypatch.setitem(sys.modules, "weasyprint.urls", module.urls)
    monkeypatch.setattr(pdf, "find_spec", lambda _: module)
    monkeypatch.setenv("DECKPRESS_CHROME", "nowhere")
    done = run("build", "heat.md", "-o", "out", "--to", "sheet", "--pdf", "--no-lock")
    assert fetched == ["data:,x"]
    if asks:
        assert (
            "DP615 error: cannot make a PDF of its .html page: the page loads file:///etc/passwd, which is outside it"
            in done.output
        )
        assert not (folder / "out").exists()
        return
    assert done.exit_code == 0
    assert (folder / "out/heat.pdf").read_bytes() == b"%PDF deckpress"
    [page] = pages
    assert "as written" in page
    assert "<use" not in page
    assert "math-glyphs" not in page.partition("<body")[2]


def test_formulas_hold_their_own_glyphs_for_weasyprint() -> None:
    drawing = TexEngine().draw(Formula("x^2", display=False))
    assert isinstance(drawing, Drawing)
    page = pdf.own_glyphs(f"{sprite([drawing])}<p>{drawing.svg}</p>")
    assert page.startswith("<p>")
    assert all(page.count(f'<path d="{data}"') == 1 for _, data in drawing.glyphs)


def test_only_exporters_that_say_so_are_printed() -> None:
    printable = {name for name, exporter in exporters().items() if exporter.printable}
    assert printable & {"apkg", "csv", "sheet", "cards"} == {"sheet", "cards"}
