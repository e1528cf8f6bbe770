"""What Anki shows the same is the same note: no update, the same guid. What it shows differently is an update."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.api import build
from deckpress.history.content import as_shown, content_hash
from deckpress.history.identity import new_identities
from deckpress.history.lock import NAME, Entry
from deckpress.history.lock_reading import read_lock
from deckpress.model import Formula, Html
from deckpress.reading import read
from deckpress.reading.text.source import decode
from deckpress.render import render

LOCKS = Path(__file__).parent / "decks" / "locks"
LATER = 1_780_000_000
DECK = """# Café

## Où est l'été?

À côté de *l'hiver*,
là-bas, où $x^2
\\cdot 1$.

- bien
- sûr

## Qui a mangé?
<!-- hint: le garçon, bien sûr -->

- [x] André
  > Oui,
  > lui.
- [ ] Zoë

## Que fait ceci?

```python
len("é")
  + 1
```

C: Le ==café== est {{c2::brûlé::chaud?}}.
"""


def hashes(text: str) -> list[str]:
    """The hash of the content of each note of a text."""
    source, problems = decode("a.md", text.encode())
    assert source is not None
    assert problems == ()
    deck = read(source)[0].deck
    found, _ = render(deck, "p", new_identities("p", deck), lambda _: (None, ()))
    return [note.content for note in found.notes]


def entries(path: Path) -> dict[str, Entry]:
    lock, problems = read_lock(path.name, (path / NAME).read_text(encoding="utf-8"))
    assert problems == ()
    return {entry.question: entry for entry in lock.entries}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(",\nlà-bas, où", ", là-bas,\noù"),
        lambda text: text.replace("- bien\n- sûr", "* bien\n* sûr"),
        lambda text: text.replace("- bien\n- sûr", "+  bien\n+  sûr"),
        lambda text: text.replace("- [x]", "* [x]").replace("- [ ]", "* [ ]"),
        lambda text: text.replace("$x^2\n\\cdot 1$", "$x^2 \\cdot 1$"),
        lambda text: text.replace("> Oui,\n  > lui.", "> Oui, lui."),
        lambda text: text.replace("*l'hiver*", "_l'hiver_"),
        lambda text: text.replace("É", "&Eacute;").replace("bien\n", "b&#105;en\n"),
        lambda text: text.replace("```", "~~~"),
    ],
    ids=[
        "NFD",
        "CRLF",
        "BOM",
        "wrapped",
        "stars",
        "plus",
        "options",
        "tex",
        "feedback",
        "emphasis",
        "entities",
        "fence",
    ],
)
def test_a_text_that_looks_the_same_changes_no_note(change, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert change(DECK) != DECK
    assert hashes(change(DECK)) == hashes(DECK)
    for now, text in ((None, DECK), (LATER, change(DECK))):
        (tmp_path / "a.md").write_bytes(text.encode())
        build(tmp_path / "a.md", start=tmp_path, out=tmp_path / "out", to=("apkg",), now=now)
        if now is None:
            before = entries(tmp_path)
    after = entries(tmp_path)
    assert [(e.guid, e.hash, e.mod, e.deck) for e in after.values()] == [
        (e.guid, e.hash, e.mod, e.deck) for e in before.values()
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("là-bas", "la-bas"),
        ("l'hiver*,", "l'hiver*"),
        ("$x^2", "$x^3"),
        ("- bien\n- sûr", "1. bien\n2. sûr"),
        ("- bien\n- sûr", "- bien\n  - sûr"),
        ("  + 1", " + 1"),
        ('len("é")\n', 'len("é")\n\n'),
        ("*l'hiver*", "**l'hiver**"),
        ("bien sûr -->", "bien  sur -->"),
        (" où $", "\u00a0où $"),
        (",\nlà-bas", ",<br>\nlà-bas"),
        ("::chaud?", "::froid?"),
        ("[x] André", "[x] Andrée"),
    ],
)
def test_a_real_change_of_one_note_changes_its_hash_alone(old: str, new: str) -> None:
    before, after = hashes(DECK), hashes(DECK.replace(old, new))
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_question_in_another_form_of_unicode_has_the_same_guid_without_a_lock(tmp_path: Path) -> None:
    found = []
    for form in ("NFC", "NFD"):
        folder = tmp_path / form
        folder.mkdir()
        (folder / unicodedata.normalize(form, "é.md")).write_text(
            unicodedata.normalize(form, DECK.replace("# Café\n\n", "")), encoding="utf-8"
        )
        build(folder, start=folder, out=folder / "out", to=("csv",))
        found.append({(e.guid, e.hash, e.deck, e.path) for e in entries(folder).values()})
    assert found[0] == found[1]
    assert {deck for _, _, deck, _ in found[0]} == {"é"}


def test_a_checkout_with_decomposed_file_names_moves_no_note(tmp_path: Path) -> None:
    (tmp_path / "été.md").write_text(DECK, encoding="utf-8")
    build(tmp_path, start=tmp_path, out=tmp_path / "out", to=("csv",))
    before = (tmp_path / NAME).read_bytes()
    (tmp_path / "été.md").rename(tmp_path / unicodedata.normalize("NFD", "été.md"))
    build(tmp_path, start=tmp_path, out=tmp_path / "out", to=("csv",), now=LATER)
    assert (tmp_path / NAME).read_bytes() == before


# ---- locks of earlier releases ---------------------------------------------------------------------


@pytest.mark.parametrize(("lock", "form"), [("first-form", "NFC"), ("first-form-decomposed", "NFD")])
def test_a_lock_of_an_earlier_release_gets_new_hashes_and_no_note_is_updated(
    lock: str, form: str, tmp_path: Path
) -> None:
    text = (LOCKS / "cafe.md").read_text(encoding="utf-8")
    (tmp_path / "cafe.md").write_text(unicodedata.normalize(form, text), encoding="utf-8")
    (tmp_path / NAME).write_bytes((LOCKS / f"{lock}.lock").read_bytes())
    before = entries(tmp_path)
    result = build(tmp_path / "cafe.md", start=tmp_path, out=tmp_path / "out", to=("apkg",), now=LATER)
    after = entries(tmp_path)
    assert result.diagnostics == ()
    assert [(e.guid, e.mod, e.cards, e.clozes) for e in after.values()] == [
        (e.guid, e.mod, e.cards, e.clozes) for e in before.values()
    ]
    assert all(re.fullmatch("[0-9a-f]{20}", entry.hash) for entry in before.values())
    assert all(re.fullmatch("2-[0-9a-f]{20}", entry.hash) for entry in after.values())
    written = (tmp_path / NAME).read_bytes()
    build(tmp_path / "cafe.md", start=tmp_path, out=tmp_path / "out", to=("apkg",), now=LATER + 1)
    assert (tmp_path / NAME).read_bytes() == written


def test_with_a_lock_of_an_earlier_release_a_real_edit_is_an_update(tmp_path: Path) -> None:
    text = (LOCKS / "cafe.md").read_text(encoding="utf-8")
    (tmp_path / "cafe.md").write_text(text.replace("là-bas", "la-bas"), encoding="utf-8")
    (tmp_path / NAME).write_bytes((LOCKS / "first-form.lock").read_bytes())
    before = entries(tmp_path)
    build(tmp_path / "cafe.md", start=tmp_path, out=tmp_path / "out", to=("apkg",), now=LATER)
    changed = {question for question, entry in entries(tmp_path).items() if entry.mod != before[question].mod}
    assert changed == {"Où est l'été?"}


# ---- what is shown of HTML -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a\nb</p>", "<p>a b</p>"),
        ("<p>a </p>", "<p>a</p>"),
        ("<ul>\n<li>a</li>\n</ul>", "<ul><li>a</li></ul>"),
        ("a<br>\nb", "a<br>b"),
        ("e\u0301", "\u00e9"),
        ("&#233;", "\u00e9"),
        ("&lt;b&gt;", "&#60;b&gt;"),
        ('<img alt="a\nb" src="x">', '<img alt="a b" src="x">'),
    ],
)
def test_html_that_looks_the_same_is_the_same_text(one: str, other: str) -> None:
    assert as_shown(one) == as_shown(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a b</p>", "<p>ab</p>"),
        ("a <b>b</b>", "a<b>b</b>"),
        ("a <img src='x'>", "a<img src='x'>"),
        ("<pre>a\nb</pre>", "<pre>a b</pre>"),
        ("<pre><b>a</b> \nb</pre>", "<pre><b>a</b>\nb</pre>"),
        ('<p style="white-space: pre">a  b</p>', '<p style="white-space: pre">a b</p>'),
        ("&lt;b&gt;", "<b>"),
        ("a&nbsp;b", "a b"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("ﬁ", "fi"),
        ("x²", "x2"),
    ],
)
def test_html_that_looks_different_is_another_text(one: str, other: str) -> None:
    assert as_shown(one) != as_shown(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("a\n+ b", "a + b", True), ("a % b\nc", "a % b c", False), (r"\verb|a  b|", r"\verb|a b|", False)],
)
def test_the_line_ends_of_tex_are_blanks_unless_they_end_a_comment(one: str, other: str, same: bool) -> None:
    def hashed(tex: str) -> str:
        return content_hash({"Answer": Html("\ufdd0m0\ufdd1", (Formula(tex, False),))}, (), (0,))

    assert (hashed(one) == hashed(other)) is same


WORDS = st.text("abcéàüñ字ひ한שלם", min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_wrapping_and_decomposing_any_words_keeps_the_hash(words: list[str], data: st.DataObject) -> None:
    ends = data.draw(st.lists(st.sampled_from([" ", "\n"]), min_size=len(words), max_size=len(words)))
    text = "".join(f"{word}{end}" for word, end in zip(words, ends, strict=True)).strip()
    wrapped = unicodedata.normalize("NFD", f"## q?\n\n{text}\n")
    assert hashes(wrapped) == hashes(f"## q?\n\n{' '.join(words)}\n")


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(0, 11), WORDS)
def test_another_word_is_another_hash(words: list[str], at: int, word: str) -> None:
    at %= len(words)
    changed = [*words[:at], words[at] + word, *words[at + 1 :]]
    assert hashes(f"## q?\n\n{' '.join(changed)}\n") != hashes(f"## q?\n\n{' '.join(words)}\n")


@given(st.text("ab <>&;é\n\t", max_size=30))
def test_what_is_shown_of_what_is_shown_is_itself(text: str) -> None:
    assert as_shown(as_shown(text)) == as_shown(text)
