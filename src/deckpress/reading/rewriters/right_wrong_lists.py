"""A list of right options above a list of wrong ones, `Correct:` and `Wrong:`, -> one list with boxes.

    Which are metals?

    Correct:
    - Iron
    - Gold

    Wrong:
    - Oak

The wrong ones may come first. A question with wrong ones alone gets boxes too, so that its missing right option is
reported. Style guides have such lists as well: they count if most of them are below a question. Lines keep their
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.vocabulary import ANSWER, CORRECT, CORRECT_ALONE, OPTION, WRONG_MARK, WRONG_ONES
from deckpress.regex import regex

_NAME = rf"(?:{OPTION}|{ANSWER}|risposte|ответы|відповіді|odpowiedzi|odpovědi)[^\W\d_]{{0,3}}"
_ENDING = r"(?:/[^\W\d_]{1,3}|\([^\W\d_]{1,3}\))?"
"""Another ending of the word: `corretta/e`, `richtige(r)`."""
VERDICT = (
    r"(?:(?:the|all|las|los|les|le|die|alle)[ \t]+)?"
    rf"(?:{_NAME}[ \t]*)?(?:(?P<wrong>{WRONG_ONES}|{WRONG_MARK})|{CORRECT}|{CORRECT_ALONE}|right|true){_ENDING}"
    rf"(?:[ \t]*{_NAME})?"
)
"""The words that say whether options are right."""
_LABEL = regex(
    rf"(?P<lead>[ \t]*(?:#{{1,6}}[ \t]+)?)(?:[*_]{{1,3}})?{VERDICT}(?P<end>[ \t*_]*[:：]?[ \t*_]*)\Z",
    re.I,
)
_ITEM = regex(r"([ \t]*)(?:[-*+•]|\d{1,2}[.)])[ \t]+(?=\S)")
_NUMBER = regex(r"(\d{1,4})[.)][ \t]+(?=\S)")
HEADS = frozenset(
    """a all alle alte ans ansa ansb ansc ansd anse ansf ansg ansh ansi ansj ansk ansm ansn anso ansp ansr anss
    anst ansv answ ansy antw atbi atsa aufl ausf ayri az beis bena best bonn calc cava ceva choi comp cont core
    corr det deta die dobr ekse eran erra exam exem expe faci fals fasi faus faux feil fel fela felb felc
    feld fele felf felg feli felj fell felm felo felp felr fels felt felv felw fely fork fout full gaba goed good
    hely het idea inco ispr javo jawa jibu juis just korr kunc lahe las le lehe les los lsg lsga lsgb lsgc
    lsgd lsge lsgf lsgg lsgh lsgi lsgj lsgk lsgm lsgn lsgo lsgp lsgr lsgs lsgt lsgv lsgw lsgy mahd mall mauv
    mego mint mode moge muli must nesp niep not odgo odpo offi oike olas onju opca opci opcj opco oplo opsi
    opti opzi pare peny pili popr posi poss prav praw prop przy rasp ratk rech reco refe repo resp rett rezo rich
    righ rigt rikt risi risp rozw sai saia saib saic said saie saif saig saii saij sail saim saio saip sair
    sais sait saiv saiw saiy sala samp sbag solu spre step sugg svar szcz taca tacn teis toca tocn true vaih
    vari vast voor vzor work wron wzor yani yanl""".split()
)
"""How the words of such labels begin."""
_AHEAD = " \t#*_"
_LONGEST = 60
_REACH = 20
"""How many lines above a label its question may be."""
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Part:
    """A label and the items below it: their lines, and where their words begin."""

    line: int
    right: bool
    items: tuple[tuple[int, int, int], ...]
    """The line of each item, and the columns of its mark and of its words."""
    end: int


def with_boxes_by_label(document: Document) -> Document:
    """The document with boxes at the items of such lists, and without their labels."""
    found = list(_lists(document))
    asked = sum(_is_asked(document, parts[0].line) for parts in found)
    if not found or asked < _SHARE * len(found):
        return document
    changes: dict[int, Change] = {}
    for part in (part for parts in found for part in parts):
        changes[part.line] = ("", 0)
        for number, mark, words in part.items:
            line = document.lines[number]
            head = f"{line[:mark]}- [{'x' if part.right else ' '}] "
            changes[number] = (head + line[words:], words - len(head))
    for number, match in _numbered(document, found):
        label = f"Q{match.group(1)}: "
        changes[number] = (label + document.lines[number][match.end() :], match.end() - len(label))
    return document.with_lines(changes)


def _numbered(document: Document, lists: Sequence[tuple[_Part, ...]]) -> list[tuple[int, re.Match[str]]]:
    """The lines with the numbers of the questions, which count up, one above the lists of each; else nothing.

    With a label instead, a question may go on in further paragraphs.
    """
    found: list[tuple[int, re.Match[str]]] = []
    top = document.first
    for parts in lists:
        lines = [(n, match) for n in range(top, parts[0].line) if (match := _NUMBER.match(document.lines[n]))]
        wanted = str(int(found[-1][1].group(1)) + 1) if found else ""
        own = next((pair for pair in lines if not wanted or pair[1].group(1) == wanted), None)
        # A further number is a question without such lists, which a label would take in.
        if own is None or any(n > own[0] and int(match.group(1)) == int(own[1].group(1)) + 1 for n, match in lines):
            return []
        found.append(own)
        top = parts[-1].end
    return found


def _lists(document: Document) -> Iterator[tuple[_Part, ...]]:
    """The right and the wrong ones of each question, in the order in which they are written; or wrong ones alone."""
    lines = document.lines
    labels = [n for n in document.table.begun_by(HEADS, counted=False) if len(lines[n]) <= _LONGEST and _says(lines[n])]
    code = document.code_lines() if labels else frozenset()
    above: _Part | None = None
    for number in labels:
        part = _part(lines, number) if number not in code else None
        if part is not None and above is not None and above.right != part.right and above.end == number:
            yield above, part
            above = None
        else:
            yield from _alone(document, above)
            above = part
    yield from _alone(document, above)


def _alone(document: Document, part: _Part | None) -> Iterator[tuple[_Part, ...]]:
    """The wrong ones of a question that nothing else answers."""
    if part is None or part.right or not _is_asked(document, part.line):
        return
    below = document.lines[part.end] if part.end < len(document.lines) else ""
    if label_kind(below) != "answer":
        yield (part,)


def _says(line: str) -> re.Match[str] | None:
    """The label that a line is; a heading needs no colon."""
    if not (line.rstrip(" \t*_").endswith((":", "：")) or "#" in line[:4] or line.rstrip().endswith("*")):
        return None
    if not may_begin(line, HEADS, _AHEAD):
        return None
    match = _LABEL.match(line)
    marked = match is not None and ("#" in match.group("lead") or match.group("end").strip(" \t_"))
    return match if marked else None


def _part(lines: Sequence[str], label: int) -> _Part | None:
    """The items below a label, down to the first line that is not part of an item."""
    match = _says(lines[label])
    items: list[tuple[int, int, int]] = []
    number = label + 1
    while number < len(lines):
        line = lines[number]
        item = _ITEM.match(line)
        deeper = bool(items) and len(line) - len(line.lstrip()) > items[0][1]
        goes_on = (
            item is None
            and bool(items)
            and bool(lines[number - 1].strip())
            and not _says(line)
            and not label_kind(line)
        )
        counts = item is not None and line.lstrip()[0].isdigit()
        alike = not items or counts == lines[items[0][0]].lstrip()[0].isdigit()
        if item is not None and not deeper and alike:
            items.append((number, item.end(1), item.end()))
        elif line.strip() and not deeper and (line.lstrip().startswith(("#", "---", "***")) or not goes_on):
            break
        number += 1
    return _Part(label, not (match and match.group("wrong")), tuple(items), number) if items else None


def _is_asked(document: Document, label: int) -> bool:
    """True for a question right above a label, for text that breaks off for its options, and below a numbered line."""
    above = [line for line in reversed(document.lines[max(label - _REACH, 0) : label]) if line.strip()]
    if above and leads_to_options(above[0]):
        return True
    numbered = next((line for line in above if _ITEM.match(line) or HEADING_MARK.match(line)), "")
    return number_of(numbered) > 0
