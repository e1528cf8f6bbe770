"""One line -> the pair on it: a term and its meaning, or a question and its answer, with a mark between them."""

from __future__ import annotations

import re

from deckpress.frozen import dataclass
from deckpress.reading.parts.asking_lists import asks
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_MARK = regex(
    r"(?=[ \t:：→⟶➜⇒↔=-])(?:"  # most characters begin no mark
    r"(?P<triple>[ \t]*:::+[ \t]*)"
    r"|(?P<double>[ \t]+::[ \t]*|::[ \t]+)"
    r"|(?P<arrow>[ \t]*(?:→|⟶|➜|⇒|↔|[-=]+>)[ \t]*)"
    r"|(?P<dash>[ \t]+(?:[–—]|--?)[ \t]+)"
    r"|(?P<colon>[ \t]?(?::[ \t]+|：[ \t]*))"
    r"|(?P<equals>[ \t]+=[ \t]+))"
)
_TAB = regex(r"(?P<tab>(?<=[^\s|])[ ]*\t[ \t]*(?=[^\s|]))")
"""A tab separates a pair on a line without another mark, as copied tables have it."""
_COUNTED = regex(r"\W*(?:\w{1,3}[.)]|[\W\d_]*)\Z")
_NAMES = {"triple": ":::", "double": "::", "arrow": "→", "dash": "–", "colon": ":", "equals": "=", "tab": "\t"}
_QUESTION = regex(
    r"(?:[^?？؟.!。]|[.!](?!\s)){4,}[?？؟](?:\*\*|__|[)\"”»])?[ \t]*(?:(?:[–—→:-]+>?|//)[ \t]+)?(?=[^\s?？)])"
)
_SURER = regex(r":::|\s::|::\s|→|⟶|➜|⇒|↔")
"""Marks that separate a pair more reliably than a question mark before them."""
_MASKED = regex(
    r"(`+)(?!`).+?(?<!`)\1(?!`)|\$\$.+?\$\$|\$[^$\s][^$]*\$|\\\(.+?\\\)|\\\[.+?\\\]"
    r'|\[(\$\$?|latex)\].+?\[/\2\]|<anki-mathjax.*?</anki-mathjax>|\]\([^()\s]*(?:[ \t]+"[^"\n]*")?\)|https?://\S+|<[^<>]*>'
    r"|\[[^\W\d_][\w .-]{0,30}::[^\[\]]*\]|\([^\W\d_][\w .-]{0,30}::[^()]*\)"
)
"""Code, formulas, targets of links, addresses, tags and fields (`[due:: Friday]`), in which no mark is looked for."""
_LINK = regex(r"\[[^\[\]\x00]*+\x00+")
"""A link whose target is masked: a mark in its text separates nothing."""
_SIGNS = frozenset(":：=?？؟→⟶➜⇒↔>–—-\t")
"""Every mark has one of these characters, and so has a question."""
_MASKS = frozenset("`$\\[]</")
"""Every masked part has one of these characters."""
_SPEECH = regex(
    r"(?P<term>[^\W\d_][^\W\d_]*+(?:[ '’/-][^\W\d_]++){0,4})[ \t]+"
    r"(?=[(\[]?(?:n|v|vt|vi|adj|adv|prep|conj|pron|num|aux|art|int|phr|pl|sb|adv?|sust|vb)[.]"
    r"(?:[ \t&/,)\]]|[^\x00-\x7f])(?<![-–—:：=→])(?![ \t]*[-–—:：=→]))"
)
"""A word and its part of speech, as dictionaries write it: `house n. ..`, `wide adj. ..`."""
_SPOKEN_AT = regex(
    r"[\[(]?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?(?:[\])][ \t]*|[ \t]+)(?:[-–—][ \t]+)?"
    r"[^\W\d_][^:\n]{0,60}:(?=\s|\Z)"
)
"""The time, and the name of who speaks then, as in a chat: `10:01 Ann: hello`."""
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
DIRECTIVE = regex(r"\.\.[ \t]+(?:[\w:-]+::|_[^:\n]+:)(?:[ \t]|\Z)")
"""A directive or a target of reStructuredText: `.. include:: common.txt`, `.. _link: https://example.org`."""
ADJECTIVE = "(a)"
_ARROW = regex(r"[ \t]*(?:→|⟶|➜|⇒|↔|[-=]+>)[ \t]*")
_FEWEST_PARTS = 3
_LONGEST_TERM = 80


@dataclass(frozen=True, slots=True)
class Pair:
    """One line cut at its mark: the term on columns `start` to `end`, and the column where its meaning begins."""

    mark: str
    start: int
    end: int
    column: int
    other: Pair | None = None
    """The pair that another mark on the line makes, if the line begins with a question."""

    @property
    def marked(self) -> Pair | None:
        """The pair by its mark, even if the line begins with a question."""
        return self.other if self.mark == "?" else self


def pair_of(line: str, start: int = 0, *, asking: bool = True, classed: bool = False) -> Pair | None:
    """The pair on a line from a column on, or None; without `asking`, a question mark does not separate a pair.

    With `classed`, `(a)` at its head is the class of a word, not the letter of an option.
    """
    if len(line) > 2000:
        return None
    written = line[start:]
    start += len(written) - len(written.lstrip())
    if "." in written and (spoken := _SPEECH.match(line, start)):
        return Pair("n.", start, spoken.end("term"), spoken.end())
    if _SIGNS.isdisjoint(line) or label_of(written) or _SPOKEN_AT.match(line, start) or DIRECTIVE.match(line, start):
        return None
    masked = (
        line if _MASKS.isdisjoint(line) and "::" not in line else _MASKED.sub(lambda m: "\x00" * len(m.group()), line)
    )
    may_ask = asking and any(mark in masked for mark in QUESTION_MARKS)
    asked = _QUESTION.match(masked, start) if may_ask and not _SURER.search(masked, start) else None
    if asked and line.count("**", start, asked.end()) % 2:
        asked = None  # the bold print that begins before the question mark ends after it
    if asked and any(asked.group().count(opens) > asked.group().count(closes) for opens, closes in _BRACKETS):
        asked = None  # so do the brackets, or the words of a link
    if asked and asks(written.strip()):
        asked = None  # what follows asks as well, or sets a task: `What is a mean? How is it written?`
    if asked and re.search(r"\w", masked[asked.end() :]) and looks_like_question(_asked(line[start : asked.end()])):
        end = asked.end()
        return Pair("?", start, start + len(_asked(line[start:end])), end, pair_of(line, start, asking=False))
    return _marked(line, masked, start, classed=classed)


def _marked(line: str, masked: str, start: int, *, classed: bool) -> Pair | None:
    """The pair that the first mark of a line makes, outside what is masked."""
    if "](" in line:
        masked = _LINK.sub(lambda m: "\x00" * len(m.group()), masked)
    found = _MARK.search(masked, start) or ("\t" in line and _TAB.search(masked, start))
    if found:
        name = _NAMES[found.lastgroup or ""]
        term, meaning = line[start : found.start()].strip(), line[found.end() :].strip()
        if not term or not meaning or len(term) > _LONGEST_TERM or _cuts_bold(masked, start, found.start()):
            return None
        second = _MARK.search(masked, found.end()) if name == "–" and term.isdecimal() else None
        if second is not None and second.lastgroup == "dash":
            return _marked(line, masked, found.end(), classed=classed)  # a number ahead: `3 - iron - a metal`
        if begins_options(line[start:]) and not (classed and term.startswith(ADJECTIVE)):
            return None
        if name == "→" and _is_chain(term, meaning):
            return None
        if (name == "\t" and _COUNTED.match(term)) or ("=>" in found.group() and term.startswith("`")):
            return None  # a number before an item; a key before what it does
        if name == ":" and re.search(r"[.!?。！？;]\s", term):
            return None
        return Pair(name, start, start + len(line[start : found.start()].rstrip()), found.end())
    return None


def _cuts_bold(line: str, start: int, column: int) -> bool:
    """True for a column inside bold print that begins at the start or later and ends before other words of the line."""
    if line.count("**", start, column) % 2 == 0:
        return False
    closes = line.find("**", column)
    return closes >= 0 and bool(line[closes:].strip(" \t*.,:;"))


def _is_chain(term: str, meaning: str) -> bool:
    """True for versions that follow each other: `Java 1.0 -> Java 1.1 -> Java 1.2`."""
    parts = [term, *_ARROW.split(meaning)]
    return len(parts) >= _FEWEST_PARTS and len({part.split(" ", 1)[0] for part in parts}) == 1


def _asked(written: str) -> str:
    return written.rstrip(" \t–—→:->")


def mask(line: str) -> str:
    """A line with code, formulas, links and tags masked, in which a mark separates nothing."""
    masked = _MASKED.sub(lambda m: "\x00" * len(m.group()), line)
    return _LINK.sub(lambda m: "\x00" * len(m.group()), masked) if "](" in line else masked
