"""Harmful values: each is harmless in every output, and the author gets a diagnostic."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from anki_collection import AnkiCollection
from anki_page import reviewer_page
from deckpress import inert
from deckpress.cli import cli
from deckpress.exporters import exporters
from deckpress.exporters.anki.names import anki_decks, anki_tags, note_type_name
from deckpress.history.retire import inert_field
from tabs import Tabs

# ---- one value, one target -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "became"),
    [
        ("waves", "waves"),
        ("physics::light-2_b", "physics::light-2_b"),
        ("größe::日本", "größe::日本"),
        ("C++", "C++"),
        ("array[0]", "array[0]"),
        ("<b>", "‹b›"),
        ("R&D", "R&D"),
        ("R&amp;D", "R＆amp;D"),
        ("Ohm's", "Ohm’s"),
        ('"a"', "”a”"),
        ("[sound:a.mp3]", "(sound:a.mp3]"),
        ("[[type:Answer]]", "([type:Answer]]"),
        ("[anki:tts]", "(anki:tts]"),
        ("[latex]", "(latex]"),
        (r"\(x\)", "/(x/)"),
        ("a\u202eb\u200bc", "abc"),
        ("\u200b", ""),
    ],
)
def test_a_tag_keeps_what_does_nothing_in_a_card(tag: str, became: str) -> None:
    assert inert.tag(tag) == became


@pytest.mark.parametrize(
    ("name", "became"),
    [
        ("R&D::a < b::Ohm's law", "R&D::a < b::Ohm's law"),
        ('The "Great" War', 'The "Great" War'),
        ("x = 1", "x = 1"),
        ("C++::vector<int>", "C++::vector‹int›"),
        ("<img src=x onerror=alert(1)>", "‹img src=x onerror=alert(1)›"),
        ("a</b", "a‹/b"),
        ("a<", "a‹"),
        ("a<::b", "a‹::b"),
        ('x" onmouseover="alert(1)', "x” onmouseover=”alert(1)"),
        ("[sound:a.mp3]", "(sound:a.mp3]"),
    ],
)
def test_a_deck_keeps_the_name_that_does_nothing_in_a_card(name: str, became: str) -> None:
    assert inert.anki_name(name) == became
    assert anki_decks([name])[name] == became


@given(st.text(alphabet="ab<>&;#\"'`=[]\\/:! \u202e", max_size=12))
def test_no_tag_and_no_deck_can_open_a_tag_or_end_an_attribute(text: str) -> None:
    for safe in (inert.tag(text), *anki_tags([text])):
        assert not set("<>\"'`\\\u202e") & set(safe)
        assert not re.search(r"&(?:#|\w+;)", safe)
    name = inert.anki_name(text)
    assert not inert._OPENS_TAG.search(name)
    assert "=" not in name or not set("\"'") & set(name)
    assert '"' not in note_type_name(name, "qa")
    assert inert.tag(inert.tag(text)) == inert.tag(text)
    assert inert.anki_name(name) == name


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("@x", "'@x"), ("+x", "'+x"), ("-x", "'-x"), ("\t=1", "'\t=1"), ("＝1", "'＝1"),
        ("-1.5", "-1.5"), ("+3", "+3"), ("a=1", "a=1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert inert.csv_cell(cell) == written


@pytest.mark.parametrize(
    ("name", "became"),
    [
        ("notes", "notes"),
        ("a.b", "a.b"),
        (".hidden", ".hidden"),
        ("CON", "_CON"),
        ("aux.old", "_aux.old"),
        ("com1", "_com1"),
        ("LPT¹", "_LPT¹"),
        ("nul .x", "_nul .x"),
        ("console", "console"),
        ("a:b*c?", "a_b_c_"),
        ('<"|>\\', "_____"),
        ("a.", "a_"),
        ("a. ", "a__"),
        (" ", "_"),
        ("...", "___"),
        ("a\x01b", "a_b"),
        ("ünï", "ünï"),
    ],
)
def test_a_name_becomes_one_that_windows_allows(name: str, became: str) -> None:
    assert inert.file_name(name) == became
    assert inert.file_name(became) == became
    assert inert.file_path(f"x/{name}") == f"x/{became}"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("A", "a", True), ("é", "e\u0301", True), ("É", "e\u0301", True), ("ß", "SS", True), ("a", "b", False)],
)
def test_names_that_are_one_on_some_disk_are_the_same(one: str, other: str, same: bool) -> None:
    assert (inert.same_name(one) == inert.same_name(other)) is same


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("é 日本 שלום العربية", "é 日本 שלום العربية"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("✔\ufe0f", "✔\ufe0f"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f"),
        ("a\u200cb", "a<U+200C>b"),
        ("evil\u202egpj.exe", "evil<U+202E>gpj.exe"),
        ("\u2066x\u2069\u200e\u200f\u061c", "<U+2066>x<U+2069><U+200E><U+200F><U+061C>"),
        ("a\u200bb\ufeff\xad", "a<U+200B>b<U+FEFF><U+00AD>"),
        ("a\U000e0041", "a<U+E0041>"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\nb\tc\r", "a<U+000A>b<U+0009>c<U+000D>"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_what_could_deceive_on_a_terminal_is_named(text: str, shown: str) -> None:
    assert inert.visible(text) == shown


def test_a_line_of_output_keeps_the_colours_of_the_program_and_no_other_sequence() -> None:
    line = "\x1b[31merror:\x1b[0m\ta\x1b]0;title\x07\x1b[2J\n"
    shown = "\x1b[31merror:\x1b[0m\ta<U+001B>]0;title<U+0007><U+001B>[2J\n"
    assert inert.visible_line(line) == shown


@given(st.text())
def test_json_that_is_made_visible_has_the_same_value(text: str) -> None:
    written = inert.visible_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert not any(character in written for character in "\u202e\u200b\x9b\u2028")


@pytest.mark.parametrize(
    "field",
    [
        "plain &lt;b&gt; &#91;sound:x] {&#123;c1::",
        '<pre tabindex="0"><code><span class="n" data-line="1">x</span></code></pre>',
        '<input type="checkbox" disabled=""> done',
        "{{c1::gap::hint}} \\(x &lt; y\\) [sound:a-1234.mp3]",
        '<ul class="choices one"><li class="right">a</li></ul><img src="a.png" alt="b">',
    ],
)
def test_a_field_of_our_own_package_stays_as_it_is(field: str) -> None:
    assert inert_field(field) == field


@pytest.mark.parametrize(
    ("field", "left"),
    [
        ("a<script>alert(1)</script>", "a"),
        ('<img src="x" onerror="alert(1)">', '<img src="x">'),
        ('<input type="image" src="http://a.example">', "<input>"),
        ("<b style=\"background:image-set('http://a.example' 1x)\">a</b>", "<b>a</b>"),
        ("[sound:http://a.example/x.mp3]", "&#91;sound:http://a.example/x.mp3]"),
        ("[sound:../x.mp3] [anki:tts lang=en]x[/anki:tts]", "&#91;sound:../x.mp3] &#91;anki:tts lang=en]x[/anki:tts]"),
        ("[latex]x[/latex]", "&#91;latex]x&#91;/latex]"),
    ],
)
def test_a_field_of_a_foreign_package_loses_what_runs(field: str, left: str) -> None:
    assert inert_field(field) == left


# ---- every value in every output -----------------------------------------------------------------


class Server:
    """A server on this machine that keeps the paths that it is asked for."""

    def __init__(self) -> None:
        asked = self.asked = list[str]()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(404)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


ATTACKS = (
    "<img/src=ADDRESS/WHERE/onerror=fetch('ADDRESS/WHERE')>",
    'x"autofocus=1/onfocus="fetch(\'ADDRESS/WHERE\')"/tabindex="0',
    "</title></style></script><script>fetch('ADDRESS/WHERE')</script>",
    "--><svg/onload=fetch('ADDRESS/WHERE')>]]>",
    "{{Tags}}[sound:ADDRESS/WHERE][[type:Question]]",
)
STYLES = (
    "background:image-set('ADDRESS/WHERE' 1x)",
    "background:url(ADDRESS/WHERE)",
    "background:u\\72l(ADDRESS/WHERE)",
    "list-style:url(ADDRESS/WHERE)",
    "color:red;background:-webkit-image-set(url(ADDRESS/WHERE) 1x)",
)
EVERY_FORMAT = ",".join(exporters())


def hostile_deck(attack: str, style: str, address: str) -> dict[str, object]:
    """A deck in JSON in which each value that is shown is the attack, named by where it stands."""

    def at(where: str) -> str:
        return attack.replace("ADDRESS", address).replace("WHERE", where)

    styled = style.replace("ADDRESS", address).replace('"', "&quot;")
    shared = {"section": [at("section"), at("subsection")], "tags": [at("tag"), "plain"], "hint": at("hint")}
    question = f'{at("question")} <b style="{styled.replace("WHERE", "style")}">b</b>'
    return {
        "deckpress": 1,
        "deck": at("deck").replace("::", ":"),
        "named": True,
        "title": at("title"),
        "language": at("language"),
        "date": at("date"),
        "notes": [
            {"question": f"{question} 1?", "answer": at("answer"), "id": at("id"), "reverse": True, **shared},
            {"question": "2?", "answer": "word", "typed": True, "expected": at("expected"), **shared},
            {
                "question": "3?",
                "kind": "choice",
                "choices": [
                    {"text": at("right"), "correct": True, "feedback": at("feedback")},
                    {"text": f"wrong {at('wrong')}"},
                ],
                "explanation": at("explanation"),
                **shared,
            },
            {"question": f"A {{{{c1::{at('gap')}::{at('gaphint')}}}}} here.", "kind": "cloze", **shared},
        ],
    }


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, attack: str, style: str, address: str) -> Path:
    """All outputs of the hostile deck, in a project whose own values are the attack, too."""
    monkeypatch.chdir(folder)
    value = json.dumps(attack.replace("ADDRESS", address).replace("WHERE", "project"))
    Path("deckpress.toml").write_text(f"name = {value}\nversion = {value}\n", encoding="utf-8")
    Path("cards").mkdir()
    name = "cards/" + attack.replace("ADDRESS", "").replace("WHERE", "file").replace("/", "") + ".json"
    Path(name).write_text(json.dumps(hostile_deck(attack, style, address)), encoding="utf-8")
    templates = Path("templates/parts")
    templates.mkdir(parents=True)
    shown = "{% raw %}{{Tags}}{{Deck}}{{Subdeck}}{{Type}}{{Card}}{{CardFlag}}{% endraw %}"
    titled = '{% raw %}<i title="{{Tags}}">a</i><i title="{{Deck}}">b</i><i title="{{Subdeck}}">c</i>{% endraw %}'
    own = "{% if anki %}" + shown + titled + "{% endif %}"
    (templates / "tags.html.j2").write_text("{% include 'builtin/parts/tags.html.j2' %}" + own, encoding="utf-8")
    (templates / "context.html.j2").write_text("{% include 'builtin/parts/context.html.j2' %}" + own, encoding="utf-8")
    result = run("build", name, "-o", "out", "--to", EVERY_FORMAT, "--no-lock", "--tag", attack.replace(" ", "_"))
    assert "DP131" in result.stderr
    assert result.exit_code == 0, result.stderr
    return folder / "out"


@pytest.mark.parametrize(
    ("attack", "style"),
    [(attack, STYLES[index % len(STYLES)]) for index, attack in enumerate(ATTACKS)],
    ids=["handler", "attribute", "raw-text", "comment", "anki"],
)
def test_no_value_of_a_deck_runs_or_asks_for_anything_in_any_output(
    attack: str,
    style: str,
    server: Server,
    browser: Tabs,
    anki: AnkiCollection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cards are those that the real Anki rendered; their own script, which shuffles options, may run."""
    (tmp_path / "here").mkdir()
    out = built(tmp_path / "here", monkeypatch, attack, style, server.address)
    server.asked.clear()
    (package,) = out.rglob("*.apkg")
    anki.import_apkg(package.read_bytes())
    sides = [side for note in anki.notes().values() for card in note.cards for side in (card.front, card.back)]
    assert len(sides) >= 8
    pages = list(out.rglob("*.html"))
    for number, side in enumerate(sides):
        page = out / f"side{number}.html"
        page.write_text(reviewer_page(side), encoding="utf-8")
        pages.append(page)
        assert "[sound:" not in side
        assert "[anki:" not in side
    requests: list[str] = []
    page = browser.new_page(requests=requests)
    (out / "all.html").write_text("".join(f'<iframe src="{path.as_uri()}"></iframe>' for path in pages))
    page.goto((out / "all.html").as_uri())
    assert len(page.frames) == 1 + len(pages)
    for frame in page.frames:
        frame.evaluate("for (const found of document.querySelectorAll('[autofocus]')) found.focus()")
    page.wait_for_timeout(50)
    browser.put_back()
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert server.asked == []
    descriptions = anki.decks().values()
    assert not any("<script" in text or "<img" in text or "<svg" in text for text in (*anki.decks(), *descriptions))
    for path in out.rglob("*.xml"):
        ElementTree.parse(path)


def test_a_language_stays_inside_its_attribute(anki: AnkiCollection, tmp_path: Path, browser: Tabs) -> None:
    """It is refused, since it is not a language code; cards and pages do not contain it."""
    (tmp_path / "a.md").write_text("---\nlang: 'de-\" onmouseover=\"x'\n---\n## Was?\n\nDas.\n", encoding="utf-8")
    result = run("build", str(tmp_path / "a.md"), "-o", str(tmp_path / "out"), "--to", "apkg,quiz,sheet", "--no-lock")
    assert result.exit_code == 0
    anki.import_apkg((tmp_path / "out/a.apkg").read_bytes())
    page = browser.new_page()
    page.set_content(anki.note().cards[0].front)
    sides = [page.locator(".front").evaluate("side => side.getAttributeNames().join()")]
    for name in ("a.html", "a.quiz.html"):
        page.goto((tmp_path / "out" / name).as_uri())
        sides.append(page.locator("[onmouseover]").count())
    assert sides == ["class", 0, 0]


# ---- where a value comes from --------------------------------------------------------------------

TAGGED = {
    "front matter": ("a.md", "---\ntags: ['<b>']\n---\n## What?\n\nThis.\n"),
    "comment": ("a.md", "## What?\n<!-- tags: <b> -->\n\nThis.\n"),
    "braces": ("a.md", "## What? {.<b>}\n\nThis.\n"),
    "json": (
        "a.json",
        '{"deckpress": 1, "notes": [{"question": "What?", "answer": "This.", "tags": ["\\u003cb>"]}]}',
    ),
    "anki-text": ("a.txt", "#separator:tab\n#tags column:3\nWhat?\tThis.\t<b>\n"),
    "apy": ("a.md", "# Note\ntags: <b>\n\n## Front\nWhat?\n\n## Back\nThis.\n"),
    "md2anki": ("a.md", "# Deck {=:<b>:=}\n\n## What?\n\nThis.\n"),
}


@pytest.mark.parametrize(("name", "text"), TAGGED.values(), ids=TAGGED)
def test_a_tag_is_made_harmless_wherever_it_is_written(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, encoding="utf-8")
    found = run("inspect", name, "--json")
    tags = json.loads(found.stdout)["cards"][0]["tags"]
    assert not any("<" in tag for tag in tags)
    assert tags == ["‹b›"] or "<b>" not in text or "tags" not in found.stdout or tags == []


def test_a_tag_of_the_command_line_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("## What?\n\nThis.\n", encoding="utf-8")
    result = run("build", "a.md", "--to", "json", "-o", "out", "--tag", "<b>", "--no-lock")
    assert "--tag: DP131 warning: the tag '<b>' became '‹b›'" in result.stderr
    assert json.loads(Path("out/a.json").read_bytes())["notes"][0]["tags"] == ["‹b›"]


@pytest.mark.parametrize("escape", ["\\ud800", "\\u0001", "\\e[31m"])
def test_an_escape_in_front_matter_brings_no_character_that_no_deck_can_hold(
    escape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = f'---\ndeck: "a{escape}b"\ntitle: "a{escape}"\ntags: ["a{escape}b"]\n---\n'
    Path("a.md").write_text(f'{head}## What?\n<!-- hint: "a\\ud800" id: "b\\u0001" -->\n\nThis.\n', encoding="utf-8")
    result = run("build", "a.md", "-o", "out", "--to", EVERY_FORMAT, "--no-lock")
    assert result.exit_code == 0, result.stderr
    assert "a.md:2:1: DP007 warning: a deck cannot contain the character U+" in result.stderr
    for path in Path("out").rglob("*.html"):
        assert not set("\x01\x1b") & set(path.read_text(encoding="utf-8"))


# ---- names and the terminal, by the command ------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_outputs_have_names_that_every_system_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for index, name in enumerate(("aux", "a:b*c?", "dot .", "plain"), 1):
        (tmp_path / "in/NUL").mkdir(parents=True, exist_ok=True)
        Path(f"in/NUL/{name}.md").write_text(f"## What is {index}?\n\nThis.\n", encoding="utf-8")
    result = run("build", "in", "-o", "out", "--to", "json,aiken", "--no-lock")
    assert result.stderr.count("DP606") == 4
    assert {path.name for path in Path("out/_NUL").glob("*.json")} == {
        "_aux.json", "a_b_c_.json", "dot__.json", "plain.json",
    }  # fmt: skip
    converted = run("convert", "in", "-o", "native", "-q")
    assert converted.exit_code == 0
    assert {path.name for path in Path("native/_NUL").iterdir()} == {"_aux.md", "a_b_c_.md", "dot__.md", "plain.md"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(("one", "other"), [("a?", "a_"), ("Straße", "STRASSE"), ("é", "e\u0301")])
def test_outputs_that_would_be_one_file_somewhere_are_refused(
    one: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, name in (("x", one), ("y", other)):
        Path(folder).mkdir()
        Path(f"{folder}/{name}.md").write_text("## What?\n\nThis.\n", encoding="utf-8")
    result = run("build", "x", "y", "-o", "out", "--to", "json", "--no-lock")
    assert "DP602" in result.stderr
    assert result.exit_code == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_no_command_sends_what_deceives_to_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "notes\u202egpj.\u200bmd.md"
    text = "## What is \u202eevil\u2066?\n\nA \u009b31mwave\u200b.\n\n## Open\u202e?\n"
    Path(name).write_text(text, encoding="utf-8")
    commands = (
        ["check", name],
        ["inspect", name],
        ["inspect", name, "--json"],
        ["build", name, "-o", "out", "-v"],
        ["plan", name],
        ["plan", name, "--json"],
        ["ids", name],
        ["convert", name, "-o", "converted"],
        ["build", "\u202enone.md"],
    )
    for command in commands:
        result = run(*command)
        for character in "\u202e\u2066\u200b\u009b\x1b":
            assert character not in result.output, command


def test_what_is_converted_is_shown_on_a_terminal_and_passed_on_to_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("## What is \u202ethis?\n\nA wave.\n", encoding="utf-8")
    assert "What is \u202ethis?" in run("convert", "a.md", "-q").stdout
    monkeypatch.setattr("deckpress.cli.streams.is_terminal", lambda _: True)
    shown = run("convert", "a.md", "-q").stdout
    assert "## What is <U+202E>this?\n\nA wave.\n" in shown
