"""Headings that name the parts of each question, `### Options`, `### Answer`, `### Explanation`, -> plain labels.

    ## Question 1

    What does a hub do?

    ### Options

    - A) It repeats.
    - B) It sleeps.

    ### Answer

    A

A heading above options is dropped, and so is `**Options:**` alone on a line. The others become `**Answer:**` and
`**Explanation:**`, so that they end no card. A single line below options and such a label joins the label; otherwise
the label might begin the key of several questions. So does an item with a label of its own, `- **Correct option:** B`.
`### Answer Key` is such a heading above the letter of one answer. Rules may be between the parts. Lines keep their
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import LETTER, begins_options
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.key_names import says_key
from deckpress.reading.words.labels import is_answer_word, is_question_word, label_alone, label_kind
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.vocabulary import ANSWER, CORRECT, OPTION
from deckpress.reading.words.word_heads import OPTION_HEADS
from deckpress.regex import regex

_OPTIONS = regex(
    rf"(?:{OPTION}|(?:multiple choice |possible |response )(?:options|choices|answers)|choose (?:one|an answer)"
    r"|opciones de respuesta|options de réponse|(?:choix|propositions|réponses)(?: possibles| proposées)?"
    r"|opzioni di risposta|(?:opções|alternativas) de resposta|auswahl(?:möglichkeiten)?|antwortoptionen"
    r"|варианты? ответ(?:а|ов)|варіанти? відповід(?:і|ей)|选择项|答案选项|备选答案|選項|선지)\Z",
    re.I,
)
_BULLET = regex(r"[ \t]*[-*+][ \t]+(?:\[[ xX]?\][ \t]+)?")
_STRONG = regex(r" {0,3}(?P<mark>\*\*|__)(?P<words>[^*_\n]{1,40})(?P=mark)[ \t]*[:：]?[ \t]*\Z")
_EDGES = " \t#:：*_-–—"
_OF_ONE = regex(rf"\W*(?:(?:{CORRECT}|{ANSWER})\W+(?:[A-L][\s,;&]+)*)?[A-L]\W*\Z", re.I)
"""A line that names the right option of one question, or several behind a label."""
_FEWEST = 2
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, or a label that fills a line: what it announces, or '' for any other heading."""

    kind: str
    line: int
    words: str
    heading: bool
    said: int = -1
    """The line below the words for an answer and above a blank line, if options with letters are above; else -1."""
    lettered: bool = False
    """True if options with letters are right below the words for options, or right above those for an answer."""


def with_named_parts(document: Document) -> Document:
    """The document, with such headings as labels.

    A part below another counts: options above an answer, or an answer above its explanation. There must be two such
    parts or more, unless options with letters are between the words for options and those for their answer.
    """
    parts = list(_parts(document))
    if not any(part.kind in ("options", "explanation") for part in parts):
        return document
    runs = list(_runs(parts))
    asked = [run for run in runs if run[0].kind == "options"]
    if len(asked) < _FEWEST and not any(run[0].lettered and len(run) > 1 for run in asked):
        asked = []
    plain = [run for run in runs if run[0].kind == "answer" and len(run) > 1]
    plain = plain if len(plain) >= _FEWEST or any(run[0].lettered and run[0].said >= 0 for run in plain) else []
    changes: dict[int, Change] = {}
    for run in (*asked, *plain):
        for part in run:
            if part.kind == "options":
                changes[part.line] = ("", 0)
            elif part.kind == "explanation" or run[0].kind == "options" or run[0].lettered:
                changes |= _as_label(document, part)
    for part, after in pairwise(parts):
        if part.kind == "question" and after.line in changes:
            changes[part.line] = ("", 0)
    return document.with_lines(changes)


def _runs(parts: list[_Part]) -> Iterator[list[_Part]]:
    """The parts of each question that follow each other: perhaps options, then an answer, then its explanation."""
    at = 0
    while at < len(parts):
        run = [parts[at]] if parts[at].kind in ("options", "answer") else []
        if run and run[0].kind == "options":
            run += takewhile(lambda part: part.kind == "answer", parts[at + 1 : at + 2])
            run = run if len(run) > 1 or run[0].lettered else []
        if run:
            run += takewhile(lambda part: part.kind == "explanation", parts[at + len(run) : at + len(run) + 1])
            yield run
        at += len(run) or 1


def _as_label(document: Document, part: _Part) -> dict[int, Change]:
    """The part as a label, with the line of its answer behind it."""
    line = document.lines[part.line]
    match = HEADING_MARK.match(line) if part.heading else None
    if match is None and part.said < 0:
        return {}
    label = line.strip()
    if match is not None:
        label = f"**{part.words}:**"
        label = label if label_kind(label) == part.kind else f"**{part.kind.title()}:**"
    if part.said < 0:
        return {part.line: (label, match.end() - 2 if match else 0)}
    said = document.lines[part.said]
    if (bullet := _BULLET.match(said)) and label_kind(said[bullet.end() :]) == "answer":
        return {part.line: ("", 0), part.said: (said[bullet.end() :], bullet.end())}
    return {part.line: ("", 0), part.said: (f"{label} {document.lines[part.said].lstrip()}", -len(label) - 1)}


def _parts(document: Document) -> Iterator[_Part]:
    blocks = [block for block in document.blocks if block.kind != "rule"]
    keys = {block.text for block in blocks if block.kind == "heading" and says_key(_plain(block.text))}
    for number, block in enumerate(blocks):
        if block.kind in ("heading", "paragraph"):
            yield from _part(document, blocks[max(number - 1, 0) : number + 2], block, keys)


def _part(document: Document, near: Sequence[Block], block: Block, keys: Collection[str]) -> Iterator[_Part]:
    """The part that a block names; `near` has the blocks right above and below it, and itself."""
    line = document.lines[block.start]
    heading = block.kind == "heading"
    alone = block.end == block.start + 1 and (not heading or bool(HEADING_MARK.match(line)))
    strong = _STRONG.match(line)
    if not (heading or strong) and label_kind(line) not in ("answer", "explanation"):
        return
    words = _plain(block.text if heading else strong.group("words") if strong else "")
    kind = _kind(words) if strong or (heading and alone) else ""
    kind = kind or ("answer" if heading and alone and block.text in keys else "")
    if not heading and kind != "options":
        kind = label_kind(line)
        kind = kind if kind in ("answer", "explanation") else ""
    above, after = near[: near.index(block)], near[near.index(block) + 1 :]
    said, lettered = -1, False
    if kind == "options" and not alone:
        lettered = _is_lettered(document.lines[block.start + 1], begins_options)
        kind = kind if lettered else ""
    elif kind == "options":
        lettered = any(_has_letters(document, below, begins_options) for below in after)
        listed = any(below.kind == "list" and len(below.items) >= _FEWEST for below in after)
        kind = kind if lettered or listed else ""
    elif kind == "answer":
        lettered = any(_has_letters(document, options, _begins_option) for options in above)
        if alone and lettered and (heading or label_alone(line)) and any(_is_line(document, below) for below in after):
            said = after[0].start
        if block.text in keys and not is_answer_word(words) and not (said >= 0 and _OF_ONE.match(document.lines[said])):
            kind = ""  # the key of several questions
    if kind or heading:
        yield _Part(kind, block.start, words, heading, said, lettered)


def _has_letters(document: Document, block: Block, begins: Callable[[str], bool]) -> bool:
    """True if a block begins with an option that has a letter."""
    return block.kind in ("list", "paragraph") and _is_lettered(document.lines[block.start], begins)


def _is_lettered(line: str, begins: Callable[[str], bool]) -> bool:
    bullet = _BULLET.match(line)
    return begins(line[bullet.end() :] if bullet else line)


def _begins_option(line: str) -> bool:
    return LETTER.match(line.strip()) is not None


def _is_line(document: Document, block: Block) -> bool:
    """True for a paragraph of one line without a label, or a list of one such line with the label of an answer."""
    if block.kind == "list" and block.items[0].end == block.start + 1:
        return label_kind(block.items[0].text) == "answer"
    return block.kind == "paragraph" and block.end == block.start + 1 and not label_kind(document.lines[block.start])


def _plain(title: str) -> str:
    """A title without marks and signs at its ends."""
    words = title.strip(_EDGES)
    while words and not words[0].isalnum():
        words = words[1:]
    return words.strip(_EDGES)


def _kind(words: str) -> str:
    if not words or len(words) > _LONGEST:
        return ""
    if label_kind(words + ":") == "explanation":
        return "explanation"
    if is_answer_word(words):
        return "answer"
    if may_begin(words, OPTION_HEADS) and _OPTIONS.match(words):
        return "options"
    return "question" if is_question_word(words) else ""
