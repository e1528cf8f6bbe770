"""The chosen questions of a document -> notes; everything between them -> its use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from deckpress.diagnostics.catalogue.reading import CAPTION, CLOZE_WITHOUT_GAP, PAGE_LABEL
from deckpress.frozen import replace
from deckpress.markdown.cloze import may_have_gap
from deckpress.markdown.spans import scan
from deckpress.marks import edited
from deckpress.model import NO_TEXT, Text
from deckpress.reading.answers.bodies import boundary
from deckpress.reading.choice.compete import Choice
from deckpress.reading.keys.key_values import NOT_KEYED, Keyed
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.footers import footer_line
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.notes.kept_questions import MOST, KeptQuestions
from deckpress.reading.notes.part_lines import part_lines
from deckpress.reading.notes.question_ends import asked_below, asked_in, first_option, goes_on
from deckpress.reading.notes.unanswered import forget_repeated, unanswered, unanswered_item
from deckpress.reading.parts.asking_lists import (
    asked_between_pairs,
    asking_lines,
    follows_up,
    list_asks,
    list_has_blanks,
)
from deckpress.reading.parts.details import Details, find_details, folds_contents, inside
from deckpress.reading.parts.furniture import (
    is_back_to_top,
    is_break,
    is_contents,
    is_contents_block,
    link_lines,
    orphans_inside,
    repeated_blocks,
    repeated_orphans,
    trailing_labels,
)
from deckpress.reading.parts.hints import names_addition, names_hint
from deckpress.reading.parts.outline import looks_like_question, plain_title
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tables import asking_rows
from deckpress.reading.settings.line_settings import without_hashtags
from deckpress.reading.starts.chapter_quizzes import end_of_answer, quiz_sections
from deckpress.reading.starts.statement_starts import JUDGED, is_instruction
from deckpress.reading.text.labelled_pieces import Piece, pieces_of, text_of
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document, make_document
from deckpress.reading.words.labels import is_question_word
from deckpress.regex import regex


def walk(
    ledger: Ledger,
    starts: Sequence[Start],
    choice: Choice,
    title: Start | None,
    tags: tuple[str, ...],
    keyed: Mapping[int, Keyed],
) -> None:
    """Books every line of the document: the questions, their sections, and what is between them.

    In the native syntax, what becomes of a question does not depend on others: nothing is furniture or
    hides an answer because it repeats, and no answer ends at the title of a quiz.
    """
    document = ledger.document
    headings = [start for start in starts if start.is_heading]
    chosen = choice.starts
    hiding = frozenset[str]() if ledger.native else _hiding(document, chosen)
    repeated = frozenset[str]() if ledger.native else repeated_orphans(document.blocks)
    if not ledger.native:
        ledger.repeated = repeated_blocks(document)
        ledger.link_lines = link_lines(document)
    sections = _sections(document, headings, {id(start) for start in chosen}, title)
    quizzes = {} if ledger.native else quiz_sections(document, chosen, headings, title, keyed)
    few = len(chosen) <= MOST
    kept = KeptQuestions(ledger, ledger.kept, sorted(repeated)) if ledger.kept is not None and few else None
    parts = frozenset[int]() if ledger.native else part_lines(document, chosen)
    footer = len(document.lines) if ledger.native else footer_line(document, chosen)
    position = document.first
    for number, start in enumerate(chosen):
        for line, words in asked_between_pairs(document, chosen[number - 1] if number else None, start, position):
            _between(ledger, document, position, line)
            unanswered(ledger, document, line, line + 1, words)
            position = line + 1
        _between(ledger, document, position, start.start)
        end = boundary(document, start, headings, chosen)
        if not ledger.native:
            following = chosen[number + 1] if number + 1 < len(chosen) else None
            end = min(end_of_answer(document, start, end, following, keyed, parts), footer)
        section, section_tags = sections(start.start)
        section = quizzes.get(start.start, section)
        context = Context(section, tuple(dict.fromkeys((*tags, *section_tags))), hiding, keyed)
        if start.details is not None or start.shape == "row":  # it may begin on the line on which the one before ends
            ledger.elsewhere = frozenset(range(start.start + 1, position + 1))
        last = number == len(chosen) - 1
        make = partial(_question, start=start, end=end, context=context, repeated=repeated, last=last)
        if kept is None:
            make(ledger)
        else:
            kept.book(start, end, context, make, last=last)
        ledger.elsewhere = frozenset()
        ledger.shapes += [start.shape] * (len(ledger.notes) - len(ledger.shapes))
        position = max(end, position)
    _between(ledger, document, position, len(document.lines))
    forget_repeated(ledger)


def _hiding(document: Document, chosen: Sequence[Start]) -> frozenset[str]:
    """Summaries that hide the answers of most questions, whatever their language: `ver`, `показать`, `정답`.

    What is folded as `Example` or `More` below other text adds to the answer above it.
    """

    def adds(found: Details) -> bool:
        line = found.opens[0]
        above = bisect_left(chosen, line, key=lambda start: start.start) - 1
        between = range(chosen[above].end, line) if above >= 0 else ()
        return names_addition(found.summary) and any(document.lines[number].strip() for number in between)

    spots = {start.details.opens for start in chosen if start.details and start.item is None}
    folded = (d for d in find_details(document) if d.opens not in spots and not (names_hint(d.summary) or adds(d)))
    summaries = Counter(d.summary for d in folded)
    others = sum(1 for start in chosen if start.details is None)
    return frozenset(s for s, count in summaries.items() if s and count >= 2 and count >= 0.6 * others)


_Place = tuple[tuple[str, ...], tuple[str, ...]]


def _sections(
    document: Document, headings: Sequence[Start], chosen: set[int], title: Start | None
) -> Callable[[int], _Place]:
    """A function from a line to the titles of the sections it lies in, and to the tags of their headings."""
    marks: list[tuple[int, _Place]] = [(0, ((), ()))]
    path: list[tuple[int, str, tuple[str, ...]]] = []

    def is_over_contents(heading: Start) -> bool:
        below = document.block_from(heading.end) if heading.level > 1 else None
        return below is not None and is_contents_block(document, below)

    for_all = _tags(title) if title else ()
    for heading in headings:
        if is_over_contents(heading):
            continue
        while path and path[-1][0] >= heading.level:
            path.pop()
        if heading is not title and id(heading) not in chosen and heading.title:  # one without words ends a section
            path.append((heading.level, plain_title(heading.title), _tags(heading)))
        tags = (*for_all, *(tag for _, _, tags in path for tag in tags))
        marks.append((heading.start, (tuple(text for _, text, _ in path), tags)))

    def section(line: int) -> _Place:
        return marks[bisect_right(marks, line, key=lambda mark: mark[0]) - 1][1]

    return section


def _tags(heading: Start) -> tuple[str, ...]:
    return (*without_hashtags(heading.title)[1], *heading.attributes.tags)


def _question(
    ledger: Ledger, start: Start, end: int, context: Context, repeated: frozenset[str], *, last: bool
) -> None:
    document = ledger.document
    if start.shape == "label":
        _labelled(ledger, start, end, context, repeated, last=last)
        return
    head = Head(start.text, start.start, start.end, start.attributes, key=context.keyed.get(start.start, NOT_KEYED))
    if start.answer is not None:
        said = start.answer
        if start.form == JUDGED:  # words such as `richtig` are labels elsewhere
            head, said = replace(head, key=Keyed(said)), NO_TEXT
        body = make_document(document.source, said.markdown.split("\n"), said.origin, document.references)
        make_note(ledger, document, head, body if said else document.part(start.end, start.end), start.end, context)
        return
    if start.level:
        head = asked_below(document, start, head, end)
        start = replace(start, end=head.end)
    if start.column:
        indent = start.item.indent if start.item else 0
        body = document.part(start.start, end, indent, start.column)
    elif start.details is not None:
        item = start.item  # an element in an item has its places in the item
        around = document.part(item.start, item.end, item.indent, item.indent) if item else document
        body = inside(around, start.details)
    elif start.item is not None:
        body = document.part(start.end, end, start.item.indent)
        if body.blocks and all(map(follows_up, body.blocks)):
            body = document.part(start.end, start.end)  # questions that follow up answer nothing
    elif start.shape == "term":
        body = _meaning(document, start, end)
        stop = start.end + len(body.lines)
        make_note(ledger, document, head, body, stop, context)
        _between(ledger, document, stop, end)
        return
    else:
        body = _below(document, start.end, end)
    make_note(ledger, document, head, body, end, context)
    if start.details is not None and ledger.use_of(document, end - 1, end) is None:
        ledger.book(document, Use.FRAME, end - 1, end)


def _below(document: Document, start: int, end: int) -> Document:
    """The text below a question. In Markdown, indented lines right below text continue it; they are not code."""
    block = next(iter(document.blocks_on(start, start + 1)), None)
    stop = min(block.end, end) if block is not None else start
    if block is None or block.kind != "paragraph" or block.start >= start or stop <= start:
        return document.part(start, end)
    indent = min(len(line) - len(line.lstrip(" \t")) for line in document.lines[start:stop])
    if not indent:
        return document.part(start, end)
    return document.cut((number, indent if number < stop else 0, None) for number in range(start, end))


def _meaning(document: Document, start: Start, end: int) -> Document:
    """The meaning of a term: the text after the colon, and the indented blocks below it."""
    line = document.lines[start.end]
    lead = len(line) - len(line.lstrip(" \t:"))
    stop = next((b.end for b in document.blocks_on(start.end, start.end + 1)), start.end + 1)
    for block in document.blocks_on(stop, end):
        if block.start >= stop and document.lines[block.start].startswith(("    ", "\t", ":")):
            stop = block.end
        elif block.start >= stop:
            break
    return document.part(start.end, min(stop, end), lead, lead)


def _labelled(
    ledger: Ledger, start: Start, end: int, context: Context, repeated: frozenset[str], *, last: bool
) -> None:
    """The note of a labelled line; page labels at the end of its answer are reported and left out."""
    document = ledger.document
    piece = start.piece
    assert piece is not None
    below = document.blocks_on(start.end, end)
    rule = next((block.start for block in below if block.kind == "rule" and start.end <= block.start), end)
    cloze = piece.kind == "cloze"
    head_end = start.end
    body_end = rule
    asked = (
        0
        if cloze or text_of(document, [piece])
        else asked_in(document.part(head_end, body_end), keyed=start.start in context.keyed)
    )
    blocks = [block for block in below if block.end <= body_end and (not asked or block.start >= head_end + asked)]
    shared = any(block.start < body_end < block.end for block in below)
    if not cloze and not shared:
        count = trailing_labels(document, blocks, repeated, last=last and end == len(document.lines))
        for block in blocks[len(blocks) - count :]:
            words = block.text.strip()
            ledger.report(document, PAGE_LABEL, block.start, text=words)
            ledger.book(document, Use.FURNITURE, block.start, block.end, words)
        for block in orphans_inside(blocks[: len(blocks) - count]):
            words = block.text.strip()
            ledger.report(document, CAPTION, block.start, text=words)
        if count:
            body_end = blocks[len(blocks) - count].start
    text = _gaps(text_of(document, [piece])) if cloze else text_of(document, [piece])
    body = document.part(head_end, body_end)
    if not cloze and (options := first_option(document, start.start, start.end)):
        head_end = options
        text = text_of(document, [replace(piece, end=head_end)])
        body = document.part(head_end, body_end)
    if asked and not text:
        text = body.text(0, asked)
        head_end += asked
        body = document.part(head_end, body_end)
    on_first = text_of(document, [replace(piece, end=start.start + 1)])
    if (
        not cloze
        and head_end == start.end > start.start + 1
        and on_first.flat
        and looks_like_question(document.lines[start.start])
        and (not body.blocks or (start.start not in context.keyed and goes_on(document, start, body)))
    ):
        # The question ends on its first line; what follows on the next is the answer, though nothing says so.
        text, head_end = on_first, start.start + 1
        body = _below(document, head_end, body_end)
    if cloze and not may_have_gap(text.markdown):
        ledger.report(document, CLOZE_WITHOUT_GAP, start.start)
        ledger.book(document, Use.PROSE, start.start, body_end)
    else:
        head = Head(text, start.start, head_end, cloze=cloze, key=context.keyed.get(start.start, NOT_KEYED))
        make_note(ledger, document, head, body, body_end, context)
    if rule < end:
        _between(ledger, document, rule, end)


_BRACKETS = regex(r"(?<![\\!\]])\[([^\[\]\n]+)\](?![(\[:])")


def _gaps(text: Text) -> Text:
    """A cloze whose gaps are `[words]`, as hashcards writes them, with gaps as `==words==`."""
    if may_have_gap(text.markdown):
        return text
    kept = [(s.start, s.end) for s in scan(text.markdown)]
    parts, position = [], 0
    for found in _BRACKETS.finditer(_covered(text.markdown, kept)):
        if not any(first <= found.start() < last for first, last in kept):
            parts += [text.markdown[position : found.start()], f"=={text.markdown[slice(*found.span(1))]}=="]
            position = found.end()
    return text.reword("".join([*parts, text.markdown[position:]]))


def _covered(markdown: str, kept: Sequence[tuple[int, int]]) -> str:
    """A text whose brackets in code, formulas and the like are covered, so that none of them ends a gap."""
    inside = ((first + 1, last - 1) for first, last in kept if last - first > 2)
    return edited(markdown, [(a, b, markdown[a:b].replace("[", "x").replace("]", "x")) for a, b in inside])


def _between(ledger: Ledger, document: Document, start: int, end: int) -> None:
    """Books what belongs to no question: sections, furniture, lists of questions without answers, and prose."""
    if start >= end:
        return
    part = document.part(start, end)
    folded = _round_contents(part)
    judged = titled = False  # below a heading such as `True or false`, or right below `Question`, below cards
    for piece in pieces_of(part):
        block = piece.block
        judged = is_instruction(block.text) if block.kind == "heading" else judged
        if ledger.use_of(part, piece.start, piece.end) is Use.KEY:
            continue
        asked, titled = titled and block.kind == "paragraph", False
        if block.kind == "heading":
            titled = bool(ledger.notes) and is_question_word(block.text)
            ledger.book(part, Use.SECTION, piece.start, piece.end, block.text)
        elif asked or piece.kind == "question":
            words = text_of(part, [piece]).flat
            unanswered(ledger, part, piece.start, piece.end, words or block.text)
        elif _is_furniture(part, block) or block.start in folded:
            ledger.book(part, Use.FURNITURE, piece.start, piece.end)
        elif block.kind == "list" and (list_asks(block) or list_has_blanks(block) or (judged and _states(block))):
            for item in block.items:
                unanswered_item(ledger, part, item)
        elif lines := asking_lines(part, block):
            for number, words in lines:
                unanswered(ledger, part, number, number + 1, words)
        elif block.kind == "table" and (rows := asking_rows(part, block)):
            _book_table(ledger, part, piece, rows)
        else:
            ledger.book(part, Use.PROSE, piece.start, piece.end)


def _states(block: Block) -> bool:
    """True for a list of sentences, which a heading above asks to judge."""
    return len(block.items) >= 2 and all(item.text.rstrip(" *_").endswith((".", "。")) for item in block.items)


def _book_table(ledger: Ledger, part: Document, piece: Piece, rows: Sequence[tuple[int, str]]) -> None:
    """Books the rows of a table that ask, given by line and words, as questions without answers, the rest as prose."""
    ledger.book(part, Use.PROSE, piece.start, rows[0][0])
    for number, words in rows:
        unanswered(ledger, part, number, number + 1, words)
    asked = {number for number, _ in rows}
    for number in range(rows[0][0], piece.end):
        if number not in asked:
            ledger.book(part, Use.PROSE, number, number + 1)


def _round_contents(document: Document) -> frozenset[int]:
    """The lines with the tags of elements that hold nothing but the contents of the document."""
    if not any(block.kind == "html" and "<details" in block.text for block in document.blocks):
        return frozenset()
    folded = (found for found in find_details(document) if folds_contents(document, found))
    return frozenset(line for found in folded for line in range(found.opens[0], found.closes))


def _is_furniture(document: Document, block: Block) -> bool:
    return (
        block.kind == "rule"
        or is_contents(block)
        or is_back_to_top(block)
        or is_break(block)
        or is_contents_block(document, block)
    )
