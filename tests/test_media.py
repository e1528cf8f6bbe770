"""Media: what an author may write, the file that it means, and what the real Anki has of it afterwards."""

from __future__ import annotations

import base64
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import quote

import pytest

from anki_collection import AnkiCollection
from deckpress.diagnostics import Diagnostics
from deckpress.media import make_media
from deckpress.project import History, run
from rendered import png
from request_maker import make_request
from tabs import Tabs

DOCS = (Path(__file__).parents[1] / "docs" / "media.md").read_text(encoding="utf-8")
PNG = png(8, 8)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
MP3 = b"\xff\xfb\x90\x00" + bytes(413)


def wav(seconds: float = 0.1) -> bytes:
    """Silence of 8,000 samples a second."""
    samples = bytes([128]) * int(8000 * seconds)
    head = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(samples))
        + b"WAVE"
        + head
        + b"data"
        + struct.pack("<I", len(samples))
        + samples
    )


WAV = wav()
OGG = b"OggS" + bytes(60)
MP4 = b"\0\0\0\x18ftypisom" + bytes(40)
AVIF = b"\0\0\0\x20ftypavif\0\0\0\0avifmif1" + bytes(40)
RARE = {
    "a.bmp": (b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(40), "BMP"),
    "a.tiff": (b"II*\0" + bytes(40), "TIFF"),
    "a.tif": (b"MM\0*" + bytes(40), "TIFF"),
    "a.jxl": (b"\xff\x0a" + bytes(40), "JPEG XL"),
    "a.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "HEIC"),
}
WEBM = b"\x1a\x45\xdf\xa3" + bytes(40)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[AnkiCollection]:
    folder = tmp_path / "anki"
    folder.mkdir()
    with AnkiCollection(folder) as collection:
        yield collection


def write(files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def build(*paths: str, fetch: bool = False) -> Diagnostics:
    _, diagnostics = run(
        make_request(Path.cwd(), paths, Path("out"), ("apkg", "sheet"), fetch=fetch, fetch_private=fetch), write=True
    )
    return diagnostics


def check(*paths: str) -> list[str]:
    _, diagnostics = run(make_request(Path.cwd(), paths), write=False)
    return [str(diagnostic) for diagnostic in diagnostics]


def answer(*lines: str) -> str:
    return "## What is this?\n\n" + "\n\n".join(lines) + "\n"


def media(path: str = "out/notes.apkg") -> dict[str, bytes]:
    """The media of a package: name -> bytes."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(number) for number, name in json.loads(archive.read("media")).items()}


def in_anki(anki: AnkiCollection) -> str:
    """The answer of the only note, after the package was imported without a complaint."""
    anki.import_apkg(Path("out/notes.apkg").read_bytes())
    assert anki.problems() == []
    return anki.note().fields["Answer"]


# ---- what may be written ---------------------------------------------------------------------------

FILES: dict[str, bytes] = {
    "cards/beside.png": PNG + b"1",
    "cards/two words.png": PNG + b"2",
    "cards/per%20cent.png": PNG + b"3",
    "cards/süß 漢.png": PNG + b"4",
    "cards/img/a/same.png": PNG + b"5",
    "cards/img/b/same.png": PNG + b"6",
    "cards/img/only.png": PNG + b"7",
    "cards/drawn.svg": SVG,
    "cards/" + "long" * 40 + "1.png": PNG + b"8",
    "cards/" + "long" * 40 + "2.png": PNG + b"9",
    "cards/a.mp3": MP3,
    "cards/b.ogg": OGG,
    "cards/c.wav": WAV,
    "cards/d e.mp4": MP4,
    "cards/f.webm": WEBM,
    "cards/fig:1.png": PNG + b"10",
    "cards/back\\slash.png": PNG + b"11",
}
WRITTEN = (
    "![](beside.png) ![](<two words.png>) ![](per%20cent.png) ![](s%C3%BC%C3%9F%20漢.png)",
    "![](img/a/same.png) ![](/cards/img/b/same.png) ![[only.png|300]] ![[img/a/same.png]] <img src=drawn.svg width=90>",
    f"![]({'long' * 40}1.png) ![]({'long' * 40}2.png) ![](fig:1.png) ![](back\\slash.png)",
    "![](a.mp3) <audio src='b.ogg' controls></audio> [sound:c.wav] ![[d e.mp4]]",
    "<video width=300><source src=f.webm>Your browser plays no films.</video>",
)


def test_whatever_is_written_anki_has_every_file_and_misses_none(anki: AnkiCollection) -> None:
    write({"deckpress.toml": 'id = "mine"\n', "cards/notes.md": answer(*WRITTEN), **FILES})
    assert build() == ()
    shown = in_anki(anki)
    assert sorted(anki.media().values()) == sorted(FILES.values())
    assert all(len(name) <= 120 and name.isascii() and name == name.lower() for name in anki.media())
    assert shown.count("<img") == 13
    assert shown.count("[sound:") == 5
    assert "browser" not in shown
    assert check() == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("![alt](x.png){width=50%}", '<img width="50%" alt="alt" src="IT">'),
        ("![alt](x.png) {width=300px}", '<img width="300" alt="alt" src="IT">'),
        ("![alt](x.png){width=300}", '<img width="300" alt="alt" src="IT">'),
        ('![alt](x.png){: width="300" height=20% }', '<img width="300" height="20%" alt="alt" src="IT">'),
        ("![alt](x.png){height=2em}", '<img style="height: 2em" alt="alt" src="IT">'),
        ("![alt][x]{width=9}\n\n[x]: x.png", '<img width="9" alt="alt" src="IT">'),
        ("**![alt](x.png){width=9}**", '<strong><img width="9" alt="alt" src="IT"></strong>'),
        ("![alt](x.png){.big}", '<img alt="alt" src="IT">'),
        ("![alt](x.png){width=big}", '<img alt="alt" src="IT">'),
        ("![alt](x.png) (and so on){width=9}", '<img alt="alt" src="IT"> (and so on){width=9}'),
        ("![alt](x.png) `{width=9}`", '<img alt="alt" src="IT"> <code>{width=9}</code>'),
        ("![[x.png]]", '<img src="IT" alt="">'),
        ("![[x.png|300]]", '<img src="IT" alt="" width="300">'),
        ("![[x.png|300x200]]", '<img src="IT" alt="" width="300" height="200">'),
        ("![[x.png|some *words*|300]]", '<img src="IT" alt="some *words*" width="300">'),
        ("![[x.png|`a` \"b\" <c> {{d}}]]", '<img src="IT" alt="`a` &quot;b&quot; &lt;c&gt; {&#123;d}}">'),
        ("![[x.png|$e$ ==f== &amp;]] $g$", '<img src="IT" alt="$e$ ==f== &amp;amp;"> \\(g\\)'),
        ("see [[page]], [[page#part|the **part**]]", "see page, the <strong>part</strong>"),
        ("`[[page]]`", "<code>[[page]]</code>"),
        ("a[[i]], [[1, 2]], [[ -f x ]] and \\[[page]]", "a[[i]], [[1, 2]], [[ -f x ]] and [[page]]"),
        ("<img src='x.png' width=300>", '<img src="IT" width="300">'),
    ],
)  # fmt: skip
def test_sizes_and_links_between_pages(written: str, expected: str, anki: AnkiCollection) -> None:
    write({"notes.md": answer("It is", written), "x.png": PNG})
    assert build("notes.md") == ()
    shown = in_anki(anki).replace("<p>It is</p>", "").replace("\n", "")
    name = next(iter(media()), "")
    assert shown.removeprefix("<p>").removesuffix("</p>") == expected.replace("IT", name)


@pytest.mark.parametrize(
    "written", ["[sound:a.mp3]", "![words](a.mp3)", "<audio src=a.mp3></audio>", "![[a.mp3]]", "<img src=a.mp3>"]
)
def test_a_sound_is_played_however_it_is_written(written: str, anki: AnkiCollection) -> None:
    write({"notes.md": f"C: It is {{{{c1::{written}::a sound}}}} `[sound:a.mp3]`\n", "a.mp3": MP3})
    assert build("notes.md") == ()
    anki.import_apkg(Path("out/notes.apkg").read_bytes())
    (name,) = media()
    assert f"{{{{c1::[sound:{name}]::a sound}}}} <code>&#91;sound:a.mp3]</code>" in anki.note().fields["Text"]
    assert anki.problems() == []


def test_nobody_can_type_a_sound() -> None:
    write({"notes.md": "## What is this?\n<!-- type-in -->\n\n![](a.mp3)\n", "a.mp3": MP3})
    assert [diagnostic.code for diagnostic in build("notes.md")] == ["DP123"]


def test_a_bare_name_is_looked_for_everywhere_but_never_guessed() -> None:
    write({"deckpress.toml": 'id = "mine"\n', "cards/deep/notes.md": answer("![[X.png]] ![[b/y.png]]")})
    write({"cards/other/x.png": PNG, "pictures/a/y.png": PNG + b"a", "pictures/b/y.png": PNG + b"b"})
    write({".trash/x.png": PNG + b"no"})
    assert build() == ()
    assert sorted(media("out/deep/notes.apkg").values()) == [PNG, PNG + b"b"]
    write({"pictures/x.png": PNG + b"2"})
    (told,) = build()
    assert told.code == "DP407"
    assert "cards/other/x.png, pictures/x.png" in told.message
    write({"cards/deep/notes.md": answer("See ![](y.png) ![](x2.png)"), "pictures/x2.png": PNG})
    hints = [diagnostic.next_step for diagnostic in build()]
    assert hints[1] == "pictures/x2.png exists; write the path to it"
    assert "pictures" not in hints[0]


def test_the_deck_of_the_docs_plays_and_shows_in_anki_what_it_names(anki: AnkiCollection) -> None:
    found = re.findall(r"<!-- file: ([^\n]*) -->\n```markdown\n(.*?)```\n", DOCS, re.DOTALL)[0]
    files = {"pictures/blackbird.png": PNG, "flight path.svg": SVG, "sounds/song.mp3": MP3}
    files |= {"worm.webm": WEBM, "sounds/robin.ogg": OGG}
    write({found[0]: found[1], **files})
    assert build(found[0]) == ()
    anki.import_apkg(Path("out/birds.apkg").read_bytes())
    assert anki.problems() == []
    assert sorted(anki.media().values()) == sorted(files.values())
    sides = [note.cards[0].front + note.cards[0].back for note in anki.notes().values()]
    assert ["[anki:play:" in side for side in sides] == [False, True, True, True]
    assert "[[" not in "".join(sides)
    page = Path("out/birds.html").read_text(encoding="utf-8")
    assert page.count("<audio controls") == 2
    assert page.count('<video controls preload="metadata" aria-label="worm.webm" width="320"') == 1


# ---- what is in a file -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.mp3", MP3, ("a", ".mp3", "audio/mpeg")),
        ("a.mp3", b"\xff\xf3\x40\xc0" + bytes(40), ("a", ".mp3", "audio/mpeg")),
        ("a.mp3", b"ID3\x04" + bytes(40), ("a", ".mp3", "audio/mpeg")),
        ("a.flac", b"ID3\x04" + bytes(40), ("a", ".flac", "audio/flac")),
        ("a.opus", OGG, ("a", ".opus", "audio/ogg")),
        ("a.mp3", OGG, ("a", ".ogg", "audio/ogg")),
        ("a.ogv", OGG, ("a", ".ogv", "video/ogg")),
        ("a.m4a", MP4, ("a", ".m4a", "audio/mp4")),
        ("a.mov", MP4, ("a", ".mov", "video/quicktime")),
        ("a.mkv", WEBM, ("a", ".mkv", "video/x-matroska")),
        ("a", WEBM, ("a", ".webm", "video/webm")),
        ("a.wav", WAV, ("a", ".wav", "audio/wav")),
        ("a.avi", b"RIFF\0\0\0\0AVI LIST", ("a", ".avi", "video/x-msvideo")),
        ("a.flac", b"fLaC" + bytes(40), ("a", ".flac", "audio/flac")),
        ("a.aac", b"\xff\xf1\x50\x80", ("a", ".aac", "audio/aac")),
        ("a.avif", AVIF, ("a", ".avif", "image/avif")),
        ("a.png", AVIF.replace(b"ftypavif", b"ftypmif1"), ("a", ".avif", "image/avif")),
        ("a.ico", b"\0\0\1\0\1\0\x10\x10\0\0" + bytes(40), ("a", ".ico", "image/x-icon")),
        ("Ärger & Co (1).PNG", PNG, ("arger-co-1", ".png", "image/png")),
        ("漢.png", PNG, ("image", ".png", "image/png")),
        ("字.mp3", MP3, ("audio", ".mp3", "audio/mpeg")),
    ],
)
def test_a_file_is_named_by_its_content(name: str, data: bytes, expected: tuple[str, str, str]) -> None:
    made = make_media(name, data)
    assert made is not None
    stem, _, rest = made.name.rpartition("-")
    assert (stem, rest[8:], made.mime) == expected
    again = make_media(name, data + b"x")
    assert again is not None
    assert again.name != made.name


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        b"\xff",
        b"\xff\xff\xff\xff",
        "text".encode("utf-16"),
        b"BM" + bytes(40),
        b"BM is a text",
        b"\0\0\1\0\0\0" + bytes(40),
        b"%PDF-1.7",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_media_file_has_no_name(data: bytes) -> None:
    assert make_media("a.mp3", data) is None


def test_anki_keeps_an_avif(anki: AnkiCollection) -> None:
    write({"notes.md": answer("![a square](x.avif)"), "x.avif": AVIF})
    assert build("notes.md") == ()
    assert re.fullmatch(r'<p><img alt="a square" src="x-[0-9a-f]{8}\.avif"></p>', in_anki(anki))


@pytest.mark.parametrize("name", RARE)
def test_a_picture_that_few_devices_show_is_in_the_package_with_a_warning(name: str, anki: AnkiCollection) -> None:
    data, kind = RARE[name]
    write({"notes.md": answer(f"![a dot]({name})"), name: data})
    assert [str(told) for told in build("notes.md")] == [
        f"notes.md:3:10: DP413 warning: {name} is a {kind} picture, which only some devices show"
    ]
    assert list(media().values()) == [data]
    assert "<img" in in_anki(anki)


@pytest.mark.parametrize(
    ("written", "place", "message", "step"),
    [
        ("![](heart.png)", "3:5", "there is no image cards/heart.png", "write Heart.PNG: capital"),
        ("![](Pics/LEAF.png)", "3:5", "there is no image cards/Pics/LEAF.png", "write pics/leaf.png: capital"),
        ("![](../CARDS/Heart.PNG)", "3:5", "there is no image CARDS/Heart.PNG", "write Heart.PNG: capital"),
        ("![](/pics/leaf.png)", "3:5", "there is no image /pics/leaf.png", "cards/pics/leaf.png exists; write"),
        (
            "![](/no/a.png)",
            "3:5",
            "there is no image /no/a.png",
            "a path that begins with / counts from the root of the",
        ),
        ("![](C:\\pics\\a.png)", "3:5", "only on one computer: C:\\pics\\a.png", "from there, such as pics/a.png"),
        ("![](C:\\\\pics\\\\a.png)", "3:5", "only on one computer: C:\\pics\\a.png", "from there, such as pics/a.png"),
        ("A fox.\n\n![](a\\_fox.png)", "5:5", "there is no image cards/a_fox.png", "check the path"),
        (
            "A fox.\n\n|a|b|\n|-|-|\n|c|![](D:\\\\a\\\\b.png)|",
            "7:8",
            "only on one computer: D:\\a\\b.png",
            "such as a/b.png",
        ),
        ("A fox.\n\n|a|b|\n|-|-|\n|c|![](a\\|b.png)|", "7:8", "there is no image cards/a|b.png", "check the path"),
        ("\\\\ ![](a&amp;b.png)", "3:8", "there is no image cards/a&b.png", "check the path"),
        ("![](~/a.png)", "3:5", "only on one computer: ~/a.png", "from there, such as a.png"),
        ("![](gone.png)", "3:5", "there is no image cards/gone.png", "check the path"),
    ],
)
def test_a_path_to_no_file_is_told_with_its_place_and_what_to_write(
    written: str, place: str, message: str, step: str
) -> None:
    write({"deckpress.toml": 'id = "mine"\n', "cards/notes.md": answer(written)})
    write({"cards/Heart.PNG": PNG, "cards/pics/leaf.png": PNG})
    (told,) = (told for told in build() if told.code == "DP401")
    assert (told.location.line, told.location.column) == tuple(map(int, place.split(":")))
    assert message in told.message
    assert step in told.next_step


def test_an_absolute_path_into_the_project_is_told_as_a_relative_one(here: Path) -> None:
    write({"deckpress.toml": 'id = "mine"\n', "cards/notes.md": answer(f"![]({here}/pics/a.png)"), "pics/a.png": PNG})
    (told,) = (told for told in build() if told.code == "DP401")
    assert told.next_step == "write ../pics/a.png, which is the path from the folder of the Markdown file"


@pytest.mark.parametrize("written", ["pics\\cat.png", "pics\\_cat.png", ".\\pics\\cat.png"])
def test_a_path_with_backslashes_finds_its_file(written: str) -> None:
    write({"deckpress.toml": 'id = "mine"\n', "notes.md": answer(f"![]({written})")})
    write({f"pics/{name}.png": PNG for name in ("cat", "_cat")})
    assert build("notes.md") == ()
    assert len(media()) == 1


def test_a_sheet_holds_short_sounds_and_names_long_ones() -> None:
    write({"notes.md": answer("![a bird](a.wav) ![a *storm*](b.wav)"), "a.wav": WAV, "b.wav": wav(700)})
    assert build("notes.md") == ()
    page = Path("out/notes.html").read_text(encoding="utf-8")
    assert page.count("<audio controls") == page.count('src="data:audio/wav;base64,') == 1
    assert '<span class="file">a bird</span>' in page
    assert '<span class="player"><span class="file">a storm</span></span>' in page
    assert len(page) < 200_000


def test_a_page_shows_pictures_as_wide_as_they_are_to_be_and_plays_sounds(browser: Tabs) -> None:
    sizes = "![](bars.png){width=50%} ![[bars.png|120]] ![](drawn.svg){height=3em}"
    write(
        {"notes.md": answer(sizes, "![a *bird*](a.wav)"), "bars.png": png(480, 160), "drawn.svg": SVG, "a.wav": wav(2)}
    )
    assert build("notes.md") == ()
    problems: list[str] = []
    page = browser.new_page(viewport={"width": 900, "height": 900}, complaints=problems)
    page.goto(Path("out/notes.html").resolve().as_uri())
    page.wait_for_function("[...document.querySelectorAll('audio')].every(one => one.readyState > 0)")
    assert page.evaluate("document.querySelector('audio').duration") == 2
    half, pixels, high = page.locator("img").all()
    whole = half.locator("..").evaluate("one => one.clientWidth")
    assert half.evaluate("one => one.width") == pytest.approx(whole / 2, abs=1)
    assert pixels.evaluate("one => [one.width, one.height]") == [120, 40]
    assert high.evaluate(
        "one => one.width == one.height && one.height == 3 * parseFloat(getComputedStyle(one).fontSize)"
    )
    assert page.get_by_label("a bird").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_label("a bird").is_visible()
    assert page.get_by_text("a bird").is_visible()
    browser.put_back()
    assert problems == []


def test_a_note_that_is_gone_is_shipped_once_more_with_its_sound(anki: AnkiCollection) -> None:
    request = make_request(Path.cwd(), ("notes.md",), Path("out"), ("apkg",))
    write({"notes.md": answer("![](a.mp3) ![](a.png)") + "\n## And this?\n\nYes.\n", "a.mp3": MP3, "a.png": PNG})
    run(request, write=True)
    write({"notes.md": "## And this?\n\nYes.\n"})
    run(replace(request, history=History(retire=True)), write=True)
    assert sorted(media().values()) == sorted([MP3, PNG])
    anki.import_apkg(Path("out/notes.apkg").read_bytes())
    assert len(anki.notes()) == 2
    assert anki.problems() == []


# ---- pictures in addresses -------------------------------------------------------------------------

EVIL = SVG.replace(b"</svg>", b'<image href="file:///etc/passwd"/><script>alert(1)</script></svg>')


def _base64(data: bytes, mime: str = "image/svg+xml") -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    "written",
    [
        f"![it]({_base64(EVIL)})",
        f'<img src="{_base64(EVIL)}" alt="it">',
        f"<img src='DATA:image/svg+xml,{quote(EVIL.decode())}' alt=it>",
        f"![it]({_base64(EVIL, 'image/png')})",
    ],
)
def test_an_svg_in_an_address_is_cleaned_like_any_other(written: str) -> None:
    write({"notes.md": answer(written)})
    (told,) = build("notes.md")
    assert str(told).startswith("notes.md:3:")
    assert told.code == "DP410"
    assert told.message.endswith("the address of <image>: file:///etc/passwd, <script>")
    ((name, data),) = media().items()
    assert name.startswith("picture-")
    assert b"<circle" in data
    assert b"passwd" not in data
    assert b"script" not in data
    for path in Path("out").glob("notes.*"):
        assert b"file:///etc" not in path.read_bytes()


def test_an_svg_in_an_address_with_nothing_to_clean_stays_as_it_is() -> None:
    write({"notes.md": answer(f"![it]({_base64(SVG)}) ![]({_base64(PNG, 'image/png')})")})
    assert build("notes.md") == ()
    assert media() == {}
    assert f'src="{_base64(SVG)}"' in Path("out/notes.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [b"<svg", b"", SVG + b"#", b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///a'>]>" + SVG])
def test_an_svg_in_an_address_that_cannot_be_read_is_an_error(data: bytes) -> None:
    write({"notes.md": answer(f"![it]({_base64(data)})")})
    assert [diagnostic.code for diagnostic in build("notes.md")] == ["DP403"]


# ---- the net ---------------------------------------------------------------------------------------


class _Net(BaseHTTPRequestHandler):
    """A small web site; `asked` are the paths that were asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        pages = {
            "/a%20b.png": PNG,
            "/s.mp3": MP3,
            "/text.png": b"text",
            "/empty.png": b"",
            "/part.png": PNG,
            "/big.png": PNG + bytes(3000),
        }
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header(
                "Location",
                {"/to/a": "/a%20b.png", "/to/file": "file:///etc/passwd", "/to/ftp": "ftp://127.0.0.1/a"}.get(
                    self.path, self.path
                ),
            )
            self.end_headers()
            return
        self.send_response(200 if self.path in pages else 404)
        if self.path == "/part.png":
            self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(pages.get(self.path, b"no such page"))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The address of a small web site on this machine, with a cache of its own."""
    monkeypatch.setenv("DECKPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    _Net.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Net) as server:
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.02), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_nothing_is_fetched_unless_it_is_asked_for(net: str, anki: AnkiCollection) -> None:
    write({"notes.md": answer(f"![it]({net}/a%20b.png) ![hm]({net}/s.mp3)")})
    assert [diagnostic.code for diagnostic in build("notes.md")] == ["DP405", "DP405"]
    assert _Net.asked == []
    assert media() == {}
    assert in_anki(anki) == f'<p><img alt="it" src="{net}/a%20b.png"> <a href="{net}/s.mp3">{net}/s.mp3</a></p>'


def test_what_was_fetched_is_kept_and_travels(net: str, anki: AnkiCollection) -> None:
    write({"notes.md": answer(f"![it](<{net}/a b.png>) ![]({net}/s.mp3) ![]({net}/to/a)")})
    assert build("notes.md", fetch=True) == ()
    assert build("notes.md", fetch=True) == ()
    assert _Net.asked == ["/a%20b.png", "/s.mp3", "/to/a", "/a%20b.png"]
    assert "http" not in in_anki(anki)
    assert set(media().values()) == {PNG, MP3}
    assert any(name.startswith("a-b-") for name in media())


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone.png", "status 404, Not Found"),
        ("/text.png", "the downloaded file is not a PNG, JPEG, GIF, WebP, AVIF or SVG file"),
        ("/empty.png", "it is empty"),
        ("/part.png", "the connection broke off"),
        ("/big.png", "it has more than 0 MiB"),
        ("/to/file", "status 302, Found - Redirection to url 'file:///etc/passwd' is not allowed"),
        ("/to/ftp", "unknown url type: ftp"),
        ("/to/ever", "status 302, "),
    ],
)
def test_what_cannot_be_fetched_stays_a_link(net: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.project.fetching.MOST_BYTES", 2000)
    write({"notes.md": answer(f"![]({net}{path}) ![again]({net}{path})")})
    told = build("notes.md", fetch=True)
    assert [diagnostic.code for diagnostic in told] == ["DP412", "DP412"]
    assert told[0].message.startswith(f"{net}{path} was not downloaded: {reason}")
    assert _Net.asked.count(path) <= 6
    assert media() == {}


def test_what_is_no_media_file_is_asked_for_again(net: str) -> None:
    write({"notes.md": answer(f"![]({net}/text.png)")})
    build("notes.md", fetch=True)
    build("notes.md", fetch=True)
    assert _Net.asked == ["/text.png", "/text.png"]


def test_a_build_fetches_only_so_much(net: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.project.fetching.MOST_BYTES_OF_BUILD", len(PNG) + 10)
    write({"notes.md": answer(f"![](<{net}/a b.png>) ![]({net}/s.mp3)")})
    assert [diagnostic.code for diagnostic in build("notes.md", fetch=True)] == ["DP412"]
    assert list(media().values()) == [PNG]


# ---- files of templates, and files of no card ------------------------------------------------------


def test_files_of_templates_travel_under_names_of_their_content(anki: AnkiCollection) -> None:
    css = '{% include "builtin/style.css" %}\n@font-face { font-family: x; src: url("_font.woff2"); }\n'
    css += ".a { background: url(../img/_b%20c.png) }\n"
    front = '<img src="_logo.png"> <script src="_logo.png.js"></script> my_logo.png {{ Question }}'
    write({"deckpress.toml": 'id = "mine"\n', "cards/notes.md": answer("_logo.png"), "templates/style.css": css})
    write({"templates/qa/question.html.j2": front, "templates/_logo.png": PNG, "templates/_font.woff2": b"wOF2"})
    write({"templates/img/_b c.png": PNG + b"2", "templates/_macros.j2": "", "templates/note.png": PNG})
    assert build() == ()
    anki.import_apkg(Path("out/notes.apkg").read_bytes())
    assert anki.problems() == []
    logo, font, other = (next(n for n in anki.media() if n.startswith(s)) for s in ("_logo-", "_font-", "_b-c-"))
    assert sorted(anki.media()) == sorted([logo, font, other])
    assert f'<img src="{logo}"> <script src="_logo.png.js"></script> my_logo.png' in anki.note().cards[0].front
    assert "_logo.png" in anki.note().fields["Answer"]
    kind = anki.collection.models.by_name(anki.note().type)
    assert kind is not None
    assert f'url("{font}")' in kind["css"]
    assert f"url({other})" in kind["css"]
    page = Path("out/notes.html").read_text(encoding="utf-8")
    assert 'url("data:font/woff2;base64,d09GMg==")' in page
    write({"templates/_logo.png": PNG + b"new"})
    build()
    assert logo not in media()


def test_check_tells_of_files_that_no_card_uses() -> None:
    write({"deckpress.toml": 'id = "mine"\n', "cards/notes.md": answer("![](a.png) ![[b.mp3]]\n\n<!-- c%20d.png -->")})
    write({f"cards/{name}": PNG for name in ("a.png", "c d.png", "deep/e f.png", ".hidden/g.png", "h.txt.png")})
    write({"cards/b.mp3": MP3, "cards/i.dat": "", "cards/j.WEBM": WEBM, "templates/_k.png": PNG})
    told = [f"cards/{name}: DP409 note: no card uses this file" for name in ("h.txt.png", "j.WEBM", "deep/e f.png")]
    assert check() == told
    assert check("cards/notes.md") == []
    assert build() == ()
