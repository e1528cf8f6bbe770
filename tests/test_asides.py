"""What the relatives of Markdown add to a text: footnotes, callouts, scripts, emoji, remarks, widths."""

from __future__ import annotations

import re

import pytest

from deckpress.diagnostics import Diagnostics
from deckpress.exporters.text.json_file import export as export_json
from deckpress.history.identity import Identity
from deckpress.html.page import for_page
from deckpress.html.plain import plain
from deckpress.markdown.fields import render as render_field
from deckpress.markdown.scripts import scripts
from deckpress.model import Html, RenderedDeck, RenderedNote, Source, Text
from deckpress.reading import Reading, Use, read
from deckpress.render import render


def reading_of(text: str) -> tuple[Reading, Diagnostics]:
    reading, problems = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return reading, problems


def deck_of(text: str) -> tuple[RenderedDeck, list[str]]:
    """The rendered deck of a text, and its diagnostics as line:column, code and message."""
    reading, problems = reading_of(text)
    identities = [Identity(f"id{n}") for n in range(len(reading.deck.notes))]
    deck, more = render(reading.deck, "p", identities, lambda _: (None, ()))
    found = (*problems, *more)
    return deck, [f"{d.location.line}:{d.location.column} {d.code} {d.message}" for d in found]


def notes_of(text: str) -> tuple[RenderedNote, ...]:
    return deck_of(text)[0].notes


def shown(field: Html) -> str:
    html = for_page(field, lambda image: image.src, lambda formula: f"${formula.tex}$")
    return re.sub(r">\s*\n\s*<", "><", html).strip()


def answer(written: str) -> str:
    """The HTML of an answer."""
    (note,) = notes_of(f"## What is to be known?\n\n{written}\n")
    return shown(note.fields["Answer"])


def inline(markdown: str) -> str:
    """The HTML of a line of text."""
    return shown(render_field(Text(markdown), inline=True)[0])


# ---- signs within a line -------------------------------------------------------------------------

SIGNS = {
    "H~2~O and H~2~SO~4~": "H<sub>2</sub>O and H<sub>2</sub>SO<sub>4</sub>",
    "SO~4~^2-^": "SO<sub>4</sub><sup>2-</sup>",
    "x~i~^2^ + y^2^~max~": "x<sub>i</sub><sup>2</sup> + y<sup>2</sup><sub>max</sub>",
    "NH~4~^+^.": "NH<sub>4</sub><sup>+</sup>.",
    "a~b~^c": "a<sub>b</sub>^c",
    "C~n~H~2n+2~": "C<sub>n</sub>H<sub>2n+2</sub>",
    "m^2^, x^2^y, 1^st^, 10^-3^": "m<sup>2</sup>, x<sup>2</sup>y, 1<sup>st</sup>, 10<sup>-3</sup>",
    "^14^C and Ca^2+^Cl": "<sup>14</sup>C and Ca<sup>2+</sup>Cl",
    "**m^2^** and (a)~1~": "<strong>m<sup>2</sup></strong> and (a)<sub>1</sub>",
    "Well :tada: done :+1::heart:": "Well 🎉 done 👍❤️",
    "a %%b%% c": "a c",
    "%%b%% c": "c",
    "a %% b c %%": "a",
    "a %%*b* `c` [^1]%% d": "a d",
}
LOOK_ALIKE = (
    "~5 to ~6 km, ~/tmp and ~/notes",
    "HEAD~1..HEAD~2 and HEAD~2",
    "9:00~10:00,11:00~12:00",
    "2^10 or 2^n and x^2 + y^2",
    "2^3^2 and x^2+y^2",
    "a^b, c^d and x^[n+1]",
    "12:30:45 and a:100:b and :nosuchname:",
    "C++ std::cout::x and ::tea::",
    "100%% and 50%%, 5 %% and 6 %% of it, %%d and %%s",
    "[^a-z] or [^abc]* or [^0-9]+",
    "A class [^abc] of letters",
    "Wow!!! tip a:::b",
    "Text with [!note] in it",
)


@pytest.mark.parametrize(("written", "html"), SIGNS.items())
def test_a_sign_within_a_line_is_what_it_means(written: str, html: str) -> None:
    assert inline(written) == html


@pytest.mark.parametrize("written", LOOK_ALIKE)
def test_a_sign_that_looks_alike_is_text(written: str) -> None:
    field, problems = render_field(Text(written), inline=True)
    assert (shown(field), problems) == (written, ())


@pytest.mark.parametrize("written", [*SIGNS, "at^[Is it *so*?]", "a[^1]"])
def test_in_code_every_sign_is_text(written: str) -> None:
    if "`" not in written:
        assert plain(render_field(Text(f"`{written}`"), inline=True)[0]) == written


@pytest.mark.parametrize("written", ["x_{a~1~b}", "x^2^y", "a:tada:b", "a%%b%%c"])
def test_in_a_formula_every_sign_is_tex(written: str) -> None:
    assert inline(f"so ${written}$") == f"so ${written}$"


@pytest.mark.parametrize(
    "written", ["https://x.example/~a~/b", "https://x.example/:tada:/x", "<https://x.example/a~1~b>"]
)
def test_in_an_address_every_sign_is_text(written: str) -> None:
    address = written.strip("<>")
    assert inline(written) == f'<a href="{address}">{address}</a>'


def test_a_gap_may_be_a_script() -> None:
    (note,) = notes_of("C: Water is H~{{c1::2}}~O.\n")
    assert plain(note.fields["Text"]) == "Water is H2O."


def test_many_lone_marks_take_no_time() -> None:
    for text in ("a~1" * 20_000, "a^(" * 20_000, "%%a" * 20_000, ":tada" * 20_000, "^[" * 20_000, "[^a" * 20_000):
        assert not list(scripts(text))
        assert len(inline(text)) >= len(text)


# ---- pictures ------------------------------------------------------------------------------------

PICTURES = {
    "![a map|100](x.png)": '<img alt="a map" src="x.png" width="100">',
    "![a map|100x50](x.png)": '<img alt="a map" height="50" src="x.png" width="100">',
    "![|100](x.png)": '<img alt="" src="x.png" width="100">',
    "![a|b|100](x.png)": '<img alt="a|b" src="x.png" width="100">',
    "![yes|no](x.png)": '<img alt="yes|no" src="x.png">',
    "![slide 1|2](x.png)": '<img alt="slide 1|2" src="x.png">',
    "![in 1945|1946 and on](x.png)": '<img alt="in 1945|1946 and on" src="x.png">',
}


@pytest.mark.parametrize(("written", "html"), PICTURES.items())
def test_a_number_at_the_end_of_a_description_is_a_width(written: str, html: str) -> None:
    assert inline(written) == html


def test_in_a_table_the_bar_before_a_width_has_a_backslash() -> None:
    assert '<td><img alt="a" src="x.png" width="100"></td>' in answer("| x |\n|---|\n| ![a\\|100](x.png) |")


# ---- callouts and definition lists ---------------------------------------------------------------

QUOTES = {
    "> [x] done": "<blockquote><p>[x] done</p></blockquote>",
    "> [!note](x) is a link": '<blockquote><p><a href="x">!note</a> is a link</p></blockquote>',
    "> Mind: [!note]": "<blockquote><p>Mind: [!note]</p></blockquote>",
    "> [!note]x": "<blockquote><p>[!note]x</p></blockquote>",
}


@pytest.mark.parametrize(("written", "html"), QUOTES.items())
def test_a_quote_that_looks_like_a_callout_is_a_quote(written: str, html: str) -> None:
    assert answer(written) == html


def test_a_callout_holds_lists_code_and_callouts() -> None:
    html = answer("> [!note] One\n>\n> - a\n>\n> > [!tip] Two\n> > ```sh\n> > [!bug]\n> > ```")
    assert re.sub(r"<div class=\"highlight\">.*?</div>", "CODE", html) == (
        '<blockquote class="callout callout-note"><p class="callout-title"><strong>One</strong></p><ul><li>a</li></ul>'
        '<blockquote class="callout callout-tip"><p class="callout-title"><strong>Two</strong></p>CODE</blockquote>'
        "</blockquote>"
    )


@pytest.mark.parametrize(
    ("language", "kind", "title"),
    [("de", "warning", "Warnung"), ("de", "attention", "Warnung"), ("en", "attention", "Attention"),
     ("fr", "tip", "Astuce"), ("de", "recipe", "Recipe")],
)  # fmt: skip
def test_a_callout_without_a_title_has_the_word_of_its_kind(language: str, kind: str, title: str) -> None:
    (note,) = notes_of(f"---\nlang: {language}\n---\n\n## What is it?\n\n> [!{kind}]\n> So.\n")
    assert plain(note.fields["Answer"]) == f"{title}: So."


def test_a_hard_break_behind_a_title_is_no_part_of_it() -> None:
    assert "<strong>Cold</strong></p><p>Use it.</p>" in answer("> [!tip] Cold\\\n> Use it.")


def test_a_definition_list_below_a_question_is_its_answer() -> None:
    assert answer("Genus\n: a group\n: of kinds\n\nKind\n\n: one of them\n\n    indeed") == (
        "<dl><dt>Genus</dt><dd>a group</dd><dd>of kinds</dd><dt>Kind</dt><dd><p>one of them</p><p>indeed</p></dd></dl>"
    )


def test_definition_lists_alone_are_cards() -> None:
    assert len(notes_of("# Words\n\nGenus\n: a group\n\nKind\n: one of them\n")) == 2


@pytest.mark.parametrize("written", ["a\n:b", ": a", "a : b", "`a\n: b`"])
def test_a_colon_that_looks_alike_makes_no_definition(written: str) -> None:
    assert "<dl>" not in answer(written)


# ---- footnotes -----------------------------------------------------------------------------------


def test_a_footnote_is_on_the_cards_that_use_it_wherever_its_text_is() -> None:
    first, second = notes_of("[^1]: At sea level.\n\n## When does it boil?\n\nAt 100[^1].\n\n## What is it?\n\nWet.\n")
    assert plain(first.fields["Answer"]) == "At 100[1].\n[1] At sea level."
    assert plain(second.fields["Answer"]) == "Wet."


def test_the_text_of_a_footnote_may_have_several_blocks() -> None:
    (note,) = notes_of(
        "## What?\n\nIt[^a].\n\n[^a]: One\ntwo.\n\n    - three\n\n    Four[^b].\n[^b]: Five.\n\n%% x %%\n"
    )
    assert plain(note.fields["Answer"]) == "It[1].\n[1] One\ntwo.\n- three\nFour[2].\n[2] Five."


def test_a_question_after_a_footnote_is_a_question() -> None:
    first, second = notes_of("Q: What?\nA: It[^1].\n\n[^1]: So.\nQ: Why?\nA: Because.\n")
    assert (plain(first.fields["Answer"]), plain(second.fields["Question"])) == ("It[1].\n[1] So.", "Why?")


def test_footnotes_are_numbered_over_the_sides_of_a_card() -> None:
    (note,) = notes_of("## What[^x] is it?\n\nThis[^y], that[^x].\n\n[^y]: Y\n[^x]: X\n")
    assert plain(note.fields["Question"]) == "What[1] is it?\n[1] X"
    assert plain(note.fields["Answer"]) == "This[2], that[1].\n[2] Y"


def test_footnotes_of_options_and_of_a_cloze_are_on_the_back() -> None:
    choice, cloze = notes_of("## Which?\n\n- [x] a[^1]\n- [ ] b\n\nC: It is ==wet==[^1].\n\n[^1]: Very.\n")
    assert [plain(option.html) for option in choice.options] == ["a[1]", "b"]
    assert plain(choice.fields["Explanation"]) == "[1] Very."
    assert (plain(cloze.fields["Text"]), plain(cloze.fields["Explanation"])) == ("It is wet[1].", "[1] Very.")


def test_a_typed_answer_is_without_the_number_of_a_footnote() -> None:
    (note,) = notes_of("## When?\n<!-- type-in -->\n\n1969[^1]\n\n[^1]: In July.\n")
    assert note.fields["Typed"].markup == "1969"


def test_a_footnote_that_uses_itself_ends() -> None:
    (note,) = notes_of("## What?\n\nIt[^1].\n\n[^1]: See[^1].\n")
    assert plain(note.fields["Answer"]) == "It[1].\n[1] See[1]."


@pytest.mark.parametrize(
    "asked",
    [
        "## What is mass?[^1]",
        "## What is mass[^1]?",
        "## What is mass? [^1]",
        "### 1. What is mass?[^1] ###",
        "**What is mass?[^1]**",
        "Q: What is mass?[^1]",
        "1. What is mass?[^1]",
        "<details><summary>What is mass?[^1]</summary>",
    ],
)
def test_a_footnote_of_a_question_comes_to_its_card(asked: str) -> None:
    indent = "   " if asked.startswith("1.") else "A: " if asked.startswith("Q:") else ""
    closes = "\n</details>\n" if asked.startswith("<") else ""
    blank = "\n" if asked.startswith("Q:") else "\n\n"
    (note,) = notes_of(f"{asked}{blank}{indent}Inertia.\n{closes}\n[^1]: No weight.\n")
    assert plain(note.fields["Question"]).endswith("[1] No weight.")
    assert plain(note.fields["Answer"]) == "Inertia."


def test_contents_and_keys_repeat_a_question_without_its_footnote() -> None:
    text = "# Quiz\n\n### What is mass?[^1]\n\n### What is force?\n\n## Answers\n\n### What is mass?\n\nInertia.\n\n"
    first, second = notes_of(f"{text}### What is force?\n\nA push.\n\n[^1]: No weight.\n")
    assert (plain(first.fields["Answer"]), plain(second.fields["Answer"])) == ("Inertia.", "A push.")


def test_a_footnote_mark_of_a_question_without_a_text_is_reported() -> None:
    assert deck_of("## What is mass?[^1]\n\nInertia.\n")[1] == ["1:17 DP311 this footnote has no text: [^1]"]


FAULTS = {
    "It[^1].": ["3:3 DP311 this footnote has no text: [^1]"],
    "It[^name].": ["3:3 DP311 this footnote has no text: [^name]"],
    "It.\n\n[^1]: So.": ["5:1 DP311 no text uses this footnote, so it is on no card: [^1]"],
    "It[^1].\n\n[^1]: So.\n\n[^1]: Or so.": [
        "7:1 DP311 this footnote is defined twice, and the first text counts: [^1]"
    ],
    "It `[^1]` and \\[^1].": [],
    "A class [^a-z] is one.": [],
}


@pytest.mark.parametrize(("written", "told"), FAULTS.items())
def test_a_mark_without_a_text_and_a_text_without_a_mark_are_reported(written: str, told: list[str]) -> None:
    assert deck_of(f"## What is it?\n\n{written}\n")[1] == told


def test_an_explained_class_of_characters_is_text() -> None:
    assert answer("[^a-z]: all but letters") == "<p>[^a-z]: all but letters</p>"


# ---- what stands between the cards ---------------------------------------------------------------


def test_footnotes_abbreviations_and_remarks_are_furniture() -> None:
    reading, _ = reading_of("## What?\n\nIt[^1].\n\n[^1]: So.\n*[AB]: A b\n\n%%\n## Is this a card?\n\nNo.\n%%\n")
    assert [note.question.flat for note in reading.deck.notes] == ["What?"]
    assert sorted(n for r in reading.of(Use.FURNITURE) for n in range(r.start, r.end + 1)) == [5, 6, 8, 9, 11, 12]


@pytest.mark.parametrize("text", ["## Q?\n\n```python\n%%time\nx\n%%\n[^1]: a\n*[A]: b\n```\n"])
def test_code_holds_none_of_them(text: str) -> None:
    reading, problems = reading_of(text)
    assert (reading.deck.footnotes, reading.deck.abbreviations, problems) == ({}, {}, ())
    assert "%%time" in reading.deck.notes[0].answer.markdown


def test_a_question_does_not_give_away_what_its_abbreviation_stands_for() -> None:
    (note,) = notes_of("## What does HTML mean?\n\nHTML, or `HTML`. HTML!\n\n*[HTML]: Hyper Text\n")
    assert note.fields["Question"].markup == "What does HTML mean?"
    assert plain(note.fields["Answer"]) == "HTML (Hyper Text), or HTML. HTML!"


def test_a_title_is_without_marks() -> None:
    reading, _ = reading_of("# Water[^1] :tada: %%draft%%\n\n## What?\n\nIt.\n\n[^1]: So.\n")
    assert reading.deck.name == "Water 🎉"


def test_json_keeps_footnotes_and_abbreviations() -> None:
    deck, _ = deck_of("## What?\n\nAn AB[^n].\n\n[^n]: So.\n*[AB]: A b\n")
    again, _ = read(Source("deck.json", export_json(deck, None, None)[0].decode()))  # type: ignore[arg-type]
    assert again.deck.footnotes == {"n": Text("So.")}
    assert again.deck.abbreviations == {"AB": "A b"}
