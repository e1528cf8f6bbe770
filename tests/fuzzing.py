"""Documents nobody would write, made of those of the tests: seeded, so that a number makes the same one again.

`document(seed, number, corpus)` takes a deck of the corpus and changes it a few times: lines are deleted, doubled,
swapped and indented, two documents are spliced, unclosed and hostile pieces are inserted, bytes and line ends are
damaged. test_fuzz.py reads, builds and converts them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

DECKS = Path(__file__).parent / "decks"
JSON_PAGE = Path(__file__).parents[1] / "docs" / "json.md"
SUFFIXES = (".md", ".txt", ".gift", ".tsv")
LONGEST = 12_000
"""How many characters of a document are kept, so that one does not take the time of a hundred."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file to try: `name` is its file name, `made` says which deck it was made of and what was done to it."""

    number: int
    name: str
    data: bytes
    made: str


def corpus(*folders: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of every deck of the tests, of the one in JSON in docs/, and of those in more folders."""
    paths = [path for folder in (DECKS, *folders) for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES]
    printed = [path for path in paths if path.is_relative_to(DECKS / "bad") and path.suffix == ".txt"]
    found = [(path.name, path.read_bytes().decode("utf-8", "replace")) for path in paths if path not in printed]
    data = JSON_PAGE.read_text(encoding="utf-8").split("\n```json\n", 1)[1].split("\n```\n", 1)[0]
    return (*found, *[("deck.json", data)] * 8)


def document(seed: int, number: int, decks: Sequence[tuple[str, str]]) -> Document:
    """The document of a number: the same seed, number and decks give the same bytes."""
    rng = random.Random(f"{seed}:{number}")
    name, text = rng.choice(decks)
    text = _cut(rng, text)
    done = []
    for _ in range(rng.choice((1, 1, 2, 2, 3, 5, 8))):
        change = rng.choice(CHANGES)
        done.append(change.__name__.strip("_"))
        text = change(rng, text, decks)[: 2 * LONGEST]
    data = text.encode("utf-8", "surrogatepass")
    if rng.random() < 0.08:
        damage = rng.choice(DAMAGES)
        done.append(damage.__name__.strip("_"))
        data = damage(rng, data)
    suffix = "." + name.rpartition(".")[2]
    suffix = suffix if suffix == ".json" or rng.random() < 0.2 else rng.choice((".md", ".md", ".md", ".txt"))
    return Document(number, f"notes{suffix}", data, f"{name}: {', '.join(done)}")


def _cut(rng: random.Random, text: str) -> str:
    """The text, or a stretch of whole lines if it is long."""
    if len(text) <= LONGEST:
        return text
    start = text.find("\n", rng.randrange(len(text) - LONGEST)) + 1 if rng.random() < 0.7 else 0
    return text[start : start + LONGEST]


# ---- what is inserted ------------------------------------------------------------------------------

PIECES = (
    # heads, rules and ends
    "---", "---\ndeck: A::B\ntags: [a, b]\n---", "---\na: [\n---", "---\nquestions: h3\nreverse: true\n---", "...",
    "---\nname = \"x\"\n---", "+++\ntitle = 1\n+++", "***", "- - -", "===",
    "---\nDeck: X\n\n1. What?\n\n> So.\n\n---",
    "---\ndeck: " + "9" * 5000 + "\n---", "---\ndate: 0000-99-99\n---", "---\ndeck: !!python/object:x\n---",
    "---\ntitle: \"\\ud800\"\n---", "---\ndate: 2026-01-01T99:99:99Z\n---", "---\nx: &a [*a]\n---",
    # fences, comments and what is never closed
    "```", "~~~", "````md", "```python title=\"x\" {1-9999999}", "    ```", "<!--", "-->", "<!-- end -->",
    "<!-- answer -->", "<!-- question -->", "<!-- options -->", "<!-- explanation -->", "<!-- cloze -->",
    "<!-- id: a -->", "<!-- id: \"\\ud800\" -->", "<!-- points: 1e999 -->", "<!-- points: 99999999999999999999 -->",
    "<!-- points: 0.00000001 -->", "<!-- tags: <b> \"a b\" -->", "<!-- hint: x  reverse  type-in: -->",
    "<!-- ID: 1 -->",
    "<?php", "<![CDATA[", "<!DOCTYPE", "<script>", "<pre>", "<details>", "<summary>", "</details>", "<div",
    "<b", "</",
    "<details><summary>What?</summary>\n\nThat.\n\n</details>", "$$", "$", "\\(", "\\[", "\\begin{align}", "{{c1::",
    "}}", "{{c0::a}}", "{{c" + "9" * 400 + "::a}}", "{{c" + "1" * 5000 + "::a}}", "{{c1::a::b::c}}",
    "{{c1::{{c2::a}}}}",
    "==", "==a==", "{1::a}", "{" + "7" * 5000 + "::a}", "{a}", "[[", "![[x.png]]", "![](", "[a]: ", "[^1]:", "[^1]",
    "*[HTML]: x", "!!! note", "::: card", "::: cloze", ":::", "%", "%%ANKI", "START", "END",
    "STARTI [Basic] a Back: b ENDI",
    # questions, answers, options
    "Q: What is it?", "A: That.", "Q:", "A:", "C: a ==b==", "C:", "Q1. Why?", "Ans - So.", "**Answer:** yes",
    "Answer:",
    "## What is it?\n\nA word.", "# ", "#", "##", "####### x", "## ", "1. What?", "99999999999. What?", "0. a",
    "- [x] a",
    "- [ ] b", "* [X] c", "A. one", "B) two", "ANSWER: A", "ANSWER: Z", "a) b", "*a) b", "[*] a", "[ ] b",
    "= a", "= 5 +- 1",
    "::t:: What? {=a ~b}", "What? {#1e999:1}", "{=%1e5%a ~%-50%b}", "{T}", "{", "// x", "$CATEGORY: a/b",
    "term :: words",
    "a ::: b", "?", "??", "a\tb", "\t", "#separator:tab", "#flashcards", "#card", "a #card", "- a #card",
    "front ;; back",
    "[sound:a.mp3]", "[sound:", "| a | b |\n|---|---|\n| 1 | 2 |", "|", "Term\n: meaning", ": x", "[#card]",
    "noteId: 1",
    "guid: x", "model: Basic", "# Note", "## Front", "^[uid]: x", "[^uid]: x", "`{=:", "Deck: X", "Tags: a b", "TOC",
    "- Q: How?\n  A: Thus.", "> **Q:** a", "1. A\n2. B\n3. C", "## Answers\n\n1. A\n2. B", "Key: 1-A, 2-B",
    "Answers: " + "9" * 5000 + ". A", "5) " + "8" * 5000, "## Answer key\n\n" + "3" * 5000 + ". B", "²) a",
    "²", "١. ما؟",
    "{\"deckpress\": 1, \"notes\": [{\"question\": \"\\ud800\", \"answer\": \"a\"}]}", "{\"deckpress\": 1}",
    "[1e999]",
    # characters
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u200e\u200f", "\u202e",
    "\u2028", "\u2029",
    "\ufeff", "\ufdd0m0\ufdd1", "\ufffe", "\U0010ffff", "\x0c", "\x0b", "e\u0301\u0302\u0303", "👩‍👩‍👧‍👦",
    "漢字？", "ㅤ", "ﬃ", "ß", "İ",
    "\ud800", "\r", "\\", "\\\\", "&#0;", "&#xD800;", "&#99999999999;", "&nbsp;", "&", "<", ">", "\"", "'",
    "`", "_", "*",
    # deep and long
    "[" * 300, "]" * 300, "(" * 300, "{" * 300, "*" * 300, "_" * 301, "`" * 301, "> " * 120, "- " * 120, "1. " * 120,
    "<b>" * 200, "<div>" * 200, "$" * 101, "\\" * 101, "{" * 300 + "}" * 300, "$" + "{" * 300 + "}" * 300 + "$",
    "$\\frac" * 60 + "$", "![" * 150, "#" * 500, "=" * 500, "~" * 500, "|" * 200, "a" * 3000, "\t" * 60, "9" * 5000,
    "> " * 30 + "- " * 30 + "x", "\n".join(" " * 2 * n + "- x" for n in range(60)), "[" * 100 + "a" + "](b)" * 100,
)  # fmt: skip
WRAPS = (("<!--\n", "\n-->"), ("```\n", "\n```"), ("<details>\n", "\n</details>"), ("---\n", "\n---\n"), ("> ", ""),
         ("<div>\n\n", "\n\n</div>"), ("# T\n\n", ""), ("Q: ", "\nA: x"), ("<!-- answer -->\n",
         "\n<!-- end -->"))  # fmt: skip
ODD = "\t \u00a0\u3000\u200b#*_`~=-+:;.,?!|<>[](){}$\\/%&\"'0123456789AaQqCcXx\n\n\n？。、²٣ßİ\u202e\x00\x1b\ud83d"

# ---- changes of the text ---------------------------------------------------------------------------

Decks = Sequence[tuple[str, str]]
Change = Callable[[random.Random, str, Decks], str]


def _span(rng: random.Random, lines: Sequence[str]) -> tuple[int, int]:
    """Some lines in a row, mostly few."""
    start = rng.randrange(len(lines))
    return start, min(len(lines), start + rng.choice((1, 1, 1, 2, 3, 5, 10, 40)))


def _delete_lines(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    start, end = _span(rng, lines)
    return "\n".join([*lines[:start], *lines[end:]])


def _double_lines(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    start, end = _span(rng, lines)
    return "\n".join([*lines[:end], *lines[start:end] * rng.choice((1, 1, 2, 3)), *lines[end:]])


def _move_lines(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    start, end = _span(rng, lines)
    moved, rest = lines[start:end], [*lines[:start], *lines[end:]]
    place = rng.randint(0, len(rest))
    return "\n".join([*rest[:place], *moved, *rest[place:]])


def _swap_lines(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _join_lines(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    start, end = _span(rng, lines)
    return "\n".join([*lines[:start], " ".join(lines[start:end]), *lines[end:]])


def _truncate(rng: random.Random, text: str, _: Decks) -> str:
    cut = rng.randint(0, len(text))
    return text[:cut] if rng.random() < 0.7 else text[cut:]


def _splice(rng: random.Random, text: str, decks: Decks) -> str:
    lines, others = text.split("\n"), _cut(rng, rng.choice(decks)[1]).split("\n")
    return "\n".join([*lines[: rng.randint(0, len(lines))], *others[rng.randint(0, len(others)) :]])


def _graft(rng: random.Random, text: str, decks: Decks) -> str:
    """Some lines of another document between those of this one."""
    lines, others = text.split("\n"), rng.choice(decks)[1].split("\n")
    start, end = _span(rng, others)
    place = rng.randint(0, len(lines))
    return "\n".join([*lines[:place], *others[start:end], *lines[place:]])


def _insert_piece(rng: random.Random, text: str, _: Decks) -> str:
    lines, piece = text.split("\n"), rng.choice(PIECES)
    place = rng.choice((0, len(lines), rng.randint(0, len(lines)), rng.randint(0, len(lines))))
    blank = [""] if rng.random() < 0.5 else []
    return "\n".join([*lines[:place], *blank, *piece.split("\n"), *blank, *lines[place:]])


def _insert_within(rng: random.Random, text: str, _: Decks) -> str:
    place = rng.randint(0, len(text))
    return text[:place] + rng.choice(PIECES) + text[place:]


def _replace_line(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    lines[rng.randrange(len(lines))] = rng.choice(PIECES)
    return "\n".join(lines)


def _indent(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    start, end = _span(rng, lines)
    before = rng.choice((" ", "  ", "   ", "    ", "\t", "> ", "- ", "1. ", "  - ", "## ", "* ", "\u00a0", "      "))
    return "\n".join([*lines[:start], *(before + line for line in lines[start:end]), *lines[end:]])


def _dedent(rng: random.Random, text: str, _: Decks) -> str:
    lines = text.split("\n")
    start, end = _span(rng, lines)
    return "\n".join([*lines[:start], *(line.lstrip(" \t>-") for line in lines[start:end]), *lines[end:]])


def _blank_lines(rng: random.Random, text: str, _: Decks) -> str:
    way = rng.randrange(3)
    if way == 0:
        return text.replace("\n\n", "\n")
    return text.replace("\n", "\n\n") if way == 1 else text.replace("\n\n", "\n\n\n")


def _odd_characters(rng: random.Random, text: str, _: Decks) -> str:
    characters = list(text)
    for _number in range(rng.choice((1, 3, 10)) if characters else 0):
        place = rng.randrange(len(characters))
        characters[place] = rng.choice((rng.choice(ODD), rng.choice(ODD) * 2, "", characters[place] * 2))
    return "".join(characters)


def _case(rng: random.Random, text: str, _: Decks) -> str:
    return text.upper() if rng.random() < 0.5 else text.lower()


def _wrap(rng: random.Random, text: str, _: Decks) -> str:
    before, after = rng.choice(WRAPS)
    return before + text + after


def _again(rng: random.Random, text: str, _: Decks) -> str:
    """A card, or what looks like one, several times."""
    parts = text.split("\n\n")
    start = rng.randrange(len(parts))
    some = parts[start : start + 2]
    return "\n\n".join([*parts, *some * rng.choice((2, 3, 5))])


def _numbers(rng: random.Random, text: str, _: Decks) -> str:
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    if not digits:
        return text
    place = rng.choice(digits)
    return (
        text[:place] + rng.choice(("", "0", "-1", "9" * 12, "9" * 5000, "1e999", "²", "٣", "NaN")) + text[place + 1 :]
    )


def _strip_ends(_rng: random.Random, text: str, _: Decks) -> str:
    return text.strip()


CHANGES: tuple[Change, ...] = (
    _delete_lines, _delete_lines, _double_lines, _double_lines, _move_lines, _swap_lines, _join_lines, _truncate,
    _splice, _graft, _graft, _insert_piece, _insert_piece, _insert_piece, _insert_within, _replace_line, _indent,
    _indent, _dedent, _blank_lines, _odd_characters, _case, _wrap, _again, _numbers, _strip_ends,
)  # fmt: skip

# ---- damage to the bytes ---------------------------------------------------------------------------


def _line_ends(rng: random.Random, data: bytes) -> bytes:
    end = rng.choice((b"\r\n", b"\r", b"\n\r", b"\r\r\n"))
    return data.replace(b"\n", end, rng.choice((-1, 3)))


def _byte_order_mark(_rng: random.Random, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def _wrong_bytes(rng: random.Random, data: bytes) -> bytes:
    place = rng.randint(0, len(data))
    return data[:place] + rng.choice((b"\xff", b"\xc3", b"\x00", b"\xed\xa0\x80", b"\xf4\x90\x80\x80")) + data[place:]


def _cut_bytes(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randint(0, len(data))]


def _other_encoding(rng: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(("utf-16", "latin-1", "shift-jis")), "replace")


DAMAGES = (_line_ends, _line_ends, _byte_order_mark, _wrong_bytes, _cut_bytes, _other_encoding)
