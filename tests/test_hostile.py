"""Texts that repeat an opening mark, a question or a block many thousand times are read and built in linear time.

No time is asserted: how fast deckpress is, `make bench` measures. Each shape runs at a size at which a quadratic
algorithm takes many minutes and a linear one takes less than a second or two; the limit of two minutes for all of them
is there to end a test that hangs, and names the shape at which it did.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from deckpress.convert.links import rebased
from deckpress.diagnostics import Location
from deckpress.exporters.lms.qti import _picks
from deckpress.history.adopt import plain
from deckpress.history.identity import new_identities
from deckpress.history.lock import Entry
from deckpress.history.matching import describe, match
from deckpress.history.search import find_note
from deckpress.html.css import kept
from deckpress.html.pictures import keep_media_apart
from deckpress.html.sanitize import escape_unknown, refused
from deckpress.live.pull_lines import Lines
from deckpress.live.pull_tags import tag_changes
from deckpress.markdown.closed import last_end, without_comments
from deckpress.markdown.pipes import guard_pipes
from deckpress.markdown.spans import scan
from deckpress.media import make_media
from deckpress.model import Deck, Note, Source, Text
from deckpress.reading import read
from deckpress.reading.json_values import _one_line
from deckpress.reading.keys.key_titles import find_titles
from deckpress.reading.parts.details import find_details
from deckpress.reading.parts.furniture import is_back_to_top, is_contents, only_links
from deckpress.reading.parts.options import options_of_blocks
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.bare_options import with_listed_options
from deckpress.reading.settings.line_settings import without_hashtags
from deckpress.reading.text.container_tags import is_import, tag_at
from deckpress.reading.text.tree import Block, Document, read_tree
from deckpress.reading.words.answer_words import leads_to_answer
from deckpress.reading.words.labels import label_of

MANY = 50_000


def document(text: str) -> Document:
    return read_tree(Source("notes.md", text), 0)[0]


def listed(text: str) -> bool:
    return is_contents(document(f"- {text}\n").blocks[0])


def another_tag(line: str) -> None:
    place = Location("n.md", 1, 1)
    note = Note(Text("What?", place), Text("So.", Location("n.md", 4, 1)), location=place)
    for removed in ([], ["a"]):
        list(tag_changes(Lines.of(f"What?\n{line}\n\nSo.\n"), note, 4, ["d"], removed))


def keys_of_parts(count: int) -> None:
    parts = "".join(f"## Part {n}\n\n1. What?\n2. Why?\n\n" for n in range(count))
    read(Source("n.md", parts + "".join(f"## Part {n} answers\n\n1. A\n2. B\n\n" for n in range(count))))


def same_question(count: int) -> None:
    notes = tuple(Note(Text("What is it?"), Text("A word."), location=Location("n.md", n)) for n in range(count))
    guids = [identity.guid for identity in new_identities("project", Deck("Deck", notes))]
    assert len(set(guids)) == count
    nows = describe((note, "n.md", "Deck") for note in notes)
    entries = [Entry(guid, "qa", "n.md", "Deck", "What is it?", nows[0].answer, "hash", 1) for guid in guids]
    assert all(found.entry for found in match(nows, entries)[0])


def players(count: int) -> None:
    shown = "".join(f'<audio src="a{number}.mp3"></audio>' for number in range(count))
    assert len(keep_media_apart(shown, Text("x " * count))[1]) == count


def places(count: int) -> None:
    text = Text("a\n" * count, "n.md", tuple((number, 1) for number in range(1, count + 1)))
    assert [text.locate_offset(2 * number).line for number in range(count)] == list(range(1, count + 1))


def nested(count: int) -> None:
    found = find_details(document("<details><summary>What is it?</summary>\n" * count + "</details>\n" * count))
    depth = 0
    while found:
        found, depth = tuple(found[0].children), depth + 1
    assert depth == 50


def nested_cards(count: int) -> None:
    text = "".join(f"{'  ' * depth}- What is {depth}? #card\n" for depth in range(count)) + "  " * count + "- A word.\n"
    notes = read(Source("n.md", text), "logseq")[0].deck.notes
    assert [len(note.answer.markdown.split("\n")) for note in notes[-12:]] == [10, 10, *range(10, 0, -1)]


def drawing(style: str) -> None:
    make_media("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><g style="{style}"/></svg>'.encode())


def in_details(inside: str) -> None:
    read(Source("n.md", f"<details><summary>What is it?</summary>\nA word.\n{inside}</details>\n"))


LINES = {
    "inka": "---\nDeck: a~b\nTags: a~b\n\n1. What?\n\n> That.\n---\n",
    "ki": "# Note\n```\nguid: a~b\nnotetype: Basic\n```\n\n## Front\nWhat?\n\n## Back\nThat.\n",
    "apy": "model: a~b\n\n# Note\ntags: a~b\n\n## Front\nWhat?\n\n## Back\nThat.\n",
    "text2qti": "Quiz title: a~b\n\n1. What?\n*a) That.\nb) This.\n",
    "gift": "$CATEGORY: a~b\n\nWhat? {=That}\n\nHow many? {#1~x}\n",
    "ankcompiler": "What? [^A]\n\n[^A]: a~b\n",
    "logseq": "- title:: a~b\n- What? #card\n  - a~b #card\n  - {{cloze a~b\n",
    "obsidian-sr": "## What~is it?\n?\nThat.\n<!--SR:!2026-01-01,1,1-->~x\n",
    "obsidian-to-anki": "STARTI [Basic] a~Back: b ENDI~x\nTags: a~b\nEND~x\nx~ID: 1\n",
    "md2anki": "# Deck\n\n## What?~x (123456)\n\nThat.~x\n",
}
"""Lines of a dialect; `~` stands for very many blanks."""


def blanks_in(dialect: str, lines: str) -> None:
    read(Source("n.md", lines.replace("~", " " * MANY)), dialect)


SHAPES: dict[str, Callable[[], object]] = {
    "unclosed comments": lambda: without_comments("<!-- " * MANY),
    "a comment, then unclosed ones": lambda: without_comments("<!-- -->" + "<!-- " * MANY),
    "unclosed anchors": lambda: listed('<a href="#">' * MANY),
    "anchors that are no tags": lambda: listed("<a href=#" * MANY),
    "links that are never closed": lambda: only_links("[a](#b" * MANY),
    "a link with blanks in it": lambda: only_links("[a](" + " " * MANY),
    "a link with an endless address": lambda: only_links("[a](#" + "b" * MANY),
    "unclosed gaps": lambda: plain("{{c1::a::" * MANY),
    "an SVG that is only comments": lambda: make_media("a.svg", b"<!-- --> " * MANY),
    "an SVG that is only blanks": lambda: make_media("a.svg", b" " * MANY),
    "unclosed formulas in a question": lambda: find_note("Deck", r"\( \[ $ <!-- " * MANY),
    "one question": lambda: same_question(10_000),
    "players that are not in the text": lambda: players(10_000),
    "places in a long text": lambda: places(MANY),
    "blanks in a bold term": lambda: read(Source("n.md", "- **a" + " " * MANY + "b**\n")),
    "blanks in a numbered question": lambda: read(Source("n.md", "1. **a" + " " * MANY + "b**\n\n1. c\n2. d\n")),
    "blanks in a gap with a letter": lambda: read(Source("n.md", "1. a (B" + " " * MANY + "\nA. c\nB. d\n")),
    "an admonition of blanks": lambda: read(Source("n.md", "!!!" + " " * MANY + "x\n")),
    "blanks in a shortcode": lambda: tag_at(["{{<" + " " * MANY + "a" + " " * MANY + "/"], 0),
    "blanks in a Liquid tag": lambda: tag_at(["{% a" + " " * MANY + "-"], 0),
    "titles of an element": lambda: tag_at(["<A " + "title='" * MANY + '">'], 0),
    "blanks in an import": lambda: is_import("import" + " " * 900 + "x"),
    "shortcodes that nothing closes": lambda: read(Source("n.md", "{% raw %}\n\n" * 10_000)),
    "words on a hidden answer": lambda: leads_to_answer("答" * MANY),
    "a line of blanks below a table's head": lambda: guard_pipes("$a|b$\n-" + " " * MANY + "x"),
    "a line of tabs below a table's head": lambda: guard_pipes("$a|b$\n" + "\t" * MANY + "-x"),
    "second rows of tables": lambda: guard_pipes("$a|b$\n" + "|-|\n" * MANY),
    "heads of no tables": lambda: guard_pipes("$a|b$|c|d\n|-|\n" * (MANY // 2)),
    "many hashtags": lambda: without_hashtags("a" + " #b" * MANY + "!"),
    "a bold lead without end": lambda: read(Source("n.md", "**" + "a" * MANY + "\n")),
    "marks of bold print round a question": lambda: read(
        Source("n.md", "**" * 15_000 + "What?" + "**" * 15_000 + "\n")
    ),
    "a run of backticks": lambda: find_details(document("<details>" + "`" * MANY + "\n")),
    "titles of keys without a heading": lambda: find_titles(document("Answers:\n\n" * 30_000)),
    "answers below items that are no options": lambda: with_listed_options(document("- a\n\nAnswer: b\n\n" * 20_000)),
    "nested details": lambda: nested(2_500),
    "nested cards of Logseq": lambda: nested_cards(400),
    "a name of a tag without end": lambda: escape_unknown("<" + "a" * MANY),
    "a name of an attribute without end": lambda: escape_unknown("<b " + "a" * MANY + ">"),
    "blanks in an address of a link": lambda: refused("<a href=" + " " * MANY + "x>"),
    "blanks in an address of a style": lambda: kept("background:url(" + " " * MANY + "x)"),
    "unclosed comments in a drawing": lambda: drawing("/*a" * MANY),
    "a sound of blanks": lambda: rebased("[sound:" + " " * MANY + "x", ".."),
    "a tag's name without end in Markdown": lambda: list(scan("<" + "a" * MANY)),
    "a pick of blanks": lambda: list(_picks(" " * MANY + "x")),
    "a pick without numbers": lambda: list(_picks("a" * MANY)),
    "underscores in a question": lambda: looks_like_question("a" + "_" * MANY + "b"),
    "blanks in details": lambda: in_details(" " * MANY + "x"),
    "ends of paragraphs in details": lambda: in_details("</p>" * MANY + "x"),
    "blanks behind a sign": lambda: label_of("\u2753" + " " * MANY + "x"),
    "blanks behind a label": lambda: label_of("Answer" + " " * MANY + "x"),
    "blanks in a macro": lambda: read(Source("n.md", "---\nmacros:\n  R:" + " " * MANY + "x\n---\n")),
    "blanks in an option": lambda: read(Source("n.md", "## Q?\n\n- A) b\n- B) c" + " " * 20_000 + "d\n")),
    "keys of many parts": lambda: keys_of_parts(400),
    "blanks in a title": lambda: _one_line("a" + " " * MANY + "b"),
    "comments without an end beside a tag": lambda: another_tag("<!-- tags:" * MANY),
    "blanks beside a tag in a comment": lambda: another_tag("<!-- tags:" + " " * MANY + "b -->"),
    "blanks beside a tag in braces": lambda: another_tag("{" + " " * MANY + ".b}"),
    "blanks before a tag in a comment": lambda: another_tag(" " * MANY + "x <!-- tags: a -->"),
    "a word without end beside a tag": lambda: another_tag("<!-- tags: " + "a" * MANY + ": -->"),
    **{f"blanks in lines of {name}": partial(blanks_in, name, lines) for name, lines in LINES.items()},
}
"""What is done to a hostile text, by its name; the size is part of it."""


def test_no_hostile_text_takes_more_than_linear_time() -> None:
    program = (
        "import test_hostile\n"
        "for name, run in test_hostile.SHAPES.items():\n"
        "    print(name, flush=True)\n"
        "    run()\n"
        "print('done')\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True) as running:
        try:
            said, _ = running.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            running.kill()
            said, _ = running.communicate()
    assert said.splitlines()[-1] == "done"


def test_titles_of_keys_share_the_lines_below_them() -> None:
    """Thousands of lines that could be titles, each with all the lines below it, do not multiply."""
    text = "1. What is a?\n2. What is b?\n\n" + "**Answers:**\n\nNothing.\n\n" * 1_500
    assert read(Source("deck.md", text))[0].unaccounted == ()


def test_a_run_of_options_is_looked_for_no_further_than_it_goes() -> None:
    body = document("- [x] a\n\n* [ ] b\n\nWords.\n\n" + "More.\n\n" * 50)
    asked = 0

    def blocks(start: int) -> Iterator[Block]:
        nonlocal asked
        for block in body.blocks[start:]:
            asked += 1
            yield block

    options, taken = options_of_blocks(body, blocks(0))
    assert options is not None
    assert (len(options.choices), taken, asked) == (2, 2, 3)
    asked = 0
    assert options_of_blocks(body, blocks(2)) == (None, 1)
    assert asked == 1


def test_a_run_that_is_no_options_is_looked_at_once() -> None:
    text = "".join(f"{'-*+'[number % 3]} [ ] a\n\n" for number in range(30)) + "- [ ]\n\n* [x] b\n"
    assert options_of_blocks(document(text), document(text).blocks) == (None, 31)


@pytest.mark.parametrize(
    ("text", "end"), [("", 0), ("a", 0), ("-->", 3), ("a-->b-->c", 8), ("</A> </a> x", 9), ("</a> </A> x", 9)]
)
def test_the_last_closing_mark_is_found(text: str, end: int) -> None:
    assert last_end(text, "-->", "</a>", "</A>") == end


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a<!-- b -->c", "ac"),
        ("<!-- a --><!-- b -->", ""),
        ("a<!-- b", "a<!-- b"),
        ("<!-- a -->b<!-- c", "b<!-- c"),
        ("<!-- a\nb -->", ""),
        ("-->a<!--", "-->a<!--"),
    ],
)
def test_comments_are_left_out_where_they_are_closed(html: str, shown: str) -> None:
    assert without_comments(html) == shown


def test_a_link_to_the_top_is_one_in_html_too() -> None:
    for text in ('<a href="#top">Top</a>', "<A HREF=#top>Top</A>", "<p><a name=x href='#'>↑</a></p>", "[Top](#top)"):
        assert is_back_to_top(document(f"{text}\n").blocks[0]), text
    for text in ('<a href="top">Top</a>', '<a href="#top">Top', "[Top](top)", '<a href="#top">Top</a> and more'):
        assert not is_back_to_top(document(f"{text}\n").blocks[0]), text


def test_a_question_asked_many_times_is_read_as_so_many_notes() -> None:
    reading, _ = read(Source("notes.md", "## What is it?\n\nA word.\n\n" * 300))
    assert len(reading.deck.notes) == 300
