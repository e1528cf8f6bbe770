"""The last lines of a document below a rule, which belong to no answer, or may belong to none.

## How deep is the lake?

It is ninety metres deep.

---

*A book on lakes by an old sailor.*
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from deckpress.reading.parts.furniture import only_links
from deckpress.reading.parts.option_values import LETTER, begins_box
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.not_questions import names_wish
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_FEWEST = 3
_MOST_BLOCKS = 3
_SIGNS = frozenset("*_-+<©")
_LONGEST = 400
"""A longer text below the last rule may be part of the last answer."""


def footer_lines(document: Document, chosen: Sequence[Start]) -> tuple[int, int]:
    """The line of the rule above such lines, the number of lines if none is, and that of a text that may be one, or -1.

    All rules between the questions stand right above one of them or above a heading, so that no answer holds a rule.
    The text that may be one is below the last rule, and stays in the last answer.
    """
    footer = _sources_line(document, chosen)
    rule = _last_rule(document, chosen)
    if footer == len(document.lines) and rule < footer and _is_footer(document, chosen, rule):
        footer = rule
    if len(chosen) < _FEWEST_ABOVE or rule == len(document.lines) or footer <= rule:
        return footer, -1
    return footer, next(block.start for block in document.blocks if block.start > rule)


def _last_rule(document: Document, chosen: Sequence[Start]) -> int:
    """The line of a rule in the last answer, which is the only one in all answers, above a short text; else the end."""
    end, blocks = len(document.lines), document.blocks
    if not chosen or chosen[-1].details is not None or chosen[-1].answer is not None:
        return end
    index = next((n for n in range(len(blocks) - 1, -1, -1) if blocks[n].kind == "rule"), -1)
    if index < 0 or blocks[index].start <= chosen[-1].end or not _is_short(document, blocks[index + 1 :]):
        return end
    first = bisect_left(blocks, chosen[-1].end, key=lambda block: block.start)
    told = first_with_text(reversed(document.lines[chosen[-1].end : blocks[index].start])).rstrip(" \t*_")
    if not told or told.endswith((":", "：")) or any(block.kind == "rule" for block in blocks[first:index]):
        return end
    begun = {start.start for start in chosen}
    for n in range(bisect_left(blocks, chosen[0].start, key=lambda block: block.start), first):
        if blocks[n].kind == "rule" and blocks[n + 1].kind != "heading" and blocks[n + 1].start not in begun:
            return end
    return blocks[index].start


def _is_footer(document: Document, chosen: Sequence[Start], rule: int) -> bool:
    """True if the text below the last rule surely ends the document: its words or its form say so, or other rules."""
    below = document.blocks_on(rule + 1, len(document.lines))
    line = document.lines[below[-1].start].strip()
    if len(below) == 1 and (names_wish(line) or _ENDS.match(line)):
        return True
    if len(chosen) < _FEWEST:
        return False
    alone = len(below) == 1 and not any(block.kind == "rule" for block in document.blocks_on(0, chosen[-1].end))
    return not alone or _is_set_off(line)  # a paragraph below the only rule may go on with the answer


def _sources_line(document: Document, chosen: Sequence[Start]) -> int:
    """The line of a last heading, `### Sources`, above nothing but links; the number of lines without one."""
    blocks = document.blocks
    index = next((n for n in range(len(blocks) - 1, -1, -1) if blocks[n].kind == "heading"), -1)
    if index < 0 or len(chosen) < _FEWEST_ABOVE or blocks[index].start <= chosen[-1].end:
        return len(document.lines)
    told = any(block.kind != "rule" for block in document.blocks_on(chosen[-1].end, blocks[index].start))
    below = [block for block in blocks[index + 1 :] if block.kind != "rule"]
    if not told or not below or not _SOURCES.match(blocks[index].text):
        return len(document.lines)
    lines = [document.lines[number] for block in below for number in range(block.start, block.end)]
    links = all("](" in line or "://" in line for line in lines if line.strip())
    return (
        blocks[index].start
        if links and all(only_links(_COUNT.sub("", line)) for line in lines)
        else len(document.lines)
    )


_FEWEST_ABOVE = 2
_ENDS = regex(
    r"[\W_]*(?:\(c\)|copyright|all rights reserved|(?:last )?(?:updated|modified|edited|revised)(?!\w)"
    r"|(?:created|written|made|compiled|prepared|maintained) (?:by|with|on|for)(?!\w)|end of (?!which)"
    r"|(?:zuletzt|letzte (?:änderung|aktualisierung)|erstellt (?:von|am|mit)|alle rechte)(?!\w)|stand:"
    r"|dernière (?:mise à jour|modification)|tous droits|(?:última|ultima) (?:actualización|atualização)|actualizado"
    r"|todos los derechos|todos os direitos|ultimo aggiornamento|tutti i diritti|laatst bijgewerkt"
    r"|ostatnia aktualizacja|обновлено|последнее обновление|最后更新|最後更新|最終更新)"
    r"|[\W_]*©",
    re.I,
)
"""The head of a line that says who made a document, and when."""
_SOURCES = regex(
    r"[\W\d_]*(?:sources?|references?|links?|further reading|quellen(?:angaben)?|literatur|références|fuentes"
    r"|referencias|fonti|riferimenti|fontes|referências|bronnen|źródła|zdroje|källor|kilder|kaynaklar|источники|ссылки|джерела"
    r"|参考(?:文献|资料|链接)?"
    r"|參考(?:文獻|資料)?|출처|참고(?: ?자료)?)[\W_]*\Z",
    re.I,
)
_COUNT = regex(r"[ \t]*(?:[-*+][ \t]+)?(?:\[?\d{1,3}[\].):]*[ \t]+)?")


def _is_set_off(line: str) -> bool:
    """True for a line in italics or bold print, with a link, or in a list."""
    return line.lstrip()[:1] in _SIGNS or "](" in line or "://" in line


def _is_short(document: Document, blocks: Sequence[Block]) -> bool:
    """True for a few lines of text without a label, an option or a question."""
    if not 0 < len(blocks) <= _MOST_BLOCKS or sum(len(block.text) for block in blocks) > _LONGEST:
        return False
    lines = [document.lines[number].strip() for block in blocks for number in range(block.start, block.end)]
    return all(block.kind in ("paragraph", "list") for block in blocks) and not any(
        label_kind(line)
        or (LETTER.match(line) and not _ENDS.match(line))
        or begins_box(line)
        or looks_like_question(line)
        for line in lines
    )
