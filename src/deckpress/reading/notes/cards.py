"""A question and its body -> a note, or a diagnostic that says why it makes none."""

from __future__ import annotations

import re
from string import ascii_uppercase

from deckpress.compare import letters
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.frozen import replace
from deckpress.markdown.cloze import has_numbered_gap, may_have_gap
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.answers.answers import resolve
from deckpress.reading.answers.beside_answers import says_only_why
from deckpress.reading.answers.chosen_options import with_options_of
from deckpress.reading.answers.key_answers import read_key
from deckpress.reading.answers.placeholders import is_only_remarks, is_placeholder
from deckpress.reading.answers.resolved import Resolved
from deckpress.reading.keys.key_questions import is_bare_task
from deckpress.reading.notes.card_doubts import is_boxed, marked_by_html, report_options, report_weak_card
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.notes.trimmed_bodies import trimmed
from deckpress.reading.notes.unanswered import report_unanswered
from deckpress.reading.parts.hints import hint_at_end, hint_beside, without_hints
from deckpress.reading.parts.missing_boxes import item_without_box
from deckpress.reading.parts.named_options import without_options_word
from deckpress.reading.parts.option_values import Options
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.quoted_output import asks_how
from deckpress.reading.parts.tag_options import with_tags_shown
from deckpress.reading.settings.attributes import NONE, settings_of
from deckpress.reading.settings.line_settings import from_line
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.part_marks import Parts, parts_of
from deckpress.reading.text.tree import Document
from deckpress.regex import regex


def make_note(ledger: Ledger, document: Document, head: Head, body: Document, end: int, context: Context) -> None:
    """Books the note of a question whose body ends before line `end` of the document, or reports why there is none."""
    head = _with_settings(head)
    parts = parts_of(body)
    for mark in parts.marks:
        ledger.book(body, Use.FRAME, mark.block.start, mark.block.end)
    end -= parts.after if not parts.inner else 0
    folded, body = without_hints(parts.above)
    attributes, body, dropped = trimmed(ledger, head, body)
    if folded:
        attributes = replace(attributes, hint=Text.join(attributes.hint, folded))
    stated = _marked_parts(body, parts) if parts.inner else None
    said = replace(
        attributes,
        tags=tuple(dict.fromkeys((*context.tags, *attributes.tags))),
        hint=_placed_hint(document, head, attributes.hint),
    )
    place = head.text.locate(0, 0) if head.text.origin else document.place(head.start)
    note = Note(head.text, section=context.section, location=place, **settings_of(said))
    end -= 0 if parts.inner else dropped
    note, found = _complete(note, head, body, context, stated, cloze=attributes.cloze)
    if not head.text and not note.question:
        if head.key.answer:
            ledger.report(document, rules.EMPTY_QUESTION_WITH_KEY, head.start, answer=short(head.key.answer.flat))
        else:
            ledger.report(document, rules.EMPTY_QUESTION, head.start)
        ledger.book(document, Use.PROSE, head.start, end)
        return
    asked, hint = hint_at_end(note.question)
    note = replace(note, question=asked, hint=Text.join(note.hint, hint)) if hint else note
    note = _with_hint_beside(note)
    if note.kind is Kind.CLOZE and attributes.cloze and not may_have_gap(note.question.markdown):
        ledger.report(document, rules.CLOZE_WITHOUT_GAP, head.start)
        ledger.book(document, Use.PROSE, head.start, end)
        return
    words = note.question.flat
    if note.kind is Kind.OPEN and not note.answer:
        report_unanswered(ledger, document, head, end, words, found, keyed=bool(context.keyed))
        return
    report_options(ledger, document, head, found, words)
    if head.key.answer and not found.keyed and not _agrees(note, head.key.answer):
        answer = short(head.key.answer.flat)
        lettered = note.kind is Kind.OPEN and all(map(_LETTERED.match, note.answer.markdown.split("\n")))
        rule = rules.KEY_NAMES_NO_LINE if lettered else rules.KEY_DISAGREES
        ledger.report(document, rule, head.start, answer=answer, question=short(words))
    if len(note.choices) > 1 and all(c.correct for c in note.choices) and is_boxed(document, head.start, end):
        ledger.report(document, rules.EVERY_OPTION_RIGHT, head.start, question=short(words))
    if note.kind is Kind.OPEN and stated is None and (left := item_without_box(body)):
        ledger.report(body, rules.ITEM_WITHOUT_BOX, left[0], item=short(left[1]))
    if note.kind is Kind.OPEN and (tag := marked_by_html(body)):
        ledger.report(body, rules.MARKED_BY_HTML, tag[0], tag=tag[1])
    if found.loose and looks_like_question(head.text.markdown):
        ledger.report(document, rules.OPTIONS_IN_ANSWER, head.start, option=short(found.loose))
    report_weak_card(ledger, document, head, note)
    ledger.notes.append(note)
    ledger.book(document, Use.CARD, head.start, end, words)


def _with_hint_beside(note: Note) -> Note:
    """The note with the hint that is between its options and the answer, or beside the explanation."""
    said, hint = hint_beside(note.explanation) if note.choices else (NO_TEXT, NO_TEXT)
    return replace(note, explanation=said, hint=Text.join(note.hint, hint)) if hint else note


def _with_settings(head: Head) -> Head:
    """A question with the settings at the end of its text: braces or a comment after `Q:`, `C:` and bold lines."""
    if head.attributes != NONE or not head.text.markdown.rstrip().endswith(("}", "-->")):
        return head
    words, said = from_line(head.text.markdown)
    return head if said == NONE else replace(head, text=head.text.slice(0, len(words)), attributes=said)


def _placed_hint(document: Document, head: Head, hint: Text) -> Text:
    """A hint with its place: one in the braces of a heading is after `hint=`."""
    if not hint or hint.origin:
        return hint
    for number in range(head.start, head.end):
        if found := re.search(r'\bhint(?:="?|:\s*)', document.lines[number]):
            return Text.at(document.place(number, found.end()), hint.markdown)
    return Text.at(document.place(head.start), hint.markdown)


_LETTERED = regex(r"[ \t]*(?:[-*+][ \t]+)?\(?[A-La-l][.)]|[ \t]*\Z")
"""A line with a letter, which is perhaps an option, or a blank one."""


def _agrees(note: Note, key: Text) -> bool:
    """True if a note has the answer that a key gives: the options of these letters, or these words."""
    if note.kind is not Kind.CHOICE:
        return note.answer.flat == key.flat
    letters = Options(note.choices, tuple(ascii_uppercase[: len(note.choices)]), boxed=False)
    return read_key(key, letters).right == {i for i, choice in enumerate(note.choices) if choice.correct}


def _marked_parts(above: Document, parts: Parts) -> Resolved:
    """The contents of the parts that the author marked in a body; a task list may be above the first mark."""
    texts = {name: part.text(0, len(part.lines)) for name, part in parts.inner.items()}
    answer, explanation = texts.get("answer", NO_TEXT), texts.get("explanation", NO_TEXT)
    listed, first = parts.inner.get("options"), 0
    if listed is None and "question" not in parts.inner and above.blocks:
        listed, first = above, above.blocks[-1].start
    block = next((block for block in listed.blocks if block.start >= first), None) if listed else None
    options = options_of(listed, block, least=2 if listed is above else 1) if listed and block else None
    if listed is above:
        options = options if options and options.boxed else None
        asked = above.text(0, first if options else len(above.lines))
    else:
        asked = Text.join(above.text(0, len(above.lines)), texts.get("question", NO_TEXT))
    if options is None or listed is None or block is None:
        return Resolved(asked, answer=Text.join(texts.get("options", NO_TEXT), answer), explanation=explanation)
    below = listed.text(block.end, len(listed.lines))
    return Resolved(asked, answer, options.choices, Text.join(below, explanation), unmarked=not options.marked)


def _complete(
    note: Note, head: Head, body: Document, context: Context, stated: Resolved | None, *, cloze: bool
) -> tuple[Note, Resolved]:
    """The note completed from its body, or from the parts marked in it."""
    if head.cloze or cloze or has_numbered_gap(head.text.markdown):
        note = replace(note, kind=Kind.CLOZE)
        if stated is None and not may_have_gap(note.question.markdown):
            last = max((b.end for b in body.blocks if may_have_gap(body.text(b.start, b.end).markdown)), default=0)
            note = replace(note, question=Text.join(note.question, body.text(0, last)))
            body = body.part(last, len(body.lines))
        if stated is None:
            return replace(note, explanation=body.text(0, len(body.lines))), Resolved()
        return replace(
            note, question=Text.join(note.question, stated.extra), answer=stated.answer, explanation=stated.explanation
        ), stated
    shows_code = bool(body.blocks) and body.blocks[0].kind in ("fence", "code")
    asked = head.text.markdown[:_HEAD] if shows_code else ""
    output = bool(_ASKS_OUTPUT.search(asked)) and not asks_how(asked)
    found = stated or resolve(
        body, open_details=context.hiding, key=head.key.answer, output=output, asked=head.text.markdown
    )
    if head.key.task and not stated:
        found = Resolved(body.text(0, len(body.lines)), answer=head.key.answer)
    if head.key.remark:
        found = replace(found, explanation=Text.join(found.explanation, head.key.remark))
    if stated and found.explanation and not (found.answer or found.choices):
        found = replace(found, answer=found.extra, extra=NO_TEXT)  # only the remark is marked off: the rest answers
    question = Text.join(note.question, found.extra)
    if stated is None:
        question, found = with_options_of(question, found, head.key.answer)
    if found.choices and not found.unmarked:
        question = without_options_word(question)
        answer = found.answer if stated else NO_TEXT
        return replace(
            note,
            kind=Kind.CHOICE,
            question=question,
            answer=answer,
            choices=with_tags_shown(found.choices),
            explanation=found.explanation,
        ), found
    unanswered = found.unmarked or (stated is None and _answers_nothing(found.answer, context))
    unanswered = unanswered or (stated is None and _is_left_task(head, body, found, context))
    explanation = head.key.remark if found.unmarked and stated is None else found.explanation
    return replace(
        note, question=question, answer=NO_TEXT if unanswered else found.answer, explanation=explanation
    ), found


def _answers_nothing(answer: Text, context: Context) -> bool:
    """True for a placeholder, remarks on the question, or nothing but why it is asked."""
    return is_placeholder(answer) or is_only_remarks(answer) or says_only_why(answer, bare=context.says_why)


def _is_left_task(head: Head, body: Document, found: Resolved, context: Context) -> bool:
    """True for `Exercise 3` with nothing but its task below it, if a key answers such exercises, but not this one."""
    if not context.solves_tasks or head.key.answer or not is_bare_task(head.text.markdown):
        return False
    plain = all(block.kind == "paragraph" for block in body.blocks)
    return plain and letters(found.answer.markdown) == letters("\n".join(body.lines))


_HEAD = 500
_ASKS_OUTPUT = regex(
    r"(?<!\w)(?:output|prints?|printed|logs?|logged|result|returns?|displayed?|evaluate|what happens|ausgabe|ausgegeben"
    r"|gibt|imprime|salida|affiche|sortie|saída|stampa|выведет|вывод|напечатает|виведе|wypisze|wynik)(?!\w)"
    r"|输出|打印|出力|表示され|출력",
    re.I,
)
"""The words of a question about what code prints."""
