"""The readings that were weighed -> warnings if the best one is a guess, and the contents of a file without cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from deckpress.diagnostics.catalogue import reading as rules
from deckpress.model import Kind, Passage
from deckpress.reading.choice.compete import Choice
from deckpress.reading.choice.cost import WHAT
from deckpress.reading.choice.topics import Layout, is_study_title
from deckpress.reading.choice.whole_readings import Taken
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.reports.guess_words import became, described, what_to_write, why_unsure, with_first
from deckpress.reading.reports.loose_pairs import are_loose
from deckpress.reading.reports.rhetoric import may_be_rhetorical
from deckpress.reading.reports.shape_words import counted, counted_words, is_written_heading
from deckpress.reading.starts.colon_terms import ALONE
from deckpress.reading.starts.defined_headings import are_in_lesson
from deckpress.reading.starts.groups import Group
from deckpress.reading.starts.plain_starts import SHAPE
from deckpress.reading.starts.term_sections import names_terms
from deckpress.reading.starts.translated_terms import may_be_other_lists
from deckpress.reading.text.ledger import Ledger, Use, Weighed, short
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

DOUBTFUL = 0.6
"""A reading that costs more is a guess; the terms for few cards and missing answers do not count."""
CLOSE = 0.15
"""So is a reading that is not at least this much cheaper than the next one with other cards."""
_SURE = 0.2
"""A reading that costs less is never a guess, however close the next one is: both are certain, and may both be
right."""
_SAME = 0.7
"""Readings with this share of cards in common count as the same."""
_LEFT = 0.2
"""The share of the text that may be in no card without a warning."""
_ITEM = regex(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]")
_MOST_WEIGHED = 9
_FEWEST_TERMS = 3
_FEWEST_SHARED = 4
_HALF = 0.45
_PAGE = 400
"""If more of the text than this, and more characters, stands above terms or a few headings, they are not about it."""
_MOST_WORDS = 5
_MOST_LINES = 8
_LISTED = (TERMS - {"row"}) | {"item-heading"}


def report_doubt(ledger: Ledger, choice: Choice, title: str = "", layout: Callable[[], Layout] | None = None) -> bool:
    """Reports a reading that is a guess, takes rhetorical questions or leaves out much text; True if it is a guess.

    `title` is that of the document. In a glossary, headings of a few words with short texts are its terms.
    `layout` makes that of the document; it is None if the user takes every guess.
    """
    best, document = choice.best, ledger.document
    if best is None or not best.groups:
        return False
    line = best.starts[0].start
    rival = next((taken for taken in choice.weighed if taken is not best and _differs(best, taken)), None)
    close = rival is not None and best.cost.doubt > _SURE and rival.cost.doubt - best.cost.doubt < CLOSE
    doubtful = (best.cost.doubt > DOUBTFUL or close) and not (names_terms(title) and _are_terms(document, best))
    guess = doubtful or _asks_in_prose(document, best) or _only_quotes(document, best) or _rests_on_no_sign(best)
    guess = guess or choice.joined or are_loose(document, best.starts, title, layout)
    lesson = are_in_lesson(document, best.starts) or _are_titles(best.starts)
    lesson = lesson or may_be_other_lists(best.starts)
    guess = guess or (lesson and not _is_for_study(best, title, layout))
    if not ledger.notes:
        return guess  # no question became a card
    guess = guess and not _are_answered_choices(ledger)
    if guess and best.cost.doubt <= _SURE and (rival is None or rival.groups):
        rival = next((taken for taken in choice.weighed if not taken.groups), rival)
    if guess and rival is not None:
        none = rules.GUESSED_READING if _is_for_study(best, title, layout) else rules.GUESSED_OR_NONE
        rule = rules.GUESSED_WITH_RIVAL if rival.groups else none
        parts = {"rival": with_first(document, rival, best)} if rival.groups else {"why": why_unsure(best)}
        hint = what_to_write(document, best, rival)
        ledger.report(document, rule, line, hint=hint, became=became(document, best, rival), **parts)
    elif guess:
        hint, why = what_to_write(document, best, None), why_unsure(best)
        ledger.report(document, rules.GUESSED_READING, line, hint=hint, became=became(document, best), why=why)
    elif not _has_options(ledger) and (why := may_be_rhetorical(document, best.starts, title)):
        ledger.report(document, rules.MAY_BE_RHETORICAL, line, became=became(document, best), why=why)
    if not guess and best.cost.left > _LEFT and not choice.listing:
        ledger.much_left = (line, became(document, best), best.cost.left, _may_share_texts(ledger, best))
    return guess


def report_title(ledger: Ledger, starts: Sequence[Start]) -> bool:
    """Reports that the title in the front matter became the only question; True if it did."""
    document = ledger.document
    if len(starts) != 1 or starts[0].start != document.first:
        return False
    ledger.report(document, rules.TITLE_ASKS, starts[0].start, question=short(starts[0].title))
    return True


def _is_for_study(best: Taken, title: str, layout: Callable[[], Layout] | None) -> bool:
    """True if the title of the document, or a heading above all cards, names questions, an exam or terms."""
    if layout is None:
        return is_study_title(title)
    return layout().study or all(start.start in layout().below for start in best.starts)


def _may_share_texts(ledger: Ledger, best: Taken) -> bool:
    """True for questions that may be about a text above them, as in an exam: no terms, and more than a few headings."""
    if _has_options(ledger) or any(start.labelled or start.marked or start.numbered for start in best.starts):
        return True
    return len(best.starts) >= _FEWEST_SHARED and any(start.shape not in TERMS for start in best.starts)


def _are_answered_choices(ledger: Ledger) -> bool:
    """True if all cards have options, and about as many lines name a letter behind the label of an answer."""
    notes = ledger.notes
    if len(notes) < _FEWEST or any(note.kind is not Kind.CHOICE for note in notes):
        return False
    labels = ((line, label_of(line)) for line in ledger.document.lines)
    labelled = sum(1 for line, label in labels if label and label.kind == "answer" and _LETTER.match(line, label.end))
    return _NEARLY_ALL * len(notes) <= labelled <= len(notes) / _NEARLY_ALL


_NEARLY_ALL = 0.9
_LETTER = regex(r"[ \t*_(\[]*[A-La-l](?![^\W_])")


def _has_options(ledger: Ledger) -> bool:
    """True if a card has options to choose from, which no essay gives its readers."""
    return any(note.kind is Kind.CHOICE for note in ledger.notes)


def report_left(ledger: Ledger, passages: Sequence[Passage]) -> None:
    """Reports a reading that leaves out much text, apart from the texts that exams show above their questions."""
    if ledger.much_left is None:
        return
    line, cards, left, may_share = ledger.much_left
    lines = [ledger.document.lines[number - 1] for number in _prose(ledger)]
    shown = set[int]() if not may_share and left > _HALF and sum(map(len, lines)) > _PAGE else _shown(passages)
    lost = [ledger.document.lines[number - 1] for number in _prose(ledger) - shown]
    share = left * sum(map(len, lost)) / max(sum(map(len, lines)), 1)
    if share > _LEFT:
        ledger.report(ledger.document, rules.MUCH_LEFT_OUT, line, became=cards, share=round(100 * share))


def _prose(ledger: Ledger) -> set[int]:
    """The numbers of the lines between the cards."""
    return {line for line, use in ledger.owners.items() if use is Use.PROSE}


def _shown(passages: Sequence[Passage]) -> set[int]:
    """The numbers of the lines that exams show above their questions, without lists, which may hold questions."""
    return {
        passage.text.locate(number, 0).line
        for passage in passages
        for number, line in enumerate(passage.text.markdown.split("\n"))
        if not _ITEM.match(line)
    }


def _are_terms(document: Document, taken: Taken) -> bool:
    """True for headings of one level that have few words each, with few lines below them."""
    starts = taken.starts
    if len({start.level for start in starts}) != 1 or not starts[0].is_heading or len(starts) < _FEWEST_TERMS:
        return False
    lines = sum(1 for line in document.lines[starts[0].start :] if line.strip())
    short = all(len(start.text.flat.split()) <= _MOST_WORDS for start in starts)
    return short and lines <= _MOST_LINES * len(starts)


_FEWEST = 3
_LONGEST = 1_500
_MOST_PARAGRAPHS = 5
"""Fewer questions with an answer of more characters, in more paragraphs, may be rhetorical: those of an essay."""


def _asks_in_prose(document: Document, best: Taken) -> bool:
    """True for one or two questions that only end in a question mark, with pages of text below one of them."""
    if len(best.starts) >= _FEWEST or any(start.labelled or start.marked or start.details for start in best.starts):
        return False
    ends = [*(start.start for start in best.starts[1:]), len(document.lines)]
    return any(_is_pages(document, start.end, end) for start, end in zip(best.starts, ends, strict=True))


def _only_quotes(document: Document, best: Taken) -> bool:
    """True for one or two list items that ask nothing, with a quote below them: answers in notes, but remarks, too."""
    return len(best.starts) < _FEWEST and all(
        start.shape == "item"
        and not (start.asks or start.labelled)
        and any(line.lstrip().startswith(">") for line in document.lines[start.end : start.end + 1])
        for start in best.starts
    )


def _rests_on_no_sign(best: Taken) -> bool:
    """True for paragraphs that only end in a question mark, and for lines that only end in a colon."""
    return all(start.shape == SHAPE or start.form == ALONE for start in best.starts)


def _are_titles(starts: Sequence[Start]) -> bool:
    """True if no heading asks or has a label; chapters may have numbers and links in the contents, too."""
    return all(
        start.is_heading and not (start.asks or start.labelled or start.evident or start.sign) for start in starts
    )


def _is_pages(document: Document, start: int, end: int) -> bool:
    paragraphs = sum(1 for block in document.blocks if block.kind == "paragraph" and start <= block.start < end)
    return paragraphs > _MOST_PARAGRAPHS and sum(len(line) for line in document.lines[start:end]) > _LONGEST


def weighed_of(choice: Choice) -> tuple[Weighed, ...]:
    """The readings that were weighed, the chosen one first, then the cheapest."""
    best = [choice.best] if choice.best else []
    others = [taken for taken in choice.weighed if taken is not choice.best]
    return tuple(map(_weighed, (*best, *others[:_MOST_WEIGHED])))


def _weighed(taken: Taken) -> Weighed:
    terms = sorted(taken.cost.terms.items(), key=lambda term: -term[1])
    words = tuple((WHAT[name], round(value, 3)) for name, value in terms if value >= 0.001)
    first = tuple(short(start.text.flat)[:60] for start in taken.starts[:3] if start.text)
    return Weighed(described(taken), len(taken.starts), first, round(taken.cost.total, 3), words)


def contents_of(document: Document, groups: Sequence[Group]) -> str:
    """The contents of a file without cards, for the message: `7 tables, 34 bold terms`."""
    kinds = Counter(block.kind for block in document.blocks)
    held = [
        (kinds["heading"], "heading{s}"),
        (kinds["table"], "table{s}"),
        *((len(group.members), counted_words(group.members[0])) for group in groups if group.shape in _LISTED),
        (sum(1 for line in document.source.text.split("\n") if _CONTAINER.match(line)), "container{s} (:::)"),
        (sum(1 for line in document.lines if _TITLED_CALLOUT.match(line)), "callout{s} with titles"),
        (_csv_lines(document), "line{s} like those of CSV"),
    ]
    plain = [(kinds["paragraph"], "paragraph{s}"), (kinds["list"], "list{s}"), (kinds["quote"], "quote{s}")]
    known = held if any(count for count, _ in held) else plain
    return ", ".join([counted(count, word) for count, word in sorted(known, reverse=True) if count][:4])


def _csv_lines(document: Document) -> int:
    """How many lines outside code are rows of CSV: three or more below each other, with as many cells in each."""
    near = [number for number, line in enumerate(document.lines) if '"' in line and _QUOTED_CELL.search(line)]
    if len(near) < _FEWEST_ROWS:
        return 0
    code, count = document.code_lines(), 0
    rows = [(number, _QUOTED.sub("", document.lines[number]).count(",")) for number in near if number not in code]
    for _, run in groupby(enumerate(rows), key=lambda row: (row[1][0] - row[0], row[1][1])):
        length = len(list(run))
        count += length if length >= _FEWEST_ROWS else 0
    return count


_CONTAINER = regex(r"[ \t]{0,9}:{3,}[ \t]*[\w{]")
_TITLED_CALLOUT = regex(r"[ \t]{0,3}>[ \t]?\[![\w-]+\][-+]?[ \t]+\S")
_QUOTED_CELL = regex(r'(?:\A|,)[ \t]*"[^"]*"[ \t]*,|,[ \t]*"[^"]*"[ \t]*\Z')
_QUOTED = regex(r'"[^"]*"')
_FEWEST_ROWS = 3


def level_of_topics(choice: Choice) -> int:
    """The level of the headings that would be the questions if the file held any, or 0."""
    return next((t.starts[0].level for t in _of_headings(choice) if is_written_heading(t.starts[0])), 0)


def is_held_back(choice: Choice) -> bool:
    """True if headings would have become cards but for their long or mixed text, or for the title of the document."""
    none = next((taken.cost.total for taken in choice.weighed if not taken.starts), 0.0)
    return any(taken.cost.total - taken.cost.terms.get("prose", 0.0) < none for taken in _of_headings(choice))


def _of_headings(choice: Choice) -> list[Taken]:
    """The readings that take several headings and nothing else, the best first."""
    return [
        taken for taken in choice.weighed if len(taken.starts) > 1 and all(start.is_heading for start in taken.starts)
    ]


def _differs(best: Taken, other: Taken) -> bool:
    """True if a reading has other cards than the best one, not just fewer."""
    ours, theirs = {id(start) for start in best.starts}, {id(start) for start in other.starts}
    if theirs and theirs <= ours:
        return False
    return len(ours & theirs) < _SAME * max(len(ours), len(theirs))
