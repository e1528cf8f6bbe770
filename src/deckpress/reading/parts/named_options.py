"""An answer in words or letters -> the options that it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from deckpress.compare import letters, likeness
from deckpress.model import Choice, Text
from deckpress.reading.parts.alike_options import are_alike, names_alike, sign_by_sign
from deckpress.reading.parts.option_values import Options
from deckpress.reading.text.tree import Block
from deckpress.reading.words.inline_tags import blank_tags, end_of_tags
from deckpress.reading.words.letter_sentences import begins_sentence, set_apart
from deckpress.reading.words.letter_verdicts import stated
from deckpress.reading.words.letters_named import letters_named
from deckpress.reading.words.listed_names import listed_names
from deckpress.reading.words.option_claims import all_among, claimed, claimed_alone, end_of_words, worded
from deckpress.reading.words.option_letters import in_latin, with_plain_digits
from deckpress.reading.words.vocabulary import AND, ANSWER, OPTION
from deckpress.regex import regex

_FILLER = regex(
    r"^(?:[\s*_>#|!`\"'“‘(:：–—-]|(?:the|option|options|choice|is|are|and|both|either"
    r"|only|nur|seulement|solo|sólo|apenas|somente|tylko|alleen|bare|endast|kun|только|лише)\b)+",
    re.I,
)
_JOINS = rf",|;|&|/|\+|、|，|\b(?:{AND}|or|oder|ou|o|или|lub|veya|as well as|plus|sowie)\b|和|와|과|と"
_AND = rf"[ \t*_`]*(?:(?:{_JOINS})[ \t*_`]*)+"
_LETTERS = regex(rf"\(?([A-Z])\)?(?:(?:{_AND}|[ \t]*)\(?([A-Z])\)?)*(?![A-Za-z'’])")
_DIGITS = regex(rf"(\d{{1,2}})(?:{_AND}(\d{{1,2}}))*(?![\w%]|(?:[ \t]+\d{{1,2}})+[ \t.]*(?:\n|\Z))")
"""Digits with a mark between them; `1 3` may name one option or two."""
_WITH_ARTICLE = regex(r"\(?[A-Z]\)(?=[ \t*_`]+[A-Z][ \t]+[^\W\dA-Z_])")
"""A letter before words that begin with one: `B) A gas`."""
_BEGINS_WITH_ONE = regex(
    r"[A-Z][ \t]+[^\W\dA-Z_][^\n]*|(?:[A-L]{2,8}|[A-L][ \t]*(?:→|[-=]+>)[ \t]*[A-L])(?=[ \t.*_]*(?:\n|\Z))"
)
"""Words that begin with a letter, `A gas`, or are letters, `ABD`, `A -> B`."""
_BARE = regex(
    rf"[ \t(]*[A-Za-z](?:(?:[ \t,;&/+()、]+(?:(?:{AND}|or|oder|ou|o)[ \t(]+)?|\n)[A-Za-z](?!\w))*"
    r"[ \t).。*_`|!<]*(?=\n|\Z)",
    re.I,
)
_LONE_LETTER = regex(r"(?<!\w)[A-Z](?!\w)")
_CONNECTORS = frozenset("YEIOUИ")
_POSITIONS = regex(rf"\(?[A-La-l]\)?(?:{_AND}\(?[A-La-l]\)?)*(?=[\s.:)*_]*(?:\Z|\n|[.:)*_]))")
_ONE_LETTER = regex(r"(?<!\w)[A-La-l](?!\w)")
_COUNTER = regex(r"(?:\A|(?<=[\s,(]))(?<!\w)(?P<name>[^\W_a-z]{1,2})(?P<word>번|番|['’׳]|[ \t]+şıkkı)(?=[\s,.)]|\Z)")
"""What is said behind the letter or number of an option: `4번`, `ב׳`."""
_PLACES = regex(rf"\d{{1,2}}(?:{_AND}\d{{1,2}})*(?=[\s.:)*_]*(?:\Z|\n))")
"""The places of options without letters."""
_ONE_LETTER_AND = regex(r"(?<=[\s,;)])[yeioи](?=\s)")
_ALIKE = 0.84
_REASON = (
    "because|since|as (?:it|they|this|that|the)|weil|denn|car|parce qu[e'’]|porque|ya que|pois|perché|poiché|omdat|want"
    "|bo|ponieważ|protože|çünkü|потому|так[ \\t]как|бо|eftersom|fordi"
)
_MARKED = regex(rf"[a-z](?:[.):]|[ \t]+[-–—][ \t]|[ \t]+\(|[,;]?[ \t]+(?:{_REASON})(?!\w))")
"""A small letter that names an option: a mark follows it, or the reason why the option is right."""
_DASH = regex(r"[*_]*[ \t]+[-–—][ \t]")
_TICKED = regex(r"[ \t]*[-*+][ \t]+[\[(](?P<box>[ xX✓✔]?)[\])][ \t]+(?P<text>.+)")
_LONGEST_WORD = 40
_OPTIONS = regex(rf"\W*(?:{OPTION})\W*", re.I)


def right_ones(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    """The options that an answer names: their indices from 0, the number of characters read, and whether it is a guess.

    An answer names options by their letters or digits, or by their texts, alone or separated by commas. A text that
    only resembles an option is a guess. Options that differ only in signs are named by their letters or sign by sign; a
    letter that is also the text of another option is a guess.
    """
    if not are_alike(options):
        return _right_ones(said, options)
    labels = options.labels if any(options.labels) else _PLACE_LETTERS[: len(options.labels)]
    if (label := _label_alone(said)) and label in labels:
        right, taken, guessed = _right_ones(said, options)
        others = (choice.text.flat for index, choice in enumerate(options.choices) if index not in right)
        return right, taken, guessed or label in others
    right, taken = sign_by_sign(said, options)
    if right:
        return right, taken, False
    found = _right_ones(said, options)
    return (frozenset(), 0, False) if names_alike(said, found[0], options) else found


def _label_alone(said: str) -> str:
    """The capital letter or the number that is all of an answer's first line; '' for other answers."""
    found = _LABEL.match(said)
    return found.group(1) if found else ""


_PLACE_LETTERS = tuple("ABCDEFGHIJKL")
_LABEL = regex(r"[\s*_`(]*([A-L]|\d{1,2})[*_`]*[.)]?[*_`]*[ \t]*(?:\n|\Z)")


def _right_ones(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    if several := letters_named(said, options.labels):
        return several
    listed, end = listed_names(said, options.labels, options.words)
    if listed:
        return listed, end, False
    right, taken, guessed = _said_ones(said, options)
    taken += taken > 0 and said[taken : taken + 1] in ("번", "番")
    return right, taken, guessed or _is_number_or_text(said, right, options)


_NUMBER = regex(r"[\s*_`]*(\d{1,2})[*_`]*\.?[ \t]*(?:\n|\Z)")


def _is_number_or_text(said: str, right: frozenset[int], options: Options) -> bool:
    """True for a plain number that is the label of the right option and the text of another one."""
    found = _NUMBER.match(said) if len(right) == 1 else None
    number = found.group(1) if found else ""
    return bool(number) and number in options.labels and number in options.words and options.words[min(right)] != number


def _said_ones(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    """The options that an answer names, as `right_ones` gives them, up to a word that counts: `2` in `2번`."""
    sentence = begins_sentence(said, options.words, options.labels) if any(options.labels) else None
    if (sentence or set_apart(said)) and (ones := stated(said, options.labels, options.words)):
        return ones, 0, False
    if sentence and not sentence.names:
        worded_ones = _by_text(said, options)
        return worded_ones if worded_ones[0] else _concluded(said, options)
    right, taken, guessed = _named(said, options)
    if sentence and sentence.whole and not guessed:
        return right, 0, not sentence.sure
    if (not right or guessed) and (plain := blank_tags(said)) != said:
        others, end, unsure = _named(plain, options)
        if others and not unsure:
            return others, end_of_tags(said, end), False
    return right, taken, guessed


_CONCLUDES = regex(
    r"(?:[,;:]|[ \t][–—-])[ \t]+(?:(?:so|therefore|thus|hence|also|donc|logo|portanto|quindi|luego|więc)[ \t]+)?"
    r"(?:(?:the|an?|das|der|die|le|la|il|el|o)[ \t]+)?(?P<words>[^,;:–—.!?]+)[.!]?[ \t]*\Z"
)
"""The end of a sentence that names an option: `A noble gas, neon.`"""
_NEGATES = regex(r"(?<!\w)(?:not|no|never|cannot|nicht|kein\w*|pas|nie|non|não|не|ni)(?!\w)|n['’]t(?!\w)", re.I)


def _concluded(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    """The option whose words end the first line of an answer, if it holds those of no other option."""
    line = said.split("\n", 1)[0]
    found = _CONCLUDES.search(line[-_FARTHEST:])
    texts = options.words
    if found is None or (words := letters(found["words"])) not in texts or _NEGATES.search(line):
        return frozenset(), 0, False
    held = letters(line)
    if any(text and text in held and text not in words for text in texts):
        return frozenset(), 0, False
    return frozenset({texts.index(words)}), 0, False


def _named(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    if not said.isascii() or "'" in said[:4]:
        said = _COUNTER.sub(lambda found: found["name"] + " " * len(found["word"]), said)
    if said and not said.isascii():
        said = in_latin(with_plain_digits(said, options.labels))
    folded = unicodedata.normalize("NFKC", said) if len(unicodedata.normalize("NFKC", said)) == len(said) else said
    start = match.end() if (match := _FILLER.match(folded)) else 0
    rest = folded[start:]
    labelled = {label: i for i, label in enumerate(options.labels) if label}
    worded_ones, end = _with_words(rest, options)
    if worded_ones:
        return worded_ones, start + end, False
    if bare := _BARE.match(rest):
        letters = _LONE_LETTER.findall(_without_and(bare.group()).upper())
        named = [letter for letter in letters if letter in labelled]
        if named and all(letter in labelled or letter in _CONNECTORS for letter in letters):
            return frozenset(labelled[letter] for letter in named), start + bare.end(), False
    marked = _MARKED.match(rest) and rest[:1] not in options.words  # `a` may be the article, not an option
    for pattern in (_LETTERS, _DIGITS):
        found = pattern.match(rest) or pattern.match(rest.upper()[:1] + rest[1:] if marked else rest)
        if found is None:
            continue
        found = (pattern is _LETTERS and _WITH_ARTICLE.match(rest)) or found
        end = _up_to_remark(rest, found.end())
        names = re.findall(r"[A-Z]" if pattern is _LETTERS else r"\d+", found.group()[:end])
        if names and all(name in labelled for name in names):
            more = [name for name in _names_behind(rest, end) if name in labelled]
            return frozenset(labelled[name] for name in (*names, *more)), 0 if more else start + end, False
        name = names[0] if names else ""
        if name in labelled and _stands_alone(rest, name, options.choices[labelled[name]]):
            return frozenset({labelled[name]}), start + rest.upper().index(name) + 1, False
    if set(options.labels) <= {"", *map(str, range(1, 13))} and (found := _POSITIONS.match(rest)):
        # The source has numbers that the page shows as letters.
        right = {ord(letter.upper()) - 65 for letter in _ONE_LETTER.findall(found.group())}
        if max(right) < len(options.choices):
            return frozenset(right), start + found.end(), False
    by_text = _by_text(said, options)
    by_place = frozenset() if by_text[0] and not by_text[2] else _by_place(rest, options)
    return (by_place, len(said), options.plain) if by_place else by_text


_OTHERS_AHEAD = regex(r"(?<=[A-Za-z0-9.)])[ \t]*[;/(（][ \t]*[A-L1-9][^(（;/]*\Z")
"""The last names in an answer, in brackets or behind a mark."""
_MORE_WORDS = regex(r"[ \t]+(?:[^\W\d_]{2,}|[èéÈÉ](?!\w))|[はがと是和은는이가]")
"""Words behind them: they begin a remark."""


def _up_to_remark(said: str, end: int) -> int:
    """Where the names of options end, before a remark about another option: `B (A is blue)`, `B; A is blue`."""
    remark = _OTHERS_AHEAD.search(said[:end]) if _MORE_WORDS.match(said, end) else None
    return remark.start() if remark else end


def _names_behind(said: str, end: int) -> Iterator[str]:
    """The names behind remarks in brackets: C in `A (B is wrong) and C`."""
    while found := _BEHIND_REMARK.match(said, end):
        yield found["name"]
        end = found.end()


_BEHIND_REMARK = regex(
    rf"[ \t]*\([^()\n]{{1,200}}\){_AND}\(?(?P<name>[A-L]|\d{{1,2}})\)?(?=[ \t*_]*(?:[.,;:(&+]|\Z|\n|(?:{AND})(?!\w)))"
)


def _by_place(rest: str, options: Options) -> frozenset[int]:
    """The options without letters that an answer names by their places: `3`, `1 and 2`."""
    found = None if any(options.labels) else _PLACES.match(rest)
    right = frozenset(int(place) - 1 for place in re.findall(r"\d+", found.group())) if found else frozenset()
    known = bool(right) and min(right) >= 0 and max(right) < len(options.choices)
    return right if known and not any(map(str.isdigit, options.words)) else frozenset()


def _with_words(rest: str, options: Options) -> tuple[frozenset[int], int]:
    """The options that the head of an answer names by their words, most of them after their letters; and its length."""
    several, end = claimed(rest, options.labels, options.words)
    if several:
        return several, end
    if (line := _BEGINS_WITH_ONE.match(rest)) and (words := letters(line.group())) in options.words:
        return frozenset({options.words.index(words)}), line.end()
    return claimed_alone(rest, options.labels, options.words)


def contradicting(said: str, right: frozenset[int], options: Options) -> int | None:
    """The option whose words follow the letter of another one: `b) H2O is water`, if H2O is the text of option c."""
    found = _LETTER_AHEAD.match(said)
    if len(right) != 1 or found is None or options.labels[min(right)].upper() != found.group(1).upper():
        return None
    texts = options.words
    if end_of_words(said, found.end(), texts[min(right)]):
        return None
    others = [n for n, text in enumerate(texts) if n not in right and len(text) >= _FEWEST_LETTERS]
    return next((n for n in others if end_of_words(said, found.end(), texts[n])), None)


_LETTER_AHEAD = regex(r"[\s*_(]*([A-Za-z])[ \t]*[.):][*_]*[ \t]+[*_`]*")
_FEWEST_LETTERS = 3


def ticked_again(said: str, options: Options) -> tuple[frozenset[int], int, bool] | None:
    """The options that an answer repeats with boxes, in the form of `right_ones`; None if it does not repeat them."""
    words = options.words
    right: set[int] = set()
    taken, listed = 0, 0
    for line in said.split("\n"):
        match = _TICKED.match(line)
        if match is None and line.strip():
            break
        if match:
            own = letters(match.group("text"))
            if own not in words:
                return None
            listed += 1
            right |= {words.index(own)} if match.group("box").strip() else set()
        taken += len(line) + 1
    return (frozenset(right), min(taken, len(said)), False) if listed >= 2 and right else None


def is_options_heading(block: Block) -> bool:
    """True for a heading that only announces the options below it."""
    return block.kind == "heading" and bool(_OPTIONS.fullmatch(block.text))


def without_options_word(question: Text) -> Text:
    """A question without the last line, or the last words, that only announce its options: `**Options:**`.

    At the end of a line they must be bold or italic and follow a sentence.
    """
    words = question.markdown.rstrip()
    above, _, last = words.rpartition("\n")
    if not last.rstrip("*_ \t").endswith((":", "：")):
        return question
    if len(last) <= _LONGEST_WORD and _OPTIONS.fullmatch(last):
        return question.slice(0, len(above)).strip() if above.strip() else question
    from_end = max(len(words) - _LONGEST_WORD, 0)
    behind = _OPTIONS_BEHIND.search(words[from_end:])
    return question.slice(0, from_end + behind.start()).strip() if behind else question


_OPTIONS_BEHIND = regex(
    rf"(?:(?:(?<=[?？؟.!。])[ \t]++|<br[ \t]*/?>[ \t]*+)[*_]{{0,3}}"
    rf"|(?<=\S)[ \t]++[*_]{{1,3}}(?!(?:{ANSWER})[ \t*_]*[:：]))(?:{OPTION})[ \t*_]*[:：][*_]*\Z",
    re.I,
)


def names_only(said: str, options: Options) -> bool:
    """True if a text only names options, by letter or by their words."""
    said = blank_tags(said)
    plain = re.sub(r"[|!<>*_`\s().]+", " ", in_latin(said)).strip()
    if len(plain) <= 24 and re.fullmatch(r"[A-La-lА-Иа-и](?:(?: |,|;|&|/|\+)+(?:and )?[A-La-lА-Иа-и])*", plain):
        return bool(right_ones(plain, options)[0])
    words = letters(said)
    own = options.words
    labelled = (label.lower() + text for label, text in zip(options.labels, own, strict=True))
    return bool(words) and (words in own or words in labelled)


def _without_and(text: str) -> str:
    """A text without a small letter between capital ones that joins them: `A e C`, `A i B`."""
    return _ONE_LETTER_AND.sub(" ", text) if any(letter.isupper() for letter in text) else text


def _stands_alone(rest: str, name: str, choice: Choice) -> bool:
    """True if a mark follows a label, or the words of its option do."""
    behind = rest[rest.upper().index(name) + len(name) :]
    words = letters(choice.text.markdown)
    return (
        behind[:1] in tuple(").:：") or bool(_DASH.match(behind)) or (bool(words) and letters(behind).startswith(words))
    )


def _by_text(said: str, options: Options) -> tuple[frozenset[int], int, bool]:
    """The options whose texts an answer repeats, in its first paragraph or on its first line."""
    first = said.split("\n\n", 1)[0]
    line = first.split("\n", 1)[0]
    texts = options.words
    words = {head: letters(head) for head in (first, line)}
    for head, own in words.items():
        if own and own in texts:
            return frozenset({texts.index(own)}), len(head), False
    for head in words:
        if listed := all_among(_COMMAS, head, texts):
            return frozenset(listed), len(head), False
    for head in (line, first):
        if found := worded(head, texts) or _contained(words[head], texts):
            return frozenset(found), len(head), False
    parts = _COMMAS.split(first)
    alike = _alike(map(letters, parts) if len(parts) > 1 else [words[first]], texts)
    if len(alike) < _FEWEST_ALIKE and (remarked := _before_remark(line, options)):
        return remarked
    alike = alike or _alike([words[first]], texts)
    return frozenset(alike), len(first), bool(alike)


_COMMAS = regex(r"[,;\n、，]")


def _before_remark(line: str, options: Options) -> tuple[frozenset[int], int, bool] | None:
    """The option whose words are all that stands before a remark: `Neon, because it glows`, `Iron (a metal)`."""
    texts = options.words
    for found in () if options.plain else _REMARK.finditer(line[:_FARTHEST]):
        words = letters(line[: found.start()])
        if texts.count(words) != 1 or not words:
            continue
        behind = letters(_ANDS.sub("", line[found.end() :], count=1))
        if not behind or any(text and behind.startswith(text) for text in texts if text != words):
            return None
        return frozenset({texts.index(words)}), found.start(), False
    return None


_REMARK = regex(r"[*_`\"”’]*(?:[ \t]+[–—-]{1,2}(?=[ \t])|[,;:.](?=[*_]*[ \t])|[ \t]+\(|—|[，。；：（])")
_ANDS = regex(rf"\A[\s*_`]*(?:(?:{AND}|or|oder|ou|o)(?!\w))?")
_FARTHEST = 400


def _contained(words: str, texts: Sequence[str]) -> set[int]:
    """The options that make up nearly all of a text."""
    found = {n for n, text in enumerate(texts) if len(text) > _SHORTEST and text in words}
    found = {n for n in found if not any(texts[n] in texts[other] for other in found if texts[n] != texts[other])}
    return found if sum(len(texts[n]) for n in found) >= _NEARLY_ALL * len(words) else set()


_FEWEST_ALIKE = _SHORTEST = 2
_NEARLY_ALL = 0.8


def _alike(parts: Iterable[str], texts: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for part in parts:
        if not part:
            continue
        ratios = [likeness(part[:300], text[:300], _ALIKE) for text in texts]
        best = max(range(len(ratios)), key=ratios.__getitem__)
        if ratios[best] < _ALIKE:
            return set()
        found.add(best)
    return found
