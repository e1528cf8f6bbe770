"""The text of an answer beyond the names of the right options."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from deckpress.compare import letters
from deckpress.html import sanitize
from deckpress.model import Choice, Text
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.option_values import Options
from deckpress.reading.words.labels import label_of, without_bold
from deckpress.reading.words.vocabulary import AND, RIGHT_MARK, WRONG_MARK
from deckpress.regex import regex

_LISTED = regex(r"[-*+][ \t]+[^\n]*\n(?:[^\n]+\n)*?[-*+][ \t]+\S")
"""A list of several items, whose first mark is no dash before an explanation."""
_DASH = regex(r"(?:[–—-]|[-=]?>|→|⇒) ")
"""What separates an explanation from the name of the right option."""
_ANSWERS_EACH = regex(r"\s*1[.)][ \t].*\n\s*2[.)][ \t]", re.S)


def answers_each(said: str) -> bool:
    """True for an answer that is a numbered list, with an entry for each of several tasks."""
    return bool(_ANSWERS_EACH.match(said))


_PART = regex(r"(?:^|(?<=[\s*_]))[(（]?(?P<letter>[A-La-l])[)）.](?=[\s*_])")
_SENTENCE_ENDS = ("", *"\n.!?;:。！？；：")
_FEWEST_PARTS = 2
_FEWEST_WORDS = 3
_JUDGED = regex(rf"(?<!\w)(?:{RIGHT_MARK}|{WRONG_MARK})(?!\w)", re.I)


def answers_each_letter(said: str, labels: Sequence[str]) -> bool:
    """True for an answer that says something about each of some letters in order, which are then parts of a task.

    `(a) Begin with one team. (b) Name an owner.` answers `Write about: (a) the start, (b) the rules.`
    """
    parts = [part for part in _PART.finditer(said) if said[: part.start()].rstrip("*_ \t")[-1:] in _SENTENCE_ENDS]
    found = [part["letter"].upper() for part in parts]
    wanted = [label.upper() for label in labels]
    if len(wanted) < _FEWEST_PARTS or found[: len(wanted)] != wanted or said[: parts[0].start()].strip("*_ \t\n"):
        return False
    if _JUDGED.search(said):
        return False
    ends = [*(part.start() for part in parts[1 : len(wanted)]), len(said)]
    return all(
        len(said[part.end() : end].split()) >= _FEWEST_WORDS
        for part, end in zip(parts[: len(wanted)], ends, strict=True)
    )


_SOLVED = regex(
    r"(?:(?:\A|(?<=[\n.!?;:,。！？；：，]))[\s*_]{0,12}(?:[-*+][ \t]+)?[(（]?|(?<=[\s*_])[(（]|(?<=\d[ \t]))"
    r"(?P<letter>[A-La-l])[)）][*_]*(?=\s)"
)
_ASKS = regex(r"[?？؟][\s*_]*\Z")
_MOST_ASKED = 2
_SHORTEST = 4


def solves_parts(said: str, options: Options, asked: str) -> bool:
    """True for an answer that solves each of the tasks that look like options: `a) 5, b) -1` below `a) 2 + 3`.

    It says other words than these behind each letter. Below a question, they are few: more may explain the options.
    """
    if options.boxed or asks_to_choose(asked):
        return False
    if _solves_each_number(said, options):
        return True
    if options.plain or not all(options.labels):
        return False
    if answers_each_letter(said, options.labels):
        return not (_ASKS.search(asked) or _repeated(_behind_letters(said), options))
    rest = _behind_letters(said)
    if len(rest) != len(options.labels) or _JUDGED.search(said) or not all(map(letters, rest.values())):
        return False
    if list(rest) != [label.upper() for label in options.labels] or _repeated(rest, options):
        return False
    return not _ASKS.search(asked) or all(len(words.split()) <= _MOST_ASKED for words in rest.values())


def _solves_each_number(said: str, options: Options) -> bool:
    """True for parts with the numbers of all tasks, in order, `1.`, `2. and 3.`, each with text below it."""
    if any(label.isalpha() for label in options.labels) or _JUDGED.search(said):
        return False
    heads = list(_NUMBERS_ALONE.finditer(said))
    if len(heads) < _FEWEST_PARTS or said[: heads[0].start()].strip():
        return False
    ends = [*(head.start() for head in heads[1:]), len(said)]
    numbers = [int(number) for head in heads for number in re.findall(r"\d+", head.group())]
    full = all(said[head.end() : end].strip() for head, end in zip(heads, ends, strict=True))
    return full and numbers == list(range(1, len(options.choices) + 1))


_NUMBERS_ALONE = regex(
    rf"^[ \t]*[*_]{{0,2}}\d{{1,2}}[.)]?(?:[ \t]*(?:[,&+-]|{AND})[ \t]*\d{{1,2}}[.)]?)*(?<=[.)])[*_]{{0,2}}[ \t]*$",
    re.M | re.I,
)


def _behind_letters(said: str) -> dict[str, str]:
    """What is behind each letter, up to the next one; nothing unless the text begins with a letter."""
    parts = list(_SOLVED.finditer(said))
    if not parts or said[: parts[0].start()].strip():
        return {}
    ends = [*(part.start() for part in parts[1:]), len(said)]
    found = {part["letter"].upper(): said[part.end() : end] for part, end in zip(parts, ends, strict=True)}
    return {} if len(found) < len(parts) or any(_JOINS.fullmatch(words) for words in found.values()) else found


_JOINS = regex(rf"[\s,;&+/]*(?:{AND}|or|oder|ou|o)?[\s,;&+/]*", re.I)


def _repeated(rest: Mapping[str, str], options: Options) -> bool:
    """True if the words behind a letter are those of its option, or begin with them."""
    own = dict(zip(options.labels, options.words, strict=True))
    pairs = [(letters(words), own.get(label, "")) for label, words in rest.items()]
    return any(
        text and (words == text or words.startswith(text) or (len(words) >= _SHORTEST and words in text))
        for words, text in pairs
    )


_VERDICT = regex(
    r"[ \t]*(?:[-*+][ \t]+)?(?:(?P<tick>[✓✔✅☑]\ufe0f?)|(?P<cross>[❌✗✘✖]\ufe0f?))?[ \t]*(?:\*\*|__)?[ \t]*"
    r"\(?(?P<letter>[A-La-l])[.)）:](?P<rest>.*)"
)
_WORD = regex(rf"[\W_]*(?:(?P<right>{RIGHT_MARK})|(?P<wrong>{WRONG_MARK}))(?!\w)", re.I)


def judged_options(said: str, options: Options) -> frozenset[int]:
    """The right options, according to an answer that judges each of them: `✅ **b) ..**`, `A. Wrong: ..`."""
    verdicts: dict[str, bool] = {}
    for line in said.split("\n"):
        match = _VERDICT.match(line)
        if match is None:
            continue
        word = _WORD.match(match.group("rest"))
        right = bool(match.group("tick") or (word and word.group("right")))
        if not (right or match.group("cross") or (word and word.group("wrong"))):
            return frozenset()
        verdicts.setdefault(match.group("letter").upper(), right)
    labels = list(options.labels)
    if verdicts.keys() != {*labels} or all(verdicts.values()):
        return frozenset()
    return frozenset(labels.index(letter) for letter, right in verdicts.items() if right)


def explanation_beyond(said: Text, taken: int, right: Sequence[Choice]) -> Text:
    """The explanation in an answer: the text beyond the names of the right options."""
    said, taken = _without_halves(said, taken, right)
    line_end = said.markdown.find("\n", taken)
    line_end = len(said.markdown) if line_end < 0 else line_end
    tail = said.markdown[taken:line_end]
    words = letters(sanitize.TAG.sub("", tail))
    if not words or any(_repeats(words, letters(sanitize.TAG.sub("", c.text.markdown))) for c in right):
        taken = line_end
    rest = _behind_breaks(said.slice(taken).strip())
    labelled = _behind_label(rest.slice(len(rest.markdown) - len(rest.markdown.lstrip(_ENDS))))
    if labelled is not None:
        return labelled
    stops = " \t\n.:,;)" if words or _LISTED.match(rest.markdown) else " \t\n*_.:,;-–—)"
    lead = len(rest.markdown) - len(rest.markdown.lstrip(stops))
    dash = _DASH.match(rest.markdown, lead) if words and not rest.markdown.startswith("\n") else None
    lead = dash.end() if dash else lead
    lead -= 2 if _opens_bold(rest.markdown, lead) else 0
    rest = _behind_breaks(rest.slice(lead).strip())
    labelled = _behind_label(rest)
    return rest if labelled is None else labelled


_ENDS = " \t\n.:,;-–—)"
_ITALICS = regex(r"([*_])(?=[^\s*_])[^*_\n]+(?<=\S)\1[ \t]*\Z")


def _behind_label(said: Text) -> Text | None:
    """What follows the label of an explanation at the head of a text; None without one.

    The label, or the whole line, may be bold or in italics.
    """
    line, _, below = said.markdown.partition("\n")
    slanted = 1 if _ITALICS.match(line) else 0
    label = label_of(line[slanted:])
    if label is None or label.kind != "explanation":
        return None
    text = said.slice(slanted + label.end)
    if label.bold or slanted:
        head = without_bold(line[label.end :], label.bold) if label.bold else line[1 + label.end :].rstrip()[:-1]
        text = text.reword(f"{head}\n{below}" if below else head)
    return text.strip()


_BREAKS = regex(r"(?:[ \t]*<br[ \t]*/?>)+[ \t]*", re.I)


def _behind_breaks(said: Text) -> Text:
    """A text without the line breaks of HTML at its head."""
    found = _BREAKS.match(said.markdown) if said.markdown.startswith("<") else None
    return said.slice(found.end()).strip() if found else said


_RUN = regex(r"(?<!\\)(?:(?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)|(?<!`)`(?!`))")
_DEEPEST = 3
_JUDGES = regex(rf"[\W_]*(?:{RIGHT_MARK})[\W_]*", re.I)


def _without_halves(said: Text, taken: int, right: Sequence[Choice]) -> tuple[Text, int]:
    """An answer and the number of characters read, without the second half of emphasis that begins among these.

    In `**B) Iron** - a metal`, the words that repeat the option count as read.
    """
    for run in reversed(_open_runs(said.markdown[:taken])[-_DEEPEST:]):
        stop = said.markdown.find("\n\n", taken)
        behind = said.markdown[taken : stop if stop >= 0 else len(said.markdown)]
        close = next((m for m in _RUN.finditer(behind) if m.group() == run and _closes(behind, m)), None)
        if close is None:
            continue
        start, end = taken + close.start(), taken + close.end()
        words, tail = letters(behind[: close.start()]), behind[close.end() :].split("\n", 1)[0]
        options = [letters(sanitize.TAG.sub("", choice.text.markdown)) for choice in right]
        if letters(tail) and not _JUDGES.fullmatch(tail) and (not words or words in options):
            taken = end
        else:
            said = said.reword(said.markdown[:start] + said.markdown[end:])
    return said, taken


def _open_runs(read: str) -> list[str]:
    """The marks of emphasis that open in the part of an answer that was read, and do not close there."""
    found: list[str] = []
    for match in _RUN.finditer(read):
        if found and found[-1] == match.group():
            found.pop()
        elif not read[match.end() : match.end() + 1].isspace() and not read[: match.start()][-1:].isalnum():
            found.append(match.group())
    return found


def _closes(text: str, run: re.Match[str]) -> bool:
    return not text[: run.start()][-1:].isspace()


def _opens_bold(markdown: str, lead: int) -> bool:
    """True if the stars before a column open bold print, which closes later in the line."""
    line = markdown[lead:].split("\n", 1)[0]
    return markdown[max(lead - 2, 0) : lead] == "**" and markdown[:lead].count("**") % 2 == 1 and "**" in line


def _repeats(words: str, option: str) -> bool:
    """True if the words after a letter repeat the option or part of it, or only say that it is right."""
    behind = words.removeprefix(option)
    return bool(option) and (words in option or (behind != words and _JUDGES.fullmatch(behind) is not None))
