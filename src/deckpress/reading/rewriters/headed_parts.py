"""Questions whose parts have headings, `## Question Text`, `## Choices`, `## Feedback`, -> with the options below them.

    ## Question Text
    Which is a metal?
    ## Question Answers
    - Oak
    + Iron
    ## Feedback
    Iron rusts.

The heading of the options is dropped if a list of options is below it; `+` marks the right ones, or a box does.
Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.option_values import begins_box, begins_options
from deckpress.reading.rewriters.option_titles import names_options
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.labels import LABEL_HEADS, is_question_word, label_alone
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.vocabulary import QUESTION
from deckpress.regex import regex

_HEADING = regex(r"(?P<marks> {0,3}#{1,6}[ \t]+)(?P<words>\S.{0,40}?)[ \t#:：*_]*\Z")
_STEM = regex(
    rf"(?:(?:{QUESTION})[ -]?(?:text|body|stem|prompt|wording)|prompt|stem|fragetext|fragestellung|enunciado|énoncé"
    r"|題干|题干)\Z",
    re.I,
)
_OWN = regex(rf"(?:{QUESTION})[ \t]+(?=\S)", re.I)
_ANSWERS = regex(
    r"(?:answers?|antworten|respuestas|réponses|risposte|respostas|ответы|відповіді|odpowiedzi|odpovědi|cevaplar"
    r"|antwoorden|svar|答案)\Z",
    re.I,
)
_FEEDBACK = regex(r"(?:(?:general )?feedback|rückmeldung|retour|commentaire|comentario|riscontro|反馈)\Z", re.I)
_SIGN = regex(r"(?P<lead>[ \t]{0,3})(?P<sign>[+-])[ \t]+(?![ \t]*\[[ xX]\])(?=\S)")
_HEADS = frozenset("#")


def with_parts_of_questions(document: Document) -> Document:
    """The document with the options of such questions below their texts."""
    marked = document.table.marked(_HEADS)
    if not any((match := _HEADING.match(document.lines[n])) and _names_options(match["words"]) for n in marked):
        return document
    changes: dict[int, Change] = {}
    for asked, offered, below in _questions(document):
        options = document.lines[offered.end : below[0].start if below else None]
        signs = [match["sign"] for line in options if (match := _SIGN.match(line))]
        mixed = "+" in signs and "-" in signs
        first = first_with_text(options).strip()
        listed = mixed or begins_box(first.lstrip("-*+ \t")) or begins_options(first.lstrip("-*+ \t"))
        keyed = bool(below) and _label(_words(document, below[0])) == "Answer"
        if keyed or not (listed or _OWN.match(_words(document, offered))):
            continue
        changes[asked.start] = _labelled(document, asked, "Question")
        changes[offered.start] = ("", 0) if listed else _labelled(document, offered, "Answer")
        for number, line in enumerate(options, offered.end) if mixed else ():
            if match := _SIGN.match(line):
                head = f"{match['lead']}- [{'x' if match['sign'] == '+' else ' '}] "
                changes[number] = (head + line[match.end() :], match.end() - len(head))
        if below and _label(_words(document, below[0])):
            changes[below[0].start] = _labelled(document, below[0], "Explanation")
    return document.with_lines(changes)


def _questions(document: Document) -> Iterator[tuple[Block, Block, Sequence[Block]]]:
    """The headings of a question and of its options, and the next heading."""
    headings = [block for block in document.blocks if block.kind == "heading" and block.end == block.start + 1]
    for place, (asked, offered) in enumerate(pairwise(headings)):
        text = any(line.strip() for line in document.lines[asked.end : offered.start])
        if text and _is_stem(_words(document, asked)) and _names_options(_words(document, offered)):
            yield asked, offered, headings[place + 2 : place + 3]


def _is_stem(words: str) -> bool:
    return is_question_word(words) or _STEM.match(words) is not None


def _names_options(words: str) -> bool:
    words = words.strip("*_: ")
    words = _OWN.sub("", words) if may_hold(words, LABEL_HEADS) else words
    return _ANSWERS.match(words) is not None or names_options(words.casefold())


def _words(document: Document, heading: Block) -> str:
    match = _HEADING.match(document.lines[heading.start])
    return match["words"].strip("*_ ") if match else ""


def _label(words: str) -> str:
    if _FEEDBACK.match(words) or label_alone(words + ":") == "explanation":
        return "Explanation"
    return "Answer" if label_alone(words + ":") == "answer" else ""


def _labelled(document: Document, heading: Block, word: str) -> Change:
    label = f"**{word}:**"
    return label, len(document.lines[heading.start]) - len(label)
