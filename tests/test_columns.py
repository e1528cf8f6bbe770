"""The names of columns: a header line in, the columns of questions and answers out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.dialects.columns import columns_of

NAMED = {
    "type,gender,word,translation,example": ("word", "translation"),
    "Nr,Wortart,Übersetzung,Vokabel,Beispielsatz": ("Vokabel", "Übersetzung"),
    "tipo,palabra,traducción,ejemplo": ("palabra", "traducción"),
    "mot,genre,traduction,exemple": ("mot", "traduction"),
    "parola,pronuncia,traduzione": ("parola", "traduzione"),
    "palavra,pronúncia,tradução": ("palavra", "tradução"),
    "слово,транскрипция,перевод,пример": ("слово", "перевод"),
    "单词,词性,音标,中文释义,例句": ("单词", "中文释义"),
    "単語,読み,意味,例文": ("単語", "意味"),
    "단어,발음,뜻,예문": ("단어", "뜻"),
    "الكلمة,النطق,المعنى": ("الكلمة", "المعنى"),
    "शब्द,उच्चारण,अर्थ": ("शब्द", "अर्थ"),
    "słowo,wymowa,tłumaczenie": ("słowo", "tłumaczenie"),
    "kelime,okunuş,anlamı": ("kelime", "anlamı"),
    "Word,Part of Speech,Pronunciation,English Meaning,Example Sentence": ("Word", "English Meaning"),
    "German word,English word,Plural": ("German word", "English word"),
    "word_de,word_en": ("word_de", "word_en"),
    "Meaning (English),Word (Spanish)": ("Word (Spanish)", "Meaning (English)"),
    "汉字,拼音,English": ("汉字", "English"),
    "汉字,拼音": ("汉字", "拼音"),
    "Word,IPA,German": ("Word", "German"),
    "Translation,Deutsch": ("Deutsch", "Translation"),
    "Frage,Antworten": ("Frage", "Antworten"),
    "Question text,Answer text": ("Question text", "Answer text"),
    "de,en": ("de", "en"),
    "Pytanie,Odp.": ("Pytanie", "Odp."),
    "nr,pyt.,odp.,uwagi": ("pyt.", "odp."),
    "Pregunta,Resp.": ("Pregunta", "Resp."),
    "Rép.,Question": ("Question", "Rép."),
    "Vraag,Antw.": ("Vraag", "Antw."),
    "Domanda,Risp.": ("Domanda", "Risp."),
    "Вопрос,Отв.": ("Вопрос", "Отв."),
}


@pytest.mark.parametrize(("header", "pair"), NAMED.items())
def test_a_header_line_names_its_columns_in_any_order(header: str, pair: tuple[str, str]) -> None:
    names = header.split(",")
    columns = columns_of(names)
    assert columns is not None
    assert (names[columns.question], names[columns.answer]) == pair


@pytest.mark.parametrize(
    "row", ["name,age,city", "Ann,31,Paris", "Katze,cat", "word count,12", "reading,writing", "Task,Resp.", "Dom,Kraj"]
)
def test_other_lines_are_no_header(row: str) -> None:
    assert columns_of(row.split(",")) is None


@pytest.mark.parametrize(
    ("header", "pair"),
    [
        (("Bedeutung", "Wort"), "1 -> 0"),
        (("Hanzi", "Pinyin", "English"), "0 -> 2"),
        (("Kanji", "Romaji", "Deutsch"), "0 -> 2"),
        (("Word", "Pronunciation", "German"), "0 -> 2"),
        (("English", "Pinyin"), "0 -> 1"),
    ],
)
def test_a_table_of_words_is_read_by_its_header(header: tuple[str, ...], pair: str) -> None:
    rows = ["|" + "|".join(f" {kind}{number} " for number in range(len(header))) + "|" for kind in "abc"]
    text = "\n".join([f"| {' | '.join(header)} |", "|---" * len(header) + "|", *rows])
    notes = read(Source("q.md", f"# Words\n\n{text}\n"))[0].deck.notes
    question, answer = pair.split(" -> ")
    assert [note.question.markdown for note in notes] == [f"{kind}{question}" for kind in "abc"]
    assert [note.answer.markdown.split("\n")[0] for note in notes] == [f"{kind}{answer}" for kind in "abc"]


@pytest.mark.parametrize(
    "header", ["Pytanie | Odp.", "Pyt. | Odp.", "Question | Rép.", "Domanda | risp.", "Вопрос | Отв."]
)
def test_a_table_may_shorten_the_words_of_its_header(header: str) -> None:
    reading, problems = read(Source("q.md", f"| {header} |\n|---|---|\n| tin | soft |\n| iron | hard |\n"))
    assert [note.answer.markdown for note in reading.deck.notes] == ["soft", "hard"]
    assert problems == ()


QUIZZES = {
    "Italian": "domanda;risposta1;risposta2;risposta3;corretta",
    "Polish": "id;pytanie;odpa;odpb;odpc;poprawna",
    "Dutch": "vraag;antwoord1;antwoord2;antwoord3;juist",
    "Spanish": "pregunta;opcion_a;opcion_b;opcion_c;respuesta_correcta",
    "Portuguese": "pergunta;alternativa_a;alternativa_b;alternativa_c;gabarito",
    "French": "question;rép1;rép2;rép3;bonne réponse",
    "German": "Frage;Antwort A;Antwort B;Antwort C;Richtig",
    "Chinese": "题目;选项A;选项B;选项C;正确答案",
    "English with a number": "question;option1;option2;option3;answer number",
    "English in one word": "question;optionA;optionB;optionC;correctAnswer",
}


def read_rows(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The question of each row with its options, and the codes of what was reported."""
    reading, problems = read(Source("quiz.csv", text))
    shown = [
        (note.question.markdown, " ".join(("+" if c.correct else "-") + c.text.markdown for c in note.choices))
        for note in reading.deck.notes
    ]
    return shown, [problem.code for problem in problems]


@pytest.mark.parametrize("header", QUIZZES.values(), ids=QUIZZES.keys())
def test_a_header_line_names_the_options_and_the_right_one_in_many_languages(header: str) -> None:
    first = "1;" * header.startswith("id;")
    assert read_rows(f"{header}\n{first}Iron?;wood;metal;gas;2\n{first}Oak?;wood;metal;gas;1\n") == (
        [("Iron?", "-wood +metal -gas"), ("Oak?", "+wood -metal -gas")],
        [],
    )


ZERO = {
    "from zero": ("0", "1", "+wood -metal -gas", "-wood +metal -gas"),
    "from one": ("1", "2", "+wood -metal -gas", "-wood +metal -gas"),
    "the last of three from one": ("1", "3", "+wood -metal -gas", "-wood -metal +gas"),
}


@pytest.mark.parametrize(("first", "second", "wood", "other"), ZERO.values(), ids=ZERO.keys())
def test_indices_of_right_options_count_from_zero_if_one_of_them_is_zero(
    first: str, second: str, wood: str, other: str
) -> None:
    text = f"question,option1,option2,option3,correct\nOak?,wood,metal,gas,{first}\nThis?,wood,metal,gas,{second}\n"
    assert read_rows(text) == ([("Oak?", wood), ("This?", other)], [])


def test_options_that_are_numbers_are_named_by_themselves() -> None:
    text = "question,option1,option2,option3,correct\n1-1?,0,1,2,0\n1+1?,0,1,2,2\n"
    assert read_rows(text)[0] == [("1-1?", "+0 -1 -2"), ("1+1?", "-0 -1 +2")]


def test_options_without_a_column_for_the_right_one_make_no_cards_and_no_numbers_for_questions() -> None:
    text = "id,pytanie,odpa,odpb,odpc\n1,Żelazo?,drewno,metal,gaz\n2,Dąb?,drewno,metal,gaz\n"
    assert read_rows(text) == ([], ["DP101", "DP108", "DP108"])


def _choices(text: str) -> list[str]:
    found = read(Source("deck.csv", text))[0].deck.notes
    return [
        " ".join(("+" if choice.correct else "-") + choice.text.markdown for choice in note.choices)
        + (f" ~ {note.explanation.markdown}" if note.explanation else "")
        for note in found
    ]


@pytest.mark.parametrize("answer", ["B", "B) Saturn", "Saturn", "b. Saturn", "2"])
@pytest.mark.parametrize("options", ["A) Mars; B) Saturn", "A. Mars | B. Saturn", '"(A) Mars\n(B) Saturn"'])
def test_options_in_one_cell_lose_their_letters(options: str, answer: str) -> None:
    assert _choices(f"Question,Options,Answer\nWhich has rings?,{options},{answer}\n") == ["-Mars +Saturn"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [("a) do; c) re", "+a) do -c) re"), ("A; B", "+A -B"), ("A sea; B) lake", "+A sea -B) lake")],
)
def test_letters_that_are_not_in_order_stay(options: str, expected: str) -> None:
    right = options.partition(";")[0]
    assert _choices(f"Question,Options,Answer\nWhich one?,{options},{right}\n") == [expected]


@pytest.mark.parametrize("name", ["Time limit (sec)", "time_limit", "Difficulty", "Schwierigkeit", "Time (s)"])
def test_times_and_difficulties_are_no_explanations(name: str) -> None:
    text = f"Question,A,B,Correct,Explanation,{name}\nWhich has rings?,Mars,Saturn,B,Of ice.,20\n"
    assert _choices(text) == ["-Mars +Saturn ~ Of ice."]


@pytest.mark.parametrize("name", ["Time", "Limits of it", "Source"])
def test_other_columns_are(name: str) -> None:
    text = f"Question,A,B,Correct,{name}\nWhich has rings?,Mars,Saturn,B,20\n"
    assert _choices(text) == ["-Mars +Saturn ~ 20"]
