"""Words that look like settings: a misspelt one is reported with the right one; ordinary words are not."""

from __future__ import annotations

import pytest

from deckpress.diagnostics import Diagnostics
from deckpress.model import Note
from readings import read_document


def notes(text: str) -> tuple[Note, ...]:
    return read_document("notes.md", text)[0].deck.notes


def problems(text: str) -> Diagnostics:
    return read_document("notes.md", text)[1]


def hints(text: str) -> list[str]:
    return [f"{problem.code} {problem.hint}" for problem in problems(text)]


# ---- comments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hnt: sand", "hint:"),
        ("Hint: sand", "hint:"),
        ("hints: sand", "hint:"),
        ("hint = sand", "hint:"),
        ("tag: coast", "tags:"),
        ("Tags: coast", "tags:"),
        ("ID: coast", "id:"),
        ("points=3", "points:"),
        ("point: 3", "points:"),
        ("pionts: 3", "points:"),
        ("type_in: sand", "type-in:"),
        ("typ-in: sand", "type-in:"),
        ("type in: sand", "type-in:"),
        ("tgas: coast", "tags:"),
        ("reversed", "reverse"),
        ("Reverse", "reverse"),
        ("revers", "reverse"),
        ("shuffled", "shuffle"),
        ("shufle", "shuffle"),
        ("reversed: true", "reverse"),
        ("typed", "type-in"),
        ("no-revers", "no-reverse"),
        ("anwser", "answer"),
        ("Explanation", "explanation"),
    ],
)
def test_a_misspelt_setting_is_reported_with_the_right_one(written: str, meant: str) -> None:
    text = f"## What is a spit?\n<!-- {written} -->\nA bank of sand.\n"
    assert hints(text) == [f"DP109 did you mean '{meant}'?"]
    assert [(n.question.markdown, n.answer.markdown) for n in notes(text)] == [("What is a spit?", "A bank of sand.")]


def test_a_misspelt_setting_ends_the_value_before_it_and_the_next_one_counts() -> None:
    text = "## What?\n<!-- id: groyne hnt: wood, or stone tags: coast -->\nA wall.\n"
    (note,) = notes(text)
    assert (note.id, note.tags, hints(text)) == ("groyne", ("coast",), ["DP109 did you mean 'hint:'?"])


def test_a_misspelt_word_stands_before_or_behind_a_right_one() -> None:
    for words in ("reversed shuffle", "shuffle reversed", "shuffle, reversed"):
        text = f"## Which?\n<!-- {words} -->\n- [x] a\n- [ ] b\n"
        assert (notes(text)[0].shuffle, hints(text)) == (True, ["DP109 did you mean 'reverse'?"])


@pytest.mark.parametrize(
    "hint",
    ["remember the tag: it is red", "what is the point: to live", "x=3 and id=5", "see note: 3", "it is reversed"],
)
def test_a_hint_may_be_any_sentence(hint: str) -> None:
    text = f"## What?\n<!-- hint: {hint} -->\nb\n"
    assert (notes(text)[0].hint.markdown, hints(text)) == (hint, [])


@pytest.mark.parametrize(
    "comment",
    [
        "prettier-ignore",
        "TODO: add a picture",
        "checked by two of us, May",
        "note: see the book",
        "source: https://example.org/tag: x",
        "markdownlint-disable MD013",
        "more",
        "toc",
        "close",
        "date: 2020-01-01",
        "image: x.png",
        "what is the point: to learn",
        "in reverse order",
        "a reversed: list",
        "type: basic",
        "",
    ],
)
def test_a_comment_that_is_no_setting_stays_without_a_message(comment: str) -> None:
    text = f"## What is a cliff?\n<!-- {comment} -->\nA steep coast.\n"
    assert hints(text) == []
    assert len(notes(text)) == 1


def test_a_list_in_brackets_and_one_of_yaml_are_tags() -> None:
    assert notes("## a?\n<!-- tags: [coast, soil] -->\nb\n")[0].tags == ("coast", "soil")
    assert notes('## a?\n<!-- tags: ["coast line", soil] -->\nb\n')[0].tags == ("coast line", "soil")
    assert notes("## a?\n<!--\nid: x\ntags:\n  - coast\n  - soil\n-->\nb\n")[0].tags == ("coast", "soil")


@pytest.mark.parametrize(("value", "wanted"), [("true", True), ("yes", True), ("false", False), ("off", False)])
def test_a_flag_may_have_a_value_as_in_front_matter(value: str, wanted: bool) -> None:
    text = f"---\nshuffle: true\n---\n## a?\n<!-- reverse: {value} -->\nb\n"
    assert (notes(text)[0].reverse, hints(text)) == (wanted, [])
    declined = f"---\nreverse: true\n---\n## a?\n<!-- reverse: {value} -->\nb\n"
    assert notes(declined)[0].reverse is wanted


def test_commas_may_stand_between_settings() -> None:
    (note,) = notes("## a?\n<!-- id: x, tags: a, b; reverse, hint: c -->\nd\n")
    assert (note.id, note.tags, note.reverse, note.hint.markdown) == ("x", ("a", "b"), True, "c")


# ---- at the end of a question --------------------------------------------------------------------


def test_a_comment_behind_a_heading_sets_what_one_below_it_does() -> None:
    text = "### Which? <!-- shuffle  hint: a -->\n- [x] a\n- [ ] b\n"
    (note,) = notes(text)
    assert (note.question.markdown, note.shuffle, note.hint.markdown) == ("Which?", True, "a")
    assert (note.hint.locate(0, 0).line, problems(text)) == (1, ())
    assert hints("### Which? <!-- shufle -->\n- [x] a\n- [ ] b\n") == ["DP109 did you mean 'shuffle'?"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("C: The ==ebb== follows. {points=3}\n", "The ==ebb== follows."),
        ("C: The ==ebb== follows. <!-- points: 3 -->\n", "The ==ebb== follows."),
        ("C: The ==ebb== follows.\nThe flood, too. {points=3}\n", "The ==ebb== follows.\nThe flood, too."),
        ("Q: What is ebb? {points=3}\nA: Low water.\n", "What is ebb?"),
        ("Q: What is ebb? <!-- points: 3 -->\nA: Low water.\n", "What is ebb?"),
        ("**What is ebb?** {points=3}\n\nLow water.\n\n**What is flood?**\n\nHigh water.\n", "What is ebb?"),
        ("1. What is ebb? {points=3}\n   - Low water.\n2. What is flood?\n   - High water.\n", "What is ebb?"),
    ],
)
def test_points_count_at_the_end_of_every_kind_of_question(text: str, question: str) -> None:
    note = notes(text)[0]
    assert (note.question.markdown, note.points, problems(text)) == (question, 3, ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("points 3", "points: 3"),
        ("Points - 0.5", "points: 0.5"),
        ("tags coast sea", "tags: coast sea"),
        ("id ebb-1", "id: ebb-1"),
        ('hint "the moon"', 'hint: "the moon"'),
        ("hint - the moon", "hint: the moon"),
        ("type-in – low water", "type-in:"),
        ("type-in = low water", "type-in:"),
        ("reverse = true", "reverse"),
        ("accepted: low water | low tide", "type-in:"),
        ("explanation: The moon pulls.", "<!-- explanation -->"),
    ],
)
def test_a_setting_with_another_sign_or_none_is_reported(written: str, meant: str) -> None:
    text = f"## What is ebb?\n<!-- {written} -->\nLow water.\n"
    assert hints(text) == [f"DP109 did you mean '{meant}'?"]
    (note,) = notes(text)
    assert (note.accepted, note.points, note.tags, note.id, note.hint.markdown) == ((), 0, (), "", "")


@pytest.mark.parametrize(
    "written",
    ["points to discuss in class", "tags are in the front matter of the deck", "hint for the teacher", "id", "hint",
     "tags follow later", "tags are missing", "id missing",
     "The explanation: it is below."],
)  # fmt: skip
def test_a_remark_that_begins_with_the_word_of_a_setting_sets_nothing(written: str) -> None:
    assert hints(f"## What is ebb?\n<!-- {written} -->\nLow water.\n") == []


@pytest.mark.parametrize(
    ("braces", "meant"),
    [
        ("{type-n}", "{type-in}"),
        ("{shufle}", "{shuffle}"),
        ("{Points=3}", "{points=3}"),
        ("{points: 3}", "{points=3}"),
        ("{points = 3}", "{points=3}"),
        ("{shuffle, points=3}", "{shuffle points=3}"),
        ("{#x reversed}", "{#x reverse}"),
        ("{tags=coast}", "{.coast}"),
    ],
)
def test_misspelt_braces_stay_and_are_reported(braces: str, meant: str) -> None:
    text = f"## What is the sea? {braces}\nthalassa\n"
    assert hints(text) == [f"DP109 did you mean '{meant}'?"]
    assert hints(f"Q: What is the sea? {braces}\nA: thalassa\n") == [f"DP109 did you mean '{meant}'?"]


def test_braces_behind_a_question_in_bold_are_settings_or_reported() -> None:
    text = "**What is ebb?** {}\n\nLow water.\n\n**What is flood?**\n\nHigh water.\n"
    assert [note.id for note in notes(text.format("{#ebb}"))] == ["ebb", ""]
    assert [note.tags for note in notes(text.format("{.coast}"))] == [("coast",), ()]
    assert len(notes(text.format("{revers}"))) == 2
    assert hints(text.format("{revers}")) == ["DP109 did you mean '{reverse}'?"]


@pytest.mark.parametrize(
    "question",
    [
        "What does `{}` make?",
        "How many elements has {a, b, c}?",
        'What is printed by f"{x}"?',
        "What is in {a, b}",
        "What does the route /users/{id}",
        "What does the template print: {hint}",
        "What is in the set {x: 3}",
        "What does $\\mathbb {R}$ mean?",
        "Which gap is {{c1::ebb}}",
        "Who wrote {close}",
        "Which rule is a {.b}",
    ],
)
def test_braces_of_the_question_stay_without_a_message(question: str) -> None:
    for text in (f"---\nquestions: h2\n---\n## {question}\nb\n", f"Q: {question}\nA: b\n"):
        assert hints(text) == []


# ---- front matter --------------------------------------------------------------------------------


def test_a_key_with_one_wrong_letter_in_four_is_a_misspelt_setting_if_no_other_program_wrote_it() -> None:
    assert hints("---\ndeck: Sea\ntagz: sea\n---\n## a?\nb\n") == ["DP109 did you mean 'tags'?"]
    assert hints("---\nlayout: post\ntagz: sea\n---\n## a?\nb\n") == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("dek: Coast", "deck"),
        ("tag: a", "tags"),
        ("questoins: h2", "questions"),
        ("question: h2", "questions"),
        ("reversed: true", "reverse"),
        ("dekc: Coast", "deck"),
        ("langauge: de", "lang"),
        ("card_size: a6", "card-size"),
        ("Shuffle: true", "shuffle"),
    ],
)
def test_a_misspelt_key_is_reported_with_the_right_one_even_beside_foreign_ones(key: str, meant: str) -> None:
    for head in (key, f"layout: post\n{key}"):
        assert hints(f"---\n{head}\n---\n## a?\nb\n") == [f"DP109 did you mean '{meant}'?"]


@pytest.mark.parametrize(
    "head",
    [
        'title: "Küste"\nemoji: "🌊"\ntype: "tech"\ntopics: ["meer"]\nlayout: post\npublished: true',
        "jupytext:\n  text_representation:\n    extension: .md\nkernelspec:\n  name: python3",
        "ref: coast\npermalink: /coast/\nmy_own_key: 1",
        "teaching: 10\nexercises: 5\nquestions:\n- How deep is the sea?\nobjectives:\n- Know it.",
        "marp: true\ntheme: gaia\nversion: 3",
        "Author: me\nName: you",
    ],
)
def test_keys_of_other_programs_are_ignored(head: str) -> None:
    assert hints(f"---\n{head}\n---\n## a?\nb\n") == []


@pytest.mark.parametrize(
    "head",
    [
        'title = "Cliffs"\ndate = 2024-03-01\ndraft = false\ntags = ["sea", "rock"]',
        "# a comment\ntitle = 'Cliffs'\n\ntags = ['sea', 'rock']\nweight = 3\n[menu.main]\nname = 'x'",
        '"title" = "Cliffs"\ntags = ["sea", "rock"]\n[taxonomies]\nauthors = ["me"]\n[extra]\nwide = true',
    ],
)
def test_front_matter_between_lines_of_plus_signs_is_toml(head: str) -> None:
    """Hugo and Zola write it; its keys make no cards beside pairs with `=`."""
    text = f"+++\n{head}\n+++\n\nthe cliff = die Klippe\nthe wave = die Welle\nthe sand = der Sand\n"
    reading, found = read_document("n.md", text)
    assert [note.question.flat for note in reading.deck.notes] == ["the cliff", "the wave", "the sand"]
    assert (reading.deck.name, reading.deck.notes[0].tags, found) == ("Cliffs", ("sea", "rock"), ())


def test_broken_toml_and_plus_signs_that_open_no_front_matter() -> None:
    assert [p.message[:36] for p in problems("+++\ntitle = Cliffs\n+++\n## a?\nb\n")] == [
        "the front matter is not valid TOML: "
    ]
    assert [p.hint for p in problems('+++\ntitle = "Cliffs"\n## a?\nb\n')] == ["close it with a line of +++"]
    for head in ("+++\n\nx = 1\n\n+++", "+++\nMore of the sea\n+++", "+++\nsea: 1\n+++"):
        assert problems(f"{head}\n\n## How deep is it?\n\n11 km\n\n## How old is it?\n\n4 Ga\n") == (), head


def test_a_key_that_no_program_is_known_for_is_reported() -> None:
    assert [p.message for p in problems("---\ncolourful: yes\n---\n## a?\nb\n")] == [
        "front matter has no setting 'colourful'"
    ]


@pytest.mark.parametrize(
    ("value", "hint"), [("german", "did you mean 'lang: de'?"), ("Français", "did you mean 'lang: fr'?")]
)
def test_a_language_is_a_code(value: str, hint: str) -> None:
    text = f"---\nlang: {value}\n---\n## a?\nb\n"
    assert (read_document("n.md", text)[0].deck.language, hints(text)) == ("", [f"DP109 {hint}"])


@pytest.mark.parametrize("value", ["de", "pt-BR", "zh-Hant-TW", "en_US", "gsw"])
def test_codes_of_languages(value: str) -> None:
    text = f"---\nlang: {value}\n---\n## a?\nb\n"
    assert (read_document("n.md", text)[0].deck.language, problems(text)) == (value, ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Hinweis: hell", "hint:"), ("pista: luz", "hint:"), ("Stichwörter: licht", "tags:"), ("Punkte: 2", "points:")],
)
def test_settings_in_other_languages_are_reported(written: str, meant: str) -> None:
    _, problems = read_document("deck.md", f"## What is light?\n\n<!-- {written} -->\n\nA wave.\n")
    assert [(problem.code, problem.hint) for problem in problems] == [("DP109", f"did you mean '{meant}'?")]


def test_words_in_other_languages_inside_a_comment_are_no_settings() -> None:
    text = "## What is light?\n\n<!-- Das ist nur ein Hinweis: die Frage ist alt. -->\n\nA wave.\n"
    assert read_document("deck.md", text)[1] == ()


@pytest.mark.parametrize(
    ("block", "title", "date"),
    [
        ("% Cliffs\n% M. Berg\n% May 2024\n", "Cliffs", "May 2024"),
        ("% Cliffs of\n  the north\n% M. Berg;\n  A. Tal\n", "Cliffs of the north", ""),
        ("% Cliffs\n", "Cliffs", ""),
    ],
)
def test_the_title_block_of_pandoc_names_the_deck(block: str, title: str, date: str) -> None:
    reading, found = read_document("n.md", f"{block}\n# Part 1\n\n## How high?\n\n90 m\n\n## How old?\n\n4 Ma\n")
    assert (reading.deck.name, reading.deck.date, len(reading.deck.notes), found) == (title, date, 2, ())
    assert reading.unaccounted == ()


@pytest.mark.parametrize("head", ["% of it is chalk.\n\nA text.\n", "% a\n% b\n% c\n% d\n", "% Cliffs\nof chalk\n"])
def test_other_lines_with_a_per_cent_sign_are_text(head: str) -> None:
    reading, _ = read_document("n.md", f"{head}\n## How high?\n\n90 m\n\n## How old?\n\n4 Ma\n")
    assert (reading.deck.name, len(reading.deck.notes)) == ("n", 2)


def test_a_broken_toml_front_matter_is_reported_at_its_place() -> None:
    (problem,) = read_document("n.md", '+++\ntitle = "Cliffs"\ntags = x\n+++\n\n## How high?\n\n90 m\n')[1]
    assert str(problem).startswith("n.md:3:8: DP102 error: the front matter is not valid TOML: Invalid value")
