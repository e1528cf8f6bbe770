"""Answers whose first letter begins a sentence: it names an option only if the sentence is about it."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes, read_document

OPTIONS = ("Iron", "Neon", "Foil")


def _exam(answer: str, letters: str = "ABC") -> str:
    lines = "\n".join(f"{letter}. {option}" for letter, option in zip(letters, OPTIONS, strict=True))
    return f"### Which is a metal?\n\n{lines}\n\n{answer}\n"


@pytest.mark.parametrize(
    "answer",
    [
        "Answer: A liquid would flow away.",
        "Solution: A student would halve. 10 = 8 + 2.",
        "Answer: A metal",
        "Answer: B is incorrect because neon is a gas.",
        "Lösung: Option B ist ein Gas, also falsch.",
        "Resposta: A alternativa B está errada.",
        "Risposta: A temperatura ambiente è un solido.",
        "Odpowiedź: A więc żelazo.",
        "Válasz: A vas egy fém.",
    ],
)
def test_a_letter_that_is_a_word_names_no_option(answer: str) -> None:
    assert cards(_exam(answer)) == []
    assert codes(_exam(answer)) == ["DP108", "DP101"]


@pytest.mark.parametrize("answer", ["Ответ: В воде железо тонет.", "Ответ: А неон это газ."])
def test_a_russian_word_of_one_letter_names_no_option(answer: str) -> None:
    assert cards(_exam(answer, "АБВ")) == []


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Answer: A is right.", "Iron"),
        ("Answer: A because it conducts.", "Iron"),
        ("Answer: A iron", "Iron"),
        ("Answer: B is a gas.", "Neon"),
        ("Answer: A metal conducts, so iron.", "Iron"),
        ("**Answer:** A noble gas, neon.", "Neon"),
        ("Answer: B and C are gases. So A is right.", "Iron"),
        ("Answer:\n- B is wrong.\n- A is right.", "Iron"),
        ("Solution: A student would halve it.\n\nCorrect option: B", "Neon"),
    ],
)
def test_a_sentence_about_an_option_names_it(answer: str, right: str) -> None:
    options = " ".join(f"{'+' if option == right else '-'}{option}" for option in OPTIONS)
    assert cards(_exam(answer)) == [f"Which is a metal? | {options}"]


@pytest.mark.parametrize(
    "answer",
    [
        "Answer: Option B is incorrect. Option A is correct.",
        "Solution: Option B is a gas. The correct option is A.",
        "Antwort: Option B ist falsch. Option A ist richtig.",
        "Réponse : L'option B est incorrecte. L'option A est correcte.",
        "Respuesta: B no es correcta. La respuesta correcta es la A.",
        "Risposta: L'opzione B è errata. L'opzione A è corretta.",
        "Resposta: A opção B está incorreta. A opção A está correta.",
        "Odpowiedź: Opcja B jest błędna. Opcja A jest poprawna.",
        "解答：Bは気体なので誤り。正解はA。",
        "答案：选项B错误。选项A正确。",
        "정답: 선택지 B는 틀림. 선택지 A가 정답이다.",
        "Cevap: B seçeneği yanlış. A seçeneği doğru.",
        "Antwoord: Optie B is fout. Optie A is juist.",
        "Svar: Alternativ B är fel. Alternativ A är rätt.",
        "उत्तर: विकल्प B गलत है। विकल्प A सही है।",
    ],
)
def test_the_option_that_a_later_sentence_calls_right_wins(answer: str) -> None:
    assert cards(_exam(answer)) == ["Which is a metal? | +Iron -Neon -Foil"]


def test_russian_sentences_judge_options() -> None:
    answer = "Ответ: Вариант Б — газ, значит, неверно. Верно А."
    assert cards(_exam(answer, "АБВ")) == ["Which is a metal? | +Iron -Neon -Foil"]


def test_sentences_that_contradict_each_other_name_none() -> None:
    assert cards(_exam("Answer: Option A is wrong. Option A is correct.")) == []


def test_sentences_may_name_options_by_digits_in_circles() -> None:
    text = "### Which is a metal?\n\n① Iron\n② Neon\n③ Foil\n\nAnswer: Option ② is wrong. Option ① is correct.\n"
    assert cards(text) == ["Which is a metal? | +Iron -Neon -Foil"]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("B (A is blue, C is red).", "B"),
        ("C (A ist blau).", "C"),
        ("B (A and C are dry)", "B"),
        ("A; B is a plant", "A"),
        ("B / A is a colour", "B"),
        ("A, C are right", "AC"),
        ("(A) and (C)", "AC"),
        ("A (B is wrong) and C", "AC"),
        ("A (because C) and B", "AB"),
        ("B （A is blue）", "B"),
        ("B (A è blu)", "B"),
        ("A; C", "AC"),
    ],
)
def test_a_remark_about_another_option_is_no_name(said: str, right: str) -> None:
    text = f"1. Which is green?\n\nA. Sky\n\nB. Grass\n\nC. Blood\n\nAnswer: {said}\n"
    (note,) = notes(text)
    assert "".join(letter for letter, one in zip("ABC", note.choices, strict=True) if one.correct) == right


@pytest.mark.parametrize(
    "answer",
    [
        "Answer: A and C are solids.",
        "Answer: Both A and C are solids.",
        "Answer: A is a solid, B is a gas.",
        "Answer: B is too light, and so is C.",
        "Answer: B would glow.",
        "Answer: B was right until 1990.",
        "Answer: B doesn't conduct.",
        "Answer: C is paper, A is mined, B glows.",
        "Antwort: B wäre ein Gas, C Papier.",
        "Réponse : B n'est pas solide.",
        "Réponse : A et C sont solides.",
        "Respuesta: A y C son solidos.",
        "Risposta: A e C sono solidi.",
        "答案：A和C是固体。",
        "Answer: B: no, it is a gas.",
        "Answer: A: hard. B: light.",
        "Answer: B stimmt nicht.",
    ],
)
def test_a_sentence_that_judges_no_option_names_none(answer: str) -> None:
    assert cards(_exam(answer)) == []
    assert codes(_exam(answer)) == ["DP108", "DP101"]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Answer: B and C are gases, so it must be A.", "Iron"),
        ("Answer: B and C are gases, leaving A.", "Iron"),
        ("Answer: B is wrong. C is wrong. That leaves A.", "Iron"),
        ("Answer: B would be right if it were solid. The answer is A.", "Iron"),
        ("Answer: B looks right, but it is C.", "Foil"),
        ("Answer: It is B.", "Neon"),
        ("Antwort: B und C sind Gase, bleibt nur A.", "Iron"),
        ("Antwort: Antwort b ist falsch, Antwort a ist richtig.", "Iron"),
        ("Réponse : B et C sont des gaz, donc A.", "Iron"),
        ("Respuesta: La opción b es incorrecta. La opción a es correcta.", "Iron"),
        ("Respuesta: B y C son gases, así que A.", "Iron"),
        ("Resposta: A resposta correta é a B.", "Neon"),
        ("答案：B和C是气体，所以选A。", "Iron"),
        ("Answer: A is the only solid.", "Iron"),
        ("Answer: Only A is a solid.", "Iron"),
        ("Answer: B rather than A", "Neon"),
        ("Answer: C - All shine, but A is the right metal for bridges.", "Foil"),
        ("Answer: A is the correct one because it conducts.", "Iron"),
        ("Answer: C - both A and B are true", "Foil"),
        ("Answer: A: True. B: False. C: False.", "Iron"),
        ("Answer: Statement B is true.", "Neon"),
    ],
)
def test_a_conclusion_or_verdict_names_an_option(answer: str, right: str) -> None:
    options = " ".join(f"{'+' if option == right else '-'}{option}" for option in OPTIONS)
    assert cards(_exam(answer)) == [f"Which is a metal? | {options}"]
    assert codes(_exam(answer)) == []


@pytest.mark.parametrize("answer", ["Answer: B conducts.", "Answer: B is a solid.", "Antwort: B leitet gut."])
def test_a_sentence_about_one_option_is_a_guess(answer: str) -> None:
    assert cards(_exam(answer)) == ["Which is a metal? | -Iron +Neon -Foil"]
    assert codes(_exam(answer)) == ["DP116"]


def test_a_conclusion_counts_in_a_key() -> None:
    text = "1. Which is a metal?\n   a) Neon\n   b) Iron\n   c) Air\n\n## Answers\n\n1. A and C are gases, so B.\n"
    assert cards(text) == ["Which is a metal? | -Neon +Iron -Air"]


def test_the_warning_quotes_the_sentence() -> None:
    _, (problem, *_) = read_document("deck.md", _exam("Answer: A and C are solids."))
    assert "'A and C are solids.' does not say which one is" in problem.message


@pytest.mark.parametrize(
    ("said", "problems"), [("3", ["DP116"]), ("**3**", ["DP116"]), ("3) 2", []), ("(3)", []), ("2", ["DP116"])]
)
def test_a_number_may_be_that_of_an_option_or_the_text_of_another(said: str, problems: list[str]) -> None:
    text = f"## Which is prime?\n\n1) 3\n2) 4\n3) 2\n\nAnswer: {said}\n"
    assert codes(text) == problems


def test_a_number_that_no_option_has_as_its_text_is_no_guess() -> None:
    assert codes("## Which is prime?\n\n1) 7\n2) 8\n3) 9\n\nAnswer: 1\n") == []
