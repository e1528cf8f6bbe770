"""Options with letters above a paragraph or a quote that may say which of them is right, though no label says so.

    A. Oak
    B. Iron

    B is a metal, because it conducts heat.

The paragraph names an option by its letter, or it begins with the words of one, which is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.named_options import right_ones
from deckpress.reading.parts.option_values import LETTER, Options, begins_options
from deckpress.reading.parts.options import options_of, options_of_blocks
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Document
from deckpress.reading.words.option_claims import end_of_words
from deckpress.reading.words.vocabulary import (
    ANSWER,
    CORRECT,
    CORRECT_ALONE,
    EXPLANATION,
    OPTION,
    RIGHT_MARK,
    WRONG_MARK,
)
from deckpress.regex import regex

_IS = r"(?:is|are|ist|est|es|è|é|är|er|jest|is de|это|—|–|-|:|：)"
_BECAUSE = (
    r"(?:because|since|as|weil|denn|da|car|parce que|porque|pois|perché|poiché|ponieważ|потому что|так как|omdat|för)"
)
_NAMED = regex(
    rf"(?<!\w)(?:{CORRECT}|{CORRECT_ALONE}|{ANSWER}|{OPTION})[ \t]*{_IS}?[ \t]*[*_(\[]*"
    r"(?P<letter>(?-i:[A-L]|[b-l])|a(?=\)))(?![\w'’])",
    re.I,
)
_CALLED_RIGHT = regex(
    rf"(?<!\w)[(\[]?(?P<letter>(?-i:[A-L]))[)\]*_]*[ \t]+{_IS}[ \t]+(?:the[ \t]+)?(?:{RIGHT_MARK})(?!\w)", re.I
)
_MARKED_RIGHT = regex(rf"^[*_]*(?P<letter>(?-i:[A-L]))[.)]?[*_]*[ \t]*\((?:{RIGHT_MARK})\)", re.I | re.M)
"""An option by its letter with a word in brackets: `B (correct answer) - ..`."""
_HEAD = regex(
    r"[\s*_]*(?:[(\[](?P<inner>[A-La-l])[)\]]|(?P<letter>[B-L])(?=[^\w'’])|(?P<first>A)(?=[).,:]|[*_]|[ \t]+[—–-]))"
    rf"[).:*_]*[ \t]*(?:,[ \t]*)?(?:(?:{_IS}|{_BECAUSE})(?!\w)|(?<=[.:)*_]))"
)
_DENIED = regex(rf"(?<!\w)(?:{WRONG_MARK}|not|nicht|no|pas|non|não|нет|не|niet|inte)(?!\w)", re.I)
_NEAR = 40
_TEXTS = ("paragraph", "quote")
_QUOTE = regex(r"[ \t]*>[ \t]?")
_ARTICLE = regex(r"[\s*_\"'“„«]*(?:(?:the|an?|der|die|das|le|la|el|il)[ \t]+)?", re.I)
_LONGEST_OPTION = 120
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class AboveText:
    """The options of pieces `index` to `stop`, the ones that the text below names, and the words that it guesses by."""

    index: int
    stop: int
    options: Options
    right: frozenset[int]
    guess: str


def options_above_text(body: Document, pieces: Sequence[Piece]) -> AboveText | None:
    """The first options with letters in a body that ends with paragraphs or quotes below them."""
    for index, piece in enumerate(pieces[:-1]):
        block = piece.block
        first = block.items[0].text if block.kind == "list" and block.items else body.lines[piece.start]
        if block.kind not in ("list", "paragraph") or piece.label or not begins_options(first):
            continue
        options, stop = _options_at(body, pieces, index)
        below = [part for part in pieces[stop:] if part.block.kind != "rule" and not _says_feedback(body, part)]
        if options is None or not below or options.plain or options.marked or not options.labels[0].isalpha():
            return None
        if any(part.block.kind not in _TEXTS or part.label or _begins_option(body, part) for part in below):
            return None
        said = "\n".join(_QUOTE.sub("", line) for line in body.lines[below[0].start : below[-1].end])
        labels = [label.upper() for label in options.labels]
        marked = {found["letter"].upper() for found in _MARKED_RIGHT.finditer(said)}
        if marked and marked < set(labels):
            return AboveText(index, pieces.index(below[0]), options, frozenset(map(labels.index, marked)), "")
        if any(
            "\n" in choice.text.markdown or len(choice.text.markdown) > _LONGEST_OPTION for choice in options.choices
        ):
            return None
        right, guess = _told(said, options)
        return AboveText(index, pieces.index(below[0]), options, right, guess)
    return None


def _begins_option(body: Document, piece: Piece) -> bool:
    return LETTER.match(_QUOTE.sub("", body.lines[piece.start])) is not None


def _options_at(body: Document, pieces: Sequence[Piece], index: int) -> tuple[Options | None, int]:
    """The options of a piece, or of paragraphs from it on; and the piece after them."""
    if pieces[index].block.kind == "paragraph":
        run, blocks = options_of_blocks(body, (piece.block for piece in pieces[index:]))
        if run is not None:
            return run, index + blocks
    return options_of(body, pieces[index].own_block), index + 1


def _says_feedback(body: Document, piece: Piece) -> bool:
    """True for a line that is only a word such as `Feedback`, above what it announces."""
    first = body.lines[piece.start]
    return piece.end == piece.start + 1 and len(first) <= _LONGEST_WORD and bool(_FEEDBACK.fullmatch(first))


_FEEDBACK = regex(rf"[\W_]*(?:feedback|{EXPLANATION})[\W_]*", re.I)
_LONGEST_WORD = 40


def _told(said: str, options: Options) -> tuple[frozenset[int], str]:
    """The options that a text names, and the line that this is guessed from if it only begins with the words of one."""
    labels = [label.upper() for label in options.labels]
    for pattern in (_NAMED, _CALLED_RIGHT):
        if (found := pattern.search(said)) and found["letter"].upper() in labels:
            named, _, guessed = right_ones(said[found.start("letter") :].split("\n", 1)[0], options)
            return (named if named and not guessed else frozenset({labels.index(found["letter"].upper())})), ""
    head = _HEAD.match(said)
    letter = (head["inner"] or head["letter"] or head["first"]).upper() if head else ""
    if head and letter in labels and not _DENIED.search(said, head.end(), head.end() + _NEAR):
        return frozenset({labels.index(letter)}), ""
    article = _ARTICLE.match(said)
    start = article.end() if article else 0
    found_words = [n for n, words in enumerate(options.words) if _begins(said, start, words)]
    longest = max(found_words, key=lambda n: len(options.words[n]), default=-1)
    if longest < 0 or _DENIED.search(said, start, start + len(options.choices[longest].text.markdown) + _NEAR):
        return frozenset(), ""
    return frozenset({longest}), said.split("\n", 1)[0]


def _begins(said: str, start: int, words: str) -> bool:
    return len(words) >= _FEWEST_LETTERS and end_of_words(said, start, words) > 0
