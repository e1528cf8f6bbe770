"""Lines of HTML that ask, answer or offer options, as `<p><b>Q1.</b> ..</p>`, -> the same lines in Markdown."""

from __future__ import annotations

import re

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.regex import regex

_OPENS = regex(r"([ \t]*)((?:<(?:p|div|span|font|center)\b[^<>]*>[ \t]*)*)")
_BOLD = regex(r"<(b|strong)(?:\s[^<>]*)?>[ \t]*((?:(?!</?\1\b).)*?)[ \t]*</\1>", re.I)
_CLOSES = regex(r"(?:[ \t]*</(?:p|div|span|font|center)>)+[ \t]*\Z", re.I)
_BREAKS_AHEAD = regex(r"(?:<br[ \t]*/?>[ \t]*)+(?=\(?[A-Ha-h1-8][.)][ \t]+\S)", re.I)
"""Breaks at the head of the line of an option."""
_BREAK = regex(r"[ \t]*<br[ \t]*/?>[ \t]*\Z", re.I)
_LETTERED = r"\(?[A-Ha-h1-8][.)][ \t]+\S"
_OPTION = regex(_LETTERED)
_BREAK_BEFORE = regex(rf"[ \t]*<br[ \t]*/?>[ \t]*(?={_LETTERED})", re.I)
_SIGNS = regex(r"<(?:b|strong|p|div|br)\b", re.I)
_LONGEST = 2000
_FEWEST = 2


def with_markdown_lines(document: Document) -> Document:
    """The document with such lines rewritten; they keep their numbers."""
    if not _SIGNS.search(document.source.text):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    tasks = not any(label_kind(document.lines[number]) == "answer" for number in document.table.labelled)
    inside = False  # inside a paragraph whose opening tag was left out
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if number in code or not line.strip() or len(line) > _LONGEST:
            inside = False
            continue
        new = _rewritten(line, inside=inside, tasks=tasks) if inside or "<" in line else None
        if new is None:
            continue
        opened = _OPENS.match(line)
        inside = (inside or bool(opened and opened.group(2))) and not _CLOSES.search(line)
        changes[number] = new
    return document.with_lines(changes)


def _rewritten(line: str, *, inside: bool, tasks: bool) -> Change | None:
    """A line in Markdown; None if it stays as it is. With `tasks`, a task in bold is a question."""
    opened = _OPENS.match(line)
    assert opened is not None
    head, tags = opened.groups()
    broken = _BREAKS_AHEAD.match(line, opened.end())
    cut = broken.end() if broken else opened.end()
    body = line[cut:]
    plain = _CLOSES.sub("", body) if tags or inside else body
    bold = _BOLD.match(plain)
    written = f"**{bold.group(2)}**{plain[bold.end() :]}" if bold and bold.group(2) else plain
    whole = _BREAK.sub("", written)
    alone = bold is not None and not _BREAK.sub("", plain[bold.end() :]).strip()
    label = label_of(whole)
    option = _OPTION.match(written) is not None
    asks = alone and (looks_like_question(whole) or (tasks and is_task(whole.strip("* "))))
    if (bold or tags) and ((label is not None and label.kind != "cloze") or asks):
        text = whole if alone else written
    elif option and (tags or inside or broken or _BREAK_BEFORE.search(written)):
        text = _BREAK_BEFORE.sub("  ", _BREAK.sub("", written))
    elif len(_BREAK_BEFORE.findall(written)) >= _FEWEST:  # a question and its options on one line
        text = _BREAK_BEFORE.sub("  ", whole)
    elif inside:
        text = written
    else:
        return None
    return (head + text, cut - len(head)) if text != line[len(head) :] or tags else None
