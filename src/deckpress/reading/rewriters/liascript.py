"""Quizzes of LiaScript -> the same questions with boxes, answers and hints in Markdown.

    Which are planets?                  What is 2 + 2?

        [[X]] Mars                          [[4]]
        [[ ]] Sirius                        [[?]] an even number

`[(X)]` stands for one of several, `[[red | (blue)]]` for a menu, `[[4]]` for a field to type in; both may be within a
sentence. A list with words in all brackets, `- [(often)] Every day`, is a survey: none of its options is right. The
marks of animations are left out: `{{1-2}}` above a line of stars or above options, and `--{{1}}--` above a question. A
wiki link looks like a field: fields and surveys count only in a document that has other signs of LiaScript. Lines keep
their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.lia_lines import QUIZ, quoted_questions, scripts_below
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_BOX = regex(r"(?P<lead>[ \t]*)(?:[-*+][ \t]+)?\[(?:\[(?P<square>[ xX])\]|\((?P<round>[ xX])\))\][ \t]+(?=\S)")
_SURVEYED = regex(r"(?P<lead>[ \t]*[-*+][ \t]+)\[(?:\[[^\[\]?!|]{1,40}\]|\([^()]{1,40}\))\][ \t]+(?=\S)")
_SURVEYED_ALONE = regex(r"(?P<lead>[ \t]*)\[\([^()]{1,40}\)\][ \t]+(?=\S)")
_ANIMATION = regex(r"[ \t]*\{\{\d{1,2}(?:-\d{1,2})?\}\}[ \t]*\Z")
_SPOKEN = regex(r"[ \t]*--\{\{\d{1,2}\}\}--[ \t]*\Z")
"""The mark above a text that the browser reads out."""
_HINT = regex(r"[ \t]*(?:[-*+][ \t]+)?\[\[\?\]\][ \t]+(?P<hint>\S.*?)[ \t]*\Z")
_FIELD = regex(r"[ \t]*\[\[[ \t]*(?P<said>[^\[\]|?!]*[^\[\]|?! \t][^\[\]|?!]*?)[ \t]*\]\][ \t]*\Z")
_MENU = regex(r"[ \t]*\[\[(?P<choices>[^\[\]]*\|[^\[\]]*)\]\][ \t]*\Z")
_MENU_WITHIN = regex(r"\[\[(?P<choices>[^\[\]|]*(?:\|[^\[\]|]*)+)\]\]")
_FIELD_WITHIN = regex(r"\[\[[ \t]*(?P<said>[^\[\]|?!]*[^\[\]|?! \t])[ \t]*\]\]")
_SOLUTION = regex(r"[ \t]*\*{5,}[ \t]*\Z")
_STARS = regex(r"[ \t]*\*{3,}[ \t]*\Z")
_END = "<!-- end -->"
_SIGN = regex(r"[ \t]*(?:narrator|import|script|link|logo|language|mode|dark):[ \t]*\S.*|.*\bliascript\b.*", re.I)
_NO_QUESTION = regex(r"[ \t]*(?:#|[-*+>|<]|\d+[.)]|```|~~~|\[\[)")
_HEAD = 40
"""How many lines at the head of a document may say that it is LiaScript."""
_FEWEST_SIGNS = _FEWEST = 2


def with_lia_quizzes(document: Document) -> Document:
    """The document with such quizzes in Markdown."""
    lines = document.lines
    text = document.table.text
    animated = "}}" in text and any("}}" in line and _ANIMATION.match(line) for line in lines)
    if not (animated or "[[" in text or "[(" in text):
        return document
    fenced = frozenset(_fenced(document))
    signed = sum(1 for line in lines[:_HEAD] if _SIGN.fullmatch(line)) >= _FEWEST_SIGNS
    quoted = dict(quoted_questions(document, fenced))
    if quoted and (signed or any(_boxes(document, fenced))):
        document = document.with_lines(quoted)
        lines = document.lines
    boxes = dict(_boxes(document, fenced))
    changes = dict(boxes)
    for number, line in enumerate(lines):
        if number not in fenced and number not in boxes and (hint := _HINT.match(line)):
            changes[number] = (f"<!-- hint: {hint.group('hint')} -->", 0)
    changes |= dict(_menus_within(document, fenced, changes.keys()))
    shown = dict(_animations(lines, fenced))
    changes |= {line: ("", 0) for stars, mark in shown.items() if stars != mark for line in (mark, stars)}
    if animated:
        changes |= dict.fromkeys(_alone(document, fenced, changes.keys() | shown.keys()), ("", 0))
    if changes or signed:
        changes |= dict(_surveys(document, fenced, changes.keys()))
        changes |= dict(_fields(document, fenced, changes.keys()))
        changes |= dict(_gaps(document, fenced, changes.keys()))
    if changes:
        changes |= dict.fromkeys(scripts_below(lines, fenced), ("", 0))
        changes |= dict(_solutions(lines, fenced | shown.keys()))
    return document.with_lines(changes)


def _solutions(lines: Sequence[str], fenced: frozenset[int]) -> Iterator[tuple[int, Change]]:
    """The lines of stars round the explanation of a quiz, and its lines without their indent.

    The card ends at the second line of stars if the first is below a quiz. Right below one, three stars are enough.
    """
    marks = [n for n, line in enumerate(lines) if _STARS.match(line) and n not in fenced]
    first, below = -1, False
    for number in marks:
        if first < 0:
            below = _is_below_quiz(lines, number)
            first = number if below or _SOLUTION.match(lines[number]) else -1
            continue
        yield first, ("", 0)
        yield number, (_END if below else "", 0)
        lead = len(lines[first]) - len(lines[first].lstrip())
        for inner in range(first + 1, number):
            cut = min(lead, len(lines[inner]) - len(lines[inner].lstrip()))
            yield inner, (lines[inner][cut:], cut)
        first = -1


def _is_below_quiz(lines: Sequence[str], number: int) -> bool:
    """True for stars right below a quiz, or more of them below a blank line."""
    above = number - 1
    while above >= 0 and not lines[above].strip() and _SOLUTION.match(lines[number]):
        above -= 1
    return above >= 0 and QUIZ.match(lines[above]) is not None


def _fenced(document: Document) -> Iterator[int]:
    """The lines between fences; code that is only indented may be a quiz."""
    for start, end in document.code:
        if document.lines[start].lstrip().lstrip("-*+>0123456789.) \t")[:3] in ("```", "~~~"):
            yield from range(start, end)


def _boxes(document: Document, fenced: frozenset[int]) -> Iterator[tuple[int, Change]]:
    """The options with boxes, in runs that have some empty boxes."""
    run: list[int] = []
    for number in range(document.first, len(document.lines) + 1):
        line = document.lines[number] if number < len(document.lines) else "end"
        if number not in fenced and _BOX.match(line):
            run.append(number)
        elif line.strip() or number == len(document.lines):
            yield from _run(document, run)
            run = []


def _run(document: Document, run: Sequence[int]) -> Iterator[tuple[int, Change]]:
    lines = document.lines
    found = [(number, match) for number in run if (match := _BOX.match(lines[number]))]
    if len(found) < 2 or all((match.group("square") or match.group("round")).strip() for _, match in found):
        return
    above = run[0] - 1
    while above > document.first and not lines[above].strip():
        above -= 1
    animated = _ANIMATION.match(lines[above]) is not None
    first, last = _asked(document, above if animated else run[0])
    yield from _labelled(document, first, last)
    if animated:
        yield above, ("", 0)
    if first > 0 and _SPOKEN.match(lines[first - 1]):
        yield first - 1, ("", 0)
    for number, match in found:
        lead = match.group("lead") if len(match.group("lead").expandtabs(4)) < 4 else ""
        head = f"{lead}- [{(match.group('square') or match.group('round')).lower()}] "
        yield number, (head + lines[number][match.end() :], match.end() - len(head))


def _animations(lines: Sequence[str], fenced: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The lines of stars round the parts that appear one after the other, each with the line of its mark.

    The line of stars that closes a part comes with its own line.
    """
    mark = -1
    opened = False
    for number, line in enumerate(lines):
        if number in fenced or not line.strip():
            continue
        if _SOLUTION.match(line) and (mark >= 0 or opened):
            yield number, mark if mark >= 0 else number
            mark, opened = -1, mark >= 0
        else:
            mark = number if "}}" in line and _ANIMATION.match(line) else -1


def _alone(document: Document, fenced: frozenset[int], taken: Collection[int]) -> list[int]:
    """The marks of animations above a paragraph or a picture, if there are several."""
    found = [
        number
        for number, line in enumerate(document.lines)
        if "}}" in line and number not in fenced and number not in taken and _ANIMATION.match(line)
    ]
    return found if len(found) >= _FEWEST_ALONE else []


_FEWEST_ALONE = 3


def _surveys(document: Document, fenced: frozenset[int], taken: Collection[int]) -> Iterator[tuple[int, Change]]:
    """The options of surveys, as empty boxes below a labelled question."""
    for run in _surveyed(document):
        if len(run) < _FEWEST or any(line in fenced or line in taken for line, _ in run):
            continue
        yield from _labelled(document, *_asked(document, run[0][0]))
        for line, match in run:
            head = f"{match['lead'] if match['lead'].strip() else '- '}[ ] "
            yield line, (head + document.lines[line][match.end() :], match.end() - len(head))


def _surveyed(document: Document) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """The items of lists of options with words in brackets, and lines of such options without a bullet."""
    for block in document.blocks:
        items = [item for item in block.items if not item.nested]
        found = [(item.start, match) for item in items if (match := _SURVEYED.match(document.lines[item.start]))]
        if found and len(found) == len(items):
            yield found
        if block.kind in ("paragraph", "code"):
            lines = (
                (number, _SURVEYED_ALONE.match(document.lines[number])) for number in range(block.start, block.end)
            )
            yield [(number, match) for number, match in lines if match]


def _fields(document: Document, fenced: frozenset[int], taken: Collection[int]) -> Iterator[tuple[int, Change]]:
    """The fields and menus below a question, as its answer and its options; the question gets a label."""
    lines = document.lines
    for number in range(document.first + 1, len(lines)):
        line = lines[number]
        if "[[" not in line or number in fenced or number in taken:
            continue
        field, menu = _FIELD.match(line), _MENU.match(line)
        first, last = _asked(document, number)
        if first < 0 or not (field or menu):
            continue
        yield from _labelled(document, first, last, " {type-in}" if field else "")
        if field:
            yield number, (f"**Answer:** {field.group('said')}", field.start("said") - 12)
        elif menu:
            yield number, (_options(menu.group("choices")), 0)


def _menus_within(document: Document, fenced: frozenset[int], taken: Collection[int]) -> Iterator[tuple[int, Change]]:
    """The sentences with one menu, as questions with a blank, which take the empty line above, and their options."""
    for number in range(document.first + 1, len(document.lines)):
        line = document.lines[number]
        if document.lines[number - 1].strip():
            continue
        if "[[" not in line or "|" not in line or number in fenced or number in taken or _MENU.match(line):
            continue
        menus = list(_MENU_WITHIN.finditer(line))
        choices = [choice.strip() for menu in menus for choice in menu["choices"].split("|")]
        right = [choice for choice in choices if choice.startswith("(") and choice.endswith(")")]
        if len(menus) == 1 and len(right) == 1 and not _NO_QUESTION.match(line):
            said = f"{line[: menus[0].start()]}____{line[menus[0].end() :]}".strip()
            said = said if said.endswith((".", "?", "!", "_", ":")) else f"{said}."
            yield number - 1, (f"Q: {said}", 0)
            yield number, (_options(menus[0]["choices"]), 0)


def _gaps(document: Document, fenced: frozenset[int], taken: Collection[int]) -> Iterator[tuple[int, Change]]:
    """The sentences with fields to type in, as clozes."""
    for block in document.blocks:
        if block.kind != "paragraph" or block.end != block.start + 1 or block.start in fenced or block.start in taken:
            continue
        line = document.lines[block.start]
        if "[[" in line and not _FIELD.match(line) and not _NO_QUESTION.match(line):
            said = line.strip()
            for count, field in enumerate(_FIELD_WITHIN.findall(said), 1):
                said = _FIELD_WITHIN.sub(lambda _, gap=f"{{{{c{count}::{field}}}}}": gap, said, count=1)  # type: ignore[misc]
            if said != line.strip() and "[[" not in said:
                yield block.start, (f"C: {said}", -3)


def _labelled(document: Document, first: int, last: int, typed: str = "") -> Iterator[tuple[int, Change]]:
    """A question with a label at its head and a setting at its end; `first` is -1 without a question."""
    lines = document.lines
    label = "" if first < 0 or label_of(lines[first]) else "Q: "
    if 0 <= first == last and (label or typed):
        yield first, (f"{label}{lines[first].strip()}{typed}", -len(label))
    elif first >= 0:
        yield first, (label + lines[first].strip(), -len(label))
        yield last, (lines[last].strip() + typed, 0)


def _block_above(document: Document, line: int) -> Block | None:
    return next((b for b in reversed(document.blocks_on(max(line - 3, 0), line)) if b.start < line), None)


def _asked(document: Document, field: int) -> tuple[int, int]:
    """The first and the last line of the paragraph above a field, or above code it asks about; -1 twice without."""
    block = _block_above(document, field)
    if block is not None and block.kind == "fence" and block.end <= field:
        asked = _block_above(document, block.start)
        if asked is not None and asked.kind == "paragraph" and looks_like_question(asked.text):
            block, field = asked, block.start
    if block is None or block.kind != "paragraph" or _NO_QUESTION.match(document.lines[block.start]):
        return -1, -1
    end = min(block.end, field)
    between = document.lines[end:field]
    start = next((n + 1 for n in range(end - 1, block.start - 1, -1) if QUIZ.match(document.lines[n])), block.start)
    return (-1, -1) if start == end or any(line.strip() for line in between) else (start, end - 1)


def _options(choices: str) -> str:
    """A menu as options on one line: `red | (blue)` -> `A) red  B) blue ✓`."""
    said = [choice.strip() for choice in choices.split("|")]
    right = [choice.startswith("(") and choice.endswith(")") for choice in said]
    pairs = zip("ABCDEFGHIJKL", said, right, strict=False)
    return "  ".join(f"{letter}) {text[1:-1].strip()} ✓" if own else f"{letter}) {text}" for letter, text, own in pairs)
