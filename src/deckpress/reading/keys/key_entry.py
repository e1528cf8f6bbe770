"""One answer in a key, while its lines are collected and when it is complete."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Text
from deckpress.reading.words.before_letters import BEFORE_LETTER
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.regex import regex


@dataclass(frozen=True, slots=True)
class Entry:
    """The answer to one question. `number` is 0 if `title` repeats the words of the question instead."""

    number: int
    answer: Text
    remark: Text = NO_TEXT
    path: tuple[str, ...] = ()
    """The headings above it within the key, the innermost last."""
    title: str = ""
    lines: tuple[int, ...] = ()
    """Its lines in the whole document."""
    listed: bool = True
    """False for the text below a heading, which may be an answer or a chapter."""
    whole: bool = False
    """True if the remark has no label: for a question without options, it is part of the answer."""
    in_order: bool = False
    """True if only the order of the answers tells which question it answers; `number` counts them."""


@dataclass(slots=True)
class Open:
    """An entry whose text may continue in the lines and blocks below."""

    number: int
    answer: Text
    path: tuple[str, ...]
    title: str = ""
    listed: bool = True
    remarks: list[Text] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    labelled: bool = False
    of_line: bool = False
    """True if it is on a line of a paragraph, not in a list."""
    in_order: bool = False
    """True if it has no number of its own, see `Entry`."""
    of_heading: bool = False
    """True if its number is a heading such as `Question 3`, so that a list below it is its answer."""
    parted: bool = False
    """True if deeper headings divide it, so that lists below them belong to it, too."""

    @property
    def said(self) -> str:
        """Its latest text."""
        return (self.remarks[-1] if self.remarks else self.answer).markdown.rstrip(" *_")

    @property
    def expects_list(self) -> bool:
        """True if its text announces a list below it: `Two gases:`."""
        return self.said.endswith((":", "："))

    def add(self, text: Text, *, labelled: bool) -> None:
        """Adds text below: the answer, if there is none yet, else the explanation."""
        if self.answer or labelled:
            self.labelled = self.labelled or labelled
            self.remarks.append(text)
        else:
            self.answer = text

    def closed(self) -> Entry:
        """The entry, complete."""
        said, remark = self.answer, Text.join(*self.remarks)
        if not said and remark:
            said, remark = remark, NO_TEXT
        if self.of_heading:
            said, remark = _named_first(said, remark)
        return Entry(
            self.number,
            _unlabelled(_unbroken(said)),
            _unbroken(remark),
            self.path,
            self.title,
            tuple(self.lines),
            self.listed,
            not self.labelled,
            self.in_order,
        )


def _named_first(said: Text, remark: Text) -> tuple[Text, Text]:
    """An answer and its explanation: if one short line of the text has a label, it is the answer, the rest explains.

    The line may be the item of a list.
    """
    whole = Text.join(said, remark)
    at = 0
    for line in whole.markdown.split("\n"):
        bullet = _BULLET.match(line)
        lead = bullet.end() if bullet else 0
        label = label_of(line[lead:])
        if label is not None and label.kind == "answer" and line[lead + label.end :].strip(" *_"):
            if (at == 0 and not bullet) or len(line) > _LONGEST_NAME:
                return said, remark
            named = whole.slice(at + lead, at + len(line)).strip()
            return named, Text.join(whole.slice(0, at).strip(), whole.slice(at + len(line)).strip())
        at += len(line) + 1
    return said, remark


_BULLET = regex(r"[ \t]{0,3}[-*+][ \t]+")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Behind:
    """Text without a label after an entry: the explanation before that text, and the number of lines."""

    remark: Text
    lines: int
    sentence: bool = False
    """True if it is one block and, like the answer, ends as a sentence."""


def _is_sentence(text: str) -> bool:
    said = text.strip().rstrip("*_)”»\"'")
    return said.endswith((".", "。", "।")) and len(said.split(maxsplit=2)) > 1 and "!" not in said and "?" not in said


def behind_of(opened: Open, text: Text, known: Behind | None) -> Behind:
    """How text without a label continues an open entry that has an answer."""
    if known is not None:
        return replace(known, sentence=False)
    sentence = bool(_is_sentence(text.markdown) and _is_sentence(opened.said))
    return Behind(Text.join(*opened.remarks), len(opened.lines), sentence)


def without_closing_words(entries: Sequence[Entry], behind: Mapping[int, Behind]) -> list[Entry]:
    """The entries. Text without a label that follows only the last entries of lists is not an explanation."""
    kept = list(entries)
    listed = [n for n, entry in enumerate(kept) if entry.listed]
    inner = {n for n, following in pairwise(listed) if _goes_on(kept[n], kept[following])}
    if len(behind) >= len(listed) or not inner.isdisjoint(behind):
        return kept
    for n, more in behind.items():
        if not more.sentence and kept[n].listed:
            kept[n] = replace(kept[n], remark=more.remark, lines=kept[n].lines[: more.lines])
    return kept


def with_explanations(entries: Sequence[Entry], headings: Mapping[str, tuple[int, ...]]) -> list[Entry]:
    """The entries; those below a heading such as `Explanations` explain those of the same numbers next to it."""
    kept = [entry for entry in entries if entry.listed and entry.path]
    reasons = [entry for entry in kept if label_kind(f"{entry.path[-1]}:") == "explanation"]
    paths = {entry.path for entry in kept}
    if not reasons or len(paths) != 2 or len({path[:-1] for path in paths}) != 1:
        return list(entries)
    said = [entry for entry in kept if entry.path != reasons[0].path]
    by_number = {entry.number: entry for entry in reasons}
    if len(by_number) != len(reasons) or not by_number.keys() <= {entry.number for entry in said}:
        return list(entries)
    made = []
    for entry in said:
        reason = by_number.get(entry.number)
        remark = Text.join(entry.remark, reason.answer, reason.remark) if reason else entry.remark
        lines = (*entry.lines, *(reason.lines if reason else ()))
        made.append(replace(entry, remark=remark, path=entry.path[:-1], lines=lines, whole=False))
    between = [line for path in paths for line in headings.get(path[-1], ())]
    made[0] = replace(made[0], lines=(*made[0].lines, *between))
    return [*(entry for entry in entries if not entry.listed and (*entry.path, entry.title) not in paths), *made]


def _goes_on(entry: Entry, following: Entry) -> bool:
    return entry.path == following.path and entry.number < following.number


_SHORT_LABEL = regex(r"A[:：]")
"""The letter of an option, or a label."""
_OTHER_LETTER = regex(r"[B-H][:：]")


def without_short_labels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without the label `A:` before their answers, unless others begin with the letters of options."""
    if any(_OTHER_LETTER.match(entry.answer.markdown) for entry in entries):
        return list(entries)
    labels = ((entry, _SHORT_LABEL.match(entry.answer.markdown)) for entry in entries)
    return [
        replace(entry, answer=entry.answer.slice(label.end()).strip() or entry.answer) if label else entry
        for entry, label in labels
    ]


def _unbroken(said: Text) -> Text:
    """A text without the tags for line breaks at its end, which a key in HTML has behind each answer."""
    found = _BREAKS.search(said.markdown[-_LONGEST_BREAKS:]) if said.markdown.endswith(">") else None
    return said.slice(0, len(said.markdown) - len(found.group())) if found else said


def _unlabelled(said: Text) -> Text:
    """An answer without a label such as `Answer:`, or words such as `Letra` before a letter, at its head."""
    label = label_of(said.markdown.split("\n", 1)[0]) if said else None
    if (
        label is not None
        and not _SHORT_LABEL.match(said.markdown)
        and label.kind == "answer"
        and (rest := said.slice(label.end).strip())
    ):
        said = rest.reword(label.bold + rest.markdown) if label.bold else rest  # `richtig` alone is an answer
    if boxed := _BOXED.match(said.markdown):
        mark = ")" if said.markdown[boxed.end() :].strip() else ""
        letter = f"{boxed['mark'] or ''}{boxed['letter']}{mark}{boxed['rest']}"
        return said.reword(letter + said.markdown[boxed.end() :])
    lead = BEFORE_LETTER.match(said.markdown)
    if lead is None:
        return said
    mark = lead["mark"] or ""
    return said.reword(mark + said.markdown[lead.end() :])


_BREAKS = regex(r"(?:[ \t]*<br[ \t]*/?>)+\Z", re.I)
_LONGEST_BREAKS = 40
_BOXED = regex(r"(?P<mark>\*\*|__)?\\?\[\(?(?P<letter>[A-La-l])\)?\\?\](?P<rest>[*_]{0,2})(?![(\[])")
"""A letter in square brackets, which begin no link: `[B]`."""
