"""Paragraphs that ask or set a task, with text below each, in documents with hardly any other sign of questions.

    What is granite?

    A hard rock.

An essay asks in its text as well. So these are candidates only if they are a large part of the text, and one in three
or more ends in a question mark; `doubt` reports the reading as a guess. Above a list, one of several sentences
may ask; a blank line may be above the list if no other paragraph is among the questions.

Among such questions, a link whose words ask is one as well: `[What is slate?](https://a.example)`. Where the answers
are right below the questions, so is a line that sets a task: `Describe slate.`, or `Name two rocks` above bullets. See
`whole_paragraphs` for further ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.compare import letters
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, clean_question, question_text, without_hard_break
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.whole_paragraphs import whole_paragraphs
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

SHAPE = "plain"
_SIGN = 0.5
_FEWEST = 5
_FEWEST_APART = 3
"""The smallest number if each has a bullet, or a rule above it, or if no other paragraph is among them."""
_FEWEST_OF_MOST = 4
"""The smallest number if most have their answer right below, and hardly any other paragraph is among them."""
_OTHERS = 4
_FEWEST_MARKED = 2
_TIMES = 4
"""They must outnumber other sure questions by this factor."""
_SHARE = 0.25
"""The share of the blocks of text from the first question on that must ask."""
_MOST = 0.6
"""More than this share is a list of questions rather than their answers."""
_DIFFERENT = 0.95
"""The share that must differ: a person who takes notes may ask the same twice."""
_LONGEST = 240
_LONGEST_LISTED = 800
"""The most characters of a question above a list."""
_BULLET = regex(r"[ \t]{0,3}[•●▪◦‣○➤►❖◆■·]\ufe0f?[ \t]*(?=\S)")
_SET_OFF = ("–", "→", "=")
"""The marks of pairs whose meaning may end in a question mark, because it is uncertain: `etudh – food?`."""
_SPEECH = regex(r"[ \t]*(?:[\"'“”„«»‘’–—]|-[ \t])")
"""The head of a line in which someone speaks."""
_NAME = regex(r"[ \t]*(?:\*\*|__|[*_])?(?P<name>[^\W\d_][^*_:：\n.?!]{0,24}?)[:：](?:\*\*|__|[*_])?[ \t]*(?=\S)")
_FEWEST_TURNS = 3
_LINK = regex(r"\[(?P<words>[^\[\]]+)\]\([^()\s]*\)(?:\s*\Z|\s*(?:->|=>|→|[–—-]|\())")
"""A link, and perhaps a remark on the page behind it."""
_TEXT = frozenset(("paragraph", "list", "fence", "code", "table", "quote"))


def plain_starts(document: Document, starts: Sequence[Start]) -> list[Start]:
    """Such paragraphs, or the first lines of such paragraphs with their answers right below, as candidates."""
    evident = sum(1 for start in starts if start.evident)
    if sum(map(_may_ask, document.lines)) < max(_FEWEST_MARKED, evident):
        return []
    pairs = frozenset(start.start for start in starts if start.shape == "pair" and start.form in _SET_OFF)
    left = pairs | _spoken(document)
    asking = [line for line in _asking(document) if line not in left]
    further = [line for line in _asking(document, blank=True) if line not in left]
    if len(further) > len(asking) and _are_only_paragraphs(document, further):
        asking = further
    if len(asking) < _TIMES * evident:
        return []
    apart = all(_BULLET.match(document.lines[line]) for line in asking) or _are_below_rules(document, asking)
    apart = apart or _are_only_paragraphs(document, asking) or _are_below_titles(document, asking)
    fewest = _FEWEST_APART if apart else _FEWEST_OF_MOST if _are_most_paragraphs(document, asking) else _FEWEST
    marked = sum(1 for line in asking if _may_ask(document.lines[line]))
    if (
        len(asking) < fewest
        or 3 * marked < len(asking)
        or len({letters(document.lines[line]) for line in asking}) < _DIFFERENT * len(asking)
    ):
        return []
    text = sum(1 for block in document.blocks if block.kind in _TEXT and block.start >= asking[0])
    tight = sum(1 for line in asking if line + 1 < len(document.lines) and document.lines[line + 1].strip())
    share = len(asking) / text
    if share < _SHARE or (2 * tight < len(asking) and share > _MOST):
        return []
    others = {line: line + 1 for line in _linked(document, asking)}
    if 2 * tight > len(asking):
        others |= {line: line + 1 for line in _tasks(document)}
    others |= whole_paragraphs(document, asking)
    others = {line: end for line, end in others.items() if line not in asking}
    found = {line: line + 1 for line in asking} | (others if len(others) <= len(asking) else {})
    return [_start(document, line, end) for line, end in sorted(found.items())]


def _spoken(document: Document) -> frozenset[int]:
    """The lines of a dialogue: two or more names each begin three lines or more, and their questions."""
    heads = {
        n: match["name"].casefold() for n in document.lines_of_paragraphs() if (match := _NAME.match(document.lines[n]))
    }
    times = Counter(heads.values())
    turns = frozenset(n for n, name in heads.items() if times[name] >= _FEWEST_TURNS)
    names = {heads[n] for n in turns if _may_ask(document.lines[n])}
    return turns if len(names) > 1 and not any(label_kind(f"{name}: x") for name in names) else frozenset()


def _linked(document: Document, asking: Sequence[int]) -> list[int]:
    """The paragraphs of one line that are a link whose words ask, above text that may answer."""
    found = []
    for block, below in pairwise((*document.blocks, None)):
        if block is None or block.kind != "paragraph" or below is None or not _asks_in_link(document, block):
            continue
        answers = below.kind in _TEXT and below.start not in asking and not _asks_in_link(document, below)
        if block.end == block.start + 1 and answers:
            found.append(block.start)
    return found


def _asks_in_link(document: Document, block: Block) -> bool:
    line = document.lines[block.start]
    link = _LINK.match(line.strip()) if line.lstrip().startswith("[") and len(line) <= _LONGEST_LISTED else None
    return link is not None and looks_like_question(link["words"].strip("*_ "))


def _tasks(document: Document) -> list[int]:
    """The first lines of paragraphs that set a task, with text below them in the same paragraph."""
    return [
        block.start
        for block in document.blocks
        if block.kind == "paragraph"
        and block.end > block.start + 1
        and len(document.lines[block.start]) <= _LONGEST
        and (
            is_exam_task(words := without_hard_break(document.lines[block.start]).strip())
            or (_BULLET.match(document.lines[block.start + 1]) and not _BULLET.match(words) and is_task(words))
        )
    ]


def _are_below_rules(document: Document, asking: Sequence[int]) -> bool:
    """True if a rule is right above each of these lines but the first."""
    below = {after.start for rule, after in pairwise(document.blocks) if rule.kind == "rule"}
    return below.issuperset(asking[1:])


def _are_below_titles(document: Document, asking: Sequence[int]) -> bool:
    """True if each of these lines is right below a title that a rewriter made a heading."""
    titles = (block for block in document.blocks if block.kind == "heading" and document.origin[block.start][1] < 1)
    return {title.end for title in titles}.issuperset(asking)


def _are_only_paragraphs(document: Document, asking: Sequence[int]) -> bool:
    """True if each paragraph from the first of these lines on begins with one of them."""
    first = min(asking, default=0)
    begin = {block.start for block in document.blocks if block.kind == "paragraph" and block.start >= first}
    return begin.issubset(asking)


def _are_most_paragraphs(document: Document, asking: Sequence[int]) -> bool:
    """True if most of these lines have text right below, and few paragraphs after the first belong to none of them.

    A paragraph below one that is only such a line is its answer.
    """
    first = min(asking, default=0)
    paragraphs = [block for block in document.blocks if block.kind == "paragraph" and block.start >= first]
    begin = frozenset(asking)
    alone = {
        after.start for block, after in pairwise(paragraphs) if block.start in begin and block.end == block.start + 1
    }
    others = sum(1 for block in paragraphs if block.start not in begin and block.start not in alone)
    return 2 * len(alone) < len(asking) and _OTHERS * others <= len(asking)


def _may_ask(line: str) -> bool:
    return "?" in line or "？" in line or "؟" in line


def _asking(document: Document, *, blank: bool = False) -> Iterator[int]:
    """The lines of paragraphs that ask and have text below them: the first line, or those with a bullet.

    With `blank`, a blank line may be between a list and the line above it, if that has no links.
    """
    for block, below in pairwise((*document.blocks, None)):
        if block is None or block.kind != "paragraph":
            continue
        asking = [number for number in range(block.start, block.end) if _asks(document.lines[number])]
        if not asking and _asks_above_list(document, block, below, blank=blank):
            asking = [block.start]
        bullets = all(_BULLET.match(document.lines[number]) for number in asking)
        if not asking or asking[0] != block.start or not (len(asking) == 1 or bullets):
            continue
        for number, following in pairwise((*asking, block.end)):
            if following > number + 1 or (following == block.end and _answers(document, below)):
                yield number


def _asks(line: str) -> bool:
    words = without_hard_break(line).strip().strip("*_")
    return len(words) <= _LONGEST and not _SPEECH.match(words) and looks_like_question(words)


def _asks_above_list(document: Document, block: Block, below: Block | None, *, blank: bool) -> bool:
    """True for a line above a list that sets a task, or has a question among its sentences."""
    if below is None or below.kind != "list" or block.end != block.start + 1:
        return False
    if below.start != block.end and not (blank and "](" not in document.lines[block.start]):
        return False
    words = without_hard_break(document.lines[block.start]).strip().strip("*_")
    return len(words) <= _LONGEST_LISTED and not _SPEECH.match(words) and (_may_ask(words) or is_task(words))


def _answers(document: Document, below: Block | None) -> bool:
    if below is None or below.kind not in _TEXT:
        return False
    return below.kind != "paragraph" or not _asks(document.lines[below.start])


def _start(document: Document, line: int, end: int) -> Start:
    written = "\n".join(map(str.strip, document.lines[line:end]))
    bullet = _BULLET.match(written)
    words = without_hard_break(written[bullet.end() if bullet else 0 :]).strip()
    cleaned, _, _ = clean_question(words, numbered=True)
    text = question_text(document, line, cleaned)
    return Start(SHAPE, line, end, text, len(document.lines), True, linked=False, body=True, sign=_SIGN)
