"""The decoration of a document: contents, links to the top, rules, page labels of extracted text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.markdown.closed import last_end, sub_closed
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import is_answer_word, label_alone, label_kind
from deckpress.reading.words.vocabulary import ANSWER
from deckpress.regex import regex

_LINK = regex(r"!?\[((?>(?:[^\[\]]|\[[^\[\]]*\])*))\]\(\s*+(?>(#[^()\s]*+)?)[^()]*+\)")
_ANCHOR = regex(r"""<a\b(?=[^<>]*+>)[^<>]*href\s*+=\s*+["']?#[^<>]*+>.*?</a>""", re.S | re.I)
_ANCHOR_ENDS = ("</a>", "</A>")
_SENTENCE_END = regex(r"[.!?:;,…。！？：；)\]}»”\"'`*$|>]\s*\Z")
_MARKUP = regex(r"[$`\\<>|=+{}\[\]#*_~^]|https?:")
_MOST_WORDS = 6
_LONG_ENOUGH = 20
_SHORT = 300


def is_contents(block: Block) -> bool:
    """True for a list whose every item is a link to an anchor of this document."""
    if block.kind != "list" or not block.items:
        return False
    return all(_only_anchors(item.text) for item in block.items)


def is_back_to_top(block: Block) -> bool:
    """True for a short block that is nothing but a link to an anchor of this document, whatever its words.

    So is one of links to other pages if one of them says where it leads: `[Back](a.md) | [Next](b.md)`.
    """
    short = block.kind in ("paragraph", "html") and len(block.text) < _SHORT
    return short and (_only_anchors(block.text) or _leads_on(block))


def _leads_on(block: Block) -> bool:
    if block.kind != "paragraph" or "](" not in block.text or not only_links(block.text):
        return False
    links = [link.group(1).strip() for link in _LINK.finditer(block.text)]
    if any(_PAGES.match(re.sub(r"[\W_]+", " ", words).strip()) or _PAGE_BESIDE.match(words) for words in links):
        return True
    back = any(_BACK.match(words) for words in links)
    return back or (len(links) > 1 and any(_ON.search(words) for words in links))


_BACK = regex(r"(?:<{1,3}(?=[ \t])|<{2,3}|<-{1,2}|&l(?:t|aquo|arr);|[←«‹⬅◀⏪⇐👈]\ufe0f?)[ \t]*[^\s<]")
_ON = regex(r"(?:[ \t]-{0,2}>{1,3}|&(?:gt|raquo|rarr);|[→»›➡▶⏩⇒👉]\ufe0f?)[*_]{0,3}\Z")
"""Arrows in front of the words of a link, and behind them: `<< Day 1`, `Day 3 →`."""
_PAGE_BESIDE = regex(
    r"(?:(?:prev(?:ious)?|next|nächste[rs]?|vorherige[rs]?|suivante?|précédente?|siguiente|anterior|próxim[oa]"
    r"|successiv[oa]|precedente|volgende|vorige|następn[aey]|poprzedni[ae]?|следующ\w{2,3}|предыдущ\w{2,3}|önceki"
    r"|sonraki)(?: \w{1,20})?|zurück|weiter|назад|далее"
    r"|[上下]一?[页頁章节節篇课課]|[前次][への]\w{0,3}|이전(?: 글)?|다음(?: 글)?)"
    r"[ \t]*[:：][ \t]*\S",
    re.I,
)
"""The words of a link to the page before or after this one, with its title: `Next: Day 3`."""
_PAGES = regex(
    r"(?:(?:(?:go )?back|return)(?: to (?:the )?[\w ]{1,30})?|home|(?:prev(?:ious)?|next)(?: \w+)?|index|contents"
    r"|(?:table of|to the) contents|main(?: page)?|up|zurück(?: zu[rm]? [\w ]{1,30})?|weiter|startseite"
    r"|inhalt(?:sverzeichnis)?|(?:nächste|vorherige)[sr]?(?: \w+)?|retour(?: [\w ]{1,30})?|accueil|suivante?"
    r"|précédente?|sommaire|inicio|(?:volver|voltar)(?: [\w ]{1,30})?|anterior|siguiente|índice|próxim[oa]|início"
    r"|indietro|avanti|precedente|successiv[oa]|назад(?: [\w ]{1,30})?|вперёд|далее"
    r"|(?:следующ|предыдущ)\w+(?: \w+)?|на главную|к оглавлению|оглавление|содержание|wstecz|dalej"
    r"|powrót(?: [\w ]{1,30})?|terug|volgende|vorige|geri|ileri|ana sayfa|上一[页章节篇]|下一[页章节篇]|返回\w{0,6}"
    r"|目录|首页|前へ|次へ|戻る|目次(?:に?へ?戻る)?|トップへ?|이전|다음|목차)\Z",
    re.I,
)
"""The words of a link to another page of the same site."""


def _only_anchors(text: str) -> bool:
    if "#" not in text:
        return False
    anchored = _ANCHOR.search(text, 0, last_end(text, *_ANCHOR_ENDS))
    if not anchored and not any(link.group(2) for link in _LINK.finditer(text)):
        return False
    rest = sub_closed(_ANCHOR, "", _LINK.sub(lambda m: "" if m.group(2) else m.group(), text), *_ANCHOR_ENDS)
    return not re.sub(r"<[^<>]*>|[\W_]", "", rest)


def only_links(text: str) -> bool:
    """True for a text that is empty or dots, or nothing but links, wherever they lead; other signs say something."""
    rest = _LINK.sub("", text) if "](" in text else text
    rest = _ADDRESS.sub("", rest) if "<" in rest or "://" in rest else rest
    return (_DOTS if rest == text else _NO_WORDS).match(rest) is not None


_ADDRESS = regex(r"https?://\S+|<[^<>]*>")
_DOTS = regex(r"[\s.…_?？—–·•-]*\Z")
_NO_WORDS = regex(r"[\W_]*\Z")


def leads_to_answers(block: Block) -> bool:
    """True for a paragraph that is only a link to answers elsewhere: `[Answers](network.md)`."""
    match = _TO_ANSWERS.match(block.text) if block.kind == "paragraph" and "](" in block.text else None
    return match is not None and (names_key(match["words"]) or _ANSWERS.match(match["words"]) is not None)


_TO_ANSWERS = regex(r"[^\w\[!]*+(?:\w{1,30}:[^\w\[!]*+)?\[(?P<words>[^\[\]\n]{1,60})\]\((?!#)[^()\n]+\)\W*\Z")
_ANSWERS = regex(rf"\W*(?:{ANSWER})(?!\w)", re.I)


def is_field(text: str) -> bool:
    """True for one short line that says something about a question: `Company: Acme`."""
    return _FIELD.match(text) is not None


_FIELD = regex(r"[*_]{0,3}[^\W\d_][^\n:：]{0,20}[*_]{0,3}[:：][*_]{0,3}[ \t]*[^\s?？][^\n?？]{0,60}\Z")


def is_orphan(block: Block) -> bool:
    """True for a paragraph of a few words that ends no sentence and holds no markup: it may be a page label.

    `Answer: Leaf` and the option `B) Leaf` are not.
    """
    if block.kind != "paragraph" or "\n" in block.text or _MARKUP.search(block.text):
        return False
    if len(block.text.split()) > _MOST_WORDS or _SENTENCE_END.search(block.text) or LETTER.match(block.text):
        return False
    return label_kind(block.text) != "answer" or label_alone(block.text) != ""


def trailing_labels(document: Document, blocks: Sequence[Block], repeated: frozenset[str], *, last: bool) -> int:
    """How many blocks at the end of an answer are page labels rather than part of it.

    Text taken from slides and pages carries authors, topics and buttons between the questions. A run of orphan lines at
    the end of an answer counts as page labels if a complete block is before it and there is one more sign: the
    document repeats the words, two blank lines or more separate it, it has two lines or more, or it ends the document.
    """
    run = 0
    while run < len(blocks) - 1 and is_orphan(blocks[-1 - run]):
        run += 1
    if not run or not _complete(blocks[-1 - run]):
        return 0
    if _names_option(document, blocks[-run]):
        return 0
    first = blocks[-run]
    set_off = not any(line.strip() for line in document.lines[max(first.start - 2, 0) : first.start])
    known = any(block.text.strip() in repeated for block in blocks[-run:])
    return run if known or set_off or run > 1 or last else 0


_NAMES = regex(r"[*_(]*[A-La-l](?:[ \t]*[,;/&+ ][ \t]*[A-La-l]){0,5}[*_).]*\s*\Z")


_REACH = 12
"""How many lines above an answer its options may begin."""


def _names_option(document: Document, block: Block) -> bool:
    """True for a line that is the letter or the text of an option above it: the answer."""
    above = (line.lstrip(" \t-*+") for line in document.lines[max(block.start - _REACH, 0) : block.start])
    options = [letters(line[match.end() :]) for line in above if (match := LETTER.match(line))]
    return bool(options) and (_NAMES.match(block.text) is not None or letters(block.text) in options)


def _complete(block: Block) -> bool:
    """True if a block can end an answer; one that ends in a colon, or is a label alone, announces what follows."""
    if block.kind != "paragraph":
        return True
    if is_answer_word(block.text):
        return False
    text = block.text.rstrip()
    return bool(_SENTENCE_END.search(text)) and not text.rstrip("*_ ").endswith((":", "：", ",", ";"))


def orphans_inside(blocks: Sequence[Block]) -> list[Block]:
    """The orphan lines between the blocks of an answer that two blank lines or another orphan line set off."""
    found = []
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if not is_orphan(block) or not (_complete(before) or is_orphan(before)):
            continue
        gap = block.start - before.end > 1 or after.start - block.end > 1
        if gap or is_orphan(before) or is_orphan(after):
            found.append(block)
    return found


def repeated_blocks(document: Document) -> frozenset[str]:
    """The longer blocks that a document repeats word for word, such as advertisements and notices."""
    seen: dict[str, int] = {}
    for block in document.blocks:
        if block.kind in ("quote", "paragraph", "html"):
            words = _raw(document, block)
            if len(words) >= _LONG_ENOUGH:
                seen[words] = seen.get(words, 0) + 1
    return frozenset(words for words, count in seen.items() if count > 1)


def _holds_link(block: Block) -> bool:
    short = block.kind in ("paragraph", "html") and len(block.text) < _SHORT
    return short and ("](" in block.text or "<a " in block.text.lower())


def link_lines(document: Document) -> frozenset[str]:
    """The short lines of links that a document repeats three times or more, as between its questions.

    Such a line may begin a quote: `> :arrow_up: [Top](#iron)  [Home](https://example.org)`.
    """
    seen: dict[str, int] = {}
    for block in document.blocks:
        first = document.lines[block.start]
        if block.kind == "quote" and "](#" in first and only_links(_EMOJI.sub("", first)):
            words = " ".join(first.split())
            seen[words] = seen.get(words, 0) + 1
        elif _holds_link(block) and only_links(block.text):
            words = _raw(document, block)
            seen[words] = seen.get(words, 0) + 1
    return frozenset(words for words, count in seen.items() if words and count >= 3)


_EMOJI = regex(r":[a-z0-9_+-]{2,40}:")
"""The name of a sign, as GitHub writes it: `:arrow_up:`."""


def lines_of_links(document: Document, block: Block, repeated: frozenset[str]) -> range:
    """The first lines of a quote if they are a line of `link_lines`, and items with a link to nothing, `> - []()`."""
    if block.kind != "quote" or " ".join(document.lines[block.start].split()) not in repeated:
        return range(0)
    end = block.start + 1
    while end < block.end and _EMPTY.match(document.lines[end]):
        end += 1
    return range(block.start, end)


_EMPTY = regex(r"[ \t>]*(?:[-*+][ \t]*)?(?:\[[ \t]*\]\([ \t]*\))?[ \t]*\Z")


def is_repeated(document: Document, block: Block, repeated: frozenset[str]) -> bool:
    """True for a block that `repeated_blocks` found, in the document or a part of it."""
    return block.kind in ("quote", "paragraph", "html") and _raw(document, block) in repeated


def _raw(document: Document, block: Block) -> str:
    return " ".join(" ".join(document.lines[block.start : block.end]).split())


def repeated_orphans(blocks: Sequence[Block]) -> frozenset[str]:
    """The orphan lines that a document repeats."""
    seen: dict[str, int] = {}
    for block in blocks:
        if is_orphan(block):
            seen[block.text.strip()] = seen.get(block.text.strip(), 0) + 1
    return frozenset(text for text, count in seen.items() if count > 1)


def is_break(block: Block) -> bool:
    """True for a block of only line breaks, empty tags and the `<li>` of the next item, or commands for the page."""
    if block.kind not in ("html", "paragraph"):
        return False
    if block.text.startswith(("\\", "[", "{")):
        return len(block.text) < _LONGEST_COMMAND and _COMMANDS.match(block.text) is not None
    return "<" in block.text and _BREAKS.match(block.text) is not None


_LONGEST_COMMAND = 60
_COMMANDS = regex(
    r"(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage|bigskip|medskip|smallskip|tableofcontents)\s*"
    r"|\[\[?_?toc_?\]\]?\s*|\{:toc\}\s*)+\Z",
    re.I,
)
"""Commands for the page: `\\newpage`, and `[TOC]` in place of a table of contents."""
_BREAKS = regex(r"(?>(?:</?(?:br|p|div|hr|center|article|section|main)\b[^<>]*>|<li>|&nbsp;|\s|-{3,}(?!\S))*)\Z", re.I)


def link_texts(document: Document) -> frozenset[str]:
    """The texts of the links to anchors of this document, letters and digits only: its table of contents, if any."""
    found = set()
    for block in document.blocks:
        if block.kind not in ("list", "paragraph", "table", "html"):
            continue
        for line in document.lines[block.start : block.end]:
            if "](#" in line:
                for match in _LINK.finditer(line):
                    if match.group(2):
                        found.add(letters(match.group(1)))
    found.discard("")
    return frozenset(found)


def is_contents_block(document: Document, block: Block) -> bool:
    """True for a block most of whose lines are links to anchors: contents as a list, table or paragraphs."""
    if block.kind not in ("list", "table", "paragraph"):
        return False
    lines = [line for line in document.lines[block.start : block.end] if line.strip()]
    linking = sum(1 for line in lines if "](#" in line)
    if block.kind == "table" and 0 < linking == len(lines) - _ABOVE_ROWS and _are_links(lines[_ABOVE_ROWS:]):
        return True
    return linking >= 1 and (is_contents(block) or is_back_to_top(block) or (linking >= 3 and linking * 2 > len(lines)))


def _are_links(rows: Sequence[str]) -> bool:
    """True for rows of a table with nothing but links to anchors and the numbers of the rows."""
    return all(_only_anchors(_COUNT.sub("|", row)) for row in rows)


_ABOVE_ROWS = 2
"""The lines of a table above its rows: the header and the line below it."""
_COUNT = regex(r"\|[ \t]*\d{1,4}[.)]?[ \t]*(?=\|)")
"""A cell with the number of a row."""
