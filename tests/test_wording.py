"""The words that outputs add: complete in every language, chosen by the deck's, replaced by a project's own."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from anki_collection import AnkiCollection
from anki_page import reviewer_page
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.lms.question import Asks
from deckpress.exporters.lms.questions import questions
from deckpress.history.content import early_hashes
from deckpress.history.identity import new_identities
from deckpress.html.anki import anki_fields
from deckpress.html.choices import fields_with_options
from deckpress.model import FIELD_OF_WORDS, RenderedDeck, Source, Text
from deckpress.project.own_words import read_words
from deckpress.reading import read
from deckpress.reading.words import title_words, vocabulary
from deckpress.render import render
from deckpress.wording import LANGUAGES, built_in, english, names, wording
from exported import choice_note, cloze_note, export, open_note, rendered_deck, templates
from tabs import Tabs

HINTED = open_note("What?", "That.", hint="Think.", explanation="Because.", reverse=True)
OPTIONS = choice_note("Which?", {"this": True, "that": False}, explanation="So.")
TASKS = open_note("Done?", "- [x] one\n- [ ] two")
GAP = cloze_note("A {{c1::gap}}.", hint="Look.")


# ---- the table -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_of_english_with_the_same_names_in_braces(language: str) -> None:
    said = {key: names(text) for key, text in built_in(language).items()}
    assert said == {key: names(text) for key, text in english().words.items()}
    assert all(text.strip() for text in built_in(language).values())


def test_each_language_has_a_file_and_is_on_the_page_about_languages() -> None:
    import deckpress.wording

    files = Path(deckpress.wording.__file__).parent.glob("*.toml")
    assert sorted(path.stem for path in files) == sorted(LANGUAGES)
    page = (Path(__file__).parents[1] / "docs/languages.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w\w)` \|", page, re.M)) == LANGUAGES


def _scripts(word: str) -> set[str]:
    """The scripts of a word's letters, by the first word of each letter's name; those of Japanese count as one."""
    japanese = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK"}
    found = {unicodedata.name(sign).split()[0] for sign in word if unicodedata.category(sign)[0] in "LM"}
    return {japanese.get(name, name) for name in found} - {"COMBINING"}


def _mixed(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w\u0300-\u036f\u0900-\u097f]+", text) if len(_scripts(word)) > 1]


def _texts_of_documents() -> Iterator[str]:
    for value in (*vars(vocabulary).values(), *vars(title_words).values()):
        if isinstance(value, str):
            yield re.sub(r"\\.", " ", value)


def test_no_word_mixes_scripts() -> None:
    said = [text for language in LANGUAGES for text in built_in(language).values()]
    assert [_mixed(re.sub(r"\{\w+\}", " ", text)) for text in said if _mixed(re.sub(r"\{\w+\}", " ", text))] == []
    assert [word for text in _texts_of_documents() for word in _mixed(text)] == []
    assert _mixed("\u0634\u092c\u094d\u0926") != []  # the fault that was there


def test_french_has_a_space_that_does_not_break_before_its_marks() -> None:
    texts = [text for key, text in built_in("fr").items() if key != "list_separator"]
    assert [text for text in texts if re.search(r"[^\u00a0\u202f][:;?!%»]|« |«[^\u00a0]", text)] == []


# ---- the language of a deck ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "hint", "spoken"),
    [
        ("", "Hint", "en"),
        ("en-GB", "Hint", "en-GB"),
        ("de", "Tipp", "de"),
        ("de-AT", "Tipp", "de-AT"),
        ("DE_at", "Tipp", "DE_at"),
        ("pt-BR", "Dica", "pt-BR"),
        ("zh-Hant", "提示", "zh-Hant"),
        ("zh-Hant-TW", "提示", "zh-Hant-TW"),
        ("sv", "Hint", "en"),
        ("deutsch", "Hint", "en"),
        ("-", "Hint", "en"),
        ("../de", "Hint", "en"),
    ],
)
def test_the_words_are_those_of_the_longest_part_of_the_tag_else_english(language: str, hint: str, spoken: str) -> None:
    found = wording(language)
    assert (found["hint"], found.language) == (hint, spoken)


OWN = {
    "": {"quiz_next": "On"},
    "de": {"hint": "Denkanstoß"},
    "de-at": {"hint": "Hinweis"},
    "sv": {"hint": "Ledtråd"},
    "en": {"more": "Details"},
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de-AT", ("Hinweis", "Mehr dazu", "On")),
        ("de-CH", ("Denkanstoß", "Mehr dazu", "On")),
        ("sv", ("Ledtråd", "Details", "On")),
        ("nb", ("Hint", "Details", "On")),
        ("fr", ("Indice", "En savoir plus", "On")),
    ],
)
def test_a_project_s_own_words_go_first_and_english_fills_what_they_leave_out(
    language: str, said: tuple[str, str, str]
) -> None:
    found = wording(language, OWN)
    assert (found["hint"], found["more"], found["quiz_next"]) == said
    assert found.language == ("en" if language == "nb" else language)


@pytest.mark.parametrize(
    ("language", "one", "two", "date", "number", "joined"),
    [
        ("en", "1 card", "2 cards", "2026-03-01", "2.5", "A, B"),
        ("de", "1 Karte", "2 Karten", "01.03.2026", "2,5", "A, B"),
        ("pl", "Karty: 1", "Karty: 2", "01.03.2026", "2,5", "A, B"),
        ("ar", "البطاقات: 1", "البطاقات: 2", "01/03/2026", "2.5", "A، B"),
        ("ja", "カード1枚", "カード2枚", "2026年03月01日", "2.5", "A、B"),
    ],
)
def test_counts_dates_numbers_and_lists_are_as_the_language_writes_them(
    language: str, one: str, two: str, date: str, number: str, joined: str
) -> None:
    said = wording(language)
    assert (said.count(1, "cards"), said.count(2, "cards")) == (one, two)
    assert (said.date("2026-03-01"), said.number("2.5"), said.join("AB")) == (date, number, joined)
    assert said.date("spring 2026") == "spring 2026"


# ---- words of a project's own --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "own", "told"),
    [
        ({"hint": "Clue"}, {"": {"hint": "Clue"}}, []),
        ({"quiz-show": "Turn"}, {"": {"quiz_show": "Turn"}}, []),
        ({"pt_BR": {"hint": "Dica!"}}, {"pt-br": {"hint": "Dica!"}}, []),
        ({"paper_page": "p. {n}"}, {"": {"paper_page": "p. {n}"}}, []),
        ({"paper_page": "{{n}}"}, {}, ["DP014 'paper_page' has a brace without a name"]),
        ({"paper_page": "{0.__class__}"}, {}, ["DP014 'paper_page' has a brace without a name"]),
        ({"paper_page": "{n!r:>99}"}, {}, ["DP014 'paper_page' has a brace without a name"]),
        ({"hint": "{n}"}, {}, ["DP014 'hint' cannot contain {n}"]),
        ({"hint": "\ufdd0m0\ufdd1"}, {}, ["DP014 'hint' must be on one line, without control characters"]),
        ({"hint": "a\nb"}, {}, ["DP014 'hint' must be on one line, without control characters"]),
        ({"hint": True}, {}, ["DP014 'hint' must be a string"]),
        ({"hint": ["a"]}, {}, ["DP014 'hint' must be a string"]),
        ({"hnit": "x"}, {}, ["DP013 there is no word 'hnit'"]),
        ({"de": "Tipp"}, {}, ["DP013 there is no word 'de'"]),
        ({"de": {"de": {"hint": "x"}}}, {}, ["DP013 there is no word 'de'"]),
        ({"no language": {"hint": "x"}}, {}, ["DP014 'no language' is not a language tag"]),
        (7, {}, ["DP014 'words' must be a table"]),
    ],
)
def test_own_words_are_read_and_checked(value: object, own: dict[str, dict[str, str]], told: list[str]) -> None:
    found, problems = read_words(value, "deckpress.toml", "")
    assert (found, [f"{problem.code} {problem.message}" for problem in problems]) == (own, told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('words.hnit = "x"\n', 1),
        ('[words.de]\nhint = "x"\n[words]\nhnit = "x"\n', 4),
        ('[words]\nhint = "x"\n[words."de"]\n"hnit" = "x"\n', 4),
        ('words = {de = {hnit = "x"}}\n', 1),
        ('[words.fr]\nmore = "x"\n[ words . de ]\nhnit = "x"\n', 4),
    ],
)
def test_an_unknown_word_is_told_with_its_line(text: str, line: int) -> None:
    import tomllib

    _, (problem,) = read_words(tomllib.loads(text)["words"], "deckpress.toml", text)
    assert (problem.code, problem.location.line, problem.hint) == ("DP013", line, "did you mean 'hint'?")


NASTY = "<b>&\"[sound:x.mp3]\\(y\\)'"


def with_words(deck: RenderedDeck, own: dict[str, dict[str, str]]) -> RenderedDeck:
    """The deck rendered anew with a project's own words."""
    source = replace(deck.deck, words=own)
    made, problems = render(source, "project", new_identities("project", source), lambda _: (None, ()))
    assert problems == ()
    return made


def test_own_words_are_plain_text_everywhere(anki: AnkiCollection) -> None:
    every = {
        key: NASTY + "".join(f"{{{name}}}" for name in sorted(names(text))) for key, text in built_in("en").items()
    }
    made = with_words(rendered_deck(HINTED, OPTIONS, TASKS, GAP), {"": every})
    anki.import_apkg(export("apkg", made))
    assert anki.problems() == []
    assert anki.media() == {}
    for note in anki.notes().values():
        for card in note.cards:
            assert not re.search(
                r"<b>|\[sound|\\\(y", re.sub(r"<script>.*?</script>", "", card.front + card.back, flags=re.S)
            )
    for name in ("sheet", "paper", "cards", "quiz", "csv", "moodle", "gift"):
        text = _text(name, made)
        assert '<b>&"' not in text, name
        assert html.escape(NASTY, quote=False)[:12] in text, name


def _text(name: str, deck: RenderedDeck) -> str:
    from deckpress.exporters import exporter

    found = exporter(name)
    assert found is not None
    made, problems = found.export(deck, templates(), ExportOptions())
    assert not [problem for problem in problems if problem.severity.word == "error"]
    return "".join(data.decode() for _, data in found.files(made))


# ---- on cards in Anki ----------------------------------------------------------------------------


def test_a_note_in_english_holds_no_words_and_its_bytes_stay_as_they_were() -> None:
    for language in ("", "en", "en-US", "sv"):
        for note in rendered_deck(HINTED, OPTIONS, TASKS, GAP, language=language).notes:
            fields = fields_with_options(note)
            assert fields[FIELD_OF_WORDS].markup == ""
            assert "aria-label" not in "".join(field.markup for field in fields.values())
            labels = re.findall('aria-label="(.*?)"', "".join(anki_fields(note, {}).values()))
            assert labels == (["done", "open"] if note.note.question == TASKS.question else [])
    notes = rendered_deck(HINTED, OPTIONS, TASKS, GAP, language="en").notes
    for note, remembered in zip(notes, ENGLISH, strict=True):
        assert remembered in early_hashes(fields_with_options(note), note.note.tags, note.cards)


ENGLISH = ["bced22376c772ad9b969", "480d9d3a204300165fb0", "24d1b359e79a98894fa9", "5e935e04d35ee55ae992"]
"""The hashes of these notes before cards had words in their fields."""


def test_decks_of_a_project_share_their_note_types_and_keep_their_languages(anki: AnkiCollection) -> None:
    for language in ("de-AT", "en", "ar", "sv"):
        anki.import_apkg(
            export("apkg", rendered_deck(replace(HINTED, question=Text(language)), name=language, language=language))
        )
    assert len([kind for kind in anki.collection.models.all_names() if kind.startswith("Q&A (")]) == 1
    said = {}
    for note in anki.notes().values():
        sides = (note.cards[0].front, note.cards[0].back, note.cards[1].back)
        assert [re.sub(r"\s+", " ", side).count("<summary>") for side in sides] == [1, 1, 1]
        said[note.fields["Question"]] = note.fields[FIELD_OF_WORDS]
    assert said["de-AT"] == '<span class="word-hint">Tipp</span><span class="word-more">Mehr dazu</span>'
    assert said["ar"] == '<span class="word-hint">تلميح</span><span class="word-more">المزيد</span>'
    assert (said["en"], said["sv"]) == ("", "")
    assert anki.problems() == []


@pytest.fixture
def shown(browser: Tabs) -> Callable[[str], Page]:
    page = browser.new_page()

    def show(side: str) -> Page:
        page.set_content(reviewer_page(side))
        return page

    return show


@pytest.mark.parametrize(
    ("language", "hint", "more", "side"),
    [("", "Hint", "More", "left"), ("de", "Tipp", "Mehr dazu", "left"), ("ar", "تلميح", "المزيد", "right")],
)
def test_the_words_on_a_card_are_text_in_the_language_of_the_deck(
    anki: AnkiCollection, shown: Callable[[str], Page], language: str, hint: str, more: str, side: str
) -> None:
    anki.import_apkg(export("apkg", rendered_deck(HINTED, language=language)))
    first, second = anki.note().cards
    for card, word in ((first.front, hint), (first.back, more), (second.back, more)):
        summary = shown(card).locator("summary")
        assert summary.inner_text() == word
        assert word in summary.aria_snapshot()
        span = summary.locator("span").first
        edges = "e => [e, e.closest('.front, .back')].map(e => e.getBoundingClientRect())"
        text, card_box = span.evaluate(edges)
        nearer = "left" if text["left"] - card_box["left"] < card_box["right"] - text["right"] else "right"
        assert nearer == side


def test_a_cloze_in_german_has_a_german_hint(anki: AnkiCollection, shown: Callable[[str], Page]) -> None:
    anki.import_apkg(export("apkg", rendered_deck(GAP, language="de")))
    assert shown(anki.note().cards[0].front).locator("summary").inner_text() == "Tipp"


def test_boxes_and_options_say_what_they_are_in_the_language_of_the_deck(anki: AnkiCollection) -> None:
    anki.import_apkg(export("apkg", rendered_deck(OPTIONS, TASKS, language="fr")))
    options, tasks = anki.notes().values()
    assert re.findall('aria-label="(.*?)"', options.fields["Choices"]) == ["Réponses\u00a0: une seule est juste"]
    assert re.findall('aria-label="(.*?)"', tasks.fields["Answer"]) == ["fait", "à faire"]


def test_the_description_of_a_deck_counts_in_its_language(anki: AnkiCollection) -> None:
    made = replace(rendered_deck(HINTED, language="de", name="Licht"), source="licht.md")
    anki.import_apkg(export("apkg", made))
    assert "2 Karten aus licht.md" in anki.decks()["Licht"]


# ---- on pages and in files -----------------------------------------------------------------------

WORDS_IN = {
    "sheet": ("more", "cards"),
    "cards": ("print_long", "more"),
    "paper": ("paper_name", "paper_key", "paper_one"),
    "quiz": ("hint", "quiz_show", "quiz_choose_one", "quiz_right"),
    "csv": ("hint",),
    "moodle": ("hint",),
    "gift": ("hint",),
    "qti": (),
}
"""Some of the words in each output."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_output_is_in_the_language_of_the_deck_and_says_nothing_in_english(language: str) -> None:
    made = rendered_deck(HINTED, OPTIONS, language=language)
    said = wording(language)
    for name, keys in WORDS_IN.items():
        if name == "qti":
            continue
        text = html.unescape(_text(name, made)).replace("\\:", ":")
        for key in keys:
            wanted = said.count(3, key) if key == "cards" else said[key]
            assert wanted in text, (name, key)
            if key != "cards" and said[key] != english()[key]:
                assert f">{english()[key]}<" not in text, (name, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gift_in_any_language_is_read_back_with_its_hint(language: str) -> None:
    text = _text("gift", rendered_deck(HINTED, language=language))
    reading, _ = read(Source("x.gift", text), "gift")
    assert reading is not None
    (note,) = reading.deck.notes
    assert (note.question.markdown, note.hint.markdown) == ("What?", "Think.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_true_and_false_of_gift_are_in_the_language_of_the_deck_and_recognised(language: str) -> None:
    reading, _ = read(Source("x.gift", f"---\nlang: {language}\n---\n::Q::Is it so? {{T}}\n"), "gift")
    assert reading is not None
    (note,) = reading.deck.notes
    words_of = built_in(language)
    assert [choice.text.markdown for choice in note.choices] == [words_of["true"], words_of["false"]]
    (question,) = questions(rendered_deck(note, language=language))
    assert question.asks is Asks.TRUTH


def test_the_page_number_of_an_exam_is_in_the_order_of_the_language() -> None:
    def foot(language: str, **options: object) -> str:
        from deckpress.exporters import exporter

        found = exporter("paper")
        assert found is not None
        made, _ = found.export(rendered_deck(HINTED, language=language), templates(), ExportOptions(**options))  # type: ignore[arg-type]
        text = found.files(made)[0][1].decode()
        return re.findall(r"@bottom-(?:right|left) \{ content: ([^;]*counter[^;]*);", text)[0]

    assert foot("en", answer_key="none") == '"Page" " " counter(p1) " " "of" " " counter(pages)'
    assert foot("en") == '"Page" " " counter(p1)'
    assert foot("zh", answer_key="none") == '"第" " " counter(p1) " " "页，共" " " counter(pages) " " "页"'
    assert foot("ja") == 'counter(p1) "ページ"'


def test_an_arabic_quiz_is_written_from_right_to_left_in_arabic(browser: Tabs, tmp_path: Path) -> None:
    (tmp_path / "quiz.html").write_text(_text("quiz", rendered_deck(HINTED, OPTIONS, language="ar")), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "quiz.html").as_uri())
    assert page.locator("html").get_attribute("dir") == "rtl"
    latin = page.locator("button, summary, legend, h3, #score, label.filter").all_inner_texts()
    assert [text for text in latin if re.search("[A-Za-z]{2}", text)] == []
