"""Labels in brackets, `【答案】B`, `【问1】..`, `[Answer: B]`, `(Ans: c)`, -> labels with a colon, `答案: B`.

Only the words of an answer, an explanation, or a question with its number are labels; `【多选题】`, links and boxes
stay as they are. Places in the file do not change.
"""

from __future__ import annotations

import re

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.regex import regex

_OPENS = frozenset("【［〖〔[({（")
_FEWEST = 3
"""The fewest characters of an answer; fewer may name an option below."""
_CLOSES = (")", "）")
_AHEAD = " \t>*_-+"
_MARKS = r"(?P<lead>[ \t>]*(?:[-*+][ \t]+)?)(?P<open>\*\*|__)?"
_WIDE = regex(
    rf"{_MARKS}(?:[【［〖〔](?P<wide>[^【】［］〖〗〔〕\n]{{1,20}})[】］〗〕]"
    r"|\[(?P<square>[^\[\]\n]{2,20})\](?![(\[:]))[ \t]*(?P<close>\*\*|__)?[ \t]*[:：]?[ \t\u3000]*"
)
"""A label in brackets, with its text behind them."""
_WHOLE = regex(
    rf"{_MARKS}[\[(（{{【［][ \t]*(?P<label>[^\[\](){{}}（）【】:：.\n]{{1,30}}[:：.-])[ \t]*"
    r"(?P<said>\(?[^\[\](){}（）【】\n]{1,80}\)?)[ \t]*[\])）}】］][ \t]*(?P<stop>\*\*|__)?[ \t.]*"
    r"(?:<br[ \t]*/?>)?[ \t]*\Z",
    re.I,
)
"""A label and its text in the same brackets."""


def with_labels_out_of_brackets(document: Document) -> Document:
    """The document with such labels as plain ones."""
    changes: dict[int, Change] = {}
    code: frozenset[int] | None = None
    lettered = "【B】" in document.source.text
    heads, ends = document.table.led_by(_OPENS.__contains__), document.table.ended_by(_CLOSES.__contains__)
    for number in sorted({*heads, *ends}):
        line = document.lines[number]
        head = line.lstrip(_AHEAD)
        if head[:1] not in _OPENS or len(head) < 3 or head[2] == "]":
            written = _with_dash(line) if line.rstrip().endswith(_CLOSES) else None
        else:
            written = None if lettered and head.startswith("【A】") else _plain(line)
        if written is None:
            continue
        code = document.code_lines() if code is None else code
        if number not in code:
            changes[number] = (written, len(line) - len(written))
    return document.with_lines(changes)


def _plain(line: str) -> str | None:
    """A line with its label out of brackets; None without such a label."""
    if match := _WHOLE.match(line):
        said = f"{match['label']} {match['said']}"
        if label_kind(said) in ("answer", "explanation") and bool(match["open"]) == bool(match["stop"]):
            return f"{match['lead']}{said.rstrip()}"
    if match := _WIDE.match(line):
        word = (match["wide"] or match["square"]).strip(" *_:：")
        kind = label_kind(f"{word}: x")
        if kind in ("answer", "explanation") or (kind == "question" and any(map(str.isdigit, word))):
            rest = line[match.end() :]
            return f"{match['lead']}{match['open'] or ''}{word}:{match['close'] or ''} {rest}".rstrip()
    return None


def _with_dash(line: str) -> str | None:
    """A question with its answer in brackets at its end, `Which? (Answer: red)`, with a dash between them."""
    words = line.rstrip()
    opened = max(words.rfind("("), words.rfind("（"))
    said = words[opened + 1 : -1].strip()
    label = label_of(said) if opened > 0 and (":" in said or "：" in said) else None
    if label is None or label.kind != "answer" or len(said[label.end :].strip()) < _FEWEST or line.startswith("#"):
        return None
    asked = words[:opened].rstrip()
    return f"{asked} — {said[label.end :].strip()}" if looks_like_question(asked) else None
