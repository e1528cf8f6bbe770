"""A document with labels in words that `vocabulary` lacks -> the same document with `Q` and `A` instead.

Such labels are two words of any language that alternate at the heads of lines, each with a colon after it:
`Kysymys 1: ..`, `Vastaus: ..`. The first is numbered, or its lines end in question marks. A remark in parentheses may
follow a word without a number: `**Guest (in French):**`. Right below options, any word followed only by the letter of
an option is the label of an answer, too. Places in the file do not change.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.answers.key_lines import names_in_order
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.answer_words import leads_to_answer
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import is_hint, label_kind, label_of
from deckpress.reading.words.letter_pairs import PAIRS
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.option_letters import FOREIGN_LETTER, is_first
from deckpress.reading.words.title_words import CAPTION, CHAPTERS
from deckpress.reading.words.vocabulary import EXERCISE, FORM, OPTION, REMARK
from deckpress.regex import regex

WORD = regex(
    r"(?P<lead>[ \t]*(?:#{1,6}[ \t]+)?(?:\*\*|__)?)(?P<word>[^\W\d_]++(?:[ '’-][^\W\d_]++)?)"
    r"(?:(?P<number>[ \t\u00a0\u202f]*\d{1,4})|[ \t]\([^()\n:：]{1,30}\)(?=(?:\*\*|__)?[:：]))?"
    r"[ \t\u00a0\u2009\u202f]?"
    r"(?:(?P<mark>[:：.)])(?=\*\*|__|[ \t]|$)|(?P<early>\*\*|__)[ \t\u00a0\u2009\u202f]?[:：](?=[ \t]|$)"
    r"|(?<=\d)(?=(?:\*\*|__)[ \t]+\S))"
)
_MOST_LETTERS = 24
_LETTER = rf"(?:[A-Ha-h]|{FOREIGN_LETTER})"
_LETTER_ALONE = regex(rf"(?:\*\*|__)?[ \t]*\(?{_LETTER}(?:[ \t]*[,;&/][ \t]*{_LETTER})*\)?[.)]?(?:\*\*|__)?[ \t]*")
_OPTION = regex(rf"[ \t]*(?:[-*+][ \t]+)?(?:\*\*)?\(?(?P<letter>{_LETTER})[.):]")
_FEWEST = 3
_LONE_ANSWERS = ("r", "ج")
"""The letters that stand for an answer below options: `R: b`."""
_SECOND = ("b", "б", "в", "β", "ب")
"""The second letters of alphabets, as those of options."""
_SHORT = ("q", "a", "r", "c")
"""The letters that are labels in any document."""
Head = tuple[int, re.Match[str]]
Word = tuple[str, int, re.Match[str]]
"""The kind of a block, the number of a line in it, and the match at its head."""


def with_known_labels(document: Document) -> Document:
    """The document with its own pair of labels replaced by `Q` and `A`, or the document itself if it has none."""
    words = _without_codes(list(_words(document)))
    heads = _heads(document, words, "paragraph")
    pair = pair_of_heads(document, heads)
    if pair is not None and _are_answered(document, [n for n, match in heads if folded(match) == pair[0]]):
        pair = (pair[0], "")  # another label, such as `Common mistake`, alternates as well
    if pair is None:
        if letter := _numbered_letter(document, heads):
            return _rewritten(document, [head for head in heads if head[1].group("number")], (letter, ""))
        if word := _exercise_above_options(document, heads):
            return _rewritten(document, heads, (word, ""))
        single = _single_letters(document, words)
        pair = pair_of_heads(document, single)
        pair = pair if pair and "".join(pair) in PAIRS else _lone_pair(document, single)
        pair, heads = (pair, single) if pair else (_pair_with_known_answers(document, heads), heads)
    if pair is None:
        heads = _heads(document, words, "paragraph", "list")
        word = _word_of_letters(document, heads)
        if word is None:
            return document
        pair = ("", word)
    return _rewritten(document, heads, pair)


def _without_codes(words: list[Word]) -> list[Word]:
    """The heads of lines without codes such as `T07.` in a plan of tests: a letter, a number with a 0, no question."""
    coded = {
        folded(match)
        for _, _, match in words
        if len(match["word"]) == 1 and (match["number"] or "").startswith("0") and folded(match) not in _SHORT
    }
    for code in tuple(coded):
        lines = [match.string for _, _, match in words if folded(match) == code]
        if any(map(looks_like_question, lines)):
            coded.discard(code)
    return [word for word in words if folded(word[2]) not in coded] if coded else words


def _rewritten(document: Document, heads: Sequence[Head], pair: tuple[str, str]) -> Document:
    changes: dict[int, Change] = {}
    for number, match in heads:
        word = folded(match)
        if word in pair:
            label = f"{match.group('lead')}{'Q' if word == pair[0] else 'A'}{match.group('number') or ''}:"
            label += match.group("early") or ""
            changes[number] = (label + match.string[match.end() :], match.end() - len(label))
    return document.with_lines(changes)


def _word_of_letters(document: Document, heads: Sequence[Head]) -> str | None:
    """The word before the letter of an option, right below options: `Gabarito: b`, `**Facit:** C`."""
    words: Counter[str] = Counter()
    for number, match in heads:
        above = first_with_text(reversed(document.lines[max(number - 3, 0) : number]))
        option = _OPTION.match(above)
        if (
            (len(match.group("word")) > 1 or folded(match) in _LONE_ANSWERS)
            and option is not None
            and not is_first(option.group("letter"))
            and _LETTER_ALONE.fullmatch(document.lines[number][match.end() :])
            and not names_in_order(document.lines[number][match.end() :])
        ):
            words[folded(match)] += 1
    return words.most_common(1)[0][0] if words else None


def _pair_with_known_answers(document: Document, heads: Sequence[Head]) -> tuple[str, str] | None:
    """The word before questions whose answers have a known label: `Exercise 1: ..`, `Solution: ..`.

    The questions are numbered, the word means an exercise, or half of them or more ask or name a task.
    """
    known = {n: kind for n in document.lines_of_paragraphs() if (kind := label_kind(document.lines[n])) in _KNOWN}
    if list(known.values()).count("answer") < 2 or "question" in known.values():
        return None
    counted = Counter(folded(match) for _, match in heads)
    for word, count in counted.most_common(3):
        own = [(line, match) for line, match in heads if folded(match) == word]
        numbers = [int(match.group("number") or 0) for _, match in own]
        lines = sorted([*(line for line, _ in own), *known])
        answered = sum(1 for above, below in pairwise(lines) if above not in known and below in known)
        follows = sum(1 for above, below in pairwise(lines) if above in known and below in known)
        rising = numbers == sorted(set(numbers)) and numbers[0] > 0
        asking = sum(1 for line, match in own if _asks(document.lines[line][match.end() :]))
        exercises = _EXERCISE.match(word) is not None
        sure = count > 1 and (rising or ((len(word) > 1 or word > _WIDE) and (exercises or 2 * asking >= len(own))))
        enough = answered == len(own) or (exercises and answered > 1 and 2 * answered > len(own))
        if sure and enough and not follows and not _CHAPTER.match(word):
            return word, ""
    return None


def _are_answered(document: Document, asked: Sequence[int]) -> bool:
    """True if the known label of an answer is below each of these lines, above the next one."""
    answers = [n for n in document.lines_of_paragraphs() if label_kind(document.lines[n]) == "answer"]
    return all(bisect_left(answers, line) < bisect_left(answers, end) for line, end in pairwise((*asked, 1 << 60)))


_WIDE = "\u2e80"
"""From here on, a single sign may be a word: `문`."""
_KNOWN = ("question", "answer")
_CHAPTER = regex(rf"(?:{CHAPTERS})\Z", re.I)
"""Numbered words that are not questions."""
_EXERCISE = regex(rf"(?:{EXERCISE})\Z", re.I)
_ABOUT = regex(rf"(?:{FORM}|{REMARK}|{OPTION})\Z", re.I)
"""Words of remarks on a question, and of its options, which are no answer."""


def folded(match: re.Match[str]) -> str:
    """The word of a label, as it is compared with others."""
    return unicodedata.normalize("NFKC", match.group("word")).casefold()


def _words(document: Document) -> Iterator[tuple[str, int, re.Match[str]]]:
    """The kinds of blocks, numbers and matches of the lines that begin with a word and a colon, other than captions."""
    for block in document.blocks:
        if block.kind in _KINDS:
            for number in range(block.start, block.end):
                match = WORD.match(document.lines[number])
                if match is None or len(match.group("word")) > _MOST_LETTERS or _tells(match):
                    continue
                if not _ends_sentence(document, number, match):
                    yield block.kind, number, match


def _ends_sentence(document: Document, line: int, match: re.Match[str]) -> bool:
    """True for a short answer that ends in a number, `It is 1.`, below a question or the title of an answer.

    The same holds for one below a sentence that ends in the same number: `Name page 1.`
    """
    if match["mark"] != "." or match["number"] is None or match.string[match.end() :].strip():
        return False
    above = first_with_text(reversed(document.lines[max(line - 3, 0) : line])).strip()
    same = WORD.match(above)
    if same is not None and same["number"] == match["number"] and not above[same.end() :].strip(" *_"):
        return True
    return looks_like_question(above) or leads_to_answer(_TAGS.sub("", above).rstrip(" :*_"))


_TAGS = regex(r"<[^<>]*>")


_KINDS = frozenset(("paragraph", "list", "heading"))


def _heads(
    document: Document, words: Sequence[tuple[str, int, re.Match[str]]], *kinds: str, known: Sequence[str] = ()
) -> list[Head]:
    """The lines of blocks of these kinds. Those with a known label are left out, but for the letters in `known`."""
    return [
        (number, match)
        for kind, number, match in words
        if kind in kinds and (label_of(document.lines[number].lstrip("# ")) is None or folded(match) in known)
    ]


def _tells(match: re.Match[str]) -> bool:
    """True for the number of a table or picture, `Table 1:`, and for the label of a hint."""
    counted = match.group("number") is not None and _CAPTION.match(match.group("word")) is not None
    return counted or is_hint(match.string)


_CAPTION = regex(rf"(?:{CAPTION})\Z", re.I)


def _numbered_letter(document: Document, heads: Sequence[Head]) -> str | None:
    """The letter before the numbers of questions, `**P1.** ..`: they count up from 1, and most lines ask.

    If they count up once more below the title of a key, the lines there are the answers, and no line needs to ask.
    """
    letters: dict[str, list[Head]] = {}
    for head in heads:
        if head[1].group("number") and len(head[1].group("word")) == 1:
            letters.setdefault(folded(head[1]), []).append(head)
    for letter, own in letters.items():
        numbers = [int(match.group("number")) for _, match in own]
        if len(own) < _FEWEST or numbers[0] != 1:
            continue
        again = numbers.index(1, 1) if 1 in numbers[1:] else len(own)
        if numbers != [*range(1, again + 1), *range(1, len(own) - again + 1)]:
            continue
        if again < len(own):
            if again >= _FEWEST and 2 * (len(own) - again) > again and _has_key_title(document, own, again):
                return letter
        elif len(letters) == 1:
            asking = sum(1 for _, match in own if looks_like_question(match.string[match.end() :]))
            return letter if asking * 2 > len(own) else None
    return None


def _exercise_above_options(document: Document, heads: Sequence[Head]) -> str | None:
    """The word for an exercise whose numbers count up, `Aufgabe 1: ..`, if options are right below each of them.

    The first of the options may be a letter with several others on its line.
    """
    exercises = [(n, m) for n, m in heads if m["number"] and m["mark"] and _EXERCISE.match(folded(m))]
    words = {folded(match) for _, match in exercises}
    numbers = [int(match["number"]) for _, match in exercises]
    if len(words) != 1 or numbers[:2] != [1, 2] or any(b not in (a + 1, 1) for a, b in pairwise(numbers)):
        return None
    return words.pop() if all(_has_options_below(document, *head) for head in exercises) else None


def _has_options_below(document: Document, line: int, match: re.Match[str]) -> bool:
    """True if a line has words behind its label, and the first option is right below it."""
    option = _OPTION.match(first_with_text(document.lines[line + 1 : line + 3]))
    return bool(match.string[match.end() :].strip(" *_")) and option is not None and is_first(option.group("letter"))


def _has_key_title(document: Document, heads: Sequence[Head], second: int) -> bool:
    """True if the title of a key is between the lines of two runs."""
    between = document.blocks_on(heads[second - 1][0], heads[second][0])
    return any(block.kind == "heading" and names_key(block.text.strip()) for block in between)


def _single_letters(document: Document, words: Sequence[tuple[str, int, re.Match[str]]]) -> list[Head]:
    """The lines that begin with one letter and a colon, also those that are labels: `F:` with `A:`, `Q:` with `R:`."""
    heads = _heads(document, words, "paragraph", "heading", known=_SHORT)
    return [
        (number, m)
        for number, m in heads
        if len(m.group("word")) == 1 and (m["mark"] not in (".", ")") or (m["mark"] == "." and m["number"]))
    ]


def _lone_pair(document: Document, heads: Sequence[Head]) -> tuple[str, str] | None:
    """The letters of one labelled question, which ends in a question mark, and of its answer right below it."""
    count = Counter(folded(match) for _, match in heads)
    for (line, above), (number, below) in pairwise(heads):
        pair = folded(above), folded(below)
        if "".join(pair) not in PAIRS or count[pair[0]] > 1 or count[pair[1]] > 1:
            continue
        if looks_like_question(above.string[above.end() :]) and not any(
            map(str.strip, document.lines[line + 1 : number])
        ):
            return pair
    return None


def pair_of_heads(document: Document, heads: Sequence[Head]) -> tuple[str, str] | None:
    """The words before questions and before answers, which take turns.

    A remark such as `Great!` before the next question, or at the end, takes no turn.
    """
    words = [folded(match) for _, match in heads]
    turns = Counter(pair for pair in pairwise(words) if pair[0] != pair[1])
    for (asks, says), times in turns.most_common(3):
        if times < 2 or _CHAPTER.match(asks) or _ABOUT.match(says):
            continue
        questions = [
            (match, _asks(document.lines[number][match.end() :]))
            for (number, match), below in zip(heads, (*words[1:], asks), strict=True)
            if folded(match) == asks and (below != asks or _asks(document.lines[number][match.end() :]))
        ]
        if times < _ANSWERED * len(questions) or times < _SAID * words.count(says):
            continue
        if is_first(says) and any(2 * words.count(second) >= times for second in _SECOND):
            continue  # the first of several options
        if is_first(says) and any(_NEXT_OPTION.search(m.string, m.end()) for _, m in heads if folded(m) == says):
            continue  # the first of several options on one line
        asking = sum(1 for _, sign in questions if sign) if any(sign == "?" for _, sign in questions) else 0
        numbers = [int(match.group("number")) for match, _ in questions if match.group("number")]
        counted = len(numbers) == len(questions) and numbers == sorted(set(numbers))
        if asking * 2 > len(questions) or counted or asks + says in PAIRS:
            return asks, says
    return None


_NEXT_OPTION = regex(r"[ \t]\(?[BbБбВβب][.)][ \t]")
_ANSWERED = 0.6
"""The share of the questions that must have an answer right below; someone may ask twice in a row."""
_SAID = 0.8
"""The share of the answers that must be right below a question."""


def _asks(words: str) -> str:
    """`?` for words that ask, `.` for a task in words such as `Explain`; nothing for others."""
    return "?" if looks_like_question(words) else "." if is_task(words.strip("*_ \t")) else ""
