"""Headings without a sign: the topics of a study deck become cards, with a warning; the parts of a document do not."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, notes, read_document

LONG = "It took the whole afternoon, and nobody could say later how it had begun. " * 8
CODE = "Type this:\n\n```sh\nmake\n```\n\nThen wait, and look at the last line.\n\n- one\n- two\n"


def document(title: str, parts: dict[str, str], level: int = 2) -> str:
    """A document with a title and headings of a level, each with a text below it."""
    return f"# {title}\n\n" + "".join(f"{'#' * level} {part}\n\n{text}\n\n" for part, text in parts.items())


def topics(*names: str, text: str = "It is known for {}.") -> dict[str, str]:
    """Headings with one short text each."""
    return {name: text.format(name) for name in names}


OPTIONS = "| Variable | Description |\n|---|---|\n" + "".join(f"| `TOOL_{n}` | sets {n} |\n" for n in range(6))
ROCKS = ("Basalt", "Granite", "Slate", "Marble", "Chalk", "Flint")

# ---- documents: no cards ---------------------------------------------------------------------------

DOCUMENTS = {
    "an essay": document("On walking", dict.fromkeys(("The hill", "The rain", "The inn", "The bridge", "Home"), LONG)),
    "a manual": document("The pump", dict.fromkeys(("Parts", "The valve", "The motor", "The hose", "Winter"), CODE)),
    "sections": document("Rivers", dict.fromkeys(("North", "South", "East", "West"), f"### Length\n\n{LONG}")),
    "minutes": document("Minutes of the board", topics("Budget", "Playground", "Fence", "Guests", "Next year")),
    "minutes in German": document("Vereinssitzung", topics("Anwesende", "Kasse", "Zaun", "Spielplatz", "Wahlen")),
    "minutes by days": document("Klub", topics("5/30", "6/13", "6/27", "7/4", "7/11", text="- {} ging gut\n- viel")),
    "minutes in Portuguese": document("Ata de reunião", topics("Pauta", "Orçamento", "Obras", "Festa", "Pendências")),
    "minutes in Japanese": document("議事録", topics("予算", "工事", "祭り", "名簿", "会費")),
    "who was there": document("Garden\n\nPresent: Ann, Bob\n\nApologies: Dora", topics("Budget", "Hedge", "Gate")),
    "who was there in German": document(
        "Mai\n\n- Anwesend: Anna\n- Entschuldigt: Dora", topics("Kasse", "Zaun", "Tor")
    ),
    "who was there in French": document("Mai\n\nPrésents : Anne\n\nExcusés : Dora", topics("Caisse", "Haie", "Toit")),
    "who was there in bold": "# Mei\n\n**Aanwezig:** Anna\n**Datum:** 3 mei\n\n**Kas:** 3 euro.\n\n**Hek:** Nieuw.\n",
    "who was there above pairs": "Present: Ann, Bob\n\nRegrets: Dora\n\nNote taker: Bob\n\nBudget: we agreed.\n",
    "a recipe": document("Nut bread", topics("Ingredients", "The dough", "The oven", "Storing it", "Variations")),
    "a recipe in Chinese": document("红烧豆腐的做法", topics("原料", "计算", "操作", "附加内容", "摆盘")),
    "steps": document("A bird house", topics("Step 1", "Step 2", "Step 3", "Step 4", "Step 5")),
    "steps in Russian": document("Скворечник", topics("Шаг 1: доски", "Шаг 2: клей", "Шаг 3: крыша", "Шаг 4", "Шаг 5")),
    "installing": document("Tool", topics("Introduction", "Installation", "Running the tool", "Support", "Licence")),
    "a policy": document("Privacy policy", topics("Use", "Payment", "Liability", "Cookies", "Changes")),
    "a decision": document("Use one database", topics("Status", "Context", "Decision", "Consequences", "Options")),
    "options for a decision": document("Queues", topics("Kontext", "Optionen", "Vorteile", "Kosten", "Entscheidung")),
    "a numbered decision": document("ADR 12: Queues", topics("Title", "Problem", "Choice", "Trade-offs")),
    "a tutorial": document("Build a bird house", topics("Boards", "Roof", "Floor", "Paint")),
    "a first loaf": document("Your first loaf", topics("The flour", "The dough", "The oven")),
    "a tutorial in German": document("Ein Regal bauen", topics("Bretter", "Löcher", "Schrauben")),
    "a tutorial in French": document("Écrire un test", topics("Le fichier", "La fonction", "Le résultat")),
    "a tutorial in Spanish": document("Primeros pasos", topics("El archivo", "La función", "El resultado")),
    "a tutorial in Russian": document("Сайт: шаг за шагом", topics("Файл", "Функция", "Проверка")),
    "steps that go on": document("Bread", topics("Mix the flour", "Knead it well", "Bake the loaf", "Let it rest")),
    "steps in words": document("A boat of paper", topics("First step: fold", "Second step: turn", "Last step: pull")),
    "a manual in Chinese": document(
        "Boat",
        {
            "功能特性": "- 造船\n- 画船\n",
            "依赖要求": "- 纸\n- 笔\n",
            "使用方法": CODE,
            "工作流程": "1. **折纸**\n   - 折两次\n   - 再折一次\n\n2. **画船**\n   - 画帆\n   - 画旗\n",
            "注意事项": "1. 纸要干\n2. 慢慢折\n",
        },
    ),
    "a diary": document("Trip", topics("3 May 2024", "4 May 2024", "5 May 2024", "6 May 2024", "7 May 2024")),
    "options of a program": document("Tool", {"Usage": "Name a file.", "Variables": OPTIONS, "History": 2 * LONG}),
    "points of minutes": document("Meeting of 3 May", {"Reports": "- Ann: all well\n- Ben: too few\n- Cid: more soon"}),
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_gives_no_cards_and_a_message_that_says_what_it_holds(text: str) -> None:
    assert cards(text) == []
    (problem,) = [problem for problem in read_document("deck.md", text)[1] if problem.code == "DP101"]
    assert problem.message.startswith("no card found; the file holds ")


OUTLINE = """- ## Weaves
  > How threads cross.
  - Plain – over one, under one.
  - Twill – over two, under one.
- ## Looms
  > What holds the threads.
  - Floor loom – for wide cloth.
  - Backstrap loom – for bands.
- ## Threads
  > What is woven.
  - Warp – along.
  - Weft – across.
"""


def test_a_quote_above_lists_is_no_sign_of_an_answer_below_a_heading_of_an_outline() -> None:
    (problem,) = read_document("deck.md", OUTLINE)[1]
    assert (problem.code, "3 headings in a list" in problem.message) == ("DP115", True)
    (problem,) = read_document("deck.md", OUTLINE.replace("wide cloth", LONG).replace("is woven", LONG))[1]
    assert (problem.code, "3 headings in a list" in problem.message) == ("DP101", True)


def test_a_quote_alone_below_a_heading_of_an_outline_is_its_answer() -> None:
    quoted = [line for line in OUTLINE.splitlines() if "–" not in line]
    assert len(cards("\n".join(quoted))) == 3


def test_a_quote_below_one_list_item_that_asks_nothing_gives_a_card_with_a_warning() -> None:
    items = "- Oak and elm burn slowly.\n  > See the slides.\n"
    assert (len(cards(items)), codes(items)) == (1, ["DP115"])
    asked = "- Which wood burns slowly?\n  > Oak and elm.\n"
    assert (len(cards(asked)), codes(asked)) == (1, [])
    three = "".join(f"- The {tree} in Latin\n  > {name}\n" for tree, name in zip(ROCKS, "abc", strict=False))
    assert (len(cards(three)), codes(three)) == (3, [])


def test_the_message_says_how_to_take_the_headings_and_both_ways_take_them() -> None:
    text = DOCUMENTS["an essay"]
    (problem,) = read_document("deck.md", text)[1]
    assert "write questions: h2 in the front matter, or add --guess" in problem.hint
    assert len(notes(f"---\nquestions: h2\n---\n{text}")) == 5
    guessed, problems = read(Source("deck.md", text), guess=True)
    assert (len(guessed.deck.notes), [found.code for found in problems]) == (5, ["DP115"])


# ---- study decks: cards ----------------------------------------------------------------------------

DECKS = {
    "topics alike": document("Rocks", topics(*ROCKS)),
    "topics with two sentences": document("Rocks", topics(*ROCKS, text="{} is a rock. It lies in the hills.")),
    "tasks and commands": document("Drills", topics(*map("Move the {}".format, ROCKS), text="```sh\nmv {}\n```")),
    "sheets with the same labels": document("Rocks", topics(*ROCKS, text="- **Age**: old\n- **Kind**: {}")),
    "a deck of three": document("Rocks", topics(*ROCKS[:3])),
    "causes and consequences": document("A war", topics("Context", *ROCKS, "Consequences")),
    "tasks": document("Git", topics("Create a branch", "Delete a branch", "Show the log", "Undo a commit")),
    "first words": document("My first words", topics("The house", "The tree", "The last rib")),
    "a test of tasks": document("First steps: interview questions", topics(*ROCKS)),
    "one word of minutes": document("Trials\n\nParticipants: 40 adults", topics(*ROCKS)),
    "interview topics": document("Interview topics", dict.fromkeys(("Scope", "Closure", "Proxy", "Map", "Set"), CODE)),
    "interview topics in Chinese": document("前端面试", dict.fromkeys(("闭包", "原型", "域", "代理", "事件"), CODE)),
    "an exam in German": document("Klausurvorbereitung", dict.fromkeys(("Zelle", "Kern", "Wand", "Gen", "Art"), CODE)),
    "topics in a section": "# Notes\n\n## Exam topics\n\n" + "".join(f"### {rock}\n\n{CODE}\n\n" for rock in ROCKS),
}  # fmt: skip


@pytest.mark.parametrize("text", DECKS.values(), ids=DECKS)
def test_a_study_deck_gives_cards_with_a_warning(text: str) -> None:
    assert len(cards(text)) == max(text.count("\n## "), text.count("\n### "))
    assert "DP115" in codes(text)


@pytest.mark.parametrize("name", ["interview-notes.md", "glossar.md", "my_exam.md"])
def test_the_name_of_a_file_tells_a_study_deck(name: str) -> None:
    text = document("Notes", dict.fromkeys(ROCKS, CODE))
    assert (len(notes(text)), len(notes(text, name))) == (0, len(ROCKS))


@pytest.mark.parametrize("title", ["Glossary", "Glossar", "Glosario", "Глоссарий", "Sözlük", "用語集", "术语表"])
def test_the_headings_of_a_glossary_are_its_terms_though_some_hold_pairs(title: str) -> None:
    kinds = "It has two kinds:\n\n- **old**: from the first layer\n- **young**: from the last layer\n"
    text = document(title, {rock: f"A rock. {LONG[:300]}\n\n{kinds if rock == 'Slate' else ''}" for rock in ROCKS})
    assert [note.question.flat for note in notes(text)] == list(ROCKS)
    assert codes(text) == []


@pytest.mark.parametrize("words", ["Present Past Future", "Date Time Place", "Participants Rest Pause"])
def test_terms_that_minutes_use_too_are_terms(words: str) -> None:
    assert len(cards("# Words\n\n" + "".join(f"{word}: what it is\n\n" for word in words.split()))) == len(
        words.split()
    )


# ---- what only looks like a question ---------------------------------------------------------------


def test_a_rhetorical_question_in_prose_is_no_pair() -> None:
    prose = "".join(
        f"Why did it rain on day {n}? Nobody knew, and we went on to the next inn.\n\n{LONG}\n\n" for n in range(4)
    )
    assert cards(f"# On walking\n\n{prose}") == []


def test_questions_with_their_answers_on_lines_next_to_each_other_are_pairs() -> None:
    lines = "".join(f"Is {rock.lower()} old? Yes, like most rocks.\n\n" for rock in ROCKS)
    assert len(cards(f"# Rocks\n\n{lines}")) == len(ROCKS)


def test_a_question_mark_in_the_address_of_a_picture_asks_nothing() -> None:
    pictures = "".join(f'![A rock](/rocks/{n}.png?raw=true "{rock}")\n\n{LONG}\n\n' for n, rock in enumerate(ROCKS))
    assert cards(f"# Rocks\n\n{pictures}") == []


def test_captions_of_tables_are_no_questions_whose_answer_names_their_author() -> None:
    table = "| Day | Place |\n|---|---|\n| Monday | hall |\n"
    text = "".join(f"**Table {n}:** Days and places of group {n}.\n\n{table}\nAuthor: Ann\n\n" for n in range(1, 5))
    assert cards(f"# Minutes\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## What is tin?\n\n## What is zinc?\n", "2 questions have no answer"),
        ("## Which is red?\n\n- a) Mars\n- b) Venus\n", "1 question has no option marked as right"),
        (
            "## What is tin?\n\n## What is zinc?\n\n## Which is red?\n\n- a) Mars\n- b) Venus\n",
            "2 questions have no answer, 1 question has no option marked as right",
        ),
    ],
)
def test_a_document_of_questions_alone_says_what_they_lack(text: str, said: str) -> None:
    (problem,) = [problem for problem in read_document("deck.md", text)[1] if problem.code == "DP101"]
    assert problem.message == f"no card found; {said}"


NOTES = "# Oven\n\n### Hot air\n\nIt is round the loaf.\n\n# Stove\n\n### Hot plate\n\nIt heats the pan.\n\n"


@pytest.mark.parametrize("label", ["Q{}. ", "Frage {}: ", "質問{}：", "Question {} - "])
def test_headings_above_a_section_of_labelled_questions_are_topics(label: str) -> None:
    asked = "".join(f"### {label.format(n)}Can it be {n}?\n\n> Yes.\n\n" for n in (1, 2))
    assert cards(f"{NOTES}# Exam\n\n{asked}") == ["Can it be 1? | > Yes.", "Can it be 2? | > Yes."]
    assert codes(f"{NOTES}# Exam\n\n{asked}") == ["DP124", "DP115"]


@pytest.mark.parametrize(
    "text",
    [
        NOTES.replace("plate", "plate?") + "# Exam\n\n### Q1. Is it?\n\nYes.\n\n### Q2. Was it?\n\nYes.\n",
        NOTES + "### Q1. Is it?\n\nYes.\n\n### Q2. Was it?\n\nYes.\n",
        NOTES + "# Exam\n\n### Q1. Is it?\n\nYes.\n\n### Was it?\n\nYes.\n",
    ],
    ids=["others ask", "no section of their own", "one label"],
)
def test_headings_beside_labelled_questions_are_questions(text: str) -> None:
    assert len(cards(text)) == 4


def _agenda(*titles: str) -> str:
    return "# Course\n\nBefore you come.\n\n" + "".join(f"## {title}\n\nYou have it at home.\n\n" for title in titles)


@pytest.mark.parametrize(
    "titles",
    [
        ("1) Flour (15 minutes)", "2) Sourdough (1 hour)", "3) What is bread? (30 minutes)"),
        ("Mehl (15 Min.)", "Sauerteig (2 Std.)", "Brot (30 Minuten)"),
        ("小麦 (15分)", "パン（1時間）", "水 (5分)"),
        ("Harina (15 min)", "Pan (2 h)", "Sal (5–10 min)"),
        ("Mehl (1 Tag)", "Teig (2 Tage)", "Brot (1 Woche)"),
        ("Мука (1 день)", "Тесто (2 дня)", "Хлеб (1 неделя)"),
    ],
)
def test_headings_with_durations_are_an_agenda(titles: tuple[str, ...]) -> None:
    assert (cards(_agenda(*titles)), codes(_agenda(*titles))) == ([], ["DP101"])


@pytest.mark.parametrize(
    "titles",
    [
        ("What is bread? (5 minutes)", "What is salt? (5 minutes)", "What is rye? (2 minutes)"),
        ("What is bread?", "What is salt? (5 minutes)", "What is rye?"),
        ("What is bread? (5 points)", "What is salt? (5 points)", "Explain rye. (2 points)"),
    ],
    ids=["all ask", "one duration", "points"],
)
def test_questions_with_durations_or_points_are_no_agenda(titles: tuple[str, ...]) -> None:
    assert len(cards(_agenda(*titles))) == 3


# ---- tasks whose answer is code, with the same parts below each ------------------------------------

TASKS = {
    "English": (
        "Show all towns by the sea.",
        "Number of ships per harbour.",
        "Sailors without a ship.",
        "Oldest boat.",
    ),
    "German": ("Zeige alle Orte am Meer.", "Anzahl der Schiffe pro Hafen.", "Matrosen ohne ein Schiff.", "Das Boot."),
    "Spanish": ("Mostrar los pueblos del mar.", "Barcos de cada puerto.", "Marineros sin ningún barco.", "El bote."),
    "Russian": ("Вывести все города у моря.", "Число кораблей в порту.", "Матросы без своего корабля.", "Лодка."),
}
PARTS = "**{}:**\n* It takes the rows of `{}` and leaves the others.\n* It joins them by their number.\n\n"


def tasks(told: tuple[str, ...], head: str, language: str, parts: tuple[str, ...]) -> str:
    """Numbered tasks, each with code right below it and a list below the label of each part."""
    return "\n***\n\n".join(
        f"{head.format(number, task)}\n```{language}\nrun_{number}();\n```\n\n"
        + "".join(PARTS.format(part, number) for part in parts)
        + "| id | name |\n|---|---|\n| 1 | Ann |\n"
        for number, task in enumerate(told, 1)
    )


@pytest.mark.parametrize("head", ["**{}. {}**", "### {}. {}", "{}. **{}**\n"])
@pytest.mark.parametrize("told", TASKS.values(), ids=TASKS.keys())
def test_numbered_tasks_with_code_and_the_same_parts_below_are_cards(told: tuple[str, ...], head: str) -> None:
    told = (*told[:3], "The three oldest boats.")
    found = cards(tasks(told, head, "sql", ("Purpose", "How it works")))
    assert [card.partition(" | ")[0] for card in found] == list(told)
    assert all(f"run_{number}();" in card and "Ann" in card for number, card in enumerate(found, 1))


@pytest.mark.parametrize("number", [1, 3, 4])
@pytest.mark.parametrize("head", ["**{}. {}**", "### {}. {}", "{}. **{}**\n"])
def test_one_of_four_such_tasks_may_lack_its_code(head: str, number: int) -> None:
    told = (*TASKS["English"][:3], "The three oldest boats.")
    text = tasks(told, head, "sql", ("Purpose", "How it works"))
    text = text.replace(f"```sql\nrun_{number}();\n```\n", "")
    assert [card.partition(" | ")[0] for card in cards(text)] == list(told)
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize(
    ("head", "language", "parts"),
    [
        ("### {}. {}", "bash", ("Purpose", "How it works")),
        ("### {}. {}", "yaml", ("Purpose", "How it works")),
        ("### {}. {}", "sql", ()),
        ("### {1}", "sql", ("Purpose", "How it works")),
    ],
    ids=["commands", "settings", "no parts", "no numbers"],
)
def test_steps_and_sections_with_code_are_no_tasks(head: str, language: str, parts: tuple[str, ...]) -> None:
    told = ("Fetch the whole source.", "Set the three names.", "Build all the parts.", "Start the new server.")
    text = tasks(told, head, language, parts).replace("| id |", "Then look at it.\n\n| id |")
    assert codes(f"# The tool\n\n{text}") == ["DP101"]
