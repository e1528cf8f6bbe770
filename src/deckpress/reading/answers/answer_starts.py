"""The body of a question -> its pieces, and the piece at which the answer starts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.details import Details
from deckpress.reading.parts.hints import names_addition, names_hint
from deckpress.reading.parts.named_options import right_ones
from deckpress.reading.parts.option_values import BOX, LETTER, begins_options, is_second_option, is_ticked
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Block, Document, Item, make_document
from deckpress.reading.words.labels import is_answer_heading, label_alone, label_kind, label_of
from deckpress.regex import regex


def find_marker(
    body: Document, pieces: Sequence[Piece], details: Sequence[Details], open_details: frozenset[str], asked: str = ""
) -> int | None:
    """The piece at which the answer starts: its label, a heading such as `Answer`, or the element that hides it.

    `asked` is the question itself.
    """
    for index, piece in enumerate(pieces):
        block = piece.block
        if piece.kind == "question":
            return None  # the answer itself holds a question and its answer
        if piece.kind == "answer" and not _says_word(body, piece, last=index == len(pieces) - 1):
            tells = _answers_heading(pieces[:index]) or _solves_problem(body, pieces, index, asked)
            return None if tells or _names_cases(body, pieces, index) else index
        if block.kind == "heading" and is_answer_heading(block.text):
            return index
        if block.kind == "quote" and _quote_label(body, piece):
            return index
        if block.kind == "list" and _list_label(body, piece):
            return index
        opened = opened_by(piece, details) if block.kind in ("html", "paragraph") else None
        if opened and (opened.hides_answer or opened.summary in open_details):
            return index
    return None


def _says_word(body: Document, piece: Piece, *, last: bool) -> bool:
    """True if a word such as `answer`, in small letters and without a mark, is text: all of it, or a line's end."""
    word = body.lines[piece.start].strip()
    if not word.islower() or not word.isalpha():
        return False
    if piece.end == piece.start + 1:
        return last
    return body.lines[piece.start + 1].lstrip()[:1].islower()


def _answers_heading(above: Sequence[Piece]) -> bool:
    """True if a label answers the heading right above it, one of several that asks or continues their numbers."""
    headings = [piece.block for piece in above if piece.block.kind == "heading"]
    if len(headings) < 2 or above[-1].block is not headings[-1] or len(headings) == len(above):
        return False
    own = headings.pop()
    if looks_like_question(own.text):
        return True
    counted = _DIGITS.sub("#", own.text)
    return counted != own.text and any(_DIGITS.sub("#", heading.text) == counted for heading in headings)


_DIGITS = regex(r"\d++")


def _solves_problem(body: Document, pieces: Sequence[Piece], index: int, asked: str) -> bool:
    """True for `Solution: ..` below `Problem: ..`, each one paragraph, in a later section of a text with headings.

    `### Uses .. ### Guesses **Problem:** It is slow. **Solution:** Guess.` is all part of what the text explains. Text
    right below a question that asks needs no heading to count as the section above; the problem may also be right
    below that text, if it sets no task.
    """
    if _tells_of_problem(body, pieces, index, asked):
        return True
    if index < _FEWEST_ABOVE or pieces[index - 2].block.kind != "heading":
        return False
    headings = [n for n, piece in enumerate(pieces[: index - 2]) if piece.block.kind == "heading"]
    told = headings[-1] < index - 3 if headings else looks_like_question(asked)
    beside = told and not label_alone(body.lines[pieces[index].start])
    return beside and _PROBLEM.match(body.lines[pieces[index - 1].start]) is not None


def _tells_of_problem(body: Document, pieces: Sequence[Piece], index: int, asked: str) -> bool:
    """True if the text below a question that asks tells of a problem in its own paragraph, right above the solution."""
    if index < 2 or any(piece.kind or piece.block.kind == "heading" for piece in pieces[: index - 1]):
        return False
    first, told = pieces[index - 1], pieces[index - 2].block
    problem = "\n".join(body.lines[first.start : first.end])
    match = _PROBLEM.match(problem)
    if match is None or told.kind not in ("paragraph", "list") or told.text.rstrip().endswith(_LEADS):
        return False
    beside = not label_alone(body.lines[pieces[index].start])
    return beside and looks_like_question(asked) and not asks_or_sets_task(problem[match.end() - 1 :])


_LEADS = (":", "：", "?", "？")
_FEWEST_ABOVE = 3
"""A text, and the heading and the problem right above the solution."""
_PROBLEM = regex(
    r"[ \t]{0,3}(?:\*\*|__)?(?:(?:the )?(?:problem|challenge|issue)|problem[ae]s?|problème|problém|problemă"
    r"|herausforderung|reto|desafio|проблем[аи]|问题|問題|課題|문제|vấn đề|masalah)"
    r"(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*\S",
    re.I,
)


def _names_cases(body: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True if a text begins with the title of one of several cases, each with its own label such as `Solution:` alone.

    `**No driver:** .. **Solution:** .. **Wrong driver:** .. **Solution:** ..` explains the heading above all of it.
    """
    if not _is_title(body, pieces[0]) or not label_alone(body.lines[pieces[index].start]):
        return False
    titled = False
    for piece in pieces[index + 1 :]:
        if piece.kind == "answer":
            return titled and bool(label_alone(body.lines[piece.start]))
        titled = titled or _is_title(body, piece)
    return False


def _is_title(body: Document, piece: Piece) -> bool:
    line = body.lines[piece.start] if piece.block.kind == "paragraph" and not piece.kind else ""
    return "**" in line and _CASE.match(line) is not None


_CASE = regex(r"[ \t]{0,3}\*\*[^*:：?？\n]{4,80}(?<![ \t(]\w)(?<!\d)\)?(?:[:：]\*\*|\*\*[ \t]*[:：])[ \t]*\Z")
"""The title of a case, alone on its line in bold, with a colon; that of a part ends with its letter or number."""


def output_at(pieces: Sequence[Piece]) -> int | None:
    """The piece that only announces the output of the code right below a question: `Output:`, or None."""
    code = next((n for n, piece in enumerate(pieces) if piece.block.kind not in ("fence", "code")), len(pieces))
    if not 0 < code < len(pieces) - 1 or pieces[code].end != pieces[code].start + 1:
        return None
    block = pieces[code].block
    return code if block.kind in ("paragraph", "heading") and _OUTPUT.match(block.text) else None


_OUTPUT = regex(
    r"[\W_]*(?:expected |console )?(?:outputs?|prints|ausgabe|salida|sortie|saída|вывод|вивід|wynik|输出|出力|출력)"
    r"[\W_]*\Z",
    re.I,
)


def _quote_label(body: Document, piece: Piece) -> bool:
    return label_kind(body.lines[piece.start].lstrip("> \t")) == "answer"


def _list_label(body: Document, piece: Piece) -> bool:
    """True for a list whose first item has the label of the answer; `A:` may also be the first of several options."""
    first = piece.block.items[0].text if piece.block.items else ""
    return label_kind(first) == "answer" and options_of(body, piece.block) is None


def opened_by(piece: Piece, details: Sequence[Details]) -> Details | None:
    """The first of the elements, which are in order, that opens in a piece."""
    first = bisect_left(details, (piece.start, 0), key=lambda found: found.opens)
    return details[first] if first < len(details) and details[first].opens[0] < piece.end else None


def without_label_above_fold(pieces: list[Piece], marker: int | None, details: Sequence[Details]) -> list[Piece]:
    """The pieces without `Answer:` alone right above an element that folds the answer, which then begins it."""
    if marker is None or marker + 1 >= len(pieces):
        return pieces
    label, below = pieces[marker], pieces[marker + 1]
    if label.kind != "answer" or label.block.kind != "paragraph" or below.block.kind not in ("html", "paragraph"):
        return pieces
    opened = opened_by(below, details)
    if opened is None or opened.opens[0] != below.start or not label_alone(label.block.text):
        return pieces
    if not opened.hides_answer and (names_hint(opened.summary) or names_addition(opened.summary)):
        return pieces
    return [*pieces[:marker], *pieces[marker + 1 :]]


def with_lazy_labels(body: Document) -> Document:
    """The body with a blank line between a list and the label of an answer, which would continue its last item.

    The explanation in the last of several options with boxes is cut off as well, if it is the only one. So is a link
    to a source, `[Ref](https://example.org)`.
    """
    spots = [spot for block in body.blocks if block.kind == "list" and block.items for spot in _labels_in(body, block)]
    if not spots:
        return body
    lines, origin = list(body.lines), list(body.origin)
    for number, end in reversed(spots):
        indent = len(lines[number]) - len(lines[number].lstrip(" \t"))
        for line in range(number, end):
            bare = lines[line].lstrip(" \t")
            cut, (at, column) = min(indent, len(lines[line]) - len(bare)), origin[line]
            lines[line], origin[line] = lines[line][cut:], (at, column + cut)
        lines.insert(number, "")
        origin.insert(number, origin[number])
    return make_document(body.source, lines, origin, body.references)


def _labels_in(body: Document, block: Block) -> Iterator[tuple[int, int]]:
    """The lines with such labels in the last item of a list, each with the end of the lines to move to the edge."""
    offers: bool | None = None  # not known yet
    for number in range(block.items[-1].start + 1, block.end):
        line = body.lines[number]
        kind, edge = _kind(line.lstrip(" \t")), not line[:1].isspace()
        if kind == "answer" and edge:
            yield number, number
            offers = False  # the explanation is below the answer, outside the list
        elif kind == "explanation" and edge:
            offers = options_of(body, block) is not None if offers is None else offers
            if offers:
                yield number, number
        elif kind == "explanation":
            if _are_boxed(block):
                yield number, block.end
            return


def _kind(line: str) -> str:
    """What the label at the head of a line announces; a line that is only a reference explains."""
    return label_kind(line) or ("explanation" if line.startswith("[") and _REFERENCE.fullmatch(line) else "")


_REFERENCE = regex(
    r"\[(?:ref(?:erence)?s?|sources?|quellen?|référence|referencia|fuente|fonte|riferimento|источник)\]"
    r"\([^()\s]+\)[ \t.]*",
    re.I,
)
"""A link that is all of a line and only names a source: `[Ref](https://example.org)`."""


def _are_boxed(block: Block) -> bool:
    """True for several options with boxes, not all ticked, if all but the last take one line each."""
    boxes = [BOX.match(item.text) for item in block.items]
    single = not any(item.nested or "\n" in item.text for item in block.items[:-1])
    return len(boxes) > 1 and single and all(boxes) and not all(box and is_ticked(box) for box in boxes)


def with_listed_answers(body: Document) -> Document:
    """The body with paragraphs in place of the last items of a list that say which of the items above are right."""
    spots = [item for block in body.blocks if block.kind == "list" for item in _listed_answer(body, block)]
    if not spots:
        return body
    lines, origin = list(body.lines), list(body.origin)
    for item in reversed(spots):
        for number in range(item.start, item.end):
            line, (at, column) = lines[number], origin[number]
            cut = item.indent if number == item.start else min(item.indent, len(line) - len(line.lstrip(" \t")))
            lines[number], origin[number] = line[cut:], (at, column + cut)
        lines.insert(item.start, "")
        origin.insert(item.start, origin[item.start])
    return make_document(body.source, lines, origin, body.references)


def _listed_answer(body: Document, block: Block) -> Sequence[Item]:
    """The item `Answer: B` behind the options of a list, and the explanations behind it."""
    items = block.items
    first = next(
        (n for n, item in enumerate(items) if label_kind(item.text) == "answer" and not LETTER.match(item.text)), 0
    )
    label = label_of(items[first].text) if first > 1 else None
    if label is None or any(label_kind(item.text) != "explanation" for item in items[first + 1 :]):
        return ()
    above = body.part(block.start, items[first].start)
    options = options_of(above, above.blocks[0], any_list=True) if above.blocks else None
    if options is None or options.marked:
        return ()
    right, _, guessed = right_ones(items[first].text[label.end :], options)
    return items[first:] if right and not guessed else ()


def cut_at_options(body: Document, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; a paragraph without a label is cut before the options at its end.

    Lines above the first letter may be options too: one with the same letter, or all of them, out of order.
    """
    cut: list[Piece] = []
    for piece in pieces:
        lines = range(piece.start + 1, piece.end - 1)
        first = next((n for n in lines if begins_options(body.lines[n])), 0) if piece.block.kind == "paragraph" else 0
        lettered = first and all(LETTER.match(line.strip()) for line in body.lines[piece.start : first])
        if not first or lettered or piece.label is not None or not is_second_option(body.lines[first + 1]):
            cut.append(piece)
        else:
            cut += [replace(piece, end=first), replace(piece, start=first)]
    return cut
