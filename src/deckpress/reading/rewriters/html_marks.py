"""Lines of HTML that are options, some of them marked as right by their tags, -> options with boxes.

<li class="correct">Mars</li>
<div class="option" data-correct="true">Mars</div>
<option selected>Mars</option>
- <span class="correct">Mars</span>
<button onclick="check(true)">Mars</button>
<button onclick="alert('Correct!')">Mars</button>
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.vocabulary import RIGHT_MARK
from deckpress.regex import regex

_TAGS = "li|div|p|span|label|button|option|a|input|dd"
_LINE = regex(
    rf"(?P<indent>[ \t]*)(?P<item>(?:[-*+]|\d{{1,2}}[.)])[ \t]+)?(?:<label\b[^<>]*>[ \t]*)?"
    rf"<(?P<tag>{_TAGS})\b(?P<says>[^<>]*)>[ \t]*(?P<text>\S.*)\Z",
    re.I,
)
_CLOSES = regex(rf"(?:[ \t]*(?:</(?:{_TAGS})>|<br[ \t]*/?>))+[ \t]*\Z", re.I)
_ASKED = regex(r"[ \t]*<(p|div|legend|label|span|h[1-6])\b[^<>]*>[ \t]*(?P<text>[^<>]*\S)[ \t]*</\1>[ \t]*\Z", re.I)
_FRAME = regex(r"[ \t]*</?(?P<tag>ul|ol|select|form|fieldset|div|section)\b(?P<says>[^<>]*)>[ \t]*\Z", re.I)
_SAYS = regex(
    r"\b(?P<name>data-(?:is-?)?(?:correct|right|answer)(?:-answer)?|checked|selected)(?![\w-])"
    r"(?:[ \t]*=[ \t]*[\"']?(?P<value>[\w-]+))?",
    re.I,
)
_NAMED = regex(
    r"<\w+\b[^<>]*\bdata-(?:(?:correct|right)-?)?(?:answer|option)[ \t]*=[ \t]*[\"']?(?P<name>[A-Ha-h1-8])\b", re.I
)
"""The letter or number of the right option, in the tag around the options."""
_CALLS = regex(
    r"\bonclick[ \t]*=[ \t]*[\"'][^<>\"]*?\([^<>()]*?(?<![\w-])"
    r"(?:(?P<right>true|(?P<q>[\"'])(?:correct|right)(?P=q))|false|(?P<p>[\"'])(?:incorrect|wrong)(?P=p))(?![\w-])",
    re.I,
)
"""A click handler whose argument says whether the option is right: `onclick="check(this, true)"`."""
_SPEAKS = regex(
    rf"\bonclick[ \t]*=[ \t]*[\"'][ \t]*alert\([ \t]*[\"'`][ \t]*[^\w<>\"'`]*"
    rf"(?:that'?s |it'?s |yes,? )?(?:{RIGHT_MARK})[ \t]*[!.,;:\"'`]",
    re.I,
)
"""A click handler that tells the reader so: `onclick="alert('Correct!')"`."""
_CLASS = regex(r"\bclass[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))", re.I)
_RIGHT_CLASS = regex(
    r"(?:is-?)?correct(?:-?(?:answer|option|choice))?|(?:is-right|right-?(?:answer|option|choice))"
    r"|answer-?(?:correct|right)",
    re.I,
)
_ITEMS = ("li", "label", "option", "button", "input")
"""Tags whose class `right` is more than a place on the page."""
_TELLING = ("feedback", "explanation", "explain", "rationale", "result")
_ASKING = ("question", "quiz", "prompt")
_YES = frozenset(("true", "yes", "1", "correct", "right", "checked", "selected"))
_NO = frozenset(("false", "no", "0", "incorrect", "wrong"))
_LONGEST = 2_000
_FEWEST = 2

_Run = list[tuple[int, re.Match[str]]]


def with_options_of_html(document: Document) -> Document:
    """The document with such lines as items with boxes, and their question as text; lines keep their numbers.

    Lines in a row are options if a tag marks one of them as right, but not each of them.
    """
    if not _TAG.search(document.table.text):
        return document
    if not any("<" in line and (right_tag(line) or _NAMED.search(line)) for line in document.lines):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    run: _Run = []
    named = ""
    for number in range(document.first, len(document.lines) + 1):
        line = document.lines[number] if number < len(document.lines) and number not in code else ""
        line = line if "<" in line and len(line) < _LONGEST else ""
        match = _LINE.match(line)
        match = None if match is None or _asks(match["says"]) or _tells(match["says"]) else match
        if match is not None and run and _form(match) == _form(run[-1][1]):
            run.append((number, match))
            continue
        if found := _options(document, run, named):
            changes |= {**found, **_around(document, run[0][0] - 1, run[-1][0] + 1, changes)}
            named = ""
        run = [] if match is None else [(number, match)]
        around = _NAMED.search(line)
        named = around["name"] if around else named
    return document.with_lines(changes)


def right_tag(line: str) -> str:
    """The first tag on a line whose attributes say that something is right, `<li class="correct">`, or nothing."""
    if "<" not in line or len(line) > _LONGEST:
        return ""
    return next((found.group() for found in _OPENING.finditer(line) if _right(found["tag"], found["says"])), "")


_TAG = regex(r"<\w")
_OPENING = regex(r"(?<!`)<(?P<tag>\w+)\b(?P<says>[^<>]*)>")


def _form(match: re.Match[str]) -> tuple[str, str, str]:
    return match["indent"], match["tag"].lower(), (match["item"] or "")[-2:-1]


def _options(document: Document, run: _Run, named: str) -> dict[int, Change]:
    """The lines of a run as items with boxes, if it holds options, and the feedback below them as text."""
    right = [_right(match["tag"], match["says"]) for _, match in run]
    if named and not any(right):
        place = int(named) - 1 if named.isdigit() else ord(named.upper()) - ord("A")
        right = [index == place for index in range(len(run))]
    if len(run) < _FEWEST or all(right) or not any(right):
        return {}
    changes = _feedback(document, run[-1][0] + 1)
    in_html = any(block.kind == "html" for block in document.blocks_on(run[0][0], run[0][0] + 1))
    for (number, match), is_right in zip(run, right, strict=True):
        indent = "" if in_html else match["indent"]
        mark = f"{indent}{match['item'] or '- '}[{'x' if is_right else ' '}] "
        changes[number] = (mark + _CLOSES.sub("", match["text"]), match.start("text") - len(mark))
    return changes


def _feedback(document: Document, below: int) -> dict[int, Change]:
    """The lines of HTML right below options that say why these are right or wrong, as an explanation."""
    changes: dict[int, Change] = {}
    while below < len(document.lines) and (found := _LINE.match(document.lines[below])) and _tells(found["says"]):
        label = "" if changes else "**Explanation:** "
        changes[below] = (label + _CLOSES.sub("", found["text"]), found.start("text") - len(label))
        below += 1
    return changes


def _around(document: Document, above: int, below: int, written: Mapping[int, Change]) -> dict[int, Change]:
    """The lines next to options without tags that only frame them, and the question above as text.

    A question right below other options, or above them, becomes a heading: a paragraph would go on with the last one.
    """
    lines, first = document.lines, document.first
    changes: dict[int, Change] = {}
    opened = set()
    found = _frame(lines[below]) if below < len(lines) else ""
    beside = below + bool(found)
    glued = beside < len(lines) and _ASKED.match(lines[beside]) is not None
    for _ in range(_FEWEST):
        if above >= first and above not in written and (name := _frame(lines[above])):
            opened.add(name)
            changes[above] = ("", 0)
            above -= 1
        asked = _ASKED.match(lines[above]) if above >= first and above not in written else None
        if asked is not None:
            mark = "###### " if glued or above - 1 in written else ""
            changes[above] = (mark + asked["text"], asked.start("text") - len(mark))
            above -= 1
            if above >= first and above not in written and _FRAME.match(lines[above]):
                changes[above] = ("", 0)  # also one whose class says that it holds the question
                above -= 1
    if found and (found in opened or found not in ("div", "section")):
        changes[below] = ("", 0)
    return changes


def _frame(line: str) -> str:
    """The name of the tag that is alone on a line and says nothing about a question, or nothing."""
    found = _FRAME.match(line)
    return "" if found is None or _asks(found["says"]) else found["tag"].lower()


def _asks(says: str) -> bool:
    """True if the class of a tag says that it holds a question."""
    return any(word in name.lower() for name in _classes(says) for word in _ASKING if "option" not in name.lower())


def _tells(says: str) -> bool:
    """True if the class of a tag says that it holds feedback on an answer."""
    return any(word in name.lower() for name in _classes(says) for word in _TELLING)


def _classes(says: str) -> list[str]:
    found = _CLASS.search(says)
    return (found[1] or found[2] or found[3] or "").split() if found else []


def _right(tag: str, says: str) -> bool:
    """True if the attributes of a tag say that its option is right."""
    if not says:
        return False
    for said in _SAYS.finditer(says):
        value = (said["value"] or "").lower()
        if value in _NO:
            return False
        if value in _YES or (not value and not said["name"].lower().startswith("data-answer")):
            return True
    called = _CALLS.search(says)
    if called is not None:
        return called["right"] is not None
    if _SPEAKS.search(says):
        return True
    names = _classes(says)
    bare = tag.lower() in _ITEMS and any(name.lower() in ("right", "answer") for name in names)
    return bare or any(map(_RIGHT_CLASS.fullmatch, names))
