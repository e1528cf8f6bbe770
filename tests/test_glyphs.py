"""Characters that no font has: a PDF would show boxes, and the build says which, and where they are written."""

from __future__ import annotations

import shutil
import sys
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from chrome import find_shell
from deckpress.cli import cli
from deckpress.project.glyphs import boxed_characters

LATIN = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf")
SEVERAL = "# Words\n\n## What is a cat in Japanese?\n\n猫\n\n## What is Ω?\n\nAn omega, é and $x^2$.\n"


@pytest.fixture
def few_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with one font, for Latin letters, as many containers are."""
    if sys.platform != "linux":
        pytest.skip("only here a variable names the fonts")
    folders = (Path("/usr/share/fonts"), Path.home() / ".fonts")
    fonts = (path for name in LATIN for folder in folders for path in sorted(folder.rglob(name)))
    font = next(fonts, None)
    if font is None:
        pytest.skip("none of the usual fonts is here")
    (tmp_path / "fonts").mkdir()
    shutil.copy(font, tmp_path / "fonts")
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>", encoding="utf-8"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    monkeypatch.setenv("DECKPRESS_CHROME", str(find_shell()))  # a font is missing in it as in any other


def build(text: str, *arguments: str) -> tuple[int, list[str]]:
    Path("notes.md").write_text(text, encoding="utf-8")
    command = ["build", "notes.md", "-o", "out", "--no-lock", "--pdf", *arguments]
    result = CliRunner().invoke(cli, command, prog_name="deckpress")
    return result.exit_code, [line for line in result.output.splitlines() if "DP619" in line]


@pytest.mark.usefixtures("few_fonts")
def test_a_pdf_with_boxes_is_reported_with_the_characters_and_the_place_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, told = build(SEVERAL, "--to", "sheet,paper")
    assert status == 0
    shown = "no font on this machine has 猫 (U+732B): the PDF of the {} page shows boxes"
    assert told == [f"notes.md:5:1: DP619 warning: {shown.format(s)}" for s in (".html", ".paper.html")]
    assert Path("out/notes.pdf").is_file()
    assert build(SEVERAL, "--to", "sheet", "--strict")[0] == 1


@pytest.mark.usefixtures("few_fonts")
def test_a_pdf_whose_characters_all_have_a_font_is_not_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = SEVERAL.replace("猫", "neko, ﬁ, e\u0301, a\u00adb, a\u200bb, ‘x’ → …")
    assert build(text, "--to", "sheet") == (0, [])


# ---- the reader of PDFs --------------------------------------------------------------------------


def pdf(drawn: str, maps: str, kind: str = "Type0") -> bytes:
    """A PDF as browsers write it, in parts: a font, what is drawn in it, and the map of its glyphs."""
    streams = (drawn.encode(), maps.encode())
    packed = (b"<</Filter /FlateDecode>>\nstream\n" + zlib.compress(data) + b"\nendstream\n" for data in streams)
    return f"4 0 obj\n<</Type /Font\n/Subtype /{kind}>>\nendobj\n/Font <</F4 4 0 R>>\n".encode() + b"".join(packed)


MAP = (
    "1 beginbfchar\n<0003> <0041>\nendbfchar\n"
    "2 beginbfrange\n<0005> <0007> <05D0>\n<0008> <0008> <D83DDE00>\nendbfrange\n"
)


@pytest.mark.parametrize(
    ("page", "drawn", "boxed"),
    [
        ("A 猫 本", "/F4 9 Tf <00030000> Tj", "猫本"),
        ("A &#x732b;", "/F4 9 Tf [<0003> 12 <0000>] TJ", "猫"),
        ("A א ב ג 😀 猫", "/F4 9 Tf <0000> Tj", "猫"),
        ("A ﬡ 猫", "/F4 9 Tf <0000> Tj", "猫"),
        ("A 猫", "/F4 9 Tf <00030030> Tj", ""),
        ("A 猫", "/F4 9 Tf <03000030> Tj", ""),
        ("A Bé", "/F4 9 Tf <0000> Tj", ""),
        ("A <style>猫</style><i title=猫>x</i>", "/F4 9 Tf <0000> Tj", ""),
        ("A \u200d\ufe0f\ue123\u0301\u3000", "/F4 9 Tf <0000> Tj", ""),
    ],
)
def test_a_box_is_a_glyph_without_a_character(page: str, drawn: str, boxed: str) -> None:
    assert boxed_characters(f"<p>{page}</p>", pdf(drawn, MAP)) == boxed


def test_the_first_glyph_of_a_font_of_pictures_is_no_box() -> None:
    assert boxed_characters("<p>猫</p>", pdf("/F4 9 Tf <0000> Tj", MAP, "Type3")) == ""


def test_a_pdf_that_cannot_be_read_is_passed_over() -> None:
    assert boxed_characters("<p>猫</p>", b"%PDF stream\nnothing endstream stream\r\n") == ""
