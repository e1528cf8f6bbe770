"""Lists and tables that look like terms but are to look up: links, options, commands, keys, progress, properties."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read


def table(header: str, *rows: str) -> str:
    """A table as Markdown."""
    columns = header.count("|") + 1
    return "\n".join((f"| {header} |", "|" + "---|" * columns, *(f"| {row} |" for row in rows))) + "\n"


def outcome(text: str, path: str = "notes.md") -> tuple[int, list[str]]:
    """How many cards a document gives, and the codes of its problems."""
    reading, problems = read(Source(path, text))
    return len(reading.deck.notes), [problem.code for problem in problems]


LINKS = (
    "- [Loom](https://loom.example) - Weaves on any shuttle.\n- [Spin - light](https://spin.example) - Spins wool.\n"
)
OPTIONS = table(
    "Option | Description", "`--warp` | Threads along", "`--weft` | Threads across", "`--dry` | Weaves nothing"
)
COMMANDS = table("Command | Description", "`loom start` | Begins a row", "`loom cut` | Cuts", "`loom undo` | Goes back")
FILES = table("File | Description", "src/warp.py | Holds threads", "src/weft.py | Moves them", "docs/ | Explains it")
TYPED = table(
    "Name | Type | Description", "`warp` | int | Threads along", "`weft` | int | Across", "`hue` | str | Colour"
)
PLAIN = table(
    "Key | Default | Meaning", "warp | 12 | number of threads", "hue | red | colour", "dry | no | weaves nothing"
)
KINDS = table(
    "Name | Type | Meaning", "heddle | part | lifts threads", "reed | part | parts threads", "wool | yarn | warm"
)
KEY = table("Question | Answer", "1 | B", "2 | A", "3 | **D**", "4 | C")
KEY_BY_LETTERS = table("Answer | Count | Questions", "A | 2 | 1, 4", "B | 3 | 2, 3, 7", "True | 2 | 5, 6")
PEOPLE = table("Name | Languages", "Ana Prado | Dutch", "Bo Lind | Danish", "Cy Roe | Welsh, Dutch")
PROGRESS = table("No | Lesson | Translation", "1 | `threads` | ✅", "2 | `knots` | ✅", "3 | `looms` | ❌")
BADGES = table("Name | Link", *(f"{name} | [shop](https://{name}.example)" for name in ("wool", "silk", "hemp")))

NONE = {
    "addresses": "# Tests\n\n| Link | Date |\n| --- | --- |\n"
    + "".join(f"| https://weave.example/{n}/ | 2021-04-0{n} |\n" for n in range(1, 5)),
    "links with a remark each": f"# Weaving\n\n## Tools\n\n{LINKS}\n## Wool\n\n{LINKS.replace('loom', 'wool')}",
    "links in a table": "# Weaving\n\n"
    + table("Name | Description", *(f"[{name}](https://{name}.example) | Sells {name}" for name in ("wool", "silk"))),
    "an index": "# Index\n\n**heddle**\n→ [[2.Looms|Lesson 2]]\n\n**reed**\n→ [[3.Cloth|Lesson 3]] · [[4.Wool]]\n\n"
    "**shed**\n[Lesson 5](looms.md)\n",
    "an index of notes": "# Índice\n\n- [Telar](telar.md) – cómo teje\n- [Lana](lana.md) – cómo se lava\n",
    "a key to questions elsewhere": f"# Key\n\n{KEY}",
    "a key by its answers": f"# Key\n\n{KEY_BY_LETTERS}",
    "numbers of sections": "# Course\n\n1.1 - Wind the warp.\n\n1.2 - Tie the knots.\n\n1.3 - Weave a bit.\n",
    "properties of any name": "made-by:: [[Ann]]\nread-on:: [[May 3]]\nkind:: cloth\n- Some text about cloth.\n",
    "properties of a page": "tags:: #weaving\nsource:: [loom](loom.md)\nalias:: cloth\n\nSome text about cloth.\n",
}
GUESSES = {
    "options of a program": f"# Loom\n\n{OPTIONS}",
    "options with types": f"# Loom\n\n{TYPED}",
    "fields with types of data": "# Métier\n\n"
    + table("Nom | Type | Description", "warp | int | fils", "hue | string | couleur", "dry | bool | rien"),
    "settings as plain words": f"# Loom\n\n{PLAIN}",
    "files": f"# Loom\n\n{FILES}",
    "commands in a manual": f"# Loom\n\n## Installation\n\nCopy it.\n\n## Usage\n\n{COMMANDS}",
    "people": f"# Thanks\n\n{PEOPLE}",
    "progress": f"# Where we are\n\n{PROGRESS}",
    "lessons to come": "# Plan\n\n- Lesson 1: knots\n- Lesson 2: looms\n- Lesson 3: cloth and wool\n",
}
CARDS = {
    "terms with their kinds": f"# Loom\n\n{KINDS}",
    "a vocabulary with links": f"# Vocabulary\n\n{LINKS}\n- [Felt](https://felt.example) - Pressed wool.\n",
    "a vocabulary with links to notes": "# Vocabulary\n\n- [Felt](felt.md) – wool\n- [Reed](reed.md) – a comb\n",
    "a cheat sheet of options": f"# Loom cheat sheet\n\n{OPTIONS}",
    "cheat sheets": f"# Cheat sheets of looms\n\n{OPTIONS}",
    "a sheet of commands": f"# Loom commands\n\n{COMMANDS}",
    "methods": "# Lists in Python\n\n"
    + table("Method | Meaning", "`append` | adds one", "`pop` | takes the last", "`sort` | puts in order"),
    "terms written as code": "# Loops\n\n"
    + table("Term | Meaning", "`for` | each item", "`while` | as long as", "`pass` | no"),
    "questions with one letter": "# Q\n\n"
    + table("Question | Answer", "Which vitamin has a lemon? | C", "Which one is sun? | D"),
    "years": "# Weaving\n\n- 1733 – flying shuttle\n- 1764 – spinning jenny\n- 1785 – power loom\n",
    "pictures": "# Knots\n\n" + table("Term | Picture", "bowline | ![](bowline.png)", "reef knot | ![](reef.png)"),
    "words with their readings": "# 単語\n\n"
    + table("漢字 | 読み方 | 意味", "糸 | いと | thread", "布 | ぬの | cloth", "羊 | ひつじ | sheep"),
    "short cards with two colons": "tags :: Etiketten\nthread :: Faden\ncloth :: Tuch\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_to_look_up_gives_no_cards(text: str) -> None:
    count, codes = outcome(text)
    assert (count, "DP101" in codes) == (0, True)


@pytest.mark.parametrize("text", GUESSES.values(), ids=GUESSES)
def test_what_may_be_to_look_up_gives_cards_with_a_warning(text: str) -> None:
    count, codes = outcome(text)
    assert (count >= 3, codes) == (True, ["DP115"])


@pytest.mark.parametrize("text", CARDS.values(), ids=CARDS)
def test_what_is_to_learn_gives_cards_without_a_warning(text: str) -> None:
    count, codes = outcome(text)
    assert (count >= 2, codes) == (True, [])


def test_a_read_me_gives_commands_with_a_warning() -> None:
    assert outcome(f"# Loom\n\n{COMMANDS}", "loom.md") == (3, [])
    assert outcome(f"# Loom\n\n{COMMANDS}", "README.md") == (3, ["DP115"])


def test_the_front_matter_takes_links_as_terms() -> None:
    text = f"# Weaving\n\n{LINKS}\n- [Felt](https://felt.example) - Pressed wool.\n"
    assert outcome(text)[0] == 0
    assert outcome(f"---\ndialect: terms\n---\n{text}")[0] == 3


def test_a_long_text_beside_a_few_terms_is_reported() -> None:
    page = "The grammar is written by hand, and each rule has a name of its own, which the others use. " * 8
    terms = table("Term | Meaning", "warp | along", "weft | across", "shed | the gap")
    assert outcome(f"# Rules\n\n{page}\n\n## Words\n\n{terms}") == (3, ["DP115"])
    assert outcome(f"# Rules\n\n{page[:90]}\n\n## Words\n\n{terms}") == (3, [])


@pytest.mark.parametrize("signs", ["✅ ✅ ✅", "✅ ⬜ ⏳", "⬜ ⬜ ⬜", "☑️ ☐ ☐", "✅ ❌ 🚧", "🟢 🟢 🔴 🔴"])
@pytest.mark.parametrize("header", ["Task | State", "Aufgabe | Stand", "功能 | 状态"])
def test_states_of_tasks_are_no_meanings(header: str, signs: str) -> None:
    rows = [f"Weave part {number} of the cloth | {sign}" for number, sign in enumerate(signs.split())]
    assert outcome(f"# Plan\n\n## First\n\n{table(header, *rows)}")[0] == 0


@pytest.mark.parametrize("signs", ["🟢 🟡 🔴", "🐱 🐶 🐭"])
def test_signs_may_be_what_words_mean(signs: str) -> None:
    rows = [f"{word} | {sign}" for word, sign in zip(("mak", "lor", "tis"), signs.split(), strict=True)]
    assert outcome(f"# Words\n\n{table('Word | Picture', *rows)}")[0] == 3


_BOAT = "A hull is the body of a boat. It floats.\n"
PROPERTIES = {
    "fields of tasks": "# Week\n\n- [x] Wash the sail [due:: 2031-05-01] [done:: 2031-05-03]\n"
    "- [ ] Mend it [due:: 2031-06-01]\n- [ ] Paint the mast (due:: 2031-06-07)\n",
    "fields of a list": "# Boats\n\n- Sloop [masts:: 1]\n- Ketch [masts:: 2]\n- Brig [masts:: 2]\n",
    "tags in a definition list": f"tags\n: [sea](sea.md), [boats](boats.md)\n\n{_BOAT}",
    "fields beside tags": f"# Sloop\n\nKind: boat\nMasts: one\nYear: 1760\nRelated: [[Ketch]]\nTags: #sea\n\n{_BOAT}",
    "tags of a page": f"{_BOAT}\nTags: #sea #boats/small\nRelated: [[Ships]], [[Sea|the sea]]\n",
}


@pytest.mark.parametrize("text", PROPERTIES.values(), ids=PROPERTIES)
def test_properties_are_no_terms(text: str) -> None:
    assert outcome(text)[0] == 0


def test_the_tags_of_an_org_page_make_no_card() -> None:
    text = "- tags :: [[id:4f][Sea]], [[file:boats.org][Boats]]\n\n- hull :: the body of a boat\n- keel :: its spine\n"
    assert outcome(text, "boats.org")[0] == 2


@pytest.mark.parametrize(
    "text",
    [
        "# Words\n\n- [[Sloop]] :: one mast\n- [[Brig]] :: two masts\n- tags :: Etiketten\n",
        "# German words\n\ncat: Katze\ndog: Hund\ncow: Kuh\ntags: #german\n",
        "# Code\n\n- x[a::2] → every second\n- x[a] → one of them\n- x[:a] → those before it\n",
    ],
    ids=["links", "words above tags", "before an arrow"],
)
def test_terms_beside_links_and_brackets_stay(text: str) -> None:
    assert outcome(text)[0] == 3
