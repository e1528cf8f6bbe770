"""A question and its body -> a note, or a diagnostic that says why it makes none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from string import ascii_uppercase

from deckpress.compare import letters
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.frozen import dataclass, replace
from deckpress.markdown.closed import without_comments
from deckpress.markdown.cloze import has_numbered_gap, may_have_gap
from deckpress.model import NO_TEXT, NOTE_SETTINGS, Choice, Form, Kind, Note, Text
from deckpress.reading.answers import Resolved, is_only_remarks, is_placeholder, resolve, with_options_of
from deckpress.reading.attributes import NONE, Attributes, from_comment, from_line, settings_of
from deckpress.reading.furniture import (
    is_back_to_top,
    is_break,
    is_repeated,
    only_links,
)
from deckpress.reading.hints import without_hints
from deckpress.reading.html_marks import right_tag
from deckpress.reading.key_answers import read_key
from deckpress.reading.key_values import NOT_KEYED, Keyed
from deckpress.reading.labels import label_of, without_bold
from deckpress.reading.ledger import Ledger, Use, short
from deckpress.reading.missing_boxes import item_without_box
from deckpress.reading.named_options import without_options_word
from deckpress.reading.option_values import Options
from deckpress.reading.options import options_of
from deckpress.reading.outline import looks_like_question
from deckpress.reading.part_marks import Parts, parts_of
from deckpress.reading.quoted_output import asks_how
from deckpress.reading.tree import Block, Document, Item
from deckpress.regex import regex


@dataclass(frozen=True, slots=True)
class Head:
    """A question as it was found: its text, the lines it is on, and what its braces say."""

    text: Text
    start: int
    end: int
    attributes: Attributes = NONE
    cloze: bool = False
    key: Keyed = NOT_KEYED
    """Its answer in a key at the end of the document."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all notes of a passage have in common: section, tags, and the summaries that hide answers."""

    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    hiding: frozenset[str] = frozenset()
    keyed: Mapping[int, Keyed] = field(default_factory=dict)
    """The answers in keys, by the line on which a question starts."""


def make_note(ledger: Ledger, document: Document, head: Head, body: Document, end: int, context: Context) -> None:
    """Books the note of a question whose body ends before line `end` of the document, or reports why there is none."""
    head = _with_settings(head)
    parts = parts_of(body)
    for mark in parts.marks:
        ledger.book(body, Use.FRAME, mark.block.start, mark.block.end)
    end -= parts.after if not parts.inner else 0
    folded, body = without_hints(parts.above)
    attributes, body, dropped = _trim(ledger, head, body)
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
    if not head.text and not (stated and stated.extra):
        if head.key.answer:
            ledger.report(document, rules.EMPTY_QUESTION_WITH_KEY, head.start, answer=short(head.key.answer.flat))
        else:
            ledger.report(document, rules.EMPTY_QUESTION, head.start)
        ledger.book(document, Use.PROSE, head.start, end)
        return
    note, found = _complete(note, head, body, context, stated, cloze=attributes.cloze)
    if note.kind is Kind.CLOZE and attributes.cloze and not may_have_gap(note.question.markdown):
        ledger.report(document, rules.CLOZE_WITHOUT_GAP, head.start)
        ledger.book(document, Use.PROSE, head.start, end)
        return
    words = note.question.flat
    if note.kind is Kind.OPEN and not note.answer:
        _unanswered(ledger, document, head, end, words, found, keyed=bool(context.keyed))
        return
    _report_options(ledger, document, head, found, words)
    if head.key.answer and not found.keyed and not _agrees(note, head.key.answer):
        answer = short(head.key.answer.flat)
        lettered = note.kind is Kind.OPEN and all(map(_LETTERED.match, note.answer.markdown.split("\n")))
        rule = rules.KEY_NAMES_NO_LINE if lettered else rules.KEY_DISAGREES
        ledger.report(document, rule, head.start, answer=answer, question=short(words))
    if len(note.choices) > 1 and all(c.correct for c in note.choices) and _is_boxed(document, head.start, end):
        ledger.report(document, rules.EVERY_OPTION_RIGHT, head.start, question=short(words))
    if note.kind is Kind.OPEN and stated is None and (left := item_without_box(body)):
        ledger.report(body, rules.ITEM_WITHOUT_BOX, left[0], item=short(left[1]))
    if note.kind is Kind.OPEN and (tag := _marked_by_html(body)):
        ledger.report(body, rules.MARKED_BY_HTML, tag[0], tag=tag[1])
    if found.loose and looks_like_question(head.text.markdown):
        ledger.report(document, rules.OPTIONS_IN_ANSWER, head.start, option=short(found.loose))
    _report_weak_card(ledger, document, head, note)
    ledger.notes.append(note)
    ledger.book(document, Use.CARD, head.start, end, words)


def _with_settings(head: Head) -> Head:
    """A question with the settings at the end of its text: braces or a comment after `Q:`, `C:` and bold lines."""
    if head.attributes != NONE or not head.text.markdown.rstrip().endswith(("}", "-->")):
        return head
    words, said = from_line(head.text.markdown)
    return head if said == NONE else replace(head, text=head.text.slice(0, len(words)), attributes=said)


def _report_options(ledger: Ledger, document: Document, head: Head, found: Resolved, words: str) -> None:
    """Reports what is doubtful about how the right options of a question were found."""
    if found.guessed:
        ledger.report(document, rules.GUESSED_OPTION, head.start, answer=short(found.guessed))
    if found.told:
        ledger.report(document, rules.GUESSED_FROM_TEXT, head.start, text=short(found.told))
    if found.hinted:
        ledger.report(document, rules.GUESSED_MARK, head.start, answer=short(found.hinted))
    if found.tight:
        ledger.report(document, rules.TIGHT_BOXES, head.start, question=short(words))
    if any(found.doubt):
        first, second = map(short, found.doubt)
        ledger.report(document, rules.MARKS_DISAGREE, head.start, first=first, second=second, question=short(words))


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


def _is_boxed(document: Document, start: int, end: int) -> bool:
    """True if the options are a task list."""
    return any("[x]" in line or "[X]" in line for line in document.lines[start:end])


def _marked_by_html(body: Document) -> tuple[int, str] | None:
    """The line and the tag of HTML that marks one of several options as right, if the answer holds such a tag."""
    code = body.code_lines()
    for number, line in enumerate(body.lines):
        if number not in code and (tag := right_tag(line)):
            return number, tag
    return None


_LONG = 4_000
"""An answer with more characters is reported as too long to remember."""


def _report_weak_card(ledger: Ledger, document: Document, head: Head, note: Note) -> None:
    """Reports a card that is complete but hard to learn from."""
    answer = note.answer.markdown
    if len(answer) > _LONG:
        ledger.report(document, rules.LONG_ANSWER, head.start, length=len(answer))
    elif ("](" in answer or "://" in answer) and "![" not in answer and only_links(answer):
        ledger.report(document, rules.LINK_ONLY, head.start, link=short(note.answer.flat))


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
    found = stated or resolve(body, open_details=context.hiding, key=head.key.answer, output=output)
    if head.key.task and not stated:
        found = Resolved(body.text(0, len(body.lines)), answer=head.key.answer)
    if head.key.remark:
        found = replace(found, explanation=Text.join(found.explanation, head.key.remark))
    if stated and found.explanation and not (found.answer or found.choices):
        found = replace(found, answer=found.extra, extra=NO_TEXT)  # only the remark is marked off: the rest answers
    question = Text.join(note.question, found.extra)
    if stated is None:
        question, found = with_options_of(question, found)
    if found.choices and not found.unmarked:
        question = without_options_word(question)
        answer = found.answer if stated else NO_TEXT
        return replace(
            note,
            kind=Kind.CHOICE,
            question=question,
            answer=answer,
            choices=found.choices,
            explanation=found.explanation,
        ), found
    unanswered = found.unmarked or (stated is None and (is_placeholder(found.answer) or is_only_remarks(found.answer)))
    explanation = head.key.remark if found.unmarked and stated is None else found.explanation
    return replace(
        note, question=question, answer=NO_TEXT if unanswered else found.answer, explanation=explanation
    ), found


_HEAD = 500
_ASKS_OUTPUT = regex(
    r"(?<!\w)(?:output|prints?|printed|logs?|logged|result|returns?|displayed?|evaluate|what happens|ausgabe|ausgegeben"
    r"|gibt|imprime|salida|affiche|sortie|saída|stampa|выведет|вывод|напечатает|виведе|wypisze|wynik)(?!\w)"
    r"|输出|打印|出力|表示され|출력",
    re.I,
)
"""The words of a question about what code prints."""


def _report_unknown(ledger: Ledger, document: Document, line: int, attributes: Attributes) -> None:
    if not attributes.unknown:
        return
    example = {Form.NUMBER: " (a number such as 2 or 0.5)"}
    rows = NOTE_SETTINGS.values()
    values = [f"{row.word}:{example.get(row.form, '')}" for row in rows if row.form is not Form.FLAG]
    *words, last = (*values, *(row.word for row in rows if row.form is Form.FLAG))
    hint = f"the settings of a note are {', '.join(words)} and {last}"
    for misfit in attributes.unknown:
        meant = f"did you mean '{misfit.meant}'?" if misfit.meant else hint
        rule = rules.EMPTY_ANSWER if misfit.gap else rules.UNKNOWN_NOTE_SETTING
        ledger.report(document, rule, line, hint=meant, name=misfit.name)


def _trim(ledger: Ledger, head: Head, body: Document) -> tuple[Attributes, Document, int]:
    """The attributes of a question, its body without them and without furniture at its end, and the lines of that."""
    attributes = head.attributes
    _report_unknown(ledger, ledger.document, head.start, attributes)
    blocks = list(body.blocks)
    gone: set[int] = set()
    for block in blocks:
        found = from_comment(block.text, body.text(block.start, block.end)) if block.kind == "html" else None
        if found is None:
            continue
        attributes = attributes.merged(found)
        gone.update(range(block.start, block.end))
        _report_unknown(ledger, body, block.start, found)
        ledger.book(body, Use.SETTINGS, block.start, block.end)
    end = len(body.lines)
    above = next((index for index, block in enumerate(blocks) if block.start not in gone), 0)
    while blocks and (
        _ends(blocks[-1])
        or blocks[-1].start in gone
        or _is_notice(ledger, body, blocks, gone)
        or (len(blocks) > above + 1 and is_repeated(body, blocks[-1], ledger.link_lines))
    ):
        block = blocks.pop()
        if block.start not in gone:
            ledger.book(body, Use.FURNITURE, block.start, block.end)
        end = block.start
    for block in blocks[:-1]:
        if block.kind == "rule":
            ledger.book(body, Use.FURNITURE, block.start, block.end)
            gone.update(range(block.start, block.end))
        elif block.start not in gone:
            break
    first = next((b.start for b in blocks if b.start not in gone), 0)
    inner = [line for line in gone if first < line < end]
    dropped = len(body.lines) - end
    if inner:
        body = body.cut((number, 0, None) for number in range(first, end) if number not in gone)
    elif first or end < len(body.lines):
        body = body.part(first, end)
    return attributes, body, dropped


def _is_notice(ledger: Ledger, body: Document, blocks: Sequence[Block], settings: Set[int]) -> bool:
    """True if a rule or a link to the top separates the last block, and the document repeats it word for word.

    The comment with the settings of a note separates nothing: the block below it is the answer.
    """
    if len(blocks) < 2 or blocks[-2].start in settings:
        return False
    return _ends(blocks[-2]) and is_repeated(body, blocks[-1], ledger.repeated)


def _ends(block: Block) -> bool:
    """True for what may be after the last words of an answer: a rule, a link to the top, a comment, a line break."""
    return block.kind == "rule" or is_back_to_top(block) or is_break(block) or _is_comment(block)


def _is_comment(block: Block) -> bool:
    return block.kind == "html" and "<!--" in block.text and not without_comments(block.text).strip()


def _unanswered(  # noqa: PLR0913 - what a question cannot know: where it ends, and whether a key answers others
    ledger: Ledger, document: Document, head: Head, end: int, words: str, found: Resolved, *, keyed: bool
) -> None:
    """Reports a question that makes no card. `keyed`: a key answers other questions of the document."""
    if found.contradicted:
        answer, option = short(head.key.answer.flat), short(found.contradicted)
        rule = rules.KEY_CONTRADICTS_ITSELF
        ledger.report(document, rule, head.start, answer=answer, option=option, question=short(words))
    elif found.letter:
        ledger.report(document, rules.SHARED_LETTER, head.start, letter=found.letter, question=short(words))
    elif found.unmarked and head.key.answer:
        answer = short(head.key.answer.flat)
        ledger.report(document, rules.KEY_NAMES_NO_OPTION, head.start, answer=answer, question=short(words))
    else:
        if sign := "" if found.unmarked else _lone_sign(document, head.end, end):
            ledger.report(document, rules.LONE_SIGN, head.start, question=short(words), sign=sign)
        else:
            unmarked = rules.KEY_LACKS_QUESTION if keyed else rules.NO_RIGHT_OPTION
            ledger.report(document, unmarked if found.unmarked else rules.UNANSWERED, head.start, question=short(words))
        ledger.asked_again[len(ledger.diagnostics) - 1] = (len(ledger.notes), _as_asked(words, found.choices))
    ledger.book(document, Use.UNANSWERED, head.start, end, words)


def _lone_sign(document: Document, start: int, end: int) -> str:
    """The sign that is all the text below a question, where Markdown has a meaning for it; an empty text for others."""
    lines = (line.strip() for line in document.lines[start : max(end, min(start + _NEAR, len(document.lines)))])
    found = _SIGN.fullmatch(next(filter(None, lines), ""))
    alone = len([line for line in document.lines[start:end] if line.strip()]) <= 1
    return found.group() if found and alone else ""


_SIGN = regex(r"#{1,6}|>{1,3}|[-+*]|--")
_NEAR = 3
"""How many lines below a question are searched for a sign, which Markdown may have put into a block of its own."""


def _as_asked(words: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """What a question asks, to compare it with others: its words and its options."""
    return (letters(words), *(letters(choice.text.markdown) for choice in choices))


def forget_repeated(ledger: Ledger) -> None:
    """Takes back the reports of questions without an answer that the next slide repeats with its answer."""
    gone = set()
    for number, (above, asked) in ledger.asked_again.items():
        note = ledger.notes[above] if above < len(ledger.notes) else None
        if note is not None and _as_asked(note.question.flat, note.choices) == asked:
            gone.add(number)
    ledger.diagnostics[:] = [found for number, found in enumerate(ledger.diagnostics) if number not in gone]
    ledger.asked_again.clear()


def unanswered_item(ledger: Ledger, document: Document, item: Item) -> None:
    """Books an item of a list of questions without answers."""
    label = label_of(item.text)
    words = without_bold(item.text[label.end :], label.bold) if label else item.text
    unanswered(ledger, document, item.start, item.end, words)


def unanswered(ledger: Ledger, document: Document, start: int, end: int, words: str) -> None:
    """Books lines `start` to `end` as a question without an answer."""
    words = " ".join(words.split())
    ledger.report(document, rules.UNANSWERED, start, question=short(words))
    ledger.book(document, Use.UNANSWERED, start, end, words)
