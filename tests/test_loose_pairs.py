"""Lists of pairs in plans and notes, which become cards with a warning; those of words and terms need none."""

from __future__ import annotations

import pytest

from readings import cards, codes

PLANS = {
    "a plan": "# Plan\n\n- Unknown code → red line\n- Same code again → a hint\n- No item → nothing is made\n",
    "who brings what": "# Trip to the lake\n\n- The tent – Anna\n- Two stoves – Tom\n- A map – Lea\n- Old rope – Jan\n",
    "names": "# Our board\n\nAnna Berg: treasurer\nTom Hall: chair\nLea Fuchs: secretary\nJan Peters: auditor\n",
    "where files go": "# Files\n\n1. old/a.txt -> new/a.txt\n2. old/b.txt -> new/b.txt\n3. docs/x -> manual/x\n",
    "a diary": "# The club\n\n- 2031.04.17 – we wrote to all our friends\n- 2031.04.25 – each of them sent an answer\n"
    "- 2031.05.02 – we found a house for the club\n",
    "boxes": "- [ ] Tent – Anna\n- [ ] Stove – Tom\n- [x] Map – Lea\n",
}
WORDS = {
    "a title that names words": "# New words\n\n- Tent – Anna\n- Stove – Tom\n- Map – Lea\n",
    "a lesson": "# Lesson 4\n\n- the Tent → Zelt\n- the Stove → Herd\n- the Map → Karte\n",
    "a language": "# German animals\n\n- Dog – Hund\n- Cat – Katze\n- Cow – Kuh\n",
    "letters of another language": "# Animals\n\n- Fox – Fuchs\n- Bear – Bär\n- Lion – Löwe\n- Cow – Kuh\n",
    "another script": "# Animals\n\n- Fox – лиса\n- Bear – медведь\n- Lion – лев\n",
    "articles": "# Animals\n\n- Fox – der Fuchs\n- Cow – die Kuh\n- Lion – der Leo\n",
    "single words": "# Animals\n\n- fox – vos\n- Cow – koe\n- horse – Paard\n",
    "explanations": "# Cell\n\n- Gene – says what to make\n- Wall – keeps its own shape\n- Tail – moves it all on\n",
    "days of the past": "# The war\n\n- 28.06.1914 – Attentat\n- 01.09.1939 – Überfall\n- 08.05.1945 – Ende\n",
    "days to learn": "# Lesson 3\n\n- 2004-05-01 – Poland joins\n- 2007-01-01 – Romania\n- 2013-07-01 – Croatia\n",
    "no title": "- Tent – Zelt\n- Stove – Herd\n- Map – Karte\n",
    "the author says so": "---\ndialect: terms\n---\n\n# Plan\n\n- Tent – Anna\n- Stove – Tom\n- Map – Lea\n",
}


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS)
def test_pairs_that_may_be_notes_are_read_with_a_warning(text: str) -> None:
    assert len(cards(text)) >= 3
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_pairs_that_are_words_are_read_without_one(text: str) -> None:
    assert len(cards(text)) >= 3
    assert codes(text) == []


def test_abbreviations_are_terms() -> None:
    text = "# Abbreviations\n\nCPU = central unit\nRAM = random memory\nSSD = solid drive\n"
    assert (len(cards(text)), codes(text)) == (3, [])


SITES = [("Find", "find.example.org/"), ("Deep look", "look.example.org/a-b"), ("Torch", "torch.example.org")]


@pytest.mark.parametrize("mark", [" : ", " → ", " -> ", " – ", ": ", " = "])
@pytest.mark.parametrize("address", ["https://{}", "<https://{}>", "[here](https://{})"])
@pytest.mark.parametrize("head", ["- ", ""])
def test_names_of_pages_with_their_addresses_make_no_cards(mark: str, address: str, head: str) -> None:
    lines = "".join(f"{head}{name}{mark}{address.format(site)}\n" for name, site in SITES)
    assert cards(f"# Search\n\n{lines}") == []


@pytest.mark.parametrize(
    "pairs",
    [
        "".join(f"- {name} :: https://{site}\n" for name, site in SITES),
        "".join(f"- {name} → https://{site}.png\n" for name, site in SITES),
        "".join(f"- Where is {name.lower()}? → https://{site}\n" for name, site in SITES),
        "".join(f"- {name} → a page, see https://{site}\n" for name, site in SITES),
    ],
    ids=["marks of cards", "pictures", "questions", "more than an address"],
)
def test_other_addresses_behind_marks_are_answers(pairs: str) -> None:
    assert len(cards(f"# Search\n\n{pairs}")) == len(SITES)


def test_a_mark_inside_bold_print_above_other_words_separates_nothing() -> None:
    rules = "- **R1 – One thing.** A card asks for it.\n- **R2 – Clear.** It names it.\n- **R3 – Short.** Few words.\n"
    assert cards(f"# Rules\n\n{rules}") == []
    terms = rules.replace(".** ", "** – ")
    assert cards(f"# Rules\n\n{terms}")[2] == "R3 – Short | Few words."


def test_stars_of_code_do_not_count_as_bold_print() -> None:
    text = "# Words\n\n- **rest – takes all that is named\n- whole – takes all of it\n- part – takes one of them all\n"
    assert len(cards(text)) == 3


def test_bullets_that_markdown_does_not_know_are_no_part_of_a_term() -> None:
    text = "# Words\n\n·       oven = Ofen\n·       bread = Brot\n·       flour = Mehl\n·       salt = Salz\n"
    assert cards(text) == ["oven | Ofen", "bread | Brot", "flour | Mehl", "salt | Salz"]
