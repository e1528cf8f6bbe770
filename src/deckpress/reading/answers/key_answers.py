"""The answer of a key to a question with options -> the right options, and the explanation.

A key may repeat the words of an option after its letter. If letter and words name different options, it is unclear
which is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from deckpress.compare import letters, likeness
from deckpress.frozen import dataclass, replace
from deckpress.model import NO_TEXT, Text
from deckpress.reading.answers.key_lines import EXPLAINS
from deckpress.reading.parts.named_options import right_ones
from deckpress.reading.parts.option_values import Options
from deckpress.reading.words.inline_tags import end_of_tags
from deckpress.reading.words.letter_verdicts import stated
from deckpress.reading.words.letters_named import letters_named
from deckpress.reading.words.option_claims import claimed, end_of_words
from deckpress.reading.words.option_letters import in_latin
from deckpress.reading.words.vocabulary import ANSWER
from deckpress.regex import regex

_BOLD = regex(r"(\*\*|__)(?=\S)(.+?)\1")
_LABEL = regex(rf"[ \t]*(\*\*|__)?(?:{ANSWER})[ \t]*+[:：][ \t]*+(?!\*)", re.I)
_MARKED = regex(r"(?P<mark>`|\*\*|__)(?P<letter>\(?[A-La-l]\)?)[.]?(?P=mark)(?![`*_])")
_CLAIM = regex(
    r"(?:\A|(?<=[,;&\s]))(?:(?:option|answer)[ \t]+)?\(?(?P<label>[^\W_])[ \t]*(?:[.):：、]|\\\))[*_]{0,2}(?=\s|\Z)"
    r"[*_]{0,2}[ \t]*",
    re.I,
)
_JOINT = regex(r"(?:[\s,;&.]|(?<!\w)(?:and|und|et|y|e|и))+\Z", re.I)
_ASIDE = regex(r"([^()\n]{1,200}?)[ \t]*\(")
"""An answer before a remark in brackets: `False (it is a star)`."""
_APART = regex(r"([^\n]{1,200}?)[ \t]+[–—-]{1,3}[ \t]+(?=\S)")
"""An answer before its explanation: `Mitochondrion – it makes ATP`."""
_GAP = " \t\n.:：,;–—-=)→>"
_SAME = 0.85
_ALIKE = 0.6
_MOST = 400
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class KeySays:
    """The options that a key names, by index; the explanation; and whether its words name other options."""

    right: frozenset[int] = frozenset()
    explanation: Text = NO_TEXT
    guessed: str = ""
    option: str = ""
    """The words of the option with the key's letter, if the key has other words after that letter."""


def read_key(said: Text, options: Options) -> KeySays:
    """Reads the answer of a key against the options of its question."""
    said = _with_plain_letter(_without_label(said))
    markdown = said.markdown
    labels = _labels(options)
    if said_ones := letters_named(markdown[:_LONGEST], tuple(labels)):
        return KeySays(said_ones[0], _rest(said, said_ones[1]), markdown.split("\n", 1)[0] if said_ones[2] else "")
    all_right, end = claimed(in_latin(markdown[:_LONGEST]), tuple(labels), options.words)
    if all_right:
        return KeySays(all_right, _rest(said, end))
    bold = _BOLD.match(markdown)
    line = markdown.find("\n") if "\n" in markdown else len(markdown)
    claim_end = bold.end() if bold else line
    claim = bold.group(2) if bold else markdown[:line]
    claim = in_latin(claim)
    offset = bold.start(2) if bold else 0
    named = [m for m in _CLAIM.finditer(claim[:_LONGEST]) if m.group("label").upper() in labels]
    if named and named[0].start() == 0 and (not bold or claim[named[0].end() :].strip()):
        several = len(named) > 1 and _all_repeat(named, claim, options, labels)
        if bold or several or len(named) == 1:
            found = _Claim(said, claim, offset, claim_end, named if several else named[:1], closed=bool(bold))
            return _claimed(found, options)
    if spoken := _spoken(claim[:200], labels):
        return KeySays(spoken, _rest(said, claim_end))
    right, taken, guessed = right_ones(markdown, options)
    if (not right or guessed) and (apart := bold or _APART.match(markdown)) and apart.end() < len(markdown):
        others, _, unsure = right_ones(apart.group(apart.lastindex or 0), options)
        if others and not unsure:
            return KeySays(others, _rest(said, apart.end()))
    if not right and (ones := stated(markdown, tuple(labels), options.words)):
        return KeySays(ones, said)
    if not right:
        aside = _ASIDE.match(markdown)
        says = read_key(said.slice(0, aside.end(1)), options) if aside else KeySays()
        return replace(says, explanation=said.slice(aside.end(1)).strip()) if aside and says.right else KeySays()
    if bold and taken <= claim_end:
        taken = claim_end
    return _checked(said, right, taken, options, guessed=guessed)


def _without_label(said: Text) -> Text:
    """The answer after a label such as `Answer:`; bold print that began before the label begins after it."""
    label = _LABEL.match(said.markdown)
    if label is None:
        return said
    rest = said.slice(label.end())
    return rest.reword(label.group(1) + rest.markdown) if label.group(1) else rest


def _with_plain_letter(said: Text) -> Text:
    """The answer without the marks of its letter: "`b` -> because" and "**b** -> because" are "B -> because"."""
    match = _MARKED.match(said.markdown)
    if match is None:
        return said
    dot = "." if _CAPITALS.match(said.markdown, match.end()) else ""
    return said.slice(match.start("letter")).reword(match["letter"].upper() + dot + said.markdown[match.end() :])


_CAPITALS = regex(r"[ \t]+(?:[A-Z]{2,}|A[ \t])")
"""A word in capitals, or an article, behind a letter, which are no more letters: `**B** DNS is ..`."""


def _labels(options: Options) -> dict[str, int]:
    """The indices of options by label; if the options have no labels, letters count them."""
    if any(options.labels):
        return {label.upper(): index for index, label in enumerate(options.labels) if label}
    return {chr(65 + index): index for index in range(min(len(options.choices), 26))}


def _spoken(claim: str, labels: dict[str, int]) -> frozenset[int]:
    """The options that a claim names only by labels in a script other than Latin: `ア`, `②`, `А, В`."""
    folded = unicodedata.normalize("NFKC", claim).upper()
    names = [name.strip("().。") for name in re.split(r"[\s,;、/&+]+|И(?=\s)", folded)]
    known = [labels.get(name) for name in names if name]
    if claim.isascii() or not known or None in known:
        return frozenset()
    return frozenset(index for index in known if index is not None)


def _words(claim: str, named: Sequence[re.Match[str]], index: int) -> str:
    stop = named[index + 1].start() if index + 1 < len(named) else len(claim)
    words = claim[named[index].end() : stop]
    return _JOINT.sub("", words) if index + 1 < len(named) else words


def _all_repeat(named: Sequence[re.Match[str]], claim: str, options: Options, labels: dict[str, int]) -> bool:
    """True if the words after each label repeat an option, so that each is really a label."""
    texts = options.words
    return all(_nearest(letters(_words(claim, named, n)), texts, labels[m.group("label").upper()]) is not None
               for n, m in enumerate(named))  # fmt: skip


def _nearest(words: str, texts: Sequence[str], own: int) -> int | None:
    """The option whose text, or its beginning, the words repeat; or None."""
    if not words or _same(words, texts[own]):
        return own
    return next((n for n, text in enumerate(texts) if n != own and _same(words, text)), None)


def _same(words: str, text: str) -> bool:
    if not words or not text:
        return False
    if words == text or (len(words) > 3 and words in text) or (len(text) > 3 and words.startswith(text)):
        return True
    return likeness(words[:_MOST], text[:_MOST], _SAME) >= _SAME


@dataclass(frozen=True, slots=True)
class _Claim:
    """Labels with words after them: `A) Oxygen, C) Helium`."""

    said: Text
    words: str
    """The part of what is said that names options, in Latin letters; it begins at `offset` and ends before `end`."""
    offset: int
    end: int
    named: Sequence[re.Match[str]]
    """The labels in the words."""
    closed: bool
    """True if the words are in bold, and no explanation is among them."""


def _claimed(claim: _Claim, options: Options) -> KeySays:
    labels = _labels(options)
    texts = options.words
    right = frozenset(labels[m.group("label").upper()] for m in claim.named)
    for number, match in enumerate(claim.named):
        own = labels[match.group("label").upper()]
        words = letters(_words(claim.words, claim.named, number))
        near = _nearest(words, texts, own)
        if (near is not None and near != own) or (claim.closed and near is None and not _alike(words, texts[own])):
            return KeySays(option=options.choices[own].text.flat or "?")
    if claim.closed:
        return KeySays(right, _rest(claim.said, claim.end))
    behind = _behind(claim.words, claim.named[-1].end(), options, right)
    return KeySays(right, _rest(claim.said, claim.offset + behind))


def _checked(said: Text, right: frozenset[int], taken: int, options: Options, *, guessed: bool) -> KeySays:
    """Letters without words after them; the words after a single letter may repeat its option, or another one."""
    markdown = said.markdown
    line = markdown.find("\n", taken) if "\n" in markdown[taken:] else len(markdown)
    words = letters(markdown[taken:line])
    texts = options.words
    if len(right) == 1 and len(words) > 1:
        (own,) = right
        other = next((n for n, text in enumerate(texts) if n != own and text == words), None)
        if other is not None and texts[own] != words:
            return KeySays(option=options.choices[own].text.flat or "?")
    first = markdown.split("\n", 1)[0]
    return KeySays(right, _rest(said, _behind(markdown, taken, options, right)), first if guessed else "")


def _behind(text: str, start: int, options: Options, right: frozenset[int]) -> int:
    """Where the explanation begins: after the words of a right option, if they follow, else at `start`."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    texts = options.words
    for words in (texts[n] for n in right):
        if found := end_of_words(text[:end], start, words):
            return found + (text[found : found + 1] == "`" and text.count("`", start, found) % 2)
    rest = letters(text[start:end])
    if any(rest and rest in texts[n] for n in right):
        return end
    return start


def _rest(said: Text, start: int) -> Text:
    """The rest of a text, without marks and without a label such as `Explanation:`."""
    rest = said.slice(end_of_tags(said.markdown, start))
    markdown = rest.markdown
    line = len(markdown) - len(markdown.lstrip(" \t*_.:：)"))
    lead = len(markdown) - len(markdown.lstrip("*_" + _GAP))
    if markdown[line : line + 1] == "\n":
        rest = rest.slice(line).strip()
    elif lead and _opens(markdown, lead):
        rest = rest.slice(markdown.index("**"))
    else:
        rest = rest.slice(lead).strip()
    label = EXPLAINS.match(rest.markdown)
    return rest.slice(label.end()).strip() if label else rest


def _opens(markdown: str, lead: int) -> bool:
    """True if the stars before a column open bold print, which closes later."""
    return markdown[:lead].count("**") % 2 == 1 and "**" in markdown[lead:] and markdown[lead - 2 : lead] == "**"


def _alike(words: str, text: str) -> bool:
    if not words or not text:
        return True
    return likeness(words[:_MOST], text[:_MOST], _ALIKE) >= _ALIKE
