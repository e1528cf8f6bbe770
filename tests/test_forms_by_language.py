"""The forms of questions and answers with the words of many languages: each is read as the English one is."""

from __future__ import annotations

import pytest

from deckpress.reading.words.answer_words import leads_to_answer
from readings import cards, codes, notes

LABELS = """\
Question Answer | 提问 回答 | 設問 解答 | 문 답 | 문제 답안 | Hỏi Đáp | सवाल जवाब
D R | Î R | Întrebarea Răspuns
"""
RIGHT = """\
The right answer is b. | Het goede antwoord is b. | Вірна відповідь: b | Dobra odpowiedź: b | Správná odpověď je b.
Răspunsul corect este b. | Η σωστή απάντηση είναι η b. | Σωστό το b. | Jó válasz: b | Jawaban yang tepat: b
Câu trả lời đúng: b | सही जवाब: b | 本题答案：b | **正确答案是b。** | 답안: b | Oikea vaihtoehto: b
"""
MARKED = "correct | giusta | esatta | dobrze | správná | oikea | 正しい"
KEYS = """\
Answers | Musterlösungen | Lösungsteil | Claves | Resoluções | Correttore | Antwoordsleutel | Rozwiązania zadań
Эталоны ответов | Ключі | Розв’язання | Yanıtlar | Çözümler | 习题答案 | 参考答案及解析 | 正解一覧 | 答え合わせ
정답표 | 정답과 해설 | Lời giải | Hướng dẫn giải | Pembahasan | Správná řešení | Rettevejledning | Soluții
Barem de corectare | Javítókulcs | Κλειδί απαντήσεων | نموذج الإجابة
"""
HINTS = """\
Hint | Hilfestellung | Aide | Ayuda | Suggerimento | Aiuto | Aanwijzing | Podpowiedź | Указание | Вказівка | Yardım
线索 | 手がかり | 도움말 | Bantuan | Ledtråd | Ledetråd | Indiciu | Segítség | Υπόδειξη | Vihje | हिंट
"""
JUDGED = """\
True or false? = True False | Waar of niet waar? = Juist Onjuist | ¿Cierto o falso? = Cierto Falso
Sant eller falskt? = Rätt Fel | Sant eller usant? = Riktig Galt | Sandt eller falsk? = Rigtigt Forkert
Totta vai tarua? = Tosi Epätosi | Igaz vagy hamis? = I H | Σωστό ή λάθος; = Σ Λ | Adevărat sau fals? = Adevărat Fals
Правда чи неправда? = Правда Неправда | Pravda, nebo lež? = P N | Đúng hay sai? = Đ S | Benar atau salah? = B S
Doğru mu yanlış mı? = D Y | 判断题 = 正 误 | ○×問題 = ○ × | O/X 문제 = O X | صح أم خطأ؟ = صح خطأ | सही या गलत? = सही गलत
"""
HEADERS = """\
Term = Meaning | Konsep = Penjelasan | Khái niệm = Giải thích | Kavram = Açıklama | Begrepp = Förklaring
Begreb = Forklaring | Begrep = Definisjon | Käsite = Selitys | Termín = Vysvětlení | المفهوم = الشرح
Vorderseite = Rückseite | Recto = Verso | Przód = Tył | Mặt trước = Mặt sau | 正面 = 背面
"""
TERMS = """\
Key terms | Fachbegriffe | Vocabulaire | Notions clés | Términos | Definiciones | Termos | Termini | Parole chiave
Kernbegrippen | Pojęcia | Термины | Основні поняття | Terimler | 重要用語 | 生词表 | 단어장 | Từ vựng | Kosakata
Pojmy | Begrepp | Termeni | Fogalmak | Όροι | Käsitteet | المصطلحات | शब्दावली
"""
FOLDED = """\
Show answer | Correction | Laat antwoord zien | Klikněte pro zobrazení odpovědi | Xem đáp án | Nhấn để xem lời giải
Lihat pembahasan | Visa lösning | Vis fasit | Arată răspunsul | Mutasd a választ | Δείξε την απάντηση
Näytä vastaus | 답변 보기
"""
EXERCISES = """\
Problem Solution | Exercice Correction | Problema Solución | Questão Resolução | Problema Soluzione | Opgave Uitwerking
Opdracht Antwoord | Příklad Řešení | 例题 解 | مسألة الحل | Exercițiul Răspuns
"""
LETTERED = "Option | Antwort | Proposition | Opción | Вариант | 选项 | 選択肢 | Phương án | Opsi | Odpověď | Επιλογή"
REMARKS = """\
Difficulty: easy | Obtížnost: lehká | Svårighetsgrad: lätt | Dificultate: ușor | Szint: 2 | Δυσκολία: εύκολη | Taso: 2
Emne: biologi
"""
ABOVE_OPTIONS = "Options | Variante de răspuns | Lehetőségek | Επιλογές | Vaihtoehdot | Svarmuligheder | Alternativer"
SIDES = "Front Back | Depan Belakang | Față Spate | Etupuoli Takapuoli | Μπροστά Πίσω | الوجه الظهر"


def words(table: str) -> list[str]:
    """The entries of a table, which `|` and the ends of lines separate."""
    return [entry.strip() for line in table.splitlines() for entry in line.split("|")]


def pairs(table: str, between: str | None = None) -> list[list[str]]:
    return [entry.split(between) for entry in words(table)]


ASKED = ("Rome?", "Oslo?", "Bonn?")
PLAIN = [f"{asked} | it is {number}" for number, asked in enumerate(ASKED, 1)]
CHOSEN = [f"{asked} | -red +blue -green" for asked in ASKED]
OPTIONS = "a) red\nb) blue\nc) green\n"


def quiz(*parts: str) -> str:
    """Three questions with such parts."""
    return "\n\n".join("\n\n".join((f"### {n}. {q}", *parts)).replace("#n", str(n)) for n, q in enumerate(ASKED, 1))


def listed(answers: list[str]) -> str:
    return "\n".join(f"{number}. {answer}" for number, answer in enumerate(answers, 1))


@pytest.mark.parametrize(("asks", "says"), pairs(LABELS))
def test_labels(asks: str, says: str) -> None:
    assert cards("\n\n".join(f"{asks}: {q}\n{says}: it is {n}" for n, q in enumerate(ASKED, 1))) == PLAIN


@pytest.mark.parametrize("answer", words(RIGHT))
def test_the_right_answer(answer: str) -> None:
    assert cards(quiz(OPTIONS, answer)) == CHOSEN


@pytest.mark.parametrize("mark", words(MARKED))
def test_a_remark_behind_the_right_option(mark: str) -> None:
    assert cards(quiz(OPTIONS.replace("blue", f"blue ({mark})"))) == CHOSEN


@pytest.mark.parametrize("key", words(KEYS))
def test_the_title_of_a_key(key: str) -> None:
    options = "\n".join(f"   {line}" for line in OPTIONS.splitlines())
    text = "\n\n".join(f"{number}. {asked}\n{options}" for number, asked in enumerate(ASKED, 1))
    assert cards(f"# Quiz\n\n{text}\n\n## {key}\n\n{listed(['b', 'b', 'b'])}") == CHOSEN
    assert cards(f"{listed(list(ASKED))}\n\n## {key}\n\n{listed(['it is 1', 'it is 2', 'it is 3'])}") == PLAIN


@pytest.mark.parametrize("hint", words(HINTS))
def test_a_folded_hint(hint: str) -> None:
    folded = f"<details><summary>{hint}</summary>\n\nThink.\n\n</details>"
    text = quiz(folded, "<details><summary>Answer</summary>\n\nit is #n\n\n</details>")
    assert cards(text) == PLAIN
    assert [note.hint.markdown for note in notes(text)] == ["Think."] * 3


@pytest.mark.parametrize(("title", "said"), pairs(JUDGED, " = "))
def test_statements_that_are_true_or_false(title: str, said: str) -> None:
    true, false = said.split()
    stated = ["Water is wet.", "Fire is cold.", "Snow is white."]
    expected = [f"{stated[0]} | {true}", f"{stated[1]} | {false}", f"{stated[2]} | {true}"]
    assert (
        cards(f"## {title}\n\n1. Water is wet. ({true})\n2. Fire is cold. ({false})\n3. Snow is white. ({true})")
        == expected
    )
    assert cards(f"## {title}\n\n{listed(stated)}\n\n## Answers\n\n{listed([true, false, true])}") == expected


@pytest.mark.parametrize(("term", "meaning"), pairs(HEADERS, " = "))
def test_the_header_of_a_table_of_terms(term: str, meaning: str) -> None:
    text = (
        f"| {term} | {meaning} |\n|---|---|\n| atom | a small part |\n| ion | a charged one |\n| salt | a compound |\n"
    )
    assert cards(text) == ["atom | a small part", "ion | a charged one", "salt | a compound"]
    assert codes(text) == []


@pytest.mark.parametrize("title", words(TERMS))
def test_a_section_of_terms(title: str) -> None:
    text = (
        "# Chemistry\n\nMatter is made of parts. They are small.\n\nSome of them have a charge. Others have none.\n\n"
    )
    text += f"## {title}\n\n- atom – a small part\n- ion – a charged one\n- salt – a compound\n"
    assert cards(text) == ["atom | a small part", "ion | a charged one", "salt | a compound"]


@pytest.mark.parametrize("summary", words(FOLDED))
def test_a_summary_that_leads_to_an_answer(summary: str) -> None:
    assert leads_to_answer(summary)


@pytest.mark.parametrize(("asks", "says"), pairs(EXERCISES))
def test_tasks_below_their_numbers(asks: str, says: str) -> None:
    text = "\n\n".join(
        f"## {asks} {n}\n\nDescribe {q[:-1]}.\n\n### {says}\n\nit is {n}" for n, q in enumerate(ASKED, 1)
    )
    assert cards(text) == ["Describe Rome. | it is 1", "Describe Oslo. | it is 2", "Describe Bonn. | it is 3"]


@pytest.mark.parametrize("word", words(LETTERED))
def test_a_word_before_the_letter_of_each_option(word: str) -> None:
    for form in ("{} {}: {}", "- {} {}: {}", "**{} {}:** {}"):
        options = "\n".join(
            form.format(word, letter, said) for letter, said in zip("ABC", ("red", "blue", "green"), strict=True)
        )
        assert cards(quiz(options, "Answer: B")) == CHOSEN


@pytest.mark.parametrize("remark", words(REMARKS))
def test_a_remark_on_the_question(remark: str) -> None:
    name, said = remark.split(": ")
    assert cards(quiz(f"**{name}:** {said}", OPTIONS, "Answer: b")) == CHOSEN


@pytest.mark.parametrize("title", words(ABOVE_OPTIONS))
def test_a_title_above_options(title: str) -> None:
    assert cards(quiz(f"{title}:", OPTIONS, "Answer: b")) == CHOSEN


def test_an_instruction_in_hindi_is_no_answer() -> None:
    assert cards(quiz("*सही उत्तर चुनिए।*", OPTIONS, "सही उत्तर: b"))[0].endswith("| -red +blue -green")


@pytest.mark.parametrize(("front", "back"), pairs(SIDES))
def test_two_sides(front: str, back: str) -> None:
    assert cards("\n\n".join(f"{front}: {q}\n{back}: it is {n}" for n, q in enumerate(ASKED, 1))) == PLAIN


def test_a_greek_question_mark_looks_like_a_semicolon() -> None:
    assert cards("## Ποιος έγραψε τον Ζορμπά;\n\nΟ Καζαντζάκης.\n\n## Πού είναι η Ρώμη;\n\nΣτην Ιταλία.") == [
        "Ποιος έγραψε τον Ζορμπά; | Ο Καζαντζάκης.",
        "Πού είναι η Ρώμη; | Στην Ιταλία.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Sitzung\n\n## Grundbegriffe\n\nWir führen sie ein. Sie sind wichtig.\n\n## Wandel\n\nAlles ändert sich.",
        "# Compte rendu\n\nCorrection : la date est le 3 mai.\n\nAide : le guichet est ouvert.",
        "# Pantallas\n\nLa pantalla es nueva.\n\nResolución: 1920x1080\n\nAyuda: en la oficina.",
        "# Совет\n\nУказание: закрыть окна.\n\n## Решения\n\nСовет принял два решения. Первое действует сразу.",
        "# 안내\n\n문: 열려 있음\n\n창문: 닫혀 있음",
        "# Rapat\n\nKunci: ada di meja.\n\n## Pembahasan\n\nHasil penelitian menunjukkan kenaikan. Hal ini wajar.",
        "# Νόμος\n\n- λέξη·\n- άλλη λέξη.",
        "# Möte\n\nFel: lampan är trasig\n\nRätt: grinden är stängd",
        "# Marks\n\n1. Needed for skin (B)\n2. Needed for bones (D)",
        "# Decision\n\nWhich database?\n\n- Option A: Maria\n- Option B: Lite\n- Option C: My\n\nWe chose Lite.",
    ],
)
def test_the_same_words_in_other_texts_make_no_cards(text: str) -> None:
    assert cards(text) == []


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("Opción A: té", "Opción B: café", "Respuesta: A"),
        ("- Opção A - té", "- Opção B - café", "Resposta: A"),
        ("- Opzione A: té", "- Opzione B: café", "Risposta: Opzione A"),
        ("Вариант А: té", "Вариант Б: café", "Ответ: А"),
        ("Opcja A. té", "Opcja B. café", "Odpowiedź: A"),
        ("- Seçenek A: té", "- Seçenek B: café", "Cevap: A"),
        ("الخيار أ: té", "الخيار ب: café", "الإجابة: أ"),
        ("選択肢1: té", "選択肢2: café", "正解：1"),
        ("선택지 1: té", "선택지 2: café", "정답: 1"),
        ("Antwort A: té", "Antwort B: café", "Richtig: A"),
        ("Option A : té", "Option B : café", "Réponse : A"),
        ("Option A: té", "Option B: café", "<details><summary>Answer</summary>\n\nA\n\n</details>"),
    ],
)
def test_options_with_a_word_in_front_of_their_letters(first: str, second: str, answer: str) -> None:
    assert cards(f"### ¿Which?\n\n{first}\n{second}\n\n{answer}\n") == ["¿Which? | +té -café"]


@pytest.mark.parametrize(
    "text",
    [
        "# Decision\n\nWhich database?\n\n- Option A: Maria\n- Option B: Lite\n\nWe chose Lite.",
        "# Entscheidung\n\nWelche Stadt?\n\n- Option 1: Rom\n- Option 2: Bonn\n\nWir haben Bonn gewählt.",
    ],
)
def test_two_options_of_a_decision_make_no_card(text: str) -> None:
    assert cards(text) == []
