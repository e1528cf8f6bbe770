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
}


@pytest.mark.parametrize(("header", "pair"), NAMED.items())
def test_a_header_line_names_its_columns_in_any_order(header: str, pair: tuple[str, str]) -> None:
    names = header.split(",")
    columns = columns_of(names)
    assert columns is not None
    assert (names[columns.question], names[columns.answer]) == pair


@pytest.mark.parametrize("row", ["name,age,city", "Ann,31,Paris", "Katze,cat", "word count,12", "reading,writing"])
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
