"""The headings of a document as candidates, each with the text below it, and scenarios joined with their questions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce
from operator import attrgetter

from deckpress.frozen import replace
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NOTE_SETTINGS, Text
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.question_starts import (
    Ranges,
    Start,
    bold_question,
    clean_question,
    question_text,
)
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.settings.attributes import NONE, Attributes
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.settings.line_settings import from_heading
from deckpress.reading.starts.answer_terms import is_answer_term
from deckpress.reading.starts.list_items import PLAIN, answers, are_conditions
from deckpress.reading.starts.lone_answer_headings import lone_answer_heading
from deckpress.reading.starts.solved_headings import asked_below, solved_headings
from deckpress.reading.starts.statement_starts import is_instruction
from deckpress.reading.starts.to_do_lists import without_to_do_lists
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.labels import (
    is_answer_heading,
    is_question_word,
    label_kind,
    label_of,
    number_of,
)
from deckpress.regex import regex

_MOST_SURE = 8
"""The fewest headings of a level that show that the level surely asks."""
_SHORT = 120
_FOLDED = "folded"
"""The form of headings above a text that asks and its hidden answer."""
_WORD = "word"
"""The form of headings that are only the word for a question."""
_SENTENCE = regex(r"\S+\s+\S+\s+\S+.*[.!。][*_]*\s*\Z")


def heading_starts(
    document: Document, folded: Ranges, hidden: frozenset[int], linked: frozenset[str], *, fixed: bool
) -> list[Start]:
    """The headings that may be questions; those in the line ranges `folded` lie within one answer.

    `hidden` are the lines on which hidden answers open, `linked` the texts of the table of contents. With `fixed`, a
    heading such as `Answer` counts as well.
    """
    starts = []
    blocks = document.blocks
    answers = sorted(hidden)
    solved, asked = solved_headings(document, answers), asked_below(document, answers)
    apart = -1 if fixed or hidden else lone_answer_heading(document)
    for index, block in enumerate(blocks):
        if block.kind != "heading" or folded.holds(block.start):
            continue
        if block.start == apart:
            starts.append(replace(_heading(document, block, None, hidden, linked), form=PLAIN))
            continue
        if block.level > 1 and not fixed and is_answer_heading(block.text) and not is_answer_term(blocks, block):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        start = _heading(document, block, following, hidden, linked)
        if is_question_word(block.text) and _is_answered(document, index, hidden):
            start = replace(start, text=Text(""), labelled=True, form=_WORD)
        if block.start in asked and not start.evident:
            start = replace(start, marked=True, form=_FOLDED)
        starts.append(replace(start, marked=True) if block.start in solved else start)
    return starts if fixed else without_to_do_lists(document, starts)


def _is_answered(document: Document, index: int, hidden: frozenset[int]) -> bool:
    """True if an answer has a label or is hidden between a heading and the next one that asks or tells."""
    for number in range(index + 1, len(document.blocks)):
        block = document.blocks[number]
        if block.kind == "heading" and not is_answer_heading(block.text):
            return False
        labelled = block.kind == "paragraph" and any(
            label_kind(document.lines[line]) == "answer" for line in range(block.start, block.end)
        )
        if block.kind == "heading" or labelled or any(line in hidden for line in range(block.start, block.end)):
            return True
    return False


def with_scenarios(document: Document, headings: Sequence[Start]) -> list[Start]:
    """The headings, each scenario joined with the question right below it.

    A scenario is a numbered heading or a whole sentence, directly above a heading of its level that is a question. It
    sets no task itself.
    """
    joined: list[Start] = []
    for start in _with_lines(headings):
        above = joined[-1] if joined else None
        if (
            above is not None
            and above.level == start.level
            and not (above.asks or above.body or above.labelled)
            and (start.asks or start.marked)
            and not any(line.strip() for line in document.lines[above.end : start.start])
            and ((above.numbered and not start.numbered) or _SENTENCE.search(above.title))
            and not _is_task_apart(above, start)
        ):
            joined[-1] = replace(start, start=above.start, text=Text.join(above.text, start.text), title=above.title)
        else:
            joined.append(start)
    return joined


def _is_task_apart(above: Start, start: Start) -> bool:
    """True for a heading that sets a task, whose answer is missing: the next is numbered as well, or not close by."""
    apart = start.numbered if above.numbered else above.end < start.start
    return apart and above.title.endswith(".") and is_exam_task(above.title)


def _with_lines(headings: Sequence[Start]) -> list[Start]:
    """The headings, where those right below one that continue it are one question with it.

    The first has a number, and one of them asks or sets a task: `### 4. What is a lathe?`, and `### Name two of its
    parts.` on the next line. Or the first breaks off, and the next begins in lower case.
    """
    joined: list[Start] = []
    lines: list[Start] = []
    for start in [*headings, None]:
        if start is not None and lines and _goes_on(lines[-1], start):
            if _breaks_off(lines[-1], start):
                lines[-1] = _one(lines[-1], start)
                continue
            if lines[0].numbered:
                lines.append(start)
                continue
        asking = len(lines) > 1 and any(line.asks or is_task(line.text.flat) for line in lines)
        joined += [replace(reduce(_one, lines), numbered=True)] if asking else lines
        lines = [start] if start is not None else []
    return joined


def _goes_on(above: Start, start: Start) -> bool:
    """True for a heading without a number on the line right below one of its level."""
    return (
        above.end == start.start and above.level == start.level and not (start.numbered or start.labelled or above.body)
    )


def _breaks_off(above: Start, start: Start) -> bool:
    """True for a heading that ends in the middle of a sentence, and is continued by the next one in lower case."""
    if not (above.text and start.text) or not start.title[:1].islower() or not _FIRST_WORD.match(start.title):
        return False
    return above.title[-1:].isalpha() and not above.title[:1].islower() and above.title.count(" ") >= _FEWEST_BLANKS


_FEWEST_BLANKS = 2
_FIRST_WORD = regex(r"(?!\w{1,2}[.):]|\w+:)\w")
"""A word at the head of a heading, which is neither a letter such as `b)` nor an address."""


def _one(above: Start, below: Start) -> Start:
    """The question on the lines of two headings, with the text below the second."""
    text, title = Text.join(above.text, below.text), above.title
    if _breaks_off(above, below):
        text = Text(f"{above.text.markdown}\n{below.text.markdown}", text.path, above.text.origin + below.text.origin)
        title = f"{above.title} {below.title}"
    return replace(
        below, start=above.start, text=text, title=title, asks=above.asks or below.asks, numbered=above.numbered
    )


def answered_ranges(headings: Sequence[Start], end: int) -> list[tuple[int, int]]:
    """The bodies of headings that are surely questions: they have a question mark, as most headings of their level do.

    Lists, tables and bold lines in these bodies are parts of answers, so they are not examined; nor are lists of tasks.
    """
    levels: dict[int, list[Start]] = {}
    for heading in headings:
        levels.setdefault(heading.level, []).append(heading)
    sure = {
        level
        for level, group in levels.items()
        if len(group) >= _MOST_SURE and sum(1 for s in group if s.asks and s.body) >= 0.8 * len(group)
    }
    ranges = []
    starts = [end] * 7  # for each level, the nearest heading below of that level or a higher one
    for heading in reversed(headings):
        if heading.form == PLAIN:
            ranges.append((heading.end - 1, min(starts)))
        if heading.level in sure and heading.asks and heading.body:
            ranges.append((heading.end - 1, starts[heading.level]))
        starts[heading.level :] = [heading.start] * (7 - heading.level)
    return ranges


def _heading(
    document: Document, block: Block, following: Block | None, hidden: frozenset[int], linked: frozenset[str]
) -> Start:
    written, attributes = from_heading(block.text)
    numbered = bool(number_of(written))
    cleaned, _, label = clean_question(written, numbered=numbered)
    cloze = has_numbered_gap(written)
    return Start(
        f"h{block.level}",
        block.start,
        block.end,
        question_text(document, block.start, cleaned),
        len(document.lines),
        looks_like_question(written) and not is_instruction(written),
        label is not None,
        cloze
        or (
            following is not None
            and (
                _marks(document, following, hidden)
                or _options_soon(document, following)
                or _has_settings(attributes, following)
            )
        ),
        bare_letters(cleaned) in linked or bare_letters(written) in linked,
        numbered,
        following is not None and (following.kind != "heading" or is_answer_heading(following.text)),
        block.level,
        attributes,
        title=written,
    )


def _has_settings(attributes: Attributes, following: Block) -> bool:
    """True if a heading has a setting of questions, such as `points`, in its braces or the comment below."""
    comment = from_comment(following.text) if following.kind == "html" else None
    if comment is None and attributes is NONE:
        return False
    said = attributes.merged(comment) if comment else attributes
    own = any(getattr(said, name) for name, row in NOTE_SETTINGS.items() if not row.sign)
    return bool(own or said.cloze or said.declined or (comment and comment.id))


def _options_soon(document: Document, following: Block) -> bool:
    """True if options follow a paragraph, code or numbered list below a heading, which then belongs to the question.

    A short paragraph that asks to choose may stand above the options if these have boxes, ticked where right.
    """
    first = document.lines[following.start]
    if (
        not (following.kind in ("paragraph", "fence") or are_conditions(following))
        or label_of(first)
        or _is_bold(document, following)
    ):
        return False
    index = bisect_right(document.blocks, following.start, key=attrgetter("start"))
    after = document.blocks[index] if index < len(document.blocks) else None
    if after is None or after.kind not in ("list", "paragraph"):
        return False
    if options_at(document, after) is not None:
        return True
    if after.kind != "paragraph" or len(after.text) > _SHORT or not asks_to_choose(after.text):
        return False
    second = document.blocks[index + 1] if index + 1 < len(document.blocks) else after
    below = options_at(document, second) if second.kind in ("list", "paragraph") else None
    return below is not None and below.boxed and below.marked


def _is_bold(document: Document, block: Block) -> bool:
    return bold_question(document.lines[block.start : min(block.end, block.start + 3)]) is not None


def _marks(document: Document, block: Block, hidden: frozenset[int]) -> bool:
    """True if a block that follows a question looks like an answer by itself."""
    if block.start in hidden or (block.kind == "html" and any(n in hidden for n in range(block.start, block.end))):
        return True
    return answers(document, block)
