"""A section of a document that lists terms, `## Glossary`: its heading is no question, its entries are terms.

The entries are bold terms, pairs, definitions or rows of tables, and they make up most of the section, or of each part
of it that has a heading of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import DEFINITION
from deckpress.reading.starts.bare_terms import BARE, bare_terms
from deckpress.reading.starts.index_letters import INDEX
from deckpress.reading.starts.list_items import PLAIN
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.first_looks import may_hold
from deckpress.regex import regex

_NAMES = (
    r"glossa[ri]\w*|glossár\w*|glosar\w*|glosár\w*|terminolog\w*|lexikon|lexique|vocabular\w*|глоссарий"
    r"|словарь|словник|терминология|термінологія|术语表?|词汇表?|詞彙表?|用語集|용어집?|مصطلحات|słowni(?:k|cz)\w*|slovní(?:k|č)\w*"
    r"|sözlü[kğ]\w*|vocabulaire|vocabulário|vocabol\w+|глосарій|szószedet|λεξιλόγιο|woordenlijst|begrippenlijst"
    r"|ordlist[ae]|ordbok|sanasto|szójegyzék|fogalomtár|rječnik|речник|γλωσσάρι"
    r"|daftar istilah|thuật ngữ|bảng (?:chú giải )?thuật ngữ|begreppslista|生词表|关键术语|名词解释|glosář"
)
_LAST = (
    "terms|definitions|(?:fach|grund)?begriffe|termes|définitions|notions(?: clés)?|términos|definiciones"
    "|conceptos clave|termos|definições|conceitos[ -]chave|termini|definizioni|parole chiave|lessico|begrippen"
    "|kernbegrippen"
    "|pojęcia|pojmy"
    "|термины|определения|понятия|терміни|поняття|визначення|terimler|kavramlar|(?:重要)?用語|単語帳|単語リスト|용어"
    "|단어장|từ vựng"
    "|kosakata|istilah(?: penting)?|termeni|noțiuni(?: cheie)?|fogalmak|όροι|ορισμοί|käsitteet|termit|begrepp|begreper"
    "|begreber|glosor|gloser|शब्दावली|शब्दकोश|महत्वपूर्ण शब्द|المصطلحات|المفردات"
)
"""Words that name terms only at the end of a title."""
_WORDS = (
    "words|phrases|vocab|palabras|wörter|vokabeln|mots|parole|palavras|слова|单词|單字|生词|単語|단어"
    "|kelimeler|słówka|woorden"
)
_OF_TERMS = regex(rf"(?:.*\W)?(?:(?:{_NAMES})(?:\W.*)?|(?:{_LAST})\W*)\Z", re.I)
_OF_WORDS = regex(rf"(?:\w+\W+){{0,2}}(?:{_WORDS})\W*\Z", re.I)
"""A title such as `New words`, below which bold print at the head of most lines is a term."""
_GLOSSARY = regex(rf"(?<!\w)(?:{_NAMES})", re.I)
"""Words for a section whose parts have terms, too; `Resource Definitions` may be about anything."""
_HEADS = frozenset(
    """begr conc daft defi fach foga glos grun isti kavr kern kosa less lexi noti ordb ordl paro pojm sana
    slov teri term voca woor""".split()
)
"""How these words begin."""
_FEWEST = 3
_MOST_OF = 0.6
_ENTRIES = frozenset(("lead", "term", "pair", "row", "bold"))


def names_terms(title: str) -> bool:
    """True for a title that names a list of terms: `Python glossary`, `Key terms`, not `Terms of service`."""
    return may_hold(title, _HEADS) and _OF_TERMS.match(title) is not None


def with_term_sections(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines; those in such sections as terms, and their headings as titles."""
    changed: dict[int, Start] = {}
    above: Start | None = None
    for start, end in _with_ends(document, starts):
        if above is not None and start.level <= above.level:
            above = None
        named = is_list_of_terms(start.title)
        if not start.asks and (named or above is not None):
            above = above or (start if start.level > 1 and _GLOSSARY.search(start.title) else None)
            first = bisect_left(starts, start.end, key=lambda other: other.start)
            own = starts[first : bisect_left(starts, end, key=lambda other: other.start)]
            if not _is_list(start.title):
                own = [entry for entry in own if above is not None or (entry.shape != "row" and entry.form != BARE)]
            if entries := _entries(document, own, start.end, end):
                changed |= {id(heading): replace(heading, form=INDEX) for heading in (above or start, start)}
                changed |= {id(entry): _as_term(entry) for entry in entries}
    return [changed.get(id(start), start) for start in starts]


def with_bare_terms(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, with the terms of glossaries that no mark separates from their meanings.

    They are below a heading that names terms, or below any heading of a document with such a title.
    """
    headings = list(_with_ends(document, starts))
    whole = bool(headings) and headings[0][0].level == 1 and _is_list(headings[0][0].title)
    sections = [
        (heading.end, end) for heading, end in headings if not heading.asks and (whole or _is_list(heading.title))
    ]
    taken = [start.start for start in starts if start.form != PLAIN]
    found = bare_terms(document, sections, taken) if sections else []
    if not found:
        words = [(heading.end, end) for heading, end in headings if _OF_WORDS.match(heading.title)]
        found = bare_terms(document, words, taken, bold=True) if words else []
    return sorted([*starts, *found], key=lambda s: (s.start, s.end)) if found else list(starts)


def is_list_of_terms(title: str) -> bool:
    """True for a title of a few words that names terms or words: `Key terms (A-K)`, `New words`."""
    return _is_list(title) or (len(title) <= _LONGEST and _OF_WORDS.match(title) is not None)


def _with_ends(document: Document, starts: Sequence[Start]) -> list[tuple[Start, int]]:
    """The headings, each with the line of the next one of any level."""
    headings = [start for start in starts if start.is_heading]
    ends = [*(heading.start for heading in headings[1:]), len(document.lines)]
    return list(zip(headings, ends, strict=False))


def _is_list(title: str) -> bool:
    """True for a title of a few words that names terms: `Key terms (A-K)`, not `How to learn from a vocabulary`."""
    words = _BRACKETS.sub("", title)
    return len(words.split()) <= _MOST_WORDS and names_terms(words)


_BRACKETS = regex(r"\([^()]*\)")
_MOST_WORDS = 4
_LONGEST = 60


def _as_term(entry: Start) -> Start:
    """An entry as a sure term; bold terms elsewhere in the document are of another form."""
    return replace(entry, sign=max(entry.sign, DEFINITION), form=entry.form or _LISTED)


_LISTED = "listed"


def _entries(document: Document, own: Sequence[Start], start: int, end: int) -> list[Start]:
    """The entries of a section, all of one form; or nothing if they are few or a small part of it."""
    forms = Counter(
        (entry.shape, entry.form) for entry in own if entry.shape in _ENTRIES and entry.body and not entry.asks
    )
    if not forms:
        return []
    form, count = forms.most_common(1)[0]
    parts = sum(map(_parts, document.blocks_on(start, end)))
    told = 2 if form[0] == "bold" else 1  # the meaning may be a paragraph of its own
    if count < _FEWEST or told * count < _MOST_OF * parts:
        return []
    return [entry for entry in own if (entry.shape, entry.form) == form]


def _parts(block: Block) -> int:
    """How many entries a block could hold: an item, a row, or a paragraph each."""
    if block.kind == "list":
        return len(block.items)
    if block.kind == "table":
        return block.end - block.start - 2
    return 0 if block.kind in ("rule", "html", "heading") else 1
