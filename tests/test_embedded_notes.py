"""Notes that a card embeds, and links between notes: what is written, and what the card shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from anki_collection import AnkiCollection
from deckpress import export, read
from deckpress.diagnostics import Diagnostics
from deckpress.html.links import obsidian_address, with_links_that_work
from deckpress.markdown.note_parts import NoteText
from deckpress.project import run
from rendered import png
from request_maker import make_request

LAWS = r"""---
macros:
  R: "\\mathbb{R}"
---
# Laws

All laws.

## Ohm's law

$I = U/R$ in [the web][w].

### Units {#si .tag}

- ampere
- volt ^volt
  - kilovolt

## Newton *and* `F`

Force. ^force

Mass
and more. ^mass

| a | b |
|---|---|
| 1 | 2 |

^table

> wise

^quote

## Empty

## Same

First.

## Same

Second with $\R$.

```
# no heading
a ^code
```

[w]: https://x.example/w
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to work in, with one note."""
    folder = tmp_path / "My vault"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write({"deckpress.toml": 'id = "mine"\n', "notes/Laws.md": LAWS})
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


def card(answer: str, head: str = "") -> dict[str, str | bytes]:
    return {"cards/deck.md": f"{head}## What is it?\n\n{answer}\n"}


def build() -> tuple[Diagnostics, str]:
    """The diagnostics, and the last field of the only note in Anki's text file."""
    Path("out/deck.csv").unlink(missing_ok=True)
    _, diagnostics = run(make_request(Path.cwd(), (), Path("out"), ("csv", "apkg")), write=True)
    text = Path("out/deck.csv").read_text(encoding="utf-8") if Path("out/deck.csv").exists() else ""
    return diagnostics, text.rpartition('","')[2].rstrip("\n").removesuffix('"').replace('""', '"')


def shown(answer: str) -> str:
    write(card(answer))
    diagnostics, text = build()
    assert [str(told) for told in diagnostics] == []
    return text


# ---- parts of notes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("Ohm's law#Units", "- ampere\n- volt\n  - kilovolt"),
        ("Units", "- ampere\n- volt\n  - kilovolt"),
        ("units", "- ampere\n- volt\n  - kilovolt"),
        ("si", "- ampere\n- volt\n  - kilovolt"),
        ("ohms-law#si", "- ampere\n- volt\n  - kilovolt"),
        ("^volt", "- volt\n  - kilovolt"),
        ("^VOLT", "- volt\n  - kilovolt"),
        ("^force", "Force."),
        ("^mass", "Mass\nand more."),
        ("^table", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("^quote", "> wise"),
        ("same", "First."),
        ("same-1#", "Second with $\\R$.\n\n```\n# no heading\na ^code\n```\n\n[w]: https://x.example/w"),
    ],
)
def test_a_part_is_named_as_obsidian_and_github_name_it(part: str, text: str) -> None:
    found = NoteText("Laws.md", LAWS).part(part)
    assert found is not None
    assert found.markdown.strip() == text


@pytest.mark.parametrize("part", ["Newton and F", "Newton *and* `F`", "newton-and-f", "Newton: and F", "NEWTON AND F"])
def test_the_markup_and_the_signs_of_a_heading_need_not_be_written(part: str) -> None:
    found = NoteText("Laws.md", LAWS).part(part)
    assert found is not None
    assert found.markdown.strip().startswith("Force.")


@pytest.mark.parametrize("part", ["Nowhere", "Units#Ohm's law", "^nowhere", "^code", "no heading", "Newton#Units"])
def test_what_a_note_does_not_have_is_not_found(part: str) -> None:
    assert NoteText("Laws.md", LAWS).part(part) is None


def test_a_part_knows_the_places_of_its_lines() -> None:
    found = NoteText("Laws.md", LAWS.split("---\n", 2)[2], 4).part("^volt")
    assert found is not None
    assert (found.locate(0, 2).line, found.locate(0, 2).column) == (16, 3)


# ---- what a card shows -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("![[Laws#Units]]", "<ul><li>ampere</li><li>volt<ul><li>kilovolt</li></ul></li></ul>"),
        ("![[laws#^force]]", "<p>Force.</p>"),
        ("![[notes/Laws#^force]]", "<p>Force.</p>"),
        ("![[Laws.md#^force|never shown]]", "<p>Force.</p>"),
        ("![](../notes/Laws.md#^force)", "<p>Force.</p>"),
        ("![the force](/notes/Laws.md#%5Eforce)", "<p>Force.</p>"),
        ("![][n]\n\n[n]: ../notes/Laws.md#^force", "<p>Force.</p>"),
        ("It is: ![[Laws#^force]] **So.**", "<p>It is: Force. <strong>So.</strong></p>"),
        ("a ![[Laws#^quote]] b", "<p>a </p><blockquote><p>wise</p></blockquote><p> b</p>"),
        ("**a ![[Laws#^quote]] b** c", "<p><strong>a  b</strong> c</p><blockquote><p>wise</p></blockquote>"),
        ("- a ![[Laws#^quote]]", "<ul><li>a <blockquote><p>wise</p></blockquote></li></ul>"),
        ("`![[Laws]]` and \\![[Laws]]", "<p><code>![[Laws]]</code> and !"),
        ("$a$ ![[Laws#same-1]]", r"<p>\(a\) </p><p>Second with \(\mathbb{R}\).</p>"),
        ("![[Laws#Ohm's law]]", '<p>\\(I = U/R\\) in <a href="https://x.example/w">the web</a>.</p><h3>Units'),
    ],
)
def test_an_embedded_part_is_filled_in(written: str, expected: str) -> None:
    assert expected in shown(written)


def test_a_whole_note_is_filled_in_without_its_front_matter() -> None:
    part = shown("![[Laws#Ohm's law]]")
    whole = shown("![[Laws]]")
    assert part in whole
    assert whole.startswith("<h1>Laws</h1><p>All laws.</p>")


def test_pictures_of_an_embedded_note_are_found_from_its_folder(anki: AnkiCollection) -> None:
    write({"notes/Seen.md": "![a](pics/a.png) ![[b.png]] ![](/notes/pics/a.png)"})
    write({"notes/pics/a.png": png(8, 8), "notes/pics/b.png": png(9, 9)})
    shown("![[Seen]]")
    anki.import_apkg(Path("out/deck.apkg").read_bytes())
    assert anki.problems() == []
    assert anki.note().fields["Answer"].count("<img") == 3
    assert len(anki.media()) == 2


def test_a_note_in_a_note_is_filled_in_and_a_changed_note_changes_the_card() -> None:
    write({"notes/A.md": "a ![[B]]", "notes/B.md": "b"})
    assert shown("![[A]]") == "<p>a b</p>"
    write({"notes/B.md": "c"})
    assert shown("![[A]]") == "<p>a c</p>"


def test_footnotes_of_an_embedded_note_are_numbered_after_those_of_the_card_and_stand_below_it() -> None:
    note = "Lead[^1] is soft^[Very *soft*.]. ^lead\n\n[^1]: With $x$.\n\n    And more.\n\n`[^1]` [^a-z] ^code"
    write({"notes/N.md": note})
    text = shown("![[N#^lead]] So[^1].\n\n[^1]: Own.")
    mark, number = '<sup class="footnote-mark">{}</sup>'.format, '<sup class="footnote-number">{}</sup>'.format
    assert text.startswith(f"<p>Lead{mark(2)} is soft{mark(3)}. So{mark(1)}.</p>")
    assert text.count('<div class="footnotes">') == 1
    below = f"{number(1)} Own.", rf"{number(2)} With \(x\).</p><p>And more.", f"{number(3)} Very <em>soft</em>"
    assert [words in text for words in below] == [True, True, True]
    assert shown("![[N#^code]]") == "<p><code>[^1]</code> [^a-z]</p>"


def test_what_an_embedded_note_says_aside_is_not_shown() -> None:
    write({"notes/N.md": "The CPU.\n\n*[CPU]: Central unit\n\n%%\nold\n%%\n\nEnd `*[CPU]: x`."})
    abbreviation = '<abbr class="abbreviation" title="Central unit">CPU</abbr>'
    assert shown("![[N]]") == f"<p>The {abbreviation}.</p><p>End <code>*[CPU]: x</code>.</p>"


def test_two_builds_give_the_same_bytes() -> None:
    shown("![[Laws]]")
    first = Path("out/deck.apkg").read_bytes()
    shown("![[Laws]]")
    assert Path("out/deck.apkg").read_bytes() == first


@pytest.mark.parametrize(
    ("written", "message", "step", "words"),
    [
        ("![[Nope]]", "3:1: DP411 warning: there is no note Nope in the project", "check the name", "<p>Nope</p>"),
        ("![[Nope|a b]]", "3:1: DP411 warning: there is no note Nope in the project", "check", "<p>a b</p>"),
        ("a ![x](no.md)", "3:3: DP411 warning: there is no note no.md in the project", "check", "<p>a x</p>"),
        (
            "![](../notes/laws.md)",
            "3:1: DP411 warning: there is no note ../notes/laws.md in the project",
            "write ../notes/Laws.md: capital",
            "<p>../notes/laws.md</p>",
        ),
        ("![[Laws#Unit]]", "3:1: DP411 warning: Laws has no part 'Unit'", "did you mean 'Units'?", "<p>Laws#Unit</p>"),
        ("![[Laws#^no]]", "3:1: DP411 warning: Laws has no part '^no'", "write a heading", "<p>Laws#^no</p>"),
        ("![[Laws#Empty]]", "3:1: DP411 warning: there is no text in Laws", "write the text", "<p>Laws#Empty</p>"),
        ("![[deck]]", "3:1: DP411 warning: deck embeds itself here", "remove the link", "<p>deck</p>"),
        ("![[x.excalidraw.md]]", "3:1: DP411 warning: a card cannot show this file: x.excalidraw.md", "show", "md</p>"),
        ("![[x.pdf]]", "3:1: DP411 warning: a card cannot show this file: x.pdf", "show a picture", "<p>x.pdf</p>"),
        ("![[../../out]]", "3:1: DP411 warning: this note lies outside the project: ../../out", "move it", "out</p>"),
        ("![](../../out.md)", "3:1: DP411 warning: this note lies outside the project: ../../out.md", "move", "out.md"),
        ("![[two]]", "3:1: DP411 warning: two could be any of these notes: a/two.md, b/two.md", "write its", "two</p>"),
        ("![[bad]]", "3:1: DP411 warning: bad.md cannot be read: ", "check the file", "<p>bad</p>"),
        ("![[large]]", "3:1: DP411 warning: the notes embedded here are too large for a card: large", "name", "large"),
    ],
)
def test_a_note_that_cannot_be_shown_is_told_and_its_words_stay(
    written: str, message: str, step: str, words: str
) -> None:
    write({**card(written), "../out.md": "secret", "a/two.md": "x", "b/two.md": "x"})
    write({"bad.md": b"abc \xff", "large.md": "word " * 70_000})
    (told,), text = build()
    assert str(told).startswith(f"cards/deck.md:{message}")
    assert told.next_step.startswith(step)
    assert words in text
    assert "secret" not in text


def test_a_link_of_the_disk_out_of_the_project_is_not_followed(here: Path) -> None:
    write({**card("![[leak]]"), "../secret.md": "secret"})
    (here / "leak.md").symlink_to(here.parent / "secret.md")
    (told,), text = build()
    assert "this note lies outside the project: leak" in told.message
    assert text == "<p>leak</p>"


def test_notes_that_embed_each_other_end_with_a_warning_at_the_link_that_closes_the_circle() -> None:
    write({**card("![[A]]"), "notes/A.md": "a\n\n![[B]]", "notes/B.md": "b ![[A]]"})
    (told,), text = build()
    assert str(told) == "notes/B.md:1:3: DP411 warning: A embeds itself here"
    assert text == "<p>a</p><p>b A</p>"


def test_a_flood_of_notes_ends() -> None:
    write(card("![[n0]]"))
    write({f"notes/n{i}.md": f"![[n{i + 1}]] " * 12 + "word " * 900 for i in range(12)})
    diagnostics, text = build()
    assert {told.code for told in diagnostics} == {"DP411"}
    assert len(text) < 1_000_000


def test_a_fault_in_an_embedded_note_has_its_place_there() -> None:
    write({**card("![[A]]"), "notes/A.md": "---\ntags: x\n---\na\n\n$\\frac{1}$ ![](no.png)\n"})
    diagnostics, _ = build()
    assert {str(told)[:22] for told in diagnostics} == {"notes/A.md:6:1: DP301 ", "notes/A.md:6:16: DP401"}


def test_a_program_without_a_folder_reads_no_note() -> None:
    deck = read("## What is it?\n\n![[Laws]]\n").deck
    made = export(deck, "csv")
    assert [told.message for told in made.diagnostics] == ["there is no folder to read the note Laws from"]
    assert b"All laws." in export(deck, "csv", folder="notes").data


# ---- links -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](../notes/Laws.md#units) b", "<p>a b</p>"),
        ("[a](<my note.md>) [b](my%20note.md)", "<p>a b</p>"),
        ("[**a** `b`](#units)", "<p><strong>a</strong> <code>b</code></p>"),
        ("[a][w]\n\n[w]: other.md", "<p>a</p>"),
        ("<a href='other.md'>a</a>", "<p>a</p>"),
        ("[a](other) [b](/c/) [c](x.pdf)", "<p>a b c</p>"),
        ("[[Laws]] [[Laws|b]] [[Laws#Units|*c*]]", "<p>Laws b <em>c</em></p>"),
        ("[![a](https://x.example/a.png)](b.md)", '<p><img alt="a" src="https://x.example/a.png"></p>'),
        ("[a](https://x.example/b.md#c)", '<p><a href="https://x.example/b.md#c">a</a></p>'),
        ("[a](mailto:b@x.example)", '<p><a href="mailto:b@x.example">a</a></p>'),
        ("[a](//x.example/b)", '<p><a href="//x.example/b">a</a></p>'),
        ("[a](www.x.example)", '<p><a href="www.x.example">a</a></p>'),
        ("https://x.example/b.md", '<p><a href="https://x.example/b.md">https://x.example/b.md</a></p>'),
        ("[a](obsidian://open?file=b)", '<p><a href="obsidian://open?file=b">a</a></p>'),
        ("`[a](b.md)`", "<p><code>[a](b.md)</code></p>"),
    ],
)
def test_a_link_to_another_note_becomes_its_words_and_others_stay(written: str, expected: str) -> None:
    write(card(f"See {written}"))
    diagnostics, text = build()
    assert {told.code for told in diagnostics} <= {"DP405", "DP415"}
    assert text == expected.replace("<p>", "<p>See ", 1)


VAULT = "obsidian://open?vault=My%20vault&amp;file="


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](../notes/Laws.md#Units%20here)", f'<p><a href="{VAULT}notes%2FLaws%23Units%20here">a</a></p>'),
        ("[a](#units)", f'<p><a href="{VAULT}cards%2Fdeck%23units">a</a></p>'),
        ("[[Laws#Units|the **b**]]", f'<p><a href="{VAULT}Laws%23Units">the <strong>b</strong></a></p>'),
        ("[[Laws]]", f'<p><a href="{VAULT}Laws">Laws</a></p>'),
        ("![[Linked]]", f'<p><a href="{VAULT}notes%2FLaws">c</a></p>'),
        ("[a](../../out.md)", "<p>a</p>"),
        ("[a](https://x.example)", '<p><a href="https://x.example">a</a></p>'),
    ],
)
def test_with_links_obsidian_links_open_the_note_there(written: str, expected: str) -> None:
    write({**card(f"See {written}", head="---\nlinks: obsidian\n---\n"), "notes/Linked.md": "[c](Laws.md)"})
    assert build() == ((), expected.replace("<p>", "<p>See ", 1))


def test_the_vault_has_the_name_of_the_setting() -> None:
    write({"deckpress.toml": 'id = "mine"\nlinks = "obsidian"\nvault = "R&D"\n'})
    assert shown("[[Laws]]") == '<p><a href="obsidian://open?vault=R%26D&amp;file=Laws">Laws</a></p>'
    write(card("[[Laws]]", head="---\nlinks: words\n---\n"))
    assert build() == ((), "<p>Laws</p>")


def test_links_within_links_and_tags_that_never_close_do_no_harm() -> None:
    assert with_links_that_work('<a href="b">a</a></a><a>c</a><a href="d">', lambda *_: "") == "a</a><a>c</a>"


def test_a_windows_path_in_a_link_is_one_of_the_vault() -> None:
    assert obsidian_address("a\\b.md", False, "c/d.md", "V") == "obsidian://open?vault=V&file=c%2Fa%2Fb"


def test_the_decks_of_the_docs_show_what_they_embed() -> None:
    docs = (Path(__file__).parents[1] / "docs" / "media.md").read_text(encoding="utf-8")
    found = dict(re.findall(r"<!-- file: ([^\n]*) -->\n```markdown\n(.*?)```\n", docs, re.DOTALL))
    write(
        {"notes/laws.md": found["notes/laws.md"], "cards/deck.md": found["physics.md"].replace("(notes", "(../notes")}
    )
    Path("notes/Laws.md").unlink()
    assert build()[0] == ()
    text = Path("out/deck.csv").read_text(encoding="utf-8")
    assert "The current is" in text
    assert "<p>A body at rest stays at rest.</p>" in text
    assert "Georg Ohm and Isaac Newton, see laws." in text
