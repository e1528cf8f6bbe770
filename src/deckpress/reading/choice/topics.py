"""Headings without a sign -> whether they are the topics of a study deck or the parts of a document.

Each topic of a study deck has a short text below it, and many topics look alike. The parts of a document, such as
minutes, a manual or an essay, have long or mixed text: lists, code, tables, further headings. The title decides if it
names either kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import accumulate
from pathlib import PurePath

from deckpress.frozen import dataclass
from deckpress.reading.choice.document_kinds import is_title_of_document
from deckpress.reading.choice.parts_of_documents import (
    begins_minutes,
    is_section_number,
    is_template,
    names_day,
    names_part,
    names_step,
    tells_document,
    tells_manual,
)
from deckpress.reading.choice.solved_tasks import Solutions, solutions_of
from deckpress.reading.parts.furniture import is_break
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.parts.reference_tables import COMMANDS, LINKS, OPTIONS, is_link
from deckpress.reading.starts.pairs import is_restructured
from deckpress.reading.starts.term_sections import names_terms
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import asks_in_words, is_exam_task
from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.steps import tells_decision, tells_steps
from deckpress.reading.words.title_words import QUESTIONS
from deckpress.regex import regex

_SHORT = 400
_MEDIUM = 800
"""The most characters of one short text, and of a text of two or three parts; wide letters count twice."""
_HALF = 0.6
"""How much a topic counts if its text is a list or a table, or has two or three parts, or is longer."""
_NEARLY = 0.9
"""How much it counts if its short text is code alone, as the answer to a task is, or a paragraph and a list."""
_TWO = 2
_NESTED = 0.75
"""How much it counts if its short text has headings of its own."""
_DOCUMENT = 0.25
"""How much topics count in a document whose title names minutes, a manual or another kind of document."""
_README = 0.5
"""How much they count in a README, which is a document more often than not."""
_OF_PROGRAMS = 0.2
"""How much the options and files of a program count outside a study deck."""
_OF_STEPS = 0.4
"""How much `Lesson 1: knots` counts there."""
_SHEET = regex(
    r"(?<!\w)(?:commands?|shortcuts?|key ?bindings?|hotkeys|befehle|tastenkürzel|commandes|raccourcis|comandos"
    r"|atajos|atalhos"
    r"|comandi|scorciatoie|команды?|команди|polecenia|skróty|komutlar|kısayollar|commando'?s|sneltoetsen)(?!\w)"
    r"|命令|快捷键|快捷鍵|指令|コマンド|ショートカット|명령어|단축키",
    re.I,
)
"""Titles of sheets of commands."""
_FEWEST_TASKS = 3
_TASKS = 1 / 3
"""The share of topics that are tasks of an exam, in a document that is the answers to one."""
_STEP = "item-bold"
"""Numbered items in bold are steps in a manual."""
_READ_ME = regex(r"read ?me(?: \w{2,4}){0,2}\Z", re.I)
_STUDY = regex(
    rf"(?<!\w)(?:{QUESTIONS}|quiz(?:zes)?|q ?& ?a|faqs?|interviews?|flash ?cards?|exams?|key (?:concepts|ideas"
    rf"|facts)|cheat[- ]?sheets?"
    r"|spickzettel|aide-mémoire|antisèches?|chuletas?|шпаргалк\w+|mock test|viva|fragen|klausur\w*|prüfung(?:en"
    r"|sfragen|svorbereitung)?|lernkarten|karteikarten|abitur"
    r"|lernzettel|begriffe"
    r"|entretiens?|entrevistas?|examens?|exámen(?:es)?|exame|révisions?|fiches?|repaso|conceptos|conceitos"
    r"|concetti|esame"
    r"|colloquio|ripasso|собеседовани\w+|экзамен\w*|билет\w*|определени\w+|egzamin\w*|maturit\w+|matura"
    r"|pojęcia|pojmy|zkoušk\w+"
    r"|mülakat\w*|sınav\w*|kavramlar|begrippen|tentamen|begrepp|phỏng vấn|wawancara|ujian)(?!\w)"
    r"|質問|问题|問題|질문|用語|용어|术语|術語|jargon|面试|面試|面接|試験|試驗|考试|考試|考研|知识点|知識點|名词解释|名詞解釋|暗记"
    r"|暗記|小抄|チートシート|치트시트|면접|시험|개념|मुलाक़ात|परीक्षा|امتحان|مقابلة",
    re.I,
)
_HEADS = frozenset(
    """abit aide anti begr chea chul coll conc doma egza entr esam exam faq faqs fich flas frag inte jarg jaut
    kart kavr key klau lern matu mock perg pert pita pojm preg pyta q ques quiz repa ripa sina soru spic tent
    ujia viva vpra wawa zkou""".split()
)
"""How these words begin."""
_WIDE = regex("[^\0-\u2e80]")


def is_study_title(title: str) -> bool:
    """True for a title that names questions, an exam or terms: `Interview questions`, `Glossary`."""
    return names_terms(title) or (may_hold(title, _HEADS) and _STUDY.search(title) is not None)


def is_sheet_title(title: str) -> bool:
    """True for a title that names commands or shortcuts: `Key bindings of Emacs`."""
    return _SHEET.search(title) is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """How many blocks of each kind and how many characters there are before each line; and what the title says."""

    blocks: tuple[int, ...] = (0,)
    paragraphs: tuple[int, ...] = (0,)
    code: tuple[int, ...] = (0,)
    headings: tuple[int, ...] = (0,)
    size: tuple[int, ...] = (0,)
    study: bool = False
    document: bool = False
    readme: bool = False
    manual: bool = False
    sheet: bool = False
    labels: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The bold labels of the items of each list, by its line."""
    below: frozenset[int] = field(default_factory=frozenset)
    """The lines of the headings below one that names questions or terms."""
    solutions: Solutions = field(default_factory=Solutions)
    tasks: frozenset[int] = field(default_factory=frozenset)
    """The lines of the headings that set a task as an examiner does."""
    worded: frozenset[int] = field(default_factory=frozenset)
    """The lines of the other headings that ask without a question mark."""

    def of_term(self, start: Start) -> float:
        """How much a term or an item without a sign looks like a card, from 0 to 1: hardly, in a document to read."""
        if self.study:
            return 1.0
        own = _own_share(start)
        if start.form == COMMANDS and self.sheet:
            return own
        among = _DOCUMENT if self.document else _README if self.readme or self.manual else 1.0
        return own * (_DOCUMENT if among < 1 and start.form == COMMANDS else among)

    def alike(self, topics: Sequence[tuple[Start, int]]) -> float:
        """How much these topics, each with the end of its text, look like those of a study deck, from 0 to 1."""
        if self.study or self._examines(topics):
            return 1.0
        found = sum(self._tidy(start, end) for start, end in topics) / len(topics)
        found = max(found, self._sheets(topics), self.solutions.share(topics))
        return found * (_DOCUMENT if self.document else _README if self.readme else 1.0)

    def _examines(self, topics: Sequence[tuple[Start, int]]) -> bool:
        """True if many topics are tasks of an exam, beside others that only name a subject."""
        tasks = sum(1 for start, _ in topics if start.start in self.tasks)
        if not (self.document or self.readme or self.manual):
            tasks += sum(1 for start, _ in topics if start.start in self.worded)
        return tasks >= _FEWEST_TASKS and tasks >= _TASKS * len(topics)

    def _sheets(self, topics: Sequence[tuple[Start, int]]) -> float:
        """The share of topics that have a list with the same labels below them, such as `Class` and `Dose`."""
        below = (range(start.end, min(start.end + 2, end)) for start, end in topics)
        found = Counter(self.labels[line] for lines in below for line in lines if line in self.labels)
        return max(found.values(), default=0) / len(topics)

    def _tidy(self, start: Start, end: int) -> float:
        """1 for a topic with a short text, less with a longer or mixed one, 0 for a part of a document."""
        if start.start in self.below:
            return 1.0
        if names_part(start.title or start.text.flat):
            return 0.0
        if self.manual and start.numbered and start.shape == _STEP:
            return 0.0
        blocks = self.blocks[end] - self.blocks[start.end]
        paragraphs = self.paragraphs[end] - self.paragraphs[start.end]
        size = self.size[end] - self.size[start.end]
        if self.headings[end] > self.headings[start.end]:
            return _NESTED if size <= _SHORT and paragraphs == blocks else 0.0
        if blocks <= 1 and size <= _SHORT:
            return 1.0 if paragraphs == blocks else _NEARLY if self.code[end] > self.code[start.end] else _HALF
        if blocks == _TWO and size <= _SHORT and paragraphs:
            return 1.0 if paragraphs == blocks else _NEARLY
        return _HALF if blocks <= 3 and size <= _MEDIUM and paragraphs >= 1 else 0.0


def layout_of(document: Document, title: str) -> Layout:
    """The layout of a document. Its titles are that of its front matter, its first heading and the name of its file."""
    count = len(document.lines)
    blocks, paragraphs, code, headings = ([0] * (count + 1) for _ in range(4))
    for block in document.blocks:
        if block.kind == "heading":
            headings[block.start + 1] += 1
        elif block.kind != "rule" and not is_break(block):
            blocks[block.start + 1] += 1
            paragraphs[block.start + 1] += block.kind in ("paragraph", "quote")
            code[block.start + 1] += block.kind in ("fence", "code")
    sizes = [0, *map(_width, document.lines)]
    stem = _stem(document)
    labels = {block.start: found for block in document.blocks if (found := _labels(document, block))}
    headed = [block for block in document.blocks if block.kind == "heading"]
    tasks = frozenset(block.start for block in headed if is_exam_task(block.text))
    titles = [block.text for block in headed]
    names = _names(document, title)
    return Layout(
        tuple(accumulate(blocks)),
        tuple(accumulate(paragraphs)),
        tuple(accumulate(code)),
        tuple(accumulate(headings)),
        tuple(accumulate(sizes)),
        study=any(map(is_study_title, names)),
        document=any(map(is_title_of_document, names))
        or begins_minutes(document.lines)
        or any(map(tells_document, titles))
        or tells_decision(titles)
        or tells_steps(titles[1:])
        or is_restructured(document)
        or is_template(document.lines),
        readme=bool(_READ_ME.match(stem)),
        manual=sum(map(tells_manual, titles)) >= _TWO,
        sheet=any(map(is_sheet_title, names)),
        labels=labels,
        solutions=solutions_of(document),
        below=_below_study(document),
        tasks=tasks,
        worded=frozenset(b.start for b in headed if b.start not in tasks and asks_in_words(b.text)),
    )


def is_for_study(document: Document, title: str) -> bool:
    """True for a document whose titles name questions, an exam or terms."""
    return any(map(is_study_title, _names(document, title)))


def _names(document: Document, title: str) -> list[str]:
    """The titles of a document: that of its front matter, its first heading if it is one, and the name of its file."""
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    return [title, first.text if first and _is_title(document, first) else "", _stem(document)]


def _stem(document: Document) -> str:
    return re.sub(r"[-_.]+", " ", PurePath(document.path).stem)


def _is_title(document: Document, first: Block) -> bool:
    """True for the first heading of a document if it is of level 1, or above all others."""
    others = (block.level for block in document.blocks if block.kind == "heading" and block is not first)
    return first.level == 1 or first.level < min(others, default=0)


def _own_share(start: Start) -> float:
    """How much a term looks like one by its own words: a link or the number of a section does not at all."""
    words = start.text.flat
    if start.form == LINKS:
        return 0.0
    if start.shape in TERMS and (is_link(start.text.markdown) or is_section_number(words)):
        return 0.0
    return _OF_PROGRAMS if start.form == OPTIONS else _OF_STEPS if names_step(words) or names_day(words) else 1.0


def _width(line: str) -> int:
    line = line.strip()
    return len(line) * (1 if line.isascii() or not _WIDE.search(line) else 2)


_LABEL = regex(r"[ \t]*[-*+][ \t]+(\*\*|__)(?=\S)([^*_:]{1,40})(?::\1|\1[ \t]*:)")


def _labels(document: Document, block: Block) -> tuple[str, ...]:
    """The bold labels of the items of a list, if each has one."""
    if block.kind != "list":
        return ()
    found = [_LABEL.match(document.lines[item.start]) for item in block.items if not item.nested]
    return tuple(match.group(2).casefold() for match in found if match) if all(found) and len(found) > 1 else ()


def _below_study(document: Document) -> frozenset[int]:
    """The lines of the headings in a section whose title names questions or terms."""
    below: set[int] = set()
    level = 0
    for block in document.blocks:
        if block.kind != "heading":
            continue
        if level and block.level > level:
            below.add(block.start)
        else:
            level = block.level if is_study_title(block.text) else 0
    return frozenset(below)
