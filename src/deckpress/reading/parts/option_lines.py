"""Options that are lines, parts of lines, or paragraphs, each with the next letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.parts.option_values import (
    BOX,
    DASHED,
    LETTER,
    ROUND_BOX,
    TIGHT_BOX,
    Options,
    begins_options,
    is_ticked,
    lead_of,
    with_marks,
    without_letters,
)
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.option_letters import (
    ANY_LETTER,
    CIRCLED_LETTER,
    is_first,
    is_next,
    loose_sequence,
    sequence,
)
from deckpress.regex import regex

_INLINE = regex(
    rf"(?:(?<=[ \t\u3000\n|;,·•/])|(?<![^\t])|(?={CIRCLED_LETTER}))"
    r"(?P<lead>(?:(?<=[ \t]{2})|(?<![^\n]))[✓✔✅☑❌✗✘✖]\ufe0f?[ \t]?)?(?P<open>\*\*|__)?"
    rf"(?P<round>[(（])?(?P<letter>{ANY_LETTER})(?P<mark>[.)）．、]|(?<={CIRCLED_LETTER}))"
    r"(?P<close>(?(open)(?:\*\*|__)|(?!)))?[ \t\u3000]*(?=[^\s.)])"
)
_FAR_BEHIND = regex(rf"\S(?:[ \t\u3000]{{2}}|\t)[ \t\u3000]*(?:\*\*)?[(（]?{ANY_LETTER}[.)）．、]")
"""An option far behind another one on its line."""
_HARD_BREAK = regex(r"(?:(?<!\\)\\|[ \t]*<br[ \t]*/?>)[ \t]*\Z", re.I)
_LAST_BREAK = regex(r"(?:(?<=[ \t])\\|[ \t]*<br[ \t]*/?>)[ \t]*\Z", re.I)
_MOST = 12
"""The most options that are separate paragraphs."""
_ENDS = regex(r"[?？؟:：.…)_]\s*\Z")


def line_options(document: Document, block: Block, *, dashed: bool = False) -> Options | None:
    """Lines `A. text`, `b) text`, `*c) text` of one paragraph, from a line that begins with the first letter.

    Lines `A - text` count with `dashed`, or if a sign marks one of them.
    """
    lines = [line.strip() for line in document.lines[block.start : block.end]]
    boxes = at_heads(lambda line: BOX.match(line) or ROUND_BOX.match(line), lines)
    if len(boxes) >= 2 and not all(map(is_ticked, boxes)):
        return _box_lines(document, block, boxes)
    if tight := tight_boxes(lines):
        return replace(_box_lines(document, block, tight), tight=True)
    pattern = next((pattern for pattern in (LETTER, DASHED) if pattern.match(lines[0])), None)
    if pattern is None:
        return None
    options = _lettered(document, block, [pattern.match(line) for line in lines])
    if pattern is LETTER or options is None:
        return options
    return replace(options, plain=not options.marked) if dashed or options.marked else None


def _lettered(document: Document, block: Block, found: Sequence[re.Match[str] | None]) -> Options | None:
    lines = document.lines[block.start : block.end]
    starts = [i for i, m in enumerate(found) if m]
    signs = [m.group("letter") for m in found if m]
    labels = sequence(signs)
    if labels and any(map(_FAR_BEHIND.search, lines)):
        inline = inline_options(document, block)
        if inline is not None and len(inline.choices) > len(labels):
            return inline
    if not labels:
        inline, labels = inline_options(document, block), loose_sequence(signs)
        if not labels or (inline is not None and len(inline.choices) > len(labels)):
            return inline
    ends = [*starts[1:], len(lines)]
    choices, leads = [], []
    for start, end in zip(starts, ends, strict=True):
        match = found[start]
        assert match is not None
        lead = len(lines[start]) - len(lines[start].lstrip())
        text = document.text(block.start + start, block.start + end, lead + match.end())
        choices.append(_unbroken(text, last=end == len(lines)))
        leads.append(lead_of(match))
    return _counting(signs, with_marks(Options(tuple(choices), labels, False), tuple(leads)))


def _counting(signs: Sequence[str], options: Options) -> Options:
    """The options; circled numbers may also count the parts of an answer, so an answer must name one of them."""
    circled = all("①" <= sign <= "⑳" for sign in signs)
    return replace(options, plain=not options.marked) if circled else options


def tight_boxes(lines: Sequence[str]) -> list[re.Match[str]]:
    """The boxes at the heads of all lines, if some lack a blank that Markdown needs; or nothing."""
    boxes = at_heads(TIGHT_BOX.match, lines)
    return boxes if len(boxes) >= 2 and not all(map(is_ticked, boxes)) else []


def at_heads(match: Callable[[str], re.Match[str] | None], texts: Iterable[str]) -> list[re.Match[str]]:
    """What matches at the heads of all texts; nothing as soon as one has no match."""
    found: list[re.Match[str]] = []
    for text in texts:
        own = match(text)
        if own is None:
            return []
        found.append(own)
    return found


def _unbroken(text: Text, *, last: bool) -> Choice:
    """An option without `<br>` or the backslash that breaks its line; at the end of the text, only after a blank.

    An option that is only `<br>` stays.
    """
    words = (_LAST_BREAK if last else _HARD_BREAK).sub("", text.markdown).rstrip()
    return Choice(text.slice(0, len(words)) if words and len(words) < len(text.markdown) else text)


def _box_lines(document: Document, block: Block, boxes: list[re.Match[str]]) -> Options:
    """Lines that begin with a box each: `[x] text`, `☑ text`."""
    choices = []
    for number, box in enumerate(boxes, block.start):
        line = document.lines[number]
        text = document.text(number, number + 1, len(line) - len(line.lstrip()) + box.end())
        choices.append(Choice(text, is_ticked(box)))
    return without_letters(Options(tuple(choices), ("",) * len(choices), True))


def inline_options(document: Document, block: Block) -> Options | None:
    """Options that share lines: `a) text b) text c) text`, each with the next letter and the same brackets."""
    cuts: list[tuple[int, re.Match[str]]] = []
    form: tuple[bool, str] | None = None
    for number in range(block.start, block.end):
        for found in _INLINE.finditer(document.lines[number]):
            own = (bool(found.group("round")), found.group("mark"))
            if form is None:
                form = own
                if not is_first(found.group("letter")) or document.lines[number][: found.start()].strip():
                    return None
            if own == form and (not cuts or is_next(found.group("letter"), cuts[-1][1].group("letter"))):
                cuts.append((number, found))
    labels = sequence([match.group("letter") for _, match in cuts])
    if not labels:
        return None
    stops: list[tuple[int, int | None]] = [(n, m.start()) for n, m in cuts[1:]]
    choices = []
    for (number, match), (last, stop) in zip(cuts, [*stops, (block.end - 1, None)], strict=True):
        slices = [(n, match.end() if n == number else 0, stop if n == last else None) for n in range(number, last + 1)]
        choices.append(_inline_choice(document.cut_text(slices)))
    if not all(choice.text for choice in choices):
        return None
    options = with_marks(Options(tuple(choices), labels, False), tuple(lead_of(match) for _, match in cuts))
    return _counting([match.group("letter") for _, match in cuts], options)


def marks_on(line: str) -> list[tuple[str, int]]:
    """The letters on a line that begins with an option, which others may share, with the columns of their marks."""
    lead = len(line) - len(line.lstrip(" \t>"))
    lead += 2 if line[lead : lead + 2] in ("- ", "* ", "+ ") else 0
    match = LETTER.match(line[lead:])
    if match is None:
        return []
    found = [(match.group("letter"), lead)]
    for other in _INLINE.finditer(line, lead + match.end()):
        if is_next(other.group("letter"), found[-1][0]):
            found.append((other.group("letter"), other.start()))
    return found


def holds_two(line: str) -> bool:
    """True for a line that begins with the first option and holds the second one too: `a) text b) text`."""
    found = [match.group("letter") for match in _INLINE.finditer(line.strip())]
    return len(found) > 1 and is_first(found[0]) and is_next(found[1], found[0]) and begins_options(line)


def _inline_choice(text: Text) -> Choice:
    """An option without the marks that separate it from the next one on its line."""
    text = text.strip()
    return Choice(text.slice(0, len(text.markdown.rstrip(" \t\u3000|;,·•/"))))


def options_in(text: Text, *, named: bool = False) -> tuple[Text, Options] | None:
    """A question that ends with its options, `Which? a) text b) text`, cut before the first of them; or None.

    They are behind the end of a question, unless an answer that is only a letter shows that there are `named` ones.
    """
    cuts: list[re.Match[str]] = []
    for found in _INLINE.finditer(text.markdown):
        ends = named or _ENDS.search(text.markdown[max(found.start() - 20, 0) : found.start()])
        if not cuts and not (ends and is_first(found.group("letter")) and text.markdown[: found.start()].strip()):
            continue
        form = [(match.group("round"), match.group("mark")) for match in (cuts[0] if cuts else found, found)]
        if form[0] == form[1] and (not cuts or is_next(found.group("letter"), cuts[-1].group("letter"))):
            cuts.append(found)
    labels = sequence([match.group("letter") for match in cuts])
    if not labels:
        return None
    stops = [*(match.start() for match in cuts[1:]), len(text.markdown)]
    choices = tuple(_inline_choice(text.slice(match.end(), stop)) for match, stop in zip(cuts, stops, strict=True))
    if not all(letters(choice.text.markdown) if named else choice.text for choice in choices):
        return None
    options = with_marks(Options(choices, labels, False), tuple(map(lead_of, cuts)))
    return text.slice(0, cuts[0].start()).strip(), options


def first_option_behind(text: Text) -> tuple[Text, Choice] | None:
    """A question that ends with its first option, `Which? a) text`, cut before it; None without one."""
    last = text.markdown.rfind("\n") + 1
    for found in _INLINE.finditer(text.markdown, last):
        if is_first(found.group("letter")) and _ENDS.search(text.markdown[max(found.start() - 20, 0) : found.start()]):
            return text.slice(0, found.start()).strip(), _inline_choice(text.slice(found.end()))
    return None


def options_filling(text: Text) -> tuple[Text, ...]:
    """The options that fill a text, `a) text b) text`, from its first letter on; none if it holds something else."""
    cuts: list[re.Match[str]] = []
    for found in _INLINE.finditer(text.markdown):
        same = not cuts or all(cuts[0].group(part) == found.group(part) for part in ("round", "mark"))
        if same and (is_next(found.group("letter"), cuts[-1].group("letter")) if cuts else not found.start()):
            cuts.append(found)
    if not sequence([match.group("letter") for match in cuts]):
        return ()
    stops = [*(match.start() for match in cuts[1:]), len(text.markdown)]
    parts = tuple(_inline_choice(text.slice(match.end(), end)).text for match, end in zip(cuts, stops, strict=True))
    return parts if all(parts) else ()


def paragraph_options(document: Document, blocks: Iterable[Block]) -> tuple[Options | None, int]:
    """Options that are separate paragraphs, each with the next letter, or with a letter above its code.

    Paragraphs `A - text` are plain: they count only if an answer names one.
    """
    found: list[re.Match[str]] = []
    texts: list[Text] = []
    stops: list[int] = []  # the number of blocks up to the end of each option
    for taken, block in enumerate(blocks, 1):
        if block.kind in ("fence", "code") and texts and not texts[-1]:
            texts[-1], stops[-1] = document.text(block.start, block.end), taken
            continue
        match = _letter_of(document, block, found)
        if match is None or (not found and not _may_begin(match)):
            break
        if found and (not texts[-1] or not _goes_on(match.group("letter"), [m.group("letter") for m in found])):
            break
        line = document.lines[block.start]
        found.append(match)
        texts.append(document.text(block.start, block.end, len(line) - len(line.lstrip()) + match.end()))
        stops.append(taken)
    signs = [match.group("letter") for match in found]
    dashed = bool(found) and found[0].re.pattern == DASHED.pattern
    labels = sequence(signs) or (() if dashed else loose_sequence(signs))
    if not labels:
        count = next((n for n in range(1, len(signs)) if not is_next(signs[n], signs[n - 1])), 0)
        labels, found, texts = sequence(signs[:count]), found[:count], texts[:count]
    if not labels or not all(texts):
        return None, 1
    options = with_marks(Options(tuple(map(Choice, texts)), labels, False), tuple(map(lead_of, found)))
    options = replace(options, plain=dashed and not options.marked)
    return _counting(signs[: len(labels)], options), stops[len(labels) - 1]


def _may_begin(match: re.Match[str]) -> bool:
    """True for the first letter, and for one that may begin options out of order."""
    letter = match.group("letter")
    return is_first(letter) or (match.re.pattern == LETTER.pattern and letter in "BCDbcd")


def _goes_on(letter: str, found: Sequence[str]) -> bool:
    """True for a letter that may be the next one in options, even if it is out of order or is repeated."""
    return len(found) < _MOST and (len(found) == 1 or not is_first(letter) or not any(map(is_first, found)))


def _letter_of(document: Document, block: Block, above: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The letter at the head of a paragraph, which all options of a question mark in one way."""
    if block.kind != "paragraph":
        return None
    line = document.lines[block.start].strip()
    return above[0].re.match(line) if above else LETTER.match(line) or DASHED.match(line)


def box_paragraphs(document: Document, blocks: Iterable[Block]) -> tuple[Options | None, int]:
    """Options that are separate paragraphs with a box each: `[ ] text`, `[x]text`.

    A paragraph between them, below a ticked box, explains why that option is right.
    """
    choices: list[Choice] = []
    remarks: list[Text] = []
    taken, tight, between = 0, False, False
    for number, block in enumerate(blocks, 1):
        line = document.lines[block.start]
        box = (BOX.match(line.strip()) or TIGHT_BOX.match(line.strip())) if block.kind == "paragraph" else None
        if box is None:
            if block.kind != "paragraph" or between or not (choices and choices[-1].correct):
                break
            between = True
            remarks.append(document.text(block.start, block.end))
            continue
        tight = tight or not BOX.match(line.strip())
        text = document.text(block.start, block.end, len(line) - len(line.lstrip()) + box.end())
        choices.append(Choice(text, is_ticked(box)))
        taken, between = number, False
    remarks = remarks[:-1] if between else remarks
    if len(choices) < 2 or not all(choice.text for choice in choices) or all(choice.correct for choice in choices):
        return None, max(taken, 1)
    remark = Text.join(*remarks) if remarks else NO_TEXT
    options = without_letters(Options(tuple(choices), ("",) * len(choices), True))
    return replace(options, tight=tight, remark=remark), taken
