"""Where a question ends: below its heading or label, above its options, and above the answer that touches it."""

from __future__ import annotations

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.model import Text
from deckpress.reading.keys.key_values import NOT_KEYED
from deckpress.reading.notes.heads import Head
from deckpress.reading.notes.open_tasks import only_asks_on
from deckpress.reading.parts.details import find_details
from deckpress.reading.parts.option_values import BOX, begins_box, begins_options, is_ticked
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.set_tasks import SET
from deckpress.reading.starts.task_headings import FORM as TASK
from deckpress.reading.starts.task_headings import answer_gap
from deckpress.reading.text.parsing import SHOWN
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex


def asked_below(document: Document, start: Start, head: Head, end: int) -> Head:
    """The question of a heading, with the text below it that belongs to the question.

    A heading that is only a label asks in the paragraph below it, with the code or table above that; line breaks keep
    the solution of a task out of sight. Text that only asks further is not an answer.
    """
    if start.form == TASK:
        gap, after = answer_gap(document, head.end, end)
        return replace(head, text=Text.join(head.text, document.text(head.end, gap)), end=after) if gap else head
    if start.form == SET or (start.asks and start.text and _only_asks(document, start, head, end)):
        return replace(head, text=Text.join(head.text, document.text(head.end, end)), end=end)
    if start.text or not start.labelled:
        return head
    stop = head.end
    for block in document.blocks_on(head.end, end):
        label = label_of(document.lines[block.start]) if block.kind == "paragraph" else None
        if label is not None and label.kind == "question" and stop == head.end:
            asked = document.text(block.start, block.end, label.end)
            return replace(head, text=asked, end=block.end) if asked else head
        if block.kind == "paragraph" and label is None:
            stop = _end_of_question(document, block, end, keyed=head.key != NOT_KEYED)
            break
        if block.kind not in SHOWN:
            break
        stop = block.end
    return replace(head, text=document.text(head.end, stop), end=stop) if stop > head.end else head


def _only_asks(document: Document, start: Start, head: Head, end: int) -> bool:
    """True if the text below a heading that asks does not answer it."""
    if head.key == NOT_KEYED and only_asks_on(document, head.end, end):
        return True
    return asks_again(document, start.title, head.end, end)


def asks_again(document: Document, title: str, start: int, end: int) -> bool:
    """True if the text below a heading that asks ends in the same question: the text is the task, not the answer."""
    last = next((n for n in range(end - 1, start - 1, -1) if document.lines[n].strip()), start)
    if last <= start or not document.lines[last].rstrip(" *_").endswith(QUESTION_MARKS):
        return False
    words, again = letters(title), letters(_SENTENCE.split(document.lines[last].rstrip(" ?？*_"))[-1])
    most = again in words and _size(again) > _MOST * _size(words)
    if min(_size(words), _size(again)) < _SAME or not (words in again or most):
        return False
    body = document.part(start, end)
    if _size(again) < _SHARE * sum(_size(letters(line)) for line in body.lines):
        return False  # an answer may repeat the question at its end
    answered = any(label_kind(line) == "answer" for line in body.lines) or find_details(body)
    asks = body.blocks[-1].kind == "paragraph" and not answered
    return asks and not any(options_of(body, block) for block in body.blocks)


def _size(words: str) -> int:
    """The number of letters, of which those of Chinese, Japanese and Korean count twice."""
    return sum(2 if letter >= _WIDE else 1 for letter in words)


_WIDE = "\u2e80"
_MOST = 0.7
"""The share of the question that its repetition must contain."""
_SHARE = 0.34
"""The least share of the text that is the question again."""
_SAME = 8
"""The fewest letters that a question and its repetition have in common; fewer may be `What?`."""
_SENTENCE = regex(r"(?<=[.!。！])[ \t]+|[?？][ \t]+|(?<=[。！？])")


def goes_on(document: Document, start: Start, body: Document) -> bool:
    """True if the answer on the next line goes on in the blocks below: the first line asks, and no label answers it.

    A line in parentheses, `(choose two)`, still belongs to the question; so does a task, or text that announces code.
    """
    asked, *rest = (line.strip("*_ \t") for line in document.lines[start.start : start.end])
    if (
        not asked.endswith(QUESTION_MARKS)
        or rest[0].startswith(("(", "（", "["))
        or any(line.endswith(QUESTION_MARKS) for line in rest)
    ):
        return False
    shown = body.blocks[0].kind in SHOWN and not is_task(rest[0]) and not rest[-1].endswith((":", "："))
    if not (shown or body.blocks[0].kind in ("paragraph", "list")) or any(
        options_of(body, block) for block in body.blocks
    ):
        return False
    return not any(label_kind(body.lines[number]) for block in body.blocks for number in range(block.start, block.end))


def asked_in(body: Document, *, keyed: bool) -> int:
    """The line after the question below a label alone: a paragraph, or a list or code that an answer follows.

    `keyed`: a key answers it.
    """
    shown = next((number for number, block in enumerate(body.blocks) if block.kind not in SHOWN), len(body.blocks))
    after = body.blocks[shown] if shown < len(body.blocks) else None
    if after is not None and after.kind == "paragraph" and not (shown and label_kind(body.lines[after.start])):
        return _end_of_question(body, after, len(body.lines), keyed=keyed)
    if after is not None and after.kind == "list" and not shown and len(body.blocks) > 1:
        below = body.blocks[1]
        return after.end if label_kind(body.lines[below.start]) == "answer" and not options_of(body, after) else 0
    hidden = after is not None and any(found.opens[0] == after.start for found in find_details(body))
    labelled = after is not None and after.kind == "paragraph"
    return body.blocks[shown - 1].end if shown and (hidden or labelled) else 0


def _end_of_question(document: Document, block: Block, end: int, *, keyed: bool) -> int:
    """The line after the question at the head of a paragraph: above its options, its labelled answer, or any text.

    If nothing else can answer the question, the text right below its first line does, unless it asks as well.
    """
    if options := first_option(document, block.start, block.end):
        return options
    lines = document.lines
    if label := next((n for n in range(block.start + 1, block.end) if label_kind(lines[n]) == "answer"), 0):
        return label
    asked, *rest = (line.strip("*_ \t") for line in lines[block.start : block.end])
    alone = not keyed and not any(below.start >= block.end for below in document.blocks_on(block.end, end))
    told = rest and not rest[0].startswith(("(", "（", "[")) and not any(line.endswith(QUESTION_MARKS) for line in rest)
    told = told and not is_task(rest[0])
    return block.start + 1 if alone and told and asked.endswith(QUESTION_MARKS) else block.end


def first_option(document: Document, start: int, end: int) -> int:
    """The line on which options begin within a paragraph that asks, or 0.

    Boxes are options if all lines below the question begin with one, and not all are ticked.
    """
    lines = [n for n in range(start + 1, end) if begins_options(document.lines[n])]
    if lines:
        return lines[0]
    first = next((n for n in range(start + 1, end) if begins_box(document.lines[n])), end)
    boxes = [BOX.match(document.lines[n].strip()) for n in range(first, end)]
    ticked = {is_ticked(box) for box in boxes if box}
    return first if all(boxes) and len(ticked) > 1 else 0
