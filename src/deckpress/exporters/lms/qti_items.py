"""The QTI 1.2 items of questions, in the form that Canvas writes and reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import unescape
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from deckpress.exporters.lms.passages import Item
from deckpress.exporters.lms.question import Asks, Question
from deckpress.marks import BLANK
from deckpress.regex import regex

_LITERAL = regex(r"\[(?=[\w.-]+\])")
_RESPONSE = "response1"
_TRUE_AND_FALSE = frozenset(("true", "false"))


def identifier(kind: str, *parts: object) -> str:
    """An identifier made of the parts, in letters, digits and `_`, which QTI allows everywhere."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"deckpress_{kind}_{digest[:24]}"


def points(question: Question) -> float:
    """The points of a question; 1 by default."""
    return question.points or 1


def kind_of(question: Question) -> str:
    """Canvas's name for the kind of a question.

    For true and false, Canvas shows words of its own; questions with other words stay multiple choice.
    """
    english = {option.text.lower() for option in question.options} == _TRUE_AND_FALSE
    return {
        Asks.ONE: "multiple_choice_question",
        Asks.SEVERAL: "multiple_answers_question",
        Asks.TRUTH: "true_false_question" if english else "multiple_choice_question",
        Asks.SHORT: "short_answer_question",
        Asks.NUMBER: "numerical_question",
        Asks.ESSAY: "essay_question",
        Asks.CLOZE: "fill_in_multiple_blanks_question" if _has_names(question) else "essay_question",
    }[question.asks]


def _has_names(question: Question) -> bool:
    """True if every gap of a cloze can be typed in."""
    return 0 < len(question.blanks) == question.stem.count(BLANK) and all(gap.typable for gap in question.blanks)


def item(question: Question) -> Element:
    """The item of a question: its text, its right answers and its feedback."""
    kind = kind_of(question)
    made = Element("item", ident=identifier("question", question.guid), title=question.title)
    answers = _answers(question, kind)
    _metadata(
        SubElement(SubElement(made, "itemmetadata"), "qtimetadata"),
        ("question_type", kind),
        ("points_possible", f"{points(question):g}"),
        ("original_answer_ids", ",".join(answers)),
        ("assessment_question_identifierref", identifier("reference", question.guid)),
    )
    presentation = SubElement(made, "presentation")
    _material(presentation, _stem(question, kind))
    processing = Element("resprocessing")
    outcomes = SubElement(processing, "outcomes")
    SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    remarks = list(_remarks(question, kind, answers))
    for name, answer, _ in remarks:
        _says(processing, name, answer)
    if question.options:
        _choices(presentation, processing, question, answers)
    elif kind == "fill_in_multiple_blanks_question":
        _blanks(presentation, processing, question, answers)
    else:
        _typed(presentation, processing, question, kind)
    made.append(processing)
    for name, _, text in remarks:
        feedback = SubElement(made, "itemfeedback", ident=name)
        _material(SubElement(feedback, "flow_mat"), text)
    return made


def text_item(text: Item) -> Element:
    """A text that asks nothing and counts no points."""
    made = Element("item", ident=identifier("question", text.id), title=text.title)
    _metadata(
        SubElement(SubElement(made, "itemmetadata"), "qtimetadata"),
        ("question_type", "text_only_question"),
        ("points_possible", "0"),
        ("original_answer_ids", ""),
        ("assessment_question_identifierref", identifier("reference", text.id)),
    )
    _material(SubElement(made, "presentation"), text.html)
    return made


def _answers(question: Question, kind: str) -> list[str]:
    """The identifiers of what can be chosen or typed."""
    number = len(question.options)
    if not number and kind != "essay_question":
        number = len(question.blanks) or len(question.numbers) or len(question.accepted)
    return [identifier("answer", question.guid, index) for index in range(number)]


def _metadata(parent: Element, *entries: tuple[str, str]) -> None:
    for label, entry in entries:
        row = SubElement(parent, "qtimetadatafield")
        SubElement(row, "fieldlabel").text = label
        SubElement(row, "fieldentry").text = entry


def _material(parent: Element, html: str) -> None:
    """HTML as the text of an element, which the XML writer escapes."""
    SubElement(SubElement(parent, "material"), "mattext", texttype="text/html").text = html


def _stem(question: Question, kind: str) -> str:
    """The question. In a cloze, `[gap1]` is a field, and other words in brackets are escaped."""
    if kind != "fill_in_multiple_blanks_question":
        return question.stem.replace(BLANK, "_____")
    numbers, name = count(1), _gap_name(question)
    return re.sub(BLANK, lambda _: f"[{name}{next(numbers)}]", _LITERAL.sub("&#91;", question.stem))


def _gap_name(question: Question) -> str:
    """The names of gaps, without their number: `gap`, with one `_` more than any word in brackets in the text.

    Canvas decodes `&#91;` before it looks for fields, and uses the first match of a name.
    """
    taken = re.finditer(r"\[gap(_*)", unescape(question.stem))
    return "gap" + "_" * max((len(found[1]) + 1 for found in taken), default=0)


def _remarks(question: Question, kind: str, answers: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    """The feedback: its name, the answer that it belongs to (empty for all) and its HTML.

    The hint is a part of it: Canvas has no hints, and its New Quizzes show what a `<details>` in a question folds.
    """
    hint = f"<div>{question.hint_word}: {question.hint}</div>" if question.hint else ""
    said = (question.answer if kind == "essay_question" else "", question.feedback, hint)
    if any(said):
        yield "general_fb", "", "\n".join(filter(None, said))
    for answer, option in zip(answers, question.options, strict=False):
        if option.feedback:
            yield f"{answer}_fb", answer, option.feedback


# ---- what is right -------------------------------------------------------------------------------


def _condition(processing: Element, *, goes_on: bool = False) -> tuple[Element, Element]:
    """A condition, and the element for its test. With `goes_on`, Canvas also tries the next one if this is met."""
    made = SubElement(processing, "respcondition", {"continue": "Yes" if goes_on else "No"})
    return made, SubElement(made, "conditionvar")


def _says(processing: Element, name: str, answer: str) -> None:
    made, test = _condition(processing, goes_on=True)
    if answer:
        _equals(test, answer)
    else:
        SubElement(test, "other")
    SubElement(made, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _equals(test: Element, value: str, response: str = _RESPONSE) -> None:
    SubElement(test, "varequal", respident=response).text = value


def _scores(condition: Element, score: str = "100", action: str = "Set") -> None:
    SubElement(condition, "setvar", action=action, varname="SCORE").text = score


def _choices(presentation: Element, processing: Element, question: Question, answers: Sequence[str]) -> None:
    several = question.asks is Asks.SEVERAL
    response = SubElement(
        presentation, "response_lid", ident=_RESPONSE, rcardinality="Multiple" if several else "Single"
    )
    rendered = SubElement(response, "render_choice", {"shuffle": "Yes"} if question.shuffle else {})
    for answer, option in zip(answers, question.options, strict=True):
        _material(SubElement(rendered, "response_label", ident=answer), option.html)
    condition, test = _condition(processing)
    if several:
        test = SubElement(test, "and")
    for answer, option in zip(answers, question.options, strict=True):
        if option.right:
            _equals(test, answer)
        elif several:
            _equals(SubElement(test, "not"), answer)
    _scores(condition)


def _blanks(presentation: Element, processing: Element, question: Question, answers: Sequence[str]) -> None:
    """A field for each gap, all with the same weight."""
    share, word = Decimal(100) / len(answers), _gap_name(question)
    for number, (answer, gap) in enumerate(zip(answers, question.blanks, strict=True), 1):
        name = f"response_{word}{number}"
        response = SubElement(presentation, "response_lid", ident=name)
        SubElement(SubElement(response, "material"), "mattext").text = f"{word}{number}"
        label = SubElement(SubElement(response, "render_choice"), "response_label", ident=answer)
        SubElement(SubElement(label, "material"), "mattext", texttype="text/plain").text = gap.texts[0]
        condition, test = _condition(processing)
        _equals(test, answer, name)
        _scores(condition, f"{share:.2f}", "Add")


def _typed(presentation: Element, processing: Element, question: Question, kind: str) -> None:
    response = SubElement(presentation, "response_str", ident=_RESPONSE, rcardinality="Single")
    number = kind == "numerical_question"
    rendered = SubElement(response, "render_fib", {"fibtype": "Decimal"} if number else {})
    SubElement(rendered, "response_label", {"ident": "answer1"} if number else {"ident": "answer1", "rshuffle": "No"})
    condition, test = _condition(processing)
    if kind == "essay_question":
        SubElement(test, "other")
        return
    if number:
        _near(test, question)
    else:
        for text in question.accepted:
            _equals(test, text)
    _scores(condition)


def _near(test: Element, question: Question) -> None:
    """Accepts each number itself, and any number within its bounds."""
    either = SubElement(test, "or")
    for number in question.numbers:
        _equals(either, number.value)
        between = SubElement(either, "and")
        SubElement(between, "vargte", respident=_RESPONSE).text = number.low
        SubElement(between, "varlte", respident=_RESPONSE).text = number.high
