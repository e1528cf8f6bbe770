"""Labels in bold that stand alone, `**Question**` or `**Exercise**` and `**Answer**`, -> labels with a colon.

So are `**Question 2** What is it?` beside a `**Question 1**` alone, lines such as `===== Question =====`, and those
with a word such as `Practice Question`.

The others count if there are two or more answers, each below a question with any label. If each is below several
questions, they are titles of keys. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import is_answer_word, is_question_word, label_kind
from deckpress.reading.words.vocabulary import EXERCISE
from deckpress.regex import regex

_EXERCISE = regex(rf"(?:{EXERCISE})", re.I)
_BOLD = ("**", "__")
_MARKS = (*_BOLD, "==", "--", "~~")
_SIGNS = frozenset("*_=-~")
_DRAWN = regex(r"([=*~-])\1{2,}[ \t]+(?P<words>[^\W\d_][^=*~\n-]*[^\W\d_]:?)[ \t]+\1{3,}\Z")
"""A word between two lines of one sign."""
_KIND = regex(r"(?:practice|review|sample|quiz|exam|test|bonus|study|interview)[ \t]+(?=question)", re.I)
_FEWEST = 2
_LONGEST = 40


def with_colons_behind_labels(document: Document) -> Document:
    """The document with a colon behind each such label."""
    document = _with_colons_behind_numbers(document)
    alone = dict(_alone(document))
    if list(alone.values()).count("Answer") < _FEWEST:
        return document
    labelled = (n for n in document.table.labelled if label_kind(document.lines[n]) == "question")
    kinds = sorted({**dict.fromkeys(labelled, "Question"), **alone}.items())
    before = Counter((above, kind) for (_, above), (_, kind) in pairwise([(0, ""), *kinds]))
    answered = before["Question", "Answer"]
    several = ["Question", "Question", "Answer"]
    if all(
        [kind for _, kind in kinds[max(n - 2, 0) : n + 1]] == several for n, (_, k) in enumerate(kinds) if k == "Answer"
    ):
        return document  # each is the title of a key below several questions
    asked = sum(1 for kind in alone.values() if kind == "Question")
    if answered < len(alone) - asked or asked > answered or _is_empty(document, alone):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {n: (f"{kind}:", 0) for n, kind in alone.items()}
    return document if any(number in code for number in alone) else document.with_lines(changes)


_NUMBERED = regex(r"(?P<label>(?P<mark>\*\*|__)[^*_:\n]{1,30}\d{1,3})(?P=mark)(?:[ \t]+(?P<words>\S)|[ \t]*\Z)")


def _with_colons_behind_numbers(document: Document) -> Document:
    """The document with a colon in `**Question 2** What is it?`, if a `**Question 1**` is alone on its line."""
    marked = ((n, document.lines[n]) for n in document.table.marked(_SIGNS))
    heads = ((n, _NUMBERED.match(line)) for n, line in marked if line[:2] in _BOLD)
    found = [(n, match) for n, match in heads if match and label_kind(f"{match['label']}{match['mark']}") == "question"]
    if len({match["words"] is None for _, match in found}) < 2:
        return document
    code = document.code_lines()
    return document.with_lines(
        {
            n: (f"{match['label']}:{match['mark']} {match.string[match.start('words') :]}", -1)
            for n, match in found
            if match["words"] and n not in code
        }
    )


def _is_empty(document: Document, alone: Mapping[int, str]) -> bool:
    """True if a label of a question has nothing below it before the label of an answer."""
    turns = pairwise([*alone.items(), (len(document.lines), "")])
    return any(
        kind == "Question" and not any(map(str.strip, document.lines[n + 1 : end])) for (n, kind), (end, _) in turns
    )


def _alone(document: Document) -> Iterator[tuple[int, str]]:
    for number in document.table.marked(_SIGNS):
        line = document.lines[number]
        if line[:2] not in _MARKS or len(line) > _LONGEST:
            continue
        words = line.strip()
        if drawn := _DRAWN.match(words):
            words = drawn["words"]
            closed = True
        else:
            closed = (
                line[:2] in _BOLD
                and words.endswith(line[:2])
                and len(words) > len("****")
                and words.count(line[:2]) == 2
            )
            words = _KIND.sub("", words) if closed else words
        if closed:
            asks = is_question_word(words) or _EXERCISE.fullmatch(words.strip("*_ \t.:"))
            kind = "Question" if asks else "Answer" if is_answer_word(words) else ""
            if kind:
                yield number, kind
