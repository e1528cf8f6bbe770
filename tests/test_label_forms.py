"""Labels in any emphasis, as one letter in many languages, and with the letter of an option."""

from __future__ import annotations

import re

import pytest

from combined import each_pair
from readings import cards, codes, read_document

EMPHASIS = {
    "bold italics": "***{}***",
    "bold italics with underscores": "___{}___",
    "mixed signs": "**_{}_**",
    "mixed signs, italics outside": "_**{}**_",
    "a tag": "<b>{}</b>",
    "a long tag": "<strong>{}</strong>",
    "underlined and bold": "**<u>{}</u>**",
    "code": "`{}`",
}
WORDS = {
    "English": "Answer:",
    "a model answer": "Model answer:",
    "points of an answer": "Expected answer points:",
    "Russian": "Ответ:",
    "Arabic": "الإجابة:",
    "Chinese": "答案：",
    "without a mark": "Answer",
}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS.keys())
@pytest.mark.parametrize("emphasis", EMPHASIS.values(), ids=EMPHASIS.keys())
def test_the_label_of_an_answer_may_have_any_emphasis(emphasis: str, word: str) -> None:
    label = emphasis.format(word)
    text = (
        f"### Task 1\n\nName the first metal.\n\n{label}\n\nIron.\n\n### Task 2\n\nName another.\n\n{label}\n\nLead.\n"
    )
    assert cards(text) == ["Task 1 Name the first metal. | Iron.", "Task 2 Name another. | Lead."]


def test_one_letter_in_code_is_a_key_of_a_program_not_a_label() -> None:
    text = "# Which keys are there?\n\n## Use\n\n- `q`: quits\n- `a`: appends\n- `x`: does both\n"
    assert cards(text) == ["Which keys are there? | ## Use - `q`: quits - `a`: appends - `x`: does both"]


def test_a_question_may_be_in_bold_italics_with_its_label() -> None:
    text = "***Q1. What is iron?***\n\n***Answer:*** a metal\n\n***Q2. What is wood?***\n\n***Answer:*** a plant\n"
    assert cards(text) == ["What is iron? | a metal", "What is wood? | a plant"]


def test_a_number_in_a_heading_takes_the_labelled_question_below_it() -> None:
    asked = ("Why does iron rust?", "Why is lead soft?", "What is slate?")
    parts = (
        f"## Question {n}\n**Examiner asks:** {text}\n\n**Model answer:** Because.\n\n**Common mistake:** To guess.\n"
        for n, text in enumerate(asked, 1)
    )
    assert cards("# Metals\n\n" + "\n".join(parts)) == [
        f"{text} | Because. **Common mistake:** To guess." for text in asked
    ]


def test_a_word_above_known_answers_is_the_label_of_questions_if_half_of_them_ask() -> None:
    asked = ("Tell me about iron.", "What is lead?")
    text = "".join(f"**Interviewer:** {words}\n\n**Model answer:** A metal.\n\n" for words in asked)
    assert cards(f"# Interview\n\n{text}") == [f"{words} | A metal." for words in asked]


@pytest.mark.parametrize(
    "label", ["**Q{}**: {}", "**Question {}**: {}", "__Frage {}__: {}", "**Вопрос {}** : {}", "**Q{}:** {}"]
)
@pytest.mark.parametrize("said", ["A metal.\n\n", "    metal = True\n\n", "- A metal.\n\n", "**A**: A metal.\n\n"])
def test_the_colon_may_be_outside_the_bold_label_with_a_number(label: str, said: str) -> None:
    asked = ("What is iron?", "Explain lead", "Show tin")
    text = "".join(f"{label.format(n, words)}\n\n{said}" for n, words in enumerate(asked, 1))
    assert [card.split(" | ")[0] for card in cards(f"# Metals\n\n{text}")] == list(asked)
    assert codes(f"# Metals\n\n{text}") == []


@pytest.mark.parametrize(
    ("asks", "says"),
    [("Interviewer", "Candidate"), ("Moderatorin", "Gast"), ("Entrevistador", "Yo"), ("Host", "You (in French)")],
)
@pytest.mark.parametrize("line", ["**{}:** {}\n\n", "{}: {}\n\n", "**{}:** {}\n"])
@pytest.mark.parametrize("remark", ["Great!", "Thank you."])
def test_remarks_between_or_behind_questions_and_answers_are_reported(
    asks: str, says: str, line: str, remark: str
) -> None:
    said = [
        (asks, "What is iron?"),
        (says, "A metal."),
        (asks, remark),
        (asks, "Tell me about slate."),
        (says, "A rock."),
    ]
    text = "".join(line.format(*turn) for turn in [*said, (asks, remark)])
    assert cards(text) == ["What is iron? | A metal.", "Tell me about slate. | A rock."]
    assert codes(text) == ["DP104", "DP104"]


@pytest.mark.parametrize("last", ["Oh.", "Nice."])
def test_people_who_talk_ask_no_questions(last: str) -> None:
    assert cards(f"Anna: I went home. Did you?\n\nBert: No.\n\nAnna: Oh.\n\nBert: It rained.\n\nAnna: {last}\n") == []


def test_further_questions_below_an_answer_are_no_answer_key() -> None:
    asked = ("Why does iron rust?", "Why is lead soft?")
    parts = (
        f"## Question {n}\n\n{text}\n\n**Expected answer points:**\n- Because.\n\n"
        "**Also ask:**\n1. Is it?\n2. Was it?\n"
        for n, text in enumerate(asked, 1)
    )
    assert cards("# Metals\n\n" + "\n".join(parts)) == [
        f"{text} | - Because. **Also ask:** 1. Is it? 2. Was it?" for text in asked
    ]


OTHER_WORDS = {
    "a term": "***Note:*** it rusts",
    "a sentence": "***Answers are rare here*** and there",
    "code in a fence": "```\n***Answer:*** it rusts\n```",
}


@pytest.mark.parametrize("line", OTHER_WORDS.values(), ids=OTHER_WORDS.keys())
def test_other_words_in_bold_italics_are_no_labels(line: str) -> None:
    text = f"## What is iron?\n\nA metal.\n\n{line}\n\n## What is wood?\n\nA plant.\n"
    first, second = cards(text)
    assert first.startswith("What is iron? | A metal. ")
    assert second == "What is wood? | A plant."


PAIRS = {
    "Arabic": "سج",
    "Spanish": "PR",
    "Italian": "DR",
    "German": "FA",
    "Dutch": "VA",
    "Polish": "PO",
    "Turkish": "SC",
    "Swedish": "FS",
    "Russian": "ВО",
    "Ukrainian": "ПВ",
    "Hebrew": "שת",
    "French": "QR",
    "Vietnamese": "HĐ",
    "Finnish": "KV",
    "Greek": "ΕΑ",
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
@pytest.mark.parametrize("form", ["{}: {}", "**{}:** {}", "**{}**: {}", "### {}: {}"])
def test_a_pair_of_letters_that_alternate_may_be_labels_without_question_marks(pair: str, form: str) -> None:
    asks, says = pair
    answer = form.replace("###", "").strip()
    text = "".join(
        f"{form.format(asks, f'The use of {x}')}\n\n{answer.format(says, f'see {x}')}\n\n"
        for x in ("iron", "lead", "tin")
    )
    assert cards(text) == [f"The use of {x} | see {x}" for x in ("iron", "lead", "tin")]


@pytest.mark.parametrize(
    ("pair", "form", "others"),
    each_pair(
        PAIRS,
        ["{}: {}", "**{}:** {}", "**{}**: {}"],
        ["1. What is iron?\n\n   A metal.\n\n2. What is lead?\n\n   A metal.\n\n", ""],
    ),
)
def test_one_pair_of_letters_is_enough_if_its_first_line_asks(pair: str, form: str, others: str) -> None:
    asks, says = PAIRS[pair]
    text = f"{others}{form.format(asks, 'Where is tin?')}\n\n{form.format(says, 'In cans.')}\n"
    assert cards(text)[-1:] == ["Where is tin? | In cans."]
    assert len(cards(text)) == (3 if others else 1)


ALONE = {
    "it does not ask": "س: Tin\n\nج: A metal.\n",
    "text between them": "P: Where is tin?\n\nLet us see.\n\nR: In cans.\n",
    "no such pair": "T: Where is tin?\n\nB: In cans.\n",
    "the first letter returns": "P: Where is tin?\n\nR: In cans.\n\nP: Thank you.\n",
    "the second letter returns": "P: Where is tin?\n\nR: In cans.\n\nR: Or in bronze.\n",
}


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_two_lines_with_letters_are_no_labels_if(text: str) -> None:
    assert not {"Where is tin? | In cans.", "Tin | A metal."} & set(cards(text))


@pytest.mark.parametrize("text", ["T: Hello there\nB: Good day\n\nT: A nice day\nB: It is\n"])
def test_letters_of_people_who_talk_are_no_labels(text: str) -> None:
    assert cards(text) == []


def test_gaps_below_the_label_c_stay_gaps() -> None:
    assert (
        len(cards("C: iron is {{c1::hard}}\n\nC: lead is {{c1::soft}}\n\nS: a note\n\nC: tin is {{c1::soft}}\n")) == 3
    )


DASHED = {
    "French": "Réponse B – lead: it is soft",
    "French with a colon": "Réponse : B – lead: it is soft",
    "French without a blank": "Réponse- B. It is soft",
    "German": "Antwort B: lead, it is soft",
    "Spanish": "**Respuesta B.** It is soft",
    "Portuguese": "Resposta letra B",
    "Italian": "Risposta b) lead",
    "English": "Answer B",
    "Dutch": "Antwoord B – lead",
    "Russian": "Ответ B – lead",
}
OPTIONS = {
    "paragraphs with a dash": "A – iron\n\nB – lead\n\nC – wood",
    "a dash without a blank": "A- iron\n\nB- lead\n\nC- wood",
    "lines with a dash": "A - iron\nB - lead\nC - wood",
    "paragraphs with a bracket": "A) iron\n\nB) lead\n\nC) wood",
}


@pytest.mark.parametrize("answer", DASHED.values(), ids=DASHED.keys())
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS.keys())
def test_the_word_for_an_answer_may_have_the_letter_of_an_option_right_after_it(options: str, answer: str) -> None:
    text = f"### What is soft?\n\n{options}\n\n{answer}\n\n### What is weak?\n\n{options}\n\n{answer}\n"
    assert cards(text) == ["What is soft? | -iron +lead -wood", "What is weak? | -iron +lead -wood"]


def test_paragraphs_with_a_letter_and_a_dash_are_no_options_if_no_answer_names_one() -> None:
    text = "### What do the letters mean?\n\nA – ampere\n\nB – bel\n\n### What is iron?\n\nA metal.\n"
    assert cards(text) == ["What do the letters mean? | A – ampere B – bel", "What is iron? | A metal."]


def test_the_word_for_an_answer_with_a_letter_is_no_label_without_options_above() -> None:
    text = "### What is soft?\n\nSee the key.\n\nAnswer A – the long one\n\n### What is iron?\n\nA metal.\n"
    assert cards(text) == ["What is soft? | See the key. Answer A – the long one", "What is iron? | A metal."]


@pytest.mark.parametrize("text", ["- <u>Q: stone</u> b", "`A:` river", "> <u>Answer: form</u>", "***Solution***"])
def test_a_label_within_a_marked_part_keeps_its_emphasis(text: str) -> None:
    marked = f"## What is it?\n\n<!-- answer -->\n\n{text}\n\n<!-- end -->\n\n## And what is that?\n\nA wave.\n"
    assert [note.answer.markdown for note in read_document("", marked)[0].deck.notes] == [text, "A wave."]


INDENTED = {
    "a tab": ("\tA *metal*.", "A *metal*."),
    "four blanks": ("    A metal.\n    It rusts.", "A metal.\nIt rusts."),
    "a list": ("    - grey\n      - dark\n    - hard", "- grey\n  - dark\n- hard"),
    "a fence": ("```\n    iron\n```", "```\n    iron\n```"),
    "text below": ("\tA metal.\n\nIt rusts.", "A metal.\n\nIt rusts."),
}


@pytest.mark.parametrize(("written", "answer"), INDENTED.values(), ids=INDENTED.keys())
@pytest.mark.parametrize("question", ["Q: What is iron?", "Q1) What is iron?", "**What is iron?**"])
def test_indented_lines_right_below_a_question_are_no_code(question: str, written: str, answer: str) -> None:
    other = question.replace("iron", "wood").replace("1", "2")
    reading, _ = read_document("metals.md", f"{question}\n{written}\n\n{other}\nA plant.\n")
    assert reading.deck.notes[0].answer.markdown == answer


BELOW = {
    "paragraphs": ("Q: Why?\nIt rusts.\n\nSlowly.", "Why? | It rusts. Slowly."),
    "a list": ("Q2. Which ones?\nThese two:\n\n- iron\n- lead", "Which ones? | These two: - iron - lead"),
    "a label": ("Q: Why?\nThink of rain.\n\nA: It rusts.", "Why? Think of rain. | It rusts."),
    "two questions": ("Q: Why?\nAnd how?\n\nSlowly.", "Why? And how? | Slowly."),
    "parentheses": ("Q: Why?\n(one word)\n\nRust.", "Why? (one word) | Rust."),
    "no sign": ("Q: Iron\nA metal.\n\nIt rusts.", "Iron A metal. | It rusts."),
}


@pytest.mark.parametrize(("text", "card"), BELOW.values(), ids=BELOW.keys())
def test_an_answer_on_the_next_line_may_go_on_below(text: str, card: str) -> None:
    assert cards(f"{text}\n\nQ: Where?\nHere.\n")[0] == card


WORDS = {
    "the word alone": ("answer", "answer"),
    "another language": ("solución", "solución"),
    "a sentence": ("answer these in order", "answer these in order"),
    "a line break": ("answer\nthese in order", "answer these in order"),
    "the second line": ("read, then\nanswer\nthese in order", "read, then answer these in order"),
}


@pytest.mark.parametrize(("body", "answer"), WORDS.values(), ids=WORDS.keys())
@pytest.mark.parametrize("form", ["## {}\n\n{}\n", "Q: {}\n\n{}\n", "**{}**\n\n{}\n"])
def test_the_plain_word_for_an_answer_in_small_letters_may_be_the_answer(form: str, body: str, answer: str) -> None:
    text = "\n".join(form.format(f"What is {name}?", body) for name in ("first", "last"))
    assert cards(text) == [f"What is first? | {answer}", f"What is last? | {answer}"]


LABELS = {
    "a colon": "answer: tin",
    "a capital letter": "Answer\ntin",
    "a paragraph": "answer\n\ntin",
    "a list": "answer\n- tin",
    "a sentence below": "answer\nTin",
}


@pytest.mark.parametrize("body", LABELS.values(), ids=LABELS.keys())
def test_the_plain_word_for_an_answer_is_a_label_above_what_it_announces(body: str) -> None:
    said = cards(f"## What is soft?\n\n{body}\n\n## What is hard?\n\nIron.\n")[0]
    assert said.split(" | ")[1].lstrip("- ").lower() == "tin"


@pytest.mark.parametrize("word", ["Answer", "Answer:", "**answer**", "答案"])
def test_a_label_with_nothing_below_it_is_no_answer(word: str) -> None:
    assert cards(f"## What is soft?\n\n{word}\n\n## What is hard?\n\nIron.\n") == ["What is hard? | Iron."]


SHORT = ("Odp", "Odg", "Resp", "Rpta", "Rép", "Risp", "Antw", "Отв", "Відп", "Cev", "Răsp")


@pytest.mark.parametrize("word", SHORT)
@pytest.mark.parametrize("form", ["{}: tin", "{}. tin", "{}.: tin", "**{}.** tin", "**{}:** tin", "{}.\n\ntin"])
def test_an_answer_may_have_a_shortened_label(word: str, form: str) -> None:
    text = f"## What is soft?\n\n{form.format(word)}\n\n## What is hard?\n\nIron.\n"
    assert cards(text) == ["What is soft? | tin", "What is hard? | Iron."]


NOT_SHORT = {
    "in a sentence": "Tin or\nresp. lead.",
    "no mark": "Resp tin.",
    "a dash": "Resp – tin.",
    "a longer word": "Response time: short.",
    "another word": "Opt. tin.",
}


@pytest.mark.parametrize("body", NOT_SHORT.values(), ids=NOT_SHORT.keys())
def test_other_words_that_begin_like_a_shortened_label_stay_in_the_answer(body: str) -> None:
    text = f"## What is soft?\n\n{body}\n\n## What is hard?\n\nIron.\n"
    assert cards(text)[0] == f"What is soft? | {' '.join(body.split())}"


CORRECT = """
σωστή απάντηση|Η σωστή απάντηση|οι σωστές απαντήσεις|верен отговор|Верният отговор|правилният отговор|верните отговори
správná odpověď|správne odpovede|točan odgovor|tačan odgovor|tačni odgovori|točni odgovori|pravilan odgovor
pravilen odgovor|pravilni odgovori|тачан одговор|точен одговор|тачни одговори|helyes válasz
helyes válaszok|răspuns corect|răspunsul corect|răspunsurile corecte|riktig svar|rigtigt svar|Det rigtige svar
rätt alternativ|oikea vastaus|oikeat vastaukset|õige vastus|õiged vastused|pareizā atbilde|pareizās atbildes
teisingas atsakymas|teisingi atsakymai|resposta correcta|juiste antwoord|Het juiste antwoord|תשובה נכונה|תשובות נכונות
پاسخ صحیح|جواب صحیح|گزینه درست|คำตอบที่ถูกต้อง|სწორი პასუხი|სწორი პასუხია|სწორი პასუხები|ճիշտ պատասխան
ճիշտ պատասխանը|ճիշտ պատասխաններ|সঠিক উত্তর
"""


@pytest.mark.parametrize("words", CORRECT.strip().replace("\n", "|").split("|"))
def test_the_words_for_the_right_answer_are_known_in_many_languages(words: str) -> None:
    text = f"### What is soft?\n\n- A. iron\n- B. lead\n\n{words}: lead\n\n### What is hard?\n\nIron.\n"
    assert cards(text) == ["What is soft? | -iron +lead", "What is hard? | Iron."]


@pytest.mark.parametrize("line", ["_Correct answer: Rome_", "*Answer: Rome*", "_Antwort: b_", "> *Answer: Rome*"])
@pytest.mark.parametrize("mark", ["- ", "* "])
def test_an_answer_in_italics_as_a_whole_names_an_option(line: str, mark: str) -> None:
    text = f"### Which city is on seven hills?\n\n{mark}Oslo\n{mark}Rome\n\n{line}\n"
    lettered = text.replace(mark + "Oslo", "a) Oslo").replace(mark + "Rome", "b) Rome")
    assert cards(lettered if line.endswith("b_") else text) == ["Which city is on seven hills? | -Oslo +Rome"]


def test_other_lines_in_italics_stay() -> None:
    assert cards("## What is it?\n\nIt is *red*.\n\n*Note: it fades.*\n") == [
        "What is it? | It is *red*. *Note: it fades.*"
    ]


def test_someone_may_ask_twice_before_the_other_one_speaks() -> None:
    text = (
        "**Interviewer:** Explain tin.\n\n**Interviewer:** Where is it found?\n\n**Candidate:** In ores.\n\n"
        "**Interviewer:** Why is it soft?\n\n**Candidate:** Its bonds are weak.\n"
    )
    assert cards(text) == ["Where is it found? | In ores.", "Why is it soft? | Its bonds are weak."]
    assert codes(text) == ["DP104"]


def test_someone_who_mostly_asks_without_an_answer_is_no_label() -> None:
    asked = "".join(f"**Interviewer:** Where is metal {n}?\n\n" for n in (1, 2, 3))
    assert cards(asked + "**Guest:** In ores.\n\n**Interviewer:** Why?\n\n**Guest:** So.\n") == []


def test_tanya_and_jawab_are_labels() -> None:
    text = "Tanya: Ibu kota Italia\n\nJawab: Roma\n\n---\n\nTanya: Dua tambah dua?\n\nJawab: Empat\n"
    assert cards(text) == ["Ibu kota Italia | Roma", "Dua tambah dua? | Empat"]


@pytest.mark.parametrize("label", ["Ans)", "Answer)", "Solution)"])
def test_the_label_of_an_answer_may_end_with_a_bracket(label: str) -> None:
    text = f"Q1) What is iron?\n{label} A metal.\n\nQ2) What is oak?\n{label} A tree.\n"
    assert cards(text) == ["What is iron? | A metal.", "What is oak? | A tree."]


def test_a_bracket_that_ends_in_prose_makes_no_label() -> None:
    text = "## What is iron?\n\nA metal (see the\nanswer) that rusts.\n"
    assert cards(text) == ["What is iron? | A metal (see the answer) that rusts."]


def test_codes_of_a_plan_are_no_labels() -> None:
    text = "".join(f"T{n:02}. Check {what}\n\nTo check:\n\n{what}\n\n" for n, what in enumerate(("ties", "caps"), 9))
    assert cards(text) == []
    asked = text.replace("ties\n\nTo", "ties?\n\nTo").replace("caps\n\nTo", "caps?\n\nTo")
    assert len(cards(asked)) == 2


@pytest.mark.parametrize("marks", ["**{}**", "***{}***", "**_{}_**", "__*{}*__", "___{}___", "**{}** {}"])
@pytest.mark.parametrize("label", ["Q. ", "Q1: ", "## Question 1: ", "## Q. ", "- Q: "])
def test_marks_behind_a_label_that_is_not_bold_belong_to_the_question(label: str, marks: str) -> None:
    text = f"{label}{marks.format('Why salt?', 'Why?')}\n\n{'  ' * label.startswith('-')}Ans. **Taste**, and *more*.\n"
    card = cards(text + "\n" + text.replace("1", "2").replace("Why", "Where"))[0]
    question, _, answer = card.partition(" | ")
    assert re.sub("[*_]", "", question) == re.sub("[*_]", "", marks.format("Why salt?", "Why?"))
    assert question.count("*") % 2 == 0
    assert answer == "**Taste**, and *more*."


@pytest.mark.parametrize(
    "label",
    [
        "Question 10.{}",
        "**Question 10.{}**",
        "Exercise 10.{}",
        "**Exercise 10.{}**",
        "## Question 10.{}",
        "Frage 2.1.{}",
    ],
)
def test_a_label_may_have_the_number_of_its_chapter(label: str) -> None:
    text = "".join(f"{label.format(n)}\n\nWhy is {n} odd?\n\nIt is not {n + 1}.\n\n" for n in (1, 2, 3))
    assert cards(text) == [f"Why is {n} odd? | It is not {n + 1}." for n in (1, 2, 3)]


@pytest.mark.parametrize("mark", ["", ":", ".", ")"])
def test_a_question_may_follow_such_a_label_on_its_line(mark: str) -> None:
    text = f"Question 10.1{mark} Why salt?\n\nAnswer: Taste.\n\nQuestion 10.2{mark} Why sand?\n\nAnswer: Glass.\n"
    assert cards(text) == ["Why salt? | Taste.", "Why sand? | Glass."]
