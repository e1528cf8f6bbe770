"""Links, emphasis, code, escapes and entities are CommonMark's: markdown-it-py agrees, but for a few named rules."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unicodedata import category
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline.backticks import backtick
from markdown_it.rules_inline.state_inline import Scanned, StateInline

from deckpress.cli import cli
from deckpress.html import sanitize
from deckpress.html.page import for_page
from deckpress.markdown.fields import render
from deckpress.model import Text

CASES = Path(__file__).parent / "decks" / "inline"
DEFINITIONS = "\n\n[r]: /u 't'\n[s*t]: </v w>\n[é &amp; b]: x\n"


# ---- the differences that are wanted -------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """Syntax that deckpress reads in its own way: texts with it are not compared, or the reference learns the rule."""

    name: str
    reason: str
    holds: re.Pattern[str] | None = None
    """Texts in which it may matter."""
    teach: Callable[[MarkdownIt], None] | None = None
    """Makes the reference do the same."""


def _breaks(char: str) -> bool:
    return char.isspace() or category(char)[0] in "PS"


class _State(StateInline):
    """The flanking rules of deckpress.

    `**` looks only at blanks and brackets; `*` treats letters beyond ASCII as punctuation.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        text_end, self.posMax = self.posMax, len(self.src)  # the `]` behind the text of a link is not a blank
        scanned = super().scanDelims(start, canSplitWord)
        self.posMax = text_end
        if self.src[start] != "*":
            return scanned
        before = self.src[start - 1] if start else " "
        after = self.src[start + scanned.length : start + scanned.length + 1] or " "
        if scanned.length > 1:
            behind_bracket = category(before) in ("Ps", "Pi") and not _breaks(after)
            before_bracket = category(after) in ("Pe", "Pf") and not _breaks(before)
            opens, closes = not after.isspace() and not before_bracket, not before.isspace() and not behind_bracket
            return Scanned(opens, closes, scanned.length)
        code = (not self.pending and self.tokens and self.tokens[-1].tag == "code") or self._opens_code(
            start + scanned.length
        )
        opens = not after.isspace() and (scanned.can_open or code or not before.isascii())
        closes = not before.isspace() and (scanned.can_close or code or not after.isascii())
        return Scanned(bool(opens), bool(closes), scanned.length)

    def _opens_code(self, start: int) -> bool:
        if not self.src.startswith("`", start):
            return False
        position, self.pos = self.pos, start
        backtick(self, silent=True)
        end, self.pos = self.pos, position
        return end > start + len(self.src[start:end]) - len(self.src[start:end].lstrip("`"))


def _flank_as_authors_mean(parser: MarkdownIt) -> None:
    def parse(src: str, md: MarkdownIt, env: Any, tokens: Any) -> Any:
        state = _State(src, md, env, tokens)
        parser.inline.tokenize(state)
        for rule in parser.inline.ruler2.getRules(""):
            rule(state)
        return state.tokens

    parser.inline.parse = parse  # type: ignore[method-assign]


def _show_unknown_tags(parser: MarkdownIt) -> None:
    def tag(tokens: Any, index: int, _: Any, __: Any) -> str:
        content = tokens[index].content
        if content.startswith("<!--"):
            return str(content)
        return html.escape(content) if re.match("<[?!]", content) else sanitize.escape_unknown(content)

    parser.renderer.rules["html_inline"] = tag  # type: ignore[attr-defined]


def _know_fewer_schemes(parser: MarkdownIt) -> None:
    known = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|mailto:|tel:")
    parser.validateLink = lambda url: bool(known.match(url)) or not re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", url)  # type: ignore[method-assign]


WANTED = (
    Difference(
        "emphasis beside letters",
        "`**` needs no blank or punctuation beside it: authors write **a:**b and **（注）**字, and GitHub shows"
        " the stars. It neither closes behind a bracket that opens, nor opens before one that closes."
        " For the same reason `*` may touch code, a formula or a letter beyond ASCII.",
        teach=_flank_as_authors_mean,
    ),
    Difference(
        "tags that HTML does not know",
        "vector<int> and <?php ?> are text about programs; as tags they would vanish from the card.",
        re.compile(r"<(?:[?]|!(?!--))"),
        teach=_show_unknown_tags,
    ),
    Difference(
        "tags that a card must not hold, or that are never closed",
        "DP303 names what is left out, and the <script> of a sentence about it is text.",
        re.compile(f"</?(?:{'|'.join(sorted(sanitize.KNOWN - sanitize.ALLOWED))})\\b", re.I),
    ),
    Difference("autolinks of other schemes", "<std::string> is text of C++.", teach=_know_fewer_schemes),
    Difference("formulas", "`$` and `\\(` are math to authors of cards.", re.compile(r"\$|\\[(\[]")),
    Difference("bare addresses", "They become links, as on GitHub.", re.compile(r"://|www\.|@")),
    Difference("strikes and marks", "`~~` and `==` mark up.", re.compile("~~|==")),
    Difference(
        "file names with blanks", "![a](b c.png) is a picture, as authors write it.", re.compile(r"!\[(?s:.*)\]\(")
    ),
    Difference(
        "what markdown-it-py misreads: blanks behind a backslash",
        "It takes the first for part of an escape; CommonMark sees two blanks that break the line.",
        re.compile(r"\\ +\n"),
    ),
    Difference(
        "what markdown-it-py misreads: a parenthesis that holds no target",
        "It goes on behind the parenthesis to look for a label; CommonMark looks behind the bracket.",
        re.compile(r"\]\([^)]*\[|\[(?:r|s\*t)\]\("),
    ),
    Difference(
        "what markdown-it-py misreads: comments that end with a third dash",
        "<!-- a ---> is a comment since CommonMark 0.31.",
        re.compile("--->"),
    ),
    Difference("links to pages", "[[page]] of Obsidian is the name of the page.", re.compile(r"\[\[")),
    Difference("task lists", "[x] at the start of an item is a box.", re.compile(r"\A\[[ xX]\]")),
)


def reference(markdown: str) -> str:
    """The HTML of markdown-it-py, with the wanted differences and cleaned as the author's HTML is."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    for difference in WANTED:
        if difference.teach:
            difference.teach(parser)
    return sanitize.clean(parser.render(markdown).strip())


def shown(markdown: str) -> str:
    field, _ = render(Text(markdown))
    return sanitize.clean(for_page(field, lambda image: image.src, lambda formula: formula.tex))


class _Normal(HTMLParser):
    """Tags with sorted attributes and decoded addresses, and text in which runs of blanks are one blank."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = []
        for name, value in sorted(attrs):
            text = unquote(value or "") if name in ("href", "src") else value or ""
            values.append((name, " ".join(text.split())))
        self.parts.append(f"<{tag} {values}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def normal(markup: str) -> str:
    parser = _Normal()
    parser.feed(markup)
    parser.close()
    text = re.sub(r"\s+", " ", "".join(parser.parts))
    return re.sub(r" ?(<br \[\]>|</?p(?: \[\])?>) ?", r"\1", text)


def comparable(markdown: str) -> bool:
    """True for one paragraph without a wanted difference that the reference cannot learn."""
    if any(difference.holds and difference.holds.search(markdown) for difference in WANTED):
        return False
    if any(not line.strip() for line in markdown.split("\n")):
        return False
    blocks = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").parse(markdown + DEFINITIONS)
    return [token.type for token in blocks] == ["paragraph_open", "inline", "paragraph_close"]


# ---- cases of CommonMark 0.31, sections 2.4, 2.5 and 6.1 to 6.9


def cases() -> list[tuple[str, str]]:
    """Each paragraph of each file, with the name of the file."""
    return [
        (path.stem, case)
        for path in sorted(CASES.glob("*.md"))
        for case in re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip("\n"))
    ]


@pytest.mark.parametrize(("section", "markdown"), cases())
def test_inline_markup_is_commonmarks(section: str, markdown: str) -> None:
    assert normal(shown(markdown + DEFINITIONS)) == normal(reference(markdown + DEFINITIONS)), section


# ---- any text

PIECES = st.sampled_from(
    "* * ** *** _ _ __ [ ] ]( ( ) < > \" ' ` `` \\ ! ![ & ; # &amp; &copy; &bogus; &#65; &#x41; \\& [r] [s*t] ][r] ][] "
    "a b c é 字 “ ” « » ( ) [q] , . - {{ = <b> </b> <a <x> <!-- --> <code> /u <h: 'q' \"q\" (q) it's_(a(b)c) a'(b) "
    "a\"(b 'a\\'b' \"a&quot;b\" (a\\)b) 'it\"s' (a'b) &quot; &#0; &#34; &#1114112; &#xD800; &NotEqualTilde; "
    "&copy &ampcopy; \\&lt; \\&copy; \\\" \\' ](/u) ](<a 's) ](/u's_(a)) "
    '[t](/u\'s_(a)) [t](/u?x="y"(z)) [t](/u'.split()
) | st.sampled_from([" ", " ", " ", "  ", "\n", "  \n", "\\\n", "\xa0"])
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)


@given(TEXTS)
def test_any_inline_markup_is_commonmarks(markdown: str) -> None:
    assume(comparable(markdown))
    assert normal(shown(markdown + DEFINITIONS)) == normal(reference(markdown + DEFINITIONS))


# ---- entities in every format

ESCAPED = "## Which is \\&lt;?\n\n- [x] the \\&lt; here\n- [ ] `&lt;`\n- [ ] [a](/u '\\&lt;')\n"


@pytest.mark.parametrize(
    ("name", "literal"),
    [
        ("a.csv", "the &amp;lt; here"),
        ("a.html", "the &amp;lt; here"),
        ("a.quiz.html", "the &amp;lt; here"),
        ("a.moodle.xml", "the &amp;lt; here"),
        ("a.gift", "the &amp;lt; here"),
        ("a.aiken.txt", "the &lt; here"),
        ("a.quizlet.txt", "the &lt; here"),
    ],
)
def test_an_escaped_entity_is_text_in_every_format(name: str, literal: str, tmp_path: Path) -> None:
    """Formats with HTML escape its `&`."""
    (tmp_path / "a.md").write_text(ESCAPED, encoding="utf-8")
    formats = "csv,sheet,quiz,moodle,gift,aiken,quizlet"
    arguments = ["build", str(tmp_path / "a.md"), "-o", str(tmp_path / "out"), "--to", formats, "--no-lock", "-q"]
    assert CliRunner().invoke(cli, arguments, catch_exceptions=False).exit_code == 0
    written = (tmp_path / "out" / name).read_text(encoding="utf-8")
    assert literal in written


# ---- a paragraph with too many marks


@pytest.mark.parametrize(
    ("unit", "start"),
    [
        *(("*a* ", start) for start in ("", "- [ ] ", "| a |\n| - |\n| ")),
        *((unit, "") for unit in ("[a](/u) ", "<b>a</b> ", "\\* ", "![[a.png]] ", "{{c1::*a*}} ")),
    ],
)
def test_a_paragraph_with_too_many_marks_is_shown_as_it_is_written_and_reported(start: str, unit: str) -> None:
    field, problems = render(Text(start + unit * (40_000 // len(unit))), cloze=True)
    assert [problem.code for problem in problems] == ["DP136"]
    text = re.sub("<[^>]*>", "", for_page(field, lambda _: "", lambda formula: formula.tex))
    assert html.unescape(text).strip().endswith(unit.replace("{{c1::", "").replace("}}", "") * 9 + unit.strip("{c1:} "))
    assert not field.images
    assert not re.search("[\ufdd0-\ufdef]", text)
