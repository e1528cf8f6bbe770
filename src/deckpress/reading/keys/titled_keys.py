"""A title -> the answer key below it, if what is below it answers questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.model import Text
from deckpress.reading.answers.key_lines import names_in_order
from deckpress.reading.keys.key_chapters import chapters_of_key, words_of_heading
from deckpress.reading.keys.key_entries import end_of, read_entries
from deckpress.reading.keys.key_entry import Entry
from deckpress.reading.keys.key_matching import Reach, ask, list_options, match_entries, name_options, repeats
from deckpress.reading.keys.key_positions import goes_on, is_uneven
from deckpress.reading.keys.key_questions import Asked, Questions, State
from deckpress.reading.keys.key_titles import Title
from deckpress.reading.keys.key_values import Key, Keyed
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Document
from deckpress.reading.words.key_names import says_one
from deckpress.regex import regex

_SEVERAL = regex(
    r"(?<!\w)(?:two|three|both|several|all that apply|zwei|drei|beide|mehrere|alle zutreffenden|deux|trois|plusieurs"
    r"|dos|tres|varias|todas las que|duas|três|várias|due|tre|entrambe|dwie|dwa|два|две|три|несколько)(?!\w)|多选|複数",
    re.I,
)
"""The words of a question for how many options are right."""


def key_below(questions: Questions, title: Title, reach: Reach, *, sections: bool = False) -> Key | None:
    """The key below a title; with `sections`, its headings name sections with questions."""
    document = questions.document
    if title.details is not None and not _may_hold_entries(document, title):
        return None
    found = read_entries(document, title, sections=sections)
    entries = found.entries
    listed = [entry for entry in entries if entry.listed]
    sure = title.sure and ((reach.before and bool(title.level or title.details)) or not ask(listed))
    unsure = not sure and (ask(listed) or not (reach.before or name_options(listed)))
    if not entries or unsure or _repeat_option(document, title, entries):
        return None
    end = title.end if title.details else end_of(entries, title.body)
    lines_of_key = range(title.start, end)
    reach = _in_part(questions, title, reach, lines_of_key)
    pairs = match_entries(questions, entries, lines_of_key, reach)
    if title.alphabet and not _need_letters(questions, pairs, reach.limit(document, lines_of_key)):
        return None
    if not pairs and found.numbered:
        key = key_below(questions, title, reach, sections=True)
        if key is not None and key.answers:
            return key
    if not pairs and (key := _of_chapters(questions, title, reach)):
        return key
    if not pairs:
        return _unfit(questions, title, end, listed)
    limit = reach.limit(document, lines_of_key)
    if _are_parts(questions, pairs, limit) or _is_of_one(questions, title, pairs, limit):
        return None
    taken = {id(entry) for entry, _ in pairs}
    used = [entry for entry in entries if id(entry) in taken]
    lines = set(range(title.start, max(title.body, title.start + 1)))
    lines.update(line for entry in used for line in entry.lines)
    for heading, own in found.headings.items():
        if any(heading in (*entry.path, entry.title) for entry in used):
            lines.update(own)
    if title.details is not None:
        lines.update((title.body, title.details.closes - 1))
    answers = {
        asked.start.start: _keyed(entry, asked, questions.state(asked, limit), document.lines[asked.start.start])
        for entry, asked in pairs
    }
    uneven = reach.before and is_uneven(pairs, listed, questions, limit)
    left = _left(listed, used) if name_options(used) or uneven or goes_on(pairs, listed) else ()
    return Key(title.start, end, title.words, tuple(sorted(lines)), answers, left, uneven)


def _repeat_option(document: Document, title: Title, entries: Sequence[Entry]) -> bool:
    """True for `Answer: 3) two` below `3) two`: the number is that of an option."""
    if len(entries) > 1:
        return False
    words = letters(f"{entries[0].number}{entries[0].answer.markdown}")
    above = document.lines[max(title.start - _NEAR, 0) : title.start]
    near = takewhile(lambda line: not line.startswith(("#", "<")), reversed(above))
    return any(letters(line) == words for line in near if line[:_INDENT].strip()[:1].isdigit())


_NEAR = 12
_INDENT = 4


def _of_chapters(questions: Questions, title: Title, reach: Reach) -> Key | None:
    """The key below a title whose numbered headings each answer a question, if they do."""
    entries = chapters_of_key(questions.document, title)
    pairs = match_entries(questions, entries, range(title.start, title.end), reach)
    if not pairs or len(pairs) < len(entries):
        return None
    answers = {asked.start.start: Keyed(_without_question(entry.answer, asked)) for entry, asked in pairs}
    return Key(title.start, title.end, title.words, tuple(range(title.start, title.end)), answers)


def _without_question(answer: Text, asked: Asked) -> Text:
    """An answer below a heading that repeats its question, without the words of the heading."""
    words, _, said = answer.markdown.partition("\n\n")
    return answer.slice(len(words)).strip() if said and letters(words) == asked.words else answer


def _are_parts(questions: Questions, pairs: Sequence[tuple[Entry, Asked]], limit: int) -> bool:
    """True for lines such as `a) Kind of store` whose words are no options of the questions: parts of one solution."""
    named = 0
    for entry, asked in pairs:
        letter = LETTER.match(entry.answer.markdown) if entry.in_order else None
        words = letters(entry.answer.markdown[letter.end() :]) if letter else ""
        if not words:
            return False
        named += words in letters("\n".join((asked.start.text.markdown, *questions.body(asked, limit).lines)))
    return named * 2 <= len(pairs)


def _need_letters(questions: Questions, pairs: Sequence[tuple[Entry, Asked]], limit: int) -> bool:
    """True if all questions of a key that reads A, B, C .. have options without a right one, or if all have lists.

    If the last question asks for several options, the letters are the answer to it alone.
    """
    if pairs and _SEVERAL.search(max(pairs, key=lambda pair: pair[1].start.start)[1].start.text.flat):
        return False
    states = {questions.state(asked, limit) for _, asked in pairs}
    return states in ({"options"}, {"listed"})


def _is_of_one(questions: Questions, title: Title, pairs: Sequence[tuple[Entry, Asked]], limit: int) -> bool:
    """True for `Solution: 1-A, 2-B` where each question has its own such line: it is the answer to the one above."""
    lines = questions.document.lines
    label = _label(lines[title.start])
    if title.level or title.details or not says_one(label):
        return False
    if any(questions.state(asked, limit) not in ("marked", "answered") for _, asked in pairs):
        return False
    others = (line for line in reversed(lines[: title.start]) if _label(line) == label)
    return len(list(islice(others, _OTHERS))) == _OTHERS


def _label(line: str) -> str:
    """What is before the first colon on a line, if more is behind it."""
    words, _, behind = line.replace("：", ":").partition(":")
    return words.strip(" \t>*_") if behind.strip(" *_") else ""


_OTHERS = 2
"""How many other lines with its words tell that a line answers one question, and is no key."""


def _left(listed: Sequence[Entry], used: Sequence[Entry]) -> tuple[Entry, ...]:
    """The numbered entries that answer no question; a list below another heading counts only if it has letters."""
    taken, paths = {id(entry) for entry in used}, {entry.path for entry in used}
    left = [entry for entry in listed if entry.number and id(entry) not in taken]
    return tuple(entry for entry in left if entry.path in paths or name_options([entry]))


def _in_part(questions: Questions, title: Title, reach: Reach, key: range) -> Reach:
    """Where the questions may be: in the section with candidates that the title names, if it names one."""
    part = reach.part or questions.sections.part_named(title.words, key)
    if part is None or not questions.any_between(part.start, part.stop):
        return reach
    return replace(reach, since=part.start, part=part)


def _keyed(entry: Entry, asked: Asked, state: State, line: str) -> Keyed:
    """The answer of an entry, without the words of the question, which are on a line.

    The words of a numbered heading are part of the answer, unless the question has them. If the entry repeats the words
    of the question, the text below that is a task.
    """
    if repeats(entry, asked):
        return Keyed(entry.remark, task=state in ("task", "answered"))
    if (
        not entry.listed
        and (words := words_of_heading(entry.title))
        and letters(words) not in letters(line) + asked.words
    ):
        answer = Text.join(entry.answer.reword(f"**{words}**"), entry.answer)
        return Keyed(answer, entry.remark, state == "task")
    if entry.whole and state in ("nothing", "task"):
        return Keyed(Text.join(entry.answer, entry.remark), task=state == "task")
    return Keyed(entry.answer, entry.remark, state == "task")


def _unfit(questions: Questions, title: Title, end: int, listed: Sequence[Entry]) -> Key | None:
    """A key that fits no questions, if it is obviously a key. Other lists may themselves answer a question."""
    if title.sure and not ask(listed):
        questions.passed.update(line for entry in listed for line in entry.lines)
    numbered = len(listed) > 1 and all(entry.number for entry in listed)
    plural = not says_one(title.words) and len(title.words.split()) < 3
    above = plural and (
        questions.answered_above(title.start, title.level) or questions.ends_unanswered(title.start, title.level)
    )
    needless = name_options(listed) or above
    in_order = numbered and all(entry.in_order for entry in listed) and not list_options(listed)
    held = questions.holds(title.start, title.level, asking=in_order)
    plain = title.sure and numbered and needless and not held
    return Key(title.start, end, title.words, (), {}, tuple(listed)) if plain else None


def _may_hold_entries(document: Document, title: Title) -> bool:
    """True if a folded part has lines that begin with numbers, headings or rows of a table; or one with letters.

    What begins with `#` in code is a remark.
    """
    lines = document.lines[title.body : title.end]
    entries = [number for number, line in enumerate(lines, title.body) if _ENTRY.match(line)]
    code = document.code_lines() if len(entries) > 1 else frozenset()
    if sum(1 for n in entries if n not in code or not document.lines[n].lstrip().startswith("#")) > 1:
        return True
    said = [line for line in lines if line.strip(" \t>") and not line.lstrip().startswith("<")]
    return len(said) == 1 and (_ONE.match(said[0]) is not None or names_in_order(said[0]))


_ENTRY = regex(r"[ \t>*_(+-]*(?:[QqAa第]|[^\W\d]\w*[ \t]+)?[*_(]*(?:\d|[①-⑨]|#|\|)")
_ONE = regex(r"[ \t>]*1[.)][ \t]+[*_(]*[A-La-l][*_)]*(?:[.)]|[ \t]+[–—-][ \t]|[ \t]*\Z)")
"""The only answer of a key: `1. B`."""
